"""The second half of `make bench`, in Airflow's environment: what Airflow adds to a crawl of the two saved pages.

Parse times are of each DAG file in a fresh interpreter that has loaded Airflow, as the DAG processor has.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psycopg
from rich.console import Console

from storage import config, database
from storage.config import PROJECT
from storage.embedded import Cluster
from tests.bench.table import Line, as_markdown, machine
from tests.dags.running import Up

SEEDS = PROJECT / "tests/fixtures/seeds"
TIMES = 5


def main() -> int:
    """Measures, and prints the table as Markdown."""
    # A crawl DAG is turned on below: without a contact none goes to the live web.
    os.environ.pop("DATELINE_CONTACT", None)
    console = Console(stderr=True, highlight=False)
    console.print("parsing the DAG files ...")
    parsing = {file: median(seconds_of_parsing(file) for _ in range(3)) for file in dag_files()}
    with TemporaryDirectory(prefix="dateline-bench-") as scratch:
        folder = Path(scratch)
        if os.geteuid() == 0:
            folder.chmod(0o711)
        console.print("crawls in a terminal ...")
        terminal = median(seconds_in_a_terminal(folder / "terminal") for _ in range(TIMES))
        console.print("starting Airflow ...")
        up = Up(folder)
        try:
            up.wait()
            console.print("crawls by Airflow ...")
            first_row = seconds_to_the_first_row(up)
            runs = [seconds_by_airflow(up) for _ in range(TIMES)]
        finally:
            up.process.terminate()
            up.process.wait(120)
            Cluster(folder).stop()
            Cluster(folder / "terminal").stop()
    slowest = max(parsing, key=parsing.__getitem__)
    task, whole = median(task for task, _ in runs), median(whole for _, whole in runs)
    lines = [
        Line(
            f"parsing a DAG file, the slowest of {len(parsing)} ({slowest.name})",
            f"{parsing[slowest]:.3f} s",
            None,
            "well below 1 s",
        ),
        Line("from trigger to the first row in landing", f"{first_row:.1f} s"),
        Line("`scrapy crawl` in a terminal", f"{terminal:.1f} s", 1.0),
        Line("the same as a task of Airflow, from its start to its end", f"{task:.1f} s", task / terminal),
        Line("the same from trigger to the end of the DAG run", f"{whole:.1f} s", whole / terminal),
    ]
    sys.stdout.write(
        f"{as_markdown(lines)}\nMedians of {TIMES} crawls of two saved pages; {machine('apache-airflow', 'psycopg')}.\n"
    )
    return 0


def dag_files() -> list[Path]:
    """The files that the DAG processor parses."""
    ignored = set((PROJECT / "dags/.airflowignore").read_text(encoding="utf-8").split())
    return sorted(path for path in (PROJECT / "dags").glob("*.py") if path.name not in {*ignored, "__init__.py"})


def seconds_of_parsing(file: Path) -> float:
    """One file, in a fresh interpreter."""
    code = (
        "import runpy, sys, time, airflow.sdk; started = time.perf_counter(); runpy.run_path(sys.argv[1]); "
        "print(time.perf_counter() - started)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(file)], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def seconds_in_a_terminal(folder: Path) -> float:
    """`scrapy crawl` of the saved pages as the task runs it, into a warehouse that has them after the first time."""
    environment = os.environ | {"DATELINE_DATA": str(folder), "DATELINE_CONTACT": "bench@dateline.example"}
    database.prepare(config.load(environment))
    command = [
        str(config.load().crawler_bin / "scrapy"),
        "crawl",
        "presstv",
        "-a",
        f"captures={SEEDS}",
        "-s",
        "NORMALISE=0",
    ]
    started = time.perf_counter()
    subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, check=True)
    return time.perf_counter() - started


def seconds_to_the_first_row(up: Up) -> float:
    """From the trigger of the demo until landing.extraction has a row."""
    url = database.warehouse_url(config.load({"DATELINE_DATA": str(up.data)}))
    with psycopg.connect(url, autocommit=True) as connection:
        started = time.perf_counter()
        run = up.ask("/api/v2/dags/demo/dagRuns", {"logical_date": None, "conf": {}})
        while connection.execute("SELECT count(*) FROM landing.extraction").fetchone() == (0,):
            if time.perf_counter() > started + 120:
                raise RuntimeError("no row after two minutes")
            time.sleep(0.02)
        seconds = time.perf_counter() - started
    wait_for(up, "demo", run["dag_run_id"])
    return seconds


def seconds_by_airflow(up: Up) -> tuple[float, float]:
    """Of a crawl DAG on the saved pages: its task, and everything from the trigger on."""
    up.ask("/api/v2/dags/crawl_presstv", {"is_paused": False}, method="PATCH")
    started = time.perf_counter()
    run = up.ask("/api/v2/dags/crawl_presstv/dagRuns", {"logical_date": None, "conf": {"captures": str(SEEDS)}})
    wait_for(up, "crawl_presstv", run["dag_run_id"])
    whole = time.perf_counter() - started
    (task,) = up.ask(f"/api/v2/dags/crawl_presstv/dagRuns/{run['dag_run_id']}/taskInstances")["task_instances"]
    return float(task["duration"]), whole


def wait_for(up: Up, dag: str, run: str) -> None:
    """Until the run has ended well. Raises RuntimeError."""
    deadline = time.monotonic() + 180
    state = "queued"
    while state in ("queued", "running"):
        if time.monotonic() > deadline:
            raise RuntimeError(f"{dag} is still {state}")
        time.sleep(0.1)
        state = up.ask(f"/api/v2/dags/{dag}/dagRuns/{run}")["state"]
    if state != "success":
        raise RuntimeError(f"{dag}: {state}")


if __name__ == "__main__":
    sys.exit(main())
