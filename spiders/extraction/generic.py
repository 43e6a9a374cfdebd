"""Judgement for pages of any outlet: which of a page's claims to believe, and what trafilatura finds.

The functions are fields (see `fields.py`): they yield candidates, best first.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import UTC, timedelta, timezone
from typing import TYPE_CHECKING
from urllib.parse import unquote

from spiders.extraction.addresses import host_of
from spiders.extraction.bylines import looks_like_name, parse_byline
from spiders.extraction.dates import FoundDate
from spiders.extraction.document import Document, selector, text_of
from spiders.extraction.fields import Found, css, first_of, linked_data, meta
from spiders.extraction.text import clean_line

if TYPE_CHECKING:
    from spiders.extraction.page import Page

_SEPARATOR = re.compile(r"\s+(?:\||–|—|-|·|•|»|«|::|:)\s+|\s*\|\s*")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?!\d)")
_OFFSET = re.compile(r"\d([+-])(\d\d):?(\d\d)$")
_WORD = re.compile(r"\w+")
_H1 = selector("h1")
_LINKED_DATA = selector("script[type*='ld+json']")
_VISIBLE_BYLINES = css(
    "[rel~='author'], [itemprop='author'] [itemprop='name'], [itemprop='author'], .byline__name, .byline-name,"
    " .author-name, .author__name, .article-author, .post-author, .entry-author, .byline, .author"
)
_LIKELY_BYLINES = css("[class*='byline'], [class*='author'], [class*='Author'], [id*='author'], a[href*='/author']")
_VISIBLE_DATES = first_of(
    css("[itemprop='datePublished']", "datetime"),
    css("[itemprop='datePublished']", "content"),
    css("time[pubdate]", "datetime"),
    css("article time[datetime], main time[datetime]", "datetime"),
    css("[itemprop='datePublished']"),
    css("[class*='publish'], [class*='posted-on']"),
    css("[class*='article-date'], [class*='entry-date'], [class*='post-date']"),
    css("time[datetime]", "datetime"),
)
_PUBLISHED_CLAIMS = first_of(
    linked_data("datePublished"),
    meta(
        "article:published_time", "datePublished", "og:published_time", "article:published", "parsely-pub-date",
        "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "pubdate",
        "publishdate", "publish-date", "publication_date", "published_time", "cxenseparse:recs:publishtime", "date",
    ),
)  # fmt: skip
_AUTHOR_CLAIMS = meta(
    "author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "article:author"
)
_STANDFIRSTS = css(
    ".standfirst, .article__standfirst, .article-standfirst, .article__intro, .article-summary, .article__summary,"
    " .article-subtitle, .subheadline, .dek, .deck"
)
_DESCRIPTIONS = first_of(linked_data("description"), meta("og:description", "description"))


def headline(page: Page) -> Iterator[Found]:
    """The h1 on which the page's other claims agree, then those claims without the site's name, then a lone h1."""
    document = page.document
    names = _site_names(document, page.url)
    claims = [
        Found((cut,), found.source)
        for found in _title_claims(page)
        if (cut := without_site_name(clean_line(found.values[0]), names))
    ]
    tops = [line for line in (clean_line(text_of(top)) for top in _H1(document.tree)[:20]) if line]
    for claim in claims:
        for top in tops:
            if _agree(top, claim.values[0]):
                yield Found((top,), "css:h1")
    yield from claims[:1] if claims and claims[0].source == "json-ld:headline" else ()
    if len(tops) == 1 and not any(_loose(tops[0]) == _loose(name) for name in names):
        yield Found((tops[0],), "css:h1")
    yield from claims
    yield from (Found((top,), "css:h1") for top in tops)


def _title_claims(page: Page) -> Iterator[Found]:
    yield from _HEADLINE_CLAIMS(page)
    if page.document.title:
        yield Found((page.document.title,), "css:title")


_HEADLINE_CLAIMS = first_of(linked_data("headline"), meta("og:title", "twitter:title", "dc.title", "parsely-title"))


def _agree(top: str, claim: str) -> bool:
    """One holds the other's words, whole, and is not much longer."""
    first, second = _loose(top), _loose(claim)
    if not first or not second:
        return False
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    return len(shorter.split()) >= 3 and shorter in longer and len(shorter) >= 0.5 * len(longer)


def _loose(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _site_names(document: Document, url: str | None) -> tuple[str, ...]:
    host = host_of(url or "").removeprefix("www.")
    names = [*document.meta.get("og:site_name", []), *document.meta.get("application-name", [])]
    names += document.linked_data.texts("publisher")
    return tuple(name for name in (*map(clean_line, names), host, host.partition(".")[0]) if name)


def without_site_name(title: str, names: tuple[str, ...]) -> str:
    """A title without the site's name at either end: `Floods recede | The Herald`, `Herald - Floods recede`."""
    known = {_loose(name).replace(" ", "") for name in names if len(_loose(name)) > 2}
    while match := _last_separator(title):
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        if not head or not _is_site(tail, known, certain="|" in match.group() and len(head.split()) >= 4):
            break
        title = head
    match = _SEPARATOR.search(title)
    if match and _is_site(title[: match.start()], known, certain=False) and len(title[match.end() :].split()) >= 3:
        return title[match.end() :].strip()
    return title


def _last_separator(title: str) -> re.Match[str] | None:
    last = None
    for match in _SEPARATOR.finditer(title):
        last = match
    return last


def _is_site(part: str, known: set[str], *, certain: bool) -> bool:
    bare = _loose(part).replace(" ", "")
    if not bare or len(part.split()) > 6:
        return False
    return certain or any(bare == name or (len(bare) >= 4 and (bare in name or name in bare)) for name in known)


def published(page: Page) -> Iterator[Found]:
    """Declared times, then visible ones, then the address's day, then what htmldate infers."""
    yield from _PUBLISHED_CLAIMS(page)
    yield from (found._replace(values=found.values[:3]) for found in _VISIBLE_DATES(page))
    if match := _URL_DAY.search(unquote(page.url or "")):
        yield Found(("-".join((match[1], match[2].zfill(2), match[3].zfill(2))),), "url")
    if day := _htmldate(page):
        yield Found((day,), "htmldate")


def on_own_clock(date: FoundDate) -> FoundDate:
    """The same moment on the clock that the site printed it by, where no zone is declared for the site."""
    if match := _OFFSET.search(date.raw):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
        zone = timezone(-offset if match[1] == "-" else offset) if offset <= timedelta(hours=14) else UTC
        return date._replace(at=date.at.astimezone(zone))
    return date


def _htmldate(page: Page) -> str | None:
    import htmldate  # noqa: PLC0415 (a crawl's own process reads no page, and need not load it)

    latest = page.captured_at.date().isoformat() if page.captured_at else None
    tree = page.document.tree
    if page.document.linked_data.of_others:
        tree = copy.deepcopy(tree)
        for script in _LINKED_DATA(tree):
            script.drop_tree()
    try:
        return htmldate.find_date(tree, original_date=True, url=page.url, max_date=latest)
    except Exception:  # noqa: BLE001 - a library that guesses over hostile pages; what it does not find stays unknown
        return None


def byline(page: Page) -> Iterator[Found]:
    """Declared authors, then visible bylines, then the first likely one; addresses and handles are none.

    The site's own name is an author only where linked data says so.
    """
    names = frozenset(_loose(name) for name in _site_names(page.document, page.url))
    yield from _authors(linked_data("author")(page), frozenset())
    yield from _authors(first_of(_AUTHOR_CLAIMS, _VISIBLE_BYLINES)(page), names)
    for found in _authors(_LIKELY_BYLINES(page), names):
        yield found._replace(values=found.values[:1])


def _authors(candidates: Iterator[Found], site_names: frozenset[str]) -> Iterator[Found]:
    for found in candidates:
        values = tuple(dict.fromkeys(line for value in found.values[:20] if (line := _author_line(value, site_names))))
        if values:
            yield found._replace(values=values)


def _author_line(value: str, site_names: frozenset[str]) -> str | None:
    line = clean_line(value)
    if not line or "://" in line or line.startswith("@") or _loose(line) in site_names:
        return None
    return line if looks_like_name(line) or parse_byline(line) else None


def standfirst(page: Page) -> Iterator[Found]:
    """A printed summary; a declared description only where it is not the body's opening or the headline again."""
    yield from _STANDFIRSTS(page)
    opening = _loose(" ".join(page.body.paragraphs[:2]))
    for found in _DESCRIPTIONS(page):
        start = _loose(found.values[0])[:60].rpartition(" ")[0]
        if start and start not in opening:
            yield found


def breadcrumbs(page: Page) -> Iterator[Found]:
    """The path of sections above the article, without its own headline at the end."""
    labels = page.document.linked_data.breadcrumbs
    if labels:
        yield Found(_without_headline(page, labels), "json-ld:breadcrumb")
    for found in _BREADCRUMBS(page):
        if found.values:
            yield found._replace(values=_without_headline(page, found.values))


_BREADCRUMBS = css(
    "nav[class*='breadcrumb'] a, ol[class*='breadcrumb'] a, ul[class*='breadcrumb'] a, div[class*='breadcrumb'] a"
)


def _without_headline(page: Page, labels: tuple[str, ...]) -> tuple[str, ...]:
    own = {_loose(claim.values[0]) for claim in headline(page)}
    return tuple(label for label in labels if _loose(label) not in own)
