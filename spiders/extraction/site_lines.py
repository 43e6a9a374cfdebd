"""Lines that a site prints in the article's own element: dates, offers, other articles; told by their words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from spiders.extraction.agencies import PICTURE_AGENCIES, SIGNED
from spiders.extraction.aside_words import CALLS, CONTENTS, NETWORKS, STAMP, STAMPED
from spiders.extraction.body import LABELS, Block, Kind
from spiders.extraction.boxes import Boxes, is_labelled_title
from spiders.extraction.closing_lines import heads_what_follows, is_consent, is_offer, may_head_author
from spiders.extraction.document import text_of
from spiders.extraction.last_lines import may_be_call, may_be_last, may_be_tags
from spiders.extraction.lives import (
    begins_with_name,
    is_biography,
    is_life,
    is_life_of,
    is_life_with_address,
    is_name_of,
)
from spiders.extraction.outline import has_sentence, leads_elsewhere
from spiders.extraction.paywalls import asks_to_read_on, begins_as_wall
from spiders.extraction.reading_time import is_reading_time
from spiders.extraction.sentences import has_clause_of_saying, tells
from spiders.extraction.text import has_unspaced, letters, line_words, words

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?)\s+\d{{4}}"
_NETWORK = rf"{NETWORKS}\b.{{0,80}}"
_LINES = re.compile(
    rf"(?:\w+,\s*)?{_DAY}(?!\s?:\s).{{0,20}}"
    rf"|{STAMP}|{CALLS}|{CONTENTS}"
    rf"|(?:follow|find|connect\s+with|join)\s+(?:us|me|him|her|them)\s+on\s.{{0,30}}{_NETWORK}"
    rf"|\W{{0,3}}(?:.{{0,60}}[.!?:|]\s+)?(?:please\s+|you\s+can\s+(?:also\s+)?|click\s.{{0,30}}\sto\s+)?follow\s+(?!.{{1,40}}\slive\s)\S.{{1,40}}\son\s+{_NETWORK}"
    rf"|.{{0,60}}\bfollow\s+(?:us|me|our|@).{{0,40}}\son\s+{_NETWORK}"
    r"|(?:share|tweet|pin|print|like)\s+this\b.{0,20}|follow\s+us\b.{0,40}"
    r"|(?:-+\s*)?advertise?ment(?:\s*-+)?|(?:story|article|text|post)\s+continues\s+(?:below|after)\b.{0,40}"
    r"|scroll\s+(?:down\s+)?to\s+continue.{0,30}|\[embedded\s+content\]|please\s+use\s+.{2,30}\sbrowser\b.{0,30}\bvideo\s+player\W*|page\s+\d+\s+of\s+\d+"
    r"|to\s+view\s+this\s+video,?\s+please\s+enable\s+javascript\b.{0,120}"
    r"|\W{0,3}function\s*\((?:\w+(?:,\s*\w+)*)?\)\s*\{.*"
    r"|sign\s+up\s+(?:to|for)\s+our\s+(?:whatsapp|telegram)\s+channel\b.{0,100}"
    r"|get\s+the\s+best\s+of\s+.{2,60}\s(?:in|to)\s+your\s+inbox\W*"
    r"|(?:photos?|photograph|images?|picture|credit|source|featured\s+image)(?:\s+(?:credit|by|courtesy\s+of))?:\s.{2,60}"
    r"|written\s+by:?\s.{2,50}",
    re.IGNORECASE,
)
# What stands before a date or a name in such lines, and may begin a sentence as well.
_LABELLED = re.compile(
    rf"{STAMPED}|(?:photos?|photograph|images?|picture|source|featured\s+image)\s*:\s(?!by\b|via\b|courtesy\b|from\b)",
    re.IGNORECASE,
)
_DATE = rf"(?:{_DAY}|\d{{4}}-\d\d-\d\d|\d\d?/\d\d?/\d{{2,4}})"
_BEGINS_WITH_DAY = re.compile(rf"(?:\w+,\s*)?(?P<day>{_DATE})(?!\w)", re.IGNORECASE)
_CREDITED = r"(?:photo(?:s|graphs?)?|images?|pictures?|illustrations?|credits?)"
# Above and below an article: when it was posted and by whom, whose its picture is.
_OUTER_LINES = re.compile(
    rf"{STAMPED}(?:\s+on)?\W{{0,3}}(?:\w+,?\s+)?{_DATE}.{{0,100}}"
    rf"|(?:[^.|]{{0,60}}[|·•–—-]\s*)?(?:\w+,\s*)?{_DATE}(?:\s*(?:[|·•–—-]|at\b|by\b).{{0,100}})?"
    rf"|by:?\s+(?-i:[A-Z][\w.’'-]*(?:\s+[A-Z]|\s*[|·•–—]))[^.]{{0,80}}?{_DATE}.{{0,80}}"
    r"|by:?\s+(?-i:[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){1,3})(?:[|·•,/].{0,60})?"
    rf"|.{{0,200}}\b{_CREDITED}(?:\s+(?:credits?|by|courtesy(?:\s+of)?))*\s*:\s*[^.:]{{2,60}}"
    rf"|(?:[^.]{{0,120}}+\.)?+[^.]{{0,180}}(?:[/|(©–—]\s?|\bvia\s+){PICTURE_AGENCIES}(?:\s+(?:file|photo))?\W{{0,2}}"
    r"|ap\s+photo\s*/.{2,60}",
    re.IGNORECASE,
)
# Names after `reporting by`, and where these people are; a sentence goes on with a verb.
_NAME = r"(?-i:[A-ZÀ-ÖØ-Þ][\w.’'-]*+)"
_NAMES = (
    rf"{_NAME}(?>(?:[\s,;:/&|()–—-]{{1,3}}+(?:{_NAME}|[\w.+-]{{1,64}}+@[\w.-]{{1,64}}+"
    r"|(?:and|in|at|for|from|with|on|of|the|de|del|al|bin|van|von|der|la|le|el|y|et|by|additional|reporting|writing"
    r"|editing|compiled|edited|translat(?:ed|ion))\b)){0,60})\W*"
)
# The very last words: who helped to write it, and what the site will not answer for.
_LAST_LINES = re.compile(
    r".{2,120}\bcontributed\s+to\s+this\s+(?:report|article|story)\b.{0,60}"
    r"|\W?(?:additional\s+)?(?:reporting|writing|editing|compiled|edited|translat(?:ed|ion|ing))"
    rf"(?:\s+and\s+(?:additional\s+)?\w+)?\s+by:?\s+{_NAMES}"
    r"|our\s+standards\s*:.{2,80}"
    rf"|(?:contact|reach|e-?mail)\s+{_NAME}(?:\s+{_NAME}){{1,3}}\s+(?:at|on|via)\s+[\w.+-]{{1,64}}@[\w.-]{{1,64}}.{{0,80}}"
    r"|(?:do\s+you\s+)?(?:have|got)\s+a\s+(?:news\s+)?(?:tip|story)\b[^.?]{0,80}\?"
    r"(?:\W*|(?=.*(?:\b(?:us|we|our|e-?mail|write|contact|call|send)\b|@)).{0,200})"
    r"|for\s+more\s+on\s+this\s+(?:story|topic|subject)\b.{0,200}"
    rf"|\(?{SIGNED}\)?"
    r"|(?:tambi[ée]n\s+)?(?:puedes\s+seguir|s[íi]guenos|(?:s[íi]gue|siga)\s+(?:(?:a\s+)?(?:tod[oa]s?|nuestr[oa]s?)|a\s+(?-i:[A-Z])))"
    rf".{{2,80}}\sen\s+(?:nuestr\w+\s+)?{NETWORKS}\b"
    r"(?:\W*|\s*[.,;:!|(].{0,160}|\s+(?:y|o|e|para|con)\s.{0,160})"
    rf"|(?:suivez|retrouvez)[\s-]+(?:nous\b|.{{2,60}}\s)\s?sur\s+{NETWORKS}\b.{{0,120}}"
    r"|.{0,300}\b(?:(?:is|are)\s+(?:an?\s+)?registered\s+trademarks?|for\s+informational\s+purposes"
    r"|no\s+content\s+on\s+this\s+site|(?:views|opinions)\s+expressed\s+(?:(?:here|above|below|herein)\b"
    r"|in\s+th(?:is|e|ese)\s+(?:opinion\s+|guest\s+)?(?:articles?|posts?|stor(?:y|ies)|pieces?|columns?|blogs?)\b"
    r"|by\s+(?:the\s+|our\s+)?(?:guest\s+)?(?:authors?|writers?|contributors?|columnists?)\s.{0,40}?\b(?:are|do)\b"
    r"|(?:(?:in|by|on)\s+.{2,60}?\s)?(?:are|do\s+not)\b.{0,60}?\b(?:those\s+of|(?:his|her|their|my|the\s+author[’']?s)"
    r"\s+own|reflect|represent))).*"
    r"|(?:.{0,200}[.!©]\s)?\W?(?:this|these|all|our)\s[\w\s,]{0,60}?\bsubject\s+to\s+copyright(?:\s+(?:laws?|protection))?"
    r"\s*(?:[.;].*)?",
    re.IGNORECASE,
)
_LONGEST_LINE, _LONGEST_OFFER, _LONGEST_END, _LONGEST_LAST = 200, 300, 70, 900  # letters
_PROSE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE})
_FEWEST_HEADED, _FEWEST_DAYS = 2, 3  # of a chronicle: those that are headings all, and others
# Shares of a body's letters in which it begins, is half through, and ends.
_HEAD, _HALF, _TAIL = 0.05, 0.5, 0.8
# What follows the article in its element is short, and its last words are within so many: letters.
_SHORT_REST, _VERY_LAST = 1000, 400
# Letters of what a paywall offers, and of the text above; how many blocks it has, and beside a single line that asks;
# words of what it calls out.
_LONGEST_OF_WALL, _LEAST_ABOVE_WALL, _MOST_OF_WALL, _FEW_OF_WALL, _LONGEST_CALL = 100, 300, 60, 3, 4
_QUOTES = ("“", "„", "«", '"', "‘")
_MOST_BESIDE_NAMES = 2  # words
_LIFE_LINES = 3  # of such a life: its heading, perhaps the name, and what it begins with


def without_site_lines(blocks: list[Block], authors: Collection[str], *, has_headings: bool = True) -> list[Block]:
    """The blocks without the site's lines, and without what stands below a heading with which the article has ended.

    `authors`: the names of who wrote the article; the last words tell who they are. `has_headings`: those of the text
    are told from its paragraphs.
    """
    blocks = _above_wall(blocks)
    whole = sum(len(block.text) for block in blocks)
    last = whole - sum(len(block.text) for block in takewhile(_may_be_last, reversed(blocks)))
    boxes = Boxes(blocks)
    days = _chronicle(blocks, has_headings=has_headings)
    kept: list[Block] = []
    seen = 0
    has_begun = False
    box_ends = 0
    for place, block in enumerate(blocks):
        text, is_label = block.text, block.kind in LABELS
        is_near_end = seen > _TAIL * whole or (seen > _HALF * whole and whole - seen <= _SHORT_REST)
        if place >= box_ends and is_label and len(text) <= _LONGEST_END and heads_what_follows(text):
            headed = boxes.headed(place)
            is_end = headed.is_end and not boxes.is_called_amid(place)
            if is_near_end and (is_end or _tells_of_author(blocks[place:], kept, authors)):
                break
            # What a button says stands at each of several titles, unless a list follows.
            is_list = headed.box > 1 and blocks[place + 1].kind is Kind.ITEM
            is_head = headed.has_titles and (is_list or not _LINES.fullmatch(text))
            if headed.box and (is_near_end or is_head):
                box_ends = place + headed.box
        if place < box_ends or (is_label and len(text) <= _LONGEST_LINE and is_labelled_title(block)):
            seen += len(text)
            continue
        is_outer = not has_begun or seen < _HEAD * whole or seen > _TAIL * whole
        seen += len(text)
        is_last = seen > _HALF * whole and last - seen <= _VERY_LAST
        # A text may be one paragraph, and begin with a name.
        may_be_life = has_begun and is_last and is_label and len(text) <= _LONGEST_LAST
        if may_be_life and (is_life_with_address(text) or _signs(text, authors)):
            continue
        if may_be_life and (is_life(text) or (is_life_of(text, authors) and not has_clause_of_saying(text))):
            is_named = bool(kept) and kept[-1].kind in LABELS and is_name_of(kept[-1].text, text)
            if begins_with_name(text, authors) or (is_named and not authors):
                del kept[len(kept) - is_named :]
                continue
        is_line = is_label and place not in days and _is_line(block, is_outer=is_outer, is_last=is_last)
        if not is_line and not ((is_outer or is_label) and _offers(text)):
            if is_label and not has_begun and is_consent(text):
                continue
            kept.append(block)
            has_begun = has_begun or block.kind is not Kind.HEADING
    while len(kept) > 1 and kept[-1].kind in LABELS and is_consent(kept[-1].text):
        kept.pop()
    return kept


def _signs(text: str, authors: Collection[str]) -> bool:
    """Whether a line is the names of who wrote the article, and at most a label and an `and`: `Von Ada Lorne`."""
    if len(text) > _LONGEST_END:
        return False
    rest = text
    for name in authors:
        rest = rest.replace(name, "") if line_words(name) > 1 or has_unspaced(name) else rest
    beside = words(rest)
    return rest != text and len(beside) <= _MOST_BESIDE_NAMES and not has_sentence(text)


def _above_wall(blocks: list[Block]) -> list[Block]:
    """The blocks without a paywall's at the end: lines that ask to subscribe, and among them no more of the article."""
    end = start = len(blocks)
    is_wall = False
    asked = 0
    for place in range(end - 1, -1, -1):
        text = blocks[place].text
        if blocks[place].kind in LABELS and asks_to_read_on(text) and not has_clause_of_saying(text):
            start = place
            asked += 1
            is_wall = is_wall or begins_as_wall(text)
        elif not _may_be_offered(blocks[place]) or end - place > _MOST_OF_WALL:
            break
    above = sum(len(block.text) for block in blocks[:start])
    is_offer_all = end - start - asked <= _FEW_OF_WALL or asked > 1
    return blocks[:start] if is_wall and is_offer_all and above >= _LEAST_ABOVE_WALL else blocks


def _may_be_offered(block: Block) -> bool:
    """Whether a block may be what a paywall's offer lists: a price, a label; no list, quotation or whole sentence."""
    text = block.text
    if block.kind not in LABELS | {Kind.FIGURE} or len(text) > _LONGEST_OF_WALL or text[:1] in _QUOTES:
        return False
    return not (has_clause_of_saying(text) or (has_sentence(text) and len(text.split()) > _LONGEST_CALL))


def _chronicle(blocks: Sequence[Block], *, has_headings: bool) -> frozenset[int]:
    """The places of lines that begin with a day each and tell what was then, or head it: the article's own."""
    headings: dict[int, str] = {}
    lines: dict[int, str] = {}
    for place, block in enumerate(blocks):
        is_short = block.kind in LABELS and len(block.text) <= _LONGEST_LINE
        match = _BEGINS_WITH_DAY.match(block.text) if is_short else None
        if match is None or not _heads_or_tells(blocks, place):
            continue
        if block.kind is Kind.HEADING:
            headings[place] = match["day"]
        elif not lines or has_sentence(blocks[place - 1].text):  # comments and titles have their day below a name
            lines[place] = match["day"]
    days = headings if len(set(headings.values())) >= _FEWEST_HEADED else headings | lines
    fewest = _FEWEST_HEADED if days is headings or not has_headings else _FEWEST_DAYS
    return frozenset(days if len(set(days.values())) >= fewest else ())


def _heads_or_tells(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line that begins with a day has a sentence, or stands above one that begins with none."""
    if has_sentence(blocks[place].text):
        return True
    below = next((each for each in blocks[place + 1 : place + 3] if each.kind is not Kind.FIGURE), None)
    is_prose = below is not None and below.kind in _PROSE and has_sentence(below.text)
    return below is not None and is_prose and not _BEGINS_WITH_DAY.match(below.text)


def _tells_of_author(below: Sequence[Block], above: Sequence[Block], authors: Collection[str]) -> bool:
    """Whether a heading such as `The author` stands above the life of one who wrote the article, or of whom it tells
    nothing."""
    heading, *told = below[:_LIFE_LINES]
    if not may_head_author(heading.text) or sum(len(block.text) for block in below) > _SHORT_REST:
        return False
    life = next((block.text for block in told if is_biography(block.text) or is_life(block.text)), None)
    if life is None:
        return any(begins_with_name(block.text, authors) for block in told)
    name = " ".join(life.split()[:2])
    return begins_with_name(life, authors) or not any(name in block.text for block in above)


def _may_be_last(block: Block) -> bool:
    """Whether a block is one of several with which the site ends a page."""
    text = block.text
    if block.kind not in LABELS or len(text) > _LONGEST_LAST:
        return False
    return _is_line(block, is_outer=True, is_last=True) or _offers(text) or is_life(text) or is_life_with_address(text)


def _is_line(block: Block, *, is_outer: bool, is_last: bool) -> bool:
    """Whether a label or paragraph is a line of the site, where it stands."""
    text = block.text
    if not _may_be_line(block, is_outer=is_outer, is_last=is_last):
        return False
    return not (has_clause_of_saying(text) or (_LABELLED.match(text) and tells(text)))


def _may_be_line(block: Block, *, is_outer: bool, is_last: bool) -> bool:
    """Whether it is by its words, if nobody says them in a report."""
    text = block.text
    if len(text) <= _LONGEST_LINE and (_LINES.fullmatch(text) or is_reading_time(text)):
        return True
    if is_outer and len(text) <= _LONGEST_OFFER and _OUTER_LINES.fullmatch(text):
        return True
    if is_last and len(text) <= _LONGEST_LINE and (may_be_last(text) or _is_set_apart(block)):
        return True
    return is_last and len(text) <= _LONGEST_LAST and _LAST_LINES.fullmatch(text) is not None


def _is_set_apart(block: Block) -> bool:
    """Whether a block may be the site's last words, and has links to other pages, or is in italics: what offers
    something, or says where an article was first. Tags have links."""
    is_call = may_be_call(block.text)
    if not is_call and not may_be_tags(block.text):
        return False
    elements = [part for part in block.parts if not isinstance(part, str)]
    if block.element is not None:
        elements.append(block.element)
    if any(leads_elsewhere(link.get("href")) for each in elements for link in each.iter("a")):
        return True
    slanted = (text_of(each) for element in elements for each in element.iter("i", "em"))
    return is_call and any(letters(text) == letters(block.text) for text in slanted)


def _offers(text: str) -> bool:
    return len(text) <= _LONGEST_OFFER and is_offer(text) and not has_clause_of_saying(text)
