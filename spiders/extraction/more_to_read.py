"""The words with which sites head and label other articles, by language: `Read also`, `Related stories`, `Most read`.

Words alone, case ignored. `closing_lines.py` has the headings of what else follows an article; `landmarks.py` says what
stands behind a label, `stray_lines.py` where a few of these words are enough.
"""

from __future__ import annotations

from typing import NamedTuple

_NONE = r"(?!)"


class _Words(NamedTuple):
    """A language's words for other articles, of which patterns are made."""

    reads: str = _NONE
    """Verbs that call to read or to see."""
    also: str = _NONE
    """Stands before or behind such a verb in a heading."""
    calls: str = _NONE
    """Such headings whose words stand otherwise."""
    more: str = _NONE
    """Stands behind one in the label of a title; where more titles follow, a button may say so."""
    heads: str = _NONE
    """Other headings of articles on the same thing, which label one title as well."""
    lists: str = _NONE
    """Headings of several, which an article may have above lists of its own, and behind which it may say what they
    are: no labels."""
    labels: str = _NONE
    """Other labels of one title, too common for a heading."""
    tells: str = _NONE
    """Other words that tell, somewhere in a label, that the title behind it is another page's."""

    @property
    def call(self) -> str:
        """A heading that calls to read something else too, mostly a title or two."""
        return rf"(?:{self.reads})\s+(?:{self.also})|(?:{self.also})\s+(?:{self.reads})|{self.calls}"

    @property
    def heading(self) -> str:
        """A heading of articles on the same thing, which labels one title as well."""
        return rf"{self.call}|{self.heads}"

    @property
    def label(self) -> str:
        """What stands before the title of another article."""
        return rf"{self.heading}|(?:{self.reads})\s+(?:{self.more})|{self.labels}"


_READ = r"(?:read|see|watch|listen)"
_LIKE = r"you\s+(?:may|might)\s+(?:also\s+)?(?:like|enjoy|be\s+interested\s+in)"
_WORDS = {
    "en": _Words(
        reads=_READ,
        also=r"also",
        heads=r"related(?:\s+(?:articles?|stor(?:y|ies)|news|posts?|coverage|reading))?|more\s+on\s+this"
        rf"|recommended(?:\s+(?:reading|articles?|for\s+you))?|{_LIKE}"
        r"|don[’']t\s+miss|in\s+case\s+you\s+missed\s+it|icymi",
        lists=r"related\s+(?:blog\s+posts?|blogs?|content|topics?|resources?|readings|insights)"
        r"|recommended\s+(?:stories|content)|more\s+(?:on\s+this\s+(?:story|topic)|stories|news|like\s+this)"
        rf"|{_LIKE}.{{1,20}}",
        labels=rf"(?:also\s+)?{_READ}(?:\s+(?:more|also|too|next|here|now|the\s+(?:full|latest)\s+\w+))?(?:\s+on\s+this)?"
        r"|more\s+(?:to\s+read|from\s+[\w ]{2,30})|(?:suggested|further)(?:\s+(?:reading|articles?|for\s+you))?",
    ),
    "es": _Words(
        r"lea|leer|vea|ver",
        r"también|además",
        calls=r"lee\s+(?:también|además)",
        more=r"más|aquí",
        heads=r"(?:también\s+)?[tl]e\s+puede\s+interesar",
        lists=r"(?:noticias|art[ií]culos|temas)\s+relacionad[oa]s",
        labels=r"lee\s+(?:más|aquí)|más\s+información|además",
        tells=r"más|puede\s+interesar",
    ),
    "fr": _Words(
        r"lire|lisez|voir",
        r"aussi|également",
        calls=r"[àa]\s+(?:lire|voir)(?:\s+(?:aussi|également))?",
        more=r"plus",
        heads=r"sur\s+le\s+même\s+(?:sujet|thème)",
        lists=r"articles\s+(?:liés|similaires|connexes|associés)",
        labels=r"[àa]\s+(?:lire|voir)\s+plus|lire\s+la\s+suite",
    ),
    "ar": _Words(
        r"[اإ]قر[أا](?:وا|ي)?|شاهد(?:وا|ي)?|تابع(?:وا|ي)?",
        r"[أا]يض(?:ا|اً|ًا)",
        more=r"المزيد",
        lists=r"(?:أخبار|مقالات|مواضيع|مواد|تقارير)\s+(?:ذات\s+صلة|متعلقة|مشابهة|مرتبطة)",
        labels=r"المزيد",
    ),
    "fa": _Words(r"بخوانید", r"همچنین|بیشتر", lists=r"(?:اخبار|مطالب)\s+مرتبط", tells=r"مرتبط"),
    "de": _Words(
        r"lesen(?:\s+sie)?|siehe",
        r"auch",
        calls=r"auch\s+interessant",
        more=r"mehr",
        heads=r"mehr\s+zum\s+thema",
        lists=r"ähnliche\s+(?:artikel|beiträge)",
        tells=r"mehr|interessant|zum\s+thema",
    ),
    "pt": _Words(
        r"leia|veja|saiba",
        r"também",
        more=r"mais",
        heads=r"saiba\s+mais",
        lists=r"(?:artigos|not[íi]cias)\s+relacionad[oa]s",
    ),
    "it": _Words(r"leggi", r"anche", heads=r"per\s+approfondire", lists=r"articoli\s+correlati"),
    "nl": _Words(r"lees", r"ook", more=r"meer|verder"),
    "nb": _Words(also=r"også", calls=r"(?:les|se)\s+også", labels=r"les\s+mer"),
    "da": _Words(r"læs", r"også", more=r"mere"),
    "sv": _Words(r"läs", r"också|även", r"se\s+(?:också|även)", r"mer"),
    "fi": _Words(also=r"myös", calls=r"(?:lue|katso)\s+myös", labels=r"lue\s+lisää"),
    "pl": _Words(
        r"(?:prze)?czytaj|zobacz",
        r"też|także|również",
        more=r"więcej",
        lists=r"(?:podobne|powiązane)\s+(?:artykuły|tematy)",
    ),
    "cs": _Words(r"(?:pře)?čtěte(?:\s+si)?", r"také|též", heads=r"mohlo\s+by\s+vás\s+zajímat"),
    "hr": _Words(calls=r"(?:pro)?čitajte\s+(?:i|još)"),
    "ro": _Words(r"cite(?:ș|ş|s)te", r"(?:ș|ş|s)i"),
    "id": _Words(r"baca|lihat|simak", r"juga", more=r"selengkapnya", lists=r"(?:berita|artikel)\s+terkait"),
    "vi": _Words(calls=r"(?:xem|đọc)\s+thêm", lists=r"(?:tin|bài)\s+liên\s+quan"),
    "ru": _Words(
        r"читай\w*|смотри\w*",
        r"также",
        heads=r"(?:материалы\s+)?по\s+теме",
        lists=r"похожие\s+(?:статьи|материалы|новости)",
        tells=r"ранее|раньше|подробнее",
    ),
    "uk": _Words(r"читайте|читати|дивіться", r"також", tells=r"раніше"),
    "tr": _Words(
        calls=r"(?:bun(?:u|lar[ıi])\s+da|ayrıca)\s+okuyun",
        lists=r"(?:ilgili|benzer)\s+(?:haber(?:ler)?|yazılar|içerikler)",
        tells=r"oku\w*|ilgini\w*|ayrıca",
    ),
    "el": _Words(r"διαβάστε|δείτε", r"επίσης", more=r"περισσότερα"),
    "he": _Words(r"קראו", r"גם|עוד"),
    "hi": _Words(r"पढ़ें|पढ़ें", r"(?:(?:यह|ये)\s+)?भी"),
    "zh": _Words(
        heads=r"(?:延伸|相[关關])(?:阅读|閱讀)|相[关關](?:新闻|新聞|文章|报道|報導)|推[荐薦](?:阅读|閱讀)",
        tells=r"延伸|阅读|閱讀|相[关關]|更多|推[荐薦]",
    ),
    "ja": _Words(
        calls=r"あわせて読みたい|(?:こちらも|合わせて)(?:読みたい|おすすめ)",
        heads=r"関連(?:記事|ニュース|リンク)|おすすめ記事",
        tells=r"関連|合わせ|あわせ|編集部|読|おすすめ",
    ),
    "ko": _Words(heads=r"관련\s?(?:기사|뉴스)", tells=r"더\s?보기|관련|함께"),
}
_UNSPACED = ("zh", "ja", "ko")  # where such a word is a part of others

RELATED = tuple(rf"{words.heading}|{words.lists}" for words in _WORDS.values())
"""Headings of articles on the same thing, which may stand among an article's paragraphs too."""
CALLS = "|".join(words.call for words in _WORDS.values())
"""Those of them that call to read something else too: mostly a title or two."""
LABEL = "|".join(words.label for words in _WORDS.values())
"""What stands before the title of another article."""
_TELLS = "|".join(
    "|".join((words.label, words.reads, words.also, words.tells))
    for language, words in _WORDS.items()
    if language not in ("en", *_UNSPACED)
)
TELLS = rf"(?<!\w)(?:{_TELLS})(?!\w)|{'|'.join(_WORDS[language].tells for language in _UNSPACED)}"
"""What such a label holds somewhere; in English these words stand in others too, see `stray_lines.py`."""

OTHERS = (
    r"(?:recent|popular|latest|featured|trending|recommended|similar|other|more|top)\s+(?:posts|articles|blogs?"
    r"|blog\s+posts|stories|topics|insights|resources|videos|news)|(?:articles?|posts?)\s+(?:navigation|pagination)"
    r"|(?:previous|next)\s+(?:post|article)|watch\s+next|(?:see\s+)?more\s+(?:from|about|on)\s+[^:,]{2,40}|see\s+more\s+.{2,40}\s+news|latest\s+(?:from|in)\s+.{2,30}|latest(?:\s+(?:headlines|updates))?"
    r"|(?:most|more)\s+(?:read|popular|viewed|shared|commented|recent|discussed)\b.{0,20}|trending(?:\s+now)?"
    r"|popular(?:\s+now)?|(?:next\s+(?:story|read|up)|up\s+next|read\s+(?:this\s+)?next|what[’']s\s+next"
    r"|what\s+to\s+(?:read|watch)\s+next)\b.*|editors?[’']?s?[’']?\s+(?:picks?|recommendations?|choices?)"
    r"|(?:people|readers)\s+who\s+(?:read|liked?|enjoyed)\s+this.*",
    r"entradas\s+(?:recientes|relacionadas)|(?:lo\s+)?más\s+(?:leíd[oa]s?|vist[oa]s?)|últimas\s+noticias",
    r"articles\s+récents|les\s+plus\s+(?:lus|vus|populaires)|les\s+articles\s+les\s+plus\s+lus"
    r"|dernières\s+(?:nouvelles|infos|actualités)",
    r"ال[أا]كثر\s+(?:قراءة|مشاهدة|تداولا|تداولاً|تداولًا)|[آا]خر\s+الأخبار",
    r"neueste\s+beiträge|meistgelesen|das\s+könnte\s+sie\s+auch\s+interessieren",
    r"(?:as\s+)?mais\s+lid[ao]s|últimas\s+notícias",
    r"самое\s+читаемое|последние\s+новости|популярное",
    r"najczęściej\s+czytane|najnowsze",
    r"(?:en\s+)?çok\s+okunan(?:lar)?|son\s+haberler",
    r"(?:热门|熱門)(?:文章|新闻|新聞)|最新(?:消息|新闻|新聞)",
    r"(?:アクセス)?ランキング|新着記事|人気記事",
)
"""Headings of whatever other articles, which never stand in one."""
