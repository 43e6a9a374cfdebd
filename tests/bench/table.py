"""What is measured, as a table."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: what was measured, and the limit that it is held against.

    `at_least` and `at_most` are limits of the ratio; `aim` is one of another kind, in words.
    """

    what: str
    figure: str
    ratio: float | None = None
    aim: str = ""
    at_least: float | None = None
    at_most: float | None = None

    @property
    def is_missed(self) -> bool:
        """Whether the ratio is beyond its limit, as the table prints it."""
        if self.ratio is None:
            return False
        ratio = round(self.ratio, 2)
        return (self.at_least is not None and ratio < self.at_least) or (
            self.at_most is not None and ratio > self.at_most
        )

    @property
    def told_aim(self) -> str:
        """The limit in words, and whether it is missed."""
        limits = ((self.at_least, "at least"), (self.at_most, "at most"))
        told = ", ".join(filter(None, [self.aim, *(f"{word} {limit}" for limit, word in limits if limit is not None)]))
        return f"**missed**: {told}" if self.is_missed else told


def as_markdown(lines: Sequence[Line]) -> str:
    """The table as Markdown, so that it can go into the README as it is."""
    rows = ["| measured | figure | ratio | aim |", "|---|---|---|---|"]
    for line in lines:
        ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
        rows.append(f"| {line.what} | {line.figure} | {ratio} | {line.told_aim} |")
    return "\n".join([*rows, ""])


def machine(*packages: str) -> str:
    """What it was measured on and with, for the line below a table."""
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return f"{len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}, {versions}"
