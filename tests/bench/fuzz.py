"""Reads broken pages as long as one likes, `python -m tests.bench.fuzz --seconds 600`, and tells what does not hold.

Each page follows from a seed: `--seed 4711 --pages 1` reads one of them again. A page that fails is written to a file,
made smaller, with the command that reads it again. Ctrl-C ends it; the table is of what was read.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from heapq import nlargest
from pathlib import Path

from rich.console import Console

from spiders.reader_processes import ReaderProcesses
from tests.bench.table import Line, as_markdown, machine
from tests.fuzz.mutation import numbered
from tests.fuzz.samples import Kind, Sample, samples
from tests.fuzz.trial import Outcome, shrunk, tried

# Seconds between two lines of progress.
_OFTEN = 10.0
_SLOWEST = 5
# The time for each kB says nothing of pages that are smaller than this.
_LEAST_KB = 10
# Of one rule so many failing pages are made smaller and written; further ones are counted.
_MOST_OF_A_RULE = 3


@dataclass
class Tally:
    """What was read so far; `slow` holds (ms a kB, seed, kB, ms)."""

    pages: int = 0
    kilobytes: float = 0.0
    seconds: float = 0.0
    told: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    slow: list[tuple[float, int, float, float]] = field(default_factory=list)

    def add(self, seed: int, sample: Sample, outcome: Outcome) -> None:
        """Counts one page."""
        kilobytes = len(sample.body) / 1000
        self.pages += 1
        self.kilobytes += kilobytes
        self.seconds += outcome.seconds
        self.told[f"{sample.kind}: {outcome.told}"] += 1
        self.failed.update(outcome.rules)
        if kilobytes >= _LEAST_KB:
            entry = (1000 * outcome.seconds / kilobytes, seed, kilobytes, 1000 * outcome.seconds)
            self.slow = nlargest(_SLOWEST, [*self.slow, entry])


def main() -> int:
    """Prints the table as Markdown; 1 where something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60.0, help="how long")
    parser.add_argument("--pages", type=int, help="at most so many")
    parser.add_argument("--seed", type=int, default=1, help="of the first page; each further one has the next")
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"), help="the folder for pages that fail")
    parser.add_argument("--page", type=Path, help="reads only this file, a page that failed")
    chosen = parser.parse_args()
    console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    with _readers() as readers:
        if chosen.page:
            outcome = tried(readers, kept(chosen.page))
            sys.stdout.write(
                f"{outcome.told}, {outcome.seconds:.2f} s\n" + "".join(f"{each}\n" for each in outcome.faults)
            )
            return 1 if outcome.faults else 0
        tally = Tally()
        with suppress(KeyboardInterrupt):
            _fuzz(readers, tally, chosen, console)
    sys.stdout.write(f"{as_markdown(lines_of(tally))}\n{machine('lxml', 'trafilatura', 'htmldate')}.\n")
    return 1 if tally.failed else 0


def _fuzz(readers: ReaderProcesses, tally: Tally, chosen: argparse.Namespace, console: Console) -> None:
    started = told_at = time.monotonic()
    console.print(f"{len(samples())} pages to break, from seed {chosen.seed} on, for {chosen.seconds:g} seconds ...")
    while tally.pages != chosen.pages and time.monotonic() < started + chosen.seconds:
        seed = chosen.seed + tally.pages
        sample = numbered(seed)
        outcome = tried(readers, sample)
        tally.add(seed, sample, outcome)
        if outcome.faults:
            console.print(f"DOES NOT HOLD: seed {seed}: {'; '.join(outcome.faults)[:500]}")
            if all(tally.failed[rule] <= _MOST_OF_A_RULE for rule in outcome.rules):
                small = shrunk(sample, partial(_fails_alike, readers, outcome))
                keep(small, file := chosen.failures / f"{seed}")
                again = f"python -m tests.bench.fuzz --page {shlex.quote(str(file))}"
                console.print(f"  {len(small.body)} of {len(sample.body)} bytes: {again}")
        if time.monotonic() > told_at + _OFTEN:
            told_at = time.monotonic()
            console.print(f"{told_at - started:.0f} s: {tally.pages} pages, {tally.failed.total()} failures")


def _fails_alike(readers: ReaderProcesses, outcome: Outcome, sample: Sample) -> bool:
    return bool(tried(readers, sample).rules & outcome.rules)


def keep(sample: Sample, path: Path) -> None:
    """Writes a sample's bytes, and beside them what is said of them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sample.body)
    said = {"kind": sample.kind, "url": sample.url, "charset": sample.charset}
    _beside(path).write_text(json.dumps(said), encoding="utf-8")


def kept(path: Path) -> Sample:
    """The sample that was written there."""
    said = json.loads(_beside(path).read_text(encoding="utf-8"))
    return Sample(Kind(said["kind"]), path.read_bytes(), said["url"], said["charset"])


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def lines_of(tally: Tally) -> list[Line]:
    """The table: what was read, what did not hold, and which pages were the slowest for their size."""
    lines = [
        Line("pages read", f"{tally.pages}, {tally.kilobytes / 1000:.0f} MB"),
        Line("reading, each kB", f"{1000 * tally.seconds / max(tally.kilobytes, 1):.2f} ms"),
    ]
    lines += [Line(told, str(count), count / tally.pages) for told, count in sorted(tally.told.items())]
    lines += [Line(f"slowest for its size: seed {seed}", f"{rate:.1f} ms/kB, {ms:.0f} ms, {kilobytes:.0f} kB")
              for rate, seed, kilobytes, ms in tally.slow]  # fmt: skip
    lines += [Line(f"does not hold: {rule}", str(count), aim="0") for rule, count in sorted(tally.failed.items())]
    return [*lines, Line("pages that failed a rule", str(tally.failed.total()), aim="0")]


@contextmanager
def _readers() -> Iterator[ReaderProcesses]:
    readers = ReaderProcesses(1)
    try:
        yield readers
    finally:
        readers.stop()


if __name__ == "__main__":
    sys.exit(main())
