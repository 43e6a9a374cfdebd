"""Measures how sure the reader may be: `python -m tests.bench.confidence GOLD` on a folder of gold pages (`gold.py`).

Counts for each kind of value (see `spiders/extraction/confidence.py`) how many were right, prints how well the figures
of one half of the pages foretell the other half, and with `--write` keeps the counts of all and the plot of that.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from rich.console import Console
from rich.progress import track

from spiders.extraction import read
from spiders.extraction.confidence import MEASURED, ValueKind, estimate, kinds, summed
from spiders.extraction.decoding import decode
from spiders.extraction.document import Document, parse
from spiders.extraction.page import Page
from spiders.extraction.unseen import hide
from storage.records import Extraction
from tests.bench.gold import GoldPage, pages_of, sets_of
from tests.bench.newsstand_run import PROJECT
from tests.bench.plot import calibration_plot
from tests.bench.scoring import body_shares, days_of, f1, names_of, same_title

PLOT = PROJECT / "docs/confidence.svg"
# A body that comes so near to the gold one is right.
_RIGHT_BODY = 0.9
# Claims are held against what was right in steps, each of as many values: shares of fewer say little.
_STEPS = 8


class Case(NamedTuple):
    """One value of one page: of which kind it is, and whether it is right. `half` (0 or 1) parts the pages."""

    kind: ValueKind
    is_right: bool
    half: int


class Step(NamedTuple):
    """Values with about the same confidence: its mean, the share that was right, and how many they are."""

    claimed: float
    right: float
    values: int


def main() -> int:
    """Prints the steps as a Markdown table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.confidence", description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, help="the folder of gold pages")
    parser.add_argument("--write", action="store_true", help=f"keep the counts in {MEASURED.name}, and the plot")
    chosen = parser.parse_args()
    pages = [page for name in sets_of(chosen.gold) for page in pages_of(chosen.gold, name)]
    console = Console(stderr=True)
    cases = [case for page in track(pages, "reading", console=console) for case in cases_of(page)]
    found = steps(foretold(cases))
    sys.stdout.write(as_markdown(found))
    if chosen.write:
        write(cases)
        PLOT.write_text(calibration_plot(found), encoding="utf-8")
    return 0


def cases_of(page: GoldPage) -> Iterator[Case]:
    """The values that the reader finds in a page, of which it is known whether they are right."""
    html = page.html
    extraction = read(html, page.url or None)
    tree = parse(decode(html, None, is_html=True))
    if tree is None:
        return
    # By the letters of its id, so that the halves are the same in every run.
    half = sum(page.id.encode()) % 2
    document = Document(tree, page.url or None)
    hide(document)
    for kind in kinds(extraction, Page(document)):
        if (is_right := _is_right(kind.field, page, extraction)) is not None:
            yield Case(kind, is_right, half)


def _is_right(field: str, page: GoldPage, found: Extraction) -> bool | None:
    if field == "headline" and page.title:
        return same_title(page.title, found.headline)
    if field == "published_at" and page.days and found.published_at:
        return bool(days_of(found.published_at.isoformat()) & page.days)
    if field in ("authors", "byline") and page.authors:
        return names_of(found.authors) == names_of(page.authors)
    if field == "body" and page.bodies:
        precision, recall = body_shares(page.bodies, found.body)
        return f1(precision or 0.0, recall) >= _RIGHT_BODY
    return None


def counted(cases: Iterable[Case]) -> list[tuple[ValueKind, int, int]]:
    """Each kind with how many of it were right and how many seen, in order."""
    right: Counter[ValueKind] = Counter()
    seen: Counter[ValueKind] = Counter()
    for case in cases:
        right[case.kind] += case.is_right
        seen[case.kind] += 1
    return [(kind, right[kind], seen[kind]) for kind in sorted(seen)]


def foretold(cases: Sequence[Case]) -> list[tuple[float, bool]]:
    """For each value the confidence that the other half of the pages gives its kind, and whether it is right."""
    told = []
    for half in (0, 1):
        measured = summed(counted(case for case in cases if case.half != half))
        told += [(estimate(case.kind, measured), case.is_right) for case in cases if case.half == half]
    return told


def steps(told: Sequence[tuple[float, bool]]) -> list[Step]:
    """The values in order of their confidence, in parts of the same size.

    Nothing tells values of the same confidence apart: each counts as right by the share of them all.
    """
    alike: defaultdict[float, list[bool]] = defaultdict(list)
    for share, is_right in told:
        alike[share].append(is_right)
    ordered = [each for share in sorted(alike) for each in [(share, mean(alike[share]))] * len(alike[share])]
    size = max(1, -(-len(ordered) // _STEPS))
    parts = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    return [Step(mean(share for share, _ in part), mean(right for _, right in part), len(part)) for part in parts]


def as_markdown(found: Sequence[Step]) -> str:
    """The steps as a table."""
    lines = ["| claimed | right | values |", "|---|---|---|"]
    lines += [f"| {step.claimed:.2f} | {step.right:.2f} | {step.values} |" for step in found]
    return "\n".join([*lines, ""])


def write(cases: Sequence[Case]) -> None:
    """Keeps the counts of all pages."""
    rows = ["field,source,agreeing,right,seen"]
    rows += [f'{kind.field},"{kind.source}",{kind.agreeing},{right},{seen}' for kind, right, seen in counted(cases)]
    MEASURED.write_text("\n".join([*rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
