"""What must hold after a fault, and after the crawl was run again; each gives what does not, in words."""

from __future__ import annotations

import hashlib
import time
import zlib
from collections.abc import Iterator
from urllib.parse import urlsplit

from scrapy.settings import Settings

from spiders import registry
from spiders.commands.verify import identity_of
from storage import config
from storage.archive import ArchiveError, read_record
from storage.archive_store import FolderStore
from storage.records import ArchivePosition
from storage.verifying.verify import verify
from tests.faults.world import PATIENCE, World
from tests.newsstand.server import Seen

_SETTINGS = Settings()
_SETTINGS.setmodule("spiders.settings")
_MAGIC = b"\x1f\x8b\x08"


def wait_until_left(world: World) -> None:
    """Until the warehouse has noticed that whoever was killed is gone; what it was told before may be committed."""
    query = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'dateline%'"
    )
    deadline = time.monotonic() + PATIENCE
    while world.rows(query) != [(0,)]:
        if time.monotonic() > deadline:
            raise TimeoutError("a session of a killed crawl does not end")
        time.sleep(0.01)


def record_of_the_run(world: World, code: int, runs_before: int) -> Iterator[str]:
    """ops.run tells how the struck run ended, as its exit code has it; one that never began is not on record."""
    query = "SELECT status, outcome FROM ops.run ORDER BY started_at OFFSET %s"
    for status, outcome in world.rows(query, runs_before):
        expected = ("finished",) if code == 0 else ("failed", "killed")
        # Whoever is killed when all is written down has finished.
        if status not in expected and not (code < 0 and outcome == "finished"):
            yield f"exit code {code}, and ops.run says {status}"


def tracebacks(world: World) -> Iterator[str]:
    """Whatever is cut off, what a user is told of it is a line."""
    for path in world.printed:
        if "Traceback" in path.read_text(encoding="utf-8", errors="replace"):
            yield f"{path.name}: a traceback"


def endings(world: World) -> Iterator[str]:
    """The dispositions of each finished run add up to what it met."""
    query = (
        "SELECT r.run_number, r.met, count(d.url) FROM landing.run r LEFT JOIN ops.disposition d USING (run_id) "
        "WHERE r.outcome = 'finished' GROUP BY 1, 2 HAVING r.met IS DISTINCT FROM count(d.url)"
    )
    for run, met, ended in world.rows(query):
        yield f"run {run} met {met} URLs, and {ended} have an ending"


def committed(world: World) -> set[str]:
    """The paths of articles and feeds that need not be asked for again."""
    known = world.rows(
        "SELECT c.url FROM landing.capture c JOIN landing.reading r USING (capture_id) "
        "WHERE landing.is_article(r.page_class) "
        "UNION ALL SELECT url FROM landing.feed WHERE etag IS NOT NULL AND failures = 0"
    )
    return {_path(url) for (url,) in known}


def asked_again(paths: set[str], requests: list[Seen]) -> Iterator[str]:
    """What was committed is not fetched again: if it is asked for, then on condition that it changed."""
    for seen in requests:
        if seen.path in paths and not {"if-none-match", "if-modified-since"} & set(seen.header):
            yield f"{seen.path} is on record, and was asked for again without condition"


def bytes_of_rows(world: World) -> Iterator[str]:
    """Each capture's bytes are in the archive, and are those of its digest."""
    store = FolderStore(world.archive)
    query = "SELECT url, payload_digest, archive_file, archive_offset, archive_length FROM landing.capture"
    for url, digest, *position in world.rows(query):
        try:
            record = read_record(store, ArchivePosition(*position))
        except ArchiveError as error:
            yield f"{url}: no bytes: {error}"
            continue
        if hashlib.sha256(record.payload).hexdigest() != digest:
            yield f"{url}: other bytes than its digest says"


def verified(world: World) -> Iterator[str]:
    """What `scrapy verify --repair` makes good, and a second one finds in order: records without rows are taken up."""
    identities = {each.spider: identity_of(each, _SETTINGS) for each in registry.editions()}
    for repair in (True, False):
        found = verify(config.load(world.environment), identities, everything=True, repair=repair)
        for lines in (found.nowhere, found.damaged, found.without_original, found.unknown, found.undeclared):
            yield from (f"verify: {line}" for line in lines.first)
        if found.writing:
            yield f"verify: {found.writing} files belong to a crawl that is said to run"
        yield from (f"verify: {count} {kind}" for kind, count in (found.wrong - found.mended).items())


def torn_files(world: World) -> Iterator[str]:
    """A file breaks off in its last record only, if at all."""
    for path in world.archive.rglob("*.warc.gz"):
        data = path.read_bytes()
        torn = _end_of_whole(data)
        at = data.find(_MAGIC, torn + 1)
        while torn < len(data) and at >= 0:
            if _member_end(data, at) is not None:
                yield f"{path.name}: a whole record at {at}, behind a torn one at {torn}"
            at = data.find(_MAGIC, at + 1)


def _end_of_whole(data: bytes) -> int:
    """Where the whole gzip members of a file end (bytes)."""
    at = 0
    while at < len(data) and (end := _member_end(data, at)) is not None:
        at = end
    return at


def _member_end(data: bytes, at: int) -> int | None:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacker.decompress(data[at:])
    except zlib.error:
        return None
    return len(data) - len(unpacker.unused_data) if unpacker.eof else None


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
