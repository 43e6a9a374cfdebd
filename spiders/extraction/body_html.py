"""`body_html`: a body with its structure, made here from the blocks that were read, and never copied from a page.

Only these elements come out: p, h2 to h4, ul, ol, li, blockquote, table, tr, th, td, figure, figcaption, a, em and
strong; and no attribute but the absolute http(s) address of a link. All text is escaped, and is the cleaned text of
`body`. Pictures are absent: a figure holds its caption alone, and what it shows stands in `Extraction.images`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.body import BETWEEN_CELLS, Block, Cell, Kind, cells_of
from spiders.extraction.document import unbroken
from spiders.extraction.limits import LONGEST_BODY_HTML
from spiders.extraction.tags import SILENT
from spiders.extraction.text import letters, without_controls
from spiders.extraction.text_lines import Line

_LEVELS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
_SUBHEADINGS = frozenset(_LEVELS) - {"h1"}
_ASKS = ("?", "？", "؟", ";")  # so Greek asks
_EMPHASIS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
_MARKED = ("a", *_EMPHASIS)

_Absolute = Callable[[str | None], str | None]


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


_BREAK = _Run("\n", None, ())
_SPACE = _Run(" ", None, ())
# Of one element, parted by `br`: what stands below is written without marks, so that the search for each stays short.
_MOST_LINES = 200


def body_html(pieces: Sequence[Piece], absolute: _Absolute) -> str | None:
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
    """The lines of `body`: the paragraphs, and the sub-headings among them that do not repeat the headline.

    Of the headings above the first paragraph only the one next to it is a sub-heading, if a page marks it as one.
    """
    waiting: list[str] = []
    begun = False
    for piece in pieces:
        if piece.block.kind is Kind.HEADING:
            if not begun:
                waiting = [piece.text] if _is_first_subheading(piece, headline) else []
            elif letters(piece.text) != letters(headline or ""):
                waiting.append(piece.text)
        elif piece.block.kind is not Kind.FIGURE:
            yield from waiting
            waiting.clear()
            yield piece.text
            begun = True


def _is_first_subheading(piece: Piece, headline: str | None) -> bool:
    element = piece.block.element
    said, title = letters(piece.text), letters(headline or "")
    # A bold line may be any label, but no label asks: so interviews begin.
    is_heading = element is not None and (element.tag in _SUBHEADINGS or any(sign in piece.text for sign in _ASKS))
    return is_heading and said not in title and not (title and title in said)


def lines_in_order(lines: Iterable[Line], paragraphs: Sequence[str], subheadings: Sequence[str]) -> list[Piece]:
    """The pieces of a text rendering, from its `lines`: every paragraph once, and sub-headings where they stand."""
    pieces: list[Piece] = []
    read, headed = 0, 0
    for line in lines:
        if read < len(paragraphs) and line.text == paragraphs[read]:
            pieces.append(_piece(Kind.ITEM if line.bullet else Kind.PARAGRAPH, line.text))
            read += 1
        elif headed < len(subheadings) and line.text == subheadings[headed]:
            pieces.append(_piece(Kind.HEADING, line.text))
            headed += 1
    return pieces + [_piece(Kind.PARAGRAPH, text) for text in paragraphs[read:]]


def _piece(kind: Kind, text: str) -> Piece:
    return Piece(Block(kind, text), text)


def _written(pieces: Sequence[Piece], inline: Callable[[Piece], str]) -> Iterator[str]:
    for (kind, _), grouped in groupby(pieces, key=lambda piece: (piece.block.kind, id(piece.block.group))):
        group = list(grouped)
        if kind is Kind.ITEM:
            tag = "ol" if _is_numbered(group[0].block.group) else "ul"
            yield f"<{tag}>" + "".join(f"<li>{inline(piece)}</li>" for piece in group) + f"</{tag}>"
        elif kind is Kind.QUOTE:
            yield "<blockquote>" + "".join(f"<p>{inline(piece)}</p>" for piece in group) + "</blockquote>"
        elif kind is Kind.ROW:
            yield "<table>" + "".join(f"<tr>{_cells(piece)}</tr>" for piece in group) + "</table>"
        else:
            yield from (_single(piece, inline) for piece in group)


def _single(piece: Piece, inline: Callable[[Piece], str]) -> str:
    if piece.block.kind is Kind.FIGURE:
        return f"<figure><figcaption>{escape(piece.text, quote=False)}</figcaption></figure>"
    if piece.block.kind is Kind.HEADING:
        element = piece.block.element
        tag = _LEVELS.get(str(element.tag), "h3") if element is not None else "h2"
        return f"<{tag}>{escape(piece.text, quote=False)}</{tag}>"
    return f"<p>{inline(piece)}</p>"


def _cells(piece: Piece) -> str:
    row = piece.block.element
    cells = cells_of(row) if row is not None else []
    if BETWEEN_CELLS.join(cell.text for cell in cells) != piece.text:
        cells = [Cell(text) for text in piece.text.split(BETWEEN_CELLS)]
    return "".join(f"<{cell.tag}>{escape(cell.text, quote=False)}</{cell.tag}>" for cell in cells)


def _is_numbered(group: HtmlElement | None) -> bool:
    return group is not None and (group.tag == "ol" or group.get("rend") == "ol")


def _plain(piece: Piece) -> str:
    return escape(piece.text, quote=False)


class _Inline:
    """Writes the links and the emphasis in a block. Several blocks may be lines of the same parts of the page."""

    def __init__(self, absolute: _Absolute) -> None:
        self.absolute = absolute
        self.parts: tuple[str | HtmlElement, ...] = ()
        self.lines: list[list[_Run]] = []

    def html(self, piece: Piece) -> str:
        """The markup of one piece."""
        parts = piece.block.parts
        if parts is not self.parts:  # looked through once, not for each of their lines
            self.parts = parts
            marked = any(not isinstance(part, str) and _has_marks(part) for part in parts)
            self.lines = self._lines_of(parts) if marked else []
        for line in self.lines:
            # Those that cleaning makes other than their runs are written without marks.
            if "".join(run.text for run in line) == piece.text:
                return "".join(map(_marked_up, line))
        return escape(piece.text, quote=False)

    def _lines_of(self, parts: Iterable[str | HtmlElement]) -> list[list[_Run]]:
        """The lines in parts of a page, as clean runs."""
        runs: list[_Run] = []
        for part in parts:
            if isinstance(part, str):
                runs.append(_Run(unbroken(part), None, ()))
            else:
                self._gather(part, None, (), runs)
        lines: list[list[_Run]] = [[]]
        for run in runs:
            if run is _BREAK:
                lines.append([])
            else:
                lines[-1].append(run)
        return [_clean_runs(line) for line in lines[:_MOST_LINES]]

    def _gather(self, element: HtmlElement, href: str | None, emphasis: tuple[str, ...], runs: list[_Run]) -> None:
        """Trees are 256 deep at most, and each level is one call."""
        tag = element.tag
        if tag == "br":
            runs.append(_BREAK)
            return
        if tag in SILENT or tag in ("figure", "figcaption"):
            return
        if tag == "a" and href is None:
            href = self.absolute(element.get("href"))
        mark = _EMPHASIS.get(str(tag))
        if mark is not None and mark not in emphasis:
            emphasis = (*emphasis, mark)
        if element.text:
            runs.append(_Run(unbroken(element.text), href, emphasis))
        for child in element:
            self._gather(child, href, emphasis, runs)
            if child.tail:
                runs.append(_Run(unbroken(child.tail), href, emphasis))


def _has_marks(element: HtmlElement) -> bool:
    return element.tag in _MARKED or (len(element) > 0 and next(element.iter(*_MARKED), None) is not None)


def _clean_runs(line: list[_Run]) -> list[_Run]:
    """A line's runs as `text.clean_line` cleans text: single spaces between words, and these outside of the marks."""
    clean: list[_Run] = []
    spaced = True
    for run in line:
        text = run.text
        if not (text.isascii() and text.isprintable()):
            text = unicodedata.normalize("NFC", without_controls(text))
        words = " ".join(text.split())
        if not spaced and (text[:1].isspace() or (text and not words)):
            clean.append(_SPACE)
            spaced = True
        if words:
            clean.append(run._replace(text=words))
            spaced = False
            if text[-1].isspace():
                clean.append(_SPACE)
                spaced = True
    if clean and clean[-1] is _SPACE:
        clean.pop()
    return clean


def _marked_up(run: _Run) -> str:
    html = escape(run.text, quote=False)
    for tag in reversed(run.emphasis):
        html = f"<{tag}>{html}</{tag}>"
    return f'<a href="{escape(run.href)}">{html}</a>' if run.href else html
