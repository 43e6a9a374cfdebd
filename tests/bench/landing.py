"""Rows a second of landing, against a plain COPY of the same rows into tables of the same shape."""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from storage import config, database, rows
from storage.crawl_records import Run
from storage.embedded import Cluster
from storage.landing import Batch, Landing
from storage.records import (
    Capture,
    CaptureSource,
    Disposition,
    Ending,
    Extraction,
    PageClass,
    Precision,
    StagedExtraction,
)
from tests.storage.making import columns_of

PAGES = 5000
BATCH = 200
REPEATS = 3

_SQL = Path(__file__).parent
_WORDS = (
    "harbour",
    "ferry",
    "water",
    "library",
    "weather",
    "council",
    "street",
    "morning",
    "season",
    "report",
    "bridge",
)


def land_against_copy(folder: Path) -> tuple[float, float]:
    """Rows a second by landing and by COPY, the best of three each, in turn, on an embedded server of its own."""
    settings = config.load({"DATELINE_DATA": str(folder)})
    url = database.prepare(settings)
    try:
        landed, copied = [], []
        for repeat in range(REPEATS):
            run, batches = _batches(repeat)
            landed.append(_rows(batches) / _seconds_to_land(url, run, batches))
            copied.append(_rows(batches) / _seconds_to_copy(url, run, batches))
    finally:
        Cluster(settings.data_dir).stop()
    return max(landed), max(copied)


def _rows(batches: Sequence[Batch]) -> int:
    return sum(len(batch) for batch in batches)


def _seconds_to_land(url: str, run: Run, batches: Sequence[Batch]) -> float:
    with Landing(url) as landing:
        landing.start_run(run)
        started = time.perf_counter()
        for batch in batches:
            landing.land(batch)
        return time.perf_counter() - started


def _seconds_to_copy(url: str, run: Run, batches: Sequence[Batch]) -> float:
    """The same rows and batches, each batch in one transaction, with the same indexes but no look at what is there."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute((_SQL / "plain_copy.sql").read_bytes())
        started = time.perf_counter()
        for batch in batches:
            with connection.transaction(), connection.cursor() as cursor:
                for table, values in (
                    ("capture", [rows.capture_row(c, run.run_id) for c in batch.captures]),
                    ("extraction", map(rows.extraction_row, batch.extractions)),
                    ("disposition", map(rows.disposition_row, batch.dispositions)),
                ):
                    with cursor.copy(
                        f"COPY plain.{table} ({', '.join(columns_of(table))}) FROM STDIN".encode()
                    ) as copy:
                        for row in values:
                            copy.write_row(row)
        return time.perf_counter() - started


def _batches(seed: int) -> tuple[Run, list[Batch]]:
    """Invented pages with bodies of some 3 kB: a capture, an extraction and a disposition each."""
    chance = random.Random(seed)  # noqa: S311
    started = datetime(2026, 1, 1, tzinfo=UTC)
    run = Run(uuid.uuid4(), "bench", "en", "bench_en", CaptureSource.LIVE, {}, 1, started)
    batches = []
    for first in range(0, PAGES, BATCH):
        captures, extractions, dispositions = [], [], []
        for number in range(first, first + BATCH):
            address = f"https://bench.example/{seed}/{number}"
            capture = Capture(
                outlet="bench",
                edition="en",
                url=address,
                url_key=address,
                location=address,
                payload_digest=f"{chance.getrandbits(256):064x}",
                captured_at=started + timedelta(seconds=number),
                source=CaptureSource.LIVE,
                status=200,
                media_type="text/html",
                headers=(("Content-Type", "text/html"), ("Server", "bench")),
                archive_file="bench.warc.gz",
                archive_offset=number,
                archive_length=20_000,
            )
            captures.append(capture)
            extractions.append(StagedExtraction(capture.capture_id, _extraction(chance, started), None, address))
            dispositions.append(Disposition(run.run_id, address, Ending.STORED, None, capture.capture_id))
        batches.append(Batch(captures, extractions, dispositions))
    return run, batches


def _extraction(chance: random.Random, published: datetime) -> Extraction:
    paragraphs = [" ".join(chance.choices(_WORDS, k=45)) for _ in range(10)]
    return Extraction(
        reader_version=1,
        page_class=PageClass.ARTICLE,
        outlet="bench",
        edition="en",
        headline=" ".join(chance.choices(_WORDS, k=9)),
        body="\n\n".join(paragraphs),
        language="en",
        published_at=published,
        published_precision=Precision.MINUTE,
        published_from="meta",
        word_count=450,
        tags=("harbour", "weather"),
        field_sources=(("headline", "css:h1"), ("body", "css:article")),
    )
