"""What it costs to come again, to keep what came, and to read it once more."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from storage import config, database
from storage.embedded import Cluster
from tests.bench.newsstand_run import PROJECT, UNHURRIED, crawl
from tests.bench.table import Line
from tests.newsstand.article import Article
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import rendered

_SQL = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Warehouse:
    """An embedded warehouse and its archive."""

    folder: Path
    url: str

    def crawl(self, *words: str) -> None:
        """A crawl of Press TV into it. Raises RuntimeError when it fails."""
        environment = {"DATELINE_DATA": str(self.folder), "DATELINE_CONTACT": "bench@dateline.example"}
        crawl(PROJECT, ["crawl", "presstv", *words, *UNHURRIED], environment)

    def ask(self, query: str) -> tuple[Any, ...]:
        """The first row of the answer."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(query.encode()).fetchall()[0]

    def archived(self) -> int:
        """The size of the archive in bytes."""
        return sum(path.stat().st_size for path in (self.folder / "archive").rglob("*.warc.gz"))


def measure_visits(articles: Sequence[Article], scratch: Path) -> list[Line]:
    """Crawls everything, again at once, again when all is due, and what is kept into another warehouse."""
    with Newsstand(articles) as stand, _warehouse(scratch / "live") as live:
        stand.warm()
        options = [part for name, value in stand.settings().items() for part in ("-s", f"{name}={value}")]
        options += ["-s", f"REVISITS={2 * len(articles)}", "-s", f"LISTING_PAGES={len(articles)}"]
        live.crawl("-a", "since=1990-01-02", *options)
        rate, pages = live.ask((_SQL / "rate.sql").read_text(encoding="utf-8"))
        kept = live.archived()
        live.crawl(*options)  # what is known of feeds comes from a crawl for what is new
        asked = len(stand.requests)
        live.crawl(*options)
        unchanged = len(stand.requests) - asked
        (feeds,) = live.ask("SELECT count(*) FROM landing.feed WHERE asked_at IS NOT NULL")
        live.ask((_SQL / "due.sql").read_text(encoding="utf-8"))
        before, asked = live.archived(), len(stand.requests)
        live.crawl(*options)
        due = len(stand.requests) - asked
        revisits = (live.archived() - before) / pages
        (seen,) = live.ask("SELECT count(*) FROM landing.observation")
    if pages != len(articles) or seen != 2 * pages:
        raise RuntimeError(f"{len(articles)} articles were to be kept once and seen twice, not {pages} and {seen}")
    with _warehouse(scratch / "replay") as replay:
        replay.crawl("-a", f"captures={scratch / 'live/archive'}")
        again, read = replay.ask((_SQL / "rate.sql").read_text(encoding="utf-8"))
    if read != pages:
        raise RuntimeError(f"{read} of {pages} articles were read from the archive")
    packed = sum(len(gzip.compress(rendered(article).encode(), 6)) for article in articles)
    needed = feeds + pages
    return [
        Line("requests when nothing changed / feeds", f"{unchanged} / {feeds}", unchanged / feeds, at_most=1),
        Line("requests when all is due / feeds and articles", f"{due} / {needed}", due / needed, at_most=1),
        Line("bytes kept per page / its own, packed", f"{kept / pages:.0f} / {packed / pages:.0f}", kept / packed),
        Line("bytes kept per revisit / per page", f"{revisits:.0f} / {kept / pages:.0f}", revisits * pages / kept),
        Line("replay of the archive against live", f"{again:.0f} / {rate:.0f} pages/s", float(again) / float(rate)),
    ]


@contextmanager
def _warehouse(folder: Path) -> Iterator[Warehouse]:
    """An empty one, whose server is stopped in the end."""
    settings = config.load({"DATELINE_DATA": str(folder)})
    try:
        yield Warehouse(folder, database.prepare(settings))
    finally:
        Cluster(settings.data_dir).stop()
