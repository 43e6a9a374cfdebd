"""Paragraphs that tell of other pages: each begins with a link to one, or ends with one behind what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from spiders.extraction.outline import LONGEST_SUMMARY, Line, leads_elsewhere
from spiders.extraction.text import ends_sentence

_MARKS = " .…»›→>]"  # that stand behind a link at a paragraph's end
_OPENING = " ([|–—→-\n\t\r\xa0"  # that stand before a link of its own


def teaser_paragraphs(lines: Iterable[Line]) -> list[Line]:
    """The lines of prose that are teasers, one for each page that they lead to."""
    found: dict[str, Line] = {}
    met: set[HtmlElement] = set()  # paragraphs, which may have many lines
    for line in lines:
        if line.is_prose and line.linked and line.words <= LONGEST_SUMMARY and line.block not in met:
            met.add(line.block)
            link = next(filter(_is_link, _at_ends(line.block)), None)
            if link is not None:
                found.setdefault(link.get("href") or "", line)
    return list(found.values())


def _at_ends(paragraph: HtmlElement) -> Iterator[HtmlElement]:
    yield _first(paragraph)
    last = _last(paragraph)
    if _is_apart(last, paragraph):
        yield last


def _is_apart(last: HtmlElement, paragraph: HtmlElement) -> bool:
    """Whether what a paragraph ends with stands behind a sentence's end: in `as the Herald reports` a link is a part of
    what is said."""
    node = last
    while node is not paragraph and (above := node.getparent()) is not None:
        before = node.getprevious()
        if said := ((above.text if before is None else before.tail) or "").rstrip(_OPENING):
            return ends_sentence(said)
        if before is not None and isinstance(before.tag, str) and (said := before.text_content().rstrip(_OPENING)):
            return ends_sentence(said)
        node = above if before is None else before
    return True


def _is_link(element: HtmlElement) -> bool:
    return element.tag == "a" and leads_elsewhere(element.get("href"))


def _first(element: HtmlElement) -> HtmlElement:
    """The element with which a paragraph begins, itself where it begins with a text; trees are 256 deep at most."""
    while element.tag != "a" and len(element) and not (element.text or "").strip():
        element = element[0]
    return element


def _last(element: HtmlElement) -> HtmlElement:
    """The element with which a paragraph ends."""
    while element.tag != "a" and len(element) and not (element[-1].tail or "").strip(_MARKS + "\n\t\r"):
        element = element[-1]
    return element
