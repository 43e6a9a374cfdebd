"""The last words of a site below an article, by language: whose it is, where it was first, what a reader may do now.

Words alone, of whole lines; `site_lines.py` asks where they stand.
"""

from __future__ import annotations

import re

from spiders.extraction.tag_labels import TAG_LABELS

_NETWORKS = (
    r"(?:whats?app|telegram|facebook|instagram|twitter|google|youtube|\bx\b|tiktok|threads|viber|вконтакте|дзен\w*"
    r"|телеграмм?\w*|واتساب|واتس\s?[آا]ب|تلغرام|تليجرام|تيليجرام|تلگرام|גוגל|טלגרם|וואטסאפ"
    r"|व्हाट्सएप|व्हाट्सऐप|टेलीग्राम|गूगल|फेसबुक)"
)
_LAST = {
    "en": r"with\s+(?:files|inputs|reporting)\s+(?:from|by)\s+(?:the\s+)?(?-i:[A-Z])[^.,]{1,60}"
    rf"|join\s+(?:our|the)\s+.{{0,30}}{_NETWORKS}.{{0,80}}"
    r"|add\s+.{2,60}\s+as\s+a\s+preferred\s+source\b.{0,40}|a\s+version\s+of\s+this\s+(?:article|story)\s+appear.{0,200}"
    r"|\W?this\s+(?:story|article|report)\s+(?:has\s+not\s+been\s+edited|was\s+(?:first|originally)\s+published)\b.{0,160}"
    r"|get\s+the\s+latest\s+.{2,80}\bapp\W*",
    "fr": r"avec\s+(?:l[’']\s?)?(?:afp|ap|reuters|agences?)(?:\s+et\s+\w+)?|suivez[\s-]nous\s+sur\s.{2,80}"
    r"|retrouvez\s+(?:tout|l[’']).{2,80}\bsur\s+(?:notre|nos)\s.{2,40}|article\s+réservé\s+(?:à|aux)\s+.{2,30}"
    r"|vous\s+avez\s+(?:repéré|remarqué|vu)\s+une\s+(?:erreur|faute).{0,80}"
    r"|(?:pour\s.{2,60},\s+)?(?:abonnez|inscrivez)[\s-]vous\s+(?:gratuitement\s+)?à\s.{2,60}",
    "de": r"quellen?\s*:\s*.{2,60}|mit\s+(?:material|informationen|angaben)\s+(?:der|von|des)\s+[^.,]{2,24}"
    rf"|folge(?:n\s+sie|t)?\s+(?:uns|\w+)\s+(?:(?:jetzt\s+)?auch\s+)?(?:auf|bei)\s+.{{0,30}}{_NETWORKS}.{{0,60}}"
    r"|(?:sie\s+haben\s+)?(?:einen\s+)?fehler\s+(?:entdeckt|gefunden|im\s+text)\?.{0,80}"
    r"|(?:melden\s+sie\s+sich|abonnieren\s+sie)\s.{0,40}\bnewsletter\b.{0,30}"
    r"|diese[rs]?\s+(?:artikel|beitrag|text|interview)\s+(?:ist|erschien|wurde)\s+(?:zuerst|zunächst)\s.{2,80}",
    "es": rf"s[íi]gue(?:nos|\s.{{2,60}})\s+en\s+.{{0,30}}{_NETWORKS}.{{0,100}}|suscr[íi]bete\s+a\s.{{2,80}}"
    r"|con\s+información\s+de\s+[^.,]{2,40}",
    "it": rf"segui(?:ci|teci)\s+(?:anche\s+)?su\s+.{{0,30}}{_NETWORKS}.{{0,60}}"
    r"|iscriviti\s+(?:al|all[’'])\w*\s.{2,80}|leggi\s+tutte\s+le\s+notizie\s.{2,60}|fonte\s*:\s*.{2,40}",
    "pt": rf"siga\s+.{{2,60}}\s+(?:no|na|em)\s+{_NETWORKS}.{{0,60}}|clique\s+aqui\s+(?:para|e)\s.{{2,100}}"
    r"|receba\s+(?:as\s+)?(?:principais\s+)?notícias\s.{2,80}|leia\s+mais\s+(?:notícias\s+)?em\s.{2,60}"
    r"|com\s+informações\s+d[aeo]s?\s+[^.,]{2,40}",
    "tr": r"kaynak\s*:\s*.{2,40}|(?:haberin\s+)?devamı\s+için\s.{2,40}"
    r"|bu\s+(?:içerik|haber)\s+.{2,60}\s+tarafından\s+.{2,40}"
    rf"|.{{0,60}}{_NETWORKS}.{{0,30}}\s(?:takip\s+edin|katılın|abone\s+olun)\W*",
    "ru": r"(?:подписывайтесь|подпишитесь|подписаться)\s+на\s.{2,100}|(?:читайте|смотрите)\s+нас\s+в\s.{2,60}"
    r"|(?:если\s+вы\s+)?нашли\s+(?:ошибку|опечатку)\b.{0,120}|источник\s*:\s*.{2,40}",
    "el": rf"ακολουθήστε\s.{{2,60}}{_NETWORKS}.{{0,100}}|πηγή\s*:\s*.{{2,40}}"
    r"|δείτε\s+όλες\s+τις\s.{0,20}ειδήσεις\s.{2,100}",
    "ar": rf"(?:تابع\w*|لمتابعة|اشترك\w*|انضم\w*)\s.{{0,60}}{_NETWORKS}.{{0,60}}|المصدر\s*:\s*.{{2,40}}"
    r"|لقراءة\s+المزيد\s.{2,60}",
    "fa": r"انتهای\s+(?:پیام|خبر)\W*[\w\s]{0,20}|منبع\s*:\s*.{2,40}|کد\s+خبر\s*:?\s*\d+"
    rf"|(?:ما\s+را\s+)?.{{0,40}}{_NETWORKS}.{{0,40}}دنبال\s+کنید\W*",
    "he": r"(?:מצאתם|ראיתם)\s+(?:טעות|שגיאה).{0,60}|הצטרפו\s+(?:ל|אל).{2,60}"
    r"|(?:.{2,40}\s)?עקבו\s+אחרינו\s.{2,60}",
    "hi": r"\(?इनपुट\s*[:-].{2,60}"
    rf"|.{{0,80}}{_NETWORKS}.{{0,30}}(?:जुड़ें|जुड़ें|फॉलो\s+करें)\W*",
    "ko": r"[\uac00-\ud7af]{2,4}\s*(?:선임)?(?:기자|특파원)\s*=?\s*\(?[\w.+=-]{2,40}@[\w.-]{4,40}\)?"
    r"|\([\uac00-\ud7af\s]{2,12}=[\uac00-\ud7af\s]{2,12}\).{0,60}@.{4,40}|제보는\s.{2,60}"
    r"|.{0,80}무단\s?(?:전재|복제).{0,60}",
    "ja": r"[（(][\u3040-\u30ff\u3400-\u9fff\s・]{2,12}[）)]|.{0,30}無断(?:転載|複製).{0,30}|ⓒ.{2,60}"
    r"|最終更新\s*[:：].{4,30}|フォローする",
    "zh": r"\W?(?:责任|責任)?[编編][辑輯]\s*[:：].{2,30}|原[标標][题題]\s*[:：].{2,80}|[来來]源\s*[:：].{2,30}"
    r"|[声聲]明\s*[:：]本(?:文|报|報|站).{2,120}|(?:更多|欲知).{2,30}(?:关注|關注|下载|下載).{2,40}"
    r"|(?:点击|點擊).{2,20}|(?:扫描|掃描|扫码).{2,30}",
}
_TAGGED = re.compile(rf"(?:suggested\s+)?(?:{TAG_LABELS})\s?[:：]\s?[^.!?。]{{2,160}}", re.IGNORECASE)
_WHOLE = re.compile(rf"(?:{'|'.join(_LAST.values())})\s*[.!»>]*", re.IGNORECASE)


def may_be_last(line: str) -> bool:
    """Whether a line, all of it, is one of such words, if it stands below an article."""
    return bool(_WHOLE.fullmatch(line) or _TAGGED.fullmatch(line))
