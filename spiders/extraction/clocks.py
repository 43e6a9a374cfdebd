"""Times of day and ages as they are printed: `8:20 PM GMT`, `20h05`, `19.30 Uhr`, `٢٠:١٥`, `5 minutes ago`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from spiders.extraction.date_words import (
    AGE_UNITS,
    BEFORE_AGES,
    BEHIND_AGES,
    DUALS,
    HALF_DAYS,
    NOW,
    UNITS,
    ZONES,
    ZONES_IN_CAPITALS,
    ZONES_OF_PLACES,
)
from spiders.extraction.letter_forms import fold, fold_in_place

_DAY_HOURS, _HOUR_MINUTES = 24, 60
_NOON = 12
FARTHEST_EAST = 14
"""Hours by which a place on earth is ahead of UTC at most (tz database: Pacific/Kiritimati)."""
# Behind which a dot stands for the colon of a time, as behind the hours of a list it does not.
_BEHIND_WORD = "|".join(rf"(?<=\b{word}\s)" for word in ("um", "klo", "kello", "kl", r"kl\.", "ore", "ob", "pukul"))
# `à 19h`, `às 9h`, but not `il y a 19h`
_AT = r"(?:(?:(?<=\ba\s\d)|(?<=\bas\s\d))(?<!y\sa\s\d)|(?:(?<=\ba\s\d\d)|(?<=\bas\s\d\d))(?<!y\sa\s\d\d))"
_TIME = re.compile(
    r"(?<![\d:])(?:(\d\d?)\s?[:٫]\s?(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?|(\d\d?)\s?h\s?(\d\d)"
    r"|(\d\d?)[.](\d\d)(?=\s?(?:[ap]\.?\s?m|uhr\b|h\b|(?:gmt|utc|bst|ces?t|wib|wita?)\b))"
    rf"|(\d\d?)(?:(?=\s?(?:[ap]\.?m\b|[ap]\.\s?m\.))|{_AT}\s?h(?!\w))|(?:{_BEHIND_WORD})(\d\d?)[.](\d\d))(?![\d:])"
    r"\s?(am\b|pm\b|a\.\s?m\b\.?|p\.\s?m\b\.?|صباحا|مساء|[صم]\b)?"
    r"(?:\s?\(?(?:(?:utc|gmt)?\s?([+-])(\d\d?):?(\d\d)?|([a-z]{1,4})\b|(بتوقيت\s(?:غرينتش|غرينيتش|جرينتش)))\)?)?"
)
_IN_CAPITALS = re.compile(rf"(?<=\d\d|[AaPp][Mm])\s\(?({'|'.join(ZONES_IN_CAPITALS)})\b\)?")
_NUMBER = r"(\d{1,4}|an?|one|un[ae]?|uma?|eine[rm]?|bir|ett?|en|μια|ενα)"
_UNIT = r"((?:[^\W\d_]|[\u0900-\u0963])+)\.?"  # the vowels of India stand beside their letters


def _any_of(words: Iterable[str]) -> str:
    """A pattern for each of the words as it stands in a text that was folded, once or in place."""
    forms = {form(word) for word in words for form in (fold, fold_in_place)}
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})(?!\w)"


_PASSED = {fold(word): seconds for word, seconds in AGE_UNITS.items()}
_AGO = re.compile(
    rf"{_any_of(BEFORE_AGES)}\s+(?:{_NUMBER}\s+)?{_UNIT}"
    rf"|(?<!\w)(?:for\s+)?{_NUMBER}\s?{_UNIT}\s+{_any_of(BEHIND_AGES)}"
    rf"|(?<!\w)(\d{{1,4}})\s?({'|'.join(map(re.escape, _PASSED))})(?!\w)"
)
_NOW = re.compile(_any_of(NOW))
AGE_WORDS = tuple(
    dict.fromkeys(
        form(word)
        for word in (
            *(f"{word} " for word in BEFORE_AGES),
            *(f" {word}" for word in BEHIND_AGES),
            *(f" {word}" if word.isascii() else word for word in AGE_UNITS),
            *NOW,
        )
        for form in (str, fold, fold_in_place, lambda word: word.replace("'", "’"))
        if form(word).isascii() <= word.isascii()  # without its accents `önce` is an English word
    )
)
"""One of which stands in each age, in lower case; a count of them costs far less than to look for ages."""


class Clock(NamedTuple):
    """A time of day as printed: what no clock shows may be among them. `offset` is None where it names no zone."""

    hour: int
    minute: int
    second: int
    offset: tzinfo | None

    @property
    def is_real(self) -> bool:
        """Whether a clock shows it."""
        return self.hour < _DAY_HOURS and self.minute < _HOUR_MINUTES and self.second < _HOUR_MINUTES

    @property
    def minutes(self) -> int:
        """Since midnight."""
        return self.hour * _HOUR_MINUTES + self.minute


class FoundClock(NamedTuple):
    """A time of day, and where in the text it begins and ends."""

    clock: Clock
    start: int
    end: int


class FoundAge(NamedTuple):
    """How many seconds ago something was, and where in the text that begins and ends."""

    seconds: int
    start: int
    end: int


def find_clock(text: str) -> FoundClock | None:
    """The first time of day in a text. A word after it that names no zone is none of it."""
    match = _TIME.search(fold_in_place(text))
    if match is None:
        return None
    hour = int(match[1] or match[4] or match[6] or match[8] or match[9])
    minute = int(match[2] or match[5] or match[7] or match[10] or 0)
    half = HALF_DAYS.get("".join((match[11] or "").split()))
    if half is not None and hour <= _NOON:
        hour = hour % _NOON + half
    end, offset = match.end(), None
    if match[12]:
        offset = offset_of(match[12], match[13], match[14] or "")
    elif match[16]:
        offset = UTC  # `by the time of Greenwich`
    elif match[15]:
        offset = zone_named(match[15], has_half=half is not None)
        end = end if offset else match.start(15)
    return FoundClock(Clock(hour, minute, int(match[3] or 0), offset), match.start(), end)


def find_age(text: str) -> FoundAge | None:
    """The first age in a text: a number of units before now, or a word for now."""
    plain = fold_in_place(text)
    for match in _AGO.finditer(plain):
        count, unit = match[1] or match[3] or match[5], fold(match[2] or match[4] or match[6])
        if unit in DUALS:
            return FoundAge(2 * DUALS[unit], match.start(), match.end())
        passed = UNITS.get(unit) or (_PASSED.get(unit) if match[6] else None)
        if passed:
            seconds = passed * (int(count) if count and count.isdecimal() else 1)
            return FoundAge(seconds, match.start(), match.end())
    now = _NOW.search(plain)
    return FoundAge(0, now.start(), now.end()) if now else None


def zone_named(name: str, *, has_half: bool) -> tzinfo | None:
    """The zone of a name in lower case; `has_half`: it stands behind `a.m.` or `p.m.`."""
    if has_half and name in ZONES_OF_PLACES:
        return ZoneInfo(ZONES_OF_PLACES[name])
    return timezone(timedelta(hours=ZONES[name])) if name in ZONES else None


def zone_printed(name: str, *, has_half: bool) -> tzinfo | None:
    """The zone of a name as printed in capitals behind a time of day."""
    if name in ZONES_IN_CAPITALS:
        return timezone(timedelta(hours=ZONES_IN_CAPITALS[name]))
    return zone_named(name.lower(), has_half=has_half)


def with_offsets(text: str) -> str:
    """A text with the zones behind its times of day that are words as well as their offsets: `10:12 WIT`."""
    return _IN_CAPITALS.sub(lambda match: f"+{ZONES_IN_CAPITALS[match[1]]:02.0f}:00", text)


def offset_of(sign: str, hours: str, minutes: str) -> tzinfo | None:
    """A fixed offset; None (the zone's own time) for one that no place on earth has."""
    span = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-span if sign == "-" else span) if span <= timedelta(hours=FARTHEST_EAST) else None
