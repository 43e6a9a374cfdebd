"""Which classes and ids a page's own style sheets hide for good: a few plain rules, and no cascade."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator

from lxml import etree
from lxml.html import HtmlElement

_STYLES = etree.XPath("descendant::style[not(ancestor::noscript or ancestor::svg) and not(contains(@media,'print'))]")
_MOST_LETTERS = 200_000  # of all sheets of a page
_LONGEST_SELECTORS = 5000  # letters of one rule's
_MOST_NAMES, _MOST_RULES = 50, 50  # that are hidden, and that have one of the names
_LONGEST_RULE = 2000  # letters in which a rule shows something
_COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/)?")
# In lower case, as sheets are written: one pattern each is found many times faster.
_HIDES = (re.compile(r"display\s*:\s*none(?![\w-])"), re.compile(r"visibility\s*:\s*hidden(?![\w-])"))
_DECLARES = re.compile(r"(?<![\w-])(?:display|visibility)\s*:\s*([\w-]+)", re.IGNORECASE)
_HIDING = frozenset({"none", "hidden", "collapse"})
_PLAIN = re.compile(r"(?:[a-z][a-z\d]{0,20})?([.#][A-Za-z_][\w-]{0,100})", re.ASCII)


def hidden_selectors(tree: HtmlElement, names_of_page: Callable[[], Container[str]]) -> frozenset[str]:
    """The selectors, `.tip`, `p.tip` or `#tip`, of what a rule hides by one name, and no other rule may show.

    What a rule shows that has the name among others is shown by a script, or on a wider screen. `names_of_page` gives
    those that its elements have, with their signs; others are not looked for.
    """
    sheets: list[str] = []
    left = _MOST_LETTERS
    for style in _STYLES(tree):
        text = (style.text or "")[: max(left, 0)]
        left -= len(text)
        if "none" in text or "hidden" in text:
            sheets.append(_COMMENT.sub(" ", text) if "/*" in text else text)
    found = dict.fromkeys(each for sheet in sheets for hides in _HIDES for each in _hidden_by(sheet, hides))
    known = names_of_page() if found else ()
    found = {each: None for each in found if each[1] in known}
    whole = "}".join(sheets)
    shown = {name: _may_be_shown(name, whole) for name in list(dict.fromkeys(name for _, name in found))[:_MOST_NAMES]}
    return frozenset(selector for selector, name in found if shown.get(name) is False)


def _hidden_by(sheet: str, hides: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The plain selectors of rules that hide, and the names in them; a rule within another is one of some screens."""
    depth = end = 0
    for match in hides.finditer(sheet):
        at = match.start()
        depth += sheet.count("{", end, at) - sheet.count("}", end, at)
        end = at
        if depth == 1:
            plain = (_PLAIN.fullmatch(selector.strip()) for selector in _selectors(sheet, at))
            yield from ((each[0], each[1]) for each in plain if each)


def _selectors(sheet: str, at: int) -> Iterable[str]:
    """The selectors of the rule that stands around a place."""
    least = max(0, at - _LONGEST_SELECTORS)
    start = sheet.rfind("{", least, at)
    if start < 0:
        return ()
    return sheet[max(least, *(sheet.rfind(sign, least, start) + 1 for sign in "{};")) : start].split(",")


def _may_be_shown(name: str, sheets: str) -> bool:
    """Whether a rule whose selectors hold a name shows something; so many rules are not all looked at."""
    for count, match in enumerate(re.finditer(rf"{re.escape(name)}(?![\w-])", sheets)):
        if count >= _MOST_RULES:
            return True
        start = sheets.find("{", match.end(), match.end() + _LONGEST_SELECTORS)
        if start < 0 or "}" in sheets[match.end() : start]:
            continue
        rule = sheets[start : start + _LONGEST_RULE].partition("}")[0]
        if any(value.lower() not in _HIDING for value in _DECLARES.findall(rule)):
            return True
    return False
