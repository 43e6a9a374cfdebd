"""Runs `scrapy crawl` as a user does, in a process of its own (see `loaded`), into a warehouse of the test's."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from scrapy import cmdline
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.newsstand.fixtures import UNHURRIED
from tests.newsstand.server import Newsstand
from tests.spiders import loaded

PROJECT = Path(__file__).resolve().parents[2]
SCRAPY = Path(sys.executable).with_name("scrapy")
_SECONDS = 120.0
CONTACT = "crawl-test@dateline.example"


@dataclass(frozen=True, slots=True)
class Finished:
    """What a user sees of a command that ended."""

    code: int
    stdout: str
    stderr: str


class Crawler:
    """Commands against one warehouse; `folder` takes the archive."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.environment = os.environ | {
            "DATABASE_URL": url,
            "DATELINE_DATA": str(folder / "data"),
            "DATELINE_CONTACT": CONTACT,
            "COLUMNS": "160",
        }

    def command(self, *words: str, folder: Path = PROJECT, environment: Mapping[str, str] | None = None) -> Finished:
        """Runs `scrapy ...` in the project's folder, or another; an empty variable unsets one."""
        variables = self.environment | dict(environment or {})
        if folder == PROJECT:
            return Finished(*loaded.run(words, variables, _SECONDS))
        result = subprocess.run(
            [str(SCRAPY), *words],
            cwd=folder,
            env=variables,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        return Finished(result.returncode, result.stdout, result.stderr)

    @contextmanager
    def started(self, *words: str) -> Iterator[subprocess.Popen[str]]:
        """A `scrapy ...` that still runs; killed in the end if it must be."""
        with subprocess.Popen(
            [str(SCRAPY), *words],
            cwd=PROJECT,
            env=self.environment,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # a process group of its own, as in a terminal
        ) as process:
            watchdog = threading.Timer(90, process.kill)  # a test that hangs is a test that fails
            watchdog.start()
            try:
                yield process
            finally:
                watchdog.cancel()
                process.kill()

    def live(self, stand: Newsstand, spider: str, *words: str, **settings: str) -> Finished:
        """Crawls the newsstand as if it were the live site; fails the test when the crawl does."""
        chosen = UNHURRIED | stand.settings() | settings
        options = [part for name, value in chosen.items() for part in ("-s", f"{name}={value}")]
        return self.whole("crawl", spider, *words, *options)

    def barren(self, stand: Newsstand, spider: str, *words: str, **settings: str) -> str:
        """A crawl of the newsstand that gets nothing, and fails; what it says."""
        chosen = UNHURRIED | stand.settings() | settings
        options = [part for name, value in chosen.items() for part in ("-s", f"{name}={value}")]
        finished = self.command("crawl", spider, *words, *options)
        assert finished.code == 1, finished.stderr
        assert "Traceback" not in finished.stderr
        return finished.stderr

    def saved(self, spider: str, captures: Path, *words: str) -> Finished:
        """Crawls captures from disk; fails the test when the crawl does."""
        return self.whole("crawl", spider, "-a", f"captures={captures}", *words, "-s", "READER_PROCESSES=1")

    def whole(self, *words: str) -> Finished:
        """A command that must succeed, and quietly: without a traceback."""
        finished = self.command(*words)
        assert finished.code == 0, finished.stderr
        assert "Traceback" not in finished.stderr, finished.stderr
        return finished

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """The answer of the warehouse to a query."""
        with psycopg.connect(self.url) as connection:
            return connection.execute(query.encode(), values or None).fetchall()

    def change(self, statement: str) -> None:
        """Changes the warehouse, as time or people do."""
        with psycopg.connect(self.url) as connection:
            connection.execute(statement.encode())

    def endings(self) -> dict[str, int]:
        """How the URLs of all runs ended."""
        return dict(self.rows("SELECT ending, count(*) FROM ops.disposition GROUP BY 1"))

    def ending_of(self, url_part: str) -> list[tuple[str, str | None]]:
        """Ending and detail of every disposition whose URL holds this."""
        query = "SELECT ending, detail FROM ops.disposition WHERE position(%s IN url) > 0 ORDER BY 1"
        return [(ending, detail) for ending, detail in self.rows(query, url_part)]


class CommandLine:
    """`scrapy ...` in this very process, for what is refused before anything starts: nearly all of a command's time
    goes into loading Scrapy.
    """

    def __init__(self, crawler: Crawler, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys
        monkeypatch.chdir(PROJECT)
        for name, value in crawler.environment.items():
            monkeypatch.setenv(name, value)

    def refused(self, *words: str, code: int = 2, **environment: str) -> str:
        """The one line that the user sees; an empty variable unsets one."""
        for name, value in environment.items():
            self._monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            cmdline.execute(["scrapy", *words])
        told = self._capsys.readouterr()
        lines = [line for line in told.err.splitlines() if line.strip()]
        assert (ended.value.code, len(lines), told.out) == (code, 1, ""), told.err
        return lines[0]


def write_warc(
    path: Path,
    pages: list[tuple[str, bytes, str]],
    *,
    gzip: bool = True,
    headers: Sequence[tuple[str, str]] = (("Content-Type", "text/html; charset=utf-8"),),
) -> None:
    """A WARC file by another tool than ours: (address, body, status line), each with the same HTTP headers."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=gzip)
        stream.flush()
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        for url, body, status in pages:
            head = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=BytesIO(body),
                    http_headers=head,
                    warc_headers_dict={"WARC-Date": "2026-11-20T08:00:00Z"},
                )
            )
