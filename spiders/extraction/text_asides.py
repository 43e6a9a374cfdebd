"""Lines among and below a stranger's paragraphs that are none of them: credits, offers, posts, who wrote it.

Found on renderings of article pages of some hundred sites, as the patterns of `text_kinds.py` were.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from spiders.extraction.agencies import PICTURE_AGENCIES
from spiders.extraction.aside_words import CALLS, CONTENTS, STAMP, STAMPED
from spiders.extraction.captions import is_reported, tells_an_event
from spiders.extraction.closing_lines import begins_with_whose, is_offer
from spiders.extraction.dates import find_dates
from spiders.extraction.landmarks import GENERAL
from spiders.extraction.last_lines import is_of_tags, may_be_last
from spiders.extraction.lives import bare_name, begins_with_name, is_name_of, tells_of_person
from spiders.extraction.reading_time import is_reading_time
from spiders.extraction.sentences import tells
from spiders.extraction.text_beside import is_label
from spiders.extraction.text_header import Setting, is_sure
from spiders.extraction.text_kinds import closes, is_biography, is_of_site
from spiders.extraction.text_lines import Line

# An outer part of a body: a page speaks of itself at its beginning and end.
_OUTER = 0.1
_TAIL = 0.7
_CREDIT_WORDS, _PROMO_WORDS, _OFFER_WORDS = 90, 30, 70

_CREDITED = (
    rf"(?:{PICTURE_AGENCIES}|Handout)(?:\s(?:Photo|Images?|via\s[\w.\s]{{2,30}}|file))?"
    r"(?:\W*(?:Plus|Archive|File|FILE)\b)?"
)
_CREDIT = re.compile(
    # "All of this he told Reuters." is news.
    rf"(?:(?:^|[^\w\s’']\s?|\bvia\s){_CREDITED}\W*|\b{_CREDITED}[^\w.!?”\"]*)$"
    r"|\b(?i:(?:photo(?:graph)?|image|picture|illustration|photography)s?\s?(?:credits?)?\s?(?:by|:)"
    r"|(?:image|photo)?\s?credits?\s?:|courtesy\s+of)\s*[^.]{2,60}\W*$"
    r"|/\s?[\w\s]{2,40}\s(?:via|for)\s[\w\s]{2,40}\W*$"
)
_PROMO = re.compile(
    r"(?:also|more|must\s+read|required\s+reading)\s?:\s?\S.*"
    r"|(?-i:[A-Z][A-Z’' ]{0,80}CLICK(?:ING)?\s+HERE\b.*|.*\bCLICK(?:ING)?\s+HERE\b[A-Z’' ]*"
    r"|(?:ALSO|MORE|READ|RELATED|SEE|WATCH)[A-Z ]*:.*)",
    re.IGNORECASE,
)
# Titles of other articles, which the body keeps as links.
_inline_link = GENERAL.rules.inline.fullmatch
_POST = re.compile(r"(?:pic\.twitter\.com|//t\.co)/\w+\s*$|^[—–-]{1,2}\s.{2,60}\(@\w{1,30}\)")
_LABEL = re.compile(
    rf"{CONTENTS}|{STAMP}|{CALLS}|(?:jump|skip)\s+to\b.{{0,40}}|get\s+started\s+.{{0,20}}"
    r"|(?:written|reviewed|edited|researched|photographed|posted|published|updated)\s+by\b.{0,60}"
    r"|report\s+this\s+comment|expand\s+all.{0,20}|copy(?:\s+link)?|click\s+here.{0,40}|pin\s+(?:it|this).{0,30}",
    re.IGNORECASE,
)
_STAMPED = re.compile(STAMPED, re.IGNORECASE)
# What a page says of an article below it.
_NOTE = re.compile(
    r"(?:this|the)\s+(?:article|story|post|piece|headline|interview|report|version)\b.{0,80}\b(?:published"
    r"|appeared|appears|updated|amended|corrected|produced|posted|originally)\b"
    r"(?!\s+(?:(?:published\s+)?(?:in\s+\d{4}|by\s+the\s+(?-i:[a-z]))))"
    r"|a\s+version\s+of\s+this\s+\w+\s+(?:\w+\s+)?appear(?:s|ed)\s+(?:in\s+print|on|in\s+(?:the\s+)?(?-i:[A-Z]))"
    r"|(?:editor[’']?s?|publisher[’']?s?)\s+note\b"
    r"|(?:correction|update|updated|disclosure|disclaimer|sources?|notes?|image|photo|credits?)s?\s*[:(]"
    r"|(?:if\s+you\s+)?(?:liked?|enjoyed?|loved?)\s+(?:this|what\s+you)\b"
    r"|thanks?\s+(?:you\s+)?(?:so\s+much\s+)?for\s+(?:reading|visiting|stopping|your)"
    r"|(?:follow|find|connect\s+with|join|reach|contact|email|e-mail|visit|check\s+out)\s+(?:us|me|him|her"
    r"|them|our|my|the\s+author)\b"
    r"|(?:for\s+more\s+information|to\s+learn\s+more|learn\s+more\s+about|read\s+more\s+about|click\s+here"
    r"|want\s+(?:more|to\s+\w+\s+more|help)|need\s+(?:more|help|some\s+help))\b"
    r"|(?:written|reporting|edited|additional\s+reporting|photos?|photography|words)\s+by\b"
    r"|(?:filed|posted|tagged)\s+(?:under|in|by|on)\b|tags?:"
    r"|(?:leave|share)\s+(?:a|your)\s+(?:comment|thoughts)",
    re.IGNORECASE,
)
# What invites to a shop or to another page, and names nothing else.
_INVITATION = re.compile(
    r"\(?(?:(?:view|shop|buy|order|get)\s+(?:it\s+)?(?:on|at|from)|shop|(?:show|see|view|load)\s+(?:more|all)"
    r"|listen\s+to|check\s+out|download|sign\s+up|subscribe|join|compare\s+prices)\b.{0,80}"
    r"|\(?(?:get|see|find|learn|read|listen|watch|view|click|check|buy|shop|download|order|browse"
    r"|here[’']s)\b.{0,120}\b(?:here|below)\s?[.!)]{0,2}",
    re.IGNORECASE,
)
_INVITATION_WORDS = 14
_PRICE = re.compile(
    r"\W*(?:from\s+|now\s+)?(?:US|AU|CA|A|C)?[$£€]\s?\d[\d.,]*\W*(?:[$£€]\s?\d[\d.,]*\W*)?", re.IGNORECASE
)
# What pages print of a picture for those who do not see it: it names the kind of the picture, and what that shows.
_DRAWN = (
    r"(?:diagram|infographic|chart|graph|icon|logo|screen\s?shot|illustration|graphic|photo(?:graph)?|picture|image"
    r"|close-?up|flow-?chart|rendering|collage|overlay)"
)
_ALTERNATIVE = re.compile(
    rf"(?:an?\s+)?(?:[\w-]+\s+){{0,3}}?{_DRAWN}\s+(?:titled|showing|illustrating|depicting|featuring|displaying"
    r"|comparing|explaining|describing|with\s+(?:the\s+)?(?:text|words?))\b"
    rf"|(?:[\w-]+\s+){{0,2}}?{_DRAWN}\s+of\s+(?:an?|the|two|three|(?-i:[A-Z]))\b",
    re.IGNORECASE,
)
# A photographer and an agency.
_SLASHED = re.compile(r"[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}\s?/\s?[A-Z][\w.’'&-]*(?:\s[\w.’'&-]+){0,3}")
_SLASHED_WORDS = 8
# A label is printed so often, and has so few words.
_LABEL_PRINTED, _LABEL_WORDS = 3, 4
_DIALOGUE = "–"  # which no browser prints before the items of a list
# How far down a body what belongs to its head may stand, and how long such a line is.
_HEAD_LINES, _HEAD_WORDS = 12, 14
_LONGEST_SUMMARY = 70  # words
# A life is a sentence: a shorter line is a caption or a title that begins with a name. The author's own stands among
# the last lines, above a few of the site's.
_FEWEST_LIFE_WORDS, _LIFE_LINES = 8, 8
_ALTERNATIVE_WORDS = 3
# Words: of a line that a text browser prints twice over, of the beginning that tells it, and of a picture's caption.
_FEWEST_TWICE, _LONGEST_TWICE, _BEGINNING, _CAPTION_WORDS = 6, 80, 3, 6
_FEWEST_GLUED = 5  # of a line that holds them without a space between
# How many letters a caption has more than the same words without its credit.
_LONGEST_REST = 80
# Words; a button's or a stamp's line with its date and time has fewer.
_LONGEST_ASIDE_LABEL = 12
_LONGEST_LAST = 300  # letters


def without_asides(lines: Sequence[Line], authors: Collection[str], setting: Setting) -> list[Line]:
    """The lines of a body without those that are none of it. `authors`: the names of who wrote the article."""
    end = _end(lines, authors)
    start = _start(lines[:end], setting)
    printed = Counter(line.key for line in lines if line.words <= _LABEL_WORDS and not (line.bullet or line.level))
    return [
        line
        for at, line in enumerate(lines[:end])
        if not (at < start and not line.prose)
        and not _is_aside(line, is_outer=not _OUTER < at / end < 1 - _OUTER)
        and not _is_of_picture(line, lines[at - 1] if at else None)
        and not _is_caption_beside(line, lines[max(0, at - 1) : at + 2])
        and not (printed[line.key] >= _LABEL_PRINTED and not line.sentence)
        and not (_is_lead_caption(line, setting) and _is_alone(lines, at, start))
    ]


def _start(lines: Sequence[Line], setting: Setting) -> int:
    """Below the last of the first lines that tells who wrote the article, and when; short ones above are its head."""
    told = (
        at + 1
        for at in range(min(_HEAD_LINES, len(lines)) - 1, -1, -1)
        if lines[at].words <= _HEAD_WORDS
        and not lines[at].prose
        and not (lines[at].bullet and any(line.prose for line in lines[:at]))  # an article's own list of days
        and is_sure(lines[at], setting)
    )
    return next(told, 0)


def _is_alone(lines: Sequence[Line], at: int, start: int) -> bool:
    """Whether a line is the one prose above the lines that tell who wrote the article, and when."""
    return at < start and not any(line.prose for line in (*lines[:at], *lines[at + 1 : start]))


def _is_lead_caption(line: Line, setting: Setting) -> bool:
    """Whether prose above the byline is the lead picture's caption: a summary names no full date, and is no longer."""
    return line.words > _LONGEST_SUMMARY or bool(find_dates(line.text, setting.zone))


def with_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the numbers and dashes of those that are no items of a list: headings, dialogue, paragraphs."""
    found = list(lines)
    left = min((line.indent for line in lines if line.prose and not line.bullet), default=0)
    has_list = any(line.numbered and line.indent > left for line in lines)
    for at, line in enumerate(lines):
        beside = [each for each in lines[max(0, at - 1) : at + 2] if each is not line]
        below = lines[at + 1] if at + 1 < len(lines) else None
        is_alone = line.gap and (below is None or below.gap or not below.bullet) and line.indent <= left
        is_alone = is_alone and not (has_list and len(line.mark) > len("1."))  # in which `10.` stands further left
        if line.numbered and (is_alone if line.prose or line.stops else not any(each.numbered for each in beside)):
            found[at] = replace(line, text=f"{line.mark} {line.text}", bullet=False)
        elif line.dash and line.stops and (is_alone or line.dash == _DIALOGUE):
            found[at] = replace(line, text=f"{line.dash} {line.text}", bullet=False)
    return found


def _is_aside(line: Line, *, is_outer: bool) -> bool:
    return (
        bool(line.words <= _CREDIT_WORDS and _CREDIT.search(line.text))
        or bool(line.words <= _PROMO_WORDS and _PROMO.fullmatch(line.text) and not _inline_link(line.text))
        or (line.words <= _OFFER_WORDS and is_offer(line.text) and (is_outer or not is_reported(line.text)))
        or bool(_POST.search(line.text))
        or (line.words <= _INVITATION_WORDS and not line.level and bool(_INVITATION.fullmatch(line.text)))
        or (line.words <= _CREDIT_WORDS and not line.bullet and _tells_picture(line.text))
        or (line.words <= _SLASHED_WORDS and not line.bullet and bool(_SLASHED.fullmatch(line.text)))
        or bool(_PRICE.fullmatch(line.text))
        or (
            line.words <= _LONGEST_ASIDE_LABEL
            and (bool(_LABEL.fullmatch(line.text.rstrip(" :!."))) or is_reading_time(line.text))
            and not (_STAMPED.match(line.text) and tells(line.text))
        )
        or (is_outer and is_of_site(line))
    )


def _tells_picture(text: str) -> bool:
    """Whether a line names a picture and tells what that shows: prose tells what somebody did with such a one."""
    return bool(_ALTERNATIVE.match(text)) and not is_reported(text) and not tells_an_event(text)


def _is_caption_beside(line: Line, around: Sequence[Line]) -> bool:
    """Whether a line or one right beside it is a picture's words, and the other is those with a credit or the like."""
    if line.words < _CAPTION_WORDS:
        return False
    return any(
        0 < abs(len(line.text) - len(each.text)) <= _LONGEST_REST
        and each.words >= _CAPTION_WORDS
        and (each.text.startswith(line.text) or line.text.startswith(each.text))
        for each in around
    )


def _says_twice(line: Line) -> bool:
    """Whether a line's words are all printed twice: a picture's, and its caption."""
    half = len(line.text) // 2
    if line.words >= _FEWEST_GLUED and line.text[:half] == line.text[half:]:
        return True
    words = line.text.split(" ", 2 * _LONGEST_TWICE)
    if line.words > 2 * _LONGEST_TWICE or line.words < _FEWEST_TWICE or line.text.endswith("!"):
        return False  # a call is repeated
    first = tuple(words[:_BEGINNING])
    for at in range(_BEGINNING, len(words) // 2 + 1):
        if tuple(words[at : at + _BEGINNING]) == first and words[:at] == words[at : 2 * at]:
            is_refrain = words[2 * at : 3 * at] == words[:at]  # nobody prints a picture's words three times
            return not is_refrain and (2 * at == len(words) or at >= _CAPTION_WORDS)
    return False


def _is_of_picture(line: Line, above: Line | None) -> bool:
    """Whether a line is what text browsers print for a picture: words twice over, without a capital or a stop, or a
    title again."""
    if _says_twice(line) or line.text.endswith("("):  # of the credit that stood there, nothing else is left
        return True
    if line.sentence or line.bullet or line.level:
        return False
    if above is not None and above.key == line.key:
        return True
    return line.gap and line.words >= _ALTERNATIVE_WORDS and line.text[0].islower() and not line.text[1].isupper()


def _end(lines: Sequence[Line], authors: Collection[str]) -> int:
    """Where the article's own lines end: above who wrote it, and above what the page says of it."""
    end = len(lines)
    for at in range(max(2, int(_TAIL * end)), end):
        if _begins_life(lines, at, authors):
            end = at - (at > 1 and _is_name(lines[at - 1], lines[at]))
            break
    while end > 1 and _trails(lines[end - 1], authors, is_cut=end < len(lines)):
        end -= 1
    return end


def _trails(line: Line, authors: Collection[str], *, is_cut: bool) -> bool:
    """Whether the last line of a body is none of it. `is_cut`: lines below it were none."""
    if is_of_site(line) or closes(line) or _is_aside(line, is_outer=True):
        return True
    if may_be_last(line.text[:_LONGEST_LAST]) or is_of_tags(line.text[:_LONGEST_LAST]):
        return True
    if is_biography(line) and (not authors or begins_with_name(line.text, authors)):
        return True
    if line.words <= _CREDIT_WORDS and (_NOTE.match(line.text) or begins_with_whose(line.text)):
        return True
    return is_cut and not line.sentence and not line.bullet


def _begins_life(lines: Sequence[Line], at: int, authors: Collection[str]) -> bool:
    """Whether a line tells who somebody is: the author, or whoever's name stands alone above it."""
    text = lines[at].text
    if lines[at].words < _FEWEST_LIFE_WORDS or not tells_of_person(text):
        return False
    if _is_name(lines[at - 1], lines[at]):
        return True
    return at > len(lines) - _LIFE_LINES and begins_with_name(text, authors)


def _is_name(line: Line, after: Line) -> bool:
    """Whether a line is a name, and the next one begins with that or a part of it."""
    return not line.stops and is_name_of(line.text, after.text) and not is_label(bare_name(line.text))
