"""How the page says things: ages, dates, addresses, and what of a scraped text is shown. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlsplit

from markupsafe import Markup

# Control characters and Unicode's overrides of direction (bidirectional algorithm, UAX #9, section 2), which can make a
# text look like another. The joiners and marks that Persian and Arabic are written with stay.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")

# Browsers leave out tabs and ends of lines; the characters that steer are not shown as they are.
_MISLEADING = re.compile(f"[\t\n]|{_STEERING.pattern}")
# Each word is marked by itself. Other stars are the text's own.
_FOUND = re.compile(r"\*\*([^\s*]+)\*\*")

# Of an edit so many kept words are shown on each side, and of what changed so many at most; of one field so many parts.
_AROUND, _CHANGED, _PARTS = 8, 40, 12
_WORD = re.compile(r"\S+")

_UNITS = ((365 * 86400, "year"), (30 * 86400, "month"), (86400, "day"), (3600, "hour"), (60, "minute"))


def shown(value: object) -> object:
    """A value as it may stand on a page: None is nothing, and a text cannot steer how what is around it is shown."""
    if value is None:
        return ""
    return value if isinstance(value, Markup) else _STEERING.sub("\N{REPLACEMENT CHARACTER}", str(value))


def ago(moment: datetime, now: datetime) -> str:
    """How long ago a moment was, in its largest unit: "3 hours ago"."""
    seconds = (now - moment).total_seconds()
    for length, unit in _UNITS:
        # Two days are told in hours still: "30 hours ago" says more than "1 day ago".
        if seconds >= (2 if unit in ("day", "month", "year") else 1) * length:
            return f"{counted(int(seconds // length), unit)} ago"
    return "just now"


def counted(number: int, noun: str) -> str:
    """A number and its noun: "1 article", "2,300 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def day(value: date) -> str:
    """A day: "7 May 2023"."""
    return f"{value.day} {value:%b} {value.year}"


def moment(value: datetime) -> str:
    """A moment to the minute: "7 May 2023, 13:52 UTC"."""
    return f"{day(value)}, {value:%H:%M} UTC"


def published(at: datetime | None, on: date | None, precision: str | None) -> str:
    """When an article was published, as exactly as that is known."""
    if at is None:
        return "date unknown"
    if precision == "minute":
        return moment(at)
    return f"{day(on or at.date())}{' (inferred)' if precision == 'inferred' else ''}"


def web_address(url: str | None) -> str | None:
    """The address if a click may follow it: http or https, with a host. Others, such as javascript:, are text only.

    So are those that browsers take for another address than a reader does. A host in other letters than ASCII, which
    can look like another, is told as the network knows it (IDNA, RFC 3490): xn--...
    """
    if not url or _MISLEADING.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or set("@\\") & set(parts.netloc):
        return None
    return url if parts.netloc.isascii() else parts._replace(netloc=host + port).geturl()


def marked(snippet: str) -> list[tuple[str, bool]]:
    """The parts of a snippet of news.search, and whether each was found: words between ** and **."""
    return [(part, place % 2 == 1) for place, part in enumerate(_FOUND.split(snippet)) if part]


def abridged(segments: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """An edit as it may stand on a page: what changed, and a few words around. "…" stands for what is left out."""
    parts = []
    for place, (kind, text) in enumerate(segments):
        if kind == "kept":
            before, after = place > 0, place < len(segments) - 1
            parts.append((kind, _middle_left_out(text, _AROUND * before, _AROUND * after)))
        else:
            parts.append((kind, _middle_left_out(text, _CHANGED, 0)))
    return parts if len(parts) <= _PARTS else [*parts[:_PARTS], ("kept", " …")]


def _middle_left_out(text: str, first: int, last: int) -> str:
    """The first and the last words of a text, as many as told; all of one that has no more."""
    words = [word.span() for word in _WORD.finditer(text)]
    if len(words) <= first + last:
        return text
    opening = text[: words[first - 1][1]] if first else ""
    ending = text[words[-last][0] :] if last else ""
    return f"{opening} … {ending}"
