"""What stands before the names of a byline: "By", "Por", "بقلم" ..."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from spiders.extraction.byline_joins import AND
from spiders.extraction.byline_words import DESKS, PARTICLES, POST_NOMINALS, SURE_PLACE_ENDS
from spiders.extraction.date_words import word_set
from spiders.extraction.hands import BESIDE_NAMES, BY, PICTURES, WORK, WORK_BY
from spiders.extraction.letter_forms import fold
from spiders.extraction.name_kinds import is_personal
from spiders.extraction.name_words import reporters_in

# Before whom a byline names; "di", "door" and "von" begin names or are words elsewhere: each in its language only.
_BY = {"en": "by", "es": "por", "pt": "por", "fr": "par", "de": "von", "it": "di", "nl": "door"} | {
    "sv": "av", "no": "av", "nb": "av", "nn": "av", "da": "af", "id": "oleh", "ms": "oleh",
}  # fmt: skip
# Of these one stands before a name whatever a page's language is said to be.
_BY_ANYWHERE = "by|por|par|von"
# The others before a whole name or a desk, where nothing says that the page is in their language.
_HIGH = r"[^\W\d_a-zß-ÿ][^\W\d_][\w’'-]*"
_BY_OF_OTHERS = re.compile(
    rf"(?:V(?:on|ON)|D(?:oor|OOR|i|I))\s+(?=(?P<first>{_HIGH})(?:\s[^\W\d_]\.|\s[^\W\d_]{{1,3}}){{0,2}}\s(?P<last>{_HIGH}))"
)
# `Di` is a given name, and begins family names: what joins two names tells that it is the Italian word.
_JOINED_IN_ITALIAN = re.compile(r"\sed?\s", re.IGNORECASE)
_WRITTEN = {
    "en": r"(?:article\s+)?written",
    "es": "escrito",
    "pt": "escrito",
    "fr": "écrit|rédigé",
    "de": "geschrieben|verfasst",
    "nl": "geschreven",
    "sv": "skriven|skrivet",
    "no": "skrevet",
    "nb": "skrevet",
    "da": "skrevet",
    "id": "ditulis",
}
_ONE = "(?:an?|eine?|une?|una|uma?|um)"
# What else is done by somebody, and what is somebody's.
_DONE = {
    "en": r"reported|compiled|edited|submitted|posted|published|created|contributed|words|text|story|article|report"
    r"|news|exclusive|analysis|opinion|commentary|interview|column|essay|guest\s+(?:post|column|essay|article)",
    "es": "textos?|artículo|columna|análisis|crónica",
    "pt": "textos?|artigo|coluna|análise|crônica|reportagem",
    "fr": r"propos\s+recueillis|publié|textes?|reportage|tribune|chronique|analyse",
    "de": "text|bericht|analyse|(?:gast)?(?:beitrag|kommentar|kolumne)",
    "it": "testo|articolo",
    "nl": "tekst|artikel",
    "sv": "text",
    "no": "tekst",
    "nb": "tekst",
    "da": "tekst",
}
# What that person is, before a colon.
_AUTHOR = {
    "en": "authors?",
    "es": "autor(?:es|a)?",
    "pt": "autor(?:es|a)?",
    "fr": "auteure?s?",
    "de": "autor(?:in)?",
    "it": "autor[ei]",
    "nl": "auteurs?",
    "ru": "авторы?",
    "uk": "автор(?:и|ка)?",
    "tr": "yazar|yazan|muhabir",
    "ar": "الكاتب(?:ه|ة)?",
    "el": "συντάκτ(?:ης|ρια|ες)|αρθρογράφος|δημοσιογράφος|ρεπορτάζ|κείμενο",
    "he": "כתב(?:ת|ה)?|כותב(?:ת)?|הכותב(?:ת)?",
    "fa": "نو[يی]سنده|نو[يی]سندگان|خبرنگار|گزارشگر|نگارنده",
    "hi": "लेखक|लेखिका|रिपोर्टर|संवाददाता|रिपोर्ट",
    "sv": "författare|skribent",
    "no": "forfattere?",
    "nb": "forfattere?",
    "nn": "forfattar(?:ar)?",
    "da": "forfattere?",
    "fi": "kirjoittajat?|toimittajat?",
    "hu": "szerzők?|írta",
    "id": "penulis|jurnalis|wartawan",
    "ms": "penulis|wartawan",
    "pl": "autor(?:ka|zy)?",
    "cs": "autor(?:ka|ři)?",
    "sk": "autor(?:ka|i)?",
    "hr": "autor(?:ica|i)?",
    "ro": "autor(?:i|ul|ea)?",
    "vi": r"tác\s+giả|phóng\s+viên",
}
# The same before a colon or another sign, in languages that put no space between: `文／佐藤花子`, `작성자: 김민지`.
_BEFORE_SIGN = {
    "ko": r"글(?!\s(?:[\uac00-\ud7af]{1,2}\b|[\uac00-\ud7af]{4}))|글쓴이|작성자|기자명|취재",
    "ja": r"(?:(?:取材|構成|写真|撮影)\s*[・、／/]\s*)?文|著者|筆者|執筆者?|ライター|聞き手|記者",
    "zh": r"(?:[图圖]\s*[、／/]?\s*)?文(?:字|\s*[、／/]?\s*[图圖])?|作者|撰文|撰稿人?|采写|採寫|[记記]者",
}
_NAME_IN_GREEK = r"(?-i:[Α-ΩΆΈΉΊΌΎΏ][\w.’'΄-]*)"
_MORE = {
    "en": r"(?:text|words|story)(?=\s*:)|guest\s+(?:columnist|writer|contributor|essayist)",
    "es": r"textos?\s+de|textos?(?=\s*:)",
    "pt": r"textos?\s+de|textos?(?=\s*:)|da(?=\s+redação)",
    "fr": r"textes?\s+de|textes?(?=\s*:)",
    "de": r"text(?=\s*:)",
    "it": r"scritto\s+da|a\s+cura\s+di",
    "nl": r"tekst(?=\s*:)",
    "ru": r"текст(?=\s*:)|(?:спец)?корреспондент(?=\s+(?-i:[А-ЯЁ]))",
    "uk": r"текст(?=\s*:)",
    "tr": r"haber(?=\s*:)",
    "ar": r"بقلم|كتب(?:ت|ه)?|كاتب(?:ه|ة)?|الكاتب(?:ه|ة)?|[إا]عداد|حاور(?:ه|ها|هم)|تقرير|المصدر الصحفي",
    # An article stands before whole names alone: `Του Νίκου Δήμου`.
    "el": rf"γράφ(?:ει|ουν)(?:\s*:|\s+(?:ο|η|οι)\b)?"
    rf"|(?:από\s+)?(?:τον?|την?|τους|του|της|των)(?=(?:\s+(?:και\s+(?:του\s+|της\s+)?)?{_NAME_IN_GREEK}){{2,8}}+(?!\s+[α-ωά-ώ]))",
    "he": "מאת",
    "fa": r"به\s+قلم|نوشته|گزارش\s+از",
    "sv": r"(?:text|reporter)(?=\s*:)",
    "no": r"(?:tekst|journalist)(?=\s*:)",
    "nb": r"(?:tekst|journalist)(?=\s*:)",
    "da": r"(?:tekst|journalist)(?=\s*:)",
    "fi": r"kirjoittan(?:ut|eet)|teksti(?=\s*:)",
    "hu": r"írta|szöveg(?=\s*:)",
    "id": r"penulis|reporter(?=\s*:)",
    "ms": "penulis",
    "pl": r"oprac(?:\.|ował[ai]?)|tekst(?=\s*:)",
    "cs": r"napsal[ai]?|text(?=\s*:)",
    "sk": r"napísal[ai]?|text(?=\s*:)",
    "hr": r"(?:piše|tekst|napisa(?:o|la))(?=\s*:)",
    "ro": r"scris\s+de|text(?=\s*:)",
}


def _any_of(*tables: Mapping[str, str]) -> str:
    """A pattern of all that tables have, in whatever language."""
    return "|".join(dict.fromkeys(pattern for table in tables for pattern in table.values()))


def _labels_in(language: str) -> Iterator[str]:
    if by := _BY.get(language):
        done = "|".join(filter(None, (table.get(language) for table in (_WRITTEN, _DONE))))
        yield rf"(?:(?:{_ONE}\s+)?(?:{done})\s+)?{by}"
    if author := _AUTHOR.get(language):
        yield rf"(?:{author})(?=\s*[:：])"
    if more := _MORE.get(language):
        yield more


_LABEL = {
    language: re.compile(rf"(?:{'|'.join(_labels_in(language))})(?:\s*[:：]\s*|\s+(?:[–—-]\s+)?|$)", re.IGNORECASE)
    for language in _AUTHOR
} | {language: re.compile(rf"(?:{words})(?:\s*[:：・／/｜|＝=]\s*|\s+|$)") for language, words in _BEFORE_SIGN.items()}
# Scripts of their own: their words are labels whatever a page's language is said to be.
_IN_OTHER_SCRIPTS = tuple(_LABEL[language] for language in ("el", "he", "fa", "hi", "ru", "uk", *_BEFORE_SIGN))
# Behind a surname, and in names of places: `Von Lorne Jr.`, `Von der Holt`, `Door County Board`.
_NO_NAMES = PARTICLES | POST_NOMINALS | SURE_PLACE_ENDS
BY_WORDS = word_set(f"{' '.join(_BY.values())} بقلم كتب كتبت")
AUTHOR = _any_of(_AUTHOR)
"""A pattern of what a person is called before a colon, in whatever language."""
LABEL = (
    rf"(?:(?:{_ONE}\s+)?(?:{_any_of(_WRITTEN, _DONE)})\s+(?:on\s+[^|•]{{4,40}}?\s)?)?"
    rf"(?:{_BY_ANYWHERE}|بقلم|كتب)\b|(?:{AUTHOR})(?=\s*:)"
)
"""A pattern of what stands before names somewhere in a line, in whatever language."""
LABEL_WITHIN = re.compile(
    rf"^.{{0,40}}(?:\d|\b(?:{_WRITTEN['en']}|{_DONE['en']})).{{0,20}}?\sby\b[\s:—–-]*", re.IGNORECASE
)
"""`Published 7 August by Ada Lorne`: behind a date, or behind words for what was done."""
OWN_LABEL = re.compile(
    rf"(?:{'|'.join(rf'(?:{_WRITTEN[each]}){chr(92)}s+{_BY[each]}' for each in _WRITTEN)}|scritto\s+da"
    r"|(?:article|story|words)\s+by|author(?:s|\(s\))?\s*(?::|$)|about\s+the\s+author\s*:|contributors?\s*:)\s*[:–-]?\s*",
    re.IGNORECASE,
)
"""What an article's own author alone has, wherever it stands."""
PUBLISHED_BY = re.compile(r"(?:.{0,40}\b)?(?:published|posted|submitted|shared)\b.{0,40}?\bby\b", re.IGNORECASE)
"""What stands before whoever printed something: a paper, an office, or the author."""

# What is written for an article, as its makers' lines call it, and what joins that with the pictures.
_TEXT = (
    "text(?:os?|es?)?|test[oi]|tekst|words|story|report(?:age)?|reportaje|reportagem|bericht|artikel|article|artículo"
    "|haber|szöveg|teksti|текст|κείμενο"
)
_BOTH = rf"(?:\s+(?:{AND}|en|i|oraz|és|ja|a|și|şi)\s+|\s*[&+/,–—-]\s*)"
_HIGH_START = r"(?-i:[^\W\d_a-zß-ÿ])"
_SOURCE = re.compile(r"(?:sources?|fuentes?|المصدر|quelle)\s*:\s*(\S.{0,80})", re.IGNORECASE)
# `Photos by Bo Ray, text by Ann Lee`: what stands before the own hand tells of others.
_OTHERS_FIRST = re.compile(
    rf"(?:{WORK_BY}|{WORK}\s*:)[^:]{{2,80}}?[\s,;|/.–—-]+(?:(?:{AND})\s+)?"
    rf"(?=(?:text(?:os?|es?)?|testo|tekst|words|story|report(?:ing)?|written)(?:\s+{BY}\b|\s*:))",
    re.IGNORECASE,
)
_NAMES_IN_LINE = r"(?-i:[^\W\d_a-z][^\s,;|/:]*(?:\s[^\s,;|/:]+){1,3}?)"
# `Words Ada Lorne Photographs Bo Lind`: elements of a line that a rendering has put together.
_WORDS_AND_PICTURES = re.compile(
    rf"(?:words|text|story)\s+(?P<who>{_NAMES_IN_LINE})\s+{WORK}\s+{_NAMES_IN_LINE}"
    rf"|(?:{_TEXT})\s*:\s*(?P<named>{_NAMES_IN_LINE}(?:\s+(?:{AND})\s+{_NAMES_IN_LINE})?)"
    rf"\s+{WORK}\s*:\s*{_NAMES_IN_LINE}(?:\s+{WORK}\s*:.*)?",
    re.IGNORECASE,
)
# `Text und Fotos: Ada Lorne`, `Pictures and words by Ada Lorne`: one hand for both. Without a colon one word behind it
# may be a place: `Testo e foto di Ossel`.
_ONE_HAND = re.compile(
    rf"(?:(?:{_TEXT}){_BOTH}{PICTURES}|{PICTURES}{_BOTH}(?:{_TEXT}))"
    rf"(?:\s*[:：]\s*(?:by\s+)?(?=$|{_HIGH_START})|\s+{BY}\s+(?={_HIGH_START}\S*\s+\S))",
    re.IGNORECASE,
)
_AND_PICTURES = re.compile(rf"(?<=^[글文])\s*[·・、／/&]\s*(?:{BESIDE_NAMES})(?=\W)")
_WITH_WHOM = re.compile(r"\s+with\s", re.IGNORECASE)


def has_byline_label(text: str, language: str) -> bool:
    """Whether a line begins with what stands before names: "By", "Por", "بقلم" ..."""
    return strip_label(text, language)[1]


def has_any_byline_label(text: str) -> bool:
    """Whether a line begins with what stands before names in any of the languages."""
    line = without_first_others(text)
    return bool(reporters_in(line)) or any(label.match(line) for label in _LABEL.values())


def without_byline_label(text: str, language: str) -> str:
    """A line without the label before its names."""
    return strip_label(text, language)[0]


# A page's lines are asked again and again, by one rule after the other.
@lru_cache(maxsize=256)
def strip_label(line: str, language: str) -> tuple[str, bool]:
    """A line without the label before its names, and whether it has one: pages often say a wrong language."""
    rest, has_label = strip_usual_label(line, language)
    if not has_label and (match := _BY_OF_OTHERS.match(rest)) and _is_label(match):
        return rest[match.end() :], True
    return rest, has_label


def _is_label(match: re.Match[str]) -> bool:
    """Whether what stands before a name is the label of another language: a desk's word is of that language too."""
    rest = match.string[match.end() :]
    first = fold(match["first"])
    is_sure = fold(match[0]).strip() != "di" or _JOINED_IN_ITALIAN.search(rest) is not None
    is_person = _NO_NAMES.isdisjoint((first, fold(match["last"]))) and is_personal(rest.partition(",")[0])
    return first in DESKS or (is_sure and is_person)


def strip_usual_label(line: str, language: str) -> tuple[str, bool]:
    """The same for a field of names: a word that is a label in other languages alone begins a name in it."""
    line = without_first_others(line)
    if reporters := reporters_in(line):
        return ", ".join(reporters), True
    usual = (label for each in dict.fromkeys((language, "en", "es", "fr", "ar")) if (label := _LABEL.get(each)))
    for label in chain(usual, () if line[:1].isascii() else _IN_OTHER_SCRIPTS):
        if match := label.match(line):
            rest = line[match.end() :]
            # `Interview by Ann Lee with Bo Ray`: the second is whom she spoke to.
            return (_WITH_WHOM.split(rest)[0] if fold(match[0]).startswith("interview") else rest), True
    return line, False


@lru_cache(maxsize=256)
def without_first_others(text: str) -> str:
    """A line without whom it names before the own hand: `Photos by Bo Ray, text by Ann Lee`.

    Nor with the word that the own hand did more: `글·사진 김민지` wrote it, and took its pictures.
    """
    if match := _WORDS_AND_PICTURES.fullmatch(text):
        return f"By {match['who'] or match['named']}"
    if match := _ONE_HAND.match(text):
        return f"By {text[match.end() :]}"
    match = _OTHERS_FIRST.match(text)
    return _AND_PICTURES.sub("", text[match.end() :] if match else text)


def source_credit(line: str) -> str | None:
    """Whom a line `Source: Agencies` credits; None for other lines."""
    match = _SOURCE.fullmatch(line)
    return match[1].strip(" .") or None if match else None
