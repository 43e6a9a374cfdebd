"""What the tables of the benchmarks say of their limits."""

from __future__ import annotations

from tests.bench.table import Line, as_markdown


def test_a_missed_aim_is_marked_in_its_row() -> None:
    lines = [
        Line("held", "8 / 2", 4.0, at_least=4.0),
        Line("too little", "7 / 2", 3.5, at_least=4.0),
        Line("too much", "3 / 2", 1.5, at_most=1),
        Line("told in words", "5 MB", 1.2, "flat"),
        Line("measured only", "5 ms"),
    ]
    assert [line.is_missed for line in lines] == [False, True, True, False, False]
    assert as_markdown(lines).splitlines()[2:] == [
        "| held | 8 / 2 | 4.00 | at least 4.0 |",
        "| too little | 7 / 2 | 3.50 | **missed**: at least 4.0 |",
        "| too much | 3 / 2 | 1.50 | **missed**: at most 1 |",
        "| told in words | 5 MB | 1.20 | flat |",
        "| measured only | 5 ms |  |  |",
    ]


def test_a_row_is_held_against_what_it_prints() -> None:
    assert not Line("nearly", "", 3.996, at_least=4.0).is_missed
    assert Line("not quite", "", 3.994, at_least=4.0).is_missed
