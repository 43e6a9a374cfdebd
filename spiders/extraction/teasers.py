"""Paragraphs that tell of other pages: each begins with a link to one, or ends with it."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import HtmlElement

from spiders.extraction.outline import LONGEST_SUMMARY, Line, leads_elsewhere

_MARKS = " .…»›→>]"  # that stand behind a link at a paragraph's end


def teaser_paragraphs(lines: Iterable[Line]) -> list[Line]:
    """The lines of prose that are teasers, one for each page that they lead to."""
    found: dict[str, Line] = {}
    for line in lines:
        if line.is_prose and line.linked and line.words <= LONGEST_SUMMARY:
            link = next(filter(_is_link, (_first(line.block), _last(line.block))), None)
            if link is not None:
                found.setdefault(link.get("href") or "", line)
    return list(found.values())


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
