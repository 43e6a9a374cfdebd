"""What the wall shows of each edition: asks the warehouse, and sorts the answers by edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Protocol, TypeVar

import psycopg
from psycopg.rows import class_row

from dags.newsroom.plot import Plot, plot
from spiders.registry import FIELDS, Edition, Expect
from storage.statements import statement

DAYS = 30
_RUNS = 3
# Rejections are sought in so many last runs; fields are counted over so many newest articles.
_RUNS_SEARCHED = 20
_PAGES = 200
_SHOWN = 5
_DAYS_LISTED = 7
_TROUBLES = ("failure", "warning")


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest article of an edition, and when anything of it was fetched."""

    outlet: str
    edition: str
    articles: int
    published_at: datetime | None
    published_on: date | None
    published_precision: str | None
    headline: str | None
    captured_at: datetime | None


@dataclass(frozen=True, slots=True)
class PerDay:
    """How many articles were published on a day."""

    outlet: str
    edition: str
    published_on: date
    articles: int


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run, and how its URLs ended: [ending, URLs], the most first."""

    outlet: str
    edition: str
    source: str
    started_at: datetime
    status: str
    detail: str | None
    endings: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class FieldSource:
    """For how many of `pages` articles an alternative gave a field."""

    outlet: str
    edition: str
    field: str
    source: str
    filled: int
    pages: int


@dataclass(frozen=True, slots=True)
class Rejection:
    """A page that was not understood."""

    outlet: str
    edition: str
    url: str
    reason: str | None
    page_class: str | None
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """A changed wording. `changes`: by field [kind, segment] pairs, as in news.revision_diff.

    `headline` is that of the article today.
    """

    outlet: str
    edition: str
    version: int
    captured_at: datetime
    flicker: bool
    headline: str | None
    changes: list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Removal:
    """An article that was taken down; `back_at` is None while it is gone."""

    outlet: str
    edition: str
    headline: str | None
    url: str | None
    gone_from: datetime
    back_at: datetime | None


@dataclass(frozen=True, slots=True)
class Listed:
    """What became of the links that were first listed on a day, as in ops.completeness; `share` from 0 to 1."""

    outlet: str
    edition: str
    day: date
    listed: int
    stored: int
    share: Decimal | None
    not_article: int
    left_out: int
    rejected: int
    gone: int
    failed: int
    waiting: int
    removed: int

    @property
    def others(self) -> tuple[tuple[str, int], ...]:
        """What else there is to tell than how many are stored."""
        names = ("waiting", "failed", "rejected", "gone", "not_article", "left_out")
        counts = tuple((name, getattr(self, name)) for name in names)
        return tuple((name, count) for name, count in (*counts, ("removed since", self.removed)) if count)


@dataclass(frozen=True, slots=True)
class Check:
    """The newest verdict on one check: well, unjudged, warning or failure, as `scrapy quality` judged it."""

    outlet: str
    edition: str
    check_name: str
    verdict: str
    detail: str | None
    checked_at: datetime


@dataclass(frozen=True, slots=True)
class Alert:
    """A trouble that lasts."""

    outlet: str
    edition: str
    detail: str
    raised_at: datetime


@dataclass(frozen=True, slots=True)
class Field:
    """How full a field is: the share (0..1) of the newest articles, the declared one, its alternatives with theirs."""

    name: str
    share: float
    declared: float | None
    sources: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """How an edition stands: `declared` tells what is expected of it; `troubles` are checks that are not well.

    What is well is judged elsewhere, in spiders/quality.py; here verdicts are shown.
    """

    edition: Edition
    latest: Latest
    plot: Plot
    declared: str
    alerts: tuple[Alert, ...]
    troubles: tuple[Check, ...]
    others: tuple[Check, ...]
    runs: tuple[RunRow, ...]
    pages: int
    fields: tuple[Field, ...]
    rejections: tuple[Rejection, ...]
    revisions: tuple[Revision, ...]
    removals: tuple[Removal, ...]
    listed: tuple[Listed, ...]


class _OfEdition(Protocol):
    @property
    def outlet(self) -> str: ...
    @property
    def edition(self) -> str: ...


_Row = TypeVar("_Row", bound=_OfEdition)
_Key = tuple[str, str]


def wall(connection: psycopg.Connection[Any], editions: Sequence[Edition], now: datetime) -> list[Stand]:
    """How each edition stands at a moment, in their order. Raises psycopg.Error."""
    asked = {
        "outlets": [edition.outlet for edition in editions],
        "editions": [edition.code for edition in editions],
    }
    today = {(edition.outlet, edition.code): now.astimezone(edition.timezone).date() for edition in editions}
    days = {"first": min(today.values()) - timedelta(days=DAYS), "last": max(today.values())}
    latest = _ask(connection, Latest, "latest", asked)
    per_day = _ask(connection, PerDay, "per_day", asked | days)
    checks = _ask(connection, Check, "checks", asked)
    alerts = _ask(connection, Alert, "alerts", asked)
    runs = _ask(connection, RunRow, "runs", asked | {"runs": _RUNS})
    sources = _ask(connection, FieldSource, "fields", asked | {"pages": _PAGES})
    rejections = _ask(connection, Rejection, "rejections", asked | {"runs": _RUNS_SEARCHED, "shown": _SHOWN})
    revisions = _ask(connection, Revision, "revisions", asked | {"shown": _SHOWN})
    removals = _ask(connection, Removal, "removals", asked | {"shown": _SHOWN})
    first = now.astimezone(UTC).date() - timedelta(days=_DAYS_LISTED - 1)
    listed = _ask(connection, Listed, "completeness", asked | {"first": first})
    stands = []
    for edition in editions:
        key = (edition.outlet, edition.code)
        counts = {row.published_on: row.articles for row in per_day[key]}
        stands.append(
            Stand(
                edition=edition,
                latest=latest[key][0],
                plot=plot(counts, today[key], DAYS, edition.expect.articles_per_day),
                declared=declared(edition.expect),
                alerts=tuple(alerts[key]),
                troubles=tuple(check for check in checks[key] if check.verdict in _TROUBLES),
                others=tuple(check for check in checks[key] if check.verdict not in _TROUBLES),
                runs=tuple(runs[key]),
                pages=sources[key][0].pages if sources[key] else 0,
                fields=fields_of(edition, sources[key]),
                rejections=tuple(rejections[key]),
                revisions=tuple(revisions[key]),
                removals=tuple(removals[key]),
                listed=tuple(listed[key]),
            )
        )
    return stands


def declared(expect: Expect) -> str:
    """What an edition's file says is normal, in words; empty where it says nothing."""
    least, most = expect.articles_per_day.min, expect.articles_per_day.max
    said = []
    if expect.silence_hours is not None:
        said.append(f"silent for {expect.silence_hours:g} hours at most")
    if least is not None:
        said.append(
            f"{least:,} to {most:,} articles a day" if most is not None else f"{least:,} articles a day or more"
        )
    elif most is not None:
        said.append(f"{most:,} articles a day at most")
    return ", ".join(said)


def fields_of(edition: Edition, rows: Sequence[FieldSource]) -> tuple[Field, ...]:
    """Every field, in the registry's order; none where no article was read."""
    if not rows:
        return ()
    pages = rows[0].pages
    return tuple(
        Field(
            name=name,
            share=sum(row.filled for row in rows if row.field == name) / pages,
            declared=edition.expect.filled.get(name),
            sources=tuple((row.source, row.filled / pages) for row in rows if row.field == name),
        )
        for name in FIELDS
    )


def _ask(
    connection: psycopg.Connection[Any], kind: type[_Row], name: str, values: dict[str, Any]
) -> dict[_Key, list[_Row]]:
    found: dict[_Key, list[_Row]] = defaultdict(list)
    with connection.cursor(row_factory=class_row(kind)) as cursor:
        for row in cursor.execute(statement(f"newsroom/{name}"), values):
            found[row.outlet, row.edition].append(row)
    return found
