"""The headline of a page of any outlet: which of its claims to believe, and what of them is the site's own name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.addresses import host_of
from spiders.extraction.document import Document, selector, text_of
from spiders.extraction.fields import Found, first_of, linked_data, meta
from spiders.extraction.text import clean_line

if TYPE_CHECKING:
    from spiders.extraction.page import Page

# An h1 with which another claim agrees, and one with which none does.
TOP, ALONE = "css:h1", "css:h1:alone"

_SEPARATOR = re.compile(r"\s+(?:\||–|—|-|·|•|»|«|::|:)\s+|\s*\|\s*")
_BAR = re.compile(r"\s*\|\s*")
_LABEL = re.compile(r"\w[\w ]{0,20}:\s+")
_WORD = re.compile(r"\w+")
_CUT_SHORT = re.compile(r"(?:…|\.\.\.)$")
_H1 = selector("h1")
_LONGEST_TITLE = 1000  # letters; a longer text is no title, and comes as it is
_MOST_TOPS = 20
_LONGEST_TOP = 40  # words; what is longer is a standfirst, or a whole page in one element
_LABEL_WORDS = 4  # of a section's name, or of the site's
_MOST_WORDS = 0.5  # of an h1's telling words, which some claim has too
_CUT_LENGTH = 100  # letters; search engines ask for at most 110 in linked data, and pages cut theirs there

_CLAIMS = first_of(
    linked_data("headline"), meta("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
)


class _Top(NamedTuple):
    text: str
    element: HtmlElement


def headline(page: Page) -> Iterator[Found]:
    """The h1 on which the page's other claims agree, else a lone h1 that may be a headline, else the claims.

    The claims come without the site's name. An h1 comes as it is printed, but for labels in it that a claim leaves out.
    """
    names = site_names(page.document, page.url)
    claims = _whole(_claims(page, names))
    tops = [
        _Top(line, top)
        for top in _H1(page.document.tree)[:_MOST_TOPS]
        if (line := without_site_name(clean_line(text_of(top)), names, sure_bars=False))
    ]
    yield from (_printed(top, claims) for top in _agreeing(tops, claims))
    if (best := _most_likely(tops, claims, page.document.title or "", names)) is not None:
        found = _printed(best, claims)
        yield found._replace(source=ALONE) if found.values == (best.text,) else found
    yield from claims
    yield from (Found((top.text,), ALONE) for top in tops)


def _claims(page: Page, names: tuple[str, ...]) -> Iterator[Found]:
    for found in _CLAIMS(page):
        if cut := without_site_name(clean_line(found.values[0]), names):
            yield Found((cut,), found.source)
    if cut := without_site_name(page.document.title or "", names):
        yield Found((cut,), "css:title")


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
        return same if shouts else Found((top.text,), TOP)
    part = next((part for part in _parts(top) if loose(part) in known), top.text)
    return Found((part,), TOP)


def _parts(top: _Top) -> Iterator[str]:
    """What is left of an h1 without its first or last element, without a label before it, and between its bars."""
    for child in (top.element[:1], top.element[-1:]):
        if child and (part := clean_line(_text_without(top.element, child[0]))):
            yield part
    if match := _LABEL.match(top.text):
        yield top.text[match.end() :]
    if "|" in top.text:
        yield from (part for part in _BAR.split(top.text) if part)


def _text_without(element: HtmlElement, left_out: HtmlElement) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += ["" if child is left_out else text_of(child), child.tail or ""]
    return " ".join(parts)


def _most_likely(tops: Sequence[_Top], claims: Sequence[Found], title: str, names: tuple[str, ...]) -> _Top | None:
    """The h1 of a page whose claims say something else: a lone one, unless it is the site's name or a section's."""
    known = {loose(name) for name in names}
    able = [top for top in tops if loose(top.text) not in known and len(top.text.split()) <= _LONGEST_TOP]
    if not claims:
        return able[0] if able else None
    said = set().union(*(_telling(claim.values[0]) for claim in claims))
    able = [top for top in able if not _is_label(top.text, claims, title, said)]
    if len(tops) == 1:
        return able[0] if able else None
    shared = [
        (len(words & said) / len(words), top)
        for top in able
        if len(words := _telling(top.text)) > 1 and len(words & said) > 1
    ]
    best = max(shared, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= 0.5 else None


def _is_label(top: str, claims: Sequence[Found], title: str, said: set[str]) -> bool:
    """Whether an h1 names a section or the site: a few words of which no claim has one, or what a title adds to one."""
    if len(top.split()) <= _LABEL_WORDS and not _telling(top) & said:
        return True
    whole, own = loose(title), loose(top)
    return any(whole in (f"{own} {claim}", f"{claim} {own}") for claim in (loose(each.values[0]) for each in claims))


def _telling(text: str) -> set[str]:
    return {word for word in loose(text).split() if len(word) > 3 or word.isdigit()}


def loose(text: str) -> str:
    """Words and digits only, case folded, one space between: what makes two printings of a title equal."""
    return " ".join(_WORD.findall(text.casefold()))


def site_names(document: Document, url: str | None) -> tuple[str, ...]:
    """What the page and its address call the site."""
    host = host_of(url or "").removeprefix("www.")
    names = [*document.meta.get("og:site_name", []), *document.meta.get("application-name", [])]
    names += document.linked_data.texts("publisher")
    return tuple(name for name in (*map(clean_line, names), host, host.partition(".")[0]) if name)


def without_site_name(title: str, names: tuple[str, ...], *, sure_bars: bool = True) -> str:
    """A title without the site's name at either end: `Floods recede | The Herald`, `Herald - Floods recede`.

    With `sure_bars` what stands behind a bar is taken for a site's name, whatever it is.
    """
    if len(title) > _LONGEST_TITLE:
        return title
    known = {loose(name).replace(" ", "") for name in names if len(loose(name)) > 2}
    while match := _last_separator(title):
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        if not head or not _is_site(tail, known, certain=sure_bars and "|" in match.group() and len(head.split()) >= 4):
            break
        title = head
    match = _SEPARATOR.search(title)
    if match and _is_site(title[: match.start()], known, certain=False) and len(title[match.end() :].split()) >= 3:
        return title[match.end() :].strip()
    return title


def _last_separator(title: str) -> re.Match[str] | None:
    last = None
    for match in _SEPARATOR.finditer(title):
        last = match
    return last


def _is_site(part: str, known: set[str], *, certain: bool) -> bool:
    bare = loose(part).replace(" ", "")
    if not bare or len(part.split()) > 6:
        return False
    return certain or any(bare == name or (len(bare) >= 4 and (bare in name or name in bare)) for name in known)
