"""Boxes of other articles around the page's own, told by a title in them that is a link, or by standing in an aside."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, islice

from lxml.html import HtmlElement

from spiders.extraction.document import text_of
from spiders.extraction.outline import leads_elsewhere
from spiders.extraction.text import letters

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PICTURES = ("img", "picture", "video")
# So many elements around something are looked at, elements in each, and such beside each.
_MOST_BOXES, _MOST_LINKS, _MOST_SIBLINGS = 4, 60, 3
# Words of a title; of one that is in no heading, since a link to whoever wrote it may be as long.
_TITLE_WORDS, _PLAIN_TITLE_WORDS = 4, 5
_LONGEST_TITLE = 2000  # letters that are looked at
# Where the headline has no `article`, a box with a title is a card if it is so short: letters.
_LONGEST_CARD = 600


def stands_in_article(element: HtmlElement, heading: HtmlElement | None) -> bool:
    """Whether an element stands in the headline's `article`; where that has none, any element may."""
    article = _article_of(heading)
    return article is None or article is element or article in element.iterancestors()


def stands_in_aside(element: HtmlElement) -> bool:
    """Whether an element stands in what is printed beside the text: mostly of others, but some print a byline there."""
    around = (element, *element.iterancestors())
    return any(each.tag == "aside" or each.get("role") == "complementary" for each in around)


def stands_in_card(element: HtmlElement, heading: HtmlElement | None) -> bool:
    """Whether an element is another article's: outside of the headline's, in a box with a title that is a link."""
    article = _article_of(heading)
    own = heading if article is None else article
    if heading is None or own is None or own is element or own in element.iterancestors():
        return False
    around, headline = {own, *own.iterancestors()}, letters(text_of(heading))
    for box in _boxes(element):
        if box in around:
            return False
        if _has_title(box, element, headline):
            return article is not None or _is_short(box)
    return False


def stands_in_a_box(element: HtmlElement) -> bool:
    """Whether an element, right by the headline, is another page's: in an aside, or in a box without the headline that
    has a heading or as long a link as a title is."""
    if stands_in_aside(element):
        return True
    for box in _boxes(element):
        for inside in islice(box.iter("h1", "h2", "h3", "a"), _MOST_LINKS):
            if inside.tag == "h1":
                return False
            if inside.tag != "a" or len(_said(inside).split()) >= _TITLE_WORDS:
                return True
    return False


def _boxes(element: HtmlElement) -> Iterator[HtmlElement]:
    return islice((element, *element.iterancestors()), _MOST_BOXES)


def _article_of(heading: HtmlElement | None) -> HtmlElement | None:
    return next(heading.iterancestors("article"), None) if heading is not None else None


def _has_title(box: HtmlElement, element: HtmlElement, headline: str) -> bool:
    """Whether a box has a link to another page with as many words as a title, and not the page's own: in a heading or
    around one, or alone on its line above an element in that box.

    A link in no heading may lead to the article's series; it is a title where the box is made as a card.
    """
    is_above, has_picture = True, False
    links: list[str] = []
    titles: set[str] = set()
    for link in islice(box.iter("a", *_PICTURES, str(element.tag)), _MOST_LINKS):
        is_above = is_above and link is not element
        has_picture = has_picture or link.tag in _PICTURES  # a writer's portrait stands below the link
        if link.tag != "a" or not leads_elsewhere(link.get("href")):
            continue
        links.append(link.get("href") or "")
        is_heading = _is_heading(link)
        said = _said(link) if is_heading or (is_above and _stands_alone(link)) else ""
        fewest = _TITLE_WORDS if is_heading else _PLAIN_TITLE_WORDS
        if len(said.split()) >= fewest and letters(said) != headline:
            if is_heading or has_picture or next(link.iter(*_PICTURES), None) is not None:
                return True
            titles.add(links[-1])
    return bool(titles) and (
        box.tag == "article" or any(links.count(title) > 1 for title in titles) or _is_one_of_several(box, titles)
    )


def _is_one_of_several(box: HtmlElement, titles: Collection[str]) -> bool:
    """Whether a box stands by another that is made as it is, and has a title too, or that leads where its title does,
    as a card's picture does."""
    siblings = (islice(box.itersiblings(preceding=is_before), _MOST_SIBLINGS) for is_before in (False, True))
    for each in filter(_is_short, chain.from_iterable(siblings)):
        is_alike = (each.tag, each.get("class")) == (box.tag, box.get("class"))
        for link in islice(each.iter("a"), _MOST_LINKS):
            if link.get("href") in titles or (is_alike and _is_plain_title(link)):
                return True
    return False


def _is_plain_title(link: HtmlElement) -> bool:
    return leads_elsewhere(link.get("href")) and len(_said(link).split()) >= _PLAIN_TITLE_WORDS and _stands_alone(link)


def _is_heading(link: HtmlElement) -> bool:
    parent = link.getparent()
    return (parent is not None and parent.tag in _HEADINGS) or next(link.iter(*_HEADINGS), None) is not None


def _stands_alone(link: HtmlElement) -> bool:
    """Whether no text stands right before or behind a link: it is no part of a sentence."""
    before, parent = link.getprevious(), link.getparent()
    said = before.tail if before is not None else parent.text if parent is not None else ""
    return not (said or "").strip() and not (link.tail or "").strip()


def _said(link: HtmlElement) -> str:
    return text_of(link)[:_LONGEST_TITLE]


def _is_short(box: HtmlElement) -> bool:
    left = _LONGEST_CARD
    for text in box.itertext():
        left -= len(text.strip())
        if left < 0:
            return False
    return True
