"""When a page that no outlet has declared says that it was published."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from spiders.extraction import read
from spiders.extraction.generic_dates import on_own_clock, published
from spiders.extraction.page import Page
from spiders.extraction.page_dates import date_of_field
from spiders.registry import edition_named
from storage.records import Extraction, Precision
from tests.extraction.strangers import PROSE, URL, article, stranger

SEPTEMBER = '<meta property="article:published_time" content="2026-09-23T08:20:00+02:00">'

CHANGED = '<meta property="og:updated_time" content="2026-09-23T08:20:00Z">'
LATER = '<meta property="article:modified_time" content="2026-09-24T08:20:00+02:00">'


def first(page: Page) -> tuple[str, str] | None:
    """The first candidate's text and source."""
    return next(((found.values[0], found.source) for found in published(page) if found.values), None)


@pytest.mark.parametrize(
    ("above", "below", "head", "url", "expected"),
    [
        ("", "", SEPTEMBER, URL, ("2026-09-23T08:20:00+02:00", "meta:article:published_time")),
        ("", "<p>Published September 23, 2026</p>", "", URL, ("September 23, 2026", "page:dateline")),
        (
            "",
            "<div><span>Ada Lorne</span> · <span>23 Sep 2026</span> · 4 min read</div>",
            "",
            URL,
            ("23 Sep 2026", "page:dateline"),
        ),
        ("<div>23.09.2026</div>", "", "", URL, ("23.09.2026", "page:dateline")),
        (
            "",
            '<time datetime="2026-09-23T06:20:00Z">3 weeks ago, 23 September 2026</time>',
            "",
            URL,
            ("2026-09-23T06:20:00Z", "page:dateline"),
        ),
        (
            "",
            f"<p>HARBOUR CITY, Sept 23, 2026 (Agency) - {'The ropes were counted again by the office. ' * 5}</p>",
            "",
            URL,
            ("Sept 23, 2026", "page:dateline"),
        ),
        # The label that says which date is the publication's.
        (
            "",
            "<p>Posted on</p><p>September 23, 2026</p><p>Updated: October 2, 2026</p>",
            "",
            URL,
            ("September 23, 2026", "page:dateline"),
        ),
        (
            "",
            "<div>October 2, 2026</div><div>First published: September 23, 2026</div>",
            "",
            URL,
            ("September 23, 2026", "page:dateline"),
        ),
        # The address, and what it says of printed dates.
        ("", "", "", "https://a.example/2026/09/23/ropes", ("2026-09-23", "url")),
        ("", "", "", "https://a.example/2026/sep/23/ropes", ("2026-09-23", "url")),
        ("", "", "", "https://a.example/news/20260923/ropes-19881.html", ("2026-09-23", "url")),
        (
            "",
            "<p>September 23, 2026</p>",
            "",
            "https://a.example/id/20110312/ropes",
            ("September 23, 2026", "page:dateline"),
        ),
        ("", "<p>A story of May 4, 2020</p>", "", "https://a.example/2026/09/23/ropes", ("2026-09-23", "url")),
        (
            "",
            "<p>23 September 2026 08:20</p>",
            "",
            "https://a.example/2026/09/23/ropes",
            ("23 September 2026 08:20", "page:dateline"),
        ),
        # A label below the body, but not a reader's or another article's.
        ("", f"{PROSE * 4}<p>Post time: September 23, 2026</p>", "", URL, ("September 23, 2026", "page:labelled")),
        (
            "",
            f"{PROSE * 4}<div>Posted on <b>September 23, 2026</b></div>",
            "",
            URL,
            ("September 23, 2026", "page:labelled"),
        ),
        (
            "",
            f"{PROSE * 4}<p class='date'>September 23, 2026. Updated: October 2, 2026</p>",
            "",
            URL,
            ("September 23, 2026. Updated: October 2, 2026", "css:.date"),
        ),
        # A page that was made anew prints the older day.
        ("", "<div>May 4, 2020</div>", SEPTEMBER, URL, ("May 4, 2020", "page:dateline")),
        (
            "",
            "<div>October 4, 2026</div>",
            SEPTEMBER,
            URL,
            ("2026-09-23T08:20:00+02:00", "meta:article:published_time"),
        ),
        ("<div>May 4, 2020</div>", "", SEPTEMBER, URL, ("2026-09-23T08:20:00+02:00", "meta:article:published_time")),
        (
            "",
            "<div>May 4, 2020</div>",
            SEPTEMBER,
            "https://a.example/2026/09/23/ropes",
            ("2026-09-23T08:20:00+02:00", "meta:article:published_time"),
        ),
        # An article that was published again, and changed after that; the day of the last change itself is none.
        (
            "",
            "<div>October 4, 2026</div>",
            SEPTEMBER + '<meta property="article:modified_time" content="2026-11-02T08:20:00Z">',
            URL,
            ("October 4, 2026", "page:dateline"),
        ),
        (
            "",
            "<div>October 4, 2026</div>",
            SEPTEMBER + '<meta property="article:modified_time" content="2026-10-04T08:20:00Z">',
            URL,
            ("2026-09-23T08:20:00+02:00", "meta:article:published_time"),
        ),
        # A declared time that is the last change's as well, whichever zones are named.
        ("<div>May 4, 2020</div>", "", SEPTEMBER + CHANGED, URL, ("May 4, 2020", "page:dateline")),
        (
            "",
            f"{PROSE * 4}<time pubdate datetime='2020-05-04'>May 4</time>",
            SEPTEMBER + CHANGED,
            URL,
            ("2020-05-04", "css:datePublished"),
        ),
        (
            "<div>May 4, 2020</div>",
            "",
            SEPTEMBER + LATER,
            URL,
            ("2026-09-23T08:20:00+02:00", "meta:article:published_time"),
        ),
    ],
)
def test_dates(above: str, below: str, head: str, url: str, expected: tuple[str, str]) -> None:
    assert first(article(above, below, head, url=url)) == expected


@pytest.mark.parametrize(
    "below",
    [
        "<p>Updated October 2, 2026</p>",
        "<p>Last updated:</p><p>October 2, 2026</p>",
        "<p>Reviewed on October 2, 2026</p>",
        "<div class='related'>October 2, 2026</div>",
        f"{PROSE * 4}<div class='comments'><p>Posted on October 2, 2026</p></div>",
        f"{PROSE * 4}<p>Posted on the harbour's wall</p>",
        "<figure><figcaption>The harbour, October 2, 2026</figcaption></figure>",
        "",
    ],
)
def test_what_is_no_publication(below: str) -> None:
    sources = {found.source for found in published(article(below=below))}
    assert sources.isdisjoint({"page:dateline", "page:labelled"})


@pytest.mark.parametrize(
    "below",
    [
        "<p>2 days ago</p><p>It sank on 4 May 2019.</p>",
        "<p>Am 4. Mai 2019 war die Welt noch in Ordnung.</p>",
        "<p>A story of 4 May 2019</p>",
        f"{PROSE}<p>The survey was published on 4 May 2019 and runs to 90 pages.</p>",
        f"{PROSE * 4}<p>Published on 4 May 2019, the survey runs to 90 pages.</p>",
    ],
)
def test_the_day_of_a_sentence_goes_before_no_declared_or_printed_one(below: str) -> None:
    assert first(article("", below, SEPTEMBER)) == ("2026-09-23T08:20:00+02:00", "meta:article:published_time")
    assert first(article("", f"<p>23 September 2026</p>{below}")) == ("23 September 2026", "page:dateline")
    labelled = article("", f"{below}{PROSE * 4}<p>Published: 23 September 2026</p>")
    assert [found.values for found in published(labelled) if found.source == "page:labelled"] == [
        ("23 September 2026",)
    ]


LINE_IN_DOUBT = "<p>Zuerst erschienen am 3. März 2026.</p>"
TEASER = "<aside><h3><a href='/n/other'>Ferries run again</a></h3><p>5. März 2026</p></aside>"


@pytest.mark.parametrize(
    ("above", "below", "head", "day"),
    [
        ("", LINE_IN_DOUBT, "", "3. März 2026."),
        ("", LINE_IN_DOUBT + TEASER, "", "3. März 2026."),
        ("", f"{LINE_IN_DOUBT}<p>5. März 2026</p>", "", "5. März 2026"),
        ("<p>5. März 2026</p>", LINE_IN_DOUBT, "", "5. März 2026"),
        ("", "<p>Gutachten veröffentlicht am 3. März 2026 warnte davor.</p><p>5. März 2026</p>", "", "5. März 2026"),
        ("", LINE_IN_DOUBT, "<meta property='article:published_time' content='2026-03-05'>", "2026-03-05"),
    ],
)
def test_a_day_in_doubt_goes_before_those_of_others_alone(above: str, below: str, head: str, day: str) -> None:
    found = first(article(above=above, below=below, head=head, lang="de"))
    assert found is not None and found[0].rstrip(".") == day.rstrip(".")


def test_dates_stand_around_the_first_heading_where_nothing_prints_the_headline() -> None:
    page = stranger(f"<h3>Blog | September 23, 2026</h3><h2>Ropes</h2>{PROSE}", "<title>How ropes are counted</title>")
    assert first(page) == ("September 23, 2026", "page:dateline")


def test_the_page_of_a_graph_has_its_articles_date() -> None:
    graph = f'{{"@type": "WebPage", "url": "{URL}", "datePublished": "2026-09-23"}}'
    other = '{"@type": "WebPage", "url": "https://a.example/another-page-of-it", "datePublished": "2020-01-01"}'
    page = article(head=f'<script type="application/ld+json">{{"@graph": [{other}, {graph}]}}</script>')
    assert first(page) == ("2026-09-23", "json-ld:datePublished")


@pytest.mark.parametrize(
    ("lang", "url", "month_first"),
    [
        ("en-US", URL, True),
        ("en-GB", URL, False),
        ("en", URL, True),
        ("en", "https://a.example.co.uk/ropes-are-counted", False),
        ("es", URL, False),
    ],
)
def test_which_number_is_the_month(lang: str, url: str, month_first: bool) -> None:
    page = article(below="<p>3/9/2026</p>", url=url, lang=lang)
    assert next(published(page)).month_first is month_first


@pytest.mark.parametrize(
    ("declared", "below", "url", "day", "moment"),
    [
        ("2026-09-23T02:41:00Z", "<p>September 22, 2026</p>", URL, 22, "2026-09-23T02:41:00+00:00"),
        ("2026-09-23T22:03:00Z", "<p>September 24, 2026</p>", URL, 24, "2026-09-23T22:03:00+00:00"),
        ("2026-09-23T02:41:00Z", "", "https://a.example/2026/09/22/ropes", 22, "2026-09-23T02:41:00+00:00"),
        ("2026-09-23T02:41:00Z", "<p>September 22, 2026 at 9:15 pm</p>", URL, 23, "2026-09-23T02:41:00+00:00"),
        ("2026-09-23T08:41:00Z", "<p>September 24, 2026</p>", URL, 23, "2026-09-23T08:41:00+00:00"),
        ("2026-09-23T23:41:00-05:00", "", URL, 23, "2026-09-24T04:41:00+00:00"),
        ("September 23, 2026 11:41 PM EST", "", URL, 23, "2026-09-24T04:41:00+00:00"),
        ("September 23, 2026 11:41 PM ET", "", URL, 23, "2026-09-24T03:41:00+00:00"),
    ],
)
def test_the_day_is_that_of_the_sites_own_clock(declared: str, below: str, url: str, day: int, moment: str) -> None:
    page = article(below=below, head=f'<meta name="date" content="{declared}">', url=url)
    found = date_of_field(page, "published")
    assert found is not None
    assert on_own_clock(found.date, page).at.day == found.date.at.day == day
    assert found.date.at == datetime.fromisoformat(moment)


CAPTURED = datetime(2026, 10, 3, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("below", "publication", "change"),
    [
        (
            "<p>Published September 23, 2026 6:42 PM UTC. Updated September 24, 2026 7:15 AM UTC</p>",
            "2026-09-23T18:42:00+00:00",
            "2026-09-24T07:15:00+00:00",
        ),
        (
            "<p>Published Sept. 23, 2026 | Updated Sept. 24, 2026</p>",
            "2026-09-23T12:00:00+00:00",
            "2026-09-24T12:00:00+00:00",
        ),
        (
            "<div>Last updated: 24 September 2026, 07:15 UTC</div><div>23 September 2026</div>",
            "2026-09-23T12:00:00+00:00",
            "2026-09-24T07:15:00+00:00",
        ),
        (
            f"{PROSE * 4}<p>Posted on September 23, 2026. Updated September 24, 2026</p>",
            "2026-09-23T12:00:00+00:00",
            "2026-09-24T12:00:00+00:00",
        ),
        ("<p>Updated September 24, 2026</p>", "2026-09-24T12:00:00+00:00", "2026-09-24T12:00:00+00:00"),
        ("<p>September 23, 2026</p><p>Updated September 23, 2026</p>", "2026-09-23T12:00:00+00:00", None),
        # Days that count from the capture's.
        ("<div>2 hours ago</div>", "2026-10-03T12:00:00+00:00", None),
        ("<time>Yesterday at 9:15 AM</time>", "2026-10-02T09:15:00+00:00", None),
        ("<p>September 23, 2026</p><p>Updated yesterday</p>", "2026-09-23T12:00:00+00:00", "2026-10-02T12:00:00+00:00"),
        # What stands between a day and its time of day.
        ("<div>Ada Lorne - 23 Sep 2026 - 23:10 CET</div>", "2026-09-23T23:10:00+01:00", None),
        (
            "<p>Par Yann Le Moal, publié le 1er septembre 2026 à 18h05, mis à jour le 2 septembre 2026 à 19h10</p>",
            "2026-09-01T18:05:00+00:00",
            "2026-09-02T19:10:00+00:00",
        ),
        (
            "<p>Publié le 2 septembre 2026 à 18h05</p><p>Modifié le 22/09/2026 à 19:00</p>",
            "2026-09-02T18:05:00+00:00",
            "2026-09-22T19:00:00+00:00",
        ),
        ("<p>Stand: 22.9.2026 21:40 Uhr</p>", "2026-09-22T21:40:00+00:00", None),
        ("<p>Red./APA, 14. Jänner 2026, 07:30</p>", "2026-01-14T07:30:00+00:00", None),
        (
            "<p>18 أيلول 2026</p><p>آخر تحديث: 19 أيلول 2026 15:20 بتوقيت غرينتش</p>",
            "2026-09-18T12:00:00+00:00",
            "2026-09-19T15:20:00+00:00",
        ),
    ],
)
def test_publication_and_change_as_printed(below: str, publication: str | None, change: str | None) -> None:
    found = article(below=below, captured_at=CAPTURED).read()
    assert found.published_at == (datetime.fromisoformat(publication) if publication else None)
    assert found.modified_at == (datetime.fromisoformat(change) if change else None)


@pytest.mark.parametrize(
    "below",
    [
        "<p>Last modified: 2 October 2026</p>",
        "<p>Letzte Änderung: 2.10.2026</p>",
        "<p>Dernière mise à jour : 2 octobre 2026</p>",
        "<p>Updated <time datetime='2026-10-02T08:20:00Z'>2 October 2026</time></p>",
    ],
)
def test_a_day_that_a_label_calls_a_change_is_but_the_last_guess_at_the_publication(below: str) -> None:
    found = article(below=f"<article>{below}</article>", captured_at=CAPTURED).read()
    assert (found.published_from, found.published_precision) == ("change:page:dateline", Precision.INFERRED)
    assert found.published_at == found.modified_at is not None
    assert found.published_raw is None
    address = "https://a.example/2026/09/23/ropes"
    known = article(below=f"<article>{below}</article>", url=address, captured_at=CAPTURED).read()
    assert (known.published_from, known.modified_at) == ("url", found.modified_at)


def test_beside_a_change_that_is_declared_nothing_is_guessed() -> None:
    head = '<meta property="article:modified_time" content="2026-09-28T10:00:00Z">'
    body = f"<main><h1>Ropes are counted again</h1>{PROSE * 3}</main><footer><p>v 2024-09-03</p></footer>"
    placeholder = head.replace("2026-09-28T10:00:00Z", "{{modified}}")
    assert stranger(body, placeholder).read().published_from == "htmldate"
    alone, beside = stranger(body).read(), stranger(body, head).read()
    assert (alone.published_from, alone.published_precision) == ("htmldate", Precision.INFERRED)
    assert beside.published_from == "change:meta:article:modified_time"
    assert beside.published_precision == Precision.INFERRED
    assert beside.published_at == beside.modified_at == datetime(2026, 9, 28, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("end", "publication", "change"),
    [
        ("<p>Last updated: 13 November 2025</p>", None, "2025-11-13"),
        ("<p>Mis à jour le 13 novembre 2025</p>", None, "2025-11-13"),
        ("<p><b>Last updated:</b> 13 November 2025</p>", None, "2025-11-13"),
        ("<table><tr><td>Last updated</td><td>13 November 2025</td></tr></table>", None, "2025-11-13"),
        ("<dl><dt>Published</dt><dd>3 May 2025</dd></dl>", "2025-05-03", None),
        ("<p>Last updated: 13 November 2025. First published: 3 May 2025</p>", "2025-05-03", "2025-11-13"),
        ("<p>Updated guidance of 13 November 2025 says that ropes are counted.</p>", None, None),
        (
            "<div><h3><a href='/nets'>The nets of the old harbour are sold</a></h3><p>Updated 3 May 2025</p></div>",
            None,
            None,
        ),
        ("<footer><p>Last updated: 13 November 2025</p></footer>", None, None),
    ],
)
def test_labelled_days_below_the_body(end: str, publication: str | None, change: str | None) -> None:
    found = stranger(f"<main><h1>Ropes are counted again</h1>{PROSE * 3}{end}</main>").read()
    stated = found.published_at if found.published_precision is not Precision.INFERRED else None
    assert (stated and stated.date().isoformat()) == publication
    assert (found.modified_at and found.modified_at.date().isoformat()) == change


@pytest.mark.parametrize(
    ("below", "publication"),
    [
        ("<p>18:20 | 23 September 2026</p>", "2026-09-23T18:20:00+00:00"),
        ("<p>Updated 2 October 2026, published 23 September 2026</p>", "2026-09-23T12:00:00+00:00"),
        ("<p>By Ada Lorne Updated 2 October 2026 Published 23 September 2026</p>", "2026-09-23T12:00:00+00:00"),
        (
            "<p><b>Updated</b> by Ada Lorne <b>Published 23 September 2026</b> <i>at noon</i></p>",
            "2026-09-23T12:00:00+00:00",
        ),
    ],
)
def test_each_label_around_a_headline_owns_the_date_behind_it(below: str, publication: str) -> None:
    found = article(below=below, captured_at=CAPTURED).read()
    assert (found.published_at, found.published_from) == (datetime.fromisoformat(publication), "page:dateline")


@pytest.mark.parametrize(
    ("below", "head", "moment"),
    [
        ("<p>23.09.2026 08:20</p>", LATER, "2026-09-23T08:20:00+02:00"),
        ("<p>23.09.2026 08:20</p>", LATER.replace("+02:00", "-0500"), "2026-09-23T08:20:00-05:00"),
        ("<p>23.09.2026 08:20</p>", LATER.replace("+02:00", "+05:30"), "2026-09-23T08:20:00+05:30"),
        ("<p>23.09.2026 08:20 GMT</p>", LATER, "2026-09-23T08:20:00+00:00"),
        ("<p>23.09.2026 08:20</p>", LATER.replace("+02:00", "Z"), "2026-09-23T08:20:00+00:00"),
        ("", LATER + '<meta name="date" content="2026-09-23 08:20">', "2026-09-23T08:20:00+00:00"),
    ],
)
def test_a_page_that_declares_an_offset_prints_by_it(below: str, head: str, moment: str) -> None:
    assert article(below=below, head=head).read().published_at == datetime.fromisoformat(moment)


def test_a_declared_time_may_have_both_prefixes() -> None:
    declared = SEPTEMBER.replace("article:", "og:article:")
    assert first(article(below="<p>23.09.2026 08:21</p>", head=declared)) == (
        "2026-09-23T08:20:00+02:00",
        "meta:og:article:published_time",
    )


def test_a_change_is_not_put_on_the_printed_day_of_the_publication() -> None:
    head = SEPTEMBER + '<meta property="article:modified_time" content="2026-09-24T08:02:00Z">'
    found = article(below="<p>September 23, 2026</p>", head=head).read()
    assert found.modified_at is not None
    assert found.modified_at.isoformat() == "2026-09-24T08:02:00+00:00"


def test_an_age_names_no_day_where_the_time_of_the_capture_is_not_known() -> None:
    found = article(below="<div>2 hours ago</div>").read()
    assert (found.published_at, found.published_raw) == (None, "2 hours ago")


@pytest.mark.parametrize(
    "below",
    [
        "<aside><h3>Related</h3><time datetime='2019-01-01'>1 January 2019</time></aside>",
        "<p>By Ada Lorne</p><aside><time datetime='2019-01-01'>1 January 2019</time></aside>",
        "<div><h3>Related</h3><span>1 January 2019</span></div>",
        "<ul><li><a href='/x'>Old story of the pier closing</a> <time>1 January 2019</time></li></ul>",
        "<div><a href='/x'><h4>Old story of the pier</h4></a><time>1 January 2019</time></div>",
        "<p>The fair: 1 January 2019</p>",
        "<p>The fair opens 1 January 2019</p>",
        "<div><b>When:</b> <span>1 January 2019</span></div>",
    ],
)
def test_a_strange_day_below_the_headline_takes_not_the_declared_ones_place(below: str) -> None:
    assert first(article(below=below, head=SEPTEMBER)) == (
        "2026-09-23T08:20:00+02:00",
        "meta:article:published_time",
    )


@pytest.mark.parametrize(
    "below",
    [
        "<p>By Ada Lorne 1 January 2019</p>",
        "<p>By Ada Lorne | 1 January 2019</p>",
        "<div><h2>The keeper tells how</h2></div><div><a href='/ada'>Ada Lorne</a> <b>1 January 2019</b></div>",
        "<div><h2>The keeper tells how</h2><p>Published <b>1 January 2019</b></p></div>",
    ],
)
def test_an_earlier_day_of_the_article_itself_does(below: str) -> None:
    found = first(article(below=below, head=SEPTEMBER))
    assert found is not None
    assert found[1] == "page:dateline"


@pytest.mark.parametrize(
    ("date", "lang", "url", "head", "is_marked"),
    [
        ("05/06/2026", "en", URL, "", True),
        ("5-6-2026 10:30", "", URL, "", True),
        ("5.6.2026 10:30", "", URL, "", False),  # dots: nobody writes the month first so
        ("05/06/2026", "en-CA", URL, "", True),
        ("05/06/2026", "en-PH", URL, "", True),
        ("05/06/2026", "en-GB", URL, "", False),
        ("05/06/2026", "en-US", URL, "", False),
        ("05/06/2026", "fr", URL, "", False),
        ("05/06/2026", "en", "https://herald.example.co.uk/ropes", "", False),
        ("05/05/2026", "en", URL, "", False),
        ("13/06/2026", "en", URL, "", False),
        ("2026-05-06", "en", URL, "", False),
        ("05/06/2026", "en", "https://herald.example/2026/05/06/ropes", "", False),
        # Another claim of one of the two days tells; what stands beside the article does not.
        ("05/06/2026", "en", URL, '<meta name="date" content="May 6, 2026">', False),
        ("05/06/2026", "en", URL, "<body><time datetime='2026-05-06'></time>", False),
        ("05/06/2026", "en", URL, "<body><div><time datetime='2026-06-05'></time></div>", False),
        ("05/06/2026", "en", URL, "<body><aside><time datetime='2026-06-05'></time></aside>", True),
    ],
)
def test_a_date_that_may_be_either_of_two_says_so(date: str, lang: str, url: str, head: str, is_marked: bool) -> None:
    page = f"<html lang='{lang}'><head><title>Ropes are counted</title>{head}</head><body><h1>Ropes are counted</h1>"
    found = read(f"{page}<p class='date'>{date}</p>{PROSE * 3}</body></html>".encode(), url)
    assert found.published_at is not None
    assert (found.published_from or "").endswith(":ambiguous") is is_marked
    assert dict(found.field_sources)["published_at"] == found.published_from
    assert (dict(found.confidences)["published_at"] <= 0.6) is is_marked


@pytest.mark.parametrize(("lang", "printed"), [("en-GB", "05/03/2026"), ("es", "05/03/2026"), ("en", "2026-03-05")])
def test_a_printed_day_whose_order_is_certain_is_no_other(lang: str, printed: str) -> None:
    head = '<meta property="article:published_time" content="2026-05-03T08:00:00Z">'
    head += '<meta property="article:modified_time" content="2026-11-20T08:00:00Z">'
    page = f"<html lang='{lang}'><head>{head}</head><body><h1>Ropes are counted</h1><p>{printed}</p>{PROSE * 3}"
    assert str(read(page.encode(), URL).published_at)[:10] == "2026-03-05"


@pytest.mark.parametrize("lang", ["en", ""])
def test_another_claim_tells_which_number_is_the_month(lang: str) -> None:
    again = "<ul><li><h4>Ropes are counted</h4><time datetime='2026-06-05'>June 5</time></li></ul>"
    page = f"<html lang='{lang}'><body><h1>Ropes are counted</h1><p class='date'>%s</p>{PROSE * 3}{again}"
    assert str(read((page % "05-06-2026").encode(), URL).published_at)[:10] == "2026-06-05"
    assert str(read((page % "06-05-2026").encode(), URL).published_at)[:10] == "2026-06-05"


@pytest.mark.parametrize(("declared", "day"), [("2026-09-10T16:07:00Z", "2026-09-10"), ("2026-09-08", "2026-10-09")])
def test_a_printed_day_in_the_other_order_is_the_declared_one(declared: str, day: str) -> None:
    head = f'<meta property="article:published_time" content="{declared}">'
    head += '<meta property="article:modified_time" content="2026-11-20T08:00:00Z">'
    page = f"<html lang='en'><head>{head}</head><body><h1>Ropes are counted</h1><p>09.10.2026</p>{PROSE * 3}"
    assert str(read(page.encode(), URL).published_at)[:10] == day


@pytest.mark.parametrize(
    ("zone", "lang", "month_first", "is_marked"),
    [
        ("Europe/London", "en", False, False),
        ("Asia/Tehran", "", False, False),
        ("America/New_York", "en", True, True),
        ("Europe/London", "en-US", True, False),
    ],
)
def test_the_zone_of_an_outlet_tells_which_number_is_the_month(
    zone: str, lang: str, month_first: bool, is_marked: bool
) -> None:
    page = article(below="<p>3/9/2026</p>", lang=lang)
    page.edition = replace(edition_named("presstv"), timezone=ZoneInfo(zone))
    found = next(found for found in published(page) if found.values)
    assert (found.month_first, found.source.endswith(":ambiguous")) == (month_first, is_marked)


def test_a_video_was_published_when_it_was_put_up() -> None:
    video = '{"@type": "VideoObject", "name": "Ropes are counted again", "uploadDate": "2026-09-23T08:20:00Z"}'
    page = article(head=f'<script type="application/ld+json">{video}</script>')
    assert first(page) == ("2026-09-23T08:20:00Z", "json-ld:uploadDate")


@pytest.mark.parametrize(
    "below", ["The fair opens 3 March 2019", "The fair opens on 3 March 2019.", "La feria abre el 3 de marzo de 2019"]
)
def test_a_day_that_a_sentence_below_the_headline_tells_is_no_dateline(below: str) -> None:
    assert article(below=f"<p>{below}</p>").printed_dates.after == ()


@pytest.mark.parametrize(
    "below",
    [
        "Ada Lorne, 3 March 2019",
        "Port Ossel, 3 March 2019",
        "The Lantern 3 March 2019",
        "The Lantern Herald, 3 March 2019",
        "The story was published on 3 March 2019",
    ],
)
def test_a_day_behind_a_name_or_a_label_is_one(below: str) -> None:
    assert [each.value for each in article(below=f"<p>{below}</p>").printed_dates.after] == ["3 March 2019"]


MASTHEAD = "<div>Sunday, November 22, 2026</div><nav><a href='/sea'>Sea</a></nav>"
COUNTED = f"<article><h1>Ropes are counted again</h1>{{}}{PROSE * 3}{{}}</article>"


@pytest.mark.parametrize(
    ("above", "below", "expected", "source"),
    [
        ("<p>2 days ago</p>", "", "2026-11-20", "page:dateline"),
        ("", "<p>Published 20 November 2026</p>", "2026-11-20", "page:labelled"),
        ("<p class='post-date'>20 November 2026</p>", "", "2026-11-20", "page:dateline"),
        ("", "", None, None),
    ],
)
def test_the_day_in_a_masthead_gives_way_to_what_the_article_says(
    above: str, below: str, expected: str | None, source: str | None
) -> None:
    now = datetime(2026, 11, 22, 8, tzinfo=UTC)
    found = stranger(MASTHEAD + COUNTED.format(above, below), captured_at=now).read()
    day = found.published_at.date().isoformat() if found.published_at else None
    assert (day, found.published_from) == (expected, source)


@pytest.mark.parametrize("heading", ["2 comments", "Kommentare", "Leave a reply"])
def test_the_time_of_a_comment_is_known_by_the_heading_above_it(heading: str) -> None:
    talk = "<div><b>Jo</b> <time datetime='2026-11-21T10:00'>a while ago</time><p>I like it.</p></div>"
    now = datetime(2026, 11, 22, 8, tzinfo=UTC)
    assert stranger(COUNTED.format("", f"<h3>{heading}</h3>{talk}"), captured_at=now).read().published_at is None
    assert stranger(COUNTED.format("", f"<h3>Ropes</h3>{talk}"), captured_at=now).read().published_at is not None


@pytest.mark.parametrize(
    ("lang", "line", "moments"),
    [
        ("zh", "发布时间：2026/11/20 15:30 更新时间：2026/11/21 9:00", ("2026-11-20T15:30", "2026-11-21T09:00")),
        ("ja", "公開日：2026/11/20 15:30 更新日：2026/11/21 9:00", ("2026-11-20T15:30", "2026-11-21T09:00")),
        ("ja", "公開日 2026年11月20日 更新日 2026年11月21日", ("2026-11-20T12:00", "2026-11-21T12:00")),
        ("ja", "2026/11/20 15:30（最終更新 2026/11/20 18:02）", ("2026-11-20T15:30", "2026-11-20T18:02")),
        ("ja", "公開 2026/11/20 15:30", ("2026-11-20T15:30", None)),
        ("ja", "2026/11/20(金) 15:30配信", ("2026-11-20T15:30", None)),
        ("ko", "2026/11/20 10:30 송고", ("2026-11-20T10:30", None)),
    ],
)
def test_days_as_east_asia_prints_them_and_their_changes(lang: str, line: str, moments: tuple[str | None, ...]) -> None:
    found = article(below=f"<p>{line}</p>", lang=lang, captured_at=datetime(2026, 11, 22, 8, tzinfo=UTC)).read()
    assert tuple(at and at.isoformat()[:16] for at in (found.published_at, found.modified_at)) == moments
    assert line not in (found.body or "")


FIRST, CHANGED = "2026-11-18T09:41", "2026-11-19T13:05"


@pytest.mark.parametrize("sep", [" ", " | ", " - ", ", "])
@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("de", "Aktualisierung:"),
        ("de", "Aktualisierung vom"),
        ("de", "Update"),
        ("de", "Stand:"),
        ("pl", "Aktualizacja:"),
        ("pl", "Akt."),
        ("pl", "aktualizacja z dnia"),
        ("it", "Aggiornamento:"),
        ("it", "aggiornamento del"),
        ("it", "modifica il"),
        ("es", "Modificado:"),
        ("fr", "Actualisé le"),
        ("fr", "MAJ"),
        ("fr", "MAJ :"),
        ("cs", "Aktualizace:"),
        ("cs", "aktualizace dne"),
        ("en-GB", "changed"),
    ],
)
def test_a_label_of_a_change_between_two_days_is_of_the_one_behind_it(lang: str, label: str, sep: str) -> None:
    line = f"18.11.2026, 09:41{sep}{label} 19.11.2026, 13:05"
    _tells_both(article(below=f"<p>Ada Lorne</p><p>{line}</p>", lang=lang).read())


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("de", "Veröffentlicht am 18.11.2026 um 09:41 Uhr, Stand: 19.11.2026, 13:05 Uhr"),
        ("de", "18. November 2026, 09:41 Uhr (Stand: 19. November 2026, 13:05 Uhr)"),
        ("de", "18.11.2026, 09:41 Uhr Aktualisierung: 19.11.2026, 13:05 Uhr"),
        ("de", "18.11.2026, 09:41 Uhr, Aktualisierung vom 19. November 2026, 13:05 Uhr"),
        ("de", "Update vom 19.11.2026, 13:05 Uhr; erstmals erschienen am 18.11.2026, 09:41 Uhr"),
        ("pl", "18 listopada 2026, 9:41 Aktualizacja: 19 listopada 2026, 13:05"),
        ("pl", "18 listopada 2026, 9:41 (aktualizacja: 19 listopada 2026, 13:05)"),
        ("pl", "18 listopada 2026, 9:41 Zaktualizowano: 19 listopada 2026, 13:05"),
        ("pl", "18 lis 2026, 9:41 (akt. 19 lis 2026, 13:05)"),
        ("it", "18 novembre 2026, 09:41 (modifica il 19 novembre 2026 | 13:05)"),
        ("es", "18 de noviembre de 2026 09:41 Modificado: 19 de noviembre de 2026 13:05"),
        ("en", "Nov 18, 2026, 9:41 AM (changed Nov 19, 2026, 1:05 PM)"),
    ],
)
def test_a_change_in_words_is_of_the_day_behind_its_label(lang: str, line: str) -> None:
    _tells_both(article(below=f"<p>Ada Lorne</p><p>{line}</p>", lang=lang).read())


def _tells_both(found: Extraction) -> None:
    assert [each.isoformat()[:16] for each in (found.published_at, found.modified_at) if each] == [FIRST, CHANGED]
    assert found.authors == ("Ada Lorne",)
    assert "2026" not in (found.body or "")


@pytest.mark.parametrize(
    ("lang", "line", "day"),
    [
        ("pl", "18 MAJ 2026, 09:41", "2026-05-18"),
        ("de", "Port Ossel | Stand: 19.11.2026", "2026-11-19"),
        ("de", "Stand: 19.11.2026, 13:05 Uhr", "2026-11-19"),
    ],
)
def test_a_day_alone_that_may_be_a_changes_is_the_publications(lang: str, line: str, day: str) -> None:
    found = article(below=f"<p>{line}</p>", lang=lang).read()
    assert (found.published_at and found.published_at.date().isoformat(), found.modified_at) == (day, None)
