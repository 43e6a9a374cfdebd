"""Which line of a text rendering is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spiders.extraction.byline_labels import has_byline_label
from spiders.extraction.dates import UPDATE_LABEL, find_dates
from spiders.extraction.landmarks import GENERAL
from spiders.extraction.name_kinds import looks_like_name
from spiders.extraction.text_header import Setting, breadcrumbs_of, is_sure, listed_names, read_meta
from spiders.extraction.text_lines import Line
from spiders.extraction.titles import telling

_WORD = re.compile(r"[^\W_]+")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)")
_BARS = re.compile(r"\s+[|»]\s+")
_SITE_NAME = re.compile(r"\s[|–—-]\s")
# What lynx prints of a page's `link` elements.
_RELATIONS = re.compile(r"#[^\W\d]")

# How far above the body, and how far below its headline, a head's lines are looked for.
_HEAD_LINES = 40
_LONGEST_HEADLINE = 45  # words
# Of the page's title, a renderer's first line, so much is the headline at least; the rest is the site's name.
_TITLE_SHARE = 0.4
_FEWEST_TITLE_WORDS = 3
_FEW_SLUG_WORDS = 2
# Of two titles above a byline the second is a summary, where it has so many words, more than the first with so many,
# and at most such a share of that one's.
_SUMMARY_WORDS, _TITLE_WORDS, _SAME_WORDS = 8, 5, 0.34
# The article speaks of its title in the first so many lines below, with so many of its telling words; all add so much.
_SPOKEN_OF, _FEWEST_SPOKEN, _SPOKEN_WORTH = 12, 2, 2.0


def find_headline(lines: Sequence[Line], limit: int, setting: Setting, ticker: range) -> int | None:
    """The line above `limit` (the body's first) that is most like a headline; None where none is.

    Counts for it: a breadcrumb above, byline or date below, heading marks, its repetition under the picture, the
    words of the address, a title's length. Lines of menus, ticker, furniture and captions are none.
    """
    rules = setting.marks.rules
    slug = set(map(str.casefold, _WORD.findall(setting.slug or "")))
    is_open = setting.marks is GENERAL
    said = telling(line.text for line in lines[limit : limit + _SPOKEN_OF] if line.prose)
    below = {line.key for line in lines[:limit]} | {line.key for line in lines[limit : limit + 15] if line.bullet}
    best, best_score = None, 0.0
    for at in range(max(ticker.stop, limit - 6 * _HEAD_LINES), limit):
        line = lines[at]
        if not 4 <= len(line.text) <= 300 or line.words > _LONGEST_HEADLINE or not line.key:
            continue
        if any(
            rule.fullmatch(line.text)
            for rule in (rules.furniture, rules.tail, rules.end, rules.related, rules.ticker, rules.notice)
        ):
            continue
        if (
            _RELATIONS.match(line.text)
            or breadcrumbs_of(line.text)
            or (line.bullet and line.words <= 4)
            or line.caption
        ):
            continue
        meta = read_meta(line, setting)
        if meta is not None and (meta.sure or line.words < 3):
            continue
        if _is_of_byline(lines, at, setting) or _is_stamp(line, setting):
            continue
        score = _score(lines, at, limit, setting)
        if is_open and not slug:
            score += _worth_of_matter(line, said)
        if slug:
            score += (
                (4 if len(slug) > _FEW_SLUG_WORDS else 2)
                * len(slug & set(map(str.casefold, _WORD.findall(line.text))))
                / len(slug)
            )
        if (
            at + 1 < len(lines)
            and any(later.key == line.key for later in lines[at + 1 : limit + 15])
            and line.key in below
        ):
            score += 2
        score += _by_page_title(lines, at)
        if score > best_score:
            best, best_score = at, score
    return best


def _worth_of_matter(line: Line, said: set[str]) -> float:
    """For the title of which the article speaks, where the address does not tell: a bar may print another one above."""
    words = telling([line.text])
    spoken = words & said
    is_told = line.words >= _TITLE_WORDS and len(spoken) >= _FEWEST_SPOKEN
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
    if not any(map(str.isdigit, line.text)) or not find_dates(line.text, setting.zone, now=setting.now):
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
    first, second, slug = (
        set(map(str.casefold, _WORD.findall(text))) for text in (upper.text, lower.text, setting.slug or "")
    )
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
    below = lines[headline + 1 : headline + 3]
    if below and is_sure(below[0], setting):
        return True
    if len(below) < 2:
        return False
    is_name = looks_like_name(below[0].text) and is_sure(below[1], setting)
    return is_name or _is_names(lines, headline + 2, setting)


def _is_bare_title(line: Line, setting: Setting) -> bool:
    """Whether a line without marks has a title's words, and is no menu's, caption, byline or sentence."""
    rules = setting.marks.rules
    return (
        _TITLE_WORDS <= line.words <= _LONGEST_HEADLINE
        and not line.text.islower()
        and not (line.level or line.bullet or line.caption or line.stops or line.text.endswith((":", ",", ";")))
        and not breadcrumbs_of(line.text)
        and not is_sure(line, setting)
        and not any(
            rule.fullmatch(line.text) for rule in (rules.furniture, rules.tail, rules.end, rules.related, rules.notice)
        )
    )


def without_site(title: str) -> str:
    """A page's title without the names of site and section that bars part from it: the part with the most words."""
    return max(_BARS.split(title), key=lambda part: part.count(" ")).strip() or title


def _score(lines: Sequence[Line], at: int, limit: int, setting: Setting) -> float:
    line = lines[at]
    score = {1: 3.0, 2: 1.5}.get(line.level, 0.5 if line.level else 0.0)
    score += 2.0 if 5 <= line.words <= 22 else 1.0 if 3 <= line.words <= 30 else -1.0
    score -= 1.5 if line.text.endswith((".", ",", ";", ":")) else 0.0
    score += 0.5 if line.gap and (at + 1 >= len(lines) or lines[at + 1].gap) else 0.0
    score -= 1.0 if line.bullet else 0.0
    if at and breadcrumbs_of(lines[at - 1].text):
        score += 3
    for distance, after in enumerate(lines[at + 1 : min(limit + 2, at + 4)]):
        if is_sure(after, setting) or _is_names(lines, at + 1 + distance, setting):
            score += 2.5 - distance / 2
            break
    return score


def _by_page_title(lines: Sequence[Line], at: int) -> float:
    """For the headline that begins the page's title, where a renderer prints that above all; against the title."""
    key, title = lines[at].key, lines[0].key
    if at and lines[0].words >= _FEWEST_TITLE_WORDS and len(key) >= _TITLE_SHARE * len(title) and title.startswith(key):
        return 3.0
    return -1.0 if not at and _SITE_NAME.search(lines[0].text) else 0.0
