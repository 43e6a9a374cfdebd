"""Crawls whose archive is a bucket on a real S3 server: they end as those into a folder, and say what is wrong."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from obstore.store import MemoryStore

from spiders.registry import edition_named
from spiders.sources.found import CapturedPage
from spiders.sources.warc import read_pages
from storage import object_store
from storage.archive_store import ArchiveUnavailable, StoredFile
from storage.object_store import ObjectStore
from tests.newsstand.invented import invented_articles
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import rendered
from tests.objects import BUCKET, SECRET, ObjectServer
from tests.replay import check
from tests.spiders.crawling import Crawler, write_warc

PLACE = f"s3://{BUCKET}/dateline"
EVERYTHING = "SELECT * FROM news.article ORDER BY article_id"
CAPTURES = "SELECT capture_id, captured_at, archive_file FROM landing.capture ORDER BY 1"


@pytest.fixture
def bucket(tmp_path: Path) -> Iterator[ObjectServer]:
    running = ObjectServer(tmp_path / "s3")
    yield running
    running.stop()


@pytest.fixture
def into_s3(crawler: Crawler, bucket: ObjectServer) -> Crawler:
    """Commands whose archive is the bucket."""
    crawler.environment |= bucket.environment() | {"DATELINE_ARCHIVE": PLACE}
    return crawler


def test_a_bucket_serves_as_a_folder_does(
    into_s3: Crawler, bucket: ObjectServer, empty_database: str, tmp_path: Path
) -> None:
    """Crawled from a bucket, kept in a bucket, crawled and read again from there: each time the same articles."""
    pages = [(a.url, rendered(a).encode(), "200 OK") for a in invented_articles(30, 3, outlet="presstv")]
    (bucket.folder / "foreign").mkdir()
    write_warc(bucket.folder / "foreign/a.warc.gz", pages[:10])
    write_warc(bucket.folder / "foreign/b.warc", pages[10:], gzip=False)
    (bucket.folder / "foreign/notes.md").write_text("no page")
    foreign = f"captures=s3://{BUCKET}/foreign"
    small = ("-s", "LANDING_BATCH=8", "-s", "READER_PROCESSES=1")
    finished = into_s3.whole("crawl", "presstv", "-a", foreign, *small)
    assert "passed over: 1 .md" in finished.stderr
    local = Crawler(empty_database, tmp_path / "local")
    local.saved("presstv", bucket.folder / "foreign")
    articles = into_s3.rows(EVERYTHING)
    assert len(articles) == 30
    assert articles == local.rows(EVERYTHING)
    kept = into_s3.rows(CAPTURES)
    objects = set((bucket.folder / "dateline").rglob("*.warc.gz"))
    assert {bucket.folder / "dateline" / file for *_, file in kept} == objects
    assert 1 < len(objects) <= 6, "one for each batch that was landed"
    told = [check(path) for path in objects]
    assert not [lines for lines in told if "fail" in lines]
    assert sum(lines.count("digest pass") for lines in told) == 30 + len(objects)
    (name,) = [file for *_, file in kept[:1]]
    into_s3.whole("reread", "presstv", "--all", name)
    into_s3.whole("crawl", "presstv", "-a", f"captures={PLACE}/{name}")
    into_s3.whole("reread", "presstv", "--all")
    assert into_s3.rows(EVERYTHING) == articles
    assert into_s3.rows(CAPTURES) == kept
    assert set((bucket.folder / "dateline").rglob("*.warc.gz")) == objects
    unchanged = [count for (count,) in into_s3.rows("SELECT unchanged FROM ops.run ORDER BY started_at")]
    assert unchanged[0] == 0
    assert unchanged[1] == unchanged[2] > 0
    assert unchanged[3] == 30


def test_a_store_that_goes_away_is_no_broken_record(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What cannot be had says nothing of the records: none is passed over, the reading ends."""
    path = tmp_path / "many.warc.gz"
    write_warc(path, [(a.url, rendered(a).encode(), "200 OK") for a in invented_articles(40, 3, outlet="presstv")])
    monkeypatch.setattr(object_store, "_PART", path.stat().st_size // 4)
    store = ObjectStore(MemoryStore(), "memory")
    store.put("many.warc.gz", path.open("rb"), path.stat().st_size)
    file = StoredFile(store, "many.warc.gz", path.stat().st_size)
    pages = [page for page in read_pages(file, edition_named("presstv")) if isinstance(page, CapturedPage)]
    assert len(pages) == 40
    ranges, asked = ObjectStore.range, iter(range(3))

    def for_a_while(self: ObjectStore, name: str, offset: int, length: int) -> bytes | None:
        if next(asked, None) is None:
            raise ArchiveUnavailable("memory cannot be used: Connection refused")
        return ranges(self, name, offset, length)

    monkeypatch.setattr(ObjectStore, "range", for_a_while)
    with pytest.raises(ArchiveUnavailable):
        list(read_pages(file, edition_named("presstv")))
    assert next(asked, None) is None


def test_a_store_that_goes_away_fails_the_run_and_nothing_is_half_landed(
    into_s3: Crawler, bucket: ObjectServer
) -> None:
    slow = ("-s", "LANDING_SECONDS=0.3", "-s", "DOWNLOAD_DELAY=0.2", "-s", "CONCURRENT_REQUESTS=1")
    with Newsstand() as stand:
        options = [part for name, value in stand.settings().items() for part in ("-s", f"{name}={value}")]
        words = ("crawl", "presstv", "-a", "since=1990-01-02", *options, *slow)
        with into_s3.started(*words) as process:
            while process.poll() is None and not into_s3.rows(CAPTURES):
                time.sleep(0.1)
            bucket.stop()
            _, told = process.communicate()
    assert process.returncode == 1
    assert "Traceback" not in told
    assert f"nothing more can be kept: the archive cannot be written: {PLACE}/" in told
    assert "Connection refused" in told
    assert SECRET not in told
    kept = into_s3.rows(CAPTURES)
    assert kept
    assert {file for *_, file in kept} <= {
        path.relative_to(bucket.folder / "dateline").as_posix()
        for path in (bucket.folder / "dateline").rglob("*.warc.gz")
    }


@pytest.mark.parametrize(
    ("variables", "code", "told"),
    [
        ({"AWS_SECRET_ACCESS_KEY": "another-secret"}, 1, f"no access to {PLACE}: SignatureDoesNotMatch"),
        ({"DATELINE_ARCHIVE": "s3://none/x"}, 1, "s3://none/x: no such bucket"),
        ({"DATELINE_ARCHIVE": "ftp://u:another-secret@h/x"}, 2, "DATELINE_ARCHIVE: unknown kind of address: ftp://"),
    ],
)
def test_what_is_wrong_is_said_before_anything_starts(
    into_s3: Crawler, variables: dict[str, str], code: int, told: str
) -> None:
    finished = into_s3.command("crawl", "presstv", environment=variables)
    assert (finished.code, finished.stderr.count("\n")) == (code, 1)
    assert told in finished.stderr
    assert SECRET not in finished.stderr
    assert "another-secret" not in finished.stderr
