"""What the warehouse keeps of hosts across runs: the files in which they say what may be done, and their rests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import rows
from storage.landing import Landing


@dataclass(frozen=True, slots=True)
class HostFile:
    """A file in which a host says what may be done; a row of landing.host_file, whose comments tell of each field."""

    origin: str
    path: str
    fetched_at: datetime
    status: int
    body: bytes
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """For how long a host is left alone; a row of landing.host, whose comments tell of each field."""

    host: str
    until: datetime | None = None
    failures: int = 0
    is_asked: bool = False
    detail: str | None = None


def file(landing: Landing, origin: str, path: str) -> HostFile | None:
    """The file as it last came, None where it never did."""
    found = landing.query("manners/file", origin=rows.text(origin), path=path)
    return next((HostFile(origin, path, *row) for row in found), None)


def keep_file(landing: Landing, kept: HostFile) -> None:
    """Notes how a file came; of two the later stands."""
    landing.note(
        "manners/keep_file",
        origin=rows.text(kept.origin),
        path=kept.path,
        fetched_at=kept.fetched_at,
        status=kept.status,
        body=kept.body,
        etag=rows.text(kept.etag),
        last_modified=rows.text(kept.last_modified),
    )


def take_turn(landing: Landing, outlet: str, delay: timedelta) -> timedelta:
    """Takes the next moment at which an outlet may be asked, and tells how far off it is.

    The one after is `delay` later. To ask again where the answer was lost costs a turn, and no more.
    """
    off: timedelta
    ((off,),) = landing.query("manners/take_turn", outlet=outlet, delay=delay)
    return max(off, timedelta(0))


def rest(landing: Landing, host: str) -> Rest:
    """The rest of a host, over or not."""
    found = landing.query("manners/rest", host=host)
    return next((Rest(host, *row) for row in found), Rest(host))


def keep_rest(landing: Landing, kept: Rest) -> None:
    """Notes until when a host is left alone."""
    landing.note(
        "manners/keep_rest",
        host=kept.host,
        rest_until=kept.until,
        failures=kept.failures,
        is_asked=kept.is_asked,
        detail=rows.text(kept.detail),
    )
