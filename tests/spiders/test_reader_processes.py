"""Processes that read: what a lost one costs."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from spiders.extraction import read
from spiders.reader_processes import ReaderProcesses, Unread
from spiders.sources import feeds
from storage.config import PROJECT
from storage.records import Extraction, PageClass

PAGE = partial(read, b"<html><h1>Ferry returns</h1></html>", "https://www.presstv.ir/")

T = TypeVar("T")


@pytest.fixture
def readers() -> Iterator[ReaderProcesses]:
    processes = ReaderProcesses(1)
    yield processes
    processes.stop()


def get(readers: ReaderProcesses, task: Callable[[], T], seconds: float = 30.0) -> T:
    return asyncio.run(readers.read(task, seconds))


def die_once(mark: Path) -> Extraction:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return PAGE()


def die() -> Extraction:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def sleep() -> Extraction:
    time.sleep(60)
    raise AssertionError


def main_module() -> str:
    return sys.modules["__main__"].__name__


def whose() -> Extraction:
    return Extraction(1, PageClass.UNKNOWN, str(os.getpid()))


def take_all_memory() -> Extraction:
    return Extraction(1, PageClass.UNKNOWN, "x" * 3 * 1024**3)


def test_a_process_loads_nothing_of_what_was_started(readers: ReaderProcesses) -> None:
    """Of multiprocessing's own accord it would run the script of the command line, and load all of Scrapy."""
    script = sys.modules["__main__"]
    assert get(readers, main_module) == "__main__", "__mp_main__ would be the script's, run again"
    assert sys.modules["__main__"] is script


def test_it_reads_as_the_reader_does(readers: ReaderProcesses) -> None:
    assert get(readers, PAGE) == PAGE()


def test_one_process_reads_page_after_page(readers: ReaderProcesses) -> None:
    first = get(readers, whose).reason
    assert first == get(readers, whose).reason
    assert first != str(os.getpid())


def test_a_page_whose_reader_was_killed_is_read_by_another(readers: ReaderProcesses, tmp_path: Path) -> None:
    assert get(readers, partial(die_once, tmp_path / "mark")) == PAGE()


def test_a_page_that_kills_every_reader_is_given_up(readers: ReaderProcesses) -> None:
    with pytest.raises(Unread, match=r"2 reading processes died of it \(exit code -9\)"):
        get(readers, die)
    assert get(readers, PAGE) == PAGE()


def test_a_page_that_takes_too_long_is_given_up_and_its_process_ended(readers: ReaderProcesses) -> None:
    process = int(get(readers, whose).reason or "")
    with pytest.raises(Unread, match=r"longer than 0\.2 seconds"):
        get(readers, sleep, 0.2)
    assert not Path(f"/proc/{process}").exists()
    assert get(readers, PAGE) == PAGE()


def test_a_page_that_takes_all_memory_is_given_up(readers: ReaderProcesses) -> None:
    with pytest.raises(Unread, match="2 reading processes died"):
        get(readers, take_all_memory)
    assert get(readers, PAGE) == PAGE()


def test_a_reader_killed_while_it_waits_costs_nothing(readers: ReaderProcesses) -> None:
    os.kill(int(get(readers, whose).reason or ""), signal.SIGKILL)
    assert get(readers, PAGE) == PAGE()


def test_the_server_that_starts_readers_may_die_as_well(readers: ReaderProcesses) -> None:
    """A reader that does not come up is no fault of the page that waits for it."""
    for _ in range(5):
        reader = int(get(readers, whose).reason or "")
        server = int(Path(f"/proc/{reader}/stat").read_text().rpartition(")")[2].split()[1])
        os.kill(server, signal.SIGKILL)
        os.kill(reader, signal.SIGKILL)
        assert get(readers, PAGE) == PAGE()


def test_a_feed_is_read_and_what_is_none_is_told(readers: ReaderProcesses) -> None:
    feed, page = b"<rss><channel><item><link>/a</link></item></channel></rss>", b"<html></html>"
    base = "https://herald.example/rss"
    announced = get(readers, partial(feeds.read, feed, base, listing=False))
    assert announced == feeds.read_xml(feed, base)
    refused = get(readers, partial(feeds.read, page, base, listing=False))
    assert isinstance(refused, feeds.NotUnderstood)
    assert str(refused) == "<html> is no feed and no sitemap"


def test_no_process_is_left_behind() -> None:
    readers = ReaderProcesses(2)
    process = int(get(readers, whose).reason or "")
    readers.stop()
    assert not Path(f"/proc/{process}").exists()


def test_a_reader_does_not_outlive_a_killed_crawl_for_long(tmp_path: Path) -> None:
    """What it does may be one call of C that goes on for minutes, and looks at no pipe."""
    mark = tmp_path / "pid"
    code = f"""
import asyncio, os, signal, sys, threading, time
from functools import partial
from pathlib import Path
from spiders.reader_processes import ReaderProcesses
from tests.spiders.test_reader_processes import write_and_sleep
def die():
    while not Path({str(mark)!r}).exists(): time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGKILL)
threading.Thread(target=die, daemon=True).start()
asyncio.run(ReaderProcesses(1).read(partial(write_and_sleep, Path({str(mark)!r})), 3.0))
"""
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=False).returncode == -signal.SIGKILL
    process = Path(f"/proc/{mark.read_text()}")
    deadline = time.monotonic() + 20
    while process.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not process.exists()


def write_and_sleep(mark: Path) -> Extraction:
    new = mark.with_suffix(".new")
    new.write_text(str(os.getpid()))
    new.rename(mark)
    time.sleep(60)
    raise AssertionError
