"""Whether a line that names a day says something of it, and so is no dateline: `The wall broke on 4 May 2019.`"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from spiders.extraction.byline_labels import has_byline_label
from spiders.extraction.clocks import find_clock
from spiders.extraction.date_words import FILLERS, WEEKDAYS, word_set
from spiders.extraction.dates import UPDATE_LABEL, date_start, has_label_at_start, without_labels
from spiders.extraction.letter_forms import fold
from spiders.extraction.name_kinds import is_caseless
from spiders.extraction.sentences import ends_in_stop, lettered, words_said
from spiders.extraction.text import CLOSING, IDEOGRAPHIC, STOPS, has_unspaced

# What stands between two sentences; before ideographs and kana stands no space.
_BETWEEN = rf"[{CLOSING}]*(?:\s+|$|(?=[{IDEOGRAPHIC}]))"
_NEXT_SENTENCE = re.compile(rf"(?:(?<=[\w{CLOSING}])|^)[{STOPS}]{_BETWEEN}(?=[^\W\d_])")
# A dot behind fewer letters may be an abbreviation's.
_LAST_SENTENCE = re.compile(rf"^.*(?:[^\W\d_]{{3}}\.|[{STOPS.replace('.', '')}]){_BETWEEN}")
_SIGN = re.compile(r"[,;:|/()–—•·-]\s*$")
_BARS = re.compile(r"\s[-–—/]\s|[|•·・]")
_ARTICLES = word_set("the a an el la los las un una le les une der die das ein eine il um uma")
_LEADS = WEEKDAYS | word_set("on by the el le am il em no op в vom du del since until desde bis dal depuis")
# `This article was published on 4 May 2019` speaks of itself.
_OWN = re.compile(
    r"(?:this|diese[rs]?|este|esta|cet(?:te)?|ce|quest[oa]|esse|dit|deze|bu|эта|этот|هذا|هذه)\s"
    r"|本文|本稿|この記事"
    r"|(?:\w+\s)?(?:article|story|post|artículo|artigo|artikel|beitrag|meldung|articolo|статья|المقال)\b(?!['’])",
    re.IGNORECASE,
)
# `Published on 4 May 2019, the report runs to 400 pages.`
_SUBJECT_BEHIND = re.compile(r",\s(?:the|an?|el|la|los|las|le|les|der|die|das|il|o|os|as)\s")
# What is said of an article within a label of a change, and why it was changed: `Updated on 4 May 2019 to add a name.`
_ITSELF = re.compile(
    r"(?:^|\s)(?:لل|ال)(?:خبر|مقال|مقالة|مادة|تقرير)(?!\w)|\bby\b|\bpar\b|\bpor\b|\bvon\b", re.IGNORECASE
)
_WHY = re.compile(r"\W*(?:to|with|by|um|mit|von|pour|avec|par|para|con|por|per|com|чтобы)\s", re.IGNORECASE)
_REST_OF_WORD = re.compile(r"^[^\W\d_]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+$")
# Articles say of themselves that they were amended; what says no more is a law.
_OF_LAWS = re.compile(r"(?:last\s+)?amended", re.IGNORECASE)
_ENOUGH, _MANY = 2, 3  # words
_MOST_BESIDE = 6  # words beside its date that a dateline has
# Who does something, and the verbs that help others: of such words no dateline is made.
_OF_SENTENCES = word_set("""
    i it he she they we you who which how is are was were has have had will been er sie es wir ist war waren
    wurde wurden hat hatte hatten wird elle ils elles est était sont fut furent ont sera ella ellos fue fueron
    era eran ha había han será foi foram são lui lei fu è stato stata hij zij werd heeft był była było jest
    został została он она они был была было были كان كانت
""")


class Saying(IntEnum):
    """Whether a text says something of a date in it."""

    NOT = 0
    """The date is a dateline: alone, or beside names, places, labels of dates, reading times and the like."""
    PERHAPS = 1
    """The few words around the date may be a sentence's: `Press release issued on 4 May 2019.`"""
    PLAINLY = 2


class _Around(NamedTuple):
    """What stands around a date in its own sentence, between the bars beside it."""

    before: str
    behind: str
    """Without a time of day."""
    is_stopped: bool
    told: int
    """How many words before the date may make a sentence."""
    follows: int
    """How many behind it may."""


def saying(text: str, date: str, language: str) -> Saying:
    """Whether a text says something of the date that stands in it.

    Words on both sides of the date, or a stop behind words, make a sentence; what a sign parts from a date that ends
    the line does not.
    """
    start = text.find(date)
    if start < 0:
        return Saying.NOT
    around = _around(_BARS.split(text[:start])[-1], date, _BARS.split(text[start + len(date) :])[0])
    if not _may_be_said(around, language):
        return Saying.NOT
    return Saying.PLAINLY if _is_plain(around, language) else Saying.PERHAPS


def is_of_another_change(text: str, date: str, changed: re.Pattern[str]) -> bool:
    """Whether a text says of its date that something else than an article was changed: `Updated rules of 4 May 2019`.

    Between the label and the date stand no words, right before the label stand none that lead to it, and behind the
    date no sentence goes on, but for why an article was changed. `changed` are words of a change that are no labels.
    """
    start = text.find(date)
    if start < 0:
        return False
    around = _around(_BARS.split(text[:start])[-1], date, _BARS.split(text[start + len(date) :])[0])
    before, behind = around.before, around.behind
    labels = [each for each in UPDATE_LABEL.finditer(before + date) if each.end() <= len(before)]
    label = next(reversed(labels or [*changed.finditer(before)]), None)
    if label is None or _OWN.match(before):
        return False
    rest = before[label.end() :]
    # What follows on a stem within its word belongs to that.
    between = rest if labels else _REST_OF_WORD.sub("", rest)
    is_label = between.rstrip().endswith((":", "："))
    if _OF_LAWS.match(label[0]) or (words_said(between) > is_label and not _ITSELF.search(between)):
        return True
    led = _LAST_WORD.search(before[: label.start()])
    if led is not None and led[1].islower() and words_said(led[1]):
        return True
    goes_on = around.is_stopped and around.follows >= _ENOUGH and without_labels(behind) == behind
    return goes_on and _WHY.match(behind) is None


def _around(above: str, date: str, below: str) -> _Around:
    before = _LAST_SENTENCE.sub("", above, count=1)
    end = _NEXT_SENTENCE.search(below)
    own = below[: end.start()] if end else below
    clock = find_clock(own)
    behind = own[: clock.start] + own[clock.end :] if clock else own
    is_stopped = end is not None or ends_in_stop(f"{date}{below}")
    return _Around(before, behind, is_stopped, words_said(before), words_said(behind))


def _may_be_said(around: _Around, language: str) -> bool:
    before, behind, is_stopped, told, follows = around
    if _OWN.match(before) or before.lstrip()[:1].islower():
        return False
    if has_label_at_start(before):
        return is_stopped and _SUBJECT_BEHIND.match(behind) is not None and follows >= _ENOUGH
    is_led_to = not _LEADS.issuperset(map(fold, lettered(before)))
    if is_led_to and told < _MANY and has_byline_label(before, language):
        return False
    if told and date_start(before) is not None:
        return True  # `Born 12 May 1950, died 18 November 2026`
    if not is_led_to:
        return _opens_a_sentence(around)
    if not FILLERS.issuperset(map(fold, lettered(behind))):
        return _is_on_both_sides(around)
    if is_stopped and not _SIGN.search(before):
        return told >= (_ENOUGH if without_labels(before) != before else 1)
    return _leads_on(before, told)


def _opens_a_sentence(around: _Around) -> bool:
    """Whether a date begins a sentence: a small letter follows on it, or `On` stands before and words behind it."""
    if is_caseless(around.behind):
        return around.is_stopped and around.follows > _MANY
    if around.before.strip():
        return around.follows >= (1 if around.is_stopped else _ENOUGH)
    first = next(iter(lettered(around.behind)), "")
    return first[:1].islower() and around.is_stopped and around.follows >= _ENOUGH


def _is_on_both_sides(around: _Around) -> bool:
    """Whether the words before and behind a date are one sentence's."""
    before, behind, is_stopped, told, follows = around
    if is_stopped:
        return follows > 0 and told + follows >= _ENOUGH
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


def _is_plain(around: _Around, language: str) -> bool:
    """Whether what is said of a date is a sentence beyond doubt, and not the few words that datelines have.

    A sentence is long, or begins with an article, has a pronoun or an auxiliary in it, or says something behind a date
    that begins it. A comma or a byline behind that begins no sentence: `20 November 2026, share this article.`
    """
    before, behind = around.before, around.behind
    lead = [fold(word) for word in lettered(before)]
    words = [*lead, *map(fold, lettered(behind))]
    if len(words) > _MOST_BESIDE or has_unspaced(f"{before}{behind}") or not _OF_SENTENCES.isdisjoint(words):
        return True
    if has_label_at_start(before) or date_start(before) is not None:
        return True
    if len(lead) > 1 and lead[0] in _ARTICLES:
        return True
    if not _LEADS.issuperset(lead) or has_byline_label(behind.lstrip(), language):
        return False
    is_told = around.follows >= _ENOUGH or _SUBJECT_BEHIND.match(behind) is not None
    return is_told and (bool(lead) or not behind.startswith(","))
