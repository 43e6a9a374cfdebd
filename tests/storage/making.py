"""Makes records for tests: pages of a made-up outlet, the Herald."""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from storage.crawl_records import Absence, Run
from storage.landing import Batch, Landed, Landing
from storage.records import (
    Capture,
    CaptureSource,
    Disposition,
    Ending,
    Extraction,
    Observation,
    PageClass,
    StagedExtraction,
)
from storage.statements import statement

DAY = datetime(2026, 1, 1, 12, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """A moment so many minutes after DAY."""
    return DAY + timedelta(minutes=minutes)


def run(run_id: uuid.UUID | None = None, **fields: Any) -> Run:
    values: dict[str, Any] = {
        "outlet": "herald",
        "edition": "en",
        "spider": "herald_en",
        "source": CaptureSource.LIVE,
        "arguments": {},
        "reader_version": 1,
        "started_at": DAY,
    }
    return Run(run_id or uuid.uuid4(), **(values | fields))


def capture(page: str, when: datetime = DAY, *, url: str | None = "https://herald.example/1", **fields: Any) -> Capture:
    """A capture of some bytes; what is not said follows from the URL."""
    digest = hashlib.sha256(page.encode("utf-8", "surrogatepass")).hexdigest()
    values: dict[str, Any] = {
        "outlet": "herald",
        "edition": "en",
        "url": url,
        "url_key": url or f"content:{digest}",
        "location": url or "page.txt",
        "payload_digest": digest,
        "captured_at": when,
        "source": CaptureSource.LIVE,
        "status": 200,
        "media_type": "text/html",
        "headers": (("Content-Type", "text/html"),),
        "archive_file": "a.warc.gz",
        "archive_offset": 5,
        "archive_length": 7,
    }
    return Capture(**(values | fields))


def staged(
    capture: Capture, *, reader: int = 1, native: str | None = None, address: str | None = None, **fields: Any
) -> StagedExtraction:
    """A reading as an article; its address key is the capture's own unless another is given."""
    values: dict[str, Any] = {
        "page_class": PageClass.ARTICLE,
        "headline": "Harbour opens",
        "body": "Ships came into the harbour.",
        "language": "en",
    }
    address_key = address or (capture.url_key if capture.url else None)
    return StagedExtraction(capture.capture_id, Extraction(reader, **(values | fields)), native, address_key)


def columns_of(kind: str) -> tuple[str, ...]:
    """The columns that landing/copy_<kind>.sql fills, in its order."""
    return tuple(statement(f"landing/copy_{kind}").partition("(")[2].partition(")")[0].replace(",", " ").split())


def land(url: str, *extractions: tuple[Capture, StagedExtraction | None], run_: Run | None = None) -> Landed:
    """Lands pages in one batch of one run, each with its disposition."""
    this = run_ or run()
    batch = Batch()
    for page, reading in extractions:
        batch.captures.append(page)
        if reading is not None:
            batch.extractions.append(reading)
        batch.dispositions.append(Disposition(this.run_id, page.location, Ending.STORED, None, page.capture_id))
    with Landing(url) as landing:
        landing.start_run(this)
        landed = landing.land(batch)
        landing.finish_run(this.run_id, "finished", met=len(extractions))
    return landed


def absence(when: datetime, *, url: str = "https://herald.example/1", status: int = 404, **fields: Any) -> Absence:
    """That an address gave no page."""
    values: dict[str, Any] = {"outlet": "herald", "edition": "en", "url_key": url, "url": url}
    return Absence(seen_at=when, status=status, **(values | fields))


def land_looks(url: str, *looks: Observation | Absence) -> None:
    """Lands what looking again told, in one batch."""
    batch = Batch()
    for look in looks:
        if isinstance(look, Absence):
            batch.absences.append(look)
        else:
            batch.observations.append(look)
    with Landing(url) as landing:
        landing.land(batch)
