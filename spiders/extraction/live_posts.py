"""The posts of a live blog: those that its linked data lists, else entries of one shape that begin with a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain, islice, pairwise, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.body import Block, Kind, blocks_of
from spiders.extraction.bylines import has_byline_label, parse_byline, split_authors
from spiders.extraction.dates import parse_date
from spiders.extraction.document import Document, text_of
from spiders.extraction.limits import LONGEST_SUBHEADING, MOST_POSTS
from spiders.extraction.linked_data import LinkedData
from spiders.extraction.outline import Line, Outline, entry_of, in_lists
from spiders.extraction.places import Place
from spiders.extraction.selecting import selector
from spiders.extraction.text import clean_line, join_paragraphs, letters, split_lines
from storage.records import Post, Precision

if TYPE_CHECKING:
    from spiders.extraction.page import Page

_LONGEST_POST = 20_000  # letters
_LONGEST_MARKUP = 4 * _LONGEST_POST
_MOST_AUTHORS = 10
_LONGEST_NAME = 200
_FEWEST = 3
_MOST_MARKS = 4000
_LONGEST_MARK = 12  # words of a line that is a time, with a name or a label beside it
_LEAST_WORDS = 5  # of a post
_ITS_OWN_WORDS = 8  # in an element that holds a time: it is the whole post, no label of what follows
_MOST_TITLES = 0.3  # share of posts that are headed by a link elsewhere; in a list of other pages most are
_SHARE = 0.5  # of the page's prose that stands in the posts; a chronicle inside an article has less
_MOST_OF_THEM = 0.6
_ARTICLE_WORDS = 100  # of prose beside the headline; a live blog's lead has fewer
_EVEN_STEP = 10  # minutes between the times of a timetable at least; comments may come each minute
_TABLE_WORDS = 30  # of prose in an entry, from which on it is more than a timetable says
_FEWEST_OF_TABLE = 4
_FALL = 6 * 60  # minutes by which a clock falls back at midnight at least; posts that are pinned lie closer
_DAY = 24 * 60
_NOON = 12
_LEAD_WORDS = 3
_NO_LEAD = frozenset({"nav", "aside", "footer", "form", "script", "style"})
_HEADLINE = selector("h1")
_AUTHORS = selector("[rel='author'], [class*='author'], [class*='byline']")

_CLOCK = re.compile(
    r"(?<![\d:.,/-])(?P<hour>[01]?\d|2[0-3])\s?(?:[:h٫]|[.](?=\d\d\s?(?:h\b|uhr|[ap]\.?m)))\s?(?P<minute>[0-5]\d)(?![\d/])"
    r"(?::[0-5]\d)?(?P<half>\s?(?:[ap]\.?m\b\.?|صباح\w*|مساء\w*|[صم]\b))?(?:\s?(?P<zone>GMT|UTC|CES?T|BST|E[SD]T|P[SD]T)\b)?",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b\d{1,3}\s?(?:s|sec|m|mins?|minutes?|h|hrs?|hours?)\.?\s+ago\b|\bjust now\b"
    r"|\b(?:hace|il y a|vor)\s+(?:\d{1,3}|un[ae]?|eine[rm]?)\s+\w+|(?:منذ|قبل)\s+(?:\d{1,3}\s+)?\w+",
    re.IGNORECASE,
)
# What every such time has in it, found many times faster.
_SIGN = re.compile(r"[:h.٫]\s?\d\d")
_AGO_SIGNS = ("ago", "just now", "hace", "il y a", "vor", "منذ", "قبل")
_MAY_TELL = re.compile(rf"{_SIGN.pattern}|{'|'.join(_AGO_SIGNS)}", re.IGNORECASE)
_LONGEST_SIGN = 12 * _LONGEST_MARK  # letters; scripts are longer
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_LOOSE_ENDS = re.compile(r"^[\s:–—\-|.,]*(?:(?:Uhr|h|hrs)\b)?[\s:–—\-|.,]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LiveBlog:
    """Posts in the page's order, which alternative gave them, and where the first stands, if it is on the page.

    `left_out` says what of them is not kept, None where all is.
    """

    posts: tuple[Post, ...]
    source: str
    first: HtmlElement | None = None
    left_out: str | None = None


@dataclass(slots=True)
class _Entry:
    """The lines of one entry; `mark` is the one with its time, `words` how many stand in the element itself."""

    element: HtmlElement
    mark: Line
    lines: list[Line]
    words: int = 0

    @property
    def prose(self) -> int:
        """How many words of prose it holds."""
        return sum(line.words for line in self.lines if line.is_prose and line.place is Place.OWN)


class _Time(NamedTuple):
    """A post's time: as printed, its moment where the post tells the day, else the time of day (HH:MM and a zone)."""

    raw: str
    at: datetime | None = None
    clock: str | None = None


def may_be_live_blog(document: Document) -> bool:
    """Whether a page says that it is a live blog, or enough short texts on it hold a time: a sign that costs little."""
    if document.linked_data.live_blog:
        return True
    short = [text for text in document.texts if len(text) <= _LONGEST_SIGN or text.lstrip()[:1].isdigit()]
    joined = "\n".join(short).lower()
    if len(_SIGN.findall(joined)) + sum(map(joined.count, _AGO_SIGNS)) < _FEWEST:
        return False
    lines = (" ".join(text.split()) for text in short)
    telling = (line for line in lines if _MAY_TELL.search(line) and _tells_time(line, line.count(" ") + 1))
    return len(list(islice(telling, _FEWEST))) == _FEWEST


def live_blog(page: Page, outline: Outline) -> LiveBlog | None:
    """The page as a live blog; None where it is none. Linked data decides, then the shape of the page."""
    declared = page.document.linked_data.live_blog
    is_declared = bool(declared) and _is_own(declared, page)
    updates = declared.get("liveBlogUpdate") if is_declared else None
    updates = updates if isinstance(updates, list) else [updates]
    told = tuple(_declared(updates, page))
    entries = _entries(outline, is_declared=is_declared and not told)
    first = entries[0].element if entries else None
    if told and len(told) >= len(entries[:MOST_POSTS]):
        return LiveBlog(told, "json-ld:liveBlogUpdate", first, _left_out(len(updates), told))
    if not entries:
        return None
    posts = tuple(_dated([_post(entry, page) for entry in entries[:MOST_POSTS]], page))
    return LiveBlog(posts, "page:entries with a time", first, _left_out(len(entries), posts))


def _left_out(count: int, posts: Sequence[Post]) -> str | None:
    """What of so many posts on the page is not among those that are kept."""
    cut = sum(len(post.body) >= _LONGEST_POST for post in posts)
    said = (
        f"{count} posts, the first {MOST_POSTS} are kept" if count > MOST_POSTS else "",
        f"{cut} posts are cut at {_LONGEST_POST} letters" if cut else "",
    )
    return "; ".join(filter(None, said)) or None


def _is_own(declared: dict[str, Any], page: Page) -> bool:
    """Whether a live blog is the page's own: it names the page's address, or no other title than the page's."""
    named = letters(_first(LinkedData(declared), "headline", "name"))
    if not named or declared.get("url") or declared.get("mainEntityOfPage"):
        return True  # whose address is another's is not among the page's statements
    titles = (page.title, page.document.title, *page.document.meta_texts("og:title"))
    return any(named in title or title in named for each in titles if (title := letters(each or "")))


def lead_of(blog: LiveBlog, outline: Outline) -> list[Block]:
    """What a live blog tells of the whole: the blocks between the headline and the first post.

    Where the page has no posts in it, since a script puts them there, that is all its prose.
    """
    if blog.first is None:
        blocks = [Block(Kind.PARAGRAPH, line.text, line.block) for line in outline.own if line.is_prose]
    else:
        blocks = blocks_of(_above(blog.first), frozenset(), frozenset())
    told = {letters(line) for post in blog.posts for line in (post.headline or "", *post.body.split("\n\n")) if line}
    before = takewhile(lambda block: not block.text or letters(block.text) not in told, blocks)
    # Labels stand there too; a lead has words.
    return [block for block in before if block.kind is not Kind.PARAGRAPH or block.text.count(" ") >= _LEAD_WORDS]


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
        body = join_paragraphs(lines)[:_LONGEST_POST]
        raw = clean_line(_first(said, "datePublished", "dateCreated")) or None
        at = parse_date(raw, page.zone, now=page.captured_at) if raw else None
        named = (split_authors(_without_tags(name)) for name in said.texts("author")[:_MOST_AUTHORS])
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


def _is_mark(line: Line) -> bool:
    """Whether a line begins with a time of day, or is a short one with a time in it."""
    return line.place is Place.OWN and not line.is_teaser and _tells_time(line.text, line.words)


def _tells_time(text: str, words: int) -> bool:
    text = text[:80].translate(_DIGITS)
    if found := _CLOCK.search(text):
        return found.start() == 0 or words <= _LONGEST_MARK
    return words <= _LONGEST_MARK and bool(_AGO.search(text))


def _entries(outline: Outline, *, is_declared: bool) -> list[_Entry]:
    """The entries with a time that are posts: of the lists on the page that with most words.

    `is_declared`: the page says that it is a live blog, and not what its posts are.
    """
    marks = {line.block: line for line in reversed(outline.lines[:_MOST_MARKS]) if _is_mark(line)}
    if len(marks) < _FEWEST:
        return []
    lists = (_divided(elements, outline.lines) for elements in in_lists(reversed(marks), _FEWEST))
    best = max(lists, key=lambda entries: sum(entry.prose for entry in entries), default=[])
    return best if _are_posts(best, outline, is_declared=is_declared) else []


def _divided(elements: list[HtmlElement], lines: Sequence[Line]) -> list[_Entry]:
    """The lines of each element; where it is only a label, also those below it, up to the next one."""
    entries: list[_Entry] = []
    wanted = set(elements)
    parent = elements[0].getparent()
    around = set() if parent is None else {parent}
    in_entry: dict[HtmlElement, HtmlElement | None] = {}
    in_list: dict[HtmlElement, HtmlElement | None] = {}
    for line in lines:
        element = entry_of(line.block, wanted, in_entry)
        if element is not None:
            if not entries or entries[-1].element is not element:
                entries.append(_Entry(element, line, []))
            entries[-1].words += line.words
            if not _is_mark(entries[-1].mark) and _is_mark(line):
                entries[-1].mark = line
        elif not entries or entries[-1].words >= _ITS_OWN_WORDS or entry_of(line.block, around, in_list) is None:
            continue
        entries[-1].lines.append(line)
    return [entry for entry in entries if _is_mark(entry.mark)]


def _are_posts(entries: list[_Entry], outline: Outline, *, is_declared: bool) -> bool:
    """Whether entries with a time are a live blog's posts: no titles of other pages, no labels, most of the page."""
    most = max(_FEWEST, _MOST_OF_THEM * len(entries))
    return (
        sum(entry.prose >= _LEAST_WORDS for entry in entries) >= most
        and len({entry.mark.text[:20] for entry in entries}) >= most
        and sum(any(line.is_title for line in entry.lines[:3]) for entry in entries) <= _MOST_TITLES * len(entries)
        and sum(entry.prose for entry in entries) >= _SHARE * outline.prose
        and (is_declared or not (_are_below_article(entries, outline) or _is_timetable(entries)))
    )


def _are_below_article(entries: list[_Entry], outline: Outline) -> bool:
    """Whether the headline stands with an article's prose in an element that ends before the entries."""
    first = entries[0].element
    headline = next((line.block for line in outline.own if line.heading == 1), None)
    if headline is None:
        return False
    above = {first, *first.iterancestors()}
    branch = next((each for each in (headline, *headline.iterancestors()) if each.getparent() in above), None)
    if branch is None or branch in above:
        return False
    known: dict[HtmlElement, HtmlElement | None] = {}
    own = (line.words for line in outline.own if line.is_prose and entry_of(line.block, {branch}, known) is not None)
    return sum(own) >= _ARTICLE_WORDS


def _is_timetable(entries: list[_Entry]) -> bool:
    """Whether the times of entries of few words follow each other in even steps, as no events do."""
    if sum(entry.prose for entry in entries) >= _TABLE_WORDS * len(entries):
        return False
    found = [_CLOCK.search(entry.mark.text[:80].translate(_DIGITS)) for entry in entries]
    clocks = [_as_clock(each) for each in found if each is not None]
    if len(clocks) < max(len(entries), _FEWEST_OF_TABLE):
        return False
    minutes = [int(clock[:2]) * 60 + int(clock[3:5]) for clock in clocks]
    steps = {(after - this) % _DAY for this, after in pairwise(minutes)}
    return len(steps) == 1 and all(_EVEN_STEP <= step <= _DAY - _EVEN_STEP for step in steps)


def _dated(posts: list[tuple[Post, str | None]], page: Page) -> Iterator[Post]:
    """Posts with their moments. A time of day is that of the article's day, and of the next one after midnight.

    What would be still to come when the page was captured is of the day before.
    """
    days = _days([clock for _, clock in posts], page.day)
    for (post, clock), day in zip(posts, days, strict=True):
        found = None
        if clock is not None and day is not None:
            found = parse_date(f"{day.day}/{day.month}/{day.year} {clock}", page.zone, now=page.captured_at)
        if found is None:
            yield post
        else:
            to_come = page.captured_at is not None and found.at > page.captured_at
            yield replace(post, posted_at=found.at - timedelta(days=1) if to_come else found.at)


def _days(clocks: Sequence[str | None], first: date | None) -> list[date | None]:
    """The day of each time of day, that of the earliest being given: it goes on by one where the clock falls back."""
    minutes = [None if clock is None else int(clock[:2]) * 60 + int(clock[3:5]) for clock in clocks]
    known = [minute for minute in minutes if minute is not None]
    # A step of half a day or more is one over midnight.
    newest_first = 2 * sum(0 < (this - after) % _DAY < _DAY / 2 for this, after in pairwise(known)) >= len(known)
    days: list[date | None] = []
    day, last = first, 0
    for minute in reversed(minutes) if newest_first else minutes:
        if minute is not None and day is not None:
            day += timedelta(days=last - minute >= _FALL)
            last = minute
        days.append(day)
    return days[::-1] if newest_first else days


def _post(entry: _Entry, page: Page) -> tuple[Post, str | None]:
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
    body = join_paragraphs(paragraphs)[:_LONGEST_POST]
    return Post(body or headline or "", headline if body else None, time.at, time.raw, authors), time.clock


def _by(line: str, page: Page) -> str | None:
    said = parse_byline(line, language=page.language)
    return ", ".join(said.authors)[:_LONGEST_NAME] or None if said else None


def _time_of(entry: _Entry, page: Page) -> tuple[_Time, str]:
    """An entry's time, and what its line says beside it."""
    printed = entry.mark.text
    text = printed.translate(_DIGITS)
    found = _CLOCK.search(text) or _AGO.search(text)
    before, raw, after = (printed[: found.start()], found[0], printed[found.end() :]) if found else ("", printed, "")
    beside = clean_line(f"{before} {_LOOSE_ENDS.sub('', after)}")
    beside = beside if any(map(str.isalpha, beside)) else ""
    declared = next((stamp.get("datetime") for stamp in entry.element.iter("time") if stamp.get("datetime")), None)
    for candidate, is_whole in ((declared, False), (printed, True), (raw, False)):
        date = parse_date(candidate, page.zone, language=page.language, now=page.captured_at) if candidate else None
        if date is not None and date.precision is Precision.MINUTE:
            return _Time(printed if is_whole or not beside else raw, date.at), "" if is_whole else beside
    clock = _as_clock(found) if found is not None and found.re is _CLOCK else None
    return _Time(raw if beside else printed, None, clock), beside


def _as_clock(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"])
    half = (found["half"] or "").strip().lower()
    if half[:1] in ("p", "م") and hour < _NOON:
        hour += _NOON
    elif half[:1] in ("a", "ص") and hour == _NOON:
        hour = 0
    return f"{hour:02d}:{minute:02d} {found['zone'] or ''}".strip()
