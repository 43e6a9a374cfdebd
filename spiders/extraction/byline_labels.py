"""What stands before the names of a byline: "By", "Por", "بقلم" ..."""

from __future__ import annotations

import re

from spiders.extraction.byline_joins import AND
from spiders.extraction.letter_forms import fold

# "di" and "von" begin names elsewhere, so those two count in their language only.
_LABELS = {
    "en": r"(?:(?:written|reported|compiled|edited|words|text|analysis|opinion|report|story|interview|column|submitted"
    r"|posted)\s+)?by"
    r"|(?:authors?|text|words|story)(?=\s*:)|guest\s+(?:columnist|writer|contributor|essayist)",
    "es": r"(?:escrito\s+)?por|textos?\s+(?:de|por)|(?:autor(?:es|a)?|textos?)(?=\s*:)",
    "pt": r"por|da(?=\s+redação)",
    "fr": r"(?:(?:écrit|propos\s+recueillis|textes?)\s+)?par|textes?\s+de|(?:auteure?s?|textes?)(?=\s*:)",
    "de": r"(?:text\s+)?von|(?:autor(?:in)?|text)(?=\s*:)",
    "it": r"di|autore(?=\s*:)",
    "nl": r"(?:geschreven\s+)?door|auteurs?(?=\s*:)",
    "ru": r"(?:автор(?:ы)?|текст)(?=\s*:)",
    "uk": r"(?:автор(?:и|ка)?|текст)(?=\s*:)",
    "tr": r"(?:haber|yazan|yazar|muhabir)(?=\s*:)",
    "ar": r"بقلم|كتب(?:ت|ه)?|كاتب(?:ه|ة)?|الكاتب(?:ه|ة)?|[إا]عداد|حاور(?:ه|ها|هم)|تقرير|المصدر الصحفي",
}
_LABEL = {
    language: re.compile(rf"(?:{label})(?:\s*:\s*|\s+(?:[–—-]\s+)?|$)", re.IGNORECASE)
    for language, label in _LABELS.items()
}
_SOURCE = re.compile(r"(?:sources?|fuentes?|المصدر|quelle)\s*:\s*(\S.{0,80})", re.IGNORECASE)
# `Photos by Bo Ray, text by Ann Lee`: what stands before the own hand tells of others.
_OTHERS_FIRST = re.compile(
    r"(?:photo(?:graph|graphy)?s?|fotos?|fotograf[íi]as?|pictures|images|illustrations?|video)"
    rf"(?:\s+(?:by|de|por|par|von)\b|\s*:)[^:]{{2,80}}?[\s,;|/.–—-]+(?:(?:{AND})\s+)?"
    r"(?=(?:text(?:os?|es?)?|words|story|report(?:ing)?|written)(?:\s+(?:by|de|por|par|von)\b|\s*:))",
    re.IGNORECASE,
)
_WITH_WHOM = re.compile(r"\s+with\s", re.IGNORECASE)


def has_byline_label(text: str, language: str) -> bool:
    """Whether a line begins with what stands before names: "By", "Por", "بقلم" ..."""
    return strip_label(text, language)[1]


def has_any_byline_label(text: str) -> bool:
    """Whether a line begins with what stands before names in any of the languages."""
    line = without_first_others(text)
    return any(label.match(line) for label in _LABEL.values())


def without_byline_label(text: str, language: str) -> str:
    """A line without the label before its names."""
    return strip_label(text, language)[0]


def strip_label(line: str, language: str) -> tuple[str, bool]:
    line = without_first_others(line)
    for known in dict.fromkeys((language, "en", "es", "fr", "ar")):
        if (label := _LABEL.get(known)) and (match := label.match(line)):
            rest = line[match.end() :]
            # `Interview by Ann Lee with Bo Ray`: the second is whom she spoke to.
            return (_WITH_WHOM.split(rest)[0] if fold(match[0]).startswith("interview") else rest), True
    return line, False


def without_first_others(text: str) -> str:
    match = _OTHERS_FIRST.match(text)
    return text[match.end() :] if match else text


def source_credit(line: str) -> str | None:
    """Whom a line `Source: Agencies` credits; None for other lines."""
    match = _SOURCE.fullmatch(line)
    return match[1].strip(" .") or None if match else None
