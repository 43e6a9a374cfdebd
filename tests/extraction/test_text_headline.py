"""Which line of an unknown outlet's text is the headline, with nothing in the address to tell it."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from storage.records import Extraction

TITLE, SUBTITLE = "How a town forgot its river", "And what it cost to remember"
PARAGRAPHS = (
    "The river runs under the car park of the market hall, and nobody I asked could tell me what it was called once.",
    "It was put into a pipe because of the smell, says one who was an apprentice then and is the last of those men.",
    "Now the town has to choose between a new pipe and the river itself, and the mayor has asked for a vote in March.",
)


def reading(*head: str) -> Extraction:
    return read("\n\n".join([*head, *PARAGRAPHS]).encode(), media_type="text/plain")


def headings(found: Extraction) -> tuple[str | None, str | None]:
    return found.headline, found.standfirst


@pytest.mark.parametrize("above", [(), ("Slow Water",), ("Slow Water", "Subscribe Sign in"), ("  • News", "  • Sport")])
@pytest.mark.parametrize("signed", [("By Ada Lorne", "Nov 14, 2026"), ("Ada Lorne", "Nov 14, 2026"), ("14 Nov 2026",)])
def test_below_the_headline_stands_a_short_sub_title(above: tuple[str, ...], signed: tuple[str, ...]) -> None:
    assert headings(reading(*above, TITLE, SUBTITLE, *signed)) == (TITLE, SUBTITLE)


@pytest.mark.parametrize(
    "above",
    [
        "Notes from among the many reeds",  # of which the article says nothing
        "home newsletter blog river town",
        "The Town and River Post - News",
    ],
)
def test_a_line_of_the_site_above_the_headline_is_none(above: str) -> None:
    assert reading(above, TITLE, "By Ada Lorne", "Nov 14, 2026").headline == TITLE


@pytest.mark.parametrize("subtitle", [(), ("The council put it into a pipe and nobody knows its name",)])
def test_the_names_behind_a_label_of_their_own_are_no_headline(subtitle: tuple[str, ...]) -> None:
    found = reading("Slow Water", TITLE, *subtitle, "By\nAda Lorne and Bo Lind\n-\nNovember 14, 2026")
    assert headings(found) == (TITLE, subtitle[0] if subtitle else None)
    assert found.authors == ("Ada Lorne", "Bo Lind")


@pytest.mark.parametrize(
    "line",
    [
        "Port Marly - 14 Nov. 2026 - 21:47 CET and again in the days that came after it",
        "Port Marly and the islands - 14 Nov. 2026 Updated: 15 Nov. 2026",
    ],
)
def test_a_line_with_a_date_and_its_time_is_no_headline(line: str) -> None:
    assert reading("Slow Water", TITLE, "Ada Lorne / Bo Lind", line).headline == TITLE


@pytest.mark.parametrize(
    "names",
    [
        "Ada Lorne / Bo Lind",
        "Ada Lorne & Bo Lind",
        "Ada Lorne and Bo Lind\n\nNorthern News, Marly",
        "Ada Lorne, Bo Lind\n\nNorthern News, Marly",
        "  • Ada Lorne\n\nAda Lorne, Bo Lind",
    ],
)
def test_names_above_a_date_are_the_authors_and_no_standfirst(names: str) -> None:
    found = reading("Slow Water", TITLE, names, "14 November 2026")
    assert (found.headline, found.standfirst, found.authors) == (TITLE, None, ("Ada Lorne", "Bo Lind"))


def test_a_name_and_a_post_are_one_author() -> None:
    found = reading(TITLE, "Ada Lorne, Shipping Reporter", "14 November 2026")
    assert found.authors == ("Ada Lorne",)


def test_names_behind_a_label_of_their_own_tell_of_the_headline_above_them() -> None:
    summary = "The council put it into a pipe, and nobody living can say what it was called."
    found = reading("Search the Slow Water pages", TITLE, summary, "By \nAda Lorne, Bo Lind", "Share this page")
    assert found.headline == TITLE


def test_a_weekday_that_is_printed_right_behind_a_name_is_none_of_it() -> None:
    found = reading(TITLE, "Ada LorneWed, November 18, 2026 at 5:00 AM EST2 min read")
    assert found.authors == ("Ada Lorne",)
