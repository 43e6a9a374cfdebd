"""Trees that are nested deeper than any page is: brought to a depth that the readers walk, with all their text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from spiders.extraction.limits import MAX_DEPTH

# What stands beside the parts of these is lost to readers and browsers.
_HOLD_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "select", "svg", "p"})


def flatten(tree: HtmlElement) -> None:
    """Lays what is deeper than `MAX_DEPTH` beside its ancestor at that depth, in reading order, as browsers do.

    Browsers stop nesting at 512: tags that are never closed else make a level of each.
    """
    deep = [element for element in _elements_at(tree, MAX_DEPTH) if len(element)]
    for top in dict.fromkeys(map(_place_for, deep)):
        _spread(top)


def _place_for(element: HtmlElement) -> HtmlElement:
    """The nearest element, itself or above, beside which anything may stand."""
    while (above := element.getparent()) is not None and above.tag in _HOLD_PARTS:
        element = above
    return element


def _elements_at(tree: HtmlElement, depth: int) -> Iterator[HtmlElement]:
    level = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        if event == "start" and level == depth:
            yield element


def _spread(top: HtmlElement) -> None:
    """Makes all that an element holds its following siblings; each text stays behind the one it stood behind."""
    order: list[HtmlElement] = []
    tails: list[list[str]] = []
    for event, element in list(etree.iterwalk(top, events=("start", "end"))):
        if event == "start":
            order.append(element)
            tails.append([])
        else:
            tails[-1].append(element.tail or "")
    # The deepest first: each is empty when it is moved.
    for element, tail in zip(reversed(order[1:]), reversed(tails[1:]), strict=True):
        element.tail = "".join(tail) or None
        top.addnext(element)
    top.tail = "".join(tails[0]) or None
