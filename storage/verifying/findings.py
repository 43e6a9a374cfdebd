"""What a verify of the archive finds, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

# Of lines that tell one thing each (a file, a row), so many are kept.
_TOLD = 20
# What rows are lacking where a record has none, and what of the others may be wrong.
CAPTURES, OBSERVATIONS, ABSENCES = "captures", "times of captures that came again", "absences"
WITHHELD, MOVED = "captures with another word on whether they may be read", "captures whose bytes are elsewhere"


@dataclass(slots=True)
class Lines:
    """How many there are of something, and the first of them in words."""

    count: int = 0
    first: list[str] = field(default_factory=list)

    def add(self, line: str) -> None:
        """One more."""
        self.count += 1
        if len(self.first) < _TOLD:
            self.first.append(line)


@dataclass(slots=True)
class Findings:
    """What a verify found.

    `records` counts by kind and purpose, `rows` captures whose bytes the archive should hold, `wrong` what a repair
    can make good, `mended` what it did. `nowhere` tells of captures whose bytes are not in the archive, `known_lost`
    counts those of which that was known before, `to_fetch` addresses of lost ones that a repair made wait for the next
    crawl. `damaged` tells of stretches of files that cannot be read, `tails` of such at a file's end, `unknown` of
    files that are none of ours, `undeclared` of those of spiders that no longer are declared, `ahead` of records
    dated after now, of which no row follows. `writing` counts files that a crawl is at work on, of which nothing is
    said.
    """

    files: int = 0
    size: int = 0
    records: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    retired: int = 0
    known_lost: int = 0
    to_fetch: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    nowhere: Lines = field(default_factory=Lines)
    without_original: Lines = field(default_factory=Lines)
    damaged: Lines = field(default_factory=Lines)
    tails: Lines = field(default_factory=Lines)
    unknown: Lines = field(default_factory=Lines)
    undeclared: Lines = field(default_factory=Lines)
    ahead: Lines = field(default_factory=Lines)
    writing: int = 0

    @property
    def is_well(self) -> bool:
        """Whether nothing is missing, or whatever was has been mended."""
        lost = self.nowhere.count + self.damaged.count + self.without_original.count
        return not lost and not self.ahead.count and not self.wrong - self.mended
