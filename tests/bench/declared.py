"""`python -m tests.bench.declared`: what pages of declared outlets cost to read, against trafilatura on the same pages.

In one process and by its CPU time, page by page in turn, so that a busy machine does not change the ratio.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from types import ModuleType

import trafilatura

from spiders.extraction import read
from tests.bench.table import Line, as_markdown, machine
from tests.newsstand import almayadeen, presstv
from tests.newsstand.article import Article
from tests.newsstand.invented import NEWEST, invented_articles

PAGES = 200
SIZES = (130, 60)
"""Kilobytes of a page: the median of the 992 gold pages is 132, and a quarter of them have less than 77."""
AT_LEAST = 4.0
_OUTLETS: dict[str, ModuleType] = {"presstv": presstv, "almayadeen": almayadeen}
# The first pages load what is loaded late; each page is read so often, and its shortest time counts.
_WARMING, _TIMES = 10, 3


def main() -> int:
    """Prints the table as Markdown; 1 where an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.declared", description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=PAGES, help="of each outlet")
    parser.add_argument("--kb", type=int, nargs="+", default=SIZES, help="sizes of a page; the aim is of the first")
    chosen = parser.parse_args()
    lines = measure_declared(chosen.pages, chosen.kb)
    sys.stdout.write(f"{as_markdown(lines)}\n{machine('trafilatura', 'lxml')}.\n")
    return int(any(line.is_missed for line in lines))


def measure_declared(pages: int, sizes: Sequence[int] = SIZES) -> list[Line]:
    """One line for each size (kilobytes) and outlet that has a page class, of so many pages; the first has the aim."""
    lines = []
    for size in sizes:
        for outlet, templates in _OUTLETS.items():
            articles = invented_articles(pages, 1, outlet=outlet, kb=size)
            ours, theirs = milliseconds([(templates.article_html(article).encode(), article) for article in articles])
            what = f"trafilatura's CPU time / ours, {outlet}, {size} kB"
            told = f"{ours:.1f} / {theirs:.1f} ms a page"
            lines.append(Line(what, told, theirs / ours, at_least=AT_LEAST if size == sizes[0] else None))
    return lines


def milliseconds(pages: Sequence[tuple[bytes, Article]]) -> tuple[float, float]:
    """The mean CPU time (ms) of a page, ours first. Raises RuntimeError for a page that one of them does not read."""
    gc.collect()
    gc.freeze()  # as the processes that read pages do
    try:
        for html, article in pages[:_WARMING]:
            _ours(html, article)
            _theirs(html)
        ours = theirs = 0.0
        for html, article in pages:
            ours += min(_seconds(partial(_ours, html, article)) for _ in range(_TIMES))
            theirs += min(_seconds(partial(_theirs, html)) for _ in range(_TIMES))
    finally:
        gc.unfreeze()
    return 1000 * ours / len(pages), 1000 * theirs / len(pages)


def _ours(html: bytes, article: Article) -> None:
    found = read(html, article.url, captured_at=NEWEST)
    if not found.page_class.is_article or found.headline != article.headline:
        raise RuntimeError(f"{article.url} was read as {found.page_class}")


def _theirs(html: bytes) -> None:
    if not read_bare(html):
        raise RuntimeError("trafilatura read nothing")


def read_bare(page: bytes) -> bool:
    """One page with trafilatura's defaults, metadata included."""
    return trafilatura.bare_extraction(page, with_metadata=True, include_comments=False) is not None


def _seconds(reading: Callable[[], None]) -> float:
    began = time.process_time()
    reading()
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
