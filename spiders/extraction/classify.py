"""What a page is, by the evidence on it: a status code alone says little, and soft errors come with 200.

The words of a wall or an error page count only where the page holds little prose: articles about cookies, captchas or
missing pages are articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from spiders.extraction.captions import is_credit_line
from spiders.extraction.document import Document, selector, text_of
from spiders.extraction.refusals import MOST_PROSE, refusal
from spiders.extraction.text import clean_line
from spiders.extraction.text_lines import to_lines
from storage.records import PageClass

# A teaser before a paywall has some sentences; a whole article behind a soft wall has more.
_TEASER_WORDS = 150
# Less than this may be a teaser, a caption or a notice.
LEAST_WORDS = 25
_LISTING_LINKS = 10
# What menus and lists of titles do not have.
_SENTENCE_END = re.compile(r"[.!?؟。…](?:[\"'”’»)\]]|\s|$)")


class Verdict(NamedTuple):
    """The class of a page, and why it is no article."""

    page_class: PageClass
    reason: str | None = None


_MARKS = {
    PageClass.BLOCK: selector(
        "#challenge-form, #challenge-running, #challenge-error-text, #cf-error-details, #cf-wrapper, #px-captcha,"
        " #captcha-form, iframe[src*='captcha-delivery'], form[action*='captcha'], form#challenge"
    ),
    PageClass.CONSENT: selector(
        "form[action*='consent'], form[action*='Consent'], form.consent-form, #consent-page, .consent-page,"
        " .cookie-wall, #cookie-wall, #cookiewall, .cookiewall"
    ),
}
_PAYWALL_MARKS = selector(
    "[class*='paywall'], [id*='paywall'], .subscriber-only, .subscription-required, .piano-offer, [class*='regwall']"
)
_PAYWALL_WORDS = re.compile(
    r"\b(?:subscri(?:be|ption)|sign (?:in|up)|log in|register|already a (?:member|subscriber)|suscr[ií]b|abonn)",
    re.IGNORECASE,
)
_TOP = selector("h1")
_LINKS = selector("a[href]")


def before_reading(document: Document, *, may_be_article: bool) -> Verdict | None:
    """A verdict that needs no reading: walls, errors, and addresses that are no article's. None where it is open."""
    verdict = None if holds_prose(document, max(MOST_PROSE.values())) else _refusal(document)
    if verdict is not None and not holds_prose(document, MOST_PROSE[verdict.page_class]):
        return verdict
    if may_be_article:
        return None
    if len(_LINKS(document.tree)) >= _LISTING_LINKS:
        return Verdict(PageClass.LISTING, "links under an address that is no article's")
    return Verdict(PageClass.UNKNOWN, "not an article's address")


def _refusal(document: Document) -> Verdict | None:
    """What the title, the headings or the marks of a page with little prose say."""
    titles = [document.title or "", *map(text_of, _TOP(document.tree)[:3])]
    if found := refusal(to_lines("\n\n".join(map(clean_line, titles)))):
        return Verdict(*found)
    # A short article may carry a consent banner; a wall does not call itself an article.
    for page_class, marks in _MARKS.items() if not _declared_article(document) else ():
        if marks(document.tree):
            return Verdict(page_class, f"has the marks of a {page_class} page")
    return None


def after_reading(
    document: Document, *, headline: str | None, paragraphs: Sequence[str], declared_body: bool, is_video: bool
) -> Verdict:
    """The verdict on what was read. `declared_body`: the body stood in the element that the outlet declares for it."""
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    prose = prose_words(paragraphs)
    if not declared_body or words < LEAST_WORDS:
        words = prose
    if words < _TEASER_WORDS and (document.linked_data.free is False or _asks_to_subscribe(document)):
        return Verdict(PageClass.PAYWALL, f"behind a paywall, {words} words before it")
    if headline is None:
        return _no_article(document, "no headline")
    if is_video:
        return Verdict(PageClass.ARTICLE)
    if not words:
        return _no_article(document, "no sentence in the body" if declared_body and paragraphs else "empty body")
    if words < LEAST_WORDS and not declared_body and not _declared_article(document):
        return _no_article(document, f"too little prose: {words} words")
    return Verdict(PageClass.ARTICLE)


def prose_words(paragraphs: Sequence[str]) -> int:
    """How many words stand in paragraphs that hold a sentence and are no caption."""
    return sum(
        len(paragraph.split())
        for paragraph in paragraphs
        if _SENTENCE_END.search(paragraph) and not is_credit_line(paragraph)
    )


def _asks_to_subscribe(document: Document) -> bool:
    """Whether a paywall's element holds its words: the element alone stands on every page of many sites."""
    return any(_PAYWALL_WORDS.search(text_of(mark)) for mark in _PAYWALL_MARKS(document.tree))


def _no_article(document: Document, reason: str) -> Verdict:
    if not _declared_article(document) and len(_LINKS(document.tree)) >= 3 * _LISTING_LINKS:
        return Verdict(PageClass.LISTING, f"many links, {reason}")
    return Verdict(PageClass.UNKNOWN, reason)


def _declared_article(document: Document) -> bool:
    kinds = {kind.strip().lower() for kind in document.meta.get("og:type", [])}
    return "article" in kinds or bool(document.linked_data.types)


def holds_prose(document: Document, least: int) -> bool:
    """Whether so many words stand in paragraphs that are more than a label; stops counting once they do."""
    words = 0
    for paragraph in document.tree.iter("p"):
        count = len(text_of(paragraph).split())
        if count >= 10:
            words += count
            if words >= least:
                return True
    return False
