"""The kinds of faults, and how each of them strikes a crawl from outside."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from random import Random

from tests.faults.world import PATIENCE, World
from tests.newsstand.faults import Fault


class Kind(StrEnum):
    """What goes wrong."""

    SPIDER = "the spider is killed"
    READER = "a reading process is killed"
    POSTGRES = "Postgres stops at once"
    NORMALISE = "normalise is killed"
    DISK = "the archive's disk is full"
    CONNECTION = "the connection to Postgres is cut"
    HTTP = "connections to the outlet are cut"


def strike(kind: Kind, world: World, process: subprocess.Popen[bytes], random: Random) -> bool:
    """Does it to a crawl that runs; False where there was nothing to be struck any more."""
    return _STRIKES[kind](world, process, random)


def is_felt(kind: Kind, code: int, requests: int) -> bool:
    """Whether a crawl met with the fault before its end, by its exit code and what it asked after it."""
    match kind:
        case Kind.SPIDER | Kind.NORMALISE:
            return code < 0
        case Kind.DISK:
            return code != 0
        case Kind.HTTP:
            return requests > 0
    return True


def _kill(_world: World, process: subprocess.Popen[bytes], _random: Random) -> bool:
    process.kill()
    return True


def _kill_reader(_world: World, process: subprocess.Popen[bytes], _random: Random) -> bool:
    """Readers are children of a process that the crawl starts for starting them."""
    while process.poll() is None:
        for child in children(process.pid):
            for reader in children(child):
                os.kill(reader, signal.SIGKILL)
                return True
        time.sleep(0.002)
    return False


def _stop_postgres(world: World, _process: subprocess.Popen[bytes], random: Random) -> bool:
    """As `pg_ctl stop -m immediate`; it comes up again after a while, and recovers."""
    postmaster = int((world.cluster.data_dir / "postgres/cluster/postmaster.pid").read_text().splitlines()[0])
    os.kill(postmaster, signal.SIGQUIT)
    deadline = time.monotonic() + PATIENCE
    while _is_running(postmaster):
        if time.monotonic() > deadline:
            raise TimeoutError("Postgres does not stop")
        time.sleep(0.005)
    time.sleep(random.choice((0.0, 0.5)))
    world.cluster.url()
    return True


def _fill_disk(world: World, process: subprocess.Popen[bytes], random: Random) -> bool:
    """A limit on the size of files stands for the disk: some bytes more are written, and then none."""
    limit = max((path.stat().st_size for path in world.archive_files()), default=0) + random.randrange(2000)
    try:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (limit, limit))
    except ProcessLookupError:
        return False
    return True


def _cut_connection(world: World, _process: subprocess.Popen[bytes], _random: Random) -> bool:
    query = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND application_name = 'dateline landing'"
    )
    return bool(world.rows(query))


def _cut_answers(world: World, _process: subprocess.Popen[bytes], random: Random) -> bool:
    fault = random.choice((Fault.RESET, Fault.TRUNCATED, Fault.BROKEN_GZIP))
    world.stand.fault("*", "*", fault, times=random.randint(1, 6))
    return True


_STRIKES: dict[Kind, Callable[[World, subprocess.Popen[bytes], Random], bool]] = {
    Kind.SPIDER: _kill,
    Kind.READER: _kill_reader,
    Kind.POSTGRES: _stop_postgres,
    Kind.NORMALISE: _kill,
    Kind.DISK: _fill_disk,
    Kind.CONNECTION: _cut_connection,
    Kind.HTTP: _cut_answers,
}


def children(pid: int) -> list[int]:
    """The processes that a process started; none where it is gone."""
    try:
        return [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:
        return []


def _is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0]
    except OSError:
        return False
    return state != "Z"
