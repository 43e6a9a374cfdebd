"""A plain-text rendering as lines: cleaned, and told apart by bullets, headings, indents and gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from spiders.extraction.captions import is_caption
from spiders.extraction.date_words import begins_with_day
from spiders.extraction.limits import LONGEST_CAPTION
from spiders.extraction.text import (
    CLOSING,
    LONG_ENOUGH,
    STOPS,
    UNSTOPPED,
    clean_line,
    ends_sentence,
    letters,
    line_words,
    split_lines,
    without_controls,
)
from spiders.extraction.text_links import without_definitions, without_links, without_numbers
from spiders.extraction.text_tables import without_frames
from spiders.extraction.text_wrapping import DOTS, unwrapped

_BULLET = re.compile(
    r"^([ \t\u00a0]*)"
    rf"(?:[{DOTS}–*+-]|o(?=[ \t]{{2}})|(?<=[ \t]{{2}})o(?=[ \t])|(?:\d{{1,3}}|[a-z])[.)](?=\s))[ \t\u00a0]+(?=\S)"
)
_DASHES = ("–", "-")
_NUMBER = re.compile(r"^[ \t\u00a0]*\d{1,3}[.)]\s")
# A day in figures, with the spaces that some languages put behind its stops, is no number of a list.
_DAY_IN_FIGURES = re.compile(r"\s*(?:0?[1-9]|[12]\d|3[01])\.\s(?:0?[1-9]|1[0-2])\.\s(?:19|20)\d\d(?!\d)")
_LONE_BULLET = re.compile(rf"^[ \t\u00a0]*[{DOTS}*+-][ \t\u00a0]*$")
_HEADING_MARK = re.compile(r"\s{0,3}(#{1,6}|={1,6})\s++")
_UNDERLINE = re.compile(r"^\s{0,3}(={3,}|-{3,}|~{3,})\s*$")
_RULE = re.compile(r"^\s*(?:(?:[-_*=~#—–]\s*){3,}|[|+][-+|:= ]+)$")
# A mark looks for its like up to the next one only, else many that are never closed would take their square.
_BOLD = re.compile(r"(\*\*|__)(?!\s|\1)([^*_]*+(?:(?!\1)[*_][^*_]*+)*+)(?<=\S)\1")
# What is left of marks that were closed behind a space, or over a line's end; within a word stars stand for letters.
_LOOSE_BOLD = re.compile(r"(?<!\w)\*{2,}|\*{2,}(?!\w)")
_FEWEST_BOLD = 3  # lines with a pair of marks, in a text that is Markdown
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_]{1,2000}?)(?<=[^*_])\1(?![\w*_])")
_ESCAPED = re.compile(r"\\([-+.#*_()\[\]!>|`~])")
# What text browsers print for pictures without words and for fields of forms.
_PLACEHOLDER = re.compile(
    r"\[(?:\d{1,4}x\d{1,4}|svg|img|image|INLINE|IMAGE|LINK|BUTTON|EMBED|[ _*x]{0,80}"
    r"|[\w%.~-]{1,120}\.(?:jpe?g|png|gif|svg|webp|avif)|(?=\w{0,80}\d{3})[\w-]{3,80}"
    # A file's name with what its address asks for.
    r"|(?=[^\[\]]{0,100}(?:\?\w{1,40}=|&amp;))[^\[\]]{3,300})\]"
    r"|\(BUTTON\)|_{4,}"
)
# The same alone in a line: the beginning of a file's name, and what stands for a page within the page.
_LONE_PLACEHOLDER = re.compile(
    r"\s*(?:(?:\[[a-z\d][\w-]{1,30}\]\s*)+|\[(?=[\w-]{0,80}[-_])[\w-]{2,80}\]|I?FRAME:.{0,80})"
)
# A file's name behind words; what a text itself puts in brackets is a word.
_FILE_NAME = re.compile(r"(?<=\S)\s+\[[a-z\d]\w{0,20}-[\w-]{0,30}\]\s*$")
# Text that a page strikes out, and that it puts instead.
_STRUCK = re.compile(r"\[(DEL|S):[^\[\]]{0,300}:\1\]")
_INSERTED = re.compile(r"\[INS:([^\[\]]{0,300}):INS\]")
_QUOTE_MARK = re.compile(r"^\s{0,3}(?:>\s?)+")

_SENTENCE = re.compile(rf"[{STOPS}:;,：；，](?:[{CLOSING}]|\[\d{{1,3}}\])*\s*$|[{UNSTOPPED}]{LONG_ENOUGH}")
_UNSTOPPED_SENTENCE = re.compile(f"[{UNSTOPPED}]{LONG_ENOUGH}")
# Prose is long, or a sentence that is not short.
_PROSE_WORDS = 22
_SENTENCE_WORDS = 8
# A long line with hardly a word in small letters is a menu that was printed in one line.
_FEWEST_SMALL = 0.25
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Line:
    """One line with words on it. `gap`: an empty line stands before it; `indent` counts columns before the text."""

    text: str
    number: int
    gap: bool = True
    bullet: bool = False
    indent: int = 0
    level: int = 0
    """1..6 for a heading by its mark-up, 0 for none."""
    links: tuple[tuple[str, str], ...] = ()
    """(text, address) of the links that the rendering spells out."""
    mark: str = ""
    """The number before a numbered line, as printed: `3.`"""
    dash: str = ""
    """The dash before a line that may be one of dialogue, or of a list."""
    words: int = field(init=False, default=1)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", line_words(self.text))

    @property
    def numbered(self) -> bool:
        """Stands behind a number, as an item of a list."""
        return bool(self.mark)

    @cached_property
    def stops(self) -> bool:
        """Ends like a sentence."""
        return ends_sentence(self.text) or _UNSTOPPED_SENTENCE.search(self.text) is not None

    @cached_property
    def prose(self) -> bool:
        """Reads like a paragraph: a sentence, or longer than any title."""
        if self.words < _SENTENCE_WORDS:
            return False
        return bool(_SENTENCE.search(self.text)) or (self.words >= _PROSE_WORDS and not _is_menu(self.text))

    @cached_property
    def sentence(self) -> bool:
        """Prose, or a short paragraph such as `He agreed.` or `The statement read:`."""
        return self.prose or (self.words >= 2 and bool(_SENTENCE.search(self.text)))

    @cached_property
    def title(self) -> bool:
        """Could be the title of an article: some words, no full stop."""
        return 2 <= self.words <= 30 and len(self.text) <= 250 and not self.text.endswith((".", ":", ";", ","))

    @cached_property
    def caption(self) -> bool:
        """Is a picture's by its own words."""
        return len(self.text) <= LONGEST_CAPTION and is_caption(self.text)

    @cached_property
    def key(self) -> str:
        """What makes two printings of one title equal: its letters and digits."""
        return letters(self.text)


def _is_menu(text: str) -> bool:
    words: list[str] = _WORDS.findall(text)
    return sum(word[0].isupper() for word in words) > (1 - _FEWEST_SMALL) * len(words)


def to_lines(text: str) -> list[Line]:
    """The lines of a rendering that hold words. Undoes line breaks at a column, bullets and Markdown marks."""
    found: list[Line] = []
    gap = True
    text = without_controls(text).expandtabs(4)
    is_markdown = "**" in text and sum(line.count("**") > 1 for line in split_lines(text)) >= _FEWEST_BOLD
    for number, raw in enumerate(without_numbers(without_frames(unwrapped(without_definitions(split_lines(text)))))):
        stripped = raw.lstrip()
        marked = not (stripped[:1].isalpha() and stripped[1:2].isalpha())  # else it begins like prose
        if marked and found and not gap and _UNDERLINE.match(raw) and found[-1].words <= 30:
            found[-1] = replace(found[-1], level=1 if stripped[0] == "=" else 2)
            gap = True
        elif not stripped or (marked and (_RULE.match(raw) or _LONE_BULLET.match(raw))):
            gap = True
        elif line := _line(raw, number, gap=gap, marked=marked, is_markdown=is_markdown):
            found.append(line)
            gap = bool(line.level)
    return found


def _line(raw: str, number: int, *, gap: bool, marked: bool, is_markdown: bool) -> Line | None:
    level, mark, dash, bullet = 0, "", "", False
    links: tuple[tuple[str, str], ...] = ()
    if marked and (heading := _marked_heading(raw)):
        level, raw = heading
    elif marked:
        raw = _QUOTE_MARK.sub("", raw)
    indent = len(raw) - len(raw.lstrip())
    if marked:
        mark = found[0].strip() if (found := _NUMBER.match(raw)) and not _tells_day(raw) else ""
        for _ in range(2):  # "• • LIVE" is printed where a list item begins with a dot of its own
            if (dot := _BULLET.match(raw)) and not _tells_day(raw):
                dash = dot[0].strip() if not bullet and dot[0].strip() in _DASHES else ""
                raw, bullet = raw[dot.end() :], True
        if bullet and (heading := _marked_heading(raw)):
            level, raw = heading
    if "](" in raw or "][" in raw:
        raw, spelled = without_links(raw)
        links = tuple((clean_line(words), address) for words, address in spelled)
    if "[" in raw or "(BUTTON)" in raw or "____" in raw or "FRAME:" in raw:
        raw = _without_placeholders(raw)
    text = clean_line(raw)
    if "**" in text or "__" in text:
        text = _BOLD.sub(r"\2", text)
        if is_markdown:
            text = clean_line(_LOOSE_BOLD.sub("", text))
    if "_" in text or "*" in text:
        text = _EMPHASIS.sub(r"\2", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return Line(text, number, gap, bullet, indent, level, links, mark, dash) if text else None


def _tells_day(raw: str) -> bool:
    """Whether what looks like the number of a list is that of a day: `16. November`, `16. 11. 2026`."""
    return begins_with_day(raw) or _DAY_IN_FIGURES.match(raw) is not None


def _without_placeholders(raw: str) -> str:
    """A line without what text browsers print for pictures, fields and frames, and with a page's changes made."""
    raw = _FILE_NAME.sub("", _PLACEHOLDER.sub(" ", _INSERTED.sub(r"\1", _STRUCK.sub(" ", raw))))
    return "" if _LONE_PLACEHOLDER.fullmatch(raw) else raw


def _marked_heading(raw: str) -> tuple[int, str] | None:
    """Level and words of `## Words`, `## Words ##` and `== Words ==`."""
    if not (opening := _HEADING_MARK.match(raw)):
        return None
    mark, words = opening[1], raw[opening.end() :].rstrip()
    if mark[0] == "#":
        return len(mark), words.rstrip("#").rstrip()
    bare = words.removesuffix(mark)
    return (len(mark), bare.rstrip()) if bare != words and bare[-1:].isspace() else None
