"""Names that are marked as an author's, and are not of the page's article: of a book, a picture, a teaser, a quotation.

Told by what stands right around a name, wherever on the page that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from lxml.html import HtmlElement

from spiders.extraction.class_words import NAMES_OTHER_HAND, QUOTES_OTHERS
from spiders.extraction.closing_lines import may_head_authors
from spiders.extraction.dates import UTC_ZONE, is_date_line
from spiders.extraction.document import classes_of, holds_at_most, start_of_text, text_of
from spiders.extraction.hands import BY, DEEDS, PERSONS, WORK
from spiders.extraction.outline import leads_elsewhere
from spiders.extraction.printed_names import TOPIC_LINK
from spiders.extraction.tags import HEADINGS
from spiders.extraction.text import clean_line, letters

# An article's own scopes, and those of whom its author is.
_OWN_SCOPE = re.compile(
    r"article|posting|report|page|web(?:site|content)|creativework|blog|person|organi[sz]ation|\bcard\b", re.IGNORECASE
)
# `Video by`, `Photos and illustrations:`; alone, `Video` may be a section, and a political editor writes articles too.
# Who has written a review has reviewed something.
_DEED = rf"(?:(?!reviewed){DEEDS}|compiled|{WORK})"
_LABEL_OF_OTHERS = re.compile(
    rf"\W*(?:{_DEED}(?:(?:,\s|\sand\s|\s&\s){_DEED})*(?:\s{BY}\b|\s?[:：])|(?:camera|{PERSONS})\b)\W*",
    re.IGNORECASE,
)
_LONGEST_LABEL = 40  # letters
_MOST_BOXES = 4  # around a name that are looked at
_LONGEST_BOX = 600  # letters
_MOST_PARTS = 20
_LONGEST_BY = 3  # letters of `By` before a name, where nothing else stands beside a title
_TITLE_WORDS = 4  # of a title in a heading; in none it has more
_NO_ARTICLE = re.compile(r"/(?:authors?|comments?)\b|#", re.IGNORECASE)  # beside addresses of topics
_SHORTEST_PROSE, _LEAST_PROSE = 80, 2  # letters of a paragraph; paragraphs


def is_of_another(element: HtmlElement, heading: HtmlElement | None) -> bool:
    """Whether a name that is marked as an author's is another's than the author of the article with that headline."""
    boxes = tuple(_boxes(element, heading))
    return (
        _is_of_other_scope(element, heading)
        or any(NAMES_OTHER_HAND.fullmatch(name) for each in boxes[:2] for name in classes_of(each))
        or any(QUOTES_OTHERS.fullmatch(name) for each in boxes for name in classes_of(each))
        or _is_labelled_of_others(element)
        or stands_below_title(element, heading)
        or any(_is_headed_within_text(box, element) for box in boxes if box is not element)
    )


def stands_below_title(element: HtmlElement, heading: HtmlElement | None) -> bool:
    """Whether the title of another article stands above an element in a box around it."""
    return any(_has_title_above(box, element) for box in _boxes(element, heading) if box is not element)


def _boxes(element: HtmlElement, heading: HtmlElement | None) -> Iterator[HtmlElement]:
    """An element and the small ones around it, up to what holds the headline."""
    around = set() if heading is None else {heading, *heading.iterancestors()}
    boxes = islice((element, *element.iterancestors()), _MOST_BOXES)
    return takewhile(lambda box: box not in around and holds_at_most(box, _LONGEST_BOX), boxes)


def _is_of_other_scope(element: HtmlElement, heading: HtmlElement | None) -> bool:
    """Whether a name is a property of a thing of its own: of a book that is reviewed, or of a picture."""
    if not element.get("itemprop"):
        return False
    scopes = (each for each in element.iterancestors() if each.get("itemtype"))
    scope = next((each for each in scopes if not _is_somebodys(each)), None)
    if scope is None or _OWN_SCOPE.search((scope.get("itemtype") or "").rstrip("/").rpartition("/")[2]):
        return False
    is_small = holds_at_most(scope, _LONGEST_BOX)
    return is_small and (heading is None or scope not in heading.iterancestors())


def _is_somebodys(scope: HtmlElement) -> bool:
    return (scope.get("itemtype") or "").rstrip("/").endswith(("Person", "Organization"))


def _is_labelled_of_others(element: HtmlElement) -> bool:
    """Whether the words right before a name tell of another than the author: `Video by`, `Publisher:`."""
    said = _said_before(element)
    return 0 < len(said) <= _LONGEST_LABEL and _LABEL_OF_OTHERS.fullmatch(said) is not None


def _said_before(element: HtmlElement) -> str:
    """The words right before an element in its parent, or in the next one around that has any."""
    for each in islice((element, *element.iterancestors()), 2):
        before, parent = each.getprevious(), each.getparent()
        if before is not None:
            return (before.tail or "").strip() or start_of_text(before, 2 * _LONGEST_LABEL).strip()
        if parent is not None and (said := (parent.text or "").strip()):
            return said
    return ""


def _has_title_above(box: HtmlElement, element: HtmlElement) -> bool:
    """Whether the title of another article, that is a link, stands in a box above a name.

    In no heading the link may lead to a series: it is a title in a list, or where nothing but a name stands beside it.
    A day that is a link, and one to a section, are no titles.
    """
    own = letters(text_of(element))
    for part in islice(box.iter(), _MOST_PARTS):
        if part is element:
            return False
        if part.tag != "a" or not leads_elsewhere(part.get("href")):
            continue
        said = clean_line(text_of(part))
        if letters(said) == own or len(said.split()) < _TITLE_WORDS or _is_no_title(part, said):
            continue
        if _is_heading(part) or (
            len(said.split()) > _TITLE_WORDS
            and (box.tag == "li" or len(letters(text_of(box))) <= len(letters(said)) + len(own) + _LONGEST_BY)
        ):
            return True
    return False


def _is_no_title(link: HtmlElement, said: str) -> bool:
    href = link.get("href") or ""
    is_own = "bookmark" in (link.get("rel") or "").split() and not _is_heading(link)
    if is_own or TOPIC_LINK.search(href) or _NO_ARTICLE.search(href):
        return True
    return next(link.iter("time"), None) is not None or is_date_line(said, UTC_ZONE)


def _is_headed_within_text(box: HtmlElement, element: HtmlElement) -> bool:
    """Whether a box stands right below paragraphs, and has a heading of its own above a name: `Opinion`, a book.

    A single one above may be the standfirst. What is headed as an author's is the article's own.
    """
    above = tuple(islice(box.itersiblings(preceding=True), _LEAST_PROSE))
    if len(above) < _LEAST_PROSE or not all(map(_is_prose, above)):
        return False
    parts = takewhile(lambda part: part is not element, islice(box.iter(), _MOST_PARTS))
    said = clean_line(next((text_of(part) for part in parts if part.tag in HEADINGS), ""))
    return bool(said) and not may_head_authors(said) and letters(text_of(element)) not in letters(said)


def _is_prose(element: HtmlElement) -> bool:
    return element.tag == "p" and not holds_at_most(element, _SHORTEST_PROSE)


def _is_heading(link: HtmlElement) -> bool:
    parent = link.getparent()
    return (parent is not None and parent.tag in HEADINGS) or next(link.iter(*HEADINGS), None) is not None
