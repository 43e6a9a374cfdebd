"""Keys: the same article has one, whatever the host, case, slug or tracking."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction import identity, is_article_url, read
from spiders.extraction.addresses import may_be_one_article
from spiders.registry import Edition, edition_named, edition_of_url

PRESSTV = edition_named("presstv")
ALMAYADEEN = edition_named("almayadeen_en")
ARABIC, SPANISH, FRENCH = map(edition_named, ("almayadeen_ar", "almayadeen_es", "presstv_fr"))


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.presstv.ir/Detail/2017/12/11/545288/russia-turkey", "presstv:545288:2017-12-11"),
        ("http://presstv.com/detail/2017/12/11/545288/another-slug/", "presstv:545288:2017-12-11"),
        ("https://www.presstv.co.uk/DETAIL/2017/12/11/545288", "presstv:545288:2017-12-11"),
        ("https://www.presstv.ir/Detail/2019/1/23/586614/Press%20TV%C2%A0news.", "presstv:586614:2019-01-23"),
        ("https://www.presstv.ir/Detail/2019/1/23/586614/a,b’s-?utm_source=x#top", "presstv:586614:2019-01-23"),
        ("http://www.presstv.ir/Video/2015/3/9/401234/title", "presstv:401234:2015-03-09"),
        ("http://www.presstv.ir/detail/2013/11/12/334416/slug/", "presstv:334416:2013-11-12"),
        ("http://www.presstv.ir/detail.aspx?id=130017&sectionid=3510203", "presstv:130017"),
        ("http://www.presstv.ir/detail/130017.html", "presstv:130017"),
    ],
)
def test_press_tv(url: str, key: str) -> None:
    assert identity.address_key(url, PRESSTV) == key
    assert is_article_url(url, PRESSTV)


@pytest.mark.parametrize(
    "path",
    ["/", "/Section/101", "/Section/101/2", "/Default/Live", "/Detail/2017/13/41/545288/x", "/Detail/2017/12",
     "/rss.xml", "/detail.aspx?id=x", "/Detail/slug-only"],
)  # fmt: skip
def test_press_tv_address_without_a_number_is_no_article(path: str) -> None:
    assert not is_article_url(f"https://www.presstv.ir{path}", PRESSTV)


SLUGS = st.text(max_size=40).map(lambda slug: quote(slug.encode("utf-8", "replace"), safe=""))


@given(st.integers(1, 999_999_999), st.dates(), st.sampled_from(PRESSTV.hosts), SLUGS, st.sampled_from(("", "0")))
def test_press_tv_number_and_day_govern(number: int, day: date, host: str, slug: str, zero: str) -> None:
    month = f"{day.month:02}" if zero else str(day.month)
    path = f"/Detail/{day.year:04}/{month}/{day.day:02}/{number}/{slug}"
    for variant in (path, path.upper(), path.lower()):
        assert identity.address_key(f"https://{host}{variant}") == f"presstv:{number}:{day}"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://english.almayadeen.net/news/politics/Harbour-Reopens/", "almayadeen:/news/politics/harbour-reopens"),
        (
            "https://english.almayadeen.net/news/politics/harbour-reopens?utm_source=x#y",
            "almayadeen:/news/politics/harbour-reopens",
        ),
        ("https://english.almayadeen.net/articles/features/a:b--c", "almayadeen:/articles/features/a:b--c"),
        ("https://english.almayadeen.net/news/details?id=123", "almayadeen:/news/details?id=123"),
    ],
)
def test_al_mayadeen(url: str, key: str) -> None:
    assert identity.address_key(url, ALMAYADEEN) == key


SLUG = "المرفأ-القديم-يفتح"


@pytest.mark.parametrize(
    ("url", "edition", "key"),
    [
        (f"https://www.almayadeen.net/news/politics/{SLUG}", ARABIC, f"almayadeen:/news/politics/{SLUG}"),
        (f"https://m.almayadeen.net/news/politics/{quote(SLUG)}/", ARABIC, f"almayadeen:/news/politics/{SLUG}"),
        (f"http://almayadeen.net/news/politics/{quote(SLUG).lower()}?x=1", ARABIC, f"almayadeen:/news/politics/{SLUG}"),
        ("https://www.almayadeen.net/news/print/1388888", ARABIC, "almayadeen:no:1388888"),
        (f"https://www.almayadeen.net/news/politics/1388888/{SLUG}", ARABIC, "almayadeen:no:1388888"),
        ("https://espanol.almayadeen.net/entrevistas/2046797/el-faro", SPANISH, "almayadeen:no:2046797"),
        (
            "https://espanol.almayadeen.net/Entrevistas/2046797/otro-titulo?utm_source=x",
            SPANISH,
            "almayadeen:no:2046797",
        ),
        ("https://french.presstv.ir/Detail/2026/09/23/771122/Le-bac-", FRENCH, "presstv:771122:2026-09-23"),
        ("https://french.presstv.co.uk/detail/2026/9/23/771122", FRENCH, "presstv:771122:2026-09-23"),
    ],
)
def test_other_editions(url: str, edition: Edition, key: str) -> None:
    assert edition_of_url(url) is edition
    assert identity.address_key(url, edition) == key
    assert is_article_url(url, edition)


@pytest.mark.parametrize(
    ("path", "is_article"),
    [
        ("/news/politics/harbour-reopens", True),
        ("/articles/harbour-reopens", True),
        ("/articles/opinion/harbour-reopens", True),
        ("/videos/newsfeed/harbour-reopens", True),
        ("/entrevistas/2046797/harbour", True),
        ("/news/print/123456", True),
        ("/", False),
        ("/news", False),
        ("/news/politics", False),
        ("/articles", False),
        ("/articles/opinion", False),
        ("/news?tags=Siria", False),
        ("/sitemaps/all/sitemap-2024-7.xml", False),
    ],
)
def test_al_mayadeen_article_addresses(path: str, is_article: bool) -> None:
    assert is_article_url(f"https://english.almayadeen.net{path}", ALMAYADEEN) is is_article


def test_native_key_comes_from_the_page() -> None:
    url = "https://english.almayadeen.net/news/politics/harbour-reopens"
    page = (
        b'<meta name="postid" content="1712345"><div class="details-white-box"><h1>Harbour reopens</h1>'
        b'<div class="p-content"><p>The harbour is open again.</p></div></div>'
    )
    keys = identity.keys(read(page, url), url, ALMAYADEEN)
    assert keys == ("almayadeen:1712345", "almayadeen:/news/politics/harbour-reopens")


def test_address_that_the_page_claims_serves_where_none_is_known() -> None:
    page = (
        b'<link rel="canonical" href="https://www.presstv.ir/Detail/2026/09/23/771122/ferry"><div class="details-page">'
        b'<h1 class="news-title-container">Night ferry</h1><div class="col-md-9"><p>The ferry waits.</p></div></div>'
    )
    found = read(page)
    assert (found.outlet, found.edition) == ("presstv", "en")
    assert identity.keys(found, None, PRESSTV) == (None, "presstv:771122:2026-09-23")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://www.herald.example/a/b/", "http://herald.example/a/b"),
        ("https://herald.example/a?utm_source=x&id=5&fbclid=1", "https://herald.example/a?id=5"),
        ("https://herald.example/a?b=1&a=2#frag", "https://herald.example/a?a=2&b=1"),
    ],
)
def test_addresses_of_an_unknown_outlet(first: str, second: str) -> None:
    assert identity.address_key(first) == identity.address_key(second)
    assert identity.address_key(first) != identity.address_key("https://herald.example/a?id=6")


def test_the_hosts_of_an_edition_without_a_rule_of_its_own_are_one() -> None:
    hosts = ("www.herald.example", "m.herald.example", "herald.example")
    herald = replace(PRESSTV, outlet="herald", outlet_name="The Herald", spider="herald", hosts=hosts, mirrors=())
    addresses = [f"https://{host}/2026/ropes?id=5" for host in hosts]
    assert {identity.address_key(url, herald) for url in addresses} == {"url:herald.example/2026/ropes?id=5"}
    page = "<h1>Ropes are dear</h1><article><p>The harbour counts its ropes, it said on Monday.</p></article>"
    assert len({identity.keys(read(page.encode(), url), url, herald) for url in addresses}) == 1
    assert identity.address_key(addresses[1]) == "url:m.herald.example/2026/ropes?id=5"
    assert identity.address_key("https://other.example/2026/ropes", herald) == "url:other.example/2026/ropes"
    assert identity.address_key("https://m.presstv.example/Section/1", PRESSTV) == "url:m.presstv.example/Section/1"
    sections = {identity.address_key(f"http://{host}/Section/1") for host in PRESSTV.hosts}
    assert sections == {"url:presstv.ir/Section/1"}


@given(st.text())
def test_any_text_has_a_key(url: str) -> None:
    for edition in (None, PRESSTV, ALMAYADEEN):
        assert identity.address_key(url, edition)
        is_article_url(url, edition)


def test_the_last_parts_of_long_addresses_are_compared_in_linear_time() -> None:
    """A word of 200,000 letters would take minutes, were it looked at from each of them."""
    word = "a" * 200_000
    assert not may_be_one_article(f"https://a.example/{word}", f"https://b.example/x/{word}")
    assert may_be_one_article(f"https://a.example/{word}-b-c", f"https://b.example/x/{word}-b-c")
