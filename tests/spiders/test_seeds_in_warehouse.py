"""Every value that a careful person reads in the seed pages stands in the warehouse, under the contract's names."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest
from psycopg.rows import dict_row

from spiders.registry import edition_of_url
from tests.spiders.crawling import PROJECT, Crawler

SEEDS = PROJECT / "tests/fixtures/seeds"
EXPECTED: dict[str, dict[str, Any]] = json.loads((SEEDS / "expected.json").read_text(encoding="utf-8"))


def answer(connection: psycopg.Connection[Any], query: str, *values: object) -> list[dict[str, Any]]:
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(query.encode(), values).fetchall()


def links(connection: psycopg.Connection[Any], article_id: object) -> dict[str, list[Any]]:
    """The article's links in the shape of the expected file: what is known besides the title depends on the box."""
    rows = answer(connection, "SELECT * FROM news.link WHERE article_id = %s ORDER BY kind, position", article_id)
    found: dict[str, list[Any]] = {}
    for row in rows:
        parts = [row["title"], row["section"], row["linked_on"] and row["linked_on"].isoformat()]
        known = [part for part in parts if part is not None]
        found.setdefault(row["kind"], []).append(known[0] if len(known) == 1 else known)
    return found


def menu(connection: psycopg.Connection[Any], outlet: str, kind: str) -> list[str]:
    query = "SELECT label FROM news.menu WHERE outlet = %s AND kind = %s ORDER BY position"
    return [row["label"] for row in answer(connection, query, outlet, kind)]


def published(row: dict[str, Any]) -> str:
    """The time as printed at the outlet, or only the day where that is all there is."""
    at: datetime = row["published_at"].astimezone(ZoneInfo(edition_zone(row["url"])))
    return at.isoformat() if row["published_precision"] == "minute" else row["published_on"].isoformat()


def edition_zone(url: str) -> str:
    edition = edition_of_url(url)
    assert edition is not None
    return edition.timezone.key


@pytest.fixture
def warehouse_with_seeds(crawler: Crawler) -> str:
    for spider in ("almayadeen_en", "presstv"):
        crawler.saved(spider, SEEDS)
    return crawler.url


def test_every_expected_value_can_be_queried(warehouse_with_seeds: str) -> None:
    for name, expected in EXPECTED.items():
        with psycopg.connect(warehouse_with_seeds) as connection:
            (row,) = answer(connection, "SELECT * FROM news.article WHERE url = %s", expected["url"])
            images = answer(connection, "SELECT caption FROM news.image WHERE article_id = %s", row["article_id"])
            query = "SELECT line FROM news.ticker WHERE outlet = %s ORDER BY position"
            ticker = [line["line"] for line in answer(connection, query, row["outlet"])]
            paragraphs = row["body"].split("\n\n")
            derived = {
                "published_at": published(row),
                "published_from": row["published_from"] if expected.get("published_precision") == "day" else None,
                "image_captions": len(images),
                "body_paragraphs": len(paragraphs),
                "body_first": paragraphs[0],
                "links": links(connection, row["article_id"]),
                "ticker_items": len(ticker),
                "ticker_first": next(iter(ticker), None),
                "sections_in_menu": menu(connection, row["outlet"], "section"),
                "regions_in_menu": menu(connection, row["outlet"], "region"),
                "other_editions": menu(connection, row["outlet"], "edition"),
                "mirrors_notice": any("alternate addresses" in notice for notice in row["notices"]),
            }
        wanted = dict(expected)
        assert wanted.pop("body_last_words") == row["body"][-len(expected["body_last_words"]) :]
        assert [words for words in wanted.pop("body_excludes") if words in row["body"]] == []
        if "published_from" in wanted:
            assert wanted.pop("published_from").startswith("url")
            assert derived["published_from"] == "url"
        found = {key: derived[key] if key in derived else row[key] for key in wanted}
        assert found == wanted, name
        assert row["published_at"].astimezone(UTC).date() == row["published_on"]
