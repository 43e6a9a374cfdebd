"""Airflow's components as child processes, each in a process group of its own, with a log file each.

`airflow standalone` leaves processes behind when it is told to end; a group can be ended whole.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from dags.child import tied

# Seconds: for one to end, between two looks at them.
END_WITHIN = 20.0
LOOK_EVERY = 0.5


class ComponentError(Exception):
    """A component ended, or is not ready in time; the message is one line and names its log."""


class Components:
    """What has been started, in order, and its logs: `<folder>/<name>.log`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str]) -> int:
        """Starts one and gives the number of its process and of its group."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self.log(name).open("ab") as log:
            self._processes[name] = subprocess.Popen(  # noqa: S603 (no shell)
                tied(command),
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return self._processes[name].pid

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def look(self) -> None:
        """Raises ComponentError where one has ended."""
        for name, process in self._processes.items():
            if process.poll() is not None:
                raise ComponentError(f"the {name} ended (exit code {process.returncode}), see {self.log(name)}")

    def wait(self, unready: Callable[[], str | None], seconds: float) -> None:
        """Until `unready` names no reason any more. Raises ComponentError."""
        deadline = time.monotonic() + seconds
        while reason := unready():
            self.look()
            if time.monotonic() > deadline:
                raise ComponentError(f"not ready after {seconds:g} seconds ({reason}), see {self.folder}")
            time.sleep(LOOK_EVERY)

    def end(self) -> None:
        """Asks all to end, the first one last, since the others lean on it; kills what is left of their groups."""
        started = list(self._processes.values())
        with undisturbed():
            for batch in (started[1:], started[:1]):
                _end(batch)
        self._processes.clear()


def _end(batch: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in batch:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
    deadline = time.monotonic() + END_WITHIN
    for process in batch:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Whoever is told to end for a second time goes on ending meanwhile. For the main thread only."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def airflow(*words: str) -> list[str]:
    """A command of Airflow's, by our own interpreter."""
    return [sys.executable, "-m", "airflow", *words]
