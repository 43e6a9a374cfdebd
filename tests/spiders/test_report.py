"""What is said of a day's output, and of an edition that the warehouse follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spiders.registry import Expect, Range, edition_named
from spiders.report import output
from storage.landing import Landing
from tests.spiders.crawling import PROJECT, Crawler

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("count", "words"), [(9, "only 9 articles"), (10, None), (20, None), (21, "at most 20 are expected")]
)
def test_only_the_unexpected_is_said(count: int, words: str | None) -> None:
    edition = replace(edition_named("presstv"), expect=Expect(Range(10, 20)))
    said = output(edition, DAY, count)
    assert (words is None and said is None) or (words is not None and said is not None and words in said)


def test_without_bounds_nothing_is_unexpected() -> None:
    assert output(replace(edition_named("presstv"), expect=Expect()), DAY, 0) is None


def test_a_day_counts_only_once_the_edition_is_followed(crawler: Crawler) -> None:
    crawler.saved("almayadeen_en", PROJECT / "tests/fixtures/seeds")
    with Landing(crawler.url) as landing:
        captured = date(2025, 5, 18)
        assert landing.published_on("almayadeen", "en", date(2023, 5, 7)) is None
        assert landing.published_on("almayadeen", "en", captured + timedelta(days=1)) == 0
        assert landing.published_on("presstv", "en", DAY) is None
