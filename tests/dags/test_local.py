"""`make up` and `make down`: Airflow as a user has it, on a data folder of the test's."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from storage import config, database
from storage.config import PROJECT
from storage.embedded import Cluster


class Up:
    """A running `python -m dags.local up`, and its API as its user has it."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.data = data
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW")}
        self.environment = inherited | {"DATELINE_DATA": str(data), "DATELINE_PORT": str(self.port)}
        self.log = (data / "up.log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dags.local", "up"],
            cwd=PROJECT,
            env=self.environment,
            stdout=self.log,
            stderr=self.log,
        )

    def told(self) -> str:
        return Path(self.log.name).read_text(encoding="utf-8")

    def wait(self) -> None:
        """Until it says that it is up."""
        deadline = time.monotonic() + 240
        while "Airflow is up" not in self.told():
            assert self.process.poll() is None, self.told()
            assert time.monotonic() < deadline, self.told()
            time.sleep(0.5)
        password = json.loads((self.data / "airflow/passwords.json").read_text())["admin"]
        self.token = self.ask("/auth/token", {"username": "admin", "password": password}, as_user=False)["access_token"]

    def ask(self, path: str, body: dict[str, Any] | None = None, *, as_user: bool = True) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"}
        if as_user:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, headers)
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
            answer: dict[str, Any] = json.load(response)
            return answer

    def command(self, word: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "dags.local", word],
            cwd=PROJECT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def processes(self) -> list[str]:
        """The command lines of Airflow's processes of this one."""
        home = f"AIRFLOW_HOME={self.data}/airflow".encode()
        found = []
        for path in Path("/proc").glob("[0-9]*/environ"):
            try:
                if home in path.read_bytes().split(b"\0"):
                    found.append(path.with_name("cmdline").read_bytes().replace(b"\0", b" ").decode())
            except OSError:
                continue
        return found


@pytest.fixture(scope="module")
def up() -> Iterator[Up]:
    folder = Path(tempfile.mkdtemp(prefix="dateline-up-"))
    if os.geteuid() == 0:
        folder.chmod(0o711)
    running = Up(folder)
    try:
        running.wait()
        yield running
    finally:
        running.process.send_signal(signal.SIGTERM)
        running.process.wait(120)
        Cluster(folder).stop()
        shutil.rmtree(folder)


def until(seconds: float, condition: Any) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.5)


def test_the_demo_fills_the_warehouse(up: Up) -> None:
    """The DAGs are there; one click crawls, and normalise follows by itself."""
    until(60, lambda: up.ask("/api/v2/dags")["total_entries"] == 11)
    assert up.ask("/api/v2/importErrors")["total_entries"] == 0
    paused = {dag["dag_id"]: dag["is_paused"] for dag in up.ask("/api/v2/dags")["dags"]}
    assert {name for name, is_paused in paused.items() if not is_paused} == {
        "demo",
        "normalise",
        "quality",
        "reread",
        "silence_almayadeen_en",
        "silence_presstv",
        "upkeep",
    }
    run = up.ask("/api/v2/dags/demo/dagRuns", {"logical_date": None, "conf": {}})
    path = f"/api/v2/dags/demo/dagRuns/{run['dag_run_id']}"
    until(120, lambda: up.ask(path)["state"] not in ("queued", "running"))
    assert up.ask(path)["state"] == "success"
    settings = config.load({"DATELINE_DATA": str(up.data)})

    def articles() -> int:
        with psycopg.connect(database.warehouse_url(settings)) as connection:
            ((count,),) = connection.execute("SELECT count(*) FROM news.article").fetchall()
        return int(count)

    until(60, lambda: articles() == 2)


def test_the_api_asks_who_one_is(up: Up) -> None:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        up.ask("/api/v2/dags", as_user=False)
    assert refusal.value.code == 401


def test_it_is_up_once(up: Up) -> None:
    second = up.command("up")
    assert second.returncode == 1
    assert second.stderr == f"dateline: it is up already: http://127.0.0.1:{up.port} (`make down` ends it)\n"


def test_down_leaves_no_process(up: Up) -> None:
    """The last of the tests: what it ends stays ended."""
    assert up.processes()
    down = up.command("down")
    assert (down.returncode, down.stdout) == (0, "Stopped.\n")
    assert up.process.wait(30) == 0
    until(10, lambda: not up.processes())
    assert up.command("down").stdout == "It was not running.\n"
