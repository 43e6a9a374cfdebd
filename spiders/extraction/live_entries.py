"""Where on a page the posts of a live blog stand: entries of one shape, each with a time of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import filterfalse, islice, pairwise, takewhile

from lxml.html import HtmlElement

from spiders.extraction.class_words import named
from spiders.extraction.clocks import AGE_WORDS, Clock, find_age, find_clock
from spiders.extraction.document import Document, names_of
from spiders.extraction.name_kinds import looks_like_name
from spiders.extraction.outline import Line, Outline, entry_of, in_lists
from spiders.extraction.places import Place

_FEWEST = 3
_MOST_LISTS = 20  # that are looked through, each for all lines of the page: those with most entries
_MOST_DIFFERENT = 60  # times that are asked for; on a page of thousands of posts the times of day come again
_LONGEST_MARK = 12  # words of a line that is a time, with a name or a label beside it
_LEAST_WORDS = 5  # of a post
_ITS_OWN_WORDS = 8  # in an element that holds a time: it is the whole post, no label of what follows
_MOST_TITLES = 0.3  # share of posts that are headed by a link elsewhere; in a list of other pages most are
_MOST_OF_THEM = 0.6
# Share of the page's prose that stands in the posts; a chronicle inside an article has less, and goes forward in time,
# or the article goes on below it.
_SHARE, _SHARE_NEWEST_FIRST, _SHARE_ANNOUNCED = 0.5, 0.35, 0.2
# Words of prose beside the headline, above entries: a live blog's lead has fewer. Readers' comments are signed.
_ARTICLE_WORDS, _ARTICLE_WORDS_SIGNED = 200, 100
_LONGEST_NAME = 3  # words
_EVEN_STEP = 10  # minutes between the times of a timetable at least; comments may come each minute
_TABLE_STEP = 5  # minutes by which timetables count
_TABLE_WORDS = 30  # of prose in an entry, from which on it is more than a timetable says
_OUT_OF_ORDER = 0.25  # share of the steps that go against the others: a post that is pinned
_FEWEST_OF_TABLE = 4
_DAY = 24 * 60

# What every time has in it, found many times faster; it begins with the sign between digits, since digits are searched
# for as slowly as letters.
_SIGN = re.compile(r"[:h.٫ap'’′](?:(?<=\d.)|(?<=\d\s.))(?:(?<=[:h.٫])\s?\d\d|(?<=[ap])\.?m\b|(?<=['’′])(?!\w))")
# Words behind a space are found all at once, since a single sign is looked for much faster than one of several.
_BEHIND_SPACE = re.compile(f" (?:{'|'.join(re.escape(word[1:]) for word in AGE_WORDS if word.startswith(' '))})")
_OTHER_AGE_WORDS = tuple(word for word in AGE_WORDS if not word.startswith(" "))
_PLAIN_AGE_WORDS = tuple(filter(str.isascii, _OTHER_AGE_WORDS))
_LONGEST_SIGN = 12 * _LONGEST_MARK  # letters; scripts are longer
# Not feet and inches.
_MINUTE = re.compile(r"(\d{1,3})(?:\s?\+\s?\d{1,2})?\s?['’′](?!\w|['’′]|\s?\d{1,2}\s?(?:[\"”″]|['’′]{2}))")
_ADDED_TIME = re.compile(r"(?:45|90|105|120)\s?\+")
# What titles of matches have: `Harbour v Quay`, `Harbour 3-2 Quay`.
_MATCH = re.compile(r"\bvs?\b\.?|(?<!\d)\d{1,3}\s?[-–:]\s?\d{1,3}(?!\d)", re.IGNORECASE)
# Names of what holds a post.
_POST_NAMES = named(r"live|live-?blog|posts?|updates?|ticker|key-?events?")
_ENTRY_NAMES = named(r"timeline|entry")  # and of what holds a part of a programme
_LONGEST_START = 80  # letters in which a line tells its time
_TIME_LETTERS = 20  # of a line that are its time, and tell whether two times are the same
_TITLE_LINES = 3  # of an entry, among which a title stands: below the time, and perhaps a label
# What headlines of live blogs say, in the languages that are read: what is surely said of one, wherever it stands;
_OF_BLOG = re.compile(
    r"\blive[ -]?(?:blog|ticker|updates?|coverage|reports?|reporting|feed|text)\b|\bnews-?ticker\b|última hora"
    r"|(?:تغطية|التغطية|تحديثات|التحديثات|متابعة|نقل|بث) (?:ال)?مباشرة?\b"
    r"|(?:прямая|текстовая|онлайн)[ -]трансляция"
    r"|\b(?:suivez|suivre|sigue|siga|segui|acompanhe)\b.{0,80}\b(?:en direct|en directo|en vivo|in diretta|ao vivo)\b",
    re.IGNORECASE,
)
# what is where it stands alone between signs, `Live: the storm`, and may be where it ends a part of the title, since
# verbs and shows have these words, too.
_LIVE = (
    r"(?:\b(?:live|ticker|en direct|en directo|en vivo|ao vivo|in diretta|онлайн|хроника)|(?<!غير )\bمباشر)\b"
    r"\s*(?:[:|–—•;؛]|\s-\s|\.\.|$)"
)
_ALONE = re.compile(rf"(?:^|[:|–—•;؛,،]|\s-\s|\.\.)\s*(?:(?:der|im|the|le|el)\s)?{_LIVE}", re.IGNORECASE)
_IN_CAPITALS = r"\b(?:LIVE|EN DIRECT|EN DIRECTO|EN VIVO|AO VIVO|IN DIRETTA)\b"
_CAPITALS = re.compile(rf"^{_IN_CAPITALS}(?=.*[a-zß-ÿ])|^(?=.*[a-zß-ÿ]).+?\s{_IN_CAPITALS}\s*(?:[:|–—•]|\s-\s|$)")
_AT_PART = re.compile(_LIVE, re.IGNORECASE)
# `Budget 2026 live: chancellor speaks`, but not `Jazz live: the programme`, nor what tells where and when to watch;
_OF_EVENT = re.compile(
    r"\s(?:live|en direct|en directo|en vivo|ao vivo|in diretta)\s?:\s(?!(?:an?|the|our|my|your|one|two|three|eine?"
    r"|der|die|das|une?|le|la|les|una|el|los|las|uma?|o|os|as|il|gli"
    r"|how|what|where|when|who|why|which|watch|stream|c[oó]mo|qu[eé]"
    r"|d[oó]nde|onde|dove|cu[aá]ndo|quando|comment|quand|regarder|ver)\b"
    r"|.{0,60}\b(?:program(?:m(?:e|a|es)?|a|as)?s?|schedules?|line-?ups?|listings?|fixtures|tickets|(?:things|shows) to"
    r"|how to|where to|horarios?|calendario|calendrier|spielplan)\b)",
    re.IGNORECASE,
)
# before it stands no clause of which `live` is the verb.
_CLAUSE = re.compile(
    r"\b(?:where|wherever|who|whose|how|why|when|what|that|which|we|they|you|i|people|can|must|will|could|would|should"
    r"|may|might|still|not|dónde|cómo|où|comment|dove|come|onde|como)\b|\b(?:to|and|or|long)$",
    re.IGNORECASE,
)
# What is said of live blogs that are over, which have the newest first, and by articles that tell it later.
_RETOLD = re.compile(
    r"\bas it happened\b|\bminute[ -]by[ -]minute\b|\bminuto a minuto\b|\bminute par minute\b|لحظة بلحظة|لحظه به لحظه",
    re.IGNORECASE,
)
_TELLS_HOW = re.compile(
    r"^\W*(?:how|why|cómo|por qué|comment|pourquoi|wie|warum|как|почему|كيف|لماذا)\b", re.IGNORECASE
)
_REVIEW = re.compile(
    r"(?:^|[:|–—•,]|\s-)\s*(?:live[ -])?(?:reviews?|reseña|recensione?|рецензия)\s*(?:[:|–—•]|\s-\s|$)"
    r"|\blive[ -]reviews?\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Entry:
    """The lines of one entry; `mark` is the one with its time, `words` how many stand in the element itself."""

    element: HtmlElement
    mark: Line
    lines: list[Line]
    words: int = 0

    @property
    def prose(self) -> int:
        """How many words of prose it holds."""
        return sum(line.words for line in self.lines if line.is_prose and line.place is Place.OWN)

    @property
    def clock(self) -> Clock | None:
        """The time of day that it tells."""
        found = find_clock(self.mark.text[:_LONGEST_START])
        return found.clock if found and found.clock.is_real else None

    @property
    def label(self) -> str:
        """What stands beside its time or in the next line, where that is as short as a name; else nothing."""
        text = self.mark.text
        if found := find_clock(text[:_LONGEST_START]) or find_age(text[:_LONGEST_START]):
            text = f"{text[: found.start]} {text[found.end :]}"
        if not any(map(str.isalpha, text)):
            below = [line for line in self.lines if line is not self.mark][:1]
            text = next((line.text for line in below if not line.heading and not line.is_prose), "")
        return text.strip() if len(text.split()) <= _LONGEST_NAME else ""


def may_have_entries(document: Document) -> bool:
    """Whether enough short texts of a page hold a time: a sign that costs little."""
    short = [text for text in document.texts if len(text) <= _LONGEST_SIGN or text.lstrip()[:1].isdigit()]
    # A text in ASCII is looked through in half the time, and one that is not slows all that it is joined with.
    plain, others = list(filter(str.isascii, short)), list(filterfalse(str.isascii, short))
    if _signs_in(plain) + _signs_in(others) < _FEWEST:
        return False
    lines = (text.split() for text in short)
    telling = (words for words in lines if tells_time(" ".join(words), len(words)))
    return len(list(islice(telling, _FEWEST))) == _FEWEST


def _signs_in(texts: Sequence[str]) -> int:
    joined = "\n".join(texts).lower()
    words = _PLAIN_AGE_WORDS if joined.isascii() else _OTHER_AGE_WORDS
    return sum(len(sign.findall(joined)) for sign in (_SIGN, _BEHIND_SPACE)) + sum(map(joined.count, words))


def announce_live_blog(titles: Sequence[str | None], *, is_newest_first: bool) -> bool:
    """Whether one of a page's titles says that it is a live blog, if need be together with the order of its posts."""
    said = [title for title in titles if title]
    if any(map(_REVIEW.search, said)):
        return False
    if is_newest_first:
        return any(sign.search(title) for title in said for sign in (_OF_BLOG, _ALONE, _CAPITALS, _RETOLD, _AT_PART))
    said = [title for title in said if not _TELLS_HOW.match(title)]
    return any(sign.search(title) for title in said for sign in (_OF_BLOG, _ALONE, _CAPITALS)) or any(
        _is_of_event(title) or (_RETOLD.search(title) and _MATCH.search(title)) for title in said
    )


def _is_of_event(title: str) -> bool:
    """Whether a title says that what it names is told live, and goes on with the news: `Budget live: tax to rise`."""
    found = _OF_EVENT.search(title)
    return found is not None and _CLAUSE.search(title[: found.start()]) is None


def stand_newest_first(marks: Iterable[str]) -> bool:
    """Whether the newest entry stands first: by the times of day, else by the ages or the minutes of play."""
    starts = [mark[:_LONGEST_START] for mark in marks]
    if clocks := [found.clock.minutes for each in starts if (found := find_clock(each)) and found.clock.is_real]:
        return is_newest_first(clocks)
    ages = [age.seconds for each in starts if (age := find_age(each))]
    ages = ages or [-int(minute[1]) for each in starts if (minute := find_minute(each))]
    return len(set(ages)) > 1 and ages == sorted(ages)


def entries_of(outline: Outline, titles: Sequence[str | None], *, is_declared: bool) -> list[Entry]:
    """The entries with a time that are posts: of the longest lists on the page that with most words.

    `titles`: the page's, one of which may announce a live blog or name a match; `is_declared`: the page says that it is
    a live blog, and not what its posts are.
    """
    marks = {line.block: line for line in reversed(outline.lines) if _is_mark(line)}
    if len(marks) < _FEWEST:
        return []
    longest = nlargest(_MOST_LISTS, in_lists(reversed(marks), _FEWEST), key=len)
    lists = (_without_copies(_divided(elements, outline.lines)) for elements in longest)
    best = max(lists, key=lambda entries: sum(entry.prose for entry in entries), default=[])
    return best if _are_posts(best, outline, titles, is_declared=is_declared) else []


def lines_below(entries: Sequence[Entry], outline: Outline) -> list[Line]:
    """The lines of prose below the last entry that stand in the same element as one above the first."""
    inside = {id(line) for entry in entries for line in entry.lines}
    places = [place for place, line in enumerate(outline.lines) if id(line) in inside]
    if not places:
        return []
    above, below = outline.lines[: places[0]], outline.lines[places[-1] + 1 :]
    around = {line.block.getparent() for line in above if _is_own_prose(line)}
    return [line for line in below if _is_own_prose(line) and line.block.getparent() in around]


def _is_own_prose(line: Line) -> bool:
    return line.is_prose and line.place is Place.OWN and not line.is_teaser


def find_minute(text: str) -> re.Match[str] | None:
    """The minute of play that a line begins with: `90+2'`."""
    return _MINUTE.match(text)


def is_newest_first(minutes: Sequence[int]) -> bool:
    """Whether times of day (minutes since midnight) go back: a step of half a day or more is one over midnight.

    No time and a single one tell no order.
    """
    back = sum(0 < (this - after) % _DAY < _DAY / 2 for this, after in pairwise(minutes))
    return back > 0 and 2 * back >= len(minutes)


def _is_mark(line: Line) -> bool:
    """Whether a line begins with a time of day, or is a short one with a time in it."""
    return line.place is Place.OWN and not line.is_teaser and tells_time(line.text, line.words)


def tells_time(text: str, words: int) -> bool:
    """Whether a text of so many words begins with a time of day, or is short and has a time or an age in it."""
    text = text[:_LONGEST_START]
    if words > _LONGEST_MARK and not text[:1].isdigit():
        return False
    if find_minute(text):
        return True
    found = find_clock(text)
    if found is not None and found.clock.is_real:
        return found.start == 0 or words <= _LONGEST_MARK
    return words <= _LONGEST_MARK and find_age(text) is not None


def _divided(elements: list[HtmlElement], lines: Sequence[Line]) -> list[Entry]:
    """The lines of each element; where it is only a label, also those below it, up to the next one."""
    entries: list[Entry] = []
    wanted = set(elements)
    parent = elements[0].getparent()
    around = set() if parent is None else {parent}
    in_entry: dict[HtmlElement, HtmlElement | None] = {}
    in_list: dict[HtmlElement, HtmlElement | None] = {}
    for line in lines:
        element = entry_of(line.block, wanted, in_entry)
        if element is not None:
            if not entries or entries[-1].element is not element:
                entries.append(Entry(element, line, []))
            entries[-1].words += line.words
            if not _is_mark(entries[-1].mark) and _is_mark(line):
                entries[-1].mark = line
        elif not entries or entries[-1].words >= _ITS_OWN_WORDS or entry_of(line.block, around, in_list) is None:
            continue
        entries[-1].lines.append(line)
    return [entry for entry in entries if _is_mark(entry.mark)]


def _without_copies(entries: list[Entry]) -> list[Entry]:
    """The entries and their lines once each: some pages print all of them for each width of screen."""
    told: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        half, odd = divmod(len(entry.lines), 2)
        first, second = entry.lines[:half], entry.lines[half:]
        if not odd and [line.text for line in first] == [line.text for line in second]:
            entry.lines = first if entry.mark in first else second
        told.setdefault(tuple(line.text for line in entry.lines), []).append(entry)
    copies = {len(same) for same in told.values()}
    return [same[0] for same in told.values()] if len(copies) == 1 else entries


def _prose_beside_copies(entries: Sequence[Entry], outline: Outline) -> int:
    """How many words of prose the page holds, what the entries say counted once."""
    said = {line.text for entry in entries for line in entry.lines}
    once = {line.text: line.words for line in outline.own if line.is_prose and line.text in said}
    return sum(once.values()) + sum(line.words for line in outline.own if line.is_prose and line.text not in said)


def _are_posts(entries: list[Entry], outline: Outline, titles: Sequence[str | None], *, is_declared: bool) -> bool:
    """Whether entries with a time are a live blog's posts: no titles of other pages, no labels, most of the page."""
    most = max(_FEWEST, _MOST_OF_THEM * len(entries))
    prose = sum(entry.prose for entry in entries)
    if (
        sum(entry.prose >= _LEAST_WORDS for entry in entries) < most
        or len({entry.mark.text[:_TIME_LETTERS] for entry in entries}) < min(most, _MOST_DIFFERENT)
        or sum(any(line.is_title for line in entry.lines[:_TITLE_LINES]) for entry in entries)
        > _MOST_TITLES * len(entries)
    ):
        return False
    page = _prose_beside_copies(entries, outline)
    if is_declared:
        return prose >= _SHARE * page
    if announce_live_blog(titles, is_newest_first=_go_back(entries)):
        return prose >= _SHARE_ANNOUNCED * page and not _are_below_article(entries, outline)
    if _are_readers(entries) or _are_of_article(entries, outline) or not _tell_events(entries, titles):
        return False
    is_blog = _go_back(entries) and not _are_signed(entries) and not lines_below(entries, outline)
    share = _SHARE_NEWEST_FIRST if is_blog else _SHARE
    return prose >= share * page and not _are_below_article(entries, outline) and not _is_timetable(entries)


def _are_of_article(entries: Sequence[Entry], outline: Outline) -> bool:
    """Whether an article tells hour by hour what was: times that rise head its own paragraphs, or it goes on below."""
    minutes = [clock.minutes for entry in entries if (clock := entry.clock)]
    is_rising = len(minutes) == len(entries) and not any(
        (this - after) % _DAY < _DAY / 2 for this, after in pairwise(minutes)
    )
    if not is_rising or sum(map(_is_made_as_post, entries)) >= _MOST_OF_THEM * len(entries):
        return False
    place, mark = entries[0].element.getparent(), entries[0].mark
    above = takewhile(lambda line: line is not mark, outline.lines)
    if not any(_is_own_prose(line) and line.block.getparent() is place for line in above):
        return False
    return all(entry.words < _ITS_OWN_WORDS for entry in entries) or bool(lines_below(entries, outline))


def _go_back(entries: Sequence[Entry]) -> bool:
    return stand_newest_first(entry.mark.text for entry in entries)


def _are_signed(entries: Sequence[Entry]) -> bool:
    """Whether most entries bear a name, each another: readers', as the few reporters of a live blog come again."""
    names = [entry.label for entry in entries]
    return len(set(filter(None, names))) >= _MOST_OF_THEM * len(entries)


def _are_readers(entries: Sequence[Entry]) -> bool:
    """Whether those who sign are persons or accounts, each another: who reports a live blog comes again."""
    names = [label for entry in entries if (label := entry.label)]
    likely = sum(" " not in name or looks_like_name(name) for name in names)
    return likely >= _MOST_OF_THEM * len(entries) and _are_signed(entries)


def _tell_events(entries: Sequence[Entry], titles: Sequence[str | None]) -> bool:
    """Whether entries that nothing announces tell what happened when, and are no list of things with a figure each.

    Minutes are those of a match, by the title or by time that was added. Others are made as posts are, or stand in
    order, and either have the newest first, or more in each than a programme says of its parts.
    """
    marks = [entry.mark.text for entry in entries]
    clocks = [clock.minutes for entry in entries if (clock := entry.clock)]
    if not clocks and any(map(find_minute, marks)):
        return any(map(_ADDED_TIME.match, marks)) or any(_MATCH.search(title) for title in titles if title)
    steps = [(this - after) % _DAY for this, after in pairwise(clocks) if this != after]
    back = sum(step < _DAY / 2 for step in steps)
    if sum(map(_is_made_as_post, entries)) >= _MOST_OF_THEM * len(entries):
        return True
    if sum(map(_may_be_made_as_post, entries)) >= _MOST_OF_THEM * len(entries):
        return not steps or back > 0 or _are_long(entries)
    if not clocks:
        return _go_back(entries) or _are_long(entries)
    if min(back, len(steps) - back) > _OUT_OF_ORDER * len(steps):
        return False
    return is_newest_first(clocks) or _are_long(entries)


def _is_made_as_post(entry: Entry) -> bool:
    """Whether an entry is an `article` or has the name of a post."""
    return entry.element.tag == "article" or _has_name(entry, _POST_NAMES)


def _has_name(entry: Entry, names: re.Pattern[str]) -> bool:
    return names.search(names_of(entry.element)) is not None


def _may_be_made_as_post(entry: Entry) -> bool:
    """Whether an entry is made as a post, or as a part of a programme: by name, or its time has an element for moments,
    but no duration."""
    element = entry.element
    if _is_made_as_post(entry) or _has_name(entry, _ENTRY_NAMES):
        return True
    time = element if element.tag == "time" else next(element.iter("time"), None)
    return time is not None and not (time.get("datetime") or "").startswith("P")


def _are_long(entries: Sequence[Entry]) -> bool:
    """Whether entries say more than a timetable does."""
    return sum(entry.prose for entry in entries) >= _TABLE_WORDS * len(entries)


def _are_below_article(entries: list[Entry], outline: Outline) -> bool:
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
    return sum(own) >= (_ARTICLE_WORDS_SIGNED if _are_signed(entries) else _ARTICLE_WORDS)


def _is_timetable(entries: list[Entry]) -> bool:
    """Whether the times of entries of few words follow each other in even steps, as no events do."""
    if _are_long(entries):
        return False
    minutes = [clock.minutes for entry in entries if (clock := entry.clock)]
    if len(minutes) < max(len(entries), _FEWEST_OF_TABLE):
        return False
    steps = {(after - this) % _DAY for this, after in pairwise(minutes)}
    if sum(any(line.heading for line in entry.lines if line is not entry.mark) for entry in entries) > len(entries) / 2:
        return False  # what is headed is told
    return len(steps) == 1 and all(_EVEN_STEP <= step <= _DAY - _EVEN_STEP and not step % _TABLE_STEP for step in steps)
