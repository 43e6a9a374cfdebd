"""Falls over to an edition's mirrors where a host does not answer, or not as it should."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    IgnoreRequest,
)
from twisted.internet.error import ConnectError

from spiders.manners.politeness import HostRests, HostSilent, PrivateAddress, RulesRest, asks_for_manners

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

logger = logging.getLogger(__name__)

# What a host answers when it, and not the page, may be the trouble: server errors, and a refusal at the door. Not 429:
# who asks to wait is waited for, and not evaded.
_TROUBLE = frozenset({403, *range(500, 600)})

# No connection came about at all: that is the host and not the page.
_NO_CONNECTION = (CannotResolveHostError, DownloadConnectionRefusedError, ConnectError, HostSilent, PrivateAddress)

# So many different URLs in a row, without a good answer between, are the host's fault and not a page's.
FAILURES_IN_A_ROW = 3


class MirrorMiddleware:
    """Asks the next mirror for the same path once the retries at a host are used up.

    A host to which no connection comes about, or that fails at FAILURES_IN_A_ROW URLs running, is passed over for the
    rest of the run, so that a dead one costs its retries only once. robots.txt is never asked elsewhere, nor does it
    count: each host speaks for itself. A host that asks to wait (429, Retry-After) is no failing one.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._down: set[str] = set()
        self._failed: dict[str, set[str]] = {}  # by host: the URLs that failed since its last good answer

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> Request | None:
        """Sends a request for a host that is down straight to a mirror that is not."""
        if asks_for_manners(request) or urlsplit(request.url).hostname not in self._down:
            return None
        return self._elsewhere(request)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Reached when the retries are used up."""
        if asks_for_manners(request):
            return response
        if response.status in _TROUBLE:
            if "Retry-After" in response.headers:
                return response
            return self._after_failure(request, f"status {response.status}") or response
        self._failed.pop(urlsplit(request.url).hostname or "", None)
        return response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Reached when the retries are used up."""
        if asks_for_manners(request):
            return None
        if isinstance(exception, _NO_CONNECTION):
            why = exception.reason if isinstance(exception, HostSilent) else f"{type(exception).__name__}: {exception}"
            return self._give_up(request, why)
        if isinstance(exception, HostRests) and not isinstance(exception, RulesRest) and not exception.is_asked:
            return self._after_failure(request, "status 503")
        # Refused by a middleware, or too large: no trouble of the host, and a mirror has the same page.
        if isinstance(exception, (IgnoreRequest, DownloadCancelledError)):
            return None
        return self._after_failure(request, type(exception).__name__)

    def _after_failure(self, request: Request, why: str) -> Request | None:
        failed = self._failed.setdefault(urlsplit(request.url).hostname or "", set())
        failed.add(request.url)
        if len(failed) >= FAILURES_IN_A_ROW:
            return self._give_up(request, f"{len(failed)} pages in a row, the last with {why}")
        return self._elsewhere(request)

    def _give_up(self, request: Request, why: str) -> Request | None:
        host = urlsplit(request.url).hostname or ""
        other = self._elsewhere(request)
        if other is not None and host not in self._down:
            self._down.add(host)
            logger.warning("%s does not answer (%s): going on with %s", host, why, urlsplit(other.url).hostname)
        return other

    def _elsewhere(self, request: Request) -> Request | None:
        spider: Any = self.crawler.spider
        parts = urlsplit(request.url)
        if parts.hostname not in spider.edition.serving:
            return None
        tried = {parts.hostname, *request.meta.get("mirrors_tried", ())} | self._down
        for host in spider.edition.serving:
            if host not in tried:
                url = parts._replace(netloc=host).geturl()
                meta = {**request.meta, "mirrors_tried": sorted(tried), "retry_times": 0}
                return request.replace(url=url, meta=meta, dont_filter=True)
        return None
