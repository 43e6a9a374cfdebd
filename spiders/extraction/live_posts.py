"""The posts of a live blog: those that its linked data lists, else entries of one shape that begin with a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from datetime import time as datetime_time
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.body import Block, Kind, blocks_of
from spiders.extraction.byline_labels import has_byline_label
from spiders.extraction.bylines import parse_byline, split_authors
from spiders.extraction.clocks import Clock, FoundClock, find_age, find_clock
from spiders.extraction.dates import PUBLICATION_LABEL, UPDATE_LABEL, FoundDate, is_date_line, is_plausible, parse_date
from spiders.extraction.document import Document, text_of
from spiders.extraction.limits import LONGEST_SUBHEADING, MOST_POSTS
from spiders.extraction.linked_data import LinkedData
from spiders.extraction.live_entries import (
    Entry,
    entries_of,
    find_minute,
    is_newest_first,
    lines_below,
    may_have_entries,
)
from spiders.extraction.outline import Line, Outline
from spiders.extraction.places import Place
from spiders.extraction.selecting import selector
from spiders.extraction.tags import BESIDE_ARTICLE
from spiders.extraction.text import clean_line, join_paragraphs, letters, line_words, split_lines
from storage.records import Post, Precision

if TYPE_CHECKING:
    from spiders.extraction.page import Page

LONGEST_POST = 20_000  # letters
_LONGEST_MARKUP = 4 * LONGEST_POST
_MOST_AUTHORS = 10
_LONGEST_NAME = 200
_FALL = 6 * 60  # minutes by which a clock falls back at midnight at least; posts that are pinned lie closer
_LEAD_WORDS = 3
_NO_LEAD = BESIDE_ARTICLE | {"form", "script", "style"}
_HEADLINE = selector("h1")
_AUTHORS = selector("[rel='author'], [class*='author'], [class*='byline']")

# What a live blog says below its headline when nothing more is to come.
_ENDED = re.compile(
    r"(?:this|our|the) (?:live[ -]?)?(?:blog|coverage|feed|ticker|page) (?:has (?:now )?(?:ended|closed|finished)"
    r"|is (?:now )?(?:closed|over|paused))"
    r"|we(?:['’]re| are|['’]ve| have) (?:now )?(?:clos(?:ing|ed)|paus(?:ing|ed)) (?:this|our)"
    r"|(?:dieser|unser) live-?(?:blog|ticker) (?:ist )?(?:(?:nun|jetzt) )?(?:beendet|geschlossen)"
    r"|ce (?:direct|live) est (?:désormais )?(?:terminé|clos)"
    r"|(?:este|el) (?:directo|minuto a minuto) ha (?:terminado|finalizado)|انته[تى] (?:ال)?(?:تغطية|بث)",
    re.IGNORECASE,
)
_LOOSE_ENDS = re.compile(r"^[\s:–—\-|.,]*(?:(?:Uhr|h|hrs)\b)?[\s:–—\-|.,]*", re.IGNORECASE)


_OLDEST_AGE = 366 * 24 * 3600  # seconds
_BETWEEN = " /|·•,-–—"  # an age and a time


@dataclass(frozen=True, slots=True)
class LiveBlog:
    """Posts in the page's order, which alternative gave them, and where the first stands, if it is on the page.

    `left_out` says what of them is not kept, None where all is. `below`: what goes on with the lead below the posts.
    """

    posts: tuple[Post, ...]
    source: str
    first: HtmlElement | None = None
    left_out: str | None = None
    below: tuple[Line, ...] = ()


class _Time(NamedTuple):
    """A post's time: as printed, its moment where the post tells the day, else the time of day."""

    raw: str
    at: datetime | None = None
    clock: Clock | None = None


def may_be_live_blog(document: Document) -> bool:
    """Whether a page says that it is a live blog, or enough short texts on it hold a time: a sign that costs little."""
    return bool(document.linked_data.live_blog) or may_have_entries(document)


def live_blog(page: Page, outline: Outline) -> LiveBlog | None:
    """The page as a live blog; None where it is none. Linked data decides, then the shape of the page."""
    declared = page.document.linked_data.live_blog
    is_declared = bool(declared) and _is_own(declared, page)
    updates = declared.get("liveBlogUpdate") if is_declared else None
    updates = updates if isinstance(updates, list) else [updates]
    told = tuple(_declared(updates, page))
    titles = (page.title, page.document.title)
    entries = entries_of(outline, titles, is_declared=is_declared and not told)
    first, below = (entries[0].element if entries else None), tuple(lines_below(entries, outline))
    printed = [_post(entry, page) for entry in entries[:MOST_POSTS]]
    posts = tuple(_dated(printed, page)) if printed else ()
    if told and len(told) >= len(posts):
        told = tuple(_completed(told, posts))
        return LiveBlog(told, "json-ld:liveBlogUpdate", first, _left_out(len(updates), told), below)
    if not entries:
        return None
    return LiveBlog(posts, "page:entries with a time", first, _left_out(len(entries), posts), below)


def first_time_of(blog: LiveBlog, captured_at: datetime | None, zone: tzinfo) -> FoundDate | None:
    """The time of the earliest post whose time, or age at the capture, is known: the blog is as old at least."""
    times = [
        FoundDate(at, Precision.INFERRED, post.posted_raw or "")
        for post in blog.posts
        if (at := post.posted_at or _before(captured_at, post.posted_raw, zone))
    ]
    return min(times, key=lambda time: time.at, default=None)


def _before(captured_at: datetime | None, raw: str | None, zone: tzinfo) -> datetime | None:
    """The moment that an age names, to the minute: `2 hours ago`."""
    age = find_age(raw) if raw and captured_at else None
    if age is None or captured_at is None or age.seconds > _OLDEST_AGE:
        return None
    return (captured_at - timedelta(seconds=age.seconds)).astimezone(zone).replace(second=0, microsecond=0)


def _completed(told: Sequence[Post], printed: Sequence[Post]) -> Iterator[Post]:
    """The posts of linked data with what the page prints of the same ones: the rest of a text, and who wrote it."""
    at_times = {post.posted_at: post for post in printed if post.posted_at}
    for post in told:
        same = at_times.get(post.posted_at) if post.posted_at else None
        opening = letters(post.body.rstrip(" .…"))
        if same is not None and letters(same.body).startswith(opening):
            yield replace(post, body=max(post.body, same.body, key=len), author=post.author or same.author)
        else:
            yield post


def _left_out(count: int, posts: Sequence[Post]) -> str | None:
    """What of so many posts on the page is not among those that are kept."""
    cut = sum(len(post.body) >= LONGEST_POST for post in posts)
    said = (
        f"{count} posts, the first {MOST_POSTS} are kept" if count > MOST_POSTS else "",
        f"{cut} posts are cut at {LONGEST_POST} letters" if cut else "",
    )
    return "; ".join(filter(None, said)) or None


def _is_own(declared: dict[str, Any], page: Page) -> bool:
    """Whether a live blog is the page's own: it names the page's address, or no other title than the page's."""
    named = letters(_first(LinkedData(declared), "headline", "name"))
    if not named or declared.get("url") or declared.get("mainEntityOfPage"):
        return True  # whose address is another's is not among the page's statements
    titles = (page.title, page.document.title, *page.document.meta_texts("og:title"))
    return any(named in title or title in named for each in titles if (title := letters(each or "")))


def lead_of(blog: LiveBlog, page: Page) -> list[Block]:
    """What a live blog tells of the whole: the blocks between the headline and the first post, and what goes on below.

    Where the page has no posts in it, since a script puts them there, that is all its prose.
    """
    if blog.first is None:
        blocks = [Block(Kind.PARAGRAPH, line.text, line.block) for line in page.outline.own if line.is_prose]
    else:
        blocks = blocks_of(_above(blog.first), frozenset(), frozenset())
    told = {letters(line) for post in blog.posts for line in (post.headline or "", *post.body.split("\n\n")) if line}
    before = takewhile(lambda block: not block.text or letters(block.text) not in told, blocks)
    below = (Block(Kind.PARAGRAPH, line.text, line.block) for line in blog.below if letters(line.text) not in told)
    return [block for block in (*before, *below) if block.kind is not Kind.PARAGRAPH or _is_of_lead(block.text, page)]


def _is_of_lead(text: str, page: Page) -> bool:
    """Whether a paragraph has a lead's words: labels, the time of the last post, and that it was that, have not."""
    if line_words(text) <= _LEAD_WORDS or _ENDED.match(text):
        return False
    return not is_date_line(text, page.zone, language=page.language)


def _above(first: HtmlElement) -> list[HtmlElement]:
    """The elements between the headline and the first post, in the page's order.

    What follows the headline within an element that ends before the posts is among them.
    """
    headline = next((each for each in _HEADLINE(first.getroottree().getroot()) if each is not first), None)
    around = set() if headline is None else {headline, *headline.iterancestors()}
    nodes: list[HtmlElement] = []
    node = first
    while (parent := node.getparent()) is not None and parent.tag != "html":
        for sibling in node.itersiblings(preceding=True):
            if sibling in around:
                return [*_below(headline, sibling), *nodes[::-1]]
            if sibling.tag not in _NO_LEAD:
                nodes.append(sibling)
        if headline is None:
            break
        node = parent
    return nodes[::-1]


def _below(headline: HtmlElement | None, within: HtmlElement) -> list[HtmlElement]:
    """The elements that follow the headline inside of one that holds it."""
    nodes: list[HtmlElement] = []
    node = headline
    while node is not None and node is not within:
        nodes += (sibling for sibling in node.itersiblings() if sibling.tag not in _NO_LEAD)
        node = node.getparent()
    return nodes


def _declared(updates: Sequence[Any], page: Page) -> Iterator[Post]:
    for update in updates[:MOST_POSTS]:
        if not isinstance(update, dict):
            continue
        said = LinkedData(update)
        text = _first(said, "articleBody", "description")[:_LONGEST_MARKUP]
        headline = clean_line(_without_tags(_first(said, "headline", "name")[:_LONGEST_MARKUP])) or None
        lines = [clean_line(line) for line in split_lines(_without_tags(text))]
        if headline is not None and len(headline) > LONGEST_SUBHEADING:
            lines.insert(0, headline)
            headline = None
        body = join_paragraphs(lines)[:LONGEST_POST]
        raw = clean_line(_first(said, "datePublished", "dateCreated")) or None
        at = parse_date(raw, page.zone, now=page.captured_at) if raw else None
        named = (split_authors(_without_tags(name), page.language) for name in said.texts("author")[:_MOST_AUTHORS])
        author = ", ".join(dict.fromkeys(chain.from_iterable(named)))[:_LONGEST_NAME] or None
        if body or headline:
            yield Post(body or headline or "", headline if body else None, at.at if at else None, raw, author)


def _first(said: LinkedData, *keys: str) -> str:
    return next((text for key in keys for text in said.texts(key)), "")


_TAG = re.compile(r"<(/?)(p|br|div|li|h[1-6])\b[^<>]{0,500}>|<[a-z/!][^<>]{0,2000}>", re.IGNORECASE)


def _without_tags(text: str) -> str:
    """The text of what some put into linked data as HTML."""
    plain = _TAG.sub(lambda tag: "\n" if tag[2] else "", text) if "<" in text else text
    # What is left of one tag may be another.
    return plain.replace("<", " ") if _TAG.search(plain) else plain


def _dated(posts: Sequence[tuple[Post, Clock | None]], page: Page) -> Iterator[Post]:
    first = page.day_of("published")
    return with_moments(posts, first, None if first else page.day_of("modified"), page.zone, page.captured_at)


def with_moments(
    posts: Sequence[tuple[Post, Clock | None]],
    first: date | None,
    last: date | None,
    zone: tzinfo,
    now: datetime | None,
) -> Iterator[Post]:
    """Posts with their moments. A time of day is that of the article's day, and of the next one after midnight.

    Without that day, `first`, the last post is of the day of the last change; without both, times stay as they are
    printed: the page may be years older than its capture, `now`. What would be still to come then is of the day before.
    """
    clocks = [clock for _, clock in posts]
    days = _days(clocks, first) if first else _days_up_to(clocks, last)
    for (post, clock), day in zip(posts, days, strict=True):
        if clock is None or day is None:
            yield post
            continue
        time = datetime_time(clock.hour, clock.minute, clock.second, tzinfo=clock.offset or zone)
        at = datetime.combine(day, time).astimezone(zone)
        at -= timedelta(days=now is not None and at > now)
        yield replace(post, posted_at=at) if is_plausible(at, now) else post


def _days(clocks: Sequence[Clock | None], first: date | None) -> list[date | None]:
    """The day of each time of day, that of the earliest being given: it goes on by one where the clock falls back."""
    newest_first = is_newest_first([clock.minutes for clock in clocks if clock])
    days: list[date | None] = []
    day, last = first, 0
    for clock in reversed(clocks) if newest_first else clocks:
        if clock is not None and day is not None:
            day += timedelta(days=last - clock.minutes >= _FALL)
            last = clock.minutes
        days.append(day)
    return days[::-1] if newest_first else days


def _days_up_to(clocks: Sequence[Clock | None], last: date | None) -> list[date | None]:
    """The day of each time of day, that of the latest being given."""
    days = _days(clocks, last)
    over = max(filter(None, days)) - last if last else timedelta()
    return [day - over if day else None for day in days]


def _post(entry: Entry, page: Page) -> tuple[Post, Clock | None]:
    """An entry as a post, and its time of day where that is all it tells."""
    time, beside = _time_of(entry, page)
    author = next((name for each in _AUTHORS(entry.element) if (name := clean_line(text_of(each)))), None)
    authors = _by(author, page) if author else None
    headline: str | None = None
    paragraphs: list[str] = []
    for line in entry.lines:
        text = beside if line is entry.mark else line.text
        if not text or line.place is not Place.OWN or text == author:
            continue
        stands_out = line.heading or line.bold or line is entry.mark
        if authors is None and has_byline_label(text, page.language) and (authors := _by(text, page)):
            continue
        is_title = stands_out and not line.is_prose and len(text) <= LONGEST_SUBHEADING
        if headline is None and not paragraphs and is_title:
            headline = text
        elif line.is_prose or (line.words > 1 and line.linked < line.words):
            paragraphs.append(text)
    body = join_paragraphs(paragraphs)[:LONGEST_POST]
    return Post(body or headline or "", headline if body else None, time.at, time.raw, authors), time.clock


def _tells_when(beside: str, entry: Entry, page: Page) -> bool:
    """Whether what a line says beside its time belongs to that: it is an age, a day, a label, or in the same `time`."""
    is_label = PUBLICATION_LABEL.fullmatch(beside) or UPDATE_LABEL.fullmatch(beside)
    if is_label or is_date_line(beside, page.zone, language=page.language):
        return True
    stamp = next(entry.mark.block.iter("time"), None)
    return stamp is not None and letters(beside) in letters(text_of(stamp))


def _by(line: str, page: Page) -> str | None:
    said = parse_byline(line, language=page.language)
    return ", ".join(said.authors)[:_LONGEST_NAME] or None if said else None


def split_mark(printed: str) -> tuple[str, str, Clock | None]:
    """The time in a line as printed, what the line says beside it, and the time of day that it is."""
    found = find_clock(printed) or find_age(printed)
    minute = None if found else find_minute(printed)
    start, end = (found.start, found.end) if found else minute.span() if minute else (0, len(printed))
    beside = clean_line(f"{printed[:start]} {_LOOSE_ENDS.sub('', printed[end:])}").rstrip(_BETWEEN)
    clock = found.clock if isinstance(found, FoundClock) and found.clock.is_real else None
    return clean_line(printed[start:end]), beside if any(map(str.isalpha, beside)) else "", clock


def _time_of(entry: Entry, page: Page) -> tuple[_Time, str]:
    """An entry's time, and what its line says beside it."""
    printed = entry.mark.text
    raw, beside, clock = split_mark(printed)
    if beside and _tells_when(beside, entry, page):
        beside = ""
    declared = next((stamp.get("datetime") for stamp in entry.element.iter("time") if stamp.get("datetime")), None)
    for candidate, is_whole in ((declared, False), (printed, True), (raw, False)):
        date = parse_date(candidate, page.zone, language=page.language, now=page.captured_at) if candidate else None
        if date is not None and date.precision is Precision.MINUTE:
            return _Time(printed if is_whole or not beside else raw, date.at), "" if is_whole else beside
    return _Time(raw if beside else printed, None, clock), beside
