"""When a page was published and changed: the first of its claims that is a date, and on which clock that stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from spiders.extraction import generic_dates, page_clocks
from spiders.extraction.dates import UTC_ZONE, DateLine, FoundDate, parse_date_line, printed_date
from spiders.extraction.field_sources import FIRST_POST, Origin, origin_of
from spiders.extraction.fields import Found
from spiders.extraction.live_posts import first_time_of
from storage.records import Precision

if TYPE_CHECKING:
    from spiders.extraction.page import Page


class Dated(NamedTuple):
    """A date that was found, and which alternative gave it."""

    date: FoundDate
    source: str


def date_of_field(page: Page, name: Literal["published", "modified"]) -> Dated | None:
    """The first date that the alternatives of a field give; where it came from is noted."""
    date_in = _published_in if name == "published" else _modified_in
    for found, values in page.find(name):
        for value in values:
            if (date := date_in(value, found, page)) is not None:
                page.note(f"{name}_at", found.source)
                return Dated(date, found.source)
    return None


def _published_in(value: str, found: Found, page: Page) -> FoundDate | None:
    """When a value says that the page was published; the page keeps the first that names no day which can be told."""
    date = _line_of(value, found, page).published
    if date is None:
        if page.undated_raw is None:
            page.undated_raw = printed_date(value, page.zone, language=page.language)
        return None
    if found.origin.is_inferred:
        date = date._replace(precision=Precision.INFERRED)
    # The day that is printed by the headline is the publication's alone.
    return _at_outlet(date, page) if page.edition else generic_dates.on_own_clock(date, page)


def _modified_in(value: str, found: Found, page: Page) -> FoundDate | None:
    """When a value says that the page was changed: a printed time is a change's only where it says so."""
    line = _line_of(value, found, page)
    date = line.modified or (None if found.elements else line.published)
    if date is None:
        return None
    return _at_outlet(date, page) if page.edition else generic_dates.on_stated_clock(date, page)


def _line_of(value: str, found: Found, page: Page) -> DateLine:
    zone, now = page.zone_of(found), page.captured_at
    return parse_date_line(value, zone, language=page.language, now=now, month_first=found.month_first)


def _at_outlet(date: FoundDate, page: Page) -> FoundDate:
    return date._replace(at=date.at.astimezone(page.zone))


def published_of(page: Page) -> Dated | None:
    """When the article was published; a live blog, where nothing declares that, not after its first post."""
    published = date_of_field(page, "published")
    blog = page.live_blog
    first = first_time_of(blog, page.captured_at, page.zone) if blog else None
    if blog is None or first is None or (published is not None and origin_of(published.source).is_declared):
        return published
    is_before = published is not None and (
        published.date.at <= first.at
        or (published.date.precision is Precision.DAY and published.date.at.date() == first.at.date())
    )
    if is_before or (published is not None and _is_of_blog(published, [post.posted_at for post in blog.posts])):
        return published
    page.note("published_at", FIRST_POST)
    return Dated(first, FIRST_POST)


def _is_of_blog(published: Dated, posted: Sequence[datetime | None]) -> bool:
    """Whether a time is that of a live blog as a whole: it is no post's, and not later than all of them."""
    at = published.date.at
    is_time = published.date.precision is Precision.MINUTE and at not in posted
    return is_time and any(at < time for time in posted if time)


def modified_of(page: Page, published: Dated | None) -> Dated | None:
    """The time of a change; the time of the publication, given once more, is none, nor is what lies before it by days,
    or on a clock that is not known."""
    modified = date_of_field(page, "modified")
    if modified is None or published is None:
        return modified
    origin = origin_of(published.source)
    if origin is Origin.CHANGE:
        return modified
    if modified.date.at < published.date.at and _is_on_guessed_clock(modified, page):
        return None
    is_before = modified.date.at < published.date.at and modified.date.at.date() < published.date.at.date()
    if is_before and not origin.is_inferred:
        return None
    # A printed day stands at noon, which is no time before the publication of that day.
    is_same_day = modified.date.precision is Precision.DAY and modified.date.at.date() == published.date.at.date()
    return None if is_same_day or modified.date.at == published.date.at else modified


def _is_on_guessed_clock(dated: Dated, page: Page) -> bool:
    """Whether a time is printed without a zone, on a page that tells nowhere on which clock it prints."""
    is_timed = dated.date.precision is Precision.MINUTE and origin_of(dated.source) is Origin.PRINTED
    return (
        is_timed and page.edition is None and page.zone is UTC_ZONE and not page_clocks.tells_zone(dated.date.raw, page)
    )


def raw_of(page: Page, published: Dated | None) -> str | None:
    """The publication time as printed; it is kept even where no date could be read."""
    for _, values in page.find("published_raw"):
        for value in values:
            line = parse_date_line(value, page.zone, language=page.language, now=page.captured_at)
            if line.published is not None:
                return line.published.raw
    is_raw = published is not None and not origin_of(published.source).is_unprinted_day
    return published.date.raw if published and is_raw else page.undated_raw
