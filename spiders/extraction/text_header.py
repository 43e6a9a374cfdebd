"""The head of a text rendering: which line is the headline, and what stands between it and the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from spiders.extraction.byline_joins import joins_of
from spiders.extraction.byline_labels import has_byline_label, source_credit
from spiders.extraction.byline_parts import before_date, begins_with_other_hand
from spiders.extraction.bylines import Byline, parse_byline
from spiders.extraction.captions import is_credit_line, may_be_lead_caption, sentences, split_credit, tells_an_event
from spiders.extraction.dates import UPDATE_LABEL, DateLine, date_start, is_date_line, label_at_end, parse_date_line
from spiders.extraction.landmarks import Landmarks
from spiders.extraction.limits import LONGEST_CAPTION
from spiders.extraction.name_kinds import is_role, is_section_name, is_thing, looks_like_name, opens_as_day
from spiders.extraction.reading_time import minutes_named, reading_minutes, without_reading_time
from spiders.extraction.scenes import is_dated_scene
from spiders.extraction.text import clean_line
from spiders.extraction.text_lines import Line
from storage.records import Image

# Two plain words in a row stand in no name.
_LOWER_WORDS = re.compile(r"\b[a-z]{3,}\s[a-z]{3,}\b|[.!?]$")
_PARTS = re.compile(r"\s+[|•·—–]\s+|\s{2,}")
_SIGNS = tuple(",|/(–—-•·")  # what parts a name from the label of a date
_CRUMB_PARTS = re.compile(r"\s+[/›»>→|]\s+|\s*[›»→]\s*")
_CRUMB_MARK = re.compile(r"[/›»>→|]")
_HOME = re.compile(r"(?:home|inicio|accueil|startseite|الرئيسية|news|noticias|actualités|أخبار|الأخبار)", re.IGNORECASE)
_SECTION = re.compile(
    r"politics|economy|business|money|sports?|opinions?|culture|arts|world|local|health|science"
    r"|tech(?:nology)?|lifestyle"
    r"|travel|videos?|pol[íi]tica|econom[íi]a|deportes|cultura|opini[óo]n|mundo|sociedad|salud|politique"
    r"|[ée]conomie|soci[ée]t[ée]"
    r"|monde|sant[ée]|politik|wirtschaft|kultur|سياسة|اقتصاد|رياضة|ثقافة|صحة|العالم|منوعات|تكنولوجيا",
    re.IGNORECASE,
)
_LONGEST_BARRED = 4  # labels, the front page's among them
_CLOSE_MARK = re.compile(r"[x×✕✖]", re.IGNORECASE)
_NAME_SPACES = range(1, 4)

_LONGEST_STANDFIRST = 70  # words
# Of a section's name: words and letters.
_LABEL_WORDS, _LONGEST_LABEL = 4, 40
# A summary with no figure below it: so many words at most, and so many times shorter than the body's paragraphs.
_LONGEST_LONE_STANDFIRST, _LONGER = 34, 1.5


class Meta(NamedTuple):
    """What one line beside the headline says."""

    byline: Byline | None = None
    source: str | None = None
    dates: DateLine | None = None
    minutes: int | None = None
    labelled: bool | None = None
    """Whether the byline begins with a label such as "By"."""
    undated_raw: str | None = None
    """The line, where it is a date but which one cannot be told or believed."""

    @property
    def sure(self) -> bool:
        """More than a line that could be a name."""
        return bool(self.source or self.dates or self.minutes or self.undated_raw or (self.byline and self.labelled))


@dataclass
class Head:
    """What was read between the headline and the body; `end` is the first line of the body."""

    end: int
    standfirst: str | None = None
    byline: Byline | None = None
    source: str | None = None
    dates: DateLine = field(default_factory=lambda: DateLine(None, None))
    undated_raw: str | None = None
    minutes: int | None = None
    images: list[Image] = field(default_factory=list)

    def take(self, meta: Meta) -> None:
        """Keeps what is said first."""
        self.byline = self.byline or meta.byline
        self.source = self.source or meta.source
        self.minutes = self.minutes or meta.minutes
        self.undated_raw = self.undated_raw or meta.undated_raw
        if meta.dates:
            self.dates = DateLine(
                self.dates.published or meta.dates.published, self.dates.modified or meta.dates.modified
            )


@dataclass(frozen=True)
class Setting:
    """What is known before a text is read."""

    marks: Landmarks
    zone: ZoneInfo
    language: str
    now: datetime | None
    url: str | None
    metas: dict[str, Meta | None] = field(default_factory=dict, compare=False, repr=False)
    """What `read_meta` said of the lines that it was asked about."""

    @property
    def path(self) -> str:
        """The address' path, percent-decoded."""
        try:
            return unquote(urlsplit(self.url).path) if self.url else ""
        except ValueError:
            return ""

    @property
    def slug(self) -> str | None:
        """The words of the headline in the address: its last part, or the one before where that is a number."""
        for part in reversed(self.path.rstrip("/").split("/")[-2:]):
            words = clean_line(re.sub(r"[-_+]|\.(?:html?|aspx|php)$", " ", part))
            if any(map(str.isalpha, words)):
                return words if " " in words else None
        return None


def read_meta(line: Line, setting: Setting) -> Meta | None:
    """What a line says of who wrote the article, when, from which source, and how long reading takes."""
    if line.words > 30:
        return None
    if line.text not in setting.metas:
        setting.metas[line.text] = _read_meta(line.text, setting)
    return setting.metas[line.text]


def _read_meta(text: str, setting: Setting) -> Meta | None:
    whole = _meta_part(text, setting)
    if whole is not None:
        return whole
    parts = [part for part in _PARTS.split(text) if part]
    # Who edited it is no author, and stands beside what else is told: `Edited by Bo Ray | Updated 4 May 2026`.
    read = (_meta_part(part, setting) or (Meta() if begins_with_other_hand(part) else None) for part in parts)
    metas = [meta for meta in read if meta is not None]
    if len(parts) < 2 or len(metas) < len(parts) or not any(meta.sure for meta in metas):
        return None
    return Meta(*(next((value for value in values if value), None) for values in zip(*metas, strict=True)))


def _meta_part(text: str, setting: Setting) -> Meta | None:
    if text.count(" ") < 8 and (source := source_credit(text)):
        return Meta(source=source)
    if any(map(str.isdigit, text)):
        if minutes := reading_minutes(text):
            return Meta(minutes=minutes)
        said = without_reading_time(text)
        dates = parse_date_line(said, setting.zone, language=setting.language, now=setting.now)
        if dates.published or dates.modified:
            return Meta(dates=dates, minutes=minutes_named(text))
        if is_date_line(text, setting.zone, language=setting.language):
            return Meta(undated_raw=text)
    labelled = has_byline_label(text, setting.language)
    may_name = labelled or (" " in text and text.count(" ") < 12 and not _LOWER_WORDS.search(text))
    if (
        may_name
        and text.count(" ") < 16
        and (labelled or not opens_as_day(before_date(text, setting.language)))
        and (byline := parse_byline(before_date(text, setting.language), language=setting.language))
    ):
        start = date_start(text, setting.language) or 0
        label = label_at_end(text, start)  # which tells whether the day is that of a change
        dated = text[start if label is None else label :]
        dates = parse_date_line(dated, setting.zone, language=setting.language, now=setting.now)
        is_dated = labelled or (label is not None and text[:label].rstrip().endswith(_SIGNS))
        return Meta(byline=byline, labelled=labelled, dates=dates if is_dated and any(dates) else None)
    return None


def breadcrumbs_of(text: str) -> tuple[str, ...]:
    """`News / #HarbourTV / Reports` -> its labels; empty for a line that is no path of short labels."""
    parts = [part.strip() for part in _CRUMB_PARTS.split(text)]
    if (
        not 2 <= len(parts) <= 7
        or len(text) > 150
        or any(not part or part.count(" ") > 4 or len(part) > 40 for part in parts)
    ):
        return ()
    if not _HOME.fullmatch(parts[0]) and ("|" in text or text.rstrip().endswith((".", "!", "?"))):
        return ()
    if "«" in text:  # which the other mark closes: a quotation
        return ()
    # Bars part the entries of menus; a path of two sections does not go from one to another.
    if "|" in text and (len(parts) > _LONGEST_BARRED or sum(bool(_SECTION.fullmatch(part)) for part in parts) > 1):
        return ()
    return () if any(map(str.isdigit, text)) else tuple(parts)


def broken_breadcrumbs(lines: Sequence[Line]) -> tuple[str, ...]:
    """`News`, `/`, `Turkey`: a path that is broken over lines, right above the headline."""
    start = len(lines)
    while start >= 2 and _CRUMB_MARK.fullmatch(lines[start - 2].text):
        start -= 2
    return breadcrumbs_of(" ".join(line.text for line in lines[start - 1 :])) if 0 < start < len(lines) else ()


def is_section_label(line: Line, setting: Setting) -> bool:
    """Whether a line can be the name of a section: a few words, no figures, no one's byline."""
    return (
        line.words <= _LABEL_WORDS
        and 3 <= len(line.text) <= _LONGEST_LABEL
        and not line.stops
        and not line.text.endswith((":", ","))
        and not any(map(str.isdigit, line.text))
        and not setting.marks.rules.brand.fullmatch(line.text)
        and not is_sure(line, setting)
    )


def numbered_breadcrumbs(lines: Sequence[Line]) -> tuple[str, ...]:
    """`1. Inicio`, `2. Noticias`: a numbered list of short labels that begins at the front page."""
    run: list[str] = []
    for line in lines:
        if line.numbered and line.words <= 4 and (run or _HOME.fullmatch(line.text)):
            run.append(line.text)
        elif run:
            break
    return tuple(run) if len(run) > 1 else ()


def _may_sign(text: str) -> bool:
    return looks_like_name(text) and not is_section_name(text) and not is_thing(text)


def listed_names(text: str, language: str) -> tuple[str, ...]:
    """The names of two persons or more, where a line holds them and nothing else."""
    parts = joins_of(language).listed.split(text)
    names = all(part.count(" ") in _NAME_SPACES and looks_like_name(part) and not is_role(part) for part in parts)
    return tuple(parts) if len(parts) > 1 and names else ()


def read_head(lines: Sequence[Line], headline: int | None, body: int, end: int, setting: Setting) -> Head:
    """Walks down from the headline (from the top where there is none) to the first line that is the body's.

    Above `body` unknown lines are furniture and passed over; from there on the first of them begins the body.
    """
    marks, rules = setting.marks, setting.marks.rules
    title = lines[headline].key if headline is not None else ""
    head = Head(end=end)
    in_figure, figures, metas = False, 0, 0
    for at in range(0 if headline is None else headline + 1, end):
        line = lines[at]
        meta = _meta_at(lines, at, headline=headline, setting=setting, seen=metas)
        if head.images and line.bullet and meta is not None and meta.byline and not meta.sure:
            meta = None  # a tag: bare names stand above the pictures
        if meta is not None:
            head.take(meta)
            metas, in_figure = metas + 1, False
        elif _CLOSE_MARK.fullmatch(line.text) or (line.key == title and (line.bullet or in_figure)):
            in_figure, figures = True, figures + 1
        elif in_figure and not line.gap:
            head.images.append(Image(caption=line.text))
            in_figure = False
        elif rules.furniture.fullmatch(line.text) or rules.notice.fullmatch(line.text):
            continue
        elif line.caption:
            _take_caption(line.text, head)
        elif not figures and _is_standfirst(lines, at, title, end=end, head=head, setting=setting, metas=metas):
            head.standfirst = line.text
        elif title and not head.images and _is_lead_caption(lines, at, end=end, marks=marks):
            head.images.append(Image(caption=line.text))
        elif at >= body:
            head.end = at
            break
    return head


def _take_caption(text: str, head: Head) -> None:
    if head.images and is_credit_line(text):
        head.images[-1] = Image(caption=head.images[-1].caption, credit=split_credit(text))
    else:
        head.images.append(Image(caption=text))


def _meta_at(lines: Sequence[Line], at: int, *, headline: int | None, setting: Setting, seen: int) -> Meta | None:
    """Meta in its place: a bare name counts beside other meta lines or as `Name` over `Harbour TV, City` only."""
    line = lines[at]
    meta = read_meta(line, setting)
    following = lines[at + 1] if at + 1 < len(lines) else None
    if meta is not None and meta.dates and at and UPDATE_LABEL.fullmatch(f"{lines[at - 1].text} "):
        meta = meta._replace(dates=DateLine(None, meta.dates.modified or meta.dates.published))
    if meta is not None and meta.sure:
        return meta
    if seen and setting.marks.rules.is_place_line(line.text):
        return Meta()
    if meta is None:
        return None
    if setting.marks.rules.is_house(line.text):
        return meta
    if following is not None and setting.marks.rules.is_place_line(following.text):
        both = parse_byline(f"{line.text}\n{following.text}", language=setting.language)
        return Meta(byline=both) if both else meta
    beside = (at - 1 == headline and line.bullet) or (following is not None and is_sure(following, setting))
    return meta if line.words >= 2 and (beside or (seen and line.bullet)) and _may_sign(line.text) else None


def is_sure(line: Line, setting: Setting) -> bool:
    """Whether a line is a labelled byline, a source, a date or a reading time."""
    meta = read_meta(line, setting)
    return meta is not None and meta.sure


def _is_standfirst(  # noqa: PLR0913
    lines: Sequence[Line], at: int, title: str, *, end: int, head: Head, setting: Setting, metas: int
) -> bool:
    """A summary: prose above the byline or date, or, where the outlet prints one, the first prose below them."""
    line = lines[at]
    if (
        head.standfirst
        or head.images
        or line.words > _LONGEST_STANDFIRST
        or line.bullet
        or listed_names(line.text, setting.language)
    ):
        return False
    following = lines[at + 1 : min(end, at + 3)]
    if metas and setting.marks.prints_standfirst and any(_opens_figure(after, title) for after in following[:1]):
        return True
    if line.words < 4:
        return False
    if not metas and any(is_sure(after, setting) for after in lines[at + 1 : min(end, at + 4)]):
        return not line.level
    if not setting.marks.prints_standfirst:
        return False
    if any(_opens_figure(after, title) or after.caption for after in following):
        return True
    # Without a figure nothing parts it from the body: in doubt it is the body's.
    rest = [after for after in lines[at + 1 : end] if after.prose]
    body = [after.words for after in rest[:2] if after.gap]
    short = line.words <= _LONGEST_LONE_STANDFIRST and sentences(line.text) == 1
    return not rest or (short and line.gap and len(body) == 2 and min(body) >= _LONGER * line.words)


def _opens_figure(line: Line, title: str) -> bool:
    """The figure below the summary: the mark that closes its picture, or the headline once more."""
    return bool(_CLOSE_MARK.fullmatch(line.text)) or line.key == title


def _is_lead_caption(lines: Sequence[Line], at: int, *, end: int, marks: Landmarks) -> bool:
    """A caption without a credit, in the place where the lead picture's stands, with the body below it."""
    line = lines[at]
    if (
        line.bullet
        or line.level
        or len(line.text) > LONGEST_CAPTION
        or line.text.endswith((":", "?"))
        or not any(after.prose for after in lines[at + 1 : min(end, at + 3)])
    ):
        return False
    if may_be_lead_caption(line.text) and (marks.prints_captions_first or not line.stops):
        return True
    if marks.prints_captions_first and is_dated_scene(line.text, lead=True):
        return True
    bare = marks.prints_captions_first and not line.prose and not line.stops and line.words >= 6
    return bare and not tells_an_event(line.text)
