"""Gold pages: saved article pages with what a careful person reads in them. They are others' pages, and not kept here.

A folder holds `index/<set>.jsonl`, one page a line: `id`, `url`, `html` (the file below the folder, `.gz` or not), and
of `title`, `body` (paragraphs parted by line ends; `body_alts` where several readings are right), `authors` (list) and
`date` (list of ISO days, any of which is right) those that are known. Standard library only: readers of other
environments read them too.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page; what nobody noted of it is None or empty."""

    id: str
    url: str
    file: Path
    title: str | None
    bodies: tuple[str, ...]
    authors: tuple[str, ...]
    days: frozenset[str]

    @property
    def html(self) -> bytes:
        """The page's bytes. Raises OSError."""
        content = self.file.read_bytes()
        return gzip.decompress(content) if self.file.suffix == ".gz" else content


def sets_of(folder: Path) -> list[str]:
    """The names of a folder's sets. Raises FileNotFoundError where it holds none."""
    names = sorted(path.stem for path in (folder / "index").glob("*.jsonl"))
    if not names:
        raise FileNotFoundError(f"{folder} holds no gold pages: there is no index/*.jsonl")
    return names


def pages_of(folder: Path, name: str, most: int | None = None) -> list[GoldPage]:
    """The pages of a set, or `most` of them evenly spread. Raises OSError and ValueError for a broken index."""
    # Not `splitlines`: JSON may hold other line ends than this one as they are.
    lines = (folder / "index" / f"{name}.jsonl").read_text(encoding="utf-8").strip("\n").split("\n")
    if most and len(lines) > most:
        lines = [lines[place * len(lines) // most] for place in range(most)]
    return list(_pages(folder, lines))


def _pages(folder: Path, lines: list[str]) -> Iterator[GoldPage]:
    for line in lines:
        row: dict[str, Any] = json.loads(line)
        bodies = row.get("body_alts") or [row.get("body")]
        yield GoldPage(
            str(row["id"]),
            row.get("url") or "",
            folder / row["html"],
            row.get("title"),
            tuple(body for body in bodies if body),
            tuple(row.get("authors") or ()),
            frozenset(row.get("date") or ()),
        )
