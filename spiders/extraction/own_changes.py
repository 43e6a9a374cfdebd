"""Whether a day of a change that a page prints is that of its article, or that of a box: figures, terms, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from lxml.html import HtmlElement

from spiders.extraction.byline_labels import has_any_byline_label
from spiders.extraction.cards import stands_in_aside, stands_in_others_box, whole_article_of
from spiders.extraction.dates import date_start, has_label_at_start
from spiders.extraction.document import holds_at_most, start_of_text
from spiders.extraction.header_lines import PROSE_LINE, HeaderLine, HeaderLines, text_in
from spiders.extraction.tags import TOPS
from spiders.extraction.text import clean_line, line_words

_PROSE = 2  # lines below the headline from which on it is the body: one may be a standfirst
_LONGEST = 300  # letters of what stands above in a box that are looked at
_LONGEST_HEADER = 600  # letters of what holds a headline and little more
_MOST_AROUND = 3  # elements, of which one may be named as a byline
_BYLINE = re.compile(r"byline|dateline", re.IGNORECASE)
_FIGURES = ("figure", "table", "img", "svg", "canvas", "iframe")


def is_own_change(element: HtmlElement, heading: HtmlElement | None, header: HeaderLines) -> bool:
    """Whether a change that stands in an element is the article's: it stands by the headline, or behind the prose.

    It stands within the headline's article, above the headline within its header. Behind prose it stands in no box with
    a title or any label of its own, and not below a figure, unless that is named as a byline.
    """
    if heading is None:
        return True
    own = whole_article_of(heading)
    around = {element, *element.iterancestors()}
    if (own is not None and own not in around) or stands_in_aside(element):
        return False
    if not _is_below(element, heading):
        return not around.isdisjoint(_headers(heading))
    near = islice((element, *element.iterancestors()), _MOST_AROUND)
    if not _is_behind_prose(element, header) or any(_BYLINE.search(each.get("class") or "") for each in near):
        return True
    return not stands_in_others_box(element, heading) and _stands_alone(element, heading, header)


def _headers(heading: HtmlElement) -> Iterator[HtmlElement]:
    """What around a headline holds little more than that, and its `article`."""
    yield from islice(heading.iterancestors("article"), 1)
    above = takewhile(lambda each: each.tag not in TOPS, heading.iterancestors())
    yield from takewhile(lambda each: holds_at_most(each, _LONGEST_HEADER), above)


def _is_below(element: HtmlElement, heading: HtmlElement) -> bool:
    alike = heading.getroottree().iter(str(heading.tag), str(element.tag))
    return next((each for each in alike if each in (heading, element)), None) is heading


def _is_behind_prose(element: HtmlElement, header: HeaderLines) -> bool:
    """Whether the body has begun above an element; what stands far below the headline is behind it."""
    prose = 0
    for line in header.after:
        if any(segment.element is element for segment in line):
            return prose >= _PROSE
        prose += _is_prose(line)
    return True


def _is_prose(line: HeaderLine) -> bool:
    return line_words(text_in(line)) >= PROSE_LINE


def _stands_alone(element: HtmlElement, heading: HtmlElement, header: HeaderLines) -> bool:
    """Whether what stands above an element in its box is at most who wrote, and when, and its box below no figure."""
    containers = set(heading.iterancestors())
    prose = [line[0].element for line in header.after if _is_prose(line)]
    containers.update(each for first in prose[:_PROSE] for each in (first, *first.iterancestors()))
    box = element
    while (parent := box.getparent()) is not None and box not in containers:
        if parent in containers:
            above = box.getprevious()
            return above is None or not _is_figure(above)
        if not all(map(_is_of_header, _said_above(box, parent))):
            return False
        box = parent
    return True


def _said_above(box: HtmlElement, parent: HtmlElement) -> Iterator[str]:
    """What stands above something in what holds it, the nearest first."""
    for each in box.itersiblings(preceding=True):
        said = start_of_text(each, _LONGEST) if isinstance(each.tag, str) else ""
        yield from filter(None, map(clean_line, (each.tail or "", said)))
    yield from filter(None, [clean_line(parent.text or "")])


def _is_of_header(text: str) -> bool:
    return has_any_byline_label(text) or has_label_at_start(text) or date_start(text) is not None


def _is_figure(element: HtmlElement) -> bool:
    """Whether an element is a figure or chart, or holds nothing else."""
    return element.tag in _FIGURES or (len(element) == 1 and element[0].tag in _FIGURES)
