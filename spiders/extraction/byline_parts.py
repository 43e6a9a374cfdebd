"""What is cut off a byline: a date, whom else it names, the outlet, an agency, what somebody is; where it is parted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from spiders.extraction.agencies import AGENCIES, LONG_AGENCIES, PICTURE_AGENCIES
from spiders.extraction.aside_words import UNFOLDS
from spiders.extraction.byline_joins import AND, AND_WORDS, WITH, joins_of
from spiders.extraction.byline_labels import BY_WORDS, without_byline_label, without_first_others
from spiders.extraction.byline_words import (
    ARABIC_NAMES_IN_WAW,
    BEATS,
    DESK_ENDS,
    DESKS,
    HEBREW_NAMES_IN_VAV,
    MIDDLE_NAMES,
    PAPER_ENDS,
    PARTICLES,
    RANKS,
    ROLES,
    SECTION_ENDS,
    TITLES,
    TOWN_WORDS,
    WRITING_ROLES,
)
from spiders.extraction.date_words import ANY_LANGUAGE, WEEKDAYS, word_set
from spiders.extraction.dates import date_start, label_at_end
from spiders.extraction.hands import BESIDE_NAMES, LINE_OF_OTHERS, WORK, WORK_BY
from spiders.extraction.letter_forms import fold
from spiders.extraction.name_kinds import (
    LONGEST_POST,
    MOST_WORDS,
    is_agency,
    is_high,
    is_organisation,
    is_paper,
    is_personal,
    is_place,
    is_place_name,
    is_post,
    is_role,
    is_section_name,
    looks_like_name,
)
from spiders.extraction.text import letters

_LONGEST_LINE = 200  # letters
LONGEST_FIELD = 1000  # letters of a field that names authors: some fifty names
_SHORT_DAY = 3  # letters, to which the names of days are cut
_FEWEST_NAMES = 2  # words of a person's name
_STAFF = "staff"  # of a paper

_TWICE = re.compile(r"(\S.{3,60}\S)\s*\1")
_TWICE_AT_LEAST = 4  # letters
# `Ada LornePublished`; names end so too: `عبدالأحد`.
_GLUED = re.compile(
    r"(?<=[^\W\d_a-z]{2})(?:פורסם|עודכן|(?<!عبد)ال(?:[أا]حد|[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة|سبت))(?!\w).*"
    r"|(?<=[a-z])(?:(?:First\s|Last\s)?(?:Published|Updated|Posted|published|updated))(?!\w).*"
)
# What a page offers behind a byline's names.
_BUTTONS = re.compile(
    rf"(?<=\w)\s+(?:{UNFOLDS}|(?:\d+\s+)?comments?(?:\s*\(\d+\))?|\d+\s+shares?"
    r"|share\s+(?:this|on|via)(?:\s+\w+)?|follow(?:\s+@?\w+)?\s+on\s+\w+|follow\s+@\w+)$",
    re.IGNORECASE,
)
# The letters that are written together with what follows for `and`, and the names that begin with them.
_NAMES_IN_AND = {"و": ARABIC_NAMES_IN_WAW, "ו": HEBREW_NAMES_IN_VAV}
_LONGEST_JOINED = 3  # letters of words in which it is a part
# What stands between a name and a date.
_LEADS_TO_DATE = " ,;|/([–—-•·"
_WORDS_TO_DATE = WEEKDAYS | {"on", "le", "el", "il", "am", "em", "den", "в", "في", "published", "posted", "updated"}
# `Ann Lee Edited by: Bob Ray`: from there on it tells of others.
_OTHERS = re.compile(
    rf"(?<![\s,;|/(–—-])[\s,;|/(–—-]++(?:(?:{AND}|with)\s+)?(?:{WORK_BY}|reporting\s+(?:and\s+\w+\s+)?by\b).*"
    rf"|(?<![\s|·・／/、，])[\s|·・／/、，]++(?:{BESIDE_NAMES})(?:[\s:：・／/｜=＝]+\S.*|$)|\s+ترجم[هة]\s.*",
    re.IGNORECASE,
)
# `Ann Lee; illustrations: Bo Ray`, `Ann Lee (text) and Bo Ray (photos)`
_PICTURED = re.compile(
    rf"(?<=\w)\s*[,;|/.(–—-]\s*{WORK}\s*:\s*\S.*"
    rf"|(?:\s*[,;|/]\s*|\s+(?:{AND})\s+)(?-i:[^\W\d_a-z])[^\s,;|/()]*(?:\s[^\s,;|/()]+){{1,3}}\s*\({WORK}\)",
    re.IGNORECASE,
)
# `写真・鈴木一郎`, `사진 이광수 기자`: all of it tells of others.
_BEGINS_WITH_OTHERS = re.compile(rf"(?:{BESIDE_NAMES})[\s:：・·／/｜|=＝]+\S")
_WRITTEN_TOO = re.compile(r"\b(?:written|writing|words|text)\b", re.IGNORECASE)
_VIA_AGENCY = re.compile(rf"\svia\s{PICTURE_AGENCIES}\b")
_AGENCY = "|".join((*AGENCIES, *LONG_AGENCIES)).replace(" ", r"\s+")
# `ANN LEE Associated Press`: the agency has no sign of its own before it.
_AGENCY_BEHIND = re.compile(
    rf"(?<=\w\s)(?:The\s+)?(?:{_AGENCY}|\w+\s+News\s+Service|(?:\w+\s+){{1,2}}Reporting\s+Service)$"
)
# `Ann Lee and agencies`, `Ann Lee (avec AFP)`: agencies that helped are no authors beside a person.
_WITH_AGENCIES = re.compile(
    rf"(?<=\w)[\s,]{{1,3}}\(?(?:{AND}|{WITH})\s+(?:the\s+|las\s+|les\s+)?(?:(?:news|wire)\s+)?"
    r"(?:agenc(?:y|ies)|wires?|services|agencias?|agences?|agenturen|agentur(?:material)?|agências|agenzie"
    rf"|{_AGENCY})\)?\.?$",
    re.IGNORECASE,
)
# `Ann Lee Special to the Harbour Herald`, `Ann Lee of the Harbour Herald`: for whom it was written.
_SPECIAL_TO = re.compile(r"(?<=\w)[\s,]+(?:special|exclusive(?:ly)?)\s+(?:to|for)\s.*$", re.IGNORECASE)
# `Ann Lee The Harbour Herald`, with two words of a name before it.
_THE_PAPER = re.compile(r"(?<!\S)(?P<who>[^\W\d_][^\s,;|/]*\s[^\W\d_][^\s,;|/]*)\s(?P<name>The\s[^,;|/()]+)$")
_NO_NAMES = BY_WORDS | AND_WORDS | word_set("for of at in from to with special exclusive courtesy via")
_OF_DESK = re.compile(r"(?<=\w)\s+(?:da|de\s+la|della|dalla)\s+(?:redação|redacción|redazione)$", re.IGNORECASE)
_OF_OUTLET = re.compile(r"(?<=\w)\s+(?:[Ff]or|FOR|[Oo]f|OF)\s+(?:[Tt]he|THE)\s+(?=[^\W\d_])")
_AT_OUTLET = re.compile(r"\s+(?:for|of|in|at|from)\s", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\((?P<said>[^()]{2,60})\)")
_AT_SOME_PLACE = re.compile(r"(?:à|in|en|a|aus|from|em|at|i|w|в)\s+(?-i:[^\W\d_a-zß-ÿ])", re.IGNORECASE)
# `佐藤花子（ライター）`
_EAST_ASIAN_ASIDE = re.compile(r"（[^（）]{1,20}）$")
# No part of a word is tried twice: a field may be one word of a thousand brackets.
HANDLE = re.compile(r"\s*(?:\(@?\w+(?:/\w+){0,2}\)|@\w+|(?<!\S)\S+@\S+|https?://\S+|\[[^\s\[]+\])\s*")


def before_date(text: str, language: str = ANY_LANGUAGE) -> str:
    """A line up to the date in it, without the words that lead to that: `Ada Lorne on Thursday, 19 November 2026`."""
    start = date_start(text, language)
    if start is None:
        return text
    label = label_at_end(text, start)
    before, behind = _without_signs(text[: start if label is None else label])
    while words := before.split():
        if not _leads_to_date(words[-1]):
            break
        rest, sign = _without_signs(before[: before.rindex(words[-1])])
        if _is_surname(words[-1], rest, is_parted=bool(sign), is_ended=bool(behind.strip(","))):
            break
        before, behind = rest, behind or sign
    return before


def without_date_label(text: str) -> str:
    """A line without the label of a date at its end: `Ada Lorne Last updated`."""
    return text[: label_at_end(text)]


def without_glued(text: str) -> str:
    """A line up to the word for a publication, or the day, that some renderings put to a name without a space."""
    return _GLUED.sub("", text)


def without_buttons(text: str) -> str:
    """What follows a byline's label without what pages print behind the names: `Ada Lorne Comments (12)`."""
    bare = without_date_label(_BUTTONS.sub("", text)).rstrip()
    return bare if " " in bare else text


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
    words = without_byline_label(before, "en").split()
    if not words or _leads_to_date(words[-1]):
        return False
    return is_ended or len(words) < _FEWEST_NAMES


@lru_cache(maxsize=256)
def before_others(text: str) -> str:
    """A byline without agencies, the outlet, and whom edited, pictured or checked the article; those alone stay."""
    own = without_pictures(_OTHERS.sub("", without_first_others(text[:LONGEST_FIELD])))
    return _without_outlet(_OF_DESK.sub("", _WITH_AGENCIES.sub("", own)))


def begins_with_other_hand(text: str) -> bool:
    """Whether a line tells from its start on who did else than write it: `Edited by Bo Ray`, `写真・鈴木一郎`."""
    if text != without_first_others(text):
        return False
    if match := LINE_OF_OTHERS.match(text):
        return not _WRITTEN_TOO.search(text, 0, match.start("who"))
    return not text.isascii() and _BEGINS_WITH_OTHERS.match(text) is not None


def credits_pictures(text: str) -> bool:
    """Whether a line is whose a picture is: `By Bo Ray/AFP via Getty Images`."""
    return _VIA_AGENCY.search(text) is not None


def _without_outlet(text: str) -> str:
    """A byline without the outlet for which it was written; `Friends of the Harbour` are called so."""
    text = _SPECIAL_TO.sub("", text)
    paper = _THE_PAPER.search(text)
    if paper and is_paper(paper["name"]) and _NO_NAMES.isdisjoint(map(fold, paper["who"].split())):
        text = text[: paper.end("who")]
    match = _OF_OUTLET.search(text)
    if match is None:
        return text
    name, outlet = text[: match.start()], _first_outlet(text[match.end() :].partition(",")[0])
    whose, _, last = outlet.rpartition(" ")
    is_whole = " " in without_byline_label(name, "en")
    is_staff = is_whole and fold(last) == _STAFF and is_paper(f"the {whose}")  # `of the Herald staff`
    is_outlet = is_staff or (is_organisation(outlet) and DESKS.isdisjoint(map(fold, outlet.split())))
    is_written_for = " " in name and is_outlet and not is_organisation(name)
    # Each of several may have an outlet.
    return _without_outlet(name + text[match.end() + len(outlet) :]) if is_written_for else text


def _first_outlet(text: str) -> str:
    """An outlet's name without the person who is named behind it: `Harbour Herald and Bo Ray`."""
    between = joins_of("en").between  # as `of the` is
    for join in between.finditer(text):
        following = between.split(text[join.end() :])[0]
        if is_organisation(text[: join.start()]) and not is_organisation(_AT_OUTLET.split(following)[0]):
            return text[: join.start()]
    return text


def without_post(name: str) -> str:
    """A name without what that person is, where no sign parts them: `Ada Lorne Staff Writer`, `Ada Lorne Sea Editor`.

    What a person covers may be any word: of a name its first two are kept, beside titles, initials and particles.
    Desks, places and sections with such a word behind them stay whole: `Port Ossel Correspondent`.
    """
    words = name.split()
    places = range(max(_FEWEST_NAMES, len(words) - LONGEST_POST), len(words))
    likely = (at for at in places if _may_part(words, at))
    return _cut_at(words, next(chain(_known_roles(words), likely), None))


def without_role_before(name: str) -> str:
    """A person's name without what that person is before it: `Staff Reporter Ada Lorne`."""
    words = name.split()
    roles = WRITING_ROLES.intersection(map(fold, words[: LONGEST_POST - 1])) and range(1, len(words) - 1)
    for end in roles or ():
        post = list(map(fold, words[:end]))
        if post[-1] in WRITING_ROLES and (RANKS | ROLES | BEATS).issuperset(post):
            rest = " ".join(words[end:])
            is_other = is_place(rest) or is_section_name(rest) or is_role(words[end]) or not is_personal(rest)
            return name if is_other or not looks_like_name(rest) else rest
    return name


def without_asides(text: str) -> str:
    """A byline without brackets that tell where somebody is, for whom, or as what: `Ada Lorne (à Paris)`."""
    return _ASIDE.sub(_without_aside, text) if "(" in text else _EAST_ASIAN_ASIDE.sub("", text)


def _without_aside(match: re.Match[str]) -> str:
    said = match["said"]
    is_told = is_organisation(said) or is_agency(said) or is_role(said) or is_post(said)
    return "" if is_told or _AT_SOME_PLACE.match(said) else match[0]


def without_role(name: str) -> str:
    """The same for roles that are known as a whole alone: behind a comma any post may stand without a name."""
    words = name.split()
    return _cut_at(words, next(_known_roles(words), None))


def _known_roles(words: Sequence[str]) -> Iterator[int]:
    """Where a role of two words or more begins behind two words: the first one is the longest."""
    places = range(max(_FEWEST_NAMES, len(words) - LONGEST_POST), len(words) - 1)
    return (at for at in places if is_role(" ".join(words[at:])))


def _may_part(words: Sequence[str], at: int) -> bool:
    """Whether words are a name up to a place, and a post from there on."""
    own, post = list(map(_is_of_name, words[: at + 1])), " ".join(words[at:])
    is_said = fold(words[at]) in BEATS | RANKS | SECTION_ENDS
    # `Ada Marie | Lorne Reporter`, and not `Ada Lee | Court Reporter`
    is_within = at < len(words) - 1 and fold(words[at - 1]) in MIDDLE_NAMES and not is_said
    is_named = own[:at].count(True) >= _FEWEST_NAMES and all(own[-2:]) and not is_within
    return is_named and (is_post(post) or is_role(post))


def _is_of_name(word: str) -> bool:
    """Whether a word is a name by itself: no initial, title or particle."""
    return len(word) > 1 and not word.endswith(".") and fold(word) not in PARTICLES | TITLES


def _cut_at(words: Sequence[str], end: int | None) -> str:
    name = " ".join(words)
    if end is None or fold(words[-1]) in DESK_ENDS or fold(words[0]) in RANKS | ROLES | {"the"}:
        return name
    end = _before_paper(words, end)
    kept = " ".join(words[:end])
    is_another = is_organisation(kept) or is_place(kept) or is_section_name(kept)
    return kept if looks_like_name(kept) and not is_another else name


def _before_paper(words: Sequence[str], end: int) -> int:
    """Where a name ends before a paper's staff: `Ada Lorne Herald Staff Writer`, and not `Marly Bay Herald ..`."""
    own = words[: end - 1]
    is_papers = fold(words[end]) == _STAFF and fold(words[end - 1]) in PAPER_ENDS
    is_named = len(own) == _FEWEST_NAMES and all(map(_is_of_name, own)) and TOWN_WORDS.isdisjoint(map(fold, own))
    whose = " ".join(own)
    is_person = is_papers and is_named and is_personal(whose) and not (is_place_name(whose) or is_paper(whose))
    return end - 1 if is_person else end


def without_agency(piece: str) -> tuple[str, ...]:
    """A name, and the agency behind it; `ANN LEE Harbour Press` and `Ann Lee HARBOUR TODAY` are told by capitals."""
    words = piece.split()
    low = next((place for place in range(len(words), 0, -1) if not is_high(words[place - 1])), 0)
    is_parted = _FEWEST_NAMES <= low <= len(words) - _FEWEST_NAMES and len(words) <= MOST_WORDS
    if is_parted and is_paper(" ".join(words[low:])):  # two surnames in capitals are as usual
        return (" ".join(words[:low]),)
    match = _AGENCY_BEHIND.search(piece)
    high = next((place for place, word in enumerate(words) if not word.isupper()), len(words))
    name, rest = (
        (piece[: match.start()].strip(), match[0]) if match else (" ".join(words[:high]), " ".join(words[high:]))
    )
    is_signed = " " in name and (match is not None or " " in rest) and len(words) <= MOST_WORDS
    if is_signed and (is_organisation(rest) or is_paper(rest)) and not is_organisation(name):
        return (name, rest) if is_organisation(rest) else (name,)
    return (piece,)


def without_house(name: str, houses: Collection[str]) -> str | None:
    """A name without the outlet's behind it, of which `houses` are the letters: `Ada Lorne Marly Mercury`.

    None where some paper seems to stand behind a name, and nothing tells where it begins.
    """
    words = name.split()
    if letters(name) in houses or words[:1] == ["The"]:
        return name
    places = range(_FEWEST_NAMES, len(words) - 1)
    whose = next((" ".join(words[:at]) for at in places if letters(" ".join(words[at:])) in houses), None)
    if whose is not None:
        return whose
    names = [word for word in words if fold(word) not in PARTICLES]  # `Laurens van der Post`
    is_mixed = len(names) >= 2 * _FEWEST_NAMES and fold(words[-1]) in PAPER_ENDS
    return None if is_mixed and looks_like_name(name) else name


def without_pictures(text: str) -> str:
    """A byline without whose the pictures are: `Ada Lorne / Photos: Bo Lind`, `Ada Lorne and Bo Lind (photos)`."""
    return _PICTURED.sub("", text)


def without_handles(text: str) -> str:
    """A line without accounts and addresses: `Ada Lorne (@adalorne)`."""
    return HANDLE.sub(" ", text).strip()


def with_and_parted(text: str) -> str:
    """A line with the `and` parted from the second of two full names, with which Arabic and Hebrew write it."""
    words = text.split()
    for place in range(2, len(words) - 1):
        names = _NAMES_IN_AND.get(words[place][0])
        if names is not None and len(words[place]) > _LONGEST_JOINED and fold(words[place]) not in names:
            return " ".join([*words[:place], words[place][0], words[place][1:], *words[place + 1 :]])
    return text


def once(text: str) -> str:
    """What is printed twice over, once: `Ada Lorne Ada Lorne`, as a picture's name and a link."""
    if text.find(text[:_TWICE_AT_LEAST], _TWICE_AT_LEAST) < 0:
        return text
    twice = _TWICE.fullmatch(text[:_LONGEST_LINE])
    return twice[1] if twice else text
