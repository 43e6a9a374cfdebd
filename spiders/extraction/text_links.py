"""Links as renderers spell them out: in Markdown, `[words](address)`, or numbered as text browsers do, `[3]words` with
a list of the addresses at the end. What is said of them is no word of the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

# An address may hold pairs of brackets. Tried in one way only: each other one would cost as much as the line is long.
_ADDRESS = r"(?>[a-z][a-z0-9+.-]{1,20}:|[/#?.]|[^()\s<>]{1,200}?[/.#])[^()\s<>]*+(?:\([^()\s]*+\)[^()\s<>]*+)*+"
_TARGET = rf"\(\s*<?({_ADDRESS})>?(?:\s+\"[^\"]*\")?\s*\)"
_PICTURE = re.compile(rf"!\[[^\[\]]*\](?:{_TARGET}|\(\s*\))", re.IGNORECASE)
_LINK = re.compile(rf"\[([^\[\]]*)\](?:{_TARGET}|\(\s*\)|\[\d{{1,4}}\])", re.IGNORECASE)

# A link that is broken over lines: its words, and its address with a title in quotation marks.
_BROKEN_WORDS = re.compile(r"\[[^\[\]]{0,600}(?=\]\()")
_BROKEN_ADDRESS = re.compile(
    r"\]\(<?[^()\s]*(?:(?:\n[ \t]*(?=[^\s\"])|\([^()\s]*\))[^()\s]*){0,12}(?:\s+\"[^\"]{0,300}\")?\)"
)

# The list of addresses at the end, and its heading.
_DEFINITION = re.compile(
    r"\s*(?:\[\d{1,4}\]:|\d{1,4}\.)\s*(?:https?|ftp|file|mailto|javascript|tel|data|whatsapp|sms):.*", re.IGNORECASE
)
_DEFINITIONS = re.compile(r"\s*(?:references|links|(?:visible|hidden)\s+links:?)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![^\s(\[\]“‘\"'])\[(\d{1,4})\](?=\S|\s*$)")
_FEWEST_NUMBERS = 5
_FOLLOWING = 0.8  # of the numbers, so many are one more than the one before


def without_definitions(lines: Sequence[str]) -> list[str]:
    """The lines without those that tell the address of a numbered link."""
    kept = [line for line in lines if not _DEFINITION.fullmatch(line)]
    if len(kept) < len(lines):
        while kept and (not kept[-1].strip() or _DEFINITIONS.fullmatch(kept[-1])):
            kept.pop()
    return kept


def without_numbers(lines: Sequence[str]) -> list[str]:
    """The lines without the numbers of links, which go up by one through a text and stand before words."""
    numbers = [int(found) for line in lines if "[" in line for found in _NUMBER.findall(line)]
    following = sum(after == before + 1 for before, after in pairwise(numbers))
    if len(numbers) < _FEWEST_NUMBERS or following < _FOLLOWING * (len(numbers) - 1):
        return list(lines)
    return [_NUMBER.sub("", line) if "[" in line else line for line in lines]


def breaks_in_links(lines: Sequence[str]) -> dict[int, str]:
    """The places of the lines that end inside a link of Markdown, and what joins each with the next one."""
    text = "\n".join(lines)
    if "](" not in text:
        return {}
    ends = list(accumulate(len(line) + 1 for line in lines))
    found: dict[int, str] = {}
    for pattern, joint in ((_BROKEN_WORDS, " "), (_BROKEN_ADDRESS, "")):
        for match in pattern.finditer(text):
            if "\n" in match[0]:
                first, last = bisect_right(ends, match.start()), bisect_right(ends, match.end() - 1)
                found.update((at, joint) for at in range(first, last))
    return found


def without_links(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A line with the words of its links alone, and (words, address) of each. What a picture shows is not printed."""
    bare = _PICTURE.sub(" ", text) if "![" in text else text
    links = tuple((words, address) for words, address in _LINK.findall(bare) if address)
    return _LINK.sub(r"\1", bare), links
