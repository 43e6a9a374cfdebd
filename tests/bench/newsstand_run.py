"""The newsstand as a process of its own, and crawls of it by Scrapy's command line."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

# Not a live site: nothing to be polite to, and a delay would be all that is measured.
UNHURRIED = [
    part
    for setting in (
        "DOWNLOAD_DELAY=0",
        "AUTOTHROTTLE_ENABLED=False",
        "CONCURRENT_REQUESTS=32",
        "CONCURRENT_REQUESTS_PER_DOMAIN=16",
    )
    for part in ("-s", setting)
]


@contextmanager
def newsstand(pages: int, kilobytes: int) -> Iterator[tuple[str, list[str]]]:
    """Serves that many Press TV pages of that size; gives its address and the Scrapy options that lead there."""
    command = [sys.executable, "-m", "tests.newsstand", "--no-seeds", "--outlet", "presstv"]
    command += ["--pages", str(pages), "--kb", str(kilobytes)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address, options = process.stdout.readline().strip(), process.stdout.readline().strip()
            yield address, shlex.split(options)
        finally:
            process.terminate()


@dataclass
class Finished:
    """A crawl that ran to its end: how long it took, what it wrote, and its memory (MB) as time went by."""

    seconds: float
    stderr: str
    memory: list[float] = field(default_factory=list)


def crawl(folder: Path, arguments: list[str], environment: dict[str, str]) -> Finished:
    """Runs `scrapy ...` in a project folder and watches its memory. Raises RuntimeError when it fails."""
    command = [str(Path(sys.executable).with_name("scrapy")), *arguments]
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=os.environ | environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        finished = Finished(0.0, "")
        watcher = threading.Thread(target=_watch, args=(process, finished.memory), daemon=True)
        watcher.start()
        finished.stderr = process.communicate()[1]
        finished.seconds = time.perf_counter() - started
    if process.returncode:
        raise RuntimeError(f"{shlex.join(command)} failed:\n{finished.stderr[-2000:]}")
    return finished


def _watch(process: subprocess.Popen[str], memory: list[float]) -> None:
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        try:
            lines = status.read_text().splitlines()
        except OSError:
            return
        memory += [int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")]
        time.sleep(0.25)
