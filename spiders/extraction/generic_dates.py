"""When a page of any outlet says that it was published: which of its claims to believe."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from itertools import islice
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from spiders.extraction.addresses import day_in, day_in_digits
from spiders.extraction.cards import stands_in_article, stands_in_card, stands_in_others_box
from spiders.extraction.clocks import FARTHEST_EAST, offset_of, zone_meant
from spiders.extraction.closing_lines import heads_comments
from spiders.extraction.date_sentences import is_of_another_change, saying
from spiders.extraction.dates import (
    PUBLICATION_LABEL,
    UPDATE_LABEL,
    UTC_ZONE,
    FoundDate,
    cut_at_labels,
    date_start,
    has_label_at_start,
    is_ambiguous,
    parse_date,
)
from spiders.extraction.document import start_of_text
from spiders.extraction.field_sources import AMBIGUOUS, LABELLED, Origin
from spiders.extraction.fields import Found, asked_once, first_of, linked_data, meta
from spiders.extraction.header_lines import stands_in_other_matter
from spiders.extraction.own_changes import is_own_change
from spiders.extraction.places import stands_in_comments
from spiders.extraction.printed_dates import (
    LONGEST_LINE,
    Printed,
    date_of,
    language_label,
    tells_order,
    writes_month_first,
)
from spiders.extraction.selecting import selector
from spiders.extraction.site_clocks import is_site_clock
from spiders.extraction.tags import BESIDE_ARTICLE, HEADINGS
from spiders.extraction.text import clean_line
from spiders.extraction.unseen import is_seen
from storage.records import Precision

if TYPE_CHECKING:
    from spiders.extraction.page import Page

# Days printed around the headline.
_DATELINE = "page:dateline"

_ZONE_NAME = re.compile(r"\d(\s?[AaPp]\.?[Mm]\.?)?\s\(?([A-Z]{2,4})\)?$")
OFFSET = re.compile(r"(?:t\d{6}|:\d\d)(?:[.,]\d+)?\s?([+-])(\d\d):?(\d\d)$", re.IGNORECASE)
"""What stands behind a time on a clock of its own."""
_LINKED_DATA = selector("script[type*='ld+json']")
_VISIBLE = (
    ("[itemprop='datePublished']", "datetime"),
    ("[itemprop='datePublished']", "content"),
    ("time[pubdate]", "datetime"),
    ("[itemprop='datePublished']", None),
)
_MOST_VISIBLE = 20
_LONGEST_VALUE = 500  # letters of an element that may be a date
_ELSEWHERE = (
    ("css:article time", "article time[datetime], main time[datetime]", "datetime"),
    ("css:*publish*", "[class*='publish'], [class*='posted-on']", None),
    ("css:.post-date", "[class*='article-date'], [class*='entry-date'], [class*='post-date']", None),
    ("css:time", "time[datetime]", "datetime"),
    ("css:.date", ".date", None),
)
_MOST_ELSEWHERE = 3
PUBLICATIONS = (
    "article:published_time", "datePublished", "og:published_time", "og:article:published_time", "article:published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dcterms.date",
    "dc.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate",
    "published_time", "published_date", "published-date", "published", "article:published_date",
    "article_date_original", "citation_publication_date", "citation_online_date", "cxenseparse:recs:publishtime",
    "date",
)  # fmt: skip
"""The meta tags that give the time of publication, the more believable first."""
CLAIMS = first_of(linked_data("datePublished"), meta(*PUBLICATIONS), linked_data("uploadDate"))
MODIFICATIONS = first_of(
    linked_data("dateModified"),
    meta("article:modified_time", "og:updated_time", "og:article:modified_time", "dateModified"),
)
_LAST_CHANGES = first_of(MODIFICATIONS, meta("last-modified"))
_LINE_TAGS = (
    "p",
    "div",
    "span",
    "li",
    "small",
    "em",
    "i",
    "strong",
    "b",
    "td",
    "th",
    "dd",
    "dt",
    "time",
    "h4",
    "h5",
    "h6",
)
_MOST_LABELLED = 20
_MOST_AROUND = 4  # elements around a date before which the heading of comments may stand
_CLOCK = len("2026-09-23T08:20:00")


def published(page: Page) -> Iterator[Found]:
    """When a page was published, the most believable claim first: what it says itself, see `stated`.

    Last come the day of a change, where the page tells of one, else what htmldate infers.
    """
    yield from stated(page)
    yield from _labelled_as_read(_inferred(page), page)


@asked_once
def stated(page: Page) -> Iterator[Found]:
    """When a page says that it was published, the most believable claim first.

    An earlier day printed by the headline, what the page declares, what markup says of a visible time, the dates
    printed around the headline, the address's day, a labelled day anywhere, what is named as a date, and an age that is
    printed below the headline.
    """
    yield from _labelled_as_read(_candidates(page), page)


def _labelled_as_read(claims: Iterator[Found], page: Page) -> Iterator[Found]:
    """The claims with the order of numbers that each is to be read in, and labels that tell of a doubt of it."""
    month_first = writes_month_first(page)
    return (_as_read(found, page, month_first=month_first) for found in claims)


def _candidates(page: Page) -> Iterator[Found]:
    printed = page.printed_dates
    above, after = tuple(each for each in printed.before if not _is_site_clock(each, page)), printed.after
    if printed.doubtful:  # a day of another article takes no place of it
        above, after = (tuple(each for each in dates if not _is_of_others(each, page)) for dates in (above, after))
    before = tuple(each for each in above if stands_in_article(each.element, page.heading))
    claims = [*CLAIMS(page), *page_claim(page)]
    declared = next((claim for found in claims if (claim := parse_date(found.values[0], UTC_ZONE))), None)
    if declared is not None:
        yield from _earlier(before, after, declared, page)
    yield from claims
    yield from (found._replace(values=found.values[:3], source="css:datePublished") for found in marked_dates(page))
    address_day = day_in(page.url or "")
    for is_likely in (_is_labelled, _is_on(address_day), lambda _: not address_day):
        for dates in (after, before, printed.doubtful):
            if values := tuple(each.value for each in dates if is_likely(each)):
                yield Found(values, _DATELINE)
    if address_day:
        yield Found((address_day.isoformat(),), "url")
    yield from (found for _, found in islice(_labelled(page, PUBLICATION_LABEL), 1))
    changed = _changed_days(page)
    for source, values in named_as_dates(page):
        own = tuple(value for value in values if _day_of(value, page) not in changed)
        yield Found(own, source)
    if printed.counted:
        yield Found(printed.counted, _DATELINE)
    if not address_day and above:
        yield Found(tuple(each.value for each in above), _DATELINE)
    if in_digits := day_in_digits(page.url or ""):
        yield Found((in_digits.isoformat(),), "url")


def _inferred(page: Page) -> Iterator[Found]:
    told = [
        found._replace(source=f"{Origin.CHANGE}:{found.source}")
        for found in modified(page)
        if any(_day_of(value, page, now=page.captured_at) for value in found.values)  # and no placeholder
    ]
    yield from told
    # Beside a change that is told, what is found in other articles' boxes and in scripts was never right on gold pages.
    if not told and (day := _htmldate(page)) and day not in _days_of_others(page):
        yield Found((day,), Origin.GUESS.value)


def offset_in(text: str) -> tzinfo | None:
    """The offset from UTC at the end of a time."""
    match = OFFSET.search(text)
    return offset_of(match[1], match[2], match[3]) if match else None


def _changed_days(page: Page) -> frozenset[date]:
    """The days that are printed around the headline as those of a change."""
    days = (_day_of(change.value, page) for change in page.printed_dates.changes)
    return frozenset(day for day in days if day)


def _day_of(text: str, page: Page, *, now: datetime | None = None) -> date | None:
    found = parse_date(text, UTC_ZONE, language=page.language, now=now, month_first=writes_month_first(page))
    return found.at.date() if found else None


@asked_once
def modified(page: Page) -> Iterator[Found]:
    """When a page says that it was last changed: what it declares, what it prints around the headline, then below."""
    month_first = writes_month_first(page)
    yield from MODIFICATIONS(page)
    if changes := tuple(each.value for each in page.printed_dates.changes if _is_own(each.element, page)):
        yield Found(changes, _DATELINE, month_first=month_first)
    own = (found for element, found in _labelled(page, UPDATE_LABEL) if _is_own(element, page))
    yield from (found._replace(month_first=month_first) for found in islice(own, 1))


def _is_own(element: HtmlElement, page: Page) -> bool:
    return is_own_change(element, page.heading, page.header)


def _labelled(page: Page, label: re.Pattern[str]) -> Iterator[tuple[HtmlElement, Found]]:
    """A day behind a label such as "Posted on", wherever it stands: many pages print it below the body."""
    month_first = writes_month_first(page)
    elements = page.document.tree.iter(*_LINE_TAGS)
    labelled = (element for element in elements if element.text and has_label_at_start(element.text))
    for element in islice(labelled, _MOST_LABELLED):
        parts = (part for part in cut_at_labels(clean_line(element.text or "")) if label.match(part))
        rest = next((label.sub("", part, count=1) or _beside(element) for part in parts), "")
        if (
            not rest
            or len(rest) > LONGEST_LINE
            or (label is UPDATE_LABEL and not _begins_with_date(rest, page.language))
        ):
            continue
        found = date_of(rest, page.language, month_first=month_first)
        said = clean_line(start_of_text(element, LONGEST_LINE))
        if (
            found
            and not saying(said, found.raw, page.language)
            and not (label is UPDATE_LABEL and is_of_another_change(said, found.raw, label))
            and not stands_in_other_matter(element)
        ):
            yield element, Found((found.raw,), LABELLED)


def _beside(label: HtmlElement) -> str:
    """What is printed behind a label that stands in an element alone: within it, behind it, or in the next cell."""
    within = start_of_text(next(iter(label), label), LONGEST_LINE) if len(label) else label.tail
    following = label.getnext()
    cell = start_of_text(following, LONGEST_LINE) if following is not None and following.tag in ("dd", "td") else ""
    return clean_line((within or "")[:LONGEST_LINE]) or clean_line(cell)


def _begins_with_date(text: str, language: str) -> bool:
    """Whether before a text's day stands a weekday at most: `Updated guidance of 3 March 2020` is none of a change."""
    start = date_start(text, language)
    return start is not None and len(text[:start].split()) <= 1


def marked_dates(page: Page) -> Iterator[Found]:
    """What markup says of the article, and not of a reader's comment below it."""
    for expression, attribute in _VISIBLE:
        elements = [each for each in page.document.select(expression)[:_MOST_VISIBLE] if not stands_in_comments(each)]
        values = tuple(
            start_of_text(each, _LONGEST_VALUE) if attribute is None else each.get(attribute) or "" for each in elements
        )
        yield Found(values, "css:datePublished", elements=() if attribute else tuple(elements))


def named_as_dates(page: Page) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is named as a date, wherever it stands, but for other articles' and comments: a source, and what it says."""
    for source, expression, attribute in _ELSEWHERE:
        own = (value for value, is_own in _named_dates(page, expression, attribute) if is_own)
        yield source, tuple(islice(own, _MOST_ELSEWHERE))


def _days_of_others(page: Page) -> frozenset[str]:
    """The days, as ISO 8601, that are those of the site's clock, of other articles, of comments and of changes of
    anything else alone."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    found[False].update(
        each.shown.at.date().isoformat() for each in page.printed_dates.before if _is_site_clock(each, page)
    )
    changes = [(each.element, each.value) for each in page.printed_dates.changes]
    changes += [(element, change.values[0]) for element, change in _labelled(page, UPDATE_LABEL)]
    days = (_day_of(value, page) for element, value in changes if not _is_own(element, page))
    found[False].update(day.isoformat() for day in days if day)
    for _, expression, attribute in _ELSEWHERE:
        for value, is_own in _named_dates(page, expression, attribute):
            if day := _day_of(value, page):
                found[is_own].add(day.isoformat())
    return frozenset(found[False] - found[True])


def _named_dates(page: Page, expression: str, attribute: str | None) -> Iterator[tuple[str, bool]]:
    """What is named as a date, in page order, and whether it may be the page's own."""
    for each in filter(is_seen, page.document.select(expression)[:_MOST_VISIBLE]):
        value = start_of_text(each, _LONGEST_VALUE) if attribute is None else each.get(attribute) or ""
        is_comment = stands_in_comments(each) or _stands_below_comments(each)
        day = _day_of(value, page) if page.captured_at else None
        is_today = day is not None and is_site_clock(each, day, page.heading, page.captured_at)
        yield value, not (is_comment or is_today or stands_in_card(each, page.heading))


def _stands_below_comments(element: HtmlElement) -> bool:
    """Whether the heading before an element, or before what it stands in, is that of readers' comments."""
    for around in islice((element, *element.iterancestors()), _MOST_AROUND):
        for before in islice(around.itersiblings(*HEADINGS, preceding=True), 1):
            return heads_comments(clean_line(start_of_text(before, LONGEST_LINE)))
    return False


def page_claim(page: Page) -> Iterator[Found]:
    """When linked data say that a page, and not an article, was published."""
    if isinstance(claim := page.document.linked_data.page.get("datePublished"), str):
        yield Found((claim,), "json-ld:datePublished")


def _earlier(
    before: tuple[Printed, ...], after: tuple[Printed, ...], declared: FoundDate, page: Page
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
        and not _is_swapped(close[0].shown, declared, page)
        and (_is_before(close[0].shown, declared) or _is_between(declared, close[0].shown, changes))
        and close[0].is_alone
        and (close[0].is_labelled or not stands_in_others_box(close[0].element, page.heading))
    ):
        yield Found((close[0].value,), _DATELINE)
    for found in marked_dates(page) if is_change else ():
        if found.values and (shown := parse_date(found.values[0], UTC_ZONE)) and _is_before(shown, declared):
            yield found._replace(values=found.values[:1], source="css:datePublished")


def _changes(page: Page) -> Iterator[FoundDate]:
    for found in _LAST_CHANGES(page):
        if change := parse_date(found.values[0], UTC_ZONE):
            yield change


def _is_same(change: FoundDate, declared: FoundDate) -> bool:
    """Whether two moments are one; the same clock time counts, whichever zones are named."""
    return change.at == declared.at or change.raw[:_CLOCK] == declared.raw[:_CLOCK]


def _is_before(shown: FoundDate, other: FoundDate) -> bool:
    """Whether a day lies well before another: zones make a difference of one."""
    return shown.at.date() < other.at.date() - timedelta(days=1)


def _is_swapped(shown: FoundDate, declared: FoundDate, page: Page) -> bool:
    """Whether a day in numbers is the declared one, read in the other order: `09.10.2026` for 10 September; not where
    the page's country tells the order, nor behind a year."""
    day, other = shown.at.date(), declared.at.date()
    is_in_numbers = not any(map(str.isalpha, shown.raw)) and not shown.raw[:4].isdecimal()
    is_told = "." not in shown.raw and tells_order(language_label(page), page.url, page.edition)
    return is_in_numbers and not is_told and (day.year, day.month, day.day) == (other.year, other.day, other.month)


def _is_between(declared: FoundDate, shown: FoundDate, changes: Sequence[FoundDate]) -> bool:
    """Whether an article was given a new date after the declared one, and changed once more after that."""
    return bool(changes) and _is_before(declared, shown) and all(_is_before(shown, change) for change in changes)


def _is_of_others(each: Printed, page: Page) -> bool:
    return not each.is_labelled and stands_in_others_box(each.element, page.heading)


def _is_site_clock(each: Printed, page: Page) -> bool:
    return not each.is_labelled and is_site_clock(each.element, each.shown.at.date(), page.heading, page.captured_at)


def _is_labelled(each: Printed) -> bool:
    return each.is_labelled


def _is_on(day: date | None) -> Callable[[Printed], bool]:
    """Whether a printed date is a given day, or the one before or after, as zones may have it."""
    return lambda each: day is not None and abs(each.shown.at.date() - day) <= timedelta(days=1)


def _as_read(found: Found, page: Page, *, month_first: bool) -> Found:
    """A claim with the order of its numbers; marked as `AMBIGUOUS` where 5/6/2026 may be either day.

    What tells the order is the country of the page's language or address, else another of its claims that names one of
    the two days; where none does, the language's usual one is taken, which may be wrong.
    """
    value = found.values[0] if found.values else ""
    if not is_ambiguous(value) or tells_order(language_label(page), page.url, page.edition):
        return found._replace(month_first=month_first)
    claims = [value for claim in CLAIMS(page) for value in claim.values[:1]]
    times = page.document.select("time[datetime]")[:_MOST_VISIBLE]
    claims += [each.get("datetime") or "" for each in times if next(each.iterancestors(*BESIDE_ARTICLE), None) is None]
    days = {shown.at.date() for value in claims if not is_ambiguous(value) and (shown := parse_date(value, UTC_ZONE))}
    for order in (month_first, not month_first):
        read = parse_date(value, UTC_ZONE, month_first=order)
        if read is not None and read.at.date() in {*days, day_in(page.url or "")}:
            return found._replace(month_first=order)
    return found._replace(month_first=month_first, source=found.source + AMBIGUOUS)


def on_stated_clock(found: FoundDate, page: Page) -> FoundDate:
    """The same moment on the clock of the offset or zone that stands behind it, where one does."""
    if OFFSET.search(found.raw):
        return found._replace(at=found.at.astimezone(offset_in(found.raw) or UTC))
    named = _ZONE_NAME.search(found.raw)
    place = zone_meant(named[2], page.zone, page.language, has_half=bool(named[1])) if named else None
    return found._replace(at=found.at.astimezone(place)) if place else found


def on_own_clock(found: FoundDate, page: Page) -> FoundDate:
    """The moment of a publication on the clock that the site printed it by, where no zone is declared for the site.

    That is the clock of its offset or zone; for a moment in UTC the nearest one to UTC that shows the day which the
    page prints by its headline, or its address names, if that is the day before or after.
    """
    found = on_stated_clock(found, page)
    if found.precision is not Precision.MINUTE or found.at.utcoffset():
        return found
    printed = page.printed_dates
    shown = [each.shown for each in (*printed.after, *printed.before) if each.is_close]
    days = [
        each.at.date() for each in shown[:1] if each.precision is Precision.DAY or each.at.minute == found.at.minute
    ]
    address = day_in(page.url or "")
    for day in (*days, *([address] if address else [])):
        if day == found.at.date():
            continue
        own = found.at.astimezone(page.zone)
        if day == own.date():
            return found._replace(at=own)
        if day == found.at.date() - timedelta(days=1):
            return found._replace(at=found.at.astimezone(timezone(-timedelta(hours=found.at.hour + 1))))
        if day == found.at.date() + timedelta(days=1) and found.at.hour >= 24 - FARTHEST_EAST:
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
