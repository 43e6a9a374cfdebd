"""The body of a text rendering: paragraphs, and what stands between them without being the article's prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from spiders.extraction.byline_labels import has_byline_label
from spiders.extraction.bylines import Byline, parse_byline
from spiders.extraction.captions import is_credit_line, sentences, split_credit
from spiders.extraction.landmarks import GENERAL, Landmarks
from spiders.extraction.lives import is_life_below_name
from spiders.extraction.name_kinds import looks_like_name
from spiders.extraction.scenes import is_dated_scene
from spiders.extraction.tag_labels import TAG_LABELS
from spiders.extraction.text import letters
from spiders.extraction.text_lines import Line
from storage.records import Image, Link, LinkKind

_POST_SIGNATURE = re.compile(
    r"[—–-]{1,2}\s?.{2,60}\(@\w{1,30}\).{0,40}|(?:pic\.twitter\.com|t\.co|https?://t\.co)/\S+|https?://\S+|@\w+"
)
_TAG_LABEL = re.compile(rf"(?:{TAG_LABELS})(?!\w)\s*:?\s*(.*)", re.IGNORECASE)
_AUTHOR_NOTE = re.compile(r"\*\s?[^\W\d_].{20,600}")

_TITLE_WORDS = 5  # fewer make a sub-heading rather than a linked title, where both could stand
_SUBHEADING_WORDS = 16
_TAG_WORDS = 8
_TITLES = 8  # linked titles above that are looked at


@dataclass
class Body:
    """What was read between the head and the end of the article."""

    paragraphs: list[str] = field(default_factory=list)
    subheadings: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    byline: Byline | None = None


def read_body(lines: Sequence[Line], marks: Landmarks, language: str, *, trust_bullets: bool) -> Body:
    """Reads the lines of a body. `trust_bullets`: a bulleted list of labels at its end holds the tags."""
    rows = [
        line
        for line in lines
        if not marks.rules.furniture.fullmatch(line.text)
        and not _POST_SIGNATURE.fullmatch(line.text)
        and not (line.words <= _TAG_WORDS and marks.rules.end.fullmatch(line.text))
    ]
    body = Body()
    last = _without_notices(rows, marks)
    end = _take_tags(rows[:last], body, marks, trust_bullets=trust_bullets)
    end = boxed = _take_author_box(rows, end, body, marks)
    if not body.tags:
        below = _without_notices(rows[:boxed], marks)
        end = _take_tags(rows[:below], body, marks, trust_bullets=trust_bullets)
        body.notices += [line.text for line in rows[below:boxed]]
    _Walk(rows[:end], marks, language, body).run()
    body.notices += [line.text for line in rows[last:]]
    return body


def _without_notices(lines: Sequence[Line], marks: Landmarks) -> int:
    """Where the notices with which a body ends begin: tags may stand above them."""
    end = len(lines)
    while end and (marks.rules.notice.fullmatch(lines[end - 1].text) or _AUTHOR_NOTE.fullmatch(lines[end - 1].text)):
        end -= 1
    return end


@dataclass
class _Walk:
    """A walk down the lines of a body, `at` being the next to be read."""

    lines: Sequence[Line]
    marks: Landmarks
    language: str
    body: Body
    at: int = 0
    opening: list[str] = field(default_factory=list)
    """Short lines above the first paragraph, where captions are printed: captions, unless every paragraph is headed."""

    def run(self) -> None:
        """Takes every line to its place in the body."""
        while self.at < len(self.lines):
            self._step(self.lines[self.at])
        headed = len(self.body.subheadings) >= len(self.body.paragraphs) > 1
        if self.opening and not headed:
            self.body.subheadings = [text for text in self.body.subheadings if text not in self.opening]
            self.body.images[:0] = [Image(caption=text) for text in self.opening]

    def _step(self, line: Line) -> None:
        """Reads one line and whatever belongs to it."""
        rules, body = self.marks.rules, self.body
        inline = rules.inline.fullmatch(line.text) if line.words <= 40 else None
        if rules.notice.fullmatch(line.text) or (_AUTHOR_NOTE.fullmatch(line.text) and self.at >= len(self.lines) - 2):
            body.notices.append(line.text)
            self.at += 1
        elif inline is not None and inline[2]:
            body.links.append(_link(LinkKind.INLINE, line, inline[2].strip()))
            self.at += 1
        elif inline is not None or (line.words <= 6 and rules.related.fullmatch(line.text)):
            self.at += 1
            self._take_titles(LinkKind.RELATED if inline is None else LinkKind.INLINE)
        elif line.caption or self._is_scene(line):
            self._take_caption(line.text)
            self.at += 1
        elif not self._took_byline(line):
            self._take_prose(line)
            self.at += 1

    def _take_prose(self, line: Line) -> None:
        if self._is_subheading(line):
            if self.marks.prints_captions_first and not self.body.paragraphs and not line.level:
                self.opening.append(line.text)
            self.body.subheadings.append(line.text)
        elif line.sentence or line.words >= _TITLE_WORDS or line.bullet or self._in_list() or self._is_place(line):
            self.body.paragraphs.append(line.text)

    def _is_place(self, line: Line) -> bool:
        """Where a desk reports from, without the name that it belongs to."""
        return self.marks.rules.is_place_line(line.text)

    def _is_scene(self, line: Line) -> bool:
        return self.marks.prints_captions_inside and not line.bullet and not line.level and is_dated_scene(line.text)

    def _take_caption(self, text: str) -> None:
        images = self.body.images
        if images and images[-1].credit is None and is_credit_line(text):
            images[-1] = Image(caption=images[-1].caption, credit=split_credit(text))
        else:
            images.append(Image(caption=text))

    def _take_titles(self, kind: LinkKind) -> None:
        """The titles below a heading such as "Related News": until prose, or a sub-heading of the body, begins."""
        start = self.at
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.title or (
                not line.bullet and self._ends_titles(line, self.lines[max(start, self.at - _TITLES) : self.at])
            ):
                break
            self.body.links.append(_link(kind, line, line.text))
            self.at += 1

    def _ends_titles(self, line: Line, titles: Sequence[Line]) -> bool:
        """Prose ends them, and so does a sub-heading of the body: unlike the titles above it, or short above prose."""
        asks = line.text.endswith(("?", "!")) and line.words <= _SUBHEADING_WORDS and sentences(line.text) == 1
        if line.caption or (line.sentence and not asks):
            return True
        if titles and (titles[-1].bullet or (line.level and not titles[-1].level)):
            return True
        if self.at + 1 >= len(self.lines) or not self.lines[self.at + 1].prose:
            return False
        return line.words < _TITLE_WORDS and all(title.words >= _TITLE_WORDS for title in titles)

    def _took_byline(self, line: Line) -> bool:
        """`By Name`, or `Name` over `Harbour TV, City`, at the body's beginning or end."""
        in_place = not self.body.paragraphs or self.at >= len(self.lines) - 3
        if self.body.byline or line.words > 14 or line.stops or not in_place:
            return False
        byline, taken = None, 1
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        if has_byline_label(line.text, self.language):
            byline = parse_byline(line.text, language=self.language)
            taken = 2 if following and self.marks.rules.is_place_line(following.text) else 1
        elif following and self.marks.rules.is_place_line(following.text) and looks_like_name(line.text):
            byline, taken = parse_byline(f"{line.text}\n{following.text}", language=self.language), 2
        if byline is None:
            return False
        self.body.byline = byline
        self.at += taken
        return True

    def _is_subheading(self, line: Line) -> bool:
        """Short, without a full stop, on a line of its own, and with prose of its own below."""
        if (line.bullet and not line.numbered) or not any(map(str.isalpha, line.text)):
            return False
        if "|" in line.text:
            return False  # the row of a table
        if self._is_place(line) or (line.numbered and self._beside_numbered()):
            return False
        if line.words > _SUBHEADING_WORDS or line.text.endswith((".", ":", ",", ";", "…")):
            return bool(line.level) and not line.prose
        if line.stops and (line.text[0] in '“"' or (line.words > 10 and not line.level)):
            return False  # a quotation or a question of the text's own
        for after in self.lines[self.at + 1 : self.at + 8]:
            if (
                after.caption
                or self.marks.rules.inline.fullmatch(after.text)
                or self.marks.rules.related.fullmatch(after.text)
            ):
                continue
            return after.sentence or (after.bullet and after.words >= _TITLE_WORDS) or bool(line.level)
        return False

    def _beside_numbered(self) -> bool:
        """Numbered lines one after the other are a list; a numbered sub-heading has prose around it."""
        around = self.lines[max(0, self.at - 1) : self.at + 2]
        return sum(line.numbered for line in around) > 1

    def _in_list(self) -> bool:
        """A short line right above or below another: verse, or a list without bullets."""
        line = self.lines[self.at]
        after = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        return not line.gap or (after is not None and not after.gap)


def _link(kind: LinkKind, line: Line, title: str) -> Link:
    spelled = (address for label, address in line.links if letters(label) == letters(title))
    return Link(kind, title, next((address for address in spelled if address.startswith("http")), None))


def _take_tags(lines: Sequence[Line], body: Body, marks: Landmarks, *, trust_bullets: bool) -> int:
    """The tags at the end of a body; where its own lines end comes back."""
    for at in range(max(0, len(lines) - 30), len(lines)):
        label = _TAG_LABEL.fullmatch(lines[at].text) if lines[at].words <= 60 and not lines[at].stops else None
        if label is None or any(line.sentence or line.words > _TAG_WORDS for line in lines[at + 1 :]):
            continue
        named = re.split(r"[,;|،]|\s(?=#)", label[1]) if label[1] else [line.text for line in lines[at + 1 :]]
        body.tags += [tag for tag in (name.strip(" #") for name in named) if tag]
        return at
    start = min(_bulleted_tags(lines, marks), _unbulleted_tags(lines)) if trust_bullets else len(lines)
    body.tags += [line.text.lstrip("#") for line in lines[start:]]
    return start


def _bulleted_tags(lines: Sequence[Line], marks: Landmarks) -> int:
    """Where the list of labels at the end begins; a list that the paragraph above announces is the article's.

    Nothing but such a list stands below the pictures of a gallery, as far as the outlet is known.
    """
    start = len(lines)
    while start and _may_be_tag(lines[start - 1]):
        start -= 1
    if not start:
        return len(lines) if marks is GENERAL else 0
    return start if not lines[start - 1].text.endswith(":") else len(lines)


def _unbulleted_tags(lines: Sequence[Line]) -> int:
    """Where short lines in one block, at the end and apart from the prose above, begin."""
    start = len(lines)
    while (
        start
        and lines[start - 1].words <= _TAG_WORDS
        and not lines[start - 1].sentence
        and not lines[start - 1].caption
    ):
        start -= 1
        if lines[start].gap:
            break
    return start if len(lines) - start >= 3 and lines[start].gap and start and lines[start - 1].prose else len(lines)


def _may_be_tag(line: Line) -> bool:
    return (
        line.bullet
        and not line.numbered
        and line.words <= _TAG_WORDS
        and not line.stops
        and not line.caption
        and not line.text.endswith((":", ",", ";"))
    )


def _take_author_box(lines: Sequence[Line], end: int, body: Body, marks: Landmarks) -> int:
    """A name on a line of its own near the end, with a sentence or two that tell who that is: no part of the body."""
    for at in range(max(1, end - 3), end):
        line = lines[at]
        rest = lines[at + 1 : end]
        if (
            not rest
            or line.bullet
            or line.words < 2
            or line.words > 5
            or not looks_like_name(line.text)
            or marks.rules.related.fullmatch(line.text)
        ):
            continue
        surname = line.text.split()[-1]
        if (
            all(after.words <= 80 for after in rest)
            and is_life_below_name(rest[0].text)
            and (surname in rest[0].text or rest[0].words <= 40)
        ):
            body.notices += [after.text for after in lines[at:end]]
            return at
    return end
