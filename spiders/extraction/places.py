"""Where on a page an element stands, told by its names: the page's own part, captions, banners, comments, furniture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache

from lxml.html import HtmlElement

from spiders.extraction.class_words import BOX, CAPTION, COMMENT, COOKIE, OWN, PLAYER, TELLING

# Furniture has no such paragraphs, or few: what has more was left open, so that the parser put the page into it.
_MOST_LONG_PARAGRAPHS = 5
_LONGEST_TITLE = 80  # letters of a paragraph that is a label or a title


class Place(IntEnum):
    """Where on the page a line stands."""

    OWN = 0
    CAPTION = 1
    BANNER = 2  # what asks for consent
    COMMENTS = 3  # of readers
    FURNITURE = 4  # menus, footers, boxes of links: left out


class Wrappers:
    """Tells what is named or made as furniture and is a wrapper, or was left open: the headline or the prose is in it.

    Wrappers stand in each other: what told of the outer is not looked for again where it tells of the inner too. So
    asked from the top down, a page costs what its elements do, however deep they are.
    """

    def __init__(self) -> None:
        self._told: list[HtmlElement] = []

    def holds_the_page(self, element: HtmlElement, meaning: Place) -> bool:
        """Whether the headline, or where it is no comments so many long paragraphs, stand in an element."""
        is_headline = len(self._told) == 1
        if self._told and (is_headline or meaning is not Place.COMMENTS):
            ends = (self._told[0], self._told[-1])
            if all(end is element or element in end.iterancestors() for end in ends):
                return True
        told = _what_tells(element, meaning)
        self._told = told or self._told
        return bool(told)


def _what_tells(element: HtmlElement, meaning: Place) -> list[HtmlElement]:
    """The headline in an element, or so many long paragraphs before it; nothing where there is neither."""
    long: list[HtmlElement] = []
    for found in element.iter("h1", "p"):
        if found.tag == "h1":
            return [found]
        if meaning is not Place.COMMENTS and _is_long(found):
            long.append(found)
        if len(long) >= _MOST_LONG_PARAGRAPHS:
            return long
    return []


def outside_comments(elements: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """Those elements that do not stand among readers' comments."""
    known: dict[HtmlElement, bool] = {}
    return (element for element in elements if not _is_among_comments(element, known))


def stands_in_comments(element: HtmlElement) -> bool:
    """Whether an element stands among readers' comments."""
    return _is_among_comments(element, {})


def _is_among_comments(element: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """The answer for an element, kept in `known` for all elements around it.

    The innermost element of that name tells: where a headline is in it, one is in those around it too.
    """
    passed: list[HtmlElement] = []
    answer = False
    for above in (element, *element.iterancestors()):
        if above in known:
            answer = known[above]
            break
        passed.append(above)
        if above.tag in ("html", "body"):
            break
        if meaning_of(above.get("class"), above.get("id"))[0] is Place.COMMENTS:
            answer = next(above.iter("h1"), None) is None
            break
    known.update(dict.fromkeys(passed, answer))
    return answer


def _is_long(paragraph: HtmlElement) -> bool:
    """Whether a paragraph has more letters than a label or a title; stops counting once it does."""
    length = 0
    for text in paragraph.itertext():
        length += len(text)
        if length > _LONGEST_TITLE:
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
