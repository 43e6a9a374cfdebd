"""The tags of a page of any outlet: declared ones, links marked as such, and what stands behind a label for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from spiders.extraction.document import text_of
from spiders.extraction.fields import Found, first_of, linked_data, meta, split
from spiders.extraction.header_lines import HeaderLine, line_of, lines_after
from spiders.extraction.text import clean_line
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
_LABEL = re.compile(
    r"(?:filed\s+under|related\s+topics|article\s+tags|tags|topics|keywords|etiquetas|temas|mots[\s-]cl[ée]s|th[èe]mes"
    r"|schlagw[öo]rter|themen|tag\s+articolo|argomenti|assuntos|وسوم|الوسوم|كلمات\s+(?:مفتاحية|دلالية)"
    r"|الكلمات\s+(?:المفتاحية|الدلالية))(?:\s*:\s*|\s*$)",
    re.IGNORECASE,
)
_LABEL_TAGS = ("p", "div", "span", "li", "ul", "strong", "b", "h2", "h3", "h4", "h5", "h6", "dt", "label", "em", "i")
_PARTS = re.compile(r"\s*[,;،|•·/#]\s*")
_LONGEST_LABEL = 200  # letters of a text that may begin with one
_LONGEST_TAG = 60  # letters
_MOST_LABELS = 5
_MOST_LISTED = 30


def tags(page: Page) -> Iterator[Found]:
    """What the page declares; the links that it marks as its tags; what it prints behind a label; its keywords."""
    yield from _DECLARED(page)
    yield from _linked(page)
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
        yield from _found(map(text_of, own), "css:rel=tag")


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
        has_colon = ":" in (label.text or "")
        line = line_of(label)
        texts = list(_texts(line, linked=not has_colon)) or list(_texts(_next_line(label), linked=True))
        yield from _found((part for text in texts for part in _PARTS.split(text)), "page:tags")


def _next_line(label: HtmlElement) -> HeaderLine:
    """The line below a label, if it stands in the same box."""
    line = next(iter(lines_after(label)), ())
    box = label.getparent()
    return line if line and any(each is box for each in line[0].element.iterancestors()) else ()


def _is_label(element: HtmlElement) -> bool:
    text = element.text or ""
    return text != "" and len(text) <= _LONGEST_LABEL and bool(_LABEL.match(clean_line(text)))


def _texts(line: HeaderLine, *, linked: bool) -> Iterator[str]:
    """The texts of a line without its label."""
    for position, segment in enumerate(line):
        text = segment.text if position else _LABEL.sub("", segment.text, count=1)
        is_link = any(each is not None and each.tag == "a" for each in (segment.element, segment.element.getparent()))
        if text and (is_link or not linked):
            yield text


def _found(texts: Iterable[str], source: str) -> Iterator[Found]:
    """A list of tags; one with a long text is prose, and numbers beside tags count articles."""
    values = [tag for text in texts if (tag := clean_line(text).strip(" #:.")) and not tag.strip("()").isdecimal()]
    if values and all(len(value) <= _LONGEST_TAG for value in values):
        yield Found(tuple(values[:_MOST_LISTED]), source)
