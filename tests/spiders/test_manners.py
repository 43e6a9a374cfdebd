"""Whole crawls of hosts that ask for something: to be left alone, or not to be read."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from scrapy import Request
from scrapy.http import Response

from spiders import registry
from spiders.manners.host_files import GOOD_FOR, LONGEST, Unreachable, is_fresh, taken
from storage.manners import HostFile
from tests.newsstand.faults import Fault
from tests.newsstand.fixtures import MANNERS
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import Page, rendered
from tests.spiders.crawling import Crawler

EVERYTHING = ("-a", "since=1990-01-02")
FIRST, BARE = "www.presstv.ir", "presstv.ir"
ONE_BY_ONE = {"CONCURRENT_REQUESTS": "1", "CONCURRENT_REQUESTS_PER_DOMAIN": "1"}
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
KEPT = HostFile("https://a.example", "/robots.txt", NOW - timedelta(days=2), 200, b"User-agent: *", '"1"', None)


def test_other_hosts_are_asked_while_one_rests(crawler: Crawler, newsstand: Newsstand) -> None:
    """The links of Press TV's feeds name the bare host; its listings are at the first."""
    newsstand.fault(FIRST, "/Section/102", Fault.TOO_MANY, times=1, seconds=8)
    crawler.live(newsstand, "presstv", *EVERYTHING, **ONE_BY_ONE, DOWNLOAD_DELAY="0.05")
    first, second = (seen.at for seen in newsstand.requests if (seen.host, seen.path) == (FIRST, "/Section/102"))
    assert second - first >= 7.9
    assert BARE in {seen.host for seen in newsstand.requests if first < seen.at < second}
    assert FIRST not in {seen.host for seen in newsstand.requests if first < seen.at < first + 7.9}
    assert crawler.ending_of("/Section/102")[0][0] == "discovery"
    assert crawler.rows("SELECT rest_until, failures FROM landing.host") == [(None, 0)]


def test_a_long_rest_lasts_across_crawls_and_what_waits_is_fetched_when_it_is_over(
    crawler: Crawler, newsstand: Newsstand
) -> None:
    host = "english.almayadeen.net"
    newsstand.robots(host, "User-agent: *\nDisallow: /private\n")
    served = [article for article in newsstand.articles if article.outlet == "almayadeen"]
    newsstand.fault(host, served[0].path, Fault.TOO_MANY, times=1, seconds=7200)
    crawler.live(newsstand, "almayadeen_en", **ONE_BY_ONE)
    asked = newsstand.asked()
    assert asked[-1] == served[0].path
    waiting = crawler.rows("SELECT detail FROM ops.disposition WHERE ending = 'not_fetched'")
    assert {detail.partition(" until ")[0] for (detail,) in waiting} == {"the host asks to wait"}
    assert crawler.rows("SELECT count(*) FROM landing.frontier WHERE settled_at IS NULL AND ending IS NULL") == [
        (len(waiting),)
    ]
    ((hours, detail),) = crawler.rows(
        "SELECT round(extract(epoch FROM rest_until - now()) / 3600), detail FROM landing.host"
    )
    assert (hours, detail) == (2, "answers 429 and asks to wait 7200 seconds")

    newsstand.requests.clear()
    assert "no feed could be read: not_fetched: the host asks to wait until" in crawler.barren(
        newsstand, "almayadeen_en"
    )
    assert newsstand.asked() == []

    crawler.change("UPDATE landing.host SET rest_until = now()")
    crawler.change("UPDATE landing.host_file SET fetched_at = now() - interval '25 hours'")
    crawler.live(newsstand, "almayadeen_en", **ONE_BY_ONE)
    headers = {seen.path: seen.header for seen in newsstand.requests}
    assert "if-none-match" in headers[MANNERS[0]]
    assert "if-none-match" not in headers[MANNERS[1]], "there was none"
    kept = "SELECT body FROM landing.host_file WHERE path = %s AND fetched_at > now() - interval '1h'"
    assert crawler.rows(kept, MANNERS[0]) == [(b"User-agent: *\nDisallow: /private\n",)]
    assert crawler.rows("SELECT rest_until, failures FROM landing.host") == [(None, 0)]
    assert crawler.rows("SELECT count(*) FROM landing.frontier WHERE settled_at IS NULL AND ending IS NULL") == [(0,)]


def test_what_is_reserved_is_kept_and_not_read(crawler: Crawler, newsstand: Newsstand) -> None:
    by_file, by_header, by_page, unhonoured, free, *_ = (a for a in newsstand.articles if a.outlet == "almayadeen")
    host = "english.almayadeen.net"
    rules = f'[{{"location": "{by_file.path}$", "tdm-reservation": 1}}]'
    newsstand.put(host, MANNERS[1], Page(rules.encode(), "application/json"))
    reserved = (("TDM-Reservation", "1"),)
    newsstand.put(host, by_header.path, Page(rendered(by_header).encode(), headers=reserved))
    noai = rendered(by_page).replace("<head>", '<head><meta name="robots" content="noai, noimageai">').encode()
    newsstand.put(host, by_page.path, Page(noai))
    images = (("X-Robots-Tag", "noimageai, otherbot: noai"),)
    newsstand.put(host, unhonoured.path, Page(rendered(unhonoured).encode(), headers=images))
    crawler.live(newsstand, "almayadeen_en", *EVERYTHING)
    expected = {
        by_file.path: (["tdm-reservation"], "opted_out", "reserved by its outlet: tdm-reservation"),
        by_header.path: (["tdm-reservation"], "opted_out", "reserved by its outlet: tdm-reservation"),
        by_page.path: (["noai", "noimageai"], "opted_out", "reserved by its outlet: noai"),
        unhonoured.path: (["noimageai"], "stored", None),
        free.path: ([], "stored", None),
    }

    def told(*, live: bool) -> dict[str, tuple[list[str], str, str | None]]:
        query = """SELECT c.url, c.opt_outs, d.ending, d.detail FROM landing.capture c JOIN ops.disposition d
                   USING (capture_id) JOIN landing.run r ON r.run_id = d.run_id WHERE (r.source = 'live') = %s"""
        found = {url.partition(host)[2]: (opt_outs, *end) for url, opt_outs, *end in crawler.rows(query, live)}
        return {path: found[path] for path in expected if path in found}

    assert told(live=True) == expected
    query = "SELECT DISTINCT c.opt_outs FROM landing.extraction JOIN landing.capture c USING (capture_id) ORDER BY 1"
    assert crawler.rows(query) == [([],), (["noimageai"],)]
    crawler.whole("reread", "almayadeen_en")
    assert told(live=False) == {path: end for path, end in expected.items() if end[1] == "opted_out"}


def test_editions_of_one_outlet_take_turns(crawler: Crawler, newsstand: Newsstand) -> None:
    crawler.change(
        "INSERT INTO landing.pace VALUES ('almayadeen', now() + interval '8 s')"
    )  # taken by the other's crawl
    began = time.monotonic()
    crawler.live(newsstand, "almayadeen_en", DOWNLOAD_DELAY="0.1")
    assert newsstand.requests[0].at - began > 7.9
    turns = "SELECT extract(epoch FROM free_at - started_at)::float FROM landing.pace, landing.run"
    ((taken,),) = crawler.rows(turns)
    assert taken > 0.1 * len(newsstand.requests)


def answer(status: int, body: bytes = b"", asked: dict[str, str] | None = None, **headers: str) -> Response:
    """An answer to a question with the headers `asked`."""
    question = Request("https://a.example/robots.txt", headers=asked)
    return Response(question.url, status=status, body=body, headers=headers, request=question)


def test_a_file_is_good_for_a_day() -> None:
    assert is_fresh(KEPT, KEPT.fetched_at + GOOD_FOR - timedelta(seconds=1))
    assert not is_fresh(KEPT, KEPT.fetched_at + GOOD_FOR)
    assert not is_fresh(KEPT, KEPT.fetched_at - timedelta(seconds=1)), "a clock was wrong"


def test_what_an_answer_makes_of_a_file() -> None:
    same = taken(KEPT.origin, KEPT.path, KEPT, answer(304, asked={"If-None-Match": '"1"'}), NOW)
    assert (same.body, same.etag, same.fetched_at) == (KEPT.body, KEPT.etag, NOW)
    new = taken(KEPT.origin, KEPT.path, KEPT, answer(200, b"x" * (LONGEST + 1), ETag='"2"'), NOW)
    assert (len(new.body), new.etag, new.last_modified) == (LONGEST, '"2"', None)
    for status in (404, 410, 401, 403):
        gone = taken(KEPT.origin, KEPT.path, KEPT, answer(status, b"Disallow: /", ETag='"3"'), NOW)
        assert (gone.body, gone.etag, gone.status) == (b"", None, status)


@pytest.mark.parametrize("status", [500, 503, 429, 302, 304, 204])
def test_what_is_no_answer_is_unreachable(status: int) -> None:
    with pytest.raises(Unreachable, match=f"status {status}"):
        taken(KEPT.origin, KEPT.path, None, answer(status, b"User-agent: *"), NOW)


def test_304_to_a_question_without_conditions_is_no_answer() -> None:
    with pytest.raises(Unreachable, match="status 304"):
        taken(KEPT.origin, KEPT.path, KEPT, answer(304), NOW)


def test_the_policy_is_declared() -> None:
    assert registry.edition_named("presstv").opt_outs.honour == ("tdm-reservation", "noai")
