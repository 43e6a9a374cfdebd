"""What is cut off a byline, from web pages and texts alike."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from spiders.extraction.byline_parts import before_date, without_post
from tests.extraction.strangers import TEXT, URL, article, authors_of_text


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Published Fri, 20 November 2026", ""),
        ("Published On 20 November 2026", ""),
        ("Sun | 20 November 2026", ""),
        ("Ada Lorne - Sun, 20 November 2026", "Ada Lorne"),
        ("Ada Lorne", "Ada Lorne"),
    ],
)
def test_a_line_before_its_date(text: str, before: str) -> None:
    assert before_date(text) == before


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ada Lorne Reporter", "Ada Lorne"),
        ("Ada Lorne Sea Reporter", "Ada Lorne"),
        ("Ada Lorne Sea Editor", "Ada Lorne"),
        ("Ada Lorne Photo Editor", "Ada Lorne"),
        ("Ada Lorne Harbour Bureau Chief", "Ada Lorne"),
        ("Ada Marie Lorne Staff Writer", "Ada Marie Lorne"),
        ("Ada Marie Lorne Reporter", "Ada Marie Lorne"),
        ("Ada Lorne Sea Reporter", "Ada Lorne"),
        ("Ada Marie Reporter", "Ada Marie"),
        ("ADA LORNE STAFF WRITER", "ADA LORNE"),
        ("Ada Q. Lorne Sea Reporter", "Ada Q. Lorne"),
        ("Ada Q Lorne Sea Reporter", "Ada Q Lorne"),
        ("Dr Ada Lorne Sea Reporter", "Dr Ada Lorne"),
        ("Ada van der Lorne Sea Reporter", "Ada van der Lorne"),
        ("Ada Lorne van Holt Reporter", "Ada Lorne van Holt"),
    ],
)
def test_a_post_behind_a_name(line: str, name: str) -> None:
    assert without_post(line) == name
    assert article(below=f"<p>By {line}</p>")._byline()[1] == (name,)
    assert authors_of_text(f"By {line}") == (name,)


@pytest.mark.parametrize(
    "line",
    [
        "Ada Lorne",
        "Contributing Opinion Writer",
        "The Harbour Reporter",
        "The Marly Harbour Reporter",
        "Marly Lantern Staff",
        "Marly Lantern Editors",
        "Harbour Herald Contributor",
        "Harbour Herald Staff",
        "Port Ossel Correspondent",
        "Real Estate Reporter",
        "Reviewed By: Sea Travel Editor",
    ],
)
def test_what_ends_like_a_post_and_stays_whole(line: str) -> None:
    assert without_post(line) == line


def test_an_editor_who_signs_is_the_author_and_one_who_edited_is_not() -> None:
    sea = "By <a href='/author/ada'>Ada Lorne</a>, Sea Editor, and <a href='/author/bo'>Bo Lind</a>"
    for below, names in (
        ("By Ada Lorne Sea Editor", ("Ada Lorne",)),
        (sea, ("Ada Lorne", "Bo Lind")),
        (sea.replace(", and", ", and photos by"), ("Ada Lorne",)),
        ("Edited by Ada Lorne Sea Editor", ()),
        ("Photos by Ada Lorne Sea Editor", ()),
        ("Editor: Ada Lorne", ()),
    ):
        assert article(below=f"<p>{below}</p>")._byline()[1] == names, below


def test_a_post_behind_a_comma_names_nobody() -> None:
    assert article(below="<p>By Ada Lorne, White Tower Correspondent</p>")._byline()[1] == ("Ada Lorne",)
    assert article(below="<p>By Ada Lorne, Bo Lind Staff Writers</p>")._byline()[1] == ("Ada Lorne", "Bo Lind")


@pytest.mark.parametrize("name", ["Lantern Staff", "Team Lantern", "The Lantern editors", "Lantern News Desk"])
def test_a_desk_behind_a_label_signs_texts_too(name: str) -> None:
    assert authors_of_text(f"By {name}") == article(below=f"<p>By {name}</p>")._byline()[1] == (name,)


def test_a_menu_that_ends_like_a_desk_signs_no_text() -> None:
    assert authors_of_text("By About Our Editors") == authors_of_text("By Staff") == ()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "By Ada Lorne Last updated 18 Nov 2026, 9:00"),
        ("en", "By Ada Lorne First published 18 Nov 2026"),
        ("en", "By Ada Lorne Modified: 18 Nov 2026"),
        ("en", "By Ada Lorne Latest update 18 Nov 2026"),
        ("en", "By Ada Lorne Last updated"),
        ("de", "Von Ada Lorne Zuletzt aktualisiert am 18. November 2026"),
        ("fr", "Par Ada Lorne Mis à jour le 18 novembre 2026"),
        ("es", "Por Ada Lorne Actualizado el 18 de noviembre de 2026"),
        ("pt", "Por Ada Lorne Atualizado em 18 de novembro de 2026"),
        ("en", "By Ada Lorne Read more"),
        ("es", "Por Ada Lorne Leer más"),
        ("en", "By Ada Lorne Comments (12)"),
        ("en", "By Ada Lorne 3 comments"),
        ("en", "By Ada Lorne 3 shares"),
        ("en", "By Ada Lorne Share this article"),
        ("en", "By Ada Lorne Follow @adalorne on X"),
        ("en", "By Ada Lorne Follow @adalorne"),
    ],
)
def test_the_label_of_a_date_and_buttons_end_a_name(language: str, line: str) -> None:
    assert article(below=f"<p>{line}</p><p>18 November 2026</p>", lang=language)._byline()[1] == ("Ada Lorne",)
    assert authors_of_text(line) == ("Ada Lorne",)


@pytest.mark.parametrize("line", ["By Comments", "Ada Lorne Comments (12)", "Harbour Watch Read more"])
def test_buttons_without_a_byline_name_nobody(line: str) -> None:
    assert article(below=f"<p>{line}</p><p>18 November 2026</p>")._byline()[1] == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Lorne The Marly Daily", ("Ada Lorne",)),
        ("By Ada Lorne The Harbour Post", ("Ada Lorne",)),
        ("By ADA LORNE Marly Daily", ("ADA LORNE",)),
        ("By Ada Lorne MARLY DAILY", ("Ada Lorne",)),
        ("By Ada Lorne, The Conversation", ("Ada Lorne",)),
        # The site is the Harbour Herald by its address; of others nobody knows where they begin.
        ("By Ada Lorne Harbour Herald", ("Ada Lorne",)),
        ("By Ada Marie Lorne Harbour Herald", ("Ada Marie Lorne",)),
        ("By Ada Lorne Marly Mercury", ()),
        ("By Ada Mercury", ("Ada Mercury",)),
        ("By Ada Marie Mercury", ("Ada Marie Mercury",)),
        ("By The Marly Post", ("The Marly Post",)),
    ],
)
def test_the_paper_behind_a_name(line: str, names: tuple[str, ...]) -> None:
    assert article(below=f"<p>{line}</p><p>18 November 2026</p>")._byline()[1] == names
    text = "\n\n".join(("Harbour office counts its ropes again", line, "18 November 2026", *TEXT))
    assert read(text.encode(), URL, "text/plain").authors == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Words Ada Lorne Photographs Bo Lind", ("Ada Lorne",)),
        ("Story Ada Lorne Illustrations Bo Lind", ("Ada Lorne",)),
        ("Words Fail Photographs", ()),
        ("By Ada LornePublished", ("Ada Lorne",)),
        ("מאת נועה ברקאיפורסם", ("נועה ברקאי",)),
        ("بقلم سعيد بنجلونالأربعاء", ("سعيد بنجلون",)),
        ("بقلم سعيد عبدالأحد", ("سعيد عبدالأحد",)),
    ],
)
def test_what_a_rendering_has_put_together(line: str, names: tuple[str, ...]) -> None:
    assert article(below=f"<p>{line}</p>")._byline()[1] == authors_of_text(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Published by Marly Republic on Nov. 14, 2026.", ()),
        ("Published by Harbour Herald from Nov. 14 to Nov. 16, 2026.", ()),
        ("Posted by City of Marly on Nov. 14, 2026", ()),
        ("Published on Nov. 14, 2026 by Marly Courier", ()),
        ("Published by Ada Lorne on Nov. 14, 2026", ("Ada Lorne",)),
        ("Published by Lantern Staff on Nov. 14, 2026", ("Lantern Staff",)),
    ],
)
def test_a_paper_that_has_published_something_is_no_author(line: str, names: tuple[str, ...]) -> None:
    page = article(below=f"<p>{line}</p>", url="https://www.deaths.example/ada")
    assert page._byline()[1] == authors_of_text(line) == names
    marked = article(below=f"<p class='byline'>{line}</p>", url="https://www.deaths.example/ada")
    assert marked._byline()[1] == names
    label, _, name = line.partition(" by ")
    if label.isalpha():
        parted = article(below=f"<p>{label} by</p><p>{name}</p>", url="https://www.deaths.example/ada")
        assert parted._byline()[1] == names


@pytest.mark.parametrize("line", ["Key Points", "Listen Now", "Dive Brief", "The Details", "Quick Facts"])
def test_things_that_pages_print_beside_an_article_are_nobody(line: str) -> None:
    assert article(below=f"<p>18 November 2026</p><p>{line}</p>")._byline()[1] == ()
    assert authors_of_text(f"18 November 2026\n\n{line}") == ()


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Lee Local Democracy Reporter",
        "By Ada Lee Court Reporter",
        "By Ada Lee Video Journalist",
        "By Ada Lee Education Correspondent",
        "By Ada Lee Sport Reporter",
        "By Reporter Ada Lee",
        "By Senior Reporter Ada Lee",
        "By Local Democracy Reporter Ada Lee",
        "Por Redactora Ada Lee",
        "By Ada Lee, Local Democracy Reporting Service",
        "By Ada Lee Local Democracy Reporting Service",
        "By Ada Lee (Local Democracy Reporting Service)",
        "By Ada Lee (Court Reporter)",
        "Par Ada Lee (à Paris)",
    ],
)
def test_what_somebody_is_at_either_end_of_a_name(line: str) -> None:
    assert article(below=f"<p>{line}</p>")._byline()[1] == authors_of_text(line) == ("Ada Lee",)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ada Marie Lorne Reporter", "Ada Marie Lorne"),
        ("By Ada Writer", "Ada Writer"),
        ("By Reporter Lorne", "Reporter Lorne"),
        ("By Director Ada Lorne", "Director Ada Lorne"),
        ("By Reporter Harbour Trust Foundation", "Reporter Harbour Trust Foundation"),
    ],
)
def test_names_with_a_role_that_stay(line: str, name: str) -> None:
    assert article(below=f"<p>{line}</p>")._byline()[1] == (name,)


def test_two_names_and_a_place_in_brackets() -> None:
    line = "Par Ada Lorne et Bo Lind (à Paris)"
    assert article(below=f"<p>{line}</p>", lang="fr")._byline()[1] == ("Ada Lorne", "Bo Lind")


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Lorne; illustrations: Bo Lind",
        "By Ada Lorne / Photos: Bo Lind",
        "Por Ada Lorne / Fotos: Bo Lind",
        "Words: Ada Lorne. Photos: Bo Lind",
        "By Ada Lorne (text) and Bo Lind (photos)",
        "Por Ada Lorne Da Redação",
        "EXCLUSIVE by Ada Lorne",
        "By Ada Lorne; Artwork: Bo Lind",
        "By Ada Lorne; Art: Bo Lind",
        "By Ada Lorne / Drawings: Bo Lind",
        "By Ada Lorne / Illustrator: Bo Lind",
        "By Ada Lorne | Photographers: Bo Lind",
        "By Ada Lorne. Camera: Bo Lind",
        "By Ada Lorne; Translation: Bo Lind",
        "By Ada Lorne; Infographic: Bo Lind",
        "By Ada Lorne and Bo Lind (drawings)",
        "By Ada Lorne Artwork by Bo Lind",
        "By Ada Lorne; produced by Bo Lind",
        "By Ada Lorne Medically reviewed by Bo Lind",
        "By Ada Lorne, additional reporting by Bo Lind",
        "Words Ada Lorne Artwork Bo Lind",
        "Illustrated by Bo Lind, words by Ada Lorne",
        "Photos and video by Bo Lind, text by Ada Lorne",
        "Drawings: Bo Lind, Text: Ada Lorne",
        "Par Ada Lorne; dessins : Bo Lind",
        "Par Ada Lorne, dessins de Bo Lind",
        "Par Ada Lorne Traduit par Bo Lind",
        "Por Ada Lorne / Infografía: Bo Lind",
        "Por Ada Lorne, ilustraciones de Bo Lind",
    ],
)
def test_whose_the_pictures_are_behind_a_name(line: str) -> None:
    assert article(below=f"<p>{line}</p>")._byline()[1] == authors_of_text(line) == ("Ada Lorne",)
    assert article(below=f"<p class='byline'>{line}</p>")._byline()[1] == ("Ada Lorne",)


@pytest.mark.parametrize(
    "line",
    [
        "Von Ada Lorne; Grafik: Bo Lind",
        "Von Ada Lorne, Bilder von Bo Lind",
        "Von Ada Lorne, übersetzt von Bo Lind",
        "Grafik von Bo Lind, Text von Ada Lorne",
        "Von Ada Lorne/dpa",
        "Von Ada Lorne/afp",
        "Von Ada Lorne / epd",
        "Von Ada Lorne/AFP/dpa",
        "Von Ada Lorne/KNA",
        "Von Ada Lorne und epd",
        "Von Ada Lorne, sid",
        "Von Ada Lorne (epd)",
        "By Ada Lorne/dpa",
        "By Ada Lorne/NTB",
        "By Ada Lorne and Ritzau",
        "By Ada Lorne/Imago",
    ],
)
def test_nor_in_german_where_agencies_stand_so_as_well(line: str) -> None:
    assert article(below=f"<p>{line}</p>", lang="de")._byline()[1] == authors_of_text(line) == ("Ada Lorne",)


@pytest.mark.parametrize("line", ["By NTB", "By Ritzau", "Von dpa/AFP"])
def test_an_agency_alone_names_nobody(line: str) -> None:
    assert article(below=f"<p>{line}</p>")._byline()[1] == authors_of_text(line) == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Lorne Herald Staff Writer", ("Ada Lorne",)),
        ("By Ada Lorne of the Herald staff", ("Ada Lorne",)),
        ("By Ada Lorne Of The Courier Staff", ("Ada Lorne",)),
        ("By ADA LORNE OF THE HERALD STAFF", ("ADA LORNE",)),
        ("By Ada Lorne and Bo Lind of the Herald staff", ("Ada Lorne", "Bo Lind")),
        ("By Ada Lorne<br>Of The Herald Staff", ("Ada Lorne",)),
        # Those may be towns.
        ("By Marly Bay Herald Staff Writer", ()),
        ("By Port Marly Herald Staff Writer", ()),
        ("By Harbour Herald Staff Writer", ()),
    ],
)
def test_a_papers_staff_behind_a_name(line: str, names: tuple[str, ...]) -> None:
    assert article(below=f"<p>{line}</p>")._byline()[1] == names


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("nl", "Door Ada Lorne. Vertaald door Bo Lind", "Ada Lorne"),
        ("nl", "Door Ada Lorne. Fotograaf: Bo Lind", "Ada Lorne"),
        ("sv", "Av Ada Lorne. Översatt av Bo Lind", "Ada Lorne"),
        ("sv", "Av Ada Lorne. Illustratör: Bo Lind", "Ada Lorne"),
        ("no", "Av Ada Lorne. Redigert av Bo Lind", "Ada Lorne"),
        ("no", "Av Ada Lorne. Illustratør: Bo Lind", "Ada Lorne"),
        ("da", "Af Ada Lorne. Oversat af Bo Lind", "Ada Lorne"),
        ("da", "Af Ada Lorne. Oversættere: Bo Lind", "Ada Lorne"),
        ("tr", "Haber: Ada Lorne; Fotoğraf: Bo Lind", "Ada Lorne"),
        ("tr", "Haber: Ada Lorne; Görsel: Bo Lind", "Ada Lorne"),
        ("pl", "Autor: Ada Lorne; zdjęcia: Bo Lind", "Ada Lorne"),
        ("pl", "Autor: Ada Lorne; rysunki: Bo Lind", "Ada Lorne"),
        ("hu", "Szerző: Ada Lorne; Fotó: Bo Lind", "Ada Lorne"),
        ("hu", "Szerző: Ada Lorne; Képek: Bo Lind", "Ada Lorne"),
        ("el", "Συντάκτης: Νίκος Δήμου; Φωτογραφίες: Άννα Παππά", "Νίκος Δήμου"),
        ("el", "Συντάκτης: Νίκος Δήμου; Εικόνες: Άννα Παππά", "Νίκος Δήμου"),
        ("ru", "Автор: Анна Причалова; Фото: Борис Канатов", "Анна Причалова"),
        ("ru", "Автор: Анна Причалова; Рисунки: Борис Канатов", "Анна Причалова"),
        ("uk", "Автор: Анна Причал; Світлини: Борис Канат", "Анна Причал"),
        ("uk", "Автор: Анна Причал; Малюнки: Борис Канат", "Анна Причал"),
    ],
)
def test_what_others_do_in_more_languages(language: str, line: str, name: str) -> None:
    assert article(below=f"<p>{line}</p>", lang=language)._byline()[1] == (name,)
