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
from spiders.extraction.captions import split_credit
from spiders.extraction.cards import stands_in_aside
from spiders.extraction.class_words import INTRODUCTION, LIKELY, OWN_TEASER, SUBTITLE, SURE
from spiders.extraction.closing_lines import is_offer
from spiders.extraction.document import classes_of, text_of
from spiders.extraction.fields import Found, css, first_of, linked_data, meta
from spiders.extraction.generic_byline import first_authors
from spiders.extraction.generic_headline import headline
from spiders.extraction.header_lines import PROSE_LINE, text_in
from spiders.extraction.outline import has_sentence
from spiders.extraction.reading_time import minutes_named
from spiders.extraction.tags import INLINE
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
_FEWEST_WORDS, _FEWEST_NAMED, _MOST_WORDS = 9, 4, 60
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
    introduction = _named_below(page, INTRODUCTION)
    introduced = [Found((introduction,), "page:introduction below headline")] if introduction else []
    if not introduction and (paragraph := _paragraph_below(page)):
        yield Found((paragraph,), "page:paragraph below headline")
    for found in (*introduced, *_DESCRIPTIONS(page)):
        start = loose(found.values[0])[:60].rpartition(" ")[0]
        if start and start not in opening:
            yield found


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


def _named_below(page: Page, names: re.Pattern[str]) -> str | None:
    """The text of an element right below the headline that has such a name."""
    return clean_line(text_of(element)) if (element := _element_below(page, names)) is not None else None


def _element_below(page: Page, names: re.Pattern[str]) -> HtmlElement | None:
    for line in page.header.after[:_NEAR]:
        element = line[0].element
        around = element.getparent()
        for each in (element, around) if around is not None else (element,):
            if any(map(names.fullmatch, (each.get("class") or "").split())) and each.tag not in _HOLDERS:
                text = clean_line(text_of(each))
                if _FEWEST_NAMED <= line_words(text) <= _MOST_WORDS:
                    return each
    return None


def _paragraph_below(page: Page) -> str | None:
    """The first paragraph beside the headline, in its header, or called a teaser, that the body has not."""
    heading = page.heading
    body = loose(" ".join(page.body.paragraphs))
    if heading is None or not body:
        return None
    around = set(heading.iterancestors())
    for line in page.header.after[:_NEAR]:
        element = line[0].element
        block = next(each for each in (element, *element.iterancestors()) if each.tag not in INLINE)
        if block.tag not in ("p", "div") or block in around:
            continue
        apart = [block, *takewhile(lambda each: each not in around, block.iterancestors())]
        names = [name for each in apart for name in classes_of(each)]
        holder = apart[-1].getparent()
        is_beside = holder is not None and (holder.tag == "header" or holder is heading.getparent())
        if len(apart) > _DEEPEST or not (is_beside or any(map(OWN_TEASER.fullmatch, names))):
            continue
        text = clean_line(text_of(block))
        if _tells_of_article(block, text, names, page) and loose(text) not in body:
            return text
    return None


def _tells_of_article(block: HtmlElement, text: str, names: Iterable[str], page: Page) -> bool:
    """Whether a paragraph by the headline has sentences, no link, date, author or credit, and no name of furniture."""
    if not _FEWEST_WORDS <= line_words(text) <= _MOST_WORDS or not has_sentence(text):
        return False
    if next(block.iter("a", "time", "button", "img"), None) is not None or is_offer(text) or split_credit(text):
        return False
    if any(SURE.search(name) or LIKELY.search(name) for name in names if not OWN_TEASER.fullmatch(name)):
        return False
    return not any(loose(author) in loose(text) for author in first_authors(page))


def heading_below(page: Page) -> str | None:
    """The heading of a whole sentence right below the headline: a summary, where a sub-heading has but some words, or
    stands below prose."""
    for line in page.header.after[:_NEAR]:
        heading = next(line[0].element.iterancestors(*_SUBHEADINGS), None)
        heading = line[0].element if line[0].element.tag in _SUBHEADINGS else heading
        if heading is not None:
            text = clean_line(text_of(heading))
            is_long = _FEWEST_WORDS <= line_words(text) <= _MOST_WORDS
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
