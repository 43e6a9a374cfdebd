"""Cleaning of scraped text, which is hostile until it has passed through here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from string import punctuation

# Terminal escapes (ECMA-48): control sequences, strings such as a window title, and the two-character rest. A string
# that does not end within its line is none: it would take the rest of the text with it.
_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]|\x1b[\]PX^_][^\x07\x1b\r\n]*+(?:\x07|\x1b\\)|\x1b[ -/]*+[0-~]"
)

# What has no place in a line: controls that are no white space, lone surrogates, overrides of the writing direction,
# marks without width, fillers that look empty, tags (U+E0000 on), code points that are no characters, and choices of an
# ideograph's form (U+E0100 on) that stand behind none.
_IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LOOSE_FORM = f"(?<![{_IDEOGRAPHS}])[\U000e0100-\U000e01ef]"
_JUNK = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff"
    f"\U000e0000-\U000e007f]|{_LOOSE_FORM}"
)
# What of that Python calls printable; a printable text has nothing else of it. The second is told several times faster.
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufffc"
_PRINTABLE_JUNK = re.compile(f"[{_FILLERS}]|{_LOOSE_FORM}")
_MAY_BE_JUNK = re.compile(f"[{_FILLERS}\U000e0100-\U000e01ef]")
# Joiners shape letters in Persian and Indic scripts, and emoji; at the edge of a word they do nothing.
_LOOSE_JOINER = re.compile("(?<!\\S)[\u200c\u200d]+|[\u200c\u200d]+(?!\\S)|(?<=[\u200c\u200d])[\u200c\u200d]+")
# Unicode's Stream-Safe Text Format (UAX #15) allows so many marks on one letter; sorting more takes their square.
_MOST_MARKS = 30
_MAY_BE_MARKS = re.compile(rf"[^\w\x00-\x7f]{{{_MOST_MARKS + 1},}}")
# What `letters` leaves out of ASCII.
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

STOPS = ".!?؟۔।॥։።။។。｡！？．…"
"""What ends a sentence in the scripts that are read; Thai and Lao have nothing for it."""
CLOSING = "\"'”’»)\\]」』）】》"
"""What may stand behind a stop, escaped for a set of a pattern."""
_SENTENCE_END = re.compile(rf"[{STOPS}](?:[{CLOSING}]|\[\d{{1,3}}\])*\s*$")
UNSTOPPED = "\u0e00-\u0eff"
"""Letters of the scripts without stops (Thai, Lao), for a set of a pattern."""
LONG_ENOUGH = r".{90}"
"""What stands behind the first of them in a sentence rather than a title or a label, as a pattern."""

# Scripts that put no space between words, and how many letters a word has there: ideographs and kana; Thai, Lao,
# Burmese and Khmer. Their signs stand between words without spaces as well.
IDEOGRAPHIC = f"{_IDEOGRAPHS}々〆\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"
"""Ideographs and kana, for a set of a pattern."""
_SYLLABIC = f"{UNSTOPPED}\u1000-\u109f\u1780-\u17ff"
_BETWEEN = "\\s\u2010-\u205e\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_SPACED = f"[^{IDEOGRAPHIC}{_SYLLABIC}{_BETWEEN}]+"
_ANY_WORD = re.compile(f"[{IDEOGRAPHIC}]{{1,2}}|[{_SYLLABIC}]{{1,5}}|{_SPACED}(?:’{_SPACED})*")
_UNSPACED = re.compile(f"[{IDEOGRAPHIC}{_SYLLABIC}]")
_AROUND_WORDS = f"{punctuation}«»¿¡·،؛{STOPS}"
# Words of other scripts have fewer letters on average, with their space.
_LONG_RUN = 7


def clean_line(text: str) -> str:
    """One line fit to be stored and shown: NFC, white space folded to single spaces and stripped.

    Drops controls, terminal escapes, lone surrogates, direction overrides, marks without width and those beyond
    thirty on a letter; keeps the joiners (U+200C, U+200D) inside words. Cleaning twice changes nothing.
    """
    # Of white space only the space is printable: most texts are one line as they stand.
    is_folded = text.isprintable() and "  " not in text and text.strip(" ") == text
    line = text if is_folded else " ".join(text.split())
    is_printable = is_folded or line.isprintable()
    if is_printable and line.isascii():
        return line
    # A terminal escape may end at a line break, which is gone in the folded line.
    cleaned = _without_many_marks(without_controls(line if is_printable else text))
    if not unicodedata.is_normalized("NFC", cleaned):
        # Some marks fall into several.
        cleaned = _without_many_marks(unicodedata.normalize("NFC", cleaned))
    if "\u200c" in cleaned or "\u200d" in cleaned:
        cleaned = _LOOSE_JOINER.sub("", cleaned)
    return line if cleaned is line else " ".join(cleaned.split())


def _without_many_marks(text: str) -> str:
    """The text with no more than `_MOST_MARKS` marks on a letter; it has no lone surrogates."""
    has_many = len(text.encode()) - len(text) > _MOST_MARKS and _MAY_BE_MARKS.search(text)
    return _MAY_BE_MARKS.sub(_with_fewer_marks, text) if has_many else text


def _with_fewer_marks(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in run[0]:
        # By category: a few marks count as letters (combining class 0) and fall into two that are sorted.
        marks = marks + 1 if unicodedata.category(character)[0] == "M" else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def without_controls(text: str) -> str:
    """The text without terminal escapes, controls and marks that nobody sees; line breaks and white space stay."""
    if text.isprintable() and not (_MAY_BE_JUNK.search(text) and _PRINTABLE_JUNK.search(text)):
        return text
    return _JUNK.sub("", _ESCAPE.sub("", text))


def letters(text: str) -> str:
    """Letters and digits only, case folded: what makes two printings of one label equal."""
    folded = text.casefold()
    if folded.isalnum():
        return folded
    if folded.isascii():  # of bytes signs are deleted many times faster
        return folded.encode().translate(None, _ASCII_SIGNS).decode()
    return "".join(filter(str.isalnum, folded))


def split_lines(text: str) -> list[str]:
    """The lines of a text, whatever breaks them (LF, CRLF, CR, form feed, the Unicode separators)."""
    return _LINE_BREAK.split(text)


def word_count(text: str) -> int:
    """How many words: runs without white space that hold at least one letter or digit.

    Where runs are long since a script puts no space between words, their letters are counted: two make a word of
    ideographs and kana, five one of Thai, Lao, Burmese and Khmer.
    """
    runs = text.split()
    words = len(runs) - len([run for run in runs if not run[0].isalnum() and not any(map(str.isalnum, run))])
    return max(words, _unspaced(text)) if len(text) > _LONG_RUN * len(runs) else words


def rough_words(text: str) -> int:
    """About as many as `word_count`, which counts no signs that stand alone: to tell prose from labels."""
    runs = len(text.split())
    # White space alone is what stands between most elements.
    return max(runs, _unspaced(text)) if runs and len(text) > _LONG_RUN * runs else runs


def line_words(line: str) -> int:
    """`rough_words` of a clean line, in less time; an empty one has one."""
    runs = line.count(" ") + 1
    return max(runs, _unspaced(line)) if len(line) > _LONG_RUN * runs else runs


def words(text: str) -> list[str]:
    """The words of a text without the signs around them, in parts as long as words where no spaces stand between."""
    return [word for each in _ANY_WORD.findall(text) if (word := each.strip(_AROUND_WORDS))]


def has_unspaced(text: str) -> bool:
    """Whether a text has letters of a script that puts no space between words."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def _unspaced(text: str) -> int:
    """The words of a text with letters of a script that puts no space between words; 0 for other texts."""
    return len(_ANY_WORD.findall(text)) if has_unspaced(text) else 0


def ends_sentence(text: str) -> bool:
    """Whether a text ends in a stop, behind which quotes, brackets and notes such as `[3]` may stand."""
    return _SENTENCE_END.search(text) is not None


def join_paragraphs(paragraphs: Iterable[str]) -> str:
    """Paragraphs parted by one empty line, as in `Extraction.body`; empty ones are left out."""
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
