"""What makes a sentence of a short line: a stop at its end, words that no name, date or label has, who says it."""

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
    tarihinde tarafından ago fa atras il hace vor ha listopada listopad
    """)
)  # fmt: skip


_LEAST_TOLD = 3  # words
# Who says what stands before or behind it: a site says nothing of the kind of its own lines.
_REPORTED = re.compile(
    r"[,،”»\"]\s*(?:[-–—]\s*)?(?:(?:\w+\s+){0,2}(?:said|says?|told|tells|wrote|writes|warned|warns|joked|jokes|added|adds|asked)\b"
    r"|(?:dit|disait|a\s+dit|a-t-(?:il|elle|on)|explique|expliquait|écrit|écrivait|lance|lançait|plaisante|raconte|prévient)\b"
    r"|(?:sagt|sagte|so|schreibt|schrieb|erklärt|erklärte|rät|warnt|warnte|meint)\b"
    r"|(?:(?:le|les|nos|me)\s+)?(?:dijo|dice|dicen|decía|escribió|pidió|explica|explicó|bromea|aseguró|avisó)\b"
    r"|(?:dice|diceva|dicono|ha\s+detto|disse|scherza|spiega|scrive|scriveva|racconta|avverte)\b"
    r"|(?:disse|diz|dizia|dizem|pediu|escreveu|explica|explicou|brinca|afirma|afirmou)\b"
    r"|(?:\w+\s+)?(?:говор(?:ит|ят|ил\w?)|сказал\w?|писал\w?|пишет|пишут|шутит|предупре\w+|рассказ\w+|заявил\w?)\b"
    r"|(?:\w+\s+)?(?:λέει|λένε|είπε|είπαν|γράφει|έγραψε|έγραφε)\b"
    r"|(?:نوشت|نوشته\s+بود|گفت|گفته\s+بود)\b)"
    r"|\b(?:قال|قالت|قالوا)\s+(?:له|لها|لهم|إن|إنه|إنها)\b|(?:कहा|बताया|अपील\s+की)\s+कि(?=\s)|\b(?:seslendi|dedi)\s*:",
    re.IGNORECASE,
)


def has_clause_of_saying(text: str) -> bool:
    """Whether a line holds a clause of saying: somebody's words, which a report gives."""
    return _REPORTED.search(text) is not None


def tells(text: str) -> bool:
    """Whether a line ends as a sentence, and has words enough of one beside labels, names and dates."""
    return ends_in_stop(text) and words_said(text) >= _LEAST_TOLD


def ends_in_stop(text: str) -> bool:
    """Whether a line ends as a sentence does, and not in a name's initial or another abbreviation of one letter."""
    return ends_sentence(text) and _NO_STOP.search(text) is None


def lettered(text: str) -> list[str]:
    """The words of a text that have a letter."""
    return [word for word in words(text) if any(map(str.isalpha, word))]


def words_said(text: str) -> int:
    """How many words of a text begin small, or are of a script without capitals, and may make a sentence."""
    return sum(not word[0].isupper() and fold(word) not in _BESIDE for word in lettered(without_labels(text)))
