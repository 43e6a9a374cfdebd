"""What of a page's prose belongs to other articles than that of its headline: those below it, and those beside."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from itertools import chain, islice

from lxml.html import HtmlElement

from spiders.extraction.addresses import bare_host
from spiders.extraction.class_words import is_beside_article, is_surely_beside
from spiders.extraction.document import text_of
from spiders.extraction.outline import leads_elsewhere
from spiders.extraction.tags import TOPS, is_aside
from spiders.extraction.text import letters
from spiders.extraction.weights import net_of

# Words of prose of the least article in an `article` of its own, and of one in anything else.
_LEAST_ARTICLE, _LEAST_ELSEWHERE = 25.0, 40.0
_MOST_HEADLINES = 3
_HEADLINES = ("h1", "h2")
_NEAR_TOP = 30  # elements
_BYLINE = re.compile(r"byline|author", re.IGNORECASE)
# An article of fewer words is none beside what holds so many times more, and may by its name be the article itself.
_LEAST_BESIDE_MORE, _MANY_TIMES = 100.0, 3.0


def first_of_several(top: HtmlElement, weights: Mapping[HtmlElement, float], host: str) -> HtmlElement | None:
    """The `article` or `section` of a page's headline, where the page goes on with others; None where it does not.

    The headline is an h1 that the page's title has. Of others most have an h1 in an `article` of their own, or say by
    a link in the heading, or by a date, that they are pages of their own; `section`s, which chapters are too, by a link
    in an h1, or by a link in an h2 and a date. `host`: the page's, bare, to which such links of sections lead.
    """
    title = letters(text_of(each)) if (each := next(top.getroottree().iter("title"), None)) is not None else ""
    for box in ("article", "section"):
        headings: dict[HtmlElement, HtmlElement] = {}
        for heading in top.iter("h1", "h2"):
            around = next(reversed(list(heading.iterancestors(box))), None)
            if around is not None and weights.get(around, 0.0) >= _LEAST_ELSEWHERE:
                headings.setdefault(around, heading)
        first, *others = headings or (None,)
        if first is None or headings[first].tag != "h1" or not _is_of_title(headings[first], title):
            continue
        if 2 * sum(_is_another(each, headings[each], title, host) for each in others) > len(others):
            return first
    return _first_of_equals(top, weights, title)


def _first_of_equals(top: HtmlElement, weights: Mapping[HtmlElement, float], title: str) -> HtmlElement | None:
    """The element of the page's headline, where others of the same names stand below it with a headline and a date
    each, and with a link in the headline or a byline: articles of their own, whatever these elements are. Chapters
    have dates too."""
    headlines = islice(top.iter("h1"), _MOST_HEADLINES) if title else ()
    headline = next((each for each in headlines if _is_of_title(each, title)), None)
    for box in headline.iterancestors() if headline is not None else ():
        if box.tag in TOPS:
            break
        if not box.get("class") or weights.get(box, 0.0) < _LEAST_ELSEWHERE:
            continue
        equals = (each for each in box.itersiblings() if each.tag == box.tag and each.get("class") == box.get("class"))
        others = [each for each in equals if weights.get(each, 0.0) >= _LEAST_ARTICLE]
        if others and all(_is_headed_and_dated(each, title) and _is_named(each) for each in others):
            return box
    return None


def _is_headed_and_dated(box: HtmlElement, title: str) -> bool:
    """Whether something has a headline of its own above its text, and a date below that."""
    heading, below = islice(chain(box.iter("h1", "h2", "time", "p"), (None, None)), 2)
    return (
        heading is not None
        and heading.tag in _HEADLINES
        and not _is_of_title(heading, title)
        and below is not None
        and below.tag == "time"
    )


def _is_named(box: HtmlElement) -> bool:
    """Whether the headline of something is a link to another page, or who wrote it stands near that."""
    heading = next(box.iter(*_HEADLINES))
    links = chain(heading.iter("a"), heading.iterancestors("a"))
    if any(leads_elsewhere(link.get("href")) for link in links):
        return True
    near = islice(box.iter(), _NEAR_TOP)
    return any(each.get("rel") == "author" or _BYLINE.search(each.get("class") or "") for each in near)


def _is_of_title(heading: HtmlElement, title: str) -> bool:
    own = letters(text_of(heading))
    return bool(own) and own in title


def _is_another(box: HtmlElement, heading: HtmlElement, title: str, host: str) -> bool:
    """Whether what has a heading is an article of its own, beside that of the page's headline."""
    if _is_of_title(heading, title):
        return False
    if box.tag == "article" and heading.tag == "h1":
        return True
    link = next(heading.iter("a"), next(heading.iterancestors("a"), None))
    href = (link.get("href") or "").strip() if link is not None else ""
    is_linked, is_dated = leads_elsewhere(href), next(box.iter("time"), None) is not None
    if box.tag == "article":
        return is_linked or is_dated
    is_own = is_linked and ("//" not in href.partition("?")[0] or bare_host(href) == host)
    return is_own and (is_dated or heading.tag == "h1")


def far_from_headline(top: HtmlElement, weights: Mapping[HtmlElement, float]) -> frozenset[HtmlElement]:
    """What stands beside the element in which a page's only headline stands with as much prose as an article has, and
    is no part of it by a whole name: however much it holds."""
    headlines = list(top.iter("h1"))
    if len(headlines) != 1:
        return frozenset()
    above = list(headlines[0].iterancestors())
    beside = frozenset(each for each in weights if _is_beside(each)) - set(above)
    net = net_of(beside, weights)
    box = next(
        (
            each
            for each in above
            if net.get(each, 0.0) >= (_LEAST_ARTICLE if each.tag == "article" else _LEAST_ELSEWHERE)
        ),
        None,
    )
    if box is None or box.tag in TOPS:
        return frozenset()
    within = set(box.iter())
    most = _MANY_TIMES * net[box] if net[box] < _LEAST_BESIDE_MORE else math.inf
    return frozenset(
        each for each in beside if each not in within and (weights[each] <= most or _is_surely_beside(each))
    )


def _is_beside(element: HtmlElement) -> bool:
    """Whether an element is an `aside`, or by a whole name of it what stands beside articles."""
    return is_aside(element) or any(map(is_beside_article, _names_of(element)))


def _is_surely_beside(element: HtmlElement) -> bool:
    return is_aside(element) or any(map(is_surely_beside, _names_of(element)))


def _names_of(element: HtmlElement) -> tuple[str, ...]:
    return (*(element.get("class") or "").split(), *(element.get("id") or "").split())
