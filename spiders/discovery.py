"""Feeds, sitemaps and listings across runs: which are asked, on what condition, and what is remembered of the answer.

Pure but for the clock, which is an argument. States are rows of landing.feed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from spiders.quality import DEAD_AFTER
from spiders.registry import SITEMAP_KINDS, Edition, Feed
from spiders.sources import feeds
from spiders.sources.found import FoundLink
from storage.crawl_records import FeedState
from storage.records import Original

# After so many, some four days, one that nobody declared is not asked any more unless it is told of again.
_FORGOTTEN_AFTER = 10
_FIRST_REST = timedelta(minutes=15)
_LONGEST_REST = timedelta(days=1)
# Of a sitemap below an index nothing tells whether it changed but itself: after a tenth of its age it is asked again.
_SHARE_OF_AGE = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """A feed as it came: headers by lower-case names, the SHA-256 of its body, and the archive's record of it."""

    headers: Mapping[str, str]
    payload_digest: str
    original: Original | None


def rests_until(state: FeedState) -> datetime | None:
    """Until when a dead feed is left alone; None for one that is to be asked."""
    if state.failures < DEAD_AFTER or state.asked_at is None:
        return None
    rest: timedelta = min(_FIRST_REST * 2 ** min(state.failures - DEAD_AFTER, 10), _LONGEST_REST)
    return state.asked_at + rest


def resting(edition: Edition, states: Mapping[str, FeedState], now: datetime) -> dict[str, datetime]:
    """The declared feeds that rest now, by address, and until when; none where all would: then the site is to blame."""
    until = {feed.url: rests_until(states[feed.url]) for feed in edition.feeds if feed.url in states}
    found = {url: at for url, at in until.items() if at is not None and at > now}
    return found if len(found) < len({feed.url for feed in edition.feeds}) else {}


def to_continue(edition: Edition, states: Iterable[FeedState], now: datetime) -> list[FeedState]:
    """Further pages of declared listings that a run asked for and did not come to read."""
    declared = {feed.url for feed in edition.feeds}
    pages = [state for state in states if state.kind == "listing" and state.announced_in in declared]
    return [state for state in pages if is_owed(state) and not _is_left_alone(state, now)]


def is_owed(state: FeedState) -> bool:
    """Whether it was asked for and not read since."""
    return state.asked_at is not None and (state.read_at is None or state.read_at < state.asked_at)


def children(states: Iterable[FeedState], index: str, now: datetime) -> list[FoundLink]:
    """The sitemaps that an index told of before, and that are to be asked though it says nothing new of them.

    Those that no run came to read, those of which each month has one, and those that may have changed by now.
    """
    known = [state for state in states if state.announced_in == index and state.kind in SITEMAP_KINDS]
    return [FoundLink(state.url) for state in known if _may_have_changed(state, now) and not _is_left_alone(state, now)]


def asked(state: FeedState, now: datetime) -> FeedState:
    """Before it is asked: should the run end before it is read, the next one asks again."""
    return replace(state, asked_at=now)


def is_read_since(state: FeedState | None, link: FoundLink) -> bool:
    """Whether a sitemap was read after its index says that it changed last."""
    if state is None or state.read_at is None or link.modified_at is None:
        return False
    # A day of tolerance: a lastmod may be a day without a time.
    return link.modified_at + timedelta(days=1) < state.read_at


def unchanged(state: FeedState, status: int, now: datetime) -> FeedState:
    """After an answer that is as the one before: 304, or the same bytes."""
    return replace(state, asked_at=now, read_at=now, status=status, failures=0, detail=None)


def changed(state: FeedState, answer: Answer, articles: int, now: datetime) -> FeedState:
    """After an answer that was read, and that held so many links to articles."""
    original = answer.original
    return replace(
        state,
        asked_at=now,
        read_at=now,
        changed_at=now,
        status=200,
        etag=answer.headers.get("etag"),
        last_modified=answer.headers.get("last-modified"),
        payload_digest=answer.payload_digest,
        archive_url=original.url if original else None,
        archive_digest=original.digest if original else None,
        archived_at=original.captured_at if original else None,
        articles=articles,
        failures=0,
        detail=None,
    )


def failed(state: FeedState, status: int | None, detail: str, now: datetime) -> FeedState:
    """After no answer, or one that cannot be read. What was read before stands, so that nothing is missed."""
    return replace(state, asked_at=now, status=status, failures=state.failures + 1, detail=detail)


def first_seen(edition: Edition, feed: Feed, now: datetime, announced_in: str | None = None) -> FeedState:
    """The state of a feed that is new to the warehouse."""
    return FeedState(edition.outlet, edition.code, feed.url, feed.kind, now, announced_in)


def _is_left_alone(state: FeedState, now: datetime) -> bool:
    until = rests_until(state)
    return state.failures >= _FORGOTTEN_AFTER or (until is not None and until > now)


def _may_have_changed(state: FeedState, now: datetime) -> bool:
    if state.asked_at is None or state.changed_at is None or is_owed(state) or feeds.month_of(state.url):
        return True
    return now - state.asked_at >= (now - state.changed_at) / _SHARE_OF_AGE
