"""What stands before the names of a byline, in each language: one table for web pages and texts."""

from __future__ import annotations

import pytest

from spiders.extraction.byline_labels import has_any_byline_label, has_byline_label, without_byline_label
from tests.extraction.strangers import PROSE, article, authors_of_text


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "By"),
        ("en", "Written by"),
        ("en", "Commentary by"),
        ("en", "Guest essay by"),
        ("en", "Published by"),
        ("en", "Author:"),
        ("es", "Análisis por"),
        ("es", "Textos de"),
        ("pt", "Escrito por"),
        ("fr", "Propos recueillis par"),
        ("fr", "Tribune par"),
        ("de", "Gastbeitrag von"),
        ("de", "Verfasst von"),
        ("it", "Scritto da"),
        ("it", "Testo di"),
        ("nl", "Geschreven door"),
        ("ru", "Автор:"),
        ("uk", "Авторка:"),
        ("tr", "Yazar:"),
        ("ar", "بقلم"),
    ],
)
def test_labels(language: str, label: str) -> None:
    assert has_byline_label(f"{label} Ada Lorne", language)
    assert has_any_byline_label(f"{label} Ada Lorne")
    assert without_byline_label(f"{label} Ada Lorne", language) == "Ada Lorne"
    for below in (
        f"<p>{label} Ada Lorne</p>",
        f"<p>{label}</p><p>Ada Lorne</p>",
        f"<p><i>{label}</i> <b>Ada Lorne</b></p>",
    ):
        assert article(below=below, lang=language)._byline()[1] == ("Ada Lorne",), below


@pytest.mark.parametrize("label", ["By", "Por", "Par", "بقلم", "Author:"])
def test_a_label_is_one_without_anything_behind_it(label: str) -> None:
    assert has_byline_label(label, "en")
    assert without_byline_label(label, "en") == ""


@pytest.mark.parametrize(
    "line", ["Byron Lorne", "Porto Lind", "Parker Lind", "Text", "Author", "Story", "Doorstep", ""]
)
def test_a_word_that_begins_as_a_label_is_none(line: str) -> None:
    assert not has_byline_label(line, "en")


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_what_begins_names_elsewhere_is_a_label_in_its_language_only(language: str) -> None:
    assert not any(has_byline_label(line, language) for line in ("Di Lorne", "Von Lorne", "Door Lorne"))


@pytest.mark.parametrize(
    "label",
    ["Article written by", "Story by", "Escrito por", "Écrit par", "Verfasst von", "Geschreven door", "Scritto da"],
)
def test_the_own_label_counts_below_the_body(label: str) -> None:
    assert article(below=f"{PROSE * 4}<h3>{label} Ada Lorne</h3>")._byline()[1] == ("Ada Lorne",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("20 November 2026 | Guest essay by Ada Lorne", ("Ada Lorne",)),
        ("20 November 2026 | Gastbeitrag von Ada Lorne", ("Ada Lorne",)),
        ("20 November 2026 | Yazar: Ada Lorne", ("Ada Lorne",)),
        ("By Ada LorneStaff Writer", ("Ada Lorne",)),
        # A name that has a capital within.
        ("By Ada FitzLorne", ("Ada FitzLorne",)),
        ("By Ada DellaLorne", ("Ada DellaLorne",)),
    ],
)
def test_labels_within_lines_of_texts(line: str, names: tuple[str, ...]) -> None:
    assert authors_of_text(line) == names
