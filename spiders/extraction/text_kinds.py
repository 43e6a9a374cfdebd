"""What a line of an unknown outlet's text is, by its words alone: a site's own, a teaser, a date, who the writer is.

The patterns were found on renderings, by several renderers, of article pages of some hundred sites.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spiders.extraction import closing_lines, lives
from spiders.extraction.aside_words import READ_ON
from spiders.extraction.captions import sentences
from spiders.extraction.clocks import find_age
from spiders.extraction.dates import find_dates
from spiders.extraction.reading_time import holds_reading_time
from spiders.extraction.text import line_words
from spiders.extraction.text_header import Setting
from spiders.extraction.text_lines import Line

END_WORDS = 12
"""A heading or label of what follows an article has so many words at most."""
DATED_WORDS = 10
"""The line of a date has so many at most."""
_CUT_LETTERS = 40
_BIOGRAPHY_WORDS = 120
_SITE_WORDS = 60
_CONSENT_WORDS = 200

# Prose in which a site speaks of itself, or to its readers; beside its offers.
_SITE = re.compile(
    r"\b(?:(?:earn|receive) (?:an? )?(?:small |affiliate )*commissions?|affiliate links?|unsubscribe"
    r"|subscribers? (?:can|only)"
    r"|(?:your|our) (?:browser|inbox|email address|mailing list|e-mail)|(?:to|in) your inbox"
    r"|follow (?:us|me) on|follow (?:him|her|them) on (?-i:[A-Z@])"
    r"|email address will not be published|(?:enable|requires?) javascript|javascript is|protected by (?:h|re)captcha"
    r"|(?:support|help) (?:us|our) (?:journalism|site|work)|share your feedback|produced by our (?:editors|team)"
    r"|(?:free|book an?|schedule an?|request an?|get an?) (?:trial|demo|consultation|quote|call)\b"
    r"|thanks? (?:you )?for (?:reading|subscribing|visiting|sharing)"
    r"|this (?:article|post|story|piece) (?:was (?:originally|first) (?:published|posted)(?! in \d{4})"
    r"|originally appeared|first appeared)"
    r"|contact (?:us|our team|me)\b|(?:reach|e-?mail) (?:him|her|them|me|us) at"
    # What tables of cookies say of each.
    r"|this cookie is set by\b|\bsets this (?:\w+ )?cookie\b|\bset by\b.{0,60}\bthis cookie\b"
    r"|talk to our|(?:our|this (?:web)?site(?:[’']s)?|this page) (?:uses? )?cookies)"
    r"|\b[\w.+-]{1,64}@[\w-]{1,64}\.\w",
    re.IGNORECASE,
)
# What sites speak of as well as the news: the site's where it turns to the readers, or asks for it.
_SITE_WORD = re.compile(
    r"\b(?:cookies|privacy (?:policy|notice|statement)|terms (?:of (?:use|service)|and conditions|& conditions)"
    r"|newsletters?|(?:subscribe|sign up|log in|sign in|register) (?:to|for|now|today|here|below|with|and)\b"
    r"|contact the (?:author|reporter)\b|get in touch)",
    re.IGNORECASE,
)
_TO_READERS = re.compile(
    r"\b(?:we|our|my|me|(?-i:us)|your?|this (?:web)?site|this (?:page|article|post|story))\b"
    r"|(?:^|[.!?:]\s)\W*(?:(?:please|to|or) )?"
    r"(?:subscribe|sign up|log in|sign in|register|contact|get in touch|read|see)\b"
    r"|\b(?:subscribe|sign up|register|click) (?:here|below)\b",
    re.IGNORECASE,
)
# What consent panels explain of cookies; who asks for consent to them speaks of himself (closing_lines.is_consent).
_CONSENT = re.compile(
    r"\b(?:(?:these|our|of|use|uses|store|stores|certain|necessary|functional|targeting|media|set|performance) cookies"
    r"|cookies? (?:is|are|may|allow|and similar)|not allow these cookies|opt[ -]out of the sale)\b"
    r".{0,400}\b(?:website|site|browser|device|preferences|advertising|personal (?:data|information))\b",
    re.IGNORECASE,
)
# A teaser, cut where its article goes on.
_MORE = rf"\b(?:{READ_ON})"
_CUT = re.compile(rf"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|{_MORE})\W*$", re.IGNORECASE)
# The same behind a sentence that is whole.
_MORE_BEHIND = re.compile(rf"(?<!\.\.)(?<=[.!?”\"»])\s+(?:\[\d{{1,4}}\])?{_MORE}\W*$", re.IGNORECASE)
_FEWEST_MORE, _WHOLE_WORDS, _WHOLE_SENTENCES = 2, 30, 2
_ARTICLE_WORDS = 60  # of prose; what introduces a round-up has fewer


def closes(line: Line) -> bool:
    """Whether a line is a heading or label of what follows an article."""
    return line.words <= END_WORDS and closing_lines.closes(line.text)


def is_aside(line: Line) -> bool:
    """Whether prose is a caption, the site's own, or about its writer."""
    return line.caption or is_of_site(line) or is_biography(line)


def is_cut(line: Line) -> bool:
    """Whether prose is a teaser that goes on elsewhere."""
    return bool(_CUT.search(line.text[-_CUT_LETTERS:]))


def without_more(lines: Sequence[Line], setting: Setting) -> list[Line]:
    """The lines of a text, the whole paragraphs of a round-up without the `Read more` that stands behind each.

    A single one is where the page itself is cut; those with a date between each are other articles' beginnings, and so
    are those with titles below an article whose paragraphs have it not.
    """
    whole = {at: shorter for at, line in enumerate(lines) if (shorter := _without_more(line))}
    if len(whole) < _FEWEST_MORE:
        return list(lines)
    first = min(whole)
    dated = sum(is_dated(line, setting) for line in lines[first : max(whole)])
    told = sum(line.words for line in lines[:first] if line.prose and not is_aside(line))
    is_listed = told >= _ARTICLE_WORDS and not lines[first - 1].sentence
    if is_listed or dated >= len(whole) - 1:
        return list(lines)
    return [whole.get(at, line) for at, line in enumerate(lines)]


def _without_more(line: Line) -> Line | None:
    """A paragraph of some sentences that are whole without the `Read more` behind them; None for other lines."""
    found = _MORE_BEHIND.search(line.text, max(0, len(line.text) - _CUT_LETTERS)) if is_cut(line) else None
    if found is None:
        return None
    text = line.text[: found.start()]
    is_whole = line_words(text) >= _WHOLE_WORDS and sentences(text) >= _WHOLE_SENTENCES
    return replace(line, text=text) if is_whole else None


def is_dated(line: Line, setting: Setting) -> bool:
    """Whether a line is the date of something: other articles have theirs, the lines of a body hardly ever."""
    if line.words > DATED_WORDS or not any(map(str.isdigit, line.text)) or "@" in line.text:  # the signature of a post
        return False
    return bool(find_age(line.text) or holds_reading_time(line.text) or find_dates(line.text, setting.zone))


def is_biography(line: Line) -> bool:
    """Whether a line tells who its writer is."""
    return line.words <= _BIOGRAPHY_WORDS and lives.is_biography(line.text)


def is_of_site(line: Line) -> bool:
    """Whether a site speaks of itself, or to its readers, in a line."""
    text = line.text
    is_short = line.words <= _SITE_WORDS
    return bool(
        (is_short and (_SITE.search(text) or (_SITE_WORD.search(text) and _TO_READERS.search(text))))
        or (is_short and closing_lines.is_offer(text))
        or (line.words <= _CONSENT_WORDS and _CONSENT.search(text))
    )
