"""Paywalls: the lines of a page or of a text that ask to subscribe or to register, and how much they tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.outline import Line as OutlineLine
from spiders.extraction.outline import Outline, entry_of
from spiders.extraction.refusal_words import (
    ACCOUNTS,
    COMMENTING,
    METERED,
    NEWSLETTER,
    OF_THIS_ARTICLE,
    OF_WHOLE_PAPER,
    OFFERS,
    OPENS,
    PAID_READING,
    SAYINGS,
    plain_start,
)
from spiders.extraction.text import ends_sentence, letters, rough_words
from storage.records import PageClass

LONGEST_SAYING = 60
"""Words of a line in which a page that refuses says so."""
LEAST_HEADLINE = 4
"""Words from which on a piece of a title names an article, and not the site or one of its parts."""
WHOLE = 60
"""Words of prose from which on a signed text that ends with a sentence may be whole."""
_SURELY_WHOLE = 100  # and any text
# Words of prose before a wall that one plain sentence tells, and of the offer that stands in it or below.
_SHORT_TEASER, _OFFER = 80, 60
_LEAST_GOING_ON = 3  # words with which a headline goes on that begins as a wall does
_LONGEST_ASKING = 14  # words of a line that asks to subscribe in words of its own
_MOST_LINES = 500  # in which a paywall is looked for: it stands below the opening of its article
_BROKEN_OFF = ("…", "...", "[…]", "[...]")
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]{8,}[”“»\"]")
# An article that is unlocked may have newsletters for company.
_UNLOCKS = re.compile(r"unlock (?:this|the) (?:\w+ )?(?:article|story)\b")
_GOES_ON = re.compile(r"[^:?–—]*[:?–—]\s*(?P<rest>.+)")
_SENTENCE = re.compile(r"[.!?…؟:]\s+")


def asks_to_subscribe(text: str) -> bool:
    """Whether a text that stands in a paywall's element has words of one."""
    return bool(OFFERS.search(plain_start(text)))


def paywall_signs(
    title: str | None,
    outline: Outline,
    unseen: Collection[HtmlElement] = (),
    is_signed: Callable[[], bool] = lambda: False,
) -> int:
    """How many signs of a paywall the lines of a web page hold; the headline of an article on paywalls is none.

    `unseen`: elements whose lines count for nothing. `is_signed` is asked where it decides: see `signs_in`.
    """
    headline = next((place for place, line in enumerate(outline.own) if _heads(line, title)), 0)
    prose = next((line for line in outline.own[headline:] if line.is_prose), None)
    own = set(list(prose.block.iterancestors("article"))[-1:]) if prose is not None else set()
    known: dict[HtmlElement, HtmlElement | None] = {}
    shown = [
        Shown(
            line.text,
            line.words,
            line.heading,
            line.is_prose,
            is_beside=place < headline or bool(own and entry_of(line.block, own, known) is None),
        )
        for place, line in enumerate(outline.own)
        if line.block not in unseen and not _heads_news(line, title)
    ]
    return signs_in(shown, is_signed)


class Shown(NamedTuple):
    """A line of a web page or a text; `heading` is its level, 0 for none. `is_beside`: it stands above the headline, or
    outside of the article's element."""

    text: str
    words: int
    heading: int
    is_prose: bool
    is_beside: bool = False


def signs_in(shown: Sequence[Shown], is_signed: Callable[[], bool]) -> int:
    """How many signs of a paywall: what asks to subscribe or to register, and a text that breaks off.

    One such line stands in the footer of many pages, or is said by a reader; a heading counts for two, and so does a
    line below a short teaser which begins with such words, and below which little follows. What stands beside a text
    that is whole, or asks to go on with the paper, is such a footer's and counts for one, however much it is, unless
    it speaks of that very text. What long sentences of prose say amid other words counts for one in all, too.
    """
    signs = _counted(shown)
    return _counted(shown, is_whole=True) if signs > 1 and _is_whole(shown, is_signed) else signs


def _is_whole(shown: Sequence[Shown], is_signed: Callable[[], bool]) -> bool:
    """Whether a text is no teaser by its length and its end: a signed one may be shorter."""
    own = [line for line in shown if line.is_prose and not (line.is_beside or _asks(line))]
    words = sum(line.words for line in own)
    if words < WHOLE or any(line.text.endswith(_BROKEN_OFF) for line in own) or not ends_sentence(own[-1].text):
        return False
    return words >= _SURELY_WHOLE or is_signed()


def _counted(shown: Sequence[Shown], *, is_whole: bool = False) -> int:
    prose = sum(line.words for line in shown if line.is_prose)
    said: set[str] = set()
    signs = int(any(line.is_prose and line.text.endswith(_BROKEN_OFF) for line in shown))
    is_open = is_whole and any(METERED.search(plain_start(line.text)) for line in shown if line.is_beside)
    before = beside = amid = 0
    for line in [line for line in shown if line.words <= LONGEST_SAYING][:_MOST_LINES]:
        found = _asks(line) - said
        if found:
            text = plain_start(line.text)
            said |= found
            closes = before < _SHORT_TEASER and prose - before < _OFFER and _begins_with_one(text)
            is_closed = OF_THIS_ARTICLE.search(text) is not None and not OPENS.search(text)
            is_beside = line.is_beside and (is_open or not is_closed)
            if is_whole and (is_beside or (line.heading != 1 and OF_WHOLE_PAPER.search(text))):
                beside = 1
            elif line.is_prose and is_said_amid(line.text):
                amid = 1
            elif line.heading and all(map(ACCOUNTS.search, found)):
                signs += 1
            else:
                signs += 2 if line.heading or closes else len(found)
        before += line.words if line.is_prose else 0
    return signs + beside + amid if said else 0


def _asks(line: Shown) -> set[str]:
    """The words of a paywall in a line; what is quoted in a sentence was said of one."""
    text = plain_start(unquoted(line.text) if line.is_prose else line.text)
    found = {match[0] for match in SAYINGS[PageClass.PAYWALL].finditer(text)}
    if not found and line.words <= _LONGEST_ASKING and PAID_READING.match(text):
        found = {text}
    return set() if is_of_other_things(text) else found


def asks_to_read_on(text: str) -> bool:
    """Whether a line of an article's element has words of a paywall; what is quoted in it was said of one."""
    words = len(text.split())
    return words <= LONGEST_SAYING and bool(_asks(Shown(text, words, 0, is_prose=True)))


def is_said_amid(text: str) -> bool:
    """Whether a long text has words of a paywall amid others only: news may speak of subscribers, a wall is short or
    begins with what it asks."""
    return rough_words(text) > _LONGEST_ASKING and not _begins_with_one(plain_start(text))


def begins_as_wall(text: str) -> bool:
    """Whether one of such a line's sentences begins with what a wall asks."""
    return asks_to_read_on(text) and _begins_with_one(plain_start(text))


def unquoted(text: str) -> str:
    """A text without what it quotes; itself where that is all of it."""
    rest = _QUOTED.sub(" ", text)
    return rest if len(rest.split()) >= _LEAST_GOING_ON else text


def _heads_news(line: OutlineLine, title: str | None) -> bool:
    """Whether a line is the page's own headline, which says more than a wall does, and that first."""
    if not _heads(line, title):
        return False
    goes_on = _GOES_ON.fullmatch(line.text)
    says_more = goes_on is not None and len(goes_on["rest"].split()) >= _LEAST_GOING_ON
    return line.words >= LEAST_HEADLINE and (says_more or not SAYINGS[PageClass.PAYWALL].match(plain_start(line.text)))


def _heads(line: OutlineLine, title: str | None) -> bool:
    """Whether a line is the page's own headline: its title has it."""
    return line.heading == 1 and bool(title) and letters(line.text) in letters(title or "")


def _begins_with_one(text: str) -> bool:
    """Whether one of a line's sentences begins with what a wall asks; that one has an account already asks little."""
    starts = (0, *(match.end() for match in _SENTENCE.finditer(text)))
    found = (SAYINGS[PageClass.PAYWALL].match(text, start) for start in starts)
    return any(each is not None and not ACCOUNTS.search(each[0]) for each in found)


def is_of_other_things(text: str) -> bool:
    """Whether what asks to sign in does so for the sake of a newsletter or of comments."""
    is_newsletter = NEWSLETTER.search(text) is not None and not _UNLOCKS.match(text)
    return is_newsletter or COMMENTING.search(text) is not None
