"""Which language a text is in, by script and by its commonest words; only where nobody said it."""

from __future__ import annotations

import re

_ARABIC = re.compile("[\u0600-\u06ff]")
_PERSIAN = re.compile("[پچژگ]")
_WORDS = re.compile(r"[^\W\d_]+")
_COMMON = {
    "en": frozenset("the of and to in that is was for on with as it by from at are has said".split()),  # noqa: SIM905
    "es": frozenset("el la de que y los en del las por con una se para es un su al".split()),  # noqa: SIM905
    "fr": frozenset("le la les de des et est dans du une pour qui que sur au par pas avec".split()),  # noqa: SIM905
    "de": frozenset("der die das und ist von mit den im zu für auf nicht eine des dem sich".split()),  # noqa: SIM905
}
_SAMPLE = 3000


def language_of(declared: str | None, marked: str | None, text: str) -> tuple[str | None, str | None]:
    """The language of a page and where that came from: the edition's, else the page's own mark, else its words."""
    if declared:
        return declared, "declared"
    if marked:
        return marked, "html:lang"
    guess = guess_language(text)
    return guess, "words" if guess else None


def guess_language(text: str) -> str | None:
    """An ISO 639-1 code, None where the text gives too little to tell."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters and len(_ARABIC.findall(sample)) > letters / 2:
        return "fa" if len(_PERSIAN.findall(sample)) > letters / 100 else "ar"
    words = [word.lower() for word in _WORDS.findall(sample)]
    counts = {language: sum(word in common for word in words) for language, common in _COMMON.items()}
    language = max(counts, key=lambda key: counts[key])
    return language if counts[language] >= max(3, len(words) / 20) else None
