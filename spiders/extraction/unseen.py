"""What a page holds and nobody sees: told once, right after parsing, so that every reader passes over it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from lxml.html import HtmlElement

from spiders.extraction.furniture import is_folded

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

_STYLED = etree.XPath(
    "//@hidden/parent::*|//@style[contains(.,':')][contains(translate(.,'NOE','noe'),'none')"
    " or contains(translate(.,'HIDEN','hiden'),'hidden') or contains(translate(.,'SIZE','size'),'size')"
    " or contains(.,'-')]/parent::*"
)
_NAMED = etree.XPath(
    "//@class[contains(.,'sr-only') or contains(.,'isually') or contains(.,'creen')]/parent::*"
    "[ancestor::p or ancestor::h1 or ancestor::h2 or ancestor::h3 or ancestor::h4 or ancestor::li or descendant::p]"
)
_STREAMED = etree.XPath("//template[starts-with(@id,'B:') or starts-with(@id,'P:')]/@id", smart_strings=False)
# A text of so many letters is prose, whatever it stands in.
_NO_SCRIPT = "not(parent::script or parent::style or parent::noscript)"
_SEEN_PROSE = etree.XPath(
    f"/html/body//text()[string-length(.) > 60][not(ancestor::{UNSEEN})][{_NO_SCRIPT}]", smart_strings=False
)
_UNSEEN_TEXTS = etree.XPath(f"/html/body//text()[ancestor::{UNSEEN}][{_NO_SCRIPT}]", smart_strings=False)


def hide(tree: HtmlElement) -> None:
    """Gives what nobody sees the tag `UNSEEN`, unless a script is to show it: panels that unfold, parts that were
    streamed, and what a page with hardly any other prose holds."""
    streamed = {name.partition(":")[2] for name in _STREAMED(tree)}
    hidden = [element for element in _STYLED(tree) if _is_hidden(element, streamed)]
    hidden += [element for element in _NAMED(tree) if is_for_hearing(element) and _is_said_aside(element)]
    tags = [element.tag for element in hidden]
    for element in hidden:
        element.tag = UNSEEN
    if hidden and _words(_SEEN_PROSE(tree)) < min(_FEW_SEEN, _words(_UNSEEN_TEXTS(tree))):
        for element, tag in zip(hidden, tags, strict=True):
            element.tag = tag


def is_seen(element: HtmlElement) -> bool:
    """Whether an element stands in nothing that is hidden."""
    return element.tag != UNSEEN and next(element.iterancestors(UNSEEN), None) is None


def is_for_hearing(element: HtmlElement) -> bool:
    """Whether an element's names say that it is for those who hear the page."""
    return _BY_NAME.search(element.get("class") or "") is not None


def _is_said_aside(element: HtmlElement) -> bool:
    words = 0
    for text in element.itertext():
        words += len(text[:_LONGEST_LABEL].split())
        if words >= _LEAST_BY_NAME:
            return element.tag not in _KEPT and element.tag not in _TEXTS
    return False


def _is_hidden(element: HtmlElement, streamed: set[str]) -> bool:
    if element.tag in _KEPT:
        return False
    is_said = "hidden" in element.attrib and element.get("hidden") != "until-found"
    if not is_said and not _HIDES.search(element.get("style") or ""):
        return False
    # React sends parts of a page as `<div hidden id="S:1">`, and a script puts them where `B:1` or `P:1` stands.
    identity = element.get("id") or ""
    return not (identity.startswith("S:") and identity[2:] in streamed) and not is_folded(element)


def _words(texts: Iterable[str]) -> int:
    """How many words some texts have, counted up to `_FEW_SEEN`."""
    words = 0
    for text in texts:
        words += len(text.split())
        if words >= _FEW_SEEN:
            return _FEW_SEEN
    return words
