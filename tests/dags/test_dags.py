"""The DAGs as Airflow finds them, and that finding them costs nothing."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk import DAG
from airflow.serialization.serialized_objects import DagSerialization

from dags.assets import landed
from dags.common import pool
from dags.prepare import pools_of_editions
from dags.scrapy_operator import ScrapyOperator
from spiders.registry import Edition, editions
from storage.config import PROJECT

DAG_FILES = ("backfill.py", "crawl.py", "demo.py", "normalise.py", "quality.py", "reread.py", "silence.py", "upkeep.py")
LIVE = [f"{kind}_{edition.spider}" for kind in ("crawl", "backfill") for edition in editions()]

SILENCE = [f"silence_{edition.spider}" for edition in editions() if edition.expect.silence_hours is not None]


@pytest.fixture(scope="module")
def dags() -> dict[str, DAG]:
    bag = DagBag(PROJECT / "dags")
    assert not bag.import_errors
    return dict(bag.dags)


def test_they_match_the_registry(dags: dict[str, DAG]) -> None:
    assert set(dags) == {*LIVE, *SILENCE, "demo", "normalise", "quality", "reread", "upkeep"}


def test_nothing_goes_to_the_live_web_unasked(dags: dict[str, DAG]) -> None:
    assert {name for name, dag in dags.items() if dag.is_paused_upon_creation} == set(LIVE)
    assert not [name for name, dag in dags.items() if dag.catchup]


def test_each_tells_what_it_does(dags: dict[str, DAG]) -> None:
    for name, dag in dags.items():
        assert dag.doc_md, name
        assert dag.description, name
        assert dag.tags, name
        for task in dag.tasks:
            assert task.owner == "dateline"
            assert task.execution_timeout is not None
            assert task.execution_timeout <= timedelta(hours=2)


def test_all_but_the_demo_is_tried_again(dags: dict[str, DAG]) -> None:
    assert {name for name, dag in dags.items() for task in dag.tasks if not task.retries} == {"demo"}


def test_crawls_share_their_editions_pool(dags: dict[str, DAG]) -> None:
    for edition in editions():
        for kind in ("crawl", "backfill"):
            assert {task.pool for task in dags[f"{kind}_{edition.spider}"].tasks} == {pool(edition)}
    assert {slots["slots"] for slots in pools_of_editions().values()} == {1}
    assert set(pools_of_editions()) == {pool(edition) for edition in editions()}


def test_normalise_runs_once_an_hour_whatever_crawls_come_to(dags: dict[str, DAG]) -> None:
    scheduled = DagSerialization.deserialize_dag(DagSerialization.serialize_dag(dags["normalise"]))
    now = datetime.now(UTC)
    first = scheduled.next_dagrun_info(last_automated_run_info=None)
    assert first is not None
    assert timedelta() <= now - first.run_after < timedelta(hours=1), "the last one that is due, none before it"
    second = scheduled.next_dagrun_info(last_automated_run_info=first)
    assert second is not None
    assert second.run_after - first.run_after == timedelta(hours=1)
    awaited = {asset.name for _, asset in scheduled.timetable.asset_condition.iter_assets()}
    assert awaited == {landed(edition).name for edition in editions()}


@pytest.mark.parametrize("edition", editions(), ids=lambda edition: edition.spider)
def test_a_backfill_crawls_its_first_and_its_last_day(dags: dict[str, DAG], edition: Edition) -> None:
    """Whatever the outlet's zone is, since the form sends midnights of UTC."""
    scheduled = DagSerialization.deserialize_dag(DagSerialization.serialize_dag(dags[f"backfill_{edition.spider}"]))
    first, last = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC)
    planned = [run.data_interval for run in scheduled.iter_dagrun_infos_between(first, last)]
    task = dags[f"backfill_{edition.spider}"].get_task("crawl")
    assert isinstance(task, ScrapyOperator)
    days = [task.render_template(task.arguments, {"data_interval_start": day.start}) for day in planned if day]
    assert days == [{"since": f"2026-03-0{day}", "until": f"2026-03-0{day}"} for day in (1, 2, 3)]


def test_the_files_load_no_crawler_and_ask_nobody() -> None:
    files = [str(PROJECT / "dags" / name) for name in DAG_FILES]
    code = f"""
import runpy, socket, sys
class Refused:
    def __init__(self, *a, **k): raise AssertionError("a connection at parse time")
import airflow.sdk
socket.socket = Refused
for file in {files!r}:
    runpy.run_path(file)
    print(file, *{{"scrapy", "trafilatura", "lxml", "psycopg"}} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n") == [*files, ""]


def test_what_is_no_dag_is_not_parsed() -> None:
    ignored = set((PROJECT / "dags/.airflowignore").read_text().split())
    files = {path.name for path in Path(PROJECT / "dags").glob("*.py")} - {"__init__.py"}
    assert files - ignored == set(DAG_FILES)
