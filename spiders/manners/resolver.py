"""To which addresses a name may lead: public ones only, whatever the DNS says; so no outlet can make us ask at home.

The resolver is asked for every connection, at every hop of a redirect, and what it answers is what is connected to.
Only the proxies that the environment names may be anywhere, since the operator chose them.
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.exceptions import CannotResolveHostError
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.interfaces import IAddress, IHostResolution, IResolutionReceiver

from spiders.manners.politeness import PrivateAddress, host_of

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from twisted.internet.base import ReactorBase

logger = logging.getLogger(__name__)

# What IANA allocates as global unicast of IPv6 (RFC 4291, 2.4); all else is local, multicast or embeds IPv4.
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
# No site is there by IANA's special-purpose address registries, though Python takes some or all of it for global:
# protocol assignments (RFC 6890), the former relays of 6to4 (RFC 7526), documentation (RFC 9637).
_SPECIAL_IPV4 = tuple(map(ipaddress.IPv4Network, ("192.0.0.0/24", "192.88.99.0/24")))
_SPECIAL_IPV6 = ipaddress.IPv6Network("3fff::/20")
# IPv4 as a translator shows it to a network without (RFC 6052, 2.1).
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class PublicResolver(CachingHostnameResolver):
    """Scrapy's resolver of IPv4 and IPv6, save that a name of whose addresses one is not public has none.

    `refused` tells that address, by name.
    """

    def __init__(self, reactor: ReactorBase, cache_size: int) -> None:
        super().__init__(reactor, cache_size)
        self.refused: dict[str, str] = {}
        self._proxies = {host for proxy in getproxies().values() if (host := _host(proxy))}

    def resolveHostName(
        self,
        resolutionReceiver: IResolutionReceiver,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[IAddress]] | None = None,
        transportSemantics: str = "TCP",
    ) -> IHostResolution:
        """Twisted's IHostnameResolver. All types are asked for, since all are cached together."""
        refused = None if hostName in self._proxies else self.refused
        gate: Any = _Gate(resolutionReceiver, addressTypes, refused, hostName)
        return super().resolveHostName(gate, hostName, portNumber, None, transportSemantics)


class _Gate:
    """Hands on the addresses of a name, of the types that are wanted, once all are there and all are public."""

    def __init__(
        self,
        receiver: Any,  # Twisted declares the interface in a way that type checkers do not see
        types: Sequence[type[IAddress]] | None,
        refused: dict[str, str] | None,
        name: str,
    ) -> None:
        self._receiver, self._types, self._refused, self._name = receiver, types, refused, name
        self._addresses: list[IAddress] = []

    def resolutionBegan(self, resolution: Any) -> None:
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IAddress) -> None:
        self._addresses.append(address)

    def resolutionComplete(self) -> None:
        hosts = [str(getattr(address, "host", "")) for address in self._addresses]
        private = [] if self._refused is None else [host for host in hosts if not is_public(host)]
        if private and self._refused is not None:
            self._refused[self._name] = private[0]
            logger.warning("%s leads to %s: it is not connected to", self._name, private[0])
        else:
            for address in self._addresses:
                if self._types is None or isinstance(address, tuple(self._types)):
                    self._receiver.addressResolved(address)
        self._receiver.resolutionComplete()


class AddressesMiddleware:
    """Tells a name that the resolver refused from one that does not exist: no retry will help."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Reached before a retry is made of it. Raises PrivateAddress."""
        from twisted.internet import reactor  # noqa: PLC0415 (importing it installs it, which is Scrapy's to do)

        resolver = getattr(reactor, "nameResolver", None)
        if not isinstance(exception, CannotResolveHostError) or not isinstance(resolver, PublicResolver):
            return
        host = host_of(request)
        if address := resolver.refused.get(host):
            raise PrivateAddress(f"{host} leads to {address}, which is no public address")


def is_public(address: str) -> bool:
    """Whether an address is one of the whole Internet: not private, loopback, link-local, multicast or reserved.

    What embeds an IPv4 address (mapped, 6to4, NAT64) is as public as that.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast and not any(ip in network for network in _SPECIAL_IPV4)
    embedded = ip.ipv4_mapped or ip.sixtofour
    if ip in _NAT64:
        embedded = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if embedded is not None:
        return is_public(str(embedded))
    return ip in _GLOBAL_UNICAST and ip.is_global and ip not in _SPECIAL_IPV6


def _host(proxy: str) -> str | None:
    """The host of a proxy as environments name it, with or without a scheme."""
    try:
        return urlsplit(proxy if "//" in proxy else f"//{proxy}").hostname
    except ValueError:
        return None
