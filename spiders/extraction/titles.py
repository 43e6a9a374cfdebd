"""Which words tell what a text is about, and whether two titles say the same, or much the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

LONGEST_TITLE = 1000
"""Letters; a longer text is no title."""
# Two titles with such a share of the words of the shorter say much the same.
_LIKE, _LEAST_TELLING = 0.34, 4
_RECURRING = 1 / 3  # of the paragraphs
_TELLING = 4  # letters of a word of a title that tells what it is about
_WORD = re.compile(r"\w+")
_WORD_OR_SIGN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]|\\w+")


def telling(texts: Iterable[str], fewest: int = 5) -> set[str]:
    """The words of texts that have letters enough to tell what these are about."""
    return {word for text in texts for word in _WORD.findall(text.casefold()) if len(word) >= fewest}


def loose(text: str) -> str:
    """Words and digits only, case folded, one space between: what makes two printings of a title equal."""
    return " ".join(_WORD.findall(text.casefold()))


def telling_of(title: str) -> set[str]:
    """The words that tell what a title is about, short ones too, and its numbers."""
    return telling([title], _TELLING) | set(filter(str.isdigit, _WORD.findall(title)))


def recurring(paragraphs: Sequence[str]) -> set[str]:
    """The telling words that a good part of an article's paragraphs have."""
    said = Counter(word for text in paragraphs for word in telling([text]))
    return {word for word, times in said.items() if times >= max(2, _RECURRING * len(paragraphs))}


def title_words(title: str) -> frozenset[str]:
    """The words of a title that are no mere particles; of scripts that part no words, each character."""
    words = _WORD_OR_SIGN.findall(title[:LONGEST_TITLE].casefold())
    return frozenset(word for word in words if len(word) >= _LEAST_TELLING or not word.isascii()) or frozenset(words)


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two titles' telling words are so, or cannot be compared: they are written in two scripts."""
    return _is_latin(one) != _is_latin(other) or len(one & other) >= _LIKE * min(len(one), len(other))


def _is_latin(words: frozenset[str]) -> bool:
    """Whether most words are; in the Latin languages of the outlets most have no accent."""
    return 2 * sum(map(str.isascii, words)) > len(words)
