"""An archive of one invented edition, and what `scrapy verify` finds in it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from storage.archive import Archive
from storage.archive_store import open_store
from storage.config import Config
from storage.crawl_records import Absence
from storage.records import ArchivePosition, Original
from storage.verifying.archive_rows import Identity
from storage.verifying.findings import Findings
from storage.verifying.verify import verify
from tests.storage.making import DAY

Connection = psycopg.Connection[tuple[Any, ...]]
HTML = [("Content-Type", "text/html; charset=utf-8")]
SITE = "https://herald.example"
NO_SEAL = "<urn:uuid:0b4a3d2e-6a55-4c3e-9e7d-1f2a3b4c5d6e>"
CAPTURED = "SELECT location, source, status, media_type, captured_at FROM landing.capture ORDER BY captured_at"
SEEN = "SELECT location, o.captured_at FROM landing.observation o JOIN landing.capture USING (capture_id) ORDER BY 2"


def absent(url: str, status: int | None, location: str | None, seen_at: datetime) -> Absence | None:
    if status not in {301, 404}:
        return None
    return Absence("herald", "en", urlsplit(url).path, seen_at, status, url, location)


HERALD = Identity(
    spider="herald_en",
    outlet="herald",
    edition="en",
    key=lambda url: urlsplit(url).path,
    is_article=lambda url: urlsplit(url).path.startswith("/news/"),
    absence=absent,
    media_types={"text/html"},
    largest=1_000_000,
)


def archive(settings: Config, spider: str = "herald_en", **limits: Any) -> Archive:
    return Archive(open_store(settings.archive), spider, **limits)


def page(into: Archive, name: str, body: str, when: datetime = DAY, **fields: Any) -> ArchivePosition:
    values: dict[str, Any] = {"status": 200, "reason": "OK", "response_headers": HTML, "request_headers": []}
    return into.write_response(url=f"{SITE}/news/{name}", body=body.encode(), captured_at=when, **(values | fields))


def again(into: Archive, name: str, of: ArchivePosition, when: datetime, first: datetime = DAY) -> ArchivePosition:
    assert of.digest is not None
    original = Original(f"{SITE}/news/{name}", first, of.digest)
    return into.write_revisit(
        url=original.url, status=304, reason="", response_headers=[], captured_at=when, original=original
    )


def verified(settings: Config, *, repair: bool = False, everything: bool = True) -> Findings:
    return verify(settings, {"herald_en": HERALD}, everything=everything, repair=repair)


def mended(settings: Config) -> Counter[str]:
    """What a repair mends; then all is well, and there is nothing to be mended any more."""
    found = verified(settings, repair=True)
    assert found.is_well
    assert +found.mended == +found.wrong
    then = verified(settings)
    assert (then.is_well, +then.wrong) == (True, Counter())
    return +found.mended


def files(settings: Config) -> list[Path]:
    return sorted(Path(settings.archive).rglob("*.warc.gz"))


def rows(connection: Connection, query: str, *values: Any) -> list[tuple[Any, ...]]:
    return connection.execute(query.encode(), values or None).fetchall()
