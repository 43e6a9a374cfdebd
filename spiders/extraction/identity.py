"""What makes two captures the same article: keys out of an address or out of a reading, by the outlet's own rule."""

from __future__ import annotations

from datetime import date

from spiders.extraction.addresses import at_host, host_of
from spiders.extraction.outlet_modules import page_class
from spiders.registry import Edition, edition_of_url
from storage.records import Extraction


def address_key(url: str, edition: Edition | None = None) -> str:
    """The identity that follows from an address; `edition` is looked up by the host where it is not given.

    The hosts of one edition serve the same articles, so they all count as its canonical one.
    """
    edition = edition or edition_of_url(url)
    if edition and host_of(url) in edition.hosts:
        url = at_host(url, edition.hosts[0])
    return page_class(edition).address_key(url)


def is_article_url(url: str, edition: Edition | None = None) -> bool:
    """Whether an address can be an article's, by the outlet's rule; unknown outlets refuse only their front page."""
    return page_class(edition or edition_of_url(url)).is_article_url(url)


def address_day(url: str, edition: Edition | None = None) -> date | None:
    """The day of publication at the outlet, where its addresses tell it."""
    return page_class(edition or edition_of_url(url)).address_day(url)


def keys(extraction: Extraction, url: str | None, edition: Edition | None) -> tuple[str | None, str | None]:
    """(native key, address key) of a reading; the first that is there identifies the article.

    The address is that of the capture, else the one that the page claims for itself.
    """
    page = page_class(edition)
    address = url or extraction.url
    return page.native_key(extraction), address_key(address, edition) if address else None
