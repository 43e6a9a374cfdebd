"""Lines of the page's header that stand in the element of the body, above the prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from lxml.html import HtmlElement

from spiders.extraction.asian_calendars import in_gregorian
from spiders.extraction.body import Block, Kind
from spiders.extraction.bylines import before_others, is_section_name, without_byline_label
from spiders.extraction.date_words import (
    FILLERS,
    HALF_DAYS,
    MONTH_ENDS,
    MONTH_STARTS,
    MONTHS,
    WEEKDAYS,
    ZONES,
    ZONES_OF_PLACES,
    word_set,
)
from spiders.extraction.dates import PUBLICATION_LABEL, UPDATE_LABEL, UTC_ZONE, is_date_line
from spiders.extraction.east_asian_dates import in_numbers
from spiders.extraction.letter_forms import fold
from spiders.extraction.printed_dates import date_of
from spiders.extraction.text import clean_line

_MOST_OPENING = 8
_LONGEST_OPENING = 160  # letters; a longer line is prose
_SECTION_WORDS = 4
_PROSE_WORDS = 12  # words of a paragraph with which the body has begun
_WORD = re.compile(r"\d+|[^\W\d_]+")
_NUMBERS = re.compile(r"\d\d?\s?[/.-]\s?\d\d?\s?[/.-]\s?\d{2,4}|\d{4}-\d\d-\d\d")
_DATE_LABELS = word_set("""
    published publish posted updated update modified created edited publicado publicada actualizado actualizada
    actualización publié publiée modifié modifiée mis mise veröffentlicht erstellt aktualisiert geändert stand
    pubblicato aggiornato atualizado تاريخ النشر نشر تحديث التعديل
    read reading lecture lectura leitura lettura lesezeit القراءة
    """)
_BESIDE_LABELS = word_set("""
    first originally last date time jour dernière última zuletzt ore hora heure آخر بتوقيت غرينتش
    a p m am pm red redaktion apa dpa afp ap reuters efe
    min mins minute minutes minuto minutos minuti minuten temps tiempo tempo دقيقة دقائق
    """)
_OF_DATES = (
    _DATE_LABELS
    | _BESIDE_LABELS
    | WEEKDAYS
    | FILLERS
    | frozenset((*MONTHS, *HALF_DAYS, *ZONES, *ZONES_OF_PLACES))
    | MONTH_STARTS
    | MONTH_ENDS
)
_OF_BYLINES = word_set("by por par von di and y et und with بقلم كتب كتبت و")


def without_header_lines(
    blocks: list[Block], authors: Callable[[], Sequence[str]], days: Callable[[], Sequence[date]], language: str
) -> list[Block]:
    """The blocks without lines above the prose that are nothing but a section's name, or what was read as the page's
    dates and byline.

    `authors` and `days` give whom the page names and when it was published and changed; asked only where a line may
    be such. A day that no label stands by must be one of those days: it may be the first of a list of events.
    """
    left_out: set[int] = set()
    for place, block in enumerate(blocks[:_MOST_OPENING]):
        if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or not block.text:
            continue
        line = _line_of(block)
        if _is_header_line(line, authors, days, language):
            left_out.add(place)
        elif block.text.count(" ") + 1 >= _PROSE_WORDS:
            break
    return [block for place, block in enumerate(blocks) if place not in left_out] if left_out else blocks


def _line_of(block: Block) -> str:
    """A block's text, with a space between what stands in elements of their own; prose is not looked at again."""
    if len(block.text) > _LONGEST_OPENING or not any(isinstance(part, HtmlElement) for part in block.parts):
        return block.text
    texts = (part if isinstance(part, str) else " ".join(map(str, part.itertext())) for part in block.parts)
    parted = clean_line(" ".join(texts))
    # One line of several that a text is broken into is held against itself alone.
    return parted if parted.replace(" ", "") == block.text.replace(" ", "") else block.text


def _is_header_line(
    line: str, authors: Callable[[], Sequence[str]], days: Callable[[], Sequence[date]], language: str
) -> bool:
    if len(line) > _LONGEST_OPENING:
        return False
    if is_section_name(line) and line.count(" ") < _SECTION_WORDS:
        return True
    if (PUBLICATION_LABEL.match(line) or UPDATE_LABEL.match(line)) and is_date_line(line, UTC_ZONE, language=language):
        return True
    line = in_numbers(in_gregorian(line, language))
    words = _WORD.findall(fold(line))
    named = False
    if not _OF_DATES.issuperset(word for word in words if not word.isdecimal()):
        rest = bare = without_byline_label(before_others(line), language)
        for name in sorted(authors(), key=len, reverse=True):
            rest = re.sub(rf"(?<!\w)و?{re.escape(name)}(?!\w)", " ", rest, flags=re.IGNORECASE)
        if rest == bare:
            return False
        named, words = True, [word for word in _WORD.findall(fold(rest)) if word not in _OF_BYLINES]
        if not _OF_DATES.issuperset(word for word in words if not word.isdecimal()):
            return False
    has_day = bool(_NUMBERS.search(line)) or (
        any(word in MONTHS or word in MONTH_STARTS for word in words) and sum(map(str.isdecimal, words)) > 1
    )
    if named:
        return has_day or not any(map(str.isdecimal, words)) or not _DATE_LABELS.isdisjoint(words)
    if not has_day:
        return False
    return not _DATE_LABELS.isdisjoint(words) or _is_one_of(days(), line, language)


def _is_one_of(days: Sequence[date], line: str, language: str) -> bool:
    """Whether a line's day is one of those, or next to it, as zones may have it."""
    orders = (date_of(line, language, month_first=month_first) for month_first in (False, True))
    shown = {found.at.date() for found in orders if found}
    return any(abs(day - each) <= timedelta(days=1) for day in days for each in shown)
