"""A command as a child process: what it says, how it ends, that nothing of it is left."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dags.child import Child, ChildFailed, environment, read_line
from storage.config import PROJECT


def python(code: str) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(code)]


def until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2026-11-22 05:04:21 [scrapy.core.engine] INFO: Spider opened\n", (logging.INFO, "Spider opened")),
        (
            "2026-11-22 05:04:21 [spiders.manners.mirrors] WARNING: www.presstv.ir does not answer",
            (logging.WARNING, "spiders.manners.mirrors: www.presstv.ir does not answer"),
        ),
        ("2026-11-22 05:04:21 [x] ERROR: it broke", (logging.ERROR, "x: it broke")),
        ("│ stored │ 12 │\n", (logging.INFO, "│ stored │ 12 │")),
        ("", (logging.INFO, "")),
        ("dateline: captures: no such file: x\n", (logging.ERROR, "dateline: captures: no such file: x")),
    ],
)
def test_lines_keep_their_level(line: str, expected: tuple[int, str]) -> None:
    assert read_line(line) == expected


def test_what_it_says_is_handed_on(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    code = r"""
        import sys
        print("table")
        print("2026-11-22 05:04:21 [x] WARNING: careful", file=sys.stderr, flush=True)
        sys.stdout.buffer.write(b"\xff\n")
    """
    Child(python(code), environment()).follow(logging.getLogger("child"))
    told = {(record.levelname, record.message) for record in caplog.records}
    assert told == {("INFO", "table"), ("WARNING", "x: careful"), ("INFO", "\\xff")}


def test_its_failure_is_its_last_error(caplog: pytest.LogCaptureFixture) -> None:
    code = """
        import sys
        print("2026-11-22 05:04:21 [x] ERROR: the disk is full")
        print("2026-11-22 05:04:22 [x] INFO: closing")
        sys.exit(3)
    """
    with pytest.raises(ChildFailed, match=r"^x: the disk is full$") as failure:
        Child(python(code), environment()).follow(logging.getLogger("child"))
    assert failure.value.code == 3
    assert caplog.records


def test_a_failure_without_an_error_is_its_last_line() -> None:
    child = Child(python("import sys; sys.exit('dateline: no such file')"), environment())
    with pytest.raises(ChildFailed, match=r"^dateline: no such file$"):
        child.follow(logging.getLogger("child"))


def test_a_killed_command_says_so() -> None:
    code = "import os, signal; print('half way', flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    with pytest.raises(ChildFailed, match=r"^killed by SIGKILL; its last line: half way$"):
        Child(python(code), environment()).follow(logging.getLogger("child"))


def test_ending_it_ends_all_that_it_started(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    code = f"""
        import os, signal, subprocess, sys, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(99)"])
        open({str(pids)!r}, "w").write(f"{{os.getpid()}} {{other.pid}}\\n")
        time.sleep(99)
    """
    child = Child(python(code), environment())
    until(lambda: pids.exists() and pids.read_text().endswith("\n"))
    child.end()
    until(lambda: not any(alive(int(pid)) for pid in pids.read_text().split()))


def test_it_does_not_outlive_who_started_it(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    inner = f"import os, time; open({str(pid)!r}, 'w').write(f'{{os.getpid()}}\\n'); time.sleep(99)"
    outer = f"""
        import logging, sys
        from dags.child import Child, environment
        Child([sys.executable, "-c", {inner!r}], environment()).follow(logging.getLogger())
    """
    with subprocess.Popen(python(outer), cwd=PROJECT) as starter:
        until(lambda: pid.exists() and pid.read_text().endswith("\n"))
        starter.send_signal(signal.SIGKILL)
    until(lambda: not alive(int(pid.read_text())))


def test_it_sees_nothing_of_airflow() -> None:
    own = {"PATH": os.environ["PATH"], "AIRFLOW__API_AUTH__JWT_SECRET": "x", "PYTHONPATH": "y", "DATELINE_DATA": "z"}
    assert environment(own) == {"PATH": own["PATH"], "DATELINE_DATA": "z"}
