"""Who may be asked, and whether they wish to be: the edition's hosts, robots.txt, crawl delays."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser, RobotParser
from scrapy.utils.misc import build_from_crawler

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)


class Offsite(IgnoreRequest):
    """The host is none of the edition's."""


class RobotsForbidden(IgnoreRequest):
    """robots.txt forbids the URL, or could not be had."""


class HostsMiddleware:
    """Lets only the edition's own hosts be asked, redirects and retries included."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises Offsite."""
        spider: Any = self.crawler.spider
        parts = urlsplit(request.url)
        if parts.hostname not in spider.edition.hosts or parts.scheme not in ("http", "https"):
            raise Offsite(f"not a host of {spider.name}: {parts.hostname}")


class RobotsMiddleware:
    """robots.txt as RFC 9309 reads it: unavailable (4xx) allows, unreachable (5xx, no answer) forbids.

    Asked once a run for each host, whoever waits for it meanwhile. Its crawl delay, where longer than the declared one,
    becomes the edition's.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._parsers: dict[str, asyncio.Future[RobotParser | None]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises RobotsForbidden."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        parts = urlsplit(request.url)
        address = f"{parts.scheme}://{parts.netloc}/robots.txt"
        if address not in self._parsers:
            self._parsers[address] = asyncio.ensure_future(self._ask(address))
        parser = await self._parsers[address]
        if parser is None:
            raise RobotsForbidden("robots.txt is unreachable")
        if not parser.allowed(request.url, self._agent):
            raise RobotsForbidden("forbidden by robots.txt")

    async def _ask(self, address: str) -> RobotParser | None:
        """The rules of one host; None where they cannot be had, which forbids everything."""
        engine = self.crawler.engine
        if engine is None:
            return None
        meta = {"dont_obey_robotstxt": True}
        try:
            response = await engine.download_async(Request(address, meta=meta, priority=1000, callback=NO_CALLBACK))
        except Exception as error:  # noqa: BLE001 (whatever went wrong, there is no answer)
            logger.warning("%s is unreachable: %s", address, error)
            return None
        if response.status >= 500:
            logger.warning("%s is unreachable: status %d", address, response.status)
            return None
        parser = build_from_crawler(ProtegoRobotParser, self.crawler, response.body if response.status < 400 else b"")
        self._take_crawl_delay(parser)
        return parser

    def _take_crawl_delay(self, parser: RobotParser) -> None:
        """Sets the least delay of the edition's slot, and of whatever adjusts it later."""
        asked, engine = parser.crawl_delay(self._agent), self.crawler.engine
        if not asked or engine is None:
            return
        delay = min(asked, self.crawler.settings.getfloat("AUTOTHROTTLE_MAX_DELAY"))
        throttle = self.crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, delay)
        downloader = engine.downloader
        downloader._delay = max(downloader._delay, delay)
        for slot in downloader.slots.values():
            slot.delay = max(slot.delay, delay)
        logger.info("robots.txt asks for %s seconds between requests", asked)
