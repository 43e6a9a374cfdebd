"""Batched staging: records of a spider into `landing.*` and `ops.disposition`, each batch in one transaction."""

from __future__ import annotations

import logging
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self, TypeVar

import psycopg

from storage import rows
from storage.crawl_records import Absence, Attempt, FeedState, Found, Run, Sighting
from storage.database import WarehouseUnavailable, connect
from storage.records import Capture, Disposition, Ending, Observation, StagedExtraction
from storage.statements import in_order, statement

# What the values of a row can cause; anything else (a lost connection, a full disk) is no fault of the row.
_ROW_ERRORS = (psycopg.DataError, psycopg.IntegrityError, psycopg.errors.ProgramLimitExceeded, psycopg.ProgrammingError)

# Two sessions met; who is told so has changed nothing and may try again.
_COLLISIONS = (psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure)

# Tries to take a run's lock on a new connection: a lost session may hold it for a moment, a cut-off one for hours.
_HOLD_ATTEMPTS = 10

_log = logging.getLogger(__name__)

T = TypeVar("T")


class LeaseLost(WarehouseUnavailable):
    """The connection was lost, and another crawl of the edition has begun meanwhile."""


@dataclass(frozen=True, slots=True)
class Leaseholder:
    """The session that crawls an edition live: its process in the server, its run where it has registered one."""

    pid: int
    run_number: int | None
    started_at: datetime | None


@dataclass(slots=True)
class Batch:
    """What is landed together. A capture, its extraction and its disposition belong into the same batch.

    So do a feed's state and what was found in it: once the state is landed, an unchanged feed is not read again.
    """

    captures: list[Capture] = field(default_factory=list)
    extractions: list[StagedExtraction] = field(default_factory=list)
    dispositions: list[Disposition] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    feeds: list[FeedState] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(len(getattr(self, kind.name)) for kind in fields(self))


@dataclass(slots=True)
class Landed:
    """What became of a batch: rows that were new, and the endings as they were written.

    `dropped` counts the captures, readings or sightings that the database refused; `reasons` says why.
    """

    captures: int = 0
    extractions: int = 0
    sightings: int = 0
    endings: Counter[Ending] = field(default_factory=Counter)
    dropped: int = 0
    reasons: list[str] = field(default_factory=list)

    def add(self, other: Landed) -> None:
        self.captures += other.captures
        self.extractions += other.extractions
        self.sightings += other.sightings
        self.endings += other.endings
        self.dropped += other.dropped
        self.reasons += other.reasons


class Landing:
    """One session of one spider; not for two threads at once. Use it as a context manager.

    A lost connection is made anew once in each call, and a call that collides with another session is repeated once:
    every statement may be repeated without harm.
    Methods raise WarehouseUnavailable or psycopg.OperationalError where the database stays away.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._run: Run | None = None
        self._run_number = 0
        self._held = False
        self._leased: dict[str, str] | None = None
        self._lease_held = False
        self._pids: set[int] = set()
        self._dropped = 0
        self._first_reason = ""
        self._connection = self._connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the session; a run that was not finished counts as killed from now on."""
        self._connection.close()

    def start_run(self, run: Run) -> None:
        """Registers a run, alive for as long as this session; starting it again (a resumed crawl) takes it up."""
        self._asked(lambda: self._hold_run(run))
        self._run = run

    def lease(self, outlet: str, edition: str) -> Leaseholder | None:
        """Takes the right to crawl an edition live, until the session ends; tells who has it where another does."""
        wanted = {"outlet": outlet, "edition": edition}
        holder = self._asked(lambda: self._take_lease(wanted))
        if holder is None:
            self._leased, self._lease_held = wanted, True
        return holder

    def finish_run(
        self, run_id: uuid.UUID, outcome: str, detail: str | None = None, met: int | None = None
    ) -> dict[str, int]:
        """Writes why and when a run ended, and in its detail what the database refused of it.

        `met` is how many URLs it met. Tells how many of its URLs came to each ending.
        """
        return self._asked(lambda: self._finish(run_id, outcome, detail, met))

    def land(self, batch: Batch) -> Landed:
        """Lands a batch in one transaction. A row that the database refuses is left out alone, its URL rejected."""
        landed = self._asked(lambda: self._land_or_divide(batch))
        if landed.dropped and not self._dropped:
            self._first_reason = landed.reasons[0]
        self._dropped += landed.dropped
        return landed

    def query(self, name: str, **values: Any) -> list[tuple[Any, ...]]:
        """The rows of a statement that may be repeated without harm: `sql/<name>.sql`."""
        return self._asked(lambda: self._connection.execute(statement(name), values).fetchall())

    def note(self, name: str, **values: Any) -> None:
        """Runs such a statement that gives no rows."""
        self._asked(lambda: self._connection.execute(statement(name), values))

    def published_on(self, outlet: str, edition: str, day: date) -> int | None:
        """How many articles of an edition are of a day; None where it was not followed before that day."""
        ((count, followed),) = self._asked(lambda: self._rows("published_on", outlet=outlet, edition=edition, day=day))
        return count if followed else None

    def _asked(self, ask: Callable[[], T]) -> T:
        """What `ask` gives, asked once more after a collision, or on a new connection where that at hand is lost."""
        try:
            self._alive()
            return ask()
        except psycopg.OperationalError as error:
            if not self._connection.closed and not isinstance(error, _COLLISIONS):
                raise
            self._alive()
            return ask()

    def _rows(self, name: str, **values: Any) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement(f"landing/{name}"), values).fetchall()

    def _connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        connection = connect(self._url, autocommit=True, application_name="dateline landing")
        connection.execute(statement("landing/stage"))
        self._pids.add(connection.info.backend_pid)
        return connection

    def _alive(self) -> None:
        """A connection, and on it the locks; where a former session still holds them, each call tries again."""
        if self._connection.closed:
            self._connection = self._connect()
            self._lease_held = False
            if self._run is not None:
                self._hold_run(self._run)
        elif self._run is not None and not self._held:
            self._hold(attempts=1)
        if self._leased is not None and not self._lease_held:
            self._lease_again(self._leased)

    def _take_lease(self, wanted: dict[str, str]) -> Leaseholder | None:
        while self._rows("lease", **wanted) != [(True,)]:
            for pid, run_number, started_at in self._rows("leaseholder", **wanted):
                return Leaseholder(pid, run_number, started_at)
        return None

    def _lease_again(self, wanted: dict[str, str]) -> None:
        holder = self._take_lease(wanted)
        self._lease_held = holder is None
        if holder is not None and holder.pid not in self._pids:
            raise LeaseLost("the connection was lost, and another crawl of the edition has begun meanwhile")

    def _hold_run(self, run: Run) -> None:
        ((self._run_number,),) = self._rows("run", **rows.run_row(run))
        self._hold(_HOLD_ATTEMPTS)

    def _hold(self, attempts: int) -> None:
        ((self._held,),) = self._rows("hold", run_number=self._run_number, attempts=attempts)

    def _finish(self, run_id: uuid.UUID, outcome: str, detail: str | None, met: int | None) -> dict[str, int]:
        if self._dropped:
            refused = f"rows left out: {self._dropped}; the first: {self._first_reason}"
            detail = f"{detail}; {refused}" if detail else refused
        values = {"run_id": run_id, "outcome": rows.text(outcome), "detail": rows.text(detail), "met": met}
        self._connection.execute(statement("landing/finish"), values)
        self._run = None
        return dict(self._rows("endings", run_id=run_id))

    def _land_or_divide(self, batch: Batch) -> Landed:
        try:
            return self._land_whole(batch)
        except _ROW_ERRORS as error:
            units = _units(batch)
            if len(units) > 1:
                middle = len(units) // 2
                landed = self._land_or_divide(_joined(units[:middle]))
                landed.add(self._land_or_divide(_joined(units[middle:])))
                return landed
            return self._land_without(batch, error)

    def _land_without(self, unit: Batch, error: psycopg.Error) -> Landed:
        """Lands what can be of one refused unit: the capture without its reading, else only the rejection."""
        reason = "the warehouse refused it: " + " ".join((error.diag.message_primary or str(error)).split())
        _log.warning("%s", reason)
        rejected = [
            replace(ending, ending=Ending.REJECTED, detail=reason) if ending.ending is Ending.STORED else ending
            for ending in unit.dispositions
        ]
        dropped = len(unit) - len(unit.dispositions)
        for smaller in (
            Batch(captures=unit.captures, dispositions=rejected),
            Batch(dispositions=[replace(ending, capture_id=None) for ending in rejected]),
        ):
            if len(smaller) < len(unit):
                try:
                    landed = self._land_whole(smaller)
                except _ROW_ERRORS:
                    continue
                landed.dropped += dropped - len(smaller.captures)
                landed.reasons.append(reason)
                return landed
        return Landed(dropped=len(unit), reasons=[reason])

    def _land_whole(self, batch: Batch) -> Landed:
        run_id = self._run.run_id if self._run else None
        counts: Counter[str] = Counter()
        with self._connection.transaction(), self._connection.cursor() as cursor:
            _copy(cursor, "capture", (rows.capture_row(c, run_id) for c in batch.captures))
            _copy(cursor, "extraction", map(rows.extraction_row, batch.extractions))
            _copy(cursor, "disposition", map(rows.disposition_row, batch.dispositions))
            _copy(cursor, "sighting", map(rows.sighting_row, batch.sightings))
            _copy(cursor, "observation", map(rows.observation_row, batch.observations))
            _copy(cursor, "absence", (rows.absence_row(absence, run_id) for absence in batch.absences))
            _copy(cursor, "found", map(rows.found_row, batch.found))
            _copy(cursor, "attempt", map(rows.attempt_row, batch.attempts))
            _copy(cursor, "feed", map(rows.feed_row, batch.feeds))
            for step in in_order("landing"):
                for name, count in cursor.execute(step):
                    counts[name] += count
        endings = Counter({ending: counts[ending.value] for ending in Ending if counts[ending.value]})
        return Landed(counts["captures"], counts["extractions"], counts["sightings"], endings)


def _copy(cursor: psycopg.Cursor[Any], kind: str, values: Iterable[tuple[Any, ...]]) -> None:
    remaining = iter(values)
    first = next(remaining, None)
    if first is None:
        return
    with cursor.copy(statement(f"landing/copy_{kind}")) as copy:
        copy.write_row(first)
        for row in remaining:
            copy.write_row(row)


def _units(batch: Batch) -> list[Batch]:
    """A batch in its smallest parts, in an order in which each may stand alone.

    All that belongs to one capture, each other row; feeds last, since their state vouches for what was found in them.
    """
    by_capture: dict[uuid.UUID, Batch] = defaultdict(Batch)
    for capture in batch.captures:
        by_capture[capture.capture_id].captures.append(capture)
    for staged in batch.extractions:
        by_capture[staged.capture_id].extractions.append(staged)
    singles = [Batch(observations=[observation]) for observation in batch.observations]
    singles += [Batch(absences=[absence]) for absence in batch.absences]
    singles += [Batch(sightings=[sighting]) for sighting in batch.sightings]
    singles += [Batch(found=[found]) for found in batch.found]
    for ending in batch.dispositions:
        if ending.capture_id is None:
            singles.append(Batch(dispositions=[ending]))
        else:
            by_capture[ending.capture_id].dispositions.append(ending)
    singles += [Batch(attempts=[attempt]) for attempt in batch.attempts]
    singles += [Batch(feeds=[feed]) for feed in batch.feeds]
    return [*by_capture.values(), *singles]


def _joined(units: list[Batch]) -> Batch:
    joined = Batch()
    for unit in units:
        for kind in fields(Batch):
            getattr(joined, kind.name).extend(getattr(unit, kind.name))
    return joined
