"""Printed reading times: `3 Min Read`."""

from __future__ import annotations

import re

_READING_TIME = re.compile(
    r"\W*(?:(?:estimated\s+)?reading\s+time\s*:?\s*)?(\d{1,3})\s*[- ]?(?:min(?:ute|uto)?s?|m)\.?(?:\s+(?:read|watch"
    r"|reading|(?:de\s+)?lect\w+))?"
    r"|\W*(?:(?:وقت|مدة)\s+القراءة\s*:?\s*)?(\d{1,3})\s+(?:دقائق|دقيقة|د)(?:\s+(?:ل?ل)?قراءة)?",
    re.IGNORECASE,
)


def reading_minutes(line: str) -> int | None:
    """The minutes that a line names which is a reading time and nothing else; None for other lines."""
    match = _READING_TIME.fullmatch(line)
    return int(match[1] or match[2]) if match else None
