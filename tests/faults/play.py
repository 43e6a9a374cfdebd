"""One fault, played: a crawl that is struck at a point, the same crawl again until nothing is left, and the checks."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain
from random import Random

import psycopg

from storage.normalise import normalise
from tests.faults import checks, points
from tests.faults.kinds import Kind, is_felt, strike
from tests.faults.outlet import Phase
from tests.faults.points import Point
from tests.faults.world import HERE, ON_RECORD, PATIENCE, SCRAPY, World, Worlds

# Points drawn for one seed until one is met: a crawl on a busy machine may end before.
_DRAWS = 12
# Plain crawls after which nothing may be left to do, when what rests has rested: whatever failed by the fault, and what
# was in the way in the first crawl alone, is taken up by the next.
_RERUNS = 1
# Addresses that wait, or whose last look failed, and feeds that could not be read. What was missed twice is gone.
_LEFT = (
    "SELECT url FROM landing.frontier f WHERE (settled_at IS NULL OR tries > 0) AND 2 > (SELECT count(*) "
    "FROM landing.absence a WHERE (a.outlet, a.edition, a.url_key) = (f.outlet, f.edition, f.url_key) "
    "AND a.status IN (404, 410)) "
    "UNION ALL SELECT url FROM landing.feed WHERE failures > 0"
)
_UNREAD = (
    "SELECT FROM landing.capture c "
    "WHERE NOT withheld AND NOT EXISTS (SELECT FROM landing.extraction e WHERE e.capture_id = c.capture_id)"
)
_LOOK = 0.002  # seconds
_HOLD = psycopg.sql.SQL("LOCK TABLE {} IN SHARE MODE")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one point: rows that are lost or doubled, and in words whatever else is wrong."""

    kind: Kind
    seed: int
    phase: Phase
    point: Point
    code: int
    lost: int
    doubled: int
    reruns: int
    problems: tuple[str, ...]
    seconds: float

    @property
    def survived(self) -> bool:
        return not (self.lost or self.doubled or self.problems)

    def __str__(self) -> str:
        ended = f"exit code {self.code}, then {self.reruns} crawls more"
        told = f"seed {self.seed}: {self.kind} after {self.point} of the {self.phase} crawl ({ended})"
        if self.survived:
            return told
        return "\n    ".join([f"{told}: {self.lost} rows lost, {self.doubled} doubled", *self.problems])


def play(worlds: Worlds, kind: Kind, seed: int) -> Outcome:
    """Plays the fault of a kind and a seed. Raises RuntimeError where no point is met."""
    random = Random(f"{kind.name} {seed}")  # noqa: S311 (no secret)
    for _ in range(_DRAWS):
        phase = random.choice(list(Phase))
        is_crawl = kind is not Kind.NORMALISE
        point = points.of_a_crawl(random, worlds.extents[phase]) if is_crawl else points.of_a_normalise(random)
        with worlds.world(phase, landed=not is_crawl) as world:
            began = time.monotonic()
            ((runs,),) = world.rows("SELECT count(*) FROM landing.run")
            code, struck = _disturbed(world, kind, point, random)
            if not struck:
                continue
            checks.wait_until_left(world)
            repairs = random.choice((True, False))
            problems = list(checks.record_of_the_run(world, code, runs)) if is_crawl else []
            reruns, further = _made_good(world, code, repairs=repairs) if is_crawl else (0, list(_normalised(world)))
            problems += further
            found, expected = world.contents(), worlds.contents[phase]
            lost, doubled = expected - found, found - expected
            problems += [f"lost: {what} {name}" for what, name, _ in lost]
            problems += [f"not there without the fault: {what} {name}" for what, name, _ in doubled]
            if problems:
                problems.append(world.said())
            took = time.monotonic() - began
            return Outcome(kind, seed, phase, point, code, lost.total(), doubled.total(), reruns, tuple(problems), took)
    raise RuntimeError(f"{kind}, seed {seed}: {_DRAWS} points were drawn, and none was met")


def _disturbed(world: World, kind: Kind, point: Point, random: Random) -> tuple[int, bool]:
    """The exit code of the crawl, and whether it was struck."""
    command = world.crawl() if kind is not Kind.NORMALISE else [sys.executable, "-m", "storage", "normalise"]
    process = world.started(command)
    try:
        struck = _reaches(world, process, point)
        with _held_up(world, process, point.table) if struck and point.table else nullcontext(struck) as is_there:
            asked = len(world.stand.requests)
            struck = is_there and strike(kind, world, process, random)
        code = process.wait(PATIENCE)
        return code, struck and is_felt(kind, code, len(world.stand.requests) - asked)
    finally:
        process.kill()
        process.wait()


def _reaches(world: World, process: subprocess.Popen[bytes], point: Point) -> bool:
    began = time.monotonic()
    with psycopg.connect(world.url, autocommit=True) as connection:

        def on_record(which: int) -> int:
            (counts,) = connection.execute(ON_RECORD.encode()).fetchall()
            return int(counts[which])

        captures, endings = on_record(0), on_record(1)
        measures: dict[str, Callable[[], float]] = {
            "requests": lambda: len(world.stand.requests),
            "bytes archived": world.archived,
            "captures": lambda: on_record(0) - captures,
            "endings": lambda: on_record(1) - endings,
            "seconds": lambda: time.monotonic() - began,
        }
        while process.poll() is None:
            if measures[point.measure]() >= point.at:
                return True
            time.sleep(_LOOK)
    return False


@contextmanager
def _held_up(world: World, process: subprocess.Popen[bytes], table: str) -> Iterator[bool]:
    """While it is held up in front of a table, in the middle of a transaction; False where it did not come there."""
    waits = (
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'dateline%' "
        "AND wait_event_type = 'Lock' AND wait_event = 'relation'"
    )
    with psycopg.connect(world.url) as holder, psycopg.connect(world.url, autocommit=True) as looker:
        holder.execute(_HOLD.format(psycopg.sql.Identifier(*table.split("."))))
        held = False
        while not held and process.poll() is None:
            held = looker.execute(waits).fetchone() is not None
            time.sleep(_LOOK)
        yield held
        with contextlib.suppress(psycopg.OperationalError):  # Postgres itself may be what was struck
            holder.rollback()


def _made_good(world: World, code: int, *, repairs: bool) -> tuple[int, list[str]]:
    """Runs the crawl again until nothing is left; how often, and what is wrong before, meanwhile and afterwards.

    With `repairs` what the fault left in the archive alone is taken up first, and read.
    """
    on_record, asked = checks.committed(world), len(world.stand.requests)
    problems = list(_repaired(world)) if repairs else []
    world.stand.mend()
    reruns = 0
    while code != 0 or world.rows(_LEFT) != []:
        if reruns == _RERUNS:
            problems.append(f"after {reruns} more crawls something is left to do, the last exit code is {code}")
            break
        reruns += 1
        with psycopg.connect(world.url, autocommit=True) as connection:
            connection.execute((HERE / "later.sql").read_bytes())
        code = world.finished(world.crawl())
    problems += checks.asked_again(on_record, world.stand.requests[asked:])
    problems += chain(checks.endings(world), checks.bytes_of_rows(world), checks.torn_files(world))
    problems += chain(checks.verified(world), checks.tracebacks(world))
    return reruns, problems


def _repaired(world: World) -> Iterator[str]:
    """As `scrapy verify --repair` says: what was taken up is read by `scrapy reread`."""
    yield from checks.verified(world)
    if world.rows(_UNREAD) and (code := world.finished([str(SCRAPY), "reread", "presstv"])) != 0:
        yield f"reread: exit code {code}"


def _normalised(world: World) -> Iterator[str]:
    """Normalise, whole this time; a third finds nothing left."""
    normalise(world.url)
    if (left := normalise(world.url).captures) != 0:
        yield f"{left} captures were left by a whole normalise"
