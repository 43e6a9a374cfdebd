"""The archive alone is enough: an empty warehouse is rebuilt from it, value for value; other tools read it too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg

from tests.newsstand.article import Article
from tests.newsstand.invented import invented_articles
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import rendered
from tests.replay import check, replay
from tests.spiders.crawling import PROJECT, Crawler, write_warc

EVERYTHING = ("-a", "since=1990-01-02")
TABLES = ("article", "revision", "image", "link", "ticker", "menu")


def news(url: str) -> dict[str, list[dict[str, Any]]]:
    """All that people query, row by row."""
    with psycopg.connect(url, row_factory=psycopg.rows.dict_row) as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM news.{table}".encode()).fetchall(), key=repr)  # type: ignore[type-var]
            for table in TABLES
        }


def test_a_warehouse_is_rebuilt_from_the_archive(
    crawler: Crawler, newsstand: Newsstand, other_warehouse: str, tmp_path: Path
) -> None:
    captures = tmp_path / "captures"
    captures.mkdir()
    kept = invented_articles(30, 4, outlet="presstv")
    write_warc(captures / "kept.warc.gz", [(article.url, rendered(article).encode(), "200 OK") for article in kept[26:]])
    crawler.saved("presstv", PROJECT / "tests/fixtures/seeds")
    crawler.saved("presstv", captures / "kept.warc.gz")
    crawler.live(newsstand, "presstv", *EVERYTHING)
    first, second = [article for article in newsstand.articles if article.outlet == "presstv"][:2]
    newsstand.publish(replace(first, headline="Another headline stands here now"))
    newsstand.withdraw(second)
    crawler.live(newsstand, "presstv", *EVERYTHING, "-a", "revisit=yes")
    verified = crawler.whole("verify")
    print(verified.stdout)
    files = sorted((tmp_path / "data/archive").rglob("*.warc.gz"))
    for path in files:
        told = check(path)
        assert "fail" not in told
    shown = replay(files)
    print({each.kind for each in shown})
    rebuilt = Crawler(other_warehouse, tmp_path)
    print(rebuilt.command("verify").stdout)
    print(rebuilt.command("reread", "presstv").stdout)
    repaired = rebuilt.whole("verify", "--repair")
    print(repaired.stdout)
    rebuilt.whole("reread", "presstv", "--all")
    before, after = news(crawler.url), news(other_warehouse)
    for table in TABLES:
        print(table, len(before[table]), len(after[table]))
        for x, y in zip(before[table], after[table]):
            if x != y:
                print({k: (x[k], y[k]) for k in x if x[k] != y[k]})
    assert before == after
