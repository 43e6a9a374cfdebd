"""What the warehouse needs from time to time: partitions for the months to come, giving up what is past retention,
vacuum. Each step may be killed and done again, and none of them waits for long for a crawl that is under way.

A crawl may wait for one of them: rows that came while their month had no partition, since upkeep had never run or not
for MONTHS_AHEAD months, are moved while nobody else can read or write their table. A million takes half a minute to a
minute (2 cores).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import psycopg

from storage.archive import written_by
from storage.archive_store import ArchiveError, ArchiveStore, open_store
from storage.config import Config
from storage.database import connect, prepare
from storage.statements import statement

# Months for which partitions are made beforehand: two runs may be missed before rows go to the default partition.
MONTHS_AHEAD = 2

# For how many days every verdict of ops.quality is kept; older ones only where they differ from the one before.
QUALITY_DAYS = 90

# For how many days a feed is remembered that nobody declared and nobody asks any more.
FEED_DAYS = 30

# Tries for a lock, each of two seconds (see upkeep/lock_timeout.sql), and seconds between them.
_TRIES = 15
_PAUSE = 1.0

# Files of the archive of which the warehouse is asked at a time.
_FILES = 1000

# What another session can cause by being at work.
_BUSY = (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Retention:
    """For how many days an edition's bytes and rows are kept after they were landed; None is for ever."""

    outlet: str
    edition: str
    captures_days: int | None = None
    sightings_days: int | None = None
    dispositions_days: int | None = None


@dataclass(slots=True)
class Done:
    """What one upkeep did, and what it could not do, in one line each."""

    months: list[str] = field(default_factory=list)
    moved: int = 0
    dropped: list[str] = field(default_factory=list)
    deleted_rows: int = 0
    retired: int = 0
    deleted_files: int = 0
    failures: list[str] = field(default_factory=list)

    def sentence(self) -> str:
        """The same in words."""
        parts = [
            f"partitions made: {', '.join(self.months)}" if self.months else "",
            f"rows moved into them: {self.moved}" if self.moved else "",
            f"partitions dropped: {', '.join(self.dropped)}" if self.dropped else "",
            f"rows past retention: {self.deleted_rows}" if self.deleted_rows else "",
            f"captures retired: {self.retired}" if self.retired else "",
            f"files of the archive deleted: {self.deleted_files}" if self.deleted_files else "",
        ]
        return "; ".join(part for part in parts if part) or "nothing was to be done but vacuum"


def upkeep(config: Config, retentions: Sequence[Retention]) -> Done:
    """Does all of it, in the order of this file. What could not be done is left for the next time, and told.

    Raises WarehouseUnavailable, psycopg.Error.
    """
    done = Done()
    with connect(prepare(config), autocommit=True, application_name="dateline upkeep") as connection:
        for parent in ("landing.sighting", "ops.disposition"):
            _add_months(connection, parent, done)
        days = [(r.outlet, r.edition, r.sightings_days) for r in retentions]
        _give_up(connection, "past_sighting_parts", "delete_sightings", days, done)
        days = [(r.outlet, r.edition, r.dispositions_days) for r in retentions]
        _give_up(connection, "past_disposition_parts", "delete_dispositions", days, done)
        done.deleted_rows += connection.execute(statement("upkeep/delete_quality"), {"days": QUALITY_DAYS}).rowcount
        done.deleted_rows += connection.execute(statement("upkeep/delete_feeds"), {"days": FEED_DAYS}).rowcount
        _retire(connection, [(r.outlet, r.edition, r.captures_days) for r in retentions], done)
        _delete_files(connection, config, [(r.outlet, r.edition, r.captures_days) for r in retentions], done)
        connection.execute(statement("upkeep/vacuum"))
    return done


def _add_months(connection: psycopg.Connection[Any], parent: str, done: Done) -> None:
    wanted = connection.execute(statement("upkeep/missing_months"), {"parent": parent, "ahead": MONTHS_AHEAD})
    for (month,) in wanted.fetchall():
        name = f"{parent} {month:%Y-%m}"
        row = _patiently(connection, name, done, "upkeep/add_month", {"parent": parent, "month": month})
        if row is None:
            break  # whoever keeps this one busy keeps the others
        done.months.append(name)
        done.moved += row[0]


def _give_up(
    connection: psycopg.Connection[Any],
    past: str,
    delete: str,
    days: Sequence[tuple[str, str, int | None]],
    done: Done,
) -> None:
    """Drops the months of which nothing is to be kept, and deletes from the others, by two files of SQL."""
    declared = _declared(days)
    if not declared["days"]:
        return
    least = {"least_days": min(declared["days"])}
    parts = connection.execute(statement(f"upkeep/{past}"), declared | least).fetchall()
    for (part,) in parts:
        if _patiently(connection, part, done, "upkeep/drop_part", {"part": part}) is not None:
            done.dropped.append(part)
    done.deleted_rows += connection.execute(statement(f"upkeep/{delete}"), declared).rowcount


def _retire(connection: psycopg.Connection[Any], days: Sequence[tuple[str, str, int | None]], done: Done) -> None:
    declared = _declared(days)
    if declared["days"]:
        done.retired = connection.execute(statement("upkeep/retire"), declared).rowcount


def _delete_files(
    connection: psycopg.Connection[Any], config: Config, days: Sequence[tuple[str, str, int | None]], done: Done
) -> None:
    """The rows say that the bytes are given up, and only then do these go; a kill in between is made up for here.

    With them go files past retention in which no capture stands any longer, or ever did: feeds, listings, pages that
    had not changed. In an empty place nothing counts as deleted: it is more likely a disk that is not there. What was
    so marked in a wrong place is found by the walk when the right one is back.
    """
    retired = [file for (file,) in connection.execute(statement("upkeep/retired_files"))]
    declared = _declared(days)
    rules = connection.execute(statement("upkeep/spiders"), declared).fetchall() if declared["days"] else []
    if not retired and not rules:
        return
    try:
        store = open_store(config.archive)
        store.check(writable=False)
        is_empty = next(store.files(), None) is None
        files = dict.fromkeys(retired) if is_empty else dict.fromkeys([*retired, *_unnamed(connection, store, rules)])
    except ArchiveError as error:
        done.failures.append(str(error))
        return
    if is_empty and files:
        done.failures.append(f"the archive is empty, nothing can be deleted from it: {store.place}")
        return
    for file in files:
        try:
            store.delete(file)
        except ArchiveError as error:
            done.failures.append(str(error))
            continue
        connection.execute(statement("upkeep/deleted"), {"archive_file": file})
        done.deleted_files += 1


def _unnamed(
    connection: psycopg.Connection[Any], store: ArchiveStore, rules: Sequence[tuple[str, datetime, datetime]]
) -> Iterator[str]:
    """Files of ours, by upkeep/spiders.sql, that no capture names whose bytes are kept. Raises ArchiveError."""
    times = {spider: (first, until) for spider, first, until in rules}
    past = []
    for stored in store.files() if rules else ():
        if (found := written_by(stored.name)) and found[0] in times:
            first, until = times[found[0]]
            if first <= found[1] < until:
                past.append(stored.name)
    for start in range(0, len(past), _FILES):
        asked = {"files": past[start : start + _FILES]}
        yield from (file for (file,) in connection.execute(statement("upkeep/unnamed_files"), asked))


def _declared(days: Sequence[tuple[str, str, int | None]]) -> dict[str, list[Any]]:
    kept = [each for each in days if each[2] is not None]
    names = ("outlets", "editions", "days")
    return {name: [each[place] for each in kept] for place, name in enumerate(names)}


def _patiently(
    connection: psycopg.Connection[Any], what: str, done: Done, name: str, values: dict[str, Any]
) -> tuple[Any, ...] | None:
    """The row of a statement that waits for locks; None, and a failure told, where crawls never let it have them."""

    for attempt in range(1, _TRIES + 1):
        try:
            with connection.transaction():
                connection.execute(statement("upkeep/lock_timeout"))
                return connection.execute(statement(name), values).fetchone()
        except _BUSY as error:
            _log.info("%s is busy (%d of %d): %s", what, attempt, _TRIES, " ".join(str(error).split()))
            time.sleep(_PAUSE)
    done.failures.append(f"{what} is busy all the time: left for the next upkeep")
    return None
