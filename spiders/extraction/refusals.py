"""Texts that are no article: walls, errors and junk, told by their own words where there is little else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from spiders.extraction.letter_forms import fold
from spiders.extraction.outline import Line as OutlineLine
from spiders.extraction.outline import Outline
from spiders.extraction.paywalls import (
    LEAST_HEADLINE,
    LONGEST_SAYING,
    WHOLE,
    Shown,
    is_of_other_things,
    is_said_amid,
    signs_in,
    unquoted,
)
from spiders.extraction.places import Place
from spiders.extraction.refusal_words import (
    ACCOUNTS,
    FOOTERS_TOO,
    HEADLINES_TOO,
    HEADS,
    LEAST_TOPICS,
    LONGEST_START,
    PAID_READING,
    SAYINGS,
    TOPICS,
    TROUBLE,
    WHOLE_HEADS,
    plain_start,
)
from spiders.extraction.text import letters
from spiders.extraction.text_lines import Line as TextLine
from storage.records import PageClass

# Words of prose from which on a page is such a page only where title and headings say so: error pages say little, and
# the longest consent and subscription texts seen on large outlets mostly stay below 250.
MOST_PROSE = {PageClass.BLOCK: 120, PageClass.ERROR: 120, PageClass.CONSENT: 250, PageClass.PAYWALL: 250}
_SAMPLE = 100_000  # characters
_MOST_JUNK, _SOME_JUNK = 0.05, 2  # share of a damaged text, and how many more a short one may have
_DEEPEST_HEADING, _MOST_HEADINGS = 3, 3  # a wall is named by `h1` to `h3`, and by the first of them
# Words of what stands above a long text that is such a page all the same; more may be a headline that begins like one.
_LONGEST_HEAD = 6
# Words of prose from which on no page is such a one: the longest consent texts have some hundreds.
_LONGEST_WALL = 600
# Words of prose that say something else: so much is a text of its own, which may speak of walls.
_LEAST_BESIDE = 25
# Words of prose from which on a text may be an article.
_LEAST_ARTICLE = 40
_TEXT_TEASER = 150  # words of prose of a text from which on it is no teaser, whatever asks to subscribe
_MOST_OF_IT = 0.6  # share of a page's words in the lines that speak of one matter

_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ud800-\udfff]")

# A paywall is told by more than one of its words (`paywall_signs`): outlets ask to subscribe on pages of any class.
_PLAIN_WALLS = (PageClass.BLOCK, PageClass.ERROR, PageClass.CONSENT)
# Of these some are banners, and stand in renderings beside the article that they cover.
_BANNERS = (PageClass.BLOCK, PageClass.CONSENT)
_TITLE_ABOVE = 3  # lines above a byline or date, among which the title is
# Between a title and the site's name.
_PIECES = re.compile(r"\s+[|–—·»-]\s+|\s*::\s*")
_AROUND = " .!?…:¿¡؟،"
_LONGEST_TITLE = 500  # letters
_FIRST_LINES = 40  # below which a page that is nothing but a wall says no more
_FIRST_HEADS = 4  # the title, and the lines in which a page that refuses says why
_LIKELY_TOPICS = 2  # matters of a wall that a page speaks of, where it says nothing else
_MOST_TEXT_LINES = 2000  # menus count in a rendering
# How markup begins that is called plain text.
_SOURCE = re.compile(r"\s*<(?:\?xml|!doctype|html|rss|feed)[\s>]", re.IGNORECASE)


def unreadable(text: str) -> str | None:
    """Why a text is none: empty, or bytes of something else that were decoded as text."""
    sample = text[:_SAMPLE]
    if not sample.strip():
        return "empty"
    if _SOURCE.match(sample):
        return "no text: the source of a page or a feed"
    junk = len(_NO_TEXT.findall(sample))
    return (
        f"no text: {junk} of {len(sample)} characters are controls or undecodable; --charset names another encoding"
        if junk > _MOST_JUNK * len(sample) + _SOME_JUNK
        else None
    )


def refusal_of_text(
    lines: Sequence[TextLine], signs: Callable[[TextLine], bool] = lambda _: False
) -> tuple[PageClass, str] | None:
    """The class of a wall or error page and the line that gave it away; None where there is prose enough.

    What such a page is called stands above its prose, and what it says within the first lines of that. What may stand
    on other pages too tells nothing where the text is not short all over. Where more prose stands beside such words
    than a wall has, they count only if two lines say them, or one stands where a headline does. A banner beside a
    signed article refuses nothing; `signs`: whether a line tells who wrote an article, or when.
    """
    words = sum(line.words for line in lines if line.prose)
    if words >= max(MOST_PROSE.values()):
        return None
    is_short = words < _LEAST_ARTICLE and sum(line.words for line in lines) < MOST_PROSE[PageClass.CONSENT]
    header = _header_of_signed(lines, signs)
    short = _short_lines(lines)
    for page_class in HEADS:
        if words >= MOST_PROSE[page_class]:
            continue
        asked = [each for each in short if page_class is not PageClass.PAYWALL or each.place >= header]
        above = [each.line for each in asked if not each.above]
        said = [
            each.line
            for each in asked
            # A paywall stands below the opening of its article.
            if (each.above < _LEAST_ARTICLE or page_class is PageClass.PAYWALL)
            and SAYINGS[page_class].search(each.plain)
            and not (page_class is PageClass.PAYWALL and _is_on_any_page(each.plain))
            and (is_short or not _may_stand_anywhere(each.line.text))
        ]
        if page_class is PageClass.PAYWALL:
            amid = [line for line in said if line.prose and is_said_amid(line.text)]
            said = [line for line in said if line not in amid[1:]]
        heads = [
            line
            for line in above
            if _is_called(line.text, page_class, is_short=is_short)
            and (words < _LEAST_BESIDE or not _is_open(line.text, page_class) or any(each != line for each in said))
        ]
        found = list(dict.fromkeys([*heads, *said]))
        if not found:
            continue
        beside = words - sum(line.words for line in found if line.prose)
        below = above[above.index(heads[-1]) + 1 :] if heads else []
        is_headline = (
            bool(heads)
            and not _may_be_a_headline(heads[-1].text)
            and all(line.words < LEAST_HEADLINE for line in below)
        )
        is_told = beside < _LEAST_BESIDE or len(found) > 1 or is_headline
        if is_told and not (page_class in _BANNERS and _is_signed(lines, found, page_class, signs)):
            return page_class, f"says {found[0].text[:80]!r}"
    # The largest heading is a headline, as an article on paywalls has one too.
    shown = [
        Shown(line.text, line.words, line.level if line.level > 1 else 0, line.prose, is_beside=place < header)
        for place, line in enumerate(lines)
    ]
    if words < _TEXT_TEASER and signs_in(shown, lambda: any(map(signs, lines))) > 1:
        return PageClass.PAYWALL, f"asks to subscribe, {words} words of prose"
    return None


def _is_on_any_page(text: str) -> bool:
    """Whether a line with a paywall's words only asks for an account, or offers a newsletter or comments."""
    return is_of_other_things(text) or all(
        ACCOUNTS.search(found[0]) for found in SAYINGS[PageClass.PAYWALL].finditer(text)
    )


def _header_of_signed(lines: Sequence[TextLine], signs: Callable[[TextLine], bool]) -> int:
    """Before which line what stands above a signed article ends: above its title, below which byline or date stand, and
    above which nothing is said but what walls ask; 0 where there is no such title, or little prose below."""
    at = next((place for place, line in enumerate(lines) if signs(line)), 0)
    titles = (place for place in range(max(0, at - _TITLE_ABOVE), at) if lines[place].title)
    title = next((place for place in titles if lines[place].words >= LEAST_HEADLINE), 0)
    asking = SAYINGS[PageClass.PAYWALL]
    is_header = all(asking.search(plain_start(line.text)) for line in lines[:title] if line.prose)
    return title if is_header and sum(line.words for line in lines[at:] if line.prose) >= WHOLE else 0


def _is_signed(
    lines: Sequence[TextLine], found: Sequence[TextLine], page_class: PageClass, signs: Callable[[TextLine], bool]
) -> bool:
    """Whether a text has a title with a byline or a date below it, and below these prose that speaks of other things
    than such a wall. `found`: the lines that told the wall."""
    for at in range(1, len(lines)):
        if lines[at] in found or not signs(lines[at]):
            continue
        above = lines[max(0, at - _TITLE_ABOVE) : at]
        if not any(line.title and line.words >= LEAST_HEADLINE and line not in found for line in above):
            continue
        first = next((line for line in lines[at + 1 :] if line.prose or line in found), None)
        said = [line for line in lines[at + 1 :] if line.prose and not _is_of_wall(line, found, page_class)]
        if first in said and sum(line.words for line in said) >= _LEAST_BESIDE:
            return True
    return False


def _is_of_wall(line: TextLine, found: Sequence[TextLine], page_class: PageClass) -> bool:
    plain = plain_start(line.text)
    says = (SAYINGS[page_class], *TOPICS.get(page_class, ()))
    return line in found or any(saying.search(plain) for saying in says)


class _ShortLine(NamedTuple):
    """A line that may tell a wall, as the patterns want it, and the words of prose above it."""

    line: TextLine
    plain: str
    above: int
    place: int


def _short_lines(lines: Sequence[TextLine]) -> list[_ShortLine]:
    found: list[_ShortLine] = []
    above = 0
    for place, line in enumerate(lines):
        if line.words <= LONGEST_SAYING and len(found) < _MOST_TEXT_LINES:
            found.append(_ShortLine(line, plain_start(unquoted(line.text) if line.prose else line.text), above, place))
        above += line.words if line.prose else 0
    return found


def _is_called(text: str, page_class: PageClass, *, is_short: bool) -> bool:
    """Whether a line names such a page: in a longer text not by what stands on others too."""
    head = _head_in(text, page_class)
    return head is not None and (is_short or not _may_stand_anywhere(head))


def _may_stand_anywhere(head: str) -> bool:
    """Whether what such a page is called stands on other pages too: one word, a headline's, or a label at the foot."""
    bare = head.strip(_AROUND)
    is_word = " " not in bare and not bare.isdecimal()
    return is_word or _may_be_a_headline(bare) or bool(FOOTERS_TOO.fullmatch(fold(bare)))


def refusal_of_page(
    title: str | None, outline: Outline, *, is_declared: bool, is_signed: Callable[[], bool]
) -> tuple[PageClass, str] | None:
    """The same of a web page, by its title, headings and first lines; a paywall is told by `paywall_signs`.

    `is_declared`: the page calls itself an article, as templates do of error pages too. `is_signed`: it names an author
    or declares when it was published, which no such page does of itself.
    """
    lines = [line for line in outline.own if line.words <= LONGEST_SAYING][:_FIRST_LINES]
    if not any(line.heading or line.is_prose for line in lines):
        # What asks for consent is all that there is.
        lines += [line for line in outline.lines if line.place is Place.BANNER][:_FIRST_LINES]
    headings = [line for line in lines if line.heading and line.heading <= _DEEPEST_HEADING][:_MOST_HEADINGS]
    title = (title or "")[:_LONGEST_TITLE]
    heads = [title, *(line.text for line in headings or lines[:2])]
    texts = [plain_start(line.text) for line in lines]
    for page_class in _PLAIN_WALLS:
        is_long = outline.prose >= MOST_PROSE[page_class]
        walls = [head for head in heads if _head_in(head, page_class)]
        said = walls[0] if walls else None
        saying = SAYINGS[page_class]
        if said is None and (is_long or is_declared):
            continue
        spoken = [line for line, text in zip(lines, texts, strict=True) if saying.search(text)]
        telling = [] if is_long else spoken
        if said is None:
            telling = telling or _on_topic(title, headings, lines, page_class)
            is_open = telling and not _speaks_of_it(title, headings, telling, page_class, outline)
            if is_open and (_is_taken_down(telling, page_class, outline) or not is_signed()):
                return page_class, f"says {telling[0].text[:80]!r}"
            continue
        may_be_headlines = all(_may_be_a_headline(wall) or _is_open(wall, page_class) for wall in walls)
        if may_be_headlines and outline.prose >= _LEAST_BESIDE:
            beside = [line for line in spoken if line.text not in walls]
            if not beside and not _on_topic(title, headings, lines, page_class):
                continue
        if said != title and _speaks_of_it(title, headings, telling, page_class, outline):
            continue
        signed = is_signed()
        if not (is_long or is_declared or signed):
            return page_class, f"says {said[:80]!r}"
        if is_long and (signed or outline.prose >= _LONGEST_WALL or _may_head_a_long_text(said, page_class, headings)):
            continue
        if _is_all_said(title, headings or lines[:1], page_class, outline, is_long=is_long, is_signed=signed):
            return page_class, f"says {said[:80]!r}"
    return None


def likely_refusal(title: str | None, outline: Outline) -> tuple[PageClass, str] | None:
    """What a page without a text of its own most likely refuses, by what its title, headings and first lines speak of.

    For pages that are nothing else; on others such words tell little.
    """
    title = (title or "")[:_LONGEST_TITLE]
    lines = [line for line in outline.own if line.words <= LONGEST_SAYING][:_FIRST_LINES]
    texts = [plain_start(title), *(plain_start(line.text) for line in lines)]
    for page_class, topics in TOPICS.items():
        if sum(any(map(topic.search, texts)) for topic in topics) >= _LIKELY_TOPICS:
            return page_class, f"speaks of what a {page_class} page does"
    if any(SAYINGS[PageClass.PAYWALL].search(text) or PAID_READING.match(text) for text in texts[1:]):
        return PageClass.PAYWALL, "asks to subscribe, and shows no text"
    heads = [title, *(line.text for line in lines if line.heading or line.is_prose)][:_FIRST_HEADS]
    said = next((head for head in heads if TROUBLE.search(plain_start(head))), None)
    return (PageClass.ERROR, f"says {said[:80]!r}") if said else None


def _on_topic(
    title: str, headings: Sequence[OutlineLine], lines: Sequence[OutlineLine], page_class: PageClass
) -> list[OutlineLine]:
    """The lines that speak of what such walls do, where they are most of the page and it has no headline of its own."""
    if page_class not in TOPICS or _own_headline(title, headings, page_class):
        return []
    texts = [(line, plain_start(line.text)) for line in lines if line.heading or line.is_prose]
    topics = [topic for topic in TOPICS[page_class] if any(topic.search(text) for _, text in texts)]
    if len(topics) < LEAST_TOPICS:
        return []
    telling = [line for line, text in texts if any(topic.search(text) for topic in topics)]
    said = sum(line.words for line in telling)
    return telling if said >= _MOST_OF_IT * sum(line.words for line, _ in texts) else []


def _is_taken_down(telling: Sequence[OutlineLine], page_class: PageClass, outline: Outline) -> bool:
    """Whether all that a page says is that its article is gone: headline and byline may be left of that."""
    said = sum(line.words for line in telling if line.is_prose and SAYINGS[page_class].match(plain_start(line.text)))
    return page_class is PageClass.ERROR and said > 0 and outline.prose - said < _LEAST_BESIDE


def _own_headline(title: str, headings: Sequence[OutlineLine], page_class: PageClass) -> bool:
    """Whether a page's title and its first heading name the same article."""
    named = letters(title)
    return any(
        line.heading == 1
        and line.words >= LEAST_HEADLINE
        and letters(line.text) in named
        and not _head_in(line.text, page_class)
        for line in headings
    )


def _speaks_of_it(
    title: str, headings: Sequence[OutlineLine], telling: Sequence[OutlineLine], page_class: PageClass, outline: Outline
) -> bool:
    """Whether a page has a headline of its own, and most of its prose says something else than a wall does."""
    said = sum(line.words for line in telling if line.is_prose)
    beside = outline.prose - said
    if beside < _LEAST_BESIDE or beside < said:
        return False
    return _own_headline(title, headings, page_class)


def _may_be_a_headline(said: str) -> bool:
    """Whether what heads such pages heads articles as well."""
    return any(HEADLINES_TOO.fullmatch(plain_start(piece).strip(_AROUND)) for piece in (said, *_PIECES.split(said)))


def _may_head_a_long_text(said: str, page_class: PageClass, headings: list[OutlineLine]) -> bool:
    """Whether what is said above a long text may head an article: it is long, says little, or begins with a number."""
    piece = (_head_in(said, page_class) or "").strip(_AROUND)
    if len(piece.split()) > _LONGEST_HEAD or _may_be_a_headline(piece):
        return True
    # Beside the number stands the site's name, which no heading repeats.
    return piece.isdecimal() and len(said.split()) > 1 and any(line.text == said for line in headings)


def _is_all_said(  # noqa: PLR0913 - all that is known
    title: str, headings: list[OutlineLine], page_class: PageClass, outline: Outline, *, is_long: bool, is_signed: bool
) -> bool:
    """Whether title and headings agree that the page is such a one, or a wall's heading stands in the article's place.

    A signed page may be an article of that very name; it is none where its title names one that is not there.
    """
    headings = [line for line in headings if line.heading == 1] or headings
    others = [line.text for line in headings if line.heading and not _head_in(line.text, page_class)]
    if any(letters(text) not in letters(title) for text in others):
        return False
    if _head_in(title, page_class):
        return not is_signed
    if not any(_head_in(line.text, page_class) for line in headings):
        return False
    named = [letters(piece) for piece in (title, *_PIECES.split(title)) if len(piece.split()) >= LEAST_HEADLINE]
    if is_long or not named:
        return not (named or is_signed)
    printed = [letters(line.text) for line in outline.own]
    return not any(piece in text for piece in named for text in printed)


def is_title_of_wall(title: str) -> bool:
    """Whether a title, or a piece of it, is that of a wall or an error page."""
    return any(_head_in(title[:_LONGEST_TITLE], page_class) for page_class in _PLAIN_WALLS)


def _head_in(text: str, page_class: PageClass) -> str | None:
    """The title, or the piece of it beside the site's name, that is such a page's; None where there is none."""
    return next((piece for piece, plain in _pieces(text[:LONGEST_START]) if HEADS[page_class].fullmatch(plain)), None)


def _is_open(text: str, page_class: PageClass) -> bool:
    """Whether what heads such a page goes on in words of its own, as a headline may that begins like it."""
    return not any(WHOLE_HEADS[page_class].fullmatch(plain) for _, plain in _pieces(text[:LONGEST_START]))


# Each class of pages asks for those of the same title.
@lru_cache(maxsize=64)
def _pieces(text: str) -> tuple[tuple[str, str], ...]:
    """A title and its pieces beside the site's name, the shortest first, each also as the patterns want it."""
    pieces = sorted((text, *_PIECES.split(text)), key=len)
    return tuple((piece, plain_start(piece).strip(_AROUND)) for piece in pieces)
