"""Times of day and ages as they are printed: `8:20 PM GMT`, `20h05`, `19.30 Uhr`, `٢٠:١٥`, `1 hr 5 min ago`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from spiders.extraction.date_words import (
    AGE_UNITS,
    AMERICAN_CENTRAL,
    BEFORE_AGES,
    BEHIND_AGES,
    DUALS,
    HALF_DAYS,
    NOW,
    UNITS,
    ZONES,
    ZONES_IN_ARABIC,
    ZONES_IN_CAPITALS,
    ZONES_OF_LANGUAGES,
    ZONES_OF_PLACES,
    ZONES_OF_SEVERAL,
)
from spiders.extraction.letter_forms import fold, fold_in_place

_DAY_HOURS, _HOUR_MINUTES, _MINUTE = 24, 60, 60
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
    r"(?:\s?\(?(?:(?:utc|gmt)?\s?([+-])(\d\d?):?(\d\d)?|([a-z]{1,4})\b"
    rf"|ب?توقيت\s({'|'.join(ZONES_IN_ARABIC)})(?:\sالمكرمه)?(?!\w))\)?)?"
)
_DIGIT = re.compile(r"\d")  # far sooner told than that no time stands in a text
_IN_CAPITALS = re.compile(rf"(?<=\d\d|[AaPp][Mm])\s\(?({'|'.join(ZONES_IN_CAPITALS)})\b\)?")
_OF_SEVERAL = re.compile(rf"(?:(?<=[:.]\d\d)|(?<=[AaPp][Mm]|[Mm]\.))\s?\(?\b({'|'.join(ZONES_OF_SEVERAL)})\b\)?")
_HALF_AT_END = re.compile(r"[AaPp]\.?\s?[Mm]\.?\s?$")
_SEASONS = (datetime(2026, 1, 15), datetime(2026, 7, 15))  # noqa: DTZ001 - on any zone's own clock
_NUMBER = r"(?:\d{1,4}|an?|one|un[ae]?|uma?|eine[rm]?|bir|ett?|en|μια|ενα)"
_WORD = r"(?:[^\W\d_]|[\u0900-\u0963\u0e31-\u0e4e])+"  # the vowels of India and Thailand stand beside their letters
_JOIN = r"(?:and|und|et|y|e|en|og|och|ja|i|и|і|και|ve|و|ו)"


def _any_of(words: Iterable[str]) -> str:
    """A pattern for each of the words as it stands in a text that was folded, once or in place."""
    forms = {form(word) for word in words for form in (fold, fold_in_place)}
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})(?!\w)"


def _either(words: Iterable[str]) -> str:
    return rf"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


_PASSED = {fold(word): seconds for word, seconds in AGE_UNITS.items()}
# The same without what says that they have passed: `1時間41分前`.
_BARE = {word[:-1].rstrip(): seconds for word, seconds in _PASSED.items() if word[-1] in "前전"}
_SECONDS = {**UNITS, **_PASSED, **_BARE}
# What follows the first unit of an age: `1 hr 41 min`, `1h41`. In Italian `20h05 fa` may begin a sentence.
_MORE = (
    rf"(?:\s?,?\s?(?:{_JOIN}[\s-]?)?\d{{1,2}}\s?{_either(UNITS)}(?!\w)\.?"
    r"|(?:(?<=\dh)\s?|(?<=\d\sh)\s)[0-5]\d(?!\w)(?!\s+fa\s+\w)){0,3}"
)
_AGO = re.compile(
    rf"{_any_of(BEFORE_AGES)}\s+(?P<since>(?:\d{{1,4}}\s?|{_NUMBER}\s+)?{_WORD}\.?{_MORE})"
    rf"|(?<!\w)(?:for\s+)?(?P<until>{_NUMBER}\s?{_WORD}\.?{_MORE})\s+{_any_of(BEHIND_AGES)}"
    rf"|(?<!\w)(?P<passed>(?:\d{{1,4}}\s?{_either(_BARE)}\s?){{0,2}}\d{{1,4}}\s?{_either(_PASSED)})(?!\w)"
)
_COUNTED = re.compile(rf"(?:(\d+)\s?)?({_WORD})\.?|(\d+)")
_UNCOUNTED = re.compile(rf"{_NUMBER}|{_JOIN}|전")
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
    """How many seconds ago something was, where in the text that begins and ends, and the smallest unit told of it."""

    seconds: int
    start: int
    end: int
    unit: int


def find_clock(text: str) -> FoundClock | None:
    """The first time of day in a text. A word after it that names no zone is none of it, and `1h41` may be an age."""
    plain = fold_in_place(text)
    match = _TIME.search(plain) if _DIGIT.search(plain) else None
    if match is not None and match[4] and (age := find_age(text)) and age.start <= match.start() < age.end:
        match = _TIME.search(plain, age.end)
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
        offset = ZoneInfo(ZONES_IN_ARABIC[match[16]])
    elif match[15]:
        offset = zone_named(match[15], has_half=half is not None)
        end = end if offset else match.start(15)
    return FoundClock(Clock(hour, minute, int(match[3] or 0), offset), match.start(), end)


def find_age(text: str) -> FoundAge | None:
    """The first age in a text: a number of units before now, of several such as `1 hr 5 min`, or a word for now."""
    plain = fold_in_place(text)
    for match in _AGO.finditer(plain):
        if amounts := _amounts(match):
            start = amounts[0].start or match.start()
            end = match.end() if match["since"] is None else amounts[-1].end
            return FoundAge(sum(each.seconds for each in amounts), start, end, amounts[-1].unit)
    now = _NOW.search(plain)
    return FoundAge(0, now.start(), now.end(), 1) if now else None


class _Amount(NamedTuple):
    seconds: int
    unit: int
    start: int
    """0 for the first in its age."""
    end: int


def _amounts(age: re.Match[str]) -> list[_Amount]:
    """What an age counts, from its largest unit down to its smallest: all that stands next to the word for `ago`."""
    found: list[_Amount] = []
    is_cut, start = False, age.start(age.lastgroup or 0)
    for match in _COUNTED.finditer(age[age.lastgroup or 0]):
        word = fold(match[2] or "")
        unit = DUALS.get(word) or _SECONDS.get(word) or (_MINUTE if match[3] else 0)  # `1h41`
        if not unit and match[1] is None and _UNCOUNTED.fullmatch(word):
            continue
        if not unit or (found and unit >= found[-1].unit):
            if age["since"] is not None:
                break
            found, is_cut = [], True
        if unit:
            count = 2 if word in DUALS else int(match[1] or match[3] or 1)
            found.append(_Amount(count * unit, unit, start + match.start() if is_cut else 0, start + match.end()))
    return found


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


def zone_meant(name: str, zone: tzinfo, language: str, *, has_half: bool) -> tzinfo | None:
    """The zone of a name as printed, in capitals, on a page of some zone and language; None where it may be several.

    Of several it is the one that the page's own zone has, else the one in which the language is spoken.
    """
    if name not in ZONES_OF_SEVERAL:
        return zone_printed(name, has_half=has_half)
    own = {zone.utcoffset(season) for season in _SEASONS}
    hours = next((each for each in ZONES_OF_SEVERAL[name] if timedelta(hours=each) in own), None)
    if hours is None and has_half and (language, name) == AMERICAN_CENTRAL[:2]:
        hours = AMERICAN_CENTRAL[2]
    hours = ZONES_OF_LANGUAGES.get((language, name)) if hours is None else hours
    return None if hours is None else timezone(timedelta(hours=hours))


def with_zones_meant(text: str, zone: tzinfo, language: str) -> tuple[str, bool]:
    """A text with the offsets of its zones that mean several in place of them, and whether all of those are told."""
    is_told = True

    def offset(match: re.Match[str]) -> str:
        nonlocal is_told
        meant = zone_meant(match[1], zone, language, has_half=bool(_HALF_AT_END.search(text, 0, match.start())))
        is_told = is_told and meant is not None
        return f" {_SEASONS[0].replace(tzinfo=meant):%z}" if meant else ""

    return _OF_SEVERAL.sub(offset, text) if any(map(text.__contains__, ZONES_OF_SEVERAL)) else text, is_told


def with_offsets(text: str) -> str:
    """A text with the zones behind its times of day that are words as well as their offsets: `10:12 WIT`."""
    if not any(map(text.__contains__, ZONES_IN_CAPITALS)):
        return text
    return _IN_CAPITALS.sub(lambda match: f"+{ZONES_IN_CAPITALS[match[1]]:02.0f}:00", text)


def offset_of(sign: str, hours: str, minutes: str) -> tzinfo | None:
    """A fixed offset; None (the zone's own time) for one that no place on earth has."""
    span = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-span if sign == "-" else span) if span <= timedelta(hours=FARTHEST_EAST) else None
