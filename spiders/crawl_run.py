"""What one run of a spider keeps while it lives: its archive, its landing, its ledger."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import psycopg
from scrapy import signals

from spiders import report
from spiders.dispositions import Ledger
from spiders.extraction import READER_VERSION
from storage import config, database
from storage.archive import Archive, ArchiveError
from storage.landing import Batch, Landing
from storage.normalise import normalise
from storage.records import (
    ArchivePosition,
    Capture,
    CaptureSource,
    Disposition,
    Ending,
    Extraction,
    Run,
    Sighting,
    StagedExtraction,
)

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

    from spiders.outlet_spider import OutletSpider
    from spiders.registry import Edition
    from spiders.sources.found import CapturedPage

logger = logging.getLogger(__name__)

T = TypeVar("T")

# What can go wrong around us while a crawl runs: the warehouse, the archive, the disk.
_TROUBLES = (psycopg.Error, database.WarehouseUnavailable, ArchiveError, OSError)


class CrawlRun:
    """A Scrapy extension that the middleware, the pipeline and the spider of one crawl share.

    Rows gather in a batch; a batch is landed when it is full or has waited long enough, in a thread of its own, and
    only after the bytes that its rows name are durable. `failure` is one line when the run went wrong.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.run_id = uuid.uuid4()
        self.ledger = Ledger(self.run_id)
        self.failure: str | None = None
        self.filled: Counter[str] = Counter()
        self.sources: Counter[tuple[str, str]] = Counter()
        self._batch = Batch()
        self._batch_since = time.monotonic()
        self._landing_lock = asyncio.Lock()
        self._closing = False
        # One thread each: the archive's file and the landing's connection are used by one caller at a time.
        self._archive_thread = ThreadPoolExecutor(1, "archive")
        self._landing_thread = ThreadPoolExecutor(1, "landing")
        crawler.signals.connect(self.opened, signal=signals.spider_opened)
        crawler.signals.connect(self.closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    @classmethod
    def of(cls, crawler: Crawler) -> CrawlRun:
        """The run of a crawler. Raises RuntimeError where the extension is switched off."""
        run = crawler.get_extension(cls)
        if run is None:
            raise RuntimeError("spiders.crawl_run.CrawlRun is not among the EXTENSIONS")
        return run

    def opened(self, spider: OutletSpider) -> None:
        """Connects, and puts the run on record before anything is asked."""
        settings = config.load()
        self._url = database.prepare(settings)
        self._landing = Landing(self._url)
        self._archive = Archive(settings.archive_dir, spider.name)
        arguments = {name: str(value) for name, value in spider.given.items()}
        source = CaptureSource.FILE if spider.arguments.captures else CaptureSource.LIVE
        self._landing.start_run(
            Run(
                run_id=self.run_id,
                outlet=spider.edition.outlet,
                edition=spider.edition.code,
                spider=spider.name,
                source=source,
                arguments=arguments,
                reader_version=READER_VERSION,
                started_at=datetime.now(UTC),
            )
        )
        self._ticker = asyncio.ensure_future(self._land_now_and_then())

    async def closed(self, spider: OutletSpider, reason: str) -> None:
        """Lands what is left, normalises, and says how the run ended."""
        self._closing = True
        self._ticker.cancel()
        try:
            for disposition in self.ledger.close(f"the run ended: {reason}"):
                self._batch.dispositions.append(disposition)
            await self._land()
            await self._in(self._archive_thread, self._archive.close)
            changed = None
            if self.crawler.settings.getbool("NORMALISE_ON_CLOSE") and not self.failure:
                changed = await self._in(self._landing_thread, lambda: normalise(self._url))
            outcome = "failed" if self.failure else reason
            endings = await self._in(
                self._landing_thread, lambda: self._landing.finish_run(self.run_id, outcome, self.failure)
            )
            report.show(spider.edition, endings, self.filled, self.sources, changed)
        except _TROUBLES as error:
            self.fail(f"the run could not be brought to its end: {_line(error)}")
        finally:
            await self._in(self._landing_thread, self._landing.close)
            self._archive_thread.shutdown()
            self._landing_thread.shutdown()

    def fail(self, line: str) -> None:
        """Notes that the run went wrong, and stops the spider; the first failure is the one that is told."""
        if self.failure is None:
            self.failure = line
            logger.error("%s", line)
            engine = self.crawler.engine
            if engine is not None and not self._closing:
                self._stopping = asyncio.ensure_future(engine.close_spider_async(reason="failed"))

    async def archive_response(self, **response: Any) -> ArchivePosition:
        """Keeps a response as a WARC record; see Archive.write_response for the names."""
        return await self._in(self._archive_thread, lambda: self._archive.write_response(**response))

    async def archive_page(self, page: CapturedPage) -> ArchivePosition:
        """Keeps the bytes of a page that came from a file as a WARC record."""
        uri = page.url or f"file:{quote(page.location)}"
        return await self._in(
            self._archive_thread,
            lambda: self._archive.write_resource(uri, page.media_type, page.body, page.captured_at),
        )

    async def position_of(self, capture_id: uuid.UUID) -> ArchivePosition | None:
        """Where the archive holds a capture that the warehouse knows already."""
        return await self._in(self._landing_thread, lambda: self._landing.position_of(capture_id))

    async def known_keys(self, edition: Edition, keys: list[str]) -> set[str]:
        """Those of the URL keys of which the warehouse holds a capture."""
        return await self._in(
            self._landing_thread, lambda: self._landing.known_keys(edition.outlet, edition.code, keys)
        )

    def meet(self, key: str, url: str) -> bool:
        """See Ledger.meet."""
        return self.ledger.meet(key, url)

    def end(self, key: str, ending: Ending, detail: str | None = None, capture_id: uuid.UUID | None = None) -> None:
        """Ends a URL that the run met; what is not understood is said out loud."""
        disposition: Disposition | None = self.ledger.end(key, ending, detail, capture_id)
        if disposition is None:
            return
        if ending in (Ending.REJECTED, Ending.HTTP_ERROR, Ending.NETWORK_ERROR):
            logger.warning("%s: %s: %s", ending, disposition.url, detail)
        self._batch.dispositions.append(disposition)

    def stage_capture(self, capture: Capture) -> None:
        """Puts a capture into the batch."""
        self._batch.captures.append(capture)

    def stage_extraction(self, staged: StagedExtraction) -> None:
        """Puts an extraction of a staged capture into the batch."""
        self._batch.extractions.append(staged)

    def stage_sightings(self, sightings: list[Sighting]) -> None:
        """Puts links that a feed or listing showed into the batch."""
        self._batch.sightings.extend(sightings)

    def count_fields(self, extraction: Extraction) -> None:
        """Counts, for the closing table, which fields an article filled and from where."""
        self.filled[""] += 1
        for name, source in extraction.field_sources:
            self.filled[name] += 1
            self.sources[name, source] += 1

    async def land_when_full(self) -> None:
        """Lands the batch once it is full; whoever fills it waits meanwhile, so that memory stays flat."""
        if len(self._batch.dispositions) >= self.crawler.settings.getint("LANDING_BATCH"):
            await self._land()

    async def _land_now_and_then(self) -> None:
        seconds = self.crawler.settings.getfloat("LANDING_SECONDS")
        while True:
            await asyncio.sleep(seconds)
            if time.monotonic() - self._batch_since >= seconds:
                await self._land()

    async def _land(self) -> None:
        async with self._landing_lock:
            batch, self._batch, self._batch_since = self._batch, Batch(), time.monotonic()
            if self.failure or not len(batch):
                return
            try:
                await self._in(self._archive_thread, self._archive.sync)
                await self._in(self._landing_thread, lambda: self._landing.land(batch))
            except _TROUBLES as error:
                self.fail(f"nothing more can be landed: {_line(error)}")

    async def _in(self, thread: ThreadPoolExecutor, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(thread, call)


def _line(error: Exception) -> str:
    """The first line of an error, which is what a user needs of it."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
