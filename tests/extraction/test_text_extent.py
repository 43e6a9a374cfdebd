"""From which line to which a stranger's text is its article."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pytest

from spiders.extraction.landmarks import GENERAL
from spiders.extraction.text_extent import find_extent, tells_of_article, title_above
from spiders.extraction.text_header import Setting
from spiders.extraction.text_lines import to_lines
from tests.extraction.strangers import TEXT

TITLE = "Harbour office counts its ropes again"
SETTING = Setting(
    GENERAL, ZoneInfo("UTC"), "en", None, "https://www.harbour-herald.example/harbour-office-counts-its-ropes-again"
)
OTHER = (
    "A library in the hills has opened its new roof to readers, who may now look at the stars while they wait for a"
    " book that somebody else has taken home with him and will not bring back before the winter.",
    "Its keeper hopes that the clouds will stay away for the first week, since nobody has yet found out how the great"
    " window over the reading room may be shut again once it was opened for all.",
)


def body(*texts: str, boxes: Sequence[range] = (), own: Sequence[int] = ()) -> list[str]:
    lines = to_lines("\n\n".join(texts))
    extent = find_extent(lines, SETTING, boxes, own)
    return [line.text for line in lines[extent.start : extent.end]]


def test_the_body_is_the_prose_below_the_title() -> None:
    assert body("Home", "Sea", "Tides", TITLE, *TEXT, "Home", "Contact", "Imprint") == [*TEXT]


def test_short_lines_among_the_paragraphs_stand_in_it() -> None:
    lines = (*TEXT[:2], "Ropes and chains", *TEXT[2:])
    assert body(TITLE, *lines, "Home", "Contact") == [*lines]


@pytest.mark.parametrize(
    "end",
    [
        ("Related articles", *OTHER),
        ("Most read", "Comments", *OTHER),
        ("Copyright 2026 The Harbour Herald", *OTHER),
        ("About Harbour Herald", *OTHER),
        # Another article's title, with who wrote that and when.
        ("Library opens its roof", "By Bo Lind", "4 May 2026", *OTHER, *OTHER),
    ],
)
def test_it_ends_above_what_tells_of_other_things(end: tuple[str, ...]) -> None:
    assert body(TITLE, *TEXT, *end) == [*TEXT]


def test_it_goes_on_below_a_heading_of_others_where_a_paragraph_speaks_of_the_same() -> None:
    other = (*OTHER, *OTHER, *OTHER, *OTHER)
    lines = (*TEXT, "Related articles", *other[:4], *TEXT * 2)
    assert body(TITLE, *lines) == [*lines]
    assert body(TITLE, *TEXT, "Related articles", *other) == [*TEXT]


def test_it_goes_on_below_boxes_and_below_lines_that_are_its_own() -> None:
    lines = (*TEXT, "Comments", *TEXT * 2)
    assert body(TITLE, *lines) == [*TEXT]
    assert body(TITLE, *lines, own=[6]) == [*lines]
    box = ("Most read", "Library opens its roof", "4 May 2026")
    assert body(TITLE, *TEXT[:3], *box, TEXT[3]) == [*TEXT[:3]]
    assert body(TITLE, *TEXT[:3], *box, TEXT[3], boxes=[range(4, 7)]) == [*TEXT[:3], *box, TEXT[3]]


def test_a_list_counts_where_the_line_above_announces_it() -> None:
    items = tuple(f"* rope number {number} of the long white ones" for number in range(12))
    announced = body(TITLE, *TEXT, "What the office has found so far:", *items)
    assert len(announced) == len(TEXT) + 1 + len(items)
    assert body(TITLE, *TEXT, "Ropes", *items) == [*TEXT]


def test_days_in_a_chronology_are_its_own() -> None:
    days = tuple(f"* {day} May 2026" for day in range(1, 4))
    assert body(TITLE, TEXT[0], *TEXT, *days, TEXT[0])[-1] == TEXT[0]
    assert len(body(TITLE, TEXT[0], *TEXT, *days, TEXT[0])) == len(TEXT) + 1 + len(days) + 1


def test_a_text_without_prose_has_none() -> None:
    assert body("Home", "Sea", "Tides") == []


def test_a_later_run_must_be_much_longer_than_the_one_below_the_title() -> None:
    days = tuple(f"{day} May 2026" for day in range(1, 7))
    assert body(TITLE, *TEXT[:4], *days, *OTHER * 3) == [*TEXT[:4]]
    assert body(TITLE, *TEXT[:4], *days, *OTHER * 9)[-1] == OTHER[-1]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("By Ada Lorne", True),
        ("4 May 2026", True),
        ("Ada Lorne", False),
        ("* 4 May 2026", False),
        ("Harbour", False),
        (TEXT[0], False),
    ],
)
def test_who_wrote_an_article_and_when_stands_in_a_short_line(text: str, tells: bool) -> None:
    assert tells_of_article(to_lines(text)[0], SETTING) is tells


def test_the_title_stands_above_by_the_address_or_as_the_highest_heading() -> None:
    lines = to_lines("\n\n".join(("Home", TITLE, "4 May 2026", *TEXT)))
    assert title_above(lines, find_extent(lines, SETTING), SETTING) == 1
    unnamed = Setting(GENERAL, ZoneInfo("UTC"), "en", None, None)
    assert title_above(lines, find_extent(lines, unnamed), unnamed) is None
    marked = to_lines("\n\n".join(("Home", "# Ropes", "4 May 2026", *TEXT)))
    assert title_above(marked, find_extent(marked, unnamed), unnamed) == 1
