"""What a page holds and nobody sees: told once, right after parsing, so that every reader passes over it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import HtmlElement

from spiders.extraction.furniture import is_folded

if TYPE_CHECKING:
    from spiders.extraction.document import Document

UNSEEN = "template"
"""What the tag of an unseen element becomes: no reader of text looks into it, selectors of attributes still do."""

# Not `opacity` nor `aria-hidden`: pages that were saved under a dialog carry these.
_HIDES = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:\.0+)?(?:px|em|rem|pt|%)?\s*(?:!|;|$)"
    r"|(?:left|right|top|bottom|margin-left)\s*:\s*-(?:\d{4,}(?:\.\d+)?px|\d{3,}(?:\.\d+)?(?:em|rem|vw|vh|%)))",
    re.IGNORECASE,
)
# Words for those who hear a page: in a text of its own they are no part of it. Shorter ones are labels of what follows.
_BY_NAME = re.compile(
    r"(?<![\w-])(?:sr-only|visually-?hidden|screen-reader-text|screen-?reader)(?![\w-])", re.IGNORECASE
)
_LEAST_BY_NAME, _LONGEST_LABEL = 3, 100  # words, letters
_TEXTS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"})
# What is no text; `time` tells by its tag; and what holds the whole page.
_KEPT = frozenset({
    "html", "head", "body", "script", "style", "noscript", "template", "iframe", "svg", "img", "picture", "source",
    "video", "audio", "object", "embed", "input", "select", "textarea", "button", "meta", "link", "time",
})  # fmt: skip
# With so few words of prose to be seen, and more words hidden, a page waits for a script to show it.
_FEW_SEEN = 80
_WITH_TEXT = ("p", "div", "span", "li", "td", "section", "article", "a", "b", "i", "em", "strong", "br", "blockquote")

_HIDDEN = etree.XPath(
    "descendant::*/@hidden/parent::*|descendant::*/@style[contains(.,'none') or contains(.,'hidden')"
    " or contains(.,'font-size') or contains(.,':-') or contains(.,': -') or contains(.,'NONE') or contains(.,'HIDDEN')"
    " or contains(.,'FONT-SIZE')]/parent::*"
)
_FOR_HEARING = "[class*='sr-only'], [class*='isually-hidden'], [class*='isuallyhidden'], [class*='creen-reader']"
_STREAMED = etree.XPath("descendant::template/@id", smart_strings=False)
# A text of so many letters is prose, whatever it stands in.
_PROSE = 60


def hide(document: Document) -> None:
    """Gives what nobody sees the tag `UNSEEN`, unless a script is to show it: panels that unfold, parts that were
    streamed, and what a page with hardly any other prose holds."""
    hidden = _without_streamed([element for element in _HIDDEN(document.tree) if _is_hidden(element)], document.tree)
    hidden += [element for element in document.select(_FOR_HEARING) if is_for_hearing(element) and _is_aside(element)]
    tags = [element.tag for element in hidden]
    for element in hidden:
        element.tag = UNSEEN
    if hidden and (seen := _words_seen(document.tree)) < _FEW_SEEN and _holds_more(hidden, seen):
        for element, tag in zip(hidden, tags, strict=True):
            element.tag = tag


def is_seen(element: HtmlElement) -> bool:
    """Whether an element stands in nothing that is hidden."""
    return element.tag != UNSEEN and next(element.iterancestors(UNSEEN), None) is None


def is_for_hearing(element: HtmlElement) -> bool:
    """Whether an element's names say that it is for those who hear the page."""
    return _BY_NAME.search(element.get("class") or "") is not None


def _is_aside(element: HtmlElement) -> bool:
    """Whether an element is more than a label, and a part of a text or a block of its own."""
    if element.tag in _KEPT or element.tag in _TEXTS:
        return False
    words = accumulate(len(text[:_LONGEST_LABEL].split()) for text in element.itertext())
    if not any(count >= _LEAST_BY_NAME for count in words):
        return False
    return next(element.iterancestors(*_TEXTS), None) is not None or next(element.iter("p"), None) is not None


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in _KEPT:
        return False
    is_said = "hidden" in element.attrib and element.get("hidden") != "until-found"
    return (is_said or _HIDES.search(element.get("style") or "") is not None) and not is_folded(element)


def _without_streamed(hidden: list[HtmlElement], tree: HtmlElement) -> list[HtmlElement]:
    """Without the parts of a page that React sends as `<div hidden id="S:1">`, for the place of `B:1` or `P:1`."""
    if not any((element.get("id") or "").startswith("S:") for element in hidden):
        return hidden
    places = {f"S{name[1:]}" for name in _STREAMED(tree) if name.startswith(("B:", "P:"))}
    return [element for element in hidden if element.get("id") not in places]


def _words_seen(tree: HtmlElement) -> int:
    """How many words of prose a page shows, counted up to `_FEW_SEEN`."""
    words = 0
    for element in tree.iter(*_WITH_TEXT):
        for text in (element.text, element.tail):
            if text and len(text) > _PROSE and is_seen(element):
                words += len(text.split())
        if words >= _FEW_SEEN:
            break
    return words


def _holds_more(hidden: Iterable[HtmlElement], seen: int) -> bool:
    """Whether hidden elements have more words than are seen."""
    texts = (part.text or "" for element in hidden for part in element.iter() if part.tag not in _KEPT)
    return any(words > seen for words in accumulate(len(text.split()) for text in texts))
