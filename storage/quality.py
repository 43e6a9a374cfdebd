"""What is measured of an edition in the warehouse, and where the verdicts on it are kept: `ops.quality`.

What is expected of it is not known here: whoever measures holds the one against the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import psycopg

from storage.rows import text
from storage.silence import Silence, silence_of
from storage.statements import statement

# The latest articles are looked at, and held against those of the days before. An edition of 20 a day has 140 in 7
# days; what has changed is no longer a change after as many.
LATEST = 50
DAYS = 7


@dataclass(frozen=True, slots=True)
class Pages:
    """Articles captured live: how many, and in how many of them each (field, alternative) pair won."""

    count: int = 0
    sources: Counter[tuple[str, str]] = field(default_factory=Counter)

    def filled(self, name: str) -> int:
        """In how many of them a field was found."""
        return sum(pages for (found, _), pages in self.sources.items() if found == name)


@dataclass(frozen=True, slots=True)
class Failing:
    """A feed that could not be read so often in a row, and what went wrong last."""

    url: str
    failures: int
    detail: str | None


@dataclass(frozen=True, slots=True)
class Measures:
    """One edition, as it stands.

    `articles` of the day asked for, None where the edition was not followed before it. `late` are the LATEST articles
    of the last DAYS days, `before` the others of these days. `endings` of the URLs of the last day's live runs.
    `runs` of the last day, `uneven` of them whose dispositions do not add up, the first being run number `uneven_run`.
    `failing` are the feeds that could not be read when they were last asked.
    """

    articles: int | None
    late: Pages
    before: Pages
    endings: Counter[str]
    runs: int
    uneven: int
    uneven_run: int | None
    silence: Silence
    failing: tuple[Failing, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One check of an edition: `verdict` is well, warning, failure or unjudged; see the columns of ops.quality."""

    name: str
    verdict: str
    value: float | None = None
    expected: float | None = None
    detail: str | None = None


def measure(connection: psycopg.Connection[Any], outlet: str, edition: str, day: date) -> Measures | None:
    """What the warehouse holds of an edition; None where it was never crawled live for what is new.

    Raises psycopg.Error.
    """
    names = {"outlet": outlet, "edition": edition}
    with connection.transaction():
        silence = silence_of(connection, outlet, edition)
        if silence is None:
            return None
        ((articles, is_followed),) = connection.execute(statement("landing/published_on"), names | {"day": day})
        pages = connection.execute(statement("quality/pages"), names | {"latest": LATEST, "days": DAYS}).fetchall()
        endings = Counter(dict(connection.execute(statement("quality/endings"), names).fetchall()))
        failing = connection.execute(statement("quality/failing"), names).fetchall()
        ((runs, uneven, uneven_run),) = connection.execute(statement("quality/uneven"), names)
    return Measures(
        articles=articles if is_followed else None,
        late=_pages(pages, is_late=True),
        before=_pages(pages, is_late=False),
        endings=endings,
        runs=runs,
        uneven=uneven,
        uneven_run=uneven_run,
        silence=silence,
        failing=tuple(Failing(*row) for row in failing),
    )


def record(connection: psycopg.Connection[Any], outlet: str, edition: str, verdicts: Sequence[Verdict]) -> None:
    """Keeps the verdicts of one check, all under the same time; what was wrong and is not among them is well again.

    Raises psycopg.Error.
    """
    now = datetime.now(UTC)
    ended = {"outlet": outlet, "edition": edition, "names": [each.name for each in verdicts], "checked_at": now}
    with connection.transaction():
        connection.execute(statement("quality/ended"), ended)
        for each in verdicts:
            values = {
                "outlet": outlet,
                "edition": edition,
                "name": each.name,
                "checked_at": now,
                "verdict": each.verdict,
                "value": each.value,
                "expected": each.expected,
                "detail": text(each.detail),
            }
            connection.execute(statement("quality/record"), values)


def _pages(rows: Sequence[tuple[bool, str | None, str | None, int]], *, is_late: bool) -> Pages:
    mine = [(name, source, count) for late, name, source, count in rows if late is is_late]
    sources = Counter(
        {(name, source): count for name, source, count in mine if name is not None and source is not None}
    )
    return Pages(sum(count for name, _, count in mine if name is None), sources)
