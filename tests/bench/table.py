"""What is measured, as a table."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: what was measured, and the limit that it is held against."""

    what: str
    figure: str
    ratio: float | None = None
    aim: str = ""


def as_markdown(lines: Sequence[Line]) -> str:
    """The table as Markdown, so that it can go into the README as it is."""
    rows = ["| measured | figure | ratio | aim |", "|---|---|---|---|"]
    for line in lines:
        ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
        rows.append(f"| {line.what} | {line.figure} | {ratio} | {line.aim} |")
    return "\n".join([*rows, ""])


def machine(*packages: str) -> str:
    """What it was measured on and with, for the line below a table."""
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return f"{len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}, {versions}"
