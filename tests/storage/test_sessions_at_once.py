"""Sessions that work on the same rows: none waits for another in a circle, and who is told of one tries again."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from psycopg import sql

from storage.landing import Batch, Landing
from storage.records import Capture, Observation
from storage.statements import statement
from tests.storage.making import DAY, absence, at, capture

Connection = psycopg.Connection[tuple[Any, ...]]
LATER = sorted((capture(str(i), url=f"https://herald.example/{i}") for i in range(9)), key=lambda c: c.capture_id)
LATER.reverse()
IDS = [each.capture_id for each in LATER]


def land(url: str, batch: Batch) -> None:
    with Landing(url) as landing:
        landing.land(batch)


def run(url: str, name: str, **values: Any) -> None:
    with psycopg.connect(url, autocommit=True) as session:
        session.execute(statement(name), values)


def elsewhere() -> Batch:
    return Batch(captures=[capture_again(each) for each in LATER])


def capture_again(before: Capture) -> Capture:
    place = before.url.rpartition("/")[2] if before.url else ""
    return capture(place, at(9), url=before.url, archive_file="b.warc.gz")


CHANGES: dict[str, tuple[str, Callable[[str], None]]] = {
    "kept again": ("retired_at = now()", lambda url: land(url, elsewhere())),
    "asked for": ("withheld = true", lambda url: land(url, elsewhere())),
    "lose": ("run_id = NULL", lambda url: run(url, "verify/lose", capture_ids=IDS)),
    "withhold": ("run_id = NULL", lambda url: run(url, "verify/withhold", capture_ids=IDS, withheld=[True] * 9)),
    "repoint": (
        "run_id = NULL",
        lambda url: run(
            url, "verify/repoint", capture_ids=IDS, files=["c"] * 9, offsets=[1] * 9, lengths=[1] * 9,
            digests=["d"] * 9, archived_at=[DAY] * 9,
        ),
    ),
    "retire": (
        "landed_at = now() - interval '9 days'",
        lambda url: run(url, "upkeep/retire", outlets=["herald"], editions=["en"], days=[1]),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_captures_are_locked_in_the_order_of_their_ids(warehouse: str, connection: Connection, what: str) -> None:
    before, change = CHANGES[what]
    for each in LATER:  # as they lie in the table
        land(warehouse, Batch(captures=[each]))
        update = sql.SQL("UPDATE landing.capture SET {} WHERE capture_id = %s").format(sql.SQL(before))
        connection.execute(update, (each.capture_id,))
    states = "SELECT capture_id, archive_file, retired_at, withheld FROM landing.capture ORDER BY 1"
    old = connection.execute(states).fetchall()
    with ThreadPoolExecutor(1) as thread, psycopg.connect(warehouse) as other:
        other.execute("SELECT FROM landing.capture WHERE capture_id = %s FOR UPDATE", (IDS[-1],))
        changing = thread.submit(change, warehouse)
        wait(connection, changing)
        free = "SELECT capture_id FROM landing.capture WHERE capture_id = ANY (%s) FOR NO KEY UPDATE SKIP LOCKED"
        assert len(connection.execute(free, (IDS[:-1],)).fetchall()) == len(IDS) - 1, "none of the later ones is locked"
        other.commit()
        changing.result(60)
    new = connection.execute(states).fetchall()
    assert [each != former for each, former in zip(new, old, strict=True)] == [True] * len(IDS)


@pytest.mark.parametrize("kind", ["observation", "absence"])
def test_times_are_landed_in_the_order_of_their_keys(warehouse: str, connection: Connection, kind: str) -> None:
    page, times = LATER[0], [at(minute) for minute in range(20, 0, -1)]
    land(warehouse, Batch(captures=[page]))
    one: sql.Composable
    if kind == "observation":
        batch = Batch(observations=[Observation(page.capture_id, when) for when in times])
        insert = sql.SQL("INSERT INTO landing.observation VALUES ({}, %s)")
        one = insert.format(sql.Literal(str(page.capture_id)))
    else:
        batch = Batch(absences=[absence(when) for when in times])
        one = sql.SQL(
            "INSERT INTO landing.absence (outlet, edition, url_key, seen_at, status, url)"
            " VALUES ('herald', 'en', 'https://herald.example/1', %s, 404, '')"
        ).format()
    with ThreadPoolExecutor(1) as thread, psycopg.connect(warehouse) as other:
        other.execute(one, (times[-1],))
        landing = thread.submit(land, warehouse, batch)
        wait(connection, landing)
        connection.execute("SET lock_timeout = '1s'")
        for when in times[:-1]:
            with connection.transaction(force_rollback=True):
                connection.execute(one, (when,))
        other.commit()
        landing.result(60)


def test_a_landing_that_collides_is_repeated(warehouse: str, connection: Connection) -> None:
    name = sql.Identifier(connection.info.dbname)
    connection.execute(sql.SQL("ALTER DATABASE {} SET deadlock_timeout = '50ms'").format(name))
    turn = "SELECT landing.take_turn('herald', %s)"
    pages = [capture("a"), capture("a", edition="fr")]
    with ThreadPoolExecutor(1) as thread, Landing(warehouse) as landing, psycopg.connect(warehouse) as other:
        other.execute("SET deadlock_timeout = '60s'")
        other.execute(turn, ("fr",))
        landed = thread.submit(landing.land, Batch(captures=pages))
        wait(connection, landed)
        other.execute(turn, ("en",))  # goes on once the landing has given way
        other.commit()
        assert landed.result(60).captures == len(pages)


def wait(connection: Connection, working: Future[Any]) -> None:
    """Until one session waits for another."""
    while connection.execute("SELECT FROM pg_locks WHERE NOT granted").fetchone() is None:
        assert not working.done(), working.exception()
