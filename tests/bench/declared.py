"""`python -m tests.bench.declared`: what pages of declared outlets cost to read, against trafilatura on the same pages.

By CPU time, page by page in turn, so that a busy machine does not change the ratio, and in several processes.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from statistics import median
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
# The first pages load what is loaded late; each page is read so often. All of it counts, as what a page leaves to be
# freed is a part of what it costs.
_WARMING, _TIMES, _PROCESSES = 10, 3, 7


def main() -> int:
    """Prints the table as Markdown; 1 where an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.declared", description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=PAGES, help="of each outlet, in all processes")
    parser.add_argument("--kb", type=int, nargs="+", default=SIZES, help="sizes of a page; the aim is of the first")
    chosen = parser.parse_args()
    lines = measure_declared(chosen.pages, chosen.kb)
    sys.stdout.write(f"{as_markdown(lines)}\n{machine('trafilatura', 'lxml')}.\n")
    return int(any(line.is_missed for line in lines))


def measure_declared(pages: int, sizes: Sequence[int] = SIZES) -> list[Line]:
    """One line for each size (kilobytes) and outlet that has a page class, of so many pages; the first has the aim.

    The median of several processes: what lies where in the memory of one makes a tenth of it.
    """
    lines = []
    for size in sizes:
        for outlet in _OUTLETS:
            ours, theirs, ratio = map(median, zip(*_by_processes(outlet, size, pages // _PROCESSES), strict=True))
            what = f"trafilatura's CPU time / ours, {outlet}, {size} kB"
            told = f"{ours:.1f} / {theirs:.1f} ms a page"
            lines.append(Line(what, told, ratio, at_least=AT_LEAST if size == sizes[0] else None))
    return lines


def _by_processes(outlet: str, size: int, pages: int) -> Iterator[tuple[float, float, float]]:
    """The mean CPU time (ms) of a page of each process, ours first, and how many times ours theirs is."""
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as processes:
        for ours, theirs in processes.map(partial(milliseconds, outlet, size, pages), range(1, _PROCESSES + 1)):
            yield ours, theirs, theirs / ours


def milliseconds(outlet: str, size: int, pages: int, seed: int) -> tuple[float, float]:
    """The mean CPU time (ms) of a page, ours first. Raises RuntimeError for a page that one of them does not read."""
    articles = list(invented_articles(max(pages, _WARMING), seed, outlet=outlet, kb=size))
    sources = [_OUTLETS[outlet].article_html(article).encode() for article in articles]
    gc.collect()
    gc.freeze()  # as the processes that read pages do
    for html, article in zip(sources[:_WARMING], articles, strict=False):
        _ours(html, article)
        _theirs(html)
    ours = theirs = 0.0
    for html, article in zip(sources, articles, strict=True):
        ours += sum(_seconds(partial(_ours, html, article)) for _ in range(_TIMES))
        theirs += sum(_seconds(partial(_theirs, html)) for _ in range(_TIMES))
    readings = _TIMES * len(articles)
    return 1000 * ours / readings, 1000 * theirs / readings


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
