"""Crawls of WARC files: ours, foreign ones, and broken ones."""

from __future__ import annotations

import asyncio
import contextlib
import gzip as gzip_module
import inspect
import re
import threading
from collections import Counter
from collections.abc import Generator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import brotli
import pytest
from scrapy.crawler import Crawler as ScrapyCrawler
from scrapy.http import Response
from warcio.archiveiterator import ArchiveIterator as WarcioIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from spiders.outlet_spider import OutletSpider
from spiders.registry import Edition, edition_named
from spiders.sources import warc
from spiders.sources.found import CapturedPage
from storage.archive import Archive, ArchivePosition, read_record
from storage.archive_store import FolderStore, StoredFile
from storage.records import About
from storage.warc_records import sha1
from tests.newsstand.invented import invented_articles
from tests.newsstand.seeds import seed_articles
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import Page, rendered
from tests.replay import records
from tests.spiders.crawling import Crawler, write_warc

READING = "SELECT headline, body FROM news.article ORDER BY url"
EVERYTHING = "SELECT * FROM news.article ORDER BY article_id"


def test_a_foreign_warc_gives_the_editions_articles(crawler: Crawler, tmp_path: Path) -> None:
    path = tmp_path / "CC-NEWS-20261120.warc.gz"
    seeds = [(article.url, rendered(article).encode(), "200 OK") for article in seed_articles()]
    strangers = [(f"https://stranger{n}.example/{n}", b"<html><p>Other news</p></html>", "200 OK") for n in range(50)]
    missing = [("https://www.presstv.ir/Detail/2020/01/01/1/gone", b"<html>gone</html>", "404 Not Found")]
    noai = b'<html><head><meta name="robots" content="noai"></head><body><h1>Reserved</h1></body></html>'
    reserved = [("https://www.presstv.ir/Detail/2020/01/02/2/reserved", noai, "200 OK")]
    write_warc(path, [*strangers, *seeds, *missing, *reserved, *seeds])
    finished = crawler.saved("presstv", path)
    assert crawler.endings() == {"stored": 1, "opted_out": 1}
    told = "read to its end, 3 pages of presstv; passed over: 52 of other hosts, 1 with another status than 200\n"
    assert told in finished.stderr
    assert crawler.rows("SELECT captured_at::text, source, status, opt_outs FROM landing.capture ORDER BY 4") == [
        ("2026-11-20 08:00:00+00", "warc", 200, []),
        ("2026-11-20 08:00:00+00", "warc", 200, ["noai"]),
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
        reserved = next(article for article in stand.articles if article.outlet == "almayadeen")
        rules = f'[{{"location": "{reserved.path}", "tdm-reservation": 1}}]'.encode()
        stand.put("english.almayadeen.net", "/.well-known/tdmrep.json", Page(rules, "application/json"))
        stand.robots("english.almayadeen.net", "User-agent: *\nAllow: /\n")
        crawler.live(stand, "almayadeen_en", "-a", "since=1990-01-02")
    stored = crawler.rows(EVERYTHING)
    archive = next((tmp_path / "data/archive").rglob("*.warc.gz"))
    finished = crawler.saved("almayadeen_en", archive)
    assert crawler.rows(EVERYTHING) == stored
    assert crawler.endings()["opted_out"] == 2, "the archive says what the host's file said"
    assert "2 robots.txt and its like" in finished.stderr
    assert crawler.endings()["unchanged"] >= len(stored)


def test_a_warc_that_breaks_off_keeps_what_was_read_and_says_so(crawler: Crawler, tmp_path: Path) -> None:
    path = tmp_path / "torn.warc"
    press = [article for article in seed_articles() if article.outlet == "presstv"]
    write_warc(path, [(article.url, rendered(article).encode(), "200 OK") for article in press], gzip=False)
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


# What stands as the time of a record.
NO_TIMES = (
    "2099-12-31T00:00:00Z",
    "",
    "never",
    "9999-01-01T00:00:00Z",
    "0001-01-01T00:00:00Z",
    "99999-01-01T00:00:00Z",
)


def test_a_record_without_a_status_or_a_time_that_can_be_is_rejected(crawler: Crawler, tmp_path: Path) -> None:
    without_status, *articles = invented_articles(len(NO_TIMES) + 1, 2, outlet="presstv")
    write_warc(tmp_path / "0.warc", [(without_status.url, rendered(without_status).encode(), "abc")])
    for number, (when, article) in enumerate(zip(NO_TIMES, articles, strict=True), 1):
        path = tmp_path / f"{number}.warc"
        write_warc(path, [(article.url, rendered(article).encode(), "200 OK")], gzip=False)
        path.write_bytes(path.read_bytes().replace(b"2026-11-20T08:00:00Z", when.encode()))
    crawler.saved("presstv", tmp_path)
    assert crawler.ending_of(without_status.url) == [("rejected", "the record is broken: no status")]
    for article in articles:
        assert crawler.ending_of(article.url) == [("rejected", "the record has no time that can be")]
    assert crawler.rows("SELECT count(*) FROM landing.capture") == [(0,)]
    assert crawler.rows("SELECT count(*) FROM news.article") == [(0,)]


# Letters that ISO-8859-2 has elsewhere than other codings, and that nothing in the page but its header explains.
CITY = "\u0141\u00f3d\u017a"
LATIN_2 = [
    ("Content-Type", "text/html; charset=iso-8859-2"),
    ("Content-Encoding", "gzip"),
    ("Transfer-Encoding", "chunked"),
    ("Server", "harbour"),
]


def test_a_foreign_page_reads_the_same_from_our_archive(crawler: Crawler, other_warehouse: str, tmp_path: Path) -> None:
    """A response of HTTP, and a file that was kept as it is: both keep the charset that only their headers name."""
    fetched, kept = invented_articles(2, 2, outlet="presstv")
    pages = [
        re.sub("<meta charset[^>]*>", "", rendered(article).replace("<p>", f"<p>{CITY}: ")).encode(
            "iso-8859-2", "xmlcharrefreplace"
        )
        for article in (fetched, kept)
    ]
    (tmp_path / "foreign").mkdir()
    packed = gzip_module.compress(pages[0])
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    write_warc(tmp_path / "foreign/fetched.warc.gz", [(fetched.url, chunked, "200 OK")], headers=LATIN_2)
    with (tmp_path / "foreign/kept.warc").open("wb") as stream:
        writer = WARCWriter(stream, gzip=False)
        content_type = {"warc_content_type": "text/html; charset=iso-8859-2"}
        writer.write_record(writer.create_warc_record(kept.url, "resource", payload=BytesIO(pages[1]), **content_type))
    crawler.saved("presstv", tmp_path / "foreign")
    read = crawler.rows(READING)
    assert [CITY in body for _, body in read] == [True, True]
    positions = "SELECT archive_file, archive_offset, archive_length FROM landing.capture WHERE url = %s"
    ((file, offset, length),) = crawler.rows(positions, fetched.url)
    archive = tmp_path / "data/archive"
    record = read_record(FolderStore(archive), ArchivePosition(file, offset, length))
    told = (record.url, record.status, record.media_type, record.charset)
    assert told == (fetched.url, 200, "text/html", "iso-8859-2")
    assert record.payload == pages[0]
    assert record.headers == tuple(LATIN_2)
    (head,) = [
        other.http_headers.headers
        for other in records([archive / file])
        if other.rec_type == "response" and other.rec_headers["WARC-Target-URI"] == fetched.url
    ]
    assert head == [
        ("Content-Type", "text/html; charset=iso-8859-2"),
        ("X-Archive-Orig-Content-Encoding", "gzip"),
        ("X-Archive-Orig-Transfer-Encoding", "chunked"),
        ("Server", "harbour"),
    ]
    with (archive / file).open("rb") as stream:
        kinds = [record.rec_type for record in WarcioIterator(stream)]
    assert sorted(kinds) == ["resource", "response", "warcinfo"], "we asked nobody"
    again = Crawler(other_warehouse, tmp_path / "again")
    again.saved("presstv", archive)
    assert again.rows(READING) == read


def test_month_folders_are_read_past_torn_files(crawler: Crawler, tmp_path: Path) -> None:
    months = ("2026-09", "2026-10", "2026-11", "2026-12")
    for month, article in zip(months, invented_articles(4, 2, outlet="presstv"), strict=True):
        (tmp_path / "kept" / month).mkdir(parents=True)
        write_warc(
            tmp_path / "kept" / month / "same_name.warc.gz", [(article.url, rendered(article).encode(), "200 OK")]
        )
    torn = [tmp_path / "kept" / month / "same_name.warc.gz" for month in ("2026-10", "2026-12")]
    for path in torn:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    finished = crawler.command("crawl", "presstv", "-a", f"captures={tmp_path / 'kept'}")
    told = [finished.stderr.count(f"captures: {path}: 1 record could not be read") for path in torn]
    assert (finished.code, told) == (1, [1, 1])
    assert crawler.rows("SELECT count(*) FROM news.article") == [(2,)]
    ((status, detail),) = crawler.rows("SELECT status, detail FROM ops.run")
    assert (status, str(torn[0]) in detail, str(torn[1]) in detail) == ("failed", True, False), "the first is on record"


PAGE = "https://www.presstv.ir/Detail/2020/01/02/2/fog"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
BROKEN = "the record is broken: "
RIGHT, WRONG = sha1(b"Fog"), sha1(b"Sun")


def foreign(*fields: str, length: int | None = None, body: bytes = b"Fog", head: bytes = HEAD) -> bytes:
    """A record of another tool, in a member of its own."""
    lines = ("WARC/1.1", "WARC-Type: response", "WARC-Date: 2026-11-20T08:00:00Z", f"WARC-Target-URI: {PAGE}", *fields)
    lines += ("Content-Type: application/http; msgtype=response",)
    told = "\r\n".join((*lines, f"Content-Length: {len(head + body) if length is None else length}", "", "")).encode()
    return gzip_module.compress(told + head + body + b"\r\n\r\n")


def pages_of(folder: Path, *records: bytes) -> list[CapturedPage]:
    path = folder / "foreign.warc.gz"
    path.write_bytes(b"".join(records))
    pages = []
    with contextlib.suppress(warc.WarcUnreadable):
        for page in warc.read_pages(StoredFile(FolderStore(folder), path.name, 0), edition_named("presstv")):
            pages += [page] if isinstance(page, CapturedPage) else []
    return pages


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        (foreign(f"WARC-Payload-Digest: {RIGHT}"), None),
        (foreign(f"WARC-Payload-Digest: {WRONG}"), "its digest is not that of its bytes"),
        (foreign(f"WARC-Block-Digest: {WRONG}"), "its digest is not that of its bytes"),
        (foreign(f"WARC-Block-Digest: blake9:{WRONG}"), None),
        (foreign(body=b"\r\n\r\nWARC/1.1"), None),
        (foreign(length=100), "the body breaks off before its end, and another record follows"),
        (foreign(length=10**15), "the body breaks off before its end, and another record follows"),
    ],
)
def test_a_foreign_record_that_is_not_what_it_says_is_rejected(
    tmp_path: Path, record: bytes, fault: str | None
) -> None:
    """Alone, and with one behind it, which loses nothing by that."""
    told = fault and BROKEN + fault
    assert [page.fault for page in pages_of(tmp_path, record, foreign())] == [told, None]
    assert [page.fault for page in pages_of(tmp_path, record)] == [told and told.partition(", and")[0]]


def test_a_foreign_record_cannot_speak_for_us(tmp_path: Path) -> None:
    words = ("Dateline-Purpose: manners", "Dateline-Opt-Out: noai")
    assert [page.opt_outs for page in pages_of(tmp_path, foreign(*words), foreign(words[1]))] == [(), ()]


def test_in_a_torn_file_of_ours_no_page_is_found_that_a_server_hid(tmp_path: Path) -> None:
    noise = Random(4).randbytes(100_000)  # noqa: S311 (the same at each run)
    hidden, about = foreign(), About(opt_outs=("noai",))
    with Archive(FolderStore(tmp_path), "presstv") as archive:
        sent: dict[str, Any] = {"url": PAGE, "status": 200, "reason": "OK", "captured_at": datetime.now(UTC)}
        sent["response_headers"] = [("Content-Type", "text/html")]
        archive.write_response(body=b"Sun", about=about, **sent)
        torn = archive.write_response(body=noise + hidden + noise, **sent)
        archive.write_response(body=b"Rain", about=about, **sent)
    data = bytearray((tmp_path / torn.file).read_bytes())
    assert hidden in data
    data[torn.offset + 1000] ^= 0xFF
    pages = pages_of(tmp_path, bytes(data))
    assert [(page.body, page.opt_outs, page.fault is None) for page in pages] == [
        (b"Sun", ("noai",), True),
        (b"", (), False),
        (b"Rain", ("noai",), True),
    ]


async def _stopped_at_once(spider: OutletSpider) -> list[CapturedPage]:
    return [page async for page in spider.read_captures(Response("data:,captures"))]


def test_a_crawl_that_stops_early_closes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (article,) = invented_articles(1, 2, outlet="presstv")
    write_warc(tmp_path / "one.warc.gz", [(article.url, rendered(article).encode(), "200 OK")])
    opened: list[Generator[Any, None, None]] = []
    read_pages = warc.read_pages

    def remembered(file: StoredFile, edition: Edition, passed_over: Counter[str]) -> Generator[Any, None, None]:
        opened.append(read_pages(file, edition, passed_over))
        return opened[0]

    monkeypatch.setattr(warc, "read_pages", remembered)
    monkeypatch.setattr(OutletSpider, "_stopping", True)
    kind = OutletSpider.of(edition_named("presstv"))
    spider = kind.from_crawler(ScrapyCrawler(kind), captures=str(tmp_path))
    assert asyncio.run(_stopped_at_once(spider)) == []
    (pages,) = opened
    assert inspect.getgeneratorstate(pages) == inspect.GEN_CLOSED


def test_a_limit_stops_reading_captures(crawler: Crawler, tmp_path: Path) -> None:
    path = tmp_path / "many.warc.gz"
    articles = invented_articles(200, 3, outlet="presstv")
    write_warc(path, [(article.url, rendered(article).encode(), "200 OK") for article in articles])
    crawler.saved("presstv", path, "-s", "CLOSESPIDER_ITEMCOUNT=5")
    ((stored,),) = crawler.rows("SELECT count(*) FROM news.article")
    assert 5 <= stored < 200
    assert crawler.rows("SELECT outcome, source FROM ops.run") == [("closespider_itemcount", "warc")]


def test_a_page_that_was_cut_off_is_rejected_and_no_edit(crawler: Crawler, tmp_path: Path) -> None:
    """Each page whole on one day, and on the next without its end, which only one thing tells."""
    kinds = ("gzip", "br", "length", "declared")
    for kind, article in zip(kinds, invented_articles(len(kinds), 3, outlet="presstv"), strict=True):
        body = rendered(article).encode()
        packed = {"gzip": gzip_module.compress, "br": brotli.compress}.get(kind, bytes)(body)
        cut = packed[: len(packed) * 2 // 3]
        headers = [("Content-Type", "text/html")]
        headers += [("Content-Encoding", kind)] if kind in ("gzip", "br") else []
        headers += [("Content-Length", str(len(body)))] if kind == "length" else []
        with (tmp_path / f"{kind}.warc").open("wb") as stream:
            writer = WARCWriter(stream, gzip=False)
            for part, day, more in (
                (packed, 19, {}),
                (cut, 20, {"WARC-Truncated": "time"} if kind == "declared" else {}),
            ):
                more["WARC-Date"] = f"2026-11-{day}T08:00:00Z"
                head = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
                record = writer.create_warc_record(
                    article.url, "response", payload=BytesIO(part), http_headers=head, warc_headers_dict=more
                )
                writer.write_record(record)
    crawler.saved("presstv", tmp_path)
    seen = "SELECT DISTINCT revision_count, last_captured_at::date::text, count(*) OVER () FROM news.article"
    assert crawler.rows(seen) == [(1, "2026-11-19", len(kinds))]
    assert crawler.rows("SELECT count(*) FROM landing.capture") == [(len(kinds),)]
