"""The pace of an outlet: crawls of several of its editions take turns, for its servers are asked by all of them."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from scrapy.exceptions import NotConfigured

from spiders import registry
from spiders.crawl_run import CrawlRun
from spiders.manners.backoff import BackOffMiddleware
from spiders.manners.politeness import NOT_FETCHED
from storage import manners

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler

    from spiders.registry import Edition


class PaceMiddleware:
    """Waits for the crawl's turn before each request; switched off where an outlet has one edition.

    Within a crawl all hosts share the edition's slot, whose delay holds as well. It stands before what tells of hosts
    that rest, since a host may begin to while its turn is waited for.
    """

    def __init__(self, crawler: Crawler, edition: Edition) -> None:
        self.crawler = crawler
        self._edition = edition

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Raises NotConfigured where nobody else asks the outlet."""
        edition = getattr(crawler.spidercls, "edition", None)
        if edition is None or not has_siblings(edition, registry.editions()):
            raise NotConfigured
        return cls(crawler, edition)

    async def process_request(self, request: Request) -> None:
        """Raises NotKept, HostRests."""
        if NOT_FETCHED in request.meta or self.crawler.engine is None:
            return
        back_off = self.crawler.get_downloader_middleware(BackOffMiddleware)
        if back_off is not None:  # a host that rests takes nobody's turn
            await back_off.process_request(request)
        slot = self.crawler.engine.downloader.slots.get(self._edition.spider)
        seconds = slot.delay if slot else self.crawler.settings.getfloat("DOWNLOAD_DELAY")
        if not seconds:
            return
        outlet, delay = self._edition.outlet, timedelta(seconds=seconds)
        off = await CrawlRun.of(self.crawler).keeper.ask(lambda landing: manners.take_turn(landing, outlet, delay))
        await asyncio.sleep(off.total_seconds())


def has_siblings(edition: Edition, editions: tuple[Edition, ...]) -> bool:
    """Whether other editions of the same outlet are declared."""
    return any(other.outlet == edition.outlet and other.code != edition.code for other in editions)
