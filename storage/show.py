"""The warehouse as tables in a terminal. What outlets wrote is shown as text: never as markup or as terminal codes."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from rich.console import Console
from rich.table import Table
from rich.text import Text

from storage.places import Place
from storage.statements import statement

QUERIES = Path(__file__).parent / "queries"
_SHOWN_QUERIES = 3
# A column that is no wider than this is kept in one line.
_SHORT = 10


def status(connection: psycopg.Connection[Any], url: str, archive: Place, console: Console) -> None:
    """Where the server and the archive are, what schema it has, how much it holds, and how the last runs stand."""
    console.print(Text(f"Warehouse: {without_password(url)}", style="bold"))
    console.print(Text(f"Archive: {printable(archive)}", style="bold"))
    for title, name in (("Server", "server"), ("Schema", "migrations"), ("Rows", "rows"), ("Last runs", "runs")):
        _print(connection, console, title, statement(f"show/{name}"))


def show(connection: psycopg.Connection[Any], console: Console) -> None:
    """The articles, what became of the URLs of each spider's last run, and three questions with their answers."""
    _print(connection, console, "Articles (the last 20 captured)", statement("show/articles"))
    _print(connection, console, "Dispositions of each spider's last run", statement("show/dispositions"))
    console.print(Text("Questions to ask next: .venv/bin/python -m storage sql", style="bold"))
    for path in sorted(QUERIES.glob("*.sql"))[:_SHOWN_QUERIES]:
        comment, _, query = path.read_text(encoding="utf-8").partition("\n")
        console.print()
        console.print(Text(comment.removeprefix("--").strip(), style="bold"))
        console.print(Text(textwrap.indent(query.strip(), "  "), style="cyan"))
        _print(connection, console, None, query)


def printable(value: object) -> str:
    """A value as text for a terminal: control and direction characters, which could steer it, become spaces."""
    if value is None:
        return ""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs") else c for c in str(value))


def without_password(url: str) -> str:
    """The address of a database in libpq's words, its password left out."""
    parts = conninfo_to_dict(url)
    return " ".join(f"{name}={printable(value)}" for name, value in parts.items() if "password" not in name)


def _print(connection: psycopg.Connection[Any], console: Console, title: str | None, query: str) -> None:
    cursor = connection.execute(query)
    names = [column.name for column in cursor.description or ()]
    rows = cursor.fetchall()
    if title:
        console.print(Text(title if rows else f"{title}: none yet", style="bold"))
    if rows:
        console.print(_table(names, rows))
    elif not title:
        console.print(Text("no rows"))


def _table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
    """Every column may fold, since a cell that is cut off says nothing; short ones do so last."""
    table = Table()
    for position, name in enumerate(names):
        cells = [printable(row[position]) for row in rows]
        number = all(isinstance(row[position], int | float) for row in rows)
        short = max(map(len, [name, *cells])) <= _SHORT
        table.add_column(name, justify="right" if number else "left", overflow="fold", no_wrap=short)
    for row in rows:
        table.add_row(*(Text(printable(value)) for value in row))
    return table
