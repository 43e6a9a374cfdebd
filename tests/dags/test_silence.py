"""The deadline alert of an edition that falls silent: what waits, what a missed deadline does, and when it must not."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk import DAG
from airflow.sdk.exceptions import TaskDeferred
from airflow.serialization.serialized_objects import DagSerialization

from dags import alerts
from dags.alerts import ArticleTrigger, NextArticle, alert_silence, longest_wait
from spiders.registry import edition_named
from storage import database
from storage.config import PROJECT

SOON = 0.05
WEEK = 7 * 24 * 3600.0
LAST = datetime(2026, 11, 20, 8, tzinfo=UTC)
ALERTS = "SELECT since, resolved_at IS NOT NULL, detail FROM ops.alert"


@pytest.fixture
def warehouse_of(dateline: str) -> Iterator[psycopg.Connection[Any]]:
    with database.connect(dateline, autocommit=True) as opened:
        yield opened


def crawled(
    connection: psycopg.Connection[Any], at: datetime, arguments: str = "{}", outcome: str | None = "finished"
) -> None:
    """A live crawl of Press TV that started then, and how it ended; None: it runs, or was killed."""
    connection.execute(
        "INSERT INTO landing.run (run_id, outlet, edition, spider, source, arguments, reader_version, started_at,"
        " outcome) VALUES (gen_random_uuid(), 'presstv', 'en', 'presstv', 'live', %s, 1, %s, %s)",
        (arguments, at, outcome),
    )


def published(connection: psycopg.Connection[Any], at: datetime) -> None:
    """An article of Press TV, published and seen then."""
    connection.execute(
        "INSERT INTO news.article (article_id, outlet, edition, article_key, authors, breadcrumbs, subheadings, tags,"
        " word_count, notices, published_at, published_precision, first_captured_at, last_captured_at, revision_count,"
        " capture_id, reader_version, search, page_class)"
        " SELECT gen_random_uuid(), 'presstv', 'en', 'a', '{}', '{}', '{}', '{}', 0, '{}', %(at)s, 'minute', %(at)s,"
        " %(at)s, 1, gen_random_uuid(), 1, '', 'article'",
        {"at": at},
    )


@asynccontextmanager
async def missed(hours: float = 12) -> AsyncIterator[asyncio.Task[str]]:
    """The callback of a missed deadline, at work."""
    task = asyncio.ensure_future(alert_silence("presstv", "en", hours, every=SOON))
    try:
        yield task
    finally:
        task.cancel()


async def looks(task: asyncio.Task[Any]) -> None:
    """Lets it look some times, and sees that it goes on."""
    for _ in range(4):
        await asyncio.sleep(SOON)
    assert not task.done()


def test_a_silence_is_put_on_record_once_and_its_end_too(
    warehouse_of: psycopg.Connection[Any], caplog: pytest.LogCaptureFixture
) -> None:
    crawled(warehouse_of, LAST - timedelta(days=1))
    crawled(warehouse_of, LAST + timedelta(hours=13))
    published(warehouse_of, LAST)

    async def alerts() -> None:
        line = "nothing new since 2026-11-20 08:00 UTC, in 13 hours of being asked; 12 hours are declared"
        for _ in range(2):
            async with missed() as task:
                assert await task == f"presstv en: {line}"
        assert warehouse_of.execute(ALERTS).fetchall() == [(LAST, False, line)]
        errors = [record.message for record in caplog.records if record.levelno == logging.ERROR]
        assert errors == [f"presstv en: {line}"]

        trigger = ArticleTrigger("presstv", "en", LAST.isoformat(), WEEK, every=SOON)
        waiting = asyncio.ensure_future(anext(trigger.run()))
        await looks(waiting)
        published(warehouse_of, LAST + timedelta(hours=14))
        event = await asyncio.wait_for(waiting, 20)
        assert event.payload == {"silent_since": "2026-11-20T22:00:00+00:00"}
        assert warehouse_of.execute(ALERTS).fetchall() == [(LAST, True, line)]

    asyncio.run(alerts())


@pytest.mark.parametrize("ended", ["finished", "closespider_itemcount"])
def test_where_nobody_crawls_nothing_is_silent(warehouse_of: psycopg.Connection[Any], ended: str) -> None:
    """The deadline has passed, but only a whole crawl can tell that nothing came, and none of some days."""

    async def waits() -> None:
        async with missed() as task:
            await looks(task)
            crawled(warehouse_of, LAST)
            published(warehouse_of, LAST)
            await looks(task)
            crawled(warehouse_of, LAST + timedelta(hours=13), '{"since": "2020-01-01"}')
            for outcome in (None, "failed", "shutdown", "closespider_timeout"):
                crawled(warehouse_of, LAST + timedelta(hours=14), outcome=outcome)
            await looks(task)
            assert warehouse_of.execute(ALERTS).fetchall() == []
            crawled(warehouse_of, LAST + timedelta(hours=12), outcome=ended)
            await asyncio.wait_for(task, 20)
            assert len(warehouse_of.execute(ALERTS).fetchall()) == 1

    asyncio.run(waits())


def test_what_waits_for_normalise_may_be_new(warehouse_of: psycopg.Connection[Any]) -> None:
    """A weekend without crawls: the first crawl after it has ended, its articles are not yet made."""
    crawled(warehouse_of, LAST)
    warehouse_of.execute(
        "WITH waits AS (INSERT INTO landing.capture (capture_id, outlet, edition, url_key, location, payload_digest,"
        " captured_at, source, media_type, headers, archive_file, archive_offset, archive_length)"
        " VALUES (gen_random_uuid(), 'presstv', 'en', 'a', 'a', 'a', now(), 'live', 'text/html', '[]', 'a', 0, 1)"
        " RETURNING capture_id) INSERT INTO landing.pending (capture_id) SELECT capture_id FROM waits"
    )
    crawled(warehouse_of, LAST + timedelta(days=3))

    async def waits() -> None:
        async with missed() as task:
            await looks(task)
            published(warehouse_of, LAST + timedelta(days=2, hours=23))
            warehouse_of.execute("DELETE FROM landing.pending")
            assert await asyncio.wait_for(task, 20) == "an article came"

    asyncio.run(waits())
    assert warehouse_of.execute(ALERTS).fetchall() == []


def test_a_first_crawl_that_failed_begins_no_silence(warehouse_of: psycopg.Connection[Any]) -> None:
    """Nobody knows what was published before the edition was asked for the first time."""
    crawled(warehouse_of, LAST, outcome="failed")
    crawled(warehouse_of, LAST + timedelta(days=3))
    assert warehouse_of.execute("SELECT silent_for FROM ops.silence").fetchall() == [(timedelta(0),)]


def test_an_article_after_all_is_no_silence(warehouse_of: psycopg.Connection[Any]) -> None:
    crawled(warehouse_of, LAST)

    async def comes() -> None:
        async with missed() as task:
            await looks(task)
            published(warehouse_of, LAST + timedelta(hours=11))
            assert await asyncio.wait_for(task, 20) == "an article came"

    asyncio.run(comes())
    assert warehouse_of.execute(ALERTS).fetchall() == []


def test_a_warehouse_that_is_away_is_asked_again(
    dateline: str, warehouse_of: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away() -> None:
        monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:1/nothing")
        trigger = ArticleTrigger("presstv", "en", None, WEEK, every=SOON)
        waiting = asyncio.ensure_future(anext(trigger.run()))
        await looks(waiting)
        crawled(warehouse_of, LAST)
        monkeypatch.setenv("DATABASE_URL", dateline)
        assert (await asyncio.wait_for(waiting, 20)).payload == {"silent_since": LAST.isoformat()}

    asyncio.run(away())


def test_the_task_waits_for_what_is_newer_than_what_is_known(warehouse_of: psycopg.Connection[Any]) -> None:
    task = NextArticle(task_id="next_article", outlet="presstv", edition="en", silence_hours=200)
    with pytest.raises(TaskDeferred) as never:
        task.execute({})
    crawled(warehouse_of, LAST)
    with pytest.raises(TaskDeferred) as followed:
        task.execute({})
    path, arguments = followed.value.trigger.serialize()
    assert path == "dags.alerts.ArticleTrigger"
    assert (never.value.trigger.serialize()[1]["known"], arguments["known"]) == (None, LAST.isoformat())
    assert arguments["longest"] == 400 * 3600
    assert ArticleTrigger(**arguments).serialize() == (path, arguments)


def test_nothing_waits_for_ever_nor_ends_before_its_deadline(
    warehouse_of: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for hours in (12, 167, 168, 8784):
        assert longest_wait(hours) > max(hours * 3600, WEEK - 1)
    crawled(warehouse_of, LAST)
    monkeypatch.setattr(alerts, "_WEEK", 0.0)
    soon = longest_wait(1e-5)

    async def gives_way() -> None:
        async with missed(hours=1e-5) as task:
            assert await asyncio.wait_for(task, 20) == "nobody could tell"
        event = await asyncio.wait_for(anext(ArticleTrigger("presstv", "en", LAST.isoformat(), soon, SOON).run()), 20)
        assert event.payload == {"silent_since": None}

    asyncio.run(gives_way())


def test_each_declared_silence_is_a_deadline() -> None:
    dag: DAG = DagBag(PROJECT / "dags").dags["silence_presstv"]
    (alert,) = dag.deadline if isinstance(dag.deadline, list) else [dag.deadline]
    assert alert is not None
    assert alert.interval == timedelta(hours=edition_named("presstv").expect.silence_hours or 0)
    kept = DagSerialization.deserialize_dag(DagSerialization.to_dict(dag)["dag"])
    assert kept.timetable.summary == "@continuous"
    assert alert.callback.path == "dags.alerts.alert_silence"
    assert alert.callback.kwargs == {"outlet": "presstv", "edition": "en", "declared_hours": 12.0}
