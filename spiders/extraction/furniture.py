"""What stands in an article's element and is none of its text: told by the names and attributes of elements."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from spiders.extraction.aside_words import UNFOLDS
from spiders.extraction.class_words import CERTAIN, FOLDED, LIKELY, SURE
from spiders.extraction.tags import HEADINGS

_ROLES = frozenset({
    "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "toolbar",
    "tooltip", "tablist", "doc-endnotes",
})  # fmt: skip

_OWN = frozenset({"p", "blockquote", "li", "ul", "ol"})
NO_SNIPPET = "data-nosnippet"
"""With this attribute pages tell search engines what not to quote: of the gold pages' texts none stands in such."""
# The attributes besides names that tell of furniture.
_TELLING = frozenset({"role", "aria-modal", NO_SNIPPET, "aria-hidden", "style", "hidden"})
# An id with so many hyphens is a sentence.
_SLUG = 3
# Not within an address: `url(x;display:none)`.
_DISPLAYS_NONE = re.compile(r"(?:^|;)display:none(?![^;(]*\))")

# A button beside an article's rest: its texts, and letters with their white space. The rest itself, and what is above
# it, have a text of so many letters near their beginning.
_UNFOLDS = re.compile(rf"(?:{UNFOLDS})\W*", re.IGNORECASE)
_MOST_TEXTS, _LONGEST_BUTTON = 5, 120
_LEAST_PROSE, _MOST_LOOKED_AT = 60, 20


class Furniture(Enum):
    """How sure an element's names and attributes make it that no prose of the article stands in it."""

    CERTAIN = auto()
    SURE = auto()
    LIKELY = auto()


def furniture_by_name(element: HtmlElement) -> Furniture | None:
    """What an element says of itself by its names and attributes; None where it may hold prose."""
    names = element.keys()
    if not _TELLING.isdisjoint(names):
        told, is_known = _by_attributes(element)
        if is_known:
            return told
    # Headings are named by what stands below them, or by their own words.
    if element.tag in HEADINGS or not ("class" in names or "id" in names):
        return None
    return _by_names(element.get("class") or "", element.get("id") or "")


def _by_attributes(element: HtmlElement) -> tuple[Furniture | None, bool]:
    """What an element says of itself by its other attributes, and whether that settles it."""
    attributes = element.attrib
    if attributes.get("role") in _ROLES or "aria-modal" in attributes:
        return Furniture.SURE, True
    # Paragraphs, quotations, code and tables may be the article's, if no search engine is to quote them.
    if NO_SNIPPET in attributes and element.tag not in _OWN and next(element.iter("pre", "table"), None) is None:
        return Furniture.SURE, True
    if attributes.get("aria-hidden") == "true" or _is_unseen(attributes.get("style")):
        return (None if is_folded(element) else Furniture.SURE), True
    # What is hidden may be waiting for a script that puts it in its place.
    if "hidden" in attributes or attributes.get("role") == "button":
        return (None if is_folded(element) else Furniture.LIKELY), True
    return None, False


def is_folded(element: HtmlElement) -> bool:
    """Whether what is hidden is text that a reader unfolds: the panel of an accordion or of tabs, an article's rest."""
    if element.get("role") in ("region", "tabpanel"):
        return True
    if _is_rest(element):
        return True
    around = element.getparent()
    names = f"{element.get('class') or ''} {'' if around is None else around.get('class') or ''}"
    return FOLDED.search(names) is not None


def _is_rest(element: HtmlElement) -> bool:
    """Whether a button such as `Continue reading` stands beside an element that goes on below a paragraph."""
    above = next(element.itersiblings(preceding=True), None)
    if above is not None and _unfolds(above):
        above = next(above.itersiblings(preceding=True), None)
    elif (below := next(element.itersiblings(), None)) is None or not _unfolds(below):
        return False
    if above is None or not (above.tag == "p" or next(above.iterchildren("p"), None) is not None):
        return False
    return _holds_prose(above) and _holds_prose(element)


def _unfolds(element: HtmlElement) -> bool:
    label = "".join(islice(element.itertext(), _MOST_TEXTS)) if len(element) <= _MOST_TEXTS else ""
    return len(label) <= _LONGEST_BUTTON and _UNFOLDS.fullmatch(" ".join(label.split())) is not None


def _holds_prose(element: HtmlElement) -> bool:
    return any(len(text) > _LEAST_PROSE for text in islice(element.itertext(), _MOST_LOOKED_AT))


def _is_unseen(style: str | None) -> bool:
    return style is not None and _DISPLAYS_NONE.search(style.replace(" ", "").lower()) is not None


@lru_cache(maxsize=4096)
def _by_names(classes: str, identity: str) -> Furniture | None:
    """What class names and an id say, unless that is a heading's words, which links lead to."""
    names = (*classes.split(), *(identity.split() if identity.count("-") < _SLUG else ()))
    kinds = (kind for name in names if (kind := _by_name(name)) is not None)
    return min(kinds, key=lambda kind: kind.value, default=None)


@lru_cache(maxsize=16384)
def _by_name(name: str) -> Furniture | None:
    if CERTAIN.fullmatch(name):
        return Furniture.CERTAIN
    if SURE.search(name):
        return Furniture.SURE
    return Furniture.LIKELY if LIKELY.search(name) else None
