"""Plots as SVG, small enough to be kept beside the text that they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_SIDE = 320
_LEFT, _TOP, _BOTTOM = 60, 20, 60
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def calibration_plot(steps: Sequence[tuple[float, float, int]]) -> str:
    """What was claimed (across) against what was right (up), both 0..1; the larger a dot, the more values."""
    most = max(values for _, _, values in steps)
    return "\n".join(
        [*_frame(), *(_dot(claimed, right, values / most) for claimed, right, values in steps), "</svg>", ""]
    )


def _frame() -> Iterator[str]:
    width, height = _LEFT + _SIDE + 20, _TOP + _SIDE + _BOTTOM
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    yield ' font-family="sans-serif" font-size="12">'
    yield f'<rect width="{width}" height="{height}" fill="#fff"/>'
    yield f'<rect x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#888"/>'
    yield f'<path d="M{_across(0)} {_up(0)}L{_across(1)} {_up(1)}" stroke="#888" stroke-dasharray="4"/>'
    for tick in _TICKS:
        yield f'<text x="{_across(tick)}" y="{_up(0) + 18}" text-anchor="middle">{tick:g}</text>'
        yield f'<text x="{_LEFT - 8}" y="{_up(tick) + 4}" text-anchor="end">{tick:g}</text>'
    yield f'<text x="{_across(0.5)}" y="{_up(0) + 42}" text-anchor="middle">how sure the reader was</text>'
    yield f'<text transform="translate(18 {_up(0.5)}) rotate(-90)" text-anchor="middle">share that was right</text>'


def _dot(claimed: float, right: float, size: float) -> str:
    return f'<circle cx="{_across(claimed)}" cy="{_up(right)}" r="{2 + 5 * size**0.5:.1f}" fill="#1d4f91"/>'


def _across(share: float) -> float:
    return round(_LEFT + _SIDE * share, 1)


def _up(share: float) -> float:
    return round(_TOP + _SIDE * (1 - share), 1)
