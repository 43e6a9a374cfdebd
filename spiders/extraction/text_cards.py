"""The cards of a list of articles in a text rendering: a title, what it is about in a sentence or two, its day.

An article's own parts have a heading and a paragraph too, but not so many in a row that are as short, and no days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from spiders.extraction.byline_labels import has_byline_label
from spiders.extraction.clocks import find_age, find_clock
from spiders.extraction.live_entries import announce_live_blog
from spiders.extraction.text_extent import tells_of_article
from spiders.extraction.text_header import Setting
from spiders.extraction.text_kinds import DATED_WORDS, closes, is_dated
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
INTRODUCTION = 60
"""Words of prose that a list or what has chapters may have above these; an article has more."""
# Of the cards that a headline counts a renderer may break so many.
_BROKEN = 2
_WORD = re.compile(r"[^\W_]+")
_LONGEST_NUMBER = 8  # letters
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "four vier quatre cuatro quattro quatro أربعة أربع четыре 四",
            "five fünf cinq cinco cinque vijf خمسة خمس пять 五",
            "six sechs seis sei zes ستة ست шесть 六",
            "seven sieben sept siete sette sete zeven سبعة سبع семь 七",
            "eight acht huit ocho otto oito ثمانية ثماني восемь 八",
            "nine neun neuf nueve nove negen تسعة تسع девять 九",
            "ten zehn dix diez dieci dez tien عشرة عشر десять 十",
            "eleven elf onze once undici одиннадцать",
            "twelve zwölf douze doce dodici doze twaalf двенадцать",
        ),
        start=4,
    )
    for word in words.split()
}


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
    """Whether what looks like cards are parts of one signed article, which counts them, numbers them, has them as its
    headings or introduces them in one paragraph; the head of that may look like the first of them.

    In doubt they are other articles: so they are below a heading that closes one, and below any where they are not
    numbered.
    """
    is_head = cards[0].is_marked and not any(card.is_marked for card in cards[1:])
    parts = cards[is_head:]
    start = parts[0].lines.start
    above = lines[max(0, start - _SIGNED_ABOVE) : start]
    signed = next((at for at, line in enumerate(above) if tells_of_article(line, setting)), None)
    leads = [at for at, line in enumerate(above) if line.sentence and not line.caption]
    between = above[leads[-1] + 1 if leads else len(above) :]
    if (signed is None and not is_head) or any(map(closes, between)):
        return False
    titles = [lines[card.lines.start] for card in parts]
    head = [line for line in above[: leads[0] if leads else len(above)] if _is_title(line, setting)]
    said = [*head, *(above[at] for at in leads[-1:])]
    if all(line.numbered for line in titles):
        return True
    if any(_heads_others(line, setting) for line in between):
        return False
    if any(_counts(line.text, len(parts)) for line in said):
        return True
    if any(card.is_marked for card in parts) or not leads:
        return False
    below = {line.level + 1 for line in head if line.level}
    is_introduced = sum(above[at].words for at in leads if above[at].prose) < INTRODUCTION and len(leads) == 1
    return is_introduced or {line.level for line in titles} == below


def _heads_others(line: Line, setting: Setting) -> bool:
    """Whether a line between an article and cards may be the heading of these."""
    return not (line.caption or _is_mark(line, setting))


def _counts(text: str, cards: int) -> bool:
    """Whether a text tells a number of things of which so many cards, or all but those a renderer broke, may be."""
    words = _WORD.findall(text.casefold())
    told = (int(word) if word.isdecimal() else _NUMBERS.get(word, 0) for word in words if len(word) <= _LONGEST_NUMBER)
    return any(cards <= number <= cards + _BROKEN for number in told)


def are_last(lists: Sequence[Sequence[Card]], lines: Sequence[Line]) -> bool:
    """Whether lists stand right below a heading that closes an article, and hardly any prose below them: of a long one,
    too, they are no parts."""
    start = lists[0][0].lines.start
    within = {at for cards in lists for card in cards for at in card.lines}
    below = sum(lines[at].words for at in range(start, len(lines)) if at not in within and lines[at].prose)
    return start > 0 and below < INTRODUCTION and closes(lines[start - 1])


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
