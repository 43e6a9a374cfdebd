"""Crawls after the first one: what they ask, and what they learn of edits and deletions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
from warcio.archiveiterator import ArchiveIterator

from tests.newsstand import presstv
from tests.newsstand.faults import Fault
from tests.newsstand.server import Newsstand, Seen
from tests.newsstand.shelf import Page
from tests.spiders.crawling import Crawler

FEEDS = ["/Section/101", "/Section/102", "/rss.xml", "/sitemap.xml"]


OLDER = """
UPDATE landing.observation SET captured_at = captured_at - %(span)s;
UPDATE landing.capture SET captured_at = captured_at - %(span)s;
UPDATE landing.absence SET seen_at = seen_at - %(span)s;
UPDATE landing.frontier SET tried_at = tried_at - %(span)s;
"""
ENDINGS = """
SELECT ending, count(*) FROM ops.disposition
WHERE run_id = (SELECT run_id FROM landing.run ORDER BY run_number DESC LIMIT 1) GROUP BY 1
"""


def later(crawler: Crawler, **span: int) -> None:
    """Makes all that was seen so far so much older: for the crawls that follow, that time has passed."""
    with psycopg.ClientCursor(psycopg.connect(crawler.url, autocommit=True)) as cursor:
        cursor.execute(OLDER.encode(), {"span": timedelta(**span)})


def asked(stand: Newsstand) -> list[Seen]:
    """What was asked since the last look, robots.txt aside."""
    seen = [each for each in stand.requests if each.path != "/robots.txt"]
    stand.requests.clear()
    return seen


def crawl(crawler: Crawler, stand: Newsstand, *told: str, **settings: str) -> dict[str, int]:
    """A routine crawl that tells this in its last lines, and how its URLs ended."""
    finished = crawler.live(stand, "presstv", **settings)
    assert [words for words in told if words not in finished.stderr] == []
    return dict(crawler.rows(ENDINGS))


def records(crawler: Crawler) -> Counter[str]:
    """How many records of each kind the archive holds."""
    found: Counter[str] = Counter()
    for path in Path(crawler.environment["DATELINE_DATA"]).glob("archive/**/*.warc.gz"):
        with path.open("rb") as file:
            found.update(record.rec_type for record in ArchiveIterator(file))
    return found


def test_the_life_of_articles(crawler: Crawler, newsstand: Newsstand) -> None:
    served = {article.path: article for article in newsstand.articles if article.outlet == "presstv"}
    assert crawl(crawler, newsstand)["stored"] == len(served)
    asked(newsstand)
    kept = records(crawler)

    # Nothing has changed, and nothing is due: one question for each feed.
    assert crawl(crawler, newsstand) == {"discovery": len(FEEDS)}
    again = asked(newsstand)
    assert sorted(seen.path for seen in again) == FEEDS
    assert all("if-none-match" in seen.header for seen in again)

    # A quarter of an hour later each article is looked at once, on condition, and no row of it is written.
    rows = crawler.rows("SELECT xmin::text, ctid::text, * FROM news.article ORDER BY article_id")
    later(crawler, minutes=16)
    assert crawl(crawler, newsstand) == {"discovery": len(FEEDS), "unchanged": len(served)}
    looked = [seen for seen in asked(newsstand) if "/Detail/" in seen.path]
    assert Counter(seen.path for seen in looked) == Counter(list(served))
    assert all("if-none-match" in seen.header for seen in looked)
    assert crawler.rows("SELECT xmin::text, ctid::text, * FROM news.article ORDER BY article_id") == rows
    assert crawler.rows("SELECT count(*) FROM landing.observation") == [(2 * len(served),)]
    gained = records(crawler) - kept
    assert gained["revisit"] == 2 * len(FEEDS) + len(served)
    assert gained["response"] == 0, "robots.txt is not asked again within a day"

    # One is edited, one is gone, one leads to the front page, one fails, one says the same with other furniture.
    edited, gone, moved, failing, same, *_ = served.values()
    newsstand.publish(replace(edited, headline="Another headline stands here now"), replace(same, ballast=20_000))
    newsstand.withdraw(gone)
    newsstand.fault("*", moved.path, Fault.REDIRECT_HOME)
    newsstand.fault("*", failing.path, Fault.BLOCKED)
    later(crawler, minutes=50)
    ends = crawl(crawler, newsstand, "1 edited by the outlet", RETRY_TIMES="0")
    assert (ends["http_error"], ends["redirected"], ends["stored"]) == (2, 1, 2)
    assert ends["unchanged"] == len(served) - 5
    absences = crawler.rows("SELECT status, position(%s IN url) > 0 FROM landing.absence ORDER BY 1", moved.path)
    assert absences == [(302, True), (404, False)]
    assert revisions(crawler) == {edited.path: 2}
    assert removed(crawler) == []

    # What was gone is asked again an hour later, and is then taken for removed; what failed is asked again as well.
    newsstand.mend()
    asked(newsstand)
    later(crawler, minutes=61)
    crawl(crawler, newsstand, "1 taken down")
    assert {seen.path for seen in asked(newsstand) if "/Detail/" in seen.path} == {gone.path, failing.path}
    assert removed(crawler) == [gone.path]

    # It comes back, and so does the former headline.
    newsstand.publish(gone, edited)
    later(crawler, hours=2)
    crawl(crawler, newsstand, "1 edited by the outlet", "1 back again")
    assert removed(crawler) == []
    assert revisions(crawler) == {edited.path: 3}
    assert crawler.rows("SELECT count(*) FROM news.removal WHERE back_at IS NOT NULL") == [(1,)]
    assert crawler.rows("SELECT DISTINCT flicker FROM news.revision WHERE version = 3") == [(True,)]
    assert crawler.rows("SELECT count(*) FROM news.article") == [(len(served),)]


def test_conditions_are_believed_only_where_they_were_asked_and_borne(crawler: Crawler, newsstand: Newsstand) -> None:
    """A server that says 304 to whoever never asked has told nothing; one that refuses conditions is asked without."""
    for path in FEEDS:
        newsstand.fault("*", path, Fault.NOT_MODIFIED)
    assert "no feed could be read: http_error: status 304" in crawler.barren(newsstand, "presstv")
    assert crawler.rows("SELECT count(*) FROM landing.feed WHERE read_at IS NOT NULL") == [(0,)]

    newsstand.mend()
    newsstand.robots("www.presstv.ir", "User-agent: *\nDisallow: /Section/102\n")
    newsstand.fault("*", "*", Fault.CONDITIONS_REFUSED)
    crawler.change("DELETE FROM landing.host_file")
    stored = crawl(crawler, newsstand)["stored"]
    crawler.change("UPDATE landing.host_file SET fetched_at = fetched_at - interval '25 hours'")
    later(crawler, minutes=16)
    asked(newsstand)
    ends = crawl(crawler, newsstand)
    assert (ends["unchanged"], ends["discovery"], ends["robots"]) == (stored, len(FEEDS) - 1, 1)
    rules = [seen.header for seen in newsstand.requests if seen.path == "/robots.txt" and seen.host == "www.presstv.ir"]
    assert ["if-none-match" in header for header in rules] == [True, False]
    assert "/Section/102" not in newsstand.asked()


def revisions(crawler: Crawler) -> dict[str, int]:
    """How many wordings each article has that has more than one."""
    query = "SELECT url, revision_count FROM news.article WHERE revision_count > 1"
    return {"/" + url.split("/", 3)[3]: count for url, count in crawler.rows(query)}


def removed(crawler: Crawler) -> list[str]:
    return [
        "/" + url.split("/", 3)[3]
        for (url,) in crawler.rows("SELECT url FROM news.article WHERE removed_at IS NOT NULL")
    ]


def test_what_a_crawl_left_is_taken_up_though_no_feed_changed(crawler: Crawler, newsstand: Newsstand) -> None:
    """And a feed that a page names is noted."""
    articles = [article for article in newsstand.articles if article.outlet == "presstv"]
    served = [article.path for article in articles]
    head = '<head><link rel="alternate" type="application/rss+xml" href="/rss/rss-104.xml">'
    for article in articles:
        page = presstv.article_html(article).replace("<head>", head)
        for host in ("www.presstv.ir", "presstv.ir"):
            newsstand.put(host, article.path, Page(page.encode()))
    limits = {"CLOSESPIDER_ITEMCOUNT": "2", "CONCURRENT_REQUESTS": "1", "DOWNLOAD_DELAY": "0.5", "FEED_ARTICLES": "5"}
    crawl(crawler, newsstand, **limits)
    before = {seen.path for seen in asked(newsstand)}
    left = {path for path in served if path not in before}
    assert left
    crawl(crawler, newsstand)
    assert {seen.path for seen in asked(newsstand) if "/Detail/" in seen.path} >= left
    assert crawler.rows("SELECT count(*) FROM news.article") == [(len(served),)]
    assert crawler.rows("SELECT count(*) FROM landing.frontier WHERE settled_at IS NULL") == [(0,)]

    # What failed or was rejected waits again when it is told to, and so does an address that is named.
    again = articles[0].url
    assert crawler.whole("requeue", "presstv").stdout == "0 addresses wait for the next crawl of presstv\n"
    assert crawler.whole("requeue", "presstv", again).stdout == "1 address waits for the next crawl of presstv\n"
    assert crawler.rows("SELECT url FROM landing.frontier WHERE settled_at IS NULL") == [(again,)]
    wrong = crawler.command("requeue", "presstv", "https://english.almayadeen.net/news/politics/x")
    assert (wrong.code, wrong.stderr.count("\n")) == (2, 1)
    noted = crawler.rows("SELECT kind, asked_at, announced_in FROM landing.feed WHERE url LIKE '%/rss/rss-104.xml'")
    assert {(kind, at, "/Detail/" in where) for kind, at, where in noted} == {("rss", None, True)}


def test_no_passing_answer_settles_an_address(crawler: Crawler, newsstand: Newsstand) -> None:
    """What stands in an article's place, is not there yet, or leads elsewhere for a while is asked for again."""
    served = [article for article in newsstand.articles if article.outlet == "presstv"]
    faults = (Fault.CONSENT, Fault.NOT_FOUND, Fault.REDIRECT_HOME, Fault.SOFT_NOT_FOUND)
    for article, fault in zip(served, faults, strict=False):
        newsstand.fault("*", article.path, fault)
    for _ in range(2):
        crawl(crawler, newsstand, RETRY_TIMES="0")
        later(crawler, hours=1)
    assert crawler.rows("SELECT count(*) FROM news.article") == [(len(served) - 4,)]
    assert crawler.rows("SELECT count(*) FROM landing.frontier WHERE settled_at IS NULL") == [(4,)]
    newsstand.mend()
    crawl(crawler, newsstand)
    assert crawler.rows("SELECT count(*) FROM news.article") == [(len(served),)]
    assert crawler.rows("SELECT count(*) FROM landing.frontier WHERE settled_at IS NULL") == [(0,)]
    assert removed(crawler) == []


def test_a_dead_feed_rests(crawler: Crawler, newsstand: Newsstand) -> None:
    newsstand.fault("*", "/rss.xml", Fault.NOT_FOUND)
    for _ in range(3):
        crawl(crawler, newsstand)
    asked(newsstand)
    finished = crawler.live(newsstand, "presstv")
    assert "/rss.xml" not in {seen.path for seen in asked(newsstand)}
    assert "https://www.presstv.ir/rss.xml failed again and again, and rests until" in finished.stderr
    ((failures, detail),) = crawler.rows("SELECT failures, detail FROM landing.feed WHERE url LIKE '%/rss.xml'")
    assert (failures, detail) == (3, "status 404")
