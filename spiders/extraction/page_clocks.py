"""On which clock a page prints its times, and declares those that name no zone: what its other times tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from itertools import chain, islice
from typing import TYPE_CHECKING

from spiders.extraction.clocks import FARTHEST_EAST, find_clock, with_zones_meant
from spiders.extraction.dates import UTC_ZONE, FoundDate, parse_date
from spiders.extraction.generic_dates import (
    CLAIMS,
    MODIFICATIONS,
    marked_dates,
    named_as_dates,
    offset_in,
    page_claim,
)
from spiders.extraction.printed_dates import Printed
from storage.records import Precision

if TYPE_CHECKING:
    from spiders.extraction.page import Page

_FARTHEST_WEST = 12
# The offsets of places on earth that are no whole hours: Newfoundland, Iran ... the Chatham Islands (tz database).
_BROKEN_HOURS = frozenset({-9.5, -3.5, -2.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 12.75, 13.75})
_ANOTHER_ZONE = timezone(timedelta(hours=1))
_MOST_PRINTED = 4


def printed_clock(page: Page) -> tzinfo | None:
    """The offset from UTC of the clock by which a page prints times, where its declared or printed times tell it.

    That of a time which it declares on a clock of its own, in its head or for a printed one; else that by which the
    printed publication differs from the declared one.
    """
    return _declared_offset(page) or _offset_of_printed(page) or _offset_of_marked(page) or declared_clock(page)


def declared_clock(page: Page) -> tzinfo | None:
    """The zone in which a page declares times without one: that which it prints beside the same time of day."""
    for claim in _claims(page):
        if tells_zone(claim.raw, page):
            return None
        for each in _printed(page):
            zone = _zone_printed(each.shown, page)
            if zone is not None and _to_the_minute(each.shown.at.astimezone(zone)) == _to_the_minute(claim.at):
                return zone
    return None


def _declared_offset(page: Page) -> tzinfo | None:
    for found in (*CLAIMS(page), *page_claim(page), *MODIFICATIONS(page)):
        offset = offset_in(found.values[0])
        if offset and offset.utcoffset(None):
            return offset
    return None


def _offset_of_printed(page: Page) -> tzinfo | None:
    for each in (*page.printed_dates.below, *page.printed_dates.before):
        declared = parse_date(each.value, UTC_ZONE) if each.is_close and tells_zone(each.value, page) else None
        if declared is None:
            continue
        shown = each.shown if isinstance(each, Printed) and each.shown.precision is Precision.MINUTE else None
        if shown is not None and not tells_zone(shown.raw, page):
            return _difference(shown, declared)
        return offset_in(each.value) or _zone_printed(declared, page)
    claim = next((claim for claim in _claims(page) if tells_zone(claim.raw, page)), None)
    shown = next((each.shown for each in _printed(page) if not tells_zone(each.value, page)), None)
    return _difference(shown, claim) if claim and shown else None


def _offset_of_marked(page: Page) -> tzinfo | None:
    """That of the first time on a clock of its own that is marked as one of the article's, wherever it stands."""
    values = (value for found in marked_dates(page) for value in found.values)
    named = (value for _, values in named_as_dates(page) for value in values)
    offsets = filter(None, map(offset_in, chain(values, named)))
    return next((offset for offset in offsets if offset.utcoffset(None)), None)


def _difference(shown: FoundDate, declared: FoundDate) -> tzinfo | None:
    """By how much a time without a zone differs from the moment that is declared for it, if some place's clock does."""
    difference = _to_the_minute(shown.at) - _to_the_minute(declared.at.astimezone(UTC))
    hours = difference / timedelta(hours=1)
    is_offset = -_FARTHEST_WEST <= hours <= FARTHEST_EAST and (hours.is_integer() or hours in _BROKEN_HOURS)
    return timezone(difference) if difference and is_offset else None


def _claims(page: Page) -> Iterator[FoundDate]:
    """The publications that a page declares to the minute; without a zone they are read as of UTC."""
    for found in (*CLAIMS(page), *page_claim(page)):
        claim = parse_date(found.values[0], UTC_ZONE)
        if claim and claim.precision is Precision.MINUTE:
            yield claim


def _printed(page: Page) -> Iterator[Printed]:
    """The publications that a page prints to the minute right by its headline, below it first."""
    printed = page.printed_dates
    dates = (each for each in (*printed.after, *reversed(printed.before)) if each.is_close)
    return islice((each for each in dates if each.shown.precision is Precision.MINUTE), _MOST_PRINTED)


def tells_zone(text: str, page: Page) -> bool:
    """Whether a date tells on which clock it is."""
    here, there = (parse_date(text, zone, language=page.language) for zone in (UTC_ZONE, _ANOTHER_ZONE))
    return here is not None and there is not None and here.at == there.at


def _zone_printed(shown: FoundDate, page: Page) -> tzinfo | None:
    found = find_clock(with_zones_meant(shown.raw, UTC_ZONE, page.language)[0])
    return found.clock.offset if found else None


def _to_the_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0, tzinfo=None)
