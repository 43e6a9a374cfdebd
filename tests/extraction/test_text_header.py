"""What stands between a text's headline and its body, line by line; an invented outlet."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from spiders.extraction.landmarks import GENERAL, Landmarks
from spiders.extraction.text_header import (
    Head,
    Setting,
    breadcrumbs_of,
    broken_breadcrumbs,
    is_section_label,
    listed_names,
    numbered_breadcrumbs,
    read_head,
    read_meta,
)
from spiders.extraction.text_lines import Line, to_lines
from tests.extraction.strangers import TEXT

HERALD = Landmarks(
    brands=("harbour herald",), desks=(r"Harbour TV, \w+",), house_authors=("Sea Desk",), prints_standfirst=True
)


def setting(url: str | None = None, marks: Landmarks = GENERAL) -> Setting:
    return Setting(marks, ZoneInfo("UTC"), "en", None, url)


def lines(*texts: str) -> list[Line]:
    return to_lines("\n\n".join(texts))


def head(*above: str, marks: Landmarks = HERALD, body: int | None = None, story: tuple[str, ...] = TEXT[:2]) -> Head:
    """What is read below a headline of these lines, above two paragraphs."""
    found = lines("The wall broke", *above, *story)
    return read_head(found, 0, len(found) - 2 if body is None else body, len(found), setting(marks=marks))


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://herald.example/sea/the-wall-broke.html", "the wall broke"),
        ("https://herald.example/sea/the-wall-broke/12345", "the wall broke"),
        ("https://herald.example/sea/wall", None),
        ("https://herald.example/the-wall/broke", None),
        ("https://herald.example/%D8%A7%D9%84%D8%AC%D8%AF%D8%A7%D8%B1-%D8%A7%D9%86%D9%87%D8%A7%D8%B1", "الجدار انهار"),
        ("https://[bad/the-wall-broke", None),
        (None, None),
    ],
)
def test_the_words_of_a_headline_stand_in_the_last_part_of_an_address_that_is_no_number(
    url: str | None, slug: str | None
) -> None:
    assert setting(url).slug == slug


@pytest.mark.parametrize(
    ("text", "byline", "source", "minutes", "day"),
    [
        ("By Ada Lorne", "By Ada Lorne", None, None, None),
        ("Source: Harbour Agency", None, "Harbour Agency", None, None),
        ("3 min read", None, None, 3, None),
        ("4 May 2026", None, None, None, 4),
        ("4 May 2026 | Source: Harbour Agency", None, "Harbour Agency", None, 4),
        ("4 May 2026 - 3 min read", None, None, 3, 4),
    ],
)
def test_one_line_tells_author_source_day_and_reading_time(
    text: str, byline: str | None, source: str | None, minutes: int | None, day: int | None
) -> None:
    meta = read_meta(lines(text)[0], setting())
    assert meta is not None
    assert meta.sure
    published = meta.dates.published if meta.dates else None
    found = (meta.byline and meta.byline.raw, meta.source, meta.minutes, published and published.at.day)
    assert found == (byline, source, minutes, day)


@pytest.mark.parametrize(
    "text",
    [
        "The wall broke at dawn",
        "By Ada Lorne | The wall broke at dawn",
        "Harbour | Tides",
        "By the sea it is cold. " * 8,
    ],
)
def test_a_line_that_says_more_tells_nothing_of_them(text: str) -> None:
    meta = read_meta(lines(text)[0], setting())
    assert meta is None or not meta.sure


def test_a_bare_name_is_not_sure_and_a_day_that_cannot_be_told_is_kept_as_printed() -> None:
    name, ago = (read_meta(line, setting()) for line in lines("Ada Lorne", "3 hours ago"))
    assert name and name.byline and not name.sure
    assert ago and ago.undated_raw == "3 hours ago" and ago.sure


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("News / #HarbourTV / Reports", ("News", "#HarbourTV", "Reports")),
        ("Home › Sea", ("Home", "Sea")),
        ("Home | Sea", ("Home", "Sea")),
        ("Home | Sport | Politics", ()),
        ("Home | Sea | Tides | Quay | Ropes", ()),
        ("Sea | Tides", ()),
        ("Sea / The wall broke.", ()),
        ("Home / 2026 / Sea", ()),
        ("Home / The wall of Marly broke at dawn", ()),
        ("Sea", ()),
    ],
)
def test_a_path_of_sections_is_short_labels(text: str, labels: tuple[str, ...]) -> None:
    assert breadcrumbs_of(text) == labels


def test_a_path_may_be_broken_over_lines_or_be_a_numbered_list() -> None:
    assert broken_breadcrumbs(lines("Harbour Herald", "News", "/", "Turkey")) == ("News", "Turkey")
    assert broken_breadcrumbs(lines("Harbour Herald", "Turkey")) == ()
    assert numbered_breadcrumbs(lines("Menu", "1. Inicio", "2. Noticias", "Sea")) == ("Inicio", "Noticias")
    assert numbered_breadcrumbs(lines("1. Ropes", "2. Noticias")) == ()
    assert numbered_breadcrumbs(lines("1. Inicio", "Sea")) == ()


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("Sea and Tides", True),
        ("The sea and the tides", False),
        ("Sea:", False),
        ("The wall broke.", False),
        ("Route 66", False),
        ("Harbour Herald", False),
        ("By Ada Lorne", False),
        ("UK", False),
    ],
)
def test_the_name_of_a_section_is_a_few_words_and_nobodys_byline(text: str, is_label: bool) -> None:
    assert is_section_label(lines(text)[0], setting(marks=HERALD)) is is_label


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lorne, Bo Lind", ("Ada Lorne", "Bo Lind")),
        ("Ada Lorne and Bo Lind", ("Ada Lorne", "Bo Lind")),
        ("Ada Lorne", ()),
        ("Ada Lorne, Editor", ()),
        ("Ada Lorne, the wall", ()),
    ],
)
def test_a_line_of_names_holds_nothing_else(text: str, names: tuple[str, ...]) -> None:
    assert listed_names(text, "en") == names


SUMMARY = "The wall of the old harbour broke at dawn, and the water stood in three streets."
WIDER = (
    "The wall of the old harbour of Marly broke at dawn, so that the water stood in all of the three streets"
    " and lanes of the town"
)


def test_below_the_headline_stand_summary_byline_date_and_picture() -> None:
    found = head(SUMMARY, "By Ada Lorne", "4 May 2026", "Boats lie on the quay (Reuters)")
    assert (found.standfirst, found.byline and found.byline.raw) == (SUMMARY, "By Ada Lorne")
    assert found.dates.published is not None
    assert [(image.caption, image.credit) for image in found.images] == [("Boats lie on the quay (Reuters)", None)]
    assert found.end == 5


def test_the_first_of_two_says_it() -> None:
    found = head("By Ada Lorne", "By Bo Lind", "4 May 2026", "5 May 2026")
    assert found.byline and found.byline.raw == "By Ada Lorne"
    assert found.dates.published and found.dates.published.at.day == 4


def test_a_label_above_a_date_says_that_it_is_a_changes() -> None:
    found = head("Updated", "4 May 2026", body=3)
    assert found.dates.published is None
    assert found.dates.modified is not None


def test_a_credit_below_a_caption_is_that_pictures() -> None:
    found = head("4 May 2026", "Boats lie on the quay (AFP photo)", "Photo: Ada Lorne")
    assert [(image.caption, image.credit) for image in found.images] == [
        ("Boats lie on the quay (AFP photo)", "Ada Lorne")
    ]


@pytest.mark.parametrize(
    ("above", "byline"),
    [
        (("Ada Lorne", "Harbour TV, Marly"), "Ada Lorne / Harbour TV, Marly"),
        (("Ada Lorne", "4 May 2026"), "Ada Lorne"),
        (("Sea Desk",), "Sea Desk"),
        (("Ada Lorne",), None),
        (("Politics", "4 May 2026"), None),
    ],
)
def test_a_bare_name_signs_beside_a_date_over_its_desk_or_as_the_house(
    above: tuple[str, ...], byline: str | None
) -> None:
    found = head(*above)
    assert (found.byline and found.byline.raw) == byline


LONG = (f"{TEXT[0]} {TEXT[1]}", f"{TEXT[2]} {TEXT[3]}")


@pytest.mark.parametrize(
    ("summary", "story", "is_standfirst"),
    [
        (SUMMARY, TEXT[:2], True),
        ("Harbour, sea, ropes", TEXT[:2], False),
        # Nothing parts it from the body: it must be short, much shorter than the paragraphs, and one sentence.
        (WIDER, LONG, True),
        (WIDER, TEXT[:2], False),
        (f"{WIDER} of the lower town, and in the two lanes behind these as well, all day", LONG, False),
        ("The wall broke. The water stood in three streets.", TEXT[:2], False),
    ],
)
def test_a_summary_below_the_date_is_short(summary: str, story: tuple[str, ...], is_standfirst: bool) -> None:
    assert (head("4 May 2026", summary, body=2, story=story).standfirst == summary) is is_standfirst


def test_above_the_date_prose_is_a_summary_wherever_the_outlet_prints_none_and_below_it_the_body() -> None:
    assert head(SUMMARY, "4 May 2026", marks=GENERAL).standfirst == SUMMARY
    found = head("4 May 2026", SUMMARY, marks=GENERAL, body=2)
    assert (found.standfirst, found.end) == (None, 2)


def test_above_the_body_unknown_lines_are_passed_over() -> None:
    assert head("Ropes and lamps", "4 May 2026", marks=GENERAL).end == 3
    assert head("Ropes and lamps", "4 May 2026", marks=GENERAL, body=1).end == 1


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Lorne | 4 May 2026",
        "By Ada Lorne, 4 May 2026",
        "By Ada Lorne on Monday, 4 May 2026",
    ],
)
def test_a_byline_and_its_day_on_one_line_are_both_read(line: str) -> None:
    meta = read_meta(lines(line)[0], setting())
    assert meta is not None and meta.byline is not None and meta.dates is not None
    assert (meta.byline.authors, meta.dates.published and meta.dates.published.raw) == (("Ada Lorne",), "4 May 2026")


def test_what_is_but_like_a_name_is_no_surer_for_its_day() -> None:
    meta = read_meta(lines("Lake Marly 4 May 2026")[0], setting())
    assert meta is not None and meta.byline is not None and not meta.sure


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Lorne | Updated: 4 May 2026",
        "By Ada Lorne, Updated May 4, 2026",
        "By Ada Lorne - Updated on Monday, 4 May 2026",
        "By Ada Lorne | Updated: 10:30 AM, 4 May 2026",
        "By Ada Lorne (Updated 4 May 2026)",
        "By Ada Lorne / Last modified on 4 May 2026",
        "By Ada Lorne | Corrected 4 May 2026",
        "By Ada Lorne | Updated: May 4, 2026 10:30 IST",
        "Por Ada Lorne | Actualizado el 4 de mayo de 2026",
        "Par Ada Lorne | Mis à jour le 4 mai 2026",
        "Ada Lorne | Updated 4 May 2026",
    ],
)
def test_a_change_behind_a_byline_is_no_publication(line: str) -> None:
    meta = read_meta(lines(line)[0], setting())
    assert meta is not None and meta.byline is not None and meta.dates is not None
    assert (meta.byline.authors, meta.dates.published) == (("Ada Lorne",), None)
    assert meta.dates.modified and meta.dates.modified.at.date() == date(2026, 5, 4)


def test_both_days_behind_a_byline_are_read() -> None:
    meta = read_meta(lines("By Ada Lorne | Published 3 May 2026 | Updated: 4 May 2026")[0], setting())
    assert meta is not None and meta.dates is not None
    assert [each and each.at.day for each in meta.dates] == [3, 4]


def test_a_label_that_nothing_parts_from_a_bare_name_makes_it_no_surer() -> None:
    meta = read_meta(lines("Lake Marly Updated 4 May 2026")[0], setting())
    assert meta is None or not meta.sure


def test_whoever_edited_it_takes_no_day_away() -> None:
    meta = read_meta(lines("Edited by: Bo Ray | Updated: 4 May 2026")[0], setting())
    assert meta is not None and meta.byline is None and meta.dates is not None
    assert (meta.dates.published, meta.dates.modified and meta.dates.modified.at.day) == (None, 4)
    assert read_meta(lines("Edited by: Bo Ray | The pier opens again")[0], setting()) is None
