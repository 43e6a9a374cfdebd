"""What a text rendering is: an article, a gallery, a list of articles, or none that is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from spiders.extraction.classify import PICTURES_ANNOUNCED
from spiders.extraction.dates import parse_date
from spiders.extraction.landmarks import GENERAL
from spiders.extraction.text import word_count
from spiders.extraction.text_body import Body
from spiders.extraction.text_cards import INTRODUCTION, Card
from spiders.extraction.text_extent import ENOUGH, tells_of_article
from spiders.extraction.text_header import Head, Setting, read_meta
from spiders.extraction.text_lines import Line
from spiders.extraction.text_tables import is_drawn
from storage.records import PageClass

# An unknown outlet's text is an article with this much prose, its summary's among it, or with so much where it tells an
# author or a day; a declared one's needs a paragraph, or headline and date.
_LEAST_WORDS, _LEAST_SIGNED = 40, 20
# The same is told in so much fewer words where articles, pronouns or prepositions are parts of the words.
_DENSE = frozenset(("ar", "he", "ko", "fi", "et", "hu", "tr"))
_DENSE_SHARE = 0.65
# A page with so many dated titles, or so many titles and no body, is a list of articles.
_LISTING_DATES = 4
_LISTING_TITLES = 10
# Of a declared outlet, whose articles have one date, so many are enough: with hardly any prose, and with none.
_FEW_DATED, _FEWEST_DATED = 3, 2
# Titles of a declared outlet, where nothing tells whose or of which day any is, and no sentence stands below.
_FEW_TITLES = 3
# Between a title and its day stand its section and whom it is by.
_LINES_TO_DATE = 4
_DATE_WORDS = 8
_TITLE_WORDS = 4
# Beside the cards of a list an article that somebody signed may have less prose than others, and no less than this.
_SIGNED = 25
_GALLERY_PICTURES = 2
_PICTURES_ADDRESS = re.compile(
    r"/(?:in-(?:pictures|photos)|photos?|pictures|photo-?galler(?:y|ies)|galler(?:y|ies)|galer[ií]as?|fotogaler[ií]as?"
    r"|en-im[aá]genes|im[aá]genes|diaporamas?|صور|بالصور)/",
    re.IGNORECASE,
)


class Frame(NamedTuple):
    """Where the parts of a text stand, as places in its lines. The body reaches from the head's end to `end`, without
    the lines of its `boxes`."""

    headline: int | None
    body: int
    end: int
    ticker: range
    boxes: tuple[range, ...] = ()

    def rows(self, lines: Sequence[Line], start: int) -> Sequence[Line]:
        """The lines of the body from `start` on; those that part it, drawn across the page, are none."""
        boxed = {at for box in self.boxes for at in box}
        return [lines[at] for at in range(start, self.end) if at not in boxed and not is_drawn(lines[at].text)]


def foot_of(lines: Sequence[Line], start: int, setting: Setting) -> int:
    """The heading, from `start` on, below which only teasers of other articles stand; the number of lines without one.

    An article shows itself by two paragraphs in a row, or by a line that tells its author or source.
    """
    rules = setting.marks.rules
    foot, is_prose_below = len(lines), False
    for at in range(len(lines) - 1, start - 1, -1):
        line = lines[at]
        is_prose = line.prose and line.stops and not line.caption and not rules.colophon.fullmatch(line.text)
        meta = read_meta(line, setting)
        if (is_prose and is_prose_below) or (meta is not None and (meta.source or (meta.byline and meta.labelled))):
            break
        is_prose_below = is_prose
        heads = (rules.most_read, rules.coverage, rules.read_next)
        if not line.bullet and any(rule.fullmatch(line.text) for rule in heads):
            foot = at
    return foot


def is_short_beside_cards(beside: Sequence[Line]) -> bool:
    """Whether what stands `beside` the cards of a text is so short that they may be taken for its body: in a long
    article they may be parts of it."""
    return sum(line.words for line in beside if line.prose) < ENOUGH


def list_of_cards(lists: Sequence[Sequence[Card]], beside: Sequence[Line], setting: Setting) -> str | None:
    """Why a text is a list of articles: it holds their cards, and `beside` them no more than an introduction."""
    prose = sum(line.words for line in beside if line.prose)
    if prose >= INTRODUCTION or (prose >= _SIGNED and any(tells_of_article(line, setting) for line in beside)):
        return None
    return f"{sum(map(len, lists))} titles with a teaser each, {prose} words of prose beside them"


def no_article(
    lines: Sequence[Line], frame: Frame, head: Head, body: Body, setting: Setting
) -> tuple[PageClass, str] | None:
    """The class of a text that is no article, and why; None for an article."""
    words = sum(map(word_count, body.paragraphs))
    is_signed = bool(head.dates.published or (head.byline and head.byline.authors))
    least = _least_words(setting.language, is_signed=is_signed)
    within = lines[: frame.end or len(lines)]
    below = within[head.end :]
    titles = sum(1 for line in within if line.title and line.words >= _TITLE_WORDS and not line.prose)
    known = setting.marks is not GENERAL
    dated = sum(1 for line in below if _is_date(line, setting))
    if dated >= _LISTING_DATES and dated >= sum(1 for line in below if line.prose):
        return PageClass.LISTING, f"{dated} dated titles"
    if known and (dated := _few_dated(within[frame.headline or 0 :], setting)):
        return PageClass.LISTING, f"{dated} dated titles"
    if setting.url and not setting.marks.is_article_url(setting.url) and not (head.byline or head.source):
        address = "an address that is no article's"
        return (PageClass.LISTING, f"{titles} titles under {address}") if titles else (PageClass.UNKNOWN, address)
    is_list = known and titles >= _FEW_TITLES and not (head.byline or head.source or head.dates.published)
    if is_list and not any(line.sentence for line in within[frame.body :]):
        return PageClass.LISTING, f"{titles} titles and no prose"
    if words and not known:
        words += word_count(head.standfirst or "")
    if words >= (1 if known else least):
        if frame.headline is None and not (setting.slug and (known or words >= ENOUGH)):
            return PageClass.UNKNOWN, "no headline"
        return None
    shows_more = head.dates.published or head.standfirst or len(head.images) + len(body.images) >= _GALLERY_PICTURES
    if known and frame.headline is not None and not body.subheadings and shows_more:
        return None
    if titles >= _LISTING_TITLES:
        return PageClass.LISTING, f"{titles} titles and no prose"
    return (
        PageClass.UNKNOWN,
        "no headline and no prose"
        if frame.headline is None
        else f"too little prose: {words} words below the headline, {least} make an article",
    )


def _least_words(language: str, *, is_signed: bool) -> int:
    """How many words an unknown outlet's article has at least."""
    least = _LEAST_SIGNED if is_signed else _LEAST_WORDS
    return round(least * _DENSE_SHARE) if language.partition("-")[0] in _DENSE else least


def _is_date(line: Line, setting: Setting) -> bool:
    return line.words <= _DATE_WORDS and bool(parse_date(line.text, setting.zone, language=setting.language))


def _few_dated(lines: Sequence[Line], setting: Setting) -> int:
    """How many titles with a day of their own make a list of so short a page; 0 where they make none."""
    dated, since = 0, _LINES_TO_DATE
    for line in lines:
        since += 1
        if line.title and line.words >= _TITLE_WORDS and not line.bullet and not _is_date(line, setting):
            since = 0
        elif since < _LINES_TO_DATE and _is_date(line, setting):
            dated, since = dated + 1, _LINES_TO_DATE
    prose = sum(1 for line in lines if line.prose and line.stops and not line.caption)
    is_list = dated >= _FEW_DATED and dated >= prose
    return dated if is_list or (dated >= _FEWEST_DATED and not prose) else 0


def is_gallery(headline: str | None, rows: Sequence[Line], head: Head, body: Body, setting: Setting) -> bool:
    """Whether pictures are a page's matter: it has captions and no more, or announces pictures and lists what is said
    of each."""
    pictures = len(head.images) + len(body.images)
    if not body.paragraphs:
        return pictures >= _GALLERY_PICTURES
    if not (PICTURES_ANNOUNCED.search(headline or "") or _PICTURES_ADDRESS.search(setting.path)):
        return False
    listed = {row.text for row in rows if not row.numbered and (row.bullet or not row.sentence)}
    return pictures + len(body.paragraphs) >= _GALLERY_PICTURES and listed.issuperset(body.paragraphs)
