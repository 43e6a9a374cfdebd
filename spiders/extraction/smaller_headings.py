"""Headings other than an h1 that print a page's title: of a blog's posts, or where the h1 is the site's name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from spiders.extraction.addresses import may_be_one_article
from spiders.extraction.class_words import POST_TITLES
from spiders.extraction.document import Document, classes_of, holds_at_most, start_of_text, text_of
from spiders.extraction.fields import Found
from spiders.extraction.outline import has_sentence
from spiders.extraction.site_names import LEAST_LEFT, without_ends
from spiders.extraction.tags import TOPS
from spiders.extraction.text import clean_line
from spiders.extraction.titles import LONGEST_TITLE, loose
from spiders.extraction.unseen import is_seen

NAMED = ", ".join(("[itemprop='headline']", *(f".{name}" for name in sorted(POST_TITLES))))
"""A selector of what is named as the headline."""
MOST_HEADINGS = 50
"""Of a page, that are looked at."""
_MOST_ABOVE = 20_000  # elements above the first paragraph
_LEAST_PROSE = 60  # letters of that
_MOST_TEXTS = 12  # elements of what prints a title
_NO_TITLES = frozenset({"head", "title", "meta", "link", "script", "style", "noscript", "template"})


class Heading(NamedTuple):
    """What a heading prints."""

    found: Found
    is_named: bool
    """Whether its element is named as the headline."""


def titles_of_post(claims: Sequence[Found], document: Document) -> list[Heading]:
    """The headings of the page's own that print a claim, or that without one of its ends; first those so named."""
    wanted = _shortened(claims) | long_claims(claims)
    headings = _headings_of(wanted, document) if wanted else []
    return sorted(headings, key=lambda heading: not heading.is_named)[:1]


def printed_part(claims: Sequence[Found], document: Document) -> Iterator[Found]:
    """What of the page's own prints a claim without one of its ends, or the claim that it prints whole."""
    wanted, whole = _shortened(claims), long_claims(claims)
    headings = [heading.found for heading in _headings_of(wanted | whole, document)] if wanted | whole else []
    yield from (found for found in headings if loose(found.values[0]) in wanted)
    printed = {loose(found.values[0]) for found in headings}
    yield from (claim for claim in claims if loose(claim.values[0]) in printed)


def _headings_of(wanted: Collection[str], document: Document) -> list[Heading]:
    """The smaller headings, and what is named as one, that say one of some texts."""
    return [
        Heading(Found((clean_line(text_of(each)),), f"css:{each.tag!s}"), is_named(each))
        for each in _likely_headings(document)
        if holds_at_most(each, LONGEST_TITLE) and loose(text_of(each)) in wanted and may_be_own(each, document)
    ]


def _likely_headings(document: Document) -> Iterator[HtmlElement]:
    yield from document.select(NAMED)[:MOST_HEADINGS]
    yield from islice(document.tree.iter("h2", "h3", "h4"), MOST_HEADINGS)


def printed_shorter(claims: Sequence[Found], document: Document) -> Iterator[Found]:
    """Smaller headings that print a claim without what stands at one of its ends: a site's name that nothing tells.

    A chapter stands below prose of the same element, or below what prints the claim whole.
    """
    wanted, whole = _shortened(claims), {loose(claim.values[0]) for claim in claims}
    headings = 0
    told: set[HtmlElement] = set()  # what holds prose
    for each in islice(document.tree.iter(etree.Element), _MOST_ABOVE) if wanted else ():
        if each.tag in _NO_TITLES:
            continue
        if _prints(each, whole):
            return
        if _is_prose(each):
            told.update(each for each in islice(each.iterancestors(), 2) if each.tag not in TOPS)
        if each.tag in ("h2", "h3") or is_named(each):
            headings += 1
            is_wanted = holds_at_most(each, LONGEST_TITLE) and loose(text_of(each)) in wanted
            if is_wanted and may_be_own(each, document) and told.isdisjoint(each.iterancestors()):
                yield Found((clean_line(text_of(each)),), f"css:{each.tag!s}")
        if headings >= MOST_HEADINGS:
            return


def _is_prose(element: HtmlElement) -> bool:
    """Whether an element is a paragraph of prose where articles have it."""
    said = (element.text or "" if element.tag != "p" else start_of_text(element, LONGEST_TITLE)).strip()
    if len(said) < _LEAST_PROSE or not has_sentence(said):
        return False
    return next(element.iterancestors("header", "nav", "aside", "footer", "form"), None) is None


def _prints(element: HtmlElement, whole: Collection[str]) -> bool:
    """Whether all that an element says is a claim."""
    begins = loose(next((text for text in element.itertext() if text.strip()), "")[:LONGEST_TITLE])
    if not begins or not any(claim.startswith(begins) for claim in whole):
        return False
    return sum(1 for _ in islice(element.iter(), _MOST_TEXTS)) < _MOST_TEXTS and loose(text_of(element)) in whole


def may_be_own(heading: HtmlElement, document: Document) -> bool:
    """Whether a heading may be the page's: one that is not named so leads to no other page, where that can be told."""
    if next(heading.iterancestors("aside", "nav", "footer"), None) is not None or not is_seen(heading):
        return False
    link = next(chain(heading.iter("a"), heading.iterancestors("a")), None)
    own = document.url or document.claimed_url
    if link is None or own is None or is_named(heading):
        return True
    address = document.absolute(link.get("href"))
    return address is not None and may_be_one_article(address, own)


def _shortened(claims: Sequence[Found]) -> set[str]:
    return {loose(part) for claim in claims for part in without_ends(claim.values[0])}


def long_claims(claims: Sequence[Found]) -> set[str]:
    """The claims, in `loose` form, of more words than a section's name may have."""
    return {loose(claim.values[0]) for claim in claims if len(claim.values[0].split()) >= LEAST_LEFT}


def is_named(element: HtmlElement) -> bool:
    """Whether an element is named as the headline."""
    return element.get("itemprop") == "headline" or not POST_TITLES.isdisjoint(classes_of(element))
