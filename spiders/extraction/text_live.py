"""The posts of a live blog in a text rendering: a line with a time, and what is said below it up to the next one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from itertools import pairwise
from typing import NamedTuple

from spiders.extraction.byline_labels import has_byline_label
from spiders.extraction.bylines import parse_byline
from spiders.extraction.clocks import Clock, find_age, find_clock
from spiders.extraction.dates import PUBLICATION_LABEL, UPDATE_LABEL, find_dates, is_date_line, parse_date
from spiders.extraction.limits import LONGEST_SUBHEADING, MOST_POSTS
from spiders.extraction.live_entries import announce_live_blog, stand_newest_first, tells_time
from spiders.extraction.live_posts import LONGEST_POST, split_mark
from spiders.extraction.name_kinds import looks_like_name
from spiders.extraction.text import join_paragraphs
from spiders.extraction.text_header import Setting
from spiders.extraction.text_kinds import END_WORDS, closes
from spiders.extraction.text_lines import Line
from storage.records import Post, Precision

# A live blog has so many posts, most of them with so many words, and no two of these at one time.
_FEWEST, _MOST = 3, 0.6
_LEAST_WORDS = 5
# Of the prose below its headline, the posts hold so much.
_SHARE = 0.2


class Live(NamedTuple):
    """The lines of the posts, and each with its time of day where that is all it tells."""

    lines: range
    posts: tuple[tuple[Post, Clock | None], ...]


def find_live(lines: Sequence[Line], headline: int | None, setting: Setting) -> Live | None:
    """The posts below a headline that announces a live blog; None on other pages."""
    if headline is None or not announce_live_blog([lines[headline].text], is_newest_first=True):
        return None
    marks = _marks(lines, headline + 1, setting)
    goes_back = stand_newest_first(lines[mark].text for mark in marks)
    if not marks or not announce_live_blog([lines[headline].text], is_newest_first=goes_back):
        return None
    stop = _end_of_last(lines, marks[-1], setting)
    days = _days(lines, marks, setting, goes_back)
    entries = [range(start, end - (end in days)) for start, end in pairwise([*marks, stop])]
    words = [sum(line.words for line in lines[entry.start : entry.stop] if line.sentence) for entry in entries]
    prose = sum(line.words for line in lines[headline + 1 : stop] if line.sentence)
    told = [count >= _LEAST_WORDS for count in words]
    is_told = told[-1] and sum(told) >= max(_FEWEST, _MOST * len(entries))  # times may stand below what is said
    are_different = len({lines[mark].text for mark in marks}) >= _MOST * len(marks)
    if not is_told or not are_different or sum(words) < _SHARE * prose:
        return None
    posts = [_post(lines[entry.start : entry.stop], setting) for entry in entries[:MOST_POSTS]]
    return Live(range(marks[0], stop), tuple(_of_days(posts, marks, days, setting, goes_back)))


def _days(
    lines: Sequence[Line], marks: Sequence[int], setting: Setting, goes_back: bool
) -> dict[int, tuple[str, date]]:
    """The days that stand on a line of their own right above a post, by the place of that post.

    Nothing where there is but that of the page above the first post, or where they follow no order. A day that is the
    last word of a post (`Photo: Ann Lee`, `18 November`) stands below what is no sentence, and the clock goes on as it
    did.
    """
    found: dict[int, tuple[str, date]] = {}
    for before, mark in pairwise((None, *marks)):
        if mark is None:
            continue
        text = lines[mark - 1].text
        told = parse_date(text, setting.zone, language=setting.language, now=setting.now)
        if told is None or told.precision is not Precision.DAY or find_age(text):
            continue
        if before is None or lines[mark - 2].sentence or _jumps(lines[before].text, lines[mark].text, goes_back):
            found[mark] = text, told.at.date()
    days = [day for _, day in found.values()]
    return found if found.keys() - {marks[0]} and days in (sorted(days), sorted(days, reverse=True)) else {}


def _jumps(before: str, after: str, goes_back: bool) -> bool:
    """Whether the times of two posts go against the order of the others: another day lies between them."""
    one, other = find_clock(before), find_clock(after)
    if one is None or other is None:
        return False
    earlier, later = (other, one) if goes_back else (one, other)
    return earlier.clock.minutes > later.clock.minutes


def _of_days(
    posts: Sequence[tuple[Post, Clock | None]],
    marks: Sequence[int],
    days: Mapping[int, tuple[str, date]],
    setting: Setting,
    goes_back: bool,
) -> Iterator[tuple[Post, Clock | None]]:
    """The posts, those below a day of that; what stands above the newest first of such days is of none that is told,
    and so are all where one is told by a word: `Yesterday` may be seen from the page's day or from the capture's."""
    day: date | None = None
    is_seen_from_another = any(not any(map(str.isdigit, text)) for text, _ in days.values())
    for (post, clock), mark in zip(posts, marks, strict=False):
        day = days[mark][1] if mark in days else day
        if clock is None or not days:
            yield post, clock
        elif is_seen_from_another:
            yield post, None
        elif day is None:
            yield post, None if goes_back else clock
        else:
            at = datetime.combine(
                day, time(clock.hour, clock.minute, clock.second, tzinfo=clock.offset or setting.zone)
            )
            is_to_come = setting.now is not None and at > setting.now
            yield post if is_to_come else replace(post, posted_at=at.astimezone(setting.zone)), None


def _marks(lines: Sequence[Line], start: int, setting: Setting) -> list[int]:
    """The lines that begin a post: the time of the page itself has a label, or a day, which most others have not."""
    marks: list[int] = []
    for at in range(start, len(lines)):
        if marks and _ends(lines[at], setting):
            break
        if tells_time(lines[at].text, lines[at].words) and not _is_labelled(lines[at].text):
            marks.append(at)
    bare = [at for at in marks if not find_dates(lines[at].text, setting.zone, now=setting.now)]
    return bare if 2 * len(bare) > len(marks) else marks


def _is_labelled(text: str) -> bool:
    return bool(PUBLICATION_LABEL.match(text) or UPDATE_LABEL.match(text))


def _ends(line: Line, setting: Setting) -> bool:
    """Whether a line heads what follows a live blog."""
    rules = setting.marks.rules
    is_heading = any(rule.fullmatch(line.text) for rule in (rules.end, rules.related, rules.comments))
    return line.words <= END_WORDS and (is_heading or closes(line))


def _end_of_last(lines: Sequence[Line], mark: int, setting: Setting) -> int:
    """Where the last post ends: at what closes the page, or below its prose."""
    has_prose = False
    for at in range(mark + 1, len(lines)):
        if _ends(lines[at], setting) or (has_prose and not lines[at].sentence):
            return at
        has_prose = has_prose or lines[at].sentence
    return len(lines)


def _post(lines: Sequence[Line], setting: Setting) -> tuple[Post, Clock | None]:
    """The lines of a post as one; what stands beside its time is its first line."""
    printed = lines[0].text
    raw, beside, clock = split_mark(printed)
    is_when = _is_labelled(beside) or is_date_line(beside, setting.zone, language=setting.language)
    told = printed if is_when else raw
    whole = parse_date(told, setting.zone, language=setting.language, now=setting.now)
    at = whole.at if whole is not None and whole.precision is Precision.MINUTE else None
    headline, author = None, None
    paragraphs: list[str] = []
    for text, is_prose in _said("" if is_when else beside, lines):
        name = _name_in(text, setting)
        if author is None and name is not None:
            author = name
        elif headline is None and not paragraphs and not is_prose and len(text) <= LONGEST_SUBHEADING:
            headline = text
        else:
            paragraphs.append(text)
    body = join_paragraphs(paragraphs)[:LONGEST_POST]
    post = Post(body or headline or "", headline if body else None, at, told, author)
    return post, None if at else clock


def _said(beside: str, lines: Sequence[Line]) -> Iterator[tuple[str, bool]]:
    """What a post says, line by line, and whether that is a sentence; names and titles are none."""
    if beside:
        yield beside, lines[0].sentence
    yield from ((line.text, line.sentence) for line in lines[1:] if line.words > 1)


def _name_in(text: str, setting: Setting) -> str | None:
    """Whom a line names, if that is all it does."""
    if looks_like_name(text) and text != text.lower():  # in scripts without capitals any short title may be one
        return text
    said = parse_byline(text, language=setting.language) if has_byline_label(text, setting.language) else None
    return ", ".join(said.authors) or None if said else None
