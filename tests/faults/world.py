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
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

import psycopg
from psycopg import sql

from storage import database, migrate
from storage.embedded import Cluster
from storage.normalise import normalise
from tests.conftest import named
from tests.faults.points import Extent
from tests.newsstand.article import Article
from tests.newsstand.fixtures import UNHURRIED
from tests.newsstand.invented import invented_articles
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

_CAPTURES = "SELECT count(*) FROM landing.capture"

Row = tuple[str, str, str]


class Phase(StrEnum):
    """What a crawl finds: an empty warehouse, or one that knows the articles as they were before some changed."""

    FIRST = "first"
    AGAIN = "again"


def articles_of(phase: Phase) -> tuple[Article, ...]:
    """What the newsstand shows: eight articles; later two of them reworded, and two more."""
    newer, older = invented_articles(10, 21, outlet="presstv")[:2], invented_articles(10, 21, outlet="presstv")[2:]
    if phase is Phase.FIRST:
        return older
    reworded = [replace(article, headline=f"{article.headline}, as was said later") for article in older[:2]]
    return (*newer, *reworded, *older[2:])


@dataclass
class World:
    """A warehouse, an archive, a newsstand; `phase` says what is there and what is shown."""

    phase: Phase
    url: str
    folder: Path
    stand: Newsstand
    cluster: Cluster
    old_files: frozenset[Path] = frozenset()
    printed: list[Path] = field(default_factory=list)

    @property
    def archive(self) -> Path:
        return self.folder / "archive"

    @property
    def environment(self) -> dict[str, str]:
        """What leads a command here."""
        return os.environ | {
            "DATABASE_URL": self.url,
            "DATELINE_DATA": str(self.folder),
            "DATELINE_CONTACT": "faults@dateline.example",
        }

    def crawl(self, **settings: str) -> list[str]:
        """The command that crawls the newsstand: for what is new, or for the changes in what is known."""
        chosen = SETTINGS | self.stand.settings() | settings
        options = [part for name, value in chosen.items() for part in ("-s", f"{name}={value}")]
        revisit = ["-a", "revisit=yes"] if self.phase is Phase.AGAIN else []
        return [str(SCRAPY), "crawl", "presstv", *revisit, *options]

    def started(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        """A command that runs; what it prints goes to the newest file of `printed`."""
        self.printed.append(self.folder / f"printed-{len(self.printed)}.txt")
        with self.printed[-1].open("wb") as stream:
            return subprocess.Popen(command, cwd=PROJECT, env=self.environment, stderr=stream, stdout=stream)

    def finished(self, command: Sequence[str]) -> int:
        """Runs a command to its end; its exit code."""
        return self.started(command).wait(PATIENCE)

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """The answer of the warehouse to a query."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(query.encode(), values or None).fetchall()

    def contents(self) -> Counter[Row]:
        """The rows that must be as without the fault, as (table, name, checksum)."""
        return Counter(self.rows((HERE / "checksum.sql").read_text(encoding="utf-8")))

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
    """

    def __init__(self) -> None:
        # Not below a folder of pytest's, which only its owner can enter: the account that runs Postgres cannot.
        self._folder = Path(tempfile.mkdtemp(prefix="dateline-faults-"))
        if os.geteuid() == 0:
            self._folder.chmod(0o711)
        self._cluster = Cluster(self._folder, durable=True)
        self.contents: dict[Phase, Counter[Row]] = {}
        self.extents: dict[Phase, Extent] = {}

    def __enter__(self) -> Self:
        try:
            url = self._cluster.url()
            with database.connect(url, autocommit=True) as connection:
                connection.execute("CREATE DATABASE before_first")
            with database.connect(named(url, "before_first"), autocommit=True) as connection:
                migrate.apply(connection)
            (self._folder / "before_first").mkdir()
            self._crawl(Phase.FIRST, then="before_again")
            self._crawl(Phase.AGAIN, then="after")
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
        before = f"landed_{phase}" if landed else f"before_{phase}"
        name = f"world_{uuid.uuid4().hex}"
        folder = self._folder / name
        shutil.copytree(self._folder / f"before_{phase}", folder)
        self._copy(before, name)
        try:
            with Newsstand(articles_of(phase)) as stand:
                old = frozenset(folder.rglob("*.warc.gz"))
                yield World(phase, named(self._cluster.url(), name), folder, stand, self._cluster, old)
        finally:
            shutil.rmtree(folder)
            self._execute("DROP DATABASE {} WITH (FORCE)", name)

    def _crawl(self, phase: Phase, then: str) -> None:
        with self.world(phase) as world:
            ((captures,),) = world.rows(_CAPTURES)
            began = time.monotonic()
            code = world.finished(world.crawl(NORMALISE="0"))
            seconds = time.monotonic() - began
            if code != 0:
                raise RuntimeError(f"the undisturbed crawl failed:\n{world.said()}")
            ((all_captures,),) = world.rows(_CAPTURES)
            asked = world.stand.requests
            grown = (world.archived(), all_captures - captures)
            self.extents[phase] = Extent(len(asked), *grown, asked[0].at - began, seconds)
            self._copy(world.url.rpartition("/")[2].partition("?")[0], f"landed_{phase}")
            normalise(world.url)
            self.contents[phase] = world.contents()
            self._copy(world.url.rpartition("/")[2].partition("?")[0], then)
            shutil.copytree(world.folder, self._folder / then)

    def _copy(self, template: str, name: str) -> None:
        self._execute("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)

    def _execute(self, statement: str, *names: str) -> None:
        with database.connect(self._cluster.url(), autocommit=True) as admin:
            admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
