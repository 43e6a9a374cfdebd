"""What one run of a spider keeps while it lives: its archive, its landing, its ledger, its readers."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import psycopg
from scrapy import signals
from scrapy.exceptions import IgnoreRequest

from spiders import quality, report
from spiders.dispositions import Ledger
from spiders.extraction import READER_VERSION, identity
from spiders.extraction.text import clean_line
from spiders.reader_processes import ReaderProcesses
from storage import config, database
from storage.archive import Archive, ArchiveError
from storage.archive_store import open_store
from storage.landing import Batch, Landing, Leaseholder
from storage.normalise import Changes, normalise
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


class NotKept(IgnoreRequest):
    """The bytes or rows of a URL could not be kept; the run is being stopped."""


class CrawlRun:
    """A Scrapy extension that the middleware, the pipeline and the spider of one crawl share.

    Rows gather in a batch; a batch is landed when it is full or has waited long enough, in a thread of its own, and
    only after the bytes that its rows name are durable. `failure` is one line when the run went wrong, `on_record`
    whether its end is written down.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.run_id = uuid.uuid4()
        self.ledger = Ledger(self.run_id)
        self.failure: str | None = None
        self.on_record = False
        self.filled: Counter[str] = Counter()
        self.sources: Counter[tuple[str, str]] = Counter()
        self._batch = Batch()
        self._batch_since = time.monotonic()
        self._landing_lock = asyncio.Lock()
        self._closing = False
        self._first_trouble = ""
        self._tickers: list[asyncio.Future[None]] = []
        self._can_land = True
        self._is_started = False  # whether the warehouse has a row for the run
        self._archive: Archive | None = None
        self._landing: Landing | None = None
        # One thread each: the archive's file and the landing's connection are used by one caller at a time.
        self._readers = ReaderProcesses(crawler.settings.getint("READER_PROCESSES"))
        self._archive_thread = ThreadPoolExecutor(1, "archive")
        self._landing_thread = ThreadPoolExecutor(1, "landing")
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
            self._landing = Landing(self._url)
            self._archive = Archive(open_store(settings.archive), spider.name, *_roll_over(self.crawler))
            self._landing.start_run(
                Run(
                    run_id=self.run_id,
                    outlet=spider.edition.outlet,
                    edition=spider.edition.code,
                    spider=spider.name,
                    source=spider.source,
                    arguments={name: str(value) for name, value in spider.given.items()},
                    reader_version=READER_VERSION,
                    started_at=datetime.now(UTC),
                )
            )
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
            self._batch.dispositions.extend(self.ledger.close(f"the run ended: {reason}"))
            if not self.ledger.met and reason == "shutdown":
                self.fail("the crawl was stopped before it began")
            if (
                reason == "finished"
                and spider.source is CaptureSource.LIVE
                and not self.ledger.endings[Ending.DISCOVERY]
            ):
                self.fail(f"no feed could be read: {self._first_trouble}")
            await self._land()
            if self._archive is not None:
                await self._in(self._archive_thread, self._archive.close)
            # Also where the archive refused: the warehouse shall tell how the run ended.
            if self._landing is not None and self._is_started:
                await self._finish(self._landing, spider, "failed" if self.failure else reason)
        except Exception as error:  # noqa: BLE001 (the last chance to say what went wrong)
            self.cannot_land(error)
        finally:
            if self._landing is not None:
                await self._in(self._landing_thread, self._landing.close)
            await asyncio.to_thread(self._readers.stop)  # none is busy any more when Scrapy calls
            self._archive_thread.shutdown()
            self._landing_thread.shutdown()
            self._normalise_thread.shutdown()

    async def _finish(self, landing: Landing, spider: OutletSpider, outcome: str) -> None:
        changes = None
        try:
            if self._normalises:
                await self._normalise()
                changes = self._changes
        except (psycopg.Error, database.WarehouseUnavailable) as error:
            self.fail(f"all is landed, but news.* is not up to date: {_line(error)}")
            outcome = "failed"
        end = (self.run_id, outcome, self.failure, self.ledger.met)
        endings = await self._in(self._landing_thread, lambda: landing.finish_run(*end))
        self.on_record = True
        if sum(endings.values()) != self.ledger.met:
            self.fail(f"{self.ledger.met} URLs were met, but {sum(endings.values())} have an ending on record")
        report.show(spider.edition, endings, self.filled, self.sources, changes)
        if path := self.crawler.settings["REPORT_FILE"]:
            told = report.as_json(self.run_id, spider.name, outcome, self.failure, endings)
            Path(path).write_text(told, encoding="utf-8")
        whole = outcome == "finished" and not (spider.arguments.since or spider.arguments.until)
        if spider.source is CaptureSource.LIVE and whole and changes is not None:
            day = datetime.now(spider.edition.timezone).date() - timedelta(days=1)
            key = (spider.edition.outlet, spider.edition.code, day)
            count = await self._in(self._landing_thread, lambda: landing.published_on(*key))
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
                holder = await self._asked(lambda landing: landing.lease(edition.outlet, edition.code))
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
        """Notes that the run went wrong, so that it ends as failed; the first failure is the one that is told.

        What was read so far is landed all the same. With `stop` the spider is stopped.
        """
        if self.failure is None:
            self.failure = _shown(line)
            logger.error("%s", self.failure)
        engine = self.crawler.engine
        if stop and engine is not None and not self._closing:
            self._closing = True
            self._stopping = asyncio.ensure_future(engine.close_spider_async(reason="failed"))

    def cannot_land(self, error: Exception) -> None:
        """Ends the run: warehouse, archive or disk refuse, so that whatever came now would be lost."""
        self._can_land = False
        if not isinstance(error, _TROUBLES):
            logger.error("a fault of Dateline's own", exc_info=error)
        self.fail(f"nothing more can be kept: {_line(error)}")

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

    async def archive_response(self, *, status: int, **response: Any) -> ArchivePosition:
        """Keeps a response as a WARC record; see Archive.write_response for the names. Raises NotKept."""
        reason = _reason(status)
        return await self._archived(lambda archive: archive.write_response(status=status, reason=reason, **response))

    async def keep(self, page: CapturedPage, edition: Edition) -> uuid.UUID:
        """Makes a capture of a page and stages it, and gives its id; what the warehouse holds already stays as it is.

        Its bytes are archived unless they are already. Raises NotKept.
        """
        if page.capture_id is not None:
            return page.capture_id
        digest = hashlib.sha256(page.body).hexdigest()
        capture = Capture(
            outlet=edition.outlet,
            edition=edition.code,
            url=page.url,
            url_key=identity.address_key(page.url, edition) if page.url else f"content:{digest}",
            location=page.location,
            payload_digest=digest,
            captured_at=page.captured_at,
            source=page.source,
            status=page.status,
            media_type=page.media_type,
            headers=page.headers,
            time_is_known=page.time_is_known,
        )
        position = page.position or await self.position_of(capture.capture_id) or await self.archive_page(page)
        kept = replace(
            capture, archive_file=position.file, archive_offset=position.offset, archive_length=position.length
        )
        self._batch.captures.append(kept)
        return kept.capture_id

    async def archive_page(self, page: CapturedPage) -> ArchivePosition:
        """Keeps a page that we did not fetch as what it was: a response, or a file. Raises NotKept."""
        if page.url and page.status is not None:
            return await self.archive_response(
                url=page.url,
                status=page.status,
                response_headers=page.headers,
                body=page.body,
                captured_at=page.captured_at,
                decoded=True,
            )
        uri = page.url or f"file:{quote(page.location)}"
        return await self._archived(
            lambda archive: archive.write_resource(uri, page.media_type, page.body, page.captured_at, page.charset)
        )

    async def _archived(self, write: Callable[[Archive], ArchivePosition]) -> ArchivePosition:
        archive = self._archive
        if archive is None or not self._can_land:
            raise NotKept("nothing more can be kept")
        try:
            return await self._in(self._archive_thread, lambda: write(archive))
        except (ArchiveError, OSError) as error:
            self.cannot_land(error)
            raise NotKept(_line(error)) from None

    async def position_of(self, capture_id: uuid.UUID) -> ArchivePosition | None:
        """Where the archive holds a capture that the warehouse knows already. Raises NotKept."""
        return await self._asked(lambda landing: landing.position_of(capture_id))

    async def known_keys(self, edition: Edition, keys: list[str]) -> set[str]:
        """Those of the URL keys under which the warehouse holds an article. Raises NotKept."""
        return await self._asked(lambda landing: landing.known_keys(edition.outlet, edition.code, keys))

    async def _asked(self, ask: Callable[[Landing], T]) -> T:
        landing = self._landing
        if landing is None or not self._can_land:
            raise NotKept("nothing more can be kept")
        try:
            return await self._in(self._landing_thread, lambda: ask(landing))
        except (psycopg.Error, database.WarehouseUnavailable) as error:
            self.cannot_land(error)
            raise NotKept(_line(error)) from None

    def meet(self, key: str, url: str) -> bool:
        """See Ledger.meet."""
        return self.ledger.meet(key, url)

    def end(self, key: str, ending: Ending, detail: str | None = None, capture_id: uuid.UUID | None = None) -> None:
        """Ends a URL that the run met; what is not understood is said out loud."""
        # Names, addresses and what others say of them are hostile: nothing in them may steer a terminal.
        detail = _shown(detail) if detail else None
        disposition: Disposition | None = self.ledger.end(key, ending, detail, capture_id)
        if ending in (Ending.REJECTED, Ending.HTTP_ERROR, Ending.NETWORK_ERROR):
            logger.warning("%s: %s: %s", ending, _shown(disposition.url if disposition else key), detail)
        if ending not in (Ending.STORED, Ending.DISCOVERY, Ending.KNOWN) and not self._first_trouble:
            self._first_trouble = f"{ending}: {detail}"
        if disposition is not None:
            self._batch.dispositions.append(disposition)

    def stage_extraction(self, staged: StagedExtraction) -> None:
        """Puts an extraction of a staged capture into the batch."""
        self._batch.extractions.append(staged)

    def stage_sightings(self, sightings: list[Sighting]) -> None:
        """Puts links that a feed or listing showed into the batch."""
        self._batch.sightings.extend(sightings)

    def count_fields(self, extraction: Extraction) -> None:
        """Counts, for the closing table, which fields an article filled and from where."""
        self.filled[report.ARTICLES] += 1
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
                # Shielded: whoever ends the waiting must not end a landing that is under way.
                await asyncio.shield(self._land())

    async def _normalise_now_and_then(self) -> None:
        """What was landed shows in news.* while the crawl goes on."""
        while True:
            await asyncio.sleep(self.crawler.settings.getfloat("NORMALISE_SECONDS"))
            await asyncio.shield(self._normalise_meanwhile())

    async def _normalise_meanwhile(self) -> None:
        try:
            if self._can_land:
                await self._normalise()
        except (psycopg.Error, database.WarehouseUnavailable) as error:
            # The one at the end of the crawl must succeed.
            logger.warning("news.* is not up to date yet: %s", _line(error))

    async def _normalise(self) -> None:
        done = await self._in(self._normalise_thread, lambda: normalise(self._url))
        self._changes += done

    async def _land(self) -> None:
        async with self._landing_lock:
            batch, self._batch, self._batch_since = self._batch, Batch(), time.monotonic()
            archive, landing = self._archive, self._landing
            if archive is None or landing is None or not self._can_land or not len(batch):
                return
            try:
                # Bytes first: a row that names them is committed only when they are durable.
                await self._in(self._archive_thread, archive.sync)
                await self._in(self._landing_thread, lambda: landing.land(batch))
            except Exception as error:  # noqa: BLE001 (whatever it is, this batch is not landed, and that must be told)
                self.cannot_land(error)

    async def _in(self, thread: ThreadPoolExecutor, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(thread, call)


def _busy(edition: Edition, holder: Leaseholder) -> str:
    since = f" since {holder.started_at:%Y-%m-%d %H:%M:%S} UTC" if holder.started_at else ""
    run = f", run {holder.run_number}" if holder.run_number else ""
    return f"another crawl of {edition.spider} has been running{since}{run}"


def _roll_over(crawler: Crawler) -> tuple[int, float]:
    settings = crawler.settings
    return settings.getint("ARCHIVE_ROLL_OVER_BYTES"), settings.getfloat("ARCHIVE_ROLL_OVER_SECONDS")


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _shown(text: str) -> str:
    # Cut first: cleaning takes more than linear time where marks are piled up (NFC).
    return clean_line(text[:_LONGEST_LINE])


def _line(error: Exception) -> str:
    """The first line of an error, which is what a user needs of it."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
