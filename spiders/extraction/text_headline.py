"""Which line of a text rendering is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spiders.extraction.byline_labels import has_byline_label
from spiders.extraction.captions import sentences
from spiders.extraction.dates import PUBLICATION_LABEL, UPDATE_LABEL, find_dates
from spiders.extraction.landmarks import GENERAL
from spiders.extraction.name_kinds import looks_like_name
from spiders.extraction.text import letters
from spiders.extraction.text_header import Setting, breadcrumbs_of, is_sure, listed_names, read_meta
from spiders.extraction.text_lines import Line
from spiders.extraction.titles import telling

_WORD = re.compile(r"[^\W_]+")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)")
_BARS = re.compile(r"\s+[|»]\s+")
_SITE_NAME = re.compile(r"\s[|–—-]\s")
# A whole date in figures.
_NUMERIC_STAMP = re.compile(r"(?<!\d)\d{1,2}([./-])\d{1,2}\1\d{4}(?!\d)|(?<!\d)\d{4}([./-])\d{1,2}\2\d{1,2}(?!\d)")
# The first link of many pages, to which a text browser may glue the menu.
_SKIP_LINK = re.compile(
    r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|menu)|(?:direkt )?zum (?:haupt)?inhalt"
    r"|aller (?:directement )?au contenu|(?:saltar|ir) al contenido|(?:ir|pular|saltar) para o conteúdo"
    r"|(?:vai|salta) al contenuto|(?:ga|direct|meteen) naar (?:de )?(?:hoofd)?inhoud|przejdź do treści",
    re.IGNORECASE,
)
# What lynx prints of a page's `link` elements.
_RELATIONS = re.compile(r"#[^\W\d]")

# The credit of a picture at a caption's end, in words of the languages that are read.
_CREDITED = re.compile(
    r"[.!?…؟。！？।]\s*(?:photos?|pictures?|fotos?|fotografi?[aei]|fotoğraf|fotó|zdjęcie|φωτογραφία"
    r"|фото|צילום|تصوير|الصورة|عکس|फोटो|摄影|攝影|撮影|写真|사진)(?:\s*[:：=/／・]\s*|\s+(?:by\s)?)(\S.{1,60})$",
    re.IGNORECASE,
)
_CREDITED_WORDS = 4
# A path that ends in the title of the page: `Home › Local news › Old pier opens again`.
_PATH_MARK = re.compile(r"\s*[›»→>]\s*")
_LABEL_LETTERS = range(2, 41)

# Lines above the body in which the headline is looked for, and lines of the body in which it may be printed again.
_HEAD_LINES, _REPEATED_LINES = 240, 15
_HEADLINE_LETTERS = range(4, 301)
_LONGEST_HEADLINE = 45  # words
_LONGEST_QUESTION = 20  # words
_QUESTIONS = ("?", "؟", "？")
_MENU_WORDS = 4  # of a list's entry that is no headline
_NAME_WORDS = 3  # fewer beside what may be a name are no headline
# What words of the address, all of them in a line, and the line's repetition further down add.
_SLUG_WORTH, _SHORT_SLUG_WORTH, _REPEATED_WORTH = 4, 2, 2
# What a line's own shape adds or costs: the level of a heading, its words, an end that no title has, empty lines around
# it, a bullet; and a path above it, or a byline or date below it, less by half for each line between. Tried on gold.
_LEVEL_WORTH, _HEADING_WORTH = {1: 3.0, 2: 1.5}, 0.5
_LENGTH_WORTH, _OTHER_LENGTH_WORTH = ((range(5, 23), 2.0), (range(3, 31), 1.0)), -1.0
_ENDED_COST, _APART_WORTH, _BULLET_COST = 1.5, 0.5, 1.0
_BELOW_PATH_WORTH, _SIGNED_WORTH = 3.0, 2.5
# Of the page's title, a renderer's first line, so much is the headline at least; the rest is the site's name.
_TITLE_SHARE = 0.4
_FEWEST_TITLE_WORDS = 3
_FEW_SLUG_WORDS = 2
# Of two titles above a byline the second is a summary, where it has so many words, more than the first with so many,
# and at most such a share of that one's.
_SUMMARY_WORDS, _TITLE_WORDS, _SAME_WORDS = 8, 5, 0.34
_BELOW_PATH = 5  # lines below a path in which the title is looked for
# The article speaks of its title in the first so many lines below, with so many of its telling words; all add so much.
_SPOKEN_OF, _FEWEST_SPOKEN, _SPOKEN_WORTH = 12, 2, 2.0


def find_headline(lines: Sequence[Line], limit: int, setting: Setting, ticker: range) -> int | None:
    """The line above `limit` (the body's first) that is most like a headline; None where none is.

    Counts for it: a breadcrumb above, byline or date below, heading marks, its repetition under the picture, the
    words of the address, a title's length. Lines of menus, ticker, furniture and captions are none.
    """
    top = max(ticker.stop, limit - _HEAD_LINES)
    slug = _slug_of(lines[top:limit], setting)
    is_open = setting.marks is GENERAL
    said = telling(line.text for line in lines[limit : limit + _SPOKEN_OF] if line.prose)
    best, best_score = None, 0.0
    for at in range(top, limit):
        line = lines[at]
        if not _may_be_headline(lines, at, setting) or _is_path(lines, at, limit):
            continue
        score = _score(lines, at, limit, setting)
        if is_open and not slug:
            score += _worth_of_matter(line, said)
        if slug:
            worth = _SLUG_WORTH if len(slug) > _FEW_SLUG_WORDS else _SHORT_SLUG_WORTH
            score += worth * len(slug & _words_of(line.text)) / len(slug)
        if any(later.key == line.key for later in lines[at + 1 : limit + _REPEATED_LINES]):
            score += _REPEATED_WORTH
        score += _by_page_title(lines, at)
        if score > best_score:
            best, best_score = at, score
    return best


def _slug_of(above: Sequence[Line], setting: Setting) -> set[str]:
    """The words of the address; none where no line `above` the body has one: it is in another language or script."""
    slug = _words_of(setting.slug or "")
    is_told = setting.marks is not GENERAL or any(slug & _words_of(line.text) for line in above)
    return slug if is_told else set()


def _words_of(text: str) -> set[str]:
    return set(map(str.casefold, _WORD.findall(text)))


def _may_be_headline(lines: Sequence[Line], at: int, setting: Setting) -> bool:
    """Whether a line is none of a menu, ticker, furniture, caption, path, byline or date."""
    line = lines[at]
    if len(line.text) not in _HEADLINE_LETTERS or line.words > _LONGEST_HEADLINE or not line.key:
        return False
    if _SKIP_LINK.match(line.text) or _is_lone_label(line):
        return False
    if _is_furniture(line, setting) or _RELATIONS.match(line.text) or (line.bullet and line.words <= _MENU_WORDS):
        return False
    if breadcrumbs_of(line.text) or line.caption or _is_credited(line.text):
        return False
    meta = read_meta(line, setting)
    if meta is not None and (meta.sure or line.words < _NAME_WORDS or _is_of_author(lines, at, setting)):
        return False
    return not (_is_of_byline(lines, at, setting) or _is_stamp(line, setting))


def _is_furniture(line: Line, setting: Setting) -> bool:
    """Whether a line is of those that stand around an article."""
    rules = setting.marks.rules
    around = (rules.furniture, rules.tail, rules.end, rules.related, rules.ticker, rules.notice)
    return any(rule.fullmatch(line.text) for rule in around)


def _is_lone_label(line: Line) -> bool:
    """Whether a line is the label of a date that stands on another line."""
    return bool(UPDATE_LABEL.fullmatch(f"{line.text} ") or PUBLICATION_LABEL.fullmatch(f"{line.text} "))


def _is_path(lines: Sequence[Line], at: int, limit: int) -> bool:
    """Whether a line is a path that ends in the title, which stands alone below."""
    *labels, title = _PATH_MARK.split(lines[at].text)
    if not labels or any(len(label) not in _LABEL_LETTERS for label in labels):
        return False
    return any(line.key == letters(title) for line in lines[at + 1 : min(limit, at + 1 + _BELOW_PATH)])


def _is_credited(text: str) -> bool:
    """Whether a line ends in a label of pictures and a name."""
    credit = _CREDITED.search(text)
    words = credit[1].split() if credit else []
    return 0 < len(words) <= _CREDITED_WORDS and not any(word[0].islower() for word in words)


def _is_of_author(lines: Sequence[Line], at: int, setting: Setting) -> bool:
    """Whether a name that the address does not tell is printed once more below, right above a byline or date."""
    if not looks_like_name(lines[at].text) or _slug_of(lines[at : at + 1], setting):
        return False
    return _is_again(lines, at + 1) and any(is_sure(line, setting) for line in lines[at + 2 : at + 3])


def _is_again(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the one above it once more."""
    return at < len(lines) and lines[at].text == lines[at - 1].text


def asks(line: Line) -> bool:
    """Whether a line that reads like prose may be a title all the same: a single question."""
    return (
        line.prose and line.words <= _LONGEST_QUESTION and line.text.endswith(_QUESTIONS) and sentences(line.text) == 1
    )


def _worth_of_matter(line: Line, said: set[str]) -> float:
    """For the title of which the article speaks, where the address does not tell: a bar may print another one above."""
    words = telling([line.text])
    spoken = words & said
    is_told = line.title and line.words >= _TITLE_WORDS and len(spoken) >= _FEWEST_SPOKEN
    return _SPOKEN_WORTH * len(spoken) / len(words) if is_told else 0.0


def _is_of_byline(lines: Sequence[Line], at: int, setting: Setting) -> bool:
    """Whether a line holds the names behind a label, or below a title those of several persons or their place."""
    if at and _is_names(lines, at, setting):
        return True
    for names in range(at, max(0, at - 2), -1):
        if listed_names(lines[names].text, setting.language) and any(
            is_sure(line, setting) for line in lines[at + 1 : at + 3]
        ):
            return any(_is_bare_title(line, setting) for line in lines[max(0, names - 2) : names])
    return False


def _is_names(lines: Sequence[Line], at: int, setting: Setting) -> bool:
    """Whether a line holds the names behind a label on the line above it: `By`."""
    label = lines[at - 1].text
    return " " not in label and has_byline_label(f"{label} {lines[at].text}", setting.language)


def _is_stamp(line: Line, setting: Setting) -> bool:
    """Whether a line holds full dates, and a time of day or what was done then: no title does."""
    if not any(map(str.isdigit, line.text)):
        return False
    if not (_NUMERIC_STAMP.search(line.text) or find_dates(line.text, setting.zone, now=setting.now)):
        return False
    return bool(_CLOCK.search(line.text) or UPDATE_LABEL.search(line.text))


def first_of_two(lines: Sequence[Line], headline: int, setting: Setting) -> int:
    """The headline, or the line above it where both are bare titles above a byline or date, and the lower is none.

    The address tells; without one that does, the upper line is it where the article speaks of it or the lower is long.
    """
    if not headline or not _is_signed_below(lines, headline, setting):
        return headline
    upper, lower = lines[headline - 1], lines[headline]
    if not (_is_bare_title(upper, setting) and _is_bare_title(lower, setting)):
        return headline
    if headline > 1 and _is_bare_title(lines[headline - 2], setting):  # a list of titles
        return headline
    first, second, slug = _words_of(upper.text), _words_of(lower.text), _slug_of((upper, lower), setting)
    is_other = len(first & second) <= _SAME_WORDS * len(first)
    if slug:
        is_told = len(first & slug) > len(second & slug) or (_is_summary(upper, lower) and not second & slug)
    else:
        said = telling(line.text for line in lines[headline + 1 : headline + _SPOKEN_OF] if line.prose)
        is_told = bool(first & said) or not second & said or _is_summary(upper, lower)
    return headline - 1 if is_told and is_other and not _SITE_NAME.search(upper.text) else headline


def _is_summary(upper: Line, lower: Line) -> bool:
    return lower.words >= _SUMMARY_WORDS and lower.words > upper.words


def _is_signed_below(lines: Sequence[Line], headline: int, setting: Setting) -> bool:
    """Whether a byline or date stands below a line, or a name or label with one below that."""
    below = [lines[at] for at in range(headline + 1, min(headline + 4, len(lines))) if not _is_again(lines, at)][:2]
    if below and is_sure(below[0], setting):
        return True
    if len(below) < 2:
        return False
    is_name = looks_like_name(below[0].text) and is_sure(below[1], setting)
    return is_name or _is_names(lines, headline + 2, setting)


def _is_bare_title(line: Line, setting: Setting) -> bool:
    """Whether a line without marks has a title's words, and is no menu's, caption, byline or sentence."""
    return (
        _TITLE_WORDS <= line.words <= _LONGEST_HEADLINE
        and not line.text.islower()
        and not (line.level or line.bullet or line.caption or line.stops or line.text.endswith((":", ",", ";")))
        and not breadcrumbs_of(line.text)
        and not is_sure(line, setting)
        and not _is_furniture(line, setting)
    )


def without_site(title: str) -> str:
    """A page's title without the names of site and section that bars part from it: the part with the most words."""
    return max(_BARS.split(title), key=lambda part: part.count(" ")).strip() or title


def _score(lines: Sequence[Line], at: int, limit: int, setting: Setting) -> float:
    """What a line's marks, length and end tell, and what stands around it."""
    line = lines[at]
    score = _LEVEL_WORTH.get(line.level, _HEADING_WORTH if line.level else 0.0)
    score += next((worth for lengths, worth in _LENGTH_WORTH if line.words in lengths), _OTHER_LENGTH_WORTH)
    score -= _ENDED_COST if line.text.endswith((".", ",", ";", ":")) else 0.0
    score += _APART_WORTH if line.gap and (at + 1 >= len(lines) or lines[at + 1].gap) else 0.0
    score -= _BULLET_COST if line.bullet else 0.0
    if at and breadcrumbs_of(lines[at - 1].text):
        score += _BELOW_PATH_WORTH
    for distance, after in enumerate(lines[at + 1 : min(limit + 2, at + 4)]):
        if is_sure(after, setting) or _is_names(lines, at + 1 + distance, setting):
            score += _SIGNED_WORTH - distance / 2
            break
    return score


def _by_page_title(lines: Sequence[Line], at: int) -> float:
    """For the headline that begins the page's title, where a renderer prints that above all; against the title."""
    key, title = lines[at].key, lines[0].key
    if at and lines[0].words >= _FEWEST_TITLE_WORDS and len(key) >= _TITLE_SHARE * len(title) and title.startswith(key):
        return 3.0
    return -1.0 if not at and _SITE_NAME.search(lines[0].text) else 0.0
