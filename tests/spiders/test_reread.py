"""Reading the archive again: by a newer reader, of all or some files, past bytes that are gone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import psycopg
import pytest

from tests.newsstand.invented import invented_articles
from tests.newsstand.shelf import rendered
from tests.spiders.crawling import PROJECT, Crawler, write_warc

KEPT = "SELECT c.*, o.captured_at FROM landing.capture c JOIN landing.observation o USING (capture_id) ORDER BY 1"
READINGS = "SELECT reader_version, count(*) FROM landing.extraction GROUP BY 1 ORDER BY 1"
ARTICLES = "SELECT url, headline, body, published_at, revision_count, reader_version FROM news.article ORDER BY url"
AGO = "https://english.almayadeen.net/news/politics/ferry-sails-later"


def newer_checkout(folder: Path) -> Path:
    """The project with the reader of tomorrow, which prints headlines in capitals."""
    for room in ("spiders", "storage"):
        shutil.copytree(PROJECT / room, folder / room)
    shutil.copy(PROJECT / "scrapy.cfg", folder)
    changed(folder / "spiders/extraction/version.py", r"READER_VERSION = (\d+)", "READER_VERSION = 1 + \\1")
    capitals = "\\1\n        extraction = replace(extraction, headline=(extraction.headline or '').upper() or None)"
    changed(folder / "spiders/extraction/reader.py", r"(extraction = _read\(.*\))", capitals)
    return folder


def changed(path: Path, pattern: str, text: str) -> None:
    source, count = re.subn(pattern, text, path.read_text())
    assert count == 1
    path.write_text(source)


def crawl_two_wordings(crawler: Crawler, folder: Path) -> None:
    """Three articles of Press TV, the first of them edited once: four captures in one archive file."""
    pages = [(a.url, rendered(a).encode(), "200 OK") for a in invented_articles(3, 4, outlet="presstv")]
    for day in ("2026-11-20", "2026-11-21"):
        path = folder / f"{day}.warc"
        write_warc(path, pages, gzip=False)
        path.write_bytes(path.read_bytes().replace(b"2026-11-20T08:00:00Z", f"{day}T08:00:00Z".encode()))
        pages = [(pages[0][0], pages[0][1].replace(b"<p>", b"<p>As was added later: "), "200 OK")]
    crawler.saved("presstv", folder)


def archive_files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (folder / "data/archive").rglob("*.gz")}


def name_of(path: Path, folder: Path) -> str:
    return str(path.relative_to(folder / "data/archive"))


def test_a_newer_reader_fakes_no_edit(crawler: Crawler, tmp_path: Path) -> None:
    (tmp_path / "warc").mkdir()
    crawl_two_wordings(crawler, tmp_path / "warc")
    ((version, count),) = crawler.rows(READINGS)
    assert count == 4
    kept, articles, archive = crawler.rows(KEPT), crawler.rows(ARTICLES), archive_files(tmp_path)
    assert sorted(article[4] for article in articles) == [1, 1, 2]
    again = crawler.whole("reread", "presstv")
    assert again.stdout.startswith("presstv: nothing to read;")
    newer = newer_checkout(tmp_path / "newer")
    listed = crawler.command("reread", "presstv", "--list", folder=newer)
    assert [*archive] == [tmp_path / "data/archive" / name for name in listed.stdout.split()]
    finished = crawler.command("reread", "presstv", *listed.stdout.split(), folder=newer)
    assert (finished.code, "Traceback" in finished.stderr) == (0, False), finished.stderr
    assert "captures to read: 4" in finished.stderr
    assert "Articles: 3 otherwise updated." in finished.stderr
    assert crawler.rows(READINGS) == [(version, 4), (version + 1, 4)]
    capitals = [(url, line.upper(), *rest, version + 1) for url, line, *rest, _ in articles]
    assert crawler.rows(ARTICLES) == capitals
    assert crawler.rows(KEPT) == kept, "no new capture, no new observation"
    assert archive_files(tmp_path) == archive, "and no copy"
    told = "SELECT source, status, stored, arguments ->> 'reread' FROM ops.run ORDER BY started_at"
    assert crawler.rows(told) == [
        ("file", "finished", 3, None),
        ("archive", "finished", 4, "unread"),
    ]
    assert crawler.command("reread", "presstv", "--list", folder=newer).stdout == ""
    crawler.whole("reread", "presstv", "--all")
    assert crawler.rows("SELECT unchanged FROM ops.run ORDER BY started_at DESC LIMIT 1") == [(4,)]
    assert crawler.rows(ARTICLES) == capitals, "an older reader does not win"


def test_what_is_gone_is_rejected_and_the_rest_is_read(crawler: Crawler, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    crawl_two_wordings(crawler, tmp_path / "one")
    (first,) = archive_files(tmp_path)
    articles = crawler.rows(ARTICLES)
    more = [(a.url, rendered(a).encode(), "200 OK") for a in invented_articles(4, 4, outlet="presstv")[3:]]
    write_warc(tmp_path / "two/more.warc.gz", more)
    crawler.saved("presstv", tmp_path / "two")
    (second,) = set(archive_files(tmp_path)) - {first}
    second.unlink()
    ((offset, length),) = crawler.rows(
        "SELECT archive_offset, archive_length FROM landing.capture WHERE url = %s ORDER BY captured_at LIMIT 1",
        articles[0][0],
    )
    data = bytearray(first.read_bytes())
    data[offset + length // 2] ^= 0xFF
    first.write_bytes(data)
    finished = crawler.command("reread", "presstv", "--all")
    assert finished.code == 1
    assert "the archive does not hold the bytes of 2 captures; `scrapy verify` tells of each" in finished.stderr
    endings = "SELECT ending, count(*) FROM ops.disposition WHERE run_id = %s GROUP BY 1 ORDER BY 1"
    ((run,),) = crawler.rows("SELECT run_id FROM landing.run ORDER BY started_at DESC LIMIT 1")
    assert crawler.rows(endings, run) == [("rejected", 2), ("unchanged", 3)]
    rejected = "SELECT archive_file FROM ops.rejection WHERE run_id = %s ORDER BY 1"
    names = sorted(name_of(path, tmp_path) for path in (first, second))
    assert crawler.rows(rejected, run) == [(name,) for name in names]
    assert len(crawler.rows(ARTICLES)) == 4
    verified = crawler.command("verify")
    assert verified.code == 3
    assert "captures whose bytes are nowhere: 2\n" in verified.stdout
    assert verified.stdout.splitlines()[-1].startswith("`scrapy verify --repair` ")
    data[offset + length // 2] ^= 0xFF
    first.write_bytes(data)
    assert crawler.command("reread", "presstv", "--rejected").code == 1
    ((run,),) = crawler.rows("SELECT run_id FROM landing.run ORDER BY started_at DESC LIMIT 1")
    assert crawler.rows(endings, run) == [("rejected", 1), ("unchanged", 1)], "those that were rejected, and only those"
    assert crawler.whole("reread", "presstv", "--rejected", "--list").stdout == f"{name_of(second, tmp_path)}\n"
    shutil.rmtree(tmp_path / "data/archive")
    assert crawler.whole("reread", "presstv", "--list").stdout == "", "all is read: the archive is not asked for"
    refused = crawler.command("reread", "presstv", "--all")
    assert refused.code == 1
    assert refused.stderr.startswith("dateline: the archive's folder cannot be read: ")


def test_times_are_those_of_the_capture(crawler: Crawler, tmp_path: Path) -> None:
    """Of a file only landing.capture knows when it was taken, and whether that is known at all."""
    words = "<p>The ferry of Sule will sail an hour later from Monday on, said the clerk of the harbour.</p>" * 5
    for name in ("aged", "unaged"):
        (tmp_path / f"{name}.html").write_text(
            f'<div class="details-white-box"><h1>The {name} ferry sails later</h1><p>3 hours ago</p></div>'
            f'<div class="p-content">{words}</div>'
        )
    (tmp_path / "captures.toml").write_text(
        f'[[capture]]\nfile = "aged.html"\nurl = "{AGO}"\ncaptured_at = 2025-03-04T18:00:00Z\n'
        f'[[capture]]\nfile = "unaged.html"\nurl = "{AGO}-again"\n'
    )
    crawler.saved("almayadeen_en", tmp_path)
    articles = crawler.rows(ARTICLES)
    assert [article[3] is not None for article in articles] == [True, False]
    finished = crawler.command("reread", "almayadeen_en", folder=newer_checkout(tmp_path / "newer"))
    assert finished.code == 0, finished.stderr
    assert [(url, at) for url, _, _, at, *_ in crawler.rows(ARTICLES)] == [(url, at) for url, _, _, at, *_ in articles]


def test_a_page_that_turns_out_to_be_anothers_leaves_the_edition(crawler: Crawler, tmp_path: Path) -> None:
    shutil.copy(PROJECT / "tests/fixtures/seeds/000_eb0a1433f1a75fa8.txt", tmp_path / "page.txt")
    crawler.saved("almayadeen_en", tmp_path / "page.txt")
    assert len(crawler.rows(ARTICLES)) == 1
    with psycopg.connect(crawler.url) as connection:  # as if the reader of then had taken it for Press TV's
        connection.execute("UPDATE landing.capture SET outlet = 'presstv'")
    finished = crawler.command("reread", "presstv", folder=newer_checkout(tmp_path / "newer"))
    assert finished.code == 0, finished.stderr
    assert crawler.rows("SELECT ending, detail FROM ops.disposition ORDER BY 1") == [
        ("other_edition", "a page of almayadeen en"),
        ("stored", None),
    ]
    assert crawler.rows("SELECT page_class FROM landing.extraction ORDER BY reader_version") == [
        ("article",),
        ("unknown",),
    ]
    assert crawler.rows(ARTICLES) == []


def test_where_nothing_was_captured_there_is_nothing_to_read(crawler: Crawler, tmp_path: Path) -> None:
    """And no archive yet, which is no mistake."""
    assert not (tmp_path / "data/archive").exists()
    assert crawler.whole("reread", "presstv", "--list").stdout == ""
    assert crawler.command("reread", "presstv").stdout.startswith("presstv: nothing to read; --all ")
    assert crawler.rows("SELECT count(*) FROM ops.run") == [(0,)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["presstv", "2026-11/none.warc.gz"],
            "no capture of presstv stands in an archive file of this name: 2026-11/none",
        ),
        (["presstv", "-a", "since=2026-01-01"], "-a is for `scrapy crawl`"),
        (["presstv", "--all", "--rejected"], "--all and --rejected: one of them"),
        ([], "name a spider"),
    ],
)
def test_a_mistake_is_one_line(crawler: Crawler, tmp_path: Path, words: list[str], told: str) -> None:
    (tmp_path / "data/archive").mkdir(parents=True)
    finished = crawler.command("reread", *words)
    assert (finished.code, finished.stderr.count("\n")) == (2, 1)
    assert told in finished.stderr


def test_what_broken_rules_read_as_nothing_is_stored_once_they_are_mended(crawler: Crawler, tmp_path: Path) -> None:
    (tmp_path / "warc").mkdir()
    broken = newer_checkout(tmp_path / "broken")
    changed(broken / "spiders/extraction/version.py", r"1 \+ (\d+)", "\\1")
    changed(broken / "spiders/outlets/presstv.py", r"standfirst = nothing", "standfirst = lambda page: 1 / 0")
    pages = [(a.url, rendered(a).encode(), "200 OK") for a in invented_articles(3, 4, outlet="presstv")]
    write_warc(tmp_path / "warc/pages.warc", pages, gzip=False)
    crawler.command("crawl", "presstv", "-a", f"captures={tmp_path / 'warc'}", folder=broken)
    assert crawler.rows("SELECT DISTINCT page_class FROM landing.extraction") == [("unknown",)]
    assert crawler.rows(ARTICLES) == []
    mended = crawler.whole("reread", "presstv", "--rejected")
    assert "stored" in mended.stderr
    assert len(crawler.rows(ARTICLES)) == 3
    assert crawler.rows("SELECT stored, unchanged FROM ops.run ORDER BY started_at DESC LIMIT 1") == [(3, 0)]


def test_readings_of_one_version_stay_and_others_are_told(crawler: Crawler, tmp_path: Path) -> None:
    (tmp_path / "warc").mkdir()
    crawl_two_wordings(crawler, tmp_path / "warc")
    articles = crawler.rows(ARTICLES)
    assert "otherwise" not in crawler.whole("reread", "presstv", "--all").stderr
    other = newer_checkout(tmp_path / "other")
    changed(other / "spiders/extraction/version.py", r"1 \+ (\d+)", "\\1")
    finished = crawler.command("reread", "presstv", "--all", folder=other)
    assert (finished.code, "4 of these pages now read otherwise" in " ".join(finished.stderr.split())) == (0, True)
    assert crawler.rows(ARTICLES) == articles
