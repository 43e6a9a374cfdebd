"""What a page is, by the evidence on it: a status code alone says little, and soft errors come with 200.

The words of a wall or an error page count only where the page holds little prose: articles about cookies, captchas or
missing pages are articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from storage.records import PageClass

from .document import Document, selector, text_of
from .text import clean_line

# Words of prose beyond which a page is no wall: the longest seen on consent pages of large outlets stay below.
_WALL_PROSE = 250
_ERROR_PROSE = 120
# A teaser before a paywall has some sentences; a whole article behind a soft wall has more.
_TEASER_WORDS = 150
# Less than this out of an undeclared element is a teaser, a caption or a notice.
_LEAST_WORDS = 25
_LISTING_LINKS = 10
# What menus and lists of titles do not have.
_SENTENCE_END = re.compile(r"[.!?؟。…](?:[\"'”’»)\]]|\s|$)")


class Verdict(NamedTuple):
    """The class of a page, and why it is no article."""

    page_class: PageClass
    reason: str | None = None


_BLOCK_TITLE = re.compile(
    r"^(?:just a moment|attention required|access (?:to this page has been )?denied|(?:error )?403\b|forbidden$"
    r"|are you a (?:robot|human)|robot check|pardon our interruption|(?:please )?verify (?:that )?you are (?:a )?human"
    r"|human verification|(?:ddos-guard|security check|bot verification|captcha|one more step)$|checking your browser"
    r"|request (?:blocked|rejected)|(?:sorry, )?you have been blocked|un (?:momento|instant)$)",
    re.IGNORECASE,
)
_BLOCK_MARKS = selector(
    "#challenge-form, #challenge-running, #challenge-error-text, #cf-error-details, #cf-wrapper, #px-captcha,"
    " #captcha-form, iframe[src*='captcha-delivery'], form[action*='captcha'], form#challenge"
)
_ERROR_TITLE = re.compile(
    r"^(?:(?:error\W*)?(?:404|410|500|502|503|504)\b(?!(?:\s+\w+){3})|(?:oops\W*)?not found$"
    r"|(?:oops\W*)?(?:the |this )?(?:page|article|content|url|file)(?: you(?:['’]re| are)? \w+(?: \w+)?(?: for)?)?"
    r" (?:(?:was |is |could |can |has )?(?:not|no longer|cannot)(?: been| be)? (?:found|available|exist)"
    r"|does(?: not|n['’]t) exist)"
    r"|server error|(?:internal|service|bad gateway|gateway)\b.{0,30}(?:error|unavailable|timeout)"
    r"|página no encontrada|page (?:non trouvée|introuvable)|seite nicht gefunden|الصفحة غير موجودة|لم يتم العثور)",
    re.IGNORECASE,
)
_CONSENT_TITLE = re.compile(
    r"^(?:before you continue|we (?:value|care about|respect) your privacy|we use cookies|this site uses cookies"
    r"|your privacy(?: choices| settings| matters)?$|privacy (?:settings|preferences|consent|center)$"
    r"|(?:cookie|cookies|data) (?:consent|settings|notice|preferences|wall|policy)$|(?:cookies?|consent)$"
    r"|(?:manage|accept) (?:your )?(?:cookies|consent)|bevor sie|avant de continuer|antes de continuar)",
    re.IGNORECASE,
)
_CONSENT_MARKS = selector(
    "form[action*='consent'], form[action*='Consent'], form.consent-form, #consent-page, .consent-page, .cookie-wall,"
    " #cookie-wall, #cookiewall, .cookiewall"
)
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
    titles = [title for title in (document.title, *map(clean_line, map(text_of, _TOP(document.tree)[:3]))) if title]
    has_prose = holds_prose(document, _WALL_PROSE)
    for pattern, marks, page_class, most in (
        (_BLOCK_TITLE, _BLOCK_MARKS, PageClass.BLOCK, _ERROR_PROSE),
        (_ERROR_TITLE, None, PageClass.ERROR, _ERROR_PROSE),
        (_CONSENT_TITLE, _CONSENT_MARKS, PageClass.CONSENT, _WALL_PROSE),
    ):
        if has_prose:
            break
        title = next((title for title in titles if pattern.search(title)), None)
        marked = marks is not None and bool(marks(document.tree))
        if (title or marked) and not holds_prose(document, most):
            return Verdict(page_class, f"titled {title[:80]!r}" if title else f"the marks of a {page_class} page")
    if may_be_article:
        return None
    if len(_LINKS(document.tree)) >= _LISTING_LINKS:
        return Verdict(PageClass.LISTING, "links under an address that is no article's")
    return Verdict(PageClass.UNKNOWN, "not an article's address")


def after_reading(
    document: Document, *, headline: str | None, paragraphs: Sequence[str], declared_body: bool, is_video: bool
) -> Verdict:
    """The verdict on what was read. `declared_body`: the body stood in the element that the outlet declares for it."""
    words = sum(len(paragraph.split()) for paragraph in paragraphs if declared_body or _SENTENCE_END.search(paragraph))
    if words < _TEASER_WORDS and (document.linked_data.free is False or _asks_to_subscribe(document)):
        return Verdict(PageClass.PAYWALL, f"behind a paywall, {words} words before it")
    if headline is None:
        return _no_article(document, "no headline")
    if is_video:
        return Verdict(PageClass.ARTICLE)
    if not words:
        return _no_article(document, "empty body")
    if words < _LEAST_WORDS and not declared_body and not _declared_article(document):
        return _no_article(document, f"too little prose: {words} words")
    return Verdict(PageClass.ARTICLE)


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
