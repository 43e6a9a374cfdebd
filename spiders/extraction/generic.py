"""Judgement for pages of any outlet: which of a page's claims to believe, and what trafilatura finds.

The functions are fields (see `fields.py`): they yield candidates, best first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from spiders.extraction.body import Block, Kind
from spiders.extraction.document import Document, selector, text_of
from spiders.extraction.fields import Found, css, first_of, linked_data, meta
from spiders.extraction.generic_headline import headline, loose
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


def standfirst(page: Page) -> Iterator[Found]:
    """A printed summary; a declared description only where it is not the body's opening or the headline again."""
    yield from _STANDFIRSTS(page)
    opening = loose(" ".join(page.body.paragraphs[:2]))
    for found in _DESCRIPTIONS(page):
        start = loose(found.values[0])[:60].rpartition(" ")[0]
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
    own = {loose(claim.values[0]) for claim in headline(page)}
    return tuple(label for label in labels if loose(label) not in own)


def main_text(document: Document) -> list[Block]:
    """The article as trafilatura finds it; no blocks where it finds none."""
    import trafilatura  # noqa: PLC0415 (as htmldate)

    try:
        found = trafilatura.bare_extraction(document.tree, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - a library over hostile pages; an unread body is reported as such
        return []
    tree = getattr(found, "body", None)
    return list(_blocks(tree)) if tree is not None else []


def _blocks(tree: HtmlElement) -> Iterator[Block]:
    for child in tree:
        tag = child.tag
        if tag == "head":
            yield from _lines(Kind.HEADING, child)
        elif tag in ("list", "quote", "div") and len(child) and _has_blocks(child):
            yield from _blocks(child)
        elif tag == "table":
            for row in child.iter("row"):
                cells = (clean_line("".join(cell.itertext())) for cell in row.iter("cell"))
                if line := " | ".join(filter(None, cells)):
                    yield Block(Kind.PARAGRAPH, line)
        elif tag != "graphic":
            yield from _lines(Kind.PARAGRAPH, child)


def _has_blocks(element: HtmlElement) -> bool:
    return any(child.tag in ("p", "item", "head", "list", "quote") for child in element)


def _lines(kind: Kind, element: HtmlElement) -> Iterator[Block]:
    for line in text_of(element).split("\n"):
        if cleaned := clean_line(line):
            yield Block(kind, cleaned)
