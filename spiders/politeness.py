"""Who may be asked, and whether they wish to be: the edition's hosts, robots.txt, crawl delays."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser

logger = logging.getLogger(__name__)

# RFC 9309, 2.3.1: what answers with a server error is to be taken as forbidding everything.
_FORBID_ALL = b"User-agent: *\nDisallow: /\n"
_ALLOW_ALL = b""


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


class RobotsMiddleware(RobotsTxtMiddleware):
    """robots.txt as RFC 9309 reads it: unavailable (4xx) allows, unreachable (5xx, no answer) forbids.

    Its crawl delay, where longer than the declared one, becomes the slot's.
    """

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raises RobotsForbidden."""
        if rp is None:
            raise RobotsForbidden("robots.txt is unreachable")
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest:
            raise RobotsForbidden("forbidden by robots.txt") from None

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500:
            response = response.replace(body=_FORBID_ALL)
        elif response.status >= 400:
            response = response.replace(body=_ALLOW_ALL)
        await super()._parse_robots(response, netloc, request)


class CrawlDelay:
    """Takes robots.txt's crawl delay for the edition's, where it is longer."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        crawler.signals.connect(self.robots_parsed, signal=signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def robots_parsed(self, robotparser: RobotParser) -> None:
        """Sets the least delay of the edition's slot, and of whatever adjusts it later."""
        settings, engine, spider = self.crawler.settings, self.crawler.engine, self.crawler.spider
        asked = robotparser.crawl_delay(settings["ROBOTSTXT_USER_AGENT"])
        if not asked or engine is None or spider is None:
            return
        delay = min(asked, settings.getfloat("AUTOTHROTTLE_MAX_DELAY"))
        throttle = self.crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, delay)
        downloader = engine.downloader
        downloader._delay = max(downloader._delay, delay)
        for slot in downloader.slots.values():
            slot.delay = max(slot.delay, delay)
        logger.info("robots.txt asks for %s seconds between requests", asked)
