"""The headline of a page of any outlet: which of its claims to believe, and what of an h1 is none of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from spiders.extraction.addresses import bare_host
from spiders.extraction.class_words import BADGE
from spiders.extraction.document import Document, start_of_text, text_of
from spiders.extraction.fields import Found, first_of, linked_data, meta
from spiders.extraction.header_lines import line_of
from spiders.extraction.seen_text import seen_text_of
from spiders.extraction.selecting import selector
from spiders.extraction.site_names import (
    LEAST_LEFT,
    behind_label,
    is_site,
    parts_of_title,
    site_names,
    without_site_name,
)
from spiders.extraction.smaller_headings import (
    MOST_HEADINGS,
    NAMED,
    Heading,
    is_named,
    long_claims,
    may_be_own,
    printed_part,
    printed_shorter,
    titles_of_post,
)
from spiders.extraction.text import clean_line, letters
from spiders.extraction.titles import LONGEST_TITLE, loose, telling_of
from spiders.extraction.unseen import is_for_hearing, is_seen

if TYPE_CHECKING:
    from spiders.extraction.page import Page

_BAR = re.compile(r"\s*\|\s*")
_WORD = re.compile(r"\w+")
_BEFORE_MARK = re.compile(r"\s+(?=[,.;:!?)’”])")
_CUT_SHORT = re.compile(r"(?:…|\.\.\.)$")
_H1 = selector("h1")
_LINKS = selector("a[href]")
_LONGEST_SOURCE = 10_000  # letters of an h1 with its white space; a longer one was left open around the page
_MOST_TOPS, _MOST_LINKS = 20, 50
_LONGEST_TOP = 40  # words; what is longer is a standfirst, or a whole page in one element
_LABEL_WORDS = 4  # of a section's name, or of the site's
_BADGE_WORDS = 3  # of a label in an h1
_MOST_WORDS = 0.4  # of an h1's telling words, which some claim has too
_LEAST_SAID = 2  # telling words of a claim that outdoes an h1
_FEW_WORDS = 0.35  # of an h1's telling words, which the claims have too
_CLEARLY_MORE = 0.5  # of the claims' telling words than of an h1's, in the address
_MOST_TEXTS = 12  # of one h1
_CUT_LENGTH = 100  # letters; search engines ask for at most 110 in linked data, and pages cut theirs there

TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
"""The meta tags that give a page's title, the more believable first."""
TITLE_ELEMENT = "css:title"
_CLAIMS = first_of(linked_data("headline"), meta(*TITLES))


class _Top(NamedTuple):
    text: str
    element: HtmlElement


def headline(page: Page) -> Iterator[Found]:
    """The h1 on which the page's other claims agree, else a lone h1 that may be a headline, else the claims.

    The claims come without the site's name. An h1 comes as it is printed, but for labels in it that a claim leaves out.
    """
    names = site_names(page.document, page.url)
    made = list(_claims(page, names))
    known = {loose(name) for name in names}
    # What is but the site's name says of no article what it is called.
    site = [claim for claim in made if loose(claim.values[0]) in known]
    claims = _whole(claim for claim in made if claim not in site)
    tops = [
        _Top(line, top)
        for top in filter(is_seen, _H1(page.document.tree)[:_MOST_TOPS])
        if len(text := text_of(top)) <= _LONGEST_SOURCE
        and (line := without_site_name(_without_badge(top, clean_line(text), claims), names, sure_bars=False))
    ]
    tops = _without_masthead(tops, names, page.url or "")
    for post in titles_of_post(claims, page.document) if tops else ():
        tops = [top for top in tops if not _is_of_blog(top, post, page.document)]
        yield from () if tops else (post.found,)
    yield from _only_named(tops, claims, known, page.document)
    yield from (_printed(top, claims) for top in _agreeing(tops, claims))
    if not tops:
        yield from printed_shorter(claims, page.document)
    if tops and all(_is_of_section(top, claims) for top in tops):
        yield from printed_part(claims, page.document)
    if (best := _most_likely(tops, claims, page.document.title or "", names, page.url or "")) is not None:
        yield _printed(best, claims)
    yield from claims
    yield from (Found((top.text,), "css:h1") for top in tops)
    yield from site


def _without_badge(top: HtmlElement, text: str, claims: Sequence[Found]) -> str:
    """What an h1 prints, its parts as they are seen, without a label before or behind it that no claim has.

    Where any claim begins or ends as it does, an h1 stays as it is.
    """
    inner = [each for each in top.iterdescendants() if isinstance(each.tag, str)][:_MOST_TEXTS] if len(top) else []
    if not inner or any(_agree(text, claim.values[0]) for claim in claims):
        return text
    text = clean_line(seen_text_of(top)) or text
    for label in inner:
        said = clean_line(seen_text_of(label))
        # A part of what is said begins small, ends with a colon, or is a link.
        is_part = not said or said[0].islower() or said.endswith(":") or label.tag == "a"
        if not is_part and len(said.split()) <= _BADGE_WORDS and BADGE.search(label.get("class") or ""):
            rest = text.removeprefix(said) if text.startswith(said) else text.removesuffix(said)
            text = rest.strip(" :|-–—·•") if len(rest.split()) >= LEAST_LEFT else text
    return text


def _without_masthead(tops: list[_Top], names: tuple[str, ...], url: str) -> list[_Top]:
    """The h1s without the site's name at the page's top, which the address has not, where a headline may follow."""
    known = {loose(name).replace(" ", "") for name in names if len(loose(name)) > 2}
    first = tops[0] if tops else None
    if first is None or len(first.text.split()) > _LABEL_WORDS or not is_site(first.text, known, certain=False):
        return tops
    others = [top for top in tops if top.text != first.text]
    able = [
        top for top in others if len(top.text.split()) >= LEAST_LEFT and not is_site(top.text, known, certain=False)
    ]
    is_atop = _stands_in(first, "header") or any(_stands_in(top, "main", "article") for top in able)
    if not able or not is_atop or _stands_in(first, "main", "article") or telling_of(first.text) & _words_of(url):
        return tops
    return others


def _stands_in(top: _Top, *tags: str) -> bool:
    return next(top.element.iterancestors(*tags), None) is not None


def _words_of(url: str) -> set[str]:
    """The words of an address' path."""
    return set(loose(unquote(url.partition("://")[2].partition("/")[2]).replace("_", " ")).split())


def _claims(page: Page, names: tuple[str, ...]) -> Iterator[Found]:
    for found in _CLAIMS(page):
        if cut := without_site_name(clean_line(found.values[0]), names):
            yield Found((cut,), found.source)
    if cut := without_site_name(page.document.title or "", names):
        yield Found((cut,), TITLE_ELEMENT)


def _whole(claims: Iterable[Found]) -> list[Found]:
    """The claims, one that was cut short after the one that goes on."""
    found = list(claims)
    for claim in found[:1]:
        text = _CUT_SHORT.sub("", claim.values[0]).strip()
        if text != claim.values[0] or len(text) >= _CUT_LENGTH:
            longer = [other for other in found[1:] if _goes_on(other.values[0], text)]
            return [*longer, *(each for each in found if each not in longer)]
    return found


def _goes_on(text: str, start: str) -> bool:
    return len(text) > len(start) and not _CUT_SHORT.search(text) and loose(text).startswith(loose(start))


def _agreeing(tops: Sequence[_Top], claims: Sequence[Found]) -> Iterator[_Top]:
    """Those that say what a claim says; the earlier the claim, and the more nearly the same, the earlier."""
    for claim in claims:
        same = loose(claim.values[0])
        likely = [top for top in tops if _agree(top.text, claim.values[0])]
        yield from sorted(likely, key=lambda top: loose(top.text) != same)


def _is_of_blog(top: _Top, post: Heading, document: Document) -> bool:
    """Whether an h1 names the site or the section of a post: by a link to the front page, or since the title has it and
    the post's. A chapter may stand in the title beside its article's too, but no h1 of one stands in the page's header.
    """
    own, named, title = loose(top.text), loose(post.found.values[0]), document.title or ""
    if own == named or is_named(top.element):
        return False
    if _leads_to_front(top.element, document):
        return True
    if loose(title) in (own, f"{own} {named}", f"{named} {own}"):
        return post.is_named or (_stands_in(top, "header") and not _stands_in(top, "main", "article"))
    pieces = list(map(loose, parts_of_title(title)))
    # A title begins with its headline: what else it has may be printed as well.
    return len(pieces) > 2 and {own, named} <= set(pieces) and pieces.index(named) < pieces.index(own)


def _leads_to_front(top: HtmlElement, document: Document) -> bool:
    """Whether all of an h1 is a link to the front page of the site: its name."""
    link = next(chain(top.iter("a"), top.iterancestors("a")), None)
    if link is None or letters(text_of(link)) != letters(text_of(top)):
        return False
    href = (link.get("href") or "").strip()
    address = document.absolute(href)
    if href == "/" or address is None:
        return href == "/"
    is_of_site = not document.url or bare_host(address) == bare_host(document.url)
    return is_of_site and urlsplit(address)[2:] in (("", "", ""), ("/", "", ""))


def _only_named(
    tops: Sequence[_Top], claims: Sequence[Found], known: Collection[str], document: Document
) -> Iterator[Found]:
    """The only element that is named as a headline, where title and h1s are the site's name, as on all its pages."""
    if any(is_named(top.element) for top in tops):
        return
    fronts = {loose(top.text) for top in tops if _leads_to_front(top.element, document)}
    said = {loose(claim.values[0]) for claim in claims}
    if not said <= fronts:
        links = _LINKS(document.tree)[:_MOST_LINKS] if all(len(each.split()) <= _LABEL_WORDS for each in said) else ()
        fronts |= {loose(text_of(link)) for link in links if _leads_to_front(link, document)}
    names = fronts | set(known)
    if not said <= names or (not said and loose(document.title or "") not in names):
        return
    if any(loose(top.text) not in names and len(top.text.split()) > _LABEL_WORDS for top in tops):
        return
    named = [each for each in document.select(NAMED)[:MOST_HEADINGS] if is_seen(each)]
    texts = {loose(start_of_text(each, LONGEST_TITLE)): each for each in named}
    for text, each in texts.items() if len(texts) == 1 else ():
        is_section = all(loose(top.text) in names or not telling_of(top.text) & telling_of(text) for top in tops)
        if is_section and len(text.split()) >= LEAST_LEFT and may_be_own(each, document):
            yield Found((clean_line(text_of(each)),), f"css:{each.tag!s}")


def _is_of_section(top: _Top, claims: Sequence[Found]) -> bool:
    """Whether an h1 is of a few words of which no claim has one: a section's name."""
    said = set().union(*(telling_of(claim.values[0]) for claim in claims))
    return len(top.text.split()) <= _LABEL_WORDS and not telling_of(top.text) & said and not is_named(top.element)


def _is_own(heading: HtmlElement) -> bool:
    """Whether a smaller heading may be the page's: a link is another article's title."""
    return (
        next(heading.iter("a"), None) is None
        and next(heading.iterancestors("a", "aside", "nav", "footer"), None) is None
        and is_seen(heading)
    )


def _agree(top: str, claim: str) -> bool:
    """One holds the other's words, whole, and is not much longer."""
    first, second = loose(top), loose(claim)
    if not first or not second:
        return False
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    return len(shorter.split()) >= 3 and shorter in longer and len(shorter) >= 0.5 * len(longer)


def _printed(top: _Top, claims: Sequence[Found]) -> Found:
    """What an h1 prints, without a label, date or section in it that a claim leaves out; capitals as the claims'."""
    known = {loose(claim.values[0]): claim for claim in claims}
    same = known.get(loose(top.text))
    if same is not None:
        shouts = top.text.isupper() and " " in top.text and not same.values[0].isupper()
        return same if shouts else Found((top.text,), "css:h1")
    part = next((part for part in _parts(top) if loose(part) in known), top.text)
    return Found((_in_lower_case(part, claims),), "css:h1")


def _parts(top: _Top) -> Iterator[str]:
    """What is left of an h1 without some of its elements, without a label before it, and between its bars."""
    texts = [segment.text for segment in line_of(top.element)[:_MOST_TEXTS]]
    # All of them are less than it where a count of comments is none of them.
    for length in range(len(texts), 0, -1):
        for start in range(len(texts) - length + 1):
            yield _BEFORE_MARK.sub("", " ".join(texts[start : start + length]))
    if (rest := behind_label(top.text)) is not None:
        yield rest
    if "|" in top.text:
        yield from (part for part in _BAR.split(top.text) if part)


def _in_lower_case(text: str, claims: Sequence[Found]) -> str:
    """A text in capitals with the capitals of the claims, if they have all its words."""
    if not text.isupper() or " " not in text:
        return text
    cases = {word.casefold(): word for claim in reversed(claims) for word in _WORD.findall(claim.values[0])}
    words = set(map(str.casefold, _WORD.findall(text)))
    if not words <= cases.keys() or all(cases[word].isupper() for word in words):
        return text
    return _WORD.sub(lambda match: cases[match[0].casefold()], text)


def _most_likely(
    tops: Sequence[_Top], claims: Sequence[Found], title: str, names: tuple[str, ...], url: str
) -> _Top | None:
    """The h1 of a page whose claims say something else: a lone one, unless it is the site's name or a section's."""
    known = {loose(name) for name in names}
    able = [top for top in tops if loose(top.text) not in known and len(top.text.split()) <= _LONGEST_TOP]
    if not claims:
        return next(filter(_stands_in_article, able), able[0]) if able else None
    able = [top for top in able if not is_for_hearing(top.element)]
    said = set().union(*(telling_of(claim.values[0]) for claim in claims))
    able = [top for top in able if not _is_label(top.text, claims, title, said)]
    if len({loose(top.text) for top in tops}) == 1:
        is_of_section = bool(able) and _is_printed_below(able[0], claims)
        return able[0] if able and not is_of_section and not _is_beside_the_point(able[0].text, claims, url) else None
    words = [(top, telling_of(top.text)) for top in able]
    shared = [(len(own & said) / len(own), top) for top, own in words if len(own & said) > 1]
    best = max(shared, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= _MOST_WORDS else None


def _stands_in_article(top: _Top) -> bool:
    """Whether an h1 stands where articles do, and in no dialog, menu or side matter."""
    return _stands_in(top, "main", "article") and not _stands_in(top, "dialog", "nav", "aside", "footer", "form")


def _is_printed_below(top: _Top, claims: Sequence[Found]) -> bool:
    """Whether a smaller heading below an h1 prints a claim in other words than the h1: it names but the section then.

    A link is another article's title.
    """
    claimed = long_claims(claims)
    if any(telling_of(claim) & telling_of(top.text) for claim in claimed):
        return False
    headings = islice(top.element.getroottree().iter("h2", "h3"), MOST_HEADINGS) if claimed else ()
    return any(loose(text_of(heading)) in claimed and _is_own(heading) for heading in headings)


def _is_beside_the_point(top: str, claims: Sequence[Found], url: str) -> bool:
    """Whether an h1 has few words of what all claims say alike, and the address names theirs rather than its own."""
    said = {loose(claim.values[0]) for claim in claims}
    own, claimed = telling_of(top), telling_of(claims[0].values[0])
    if (
        len(said) > 1
        or len(claimed) < _LEAST_SAID
        or not own
        or claimed <= own
        or len(own & claimed) > _FEW_WORDS * len(own)
    ):
        return False
    named = _words_of(url)
    return len(claimed & named) / len(claimed) - len(own & named) / len(own) > _CLEARLY_MORE


def _is_label(top: str, claims: Sequence[Found], title: str, said: set[str]) -> bool:
    """Whether an h1 names a section or the site: few words of which no claim has one, or what a title adds to one."""
    words = len(top.split())
    if words <= _LABEL_WORDS and 2 * words <= len(claims[0].values[0].split()) and not telling_of(top) & said:
        return True
    whole, own = loose(title), loose(top)
    return any(whole in (f"{own} {claim}", f"{claim} {own}") for claim in (loose(each.values[0]) for each in claims))
