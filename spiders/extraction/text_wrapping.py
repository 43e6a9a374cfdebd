"""Undoes the line breaks of renderers that fill paragraphs to a column.

(What was broken by hand, or had marks taken out of it afterwards, is told by its sentences, see `_by_hand`.)
A renderer breaks a line where the next word no longer fits, so a column shows itself: nearly every line that goes on
below would be longer than it by its neighbour's first word. Lines that end where their author ended them do not.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from unicodedata import east_asian_width

from spiders.extraction.date_words import begins_with_day
from spiders.extraction.text import IDEOGRAPHIC, ends_sentence
from spiders.extraction.text_links import breaks_in_links
from spiders.extraction.text_tables import CORNERS, UPRIGHT

_NARROWEST, _WIDEST = 40, 130  # columns
_FEWEST_WORDS = 3  # in a line that was filled: else it is a label beside another
_FEWEST_BREAKS = 3
# A break within a sentence tells so much more of the column than one before a capital.
_WITHIN = 3
# Of the lines that a break begins, so many begin in the middle of a sentence.
_GOING_ON = 1 / 3
# A text of which hardly a line is longer than the column was filled as a whole.
_LONGER = 0.04
# Paragraphs of two lines are told by each other: so many of them end at the column.
_MOST_PAIRS = 0.8

DOTS = "•◦·▪▫‣⁃●○■□☆★◎"
"""What stands before the items of lists: text browsers have another sign for each list within a list."""
_BEGINS = re.compile(rf"\s*(?:[{DOTS}*+|{UPRIGHT}{CORNERS}]|[-–—]\s|\d{{1,3}}[.)]\s|#{{1,6}}\s|[=─━═]{{2,}}|o\s{{2}})")
# Lynx indents prose by three columns, and lets headings be so much wider.
_MARGIN, _WIDER = "   ", 5
_MOSTLY = 0.8
_WORD = re.compile(r"\S+")
# Of a line that was broken by hand.
_WORDS_BY_HAND = 6
# In a short text a break or two tell as much, where every paragraph is filled to within so many columns of the widest.
_RAGGED = 3
_STOPS = re.compile(r"[.!?…:;؟][\"”’»')\]]*$")
# Words and signs with which no line ends that is whole.
_OPEN_END = re.compile(
    r"(?:,|\b(?:and|or|but|the|an?|of|to|in|on|at|by|for|with|from|that|which|who|as|is|was|were|has|have|had"
    r"|y|o|el|la|los|las"
    r"|de|del|en|que|un|una|por|con|et|ou|le|les|des|du|une|dans|pour|und|oder|der|die|das|von|mit))$"
)
# `... no choice. Mayor`: a sentence ends in the line, and another begins that does not end there.
_INNER_STOP = re.compile(r"[^\W\d_]{3}[.!?][\"”’»')]*\s+[\"“‘«(]?[^\W\d_a-z]")
# Renderers break at a hyphen too; "short- and long-term" has a space of its own there.
_HYPHENATED = re.compile(r"[^\W\d_]-$")
# Between letters of scripts without spaces, and their signs, stands none.
_UNSPACED = rf"[{IDEOGRAPHIC}\u3000-\u303f\uff00-\uffef]"
_IDEOGRAPHS = re.compile(rf"[{IDEOGRAPHIC}]")
_UNSPACED_END = re.compile(rf"{_UNSPACED}[\"”’]?$")
_UNSPACED_START = re.compile(rf"\s*[\"“‘]?{_UNSPACED}")
# Such a line ends a few columns early where a sign may not begin the next one.
_UNSPACED_RAGGED = 7
_ADDRESS = re.compile(r"\]\(|\w://")
_LINK_NUMBER = re.compile(r"^\[(?:\d{1,4}\])?")
_AND = re.compile(r"\s*(?:and|or|to|und|oder|bis|y|e|o|et|ou)\s")


def unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines of a text with those joined that were broken at a column or by hand; what was not broken stays."""
    joints = breaks_in_links(lines)
    breaks = _at_column(lines, joints) or [False] * max(0, len(lines) - 1)
    breaks = _in_unspaced(lines, _by_hand(lines, breaks))
    return _joined(lines, breaks, joints) if any(breaks) else list(lines)


def _at_column(lines: Sequence[str], joints: Mapping[int, str]) -> list[bool] | None:
    """Behind which lines a renderer that filled them to a column has broken them; None where none did."""
    spans = [_span(line, after) for line, after in pairwise(lines)]
    column = _column(spans, lines)
    if column is None:
        return None
    breaks = [
        at in joints
        or (_is_too_long(lines[at], lines[at + 1], column) if span is None else span[0] <= column < span[1])
        for at, span in enumerate(spans)
    ]
    begun = [after for (_, after), is_break in zip(pairwise(lines), breaks, strict=True) if is_break]
    if len(begun) < _FEWEST_BREAKS or sum(map(_goes_on, begun)) < len(begun) * _GOING_ON:
        return None
    written = [line for line in lines if line.strip()]
    if sum(len(line) > column and not _ADDRESS.search(line) for line in written) > _LONGER * len(written):
        breaks = _in_blocks(lines, breaks, column)
    return _with_headings(lines, breaks, spans, column)


def _by_hand(lines: Sequence[str], breaks: Sequence[bool]) -> list[bool]:
    """The breaks with those within sentences, wherever they are, of a text that has several of these.

    Only in blocks that end as a sentence does. If all of such a block's lines but those that end a sentence go on
    below, the block is one paragraph, and those go on as well.
    """
    found = list(breaks)
    going_on = 0
    for block in _blocks(lines):
        if len(block) < 2 or not _STOPS.search(lines[block[-1]].rstrip()):
            continue
        inside = block[:-1]
        cut = [_is_cut(lines[at], lines[at + 1]) for at in inside]
        going_on += sum(_goes_on(lines[at + 1]) for at, is_cut in zip(inside, cut, strict=True) if is_cut)
        is_whole = any(cut) and all(
            is_cut or breaks[at] or (_may_be_cut(lines[at], lines[at + 1]) and bool(_STOPS.search(lines[at].rstrip())))
            for at, is_cut in zip(inside, cut, strict=True)
        )
        for at, is_cut in zip(inside, cut, strict=True):
            found[at] = found[at] or is_cut or is_whole
    if going_on >= _FEWEST_BREAKS:
        return found
    filled = _filled(lines) if going_on else ()
    return [is_break or at in filled for at, is_break in enumerate(breaks)]


def _filled(lines: Sequence[str]) -> Container[int]:
    """The lines of paragraphs that go on below, where empty lines part these and all are filled; else none."""
    inside = [
        at
        for block in _blocks(lines)
        if len(block) > 1 and _STOPS.search(lines[block[-1]].rstrip())
        for at in block[:-1]
        if _may_be_cut(lines[at], lines[at + 1])
    ]
    widest = max(len(line.rstrip()) for line in lines)
    words = ((at, _WORD.search(lines[at + 1])) for at in inside)
    is_filled = widest <= _WIDEST and all(
        word is not None and len(lines[at].rstrip()) + 1 + len(word[0]) > widest - _RAGGED for at, word in words
    )
    return set(inside) if is_filled else ()


def _blocks(lines: Sequence[str]) -> Iterator[range]:
    """The runs of lines between empty ones, by their places."""
    start = 0
    for at in range(len(lines) + 1):
        if at == len(lines) or not lines[at].strip():
            if at > start:
                yield range(start, at)
            start = at + 1


def _is_cut(line: str, after: str) -> bool:
    """Whether a line ends within a sentence, which the next one goes on with."""
    said = line.rstrip()
    if not _may_be_cut(line, after) or _STOPS.search(said):
        return False
    return _goes_on(after) or bool(_OPEN_END.search(said) or _INNER_STOP.search(said))


def _may_be_cut(line: str, after: str) -> bool:
    """Whether a line has the length of one that was filled, and the next begins no entry of a list."""
    is_filled = _NARROWEST <= len(line.rstrip()) <= _WIDEST and line.count(" ") >= _WORDS_BY_HAND
    return is_filled and not _begins(after) and not _begins(line)


def _span(line: str, after: str) -> tuple[int, int] | None:
    """The columns at which a renderer would have broken between two lines: from the first, below the second."""
    length = len(line.rstrip())
    if not _NARROWEST // 2 <= length <= _WIDEST or line.count(" ") < _FEWEST_WORDS or _begins(after):
        return None
    word = _WORD.search(after)
    return (length, length + 1 + len(word[0])) if word else None


def _with_headings(
    lines: Sequence[str], breaks: Sequence[bool], spans: Sequence[tuple[int, int] | None], column: int
) -> list[bool]:
    """The breaks with those of headings, where a renderer indents prose from both sides, and headings not (lynx)."""
    broken = [line for line, is_break in zip(lines, breaks, strict=False) if is_break]
    if sum(line.startswith(_MARGIN) for line in broken) <= _MOSTLY * len(broken):
        return list(breaks)
    wide = column + _WIDER
    return [
        is_break or (span is not None and not line.startswith(_MARGIN) and span[0] <= wide < span[1])
        for line, is_break, span in zip(lines, breaks, spans, strict=False)
    ]


def _is_too_long(line: str, after: str, column: int) -> bool:
    """Whether the next word found no room in a line because of an address in it."""
    word = _WORD.search(after)
    if word is None or line.endswith("  ") or not _ADDRESS.search(line) or _begins(after):
        return False
    return len(line.rstrip()) + 1 + len(word[0]) > column


def _column(spans: Sequence[tuple[int, int] | None], lines: Sequence[str]) -> int | None:
    """The column that explains the most breaks, above all those within sentences; of several the widest."""
    steps = [0] * (_WIDEST + 2)
    for span, after in zip(spans, lines[1:], strict=True):
        if span is not None:
            weight = _WITHIN if _goes_on(after) else 1
            steps[max(span[0], _NARROWEST)] += weight
            steps[min(max(span[1], _NARROWEST), _WIDEST + 1)] -= weight
    explained = list(accumulate(steps))
    most = max(explained)
    return len(explained) - 1 - explained[::-1].index(most) if most else None


def _goes_on(line: str) -> bool:
    """Begins in the middle of a sentence, as far as letters tell."""
    first = _LINK_NUMBER.sub("", line.lstrip())[:1]
    return first.isalpha() and not first.isupper()


def _in_blocks(lines: Sequence[str], breaks: Sequence[bool], column: int) -> list[bool]:
    """The breaks of those blocks alone that were filled from their first line to their last: a text within another."""
    kept = [False] * len(breaks)
    start = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and lines[at].strip():
            continue
        inside = range(start, at - 1)
        if (
            len(inside) >= 2
            and all(breaks[each] for each in inside)
            and len(lines[at - 1]) <= column
            and sum(_goes_on(lines[each + 1]) for each in inside) >= len(inside) / 2
        ):
            for each in inside:
                kept[each] = True
        start = at + 1
    for at in _in_pairs(lines, breaks):
        kept[at] = True
    return kept


def _in_pairs(lines: Sequence[str], breaks: Sequence[bool]) -> list[int]:
    """The first lines of the blocks of two that were filled; none where most of those that could be were not."""
    pairs = [
        block[0]
        for block in _blocks(lines)
        if len(block) == 2
        and _may_be_cut(lines[block[0]], lines[block[1]])
        and not _STOPS.search(lines[block[0]].rstrip())
        and _STOPS.search(lines[block[1]].rstrip())
    ]
    filled = [at for at in pairs if breaks[at]]
    is_sure = (
        len(filled) >= max(_FEWEST_BREAKS, _MOST_PAIRS * len(pairs))
        and sum(_goes_on(lines[at + 1]) for at in filled) >= len(filled) * _GOING_ON
    )
    return filled if is_sure else []


def _in_unspaced(lines: Sequence[str], breaks: Sequence[bool]) -> list[bool]:
    """The breaks with those of paragraphs in ideographs and kana, of which any two may be parted: all lines but the
    last one fill a column, the last ends a sentence, and one above it does not."""
    found = list(breaks)
    for block in _blocks(lines):
        said = [lines[at].strip() for at in block]
        if len(said) < 2 or not _IDEOGRAPHS.search(said[0]) or not ends_sentence(said[-1]):
            continue
        widths = [sum(1 + (east_asian_width(letter) in "WF") for letter in line) for line in said]
        is_filled = min(widths[:-1]) > max(widths) - _UNSPACED_RAGGED and max(widths) >= _NARROWEST
        is_cut = any(not ends_sentence(line) for line in said[:-1])
        if is_filled and is_cut and not any(_begins(line) for line in said):
            found[block[0] : block[-1]] = [True] * (len(block) - 1)
    return found


def _joined(lines: Sequence[str], breaks: Sequence[bool], joints: Mapping[int, str]) -> list[str]:
    joined: list[list[str]] = []
    for at, line in enumerate(lines):
        if at and breaks[at - 1]:
            above = joined[-1][-1]
            is_hyphenated = bool(_HYPHENATED.search(above)) and not _AND.match(line)
            is_unspaced = bool(_UNSPACED_END.search(above) and _UNSPACED_START.match(line))
            space = "" if is_hyphenated or is_unspaced else joints.get(at - 1, " ")
            joined[-1] += [space, line.strip()]
        else:
            joined.append([line.rstrip()])
    return ["".join(parts) for parts in joined]


def _begins(line: str) -> bool:
    """Whether a line begins an item, a heading or a row; a date in the middle of a paragraph begins none."""
    return bool(_BEGINS.match(line)) and not begins_with_day(line)
