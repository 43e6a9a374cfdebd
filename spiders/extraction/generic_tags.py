"""The tags of a page of any outlet: declared ones, links marked as such, and what stands behind a label for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from spiders.extraction.class_words import CERTAIN, TAGS
from spiders.extraction.document import classes_of, text_of
from spiders.extraction.fields import Found, first_of, linked_data, meta, split
from spiders.extraction.header_lines import HeaderLine, Segment, is_of_the_site, line_of, lines_after
from spiders.extraction.tag_labels import TAG_LABELS
from spiders.extraction.text import clean_line, letters
from spiders.extraction.unseen import is_seen

if TYPE_CHECKING:
    from spiders.extraction.page import Page

_SEPARATORS = ",;،"
_DECLARED = first_of(
    meta("article:tag"),
    split(linked_data("keywords"), _SEPARATORS),
    split(meta("news_keywords", "parsely-tags"), _SEPARATORS),
)
# What sites write for search engines, on every page alike.
_KEYWORDS = split(meta("keywords"), _SEPARATORS)
_LABEL = re.compile(rf"(?:{TAG_LABELS})(?:\s*:\s*|\s*$)", re.IGNORECASE)
_LABEL_TAGS = ("p", "div", "span", "li", "ul", "strong", "b", "h2", "h3", "h4", "h5", "h6", "dt", "label", "em", "i")
# Of names such as `AC/DC`, `24/7` and `F#` nothing is parted.
_PARTS = re.compile(r"\s*[,;،؛|•·]\s*|\s+/\s+|\s*#(?=\w)")
_COUNT = re.compile(r"\s*\(\s*\d+\s*\)\s*$")  # of articles
_STOP = re.compile(r"(?<!\.\w)\.$")  # no abbreviation's, as in `U.S.`
# Words of a tag that no link marks as one, and of one with a stop behind it.
_MOST_WORDS, _MOST_STOPPED = 5, 2
_LONGEST_LABELLED = 200  # letters of a text that may begin with a label
_LONGEST_TAG = 60  # letters
_MOST_LABELS = 5
_BOXES = "[class*='tag'], [class*='Tag'], [class*='topic'], [class*='Topic']"
_MOST_BOXES, _MOST_AROUND = 20, 8
_LONGEST_BOX = 2000  # letters
_MOST_LISTED, _MOST_IN_LIST = 30, 20


def tags(page: Page) -> Iterator[Found]:
    """What the page declares; the links that it marks as its tags, or keeps in a box of them; what it prints behind a
    label; its keywords."""
    yield from _DECLARED(page)
    yield from _linked(page)
    yield from _boxed(page)
    yield from _printed(page)
    yield from _KEYWORDS(page)


def _linked(page: Page) -> Iterator[Found]:
    """Links with `rel=tag` that stand beside each other; a category is a section."""
    links = [
        link for link in page.document.select("a[rel~='tag']") if "category" not in (link.get("rel") or "").split()
    ]
    if links and not _is_in_card(links[0]):
        place = _place_of(links[0])
        own = (link for link in links[:_MOST_LISTED] if _place_of(link) is place and is_seen(link))
        yield from _found(map(clean_line, map(text_of, own)), "css:rel=tag")


def _boxed(page: Page) -> Iterator[Found]:
    """The links of a box that is called one of tags, and holds nothing else but perhaps a label."""
    named = (each for each in page.document.select(_BOXES) if any(map(TAGS.search, classes_of(each))))
    for box in islice(named, _MOST_BOXES):
        if sum(map(len, islice(box.itertext(), _LONGEST_BOX))) > _LONGEST_BOX:
            continue
        links = [link for link in islice(box.iter("a"), _MOST_LISTED) if link.get("href") and is_seen(link)]
        listed = [line for link in links if (line := clean_line(text_of(link)))]
        other = clean_line(text_of(box))
        for line in listed:
            other = other.replace(line, "", 1)
        is_other = _PARTS.sub("", _LABEL.sub("", other.strip(" ,;:|#"))).strip()
        if listed and not is_other and not any(map(_is_prose, listed)) and not _is_of_a_card(box):
            yield from _found(listed, "css:tags")
            return


def _is_of_a_card(box: HtmlElement) -> bool:
    """Whether a box stands beside the article, or in what has a heading that links to another one."""
    end = next(box.iterancestors("footer", "header"), None)
    if _is_in_card(box) or (end is not None and is_of_the_site(end)):
        return True
    for around in islice(box.iterancestors(), _MOST_AROUND):
        if any(map(CERTAIN.fullmatch, classes_of(around))):
            return True
        if (heading := next(around.iter("h1"), None)) is not None:
            return _stands_above(box, heading, around)
        if any(map(_is_linked, islice(around.iter("h2", "h3", "h4"), 3))):
            return True
    return False


def _is_linked(heading: HtmlElement) -> bool:
    """Whether a heading is a link, holds one or stands in one."""
    return any(next(found, None) is not None for found in (heading.iter("a"), heading.iterancestors("a")))


def _stands_above(box: HtmlElement, heading: HtmlElement, around: HtmlElement) -> bool:
    """Whether a box stands before the element of the article that holds the headline; `around` holds both."""
    article = next(heading.iterancestors("main", "article"), None)
    if article is None or any(each.tag in ("main", "article") for each in (around, *around.iterancestors())):
        return False
    first, other = (
        next(each for each in (part, *part.iterancestors()) if each.getparent() is around) for part in (box, heading)
    )
    return around.index(first) < around.index(other)


def _place_of(link: HtmlElement) -> HtmlElement | None:
    """What holds a link and those beside it."""
    parent = link.getparent()
    return parent.getparent() if parent is not None and parent.tag in ("li", "span") else parent


def _is_in_card(element: HtmlElement) -> bool:
    """Whether an element stands beside the article, or in what tells of another one."""
    for around in element.iterancestors("aside", "nav", "article", "li"):
        if around.tag in ("aside", "nav"):
            return True
        if next(around.iter("h1"), None) is not None:
            return False
        if next(around.iter("h2", "h3"), None) is not None:
            return True
    return False


def _printed(page: Page) -> Iterator[Found]:
    """What stands behind a label: any words behind its colon, links only where it has none."""
    for label in islice(filter(_is_label, page.document.tree.iter(*_LABEL_TAGS)), _MOST_LABELS):
        if _is_in_card(label) or not is_seen(label):
            continue
        own = _unlabelled(line_of(label))
        listed = _tags_of(own if ":" in (label.text or "") else _linked_only(own))
        listed = listed or _list_below(label) or _tags_of(_linked_only(_next_line(label)))
        # Links below `Tags` may be those by which the page is shared.
        if 2 * sum(bool(page.rules.furniture.fullmatch(tag)) for tag in listed) <= len(listed):
            yield from _found(listed, "page:tags")


def _list_below(label: HtmlElement) -> tuple[str, ...]:
    """The links of the list right below a label; none where more stands in it, or as many as in a menu."""
    below = label.getnext()
    if below is None or below.tag not in ("ul", "ol") or (label.tail or "").strip():
        return ()
    links = [link for link in islice(below.iter("a"), _MOST_IN_LIST + 1) if link.get("href") and is_seen(link)]
    listed = tuple(line for link in links if (line := clean_line(text_of(link))))
    is_whole = letters("".join(listed)) == letters(text_of(below)[:_LONGEST_BOX])
    return listed if is_whole and len(links) <= _MOST_IN_LIST and not any(map(_is_prose, listed)) else ()


def _next_line(label: HtmlElement) -> HeaderLine:
    """The line below a label, if it stands in the same box."""
    line = next(iter(lines_after(label)), ())
    box = label.getparent()
    return line if line and any(each is box for each in line[0].element.iterancestors()) else ()


def _is_label(element: HtmlElement) -> bool:
    text = element.text or ""
    return text != "" and len(text) <= _LONGEST_LABELLED and bool(_LABEL.match(clean_line(text)))


def _unlabelled(line: HeaderLine) -> HeaderLine:
    """A line that begins with a label, without it."""
    first = line[0]._replace(text=_LABEL.sub("", line[0].text, count=1)) if line else None
    return (first, *line[1:]) if first and first.text else line[1:]


def _linked_only(line: HeaderLine) -> HeaderLine:
    return tuple(segment for segment in line if _link_of(segment) is not None)


def _link_of(segment: Segment) -> HtmlElement | None:
    """The link that holds a text."""
    around = (segment.element, segment.element.getparent())
    return next((each for each in around if each is not None and each.tag == "a"), None)


def _tags_of(line: HeaderLine) -> tuple[str, ...]:
    """The tags that a line lists; none where any of it is prose."""
    has_links = any(_link_of(segment) is not None for segment in line)
    listed: list[str] = []
    for segment in line:
        link = _link_of(segment)
        # A number counts articles, unless it is all that a link says.
        if has_links and segment.text.isdecimal() and (link is None or text_of(link).strip() != segment.text):
            continue
        parts = [part for each in _PARTS.split(segment.text) if (part := _COUNT.sub("", each).strip(" :"))]
        if link is None and any(map(_is_prose, parts)):
            return ()
        listed += parts
    return tuple(listed)


def _is_prose(part: str) -> bool:
    return len(part.split()) > (_MOST_STOPPED if _STOP.search(part) else _MOST_WORDS)


def _found(texts: Iterable[str], source: str) -> Iterator[Found]:
    """A list of tags; one with a long text is prose."""
    values = [tag for text in texts if (tag := _STOP.sub("", _COUNT.sub("", text).strip(" :,;").removeprefix("#")))]
    if values and all(len(value) <= _LONGEST_TAG for value in values):
        yield Found(tuple(values[:_MOST_LISTED]), source)
