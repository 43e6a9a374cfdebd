"""The day of today that a site prints at the top of all its pages, which is none of an article's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice

from lxml.html import HtmlElement

_MENU_LINKS = 4  # of a list
_MOST_BETWEEN = 100  # elements between a day and the headline, without what is in them


def is_site_clock(element: HtmlElement, day: date, heading: HtmlElement | None, captured_at: datetime | None) -> bool:
    """Whether an element prints the day of the capture above the headline, and outside of its `main` or before a menu.

    Zones make a difference of one day.
    """
    if heading is None or captured_at is None or abs(day - captured_at.date()) > timedelta(days=1):
        return False
    around = {element, *element.iterancestors()}
    if heading in around or any(each.tag in ("main", "article") for each in around):
        return False
    between = _between(element, {heading, *heading.iterancestors()})
    if between is None:
        return False
    return any(map(_is_main, heading.iterancestors())) or any(map(_is_menu, between))


def _between(element: HtmlElement, holding: set[HtmlElement]) -> list[HtmlElement] | None:
    """What stands from an element to the one of `holding` that is below it on the page; None where none is."""
    between: list[HtmlElement] = []
    for each in _behind(element):
        if each in holding:
            return between
        between.append(each)
    return None


def _behind(element: HtmlElement) -> Iterator[HtmlElement]:
    siblings = (each for around in (element, *element.iterancestors()) for each in around.itersiblings())
    return islice(siblings, _MOST_BETWEEN)


def _is_main(element: HtmlElement) -> bool:
    return element.tag == "main" or element.get("role") == "main"


def _is_menu(element: HtmlElement) -> bool:
    """Whether an element is, or holds, a menu: it is called so, or is a list of links."""
    for each in element.iter("nav", "ul", "div"):
        if each.tag == "nav" or each.get("role") == "navigation":
            return True
        if each.tag == "ul" and len(list(islice(each.iter("a"), _MENU_LINKS))) == _MENU_LINKS:
            return True
    return False
