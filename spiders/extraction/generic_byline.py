"""Who wrote a page of any outlet: declared authors, printed bylines, and which of them to believe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.agencies import PICTURE_AGENCIES
from spiders.extraction.byline_labels import OWN_LABEL, has_byline_label
from spiders.extraction.byline_parts import before_date, without_handles, without_house
from spiders.extraction.byline_words import LABELS, PARTICLES, TITLES
from spiders.extraction.bylines import parse_byline, split_authors
from spiders.extraction.caption_lines import is_alone_with_picture, is_below_picture, stands_in_figure
from spiders.extraction.cards import (
    stands_amid_prose,
    stands_among_others,
    stands_in_aside,
    stands_in_card,
    whole_article_of,
)
from spiders.extraction.class_words import TELLS_OF_AUTHOR
from spiders.extraction.dates import UPDATE_LABEL, UTC_ZONE, date_start, is_date_line
from spiders.extraction.document import text_of
from spiders.extraction.field_sources import LABELLED
from spiders.extraction.fields import Found, asked_once, first_of, meta
from spiders.extraction.hands import BY_OTHERS, PHOTOS_BY
from spiders.extraction.header_lines import (
    HeaderLine,
    Segment,
    is_called_the_sites,
    is_of_the_site,
    line_of,
    lines_after,
    stands_in_other_matter,
    text_in,
)
from spiders.extraction.letter_forms import fold
from spiders.extraction.lives import is_biography
from spiders.extraction.marked_names import named_by
from spiders.extraction.name_kinds import (
    is_account,
    is_agency,
    is_caseless,
    is_desk,
    is_full,
    is_likely,
    is_personal,
    is_phrase,
    is_place,
    is_post,
    is_role,
    is_section_name,
    is_thing,
    is_unnamed,
    looks_like_name,
    opens_as_day,
)
from spiders.extraction.name_words import is_persons
from spiders.extraction.others_names import is_of_another, stands_below_title
from spiders.extraction.places import outside_comments
from spiders.extraction.printed_names import (
    FIRST_LINES,
    LONGEST_LINE,
    NEAR,
    PARTS,
    house_name,
    in_full,
    labelled_account,
    may_lead_to_author,
    named_in,
    names_in,
    plain_names,
    without_label,
)
from spiders.extraction.sentences import ends_in_stop, words_said
from spiders.extraction.site_names import site_names
from spiders.extraction.text import clean_line, letters
from spiders.extraction.titles import loose
from spiders.extraction.unseen import is_seen
from storage.records import PageClass

if TYPE_CHECKING:
    from spiders.extraction.page import Page

# Names around the headline: in a byline, and beside a date or role.
_BYLINE, _NAME = "page:byline", "page:name"
# Who took a gallery's pictures.
_PHOTOGRAPHER = "page:photographer"

AUTHORS = (
    "author", "parsely-author", "sailthru.author", "citation_author", "dc.creator", "dcterms.creator", "byl",
    "article:author", "cxenseparse:author", "creator",
)  # fmt: skip
"""The meta tags that name authors, the more believable first."""
_CLAIMS = meta(*AUTHORS)
# Google Scholar's tag, one author in each: `Lorne, Ada`.
_FAMILY_NAME_FIRST = "meta:citation_author"


def _card(page: Page) -> Iterator[Found]:
    """Whom the card for messages names: pairs of a label and what it says, `twitter:label1`, `twitter:data1`."""
    meta_tags = page.document.meta
    for place in ("1", "2"):
        label, said = (meta_tags.get(f"twitter:{part}{place}", []) for part in ("label", "data"))
        if label and said and has_byline_label(label[0], page.language):
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
_PHOTOGRAPHED = re.compile(rf"(?:(?:text\s+and\s+)?(?:{PHOTOS_BY})|photographer\s*:|تصوير)\s*:?\s*", re.IGNORECASE)
# `The newspaper Horizon`, which calls itself `Horizon` as well.
_PAPER = re.compile(r"^(?:صحيفة|جريدة|مجلة|موقع|قناة|وكالة|شبكة)\s+")
# `Bo Lind/Agency` is whose the picture is.
_AGENCY = re.compile(rf"[/|]\s?{PICTURE_AGENCIES}\b")
_CONTACT = re.compile(
    r"\W*(?:(?:media|press|news|public)\s+)?(?:contacts?|(?:e|i)nquir(?:y|ies))\b|for\s+(?:more|further)\s+information\b"
    r"|(?:presse|medien)?kontakt|rückfragen|contactos?\b|contacts?\s+presse|contatt[io]\b|контакт|للتواصل|perscontact",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"[^\W\d_]/[^\W\d_]")
_SLASHES = re.compile(r"\s+/\s+")
_LABELLED_TAGS = ("p", "strong", "b", "div", "li", "span", "h2", "h3", "h4", "h5", "h6")
# Elements whose text is a link's or a heading's, and no lone name.
_NAMELESS = frozenset({"a", "h1", "h2", "h3"})
_MOST_ELEMENTS = 6
_MOST_MARKED = 60  # of which those that stand beside the article are left out
_LONGEST_OF_PERSON, _MOST_SAID_OF_PERSON = 6, 2  # words of what somebody is, and of those in small letters
_MOST_LISTED = 8  # names, each on a line of its own


class _Claims(NamedTuple):
    """Whom a page declares as its authors, in the order in which they are believed."""

    persons: list[Found]
    short: list[Found]
    """Names of one word: they give way to a person's who is printed."""
    desks: list[Found]
    accounts: list[Found]


@asked_once
def byline(page: Page) -> Iterator[Found]:
    """Declared persons, then those that visible markup and the lines around the headline name, then declared desks.

    Where another claim names all whom the first one does, and more, it is believed. The site's own name is nobody's,
    unless linked data or a printed byline credits it as a desk and nobody else is named.
    """
    names = site_names(page.document, page.url)
    known = frozenset(loose(name) for each in names for name in (each, _PAPER.sub("", each)))
    claims = _claims(page, known)
    article = whole_article_of(page.heading)
    before, after = (_own_lines(lines, article, page.heading) for lines in page.header)
    not_aside = tuple(line for line in after if not stands_in_aside(line[0].element))
    named = next(filter(None, (_somebody(lines, known, page.language) for lines in (not_aside, after, before))), ())
    named = tuple(_signed(named, known))
    printed = [*_found(_persons(named, known), _BYLINE)]
    yield from _fullest_first(claims.persons, printed)
    is_whole = any(map(is_full, printed[0].values)) if printed else False
    if printed and not is_whole:
        printed = [*_found(in_full(printed[0].values, after, page.language), _BYLINE)]
    yield from (*printed, *claims.short) if is_whole else (*claims.short, *printed)
    is_agencys = any(_credits_agency(line, page.language) for line in after[:FIRST_LINES])
    desks = [*(() if is_agencys else claims.desks), *_found(named, _BYLINE)]
    for source, expression in {**_VISIBLE, **_LIKELY}.items():
        marked = (each for each in page.document.select(expression)[:_MOST_MARKED] if _may_name(each))
        marked = (each for each in marked if not (_is_beside(each) or stands_amid_prose(each)))
        own = (each for each in marked if not stands_in_card(each, page.heading))
        own = (each for each in own if not stands_among_others(each, article) and not is_of_another(each, page.heading))
        elements = sorted(outside_comments(own), key=stands_in_aside)
        lines = [line_of(element) for element in elements[:_MOST_ELEMENTS]]
        names = tuple(_persons(named_by(elements, lines, page), known))
        persons = tuple(filter(is_full if source in _LIKELY else is_personal, names))
        yield from _found(persons, source)
        desks += () if persons else _found(filter(is_desk, names), source)
        desks += [Found((text_in(line),), source) for line in lines if _names_nobody(line, page.language)]
    yield from _found(_persons(_beside(after, known, page), known), _NAME)
    yield from _found(filter(is_full, _persons(_labelled_below(page), known)), LABELLED)
    yield from desks
    yield from claims.accounts
    yield from _found(labelled_account(after, page.language), _BYLINE)
    yield from () if is_agencys else _found(house_name(after, known, page.language), _NAME)
    yield from _found(_persons(_photographers((*after, *before), page), known), _PHOTOGRAPHER)


def _credits_agency(line: HeaderLine, language: str) -> bool:
    """Whether a line is a byline that names an agency: nor has the house or a desk of it written the article."""
    text = text_in(line)
    return len(text) <= LONGEST_LINE and is_agency(without_label(text, language) or "")


def _own_lines(
    lines: Iterable[HeaderLine], article: HtmlElement | None, heading: HtmlElement | None
) -> tuple[HeaderLine, ...]:
    """The lines that may tell who wrote an article; those of prose name nobody."""
    return tuple(
        line for line in lines if len(text_in(line)) > LONGEST_LINE or not _is_of_another(line, article, heading)
    )


def _is_of_another(line: HeaderLine, article: HtmlElement | None, heading: HtmlElement | None) -> bool:
    """Whether a line tells of others than the article's author: a line may begin with the title of theirs."""
    first = line[0].element
    return (
        stands_among_others(first, article)
        or is_of_another(first, heading)
        or any(stands_below_title(segment.element, heading) for segment in line[1:_MOST_ELEMENTS])
    )


def _photographers(lines: Sequence[HeaderLine], page: Page) -> tuple[str, ...]:
    """Whom the lines around a gallery's headline name as its photographers: its authors, where nobody else is."""
    for line in lines:
        text = text_in(line) if len(line) <= _MOST_LISTED else ""
        match = _PHOTOGRAPHED.match(text) if len(text) <= LONGEST_LINE else None
        if match and page.matter is PageClass.GALLERY:
            return tuple(filter(is_full, plain_names(f"by: {text[match.end() :]}", page.language)))
    return ()


def first_authors(page: Page) -> tuple[str, ...]:
    """The persons and desks that a page of any outlet names first as its authors; asks nothing of the body."""
    for found in byline(page):
        authors = (
            name
            for value in found.values
            for name in ((value,) if found.are_names else split_authors(value, page.language))
        )
        if named := tuple(dict.fromkeys(authors)):
            return named
    return ()


def _fullest_first(persons: Sequence[Found], printed: Sequence[Found]) -> list[Found]:
    """The declared persons; before them those claims that name all of the first one's, and more."""
    fuller = [each for each in (*persons[1:], *printed) if persons and _names_more(each.values, persons[0].values)]
    return [*sorted(fuller, key=lambda found: -len(found.values))[:1], *persons]


def _names_more(names: Sequence[str], fewer: Sequence[str]) -> bool:
    own = set(map(_without_title, names))
    return own > set(map(_without_title, fewer)) and all(map(is_full, names))


def _without_title(name: str) -> str:
    words = loose(name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in TITLES else words)


def _claims(page: Page, known: frozenset[str]) -> _Claims:
    stated, others = _linked_data(page, known)
    claims = _Claims([], [], [found._replace(are_names=True) for found in _found(others, "json-ld:author")], [])
    if any(map(_is_named_whole, stated)):
        claims.persons.extend(_found(filter(_is_no_label, stated), "json-ld:author"))
        stated = []
    tagged = (Found(tuple(_persons(_declared(found, page.language), known)), found.source) for found in _DECLARED(page))
    for found in (*_found(stated, "json-ld:author"), *tagged):
        personal = [name for name in found.values if is_personal(name)]
        if any(map(is_full, personal)):
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
        named = split_authors(author.name, page.language)
        is_person = author.is_person and not any(loose(name) in known for name in named)
        if is_person:
            persons.extend(named)
        else:
            # What organisations are called has `and` and commas in it.
            name = clean_line(author.name)
            others.extend([name] if looks_like_name(name) and not (is_agency(name) or is_unnamed(name)) else named)
    return persons, others


def _found(names: Iterable[str], source: str) -> Iterator[Found]:
    if values := tuple(dict.fromkeys(names)):
        yield Found(values, source)


def _declared(found: Found, language: str) -> Iterator[str]:
    for value in found.values[:50]:
        line = clean_line(value)
        if "://" in line or line.startswith("@"):
            continue
        if found.source == _FAMILY_NAME_FIRST and line.count(",") == 1:
            line = " ".join(reversed(line.split(",")))
        yield from split_authors(line, language)


def _somebody(lines: tuple[HeaderLine, ...], known: frozenset[str], language: str) -> tuple[str, ...]:
    """Whom lines name; a thing is nobody unless the site is called so."""
    return tuple(name for name in named_in(lines, language) if loose(name) in known or not is_phrase(name))


def _persons(names: Iterable[str], known: frozenset[str]) -> Iterator[str]:
    return (name for name in _signed(names, known) if loose(name) not in known)


def _signed(names: Iterable[str], known: frozenset[str]) -> Iterator[str]:
    """The names without the site's behind them."""
    return (own for name in names if (own := without_house(name, _letters_of(known))))


@lru_cache(maxsize=16)
def _letters_of(names: frozenset[str]) -> frozenset[str]:
    return frozenset(map(letters, names))


def _is_named_whole(name: str) -> bool:
    """Whether what is said to be a person has a name of more than one word, and none as outlets have."""
    return (
        (" " in name or not name.isascii())
        and not name.startswith("The ")
        and not (is_account(name) or is_unnamed(name))
        and is_likely(name)
    )


def _is_no_label(name: str) -> bool:
    return not LABELS.issuperset(map(fold, name.split()))


def _names_nobody(line: HeaderLine, language: str) -> bool:
    parsed = parse_byline(text_in(line), language=language)
    return parsed is not None and not parsed.authors


def _beside(lines: tuple[HeaderLine, ...], known: frozenset[str], page: Page) -> tuple[str, ...]:
    """The names that stand alone near a date, or near what somebody is; the site's own may stand before one.

    Whom the press may ask stands so below a heading that says it.
    """
    lines = lines[:FIRST_LINES]
    told = [position for position, line in enumerate(lines) if _tells_of_author(line, page.language)]
    said = set(loose(page.title or "").split()) - PARTICLES
    is_signed = any(_is_signed(line, page.language) for line in lines)
    for position, line in enumerate(lines):
        is_asked = any(_CONTACT.match(text_in(above)) for above in lines[max(0, position - 1) : position])
        if not is_asked and any(abs(position - each) <= NEAR for each in told):
            first_of_person = int(loose(line[0].text) in known)
            for segment in line if position in told else line[: first_of_person + 1]:
                parts = (part for part in _parts(segment.text) if not _is_date(part, page.language))
                first = "" if _is_linked_or_heading(segment.element) else next(parts, "")
                # Words before a colon and a date are a label.
                names = () if before_date(first).endswith(":") else plain_names(first, page.language)
                if not names or all(loose(name) in known for name in names):
                    continue
                is_alone = all(_stands_alone(name, said, page) for name in names) and _is_signature(
                    names, text_in(line), is_signed=is_signed
                )
                is_last = position > max(told)
                if is_alone and not _AGENCY.search(segment.text) and not _is_credit(segment, is_last=is_last):
                    return names
    return ()


def _parts(text: str) -> Iterator[str]:
    """The parts of a line; where it tells a day slashes part them as well: `18.11.2026 / Ada Lorne`."""
    for part in filter(None, PARTS.split(text)):
        is_dated = any(map(str.isdigit, part)) and date_start(part) is not None
        yield from filter(None, _SLASHES.split(part) if is_dated else (part,))


def _is_credit(segment: Segment, *, is_last: bool) -> bool:
    """Whether a lone name is whose a picture is: alone with it, or right below one, behind a date or before a slash."""
    if is_alone_with_picture(segment.element):
        return True
    return (is_last or bool(_SLASHED.search(segment.text))) and is_below_picture(segment.element)


def _is_signed(line: HeaderLine, language: str) -> bool:
    """Whether a line is a byline with its label, though it may name but a desk or the site."""
    text = text_in(line)
    rest = without_label(text, language) if len(text) <= LONGEST_LINE and not BY_OTHERS.search(text) else None
    return bool(rest) and parse_byline(text, language=language) is not None


def _is_signature(names: Sequence[str], line: str, *, is_signed: bool) -> bool:
    """Whether names are followed by nothing but what those persons are, and where, and not by the rest of a sentence.

    Behind a comma that is short, or has hardly a word in small letters. Where a byline stands by them, they are those
    of whom the text tells.
    """
    parts = [part for part in PARTS.split(line) if part]
    part, following = next(((part, after) for part, after in pairwise((*parts, "")) if names[-1] in part), ("", ""))
    if not part:
        return True  # it is written otherwise than the name
    if following[:1].islower() and ends_in_stop(line):
        return False  # `Bo Lind - the mayor of Port Ossel - has opened it.`
    before, rest = part.partition(names[0])[0], part.rpartition(names[-1])[2]
    behind = _without_life(names[-1], without_handles(before_date(rest)))
    if BY_OTHERS.search(before) or (BY_OTHERS.search(behind) and not is_post(behind.strip(" ,"))):
        return False
    if not behind.strip(" ,.") or behind.startswith("on behalf of"):
        return True
    told = words_said(behind)
    if not behind.startswith(","):
        return told == 0
    is_short = len(behind.split()) <= _LONGEST_OF_PERSON or told <= _MOST_SAID_OF_PERSON
    return is_short and not (is_signed or (ends_in_stop(behind) and told))


def _without_life(name: str, behind: str) -> str:
    """What follows a name without the clause at its end that tells what the person is: `, who covers the harbour.`"""
    said, _, clause = behind.rpartition(", who ")
    if "," in clause or clause == behind:
        return behind
    post = said.strip(" ,") if clause.startswith("is ") else ""
    return said if is_biography(f"{name} {clause}") or is_biography(f"{name} is {post}") else behind


def _stands_alone(name: str, said: set[str], page: Page) -> bool:
    words = name.split()
    if is_section_name(name) or is_thing(name) or opens_as_day(name) or (is_caseless(name) and not is_persons(name)):
        return False
    is_likely = (is_full(name) and not is_place(name)) or is_desk(name)
    is_likely = is_likely and (is_caseless(name) or not name.isupper()) and not said.intersection(loose(name).split())
    return 2 <= len(words) <= 4 and is_likely and not _is_in_menu(name, page)


def _is_in_menu(name: str, page: Page) -> bool:
    """Whether the page's menus have a name as a link: a section's, and hardly a writer's."""
    links = (link for link in page.document.tree.iter("a") if clean_line(text_of(link)) == name)
    return any(map(stands_in_other_matter, islice(links, _MOST_ELEMENTS)))


def _labelled_below(page: Page) -> tuple[str, ...]:
    """The names after a label that only an article's own author has, wherever it stands: some stand below the body."""
    elements = page.document.tree.iter(*_LABELLED_TAGS)
    own = (element for element in elements if element.text and OWN_LABEL.match(element.text.lstrip()[:LONGEST_LINE]))
    for element in islice(own, _MOST_ELEMENTS):
        if stands_in_other_matter(element):
            continue
        first, *others = line_of(element) or (Segment("", element),)
        text = OWN_LABEL.sub("", first.text)
        line = (Segment(text, element), *others) if text else tuple(others)
        # A label for several is followed by a list.
        following = lines_after(element)[: _MOST_LISTED if first.text.rstrip(" :)").endswith("s") else 1]
        found: list[str] = []
        for each in (line,) if line else following:
            names = names_in(each, page.language, labelled=True) if len(text_in(each)) <= LONGEST_LINE else ()
            if not names:
                break
            found += names
        if found:
            return tuple(found)
    return ()


def _tells_of_author(line: HeaderLine, language: str) -> bool:
    """Whether a line holds a date, or what somebody is."""
    parts = [part for segment in line for part in _parts(segment.text)]
    return any(is_role(part) or is_date_line(part, UTC_ZONE, language=language) for part in parts)


def _is_date(part: str, language: str) -> bool:
    """Whether a part of a line is a date, or the time of a change with its label."""
    if not any(map(str.isdigit, part)):
        return False
    return is_date_line(part, UTC_ZONE, language=language) or UPDATE_LABEL.match(part) is not None


def _is_linked_or_heading(element: HtmlElement) -> bool:
    around = (each for each in (element, element.getparent()) if each is not None)
    return any(
        each.tag in _NAMELESS and (each.tag != "a" or (each.get("href") and not may_lead_to_author(each)))
        for each in around
    )


def _may_name(element: HtmlElement) -> bool:
    """Whether an element that is marked as an author's is seen, and not by its name what is told of that person.

    Nor whose a picture is.
    """
    return not TELLS_OF_AUTHOR.search(element.get("class") or "") and not stands_in_figure(element) and is_seen(element)


def _is_beside(element: HtmlElement) -> bool:
    """Whether an element stands in a menu, a quotation, or the site's own header or footer."""
    if any(map(is_called_the_sites, element.iterancestors())):
        return True
    for tag in ("nav", "blockquote", "header", "footer"):
        around = next(element.iterancestors(tag), None)  # the nearest one alone: a page may nest hundreds
        if around is None:
            continue
        if is_of_the_site(around) if tag in ("header", "footer") else next(around.iter("h1"), None) is None:
            return True
    return False
