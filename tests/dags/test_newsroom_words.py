"""How the Newsroom says things: ages, dates, marks, addresses, plots. No database, no app."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dags.newsroom import words
from dags.newsroom.plot import HEIGHT, plot
from dags.newsroom.wall import declared
from spiders.registry import Expect, Range

NOW = datetime.now(UTC)


@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        (timedelta(0), "just now"),
        (timedelta(hours=-2), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=47), "47 hours ago"),
        (timedelta(days=2), "2 days ago"),
        (timedelta(days=61), "2 months ago"),
        (timedelta(days=3000), "8 years ago"),
    ],
)
def test_ages(passed: timedelta, expected: str) -> None:
    assert words.ago(NOW - passed, NOW) == expected


def test_dates_are_told_as_exactly_as_they_are_known() -> None:
    at, on = datetime(2023, 5, 7, 22, 5, tzinfo=UTC), date(2023, 5, 8)
    assert words.published(at, on, "minute") == "7 May 2023, 22:05 UTC"
    assert words.published(at, on, "day") == "8 May 2023"
    assert words.published(at, on, "inferred") == "8 May 2023 (inferred)"
    assert words.published(None, None, None) == "date unknown"


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        ("a **b** c", [("a ", False), ("b", True), (" c", False)]),
        ("**b**", [("b", True)]),
        ("a ** b", [("a ** b", False)]),
        ("**a** and 2 ** 3", [("a", True), (" and 2 ** 3", False)]),
        ("2 ** 3 **a** b", [("2 ** 3 ", False), ("a", True), (" b", False)]),
        ("***a*** **S****-4**", [("*", False), ("a", True), ("* ", False), ("S", True), ("-4", True)]),
        ("", []),
    ],
)
def test_what_was_found_is_marked(snippet: str, expected: list[tuple[str, bool]]) -> None:
    assert words.marked(snippet) == expected


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:x",
        "//host",
        "https://",
        "https://[x",
        "file:///x",
        "https://a.example@evil.example/",
        "https://evil.example\\@a.example/",
        "https://a.example\\.evil.example/",
        "https://a.\tevil.example/",
        "https://a.example/\u202ex",
        "https://a.example\uff0fevil.example/",
        "https://a..example/",
        "https://a.example:x/",
    ],
)
def test_only_web_addresses_can_be_followed(url: str | None) -> None:
    assert words.web_address(url) is None
    assert words.web_address("HTTPS://a.example/x") == "HTTPS://a.example/x"
    assert words.web_address("https://[::1]:8000/x") == "https://[::1]:8000/x"


def test_a_host_that_looks_like_another_is_told_apart() -> None:
    assert words.web_address("https://www.\u0440resstv.ir:81/a?b#c") == "https://www.xn--resstv-9qf.ir:81/a?b#c"


WORDS = [f"w{number}" for number in range(100)]


@pytest.mark.parametrize(
    ("segments", "expected"),
    [
        (
            [("removed", "old"), ("added", "new"), ("kept", " end.")],
            [("removed", "old"), ("added", "new"), ("kept", " end.")],
        ),
        (
            [("kept", " ".join(WORDS[:30]) + " "), ("added", "new "), ("kept", " ".join(WORDS[30:60]))],
            [
                ("kept", " … " + " ".join(WORDS[22:30]) + " "),
                ("added", "new "),
                ("kept", " ".join(WORDS[30:38]) + " … "),
            ],
        ),
        (
            [("removed", "a"), ("kept", " " + " ".join(WORDS) + " "), ("removed", "b")],
            [
                ("removed", "a"),
                ("kept", " " + " ".join(WORDS[:8]) + " … " + " ".join(WORDS[92:]) + " "),
                ("removed", "b"),
            ],
        ),
        ([("added", " ".join(WORDS))], [("added", " ".join(WORDS[:40]) + " … ")]),
        ([("removed", "a"), ("kept", " ")] * 9, [("removed", "a"), ("kept", " ")] * 6 + [("kept", " …")]),
        ([], []),
    ],
)
def test_an_edit_is_shown_with_a_few_words_around(
    segments: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert words.abridged(segments) == expected


def test_the_plot_is_to_scale_and_tells_it_in_words() -> None:
    last = date(2026, 11, 22)
    drawn = plot({last: 5, last - timedelta(days=1): 20, last - timedelta(days=99): 7}, last, 30, Range(min=10))
    assert [bar.articles for bar in drawn.bars] == [0] * 28 + [20, 5]
    assert [bar.height for bar in drawn.bars[-2:]] == [HEIGHT, HEIGHT / 4]
    assert drawn.least_y == HEIGHT / 2
    assert drawn.summary == (
        "25 articles published in the last 30 days; most on 21 November: 20; yesterday 20, today 5."
    )
    assert plot({last: 1}, last, 30, Range(min=10)).least_y is None


def test_what_is_declared_is_told() -> None:
    assert declared(Expect(Range(20, 300), silence_hours=12)) == "silent for 12 hours at most, 20 to 300 articles a day"
    assert declared(Expect(Range(20))) == "20 articles a day or more"
    assert declared(Expect(Range(max=9))) == "9 articles a day at most"
    assert declared(Expect()) == ""
