"""Printed reading times: `3 Min Read`, and the lines that tell one."""

from __future__ import annotations

import re

_LABEL = r"(?:estimated\s+)?read(?:ing)?\s+time|(?:وقت|مدة)\s+القراءة"
_READ = r"(?:read|watch|reading|(?:de\s+)?lect\w+|(?:ل?ل)?قراءة)"
_READING_TIME = re.compile(
    rf"\W*(?:(?:{_LABEL})\s*:?\s*)?"
    rf"(\d{{1,3}})(?:\s*[- ]?(?:min(?:ute|uto)?s?|m)|\s+(?:دقائق|دقيقة|د))\.?(?:\s+{_READ})?",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"\W*(?:{_LABEL})\b.{{0,30}}", re.IGNORECASE)
_INSIDE = re.compile(rf"\b\d{{1,3}}\s*-?\s*(?:min(?:ute|uto)?s?|دقائق|دقيقة)\s+{_READ}\b", re.IGNORECASE)
_LENGTH = re.compile(r"\W*\d{1,3}\s*m\W*", re.IGNORECASE)


def reading_minutes(line: str) -> int | None:
    """The minutes that a line names which is a reading time and nothing else; None for other lines."""
    match = _READING_TIME.fullmatch(line)
    return int(match[1]) if match else None


def is_reading_time(line: str) -> bool:
    """Whether a line of a body is a reading time, with or without minutes; `100 m` there is a length."""
    return bool(_LABELLED.fullmatch(line)) or (reading_minutes(line) is not None and not _LENGTH.fullmatch(line))


def holds_reading_time(line: str) -> bool:
    """Whether a line names a reading time beside other things, as those of lists of articles do."""
    return bool(_INSIDE.search(line))
