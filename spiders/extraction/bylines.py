"""Printed bylines: the line, and the persons or desks it names."""

from __future__ import annotations

import re
from typing import NamedTuple

from spiders.extraction.byline_words import (
    ARABIC_NAMES_IN_WAW,
    ARABIC_PARTICLES,
    CUT_WORDS,
    DESK_ENDS,
    DESKS,
    ORGANISATIONS,
    PARTICLES,
    PLACE_ENDS,
    PLACE_STARTS,
    PLACES,
    POST_ENDS,
    POST_NOMINALS,
    PROSE_OPENINGS,
    RANKS,
    ROLES,
    SECTION_ENDS,
    SURE_PLACE_ENDS,
    SURE_PLACE_STARTS,
)
from spiders.extraction.date_words import MONTHS, WEEKDAYS
from spiders.extraction.dates import date_start
from spiders.extraction.letter_forms import fold
from spiders.extraction.menus import REGION_LETTERS
from spiders.extraction.text import clean_line, letters, split_lines

_LONGEST_LINE = 200  # letters; longer lines are prose
_LONGEST_NAME = 60
_LONGEST_FIELD = 1000  # letters of a field that names authors: some fifty names
_SHORT_DAY = 3  # letters; days are cut to these, and persons are called `Sam` and `Dom`
_LONGEST_POST = 5  # words
_FEWEST_NAMES, _FEWEST_HIGH = 2, 3  # words of a name, and letters of a word in capitals that is no degree
_MOST_WORDS = 7  # in the name of a person or desk


class Byline(NamedTuple):
    """The printed line, and whom it names; the line may name nobody ("By Staff Writer")."""

    raw: str
    authors: tuple[str, ...]


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
    language: re.compile(rf"(?:{label})(?:\s*:\s*|\s+(?:[–—-]\s+)?)", re.IGNORECASE)
    for language, label in _LABELS.items()
}

_SOURCE = re.compile(r"(?:sources?|fuentes?|المصدر|quelle)\s*:\s*(\S.{0,80})", re.IGNORECASE)

_TWICE = re.compile(r"(\S.{3,60}\S)\s*\1")
_TWICE_AT_LEAST = 4  # letters
# What stands between a name and a date.
_LEADS_TO_DATE = " ,;|/([–—-•·"
_WORDS_TO_DATE = WEEKDAYS | {"on", "le", "el", "il", "am", "em", "den", "в", "في", "published", "posted", "updated"}
# Between names. "and" in the languages that are read; the Arabic one only where it stands alone.
_BETWEEN = re.compile(r"\s*(?:,?\s+(?:and|with|y|e|et|und|و)\s+|[&;|/،]|\s[-–—•·]\s)\s*", re.IGNORECASE)
# `Ann Lee Edited by: Bob Ray`: from there on it tells of others.
_OTHERS = re.compile(
    r"[\s,;|/(–—-]+(?:(?:and|with|y|et)\s+)?(?:(?:medically|additional|fact)[\s-]+)?(?:edited|reviewed|checked|translated|photographed|illustrated"
    r"|reporting|photo(?:graph|graphy)?s?|pictures|illustrations?|graphics?|video)\s+(?:and\s+\w+\s+)?by\b.*",
    re.IGNORECASE,
)
# `Photos by Bo Ray, text by Ann Lee`: what stands before the own hand tells of others.
_OTHERS_FIRST = re.compile(
    r"(?:photo(?:graph|graphy)?s?|fotos?|fotograf[íi]as?|pictures|images|illustrations?|video)"
    r"(?:\s+(?:by|de|por|par|von)\b|\s*:)[^:]{2,80}?[\s,;|/.–—-]+(?:(?:and|y|et|und)\s+)?"
    r"(?=(?:text(?:os?|es?)?|words|story|report(?:ing)?|written)(?:\s+(?:by|de|por|par|von)\b|\s*:))",
    re.IGNORECASE,
)
# `ANN LEE Associated Press`: the agency has no sign of its own before it.
_AGENCY_BEHIND = re.compile(
    r"(?<=\w\s)(?:The\s+)?(?:Associated\s+Press|Reuters|Agence\s+France-Presse|AFP|Bloomberg(?:\s+News)?|Press\s+Association"
    r"|\w+\s+News\s+Service)$"
)
# `Ann Lee and agencies`, `Ann Lee (avec AFP)`: agencies that helped are no authors beside a person.
_WITH_AGENCIES = re.compile(
    r"(?<=\w)[\s,]{1,3}\(?(?:and|with|y|con|e|com|et|avec|und|mit)\s+(?:the\s+|las\s+|les\s+)?(?:(?:news|wire)\s+)?"
    r"(?:agenc(?:y|ies)|wires?|services|agencias?|agences?|agenturen|agentur(?:material)?|agências|agenzie"
    r"|AFP|AP|AAP|ANSA|APA|dpa|EFE|Reuters|Associated\s+Press|Agence\s+France-Presse|Europa\s+Press)\)?\.?$",
    re.IGNORECASE,
)
# `Ann Lee Special to the Harbour Herald`, `Ann Lee of the Harbour Herald`: for whom it was written.
_SPECIAL_TO = re.compile(r"(?<=\w)[\s,]+(?:special|exclusive(?:ly)?)\s+(?:to|for)\s.*$", re.IGNORECASE)
_OF_OUTLET = re.compile(r"(?<=\w)\s+(?:[Ff]or|FOR|[Oo]f|OF)\s+(?:[Tt]he|THE)\s+(?=[^\W\d_])")
_AT_OUTLET = re.compile(r"\s+(?:for|of|in|at|from)\s", re.IGNORECASE)
_WITH_WHOM = re.compile(r"\s+with\s", re.IGNORECASE)
# `Ada Lorne. Lyon`: what follows is another thing, but for what is cut short: `Carl Chr. Lind`, `and Prof. Lorne`.
_STOP_BEHIND_NAME = re.compile(
    rf"([^\W\d_]{{2,}}\s(?!(?:{'|'.join(sorted(CUT_WORDS))})\.)[^\W\d_]{{4,}})\.\s+(?=[^\W\d_])", re.IGNORECASE
)
_COMMA = re.compile(r"\s*,\s*")
_AT_PLACE = re.compile(r"\s+(?:in|at|from|for|en|desde|à|aus)\s+(?=[^\W\d_]).*$")
# No part of a word is tried twice: a field may be one word of a thousand brackets.
_HANDLE = re.compile(r"\s*(?:\(@?\w+\)|@\w+|(?<!\S)\S+@\S+|https?://\S+|\[[^\s\[]+\])\s*")

# Words joined by hyphens are an address' part, a place's or a person's: `sao-paulo`, `ada-lorne`.
_ACCOUNT = re.compile(r"[a-z][A-Za-z_.]{2,}(?:\s[a-z][A-Za-z_.]{2,})?")
_PROSE_WORD = re.compile(r"\w['’](?:re|ll|ve)\b")
_CONTRACTED = re.compile(r"['’].*$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Jr|Sr)\.$")
_INITIAL = re.compile(r"[^\W\d_]\.")
_FULL_STOP = re.compile(r"[.!?؟…:;]$")
# `Lê` before syllables of Vietnamese spelling, accents left out.
_VIETNAMESE = re.compile(
    r"le(?:\s(?:b|ch?|[dđ]|gh?|gi|kh?|l|m|ng?h?|ph?|qu|r|s|t[hr]?|v|x|h)?[aeiouy]{1,3}(?:ch?|m|ng|nh?|p|t)?){1,3}"
)
_CASELESS = re.compile("[\u0590-\u08ff\u0900-\u0fff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def parse_byline(text: str, *, language: str = "en") -> Byline | None:
    """Reads a line that is a byline and nothing else: `By Ali Karimi and Sara Jones`, `Sara Jones / Harbour TV`.

    The label ("By", "Por", "بقلم" ...) may be missing where the line is a name. None for prose and other text.
    """
    raw = _one_line(text[: 4 * _LONGEST_LINE])
    if not raw or len(raw) > _LONGEST_LINE or raw.endswith(":"):
        return None  # a label alone names nobody
    rest, labelled = _strip_label(raw, language)
    pieces = _pieces(rest)
    if not pieces or (not labelled and len(pieces) == 1 < len(pieces[0]) and is_organisation(pieces[0][0])):
        return None  # `Harbour TV, Tehran` tells from where, not by whom
    if not all(_may_stand_in_byline(piece) for group in pieces for piece in group):
        return None
    authors = _authors(pieces)
    if not authors and not (labelled and is_role(pieces[0][0])):
        return None
    return Byline(raw, authors)


def has_byline_label(text: str, language: str) -> bool:
    """Whether a line begins with what stands before names: "By", "Por", "بقلم" ..."""
    return _strip_label(text, language)[1]


def has_any_byline_label(text: str) -> bool:
    """Whether a line begins with what stands before names in any of the languages."""
    line = _without_first_others(text)
    return any(label.match(line) for label in _LABEL.values())


def without_byline_label(text: str, language: str) -> str:
    """A line without the label before its names."""
    return _strip_label(text, language)[0]


def source_credit(line: str) -> str | None:
    """Whom a line `Source: Agencies` credits; None for other lines."""
    match = _SOURCE.fullmatch(line)
    return match[1].strip(" .") or None if match else None


def split_authors(text: str) -> tuple[str, ...]:
    """The persons or desks that a byline or an author field names, without label, roles, places and handles.

    A field may hold but an account (`adalorne`), or a name in lower case.
    """
    line = _one_line(_whole_names(text))
    return (line,) if is_account(line) else _authors(_pieces(_strip_label(line, "en")[0]))


def _whole_names(text: str) -> str:
    """A field up to `_LONGEST_FIELD` letters, without the name that is cut there."""
    if len(text) <= _LONGEST_FIELD:
        return text
    start = text[:_LONGEST_FIELD]
    return start[: max(map(start.rfind, ",;|&\n")) + 1]


def is_account(name: str) -> bool:
    """Whether a text could be the name of an account: a word or two in lower case."""
    return len(name) <= _LONGEST_NAME and bool(_ACCOUNT.fullmatch(name)) and PROSE_OPENINGS.isdisjoint(name.split())


def looks_like_name(text: str) -> bool:
    """Whether a text could be the name of a person or a desk: a few capitalised words, no digits, no sentence."""
    name = clean_line(text[: 4 * _LONGEST_NAME])
    words = name.split()
    if not words or len(words) > _MOST_WORDS or len(name) > _LONGEST_NAME or any(c.isdigit() for c in name):
        return False
    if (
        _PROSE_WORD.search(name)
        or any(c in '"“”«»<>:;{}[]()@#$%^*=+~|/\\!?؟_' for c in name)
        or (_FULL_STOP.search(name) and not _ABBREVIATED.search(name))
    ):
        return False
    folded = [fold(word).strip(".,") for word in words]
    if _CONTRACTED.sub("", folded[0]) in PROSE_OPENINGS and not _may_open_name(words, folded[0]):
        return False
    if is_caseless(name):
        return len(words) <= 5 and PROSE_OPENINGS.isdisjoint(folded) and ARABIC_PARTICLES.isdisjoint(words)
    capitals = [_starts_high(word) for word in words]
    if len(words) > 1 and folded[-1] in DESKS:
        return capitals[-2]  # `Chicago Lantern staff`
    return capitals[-1] and all(high or word in PARTICLES for high, word in zip(capitals, folded, strict=True))


def is_caseless(name: str) -> bool:
    """Whether a name is in a script without capitals, where any two words may look like one."""
    return bool(_CASELESS.search(name))


def _may_open_name(words: list[str], folded: str) -> bool:
    """Whether a word that mostly opens prose opens a name here: `The Press`, `A. Lind`, `April Lorne`, `Sam Lind`."""
    first = words[0]
    if len(words) == 1:
        return False
    if folded == "the" and fold(words[-1]) in DESKS:
        return True
    if not first[0].isupper():
        return False
    is_short_day = folded in WEEKDAYS and len(folded) <= _SHORT_DAY
    return folded in PARTICLES or folded in MONTHS or is_short_day or bool(_INITIAL.fullmatch(first))


def _starts_high(word: str) -> bool:
    """`Jones`, `al-Karimi`, `d'Arc`, `O.`: capitalised, or a particle joined to something capitalised."""
    return word[0].isupper() or bool(re.match(r"[^\W\d_]{1,3}[-'’][^\W\d_]", word) and any(map(str.isupper, word)))


def _one_line(text: str) -> str:
    """`Name` over `Harbour TV, City` is printed as two lines, and kept as `Name / Harbour TV, City`."""
    return " / ".join(line for line in map(clean_line, split_lines(text)) if line)


def _strip_label(line: str, language: str) -> tuple[str, bool]:
    line = _without_first_others(line)
    for known in dict.fromkeys((language, "en", "es", "fr", "ar")):
        if (label := _LABEL.get(known)) and (match := label.match(line)):
            rest = line[match.end() :]
            # `Interview by Ann Lee with Bo Ray`: the second is whom she spoke to.
            return (_WITH_WHOM.split(rest)[0] if fold(match[0]).startswith("interview") else rest), True
    return line, False


def _pieces(text: str) -> list[list[str]]:
    """Groups that stand side by side, each parted at its commas: name first, then what is said of it."""
    groups = []
    text = once(before_others(before_date(text)))
    if ". " in text:
        text = _STOP_BEHIND_NAME.sub(r"\1, ", text)
    for part in _BETWEEN.split(_HANDLE.sub(" ", _parted_arabic(text))):
        pieces = [_trim(each) for piece in _COMMA.split(part) for each in _without_agency(_without_role(piece.strip()))]
        if pieces := [piece for piece in pieces if piece]:
            groups.append(pieces)
    return groups


def _without_outlet(text: str) -> str:
    """A byline without the outlet for which it was written; `Friends of the Harbour` are called so."""
    text = _SPECIAL_TO.sub("", text)
    match = _OF_OUTLET.search(text)
    if match is None:
        return text
    name, outlet = text[: match.start()], _first_outlet(text[match.end() :].partition(",")[0])
    is_outlet = is_organisation(outlet) and DESKS.isdisjoint(map(fold, outlet.split()))
    is_written_for = " " in name and is_outlet and not is_organisation(name)
    # Each of several may have an outlet.
    return _without_outlet(name + text[match.end() + len(outlet) :]) if is_written_for else text


def _first_outlet(text: str) -> str:
    """An outlet's name without the person who is named behind it: `Harbour Herald and Bo Ray`."""
    for join in _BETWEEN.finditer(text):
        following = _BETWEEN.split(text[join.end() :])[0]
        if is_organisation(text[: join.start()]) and not is_organisation(_AT_OUTLET.split(following)[0]):
            return text[: join.start()]
    return text


def without_handles(text: str) -> str:
    """A line without accounts and addresses: `Ada Lorne (@adalorne)`."""
    return _HANDLE.sub(" ", text).strip()


def _parted_arabic(text: str) -> str:
    """An Arabic line with the `and` that is written together with the second of two full names parted from it."""
    words = text.split()
    for place in range(2, len(words) - 1):
        if words[place][0] == "و" and len(words[place]) > 3 and fold(words[place]) not in ARABIC_NAMES_IN_WAW:
            return " ".join([*words[:place], "و", words[place][1:], *words[place + 1 :]])
    return text


def once(text: str) -> str:
    """What is printed twice over, once: `Ada Lorne Ada Lorne`, as a picture's name and a link."""
    if text.find(text[:_TWICE_AT_LEAST], _TWICE_AT_LEAST) < 0:
        return text
    twice = _TWICE.fullmatch(text[:_LONGEST_LINE])
    return twice[1] if twice else text


def before_date(text: str) -> str:
    """A line up to the date in it, without the words that lead to that: `Ada Lorne on Thursday, 19 November 2026`."""
    start = date_start(text)
    if start is None:
        return text
    before, behind = _without_signs(text[:start])
    while words := before.split():
        if not _leads_to_date(words[-1]):
            break
        rest, sign = _without_signs(before[: before.rindex(words[-1])])
        if _is_surname(words[-1], rest, is_parted=bool(sign), is_ended=bool(behind.strip(","))):
            break
        before, behind = rest, behind or sign
    return before


def _without_signs(text: str) -> tuple[str, str]:
    """A text without the signs at its end, and those."""
    bare = text.rstrip(_LEADS_TO_DATE)
    return bare, text[len(bare) :].strip()


def _leads_to_date(word: str) -> bool:
    return fold(word).strip(".,") in _WORDS_TO_DATE


def _is_surname(word: str, before: str, *, is_parted: bool, is_ended: bool) -> bool:
    """Whether a short word at the end of a name is of it, though days are called so: `Wei Sun | 20 November`.

    `is_parted`: a sign stands before it; `is_ended`: one does behind it, and no comma, as days have: `Fri, 11/20/2026`.
    """
    if len(word.strip(".,")) > _SHORT_DAY or not word[0].isupper() or is_parted:
        return False
    words = _strip_label(before, "en")[0].split()
    if not words or _leads_to_date(words[-1]):
        return False
    return is_ended or len(words) < _FEWEST_NAMES


def before_others(text: str) -> str:
    """A byline without agencies, the outlet, and whom edited, pictured or checked the article; those alone stay."""
    return _without_outlet(_WITH_AGENCIES.sub("", _OTHERS.sub("", _without_first_others(text[:_LONGEST_FIELD]))))


def _without_first_others(text: str) -> str:
    match = _OTHERS_FIRST.match(text)
    return text[match.end() :] if match else text


def _without_role(piece: str) -> str:
    """A name without what somebody is, which follows on it without a sign: `ANN LEE STAFF WRITER`."""
    words = piece.split()
    last = next((place for place in range(len(words), 0, -1) if fold(words[place - 1]) not in ROLES | RANKS), 0)
    is_told = _FEWEST_NAMES <= last <= len(words) - _FEWEST_NAMES and fold(words[-1]) not in DESK_ENDS
    name = " ".join(words[:last])
    return name if is_told and is_role(" ".join(words[last:])) and not is_organisation(name) else piece


def _without_agency(piece: str) -> tuple[str, ...]:
    """A name, and the agency behind it; `ANN LEE Harbour Press` and `Ann Lee HARBOUR TODAY` are told by capitals."""
    words = piece.split()
    low = next((place for place in range(len(words), 0, -1) if not _is_high(words[place - 1])), 0)
    is_parted = _FEWEST_NAMES <= low <= len(words) - _FEWEST_NAMES and len(words) <= _MOST_WORDS
    if is_parted and is_organisation(" ".join(words[low:])):  # two surnames in capitals are as usual
        return (" ".join(words[:low]),)
    match = _AGENCY_BEHIND.search(piece)
    high = next((place for place, word in enumerate(words) if not word.isupper()), len(words))
    name, rest = (
        (piece[: match.start()].strip(), match[0]) if match else (" ".join(words[:high]), " ".join(words[high:]))
    )
    is_signed = " " in name and (match is not None or " " in rest) and len(words) <= _MOST_WORDS
    if is_signed and is_organisation(rest) and not is_organisation(name):
        return name, rest
    return (piece,)


def _is_high(word: str) -> bool:
    """Whether a word is in capitals, and no degree or initials."""
    return word.isupper() and word.isalpha() and len(word) >= _FEWEST_HIGH and fold(word) not in POST_NOMINALS


def _trim(piece: str) -> str:
    piece = piece.strip(" ,:-–—")
    return piece if _ABBREVIATED.search(piece) else piece.rstrip(".")


def _may_stand_in_byline(piece: str) -> bool:
    """A name, role or place; digits (a date, a time) only with few words around them."""
    bare = _AT_PLACE.sub("", piece)
    return looks_like_name(bare) or is_role(bare) or (any(c.isdigit() for c in piece) and len(piece.split()) <= 5)


def _authors(groups: list[list[str]]) -> tuple[str, ...]:
    found: list[str] = []
    has_full_name = False
    for group in groups:
        if found and is_organisation(group[0]):
            continue  # `Name / Harbour TV, City`: where the person works, and from where
        for position, piece in enumerate(group):
            if " of " in piece and is_role(piece):
                return tuple(dict.fromkeys(found))  # `Head of Research and Development`
            name = _AT_PLACE.sub("", piece)
            if position and found and fold(name).replace(".", "").strip("®") in POST_NOMINALS:
                found[-1] = f"{found[-1]}, {name}"
                continue
            if position and is_organisation(name):
                break
            if position and _is_called_in_capitals(name):
                continue  # `Ann Lee, BBC Verify`
            if position and (is_post(name) or _is_surely_place(name)):
                continue
            first = position == 0
            if _is_author(name, follows=bool(found) or not first, is_place_likely=has_full_name and not first):
                found.append(name)
                has_full_name = has_full_name or " " in name
    return tuple(dict.fromkeys(found))


def _is_called_in_capitals(name: str) -> bool:
    """Whether a name begins with letters that stand for words, as those of outlets do: `HNN Verify`."""
    first, *others = name.split() or [""]
    return _is_high(first) and any(not word.isupper() for word in others)


def _is_author(name: str, *, follows: bool, is_place_likely: bool) -> bool:
    """Whether a piece names an author; `follows`: others, or something else, stand before it."""
    if not looks_like_name(name) or (is_role(name) and not _is_desk(name)):
        return False
    words = name.split()
    if follows and all(fold(word) in PLACES for word in words):
        return False
    # `Sara Jones, Lyon`: one word after a full name is a place.
    return len(words) > 1 or not is_place_likely


def _is_desk(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and fold(words[-1]) in DESK_ENDS


def is_role(piece: str) -> bool:
    """`Staff Writer`, `Head of Research`; with an outlet's name in front it is a desk and so an author."""
    words = [fold(word) for word in piece.partition(" of ")[0].split()]
    if not words or words[-1] not in ROLES or len(words) > 4:
        return False
    return len(words) == 1 or all(word in ROLES or word in RANKS for word in words[:-1])


def is_post(piece: str) -> bool:
    """Whether what stands behind a name and a comma is what that person is: `Transport Correspondent`."""
    words = piece.split()
    return 1 < len(words) <= _LONGEST_POST and fold(words[-1]) in POST_ENDS


def is_place_name(name: str) -> bool:
    """Whether a name is built as those of places are: `Puerto Lindo`, `Lorne City`, and now and then a person's.

    `Le Minh` is one: a family name of Vietnam, where all that follows is spelt as in that country.
    """
    return _is_built(name, PLACE_STARTS, PLACE_ENDS) and not _VIETNAMESE.fullmatch(fold(name))


def _is_surely_place(name: str) -> bool:
    """Whether a name is built as those of places are, and as no person's: among other names, `San Oo` is one."""
    return _is_built(name, SURE_PLACE_STARTS, SURE_PLACE_ENDS)


def _is_built(name: str, starts: frozenset[str], ends: frozenset[str]) -> bool:
    words = [fold(word).strip(".") for word in name.split()]
    return len(words) > 1 and (words[0] in starts or words[-1] in ends)


def is_section_name(name: str) -> bool:
    """Whether a name is that of a region, or built as those of sections are: `Real Estate`, `Climate Change`."""
    words = name.split()
    return letters(name) in REGION_LETTERS or (len(words) > 1 and fold(words[-1]) in SECTION_ENDS)


def is_organisation(piece: str) -> bool:
    """Whether a name has a word that only organisations bear, or one that ends with it: `HarbourTV`."""
    return any(fold(word) in ORGANISATIONS or word.endswith("TV") for word in piece.split())
