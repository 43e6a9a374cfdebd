"""What a host answers to a path: the outlets' sites around a set of articles, and pages put there by a test."""

from __future__ import annotations

import gzip
import hashlib
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cached_property

from tests.newsstand import almayadeen, markup, presstv, tongues
from tests.newsstand.article import Article

HTML = "text/html; charset=utf-8"
XML = "text/xml; charset=utf-8"

# Which site answers at which host. The mirrors of Press TV serve the same pages.
HOSTS = {
    "english.almayadeen.net": "almayadeen",
    "www.almayadeen.net": "almayadeen_ar",
    "espanol.almayadeen.net": "almayadeen_es",
    "www.presstv.ir": "presstv",
    "presstv.ir": "presstv",
    "www.presstv.co.uk": "presstv",
    "presstv.co.uk": "presstv",
    "french.presstv.ir": "presstv_fr",
    "french.presstv.co.uk": "presstv_fr",
}

# Items of the feed (seen: about 100).
_RSS_ITEMS = 100


@dataclass(frozen=True)
class Page:
    """An answer as it stands on the shelf. `changed` is its Last-Modified, `headers` are further ones."""

    body: bytes
    media_type: str = HTML
    status: int = 200
    changed: datetime | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @cached_property
    def gzipped(self) -> bytes:
        """The body compressed, made once."""
        return gzip.compress(self.body, compresslevel=6, mtime=0)

    @cached_property
    def etag(self) -> str:
        """A strong validator that follows from the body."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:24]}"'


class Site(ABC):
    """One edition's site: articles by address, and the pages that lead to them. Each page is made once."""

    def __init__(self, edition: str, articles: Iterable[Article]) -> None:
        self.edition = edition
        self.articles = tuple(sorted(articles, key=_moment, reverse=True))
        self._by_path = {article.path.lower(): article for article in self.articles}
        self._by_ident = {article.ident: article for article in self.articles}
        self._made: dict[str, Page | None] = {}

    def page(self, path: str) -> Page | None:
        """The page at a path with its query, None where there is none."""
        if path not in self._made:
            self._made[path] = self._make(path.partition("?")[0])
        return self._made[path]

    @abstractmethod
    def _make(self, path: str) -> Page | None:
        """The page at a path without its query."""

    def _month(self, year: int, month: int) -> tuple[Article, ...]:
        day = (year, month)
        return tuple(a for a in self.articles if (a.published_on.year, a.published_on.month) == day)

    def _months(self, address: Callable[[int, int], str]) -> str:
        """The sitemap index over all months that have articles, the newest first."""
        months = dict.fromkeys((a.published_on.year, a.published_on.month) for a in self.articles)
        return markup.sitemap_index(
            (address(year, month), max(_moment(article) for article in self._month(year, month)))
            for year, month in months
        )


class AlMayadeenSite(Site):
    """An edition of Al Mayadeen: sitemaps by month, card listings without paging, an RSS address that is blocked."""

    def _make(self, path: str) -> Page | None:
        words = tongues.ALMAYADEEN[self.edition]
        if article := self._by_path.get(path.lower()):
            return _article_page(article)
        if path in {"/rss", "/rss.xml", "/feed.rss"}:
            return Page(BLOCKED.encode(), status=403)
        if path == "/sitemaps/all.xml":
            return _xml(self._months(lambda year, month: f"{words.home}/sitemaps/all/sitemap-{year}-{month}.xml"))
        if match := re.fullmatch(r"/sitemaps/all/sitemap-(\d{4})-([1-9]\d?)\.xml", path):
            return self._sitemap(self._month(int(match[1]), int(match[2])))
        if re.fullmatch(r"/|/(news|articles)(/[a-z-]+)?/?|/entrevistas", path):
            prefix = path.rstrip("/") + "/"
            found = tuple(article for article in self.articles if article.path.startswith(prefix))
            return _html(almayadeen.listing_html(found, path.strip("/").rpartition("/")[2].title() or "Home", words))
        return None

    def _sitemap(self, articles: Sequence[Article]) -> Page | None:
        entries = ((a.url, a.headline, a.modified or _moment(a), None) for a in articles)
        site = tongues.ALMAYADEEN[self.edition].site
        return _xml(markup.sitemap(site, entries, self.edition)) if articles else None


class PressTvSite(Site):
    """Press TV at any of its hosts: RSS without dates, sections with paging, news sitemaps by month."""

    def _make(self, path: str) -> Page | None:
        words = tongues.PRESSTV[self.edition]
        # The id governs: any slug and either case lead to the article (seen).
        if match := re.fullmatch(r"/Detail/\d{4}/\d\d?/\d\d?/(\d+)(/.*)?", path, re.IGNORECASE):
            article = self._by_ident.get(int(match[1]))
            return _article_page(article) if article else None
        if path == "/":
            return _html(presstv.front_html(self.articles, words))
        if path == "/rss.xml":
            return self._rss(self.articles)
        if match := re.fullmatch(r"/rss/rss-(\d+)\.xml", path):
            return self._rss(self._section(int(match[1])))
        if match := re.fullmatch(r"/Section/(\d+)(?:/([1-9]\d*))?/?", path):
            section, number = int(match[1]), int(match[2] or 1)
            found = self._section(section)
            shown = number == 1 or len(found) > (number - 1) * presstv.LISTED
            return _html(presstv.listing_html(found, section, number, words)) if shown else None
        if path == "/sitemap.xml":
            return _xml(self._months(lambda y, m: f"{words.home}/SiteMap/{y}-{m:02}/sitemap-news-{y}-{m:02}.xml"))
        if match := re.fullmatch(r"/SiteMap/(\d{4}-\d\d)/sitemap-news-\1\.xml", path):
            year, _, month = match[1].partition("-")
            return self._sitemap(self._month(int(year), int(month)))
        return None

    def _section(self, number: int) -> tuple[Article, ...]:
        return tuple(article for article in self.articles if presstv.section_id(article) == number)

    def _rss(self, articles: Sequence[Article]) -> Page:
        """Links name the bare host, whatever host is asked; the time of building carries +0330 (both seen)."""
        newest = articles[:_RSS_ITEMS]
        built = format_datetime(_moment(newest[0]).astimezone(presstv.ZONE)) if newest else ""
        items = (
            (a.headline, a.url.replace("https://www.", "https://", 1), a.paragraphs[0] if a.paragraphs else "")
            for a in newest
        )
        return _xml(markup.rss("PressTV", tongues.PRESSTV[self.edition].home, built, items, self.edition))

    def _sitemap(self, articles: Sequence[Article]) -> Page | None:
        entries = ((a.url, a.headline, a.modified or _moment(a), a.published.isoformat()) for a in articles)
        return _xml(markup.sitemap(presstv.SITE, entries, self.edition)) if articles else None


def rendered(article: Article) -> str:
    """An article's page in its outlet's markup."""
    if article.outlet == "almayadeen":
        return almayadeen.article_html(article)
    return presstv.article_html(article)


SITES: dict[str, tuple[type[Site], str]] = {
    "almayadeen": (AlMayadeenSite, "en"),
    "almayadeen_ar": (AlMayadeenSite, "ar"),
    "almayadeen_es": (AlMayadeenSite, "es"),
    "presstv": (PressTvSite, "en"),
    "presstv_fr": (PressTvSite, "fr"),
}
"""The kind of site and the edition behind each name of `HOSTS` and `Article.site`."""


# The kind of page that a content delivery network shows instead of the one that was asked for.
BLOCKED = """<!DOCTYPE html><html lang="en-US"><head><title>Attention Required! | Cloudflare</title>
<meta charset="utf-8"><meta name="robots" content="noindex, nofollow"></head><body><div id="cf-wrapper">
<div id="cf-error-details" class="cf-error-details-wrapper"><h1>Sorry, you have been blocked</h1>
<h2>You are unable to access this website</h2><p>This website is using a security service to protect itself from
online attacks. The action you just performed triggered the security solution.</p>
<p>Cloudflare Ray ID: <strong>8f2c1d7e0a9b4c33</strong></p></div></div></body></html>
"""


def _article_page(article: Article) -> Page:
    return Page(rendered(article).encode(), changed=article.modified or _moment(article))


def _html(text: str) -> Page:
    return Page(text.encode())


def _xml(text: str) -> Page:
    return Page(text.encode(), XML)


def _moment(article: Article) -> datetime:
    """A time to sort by; a bare day counts from its midnight."""
    day = article.published_on
    return article.published_time or datetime(day.year, day.month, day.day, tzinfo=UTC)
