"""The body of a page of any outlet: the prose of the element that holds most of it, else what trafilatura finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from lxml.html import HtmlElement

from spiders.extraction.body import BETWEEN_CELLS, Block, Kind, blocks_of_node
from spiders.extraction.body_node import find_node
from spiders.extraction.depth import flatten
from spiders.extraction.document import Document, text_of
from spiders.extraction.site_lines import without_site_lines
from spiders.extraction.text import clean_line

_PLAIN_SPAN = re.compile(r"\s*\d{1,2}\s*", re.ASCII)
# Tables within tables: pages that are laid out in them have five or six, and broken ones some tens.
_DEEPEST_TABLE = 64
_REPEATED = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE, Kind.HEADING})
# Letters.
_LEAST_REPEAT = 80


def prose(document: Document) -> list[Block]:
    """The blocks of the element in which the page's prose stands; none for a page without prose."""
    node = find_node(document.tree)
    return without_site_lines(without_repeats(blocks_of_node(node))) if node is not None else []


def without_repeats(blocks: list[Block]) -> list[Block]:
    """The blocks without passages that were there before: a page may hold its text once for each width of screen.

    Labels and the entries of lists and tables may well be the same twice, unless they stand in such a passage.
    """
    seen: dict[tuple[Kind, str], None] = {}
    kept: list[Block] = []
    for is_repeat, grouped in groupby(blocks, key=lambda block: _is_repeat(block, seen)):
        run = list(grouped)
        if not is_repeat or not any(map(_is_passage, run)):
            kept.extend(run)
    return kept


def _is_passage(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and len(block.text) >= _LEAST_REPEAT


def _is_repeat(block: Block, seen: dict[tuple[Kind, str], None]) -> bool:
    """Whether a block was there before; one that is said twice in a row is meant so."""
    said = (block.kind, block.text)
    if block.kind not in _REPEATED or (seen and next(reversed(seen)) == said):
        return False
    is_known = said in seen
    seen.pop(said, None)  # the last one said comes last
    seen[said] = None
    return is_known


def main_text(document: Document) -> list[Block]:
    """The article as trafilatura finds it, which takes several times as long; no blocks where it finds none."""
    import trafilatura  # noqa: PLC0415 (a crawl's own process reads no page, and need not load it)

    if not _has_plain_tables(document.tree):
        return []
    try:
        found = trafilatura.bare_extraction(document.tree, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - a library over hostile pages; an unread body is reported as such
        return []
    tree = getattr(found, "body", None)
    if tree is None:
        return []
    flatten(tree)  # it is trafilatura's own, and nobody says how deep
    return list(_blocks(tree))


def _has_plain_tables(tree: HtmlElement) -> bool:
    """Whether no table is nested deep; cells are made to span no more columns and rows than any has.

    Trafilatura builds the cells that a cell spans, and walks each table once for every table around it.
    """
    for cell in tree.iter("td", "th"):
        for span in ("colspan", "rowspan"):
            if not _PLAIN_SPAN.fullmatch(cell.get(span, "1")):
                del cell.attrib[span]
    return all(sum(1 for _ in table.iterancestors("table")) < _DEEPEST_TABLE for table in tree.iter("table"))


def _blocks(tree: HtmlElement, kind: Kind = Kind.PARAGRAPH) -> Iterator[Block]:
    """The blocks of trafilatura's tree; those in a list or quotation are of that `kind`.

    Trees are 256 deep at most, and each level is one call.
    """
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
