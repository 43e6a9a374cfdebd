"""When a page was published and changed, from the alternatives of its fields; an invented outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from spiders.extraction.field_sources import FIRST_POST
from spiders.extraction.fields import Found
from spiders.extraction.live_posts import LiveBlog
from spiders.extraction.page import Page
from spiders.extraction.page_dates import modified_of, published_of, raw_of
from spiders.registry import editions
from storage.records import Post, Precision
from tests.extraction.strangers import stranger

HERALD = replace(editions()[0], outlet="harbour_herald", timezone=ZoneInfo("Asia/Tehran"))


def page_of(
    published: Sequence[Found] = (),
    modified: Sequence[Found] = (),
    *,
    raw: Sequence[Found] = (),
    posted: Sequence[str] | None = None,
    declared: bool = False,
) -> Page:
    """A page whose fields find these; of an outlet that is `declared`, whose clocks are Tehran's, or of a stranger."""

    class HeraldPage(Page):
        def published(self) -> Iterator[Found]:
            yield from published

        def modified(self) -> Iterator[Found]:
            yield from modified

        def published_raw(self) -> Iterator[Found]:
            yield from raw

    page = HeraldPage(stranger().document, HERALD if declared else None)
    posts = tuple(Post("The wall broke.", posted_at=datetime.fromisoformat(at)) for at in posted or ())
    page.__dict__["live_blog"] = LiveBlog(posts, "css:post") if posted else None
    return page


def meta(value: str) -> Found:
    return Found((value,), "meta:time")


def printed(value: str) -> Found:
    return Found((value,), "css:.time", elements=(stranger("<p>x</p>").document.tree,))


def test_the_first_claim_that_is_a_date_counts_and_is_noted() -> None:
    page = page_of([meta("soon"), meta("2026-05-03T10:00:00Z"), Found(("2026-05-04T10:00:00Z",), "json-ld:time")])
    found = published_of(page)
    assert found is not None
    assert (found.date.at, found.source) == (datetime(2026, 5, 3, 10, tzinfo=UTC), "meta:time")
    assert page.sources == {"published_at": "meta:time"}


def test_times_are_told_on_the_clock_of_a_declared_outlet() -> None:
    page = page_of([meta("2026-05-03T12:00:00+02:00")], [meta("2026-05-03T13:00:00+02:00")], declared=True)
    published = published_of(page)
    modified = modified_of(page, published)
    assert published and modified
    assert [each.date.at.utcoffset() for each in (published, modified)] == [timedelta(hours=3.5)] * 2
    assert published.date.at.isoformat() == "2026-05-03T13:30:00+03:30"


@pytest.mark.parametrize("source", ["htmldate", "change:meta:time"])
def test_a_day_that_is_guessed_or_a_changes_is_inferred(source: str) -> None:
    found = published_of(page_of([Found(("2026-05-03",), source)]))
    assert found is not None
    assert found.date.precision is Precision.INFERRED


def test_a_change_may_lie_before_a_day_that_is_guessed() -> None:
    page = page_of([Found(("2026-05-03",), "htmldate")], [meta("1 May 2026")])
    assert modified_of(page, published_of(page)) is not None


@pytest.mark.parametrize(
    ("modified", "at"),
    [
        (meta("2026-05-03T11:00:00Z"), "2026-05-03T11:00:00+00:00"),
        (meta("2026-05-03T10:00:00Z"), None),
        (meta("3 May 2026"), None),
        (meta("2 May 2026"), None),
        (meta("2026-05-02T23:30:00-11:00"), "2026-05-02T23:30:00-11:00"),
        (meta("4 May 2026"), "2026-05-04T12:00:00+00:00"),
        (printed("3 May 2026, 11:00"), None),
        (printed("Updated: 3 May 2026, 11:00"), "2026-05-03T11:00:00+00:00"),
    ],
)
def test_a_change_is_later_than_the_publication_and_one_that_is_printed_says_so(
    modified: Found, at: str | None
) -> None:
    page = page_of([meta("2026-05-03T10:00:00Z")], [modified])
    found = modified_of(page, published_of(page))
    assert (found and found.date.at.isoformat()) == at


def test_a_day_that_the_page_calls_that_of_a_change_stays_one_though_nothing_else_tells_the_publication() -> None:
    page = page_of([Found(("2026-05-03",), "change:meta:time")], [meta("3 May 2026")])
    assert modified_of(page, published_of(page)) is not None


POSTS = ("2026-05-03T10:00:00+00:00", "2026-05-03T12:00:00+00:00", "2026-05-03T13:00:00+00:00")


@pytest.mark.parametrize(
    ("claims", "at", "source"),
    [
        ((), POSTS[0], FIRST_POST),
        ([meta("2026-05-03T13:00:00Z")], "2026-05-03T13:00:00+00:00", "meta:time"),
        ([printed("3 May 2026 09:00")], "2026-05-03T09:00:00+00:00", "css:.time"),
        # A day stands at noon, after the first post; it is the blog's day nevertheless.
        ([printed("3 May 2026")], "2026-05-03T12:00:00+00:00", "css:.time"),
        ([printed("4 May 2026")], POSTS[0], FIRST_POST),
        ([printed("3 May 2026 11:00")], "2026-05-03T11:00:00+00:00", "css:.time"),
        ([printed("3 May 2026 12:00")], POSTS[0], FIRST_POST),
        ([printed("3 May 2026 14:00")], POSTS[0], FIRST_POST),
    ],
)
def test_a_live_blog_is_as_old_as_its_first_post_unless_its_own_time_is_told(
    claims: Sequence[Found], at: str, source: str
) -> None:
    page = page_of(claims, posted=POSTS)
    found = published_of(page)
    assert found is not None
    assert (found.date.at.isoformat(), found.source) == (at, source)
    assert page.sources["published_at"] == source


@pytest.mark.parametrize(
    ("claims", "raw", "said"),
    [
        ([meta("2026-05-03T10:00:00Z")], [], "2026-05-03T10:00:00Z"),
        ([meta("2026-05-03T10:00:00Z")], [meta("soon"), meta("3 May 2026")], "3 May 2026"),
        ([Found(("2026-05-03",), "url")], [], None),
        ([printed("3 hours ago")], [], "3 hours ago"),
        ([printed("3 hours ago"), printed("4 hours ago")], [], "3 hours ago"),
        ([printed("soon")], [], None),
    ],
)
def test_what_was_printed_of_the_publication_is_kept_though_it_tells_no_day(
    claims: Sequence[Found], raw: Sequence[Found], said: str | None
) -> None:
    page = page_of(claims, raw=raw)
    assert raw_of(page, published_of(page)) == said
