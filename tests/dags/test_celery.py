"""Many machines: two Celery workers, one of which dies in the middle of a crawl."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil
import psycopg
import pytest

from storage.config import PROJECT
from tests.dags.celery_stack import PATIENCE, WORKERS, Stack, until
from tests.dags.test_runs import options_to
from tests.newsstand.server import Newsstand

# A crawl of everything takes several seconds, and what it has read shows at once.
SLOW = {"DOWNLOAD_DELAY": "0.4", "CONCURRENT_REQUESTS": "1", "LANDING_SECONDS": "0.2"}

# What the newsstand's pages fill of news.*, but its numbers and times of capture.
WAREHOUSE = {
    "article": """
        SELECT url, outlet, edition, headline, standfirst, body, byline, authors, source_credit, section, breadcrumbs,
               subheadings, tags, language, published_at, published_precision, published_raw, published_from,
               modified_at, reading_minutes, word_count, lead_image_url, lead_image_caption, revision_count, removed_at
        FROM news.article ORDER BY url""",
    "revision": """
        SELECT a.url, r.version, r.headline, r.standfirst, r.body, r.wording_hash
        FROM news.revision r JOIN news.article a USING (article_id) ORDER BY a.url, r.version""",
    "image": """
        SELECT a.url, i.position, i.url, i.caption, i.credit
        FROM news.image i JOIN news.article a USING (article_id) ORDER BY a.url, i.position""",
    "link": """
        SELECT a.url, l.kind, l.position, l.title, l.url, l.section
        FROM news.link l JOIN news.article a USING (article_id) ORDER BY a.url, l.kind, l.position, l.url""",
}


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(query.encode()).fetchall()


def crawl_undisturbed(stand: Newsstand, warehouse: str, folder: Path) -> None:
    """The same crawl in a terminal, into a warehouse of its own."""
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": warehouse,
        "DATELINE_ARCHIVE": str(folder / "undisturbed"),
        "DATELINE_CONTACT": "celery-test@dateline.example",
    }
    command = [".venv/bin/scrapy", "crawl", "presstv", *shlex.split(options_to(stand))]
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def folder() -> Iterator[Path]:
    """Not below pytest's own folder: the path of a socket must be short."""
    made = Path(tempfile.mkdtemp(prefix="dateline-celery-"))
    yield made
    shutil.rmtree(made)


def test_a_worker_that_dies_loses_nothing(
    folder: Path, empty_database: str, warehouse: str, other_warehouse: str
) -> None:
    with Newsstand() as stand, ThreadPoolExecutor() as beside:
        undisturbed = beside.submit(crawl_undisturbed, stand, other_warehouse, folder)
        stack = Stack(folder, empty_database, warehouse, options_to(stand, **SLOW))
        try:
            stack.start()
            with pytest.raises(urllib.error.HTTPError, match="401"):
                urllib.request.urlopen(f"{stack.address}/api/v2/dags", timeout=60)  # noqa: S310
            undisturbed.result()
            ((served,),) = rows(other_warehouse, "SELECT count(*) FROM news.article")
            run, worker = kill_in_the_middle(stack, warehouse, served)
            (other,) = set(WORKERS) - {worker}
            until(lambda: stack.unwell(other) is None, PATIENCE, "the other worker is not well")
            finish(stack, run)
        finally:
            stack.end()
    assert stack.told_secrets() == set()
    # Nothing but logs is written where the image is read-only.
    assert {path.name for path in (folder / "airflow").iterdir()} == {"airflow.cfg", "logs"}
    assert (folder / "airflow/airflow.cfg").read_text() == ""
    assert rows(warehouse, "SELECT count(*), count(DISTINCT url) FROM news.article") == [(served, served)]
    for name, query in WAREHOUSE.items():
        expected = rows(other_warehouse, query)
        assert expected, name
        assert rows(warehouse, query) == expected, name


def kill_in_the_middle(stack: Stack, warehouse: str, served: int) -> tuple[str, str]:
    """Turns the crawl on, which starts it, and kills the worker that runs it once something, but not all, has landed.

    Gives the path of the run, and the worker.
    """
    dag = "/api/v2/dags/crawl_presstv"
    until(lambda: "crawl_presstv" in dags_of(stack), PATIENCE, "the DAG does not show")
    stack.ask(dag, {"is_paused": False}, "PATCH")
    runs = until(lambda: stack.ask(f"{dag}/dagRuns")["dag_runs"], PATIENCE, "turning it on starts no run")
    landed = "SELECT count(*) FROM landing.extraction"
    until(lambda: rows(warehouse, landed) != [(0,)], PATIENCE, "nothing lands")
    worker = stack.worker_of_crawl()
    assert worker
    killed = stack.kill_machine(worker)
    assert len(killed) > 4  # the worker, its child, the task's supervisor and process, the crawl
    psutil.wait_procs(killed, 10)
    ((count,),) = rows(warehouse, landed)
    assert 0 < count < served
    return f"{dag}/dagRuns/{quote(runs[0]['dag_run_id'])}", worker


def dags_of(stack: Stack) -> set[str]:
    return {dag["dag_id"] for dag in stack.ask("/api/v2/dags?limit=100")["dags"]}


def finish(stack: Stack, run: str) -> None:
    """The other worker tries again and finishes; normalise follows; both attempts can be read of."""
    until(lambda: stack.ask(run)["state"] not in ("queued", "running"), PATIENCE, "no retry ends")
    tries = stack.ask(f"{run}/taskInstances/crawl/tries")["task_instances"]
    assert len(tries) > 1, (stack.ask(run), tries)
    first, *_, last = sorted(tries, key=lambda attempt: int(attempt["try_number"]))
    assert first["state"] != "success", tries
    assert last["state"] == "success", tries
    for attempt in (first, last):
        log = stack.ask(f"{run}/taskInstances/crawl/logs/{attempt['try_number']}?full_content=true")
        assert "Spider opened" in str(log), tries
    normalised = "/api/v2/dags/normalise/dagRuns?state=success&run_type=asset_triggered"
    until(lambda: stack.ask(normalised)["total_entries"] > 0, PATIENCE, "normalise does not follow")
