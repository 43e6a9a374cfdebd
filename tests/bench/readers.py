"""Readers of pages side by side: `python -m tests.bench.readers GOLD`; GOLD is a folder of gold pages (see `gold.py`).

Ours and trafilatura run in this environment, the peers in that of `make peers`, where it is there. One after the other
on one core, each page read once.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from tests.bench.gold import GoldPage, pages_of, sets_of
from tests.bench.newsstand_run import PROJECT
from tests.bench.page_readers import PEERS, READERS
from tests.bench.scoring import Reading, Score, score
from tests.bench.table import machine

PEERS_PYTHON = PROJECT / ".venv-peers/bin/python"
_HEAD = ("reader", "body F1", "broken", "title", "day", "authors F1", "mean ms", "median ms")


def main() -> int:
    """Prints one table a set, as Markdown; 1 where a reader failed as a whole."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.readers", description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, help="the folder of gold pages")
    parser.add_argument("--most", type=int, help="only so many pages of each set, evenly spread")
    chosen = parser.parse_args()
    console = Console(stderr=True, highlight=False)
    failed = False
    for name in sets_of(chosen.gold):
        pages = pages_of(chosen.gold, name, chosen.most)
        rows = []
        for reader in READERS:
            python = _python_of(reader)
            if python is None:
                console.print(f"{reader} is not installed; `make peers` does that")
                continue
            console.print(f"{name}: {reader} reads {len(pages)} pages ...")
            try:
                label, readings = read_with(python, reader, chosen.gold, name, chosen.most)
            except RuntimeError as error:
                console.print(str(error), markup=False)
                failed = True
                continue
            rows.append((label, score(_paired(pages, readings))))
        sys.stdout.write(f"{name}, {len(pages)} pages:\n\n{as_markdown(rows)}\n")
    sys.stdout.write(f"{machine('lxml')}.\n")
    return int(failed)


def _python_of(reader: str) -> Path | None:
    if reader not in PEERS:
        return Path(sys.executable)
    return PEERS_PYTHON if PEERS_PYTHON.exists() else None


def read_with(
    python: Path, reader: str, gold: Path, name: str, most: int | None = None
) -> tuple[str, dict[str, Reading]]:
    """The reader's name with its version, and what it read by the pages' ids. Raises RuntimeError where it fails."""
    command = [str(python), "-W", "ignore", "-m", "tests.bench.page_readers", reader, str(gold.absolute()), name]
    command += [str(most)] if most else []
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{reader} failed:\n{done.stderr[-2000:]}")
    # What a library prints among them is no reading.
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"')]
    return f"{reader} {rows[0]['version']}".strip(), {row["id"]: _reading(row) for row in rows[1:]}


def _reading(row: dict[str, object]) -> Reading:
    authors = row.get("authors")
    return Reading(
        _text(row.get("title")),
        _text(row.get("body")),
        tuple(filter(None, map(_text, authors))) if isinstance(authors, list) else (),
        _text(row.get("published")),
        float(str(row["seconds"])),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _paired(pages: Sequence[GoldPage], readings: dict[str, Reading]) -> list[tuple[GoldPage, Reading]]:
    return [(page, readings[page.id]) for page in pages]


def as_markdown(rows: Sequence[tuple[str, Score]]) -> str:
    """The figures of each reader as a table; `broken` is the share of pages with a body F1 below .5."""
    lines = [f"| {' | '.join(_HEAD)} |", "|---" * len(_HEAD) + "|"]
    for reader, found in rows:
        shares = (found.body, found.broken, found.title, found.day, found.authors)
        cells = ["" if share is None else f"{share:.3f}" for share in shares]
        cells += [f"{found.mean_ms:.1f}", f"{found.median_ms:.1f}"]
        lines.append(f"| {reader} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.exit(main())
