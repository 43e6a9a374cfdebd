"""Crawls of captures from disk: the seeds, single files, folders, WARC files."""

from __future__ import annotations

import gzip
import os
import shutil
from pathlib import Path

from tests.newsstand.invented import invented_articles
from tests.newsstand.seeds import seed_articles
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import rendered
from tests.spiders.crawling import PROJECT, Crawler, write_warc

SEEDS = PROJECT / "tests/fixtures/seeds"
EVERYTHING = "SELECT * FROM news.article ORDER BY article_id"


def crawl_seeds(crawler: Crawler, captures: Path = SEEDS) -> None:
    crawler.saved("almayadeen_en", captures)
    crawler.saved("presstv", captures)


def test_crawling_the_seeds_again_changes_nothing(crawler: Crawler) -> None:
    """Neither as the same files, nor as the outlets' pages: one article each, and it says the same."""
    crawl_seeds(crawler)
    before = crawler.rows(EVERYTHING)
    assert len(before) == 2
    assert crawler.endings() == {"stored": 2, "other_edition": 2}
    records = crawler.rows("SELECT archive_file, archive_offset FROM landing.capture ORDER BY capture_id")
    again = crawler.saved("presstv", SEEDS)
    assert "nothing changed" in again.stderr
    assert crawler.rows(EVERYTHING) == before
    assert crawler.endings() == {"stored": 2, "other_edition": 3, "unchanged": 1}
    assert crawler.rows("SELECT archive_file, archive_offset FROM landing.capture ORDER BY capture_id") == records
    query = (
        "SELECT outlet, headline, standfirst, body, published_on, section, subheadings, tags, authors, source_credit,"
        " word_count FROM news.article ORDER BY outlet"
    )
    as_text = crawler.rows(query)
    with Newsstand(seed_articles()) as stand:
        for spider in ("almayadeen_en", "presstv"):
            crawler.live(stand, spider, "-a", "since=1990-01-02", "-a", "revisit=yes")
    media = crawler.rows("SELECT outlet, media_type FROM landing.capture ORDER BY 1, 2")
    assert media == [(outlet, kind) for outlet in ("almayadeen", "presstv") for kind in ("text/html", "text/plain")]
    assert crawler.rows(query) == as_text
    assert crawler.rows("SELECT DISTINCT revision_count FROM news.article") == [(1,)]


def test_pages_without_an_address_join_their_article_when_it_turns_up(crawler: Crawler, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    for page in SEEDS.glob("*.txt"):
        shutil.copy(page, bare)
    crawl_seeds(crawler, bare)
    assert crawler.endings() == {"stored": 2, "other_edition": 2}
    assert crawler.rows("SELECT url, published_precision FROM news.article WHERE outlet = 'presstv'") == [
        (None, "inferred")
    ]
    crawl_seeds(crawler)
    assert crawler.rows("SELECT outlet, url IS NOT NULL FROM news.article ORDER BY 1") == [
        ("almayadeen", True),
        ("presstv", True),
    ]
    assert crawler.rows("SELECT count(*) FROM news.article_alias") == [(2,)]


def test_a_page_of_nobody_is_rejected_and_kept(crawler: Crawler, tmp_path: Path) -> None:
    words = "The ferry of Sule will sail an hour later from Monday on, said the clerk of the harbour council. "
    (tmp_path / "nobody.txt").write_text(f"Ferry to sail later\n\n7 May 2026 10:00\n\n{words * 4}\n\n{words * 3}\n")
    (tmp_path / "nobody.html").write_text(f"<html><h1>Ferry to sail later</h1><p>{words * 4}</p><p>{words}</p></html>")
    crawler.saved("presstv", tmp_path)
    assert crawler.endings() == {"rejected": 2}
    reason = "no declared outlet is recognised in it; a captures.toml can name its address"
    assert crawler.rows("SELECT DISTINCT reason FROM ops.rejection") == [(reason,)]
    assert crawler.rows("SELECT count(*) FROM landing.capture") == [(2,)]
    assert crawler.rows("SELECT count(*) FROM news.article") == [(0,)]


def test_since_and_until_bound_captures_too(crawler: Crawler) -> None:
    """A single file is enough; the index beside it tells its address."""
    crawler.saved("presstv", SEEDS, "-a", "since=2017-12-12")
    assert crawler.endings() == {"out_of_range": 1, "other_edition": 1}
    assert crawler.rows("SELECT count(*) FROM news.article") == [(0,)]
    day = ("-a", "since=2017-12-11", "-a", "until=2017-12-11")
    crawler.saved("presstv", SEEDS / "004_780554462f59e82e.txt", *day)
    assert crawler.rows("SELECT published_on::text, published_from FROM news.article") == [("2017-12-11", "url")]


def test_files_whose_names_are_no_utf8_are_read_and_what_is_passed_over_is_told(
    crawler: Crawler, tmp_path: Path
) -> None:
    for name in ("a.pdf", "b.pdf", "notes.md", ".page.html"):
        (tmp_path / name).write_text("x")
    whole = (SEEDS / "004_780554462f59e82e.txt").read_bytes()
    more = b"\n\nMore of it was said on the quay by the clerk of the harbour office today.\n"
    for raw, body in ((b"a\xfe.txt", whole), (b"a\xff.txt", whole + more)):
        Path(tmp_path, os.fsdecode(raw)).write_bytes(body)
    finished = crawler.saved("presstv", tmp_path)
    told = "INFO: captures: passed over: 2 .pdf, 1 .md, 1 hidden; what is read ends in .txt, .text, .html, "
    assert told in finished.stderr
    stored = [("a\\xfe.txt", "stored"), ("a\\xff.txt", "stored")]
    assert crawler.rows("SELECT url, ending FROM ops.disposition ORDER BY 1") == stored
    assert crawler.rows("SELECT location FROM landing.capture ORDER BY 1") == [("a\\xfe.txt",), ("a\\xff.txt",)]
    (archive,) = (tmp_path / "data/archive").rglob("*.warc.gz")
    assert b"file:a%5Cxfe.txt" in gzip.decompress(archive.read_bytes())


def test_nothing_in_a_file_name_steers_a_terminal(crawler: Crawler, tmp_path: Path) -> None:
    (article,) = invented_articles(1, 2, outlet="presstv")
    page = (article.url, rendered(article).encode(), "200 OK")
    for name in ("\x1b]0;owned\x07\x1b[31mwhole.warc", "\x1b[31mtorn.warc.gz"):
        write_warc(tmp_path / name, [page, page], gzip=name.endswith(".gz"))
    torn = tmp_path / "\x1b[31mtorn.warc.gz"
    torn.write_bytes(torn.read_bytes()[:-500])
    (tmp_path / "\x1b[31mempty.txt").touch()
    finished = crawler.command("crawl", "presstv", "-a", f"captures={tmp_path}")
    assert finished.code == 1
    assert "\x1b" not in finished.stderr
    assert "INFO: whole.warc: read to its end" in finished.stderr
    ((detail,),) = crawler.rows("SELECT detail FROM ops.run")
    assert detail == f"captures: {tmp_path}/torn.warc.gz: 1 record could not be read, or the end is missing"


def test_a_saved_file_of_unknown_age_gives_no_meaning_to_hours_ago(crawler: Crawler, tmp_path: Path) -> None:
    words = "<p>The ferry of Sule will sail an hour later from Monday on, said the clerk of the harbour.</p>" * 5
    for name in ("aged", "unaged"):
        (tmp_path / f"{name}.html").write_text(
            f'<div class="details-white-box"><h1>The {name} ferry sails later</h1><p>3 hours ago</p></div>'
            f'<div class="p-content">{words}</div>'
        )
    (tmp_path / "captures.toml").write_text(
        "".join(
            f'[[capture]]\nfile = "{name}.html"\nurl = "https://english.almayadeen.net/news/politics/{name}-ferry"\n{at}\n'
            for name, at in (("aged", "captured_at = 2025-03-04T18:00:00Z"), ("unaged", ""))
        )
    )
    crawler.saved("almayadeen_en", tmp_path)
    query = "SELECT published_at::date::text, published_raw FROM news.article ORDER BY url"
    assert crawler.rows(query) == [("2025-03-04", "3 hours ago"), (None, "3 hours ago")]
