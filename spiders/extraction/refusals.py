"""Texts that are no article: walls, errors and junk, told by their own words where there is little else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spiders.extraction.text_lines import Line
from storage.records import PageClass

# Words of prose from which on a page is no such page: error pages say little, and the longest consent and
# subscription texts seen on large outlets stay below 250.
MOST_PROSE = {PageClass.BLOCK: 120, PageClass.ERROR: 120, PageClass.CONSENT: 250, PageClass.PAYWALL: 250}
_SAMPLE = 100_000

_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ud800-\udfff]")

_WALLS = tuple(
    (page_class, re.compile(pattern, re.IGNORECASE))
    for page_class, pattern in (
        (
            PageClass.BLOCK,
            r"^(?:just a moment|attention required|access (?:to this page has been )?denied|checking your browser"
            r"|403 forbidden|forbidden$|request blocked"
            r"|pardon our interruption|are you a (?:robot|human)|please verify you are (?:a )?human"
            r"|you have been blocked|sorry, you have been blocked)"
            r"|enable javascript and cookies to continue|verif(?:y|ying) (?:that )?you are (?:a )?human"
            r"|unusual (?:traffic|activity) from your"
            r"|ddos protection by|performing (?:a )?security (?:check|verification)|complete the (?:captcha"
            r"|security check)|cloudflare ray id",
        ),
        (
            PageClass.ERROR,
            r"^(?:(?:error\W*)?(?:404|410|500|502|503|504)\b\W*(?:$|error|page|not|file|bad|internal|service|gateway"
            r"|gone)|(?:oops\W*)?(?:the |this )?page (?:you \w+.{0,30} )?"
            r"(?:was |is |could |can |has )?(?:not|n[’']t|no longer|cannot)|not found$|page not found"
            r"|page (?:does not|doesn[’']t) exist|internal server error|bad gateway"
            r"|service unavailable|gateway time-?out|página no encontrada|page (?:non trouvée|introuvable)"
            r"|الصفحة غير موجودة)"
            r"|(?:page|article|content) (?:you (?:requested|are looking for|were looking for)).{0,40}(?:not|n[’']t"
            r"|no longer|moved|removed)",
        ),
        (
            PageClass.CONSENT,
            r"^(?:before you continue|we (?:value|care about|respect) your privacy|your privacy(?: choices| settings"
            r"| matters)?$|cookie (?:consent|settings|policy|notice)$"
            r"|antes de continuar|avant de continuer|accept all(?: cookies)?$|manage (?:cookies|consent|options)$)"
            r"|(?:we and our|with our) (?:\d+ )?partners (?:store|use|process)|(?:accept|reject) all cookies"
            r"|consent to (?:the use of|our use of|all) cookies",
        ),
        (
            PageClass.PAYWALL,
            r"(?:subscribe|register|sign (?:up|in)|log in|create (?:a free|an) account) to (?:continue|keep|read"
            r"|unlock)"
            r"|this (?:article|content|story) is (?:for|available (?:only )?to|reserved for"
            r"|exclusive to) (?:our )?(?:paid |premium )?(?:subscribers|members)"
            r"|already a (?:subscriber|member)\?|you have (?:reached|read|used) (?:your"
            r"|all).{0,30}(?:free )?articles|to (?:continue|keep) reading.{0,40}subscri"
            r"|(?:article|contenu) réservé aux abonnés|contenido exclusivo para suscriptores",
        ),
    )
)


def unreadable(text: str) -> str | None:
    """Why a text is none: empty, or bytes of something else that were decoded as text."""
    sample = text[:_SAMPLE]
    if not sample.strip():
        return "empty"
    junk = len(_NO_TEXT.findall(sample))
    return (
        f"no text: {junk} of {len(sample)} characters are controls or undecodable"
        if junk > 0.05 * len(sample) + 2
        else None
    )


def refusal(lines: Sequence[Line]) -> tuple[PageClass, str] | None:
    """The class of a wall or error page and the line that gave it away; None where there is prose enough."""
    words = sum(line.words for line in lines if line.prose)
    if words >= max(MOST_PROSE.values()):
        return None
    for page_class, pattern in _WALLS:
        if words >= MOST_PROSE[page_class]:
            continue
        for line in lines:
            if line.words <= 60 and pattern.search(line.text):
                return page_class, f"says {line.text[:80]!r}"
    return None
