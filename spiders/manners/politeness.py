"""Who may be asked: the edition's hosts; and what all the rules of manners share: refusals, and what they leave out.

robots.txt stands in robots.py, how long a busy host is left alone in backoff.py, private addresses in resolver.py.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

# In a request's meta: it asks nobody (the captures on disk are read through one such).
NOT_FETCHED = "not_fetched"

# In a request's meta: it asks for a file in which a host says what may be done, which no rule forbids.
_MANNERS = "manners"


class Offsite(IgnoreRequest):
    """The host is none of the edition's, or has no public address."""


class PrivateAddress(Offsite):
    """The host's name leads to an address that is not of the public Internet."""


class RobotsForbidden(IgnoreRequest):
    """robots.txt forbids the URL, or could not be had."""


class RobotsUnreachable(RobotsForbidden):
    """robots.txt could not be had, so that the URL waits: it may be asked when robots.txt is there again."""


class HostSilent(IgnoreRequest):
    """The host gave no answer to the question for robots.txt, so that its pages wait too: it may be dead."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(f"{host} does not answer: {reason}")
        self.reason = reason


class HostRests(IgnoreRequest):
    """The host is left alone until a time (with a zone), since it was busy; `is_asked`: the host asked for that."""

    def __init__(self, host: str, until: datetime, *, is_asked: bool) -> None:
        who = "the host asks to wait" if is_asked else "the host is busy and left alone"
        super().__init__(f"{who} until {until.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC: {host}")
        self.host, self.until, self.is_asked = host, until, is_asked


class RulesRest(HostRests):
    """The same, before the host has said what may be done: what a mirror says does not stand for that."""


def asks_for_manners(request: Request) -> bool:
    """Whether a request is for robots.txt or its like, its redirects and retries included."""
    return bool(request.meta.get(_MANNERS))


def manners_request(url: str, slot: str, headers: dict[str, str]) -> Request:
    """A request for robots.txt or its like, at the edition's pace."""
    meta = {_MANNERS: True, "download_slot": slot}
    return Request(url, headers=headers, meta=meta, priority=1000, callback=NO_CALLBACK)


def host_of(request: Request) -> str:
    """The host's name, in lower case; empty where there is none."""
    return urlsplit(request.url).hostname or ""


class HostsMiddleware:
    """Lets only the edition's own hosts be asked, redirects and retries included."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises Offsite."""
        if NOT_FETCHED in request.meta:
            return
        spider: Any = self.crawler.spider
        parts = urlsplit(request.url)
        if parts.hostname not in spider.edition.hosts or parts.scheme not in ("http", "https"):
            raise Offsite(f"not a host of {spider.name}: {parts.hostname}")
        if parts.port not in (None, 80, 443):
            raise Offsite(f"not a port of the web: {parts.port}")
