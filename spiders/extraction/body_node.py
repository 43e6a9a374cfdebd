"""Where on a page the article stands: the element that holds its prose, found by weighing every element once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.document import names_of, text_of
from spiders.extraction.furniture import NO_SNIPPET, Furniture
from spiders.extraction.other_articles import far_from_headline, first_of_several, signed_below
from spiders.extraction.tags import TOPS
from spiders.extraction.weights import NEVER_PROSE, WORTH, net_of, outermost, weigh

# A text of so many words below the headline opens the article, and stands so few levels above its element. One alone
# in the headline's own element is a standfirst.
_LEAST_OPENING, _CLIMB, _FEWEST_BESIDE = 12.0, 6, 2
# A child with such a share of an element's prose holds the article, if the element does.
_MOST_OF = 0.85
# With so much prose beside it, of what it holds, an article may be the wrong one.
_RIVAL = 1.0
# What is called furniture and yet holds such a share of the page's prose is none, and neither is what is only likely
# to be furniture and holds so many words.
_TOO_MUCH, _FEW = 0.35, 40.0
# Beside what is certainly furniture and holds more, an article has such a share of what that holds, unless the page
# calls it one.
_ARTICLE_SHARE = 1 / 3
# What a page calls the article's body is believed where it holds such a share of the prose.
_GOOD_PART = 0.3
# An article around the page's only headline, with so many words in what it calls its body, is the page's, however
# much stands beside it.
_LEAST_BODY = 25.0
_BODY_NAMES = re.compile(
    r"(?<![a-zA-Z0-9])(?:(?:article|story|entry|post|blog|news|page)[-_]{0,2}(?:body|content|text|copy)"
    r"|(?:article|story|entry|post)[-_]{0,2}(?:main|inner)[-_]{0,2}(?:body|content)|body[-_]?(?:content|text|copy)"
    r"|articleBody|storyBody|postBody|articleContent|postContent|rich-?text)(?![a-zA-Z0-9])"
)
_TRANSCRIPT = re.compile(r"(?<![a-z])transcript(?![a-z])|(?<=[a-z])Transcript(?![a-z])", re.ASCII)
# What an article's parts of one name hold at least, each, that are all of it.
_PART = 0.05
# Paragraphs of so many words right in an element are its text, however much more a part of it holds; so are other parts
# of so many in what is called the article's body.
_OWN = 100.0

# How plainly an element is called the article's: its body by the markup, its body by a name, or only `article`.
_BY_MARKUP, _BY_NAME, _BY_TAG = range(3)
_AS_BODY = frozenset({_BY_MARKUP, _BY_NAME})


class Node(NamedTuple):
    """The element of the article, and of the whole page: how many words of prose each element holds that has any, and
    which elements are furniture. `is_contested`: as much prose stands elsewhere on the page, or in what is called
    furniture and was taken for the article's all the same."""

    element: HtmlElement
    weights: Mapping[HtmlElement, float]
    furniture: frozenset[HtmlElement]
    is_contested: bool


def find_node(tree: HtmlElement, host: str) -> Node | None:
    """The element in which most of a page's prose stands, without the furniture's; None for a page without prose.

    `host`: the page's, bare; empty where it is not known.
    """
    body = tree.find("body")
    top = tree if body is None else body
    page, weights, marked = weigh(top)
    if not page:
        return None
    beside = page - sum(weights.get(each, 0.0) for each in outermost(list(top.iter(*NEVER_PROSE))))
    article = _article_around_headline(top, weights)
    own = first_of_several(top, weights, host) if article is None else article
    far = far_from_headline(top, weights) | signed_below(top, weights) if own is None else frozenset()
    if own is not None:
        top, within = own, set(own.iter())
        weights = {element: weight for element, weight in weights.items() if element in within}
        marked = {element: kind for element, kind in marked.items() if element in within}
    furniture = _furniture_in(top, article, weights, marked) | far
    net = net_of(furniture, weights)
    element = _innermost(*(_declared(net) or (top, [])), net)
    held = net.get(element, 0.0)
    around = {element, *element.iterancestors()}
    is_overruled = any(
        kind is not Furniture.LIKELY and each not in furniture and each not in around
        for each, kind in marked.items()
        if weights.get(each, 0.0) > _TOO_MUCH * held
    )
    is_contested = is_overruled or beside - held >= _RIVAL * held or _is_parted(element, net)
    return Node(element, weights, furniture, is_contested)


def _furniture_in(
    top: HtmlElement,
    article: HtmlElement | None,
    weights: Mapping[HtmlElement, float],
    marked: Mapping[HtmlElement, Furniture],
) -> frozenset[HtmlElement]:
    """What of an element is furniture: what is marked so and holds little of the prose; what certainly is may hold
    more of it, where an article is left."""
    whole = weights[top]
    limits = {
        Furniture.CERTAIN: _TOO_MUCH * whole,
        Furniture.SURE: _TOO_MUCH * whole,
        Furniture.LIKELY: min(_FEW, _TOO_MUCH * whole),
    }
    headed = _around_headlines(top)
    certain = frozenset(
        element for element, kind in marked.items() if kind is Furniture.CERTAIN and element not in headed
    )
    certain |= _side_matter(article, marked, headed, weights)
    has_article = bool(certain) and _has_article(net_of(certain, weights))

    def is_furniture(element: HtmlElement, kind: Furniture) -> bool:
        held = weights.get(element, 0.0)
        least_left = _FEW if has_article else max(_FEW, _ARTICLE_SHARE * held)
        return held < limits[kind] or (element in certain and whole - held >= least_left)

    found = frozenset(element for element, kind in marked.items() if element is not top and is_furniture(element, kind))
    unquoted = [element for element in found if NO_SNIPPET in element.attrib]
    # A publisher may want none of his article quoted.
    is_article = sum(weights.get(each, 0.0) for each in outermost(unquoted)) >= _TOO_MUCH * whole
    return found.difference(unquoted) if is_article else found


def _article_around_headline(top: HtmlElement, weights: Mapping[HtmlElement, float]) -> HtmlElement | None:
    """The `article` in which a page's only headline stands and what it calls its body; None where there is none."""
    headlines = list(top.iter("h1"))
    article = next(headlines[0].iterancestors("article"), None) if len(headlines) == 1 else None
    if article is None:
        return None
    bodies = (part for part in article.iterdescendants() if weights.get(part, 0.0) >= _LEAST_BODY)
    if not any(_rank(part) in _AS_BODY for part in bodies):
        return None
    # What is said in a recording may well stand below the article that offers it.
    least = weights.get(article, 0.0)
    return None if any(weight > least and _is_transcript(part) for part, weight in weights.items()) else article


def _side_matter(
    article: HtmlElement | None,
    marked: Mapping[HtmlElement, Furniture],
    headed: set[HtmlElement],
    weights: Mapping[HtmlElement, float],
) -> frozenset[HtmlElement]:
    """What in the article around the headline is surely furniture by its name, and holds nothing that is called its
    body: however much of it there is, the article is the rest."""
    if article is None:
        return frozenset()
    bodies = (part for part in weights if part.tag not in WORTH and _rank(part) in _AS_BODY)
    around = {above for body in bodies for above in body.iterancestors()}
    return frozenset(
        element for element, kind in marked.items() if kind is Furniture.SURE and element not in headed | around
    )


def _is_transcript(element: HtmlElement) -> bool:
    return element.tag not in TOPS and _TRANSCRIPT.search(names_of(element)) is not None


def _has_article(net: Mapping[HtmlElement, float]) -> bool:
    """Whether a page calls something the article that holds more than a label."""
    return any(
        weight >= _FEW and element.tag not in TOPS and element.tag not in WORTH and _rank(element) is not None
        for element, weight in net.items()
    )


def _around_headlines(top: HtmlElement) -> set[HtmlElement]:
    """The elements in which a page's headlines stand."""
    around: set[HtmlElement] = set()
    for headline in top.iter("h1"):
        for above in headline.iterancestors():
            if above in around:
                break
            around.add(above)
    return around


def opening_of(node: Node) -> list[HtmlElement]:
    """What stands between the page's headline and the element of the article, if it holds prose: its first lines."""
    between: list[HtmlElement] = []
    element = node.element
    if next(element.iter("h1"), None) is not None:
        return []
    for _ in range(_CLIMB):
        for before in element.itersiblings(preceding=True):
            if (headline := next(before.iter("h1"), None)) is not None:
                return [*_below_headline(headline, before, node), *between[::-1]]
            if node.weights.get(before, 0.0) >= _LEAST_OPENING and before not in node.furniture:
                between.append(before)
        above = element.getparent()
        if above is None or above.tag in TOPS or above in node.furniture:
            break
        element = above
    return []


def _below_headline(headline: HtmlElement, box: HtmlElement, node: Node) -> list[HtmlElement]:
    """The paragraphs that stand behind a headline in its own element, which is `box` or stands in it."""
    around = set(headline.iterancestors())
    if box not in around or not node.furniture.isdisjoint(around):
        return []
    found = [each for each in headline.itersiblings("p") if node.weights.get(each, 0.0) >= _LEAST_OPENING]
    own = [each for each in found if each not in node.furniture]
    return own if len(own) >= _FEWEST_BESIDE else []


def _is_parted(node: HtmlElement, net: Mapping[HtmlElement, float]) -> bool:
    """Whether paragraphs stand in an element, and more prose than in these in a part below them."""
    own = _own_prose(node, net)
    return own >= _FEW and any(net.get(each, 0.0) > own for each in node if each.tag not in WORTH)


def _own_prose(node: HtmlElement, net: Mapping[HtmlElement, float]) -> float:
    """How many words of an element's prose stand in its own paragraphs."""
    return sum(net.get(each, 0.0) for each in node if each.tag == "p")


def _innermost(node: HtmlElement, parts: list[HtmlElement], net: Mapping[HtmlElement, float]) -> HtmlElement:
    """The innermost element in which nearly all of a node's prose stands, and every one of its `parts` that counts.

    Of what the page calls the article's body nothing that counts is left out: its parts may stand in boxes each.
    """
    is_body = _rank(node) in _AS_BODY
    least = max(_FEW, _PART * net.get(node, 0.0))
    kept = [part for part in parts if net[part] >= least]
    while True:
        child = max(node, key=lambda each: net.get(each, 0.0), default=None)
        if child is None or child not in net or net[child] < _MOST_OF * net.get(node, 0.0):
            return node
        if child.tag in WORTH and not any(each in net for each in child):
            return node
        if any(part is not child and child not in part.iterancestors() for part in kept):
            return node
        if _own_prose(node, net) >= _OWN or (is_body and net[node] - net[child] >= _OWN):
            return node
        if any(part is child for part in kept):
            kept = []
        node = child


def _declared(net: Mapping[HtmlElement, float]) -> tuple[HtmlElement, list[HtmlElement]] | None:
    """The element that the page itself calls the article's body, if it holds a good part of the page's prose, and the
    parts of one name that it has."""
    least = _GOOD_PART * max(net.values(), default=0.0)
    named: dict[tuple[int, str], list[HtmlElement]] = {}
    for element in net:
        if element.tag not in TOPS and element.tag not in WORTH and (rank := _rank(element)) is not None:
            # Elements of one name are parts of one article, or an article each; those that are only `article` are not.
            name = str(len(named)) if rank == _BY_TAG else element.get("class") or ""
            named.setdefault((rank, name), []).append(element)
    heavy = [
        (rank, -weight, position, equals)
        for position, ((rank, _), equals) in enumerate(named.items())
        if (weight := sum(net[element] for element in outermost(equals))) >= least
    ]
    if not heavy:
        return None
    equals = outermost(min(heavy)[3])
    article = _article_of(equals)
    return article, [] if article in equals else equals


def _rank(element: HtmlElement) -> int | None:
    """How plainly an element is called the article's, the lowest the plainest; None where it is not."""
    if "articleBody" in (element.get("itemprop") or ""):
        return _BY_MARKUP
    names = names_of(element)
    if _BODY_NAMES.search(names) or _TRANSCRIPT.search(names):
        return _BY_NAME
    return _BY_TAG if element.tag == "article" else None


def _article_of(equals: list[HtmlElement]) -> HtmlElement:
    """The element, or what holds it and its equals, where the article stands in several such.

    Where the first has a headline of its own, and others too, they are articles each, and the first is the page's.
    """
    first = equals[-1]  # `net` has the last of the page first
    if len(equals) == 1:
        return first
    around = set(equals[0].iterancestors())
    common = next((above for above in first.iterancestors() if above in around), None)
    if common is None or common.tag in TOPS:
        return max(equals, key=lambda each: len(text_of(each)))
    branches = dict.fromkeys(_branch(each, common) for each in equals)
    headed = {branch for branch in branches if next(branch.iter("h1"), None) is not None}
    return first if len(headed) > 1 and _branch(first, common) in headed else common


def _branch(element: HtmlElement, common: HtmlElement) -> HtmlElement:
    """What stands around an element right below one of its ancestors."""
    while (above := element.getparent()) is not None and above is not common:
        element = above
    return element
