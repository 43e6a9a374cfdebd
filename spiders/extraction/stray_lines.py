"""Lines among an article's paragraphs that are none of it: titles of other pages, told by a label or by
their shape, and what a site says again and again. `site_lines.py` has the lines that are known by their words alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from lxml.html import HtmlElement

from spiders.extraction.addresses import bare_host
from spiders.extraction.body import Block, Kind
from spiders.extraction.date_words import MONTHS, WEEKDAYS
from spiders.extraction.document import text_of
from spiders.extraction.letter_forms import fold
from spiders.extraction.more_to_read import TELLS
from spiders.extraction.outline import has_sentence, leads_elsewhere
from spiders.extraction.text import clean_line, line_words, words
from spiders.extraction.titles import telling

_LONGEST = 200  # letters of a title with its label
_TITLE_WORDS = 4  # at least
_LABEL_WORDS, _LONGEST_LABEL = 6, 40
_MOST_LABELS = 2  # different ones of an article's lines: more are the points of a list
_MOST_BOLD = 2  # titles in bold of an article: more are what it is about
_MOST_LISTED = 5  # titles in a list
_STEM = 5  # letters
_LABEL = re.compile(r"\W*[^\W\d_].*?\s?(?:[:：|»›>]|\s[–—-]|[–—-]\s|[\])】」』》])\s*")
# What such a label says in some language: `Don’t miss:`. Behind another, such as `Winner:`, the article's own stands.
# In English such words stand in other labels too: `Human Rights Watch:`, `They also wrote:`, `Latest report:`.
_OTHERS = re.compile(
    r"^\W*(?:(?:read|see|watch|listen|learn)(?!\w)(?=\s*$|\s*[^\w\s]|\s+(?:also|more|next|here|now|this|our|full|on|about|to)\b)"
    r"|more(?=\s*$|\s*[^\w\s]|\s+(?:on|from|about|in|stories|news|coverage|reading|like)\b)"
    r"|(?:latest|next|earlier|also)(?=\s*$|\s*[^\w\s]|\s+(?:stor(?:y|ies)|articles?|news|posts?|videos?|coverage|up|read)\b))"
    r"|(?<!\w)(?:related|recommended|previously|(?:don[’']?t|you)\s+miss(?:ed)?|(?:may|might)(?:\s+also)?\s+like"
    r"|(?:(?:further|recommended|related|suggested)\s+)?reading(?=\W*$)|(?:up|read|watch)\s+next)(?!\w)"
    rf"|{TELLS}",
    re.IGNORECASE,
)
_DAYS = WEEKDAYS | frozenset(MONTHS)  # with which no title begins, but what was on a day
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|csv|jpe?g|png|mp[34])$", re.IGNORECASE)
_FEWEST_AGAIN = 3
# What sites say between paragraphs. Nobody knows of other short lines: verdicts, votes, marks, refrains and the names
# of those who speak come again as well.
_SAID_AGAIN = re.compile(
    r"(?:article\s+content|advertisements?|advertising|adverts?|sponsored(?:\s+content)?|anzeigen?|werbung|publicidad(?:e)?"
    r"|anuncios?|publicité|pubblicità|advertentie|reklama?|реклама|διαφήμιση|[إا]علان(?:ات)?|تبلیغات|آگهی|פרסומת|विज्ञापन"
    r"|광고|広告|廣告|广告)(?:\s*\d{1,2})?",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\s_=*~·•—–-]+")  # a line drawn with signs
_SHORTEST_RULE = 3
_LEAST_PROSE = 60  # letters of a paragraph beside a label


def without_stray_lines(blocks: list[Block], host: str) -> list[Block]:
    """The blocks without such lines; `host`: the page's, bare, to which links to its own other pages lead."""
    left_out = _titles(blocks, host) | _labels(blocks)
    return [block for place, block in enumerate(blocks) if place not in left_out] if left_out else blocks


def _titles(blocks: Sequence[Block], host: str) -> set[int]:
    """The places of titles of other pages behind a label, alone in bold, or in a short list that nothing announces."""
    labelled: dict[int, str] = {}
    bold: set[int] = set()
    links: list[HtmlElement] = []
    looked_at: HtmlElement | None = None
    for place, block in enumerate(blocks):
        if len(block.text) > _LONGEST or block.element is None or block.element.tag != "p":
            continue
        if block.element is not looked_at:  # thousands of lines may be of one element
            links, looked_at = list(block.element.iter("a")), block.element
        label = _label_of(block.text, links, host)
        if label and block.kind in (Kind.PARAGRAPH, Kind.HEADING):
            labelled[place] = label
        elif label == "" and block.kind is Kind.HEADING and place:
            bold.add(place)
    is_few = len(set(labelled.values())) <= _MOST_LABELS
    found = {place for place, label in labelled.items() if is_few and _OTHERS.search(label)}
    return found | (bold if len(bold) <= _MOST_BOLD else set()) | _listed(blocks, host)


def _label_of(text: str, links: Sequence[HtmlElement], host: str) -> str | None:
    """What stands before a title that is the one link of a line, and its end; None where a line is no such."""
    if len(links) != 1 or not _leads_to_own_page(links[0].get("href"), host):
        return None
    title = clean_line(text_of(links[0]))
    said = words(title)
    if (
        len(said) < _TITLE_WORDS
        or fold(said[0]).rstrip(".") in _DAYS
        or not text.rstrip(" .]】)").endswith(title.rstrip(" ."))
    ):
        return None
    label = text[: text.rindex(title.rstrip(" ."))].strip()
    is_label = line_words(label) <= _LABEL_WORDS and len(label) <= _LONGEST_LABEL and _LABEL.fullmatch(f"{label} ")
    return label if not label or is_label else None


def _leads_to_own_page(href: str | None, host: str) -> bool:
    address = (href or "").strip().partition("?")[0]
    if not leads_elsewhere(href) or _FILE.search(address):
        return False
    return "//" not in address or bare_host(address) == host


def _listed(blocks: Sequence[Block], host: str) -> set[int]:
    """The places of a list of titles between paragraphs, of which the one above does not announce it."""
    lists: list[range] = []
    end = 0
    for group, run in groupby(blocks, key=lambda block: block.group if block.kind is Kind.ITEM else None):
        start, end = end, end + sum(1 for _ in run)
        if group is None or not 0 < start < end < len(blocks) or not 1 < end - start <= _MOST_LISTED:
            continue
        above, below = blocks[start - 1], blocks[end]
        is_between = (
            above.kind is below.kind is Kind.PARAGRAPH and has_sentence(above.text) and has_sentence(below.text)
        )
        if (
            is_between
            and not _announces(above.text, [block.text for block in blocks[start:end]])
            and all(
                block.element is not None and _label_of(block.text, list(block.element.iter("a")), host) == ""
                for block in blocks[start:end]
            )
        ):
            lists.append(range(start, end))
    return set(lists[0]) if len(lists) == 1 else set()


def _announces(text: str, titles: Sequence[str]) -> bool:
    """Whether a paragraph tells of what stands in a list below it: it ends in a colon, or has words of the titles, of
    which only the beginnings are the same in singular and plural."""
    if text.endswith((":", "：")):
        return True
    said = _stems(text)
    return 2 * sum(not said.isdisjoint(_stems(title)) for title in titles) >= len(titles)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in telling([text])}


def _labels(blocks: Sequence[Block]) -> set[int]:
    """The places of what a site says again and again between paragraphs, and of lines drawn all alike."""
    texts = {place: block.text for place, block in enumerate(blocks) if block.kind is Kind.PARAGRAPH}
    drawn = {text for text in texts.values() if _RULE.fullmatch(text)}
    long = {text for text in drawn if len(text) >= _SHORTEST_RULE}
    again = long if len(drawn) == 1 else set()  # others are marks
    again.update(text for text in texts.values() if _SAID_AGAIN.fullmatch(text))
    found = {place: text.rstrip(" 0123456789") for place, text in texts.items() if text in again}
    printed = Counter(found.values())
    places = {place for place, text in found.items() if printed[text] >= _FEWEST_AGAIN}
    lines = {place for place, text in texts.items() if text in long and set(text) == {"_"}}
    return lines | places if _stand_by_prose(blocks, places) else lines


def _stand_by_prose(blocks: Sequence[Block], places: set[int]) -> bool:
    """Whether most of such lines stand right below or above a paragraph, but for others of them."""
    beside = sum(
        any(len(blocks[near].text) >= _LEAST_PROSE for near in (place - 1, place + 1) if 0 <= near < len(blocks))
        for place in places
    )
    return 2 * beside > len(places)
