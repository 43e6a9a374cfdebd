"""The body of a page of any outlet: the prose of the element that holds most of it, else what trafilatura finds."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from spiders.extraction.body import BETWEEN_CELLS, Block, Kind, blocks_of_node
from spiders.extraction.body_node import find_node
from spiders.extraction.document import Document, text_of
from spiders.extraction.site_lines import without_site_lines
from spiders.extraction.text import clean_line


def prose(document: Document) -> list[Block]:
    """The blocks of the element in which the page's prose stands; none for a page without prose."""
    node = find_node(document.tree)
    return without_site_lines(blocks_of_node(node)) if node is not None else []


def main_text(document: Document) -> list[Block]:
    """The article as trafilatura finds it, which takes several times as long; no blocks where it finds none."""
    import trafilatura  # noqa: PLC0415 (a crawl's own process reads no page, and need not load it)

    try:
        found = trafilatura.bare_extraction(document.tree, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - a library over hostile pages; an unread body is reported as such
        return []
    tree = getattr(found, "body", None)
    return list(_blocks(tree)) if tree is not None else []


def _blocks(tree: HtmlElement, kind: Kind = Kind.PARAGRAPH) -> Iterator[Block]:
    """The blocks of trafilatura's tree; those in a list or quotation are of that `kind`."""
    for child in tree:
        tag = str(child.tag)
        if tag == "head":
            yield from _lines(Kind.HEADING, child)
        elif tag in _GROUPS and len(child) and _has_blocks(child):
            yield from _blocks(child, _GROUPS[tag] or kind)
        elif tag == "table":
            # Its own only: what stands in a table within a cell is the cell's text.
            for row in child.iterchildren("row"):
                cells = (clean_line("".join(cell.itertext())) for cell in row.iterchildren("cell"))
                if line := BETWEEN_CELLS.join(filter(None, cells)):
                    yield Block(Kind.ROW, line, group=child)
        elif tag != "graphic":
            yield from _lines(_GROUPS.get(tag) or kind, child)


# Trafilatura's elements that hold others, and what stands in them.
_GROUPS = {"list": Kind.ITEM, "quote": Kind.QUOTE, "div": None}


def _has_blocks(element: HtmlElement) -> bool:
    return any(child.tag in ("p", "item", "head", "list", "quote") for child in element)


def _lines(kind: Kind, element: HtmlElement) -> Iterator[Block]:
    for line in text_of(element).split("\n"):
        if cleaned := clean_line(line):
            yield Block(kind, cleaned, group=element.getparent())
