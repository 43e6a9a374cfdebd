"""`scrapy verify`: what a user sees of it that other tests do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spiders.crawling import Crawler


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["nobody"], 2, "no outlet is declared for 'nobody'"),
        (["--quick", "--repair"], 2, "--repair needs to read the records"),
        (["presstv"], 1, "the archive's folder cannot be read"),
    ],
)
def test_a_mistake_and_an_archive_that_is_away_are_one_line(
    crawler: Crawler, words: list[str], code: int, told: str
) -> None:
    finished = crawler.command("verify", *words)
    assert (finished.code, finished.stderr.count("\n")) == (code, 1)
    assert told in finished.stderr


def test_names_are_hostile(crawler: Crawler, tmp_path: Path) -> None:
    """Nothing in the name of a file may steer the terminal."""
    folder = tmp_path / "data/archive"
    folder.mkdir(parents=True)
    (folder / "\x1b[2Jmine.warc.gz").write_bytes(b"none of ours")
    finished = crawler.whole("verify", "--quick")
    assert "files of others, left alone: 1" in finished.stdout
    assert "\x1b" not in finished.stdout
