"""The pytest fixture: a newsstand of its own for each test; and how a crawl of it need not wait."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.newsstand.server import Newsstand

# The newsstand is ours: nothing to be polite to.
UNHURRIED = {
    "DOWNLOAD_DELAY": "0",
    "HOST_REST": "0",
    "AUTOTHROTTLE_ENABLED": "False",
    "CONCURRENT_REQUESTS": "16",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "8",
    "READER_PROCESSES": "1",
}

# What a crawl asks a host before its pages.
MANNERS = ("/robots.txt", "/.well-known/tdmrep.json")


@pytest.fixture
def newsstand() -> Iterator[Newsstand]:
    """The seeds and 24 invented articles of both outlets on a free port."""
    with Newsstand() as stand:
        yield stand
