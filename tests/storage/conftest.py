"""Fixtures of the storage tests."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.binaries import EmbeddedError
from storage.embedded import SHARED_DATA, Cluster


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder that every account can enter; its server is stopped in the end."""
    yield from _folder()


@pytest.fixture(scope="module")
def made_folder() -> Iterator[Path]:
    """A data folder with a cluster in it, for tests that do not ask how it is made; each finds it as it may be left."""
    for path in _folder():
        Cluster(path, durable=False).url()
        yield path


def _folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="dateline-test-"))
    path.chmod(0o755)
    yield path
    with contextlib.suppress(EmbeddedError):
        Cluster(path).stop()
    home = (path / "postgres").resolve()
    shutil.rmtree(path)
    if home.is_relative_to(SHARED_DATA):
        shutil.rmtree(home)
