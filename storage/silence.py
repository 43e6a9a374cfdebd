"""For how long an edition has published nothing, as far as it was asked, and the alerts about it in `ops.alert`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg

from storage.config import Config
from storage.database import WarehouseUnavailable, connect, prepare
from storage.statements import statement


@dataclass(frozen=True, slots=True)
class Silence:
    """An edition's row of ops.silence: silent since when, and for how many hours until it was asked last."""

    since: datetime
    hours: float

    def is_too_long(self, declared_hours: float) -> bool:
        """Whether it is at least as long as is declared."""
        return self.hours >= declared_hours

    def line(self, declared_hours: float) -> str:
        """What is to be said of it, where it is too long."""
        return (
            f"nothing new since {self.since:%Y-%m-%d %H:%M} UTC, in {self.hours:.3g} hours of being asked; "
            f"{declared_hours:g} hours are declared"
        )


def silence_of(connection: psycopg.Connection[Any], outlet: str, edition: str) -> Silence | None:
    """None where the edition was never crawled live for what is new. Raises psycopg.Error."""
    row = connection.execute(statement("silence/of"), {"outlet": outlet, "edition": edition}).fetchone()
    return Silence(row[0], float(row[1])) if row else None


def look(settings: Config, outlet: str, edition: str) -> Silence | None:
    """The same, on a connection of its own; alerts of silences that have ended are resolved.

    Raises WarehouseUnavailable.
    """
    with _connected(settings) as connection:
        found = silence_of(connection, outlet, edition)
        if found is not None:
            values = {"outlet": outlet, "edition": edition, "since": found.since}
            connection.execute(statement("silence/resolve"), values)
    return found


def alert(settings: Config, outlet: str, edition: str, silence: Silence, declared_hours: float) -> bool:
    """Puts a silence on record, once; False where it was already. Raises WarehouseUnavailable."""
    values = {"outlet": outlet, "edition": edition, "since": silence.since, "detail": silence.line(declared_hours)}
    with _connected(settings) as connection:
        return connection.execute(statement("silence/raise"), values).rowcount == 1


@contextmanager
def _connected(settings: Config) -> Iterator[psycopg.Connection[Any]]:
    try:
        with connect(prepare(settings), autocommit=True, application_name="dateline silence") as connection:
            yield connection
    except psycopg.Error as error:
        raise WarehouseUnavailable(" ".join(str(error).split())) from None
