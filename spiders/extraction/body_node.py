"""Where on a page the article stands: the element that holds its prose, found by weighing every element once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.document import SILENT, text_of
from spiders.extraction.furniture import Furniture, furniture_by_name

# Elements that are one text each, and what a word in them is worth: prose stands in paragraphs.
_WORTH = {
    "p": 1.0, "blockquote": 1.0, "pre": 0.5, "li": 0.6, "dd": 0.6, "td": 0.3, "th": 0.0, "dt": 0.0, "figcaption": 0.0,
    "caption": 0.0, "summary": 0.0, "legend": 0.0, "h1": 0.0, "h2": 0.0, "h3": 0.0, "h4": 0.0, "h5": 0.0, "h6": 0.0,
}  # fmt: skip
_INLINE = frozenset({
    "a", "b", "strong", "i", "em", "span", "u", "sup", "sub", "small", "mark", "code", "abbr", "cite", "q", "font",
    "time", "br", "wbr", "s", "del", "ins", "kbd", "img", "label", "bdi", "acronym", "dfn", "picture", "source", "var",
})  # fmt: skip
# What holds no prose of an article, wherever it stands.
_BESIDE = frozenset({"nav", "footer", "aside", "form", "header", "dialog", "menu", "video", "audio", "figure"})
_TOPS = frozenset({"html", "body"})
# Fewer words than these, in an element of its own or loose in a container, are a label.
_LEAST_WORDS, _LEAST_LOOSE = 4, 8
# With such a share of its words in links a text is a menu's or a teaser's.
_LINKED = 0.6
# A child with such a share of an element's prose holds the article, if the element does.
_MOST_OF = 0.85
# What is called furniture and yet holds such a share of the page's prose is none, and neither is what is only likely
# to be furniture and holds so many words.
_TOO_MUCH, _FEW = 0.35, 40.0
# What a page calls the article's body is believed where it holds such a share of the prose.
_GOOD_PART = 0.3
_BODY_NAMES = re.compile(
    r"(?<![a-zA-Z0-9])(?:(?:article|story|entry|post|blog|news|page)[-_]{0,2}(?:body|content|text|copy)"
    r"|(?:article|story|entry|post)[-_]{0,2}(?:main|inner)[-_]{0,2}(?:body|content)|body[-_]?(?:content|text|copy)"
    r"|articleBody|storyBody|postBody|articleContent|postContent|rich-?text)(?![a-zA-Z0-9])"
)


class Node(NamedTuple):
    """The element of the article, and of the whole page: how many words of prose each element holds that has any, and
    which elements are furniture."""

    element: HtmlElement
    weights: Mapping[HtmlElement, float]
    furniture: frozenset[HtmlElement]


def find_node(tree: HtmlElement) -> Node | None:
    """The element in which most of a page's prose stands, without the furniture's; None for a page without prose."""
    body = tree.find("body")
    top = tree if body is None else body
    weights: dict[HtmlElement, float] = {}
    marked: dict[HtmlElement, Furniture] = {}
    whole = _Weigher(weights, marked).weigh(top)
    if not whole:
        return None
    limits = {Furniture.SURE: _TOO_MUCH * whole, Furniture.LIKELY: min(_FEW, _TOO_MUCH * whole)}
    furniture = frozenset(
        element for element, kind in marked.items() if element is not top and weights.get(element, 0.0) < limits[kind]
    )
    net = _without(furniture, weights)
    declared = _declared(net)
    return Node(_innermost(top if declared is None else declared, net), weights, furniture)


def _without(furniture: frozenset[HtmlElement], weights: dict[HtmlElement, float]) -> dict[HtmlElement, float]:
    """The weights of what stands outside furniture, without that of the furniture in it."""
    net: dict[HtmlElement, float] = {}
    inside: set[HtmlElement] = set()
    # Elements were weighed after what stands in them, so each is met here after what it stands in.
    for element, weight in reversed(weights.items()):
        above = element.getparent()
        if above in inside:
            inside.add(element)
        elif element in furniture:
            inside.add(element)
            while above is not None and above in net:
                net[above] -= weight
                above = above.getparent()
        else:
            net[element] = weight
    return net


def _innermost(node: HtmlElement, net: Mapping[HtmlElement, float]) -> HtmlElement:
    """The innermost element in which nearly all of a node's prose stands."""
    while True:
        child = max(node, key=lambda each: net.get(each, 0.0), default=None)
        if child is None or child not in net or net[child] < _MOST_OF * net.get(node, 0.0):
            return node
        if child.tag in _WORTH and not any(each in net for each in child):
            return node
        node = child


def _declared(net: Mapping[HtmlElement, float]) -> HtmlElement | None:
    """The element that the page itself calls the article's body, if it holds a good part of the page's prose."""
    least = _GOOD_PART * max(net.values(), default=0.0)
    ranked = [
        (rank, -weight, position, element)
        for position, (element, weight) in enumerate(net.items())
        if weight >= least and element.tag not in _TOPS and element.tag not in _WORTH
        if (rank := _rank(element)) is not None
    ]
    return _with_equals(min(ranked)[3], net) if ranked else None


def _rank(element: HtmlElement) -> int | None:
    """How plainly an element is called the article's, 0 the plainest; None where it is not."""
    if "articleBody" in (element.get("itemprop") or ""):
        return 0
    if _BODY_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return 1
    return 2 if element.tag == "article" else None


def _with_equals(element: HtmlElement, net: Mapping[HtmlElement, float]) -> HtmlElement:
    """What holds an element and its equals, where the article stands in several such.

    Those that have a title of their own are articles each, and the first is the page's.
    """
    above, name = element.getparent(), element.get("class")
    if above is None or above.tag == "html" or not name or next(element.iter("h1"), None) is not None:
        return element
    equals = [each for each in above if each in net and each.get("class") == name]
    return above if len(equals) > 1 else element


class _Weigher:
    """One pass over a page, which fills `weights` and `marked` from the inside out."""

    def __init__(self, weights: dict[HtmlElement, float], marked: dict[HtmlElement, Furniture]) -> None:
        self.weights, self.marked = weights, marked

    def weigh(self, element: HtmlElement) -> float:
        """The words of prose in an element; trees are 256 deep at most, and each level is one call."""
        tag = element.tag
        # An element that is left open holds the rest of the page.
        if tag in SILENT and (tag != "button" or next(element.iter("p"), None) is None):
            return 0.0
        worth = _WORTH.get(str(tag))
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
        """The prose in the parts of a container, and what stands loose between them."""
        total = 0.0
        loose = len(element.text.split()) if element.text else 0
        linked = 0
        for child in element:
            if child.tag not in _INLINE or (len(child) and any(part.tag not in _INLINE for part in child.iter())):
                total += self.weigh(child)
            elif child.tag == "a":
                linked += len(text_of(child).split())
            else:
                loose += len(text_of(child).split())
            if child.tail:
                loose += len(child.tail.split())
        return total + (worth * loose if loose >= _LEAST_LOOSE and loose > linked else 0.0)


def _words_of(element: HtmlElement) -> int:
    """The words of a text outside its links; none for a label, a menu or a teaser."""
    words = len(text_of(element).split())
    linked = sum(len(text_of(link).split()) for link in element.iter("a")) if len(element) else 0
    return words - linked if words >= _LEAST_WORDS and linked < _LINKED * words else 0


def _marked(element: HtmlElement) -> Furniture | None:
    if element.tag in _BESIDE:
        # Tables and quotations stand in figures.
        is_text = element.tag == "figure" and next(element.iter("table", "blockquote", "pre"), None) is not None
        return None if is_text else Furniture.SURE
    return Furniture.LIKELY if element.tag == "button" else furniture_by_name(element)
