"""What may stand behind `-a`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from spiders.arguments import ArgumentError, Arguments


def test_nothing_given_admits_everything() -> None:
    arguments = Arguments.parse({})
    assert arguments == Arguments()
    assert arguments.admits(None)
    assert arguments.admits(datetime(2017, 12, 11, tzinfo=UTC))


@pytest.mark.parametrize(
    ("published", "admitted"),
    [
        (datetime(2026, 9, 30, 23, 59, tzinfo=UTC), False),
        (datetime(2026, 10, 1, 0, 0, tzinfo=UTC), True),
        (datetime(2026, 10, 31, 23, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 1, 0, 0, tzinfo=UTC), False),
        (None, False),
    ],
)
def test_both_days_are_included(published: datetime | None, admitted: bool) -> None:
    assert Arguments.parse({"since": "2026-10-01", "until": "2026-10-31"}).admits(published) is admitted


def test_one_bound_is_enough() -> None:
    assert Arguments.parse({"since": "2026-10-01"}) == Arguments(since=date(2026, 10, 1))
    assert not Arguments.parse({"until": "2026-10-01"}).admits_day(date(2026, 10, 2))


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"since": "2026-10-31", "until": "2026-10-01"}, "since 2026-10-31 is after until 2026-10-01"),
        ({"since": "yesterday"}, "since: not a day like 2026-10-31: 'yesterday'"),
        ({"until": "2026-02-30"}, "until: not a day"),
        ({"until": "9999-12-31"}, "until: no outlet published in 9999"),
        ({"captures": "/no/such/place"}, "captures: no such file or folder: /no/such/place"),
        ({"captures": "ftp://h/x.warc.gz"}, "captures: unknown kind of address: ftp://"),
        ({"capture": "x"}, "unknown argument -a capture=; there are: captures, since, until, revisit"),
        ({"revisit": "maybe"}, "revisit: say yes or no, not 'maybe'"),
        ({"captures": ""}, "captures: nothing is given"),
        ({"since": " "}, "since: nothing is given"),
    ],
)
def test_a_mistake_is_one_clear_line(given: dict[str, str], complaint: str) -> None:
    with pytest.raises(ArgumentError) as refusal:
        Arguments.parse(given)
    assert complaint in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_captures_that_exist_are_taken(tmp_path: Path) -> None:
    assert Arguments.parse({"captures": str(tmp_path), "revisit": "true"}) == Arguments(captures=tmp_path, revisit=True)
