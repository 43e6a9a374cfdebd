"""When a page of any outlet says that it was published: which of its claims to believe."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, timedelta, timezone
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from spiders.extraction.addresses import day_in, host_of
from spiders.extraction.bylines import has_byline_label
from spiders.extraction.date_words import ZONES
from spiders.extraction.dates import UPDATE_LABEL, FoundDate, find_dates, parse_date
from spiders.extraction.document import Document, text_of
from spiders.extraction.fields import Found, css, first_of, linked_data, meta
from spiders.extraction.header_lines import HeaderLine, stands_in_aside, stands_in_other_matter, text_in
from spiders.extraction.places import stands_in_comments
from spiders.extraction.selecting import selector
from spiders.extraction.text import clean_line
from storage.records import Precision

if TYPE_CHECKING:
    from spiders.extraction.page import Page

# Days printed around the headline, and below the body after a label.
DATELINE, LABELLED = "page:dateline", "page:labelled"

_UTC = ZoneInfo("UTC")
_ZONE_NAME = re.compile(r"\d(?:\s?[AaPp]\.?[Mm]\.?)?\s\(?([A-Z]{3,4})\)?$")
_OFFSET = re.compile(r"\d([+-])(\d\d):?(\d\d)$")
_LINKED_DATA = selector("script[type*='ld+json']")
_VISIBLE = (
    ("[itemprop='datePublished']", "datetime"),
    ("[itemprop='datePublished']", "content"),
    ("time[pubdate]", "datetime"),
    ("[itemprop='datePublished']", None),
)
_MOST_VISIBLE = 20
_ELSEWHERE = {
    "css:article time": css("article time[datetime], main time[datetime]", "datetime"),
    "css:*publish*": css("[class*='publish'], [class*='posted-on']"),
    "css:.post-date": css("[class*='article-date'], [class*='entry-date'], [class*='post-date']"),
    "css:time": css("time[datetime]", "datetime"),
    "css:.date": css(".date"),
}
PUBLICATIONS = (
    "article:published_time", "datePublished", "og:published_time", "article:published", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dcterms.date",
    "dc.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate",
    "published_time", "published_date", "published-date", "published", "article:published_date",
    "article_date_original", "citation_publication_date", "citation_online_date", "cxenseparse:recs:publishtime",
    "date",
)  # fmt: skip
"""The meta tags that give the time of publication, the more believable first."""
_CLAIMS = first_of(linked_data("datePublished"), meta(*PUBLICATIONS))
_LAST_CHANGES = first_of(
    linked_data("dateModified"), meta("article:modified_time", "og:updated_time", "dateModified", "last-modified")
)
_CHANGED = re.compile(
    r"updat|modif|revis|reviewed|edited|changed|actuali[sz]|mis(?:e)? à jour|aktualisiert|geändert|aggiornat|atualizad"
    r"|تحديث|التعديل",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:publish|posted|publicad|publié|veröffentlicht|pubblicat)|تاريخ النشر|نشر في|^date:?$", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?:(?:first|originally)\s+)?(?:published|posted|post(?:ed)?\s+(?:time|date)|publish(?:ed)?\s+date|publication\s+date"
    r"|publicado|publié|veröffentlicht|pubblicato|تاريخ\s+النشر)(?:\s+(?:on|at|el|le|am|il|em))?\s*[:–-]?\s*",
    re.IGNORECASE,
)
_LINE_TAGS = ("p", "div", "span", "li", "small", "em", "i", "strong", "b", "td", "dd", "time", "h4", "h5", "h6")
_PARTS = re.compile(r"\s+[-–—|•·・/]\s+|\s*[|•·・]\s*")
_LONGEST_LINE = 160  # letters; a longer line is prose
_LONGEST_LABEL = 30
_MOST_LABELLED = 20
_OF_SOMETHING = re.compile(r"[^:\d]{2,40}:\s")  # a label before a date
# What holds a date and not the headline: so many elements around it, and links in each.
_MOST_BOXES, _MOST_LINKS = 4, 40
_TITLE_WORDS = 4  # of a link; an author's name has fewer
_LONGEST_START = 80
_AGENCY_START = re.compile(r"[^\W\d_a-z]{3}[^(–—:]*?\d{4}\s*(?=[(–—:-])")
_CLOSE_LINES, _CLOSE_WORDS = 8, 14
_FARTHEST_EAST = 14  # hours
_CLOCK = len("2026-09-23T08:20:00")
# Where English is written and 3/9 is the ninth of March.
_DAY_FIRST_ENDINGS = frozenset({"uk", "au", "nz", "ie", "in", "za", "sg", "hk", "my", "pk", "ng", "ke", "eu"})


class _Printed(NamedTuple):
    """A date printed near the headline: its text or the time that its element declares, and what it shows."""

    value: str
    shown: FoundDate
    is_labelled: bool
    is_close: bool
    """Whether it stands right by the headline, on a line that says little else."""
    element: HtmlElement
    is_alone: bool = False
    """Whether nothing on its line says what else the date is of: it is a whole part of the line, or is labelled."""


def published(page: Page) -> Iterator[Found]:
    """When a page says that it was published, the most believable claim first.

    An earlier day printed by the headline, what the page declares, what markup says of a visible time, the dates
    printed around the headline, the address's day, a labelled day anywhere, what is named as a date, and last what
    htmldate infers.
    """
    month_first = _writes_month_first(page.document, page.url)
    for found in _candidates(page):
        yield found._replace(month_first=month_first)


def _candidates(page: Page) -> Iterator[Found]:
    before, after = _printed(page)
    claims = [*_CLAIMS(page), *_page_claim(page)]
    declared = next((claim for found in claims if (claim := parse_date(found.values[0], _UTC))), None)
    if declared is not None:
        yield from _earlier(before, after, declared, page)
    yield from claims
    yield from (found._replace(values=found.values[:3], source="css:datePublished") for found in _visible(page))
    address_day = day_in(page.url or "")
    for is_likely in (_is_labelled, _is_on(address_day), lambda _: not address_day):
        for dates in (after, before):
            if values := tuple(each.value for each in dates if is_likely(each)):
                yield Found(values, DATELINE)
    if address_day:
        yield Found((address_day.isoformat(),), "url")
    yield from _labelled_below(page)
    for source, field in _ELSEWHERE.items():
        yield from (found._replace(values=found.values[:3], source=source) for found in field(page))
    if day := _htmldate(page):
        yield Found((day,), "htmldate")


def _labelled_below(page: Page) -> Iterator[Found]:
    """A day behind a label such as "Posted on", wherever it stands: many pages print it below the body."""
    month_first = _writes_month_first(page.document, page.url)
    elements = page.document.tree.iter(*_LINE_TAGS)
    labelled = (element for element in elements if element.text and _LABELLED.match(element.text.lstrip()))
    for element in islice(labelled, _MOST_LABELLED):
        text = clean_line(element.text or "")
        rest = _LABELLED.sub("", text, count=1) or clean_line(text_of(next(iter(element), element)))
        if len(rest) > _LONGEST_LINE:
            continue
        found = _date_of(rest, page.language, month_first=month_first)
        if found and not stands_in_other_matter(element):
            yield Found((found.raw,), LABELLED)
            return


def _visible(page: Page) -> Iterator[Found]:
    """What markup says of the article, and not of a reader's comment below it."""
    for expression, attribute in _VISIBLE:
        elements = [each for each in page.document.select(expression)[:_MOST_VISIBLE] if not stands_in_comments(each)]
        values = tuple(text_of(each) if attribute is None else each.get(attribute) or "" for each in elements)
        yield Found(values, "css:datePublished", elements=() if attribute else tuple(elements))


def _page_claim(page: Page) -> Iterator[Found]:
    if isinstance(claim := page.document.linked_data.page.get("datePublished"), str):
        yield Found((claim,), "json-ld:datePublished")


def _earlier(
    before: tuple[_Printed, ...], after: tuple[_Printed, ...], declared: FoundDate, page: Page
) -> Iterator[Found]:
    """A day printed right below the headline that lies before what the page declares.

    Publishing systems declare the day on which they made a page anew, where editors print the article's. Later than
    what is declared, and before the last change, is the day on which an article was published again. Where the
    declared moment is that of the last change too, what stands elsewhere as the publication's is looked at as well.
    """
    day = declared.at.date()
    if day_in(page.url or "") == day:
        return
    changes = list(_changes(page))
    is_change = declared.precision is Precision.MINUTE and any(_is_same(change, declared) for change in changes)
    close = [each for each in (*after, *(reversed(before) if is_change else ())) if each.is_close]
    if (
        close
        and (_is_before(close[0].shown, declared) or _is_between(declared, close[0].shown, changes))
        and close[0].is_alone
        and (close[0].is_labelled or not _stands_in_a_box(close[0].element))
    ):
        yield Found((close[0].value,), DATELINE)
    for found in _visible(page) if is_change else ():
        if found.values and (shown := parse_date(found.values[0], _UTC)) and _is_before(shown, declared):
            yield found._replace(values=found.values[:1], source="css:datePublished")


def _changes(page: Page) -> Iterator[FoundDate]:
    for found in _LAST_CHANGES(page):
        if change := parse_date(found.values[0], _UTC):
            yield change


def _is_same(change: FoundDate, declared: FoundDate) -> bool:
    """Whether two moments are one; the same clock time counts, whichever zones are named."""
    return change.at == declared.at or change.raw[:_CLOCK] == declared.raw[:_CLOCK]


def _is_before(shown: FoundDate, other: FoundDate) -> bool:
    """Whether a day lies well before another: zones make a difference of one."""
    return shown.at.date() < other.at.date() - timedelta(days=1)


def _is_between(declared: FoundDate, shown: FoundDate, changes: Sequence[FoundDate]) -> bool:
    """Whether an article was given a new date after the declared one, and changed once more after that."""
    return bool(changes) and _is_before(declared, shown) and all(_is_before(shown, change) for change in changes)


def _is_labelled(each: _Printed) -> bool:
    return each.is_labelled


def _is_on(day: date | None) -> Callable[[_Printed], bool]:
    """Whether a printed date is a given day, or the one before or after, as zones may have it."""
    return lambda each: day is not None and abs(each.shown.at.date() - day) <= timedelta(days=1)


def _printed(page: Page) -> tuple[tuple[_Printed, ...], tuple[_Printed, ...]]:
    """The dates before and after the headline that are no update's."""
    month_first = _writes_month_first(page.document, page.url)
    before, after = page.header
    first = len(before) - _CLOSE_LINES
    return (
        tuple(_dates_in(before, range(first, len(before)), page.language, month_first=month_first)),
        tuple(_dates_in(after, range(_CLOSE_LINES), page.language, month_first=month_first)),
    )


def _dates_in(lines: tuple[HeaderLine, ...], close: range, language: str, *, month_first: bool) -> Iterator[_Printed]:
    label = ""
    for position, line in enumerate(lines):
        text = text_in(line)
        if len(text) > _LONGEST_LINE:
            label = ""
            if shown := _agency_date(text):
                yield _Printed(shown.raw, shown, is_labelled=False, is_close=False, element=line[0].element)
            continue
        is_close = position in close and len(text.split()) <= _CLOSE_WORDS
        for part, element in _parts(line):
            found = _date_of(part, language, month_first=month_first)
            if found is None:
                label = part
                continue
            said = f"{label} {part}"
            is_labelled = bool(_PUBLISHED.search(said))
            is_alone = is_labelled or not (label.endswith(":") or _is_of_something(part, language))
            label = ""
            if not _CHANGED.search(said):
                value = _declared_by(element) or found.raw
                yield _Printed(value, found, is_labelled, is_close, element, is_alone)
        if not _is_label(label):
            label = ""


def _is_of_something(text: str, language: str) -> bool:
    """Whether what stands before a date is neither a byline nor a label of dates: `The fair: 3 March 2026`."""
    if parse_date(text, _UTC, language=language) or has_byline_label(text, language):
        return False
    return bool(_OF_SOMETHING.match(text))


def _stands_in_a_box(element: HtmlElement) -> bool:
    """Whether a date is another page's: its box, without the headline, has a heading or a link to some article."""
    if stands_in_aside(element):
        return True
    for above in islice((element, *element.iterancestors()), _MOST_BOXES):
        for inside in islice(above.iter("h1", "h2", "h3", "a"), _MOST_LINKS):
            if inside.tag == "h1":
                return False
            if inside.tag != "a" or len(text_of(inside)[:_LONGEST_LINE].split()) >= _TITLE_WORDS:
                return True
    return False


def _agency_date(text: str) -> FoundDate | None:
    """The date in what agencies print before the first sentence: `HARBOUR CITY, Dec 20, 2025 (Agency) - ...`."""
    start = text[:_LONGEST_START]
    match = _AGENCY_START.match(start)
    return next(iter(find_dates(match[0], _UTC)), None) if match else None


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and bool(_CHANGED.search(text) or _PUBLISHED.search(text))


def _parts(line: HeaderLine) -> Iterator[tuple[str, HtmlElement]]:
    """A line cut where its elements and its dots and bars part it."""
    for segment in line:
        for part in _PARTS.split(segment.text):
            if part:
                yield part, segment.element


def _declared_by(element: HtmlElement) -> str | None:
    """The moment that a `time` element gives for what it shows."""
    for each in (element, element.getparent()):
        if each is not None and each.tag == "time":
            declared = each.get("datetime") or ""
            return declared if parse_date(declared, _UTC) else None
    return None


def _date_of(text: str, language: str, *, month_first: bool) -> FoundDate | None:
    if not any(map(str.isdigit, text)):
        return None
    if found := parse_date(text, _UTC, language=language, month_first=month_first):
        return found
    match = UPDATE_LABEL.search(text)
    if match and (found := parse_date(text[match.end() :], _UTC, language=language, month_first=month_first)):
        return found
    return next(iter(find_dates(text, _UTC)), None) if len(text.split()) <= _CLOSE_WORDS else None


def _writes_month_first(document: Document, url: str | None) -> bool:
    """Whether 3/9/2026 is the ninth of March here: in American English, and in English of no named country."""
    label = (document.tree.get("lang") or (document.meta.get("og:locale") or [""])[0]).strip().lower().replace("_", "-")
    if label.startswith("en-"):
        return label == "en-us"
    return label in ("", "en") and host_of(url or "").rpartition(".")[2] not in _DAY_FIRST_ENDINGS


def on_own_clock(found: FoundDate, page: Page) -> FoundDate:
    """The same moment on the clock that the site printed it by, where no zone is declared for the site.

    That is the clock of its offset or zone; for a moment in UTC the nearest one to UTC that shows the day which the
    page prints by its headline, or its address names, if that is the day before or after.
    """
    if match := _OFFSET.search(found.raw):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
        zone = timezone(-offset if match[1] == "-" else offset) if offset <= timedelta(hours=14) else UTC
        found = found._replace(at=found.at.astimezone(zone))
    elif (named := _ZONE_NAME.search(found.raw)) and named[1].lower() in ZONES:
        found = found._replace(at=found.at.astimezone(timezone(timedelta(hours=ZONES[named[1].lower()]))))
    if found.precision is not Precision.MINUTE or found.at.utcoffset():
        return found
    before, after = _printed(page)
    shown = [each.shown for each in (*after, *before) if each.is_close]
    days = [
        each.at.date() for each in shown[:1] if each.precision is Precision.DAY or each.at.minute == found.at.minute
    ]
    address = day_in(page.url or "")
    for day in (*days, *([address] if address else [])):
        if day == found.at.date() - timedelta(days=1):
            return found._replace(at=found.at.astimezone(timezone(-timedelta(hours=found.at.hour + 1))))
        if day == found.at.date() + timedelta(days=1) and found.at.hour >= 24 - _FARTHEST_EAST:
            return found._replace(at=found.at.astimezone(timezone(timedelta(hours=24 - found.at.hour))))
    return found


def _htmldate(page: Page) -> str | None:
    import htmldate  # noqa: PLC0415 (a crawl's own process reads no page, and need not load it)

    latest = page.captured_at.date().isoformat() if page.captured_at else None
    tree = page.document.tree
    if page.document.linked_data.of_others:
        tree = copy.deepcopy(tree)
        for script in _LINKED_DATA(tree):
            script.drop_tree()
    try:
        return htmldate.find_date(tree, original_date=True, extensive_search=False, url=page.url, max_date=latest)
    except Exception:  # noqa: BLE001 - a library that guesses over hostile pages; what it does not find stays unknown
        return None
