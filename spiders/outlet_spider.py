"""The spider of an edition: discover, fetch, hand over. What differs between outlets is declared, not coded here."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, closing
from typing import TYPE_CHECKING, Any, ClassVar, Self

import psycopg
from scrapy import Request, Spider
from scrapy.http import Response

from spiders import registry
from spiders.arguments import ArgumentError, Arguments, Reread
from spiders.crawl_run import CrawlRun
from spiders.extraction.text import clean_line
from spiders.live_site import LiveSite
from spiders.manners.politeness import NOT_FETCHED
from spiders.sources import archived, files, warc
from spiders.sources.found import CapturedPage
from storage import config, database
from storage.archive import ArchiveError
from storage.archive_store import StoredFile
from storage.records import CaptureSource, Ending

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

logger = logging.getLogger(__name__)

# Of what is passed over, so many kinds are named in a line.
_KINDS_TOLD = 10


class OutletSpider(Spider):
    """Crawls one edition, live or from captures; `-a` arguments as in spiders.arguments."""

    edition: ClassVar[registry.Edition]

    # Error pages and 304 come to the callbacks too: how they end is told there. Redirects are followed before.
    handle_httpstatus_list: ClassVar[list[int]] = [304, *range(400, 600)]

    def __init__(self, name: str | None = None, reread: Reread | None = None, **given: str) -> None:
        super().__init__(name)
        self.given = given | (reread.told() if reread else {})
        self.reread = reread
        self.arguments = Arguments.parse(given)

    @classmethod
    def of(cls, edition: registry.Edition) -> type[Self]:
        """The spider class of an edition."""
        title = "".join(part.title() for part in edition.spider.split("_"))
        return type(f"{title}Spider", (cls,), {"name": edition.spider, "edition": edition, "__module__": __name__})

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """The edition's delay, and the operator's contact; the command line still overrides both."""
        super().update_settings(settings)
        settings.set("DOWNLOAD_DELAY", cls.edition.delay, priority="spider")
        contact = config.load().contact
        if contact:
            settings.set("USER_AGENT", f"{settings['USER_AGENT']} (+{contact})", priority="spider")

    @property
    def run(self) -> CrawlRun:
        """What this run of the spider keeps."""
        return CrawlRun.of(self.crawler)

    @property
    def source(self) -> CaptureSource:
        """Where the captures of this run come from; a folder counts as files, whatever it holds."""
        if self.reread is not None:
            return CaptureSource.ARCHIVE
        captures = self.arguments.captures
        if captures is None:
            return CaptureSource.LIVE
        return CaptureSource.WARC if isinstance(captures, str) or warc.is_warc(captures.name) else CaptureSource.FILE

    async def start(self) -> AsyncIterator[Any]:
        """The feeds of the edition, the captures, or what the archive holds."""
        saved = self.read_captures if self.arguments.captures is not None else None
        if (callback := self.read_archive if self.reread is not None else saved) is not None:
            # Scrapy holds back, counts and stops what a callback yields, but not what start() does.
            yield Request("data:,captures", callback=callback, meta={NOT_FETCHED: True})
            return
        if await self.run.lease(self.edition):
            async for request in LiveSite(self).start():
                yield request

    # Captures from disk

    async def read_captures(self, response: Response) -> AsyncIterator[CapturedPage]:  # noqa: ARG002 (there is none)
        """The pages of the captures, until they or the run end."""
        captures = self.arguments.captures
        if captures is None:
            return
        try:
            saved = await asyncio.to_thread(files.saved_files, captures)
            unread = await asyncio.to_thread(files.passed_over, captures)
        except (ArgumentError, ArchiveError, OSError) as error:
            self.run.fail(f"captures: {error}")
            return
        if unread:
            logger.info("captures: passed over: %s; what is read ends in %s", _counted(unread), files.KINDS)
        for file in saved:
            try:
                async with aclosing(self._pages_of(file)) as pages:
                    async for page in pages:
                        if self._stopping:
                            return
                        # The same article twice is met once; its second capture is read all the same.
                        self.run.meet(page.key, page.location)
                        owner = registry.edition_of_url(page.url) if page.url else self.edition
                        if owner is self.edition:
                            yield page
                        else:
                            whose = (
                                f"a page of {owner.outlet} {owner.code}" if owner else "a page of no declared outlet"
                            )
                            self.run.end(page.key, Ending.OTHER_EDITION, whose)
            except (warc.WarcUnreadable, ArchiveError, OSError) as error:
                # What stands in the other files is none the worse for it.
                self.run.fail(f"captures: {error}", stop=False)

    # The archive, read again

    async def read_archive(self, response: Response) -> AsyncIterator[CapturedPage]:  # noqa: ARG002 (there is none)
        """The captures that are to be read again. Each has an ending of its own, so that of each one is told."""
        if self.reread is None:
            return
        selection, done, told = archived.selection(self.edition, self.reread), 0, time.monotonic()
        gone = 0
        often = self.settings.getfloat("LOGSTATS_INTERVAL") or math.inf
        try:
            with closing(archived.read_pages(config.load(), selection)) as pages:
                total = await asyncio.to_thread(next, pages)
                logger.info("captures to read: %d", total)
                while (page := await asyncio.to_thread(next, pages, None)) is not None:
                    if self._stopping or not isinstance(page, CapturedPage):
                        return
                    if not self.run.meet(page.key, page.location):
                        continue
                    done += 1
                    gone += page.fault is not None
                    yield page
                    if time.monotonic() - told > often:
                        told = time.monotonic()
                        logger.info("%d of %d captures read", done, total)
            if gone:
                missing = f"the archive does not hold the bytes of {gone} captures"
                self.run.fail(f"{missing}; `scrapy verify` tells of each", stop=False)
        except (psycopg.Error, database.WarehouseUnavailable, ArchiveError, OSError) as error:
            self.run.fail(f"the archive cannot be read: {next(iter(str(error).splitlines()), '')}")

    @property
    def _stopping(self) -> bool:
        """Whether the run is being stopped: by a limit, a signal or a failure."""
        return self.crawler.engine is None or self.crawler.engine.needs_backout()

    async def _pages_of(self, file: files.SavedFile | StoredFile) -> AsyncGenerator[CapturedPage, None]:
        if isinstance(file, files.SavedFile):
            yield await asyncio.to_thread(files.read_page, file, self.edition)
            return
        found, told, name = 0, time.monotonic(), clean_line(files.printable(file.name))
        unread: Counter[str] = Counter()
        often = self.settings.getfloat("LOGSTATS_INTERVAL") or math.inf
        with closing(warc.read_pages(file, self.edition, unread)) as records:
            while (record := await asyncio.to_thread(next, records, None)) is not None:
                if isinstance(record, CapturedPage):
                    found += 1
                    yield record
                elif time.monotonic() - told > often:
                    told = time.monotonic()
                    logger.info("%s: %.0f%% read, %d pages of %s", name, 100 * record / file.size, found, self.name)
        rest = f"; passed over: {_counted(unread)}" if unread else ""
        logger.info("%s: read to its end, %d pages of %s%s", name, found, self.name, rest)


def _counted(counts: Counter[str]) -> str:
    told = counts.most_common(_KINDS_TOLD)
    others = counts.total() - sum(count for _, count in told)
    return clean_line(", ".join(f"{count} {kind}" for kind, count in told)) + f", {others} others" * bool(others)
