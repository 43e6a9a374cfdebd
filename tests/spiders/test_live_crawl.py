"""Whole crawls of the newsstand: what a user gets, and how the outlets are asked."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from spiders.settings import REDIRECT_MAX_TIMES
from tests.newsstand.article import Article
from tests.newsstand.faults import Fault
from tests.newsstand.fixtures import MANNERS, UNHURRIED
from tests.newsstand.invented import invented_articles
from tests.newsstand.server import Newsstand
from tests.replay import records
from tests.spiders.crawling import CONTACT, PROJECT, Crawler

EVERYTHING = ("-a", "since=1990-01-02")


def articles(stand: Newsstand, site: str) -> list[Article]:
    return [article for article in stand.articles if article.site == site]


@pytest.mark.parametrize(
    ("spider", "site", "language"),
    [
        ("presstv", "presstv", "en"),
        ("almayadeen_en", "almayadeen", "en"),
        ("almayadeen_ar", "almayadeen_ar", "ar"),
        ("almayadeen_es", "almayadeen_es", "es"),
        ("presstv_fr", "presstv_fr", "fr"),
    ],
)
def test_a_live_crawl_ends_in_the_warehouse(
    crawler: Crawler, newsstand: Newsstand, spider: str, site: str, language: str
) -> None:
    if language != "en":
        newsstand.publish(*invented_articles(6, edition=language))
    finished = crawler.live(newsstand, spider, *EVERYTHING)
    served = {article.headline: article for article in articles(newsstand, site)}
    stored = crawler.rows("SELECT headline, body, subheadings, published_at, language, edition FROM news.article")
    assert Counter(headline for headline, *_ in stored) == Counter(list(served))
    for headline, body, subheadings, published, *tongue in stored:
        lines = [line for line in body.split("\n\n") if line not in subheadings]
        assert lines == list(served[headline].paragraphs)
        assert served[headline].published_time in (None, published)
        assert tongue == [language, language]
    others = crawler.rows("SELECT array_agg(label ORDER BY label) FROM news.menu WHERE kind = 'edition'")
    assert others == [(None if site.startswith("presstv") else sorted({"ar", "en", "es"} - {language}),)]
    run = crawler.rows("SELECT status, outcome FROM ops.run")
    assert run == [("finished", "finished")]
    met = crawler.rows("SELECT count(*), count(DISTINCT url) FROM ops.disposition")[0]
    assert met == (sum(crawler.endings().values()),) * 2
    assert crawler.endings()["stored"] == len(served)
    assert "how each URL ended" in finished.stderr
    assert "how full each field is" in finished.stderr


def test_an_outlet_without_rules_of_its_own_ends_each_url_once(
    newsstand: Newsstand, crawler: Crawler, tmp_path: Path
) -> None:
    """To the generic reader almost any link may be an article, pages of listings too."""
    tree = tmp_path / "project"
    for room in ("spiders", "storage", "tests"):
        shutil.copytree(PROJECT / room, tree / room)
    shutil.copy(PROJECT / "scrapy.cfg", tree)
    (tree / "spiders/outlets/presstv.py").unlink()
    newsstand.publish(*invented_articles(120, 9, outlet="presstv"))
    options = [part for pair in (UNHURRIED | newsstand.settings()).items() for part in ("-s", "=".join(pair))]
    finished = crawler.command("crawl", "presstv", *EVERYTHING, *options, folder=tree)
    assert finished.code == 0, finished.stderr
    ((stored,),) = crawler.rows("SELECT count(*) FROM news.article WHERE url LIKE '%/Detail/%'")
    assert stored == len(articles(newsstand, "presstv"))


def test_the_outlet_is_asked_politely(crawler: Crawler, newsstand: Newsstand, tmp_path: Path) -> None:
    """And the archive says truly what it was asked, in files as large as they may be."""
    crawler.live(newsstand, "presstv", *EVERYTHING, ARCHIVE_ROLL_OVER_BYTES="50000")
    assert newsstand.requests[0].path == "/robots.txt"
    for request in newsstand.requests:
        assert request.user_agent.startswith("Dateline/")
        assert f"(+{CONTACT})" in request.user_agent
        assert "cookie" not in request.header
        assert "referer" not in request.header
    pages = Counter((seen.host, seen.path) for seen in newsstand.requests)
    assert max(pages.values()) == 1, "no page is asked for twice in one crawl"
    files = list(tmp_path.rglob("*.warc.gz"))
    sent = [record.http_headers for record in records(files) if record.rec_type == "request"]
    assert sorted((head.protocol, head.statusline, tuple(head.headers)) for head in sent) == sorted(
        ("GET", f"{seen.path} HTTP/1.1", seen.headers) for seen in newsstand.requests
    )
    assert len(files) > 1
    assert all(path.stat().st_size < 100_000 for path in files)


def test_a_second_crawl_fetches_only_what_is_new(crawler: Crawler, newsstand: Newsstand) -> None:
    crawler.live(newsstand, "almayadeen_en", *EVERYTHING)
    before = crawler.rows("SELECT * FROM news.article ORDER BY article_id")
    newsstand.requests.clear()
    crawler.live(newsstand, "almayadeen_en", *EVERYTHING)
    served = {article.path for article in articles(newsstand, "almayadeen")}
    assert not (served | set(MANNERS)) & set(newsstand.asked())
    known = {url for (url,) in crawler.rows("SELECT url FROM ops.disposition WHERE ending = 'known'")}
    assert known >= {article.url for article in articles(newsstand, "almayadeen")}
    assert crawler.rows("SELECT * FROM news.article ORDER BY article_id") == before


def test_revisiting_fetches_again_and_an_edit_is_a_revision(crawler: Crawler, newsstand: Newsstand) -> None:
    crawler.live(newsstand, "presstv", *EVERYTHING)
    article, *others = articles(newsstand, "presstv")
    newsstand.publish(replace(article, headline="Another headline stands here now"))
    crawler.live(newsstand, "presstv", *EVERYTHING, "-a", "revisit=yes")
    assert crawler.endings()["unchanged"] == len(others)
    counts = crawler.rows("SELECT revision_count, count(*) FROM news.article GROUP BY 1 ORDER BY 1")
    assert counts == [(1, len(others)), (2, 1)]
    query = "SELECT article_id, position(%s IN url) > 0 FROM news.article WHERE revision_count = 2"
    ((edited, same_page),) = crawler.rows(query, article.path)
    assert same_page
    versions = "SELECT version, headline FROM news.revision WHERE article_id = %s ORDER BY version"
    assert crawler.rows(versions, edited) == [(1, article.headline), (2, "Another headline stands here now")]


def test_robots_is_obeyed(crawler: Crawler, newsstand: Newsstand) -> None:
    announced = "Sitemap: https://www.presstv.ir/news.xml\nSitemap: https://elsewhere.example/a.xml\nSitemap: /b.xml\n"
    newsstand.robots("www.presstv.ir", f"User-agent: *\nDisallow: /Section/\nDisallow: /sitemap.xml\n{announced}")
    crawler.live(newsstand, "presstv")
    assert not [path for path in newsstand.asked("www.presstv.ir") if path.startswith(("/Section", "/sitemap"))]
    assert crawler.endings()["robots"] == 3
    assert {detail for _, detail in crawler.ending_of("/Section/")} == {"forbidden by robots.txt"}
    query = "SELECT url, kind FROM landing.feed WHERE announced_in = 'https://www.presstv.ir/robots.txt'"
    assert crawler.rows(query) == [("https://www.presstv.ir/news.xml", "sitemap")]


def test_robots_that_cannot_be_had_forbids(crawler: Crawler, newsstand: Newsstand) -> None:
    newsstand.robots("english.almayadeen.net", status=503)
    told = crawler.barren(newsstand, "almayadeen_en")
    assert "no feed could be read: robots: robots.txt is unreachable: status 503" in told
    assert set(newsstand.asked()) == {"/robots.txt"}
    assert set(crawler.endings()) == {"robots"}


def test_a_crawl_delay_is_kept(crawler: Crawler, newsstand: Newsstand) -> None:
    """It is known before the pages' slot begins: the delay must hold for a slot that Scrapy makes later."""
    newsstand.robots("english.almayadeen.net", "User-agent: *\nCrawl-delay: 0.5\n")
    crawler.live(newsstand, "almayadeen_en", CLOSESPIDER_ITEMCOUNT="2", CONCURRENT_REQUESTS="1")
    asked = [seen.at for seen in newsstand.requests if seen.path != "/robots.txt"]
    assert len(asked) >= 4
    assert min(later - earlier for earlier, later in pairwise(asked)) >= 0.45


def test_a_dead_host_is_replaced_by_its_mirror(crawler: Crawler, newsstand: Newsstand) -> None:
    settings = newsstand.settings(refused=["www.presstv.ir"])
    finished = crawler.live(newsstand, "presstv", *EVERYTHING, RETRY_TIMES="1", **settings)
    served = articles(newsstand, "presstv")
    assert crawler.rows("SELECT count(*) FROM news.article") == [(len(served),)]
    assert not newsstand.asked("www.presstv.ir")
    assert newsstand.asked("www.presstv.co.uk")
    assert finished.stderr.count("www.presstv.ir does not answer") == 1


def test_items_can_be_exported_and_counted(crawler: Crawler, newsstand: Newsstand, tmp_path: Path) -> None:
    output = tmp_path / "articles.jsonl"
    limits = {"CLOSESPIDER_ITEMCOUNT": "3", "CONCURRENT_REQUESTS": "1", "DOWNLOAD_DELAY": "0.6"}
    crawler.live(newsstand, "presstv", *EVERYTHING, "-O", str(output), **limits)
    items = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert 3 <= len(items) < len(articles(newsstand, "presstv"))
    for item in items:
        assert item["headline"] in {article.headline for article in articles(newsstand, "presstv")}
        assert item["published_at"][10] == "T"
        assert item["published_at"][-6] in "+-"
    assert crawler.rows("SELECT outcome FROM ops.run") == [("closespider_itemcount",)]
    assert crawler.rows("SELECT count(*) FROM news.article") == [(len(items),)]
    assert crawler.endings().get("not_fetched", 0) > 0


def test_since_and_until_bound_the_days(crawler: Crawler, newsstand: Newsstand) -> None:
    served = articles(newsstand, "almayadeen")
    days = sorted({article.published_on for article in served})
    since, until = days[len(days) // 3], days[2 * len(days) // 3]
    crawler.live(newsstand, "almayadeen_en", "-a", f"since={since}", "-a", f"until={until}")
    expected = sorted(a.headline for a in served if since <= a.published_on <= until)
    assert [
        row[0] for row in crawler.rows('SELECT headline FROM news.article ORDER BY headline COLLATE "C"')
    ] == expected


def test_an_address_that_tells_its_day_is_not_fetched_in_vain(crawler: Crawler, newsstand: Newsstand) -> None:
    crawler.live(newsstand, "presstv", "-a", "since=2017-12-11", "-a", "until=2017-12-11")
    assert [path for path in newsstand.asked() if "/Detail/" in path] == [
        path for path in newsstand.asked() if "/Detail/2017/12/11/545288/" in path
    ]
    assert crawler.rows("SELECT published_on::text FROM news.article") == [("2017-12-11",)]


# Fault, how often it is played (None: always), the ending, and words of the detail.
FAULTS: list[tuple[Fault, int | None, str, str]] = [
    (Fault.NOT_FOUND, None, "http_error", "status 404"),
    (Fault.GONE, None, "http_error", "status 410"),
    (Fault.TOO_MANY, 1, "stored", ""),
    (Fault.UNAVAILABLE, 1, "stored", ""),
    (Fault.UNAVAILABLE, None, "http_error", "status 503"),
    (Fault.BLOCKED, None, "http_error", "status 403"),
    (Fault.EMPTY, None, "not_article", "error: empty page"),
    (Fault.CONSENT, None, "not_article", "consent"),
    (Fault.SOFT_NOT_FOUND, None, "not_article", "error"),
    (Fault.SLOW, None, "stored", ""),
    (Fault.STALLED, None, "network_error", "imeout"),
    (Fault.TRUNCATED, None, "network_error", ""),
    (Fault.RESET, 1, "stored", ""),
    (Fault.RESET, None, "network_error", ""),
    (Fault.REDIRECT_LOOP, None, "http_error", "redirect loop"),
    (Fault.REDIRECT_ONWARD, None, "http_error", "max redirections reached"),
    (Fault.REDIRECT_ELSEWHERE, None, "offsite", "not a host of"),
    (Fault.REDIRECT_HOME, None, "redirected", "english.almayadeen.net"),
    (Fault.GZIP_BOMB, None, "network_error", ""),
    (Fault.ENDLESS, None, "network_error", ""),
    (Fault.HUGE, None, "network_error", ""),
    (Fault.DEEP, None, "rejected", ""),
    (Fault.ODD_HEADERS, None, "stored", ""),
    (Fault.HOSTILE_TEXT, None, "stored", ""),
    (Fault.UTF8_AS_ARABIC, None, "stored", ""),
]


def test_what_goes_wrong_on_the_wire_ends_as_told(crawler: Crawler) -> None:
    served = invented_articles(len(FAULTS) + 6, 5, outlet="almayadeen")
    with Newsstand(served) as stand:
        faulty = dict(zip((article.path for article in served), FAULTS, strict=False))
        for path, (fault, times, _, _) in faulty.items():
            stand.fault("english.almayadeen.net", path, fault, times=times)
        (onward,) = [path for path, (fault, *_) in faulty.items() if fault is Fault.REDIRECT_ONWARD]
        steps = [onward, *(f"{onward}?{number}" for number in range(1, 9))]
        for step in steps[1:]:
            stand.fault("english.almayadeen.net", step, Fault.REDIRECT_ONWARD)
        crawler.live(stand, "almayadeen_en", *EVERYTHING, RETRY_TIMES="1", DOWNLOAD_TIMEOUT="4")
        expected = {article.path: ("stored", "") for article in served}
        expected |= {path: (ending, words) for path, (_, _, ending, words) in faulty.items()}
        found = {path: crawler.ending_of(path) for path in expected}
        asked = dict.fromkeys(path for path in stand.asked() if path.startswith(onward))  # some twice, when time is out
        assert list(asked) == steps[: REDIRECT_MAX_TIMES + 1]
    told = {path: endings[0][0] for path, endings in found.items() if len(endings) == 1}
    assert told == {path: ending for path, (ending, _) in expected.items()}
    for path, (_, words) in expected.items():
        assert words in (found[path][0][1] or ""), (faulty.get(path), found[path])
    # One headline has hostile text before its own; nothing of it but plain letters may be left.
    stored = {row[0].partition("���")[2].strip() or row[0] for row in crawler.rows("SELECT headline FROM news.article")}
    assert stored == {article.headline for article in served if expected[article.path][0] == "stored"}
    assert crawler.rows("SELECT headline FROM news.article WHERE headline ~ '[[:cntrl:]<>]'") == []


def test_an_answer_that_breaks_off_is_no_article(crawler: Crawler, newsstand: Newsstand) -> None:
    article = articles(newsstand, "presstv")[0]
    newsstand.fault("*", article.path, Fault.BROKEN_GZIP)
    crawler.live(newsstand, "presstv", *EVERYTHING)
    assert crawler.ending_of(article.path) == [("network_error", "the answer breaks off before its end")]
    whole = len(articles(newsstand, "presstv")) - 1
    assert crawler.rows("SELECT count(*) FROM news.article") == [(whole,)]
    newsstand.mend()
    crawler.live(newsstand, "presstv", *EVERYTHING)
    assert crawler.rows("SELECT count(*) FROM news.article") == [(whole + 1,)]
