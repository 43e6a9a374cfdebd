"""What a name may be: a person's, a desk's, an organisation's, a place's or a section's; a role or a post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spiders.extraction.agencies import AGENCY_NAMES
from spiders.extraction.byline_words import (
    ARABIC_PARTICLES,
    BEATS,
    BEHIND_DAYS,
    BODIES,
    COLUMN_DAYS,
    COLUMN_WORDS,
    DAYS_OR_NAMES,
    DESK_ENDS,
    DESKS,
    LABELS,
    NAMES_IN_S,
    NOBODIES,
    ORGANISATIONS,
    PAPER_ENDS,
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
    THINGS,
    THINGS_OR_NAMES,
    UNNAMED_GREEK,
    UNNAMED_HAN,
    UNNAMED_HANGUL,
    UNNAMED_WORDS,
)
from spiders.extraction.date_words import MONTHS, WEEKDAYS
from spiders.extraction.letter_forms import fold
from spiders.extraction.menus import REGION_LETTERS
from spiders.extraction.text import clean_line, letters

_LONGEST_NAME = 60  # letters
MOST_WORDS = 7  # in the name of a person or desk
_SHORT_DAY = 3  # letters; days are cut to these, and persons are called `Sam` and `Dom`
_LONGEST_OF_DAY = 3  # words of a name whose first one is a day's
LONGEST_POST = 5  # words
_INITIALS_OF_HOUSES = range(2, 5)  # letters that stand for an agency's words, or a machine's
_FEWEST_HIGH = 3  # letters of a word in capitals that is no degree

# Words joined by hyphens are an address' part, a place's or a person's: `sao-paulo`, `ada-lorne`.
_ACCOUNT = re.compile(r"[a-z][A-Za-z_.]{2,}(?:\s[a-z][A-Za-z_.]{2,})?")
_PROSE_WORD = re.compile(r"\w['’](?:re|ll|ve)\b")
_CONTRACTED = re.compile(r"['’].*$")
ABBREVIATED = re.compile(r"\b(?:[A-Z]|Jr|Sr)\.$")
_INITIAL = re.compile(r"[^\W\d_]\.")
_FULL_STOP = re.compile(r"[.!?؟…:;]$")
# What no name has that begins as a day does.
_NO_SURNAMES = BEHIND_DAYS.union(
    PROSE_OPENINGS, BEATS, RANKS, ROLES, ORGANISATIONS, PAPER_ENDS, DESKS, BODIES, THINGS, LABELS, SECTION_ENDS, PLACES
)
# `Lê` before syllables of Vietnamese spelling, accents left out.
_VIETNAMESE = re.compile(
    r"le(?:\s(?:b|ch?|[dđ]|gh?|gi|kh?|l|m|ng?h?|ph?|qu|r|s|t[hr]?|v|x|h)?[aeiouy]{1,3}(?:ch?|m|ng|nh?|p|t)?){1,3}"
)
_CASELESS = re.compile("[\u0590-\u08ff\u0900-\u0fff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def looks_like_name(text: str) -> bool:
    """Whether a text could be the name of a person or a desk: a few capitalised words, no digits, no sentence."""
    name = clean_line(text[: 4 * _LONGEST_NAME])
    words = name.split()
    if not words or len(words) > MOST_WORDS or len(name) > _LONGEST_NAME or any(c.isdigit() for c in name):
        return False
    if (
        _PROSE_WORD.search(name)
        or any(c in '"“”«»<>:;{}[]()@#$%^*=+~|/\\!?؟_：；（）「」《》／' for c in name)
        or (_FULL_STOP.search(name) and not ABBREVIATED.search(name))
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
    is_known = folded in PARTICLES or folded in MONTHS or is_short_day
    return is_known or opens_as_day(" ".join(words)) or bool(_INITIAL.fullmatch(first))


def opens_as_day(name: str) -> bool:
    """Whether a name begins with a given name that days and times of day have as well: `Sunday Okoro`, `Dawn Lind`."""
    first, *others = [fold(word).strip(".,") for word in name.split()] or [""]
    is_short = 0 < len(others) < _LONGEST_OF_DAY
    return (
        is_short
        and first in DAYS_OR_NAMES
        and all(map(_starts_high, name.split()))
        and _NO_SURNAMES.isdisjoint(others)
        and not (first in COLUMN_DAYS and _is_of_column(others))
    )


def _is_of_column(words: Sequence[str]) -> bool:
    """Whether words behind a day are a column's, one of which may be in plural: `Focus`, `Favorites`, `Musings`."""
    is_plural = words[-1].endswith("s") and words[-1] not in NAMES_IN_S
    return is_plural or not COLUMN_WORDS.isdisjoint(words)


def _starts_high(word: str) -> bool:
    """`Jones`, `al-Karimi`, `d'Arc`, `O.`: capitalised, or a particle joined to something capitalised."""
    return word[0].isupper() or bool(re.match(r"[^\W\d_]{1,3}[-'’][^\W\d_]", word) and any(map(str.isupper, word)))


def is_caseless(name: str) -> bool:
    """Whether a name is in a script without capitals, where any two words may look like one."""
    return bool(_CASELESS.search(name))


def is_account(name: str) -> bool:
    """Whether a text could be the name of an account: a word or two in lower case."""
    return len(name) <= _LONGEST_NAME and bool(_ACCOUNT.fullmatch(name)) and PROSE_OPENINGS.isdisjoint(name.split())


def is_high(word: str) -> bool:
    """Whether a word is in capitals, and no degree or initials."""
    return word.isupper() and word.isalpha() and len(word) >= _FEWEST_HIGH and fold(word) not in POST_NOMINALS


def is_called_in_capitals(name: str) -> bool:
    """Whether a name begins with letters that stand for words, as those of outlets do: `HNN Verify`."""
    first, *others = name.split() or [""]
    return is_high(first) and any(not word.isupper() for word in others)


def is_role(piece: str) -> bool:
    """`Staff Writer`, `Head of Research`; with an outlet's name in front it is a desk and so an author."""
    words = [fold(word) for word in piece.partition(" of ")[0].split()]
    if not words or words[-1] not in ROLES or len(words) > 4:
        return False
    return len(words) == 1 or all(word in ROLES or word in RANKS for word in words[:-1])


def is_post(piece: str) -> bool:
    """Whether what stands behind a name and a comma is what that person is: `Transport Correspondent`."""
    words = piece.split()
    return 1 < len(words) <= LONGEST_POST and fold(words[-1]) in POST_ENDS


def is_desk(name: str) -> bool:
    """Whether a name is that of a desk or another team: `News Desk`, `Redaktion`; `Staff Writer` is a role."""
    words = [fold(word) for word in name.split()]
    is_one = len(words) > 1 and words[-1] in DESK_ENDS
    return is_one or (not DESKS.isdisjoint(words) and not is_role(name))


def is_organisation(piece: str) -> bool:
    """Whether a name has a word that only organisations bear, or one that ends with it: `HarbourTV`."""
    return any(fold(word) in ORGANISATIONS or word.endswith("TV") for word in piece.split())


def is_paper(name: str) -> bool:
    """Whether a name of several words is an organisation's, or ends as those of papers do: `Marly Mercury`."""
    words = name.split()
    return len(words) > 1 and (is_organisation(name) or fold(words[-1]) in PAPER_ENDS)


def is_publisher(name: str) -> bool:
    """Whether what stands behind `Published by` is no person: a paper, a body or an office, `City of Marly`."""
    return not is_desk(name) and (is_paper(name) or not is_personal(name) or " of " in name)


def is_thing(name: str) -> bool:
    """Whether a name is that of something which pages print beside articles: `Key Points`, `The Details`."""
    words = set(map(fold, name.split()))
    return name.startswith("The ") or not THINGS.isdisjoint(words) or words <= THINGS_OR_NAMES


def is_agency(name: str) -> bool:
    """Whether a name is an agency's: `Reuters`, `The Associated Press`, `新华社`."""
    return fold(name).removeprefix("the ").strip(" .") in AGENCY_NAMES


def is_unnamed(name: str) -> bool:
    """Whether what stands where a name does is nobody's: `Staff Reports`, `編集部`, `गाँव संवाददाता`."""
    if not is_caseless(name):
        plain = fold(name)
        whose, _, role = name.rpartition(" ")
        is_letters = not is_desk(name) and whose.isupper() and len(whose) in _INITIALS_OF_HOUSES and not role.isupper()
        is_agencys = is_role(role) and (is_agency(whose) or is_letters)  # `Associated Press Reporter`, `PA Reporter`
        return is_agencys or plain.removeprefix("the ") in NOBODIES or UNNAMED_GREEK.search(plain) is not None
    if fold(name) in NOBODIES or UNNAMED_HANGUL.fullmatch(name):
        return True
    return bool(UNNAMED_HAN.search(name)) or not UNNAMED_WORDS.isdisjoint(map(fold, name.split()))


def signs_for_outlet(name: str) -> bool:
    """Whether a name is an outlet's with the role of somebody who is not named: `Harbour TV Staff Writer`."""
    words = name.split()
    places = range(1, len(words) - 1)
    return any(is_organisation(" ".join(words[:at])) and is_role(" ".join(words[at:])) for at in places) and (
        fold(words[-1]) in POST_ENDS
    )


def is_section_name(name: str) -> bool:
    """Whether a name is that of a region, or built as those of sections are: `Real Estate`, `Climate Change`."""
    words = name.split()
    return letters(name) in REGION_LETTERS or (len(words) > 1 and fold(words[-1]) in SECTION_ENDS)


def is_place(name: str) -> bool:
    """Whether a name is that of a city or country."""
    return is_place_name(name) or all(fold(word) in PLACES for word in name.split())


def is_place_name(name: str) -> bool:
    """Whether a name is built as those of places are: `Puerto Lindo`, `Lorne City`, and now and then a person's.

    `Le Minh` is one: a family name of Vietnam, where all that follows is spelt as in that country.
    """
    return _is_built(name, PLACE_STARTS, PLACE_ENDS) and not _VIETNAMESE.fullmatch(fold(name))


def is_surely_place(name: str) -> bool:
    """Whether a name is built as those of places are, and as no person's: among other names, `San Oo` is one."""
    return _is_built(name, SURE_PLACE_STARTS, SURE_PLACE_ENDS)


def _is_built(name: str, starts: frozenset[str], ends: frozenset[str]) -> bool:
    words = [fold(word).strip(".") for word in name.split()]
    return len(words) > 1 and (words[0] in starts or words[-1] in ends)


def is_personal(name: str) -> bool:
    """Whether a name has no word of a desk, an account or an organisation."""
    words = set(map(fold, name.split()))
    return (
        not is_organisation(name)
        and not name.startswith("The ")
        and words.isdisjoint(DESKS | BODIES)
        and is_likely(name)
    )


def is_likely(name: str) -> bool:
    """Whether a name has no word of a label or a menu."""
    return LABELS.isdisjoint(map(fold, name.split()))


def is_full(name: str) -> bool:
    """Whether a name is a person's with more than one word, or in a script that writes names otherwise."""
    return is_personal(name) and (len(name.split()) > 1 or not name.isascii())


def is_phrase(name: str) -> bool:
    """Whether a name begins as a thing's does, and has no word of a desk or another body: `The Numbers`."""
    words = set(map(fold, name.split()))
    return name.startswith("The ") and not is_organisation(name) and words.isdisjoint(DESKS | BODIES | DESK_ENDS)
