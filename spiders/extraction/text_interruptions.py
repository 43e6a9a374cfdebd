"""Short boxes and lines among an article's paragraphs: an offer of a newsletter, the titles of other articles, a label.

The same headings stand below an article. What follows tells which it is: one that goes on has paragraphs one after the
other right below the box, and teasers of other articles have a title, a date or an author each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import islice, takewhile

from spiders.extraction.byline_labels import has_byline_label
from spiders.extraction.closing_lines import (
    credits_picture,
    heads_comments,
    invites,
    is_foot,
    may_be_own,
    may_interrupt,
)
from spiders.extraction.text_header import Setting
from spiders.extraction.text_kinds import END_WORDS, closes, is_aside, is_cut, is_dated
from spiders.extraction.text_lines import Line
from spiders.extraction.titles import recurring, telling

# Lines of a box, its heading among them; words of a title in it, and of a paragraph.
_BOX_LINES, _TITLE_WORDS, _PARAGRAPH_WORDS = 8, 3, 10
# An article goes on with so many paragraphs one after the other, or below an offer among so many lines.
_GOES_ON, _AMONG = 2, 4
# So many different headings that begin with so many words in common, and the words of a paragraph below each.
_MANY, _BEGINNING, _PART_WORDS = 3, 2, 30
# What has so many words of the title right above it is an article of its own.
_SAME_MATTER = 2
# So many in a row down to the page's foot are no teasers, which have titles, dates or authors between them; fewer are
# enough above comments, which stand right below an article, or where that had hardly begun.
_ROW, _SHORT_ROW = 4, 2
# A box of so many titles has no summary of one: a lone paragraph below it is the article's last.
_TITLES = 2
# Below an offer only what has so many words of the article goes on with it; one of fewer paragraphs has hardly begun.
_SHARED, _LEAST_ABOVE, _MOST_ABOVE, _TITLE_LINES = 2, 4, 60, 4


class _Text:
    """The lines of a text: what one is, and what stands above a heading, is asked often and found out once."""

    def __init__(self, lines: Sequence[Line], setting: Setting) -> None:
        self.lines, self.setting = lines, setting
        self._paragraphs: dict[int, bool] = {}
        self._matters: dict[int, frozenset[str]] = {}

    def is_paragraph(self, at: int) -> bool:
        """Whether the line at a place is a paragraph of an article."""
        if at not in self._paragraphs:
            self._paragraphs[at] = is_paragraph(self.lines[at], _PARAGRAPH_WORDS)
        return self._paragraphs[at]

    def ends(self, at: int) -> bool:
        """Whether a line tells whose the page is, or heads what stands below an article."""
        line = self.lines[at]
        return closes(line) or (line.words <= END_WORDS and is_foot(line.text))

    def upto(self, start: int, length: int) -> range:
        """The places of so many lines, or of what is left of them."""
        return range(start, min(len(self.lines), start + length))

    @cached_property
    def _first(self) -> list[int]:
        """The places of the first paragraphs."""
        return [*islice(filter(self.is_paragraph, range(len(self.lines))), _MOST_ABOVE)]

    def paragraphs_above(self, heading: int) -> int:
        """How many paragraphs stand above a heading; no more than are looked at."""
        return bisect_left(self._first, heading)

    def matter(self, paragraphs: int) -> frozenset[str]:
        """The words of the title above the first paragraphs, so many, and those that recur in these."""
        if paragraphs not in self._matters:
            own = self._first[:paragraphs]
            top = (line.text for line in self.lines[max(0, own[0] - _TITLE_LINES) : own[0]])
            said = recurring([self.lines[at].text for at in own])
            self._matters[paragraphs] = frozenset(telling([self.setting.slug or "", *top]) | said)
        return self._matters[paragraphs]


def interruptions(lines: Sequence[Line], setting: Setting) -> tuple[range, ...]:
    """The boxes below which an article goes on, from their headings up to its next paragraph."""
    text = _Text(lines, setting)
    found: list[range] = []
    for at, line in enumerate(lines):
        if line.words > END_WORDS or (found and at < found[-1].stop) or not may_interrupt(line.text):
            continue
        if (end := _end_of(text, at)) is not None:
            found.append(range(at, end))
    return tuple(found)


def own_lines(lines: Sequence[Line], setting: Setting) -> frozenset[int]:
    """Lines that stand below articles, and in one whose paragraphs go on right below: `What's next?`, `12 comments`,
    and whose a picture is; and what stands below each of its parts."""
    text = _Text(lines, setting)
    own = {
        at
        for at, line in enumerate(lines)
        if line.words <= END_WORDS and _may_be_own(line.text) and _goes_on_right_below(text, at)
    }
    return frozenset(own | _begun_alike(lines))


def _begun_alike(lines: Sequence[Line]) -> set[int]:
    """Headings of other things, of which many begin with the same words, above another part of the article each:
    `More on Ada Lorne`, `More on Bo Lind`."""
    headings = [at for at, line in enumerate(lines) if line.words > _BEGINNING and closes(line)]
    beginning = {lines[at].key: tuple(lines[at].text.casefold().split()[:_BEGINNING]) for at in headings}
    begun = Counter(beginning.values())
    return {
        at
        for at in headings
        if begun[beginning[lines[at].key]] >= _MANY
        and any(is_paragraph(line, _PART_WORDS) for line in lines[at + 1 : at + _BOX_LINES])
    }


def _goes_on_right_below(text: _Text, at: int) -> bool:
    """Whether an article goes on below such a line; what stands below a heading of comments may be these."""
    below = text.upto(at + 1, _GOES_ON)
    if not _goes_on(text, below):
        return False
    line = text.lines[at].text
    return may_be_own(line) or not heads_comments(line) or _speak_of_article(text, at, below)


def _may_be_own(text: str) -> bool:
    return may_be_own(text) or heads_comments(text) or credits_picture(text)


def _end_of(text: _Text, heading: int) -> int | None:
    """The paragraph below a box with which the article goes on, or a heading of its own; None where it does not."""
    lines = text.lines
    is_offer = is_told = invites(lines[heading].text)
    title: set[str] = set()
    titles = 0
    for at in text.upto(heading + 1, _BOX_LINES - 1):
        line = lines[at]
        if text.is_paragraph(at):
            below = text.upto(at, _AMONG if is_offer else _GOES_ON)
            is_of_title = len(title & telling(lines[each].text for each in below)) >= _SAME_MATTER
            if not is_told or (is_of_title and not is_offer):
                return None
            if not _goes_on(text, below):
                is_last = (not is_offer and titles >= _TITLES) and _is_last(text, heading, at)
                return at if is_last else None
            is_own = bool(title) and not is_offer
            is_own = is_own or _speak_of_article(text, heading, below, is_begun=not title)
            is_own = is_own or _runs_to_foot(text, heading, at)
            is_headed = is_offer and lines[at - 1].title and telling([lines[at - 1].text]) == title
            return (at - is_headed) if is_own else None
        if _is_of_others(line, text.setting):
            return None
        if may_interrupt(line.text):  # another box, which has titles of its own
            is_told = is_offer = is_told and invites(line.text)
        elif line.title and line.words >= _TITLE_WORDS:
            is_told, title, titles = True, telling([line.text]), titles + 1
    return None


def _runs_to_foot(text: _Text, heading: int, start: int) -> bool:
    """Whether nothing but sentences stands from a paragraph on down to the page's foot, most of them paragraphs."""
    end = _foot_below(text, start)
    if end is None:
        return False
    is_above_comments = end < len(text.lines) and heads_comments(text.lines[end].text)
    is_short = is_above_comments or text.paragraphs_above(heading) < _LEAST_ABOVE
    return sum(map(text.is_paragraph, range(start, end))) >= (_SHORT_ROW if is_short else _ROW)


def _foot_below(text: _Text, start: int) -> int | None:
    """Where the sentences from a line on end, at the foot of the page; None where other lines stand below them."""
    own = takewhile(lambda at: text.lines[at].sentence and not text.ends(at), range(start, len(text.lines)))
    end = start + sum(1 for _ in own)
    return end if end == len(text.lines) or text.ends(end) else None


def _is_last(text: _Text, heading: int, at: int) -> bool:
    """Whether the one paragraph below a box, with the page's foot below it, is the last of the article above."""
    return _foot_below(text, at) == at + 1 and text.paragraphs_above(heading) >= _LEAST_ABOVE


def _speak_of_article(text: _Text, heading: int, below: range, *, is_begun: bool = True) -> bool:
    """Whether lines have words of the title of what stands above a heading, or words that recur there.

    `is_begun`: they need none where hardly anything stands above it.
    """
    above = text.paragraphs_above(heading)
    if not above or (is_begun and above < _LEAST_ABOVE):
        return is_begun
    said = telling(text.lines[at].text for at in below if text.is_paragraph(at))
    return len(text.matter(above) & said) >= _SHARED


def _goes_on(text: _Text, places: range) -> bool:
    own = takewhile(lambda at: not _is_of_others(text.lines[at], text.setting), places)
    return sum(map(text.is_paragraph, own)) >= _GOES_ON


def _is_of_others(line: Line, setting: Setting) -> bool:
    """Whether a line is the end of a page, or a part of a teaser: its date, its author, or prose that is cut."""
    if line.prose and is_cut(line):
        return True
    if closes(line) and not may_interrupt(line.text):
        return True
    is_signed = not line.stops and has_byline_label(line.text, setting.language)
    return is_signed or is_dated(line, setting)


def is_paragraph(line: Line, fewest: int) -> bool:
    """Whether a line is a whole paragraph of so many words at least, and an article's."""
    return (
        line.prose
        and line.stops
        and line.words >= fewest
        and not (line.bullet or line.level or is_aside(line) or is_cut(line))
    )
