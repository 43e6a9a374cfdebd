"""Whom printed lines name: after a label, by a link to an author's page, or as names and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile, zip_longest

from lxml.html import HtmlElement

from spiders.extraction.byline_joins import AND, Joins, joins_of
from spiders.extraction.byline_labels import (
    BY_WORDS,
    LABEL_WITHIN,
    has_byline_label,
    without_byline_label,
    without_first_others,
)
from spiders.extraction.byline_parts import (
    before_date,
    before_others,
    begins_with_other_hand,
    without_buttons,
    without_post,
)
from spiders.extraction.byline_words import RANKS
from spiders.extraction.bylines import but_publishers, parse_byline
from spiders.extraction.dates import UTC_ZONE, date_start, is_date_line
from spiders.extraction.hands import BY_OTHERS
from spiders.extraction.header_lines import HeaderLine, Segment, text_in
from spiders.extraction.letter_forms import fold
from spiders.extraction.name_kinds import (
    is_account,
    is_full,
    is_likely,
    is_place,
    is_post,
    is_role,
    is_section_name,
    looks_like_name,
)
from spiders.extraction.titles import loose

# Where outlets keep the pages of those who write for them.
_AUTHOR_LINK = re.compile(
    r"/(?:authors?|people|persons?|profiles?|contributors?|staff|writers?|columnists?|reporters?|journalists?|experts?"
    r"|producers?|editors?|users?|userprofile|our-team|bio|autor(?:es|en)?|auteurs?|autori|redaktion|firmas"
    r"|redactor(?:es)?|yazar(?:lar)?|muhabir|avtory?|autorzy?|skribenter?|forfattere?)(?:/(?=[^/#])|=)|[?&]_?author=",
    re.IGNORECASE,
)
# Where they may be kept, beside much else; and where somebody is to be written to.
_MAYBE_AUTHOR_LINK = re.compile(
    r"mailto:|(?:https?://[^/]+)?/(?:[a-z]{2}/)?(?:by/|team/|u/|@|redacteurs?/|rédacteurs?/|correspondents?/)(?=[^/#])"
    r"|https?://(?:www\.)?(?:x|twitter)\.com/\w+/?$",
    re.IGNORECASE,
)
# Where a site keeps what it has on a topic.
TOPIC_LINK = re.compile(
    r"/(?:categor(?:y|ies|ia|ie)|tags?|topics?|sections?|series?|etiquetas?|themen?|rubri[ck](?:en|a)?)/", re.IGNORECASE
)
# Titles write it so: `By Rail And Sea`.
_AND_OF_TITLES = re.compile(r"\sAnd\s")
# A link behind such words leads to whom a sentence is about: `A profile of Ada Lorne`.
_SUBJECT = re.compile(r"\w\s+(?:of|about|against|sobre|contra|über|gegen|contre|عن)\s*$", re.IGNORECASE)
# What ends a sentence, and what stands before a name that is no sentence.
_STOP = re.compile(r"\w[.!?]$")
_LABEL_BEFORE = re.compile(rf"(?:(?<!\w)(?:{'|'.join(sorted(BY_WORDS))}|with|from|{AND})|[:|–—-])\s*$", re.IGNORECASE)
# In lower case only: a name may end so, `Music On`.
_LOOSE_END = re.compile(r"\s+(?:on behalf of|in|on|at|for|from|en|à|dans)$|[*†]+")
# Signs, and the labels of fields: `来源：青江晚报 作者：李明华`. Within words they join names: `김민지·이광수 기자`,
# but not behind a desk or a title: `사회부·김민지 기자`.
_JOINED = "[\uac00-\ud7af\u30a0-\u30ff]"
PARTS = re.compile(
    rf"\s+[-–—ـ|•·・]\s+|\s*[|•]\s*|(?<!{_JOINED})\s*[·・]\s*|[·・](?!{_JOINED})\s*"
    r"|(?<=[\uac00-\ud7af][\uac00-\ud7af]부)[·・](?=[\uac00-\ud7af]{2,4}\s?기자)|(?<=기자)[·・]"
    r"|\s+(?=[\u3400-\u9fff]{2,4}[:：]|(?:本[报報])?[记記]者\S)"
)
# `14. November 2026, 17:48 Uhr, von Ada Lorne`
_BEHIND_DATE = re.compile(r"^.{4,60}\d(?:\s?(?:uhr|hs?|hrs))?\s*[\s,|–—·/-]\s*(?=[^\W\d_])", re.IGNORECASE)
_OF_NAME = re.compile(r"(?<![a-z])(?:names?|authors?|contributors?|writers?)(?![a-z])", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"[\s:—–-]*$")
_OWN_HAND = re.compile(r"\b(?:story|words|text|written|article)\b", re.IGNORECASE)
_LONGEST_BYLINE_LABEL = 30  # letters of a line that is a label alone
LONGEST_LINE = 160  # letters of a line that may name somebody; longer ones are prose
_LONGEST_SIGNED = 2 * LONGEST_LINE  # letters of an element marked as a byline, which may tell of the author too
_BETWEEN_LABELS = 2  # lines from one labelled name to the next: what somebody is may stand between
_MOST_LISTED = 12  # lines of names that are links
_MOST_SEGMENTS = 8  # texts of a line that are looked at
_LONGEST_INITIALS = 2  # letters; longer words in capitals begin what outlets are called
_MOST_BEFORE_NAME = 3  # words of who it is, between a label and a name in an element of its own
NEAR = 3  # lines between a name and a date or role that tells what the name is
FIRST_LINES = 12  # below a headline, in which a byline stands


def named_in(lines: tuple[HeaderLine, ...], language: str) -> tuple[str, ...]:
    """Whom the lines around a headline name: after a label, or by a link to an author's page."""
    return _labelled(lines, language) or _linked_in(lines, language)


def _labelled(lines: tuple[HeaderLine, ...], language: str) -> tuple[str, ...]:
    """The names after labels in one line or several that follow each other."""
    found: list[str] = []
    last = 0
    for position, line in enumerate(lines):
        if found and position > last + _BETWEEN_LABELS:
            break
        line = line[:_MOST_SEGMENTS]  # noqa: PLW2901 - tags may follow on the line
        if len(text_in(line)) > LONGEST_LINE:
            continue
        names = _after_label(line, language)
        if not names and found and position == last + 1 and joins_of(language).alone.fullmatch(line[0].text):
            names = names_in(line[1:], language, labelled=True)  # `By Ada Lorne`, and below it `and Bo Lind`
        if not names and position and _is_label(text_in(lines[position - 1]), language):
            names = but_publishers(names_in(line, language, labelled=True), text_in(lines[position - 1]))
        if names:
            found += names
            last = position
    return tuple(dict.fromkeys(found))


def _is_label(text: str, language: str) -> bool:
    return len(text) <= _LONGEST_BYLINE_LABEL and not BY_OTHERS.search(text) and without_label(text, language) == ""


def _after_label(line: HeaderLine, language: str) -> tuple[str, ...]:
    for position, segment in enumerate(line):
        parts = [part for each in PARTS.split(without_first_others(segment.text)) if (part := before_others(each))]
        for part, following in zip_longest(parts, parts[1:], fillvalue=""):
            rest = without_label(part, language)
            if rest is not None and not _is_by_others(part, rest):
                if len(rest.split()) > _MOST_BEFORE_NAME and not plain_names(f"by: {rest}", language):
                    return ()  # `By clicking on it you agree to our`, and then links
                rest = rest or following  # a dash may part the label from the name
                own = (Segment(rest, segment.element),) if rest else ()
                return but_publishers(names_in((*own, *line[position + 1 :]), language, labelled=True), part)
    return ()


def _is_by_others(text: str, names: str) -> bool:
    """Whether a line tells of others than the author, but for the names' posts: `By Ada Lorne Sea Editor`."""
    name = without_buttons(before_date(names.partition(",")[0]))
    said = f"{text.removesuffix(names)}{without_post(name)}"
    return BY_OTHERS.search(said) is not None and not _OWN_HAND.search(said)


def without_label(text: str, language: str) -> str | None:
    """What follows a byline's label in a text, perhaps nothing; None where it has none."""
    if has_byline_label(text, language):
        return _LABEL_ALONE.sub("", without_byline_label(text, language)).lstrip(" :—–-")
    if match := LABEL_WITHIN.match(text):
        return text[match.end() :].strip()
    dated = _BEHIND_DATE.match(text) if date_start(text) is not None else None
    rest = text[dated.end() :] if dated else ""
    named = without_byline_label(rest, language).strip()
    is_named = has_byline_label(rest, language) and not named[:1].islower()  # `2026, von der Polizei`
    return named if is_named and (rest[:1].islower() or _begins_with_person(named)) else None


def _begins_with_person(text: str) -> bool:
    """Whether a whole name stands up to the first comma: in capitals a label may be a word of something else."""
    name = text.partition(",")[0]
    return looks_like_name(name) and is_full(name) and not (is_place(name) or is_section_name(name))


def _linked_in(lines: tuple[HeaderLine, ...], language: str) -> tuple[str, ...]:
    short = [line for line in lines if len(text_in(line)) <= LONGEST_LINE]
    for position, line in enumerate(short):
        if names := _linked(line, language):
            return tuple(dict.fromkeys((*names, *_listed(short[position + 1 :], language))))
    return ()


def _listed(lines: Sequence[HeaderLine], language: str) -> Iterator[str]:
    """Whom lines name right below a name that is a link: each a link too, and perhaps what that person is below it."""
    for line in lines[:_MOST_LISTED]:
        if all(_leads_to_author(segment.element) for segment in line):
            yield from _linked(line, language)
        elif not (is_role(text_in(line)) or is_post(text_in(line))):
            return


def _linked(line: HeaderLine, language: str) -> tuple[str, ...]:
    found: list[str] = []
    is_others = False
    if not any(_leads_to_author(segment.element) for segment in line) or _is_in_a_sentence(line, language):
        return ()
    for segment in line:
        if _leads_to_author(segment.element):
            names = () if is_others else plain_names(segment.text, language)
            found += filter(is_full, names)
            continue
        joined = joins_of(language).behind_post.match(segment.text) if found else None
        said = joined[1] if joined else segment.text
        is_others = is_others or bool(BY_OTHERS.search(_without_posts(said, language)) or _SUBJECT.search(said))
        if joined and not is_others:
            names = plain_names(f"by: {said}", language)
            found += (name for name in names if is_full(name) and is_person(name))
    return tuple(dict.fromkeys(found))


def _joined(linked: tuple[str, ...], line: HeaderLine, language: str) -> tuple[str, ...]:
    """With names that are links, those that a line joins with them: `<a>Ada Lorne</a>, Bo Lind and Cy Ray`.

    Behind a comma alone may be where somebody is; there only what the page marks as it marks the others is a name.
    """
    text = text_in(line)
    names = plain_names(f"by: {without_byline_label(text, language)}", language)
    others = set(names) - set(linked)
    is_more = len(names) > len(linked) and len(others) == len(names) - len(linked)
    if not is_more or BY_OTHERS.search(text) or not all(map(is_person, others)):
        return linked
    above = joins_of(language).at_end.search(text[: text.rfind(names[-1])])
    is_listed = above is not None and not above[0].strip().endswith(",")
    marks = {_mark_of(segment) for segment in line if segment.text in linked}
    marked = {segment.text for segment in line if _mark_of(segment) in marks - {None}}
    return names if is_listed or others <= marked else linked


def _is_marked_person(segment: Segment, text: str) -> bool:
    """Whether a text is a person's name, and marked as a name is: a word such as `meta` marks anything."""
    return is_person(text) and not begins_with_other_hand(text) and _OF_NAME.search(_mark_of(segment) or "") is not None


def _mark_of(segment: Segment) -> str | None:
    return segment.element.get("class")


def _without_posts(text: str, language: str) -> str:
    """What stands behind a name without the posts between its commas: `, Sea Editor, and photos by`."""
    first, *others = joins_of(language).at_end.sub("", text).split(",")
    return ",".join(("" if is_post(first) else first, *(other for other in others if not is_post(other))))


def _is_in_a_sentence(line: HeaderLine, language: str) -> bool:
    """Whether a line's first link to a person stands between words of a sentence that is about that person.

    Labels and roles stand before names too: `Our correspondent Ada Lorne reports.`
    """
    if not line or not _STOP.search(line[-1].text) or _leads_to_author(line[-1].element):
        return False
    before = " ".join(segment.text for segment in takewhile(lambda each: not _leads_to_author(each.element), line))
    if not before or is_role(before) or _LABEL_BEFORE.search(before) or has_byline_label(before, language):
        return False
    return not any(map(str.isdigit, before))


def named_on(line: HeaderLine, language: str) -> tuple[str, ...]:
    """Whom a line names: after a label, or as names and nothing else."""
    if len(text_in(line)) <= _LONGEST_SIGNED and (names := _after_label(line, language)):
        return names
    return but_publishers(names_in(line, language), text_in(line)[:_LONGEST_SIGNED])


def names_in(line: HeaderLine, language: str, *, labelled: bool = False) -> tuple[str, ...]:
    """The persons that a line names, whose names may stand in elements of their own, and what they are beside them.

    `labelled`: what says that names follow stood before the line.
    """
    if linked := _linked(line, language):
        return _joined(linked, line, language)
    if not labelled and begins_with_other_hand(text_in(line)):
        return ()
    joins = joins_of(language)
    found: list[str] = []
    is_open, is_linked, is_comma = True, False, False
    marks: set[str | None] = {None}
    for position, segment in enumerate(line):
        if _leads_to_topic(segment.element):
            continue
        for part in filter(None, PARTS.split(segment.text)):
            text = without_byline_label(part, language)
            if joins.alone.fullmatch(text):
                is_open, is_comma = True, text == ","
                continue
            if not text or has_byline_label(text, language):
                continue
            starts_on = joins.at_start.match(text)
            # `By Ada Lorne`, and then `By Bo Lind`; `<i class=name>Ada Lorne</i> <i class=name>Bo Lind</i>`
            is_next = text != part and not begins_with_other_hand(part)
            is_next = is_next or (_mark_of(segment) in marks - {None} and _is_marked_person(segment, text))
            if found and not (is_open or starts_on or is_next):
                return tuple(dict.fromkeys(found))
            rest = joins.at_end.sub("", text[starts_on.end() :] if starts_on else text)
            ends_open = joins.at_end.search(text) is not None
            is_told = is_linked and (is_comma or text[0] == ",") and not _goes_on(line[position:], joins)
            if is_told and not is_person(rest.partition(",")[0].strip()):
                return tuple(dict.fromkeys(found))  # `<a>Ada Lorne</a>, Lyon`
            what = rest.partition(",")[0]
            if found and (is_role(what) or is_post(what)) and ends_open:
                is_open, is_linked = True, False
                continue  # `<a>Ada Lorne</a>, Sea Editor, and <a>Bo Lind</a>`
            if found and is_role(what):
                return tuple(dict.fromkeys(found))  # `Ada Lorne | Director, Ropes and Nets`
            names = plain_names(f"by: {rest}" if labelled else rest, language)
            is_linked, is_comma = bool(names) and _is_in_link(segment), False
            found += names
            marks.add(_mark_of(segment) if names else None)
            is_open = ends_open
            if not names and found:
                return tuple(dict.fromkeys(found))
    return tuple(dict.fromkeys(found))


def plain_names(text: str, language: str) -> tuple[str, ...]:
    """Whom a text names that is names alone, with a label before and what they are behind them; nobody for prose."""
    if len(text) > LONGEST_LINE:
        return ()
    text = _LOOSE_END.sub("", text)
    # `Ada Lorne, keeper of the ropes`: what somebody is may be said in any words.
    parsed = parse_byline(text, language=language) or parse_byline(text.partition(",")[0], language=language)
    if parsed is None or (_AND_OF_TITLES.search(text) and not any(" " in name for name in parsed.authors)):
        return ()
    return tuple(filter(is_likely, parsed.authors))


def in_full(names: Sequence[str], lines: Sequence[HeaderLine], language: str) -> tuple[str, ...]:
    """Names of one word, those in full that a line of its own gives: `Ada Lorne`, and then `More by Ada`."""
    alone = [name for line in lines[:FIRST_LINES] for name in plain_names(text_in(line), language) if is_full(name)]
    return tuple(next((full for full in alone if name in full.split()), name) for name in names)


def labelled_account(lines: Sequence[HeaderLine], language: str) -> tuple[str, ...]:
    """The account that stands behind a label, and nothing else on its line but what is parted from it."""
    for line in lines[:FIRST_LINES]:
        first, *rest = [part for segment in line for part in PARTS.split(segment.text) if part] or [""]
        text = without_label(first, language) if not BY_OTHERS.search(first) else None
        name = (text or next(iter(rest), "")) if text is not None else ""
        if is_account(name) and " " not in name and is_likely(name):
            return (name,)
    return ()


def house_name(lines: Sequence[HeaderLine], known: frozenset[str], language: str) -> tuple[str, ...]:
    """The site's own name where it stands as a byline: behind a label, or beside a date."""
    parted = [[part for segment in line for part in PARTS.split(segment.text) if part] for line in lines[: NEAR + 1]]
    for parts, following in pairwise(parted):
        is_signed = any(has_byline_label(part, language) for part in parts)
        is_dated = any(is_date_line(part.lstrip("-–— "), UTC_ZONE) for part in [*parts, *following[:1]])
        for part in parts if is_signed or is_dated else ():
            name = without_byline_label(part, language).strip(" -–—,")
            if loose(name) in known and looks_like_name(name):
                return (name,)
    return ()


def is_person(name: str) -> bool:
    """Whether what stands behind or beside a name is another's, and no post, role, place or section."""
    words = name.split()
    if len(words) <= 1 or not looks_like_name(name):
        return False
    is_start = fold(words[0]) not in RANKS and not (words[0].isupper() and len(words[0]) > _LONGEST_INITIALS)
    is_other = is_post(name) or is_role(name) or is_place(name) or is_section_name(name)
    return is_start and is_full(name) and not is_other


def _goes_on(line: HeaderLine, joins: Joins) -> bool:
    """Whether more names follow in what stands behind a name that is a link: links, or what is joined by a word."""
    return any(_is_in_link(segment) or joins.within.search(segment.text) for segment in line)


def _is_in_link(segment: Segment) -> bool:
    element = segment.element
    return element.tag == "a" or next(element.iterancestors("a"), None) is not None


def _leads_to_author(element: HtmlElement) -> bool:
    for each in (element, element.getparent()):
        if each is not None and each.tag == "a":
            return bool(_AUTHOR_LINK.search(each.get("href") or "")) or "author" in (each.get("rel") or "")
    return False


def may_lead_to_author(element: HtmlElement) -> bool:
    """Whether a link leads to where a person may be: a name that it has is one beside a date alone."""
    return element.tag == "a" and _MAYBE_AUTHOR_LINK.match(element.get("href") or "") is not None


def _leads_to_topic(element: HtmlElement) -> bool:
    for each in (element, element.getparent()):
        if each is not None and each.tag == "a":
            return "tag" in (each.get("rel") or "").split() or bool(TOPIC_LINK.search(each.get("href") or ""))
    return False
