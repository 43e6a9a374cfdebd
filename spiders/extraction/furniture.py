"""What stands in an article's element and is none of its text: told by the names and attributes of elements."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from lxml.html import HtmlElement

from spiders.extraction.class_words import CERTAIN, FOLDED, LIKELY, SURE

_ROLES = frozenset({
    "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "toolbar",
    "tooltip", "tablist", "doc-endnotes",
})  # fmt: skip

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# An id with so many hyphens is a sentence.
_SLUG = 3
# Not within an address: `url(x;display:none)`.
_DISPLAYS_NONE = re.compile(r"(?:^|;)display:none(?![^;(]*\))")


class Furniture(Enum):
    """How sure an element's names and attributes make it that no prose of the article stands in it."""

    CERTAIN = auto()
    SURE = auto()
    LIKELY = auto()


def furniture_by_name(element: HtmlElement) -> Furniture | None:
    """What an element says of itself by its names and attributes; None where it may hold prose."""
    attributes = element.attrib
    if not attributes:
        return None
    if attributes.get("role") in _ROLES or "aria-modal" in attributes:
        return Furniture.SURE
    if attributes.get("aria-hidden") == "true" or _is_unseen(attributes.get("style")):
        return None if is_folded(element) else Furniture.SURE
    # What is hidden may be waiting for a script that puts it in its place.
    if "hidden" in attributes or attributes.get("role") == "button":
        return None if is_folded(element) else Furniture.LIKELY
    if element.tag in _HEADINGS:
        # They are named by what stands below them, or by their own words.
        return None
    kinds = [kind for name in _names(element) if (kind := _by_name(name)) is not None]
    return min(kinds, key=lambda kind: kind.value, default=None)


def _names(element: HtmlElement) -> list[str]:
    """The class names and the id, unless that is a heading's words, which links lead to."""
    identity = element.get("id") or ""
    return [*(element.get("class") or "").split(), *(identity.split() if identity.count("-") < _SLUG else ())]


def is_folded(element: HtmlElement) -> bool:
    """Whether what is hidden is text that a reader unfolds: the panel of an accordion or of tabs."""
    if element.get("role") in ("region", "tabpanel"):
        return True
    around = element.getparent()
    names = f"{element.get('class') or ''} {'' if around is None else around.get('class') or ''}"
    return FOLDED.search(names) is not None


def _is_unseen(style: str | None) -> bool:
    return style is not None and _DISPLAYS_NONE.search(style.replace(" ", "").lower()) is not None


@lru_cache(maxsize=16384)
def _by_name(name: str) -> Furniture | None:
    if CERTAIN.fullmatch(name):
        return Furniture.CERTAIN
    if SURE.search(name):
        return Furniture.SURE
    return Furniture.LIKELY if LIKELY.search(name) else None
