"""Derives `news.*` from `landing.*`: `sql/normalise/*.sql` in the order of their names, in one transaction.

Its cost follows what changed. It may run twice, at once, or die in the middle: the warehouse is the same afterwards.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from operator import add

import psycopg

from storage.database import connect
from storage.statements import in_order, statement

_LOCK = 0x646C_6E6F  # an advisory lock of our own: "dlno"


@dataclass(frozen=True, slots=True)
class Changes:
    """What one normalise did: how many captures it looked at, and articles that came, changed or went.

    Of those that changed, how many the outlet edited, took down, and brought back; the others were read anew.
    """

    captures: int
    added: int
    changed: int
    removed: int
    edited: int = 0
    taken_down: int = 0
    back: int = 0

    def __add__(self, later: Changes) -> Changes:
        """What two of them did, one after the other."""
        return Changes(*map(add, astuple(self), astuple(later)))

    def sentence(self) -> str:
        """The same in words."""
        counts = (
            ("new", self.added),
            ("edited by the outlet", self.edited),
            ("taken down", self.taken_down),
            ("back again", self.back),
            ("otherwise updated", max(self.changed - self.edited - self.taken_down - self.back, 0)),
            ("merged or withdrawn", self.removed),
        )
        if not any(count for _, count in counts):
            return "The warehouse is up to date: nothing changed."
        return "Articles: " + ", ".join(f"{count} {word}" for word, count in counts if count) + "."


def normalise(url: str, *, everything: bool = False) -> Changes:
    """Brings news.* up to date; a second one at the same time waits for the first.

    `everything` derives all of it anew, not only what changed.

    Raises WarehouseUnavailable, or psycopg.Error where the database fails; then nothing has changed.
    """
    with connect(url, autocommit=True, application_name="dateline normalise") as connection:
        # Outside of the transaction, so that its snapshot begins after the one before has ended.
        connection.execute(statement("lock"), {"lock": _LOCK})
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        with connection.transaction():
            if everything:
                connection.execute(statement("everything"))
            if connection.execute(statement("pending")).fetchone() is None:
                return Changes(0, 0, 0, 0)
            for step in in_order("normalise"):
                told = connection.execute(step)
            row = told.fetchone()
    if row is None:
        raise RuntimeError("the last step of normalise tells what was done")
    return Changes(*row)
