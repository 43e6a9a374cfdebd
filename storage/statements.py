"""The SQL that the program runs: each statement, or script, in a file of its own below `sql`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

SQL = Path(__file__).parent / "sql"


@cache
def statement(name: str) -> str:
    """The text of `sql/<name>.sql`."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


@cache
def in_order(folder: str) -> tuple[str, ...]:
    """The texts of the files of `sql/<folder>` that begin with a number, in the order of their names."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted((SQL / folder).glob("[0-9]*.sql")))
