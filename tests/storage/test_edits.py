"""Edits as facts: what changed word by word, what was taken back, and what is no edit."""

from __future__ import annotations

import random
import time
from itertools import pairwise
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import rows
from storage.normalise import normalise
from storage.records import Image, Link, LinkKind
from tests.storage.making import at, capture, land, staged

Connection = psycopg.Connection[tuple[Any, ...]]


def land_bodies(url: str, *bodies: str, first: int = 0, **fields: Any) -> None:
    """Pages of one address, an hour apart, each of bytes of its own."""
    pages = [(capture(f"{first + i}{body}", at(60 * (first + i)), **fields), body) for i, body in enumerate(bodies)]
    land(url, *((page, staged(page, body=body)) for page, body in pages))
    normalise(url)


# --- word by word


def diff(connection: Connection, old: str | None, new: str | None) -> str:
    row = connection.execute("SELECT news.word_diff(%s, %s)", (old, new)).fetchone()
    assert row is not None
    shown: str = row[0]
    return shown


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Ships came in", "Ships went in", "Ships [-came-]{+went+} in"),
        ("Storm hits", "Deadly storm hits", "[-Storm-]{+Deadly storm+} hits"),
        ("storm hits", "Deadly storm hits", "{+Deadly +}storm hits"),
        ("A b c", "A c", "A [-b -]c"),
        ("A b", "A b c", "A b{+ c+}"),
        ("One.\n\nTwo.", "One.\n\nNew.\n\nTwo.", "One.\n\n{+New.\n\n+}Two."),
        ("One. Two.", "One.\n\nTwo.", "One.[- -]{+\n\n+}Two."),
        ("a b c d e", "a x c y e", "a [-b-]{+x+} c [-d-]{+y+} e"),
        ("قالت الوزارة إن ثلاثة قتلوا", "قالت الوزارة إن سبعة قتلوا", "قالت الوزارة إن [-ثلاثة-]{+سبعة+} قتلوا"),
        ("cafe\u0301 closed", "cafe closed", "[-cafe\u0301-]{+cafe+} closed"),
        (None, "New standfirst", "{+New standfirst+}"),
        ("Gone", None, "[-Gone-]"),
        ("Same", "Same", "Same"),
        ("", "", ""),
        (" ", "", "[- -]"),
    ],
)
def test_word_by_word(connection: Connection, old: str | None, new: str | None, expected: str) -> None:
    assert diff(connection, old, new) == expected


WORDS = st.sampled_from(["a", "b", "c", "ab", "é", "e\u0301", "\u0301", "سلام", "\u200f", "[-", "+}", "{+", "-]", "😀"])
GAPS = st.sampled_from([" ", "  ", "\n\n", "\t", "\u00a0", "\u3000", "\r", "\x0b", ""])
TEXTS = st.one_of(
    st.none(), st.text(st.characters(), max_size=40), st.lists(st.one_of(WORDS, GAPS), max_size=30).map("".join)
).map(rows.text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=TEXTS, new=TEXTS)
def test_both_texts_can_be_put_together_again(connection: Connection, old: str | None, new: str | None) -> None:
    segments = connection.execute("SELECT kind, segment FROM news.word_changes(%s, %s) ORDER BY place", (old, new))
    found = segments.fetchall()
    assert "".join(segment for kind, segment in found if kind != "added") == (old or "")
    assert "".join(segment for kind, segment in found if kind != "removed") == (new or "")
    assert all(segment for _, segment in found)
    if (old or "") == (new or ""):
        assert {kind for kind, _ in found} <= {"kept"}
    assert all(before[0] != after[0] for before, after in pairwise(found))


def longest_common(old: list[str], new: list[str]) -> int:
    """How long a longest common subsequence is, the plain way."""
    lengths = [0] * (len(new) + 1)
    for word in old:
        former = 0
        for place, other in enumerate(new, 1):
            former, lengths[place] = (
                lengths[place],
                former + 1 if word == other else max(lengths[place], lengths[place - 1]),
            )
    return lengths[-1]


LETTERS = st.lists(st.sampled_from("abcd"), max_size=25)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=LETTERS, new=LETTERS)
def test_as_many_words_stay_as_can(connection: Connection, old: list[str], new: list[str]) -> None:
    row = connection.execute("SELECT news.kept_words(%s::text[], %s::text[])", (old, new)).fetchone()
    assert row is not None
    kept = [(place, stays) for place, stays in enumerate(row[0], 1) if stays is not None]
    assert all(old[place - 1] == new[stays - 1] for place, stays in kept)
    assert [stays for _, stays in kept] == sorted({stays for _, stays in kept})
    assert len(kept) == longest_common(old, new)


def test_texts_too_different_are_one_replacement(connection: Connection) -> None:
    """Hostile ones too: no text takes for ever."""
    chance = random.Random(3)  # noqa: S311
    old, new = (" ".join(chance.choices("abcdefghij", k=9000)) for _ in range(2))
    began = time.monotonic()
    shown = diff(connection, f"First {old} last", f"First {new} last")
    assert shown == f"First [-{old}-]{{+{new}+}} last"
    for hostile in (" " * 300_000, "x" * 300_000, "\u0301" * 100_000 + " ", "a " * 100_000):
        diff(connection, hostile, f"{hostile}b")
        diff(connection, f"b{hostile}c", hostile)
    assert time.monotonic() - began < 60, "some seconds on a machine at rest"


# --- as facts


def flickers(connection: Connection) -> list[tuple[str, bool]]:
    return connection.execute("SELECT body, flicker FROM news.revision ORDER BY version").fetchall()


def changes(connection: Connection) -> list[tuple[Any, ...]]:
    return connection.execute(
        "SELECT version, field, removed, added, diff FROM news.revision_diff ORDER BY version, field"
    ).fetchall()


@pytest.mark.parametrize(
    ("bodies", "flicker"),
    [
        ("A", [False]),
        ("AB", [False, False]),
        ("ABA", [True, True, True]),
        ("ABAB", [True] * 4),
        ("ABAC", [True, True, True, False]),
        ("CABA", [False, True, True, True]),
        ("ABCA", [False] * 4),
        ("ABCBA", [False, True, True, True, False]),
    ],
)
def test_an_edit_that_was_taken_back_is_flicker(
    warehouse: str, connection: Connection, bodies: str, flicker: list[bool]
) -> None:
    land_bodies(warehouse, *bodies)
    assert flickers(connection) == list(zip(bodies, flicker, strict=True))


def test_back_to_the_very_bytes_is_flicker(warehouse: str, connection: Connection) -> None:
    pages = {body: capture(body) for body in "AB"}
    for minute, body in enumerate("ABA"):
        page = capture(body, at(minute))
        assert page.capture_id == pages[body].capture_id
        land(warehouse, (page, staged(page, body=body)))
        normalise(warehouse)
    assert flickers(connection) == [("A", True), ("B", True), ("A", True)]
    assert [change[-1] for change in changes(connection)] == ["[-A-]{+B+}", "[-B-]{+A+}"]


def test_a_text_rendering_takes_nothing_back(warehouse: str, connection: Connection) -> None:
    """Its own edits are told apart from those of the page."""
    land_bodies(warehouse, "A", "B")
    land_bodies(warehouse, "a", "A", "a", first=2, media_type="text/plain")
    assert flickers(connection) == [("A", False), ("B", False), ("A", True), ("a", True)]
    assert [change[-1] for change in changes(connection)] == ["[-A-]{+B+}", "[-a-]{+A+}", "[-A-]{+a+}"]


def test_each_field_has_its_change(warehouse: str, connection: Connection) -> None:
    first, second, third = (capture(name, at(60 * hour)) for hour, name in enumerate("abc"))
    said: dict[str, Any] = {
        "headline": "Harbour opens",
        "standfirst": None,
        "body": "Ships came.\n\nThree sailed on Monday.",
    }
    land(
        warehouse,
        (first, staged(first, **said)),
        (
            second,
            staged(second, **said | {"standfirst": "At last", "body": "Ships came.\n\nFour sailed on Monday. Fog."}),
        ),
        (
            third,
            staged(third, **said | {"standfirst": "At last", "body": "Ships came. Four sailed on\n\nMonday. Rain."}),
        ),
    )
    normalise(warehouse)
    assert changes(connection) == [
        (2, "body", ["Three"], ["Four", "Fog."], "Ships came.\n\n[-Three-]{+Four+} sailed on Monday.{+ Fog.+}"),
        (2, "standfirst", [], ["At last"], "{+At last+}"),
        (
            3,
            "body",
            ["Fog."],
            ["Rain."],
            "Ships came.[-\n\n-]{+ +}Four sailed on[- -]{+\n\n+}Monday. [-Fog.-]{+Rain.+}",
        ),
    ]
    compared = "SELECT DISTINCT version, compared_with, reader_version FROM news.revision_diff ORDER BY 1"
    assert connection.execute(compared).fetchall() == [(2, first.capture_id, 1), (3, second.capture_id, 1)]


def test_furniture_is_no_edit(warehouse: str, connection: Connection) -> None:
    """The ticker, related links, pictures, white space: everything but the wording."""
    first, second = capture("a", at(0)), capture("b", at(60))
    around: dict[str, Any] = {
        "ticker": ("Fog lifts",),
        "links": (Link(LinkKind.RELATED, "Rain"),),
        "images": (Image("Pier"),),
        "body": "Ships  came into\n\nthe harbour.",
        "tags": ("fog",),
        "byline": "By Ann Lee",
    }
    land(warehouse, (first, staged(first)), (second, staged(second, **around)))
    normalise(warehouse)
    assert connection.execute("SELECT revision_count, byline FROM news.article").fetchall() == [(1, "By Ann Lee")]
    assert changes(connection) == []


def test_a_change_is_told_by_a_reader_that_read_both(warehouse: str, connection: Connection) -> None:
    """What a newer reader leaves out was not removed by the outlet."""
    old, new = capture("a", at(0)), capture("b", at(60))
    land(
        warehouse,
        (old, staged(old, body="Ships came. Share this!")),
        (new, staged(new, body="Ships went. Share this!")),
    )
    land(warehouse, (new, staged(new, reader=2, body="Ships went.")))
    normalise(warehouse)
    assert [change[-1] for change in changes(connection)] == ["Ships [-came.-]{+went.+} Share this!"]
    land(warehouse, (old, staged(old, reader=2, body="Ships came.")))
    normalise(warehouse)
    assert [change[-1] for change in changes(connection)] == ["Ships [-came.-]{+went.+}"]
