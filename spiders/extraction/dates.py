"""Printed dates: which moment a line of text names, and how exactly.

`parse_date` reads a text that is a date and nothing else; `find_dates` finds full dates inside running text.
Own grammar rather than a library: the ones there are guess at words they do not know, and cost milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from spiders.extraction import asian_calendars, east_asian_dates
from spiders.extraction.asian_calendars import in_gregorian
from spiders.extraction.clocks import (
    Clock,
    find_age,
    find_clock,
    offset_of,
    with_offsets,
    with_zones_meant,
    zone_printed,
)
from spiders.extraction.date_words import (
    ANY_LANGUAGE,
    CHANGED_ELSEWHERE,
    CHANGED_ON_DAYS,
    CORRECTED,
    DAY_BEFORE,
    DAY_WORDS,
    FILLERS,
    MONTH_ENDS,
    MONTH_STARTS,
    MONTHS,
    PUBLISHED_ELSEWHERE,
    UNITS,
    WEEKDAYS,
    month_number,
)
from spiders.extraction.east_asian_dates import CHANGES, PUBLISHED, in_numbers
from spiders.extraction.letter_forms import fold
from spiders.extraction.text import clean_line
from storage.records import FIRST_YEAR, LAST_YEAR, Precision

UTC_ZONE = ZoneInfo("UTC")
"""Of pages whose own zone is not known, and of dates of which but the day matters."""

_AHEAD = timedelta(days=2)  # how far a date may lie after `now`: zones, and clocks that are wrong
_LONGEST = 120  # letters; a longer text is no date line
_NOON = 12
# The end of a day that stands for a capture whose time is not known, to see whether a line is a date at all.
_SOME_EVENING = datetime(LAST_YEAR, 1, 1, 23, 59, 59, tzinfo=UTC)


class FoundDate(NamedTuple):
    """A date as printed. `at` is aware; of day precision it stands at noon in the zone that was given."""

    at: datetime
    precision: Precision
    raw: str


class DateLine(NamedTuple):
    """What one printed line says: when an article was published, and when it was changed."""

    published: FoundDate | None
    modified: FoundDate | None


_ON = r"(?:\s+(?:on|at|el|le|am|em|il|op|a))?"
_PUBLISHED = (
    rf"(?:(?:first|originally)\s+)?(?:published|posted){_ON}"
    r"|(?:publish(?:ed)?|publication|post(?:ed)?)\s+(?:date|time)"
    r"|(?:publicad[oa]|publiée?|gepubliceerd|veröffentlicht"
    rf"|pubblicat[oa]){_ON}|تاريخ\s+النشر|تم\s+النشر|نُ?شر(?:\s+في)?(?=\s*[:\d])|نُ?شر\s+في|опубликован[оа]?"
    r"|дата\s+публикации|opublikowano|data\s+publikacji|yayınlan?ma(?:\s+tarihi)?|giriş(?:\s+tarihi)?(?=\s*:)"
    r"|mise?\s+en\s+ligne(?:\s+le)?|geplaatst(?:\s+op)?|dodan[eoay](?:\s+dnia)?|opublikowan[aye]|размещен[оа]"
    r"|(?:eklenme|yayın)\s+tarihi|yay[ıi][nm]lan(?:dı|mıştır)|نُ?شر\s+بتاريخ"
    rf"|{PUBLISHED_ELSEWHERE}|{asian_calendars.PUBLISHED}|{PUBLISHED}"
)
# What stands before a date, and alone on its line only.
_DATED = (
    rf"date(?:\s+(?:published|posted))?|submitted{_ON}|data(?:\s+de\s+publica[cç][aã]o)?"
    r"|fecha(?:\s+(?:de\s+)?publicaci[oó]n)?|date\s+de\s+publication|stand(?=\s*:)|التاريخ|بتاريخ|أضيف\s+في"
)
PUBLICATION_LABEL = re.compile(rf"(?:{_PUBLISHED})(?!\w)\s*[:–-]?\s*", re.IGNORECASE)
"""What stands before the time of a publication, on a line that may tell more."""
_LABEL = re.compile(rf"(?:{_PUBLISHED}|{_DATED})(?:\s*[:–-]\s*|\s+)", re.IGNORECASE)
# A part of a line begins here: at its start, or behind a number, a time of day or what parts it from another matter.
_BEGINS_PART = r"(?:(?<![^\d(|/·•–—-]\s)|(?<=\d[,;]\s)|(?<=\bUhr\s)|(?<=\bUhr[,;]\s))"
# A whole day in numbers or words, or a time of day; no month and year: `18 MAJ 2026`. Or it is cut off.
_ON_DAY = (
    rf"(?={_ON}\s?[:–-]?\s?(?:\d{{1,4}}[./-]\d\d?[./-]\d|\d\d?[:.h]\d\d|[^\W\d]+\.?\s\d\d?,?\s\d{{4}}"
    r"|\d\d?(?:er)?\.?\s(?:de\s)?[^\W\d]+\.?,?\s(?:de\s)?\d{4})"
    rf"|{_ON}\s?[:\s]\s?$)"
)
_CHANGED = (
    r"(?:last|latest|most\s+recent)\s+update|last\s+(?:updated?|modified|reviewed)|updated|modified"
    rf"|(?:last\s+)?(?:edited|{CORRECTED})"
    r"(?=(?:\s+(?:on|le|el|em|il|am))?\s*:?\s+[^\W\d]*\.?\s?\d)"
    # Behind what ends a part of a line: `Clean Water Act. 15 Nov 2026`.
    r"|(?<![^\d(|/·•–—-]\s)act(?:ualiz)?\.(?=\s*:?\s*\d)"
    r"|(?:dernière\s+)?mise?\s+à\s+jour|modifiée?|(?:última\s+)?actualizaci[oó]n"
    r"|actualizad[oa]|última\s+(?:atualização|modifica(?:ción|ção))|atualizad[oa]"
    r"|(?:zuletzt\s+)?(?:aktualisiert|geändert)"
    r"|letzte\s+(?:aktualisierung|änderung)|aggiornat[oa]|ultim[oa]\s+(?:aggiornamento|modifica)|bijgewerkt"
    r"|zaktualizowano|ostatnia\s+aktualizacja"
    r"|(?:последнее\s+)?обновление(?=\s*[:\d])|обновлено|изменено|оновлено"
    r"|(?:son\s+)?güncellen?me(?:\s+tarihi)?|güncellen(?:en|di|miştir)|(?:آخر|تم|تاريخ)\s+(?:ال)?(?:تحديث|تعديل)"
    rf"|{CHANGED_ELSEWHERE}|{asian_calendars.CHANGED}|{_BEGINS_PART}(?:{CHANGED_ON_DAYS}){_ON_DAY}"
)
UPDATE_LABEL = re.compile(rf"(?:(?<!\w)(?:{_CHANGED})(?!\w)|{CHANGES}){_ON}\s*[:–-]?\s*", re.IGNORECASE)
"""What stands before the time of a change; such a time is never that of the publication."""
_ANY_LABEL = re.compile(rf"(?<!\w)(?:{_CHANGED}|{_PUBLISHED})(?!\w)|{CHANGES}", re.IGNORECASE)
# What may stand between such a label and its date.
_ENDS_LABEL = re.compile(rf"{_ON}(?:\s+(?:em|den|в|dia))?[\s:–—-]*", re.IGNORECASE)
# Between a label and its day stand a weekday and a time of day at most: letters; what parts it from another matter.
_LONGEST_LEAD = 40
_ENDS_PART = re.compile(r"[|•·;()\[\]/]")
# `2026/11/20 15:04 (2026/11/21 7:00 更新)`: the label stands behind its date.
_CHANGE_BEHIND = re.compile(rf"[(（](\d[^()（）]{{5,40}}?)\s?({CHANGES})(?:[)）]|$)")
# `18.11.2026, 09:41 Uhr, Stand: 19.11.2026`: alone on its line it tells the only day there is.
_STAND_BEHIND = re.compile(r"(\d(?:\s?Uhr)?[\s,;|/(·•–—-]{1,4})stand\b:?(?=\s*\d\d?[.:])", re.IGNORECASE)
_ISO = re.compile(
    r"(\d{4})([-/.]?)(\d\d?)\2(\d\d?)"
    r"(?:(?:t|\s*[,|–-]?\s+)(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s*(z|utc|gmt|[+-]\d\d(?::?\d\d)?)?)?"
)
# What is declared, and not printed.
_DECLARED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
_TIME_FIRST = re.compile(r"(\d\d?:\d\d)\s*[,|–-]?\s+(\d{4}[-/.]\d\d?[-/.]\d\d?)")
_NUMERIC = re.compile(r"(?<![\d:])(\d\d?)\s?([/.\-])\s?(\d\d?)\s?\2\s?(\d{4}|\d\d)(?!\d)")
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\s\w]")
_SEPARATORS = frozenset(",./-–—|•·()[]،'’׳º°:")


def parse_date(
    text: str, zone: tzinfo, *, language: str = "en", now: datetime | None = None, month_first: bool = False
) -> FoundDate | None:
    """The moment that a text names which is a date and nothing else, perhaps after a label such as "Published:".

    Times without an offset are the zone's. `now` (aware; the time of the capture) bounds dates from above, and gives
    words such as "today" and dates without a year their meaning: the latest such day not after it. Where the time of
    such a day is still to come, the page is older than its capture or has another zone: no date. `month_first` and
    `language` settle only what is ambiguous: 3/9/2026, and "mar", which is a Tuesday to some.
    None for all else: other text, no such day, before 1990, more than two days after `now`.
    """
    raw = clean_line(text[: 4 * _LONGEST])
    if not raw or len(raw) > _LONGEST:
        return None
    return _whole_date(raw, zone, language, now, month_first)


# A page gives the same few dates several times over.
@lru_cache(maxsize=32)
def _whole_date(raw: str, zone: tzinfo, language: str, now: datetime | None, month_first: bool) -> FoundDate | None:
    if _DECLARED.fullmatch(raw):  # most are, and no language or zone has another word for them
        folded, is_timed = raw.lower(), True
    else:
        if label := _LABEL.match(raw):
            raw = raw[label.end() :]
        told, is_timed = with_zones_meant(with_offsets(raw), zone, language)
        folded = fold(in_numbers(in_gregorian(told, language)))
    found = (
        _from_iso(folded, zone)
        or _from_numbers(folded, zone, month_first)
        or _from_age(folded, zone, now)
        or _from_words(folded, zone, now, language)
    )
    if found is None or not is_plausible(found[0], now):
        return None
    if not is_timed:  # on a clock that may be one of several
        return FoundDate(found[0].replace(hour=_NOON, minute=0, second=0), Precision.DAY, raw)
    return FoundDate(found[0].astimezone(zone), found[1], raw)


def is_ambiguous(text: str) -> bool:
    """Whether a date is in numbers of which either may be the month: 5/6/2026, but not 5/5/2026 or 5.6.2026."""
    folded = fold(clean_line(text[: 4 * _LONGEST]))
    match = None if _ISO.fullmatch(folded) else _NUMERIC.search(folded)
    return match is not None and match[2] != "." and match[1] != match[3] and max(int(match[1]), int(match[3])) <= 12


def parse_date_line(
    text: str, zone: tzinfo, *, language: str = "en", now: datetime | None = None, month_first: bool = False
) -> DateLine:
    """A printed line that may name an update beside the publication: `Sun Mar 17, 2019 01:16PM [Updated: ...]`.

    Both are None where a part of the line is not understood.
    """
    line = clean_line(text[: 4 * _LONGEST])
    if found := parse_date(line, zone, language=language, now=now, month_first=month_first):
        return DateLine(found, None)
    published = modified = None
    for part in cut_at_labels(line):
        update = UPDATE_LABEL.match(part)
        if update is None and part == line:
            break  # it has been looked at
        dated = part[update.end() :] if update else part
        found = parse_date(dated, zone, language=language, now=now, month_first=month_first)
        if found is None:
            return DateLine(None, None)
        if update:
            modified = modified or found
        else:
            published = published or found
    return DateLine(published, modified)


def cut_at_labels(text: str) -> tuple[str, ...]:
    """A line, cut before each label of a publication or a change, and without the signs that part those."""
    text = _STAND_BEHIND.sub(r"\1aktualisiert:", _CHANGE_BEHIND.sub(r" \2 \1", text))
    cuts = [match.start() for match in _ANY_LABEL.finditer(text) if match.start()]
    if not cuts:
        return (text,)
    starts = [0, *cuts, len(text)]
    parts = (text[start:end].strip(" [](),;|•·/–-（）") for start, end in pairwise(starts))
    return tuple(part for part in parts if part)


def without_labels(text: str) -> str:
    """A text without the labels of a publication or a change, wherever they stand in it."""
    return _ANY_LABEL.sub(" ", text)


def has_label_at_start(text: str) -> bool:
    """Whether a text begins with the label of a publication or a change."""
    return _ANY_LABEL.match(text.lstrip()) is not None


def is_date_line(text: str, zone: tzinfo, *, language: str = "en") -> bool:
    """Whether a line is a date and nothing else, though which day it means may not be known: `Today 16:52`."""
    line = parse_date_line(text, zone, language=language, now=_SOME_EVENING.replace(tzinfo=zone))
    return line.published is not None or line.modified is not None


def printed_date(text: str, zone: tzinfo, *, language: str = "en") -> str | None:
    """The publication in a line that is a date, as printed, though which day it means may not be known."""
    published = parse_date_line(text, zone, language=language, now=_SOME_EVENING.replace(tzinfo=zone)).published
    return published.raw if published else None


_NUMBERS = re.compile(r"(?<![\w/.-])\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)(?![\w/-])")
_COMMA = re.compile(r",\s")
_MOST_COMMAS = 3  # of a line, behind which its date may begin
_MONTH_DAY_YEAR = re.compile(r"\b([^\W\d_]+)\.?\s+(\d\d?)(?:st|nd|rd|th)?\s?,?\s+(\d{4})\b")
_DAY_MONTH_YEAR = re.compile(
    r"\b(\d\d?)(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?([^\W\d_]+(?:\s+[^\W\d_]+)??)[.'’׳]?\s?,?\s+(?:del?\s+)?(\d{4})\b"
)
# A time of day with the name of a zone behind it that may mean several.
_ON_SOME_CLOCK = re.compile(
    r"(?:\s*[,|–-]|\s)\s*(?:(?:at|um|à)\s)?\d\d?[:.]\d\d(?:[:.]\d\d)?(?P<half>\s?[AaPp]\.?[Mm]\.?)?"
    r"\s\(?(?!AM\b|PM\b|UHR\b|HRS\b)(?P<zone>[A-Z]{2,5})\)?$"
)
# `from Nov. 14 to Nov. 16, 2026`, `from 14 to 16 November 2026`
_TO = r"\s?(?:[–-]|\s(?:to|through|until)\s)\s?"
_FROM_MONTH = re.compile(rf"\b([^\W\d_]+)\.?\s(\d\d?){_TO}(?:([^\W\d_]+)\.?\s)?\d\d?,?\s(\d{{4}})\W*$")
_FROM_DAY = re.compile(rf"(?<!\d)(\d\d?)(?:\s([^\W\d_]+)\.?)?{_TO}\d\d?\s([^\W\d_]+)\.?,?\s(\d{{4}})\W*$")
_BEFORE_RANGES = frozenset({"from", "between"})
_ISO_DAY = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")


def label_at_end(text: str, end: int | None = None) -> int | None:
    """Where the label of a publication or a change begins that a text, or what stands before its day at `end`, ends
    with: `Ada Lorne Last updated on Friday,`."""
    end = len(text) if end is None else end
    labels = (label for label in _ANY_LABEL.finditer(text) if 0 <= end - label.end() <= _LONGEST_LEAD)
    return next((label.start() for label in labels if _leads_to_day(text[label.end() : end])), None)


def _leads_to_day(text: str) -> bool:
    """Whether a text says no more than what stands between a label and its day: `on Friday, 10:30 `."""
    if _ENDS_LABEL.fullmatch(text):
        return True
    if _ENDS_PART.search(text):
        return False
    return all(map(_tells_nothing, _TOKEN.findall(_take_time(fold(text))[0])))


def date_start(text: str, language: str = ANY_LANGUAGE) -> int | None:
    """Where the first full date (day, month, year) in a text begins, in words or numbers."""
    if not any(map(str.isdigit, text)):
        return None
    numbers = _NUMBERS.search(text)
    starts = [start for start, *_ in _dates_in(text, language)] + ([numbers.start()] if numbers else [])
    return min(starts, default=None)


def date_among(
    text: str, zone: tzinfo, *, language: str = "en", now: datetime | None = None, month_first: bool = False
) -> FoundDate | None:
    """The date that a short text tells at its end, behind a name or other words; else the first full day in it.

    `Ada Lorne, 14 January 2026, 07:30`, `By Ada Lorne on Wed, 1/14/2026 - 07:30`. What was published from one day to
    another is of the first; the time on a clock that is not known is left out.
    """
    if PUBLICATION_LABEL.match(text):
        text = _from_first_day(text, language)
    time = _ON_SOME_CLOCK.search(text)
    if time and zone_printed(time["zone"], has_half=bool(time["half"])) is None:
        text = text[: time.start()]
    commas = [comma.end() for comma in islice(_COMMA.finditer(text), _MOST_COMMAS)]
    start = date_start(text, language)
    for place in (*commas, *(() if start is None else (start,))):
        if found := parse_date(text[place:], zone, language=language, now=now, month_first=month_first):
            return found
    return next(iter(find_dates(text, zone, language=language, now=now)), None)


def _from_first_day(text: str, language: str) -> str:
    """A text with the first day of a range of days, that ends it, in place of that."""

    def first(match: re.Match[str], month: str, last_month: str, day: str, year: str) -> str:
        begins, ends = month_number(month, language), month_number(last_month, language)
        before = _TOKEN.findall(fold(without_labels(text[: match.start()])))
        # A number behind other words is theirs: `Published in Vol. 12 - 16 November 2026`.
        is_first = all(map(_tells_nothing, before)) or before[-1] in _BEFORE_RANGES
        return f"{day} {month} {int(year) - (begins > ends)}" if begins and ends and is_first else match[0]

    text = _FROM_MONTH.sub(lambda found: first(found, found[1], found[3] or found[1], found[2], found[4]), text)
    return _FROM_DAY.sub(lambda found: first(found, found[2] or found[3], found[3], found[1], found[4]), text)


def find_dates(text: str, zone: tzinfo, *, language: str = "en", now: datetime | None = None) -> tuple[FoundDate, ...]:
    """The full dates (day, month, year) inside running text, in reading order, each at noon in the zone."""
    found: list[tuple[int, FoundDate]] = []
    for start, raw, year, month, day in _dates_in(text, language):
        moment = _moment(year, month, day, None, zone)
        if moment is not None and is_plausible(moment, now):
            found.append((start, FoundDate(moment, Precision.DAY, clean_line(raw))))
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


def _dates_in(text: str, language: str) -> Iterator[tuple[int, str, int, int, int]]:
    for match in _MONTH_DAY_YEAR.finditer(text):
        if month := month_number(match[1], language):
            yield match.start(), match[0], int(match[3]), month, int(match[2])
    for match in _DAY_MONTH_YEAR.finditer(text):
        if month := month_number(" ".join(match[2].split()), language):
            yield match.start(), match[0], int(match[3]), month, int(match[1])
    for match in _ISO_DAY.finditer(text):
        yield match.start(), match[0], int(match[1]), int(match[2]), int(match[3])
    yield from east_asian_dates.days_in(text)
    yield from asian_calendars.days_in(text)


def is_plausible(moment: datetime, now: datetime | None) -> bool:
    """Whether an article can have been published then: since there are news on the web, and not after `now`."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return False
    return now is None or moment <= now + _AHEAD


def _moment(year: int, month: int, day: int, clock: Clock | None, zone: tzinfo) -> datetime | None:
    """The moment in the zone; None for what no calendar or clock shows. Bounds keep zones from overflowing."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        if clock is None:
            return datetime(year, month, day, _NOON, tzinfo=zone)
        return datetime(year, month, day, clock.hour, clock.minute, clock.second, tzinfo=clock.offset or zone)
    except ValueError:
        return None


def _found(year: int, month: int, day: int, clock: Clock | None, zone: tzinfo) -> tuple[datetime, Precision] | None:
    moment = _moment(year, month, day, clock, zone)
    return None if moment is None else (moment, Precision.MINUTE if clock else Precision.DAY)


def _from_iso(folded: str, zone: tzinfo) -> tuple[datetime, Precision] | None:
    match = _ISO.fullmatch(folded)
    if match is None and ":" in folded[:3]:
        match = _ISO.fullmatch(_time_last(folded))
    if match is None or (not match[2] and len(match[3]) + len(match[4]) != 4):
        return None
    clock = None
    if match[5]:
        clock = Clock(int(match[5]), int(match[6]), int(match[7] or 0), _iso_offset(match[8]))
    return _found(int(match[1]), int(match[3]), int(match[4]), clock, zone)


def _time_last(folded: str) -> str:
    """`18:20 - 2026/11/19` -> `2026/11/19 18:20`."""
    match = _TIME_FIRST.fullmatch(folded)
    return f"{match[2]} {match[1]}" if match else ""


def _iso_offset(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    digits = text[1:].replace(":", "")
    return offset_of(text[0], digits[:2], digits[2:]) if text[0] in "+-" else UTC


def _from_numbers(folded: str, zone: tzinfo, month_first: bool) -> tuple[datetime, Precision] | None:
    """`Tue 3/9/2026 at 11:50:13 AM`: the order is told by a number above twelve or by dots, else by `month_first`."""
    match = _NUMERIC.search(folded)
    if match is None:
        return None
    before, (behind, clock) = folded[: match.start()], _take_time(folded[match.end() :])
    if clock is None:
        before, clock = _take_time(before)
    if not all(map(_tells_nothing, _TOKEN.findall(f"{before} {behind}"))):
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first > 12 or (second <= 12 and (not month_first or match[2] == ".")):
        first, second = second, first
    return _found(year if year > 99 else 2000 + year, first, second, clock, zone)


def _from_age(folded: str, zone: tzinfo, now: datetime | None) -> tuple[datetime, Precision] | None:
    """`3 hours ago`. Only what is told to the minute is exact enough to be more than a day: `3 hours 5 minutes ago`."""
    age = find_age(folded)
    if age is None or now is None or age.start or age.end < len(folded):
        return None
    try:
        then = now.astimezone(zone) - timedelta(seconds=age.seconds)
    except OverflowError:
        return None  # `9999 years ago`
    if age.unit < 3600:
        return then.replace(second=0, microsecond=0), Precision.MINUTE
    return then.replace(hour=_NOON, minute=0, second=0, microsecond=0), Precision.DAY


def _take_time(folded: str) -> tuple[str, Clock | None]:
    """Cuts the first time of day out of a text. A word after it that names no zone stays in the text."""
    found = find_clock(folded)
    return (folded, None) if found is None else (f"{folded[: found.start]} {folded[found.end :]}", found.clock)


def _from_words(folded: str, zone: tzinfo, now: datetime | None, language: str) -> tuple[datetime, Precision] | None:
    """`Wednesday, 23 September 2026 8:20 AM`, `23 Julio 19:20`, `اليوم 06:42`: every word must belong to a date."""
    rest, clock = _take_time(folded)
    words = _read_words(_TOKEN.findall(rest), language)
    if words is None:
        return None
    if words.days_ago is not None:
        if now is None or words.day or words.month:
            return None
        then = now.astimezone(zone).date() - timedelta(days=words.days_ago)
        return _not_to_come(_found(then.year, then.month, then.day, clock, zone), now)
    if words.day is None or words.month is None:
        return None
    if words.year is not None:
        return _found(words.year, words.month, words.day, clock, zone)
    return None if now is None else _latest(words.month, words.day, clock, zone, now)


def _latest(
    month: int, day: int, clock: Clock | None, zone: tzinfo, now: datetime
) -> tuple[datetime, Precision] | None:
    """The latest such day not after `now`; four years back at most, for 29 February."""
    today = now.astimezone(zone).date()
    for year in range(today.year, today.year - 5, -1):
        found = _found(year, month, day, clock, zone)
        if found is not None and date(year, month, day) <= today:
            return _not_to_come(found, now)
    return None


def _not_to_come(found: tuple[datetime, Precision] | None, now: datetime) -> tuple[datetime, Precision] | None:
    """What was counted from `now`, but for a time after it. Noon stands for a whole day."""
    return None if found and found[1] is Precision.MINUTE and found[0] > now else found


def _tells_nothing(word: str) -> bool:
    """Whether a word of a date adds nothing to its numbers: a day of the week, `at`, a comma."""
    return word in _SEPARATORS or word in WEEKDAYS or word in FILLERS


class _Words(NamedTuple):
    day: int | None = None
    month: int | None = None
    year: int | None = None
    days_ago: int | None = None


def _read_words(words: list[str], language: str) -> _Words | None:
    """What the words of a date line say; None where one of them belongs to no date, or says a thing twice."""
    if language in {"es", "fr", "it"} and any(word in MONTHS and word != "mar" for word in words):
        words = [word for word in words if word != "mar"]  # martes, mardi, martedì
    day = month = year = days_ago = None
    further_back = 0
    for position, word in enumerate(words):
        if word.isdecimal():
            if len(word) == 4 and year is None:
                year = int(word)
            elif len(word) <= 2 and day is None:
                day = int(word)
            else:
                return None
        elif (number := month_number(word, language)) or word in MONTH_STARTS:
            number = number or month_number(" ".join(words[position : position + 2]))
            is_age = position > 0 and words[position - 1] in UNITS  # `3 hours ago` is none of August's
            if number is None or month not in (None, number) or is_age:
                return None
            month = number
        elif word in DAY_WORDS:
            days_ago = DAY_WORDS[word]
        elif word in DAY_BEFORE and days_ago is None:
            further_back = 1
        elif not _tells_nothing(word) and word not in MONTH_ENDS:
            return None
    if days_ago == 1:
        days_ago += further_back
    return _Words(day, month, year, days_ago)
