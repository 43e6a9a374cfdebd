"""When a page of any outlet says that it was published: which of its claims to believe."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import UTC, timedelta, timezone
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from spiders.extraction.addresses import host_of
from spiders.extraction.dates import UPDATE_LABEL, FoundDate, find_dates, parse_date
from spiders.extraction.document import Document, selector
from spiders.extraction.fields import Found, css, first_of, linked_data, meta
from spiders.extraction.header_lines import Line, heading, lines_after, lines_before, text_in

if TYPE_CHECKING:
    from spiders.extraction.page import Page

DATELINE = "page:dateline"

_UTC = ZoneInfo("UTC")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?!\d)")
_OFFSET = re.compile(r"\d([+-])(\d\d):?(\d\d)$")
_LINKED_DATA = selector("script[type*='ld+json']")
_VISIBLE = first_of(
    css("[itemprop='datePublished']", "datetime"),
    css("[itemprop='datePublished']", "content"),
    css("time[pubdate]", "datetime"),
    css("[itemprop='datePublished']"),
)
_ELSEWHERE = first_of(
    css("article time[datetime], main time[datetime]", "datetime"),
    css("[class*='publish'], [class*='posted-on']"),
    css("[class*='article-date'], [class*='entry-date'], [class*='post-date']"),
    css("time[datetime]", "datetime"),
)
_CLAIMS = first_of(
    linked_data("datePublished"),
    meta(
        "article:published_time", "datePublished", "og:published_time", "article:published", "parsely-pub-date",
        "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "pubdate",
        "publishdate", "publish-date", "publication_date", "published_time", "cxenseparse:recs:publishtime", "date",
    ),
)  # fmt: skip
_CHANGED = re.compile(
    r"updat|modif|revis|reviewed|edited|changed|actuali[sz]|mis(?:e)? à jour|aktualisiert|geändert|aggiornat|atualizad"
    r"|تحديث|التعديل",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:publish|posted|publicad|publié|veröffentlicht|pubblicat)|تاريخ النشر|نشر في|^date:?$", re.IGNORECASE
)
_PARTS = re.compile(r"\s+[-–—|•·・/]\s+|\s*[|•·・]\s*")
_LONGEST_LINE = 160  # letters; a longer line is prose
# Where English is written and 3/9 is the ninth of March.
_DAY_FIRST_ENDINGS = frozenset({"uk", "au", "nz", "ie", "in", "za", "sg", "hk", "my", "pk", "ng", "ke", "eu"})


def published(page: Page) -> Iterator[Found]:
    """Declared times, then visible ones, then the address's day, then what htmldate infers."""
    month_first = _writes_month_first(page.document, page.url)
    for found in _candidates(page):
        yield found._replace(month_first=month_first)


def _candidates(page: Page) -> Iterator[Found]:
    yield from _CLAIMS(page)
    yield from (found._replace(values=found.values[:3]) for found in _VISIBLE(page))
    yield from dateline(page)
    if day := _address_day(page):
        yield Found((day,), "url")
    yield from (found._replace(values=found.values[:3]) for found in _ELSEWHERE(page))
    if day := _htmldate(page):
        yield Found((day,), "htmldate")


def _address_day(page: Page) -> str | None:
    match = _URL_DAY.search(unquote(page.url or ""))
    return "-".join((match[1], match[2].zfill(2), match[3].zfill(2))) if match else None


def dateline(page: Page) -> Iterator[Found]:
    """The dates printed around the headline that are no update's; those with a label such as "Published" first."""
    element = heading(page)
    if element is None:
        return
    month_first = _writes_month_first(page.document, page.url)
    after = list(_dates_in(lines_after(element), page.language, month_first=month_first))
    before = list(_dates_in(lines_before(element), page.language, month_first=month_first))
    for labelled in (True, False):
        for dates in (after, before):
            if values := tuple(value for value, is_labelled in dates if is_labelled is labelled):
                yield Found(values, DATELINE)


def _dates_in(lines: list[Line], language: str, *, month_first: bool) -> Iterator[tuple[str, bool]]:
    """The publication dates of lines, and whether a label says that they are."""
    label = ""
    for line in lines:
        text = text_in(line)
        if len(text) > _LONGEST_LINE:
            label = ""
            continue
        found = False
        for value in _parts(line):
            date = _date_of(value, language, month_first=month_first)
            if date is not None:
                found = True
                said = f"{label} {value}"
                if not _CHANGED.search(said):
                    yield date, bool(_PUBLISHED.search(said))
            label = "" if date is not None else value
        if not found and not _is_label(text):
            label = ""


def _is_label(text: str) -> bool:
    return len(text) <= 30 and bool(_CHANGED.search(text) or _PUBLISHED.search(text))


def _parts(line: Line) -> Iterator[str]:
    """A line cut where its elements and its dots and bars part it."""
    for segment in line:
        yield from filter(None, _PARTS.split(segment.text))


def _date_of(text: str, language: str, *, month_first: bool) -> str | None:
    if not any(map(str.isdigit, text)):
        return None
    if parse_date(text, _UTC, language=language, month_first=month_first):
        return text
    match = UPDATE_LABEL.search(text)
    if match and parse_date(text[match.end() :], _UTC, language=language, month_first=month_first):
        return text[match.end() :]
    if len(text.split()) <= 14 and (dates := find_dates(text, _UTC)):
        return dates[0].raw
    return None


def _writes_month_first(document: Document, url: str | None) -> bool:
    """Whether 3/9/2026 is the ninth of March here: in American English, and in English of no named country."""
    label = (document.tree.get("lang") or (document.meta.get("og:locale") or [""])[0]).strip().lower().replace("_", "-")
    if label.startswith("en-"):
        return label == "en-us"
    return label in ("", "en") and host_of(url or "").rpartition(".")[2] not in _DAY_FIRST_ENDINGS


def on_own_clock(date: FoundDate) -> FoundDate:
    """The same moment on the clock that the site printed it by, where no zone is declared for the site."""
    if match := _OFFSET.search(date.raw):
        offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
        zone = timezone(-offset if match[1] == "-" else offset) if offset <= timedelta(hours=14) else UTC
        return date._replace(at=date.at.astimezone(zone))
    return date


def _htmldate(page: Page) -> str | None:
    import htmldate  # noqa: PLC0415 (a crawl's own process reads no page, and need not load it)

    latest = page.captured_at.date().isoformat() if page.captured_at else None
    tree = page.document.tree
    if page.document.linked_data.of_others:
        tree = copy.deepcopy(tree)
        for script in _LINKED_DATA(tree):
            script.drop_tree()
    try:
        return htmldate.find_date(tree, original_date=True, url=page.url, max_date=latest)
    except Exception:  # noqa: BLE001 - a library that guesses over hostile pages; what it does not find stays unknown
        return None
