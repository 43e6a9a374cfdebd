"""The body of a page of any outlet: the prose of the element that holds most of it, else what trafilatura finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from spiders.extraction.body import BETWEEN_CELLS, Block, Kind, blocks_of_node
from spiders.extraction.body_node import find_node
from spiders.extraction.document import Document, text_of
from spiders.extraction.text import clean_line


# What sites print around an article in the same element, as a line of its own.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_LINES = re.compile(
    rf"(?:\w+,\s*)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?)\s+\d{{4}}.{{0,20}}"
    r"|(?:(?:estimated\s+)?read(?:ing)?\s+time:?\s*)?\d+\s*-?\s*min(?:ute)?s?(?:\s+read)?|reading\s+time\b.{0,30}"
    r"|(?:last\s+|originally\s+)?(?:updated|published|posted|reviewed|modified)\b(?:\s+on)?\W{0,3}.{0,30}\d{4}.{0,25}"
    r"|(?:get\s+started|book\s+(?:a|your)\s+(?:demo|call)|request\s+a\s+(?:demo|quote)|start\s+(?:your\s+)?free\s+trial"
    r"|(?:buy|shop|download|apply)\s+now|add\s+to\s+cart|(?:learn|read)\s+more|view\s+deal|(?:check|see)\s+(?:the\s+)?price.{0,30})"
    r"|(?:follow|find|connect\s+with|join)\s+(?:us|me|him|her|them)\s+on\b.{0,120}"
    r"|.{0,60}\bfollow\s+\S.{1,40}\son\s+(?:twitter|x|facebook|instagram|linkedin|google)\b.{0,80}"
    r"|(?:share|tweet|pin|print|like)\s+this\b.{0,20}|skip\s+to\s+content",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:sign\s+up|subscribe)\b.{0,80}\b(?:newsletters?|inbox|e-?mails?|updates|alerts)\b"
    r"|\bnewsletters?\b.{0,60}\b(?:sign\s+up|subscribe)|\bdelivered\s+(?:straight\s+|directly\s+)?to\s+your\s+inbox",
    re.IGNORECASE,
)
# Headings under which a page goes on to other things.
_ENDS = re.compile(
    r"about\s+the\s+(?:authors?|writer)|(?:the\s+)?authors?|meet\s+the\s+author|written\s+by"
    r"|(?:you\s+(?:may|might)\s+also\s+(?:like|enjoy)|related|recommended|read\s+(?:more|next)|keep\s+reading|more\s+(?:from|stories"
    r"|articles|posts|reading)|latest|popular|trending|leave\s+a|join\s+the|subscribe|sign\s+up|stay\s+(?:in\s+touch|connected"
    r"|updated|informed)|share\s+this|editors?[’']?s?\s+(?:picks|recommendations)|follow\s+us)\b.{0,50}|comments?(?:\s*\(?\d+\)?)?",
    re.IGNORECASE,
)
_LONGEST_LINE, _LONGEST_LETTER, _LONGEST_END = 200, 300, 70


def prose(document: Document) -> list[Block]:
    """The blocks of the element in which the page's prose stands; none for a page without prose."""
    node = find_node(document.tree)
    return _trimmed(blocks_of_node(node)) if node is not None else []


def _trimmed(blocks: list[Block]) -> list[Block]:
    """Without lines of the site itself, and without what stands below a heading with which the article has ended."""
    whole = sum(len(block.text) for block in blocks)
    kept: list[Block] = []
    seen = 0
    for block in blocks:
        text = block.text
        if seen > _END_FROM * whole and len(text) <= _LONGEST_END and block.kind in _LABELS and _ENDS.fullmatch(text):
            break
        outer = seen < _HEAD * whole or seen > _TAIL * whole
        seen += len(text)
        if block.kind in _LABELS and len(text) <= _LONGEST_LINE and _LINES.fullmatch(text):
            continue
        if outer and len(text) <= _LONGEST_LETTER and _LETTER.search(text):
            continue
        kept.append(block)
    return kept


_LABELS = frozenset({Kind.PARAGRAPH, Kind.HEADING})
# Shares of a body's letters.
_HEAD, _END_FROM, _TAIL = 0.05, 0.5, 0.8


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
            for row in child.iter("row"):
                cells = (clean_line("".join(cell.itertext())) for cell in row.iter("cell"))
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
