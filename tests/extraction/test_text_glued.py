"""Names, dates and labels that a text browser put together stand apart again."""

from __future__ import annotations

from datetime import datetime
from time import perf_counter

import pytest

from spiders.extraction import read
from spiders.extraction.text_glued import unglued
from spiders.extraction.text_lines import Line
from tests.extraction.test_text_strangers import PARAGRAPHS, TITLE


@pytest.mark.parametrize(
    ("line", "apart"),
    [
        (
            "By Ada LorneNovember 18, 2026Updated: November 19, 2026",
            "By Ada Lorne November 18, 2026 Updated: November 19, 2026",
        ),
        ("Ada Lorne18/11/2026, 09:30", "Ada Lorne 18/11/2026, 09:30"),
        ("Published18 November 2026, 09:15 GMT", "Published 18 November 2026, 09:15 GMT"),
        ("By Ada LornePublished2026-11-18", "By Ada Lorne Published 2026-11-18"),
        (
            "Par Ada Lorne18 novembre 2026Mis à jour le 19 novembre 2026",
            "Par Ada Lorne 18 novembre 2026 Mis à jour le 19 novembre 2026",
        ),
        ("Мария Линд20 ноября 2026Обновлено 21 ноября 2026", "Мария Линд 20 ноября 2026 Обновлено 21 ноября 2026"),
    ],
)
def test_a_date_and_its_label_begin_behind_a_space(line: str, apart: str) -> None:
    assert [each.text for each in unglued([Line(line, 0)])] == [apart]


@pytest.mark.parametrize(
    "line",
    [
        "By Ada LorneMarsh 18, 2026",
        "The F16 December 2026 report",
        "Ada MacUpdate, 18 November 2026",
        "LorneUpdated the ropes of 2026, and then nobody came to see them.",
        "Room B18/11",
        "The RopeUpdated fair",
    ],
)
def test_what_is_one_word_stays_one(line: str) -> None:
    assert [each.text for each in unglued([Line(line, 0)])] == [line]


@pytest.mark.parametrize(
    ("line", "authors", "published", "modified"),
    [
        (
            "By Ada LorneNovember 18, 2026Updated: November 19, 2026",
            ("Ada Lorne",),
            "2026-11-18T12:00Z",
            "2026-11-19T12:00Z",
        ),
        ("Published18 November 2026, 09:15 GMT", (), "2026-11-18T09:15Z", None),
    ],
)
def test_a_text_has_the_dates_of_a_glued_line(
    line: str, authors: tuple[str, ...], published: str, modified: str | None
) -> None:
    found = read("\n\n".join((TITLE, line, *PARAGRAPHS)).encode(), None, "text/plain")
    days = [datetime.fromisoformat(day) if day else None for day in (published, modified)]
    assert (found.authors, found.published_at, found.modified_at) == (authors, *days)


def test_dates_below_an_article_are_not_its_own() -> None:
    below = ("Ropes of the quay", "Bo LindNovember 3, 2026", "Chains of the quay", "Bo LindNovember 2, 2026")
    found = read("\n\n".join((TITLE, *PARAGRAPHS, *below)).encode(), None, "text/plain")
    assert found.published_at is None


def test_a_year_and_its_clock_are_two() -> None:
    line = "November 18, 20269:41 AM UTCUpdated 2 hours ago"
    assert [each.text for each in unglued([Line(line, 0)])] == ["November 18, 2026 9:41 AM UTCUpdated 2 hours ago"]


@pytest.mark.parametrize("line", [f"{'aB' * 4000} 20.11.2026", f"Ada LorneNovember 18, 2026 {'x' * 200}"])
def test_a_line_that_is_long_is_left_alone(line: str) -> None:
    started = perf_counter()
    assert [each.text for each in unglued([Line(line, 0)] * 20)] == [line] * 20
    assert perf_counter() - started < 1.0
