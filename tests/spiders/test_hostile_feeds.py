"""Feeds, sitemaps and listings that would hang a crawl, or never let it end."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import Page
from tests.spiders.crawling import Crawler

HOST = "www.presstv.ir"
EMPTY_FEED = b"<rss><channel/></rss>"


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    """A newsstand without articles, whose feeds hold nothing."""
    with Newsstand(()) as stand:
        stand.put(HOST, "/rss.xml", Page(EMPTY_FEED, "application/rss+xml"))
        stand.put(HOST, "/sitemap.xml", sitemap_index())
        for section in ("101", "102"):
            stand.put(HOST, f"/Section/{section}", Page(b"<html><p>Nothing yet</p></html>"))
        yield stand


def sitemap_index(*paths: str) -> Page:
    entries = "".join(f"<sitemap><loc>https://{HOST}{path}</loc></sitemap>" for path in paths)
    return Page(f"<sitemapindex>{entries}</sitemapindex>".encode(), "application/xml")


def test_a_title_of_many_marks_is_cut_before_it_is_cleaned(crawler: Crawler, stand: Newsstand) -> None:
    title = "a" + "\u0301\u0316" * 400_000
    address = f"https://{HOST}/Detail/2026/11/01/700000/x"
    item = f"<item><title>{title}</title><link>{address}</link></item>"
    stand.put(HOST, "/rss.xml", Page(f"<rss><channel>{item}</channel></rss>".encode(), "application/rss+xml"))
    crawler.live(stand, "presstv", READER_TIMEOUT="10")
    assert crawler.ending_of("/rss.xml") == [("discovery", "1 articles, 1 in range, 1 to fetch")]
    assert crawler.rows("SELECT length(title) < 1000 FROM landing.sighting") == [(True,)]


def test_a_listing_that_takes_too_long_costs_itself_only(crawler: Crawler, stand: Newsstand) -> None:
    attributes = " ".join(f"a{number}=1" for number in range(600_000))
    stand.put(HOST, "/Section/101", Page(f"<html><body {attributes}>x</body></html>".encode()))
    crawler.live(stand, "presstv", READER_TIMEOUT="1")
    assert crawler.ending_of("/Section/101") == [("rejected", "reading took longer than 1 seconds")]
    assert crawler.endings() == {"discovery": 3, "rejected": 1}
    assert crawler.rows("SELECT capture_id IS NOT NULL, archive_length > 0 FROM ops.rejection") == [(True, True)]


def test_sitemaps_below_one_another_are_followed_so_far(crawler: Crawler, stand: Newsstand) -> None:
    for number in range(10):
        stand.put(HOST, f"/s{number}.xml", sitemap_index(f"/s{number + 1}.xml"))
    stand.put(HOST, "/sitemap.xml", sitemap_index("/s0.xml"))
    finished = crawler.live(stand, "presstv", SITEMAP_DEPTH="3")
    assert [path for path in stand.asked() if re.match(r"/s\d", path)] == ["/s0.xml", "/s1.xml", "/s2.xml"]
    told = "0 articles, 0 in range, 0 to fetch; 1 sitemap left out (SITEMAP_DEPTH, ROUTINE_SITEMAPS)"
    assert crawler.ending_of("/s2.xml") == [("discovery", told)]
    assert f"https://{HOST}/s2.xml: {told}" in finished.stderr


def test_so_many_sitemaps_are_followed_in_a_run(crawler: Crawler, stand: Newsstand) -> None:
    names = [f"/s{number}.xml" for number in range(12)]
    for name in names:
        stand.put(HOST, name, sitemap_index("/s0.xml", "/more.xml"))
    stand.put(HOST, "/sitemap.xml", sitemap_index(*names))
    crawler.live(stand, "presstv", ROUTINE_SITEMAPS="5")
    assert sorted(
        path for path in stand.asked() if path.endswith(".xml") and path not in ("/rss.xml", "/sitemap.xml")
    ) == (sorted(names[:5]))
    ((_, detail),) = crawler.ending_of("/sitemap.xml")
    assert (detail or "").endswith("; 7 sitemaps left out (SITEMAP_DEPTH, ROUTINE_SITEMAPS)")
