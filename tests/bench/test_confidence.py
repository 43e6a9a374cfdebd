"""How well the reader's confidence foretells what is right."""

from __future__ import annotations

import pytest
from lxml import etree

from spiders.extraction.confidence import ValueKind
from tests.bench.confidence import Case, foretold, steps
from tests.bench.plot import calibration_plot

SURE, UNSURE = ValueKind("headline", "css:h1", 2), ValueKind("headline", "css:title", 0)


def test_one_half_of_the_pages_foretells_the_other() -> None:
    # What is right in one half is wrong in the other: a half that told of itself would be always right.
    cases = [Case(kind, kind is SURE, half) for kind in (SURE, UNSURE) for half in (0, 1) for _ in range(100)]
    assert [right for share, right in foretold(cases) if share > 0.5] == [True] * 200
    turned = [case._replace(is_right=case.half == 0) for case in cases]
    assert [right for share, right in foretold(turned) if share > 0.5] == [False] * 200


def test_steps_are_of_the_same_size_and_in_order() -> None:
    found = steps([(place / 80, place >= 40) for place in range(80)])
    assert [step.values for step in found] == [10] * 8
    assert [step.right for step in found] == [0.0] * 4 + [1.0] * 4
    assert found[0].claimed == pytest.approx(4.5 / 80)


def test_values_of_the_same_confidence_are_not_told_apart() -> None:
    found = steps([(0.9, place % 4 > 0) for place in range(80)])
    assert [step.right for step in found] == [0.75] * 8


def test_the_plot_has_a_dot_for_each_step() -> None:
    drawn = etree.fromstring(calibration_plot([(0.5, 0.5, 10), (0.9, 0.8, 40)]).encode())
    dots = [dict(dot.attrib) for dot in drawn.iter("{*}circle")]
    assert [(float(dot["cx"]), float(dot["cy"])) for dot in dots] == [(220.0, 180.0), (348.0, 84.0)]
    assert float(dots[0]["r"]) < float(dots[1]["r"])
