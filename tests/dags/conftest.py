"""Airflow of the tests: a home of its own, its metadata in SQLite, the warehouse on the tests' Postgres."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from storage.config import PROJECT
from tests.dags.running import Up, airflow

# Airflow reads them when it is imported, which the test modules do.
_HOME = tempfile.TemporaryDirectory(prefix="dateline-airflow-test-")
os.environ |= {
    "AIRFLOW_HOME": _HOME.name,
    "AIRFLOW__CORE__DAGS_FOLDER": str(PROJECT / "dags"),
    "AIRFLOW__CORE__PLUGINS_FOLDER": str(PROJECT / "dags/newsroom/plugins"),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "PYTHONPATH": str(PROJECT),
}


@pytest.fixture(scope="session")
def metadata() -> None:
    """Airflow's metadata, which `dag.test()` needs."""
    subprocess.run([sys.executable, "-m", "airflow", "db", "migrate"], check=True, capture_output=True)


@pytest.fixture
def dateline(warehouse: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a fresh warehouse, which everything that is started uses."""
    monkeypatch.setenv("DATABASE_URL", warehouse)
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DATELINE_CONTACT", "dag-test@dateline.example")
    yield warehouse


@pytest.fixture(scope="session")
def up() -> Iterator[Up]:
    """The one running Airflow of all tests; the last test of test_up.py ends it."""
    with airflow() as running:
        yield running


@pytest.fixture(scope="session")
def stranger() -> TestClient:
    """Somebody at the Newsroom who is not logged in; needs `metadata`."""
    from airflow.api_fastapi.app import init_auth_manager

    from dags.newsroom.app import app

    init_auth_manager()
    return TestClient(app, raise_server_exceptions=True)


@pytest.fixture
def client(stranger: TestClient, dateline: str) -> Iterator[TestClient]:
    """Somebody who may look at everything and change nothing, at a fresh warehouse."""
    from tests.dags.newsroom_pages import logged_in

    assert dateline
    yield from logged_in(stranger, "viewer")
