"""Two live crawls of one edition never run at once; what it takes to wait, and who frees the lease."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from storage import database, looking
from storage.landing import Landing, LeaseLost
from tests.newsstand.fixtures import UNHURRIED
from tests.newsstand.server import Newsstand
from tests.spiders.crawling import PROJECT, Crawler

EVERYTHING = ("-a", "since=1990-01-02")
BUSY = r"another crawl of presstv has been running since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, run 1$"


def options(stand: Newsstand, **more: str) -> list[str]:
    settings = UNHURRIED | stand.settings() | more
    return [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]


@contextmanager
def holder(crawler: Crawler, stand: Newsstand) -> Iterator[subprocess.Popen[str]]:
    """A slow live crawl of Press TV that has the lease."""
    slow = options(stand, DOWNLOAD_DELAY="10", CONCURRENT_REQUESTS_PER_DOMAIN="1")
    with crawler.started("crawl", "presstv", *EVERYTHING, *slow) as process:
        until(crawler, "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND classid = 1684827237")
        yield process


def until(crawler: Crawler, query: str) -> None:
    deadline = time.monotonic() + 60
    while crawler.rows(query) != [(True,)]:
        assert time.monotonic() < deadline, query
        time.sleep(0.1)


def waits(process: subprocess.Popen[str]) -> None:
    assert process.stderr is not None
    assert any("waiting 60 seconds" in line for line in process.stderr)


def test_one_live_crawl_of_an_edition_at_a_time(crawler: Crawler, newsstand: Newsstand) -> None:
    with holder(crawler, newsstand) as first:
        refused = crawler.command("crawl", "presstv", *options(newsstand, LEASE_WAIT="0.5"))
        assert refused.code == 1
        assert re.search("INFO: waiting 0.5 seconds at most: " + BUSY, refused.stderr, re.M), refused.stderr
        assert re.search("ERROR: " + BUSY, refused.stderr, re.M), refused.stderr
        assert "Traceback" not in refused.stderr
        # Captures from disk ask nobody.
        crawler.saved("presstv", PROJECT / "tests/fixtures/seeds")

        with crawler.started("crawl", "presstv", *options(newsstand)) as stopped:
            waits(stopped)
            stopped.send_signal(signal.SIGINT)
            rest = stopped.stderr.read() if stopped.stderr else ""
            assert stopped.wait(timeout=30) == 1, rest
            assert "Traceback" not in rest
            assert "the crawl was stopped before it began" in rest

        with crawler.started("crawl", "presstv", *EVERYTHING, *options(newsstand)) as second:
            waits(second)
            first.send_signal(signal.SIGKILL)
            rest = second.stderr.read() if second.stderr else ""
            assert second.wait(timeout=60) == 0, rest
    statuses = crawler.rows("SELECT status FROM ops.run WHERE source = 'live' ORDER BY started_at")
    assert statuses == [("killed",), ("failed",), ("failed",), ("finished",)]
    served = sum(article.outlet == "presstv" for article in newsstand.articles)
    assert crawler.rows("SELECT count(*) FROM news.article") == [(served,)]


def kill_sessions(url: str) -> None:
    with database.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'dateline landing'"
        )


def test_a_lease_outlives_a_lost_connection(warehouse: str) -> None:
    with Landing(warehouse) as landing, Landing(warehouse) as other:
        assert landing.lease("presstv", "en") is None
        kill_sessions(warehouse)
        assert looking.feeds(landing, "presstv", "en") == {}
        refused = other.lease("presstv", "en")
        assert refused is not None
        assert refused.run_number is None
        assert other.lease("presstv", "fr") is None


def test_a_lease_that_another_took_meanwhile_is_lost(warehouse: str) -> None:
    with Landing(warehouse) as landing:
        assert landing.lease("presstv", "en") is None
        kill_sessions(warehouse)
        with Landing(warehouse) as other:
            assert other.lease("presstv", "en") is None
            with pytest.raises(LeaseLost, match="another crawl of the edition has begun"):
                looking.feeds(landing, "presstv", "en")


def test_an_own_session_that_was_cut_off_is_no_other_crawl(warehouse: str) -> None:
    """Its lock stands until the server notices that nobody is there, which takes hours."""
    cut_off = psycopg.connect(warehouse, autocommit=True)
    with cut_off, Landing(warehouse) as landing:
        assert landing.lease("presstv", "en") is None
        kill_sessions(warehouse)
        assert cut_off.execute("SELECT ops.lease('presstv', 'en')").fetchone() == (True,)
        landing._pids.add(cut_off.info.backend_pid)
        assert looking.feeds(landing, "presstv", "en") == {}
        cut_off.close()
        deadline = time.monotonic() + 10
        while not landing._lease_held:
            assert time.monotonic() < deadline
            looking.feeds(landing, "presstv", "en")
