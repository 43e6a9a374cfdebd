"""The text that linked data states of an article, where a page shows none of it or only its beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spiders.extraction import classify
from spiders.extraction.body import Block, Kind
from spiders.extraction.document import Document, text_of
from spiders.extraction.linked_data import LinkedData
from spiders.extraction.outline import Outline, has_sentence
from spiders.extraction.text import clean_line, ends_sentence, letters, split_lines

SOURCE = "json-ld:articleBody"
# So many times the letters that the page shows: what states less may leave something out.
_FULLER = 2
# The same of what begins with all that is shown, and of how many paragraphs with a sentence it goes on.
_LONGER, _LEAST_MORE = 1.25, 2
# A page that shows so few letters shows no article; of more, such a share stands in the stated text.
_NOTHING, _SHARE = 200, 0.8
_BREAKS = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr)\b[^<>]{0,500}>", re.IGNORECASE)
_MOST_PARTS = 10
_LONGEST_NAMED, _BEGINNING = 500, 5  # letters of what names the page, and of the beginning of a word that tells
_UNSPACED = "\u0e00"  # from which on scripts stand that put no space between words, and some that do
_WORD = re.compile(r"\w+")
_TAGS = re.compile(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)


def stated_blocks(document: Document, outline: Outline, shown: Sequence[str]) -> list[Block]:
    """The paragraphs of the article's text in linked data, where they hold all that is `shown` and much more, or go on
    where that ends.

    None for an article that is not free, or stands behind a paywall: what its page shows is what everybody may read.
    None of a text in one line but where the page shows hardly any, and none that has no word of the page's title.
    """
    linked = document.linked_data
    stated = max(linked.texts("articleBody"), key=len, default="")
    held = sum(map(len, shown))
    if linked.free is False or _has_closed_part(linked) or len(stated) < max(_NOTHING, _LONGER * held):
        return []
    lines = split_lines(_TAGS.sub("", _BREAKS.sub("\n", stated)))
    paragraphs = [line for each in lines if (line := clean_line(each))]
    whole = letters("".join(paragraphs))
    known = sum(len(line) for line in shown if letters(line) in whole)
    is_fuller = len(whole) >= _FULLER * len(letters("".join(shown))) and len(stated) >= _FULLER * held
    if not (is_fuller or _goes_on(paragraphs, shown)) or (held > _NOTHING and known < _SHARE * held):
        return []
    if held <= _NOTHING and not _speaks_of(document, whole):
        return []
    if len(paragraphs) == 1:
        if held > _NOTHING:
            return []
        paragraphs = _with_shown(paragraphs[0], shown)
    if classify.is_behind_paywall(document, outline, shown):
        return []
    return [Block(Kind.PARAGRAPH, line) for line in paragraphs]


def _goes_on(stated: Sequence[str], shown: Sequence[str]) -> bool:
    """Whether what is stated begins with all that is shown, paragraph by paragraph, and has some more up to its end."""
    begins = [letters(line) for line in stated[: len(shown)]] == [letters(line) for line in shown]
    rest = stated[len(shown) :] if shown and begins else ()
    return sum(map(has_sentence, rest)) >= _LEAST_MORE and ends_sentence(rest[-1])


def _has_closed_part(linked: LinkedData) -> bool:
    """Whether a part of the article is stated not to be free."""
    parts = linked.article.get("hasPart")
    stated = [part for part in (parts if isinstance(parts, list) else [parts])[:_MOST_PARTS] if isinstance(part, dict)]
    return any(str(part.get("isAccessibleForFree")).strip().lower() == "false" for part in stated)


def _speaks_of(document: Document, whole: str) -> bool:
    """Whether a text, as `letters`, has a word of the page's title or headline, or none of these tells anything."""
    heading = next(document.tree.iter("h1"), None)
    named = " ".join((document.title or "", text_of(heading) if heading is not None else ""))[:_LONGEST_NAMED]
    # Words are bent; where a script parts none, all of a title is one, and its pairs of signs tell.
    told: set[str] = set()
    for word in map(letters, _WORD.findall(named)):
        if word and max(word) >= _UNSPACED:
            told.update(first + second for first, second in pairwise(word))
        elif len(word) >= _BEGINNING:
            told.add(word[:_BEGINNING])
    return not told or any(each in whole for each in told)


def _with_shown(stated: str, shown: Sequence[str]) -> list[str]:
    """A text in one line, with the paragraphs that the page shows of its beginning as they are."""
    found: list[str] = []
    for line in shown:
        if not stated.startswith(line):
            break
        found.append(line)
        stated = stated[len(line) :].lstrip()
    return [*found, stated]
