"""How a field of a page is declared: ordered alternatives, each telling where its value came from.

A field is a function of the page that yields what it finds, best first, as `Found`. It is declared with the words
below (`headline = first_of(css("h1.title"), meta("og:title"))`) or written out as a method of the page class.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from spiders.extraction.document import text_of
from spiders.extraction.field_sources import Origin, origin_of
from spiders.extraction.selecting import check_selector
from spiders.extraction.unseen import is_seen

if TYPE_CHECKING:
    from spiders.extraction.page import Page


class Found(NamedTuple):
    """What one alternative found: its texts as they stand in the page, and its label.

    `month_first` settles a date such as 3/9/2026; `elements` are where the texts stand, if they stand in markup.
    `are_names`: each value names one author whole, though it may hold an `and`.
    """

    values: tuple[str, ...]
    source: str
    month_first: bool = False
    elements: tuple[HtmlElement, ...] = ()
    are_names: bool = False

    @property
    def origin(self) -> Origin:
        """What kind of claim it is."""
        return origin_of(self.source)


Field = Callable[["Page"], Iterator[Found]]


class Kept:
    """What a field found on one page, so far as it was asked for; the rest is looked for by who first asks on."""

    def __init__(self, rest: Iterator[Found]) -> None:
        self._found: list[Found] = []
        self._rest = rest

    def __iter__(self) -> Iterator[Found]:
        """What was found before, then what is found on."""
        place = 0
        while True:
            if place == len(self._found):
                found = next(self._rest, None)
                if found is None:
                    return
                self._found.append(found)
            yield self._found[place]
            place += 1


# Of all that one alternative finds.
_MOST_LETTERS = 200_000


def css(expression: str, attribute: str | None = None) -> Field:
    """The texts (or an attribute) of the elements that a CSS selector matches, one value an element."""
    label = f"css:{expression}" + (f"@{attribute}" if attribute else "")
    check_selector(expression)  # one that is wrong is told where it is declared
    return _elements(lambda page: page.document.select(expression), attribute, label)


def xpath(expression: str, attribute: str | None = None) -> Field:
    """The same with XPath, for what CSS cannot say."""
    try:
        compiled = etree.XPath(expression)
    except etree.XPathSyntaxError as error:
        raise ValueError(f"{expression!r} is no XPath: {error}") from error
    label = f"xpath:{expression}" + (f"@{attribute}" if attribute else "")
    return _elements(lambda page: compiled(page.document.tree), attribute, label)


def _elements(select: Callable[[Page], Iterable[Any]], attribute: str | None, label: str) -> Field:
    def find(page: Page) -> Iterator[Found]:
        elements = tuple(element for element in select(page) if isinstance(element, HtmlElement))
        if attribute is None:
            elements = tuple(filter(is_seen, elements))
            yield Found(tuple(_texts(elements)), label, elements=elements)
        else:
            yield Found(tuple(element.get(attribute) or "" for element in elements), label)

    return find


def _texts(elements: Iterable[HtmlElement]) -> Iterator[str]:
    """The text of each, up to as many letters as no field of a page has: elements in each other all hold the same."""
    left = _MOST_LETTERS
    for element in elements:
        if left <= 0:
            break
        text = text_of(element)
        left -= len(text)
        yield text


def meta(*names: str) -> Field:
    """The contents of meta tags, found by name, property or itemprop in any case; each name is an alternative."""
    keys = [(name.lower(), f"meta:{name}") for name in names]

    def find(page: Page) -> Iterator[Found]:
        for key, label in keys:
            if contents := page.document.meta.get(key):
                yield Found(tuple(contents), label)

    return find


def linked_data(key: str) -> Field:
    """What the page's JSON-LD says of its article under a schema.org name."""
    label = f"json-ld:{key}"

    def find(page: Page) -> Iterator[Found]:
        if values := page.document.linked_data.texts(key):
            yield Found(tuple(values), label)

    return find


def script_json(css_expression: str, key: str) -> Field:
    """A text, number or list of texts in the JSON object that a script element holds."""
    label = f"{css_expression}:{key}"

    def find(page: Page) -> Iterator[Found]:
        if values := tuple(_plain(page.document.script_json(css_expression).get(key))):
            yield Found(values, label)

    return find


def address_day(page: Page) -> Iterator[Found]:
    """The day of publication in the address, by the outlet's rule."""
    if page.url and (day := page.address_day(page.url)):
        yield Found((day.isoformat(),), "url")


def asked_once(field: Field) -> Field:
    """The same field, looked for once on a page, though several others ask for it."""

    @wraps(field)
    def find(page: Page) -> Iterator[Found]:
        if find not in page.kept:
            page.kept[find] = Kept(field(page))
        return iter(page.kept[find])

    return find


def first_of(*fields: Field) -> Field:
    """The alternatives of several declarations, in order."""

    def find(page: Page) -> Iterator[Found]:
        for field in fields:
            yield from field(page)

    return find


def split(field: Field, separators: str) -> Field:
    """The values cut at any of the separator characters, for lists that are printed as one text."""
    cut = re.compile(f"[{re.escape(separators)}]")

    def find(page: Page) -> Iterator[Found]:
        for found in field(page):
            yield found._replace(values=tuple(part for value in found.values for part in cut.split(value)))

    return find


def month_first(field: Field) -> Field:
    """The same dates, read as month/day/year where that is open."""

    def find(page: Page) -> Iterator[Found]:
        for found in field(page):
            yield found._replace(month_first=True)

    return find


def nothing(_: Page) -> Iterator[Found]:
    """A field that an outlet does not have, though pages in general do."""
    yield from ()


def _plain(value: Any) -> Iterable[str]:
    values = value if isinstance(value, list) else [value]
    for item in values:
        if isinstance(item, str) and item.strip():
            yield item
        elif isinstance(item, int) and not isinstance(item, bool) and abs(item) < 10**18:
            yield str(item)
