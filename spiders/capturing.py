"""Response -> archive: what came over the wire is kept before anyone looks at it.

Of the status line only the number reaches Scrapy: version and reason are written as HTTP/1.1 has them.
"""

from __future__ import annotations

import contextlib
import hashlib
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from twisted.web.http_headers import Headers as SentHeaders

from spiders.absences import absence_of
from spiders.crawl_run import CrawlRun
from spiders.extraction import identity
from spiders.keeper import reason_of
from spiders.manners import opt_outs
from spiders.manners.conditions import drop_conditions, is_conditional
from spiders.manners.politeness import NOT_FETCHED, asks_for_manners
from storage.archive import READ_LIMIT
from storage.content_coding import CannotDecodeError, decoded
from storage.records import About, ArchivePosition, Original, Purpose, capture_id
from storage.warc_records import sha1

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Headers, Response

# In a request's meta: what is known of the answer before it is asked for (Known), and what it is asked for (Purpose).
KNOWN = "known"
PURPOSE = "purpose"
# In a response's meta: the capture (Same) whose bytes came again.
SAME = "same"
# In a request's meta: the reservations of rights that its host's tdmrep.json makes for the address; of a response all.
OPT_OUTS = "opt_outs"


@dataclass(frozen=True, slots=True)
class Known:
    """What a question's answer was before: its SHA-256 (hex, without content coding), the archive's record of it, and
    of an article the capture. What is None is not known.
    """

    payload_digest: str | None = None
    original: Original | None = None
    capture_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """A capture whose bytes came once more, and whether a reader has read it."""

    capture_id: uuid.UUID
    position: ArchivePosition
    is_read: bool


class CapturingMiddleware:
    """Next to the network, so that headers and body are still as they were sent.

    Leaves in `request.meta` the archive position (`archive_position`), the time (`captured_at`) and the headers
    (`wire_headers`) for whoever makes a capture of the response, and for `is_cut_off` the bytes (`gzipped`) of a body
    that came gzipped. What came before, or is said to be as it was, becomes a revisit record.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Takes a condition back where a redirect leads to something else: its answer would be of another page."""
        if "redirect_urls" in request.meta and "key" in request.meta and self._key(request.url) != request.meta["key"]:
            request.meta[KNOWN] = Known()
            drop_conditions(request)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Archives the response, whatever its status. Raises NotKept."""
        if NOT_FETCHED in request.meta:
            return response
        run = CrawlRun.of(self.crawler)
        captured_at = datetime.now(UTC)
        headers = _pairs(response.headers)
        request.meta["captured_at"] = captured_at
        request.meta["wire_headers"] = headers
        request.meta.pop("gzipped", None)  # of an answer before this one
        if (response.headers.get("Content-Encoding") or b"").strip().lower() in (b"gzip", b"x-gzip"):
            request.meta["gzipped"] = response.body
        purpose = self._purpose(request)
        original = await self._original(run, request, response, purpose, captured_at)
        exchange: dict[str, Any] = {
            "url": response.url,
            "method": request.method,
            "status": response.status,
            "reason": reason_of(response.status),
            "request_headers": sent_headers(request),
            "response_headers": headers,
            "captured_at": captured_at,
            "about": About(purpose, opt_outs=self._opt_outs(request, response, purpose)),
        }
        if original is None:
            position = await run.keeper.archive(lambda archive: archive.write_response(body=response.body, **exchange))
        else:
            position = await run.keeper.archive(lambda archive: archive.write_revisit(original=original, **exchange))
        same: Same | None = request.meta.get(SAME)
        request.meta["archive_position"] = same.position if same else position
        if purpose is Purpose.ARTICLE:
            location = (response.headers.get("Location") or b"").decode("latin-1")
            absence = absence_of(response.url, response.status, location, captured_at, self._spider.edition)
            if absence is not None:
                run.keeper.batch.absences.append(absence)
        return response

    async def _original(
        self, run: CrawlRun, request: Request, response: Response, purpose: Purpose, at: datetime
    ) -> Original | None:
        """The record that holds the bytes already; leaves its capture, if any, in `meta`. Raises NotKept."""
        known: Known | None = request.meta.get(KNOWN)
        request.meta.pop(SAME, None)
        if known is None:
            return None
        if response.status == 304:
            return known.original if is_conditional(request) else None
        limit = self.crawler.settings.getint("DOWNLOAD_MAXSIZE")
        digest = _payload_digest(response, limit) if response.status == 200 else None
        if digest is None:
            return None
        if purpose is not Purpose.ARTICLE:
            return known.original if digest == known.payload_digest and _is_of(response, known.original) else None
        edition = self._spider.edition
        found_id = capture_id(edition.outlet, edition.code, self._key(response.url), digest)
        kept = await run.keeper.kept(found_id, at)
        if kept is None or kept.original is None:
            return None
        request.meta[SAME] = Same(found_id, kept.position, kept.is_read)
        return kept.original if _is_of(response, kept.original) else None

    def _opt_outs(self, request: Request, response: Response, purpose: Purpose) -> tuple[str, ...]:
        """All reservations that a page comes with, on record with its bytes; leaves them in `meta` too."""
        names: tuple[str, ...] = request.meta.get(OPT_OUTS, ())
        if purpose is Purpose.ARTICLE and response.status == 200:
            head = b""
            coding = (response.headers.get("Content-Encoding") or b"").decode("latin-1")
            media_type = (
                (response.headers.get("Content-Type") or b"").partition(b";")[0].strip().lower().decode("latin-1")
            )
            if media_type in opt_outs.PAGE_TYPES:
                with contextlib.suppress(CannotDecodeError):
                    head = decoded(response.body, coding, opt_outs.HEAD_BYTES, like_scrapy=True)
            agent = self.crawler.settings["ROBOTSTXT_USER_AGENT"]
            names = opt_outs.found(request.meta["wire_headers"], head, agent, names)
            request.meta[OPT_OUTS] = names
        return names

    def _purpose(self, request: Request) -> Purpose:
        """What the response is for: a redirect may have led to what is no article, or is asked for by itself."""
        if asks_for_manners(request):
            return Purpose.MANNERS
        purpose: Purpose = request.meta.get(PURPOSE, Purpose.DISCOVERY)
        if purpose is Purpose.ARTICLE and "redirect_urls" in request.meta:
            key = self._key(request.url)
            is_article = identity.is_article_url(request.url, self._spider.edition)
            if key != request.meta["key"] and (not is_article or CrawlRun.of(self.crawler).ledger.has_met(key)):
                return Purpose.PASSAGE
        return purpose

    def _key(self, url: str) -> str:
        return identity.address_key(url, self._spider.edition)

    @property
    def _spider(self) -> Any:
        return self.crawler.spider


def is_cut_off(response: Response) -> bool:
    """Whether a body that came gzipped lacks its end, which Scrapy passes over; asked once for each response."""
    gzipped: bytes | None = response.meta.pop("gzipped", None)
    if gzipped is None or int.from_bytes(gzipped[-4:], "little") == len(response.body) % 2**32:
        return False  # the last four bytes are the length of what was packed (RFC 1952, 2.3.1)
    if gzipped[:2] != b"\x1f\x8b":
        return False  # no gzip, whatever the header says
    try:
        decoded(gzipped, "gzip", READ_LIMIT)
    except CannotDecodeError:
        return True
    return False


def sent_headers(request: Request) -> tuple[tuple[str, str], ...]:
    """A request's headers as Scrapy's handler sends them: spelt as Twisted spells them, Host last where none is set.

    Nothing is added of its own: a connection that is kept open needs no Connection header (RFC 9112, 9.3).
    """
    sent = SentHeaders(request.headers)
    if not sent.hasHeader(b"Host"):
        parts = urlsplit(request.url)
        usual = parts.port in (None, {"http": 80, "https": 443}.get(parts.scheme))
        host = parts.netloc.rpartition("@")[2]
        sent.addRawHeader(b"Host", host.rpartition(":")[0] if usual and parts.port is not None else host)
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in sent.getAllRawHeaders()
        for value in values
    )


def _is_of(response: Response, original: Original | None) -> bool:
    """Whether a body is byte for byte that of a record: packed anew, the same page is another payload."""
    return original is not None and sha1(response.body) == original.digest


def _payload_digest(response: Response, limit: int) -> str | None:
    """The SHA-256 of a body without content coding, as captures have it; None where it cannot be decoded."""
    coding = (response.headers.get("Content-Encoding") or b"").decode("latin-1")
    try:
        return hashlib.sha256(decoded(response.body, coding, limit, like_scrapy=True)).hexdigest()
    except CannotDecodeError:
        return None


def _pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    # Latin-1 keeps every byte of a header as it was sent.
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )
