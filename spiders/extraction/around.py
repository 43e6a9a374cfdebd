"""What stands around an article: links to others, the ticker, the menus, notices. Each value is kept once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from spiders.extraction.blocks import headed_blocks, menus_in, short_lines, teasers_in
from spiders.extraction.dates import parse_date
from spiders.extraction.document import text_of
from spiders.extraction.menus import EDITIONS
from spiders.extraction.selecting import selector
from spiders.extraction.text import clean_line
from storage.records import Link, LinkKind, MenuEntry, MenuKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from spiders.extraction.document import Document
    from spiders.extraction.landmarks import Rules
    from spiders.extraction.page import Page

_TICKER = "ticker"
_LONGEST_TICKER_LINE = 120  # where no link says what is a line of it
_LINKS = selector("a[href]")


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


class Surroundings:
    """The blocks and lists around an article, known by the headings and labels that the outlet's landmarks declare.

    It holds no page, which holds it: a page is freed at once where nothing it holds leads back to it.
    """

    def __init__(self, document: Document, rules: Rules) -> None:
        self._rules = rules
        self._labels = document.labelled(rules.label_of)
        self._blocks = headed_blocks(self._labels, rules.block_kind)

    def links(self, page: Page) -> Iterator[Link]:
        """Teasers under their headings; an item's other lines are its section and day."""
        for kind in (LinkKind.RELATED, LinkKind.MOST_READ, LinkKind.COVERAGE, LinkKind.READ_NEXT):
            for teaser in teasers_in(self._blocks.get(kind, []), page.document):
                if self._is_label(teaser.title):
                    continue
                if kind is LinkKind.RELATED:
                    yield Link(kind, teaser.title, teaser.url)
                else:
                    sections = [self._rules.menus.named(line) for line in teaser.lines]
                    section = next(filter(None, sections), None)
                    others = (line for line, label in zip(teaser.lines, sections, strict=True) if label is None)
                    yield Link(kind, teaser.title, teaser.url, section, next(_days(others, page), None))

    def _is_label(self, title: str) -> bool:
        """Whether a link says what stands around it, rather than an article's title."""
        rules = self._rules
        is_known = rules.block_kind(title) is not None or rules.menus.named(title) is not None
        return is_known or rules.furniture.fullmatch(title) is not None

    def ticker(self, left_out: frozenset[HtmlElement]) -> Iterator[str]:
        """The lines under "BREAKING": links, else whatever stands beside the label, but for elements left out."""
        blocks = self._blocks.get(_TICKER, [])
        for block in blocks:
            yield from map(text_of, _LINKS(block))
        if not blocks:
            labels = (label for label in self._labels if self._rules.block_kind(label) == _TICKER)
            for mark in self._labels.get(next(labels, ""), ())[:1]:
                for beside in mark.itersiblings():
                    yield from short_lines(beside, _LONGEST_TICKER_LINE, left_out)

    def menu(self, language: str) -> Iterator[MenuEntry]:
        """Lists that hold the known labels, and links to the front pages of editions in other languages."""
        for labels in menus_in(self._labels, self._rules.menus.of_lists):
            yield from self._rules.menus.entries(tuple(labels))
        for name, code in EDITIONS.items():
            for label in self._labels.get(name, ()) if code != language else ():
                link = label if label.tag == "a" else label.getparent()
                if link is not None and link.tag == "a" and self._rules.front_page.fullmatch(link.get("href") or ""):
                    yield MenuEntry(MenuKind.EDITION, code)


def _days(lines: Iterable[str], page: Page) -> Iterator[date]:
    """The days that some of the lines are; without a year it follows from the time of the capture."""
    for line in lines:
        if found := parse_date(line, page.zone, language=page.language, now=page.captured_at):
            yield found.at.date()
