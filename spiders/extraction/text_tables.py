"""Tables that a renderer draws, with lines around their cells: each of their rows in one line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

UPRIGHT, CORNERS = "│┃║", "├┌└┏┗╔╚┠"
"""What a line of a drawn table begins with."""
_FLAT = "─━═┄┈┬┴┼┐┘╗╝╣╦╩╬┤┫┳┻╋┓┛┨"
_FRAME = re.compile(rf"[\s{UPRIGHT}]*[{CORNERS}{_FLAT}][\s{UPRIGHT}{CORNERS}{_FLAT}]*")
_ROW = re.compile(rf"\s*[{UPRIGHT}├┠].*[{UPRIGHT}┤┨]\s*")
_BETWEEN = re.compile(rf"[{UPRIGHT}├┤┠┨]|[─━═]{{2,}}")


_CELLS = " | "


def is_row(text: str) -> bool:
    """Whether a line is the row of a table."""
    return _CELLS in text


def is_drawn(text: str) -> bool:
    """Whether a line is no more than a line that a renderer draws, across the page perhaps."""
    return bool(_FRAME.fullmatch(text))


def without_frames(lines: Sequence[str]) -> list[str]:
    """The lines, with each row of a drawn table in one: its cells, whole, with bars between them."""
    has_tables = any(mark in line for line in lines for mark in UPRIGHT)
    return list(_undrawn(lines)) if has_tables else list(lines)


def _undrawn(lines: Sequence[str]) -> Iterator[str]:
    row: list[list[str]] = []
    for line in lines:
        is_frame = is_drawn(line)
        cells = _BETWEEN.split(line)[1:-1] if not is_frame and _ROW.fullmatch(line) else []
        if len(row) != len(cells):
            yield from _printed(row)
            row = [[] for _ in cells]
        for said, cell in zip(row, cells, strict=True):
            said.append(cell.strip())
        if not cells:
            yield "" if is_frame else line
    yield from _printed(row)


def _printed(row: Sequence[Sequence[str]]) -> Iterator[str]:
    cells = [" ".join(filter(None, said)) for said in row]
    if any(cells):
        yield _CELLS.join(filter(None, cells))
