"""A warehouse and an archive of one's own, in the state that an undisturbed crawl left, and crawls into them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from threading import Lock
from typing import IO, Any, Self

import psycopg
from psycopg import sql

from storage import database, migrate
from storage.embedded import Cluster
from storage.normalise import normalise
from tests.conftest import named
from tests.faults import outlet
from tests.faults.ageing import age
from tests.faults.outlet import Phase
from tests.faults.points import Extent
from tests.newsstand.fixtures import UNHURRIED
from tests.newsstand.server import Newsstand

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
SCRAPY = Path(sys.executable).with_name("scrapy")
# No crawl of a handful of pages takes longer, on however busy a machine (seconds).
PATIENCE = 120.0

# Many small batches, and time to land some before all is fetched, so that there is much to be cut off.
SETTINGS = UNHURRIED | {
    "DOWNLOAD_DELAY": "0.03",
    "CONCURRENT_REQUESTS": "2",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "2",
    "LANDING_BATCH": "3",
    "LANDING_SECONDS": "0.05",
    "NORMALISE_SECONDS": "0.2",
}

# How many captures and endings of URLs there are.
ON_RECORD = "SELECT (SELECT count(*) FROM landing.capture), (SELECT count(*) FROM ops.disposition)"

Row = tuple[str, str, str]


class Abandoned(RuntimeError):
    """Nothing more is to be played."""


class Commands:
    """The commands that run in some worlds; after `abandon` there are none, and none begins.

    Each has a process group of its own: Ctrl-C is for whoever plays, and no fault.
    """

    def __init__(self) -> None:
        self._running: list[subprocess.Popen[bytes]] = []
        self._lock = Lock()
        self.is_abandoned = False

    def start(self, command: Sequence[str], environment: dict[str, str], stream: IO[bytes]) -> subprocess.Popen[bytes]:
        """Starts one. Raises Abandoned."""
        with self._lock:
            if self.is_abandoned:
                raise Abandoned
            self._running = [each for each in self._running if each.poll() is None]
            self._running.append(
                subprocess.Popen(
                    command, cwd=PROJECT, env=environment, stderr=stream, stdout=stream, start_new_session=True
                )
            )
            return self._running[-1]

    def abandon(self) -> None:
        """Kills them."""
        with self._lock:
            self.is_abandoned = True
            for process in self._running:
                process.kill()


@dataclass
class World:
    """A warehouse, an archive, a newsstand; `phase` says what is there and what is shown."""

    phase: Phase
    url: str
    folder: Path
    stand: Newsstand
    cluster: Cluster
    commands: Commands
    old_files: frozenset[Path] = frozenset()
    printed: list[Path] = field(default_factory=list)

    @property
    def archive(self) -> Path:
        return self.folder / "archive"

    @property
    def database(self) -> str:
        """The name of its database."""
        return self.url.rpartition("/")[2].partition("?")[0]

    @property
    def environment(self) -> dict[str, str]:
        """What leads a command here."""
        return os.environ | {
            "DATABASE_URL": self.url,
            "DATELINE_DATA": str(self.folder),
            "DATELINE_CONTACT": "faults@dateline.example",
        }

    def crawl(self, **settings: str) -> list[str]:
        """The command that crawls the newsstand."""
        chosen = SETTINGS | self.stand.settings() | settings
        options = [part for name, value in chosen.items() for part in ("-s", f"{name}={value}")]
        return [str(SCRAPY), "crawl", "presstv", *options]

    def started(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        """A command that runs; what it prints goes to the newest file of `printed`."""
        self.printed.append(self.folder / f"printed-{len(self.printed)}.txt")
        with self.printed[-1].open("wb") as stream:
            return self.commands.start(command, self.environment, stream)

    def finished(self, command: Sequence[str]) -> int:
        """Runs a command to its end; its exit code."""
        return self.started(command).wait(PATIENCE)

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """The answer of the warehouse to a query."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(query.encode(), values or None).fetchall()

    def contents(self) -> Counter[Row]:
        """The rows that must be as without the fault, as (table, name, checksum)."""
        with psycopg.connect(self.url) as connection:
            query = (HERE / "checksum.sql").read_bytes()
            return Counter(connection.execute(query, {"wall": outlet.WALL}).fetchall())

    def archive_files(self) -> list[Path]:
        """The archive's files but those of the crawl before."""
        return [path for path in self.archive.rglob("*.warc.gz") if path not in self.old_files]

    def archived(self) -> int:
        """The size of these files in bytes."""
        return sum(path.stat().st_size for path in self.archive_files())

    def said(self) -> str:
        """The end of what the commands printed."""
        return "\n".join(path.read_text(errors="replace")[-2000:] for path in self.printed)


class Worlds:
    """Makes worlds on one Postgres, which keeps what was committed when it is killed. Use it as a context manager.

    First both phases are crawled without any fault: their states are what worlds begin with and are held against.

    The first phase knows one article that was out of the range of the crawl that fetched it, and ends when what was in
    the way of two others is gone. In the second all is due, and an article that is gone has been missed once.
    """

    def __init__(self, commands: Commands | None = None) -> None:
        # Not below a folder of pytest's, which only its owner can enter: the account that runs Postgres cannot.
        self._folder = Path(tempfile.mkdtemp(prefix="dateline-faults-"))
        if os.geteuid() == 0:
            self._folder.chmod(0o711)
        self._cluster = Cluster(self._folder, durable=True)
        self.commands = commands or Commands()
        self.contents: dict[Phase, Counter[Row]] = {}
        self.extents: dict[Phase, Extent] = {}

    def __enter__(self) -> Self:
        try:
            url = self._cluster.url()
            with database.connect(url, autocommit=True) as connection:
                connection.execute("CREATE DATABASE before_all")
            with database.connect(named(url, "before_all"), autocommit=True) as connection:
                migrate.apply(connection)
            (self._folder / "before_all").mkdir()
            self._make()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._cluster.stop()
        shutil.rmtree(self._folder)

    @contextmanager
    def world(self, phase: Phase, *, landed: bool = False) -> Iterator[World]:
        """A world as it is before the crawl of a phase, or where that has landed all and nothing is normalised."""
        with self._world(phase, f"before_{phase}", f"landed_{phase}" if landed else f"before_{phase}") as world:
            yield world

    @contextmanager
    def _world(self, phase: Phase, folder: str, warehouse: str) -> Iterator[World]:
        name = f"world_{uuid.uuid4().hex}"
        own = self._folder / name
        shutil.copytree(self._folder / folder, own)
        try:
            self._copy(warehouse, name)
            with outlet.newsstand(phase) as stand:
                old = frozenset(own.rglob("*.warc.gz"))
                yield World(phase, named(self._cluster.url(), name), own, stand, self._cluster, self.commands, old)
        finally:
            shutil.rmtree(own)
            self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _make(self) -> None:
        with self._world(Phase.FIRST, "before_all", "before_all") as world:
            day = outlet.DAY_OF_ADDRESS
            _crawl(world, "-a", f"since={day}", "-a", f"until={day}")
            self._keep(world, "before_first")
        with self.world(Phase.FIRST) as world:
            self._measure(world)
            age(world.url, world.archive, timedelta(minutes=20))
            world.stand.mend()
            world.stand.withdraw(outlet.GONE)
            _crawl(world)
            self._normalise(world)
            age(world.url, world.archive, timedelta(hours=2))
            normalise(world.url)
            self._keep(world, "before_again")
        with self.world(Phase.AGAIN) as world:
            self._measure(world)
            self._normalise(world)

    def _measure(self, world: World) -> None:
        """Crawls, and notes how far that goes."""
        ((captures, endings),) = world.rows(ON_RECORD)
        began = time.monotonic()
        _crawl(world)
        seconds = time.monotonic() - began
        ((all_captures, all_endings),) = world.rows(ON_RECORD)
        asked = world.stand.requests
        grown = (world.archived(), all_captures - captures, all_endings - endings)
        self.extents[world.phase] = Extent(len(asked), *grown, asked[0].at - began, seconds)

    def _normalise(self, world: World) -> None:
        """Keeps what has landed, and what comes of it."""
        self._copy(world.database, f"landed_{world.phase}")
        normalise(world.url)
        self.contents[world.phase] = world.contents()

    def _keep(self, world: World, name: str) -> None:
        self._copy(world.database, name)
        shutil.copytree(world.folder, self._folder / name)

    def _copy(self, template: str, name: str) -> None:
        self._execute("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)

    def _execute(self, statement: str, *names: str) -> None:
        with database.connect(self._cluster.url(), autocommit=True) as admin:
            admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _crawl(world: World, *arguments: str) -> None:
    """Raises RuntimeError where it fails, Abandoned where it was stopped."""
    code = world.finished([*world.crawl(NORMALISE="0"), *arguments])
    if world.commands.is_abandoned:
        raise Abandoned
    if code != 0:
        raise RuntimeError(f"the undisturbed crawl failed:\n{world.said()}")
