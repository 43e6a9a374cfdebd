"""An article that a box of other titles breaks in two: its part on the far side of the box, and the box left out.

The run of lines of `text_extent.py` ends at a heading of other articles, or begins below one. What follows such a box
is the article's own where long paragraphs name what the article names; what stands between the title and such a box,
where it is paragraphs at all. Found on text renderings of gold pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from spiders.extraction.byline_labels import has_byline_label
from spiders.extraction.closing_lines import may_interrupt
from spiders.extraction.text_extent import Extent, tells_of_article, title_above
from spiders.extraction.text_header import Setting
from spiders.extraction.text_interruptions import is_paragraph
from spiders.extraction.text_kinds import closes, is_dated
from spiders.extraction.text_lines import Line

# Lines of a box: below the article so many are looked at, one after the other.
_BOX_LINES = 14
# Words of a paragraph below a box, of one right below such a paragraph, and of all between a title and a box.
_FAR_WORDS, _NEXT_WORDS, _FIRST_WORDS, _FIRST_SUM = 30, 12, 20, 40
# How many of the article's names a paragraph below a box has, and one right below that.
_FAR_NAMES, _NEXT_NAMES = 2, 1
_HEADING_WORDS = 12
# Words of a lead, and of a title in a box below it; lines of such a box.
_LEAD_WORDS, _TITLE_WORDS, _LEAST_BOX = 10, 4, 2
# Lines between a box and who wrote the article above it, and between that and its first paragraph.
_SIGNED_ABOVE, _SIGNED_BELOW = 40, 4
# A name's word: with a capital, and not the first of a sentence.
_NAME = re.compile(r"(?<=[\w,’'“\"] )[A-ZÀ-ÖØ-Þ][\w’'-]{2,}")

_WORD = re.compile(r"[\w’'-]{3,}")
# Languages in which every noun has a capital: names are told by the title there, so many lines above the body at most.
_CAPITALS, _HEAD_LINES = frozenset({"de", "lb"}), 8


class Whole(NamedTuple):
    """A body from `start` up to `end`, that line not included, without the lines of its `boxes`."""

    start: int
    end: int
    boxes: tuple[range, ...] = ()


def beyond_boxes(lines: Sequence[Line], extent: Extent, inside: Sequence[range], setting: Setting) -> Whole:
    """An extent with the article's parts above and below the boxes at its beginning and end. `inside`: boxes that
    break it."""
    above = _part_above(lines, extent, setting)
    below = _parts_below(lines, extent, setting)
    start = above[0].start if above else extent.start
    end = below[-1].stop if below else extent.end
    parts = [*above, range(extent.start, extent.end), *below]
    boxes = (range(upper.stop, lower.start) for upper, lower in pairwise(parts))
    held = (box for box in inside if extent.start <= box.start and box.stop < extent.end)
    return Whole(start, end, tuple(sorted((*held, *(box for box in boxes if box)), key=lambda box: box.start)))


def _part_above(lines: Sequence[Line], extent: Extent, setting: Setting) -> list[range]:
    """The lines from the first paragraph below the title, or who wrote it and when, up to the first heading of other
    things."""
    title = title_above(lines, extent, setting)
    top = _signed_above(lines, extent, setting) if title is None else title
    if top is None:
        return []
    between = range(top + 1, extent.start)
    box = next((at for at in between if _heads_a_box(lines[at], setting)), None)
    if box is None and title is None:
        return _lead_above(lines, between, setting)
    if box is None or (title is None and any(tells_of_article(lines[at], setting) for at in range(box, extent.start))):
        return []
    said = [at for at in range(top + 1, box) if is_paragraph(lines[at], _FIRST_WORDS)]
    if sum(lines[at].words for at in said) < _FIRST_SUM:
        return []
    return [range(said[0], box)]


def _lead_above(lines: Sequence[Line], between: range, setting: Setting) -> list[range]:
    """The first paragraphs, right below who wrote the article and when, that titles under a heading which no list knows
    part from the rest."""
    said = [*takewhile(lambda at: is_paragraph(lines[at], _LEAD_WORDS), between)]
    box = range(said[-1] + 1, between.stop) if said else range(0)
    is_box = _LEAST_BOX <= len(box) <= _BOX_LINES and not any(
        _is_said(lines[at]) or is_dated(lines[at], setting) or tells_of_article(lines[at], setting) for at in box
    )
    is_of_titles = any(lines[at].title and lines[at].words >= _TITLE_WORDS for at in box)
    return [range(said[0], box.start)] if is_box and is_of_titles else []


def _is_said(line: Line) -> bool:
    """Whether a line is a sentence; a short question may be a title."""
    return line.prose or (line.sentence and not line.title)


def _signed_above(lines: Sequence[Line], extent: Extent, setting: Setting) -> int | None:
    """The last line above an extent that tells who wrote the article right below it, or when."""
    for at in range(extent.start - 1, max(-1, extent.start - _SIGNED_ABOVE), -1):
        below = lines[at + 1 : min(at + _SIGNED_BELOW, extent.start)]
        if tells_of_article(lines[at], setting) and any(is_paragraph(line, _LEAD_WORDS) for line in below):
            return at
    return None


def _parts_below(lines: Sequence[Line], extent: Extent, setting: Setting) -> list[range]:
    """The runs of paragraphs below the extent that go on with it."""
    names = {name for line in lines[extent.start : extent.end] if line.prose for name in _NAME.findall(line.text)}
    if setting.language in _CAPITALS:
        names &= _title_words(lines, extent, setting)
    found: list[range] = []
    end = at = extent.end
    while at < len(lines) and at - end < _BOX_LINES and not _is_last(lines[at], setting):
        is_next = bool(found) and at == end
        fewest = (_NEXT_WORDS, _NEXT_NAMES) if is_next else (_FAR_WORDS, _FAR_NAMES)
        if is_paragraph(lines[at], fewest[0]) and len(names.intersection(_NAME.findall(lines[at].text))) >= fewest[1]:
            found = [*found[:-1], range(found[-1].start, at + 1)] if is_next else [*found, range(at, at + 1)]
            end = at + 1
        at += 1
    return found


def _title_words(lines: Sequence[Line], extent: Extent, setting: Setting) -> set[str]:
    """The words of the lines from the title down to the extent; from a few lines above it, where no title is known."""
    title = title_above(lines, extent, setting)
    top = max(0, extent.start - _HEAD_LINES) if title is None else title
    return {word for line in lines[top : extent.start] for word in _WORD.findall(line.text)}


def _heads_a_box(line: Line, setting: Setting) -> bool:
    return closes(line) or (line.words <= _HEADING_WORDS and bool(setting.marks.rules.end.fullmatch(line.text)))


def _is_last(line: Line, setting: Setting) -> bool:
    """Whether nothing of the article follows: the page's foot does, or another article with its byline and date."""
    if line.words > _HEADING_WORDS or may_interrupt(line.text):
        return False
    return closes(line) or has_byline_label(line.text, setting.language) or is_dated(line, setting)
