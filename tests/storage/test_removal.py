"""Deletions as facts: what counts as gone, what confirms it, and coming back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import psycopg
import pytest

from storage.crawl_records import Absence
from storage.normalise import normalise
from storage.records import Capture, CaptureSource, Observation, PageClass
from tests.storage.making import absence, at, capture, land, land_looks, staged

Connection = psycopg.Connection[tuple[Any, ...]]

FIRST, SECOND = "https://herald.example/1", "https://herald.example/2"


def removals(connection: Connection) -> list[tuple[datetime, datetime, datetime | None]]:
    return connection.execute("SELECT gone_from, confirmed_at, back_at FROM news.removal ORDER BY 1").fetchall()


def removed_at(connection: Connection) -> list[datetime | None]:
    return [at for (at,) in connection.execute("SELECT removed_at FROM news.article ORDER BY article_key")]


def look(warehouse: str, *looks: Observation | Absence) -> None:
    """As revisits come: one after the other, each followed by normalise."""
    for each in looks:
        land_looks(warehouse, each)
        normalise(warehouse)


@pytest.fixture
def page(warehouse: str) -> Capture:
    """An article, seen at minute 0."""
    seen = capture("a", at(0))
    land(warehouse, (seen, staged(seen)))
    normalise(warehouse)
    return seen


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("status", [404, 410])
def test_gone_twice_an_hour_apart_is_removed(warehouse: str, connection: Connection, status: int) -> None:
    look(warehouse, absence(at(10), status=status))
    assert removed_at(connection) == [None]
    look(warehouse, absence(at(70), status=status))
    assert removed_at(connection) == [at(10)]
    assert removals(connection) == [(at(10), at(70), None)]
    assert connection.execute("SELECT body, revision_count FROM news.article").fetchall() == [
        ("Ships came into the harbour.", 1)
    ]


def test_a_burst_is_no_removal(warehouse: str, connection: Connection, page: Capture) -> None:
    look(warehouse, *(absence(at(10 + minute)) for minute in (0, 5, 59)))
    assert removals(connection) == []
    look(warehouse, Observation(page.capture_id, at(75)), absence(at(80)))
    assert removals(connection) == []
    assert removed_at(connection) == [None]


def test_coming_back_keeps_the_gap_on_record(warehouse: str, connection: Connection, page: Capture) -> None:
    look(warehouse, absence(at(10)), absence(at(80)), Observation(page.capture_id, at(200)))
    assert removed_at(connection) == [None]
    assert removals(connection) == [(at(10), at(80), at(200))]
    look(warehouse, absence(at(300)), absence(at(400)), absence(at(500)))
    assert removed_at(connection) == [at(300)]
    assert removals(connection) == [(at(10), at(80), at(200)), (at(300), at(400), None)]
    changed = capture("b", at(600))
    land(warehouse, (changed, staged(changed, headline="Harbour closes")))
    normalise(warehouse)
    assert removals(connection)[1] == (at(300), at(400), at(600))


@pytest.mark.usefixtures("page")
def test_a_page_that_is_no_article_brings_nothing_back(warehouse: str, connection: Connection) -> None:
    excuse = capture("sorry", at(40))
    look(warehouse, absence(at(10)))
    land(warehouse, (excuse, staged(excuse, page_class=PageClass.ERROR)))
    look(warehouse, absence(at(80)))
    assert removals(connection) == [(at(10), at(80), None)]
    # Until a newer reader finds that it is the article after all.
    land(warehouse, (excuse, staged(excuse, reader=2)))
    normalise(warehouse)
    assert removals(connection) == []


@pytest.mark.usefixtures("page")
def test_a_redirect_neither_confirms_nor_ends(warehouse: str, connection: Connection) -> None:
    home = "https://herald.example/"
    look(warehouse, absence(at(10)), absence(at(90), status=302, led_to=home))
    assert removals(connection) == []
    look(warehouse, absence(at(100)), absence(at(300), status=301, led_to=home))
    assert removals(connection) == [(at(10), at(100), None)]
    assert connection.execute("SELECT revision_count FROM news.article").fetchall() == [(1,)]


def test_what_was_never_seen_is_not_removed(warehouse: str, connection: Connection) -> None:
    look(warehouse, absence(at(0)), absence(at(100)))
    page = capture("a", at(200))
    land(warehouse, (page, staged(page)))
    normalise(warehouse)
    assert removals(connection) == []


def test_an_absence_that_lands_late_takes_its_place(warehouse: str, connection: Connection, page: Capture) -> None:
    look(warehouse, Observation(page.capture_id, at(200)), absence(at(100)), absence(at(10)))
    assert removals(connection) == [(at(10), at(100), at(200))]


def test_an_article_that_moved_is_not_gone(warehouse: str, connection: Connection) -> None:
    """It is gone when none of its addresses shows it any more."""
    first, second = capture("a", at(0), url=FIRST), capture("b", at(5), url=SECOND)
    land(warehouse, (first, staged(first, native="id:7")), (second, staged(second, native="id:7")))
    look(warehouse, absence(at(10), url=FIRST), absence(at(100), url=FIRST))
    assert removed_at(connection) == [None]
    look(warehouse, absence(at(120), url=SECOND), absence(at(240), url=SECOND))
    assert removals(connection) == [(at(120), at(240), None)]
    look(warehouse, Observation(first.capture_id, at(300)))
    assert removals(connection) == [(at(120), at(240), at(300))]


def test_an_address_that_leads_away_does_not_keep_it(warehouse: str, connection: Connection) -> None:
    first, second = capture("a", at(0), url=FIRST), capture("b", at(5), url=SECOND)
    land(warehouse, (first, staged(first, native="id:7")), (second, staged(second, native="id:7")))
    look(warehouse, absence(at(10), url=FIRST, status=301, led_to=SECOND))
    look(warehouse, absence(at(20), url=SECOND), absence(at(90), url=SECOND))
    assert removals(connection) == [(at(20), at(90), None)]


def test_an_absence_is_of_the_article_that_was_there(warehouse: str, connection: Connection) -> None:
    """An address may show another article later on."""
    first, second = capture("a", at(0)), capture("b", at(50))
    land(warehouse, (first, staged(first, native="id:7")), (second, staged(second, native="id:8")))
    look(warehouse, absence(at(100)), absence(at(200)))
    assert removed_at(connection) == [None, at(100)]


@pytest.mark.usefixtures("page")
def test_a_file_of_unknown_age_brings_nothing_back(warehouse: str, connection: Connection) -> None:
    look(warehouse, absence(at(10)), absence(at(80)))
    saved = capture("b", at(500), source=CaptureSource.FILE, time_is_known=False)
    land(warehouse, (saved, staged(saved)))
    normalise(warehouse)
    assert removals(connection) == [(at(10), at(80), None)]


def test_how_often_an_article_was_looked_at(warehouse: str, connection: Connection, page: Capture) -> None:
    look(warehouse, Observation(page.capture_id, at(30)), absence(at(60)))
    seen = "SELECT last_seen_at, last_looked_at, looks, missed FROM news.article_seen"
    assert connection.execute(seen).fetchall() == [(at(30), at(60), 3, 1)]
    assert connection.execute("SELECT last_captured_at FROM news.article").fetchall() == [(at(0),)]
