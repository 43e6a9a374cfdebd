"""robots.txt as RFC 9309 has it: who may be asked for what, how fast, and the sitemaps that are named there."""

from __future__ import annotations

import logging
from itertools import islice
from typing import TYPE_CHECKING

from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.utils.misc import build_from_crawler

from spiders.crawl_run import CrawlRun
from spiders.manners.host_files import HostFiles, Silent, Unreachable
from spiders.manners.politeness import (
    NOT_FETCHED,
    HostSilent,
    RobotsForbidden,
    RobotsUnreachable,
    asks_for_manners,
    host_of,
)
from spiders.sources.found import is_address

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler

    from storage.manners import HostFile

logger = logging.getLogger(__name__)

# Sitemaps that one robots.txt may announce; outlets name a few.
_MOST_SITEMAPS = 100


class RobotsMiddleware:
    """Asks each host's robots.txt, which decides for that host alone, before anything else of it.

    Unavailable (4xx) allows; unreachable (5xx, no answer) forbids until it is reached again (RFC 9309, 2.3.1). Its
    crawl delay, where longer than the declared one, becomes the edition's.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._files = HostFiles(crawler, "/robots.txt")
        self._rules: dict[str, tuple[datetime, ProtegoRobotParser]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises RobotsForbidden, RobotsUnreachable, HostSilent, RulesRest, PrivateAddress and NotKept."""
        if NOT_FETCHED in request.meta or asks_for_manners(request):
            return
        try:
            file = await self._files.of(request.url)
        except Unreachable as error:
            if isinstance(error, Silent):
                raise HostSilent(host_of(request), str(error)) from None
            raise RobotsUnreachable(f"robots.txt is unreachable: {error}") from None
        if not self._rules_of(file).allowed(request.url, self._agent):
            raise RobotsForbidden("forbidden by robots.txt")

    def _rules_of(self, file: HostFile) -> ProtegoRobotParser:
        """The rules of one host, parsed once for as long as they are good."""
        fetched_at, rules = self._rules.get(file.origin, (None, None))
        if rules is None or fetched_at != file.fetched_at:
            rules = build_from_crawler(ProtegoRobotParser, self.crawler, file.body)
            self._rules[file.origin] = file.fetched_at, rules
            self._take_crawl_delay(rules)
            sitemaps = [url for url in islice(rules.rp.sitemaps, _MOST_SITEMAPS) if is_address(url)]
            CrawlRun.of(self.crawler).announce([("sitemap", url) for url in sitemaps], file.origin + file.path)
        return rules

    def _take_crawl_delay(self, rules: ProtegoRobotParser) -> None:
        """Sets the least delay of the edition's slot, and of whatever adjusts it later."""
        asked = rules.crawl_delay(self._agent)
        if not asked:
            return
        delay = slow_down(self.crawler, asked)
        throttle = self.crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, delay)
        logger.info("robots.txt asks for %g seconds between requests", asked)


def slow_down(crawler: Crawler, seconds: float) -> float:
    """Makes the time between two requests to the edition at least this, within AUTOTHROTTLE_MAX_DELAY; gives it."""
    delay = min(seconds, crawler.settings.getfloat("AUTOTHROTTLE_MAX_DELAY"))
    if crawler.engine is not None:
        downloader = crawler.engine.downloader
        downloader._delay = max(downloader._delay, delay)
        for slot in downloader.slots.values():
            slot.delay = max(slot.delay, delay)
    return delay
