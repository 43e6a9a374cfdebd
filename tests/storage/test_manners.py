"""What the warehouse keeps of hosts: their files, their rests, and whose turn it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import psycopg
import pytest

from storage import manners
from storage.landing import Landing
from storage.manners import HostFile, Rest

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_of_two_copies_of_a_file_the_later_stands(warehouse: str) -> None:
    first = HostFile("https://a.example", "/robots.txt", NOON, 200, b"\x00\xff", '"1"', "yesterday")
    later = HostFile("https://a.example", "/robots.txt", NOON + timedelta(hours=1), 404, b"")
    with Landing(warehouse) as landing:
        assert manners.file(landing, first.origin, first.path) is None
        manners.keep_file(landing, first)
        assert manners.file(landing, first.origin, first.path) == first
        manners.keep_file(landing, later)
        manners.keep_file(landing, first)
        assert manners.file(landing, first.origin, first.path) == later
        assert manners.file(landing, first.origin, "/.well-known/tdmrep.json") is None


def test_a_rest_is_kept_and_ended(warehouse: str) -> None:
    rest = Rest("a.example", NOON, 3, is_asked=True, detail="answers 429 \x00")
    with Landing(warehouse) as landing:
        assert manners.rest(landing, "a.example") == Rest("a.example")
        manners.keep_rest(landing, rest)
        assert manners.rest(landing, "a.example") == Rest("a.example", NOON, 3, is_asked=True, detail="answers 429 ")
        manners.keep_rest(landing, Rest("a.example"))
        assert manners.rest(landing, "a.example") == Rest("a.example")


def test_crawls_of_one_outlet_take_turns(warehouse: str) -> None:
    """Each of two crawls gets moments that are no nearer to any other's than the delay."""
    delay = timedelta(seconds=3)

    def moments(_: int) -> list[datetime]:
        with Landing(warehouse) as landing:
            return [datetime.now(UTC) + manners.take_turn(landing, "herald", delay) for _ in range(10)]

    with ThreadPoolExecutor(2) as crawls:
        taken = sorted(moment for each in crawls.map(moments, range(2)) for moment in each)
    # The clock is read before the question, and the answer counts from when it was put.
    assert min(later - former for former, later in pairwise(taken)) > delay - timedelta(seconds=1)
    assert taken[-1] - taken[0] > 18 * delay
    with Landing(warehouse) as landing:
        assert manners.take_turn(landing, "other", delay) == timedelta(0)


@pytest.mark.parametrize("stood", ["infinity", "2999-01-01"])
def test_nobody_waits_for_a_turn_that_never_comes(
    warehouse: str, connection: psycopg.Connection[tuple[object, ...]], stood: str
) -> None:
    connection.execute("INSERT INTO landing.pace VALUES ('herald', %s)", (stood,))
    with Landing(warehouse) as landing:
        assert manners.take_turn(landing, "herald", timedelta(seconds=1)) <= timedelta(hours=1)
