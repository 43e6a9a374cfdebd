"""Articles a day as bars: where each stands, and the same in words. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dags.newsroom.words import counted
from spiders.registry import Range

# Of the drawing, in its own units; the page scales it.
WIDTH, HEIGHT = 300.0, 56.0
_GAP = 2.0
# A day with any article is seen, however many another has.
_LEAST = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One day."""

    day: date
    articles: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plot:
    """The bars of some days, oldest first; `least_y` is where the expected minimum lies, None outside the drawing."""

    bars: tuple[Bar, ...]
    peak: int
    least_y: float | None
    summary: str


def plot(counts: Mapping[date, int], last: date, days: int, expected: Range) -> Plot:
    """The bars of `days` days up to `last`."""
    dates = [last - timedelta(days=back) for back in range(days - 1, -1, -1)]
    values = [counts.get(one, 0) for one in dates]
    peak = max(values)
    step = WIDTH / days
    bars = tuple(
        Bar(one, value, round(place * step, 2), round(HEIGHT - height, 2), round(step - _GAP, 2), round(height, 2))
        for place, (one, value) in enumerate(zip(dates, values, strict=True))
        for height in [max(HEIGHT * value / peak, _LEAST) if value else 0.0]
    )
    least = expected.min
    least_y = round(HEIGHT - HEIGHT * least / peak, 2) if least and peak and least <= peak else None
    return Plot(bars, peak, least_y, _summary(dates, values))


def _summary(dates: list[date], values: list[int]) -> str:
    if not any(values):
        return f"No article was published in the last {len(dates)} days."
    busiest = dates[values.index(max(values))]
    return (
        f"{counted(sum(values), 'article')} published in the last {len(dates)} days; "
        f"most on {busiest.day} {busiest:%B}: {max(values):,}; "
        f"yesterday {values[-2]:,}, today {values[-1]:,}."
    )
