"""The pytest fixture: a newsstand of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.newsstand.server import Newsstand


@pytest.fixture
def newsstand() -> Iterator[Newsstand]:
    """The seeds and 24 invented articles of both outlets on a free port."""
    with Newsstand() as stand:
        yield stand
