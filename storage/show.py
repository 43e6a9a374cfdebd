"""The warehouse as tables in a terminal. What outlets wrote is shown as text: never as markup or as terminal codes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from rich.console import Console
from rich.padding import Padding
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from storage.statements import statement

QUERIES = Path(__file__).parent / "queries"
_SHOWN_QUERIES = 3
# Columns of free text may fold; all others stay whole.
_FOLDING = frozenset({"headline", "authors", "tags", "snippet", "line", "title", "url", "detail", "headline_before"})


def status(connection: psycopg.Connection[Any], url: str, console: Console) -> None:
    """Where the server is, what schema it has, how much it holds, and how the last runs stand."""
    console.print(Text(f"Warehouse: {without_password(url)}", style="bold"))
    for title, name in (("Server", "server"), ("Schema", "migrations"), ("Rows", "rows"), ("Last runs", "runs")):
        console.print(_query(connection, title, statement(f"show/{name}")))


def show(connection: psycopg.Connection[Any], console: Console) -> None:
    """The articles, what became of the URLs of each spider's last run, and three questions with their answers."""
    console.print(_query(connection, "Articles (the last 20 captured)", statement("show/articles")))
    console.print(_query(connection, "Dispositions of each spider's last run", statement("show/dispositions")))
    console.print(Text("Questions to ask next: python -m storage sql", style="bold"))
    for path in sorted(QUERIES.glob("*.sql"))[:_SHOWN_QUERIES]:
        comment, _, query = path.read_text(encoding="utf-8").partition("\n")
        console.print()
        console.print(Text(comment.removeprefix("--").strip(), style="bold"))
        console.print(Padding(Syntax(query.strip(), "sql", word_wrap=True, background_color="default"), (0, 2)))
        console.print(_query(connection, None, query))


def printable(value: object) -> str:
    """A value as text for a terminal: control and direction characters, which could steer it, become spaces."""
    if value is None:
        return ""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs") else c for c in str(value))


def without_password(url: str) -> str:
    """The address of a database in libpq's words, its password left out."""
    parts = conninfo_to_dict(url)
    return " ".join(f"{name}={printable(value)}" for name, value in parts.items() if "password" not in name)


def _query(connection: psycopg.Connection[Any], title: str | None, query: str) -> Table | Text:
    cursor = connection.execute(query)
    names = [column.name for column in cursor.description or ()]
    return _table(title, names, cursor.fetchall())


def _table(title: str | None, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table | Text:
    if not rows:
        return Text(f"{title}: none yet" if title else "no rows")
    table = Table(title=title, title_justify="left", title_style="bold", show_lines=False)
    for position, name in enumerate(names):
        number = all(isinstance(row[position], int | float) for row in rows)
        folding = name in _FOLDING
        table.add_column(name, justify="right" if number else "left", overflow="fold", no_wrap=not folding)
    for row in rows:
        table.add_row(*(Text(printable(value)) for value in row))
    return table
