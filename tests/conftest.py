"""Fixtures that every room's tests may use: a real Postgres, and for each test a fresh warehouse on it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from storage import database, migrate
from storage.embedded import Cluster

_TEMPLATE = "template_warehouse"
_MUCH_ROOM = 4 << 30  # bytes; the servers of all test processes take some hundred MB

# Else each of the many processes that the tests start would compile the project anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# They need Airflow's environment: `make test` runs them there.
collect_ignore = [] if importlib.util.find_spec("airflow") else ["dags"]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Gives tests that share what is costly to one process, and any other test to the next that is free.

    Shared are the worlds of faults, and in Airflow's environment one running Airflow; its other tests stay by file.
    pytest-xdist 3.8 does so by its marks and `--dist loadgroup`, but not with pytest 9.2, and says nothing.
    """
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            if nodeid.startswith("tests/faults/"):
                return "tests/faults"
            if nodeid.startswith(("tests/dags/test_ui.py", "tests/dags/test_up.py")):
                return "a running Airflow"
            return nodeid.partition("::")[0] if nodeid.startswith("tests/dags/") else nodeid

    return Scheduling(config, log)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a throw-away Postgres of this test process, which forgets everything in the end."""
    # Not below pytest's own folder, which only its owner can enter: the account that runs Postgres for root cannot.
    folder = Path(tempfile.mkdtemp(prefix="dateline-test-", dir=_in_memory()))
    if os.geteuid() == 0:
        folder.chmod(0o711)
    cluster = Cluster(folder, durable=False)
    try:
        url = cluster.url()
        with database.connect(url, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(_TEMPLATE)))
        with database.connect(named(url, _TEMPLATE), autocommit=True) as connection:
            migrate.apply(connection)
        yield url
    finally:
        cluster.stop()
        shutil.rmtree(folder)


@pytest.fixture
def empty_database(server: str) -> Iterator[str]:
    """The address of a fresh database without any schema."""
    yield from _database(server, "template1")


@pytest.fixture
def warehouse(server: str) -> Iterator[str]:
    """The address of a fresh, migrated warehouse."""
    yield from _database(server, _TEMPLATE)


@pytest.fixture
def other_warehouse(server: str) -> Iterator[str]:
    """The address of one more, to compare with."""
    yield from _database(server, _TEMPLATE)


@pytest.fixture
def connection(warehouse: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A connection to `warehouse`, in autocommit."""
    with database.connect(warehouse, autocommit=True) as opened:
        yield opened


def _in_memory() -> Path | None:
    """A folder in memory, where there is much room: each test makes a database of some hundred files."""
    memory = Path("/dev/shm")  # noqa: S108 (what is made in it has a name of its own)
    return memory if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _MUCH_ROOM else None


def named(url: str, name: str) -> str:
    """The address of another database of the same server."""
    return url.replace("/dateline?", f"/{name}?")


def _database(server: str, template: str) -> Iterator[str]:
    name = f"test_{uuid.uuid4().hex}"
    with database.connect(server, autocommit=True) as admin:
        # Copying the files takes half the time of writing them to the log.
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
        admin.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
        yield named(server, name)
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
