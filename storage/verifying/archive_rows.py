"""Which row of the warehouse follows from a record of the archive. Pure functions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import unquote, urlsplit

from storage.archive import ArchivedRecord
from storage.crawl_records import Absence
from storage.records import About, ArchivePosition, Capture, CaptureSource, Purpose

# A page that was taken over without a time of its own bears the time of that, which is after the archive's
# file was begun; an older time was told.
_TAKEN_OVER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Identity:
    """What an edition's crawl knows, and a verify of its archive must know as well: whose pages, by which rules.

    `key` is the outlet's identity rule; `absence` says of an answer for an article (address, status, Location, time)
    whether it is one. A page has one of `media_types`, and `largest` bytes at most.
    """

    spider: str
    outlet: str
    edition: str
    key: Callable[[str], str]
    is_article: Callable[[str], bool]
    absence: Callable[[str, int | None, str | None, datetime], Absence | None]
    media_types: Collection[str]
    largest: int


@dataclass(frozen=True, slots=True)
class Revisit:
    """That the page of an address was seen again; `original_key` and `original_at` tell of which record."""

    url_key: str
    seen_at: datetime
    original_key: str
    original_at: datetime
    digest: str


def told(record: ArchivedRecord, identity: Identity, begun_at: datetime, *, was_asked: bool) -> ArchivedRecord:
    """A record with what it says of itself; of one that says nothing, since it is older than that, what is likely.

    `was_asked` is whether a request of ours stands behind it, `begun_at` when its file was begun.
    """
    if record.tells:
        return record
    if record.kind == "resource":
        is_file = record.url.startswith("file:")
        about = About(
            source=CaptureSource.FILE,
            time_is_known=record.captured_at < begun_at - _TAKEN_OVER,
            location=unquote(record.url.removeprefix("file:")) if is_file else None,
        )
    elif not was_asked:
        about = About(source=CaptureSource.WARC)
    elif identity.is_article(record.url):
        about = About()
    else:
        is_robots = urlsplit(record.url).path == "/robots.txt"
        about = About(Purpose.MANNERS if is_robots else Purpose.DISCOVERY)
    return replace(record, about=about)


def capture_of(record: ArchivedRecord, position: ArchivePosition, identity: Identity) -> Capture | None:
    """The capture whose bytes a record holds, whatever it was asked for; None for a record without a payload."""
    if record.kind not in {"response", "resource"} or record.fault is not None:
        return None
    digest = hashlib.sha256(record.payload).hexdigest()
    url = None if record.about.location is not None else record.url
    return Capture(
        outlet=identity.outlet,
        edition=identity.edition,
        url=url,
        url_key=f"content:{digest}" if url is None else identity.key(url),
        location=record.about.location or record.url,
        payload_digest=digest,
        captured_at=record.captured_at,
        source=record.about.source,
        status=record.status,
        media_type=record.media_type,
        headers=record.headers,
        archive_file=position.file,
        archive_offset=position.offset,
        archive_length=position.length,
        archive_digest=record.digest,
        time_is_known=record.about.time_is_known,
        opt_outs=record.about.opt_outs,
    )


def makes_capture(record: ArchivedRecord, identity: Identity) -> bool:
    """Whether a record with a payload is one that a crawl makes a capture of: a page, asked for as an article."""
    return (
        record.about.purpose is Purpose.ARTICLE
        and record.status in {None, 200}
        and record.media_type in identity.media_types
        and len(record.payload) <= identity.largest
    )


def revisit_of(record: ArchivedRecord, identity: Identity) -> Revisit | None:
    """The sighting of an article that a revisit record tells of; None for any other record."""
    original = record.original
    if record.kind != "revisit" or original is None or record.about.purpose is not Purpose.ARTICLE:
        return None
    key = identity.key(original.url)
    return Revisit(identity.key(record.url), record.captured_at, key, original.captured_at, original.digest)


def absence_of(record: ArchivedRecord, identity: Identity) -> Absence | None:
    """The absence of an article that a response tells of; None for any other record."""
    if record.kind != "response" or record.about.purpose is not Purpose.ARTICLE:
        return None
    if record.about.source is not CaptureSource.LIVE:
        return None
    location = next((value for name, value in record.headers if name.lower() == "location"), None)
    return identity.absence(record.url, record.status, location, record.captured_at)


def payload_digest(record: ArchivedRecord) -> str | None:
    """SHA-256 of the payload, in hex; None where a record holds none."""
    if record.kind not in {"response", "resource"} or record.fault is not None:
        return None
    return hashlib.sha256(record.payload).hexdigest()
