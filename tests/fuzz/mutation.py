"""Breaks a page: each rule takes the pieces of its source (tags and texts, or lines) and gives others.

All chance comes from one `Random`, so that a number plays a page again, and hypothesis can shrink its choices.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from tests.fuzz import hostile
from tests.fuzz.samples import Kind, Sample, samples

_PIECE = re.compile(r"<[^<>]*>|[^<>]+|[<>]")
_TAG = re.compile(r"</?([a-zA-Z][\w:-]*)")
_JSON = re.compile(r"(?s)(<script[^>]*(?:ld\+json|tawsiyat)[^>]*>)(.*?)(</script>)")
# Letters of a page, so that thousands are read in minutes; some may grow to what the reader takes at most.
_MOST, _MOST_OF_SOME = 200_000, 7_000_000
_ONE_IN = 60

Rule = Callable[[list[str], Random, list[str]], list[str]]


def numbered(seed: int) -> Sample:
    """The broken page of a number, the same in every run."""
    return broken(samples(), Random(seed))  # noqa: S311 (no secret is made)


def broken(seeds: Sequence[Sample], draw: Random) -> Sample:
    """One of the seeds, broken by some rules; its address, charset or labels may be lies as well."""
    sample = draw.choice(seeds)
    others = [each for each in seeds if each.kind is sample.kind]
    donor = pieces_of(draw.choice(others))
    most = _MOST_OF_SOME if draw.randrange(_ONE_IN) == 0 else _MOST
    pieces = pieces_of(sample)
    rules = TEXT_RULES if sample.kind is Kind.TEXT else RULES
    for _ in range(draw.randint(1, 6)):
        changed = draw.choice(rules)(pieces, draw, donor)
        if sum(map(len, changed)) <= most:
            pieces = changed
    body, charset = _encoded("".join(pieces), draw)
    if sample.kind in (Kind.FEED, Kind.LISTING):
        return replace(sample, body=body)
    url = draw.choice((*[sample.url] * len(hostile.ADDRESSES), *hostile.ADDRESSES))
    return replace(sample, body=body, charset=charset, url=url)


def pieces_of(sample: Sample) -> list[str]:
    """A page's tags and texts; the lines of a text, each with its end."""
    text = sample.body.decode("utf-8", "replace")
    return text.splitlines(keepends=True) if sample.kind is Kind.TEXT else _PIECE.findall(text)


def _span(pieces: list[str], draw: Random, most: int = 40) -> tuple[int, int]:
    start = draw.randrange(len(pieces) + 1)
    return start, min(len(pieces), start + draw.randint(0, most))


def _put(pieces: list[str], draw: Random, *new: str) -> list[str]:
    at = draw.randrange(len(pieces) + 1)
    return [*pieces[:at], *new, *pieces[at:]]


def _count(draw: Random) -> int:
    """Mostly few, at times very many."""
    return draw.choice((1, 2, 3, 10, 100, 1000, 20_000))


def splice(pieces: list[str], draw: Random, donor: list[str]) -> list[str]:
    """A stretch of another page of the kind."""
    start, end = _span(donor, draw, 200)
    return _put(pieces, draw, *donor[start:end])


def double(pieces: list[str], draw: Random, _: list[str]) -> list[str]:
    """A stretch many times."""
    start, end = _span(pieces, draw)
    return [*pieces[:end], *(pieces[start:end] * _count(draw)), *pieces[end:]]


def delete(pieces: list[str], draw: Random, _: list[str]) -> list[str]:
    """A stretch less, at times all that follows."""
    start, end = _span(pieces, draw)
    return pieces[:start] if draw.randrange(8) == 0 else [*pieces[:start], *pieces[end:]]


def move(pieces: list[str], draw: Random, _: list[str]) -> list[str]:
    """A stretch at another place."""
    start, end = _span(pieces, draw)
    return _put([*pieces[:start], *pieces[end:]], draw, *pieces[start:end])


def nest(pieces: list[str], draw: Random, _: list[str]) -> list[str]:
    """A stretch deep inside elements, which may stay open."""
    start, end = _span(pieces, draw)
    depth, name = _count(draw), draw.choice(hostile.NAMES)
    closing = [f"</{name}>"] * draw.choice((0, depth, depth // 2))
    return [*pieces[:start], *([f"<{name}>"] * depth), *pieces[start:end], *closing, *pieces[end:]]


def rename(pieces: list[str], draw: Random, _: list[str]) -> list[str]:
    """Some tags are of another name: opened by one, closed by another."""
    start, end = _span(pieces, draw, 60)
    name = draw.choice(hostile.NAMES)
    renamed = [_TAG.sub(lambda tag: tag[0].replace(tag[1], name, 1), piece, count=1) for piece in pieces[start:end]]
    return [*pieces[:start], *renamed, *pieces[end:]]


def markup(pieces: list[str], draw: Random, _: list[str]) -> list[str]:
    """Markup that is seldom meant well."""
    return _put(pieces, draw, *([draw.choice(hostile.MARKUP)] * _count(draw)))


def inside(pieces: list[str], draw: Random, _: list[str]) -> list[str]:
    """Something hostile amidst a tag or a text."""
    if not pieces:
        return pieces
    at = draw.randrange(len(pieces))
    cut = draw.randrange(len(pieces[at]) + 1)
    torn = pieces[at][:cut] + draw.choice(hostile.TEXTS) + pieces[at][cut:]
    return [*pieces[:at], torn, *pieces[at + 1 :]]


def text(pieces: list[str], draw: Random, _: list[str]) -> list[str]:
    """A text as long as one likes, on a line of its own."""
    return _put(pieces, draw, "\n", draw.choice(hostile.TEXTS) * _count(draw), "\n")


def attributes(pieces: list[str], draw: Random, _: list[str]) -> list[str]:
    """A tag with many attributes, or with a long one."""
    count, name, value = _count(draw), draw.choice(hostile.NAMES), draw.choice(hostile.TEXTS)
    key = draw.choice(("class", "id", "style", "href", "datetime", "content", "data-x"))
    many = " ".join(f"{draw.choice('abc')}{number}={number}" for number in range(count))
    return _put(pieces, draw, draw.choice((f"<{name} {many}>", f'<{name} {key}="{value * count}">')))


def claim(pieces: list[str], draw: Random, _: list[str]) -> list[str]:
    """A meta tag or visible element that claims something hostile of the article."""
    value = draw.choice((*hostile.TEXTS, *hostile.DATES, *hostile.ADDRESSES[1:])) or ""
    return _put(pieces, draw, draw.choice(hostile.CLAIMS).format(value=value))


def linked_data(pieces: list[str], draw: Random, _: list[str]) -> list[str]:
    """The page's linked data torn, or with other values; a new script where there is none."""
    page = "".join(pieces)
    found = list(_JSON.finditer(page))
    if not found or draw.randrange(4) == 0:
        return _put(pieces, draw, f'<script type="application/ld+json">{_statement(draw)}</script>')
    script = draw.choice(found)
    start, end = script.span(2)
    return _PIECE.findall(page[:start] + _torn(script[2], draw) + page[end:])


def _torn(source: str, draw: Random) -> str:
    if draw.randrange(3) == 0:
        at = draw.randrange(len(source) + 1)
        return source[:at] + draw.choice(("", *hostile.JSON, *hostile.TEXTS)) + source[at + draw.randint(0, 9) :]
    try:
        loaded = json.loads(source)
    except (ValueError, RecursionError):
        return source
    return json.dumps(_changed(loaded, draw), ensure_ascii=draw.randrange(2) == 0)


def _changed(value: Any, draw: Random) -> Any:
    """The same with one value replaced, at any depth."""
    if isinstance(value, dict) and value and draw.randrange(6):
        key = draw.choice(sorted(value))
        return {**value, key: _changed(value[key], draw)}
    if isinstance(value, list) and value and draw.randrange(6):
        at = draw.randrange(len(value))
        return [*value[:at], _changed(value[at], draw), *value[at + 1 :]]
    return draw.choice(
        (None, True, 0, -1, 10**30, 1e308, [], {}, [value], {"@type": value}, {"name": value}, {"@value": value},
         [value] * 300, {"@graph": [value, value]}, str(value) * 50, *hostile.TEXTS, *hostile.DATES)
    )  # fmt: skip


def _statement(draw: Random) -> str:
    said: dict[str, Any] = {"@type": draw.choice(hostile.TYPES)}
    for _ in range(draw.randint(1, 6)):
        said[draw.choice(hostile.KEYS)] = _changed(draw.choice((*hostile.TEXTS, *hostile.DATES, said.copy())), draw)
    return draw.choice((json.dumps(said), json.dumps([said] * 3), json.dumps({"@graph": [said]}), *hostile.JSON))


def _encoded(page: str, draw: Random) -> tuple[bytes, str | None]:
    """The page's bytes, and the charset that came with them, if any; neither need be right."""
    charset = draw.choice((None, None, None, None, *hostile.CHARSETS))
    written = draw.choice(("utf-8", "utf-8", "utf-8", "utf-8", charset or "utf-8", *hostile.CHARSETS))
    try:
        body = page.encode(written, "replace")
    except (LookupError, ValueError, TypeError, AssertionError):
        body = page.encode("utf-8", "surrogatepass")
    if draw.randrange(4) == 0:
        body = _scratched(bytearray(body), draw)
    return draw.choice((b"", b"", b"", b"", b"", *hostile.MARKS)) + body, charset


def _scratched(body: bytearray, draw: Random) -> bytes:
    for _ in range(draw.randint(1, 12)):
        at = draw.randrange(len(body) + 1)
        body[at : at + draw.choice((0, 1, 2, 30))] = draw.choice(hostile.BYTES)
    return bytes(body)


TEXT_RULES: tuple[Rule, ...] = (splice, double, delete, move, inside, text, markup)
RULES: tuple[Rule, ...] = (*TEXT_RULES, nest, rename, attributes, claim, linked_data)
