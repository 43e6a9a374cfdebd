"""Feeds across runs, and addresses that give no page: pure rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from spiders import discovery, registry
from spiders.absences import absence_of
from spiders.feed_memory import FeedMemory
from spiders.keeper import Keeper
from spiders.registry import Feed
from spiders.sources.found import FoundLink
from storage.crawl_records import FeedState

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EDITION = registry.edition_named("presstv")
INDEX = "https://www.presstv.ir/sitemap.xml"


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def state(url: str = EDITION.feeds[0].url, kind: str = "rss", **fields: Any) -> FeedState:
    return replace(FeedState("presstv", "en", url, kind, ago(days=9)), **fields)


def child(name: str = "sitemap-a.xml", **fields: Any) -> FeedState:
    return state(f"https://www.presstv.ir/{name}", "sitemap", announced_in=INDEX, **fields)


def test_a_dead_feed_rests_longer_each_time_and_at_most_a_day() -> None:
    rests = [discovery.rests_until(state(failures=failures, asked_at=NOW)) for failures in (2, 3, 4, 5, 9, 10, 500)]
    minutes = [None if until is None else (until - NOW) / timedelta(minutes=1) for until in rests]
    assert minutes == [None, 15, 30, 60, 960, 1440, 1440]


def test_where_all_feeds_are_dead_all_are_asked() -> None:
    dead = {feed.url: state(feed.url, feed.kind, failures=5, asked_at=NOW) for feed in EDITION.feeds}
    one = EDITION.feeds[0].url
    assert list(discovery.resting(EDITION, {one: dead[one]}, NOW)) == [one]
    assert discovery.resting(EDITION, dead, NOW) == {}
    assert discovery.resting(EDITION, {one: dead[one]}, NOW + timedelta(days=2)) == {}


@pytest.mark.parametrize(
    ("known", "is_asked"),
    [
        (child(), True),  # left out by a limit
        (child(asked_at=ago(hours=1)), True),  # a run was killed before it came to it
        (child(asked_at=ago(hours=1), read_at=ago(hours=1), changed_at=ago(hours=5)), True),
        (child(asked_at=ago(hours=1), read_at=ago(hours=1), changed_at=ago(hours=50)), False),
        (child("sitemap-2026-11.xml", asked_at=ago(hours=1), read_at=ago(hours=1), changed_at=ago(hours=50)), True),
        (child(asked_at=ago(hours=1), failures=9), False),
        (child(asked_at=ago(days=5), failures=9), True),
        (child(asked_at=ago(days=5), failures=10), False),
        (state(announced_in=INDEX), False),  # no sitemap
        (replace(child(), announced_in="https://www.presstv.ir/other.xml"), False),
    ],
)
def test_which_sitemaps_are_asked_below_an_index_that_did_not_change(known: FeedState, is_asked: bool) -> None:
    assert [link.url for link in discovery.children([known], INDEX, NOW)] == [known.url] * is_asked


def test_a_sitemap_is_not_asked_again_where_its_index_says_that_it_did_not_change() -> None:
    read = child(read_at=ago(days=2))
    assert discovery.is_read_since(read, FoundLink(read.url, modified_at=ago(days=4)))
    for link in (FoundLink(read.url), FoundLink(read.url, modified_at=ago(days=2.5))):
        assert not discovery.is_read_since(read, link)
    assert not discovery.is_read_since(None, FoundLink(read.url, modified_at=ago(days=4)))


def test_a_page_of_a_listing_that_no_run_came_to_read_is_asked() -> None:
    listing = next(feed.url for feed in EDITION.feeds if feed.kind == "listing")
    page = state(f"{listing}/2", "listing", announced_in=listing)
    owed = discovery.asked(page, NOW)
    assert discovery.to_continue(EDITION, [owed], NOW) == [owed]
    again = replace(owed, failures=3)
    assert discovery.to_continue(EDITION, [again], NOW) == []
    assert discovery.to_continue(EDITION, [again], NOW + timedelta(hours=1)) == [again]
    read = discovery.changed(owed, discovery.Answer({"etag": '"1"'}, "0" * 64, None), 9, NOW)
    assert discovery.to_continue(EDITION, [page, read], NOW) == []
    assert (read.etag, read.articles, read.failures) == ('"1"', 9, 0)
    assert discovery.unchanged(discovery.failed(read, 500, "status 500", NOW), 304, NOW) == replace(read, status=304)


ARTICLE = "https://www.presstv.ir/Detail/2026/11/20/759001/harbour-opens"


@pytest.mark.parametrize(
    ("status", "location", "led_to"),
    [
        (404, None, "-"),
        (410, None, "-"),
        (302, "/", "https://www.presstv.ir/"),
        (301, "https://www.presstv.ir/Detail/2026/11/20/759002/another", "https://www.presstv.ir/Detail/2026/11/20/759002/another"),
        (301, "/Detail/2026/11/20/759001/harbour-opens-again", None),
        (301, "https://www.presstv.co.uk/Detail/2026/11/20/759001/harbour-opens", None),
        (302, "https://[broken", None),
        (302, "", None),
        (200, None, None),
        (403, None, None),
        (500, None, None),
        (None, None, None),
    ],
)  # fmt: skip
def test_what_is_an_absence(status: int | None, location: str | None, led_to: str | None) -> None:
    absence = absence_of(ARTICLE, status, location, NOW, EDITION)
    if led_to is None:
        assert absence is None
    else:
        assert absence is not None
        assert (absence.status, absence.led_to or "-", absence.url) == (status, led_to, ARTICLE)


def test_a_limit_starves_neither_new_sitemaps_nor_known_ones() -> None:
    known = [child(f"known-{n}.xml", asked_at=ago(hours=n)) for n in (1, 3, 2)]
    memory = FeedMemory(EDITION, Keeper(lambda _error: None), forgets=False)
    for state_ in known:
        memory.ask(Feed("sitemap", state_.url), INDEX)
    times = {state_.url: state_.asked_at for state_ in known}
    new = [FoundLink(f"https://www.presstv.ir/?{n}", modified_at=ago(days=n)) for n in (5, 1, 3, 4)]
    turns = memory.in_turn([*new, *(FoundLink(url) for url in times)])
    assert [link in new for link in turns] == [True, False, True, False, True, False, True]
    assert [link for link in turns if link in new] == sorted(new, key=lambda link: str(link.url))


def test_a_run_of_some_days_changes_nothing_of_what_is_remembered() -> None:
    keeper = Keeper(lambda _error: None)
    memory = FeedMemory(EDITION, keeper, forgets=True)
    memory.failed(EDITION.feeds[0], None, 500, "status 500")
    memory.announce([("rss", "https://www.presstv.ir/rss/rss-104.xml")], INDEX)
    assert (memory.get(EDITION.feeds[0].url), len(keeper.batch)) == (None, 0)
