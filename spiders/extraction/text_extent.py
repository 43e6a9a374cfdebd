"""Where the body of an unknown outlet's page stands in its text rendering: the run of lines with the most prose for
the least furniture, below the title and above what pages print below an article.

The patterns were found on renderings, by several renderers, of article pages of some hundred sites. The weights count
words: prose adds its length, and what other lines cost was tried on renderings of every other gold page and kept where
the rest agreed, by body F1 (`python -m tests.bench.renderings`). They are flat there: a third more or less for
the short lines inside an article moves F1 by .003 at most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from spiders.extraction.addresses import host_of
from spiders.extraction.byline_labels import has_byline_label
from spiders.extraction.closing_lines import is_foot
from spiders.extraction.text import letters
from spiders.extraction.text_header import Setting, read_meta
from spiders.extraction.text_kinds import (
    DATED_WORDS,
    END_WORDS,
    closes,
    is_aside,
    is_biography,
    is_cut,
    is_dated,
    is_of_site,
)
from spiders.extraction.text_lines import Line
from spiders.extraction.text_tables import is_row
from spiders.extraction.titles import recurring, telling

# Words of prose from which on a run of lines can be an article, not a banner or a teaser.
ENOUGH = 100.0
# What a closing line costs, and which share of the body above it: what is below must be more to be taken in.
_CLOSING_COST, _CLOSING_SHARE = 60.0, 0.5
# A later run of lines is taken only where it is so many times the one below the title.
_LATER = 2.0
# A run of lines at most so far below the body, and worth so much, is a part of it where nothing closes the body above.
_APART, _JOINED = 60, 60.0
# What of the cost of a list's line counts there, for an article of lists has hardly a paragraph.
_LISTED = 0.3
# What lines without prose cost at most until prose goes on, a table's or a list's: half of what stands above, within
# these bounds.
_LEAST_IDLE, _MOST_IDLE = 60.0, 120.0
_LONGEST_END = 100  # letters
# Lines below another article's title in which its head stands: who wrote it, and when.
_HEAD_BELOW = 2
# Lines below a heading, and how many telling words they share with the title where they go on with it.
_LOOKED_BELOW, _SAME_MATTER = 4, 2
# An article goes on below a box of other titles with a paragraph of so many words, at most so many lines below, that
# shares so many of the words that the title has, or that recur in the first paragraphs, so many, above the heading.
_BELOW_BOX_WORDS, _BELOW_BOX, _SHARED, _PARAGRAPHS_ABOVE = 30, 12, 3, 60
# What a line without prose costs, in words of prose. A heading is the article's own as often as not, and so is a line
# of some words among its paragraphs; other short lines are menus' and boxes'; the label of one surely so. Dearest is
# what never stands in an article: the site's words, teasers, titles printed twice, a menu's bullets.
_HEADING_COST_INSIDE, _HEADING_COST, _SHORT_COST, _LABEL_COST, _STRANGE_COST = 2.0, 3.0, 5.0, 6.0, 8.0
_LONG_LINE = 5  # words
# What a word of a list adds that the line above it announced, below so many words of prose.
_ITEM_SHARE, _ANNOUNCING_WORDS, _LISTING = 0.5, 3, 40.0
_PARAGRAPH = 60  # words
# The title stands in the first quarter of a run of lines, or among its first few, or above it.
_TITLE_BEFORE, _FEW = 4, 4
_NEAR_TITLE = 150  # lines
_TITLE_WORDS = 45
_TITLE_SHARE = 0.6  # of the address' words, in a line that is the title
_FEWEST_SLUG_WORDS = 3

_WORD = re.compile(r"\w+")

_ABOUT = re.compile(
    r"(?:about|sobre|über|à propos d[eu]|عن)\s+(?:(?:the|el|la|den|die|das)\s+)?(.{3,40}?)\W*", re.IGNORECASE
)
_LEAST_NAME = 4  # letters


class Extent(NamedTuple):
    """The lines of a body: from `start` up to `end`, that one not included."""

    start: int
    end: int


def find_extent(
    lines: Sequence[Line], setting: Setting, boxes: Iterable[range] = (), own: Container[int] = ()
) -> Extent:
    """The best run of lines, from the first prose below the title; empty at the top where there is no prose at all.

    `boxes`: those that break an article; each of their lines costs what a label does, and never all that is above.
    `own`: lines that look like an article's end, and below which it goes on.
    """
    best = Extent(0, 0)
    most, total, start, idle, inside, is_announced = 0.0, 0.0, 0, 0.0, False, False
    head = next(iter(_titles(lines, setting) or _signed(lines, setting)), None)
    printed = Counter(line.key for line in lines if not line.sentence)
    boxed = {at for box in boxes for at in box}
    for at, line in enumerate(lines):
        if at in boxed and total > 0:
            cost = min(_LABEL_COST, total / 2)
            total -= cost
            most -= cost if best.start == start else 0.0  # the same run goes on below, with one paragraph even
            continue
        if most > ENOUGH and at not in own and line.words <= 20 and setting.marks.rules.comments.fullmatch(line.text):
            break
        if (
            most > ENOUGH
            and head is not None
            and head <= start == best.start
            and at not in own
            and _ends(lines, at, head, setting, printed)
        ):
            break
        if total <= 0:
            total, start, idle, inside = 0.0, at, 0.0, False
        inside = inside or total > ENOUGH
        is_own = at in own or (line.bullet and is_dated(line, setting) and _is_listed(lines, at, setting))
        cost = 0.0 if is_own else _cost_of_mark(line, setting, printed, total, inside=inside)
        if cost:
            total -= cost
        else:
            is_announced = total > _LISTING and line.bullet and (is_announced or _announces(lines[at - 1]))
            worth = _ITEM_SHARE * line.words if is_announced else _worth(line, setting, printed, inside=inside)
            if inside and not line.sentence:
                worth = max(worth, idle - min(_MOST_IDLE, max(_LEAST_IDLE, (total + idle) / 2)))
            idle = 0.0 if line.prose and worth > 0 else idle - min(worth, 0.0)
            total += worth
        is_later = start > best.start and most >= ENOUGH and head is not None and best.end > head
        if total > (_LATER * most if is_later else most):
            most, best = total, Extent(start, at + 1)
    if head is not None and best.end > head:
        best = best._replace(end=_joined(lines, best, head, setting, printed))
    return _from_title(lines, best, setting)


def _joined(lines: Sequence[Line], best: Extent, head: int, setting: Setting, printed: Counter[str]) -> int:
    """Where the article ends, with the runs of lines below the best one that lists and short lines part from it, and
    nothing that tells of other things."""
    end, total, most = best.end, 0.0, _JOINED
    for at in range(best.end, len(lines)):
        line = lines[at]
        if at - end > _APART or _parts(line, setting, printed) or _ends(lines, at, head, setting, printed):
            break
        if total <= 0.0:
            total, most = 0.0, _JOINED
        worth = _worth(line, setting, printed, inside=True)
        is_listed = -_SHORT_COST <= worth < 0.0 and (line.bullet or line.words < _LONG_LINE)
        total += worth * _LISTED if is_listed else worth
        if total > most:
            most, end = total, at + 1
    return end


def _is_listed(lines: Sequence[Line], at: int, setting: Setting) -> bool:
    """Whether a dated item of a list is one of a chronology: its list has such items alone, and the line above it
    announces them or is a paragraph."""
    while at and lines[at].bullet and is_dated(lines[at], setting):
        at -= 1
    return lines[at].prose or _announces(lines[at])


def _parts(line: Line, setting: Setting, printed: Counter[str]) -> bool:
    """Whether a line parts an article from what stands below it: its own end, or the date or author of another."""
    if line.words > END_WORDS:
        return False
    return (
        bool(setting.marks.rules.comments.fullmatch(line.text))
        or has_byline_label(line.text, setting.language)
        or _cost_of_mark(line, setting, printed, _CLOSING_COST, inside=True) > 0.0
    )


def _signed(lines: Sequence[Line], setting: Setting) -> list[int]:
    """The first line that tells who wrote the article below it, or when, on a text without a known title."""
    return list(islice((at for at, line in enumerate(lines) if tells_of_article(line, setting)), 1))


def tells_of_article(line: Line, setting: Setting) -> bool:
    """Whether a line tells who wrote an article, or when."""
    if line.prose or line.words > DATED_WORDS or line.bullet:
        return False
    meta = read_meta(line, setting)
    return meta is not None and bool(meta.dates or (meta.byline and meta.labelled))


def _ends(lines: Sequence[Line], at: int, head: int, setting: Setting, printed: Counter[str]) -> bool:
    """Whether an article ends above a line, however much stands below: whose the page is, a heading of other articles
    or of the site right above prose that has no words of the title, another title with who wrote that and when."""
    line, below = lines[at], lines[at + 1 : at + 1 + _LOOKED_BELOW]
    if len(below) < _HEAD_BELOW:
        return False
    if _is_last_heading(line, setting, printed):
        title = telling([setting.slug or "", *(each.text for each in lines[max(0, head - 1) : head + 1])])
        if not below[0].prose or len(title & telling(each.text for each in below)) >= _SAME_MATTER:
            return False
        return _is_foot(line, setting) or not _goes_on_below(lines, at, head, title)
    if line.sentence or line.bullet or not line.title or not is_dated(below[1], setting):
        return False
    meta = read_meta(below[0], setting)
    return meta is not None and bool(meta.byline and meta.labelled)


def _is_last_heading(line: Line, setting: Setting, printed: Counter[str]) -> bool:
    """Whether a line tells whose the page is, or heads other articles, offers or what the site says of itself."""
    if line.words > END_WORDS or printed[line.key] > 1:
        return False
    rules = setting.marks.rules
    is_heading = any(rule.fullmatch(line.text[:_LONGEST_END]) for rule in (rules.end, rules.related))
    return is_heading or _is_foot(line, setting)


def _is_foot(line: Line, setting: Setting) -> bool:
    """Whether a line is the foot of a page: whose it is, or where its site tells of itself."""
    return is_foot(line.text) or _is_about_site(line, setting)


def _goes_on_below(lines: Sequence[Line], at: int, head: int, title: set[str]) -> bool:
    """Whether an article goes on below a heading of other things: a paragraph there speaks of the same."""
    prose = (lines[each] for each in range(head + 1, at) if lines[each].prose)
    matter = title | recurring([line.text for line in islice(prose, _PARAGRAPHS_ABOVE)])
    return any(
        line.prose and line.words >= _BELOW_BOX_WORDS and len(matter & telling([line.text])) >= _SHARED
        for line in lines[at + 1 : at + 1 + _BELOW_BOX]
    )


def _is_about_site(line: Line, setting: Setting) -> bool:
    """Whether a line is `About the Herald`, and the address has that name."""
    named = _ABOUT.fullmatch(line.text)
    name = letters(named[1]) if named else ""
    return len(name) >= _LEAST_NAME and name in letters(host_of(setting.url or ""))


def _announces(line: Line) -> bool:
    """Whether a line tells that a list of the article's own follows."""
    return line.words >= _ANNOUNCING_WORDS and line.text.endswith(":") and not closes(line)


def _cost_of_mark(line: Line, setting: Setting, printed: Counter[str], total: float, *, inside: bool) -> float:
    """What a line costs that tells of other things than the article above it; 0 for others.

    A heading that is printed again and again stands between the parts of an article.
    """
    if inside and line.words <= END_WORDS and is_foot(line.text):
        return total
    if inside and closes(line) and printed[line.key] <= 1:
        return _CLOSING_COST + _CLOSING_SHARE * total
    if line.words <= END_WORDS and setting.marks.rules.end.fullmatch(line.text):
        return _CLOSING_COST
    return _CLOSING_COST if inside and is_dated(line, setting) else 0.0


def _from_title(lines: Sequence[Line], best: Extent, setting: Setting) -> Extent:
    """The extent from the first prose below the title: a list of contents may part it from the rest, and a picture
    may stand above the title."""
    title = _title_of(lines, best, setting)
    if title is None:
        return best
    if title >= best.start:
        return best._replace(start=title + 1)
    between = range(title + 1, best.start)
    if any(closes(lines[at]) or setting.marks.rules.end.fullmatch(lines[at].text[:_LONGEST_END]) for at in between):
        return best
    first = next((at for at in between if lines[at].prose and not is_aside(lines[at])), best.start)
    return best._replace(start=first)


def title_above(lines: Sequence[Line], extent: Extent, setting: Setting) -> int | None:
    """The line of the title, where that stands above an extent."""
    title = _title_of(lines, extent, setting)
    return title if title is not None and title < extent.start else None


def _title_of(lines: Sequence[Line], extent: Extent, setting: Setting) -> int | None:
    upper = lines[: extent.start + max(_FEW, (extent.end - extent.start) // _TITLE_BEFORE)]
    return _nearest(_titles(upper, setting), extent.start)


def _titles(lines: Sequence[Line], setting: Setting) -> list[int]:
    """The lines that the address was made from, else those that a rendering marks as the highest headings."""
    slug = {word for word in (setting.slug or "").casefold().split() if not word.isdigit()}
    named = [at for at, line in enumerate(lines) if len(slug) >= _FEWEST_SLUG_WORDS and _names(line, slug)]
    return named or [at for at, line in enumerate(lines) if line.level == 1]


def _nearest(titles: Sequence[int], start: int) -> int | None:
    """The first title that is near the body's beginning, else the last one above it: menus print titles too."""
    above = [at for at in titles if at <= start]
    near = [at for at in above if start - at <= _NEAR_TITLE]
    return next(iter(near or above[-1:] or titles), None)


def _names(line: Line, slug: set[str]) -> bool:
    """Whether a line is the title that the address was made from."""
    if line.words > _TITLE_WORDS or not (line.level or line.gap) or (line.prose and line.text.endswith(".")):
        return False
    return len(slug & set(_WORD.findall(line.text.casefold()))) >= _TITLE_SHARE * len(slug)


def _worth(line: Line, setting: Setting, printed: Counter[str], *, inside: bool) -> float:
    """What a line adds to the body around it; short lines cost less `inside` an article, among its lists.

    `printed`: how often each line that is no sentence is printed; titles of other articles often are, twice.
    """
    rules = setting.marks.rules
    if line.words <= END_WORDS and (rules.furniture.fullmatch(line.text) or rules.related.fullmatch(line.text)):
        return -_LABEL_COST
    if line.prose and (is_of_site(line) or is_biography(line) or is_cut(line)):
        return -_STRANGE_COST
    if inside and line.words >= 3 and printed[line.key] > 1 and not line.sentence:
        return -_STRANGE_COST
    if line.prose:
        return _worth_of_prose(line.words)
    if line.sentence and not line.bullet:
        return float(line.words)
    if inside and is_row(line.text):
        return 0.0
    if line.level:
        return -(_HEADING_COST_INSIDE if inside else _HEADING_COST)
    if inside and line.words >= _LONG_LINE:
        return -_HEADING_COST
    if line.bullet:
        return -(_SHORT_COST if inside else _STRANGE_COST)
    return -_SHORT_COST


def _worth_of_prose(words: int) -> float:
    """A word counts in full up to a paragraph's usual length; some renderings hold a whole article in one line."""
    return min(words, _PARAGRAPH) + 0.3 * max(0, min(words, 5 * _PARAGRAPH) - _PARAGRAPH)
