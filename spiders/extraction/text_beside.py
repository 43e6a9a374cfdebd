"""What an unknown outlet prints beside a headline, or below the body, of who wrote an article and when.

The lines are looked at in the order in which pages are likely to tell it: below the headline, right above it, below
the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spiders.extraction.byline_labels import AUTHOR, LABEL, has_byline_label, without_byline_label, without_first_others
from spiders.extraction.byline_parts import (
    before_date,
    before_others,
    credits_pictures,
    once,
    without_handles,
    without_post,
)
from spiders.extraction.byline_words import BODIES, LABELS
from spiders.extraction.bylines import Byline, but_publishers, parse_byline
from spiders.extraction.closing_lines import heads_comments
from spiders.extraction.date_sentences import Saying, saying
from spiders.extraction.date_words import word_set
from spiders.extraction.dates import PUBLICATION_LABEL, UPDATE_LABEL, FoundDate, cut_at_labels, date_among, parse_date
from spiders.extraction.hands import BY_OTHERS
from spiders.extraction.letter_forms import fold
from spiders.extraction.name_kinds import (
    is_caseless,
    is_desk,
    is_likely,
    is_organisation,
    is_place_name,
    is_role,
    is_section_name,
    is_thing,
    looks_like_name,
    opens_as_day,
)
from spiders.extraction.printed_names import PARTS
from spiders.extraction.reading_time import without_reading_time
from spiders.extraction.text_header import Setting, listed_names
from spiders.extraction.text_lines import Line

_ABOVE, _BELOW, _AFTER = 6, 12, 10  # lines looked at above the headline, below it, and below the body
_INTO_BODY = 4  # lines of the body, among which a byline may stand
_MOST_WORDS = 24
_MOST_LETTERS = 400  # of a line; searches for names in it may take the square of these
_NAME_WORDS = range(2, 5)  # of a name on a line of its own
_AT_END = 3  # lines around the body's end, among which a date with a label is its own
_NEAR = 3  # lines between such a name and a date

_ALONE = re.compile(rf"(?:{LABEL}|{AUTHOR})\s*[:—–-]*", re.IGNORECASE)
_LABELLED = re.compile(
    rf"^(?:.{{0,60}}?(?:[\d|•·,)–—-]|\b[ap]m|\b(?-i:[A-Z]{{2,4}}))\s+)?(?:{LABEL})(?:\s*[:—–]\s*|\s+[-—–]?\s*)(?=\S)",
    re.IGNORECASE,
)
# A byline behind a date and its time.
_BYLINE_BEHIND = re.compile(rf"(?<=\d)\s+(?:{LABEL})\s*:.*$", re.IGNORECASE)
_GLUED = re.compile(r"^[Bb]y(?=[A-Z][a-z]+ )")
_GLUED_YEAR = re.compile(
    r"(?<=\b20\d\d)(?=[A-Z]|\d?\d:\d\d)|(?<=\w)(?=(?:First\s+[Pp]ublished|Published|Posted|(?:Last\s+)?[Uu]pdated)\b)"
)
# `Ada LorneStaff Writer`; a name is not cut that has a capital within: `McLind`.
_GLUED_ROLE = re.compile(r"(?<=[A-Za-z]\s)(\S*[a-z]{4})(?=[A-Z][a-z])(.*)$")
_GLUED_DAY = re.compile(r"(?<=[a-z])(?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day)?,?\s)")
_SHORT_DAY = 3  # letters
# Where the names end: a bar or dot, a date, what else the page says.
_NAMES_END = re.compile(
    r"\s*(?:[|•·●►»/@]|\s[–—-]\s|\d|(?-i:Published|Updated|Posted)|\b(?:on|published|updated|posted|last|modified"
    r"|reviewed|edited|fact|photo|reading|min|read)\b).*$",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\s+(?=[,;])|[\s,;:–—-]+$|\s*\([^()]{0,100}\)")
# What stands before "by" where no author follows, beside what others have done.
_OTHER_LABEL = re.compile(r"\b(?:fact|design|more|recently|posts?\s+by|view)", re.IGNORECASE)
# Words of headings and menus that stand where names do, beside those of labels and bodies.
_NO_PERSON = LABELS | BODIES | word_set("""
    stay connected writer editors news blogs stories best top new latest how what why when where your our my free get
    start buy staff team desk gear review reviews guide guides tips video videos photo photos image images credit states
    united city county street avenue
    """)  # fmt: skip


def byline_beside(lines: Sequence[Line], headline: int | None, body: int, end: int, setting: Setting) -> Byline | None:
    """The byline with a label that stands nearest below the headline, else a name near a date there: its names alone,
    with the label where the line begins with it, of a line that tells more."""
    places = list(_places(lines, headline, body, end))
    for at in places:
        if found := _labelled(lines, at, setting):
            return found
    dated = {at for at in places if _date_in(lines[at], setting)}
    for at in places:
        if headline is not None and not headline < at < body + 1:
            continue
        if found := _alone(lines, at, dated, setting):
            others = (_listed(lines, each, dated, setting) for each in places if each > at)
            return next((each for each in others if each and set(found.authors) < set(each.authors)), found)
    return None


def date_beside(lines: Sequence[Line], headline: int | None, body: int, end: int, setting: Setting) -> FoundDate | None:
    """The first date in a short line that names no update, neither on the line nor above it, and is no reader's.

    One that may be a sentence counts right below the headline, before what stands above that or below the body.
    """
    after = range(end, min(len(lines), end + _AFTER))
    comments = next((at for at in after if heads_comments(lines[at].text)), len(lines))
    places = [
        at
        for at in _places(lines, headline, body, end)
        if at < comments and not (at and UPDATE_LABEL.fullmatch(f"{lines[at - 1].text} "))
    ]
    below = [at for at in places if headline is not None and headline < at < end]
    first = [at for at in below if at <= body]
    for dated, most in ((below, Saying.NOT), (first, Saying.PERHAPS), (places, Saying.NOT)):
        for at in dated:
            if found := _date_in(lines[at], setting, most):
                return found
    return None


def labelled_date_below(lines: Sequence[Line], body: int, end: int, setting: Setting) -> FoundDate | None:
    """The date with the label of a publication right below a body, above whatever else is there: `Published: ...`."""
    for line in lines[max(body, end - _AT_END) : end + _AT_END]:
        if _is_short(line) and PUBLICATION_LABEL.match(line.text):
            return _date_in(line, setting)
    return None


def is_label(name: str) -> bool:
    """Whether a name has a word of a label or a menu."""
    return any(fold(word).strip(".,") in _NO_PERSON for word in name.split())


def _places(lines: Sequence[Line], headline: int | None, body: int, end: int) -> Iterator[int]:
    top = body if headline is None else headline
    below = range(top + (headline is not None), min(max(body + _INTO_BODY, top), end, top + _BELOW + _INTO_BODY))
    above = range(top - 1, max(-1, top - _ABOVE - 1), -1)
    after = range(end, min(len(lines), end + _AFTER))
    return (at for places in (below, above, after) for at in places if _is_short(lines[at]))


def _is_short(line: Line) -> bool:
    return line.words <= _MOST_WORDS and len(line.text) <= _MOST_LETTERS


def _date_in(line: Line, setting: Setting, most: Saying = Saying.NOT) -> FoundDate | None:
    """The date in a line that says no more of it than that."""
    text = line.text
    if line.caption or not any(map(str.isdigit, text)):
        return None
    said = _BYLINE_BEHIND.sub("", _GLUED_YEAR.sub(" ", text))
    parts = [part for part in cut_at_labels(said) if not UPDATE_LABEL.match(part)]
    for part in sorted(parts, key=lambda each: PUBLICATION_LABEL.match(each) is None):
        for each, read in ((part, parse_date), (without_reading_time(part), parse_date), (part, date_among)):
            found = read(each, setting.zone, language=setting.language, now=setting.now)
            if found and saying(text, found.raw, setting.language) <= most:
                return found
    return None


def _labelled(lines: Sequence[Line], at: int, setting: Setting) -> Byline | None:
    text = without_first_others(_GLUED.sub("By ", lines[at].text))
    if credits_pictures(text):
        return None
    if _ALONE.fullmatch(text):
        above = f"{lines[at - 1].text} {text}" if at and _is_short(lines[at - 1]) else text
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None or not _is_short(following) or _is_others(above):
            return None
        found = _byline(f"{text} {following.text}", following.text, setting)
        return found if found and " " in found.authors[0] else None
    if match := _LABELLED.match(text):
        return None if _is_others(match[0]) else _byline(text, text[match.end() :], setting)
    part = next((part for part in PARTS.split(text) if has_byline_label(part, setting.language)), None)
    return _byline(text, without_byline_label(part, setting.language), setting) if part else None


def _is_others(label: str) -> bool:
    return bool(BY_OTHERS.search(label) or _OTHER_LABEL.search(label))


def _byline(raw: str, names: str, setting: Setting) -> Byline | None:
    """The persons or desks in what follows a label, up to whatever is none."""
    bare = _without_rest(names)
    for part in (bare, bare.partition(",")[0]):
        parsed = parse_byline(f"By {part}", language=setting.language) if part else None
        named = but_publishers(parsed.authors, raw) if parsed else ()
        authors = tuple(name for name in named if _is_signed_desk(name) or not _ends_in_role(name))
        if authors and all(_is_signed_desk(name) or not is_label(name) for name in authors):
            return Byline(_of_persons(raw, authors, setting), tuple(dict.fromkeys(authors)))
    return None


def _is_signed_desk(name: str) -> bool:
    """Whether a name behind a label is that of a desk, though menus have such words: `Lantern Staff`."""
    return is_desk(name) and is_likely(name)


def _of_persons(raw: str, authors: Sequence[str], setting: Setting) -> str:
    """The part of a line that names these, from its label on where it begins with that: no date, section or place."""
    first, last = raw.find(authors[0]), raw.rfind(authors[-1])
    if min(first, last) < 0:
        return raw
    return raw[0 if has_byline_label(raw, setting.language) else first : last + len(authors[-1])]


def _without_rest(text: str) -> str:
    """What stands before a date, a bar or whatever else ends names, once where it is printed twice."""
    text = _GLUED_ROLE.sub(
        _without_glued, once(before_date(_GLUED_DAY.sub(" ", without_handles(before_others(text)))).strip())
    )
    return _LOOSE.sub("", _NAMES_END.sub("", f" {text}")).strip()


def _without_glued(match: re.Match[str]) -> str:
    """`LorneStaff Writer` without what somebody is, or a day; `DellaLorne` is a name."""
    words = match[2].split()
    is_name = len(words) == 1 and len(words[0]) > _SHORT_DAY and not is_role(words[0])
    return match[0] if is_name else match[1]


def _ends_in_role(name: str) -> bool:
    """`Contributing Opinion Writer`: what somebody is, in more words than are known."""
    return is_role(name.rpartition(" ")[2]) and without_post(name) == name


def _alone(lines: Sequence[Line], at: int, dated: set[int], setting: Setting) -> Byline | None:
    """A name on a line of its own, or before a date or role: printed twice over, or near a date; or several."""
    line = lines[at]
    if listed := _listed(lines, at, dated, setting):
        return listed
    text = once(line.text)
    bare = without_post(_without_rest(text).partition(",")[0])
    if line.level or bare.isupper():
        return None
    if len(bare.split()) not in _NAME_WORDS or not looks_like_name(bare) or is_label(bare) or is_caseless(bare):
        return None
    if is_section_name(bare) or is_thing(bare) or opens_as_day(bare) or (bare != text and is_place_name(bare)):
        return None  # where or when it was written, or what is on a day
    rest = text.removeprefix(bare)
    if rest.lstrip().startswith(":"):
        return None
    rest = rest.strip(" ,/–—-") or "staff"
    if bare != text and at not in dated and not (is_role(rest) or _ends_in_role(rest)):
        return None
    twice = at + 1 < len(lines) and lines[at + 1].text == line.text
    if not (twice or any(abs(at - each) <= _NEAR for each in dated)):
        return None
    parsed = parse_byline(bare, language=setting.language)
    return (
        Byline(_of_persons(line.text, parsed.authors, setting), parsed.authors) if parsed and parsed.authors else None
    )


def _listed(lines: Sequence[Line], at: int, dated: set[int], setting: Setting) -> Byline | None:
    """Several names on a line of their own, near a date."""
    line = lines[at]
    if line.level or not any(abs(at - each) <= _NEAR for each in dated):
        return None
    names = listed_names(line.text, setting.language)
    are_persons = all(_may_be_person(name) and not _ends_in_role(name) for name in names)
    return Byline(line.text, names) if names and are_persons else None


def _may_be_person(name: str) -> bool:
    is_named = len(name.split()) in _NAME_WORDS and looks_like_name(name) and not is_caseless(name)
    return is_named and not (
        is_label(name) or is_section_name(name) or is_role(name) or is_place_name(name) or is_organisation(name)
    )
