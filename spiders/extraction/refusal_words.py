"""The words of walls and error pages, in the languages that are read: what heads such a page, what its lines say.

The usual wordings of servers, of the services in front of them, and of large sites. Each language gives one pattern;
accents, apostrophes and forms of letters do not count (`letter_forms.fold`), nor does the case.
"""

from __future__ import annotations

import re

from spiders.extraction.letter_forms import fold
from spiders.extraction.missing_page_words import MISSING_PAGES
from storage.records import PageClass

LONGEST_START = 2000
"""Letters of a line in which such words are looked for; sixty words have no more."""
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def plain_start(text: str) -> str:
    """The start of a text as the patterns want it."""
    return fold(text[:LONGEST_START])


def _pattern(*languages: str) -> re.Pattern[str]:
    return re.compile("|".join(_FOREIGN.sub(lambda letters: fold(letters[0]), each) for each in languages))


# Parts of the patterns below.
_STATE = (
    r"(?:denied|blocked|banned|restricted|limited|refused|rejected|suspended|unauthori[sz]ed|not (?:allowed"
    r"|permitted))"
)
_WHOSE = r"(?:your |the |this )?"
_JOIN = (
    r"(?:(?:subscribe|register|sign (?:up|in)|log ?in|join|upgrade|start (?:your|a) (?:free )?trial|create (?:a "
    r"|an |your )?(?:free )?account|become a (?:\w+ )?(?:member|subscriber|supporter)))"
)
_READERS = r"(?:paid |paying |premium |registered |digital |logged.in )?(?:subscribers?|members?|registered users)"
_PARTNERS = r"(?:\(?\d[\d.,]* ?\)? )?"
# Where the readers are whom a site keeps out.
_LANDS = r"(?:countr(?:y|ies)|regions?|location|jurisdictions?|territory|europe|european|eu|eea|economic area)\b"
_ABROAD = rf"(?:a|the|your) .{{0,30}}{_LANDS}"
_THIS = r"\b(?:(?:this|our) (?:web ?site|site|content|page|article|story|video|service|web ?page)|the (?:web ?)?site)"
_NOW = r"(?:currently |temporarily |presently )?"

HEADS = {
    PageClass.BLOCK: _pattern(
        r"just a moment|one moment,? please|(?:429\W*)?too many requests|(?:website )?firewall|attention required"
        rf"|(?:sorry,? )?{_WHOSE}(?:access|ip(?: address)?|request|connection|visit|session|browser)"
        rf"(?: to (?:this|the|our) (?:page|site|website|server|resource|content|article))?"
        rf" (?:has been |have been |was |is )?(?:temporarily |permanently |automatically )?{_STATE}(?: by .{{1,40}})?"
        r"|(?:sorry,? )?you (?:have been|are|were) (?:temporarily )?(?:blocked|banned)"
        r"|(?:sorry,? )?you do(?: not|n't) have (?:permission|access).{0,40}"
        r"|(?:401\W*)?unauthori[sz]ed(?: access)?|(?:error\W*)?403\b\W*(?:error|forbidden|access denied)?|forbidden"
        r"|request (?:unsuccessful|could not be processed)|pardon (?:our|the) interruption"
        r"|(?:checking|verifying) (?:your (?:browser|connection)|if the site connection is secure"
        r"|you are human)(?: before.*)?"
        r"|are you (?:a )?(?:robot|human|real person)|(?:verify|prove) your humanity|captcha|recaptcha"
        r"|(?:please |let's |we need to |help us )?(?:verify|verifying|confirm|prove"
        r"|make sure) (?:that )?you(?:'re| are) (?:an? )?(?:real )?(?:human|person|not an? (?:ro)?bot).{0,40}"
        r"|(?:security|human|bot|robot|browser) (?:check|verification|challenge|detected)(?: required)?"
        r"|(?:error(?: code)?\W*)?10[0-2]\d|(?:suspicious|unusual|automated) (?:activity|traffic)(?: detected)?"
        r"|(?:error\W*)?the request could not be satisfied|(?:451\W*)?unavailable (?:due to|for) legal reasons"
        r"|(?:please )?(?:enable|turn on|activate) (?:javascript|js|cookies)\b.{0,40}"
        r"|(?:please )?disable your ad ?blocker\b.{0,40}|ad ?blocker detected"
        r"|(?:javascript|cookies) (?:(?:is|are) )?(?:required|disabled)"
        r"|you(?:'re| are) (?:browsing|reading|clicking|going) too (?:fast|quickly)|slow down"
        r"|(?:request )?rate limit(?:ed| exceeded| reached)?"
        r"|you(?:'re| are) (?:now )?in (?:line|the (?:queue|waiting room))|(?:virtual )?waiting room",
        r"un momento|comprobando (?:tu|su) navegador|comprobando que la conexión es segura"
        r"|acceso (?:al sitio |a esta página )?(?:denegado|restringido|prohibido|bloqueado)"
        r"|(?:lo sentimos,? )?(?:has|ha) sido bloquead[oa]|(?:tu|su) (?:dirección )?ip (?:ha sido|está) bloqueada"
        r"|verificación (?:de seguridad|humana)|(?:verifi|confirm)\w+ que (?:eres|es|no eres"
        r"|no es) .{0,20}(?:humano|robot)"
        r"|(?:por favor,? )?(?:active|activa|habilite|habilita) (?:el )?javascript\b.{0,40}",
        r"un instant|accès (?:à (?:cette page|ce site) )?(?:refusé|interdit|bloqué|restreint)"
        r"|vérifi\w+ (?:en cours|de sécurité|de votre navigateur)|(?:vérifi"
        r"|confirm)\w+ que vous .{0,12}(?:humaine?|robot)"
        r"|(?:désolé,? )?vous avez été bloqué|votre (?:adresse )?ip (?:a été|est) bloquée"
        r"|(?:veuillez )?activer (?:le )?javascript\b.{0,40}",
        r"(?:nur )?einen moment(?:,? bitte)?|(?:ihr )?zugriff (?:wurde )?(?:verweigert|gesperrt|blockiert"
        r"|nicht möglich)|(?:ihre )?(?:ip(?:-adresse)?|anfrage) (?:wurde|ist) (?:gesperrt|blockiert|abgelehnt)"
        r"|sie wurden (?:gesperrt|blockiert)|sicherheits(?:über)?prüfung|sind sie ein (?:mensch|roboter)"
        r"|bestätigen sie,? dass sie .{0,20}(?:mensch|roboter).{0,10}"
        r"|(?:bitte )?(?:aktivieren sie )?javascript (?:ist )?(?:aktivieren|einschalten|deaktiviert|erforderlich)",
        r"جاري? التحقق من .{1,30}|لحظة من فضلك|تم (?:رفض|حظر|منع) (?:الوصول|الدخول|وصولك|عنوان).{0,30}"
        r"|(?:ال)?تحقق (?:ال)?أمني|(?:الدخول|الوصول) (?:مرفوض|محظور|ممنوع)"
        r"|(?:تأكد|تحقق|يرجى التأكد|نتأكد) (?:من )?(?:أنك|انك) (?:لست روبوتا?|إنسان|بشري).{0,20}"
        r"|(?:يرجى )?تفعيل (?:ال)?جافا ?سكريبت\b.{0,40}",
        r"دسترسی (?:شما )?(?:به .{1,30} )?(?:غیرمجاز|غیر مجاز|مسدود|محدود|ممنوع)(?: شده)?(?: است)?"
        r"|(?:لطفا )?(?:تایید|تأیید|ثابت) کنید (?:که )?(?:ربات نیستید|انسان هستید)|بررسی امنیتی",
        r"доступ (?:к .{1,40} )?(?:запрещ[её]н|ограничен|закрыт|заблокирован)(?: .{1,40})?"
        r"|(?:ваш )?(?:ip|ip-адрес|запрос) (?:был )?(?:заблокирован|отклон[её]н)|вы (?:были )?заблокированы"
        r"|подтвердите,? что (?:запросы отправляли )?вы(?:,? а)? не робот|вы не робот"
        r"|проверка (?:браузера|безопасности)|слишком много запросов",
        r"acesso (?:negado|bloqueado|restrito)|accesso (?:negato|bloccato|vietato)|verificação de segurança"
        r"|você foi bloqueado|verifica di sicurezza",
    ),
    PageClass.ERROR: _pattern(
        r"(?:(?:http )?(?:error|erreur|fehler|errore|erro|ошибка|خطأ|خطای|código de error)\W*)?(?:404|410|500"
        r"|502|503|504)\b\W*(?:(?:error|page|(?:file )?not (?:found|available)|bad gateway|internal (?:server )?error"
        r"|service (?:temporarily )?unavailable|gateway time|gone|seite|página|страница|الصفحة|صفحه)\b[^:]{0,50})?"
        r"|(?:oops\W*|sorry\W*|uh.oh\W*)?(?:the |this |that )?(?:page|story|article|content|post"
        r"|url)(?: you \w+.{0,30})? (?:was |is |could |can |has |does |may )?(?:not|n't|no longer|cannot|can't|isn't"
        r"|doesn't|couldn't)\b.{0,20}\b(?:found|exists?|available|accessible|reached|load(?:ed)?|displayed"
        r"|working|here|valid)\b.{0,20}"
        r"|(?:oops\W*|sorry\W*)?(?:we )?(?:can't|cannot|couldn't|could not) (?:find|locate) (?:that|the|this"
        r"|your|what).{0,40}|(?:page |file |article |nothing )?not found|nothing (?:was )?found(?: here)?"
        r"|(?:page|story|article|content) (?:unavailable|removed|gone|deleted|expired)"
        r"|(?:sorry\W*)?(?:the |this |that )(?:page|story|article) (?:is gone|has (?:moved|expired|gone))"
        r"|(?:this )?site can't be reached|your session has expired|we are offline|(?:error code\W*)?52\d"
        r"|web server is .{1,40}|internal server error|application error\b.{0,120}|server error|bad gateway"
        r"|service (?:temporarily )?unavailable"
        r"|gateway time-?out|(?:oops\W*|sorry\W*)?something went wrong|(?:unexpected )?error|gone"
        r"|(?:an )?error (?:has )?occurred|error establishing a database connection|database error"
        r"|(?:we(?:'ll| will) )?be (?:right back|back (?:soon|shortly|in a (?:moment|minute|few minutes)))"
        r"|(?:(?:the |this |our )?(?:web)?site (?:is )?)?(?:currently )?(?:down for|under|undergoing|closed for) "
        r"(?:scheduled |planned )?maintenance|(?:scheduled|planned|site) maintenance"
        r"|temporarily (?:unavailable|offline)",
        r"(?:¡?[uo]ps\W*|lo sentimos\W*)?(?:la |esta )?página (?:solicitada "
        r"|que buscas? )?(?:ya )?no (?:encontrada|existe"
        r"|(?:está )?disponible|se encuentra|fue encontrada).{0,30}|(?:¡?[uo]ps\W*|lo sentimos\W*)?(?:página"
        r"|contenido) no encontrad[oa].{0,20}"
        r"|(?:¡?[uo]ps\W*|lo sentimos\W*)?no (?:se (?:ha )?|hemos |podemos )?enc(?:ontr|uentr)\w+ (?:la|esta"
        r"|lo que|el) .{0,40}|(?:se ha producido|ha ocurrido|ocurrió) un error|volvemos (?:enseguida|pronto|en breve)"
        r"|(?:sitio )?(?:web )?en mantenimiento",
        r"(?:ou?ps\W*|désolé\W*)?(?:cette |la )?page (?:demandée )?(?:non trouvée|introuvable|est introuvable"
        r"|n'existe (?:pas|plus).{0,30})|(?:cette |la )?page que vous (?:recherchez|demandez|cherchez) .{1,40}"
        r"|une erreur (?:est survenue|s'est produite)|nous revenons (?:bientôt|tout de suite|vite)"
        r"|(?:site )?en (?:cours de )?maintenance",
        r"(?:ups\W*|hoppla\W*)?(?:diese |die )?(?:gesuchte |angeforderte )?(?:seite|artikel) (?:wurde |ist "
        r"|konnte )?(?:leider )?(?:nicht (?:gefunden|vorhanden|verfügbar)|existiert (?:leider )?nicht).{0,20}"
        r"|(?:es ist )?(?:leider )?ein fehler (?:ist )?aufgetreten|wartungsarbeiten"
        r"|wir sind (?:gleich|bald) (?:wieder )?(?:zurück|da)",
        r"(?:عذرا?\W*)?(?:هذه )?الصفحة (?:المطلوبة |التي .{1,30} )?غير (?:موجودة|متوفرة|متاحة)"
        r"|لم يتم العثور على الصفحة.{0,30}"
        r"|(?:عذرا?\W*)?لم نجد .{0,40}|حدث خطأ(?: ما)?|(?:الموقع )?(?:قيد|تحت) الصيانة|سنعود قريبا?",
        r"(?:متأسفانه |متاسفانه )?صفحه (?:مورد نظر |درخواستی |مورد نظر شما )?(?:یافت|پیدا) نشد"
        r"|صفحه مورد نظر .{0,20}وجود ندارد|خطایی رخ داد.{0,10}",
        r"(?:извините\W*|упс\W*|к сожалению\W*)?(?:такая |эта |запрашиваемая )?страница (?:не найдена"
        r"|не существует|удалена|недоступна).{0,30}"
        r"|(?:такой )?страницы (?:не существует|нет|больше нет)|произошла ошибка|что-то пошло не так"
        r"|(?:сайт на |ведутся )?технически[ех] работ[ыа]х?",
        r"página não encontrada|pagina non trovata|(?:ops\W*)?(?:a |es[st]a "
        r"|la )?p[aá]gina (?:que você procura )?não existe.{0,20}"
        r"|(?:ops\W*)?(?:la )?pagina (?:che cerchi )?non (?:esiste|è stata trovata|è disponibile).{0,20}"
        r"|qualcosa è andato storto|algo deu errado",
        r"(?:죄송합니다\W*)?(?:요청하신 |찾으시는 |해당 )?(?:페이지|기사)를 찾을 수 (?:없습니다|없어요|없음)"
        r"|(?:요청하신 |해당 )?(?:페이지|기사)(?:가|는) (?:존재하지 않|삭제되었)습니다"
        r"|(?:존재하지 않는|삭제된) (?:페이지|기사)입니다",
        *MISSING_PAGES,
    ),
    PageClass.CONSENT: _pattern(
        r"before you continue(?: to .{1,60})?|we (?:value|care about|respect) your (?:privacy|data)"
        r"|your (?:privacy(?: choices| settings| matters| is important(?: to us)?)?|choices|consent"
        r"|data,? your choice)|(?:your )?cookies? (?:consent|settings|policy|notice|preferences|choices|wall)"
        r"|privacy (?:settings|preferences|cent(?:er|re))"
        r"|(?:this (?:site|website) uses|we use|about|allow) cookies(?: (?:on|at|to) .{1,60})?|cookies on .{1,40}"
        r"|accept (?:all(?: cookies)?|cookies to continue)|manage (?:cookies|consent|options)"
        r"|(?:are|(?:please )?confirm that) you (?:are )?(?:over|above|at least"
        r"|older than) \d\d(?: years)?(?: old| of age)?"
        r"|(?:are you )?of legal (?:drinking )?age|you must be (?:at least )?\d\d.{0,40}"
        r"|age (?:check|verification|gate)|(?:please )?(?:confirm|verify|enter) your (?:age|date of birth)",
        r"antes de continuar(?: .{1,60})?|(?:t?su|la|cuidamos (?:tu|su)) privacidad"
        r"|(?:tu|su) privacidad (?:nos importa|es .{0,12}importante.{0,20})"
        r"|(?:valoramos|respetamos|nos importa) (?:tu|su) privacidad|(?:usamos|utilizamos|aceptar"
        r"|configuración de) (?:las )?cookies"
        r"|(?:acept\w+ (?:las )?cookies|paga\w*|suscr[ií]b\w+) (?:o|y) (?:acept\w+|pag\w+|rechaz\w+"
        r"|suscr[ií]b\w+|sigue).{0,30}|(?:es|eres) (?:usted )?mayor de (?:edad|\d\d)(?: años)?|verificación de edad",
        r"avant de (?:continuer|poursuivre)(?: .{1,60})?|(?:.{0,30} : )?votre consentement"
        r"|(?:gestion des|gérer (?:les|mes|vos)|paramétrer les) cookies"
        r"|(?:nous respectons |le respect de |la protection de )?votre vie privée(?: (?:est|nous).{1,40})?"
        r"|vos (?:données|choix)(?:,? .{1,20})?"
        r"|(?:continuer|accéder|lire) (?:gratuitement )?(?:en acceptant|avec) (?:les |la )?(?:cookies"
        r"|publicité).{0,30}|(?:êtes-vous|avez-vous) (?:majeure?|plus de \d\d ans)|vérification de l'âge",
        r"datenschutz-?einstellungen|(?:wir brauchen )?ihre (?:einwilligung|zustimmung|privatsphäre)(?: .{1,30})?"
        r"|(?:weiterlesen mit|mit) werbung(?: (?:und tracking )?(?:weiterlesen|lesen|nutzen))?(?: oder .{1,40})?"
        r"|(?:wir (?:schätzen|respektieren) )ihre privatsphäre"
        r"|cookie-(?:einstellungen|hinweis)|(?:werbung|cookies) (?:akzeptieren|zulassen)(?: oder .{1,40})?"
        r"|sind sie (?:über|älter als|mindestens) \d\d(?: jahre)?(?: alt)?|alters(?:über)?prüfung|alterskontrolle",
        r"قبل المتابعة(?: .{1,60})?|خصوصيتك (?:تهمنا|مهمة(?: لنا| بالنسبة لنا)?)"
        r"|(?:نحن )?(?:نقدر|نحترم|نهتم ب) ?خصوصيتك|إعدادات (?:الخصوصية|ملفات تعريف الارتباط)|التحقق من العمر",
        r"حریم خصوصی شما.{0,30}|(?:ما )?(?:به )?حریم خصوصی شما (?:احترام|اهمیت).{0,20}|تنظیمات کوکی.{0,10}",
        r"(?:мы ценим |мы уважаем )?ваш[ау] (?:конфиденциальность|приватность)(?: .{1,30})?"
        r"|настройки (?:файлов )?cookie|мы используем (?:файлы )?cookies?",
        r"(?:valorizamos a |respeitamos a )?sua privacidade(?: .{1,30})?|(?:la )?tua privacy(?: .{1,30})?"
        r"|rispettiamo la tua privacy|il rispetto della tua privacy .{1,30}",
    ),
    PageClass.PAYWALL: _pattern(
        r"(?:subscribers?|members?).only|exclusive to subscribers|for (?:subscribers|members) only",
        r"réservé aux abonnés|s[oó]lo para suscriptores|nur für abonnenten|للمشتركين فقط|ویژه مشترکان"
        r"|только для подписчиков|exclusivo para assinantes|riservato agli abbonati",
    ),
}

# What a head says in words of anybody's (`cookies on ...`, `... restricted by ...`), and what may follow it.
_ANYTHING, _TAIL = re.compile(r"\.\{1,\d+\}"), re.compile(r"\.(?:\{0,\d+\}|\*)(?=[|)]|$)")
WHOLE_HEADS = {
    page_class: re.compile(_ANYTHING.sub("(?!)", _TAIL.sub("", heads.pattern))) for page_class, heads in HEADS.items()
}
"""The heads that are such a page's to the last word; the others of `HEADS` may go on as an article's headline does."""

SAYINGS = {
    PageClass.BLOCK: _pattern(
        r"enable (?:javascript|js|cookies) (?:and|or) (?:disable|turn off|cookies to continue)"
        r"|disable (?:any|your) ad ?blocker"
        r"|(?:verif(?:y|ying|ies)|confirm|prove|make sure) (?:that )?you(?:'re| are) (?:an? )?(?:real )?(?:human"
        r"|person|not an? (?:ro)?bot)"
        r"|unusual (?:traffic|activity) from your|ddos protection by|performing (?:a )?security (?:check|verification)"
        r"|complete the (?:captcha|security check|challenge)|cloudflare ray id|incapsula incident id"
        r"|press (?:&|and) hold to confirm"
        r"|you (?:don't|do not) have permission to (?:access|view)|show (?:us )?that you are not an? (?:ro)?bot"
        r"|(?:country|region) to which we cannot grant access|not (?:currently )?available in your (?:country"
        r"|region|location)"
        rf"|your ip(?: address)?(?: .{{1,40}})? (?:has been|is|was) (?:temporarily )?{_STATE}"
        rf"|your (?:request|access|connection|visit)(?: .{{1,40}})? (?:has been|was) (?:temporarily )?{_STATE}"
        r"|too many requests|security service to protect itself from online attacks"
        r"|needs to review the security of your connection|(?:solve|complete) (?:this|the) puzzle"
        rf"|(?:to|from) {_ABROAD}.{{0,250}}\baccess (?:can ?not|can't) be granted"
        rf"|{_THIS} is {_NOW}(?:un|not )(?:available|accessible) (?:to|for|in|from) .{{0,40}}{_LANDS}"
        rf"|{_THIS} is {_NOW}(?:geo-?(?:blocked|restricted)|blocked in your)"
        r"|^(?:\W*451\W*)?unavailable (?:due to|for) legal reasons",
        r"verif\w+ que (?:es|eres|usted es) un (?:ser )?humano|no tiene permiso para acceder"
        r"|que no (?:eres|es) un robot|(?:actividad|tráfico) (?:inusual|sospechos[oa]) (?:desde|de|en) (?:tu|su)"
        r"|(?:tu|su) (?:dirección )?ip (?:ha sido|está) bloquead"
        r"|no (?:está )?disponible en (?:tu|su|este) (?:país|región)",
        r"(?:vérifi\w+|confirm\w+) que vous êtes (?:un )?humain|vous n'êtes pas un robot"
        r"|(?:activité|trafic|requêtes) (?:inhabituelle?s?|suspecte?s?)"
        r".{0,30} depuis votre|votre (?:adresse )?ip (?:a été|est) bloquée"
        r"|(?:disponible|accessible) (?:dans|depuis) votre (?:pays|région)",
        r"dass sie (?:ein mensch|kein roboter) sind|(?:anfrage|zugriff|ip-adresse) wurde .{0,40}(?:blockiert|gesperrt)"
        r"|in (?:ihrem|deinem|diesem) land (?:leider )?nicht (?:verfügbar|abrufbar|zugänglich)"
        r"|nicht (?:verfügbar|abrufbar|zugänglich) in (?:ihrem|deinem) land"
        r"|von ihrer ip(?:-adresse)? .{0,40}anfragen|ungewöhnliche(?:n|r)? (?:aktivität|datenverkehr"
        r"|zugriffe).{0,40}ihre",
        r"(?:أنك|انك) (?:إنسان|بشري|لست روبوت)|لست روبوت|إكمال (?:اختبار )?التحقق"
        r"|(?:نشاط|حركة) (?:غير معتاد|مشبوه)\w*.{0,30}(?:عنوان|شبكت)|غير (?:متاح|متوفر)\w* في (?:بلدك|منطقتك|دولتك)",
        r"(?:که )?ربات نیستید|انسان بودن|(?:ای ?پی|آی ?پی|ip) شما (?:مسدود|محدود)"
        r"|در (?:کشور|منطقه) شما (?:در دسترس|قابل دسترس\w*) نیست",
        r"что вы не робот|(?:подозрительн\w+|необычн\w+) (?:активност\w+|трафик\w*) .{0,30}ваш"
        r"|ваш (?:ip|ip-адрес|запрос) .{0,30}(?:заблокирован|отклон)"
        r"|автоматическ\w+ запрос\w+ .{0,30}ваш|недоступ\w+ в (?:вашем регионе|вашей стране)",
        r"que você não é um robô|che non sei un robot|seu (?:endereço )?ip foi bloqueado"
        r"|não está disponível (?:em seu|no seu) (?:país|região)|non (?:è )?disponibile nel tuo (?:paese|territorio)",
    ),
    PageClass.ERROR: _pattern(
        r"(?:page|article|content|story|url|link) (?:(?:that )?you(?:'re| are| were| have|'ve)? ?(?:requested"
        r"|followed|looking for|trying)|requested)"
        r".{0,60}(?:not|n't|no longer|moved|removed|expired|deleted)|requested (?:url|page"
        r"|resource) .{0,60}(?:not found|no longer available)"
        r"|nothing was found at this location|(?:can't|cannot|couldn't|could not) find (?:the|that) page"
        r"|(?:scheduled|planned) maintenance|\b(?:web ?)?site\b.{0,60}\bback (?:within|in a|soon|shortly)"
        r"|server is temporarily unable|unexpected error (?:has )?(?:happened|occurred)|server-side exception"
        r"|server encountered an"
        r"|^(?:sorry,? )?th(?:is|e) (?:story|article|page|content) (?:was|has been|is) (?:taken down|removed"
        r"|deleted|expired|no longer)",
        r"^(?:este|esta) (?:contenido|artículo|página) ya no está"
        r"|(?:página|contenido|artículo)(?: a la)? que (?:busca|intenta|está buscando"
        r"|solicita).{0,40}(?:no existe|no est|ya no|ha sido|ha cambiado)",
        r"(?:contenu|article|page)(?: demandée?| que vous (?:cherchez|demandez|recherchez)).{0,50}(?:supprimé"
        r"|déplacé|disponible|existe|introuvable)|^ce(?:t|tte)? (?:contenu|article|page) n'est plus disponible",
        r"^diese[rs]? (?:inhalt|artikel|beitrag|seite) (?:ist nicht mehr verfügbar|wurde (?:gelöscht|entfernt))"
        r"|(?:gewünschte|gesuchte|aufgerufene|angeforderte)n? (?:seite|artikel|inhalt).{0,40}(?:nicht|gelöscht"
        r"|entfernt|verschoben)",
        r"^هذا (?:المحتوى|المقال) (?:لم يعد متاح|غير متوفر)|(?:الصفحة|المقال|المحتوى) (?:التي|الذي) (?:تبحث|طلبت"
        r"|تحاول).{0,40}(?:غير|حذف|نقل)|(?:تم|ربما تم) (?:حذف|نقل) (?:الصفحة|المقال|هذه الصفحة)",
        r"صفحه(?:‌ای| ای)? (?:که به دنبال|مورد نظر|درخواست).{0,40}(?:یافت نشد|پیدا نشد|وجود ندارد|حذف)"
        r"|(?:ممکن است|احتمالا) (?:این )?صفحه .{0,30}(?:حذف|تغییر)",
        r"страниц\w+,? (?:которую|которая) .{0,40}(?:не существует|не найден|удален|перемещ)"
        r"|(?:запрашиваем|запрошенн)\w+ (?:вами )?страниц\w+ .{0,30}(?:не |удал)"
        r"|(?:возможно,? )(?:она|страница|статья) (?:была )?(?:удалена|перемещена)",
        r"página que você (?:procura|está procurando|tentou).{0,40}(?:não|removida)"
        r"|la pagina (?:che (?:cerchi|stai cercando)|richiesta).{0,40}(?:non|rimossa|spostata)",
    ),
    PageClass.CONSENT: _pattern(
        rf"confirm your (?:age|date of birth)|(?:we and our|our|with our) {_PARTNERS}(?:partners"
        rf"|vendors).{{0,30}}(?:store|use|process|read|access)|(?:accept|reject) all cookies"
        r"|consent to (?:the use of|our use of|all) cookies|permission to set cookies|which cookies .{0,40}may set"
        r"|(?:we|this (?:site|website)) uses? cookies (?:and|to|for|on)"
        r"|by clicking .{0,20}(?:accept|agree).{0,60}cookies",
        rf"nuestros {_PARTNERS}(?:socios|proveedores) (?:almacena|usa|trata|utiliza|accede)"
        rf"|acept\w+ (?:el uso de|todas las|las) cookies"
        r"|(?:usamos|utilizamos|empleamos) cookies",
        rf"nos {_PARTNERS}partenaires.{{0,20}}(?:utilis|stock|accéd)|accept\w+ les (?:traceurs|cookies)"
        r"|(?:nous utilisons|ce site utilise) des cookies|retirer votre consentement",
        rf"wir und (?:unsere )?(?:bis zu )?{_PARTNERS}(?:\w+ )?partner|mit werbung und (?:cookies|tracking)"
        rf"|wir (?:setzen|verwenden|nutzen) cookies"
        r"|(?:bei|mit) ihrer zustimmung|bei zustimmung verarbeiten",
        r"(?:نحن )?وشركاؤنا .{0,30}ملفات|(?:نستخدم|اختر|يستخدم (?:هذا )?الموقع) .{0,30}ملفات تعريف الارتباط"
        r"|(?:قبول|رفض) (?:جميع|كل) ملفات",
        r"(?:ما و )?شرکای ما .{0,40}کوکی|از کوکی(?:ها|‌ها)? .{0,40}استفاده می",
        rf"(?:мы и )?наши {_PARTNERS}партн[её]р\w+ .{{0,30}}(?:использу|хран|обрабат)"
        rf"|(?:мы|сайт) использу\w+ (?:файлы )?cookie|принять все (?:файлы )?cookie",
        rf"nossos {_PARTNERS}parceiros .{{0,30}}(?:usa|armazena)|nostri {_PARTNERS}partner .{{0,30}}(?:utilizz"
        rf"|archivi|memorizz)|usamos cookies|utilizziamo (?:i )?cookie",
    ),
    PageClass.PAYWALL: _pattern(
        rf"\b{_JOIN}\b.{{0,40}}\bto (?:continue|keep|read|unlock|view|access|see|finish)\b"
        rf"|to (?:continue|keep|finish) reading"
        rf"|(?:this|the) (?:article|content|story|post|page|section) is (?:only |exclusively )?(?:for"
        rf"|available (?:only )?(?:to|for)"
        rf"|(?:reserved|locked) for|(?:limited|restricted) to|exclusive(?:ly)? (?:to|for)) (?:our )?{_READERS}"
        rf"|\bfor {_READERS} only\b|get (?:full|unlimited) access to (?:this|all)"
        rf"|already (?:subscribed|registered|(?:an? )(?:paid )?(?:subscriber|member))\b"
        rf"|have (?:an account|a subscription)\?"
        r"|you(?:'ve| have) (?:reached|read|used|hit|exceeded)(?: up)? (?:your|all|the"
        r"|\d+).{0,40}(?:free )?(?:articles|stories|limit)\b"
        r"|(?:article|monthly|free) limit reached|subscribe (?:now |today )?for (?:full|unlimited) (?:digital )?access"
        r"|(?:unlock|read) (?:this|the full|the rest of (?:this|the)) (?:article|story) (?:now|for|with)\b"
        r"|^unlock (?:this|the) (?:\w+ )?(?:article|story)"
        r"|you(?:'ll)? need (?:a subscription|an account|to (?:be|subscribe|register|log in))"
        r"|(?:the )?rest of this (?:article|story) is"
        r"|(?:continue|keep) reading (?:(?:this|the) (?:\w+ )?(?:article|story) )?with (?:a|an|your) "
        r"(?:\w+ ){0,3}(?:subscription|membership|account|trial)\b"
        r"|this is (?:a|an) (?:premium|subscribers?.only|members?.only) (?:article|story|post)"
        r"|want to read (?:more|on|this|the rest)\W{1,3}(?:subscribe|register|sign up|log in|join)\b"
        r"|keep reading (?:for|with) |you (?:must|need to) (?:be (?:logged in|a (?:\w+ )?(?:member|subscriber))"
        r"|subscribe|log in)\b",
        r"(?:exclusiv[oa]s?|reservad[oa]s?|s[oó]lo) (?:para|a) (?:nuestros )?(?:suscriptores|socios|abonados"
        r"|registrados)|para (?:seguir|continuar) leyendo|(?:suscr[ií]b|reg[ií]str|h[aá]z)\w+(?: (?:suscriptor|socio"
        r"|gratis))? (?:para|y) (?:seguir|sigue|continu|lee|acced)"
        r"|inici\w+ sesión para (?:seguir|continuar|leer|acceder)|(?:has|ha) (?:alcanzado|llegado al|superado"
        r"|agotado|leído) .{0,40}(?:artículos|contenidos|límite)"
        r"|ya (?:eres|es|soy) (?:usted )?(?:suscriptor|socio)|ya estás suscrito",
        r"(?:cet? |la |cette |l')?(?:article|contenu|suite|lecture|accès)\b.{0,25}réservée?s? (?:aux"
        r"|à nos) (?:abonnés|membres|inscrits)|il vous reste \d+ ?%"
        r"|déjà (?:abonnée?|inscrite?|un compte)\b|pour (?:lire la suite|continuer (?:votre|la) lecture"
        r"|poursuivre (?:votre|la) lecture|lire cet article|lire l'intégralité)"
        r"|l'intégralité de (?:cet|l')\s?article|abonnez[- ]vous (?:pour|afin de|et) (?:lire|continuer"
        r"|poursuivre|accéder|lisez)"
        r"|(?:connectez|inscrivez|identifiez)[- ]vous pour (?:lire|continuer|poursuivre|accéder)"
        r"|vous avez (?:atteint|épuisé|lu) .{0,40}articles? (?:gratuits?|offerts?)",
        r"weiterlesen mit .{1,30}(?:plus|abo\b|\+)|(?:registrieren|anmelden|abonnieren|einloggen|testen) (?:und"
        r"|um) (?:weiter|zu lesen)|um (?:weiterzulesen|den (?:ganzen|vollständigen) artikel)"
        r"|lesen sie (?:diesen|den \w+) (?:artikel|text|beitrag) (?:mit|weiter|im)"
        r"|(?:bereits|schon) (?:ein )?(?:digital-?)?(?:abonnent\w*\b|abo\b|mitglied)"
        r"|nur für (?:unsere )?(?:abonnent\w+|mitglieder)"
        r"|(?:dies\w+ |der )?(?:artikel|inhalt|beitrag|text) .{0,30}(?:abonnent\w*|mitglieder\w*) vorbehalten"
        r"|(?:dies\w+ |der )?(?:artikel|inhalt|beitrag|text) .{0,30}(?:nur|exklusiv"
        r"|ausschließlich) für (?:unsere )?(?:registrierte\w* )?(?:abonnent\w*|mitglieder|nutzer|leser)"
        r"|sie haben .{0,30}(?:gratis|kostenlos|frei)\w*.{0,20}artikel .{0,20}(?:gelesen|verbraucht|erreicht)"
        r"|artikel (?:jetzt )?freischalten",
        r"لقراءة (?:المقال|الخبر|المحتوى|بقية|باقي)|(?:هذا |هذه )?(?:المحتوى |المقال |الخبر "
        r"|المقالة )?للمشتركين فقط|(?:مخصص|حصري|متاح)\w* للمشتركين"
        r"|(?:اشترك|سجل|سجل الدخول|سجل دخولك) (?:الآن |مجانا )?(?:لمتابعة|للمتابعة|لقراءة|لاستكمال|لإكمال)"
        r"|لمتابعة القراءة|(?:لقد )?(?:وصلت|بلغت|استنفدت) .{0,30}(?:المقالات|الحد)|مشترك بالفعل|لديك اشتراك",
        r"(?:ویژه|مخصوص|تنها برای|فقط برای) (?:مشترکان|مشترکین|اعضا)|برای (?:ادامه|خواندن|مطالعه"
        r"|مشاهده)(?: \S+){0,6} (?:مشترک شوید|وارد شوید|ثبت ?نام کنید|اشتراک|عضو شوید)|مشترک هستید",
        r"(?:материал|стать[яи]|текст|контент|публикация|продолжение)\b.{0,30}(?:доступ\w+|только|для"
        r"|по) .{0,20}(?:подписк\w+|подписчик\w+)"
        r"|(?:оформите|купите|продлите) подписку|подпишитесь,? чтобы (?:читать|продолжить|прочитать|дочитать)"
        r"|(?:войдите|зарегистрируйтесь|авторизуйтесь),? чтобы (?:читать|продолжить|прочитать|дочитать)"
        r"|чтобы (?:читать|прочитать|продолжить|дочитать) (?:дальше|далее|полностью|статью|материал|чтение)"
        r"|(?:только|лишь) (?:для )?(?:наш\w+ )?подписчик\w+"
        r"|уже (?:есть подписка|подписаны|подписчик)|вы (?:исчерпали|прочитали) .{0,30}(?:лимит|бесплатн)",
        r"(?:exclusiv[oa]s?|apenas) para assinantes|(?:assine|cadastre-se|faça login) para (?:continuar|ler)"
        r"|já é assinante"
        r"|riservat[oa] agli abbonati|(?:abbonati|accedi|registrati) per (?:continuare|leggere)|sei già abbonato",
        r"(?:tylko|wyłącznie) dla (?:naszych )?(?:subskrybentów|prenumeratorów|abonentów|zalogowanych)"
        r"|(?:aby|żeby) (?:czytać|przeczytać) (?:dalej|całość|cały)|to (?:jest )?artykuł premium"
        r"|wykup (?:dostęp|subskrypcję|prenumeratę)|masz już (?:subskrypcję|prenumeratę|konto)\b",
        r"(?:bu )?(?:haberin |yazının |makalenin |içeriğin )?(?:tamamını |devamını )?"
        r"(?:okumak|okumaya devam etmek|tamamı|devamı) için .{0,20}(?:abone|üye|giriş)|abonelere özel"
        r"|(?:sadece|yalnızca) aboneler|zaten (?:abone|üye) ?mi",
        r"(?:den här |denna )?artikeln? är (?:bara |endast |exklusivt? |låst |öppen )?för "
        r"(?:våra |dig som är |betalande )?"
        r"prenumerant|(?:endast|bara|exklusivt) för prenumerant"
        r"|läs (?:vidare|hela artikeln|resten) med"
        r"|för att (?:läsa (?:vidare(?! (?:i|om)\b)|hela|resten|artikeln|den här)|fortsätta läsa)"
        r"|lås upp (?:den här )?artikeln"
        r"|(?:logga in|bli prenumerant|prenumerera) (?:för att|och) (?:läs|fortsätt)|redan prenumerant\b"
        r"|(?:den här artikeln|resten av artikeln) kräver prenumeration",
        r"(?:denne |dette )?(?:saken|artikkelen|innholdet|artikel|indhold) er (?:kun |bare |forbeholdt )?(?:for )?"
        r"(?:våre |vores )?abonnenter"
        r"|(?:kun|bare) for abonnenter|forbeholdt (?:vores |våre )?abonnenter"
        r"|(?:for å lese|for at læse) (?:videre(?! (?:i|om)\b)|hele|resten|saken|artikkelen|artiklen)"
        r"|(?:les|læs) (?:videre|hele \w+) med\b"
        r"|(?:logg inn|log ind|bli abonnent|bliv abonnent) (?:for å|for at|og) (?:lese?|læse?|fortset)"
        r"|allerede abonnent\b",
        r"(?:dit artikel|dit verhaal|deze inhoud) is (?:alleen |exclusief |enkel |uitsluitend )?"
        r"(?:voor|beschikbaar voor) (?:onze )?(?:abonnees|leden)"
        r"|(?:alleen|exclusief|enkel|uitsluitend) voor (?:onze )?abonnees"
        r"|(?:verder lezen|doorlezen)\? (?:word|neem|log|kies|registreer)"
        r"|(?:verder lezen|lees verder|lees dit artikel|lees het hele artikel) met (?:een|je|uw)\b"
        r"|om (?:verder|dit artikel|het (?:hele|volledige) artikel) te (?:kunnen )?lezen(?! (?:in|over)\b)"
        r"|(?:log in|word abonnee|registreer) (?:om|en) (?:\w+ ){0,3}(?:lees|lezen)|(?:al|reeds) abonnee\b",
        r"(?:이 (?:기사|글|콘텐츠|콘텐트)는 )?"
        r"(?:유료 ?회원|유료 ?구독자|구독자|프리미엄 회원|정기 ?구독자) ?(?:전용|만|에게만|을 위한)"
        r"|(?:기사|전문|본문|나머지)[을를] (?:계속 |이어서 |더 )?(?:읽으|보)(?:시)?려면"
        r"|(?:로그인|구독|회원 ?가입)(?: ?후| ?하고| ?하시면| ?하면)"
        r" (?:계속 |이어서 |전문을 )?(?:읽|보실|이용)|이미 (?:구독|회원)",
        r"(?:有料)?会員(?:限定|専用)|ここから先は.{0,20}(?:会員|有料|登録)|残り ?[\d,]+ ?(?:文字|字)"
        r"|(?:続き|全文)を(?:読む|お読みになる|ご覧になる)には|(?:会員|登録)(?:の方)?は(?:こちら|ログイン)",
        r"付[费費](?:内容|內容|文章|阅读|閱讀)|(?:订阅|訂閱|登录|登入|注册|註冊)(?:[后後])?(?:即)?(?:可|才能|继续|繼續)(?:阅读|閱讀|查看)"
        r"|(?:会员|會員|订阅者|訂閱者|订户|訂戶)(?:专享|專享|专属|專屬)|已有(?:账号|帐号|帳號)",
    ),
}

# What walls speak of, whatever their wording: of so many of these (`LEAST_TOPICS`) no other short text does.
_TOPICS = {
    PageClass.BLOCK: (
        r"\baccess\b|acceso|accès|zugriff|zugang|الوصول|الدخول|دسترسی|доступ",
        r"block|denied|limited|restrict|banned|bloque|refus|denega|gesperrt|blockiert|محظور|حظر|مسدود"
        r"|заблокирован|ограничен",
        r"\bip\b|ip-ad|your (?:network|computer|connection|browser)|(?:tu|su) (?:red|navegador)"
        r"|votre (?:réseau|navigateur)"
        r"|ihr(?:em|er)? (?:netzwerk|browser)|عنوان|شبكتك|متصفحك|شبکه|مرورگر|вашего (?:адреса|браузера)|браузер",
        r"robot|\bbots?\b|human\b|captcha|roboter|mensch|humain|روبوت|بشري|ربات|робот",
        r"suspicious|unusual|automated|malicious|attack|inusual|sospechos|inhabituel|suspect|ungewöhnlich"
        r"|verdächtig|غير معتاد|مشبوه|подозрительн",
        r"security|seguridad|sécurité|sicherheit|أمان|أمني|امنیت|безопасност",
        r"requests?\b|solicitud|requêtes?|anfragen?|طلبات|طلبك|درخواست|запрос",
        r"javascript|ad ?blocker|enable cookies",
        r"site owner|webmaster|administrator|administrador|administrateur|reference (?:id|#)|ray id|incident"
        r"|response code|error code",
        r"try again|inténtalo|intente|réessay|später (?:noch einmal|erneut)|لاحقا|دوباره|позже",
    ),
    PageClass.CONSENT: (
        r"cookie|traceurs|ملفات تعريف الارتباط|کوکی",
        r"consent|agree|accept|consentement|accord\b|consentimiento|acuerdo|acept|zustimm|einwillig|akzeptier"
        r"|موافق|قبول|الرفض|رضایت|پذیر|согла[сш]",
        r"\b(?:partners|vendors|third parties)\b|partenaires|socios|proveedores|partner\b|شركاؤ|شركائ|شرکای"
        r"|партн[её]р",
        r"personal data|your data|données|datos personales|tus datos|personenbezogen|daten\b|بيانات|معلومات|داده"
        r"|اطلاعات|данны",
        r"privacy|vie privée|privacidad|privatsphäre|datenschutz|خصوصي|حریم خصوصی|конфиденциальн",
        r"\bdevice\b|terminal\b|appareil|dispositivo|gerät|جهازك|دستگاه|устройств",
        r"advertis|\bads\b|publicit|publicidad|anuncios|werbung|anzeigen|إعلان|تبلیغ|реклам",
        r"store|stocker|stockons|almacen|speicher|تخزين|ذخیره|хран",
        r"withdraw|manage (?:your )?(?:choices|options|preferences)|retirer|paramétrer|configurar|gestionar"
        r"|widerruf|einstellungen|настро",
    ),
}
LEAST_TOPICS = 4
# What says that something is wrong or gone: enough for an error where a page has no other text.
TROUBLE = _pattern(
    r"\berror\b|\bwrong\b|(?:not|n't) (?:be )?(?:found|exist|available|work|load)|unavailable|no longer"
    r"|\b(?:removed|deleted|expired|moved)\b|maintenance|\boffline\b|be back\b|\b(?:404|410|50[0-4])\b",
    r"\b(?:no|ya) (?:existe|está|disponible|encontr|se encuentr|hay nada)|eliminad[oa]|caducad[oa]|mantenimiento"
    r"|algo (?:ha ido|salió) mal",
    r"erreur|introuvable|indisponible|n'(?:existe|est) (?:plus|pas)|supprimée?\b|plus en ligne",
    r"fehler|nicht (?:mehr|gefunden|verfügbar|vorhanden)|gelöscht|entfernt|wartung",
    r"خطأ|غير (?:متاح|متوفر|موجود)|حذف|لم (?:يعد|يتم العثور|نجد)|الصيانة",
    r"خطا\b|یافت نشد|پیدا نشد|وجود ندارد|حذف شد|در دسترس نیست",
    r"ошибк|не (?:найден|существует|доступ|работает)|удален|страницы нет|технически[ех] работ",
    r"\berro\b|não (?:encontrad|existe|disponível)|errore|non (?:trovat|esiste|disponibile)|manutenção|manutenzione",
)
TOPICS = {page_class: tuple(map(_pattern, topics)) for page_class, topics in _TOPICS.items()}
# Of a paywall a short line speaks that names both: who may read, and reading.
_READERS_OF = (
    r"subscri|\bmember|premium|registered|abonn|adhérent|suscri|socios|\babos?\b|mitglied|registriert|مشترك"
    r"|اشتراك|اشترك|مشترک|اشتراک|подпис|assinant|abbonat"
)
_READING = (
    r"\bread|article|\bstory\b|content|access|continue|unlock|\bfull\b|\blire\b|lecture|contenu|\bsuite\b|accès"
    r"|leyendo|\bleer\b"
    r"|artículo|contenido|acceso|lesen|artikel|inhalt|beitrag|zugang|قراءة|المقال|المحتوى|متابعة|متن|ادامه|مطلب"
    r"|مقاله|خواندن|مطالعه|full text|чита|стать|материал|текст|доступ|ler\b|conteúdo|leggere|contenuto"
)
PAID_READING = _pattern(rf"(?=.*(?:{_READERS_OF}))(?=.*(?:{_READING}))")

# What an element holds that is named as a paywall, where it is shown: less than a whole saying.
OFFERS = _pattern(
    r"\b(?:subscri(?:be|ption)|sign (?:in|up)|log ?in|register|already a (?:member|subscriber)|suscr[ií]b|abonn"
    r"|abbonat|assin(?:e|ante)|подпи[сш]|اشترك|مشترک|اشتراک|subskry|prenumer|abone)|会員|订阅|訂閱"
)
# What heads an article as well as such a page.
HEADLINES_TOO = _pattern(
    r"gone|forbidden|gateway time-?out|error|are you (?:a )?(?:human|robot)|service unavailable|age check"
    r"|under maintenance|(?:content|story) removed|just a moment|your (?:privacy matters|choices)|slow down"
    r"|captcha|firewall|unexpected error|unauthori[sz]ed"
    r"|something went wrong|un momento|un instant|one moment,? please|temporarily (?:unavailable|offline)"
    r"|nothing found",
)
# What stands as a label at the foot, or in a banner, of pages of any class.
FOOTERS_TOO = _pattern(
    r"(?:your )?(?:cookies?|privacy) (?:consent|settings|policy|notice|preferences|choices)"
    r"|manage (?:cookies|consent|options)|accept all(?: cookies)?|datenschutz-?einstellungen"
    r"|إعدادات (?:الخصوصية|ملفات تعريف الارتباط)",
)
# What is asked of those who have an account: it stands beside a wall, and in the footer of any page.
ACCOUNTS = _pattern(
    r"^have an?|already|déjà|bereits|schon|\bya (?:e|soy)|уже|\bgià\b|\bjá\b|هستید|بالفعل|لديك"
    r"|masz już|zaten|已有|会員(?:の方)?は|^redan\b|^allerede\b|^(?:al|reeds) abonnee|^이미",
)
# What offers more of the kind, and closes nothing.
NEWSLETTER = _pattern(
    r"newsletter|boletín|النشرة|خبرنامه|рассылк|infolettre"
    r"|\b(?:stories|articles|reporting|journalism) like th(?:is|ese)\b"
)
# What asks to sign in for the sake of comments.
COMMENTING = _pattern(
    r"to (?:post|leave|write|add|make)? ?(?:an? |your )?comments?\b"
    r"|(?:continue|join|take part in) the (?:conversation|discussion|debate)\b|^comment(?:s|ing) (?:is|are)\b"
    r"|(?:um|zu) kommentieren|kommentare? (?:zu )?(?:schreiben|verfassen)",
    r"pour commenter|para comentar|per commentare|om te reageren|for å kommentere|för att kommentera"
    r"|чтобы (?:оставить|написать) комментарий|чтобы комментировать|للتعليق|yorum (?:yap|yaz)|댓글",
)
# What asks to go on with the paper as a whole, and not with what stands above.
OF_WHOLE_PAPER = _pattern(
    r"(?:keep|continue) reading (?!(?:this|your|with|for|now|today|more|on|and|or|by|at|from|the (?:full|rest|whole"
    r"|entire|article|story|post|remaining))\b)[^\W\d_]"
)
# What says that more may be read for nothing: such a page is open still.
METERED = _pattern(
    r"\b[1-9]\d* (?:more )?(?:free )?(?:articles?|stories) (?:left|remaining)",
    r"\bnoch [1-9]\d* (?:\w+ )?artikel|il vous reste [1-9]\d* (?:articles?|lectures?)"
    r"|quedan? [1-9]\d* (?:\w+ )?artículos?",
)
# What closes nothing, though it speaks of this text: that is free, or may be had elsewhere.
OPENS = _pattern(
    r"\bfree (?:to read|for (?:all|every|our readers))|\bgift\b|\bfor a friend\b|\bprint edition\b"
    r"|\bin (?:the|our) app\b",
    r"frei ?geschaltet|kostenlos|kostenfrei",
)
# What closes the very text that stands above it, or asks to go on with that.
OF_THIS_ARTICLE = _pattern(
    r"\b(?:this|the (?:full|whole|entire|rest of (?:this|the))) (?:[\w-]+ ){0,2}(?:article|story|post|content|page)\b"
    r"|\b(?:to|and) (?:continue|keep|finish|go on) reading|^(?:continue|keep|finish) reading (?:now|with|your)\b"
    r"|^(?:continue|keep|finish) reading\W*$|\bto read (?:on|more)\W*(?:$|[.!?])"
    r"|limit reached|(?:reached|hit|exceeded|used up|(?:read|used) (?:all|your last)) "
    r".{0,40}(?:articles|stories|limit)",
    r"weiter(?:zu)?lesen|\bdies\w* (?:\w+ )?(?:artikel|text|beitrag|inhalt)"
    r"|(?:ganzen?|vollständigen?|gesamten?|rest des) (?:artikel|text|beitrag)|artikel (?:jetzt )?freischalten",
    r"\bla suite\b|\bcet article|\bce (?:contenu|texte)|l'intégralité de|(?:continuer|poursuivre) (?:votre|la) lecture"
    r"|il vous reste \d+ ?%|(?:atteint|épuisé) .{0,40}articles?",
    r"(?:seguir|continuar|sigue|continúa) leyendo|\beste (?:artículo|contenido|texto)|\besta (?:noticia|nota)\b"
    r"|(?:artículo|contenido|texto) completo|(?:alcanzado|llegado al|superado|agotado) .{0,40}(?:artículos|límite)",
    r"\bquest[oa] (?:articolo|contenuto|notizia)|continua(?:re)? a leggere"
    r"|\best[ea] (?:artigo|conteúdo|matéria|texto|reportagem)|continuar (?:lendo|a ler|a leitura)",
    r"\bэт\w+ (?:материал|стат|текст|публикац)|чита\w+ (?:дальше|далее|полностью)|дочитать|\bпродолжение\b|лимит",
    r"لمتابعة القراءة|هذا (?:المقال|المحتوى|الخبر)|هذه المقالة|بقية|باقي|لاستكمال|لإكمال"
    r"|ادامه|این (?:مطلب|مقاله|خبر|محتوا)",
    r"czytać dalej|cał(?:y|ość)\b|\bten (?:artykuł|tekst)|artykuł premium"
    r"|devam(?:ı|ını|etmek)|\bbu (?:haber|yazı|makale|içeri)|tamamı",
    r"läsa? vidare|fortsätt\w* läsa|hela artikeln|den här artikeln|resten av|l[eæ]se? videre|hele (?:saken|artik)"
    r"|denne (?:saken|artik)|verder (?:te )?(?:kunnen )?lezen|lees verder|doorlezen|\bdit (?:artikel|verhaal)"
    r"|(?:hele|volledige) artikel",
    r"이 (?:기사|글|콘텐[츠트])|계속 읽|나머지|전문[을를]|ここから先|残り|続き|この記事|继续阅读|繼續閱讀|全文|本文",
)

SIGN_IN = re.compile(
    r"\W*(?:please\s+)?(?:(?:sign|log)[\s-]?in|login|(?:my\s+)?account\s+login|welcome\s+back"
    r"|inicia(?:r|\s+tu)?\s+(?:sesión|de\s+sesión)|inicio\s+de\s+sesión|acced(?:e|er)\s+a\s+tu\s+cuenta"
    r"|se\s+connecter|connectez[\s-]vous|connexion|identifi(?:ez[\s-]vous|cation)"
    r"|anmeld(?:en|ung)|einloggen|jetzt\s+anmelden|acced[ai]|entrar|iniciar\s+sessão|faça\s+login"
    r"|تسجيل\s+الدخول|سج[ّ]?ل\s+(?:ال)?دخول|ورود(?:\s+به)?|войти|вход|авторизация|登[录錄]|ログイン|로그인)(?!\w)",
    re.IGNORECASE,
)
"""How a page is headed that asks who one is, in the languages that are read."""
