"""Blocks around an article: teasers under a heading, lists of labels, found by their words, not their classes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple, TypeVar

from lxml.html import HtmlElement

from spiders.extraction.document import Document, text_of
from spiders.extraction.tags import HEADINGS, INLINE
from spiders.extraction.text import clean_line

Kind = TypeVar("Kind")
# See `Document.labelled`.
Labels = Mapping[str, list[HtmlElement]]

# How far above its heading a block's element may stand.
_CLIMB = 4
_WITHIN_A_LINE = INLINE | {"svg", "img", "br"}
# How many headings of blocks are looked at, and how many links of one block: pages have some dozens.
_MOST_HEADINGS, _MOST_LINKS = 100, 300


class Teaser(NamedTuple):
    """A link to another article: its title, its address, and the other lines printed in its item."""

    title: str
    url: str | None
    lines: tuple[str, ...] = ()


def headed_blocks(labels: Labels, kind_of: Callable[[str], Kind | None]) -> dict[Kind, list[HtmlElement]]:
    """The elements under headings, by what `kind_of` makes of these: what stands around one, up to where links are."""
    labelled = (element for label, elements in labels.items() if kind_of(label) for element in elements)
    marks = list(islice(labelled, _MOST_HEADINGS))
    ancestors = {mark: frozenset(mark.iterancestors()) for mark in marks}
    found: dict[Kind, list[HtmlElement]] = {}
    for mark in marks:
        kind = kind_of(clean_line(text_of(mark)))
        if kind is None:
            continue
        if (block := _block_around(mark, ancestors)) is not None and block not in found.get(kind, []):
            found.setdefault(kind, []).append(block)
    return found


def _block_around(mark: HtmlElement, ancestors: dict[HtmlElement, frozenset[HtmlElement]]) -> HtmlElement | None:
    """The nearest ancestor with a titled link beside the mark; None if another heading's block comes first.

    `ancestors` are those of every mark.
    """
    for above, _ in zip(mark.iterancestors(), range(_CLIMB), strict=False):
        if above.tag in ("body", "html", "main", "article", "header"):
            return None
        if any(
            above in around and other is not mark and other not in ancestors[mark]
            for other, around in ancestors.items()
            if other.tag != "a"
        ):
            return None
        own = set(mark.iter())
        if any(len(clean_line(text_of(link)).split()) > 1 for link in _links_of(above) if link not in own):
            return above
    return None


def teasers_in(elements: Iterable[HtmlElement], document: Document) -> Iterator[Teaser]:
    """The links of blocks, one for each address, titled by a heading or by the link's own text."""
    for element in elements:
        by_url: dict[str, list[HtmlElement]] = {}
        for link in islice(_links_of(element), _MOST_LINKS):
            by_url.setdefault(link.get("href") or "", []).append(link)
        items = {href: _item_of(links[0], element, set(links)) for href, links in by_url.items()}
        for href, links in by_url.items():
            item = items[href]
            title = _title_of(links, item)
            if title:
                lines = tuple(line for line in _lines(item) if line != title)
                yield Teaser(title, document.absolute(href), lines)


def _item_of(link: HtmlElement, block: HtmlElement, own: set[HtmlElement]) -> HtmlElement:
    """The widest element around a link that holds no other teaser's titled link."""
    item = link
    while item is not block and (above := item.getparent()) is not None:
        others = (other for other in _links_of(above) if other not in own and other.get("href") != link.get("href"))
        if above is block or any(_is_titled(other) for other in others):
            break
        item = above
    return item


def _links_of(element: HtmlElement) -> Iterator[HtmlElement]:
    """The links in an element, and itself if it is one; found one by one, since the first few mostly suffice."""
    return (link for link in element.iter("a") if link.get("href") is not None)


def _is_titled(link: HtmlElement) -> bool:
    """Whether a link looks like a teaser's: a heading in or around it, or several words."""
    parent = link.getparent()
    if parent is not None and parent.tag in ("h2", "h3", "h4", "h5", "h6"):
        return True
    return len(text_of(link).split()) > 3 or (len(link) > 0 and next(link.iter(*HEADINGS), None) is not None)


def _title_of(links: list[HtmlElement], item: HtmlElement) -> str | None:
    elements = list(item.iter(*HEADINGS)) if len(item) else []
    headings = [line for heading in elements if (line := clean_line(text_of(heading)))]
    texts = [line for link in links if (line := clean_line(text_of(link)))]
    titled = [text for text in texts if text in headings]
    if titled:
        return titled[0]
    if headings and (len(headings) == 1):
        return headings[0] if elements[0] in set(_within(links)) or not texts else max(texts, key=len)
    return max(texts, key=len) if texts else None


def _within(links: list[HtmlElement]) -> Iterator[HtmlElement]:
    for link in links:
        yield from link.iter()


def _lines(item: HtmlElement) -> Iterator[str]:
    """The texts of an item's innermost elements."""
    for element in item.iter():
        if (text := element.text) and isinstance(element.tag, str) and (line := clean_line(text)):
            yield line


def _holds_list(item: HtmlElement) -> bool:
    return any(part.tag == "ul" for part in item)


def menus_in(labels: Labels, known: Iterable[str]) -> Iterator[list[str]]:
    """The labels, as printed, of each list of the page in which a label that is `known` (in folded case) stands alone
    in an item."""
    lists: dict[HtmlElement, None] = {}
    for label in known:
        for element in labels.get(label, ()):
            item = element if element.tag == "li" else element.getparent()
            if item is not None and item.tag == "li" and (parent := item.getparent()) is not None:
                lists[parent] = None
    for element in sorted(lists, key=lambda found: found.sourceline or 0):
        items = (clean_line(text_of(item)) for item in element if item.tag == "li" and not _holds_list(item))
        yield [label for label in items if label]


def short_lines(element: HtmlElement, longest: int, left_out: frozenset[HtmlElement]) -> Iterator[str]:
    """The lines of at most `longest` letters in an element's innermost blocks and what stands in each alone, but for
    elements that are left out."""
    if element in left_out:
        return
    children = list(element)
    if _WITHIN_A_LINE.issuperset([child.tag for child in children]):
        text = text_of(element)
        for printed in text.split("\n") if text else ():
            line = clean_line(printed)
            if line and len(line) <= longest:
                yield line
    for child in children:
        yield from short_lines(child, longest, left_out)
