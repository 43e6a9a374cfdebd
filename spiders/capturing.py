"""Response -> archive: what came over the wire is kept before anyone looks at it.

Of the status line only the number reaches Scrapy: version and reason are written as HTTP/1.1 has them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from twisted.web.http_headers import Headers as SentHeaders

from spiders.crawl_run import CrawlRun
from spiders.politeness import NOT_FETCHED
from storage.archive import READ_LIMIT
from storage.content_coding import CannotDecodeError, decoded

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Headers, Response


class CapturingMiddleware:
    """Next to the network, so that headers and body are still as they were sent.

    Leaves in `request.meta` the archive position (`archive_position`), the time (`captured_at`) and the headers
    (`wire_headers`) for whoever makes a capture of the response, and for `is_cut_off` the bytes (`gzipped`) of a body
    that came gzipped.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Archives the response, whatever its status. Raises NotKept."""
        if NOT_FETCHED in request.meta:
            return response
        run = CrawlRun.of(self.crawler)
        captured_at = datetime.now(UTC)
        headers = _pairs(response.headers)
        request.meta["captured_at"] = captured_at
        if (response.headers.get("Content-Encoding") or b"").strip().lower() in (b"gzip", b"x-gzip"):
            request.meta["gzipped"] = response.body
        request.meta["wire_headers"] = headers
        request.meta["archive_position"] = await run.archive_response(
            url=response.url,
            method=request.method,
            status=response.status,
            request_headers=sent_headers(request),
            response_headers=headers,
            body=response.body,
            captured_at=captured_at,
        )
        return response


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


def _pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    # Latin-1 keeps every byte of a header as it was sent.
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )
