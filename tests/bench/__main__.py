"""`make bench`: the whole path and readers against their peers, landing against COPY, what it costs to come again.

Figures are of one machine at one time: the ratios are what counts. `--pages` and `--kb` make it smaller.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean

import psycopg
from rich.console import Console

from spiders.settings import READER_PROCESSES
from storage import config, database
from storage.embedded import Cluster
from tests.bench.declared import PAGES, measure_declared, read_bare
from tests.bench.landing import land_against_copy
from tests.bench.newsstand_run import PROJECT, UNHURRIED, Finished, crawl, newsstand
from tests.bench.table import Line, as_markdown, machine
from tests.bench.visits import measure_visits
from tests.newsstand import presstv
from tests.newsstand.article import Article
from tests.newsstand.invented import invented_articles

# Articles that are looked at again, and read again from the archive.
_VISITED = 500


def main() -> int:
    """Measures, and prints the table as Markdown, fit for the README; 1 where an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--kb", type=int, default=60)
    chosen = parser.parse_args()
    console = Console(stderr=True, highlight=False)
    articles = tuple(invented_articles(chosen.pages, 1, outlet="presstv", kb=chosen.kb))
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as scratch:
        lines = measure(articles, chosen.kb, Path(scratch), console)
    told = machine("scrapy", "trafilatura", "lxml", "psycopg")
    sys.stdout.write(f"{as_markdown(lines)}\n{len(articles)} pages of {chosen.kb} kB; {told}.\n")
    return int(any(line.is_missed for line in lines))


def measure(articles: Sequence[Article], kilobytes: int, scratch: Path, console: Console) -> list[Line]:
    """Everything, in order; each step says what it does."""
    console.print(f"bare trafilatura on {len(articles)} pages, {READER_PROCESSES} processes ...")
    bare = len(articles) / seconds_of_trafilatura([presstv.article_html(article).encode() for article in articles])
    urls = scratch / "urls.txt"
    urls.write_text("\n".join(article.url for article in articles))
    with newsstand(len(articles), kilobytes) as (_address, options):
        console.print("Scrapy fetching alone ...")
        fetching = ["runspider", str(PROJECT / "tests/bench/fetch_only.py"), "-a", f"urls={urls}", *options]
        fetched = crawl(scratch, [*fetching, *UNHURRIED], {"PYTHONPATH": str(PROJECT)})
        runs = {}
        for name in ("page class", "generic"):
            console.print(f"the whole path, {name} ...")
            runs[name] = whole_path(scratch / name.replace(" ", "-"), options, len(articles), generic=name == "generic")
    console.print("readers of declared outlets, page by page ...")
    declared = measure_declared(min(PAGES, len(articles)))
    console.print("coming again, keeping, reading what is kept ...")
    visits = measure_visits(articles[:_VISITED], scratch / "visits")
    console.print("landing against a plain COPY ...")
    landing, copying = land_against_copy(scratch / "landing")
    alone = len(articles) / seconds_of_scrapy(fetched)
    lines = [
        Line("bare trafilatura, all cores", f"{bare:.0f} pages/s", 1.0),
        Line("Scrapy fetching alone, one core", f"{alone:.0f} pages/s", alone / bare),
    ]
    for name, least in (("page class", 2.0), ("generic", 0.75)):
        rate, finished = runs[name]
        first, last = _halves(finished.memory)
        lines += [
            Line(f"whole path, {name}, against bare trafilatura", f"{rate:.0f} pages/s", rate / bare, at_least=least),
            Line(f"whole path, {name}, against Scrapy alone", f"{rate:.0f} pages/s", rate / alone),
            Line(f"memory of the crawl, {name}, late / early", f"{last:.0f} MB / {first:.0f} MB", last / first, "flat"),
        ]
    lines += declared
    lines.append(
        Line("landing against plain COPY", f"{landing:.0f} / {copying:.0f} rows/s", landing / copying, at_least=0.5)
    )
    return lines + visits


def seconds_of_trafilatura(pages: Sequence[bytes]) -> float:
    """How long trafilatura with its defaults needs for the pages on all cores; starting the processes not counted."""
    with ProcessPoolExecutor(READER_PROCESSES) as pool:
        list(pool.map(read_bare, pages[: 4 * READER_PROCESSES]))
        started = time.perf_counter()
        read = sum(pool.map(read_bare, pages, chunksize=8))
        seconds = time.perf_counter() - started
    if read != len(pages):
        raise RuntimeError(f"trafilatura read {read} of {len(pages)} pages")
    return seconds


def seconds_of_scrapy(finished: Finished) -> float:
    """How long the crawl itself took, by the statistics that Scrapy logs. Raises RuntimeError without them."""
    found = re.search(r"'elapsed_time_seconds': ([\d.]+)", finished.stderr)
    if found is None or "downloader/exception_count" in finished.stderr:
        raise RuntimeError(finished.stderr[-2000:])
    return float(found[1])


def whole_path(folder: Path, options: list[str], pages: int, *, generic: bool) -> tuple[float, Finished]:
    """Pages a second of a crawl of everything on the newsstand into an empty warehouse, normalise included.

    The rate is that of the run on record: from its start to its end, without the start of Python.
    """
    tree = folder / "project"
    for room in ("spiders", "storage", "tests"):
        shutil.copytree(PROJECT / room, tree / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "scrapy.cfg", tree)
    if generic:  # without its Python file an outlet is read by the generic reader
        (tree / "spiders/outlets/presstv.py").unlink()
    environment = {"DATELINE_DATA": str(folder / "data"), "DATELINE_CONTACT": "bench@dateline.example"}
    settings = config.load(environment)
    try:
        url = database.prepare(settings)
        finished = crawl(tree, ["crawl", "presstv", "-a", "since=1990-01-02", *options, *UNHURRIED], environment)
        with psycopg.connect(url) as connection:
            query = (PROJECT / "tests/bench/rate.sql").read_text(encoding="utf-8")
            rate, stored = connection.execute(query.encode()).fetchone() or (0.0, 0)
        if stored != pages:
            raise RuntimeError(f"{stored} of {pages} articles were stored:\n{finished.stderr[-2000:]}")
    finally:
        Cluster(settings.data_dir).stop()
    return float(rate), finished


def _halves(memory: Sequence[float]) -> tuple[float, float]:
    """Mean memory (MB) of the second and of the last quarter of a run; the first is start-up."""
    quarter = max(1, len(memory) // 4)
    return mean(memory[quarter : 2 * quarter]), mean(memory[-quarter:])


if __name__ == "__main__":
    sys.exit(main())
