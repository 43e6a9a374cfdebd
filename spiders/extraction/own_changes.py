"""Whether a day of a change that a page prints is that of its article, or that of a box: figures, terms, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, takewhile

from lxml.html import HtmlElement

from spiders.extraction.aside_words import SHARES
from spiders.extraction.byline_labels import has_any_byline_label
from spiders.extraction.cards import stands_in_aside, stands_in_others_box, stands_in_titled_box, whole_article_of
from spiders.extraction.class_words import BYLINE
from spiders.extraction.dates import date_start, has_label_at_start
from spiders.extraction.document import holds_at_most, start_of_text
from spiders.extraction.header_lines import PROSE_LINE, HeaderLine, HeaderLines, text_in
from spiders.extraction.name_kinds import looks_like_name
from spiders.extraction.sentences import ends_in_stop, words_said
from spiders.extraction.tag_labels import TAG_LABELS
from spiders.extraction.tags import HEADINGS, INLINE, TOPS, is_aside
from spiders.extraction.text import clean_line, letters, line_words

_PROSE = 2  # lines below the headline from which on it is the body: one may be a standfirst
_LONGEST = 300  # letters of what stands beside in a box that are looked at
_LONGEST_HEADER = 600  # letters of what holds a headline and little more
_MOST_AROUND = 3  # elements, of which one may be named as a byline
_MOST_PARTS = 40  # elements of a box that are looked at
_LONGEST_BYLINE = 12  # words
_LEAST_SAID = 2  # words that make a sentence
_CHARTS = ("table", "svg", "canvas", "iframe", "object", "embed")
_LISTS = ("ul", "ol", "dl", "table")
# What stands at the foot of an article besides who wrote it and when: its tags, and what one may do with it.
_OF_FOOT = re.compile(
    rf"(?:{TAG_LABELS})(?!\w)\s*:?.{{0,80}}|{SHARES}",
    re.IGNORECASE,
)


def is_own_change(element: HtmlElement, heading: HtmlElement | None, header: HeaderLines) -> bool:
    """Whether a change that stands in an element is the article's: it stands by the headline, or behind the prose.

    It stands within the headline's article, above the headline within its header, in an aside only with the byline.
    Behind prose it stands in no box with a title, any label, a list or a sentence of its own, and not below a chart,
    unless that is named as a byline.
    """
    if heading is None:
        return True
    own = whole_article_of(heading)
    around = {element, *element.iterancestors()}
    if own is not None and own not in around:
        return False
    if stands_in_aside(element):
        return not _is_behind_prose(element, heading, header) and _stands_with_byline(element, heading)
    if not _is_below(element, heading):
        return not around.isdisjoint(_headers(heading))
    if not _is_behind_prose(element, heading, header):
        return True
    if _heads_others(element):
        return False
    near = islice((element, *element.iterancestors()), _MOST_AROUND)
    if any(BYLINE.search(each.get("class") or "") for each in near):
        return True
    return not stands_in_others_box(element, heading) and _stands_alone(element, heading, header)


def _stands_with_byline(element: HtmlElement, heading: HtmlElement) -> bool:
    """Whether an element stands in a short aside that says who wrote the article, and has no title."""
    aside = next(filter(is_aside, (element, *element.iterancestors())))
    said = (start_of_text(each, _LONGEST) for each in islice(aside.iter(), _MOST_PARTS) if isinstance(each.tag, str))
    is_signed = holds_at_most(aside, _LONGEST_HEADER) and any(map(_is_byline, said))
    return is_signed and not stands_in_titled_box(element, heading)


def _is_byline(text: str) -> bool:
    line = clean_line(text)
    return line_words(line) <= _LONGEST_BYLINE and has_any_byline_label(line)


def _headers(heading: HtmlElement) -> Iterator[HtmlElement]:
    """What around a headline holds little more than that, and its `article`."""
    yield from islice(heading.iterancestors("article"), 1)
    above = takewhile(lambda each: each.tag not in TOPS, heading.iterancestors())
    yield from takewhile(lambda each: holds_at_most(each, _LONGEST_HEADER), above)


def _is_below(element: HtmlElement, heading: HtmlElement) -> bool:
    alike = heading.getroottree().iter(str(heading.tag), str(element.tag))
    return next((each for each in alike if each in (heading, element)), None) is heading


def _is_behind_prose(element: HtmlElement, heading: HtmlElement, header: HeaderLines) -> bool:
    """Whether the body has begun above an element; what stands far below the headline is behind it.

    What stands above the first byline is the standfirst, however long, unless that is in a box with a title.
    """
    prose, is_signed = 0, False
    for line in header.after:
        if any(segment.element is element for segment in line):
            return prose >= _PROSE
        if not is_signed and prose <= _PROSE and _is_byline(text_in(line)):
            is_signed, prose = True, prose if stands_in_titled_box(line[0].element, heading) else 0
        prose += _is_prose(line)
    return True


def _is_prose(line: HeaderLine) -> bool:
    return line_words(text_in(line)) >= PROSE_LINE


def _stands_alone(element: HtmlElement, heading: HtmlElement, header: HeaderLines) -> bool:
    """Whether in its box above an element stands at most what opens or ends an article, and below it no sentence, and
    whether the box is not a chart's or a heading's own."""
    containers = set(heading.iterancestors())
    prose = [line[0].element for line in header.after if _is_prose(line)]
    containers.update(each for first in prose[:_PROSE] for each in (first, *first.iterancestors()))
    bylines = [letters(said) for said in map(text_in, header.after) if _is_byline(said)]
    box = element
    while (parent := box.getparent()) is not None and box not in containers:
        if parent in containers:
            return _stands_behind_text(box)
        below = (clean_line(start_of_text(each, _LONGEST)) for each in box.itersiblings() if isinstance(each.tag, str))
        above = (said for said in _said_above(box, parent) if not _is_of_article(said))
        if any(map(_is_sentence, below)) or not all(_is_named(said, bylines) for said in above):
            return False
        box = parent
    return True


def _is_named(text: str, bylines: Sequence[str]) -> bool:
    """Whether a text is the name that a byline ends in."""
    name = letters(text)
    return looks_like_name(text) and any(byline.endswith(name) for byline in bylines)


def _heads_others(element: HtmlElement) -> bool:
    """Whether a list or other boxes stand below what an element says of a change, and not its byline or tags."""
    within = (each for each in element if each.tag not in INLINE and each.tag != "br")
    if any(not _is_of_article(said) for each in within if (said := clean_line(start_of_text(each, _LONGEST)))):
        return True
    following = element.getnext()
    return following is not None and following.tag in _LISTS and not _is_of_links(following)


def _is_of_links(element: HtmlElement) -> bool:
    """Whether all that an element says are links, as tags are."""
    linked = "".join(start_of_text(link, _LONGEST) for link in islice(element.iter("a"), _MOST_PARTS))
    return letters(linked) == letters(start_of_text(element, _LONGEST_HEADER))


def _stands_behind_text(box: HtmlElement) -> bool:
    """Whether a box stands below paragraphs, not below a chart, and not below the lines of a heading without prose."""
    above = box.getprevious()
    if above is not None and _is_chart(above):
        return False
    for each in box.itersiblings(preceding=True):
        said = clean_line(start_of_text(each, _LONGEST)) if isinstance(each.tag, str) else ""
        if each.tag in HEADINGS:
            return _is_of_article(said)
        if line_words(said) >= PROSE_LINE or _is_sentence(said):
            return True
    return True


def _is_sentence(text: str) -> bool:
    return ends_in_stop(text) and words_said(text) >= _LEAST_SAID


def _said_above(box: HtmlElement, parent: HtmlElement) -> Iterator[str]:
    """What stands above something in what holds it, the nearest first."""
    for each in box.itersiblings(preceding=True):
        said = start_of_text(each, _LONGEST) if isinstance(each.tag, str) and not _is_tags(each) else ""
        yield from filter(None, map(clean_line, (each.tail or "", said)))
    yield from filter(None, [clean_line(parent.text or "")])


def _is_tags(element: HtmlElement) -> bool:
    """Whether an element holds links to an article's tags, and nothing else."""
    links = [element] if element.tag == "a" else list(islice(element.iter("a"), _MOST_PARTS))
    return bool(links) and all("tag" in (link.get("rel") or "").split() for link in links) and _is_of_links(element)


def _is_of_article(text: str) -> bool:
    is_dated = has_any_byline_label(text) or has_label_at_start(text) or date_start(text) is not None
    return is_dated or _OF_FOOT.fullmatch(text) is not None


def _is_chart(element: HtmlElement) -> bool:
    """Whether an element is a chart or a table, or holds one beside few words; a picture is none.

    A script makes one where it has a text that is seen without it.
    """
    if not holds_at_most(element, _LONGEST):
        return False
    parts = (part for part in chain((element,), islice(element.iter(*_CHARTS, "noscript"), _MOST_PARTS)))
    return any(part.tag in _CHARTS or (part.tag == "noscript" and (part.text or "").strip()) for part in parts)
