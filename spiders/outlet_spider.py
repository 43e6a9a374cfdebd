"""The spider of an edition: discover, fetch, hand over. What differs between outlets is declared, not coded here."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing, closing
from datetime import UTC, date, datetime, timedelta
from email.message import Message
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Self
from urllib.parse import urlsplit

import psycopg
from scrapy import Request, Spider, signals
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from spiders import registry
from spiders.arguments import ArgumentError, Arguments, Reread
from spiders.capturing import is_cut_off
from spiders.crawl_run import CrawlRun, NotKept
from spiders.extraction import identity
from spiders.extraction.text import clean_line
from spiders.host_files import SITE_OPT_OUTS
from spiders.politeness import NOT_FETCHED, HostRests, Offsite, RobotsForbidden
from spiders.reader_processes import Unread
from spiders.sources import archived, feeds, files, warc
from spiders.sources.found import PAGE_TYPES, CapturedPage, FoundLink
from storage import config, database
from storage.archive import ArchiveError, charset_of
from storage.archive_store import StoredFile
from storage.records import CaptureSource, Ending, Sighting

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings
    from twisted.python.failure import Failure

logger = logging.getLogger(__name__)

# Articles before feeds: what was found is fetched before more is looked for.
_ARTICLE_PRIORITY = 10
_CUT_OFF = "the answer breaks off before its end"
_BEFORE_THE_WEB = date(1990, 1, 1)
# Of what is passed over, so many kinds are named in a line.
_KINDS_TOLD = 10


class OutletSpider(Spider):
    """Crawls one edition, live or from captures; `-a` arguments as in spiders.arguments."""

    edition: ClassVar[registry.Edition]

    # Error pages come to the callbacks too: how they end is told there. Redirects are followed before.
    handle_httpstatus_list: ClassVar[list[int]] = list(range(400, 600))

    def __init__(self, name: str | None = None, reread: Reread | None = None, **given: str) -> None:
        super().__init__(name)
        self.given = given | (reread.told() if reread else {})
        self.reread = reread
        self.arguments = Arguments.parse(given)
        self._sitemaps = 0  # how many are followed by now

    @classmethod
    def of(cls, edition: registry.Edition) -> type[Self]:
        """The spider class of an edition."""
        title = "".join(part.title() for part in edition.spider.split("_"))
        return type(f"{title}Spider", (cls,), {"name": edition.spider, "edition": edition, "__module__": __name__})

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """The edition's delay, and the operator's contact; the command line still overrides both."""
        super().update_settings(settings)
        settings.set("DOWNLOAD_DELAY", cls.edition.delay, priority="spider")
        contact = config.load().contact
        if contact:
            settings.set("USER_AGENT", f"{settings['USER_AGENT']} (+{contact})", priority="spider")

    @property
    def run(self) -> CrawlRun:
        """What this run of the spider keeps."""
        return CrawlRun.of(self.crawler)

    @property
    def source(self) -> CaptureSource:
        """Where the captures of this run come from; a folder counts as files, whatever it holds."""
        if self.reread is not None:
            return CaptureSource.ARCHIVE
        captures = self.arguments.captures
        if captures is None:
            return CaptureSource.LIVE
        return CaptureSource.WARC if isinstance(captures, str) or warc.is_warc(captures.name) else CaptureSource.FILE

    async def start(self) -> AsyncIterator[Any]:
        """The feeds of the edition, the captures, or what the archive holds."""
        self.crawler.signals.connect(self.request_dropped, signal=signals.request_dropped)
        saved = self.read_captures if self.arguments.captures is not None else None
        if (callback := self.read_archive if self.reread is not None else saved) is not None:
            # Scrapy holds back, counts and stops what a callback yields, but not what start() does.
            yield Request("data:,captures", callback=callback, meta={NOT_FETCHED: True})
            return
        if not await self.run.lease(self.edition):
            return
        for feed in self.edition.feeds:
            for request in self._feed_requests(feed.url, feed.kind):
                yield request

    # Captures from disk

    async def read_captures(self, response: Response) -> AsyncIterator[CapturedPage]:  # noqa: ARG002 (there is none)
        """The pages of the captures, until they or the run end."""
        captures = self.arguments.captures
        if captures is None:
            return
        try:
            saved = await asyncio.to_thread(files.saved_files, captures)
            unread = await asyncio.to_thread(files.passed_over, captures)
        except (ArgumentError, ArchiveError, OSError) as error:
            self.run.fail(f"captures: {error}")
            return
        if unread:
            logger.info("captures: passed over: %s", _counted(unread))
        for file in saved:
            try:
                async with aclosing(self._pages_of(file)) as pages:
                    async for page in pages:
                        if self._stopping:
                            return
                        # The same article twice is met once; its second capture is read all the same.
                        self.run.meet(page.key, page.location)
                        owner = registry.edition_of_url(page.url) if page.url else self.edition
                        if owner is self.edition:
                            yield page
                        else:
                            whose = (
                                f"a page of {owner.outlet} {owner.code}" if owner else "a page of no declared outlet"
                            )
                            self.run.end(page.key, Ending.OTHER_EDITION, whose)
            except (warc.WarcUnreadable, ArchiveError, OSError) as error:
                # What stands in the other files is none the worse for it.
                self.run.fail(f"captures: {error}", stop=False)

    # The archive, read again

    async def read_archive(self, response: Response) -> AsyncIterator[CapturedPage]:  # noqa: ARG002 (there is none)
        """The captures that are to be read again. Each has an ending of its own, so that of each one is told."""
        if self.reread is None:
            return
        selection, done, told = archived.selection(self.edition, self.reread), 0, time.monotonic()
        often = self.settings.getfloat("LOGSTATS_INTERVAL") or math.inf
        try:
            with closing(archived.read_pages(config.load(), selection)) as pages:
                total = await asyncio.to_thread(next, pages)
                logger.info("captures to read: %d", total)
                while (page := await asyncio.to_thread(next, pages, None)) is not None:
                    if self._stopping or not isinstance(page, CapturedPage):
                        return
                    if not self.run.meet(page.key, page.location):
                        continue
                    done += 1
                    yield page
                    if time.monotonic() - told > often:
                        told = time.monotonic()
                        logger.info("%d of %d captures read", done, total)
        except (psycopg.Error, database.WarehouseUnavailable, ArchiveError, OSError) as error:
            self.run.fail(f"the archive cannot be read: {next(iter(str(error).splitlines()), '')}")

    @property
    def _stopping(self) -> bool:
        """Whether the run is being stopped: by a limit, a signal or a failure."""
        return self.crawler.engine is None or self.crawler.engine.needs_backout()

    async def _pages_of(self, file: files.SavedFile | StoredFile) -> AsyncGenerator[CapturedPage, None]:
        if isinstance(file, files.SavedFile):
            yield await asyncio.to_thread(files.read_page, file, self.edition)
            return
        found, told, name = 0, time.monotonic(), clean_line(files.printable(file.name))
        unread: Counter[str] = Counter()
        often = self.settings.getfloat("LOGSTATS_INTERVAL") or math.inf
        with closing(warc.read_pages(file, self.edition, unread)) as records:
            while (record := await asyncio.to_thread(next, records, None)) is not None:
                if isinstance(record, CapturedPage):
                    found += 1
                    yield record
                elif time.monotonic() - told > often:
                    told = time.monotonic()
                    logger.info("%s: %.0f%% read, %d pages of %s", name, 100 * record / file.size, found, self.name)
        rest = f"; passed over: {_counted(unread)}" if unread else ""
        logger.info("%s: read to its end, %d pages of %s%s", name, found, self.name, rest)

    # The live site

    def _feed_requests(self, url: str, kind: str, page: int = 1, depth: int = 0) -> Iterator[Request]:
        key = identity.address_key(url, self.edition)
        if self.run.meet(key, url):
            yield self._request(url, key, self.parse_feed, cb_kwargs={"kind": kind, "page": page, "depth": depth})

    def _sitemap_requests(self, sitemaps: list[FoundLink], depth: int) -> tuple[list[Request], int]:
        """Requests for sitemaps that stand so far below a declared one, and how many are left out."""
        own = [sitemap for sitemap in sitemaps if registry.edition_of_url(sitemap.url) is self.edition]
        if depth > self.settings.getint("SITEMAP_DEPTH"):
            return [], len(own)
        requests: list[Request] = []
        for number, sitemap in enumerate(own):
            if self._sitemaps >= self.settings.getint("SITEMAPS"):
                return requests, len(own) - number
            for request in self._feed_requests(sitemap.url, "sitemap", depth=depth):
                self._sitemaps += 1
                requests.append(request)
        return requests, 0

    def _request(self, url: str, key: str, callback: Any, **more: Any) -> Request:
        meta = {"key": key, "download_slot": self.edition.spider}
        return Request(url, callback=callback, errback=self.failed, meta=meta, **more)

    async def parse_feed(self, response: Response, kind: str, page: int, depth: int) -> AsyncIterator[Request]:
        """Turns a feed, sitemap or listing into requests for its articles, further sitemaps and the next page."""
        key = response.meta["key"]
        if response.status != 200:
            self.run.end(key, Ending.HTTP_ERROR, f"status {response.status}")
            return
        if is_cut_off(response):
            self.run.end(key, Ending.NETWORK_ERROR, _CUT_OFF)
            return
        task = partial(feeds.read, response.body, response.url, listing=kind == "listing")
        try:
            announced = await self.run.read(task)
        except Unread as error:
            announced = feeds.NotUnderstood(str(error))
        if isinstance(announced, feeds.NotUnderstood):
            capture_id = await self.run.keep(_captured(response, key), self.edition)
            self.run.end(key, Ending.REJECTED, str(announced), capture_id)
            return
        since, until = self._days_of_sitemaps()
        sitemaps = feeds.sitemaps_to_read(announced.sitemaps, since, until)
        requests, left_out = self._sitemap_requests(sitemaps, depth + 1)
        for request in requests:
            yield request
        links = (link for link in announced.links if link.url != announced.next_page)
        articles = [link for link in links if identity.is_article_url(link.url, self.edition)]
        wanted = [link for link in articles if self._wanted(link, by_age=kind in registry.SITEMAP_KINDS)]
        fresh = await self._fresh(wanted, response.url)
        for url, article_key in fresh:
            yield self._request(url, article_key, self.parse_article, priority=_ARTICLE_PRIORITY)
        if announced.next_page and fresh and page < self.settings.getint("LISTING_PAGES"):
            for request in self._feed_requests(announced.next_page, kind, page + 1):
                yield request
        found = f"{len(articles)} articles, {len(wanted)} in range, {len(fresh)} to fetch"
        if left_out:
            found += f"; {left_out} sitemap{'s' * (left_out != 1)} left out (SITEMAP_DEPTH, SITEMAPS)"
            logger.warning("%s: %s", response.url, found)
        self.run.end(key, Ending.DISCOVERY, found)
        await self.run.land_when_full()

    async def _fresh(self, links: list[FoundLink], seen_in: str) -> list[tuple[str, str]]:
        """URL and key of those links that this run met first here and should fetch; all of them leave a sighting."""
        keyed = {identity.address_key(link.url, self.edition): link for link in links}
        seen_at = datetime.now(UTC)
        self.run.stage_sightings(
            [
                Sighting(
                    run_id=self.run.run_id,
                    outlet=self.edition.outlet,
                    edition=self.edition.code,
                    url=link.url,
                    url_key=key,
                    seen_in=seen_in,
                    seen_at=seen_at,
                    title=link.title,
                    published_at=link.published_at,
                )
                for key, link in keyed.items()
            ]
        )
        known = set() if self.arguments.revisit else await self.run.known_keys(self.edition, list(keyed))
        fresh = []
        for key, link in keyed.items():
            if not self.run.meet(key, link.url):
                continue
            if key in known:
                self.run.end(key, Ending.KNOWN)
            else:
                fresh.append((self._fetchable(link.url), key))
        return fresh

    def _fetchable(self, url: str) -> str:
        """The URL at a host that serves: old hosts name the same page, but answer no more."""
        parts = urlsplit(url)
        serving = self.edition.serving
        return url if parts.hostname in serving else parts._replace(netloc=serving[0]).geturl()

    def _days_of_sitemaps(self) -> tuple[date, date]:
        today = datetime.now(self.edition.timezone).date()
        until = self.arguments.until or today
        if self.arguments.since:
            return self.arguments.since, until
        return (_BEFORE_THE_WEB if self.arguments.until else today - self._discovery_days), until

    @property
    def _discovery_days(self) -> timedelta:
        return timedelta(days=self.settings.getint("DISCOVERY_DAYS"))

    def _wanted(self, link: FoundLink, *, by_age: bool) -> bool:
        """Whether what a feed says of a link leaves it possible that it is asked for."""
        zone = self.edition.timezone
        told = link.published_at.astimezone(zone).date() if link.published_at else None
        published = told or identity.address_day(link.url, self.edition)
        touched = link.modified_at.astimezone(zone).date() if link.modified_at else published
        if published and not self.arguments.admits_day(published):
            return False
        if touched and self.arguments.since and touched < self.arguments.since:
            return False
        looking_back = self.arguments.since or self.arguments.until
        if by_age and touched and not looking_back:
            return touched >= datetime.now(zone).date() - self._discovery_days
        return True

    async def parse_article(self, response: Response) -> AsyncIterator[CapturedPage]:
        """Hands a fetched page on to be read."""
        key = response.meta["key"]
        final_key = identity.address_key(response.url, self.edition)
        if final_key != key:
            self.run.end(key, Ending.REDIRECTED, response.url)
            if not identity.is_article_url(response.url, self.edition) or not self.run.meet(final_key, response.url):
                return
        media_type, _ = _content_type(response)
        if response.status != 200:
            self.run.end(final_key, Ending.HTTP_ERROR, f"status {response.status}")
        elif is_cut_off(response):
            self.run.end(final_key, Ending.NETWORK_ERROR, _CUT_OFF)
        elif media_type not in PAGE_TYPES:
            self.run.end(final_key, Ending.NOT_ARTICLE, f"media type {media_type or 'unknown'}")
        else:
            yield _captured(response, final_key)

    def failed(self, failure: Failure) -> None:
        """Ends a URL that gave no response."""
        request: Request = failure.request  # type: ignore[attr-defined]
        self.run.end(request.meta["key"], *_ending_of(failure.value))

    def request_dropped(self, request: Request) -> None:
        """Ends a URL whose redirect led to one that the run had asked for already."""
        if key := request.meta.get("key"):
            looped = request.url in request.meta.get("redirect_urls", ())
            self.run.end(key, *((Ending.HTTP_ERROR, "redirect loop") if looped else (Ending.REDIRECTED, request.url)))


def _counted(counts: Counter[str]) -> str:
    told = counts.most_common(_KINDS_TOLD)
    others = counts.total() - sum(count for _, count in told)
    return clean_line(", ".join(f"{count} {kind}" for kind, count in told)) + f", {others} others" * bool(others)


def _captured(response: Response, key: str) -> CapturedPage:
    media_type, charset = _content_type(response)
    return CapturedPage(
        key=key,
        location=response.url,
        url=response.url,
        body=response.body,
        media_type=media_type,
        charset=charset,
        status=response.status,
        headers=response.meta["wire_headers"],
        captured_at=response.meta["captured_at"],
        source=CaptureSource.LIVE,
        position=response.meta["archive_position"],
        opt_outs=response.meta.get(SITE_OPT_OUTS, ()),
    )


def _ending_of(error: BaseException | None) -> tuple[Ending, str]:
    detail = next(iter(str(error).splitlines()), "") or type(error).__name__
    if isinstance(error, (NotKept, HostRests)):
        return Ending.NOT_FETCHED, detail
    if isinstance(error, RobotsForbidden):
        return Ending.ROBOTS, detail
    if isinstance(error, Offsite):
        return Ending.OFFSITE, detail
    if isinstance(error, HttpError):
        return Ending.HTTP_ERROR, f"status {error.response.status}"
    if isinstance(error, IgnoreRequest) and "redirect" in detail:
        return Ending.HTTP_ERROR, detail
    return Ending.NETWORK_ERROR, f"{type(error).__name__}: {detail}"


def _content_type(response: Response) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return message.get_content_type() if message["Content-Type"] else "", charset_of(message["Content-Type"])
