"""Reservations of rights that come with a page: TDMRep, and noai of robots directives. Pure functions.

TDMRep is the TDM Reservation Protocol, final report of a W3C community group (2024): `tdm-reservation: 1` as a
response header, as a meta element, or for paths in /.well-known/tdmrep.json. `noai` and `noimageai` are directives of
robots meta elements and of X-Robots-Tag headers, which no standard knows, but which those who want them write alike.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

TDM_RESERVATION = "tdm-reservation"
DIRECTIVES = ("noai", "noimageai")

# The media types of pages that have a head; a plain text has none.
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})

# Where a page's head is looked for; real heads end before, and of a page of 16 MB no more is looked at.
HEAD_BYTES = 128 * 1024
# Of one meta element, attributes and all.
_META_CHARS = 2000
# Rules of one tdmrep.json that are read.
_MOST_RULES = 1000

# What stands in a head and matters: comments and texts that only look like elements, meta elements, the head's end.
_LANDMARK = re.compile(r"<!--|<(script|style|title|template)[\s/>]|<meta[\s/]|</head[\s>]|<body[\s>]", re.IGNORECASE)
# What stands in an element: attributes with a value, its end, and what is neither.
_IN_ELEMENT = re.compile(
    r"""([^\s"'>/=]{1,40})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))|>|[^\s"'>/=]+|[\s"'/=]""",
)
# In an X-Robots-Tag, what looks like an agent's name and is a directive with a value.
_VALUED = frozenset({"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"})


def found(headers: Iterable[tuple[str, str]], body: bytes, agent: str, site: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of the reservations that come with a page, in alphabetical order.

    `agent` is the name by which robots directives may address us. `site` are those that the host's tdmrep.json makes
    for the address (`of_site`). Of TDMRep the page's own word goes before the header's, and that before the file's; of
    two that contradict each other in one place the reservation holds.
    """
    listed, metas = list(headers), _by_name(_metas(body))
    said = _values(listed, TDM_RESERVATION)
    directives = {*_addressed(_values(listed, "x-robots-tag"), agent)}
    for name in ("robots", agent.lower()):
        directives |= {part.strip().lower() for content in metas.get(name, ()) for part in content.split(",")}
    names = {*site, *(name for name in DIRECTIVES if name in directives)}
    for place in (said, metas.get(TDM_RESERVATION, [])):
        values = {value.strip() for value in place}
        if "1" in values:
            names.add(TDM_RESERVATION)
        elif "0" in values:
            names.discard(TDM_RESERVATION)
    return tuple(sorted(names))


def of_site(tdmrep: bytes, url: str) -> tuple[str, ...]:
    """The reservation that a host's tdmrep.json makes for an address; none where it is no such file.

    Of its rules the first whose `location` matches the path decides. Locations are written as in robots.txt: `*` stands
    for any characters, `$` for the end.
    """
    try:
        rules: Any = json.loads(tdmrep)
    except (ValueError, RecursionError):
        return ()
    parts = urlsplit(url)
    path = unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    for rule in rules[:_MOST_RULES] if isinstance(rules, list) else ():
        location = rule.get("location") if isinstance(rule, dict) else None
        if isinstance(location, str) and _matches(unquote(location), path):
            return (TDM_RESERVATION,) if str(rule.get(TDM_RESERVATION)) == "1" else ()
    return ()


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Each name, in lower case, with all its values."""
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name.lower(), []).append(value)
    return values


def _values(headers: list[tuple[str, str]], wanted: str) -> list[str]:
    return [value for name, value in headers if name.lower() == wanted]


def _addressed(values: Iterable[str], agent: str) -> Iterator[str]:
    """The directives of X-Robots-Tag headers that are for everybody or for us; a name before them says for whom."""
    for value in values:
        addressee = ""
        for part in value.lower().split(","):
            name, colon, rest = part.partition(":")
            names_one = bool(colon) and name.strip() not in _VALUED
            if names_one:
                addressee = name.strip()
            if addressee in ("", "*", agent.lower()):
                yield (rest if names_one else part).strip()


def _metas(body: bytes) -> Iterator[tuple[str, str]]:
    """Name and content of the meta elements of a page's head, in linear time whatever stands there."""
    utf_16 = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = body[:HEAD_BYTES].decode("utf-16" if utf_16 else "latin-1", "replace")
    position = 0
    while (mark := _LANDMARK.search(text, position)) is not None:
        opening = mark[0].lower()
        if opening == "<!--":
            position = text.find("-->", mark.end())
        elif mark[1]:
            position = _end_of(mark[1].lower(), text, mark.end())
        elif opening.startswith("<meta"):
            attributes, position = _attributes(text, mark.end())
            if "name" in attributes and "content" in attributes:
                yield attributes["name"].strip(), attributes["content"]
        else:
            return
        if position < 0:
            return


def _end_of(name: str, text: str, start: int) -> int:
    closing = re.compile(f"</{name}", re.IGNORECASE).search(text, start)
    return closing.end() if closing else -1


def _attributes(text: str, start: int) -> tuple[dict[str, str], int]:
    """The attributes of the element whose inside begins there, of a repeated one the first; and where it ends."""
    attributes: dict[str, str] = {}
    limit = start + _META_CHARS
    for token in _IN_ELEMENT.finditer(text, start, limit):
        if token[0] == ">":
            return attributes, token.end()
        if token[1] is not None:
            value = next(group for group in token.groups()[1:] if group is not None)
            attributes.setdefault(token[1].lower(), html.unescape(value))
    return attributes, limit


def _matches(location: str, path: str) -> bool:
    """Each part is looked for from behind the one before: the first place is as good as any later one."""
    anchored = location.endswith("$")
    first, *others = location.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not others:
        return not anchored or path == first
    position = len(first)
    *middle, last = others
    for part in middle:
        at = path.find(part, position)
        if at < 0:
            return False
        position = at + len(part)
    if anchored:
        return len(path) - len(last) >= position and path.endswith(last)
    return path.find(last, position) >= 0
