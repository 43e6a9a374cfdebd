"""Which days of a change that a page prints are its article's, and which those of boxes beside it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.records import Extraction
from tests.extraction.strangers import PROSE, stranger

HEADLINE = "Ropes are counted again"
UPDATED = "Updated 2 October 2026"
DECLARED = '<meta property="article:published_time" content="2026-09-23T08:20:00+00:00">'


def reading(above: str = "", header: str = "", end: str = "", below: str = "", head: str = "") -> Extraction:
    """An article with these lines: above its `article`, below its headline, behind its prose, below the `article`."""
    own = f"<article><h1>{HEADLINE}</h1><p>By Ada Lorne</p>{header}{PROSE * 3}{end}</article>"
    head = f"<title>{HEADLINE}</title>{head}"
    now = datetime(2026, 11, 22, tzinfo=UTC)
    return stranger(f"<nav><a href='/'>Home</a></nav>{above}<main>{own}{below}</main>", head, captured_at=now).read()


def days(found: Extraction) -> tuple[str | None, str | None]:
    """The days of publication and of the change."""
    published, modified = (at.date().isoformat() if at else None for at in (found.published_at, found.modified_at))
    return published, modified


@pytest.mark.parametrize(
    "places",
    [
        {"header": f"<p>{UPDATED}</p>"},
        {"header": f"<div><a href='/sea'>Sea</a> <span>{UPDATED}</span></div>"},
        {"header": f"<div><h3>Ada Lorne</h3><p>{UPDATED}</p></div>"},
        {"end": f"<p>{UPDATED}</p>"},
        {"end": f"<div><p>By Bo Lind</p><p>{UPDATED}</p></div>"},
        {"end": f"<div class='byline'><p>Ada Lorne, 4 years at sea</p><p>{UPDATED}</p></div>"},
        {"end": "<table><tr><td>Last updated</td><td>2 October 2026</td></tr></table>"},
    ],
)
def test_a_change_by_the_headline_or_behind_the_prose_is_the_articles(places: dict[str, str]) -> None:
    assert days(reading(**places)) == ("2026-10-02", "2026-10-02")
    assert days(reading(**places, head=DECLARED)) == ("2026-09-23", "2026-10-02")


BOXES = [
    f"<div>Weather<div>{UPDATED}, 06:00</div></div>",
    f"<section><h3>Markets</h3><p>{UPDATED}</p></section>",
    f"<div><p>Terms of use.</p><p>{UPDATED}</p></div>",
    f"<div><div><b>Zed</b><span>{UPDATED}</span><p>Nice ropes.</p></div></div>",
    f"<ul><li><a href='/nets'>The nets of the harbour are sold</a><p>{UPDATED}</p></li></ul>",
    f"<aside><p>{UPDATED}</p></aside>",
    f"<div><p>{UPDATED}</p><h3>Markets</h3></div>",
    f"<div><p>Weather</p><p class='updated'>{UPDATED}</p></div>",
    f"<div><p>Weather</p><time class='updated'>{UPDATED}</time></div>",
    f"<figure><img src='/c.png'></figure><p>{UPDATED}</p>",
]


@pytest.mark.parametrize("place", ["above", "end", "below"])
@pytest.mark.parametrize("box", BOXES)
def test_a_change_of_a_box_is_none_of_the_articles_and_no_day_is_inferred_from_it(place: str, box: str) -> None:
    assert days(reading(**{place: box})) == (None, None)
    assert days(reading(**{place: box}, head=DECLARED)) == ("2026-09-23", None)


def test_a_change_of_an_aside_by_the_headline_is_not_the_articles() -> None:
    assert days(reading(header=f"<aside><p>{UPDATED}</p></aside>", head=DECLARED)) == ("2026-09-23", None)


@pytest.mark.parametrize("place", ["above", "below"])
def test_a_change_without_a_box_outside_of_the_article_is_not_its_own(place: str) -> None:
    assert days(reading(**{place: f"<p>{UPDATED}</p>"}, head=DECLARED)) == ("2026-09-23", None)


def test_a_change_may_stand_above_the_headline_in_its_header() -> None:
    header = f"<div><div><p>{UPDATED}</p></div><h1>{HEADLINE}</h1></div>"
    page = stranger(f"<main>{header}{PROSE * 3}</main>", f"<title>{HEADLINE}</title>{DECLARED}")
    assert days(page.read()) == ("2026-09-23", "2026-10-02")


@pytest.mark.parametrize(
    ("day", "change"), [("4 May 2021", None), ("22 September 2026", None), ("24 September 2026", "2026-09-24")]
)
def test_a_change_before_the_publication_is_none(day: str, change: str | None) -> None:
    assert days(reading(header=f"<p>Updated {day}</p>", head=DECLARED)) == ("2026-09-23", change)
    printed = f"<p>Published 23 September 2026</p><p>Updated {day}</p>"
    assert days(reading(header=printed)) == ("2026-09-23", change)
