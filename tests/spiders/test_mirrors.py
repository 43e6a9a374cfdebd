"""Mirrors: when a page is asked elsewhere, when its whole host is given up, and whose robots.txt decides."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from scrapy import Request
from scrapy.crawler import Crawler as ScrapyCrawler
from scrapy.exceptions import DownloadConnectionRefusedError, DownloadTimeoutError
from scrapy.http import Response

from spiders import registry
from spiders.manners.mirrors import FAILURES_IN_A_ROW, MirrorMiddleware
from spiders.manners.politeness import HostRests, PrivateAddress, RulesRest, manners_request
from spiders.outlet_spider import OutletSpider
from tests.newsstand.faults import Fault
from tests.newsstand.fixtures import MANNERS
from tests.newsstand.server import Newsstand
from tests.spiders.crawling import Crawler

EVERYTHING = ("-a", "since=1990-01-02")
FIRST, SECOND, THIRD = "www.presstv.ir", "www.presstv.co.uk", "presstv.ir"
# One after the other, so that "in a row" is the same in each run.
IN_ORDER = {"CONCURRENT_REQUESTS": "1", "CONCURRENT_REQUESTS_PER_DOMAIN": "1", "RETRY_TIMES": "0"}


def pages(stand: Newsstand, host: str) -> list[str]:
    return [path for path in stand.asked(host) if path not in MANNERS]


def stored(crawler: Crawler) -> int:
    ((count,),) = crawler.rows("SELECT count(*) FROM news.article")
    return int(count)


@pytest.mark.parametrize("fault", [Fault.BLOCKED, Fault.UNAVAILABLE, Fault.RESET])
def test_one_page_that_fails_is_asked_of_the_mirror_alone(crawler: Crawler, newsstand: Newsstand, fault: Fault) -> None:
    newsstand.fault(FIRST, "/Section/101", fault)
    finished = crawler.live(newsstand, "presstv", *EVERYTHING, **IN_ORDER)
    assert pages(newsstand, SECOND) == ["/Section/101"]
    assert "does not answer" not in finished.stderr
    assert crawler.ending_of("/Section/101")[0][0] == "discovery"


@pytest.mark.parametrize("fault", [Fault.BLOCKED, Fault.UNAVAILABLE])
def test_a_host_that_fails_at_page_after_page_is_given_up(crawler: Crawler, newsstand: Newsstand, fault: Fault) -> None:
    newsstand.robots(FIRST, "User-agent: *\nAllow: /\n")
    for feed in registry.edition_named("presstv").feeds:
        newsstand.fault(FIRST, feed.url.removeprefix(f"https://{FIRST}"), fault)
    finished = crawler.live(newsstand, "presstv", *EVERYTHING, **IN_ORDER)
    assert len(set(pages(newsstand, FIRST))) == FAILURES_IN_A_ROW
    assert finished.stderr.count(f"{FIRST} does not answer") == 1
    assert stored(crawler) == len([article for article in newsstand.articles if article.outlet == "presstv"])


def test_a_robots_txt_that_is_unreachable_forbids_and_no_mirrors_stands_for_it(
    crawler: Crawler, newsstand: Newsstand
) -> None:
    newsstand.robots(FIRST, status=503)
    crawler.barren(newsstand, "presstv", *EVERYTHING)
    assert {(seen.host, seen.path) for seen in newsstand.requests} == {(FIRST, "/robots.txt")}
    endings = crawler.rows("SELECT DISTINCT ending, detail FROM ops.disposition")
    assert endings == [("robots", "robots.txt is unreachable: status 503")]


def test_a_dead_hosts_pages_are_asked_of_a_mirror_that_allows_it(crawler: Crawler, newsstand: Newsstand) -> None:
    newsstand.robots(SECOND, "User-agent: *\nDisallow: /Section/\n")
    crawler.live(newsstand, "presstv", *EVERYTHING, RETRY_TIMES="1", **newsstand.settings(refused=[FIRST]))
    assert not newsstand.asked(FIRST)
    assert not [path for path in newsstand.asked() if path.startswith("/Section/")]
    assert {ending for ending, _ in crawler.ending_of("/Section/")} == {"robots"}
    assert stored(crawler) > 0


def test_a_dead_hosts_pages_are_forbidden_where_the_mirrors_robots_txt_is_unreachable(
    crawler: Crawler, newsstand: Newsstand
) -> None:
    newsstand.robots(SECOND, status=500)
    crawler.barren(newsstand, "presstv", *EVERYTHING, RETRY_TIMES="1", **newsstand.settings(refused=[FIRST]))
    assert set(newsstand.asked()) == {"/robots.txt"}
    assert set(crawler.endings()) == {"robots"}


@pytest.fixture
def mirrors() -> MirrorMiddleware:
    """The middleware of a crawl of Press TV."""
    spider = OutletSpider.of(registry.edition_named("presstv"))
    crawler = ScrapyCrawler(spider)
    crawler.spider = spider.from_crawler(crawler)
    return MirrorMiddleware.from_crawler(crawler)


def asked(path: str, host: str = FIRST) -> Request:
    return Request(f"https://{host}/{path}", meta={"key": path})


def goes_on(mirrors: MirrorMiddleware) -> bool:
    """Whether the first host is still asked."""
    return mirrors.process_request(asked("next")) is None


def test_no_connection_gives_the_host_up_at_once(mirrors: MirrorMiddleware) -> None:
    other = mirrors.process_exception(asked("a"), DownloadConnectionRefusedError())
    assert other is not None
    assert other.url == f"https://{SECOND}/a"
    following = mirrors.process_request(asked("b"))
    assert following is not None
    assert following.url == f"https://{SECOND}/b"


def test_the_same_page_failing_again_is_one_page(mirrors: MirrorMiddleware) -> None:
    for _ in range(5):
        assert mirrors.process_exception(asked("a"), DownloadTimeoutError()) is not None
    assert goes_on(mirrors)


def test_a_good_answer_between_begins_the_count_anew(mirrors: MirrorMiddleware) -> None:
    for path in "abcdef":
        bad, good = Response(asked(path).url, status=503), Response(asked(path).url)
        assert isinstance(mirrors.process_response(asked(path), bad), Request)
        if path == "b":
            assert mirrors.process_response(asked("good"), good) is good
        assert goes_on(mirrors) == (path < "e")


def test_a_host_that_asks_to_wait_is_not_evaded(mirrors: MirrorMiddleware) -> None:
    for number in range(FAILURES_IN_A_ROW + 1):
        request = asked(f"{number}")
        for answer in (
            Response(request.url, status=429),
            Response(request.url, status=503, headers={"Retry-After": "9"}),
        ):
            assert mirrors.process_response(request, answer) is answer
        for kind, is_asked in ((HostRests, True), (RulesRest, False)):
            rest = kind(FIRST, datetime.now(UTC) + timedelta(hours=1), is_asked=is_asked)
            assert mirrors.process_exception(request, rest) is None
    assert goes_on(mirrors)


def test_a_host_that_is_busy_for_long_without_asking_for_anything_is_replaced(mirrors: MirrorMiddleware) -> None:
    rest = HostRests(FIRST, datetime.now(UTC) + timedelta(hours=1), is_asked=False)
    other = mirrors.process_exception(asked("a"), rest)
    assert other is not None
    assert other.url == f"https://{SECOND}/a"


def test_a_host_that_leads_to_a_private_address_is_replaced(mirrors: MirrorMiddleware) -> None:
    """As where the DNS is tampered with."""
    assert mirrors.process_exception(asked("a"), PrivateAddress("www.presstv.ir leads to 10.10.34.35")) is not None
    assert not goes_on(mirrors)


def test_robots_txt_neither_moves_nor_counts(mirrors: MirrorMiddleware) -> None:
    for number in range(FAILURES_IN_A_ROW + 1):
        request = manners_request(f"https://{FIRST}/robots.txt?{number}", "presstv", {})
        answer = Response(request.url, status=503)
        assert mirrors.process_response(request, answer) is answer
        assert mirrors.process_exception(request, DownloadConnectionRefusedError()) is None
    assert goes_on(mirrors)
