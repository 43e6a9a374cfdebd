"""What a crawl keeps beside captures and readings: its run, what its feeds showed, what waits, and what is gone.

Frozen and plain like the records of `records.py`; field names are those of the `landing.*` columns.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from storage.records import CaptureSource, Ending, Original


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one spider, as it starts."""

    run_id: uuid.UUID
    outlet: str
    edition: str
    spider: str
    source: CaptureSource
    arguments: dict[str, str]
    reader_version: int
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Sighting:
    """A link seen in a feed, sitemap or listing at a time, with what was said of it there."""

    run_id: uuid.UUID
    outlet: str
    edition: str
    url: str
    url_key: str
    seen_in: str
    seen_at: datetime
    title: str | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """A time (with a zone) at which the address of an article gave no page: 404, 410, or a redirect to `led_to`."""

    outlet: str
    edition: str
    url_key: str
    seen_at: datetime
    status: int
    url: str
    led_to: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The address of an article that a live crawl found and that is still to be fetched."""

    outlet: str
    edition: str
    url_key: str
    url: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """How asking for an address of an article ended, and after how many such endings in a row that lasts (from 1).

    Until then it is asked again, each time after a longer rest.
    """

    outlet: str
    edition: str
    url_key: str
    url: str
    ending: Ending
    settles_after: int


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed, sitemap or listing as it was last read; a row of landing.feed, whose comments tell of each field."""

    outlet: str
    edition: str
    url: str
    kind: str
    first_seen_at: datetime
    announced_in: str | None = None
    asked_at: datetime | None = None
    status: int | None = None
    read_at: datetime | None = None
    changed_at: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    payload_digest: str | None = None
    archive_url: str | None = None
    archive_digest: str | None = None
    archived_at: datetime | None = None
    articles: int | None = None
    failures: int = 0
    detail: str | None = None

    @property
    def original(self) -> Original | None:
        """The archive's record of its body, where there is one."""
        if self.archive_url is None or self.archived_at is None or self.archive_digest is None:
            return None
        return Original(self.archive_url, self.archived_at, self.archive_digest)
