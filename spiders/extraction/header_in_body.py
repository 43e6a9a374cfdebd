"""Lines of the page's header that stand in the element of the body, above the prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise, takewhile
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.agencies import AGENCIES
from spiders.extraction.asian_calendars import in_gregorian
from spiders.extraction.body import Block, Kind
from spiders.extraction.byline_joins import AND, AND_WORDS
from spiders.extraction.byline_labels import BY_WORDS, has_byline_label, without_byline_label
from spiders.extraction.byline_parts import before_others
from spiders.extraction.bylines import parse_byline
from spiders.extraction.date_words import (
    DAY_WORDS,
    FILLERS,
    HALF_DAYS,
    MONTH_ENDS,
    MONTH_STARTS,
    MONTHS,
    UNITS,
    WEEKDAYS,
    ZONES,
    ZONES_OF_PLACES,
    word_set,
)
from spiders.extraction.dates import PUBLICATION_LABEL, UPDATE_LABEL, UTC_ZONE, is_date_line
from spiders.extraction.document import start_of_text, text_of
from spiders.extraction.east_asian_dates import in_numbers
from spiders.extraction.hands import LINE_OF_OTHERS, PICTURES_OF
from spiders.extraction.header_lines import HeaderLine, Segment, text_in
from spiders.extraction.letter_forms import fold
from spiders.extraction.name_kinds import is_section_name
from spiders.extraction.outline import has_sentence
from spiders.extraction.printed_dates import Counted, Printed, date_of
from spiders.extraction.sentences import ends_in_stop, words_said
from spiders.extraction.text import clean_line, has_unspaced, letters, line_words

_MOST_OPENING = 8
_LONGEST_OPENING = 160  # letters; a longer line is prose
_SECTION_WORDS = 4
_PROSE_WORDS = 12  # words of a paragraph with which the body has begun
_MOST_SUMMARIES = 1  # paragraphs above a byline with its label
_SENTENCE_WORDS = 6
_LEAST_REPORT = 6  # words of a sentence that are none of a date
_LONGEST_HEADING = 10_000  # letters with their white space
_MOST_BESIDE_NAMES = 12  # words of what the persons of a byline are, and where
_LABEL_WORDS = 8  # of a line above the byline or the date that is no summary
_LABEL = re.compile(r"[^\W\d_][\w ]{1,30}:[\s,]*")  # `Interview: Ann Lee` without the name
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.’'-]+"
_SIGN = re.compile(r"\s+(?:[,|/(·•]|[–—-]\s)")  # what parts a name from what that person is
_LINES = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING})
_DAY_DIGITS = 2
_CLOCK = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d")
_TIME = re.compile(r"\b\d{1,2}(?:[:.]\d\d|\s?h\b|h\d\d)")
_FIELDS = re.compile(r"[|•·]|\s[/–—-]\s")  # what parts the fields of one line
# A person has two names; what is on pictures, `Fotos von Bord`, seldom.
_WHOLE_NAMES = re.compile(
    rf"{_NAME}(?:\s+{_NAME}){{1,2}}(?:(?:\s*[,/&]\s*|\s+(?:und|et|y|e)\s+){_NAME}(?:\s+{_NAME}){{0,2}})*\W*"
)
_WORD = re.compile(r"\d+|[^\W\d_]+")
_NUMBERS = re.compile(r"\d\d?\s?[/.-]\s?\d\d?\s?[/.-]\s?\d{2,4}|\d{4}-\d\d-\d\d")
_DATE_LABELS = word_set("""
    published publish posted updated update modified created edited publicado publicada actualizado actualizada
    actualización publié publiée modifié modifiée mis mise veröffentlicht erstellt aktualisiert geändert stand
    pubblicato aggiornato atualizado تاريخ النشر نشر تحديث التعديل
    read reading lecture lectura leitura lettura lesezeit القراءة
    """)
_BESIDE_LABELS = word_set(" ".join(AGENCIES)) | word_set("""
    first originally last date time jour dernière última zuletzt ore hora heure آخر بتوقيت غرينتش
    a p m am pm red redaktion
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
_OF_BYLINES = AND_WORDS | BY_WORDS | {"with"}
_OF_TIMES = _OF_DATES | UNITS.keys() | DAY_WORDS.keys()
_BESIDE_NAMES = AND_WORDS | word_set(
    "for at on aus bei im zu für op voor à au aux en a ad da do dos em no na per su nel nella"
)
# In place of a name; and what stands right behind it, or behind an `and`.
_NAMED = "\0"
_BEHIND = re.compile(rf"(?:{_NAMED}|(?<!\w)(?:{AND})(?=\s))(?=\s+(?P<word>[^\W\d_]+))")


def below_headline(blocks: list[Block], heading: HtmlElement | None, headline: str | None) -> list[Block]:
    """The blocks without the headline's own heading, and without what stands above that and is no prose: a section's
    name, a topic, a label."""
    if heading is None or not headline or letters(headline) not in letters(start_of_text(heading, _LONGEST_HEADING)):
        return blocks  # a page's first heading that prints something else
    above = _count_above(blocks, heading)
    own = [block for block in blocks[above:] if block.kind is not Kind.HEADING or block.element is not heading]
    printed = next((block for block in own if block.text), None)
    if printed is not None and printed.kind is Kind.PARAGRAPH and letters(printed.text) == letters(headline):
        own.remove(printed)  # the heading is no element of a heading's, or its words stand there twice
    return [*(block for block in blocks[:above] if block.kind is Kind.FIGURE), *own]


def _count_above(blocks: Sequence[Block], heading: HtmlElement) -> int:
    """How many of the first blocks, up to the first prose, stand above an element of the page."""
    above = 0
    for place, block in enumerate(takewhile(lambda each: not _is_prose(each.text), blocks[:_MOST_OPENING])):
        element = block.first_element
        if element is heading:
            return place
        if element is not None and _stands_before(element, heading):
            above = place + 1
    return above


def _stands_before(element: HtmlElement, other: HtmlElement) -> bool:
    """Whether an element ends before another begins."""
    around = {each: below for below, each in pairwise((other, *other.iterancestors()))}
    for below, each in pairwise((element, *element.iterancestors())):
        if each in around:
            return bool(each.index(below) < each.index(around[each]))
    return False


def _is_prose(text: str) -> bool:
    return line_words(text) >= _SENTENCE_WORDS and has_sentence(text)


class Told(NamedTuple):
    """Whom a page names as its authors, and when it was published and changed; asked only where a line may say it."""

    authors: Callable[[], Sequence[str]]
    days: Callable[[], Sequence[date]]
    language: str


def header_labels(lines: Iterable[HeaderLine], dates: Iterable[Printed | Counted], told: Told) -> frozenset[str]:
    """The letters of the lines below a headline that hold its byline and dates, and of the labels above those."""
    lines, dates = tuple(lines), tuple(dates)
    dated = _segments_with([each for each in dates if _is_told(each, told.days)], lines)
    of_days = [each for each in dates if isinstance(each, Printed) and _is_of_days(each, told.days)]
    dated_so = _segments_with(of_days, lines)
    found: set[str] = set()
    labels: list[str] = []
    summaries = 0
    for line in lines:
        text = text_in(line)
        is_dated = not dated.isdisjoint(line) and not _says_more(line, text, told)
        is_signed = not dated_so.isdisjoint(line) and any(map(text.count, told.authors()))
        is_field = len(text) <= _LONGEST_OPENING and (
            is_dated or is_signed or _is_field(text, told, has_begun=summaries > 0)
        )
        is_short = line_words(text) <= _LABEL_WORDS or all(segment.element.tag == "a" for segment in line)
        if is_field or (is_short and not has_sentence(text)):
            labels.append(letters(text))
        if is_field:
            found.update(labels)
            labels.clear()
            continue
        summaries += line_words(text) >= _PROSE_WORDS
        if summaries > _MOST_SUMMARIES:
            break
    return frozenset(found)


def _segments_with(dates: Iterable[Printed | Counted], lines: Sequence[HeaderLine]) -> frozenset[Segment]:
    """The texts of lines that print dates: an element may hold a date and paragraphs beside it, all as bare text.

    Where none of an element's texts has its date as it was read, each of them may print it.
    """
    found: set[Segment] = set()
    segments = [segment for line in lines for segment in line]
    for each in dates:
        own = [segment for segment in segments if segment.element is each.element]
        raw = each.shown.raw if isinstance(each, Printed) else each.value
        found.update([segment for segment in own if raw in segment.text] or own)
    return frozenset(found)


def _says_more(line: HeaderLine, text: str, told: Told) -> bool:
    """Whether a paragraph says something else beside a day: `Born 20 November 2026`. Fields of a header stand in
    elements of their own, or have signs between them, or who wrote it; no field is a sentence: `Marly, 20 November 2026
    – The harbour is open, its office said.`"""
    if not has_byline_label(text, told.language) and _is_report(_without_names(text, told.authors())):
        return True
    if len(line) > 1 or line[0].element.tag != "p" or _FIELDS.search(text) or has_unspaced(text):
        return False
    if _without_names(text, told.authors()) != text or is_date_line(text, UTC_ZONE, language=told.language):
        return False
    words = _WORD.findall(fold(_TIME.sub(" ", text)))
    months = sum(word in MONTHS or word in MONTH_STARTS for word in words)
    if months and sum(word.isdecimal() and len(word) <= _DAY_DIGITS for word in words) > months:
        return True  # `Day 12, 20 November 2026`
    return not _OF_TIMES.issuperset(word for word in words if not word.isdecimal())


def _is_report(text: str) -> bool:
    """Whether a line ends as a sentence, and has words enough of one that are none of a date."""
    said = (word for word in _WORD.findall(fold(_TIME.sub(" ", text))) if not word.isdecimal())
    return ends_in_stop(text) and sum(word not in _OF_DATES for word in said) >= _LEAST_REPORT


def _is_told(printed: Printed | Counted, days: Callable[[], Sequence[date]]) -> bool:
    """Whether a date printed below the headline is the article's: an age, or one of those days."""
    if isinstance(printed, Counted):
        return printed.is_close
    return printed.is_alone and _is_of_days(printed, days)


def _is_of_days(printed: Printed, days: Callable[[], Sequence[date]]) -> bool:
    return not printed.is_doubtful and _is_near(printed.shown.at.date(), days())


def without_header_lines(
    blocks: list[Block], told: Told, labels: Callable[[], Collection[str]] = frozenset
) -> list[Block]:
    """The blocks without lines above the prose that are nothing but a section's name, or what was read as the page's
    dates and byline; a byline with its label may stand below a summary.

    `labels` gives the lines that say these on the page, and the labels above them. A day that no label stands by must
    be one of those that are told: it may be the first of a list of events.
    """
    left_out: set[int] = set()
    begun = 0
    for place, block in enumerate(blocks[:_MOST_OPENING]):
        if block.kind not in _LINES or not block.text:
            continue
        line = _line_of(block)
        if (
            _is_field(line, told, has_begun=begun > 0, is_heading=block.kind is Kind.HEADING)
            or (len(line) <= _LONGEST_OPENING and _may_be_label(block) and letters(line) in labels())
            or (not begun and place + 1 < len(blocks) and (_names_other_hands(line) or _is_length(block, blocks)))
        ):
            left_out.add(place)
        begun += line_words(block.text) >= _PROSE_WORDS
        if begun > _MOST_SUMMARIES:
            break
    return [block for place, block in enumerate(blocks) if place not in left_out] if left_out else blocks


def _may_be_label(block: Block) -> bool:
    """Whether a block is a paragraph, or a list's item that is a link as a whole; others may be what an article says
    in short."""
    if block.kind is not Kind.ITEM or block.element is None:
        return block.kind is Kind.PARAGRAPH
    return any(letters(text_of(link)) == letters(block.text) for link in block.element.iter("a"))


def _is_field(line: str, told: Told, *, has_begun: bool, is_heading: bool = False) -> bool:
    """Whether a line is a byline, or above the first prose anything else of a header."""
    if _is_byline(line, told, has_begun=has_begun):
        return True
    return not has_begun and not is_heading and _is_header_line(line, told)


def _is_length(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a block is how long a recording takes; the times of a chronicle are several."""
    return _CLOCK.fullmatch(block.text) is not None and sum(bool(_CLOCK.fullmatch(each.text)) for each in blocks) == 1


def _names_other_hands(line: str) -> bool:
    """Whether a line names who did something else than write the article, or where it was written, and no more."""
    match = LINE_OF_OTHERS.fullmatch(line) if len(line) <= _LONGEST_OPENING else None
    if match is None or words_said(match["who"]) > 0:
        return False
    return not PICTURES_OF.match(line) or _WHOLE_NAMES.fullmatch(match["who"]) is not None


def _line_of(block: Block) -> str:
    """A block's text, with a space between what stands in elements of their own; prose is not looked at again."""
    if len(block.text) > _LONGEST_OPENING or not any(isinstance(part, HtmlElement) for part in block.parts):
        return block.text
    texts = (part if isinstance(part, str) else " ".join(map(str, part.itertext())) for part in block.parts)
    parted = clean_line(" ".join(texts))
    # One line of several that a text is broken into is held against itself alone.
    return parted if parted.replace(" ", "") == block.text.replace(" ", "") else block.text


def _is_byline(line: str, told: Told, *, has_begun: bool) -> bool:
    """Whether a line is a byline of those who are read as the authors, with what they are and where.

    Below prose it has a label. Where a sentence ends in it, it must be names and roles alone: `By Ann Lee, Reporter.`
    """
    is_labelled = has_byline_label(line, told.language)
    if len(line) > _LONGEST_OPENING or (has_begun and not is_labelled):
        return False
    named = told.authors()
    rest = _without_names(line, named)
    if rest == line or _goes_on(line, named) or _has_figure(rest):
        return False
    is_told = line_words(rest) <= _MOST_BESIDE_NAMES and not has_sentence(rest)
    return (is_told and (is_labelled or _SIGN.match(rest) is not None)) or _is_of(line, named, told.language)


def _goes_on(line: str, names: Sequence[str]) -> bool:
    """Whether a sentence goes on right behind a name, or behind an `and`: with a word that begins small, and is neither
    what a person is nor what stands before a place."""
    behind = (match["word"] for match in _BEHIND.finditer(_without_names(line, names, _NAMED)))
    return any(words_said(word) > 0 and word[0].islower() and fold(word) not in _BESIDE_NAMES for word in behind)


def _has_figure(rest: str) -> bool:
    """Whether what stands beside names has a number that is no day, time or age: `Ada Lorne, 1951-2026`."""
    words = _WORD.findall(fold(_TIME.sub(" ", rest)))
    return any(map(str.isdecimal, words)) and not _NUMBERS.search(rest) and _OF_TIMES.isdisjoint(words)


def _is_of(line: str, names: Sequence[str], language: str) -> bool:
    """Whether a line is such persons' names, and at most what they are and where."""
    parsed = parse_byline(line, language=language)
    return parsed is not None and bool(parsed.authors) and set(names).issuperset(parsed.authors)


def _without_names(line: str, names: Sequence[str], mark: str = " ") -> str:
    for name in sorted(names, key=len, reverse=True):
        line = re.sub(rf"(?<!\w)و?{re.escape(name)}(?!['’]?\w)", mark, line, flags=re.IGNORECASE)
    return line


def _is_header_line(line: str, told: Told) -> bool:
    language = told.language
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
        bare = without_byline_label(before_others(line), language)
        rest = _without_names(bare, told.authors())
        if rest == bare:
            return False
        if _LABEL.fullmatch(rest):
            return True
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
    return not _DATE_LABELS.isdisjoint(words) or _is_one_of(told.days(), line, language)


def _is_one_of(days: Sequence[date], line: str, language: str) -> bool:
    """Whether a line's day is one of those, or next to it, as zones may have it."""
    orders = (date_of(line, language, month_first=month_first) for month_first in (False, True))
    shown = {found.at.date() for found in orders if found}
    return any(_is_near(each, days) for each in shown)


def _is_near(day: date, days: Sequence[date]) -> bool:
    return any(abs(day - each) <= timedelta(days=1) for each in days)
