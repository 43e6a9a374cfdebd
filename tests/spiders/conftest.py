"""Fixtures of the crawl tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsstand.fixtures import newsstand
from tests.spiders.crawling import CommandLine, Crawler

__all__ = ["newsstand"]


@pytest.fixture
def crawler(warehouse: str, tmp_path: Path) -> Crawler:
    """Commands against a fresh warehouse."""
    return Crawler(warehouse, tmp_path)


@pytest.fixture
def line(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Commands that land nothing: any database will do."""
    return CommandLine(Crawler(server, tmp_path), monkeypatch, capsys)
