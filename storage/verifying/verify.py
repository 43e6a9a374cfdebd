"""Holds the archive's files and the warehouse's rows against each other, and makes good what can be made good.

Bytes: each row of landing.capture names a record, which must be there with the payload it had. Rows: what a crawl
landed follows from the archive alone, so each record that makes a row must have it. Files are walked once, in the
order in which they were begun; what they say is staged in the database and compared there, so that memory stays flat.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from storage.archive import written_by
from storage.archive_store import ArchiveError, ArchiveStore, ArchiveUnavailable, StoredFile, open_store
from storage.config import Config
from storage.database import connect, prepare
from storage.normalise import normalise
from storage.verifying.archive_rows import Identity
from storage.verifying.archive_walk import Placed, walk
from storage.verifying.findings import Findings
from storage.verifying.mending import Mender
from storage.verifying.verify_stage import OwnFile, Stage
from storage.warc_records import spider_of

# Written by ourselves beside the WARC files.
_NO_ARCHIVE = frozenset({"dateline.txt"})
_log = logging.getLogger(__name__)


def verify(
    config: Config, identities: Mapping[str, Identity], *, everything: bool, repair: bool = False, often: float = 15.0
) -> Findings:
    """Walks the archive, and compares. `identities` are the editions', by the names of their spiders.

    With `everything` all files and rows are looked at, else those of the editions given. `often` is how many seconds
    lie between two lines on how far it is. With `repair` missing rows are landed, rows are led to where their bytes
    are, and those whose bytes are nowhere are marked, so that a crawl keeps these when they come again, for which the
    addresses of those from the live web wait; then news.* is brought up to date.

    Raises WarehouseUnavailable, psycopg.Error, and ArchiveUnavailable where the archive as a whole cannot be read, or
    is empty though rows name bytes in it: that is more likely a disk that is not there.
    """
    url, store, found = prepare(config), open_store(config.archive), Findings()
    with contextlib.ExitStack() as stack:
        connection = stack.enter_context(connect(url, autocommit=True, application_name="dateline verify"))
        mender = stack.enter_context(Mender(url, connection, identities)) if repair else None
        stage = Stage(connection, found, mender, None if everything else list(identities.values()))
        files = _files(store, stage)
        size, walked, told = sum(file.size for file in files), 0, time.monotonic()
        for number, file in enumerate(_in_order(files)):
            if time.monotonic() - told > often:
                told = time.monotonic()
                _log.info("%d of %d files, %.0f%% of %.1f GB", number, len(files), 100 * walked / size, size / 1e9)
            _take(file, stage, identities, everything=everything)
            walked += file.size
        stage.compare()
    if found.mended:
        normalise(url)
    return found


def look(config: Config, identities: Mapping[str, Identity], *, everything: bool) -> Findings:
    """Reads no record: only whether the files that rows name are there, and long enough. Raises what `verify` does."""
    url, store, found = prepare(config), open_store(config.archive), Findings()
    with connect(url, autocommit=True, application_name="dateline verify") as connection:
        stage = Stage(connection, found, None, None if everything else list(identities.values()))
        for file in _files(store, stage):
            if written_by(file.name):
                found.files += 1
                found.size += file.size
            else:
                found.unknown.add(file.name)
            stage.note_file(file)
        stage.look()
    return found


def _files(store: ArchiveStore, stage: Stage) -> list[StoredFile]:
    store.check(writable=False)
    files = [file for file in store.files() if file.name not in _NO_ARCHIVE]
    if not files and stage.has_rows:
        raise ArchiveUnavailable(f"the archive is empty, though the warehouse names bytes in it: {store.place}")
    return files


def _in_order(files: Iterable[StoredFile]) -> list[StoredFile]:
    """As they were begun; those whose names do not tell come last."""
    never = datetime.max.replace(tzinfo=UTC)
    begun = {file.name: (own[1] if (own := written_by(file.name)) else never) for file in files}
    return sorted(files, key=lambda file: (begun[file.name], file.name))


def _take(file: StoredFile, stage: Stage, identities: Mapping[str, Identity], *, everything: bool) -> None:
    """Walks one file, where it is one of those that are looked at."""
    named = written_by(file.name)
    if named and not everything and named[0] not in identities:
        return
    found = stage.found
    try:
        with file.open() as stream:
            placed = walk(stream)
            first = next(placed, None)
            own = _own_file(file, first, identities)
            if own is None:
                found.unknown.add(file.name)
                return
            if own.identity is None:
                if not everything:
                    return
                found.undeclared.add(file.name)
            found.files += 1
            found.size += file.size
            stage.begin_file(own)
            for each, following in _with_next(first, placed):
                # Of a file that we did not name only what we sealed is ours.
                stage.take(each if named or each.is_sealed else replace(each, record=None), following)
            stage.end_file()
    except ArchiveUnavailable:
        raise
    except (ArchiveError, OSError) as error:
        found.damaged.add(f"{file.name}: {error}")


def _own_file(file: StoredFile, first: Placed | None, identities: Mapping[str, Identity]) -> OwnFile | None:
    """What is known of a file of ours, None for any other.

    One that a crash left without a record has its name; one under any other name has the seal of its records.
    """
    named = written_by(file.name)
    base_name = file.name.rpartition("/")[2]
    if first is None or first.record is None:
        return OwnFile(file.name, base_name, *named, identities.get(named[0])) if named else None
    spider = spider_of(first.record.payload) if first.record.kind == "warcinfo" else None
    if spider is None or not (named or first.is_sealed):
        return None
    written_as = first.record.file_name or base_name
    return OwnFile(file.name, written_as, spider, first.record.captured_at, identities.get(spider))


def _with_next(first: Placed | None, rest: Iterator[Placed]) -> Iterator[tuple[Placed, Placed | None]]:
    held = first
    while held is not None:
        following = next(rest, None)
        yield held, following
        held = following
