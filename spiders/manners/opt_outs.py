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
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

TDM_RESERVATION = "tdm-reservation"
DIRECTIVES = ("noai", "noimageai")
_NAMES = tuple(name.encode() for name in (TDM_RESERVATION, *DIRECTIVES))

# The media types of pages that have a head; a plain text has none.
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})

# Where a page's meta elements are looked for, wherever they stand; real heads end before, and of a page of 16 MB no
# more is looked at.
HEAD_BYTES = 128 * 1024
# Of one attribute's value.
_VALUE_CHARS = 2000
# Rules of one tdmrep.json that are read.
_MOST_RULES = 1000


def _attribute(group: str) -> str:
    """The pattern of an attribute; `group` opens what is its name and its three kinds of value: `(` or `(?:`."""
    return rf"""
        {group}[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)
        (?: [ \t\n\f\r]*+ = [ \t\n\f\r]*+
            (?: "{group}[^"]*+)" | '{group}[^']*+)' | (?!["']){group}[^ \t\n\f\r>]++) )
        )?+
    """


# Tokens as the HTML standard has them (13.2.5), each taken whole and never given back, so that time is linear: a parser
# that keeps a stack of elements needs seconds for a hostile head. \Z: what is left open holds all that follows.
_TEXTS = ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
_NAMED = rf"(?i:meta|{'|'.join(_TEXTS)})(?=[ \t\n\f\r/>])"
_INSIDE = rf"(?: [ \t\n\f\r/]++ | {_attribute('(?:')} )*+ (?: > | \Z )"
# The next element that matters, from behind all that does not.
_START = re.compile(
    rf"""
    (?: [^<]++
      | <!-- (?: -?> | (?s:.)*? (?: --!?> | \Z ))         # a comment
      | <(?: [!?] | /(?![a-zA-Z]) ) [^>]*+ (?: > | \Z )   # a document type and the like
      | <(?: / | (?!{_NAMED}) ) [a-zA-Z][^ \t\n\f\r/>]*+ {_INSIDE}
      | <(?![a-zA-Z])
    )*+
    <({_NAMED}) ({_INSIDE})
    """,
    re.VERBOSE,
)
_ATTRIBUTES = re.compile(_attribute("("), re.VERBOSE)
# Where the inside of an element ends that is text, whatever it looks like.
_END_OF = {name: re.compile(rf"</(?i:{name})(?=[ \t\n\f\r/>])") for name in _TEXTS}
# In an X-Robots-Tag, what looks like an agent's name and is a directive with a value.
_VALUED = frozenset({"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"})


@dataclass(frozen=True, slots=True)
class Rule:
    """What a tdmrep.json says of a location: written as in robots.txt, `*` for any characters, `$` for the end."""

    location: str
    is_reserved: bool


_ALL = Rule("/*", is_reserved=True)


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


def rules_of(tdmrep: bytes) -> tuple[Rule, ...]:
    """The rules of a host's tdmrep.json in their order; none where it is no JSON, such as a page that says so.

    What begins as JSON and cannot be read to its end reserves all paths, for so might its rules; rules beyond the
    first _MOST_RULES likewise.
    """
    text = tdmrep.decode(json.detect_encoding(tdmrep), "replace").lstrip("\ufeff \t\r\n")
    if not text.startswith(("[", "{")):
        return ()
    try:
        listed: Any = json.loads(text)
    except (ValueError, RecursionError):
        return (_ALL,)
    given = listed if isinstance(listed, list) else [listed]
    rules = [rule for each in given[:_MOST_RULES] if (rule := _rule(each)) is not None]
    return (*rules, _ALL) if len(given) > _MOST_RULES else tuple(rules)


def of_site(rules: Iterable[Rule], url: str) -> tuple[str, ...]:
    """The reservation that the rules of a host (`rules_of`) make for an address: the first that matches decides."""
    parts = urlsplit(url)
    path = unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    decisive = next((rule for rule in rules if _matches(rule.location, path)), None)
    return (TDM_RESERVATION,) if decisive is not None and decisive.is_reserved else ()


def _rule(given: Any) -> Rule | None:
    """A rule of the file; None for what names no location. `true` and "1" are meant for 1."""
    location = given.get("location") if isinstance(given, dict) else None
    if not isinstance(location, str):
        return None
    value = given.get(TDM_RESERVATION)
    return Rule(unquote(location), (value.strip() if isinstance(value, str) else value) in (1, "1"))


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
    """Name and content of the meta elements of a page's first part, in linear time whatever stands there.

    None of a page that cannot reserve anything, as nearly all: that is told several times as fast.
    """
    head = body[:HEAD_BYTES]
    if not _may_reserve(head):
        return
    text, position = _text(head), 0
    while (start := _START.match(text, position)) is not None:
        position = start.end()
        name = start[1].lower()
        if name == "meta":
            attributes = _attributes(start[2])
            if "name" in attributes and "content" in attributes:
                yield attributes["name"].strip(), attributes["content"]
        elif (end := _END_OF[name].search(text, position)) is not None:
            position = end.start()
        else:
            return


def _may_reserve(head: bytes) -> bool:
    """Whether a name of a reservation stands anywhere, or may stand there as references to its characters.

    In UTF-16 the letters of such a name have NUL bytes between them.
    """
    letters = head.replace(b"\0", b"").lower()
    return b"&#" in letters or any(name in letters for name in _NAMES)


def _text(head: bytes) -> str:
    """The characters of a head, those beyond ASCII aside: UTF-16 is told by its mark, or by its many NUL bytes."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    sample = head[:1024]
    for first, coding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if 4 * sample[first::2].count(0) > len(sample):
            return head.decode(coding, "replace")
    return head.decode("latin-1")


def _attributes(inside: str) -> dict[str, str]:
    """The attributes of a start tag, of a repeated one the first."""
    attributes: dict[str, str] = {}
    for name, *values in _ATTRIBUTES.findall(inside):
        attributes.setdefault(name.lower(), html.unescape("".join(values)[:_VALUE_CHARS]))
    return attributes


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
