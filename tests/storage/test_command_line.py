"""`python -m storage`, as people type it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest

from storage import database, show
from storage.config import PROJECT
from storage.normalise import normalise
from storage.records import Ending, Precision
from tests.storage.making import DAY, capture, land, run, staged

Connection = psycopg.Connection[tuple[Any, ...]]


def storage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "storage", *arguments],
        cwd=PROJECT,
        env=os.environ | {"COLUMNS": "160"} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_url_migrate_sql_and_stop_on_an_embedded_server(folder: Path) -> None:
    place = {"DATELINE_DATA": str(folder), "DATABASE_URL": ""}
    url = storage("url", **place).stdout.strip()
    assert url.startswith("postgresql://dateline@/dateline?host=")
    assert storage("migrate", **place).stdout.startswith("Applied: 0001_landing")
    assert storage("migrate", **place).stdout == "The schema is up to date.\n"
    told = storage("sql", "-c", "SELECT count(*) AS articles FROM news.article", **place)
    assert (told.returncode, told.stdout.split()[0]) == (0, "articles")
    assert storage("stop", **place).stdout == "Stopped.\n"
    assert storage("stop", **place).stdout == "It was not running.\n"


def test_normalise_status_and_show(warehouse: str) -> None:
    page = capture("a")
    said = {
        "headline": "Harbour [red]opens[/red] \x1b[2J\u202e",
        "published_at": DAY,
        "published_precision": Precision.MINUTE,
    }
    land(warehouse, (page, staged(page, authors=("Ann Lee",), tags=("ships",), ticker=("Fog lifts",), **said)))  # type: ignore[arg-type]
    assert storage("normalise", DATABASE_URL=warehouse).stdout == "Articles: 1 new.\n"
    assert storage("normalise", DATABASE_URL=warehouse).stdout == "The warehouse is up to date: nothing changed.\n"
    assert (
        storage("normalise", "--all", DATABASE_URL=warehouse).stdout
        == "The warehouse is up to date: nothing changed.\n"
    )
    shown = storage("show", DATABASE_URL=warehouse).stdout
    for text in (
        "Harbour [red]opens[/red]",
        "2026-01-01 12:00 UTC",
        "Ann Lee",
        "ships",
        "herald_en",
        "stored",
        "Fog lifts",
    ):
        assert text in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    status = storage("status", DATABASE_URL=warehouse, DATELINE_ARCHIVE="s3://bucket/kept/").stdout
    for text in ("Archive: s3://bucket/kept\n", "0001_landing", "news.article", "herald_en", "finished", "host="):
        assert text in status


def test_a_statement_that_fails(warehouse: str) -> None:
    told = storage("sql", "-c", "SELECT nothing", DATABASE_URL=warehouse)
    assert told.returncode == 1
    assert 'column "nothing" does not exist' in told.stderr


def test_a_file_of_statements(warehouse: str, tmp_path: Path) -> None:
    file = tmp_path / "two.sql"
    file.write_text("SELECT 6 * 7 AS answer; SELECT 1 / 0; SELECT 'never';")
    told = storage("sql", "-f", str(file), DATABASE_URL=warehouse)
    assert told.returncode == 3  # psql's own code for a script that failed
    assert "42" in told.stdout
    assert "never" not in told.stdout


def test_a_server_of_ones_own_is_not_stopped(warehouse: str) -> None:
    assert (
        storage("stop", DATABASE_URL=warehouse).stdout == "DATABASE_URL names a server of your own; it is left alone.\n"
    )


@pytest.mark.parametrize("command", ["status", "migrate", "normalise", "show", "sql"])
def test_a_database_that_is_down(command: str) -> None:
    told = storage(command, DATABASE_URL="postgresql://reader:hush%21@127.0.0.1:1/news")
    assert told.returncode == 1
    assert told.stdout == ""
    assert told.stderr.startswith("storage: the warehouse cannot be reached")
    assert told.stderr.count("\n") == 1
    assert "hush" not in told.stderr


def test_a_wrong_variable_or_command() -> None:
    told = storage("url", DATABASE_URL="mysql://nowhere")
    assert (told.returncode, told.stderr.count("\n")) == (1, 1)
    assert storage("dance").returncode == 2
    assert storage().returncode == 2


def test_a_reader_that_went_away(warehouse: str) -> None:
    command = f"{sys.executable} -m storage status | head -c 1"
    told = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=PROJECT,
        env=os.environ | {"DATABASE_URL": warehouse},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stderr == ""


def test_every_query_worth_having_runs_and_says_what_it_answers(warehouse: str, connection: Connection) -> None:
    this = run()
    for minute, headline in enumerate(("S-400 deal is near", "S-400 missile deal is off")):
        page = capture(headline, DAY.replace(minute=minute))
        land(warehouse, (page, staged(page, headline=headline, published_at=DAY)), run_=run(this.run_id))
    normalise(warehouse)
    paths = sorted(show.QUERIES.glob("*.sql"))
    assert len(paths) == 6
    for path in paths:
        first, _, query = path.read_text().partition("\n")
        assert first.startswith("-- ")
        assert first.endswith("?")
        connection.execute(query)
    edits = connection.execute((show.QUERIES / "4_edits.sql").read_text()).fetchall()
    assert [row[2:5] for row in edits] == [("headline", "near", "missile … off")]
    search = connection.execute((show.QUERIES / "1_search.sql").read_text()).fetchall()
    assert [row[2] for row in search] == ["S-400 missile deal is off"]


def test_no_password_is_shown() -> None:
    url = "postgresql://reader:hush@db.example:6432/news?sslmode=require&sslpassword=pst"
    shown = show.without_password(url)
    assert shown == "user=reader dbname=news host=db.example port=6432 sslmode=require"
    with pytest.raises(database.WarehouseUnavailable) as caught:
        database.connect("postgresql://reader:hush@[broken/news")
    assert "hush" not in str(caught.value)


def test_endings_are_those_that_the_database_explains(connection: Connection) -> None:
    row = connection.execute("SELECT col_description('ops.disposition'::regclass, 3)").fetchone()
    assert row is not None
    assert {word.strip(".") for word in row[0].replace(" or ", ", ").split(", ")} == {ending.value for ending in Ending}


@pytest.mark.parametrize("query", ["user=u&password=s3cr%zz3t", "password=s3cr3t&nonsense=1"])
def test_no_password_is_shown_of_an_address_that_is_wrong(query: str) -> None:
    result = storage("status", DATABASE_URL=f"postgresql://127.0.0.1:1/x?{query}")
    line = "storage: the warehouse cannot be reached: DATABASE_URL is no valid address\n"
    assert (result.returncode, result.stderr) == (1, line)


def test_statements_run_in_order(warehouse: str) -> None:
    result = storage("sql", "-c", "SELECT 'first'", "-c", "SELECT 'second'", DATABASE_URL=warehouse)
    assert result.stdout.index("first") < result.stdout.index("second")


def test_rows_are_shown_as_psql_shows_them(warehouse: str, tmp_path: Path) -> None:
    def asked(*options: str) -> str:
        return storage("sql", *options, "-c", "SELECT 1 AS one, 'a,b' AS two", DATABASE_URL=warehouse).stdout

    assert asked("-x") == asked("--expanded") == "-[ RECORD 1 ]\none | 1\ntwo | a,b\n\n"
    assert asked("--csv") == 'one,two\n1,"a,b"\n'
    assert asked("-t", "-A") == "1|a,b\n"
    assert asked("--csv", "-o", str(tmp_path / "rows.csv")) == ""
    assert (tmp_path / "rows.csv").read_text() == 'one,two\n1,"a,b"\n'
    named = tmp_path / "named.sql"
    named.write_text("SELECT :'who' AS who;")
    told = storage("sql", "-v", "who=O'Neil", "-tA", "-f", str(named), DATABASE_URL=warehouse)
    assert told.stdout == "O'Neil\n"
    both = ["-c", "SELECT :'who' -- whom", "-c", "SELECT :number + 1;", "-f", str(named)]
    told = storage("sql", "-tA", "-v", "who=O'Neil", "-v", "number=1", *both, DATABASE_URL=warehouse)
    assert (told.returncode, told.stdout) == (0, "O'Neil\n2\nO'Neil\n")
    told = storage("sql", "-v", "who=x", "-c", "SELECT :who", "-c", "SELECT 2", DATABASE_URL=warehouse)
    assert (told.returncode, told.stdout, 'column "x" does not exist' in told.stderr) == (3, "", True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("sql", "-H"), "'-H' is not understood: of psql's options it knows those above"),
        (("sql", "SELECT 1"), "'SELECT 1' is not understood: a statement stands behind -c"),
        (("status", "-x"), "python -m storage status: error: '-x' is not understood"),
    ],
)
def test_an_option_that_is_none_is_told(arguments: tuple[str, ...], words: str) -> None:
    told = storage(*arguments)
    assert (told.returncode, told.stdout) == (2, "")
    assert words in told.stderr
    assert f"usage: python -m storage {arguments[0]} [-h]" in told.stderr
