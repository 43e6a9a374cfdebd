"""Elements by CSS selectors: compiled once, and looked for only around the classes and ids that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any, NamedTuple

import cssselect
from cssselect.parser import Attrib, Class, CombinedSelector, Hash
from lxml import etree
from lxml.cssselect import LxmlHTMLTranslator
from lxml.html import HtmlElement

from spiders.extraction.limits import LONGEST_NAMES

# How an XPath begins that asks any element for an attribute.
_OF_ATTRIBUTE = re.compile(r"::\*\[(@(?:class|rel|itemprop)) (and|=)")
# A name that more elements bear is looked for in the whole page.
_MOST_BEARERS = 20


# In a page of more elements every one is tested: libxml2 compares each parent of an attribute with all found before it.
_LARGE = 5000
_COUNT = etree.XPath("count(descendant-or-self::*)")
# By `class` and `id`: the elements that have such an attribute, in page order, each with its value.
Names = Mapping[str, list[tuple[HtmlElement, str]]]


@cache
def selector(css: str, *, inside: bool = True, large: bool = False) -> etree.XPath:
    """A CSS selector compiled to XPath; `inside` looks at the descendants only, else at the element itself too.

    For a `large` page it costs more where little is found, and no square of what is found.
    """
    prefix = "descendant::" if inside else "descendant-or-self::"
    path = LxmlHTMLTranslator().css_to_xpath(css, prefix)
    if large:
        return etree.XPath(path)
    # libxml2 finds the attributes first several times faster than it tests every element for one.
    return etree.XPath(_OF_ATTRIBUTE.sub(r"::*/\1/parent::*[\1 \2", path))


def check_selector(css: str) -> None:
    """Raises ValueError for what is no CSS selector."""
    try:
        selector(css)
    except (cssselect.SelectorError, etree.XPathError) as error:
        raise ValueError(f"{css!r} is no CSS selector: {error}") from error


@cache
def _values_of(name: str) -> etree.XPath:
    return etree.XPath(f"descendant::*/@{name}")


def bearing(tree: HtmlElement, name: str) -> list[tuple[HtmlElement, str]]:
    """The elements below one that have an attribute, in page order, each with its value."""
    # libxml2 finds attributes several times faster than it tests every element for one.
    return [(value.getparent(), value) for value in _values_of(name)(tree)]


def _kept_names(element: HtmlElement, attribute: str, names: str) -> str:
    """An element's class names or ids, up to `LONGEST_NAMES` letters."""
    if len(names) <= LONGEST_NAMES:
        return names
    # The last of them may be cut.
    kept = " ".join(names[: LONGEST_NAMES + 1].split()[:-1])
    element.set(attribute, kept)
    return kept


class Selection:
    """The elements of one page by their selectors, each looked for once."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._found: dict[str, list[HtmlElement]] = {}
        self._bearing: dict[str, list[HtmlElement]] = {}

    @cached_property
    def names(self) -> Names:
        """The elements below the root that have a class and those that have an id, in page order, with the values.

        To ask takes off what stands beyond `LONGEST_NAMES` letters of them, the root's too: many rules search them.
        """
        found = {}
        for name in ("class", "id"):
            _kept_names(self._tree, name, self._tree.get(name) or "")
            found[name] = [(each, _kept_names(each, name, value)) for each, value in bearing(self._tree, name)]
        return found

    @cached_property
    def size(self) -> int:
        """How many elements the page has."""
        return int(_COUNT(self._tree))

    def select(self, css: str) -> list[HtmlElement]:
        """The elements that a selector matches, in page order; costs little where its names are not on the page."""
        if css not in self._found:
            likely = [each for each in _alternatives(css) if self._may_match(each)]
            self._found[css] = self._look_for(css, likely) if likely else []
        return self._found[css]

    def _look_for(self, css: str, likely: list[_Alternative]) -> list[HtmlElement]:
        # One alternative is looked up alone; for every other choice the whole selector is compiled but once.
        css = likely[0].css if len(likely) == 1 else css
        parts = self._around(likely)
        if parts is None:
            found: list[HtmlElement] = selector(css, large=self._is_large)(self._tree)
            return found
        look = selector(css, inside=False, large=self._is_large)
        return look(parts[0]) if len(parts) == 1 else [found for part in parts for found in look(part)]

    def _around(self, likely: list[_Alternative]) -> list[HtmlElement] | None:
        """The elements in which all matches stand, none in another, in page order; None where that is not known."""
        bearers: dict[HtmlElement, None] = {}
        names = {each.within for each in likely}
        for name in names:
            if name is None or len(self._bearers(name)) > _MOST_BEARERS:
                return None
            bearers.update(dict.fromkeys(self._bearers(name)))
        if len(bearers) == 1:
            return list(bearers)
        outer = [each for each in bearers if bearers.keys().isdisjoint(each.iterancestors())]
        return outer if len(names) == 1 or len(outer) == 1 else None

    def _may_match(self, alternative: _Alternative) -> bool:
        return (
            alternative.names <= self.all_names
            and all(part in self._names_in_one for part in alternative.parts)
            and (not alternative.said or alternative.said <= self._said)
        )

    def _bearers(self, name: str) -> list[HtmlElement]:
        """The elements that bear a class (`.name`) or an id (`#name`), in page order."""
        if name not in self._bearing:
            bearers = self.names["class" if name[0] == "." else "id"]
            values = {value for value in self._values[name[0]] if name[1:] in value.split()}
            self._bearing[name] = [element for element, value in bearers if value in values]
        return self._bearing[name]

    @cached_property
    def _values(self) -> dict[str, frozenset[str]]:
        """Every value of an attribute that names elements, by the sign of such names in CSS."""
        return {
            sign: frozenset(value for _, value in self.names[attribute])
            for sign, attribute in ((".", "class"), ("#", "id"))
        }

    @cached_property
    def all_names(self) -> frozenset[str]:
        """Every class (`.name`) and id (`#name`) of the page."""
        return frozenset(f"{sign}{name}" for sign, values in self._values.items() for name in " ".join(values).split())

    @property
    def _is_large(self) -> bool:
        return self.size > _LARGE

    @cached_property
    def _names_in_one(self) -> str:
        """Every class and id of the page in one text."""
        return " ".join(self.all_names)

    @cached_property
    def _said(self) -> frozenset[str]:
        """Every word that stands as a `rel` or an `itemprop` on the page."""
        return frozenset(
            word for name in ("rel", "itemprop") for _, value in bearing(self._tree, name) for word in value.split()
        )


class _Alternative(NamedTuple):
    """One of the selectors between commas, and that without which it matches nothing.

    `names` are classes and ids as in CSS, `parts` are parts of such names, and `said` words of `rel` and `itemprop`.
    `within` is a name that the outermost of its elements bears, where all others stand in that.
    """

    css: str
    names: frozenset[str]
    parts: tuple[str, ...]
    said: frozenset[str]
    within: str | None


@cache
def _alternatives(css: str) -> tuple[_Alternative, ...]:
    return tuple(
        _Alternative(
            each.canonical(),
            frozenset(_names(_compounds(each.parsed_tree))),
            tuple(_parts(each.parsed_tree)),
            frozenset(_said(each.parsed_tree)),
            _within(each.parsed_tree),
        )
        for each in cssselect.parse(css)
    )


def _compounds(node: Any) -> Iterator[Any]:
    """What a parsed selector is made of, but for what stands in `:not()` and the like."""
    while node is not None:
        yield node
        if isinstance(node, CombinedSelector):
            yield from _compounds(node.subselector)
        node = getattr(node, "selector", None)


def _names(nodes: Iterator[Any]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Class):
            yield f".{node.class_name}"
        elif isinstance(node, Hash):
            yield f"#{node.id}"


def _within(tree: Any) -> str | None:
    while isinstance(tree, CombinedSelector):
        if tree.combinator not in (" ", ">"):
            return None
        tree = tree.selector
    return next(_names(_compounds(tree)), None)


def _said(tree: Any) -> Iterator[str]:
    for node in _compounds(tree):
        if isinstance(node, Attrib) and node.attrib in ("rel", "itemprop") and node.operator in ("=", "~="):
            yield from (node.value.value or "").split() if node.value and node.flag != "i" else ()


def _parts(tree: Any) -> Iterator[str]:
    """The values of `[class*='...']`, as far as they are parts of one name."""
    for node in _compounds(tree):
        if isinstance(node, Attrib) and node.attrib in ("class", "id") and node.operator == "*=" and node.flag != "i":
            value = node.value.value if node.value else None
            yield from (value or "").split()
