"""Whether a line that names a day says something of it, and so is no dateline: `The wall broke on 4 May 2019.`"""

from __future__ import annotations

import re

from spiders.extraction.byline_labels import has_any_byline_label
from spiders.extraction.byline_words import PARTICLES, RANKS, ROLES
from spiders.extraction.clocks import find_clock
from spiders.extraction.date_words import DAY_WORDS, FILLERS, HALF_DAYS, MONTHS, UNITS, WEEKDAYS, ZONES, word_set
from spiders.extraction.dates import date_start, has_label_at_start, without_labels
from spiders.extraction.letter_forms import fold
from spiders.extraction.name_kinds import is_caseless

_STOP = re.compile(r"(?:\d|[^\W\d_]{2})[’”»)\"']*[.!?…。！？؟۔।][’”»)\"']*$")
_NEXT_SENTENCE = re.compile(r"(?<=[\w’”»)])[.!?…]\s+(?=[^\W\d_])")
_LAST_SENTENCE = re.compile(r"^.*[^\W\d_]{3}[.!?…](?:\s+|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SIGN = re.compile(r"[,;:|/()–—•·-]\s*$")
_BARS = re.compile(r"\s[-–—/]\s|[|•·・]")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")
_LETTERS_A_WORD = 2  # in scripts without spaces
_ARTICLES = word_set("the a an el la los las un una le les une der die das ein eine il um uma")
_LEADS = word_set("on by the el le am il em no op в vom du del since until desde bis dal depuis")
# `This article was published on 4 May 2019` speaks of itself.
_OWN = re.compile(
    r"(?:this|diese[rs]?|este|esta|cet(?:te)?|ce|quest[oa]|esse|dit|deze|bu|эта|этот|هذا|هذه)\s"
    r"|本文|本稿|この記事"
    r"|(?:\w+\s)?(?:article|story|post|artículo|artigo|artikel|beitrag|meldung|articolo|статья|المقال)\b(?!['’])",
    re.IGNORECASE,
)
# `Published on 4 May 2019, the report runs to 400 pages.`
_SUBJECT_BEHIND = re.compile(r",\s(?:the|an?|el|la|los|las|le|les|der|die|das|il|o|os|as)\s")
# What stands beside dates, and makes no sentence.
_BESIDE = (
    set().union(MONTHS, WEEKDAYS, FILLERS, DAY_WORDS, UNITS, ZONES, HALF_DAYS, ROLES, RANKS, PARTICLES)
    | word_set("""
    in by from with por par von vom pour auf na no w o last first read reading lecture lectura leitura lettura lesezeit
    lesedauer min mins comment comments comentarios commentaires kommentare views shares edition issue print online
    press release source tarihinde tarafından ago fa atras il y a hace vor ha a m p
    """)
)  # fmt: skip
_ENOUGH, _MANY = 2, 3  # words
_MOST_BESIDE = 6  # words beside its date that a dateline has
# Who does something, and the verbs that help others: of such words no dateline is made.
_OF_SENTENCES = word_set("""
    i it he she they we you who which how is are was were has have had will been er sie es wir ist war waren
    wurde wurden hat hatte hatten wird elle ils elles est était sont fut furent ont sera ella ellos fue fueron
    era eran ha había han será foi foram são lui lei fu è stato stata hij zij werd heeft był była było jest
    został została он она они был была было были كان كانت
""")


def is_said(text: str, date: str) -> bool:
    """Whether a text says something of the date that stands in it.

    Words on both sides of the date, or a stop behind words, make a sentence. Names, places, labels of dates, reading
    times and the like do not, nor does what a sign parts from a date that ends the line.
    """
    start = text.find(date)
    if start < 0:
        return False
    above, below = _BARS.split(text[:start])[-1], _BARS.split(text[start + len(date) :])[0]
    before = _LAST_SENTENCE.sub("", above, count=1)
    behind, is_ended = _own_sentence(below)
    is_stopped = is_ended or ends_in_stop(f"{date}{below}")
    if _OWN.match(before) or before.lstrip()[:1].islower():
        return False
    if has_label_at_start(before):
        return is_stopped and _SUBJECT_BEHIND.match(behind) is not None and words_said(behind) >= _ENOUGH
    lead = [word for word in _WORD.findall(before) if fold(word) not in _LEADS | WEEKDAYS]
    if lead and has_any_byline_label(before):
        return False
    told, follows = words_said(before), words_said(behind)
    if told and date_start(before) is not None:
        return True  # `Born 12 May 1950, died 18 November 2026`
    if not lead:
        return _opens_a_sentence(before, behind, follows, is_stopped=is_stopped)
    if any(fold(word) not in FILLERS for word in _WORD.findall(behind)):
        return _is_on_both_sides(before, behind, told, follows, is_stopped=is_stopped)
    if is_stopped and not _SIGN.search(before):
        return told >= (_ENOUGH if without_labels(before) != before else 1)
    return _leads_on(before, told)


def is_plainly_said(text: str, date: str) -> bool:
    """Whether what is said of a date is a sentence beyond doubt, and not the few words that datelines have.

    A sentence is long, or begins with an article, has a pronoun or an auxiliary in it, or says something behind a date
    that begins it. A comma or a byline behind that begins no sentence: `20 November 2026, share this article.`
    """
    if not is_said(text, date):
        return False
    above, below = text.split(date, 1)
    words = [fold(word) for word in _WORD.findall(f"{above} {below}")]
    if len(words) > _MOST_BESIDE or _UNSPACED.search(text) or not _OF_SENTENCES.isdisjoint(words):
        return True
    if has_label_at_start(above) or date_start(above) is not None:
        return True
    first, *others = [fold(word) for word in _WORD.findall(above)] or [""]
    if first in _ARTICLES and others:
        return True
    return (
        (_LEADS | WEEKDAYS | {""}).issuperset({first, *others})
        and (words_said(below) >= _ENOUGH or _SUBJECT_BEHIND.match(below) is not None)
        and not (has_any_byline_label(below.lstrip()) or (not first and below.startswith(",")))
    )


def _own_sentence(behind: str) -> tuple[str, bool]:
    """What stands behind a date in its sentence, without a time of day, and whether another sentence follows."""
    end = _NEXT_SENTENCE.search(behind)
    own = behind[: end.start()] if end else behind
    clock = find_clock(own)
    return (own[: clock.start] + own[clock.end :] if clock else own), end is not None


def _opens_a_sentence(before: str, behind: str, follows: int, *, is_stopped: bool) -> bool:
    """Whether a date begins a sentence: a small letter follows on it, or `On` stands before and words behind it."""
    if is_caseless(behind):
        return is_stopped and follows > _MANY
    first = next(iter(_WORD.findall(behind)), "")
    if not before.strip():
        return first[:1].islower() and is_stopped and follows >= _ENOUGH
    return follows >= _ENOUGH or (is_stopped and follows == 1)


def _is_on_both_sides(before: str, behind: str, told: int, follows: int, *, is_stopped: bool) -> bool:
    if is_stopped:
        return follows > 0 and (told + follows >= _ENOUGH)
    if is_caseless(before):
        return told > 0 and follows >= _ENOUGH and without_labels(before) != before
    return follows >= _ENOUGH or (follows > 0 and date_start(behind) is not None)


def _leads_on(before: str, told: int) -> bool:
    """Whether words lead to a date that ends them without a stop: `The fair opens on`, `The plan was updated on`."""
    bare = without_labels(before)
    words = bare.split()
    while words and fold(words[-1]) in _LEADS:
        words.pop()
    if not words or not (words[-1].isalpha() and words[-1].islower()) or is_caseless(before):
        return False
    if len(words) >= _MANY and fold(words[0]) in _ARTICLES:
        return True
    return told >= (_ENOUGH if bare != before else _MANY) and not _SIGN.search(before)


def ends_in_stop(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _STOP.search(text) is not None


def words_said(text: str) -> int:
    """How many words of a text begin small, or are of a script without capitals, and may make a sentence."""
    unspaced = sum(len(run) // _LETTERS_A_WORD for run in _UNSPACED.findall(text))
    words = _WORD.findall(_UNSPACED.sub(" ", without_labels(text)))
    return unspaced + sum(
        not word[0].isupper() and fold(word) not in _BESIDE and fold(word).partition("'")[0] not in _BESIDE
        for word in words
    )
