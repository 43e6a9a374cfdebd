"""What joins the names of a byline: "and", "y", "و", a comma or another sign. The one table of such words."""

from __future__ import annotations

import re
from typing import NamedTuple

from spiders.extraction.date_words import word_set

# In whatever language a page is.
_EVERYWHERE = ("and", "et", "und", "ve", "och", "og", "и", "та", "و", "ו", "και", "और")
# Letters alone, elsewhere in small ones only, where no initial is so written: `Ada E Lorne`.
_LETTERS = ("y", "e", "і")
# In their own language: elsewhere `en` is where somebody is, and `ed` a name. Letters alone may be capitals there.
_WORDS_IN = {
    "es": ("y", "e"),
    "pt": ("e",),
    "it": ("e", "ed"),
    "nl": ("en",),
    "pl": ("i", "oraz"),
    "uk": ("і", "й"),
}
# What joins a person, or an agency, that stands second.
_WITH = "with"
WITH = "with|con|com|avec|mit|met"


def _any_of(*words: str) -> str:
    return "|".join((*words, *_EVERYWHERE, *(f"(?-i:{letter})" for letter in _LETTERS)))


AND = _any_of()
"""A pattern of such a word, where the language makes no difference."""
AND_WORDS = word_set(" ".join((*_EVERYWHERE, *_LETTERS, *(word for words in _WORDS_IN.values() for word in words))))


class Joins(NamedTuple):
    """Patterns of what joins names in one language."""

    between: re.Pattern[str]
    """A word or a sign between two names."""
    listed: re.Pattern[str]
    """The same where a line is nothing but names: as written in prose, and no word of a title."""
    alone: re.Pattern[str]
    at_start: re.Pattern[str]
    at_end: re.Pattern[str]
    within: re.Pattern[str]
    behind_post: re.Pattern[str]
    """Behind a name that is a link, with what that person is, one that is none: `, Sea Editor, and Bo Lind`."""


def _joins(*words: str) -> Joins:
    bare = _any_of(*words)
    word = f"{bare}|{_WITH}"
    return Joins(
        between=re.compile(rf"\s*(?:,?\s+(?:{word})\s+|[&;|/،、／]|\s[-–—ـ•·]\s)\s*", re.IGNORECASE),
        listed=re.compile(rf"\s*[,&/]\s+(?:(?:{bare})\s+)?|\s+/\s*|\s+(?:{bare})\s+"),
        alone=re.compile(rf"(?:,?\s*(?:{word})|[,&])", re.IGNORECASE),
        at_start=re.compile(rf"(?:,\s*(?:(?:{word})\s+)?|&\s*|(?:{word})\s+)", re.IGNORECASE),
        at_end=re.compile(rf"\s*(?:[,&]|(?<!\S)(?:{word}))\s*$", re.IGNORECASE),
        within=re.compile(rf"&|(?<!\w)(?:{word})(?!\w)", re.IGNORECASE),
        behind_post=re.compile(rf"(?:[^.|]{{0,60}},)?\s*(?:&|{bare})\s+(\S.+)", re.IGNORECASE),
    )


_ANYWHERE = _joins()
_JOINS = {language: _joins(*words) for language, words in _WORDS_IN.items()}


def joins_of(language: str) -> Joins:
    """What joins names on a page in that language."""
    return _JOINS.get(language, _ANYWHERE)
