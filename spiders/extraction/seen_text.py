"""The text of a short element as it is seen: parts that stand apart are parted, labels for the ear left out."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from spiders.extraction.document import unbroken
from spiders.extraction.tags import INLINE, SILENT
from spiders.extraction.unseen import is_for_hearing

# Elements that may stand within a word or right before a sign; the rest stand apart.
_WITHIN_WORDS = INLINE - {"small", "cite", "span", "time", "data"}
_MARK = "\ue000"  # of a private area: no letter
_GLUED = re.compile(rf"(?<=[\w.!?…)”’\"»]){_MARK}+(?=[\w(“„\"«©])")
_APART = re.compile(f"{_MARK}+")


def seen_text_of(element: HtmlElement) -> str:
    """An element's text like `document.text_of`, with a space where two parts that stand apart would be one word.

    Labels for those who hear the page are left out.
    """
    return _APART.sub("", _GLUED.sub(" ", _marked_text_of(element)))


def _marked_text_of(element: HtmlElement) -> str:
    """The text with a sign around what stands apart. Trees are 256 deep at most, and each level is one call."""
    parts = [_of_source(element.text)]
    for child in element:
        if child.tag == "br":
            parts.append("\n")
        elif child.tag not in SILENT and not is_for_hearing(child):
            said = _marked_text_of(child)
            parts.append(said if child.tag in _WITHIN_WORDS else f"{_MARK}{said}{_MARK}")
        parts.append(_of_source(child.tail))
    return "".join(parts)


def _of_source(text: str | None) -> str:
    """A text of the page without the sign that is used here."""
    return unbroken(text or "").replace(_MARK, "")
