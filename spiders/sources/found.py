"""What a source hands on: a link that was found, or a page that was captured."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from storage.records import ArchivePosition, CaptureSource

# The media types of pages; anything else (a picture, a PDF) is none.
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})

# The longest address that browsers and Scrapy (URLLENGTH_LIMIT) agree on.
_LONGEST_URL = 2083


def is_address(url: str) -> bool:
    """Whether a text is an address that may be asked or kept: http(s), with a host, printable, of bearable length."""
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and parts.username is None
            and len(url) <= _LONGEST_URL
            and url.isprintable()
        )
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link in a feed, sitemap or listing, with what is said of it there (`published_at` with a zone)."""

    url: str
    title: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CapturedPage:
    """The bytes of one page on their way to be read. `key` is its place in the run's ledger.

    `location` is what a person calls it: the URL, or the file's name where there is no address. `position` is where
    the archive holds the bytes already; None for a page that is still to be archived. `body` has no content coding
    left. `captured_at` is the moment of taking over where `time_is_known` is False: nothing may be counted from it.
    `fault` says why the bytes cannot be read; the page is then rejected. `capture_id` is that of the capture which the
    warehouse holds already, where one is read again. `opt_outs` are reservations of rights that neither headers nor
    body need show: those of the host's tdmrep.json, or those on record. `repr` leaves the body out, for logs.
    """

    key: str
    location: str
    url: str | None
    body: bytes
    media_type: str
    charset: str | None
    status: int | None
    headers: tuple[tuple[str, str], ...]
    captured_at: datetime
    source: CaptureSource
    position: ArchivePosition | None = None
    fault: str | None = None
    time_is_known: bool = True
    capture_id: uuid.UUID | None = None
    opt_outs: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<page {self.location}>"
