"""Judgement for pages of any outlet: the fields around the article that have no room of their own.

The functions are fields (see `fields.py`): they yield candidates, best first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from spiders.extraction import generic_dates
from spiders.extraction.cards import stands_in_aside
from spiders.extraction.class_words import INTRODUCTION, OWN_TEASER, SUBTITLE
from spiders.extraction.document import classes_of, text_of
from spiders.extraction.fields import Found, css, first_of, linked_data, meta
from spiders.extraction.generic_byline import first_authors
from spiders.extraction.generic_headline import headline
from spiders.extraction.header_lines import PROSE_LINE, text_in
from spiders.extraction.introductions import (
    FEWEST_NAMED,
    FEWEST_WORDS,
    MOST_WORDS,
    apart_from,
    begins_alike,
    block_of,
    introduction_in,
    is_alone,
    is_of_matter,
    is_plain,
    may_introduce,
)
from spiders.extraction.outline import has_sentence
from spiders.extraction.reading_time import minutes_named
from spiders.extraction.text import clean_line, line_words
from spiders.extraction.titles import loose
from spiders.extraction.unseen import UNSEEN

if TYPE_CHECKING:
    from spiders.extraction.page import Page

_STANDFIRSTS = (
    "standfirst", "article__standfirst", "article-standfirst", "article__intro", "article-summary", "article__summary",
    "article-subtitle", "subheadline", "dek", "deck",
)  # fmt: skip
_STANDFIRST = css(", ".join(f".{name}" for name in _STANDFIRSTS))
_SUBHEADINGS = ("h2", "h3", "h4")
_NEAR = 4  # lines below the headline
_DEEPEST = 2  # elements of a paragraph in a headline's header
_HOLDERS = frozenset({"article", "main", "body", "header", "section"})
_LONGEST_LINE, _NEAR_BELOW, _NEAR_ABOVE = 160, 10, 3  # letters; lines around the headline
_DESCRIPTIONS = first_of(linked_data("description"), meta("og:description", "description"))


def standfirst(page: Page) -> Iterator[Found]:
    """A printed summary; a declared description only where it is not the body's opening or the headline again."""
    yield from _marked(page)
    if printed := heading_below(page):
        yield Found((printed,), "page:heading below headline")
    if subtitle := _subtitle_below(page):
        yield Found((subtitle,), "page:subtitle below headline")
    opening = loose(" ".join(page.body.paragraphs[:2]))
    described = [found for found in _DESCRIPTIONS(page) if _is_news(found.values[0], opening)]
    introduction = _introduction(page, described)
    introduced = [Found((introduction,), "page:introduction below headline")] if introduction else []
    if not introduction and (paragraph := _paragraph_below(page, described)):
        yield Found((paragraph,), "page:paragraph below headline")
    yield from (found for found in introduced if _is_news(found.values[0], opening))
    yield from described


def _is_news(text: str, opening: str) -> bool:
    """Whether a text is not how the body opens."""
    start = loose(text)[:60].rpartition(" ")[0]
    return bool(start) and start not in opening


def _marked(page: Page) -> Iterator[Found]:
    """The elements with a standfirst's class, in the page's order, each by that class."""
    for found in _STANDFIRST(page):
        for text, element in zip(found.values, found.elements, strict=False):
            name = next(name for name in _STANDFIRSTS if name in classes_of(element))
            yield Found((text,), f"css:.{name}", elements=(element,))


def standfirst_element(page: Page) -> HtmlElement | None:
    """The element that is by its name the summary, and no part of the text."""
    return next((found.elements[0] for found in _marked(page) if clean_line(found.values[0])), _subtitle_element(page))


def _subtitle_below(page: Page) -> str | None:
    """The sub-title right below the headline, told by its name: a summary that is no part of the text."""
    return clean_line(text_of(element)) if (element := _subtitle_element(page)) is not None else None


def _subtitle_element(page: Page) -> HtmlElement | None:
    """The element of that sub-title."""
    return _element_below(page, SUBTITLE)


def _introduction(page: Page, described: Iterable[Found]) -> str | None:
    """What an element right below the headline says that is called an introduction; of a box that holds more than
    paragraphs, what the page says of itself elsewhere too."""
    box = _element_below(page, INTRODUCTION)
    if box is None:
        return None
    text = introduction_in(box, page.header.after, page.language)
    if not FEWEST_NAMED <= line_words(text) <= MOST_WORDS:
        return None
    return text if is_plain(box) or _begins_as_described(text, page) or _is_meant(text, described, page) else None


def _begins_as_described(text: str, page: Page) -> bool:
    return any(begins_alike(text, value) for found in _DESCRIPTIONS(page) for value in found.values)


def _is_meant(text: str, described: Iterable[Found], page: Page) -> bool:
    headline = clean_line(text_of(page.heading)) if page.heading is not None else ""
    return is_of_matter(text, [value for found in described for value in found.values], headline, page.body.paragraphs)


def _element_below(page: Page, names: re.Pattern[str]) -> HtmlElement | None:
    for line in page.header.after[:_NEAR]:
        element = line[0].element
        around = element.getparent()
        for each in (element, around) if around is not None else (element,):
            if any(map(names.fullmatch, (each.get("class") or "").split())) and each.tag not in _HOLDERS:
                text = clean_line(text_of(each))
                if FEWEST_NAMED <= line_words(text) <= MOST_WORDS:
                    return each
    return None


def _paragraph_below(page: Page, described: Iterable[Found]) -> str | None:
    """The first paragraph beside the headline, in its header, or called a teaser, that the body has not and that is
    meant: a description goes before one of which that is doubtful."""
    heading = page.heading
    body = loose(" ".join(page.body.paragraphs))
    if heading is None or not body:
        return None
    around = set(heading.iterancestors())
    for line in page.header.after[:_NEAR]:
        block = block_of(line[0].element)
        if block.tag not in ("p", "div") or block in around:
            continue
        apart = apart_from(block, around)
        names = [name for each in apart for name in classes_of(each)]
        holder = apart[-1].getparent()
        is_beside = holder is not None and (holder.tag == "header" or holder is heading.getparent())
        if len(apart) > _DEEPEST or not (is_beside or any(map(OWN_TEASER.fullmatch, names))):
            continue
        text = clean_line(text_of(block))
        if not may_introduce(block, text, names, first_authors(page)) or loose(text) in body:
            continue
        is_meant = is_alone(text, apart[-1]) and _is_meant(text, described, page)
        if is_meant or _begins_as_described(text, page):
            return text
    return None


def heading_below(page: Page) -> str | None:
    """The heading of a whole sentence right below the headline: a summary, where a sub-heading has but some words, or
    stands below prose."""
    for line in page.header.after[:_NEAR]:
        heading = next(line[0].element.iterancestors(*_SUBHEADINGS), None)
        heading = line[0].element if line[0].element.tag in _SUBHEADINGS else heading
        if heading is not None:
            text = clean_line(text_of(heading))
            is_long = FEWEST_WORDS <= line_words(text) <= MOST_WORDS
            return text if is_long and next(heading.iter("a", UNSEEN), None) is None else None
        if line_words(text := text_in(line)) >= PROSE_LINE and has_sentence(text):
            break
    return None


def reading_time(page: Page) -> Iterator[Found]:
    """The lines around the headline that name a time of reading, of a page that no outlet has declared."""
    if page.edition is None:
        before, after = page.header
        for line in (*after[:_NEAR_BELOW], *before[-_NEAR_ABOVE:]):
            minutes = minutes_named(text) if len(text := text_in(line)) <= _LONGEST_LINE else None
            if minutes and not stands_in_aside(line[0].element):
                yield Found((f"{minutes} min",), "page:reading time")


def claimed_date(page: Page) -> Iterator[Found]:
    """When a page of any outlet says that it was published, by whatever markup; its address says nothing here."""
    return takewhile(lambda found: not found.origin.is_unprinted_day, generic_dates.published(page))


def breadcrumbs(page: Page) -> Iterator[Found]:
    """The path of sections above the article, without its own headline at the end."""
    labels = page.document.linked_data.breadcrumbs
    if labels:
        yield Found(_without_headline(page, labels), "json-ld:breadcrumb")
    for found in _BREADCRUMBS(page):
        if found.values:
            yield found._replace(values=_without_headline(page, found.values), source="css:breadcrumb")


_BREADCRUMBS = css(
    "nav[class*='breadcrumb'] a, ol[class*='breadcrumb'] a, ul[class*='breadcrumb'] a, div[class*='breadcrumb'] a"
)


def _without_headline(page: Page, labels: tuple[str, ...]) -> tuple[str, ...]:
    own = {loose(claim.values[0]) for claim in headline(page)}
    return tuple(label for label in labels if loose(label) not in own)
