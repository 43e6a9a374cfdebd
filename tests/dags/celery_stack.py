"""The services of docker/compose.yaml as processes of this machine: the same commands, environment and secrets.

Only addresses, ports and folders are others, and what makes a dead worker be noticed sooner. Redis is Debian's; both
Postgres databases are on the tests' server; the archive is a folder.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import time
import urllib.request
from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil

from dags.components import Components
from storage.config import PROJECT
from tests import compose

WORKERS = ("worker-1", "worker-2")
# A dead worker is noticed after so many seconds, and its task tried again after one or two more.
HEARTBEAT_TIMEOUT = 10
# Seconds for anything that is waited for, on a machine that is busy with others.
PATIENCE = 300.0


class Stack:
    """All services, with a home below `folder`. `options` are Scrapy's for every crawl."""

    def __init__(self, folder: Path, metadata: str, warehouse: str, options: str) -> None:
        self.folder = folder
        self.address = f"http://127.0.0.1:{free_port()}"
        self.components = Components(folder / "components")
        self._options = options
        self._redis_port = free_port()
        self._scheduler_port = free_port()
        self._services = compose.services()
        self._token = ""
        self._workers: dict[str, int] = {}
        self._write_secrets(metadata, warehouse)

    def start(self) -> None:
        """Starts everything in the order of compose.yaml, and waits until all are ready."""
        self._start("broker")
        self.components.wait(lambda: self.unwell("broker"), PATIENCE)
        done = subprocess.run(
            self._command("init"), env=self._environment("init"), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        for name in ("api-server", "scheduler", "dag-processor"):  # nothing here is deferred: no triggerer
            self._start(name)
        self._workers = {name: self._start(name) for name in WORKERS}
        # Health checks are processes: first what a look into a log tells.
        self.components.wait(self._missing_worker, PATIENCE)
        self.components.wait(lambda: self.unwell("api-server"), PATIENCE)
        self.components.wait(lambda: self.unwell("scheduler") or self.unwell("dag-processor"), PATIENCE)
        login = {"username": "admin", "password": self._secret("admin_password").read_text()}
        self._token = self.ask("/auth/token", login)["access_token"]

    def end(self) -> None:
        self.components.end()

    def ask(self, path: str, body: dict[str, Any] | None = None, method: str | None = None) -> dict[str, Any]:
        """One call of Airflow's REST API, as the user `admin` once `start` is through."""
        headers = {"Content-Type": "application/json"} | (
            {"Authorization": f"Bearer {self._token}"} if self._token else {}
        )
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}{path}", data, headers, method=method)  # noqa: S310
        with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310
            answer: dict[str, Any] = json.load(response)
            return answer

    def unwell(self, name: str) -> str | None:
        """What the health check of compose.yaml says of a process; None where it is well."""
        kind, *command = self._services[service(name)]["healthcheck"]["test"]
        words = [self._here(word) for word in command]
        done = subprocess.run(
            ["sh", "-c", *words] if kind == "CMD-SHELL" else words,
            env=self._environment(name),
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        return f"{name}: {done.stdout}{done.stderr}" if done.returncode else None

    def worker_of_crawl(self) -> str | None:
        """The name of the worker under which a crawl runs now."""
        for name in WORKERS:
            for process in self._tree(name):
                with contextlib.suppress(psutil.Error):
                    words = process.cmdline()  # other tasks run scrapy too: upkeep, quality
                    if "crawl" in words and any(word.endswith("/scrapy") for word in words):
                        return name
        return None

    def kill_machine(self, worker: str) -> list[psutil.Process]:
        """SIGKILL for a worker and all below it, as when its machine dies; all are stopped first, so that none acts."""
        stopped: list[psutil.Process] = []
        while more := [process for process in self._tree(worker) if process not in stopped]:
            for process in more:
                with contextlib.suppress(psutil.Error):
                    process.suspend()
            stopped += more
        for process in stopped:
            with contextlib.suppress(psutil.Error):
                process.kill()
        return stopped

    def _tree(self, worker: str) -> list[psutil.Process]:
        root = psutil.Process(self._workers[worker])
        return [root, *root.children(recursive=True)]

    def _start(self, name: str) -> int:
        return self.components.start(name, self._command(name), self._environment(name))

    def _command(self, name: str) -> list[str]:
        command = [self._here(word) for word in self._services[service(name)]["command"]]
        return [*command, "--celery-hostname", name] if name in WORKERS else command

    def _environment(self, name: str) -> dict[str, str]:
        given = self._services[service(name)].get("environment", {})
        told = {key: self._here(str(value)) for key, value in (compose.image_environment() | given).items()}
        told = {key: value for key, value in told.items() if not key.startswith("AWS_")}
        home = {"HOME": str(self.folder), "TMPDIR": str(self.folder / "tmp"), "HOSTNAME": name}
        return told | home | self._hurried(name)

    def _here(self, text: str) -> str:
        """A word of compose.yaml or the Dockerfile with this machine's folders and addresses."""
        places = {
            "/opt/dateline": str(PROJECT),
            "/opt/airflow": str(self.folder / "airflow"),
            "/var/lib/dateline": str(self.folder / "data"),
            "/run/secrets": str(self.folder / "secrets"),
            "/tmp/broker.conf": str(self.folder / "broker.conf"),  # noqa: S108 (a path in the container)
            "--dir /data": f"--dir {self.folder}/redis --bind 127.0.0.1 --port {self._redis_port}",
            "http://api-server:8080": self.address,
            "http://127.0.0.1:8080": self.address,
            "http://127.0.0.1:8974": f"http://127.0.0.1:{self._scheduler_port}",
            "redis-cli ping": f"redis-cli -p {self._redis_port} ping",
            "$PATH": os.environ["PATH"],
        }
        for there, here in places.items():
            text = text.replace(there, here)
        return text

    def _hurried(self, name: str) -> dict[str, str]:
        """Ports of its own for each, impatience, one process where two would do, and each DAG parsed once."""
        port = self.address.rpartition(":")[2]
        return {
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": port,
            "AIRFLOW__API__WORKERS": "1",
            "AIRFLOW__CELERY__WORKER_CONCURRENCY": "1",
            "AIRFLOW__CORE__DEFAULT_TASK_RETRY_DELAY": "1",
            "AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL": "3600",
            "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "5",
            "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": str(free_port()),
            "AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "2",
            "AIRFLOW__SCHEDULER__SCHEDULER_HEALTH_CHECK_SERVER_PORT": str(self._scheduler_port),
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": str(HEARTBEAT_TIMEOUT),
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "2",
            "AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL": "2",
        } | (
            {"DATELINE_CRAWL_OPTIONS": self._options, "DATELINE_ARCHIVE": str(self.folder / "archive")}
            if name in WORKERS
            else {}
        )

    def _write_secrets(self, metadata: str, warehouse: str) -> None:
        for name in ("secrets", "tmp", "airflow", "redis"):
            (self.folder / name).mkdir()
        (self.folder / "airflow/airflow.cfg").touch()  # as in the image
        broker = os.urandom(24).hex()
        # Postgres knows its user by other means here, and does not ask for them.
        metadata, warehouse = (
            url.replace("dateline@", f"dateline:{os.urandom(12).hex()}@", 1) for url in (metadata, warehouse)
        )
        metadata = metadata.replace("postgresql://", "postgresql+psycopg://", 1)
        secrets = {
            "airflow_url": metadata,
            "result_url": f"db+{metadata}",
            "warehouse_url": warehouse,
            "broker_url": f"redis://:{broker}@127.0.0.1:{self._redis_port}/0",
            "broker_password": broker,
            "fernet_key": urlsafe_b64encode(os.urandom(32)).decode(),
            "api_secret_key": os.urandom(64).hex(),
            "jwt_secret": os.urandom(64).hex(),
            "admin_password": os.urandom(12).hex(),
        }
        for name, text in secrets.items():
            self._secret(name).write_text(text)

    def _secret(self, name: str) -> Path:
        return self.folder / "secrets" / name

    def told_secrets(self) -> set[str]:
        """The secrets that stand in any log."""
        names = ("broker_password", "fernet_key", "api_secret_key", "jwt_secret", "admin_password")
        secrets = {name: self._secret(name).read_text() for name in names}
        for name in ("airflow_url", "result_url", "warehouse_url", "broker_url"):
            password = urlsplit(self._secret(name).read_text()).password
            assert password, name
            secrets[name] = password
        logs = [*self.components.folder.iterdir(), *(self.folder / "airflow/logs").rglob("*.log")]
        said = [log.read_text(errors="replace") for log in logs]
        return {name for name, secret in secrets.items() if any(secret in text for text in said)}

    def _missing_worker(self) -> str | None:
        for name in WORKERS:
            if f"{name} ready" not in self.components.log(name).read_text(errors="replace"):
                return f"{name} is not ready"
        return None


def service(name: str) -> str:
    """The service of compose.yaml that a process is one of."""
    return "worker" if name in WORKERS else name


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def until(condition: Callable[[], Any], seconds: float, what: str) -> Any:
    """What the condition gives once it is true."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, what
        time.sleep(0.2)
    return found
