"""Sentences that tell who somebody is, and whether that is who wrote the article: pages print them below it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spiders.extraction.name_kinds import looks_like_name

_WHO = r"(?:(?:Dr|Prof)\.?\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w.’'-]*){1,3}(?:,\s[^.]{2,40},)?\s+"
# Who writes for a living; who writes of the business that is his own; whom the news write of as well.
_WRITERS = (
    r"(?:(?:copy)?writer|journalist|reporter|editor(?:-in-chief)?|author|contributor|columnist|correspondent"
    r"|freelance\w*|blogger|producer|photographer)"
)
_OWNERS = r"(?:analyst|marketer|strategist|(?:co-?)?founder|CEO|owner)"
_LEARNED = (
    r"(?:attorney|lawyer|physician|professor|lecturer|researcher|scholar|academic|historian|economist|consultant"
    r"|commentator|expert|director|specialist|manager|activist|student|diplomat|fellow)"
)
_PROFESSIONS = rf"(?:{_WRITERS}|{_OWNERS}|{_LEARNED})"
# A name, and what it does for a living.
_LIFE = re.compile(
    rf"\W*{_WHO}(?:is|was|has\s+been|works|writes|covers)\b.{{0,200}}\b(?:{_PROFESSIONS}|covering|covers)\b"
)
# Who writes, with an address to write to.
_REACHED = re.compile(
    rf"\W*(?:{_WHO}(?:(?:covers|writes|reports|edits)\b|(?:is|works)\b.{{0,200}}\b{_WRITERS}\b)"
    r"|(?:He|She|They|[A-Z][\w’'-]+(?:\s+[A-Z][\w.’'-]*)?)\s+(?:can|may)\s+be\s+reached\s)"
    r".{0,400}[\w+-]@[\w-]{1,60}\.\w"
)
# Who writes for the page, surely enough to be told without knowing who wrote it.
_BIOGRAPHY = re.compile(
    r"[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,3}(?:,\s[A-Z][\w.]+,?)?\s+(?:is|was|has\s+been|serves\s+as|works\s+as)\s+"
    rf"(?:currently\s+)?(?:an?|the|our|[A-Z][\w’'.-]+[’']s?)\s+(?:[\w’'&,/-]+\s+){{0,6}}?(?i:{_WRITERS}|{_OWNERS})\b"
    r"|(?!The\s)(?:[A-Z][\w.’'-]+\s+){1,4}(?:(?:writes|reports)\s+(?:about|on|for)|covers)\s(?!\w+day\b)"
)
# How the life of one who wrote the article goes on behind the whole name.
_GOES_ON = re.compile(
    r"(?:\s\([^()]{2,20}\))?(?:,\s[^.]{2,80},)?\s+(?:is|has\s+(?:been|written|worked|covered|reported)|works|writes"
    r"|covers|reports|studied|graduated|teaches|holds|leads|serves|lives)\b"
)
# What stands below a name on a line of its own.
_BELOW_NAME = re.compile(
    rf"\b(?:is|was)\s+(?:an?|the)\s+(?:[\w’'-]+\s+){{0,6}}?{_PROFESSIONS}|^(?:{_PROFESSIONS}|political\s+\w+)\b",
    re.IGNORECASE,
)
# What a life is told with, and of whom.
_TOLD = re.compile(
    r"\b(?:is|was|has|have|[’']s|[’']ve|am|[’']m|covers?|writes?|reports?|holds?|joined|specializ\w+|serves?|brings?"
    r"|works?|lives?|graduated|received|earned|started|began|studied)\b"
)
_PERSON = re.compile(rf"\b(?:he|she|his|her|him|I|my|{_PROFESSIONS}|officer|coach|trainer|years\sof\sexperience)\b")
_TOLD_LETTERS = 160  # what it tells first is what the person does
_TITLE = re.compile(r"^\W*(?:(?:Dr|Prof|Mr|Ms|Mrs)\.?\s+)?")
_FEWEST_WORDS, _MOST_WORDS, _LONGEST_NAME_LINE = 2, 7, 120  # words of a name, letters of the line that it stands on


def is_life(text: str) -> bool:
    """Whether a text begins with a name and what that person works as: a writer's life, or news of an official."""
    return _LIFE.match(text) is not None


def is_life_with_address(text: str) -> bool:
    """Whether a text tells who writes, and at which e-mail address to reach that person: never news of an official."""
    return _REACHED.match(text) is not None


def is_biography(text: str) -> bool:
    """Whether a text tells who somebody is whom pages have write for them, or what that person writes of."""
    return _BIOGRAPHY.match(text) is not None


def is_life_below_name(text: str) -> bool:
    """Whether a text below a name tells, somewhere, what that person is."""
    return _BELOW_NAME.search(text) is not None


def tells_of_person(text: str) -> bool:
    """Whether a text that begins with a name tells of a person: the least that a life does, and much of the news."""
    return bool(_TOLD.search(text[:_TOLD_LETTERS]) and _PERSON.search(text))


def begins_with_name(text: str, names: Iterable[str]) -> bool:
    """Whether one of some persons' whole names, titles aside, is the first of a text."""
    bare = _without_title(text).casefold()
    return any(name and bare.startswith(name) for name in (_plain(name) for name in names))


def is_life_of(text: str, names: Iterable[str]) -> bool:
    """Whether a text begins with the whole name of one of some persons, and tells who that is or what that one does."""
    bare = _without_title(text)
    plain = (_plain(name) for name in names)
    return any(" " in name and bare.casefold().startswith(name) and _GOES_ON.match(bare, len(name)) for name in plain)


def is_name_of(label: str, text: str) -> bool:
    """Whether a label is a person's name, and the text below it begins with that or with a part of it."""
    bare = bare_name(label)
    words = bare.split() if len(label) <= _LONGEST_NAME_LINE else []
    is_name = _FEWEST_WORDS <= len(words) <= _MOST_WORDS and not any(map(str.isupper, words)) and looks_like_name(bare)
    starts = (bare, f"{words[0]} ", f"{words[-1]} ", "I am ", "I’m ", "I'm ") if is_name else ()
    return _without_title(text).startswith(starts)


def bare_name(label: str) -> str:
    """`Ada Lorne, keeper of ropes` without what the person is."""
    return re.split(r"[,|(]|\s[–—-]\s", label)[0].strip()


def _without_title(text: str) -> str:
    return _TITLE.sub("", text)


def _plain(name: str) -> str:
    """`Dr. Ada Lorne, PhD` as a text of hers begins."""
    return _without_title(name).split(",")[0].strip().casefold()
