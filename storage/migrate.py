"""Brings the schema of the warehouse up to date: `migrations/*.sql` once each, then `views/*.sql` where changed.

Each migration runs in a transaction of its own, in the order of its name, and is never edited once it is released. The
views and functions hold no data: all of them are made anew whenever their text changed or a migration ran, so a
migration that changes a column below a view drops that view first.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from storage.statements import statement

STORAGE = Path(__file__).parent
MIGRATIONS = STORAGE / "migrations"
VIEWS = STORAGE / "views"

_LOCK = 0x646C_6D67  # an advisory lock of our own: "dlmg"
_VIEWS_NAME = "views"


class MigrationError(RuntimeError):
    """The schema cannot be brought up to date; the message is one line."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file of SQL: its name without suffix, its text and the SHA-256 of the text in hex."""

    name: str
    text: str
    sha256: str


def steps(folder: Path = MIGRATIONS) -> tuple[Step, ...]:
    """The files of a folder in the order of their names."""
    found = []
    for path in sorted(folder.glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        found.append(Step(path.stem, text, hashlib.sha256(text.encode()).hexdigest()))
    return tuple(found)


def applied(connection: psycopg.Connection[Any]) -> dict[str, str]:
    """Name and SHA-256 of what the database has; `views` stands for all views together."""
    if connection.execute(statement("migrate/has_ledger")).fetchone() != (True,):
        return {}
    return dict(connection.execute(statement("migrate/applied")).fetchall())


def apply(
    connection: psycopg.Connection[Any],
    migrations: tuple[Step, ...] | None = None,
    views: tuple[Step, ...] | None = None,
) -> tuple[str, ...]:
    """Applies what is missing and tells its names; costs two queries where nothing is. Needs autocommit.

    Raises MigrationError where the database is newer than this code, an applied migration was edited, or one fails.
    """
    wanted = steps() if migrations is None else migrations
    views = steps(VIEWS) if views is None else views
    views_sha256 = hashlib.sha256("".join(view.sha256 for view in views).encode()).hexdigest()
    if not _missing(applied(connection), wanted, views_sha256):
        return ()
    connection.execute(statement("lock"), {"lock": _LOCK})
    try:
        _run(connection, Step("ledger", statement("migrate/ledger"), ""), record=False)
        missing = _missing(applied(connection), wanted, views_sha256)
        for step in wanted:
            if step.name in missing:
                _run(connection, step)
        if missing:
            _run(connection, Step(_VIEWS_NAME, "\n".join(view.text for view in views), views_sha256))
        return missing
    finally:
        if not connection.closed:
            connection.execute(statement("unlock"), {"lock": _LOCK})


def _missing(done: dict[str, str], wanted: tuple[Step, ...], views_sha256: str) -> tuple[str, ...]:
    known = {step.name: step.sha256 for step in wanted}
    for name, sha256 in done.items():
        if name == _VIEWS_NAME:
            continue
        if name not in known:
            raise MigrationError(f"the database is newer than this code: it has migration {name}; update the code")
        if known[name] != sha256:
            raise MigrationError(f"migration {name} was edited after it was applied; undo that and add a new migration")
    missing = tuple(name for name in known if name not in done)
    return (*missing, _VIEWS_NAME) if missing or done.get(_VIEWS_NAME) != views_sha256 else ()


def _run(connection: psycopg.Connection[Any], step: Step, *, record: bool = True) -> None:
    try:
        with connection.transaction():
            connection.execute(step.text)
            if record:
                connection.execute(statement("migrate/record"), {"name": step.name, "sha256": step.sha256})
    except psycopg.Error as error:
        raise MigrationError(f"{step.name}: {' '.join(str(error).split())}") from error
