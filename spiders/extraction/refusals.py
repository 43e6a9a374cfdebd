"""Texts that are no article: walls, errors and junk, told by their own words where there is little else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from spiders.extraction.outline import Line as OutlineLine
from spiders.extraction.outline import Outline
from spiders.extraction.places import Place
from spiders.extraction.text import letters
from spiders.extraction.text_lines import Line
from storage.records import PageClass

# Words of prose from which on a page is such a page only where title and headings say so: error pages say little, and
# the longest consent and subscription texts seen on large outlets mostly stay below 250.
MOST_PROSE = {PageClass.BLOCK: 120, PageClass.ERROR: 120, PageClass.CONSENT: 250, PageClass.PAYWALL: 250}
_SAMPLE = 100_000
_HIGHEST_HEADINGS = 3
# Words of what stands above a long text that is such a page all the same; more may be a headline that begins like one.
_LONGEST_HEAD = 6
# Words of prose from which on no page is such a one: the longest consent texts have some hundreds.
_LONGEST_WALL = 600
# Words from which on a piece of a title names an article, and not the site or one of its parts.
_LEAST_HEADLINE = 4

_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ud800-\udfff]")

# The words of such pages, in the languages of the outlets and of German: what stands as a title, whole, and what stands
# inside a line. The usual wordings of servers, of the services in front of them, and of large sites.
_HEADS = {
    PageClass.BLOCK: (
        r"just a moment|one moment,? please|un momento|un instant|(?:nur )?einen moment(?:,? bitte)?"
        r"|(?:429\W*)?too many requests|(?:website )?firewall|comprobando (?:tu|su) navegador"
        r"|comprobando que la conexión es segura"
        r"|attention required"
        r"|access (?:to this page has been )?(?:denied|blocked|restricted)"
        r"|(?:checking|verifying) your (?:browser|connection)(?: before.*)?"
        r"|(?:error\W*)?403\b\W*(?:error|forbidden|access denied)?"
        r"|forbidden|request (?:blocked|rejected|unsuccessful)|pardon our interruption|are you (?:a )?(?:robot|human)"
        r"|(?:please )?(?:verify|confirm|prove) (?:that )?you are (?:a )?(?:human|not a (?:ro)?bot)"
        r"|(?:sorry, )?you have been blocked|(?:security|human|bot|robot) (?:check|verification|challenge)|captcha"
        r"|(?:error\W*)?the request could not be satisfied|(?:451\W*)?unavailable (?:due to|for) legal reasons"
        r"|acceso (?:denegado|restringido|prohibido)|verificación (?:de seguridad|humana)"
        r"|accès (?:refusé|interdit|bloqué)|vérification (?:en cours|de sécurité|de votre navigateur)"
        r"|zugriff (?:verweigert|gesperrt|blockiert)|sicherheits(?:über)?prüfung|sind sie ein (?:mensch|roboter)"
        r"|تم (?:رفض|حظر|منع) (?:الوصول|الدخول)|(?:ال)?تحقق (?:ال)?أمني|تأكد من أنك لست روبوتا?ً?"
        r"|(?:please )?(?:enable|turn on|activate) (?:javascript|js|cookies)\b.{0,40}"
        r"|(?:javascript|cookies) (?:(?:is|are) )?(?:required|disabled)"
        r"|you(?:[’']re| are) (?:browsing|reading|clicking|going) too (?:fast|quickly)|slow down"
        r"|(?:request )?rate limit(?:ed| exceeded| reached)?"
        r"|(?:por favor,? )?(?:active|activa|habilite|habilita) (?:el )?javascript\b.{0,40}"
        r"|(?:veuillez )?activer (?:le )?javascript\b.{0,40}"
        r"|(?:bitte )?(?:aktivieren sie )?javascript (?:ist )?(?:aktivieren|einschalten|deaktiviert|erforderlich)"
        r"|(?:يرجى )?تفعيل (?:ال)?جافا ?سكريبت\b.{0,40}"
    ),
    PageClass.ERROR: (
        r"(?:(?:http )?(?:error|erreur|fehler|خطأ)\W*)?(?:404|410|500|502|503|504)\b\W*"
        r"(?:(?:error|page|(?:file )?not (?:found|available)|bad gateway|internal (?:server )?error"
        r"|service (?:temporarily )?unavailable|gateway time|gone|seite|página|الصفحة)\b[^:]{0,50})?"
        r"|(?:oops\W*|sorry\W*)?(?:the |this |that )?(?:page|story|article|content|post) (?:you \w+.{0,30} )?"
        r"(?:was |is |could |can |has |does |may )?(?:not|n[’']t|no longer|cannot|can[’']t|isn[’']t"
        r"|doesn[’']t)\b.{0,20}\b(?:found|exists?|available|accessible|reached|load(?:ed)?|displayed|working|here|valid)\b.{0,20}"
        r"|(?:page |file )?not found|(?:page|story|article|content) (?:unavailable|removed|gone)|internal server error"
        r"|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|something went wrong"
        r"|(?:unexpected )?error"
        r"|(?:es ist )?(?:leider )?ein fehler (?:ist )?aufgetreten"
        r"|(?:se ha producido|ha ocurrido|ocurrió) un error|حدث خطأ(?: ما)?"
        r"|une erreur (?:est survenue|s[’']est produite)|gone|(?:an )?error (?:has )?occurred"
        r"|error establishing a database connection|database error"
        r"|(?:we(?:[’']ll| will) )?be (?:right back|back (?:soon|shortly|in a (?:moment|minute|few minutes)))"
        r"|(?:(?:the |this |our )?(?:web)?site (?:is )?)?(?:currently )?(?:down for|under|undergoing|closed for) "
        r"(?:scheduled |planned )?maintenance|(?:scheduled|planned|site) maintenance"
        r"|temporarily (?:unavailable|offline)"
        r"|volvemos (?:enseguida|pronto|en breve)|(?:sitio )?(?:web )?en mantenimiento"
        r"|nous revenons (?:bientôt|tout de suite|vite)|(?:site )?en (?:cours de )?maintenance"
        r"|wartungsarbeiten|wir sind (?:gleich|bald) (?:wieder )?(?:zurück|da)"
        r"|(?:الموقع )?(?:قيد|تحت) الصيانة|سنعود قريبا?ً?"
        r"|(?:la )?página (?:solicitada |que buscas? )?no (?:encontrada|existe|disponible|se encuentra"
        r"|fue encontrada).{0,30}"
        r"|no (?:se (?:ha )?)?enc(?:ontr|uentr)\w+ (?:la|esta) página.{0,30}"
        r"|(?:ou?ps\W*)?(?:cette |la )?page (?:demandée )?(?:non trouvée|introuvable|est introuvable"
        r"|n[’']existe p\w+.{0,30})"
        r"|(?:diese |die )?seite (?:wurde |ist )?(?:leider )?(?:nicht (?:gefunden|vorhanden|verfügbar)"
        r"|existiert nicht).{0,20}"
        r"|(?:عذرا?ً?\W*)?(?:هذه )?الصفحة (?:المطلوبة )?غير (?:موجودة|متوفرة|متاحة)|لم يتم العثور على الصفحة.{0,30}"
    ),
    PageClass.CONSENT: (
        r"before you continue(?: to .{1,60})?|we (?:value|care about|respect) your privacy"
        r"|your (?:privacy(?: choices| settings| matters)?|choices|consent)"
        r"|(?:your )?cookies? (?:consent|settings|policy|notice|preferences|choices)|privacy (?:settings|preferences)"
        r"|accept all(?: cookies)?|manage (?:cookies|consent|options)"
        r"|antes de continuar(?: .{1,60})?|t?su privacidad|(?:tu|su) privacidad nos importa"
        r"|valoramos (?:tu|su) privacidad"
        r"|usamos cookies|avant de (?:continuer|poursuivre)(?: .{1,60})?|(?:.{0,30} : )?votre consentement"
        r"|(?:nous respectons )?votre vie privée|datenschutz-?einstellungen"
        r"|(?:wir brauchen )?ihre (?:einwilligung|zustimmung)"
        r"|weiterlesen mit werbung|قبل المتابعة(?: .{1,60})?|خصوصيتك (?:تهمنا|مهمة لنا)"
        r"|إعدادات (?:الخصوصية|ملفات تعريف الارتباط)"
        r"|(?:are|(?:please )?confirm that) you (?:are )?(?:over|above|at least|older than) \d\d(?: years)?"
        r"(?: old| of age)?"
        r"|age (?:check|verification|gate)|(?:please )?(?:confirm|verify|enter) your (?:age|date of birth)"
        r"|(?:es|eres) (?:usted )?mayor de (?:edad|\d\d)(?: años)?|verificación de edad"
        r"|(?:êtes-vous|avez-vous) (?:majeure?|plus de \d\d ans)|vérification de l[’']âge"
        r"|sind sie (?:über|älter als|mindestens) \d\d(?: jahre)?(?: alt)?|alters(?:über)?prüfung|alterskontrolle"
        r"|التحقق من العمر"
    ),
    PageClass.PAYWALL: r"subscribers only|réservé aux abonnés|solo para suscriptores|nur für abonnenten|للمشتركين فقط",
}
_SAYINGS = {
    PageClass.BLOCK: (
        r"enable (?:javascript and cookies to continue|js and disable any ad ?blocker)"
        r"|verif(?:y|ying) (?:that )?you are (?:a )?human"
        r"|unusual (?:traffic|activity) from your|ddos protection by|performing (?:a )?security (?:check|verification)"
        r"|complete the (?:captcha|security check)|cloudflare ray id|incapsula incident id"
        r"|press (?:&|and) hold to confirm"
        r"|you (?:don[’']t|do not) have permission to access|show (?:us )?that you are not a (?:ro)?bot"
        r"|country to which we cannot grant access|not available in your (?:country|region)"
        r"|too many requests|verif\w+ que (?:es|eres|usted es) un (?:ser )?humano|vérifier que vous êtes (?:un )?humain"
        r"|dass sie ein mensch sind|أنك (?:إنسان|بشري)"
        r"|no tiene permiso para acceder|que no (?:eres|es) un robot|vous n[’']êtes pas un robot"
        r"|(?:anfrage|zugriff) wurde .{0,40}(?:blockiert|gesperrt)|لست روبوت|إكمال اختبار التحقق"
    ),
    PageClass.ERROR: (
        r"(?:page|article|content|story|url) (?:(?:that )?you(?:[’']re| are| were| have)? ?(?:requested"
        r"|looking for|trying)|requested)"
        r".{0,60}(?:not|n[’']t|no longer|moved|removed)|requested url .{0,60}not found"
        r"|nothing was found at this location"
        r"|server is temporarily unable|unexpected error (?:has )?(?:happened|occurred)"
        r"|^(?:sorry,? )?th(?:is|e) (?:story|article|page|content) (?:was|has been|is) (?:taken down|removed"
        r"|deleted|no longer)"
        r"|(?:contenu|article) que vous (?:cherchez|demandez|recherchez).{0,40}(?:supprimé|déplacé|disponible|existe)"
        r"|^ce(?:t|tte)? (?:contenu|article|page) n[’']est plus disponible"
        r"|^(?:este|esta) (?:contenido|artículo|página) ya no está"
        r"|^diese[rs]? (?:inhalt|artikel|beitrag|seite) (?:ist nicht mehr verfügbar|wurde (?:gelöscht|entfernt))"
        r"|^هذا (?:المحتوى|المقال) (?:لم يعد متاح|غير متوفر)"
        r"|(?:página|contenido|artículo) que (?:busca|intenta|está buscando).{0,40}(?:no existe|no est|ya no|ha sido)"
        r"|page (?:demandée|que vous (?:cherchez|demandez|recherchez)).{0,40}(?:introuvable|n[’']existe|déplacée)"
        r"|(?:gewünschte|gesuchte|aufgerufene|angeforderte) seite.{0,40}nicht"
        r"|(?:الصفحة|المقال) (?:التي|الذي) (?:تبحث|طلبت).{0,40}(?:غير|حذف)"
    ),
    PageClass.CONSENT: (
        r"(?:we and our|with our) (?:\d+ )?partners.{0,30}(?:store|use|process|read)|(?:accept|reject) all cookies"
        r"|consent to (?:the use of|our use of|all) cookies|permission to set cookies|which cookies .{0,40}may set"
        r"|nuestros (?:\d+ )?socios (?:almacena|usa|trata|utiliza)|acept\w+ (?:el uso de|todas las|las) cookies"
        r"|nos (?:\d+ )?partenaires.{0,20}(?:utilis|stock)|accept\w+ les (?:traceurs|cookies)"
        r"|wir und unsere (?:\d+ )?partner|mit werbung und cookies|wir (?:setzen|verwenden|nutzen) cookies"
        r"|(?:وشركاؤنا|نستخدم|اختر) .{0,20}ملفات تعريف الارتباط"
    ),
    PageClass.PAYWALL: (
        r"(?:subscribe|register|sign (?:up|in)|log in|create (?:a free|an) account|become a (?:member|subscriber))"
        r".{0,30}\bto (?:continue|keep|read|unlock)\b"
        r"|this (?:article|content|story|post) is (?:only )?(?:for|available (?:only )?(?:to|for)|reserved for"
        r"|exclusive(?:ly)? (?:to|for))"
        r" (?:our )?(?:paid |paying |premium )?(?:subscribers|members)|already a (?:subscriber|member)\?"
        r"|you(?:[’']ve| have) (?:reached|read|used) (?:your|all).{0,40}(?:free )?articles|to (?:continue|keep) reading"
        r"|(?:unlock|read) (?:this|the full) (?:article|story) (?:now|for)|keep reading (?:for|with) "
        r"|(?:registrieren|anmelden|abonnieren) und weiterlesen|l[’']intégralité de (?:cet|l[’'])\s?article"
        r"|لقراءة (?:المقال|الخبر|المحتوى) (?:كاملا?ً?|بالكامل)"
        r"|reserv(?:ado|ada) (?:para|a) (?:nuestros )?suscriptores|exclusiv[oa] para (?:nuestros )?suscriptores"
        r"|para (?:seguir|continuar) leyendo|suscr[ií]b\w+ para (?:seguir|continuar|leer)"
        r"|(?:article|contenu|suite)\b.{0,20}réservée? (?:aux|à nos) abonnés|il vous reste \d+ ?% de|déjà abonné"
        r"|pour lire la suite|weiterlesen mit .{1,30}(?:plus|abo\b|\+)|(?:bereits|schon) (?:digital-?)?abonnent"
        r"|(?:artikel|inhalt|beitrag) .{0,30}(?:nur|exklusiv) für (?:unsere )?(?:abonnenten|mitglieder)"
        r"|للمشتركين فقط|اشترك (?:الآن )?لمتابعة|لمتابعة القراءة"
    ),
}
_WALLS = tuple(
    (page_class, re.compile(_HEADS[page_class], re.IGNORECASE), re.compile(_SAYINGS[page_class], re.IGNORECASE))
    for page_class in _HEADS
)
# A paywall is told by more than one of its words (`paywall_signs`): outlets ask to subscribe on pages of any class.
_PLAIN_WALLS = tuple(wall for wall in _WALLS if wall[0] is not PageClass.PAYWALL)
_PAYWALL_SAYINGS = re.compile(_SAYINGS[PageClass.PAYWALL], re.IGNORECASE)
# What an element holds that is named as a paywall, where it is shown: less than a whole saying.
_PAYWALL_WORDS = re.compile(
    r"\b(?:subscri(?:be|ption)|sign (?:in|up)|log in|register|already a (?:member|subscriber)|suscr[ií]b|abonn)",
    re.IGNORECASE,
)
# What heads an article as well as such a page.
_HEADLINES_TOO = re.compile(r"gone|forbidden|just a moment|your (?:privacy matters|choices)", re.IGNORECASE)
# What stands as a label at the foot, or in a banner, of pages of any class.
_FOOTERS_TOO = re.compile(
    r"(?:your )?(?:cookies?|privacy) (?:consent|settings|policy|notice|preferences|choices)"
    r"|manage (?:cookies|consent|options)"
    r"|accept all(?: cookies)?|datenschutz-?einstellungen|إعدادات (?:الخصوصية|ملفات تعريف الارتباط)",
    re.IGNORECASE,
)
# Words of prose from which on a text may be an article.
_LEAST_ARTICLE = 40
# Between a title and the site's name.
_PIECES = re.compile(r"\s+[|–—·»-]\s+|\s*::\s*")
_AROUND = " .!?…:¿¡"
_LONGEST_TITLE = 500  # letters
_LONGEST_SAYING = 60  # words
_BROKEN_OFF = ("…", "...", "[…]", "[...]")
_NEWSLETTER = re.compile(r"newsletter|bolet[ií]n|النشرة", re.IGNORECASE)
_FIRST_LINES = 40
_MOST_LINES = 500


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
    """The class of a wall or error page and the line that gave it away; None where there is prose enough.

    What such a page is called stands above its prose, and what it says within the first lines of that. What may stand
    on other pages too tells nothing where the text is not short all over.
    """
    words = sum(line.words for line in lines if line.prose)
    is_short = words < _LEAST_ARTICLE and sum(line.words for line in lines) < MOST_PROSE[PageClass.CONSENT]
    if words >= max(MOST_PROSE.values()):
        return None
    for page_class, heads, sayings in _WALLS:
        if words >= MOST_PROSE[page_class]:
            continue
        above = 0
        for line in lines:
            # A paywall stands below the opening of its article.
            if line.words <= _LONGEST_SAYING and (above < _LEAST_ARTICLE or page_class is PageClass.PAYWALL):
                head = None if above else _head_in(line.text, heads)
                is_told = is_short or not _may_stand_anywhere(head or line.text)
                if is_told and (head or sayings.search(line.text)):
                    return page_class, f"says {line.text[:80]!r}"
            above += line.words if line.prose else 0
    return None


def _may_stand_anywhere(head: str) -> bool:
    """Whether what such a page is called stands on other pages too: one word, a headline's, or a label at the foot."""
    bare = head.strip(_AROUND)
    return (" " not in bare and not bare.isdecimal()) or bool(
        _HEADLINES_TOO.fullmatch(bare) or _FOOTERS_TOO.fullmatch(bare)
    )


def refusal_of(
    title: str | None, outline: Outline, *, is_declared: bool, is_signed: Callable[[], bool]
) -> tuple[PageClass, str] | None:
    """The same of a web page, by its title, headings and first lines; a paywall is told by `paywall_signs`.

    `is_declared`: the page calls itself an article, as templates do of error pages too. `is_signed`: it names an author
    or declares when it was published, which no such page does of itself.
    """
    lines = [line for line in outline.own if line.words <= _LONGEST_SAYING][:_FIRST_LINES]
    if not any(line.heading or line.is_prose for line in lines):
        # What asks for consent is all that there is.
        lines += [line for line in outline.lines if line.place is Place.BANNER][:_FIRST_LINES]
    headings = [line for line in lines if line.heading and line.heading <= _HIGHEST_HEADINGS][:3]
    title = (title or "")[:_LONGEST_TITLE]
    heads = [title, *(line.text for line in headings or lines[:2])]
    for page_class, wall, sayings in _PLAIN_WALLS:
        is_long = outline.prose >= MOST_PROSE[page_class]
        said = next((head for head in heads if _head_in(head, wall)), None)
        if said is None:
            line = None if is_long or is_declared else next((each for each in lines if sayings.search(each.text)), None)
            if line is not None and not is_signed():
                return page_class, f"says {line.text[:80]!r}"
            continue
        signed = is_signed()
        if not (is_long or is_declared or signed):
            return page_class, f"says {said[:80]!r}"
        if is_long and (signed or outline.prose >= _LONGEST_WALL or _may_be_headline(said, wall, headings)):
            continue
        if _is_all_said(title, headings or lines[:1], wall, outline, is_long=is_long, is_signed=signed):
            return page_class, f"says {said[:80]!r}"
    return None


def _may_be_headline(said: str, wall: re.Pattern[str], headings: list[OutlineLine]) -> bool:
    """Whether what is said above a long text may head an article: it is long, says little, or begins with a number."""
    piece = (_head_in(said, wall) or "").strip(_AROUND)
    if len(piece.split()) > _LONGEST_HEAD or _HEADLINES_TOO.fullmatch(piece):
        return True
    # Beside the number stands the site's name, which no heading repeats.
    return piece.isdecimal() and len(said.split()) > 1 and any(line.text == said for line in headings)


def _is_all_said(  # noqa: PLR0913 - all that is known
    title: str, headings: list[OutlineLine], wall: re.Pattern[str], outline: Outline, *, is_long: bool, is_signed: bool
) -> bool:
    """Whether title and headings agree that the page is such a one, or a wall's heading stands in the article's place.

    A signed page may be an article of that very name; it is none where its title names one that is not there.
    """
    headings = [line for line in headings if line.heading == 1] or headings
    others = [line.text for line in headings if line.heading and not _head_in(line.text, wall)]
    if any(letters(text) not in letters(title) for text in others):
        return False
    if _head_in(title, wall):
        return not is_signed
    if not any(_head_in(line.text, wall) for line in headings):
        return False
    named = [letters(piece) for piece in (title, *_PIECES.split(title)) if len(piece.split()) >= _LEAST_HEADLINE]
    if is_long or not named:
        return not (named or is_signed)
    printed = [letters(line.text) for line in outline.own]
    return not any(piece in text for piece in named for text in printed)


def is_title_of_wall(title: str) -> bool:
    """Whether a title, or a piece of it, is that of a wall or an error page."""
    return any(_head_in(title[:_LONGEST_TITLE], wall) for _, wall, _ in _PLAIN_WALLS)


def asks_to_subscribe(text: str) -> bool:
    """Whether a text that stands in a paywall's element has words of one."""
    return bool(_PAYWALL_WORDS.search(text))


def paywall_signs(outline: Outline) -> int:
    """How many signs of a paywall the lines hold: what asks to subscribe or to register, and a text that breaks off.

    One such line stands in the footer of many pages, or is said by a reader; a heading counts for two.
    """
    lines = [line for line in outline.own if line.words <= _LONGEST_SAYING][:_MOST_LINES]
    said: set[str] = set()
    signs = int(any(line.is_prose and line.text.endswith(_BROKEN_OFF) for line in outline.own))
    for line in lines:
        found = {match[0].lower() for match in _PAYWALL_SAYINGS.finditer(line.text)} - said
        if found and not _NEWSLETTER.search(line.text):
            said |= found
            signs += 2 if line.heading else len(found)
    return signs if said else 0


def _head_in(text: str, heads: re.Pattern[str]) -> str | None:
    """The title, or the piece of it beside the site's name, that is such a page's; None where there is none."""
    pieces = sorted((text, *_PIECES.split(text)), key=len)
    return next((piece for piece in pieces if heads.fullmatch(piece.strip(_AROUND))), None)
