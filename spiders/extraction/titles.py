"""Whether two titles say much the same."""

from __future__ import annotations

import re

LONGEST_TITLE = 1000
# Two titles with such a share of the words of the shorter say much the same.
_LIKE, _LEAST_TELLING = 0.34, 4
_WORD = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]|\\w+")


def telling(title: str) -> frozenset[str]:
    """The words of a title that are no mere particles; of scripts that part no words, each character."""
    words = _WORD.findall(title[:LONGEST_TITLE].casefold())
    return frozenset(word for word in words if len(word) >= _LEAST_TELLING or not word.isascii()) or frozenset(words)


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two titles' telling words are so, or cannot be compared: they are written in two scripts."""
    return _is_latin(one) != _is_latin(other) or len(one & other) >= _LIKE * min(len(one), len(other))


def _is_latin(words: frozenset[str]) -> bool:
    """Whether most words are; in the Latin languages of the outlets most have no accent."""
    return 2 * sum(map(str.isascii, words)) > len(words)
