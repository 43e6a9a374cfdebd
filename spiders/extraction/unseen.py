"""What a page holds and nobody sees: told once, right after parsing, so that every reader passes over it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from functools import lru_cache
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml.html import HtmlElement

from spiders.extraction.class_words import SPOKEN
from spiders.extraction.depth import flatten
from spiders.extraction.furniture import Furniture, furniture_by_name, is_folded
from spiders.extraction.selecting import bearing
from spiders.extraction.style_sheets import rules_of
from spiders.extraction.tags import BESIDE_ARTICLE, HEADINGS
from spiders.extraction.text import rough_words

if TYPE_CHECKING:
    from spiders.extraction.document import Document

UNSEEN = "template"
"""What the tag of an unseen element becomes: no reader of text looks into it, selectors of attributes still do."""

# Not `opacity` alone nor `aria-hidden`: animations begin so, and pages that were saved under a dialog carry these.
_FAR = r"\s*:\s*-(?:\d{4,}(?:\.\d+)?px|\d{3,}(?:\.\d+)?(?:em|rem|vw|vh|%))"
_HIDES = re.compile(
    rf"(?:^|[;\s])(?:display\s*:\s*none|content-visibility\s*:\s*hidden|(?:margin-left|text-indent){_FAR}"
    r"|clip\s*:\s*rect\((?:[01](?:px)?[\s,]*){4}\)|clip-path\s*:\s*inset\((?:50|100)%\))",
    re.IGNORECASE,
)
# What is hidden so is seen where an element within it says otherwise, or where a script moves it into view.
_HIDES_UNTIL = re.compile(
    r"(?:^|[;\s])(?:visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:\.0+)?(?:px|em|rem|pt|%)?\s*(?:!|;|$))",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"(?:^|[;\s])(?:visibility\s*:\s*visible|font-size\s*:\s*(?:0?\.)?[1-9])", re.IGNORECASE)
_MOVED_IN = re.compile(r"(?<![\w-])(?:wow|animated|animate__animated|aos-init|scroll-?reveal)(?![\w-])", re.IGNORECASE)
# The places of slides are relative to their own.
_ELSEWHERE = re.compile(rf"(?:^|[;\s])(?:left|right|top|bottom){_FAR}", re.IGNORECASE)
# No room, and nothing that shows beyond it; padding makes room for a picture, and the space that is left over, or a
# least size, makes room for all. What cannot be seen nor clicked.
_NO_ROOM = re.compile(
    r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*0(?:\.0+)?(?:px|em|rem|%|v[hw])?\s*(?:!|;|$)", re.IGNORECASE
)
_CUT_OFF = re.compile(r"(?:^|[;\s])overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.IGNORECASE)
_ROOM = re.compile(
    r"(?:^|[;\s])(?:(?:padding(?:-top|-bottom)?|min-(?:height|width))\s*:[^;]*[1-9]"
    r"|flex(?:-grow)?\s*:\s*(?:auto\b|0?\.?[1-9]))",
    re.IGNORECASE,
)
_CLEAR = re.compile(r"(?:^|[;\s])opacity\s*:\s*0(?:\.0+)?\s*(?:!|;|$)", re.IGNORECASE)
_UNTOUCHED = re.compile(r"(?:^|[;\s])pointer-events\s*:\s*none", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:^|[;\s])position\s*:\s*relative", re.IGNORECASE)
_NO_STYLE = re.compile(r"url\([^()]*\)|/\*(?:[^*]|\*(?!/))*+(?:\*/)?", re.IGNORECASE)
# Words for those who hear a page: in a text of its own they are no part of it. Shorter ones are labels of what follows.
_LEAST_BY_NAME, _LOOKED_AT = 3, 100  # words; letters of each piece of text in which they are counted
_TEXTS = HEADINGS | {"p", "li", "blockquote"}
# What is no text; `time` tells by its tag; and what holds the whole page.
_KEPT = frozenset({
    "html", "head", "body", "script", "style", "noscript", "template", "iframe", "svg", "img", "picture", "source",
    "video", "audio", "object", "embed", "input", "select", "textarea", "button", "meta", "link", "time",
})  # fmt: skip
# With so few words of prose to be seen where the article stands, and more words hidden, a page waits for a script to
# show it. Those of a footer, a menu or a notice are no article's.
_FEW_SEEN = 80
_WITH_TEXT = ("p", "div", "span", "li", "td", "section", "article", "a", "b", "i", "em", "strong", "br", "blockquote")

# One pass each: libxml2 joins two sets of elements by comparing each with each.
_STYLED_OR_HIDDEN = etree.XPath("descendant::*[@style or @hidden]")
# What holds the article on a page that has only one such, the plainest first.
_PLACES = ("main", "article", "h1")
_TEMPLATES = etree.XPath("descendant::template[@id]")
# A text of so many letters is prose, whatever it stands in. What a name hides of it: some 40 words.
_PROSE, _MOST_HIDDEN = 60, 240
_LETTERS_OF_WORD = 5
# Parts of a page that are put in their places: each may hold the next, and all that was put into it moves with it.
_MOST_STREAMED = 300
# What a heading's link to itself is called, alone.
_MOST_TEXTS = 9  # of such a link
_LINK_SIGN = re.compile(r"\s*[#¶§🔗⚓∞]\ufe0f?\s*")


def hide(document: Document) -> None:
    """Gives what nobody sees the tag `UNSEEN`, unless a script is to show it: panels that unfold, parts that were
    streamed, and what a page holds that shows hardly any other prose where its article stands."""
    for sign in _link_signs(document.tree):
        sign.tag = UNSEEN
    classes = {value for _, value in document.names["class"]}
    styled = _styled(document.tree)
    shown = _around_shown(styled)
    hidden = _without_streamed([element for element in styled if _is_hidden(element, shown)], document)
    if by_sheets := _hidden_by_sheets(document, classes):
        hidden += _without_prose(by_sheets, _place_of_article(document.tree, {*hidden, *by_sheets}))
    if any(map(SPOKEN.search, classes)):
        hidden += [each for each in _outermost_for_hearing(document) if _is_aside(each)]
    if not hidden:
        return
    place = _place_of_article(document.tree, set(hidden))
    tags = {element: element.tag for element in hidden}
    for element in hidden:
        element.tag = UNSEEN
    if (seen := _words_seen(place, _FEW_SEEN)) >= _FEW_SEEN:
        return
    concerned = {*place.iterancestors(), *place.iter()}
    waiting = [element for element in hidden if element in concerned]
    for element in waiting:
        _call_again(element, tags[element])
    if _words_seen(place, 2 * seen + 1) <= 2 * seen:
        for element in waiting:
            element.tag = UNSEEN


def _link_signs(tree: HtmlElement) -> list[HtmlElement]:
    """The signs in headings that are links to these headings, and none of their words."""
    links = (each for heading in tree.iter(*HEADINGS) for each in heading.iter("a", "span"))
    return [link for link in links if _is_link_sign(link)]


def _is_link_sign(element: HtmlElement) -> bool:
    is_apart = "#" in (element.get("href") or "") or element.get("aria-hidden") == "true"
    return is_apart and _LINK_SIGN.fullmatch("".join(islice(element.itertext(), _MOST_TEXTS))) is not None


def _call_again(element: HtmlElement, tag: Any) -> None:
    """Gives an element its tag back. The parser makes names of signs that lxml does not take: such is called `span`."""
    try:
        element.tag = tag
    except ValueError:
        element.tag = "span"


def is_seen(element: HtmlElement) -> bool:
    """Whether an element stands in nothing that is hidden."""
    return element.tag != UNSEEN and next(element.iterancestors(UNSEEN), None) is None


def is_for_hearing(element: HtmlElement) -> bool:
    """Whether an element's names say that it is for those who hear the page."""
    return SPOKEN.search(element.get("class") or "") is not None


def _outermost_for_hearing(document: Document) -> Iterator[HtmlElement]:
    """The elements that may be hidden by name; those within them are hidden with them, or are but labels as well."""
    within: set[HtmlElement] = set()
    for element, _ in document.names["class"]:
        if element not in within and is_for_hearing(element) and element.tag not in _KEPT | _TEXTS:
            within.update(element.iter())
            yield element


def _is_aside(element: HtmlElement) -> bool:
    """Whether an element is more than a label, and a part of a text or a block of its own."""
    words = accumulate(rough_words(text[:_LOOKED_AT]) for text in element.itertext())
    if not any(count >= _LEAST_BY_NAME for count in words):
        return False
    return next(element.iterancestors(*_TEXTS), None) is not None or next(element.iter("p"), None) is not None


def _is_hidden(element: HtmlElement, shown: set[HtmlElement]) -> bool:
    """Whether nobody sees an element; `shown` are those around elements whose style shows them."""
    if element.tag in _KEPT:
        return False
    is_said = "hidden" in element.attrib and element.get("hidden") != "until-found"
    return (is_said or _is_styled_away(element, shown)) and not is_folded(element)


def _hidden_by_sheets(document: Document, classes: Iterable[str]) -> dict[HtmlElement, str]:
    """The elements that the page's own style sheets hide by a name, and show by no other, nor their own style does;
    and the name."""
    rules = rules_of(document.tree, document.all_names)
    if not rules.hidden:
        return {}
    found: dict[HtmlElement, str] = {}
    hiding = {selector[selector.find(".") + 1 :] for selector in rules.hidden if "." in selector}
    concerned = {names for names in classes if not hiding.isdisjoint(names.split())}
    likely = [each for each, value in document.names["class"] if value in concerned] if concerned else []
    ids = {selector[selector.find("#") + 1 :] for selector in rules.hidden if "#" in selector}
    likely += [each for each, value in document.names["id"] if value in ids] if ids else []
    for element in likely:
        names = [f".{name}" for name in (element.get("class") or "").split()] + [f"#{element.get('id')}"]
        name = next((each for each in names if not rules.hidden.isdisjoint((each, f"{element.tag!s}{each}"))), None)
        is_shown = not rules.shown.isdisjoint(names) or _has_own_display(element)
        if name is not None and not is_shown and element.tag not in _KEPT and not is_folded(element):
            found[element] = name
    return found


def _without_prose(hidden: Mapping[HtmlElement, str], place: HtmlElement) -> list[HtmlElement]:
    """Without what has a name by which sheets hide more prose of the article's place than a note beside it holds: the
    rest of an article, or all of it, until a script shows them."""
    letters: dict[HtmlElement | None, int] = {}
    for element in reversed(list(place.iter())):
        above = element.getparent()
        own = _letters(element.text) if element.tag in _WITH_TEXT else 0
        letters[element] = letters.get(element, 0) + own
        after = _letters(element.tail) if above is not None and above.tag in _WITH_TEXT else 0
        letters[above] = letters.get(above, 0) + letters[element] + after
    letters |= dict.fromkeys(place.iterancestors(), letters[place])
    held: Counter[str] = Counter()
    for element, name in hidden.items():
        if element.tag not in BESIDE_ARTICLE and furniture_by_name(element) is not Furniture.CERTAIN:
            held[name] += letters.get(element, 0)
    return [element for element, name in hidden.items() if held[name] <= _MOST_HIDDEN]


def _letters(text: str | None) -> int:
    """How many letters of prose a text has; two signs of a script without spaces are a word of others."""
    if not text:
        return 0
    count = len(text) if text.isascii() else max(len(text), _LETTERS_OF_WORD * rough_words(text))
    return count if count > _PROSE else 0


def _has_own_display(element: HtmlElement) -> bool:
    return "display" in (element.get("style") or "")


def _is_styled_away(element: HtmlElement, shown: set[HtmlElement]) -> bool:
    style = element.get("style") or ""
    hiding = _hiding(style) if len(style) <= _LONGEST_KEPT_STYLE else _hiding.__wrapped__(style)
    if hiding is not _Hiding.UNTIL_SHOWN:
        return hiding is _Hiding.FOR_GOOD
    return element not in shown and _MOVED_IN.search(element.get("class") or "") is None


class _Hiding(Enum):
    """What a style does to an element's text: nothing, hides it, or hides what nothing within or later shows."""

    NOTHING = auto()
    FOR_GOOD = auto()
    UNTIL_SHOWN = auto()


# A page's elements have few styles; long ones are not kept.
_LONGEST_KEPT_STYLE = 300  # letters


@lru_cache(maxsize=4096)
def _hiding(style: str) -> _Hiding:
    style = _NO_STYLE.sub("", style)
    if _HIDES.search(style) or (_ELSEWHERE.search(style) and not _RELATIVE.search(style)):
        return _Hiding.FOR_GOOD
    if _NO_ROOM.search(style) and (_CUT_OFF.search(style) or _CLEAR.search(style)) and not _ROOM.search(style):
        return _Hiding.FOR_GOOD
    if _CLEAR.search(style) and _UNTOUCHED.search(style):
        return _Hiding.FOR_GOOD
    return _Hiding.UNTIL_SHOWN if _HIDES_UNTIL.search(style) else _Hiding.NOTHING


def _styled(tree: HtmlElement) -> list[HtmlElement]:
    """The elements with a style of their own or the attribute `hidden`, in page order."""
    by_name = [[element for element, _ in bearing(tree, name)] for name in ("style", "hidden")]
    if all(by_name):
        found: list[HtmlElement] = _STYLED_OR_HIDDEN(tree)
        return found
    return by_name[0] or by_name[1]


def _around_shown(styled: Iterable[HtmlElement]) -> set[HtmlElement]:
    """The elements around those whose style shows what an element around them hides."""
    around: set[HtmlElement] = set()
    for element in styled:
        if _SHOWS.search(element.get("style") or ""):
            for above in element.iterancestors():
                if above in around:
                    break
                around.add(above)
    return around


def _place_of_article(tree: HtmlElement, hidden: set[HtmlElement]) -> HtmlElement:
    """Where a page that names one such place has its article, else all of it.

    An only headline tells its place where that is hidden as a whole.
    """
    bodies = [element for element, value in bearing(tree, "itemprop") if "articleBody" in value]
    for found in chain((bodies,), (list(islice(tree.iter(tag), 2)) for tag in _PLACES)):
        if len(found) == 1:
            place: HtmlElement = found[0]
            if place.tag != "h1":
                return place
            return next((above for above in place.iterancestors() if above in hidden), tree)
    return tree


def _without_streamed(hidden: list[HtmlElement], document: Document) -> list[HtmlElement]:
    """Without the parts of a page that React sends as `<div hidden id="S:1">` for the place of `B:1` or `P:1`: they are
    put there, as its script does."""
    if not any((element.get("id") or "").startswith("S:") for element in hidden):
        return hidden
    places = {
        f"S{name[1:]}": each for each in _TEMPLATES(document.tree) if (name := each.get("id")).startswith(("B:", "P:"))
    }
    rest: list[HtmlElement] = []
    moved = 0
    for element in hidden:
        place = places.pop(element.get("id") or "", None) if moved < _MOST_STREAMED else None
        if place is None:
            rest.append(element)
        elif element not in place.iterancestors():
            moved += 1
            element.tail = None
            element.attrib.pop("hidden", None)
            place.addnext(element)
    flatten(document.tree)
    document.rearranged()
    return rest


def _words_seen(place: HtmlElement, most: int) -> int:
    """How many words of prose an element shows outside footers, menus and notices, counted up to `most`."""
    words = 0
    if not is_seen(place):
        return words
    walk = etree.iterwalk(place, events=("start",))
    for _, element in walk:
        is_beside = element.tag in BESIDE_ARTICLE or element.tag == UNSEEN
        is_beside = is_beside or furniture_by_name(element) is Furniture.CERTAIN
        texts = (None if is_beside else element.text, None if element is place else element.tail)
        if element.tag in _WITH_TEXT:
            words += sum(rough_words(text) for text in texts if text and _letters(text))
        if words >= most:
            break
        if is_beside:
            walk.skip_subtree()
    return words
