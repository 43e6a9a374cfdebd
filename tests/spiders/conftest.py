"""Fixtures of the crawl tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsstand.fixtures import newsstand
from tests.spiders.crawling import Crawler

__all__ = ["newsstand"]


@pytest.fixture
def crawler(warehouse: str, tmp_path: Path) -> Crawler:
    """Commands against a fresh warehouse."""
    return Crawler(warehouse, tmp_path)
