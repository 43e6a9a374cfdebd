"""Which days of a change that a page prints are its article's, and which those of boxes beside it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.extraction.own_changes import is_own_change
from storage.records import Extraction
from tests.extraction.strangers import PROSE, stranger

HEADLINE = "Ropes are counted again"
UPDATED = "Updated 2 October 2026"
STANDFIRST = (
    "Boats may moor again from Monday on, though the old pier has neither lights nor benches, nor ropes to spare."
)
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
        {"end": f"<figure><img src='/c.png'></figure><p>{UPDATED}</p>"},
        {"end": f"<table><tr><td>Ropes</td></tr></table>{PROSE}<p>{UPDATED}</p>"},
        {"end": f"<div><svg></svg>{PROSE}</div><p>{UPDATED}</p>"},
        {"end": f"<div><script>draw()</script><noscript> </noscript></div><p>{UPDATED}</p>"},
        {"end": f"<div><span>Share</span> <div>{UPDATED}</div></div>"},
        {"end": f"<div><p>Topics: Port, Ropes</p><p>{UPDATED}</p></div>"},
        {"end": f"<div><p><a rel='tag' href='/1'>Port</a> <a rel='tag' href='/2'>Sea</a></p><p>{UPDATED}</p></div>"},
        {"end": f"<div><p>Ada Lorne</p><p>{UPDATED}</p></div>"},
        {"end": f"<div>{UPDATED}<div>By Ada Lorne</div></div>"},
        {"end": f"<p>{UPDATED}</p><ul><li><a href='/t/1'>Port</a></li> <li><a href='/t/2'>Ropes</a></li></ul>"},
        {"end": f"<h3>Figures</h3><p>None of them was lost.</p><p>{UPDATED}</p>"},
        {"end": f"<h3>Tags</h3><p>Port</p><p>{UPDATED}</p>"},
        {"end": f"<div><p>{UPDATED}</p><p>Harbour Herald</p></div>"},
        {"header": f"<aside><p>By Ada Lorne</p><p>{UPDATED}</p></aside>"},
        {"header": f"<p>{STANDFIRST}</p><div><span>Sea</span> <p>{UPDATED}</p></div>"},
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
    f"<table><tr><td>Ropes</td><td>9</td></tr></table><p>{UPDATED}</p>",
    f"<figure><svg></svg></figure><p>{UPDATED}</p>",
    f"<div><div>Ropes lost by month</div><svg></svg></div><p>{UPDATED}</p>",
    f"<div><script>draw()</script><noscript>A chart of ropes</noscript></div><p>{UPDATED}</p>",
    f"<h3>Figures</h3><p>12 ropes</p><p>{UPDATED}</p>",
    f"<div>{UPDATED}, 07:50<div>Ferry 1</div></div>",
    f"<div class='byline'>{UPDATED}, 07:50<div>Ferry 1</div></div>",
    f"<p>{UPDATED}</p><ul><li>Ferry 1</li></ul>",
    f"<div><p>{UPDATED}</p><div>We keep your data safe.</div></div>",
    f"<div><a href='/weather'>Weather</a> <p>{UPDATED}</p></div>",
    f"<div><p>Bo Lind</p><p>{UPDATED}</p></div>",
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


def test_a_change_below_a_long_standfirst_and_the_byline_is_by_the_headline() -> None:
    box = f"<div><span>Sea</span> <p>By Ada Lorne</p><p>{UPDATED}</p></div>"

    def change(above: str, box: str = box) -> str | None:
        page = stranger(
            f"<main><article><h1>{HEADLINE}</h1>{above}{box}{PROSE * 3}</article></main>",
            f"<title>{HEADLINE}</title>{DECLARED}",
        )
        return days(page.read())[1]

    standfirst = f"<p>{STANDFIRST}</p>"
    assert change(standfirst * 2) == "2026-10-02"
    assert change(standfirst * 2, box.replace("By ", "")) is None
    assert change(standfirst * 3) is None  # of the body
    assert change(standfirst * 2, box.replace("<span>Sea</span>", "<h3>Nine nets of the harbour are sold</h3>")) is None


@pytest.mark.parametrize(
    "aside",
    [
        f"<aside><h3>Nine nets of the harbour are sold</h3><p>By Bo Lind</p><p>{UPDATED}</p></aside>",
        f"<aside><p>By Ada Lorne</p><p>{UPDATED}</p>{PROSE * 2}</aside>",
    ],
)
def test_an_aside_with_a_byline_may_be_anothers(aside: str) -> None:
    assert days(reading(header=aside, head=DECLARED)) == ("2026-09-23", None)


def test_an_aside_with_a_byline_behind_the_prose_is_anothers() -> None:
    aside = f"<aside><p>By Ada Lorne</p><p>{UPDATED}</p></aside>"
    assert days(reading(end=aside, head=DECLARED)) == ("2026-09-23", None)


def test_a_change_above_the_headline_may_stand_in_its_article_and_not_in_what_else_holds_it() -> None:
    for tag, change in (("article", "2026-10-02"), ("div", None)):
        body = f"<{tag}><p>{UPDATED}</p><h1>{HEADLINE}</h1><p>By Ada Lorne</p>{PROSE * 3}</{tag}>"
        page = stranger(f"<main>{body}</main>", f"<title>{HEADLINE}</title>{DECLARED}")
        assert days(page.read()) == ("2026-09-23", change)


def test_a_change_above_a_short_article_is_none_of_its_header() -> None:
    page = stranger(f"<p>{UPDATED}</p><h1>{HEADLINE}</h1><p>None is lost.</p>", f"<title>{HEADLINE}</title>")
    (element, _) = page.document.select("p")
    assert not is_own_change(element, page.heading, page.header)


@pytest.mark.parametrize(("age", "day"), [("3 hours ago", "2026-11-21"), ("yesterday at 14:12", "2026-11-21")])
def test_a_publication_is_inferred_from_the_age_of_a_change(age: str, day: str) -> None:
    assert days(reading(header=f"<p>Updated {age}</p>")) == (day, day)
