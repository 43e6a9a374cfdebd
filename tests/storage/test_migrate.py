"""The schema: one and the same however a database came to it, and explained in the database itself."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path
from typing import Any

import psycopg
import pytest

from storage import database, migrate
from storage.binaries import binaries

STATES = Path(__file__).parent / "states"
Connection = psycopg.Connection[tuple[Any, ...]]


def schema(url: str) -> str:
    """What pg_dump says of the schema, save for the random word by which it guards its own output."""
    dump = [str(binaries() / "pg_dump"), "--schema-only", "--no-owner", url]
    lines = subprocess.run(dump, capture_output=True, text=True, check=True).stdout.splitlines()
    return "\n".join(line for line in lines if not line.startswith(("\\restrict", "\\unrestrict")))


def migrated_step_by_step(url: str) -> None:
    """As a warehouse grows up: after each migration, rows as they may stand in it then."""
    steps = migrate.steps()
    with database.connect(url, autocommit=True) as connection:
        for count, step in enumerate(steps, 1):
            migrate.apply(connection, steps[:count], views=())
            connection.execute((STATES / f"{step.name}.sql").read_text())
        migrate.apply(connection)


def test_a_new_database_and_a_migrated_one_are_the_same(
    warehouse: str, connection: Connection, empty_database: str
) -> None:
    """But for the months of the rows that were there: they have partitions, just as upkeep would make them."""
    migrated_step_by_step(empty_database)
    for parent in ("ops.disposition", "landing.sighting"):
        connection.execute("SELECT ops.add_month(%s::regclass, '2026-01-01')", (parent,))
    connection.execute("UPDATE ops.migration SET sha256 = 'former' WHERE name = 'views'")
    migrate.apply(connection)
    assert schema(empty_database) == schema(warehouse)
    with database.connect(empty_database) as migrated:
        assert migrated.execute("SELECT headline, page_class FROM news.article").fetchall() == [
            ("Harbour opens", "article")
        ]
        shown = "SELECT posts, body_html FROM landing.extraction WHERE reader_version = 1"
        assert migrated.execute(shown).fetchall() == [([], None)], "a reading of before is as valid as it was"
        assert migrated.execute("SELECT url_key FROM landing.sighting ORDER BY 1").fetchall() == [
            ("path:/1",),
            ("path:/2",),
        ]
        # The row that the last state adds came when its month had no partition yet.
        in_default = (
            "SELECT (SELECT count(*) FROM ops.disposition_default), (SELECT count(*) FROM landing.sighting_default)"
        )
        assert migrated.execute(in_default).fetchall() == [(0, 1)]
        runs = migrated.execute("SELECT source, status, stored FROM ops.run ORDER BY started_at").fetchall()
        assert runs == [("live", "killed", 1), ("archive", "killed", 0)]
        known = migrated.execute("SELECT location, time_is_known FROM landing.capture ORDER BY location").fetchall()
        assert known == [("aged.txt", True), ("https://herald.example/1", True), ("unaged.txt", False)]


def test_a_second_time_there_is_nothing_to_do(connection: Connection) -> None:
    assert migrate.apply(connection) == ()


def test_changed_views_are_made_anew(warehouse: str, connection: Connection) -> None:
    connection.execute("UPDATE ops.migration SET sha256 = 'former' WHERE name = 'views'")
    before = schema(warehouse)
    assert migrate.apply(connection) == ("views",)
    assert schema(warehouse) == before


def test_two_starters_at_once(empty_database: str) -> None:
    outcomes: list[object] = []

    def start() -> None:
        with database.connect(empty_database, autocommit=True) as connection:
            try:
                outcomes.append(migrate.apply(connection))
            except migrate.MigrationError as error:
                outcomes.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    names = (*(step.name for step in migrate.steps()), "views")
    assert sorted(outcomes, key=lambda outcome: len(str(outcome))) == [(), (), (), names]


def test_an_edited_migration_is_refused(connection: Connection) -> None:
    first, *others = migrate.steps()
    edited = (migrate.Step(first.name, first.text + " ", "other"), *others)
    with pytest.raises(migrate.MigrationError, match=f"migration {first.name} was edited after it was applied"):
        migrate.apply(connection, edited)


def test_a_newer_database_is_refused(connection: Connection) -> None:
    connection.execute("INSERT INTO ops.migration (name, sha256) VALUES ('9999_future', '')")
    with pytest.raises(
        migrate.MigrationError, match="the database is newer than this code: it has migration 9999_future"
    ):
        migrate.apply(connection)


def test_a_migration_that_fails_leaves_nothing(connection: Connection) -> None:
    bad = migrate.Step("9000_bad", "CREATE TABLE news.half (a int); SELECT 1 / 0;", "x")
    with pytest.raises(migrate.MigrationError, match="9000_bad: division by zero"):
        migrate.apply(connection, (*migrate.steps(), bad))
    assert connection.execute("SELECT to_regclass('news.half')").fetchone() == (None,)
    assert "9000_bad" not in migrate.applied(connection)


def test_everything_is_explained(connection: Connection) -> None:
    relations = """
        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('landing', 'news', 'ops') AND c.relkind IN ('r', 'p', 'v', 'm')
          AND obj_description(c.oid, 'pg_class') IS NULL
        UNION ALL
        SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('landing', 'news', 'ops') AND obj_description(p.oid, 'pg_proc') IS NULL
        UNION ALL
        SELECT nspname FROM pg_namespace
        WHERE nspname IN ('landing', 'news', 'ops') AND obj_description(oid, 'pg_namespace') IS NULL
        UNION ALL
        SELECT c.oid::regclass || '.' || a.attname
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE n.nspname IN ('landing', 'news', 'ops') AND c.relkind IN ('r', 'p', 'v', 'm')
          AND a.attnum > 0 AND NOT a.attisdropped AND col_description(c.oid, a.attnum) IS NULL"""
    assert connection.execute(relations).fetchall() == []


def test_the_names_that_people_query_exist(connection: Connection) -> None:
    contract = {
        "news.article": "article_id outlet edition url headline standfirst body byline authors source_credit section"
        " breadcrumbs subheadings tags language published_at published_precision published_raw published_from"
        " modified_at reading_minutes word_count lead_image_url lead_image_caption first_captured_at last_captured_at"
        " revision_count removed_at story_id published_on notices page_class body_html",
        "news.revision": "article_id version captured_at headline standfirst body wording_hash flicker",
        "news.revision_diff": "article_id version captured_at flicker field before after removed added diff"
        " segments compared_with reader_version",
        "news.removal": "article_id gone_from confirmed_at back_at",
        "news.article_seen": "article_id last_seen_at last_looked_at looks missed",
        "news.image": "article_id position url caption credit",
        "news.link": "article_id kind position title url section linked_on",
        "news.live_post": "article_id position posted_at posted_raw headline body author",
        "news.ticker": "outlet edition position line first_seen_at last_seen_at",
        "news.menu": "outlet edition kind position label",
        "news.article_alias": "former_article_id article_id",
        "ops.run": "run_id outlet edition spider source arguments reader_version started_at finished_at outcome status",
        "ops.disposition": "run_id url ending detail capture_id",
        "ops.rejection": "run_id url reason capture_id archive_file archive_offset page_class captured_at",
        "ops.field_source": "outlet edition day field source pages confidence",
        "ops.quality": "outlet edition check_name checked_at verdict ok value expected detail",
        "ops.alert": "outlet edition kind since raised_at resolved_at detail",
        "ops.silence": "outlet edition followed_since last_asked_at last_article_at silent_since silent_for",
        "ops.completeness": "outlet edition day listed stored not_article left_out rejected gone failed waiting removed"
        " share",
        "ops.feed": "outlet edition url kind declared status read_at changed_at failures articles detail",
        "ops.field_fill": "outlet edition day field pages filled share",
    }
    for relation, names in contract.items():
        connection.execute(f"SELECT {', '.join(names.split())} FROM {relation}")  # noqa: S608
