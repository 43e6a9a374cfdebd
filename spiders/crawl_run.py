"""What one run of a spider keeps while it lives: its archive, its landing, its ledger, its readers."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import psycopg
from scrapy import signals

from spiders import dispositions, quality, report
from spiders.dispositions import Ledger
from spiders.extraction import READER_VERSION
from spiders.extraction.text import clean_line
from spiders.keeper import Keeper, NotKept, line_of
from spiders.reader_processes import ReaderProcesses
from storage import config, database
from storage.archive import ArchiveError
from storage.crawl_records import Attempt, Run
from storage.landing import Leaseholder
from storage.normalise import Changes, normalise
from storage.records import CaptureSource, Disposition, Ending, Extraction, StagedExtraction

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from spiders.outlet_spider import OutletSpider
    from spiders.registry import Edition
    from spiders.sources.found import CapturedPage

logger = logging.getLogger(__name__)

T = TypeVar("T")

# What can go wrong around us while a crawl runs: the warehouse, the archive, the disk.
_TROUBLES = (psycopg.Error, database.WarehouseUnavailable, ArchiveError, OSError)


# A line for people, in the log or on record, is no longer than this; what is scraped may be.
_LONGEST_LINE = 2000

# Seconds between two looks at whether another crawl of the edition has ended.
_LEASE_LOOK = 0.5


class CrawlRun:
    """A Scrapy extension that the middleware, the pipeline and the spider of one crawl share.

    `keeper` is its archive and its landing. `failure` is one line when the run went wrong, `on_record` whether its end
    is written down.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.run_id = uuid.uuid4()
        self.ledger = Ledger(self.run_id)
        self.failure: str | None = None
        self.on_record = False
        self.filled: Counter[str] = Counter()
        self.sources: Counter[tuple[str, str]] = Counter()
        self.keeper = Keeper(self.cannot_land)
        self._closing = False
        self._first_trouble = ""
        self._failures: set[str] = set()  # those that were told
        self._tickers: list[asyncio.Future[None]] = []
        self.on_announced: Callable[[Iterable[tuple[str, str]], str], None] = lambda _found, _announced_in: None
        self._sought: dict[str, str] = {}  # addresses of articles that have not ended yet, by key
        self._is_started = False  # whether the warehouse has a row for the run
        self._readers = ReaderProcesses(crawler.settings.getint("READER_PROCESSES"))
        self._normalise_thread = ThreadPoolExecutor(1, "normalise")
        self._normalises = crawler.settings.getbool("NORMALISE")
        self._changes = Changes(0, 0, 0, 0)
        crawler.signals.connect(self.opened, signal=signals.spider_opened)
        crawler.signals.connect(self.closed, signal=signals.spider_closed)
        crawler.signals.connect(self.spider_error, signal=signals.spider_error)
        crawler.signals.connect(self.item_error, signal=signals.item_error)

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
        """Starts the readers, connects, and puts the run on record before anything is asked."""
        self._readers.start()
        try:
            settings = config.load()
            self._url = database.prepare(settings)
            run = Run(
                run_id=self.run_id,
                outlet=spider.edition.outlet,
                edition=spider.edition.code,
                spider=spider.name,
                source=spider.source,
                arguments={name: str(value) for name, value in spider.given.items()},
                reader_version=READER_VERSION,
                started_at=datetime.now(UTC),
            )
            self.keeper.open(settings, self._url, run, _roll_over(self.crawler))
            self._is_started = True
        except Exception as error:  # noqa: BLE001 (Scrapy would log it and crawl on, with nothing to land in)
            self.cannot_land(error)
        self._tickers = [asyncio.ensure_future(self._land_now_and_then())]
        if self._normalises:
            self._tickers.append(asyncio.ensure_future(self._normalise_now_and_then()))

    async def closed(self, spider: OutletSpider, reason: str) -> None:
        """Lands what is left, normalises, and says how the run ended."""
        self._closing = True
        for ticker in self._tickers:
            ticker.cancel()
        try:
            self.keeper.batch.dispositions.extend(self.ledger.close(f"the run ended: {reason}"))
            if not self.ledger.met and reason == "shutdown":
                self.fail("the crawl was stopped before it began")
            if (
                reason == "finished"
                and spider.source is CaptureSource.LIVE
                and not self.ledger.endings[Ending.DISCOVERY]
            ):
                self.fail(f"no feed could be read: {self._first_trouble}")
            await self.keeper.land()
            await self.keeper.close_archive()
            # Also where the archive refused: the warehouse shall tell how the run ended.
            if self._is_started:
                await self._finish(spider, "failed" if self.failure else reason)
        except Exception as error:  # noqa: BLE001 (the last chance to say what went wrong)
            self.cannot_land(error)
        finally:
            await self.keeper.close()
            await asyncio.to_thread(self._readers.stop)  # none is busy any more when Scrapy calls
            self._normalise_thread.shutdown()

    async def _finish(self, spider: OutletSpider, outcome: str) -> None:
        changes = None
        try:
            if self._normalises:
                await self._normalise()
                changes = self._changes
        except (psycopg.Error, database.WarehouseUnavailable) as error:
            self.fail(f"all is landed, but news.* is not up to date: {line_of(error)}")
            outcome = "failed"
        end = (self.run_id, outcome, self.failure, self.ledger.met)
        endings = await self.keeper.finish(lambda landing: landing.finish_run(*end))
        self.on_record = True
        if sum(endings.values()) != self.ledger.met:
            self.fail(f"{self.ledger.met} URLs were met, but {sum(endings.values())} have an ending on record")
        ((otherwise,),) = await self.keeper.finish(
            lambda landing: landing.query("landing/otherwise", run_id=self.run_id)
        )
        report.show(spider.edition, endings, self.filled, self.sources, changes)
        report.show_otherwise(otherwise)
        if path := self.crawler.settings["REPORT_FILE"]:
            told = report.as_json(self.run_id, spider.name, outcome, self.failure, endings)
            Path(path).write_text(told, encoding="utf-8")
        whole = outcome == "finished" and not (spider.arguments.since or spider.arguments.until)
        if spider.source is CaptureSource.LIVE and whole and changes is not None:
            day = datetime.now(spider.edition.timezone).date() - timedelta(days=1)
            key = (spider.edition.outlet, spider.edition.code, day)
            count = await self.keeper.finish(lambda landing: landing.published_on(*key))
            if count is not None and (line := quality.articles_per_day(spider.edition, day, count).detail):
                logger.warning("%s", line)

    async def lease(self, edition: Edition) -> bool:
        """Takes the edition for a live crawl, so that its delay holds: two at once would halve it.

        Waits LEASE_WAIT seconds for another crawl to end; False where it has not, the run has failed then.
        """
        patience = self.crawler.settings.getfloat("LEASE_WAIT")
        end = time.monotonic() + patience
        told = False
        while True:
            try:
                holder = await self.keeper.ask(lambda landing: landing.lease(edition.outlet, edition.code))
            except NotKept:
                return False
            if holder is None:
                return True
            if time.monotonic() >= end:
                self.fail(_busy(edition, holder))
                return False
            if not told:
                logger.info("waiting %g seconds at most: %s", patience, _busy(edition, holder))
                told = True
            await asyncio.sleep(min(_LEASE_LOOK, max(end - time.monotonic(), 0)))

    def fail(self, line: str, *, stop: bool = True) -> None:
        """Notes that the run went wrong, so that it ends as failed; each failure is told once, the first is on record.

        What was read so far is landed all the same. With `stop` the spider is stopped.
        """
        line = _shown(line)
        if line not in self._failures:
            self._failures.add(line)
            logger.error("%s", line)
        self.failure = self.failure or line
        engine = self.crawler.engine
        if stop and engine is not None and not self._closing:
            self._closing = True
            self._stopping = asyncio.ensure_future(engine.close_spider_async(reason="failed"))

    def cannot_land(self, error: Exception) -> None:
        """Ends the run: warehouse, archive or disk refuse, so that whatever came now would be lost."""
        self.keeper.give_up()
        if not isinstance(error, _TROUBLES):
            logger.error("a fault of Dateline's own", exc_info=error)
        self.fail(f"nothing more can be kept: {line_of(error)}")

    def fault(self, failure: Failure, key: str | None = None) -> None:
        """Notes a fault of Dateline's own at one URL: it ends as rejected, the crawl goes on, the run counts as failed.

        Scrapy logs the traceback.
        """
        if key is not None:
            self.end(key, Ending.REJECTED, f"internal error: {failure.type.__name__ if failure.type else failure}")
        self.fail(f"a fault of Dateline's own: {failure.getErrorMessage()}", stop=False)

    def spider_error(self, failure: Failure, response: Response | None) -> None:
        """Scrapy's signal: a callback of the spider raised."""
        request = response.request if response is not None else None
        self.fault(failure, request.meta.get("key") if request is not None else None)

    def item_error(self, item: CapturedPage, failure: Failure) -> None:
        """Scrapy's signal: the pipeline raised."""
        self.fault(failure, item.key)

    async def read(self, task: Callable[[], T]) -> T:
        """What a task of reading gives, done in a process of its own. Raises Unread."""
        return await self._readers.read(task, self.crawler.settings.getfloat("READER_TIMEOUT"))

    @property
    def _spider(self) -> Any:
        return self.crawler.spider

    def meet(self, key: str, url: str) -> bool:
        """See Ledger.meet."""
        return self.ledger.meet(key, url)

    def seek(self, key: str, url: str) -> bool:
        """Meets the address of an article that is to be fetched: how that ends is on record for later runs."""
        if not self.ledger.meet(key, url):
            return False
        self._sought[key] = url
        return True

    def end(
        self,
        key: str,
        ending: Ending,
        detail: str | None = None,
        capture_id: uuid.UUID | None = None,
        *,
        settles_after: int | None = None,
    ) -> None:
        """Ends a URL that the run met; what is not understood is said out loud.

        `settles_after` says after how many such endings it lasts, where the ending alone does not tell.
        """
        # Names, addresses and what others say of them are hostile: nothing in them may steer a terminal.
        detail = _shown(detail) if detail else None
        disposition: Disposition | None = self.ledger.end(key, ending, detail, capture_id)
        if ending in (Ending.REJECTED, Ending.HTTP_ERROR, Ending.NETWORK_ERROR):
            logger.warning("%s: %s: %s", ending, _shown(disposition.url if disposition else key), detail)
        if ending not in (Ending.STORED, Ending.DISCOVERY, Ending.KNOWN) and not self._first_trouble:
            self._first_trouble = f"{ending}: {detail}"
        if disposition is None:
            return
        self.keeper.batch.dispositions.append(disposition)
        url = self._sought.pop(key, None)
        if url is not None and ending is not Ending.NOT_FETCHED:
            tries = settles_after or dispositions.settles_after(ending)
            edition = self._spider.edition
            self.keeper.batch.attempts.append(Attempt(edition.outlet, edition.code, key, url, ending, tries))

    def stage_extraction(self, staged: StagedExtraction) -> None:
        """Puts an extraction of a staged capture into the batch."""
        self.keeper.batch.extractions.append(staged)

    def announce(self, found: Iterable[tuple[str, str]], announced_in: str) -> None:
        """Hands on feeds, as (kind, address), that a page or robots.txt tells of."""
        self.on_announced(found, announced_in)

    def count_fields(self, extraction: Extraction) -> None:
        """Counts, for the closing table, which fields an article filled and from where."""
        self.filled[report.ARTICLES] += 1
        for name, source in extraction.field_sources:
            self.filled[name] += 1
            self.sources[name, source] += 1

    async def land_when_full(self) -> None:
        """Lands the batch once it is full; whoever fills it waits meanwhile, so that memory stays flat."""
        if len(self.keeper.batch.dispositions) >= self.crawler.settings.getint("LANDING_BATCH"):
            await self.keeper.land()

    async def _land_now_and_then(self) -> None:
        seconds = self.crawler.settings.getfloat("LANDING_SECONDS")
        while True:
            await asyncio.sleep(seconds)
            if time.monotonic() - self.keeper.waits_since >= seconds:
                # Shielded: whoever ends the waiting must not end a landing that is under way.
                await asyncio.shield(self.keeper.land())

    async def _normalise_now_and_then(self) -> None:
        """What was landed shows in news.* while the crawl goes on."""
        while True:
            await asyncio.sleep(self.crawler.settings.getfloat("NORMALISE_SECONDS"))
            await asyncio.shield(self._normalise_meanwhile())

    async def _normalise_meanwhile(self) -> None:
        try:
            if self.keeper.works:
                await self._normalise()
        except (psycopg.Error, database.WarehouseUnavailable) as error:
            # The one at the end of the crawl must succeed.
            logger.warning("news.* is not up to date yet: %s", line_of(error))

    async def _normalise(self) -> None:
        loop = asyncio.get_running_loop()
        done = await loop.run_in_executor(self._normalise_thread, lambda: normalise(self._url))
        self._changes += done


def _busy(edition: Edition, holder: Leaseholder) -> str:
    since = f" since {holder.started_at:%Y-%m-%d %H:%M:%S} UTC" if holder.started_at else ""
    run = f", run {holder.run_number}" if holder.run_number else ""
    return f"another crawl of {edition.spider} has been running{since}{run}"


def _roll_over(crawler: Crawler) -> tuple[int, float]:
    settings = crawler.settings
    return settings.getint("ARCHIVE_ROLL_OVER_BYTES"), settings.getfloat("ARCHIVE_ROLL_OVER_SECONDS")


def _shown(text: str) -> str:
    # Cut first: cleaning takes more than linear time where marks are piled up (NFC).
    return clean_line(text[:_LONGEST_LINE])
