"""The lines that a page prints around its headline, where dates and bylines stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.cards import stands_in_card
from spiders.extraction.class_words import BESIDE_HEADLINE, BYLINE_WITH_BUTTONS
from spiders.extraction.document import holds_at_most, names_of, start_of_text
from spiders.extraction.tags import BESIDE_ARTICLE, INLINE, SILENT
from spiders.extraction.text import clean_line, letters, line_words
from spiders.extraction.unseen import is_seen

_HEADINGS = ("h1", "h2", "h3", "h4")
_OTHER_HEADINGS = ("p", "div", "span", "strong", "b", "a", "legend", "td", "h5", "h6")
_MOST_HEADINGS = 40
_LONGEST_HEADING = 10_000  # letters with their white space
# Elements that stand within a line.
_INLINE = INLINE | {"address", "img"}
# Some names open a box on a click, so buttons count here.
_FIGURES = frozenset({"figure", "figcaption", "video", "audio"})
_PASSED_OVER = (SILENT - {"button"}) | (BESIDE_ARTICLE - {"aside"}) | _FIGURES | {"head", "blockquote", "form", "input"}
_OF_THE_SITE = re.compile(
    r"#?(?:(?:(?:site|page|global|main)[-_]?)?footer|(?:site|global|main)[-_]?header"
    r"|masthead)(?:[-_](?:inner|wrapper))?|#header",
    re.IGNORECASE,
)
_MOST_OTHER = 2000  # letters
_FEW, _LONGEST_ABOVE = 6, 300  # elements above a footer that opens an article, and letters of each
# How far around the headline is looked: lines below and above it, and texts and ends of lines, empty ones too.
_MOST_AFTER, _MOST_BEFORE, _MOST_TOKENS = 60, 14, 960
_MOST_IN_LINE = 40
_LONGEST_TEXT = 2000  # letters of one text that are kept
# Words of a line of the body, and of all such below the headline.
PROSE_LINE, _MOST_PROSE = 18, 130


class Segment(NamedTuple):
    """A text of one line, and the element that it stands in."""

    text: str
    element: HtmlElement


HeaderLine = tuple[Segment, ...]


class HeaderLines(NamedTuple):
    """The lines right before and after a headline, each in the page's order."""

    before: tuple[HeaderLine, ...] = ()
    after: tuple[HeaderLine, ...] = ()


def header_lines(heading: HtmlElement | None) -> HeaderLines:
    """What stands around the element that prints a headline: menus and other matter left out, the body but begun."""
    return HeaderLines(_lines_before(heading), lines_after(heading)) if heading is not None else HeaderLines()


def heading_of(tree: HtmlElement, headline: str | None) -> HtmlElement | None:
    """The element that prints a headline, else the page's first h1 or h2; None where there is none."""
    key = letters(headline or "")
    if not key:
        return None
    for element in islice(tree.iter(*_HEADINGS), _MOST_HEADINGS):
        whole = start_of_text(element, _LONGEST_HEADING + 1)
        if len(whole) <= _LONGEST_HEADING and key in letters(whole) and is_seen(element):
            return element
    for element in tree.iter(*_OTHER_HEADINGS):
        text = element.text
        if text and len(key) <= len(text) <= 2 * len(key) + 20 and letters(text) == key and is_seen(element):
            return element
    return next(tree.iter("h1"), next(tree.iter("h2"), None))


def lines_after(element: HtmlElement) -> tuple[HeaderLine, ...]:
    """What stands below an element, until the body has well begun."""
    lines: list[HeaderLine] = []
    prose = 0
    for line in _lines(_around(element, backwards=False)):
        lines.append(line)
        words = line_words(text_in(line))
        prose += words if words >= PROSE_LINE else 0
        if len(lines) >= _MOST_AFTER or prose >= _MOST_PROSE:
            break
    return tuple(lines)


def _lines_before(element: HtmlElement) -> tuple[HeaderLine, ...]:
    lines = islice(_lines(_around(element, backwards=True)), _MOST_BEFORE)
    own = (line for line in lines if not stands_in_card(line[0].element, element))
    return tuple(tuple(reversed(line)) for line in own)[::-1]


def line_of(element: HtmlElement) -> HeaderLine:
    """All texts of an element as one line."""
    return tuple(islice((token for token in _inside(element) if token is not None), _MOST_IN_LINE))


def text_in(line: HeaderLine) -> str:
    """A line's text; what stands in elements of its own is parted by spaces."""
    return " ".join(segment.text for segment in line)


_Token = Segment | None  # None: a line ends here


def _lines(tokens: Iterator[_Token]) -> Iterator[HeaderLine]:
    line: list[Segment] = []
    for token in islice(tokens, _MOST_TOKENS):
        if token is not None:
            line.append(token)
        elif line:
            yield tuple(line)
            line = []
    if line:
        yield tuple(line)


def _around(element: HtmlElement, *, backwards: bool) -> Iterator[_Token]:
    """What stands after an element in the page, or before it, the nearest first."""
    yield None
    while (parent := element.getparent()) is not None:
        if not backwards:
            yield from _segment(element.tail, parent)
        for sibling in element.itersiblings(preceding=backwards):
            yield from _with_tail(sibling, parent, backwards=backwards)
        if backwards:
            yield from _segment(parent.text, parent)
        yield None
        element = parent


def _inside(element: HtmlElement, *, backwards: bool = False) -> Iterator[_Token]:
    if _is_other_matter(element):
        yield None
        return
    breaks = element.tag not in _INLINE
    if breaks:
        yield None
    if not backwards:
        yield from _segment(element.text, element)
    for child in reversed(element) if backwards else element:
        yield from _with_tail(child, element, backwards=backwards)
    if backwards:
        yield from _segment(element.text, element)
    if breaks:
        yield None


def _with_tail(child: HtmlElement, parent: HtmlElement, *, backwards: bool) -> Iterator[_Token]:
    if backwards:
        yield from _segment(child.tail, parent)
    yield from _inside(child, backwards=backwards)
    if not backwards:
        yield from _segment(child.tail, parent)


def _segment(text: str | None, element: HtmlElement) -> Iterator[_Token]:
    if text and not text.isspace() and (line := clean_line(text[:_LONGEST_TEXT])):
        yield Segment(line, element)


def stands_in_other_matter(element: HtmlElement) -> bool:
    """Whether an element is, or stands in, what is no part of the article: a menu, comments, related articles."""
    return any(map(_is_other_matter, (element, *element.iterancestors())))


def _is_other_matter(element: HtmlElement) -> bool:
    if element.tag in _PASSED_OVER:
        return element.tag != "footer" or not _opens_article(element)
    if (element.tag == "header" and is_of_the_site(element)) or is_called_the_sites(element):
        return True
    names = names_of(element).lower()
    if not BESIDE_HEADLINE.search(names) or not BESIDE_HEADLINE.search(BYLINE_WITH_BUTTONS.sub("", names)):
        return False
    # An element that holds the whole article may say as well that it has comments or may be shared.
    return holds_at_most(element, _MOST_OTHER)


def _opens_article(footer: HtmlElement) -> bool:
    """Whether a footer stands at the beginning of an article, as some print who wrote it and when."""
    is_within = next(footer.iterancestors("article"), None) is not None and footer.getnext() is not None
    if not is_within or not holds_at_most(footer, _MOST_OTHER):
        return False
    return all(
        len(start_of_text(above, _LONGEST_ABOVE + 1)) <= _LONGEST_ABOVE
        for above in islice(footer.itersiblings(preceding=True), _FEW)
    )


def is_of_the_site(element: HtmlElement) -> bool:
    """Whether a header or footer is the site's: it stands in no article, and holds no headline."""
    return next(element.iterancestors("main", "article"), None) is None and next(element.iter("h1"), None) is None


def is_called_the_sites(element: HtmlElement) -> bool:
    """Whether an element is by its names the site's header or footer, and as those are; articles have some too."""
    classes, identity = element.get("class"), element.get("id")
    if not classes and not identity:
        return False
    names = (*(classes or "").split(), *(("#" + identity,) if identity else ()))
    return any(map(_OF_THE_SITE.fullmatch, names)) and is_of_the_site(element)
