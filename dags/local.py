"""Airflow on one machine: `python -m dags.local up`, and `down`. Runs in Airflow's environment.

The API server with the UI, the scheduler, the DAG processor and the triggerer are children of `up`, each in a process
group of its own: `airflow standalone` leaves processes behind when it is told to end. Metadata live in a database of
their own beside the warehouse; passwords, keys and logs below the data folder.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from dags.common import pool
from spiders.registry import RegistryError, editions
from storage import config, database

COMPONENTS = ("api-server", "scheduler", "dag-processor", "triggerer")
USER = "admin"

# Seconds: for all components to be healthy, for one to end, between two looks at them.
_HEALTHY_WITHIN = 180.0
_END_WITHIN = 20.0
_LOOK_EVERY = 0.5


class LocalError(Exception):
    """Airflow cannot be started or stopped; the message is one line."""


class Local:
    """Airflow's processes on this machine, and where they keep things: below `<data>/airflow`."""

    def __init__(self, settings: config.Config) -> None:
        self.settings = settings
        self.home = settings.data_dir / "airflow"
        self.address = f"http://127.0.0.1:{settings.port}"
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def up(self) -> None:
        """Starts everything and stays until it is told to end, or one of the components ends. Raises LocalError."""
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._alone():
            _tell("The warehouse and Airflow's database ...")
            database.prepare(self.settings)
            environment = self.environment()
            self._airflow(environment, "db", "migrate")
            pools = self.home / "pools.json"
            pools.write_text(json.dumps(pools_of_editions()), encoding="utf-8")
            self._airflow(environment, "pools", "import", str(pools))
            try:
                for component in COMPONENTS:
                    self._start(component, environment)
                self._wait_until_healthy()
                _tell(self.welcome())
                self._watch()
            finally:
                self._end()

    def down(self) -> bool:
        """Ends what `up` started, from another terminal; False where nothing runs. Raises LocalError."""
        try:
            keeper = int(self._pid_file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return False
        if not self._is_held():
            return False
        with contextlib.suppress(ProcessLookupError):
            os.kill(keeper, signal.SIGTERM)
        deadline = time.monotonic() + len(COMPONENTS) * _END_WITHIN
        while self._is_held():
            if time.monotonic() > deadline:
                raise LocalError(f"process {keeper} does not end")
            time.sleep(_LOOK_EVERY)
        return True

    def environment(self) -> dict[str, str]:
        """What every component is told. What the operator has set already stays."""
        metadata = database.airflow_url(self.settings).replace("postgresql://", "postgresql+psycopg://", 1)
        project = str(config.PROJECT)
        told = {
            "AIRFLOW_HOME": str(self.home),
            "AIRFLOW__CORE__DAGS_FOLDER": str(config.PROJECT / "dags"),
            "AIRFLOW__CORE__PLUGINS_FOLDER": str(config.PROJECT / "dags/newsroom/plugins"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
            "AIRFLOW__CORE__PARALLELISM": "4",
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{self.address}/execution/",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": f"{USER}:admin",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(self._password_file),
            "AIRFLOW__CORE__FERNET_KEY": "",
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": metadata,
            # Airflow would take asyncpg, one driver more; psycopg does both.
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC": metadata,
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(self.settings.port),
            "AIRFLOW__API__WORKERS": "1",
            "AIRFLOW__API__SECRET_KEY": self._secret("secret_key"),
            "AIRFLOW__API_AUTH__JWT_SECRET": self._secret("jwt_secret"),
            "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "15",
            "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
            "PYTHONPATH": project,
        }
        own_bin = str(Path(sys.executable).parent)
        path = os.pathsep.join([own_bin, os.environ.get("PATH", os.defpath)])
        return told | {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"PATH": path}

    def password(self) -> str:
        """The password of USER, made at random the first time."""
        with contextlib.suppress(OSError, ValueError, KeyError):
            return str(json.loads(self._password_file.read_text(encoding="utf-8"))[USER])
        password = secrets.token_urlsafe(12)
        _write_secret(self._password_file, json.dumps({USER: password}))
        return password

    def welcome(self) -> str:
        """Where it is, how to log in, what to click."""
        return (
            f"\nAirflow is up: {self.address}\n"
            f"  user {USER}, password {self.password()}\n\n"
            f'  Dags > "Demo: crawl the two saved pages" > Trigger: green squares, and rows in the warehouse:\n'
            f"  .venv/bin/python -m storage show\n\n"
            f"Nothing is fetched from the live web before you turn a crawl on. Ctrl-C, or `make down`, ends it all.\n"
        )

    @property
    def _password_file(self) -> Path:
        return self.home / "passwords.json"

    @property
    def _pid_file(self) -> Path:
        return self.home / "up.pid"

    def _secret(self, name: str) -> str:
        path = self.home / name
        if not path.exists():
            _write_secret(path, secrets.token_urlsafe(64))
        return path.read_text(encoding="ascii")

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Holds the lock by which `down` and a second `up` know that this one runs."""
        with self._pid_file.open("a+", encoding="ascii") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise LocalError(f"it is up already: {self.address} (`make down` ends it)") from None
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", self.settings.port))
                except OSError:
                    raise LocalError(f"port {self.settings.port} is taken; DATELINE_PORT names another") from None
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield

    def _is_held(self) -> bool:
        with self._pid_file.open(encoding="ascii") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def _airflow(self, environment: dict[str, str], *words: str) -> None:
        done = subprocess.run(  # noqa: S603 (our own interpreter)
            _command(*words), env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if done.returncode:
            log = self.home / "setup.log"
            log.write_text(done.stdout, encoding="utf-8")
            raise LocalError(f"airflow {' '.join(words[:2])} failed, see {log}")

    def _start(self, component: str, environment: dict[str, str]) -> None:
        _tell(f"Starting the {component} ...")
        folder = self.home / "components"
        folder.mkdir(exist_ok=True)
        with (folder / f"{component}.log").open("ab") as log:
            self._processes[component] = _in_a_group(_command(component), environment, log)

    def _wait_until_healthy(self) -> None:
        _tell("Waiting until all are healthy, about half a minute ...")
        deadline = time.monotonic() + _HEALTHY_WITHIN
        while not self._is_healthy():
            self._look_at_components()
            if time.monotonic() > deadline:
                raise LocalError(f"not healthy after {_HEALTHY_WITHIN:g} seconds, see {self.home / 'components'}")
            time.sleep(_LOOK_EVERY)

    def _is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/api/v2/monitor/health", timeout=5) as response:  # noqa: S310
                told = json.load(response)
        except (OSError, ValueError):
            return False
        return all(
            told[part]["status"] == "healthy" for part in ("metadatabase", "scheduler", "triggerer", "dag_processor")
        )

    def _watch(self) -> None:
        while True:
            self._look_at_components()
            time.sleep(_LOOK_EVERY)

    def _look_at_components(self) -> None:
        for component, process in self._processes.items():
            if process.poll() is not None:
                log = self.home / "components" / f"{component}.log"
                raise LocalError(f"the {component} ended (exit code {process.returncode}), see {log}")

    def _end(self) -> None:
        """Asks each group to end, the API server last, since tasks that run tell it how they ended; then kills."""
        for component in reversed(COMPONENTS):
            process = self._processes.get(component)
            if process is None:
                continue
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_END_WITHIN)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def pools_of_editions() -> dict[str, dict[str, object]]:
    """One slot for each edition, as `airflow pools import` takes them."""
    return {
        pool(edition): {
            "slots": 1,
            "description": f"One crawl of {edition.outlet_name}, {edition.code}, at a time: its delay holds.",
            "include_deferred": False,
        }
        for edition in editions()
    }


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "airflow", *words]


def _in_a_group(command: Sequence[str], environment: dict[str, str], log: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 (our own interpreter)
        command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
    )


def _write_secret(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _stop(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0, and 1 with one line of reason."""
    parser = argparse.ArgumentParser(prog="python -m dags.local", description="Airflow on this machine.")
    parser.add_argument("command", choices=("up", "down"))
    chosen = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop)
    try:
        local = Local(config.load())
        if chosen.command == "up":
            local.up()
        else:
            _tell("Stopped." if local.down() else "It was not running.")
    except KeyboardInterrupt:
        _tell("Stopped.")
    except (LocalError, RegistryError, config.ConfigError, database.WarehouseUnavailable, OSError) as error:
        sys.stderr.write(f"dateline: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
