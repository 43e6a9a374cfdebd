"""Airflow on this machine: how it ends, without Airflow."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dags.components import Components
from dags.local import Local
from storage import config
from storage.embedded import Cluster
from tests.dags.running import until
from tests.dags.test_child import alive


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder that the account of the embedded Postgres can reach."""
    with tempfile.TemporaryDirectory(prefix="dateline-local-") as made:
        Path(made).chmod(0o711)
        yield Path(made)
        Cluster(Path(made)).stop()


def test_being_told_again_to_end_does_not_interrupt_the_ending(tmp_path: Path) -> None:
    """The component tells whoever ends it, as a second Ctrl-C does, and `make down` beside the first."""
    told: list[int] = []
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda number, _: told.append(number)) for number in numbers]
    components = Components(tmp_path)
    script = "trap 'kill -INT $PPID; kill -TERM $PPID; exit' TERM; echo ready; while :; do sleep 0.1; done"
    pid = components.start("component", ["sh", "-c", script], os.environ)
    try:
        until(20, lambda: components.log("component").read_text() == "ready\n")
    finally:
        components.end()
        after = [signal.signal(*pair) for pair in zip(numbers, before, strict=True)]
    assert told == []
    assert signal.SIG_IGN not in after, "they are heard again afterwards"
    assert not Path(f"/proc/{pid}").exists()


def test_components_do_not_outlive_who_started_them(tmp_path: Path) -> None:
    code = f"""
import os, signal
from pathlib import Path
from dags.components import Components
components = Components(Path({str(tmp_path)!r}))
components.start("component", ["sh", "-c", "echo $$; exec sleep 99"], os.environ)
components.wait(lambda: None if components.log("component").read_text() else "silent", 20)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=config.PROJECT, check=False)
    assert done.returncode == -signal.SIGKILL
    pid = int((tmp_path / "component.log").read_text())
    until(20, lambda: not alive(pid))


def test_a_postgres_that_ran_before_goes_on(folder: Path) -> None:
    Cluster(folder).url()
    local = Local(config.load({"DATELINE_DATA": str(folder)}))
    with local._warehouse():
        assert local.postgres_runs()
    assert local.postgres_runs()
