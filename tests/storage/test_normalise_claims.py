"""What a page claims, and what seeing a page again means."""

from __future__ import annotations

import random
from typing import Any

import psycopg

from storage.normalise import Changes, normalise
from storage.records import MenuEntry, MenuKind, Observation
from tests.storage.making import at, capture, land, land_looks, staged

Connection = psycopg.Connection[tuple[Any, ...]]


def test_a_page_that_only_claims_an_address_does_not_overwrite_the_article(
    warehouse: str, connection: Connection
) -> None:
    true, claimed = capture("a", at(0)), capture("b", at(60), url=None)
    false = staged(claimed, address="https://herald.example/1", headline="Not so", url="https://herald.example/1")
    land(warehouse, (true, staged(true, headline="Harbour closes")), (claimed, false))
    normalise(warehouse)
    rows = connection.execute("SELECT headline, url FROM news.article").fetchall()
    assert rows == [("Harbour closes", "https://herald.example/1")]


def test_a_page_does_not_choose_its_articles_address(warehouse: str, connection: Connection) -> None:
    page = capture("a")
    land(warehouse, (page, staged(page, url="https://herald.example/another")))
    normalise(warehouse)
    assert connection.execute("SELECT url FROM news.article").fetchall() == [("https://herald.example/1",)]


def test_seen_again_is_not_changed(warehouse: str, connection: Connection) -> None:
    """No row of news.* is written: xmin is the transaction that wrote it."""
    written = "SELECT xmin::text, a::text FROM news.article a"
    first = capture("a", at(0))
    land(warehouse, (first, staged(first)))
    assert normalise(warehouse) == Changes(1, added=1, changed=0, removed=0)
    before = connection.execute(written).fetchall()
    again = capture("a", at(60))
    land(warehouse, (again, staged(again)))
    land_looks(warehouse, Observation(first.capture_id, at(90)))
    assert normalise(warehouse) == Changes(0, added=0, changed=0, removed=0)
    assert normalise(warehouse, everything=True) == Changes(1, added=0, changed=0, removed=0)
    assert connection.execute(written).fetchall() == before
    assert connection.execute("SELECT last_seen_at, looks FROM news.article_seen").fetchall() == [(at(90), 3)]


def test_a_page_with_one_menu_leaves_the_others(warehouse: str, connection: Connection) -> None:
    rich, poor = capture("a", at(0)), capture("b", at(60), url="https://herald.example/2")
    menus = (MenuEntry(MenuKind.SECTION, "Port"), MenuEntry(MenuKind.EDITION, "es"))
    land(warehouse, (rich, staged(rich, menu=menus)), (poor, staged(poor, menu=(MenuEntry(MenuKind.EDITION, "ar"),))))
    normalise(warehouse)
    shown = connection.execute("SELECT kind, label FROM news.menu ORDER BY 1, 2").fetchall()
    assert shown == [("edition", "ar"), ("section", "Port")]


def test_a_snippet_is_one_line(warehouse: str, connection: Connection) -> None:
    page = capture("a")
    land(warehouse, (page, staged(page, body="Harbour one.\n\nHarbour two.\n\nHarbour three.", language="en")))
    normalise(warehouse)
    ((snippet,),) = connection.execute("SELECT snippet FROM news.search('harbour')").fetchall()
    assert "\n" not in snippet
    assert "**Harbour**" in snippet


def test_a_page_that_only_claims_an_address_fakes_no_edit(warehouse: str, connection: Connection) -> None:
    address = "https://herald.example/1"
    first, claimed = capture("a", at(0)), capture("b", at(60), url=None)
    land(warehouse, (first, staged(first)), (claimed, staged(claimed, address=address, headline="Not so")))
    normalise(warehouse)
    revisions = "SELECT version, headline FROM news.revision ORDER BY version"
    assert connection.execute(revisions).fetchall() == [(1, "Harbour opens")]
    edited = capture("c", at(120))
    land(warehouse, (edited, staged(edited, headline="Harbour closes")))
    normalise(warehouse)
    assert connection.execute(revisions).fetchall() == [(1, "Harbour opens"), (2, "Harbour closes")]


def test_the_first_wording_is_that_of_a_page_with_an_address(warehouse: str, connection: Connection) -> None:
    claimed, true = capture("b", at(0), url=None), capture("a", at(60))
    claims = staged(claimed, address="https://herald.example/1", headline="Not so")
    for page, reading in ((claimed, claims), (true, staged(true))):
        land(warehouse, (page, reading))
        normalise(warehouse)
    rows = connection.execute("SELECT version, headline FROM news.revision").fetchall()
    assert rows == [(1, "Harbour opens")]


def test_a_tag_that_no_index_can_hold_is_left_out(warehouse: str, connection: Connection) -> None:
    """Noise does not pack: 3,000 letters of it are more than an index entry takes."""
    chance = random.Random(1)  # noqa: S311
    noise = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=9000))
    page = capture("a")
    land(warehouse, (page, staged(page, tags=("ships", noise, "harbour"))))
    assert normalise(warehouse).added == 1
    assert connection.execute("SELECT tags FROM news.article").fetchall() == [(["ships", "harbour"],)]
