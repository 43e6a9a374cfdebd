"""`body_html`: a body with its structure, made here from the blocks that were read, and never copied from a page.

Only these elements come out: p, h2 to h4, ul, ol, li, blockquote, table, tr, td, figure, figcaption, a, em and strong;
and no attribute but the absolute http(s) address of a link. All text is escaped, and is the cleaned text of `body`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.body import BETWEEN_CELLS, Block, Kind
from spiders.extraction.document import SILENT
from spiders.extraction.text import clean_line, letters, without_controls

LONGEST_BODY_HTML = 4_000_000
"""Letters: half of what is read of a page, and some hundred times a long article."""
_LEVELS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
_EMPHASIS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
_MARKED = ("a", *_EMPHASIS)

Absolute = Callable[[str | None], str | None]


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands in a body, in its place: the text that is kept of a block."""

    block: Block
    text: str


class _Run(NamedTuple):
    """Text under the same marks: the address of its link, and the tags of its emphasis, the outer first."""

    text: str
    href: str | None
    emphasis: tuple[str, ...]


def body_html(pieces: Sequence[Piece], absolute: Absolute) -> str | None:
    """The body as HTML; `absolute` makes a link an http(s) address, or None of it.

    A body that is too long is written without its links and emphasis; None where that is too long as well, and where
    there is no body.
    """
    for inline in (_Inline(absolute).html, _plain):
        html = "\n".join(_written(pieces, inline))
        if len(html) <= LONGEST_BODY_HTML:
            return html or None
    return None


def printed_lines(pieces: Iterable[Piece], headline: str | None) -> Iterator[str]:
    """The lines of `body`: the paragraphs, and the sub-headings between them that do not repeat the headline."""
    waiting: list[str] = []
    begun = False
    for piece in pieces:
        if piece.block.kind is Kind.HEADING:
            if begun and letters(piece.text) != letters(headline or ""):
                waiting.append(piece.text)
        elif piece.block.kind is not Kind.FIGURE:
            yield from waiting
            waiting.clear()
            yield piece.text
            begun = True


def lines_in_order(lines: Iterable[str], paragraphs: Sequence[str], subheadings: Sequence[str]) -> list[Piece]:
    """The pieces of a text rendering, from its `lines`: every paragraph once, and sub-headings where they stand."""
    pieces: list[Piece] = []
    read, headed = 0, 0
    for line in lines:
        if read < len(paragraphs) and line == paragraphs[read]:
            pieces.append(Piece(Block(Kind.PARAGRAPH, line), line))
            read += 1
        elif headed < len(subheadings) and line == subheadings[headed]:
            pieces.append(Piece(Block(Kind.HEADING, line), line))
            headed += 1
    return pieces + [Piece(Block(Kind.PARAGRAPH, line), line) for line in paragraphs[read:]]


def _written(pieces: Sequence[Piece], inline: Callable[[Piece], str]) -> Iterator[str]:
    for (kind, _), grouped in groupby(pieces, key=lambda piece: (piece.block.kind, id(piece.block.group))):
        group = list(grouped)
        if kind is Kind.ITEM:
            tag = "ol" if _is_numbered(group[0].block.group) else "ul"
            yield f"<{tag}>" + "".join(f"<li>{inline(piece)}</li>" for piece in group) + f"</{tag}>"
        elif kind is Kind.QUOTE:
            yield "<blockquote>" + "".join(f"<p>{inline(piece)}</p>" for piece in group) + "</blockquote>"
        elif kind is Kind.ROW:
            yield "<table>" + "".join(f"<tr>{_cells(piece.text)}</tr>" for piece in group) + "</table>"
        else:
            yield from (_single(piece, inline) for piece in group)


def _single(piece: Piece, inline: Callable[[Piece], str]) -> str:
    if piece.block.kind is Kind.FIGURE:
        return f"<figure><figcaption>{escape(piece.text)}</figcaption></figure>"
    if piece.block.kind is Kind.HEADING:
        element = piece.block.element
        tag = _LEVELS.get(str(element.tag), "h3") if element is not None else "h2"
        return f"<{tag}>{escape(piece.text)}</{tag}>"
    return f"<p>{inline(piece)}</p>"


def _cells(text: str) -> str:
    return "".join(f"<td>{escape(cell)}</td>" for cell in text.split(BETWEEN_CELLS))


def _is_numbered(group: HtmlElement | None) -> bool:
    return group is not None and (group.tag == "ol" or group.get("rend") == "ol")


def _plain(piece: Piece) -> str:
    return escape(piece.text)


class _Inline:
    """Writes the links and the emphasis in a block. Several blocks may be lines of the same parts of the page."""

    def __init__(self, absolute: Absolute) -> None:
        self.absolute = absolute
        self.parts: tuple[str | HtmlElement, ...] = ()
        self.lines: dict[str, list[_Run]] = {}

    def html(self, piece: Piece) -> str:
        parts = piece.block.parts
        if not any(not isinstance(part, str) and _has_marks(part) for part in parts):
            return escape(piece.text)
        if parts is not self.parts:
            self.parts, self.lines = parts, dict(self._lines_of(parts))
        runs = self.lines.get(piece.text)
        return "".join(map(_marked_up, runs)) if runs else escape(piece.text)

    def _lines_of(self, parts: Iterable[str | HtmlElement]) -> Iterator[tuple[str, list[_Run]]]:
        """The lines in parts of a page by their clean text; without those that cleaning makes other than their runs."""
        runs: list[_Run] = []
        for part in parts:
            if isinstance(part, str):
                runs.append(_Run(part.replace("\n", " "), None, ()))
            else:
                self._gather(part, None, (), runs)
        line: list[_Run] = []
        for run in [*runs, _Run("\n", None, ())]:
            first, *others = run.text.split("\n")
            line.append(run._replace(text=first))
            for other in others:
                clean = _clean_runs(line)
                text = "".join(each.text for each in clean)
                if text == clean_line("".join(each.text for each in line)):
                    yield text, clean
                line = [run._replace(text=other)]

    def _gather(self, element: HtmlElement, href: str | None, emphasis: tuple[str, ...], runs: list[_Run]) -> None:
        """Trees are 256 deep at most, and each level is one call."""
        tag = element.tag
        if tag == "br":
            runs.append(_Run("\n", None, ()))
            return
        if tag in SILENT or tag in ("figure", "figcaption"):
            return
        if tag == "a" and href is None:
            href = self.absolute(element.get("href"))
        mark = _EMPHASIS.get(str(tag))
        if mark is not None and mark not in emphasis:
            emphasis = (*emphasis, mark)
        if element.text:
            runs.append(_Run(element.text.replace("\n", " ").replace("\r", " "), href, emphasis))
        for child in element:
            self._gather(child, href, emphasis, runs)
            if child.tail:
                runs.append(_Run(child.tail.replace("\n", " ").replace("\r", " "), href, emphasis))


def _has_marks(element: HtmlElement) -> bool:
    return element.tag in _MARKED or (len(element) > 0 and next(element.iter(*_MARKED), None) is not None)


def _clean_runs(line: Iterable[_Run]) -> list[_Run]:
    """A line's runs, each cleaned, with single spaces between words, and those under the same marks made one."""
    clean: list[_Run] = []
    spaced = True
    for (href, emphasis), grouped in groupby(line, key=lambda run: run[1:]):
        text = unicodedata.normalize("NFC", without_controls("".join(run.text for run in grouped)))
        words = " ".join(text.split())
        before = " " if text[:1].isspace() and not spaced else ""
        if not words:
            if before:
                clean.append(_Run(" ", None, ()))
                spaced = True
            continue
        after = " " if text[-1:].isspace() else ""
        if before:
            clean.append(_Run(" ", None, ()))
        clean.append(_Run(words, href, emphasis))
        if after:
            clean.append(_Run(" ", None, ()))
        spaced = bool(after)
    while clean and clean[-1].text == " ":
        clean.pop()
    return clean


def _marked_up(run: _Run) -> str:
    html = escape(run.text)
    for tag in reversed(run.emphasis):
        html = f"<{tag}>{html}</{tag}>"
    return f'<a href="{escape(run.href)}">{html}</a>' if run.href else html
