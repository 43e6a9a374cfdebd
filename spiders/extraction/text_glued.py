"""Lines in which a text browser put a name, a date and the labels of dates together without a space between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from spiders.extraction.date_words import month_number
from spiders.extraction.dates import has_label_at_start
from spiders.extraction.text_lines import Line

_MOST_WORDS, _MOST_LETTERS = 16, 200  # at each seam the rest of a line is looked at
_PROSE_ABOVE = 4  # lines of prose, a notice and a summary among them, that may stand above or within a head
# A letter or digit right before a whole day, or before a capital that may begin a label.
_SEAM = re.compile(
    r"(?<=[a-zß-öø-ÿ])(?=(?P<month>[^\W\d_a-z]\w{1,20})\.?\s\d{1,2},?\s\d{4}(?!\d))"
    r"|(?<=[^\W\d_A-Z])(?=\d{1,2}\.?\s(?:de\s)?(?P<name>[^\W\d_]{1,20})\.?,?\s(?:de\s)?\d{4}(?!\d))"
    r"|(?<=[^\W\d_A-Z])(?=\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)\d{4}(?!\d)|\d{4}-\d\d-\d\d(?!\d))"
    r"|(?<=\D20\d\d)(?=\d{1,2}:\d\d(?!\d))"
    r"|(?<=[\da-zß-öø-ÿ])(?=(?P<label>[^\W\d_a-z][^\W\d_A-Z]{1,20}))"
)
_DIGITS = re.compile(r"\d")
_DAY_WORD = re.compile(r"\d{4}|\d[./:-]\d")


def unglued(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text, the short ones of its head that hold a date with a space wherever that or its label begins.

    Dates below an article are other articles'.
    """
    prose = (at for at, line in enumerate(lines) if line.prose)
    head = next(islice(prose, _PROSE_ABOVE, None), len(lines))
    return [*map(_unglued, lines[:head]), *lines[head:]]


def _unglued(line: Line) -> Line:
    is_long = line.words > _MOST_WORDS or len(line.text) > _MOST_LETTERS
    if is_long or line.sentence or not _DAY_WORD.search(line.text):
        return line
    text = _SEAM.sub(lambda seam: " " if _is_seam(seam) else "", line.text)
    return replace(line, text=text) if text != line.text else line


def _is_seam(seam: re.Match[str]) -> bool:
    """Whether a date begins here, or the label of one that stands behind it."""
    if name := seam["month"] or seam["name"]:
        return month_number(name) is not None
    rest = seam.string[seam.end() :]
    return seam["label"] is None or (has_label_at_start(_spaced(rest)) and _DIGITS.search(rest) is not None)


def _spaced(text: str) -> str:
    """A text with a space before its first digit: `Published18 November`."""
    return _DIGITS.sub(r" \g<0>", text, count=1)
