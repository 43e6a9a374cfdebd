"""The role that people and pages read with: it sees everything, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from storage import config, database


@pytest.fixture
def settings(warehouse: str, tmp_path: Path) -> config.Config:
    return config.load({"DATABASE_URL": warehouse, "DATELINE_DATA": str(tmp_path)})


def test_it_reads_every_relation(settings: config.Config) -> None:
    with database.reader(settings) as connection:
        relations = connection.execute(
            "SELECT schemaname, relname FROM pg_stat_user_tables UNION SELECT schemaname, viewname FROM pg_views "
            "WHERE schemaname IN ('landing', 'news', 'ops')"
        ).fetchall()
        assert ("news", "article") in relations
        assert ("ops", "run") in relations
        for schema, name in relations:
            if schema != "migrate":
                connection.execute(sql.SQL("SELECT * FROM {} LIMIT 1").format(sql.Identifier(schema, name)))
        connection.execute("SELECT * FROM news.search('anything')")


@pytest.mark.parametrize(
    "forbidden",
    [
        "INSERT INTO landing.pending (capture_id) VALUES (gen_random_uuid())",
        "UPDATE news.article SET headline = 'other'",
        "DELETE FROM ops.disposition",
        "TRUNCATE news.ticker",
        "DROP VIEW ops.run",
        "CREATE TABLE news.mine (x int)",
        "CREATE TABLE public.mine (x int)",
        "SELECT ops.hold(1, 1)",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/passwd')",
    ],
)
def test_it_changes_nothing(settings: config.Config, forbidden: str) -> None:
    """Not even where its session was told that it may write."""
    with database.reader(settings) as connection:
        connection.execute("SET default_transaction_read_only TO off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(forbidden)


def test_it_may_be_a_login_of_its_own(warehouse: str) -> None:
    """The tests' server lets one account in: it stands for a login that has the role by itself."""
    mark = "&" if "?" in warehouse else "?"
    url = f"{warehouse}{mark}options=-c%20role%3Ddateline_reader"
    told = config.load({"DATABASE_URL": "postgresql://nobody@nowhere.invalid/x", "DATELINE_READER_URL": url})
    with database.reader(told) as connection:
        assert connection.execute("SELECT current_user, count(*) FROM news.article").fetchone() == (
            "dateline_reader",
            0,
        )
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            connection.execute("CREATE TEMPORARY SEQUENCE x")


def test_a_login_without_the_role_is_told(warehouse: str) -> None:
    mark = "&" if "?" in warehouse else "?"
    url = f"{warehouse}{mark}options=-c%20role%3Dpg_read_all_stats"
    with pytest.raises(database.WarehouseUnavailable, match="cannot be read: permission denied for schema ops"):
        database.reader(config.load({"DATELINE_READER_URL": url}))


def test_a_question_without_end_is_ended(settings: config.Config) -> None:
    with database.reader(settings) as connection:
        assert connection.execute("SHOW statement_timeout").fetchone() == ("10s",)
