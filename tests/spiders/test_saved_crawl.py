"""Crawls of captures from disk: the seeds, single files, folders, WARC files."""

from __future__ import annotations

import re
import shutil
import signal
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.newsstand.invented import invented_articles
from tests.newsstand.seeds import seed_articles
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import rendered
from tests.spiders.crawling import PROJECT, UNHURRIED, Crawler

SEEDS = PROJECT / "tests/fixtures/seeds"
EVERYTHING = "SELECT * FROM news.article ORDER BY article_id"


def crawl_seeds(crawler: Crawler, captures: Path = SEEDS) -> None:
    crawler.saved("almayadeen_en", captures)
    crawler.saved("presstv", captures)


def test_crawling_the_seeds_again_changes_nothing(crawler: Crawler) -> None:
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


def test_the_seeds_read_the_same_as_text_and_as_the_outlets_pages(crawler: Crawler) -> None:
    query = (
        "SELECT outlet, headline, standfirst, body, published_on, section, subheadings, tags, authors, source_credit,"
        " word_count FROM news.article ORDER BY outlet"
    )
    crawl_seeds(crawler)
    as_text = crawler.rows(query)
    with Newsstand(seed_articles()) as stand:
        for spider in ("almayadeen_en", "presstv"):
            crawler.live(stand, spider, "-a", "since=1990-01-02", "-a", "revisit=yes")
    media = crawler.rows("SELECT outlet, media_type FROM landing.capture ORDER BY 1, 2")
    assert media == [(outlet, kind) for outlet in ("almayadeen", "presstv") for kind in ("text/html", "text/plain")]
    assert crawler.rows(query) == as_text, "one article each, and it says the same"
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


def test_one_file_is_enough(crawler: Crawler) -> None:
    crawler.saved("presstv", SEEDS / "004_780554462f59e82e.txt")
    assert crawler.rows("SELECT published_on::text, published_from FROM news.article") == [("2017-12-11", "url")]


def test_a_page_of_nobody_is_rejected_and_kept(crawler: Crawler, tmp_path: Path) -> None:
    words = "The ferry of Sule will sail an hour later from Monday on, said the clerk of the harbour council. "
    (tmp_path / "nobody.txt").write_text(f"Ferry to sail later\n\n7 May 2026 10:00\n\n{words * 4}\n\n{words * 3}\n")
    (tmp_path / "nobody.html").write_text(f"<html><h1>Ferry to sail later</h1><p>{words * 4}</p><p>{words}</p></html>")
    crawler.saved("presstv", tmp_path)
    assert crawler.endings() == {"rejected": 2}
    assert crawler.rows("SELECT DISTINCT reason FROM ops.rejection") == [("no declared outlet is recognised in it",)]
    assert crawler.rows("SELECT count(*) FROM landing.capture") == [(2,)]
    assert crawler.rows("SELECT count(*) FROM news.article") == [(0,)]


def test_since_and_until_bound_captures_too(crawler: Crawler) -> None:
    crawler.saved("presstv", SEEDS, "-a", "since=2017-12-12")
    assert crawler.endings() == {"out_of_range": 1, "other_edition": 1}
    assert crawler.rows("SELECT count(*) FROM news.article") == [(0,)]
    crawler.saved("presstv", SEEDS, "-a", "since=2017-12-11", "-a", "until=2017-12-11")
    assert crawler.rows("SELECT count(*) FROM news.article") == [(1,)]


def write_warc(path: Path, pages: list[tuple[str, bytes, str]], *, gzip: bool = True) -> None:
    """A WARC file by another tool than ours: (address, body, status line)."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=gzip)
        stream.flush()
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        for url, body, status in pages:
            head = StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=BytesIO(body),
                    http_headers=head,
                    warc_headers_dict={"WARC-Date": "2026-11-20T08:00:00Z"},
                )
            )


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


def test_our_own_archive_can_be_crawled_again(crawler: Crawler, tmp_path: Path) -> None:
    with Newsstand() as stand:
        crawler.live(stand, "almayadeen_en", "-a", "since=1990-01-02")
    stored = crawler.rows(EVERYTHING)
    archive = next((tmp_path / "data/archive").rglob("*.warc.gz"))
    crawler.saved("almayadeen_en", archive)
    assert crawler.rows(EVERYTHING) == stored
    assert crawler.endings()["unchanged"] >= len(stored)


@pytest.mark.parametrize("gzip", [True, False])
@pytest.mark.parametrize("damage", ["cut", "noise"])
def test_a_warc_that_breaks_off_keeps_what_was_read_and_says_so(
    crawler: Crawler, tmp_path: Path, gzip: bool, damage: str
) -> None:
    path = tmp_path / ("torn.warc.gz" if gzip else "torn.warc")
    press = [article for article in seed_articles() if article.outlet == "presstv"]
    pages = [(article.url, rendered(article).encode(), "200 OK") for article in press]
    write_warc(path, pages, gzip=gzip)
    whole = path.read_bytes()
    path.write_bytes(whole + (whole[: len(whole) // 2] if damage == "cut" else b"WARC/nonsense" * 100))
    finished = crawler.command("crawl", "presstv", "-a", f"captures={path}")
    assert "Traceback" not in finished.stderr
    assert crawler.rows("SELECT count(*) FROM news.article") == [(1,)]
    if damage == "cut" or finished.code:
        assert finished.code == 1
        assert finished.stderr.count(f"captures: {path}") == 1
        assert crawler.rows("SELECT status FROM ops.run") == [("failed",)]


def test_a_limit_stops_reading_captures(crawler: Crawler, tmp_path: Path) -> None:
    path = tmp_path / "many.warc.gz"
    articles = invented_articles(200, 3, outlet="presstv")
    write_warc(path, [(article.url, rendered(article).encode(), "200 OK") for article in articles])
    crawler.saved("presstv", path, "-s", "CLOSESPIDER_ITEMCOUNT=5")
    ((stored,),) = crawler.rows("SELECT count(*) FROM news.article")
    assert 5 <= stored < 200
    assert crawler.rows("SELECT outcome, source FROM ops.run") == [("closespider_itemcount", "warc")]


def test_ctrl_c_lands_what_was_read(crawler: Crawler, tmp_path: Path) -> None:
    path = tmp_path / "many.warc.gz"
    articles = invented_articles(400, 4, outlet="presstv")
    write_warc(path, [(article.url, rendered(article).encode(), "200 OK") for article in articles])
    with crawler.started("crawl", "presstv", "-a", f"captures={path}", "-s", "LOGSTATS_INTERVAL=0.2") as process:
        assert process.stderr is not None
        for line in process.stderr:
            if re.search(r"scraped [1-9]", line):
                process.send_signal(signal.SIGINT)
                break
        rest = process.stderr.read()
        assert process.wait(timeout=30) == 0
    assert "Traceback" not in rest
    ((stored,),) = crawler.rows("SELECT count(*) FROM news.article")
    assert 0 < stored < 400
    assert crawler.rows("SELECT outcome FROM ops.run") == [("shutdown",)]


def test_an_archive_that_cannot_be_written_stops_the_crawl(crawler: Crawler) -> None:
    finished = crawler.command(
        "crawl", "presstv", "-a", f"captures={SEEDS}", environment={"DATELINE_ARCHIVE": "/proc/nothing/here"}
    )
    assert finished.code != 0
    assert "Traceback" not in finished.stderr
    assert crawler.rows("SELECT count(*) FROM landing.capture") == [(0,)]
    with Newsstand() as stand:
        options = [part for pair in (UNHURRIED | stand.settings()).items() for part in ("-s", "=".join(pair))]
        environment = {"DATELINE_ARCHIVE": "/proc/nothing/here"}
        live = crawler.command("crawl", "presstv", *options, environment=environment)
    assert live.code != 0
    assert "Traceback" not in live.stderr


def test_hostile_files_are_counted_and_nothing_stops(crawler: Crawler, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    good = (SEEDS / "004_780554462f59e82e.txt").read_text(encoding="utf-8")
    html = rendered(next(article for article in seed_articles() if article.outlet == "presstv")).encode()
    address = "https://www.presstv.ir/Detail/2026/11/01/{}/x"
    files = {
        "nul.txt": good.replace("Erdogan", "Erd\x00ogan").encode(),
        "surrogate.txt": good.encode().replace(b"Ankara", b"Ank\xed\xa0\x80ara"),
        "escapes.txt": good.replace("Putin", "\x1b[31mPutin\x1b]0;owned\x07").encode(),
        "script.html": html.replace(b"<h1", b"<h1><script>alert(1)</script><img src=x onerror=alert(1)></h1><h1", 1),
        "far.html": html.replace(b"2017", b"9999"),
        "huge.html": html + b"<p>" + b"x " * (10 * 1024 * 1024),
        "deep.html": b"<div>" * 50_000 + html,
        "empty.html": b"",
        "noise.html": bytes(range(256)) * 64,
        "noise.txt": bytes(range(256)) * 64,
    }
    index = []
    for number, (name, body) in enumerate(files.items()):
        (folder / name).write_bytes(body)
        index.append(f'[[capture]]\nfile = "{name}"\nurl = "{address.format(number + 1)}"\n')
    (folder / "captures.toml").write_text("\n".join(index))
    crawler.saved("presstv", folder)
    endings = {
        list(files)[int(url.rpartition("/x")[0].rpartition("/")[2]) - 1]: ending
        for url, ending in crawler.rows("SELECT url, ending FROM ops.disposition")
    }
    readable = ("nul.txt", "surrogate.txt", "escapes.txt", "script.html", "far.html")
    assert endings == {name: "stored" if name in readable else "rejected" for name in files}
    assert crawler.rows("SELECT count(*) FROM ops.rejection WHERE reason IS NULL") == [(0,)]
    texts = crawler.rows("SELECT concat_ws(' ', headline, body, standfirst) FROM news.article")
    assert not [text for (text,) in texts if any(c in text for c in "\x00\x1b\x07<>")]
    assert crawler.rows("SELECT count(*) FROM news.article WHERE published_at > now() + interval '2 days'") == [(0,)]


def test_a_reader_that_takes_too_long_costs_its_page_only(crawler: Crawler, tmp_path: Path) -> None:
    good = (SEEDS / "004_780554462f59e82e.txt").read_bytes()
    (tmp_path / "good.txt").write_bytes(good)
    (tmp_path / "long.txt").write_bytes(good + b"\n\nThe quay of Sule was measured again, said the clerk.\n" * 60_000)
    limits = ("-s", "READER_TIMEOUT=1", "-s", "READER_PROCESSES=1")
    crawler.whole("crawl", "presstv", "-a", f"captures={tmp_path}", *limits)
    assert crawler.endings() == {"rejected": 1, "stored": 1}
    assert crawler.rows("SELECT url, reason FROM ops.rejection") == [("long.txt", "reading took longer than 1 seconds")]
