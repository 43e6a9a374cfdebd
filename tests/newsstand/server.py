"""Newsstand: the sites of both outlets' editions over real HTTP/1.1 on a port of 127.0.0.1, in a thread of its own."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Collection, Coroutine, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import format_datetime, parsedate_to_datetime
from threading import Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.newsstand import markup
from tests.newsstand.article import Article
from tests.newsstand.faults import Fault, Planned, play
from tests.newsstand.invented import invented_articles
from tests.newsstand.seeds import seed_articles
from tests.newsstand.shelf import HOSTS, SITES, Page, Site

_T = TypeVar("_T")

HANDLER = "tests.newsstand.reroute.RerouteHandler"


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it arrived. `at` is the seconds of a monotonic clock, `path` has the query with it."""

    at: float
    method: str
    host: str
    path: str
    user_agent: str
    headers: tuple[tuple[str, str], ...]

    @property
    def header(self) -> Mapping[str, str]:
        """The headers by lower-case name; of a repeated one the last."""
        return {name.lower(): value for name, value in self.headers}


class Newsstand:
    """Both outlets on one loopback port, told apart by the Host header.

    Use it as a context manager. Without `articles` it serves the seeds and 24 invented articles. `requests` holds
    every request in the order of arrival. All methods may be called while it serves, from any thread.
    """

    def __init__(self, articles: Iterable[Article] | None = None, *, port: int = 0, compress: bool = True) -> None:
        chosen = (*seed_articles(), *invented_articles(24)) if articles is None else tuple(articles)
        self._articles = {(article.site, article.ident): article for article in chosen}
        self._sites: dict[str, Site] = {}
        self._arrange()
        self._put: dict[tuple[str, str], Page] = {}
        self._robots: dict[str, Page] = {}
        self._planned: list[Planned] = []
        self._compress = compress
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="newsstand", daemon=True)
        self._refusing = socket.socket()
        self.requests: list[Seen] = []

    def __enter__(self) -> Self:
        # Bound and never listened on: whoever connects is refused, and nobody else gets the port.
        self._refusing.bind(("127.0.0.1", 0))
        self._thread.start()
        try:
            self._runner = self._in_loop(self._open())
        except OSError:
            self._stop()
            raise
        self._port = self._runner.addresses[0][1]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._in_loop(self._runner.cleanup())
        self._stop()

    @property
    def address(self) -> str:
        """`127.0.0.1:<port>`."""
        return f"127.0.0.1:{self._port}"

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article on the stand."""
        return tuple(self._articles.values())

    def settings(self, *, refused: Collection[str] = ()) -> dict[str, str]:
        """The Scrapy settings, as `-s` takes them, that lead a crawl here; `refused` hosts refuse the connection."""
        host, port = self._refusing.getsockname()
        return {
            "DOWNLOAD_HANDLERS": json.dumps({"http": HANDLER, "https": HANDLER}),
            "NEWSSTAND_ADDRESS": self.address,
            "NEWSSTAND_REFUSED": ",".join(refused),
            "NEWSSTAND_REFUSING": f"{host}:{port}",
        }

    def publish(self, *articles: Article) -> None:
        """Adds articles, or replaces those of the same site and number."""
        self._articles |= {(article.site, article.ident): article for article in articles}
        self._arrange()

    def withdraw(self, article: Article) -> None:
        """Takes an article away; its address answers 404 and no page lists it."""
        del self._articles[article.site, article.ident]
        self._arrange()

    def put(self, host: str, path: str, page: Page) -> None:
        """Serves a page of one's own, at any host; it goes before the outlets' pages."""
        self._put[host, path] = page

    def robots(self, host: str, text: str = "", *, status: int = 200) -> None:
        """What `/robots.txt` of a host answers; 404 unless told."""
        self._robots[host] = Page(text.encode(), "text/plain; charset=utf-8", status)

    def fault(self, host: str, path: str, fault: Fault, *, times: int | None = None, seconds: float = 1.0) -> None:
        """Makes a request go wrong: the next `times` of them, or all. "*" means any host or any path.

        Of several faults that meet a request the first planned one is played.
        """
        self._planned.append(Planned(host, path, fault, times, seconds))

    def mend(self) -> None:
        """Forgets every fault."""
        self._planned.clear()

    def asked(self, host: str | None = None) -> list[str]:
        """The paths that were asked for, of one host or of all, in order."""
        return [seen.path for seen in self.requests if host in {None, seen.host}]

    def warm(self) -> None:
        """Makes every article's page now, compressed too, so that a benchmark does not measure the making."""
        for article in self.articles:
            page = self._sites[article.site].page(article.path)
            if page is not None and self._compress:
                _ = page.gzipped, page.etag

    def _arrange(self) -> None:
        """New sites for the articles of now; swapped in at once, since a request may be under way."""
        self._sites = {
            name: site(edition, (article for article in self.articles if article.site == name))
            for name, (site, edition) in SITES.items()
        }

    def _page(self, host: str, path: str) -> Page:
        if page := self._put.get((host, path)):
            return page
        known = host in HOSTS or any(host == other for other, _ in self._put)
        if path == "/robots.txt" and (known or host in self._robots):
            return self._robots.get(host) or _not_found(host)
        if not known:
            return Page(b"This host is not served here.", "text/plain", 421)
        site = self._sites.get(HOSTS.get(host, ""))
        return (site.page(path) if site else None) or _not_found(host)

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        host, path = request.host.partition(":")[0].lower(), request.raw_path
        agent = request.headers.get("User-Agent", "")
        headers = tuple(request.headers.items())
        self.requests.append(Seen(time.monotonic(), request.method, host, path, agent, headers))
        if request.method not in {"GET", "HEAD"}:
            return web.Response(status=405, headers={"Allow": "GET, HEAD"})
        page = self._page(host, path)
        for planned in self._planned:
            if planned.meets(host, path):
                planned.left = None if planned.left is None else planned.left - 1
                return await play(planned, request, page)
        return self._whole(request, page)

    def _whole(self, request: web.BaseRequest, page: Page) -> web.Response:
        """The right answer: compressed where the client takes it, 304 where the client has it."""
        headers = {"Content-Type": page.media_type, **dict(page.headers)}
        if page.status == 200:
            headers |= {"ETag": page.etag, "Vary": "Accept-Encoding"}
            if page.changed:
                headers["Last-Modified"] = format_datetime(page.changed.astimezone(UTC), usegmt=True)
            if _client_has(request, page):
                return web.Response(status=304, headers=headers)
        if self._compress and "gzip" in request.headers.get("Accept-Encoding", ""):
            return web.Response(body=page.gzipped, status=page.status, headers=headers | {"Content-Encoding": "gzip"})
        return web.Response(body=page.body, status=page.status, headers=headers)

    async def _open(self) -> web.ServerRunner:
        runner = web.ServerRunner(web.Server(self._answer, access_log=None), shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", self._port).start()
        return runner

    def _in_loop(self, work: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._refusing.close()


def _client_has(request: web.BaseRequest, page: Page) -> bool:
    """Whether the request's validators match; the entity tag goes before the date (RFC 9110, 13.2.2)."""
    if tags := request.headers.get("If-None-Match"):
        return tags == "*" or page.etag in {tag.strip().removeprefix("W/") for tag in tags.split(",")}
    since = request.headers.get("If-Modified-Since")
    if not since or not page.changed:
        return False
    try:
        return page.changed.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (ValueError, TypeError):
        return False


def _not_found(host: str) -> Page:
    return Page(markup.not_found(host).encode(), status=404)
