"""Airflow as a user has it: `python -m dags.local up` on a data folder of the tests'."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil

from storage.config import PROJECT
from storage.embedded import Cluster


class Up:
    """A running `python -m dags.local up`, and its API as its user has it."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
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
        self.password = json.loads((self.data / "airflow/passwords.json").read_text())["admin"]
        login = {"username": "admin", "password": self.password}
        self.token = self.ask("/auth/token", login, as_user=False)["access_token"]

    def ask(
        self, path: str, body: dict[str, Any] | None = None, *, as_user: bool = True, method: str | None = None
    ) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"}
        if as_user:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}{path}", data, headers, method=method)  # noqa: S310
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
        """The command lines of all processes whose environment or command names its data, or that stand in them."""
        data = str(self.data)
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                command = " ".join(process.cmdline())
                if data in command or process.cwd().startswith(data) or data in str(process.environ()):
                    found.append(command)
        return found


@contextlib.contextmanager
def airflow() -> Iterator[Up]:
    """Airflow on a data folder of its own, ended and forgotten afterwards."""
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


def until(seconds: float, condition: Callable[[], bool]) -> None:
    """Waits for a condition, looked at twice a second."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.5)
