"""Printed bylines: the line, and the persons or desks it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from spiders.extraction.byline_joins import joins_of
from spiders.extraction.byline_labels import PUBLISHED_BY, strip_label, strip_usual_label
from spiders.extraction.byline_parts import (
    HANDLE,
    LONGEST_FIELD,
    before_date,
    before_others,
    begins_with_other_hand,
    credits_pictures,
    once,
    with_and_parted,
    without_agency,
    without_asides,
    without_buttons,
    without_glued,
    without_post,
    without_role,
    without_role_before,
)
from spiders.extraction.byline_words import CUT_WORDS, PLACES, POST_NOMINALS
from spiders.extraction.letter_forms import fold
from spiders.extraction.name_kinds import (
    ABBREVIATED,
    is_account,
    is_agency,
    is_called_in_capitals,
    is_desk,
    is_organisation,
    is_post,
    is_publisher,
    is_role,
    is_surely_place,
    is_unnamed,
    looks_like_name,
    signs_for_outlet,
)
from spiders.extraction.name_words import is_persons
from spiders.extraction.text import clean_line, split_lines

_LONGEST_LINE = 200  # letters; longer lines are prose
# `Ada Lorne. Lyon`: what follows is another thing, but for what is cut short: `Carl Chr. Lind`, `and Prof. Lorne`.
_STOP_BEHIND_NAME = re.compile(
    rf"([^\W\d_]{{2,}}\s(?!(?:{'|'.join(sorted(CUT_WORDS))})\.)[^\W\d_]{{4,}})\.\s+(?=[^\W\d_])", re.IGNORECASE
)
# Behind a comma only a name that is known as one is another's here: places and papers are written alike.
_IN_DEVANAGARI = re.compile("[\u0900-\u097f]")
# `Του Νίκου Δήμου και της Μαρίας Παππά`: in small letters it is of no name.
_ARTICLE = re.compile(r"^(?:του|της|τον|την?)\s+(?=[Α-ΩΆΈΉΊΌΎΏ])")
_COMMA = re.compile(r"\s*,\s*")
_AT_PLACE = re.compile(r"\s+(?:in|at|from|for|en|desde|à|aus)\s+(?=[^\W\d_]).*$")


class Byline(NamedTuple):
    """The printed line, and whom it names; the line may name nobody ("By Staff Writer")."""

    raw: str
    authors: tuple[str, ...]


# A page's few lines are asked of several times over.
@lru_cache(maxsize=32)
def parse_byline(text: str, *, language: str = "en", is_field: bool = False) -> Byline | None:
    """Reads a line that is a byline and nothing else: `By Ali Karimi and Sara Jones`, `Sara Jones / Harbour TV`.

    The label ("By", "Por", "بقلم" ...) may be missing where the line is a name. None for prose and other text.
    `is_field`: what a page gives as names, of which one may begin as another language's label.
    """
    raw = _one_line(text[: 4 * _LONGEST_LINE])
    if not raw or len(raw) > _LONGEST_LINE or raw.endswith(":"):
        return None  # a label alone names nobody
    if begins_with_other_hand(raw) or credits_pictures(raw):
        return None
    rest, labelled = (strip_usual_label if is_field else strip_label)(raw, language)
    rest = without_buttons(rest) if labelled else rest
    pieces = _pieces(rest, language)
    if not pieces or (not labelled and len(pieces) == 1 < len(pieces[0]) and is_organisation(pieces[0][0])):
        return None  # `Harbour TV, Tehran` tells from where, not by whom
    if not all(_may_stand_in_byline(piece) for group in pieces for piece in group):
        return None
    authors = _authors(pieces)
    if authors and not (authors := but_publishers(authors, raw)):
        return None
    if not authors and not (labelled and _names_nobody(pieces[0][0])):
        return None
    return Byline(raw, authors)


def but_publishers(names: Sequence[str], said: str) -> tuple[str, ...]:
    """The names that a line says; behind `Published by` those of persons and desks alone."""
    return tuple(name for name in names if not (is_publisher(name) and PUBLISHED_BY.match(said)))


def split_authors(text: str, language: str = "en") -> tuple[str, ...]:
    """The persons or desks that a byline or an author field names, without label, roles, places and handles.

    A field may hold but an account (`adalorne`), or a name in lower case.
    """
    line = _one_line(_whole_names(text))
    return (line,) if is_account(line) else _authors(_pieces(strip_usual_label(line, language)[0], language))


def _whole_names(text: str) -> str:
    """A field up to `LONGEST_FIELD` letters, without the name that is cut there."""
    if len(text) <= LONGEST_FIELD:
        return text
    start = text[:LONGEST_FIELD]
    return start[: max(map(start.rfind, ",;|&\n")) + 1]


def _one_line(text: str) -> str:
    """`Name` over `Harbour TV, City` is printed as two lines, and kept as `Name / Harbour TV, City`."""
    return " / ".join(line for line in map(clean_line, split_lines(text)) if line)


def _pieces(text: str, language: str) -> list[list[str]]:
    """Groups that stand side by side, each parted at its commas: name first, then what is said of it."""
    groups = []
    text = once(before_others(without_asides(before_date(without_glued(text), language))))
    if ". " in text:
        text = _STOP_BEHIND_NAME.sub(r"\1, ", text)
    for part in joins_of(language).between.split(HANDLE.sub(" ", with_and_parted(text))):
        first, *others = map(str.strip, _COMMA.split(part))
        bare = [without_post(without_role_before(first)), *map(without_role, others)]
        pieces = [_trim(each) for piece in bare for each in without_agency(piece)]
        if pieces := [piece for piece in pieces if piece]:
            groups.append(pieces)
    return groups


def _trim(piece: str) -> str:
    piece = _ARTICLE.sub("", piece.strip(" ,:-–—"))
    return piece if ABBREVIATED.search(piece) else piece.rstrip(".")


def _may_stand_in_byline(piece: str) -> bool:
    """A name, role, place or agency; digits (a date, a time) only with few words around them."""
    bare = _AT_PLACE.sub("", piece)
    if looks_like_name(bare) or is_role(bare) or is_agency(bare):
        return True
    return any(c.isdigit() for c in piece) and len(piece.split()) <= 5


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
            if position and (is_called_in_capitals(name) or name.startswith("The ")):
                continue  # `Ann Lee, BBC Verify`, `Ann Lee, The Conversation`
            if position and (is_post(name) or is_surely_place(name)):
                continue
            if position and _IN_DEVANAGARI.search(name) and not is_persons(name):
                continue
            first = position == 0
            is_beside = bool(found) or not first or len(groups) > 1  # `London - Ann Lee`
            if _is_author(name, follows=is_beside, is_place_likely=has_full_name and not first):
                found.append(name)
                has_full_name = has_full_name or " " in name
    return tuple(dict.fromkeys(found))


def _names_nobody(piece: str) -> bool:
    """Whether what stands behind a label credits somebody without a name, or an agency: `Staff Writer`, `Reuters`."""
    return is_role(piece) or is_agency(piece) or signs_for_outlet(piece) or is_unnamed(piece)


def _is_author(name: str, *, follows: bool, is_place_likely: bool) -> bool:
    """Whether a piece names an author; `follows`: others, or something else, stand beside it."""
    if not looks_like_name(name) or is_unnamed(name) or (_names_nobody(name) and not (is_role(name) and is_desk(name))):
        return False
    words = name.split()
    if follows and all(fold(word) in PLACES for word in words):
        return False
    # `Sara Jones, Lyon`: one word after a full name is a place.
    return len(words) > 1 or not is_place_likely
