"""The live site of an edition: asks its feeds, what they show, what still waits, and what is due to be looked at again.

Feeds and articles are asked on condition that they changed. What a feed showed is on record with the feed's state, in
one transaction, so that a crawl which is killed loses nothing: the next one takes up what waits.
"""

from __future__ import annotations

import hashlib
import logging
import math
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from email.message import Message
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from spiders import discovery, registry
from spiders.absences import GONE
from spiders.capturing import KNOWN, OPT_OUTS, PURPOSE, SAME, Known, Same, is_cut_off
from spiders.dispositions import WARY
from spiders.extraction import identity
from spiders.feed_memory import FeedMemory
from spiders.keeper import NotKept
from spiders.manners.conditions import conditions, is_conditional
from spiders.manners.politeness import HostRests, HostSilent, Offsite, RobotsForbidden
from spiders.reader_processes import Unread
from spiders.registry import Feed
from spiders.sources import feeds
from spiders.sources.found import PAGE_TYPES, CapturedPage, FoundLink
from storage import looking
from storage.archive import charset_of
from storage.crawl_records import Found, Sighting
from storage.looking import KnownPage
from storage.records import FIRST_YEAR, ArchivePosition, CaptureSource, Ending, Observation, Original, Purpose

if TYPE_CHECKING:
    from twisted.python.failure import Failure

    from spiders.outlet_spider import OutletSpider

logger = logging.getLogger(__name__)

# The declared feeds first: what they show passes, while an article can wait. Then articles before further sitemaps and
# pages of listings: what was found is fetched before more is looked for.
_FEED, _NEW, _AGAIN, _WAITING, _FURTHER = 40, 30, 20, 10, 0
_PAGES_FOR_FEEDS = 3
_CUT_OFF = "the answer breaks off before its end"
_BEFORE_THE_WEB = date(FIRST_YEAR, 1, 1)


class LiveSite:
    """What a live crawl asks, and what it makes of the answers."""

    def __init__(self, spider: OutletSpider) -> None:
        self.edition = spider.edition
        self.arguments = spider.arguments
        self.settings = spider.settings
        self.run = spider.run
        self._memory = FeedMemory(self.edition, self.run.keeper, forgets=not self._is_routine)
        self._sitemaps = 0  # how many are followed by now
        self._looked_for_feeds = 0
        self.run.on_announced = self._memory.announce
        spider.crawler.signals.connect(self.request_dropped, signal=signals.request_dropped)

    @property
    def _trusts_feeds(self) -> bool:
        """Whether a feed that did not change has nothing for this crawl."""
        return self._is_routine and not self.arguments.revisit

    @property
    def _is_routine(self) -> bool:
        """Whether this crawl asks for whatever is new; one of some days neither uses nor changes what is remembered."""
        return self.arguments.since is None and self.arguments.until is None

    async def start(self) -> AsyncIterator[Request]:
        """The declared feeds, what was found and not fetched yet, and what is due to be looked at again."""
        outlet, code = self.edition.outlet, self.edition.code
        try:
            await self._memory.load()
            rest = self._memory.resting() if self._is_routine else {}
            for feed in self.edition.feeds:
                if feed.url in rest:
                    logger.warning("%s failed again and again, and rests until %s UTC", feed.url, rest[feed.url])
                    continue
                for request in self._feed_requests(feed, priority=_FEED):
                    yield request
            if not self._is_routine:
                return
            for state in self._memory.to_continue():
                for request in self._feed_requests(Feed(state.kind, state.url), page=2, index=state.announced_in):
                    yield request
            count = self.settings.getint("WAITING")
            for url in await self.run.keeper.ask(lambda landing: looking.waiting(landing, outlet, code, count)):
                for request in self._article_requests(url, _WAITING, Known()):
                    yield request
            steps, count = self.edition.revisit, self.settings.getint("REVISITS")
            due = await self.run.keeper.ask(lambda landing: looking.due(landing, outlet, code, steps, count))
        except NotKept:
            return
        for page in due:
            for request in self._article_requests(page.url, _AGAIN, _known(page), page):
                yield request

    # Requests

    def _feed_requests(
        self, feed: Feed, *, page: int = 1, depth: int = 0, index: str | None = None, priority: int = _FURTHER
    ) -> Iterator[Request]:
        key = identity.address_key(feed.url, self.edition)
        if not self.run.meet(key, feed.url):
            return
        headers: dict[str, str] = {}
        meta: dict[str, Any] = {}
        state = self._memory.get(feed.url)
        # Who asks for some days, or for all again, needs what the feed says, changed or not.
        if state is not None and state.original is not None:
            meta[KNOWN] = Known(state.payload_digest, state.original)
            if self._trusts_feeds:
                headers = conditions(state.etag, state.last_modified)
        given = {"feed": feed, "page": page, "depth": depth, "index": index}
        errback = partial(self.feed_failed, feed=feed, index=index)
        if index is not None:
            self._memory.ask(feed, index)
        yield self._request(
            feed.url, key, self.parse_feed, errback, meta=meta, cb_kwargs=given, headers=headers, priority=priority
        )

    def _article_requests(
        self, url: str, priority: int, known: Known | None = None, page: KnownPage | None = None
    ) -> Iterator[Request]:
        key = identity.address_key(url, self.edition)
        if not self.run.seek(key, url):
            return
        meta: dict[str, Any] = {PURPOSE: Purpose.ARTICLE}
        if known is not None:
            meta[KNOWN] = known
        headers = conditions(page.etag, page.last_modified) if page else {}
        address = self._fetchable(url)
        yield self._request(
            address, key, self.parse_article, self.failed, meta=meta, headers=headers, priority=priority
        )

    def _request(
        self, url: str, key: str, callback: Callable[..., Any], errback: Callable[..., Any], **more: Any
    ) -> Request:
        more["meta"] = {"key": key, "download_slot": self.edition.spider, **more["meta"]}
        return Request(url, callback=callback, errback=errback, **more)

    def _fetchable(self, url: str) -> str:
        """The URL at a host that serves: old hosts name the same page, but answer no more."""
        parts = urlsplit(url)
        serving = self.edition.serving
        return url if parts.hostname in serving else parts._replace(netloc=serving[0]).geturl()

    def _sitemap_requests(self, sitemaps: list[FoundLink], index: str, depth: int) -> tuple[list[Request], int]:
        """Requests for sitemaps that stand so far below a declared one, and how many are left out."""
        own = [sitemap for sitemap in sitemaps if registry.edition_of_url(sitemap.url) is self.edition]
        own = self._memory.in_turn(own)
        limit = self.settings.getint("SITEMAPS" if not self._is_routine else "ROUTINE_SITEMAPS")
        requests: list[Request] = []
        for number, sitemap in enumerate(own):
            if depth > self.settings.getint("SITEMAP_DEPTH") or self._sitemaps >= limit:
                self._memory.announce([("sitemap", left.url) for left in own[number:]], index)
                return requests, len(own) - number
            for request in self._feed_requests(Feed("sitemap", sitemap.url), depth=depth, index=index):
                self._sitemaps += 1
                requests.append(request)
        return requests, 0

    # Feeds

    async def parse_feed(
        self, response: Response, feed: Feed, page: int, depth: int, index: str | None
    ) -> AsyncIterator[Request]:
        """Turns a feed, sitemap or listing into requests for its articles, further sitemaps and the next page."""
        try:
            async for request in self._requests_of(response, feed, page, depth, index):
                yield request
        except NotKept as error:
            self.run.end(response.meta["key"], Ending.NOT_FETCHED, str(error))

    async def _requests_of(
        self, response: Response, feed: Feed, page: int, depth: int, index: str | None
    ) -> AsyncIterator[Request]:
        key = response.meta["key"]
        answers = (200, 304) if is_conditional(response.request) else (200,)
        trouble = f"status {response.status}" if response.status not in answers else None
        if trouble or is_cut_off(response):
            self._memory.failed(feed, index, response.status, trouble or _CUT_OFF)
            self.run.end(key, Ending.HTTP_ERROR if trouble else Ending.NETWORK_ERROR, trouble or _CUT_OFF)
            return
        digest = hashlib.sha256(response.body).hexdigest()
        state = self._memory.get(feed.url)
        is_same = response.status == 304 or (state is not None and state.payload_digest == digest)
        if is_same and self._trusts_feeds:
            self._memory.unchanged(feed, index, response.status)
            still = self._memory.still_to_ask(feed.url, *self._days_of_sitemaps())
            for request in self._sitemap_requests(still, feed.url, depth + 1)[0]:
                yield request
            self.run.end(key, Ending.DISCOVERY, "not modified" if response.status == 304 else "the same bytes")
            return
        announced = await self._read(response, listing=feed.kind == "listing")
        if isinstance(announced, feeds.NotUnderstood):
            self._memory.failed(feed, index, response.status, str(announced))
            capture_id = await self.run.keeper.keep(captured(response, key), self.edition)
            self.run.end(key, Ending.REJECTED, str(announced), capture_id)
            return
        since, until = self._days_of_sitemaps()
        sitemaps = feeds.sitemaps_to_read(announced.sitemaps, since, until)
        if self._is_routine:
            listed = {each.url for each in announced.sitemaps}
            sitemaps = [each for each in sitemaps if not discovery.is_read_since(self._memory.get(each.url), each)]
            owed = self._memory.still_to_ask(feed.url, since, until, owed=True)
            sitemaps += [each for each in owed if each.url not in listed]
        requests, left_out = self._sitemap_requests(sitemaps, feed.url, depth + 1)
        for request in requests:
            yield request
        links = (link for link in announced.links if link.url != announced.next_page)
        articles = [link for link in links if identity.is_article_url(link.url, self.edition)]
        wanted = [link for link in articles if self._wanted(link, by_age=feed.kind in registry.SITEMAP_KINDS)]
        count = 0
        async for request in self._fresh(wanted, response.url):
            count += 1
            yield request
        if announced.next_page and count and page < self.settings.getint("LISTING_PAGES"):
            following = Feed(feed.kind, announced.next_page)
            for request in self._feed_requests(following, page=page + 1, depth=depth, index=index or feed.url):
                yield request
        self._memory.announce(announced.feeds, response.url)
        self._memory.changed(feed, index, _answer(response, digest), len(articles))
        found = f"{len(articles)} articles, {len(wanted)} in range, {count} to fetch"
        if left_out:
            limits = f"SITEMAP_DEPTH, {'ROUTINE_' * self._is_routine}SITEMAPS"
            found += f"; {left_out} sitemap{'s' * (left_out != 1)} left out ({limits})"
            logger.warning("%s: %s", response.url, found)
        self.run.end(key, Ending.DISCOVERY, found)
        await self.run.land_when_full()

    async def _read(self, response: Response, *, listing: bool) -> feeds.Announcement | feeds.NotUnderstood:
        try:
            return await self.run.read(partial(feeds.read, response.body, response.url, listing=listing))
        except Unread as error:
            return feeds.NotUnderstood(str(error))

    def feed_failed(self, failure: Failure, feed: Feed, index: str | None) -> None:
        """Ends a feed that gave no response."""
        ending, detail = _ending_of(failure.value)
        if ending is not Ending.NOT_FETCHED:
            self._memory.failed(feed, index, None, detail)
        self.failed(failure)

    # Links

    async def _fresh(self, links: list[FoundLink], seen_in: str) -> AsyncIterator[Request]:
        """Requests for those links that this run met first here and should fetch; all of them leave a sighting."""
        edition = self.edition
        keyed = {identity.address_key(link.url, edition): link for link in links}
        seen_at = datetime.now(UTC)
        batch = self.run.keeper.batch
        batch.sightings += [
            Sighting(
                run_id=self.run.run_id,
                outlet=edition.outlet,
                edition=edition.code,
                url=link.url,
                url_key=key,
                seen_in=seen_in,
                seen_at=seen_at,
                title=link.title,
                published_at=link.published_at,
            )
            for key, link in keyed.items()
        ]
        outlet, code, keys = edition.outlet, edition.code, list(keyed)
        known: dict[str, looking.Known] = {}
        pages: dict[str, KnownPage] = {}
        if self.arguments.revisit:
            pages = await self.run.keeper.ask(lambda landing: looking.pages(landing, outlet, code, keys))
        else:
            known = await self.run.keeper.ask(lambda landing: looking.known(landing, outlet, code, keys))
        most = self.settings.getint("FEED_ARTICLES") if self._is_routine else math.inf
        taken = 0
        for key, link in keyed.items():
            why = known.get(key)
            if why is looking.Known.RESTS and self._is_routine:
                continue  # it is on record with its failure, and has an ending when it is asked again
            if why is looking.Known.SETTLED:
                if self.run.meet(key, link.url):
                    self.run.end(key, Ending.KNOWN)
            elif taken >= most:
                self._note_found(key, link.url)
            else:
                taken += 1
                page = pages.get(key)
                seen_before = _known(page) if page else Known() if why is looking.Known.CAPTURED else None
                for request in self._article_requests(link.url, _NEW, seen_before, page):
                    if self._is_routine:
                        self._note_found(key, link.url)
                    yield request

    def _note_found(self, key: str, url: str) -> None:
        self.run.keeper.batch.found.append(Found(self.edition.outlet, self.edition.code, key, url))

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
        if by_age and touched and self._is_routine:
            return touched >= datetime.now(zone).date() - self._discovery_days
        return True

    # Articles

    async def parse_article(self, response: Response) -> AsyncIterator[CapturedPage]:
        """Hands a fetched page on to be read."""
        key = response.meta["key"]
        final_key = identity.address_key(response.url, self.edition)
        if final_key != key:
            is_article = identity.is_article_url(response.url, self.edition)
            is_first = is_article and self.run.seek(final_key, response.url)
            if is_first:  # on record together with the ending, so that it waits should the run end before it does
                self._note_found(final_key, response.url)
            self.run.end(key, Ending.REDIRECTED, response.url, settles_after=1 if is_article else WARY)
            if not is_first:
                return
        media_type, _ = _content_type(response)
        known: Known = response.meta.get(KNOWN) or Known()
        same: Same | None = response.meta.get(SAME)
        if response.status == 304 and known.capture_id is not None and is_conditional(response.request):
            self._seen_again(final_key, response, known.capture_id, "not modified")
        elif response.status != 200:
            # It may be listed before it is there; what is gone for good is asked a few times.
            tries = WARY if response.status in GONE else None
            self.run.end(final_key, Ending.HTTP_ERROR, f"status {response.status}", settles_after=tries)
        elif is_cut_off(response):
            self.run.end(final_key, Ending.NETWORK_ERROR, _CUT_OFF)
        elif media_type not in PAGE_TYPES:
            self.run.end(final_key, Ending.NOT_ARTICLE, f"media type {media_type or 'unknown'}", settles_after=WARY)
        elif same is not None and same.is_read:
            self._seen_again(final_key, response, same.capture_id, "the same bytes")
        else:
            await self._look_for_feeds(response)
            yield captured(response, final_key)

    async def _look_for_feeds(self, response: Response) -> None:
        """What the first pages of a run name in their heads; all of an edition's name the same."""
        if self._looked_for_feeds < _PAGES_FOR_FEEDS:
            self._looked_for_feeds += 1
            announced = await self._read(response, listing=True)
            if isinstance(announced, feeds.Announcement):
                self._memory.announce(announced.feeds, response.url)

    def _seen_again(self, key: str, response: Response, capture_id: Any, detail: str) -> None:
        self.run.keeper.observe(Observation(capture_id, response.meta["captured_at"]))
        self.run.end(key, Ending.UNCHANGED, detail, capture_id)

    def failed(self, failure: Failure) -> None:
        """Ends a URL that gave no response."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        self.run.end(request.meta["key"], *_ending_of(failure.value))

    def request_dropped(self, request: Request) -> None:
        """Ends a URL whose redirect led to one that the run had asked for already."""
        if key := request.meta.get("key"):
            looped = request.url in request.meta.get("redirect_urls", ())
            self.run.end(key, *((Ending.HTTP_ERROR, "redirect loop") if looped else (Ending.REDIRECTED, request.url)))


def _known(page: KnownPage) -> Known:
    return Known(page.payload_digest, page.original, page.capture_id)


def _answer(response: Response, digest: str) -> discovery.Answer:
    headers = {name.lower(): value for name, value in response.meta["wire_headers"]}
    archived: ArchivePosition = response.meta["archive_position"]
    original = Original(response.url, response.meta["captured_at"], archived.digest) if archived.digest else None
    return discovery.Answer(headers, digest, original)


def captured(response: Response, key: str) -> CapturedPage:
    """The page of a response, `key` being its place in the ledger."""
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
        opt_outs=response.meta.get(OPT_OUTS, ()),
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
    return Ending.NETWORK_ERROR, detail if isinstance(error, HostSilent) else f"{type(error).__name__}: {detail}"


def _content_type(response: Response) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return message.get_content_type() if message["Content-Type"] else "", charset_of(message["Content-Type"])
