"""Which classes and ids a page's own style sheets hide for good, and which they show: plain rules, and no cascade."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lxml.html import HtmlElement

_SEEN_BY_ALL = frozenset({"", "all", "screen"})
# Of all sheets of a page. Those that are longer hide nothing: what they show is not known.
_MOST_LETTERS = 1_000_000
# Comments and strings, which may hold braces.
_NO_RULES = re.compile(
    r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/)?|\"(?:[^\"\\\n]|\\.)*+\"?|'(?:[^'\\\n]|\\.)*+'?", re.DOTALL
)
_DECLARES = re.compile(r"(?<![\w-])(display|visibility)\s*+:\s*+([\w-]+)")
_HIDES = frozenset({("display", "none"), ("visibility", "hidden")})
_HIDING = frozenset({"none", "hidden", "collapse"})
_PLAIN = re.compile(r"(?:[a-z][a-z\d]{0,20})?([.#][A-Za-z_][\w-]{0,100})", re.ASCII)
_ESCAPED = r"\\[\da-fA-F]{1,6}\s?|\\."
_ESCAPE = re.compile(_ESCAPED, re.DOTALL)
_NAME = re.compile(rf"[.#](?:[\w-]|{_ESCAPED})++", re.DOTALL)
_BRACKET_OR_COMMA = re.compile(r"[(),]")
_COMBINED = re.compile(r"[\s>+~]+")


class Rules(NamedTuple):
    """What sheets do to a page's elements: `hidden` are selectors, `.tip`, `p.tip` or `#tip`; `shown` are names, with
    their signs, of elements that a rule shows on some screen or in some state."""

    hidden: frozenset[str]
    shown: frozenset[str]


def rules_of(tree: HtmlElement, names: Collection[str]) -> Rules:
    """What the sheets of a page hide by one of its `names` that has no part in a rule that shows, and what they show.

    Only what holds on every screen hides; what shows elsewhere, or where no script runs, shows all the same. `names`
    are classes and ids with their signs.
    """
    styles = (each for each in tree.iter("style") if next(each.iterancestors("svg"), None) is None)
    sheets = [(_is_for_all(style), style.text or "") for style in styles]
    likely = any(is_for_all and ("none" in text or "hidden" in text) for is_for_all, text in sheets)
    if not likely or sum(len(text) for _, text in sheets) > _MOST_LETTERS:
        return Rules(frozenset(), frozenset())
    hidden: dict[str, str] = {}
    showing: list[str] = []
    for is_for_all, text in sheets:
        for selectors, depth, declared in _declaring(text):
            if any(value not in _HIDING for _, value in declared):
                showing.append(selectors)
            elif is_for_all and depth == 1 and not _HIDES.isdisjoint(declared):
                plain = (_PLAIN.fullmatch(selector.strip()) for selector in _parted(selectors))
                hidden |= {each[0]: each[1] for each in plain if each and each[1] in names}
    if not hidden:
        return Rules(frozenset(), frozenset())
    named = {_unescaped(name) for selectors in showing for name in _NAME.findall(selectors)}
    shown = frozenset(name for selectors in showing for name in _shown_by(selectors))
    return Rules(frozenset(each for each, name in hidden.items() if name not in named), shown)


def _is_for_all(style: HtmlElement) -> bool:
    media = (style.get("media") or "").lower().split(",")
    return any(each.strip() in _SEEN_BY_ALL for each in media) and next(style.iterancestors("noscript"), None) is None


def _declaring(sheet: str) -> Iterator[tuple[str, int, set[tuple[str, str]]]]:
    """The rules that say whether something is seen: selectors, how deep each stands in others, what is declared."""
    text = _NO_RULES.sub(" ", sheet)
    depth = 0
    # To look for the words first costs far less than to part each rule.
    for rules, lowered in zip(text.split("}"), text.lower().split("}"), strict=True):
        if "display" in lowered or "visibility" in lowered:
            yield from _declaring_before_end(rules.split("{"), depth)
        depth = max(0, depth + rules.count("{") - 1)


def _declaring_before_end(parts: Sequence[str], depth: int) -> Iterator[tuple[str, int, set[tuple[str, str]]]]:
    """The same of what stands before one closing brace, parted by the opening ones."""
    selectors = ""
    for opened, part in enumerate(parts):
        # What stands between a rule's own declarations and a brace is the selector of a rule in it.
        own, _, rest = part.rpartition(";") if opened < len(parts) - 1 else (part, "", "")
        if selectors and (declared := set(_DECLARES.findall(own.lower()))):
            yield selectors, depth + opened, declared
        selectors = rest.strip()


def _shown_by(selectors: str) -> Iterator[str]:
    """The names of the elements themselves that a rule shows, not of those around them."""
    for selector in _parted(selectors):
        # What stands in brackets may be of the element itself.
        last = selector if "(" in selector else _COMBINED.split(selector.strip())[-1]
        if "::" not in last and not last.endswith((":before", ":after")):
            yield from map(_unescaped, _NAME.findall(last))


def _parted(selectors: str) -> list[str]:
    """The selectors of a rule; a comma in brackets parts none: `:not(.a, .b)`."""
    if "(" not in selectors:
        return selectors.split(",")
    depth, cuts = 0, [-1]
    for sign in _BRACKET_OR_COMMA.finditer(selectors):
        depth = max(0, depth + {"(": 1, ")": -1}.get(sign[0], 0))
        if not depth and sign[0] == ",":
            cuts.append(sign.start())
    return [selectors[start + 1 : end] for start, end in pairwise((*cuts, len(selectors)))]


def _unescaped(name: str) -> str:
    return _ESCAPE.sub(_escaped, name) if "\\" in name else name


def _escaped(match: re.Match[str]) -> str:
    said = match[0][1:].strip()
    try:
        return chr(int(said, 16))
    except (ValueError, OverflowError):
        return said
