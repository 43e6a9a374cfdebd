"""Busy hosts: what they ask for, and for how long they are left alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response

from spiders.manners.backoff import LONGEST_ASKED, LONGEST_OWN, left_of, refused, retry_after
from spiders.manners.host_files import why_silent
from storage.manners import Rest

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LEAST = timedelta(seconds=2)


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def answer(value: bytes | str) -> Response:
    return Response("https://a.example/", headers={"Retry-After": value})


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        (b"120", seconds(120)),
        (b"0", seconds(0)),
        (b"soon", None),
        (b"", None),
        (b"-5", None),
        ("²".encode("latin-1"), None),
        (b"9" * 400, seconds(999_999_999)),
    ],
)
def test_seconds_to_wait(value: bytes, asked: timedelta | None) -> None:
    assert retry_after(answer(value), NOW) == asked


def test_a_date_to_wait_for() -> None:
    assert retry_after(answer(format_datetime(NOW + seconds(90), usegmt=True)), NOW) == seconds(90)
    assert retry_after(answer(format_datetime(NOW - timedelta(days=1), usegmt=True)), NOW) == seconds(0)
    assert retry_after(answer("Fri, 31 Dec 9999 23:59:59"), NOW) is None, "a time without a zone is none"
    assert retry_after(Response("https://a.example/"), NOW) is None


def test_what_a_host_asks_for_is_granted_exactly_and_within_a_week() -> None:
    rest = refused(Rest("a"), 503, seconds(77), NOW, LEAST)
    assert (rest.until, rest.failures, rest.is_asked) == (NOW + seconds(77), 1, True)
    assert refused(Rest("a"), 429, timedelta(days=4000), NOW, LEAST).until == NOW + LONGEST_ASKED
    assert left_of(refused(Rest("a"), 429, seconds(0), NOW, LEAST), NOW) == seconds(0)


def test_without_a_word_of_the_host_the_rest_doubles_each_time_in_a_row() -> None:
    rest, now, rests = Rest("a"), NOW, []
    for _ in range(40):
        rest = refused(rest, 503, None, now, LEAST)
        rests.append(left_of(rest, now))
        now += left_of(rest, now)
    assert rests[:5] == [seconds(2), seconds(4), seconds(8), seconds(16), seconds(32)]
    assert rests[-1] == LONGEST_OWN
    assert not rest.is_asked, "plain 503 may be any trouble of the host: a mirror may help"
    assert refused(Rest("a"), 429, None, NOW, LEAST).is_asked


def test_answers_that_were_under_way_count_as_one_refusal() -> None:
    first = refused(Rest("a"), 429, seconds(60), NOW, LEAST)
    second = refused(first, 503, None, NOW + seconds(1), LEAST)
    assert (second.failures, second.until, second.is_asked) == (1, first.until, True)
    longer = refused(first, 503, seconds(600), NOW + seconds(1), LEAST)
    assert longer.until == NOW + seconds(601)
    assert refused(longer, 503, None, NOW + seconds(602), LEAST).failures == 2


def test_a_delay_of_nothing_makes_no_rest() -> None:
    assert left_of(refused(Rest("a"), 503, None, NOW, seconds(0)), NOW) == seconds(0)


def test_why_a_host_gives_no_answer_is_one_line() -> None:
    unknown = why_silent(CannotResolveHostError("DNS lookup failed: no results for hostname lookup: www.a.example."))
    assert unknown == "its name has no address; is it right, and is this machine online?"
    assert why_silent(ConnectionError("lost\n\x1b[31mit" + "x" * 9999)).startswith("ConnectionError: lost ")
    assert len(why_silent(ConnectionError("x" * 9999))) <= 500
    assert "\x1b" not in why_silent(ConnectionError("\x1b[31m"))
