"""One broken page read in a reading process, as a crawl reads it, and what is wrong with what came of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from spiders.extraction import read
from spiders.reader_processes import ReaderProcesses, Unread
from spiders.settings import READER_TIMEOUT
from spiders.sources import feeds
from tests.fuzz.samples import CAPTURED_AT, Kind, Sample
from tests.fuzz.soundness import faults, feed_faults

# What reading may take of a processor: seconds for any page, and for each kB of its source. A kB can be three hundred
# tags, of 50 microseconds each where trafilatura has to read them; what takes their square is soon beyond this.
_ANY_PAGE, _PER_KB = 0.5, 0.02
# A process reads the page twice and looks at what it read.
_LIMIT = 4 * READER_TIMEOUT
_MOST_TRIES = 120
_SHRINKING = 60.0

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a trial came to: the page's class (or what a feed was), processor seconds of one reading, what is wrong."""

    told: str
    seconds: float
    faults: tuple[str, ...] = ()

    @property
    def rules(self) -> frozenset[str]:
        """The names of the rules that it breaks."""
        return frozenset(fault.partition(":")[0] for fault in self.faults)


def tried(readers: ReaderProcesses, sample: Sample) -> Outcome:
    """The sample read in a process, within the crawl's limits."""
    try:
        outcome = asyncio.run(readers.read(partial(outcome_of, sample), _LIMIT))
        return replace(outcome, faults=(*outcome.faults, *_too_slow(sample, outcome.seconds)))
    except Unread as error:
        return Outcome("unread", 0.0, (f"unread: {error}",))


def outcome_of(sample: Sample) -> Outcome:
    """What reading a sample comes to, here and now; raises nothing."""
    try:
        return _feed(sample) if sample.kind in (Kind.FEED, Kind.LISTING) else _page(sample)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return Outcome("raised", 0.0, (f"raised: {error!r}",))


def _page(sample: Sample) -> Outcome:
    task = partial(
        read, sample.body, sample.url, sample.media_type, charset=sample.charset, captured_at=CAPTURED_AT,
        not_after=CAPTURED_AT,
    )  # fmt: skip
    found, seconds = _timed(task)
    wrong = faults(sample, found)
    if task() != found:
        wrong.append("steady: the second reading gives something else")
    return Outcome(found.page_class, seconds, tuple(wrong))


def _feed(sample: Sample) -> Outcome:
    task = partial(feeds.read, sample.body, sample.url or "", listing=sample.kind is Kind.LISTING)
    found, seconds = _timed(task)
    told = "announcement" if isinstance(found, feeds.Announcement) else "not understood"
    return Outcome(told, seconds, tuple(feed_faults(found)))


def _timed(task: Callable[[], T]) -> tuple[T, float]:
    started = time.process_time()
    found = task()
    return found, time.process_time() - started


def _too_slow(sample: Sample, seconds: float) -> tuple[str, ...]:
    most = _ANY_PAGE + _PER_KB * len(sample.body) / 1000
    return (f"linear: {seconds:.1f} s for {len(sample.body) / 1000:.0f} kB",) if seconds > most else ()


def shrunk(sample: Sample, is_so: Callable[[Sample], bool]) -> Sample:
    """A smaller sample of which the same is so: pieces are left out as long as it stays so, large ones first.

    Gives up after some tries, or a minute.
    """
    size, tries, deadline = len(sample.body) // 2, 0, time.monotonic() + _SHRINKING
    while size:
        at = 0
        while at < len(sample.body):
            smaller = replace(sample, body=sample.body[:at] + sample.body[at + size :])
            tries += 1
            if tries > _MOST_TRIES or time.monotonic() > deadline:
                return sample
            if is_so(smaller):
                sample = smaller
            else:
                at += size
        size //= 2
    return sample
