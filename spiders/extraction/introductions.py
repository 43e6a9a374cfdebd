"""Which printed lines by a headline introduce the article: none of the site's, no date, byline, caption or teaser.

A paragraph whose name does not tell is meant only where the page's own description, or its matter, speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from lxml.html import HtmlElement

from spiders.extraction.byline_labels import has_any_byline_label
from spiders.extraction.caption_lines import is_below_picture, stands_in_figure
from spiders.extraction.captions import is_caption, split_credit
from spiders.extraction.class_words import LIKELY, OF_PICTURE, OWN_TEASER, SURE
from spiders.extraction.closing_lines import is_offer
from spiders.extraction.dates import UTC_ZONE, date_start, has_label_at_start, is_date_line
from spiders.extraction.document import names_of, text_of
from spiders.extraction.header_lines import HeaderLine, text_in
from spiders.extraction.lives import is_biography
from spiders.extraction.outline import has_sentence, leads_elsewhere
from spiders.extraction.paywalls import asks_to_read_on
from spiders.extraction.reading_time import holds_reading_time
from spiders.extraction.tags import HEADINGS, INLINE
from spiders.extraction.text import clean_line, line_words
from spiders.extraction.titles import loose, recurring, telling, telling_of

FEWEST_WORDS, FEWEST_NAMED, MOST_WORDS = 9, 4, 60
_PICTURES = ("img", "picture", "video")
_OF_OTHER_KINDS = ("a", "time", "button", *_PICTURES, *sorted(HEADINGS))
_CREDIT = re.compile(r"[(\[][^()\[\]]+[/©][^()\[\]]+[)\]]\W*$")  # whose a picture is: `(Bo Lind / Agency)`
_BEGINNING = 30  # letters in which two texts begin alike
# Telling words that two texts on one matter share, at least, and of the shorter's; fewer where the body has many too.
_SHARED, _SHARE, _LESS, _IN_BODY = 2, 0.34, 0.25, 0.4


def block_of(element: HtmlElement) -> HtmlElement:
    """The nearest element that is a block of its own."""
    return next(each for each in (element, *element.iterancestors()) if each.tag not in INLINE)


def introduction_in(box: HtmlElement, lines: Iterable[HeaderLine], language: str) -> str:
    """What a box that is called an introduction says of the article: its paragraphs, without what else it holds.

    Nothing where it has a title, which is another article's.
    """
    within = [line for line in lines if box is line[0].element or box in line[0].element.iterancestors()]
    if any(_is_title(line) for line in within):
        return ""
    said: list[str] = []
    for block, shown in groupby(within, key=lambda line: block_of(line[0].element)):
        text = " ".join(map(text_in, shown))
        is_heading = block is not box and block.tag in HEADINGS
        if not is_heading and not _is_beside(block, text, language):
            said.append(text if _holds_blocks(block) else clean_line(text_of(block)))
    return " ".join(said)


def is_plain(box: HtmlElement) -> bool:
    """Whether a box has no picture, which its words may be said of, and no heading, which may be another article's."""
    return next(box.iterdescendants(*_PICTURES, *HEADINGS), None) is None


def _holds_blocks(block: HtmlElement) -> bool:
    return any(isinstance(each.tag, str) and each.tag not in INLINE for each in block.iterdescendants())


def _is_title(line: HeaderLine) -> bool:
    """Whether a line is a link to another page, or in a heading, and as long as a title."""
    if line_words(text_in(line)) < FEWEST_NAMED:
        return False
    return all(any(_leads_on(each) for each in _around(segment.element)) for segment in line)


def _around(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()


def _leads_on(element: HtmlElement) -> bool:
    return element.tag == "a" and leads_elsewhere(element.get("href"))


def _is_beside(block: HtmlElement, text: str, language: str) -> bool:
    """Whether a line of an introduction's box is none of its paragraphs."""
    if is_date_line(text, UTC_ZONE, language=language) or has_label_at_start(text):
        return True
    if has_any_byline_label(text) and (date_start(text) is not None or not has_sentence(text)):
        return True
    if stands_in_figure(block) or any(map(OF_PICTURE.search, names_of(block).split())) or is_below_picture(block):
        return True
    return is_biography(text) or is_site_line(text)


def is_site_line(text: str) -> bool:
    """Whether a paragraph is a site's word to its readers: an offer, a wall."""
    return is_offer(text) or asks_to_read_on(text)


def may_introduce(block: HtmlElement, text: str, names: Iterable[str], authors: Sequence[str]) -> bool:
    """Whether a paragraph by the headline, of no telling name, has sentences, and no link, author or furniture's name.

    `names`: its own, and those of what is around it.
    """
    if not FEWEST_WORDS <= line_words(text) <= MOST_WORDS or not has_sentence(text):
        return False
    if next(block.iter("a", "time", "button", "img"), None) is not None or is_offer(text) or split_credit(text):
        return False
    if any(SURE.search(name) or LIKELY.search(name) for name in names if not OWN_TEASER.fullmatch(name)):
        return False
    return not any(loose(author) in loose(text) for author in authors)


def apart_from(block: HtmlElement, around: set[HtmlElement]) -> list[HtmlElement]:
    """A block and what is around it, up to what holds the headline as well."""
    return [block, *takewhile(lambda each: each not in around, block.iterancestors())]


def begins_alike(text: str, other: str) -> bool:
    """Whether two texts begin with the same words, enough of them."""
    one, other = loose(text), loose(other)
    length = min(len(one), len(other), _BEGINNING)
    return length > _BEGINNING // 2 and one[:length] == other[:length]


def is_alone(text: str, box: HtmlElement) -> bool:
    """Whether a paragraph is no date line, site's line or caption by its words, and what holds it has nothing else."""
    if date_start(text) is not None or has_label_at_start(text) or holds_reading_time(text):
        return False
    if is_site_line(text) or is_caption(text) or _CREDIT.search(text):
        return False
    return next(box.iter(*_OF_OTHER_KINDS), None) is None


def is_of_matter(text: str, descriptions: Sequence[str], headline: str, paragraphs: Sequence[str]) -> bool:
    """Whether a paragraph has the matter of the page's own descriptions; where it gives none, of headline and body."""
    words = telling_of(text)
    if not descriptions:
        shared = words & (telling_of(headline) | recurring(paragraphs))
        return len(shared) >= max(_SHARED, _LESS * len(words))
    said = telling_of(" ".join(paragraphs))
    least = _LESS if len(words & said) >= _IN_BODY * len(words) else _SHARE
    return any(_are_on_one_matter(words, telling_of(each), least) for each in descriptions)


def _are_on_one_matter(words: set[str], others: set[str], least: float) -> bool:
    """Whether so great a share of two texts' telling words is shared, and a long one among them."""
    shared = words & others
    return len(shared) >= max(_SHARED, least * min(len(words), len(others))) and bool(telling(shared))
