"""Who wrote a page of any outlet: declared authors, printed bylines, and which of them to believe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from spiders.extraction.byline_words import BODIES, DESKS, LABELS, OTHER_HAND
from spiders.extraction.bylines import (
    has_byline_label,
    is_account,
    is_organisation,
    is_role,
    looks_like_name,
    parse_byline,
    split_authors,
    without_byline_label,
)
from spiders.extraction.date_words import fold
from spiders.extraction.dates import is_date_line
from spiders.extraction.fields import Found, first_of, meta
from spiders.extraction.generic_headline import loose, site_names
from spiders.extraction.header_lines import HeaderLine, Segment, line_of, lines_after, stands_in_other_matter, text_in
from spiders.extraction.places import stands_in_comments
from spiders.extraction.text import clean_line
from spiders.extraction.unseen import is_seen

if TYPE_CHECKING:
    from spiders.extraction.page import Page

_UTC = ZoneInfo("UTC")
# Names around the headline: in a byline, and beside a date or role.
BYLINE, NAME = "page:byline", "page:name"
# Names behind a label below the body.
LABELLED = "page:labelled"

_CLAIMS = meta(
    "author", "parsely-author", "sailthru.author", "citation_author", "dc.creator", "dcterms.creator", "byl",
    "article:author", "cxenseparse:author", "creator",
)  # fmt: skip


def _card(page: Page) -> Iterator[Found]:
    """Whom the card for messages names: pairs of a label and what it says, `twitter:label1`, `twitter:data1`."""
    meta_tags = page.document.meta
    for place in ("1", "2"):
        label, said = (meta_tags.get(f"twitter:{part}{place}", []) for part in ("label", "data"))
        if label and said and has_byline_label(f"{label[0]} ", page.language):
            yield Found((said[0],), f"meta:twitter:data{place}")


_DECLARED = first_of(_CLAIMS, _card)
_VISIBLE = {
    "css:rel=author": "[rel~='author']",
    "css:itemprop=author": "[itemprop='author']",
    "css:.author-name": ".byline__name, .byline-name, .author-name, .author__name, .article-author, .post-author,"
    " .entry-author",
}
# Those that hold much else.
_LIKELY = {
    "css:.byline": ".byline, .author",
    "css:*byline*": "[class*='byline'], [class*='Byline'], [class*='author'], [class*='Author'], [id*='author']",
    "css:/author": "a[href*='/author']",
}
# Where outlets keep the pages of those who write for them.
_AUTHOR_LINK = re.compile(
    r"/(?:authors?|people|persons?|profiles?|contributors?|staff|writers?|columnists?|reporters?|journalists?|experts?"
    r"|producers?|editors?|users?|userprofile|our-team|bio|autor(?:es|en)?|auteurs?|autori|redaktion|firmas"
    r"|redactor(?:es)?)[/=]|[?&]_?author=",
    re.IGNORECASE,
)
# Where a site keeps what it has on a topic.
_TOPIC_LINK = re.compile(
    r"/(?:categor(?:y|ies|ia|ie)|tags?|topics?|sections?|etiquetas?|themen?|rubri[ck](?:en|a)?)/", re.IGNORECASE
)
_TITLES = frozenset({"dr", "prof", "professor", "sir", "mr", "mrs", "ms"})
_JOINS = re.compile(r"(?:,?\s*(?:and|with|y|e|et|und|و)|[,&])", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:,|&|\b(?:and|with|y|et|und)|و)\s*$", re.IGNORECASE)
_STARTS_ON = re.compile(r"^(?:,\s*(?:and\s+)?|&\s*|(?:and|with|y|et|und|و)\s+)", re.IGNORECASE)
# In lower case only: a name may end so, `Music On`.
_LOOSE_END = re.compile(r"\s+(?:on behalf of|in|on|at|for|from|en|à|dans)$|[*†]+")
_PARTS = re.compile(r"\s+[-–—|•·・]\s+|\s*[|•·・]\s*")
# `Published 7 August by Ada Lorne`: a label within a line stands behind a date, or behind words for what was done.
_LABEL_WITHIN = re.compile(
    r"^.{0,40}(?:\d|\b(?:published|posted|written|created|story|words|text|interview|article|recommended|contributed))"
    r".{0,20}?\sby\b[\s:—–-]*",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(r"[\s:—–-]*$")
_OWN_HAND = re.compile(r"\b(?:story|words|text|written|article)\b", re.IGNORECASE)
_OWN_LABEL = re.compile(
    r"(?:(?:article\s+)?written\s+by|article\s+by|story\s+by|words\s+by|author(?:s|\(s\))?\s*(?::|$)|about\s+the\s+author\s*:|contributors?\s*:"
    r"|escrito\s+por|écrit\s+par|verfasst\s+von|geschrieben\s+von|scritto\s+da)\s*[:–-]?\s*",
    re.IGNORECASE,
)
_LABELLED_TAGS = ("p", "strong", "b", "div", "li", "span", "h2", "h3", "h4", "h5", "h6")
# Elements whose text is a link's or a heading's, and no lone name.
_NAMELESS = frozenset({"a", "h1", "h2", "h3"})
_MOST_ELEMENTS = 6
_MOST_LISTED = 8  # names, each on a line of its own
_LONGEST_LINE = 160
_MOST_SEGMENTS = 8
_NEAR = 3  # lines between a name and a date or role that tells what the name is
_FIRST_LINES = 12


class _Claims(NamedTuple):
    """Whom a page declares as its authors, in the order in which they are believed."""

    persons: list[Found]
    short: list[Found]
    """Names of one word: they give way to a person's who is printed."""
    desks: list[Found]
    accounts: list[Found]


def byline(page: Page) -> Iterator[Found]:
    """Declared persons, then those that visible markup and the lines around the headline name, then declared desks.

    The site's own name is nobody's, unless linked data credits it as a desk and nobody else is named.
    """
    known = frozenset(loose(name) for name in site_names(page.document, page.url))
    claims = _claims(page, known)
    before, after = page.header
    named = _named(after, page.language) or _named(before, page.language)
    printed = [*_found(_persons(named, known), BYLINE)]
    yield from _fullest_first(claims.persons, printed)
    is_whole = any(map(_is_full, printed[0].values)) if printed else False
    if printed and not is_whole:
        printed = [*_found(_in_full(printed[0].values, after, page.language), BYLINE)]
    yield from (*printed, *claims.short) if is_whole else (*claims.short, *printed)
    desks = [*claims.desks, *_found(named, BYLINE)]
    for source, expression in {**_VISIBLE, **_LIKELY}.items():
        elements = (
            each
            for each in page.document.select(expression)
            if is_seen(each) and not _is_in_menu(each) and not stands_in_comments(each)
        )
        lines = [line_of(element) for element in islice(elements, _MOST_ELEMENTS)]
        names = tuple(_persons(_first_named(lines, page.language), known))
        persons = tuple(filter(_is_full if source in _LIKELY else _is_personal, names))
        yield from _found(persons, source)
        desks += () if persons else _found(filter(_is_desk, names), source)
        desks += [Found((text_in(line),), source) for line in lines if _names_nobody(line, page.language)]
    yield from _found(_persons(_beside(after, page), known), NAME)
    yield from _found(filter(_is_full, _persons(_labelled_below(page), known)), LABELLED)
    yield from desks
    yield from claims.accounts
    yield from _found(_labelled_account(after, page.language), BYLINE)
    yield from _found(_house(after, known, page.language), NAME)


def _fullest_first(persons: Sequence[Found], printed: Sequence[Found]) -> list[Found]:
    """The declared persons; before them those claims that name all of the first one's, and more."""
    fuller = [each for each in (*persons[1:], *printed) if persons and _names_more(each.values, persons[0].values)]
    return [*sorted(fuller, key=lambda found: -len(found.values))[:1], *persons]


def _names_more(names: Sequence[str], fewer: Sequence[str]) -> bool:
    own = set(map(_without_title, names))
    return own > set(map(_without_title, fewer)) and all(map(_is_full, names))


def _without_title(name: str) -> str:
    words = loose(name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _TITLES else words)


def _in_full(names: Sequence[str], lines: Sequence[HeaderLine], language: str) -> tuple[str, ...]:
    """Names of one word, those in full that a line of its own gives: `Ada Lorne`, and then `More by Ada`."""
    alone = [name for line in lines[:_FIRST_LINES] for name in _plain_names(text_in(line), language) if _is_full(name)]
    return tuple(next((full for full in alone if name in full.split()), name) for name in names)


def _labelled_account(lines: Sequence[HeaderLine], language: str) -> tuple[str, ...]:
    """The account that stands behind a label, and nothing else on its line but what is parted from it."""
    for line in lines[:_FIRST_LINES]:
        first, *rest = [part for segment in line for part in _PARTS.split(segment.text) if part] or [""]
        text = _without_label(f"{first} ", language) if not OTHER_HAND.search(first) else None
        name = (text or next(iter(rest), "")) if text is not None else ""
        if is_account(name) and " " not in name:
            return (name,)
    return ()


def _house(lines: Sequence[HeaderLine], known: frozenset[str], language: str) -> tuple[str, ...]:
    """The site's own name where it stands as a byline: behind a label, or beside a date."""
    parted = [[part for segment in line for part in _PARTS.split(segment.text) if part] for line in lines[: _NEAR + 1]]
    for parts, following in zip(parted, parted[1:], strict=False):
        is_signed = any(has_byline_label(f"{part} ", language) for part in parts)
        is_dated = any(is_date_line(part.lstrip("-–— "), _UTC) for part in [*parts, *following[:1]])
        for part in parts if is_signed or is_dated else ():
            name = without_byline_label(part, language).strip(" -–—,")
            if loose(name) in known and looks_like_name(name):
                return (name,)
    return ()


def _claims(page: Page, known: frozenset[str]) -> _Claims:
    stated, others = _linked_data(page, known)
    claims = _Claims([], [], [*_found(others, "json-ld:author")], [])
    if any(map(_is_named_whole, stated)):
        claims.persons.extend(_found(filter(_is_no_label, stated), "json-ld:author"))
        stated = []
    tagged = (Found(tuple(_persons(_declared(found), known)), found.source) for found in _DECLARED(page))
    for found in (*_found(stated, "json-ld:author"), *tagged):
        personal = [name for name in found.values if _is_personal(name)]
        if any(map(_is_full, personal)):
            claims.persons.extend(_found(personal, found.source))
        elif personal:
            claims.short.extend(_found((name for name in personal if not is_account(name)), found.source))
            claims.accounts.extend(_found(filter(is_account, personal), found.source))
        else:
            claims.desks.extend(_found(filter(_is_no_label, found.values), found.source))
    return claims


def _linked_data(page: Page, known: frozenset[str]) -> tuple[list[str], list[str]]:
    """The persons that linked data names as authors, and the desks and others."""
    persons: list[str] = []
    others: list[str] = []
    for author in page.document.linked_data.authors:
        named = split_authors(author.name)
        is_person = author.is_person and not any(loose(name) in known for name in named)
        if is_person:
            persons.extend(named)
        else:
            # What organisations are called has `and` and commas in it.
            others.extend([name] if looks_like_name(name := clean_line(author.name)) else named)
    return persons, others


def _found(names: Iterable[str], source: str) -> Iterator[Found]:
    if values := tuple(dict.fromkeys(names)):
        yield Found(values, source)


def _declared(found: Found) -> Iterator[str]:
    for value in found.values[:50]:
        line = clean_line(value)
        if "://" in line or line.startswith("@"):
            continue
        if found.source == "meta:citation_author" and line.count(",") == 1:
            line = " ".join(reversed(line.split(",")))
        yield from split_authors(line)


def _persons(names: Iterable[str], known: frozenset[str]) -> Iterator[str]:
    return (name for name in names if loose(name) not in known)


def _is_personal(name: str) -> bool:
    """Whether a name has no word of a desk, an account or an organisation."""
    words = set(map(fold, name.split()))
    return (
        not is_organisation(name)
        and not name.startswith("The ")
        and words.isdisjoint(DESKS | BODIES)
        and _is_likely(name)
    )


def _is_likely(name: str) -> bool:
    """Whether a name has no word of a label or a menu."""
    return LABELS.isdisjoint(map(fold, name.split()))


def _is_named_whole(name: str) -> bool:
    """Whether what is said to be a person has a name of more than one word, and none as outlets have."""
    return (
        (" " in name or not name.isascii())
        and not name.startswith("The ")
        and not is_account(name)
        and _is_likely(name)
    )


def _is_no_label(name: str) -> bool:
    return not LABELS.issuperset(map(fold, name.split()))


def _is_full(name: str) -> bool:
    """Whether a name is a person's with more than one word, or in a script that writes names otherwise."""
    return _is_personal(name) and (len(name.split()) > 1 or not name.isascii())


def _is_desk(name: str) -> bool:
    return bool(DESKS.intersection(map(fold, name.split()))) and _is_likely(name)


def _names_nobody(line: HeaderLine, language: str) -> bool:
    parsed = parse_byline(text_in(line), language=language)
    return parsed is not None and not parsed.authors


def _named(lines: tuple[HeaderLine, ...], language: str) -> tuple[str, ...]:
    """Whom the lines around a headline name: after a label, or by a link to an author's page."""
    return _labelled(lines, language) or _linked_in(lines, language)


def _labelled(lines: tuple[HeaderLine, ...], language: str) -> tuple[str, ...]:
    """The names after labels in one line or several that follow each other."""
    found: list[str] = []
    last = 0
    for position, line in enumerate(lines):
        if found and position > last + 2:
            break
        line = line[:_MOST_SEGMENTS]  # noqa: PLW2901 - tags may follow on the line
        if len(text_in(line)) > _LONGEST_LINE:
            continue
        names = _after_label(line, language)
        if not names and position and _is_label(text_in(lines[position - 1]), language):
            names = names_in(line, language, labelled=True)
        if names:
            found += names
            last = position
    return tuple(dict.fromkeys(found))


def _is_label(text: str, language: str) -> bool:
    return len(text) <= 30 and not OTHER_HAND.search(text) and _without_label(f"{text} ", language) == ""


def _after_label(line: HeaderLine, language: str) -> tuple[str, ...]:
    for position, segment in enumerate(line):
        for part in filter(None, _PARTS.split(segment.text)):
            rest = _without_label(f"{part} ", language)
            if rest is not None and (_OWN_HAND.search(part) or not OTHER_HAND.search(part)):
                own = (Segment(rest, segment.element),) if rest else ()
                return names_in((*own, *line[position + 1 :]), language, labelled=True)
    return ()


def _without_label(text: str, language: str) -> str | None:
    """What follows a byline's label in a text, perhaps nothing; None where it has none."""
    if has_byline_label(text, language):
        return _LABEL_ALONE.sub("", without_byline_label(text, language)).lstrip(" :—–-")
    match = _LABEL_WITHIN.match(text)
    return text[match.end() :].strip() if match else None


def _linked_in(lines: tuple[HeaderLine, ...], language: str) -> tuple[str, ...]:
    short = (line for line in lines if len(text_in(line)) <= _LONGEST_LINE)
    return next((names for line in short if (names := _linked(line, language))), ())


def _linked(line: HeaderLine, language: str) -> tuple[str, ...]:
    found: list[str] = []
    is_others = False
    for segment in line:
        if _leads_to_author(segment.element):
            names = () if is_others else _plain_names(segment.text, language)
            found += filter(_is_full, names)
        elif OTHER_HAND.search(segment.text):
            is_others = True
    return tuple(dict.fromkeys(found))


def _beside(lines: tuple[HeaderLine, ...], page: Page) -> tuple[str, ...]:
    """The names that stand alone near a date, or near what somebody is."""
    lines = lines[:_FIRST_LINES]
    told = [position for position, line in enumerate(lines) if _tells_of_author(line, page.language)]
    said = set(loose(page.title or "").split())
    for position, line in enumerate(lines):
        if any(abs(position - each) <= _NEAR for each in told):
            for segment in line if position in told else line[:1]:
                parts = (part for part in _PARTS.split(segment.text) if part and not is_date_line(part, _UTC))
                first = "" if _is_linked_or_heading(segment.element) else next(parts, "")
                names = _plain_names(first, page.language)
                if names and all(_stands_alone(name, said) for name in names):
                    return names
    return ()


def _stands_alone(name: str, said: set[str]) -> bool:
    words = name.split()
    is_likely = _is_full(name) or _is_desk(name)
    return 2 <= len(words) <= 4 and is_likely and not name.isupper() and not said.intersection(loose(name).split())


def _labelled_below(page: Page) -> tuple[str, ...]:
    """The names after a label that only an article's own author has, wherever it stands: some stand below the body."""
    elements = page.document.tree.iter(*_LABELLED_TAGS)
    own = (element for element in elements if element.text and _OWN_LABEL.match(element.text.lstrip()[:_LONGEST_LINE]))
    for element in islice(own, _MOST_ELEMENTS):
        if stands_in_other_matter(element):
            continue
        first, *others = line_of(element) or (Segment("", element),)
        text = _OWN_LABEL.sub("", first.text)
        line = (Segment(text, element), *others) if text else tuple(others)
        # A label for several is followed by a list.
        following = lines_after(element)[: _MOST_LISTED if first.text.rstrip(" :)").endswith("s") else 1]
        found: list[str] = []
        for each in (line,) if line else following:
            names = names_in(each, page.language, labelled=True) if len(text_in(each)) <= _LONGEST_LINE else ()
            if not names:
                break
            found += names
        if found:
            return tuple(found)
    return ()


def _tells_of_author(line: HeaderLine, language: str) -> bool:
    """Whether a line holds a date, or what somebody is."""
    parts = [part for segment in line for part in _PARTS.split(segment.text) if part]
    return any(is_role(part) or is_date_line(part, _UTC, language=language) for part in parts)


def _is_linked_or_heading(element: HtmlElement) -> bool:
    around = (each for each in (element, element.getparent()) if each is not None)
    return any(each.tag in _NAMELESS and (each.tag != "a" or each.get("href")) for each in around)


def _is_in_menu(element: HtmlElement) -> bool:
    return any(True for _ in element.iterancestors("nav"))


def _leads_to_author(element: HtmlElement) -> bool:
    for each in (element, element.getparent()):
        if each is not None and each.tag == "a":
            return bool(_AUTHOR_LINK.search(each.get("href") or "")) or "author" in (each.get("rel") or "")
    return False


def _leads_to_topic(element: HtmlElement) -> bool:
    for each in (element, element.getparent()):
        if each is not None and each.tag == "a":
            return "tag" in (each.get("rel") or "").split() or bool(_TOPIC_LINK.search(each.get("href") or ""))
    return False


def _first_named(lines: Iterable[HeaderLine], language: str) -> tuple[str, ...]:
    for line in lines:
        if len(text_in(line)) <= 2 * _LONGEST_LINE and (names := _after_label(line, language)):
            return names
        if names := names_in(line, language):
            return names
    return ()


def names_in(line: HeaderLine, language: str, *, labelled: bool = False) -> tuple[str, ...]:
    """The persons that a line names, whose names may stand in elements of their own, and what they are beside them.

    `labelled`: what says that names follow stood before the line.
    """
    if linked := _linked(line, language):
        return linked
    found: list[str] = []
    is_open = True
    for segment in line:
        if _leads_to_topic(segment.element):
            continue
        for part in filter(None, _PARTS.split(segment.text)):
            text = without_byline_label(part, language)
            if _JOINS.fullmatch(text):
                is_open = True
                continue
            if has_byline_label(f"{text} ", language):
                continue
            starts_on = _STARTS_ON.match(text)
            if found and not is_open and not starts_on:
                return tuple(dict.fromkeys(found))
            rest = text[starts_on.end() :] if starts_on else text
            if found and is_role(rest.partition(",")[0]):
                return tuple(dict.fromkeys(found))  # `Ada Lorne | Director, Ropes and Nets`
            names = _plain_names(f"by: {rest}" if labelled else rest, language)
            found += names
            is_open = bool(_OPEN_END.search(text))
            if not names and found:
                return tuple(dict.fromkeys(found))
    return tuple(dict.fromkeys(found))


def _plain_names(text: str, language: str) -> tuple[str, ...]:
    if len(text) > _LONGEST_LINE:
        return ()
    text = _LOOSE_END.sub("", text)
    # `Ada Lorne, keeper of the ropes`: what somebody is may be said in any words.
    parsed = parse_byline(text, language=language) or parse_byline(text.partition(",")[0], language=language)
    return tuple(filter(_is_likely, parsed.authors)) if parsed else ()
