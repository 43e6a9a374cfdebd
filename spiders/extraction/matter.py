"""The body of a page whose matter is a video or pictures: the prose beside them, and the pictures in their order."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from spiders.extraction.body import Block, Kind
from spiders.extraction.limits import MOST_PICTURES
from spiders.extraction.outline import Line, Outline, entry_of, has_sentence
from spiders.extraction.places import Place
from storage.records import PageClass

# Which picture of how many it is.
_COUNTER = re.compile(r"\d+\s*(?:/|of|de|von|sur|من)\s*\d+")
BESIDE = "page:prose beside the pictures"


def beside(outline: Outline, matter: PageClass) -> list[Block]:
    """The paragraphs that are no captions; of a gallery also its pictures, each with what is said of it."""
    entries = outline.picture_entries[:MOST_PICTURES] if matter is PageClass.GALLERY else []
    said: dict[HtmlElement, list[str]] = {entry: [] for entry in entries}
    known: dict[HtmlElement, HtmlElement | None] = {}
    blocks: list[Block] = []
    for line in outline.lines:
        entry = entry_of(line.block, said, known)
        if entry is not None:
            said[entry].append("" if _COUNTER.fullmatch(line.text) else line.text)
        elif line.place is Place.OWN and not line.is_teaser and _is_paragraph(line):
            blocks.append(Block(Kind.PARAGRAPH, line.text, line.block))
    figures = (Block(Kind.FIGURE, " ".join(filter(None, texts)), entry) for entry, texts in said.items())
    return [*blocks, *figures]


def _is_paragraph(line: Line) -> bool:
    """Prose, or a few words that stand as a paragraph."""
    return line.is_prose or (line.block.tag == "p" and not line.linked and has_sentence(line.text))
