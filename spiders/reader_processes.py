"""Processes that read pages and feeds, so that one which takes too long, or all memory, costs itself only."""

from __future__ import annotations

import asyncio
import gc
import logging
import multiprocessing
import pickle
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from types import ModuleType
from typing import Any, TypeVar

logger = logging.getLogger(__name__)

# A page of the largest size that is let in needs some hundred MB; what asks for this much is a bomb.
_MEMORY = 2 * 1024**3
# A page that kills so many processes is given up.
_MOST_DEATHS = 2
# A process that does not come up is no fault of the page that waits for it. The server that starts them may have been
# killed too: until it is wholly gone it refuses, so that the pauses (seconds) grow.
_PAUSES = (0.05, 0.1, 0.2, 0.5, 1.0)
# Seconds for a process to start, reader loaded, or to end before it is killed.
_GRACE = 30.0

# Seconds after which a process whose crawl was killed ends by itself, when it should have been ended.
_ALONE = 2.0

_starting = threading.Lock()

T = TypeVar("T")


class Unread(Exception):
    """A page was not read to its end; the message says why."""


class ReaderProcesses:
    """Does up to `count` tasks at a time, each in a process; a process that is lost is replaced.

    A task is any picklable call without arguments that reads one page or feed and raises nothing.

    Each process has a thread here that hands it one task after the other: who waits for what is plain when one dies.
    """

    def __init__(self, count: int) -> None:
        # Started from a clean process, with the reader loaded, rather than from one full of threads.
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["spiders.extraction", "spiders.sources.feeds", "htmldate", "trafilatura"])
        self._count = count
        self._threads = ThreadPoolExecutor(count, "reader", initializer=_block_interrupts)
        self._own = threading.local()
        self._running: set[_Reader] = set()

    def start(self) -> None:
        """Begins to start all of them, and does not wait: a page that comes before they are ready waits for one."""
        for _ in range(self._count):
            self._threads.submit(self._reader)

    async def read(self, task: Callable[[], T], seconds: float) -> T:
        """What the task gives, in a process. Raises Unread where it takes longer, or two processes die of it."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, task, seconds)

    def stop(self) -> None:
        """Ends the processes, after what they have begun."""
        self._threads.shutdown()
        for reader in self._running:
            reader.end()

    def _read(self, task: Callable[[], T], seconds: float) -> T:
        page, code = pickle.dumps((task, seconds + _ALONE), pickle.HIGHEST_PROTOCOL), None
        for _ in range(_MOST_DEATHS):
            reader = self._reader()
            try:
                read: T = reader.read(page, seconds)
                return read
            except TimeoutError:
                self._lose(reader)
                raise Unread(f"reading took longer than {seconds:g} seconds") from None
            except (EOFError, OSError):
                code = self._lose(reader)
        raise Unread(f"{_MOST_DEATHS} reading processes died of it (exit code {code})")

    def _reader(self) -> _Reader:
        """This thread's process. Raises Unread where none can be started."""
        reader: _Reader | None = getattr(self._own, "reader", None)
        if reader is None:
            reader = self._own.reader = self._started()
            self._running.add(reader)
        return reader

    def _started(self, pauses: tuple[float, ...] = _PAUSES) -> _Reader:
        try:
            return _Reader(self._context)
        except (EOFError, OSError) as error:
            if not pauses:
                raise Unread(f"no reading process can be started: {error!r}") from None
        time.sleep(pauses[0])
        return self._started(pauses[1:])

    def _lose(self, reader: _Reader) -> int | None:
        """Its exit code."""
        logger.warning("a reading process is lost, a new one takes over")
        self._own.reader = None
        self._running.discard(reader)
        return reader.end(at_once=True)


class _Reader:
    """One process and the pipe to it. Raises EOFError or OSError when it cannot be started."""

    def __init__(self, context: multiprocessing.context.ForkServerContext) -> None:
        self._pipe, its = context.Pipe()
        self._process: ForkServerProcess = context.Process(target=_read_pages, args=(its,), daemon=True)
        try:
            with _no_script():
                self._process.start()
        finally:
            its.close()
        try:
            if not self._pipe.poll(_GRACE):
                raise OSError(f"it is not ready after {_GRACE:g} seconds")
            self._pipe.recv_bytes()
        except (EOFError, OSError):
            self.end(at_once=True)
            raise

    def read(self, page: bytes, seconds: float) -> Any:
        """Raises TimeoutError, and EOFError or OSError when the process dies."""
        self._pipe.send_bytes(page)
        if not self._pipe.poll(seconds):
            raise TimeoutError
        return self._pipe.recv()

    def end(self, *, at_once: bool = False) -> int | None:
        """Ends the process, and gives its exit code."""
        self._pipe.close()
        if at_once:
            self._process.kill()
        self._process.join(_GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        return self._process.exitcode


@contextmanager
def _no_script() -> Iterator[None]:
    """Else each process would load the script that was started, `scrapy`, and wait for what it never uses."""
    with _starting:
        script = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = script


def _block_interrupts() -> None:
    # Ctrl-C reaches every process of a terminal; what the readers have begun is to be read to its end. They inherit
    # the mask of the thread that starts them. The tracker comes before, for its start lifts the mask.
    resource_tracker.ensure_running()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _read_pages(pipe: Connection) -> None:
    """What a process does until its pipe is closed."""
    gc.freeze()  # what was loaded before the first page stays
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    # They complain of pages; what a page lacks is told by its extraction.
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        pipe.send_bytes(b"ready")
        while True:
            task, seconds = pickle.loads(pipe.recv_bytes())  # noqa: S301 (from the crawl that started this process)
            signal.setitimer(signal.ITIMER_REAL, seconds)  # nobody handles its signal: it ends the process, even in C
            told = task()
            signal.setitimer(signal.ITIMER_REAL, 0)
            pipe.send(told)
    except MemoryError:
        raise SystemExit(1) from None  # as a death of it: nobody reads a traceback from here
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # nobody waits any more
