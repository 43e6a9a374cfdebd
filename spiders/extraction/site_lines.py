"""Lines that a site prints in the article's own element: dates, offers, other articles; told by their words."""

from __future__ import annotations

import re

from spiders.extraction.body import Block, Kind
from spiders.extraction.closing_lines import heads_what_follows, is_offer
from spiders.extraction.reading_time import is_reading_time

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_LINES = re.compile(
    rf"(?:\w+,\s*)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?)\s+\d{{4}}.{{0,20}}"
    r"|(?:last\s+|originally\s+)?(?:updated|published|posted|reviewed|modified)\b(?:\s+on)?\W{0,3}.{0,30}\d{4}.{0,25}"
    r"|(?:get\s+started|book\s+(?:a|your)\s+(?:demo|call)|request\s+a\s+(?:demo|quote)|start\s+(?:your\s+)?free\s+trial"
    r"|(?:buy|shop|download|apply)\s+now|add\s+to\s+cart|(?:learn|read)\s+more|view\s+deal|(?:check|see)\s+(?:the\s+)?price.{0,30})"
    r"|(?:follow|find|connect\s+with|join)\s+(?:us|me|him|her|them)\s+on\b.{0,120}"
    r"|.{0,60}\bfollow\s+\S.{1,40}\son\s+(?:twitter|x|facebook|instagram|linkedin|google)\b.{0,80}"
    r"|(?:share|tweet|pin|print|like)\s+this\b.{0,20}|follow\s+us\b.{0,40}|skip\s+to\s+content"
    r"|(?:-+\s*)?advertise?ment(?:\s*-+)?|(?:story|article|text|post)\s+continues\s+(?:below|after)\b.{0,40}"
    r"|scroll\s+(?:down\s+)?to\s+continue.{0,30}"
    r"|(?:photos?|photograph|images?|picture|credit|source|featured\s+image)(?:\s+(?:credit|by|courtesy\s+of))?:\s.{2,60}"
    r"|written\s+by:?\s.{2,50}"
    r"|(?:table\s+of\s+)?contents|(?:in|on)\s+this\s+(?:article|page|post|guide|story):?(?:\s+toggle\b.{0,100})?",
    re.IGNORECASE,
)
_LONGEST_LINE, _LONGEST_OFFER, _LONGEST_END = 200, 300, 70  # letters
_LABELS = frozenset({Kind.PARAGRAPH, Kind.HEADING})
# Shares of a body's letters in which it begins, is half through, and ends.
_HEAD, _HALF, _TAIL = 0.05, 0.5, 0.8
# What follows the article in its element is short: letters.
_SHORT_REST = 1000


def without_site_lines(blocks: list[Block]) -> list[Block]:
    """The blocks without the site's lines, and without what stands below a heading with which the article has ended."""
    whole = sum(len(block.text) for block in blocks)
    kept: list[Block] = []
    seen = 0
    for block in blocks:
        text, is_label = block.text, block.kind in _LABELS
        is_near_end = seen > _TAIL * whole or (seen > _HALF * whole and whole - seen <= _SHORT_REST)
        if is_near_end and is_label and len(text) <= _LONGEST_END and heads_what_follows(text):
            break
        is_outer = seen < _HEAD * whole or seen > _TAIL * whole
        seen += len(text)
        is_line = is_label and len(text) <= _LONGEST_LINE and (_LINES.fullmatch(text) or is_reading_time(text))
        if not is_line and not (is_outer and len(text) <= _LONGEST_OFFER and is_offer(text)):
            kept.append(block)
    return kept
