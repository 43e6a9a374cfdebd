"""ops.completeness and ops.feed: what became of what was listed, and how the feeds stand."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import psycopg

from storage.crawl_records import Attempt, FeedState, Found, Sighting
from storage.landing import Batch, Landing
from storage.normalise import normalise
from storage.records import Ending, PageClass
from tests.storage.making import DAY, absence, at, capture, staged

Connection = psycopg.Connection[tuple[Any, ...]]

HOST = "https://herald.example"


def sighting(name: str, days: int = 0, **fields: Any) -> Sighting:
    values: dict[str, Any] = {"outlet": "herald", "edition": "en", "seen_in": f"{HOST}/rss", "run_id": uuid.uuid4()}
    return Sighting(
        url=f"{HOST}/{name}", url_key=f"{HOST}/{name}", seen_at=DAY + timedelta(days=days), **values | fields
    )


def attempt(name: str, ending: Ending, *, settles_after: int = 1) -> Attempt:
    return Attempt("herald", "en", f"{HOST}/{name}", f"{HOST}/{name}", ending, settles_after)


def land(warehouse: str, batch: Batch) -> None:
    with Landing(warehouse) as landing:
        landing.land(batch)
    normalise(warehouse)


def page(batch: Batch, name: str, page_class: PageClass | None, minute: int = 5) -> None:
    """A capture of a listed link, and what a reader took it for, where one read it."""
    seen = capture(name, at(minute), url=f"{HOST}/{name}")
    batch.captures.append(seen)
    if page_class is not None:
        batch.extractions.append(staged(seen, page_class=page_class))


def standing(connection: Connection) -> list[tuple[Any, ...]]:
    """Of each day those counts that are not 0, and the share."""
    with connection.cursor(row_factory=psycopg.rows.dict_row) as cursor:
        rows = cursor.execute("SELECT * FROM ops.completeness WHERE outlet = 'herald' ORDER BY day").fetchall()
    shown = []
    for row in rows:
        counts = {
            name: count for name, count in row.items() if name not in ("outlet", "edition", "day", "share") and count
        }
        parts = sum(count for name, count in counts.items() if name not in ("listed", "removed"))
        assert counts["listed"] == parts, "each link is in one place"
        shown.append((row["day"], counts, None if row["share"] is None else float(row["share"])))
    return shown


def test_each_listed_link_is_counted_once_as_it_stands(warehouse: str, connection: Connection) -> None:
    names = ["article", "removed", "unread", "new_page", "listing", "error", "odd"]
    names += ["gone", "lost", "robots", "led", "known", "waiting"]
    batch = Batch(sightings=[sighting(name) for name in names])
    batch.found = [Found("herald", "en", f"{HOST}/{name}", f"{HOST}/{name}") for name in names if name != "known"]
    for name, page_class in {
        "article": PageClass.ARTICLE,
        "removed": PageClass.ARTICLE,
        "unread": None,
        "listing": PageClass.LISTING,
        "error": PageClass.ERROR,
        "odd": PageClass.UNKNOWN,
        "known": PageClass.ARTICLE,
    }.items():
        page(batch, name, page_class)
    batch.attempts = [
        attempt("article", Ending.STORED),
        attempt("removed", Ending.STORED),
        attempt("unread", Ending.REJECTED),
        attempt("listing", Ending.NOT_ARTICLE),
        attempt("error", Ending.NOT_ARTICLE),
        attempt("odd", Ending.REJECTED),
        attempt("gone", Ending.HTTP_ERROR),
        attempt("new_page", Ending.HTTP_ERROR, settles_after=20),
        attempt("lost", Ending.NETWORK_ERROR, settles_after=20),
        attempt("robots", Ending.ROBOTS),
        attempt("led", Ending.REDIRECTED),
    ]
    batch.absences = [absence(at(minute), url=f"{HOST}/{name}") for name in ("gone", "removed") for minute in (60, 200)]
    land(warehouse, batch)
    counts = {
        "listed": 13,
        "stored": 3,
        "removed": 1,
        "not_article": 2,
        "rejected": 2,
        "gone": 1,
        "failed": 2,
        "left_out": 2,
        "waiting": 1,
    }
    assert standing(connection) == [(date(2026, 1, 1), counts, 0.333)]


def test_a_link_belongs_to_the_day_it_was_first_seen(warehouse: str, connection: Connection) -> None:
    """In UTC, in whichever feed, and also when the sighting is past retention."""
    batch = Batch(
        sightings=[sighting("a"), sighting("a", 1), sighting("b", 1), sighting("b", 1, seen_in=f"{HOST}/map")]
    )
    land(warehouse, batch)
    first, second = date(2026, 1, 1), date(2026, 1, 2)
    expected = [(first, {"listed": 1, "waiting": 1}, 0), (second, {"listed": 1, "waiting": 1}, 0)]
    assert standing(connection) == expected
    connection.execute("DELETE FROM landing.sighting")
    land(warehouse, Batch(sightings=[sighting("a", 40)]))
    assert standing(connection) == expected


def test_what_is_no_article_lowers_no_share(warehouse: str, connection: Connection) -> None:
    batch = Batch(sightings=[sighting("video")])
    page(batch, "video", PageClass.LISTING)
    land(warehouse, batch)
    assert standing(connection) == [(date(2026, 1, 1), {"listed": 1, "not_article": 1}, None)]


def test_how_feeds_stand(warehouse: str, connection: Connection) -> None:
    def feed(name: str, **fields: Any) -> FeedState:
        return FeedState("herald", "en", f"{HOST}/{name}", "rss", DAY, **fields)

    told = f"{HOST}/"
    batch = Batch(
        feeds=[
            feed("a", asked_at=at(9), read_at=at(9), articles=30),
            feed("b", asked_at=at(9), read_at=at(3), failures=2, detail="HTTP 500"),
            feed("c", asked_at=at(9), failures=3, detail="HTTP 404"),
            feed("d", announced_in=told),
            feed("e"),
            feed("f", announced_in=told, asked_at=at(9), read_at=at(9), articles=5),
        ]
    )
    land(warehouse, batch)
    rows = connection.execute(
        "SELECT right(url, 1), declared, status, articles, detail FROM ops.feed ORDER BY 1"
    ).fetchall()
    assert rows == [
        ("a", True, "well", 30, None),
        ("b", True, "failing", None, "HTTP 500"),
        ("c", True, "failing", None, "HTTP 404"),
        ("d", False, "announced", None, None),
        ("e", True, "not asked yet", None, None),
        ("f", False, "well", 5, None),
    ]
