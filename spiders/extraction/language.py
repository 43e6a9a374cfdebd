"""Which language a text is in, by its script and its commonest words; only where nobody said it.

Own tables rather than a library: those there are carry models of many megabytes, load for seconds, and guess at texts
of one word. The words are the commonest of each language, those of few letters first.
"""

from __future__ import annotations

import re
from collections import Counter

SAMPLE = 1500
"""Letters of a page's beginning that tell its language."""
_MOST = 4000  # letters of a text; more tell nothing new
BY_ITS_WORDS = "words"
"""The source of a language that nobody named."""
_WORDS = re.compile(r"[^\W\d_]+")
_FAR = re.compile("[\u0370-\uffff]")  # beyond Latin letters and their accents; punctuation apart, other scripts
_PUNCTUATION = re.compile("[\u2000-\u2bff\u3000-\u303f\ud800-\udfff\ufe00-\ufe0f\uff00-\uffff]")

# Which language a script tells, and its letters. Han stands for Chinese where no kana stand beside it.
_ARABIC, _CYRILLIC, _HAN, _KANA = "arabic", "cyrillic", "zh", "ja"
_SCRIPTS = {
    _ARABIC: re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"),
    _CYRILLIC: re.compile("[\u0400-\u04ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "el": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    _HAN: re.compile("[\u4e00-\u9fff]"),
    _KANA: re.compile("[\u3041-\u30ff]"),
}
_LONGEST_SHORT_NAME = 3  # letters of AI, US and UN, which are words elsewhere
_LEAST_KANA = 0.1  # of Japanese letters; names of brands in Chinese have fewer

# Letters that Arabic has and Persian has not, and the reverse; the second pair are one letter in two codes.
_OF_ARABIC = re.compile("[ةىيكأإ]")
_OF_PERSIAN = re.compile("[یک]")
_ONLY_PERSIAN = re.compile("[پچژگ]")
# Urdu's, and those of Sorani and Pashto, which are neither.
_OF_URDU = re.compile("[ٹڈڑںےہ]")
_OF_OTHERS = re.compile("[ێۆڕڵەټډړښځڅۍ]")
_PERSIAN_WEIGHT, _FOREIGN_SHARE = 3, 0.01
# Russian has the first two, its neighbours do not (but for Belarusian), nor has it theirs.
_OF_RUSSIAN = re.compile("[ыэё]", re.IGNORECASE)
_NOT_RUSSIAN = re.compile("[іїєґўјђљњћџѓќѕѝ]", re.IGNORECASE)

_COMMON = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that is was for on with as it by from at are has said be have this which an not his"
        " their but they were will who its been more had would after about when there can one you or he she we what"
        " a i if so do all my into over out new could than then how our your up just",
        "es": "el la los las de del que y en un una es por con para se no su al lo como más fue pero sus le ya este"
        " sobre entre también hasta desde está han son ser había esta cuando muy sin porque según dijo años",
        "fr": "le la les des de du et en un une est que qui dans pour sur au aux par pas plus avec ce cette se il ne"
        " sont ont été mais ou son sa ses leur nous vous elle ils après selon entre l d qu n c j",
        "de": "der die das und den dem des ist in zu von mit im für auf nicht ein eine einer eines sich auch es an als"
        " nach bei aus wird hat sind wurde war noch über oder wie bis dass vor sie er ich zum zur haben am um werden",
        "it": "il lo la gli le di del della dei delle dello che e è un una per con non sono da dal nel nella si più"
        " come anche ma al alla ha ai suo sua hanno stato questo questa dopo tra essere ci fra degli nell dell all",
        "pt": "o a os as de do da dos das que e em um uma é para com não se no na nos nas por mais ao à foi pelo pela"
        " ser são como mas seu sua também tem está já até depois segundo entre quando ele ela muito isso anos há",
        "tr": "ve bir bu da de için ile olarak daha çok gibi olan kadar sonra ama en ne o ise her var değil tarafından"
        " oldu olduğu dedi yeni iki göre ancak yıl etti ya büyük son türkiye",
        "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als maar bij door naar uit dan nog"
        " werd wordt heeft hebben tot over deze die hij ze ik wel kan was waar geen al meer zo",
        "sv": "och att det som en på är av för den till med inte har de ett om han var jag men från så kan nu när"
        " efter eller vid också ska detta sig i mycket under",
        "da": "og at det er en til på af den for med der som ikke de har et han var jeg men fra så kan nu når efter"
        " eller ved også skal i meget om være blev hvor",
        "pl": "i w na z do się nie że jest to o jak za po od dla ale przez są był oraz tym który które może tak już"
        " jego ich czy było co ma a być także",
        "ro": "și în de la cu pe nu că o un din este care pentru mai a al ale sunt au fost prin după sau dar ce se"
        " acest această fi lor",
        "ru": "и в не на что с как это по его для или они был она было были также после только может году который чтобы"
        " уже если между при том так все еще из их об",
        "id": "yang dan di dari untuk dengan ini itu pada tidak dalam akan ke juga adalah oleh sebagai karena telah"
        " mereka bisa ada atau kata lebih saat seorang para",
    }.items()
}
_TEMPLATES = "en"
_LATIN = frozenset(_COMMON) - {"ru"}
_LANGUAGES: dict[str, tuple[str, ...]] = {
    word: tuple(language for language, common in _COMMON.items() if word in common)
    for word in frozenset().union(*_COMMON.values())
}
"""A common word -> the languages in which it is one: a word of one tells more than a word of five."""
_LETTERS = {
    **dict.fromkeys("ñ¿¡", "es"),
    **dict.fromkeys("ãõ", "pt"),
    **dict.fromkeys("ğıİ", "tr"),
    **dict.fromkeys("ß", "de"),
    **dict.fromkeys("œ", "fr"),
    **dict.fromkeys("șț", "ro"),
    **dict.fromkeys("łęśź", "pl"),
}
"""Letters and marks of one language among these."""
_OF_ONE = re.compile(f"[{''.join(_LETTERS)}]")
# How much a text must speak for a language: in words of its own, for each word of the text, against the next best, and
# in how many different words and letters.
_LEAST, _LEAST_SHARE, _LEAD, _FEWEST = 1.5, 0.06, 1.25, 2


def language_of(declared: str | None, marked: str | None, text: str) -> tuple[str | None, str | None]:
    """The language of a page and where that came from: the edition's, else the page's own mark, else its words.

    A mark of a language in Latin letters on a text in other ones is that of the site's template, and so is a mark of
    English on a text whose words are another language's: themes and publishing systems come with it.
    """
    if declared:
        return declared, "declared"
    is_far = marked in _LATIN and _is_in_far_letters(text[:_MOST])
    guess = guess_language(text) if is_far or marked in (None, _TEMPLATES) else None
    if marked and not is_far and guess in (None, marked):
        return marked, "html:lang"
    return guess, BY_ITS_WORDS if guess else None


def guess_language(text: str) -> str | None:
    """An ISO 639-1 code, None where the text gives too little to tell, or is in a language that is not known here."""
    sample = text[:_MOST]
    if not _is_in_far_letters(sample):
        return _of_words(sample)
    counts = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS.items()}
    script = max(counts, key=lambda key: counts[key])
    if script in (_HAN, _KANA):
        return _KANA if counts[_KANA] > _LEAST_KANA * counts[_HAN] else _HAN
    if counts[script] * 2 <= sum(map(str.isalpha, sample)):
        return None
    if script == _ARABIC:
        return _in_arabic_letters(sample, counts[script])
    return _in_cyrillic_letters(sample, counts[script]) if script == _CYRILLIC else script


def _is_in_far_letters(sample: str) -> bool:
    """Whether most letters are of other scripts than Latin."""
    if sample.isascii():
        return False
    far = len(_FAR.findall(sample)) - len(_PUNCTUATION.findall(sample))
    return far > 0 and far * 2 > sum(map(str.isalpha, sample))


def _in_arabic_letters(sample: str, letters: int) -> str | None:
    least = _FOREIGN_SHARE * letters
    if len(_OF_URDU.findall(sample)) > least:
        return "ur"
    if len(_OF_OTHERS.findall(sample)) > least:
        return None
    persian = len(_OF_PERSIAN.findall(sample)) + _PERSIAN_WEIGHT * len(_ONLY_PERSIAN.findall(sample))
    return "fa" if persian > len(_OF_ARABIC.findall(sample)) else "ar"


def _in_cyrillic_letters(sample: str, letters: int) -> str | None:
    if len(_NOT_RUSSIAN.findall(sample)) > _FOREIGN_SHARE * letters:
        return None
    return "ru" if _OF_RUSSIAN.search(sample) else _of_words(sample)


def _of_words(sample: str) -> str | None:
    scores: dict[str, float] = dict.fromkeys(_COMMON, 0.0)
    evidence: dict[str, set[str]] = {language: set() for language in _COMMON}
    words = [word.lower() for word in _WORDS.findall(sample) if len(word) > _LONGEST_SHORT_NAME or not word.isupper()]
    counts = Counter(words)
    for word, count in counts.items():
        languages = _LANGUAGES.get(word, ())
        for language in languages:
            scores[language] += count / len(languages)
            evidence[language].add(word)
    for letter in () if sample.isascii() else _OF_ONE.findall(sample):
        scores[_LETTERS[letter]] += 0.5
        evidence[_LETTERS[letter]].add(letter)
    best, second = sorted(scores, key=lambda key: scores[key], reverse=True)[:2]
    least = max(_LEAST, _LEAST_SHARE * len(words), _LEAD * scores[second])
    return best if scores[best] >= least and len(evidence[best]) >= _FEWEST else None
