"""What a crawl survives: hostile pages, slow and full disks, killed readers, signals, pipes."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg
import pytest

from tests.newsstand.fixtures import UNHURRIED
from tests.newsstand.invented import invented_articles
from tests.newsstand.seeds import seed_articles
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import rendered
from tests.spiders.crawling import PROJECT, SCRAPY, Crawler, write_warc

SEEDS = PROJECT / "tests/fixtures/seeds"
SLOW_SYNC = """    def sync(self) -> None:
        __import__("time").sleep(2)
        self._sync()

"""


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
    others = {"empty.html": "not_article"}
    assert endings == {name: "stored" if name in readable else others.get(name, "rejected") for name in files}
    assert crawler.rows("SELECT count(*) FROM ops.rejection WHERE reason IS NULL") == [(0,)]
    texts = crawler.rows("SELECT concat_ws(' ', headline, body, standfirst) FROM news.article")
    assert not [text for (text,) in texts if any(c in text for c in "\x00\x1b\x07<>")]
    assert crawler.rows("SELECT count(*) FROM news.article WHERE published_at > now() + interval '2 days'") == [(0,)]


def test_a_reader_that_takes_too_long_costs_its_page_only(crawler: Crawler, tmp_path: Path) -> None:
    """A page as long as is let in, of an outlet that nobody declared."""
    (tmp_path / "good.txt").write_bytes((SEEDS / "004_780554462f59e82e.txt").read_bytes())
    prose = "<p>The harbour office said on Monday that the ferries run again from the quay of Sule.</p>" * 49_000
    (tmp_path / "long.html").write_text(f"<h1>The quay of Sule</h1>{prose}")
    limits = ("-s", "READER_TIMEOUT=1", "-s", "READER_PROCESSES=1")
    crawler.whole("crawl", "presstv", "-a", f"captures={tmp_path}", *limits)
    assert crawler.endings() == {"rejected": 1, "stored": 1}
    assert crawler.rows("SELECT url, reason FROM ops.rejection") == [
        ("long.html", "reading took longer than 1 seconds")
    ]


def test_a_slow_disk_loses_nothing_at_the_end(crawler: Crawler, tmp_path: Path) -> None:
    """A landing that is under way when the spider closes is waited for."""
    tree = tmp_path / "project"
    for room in ("spiders", "storage"):
        shutil.copytree(PROJECT / room, tree / room)
    shutil.copy(PROJECT / "scrapy.cfg", tree)
    archive = tree / "storage/archive.py"
    slow = SLOW_SYNC + "    def _sync(self) -> None:\n"
    archive.write_text(archive.read_text().replace("    def sync(self) -> None:\n", slow))
    words = ("crawl", "presstv", "-a", f"captures={SEEDS}", "-s", "LANDING_SECONDS=0.2")
    finished = crawler.command(*words, folder=tree)
    assert finished.code == 0, finished.stderr
    assert crawler.endings() == {"stored": 1, "other_edition": 1}


def test_a_killed_reader_is_replaced(crawler: Crawler, tmp_path: Path) -> None:
    path = tmp_path / "many.warc.gz"
    served = invented_articles(300, 6, outlet="presstv")
    write_warc(path, [(article.url, rendered(article).encode(), "200 OK") for article in served])
    with crawler.started("crawl", "presstv", "-a", f"captures={path}", "-s", "LOGSTATS_INTERVAL=0.2") as process:
        assert process.stderr is not None
        for line in process.stderr:
            if re.search(r"scraped [1-9]", line):
                for worker in _descendants(process.pid)[-2:]:
                    os.kill(worker, signal.SIGKILL)
                break
        rest = process.stderr.read()
        assert process.wait(timeout=60) == 0, rest
    assert crawler.endings() == {"stored": 300}, rest


def _descendants(pid: int) -> list[int]:
    """The processes below one, the deepest last."""
    found = [int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in _children(task)]
    return found + [deeper for child in found for deeper in _descendants(child)]


def _children(task: Path) -> list[str]:
    return (task / "children").read_text().split()


@pytest.mark.parametrize("kind", ["page", "index"])
def test_a_pipe_is_no_capture(crawler: Crawler, tmp_path: Path, kind: str) -> None:
    pipe = tmp_path / ("page.html" if kind == "page" else "captures.toml")
    os.mkfifo(pipe)
    (tmp_path / "other.txt").write_text("x")
    captures = pipe if kind == "page" else tmp_path
    finished = crawler.command("crawl", "presstv", "-a", f"captures={captures}")
    assert (finished.code, finished.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_lands_what_was_read(crawler: Crawler, tmp_path: Path, sign: signal.Signals) -> None:
    """Ctrl-C reaches every process of the group, the readers too."""
    path = tmp_path / "many.warc.gz"
    articles = invented_articles(400, 4, outlet="presstv")
    write_warc(path, [(article.url, rendered(article).encode(), "200 OK") for article in articles])
    with crawler.started("crawl", "presstv", "-a", f"captures={path}", "-s", "LOGSTATS_INTERVAL=0.2") as process:
        assert process.stderr is not None
        for line in process.stderr:
            if re.search(r"scraped [1-9]", line):
                if sign is signal.SIGINT:
                    os.killpg(process.pid, sign)
                else:
                    process.send_signal(sign)
                break
        rest = process.stderr.read()
        assert process.wait(timeout=30) == 0
    assert "Traceback" not in rest
    ((stored,),) = crawler.rows("SELECT count(*) FROM news.article")
    assert 0 < stored < 400
    assert crawler.endings() == {"stored": stored}
    assert crawler.rows("SELECT outcome FROM ops.run") == [("shutdown",)]


def test_a_crawl_that_is_stopped_before_it_begins_is_no_success(crawler: Crawler) -> None:
    with crawler.started("crawl", "presstv", "-a", f"captures={SEEDS}") as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "Spider opened" in line:
                process.terminate()
                break
        rest = process.stderr.read()
        code = process.wait(timeout=30)
    assert "Traceback" not in rest
    # How far it came is a matter of milliseconds; what it says of it must be true.
    ((status, urls),) = crawler.rows("SELECT status, urls FROM ops.run")
    assert (status, code) == (("shutdown", 0) if urls else (status, 1)), rest
    assert status != "finished"


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


def test_an_archive_that_is_full_ends_the_run_on_record(crawler: Crawler, tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk; what was landed before is whole."""
    with Newsstand() as stand:
        unhurried = UNHURRIED | stand.settings() | {"LANDING_SECONDS": "0.1", "CONCURRENT_REQUESTS": "1"}
        options = [part for pair in unhurried.items() for part in ("-s", "=".join(pair))]
        command = ["prlimit", "--fsize=40000", str(SCRAPY), "crawl", "presstv", "-a", "since=1990-01-02", *options]
        full = subprocess.run(
            command, cwd=PROJECT, env=crawler.environment, capture_output=True, text=True, timeout=120, check=False
        )
    assert full.returncode == 1
    assert "Traceback" not in full.stderr
    ((status, detail, is_told),) = crawler.rows("SELECT status, detail, finished_at IS NOT NULL FROM ops.run")
    assert (status, is_told) == ("failed", True)
    assert detail.startswith("nothing more can be kept: the archive cannot be written: [Errno 27]")
    for file, end in crawler.rows(
        "SELECT archive_file, max(archive_offset + archive_length) FROM landing.capture GROUP BY 1"
    ):
        assert (tmp_path / "data/archive" / file).stat().st_size >= end


def test_a_site_that_does_not_answer_is_a_failed_run(crawler: Crawler) -> None:
    with Newsstand() as stand:
        refused = stand.settings(refused=["english.almayadeen.net"])
        told = crawler.barren(stand, "almayadeen_en", **refused, RETRY_TIMES="0")
    assert "ERROR: no feed could be read: network_error: english.almayadeen.net does not answer: " in told
    ((outcome, detail),) = crawler.rows("SELECT outcome, detail FROM ops.run")
    assert outcome == "failed"
    assert detail.startswith("no feed could be read")


def test_what_landed_is_on_record_when_normalise_fails(crawler: Crawler) -> None:
    crawler.whole("crawl", "presstv", "-a", f"captures={SEEDS}", "-s", "NORMALISE=0")
    with psycopg.connect(crawler.url) as connection:
        connection.execute("ALTER TABLE news.article ADD CHECK (false) NOT VALID")
    finished = crawler.command("crawl", "almayadeen_en", "-a", f"captures={SEEDS}")
    assert finished.code == 1
    assert "Traceback" not in finished.stderr
    ((status, detail),) = crawler.rows("SELECT status, detail FROM ops.run WHERE spider = 'almayadeen_en'")
    assert status == "failed"
    assert detail.startswith("all is landed, but news.* is not up to date: new row for relation")
    with psycopg.connect(crawler.url) as connection:
        connection.execute("ALTER TABLE news.article DROP CONSTRAINT article_check")
    assert crawler.whole("crawl", "presstv", "-a", f"captures={SEEDS}").code == 0
    assert crawler.rows("SELECT count(*) FROM news.article") == [(2,)]
