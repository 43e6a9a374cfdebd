"""Times of day and ages as they are printed: `8:20 PM GMT`, `20h05`, `19.30 Uhr`, `٢٠:١٥`, `5 minutes ago`."""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from spiders.extraction.date_words import DUALS, HALF_DAYS, NOW, UNITS, ZONES, ZONES_OF_PLACES, fold

_DAY_HOURS, _HOUR_MINUTES = 24, 60
_NOON = 12
# One sign for one sign, so that places in the text stay the same.
_PLAIN = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "ىیک",
    "0123456789" * 2 + "abcdefghijklmnopqrstuvwxyz" + "ييك",
)
_TIME = re.compile(
    r"(?<![\d:])(?:(\d\d?)\s?[:٫]\s?(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?|(\d\d?)\s?h\s?(\d\d)"
    r"|(\d\d?)[.](\d\d)(?=\s?(?:[ap]\.?m|uhr\b|h\b|(?:gmt|utc|bst|ces?t)\b))|(\d\d?)(?=\s?[ap]\.?m\b))(?![\d:])"
    r"\s?(am\b|pm\b|a\.m\.?|p\.m\.?|صباحا|مساء|[صم]\b)?"
    r"(?:\s?\(?(?:(?:utc|gmt)?\s?([+-])(\d\d?):?(\d\d)?|([a-z]{1,4})\b)\)?)?"
)
_AGO = re.compile(
    r"(?<!\w)(?:hace|il y a|vor|ha|há|منذ|قبل)\s+(?:(\d{1,4}|an?|une?|una|uma?|eine[rm]?)\s+)?([^\W\d_]+)"
    r"|(?<!\w)(\d{1,4}|an?|one|una?|uma?)\s?([^\W\d_]+)\.?\s+(?:ago|fa|atrás|atras|назад|پيش|پیش|قبل)(?!\w)"
)
AGE_WORDS = ("ago", "hace", "il y a", "vor", "منذ", "قبل", " fa", "há", "atrás", "назад", "پیش", *NOW)
"""One of which stands in each age, in lower case."""


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
    match = _TIME.search(text.translate(_PLAIN))
    if match is None:
        return None
    hour = int(match[1] or match[4] or match[6] or match[8])
    minute = int(match[2] or match[5] or match[7] or 0)
    half = HALF_DAYS.get(match[9] or "")
    if half is not None and hour <= _NOON:
        hour = hour % _NOON + half
    end, offset = match.end(), None
    if match[10]:
        offset = offset_of(match[10], match[11], match[12] or "")
    elif match[13]:
        offset = zone_named(match[13], has_half=half is not None)
        end = end if offset else match.start(13)
    return FoundClock(Clock(hour, minute, int(match[3] or 0), offset), match.start(), end)


def find_age(text: str) -> FoundAge | None:
    """The first age in a text: a number of units before now, or a word for now."""
    plain = text.translate(_PLAIN)
    for match in _AGO.finditer(plain):
        count, unit = match[1] or match[3], fold(match[2] or match[4])
        if unit in DUALS:
            return FoundAge(2 * DUALS[unit], match.start(), match.end())
        if unit in UNITS:
            seconds = UNITS[unit] * (int(count) if count and count.isdecimal() else 1)
            return FoundAge(seconds, match.start(), match.end())
    words = ((plain.find(word), word) for word in NOW)
    return next((FoundAge(0, start, start + len(word)) for start, word in words if start >= 0), None)


def zone_named(name: str, *, has_half: bool) -> tzinfo | None:
    """The zone of a name in lower case; `has_half`: it stands behind `a.m.` or `p.m.`."""
    if has_half and name in ZONES_OF_PLACES:
        return ZoneInfo(ZONES_OF_PLACES[name])
    return timezone(timedelta(hours=ZONES[name])) if name in ZONES else None


def offset_of(sign: str, hours: str, minutes: str) -> tzinfo | None:
    """A fixed offset; None (the zone's own time) for one that no place on earth has."""
    span = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-span if sign == "-" else span) if span <= timedelta(hours=14) else None
