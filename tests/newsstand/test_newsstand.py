"""Sites lead to their articles, HTTP is what it should be, and a spider sees the live addresses."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import lxml.etree
import lxml.html
import pytest
from scrapy.exceptions import NotConfigured

from tests.newsstand.article import Template
from tests.newsstand.client import MAYADEEN, PRESSTV, Reply
from tests.newsstand.faults import Fault
from tests.newsstand.invented import EDITIONS, invented_articles
from tests.newsstand.reroute import loopback
from tests.newsstand.seeds import almayadeen_seed, presstv_seed
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import Page, rendered

ROOT = Path(__file__).parents[2]


class TestSites:
    def test_every_article_is_served_at_its_own_address(self, newsstand: Newsstand) -> None:
        assert len(newsstand.articles) == 26
        for article in newsstand.articles:
            reply = Reply(newsstand, urlsplit(article.url).netloc, article.path)
            assert (reply.status, reply.text) == (200, rendered(article))

    @pytest.mark.parametrize("edition", [edition for edition in EDITIONS if edition != "en"])
    def test_other_editions_stand_on_sites_of_their_own(self, edition: str) -> None:
        articles = invented_articles(4, edition=edition)
        with Newsstand((*articles, *invented_articles(4))) as stand:
            host = urlsplit(articles[0].url).netloc
            for article in articles:
                assert Reply(stand, host, article.path).text == rendered(article)
            front = Reply(stand, host, "/").text
            assert [article.headline in front for article in stand.articles] == [True] * 4 + [False] * 4

    def test_the_id_governs_a_presstv_address(self, newsstand: Newsstand) -> None:
        right = Reply(newsstand, PRESSTV, presstv_seed().path)
        for path in (
            "/Detail/2017/12/11/545288/another%20slug-",
            "/detail/2017/12/11/545288",
            "/Detail/2017/12/11/545288/",
        ):
            assert Reply(newsstand, PRESSTV, path).body == right.body
        assert Reply(newsstand, PRESSTV, "/Detail/2017/12/11/1/russia-turkey").status == 404

    def test_mirrors_serve_the_same_pages_and_strangers_none(self, newsstand: Newsstand) -> None:
        path = presstv_seed().path
        bodies = {Reply(newsstand, host, path).body for host in (PRESSTV, "presstv.ir", "www.presstv.co.uk")}
        assert len(bodies) == 1
        assert Reply(newsstand, "www.harbour-herald.example", path).status == 421

    def test_the_feed_has_no_dates_but_that_of_its_making(self, newsstand: Newsstand) -> None:
        reply = Reply(newsstand, PRESSTV, "/rss.xml")
        feed = lxml.etree.fromstring(reply.body)
        links = [str(link) for link in feed.xpath("//item/link/text()")]
        assert len(links) == 13
        assert all(link.startswith("https://presstv.ir/Detail/") for link in links)
        assert feed.xpath("//pubDate") == []
        assert re.search(r" \+0330$", str(feed.xpath("string(//lastBuildDate)")))
        section = lxml.etree.fromstring(Reply(newsstand, PRESSTV, "/rss/rss-101.xml").body)
        assert set(section.xpath("//item/link/text()")) < set(links)

    def test_a_section_is_listed_page_by_page(self) -> None:
        articles = [replace(a, section="Iran") for a in invented_articles(45, outlet="presstv")]
        with Newsstand(articles) as stand:
            path, seen, pages = "/Section/101", list[str](), 0
            while path:
                page = lxml.html.fromstring(Reply(stand, PRESSTV, path).text)
                seen += page.xpath("//*[contains(@class, 'section-latest-news-link')]/@href")
                path = next(iter(page.xpath("//*[contains(@class, 'next')]/a/@href")), "")
                pages += 1
            assert (pages, seen) == (3, [article.path for article in articles])
            assert Reply(stand, PRESSTV, "/Section/101/4").status == 404

    def test_almayadeen_lists_cards(self, newsstand: Newsstand) -> None:
        page = lxml.html.fromstring(Reply(newsstand, MAYADEEN, "/news").text)
        links = page.xpath("//div[contains(@class, 'white-card')]/a[h4]/@href")
        news = [a.path for a in newsstand.articles if a.outlet == "almayadeen" and a.path.startswith("/news/")]
        assert sorted(links) == sorted(news)

    @pytest.mark.parametrize(
        ("host", "index", "month"),
        [
            (MAYADEEN, "/sitemaps/all.xml", "/sitemaps/all/sitemap-2023-5.xml"),
            (PRESSTV, "/sitemap.xml", "/SiteMap/2017-12/sitemap-news-2017-12.xml"),
        ],
    )
    def test_the_sitemaps_together_hold_every_article(
        self, newsstand: Newsstand, host: str, index: str, month: str
    ) -> None:
        def locations(path: str) -> list[str]:
            tree = lxml.etree.fromstring(Reply(newsstand, host, path).body)
            assert len(tree.findall(".//{*}lastmod")) == len(tree.findall(".//{*}loc"))
            return [location.text or "" for location in tree.findall(".//{*}loc")]

        months = locations(index)
        assert f"https://{host}{month}" in months
        found = [url for address in months for url in locations(urlsplit(address).path)]
        outlet = "almayadeen" if host == MAYADEEN else "presstv"
        assert sorted(found) == sorted(a.url for a in newsstand.articles if a.outlet == outlet)
        assert Reply(newsstand, host, month.replace("20", "19")).status == 404

    def test_only_presstv_s_sitemaps_tell_the_publication(self, newsstand: Newsstand) -> None:
        presstv_month = Reply(newsstand, PRESSTV, "/SiteMap/2026-10/sitemap-news-2026-10.xml").text
        assert presstv_month.count("<news:publication_date>2026-10-") == 12
        assert "<news:publication_date>" not in Reply(newsstand, MAYADEEN, "/sitemaps/all/sitemap-2026-10.xml").text

    def test_robots_is_what_a_test_says(self, newsstand: Newsstand) -> None:
        assert Reply(newsstand, PRESSTV, "/robots.txt").status == 404
        newsstand.robots(PRESSTV, "User-agent: *\nDisallow: /Detail/\nCrawl-delay: 3\n")
        newsstand.robots(MAYADEEN, status=503)
        assert Reply(newsstand, PRESSTV, "/robots.txt").text.splitlines()[1] == "Disallow: /Detail/"
        assert Reply(newsstand, MAYADEEN, "/robots.txt").status == 503
        assert Reply(newsstand, "presstv.ir", "/robots.txt").status == 404

    def test_an_article_can_be_changed_and_withdrawn(self, newsstand: Newsstand) -> None:
        article = presstv_seed()
        newsstand.publish(replace(article, headline="Quay opens", template=Template.EARLIER))
        changed = Reply(newsstand, PRESSTV, article.path).text
        assert '<h2 class="page-header">Quay opens</h2>' in changed
        newsstand.withdraw(article)
        assert Reply(newsstand, PRESSTV, article.path).status == 404
        assert str(article.ident) not in Reply(newsstand, PRESSTV, "/rss.xml").text

    def test_a_page_of_one_s_own_goes_first(self, newsstand: Newsstand) -> None:
        newsstand.put("www.harbour-herald.example", "/a", Page(b"<p>Tides</p>"))
        assert Reply(newsstand, "www.harbour-herald.example", "/a").body == b"<p>Tides</p>"
        assert Reply(newsstand, "www.harbour-herald.example", "/b").status == 404


class TestWire:
    def test_compressed_where_the_client_takes_it(self, newsstand: Newsstand) -> None:
        plain = Reply(newsstand, PRESSTV, "/rss.xml")
        packed = Reply(newsstand, PRESSTV, "/rss.xml", Accept_Encoding="gzip, br")
        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(packed.body) == plain.body

    def test_what_the_client_has_is_not_sent_again(self, newsstand: Newsstand) -> None:
        path = almayadeen_seed().path
        first = Reply(newsstand, MAYADEEN, path)
        tag, changed = first.headers["etag"], first.headers["last-modified"]
        assert changed == "Sun, 07 May 2023 13:52:00 GMT"
        for headers in ({"If_None_Match": f'"x", W/{tag}'}, {"If_Modified_Since": changed}):
            again = Reply(newsstand, MAYADEEN, path, **headers)
            assert (again.status, again.body) == (304, b"")
        assert Reply(newsstand, MAYADEEN, path, If_None_Match='"x"', If_Modified_Since=changed).status == 200
        assert Reply(newsstand, MAYADEEN, path, If_Modified_Since="Sun, 07 May 2023 13:51:59 GMT").status == 200
        assert Reply(newsstand, MAYADEEN, path, If_Modified_Since="yesterday").status == 200

    def test_every_request_is_remembered(self, newsstand: Newsstand) -> None:
        Reply(newsstand, MAYADEEN, "/news?page=2", User_Agent="Reader/1", X_Extra="yes")
        Reply(newsstand, "nobody.example", "/")
        [first, second] = newsstand.requests
        assert (first.host, first.path, first.user_agent) == (MAYADEEN, "/news?page=2", "Reader/1")
        assert first.header["x-extra"] == "yes"
        assert second.at >= first.at
        assert newsstand.asked("nobody.example") == ["/"]


class TestScrapy:
    """A spider in a process of its own, as the project's spiders run."""

    def crawl(self, stand: Newsstand, folder: Path, *urls: str, **settings: str) -> dict[str, dict[str, object]]:
        options = [f"{key}={value}" for key, value in (stand.settings() | settings).items()]
        command = [sys.executable, "-m", "scrapy", "runspider", str(ROOT / "tests/newsstand/probe.py")]
        command += ["-a", f"urls={' '.join(urls)}", "-O", "seen.jsonl", *(part for o in options for part in ("-s", o))]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        sys.stderr.write(done.stderr)  # shown where the test fails
        assert done.returncode == 0
        items = [json.loads(line) for line in (folder / "seen.jsonl").read_text().splitlines()]
        return {item["url"]: item for item in items}

    def test_a_spider_sees_the_live_addresses(self, newsstand: Newsstand, tmp_path: Path) -> None:
        seed, feed, plain = almayadeen_seed().url, f"https://{PRESSTV}/rss.xml", "http://presstv.ir/Section/101"
        barred, moved = f"https://{PRESSTV}/Section/102", presstv_seed().url
        newsstand.robots(PRESSTV, "User-agent: *\nDisallow: /Section/102\n")
        # Twisted asks again by itself where a connection that it had kept open breaks; the second time Scrapy does.
        newsstand.fault(MAYADEEN, almayadeen_seed().path, Fault.RESET, times=2)
        newsstand.fault(PRESSTV, presstv_seed().path, Fault.REDIRECT_MIRROR)
        mirror = moved.replace("www.presstv.ir", "www.presstv.co.uk")
        seen = self.crawl(newsstand, tmp_path, seed, feed, plain, barred, moved)
        assert set(seen) == {seed, feed, plain, barred, mirror}
        assert (seen[seed]["status"], seen[seed]["retries"], seen[seed]["kind"]) == (200, 1, "HtmlResponse")
        assert seen[seed]["size"] == len(rendered(almayadeen_seed()).encode())
        assert isinstance(seen[seed]["latency"], float)
        assert seen[feed]["kind"] == "XmlResponse"
        assert seen[plain]["status"] == 200
        assert seen[barred]["error"] == "IgnoreRequest"
        assert "/Section/102" not in newsstand.asked(PRESSTV)
        assert {request.user_agent for request in newsstand.requests} == {"newsstand probe"}

    def test_a_host_can_refuse_connections(self, newsstand: Newsstand, tmp_path: Path) -> None:
        refused = newsstand.settings(refused=[PRESSTV])
        down, up = presstv_seed().url, f"https://presstv.ir{presstv_seed().path}"
        seen = self.crawl(newsstand, tmp_path, down, up, **refused)
        assert seen[down]["error"] == "DownloadConnectionRefusedError"
        assert seen[up]["status"] == 200
        assert newsstand.asked(PRESSTV) == []

    def test_no_other_address_than_loopback_is_ever_asked(self, newsstand: Newsstand, tmp_path: Path) -> None:
        seed = presstv_seed().url
        seen = self.crawl(newsstand, tmp_path, seed, NEWSSTAND_ADDRESS="192.0.2.1:80")
        assert seen[seed]["error"] == "NotSupported"

    @pytest.mark.parametrize(
        "address", [None, "", "127.0.0.1", "192.0.2.1:80", "localhost:80", "127.0.0.1:http", "::1"]
    )
    def test_only_a_loopback_address_with_a_port_is_taken(self, address: str | None) -> None:
        with pytest.raises(NotConfigured, match="loopback"):
            loopback(address)


def test_the_newsstand_runs_as_a_process_of_its_own() -> None:
    command = [
        sys.executable,
        "-m",
        "tests.newsstand",
        "--pages",
        "4",
        "--kb",
        "20",
        "--no-seeds",
        "--outlet",
        "presstv",
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            address, options = process.stdout.readline().strip(), process.stdout.readline()
            assert f"NEWSSTAND_ADDRESS={address}" in options
            connection = http.client.HTTPConnection(address, timeout=10)
            connection.request("GET", "/rss.xml", headers={"Host": PRESSTV})
            assert connection.getresponse().read().count(b"<item>") == 4
            connection.close()
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


def test_a_port_that_is_taken_is_told_in_one_line(newsstand: Newsstand) -> None:
    port = newsstand.address.partition(":")[2]
    command = [sys.executable, "-m", "tests.newsstand", "--pages", "0", "--port", port]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"port {port}: ")
