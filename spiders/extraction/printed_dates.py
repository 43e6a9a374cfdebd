"""The dates that a page prints around its headline: what each of them shows, and whether it is a change's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from lxml.html import HtmlElement

from spiders.extraction import asian_calendars
from spiders.extraction.addresses import host_of
from spiders.extraction.byline_labels import has_byline_label
from spiders.extraction.caption_lines import is_of_picture
from spiders.extraction.clocks import find_clock, zone_printed
from spiders.extraction.date_sentences import Saying, is_of_another_change, saying
from spiders.extraction.date_words import CHANGED_ELSEWHERE, CORRECTED, FILLERS, PUBLISHED_ELSEWHERE
from spiders.extraction.dates import (
    PUBLICATION_LABEL,
    UPDATE_LABEL,
    UTC_ZONE,
    FoundDate,
    cut_at_labels,
    date_among,
    date_start,
    find_dates,
    parse_date,
    printed_date,
)
from spiders.extraction.east_asian_dates import CHANGES
from spiders.extraction.header_lines import PROSE_LINE, HeaderLine, text_in
from spiders.extraction.letter_forms import fold
from spiders.extraction.reading_time import without_reading_time
from spiders.extraction.sentences import words_said
from spiders.extraction.tags import INLINE
from spiders.extraction.text import words
from storage.records import Precision

if TYPE_CHECKING:
    from spiders.extraction.page import Page
    from spiders.registry import Edition

LONGEST_LINE = 160
"""Letters; a longer line is prose."""

# Whoever looked through an article, and not when: `Edited by Ann Lee`, but not `Reviewed by Ann Lee on 3 March 2026`.
_BY_WHOM = r"(?:revis\w*|reviewed|edited)(?:\s+(?:and|&)\s+\w+)?\s+(?:by|por|da)\b(?!.*\son\s)"
_CHANGED = re.compile(
    rf"(?:{CORRECTED})(?!\w)|^a[ck]t\.|^(?-i:MAJ)\b"
    rf"|updat|modif|(?!{_BY_WHOM})(?:revis|reviewed|edited)|changed|actuali[sz]|mis(?:e)? à jour|aktualisier|geändert"
    r"|letzte änderung|aggiorna|atualiza|güncel|bijgewerkt|aktualiz|обновлен|изменен|оновлен|تحديث|التعديل"
    rf"|{CHANGES}|{CHANGED_ELSEWHERE}|{asian_calendars.CHANGED}",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:publish|posted|publicad|publié|veröffentlicht|pubblicat|gepubliceerd|yayınla|опубликован)"
    rf"|تاريخ النشر|تم النشر|نشر(?: في)?\s*:|نشر في|^date:?$|^giriş|{PUBLISHED_ELSEWHERE}|{asian_calendars.PUBLISHED}",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r"[^:\d]{2,40}:\s")  # a label before a date
_ZONE_AT_END = re.compile(r"[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?\s\(?([A-Z]{2,4})\)?(?=\s*(?:$|[-–—|]))")
_HALVES = frozenset({"AM", "PM", "UHR", "HRS"})
_PARTS = re.compile(r"\s+[-–—|•·・/]\s+|\s*[|•·・]\s*")
_LONGEST_DATE_LABEL, _LONGEST_CLOCK = 30, 30  # letters
_LONGEST_START = 80
_AGENCY_START = re.compile(r"[^\W\d_a-z]{3}[^(–—:]*?\d{4}\s*(?=[(–—:/-])")
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w.'’-]*"
_PLACE = rf"{_CAPITAL}(?:\s(?:{_CAPITAL}|de|del|la|le|of|upon|am|al|el)){{0,4}}"
_PLACES = rf"{_PLACE},\s(?:{_PLACE},\s)?"
# `Port Ossel, 20 Nov 2026: ...`, `Port Ossel, 20 Nov 2026 /Newswire/ -- ...`, `(Port Ossel, 20 Nov 2026) ...`
_RELEASE_START = re.compile(
    rf"{_PLACES}(?P<day>[^(–—:/]{{4,40}}?\d{{4}})\s*(?:[(:/]|--|[–—-]\s)"
    rf"|\({_PLACES}(?P<inner>[^()]{{4,40}}?\d{{4}})\)\s"
)
_CLOSE_LINES, _CLOSE_WORDS = 8, 14
# Where English is written and 3/9 is the ninth of March.
_DAY_FIRST_ENDINGS = frozenset({"uk", "au", "nz", "ie", "in", "za", "sg", "hk", "my", "pk", "ng", "ke", "eu"})
# Of no country: both orders are written.
_ENGLISH = frozenset({"", "en"})
_BOTH_ORDERS = frozenset({"en-ca", "en-ph"})
_AMERICAN_ZONES = ("America/", "US/", "Etc/")


class Printed(NamedTuple):
    """A date printed near the headline: its text or the time that its element declares, and what it shows."""

    value: str
    shown: FoundDate
    is_labelled: bool
    is_close: bool
    """Whether it stands right by the headline, on a line that says little else."""
    is_alone: bool
    """Whether nothing on its line says what else the date is of: it is a whole part of the line, or is labelled."""
    is_change: bool
    is_doubtful: bool
    """Whether its line may be a sentence that says something of it."""
    element: HtmlElement


class Counted(NamedTuple):
    """A part of a line that is a date which only the time of the capture tells."""

    value: str
    is_close: bool
    is_change: bool
    element: HtmlElement


class PrintedDates(NamedTuple):
    """What the lines around a headline tell of the publication and of changes, in the page's order."""

    before: tuple[Printed, ...]
    after: tuple[Printed, ...]
    doubtful: tuple[Printed, ...]
    """On short lines right by the headline, below it first, that may be sentences: for where nothing better is said."""
    counted: tuple[str, ...]
    """Right below the headline, and told only together with the time of the capture: `3 hours ago`."""
    changes: tuple[Printed | Counted, ...]
    """Of anything on the page, those below the headline first."""
    below: tuple[Printed | Counted, ...]
    """All that stand below the headline."""


def printed_dates(page: Page) -> PrintedDates:
    """The dates in the lines around a page's headline."""
    month_first = writes_month_first(page)
    before, after = page.header
    first = len(before) - _CLOSE_LINES
    above = list(_dates_in(before, range(first, len(before)), page.language, month_first=month_first))
    below = list(_dates_in(after, range(_CLOSE_LINES), page.language, month_first=month_first))
    return PrintedDates(
        _publications(above),
        _publications(below),
        _publications([*below, *reversed(above)], doubtful=True),
        tuple(each.value for each in below if isinstance(each, Counted) and each.is_close and not each.is_change),
        tuple(each for each in (*below, *above) if each.is_change),
        tuple(below),
    )


def _publications(dates: Iterable[Printed | Counted], *, doubtful: bool = False) -> tuple[Printed, ...]:
    shown = (each for each in dates if isinstance(each, Printed))
    return tuple(each for each in shown if not each.is_change and each.is_doubtful == doubtful)


def date_of(text: str, language: str, *, month_first: bool) -> FoundDate | None:
    """The date that a short text tells, perhaps among other words; its times without a zone are UTC."""
    if not any(map(str.isdigit, text)):
        return None
    for each in dict.fromkeys((text, without_reading_time(text))):
        if found := parse_date(each, UTC_ZONE, language=language, month_first=month_first):
            return found
    match = UPDATE_LABEL.search(text)
    if match and (found := parse_date(text[match.end() :], UTC_ZONE, language=language, month_first=month_first)):
        return found
    if len(text.split()) > _CLOSE_WORDS:
        return None
    return date_among(text, UTC_ZONE, language=language, month_first=month_first)


def writes_month_first(page: Page) -> bool:
    """Whether 3/9/2026 is the ninth of March here: in American English, and in English of no named country.

    Where the page names none, the zone of its outlet does: America writes so, the rest of the world does not.
    """
    label = language_label(page)
    if label.startswith("en-"):
        return label == "en-us"
    return label in _ENGLISH and _ending(page.url) not in _DAY_FIRST_ENDINGS and not _is_outside_america(page.edition)


def tells_order(language: str, url: str | None, edition: Edition | None = None) -> bool:
    """Whether the label of a page's language, the country of its address, or its outlet's zone says the order of its
    numeric dates."""
    is_told = language not in _ENGLISH | _BOTH_ORDERS or _ending(url) in _DAY_FIRST_ENDINGS
    return is_told or (language in _ENGLISH and _is_outside_america(edition))


def _is_outside_america(edition: Edition | None) -> bool:
    return edition is not None and "/" in edition.timezone.key and not edition.timezone.key.startswith(_AMERICAN_ZONES)


def language_label(page: Page) -> str:
    """The language that a page declares, as `en-gb`; that of its words where these are another's, or else empty."""
    document = page.document
    label = (document.tree.get("lang") or (document.meta.get("og:locale") or [""])[0]).strip().lower().replace("_", "-")
    is_told = page.language == label.partition("-")[0] or page.language in _ENGLISH
    return label if is_told or page.edition else page.language


def _ending(url: str | None) -> str:
    return host_of(url or "").rpartition(".")[2]


def _dates_in(
    lines: tuple[HeaderLine, ...], close: range, language: str, *, month_first: bool
) -> Iterator[Printed | Counted]:
    label = ""
    is_prose = False
    for position, line in enumerate(lines):
        text = text_in(line)
        is_first, is_long = not is_prose, len(text) > LONGEST_LINE
        is_prose = is_prose or is_long or len(text.split()) >= PROSE_LINE
        opening = _agency_date(text) if is_long else None
        if is_first and is_prose and opening is None:
            opening = _release_date(text, language)
        if is_long or opening:
            label = ""
            if shown := opening:
                yield Printed(
                    shown.raw,
                    shown,
                    is_labelled=False,
                    is_close=False,
                    is_alone=False,
                    is_change=False,
                    is_doubtful=False,
                    element=line[0].element,
                )
            continue
        is_close = position in close and len(text.split()) <= _CLOSE_WORDS
        day = ""
        for part, element in _parts(line):
            shown, raw = _shown_by(part, day, language, month_first=month_first)
            if raw is None:
                label = part
                continue
            day = raw
            is_own = UPDATE_LABEL.match(part) or PUBLICATION_LABEL.match(part)
            before, label = label, ""
            said = part if is_own else f"{before} {part}"
            is_change = bool(_CHANGED.search(said))
            declared = _declared_by(element)
            if is_change and declared and (shown is None or declared[:10] != shown.at.date().isoformat()):
                declared = None  # templates give both times as the publication's
            if shown is None:
                yield Counted(declared or raw, is_close, is_change, element)
                continue
            if shown.precision is Precision.MINUTE and _is_on_unknown_clock(text, part):
                shown = next(iter(find_dates(part, UTC_ZONE, language=language)), shown)
            is_labelled, around = bool(_PUBLISHED.search(said)), _around(line, element)
            if not is_labelled and is_of_picture(line[0].element, around, shown.raw):
                continue
            verdict = saying(around, shown.raw, language)
            is_of_another = is_change and is_of_another_change(around, shown.raw, _CHANGED)
            if is_of_another or verdict > (Saying.PERHAPS if is_close and not is_prose else Saying.NOT):
                continue
            is_doubtful = verdict is Saying.PERHAPS
            is_of_other = (
                before.endswith(":") or _is_of_something(part, language) or _tells_more(part, shown.raw, language)
            )
            yield Printed(
                declared or shown.raw,
                shown,
                is_labelled=is_labelled and not is_doubtful,
                is_close=is_close,
                is_alone=(is_labelled or not is_of_other) and not is_doubtful,
                is_change=is_change,
                is_doubtful=is_doubtful,
                element=element,
            )
        if not _is_label(label):
            label = ""


def _is_of_something(text: str, language: str) -> bool:
    """Whether what stands before a date is neither a byline nor a label of dates: `The fair: 3 March 2026`."""
    if parse_date(text, UTC_ZONE, language=language) or has_byline_label(text, language):
        return False
    return bool(_OF_SOMETHING.match(text))


def _is_on_unknown_clock(line: str, part: str) -> bool:
    """Whether a line ends in the name of a zone that may mean several, which another time on it is of too."""
    zone = _ZONE_AT_END.search(line)
    is_known = zone is None or zone_printed(zone[1], has_half=True) is not None or zone[1] in _HALVES
    return not is_known and not part.endswith(zone[1] if zone else "") and _ZONE_AT_END.search(part) is None


def _tells_more(text: str, date: str, language: str) -> bool:
    """Whether other words stand before a date than a byline's: `A story of 3 March 2026`."""
    before = text.partition(date)[0]
    return words_said(before) > 0 and not has_byline_label(text, language)


def _counted(text: str, language: str) -> str | None:
    """A date that counts from the time of the capture, and nothing else but perhaps the label of a change."""
    update = UPDATE_LABEL.match(text)
    return printed_date(text[update.end() :] if update else text, UTC_ZONE, language=language)


def _agency_date(text: str) -> FoundDate | None:
    """The date in what agencies print before the first sentence: `HARBOUR CITY, Dec 20, 2025 (Agency) - ...`."""
    start = text[:_LONGEST_START]
    match = _AGENCY_START.match(start)
    return next(iter(find_dates(match[0], UTC_ZONE)), None) if match else None


def _release_date(text: str, language: str) -> FoundDate | None:
    """The date behind a place that press releases print before the first sentence; no life's two."""
    match = _RELEASE_START.match(text[:_LONGEST_START])
    if match is None or date_start(text[match.end() : match.end() + _LONGEST_DATE_LABEL]) is not None:
        return None
    return parse_date(match["day"] or match["inner"], UTC_ZONE, language=language)


def _shown_by(part: str, day: str, language: str, *, month_first: bool) -> tuple[FoundDate | None, str | None]:
    """The date that a part of a line tells, and as what; of what only the time of the capture tells the words alone."""
    if shown := date_of(part, language, month_first=month_first):
        return shown, shown.raw
    if later := _later_that_day(part, day):
        return date_of(later, language, month_first=month_first), later
    return None, _counted(part, language)


def _later_that_day(text: str, day: str) -> str | None:
    """The moment of a change of which only the time is told, behind the day of the publication, on the same clock."""
    update, first = UPDATE_LABEL.match(text), find_clock(day)
    if update is None or first is None:
        return None
    told = text[update.end() :]
    clock = find_clock(told)
    if clock is None or not FILLERS.issuperset(map(fold, words(told[: clock.start] + told[clock.end :]))):
        return None
    is_later = clock.clock.is_real and clock.clock.minutes >= first.clock.minutes
    is_same_clock = clock.clock.offset == first.clock.offset
    return day[: first.start] + told[clock.start : clock.end] + day[first.end :] if is_later and is_same_clock else None


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_DATE_LABEL and bool(_CHANGED.search(text) or _PUBLISHED.search(text))


def _parts(line: HeaderLine) -> Iterator[tuple[str, HtmlElement]]:
    """A line cut where its elements, its dots and bars, and labels of a change part it.

    What stands between a day and its time of day parts nothing: `18 Nov 2026 - 23:10`, `23:10 | 18 Nov 2026`.
    """
    for segment in line:
        for said in cut_at_labels(segment.text.strip(" .,;([])")):
            yield from ((part, segment.element) for part in _at_bars(said))


def _around(line: HeaderLine, element: HtmlElement) -> str:
    """What a line says around a text in it: that of its element, and of what stands among the words of the same one."""
    parent = element.getparent()
    is_among = element.tag in INLINE and any(each.element is parent for each in line)
    own = parent if is_among else element
    return " ".join(each.text for each in line if own in (each.element, each.element.getparent()))


def _at_bars(text: str) -> Iterator[str]:
    bars = [bar for bar in _PARTS.finditer(text) if not (_stands_before_time(bar) or _stands_behind_time(bar))]
    starts = [0, *(bar.end() for bar in bars)]
    ends = [*(bar.start() for bar in bars), len(text)]
    return (part for start, end in zip(starts, ends, strict=True) if (part := text[start:end].strip()))


def _stands_before_time(bar: re.Match[str]) -> bool:
    """Whether a bar parts a day, or another number, from a time of day that has no day of its own behind it:
    `18 Nov 2026 | at 23:10`."""
    behind = _PARTS.split(bar.string[bar.end() :][:_LONGEST_CLOCK])[0]
    clock = find_clock(behind)
    if clock is None or not FILLERS.issuperset(behind[: clock.start].casefold().split()):
        return False
    return any(map(str.isdigit, bar.string[: bar.start()])) and not any(map(str.isdigit, behind[clock.end :]))


def _stands_behind_time(bar: re.Match[str]) -> bool:
    """Whether a bar parts a time of day, and nothing else, from a day: `18:20 | 19 November 2026`."""
    before = bar.string[: bar.start()]
    clock = find_clock(before) if len(before) <= _LONGEST_CLOCK else None
    is_bare = clock is not None and not any(map(str.isdigit, before[: clock.start] + before[clock.end :]))
    return is_bare and bar.string[bar.end() :][:_LONGEST_CLOCK].lstrip()[:1].isalnum()


def _declared_by(element: HtmlElement) -> str | None:
    """The moment that a `time` element gives for what it shows."""
    for each in (element, element.getparent()):
        if each is not None and each.tag == "time":
            declared = each.get("datetime") or ""
            return declared if parse_date(declared, UTC_ZONE) else None
    return None
