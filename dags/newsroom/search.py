"""What the search box finds in the warehouse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import psycopg
from psycopg.rows import class_row

from storage.statements import statement

# Articles on one page of results.
SHOWN = 30
# Characters of a query; no question to a newsroom is longer.
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Found:
    """An article that matches, and what kind of one; `snippet` shows what was found between ** and **."""

    outlet: str
    edition: str
    headline: str | None
    url: str | None
    snippet: str
    page_class: str
    published_at: datetime | None
    published_on: date | None
    published_precision: str | None


@dataclass(frozen=True, slots=True)
class Results:
    """The best matches, at most SHOWN of them; `more` when others match too."""

    articles: tuple[Found, ...]
    more: bool


def asked(text: str) -> str:
    """A query as it is asked: any text at all, without what Postgres cannot hold, cut at LONGEST characters."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()[:LONGEST].strip()


def search(connection: psycopg.Connection[Any], query: str) -> Results:
    """The articles that match a query as typed into a search engine. Raises psycopg.Error."""
    if not query:
        return Results((), more=False)
    with connection.cursor(row_factory=class_row(Found)) as cursor:
        cursor.execute(statement("newsroom/search"), {"query": query, "limit": SHOWN + 1})
        found = cursor.fetchall()
    return Results(tuple(found[:SHOWN]), more=len(found) > SHOWN)
