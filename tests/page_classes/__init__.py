"""Pages of every class, made for it: `<class>/<page>.html`, each to be told by what stands on it alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spiders.extraction import read
from storage.records import Extraction, PageClass

FOLDER = Path(__file__).parent
# All at addresses of one shape, which tells nothing.
_ADDRESS = "https://www.harbour-herald.example/pages/{}"


def pages() -> Iterator[tuple[PageClass, Path]]:
    """Every page with the class it was made for, in the order of classes and names."""
    for page_class in PageClass:
        for path in sorted((FOLDER / page_class).glob("*.html")):
            yield page_class, path


def reading(path: Path) -> Extraction:
    """What the reader makes of a page."""
    return read(path.read_bytes(), _ADDRESS.format(path.stem))


def confusion() -> Counter[tuple[PageClass, PageClass]]:
    """How many pages of each class (first) were taken for each class (second)."""
    return Counter((page_class, reading(path).page_class) for page_class, path in pages())


def as_table(counts: Counter[tuple[PageClass, PageClass]]) -> str:
    """The confusion as a table in Markdown: a row for each class as it is, a column for each as it was told."""
    names = [page_class.value for page_class in PageClass]
    lines = [f"| is \\ told as | {' | '.join(names)} |", f"|---|{'---:|' * len(names)}"]
    for made in PageClass:
        cells = [str(counts[made, told] or "") for told in PageClass]
        lines.append(f"| {made} | {' | '.join(cells)} |")
    right = sum(count for (made, told), count in counts.items() if made is told)
    return "\n".join(lines) + f"\n\n{right} of {sum(counts.values())} told right\n"
