"""The last words of a site below an article, by language: whose it is, where it was first, what a reader may do now.

Words alone, of whole lines; `site_lines.py`, and of texts `text_asides.py`, ask where they stand. What may as well be a
sentence of the article's own is such a line only where the page sets it apart: with a link, or in italics as a whole.
"""

from __future__ import annotations

import re

from spiders.extraction.agencies import AGENCIES, AGENCY, SIGNED
from spiders.extraction.aside_words import NETWORKS
from spiders.extraction.byline_joins import AND
from spiders.extraction.sentences import has_clause_of_saying, words_said
from spiders.extraction.tag_labels import TAG_LABELS

_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Þ])"
# Names, and what stands between them: a sentence goes on with a word that begins small.
_NAMES = rf"(?:the\s+)?{_CAPITAL}[\w.’'-]*(?:,?\s+(?:(?:and|of|the|for|from|in|at|&)\s+)*{_CAPITAL}[\w.’'-]*){{0,8}}"
# What a site calls its own in Arabic; verbs of those who follow and join are past tenses as well.
_OURS = r"(?:قناتنا|قنواتنا|صفحتنا|صفحاتنا|مجموعتنا|حسابنا|حساباتنا|أخبارنا|نشرتنا|موقعنا)"
_FIXED = {
    "en": rf"with\s+(?:files|inputs|reporting)\s+(?:from|by)\s+{_NAMES}"
    rf"|join\s+our\s+.{{0,30}}{NETWORKS}.{{0,80}}"
    rf"|join\s+the\s+[^,;:]{{0,30}}{NETWORKS}\s+(?:channel|group|community)\b[^,;:]{{0,60}}"
    r"|add\s+.{2,60}\s+as\s+a\s+preferred\s+source(?:\s+on\s+google\b.{0,30})?"
    r"|get\s+the\s+latest\s.{2,60}\bour\s+app"
    r"|a\s+version\s+of\s+this\s+(?:article|story)\s+appear(?:s|ed)\s+"
    r"(?:in\s+print\b|on\s+page\s|in\s+the\s.{2,60}\s(?:edition|newsletter|issue)\b).{0,150}"
    r"|\W?(?:except\s+for\s+the\s+headline,?\s+)?this\s+(?:story|article|report)\s+has\s+not\s+been\s+edited\s.{0,60}\b(?:staff|feed|syndicated)\b.{0,100}"
    r"|\W?this\s+(?:story|article)\s+was\s+(?:first|originally)\s+published\s+(?:on\s+)?[a-z]{3,9}\.?\s+\d{1,2},?\s+\d{4}(?:,?\s+at\s.{4,20})?"
    rf"|\W?this\s+(?:story|article)\s+was\s+(?:first|originally)\s+published\s+(?:by|in|on)\s+{_NAMES}\)?",
    "fr": rf"avec\s+(?:l[’']\s?)?(?:{'|'.join(AGENCIES)}|agences?)(?:\s+et\s+\w+)?"
    rf"|suivez[\s-]nous\s+sur\s(?=.*(?:notre|\bnos\b|l[’']appli|{NETWORKS})).{{2,80}}"
    r"|retrouvez\s+(?:tout|l[’']).{2,80}\bsur\s+(?:notre|nos)\s.{2,40}"
    r"|article\s+réservé\s+(?:à\s+nos|aux)\s+(?:abonné|membre|lecteur)\S{0,8}"
    r"|vous\s+avez\s+(?:repéré|remarqué|vu)\s+une\s+(?:erreur|faute)(?:\s[^?]{0,20}\b(?:article|texte|page|contenu))?\s?\?"
    r".{0,80}"
    r"|(?:pour\s.{2,60},\s+)?(?:abonnez|inscrivez)[\s-]vous\s+(?:gratuitement\s+)?"
    r"(?:à\s+(?:notre|nos)\s.{2,60}|à\s+.{0,30}(?:newsletter|infolettre)\b.{0,30})",
    "de": r"mit\s+(?:material|informationen|angaben)\s+(?:der|von|des)\s+[^.,]{2,24}"
    rf"|folge(?:n\s+sie|t)?\s+uns\s+(?:(?:jetzt\s+)?auch\s+)?(?:auf|bei)\s+.{{0,30}}{NETWORKS}.{{0,60}}"
    r"|(?:sie\s+haben\s+)?(?:einen\s+)?fehler\s+(?:entdeckt|gefunden|im\s+text)\?"
    r"(?:\W*|.{0,12}\b(?:schreib|meld|sagen|teilen|hier|uns\b|mail|korrektur|hinweis|redaktion).{0,60})"
    r"|(?:melden\s+sie\s+sich|abonnieren\s+sie)\s.{0,40}\bnewsletter\b.{0,30}"
    r"|diese[rs]\s+(?:artikel|beitrag|text|interview)\s+(?:erschien\s+(?:zuerst|zunächst)\s+(?:in|im|auf|bei)\s[^,]{2,60}"
    r"|(?:ist|wurde)\s+(?:zuerst|zunächst)\s+(?:in|im|auf|bei)\s[^,]{2,60}\s(?:erschienen|veröffentlicht))",
    "es": rf"s[íi]gue(?:nos|\s+(?:a\s+{_CAPITAL}|tod[oa]\s+la\s+(?:información|actualidad)\s)[^,;]{{0,60}})\s+en\s+"
    rf".{{0,30}}{NETWORKS}(?:\s+(?:news|maps|discover))?(?:\W*|\s*[.,;:!|(].{{0,100}}|\s+(?:y|o|e|para|con)\s.{{0,100}})"
    r"|suscr[íi]bete\s+(?:aquí\s+)?a\s+(?:nuestr[oa]s?\s.{2,60}|.{0,30}(?:newsletter|bolet[íi]n)\b.{0,40})"
    rf"|con\s+información\s+de\s+(?:(?:las?|los|el)\s+)?(?:{_NAMES}|agencias?)",
    "it": rf"segui(?:ci|teci)\s+(?:anche\s+)?su\s+.{{0,30}}{NETWORKS}.{{0,60}}"
    r"|iscriviti\s+(?:al|all[’'])\w*\s+(?:nostr[oa]\s.{2,60}|.{0,20}(?:newsletter|canale)\b.{0,60})"
    r"|leggi\s+tutte\s+le\s+notizie\s.{2,60}",
    "pt": rf"siga\s+(?:o\s+(?:canal|perfil)\s|a\s+(?:página|conta)\s|nos\s|[oa]\s+{_CAPITAL})[^,;]{{0,60}}"
    rf"\s+(?:no|na|em)\s+{NETWORKS}.{{0,60}}"
    r"|clique\s+aqui\s+(?:para|e)\s+(?:ler|ver|acess|entr|particip|receb|segu|assin|inscrev|confir|saib)[^:;]{2,100}"
    rf"|receba\s+(?:as\s+)?(?:principais\s+)?notícias\s.{{2,60}}(?:{NETWORKS}|e-?mail|celular)\W*"
    r"|leia\s+mais\s+notícias\s+(?:em|sobre)\s.{2,60}|com\s+informações\s+d[aeo]s?\s+(?:agências?\b.{0,30}|"
    rf"{_NAMES})",
    "tr": r"(?:haberin\s+devamı\s+için\s|devamı\s+için\s+(?:lütfen\s+)?t[ıi]kla).{2,40}"
    r"|bu\s+(?:içerik|haber)\s+(?:.{0,40}\s)?(?-i:[A-ZÇĞİÖŞÜ])\S{1,30}\s+tarafından\s+(?:hazırlan|yayı[nm]lan|yayına\s+alın|üretil|derlen)\w{0,12}"
    rf"|.{{0,60}}{NETWORKS}.{{0,30}}\s(?:takip\s+edin|katılın|abone\s+olun)\W*",
    "ru": r"(?:подписывайтесь|подпишитесь)\s+на\s+(?:наш|нас\b|канал|рассылку|новости).{0,100}"
    rf"|(?:подписывайтесь|подпишитесь|подписаться)\s+на\s+(?:наш\w*\s+)?(?:канал\w*\s.{{0,20}})?{NETWORKS}.{{0,60}}"
    r"|подписаться\s+на\s+(?:рассылку|канал|новости)"
    rf"|(?:читайте|смотрите)\s+нас\s+в\s.{{0,30}}{NETWORKS}.{{0,30}}"
    r"|если\s+вы\s+нашли\s+(?:ошибку|опечатку)\b(?=.*(?:текст|выдел|ctrl|наж(?:ми|ать)|сообщи)).{0,120}"
    r"|нашли\s+(?:ошибку|опечатку)(?:\s+в\s+(?:\w+\s+)?(?:текст|стать|материал|новост|публикац|сообщени)\w*)?\s?\?.{0,120}",
    "el": rf"ακολουθήστε\s+(?:μας\b|τ(?:ο|ον|η|ην)\s+\S).{{0,60}}{NETWORKS}.{{0,100}}"
    r"|δείτε\s+όλες\s+τις\s.{0,20}ειδήσεις\s.{2,100}",
    "ar": rf"(?:تابعونا|(?:تابعوا?|اشتركوا?|انضموا?)\s.{{0,40}}{_OURS}|لمتابعة\s+(?:آخر|أخبار|كل|جميع|المزيد))"
    rf"\s.{{0,60}}{NETWORKS}.{{0,60}}"
    r"|لقراءة\s+المزيد\s.{0,40}(?:اضغط|انقر|هنا).{0,20}",
    "fa": r"انتهای\s+(?:پیام|خبر)(?:\s*[/.:|*-]+[\w\s]{0,20})?|کد\s+خبر\s*:?\s*\d+"
    rf"|(?:ما\s+را|اخبار|کانال)\s.{{0,30}}{NETWORKS}.{{0,40}}دنبال\s+کنید\W*",
    "he": r"(?:מצאתם|ראיתם)\s+(?:טעות|שגיאה)(?:\s+ב(?:כתבה|טקסט|ידיעה|תוכן|מאמר|אתר))?\s?\?.{0,60}"
    r"|הצטרפו\s+(?:(?:ל|אל\s).{2,40}\sשלנו\b.{0,40}|אלינו\b.{2,60})"
    rf"|(?:.{{2,40}}\s)?עקבו\s+אחרינו\s.{{0,40}}{NETWORKS}.{{0,30}}",
    "hi": r"\(?इनपुट\s*[:-].{2,60}"
    rf"|.{{0,80}}{NETWORKS}.{{0,30}}(?:(?:चैनल|ग्रुप|पेज)\s+(?:से|पर)\s+(?:जुड़ें|जुड़ें)|फॉलो\s+करें)\W*",
    "ko": r"[\uac00-\ud7af]{2,4}\s*(?:선임)?(?:기자|특파원)\s*=?\s*\(?[\w.+=-]{2,40}@[\w.-]{4,40}\)?"
    r"|\([\uac00-\ud7af\s]{2,12}=[\uac00-\ud7af\s]{2,12}\).{0,60}@.{4,40}"
    r"|제보는\s.{0,60}(?:@|카카오톡|카톡|☎).{0,40}(?<!다)(?<!다\.)|.{0,80}무단\s?(?:전재|복제).{0,40}금지",
    "ja": r"[（(][\u3040-\u30ff\u3400-\u9fff\s・]{2,12}[）)]|ⓒ.{2,60}|最終更新\s*[:：].{4,30}|フォローする"
    r"|[^はがも]{0,30}無断(?:転載|複製).{0,16}(?:禁止(?:です|します|いたします)?|禁じます|お断り\w{0,8}|ご遠慮\w{0,10})。?",
    "zh": r"\W?(?:责任|責任)?[编編][辑輯]\s*[:：]\s?[\u3400-\u9fff]{2,4}(?:[\s、，][\u3400-\u9fff]{2,4})*\W?"
    r"|原[标標][题題]\s*[:：].{2,80}"
    r"|[声聲]明\s*[:：]本(?:文|报|報|站)(?=.*(?:代表|版[权權]|立[场場]|[观觀][点點]|[转轉][载載]|未[经經]|[来來]源|仅|僅))"
    r".{2,120}|(?:更多|欲知).{2,30}(?:请|請|敬请|敬請|欢迎|歡迎).{0,6}(?:关注|關注|下载|下載).{2,40}"
    r"|(?:点击|點擊)(?:此处|此處|这里|這裡|查看|阅读|閱讀|下方|上方|进入|進入|链接(?!后)|蓝字|右上角)[^。]{0,16}"
    r"|(?:扫描|掃描|扫码|掃碼|长按)[^。]{0,10}(?:二维码|二維碼|关注|關注|下载|下載)[^。]{0,20}",
}
_CALLS = {
    "en": rf"join\s+the\s+.{{0,30}}{NETWORKS}.{{0,80}}|get\s+the\s+latest\s+.{{2,80}}\b(?:app|newsletters?)\W*"
    rf"|\W?this\s+(?:story|article|report)\s+(?:was\s+)?(?:first|originally)\s+(?:published|appeared)\s+(?:by|in|on|at)\s+"
    rf"(?:the\s+)?{_CAPITAL}.{{0,160}}",
    "fr": r"(?:pour\s.{2,60},\s+)?(?:abonnez|inscrivez)[\s-]vous\s.{2,80}",
    "de": rf"folge(?:n\s+sie|t)?\s+(?:\w+\s+){{1,4}}(?:auf|bei)\s+.{{0,30}}{NETWORKS}.{{0,60}}",
    "es": r"suscr[íi]bete\s+(?:aquí\s+)?a\s.{2,80}",
    "it": r"iscriviti\s+(?:al|all[’'])\w*\s.{2,80}",
    "pt": r"clique\s+aqui\s+(?:para|e)\s.{2,100}|receba\s+(?:as\s+)?(?:principais\s+)?notícias\s.{2,80}"
    r"|leia\s+mais\s+em\s.{2,60}",
    "ru": r"(?:подписывайтесь|подпишитесь)\s+на\s.{2,100}",
}
# Whose the news is, behind a label: names, and no sentence. Where there are no capitals, a few words or signs.
_SOURCED = re.compile(
    r"(?:(?:quellen?|fonte|kaynak|источник|πηγή)\s*:\s*(?P<cased>.{2,60})"
    r"|(?:المصدر|منبع)\s*:\s*(?P<uncased>[^\W\d][^.،,]{1,30})"
    r"|[来來]源\s*[:：]\s*(?P<signs>[^。，,！？\s]{2,12}))\s*",
    re.IGNORECASE,
)
_MOST_SOURCES, _MOST_UNCASED = 5, 3  # words
# What begins small in a list of sources and is of no sentence: agencies and who signs beside them, sites, `and`.
_SMALL_SOURCE = re.compile(
    rf"(?<![\w.])(?:{SIGNED}|{AGENCY}|[a-z\d-]+(?:\.[a-z]{{2,}})+|(?-i:{AND}))(?!\.?\w)", re.IGNORECASE
)
_TAGGED = re.compile(rf"(?:suggested\s+)?(?:{TAG_LABELS})\s?[:：]\s?(?P<tags>[^.!?。]{{2,160}})", re.IGNORECASE)


def _whole(lines: dict[str, str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(lines.values())})\s*[.!»>]*", re.IGNORECASE)


_FIXED_LINE, _CALL = _whole(_FIXED), _whole(_CALLS)


def may_be_last(line: str) -> bool:
    """Whether a line, all of it, is one of such words, if it stands below an article."""
    return (_FIXED_LINE.fullmatch(line) is not None and not has_clause_of_saying(line)) or _is_source(line)


def _is_source(line: str) -> bool:
    found = _SOURCED.fullmatch(line)
    if found is None:
        return False
    if said := found["cased"]:
        return " " not in said or (len(said.split()) <= _MOST_SOURCES and words_said(_SMALL_SOURCE.sub("", said)) == 0)
    return len((found["uncased"] or "").split()) <= _MOST_UNCASED


def may_be_call(line: str) -> bool:
    """Whether a line is one of such words if it is set apart as well: with a link, or in italics as a whole."""
    return _CALL.fullmatch(line) is not None and not has_clause_of_saying(line)


def may_be_tags(line: str) -> bool:
    """Whether a line is a label of tags and what may be such, if they are links."""
    return _TAGGED.fullmatch(line) is not None


def is_of_tags(line: str) -> bool:
    """Whether a line of a text, which has no links, is a label of tags and such without a word that begins small."""
    tagged = _TAGGED.fullmatch(line)
    return tagged is not None and words_said(tagged["tags"]) == 0
