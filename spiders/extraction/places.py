"""Where on a page an element stands, told by its names: the page's own part, captions, banners, comments, furniture."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from lxml.html import HtmlElement

from spiders.extraction.class_words import BOX, CAPTION, COMMENT, COOKIE, OWN, PLAYER, TELLING

# Furniture has no such paragraphs, or few: what has more was left open, so that the parser put the page into it.
_MOST_LONG_PARAGRAPHS = 5
_LONGEST_LABEL = 80  # letters


class Place(IntEnum):
    """Where on the page a line stands."""

    OWN = 0
    CAPTION = 1
    BANNER = 2  # what asks for consent
    COMMENTS = 3  # of readers
    FURNITURE = 4  # menus, footers, boxes of links: left out


def holds_the_page(element: HtmlElement, meaning: Place) -> bool:
    """Whether what is named or made as furniture is a wrapper, or was left open: the headline or the prose is in it."""
    long = 0
    for found in element.iter("h1", "p"):
        if found.tag == "h1":
            return True
        long += meaning is not Place.COMMENTS and _is_long(found)
        if long >= _MOST_LONG_PARAGRAPHS:
            return True
    return False


def stands_in_comments(element: HtmlElement) -> bool:
    """Whether an element stands among readers' comments."""
    return any(
        meaning_of(above.get("class"), above.get("id"))[0] is Place.COMMENTS and next(above.iter("h1"), None) is None
        for above in (element, *element.iterancestors())
        if above.tag not in ("html", "body")
    )


def _is_long(paragraph: HtmlElement) -> bool:
    """Whether a paragraph has more letters than a label or a title; stops counting once it does."""
    length = 0
    for text in paragraph.itertext():
        length += len(text)
        if length > _LONGEST_LABEL:
            return True
    return False


# A site's pages have the same few hundred names.
@lru_cache(maxsize=4096)
def meaning_of(classes: str | None, identity: str | None) -> tuple[Place, bool]:
    """The place that the names of an element tell, and whether they are a player's."""
    words = f"{classes or ''} {identity or ''}".split()
    if not any(map(TELLING.search, words)):
        return Place.OWN, False
    is_player = any(map(PLAYER.search, words))
    if any(map(COOKIE.search, words)):
        return Place.BANNER, is_player
    if any(map(COMMENT.search, words)):
        return Place.COMMENTS, is_player
    if any(map(BOX.search, words)) and not any(map(OWN.search, words)):
        return Place.FURNITURE, is_player
    return Place.CAPTION if any(map(CAPTION.search, words)) else Place.OWN, is_player
