"""Crawls of WARC files: ours, foreign ones, and broken ones."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.newsstand.invented import invented_articles
from tests.newsstand.seeds import seed_articles
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import rendered
from tests.spiders.crawling import Crawler, write_warc

EVERYTHING = "SELECT * FROM news.article ORDER BY article_id"


def test_a_foreign_warc_gives_the_editions_articles(crawler: Crawler, tmp_path: Path) -> None:
    path = tmp_path / "CC-NEWS-20261120.warc.gz"
    seeds = [(article.url, rendered(article).encode(), "200 OK") for article in seed_articles()]
    strangers = [(f"https://stranger{n}.example/{n}", b"<html><p>Other news</p></html>", "200 OK") for n in range(50)]
    missing = [("https://www.presstv.ir/Detail/2020/01/01/1/gone", b"<html>gone</html>", "404 Not Found")]
    write_warc(path, [*strangers, *seeds, *missing, *seeds])
    finished = crawler.saved("presstv", path)
    assert crawler.endings() == {"stored": 1}
    assert "read to its end, 2 pages of presstv" in finished.stderr
    assert crawler.rows("SELECT captured_at::text, source, status FROM landing.capture") == [
        ("2026-11-20 08:00:00+00", "warc", 200)
    ]


def test_articles_show_in_the_warehouse_while_the_crawl_goes_on(crawler: Crawler, tmp_path: Path) -> None:
    path = tmp_path / "many.warc.gz"
    articles = invented_articles(300, 4, outlet="presstv")
    write_warc(path, [(article.url, rendered(article).encode(), "200 OK") for article in articles])
    often = ("-s", "NORMALISE_SECONDS=0.1", "-s", "LANDING_SECONDS=0.1")
    seen = set()
    with crawler.started("crawl", "presstv", "-a", f"captures={path}", *often) as process:
        assert process.stderr is not None
        lines = process.stderr.readlines  # a full pipe would stop it
        reading = threading.Thread(target=lambda: told.extend(lines()))
        told: list[str] = []
        reading.start()
        while process.poll() is None:
            seen |= set(crawler.rows("SELECT count(*) FROM news.article"))
        reading.join()
    assert len(seen) > 2, "none, some, all"
    assert crawler.endings() == {"stored": 300}
    assert "Articles: 300 new." in "".join(told)


def test_our_own_archive_can_be_crawled_again(crawler: Crawler, tmp_path: Path) -> None:
    with Newsstand() as stand:
        crawler.live(stand, "almayadeen_en", "-a", "since=1990-01-02")
    stored = crawler.rows(EVERYTHING)
    archive = next((tmp_path / "data/archive").rglob("*.warc.gz"))
    crawler.saved("almayadeen_en", archive)
    assert crawler.rows(EVERYTHING) == stored
    assert crawler.endings()["unchanged"] >= len(stored)


@pytest.mark.parametrize("gzip", [True, False])
def test_a_warc_that_breaks_off_keeps_what_was_read_and_says_so(crawler: Crawler, tmp_path: Path, gzip: bool) -> None:
    path = tmp_path / ("torn.warc.gz" if gzip else "torn.warc")
    press = [article for article in seed_articles() if article.outlet == "presstv"]
    write_warc(path, [(article.url, rendered(article).encode(), "200 OK") for article in press], gzip=gzip)
    whole = path.read_bytes()
    path.write_bytes(whole + whole[: len(whole) // 2])
    finished = crawler.command("crawl", "presstv", "-a", f"captures={path}")
    assert "Traceback" not in finished.stderr
    assert finished.code == 1
    assert finished.stderr.count(f"captures: {path}: 1 record could not be read, or the end is missing") == 1
    assert crawler.rows("SELECT count(*) FROM news.article") == [(1,)]
    assert crawler.rows("SELECT status FROM ops.run") == [("failed",)]


def test_a_broken_record_costs_itself_only(crawler: Crawler, tmp_path: Path) -> None:
    path = tmp_path / "broken.warc.gz"
    pages = [
        (article.url, rendered(article).encode(), "200 OK") for article in invented_articles(6, 2, outlet="presstv")
    ]
    parts = []
    for number, page in enumerate(pages):
        write_warc(tmp_path / f"{number}.warc.gz", [page])
        parts.append((tmp_path / f"{number}.warc.gz").read_bytes())
    parts[2] = parts[2][: len(parts[2]) // 2] + b"\x00" * 100
    path.write_bytes(b"".join(parts))
    finished = crawler.command("crawl", "presstv", "-a", f"captures={path}")
    assert (finished.code, "Traceback" in finished.stderr) == (1, False)
    assert crawler.rows("SELECT count(*) FROM news.article") == [(5,)]


@pytest.mark.parametrize("when", ["", "never", "9999-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "99999-01-01T00:00:00Z"])
def test_a_record_without_a_time_that_can_be_is_rejected(crawler: Crawler, tmp_path: Path, when: str) -> None:
    path = tmp_path / "odd.warc"
    (article,) = invented_articles(1, 2, outlet="presstv")
    write_warc(path, [(article.url, rendered(article).encode(), "200 OK")], gzip=False)
    path.write_bytes(path.read_bytes().replace(b"2026-11-20T08:00:00Z", when.encode()))
    finished = crawler.command("crawl", "presstv", "-a", f"captures={path}")
    assert "Traceback" not in finished.stderr
    assert crawler.rows("SELECT count(*) FROM news.article") == [(0,)]
    assert crawler.endings() in ({"rejected": 1}, {}), (
        "told as rejected, or, where the record is no record, as unreadable"
    )
    assert finished.code == (0 if crawler.endings() else 1)


def test_a_limit_stops_reading_captures(crawler: Crawler, tmp_path: Path) -> None:
    path = tmp_path / "many.warc.gz"
    articles = invented_articles(200, 3, outlet="presstv")
    write_warc(path, [(article.url, rendered(article).encode(), "200 OK") for article in articles])
    crawler.saved("presstv", path, "-s", "CLOSESPIDER_ITEMCOUNT=5")
    ((stored,),) = crawler.rows("SELECT count(*) FROM news.article")
    assert 5 <= stored < 200
    assert crawler.rows("SELECT outcome, source FROM ops.run") == [("closespider_itemcount", "warc")]
