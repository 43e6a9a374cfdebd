"""The blocks around an article in a text rendering: menus, ticker, and the lists of other articles below it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from spiders.extraction.closing_lines import tells_whose
from spiders.extraction.dates import parse_date
from spiders.extraction.landmarks import Landmarks, Rules
from spiders.extraction.menus import REGION_LETTERS, edition_of_label, is_menu_of
from spiders.extraction.text import letters
from spiders.extraction.text_header import Setting, is_sure
from spiders.extraction.text_lines import Line
from storage.records import Link, LinkKind, MenuEntry, MenuKind

_LABEL_WORDS = 4
_MOST_TITLES = 60


def ticker_range(lines: Sequence[Line], setting: Setting) -> range:
    """Where the breaking-news lines stand: below their heading, up to the next gap.

    Where no gap parts them from the article, up to its headline: the line above byline and date.
    """
    rules = setting.marks.rules
    for at, line in enumerate(lines):
        if line.words > 3 or not rules.ticker.fullmatch(line.text):
            continue
        end = at + 1
        while end < len(lines) and (
            not lines[end].gap or (end == at + 1 and not (lines[end + 1 :] and lines[end + 1].gap))
        ):
            if end > at + 1 and all(is_sure(after, setting) for after in lines[end : end + 2]):
                return range(at, end - 1)
            end += 1
        return range(at, end)
    return range(0)


def read_menu(lines: Sequence[Line], marks: Landmarks, language: str) -> tuple[MenuEntry, ...]:
    """The outlet's menus above the headline: other editions, sections and regions, each label once."""
    found: dict[MenuEntry, None] = {}
    for heading, items in _lists(lines):
        labels = [item.text for item in items if item.words <= _LABEL_WORDS and not item.stops]
        editions = [code for code in map(edition_of_label, labels) if code]
        if editions and len(editions) * 2 >= len(labels):
            found.update((MenuEntry(MenuKind.EDITION, code), None) for code in editions if code != language)
        elif heading is not None and marks.section_menu and letters(heading.text) == letters(marks.section_menu):
            found.update((MenuEntry(MenuKind.SECTION, label), None) for label in labels)
        elif is_menu_of(REGION_LETTERS, labels):
            found.update((MenuEntry(MenuKind.REGION, label), None) for label in labels)
    return tuple(found)


def menu_labels(lines: Sequence[Line]) -> dict[str, str]:
    """Every short label of the menus by its letters, to print a section as the outlet does."""
    return {line.key: line.text for line in lines if line.words <= _LABEL_WORDS and not line.stops and line.key}


def _lists(lines: Sequence[Line]) -> Iterator[tuple[Line | None, list[Line]]]:
    """(heading, items) of the bulleted lists; a list indented below an item has that item as its heading."""
    heading: Line | None = None
    items: list[Line] = []
    for at, line in enumerate(lines):
        if items and (not line.bullet or line.indent != items[0].indent):
            yield heading, items
            items = []
        if not line.bullet:
            continue
        if not items:
            before = lines[at - 1] if at else None
            above = (
                before is not None
                and (not before.bullet or before.indent < line.indent)
                and not (line.gap and not before.bullet)
            )
            heading = before if above else None
        items.append(line)
    if items:
        yield heading, items


def read_blocks(lines: Sequence[Line], setting: Setting, labels: Container[str]) -> Iterator[Link]:
    """The links below the article, block by block; what stands under no known heading is furniture.

    `labels` are the keys of the sections that the menus name.
    """
    rules = setting.marks.rules
    start, kind = 0, None
    for at, line in enumerate([*lines, None]):
        following = None if line is None else rules.link_kind(line.text)
        if line is not None and following is None and not _is_end(line, rules):
            continue
        if kind is LinkKind.MOST_READ:
            yield from _dated_titles(lines[start:at], kind, setting)
        elif kind is LinkKind.READ_NEXT:
            yield from _read_next(lines[start:at], setting, labels)
        elif kind is not None:
            yield from (Link(kind, line.text) for line in _titles(lines[start:at], rules))
        start, kind = at + 1, following


def _is_end(line: Line, rules: Rules) -> bool:
    return (line.words <= 8 and bool(rules.tail.fullmatch(line.text))) or tells_whose(line.text)


def _titles(lines: Sequence[Line], rules: Rules) -> list[Line]:
    return [line for line in lines if line.title and not rules.furniture.fullmatch(line.text)][:_MOST_TITLES]


def _dated_titles(lines: Sequence[Line], kind: LinkKind, setting: Setting) -> Iterator[Link]:
    """Items of: the picture's caption, the title, then section and day, each on a line; the last two may be missing."""
    pending: list[Line] = []
    section: str | None = None
    for line in [*lines, None]:
        day = parse_date(line.text, setting.zone, language=setting.language, now=setting.now) if line else None
        label = line is not None and day is None and line.bullet and line.words <= _LABEL_WORDS
        if line is not None and label and pending:
            section = line.text
        elif day or ((line is None or section is not None) and pending):
            if day is not None and section is None and len(pending) > 1 and _is_label(pending[-1]):
                section = pending.pop().text
            if pending:
                yield Link(kind, pending[-1].text, section=section, linked_on=day.at.date() if day else None)
            pending, section = [line] if line is not None and day is None else [], None
        elif line is not None and not setting.marks.rules.furniture.fullmatch(line.text):
            pending.append(line)


def _is_label(line: Line) -> bool:
    return line.words <= _LABEL_WORDS and not line.stops


def _read_next(lines: Sequence[Line], setting: Setting, labels: Container[str]) -> Iterator[Link]:
    """Items of: the picture's caption with the section below it, a gap, the title. Or dated titles."""
    rows = [line for line in lines if not setting.marks.rules.furniture.fullmatch(line.text)]
    if any(line.bullet for line in rows):
        yield from _dated_titles(rows, LinkKind.READ_NEXT, setting)
        return
    labelled = False
    for at, line in enumerate(rows[:-1]):
        # Above its title, below the picture's caption; at the very top where the picture has none.
        apart = rows[at + 1].gap and (not line.gap or at == 0 or _titled_before(rows, at))
        if _is_label(line) and (apart or (line.key in labels and not rows[at + 1].gap)):
            labelled = True
            yield Link(LinkKind.READ_NEXT, rows[at + 1].text, section=line.text)
    if not labelled:
        yield from (Link(LinkKind.READ_NEXT, line.text) for line in rows if line.title and not line.caption)


def _titled_before(rows: Sequence[Line], at: int) -> bool:
    """Whether the row two above is a label too: then the one above is its title, and this one begins the next item."""
    return at >= 2 and _is_label(rows[at - 2]) and not _is_label(rows[at - 1])
