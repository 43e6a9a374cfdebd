"""When a page was published and changed: the first of its claims that is a date, and on which clock that stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from spiders.extraction import generic_dates
from spiders.extraction.dates import FoundDate, parse_date_line, printed_date
from spiders.extraction.field_sources import Origin, origin_of
from spiders.extraction.live_posts import first_time_of
from storage.records import Precision

if TYPE_CHECKING:
    from spiders.extraction.page import Page

_FIRST_POST = "page:first post"


class Dated(NamedTuple):
    """A date that was found, and which alternative gave it."""

    date: FoundDate
    source: str


def date_of_field(page: Page, name: str) -> Dated | None:
    """The first date that the alternatives of a field give, `published` or `modified`; where it came from is noted."""
    for found, values in page.find(name):
        for value in values:
            line = parse_date_line(
                value,
                page.zone_of(found),
                language=page.language,
                now=page.captured_at,
                month_first=found.month_first,
            )
            date = line.published
            if date is None and name == "published" and page.undated is None:
                page.undated = printed_date(value, page.zone, language=page.language)
            if name == "modified":
                # A printed time is an update's only where it says so.
                date = line.modified or (None if found.elements else line.published)
            if date is not None:
                page.sources[f"{name}_at"] = found.source
                if found.origin.is_inferred:
                    date = date._replace(precision=Precision.INFERRED)
                if page.edition:
                    return Dated(date._replace(at=date.at.astimezone(page.zone)), found.source)
                # The day that is printed by the headline is the publication's alone.
                on_clock = (
                    generic_dates.on_own_clock(date, page)
                    if name == "published"
                    else generic_dates.on_stated_clock(date)
                )
                return Dated(on_clock, found.source)
    return None


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
    page.sources["published_at"] = _FIRST_POST
    return Dated(first, _FIRST_POST)


def _is_of_blog(published: Dated, posted: Sequence[datetime | None]) -> bool:
    """Whether a time is that of a live blog as a whole: it is no post's, and not later than all of them."""
    at = published.date.at
    is_time = published.date.precision is Precision.MINUTE and at not in posted
    return is_time and any(at < time for time in posted if time)


def modified_of(page: Page, published: Dated | None) -> Dated | None:
    """The time of a change; the time of the publication, given once more, is none."""
    modified = date_of_field(page, "modified")
    if modified is None or published is None:
        return modified
    if origin_of(published.source) is Origin.CHANGE:
        return modified
    # A printed day stands at noon, which is no time before the publication of that day.
    is_same_day = modified.date.precision is Precision.DAY and modified.date.at.date() == published.date.at.date()
    return None if is_same_day or modified.date.at == published.date.at else modified


def shown_of(page: Page, published: Dated | None) -> str | None:
    """The publication time as printed; it is kept even where no date could be read."""
    for _, values in page.find("published_shown"):
        for value in values:
            line = parse_date_line(value, page.zone, language=page.language, now=page.captured_at)
            if line.published is not None:
                return line.published.raw
    is_raw = published is not None and not origin_of(published.source).is_unprinted_day
    return published.date.raw if published and is_raw else page.undated
