"""What joins the names of a byline, in each language, in one text or in elements of their own."""

from __future__ import annotations

import pytest

from spiders.extraction.byline_joins import joins_of
from spiders.extraction.bylines import parse_byline, split_authors
from tests.extraction.strangers import article

BOTH = ("Ada Lorne", "Bo Lind")


@pytest.mark.parametrize(
    ("language", "label", "join"),
    [
        ("en", "By", "and"),
        ("en", "By", "with"),
        ("es", "Por", "y"),
        ("es", "Por", "e"),
        ("pt", "Por", "e"),
        ("fr", "Par", "et"),
        ("de", "Von", "und"),
        ("it", "Di", "e"),
        ("it", "Di", "ed"),
        ("nl", "Door", "en"),
        ("ru", "Автор:", "и"),
        ("uk", "Автор:", "та"),
        ("uk", "Автор:", "й"),
        ("tr", "Yazan:", "ve"),
        ("ar", "بقلم", "و"),
        ("pl", "", "oraz"),
        ("sv", "", "och"),
        ("da", "", "og"),
    ],
)
def test_the_word_for_and(language: str, label: str, join: str) -> None:
    line = f"{label} Ada Lorne {join} Bo Lind".strip()
    parsed = parse_byline(line, language=language)
    assert parsed is not None
    assert parsed.authors == split_authors(line, language) == BOTH
    own = "class='byline'" if not label else ""
    for below in (
        f"<p {own}>{line}</p>",
        f"<p {own}>{label} <b>Ada Lorne</b> <b>{join} Bo Lind</b></p>",
        f"<p {own}>{label} <b>Ada Lorne</b> <i>{join}</i> <b>Bo Lind</b></p>",
        f"<p {own}>{label} <b>Ada Lorne {join}</b> <b>Bo Lind</b></p>",
        f"<p {own}>{label} <a href='/author/ada'>Ada Lorne</a> {join} Bo Lind</p>",
    ):
        if join != "with" or "href" not in below:  # of a link's and another's with that word the second only helped
            assert article(below=below, lang=language)._byline()[1] == BOTH, below


def test_what_joins_in_one_language_is_another_word_elsewhere() -> None:
    for line, language, author in (
        ("Por Ada Lorne en Marly", "es", "Ada Lorne"),
        ("By Ada E Lorne", "en", "Ada E Lorne"),
        ("By Ada Y. Lorne", "en", "Ada Y. Lorne"),
        ("By Ada Lorne Ed", "en", "Ada Lorne Ed"),
    ):
        parsed = parse_byline(line, language=language)
        assert parsed is not None
        assert parsed.authors == (author,)
    capitals = parse_byline("POR ADA LORNE E BO LIND", language="pt")
    assert capitals is not None
    assert capitals.authors == ("ADA LORNE", "BO LIND")


def test_a_name_that_ends_like_a_joining_letter_is_not_open() -> None:
    """Persons are called Amr, whose last letter is the Arabic word for `and`."""
    assert joins_of("ar").at_end.search("عمرو") is None
    assert joins_of("ar").at_end.search("أحمد خليل و") is not None
