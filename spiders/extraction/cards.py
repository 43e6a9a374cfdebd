"""Boxes of other articles around the page's own, told by a title in them or by standing in an aside: no author and no
day in them is the page's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain, islice, takewhile
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.byline_labels import AUTHOR
from spiders.extraction.document import holds_at_most, start_of_text
from spiders.extraction.name_kinds import is_full, looks_like_name
from spiders.extraction.outline import leads_elsewhere
from spiders.extraction.tags import HEADINGS, is_aside
from spiders.extraction.text import letters, line_words

# Of these, those that are titles without being links; lower ones may be a byline's.
_HIGH_HEADINGS = frozenset({"h1", "h2", "h3"})
# Of a box outside of the article; columnists there are not its authors.
_OF_AUTHOR = re.compile(rf"\b(?:{AUTHOR}|writer|by)\b", re.IGNORECASE)
_PICTURES = ("img", "picture", "video")
# So many elements around something are looked at, parts of each, and elements beside each.
_MOST_BOXES, _MOST_PARTS, _MOST_SIBLINGS, _MOST_ABOVE = 4, 60, 3, 8
# Words of a title; of one that is in no heading, since a link to whoever wrote it may be as long.
_TITLE_WORDS, _PLAIN_TITLE_WORDS = 4, 5
_LONGEST_TITLE = 2000  # letters that are looked at
# Words of a paragraph of prose, how many make an article's text, and among how many they are looked for.
_PROSE_WORDS, _LEAST_PROSE, _MOST_PARAGRAPHS = 18, 2, 8
# Where the headline has no `article`, a box with a title is a card if it is so short: letters.
_LONGEST_CARD = 600


class _Title(NamedTuple):
    """What may be the title of another article in a box."""

    address: str
    """Where it leads; empty for a heading that is no link."""
    is_heading: bool
    is_above: bool
    """Whether it stands above the element for which the box is looked at."""
    is_pictured: bool
    """Whether a picture stands in it or above it; a writer's portrait stands below."""


def stands_in_article(element: HtmlElement, heading: HtmlElement | None) -> bool:
    """Whether an element stands in the headline's `article`; where that has none, any element may."""
    article = _article_of(heading)
    return article is None or article is element or article in element.iterancestors()


def stands_in_aside(element: HtmlElement) -> bool:
    """Whether an element stands in what is printed beside the text: mostly of others, but some print a byline there."""
    return any(map(is_aside, (element, *element.iterancestors())))


def stands_in_card(element: HtmlElement, heading: HtmlElement | None) -> bool:
    """Whether an element is another article's: outside of the headline's, in a box with a title that is a link.

    Above it a link in no heading may lead to the article's series; it is a title where the box is made as a card.
    """
    if heading is None:
        return False
    article = _article_of(heading)
    own = heading if article is None else article
    if own is element or own in element.iterancestors():
        return False
    for box in _boxes(element, own):
        links = [title for title in _titles(box, element, heading) if title.address]
        plain = [title for title in links if title.is_above and not title.is_heading]
        if any(title.is_heading for title in links) or _is_made_as_card(box, plain):
            return article is not None or holds_at_most(box, _LONGEST_CARD)
    return False


def stands_in_others_box(element: HtmlElement, heading: HtmlElement | None) -> bool:
    """Whether an element, right by the headline, is another page's: in an aside, or in a box without the headline that
    has a title, be it a link or not."""
    return stands_in_aside(element) or stands_in_titled_box(element, heading)


def stands_in_titled_box(element: HtmlElement, heading: HtmlElement | None) -> bool:
    """Whether a box without the headline around an element has a title, be it a link or not."""
    return any(next(_titles(box, element, heading), None) is not None for box in _boxes(element, heading))


def stands_amid_prose(element: HtmlElement) -> bool:
    """Whether an element, or a box that it is in, stands between paragraphs of prose, more than one on each side."""
    around = islice((element, *element.iterancestors()), _MOST_ABOVE)
    return any(all(_are_prose(box, backwards=backwards) for backwards in (True, False)) for box in around)


def _are_prose(box: HtmlElement, *, backwards: bool) -> bool:
    beside = islice(box.itersiblings("p", preceding=backwards), _MOST_PARAGRAPHS)
    prose = (each for each in beside if line_words(start_of_text(each, _LONGEST_TITLE)) >= _PROSE_WORDS)
    return len(list(islice(prose, _LEAST_PROSE))) == _LEAST_PROSE


def stands_among_others(element: HtmlElement, article: HtmlElement | None) -> bool:
    """Whether an element with a name stands outside of an article among people who did not write that.

    That is an aside; below the article a box with a heading of its own; or one of several that are made alike, each
    with a name. What has the label of an author is the article's own: `About the author`.
    """
    if article is None or article is element or article in element.iterancestors():
        return False
    if stands_in_aside(element):
        return True
    boxes = list(_boxes(element, article))
    above = next(filter(None, (_heading_above(box, element) for box in boxes)), "")
    if _OF_AUTHOR.search(above):
        return False
    return (bool(above) and _is_below(element, article)) or any(_is_one_of_names(box, element) for box in boxes)


def whole_article_of(heading: HtmlElement | None) -> HtmlElement | None:
    """The headline's `article` or `main`, else the next element around it that holds more than is printed by it."""
    if heading is None:
        return None
    around = (next(heading.iterancestors(tag), None) for tag in ("article", "main"))
    own = next((each for each in around if each is not None), heading)
    return next((each for each in (own, *own.iterancestors()) if not holds_at_most(each, _LONGEST_CARD)), None)


def _is_below(element: HtmlElement, article: HtmlElement) -> bool:
    """Whether an element stands behind an article, not before it; neither holds the other."""
    around = [article, *article.iterancestors()]
    each = element
    while (parent := each.getparent()) is not None and parent not in around:
        each = parent
    return each in around[around.index(parent) - 1].itersiblings() if parent is not None else False


def _heading_above(box: HtmlElement, element: HtmlElement) -> str:
    """The heading that stands beside a box, not far above it, but for one with the element's own words."""
    for each in islice(box.itersiblings(preceding=True), _MOST_ABOVE):
        heading = each if each.tag in HEADINGS else next(each.iter(*HEADINGS), None)
        said = _said(heading) if heading is not None and (heading is each or _is_said_by(heading, each)) else ""
        if said.strip():
            return "" if letters(_said(element)) in letters(said) else said
    return ""


def _is_one_of_names(box: HtmlElement, element: HtmlElement) -> bool:
    """Whether a box stands by another that is made as it is, and names another person as it does."""
    name = letters(_said(element))
    siblings = (islice(box.itersiblings(preceding=is_before), _MOST_SIBLINGS) for is_before in (False, True))
    for each in chain.from_iterable(siblings):
        if _made_as(each) == _made_as(box) and holds_at_most(each, _LONGEST_CARD):
            alike = (
                part for part in islice(each.iter(str(element.tag)), _MOST_PARTS) if _made_as(part) == _made_as(element)
            )
            if any(
                is_full(text) and letters(text) != name
                for part in alike
                if looks_like_name(text := _said(part).strip())
            ):
                return True
    return False


def _made_as(element: HtmlElement) -> tuple[str, str]:
    return str(element.tag), element.get("class") or ""


def _boxes(element: HtmlElement, own: HtmlElement | None) -> Iterator[HtmlElement]:
    """An element and those around it, up to the first that holds what is the page's own."""
    around = set() if own is None else {own, *own.iterancestors()}
    return takewhile(lambda box: box not in around, islice((element, *element.iterancestors()), _MOST_BOXES))


def _article_of(heading: HtmlElement | None) -> HtmlElement | None:
    return next(heading.iterancestors("article"), None) if heading is not None else None


def _titles(box: HtmlElement, element: HtmlElement, heading: HtmlElement | None) -> Iterator[_Title]:
    """What may be titles in a box around an element, but for the page's own, and for what only the element says.

    Those are links to another page with as many words as a title, in a heading or around one, or alone on their lines;
    and high headings.
    """
    is_above, is_pictured = True, False
    for part in islice(box.iter("a", *_HIGH_HEADINGS, *_PICTURES, str(element.tag)), _MOST_PARTS):
        is_above = is_above and part is not element
        is_pictured = is_pictured or part.tag in _PICTURES
        is_link = part.tag == "a" and (_is_linked_heading(part) or _is_plain_title(part))
        if (is_link or part.tag in _HIGH_HEADINGS) and not any(_is_said_by(each, part) for each in (heading, element)):
            yield _Title(
                (is_link and part.get("href")) or "",
                is_heading=not is_link or _is_heading(part),
                is_above=is_above,
                is_pictured=is_pictured or next(part.iter(*_PICTURES), None) is not None,
            )


def _is_made_as_card(box: HtmlElement, titles: Collection[_Title]) -> bool:
    """Whether a box with links that may be titles has another sign of a card: it is an `article`, a picture stands by
    them, it leads twice where they do, or it is one of several."""
    addresses = [title.address for title in titles]
    links = [link.get("href") for link in islice(box.iter("a"), _MOST_PARTS)]
    return bool(titles) and (
        box.tag == "article"
        or any(title.is_pictured for title in titles)
        or any(links.count(address) > 1 for address in addresses)
        or _is_one_of_several(box, addresses)
    )


def _is_one_of_several(box: HtmlElement, addresses: Collection[str]) -> bool:
    """Whether a box stands by another that is made as it is, and has a title too, or that leads where its title does,
    as a card's picture does."""
    siblings = (islice(box.itersiblings(preceding=is_before), _MOST_SIBLINGS) for is_before in (False, True))
    for each in chain.from_iterable(siblings):
        if not holds_at_most(each, _LONGEST_CARD):
            continue
        is_alike = (each.tag, each.get("class")) == (box.tag, box.get("class"))
        for link in islice(each.iter("a"), _MOST_PARTS):
            if link.get("href") in addresses or (is_alike and _is_plain_title(link)):
                return True
    return False


def _is_linked_heading(link: HtmlElement) -> bool:
    return leads_elsewhere(link.get("href")) and _is_heading(link) and len(_said(link).split()) >= _TITLE_WORDS


def _is_plain_title(link: HtmlElement) -> bool:
    return leads_elsewhere(link.get("href")) and len(_said(link).split()) >= _PLAIN_TITLE_WORDS and _stands_alone(link)


def _is_heading(link: HtmlElement) -> bool:
    parent = link.getparent()
    return (parent is not None and parent.tag in HEADINGS) or next(link.iter(*HEADINGS), None) is not None


def _stands_alone(link: HtmlElement) -> bool:
    """Whether no text stands right before or behind a link: it is no part of a sentence."""
    before, parent = link.getprevious(), link.getparent()
    said = before.tail if before is not None else parent.text if parent is not None else ""
    return not (said or "").strip() and not (link.tail or "").strip()


def _is_said_by(element: HtmlElement | None, part: HtmlElement) -> bool:
    return element is not None and letters(_said(element)) == letters(_said(part))


def _said(element: HtmlElement) -> str:
    return start_of_text(element, _LONGEST_TITLE)
