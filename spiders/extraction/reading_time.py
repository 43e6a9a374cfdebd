"""Printed reading times: `3 Min Read`, and the lines that tell one."""

from __future__ import annotations

import re

_LABEL = (
    r"(?:estimated\s+)?read(?:ing)?\s+time|temps\s+de\s+lecture|tiempo\s+de\s+lectura"
    r"|tempo\s+(?:de\s+leitura|di\s+lettura)|lese(?:zeit|dauer)|(?:وقت|مدة)\s+القراءة"
)
_READ = r"(?:read|watch|reading|(?:de\s+)?(?:lect\w+|leitura)|(?:di\s+)?lettura|(?:ل?ل)?قراءة)"
_MINUTES = r"(?:min(?:ut(?:e[ns]?|os?|i))?s?\b|دقائق|دقيقة)"
_READING_TIME = re.compile(
    rf"\W*(?:(?:{_LABEL})\s*:?\s*)?"
    rf"(\d{{1,3}})(?:\s*[- ]?(?:min(?:ut(?:e[ns]?|os?|i))?s?|m)|\s+(?:دقائق|دقيقة|د))\.?(?:\s+{_READ})?",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"\W*(?:{_LABEL})\b.{{0,30}}", re.IGNORECASE)
_INSIDE = re.compile(rf"\b\d{{1,3}}\s*-?\s*(?:min(?:ute|uto)?s?|دقائق|دقيقة)\s+{_READ}\b", re.IGNORECASE)
_MAY_NAME = re.compile(r"\d\s?-?\s?(?:[Mm]|دق)")
# Beside other things: only what is said to be reading.
_NAMED = re.compile(
    rf"(?:{_LABEL})\s*[:·–-]?\s*(?:ca\.\s+)?(\d{{1,3}})\s?{_MINUTES}"
    rf"|\b(\d{{1,3}})\s*-?\s*{_MINUTES}\.?\s+(?!watch){_READ}\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\W*\d{1,3}\s*m\W*", re.IGNORECASE)


def reading_minutes(line: str) -> int | None:
    """The minutes that a line names which is a reading time and nothing else; None for other lines."""
    match = _READING_TIME.fullmatch(line)
    return int(match[1]) if match else None


def minutes_named(line: str) -> int | None:
    """The minutes of reading that a line names among other things: `Oct 2, 2026 • 9 min read`."""
    # Most lines name none, and the pattern is slow to find that out.
    match = _NAMED.search(line) if _MAY_NAME.search(line) else None
    return int(match[1] or match[2]) if match else None


def without_reading_time(line: str) -> str:
    """A line without the reading time that it names among other things."""
    return _NAMED.sub(" ", line).strip(" .,;·•|–-") if _MAY_NAME.search(line) else line


def is_reading_time(line: str) -> bool:
    """Whether a line of a body is a reading time, with or without minutes; `100 m` there is a length."""
    return bool(_LABELLED.fullmatch(line)) or (reading_minutes(line) is not None and not _LENGTH.fullmatch(line))


def holds_reading_time(line: str) -> bool:
    """Whether a line names a reading time beside other things, as those of lists of articles do."""
    return bool(_INSIDE.search(line))
