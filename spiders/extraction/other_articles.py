"""What of a page's prose belongs to other articles than that of its headline: those below it, and those beside."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, dropwhile, islice, takewhile

from lxml.html import HtmlElement

from spiders.extraction.addresses import bare_host
from spiders.extraction.byline_labels import has_any_byline_label
from spiders.extraction.class_words import OF_AUTHOR, is_beside_article, is_surely_beside
from spiders.extraction.closing_lines import heads_what_follows
from spiders.extraction.dates import UTC_ZONE, date_start, find_dates
from spiders.extraction.document import text_of
from spiders.extraction.outline import leads_elsewhere
from spiders.extraction.tags import TOPS, is_aside
from spiders.extraction.text import clean_line, letters
from spiders.extraction.weights import net_of

# Words of prose of the least article in an `article` of its own, and of one in anything else.
_LEAST_ARTICLE, _LEAST_ELSEWHERE = 25.0, 40.0
_MOST_HEADLINES = 3
_HEADLINES = ("h1", "h2")
_HEADINGS = ("h1", "h2", "h3")
_LONGEST_FIELD = 100  # letters of a byline or date
_NEAR_TOP = 30  # elements
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
    if _is_linked(next(box.iter(*_HEADLINES))):
        return True
    near = islice(box.iter(), _NEAR_TOP)
    return any(map(_is_byline, near))


def signed_below(top: HtmlElement, weights: Mapping[HtmlElement, float]) -> frozenset[HtmlElement]:
    """What below the article of a page's headline begins with a heading, a byline and a date: articles of their own,
    whatever these elements are. None where they hold nearly all of the page: a blog's posts.

    An article of several hands has such parts too: what stands in the headline's own element needs another sign, and
    several `section`s a link in each heading.
    """
    title = letters(text_of(each)) if (each := next(top.getroottree().iter("title"), None)) is not None else ""
    headings = top.iter(*_HEADINGS) if title else iter(())
    headline = next((each for each in headings if each.tag == "h1" and _is_of_title(each, title)), None)
    if headline is None:
        return frozenset()
    above = set(headline.iterancestors())
    boxes: dict[HtmlElement, HtmlElement] = {}
    for heading in headings:
        around = takewhile(lambda each: each not in above, heading.iterancestors())
        box = next(reversed(list(around)), None)
        if box is None or box in boxes or weights.get(box, 0.0) < _LEAST_ARTICLE:
            continue
        if heads_what_follows(clean_line(text_of(heading))):
            continue
        if _opens(box, heading, weights) and _is_signed_and_dated(box, heading):
            boxes[box] = heading
    held = sum(weights[box] for box in boxes)
    if not boxes or weights.get(top, 0.0) - held < _LEAST_ELSEWHERE:
        return frozenset()
    parts = _parts_of_own(boxes, headline, weights)
    return frozenset(box for box in boxes if box not in parts)


def _parts_of_own(
    boxes: Mapping[HtmlElement, HtmlElement], headline: HtmlElement, weights: Mapping[HtmlElement, float]
) -> frozenset[HtmlElement]:
    """Those of what is headed, signed and dated that are the article's own, by whomever: see `signed_below`."""
    plain = [box for box, heading in boxes.items() if not _is_linked(heading)]
    sections = [box for box in plain if box.tag == "section"]
    own = _element_of(headline, boxes, weights)
    inside = [box for box in plain if own is not None and own in box.iterancestors()]
    if own is not None and inside and _are_last_and_of_other_days(inside, boxes, headline, own, weights):
        sections = [box for box in sections if box not in inside]
        inside = []
    return frozenset((*inside, *(sections if len(sections) > 1 else ())))


def _element_of(
    headline: HtmlElement, boxes: Collection[HtmlElement], weights: Mapping[HtmlElement, float]
) -> HtmlElement | None:
    """The headline's `article`, else the first element around it that holds prose beside the boxes."""
    article = next(headline.iterancestors("article"), None)
    if article is not None:
        return article
    for each in headline.iterancestors():
        held = sum(weights[box] for box in boxes if each in box.iterancestors())
        if weights.get(each, 0.0) - held >= _LEAST_ARTICLE:
            return each
    return None


def _are_last_and_of_other_days(
    inside: Sequence[HtmlElement],
    boxes: Mapping[HtmlElement, HtmlElement],
    headline: HtmlElement,
    own: HtmlElement,
    weights: Mapping[HtmlElement, float],
) -> bool:
    """Whether all that has a header stands behind the article's own prose, each of another day than that and than the
    others, by somebody else; several are of earlier days. Dispatches are of one day, events lie ahead."""
    if not _ends_with(inside, own, weights):
        return False
    own_hands, own_days = _hands_and_days(own, headline)
    all_hands, all_days = set(own_hands), set(own_days)
    first = min(own_days, default=None)
    for box in inside:
        hands, days = _hands_and_days(box, boxes[box])
        is_later = len(inside) > 1 and (not days or not hands or (first is not None and max(days) > first))
        if first is None or is_later or not (all_days.isdisjoint(days) and all_hands.isdisjoint(hands)):
            return False
        all_hands |= hands
        all_days |= days
    return True


def _ends_with(inside: Sequence[HtmlElement], own: HtmlElement, weights: Mapping[HtmlElement, float]) -> bool:
    """Whether nothing but these elements holds prose behind the first of them."""
    each = inside[0]
    while each is not own and (parent := each.getparent()) is not None:
        if any(below in weights and below not in inside for below in each.itersiblings()):
            return False
        each = parent
    return True


def _opens(box: HtmlElement, heading: HtmlElement, weights: Mapping[HtmlElement, float]) -> bool:
    """Whether no prose stands above a heading in what holds it."""
    return not any(each in weights for each in takewhile(lambda each: each is not heading, box.iter("p", *_HEADINGS)))


def _is_signed_and_dated(box: HtmlElement, heading: HtmlElement) -> bool:
    """Whether a byline and a date stand between a heading and the prose below it."""
    is_signed = is_dated = False
    for each, text in _header_below(box, heading):
        is_signed = is_signed or _is_byline(each) or has_any_byline_label(text)
        is_dated = is_dated or each.tag == "time" or date_start(text) is not None
    return is_signed and is_dated


def _hands_and_days(box: HtmlElement, heading: HtmlElement) -> tuple[frozenset[str], frozenset[date]]:
    """The bylines, by their letters, and the days between a heading and the prose below it."""
    hands: set[str] = set()
    days: set[date] = set()
    for each, text in _header_below(box, heading):
        if _is_byline(each) or has_any_byline_label(text):
            hands.add(letters(text_of(each)))
        said = (each.get("datetime") or "", text) if each.tag == "time" else (text,)
        days.update(found.at.date() for part in said for found in find_dates(part, UTC_ZONE)[:1])
    return frozenset(hands), frozenset(days)


def _header_below(box: HtmlElement, heading: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The elements with short texts between a heading and the prose below it, and what each says itself."""
    below = dropwhile(lambda each: each is not heading, box.iter())
    for each in islice(below, 1, _NEAR_TOP):
        text = clean_line(each.text or "") if isinstance(each.tag, str) else ""
        if len(text) > _LONGEST_FIELD:
            return
        yield each, text


def _is_byline(element: HtmlElement) -> bool:
    return element.get("rel") == "author" or OF_AUTHOR.search(element.get("class") or "") is not None


def _is_linked(heading: HtmlElement) -> bool:
    """Whether a heading is, or holds, a link to another page."""
    links = chain(heading.iter("a"), heading.iterancestors("a"))
    return any(leads_elsewhere(link.get("href")) for link in links)


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
