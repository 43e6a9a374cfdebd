"""Whole pages, texts and feeds to begin with: the outlets' cases, the seed pages, and what the newsstand serves."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from urllib.parse import urlsplit

from tests.newsstand.invented import invented_articles
from tests.newsstand.seeds import FOLDER as SEEDS
from tests.newsstand.seeds import seed_articles
from tests.newsstand.shelf import SITES, rendered
from tests.outlets.cases import PAGES, cases

# All pages are read as if they had been captured then.
CAPTURED_AT = datetime(2026, 11, 1, tzinfo=UTC)
_ANYBODYS = "https://www.harbour-herald.example/2026/09/23/harbour"
_FEEDS = {
    "presstv": ("https://www.presstv.ir", ("/rss.xml", "/sitemap.xml", "/SiteMap/2026-10/sitemap-news-2026-10.xml",
                                           "/Section/101")),
    "almayadeen": ("https://english.almayadeen.net", ("/sitemaps/all.xml", "/sitemaps/all/sitemap-2026-10.xml", "/")),
}  # fmt: skip


class Kind(StrEnum):
    """By what a sample is read."""

    PAGE = "page"
    TEXT = "text"
    FEED = "feed"  # RSS, Atom, a sitemap
    LISTING = "listing"


@dataclass(frozen=True)
class Sample:
    """Bytes, and what is said of them; `url` is a feed's own address, or that from which a page was captured."""

    kind: Kind
    body: bytes
    url: str | None = None
    charset: str | None = None

    @property
    def media_type(self) -> str:
        """What the reader is told."""
        return "text/plain" if self.kind is Kind.TEXT else "text/html"


@cache
def samples() -> tuple[Sample, ...]:
    """All of them, the same in every run."""
    return (*_of_cases(), *_of_seeds(), *_of_newsstand(), _strangers())


def _of_cases() -> Iterator[Sample]:
    for case in cases():
        file = next(case.folder / name for name in PAGES if (case.folder / name).exists())
        capture = case.folder / "capture.toml"
        url = tomllib.loads(capture.read_text(encoding="utf-8")).get("url") if capture.exists() else None
        yield Sample(Kind.TEXT if file.suffix == ".txt" else Kind.PAGE, file.read_bytes(), url)


def _of_seeds() -> Iterator[Sample]:
    yield from (Sample(Kind.TEXT, file.read_bytes()) for file in sorted(SEEDS.glob("*.txt")))


def _of_newsstand() -> Iterator[Sample]:
    articles = (*seed_articles(), *invented_articles(8, 1), *invented_articles(2, 2, kb=40))
    yield from (Sample(Kind.PAGE, rendered(article).encode(), article.url) for article in articles)
    for outlet, (home, paths) in _FEEDS.items():
        kind, edition = SITES[outlet]
        site = kind(edition, (article for article in articles if article.site == outlet))
        for path in paths:
            page = site.page(path)
            if page is not None:
                is_xml = urlsplit(path).path.endswith(".xml")
                yield Sample(Kind.FEED if is_xml else Kind.LISTING, page.body, home + path)


def _strangers() -> Sample:
    """A page of an outlet that nobody declared, with all that pages say of themselves."""
    said = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferries run again after the storm",
        "datePublished": "2026-09-23T08:15:00+02:00", "dateModified": "2026-09-23T10:00:00+02:00",
        "author": [{"@type": "Person", "name": "Ada Lorne"}, {"@type": "Person", "name": "Ben Moss"}],
        "publisher": {"@type": "Organization", "name": "The Harbour Herald"}, "keywords": ["Ferries", "Weather"],
        "articleSection": "Harbour", "isAccessibleForFree": True, "image": {"url": "/quay.jpg"},
        "mainEntityOfPage": {"@id": _ANYBODYS}, "description": "The quay of Sule is dry.",
    }  # fmt: skip
    prose = "".join(
        f"<p>The harbour office said that the ferries run again. It is day {day} of the storm.</p>" for day in range(9)
    )
    page = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferries run again after the storm | The
Harbour Herald</title><link rel="canonical" href="{_ANYBODYS}"><meta property="og:site_name" content="The Harbour
Herald"><meta property="og:type" content="article"><meta name="author" content="Ada Lorne">
<script type="application/ld+json">{json.dumps(said)}</script></head><body><nav class="breadcrumb"><a href="/">Home</a>
<a href="/harbour">Harbour</a></nav><article><h1>Ferries run again after the storm</h1><p class="standfirst">The quay of
Sule is dry.</p><p class="byline">By <a rel="author" href="/ada">Ada Lorne</a> and Ben Moss</p>
<time datetime="2026-09-23T08:15:00+02:00">23 September 2026</time><figure><img src="/quay.jpg" alt="The quay">
<figcaption>The quay of Sule. (Ben Moss)</figcaption></figure>{prose}<h2>What comes next</h2><ul><li>More rain.</li>
<li>Less wind, says the harbour master.</li></ul><blockquote><p>“It is over,” a captain said.</p></blockquote>{prose}
<table><tr><th>Day</th><td>Boats</td></tr><tr><td>1</td><td>12</td></tr></table></article>
<footer>© The Harbour Herald</footer></body></html>"""
    return Sample(Kind.PAGE, page.encode(), _ANYBODYS)
