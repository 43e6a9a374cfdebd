"""Runs of the DAGs: the crawler as a child process, its report, what a mistake and a kill come to."""

from __future__ import annotations

import logging
import os
import shlex
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk import DAG
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException

from dags.child import Child
from dags.scrapy_operator import ArchiveFilesOperator, CrawlerOperator, ScrapyOperator, check_parameters
from spiders.registry import editions
from storage.config import PROJECT
from tests.newsstand.fixtures import UNHURRIED
from tests.newsstand.server import Newsstand

pytestmark = pytest.mark.usefixtures("metadata")

SEEDS = PROJECT / "tests/fixtures/seeds"
EVERYTHING = "SELECT url, headline, body, authors, published_at FROM news.article ORDER BY article_id"


@pytest.fixture
def dags() -> dict[str, DAG]:
    """Read anew for each test: `dag.test()` leaves a run's rendered values in the tasks."""
    return dict(DagBag(PROJECT / "dags").dags)


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(query.encode()).fetchall()


def options_to(stand: Newsstand, **more: str) -> str:
    """What leads every crawl to the newsstand."""
    settings = UNHURRIED | stand.settings() | more
    return shlex.join(part for name, value in settings.items() for part in ("-s", f"{name}={value}"))


def test_crawl_then_normalise(dags: dict[str, DAG], dateline: str) -> None:
    run = dags["crawl_presstv"].test(run_conf={"captures": str(SEEDS)})
    assert run.state == "success"
    assert rows(dateline, "SELECT count(*) FROM news.article") == [(0,)]
    assert rows(dateline, "SELECT ending, count(*) FROM ops.disposition GROUP BY 1 ORDER BY 1") == [
        ("other_edition", 1),
        ("stored", 1),
    ]
    assert dags["normalise"].test().state == "success"
    assert rows(dateline, "SELECT outlet FROM news.article") == [("presstv",)]


def test_a_run_takes_days(dags: dict[str, DAG], dateline: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of its form; a backfill's is the day of its data interval, here the last one before the run."""
    after = datetime(2017, 12, 12, tzinfo=UTC)
    with Newsstand() as stand:
        monkeypatch.setenv("DATELINE_CRAWL_OPTIONS", options_to(stand))
        assert dags["backfill_presstv"].test(logical_date=after).state == "success"
        days = {"since": "2017-12-01", "until": "2017-12-10"}
        assert dags["crawl_presstv"].test(run_conf=days).state == "success"
    asked = "SELECT source, arguments ->> 'since', arguments ->> 'until' FROM ops.run ORDER BY started_at"
    assert rows(dateline, asked) == [
        ("live", "2017-12-11", "2017-12-11"),
        ("live", "2017-12-01", "2017-12-10"),
    ]
    assert dags["normalise"].test().state == "success"
    assert rows(dateline, "SELECT DISTINCT published_on::text FROM news.article") == [("2017-12-11",)]


def test_quality_fails_with_its_line_and_skips_what_nobody_crawls(
    dags: dict[str, DAG], dateline: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Newsstand() as stand:
        monkeypatch.setenv("DATELINE_CRAWL_OPTIONS", options_to(stand))
        assert dags["crawl_presstv"].test().state == "success"
    assert dags["normalise"].test().state == "success"
    run = dags["quality"].test()
    states = {task.task_id: task.state for task in run.get_task_instances()}
    others = {f"quality_{edition.spider}": "skipped" for edition in editions()}
    assert states == {**others, "quality_presstv": "success"}
    assert rows(dateline, "SELECT DISTINCT outlet, verdict FROM ops.quality WHERE check_name = 'dispositions'") == [
        ("presstv", "well")
    ]
    with psycopg.connect(dateline) as connection:
        connection.execute(
            "INSERT INTO landing.run (run_id, outlet, edition, spider, source, arguments, reader_version, started_at,"
            " outcome)"
            " SELECT gen_random_uuid(), outlet, edition, spider, source, '{}', 1, now() + interval '13 hours', outcome"
            " FROM landing.run"
        )
    with pytest.raises(AirflowFailException, match=r"presstv: nothing new since .*; 12 hours are declared$"):
        CrawlerOperator(task_id="quality", command=["scrapy", "quality", "presstv"]).execute({})
    with pytest.raises(AirflowSkipException, match="almayadeen_en was never crawled live"):
        command = ["scrapy", "quality", "almayadeen_en", "--skip-code", "99"]
        CrawlerOperator(task_id="quality", command=command).execute({})


def test_the_archive_is_read_again_file_by_file(dags: dict[str, DAG], dateline: str) -> None:
    files = ArchiveFilesOperator(task_id="files", spider="presstv")
    with pytest.raises(AirflowSkipException, match="nothing to read"):  # and no archive yet
        files.execute({})
    for spider in ("presstv", "almayadeen_en", "presstv"):
        ScrapyOperator(task_id="crawl", spider=spider, arguments={"captures": str(SEEDS)}).execute({})
    run = dags["reread"].test(run_conf={"editions": ["presstv"], "everything": True})
    assert run.state == "success"
    states = {(task.task_id, task.map_index): task.state for task in run.get_task_instances()}
    others = [edition.spider for edition in editions() if edition.spider != "presstv"]
    assert states == {
        ("presstv.files", -1): "success",
        ("presstv.read", 0): "success",
        **{(f"{spider}.{task}", -1): "skipped" for spider in others for task in ("files", "read")},
    }
    ((file,),) = rows(dateline, "SELECT archive_file FROM landing.capture WHERE outlet = 'presstv'")
    (read,) = [task for task in run.get_task_instances() if task.task_id == "presstv.read"]
    assert read.rendered_map_index == file
    told = "SELECT spider, unchanged, arguments FROM ops.run WHERE source = 'archive'"
    assert rows(dateline, told) == [("presstv", 1, {"reread": "all", "files": file})]


@pytest.mark.parametrize(("count", "parts"), [(3, 3), (100, 100), (250, 84)])
def test_many_files_are_read_in_parts(monkeypatch: pytest.MonkeyPatch, count: int, parts: int) -> None:
    names = [f"2026-11/{number}.warc.gz" for number in range(count)]

    def listed(_: Any, command: list[str]) -> None:
        Path(command[-1]).write_text("".join(f"{name}\n" for name in names), encoding="utf-8")

    monkeypatch.setattr(CrawlerOperator, "_run", listed)
    divided = ArchiveFilesOperator(task_id="files", spider="presstv").execute({})
    assert [name for part in divided for name in part] == names
    assert len(divided) == parts


def operator(**arguments: Any) -> ScrapyOperator:
    return ScrapyOperator(task_id="crawl", spider="presstv", arguments=arguments)


def test_the_report_is_what_the_task_gives(dateline: str) -> None:
    report = operator(captures=str(SEEDS)).execute({})
    ((run_id,),) = rows(dateline, "SELECT run_id::text FROM ops.run")
    assert report == {
        "run_id": run_id,
        "spider": "presstv",
        "outcome": "finished",
        "failure": None,
        "urls": {"other_edition": 1, "stored": 1},
    }


@pytest.mark.usefixtures("dateline")
def test_a_mistake_is_not_tried_again() -> None:
    with pytest.raises(AirflowFailException, match=r"^dateline: captures: no such file or folder: /no/such$"):
        operator(captures="/no/such").execute({})


@pytest.mark.usefixtures("dateline")
def test_a_mistyped_parameter_makes_no_other_run(dags: dict[str, DAG]) -> None:
    """Here of captures on disk a live crawl."""
    dag = dags["crawl_presstv"]
    context: Any = {"dag": dag, "dag_run": SimpleNamespace(conf={"capture": str(SEEDS)})}
    with pytest.raises(
        AirflowFailException, match=r"^there is no parameter capture; there are: since, until, captures"
    ):
        check_parameters(context)
    with pytest.raises(AirflowFailException, match="captures: no such file or folder: None"):
        operator(captures="None").execute({})


def test_a_failed_crawl_tells_its_last_error(dateline: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Newsstand() as stand:
        refused = stand.settings(refused=["english.almayadeen.net"])
        monkeypatch.setenv("DATELINE_CRAWL_OPTIONS", options_to(stand, **refused, RETRY_TIMES="0"))
        with pytest.raises(AirflowException, match="no feed could be read") as failure:
            ScrapyOperator(task_id="crawl", spider="almayadeen_en").execute({})
    assert not isinstance(failure.value, AirflowFailException)
    assert rows(dateline, "SELECT status FROM ops.run") == [("failed",)]


def test_a_killed_crawl_leaves_nothing_half_and_its_retry_finishes(
    dags: dict[str, DAG], dateline: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Newsstand() as stand:
        slow = options_to(stand, DOWNLOAD_DELAY="0.3", CONCURRENT_REQUESTS="1", LANDING_SECONDS="0.2")
        monkeypatch.setenv("DATELINE_CRAWL_OPTIONS", slow)
        task = operator(since="1990-01-02")
        killer = threading.Thread(target=kill_when_landed, args=(task, dateline))
        killer.start()
        with pytest.raises(AirflowException):
            task.execute({})
        killer.join()
        ((landed,),) = rows(dateline, "SELECT count(*) FROM landing.extraction")
        served = sum(article.outlet == "presstv" for article in stand.articles)
        assert 0 < landed < served
        monkeypatch.setenv("DATELINE_CRAWL_OPTIONS", options_to(stand))
        report = operator(since="1990-01-02").execute({})
    assert report["urls"]["stored"] + landed == served
    assert dags["normalise"].test().state == "success"
    assert rows(dateline, "SELECT count(*), count(DISTINCT url) FROM news.article") == [(served, served)]


def kill_when_landed(task: ScrapyOperator, url: str) -> None:
    """SIGKILL for the whole group in the middle of a crawl, as when a worker's memory runs out."""
    wait_until_landed(url)
    child = task._child
    assert isinstance(child, Child)
    logging.getLogger(__name__).info("killing the crawl")
    os.killpg(child._process.pid, signal.SIGKILL)


def wait_until_landed(url: str) -> None:
    """Until something is, or a minute is over."""
    deadline = time.monotonic() + 60
    while rows(url, "SELECT count(*) FROM landing.extraction") == [(0,)] and time.monotonic() < deadline:
        time.sleep(0.1)


def test_a_crawl_that_takes_too_long_is_ended_and_lands_what_was_read(
    dags: dict[str, DAG], dateline: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = dags["crawl_presstv"].get_task("crawl")
    monkeypatch.setattr(task, "execution_timeout", timedelta(seconds=11))
    monkeypatch.setattr(task, "retries", 0)
    with Newsstand() as stand:
        slow = options_to(stand, DOWNLOAD_DELAY="0.7", CONCURRENT_REQUESTS="1", LANDING_SECONDS="0.2")
        monkeypatch.setenv("DATELINE_CRAWL_OPTIONS", slow)
        assert dags["crawl_presstv"].test(run_conf={"since": "1990-01-02"}).state == "failed"
    ((landed, status),) = rows(dateline, "SELECT (SELECT count(*) FROM landing.extraction), status FROM ops.run")
    assert landed > 0
    assert status == "shutdown"


def test_no_secret_shows(
    dateline: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Neither in what a crawl says, nor in its failure, nor in what it gives and keeps."""
    monkeypatch.setenv("DATELINE_CRAWL_OPTIONS", "-L DEBUG")
    monkeypatch.setenv("DATABASE_URL", f"{dateline}&password=hush-hush")
    report = operator(captures=str(SEEDS)).execute({})
    monkeypatch.setenv("DATABASE_URL", "postgresql://dateline:hush-hush@127.0.0.1:1/none")
    with pytest.raises(AirflowException, match="cannot be reached") as failure:
        operator(captures=str(SEEDS)).execute({})
    assert not isinstance(failure.value, AirflowFailException), "another try may reach it"
    told = capfd.readouterr()
    assert "Spider opened" in told.out
    assert "hush-hush" not in told.out + told.err + str(failure.value) + str(report)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"hush-hush" in path.read_bytes()]


def tell_the_crawl_to_end(task: ScrapyOperator) -> None:
    """SIGTERM for the crawl alone, as from a machine that shuts down."""
    assert task._child is not None
    task._child._process.terminate()


@pytest.mark.parametrize("end", [CrawlerOperator.on_kill, tell_the_crawl_to_end])
def test_a_crawl_that_is_ended_lands_what_was_read_and_is_no_success(
    dateline: str, monkeypatch: pytest.MonkeyPatch, end: Callable[[ScrapyOperator], None]
) -> None:
    with Newsstand() as stand:
        slow = options_to(stand, DOWNLOAD_DELAY="0.3", CONCURRENT_REQUESTS="1", LANDING_SECONDS="0.2")
        monkeypatch.setenv("DATELINE_CRAWL_OPTIONS", slow)
        task = operator(since="1990-01-02")
        with ThreadPoolExecutor() as beside:
            crawl = beside.submit(task.execute, {})
            wait_until_landed(dateline)
            end(task)
            with pytest.raises(AirflowException, match=r"^ended before its time$") as failure:
                crawl.result()
    assert not isinstance(failure.value, AirflowFailException), "a retry fetches the rest"
    assert rows(dateline, "SELECT outcome FROM ops.run") == [("shutdown",)]
