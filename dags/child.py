"""A command of the crawler's environment as a child process: its log lines, its end, and its end before time.

Standard library only: whoever runs it lives in Airflow's environment, the command in the crawler's.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from storage.config import PROJECT

# Scrapy's log line: time, [logger], level, message.
_LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \[([^\]]*)\] (DEBUG|INFO|WARNING|ERROR|CRITICAL): (.*)")
# Seconds for a crawl that is told to end to land what it has read. Airflow kills a task 5 seconds after it asked.
GRACE = 4.0


class Log(Protocol):
    """What lines are handed to: a logger of Python's, or a task's of Airflow."""

    def log(self, level: int, event: Any, *args: Any) -> Any: ...


class ChildFailed(Exception):
    """The command failed; the message is its last line of error, `code` its exit code (negative: the signal)."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


class Child:
    """One command, in a process group of its own. It is told to end when whoever started it dies."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 (a program of ours, no shell)
            tied(command),
            cwd=PROJECT,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="backslashreplace",
            start_new_session=True,
        )

    def follow(self, log: Log) -> None:
        """Hands its lines on, each at its own level, until it ends. Raises ChildFailed."""
        last, last_error = "", ""
        for line in self._process.stdout or ():
            level, text = read_line(line)
            log.log(level, "%s", text)
            last = text.strip() or last
            last_error = text if level >= logging.ERROR else last_error
        code = self._process.wait()
        if code < 0:
            raise ChildFailed(f"killed by {signal.Signals(-code).name}; its last line: {last_error or last}", code)
        if code:
            raise ChildFailed(last_error or last or f"exit code {code}", code)

    def end(self) -> None:
        """Ends it and all that it started: asked first, killed after GRACE."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(GRACE)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def tied(command: Sequence[str]) -> list[str]:
    """The command so that it is told to end when whoever started it dies, however that dies."""
    # In util-linux, hence on every Linux: no code of ours between fork and exec.
    return [shutil.which("setpriv") or "setpriv", "--pdeathsig", "TERM", "--", *command]


def read_line(line: str) -> tuple[int, str]:
    """Level and text of a line of output; what is no log line, such as a table's, is information."""
    line = line.rstrip("\n")
    found = _LINE.match(line)
    if found is None:
        # How our own commands say why they end.
        return logging.ERROR if line.startswith("dateline: ") else logging.INFO, line
    source, level, text = found.groups()
    return getattr(logging, level), f"{source}: {text}" if level != "INFO" else text


def environment(own: Mapping[str, str] = os.environ, **more: str) -> dict[str, str]:
    """What the command sees: nothing of Airflow's settings and secrets, and no Python path of another environment."""
    hidden = ("AIRFLOW", "_AIRFLOW", "PYTHON", "VIRTUAL_ENV")
    return {name: value for name, value in own.items() if not name.startswith(hidden)} | more
