"""The text that linked data states of an article, where a page shows none of it or only its beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spiders.extraction.body import Block, Kind
from spiders.extraction.document import Document
from spiders.extraction.text import clean_line, letters, split_lines

SOURCE = "json-ld:articleBody"
# So many times the letters that the page shows: what states less may leave something out.
_FULLER = 2
# A page that shows so few letters shows no article; of more, such a share stands in the stated text.
_NOTHING, _SHARE = 200, 0.8
_BREAKS = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr)\b[^<>]{0,500}>", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)


def stated_blocks(document: Document, shown: Sequence[str]) -> list[Block]:
    """The paragraphs of the article's text in linked data, where they hold all that is `shown` and much more.

    None for an article that is not free: what its page shows is what everybody may read.
    """
    linked = document.linked_data
    stated = max(linked.texts("articleBody"), key=len, default="")
    held = sum(map(len, shown))
    if linked.free is False or len(stated) < max(_NOTHING, _FULLER * held):
        return []
    lines = split_lines(_TAGS.sub("", _BREAKS.sub("\n", stated)))
    paragraphs = [line for each in lines if (line := clean_line(each))]
    whole = letters("".join(paragraphs))
    known = sum(len(line) for line in shown if letters(line) in whole)
    if len(whole) < _FULLER * len(letters("".join(shown))) or (held > _NOTHING and known < _SHARE * held):
        return []
    return [Block(Kind.PARAGRAPH, line) for line in paragraphs]
