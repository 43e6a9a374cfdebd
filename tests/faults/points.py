"""When a fault strikes: a point on the way of a crawl, drawn at random, and the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

# Tables that a crawl writes, in front of which it can be held up in the middle of a transaction.
LANDING_TABLES = (
    *("landing.capture", "landing.observation", "landing.extraction", "landing.absence", "landing.sighting"),
    *("landing.listed", "landing.frontier", "landing.feed", "landing.pending", "ops.disposition"),
)
NEWS_TABLES = (
    *("landing.pending", "news.article_capture", "news.revision_start", "news.article", "news.image", "news.link"),
    *("news.removal", "news.article_alias", "news.ticker", "news.menu"),
)


@dataclass(frozen=True, slots=True)
class Extent:
    """How far an undisturbed crawl goes: requests, bytes of its archive, captures, endings, seconds until it ends.

    `began` is when it asked for the first time, in seconds from its start.
    """

    requests: int
    archived: int
    captures: int
    endings: int
    began: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Point:
    """After `at` requests, archived bytes, captures or endings on record, or seconds.

    With `table` the crawl is then held up at its next write to that table, and struck there.
    """

    measure: str
    at: float
    table: str | None = None

    def __str__(self) -> str:
        where = f", writing {self.table}" if self.table else ""
        return f"{self.at:.2f} seconds{where}" if self.measure == "seconds" else f"{self.at:g} {self.measure}{where}"


def of_a_crawl(random: Random, extent: Extent) -> Point:
    """A point of a crawl that goes so far."""
    measure = random.choice(("requests", "bytes archived", "captures", "endings", "seconds", "table"))
    match measure:
        case "requests":
            return Point(measure, random.randint(1, extent.requests))
        case "bytes archived":
            return Point(measure, random.randint(1, extent.archived))
        case "captures":
            return Point(measure, random.randint(1, extent.captures))
        case "endings":
            return Point(measure, random.randint(1, extent.endings))
        case "table":
            return Point("requests", random.randint(1, extent.requests), random.choice(LANDING_TABLES + NEWS_TABLES))
    return Point(measure, random.uniform(extent.began * 0.8, extent.seconds))


def of_a_normalise(random: Random) -> Point:
    """A point of normalise alone: in front of a table, for all of it takes milliseconds."""
    return Point("seconds", 0.0, random.choice(NEWS_TABLES))
