"""The Scrapy download handler that leads every http and https request to the newsstand.

Only the connection is another: URL, Host header, robots.txt, throttle, retries, redirects and the rest of Scrapy are
those of a live crawl. Used with `Newsstand.settings()`.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, cast

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import NotConfigured
from twisted.internet.endpoints import TCP4ClientEndpoint
from twisted.web.client import HTTPConnectionPool

if TYPE_CHECKING:
    from collections.abc import Hashable

    from scrapy.crawler import Crawler
    from twisted.internet.defer import Deferred
    from twisted.internet.interfaces import IStreamClientEndpoint
    from twisted.web._newclient import HTTP11ClientProtocol


class RerouteHandler(HTTP11DownloadHandler):
    """Scrapy's own handler over a connection pool that knows one address.

    NEWSSTAND_ADDRESS is `127.0.0.1:<port>`; hosts in NEWSSTAND_REFUSED are led to NEWSSTAND_REFUSING, where nobody
    listens. Raises NotConfigured for an address that is not loopback, so that a test never reaches the live web.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        refused = frozenset(settings.getlist("NEWSSTAND_REFUSED"))
        self._pool = _OneAddressPool(
            newsstand=loopback(settings.get("NEWSSTAND_ADDRESS")),
            refusing=loopback(settings.get("NEWSSTAND_REFUSING")) if refused else None,
            refused=refused,
            like=self._pool,
        )


class _OneAddressPool(HTTPConnectionPool):
    """Hands out connections to the newsstand whatever endpoint is asked for, in plain text for https too."""

    def __init__(
        self,
        newsstand: tuple[str, int],
        refusing: tuple[str, int] | None,
        refused: frozenset[str],
        like: HTTPConnectionPool,
    ) -> None:
        from twisted.internet import reactor

        super().__init__(reactor, persistent=True)  # type: ignore[no-untyped-call]
        self.maxPersistentPerHost = like.maxPersistentPerHost
        self._factory = like._factory
        self._open: IStreamClientEndpoint = _endpoint(newsstand)
        self._closed = _endpoint(refusing) if refusing else None
        self._refused = frozenset(host.encode() for host in refused)

    def getConnection(self, key: Hashable, endpoint: IStreamClientEndpoint) -> Deferred[HTTP11ClientProtocol]:
        """The key is Twisted's own (scheme, host, port, ...), so connections are pooled per host as they are live."""
        del endpoint
        host = key[1] if isinstance(key, tuple) else None
        chosen = self._closed if self._closed and host in self._refused else self._open
        return super().getConnection(key, chosen)


def _endpoint(address: tuple[str, int]) -> IStreamClientEndpoint:
    from twisted.internet import reactor

    # Twisted declares the interface in a way that type checkers do not see.
    return cast("IStreamClientEndpoint", TCP4ClientEndpoint(reactor, *address))


def loopback(address: str | None) -> tuple[str, int]:
    """Host and port of a loopback address. Raises NotConfigured for any other."""
    host, _, port = (address or "").rpartition(":")
    try:
        if ipaddress.ip_address(host).is_loopback:
            return host, int(port)
    except ValueError:
        pass
    raise NotConfigured(f"NEWSSTAND_ADDRESS must be a loopback address with a port, not {address!r}")
