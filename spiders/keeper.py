"""What a run keeps: bytes in the archive, rows in the warehouse, each by a thread of its own."""

from __future__ import annotations

import asyncio
import hashlib
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

import psycopg
from scrapy.exceptions import IgnoreRequest

from spiders.extraction import identity
from storage import looking
from storage.archive import Archive, ArchiveError
from storage.archive_store import open_store
from storage.database import WarehouseUnavailable
from storage.landing import Batch, Landing
from storage.records import About, ArchivePosition, Capture, CaptureSource, Observation
from storage.warc_records import sha1

if TYPE_CHECKING:
    from spiders.registry import Edition
    from spiders.sources.found import CapturedPage
    from storage.config import Config
    from storage.crawl_records import Run

T = TypeVar("T")


class NotKept(IgnoreRequest):
    """The bytes or rows of a URL could not be kept; the run is being stopped."""


class Keeper:
    """The archive and the landing of one run.

    Rows gather in `batch`; it is landed when it is full or has waited long enough, and only after the bytes that its
    rows name are durable. Where either refuses, `on_trouble` is told, and from then on nothing is kept.
    """

    def __init__(self, on_trouble: Callable[[Exception], None]) -> None:
        self.batch = Batch()
        self.waits_since = time.monotonic()
        self._on_trouble = on_trouble
        self.works = True
        self._landing_lock = asyncio.Lock()
        self._unlanded: dict[uuid.UUID, Capture] = {}
        self._archive: Archive | None = None
        self._landing: Landing | None = None
        # One thread each: the archive's file and the landing's connection are used by one caller at a time.
        self._archive_thread = ThreadPoolExecutor(1, "archive")
        self._landing_thread = ThreadPoolExecutor(1, "landing")

    def open(self, settings: Config, url: str, run: Run, roll_over: tuple[int, float]) -> None:
        """Connects, and puts the run on record; `roll_over` is how large and how old a file of the archive may become.

        Raises what archive and warehouse do.
        """
        self._landing = Landing(url)
        self._archive = Archive(open_store(settings.archive), run.spider, *roll_over)
        self._landing.start_run(run)

    def give_up(self) -> None:
        """Nothing is kept from now on."""
        self.works = False

    async def archive(self, write: Callable[[Archive], T]) -> T:
        """Writes to the archive. Raises NotKept."""
        archive = self._archive
        if archive is None or not self.works:
            raise NotKept("nothing more can be kept")
        try:
            return await _in(self._archive_thread, lambda: write(archive))
        except (ArchiveError, OSError) as error:
            self._on_trouble(error)
            raise NotKept(line_of(error)) from None

    async def ask(self, query: Callable[[Landing], T]) -> T:
        """Asks the warehouse. Raises NotKept."""
        landing = self._landing
        if landing is None or not self.works:
            raise NotKept("nothing more can be kept")
        try:
            return await _in(self._landing_thread, lambda: query(landing))
        except (psycopg.Error, WarehouseUnavailable) as error:
            self._on_trouble(error)
            raise NotKept(line_of(error)) from None

    async def keep(self, page: CapturedPage, edition: Edition, *, withheld: bool = False) -> uuid.UUID:
        """Makes a capture of a page and stages it, and gives its id; what the warehouse holds already stays as it is.

        Its bytes are archived unless they are already; that they came again at another time is archived as a revisit.
        Raises NotKept.
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
            opt_outs=page.opt_outs,
            withheld=withheld,
        )
        position, is_new = (page.position, True) if page.position else await self._written(page, capture)
        if withheld and is_new:
            await self.archive(lambda archive: archive.write_withheld(position, capture.captured_at))
        kept = replace(
            capture,
            archive_file=position.file,
            archive_offset=position.offset,
            archive_length=position.length,
            archive_digest=position.digest,
        )
        self.batch.captures.append(kept)
        self._unlanded[kept.capture_id] = kept
        return kept.capture_id

    def observe(self, observation: Observation) -> None:
        """Puts on record that the bytes of a capture were seen again."""
        self.batch.observations.append(observation)

    async def kept(self, capture_id: uuid.UUID, at: datetime) -> looking.KeptBytes | None:
        """A capture whose bytes the archive holds, landed or not yet; None where it holds none. Raises NotKept."""
        staged = self._unlanded.get(capture_id)
        if staged is None:
            return await self.ask(lambda landing: looking.kept(landing, capture_id, at))
        position = ArchivePosition(
            staged.archive_file, staged.archive_offset, staged.archive_length, staged.archive_digest
        )
        is_seen = staged.captured_at == at
        return looking.KeptBytes(position, looking.original(staged), is_seen, is_read=False, withheld=staged.withheld)

    async def _written(self, page: CapturedPage, capture: Capture) -> tuple[ArchivePosition, bool]:
        """Where the archive holds a page, and whether it had to be told that it came (again). Raises NotKept."""
        kept = await self.kept(capture.capture_id, capture.captured_at)
        if kept is None:
            return await self.archive(lambda archive: _write_page(archive, page)), True
        if not kept.is_seen_then and page.source is not CaptureSource.FILE:
            original = kept.original
            if page.url is None or page.status is None or original is None or sha1(page.body) != original.digest:
                return await self.archive(lambda archive: _write_page(archive, page)), True
            url, status = page.url, page.status
            await self.archive(
                lambda archive: archive.write_revisit(
                    url=url,
                    status=status,
                    reason=reason_of(status),
                    response_headers=page.headers,
                    decoded_length=len(page.body),
                    captured_at=page.captured_at,
                    original=original,
                    about=_about(page),
                )
            )
            return kept.position, True
        if kept.withheld and not capture.withheld:
            position, at = kept.position, capture.captured_at
            await self.archive(lambda archive: archive.write_withheld(position, at, withheld=False))
        return kept.position, False

    async def land(self) -> None:
        """Lands the batch. Bytes first: a row that names them is committed only when they are durable."""
        async with self._landing_lock:
            batch, self.batch, self.waits_since = self.batch, Batch(), time.monotonic()
            archive, landing = self._archive, self._landing
            if archive is None or landing is None or not self.works or not len(batch):
                return
            try:
                await _in(self._archive_thread, archive.sync)
                await _in(self._landing_thread, lambda: landing.land(batch))
            except Exception as error:  # noqa: BLE001 (whatever it is, this batch is not landed, and that must be told)
                self._on_trouble(error)
            for capture in batch.captures:
                self._unlanded.pop(capture.capture_id, None)

    async def finish(self, finish: Callable[[Landing], T]) -> T:
        """The last words to the warehouse, also where the archive refused.

        Raises psycopg.Error, WarehouseUnavailable.
        """
        landing = self._landing
        if landing is None:
            raise WarehouseUnavailable("the warehouse was never reached")
        return await _in(self._landing_thread, lambda: finish(landing))

    async def close_archive(self) -> None:
        """Ends the archive's file. Raises ArchiveError."""
        if self._archive is not None:
            await _in(self._archive_thread, self._archive.close)

    async def close(self) -> None:
        """Ends the session and the threads."""
        if self._landing is not None:
            await _in(self._landing_thread, self._landing.close)
        self._archive_thread.shutdown()
        self._landing_thread.shutdown()


def line_of(error: Exception) -> str:
    """The first line of an error, which is what a user needs of it."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


def reason_of(status: int) -> str:
    """The words of a status line; none for a status that no standard knows."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _write_page(archive: Archive, page: CapturedPage) -> ArchivePosition:
    """Keeps a page that we did not fetch as what it was: a response, or a file."""
    if page.url and page.status is not None:
        return archive.write_response(
            url=page.url,
            status=page.status,
            reason=reason_of(page.status),
            response_headers=page.headers,
            body=page.body,
            captured_at=page.captured_at,
            decoded=True,
            about=_about(page),
        )
    uri = page.url or f"file:{quote(page.location)}"
    return archive.write_resource(uri, page.media_type, page.body, page.captured_at, page.charset, about=_about(page))


def _about(page: CapturedPage) -> About:
    return About(
        source=page.source,
        time_is_known=page.time_is_known,
        location=None if page.url else page.location,
        opt_outs=page.opt_outs,
    )


async def _in(thread: ThreadPoolExecutor, call: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(thread, call)
