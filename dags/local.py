"""Airflow on one machine: `python -m dags.local up`, and `down`. Runs in Airflow's environment.

The API server with the UI, the scheduler, the DAG processor and the triggerer are children of `up`. Metadata live in a
database of their own beside the warehouse; passwords, keys and logs below the data folder. The embedded Postgres, where
it is used and did not run before, ends with them.
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
from collections.abc import Iterator, Sequence
from pathlib import Path

from dags import health
from dags.components import END_WITHIN, LOOK_EVERY, ComponentError, Components, airflow, undisturbed
from spiders.registry import RegistryError
from storage import config, database
from storage.binaries import EmbeddedError
from storage.embedded import Cluster

# In the passwords file; FAB's users are made by dags/prepare.py.
USER = "admin"
# The API server first, hence ended last: tasks that run tell it how they ended.
COMPONENTS = ("api-server", "scheduler", "dag-processor", "triggerer")

# Seconds for all components to be healthy.
_HEALTHY_WITHIN = 180.0


class LocalError(Exception):
    """Airflow cannot be started or stopped; the message is one line."""


class Local:
    """Airflow's processes on this machine, and where they keep things: below `<data>/airflow`."""

    def __init__(self, settings: config.Config) -> None:
        self.settings = settings
        self.home = settings.data_dir / "airflow"
        self.address = f"http://127.0.0.1:{settings.port}"

    def up(self) -> None:
        """Starts everything and stays until it is told to end, or one of the components ends.

        Raises LocalError, ComponentError, WarehouseUnavailable, EmbeddedError.
        """
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._alone(), self._warehouse():
            # Written before Airflow starts, else that makes one of its own and prints it into its log.
            password = self.password()
            environment = self.environment()
            self._prepare(environment)
            components = Components(self.home / "components")
            try:
                for component in COMPONENTS:
                    _tell(f"Starting the {component} ...")
                    components.start(component, airflow(component), environment)
                _tell("Waiting until all are healthy, half a minute or two, as quick as the machine is ...")
                components.wait(lambda: health.unhealthy(self.address), _HEALTHY_WITHIN)
                _tell(self.welcome(password))
                while True:
                    components.look()
                    time.sleep(LOOK_EVERY)
            except ComponentError as error:
                if self.settings.database_url is None and not self.postgres_runs():
                    raise LocalError(f"the embedded Postgres ended; start anew, nothing is lost ({error})") from None
                raise
            finally:
                components.end()

    def down(self) -> bool:
        """Ends what `up` started, from another terminal; False where nothing runs. Raises LocalError."""
        try:
            keeper = int(self._pid_file.read_text(encoding="ascii").split()[0])
        except (OSError, ValueError, IndexError):
            return False
        if not self._is_held():
            return False
        with contextlib.suppress(ProcessLookupError):
            os.kill(keeper, signal.SIGTERM)
        deadline = time.monotonic() + 3 * END_WITHIN  # the API server ends after the others
        while self._is_held():
            if time.monotonic() > deadline:
                raise LocalError(f"process {keeper} does not end")
            time.sleep(LOOK_EVERY)
        return True

    def postgres_runs(self) -> bool:
        """Whether the embedded Postgres does; a server of one's own is nobody's business here."""
        return self.settings.database_url is None and Cluster(self.settings.data_dir).is_ready()

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
            "AIRFLOW__CORE__DEFAULT_TASK_RETRY_DELAY": "60",
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": metadata,
            # Airflow would take asyncpg, one driver more; psycopg does both.
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC": metadata,
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(self.settings.port),
            "AIRFLOW__API__WORKERS": "1",
            "AIRFLOW__API__SECRET_KEY": self._secret("secret_key"),
            "AIRFLOW__API_AUTH__JWT_SECRET": self._secret("jwt_secret"),
            # A machine that does much else besides may take longer to answer a task than the 5 seconds of the default.
            "AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT": "30",
            "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "15",
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

    def welcome(self, password: str) -> str:
        """Where it is, how to log in, what to click."""
        return (
            f"\nAirflow is up: {self.address}\n"
            f"  user {USER}, password {password}\n\n"
            f'  Dags > "Demo: crawl the two saved pages" > Trigger: green squares, and rows in the warehouse:\n'
            f"  .venv/bin/python -m storage show\n\n"
            f"Nothing is fetched from the live web before you turn a crawl on. {self._contact()}"
            f"Ctrl-C, or `make down`, ends it all.\n"
        )

    def _contact(self) -> str:
        if self.settings.contact:
            return ""
        return "For that, start again with\nDATELINE_CONTACT set to an address by which the outlets can reach you. "

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
                address = self._pid_file.read_text(encoding="ascii").partition(" ")[2] or "starting"
                raise LocalError(f"it is up already: {address} (`make down` ends it)") from None
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", self.settings.port))
                except OSError:
                    raise LocalError(f"port {self.settings.port} is taken; DATELINE_PORT names another") from None
            file.truncate(0)
            file.write(f"{os.getpid()} {self.address}")
            file.flush()
            yield

    @contextlib.contextmanager
    def _warehouse(self) -> Iterator[None]:
        """The warehouse, up to date; the embedded Postgres is stopped in the end, unless others had started it."""
        was_running = self.postgres_runs()
        _tell("The warehouse and Airflow's database ...")
        try:
            database.prepare(self.settings)
            yield
        finally:
            if not was_running and self.settings.database_url is None:
                with undisturbed():
                    Cluster(self.settings.data_dir).stop()

    def _is_held(self) -> bool:
        with self._pid_file.open(encoding="ascii") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def _prepare(self, environment: dict[str, str]) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "dags.prepare"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            log = self.home / "setup.log"
            log.write_text(done.stdout, encoding="utf-8")
            raise LocalError(f"Airflow's database cannot be prepared, see {log}")


def _write_secret(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _tell_stopped(local: Local) -> None:
    _tell("Stopped.")
    if local.postgres_runs():
        _tell("The embedded Postgres ran before, and goes on: `.venv/bin/python -m storage stop` stops it.")


def _stop(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0, and 1 with one line of reason, or where `down` was interrupted."""
    parser = argparse.ArgumentParser(prog="python -m dags.local", description="Airflow on this machine.")
    parser.add_argument("command", choices=("up", "down"))
    chosen = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop)
    try:
        local = Local(config.load())
        if chosen.command == "up":
            with contextlib.suppress(KeyboardInterrupt):
                local.up()
            _tell_stopped(local)
        elif local.down():
            _tell_stopped(local)
        else:
            _tell("It was not running.")
    except KeyboardInterrupt:
        return 1
    except (
        LocalError,
        ComponentError,
        RegistryError,
        config.ConfigError,
        database.WarehouseUnavailable,
        EmbeddedError,
        OSError,
    ) as error:
        sys.stderr.write(f"dateline: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
