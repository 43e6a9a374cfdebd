"""Addresses: what a name may lead to, with all its answers, and what a crawl makes of one that leads elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.resolver import dnscache
from twisted.internet.address import IPv4Address, IPv6Address

from spiders.manners.resolver import PublicResolver, is_public
from tests.newsstand.server import Newsstand
from tests.spiders.crawling import PROJECT, Crawler

# www.presstv.ir by http goes through the proxy; localhost by https is looked up here.
SCRIPT = """
import sys
from zoneinfo import ZoneInfo
from scrapy.crawler import CrawlerProcess
from scrapy.settings import Settings
from spiders import settings
from spiders.outlet_spider import OutletSpider
from spiders.registry import Edition, Feed

feeds = ("https://localhost/rss", "https://127.0.0.1/rss", "ftp://localhost/files", "http://localhost:5432/port",
         "http://www.presstv.ir/rss.xml")
edition = Edition("herald", "The Harbour Herald", "en", "herald", "en", ZoneInfo("UTC"),
                  ("localhost", "www.presstv.ir"), feeds=tuple(Feed("rss", url) for url in feeds))
chosen = Settings({"LOG_LEVEL": "WARNING", "DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False})
chosen.setmodule(settings, priority="default")
process = CrawlerProcess(chosen)
process.crawl(OutletSpider.of(edition))
process.start()
"""


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "192.0.1.1", "192.88.98.1", "2606:4700::1111", "::ffff:8.8.8.8", "2002:808:808::1", "64:ff9b::808:808"],
)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.5.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 (nothing is bound to it)
        "224.0.0.251",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "::1",
        "::",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:0:127.0.0.1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12:3456::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
        "2001:db8::1",
        "2001:0:808:808::1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "64:ff9b::a00:1",
        "64:ff9b:1::808:808",
        "2002:c058:6301::1",
        "3fff::1",
        "3fff:fff:ffff::1",
    ],
)
def test_not_public(address: str) -> None:
    assert not is_public(address)


class Answers:
    """A name server whose answers are known; it calls back at once."""

    def __init__(self, answers: dict[str, list[str]]) -> None:
        self.answers = answers

    def resolveHostName(self, receiver: Any, name: str, port: int, types: Any, transport: str) -> None:
        del types, transport
        receiver.resolutionBegan(SimpleNamespace(name=name))
        for address in self.answers[name]:
            kind = IPv6Address if ":" in address else IPv4Address
            receiver.addressResolved(kind("TCP", address, port))
        receiver.resolutionComplete()


class Received:
    """What whoever wants to connect is told."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.is_complete = False

    def resolutionBegan(self, resolution: Any) -> None:
        del resolution

    def addressResolved(self, address: Any) -> None:
        self.addresses.append(address.host)

    def resolutionComplete(self) -> None:
        self.is_complete = True


def asked(resolver: PublicResolver, name: str, types: Any = None) -> list[str]:
    received: Any = Received()
    resolver.resolveHostName(received, name, 443, types)
    assert received.is_complete
    return list(received.addresses)


def test_one_private_answer_refuses_all_and_proxies_may_be_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.intern:3128")
    monkeypatch.setenv("http_proxy", "10.1.1.1:3128")
    answers = {
        "good.example": ["8.8.8.8", "2606:4700::1111"],
        "mixed.example": ["8.8.8.8", "::ffff:10.0.0.1"],
        "none.example": [],
        "proxy.intern": ["10.0.0.9", "fd00::9"],
        "10.1.1.1": ["10.1.1.1"],
    }
    dnscache.clear()
    reactor: Any = SimpleNamespace(nameResolver=Answers(answers))
    resolver = PublicResolver(reactor, 100)
    for _ in ("asked", "cached"):
        assert asked(resolver, "good.example") == answers["good.example"]
        assert asked(resolver, "mixed.example") == []
        assert asked(resolver, "none.example") == []
        assert asked(resolver, "proxy.intern", [IPv4Address]) == ["10.0.0.9"]
        assert asked(resolver, "10.1.1.1") == ["10.1.1.1"]
    assert resolver.refused == {"mixed.example": "::ffff:10.0.0.1"}
    answers["good.example"][:] = ["192.168.0.1"]
    dnscache.clear()
    assert asked(resolver, "good.example") == [], "a name that was public may be led elsewhere later"


def test_a_crawl_is_not_led_home(crawler: Crawler) -> None:
    with Newsstand() as stand:
        environment = crawler.environment | {"http_proxy": f"http://{stand.address}"}
        finished = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=PROJECT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        through_proxy = {seen.host for seen in stand.requests}
    assert "Traceback" not in finished.stderr, finished.stderr
    ((ending, detail),) = crawler.ending_of("localhost/rss")
    assert ending == "offsite"
    assert re.fullmatch(r"localhost leads to (127\.0\.0\.1|::1), which is no public address", detail or "")
    assert crawler.ending_of("ftp:") == [("offsite", "not a host of herald: localhost")]
    assert crawler.ending_of("127.0.0.1") == [("offsite", "not a host of herald: 127.0.0.1")]
    assert crawler.ending_of("5432") == [("offsite", "not a port of the web: 5432")]
    assert finished.stderr.count(": it is not connected to") == 1, "no retries"
    assert through_proxy == {"www.presstv.ir"}
