"""How near a reading comes to a gold page: the measures by which readers of pages are compared. Pure functions.

Body: precision and recall of the runs of four words that both share, averaged over the pages, and F1 of the two means
(as scrapinghub's article-extraction-benchmark has it). Title: the same after quotation marks, dashes and white space
are made alike. Day: the right day, by the clock printed or by UTC. Authors: F1 over all names of a set of pages.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import mean, median

from tests.bench.gold import GoldPage

_RUN = 4  # words
_WORD = re.compile(r"\w+")
_ALIKE = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "′": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
    | dict.fromkeys("–—−‐‑", "-")
    | {"\u00ad": None, "\u200b": None}
)
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;|&]|\b(?:and|und|y|et)\b)\s*")
_LABEL = re.compile(r"^(?:by|von|par|por)\s+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a page; `published` is an ISO date or time. `seconds` is what it took."""

    title: str | None
    body: str | None
    authors: tuple[str, ...]
    published: str | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Score:
    """One reader on one set; shares are 0..1, None where no page tells. `broken`: pages whose body F1 is below .5."""

    pages: int
    body: float | None
    broken: float | None
    title: float | None
    day: float | None
    authors: float | None
    mean_ms: float
    median_ms: float


def score(pairs: Sequence[tuple[GoldPage, Reading]]) -> Score:
    """The figures of all pages. Raises ValueError where there is none."""
    if not pairs:
        raise ValueError("there is no page to be scored")
    bodies = [body_shares(gold.bodies, reading.body) for gold, reading in pairs if gold.bodies]
    found = [precision for precision, _ in bodies if precision is not None]
    milliseconds = [1000 * reading.seconds for _, reading in pairs]
    return Score(
        len(pairs),
        f1(mean(found) if found else 0.0, mean(recall for _, recall in bodies)) if bodies else None,
        _share(f1(precision or 0.0, recall) < 0.5 for precision, recall in bodies),
        _share(same_title(gold.title, reading.title) for gold, reading in pairs if gold.title),
        _share(bool(days_of(reading.published) & gold.days) for gold, reading in pairs if gold.days),
        _authors([(gold.authors, reading.authors) for gold, reading in pairs if gold.authors]),
        mean(milliseconds),
        median(milliseconds),
    )


def body_shares(golds: Iterable[str], body: str | None) -> tuple[float | None, float]:
    """Precision and recall against the gold reading that fits best; no precision where nothing was read."""
    mine = _runs(body or "")

    def against(gold: str) -> tuple[float | None, float]:
        both = (mine & (runs := _runs(gold))).total()
        return both / mine.total() if mine else None, both / runs.total() if runs else 1.0

    return max(map(against, golds), key=lambda shares: f1(shares[0] or 0.0, shares[1]))


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1)))


def same_title(gold: str | None, title: str | None) -> bool:
    """Whether two titles are the same but for quotation marks, dashes and white space; case counts."""
    return _plain(gold) == _plain(title)


def days_of(published: str | None) -> frozenset[str]:
    """The days (ISO) that a date or time names: by its own clock and by UTC. None where it is no date."""
    if not published:
        return frozenset()
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        found = _DAY.match(published)
        return frozenset({found[0]}) if found else frozenset()
    days = {at.date().isoformat()}
    if at.tzinfo is not None:
        days.add(at.astimezone(UTC).date().isoformat())
    return frozenset(days)


def names_of(authors: Iterable[str]) -> frozenset[str]:
    """Names without labels, marks, case and accents; several in one text are parted."""
    found = set()
    for text in authors:
        for name in _BETWEEN_NAMES.split(_plain(text).casefold()):
            bare = _LABEL.sub("", " ".join(_WORD.findall(name)))
            bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
            found.add(bare)
    return frozenset(found - {""})


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _authors(pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> float | None:
    if not pairs:
        return None
    named = [(names_of(gold), names_of(found)) for gold, found in pairs]
    right = sum(len(gold & found) for gold, found in named)
    return 2 * right / max(1, sum(len(gold) + len(found) for gold, found in named))


def _plain(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFKC", html.unescape(text or "")).translate(_ALIKE).split())


def _share(cases: Iterable[bool]) -> float | None:
    told = list(cases)
    return sum(told) / len(told) if told else None
