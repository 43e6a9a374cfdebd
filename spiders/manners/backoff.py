"""A host that answers 429 or 503 is left alone: as long as it asks, else twice as long each time; also in later runs.

A short rest is waited out while other hosts are asked: the scheduler keeps the host's requests back. What a longer rest
keeps waiting ends as not fetched, and is asked for by a later run.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from scrapy.core.scheduler import Scheduler
from scrapy.utils.asyncio import call_later

from spiders.crawl_run import CrawlRun
from spiders.manners.politeness import NOT_FETCHED, HostRests, asks_for_manners, host_of
from storage import manners
from storage.manners import Rest

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request, Spider
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.utils.asyncio import CallLaterResult
    from twisted.internet.defer import Deferred

logger = logging.getLogger(__name__)

# A host asks to be left alone (RFC 6585, 4), or cannot answer for now (RFC 9110, 15.6.4).
BUSY = frozenset({429, 503})

# What is asked for is granted up to this; a date far away is a mistake, and would end the edition for good.
LONGEST_ASKED = timedelta(days=7)
# A rest of our own choice is doubled up to this, as RFC 6298 (5.5) doubles its timer within a bound.
LONGEST_OWN = timedelta(hours=1)


class BackOffMiddleware:
    """Knows which hosts rest, refuses their requests, and brings those back that a short rest can be waited out for."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self._rests: dict[str, Rest] = {}
        self._patience = timedelta(seconds=crawler.settings.getfloat("HOST_PATIENCE"))
        least = max(crawler.settings.getfloat("HOST_REST"), crawler.settings.getfloat("DOWNLOAD_DELAY"))
        self._least = timedelta(seconds=least)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def seconds_to_wait(self, request: Request) -> float:
        """For how long a request is kept back; 0 where it may be asked, or where the rest is too long to wait for."""
        rest = self._rests.get(host_of(request))
        left = left_of(rest, datetime.now(UTC)) if rest else timedelta(0)
        return left.total_seconds() if left <= self._patience else 0.0

    async def process_request(self, request: Request) -> None:
        """Raises HostRests."""
        if NOT_FETCHED in request.meta:
            return
        host = host_of(request)
        if host not in self._rests:
            found = await CrawlRun.of(self.crawler).keeper.ask(lambda landing: manners.rest(landing, host))
            self._rests.setdefault(host, found)
        rest = self._rests[host]
        if rest.until is not None and left_of(rest, datetime.now(UTC)):
            raise HostRests(host, rest.until, is_asked=rest.is_asked)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Reached before a retry is made of the response."""
        if NOT_FETCHED in request.meta:
            return response
        host, now = host_of(request), datetime.now(UTC)
        rest = self._rests.get(host, Rest(host))
        if response.status in BUSY:
            changed = refused(rest, response.status, retry_after(response, now), now, self._least)
            if left_of(changed, now) and changed.until != rest.until:
                self._hold_back(changed)
        elif left_of(rest, now) or (response.status >= 400 and response.status not in (404, 410)):
            return response  # it was asked before the host said so, or it says nothing of how busy the host is
        else:
            changed = Rest(host)
        if changed != rest:
            self._rests[host] = changed
            await CrawlRun.of(self.crawler).keeper.ask(lambda landing: manners.keep_rest(landing, changed))
        return response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Brings a request back to the scheduler where its host's rest is short; robots.txt comes with its page."""
        if not isinstance(exception, HostRests) or exception.host != host_of(request) or asks_for_manners(request):
            return None
        if exception.until - datetime.now(UTC) > self._patience:
            return None
        return request.replace(dont_filter=True)

    def _hold_back(self, rest: Rest) -> None:
        """Takes the host's requests back that wait in the downloader for their turn, to `process_exception`."""
        engine, until = self.crawler.engine, rest.until
        if engine is None or until is None:
            return
        logger.warning("%s %s: it is left alone until %s UTC", rest.host, rest.detail, f"{until:%Y-%m-%d %H:%M:%S}")
        for slot in engine.downloader.slots.values():
            for request, answer in [entry for entry in slot.queue if host_of(entry[0]) == rest.host]:
                slot.queue.remove((request, answer))
                answer.errback(HostRests(rest.host, until, is_asked=rest.is_asked))


class PatientScheduler(Scheduler):
    """Scrapy's scheduler, save that it keeps requests back while their host rests."""

    def open(self, spider: Spider) -> Deferred[None] | None:
        """Called by the engine, once the middlewares are there."""
        self._kept_back: dict[str, list[Request]] = defaultdict(list)
        self._timers: dict[str, CallLaterResult] = {}
        return super().open(spider)

    def next_request(self) -> Request | None:
        """The next request of a host that does not rest."""
        back_off = self.crawler.get_downloader_middleware(BackOffMiddleware) if self.crawler else None
        while (request := super().next_request()) is not None:
            seconds = back_off.seconds_to_wait(request) if back_off else 0.0
            if not seconds:
                return request
            host = host_of(request)
            self._kept_back[host].append(request)
            if host not in self._timers:
                self._timers[host] = call_later(seconds, self._let_go, host)
        return None

    def __len__(self) -> int:
        """Those that are kept back wait as well: the crawl is not idle."""
        return super().__len__() + sum(map(len, self._kept_back.values()))

    def close(self, reason: str) -> Deferred[None] | None:
        """Puts what is kept back into the queues, which a JOBDIR keeps."""
        for timer in self._timers.values():
            timer.cancel()
        for request in self._taken(*self._kept_back):
            self.enqueue_request(request)
        return super().close(reason)

    def _let_go(self, host: str) -> None:
        """The rest is over, or another has begun: each request is looked at again."""
        del self._timers[host]
        for request in self._taken(host):
            if self.crawler is not None and self.crawler.engine is not None:
                self.crawler.engine.crawl(request)

    def _taken(self, *hosts: str) -> list[Request]:
        # They have passed the filter of duplicates when they came first.
        return [request.replace(dont_filter=True) for host in hosts for request in self._kept_back.pop(host, ())]


def refused(rest: Rest, status: int, asked: timedelta | None, now: datetime, least: timedelta) -> Rest:
    """The rest of a host after it answered 429 or 503; `asked` is what its Retry-After says, `least` the first rest.

    What was sent before the host said so may be refused as well: while it rests, that counts as the same refusal.
    """
    is_asked = asked is not None or status == 429
    granted = now + min(asked, LONGEST_ASKED) if asked is not None else None
    if rest.until is not None and left_of(rest, now):
        failures, is_asked = rest.failures, is_asked or rest.is_asked
        until = max(rest.until, granted or rest.until)
    else:
        failures = rest.failures + 1
        # 2 to the power of 20 is beyond the bound, whatever the delay.
        until = granted or now + min(least * 2 ** min(failures - 1, 20), LONGEST_OWN)
    said = f" and asks to wait {asked.total_seconds():.0f} seconds" if asked is not None else ""
    return Rest(rest.host, until, failures, is_asked, f"answers {status}{said}")


def left_of(rest: Rest, now: datetime) -> timedelta:
    """How much of a rest is left; 0 where it is over."""
    return max(rest.until - now, timedelta(0)) if rest.until is not None else timedelta(0)


def retry_after(response: Response, now: datetime) -> timedelta | None:
    """The time that a Retry-After header asks for (RFC 9110, 10.2.3: seconds or a date); None without one."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isascii() and value.isdecimal():
        return timedelta(seconds=int(value[:9]))
    try:
        return max(parsedate_to_datetime(value) - now, timedelta(0))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
