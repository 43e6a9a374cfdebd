"""Whom elements name that a page marks as an author's: the first of them, and by the headline those marked alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from spiders.extraction.hands import BY_OTHERS
from spiders.extraction.header_lines import PROSE_LINE, HeaderLine, text_in
from spiders.extraction.printed_names import is_person, named_on
from spiders.extraction.text import line_words
from spiders.extraction.titles import loose

if TYPE_CHECKING:
    from spiders.extraction.page import Page


def named_by(elements: Sequence[HtmlElement], lines: Sequence[HeaderLine], page: Page) -> tuple[str, ...]:
    """Whom the first of marked elements names that names anybody, and by the headline those beside it marked alike."""
    for place, line in enumerate(lines):
        if names := named_on(line, page.language):
            alike = (
                each
                for at, each in enumerate(lines[place + 1 :], place + 1)
                if _are_alike(elements[at], elements[place]) and not BY_OTHERS.search(text_in(each))
            )
            beside = (name for each in alike for name in named_on(each, page.language) if is_person(name))
            others = tuple(name for name in beside if not any(_may_be_same(name, other) for other in names))
            return names + others if others and _stands_by_headline(elements[place], page) else names
    return ()


def _may_be_same(name: str, other: str) -> bool:
    """Whether two names may be one person's: `Ada Lorne`, `ADA LORNE`, `A. Lorne`."""
    one, two = loose(name).split(), loose(other).split()
    return bool(one and two) and one[-1] == two[-1] and one[0][0] == two[0][0]


def _stands_by_headline(element: HtmlElement, page: Page) -> bool:
    """Whether an element stands above the prose, of which one paragraph may be a standfirst."""
    within = set(element.iter())
    prose = 0
    for line in page.header.after:
        if any(segment.element in within for segment in line):
            return True
        prose += line_words(text_in(line)) >= PROSE_LINE
        if prose > 1:
            break
    return any(segment.element in within for line in page.header.before for segment in line)


def _are_alike(element: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements stand in one, and have a class and a tag in common; links need no class."""
    is_beside = element.getparent() is other.getparent() and element.tag == other.tag
    is_marked = element.tag == "a" or element.get("class") is not None
    return is_beside and is_marked and element.get("class") == other.get("class")
