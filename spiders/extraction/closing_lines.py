"""Lines that stand below an article, by language: readers' comments, who wrote it, the site itself.

Words alone. Where on a page such a line ends the article is for its readers to say: `site_lines.py` of web pages,
`text_kinds.py` of texts, `landmarks.py` of an outlet's texts. Found on the pages of some hundred sites.
"""

from __future__ import annotations

import re

from spiders.extraction.byline_labels import AUTHOR
from spiders.extraction.letter_forms import fold
from spiders.extraction.more_to_read import CALLS, OTHERS, RELATED
from spiders.extraction.refusal_words import TOPICS
from spiders.extraction.tag_labels import TAG_LABELS
from storage.records import PageClass

# Headings of readers' comments.
_COMMENTS = {
    "en": r"(?:leave|post|add|write|submit)\s+a\s+(?:comment|reply|response).{0,30}"
    r"|comments\s+(?:are\s+)?(?:closed|off).{0,20}|join\s+the\s+(?:conversation|discussion)|discussion\s+about\s+this\s+(?:post|podcast|video)"
    r"|(?:cancel|click\s+here\s+to\s+cancel)\s+reply|your\s+email\s+address\s+will\s+not\s+be\s+published.*"
    r"|(?:\d+|one|two|three|no)\s+(?:comments?|responses?|replies|thoughts?)(?:\s+(?:on|to)\b.{0,120})?"
    r"|comments?(?:\s*\(?\d+\)?)|comments|(?:view|show|see|read)\s+(?:all\s+)?(?:\d+\s+)?comments(?:\s*\(\d+\))?"
    r"|reader\s+(?:comments|interactions)|recent\s+comments",
    "es": r"deja\s+(?:un\s+comentario|una\s+respuesta)|comentarios",
    "fr": r"laisser\s+un\s+commentaire|commentaires",
    "ar": r"اترك\s+(?:تعليقا?|ردا?).*|التعليقات",
    "de": r"schreibe?n?\s+(?:sie\s+)?einen?\s+kommentar.*|kommentare",
    "pt": r"deixe\s+um\s+coment[áa]rio",
    "it": r"lascia\s+un\s+commento",
}
# Headings of who wrote it.
_AUTHOR = {
    "en": r"(?:more\s+)?about\s+the\s+(?:authors?|writers?|reporters?|contributors?|expert).{0,40}"
    r"|meet\s+the\s+(?:author|writer)s?|(?:more|other\s+posts|all\s+posts|view\s+all\s+posts|posts)\s+by\s+.{2,50}"
    r"|view\s+all\s+posts|(?:more\s+)?by\s+this\s+author",
    "es": r"sobre\s+(?:el|la|los|las)\s+autor(?:es|as?)?|acerca\s+del\s+autor",
    "fr": r"à\s+propos\s+de\s+l[’']auteure?",
    "ar": r"عن\s+(?:الكاتب|المؤلف)",
    "de": r"über\s+(?:den\s+autor|die\s+autor(?:in|en))",
    "pt": r"sobre\s+[oa]\s+autora?",
}
# Headings with which a site turns to its readers.
_READERS = {
    "en": r"about\s+us|get\s+in\s+touch|connect\s+with\s+us|stay\s+(?:in\s+touch|connected|updated|informed)\b.{0,20}",
}
# Offers; web pages print such a line among an article's paragraphs too.
_INVITES = {
    "en": r"follow\s+us(?:\s+on)?.{0,40}|join\s+(?:us|our|the)\b.{0,40}newsletter.{0,20}|newsletter"
    r"|(?:subscribe|sign\s+up)\s+(?:to|for)\s+.{3,80}|subscribe(?:\s+now)?|get\s+the\s+.{3,40}\s+newsletter",
}
_COPYRIGHT = (
    r"copyright\b(?!\s+(?:laws?|acts?|claims?|infringements?|rules?|reforms?|cases?|disputes?|lawsuits?|offices?"
    r"|protections?|owners?|holders?|issues?|questions?|trolls?|and|or|in|is|as|for|of|on|to|at)\b)"
)
"""The word `copyright` where it may tell whose a page is, not of the law."""
_RESERVED = {
    "en": r"all\s+rights\s+reserved",
    "es": r"todos\s+los\s+derechos\s+reservados",
    "fr": r"tous\s+droits\s+réservés",
    "ar": r"جميع\s+الحقوق\s+محفوظة",
    "de": r"alle\s+rechte\s+vorbehalten",
    "pt": r"todos\s+os\s+direitos\s+reservados",
    "it": r"tutti\s+i\s+diritti\s+riservati",
    "ru": r"все\s+права\s+защищены",
    "tr": r"tüm\s+hakları\s+saklıdır",
    "he": r"כל\s+הזכויות\s+שמורות",
}
RESERVED = "|".join(_RESERVED.values())
"""What is said of the rights in whatever stands on a page."""
# Whose the page is, which some print there too.
_RIGHTS = (
    rf"(?:©|{_COPYRIGHT}).{{0,160}}",
    r"\(c\).{0,60}(?:\d{4}|reserved).{0,100}",
    rf".{{0,80}}(?:{RESERVED}).{{0,60}}",
)
# Labels of the same things that stand above an article as well, in a menu or beside a headline.
_LABELS = {
    "en": r"contact(?:\s+us)?|careers?|advertise(?:\s+with\s+us)?|site\s?map|(?:quick|useful)\s+links|footer(?:\s+\w+)?"
    r"|(?:privacy|cookie)s?\s+(?:policy|notice|statement|settings)|terms(?:\s+(?:of|and|&)\s+\w+)?|legal(?:\s+notice)?"
    r"|your\s+privacy\s+choices|do\s+not\s+sell.{0,40}|categories|archives?|explore\s+(?:more|our)\b.{0,30}"
    r"|(?:prev(?:ious)?|next|older|newer)(?:\s+(?:post|article|story|entry))?s?|prev(?:ious)?\s*next"
    r"|back\s+to\s+(?:the\s+)?(?:blog|news|all\s+\w+|articles|home|main)|view\s+(?:all|more)(?:\s+\w+)?"
    r"|(?:share|send)\s+this\s+(?:article|post|story|page)(?:\s+(?:on|with|via)\b.*)?"
    r"|was\s+this\s+(?:page|article|post|content|information)\s+helpful.*|rate\s+this\s+(?:article|post).*"
    r"|ready\s+for\s+more\?|(?:disclaimers?|disclosures?)(?:\s*:.*)?"
    r"|(?:(?:(?:blog|post|article)\s+)?(?:categor(?:y|ies)|posted\s+in)|tagged(?:\s+(?:with|as|in))?)(?:\s*:.*)?"
    r"|(?:send\s+us|submit|got)\s+a\s+(?:news\s+)?tip.*|contribute"
    r"|(?:contact|e-?mail)\s+the\s+(?:editor|author|reporter|writer).*|follow(?:\s+(?:me|him|her|them|on)\b.*)?"
    r"|search(?:\s+(?:for|this|the|our)\b.*)?|(?:like|love)(?:d)?\s+th(?:is|e)(?:\s+(?:article|post|story))?"
    r"|(?:log|sign)\s+in\s+to\s+.*",
    "es": r"contacto|contáctenos|quiénes\s+somos|sobre\s+nosotros|aviso\s+legal"
    r"|política\s+de\s+privacidad",
    "fr": r"mentions\s+légales|politique\s+de\s+confidentialité|qui\s+sommes[- ]nous",
    "ar": r"اتصل\s+بنا|من\s+نحن|سياسة\s+الخصوصية",
    "de": r"impressum|datenschutz(?:erklärung)?|kontakt|über\s+uns",
    "pt": r"política\s+de\s+privacidade",
    "it": r"informativa\s+sulla\s+privacy",
}
# Labels that a text prints of an article itself, and web pages as headings of what follows it.
_HEADINGS = {
    "en": r"(?:the\s+)?authors?|written\s+by|comment|read\s+more|keep\s+reading|suggested\s+topics"
    r"|(?:related|recommended|further|more|other|latest|popular|recent|trending|similar)\s+(?:\w+\s+)?(?:articles?|posts?"
    r"|stor(?:y|ies)|news|content|reading|papers|products|topics|resources|links)\b.{0,40}",
}

_OTHER = r"(?:further|more|other|latest|recent|similar)"
# What stands behind such words in the headings of a site.
_OF_SITES = r"(?:from\s+(?:the|our|around|across)|for\s+you|by|in\s+this|on\s+this|about\s+this|like\s+this|you)\b"
# Those of them that an article may well have among its own sub-headings and sentences.
_MAYBE_OWN = {
    "en": r"what[’']s\s+next\b.*|(?:next\s+up|up\s+next)\b\W*\w.*|(?:see\s+)?more\s+(?:about|on)\s+"
    r"(?!this\b|the\s+(?:author|writer|reporter)).*"
    r"|latest(?:\s+(?:from|in)\s+.*)?|popular|(?:the\s+)?authors?|comment|no\s+(?:comment|response|reply)"
    r"|(?:similar|other|recent|top|featured|more)\s+(?:topics|products|resources|insights|papers)\b.*"
    r"|about\s+the\s+expert.*"
    r"|about\s+the\s+(?:authors?|writers?|reporters?)\s+(?:of|and|behind|who)\b(?!.*\bthis\b).*"
    r"|what\s+to\s+(?:read|watch)\s+next\b\W*\w.*|trending|(?:most|more)\s+discussed\b\W*\w.*"
    rf"|{_OTHER}\s+(?:\w+\s+)?(?:stor(?:y|ies)|news|content|reading)\s+(?!{_OF_SITES})\w.*"
    r"|see\s+also|don[’']t\s+miss|in\s+case\s+you\s+missed\s+it",
    "de": r"auch\s+interessant",
    "pt": r"saiba\s+mais",
}

COMMENTS = tuple(_COMMENTS.values())
"""Patterns of whole lines, case ignored: headings of comments."""
_BELOW = (*_AUTHOR.values(), *OTHERS, *_READERS.values())
ENDS = (*_BELOW, *_INVITES.values(), *_RIGHTS)
"""The same of what never stands in or above an article."""


def _whole(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})\s*[:!.»>→]*", re.IGNORECASE)


_WHOSE = _whole(*_RIGHTS)
# What stands in brackets is the writer's own remark.
_BEGINS_WHOSE = re.compile(rf"[^\w(]*(?:©|\(c\)|{_COPYRIGHT}|(?:{RESERVED})(?!\w))", re.IGNORECASE)
_FOOT = re.compile(
    rf"\W*(?:©|{_COPYRIGHT}|\(c\)).{{0,40}}(?:19|20)\d\d|.{{0,80}}(?<!\w)(?:{RESERVED})(?!\w)", re.IGNORECASE
)
_PICTURED = re.compile(
    r"\W*(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d\s+)?[^/|]{2,40}\s?[/|]\s?\S[^/|]{1,40}", re.IGNORECASE
)
_COMMENTED = _whole(*COMMENTS)
_PEOPLE = _whole(*COMMENTS, *_AUTHOR.values())
_LINE = _whole(*COMMENTS, *RELATED, *ENDS, *_LABELS.values(), rf"(?:{TAG_LABELS})(?:\s*:.*)?")
_HEADING = _whole(*COMMENTS, *RELATED, *_BELOW, *_HEADINGS.values())
_OWN = _whole(*_MAYBE_OWN.values())
_AUTHORS = _whole(r"(?:the\s+)?authors?|written\s+by")
_OF_AUTHORS = re.compile(
    rf"\b(?:{AUTHOR}|writers?|by|about|meet|contributors?|columnists?|reporters?|credits?|team|person)\b", re.IGNORECASE
)
_OTHERS = _whole(*RELATED, *OTHERS, *_INVITES.values())
_CALLED = _whole(CALLS)
_INVITATION = _whole(*_INVITES.values())
# What a site asks of its readers, and says of itself. People sign up for things in the news too: the words turn to the
# readers, or begin a sentence.
_ASK, _ASKS = r"(?:sign\s+up|subscribe)", r"(?:sign(?:ing)?\s+up|subscrib(?:e|ing))"
_LETTERS = r"(?:newsletters?|inbox|e-?mails?|updates|alerts)"
_HERE = r"(?:here|below|now|today)"
# What begins with a word stands in one group: everywhere but where a word begins, it is passed over at once.
_OFFERS = re.compile(
    rf"(?:^|[.!?:]\s)\W*(?:please\s+)?{_ASK}\b.{{0,80}}\b{_LETTERS}\b"
    r"|^(?:our\s+(?:independent\s+)?journalism\b.{0,120}\b(?:your\s+support|please\s+(?:subscribe|donate|support))\b"
    r"|(?:\w+\s+){0,3}links?\s.{0,60}\bearns?\s+us\b.{0,30}\bcommissions?\b"
    r"|(?:you\s+may\s+)?republish\s+(?:this|our)\s+(?:articles?|stor(?:y|ies))\b.{0,80}\b(?:free|creative\s+commons)\b"
    r"|do\s+you\s+have\s+an\s+opinion\s+on\b.{0,60}\bin\s+this\s+article\b"
    rf"|(?:{RESERVED})\b|(?:copyright\s*)?(?:©|\(c\))"
    r"|(?:contact|reach|e-?mail)\s+(?:the\s+)?(?:staff\s+)?(?:writer|reporter|editor)\b)"
    rf"|\b(?:{_ASKS}\b.{{0,40}}\b(?:our|my)\b.{{0,60}}\b{_LETTERS}\b|{_ASKS}\b.{{0,60}}\bnewsletters?\s+{_HERE}\b"
    rf"|(?:our|my|this)\b.{{0,40}}\bnewsletters?\b.{{0,60}}\b{_ASK}\b"
    rf"|newsletters?\b.{{0,60}}\b{_ASK}\b.{{0,20}}\b{_HERE}\b"
    r"|(?:receive|support)\b.{0,60}\bconsider\s+becoming\s+an?\b.{0,30}\b(?:subscriber|member|supporter)\b"
    r"|(?:(?:delivered|sent)\s+(?:straight\s+|directly\s+|right\s+)?|(?:straight|direct(?:ly)?)\s+)to\s+your\s+(?:e-?mail\s+)?inbox"
    r"|non-?profit\s+newsroom\b.{0,80}\b(?:readers\s+like\s+you|your\s+(?:donations?|support))\b"
    r"|you\s+(?:may|can)\s+unsubscribe\b"
    r"|(?:we|this\s+(?:web)?site|this\s+page|this\s+post|this\s+article)\b.{0,60}\b(?:earns?|receive|get\s+paid)\b.{0,40}\bcommissions?\b"
    r"|as\s+an\s+amazon\s+associate\b"
    r"|by\s+(?:clicking|submitting|signing\s+(?:up|in)|subscribing)\b.{0,100}"
    r"(?:\b(?:you|I)(?:\s+\w+){0,2}\s+(?:agree|accept|consent)|\bprivacy\s+(?:policy|notice|statement))"
    r"|your\s+(?:subscription|sign-?up)\s+(?:could\s+not|has\s+been)\b|thank\s+you\s+for\s+(?:subscribing|signing\s+up)"
    rf"|(?:{RESERVED})(?=\W*(?:$|[.|©]))|enter\s+a\s+valid\s+e-?mail)",
    re.IGNORECASE,
)
# Who earns by a page, and who chose what it praises; those whom the news are of are paid and chosen as well.
_EARNS = re.compile(
    r"\b(?:may|might|can|could)\s+(?:earn|receive|get)\b.{0,60}\b(?:commissions?|compensation|affiliate\s+fees?)\b",
    re.IGNORECASE,
)
_EARNED_BY = re.compile(
    r"\b(?:affiliates?|advertisers?|(?:our|my)\s+(?:partners?|readers)|(?:through|via|from|on|click\w*)\s+(?:\w+\s+)?links?)\b"
    r"|^(?!.*\bcompensation\b).*\b(?:links?|this\s+(?:web)?site)\b"
    r"|\b(?:this\s+(?:web)?site|we|I)\s+(?:may|might|can|could)\b.{0,100}\b(?:products?|retailers?|partners?|purchases?|links?)\b",
    re.IGNORECASE,
)
_CHOSEN = re.compile(r"\bindependently\s+(?:select|choose|chosen|review|vet)(?:s|ed|ted)?\b", re.IGNORECASE)
_CHOSEN_BY = re.compile(
    r"\b(?:we(?!\s+(?:must|need|should|have\s+to))|our\s+(?:\w+\s+)?(?:editors?|teams?|staff|writers?|experts?|links?|readers)"
    r"|editors|(?:our|the|through|via)\s+links?|retailers?|this\s+(?:web)?site)\b",
    re.IGNORECASE,
)


# Who asks for consent speaks of himself; an article quotes him.
_OURS = re.compile(
    r"\b(?:we|our|(?-i:us)|this\s+(?:web)?site|nous|nos|notre|ce\s+site|wir|unsere?[nrms]?|diese\s+(?:web)?seite|nuestr[oa]s?"
    r"|us[ao]mos|utilizamos|este\s+sitio|nosotros)\b",
    re.IGNORECASE,
)
_QUOTES = re.compile('["“”«»„]')
_COOKIE = re.compile(r"\bcookies?\b", re.IGNORECASE)
_LEAST_TOPICS = 3  # of what such texts speak of
_LONGEST_CONSENT = 1000  # letters


def is_consent(text: str) -> bool:
    """Whether a paragraph asks readers for their consent to cookies, or tells them how to give and withdraw it."""
    if len(text) > _LONGEST_CONSENT or not _COOKIE.search(text) or not _OURS.search(text) or _QUOTES.search(text):
        return False
    plain = fold(text)
    return sum(1 for topic in TOPICS[PageClass.CONSENT] if topic.search(plain)) >= _LEAST_TOPICS


def closes(line: str) -> bool:
    """Whether a line of a text, all of it, is a heading or label of what follows an article."""
    return bool(_LINE.fullmatch(line))


def may_interrupt(line: str) -> bool:
    """Whether a line of a text, all of it, is a heading of other articles or offers a newsletter: both stand among an
    article's paragraphs as well as below them."""
    return bool(_OTHERS.fullmatch(line))


def invites(line: str) -> bool:
    """Whether a line of a text, all of it, offers a newsletter or the like."""
    return bool(_INVITATION.fullmatch(line))


def tells_whose(line: str) -> bool:
    """Whether a line, all of it, says whose the page is: the very end of it."""
    return bool(_WHOSE.fullmatch(line))


def begins_with_whose(text: str) -> bool:
    """Whether a text, however long, begins with whose something is: the page, or a picture on it."""
    return bool(_BEGINS_WHOSE.match(text))


def is_foot(text: str) -> bool:
    """Whether a text begins with whose the page is: a year goes with it, or that all rights are reserved, which a
    picture's credit has not."""
    return bool(_FOOT.match(text))


def heads_what_follows(heading: str) -> bool:
    """Whether a heading on a web page, all of it, is one of what follows an article."""
    return bool(_HEADING.fullmatch(heading))


def may_be_own(heading: str) -> bool:
    """Whether a heading that `heads_what_follows` may be the article's own as well."""
    return bool(_OWN.fullmatch(heading))


def may_head_author(heading: str) -> bool:
    """Whether a heading, all of it, may be that of who wrote the article, or its own: `The author`."""
    return bool(_AUTHORS.fullmatch(heading))


def calls_to_read(heading: str) -> bool:
    """Whether a heading, all of it, calls to read or see something else too, and may stand amid an article."""
    return bool(_CALLED.fullmatch(heading))


def credits_picture(line: str) -> bool:
    """Whether a line, all of it, says whose a picture is: `© 2026 Bo Lind/Agency`."""
    return bool(_PICTURED.fullmatch(line))


def heads_comments(heading: str) -> bool:
    """Whether a heading, all of it, is that of readers' comments."""
    return bool(_COMMENTED.fullmatch(heading))


def heads_people(heading: str) -> bool:
    """Whether a heading, all of it, is that of readers' comments or of who wrote the article."""
    return bool(_PEOPLE.fullmatch(heading))


def may_head_authors(heading: str) -> bool:
    """Whether a heading, perhaps of a person's name too, stands above who wrote an article, not above other people."""
    return bool(_OF_AUTHORS.search(heading) or (_PEOPLE.fullmatch(heading) and not _COMMENTED.fullmatch(heading)))


# One of which each of these patterns has: found far faster than they are.
_STEMS = (
    "sign", "subscri", "journalism", "commission", "republish", "opinion", "copyright", "©", "(c)", "writer", "editor",
    "reporter", "newsletter", "consider", "inbox", "newsroom", "amazon", "click", "submit", "valid e", "compensation",
    "affiliate", "independently", "reserv", "réserv", "vorbehalten", "riservati", "محفوظة", "защищены", "saklıdır",
    "שמורות",
)  # fmt: skip


def is_offer(text: str) -> bool:
    """Whether a text offers newsletters, tells who earns by it or whose it is: a site's words to its readers."""
    plain = text.lower()
    if not any(stem in plain for stem in _STEMS):
        return False
    if _OFFERS.search(text) or (_EARNS.search(text) and _EARNED_BY.search(text)):
        return True
    return bool(_CHOSEN.search(text) and _CHOSEN_BY.search(text))
