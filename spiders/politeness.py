"""Who may be asked, and whether they wish to be: the edition's hosts, robots.txt, crawl delays, Retry-After."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
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
    from scrapy.http import Response

logger = logging.getLogger(__name__)


# In a request's meta: it asks nobody (the captures on disk are read through one such).
NOT_FETCHED = "not_fetched"


class Offsite(IgnoreRequest):
    """The host is none of the edition's."""


class RobotsForbidden(IgnoreRequest):
    """robots.txt forbids the URL, or could not be had."""


class HostSilent(RobotsForbidden):
    """The host gave no answer to the question for robots.txt, so that its pages are forbidden: it may be dead."""


def asks_for_robots(request: Request) -> bool:
    """Whether a request is the one for robots.txt itself, its redirects and retries included."""
    return bool(request.meta.get("dont_obey_robotstxt"))


class HostsMiddleware:
    """Lets only the edition's own hosts be asked, redirects and retries included."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises Offsite."""
        if NOT_FETCHED in request.meta:
            return
        spider: Any = self.crawler.spider
        parts = urlsplit(request.url)
        if parts.hostname not in spider.edition.hosts or parts.scheme not in ("http", "https"):
            raise Offsite(f"not a host of {spider.name}: {parts.hostname}")
        if parts.port not in (None, 80, 443):
            raise Offsite(f"not a port of the web: {parts.port}")


class RobotsMiddleware:
    """robots.txt as RFC 9309 (2.3.1) reads it: unavailable (4xx) allows, unreachable (5xx, no answer) forbids.

    Each host's own decides for that host. Asked once a run for each host, whoever waits for it meanwhile. Its crawl
    delay, where longer than the declared one, becomes the edition's.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._parsers: dict[str, asyncio.Future[RobotParser]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises RobotsForbidden, and its kind HostSilent."""
        if NOT_FETCHED in request.meta or asks_for_robots(request):
            return
        parts = urlsplit(request.url)
        address = f"{parts.scheme}://{parts.netloc}/robots.txt"
        if address not in self._parsers:
            self._parsers[address] = asyncio.ensure_future(self._ask(address))
        parser = await self._parsers[address]
        if not parser.allowed(request.url, self._agent):
            raise RobotsForbidden("forbidden by robots.txt")

    async def _ask(self, address: str) -> RobotParser:
        """The rules of one host. Raises RobotsForbidden where they cannot be had, which forbids everything."""
        engine = self.crawler.engine
        if engine is None:
            raise RobotsForbidden("robots.txt is unreachable")
        meta = {"dont_obey_robotstxt": True}
        try:
            response = await engine.download_async(Request(address, meta=meta, priority=1000, callback=NO_CALLBACK))
        except Exception as error:  # noqa: BLE001 (whatever went wrong, there is no answer)
            logger.warning("%s is unreachable: %s", address, error)
            # Refused by a middleware (a redirect to a strange host): the host did answer.
            kind = RobotsForbidden if isinstance(error, IgnoreRequest) else HostSilent
            raise kind("robots.txt is unreachable") from None
        if response.status >= 500:
            logger.warning("%s is unreachable: status %d", address, response.status)
            raise RobotsForbidden("robots.txt is unreachable")
        parser = build_from_crawler(ProtegoRobotParser, self.crawler, response.body if response.status < 400 else b"")
        self._take_crawl_delay(parser)
        return parser

    def _take_crawl_delay(self, parser: RobotParser) -> None:
        """Sets the least delay of the edition's slot, and of whatever adjusts it later."""
        asked = parser.crawl_delay(self._agent)
        if not asked:
            return
        delay = slow_down(self.crawler, asked)
        throttle = self.crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, delay)
        logger.info("robots.txt asks for %g seconds between requests", asked)


class RetryAfterMiddleware:
    """Waits as long as a server asks that is busy; the throttle brings the delay down again when it answers well."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Reached before a retry is made of the response."""
        asked = retry_after(response) if response.status in (429, 503) else None
        if asked:
            logger.warning("%s answers %d and asks to wait %g seconds", urlsplit(request.url).hostname,
                           response.status, asked)  # fmt: skip
            slow_down(self.crawler, asked)
        return response


def retry_after(response: Response) -> float | None:
    """The seconds that a Retry-After header asks for (RFC 9110, 10.2.3: seconds or a date); None without one."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isdecimal():
        return float(value[:6])
    try:
        at = parsedate_to_datetime(value)
        return max((at - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def slow_down(crawler: Crawler, seconds: float) -> float:
    """Makes the time between two requests to the edition at least this, within AUTOTHROTTLE_MAX_DELAY; gives it."""
    delay = min(seconds, crawler.settings.getfloat("AUTOTHROTTLE_MAX_DELAY"))
    if crawler.engine is not None:
        downloader = crawler.engine.downloader
        downloader._delay = max(downloader._delay, delay)
        for slot in downloader.slots.values():
            slot.delay = max(slot.delay, delay)
    return delay
