"""What makes a sentence of a short line: a stop at its end, and words that no name, date or label has."""

from __future__ import annotations

import re

from spiders.extraction.byline_words import PARTICLES, RANKS, ROLES
from spiders.extraction.date_words import DAY_WORDS, FILLERS, HALF_DAYS, MONTHS, UNITS, WEEKDAYS, ZONES, word_set
from spiders.extraction.dates import without_labels
from spiders.extraction.letter_forms import fold
from spiders.extraction.text import CLOSING, ends_sentence, words

# A dot behind a single letter, or on its own: `Ada L.`, `10:20 a.m.`, `2026 г.`
_NO_STOP = re.compile(rf"(?:(?<![^\W\d_])[^\W\d_]|\s)\.[{CLOSING}]*\s*$")
# What stands beside names and dates, and makes no sentence.
_BESIDE = (
    set().union(MONTHS, WEEKDAYS, FILLERS, DAY_WORDS, UNITS, ZONES, HALF_DAYS, ROLES, RANKS, PARTICLES)
    | word_set("""
    in by from with por par pour auf na no first last read reading lecture lectura leitura lettura lesezeit lesedauer
    comment comments comentarios commentaires kommentare views shares edition issue print online press release source
    tarihinde tarafından ago fa atras il hace vor ha
    """)
)  # fmt: skip


def ends_in_stop(text: str) -> bool:
    """Whether a line ends as a sentence does, and not in a name's initial or another abbreviation of one letter."""
    return ends_sentence(text) and _NO_STOP.search(text) is None


def lettered(text: str) -> list[str]:
    """The words of a text that have a letter."""
    return [word for word in words(text) if any(map(str.isalpha, word))]


def words_said(text: str) -> int:
    """How many words of a text begin small, or are of a script without capitals, and may make a sentence."""
    return sum(not word[0].isupper() and fold(word) not in _BESIDE for word in lettered(without_labels(text)))
