"""The body of a page of any outlet: the prose of the element that holds most of it, else what trafilatura finds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import accumulate, groupby
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from spiders.extraction.addresses import bare_host
from spiders.extraction.body import BETWEEN_CELLS, Block, Kind, blocks_of_node, cells_of
from spiders.extraction.body_node import find_node
from spiders.extraction.boxes import without_boxes
from spiders.extraction.depth import flatten
from spiders.extraction.document import Document, text_of
from spiders.extraction.site_lines import without_site_lines
from spiders.extraction.text import clean_line

_PLAIN_SPAN = re.compile(r"\s*\d{1,2}\s*", re.ASCII)
# Tables within tables: pages that are laid out in them have five or six, and broken ones some tens.
_DEEPEST_TABLE = 64
# Elements in tables, each counted for every table around it: what trafilatura walks.
_MOST_IN_TABLES = 200_000
# Trafilatura takes the square of how many children an element has.
_is_crowded = etree.XPath("boolean(descendant-or-self::*[count(*) > 2000])")
_count = etree.XPath("count(descendant::*)")
_REPEATED = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE, Kind.ROW, Kind.HEADING})
# Letters.
_LEAST_REPEAT = 80
# A copy has such a share of the letters of what it copies; a refrain and the verse behind it have not.
_MOST_OF = 0.75


class Prose(NamedTuple):
    """The blocks of a body; `is_contested` where other prose of the page may be the article as well, see `Node`."""

    blocks: list[Block]
    is_contested: bool = False


def prose(document: Document, authors: Collection[str]) -> Prose:
    """The blocks of the element in which the page's prose stands; none for a page without prose.

    `authors`: the names of who wrote it, whose lives below it are no part of it.
    """
    host = bare_host(document.url or "")
    node = find_node(document.tree, host)
    if node is None:
        return Prose([])
    blocks = without_boxes(_without_repeats(blocks_of_node(node)), host)
    return Prose(without_site_lines(blocks, authors), node.is_contested)


def _without_repeats(blocks: list[Block]) -> list[Block]:
    """The blocks without passages that are a copy of what stands right above them.

    A page may hold its text once for each width of screen. What is said again further down is a refrain, and labels and
    the entries of lists and tables may well be the same twice, unless they stand in such a passage.
    """
    lengths = [0, *accumulate(len(block.text) if block.kind in _REPEATED else 0 for block in blocks)]
    kept: list[Block] = []
    for is_repeat, grouped in groupby(_with_earlier(blocks), key=lambda each: each.earlier is not None):
        run = list(grouped)
        is_copy = is_repeat and _is_copy(run, lengths)
        kept.extend(each.block for each in run if not is_copy or each.block.kind not in _REPEATED)
    return kept


class _Said(NamedTuple):
    """A block, where it stands among the others, and where the last one of the same text before it does."""

    block: Block
    place: int
    earlier: int | None


def _with_earlier(blocks: list[Block]) -> Iterator[_Said]:
    """Of a picture nobody asks whether it was there before: it stands in a copy if what is above it does."""
    places: dict[tuple[Kind, str], int] = {}
    earlier: int | None = None
    for place, block in enumerate(blocks):
        if block.kind in _REPEATED:
            earlier = places.get((block.kind, block.text))
            places[block.kind, block.text] = place
        yield _Said(block, place, earlier)


def _is_copy(run: list[_Said], lengths: list[int]) -> bool:
    """Whether blocks that were all there before hold a passage, and most of what stands since they began."""
    begins, first = run[0].place, run[0].earlier or 0
    again = lengths[run[-1].place + 1] - lengths[begins]
    return any(map(_is_passage, run)) and again > _MOST_OF * (lengths[begins] - lengths[first])


def _is_passage(said: _Said) -> bool:
    return said.block.kind is Kind.PARAGRAPH and len(said.block.text) >= _LEAST_REPEAT


def main_text(document: Document) -> list[Block]:
    """The article as trafilatura finds it, which takes several times as long; no blocks where it finds none."""
    import trafilatura  # noqa: PLC0415 (a crawl's own process reads no page, and need not load it)

    if _is_crowded(document.tree) or not _has_plain_tables(document.tree):
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
    """Whether no table is nested deep, nor much in many; cells are made to span no more columns and rows than any has.

    Trafilatura builds the cells that a cell spans, and walks each table once for every table around it.
    """
    for cell in tree.iter("td", "th"):
        for span in ("colspan", "rowspan"):
            if not _PLAIN_SPAN.fullmatch(cell.get(span, "1")):
                del cell.attrib[span]
    walked = accumulate(int(_count(table)) for table in tree.iter("table"))
    return all(
        within <= _MOST_IN_TABLES and sum(1 for _ in table.iterancestors("table")) < _DEEPEST_TABLE
        for within, table in zip(walked, tree.iter("table"), strict=True)
    )


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
                if line := BETWEEN_CELLS.join(cell.text for cell in cells_of(row)):
                    yield Block(Kind.ROW, line, row, child)
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
