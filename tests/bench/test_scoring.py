"""What readers are compared by."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.gold import GoldPage
from tests.bench.scoring import Reading, body_shares, days_of, f1, names_of, same_title, score

HARBOUR = "The harbour was closed for three days after the storm."


def gold(**known: object) -> GoldPage:
    values: dict[str, object] = {"title": None, "bodies": (), "authors": (), "days": frozenset()}
    return GoldPage("1", "", Path("page.html"), **(values | known))  # type: ignore[arg-type]


def test_a_body_is_compared_by_runs_of_four_words() -> None:
    # Seven runs; the reading has two more, and lacks the first.
    shares = body_shares([HARBOUR], HARBOUR.replace("The harbour", "harbour") + " It rained.")
    assert shares == pytest.approx((6 / 8, 6 / 7))
    assert body_shares([HARBOUR], HARBOUR.replace(" ", "\n")) == (1.0, 1.0)
    assert body_shares(["Another text, quite another one.", HARBOUR], HARBOUR) == (1.0, 1.0)
    assert body_shares([HARBOUR], None) == (None, 0.0)


def test_marks_and_white_space_make_no_other_title() -> None:
    assert same_title("“Closed” – for  days", '"Closed" - for days')
    assert not same_title("Closed for days", "Closed For Days")
    assert not same_title("Closed for days", None)


def test_a_day_is_right_by_either_clock() -> None:
    assert days_of("2026-03-01T23:30:00-05:00") == {"2026-03-01", "2026-03-02"}
    assert days_of("2026-03-01") == {"2026-03-01"}
    assert days_of("yesterday") == days_of(None) == frozenset()


def test_names_are_parted_and_bare() -> None:
    assert names_of(["By Ana Peña and Li Wei", "li wei"]) == {"ana pena", "li wei"}


def test_a_score_is_of_the_pages_that_tell() -> None:
    right = Reading("A title", HARBOUR, ("Li Wei",), "2026-03-01", 0.010)
    nothing = Reading(None, None, (), None, 0.030)
    page = gold(title="A title", bodies=(HARBOUR,), authors=("Li Wei",), days=frozenset({"2026-03-01"}))
    found = score([(page, right), (page, nothing), (gold(), nothing)])
    # Of a page of which nothing was read there is no precision.
    assert found.body == pytest.approx(f1(1.0, 0.5))
    assert (found.broken, found.title, found.day) == (0.5, 0.5, 0.5)
    assert found.authors == pytest.approx(2 / 3)
    assert [found.mean_ms, found.median_ms] == pytest.approx([70 / 3, 30])
    assert score([(gold(), right)]).title is None
    with pytest.raises(ValueError, match="no page"):
        score([])
