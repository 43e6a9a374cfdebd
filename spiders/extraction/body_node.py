"""Where on a page the article stands: the element that holds its prose, found by weighing every element once."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.document import SILENT, text_of
from spiders.extraction.furniture import Furniture, furniture

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
_LEAST_WORDS, _LEAST_LOOSE = 4, 8
# A child with so much of an element's prose holds the article, if the element does.
_MOST_OF = 0.85
# What is called furniture and yet holds so much of the page's prose is none.
_TOO_MUCH = 0.35
_FEW = 40.0
# What a page calls the article's body is believed where it holds this share of the prose.
_GOOD_PART = 0.3
_BODY_NAMES = re.compile(
    r"(?:^|[^a-zA-Z0-9])(?:(?:article|story|entry|post|blog|news|page)[-_]{0,2}(?:body|content|text|copy)"
    r"|(?:article|story|entry|post)[-_]{0,2}(?:main|inner)?[-_]{0,2}(?:body|content)|body[-_]?(?:content|text|copy)"
    r"|articleBody|storyBody|postBody|articleContent|postContent|rich-?text)(?:$|[^a-zA-Z0-9])",
)


class Node(NamedTuple):
    """The element of the article; the words of prose of every element that has any; those of the whole page."""

    element: HtmlElement
    weights: dict[HtmlElement, float]
    furniture: frozenset[HtmlElement]
    net: dict[HtmlElement, float]
    whole: float
    @property
    def weight(self) -> float:
        return self.net.get(self.element, self.weights.get(self.element, 0.0))


def find_node(tree: HtmlElement) -> Node | None:
    """The element in which most of a page's prose stands; None for a page without any."""
    top = tree.find("body")
    top = tree if top is None else top
    weigher = _Weigher()
    whole = weigher.weigh(top)
    if not whole:
        return None
    weights = weigher.weights
    marked = weigher.marked
    marked.pop(top, None)
    limits = {Furniture.SURE: _TOO_MUCH * whole, Furniture.LIKELY: min(_FEW, _TOO_MUCH * whole)}
    beside = frozenset(each for each, kind in marked.items() if weights.get(each, 0.0) < limits[kind])
    net = dict(weights)
    for element in beside:
        if held := weights.get(element, 0.0):
            above = list(element.iterancestors())
            if beside.isdisjoint(above):
                for each in above:
                    net[each] = net.get(each, 0.0) - held
            net[element] = 0.0
    declared = _declared(net, beside)
    node = _descended(top if declared is None else declared, net)
    return Node(node, weights, beside, net, whole)


def _descended(node: HtmlElement, net: dict[HtmlElement, float]) -> HtmlElement:
    """The innermost element in which nearly all of a node's prose stands."""
    while True:
        child = max(node, key=lambda each: net.get(each, 0.0), default=None)
        if child is None or net.get(child, 0.0) < _MOST_OF * net.get(node, 0.0) or not net.get(child):
            return node
        if child.tag in _WORTH and not any(each in net for each in child):
            return node
        node = child


def _declared(net: dict[HtmlElement, float], beside: frozenset[HtmlElement]) -> HtmlElement | None:
    """The element that the page itself calls the article's body, if it holds a good part of the page's prose."""
    most = max(net.values())
    best: tuple[int, float] = (9, 0.0)
    found = None
    for element, weight in net.items():
        if weight < _GOOD_PART * most or element.tag in ("body", "html", "p", "li"):
            continue
        rank = _rank(element)
        if rank is not None and (rank, -weight) < best and beside.isdisjoint(element.iterancestors()):
            best, found = (rank, -weight), element
    return None if found is None else _with_equals(found, net)


def _with_equals(element: HtmlElement, net: dict[HtmlElement, float]) -> HtmlElement:
    """What holds an element and its equals, where the article stands in several such; those with a title of their own
    are articles each."""
    above = element.getparent()
    name = element.get("class")
    if above is None or not name or next(element.iter("h1"), None) is not None:
        return element
    equals = [each for each in above if each.get("class") == name and net.get(each)]
    return above if len(equals) > 1 else element


def _rank(element: HtmlElement) -> int | None:
    if "articleBody" in (element.get("itemprop") or ""):
        return 0
    if _BODY_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return 1
    return 2 if element.tag == "article" else None


class _Weigher:
    def __init__(self) -> None:
        self.weights: dict[HtmlElement, float] = {}
        self.marked: dict[HtmlElement, Furniture] = {}

    def weigh(self, element: HtmlElement) -> float:
        """The words of prose in an element; trees are 256 deep at most, so recursion is safe."""
        tag = element.tag
        if tag in SILENT and (tag != "button" or next(element.iter("p"), None) is None):
            return 0.0
        worth = _WORTH.get(tag)
        total = 0.0
        if worth is not None:
            blocks = any(child.tag not in _INLINE for child in element) if len(element) else False
            if not blocks:
                total = worth * _words(element, _LEAST_WORDS) if worth else 0.0
                return self._keep(element, total)
        words = len(element.text.split()) if element.text else 0
        linked = 0
        for child in element:
            if child.tag in _INLINE:
                if len(child) and any(inner.tag not in _INLINE for inner in child.iterdescendants()):
                    total += self.weigh(child)
                elif child.tag == "a":
                    linked += len(text_of(child).split())
                else:
                    words += len(text_of(child).split())
            else:
                total += self.weigh(child)
            if child.tail:
                words += len(child.tail.split())
        if words >= _LEAST_LOOSE and words > linked:
            total += words if worth is None else words * worth
        return self._keep(element, total)

    def _keep(self, element: HtmlElement, weight: float) -> float:
        if element.tag in _BESIDE and (element.tag != "figure" or next(element.iter("table", "blockquote", "pre"), None) is None):
            self.marked[element] = Furniture.SURE
        elif element.tag == "button":
            self.marked[element] = Furniture.LIKELY
        elif (kind := furniture(element)) is not None:
            self.marked[element] = kind
        if weight:
            self.weights[element] = weight
        return weight


def _words(element: HtmlElement, least: int) -> float:
    words = len(text_of(element).split())
    if words < least:
        return 0.0
    linked = sum(len(text_of(link).split()) for link in element.iter("a")) if len(element) else 0
    return float(words - linked) if linked < 0.6 * words else 0.0
