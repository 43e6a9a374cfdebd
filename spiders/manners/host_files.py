"""Files in which a host says what may be done with it: kept in the warehouse, and asked once a day."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, IgnoreRequest

from spiders.capturing import OPT_OUTS, is_cut_off
from spiders.crawl_run import CrawlRun
from spiders.extraction.text import clean_line
from spiders.keeper import NotKept
from spiders.manners.conditions import conditions, is_conditional
from spiders.manners.opt_outs import Rule, of_site, rules_of
from spiders.manners.politeness import (
    NOT_FETCHED,
    HostRests,
    PrivateAddress,
    RulesRest,
    asks_for_manners,
    manners_request,
)
from storage import manners
from storage.manners import HostFile

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

logger = logging.getLogger(__name__)

# RFC 9309 (2.4): a copy of robots.txt is used for no longer than 24 hours.
GOOD_FOR = timedelta(hours=24)

# RFC 9309 (2.5): at least 500 KiB of robots.txt are read. What stands behind is left.
LONGEST = 512 * 1024

# What others say goes into the log no longer than this.
_LONGEST_LINE = 500


class Unreachable(Exception):
    """The file could not be had, so that nobody knows what it says; the message says why in one line."""


class Silent(Unreachable):
    """There was no answer at all: the host may be dead."""


class HostFiles:
    """The files of one path, such as /robots.txt, of all hosts of a crawl.

    Each is asked once a day at most, whoever waits for it meanwhile, and not at all while the warehouse holds a good
    copy; what cannot be had is not asked for again in this run. An older copy is asked for with the conditions of RFC
    9110 (13.1): 304 says that it is as it was.
    """

    def __init__(self, crawler: Crawler, path: str) -> None:
        self._crawler = crawler
        self._path = path
        self._files: dict[str, asyncio.Future[HostFile]] = {}

    async def of(self, url: str) -> HostFile:
        """The file of a URL's origin.

        Raises Unreachable, PrivateAddress, NotKept; and RulesRest: when the rest is over it may be asked for again.
        """
        origin = origin_of(url)
        if (asked := self._files.get(origin)) is None or _has_aged(asked):
            self._files[origin] = asyncio.ensure_future(self._file(origin))
        try:
            return await self._files[origin]
        except HostRests as error:
            self._files.pop(origin, None)
            raise RulesRest(error.host, error.until, is_asked=error.is_asked) from None

    async def _file(self, origin: str) -> HostFile:
        keeper = CrawlRun.of(self._crawler).keeper
        kept = await keeper.ask(lambda landing: manners.file(landing, origin, self._path))
        now = datetime.now(UTC)
        if kept is not None and is_fresh(kept, now):
            return kept
        try:
            response = await self._ask(origin, kept)
            if is_cut_off(response):
                raise Unreachable("it breaks off before its end")
            file = taken(origin, self._path, kept, response, now)
        except Unreachable as error:
            logger.warning("%s is unreachable: %s", origin + self._path, error)
            raise
        await keeper.ask(lambda landing: manners.keep_file(landing, file))
        return file

    async def _ask(self, origin: str, kept: HostFile | None) -> Response:
        engine, spider = self._crawler.engine, self._crawler.spider
        if engine is None or spider is None:
            raise Unreachable("the crawl ends")
        headers = conditions(kept.etag, kept.last_modified) if kept else {}
        try:
            return await engine.download_async(manners_request(origin + self._path, spider.name, headers))
        except (HostRests, NotKept, PrivateAddress):
            raise
        except (IgnoreRequest, DownloadCancelledError) as error:  # led to a strange host, too large: it did answer
            raise Unreachable(_line(str(error))) from None
        except Exception as error:  # noqa: BLE001 (whatever went wrong, there is no answer)
            raise Silent(why_silent(error)) from None


def why_silent(error: Exception) -> str:
    """Why a host gave no answer, in one line."""
    if isinstance(error, CannotResolveHostError):
        return "its name has no address; is it right, and is this machine online?"
    return _line(f"{type(error).__name__}: {error}")


def _line(text: str) -> str:
    return clean_line(text[:_LONGEST_LINE])


def origin_of(url: str) -> str:
    """Scheme, host and port of an address, as addresses of one origin agree in them."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")


def _has_aged(asked: asyncio.Future[HostFile]) -> bool:
    return asked.done() and asked.exception() is None and not is_fresh(asked.result(), datetime.now(UTC))


def is_fresh(kept: HostFile, now: datetime) -> bool:
    """Whether a copy may still be used; one from the future (a clock was wrong) may not."""
    return timedelta(0) <= now - kept.fetched_at < GOOD_FOR


def taken(origin: str, path: str, kept: HostFile | None, response: Response, now: datetime) -> HostFile:
    """The file that an answer makes of the kept one. Raises Unreachable.

    RFC 9309 (2.3.1): 4xx says that there is none, 5xx that nobody knows. So does 429, which asks to wait (RFC 6585, 4),
    and whatever else is no answer to the question, such as 304 where nothing was asked on condition.
    """
    if response.status == 304 and kept is not None and is_conditional(response.request):
        return replace(kept, fetched_at=now)
    if response.status == 200:
        validators = (_header(response, "ETag"), _header(response, "Last-Modified"))
        return HostFile(origin, path, now, 200, response.body[:LONGEST], *validators)
    if 400 <= response.status < 500 and response.status != 429:
        return HostFile(origin, path, now, response.status, b"")
    raise Unreachable(f"status {response.status}")


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


class TdmrepMiddleware:
    """Leaves in `request.meta` the reservations that a host's tdmrep.json makes for the address (`opt_outs`).

    Where it cannot be had there are none, as its specification has it; it is asked for again by the next run.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._files = HostFiles(crawler, "/.well-known/tdmrep.json")
        self._rules: dict[str, tuple[datetime, tuple[Rule, ...]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """After robots.txt has allowed the request. Raises RulesRest, PrivateAddress, NotKept."""
        if NOT_FETCHED in request.meta or asks_for_manners(request):
            return
        try:
            file = await self._files.of(request.url)
        except Unreachable:
            request.meta[OPT_OUTS] = ()
        else:
            request.meta[OPT_OUTS] = of_site(self._rules_of(file), request.url)

    def _rules_of(self, file: HostFile) -> tuple[Rule, ...]:
        """The rules of one host, parsed once for as long as they are good."""
        fetched_at, rules = self._rules.get(file.origin, (None, ()))
        if fetched_at != file.fetched_at:
            rules = rules_of(file.body)
            self._rules[file.origin] = file.fetched_at, rules
        return rules
