"""How much prose each element of a page holds, and which elements are furniture by name.

A weight is a number of words, each counted as much as prose is found in such elements: see `WORTH`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.document import text_of
from spiders.extraction.furniture import Furniture, furniture_by_name
from spiders.extraction.tags import BESIDE_ARTICLE, INLINE, SILENT
from spiders.extraction.text import rough_words

# Elements that are one text each, and what a word in them is worth: prose stands in paragraphs.
WORTH = {
    "p": 1.0, "blockquote": 1.0, "pre": 0.5, "li": 0.6, "dd": 0.6, "td": 0.3, "th": 0.0, "dt": 0.0, "figcaption": 0.0,
    "caption": 0.0, "summary": 0.0, "legend": 0.0, "h1": 0.0, "h2": 0.0, "h3": 0.0, "h4": 0.0, "h5": 0.0, "h6": 0.0,
}  # fmt: skip
_INLINE = INLINE | {"br", "img", "picture", "source"}
# What holds no prose of an article, wherever it stands.
_BESIDE = BESIDE_ARTICLE | {"form", "header", "dialog", "menu", "video", "audio", "figure"}
NEVER_PROSE = frozenset({"nav", "footer", "figure"})
# Fewer words than these, in an element of its own or loose in a container, are a label.
_LEAST_WORDS, _LEAST_LOOSE = 4, 8
# With such a share of its words in links a text is a menu's or a teaser's.
_LINKED = 0.6


class Weighed(NamedTuple):
    """The weight of the whole, of each element that has any, after those in it, and what is marked as furniture."""

    whole: float
    weights: dict[HtmlElement, float]
    marked: dict[HtmlElement, Furniture]


def weigh(top: HtmlElement) -> Weighed:
    """Weighs every element in one, and that."""
    weights: dict[HtmlElement, float] = {}
    marked: dict[HtmlElement, Furniture] = {}
    whole = _Weigher(weights, marked, _wrappers(top)).weigh(top)
    return Weighed(whole, weights, marked)


def net_of(left_out: frozenset[HtmlElement], weights: Mapping[HtmlElement, float]) -> dict[HtmlElement, float]:
    """The weights of what stands outside the elements that are left out, without those of such in it."""
    net: dict[HtmlElement, float] = {}
    inside: set[HtmlElement] = set()
    # Elements were weighed after what stands in them, so each is met here after what it stands in.
    for element, weight in reversed(list(weights.items())):
        above = element.getparent()
        if above in inside:
            inside.add(element)
        elif element in left_out:
            inside.add(element)
            while above is not None and above in net:
                net[above] -= weight
                above = above.getparent()
        else:
            net[element] = weight
    return net


def outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Those that stand in none of the others."""
    if len(elements) == 1:
        return elements
    all_of_them = set(elements)
    return [each for each in elements if all_of_them.isdisjoint(each.iterancestors())]


class _Weigher:
    """Fills `weights` and `marked` from the inside out; `wrappers` are inline elements around others."""

    def __init__(
        self, weights: dict[HtmlElement, float], marked: dict[HtmlElement, Furniture], wrappers: frozenset[HtmlElement]
    ) -> None:
        self.weights, self.marked, self.wrappers = weights, marked, wrappers

    def weigh(self, element: HtmlElement) -> float:
        """The weight of an element; trees are 256 deep at most, and each level is one call."""
        tag = element.tag
        # An element that is left open holds the rest of the page.
        if tag in SILENT and (tag != "button" or next(element.iter("p"), None) is None):
            return 0.0
        worth = WORTH.get(str(tag))
        if worth is not None and all(child.tag in _INLINE for child in element):
            total = worth * _words_of(element) if worth else 0.0
        else:
            total = self._contents(element, 1.0 if worth is None else worth)
        if (kind := _marked(element)) is not None:
            self.marked[element] = kind
        if total:
            self.weights[element] = total
        return total

    def _contents(self, element: HtmlElement, worth: float) -> float:
        """The weight of the parts of a container, and of what stands loose between them."""
        total = 0.0
        loose = rough_words(element.text) if element.text else 0
        linked = 0
        for child in element:
            if child.tag not in _INLINE or child in self.wrappers:
                total += self.weigh(child)
            elif child.tag == "a":
                linked += rough_words(text_of(child))
            else:
                loose += rough_words(text_of(child))
            if child.tail:
                loose += rough_words(child.tail)
        return total + (worth * loose if loose >= _LEAST_LOOSE and loose > linked else 0.0)


def _wrappers(top: HtmlElement) -> frozenset[HtmlElement]:
    """The inline elements in which others stand that are none."""
    wrappers: set[HtmlElement] = set()
    for element in top.iter():
        above = None if element.tag in _INLINE else element.getparent()
        while above is not None and above.tag in _INLINE and above not in wrappers:
            wrappers.add(above)
            above = above.getparent()
    return frozenset(wrappers)


def _words_of(element: HtmlElement) -> int:
    """The words of a text outside its links; none for a label, a menu or a teaser."""
    words = rough_words(text_of(element))
    linked = sum(rough_words(text_of(link)) for link in outermost(list(element.iter("a")))) if len(element) else 0
    return words - linked if words >= _LEAST_WORDS and linked < _LINKED * words else 0


def _is_text(element: HtmlElement) -> bool:
    """Whether what usually stands beside the text is a part of it: a table's figure, a section's header."""
    if element.tag == "figure":
        return next(element.iter("table", "blockquote", "pre"), None) is not None
    heads = element.tag == "header" and next(element.iter("h2", "h3", "h4"), None) is not None
    return heads and next(element.iter("h1", "p", "nav", "form", "time"), None) is None


def _marked(element: HtmlElement) -> Furniture | None:
    """How surely an element is furniture, by its tag or its names; None for what may be the article's."""
    if element.tag in _BESIDE:
        return None if _is_text(element) else Furniture.CERTAIN if element.tag in NEVER_PROSE else Furniture.SURE
    if element.tag == "button":
        return Furniture.LIKELY
    kind = furniture_by_name(element)
    if kind is Furniture.LIKELY and "embed" in (element.get("class") or ""):
        # What pages embed is a player, a post, or a table.
        return kind if next(element.iter("table"), None) is None else None
    return kind
