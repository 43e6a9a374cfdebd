"""Links out of what announces articles: RSS, Atom, sitemaps, sitemap indexes, and HTML pages of links. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice
from urllib.parse import urljoin

from lxml import etree, html

from spiders.extraction.text import clean_line
from spiders.sources.found import FoundLink, is_address
from storage.records import FIRST_YEAR, LAST_YEAR

# A sitemap holds 50,000 addresses at most (sitemaps.org); an entry of a feed has some dozen fields.
_MOST_ENTRIES = 50_000
_MOST_FIELDS = 200
# No headline is longer; cleaning takes more than linear time where combining marks are piled up (NFC).
_LONGEST_TITLE = 1000
_FEED_TYPES = {"application/rss+xml": "rss", "application/atom+xml": "atom"}
_MONTH_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Announcement:
    """What one feed, sitemap or listing says: article links, further sitemaps, the next page of a listing, and the
    feeds that a page names in its head, as (kind, address).
    """

    links: tuple[FoundLink, ...] = ()
    sitemaps: tuple[FoundLink, ...] = ()
    next_page: str | None = None
    feeds: tuple[tuple[str, str], ...] = ()


class NotUnderstood(ValueError):
    """The bytes are not what the feed was declared to be."""


def read(body: bytes, base: str, *, listing: bool) -> Announcement | NotUnderstood:
    """What a feed, sitemap or listing says. The error is a value here, so that both come back from a process."""
    try:
        return read_listing(body, base) if listing else read_xml(body, base)
    except NotUnderstood as error:
        return error


def read_xml(body: bytes, base: str) -> Announcement:
    """RSS, Atom, a sitemap or a sitemap index, told apart by the root element. Raises NotUnderstood."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotUnderstood(f"no XML: {error}") from None
    name = None if root is None else _name(root)
    if root is None or name is None:
        raise NotUnderstood("no XML")
    if name == "sitemapindex":
        return Announcement(sitemaps=tuple(_entries(root, "sitemap", base)))
    if name == "urlset":
        return Announcement(links=tuple(_entries(root, "url", base)))
    if name in ("rss", "RDF"):
        return Announcement(links=tuple(_entries(root, "item", base)))
    if name == "feed":
        return Announcement(links=tuple(_entries(root, "entry", base)))
    raise NotUnderstood(f"<{name}> is no feed and no sitemap")


def read_listing(body: bytes, base: str) -> Announcement:
    """The links of an HTML page, in reading order, each once; the caller knows which of them are articles."""
    try:
        root = html.document_fromstring(body)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NotUnderstood(f"no HTML: {error}") from None
    links: dict[str, str] = {}
    for anchor in islice(root.iter("a"), _MOST_ENTRIES):
        url = _absolute(base, anchor.get("href"))
        if url:
            links[url] = links.get(url) or _title(str(anchor.text_content())) or ""
    following = root.xpath("//a[@rel='next']/@href | //*[contains(concat(' ', @class, ' '), ' next ')]/a/@href")
    following += root.xpath("//a[contains(concat(' ', @class, ' '), ' next ')]/@href | //link[@rel='next']/@href")
    next_pages = [url for href in following if (url := _absolute(base, str(href)))]
    return Announcement(
        links=tuple(FoundLink(url, title or None) for url, title in links.items()),
        next_page=next_pages[0] if next_pages and next_pages[0] != base else None,
        feeds=_announced(root, base),
    )


def _announced(root: html.HtmlElement, base: str) -> tuple[tuple[str, str], ...]:
    """The feeds that a page names (RSS autodiscovery: a link that is an alternate of a feed's media type)."""
    found: dict[str, str] = {}
    for link in islice(root.iter("link"), _MOST_FIELDS):
        kind = _FEED_TYPES.get((link.get("type") or "").split(";")[0].strip().lower())
        url = _absolute(base, link.get("href"))
        if kind and url and "alternate" in (link.get("rel") or "").lower().split():
            found.setdefault(url, kind)
    return tuple((kind, url) for url, kind in found.items())


def sitemaps_to_read(sitemaps: tuple[FoundLink, ...], since: date, until: date) -> list[FoundLink]:
    """Those sitemaps of an index that may hold articles of these days.

    A month in the address (`sitemap-2026-7.xml`) decides; else `lastmod` (nothing newer than it can be inside); a
    sitemap that says neither is read.
    """
    return [sitemap for sitemap in sitemaps if _may_hold(sitemap, since, until)]


def month_of(url: str) -> tuple[int, int] | None:
    """Year and month that a sitemap's address names, None where it names none."""
    months = [(int(year), int(month)) for year, month in _MONTH_IN_URL.findall(url) if 1 <= int(month) <= 12]
    return months[-1] if months else None


def _may_hold(sitemap: FoundLink, since: date, until: date) -> bool:
    month = month_of(sitemap.url)
    if month:
        # A day of tolerance on both sides: a month at the outlet is not a month in UTC.
        first, last = since - timedelta(days=1), until + timedelta(days=1)
        return (first.year, first.month) <= month <= (last.year, last.month)
    return sitemap.modified_at is None or sitemap.modified_at.date() >= since - timedelta(days=1)


def _entries(root: etree._Element, tag: str, base: str) -> Iterator[FoundLink]:
    # An entry stands in the root or one level below it; entries within entries are nobody's feed.
    containers = [root, *root]
    entries = (element for container in containers for element in container if _name(element) == tag)
    for element in islice(entries, _MOST_ENTRIES):
        fields: dict[str, str] = {}
        for child in islice(element.iter(), _MOST_FIELDS):
            name, text = _name(child), _said(child).strip()
            if name == "link" and _said(child, "href") and _said(child, "rel") in ("", "alternate"):
                text = _said(child, "href")
            if name and text:
                fields.setdefault(name, text)
        url = _absolute(base, fields.get("loc") or fields.get("link"))
        if url:
            yield FoundLink(
                url,
                title=_title(fields.get("title")),
                published_at=_time(fields.get("pubDate") or fields.get("publication_date") or fields.get("published")),
                modified_at=_time(fields.get("lastmod") or fields.get("updated")),
            )


def _title(text: str | None) -> str | None:
    return clean_line((text or "")[:_LONGEST_TITLE]) or None


def _said(element: etree._Element, attribute: str | None = None) -> str:
    """An element's text or attribute; nothing where it holds half a character, which lxml cannot give."""
    try:
        return (element.text if attribute is None else element.get(attribute)) or ""
    except UnicodeDecodeError:
        return ""


def _name(element: etree._Element) -> str | None:
    """An element's name without its namespace; None for a comment, and for a prefix that nobody declared."""
    try:
        return etree.QName(element).localname if isinstance(element.tag, str) else None
    except ValueError:
        return None


def _absolute(base: str, href: str | None) -> str | None:
    try:
        url = urljoin(base, (href or "").strip())
    except ValueError:
        return None
    return url.split("#")[0] if href and is_address(url) else None


def _time(text: str | None) -> datetime | None:
    """A feed's time (RFC 2822 or ISO 8601) with a zone; one without a zone is UTC's. None for what is no time."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        try:
            at = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    # Far years overflow when they are brought to another zone, and no article is of them.
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) if FIRST_YEAR <= at.year <= LAST_YEAR else None
