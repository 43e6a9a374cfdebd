"""Links out of feeds, sitemaps and listings."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.sources.feeds import Announcement, NotUnderstood, read_listing, read_xml, sitemaps_to_read
from spiders.sources.found import FoundLink

BASE = "https://www.presstv.ir/rss.xml"


def test_rss_without_dates() -> None:
    body = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>All</title><link>https://www.presstv.ir</link>
    <lastBuildDate>Sun, 22 Nov 2026 05:30:00 +0330</lastBuildDate>
    <item><title>Harbour &amp; sea</title><link>https://presstv.ir/Detail/2026/11/22/1/harbour</link></item>
    <item><title>Second</title><link>/Detail/2026/11/22/2/second</link></item></channel></rss>"""
    assert read_xml(body, BASE).links == (
        FoundLink("https://presstv.ir/Detail/2026/11/22/1/harbour", "Harbour & sea"),
        FoundLink("https://www.presstv.ir/Detail/2026/11/22/2/second", "Second"),
    )


def test_rss_dates_keep_their_zone() -> None:
    body = (
        b"<rss><channel><item><link>/a</link><pubDate>Sat, 21 Nov 2026 10:00:00 +0200</pubDate></item></channel></rss>"
    )
    (link,) = read_xml(body, BASE).links
    assert link.published_at == datetime(2026, 11, 21, 10, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    "when", ["9999-12-31T23:59:59-14:00", "0001-01-01", "Fri, 31 Dec 9999 23:59:59 -1400", "x", ""]
)
def test_a_time_that_cannot_be_is_none(when: str) -> None:
    body = f"<rss><channel><item><link>/a</link><pubDate>{when}</pubDate></item></channel></rss>".encode()
    (link,) = read_xml(body, BASE).links
    assert link.published_at is None


def test_atom_takes_the_alternate_link() -> None:
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title>
    <link rel="self" href="https://a.example/self"/><link rel="alternate" href="https://a.example/1"/>
    <published>2026-11-01T08:00:00Z</published><updated>2026-11-02T08:00:00Z</updated></entry></feed>"""
    (link,) = read_xml(body, BASE).links
    assert link.url == "https://a.example/1"
    assert link.published_at == datetime(2026, 11, 1, 8, tzinfo=UTC)
    assert link.modified_at == datetime(2026, 11, 2, 8, tzinfo=UTC)


def test_news_sitemap_and_index() -> None:
    urlset = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://a.example/1 </loc>
      <lastmod>2026-11-02</lastmod><news:news><news:publication_date>2026-11-01T10:00:00+02:00</news:publication_date>
      <news:title>Title</news:title></news:news></url></urlset>"""
    (link,) = read_xml(urlset, BASE).links
    assert (link.url, link.title) == ("https://a.example/1", "Title")
    assert link.published_at == datetime(2026, 11, 1, 8, tzinfo=UTC)
    index = b"<sitemapindex><sitemap><loc>https://a.example/s-2026-7.xml</loc></sitemap></sitemapindex>"
    assert read_xml(index, BASE) == Announcement(sitemaps=(FoundLink("https://a.example/s-2026-7.xml"),))


@pytest.mark.parametrize("body", [b"", b"not xml at all", b"<html><body>Consent</body></html>", b"\x00\x01", b"<rss"])
def test_what_is_no_feed_is_not_understood(body: bytes) -> None:
    if body == b"<rss":  # a torn feed is still a feed, with no entry
        assert read_xml(body, BASE) == Announcement()
    else:
        with pytest.raises(NotUnderstood):
            read_xml(body, BASE)


def test_entries_within_entries_are_passed_over() -> None:
    body = b"<rss><channel>" + b"<item>" * 20 + b"<item/>" * 50_000 + b"</item>" * 20 + b"</channel></rss>"
    assert read_xml(body, BASE) == Announcement()


def test_a_prefix_that_nobody_declared_costs_its_element_only() -> None:
    body = b"""<rss><channel><item><dc:creator>A</dc:creator><media:content url="x"/><title>T</title>
    <link>https://a.example/1</link></item></channel></rss>"""
    assert read_xml(body, BASE).links == (FoundLink("https://a.example/1", "T"),)
    with pytest.raises(NotUnderstood):
        read_xml(b"<a:rss><channel/></a:rss>", BASE)


def test_half_a_character_costs_its_value_only() -> None:
    """libxml2 takes a reference to a surrogate for a character, and lxml cannot give it."""
    body = b"""<rss><channel><item><title>Ferries &#xD83D; run</title><link>/a</link></item><item>
    <link>/b&#55357;</link><guid>https://a.example/b</guid></item>
    <item><title>Third</title><link rel="&#xDC00;" href="/c">/c</link></item>
    </channel></rss>"""
    assert read_xml(body, BASE).links == (
        FoundLink("https://www.presstv.ir/a"),
        FoundLink("https://www.presstv.ir/c", "Third"),
    )


def test_titles_are_cut_and_cleaned() -> None:
    long = "Harbour  \x9b31m" + "a\u0301" * 50_000
    feed = f"<rss><channel><item><title>{long}</title><link>/a</link></item></channel></rss>".encode()
    page = f"<meta charset='utf-8'><a href='/a'>{long}</a>".encode()
    for link in (*read_xml(feed, BASE).links, *read_listing(page, BASE).links):
        assert (link.title or "").startswith("Harbour \u00e1\u00e1")
        assert len(link.title or "") < 1000


def test_entities_are_not_expanded() -> None:
    bomb = b"""<!DOCTYPE r [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
    <rss><channel><item><title>&b;</title><link>https://a.example/1</link></item></channel></rss>"""
    (link,) = read_xml(bomb, BASE).links
    assert link.title is None


def test_listing_links_once_with_their_words_and_the_next_page() -> None:
    body = b"""<html><body><a href="/Detail/2026/11/22/1/a"><img></a>
    <a href="/Detail/2026/11/22/1/a">Words <b>here</b></a>
    <a href="javascript:alert(1)">x</a><a href="mailto:a@b.example">y</a><a href="http://[bad">z</a><a>none</a>
    <ul><li class="page next"><a href="/Section/101/2">Next</a></li></ul></body></html>"""
    listing = read_listing(body, "https://www.presstv.ir/Section/101")
    assert listing.links[0] == FoundLink("https://www.presstv.ir/Detail/2026/11/22/1/a", "Words here")
    assert len(listing.links) == 2
    assert listing.next_page == "https://www.presstv.ir/Section/101/2"


def test_an_empty_listing_is_not_understood() -> None:
    with pytest.raises(NotUnderstood):
        read_listing(b"", BASE)


def test_sitemaps_are_chosen_by_month_then_by_lastmod() -> None:
    def found(url: str, modified: datetime | None = None) -> FoundLink:
        return FoundLink(url, modified_at=modified)

    july, months = (
        found("https://a.example/sitemap-2026-7.xml"),
        [found(f"https://a.example/2026-{m:02}.xml") for m in (8, 9)],
    )
    old = found("https://a.example/old.xml", datetime(2026, 6, 1, tzinfo=UTC))
    unsaid = found("https://a.example/news.xml")
    everything = (july, *months, old, unsaid)
    assert sitemaps_to_read(everything, date(2026, 8, 10), date(2026, 8, 20)) == [months[0], unsaid]
    assert sitemaps_to_read(everything, date(2026, 8, 1), date(2026, 8, 20)) == [july, months[0], unsaid]
    assert sitemaps_to_read(everything, date(2026, 5, 2), date(2026, 7, 2)) == [july, old, unsaid]


@given(st.binary(max_size=400), st.sampled_from([read_xml, read_listing]))
def test_any_bytes_give_links_or_are_not_understood(body: bytes, read: object) -> None:
    try:
        announcement = read(body, BASE)  # type: ignore[operator]
    except NotUnderstood:
        return
    assert all(link.url.startswith(("http://", "https://")) for link in announcement.links)
