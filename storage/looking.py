"""What the warehouse knows before something is asked for again: captures, the frontier, feeds, what is due."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from storage import rows
from storage.crawl_records import FeedState
from storage.landing import Landing
from storage.records import ArchivePosition, Capture, Original

# How long after its last step a page is still looked at, where no crawl came in time.
_GRACE = timedelta(days=7)


class Known(StrEnum):
    """What is known of an address that a feed shows: the last is fetched, what rests only by a crawl of some days."""

    SETTLED = "settled"  # an article already, or it came to another lasting end
    RESTS = "rests"  # it failed, and its next try is later
    CAPTURED = "captured"  # something came that is no article, or that was not asked for


@dataclass(frozen=True, slots=True)
class KeptBytes:
    """Where the archive holds a capture that the warehouse knows; `is_seen_then`: it was seen at the time asked about.

    `original` is what a revisit record refers to; None for a record of before digests were noted. `is_read`: some
    reader has read it, and it is not `withheld`.
    """

    position: ArchivePosition
    original: Original | None
    is_seen_then: bool
    is_read: bool
    withheld: bool


@dataclass(frozen=True, slots=True)
class KnownPage:
    """The newest capture of an article's address: what a conditional request for it is made of.

    `etag` and `last_modified` are as the server sent them.
    """

    url: str
    capture_id: uuid.UUID
    payload_digest: str
    etag: str | None
    last_modified: str | None
    original: Original | None


def kept(landing: Landing, capture_id: uuid.UUID, at: datetime) -> KeptBytes | None:
    """A capture whose bytes the archive holds, None where it holds none."""
    for file, offset, length, digest, url, captured_at, seen_then, is_read, withheld in landing.query(
        "landing/position", capture_id=capture_id, at=at
    ):
        refers_to = Original(url, captured_at, digest) if url and digest else None
        return KeptBytes(ArchivePosition(file, offset, length, digest), refers_to, seen_then, is_read, withheld)
    return None


def original(capture: Capture) -> Original | None:
    """What a revisit record for a capture refers to, None where its record's digest is not known."""
    if capture.url is None or capture.archive_digest is None:
        return None
    return Original(capture.url, capture.captured_at, capture.archive_digest)


def known(landing: Landing, outlet: str, edition: str, keys: Collection[str]) -> dict[str, Known]:
    """What is known of those of the URL keys that were met before."""
    wanted = {rows.key(url_key): url_key for url_key in keys}
    found = landing.query("landing/known", outlet=outlet, edition=edition, url_keys=list(wanted))
    return {wanted[url_key]: Known(why) for url_key, why in found}


def pages(landing: Landing, outlet: str, edition: str, keys: Collection[str]) -> dict[str, KnownPage]:
    """By URL key the newest captures of those that are articles."""
    wanted = {rows.key(url_key): url_key for url_key in keys}
    found = landing.query("landing/pages", outlet=outlet, edition=edition, url_keys=list(wanted))
    return {wanted[row[0]]: _page(row[1:]) for row in found}


def due(landing: Landing, outlet: str, edition: str, steps: Iterable[timedelta], count: int) -> list[KnownPage]:
    """So many articles that are to be looked at again, the newest first.

    After each step, counted from the first capture; and an hour after the first 404 or 410, to confirm it.
    """
    taken = list(steps)
    if not taken:
        return []
    horizon = max(taken) + _GRACE
    found = landing.query("landing/due", outlet=outlet, edition=edition, steps=taken, horizon=horizon, count=count)
    return [_page(row) for row in found]


def waiting(landing: Landing, outlet: str, edition: str, count: int) -> list[str]:
    """So many addresses that were found and are still to be fetched, the oldest first."""
    return [url for (url,) in landing.query("landing/waiting", outlet=outlet, edition=edition, count=count)]


def feeds(landing: Landing, outlet: str, edition: str) -> dict[str, FeedState]:
    """Every feed of an edition that was met so far, by its address."""
    found = landing.query("landing/feeds", outlet=outlet, edition=edition)
    states = [FeedState(*row) for row in found]
    return {state.url: state for state in states}


def _page(row: Sequence[Any]) -> KnownPage:
    url, found_id, payload_digest, headers, captured_at, digest = row
    return KnownPage(
        url=url,
        capture_id=found_id,
        payload_digest=payload_digest,
        etag=_header(headers, "etag"),
        last_modified=_header(headers, "last-modified"),
        original=Original(url, captured_at, digest) if digest else None,
    )


def _header(headers: list[list[str]], name: str) -> str | None:
    return next((value for each, value in headers if each.lower() == name and value), None)
