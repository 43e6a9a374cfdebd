"""Landing: nothing twice, nothing lost, and no row so bad that it takes others with it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, cast

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import sql

from storage import looking, rows
from storage.crawl_records import Attempt, FeedState, Found, Sighting
from storage.landing import Batch, Landing
from storage.normalise import normalise
from storage.records import (
    CaptureSource,
    Disposition,
    Ending,
    Image,
    Observation,
    PageClass,
    Post,
    Precision,
    StagedExtraction,
)
from tests.storage.making import DAY, absence, at, capture, columns_of, land, run, staged

Connection = psycopg.Connection[tuple[Any, ...]]


def count(connection: Connection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    assert row is not None
    return int(row[0])


def test_a_batch_lands_whole(warehouse: str, connection: Connection) -> None:
    page = capture("a")
    landed = land(warehouse, (page, staged(page, images=(Image("Pier"),), authors=('Ann "A" Lee', "Bob, jr."))))
    assert (landed.captures, landed.extractions, landed.endings) == (1, 1, {Ending.STORED: 1})
    row = connection.execute(
        "SELECT headline, authors, images, word_count, content_key FROM landing.extraction"
    ).fetchone()
    assert row is not None
    assert row[:3] == ("Harbour opens", ['Ann "A" Lee', "Bob, jr."], [{"caption": "Pier", "url": None, "credit": None}])
    assert row[4] == staged(page).extraction.content_key


def test_landing_again_adds_nothing(warehouse: str, connection: Connection) -> None:
    page = capture("a")
    land(warehouse, (page, staged(page)))
    again = land(warehouse, (page, staged(page)))
    assert (again.captures, again.extractions, again.endings) == (0, 0, {Ending.UNCHANGED: 1})
    other_reader = land(warehouse, (page, staged(page, reader=2)), run_=run(reader_version=2))
    assert (other_reader.captures, other_reader.extractions, other_reader.endings) == (0, 1, {Ending.STORED: 1})
    assert [count(connection, f"landing.{name}") for name in ("capture", "observation", "extraction")] == [1, 1, 2]


def test_a_live_page_is_observed_again_and_a_file_is_not(warehouse: str, connection: Connection) -> None:
    for source in (CaptureSource.LIVE, CaptureSource.FILE):
        for minute in (0, 5):
            page = capture("a", at(minute), url=f"https://herald.example/{source}", source=source)
            land(warehouse, (page, staged(page)))
    observed = connection.execute(
        "SELECT source, count(*) FROM landing.observation JOIN landing.capture USING (capture_id) GROUP BY 1 ORDER BY 1"
    )
    assert observed.fetchall() == [("file", 1), ("live", 2)]


def test_the_first_ending_of_a_url_stands(warehouse: str) -> None:
    this = run()
    with Landing(warehouse) as landing:
        landing.start_run(this)
        for ending in (Ending.ROBOTS, Ending.STORED):
            landing.land(Batch(dispositions=[Disposition(this.run_id, "https://herald.example/1", ending, "why")]))
        assert landing.finish_run(this.run_id, "finished") == {"robots": 1}


def test_sightings_land_once(warehouse: str, connection: Connection) -> None:
    this = run()
    seen = Sighting(
        this.run_id, "herald", "en", "https://herald.example/1", "k", "https://herald.example/rss", DAY, "Fog"
    )
    with Landing(warehouse) as landing:
        landing.start_run(this)
        assert landing.land(Batch(sightings=[seen, seen])).sightings == 1
        assert landing.land(Batch(sightings=[seen])).sightings == 0
    assert count(connection, "landing.sighting") == 1


def status(connection: Connection) -> list[Any]:
    return connection.execute("SELECT status, outcome, detail, urls FROM ops.run ORDER BY started_at").fetchall()


def test_a_run_is_running_then_killed_or_what_it_says(warehouse: str, connection: Connection) -> None:
    this = run()
    landing = Landing(warehouse)
    landing.start_run(this)
    assert status(connection) == [("running", None, None, 0)]
    landing.close()
    while connection.execute("SELECT 1 FROM pg_stat_activity WHERE application_name = 'dateline landing'").fetchone():
        pass
    assert status(connection) == [("killed", None, None, 0)]
    with Landing(warehouse) as again:
        again.start_run(this)
        assert status(connection) == [("running", None, None, 0)]
        again.finish_run(this.run_id, "failed", "the disk is full")
    assert status(connection) == [("failed", "failed", "the disk is full", 0)]


def kill_landing(connection: Connection) -> None:
    """Ends the landing's session on the server, and waits until it is gone."""
    killed = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = 'dateline landing'"
    assert connection.execute(killed).fetchall() == [(True,)]


def test_a_lost_connection_is_made_anew_in_every_call(warehouse: str, connection: Connection) -> None:
    this, page = run(), capture("a")
    with Landing(warehouse) as landing:
        kill_landing(connection)
        landing.start_run(this)
        kill_landing(connection)
        assert landing.land(Batch([page], [staged(page)])).captures == 1
        kill_landing(connection)
        assert landing.query("landing/position", capture_id=page.capture_id, at=DAY)[0][:3] == ("a.warc.gz", 5, 7)
        assert status(connection) == [("running", None, None, 0)]
        kill_landing(connection)
        landing.finish_run(this.run_id, "finished")
    assert status(connection) == [("finished", "finished", None, 0)]


def test_two_sessions_land_an_edition_one_after_the_other(warehouse: str, connection: Connection) -> None:
    """What is news is told from what was there before, so nobody else may be at it meanwhile."""
    page = capture("a")
    with Landing(warehouse) as landing, psycopg.connect(warehouse) as other:
        other.execute("SELECT landing.take_turn('herald', 'en')")
        waiter = threading.Thread(target=landing.land, args=(Batch(captures=[page]),))
        waiter.start()
        while connection.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone() != (1,):
            assert waiter.is_alive()
        assert landing_rows(connection) == 0
        other.commit()
        waiter.join(30)
    assert landing_rows(connection) == 1


def landing_rows(connection: Connection) -> int:
    ((count,),) = connection.execute("SELECT count(*) FROM landing.capture")
    return int(str(count))


def test_a_session_that_was_cut_off_is_not_waited_for(warehouse: str, connection: Connection) -> None:
    """Its lock stands until the server notices that nobody is there, which takes hours."""
    name = sql.Identifier(connection.info.dbname)
    connection.execute(sql.SQL("ALTER DATABASE {} SET lock_timeout = '10s'").format(name))
    this = run()
    cut_off = psycopg.connect(warehouse, autocommit=True)
    with cut_off, Landing(warehouse) as landing:
        landing.start_run(this)
        kill_landing(connection)
        assert cut_off.execute("SELECT ops.hold(run_number, 1) FROM landing.run").fetchone() == (True,)
        assert landing.land(Batch(captures=[capture("a")])).captures == 1
        cut_off.close()
        while status(connection)[0][0] == "running":
            pass
        # Now that it is gone, the next call takes the lock.
        assert looking.feeds(landing, "herald", "en") == {}
        assert status(connection)[0][0] == "running"


# --- hostile rows


def test_what_postgres_cannot_hold_is_cleaned(warehouse: str, connection: Connection) -> None:
    page = capture("a", headers=(("X-\x00", "\ud800\x00"),))
    far = datetime.max.replace(tzinfo=timezone(timedelta(hours=-5)))
    reading = staged(
        page,
        headline="NUL \x00 and \ud83d\ude00 and \udfff",
        published_at=far,
        published_precision=Precision.MINUTE,
        published_raw="31 December 9999\x00",
        reading_minutes=10**30,
        word_count=-(10**30),
        tags=("\x00",),
        images=(Image("\x00\ud800"),),
        native="n" * 9000,
    )
    assert land(warehouse, (page, reading)).endings == {Ending.STORED: 1}
    normalise(warehouse)
    row = connection.execute(
        "SELECT headline, published_at, published_on, published_precision, published_raw, reading_minutes, tags"
        " FROM news.article"
    ).fetchone()
    assert row == ("NUL  and 😀 and \ufffd", None, None, None, "31 December 9999", 2**31 - 1, [""])
    assert connection.execute("SELECT caption FROM news.image").fetchone() == ("\ufffd",)


def test_one_bad_row_is_left_out_alone(warehouse: str, connection: Connection) -> None:
    this = run()
    pages = [capture(str(i), url=f"https://herald.example/{i}") for i in range(9)]
    batch = Batch(
        captures=pages,
        extractions=[staged(page) for page in pages],
        dispositions=[Disposition(this.run_id, page.location, Ending.STORED, None, page.capture_id) for page in pages],
    )
    # A fault in a reader: it forgot its version.
    bad = batch.extractions[4]
    batch.extractions[4] = StagedExtraction(
        bad.capture_id, staged(pages[4], reader=cast(int, None)).extraction, None, None
    )
    # A reading of a capture that nobody landed.
    batch.extractions.append(staged(capture("never landed")))
    with Landing(warehouse) as landing:
        landing.start_run(this)
        landed = landing.land(batch)
        endings = landing.finish_run(this.run_id, "finished", "the feed was empty")
    assert (landed.captures, landed.extractions, landed.dropped) == (9, 8, 2)
    assert endings == {"stored": 8, "rejected": 1}
    rejected = connection.execute("SELECT url, reason, archive_file FROM ops.rejection").fetchall()
    assert rejected == [
        (
            "https://herald.example/4",
            'the warehouse refused it: null value in column "reader_version" of relation "stage_extraction" violates '
            "not-null constraint",
            "a.warc.gz",
        )
    ]
    assert normalise(warehouse).added == 8
    ((status_, _, detail, _),) = status(connection)
    assert status_ == "finished"
    assert detail.startswith("the feed was empty; rows left out: 2; the first: the warehouse refused it: null value")


def test_a_refused_sighting_is_told_at_the_end(warehouse: str, connection: Connection) -> None:
    this = run()
    seen = Sighting(this.run_id, "herald", "en", "https://herald.example/1", "k", "https://herald.example/rss", DAY)
    with Landing(warehouse) as landing:
        landing.start_run(this)
        landed = landing.land(Batch(sightings=[seen, replace(seen, url_key="l", seen_at=datetime(2026, 1, 1))]))  # noqa: DTZ001
        landing.finish_run(this.run_id, "finished")
    assert (landed.sightings, landed.dropped) == (1, 1)
    assert status(connection)[0][2].startswith("rows left out: 1; the first: the warehouse refused it: null value")


def test_a_capture_that_is_refused_is_still_counted(warehouse: str, connection: Connection) -> None:
    this, page = run(), capture("a", captured_at=datetime(2026, 1, 1))  # noqa: DTZ001 (no zone: refused)
    ending = Disposition(this.run_id, page.location, Ending.STORED, None, page.capture_id)
    with Landing(warehouse) as landing:
        landing.start_run(this)
        landed = landing.land(Batch([page], [staged(page)], [ending]))
    assert (landed.dropped, landed.endings) == (2, {Ending.REJECTED: 1})
    assert count(connection, "ops.rejection") == 1
    assert count(connection, "landing.capture") == 0


def test_two_spiders_with_the_same_captures(warehouse: str, connection: Connection) -> None:
    pages = [capture(str(i), url=f"https://herald.example/{i}") for i in range(200)]
    failures: list[BaseException] = []

    def spider(order: int) -> None:
        try:
            land(warehouse, *((page, staged(page)) for page in pages[::order]))
        except psycopg.Error as error:
            failures.append(error)

    threads = [threading.Thread(target=spider, args=[order]) for order in (1, -1, 1, -1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failures
    assert [count(connection, f"landing.{name}") for name in ("capture", "extraction")] == [200, 200]
    assert count(connection, "ops.disposition") == 800


ANY_TEXT = st.text(st.characters(), max_size=30)
ZONES = [UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12, minutes=-7))]
ANY_TIME = st.datetimes(timezones=st.sampled_from(ZONES))
TABLES = (
    "landing.capture, landing.observation, landing.extraction, landing.run, ops.disposition, news.article, "
    "news.article_capture, news.article_alias, news.revision_start, news.image, news.link, "
    "news.live_post, news.ticker, news.menu"
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(ANY_TEXT, min_size=4, max_size=4), moment=ANY_TIME, number=st.integers(), url=ANY_TEXT | st.none()
)
def test_whatever_a_page_says_lands(  # noqa: PLR0917 (what varies)
    warehouse: str, connection: Connection, texts: list[str], moment: datetime, number: int, url: str | None
) -> None:
    connection.execute(f"TRUNCATE {TABLES}")
    page = capture(texts[0], url=url, headers=((texts[0], texts[1]),))
    reading = staged(
        page, headline=texts[2], body=texts[3], tags=tuple(texts), ticker=tuple(texts), images=tuple(map(Image, texts)),
        published_at=moment, published_precision=Precision.MINUTE, modified_at=moment, reading_minutes=number,
        word_count=number, page_class=PageClass.LIVE_BLOG, field_sources=((texts[0], texts[1]),),
        confidences=((texts[0], 0.5),), body_html=texts[3], language=texts[0], native=texts[1] or None,
        posts=(Post(texts[3], texts[2], moment, texts[0], texts[1]),),
    )  # fmt: skip
    landed = land(warehouse, (page, reading))
    assert (landed.dropped, landed.captures, landed.extractions) == (0, 1, 1)
    normalise(warehouse)
    row = connection.execute("SELECT published_at, published_on, body FROM news.article").fetchone()
    assert row is not None
    if 3 <= moment.year <= 9997:
        assert row[:2] == (moment, moment.date())
    assert row[2] == rows.text(texts[3])
    posted = connection.execute("SELECT headline, body, posted_at FROM news.live_post").fetchall()
    assert posted == [(rows.text(texts[2]), rows.text(texts[3]), rows.moment(moment))]


# --- rows, as pure functions


STAGED = staged(capture("a"))
RECORDS: dict[str, tuple[Any, Callable[[Any], tuple[Any, ...]]]] = {
    "capture": (capture("a"), lambda record: rows.capture_row(record, None)),
    "disposition": (Disposition(run().run_id, "", Ending.STORED), rows.disposition_row),
    "sighting": (Sighting(run().run_id, "", "", "", "", "", DAY), rows.sighting_row),
    "observation": (Observation(STAGED.capture_id, DAY), rows.observation_row),
    "absence": (absence(DAY), lambda record: rows.absence_row(record, None)),
    "found": (Found("", "", "", ""), rows.found_row),
    "attempt": (Attempt("", "", "", "", Ending.HTTP_ERROR, 3), rows.attempt_row),
    "feed": (FeedState("", "", "", "", DAY), rows.feed_row),
    "extraction": (STAGED.extraction, lambda record: rows.extraction_row(replace(STAGED, extraction=record))),
}


@pytest.mark.parametrize("kind", RECORDS)
def test_rows_have_the_columns_of_their_copy(kind: str) -> None:
    record, row_of = RECORDS[kind]
    texts = {each.name: each.name for each in fields(record) if each.type in ("str", "str | None")}
    row = dict(zip(columns_of(kind), row_of(replace(record, **texts)), strict=True))
    assert {name: row[name] for name in texts} == texts


def test_the_day_is_that_of_the_outlet() -> None:
    moment = datetime(2026, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=3)))
    row = dict(
        zip(columns_of("extraction"), rows.extraction_row(staged(capture("a"), published_at=moment)), strict=True)
    )
    assert (row["published_at"], row["published_on"]) == (datetime(2026, 2, 28, 21, 30, tzinfo=UTC), date(2026, 3, 1))


@given(st.text(st.characters(), max_size=5000))
def test_a_key_fits_an_index_and_stays_distinct(value: str) -> None:
    key = rows.key(value)
    assert key is not None
    assert len(key.encode()) <= rows.KEY_BYTES
    assert (key == rows.text(value)) == (len((rows.text(value) or "").encode()) <= rows.KEY_BYTES)


@given(st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=3))
def test_json_holds_no_nul_and_no_lone_surrogate(arguments: dict[str, str]) -> None:
    written = rows.run_row(run(arguments=arguments))["arguments"]
    written.encode()
    assert "\\u0000" not in written.replace("\\\\", "")
    assert len(json.loads(written)) <= len(arguments)


@pytest.mark.parametrize("year", [1, 9999])
def test_times_at_the_ends_are_left_out(year: int) -> None:
    assert rows.moment(datetime(year, 1, 1, tzinfo=UTC)) is None
