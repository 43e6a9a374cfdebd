"""Falls over to an edition's mirrors when a host does not answer."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

logger = logging.getLogger(__name__)

# What a host answers when it, and not the page, is the trouble: server errors, and a refusal at the door.
_HOST_TROUBLE = frozenset({403, *range(500, 600)})


class MirrorMiddleware:
    """Asks the next mirror for the same path once the retries at a host are used up.

    A host that failed so is passed over for the rest of the run, so that a dead one costs its retries only once.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._down: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> Request | None:
        """Sends a request for a host that is down straight to a mirror that is not."""
        return self._elsewhere(request) if urlsplit(request.url).hostname in self._down else None

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Reached when the retries are used up."""
        if response.status in _HOST_TROUBLE:
            return self._give_up(request, f"status {response.status}") or response
        return response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Reached when the retries are used up."""
        if isinstance(exception, IgnoreRequest):  # refused by a middleware: no trouble of the host
            return None
        return self._give_up(request, type(exception).__name__)

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
