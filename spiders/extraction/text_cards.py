"""The cards of a list of articles in a text rendering: a title, what it is about in a sentence or two, its day.

An article's own parts have a heading and a paragraph too, but not so many in a row that are as short, and no days.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spiders.extraction.byline_labels import has_byline_label
from spiders.extraction.clocks import find_age, find_clock
from spiders.extraction.live_entries import announce_live_blog
from spiders.extraction.text_extent import tells_of_article
from spiders.extraction.text_header import Setting
from spiders.extraction.text_kinds import DATED_WORDS, is_dated
from spiders.extraction.text_lines import Line

# Words of a card's title, of its teaser where all tell a day or an author, and of one where none does.
_TITLE_WORDS = range(2, 21)
_TEASER_WORDS, _UNDATED_TEASER_WORDS = 80, 34
# So many in a row are a list, where all but one tell a day or an author, and where they do not.
_FEWEST_DATED, _FEWEST = 4, 6
_LABEL_WORDS = 4
# Lines, such as a card that a renderer broke, below which a list goes on with two.
_BETWEEN = 3
# Between the headline of a live blog and its first post stand so many lines at most, and so many between an article's
# byline and its first chapter.
_ABOVE, _SIGNED_ABOVE = 8, 20
_HOUR = 3600  # seconds


class Card(NamedTuple):
    """The lines of one card; `is_marked`: it tells a day or an author."""

    lines: range
    is_marked: bool


def lists_of_cards(lines: Sequence[Line], setting: Setting) -> list[list[Card]]:
    """The cards of each list that a text holds, one below the other; a live blog's posts are none."""
    found: list[list[Card]] = []
    at = 0
    while at < len(lines):
        cards = _run(lines, at, setting)
        goes_on = bool(found) and at - found[-1][-1].lines.stop <= _BETWEEN and len(cards) > 1
        marked = sum(card.is_marked for card in cards)
        if goes_on or len(cards) >= _FEWEST or marked >= max(_FEWEST_DATED, len(cards) - 1):
            near = [line.text for line in lines[max(0, at - _ABOVE) : at + 1]]
            is_live = announce_live_blog(near, is_newest_first=True)
            if not is_live and (goes_on or not _are_chapters(cards, lines, setting)):
                found.append(cards)
            at = cards[-1].lines.stop
        else:
            at += 1
    return found


def _are_chapters(cards: Sequence[Card], lines: Sequence[Line], setting: Setting) -> bool:
    """Whether what looks like cards are parts of one signed article: its headline, byline and lead are the first, or
    stand right above with less prose than an article has that others are listed below."""
    if not any(card.is_marked for card in cards[1:]) and cards[0].is_marked:
        return True
    start = cards[0].lines.start
    above = lines[max(0, start - _SIGNED_ABOVE) : start]
    leads = [line.words for line in above if line.prose]
    if not leads or not any(tells_of_article(line, setting) for line in above):
        return False
    told = sum(lines[at].words for card in cards for at in card.lines if lines[at].sentence)
    return len(leads) == 1 or (sum(leads) < told and not any(card.is_marked for card in cards))


def beside_cards(lines: Sequence[Line], lists: Sequence[Sequence[Card]], *, first: bool = False) -> list[Line]:
    """The lines that stand in no list. `first`: the first card of each stays, perhaps a headline and its summary."""
    within = {at for cards in lists for card in cards[first:] for at in card.lines}
    return [line for at, line in enumerate(lines) if at not in within]


def _run(lines: Sequence[Line], at: int, setting: Setting) -> list[Card]:
    """The cards from a line on, with no more between them than the name of a section."""
    cards: list[Card] = []
    while card := _card(lines, at, setting):
        cards.append(card)
        at = card.lines.stop
        if at < len(lines) and _is_label(lines[at]) and _card(lines, at, setting) is None:
            at += 1
    return cards


def _card(lines: Sequence[Line], at: int, setting: Setting) -> Card | None:
    """The card that begins with a line; its day or author stands above the teaser or below it."""
    if at + 1 >= len(lines) or not _is_title(lines[at], setting):
        return None
    below = at + 1
    is_marked = _is_mark(lines[below], setting)
    below += is_marked
    if below >= len(lines) or not lines[below].sentence or lines[below].words > _TEASER_WORDS:
        return None
    teaser = lines[below]
    below += 1
    if not is_marked and below < len(lines) and _is_mark(lines[below], setting):
        below, is_marked = below + 1, True
    return Card(range(at, below), is_marked) if is_marked or teaser.words <= _UNDATED_TEASER_WORDS else None


def _is_title(line: Line, setting: Setting) -> bool:
    is_bare = line.title and not (line.sentence or line.caption or _is_time(line))
    return is_bare and line.words in _TITLE_WORDS and not _is_mark(line, setting)


def _is_mark(line: Line, setting: Setting) -> bool:
    """Whether a line tells a day or an author."""
    if line.sentence or line.words > DATED_WORDS or _is_time(line):
        return False
    is_signed = has_byline_label(line.text, setting.language)
    return is_signed or is_dated(line, setting) or tells_of_article(line, setting)


def _is_label(line: Line) -> bool:
    return line.words <= _LABEL_WORDS and not line.sentence and not _is_time(line)


def _is_time(line: Line) -> bool:
    """Whether a line begins with a time of day, or tells minutes: so do a live blog's posts. `Yesterday, 10:00` does
    not."""
    if line.words <= DATED_WORDS and (age := find_age(line.text)) and age.seconds < _HOUR:
        return True
    clock = find_clock(line.text) if line.text[0].isdigit() else None
    return clock is not None and not clock.start
