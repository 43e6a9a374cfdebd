"""What stands around an article: links to others, the ticker, the menus, notices. Each value is kept once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.extraction.text import clean_line
from storage.records import Link, MenuEntry

if TYPE_CHECKING:
    from spiders.extraction.page import Page


def links_of(page: Page) -> tuple[Link, ...]:
    """Those in the body, then those beside it."""
    beside = tuple(page.links())
    page.note("links", page.body.source if page.body.links else "page:links")
    return tuple(dict.fromkeys([*page.body.links, *beside]))


def ticker_of(page: Page) -> tuple[str, ...]:
    """The breaking-news lines."""
    page.note("ticker", "page:ticker")
    return tuple(dict.fromkeys(filter(None, map(clean_line, page.ticker()))))


def menu_of(page: Page) -> tuple[MenuEntry, ...]:
    """The labels of the menus."""
    page.note("menu", "page:menu")
    return tuple(dict.fromkeys(page.menu()))


def notices_of(page: Page) -> tuple[str, ...]:
    """Those in the body, and the declared elements' texts that are known as notices."""
    around = [
        (value, found.source)
        for found, values in page.find("notices")
        for value in values
        if page.rules.notice.fullmatch(value)
    ]
    page.note("notices", page.body.source if page.body.notices else next((source for _, source in around), None))
    return tuple(dict.fromkeys([*page.body.notices, *(value for value, _ in around)]))
