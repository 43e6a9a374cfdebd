"""How sure the reader is of a field: which share of such values was right on gold pages.

Values are of one kind that came from the same alternative, and on which as many other claims of the page agree, or
which the page declares and denies where it is seen. How many of a kind were right is measured
(`python -m tests.bench.confidence`), and stands in confidences.csv beside this.
Fields of which nobody noted what is right take the share of the values that came the same way: linked data, meta ...
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.addresses import day_in
from spiders.extraction.dates import UTC_ZONE, is_ambiguous, parse_date
from spiders.extraction.document import Document, start_of_text, text_of
from spiders.extraction.field_sources import AMBIGUOUS, CONTESTED, Origin, origin_of
from spiders.extraction.generic_byline import AUTHORS
from spiders.extraction.generic_dates import PUBLICATIONS
from spiders.extraction.generic_headline import TITLE_ELEMENT, TITLES
from spiders.extraction.name_kinds import is_personal
from spiders.extraction.printed_names import named_in
from spiders.extraction.text import letters
from spiders.extraction.titles import telling
from storage.records import Extraction

if TYPE_CHECKING:
    from spiders.extraction.page import Page

# What names a kind or a wider one: the parts of it that count.
Key = tuple[str | int, ...]

MEASURED = Path(__file__).with_name("confidences.csv")
# So many pages of a wider kind count beside those of the very kind: few pages tell little.
_WEIGHT = 8.0
# What nothing was ever measured of.
_UNKNOWN = 0.5
_LONGEST = 1000  # letters of a claim
_BYLINES = "[rel~='author'], [itemprop='author'], .byline, .author"
_MOST_TIMES = _MOST_BYLINES = 5
_BODY_STEPS = (60, 150, 400)  # words
# How many agree on what something seen by the headline denies, whatever others say.
_DENIED = -1
_A_DAY = timedelta(days=1)  # by which zones make a difference
_TELLING, _LEAST_TELLING = 4, 2  # letters of a word of a title that tells something, and words of a title with such


class ValueKind(NamedTuple):
    """What makes two values alike: the field, which alternative gave them, and how many other claims agree.

    `agreeing` is -1 where the page denies what it declares. Of a body it tells how long that is, in steps, unless other
    prose may be the body, which its source tells.
    """

    field: str
    source: str
    agreeing: int


def with_confidences(extraction: Extraction, page: Page | None = None) -> Extraction:
    """The extraction with how sure (0..1) each field of `field_sources` is; a text rendering has no `page`."""
    found = tuple((kind.field, confidence(kind)) for kind in kinds(extraction, page))
    return replace(extraction, confidences=found)


def kinds(extraction: Extraction, page: Page | None) -> Iterator[ValueKind]:
    """The kind of each field that has a source."""
    claims = _Claims(extraction, page)
    for field, source in extraction.field_sources:
        yield ValueKind(field, source, claims.agreeing(field, source))


@cache
def confidence(kind: ValueKind) -> float:
    """Which share of a kind is right."""
    return estimate(kind, _measured())


def estimate(kind: ValueKind, measured: Mapping[Key, tuple[int, int]]) -> float:
    """The share of a kind, drawn to that of the wider kinds around it the more, the fewer pages were seen of it."""
    share = _UNKNOWN
    for key in _keys(kind):
        right, seen = measured.get(key, (0, 0))
        share = (right + _WEIGHT * share) / (seen + _WEIGHT)
    return round(share, 3)


def summed(rows: Iterable[tuple[ValueKind, int, int]]) -> dict[Key, tuple[int, int]]:
    """How many were right and how many seen, of each kind and of all around it."""
    right: Counter[Key] = Counter()
    seen: Counter[Key] = Counter()
    for kind, good, all_ in rows:
        for key in _keys(kind):
            right[key] += good
            seen[key] += all_
    return {key: (right[key], seen[key]) for key in seen}


def _keys(kind: ValueKind) -> Iterator[Key]:
    """From the widest to the kind itself; a day that may be one of two, or is inferred, is like others of that sort."""
    origin = origin_of(kind.source)
    if kind.source.endswith(AMBIGUOUS):
        yield ("field", kind.field, AMBIGUOUS)
        return
    if origin.is_inferred:
        yield ("field", kind.field, origin)
        yield ("field", kind.field, kind.agreeing, kind.source)
        return
    yield ()
    yield (origin,)
    yield ("field", kind.field)
    if kind.agreeing == _DENIED:  # seldom: such are like those of which nobody says the same
        yield ("field", kind.field, 0)
    yield ("field", kind.field, kind.agreeing)
    yield ("field", kind.field, kind.agreeing, kind.source)


@cache
def _measured() -> dict[Key, tuple[int, int]]:
    with MEASURED.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        return summed(
            (ValueKind(row["field"], row["source"], int(row["agreeing"])), int(row["right"]), int(row["seen"]))
            for row in rows
        )


class _Claim(NamedTuple):
    """What kind of claim there is, or the label of the one source that is meant, and whether it says what was found."""

    by: Origin | str
    agrees: bool


class _Claims:
    """What else a page says of its article, looked up once for all fields that it is compared with."""

    def __init__(self, extraction: Extraction, page: Page | None) -> None:
        self.extraction, self.page = extraction, page
        self.document = page.document if page is not None else None

    def agreeing(self, field: str, source: str) -> int:
        """How many of the page's other claims say the same, -1 where one denies it; of a body, how long it is."""
        if field == "body":
            if source == CONTESTED:  # it may be long since it is another's
                return 0
            return sum(self.extraction.word_count >= step for step in _BODY_STEPS)
        if self.document is None:
            return 0
        if self._is_denied(field, source):
            return _DENIED
        claims: Iterable[_Claim] = ()
        if field == "headline":
            claims = _headlines(self.extraction, self.document)
        elif field == "published_at":
            claims = _days(self.extraction, self.document)
        elif field in ("authors", "byline"):
            claims = self._authors
        return sum(claim.agrees for claim in claims if claim.by not in (source, origin_of(source)))

    def _is_denied(self, field: str, source: str) -> bool:
        """Whether what is seen by the headline denies what is declared; an outlet's own class knows what to believe."""
        page = self.page
        if page is None or page.edition is not None or not origin_of(source).is_declared:
            return False
        if field == "headline":
            return _is_another_title(self.extraction.headline or "", page.heading)
        if field == "published_at":
            return _is_another_day(self.extraction.published_at, page)
        return field in ("authors", "byline") and self._are_others

    @cached_property
    def _are_others(self) -> bool:
        return self.page is not None and _are_others(self.extraction.authors, self.page)

    @cached_property
    def _authors(self) -> tuple[_Claim, ...]:
        return tuple(_authors(self.extraction, self.document)) if self.document is not None else ()


def _is_another_title(headline: str, heading: HtmlElement | None) -> bool:
    """Whether a heading says something, and has no word of a headline that tells anything."""
    titles = (headline, start_of_text(heading, _LONGEST) if heading is not None else "")
    own, shown = (telling([title], _TELLING) for title in titles)
    return min(len(own), len(shown)) >= _LEAST_TELLING and own.isdisjoint(shown)


def _is_another_day(at: datetime | None, page: Page) -> bool:
    """Whether the first day printed right below the headline is well before or after the moment."""
    printed = page.printed_dates.after
    shown = next((each for each in printed if each.is_close and each.is_alone and not is_ambiguous(each.value)), None)
    return at is not None and shown is not None and abs(shown.shown.at.date() - at.date()) > _A_DAY


def _are_others(authors: Sequence[str], page: Page) -> bool:
    """Whether the page names persons by its headline, and none of the authors."""
    names = [letters(name) for name in named_in(page.header.after, page.language) if is_personal(name)]
    own = list(map(letters, authors))
    return bool(names and own) and not any(one in other or other in one for one in own for other in names)


def _headlines(extraction: Extraction, document: Document) -> Iterator[_Claim]:
    headline = letters(extraction.headline or "")
    said = (
        (Origin.META, document.meta_texts(*TITLES)),
        (Origin.LINKED_DATA, document.linked_data.texts("headline")),
        (TITLE_ELEMENT, [document.title or ""]),
    )
    for by, texts in said:
        agrees = any(headline in letters(text[:_LONGEST]) for text in texts)
        yield _Claim(by, agrees)


def _days(extraction: Extraction, document: Document) -> Iterator[_Claim]:
    at = extraction.published_at
    if at is None:
        return
    days = {at.date(), at.astimezone(UTC).date()}
    said = (
        (Origin.META, document.meta_texts(*map(str.lower, PUBLICATIONS))),
        (Origin.LINKED_DATA, document.linked_data.texts("datePublished")),
        (Origin.MARKUP, list(islice(_times(document), _MOST_TIMES))),
    )
    for origin, texts in said:
        yield _Claim(origin, any(_names_day(text[:_LONGEST], days) for text in texts))
    yield _Claim(Origin.ADDRESS, day_in(document.url or "") in days)


def _times(document: Document) -> Iterator[str]:
    return (time for element in document.tree.iter("time") if (time := element.get("datetime")) is not None)


def _names_day(text: str, days: set[date]) -> bool:
    found = parse_date(text, UTC_ZONE)
    return found is not None and found.at.date() in days


def _authors(extraction: Extraction, document: Document) -> Iterator[_Claim]:
    names = [letters(author) for author in extraction.authors]
    said = (
        (Origin.META, document.meta_texts(*AUTHORS)),
        (Origin.LINKED_DATA, document.linked_data.texts("author")),
        (Origin.MARKUP, [text_of(element) for element in document.select(_BYLINES)[:_MOST_BYLINES]]),
    )
    for origin, texts in said:
        told = [letters(text[:_LONGEST]) for text in texts]
        yield _Claim(origin, bool(names) and all(any(name in text for text in told) for name in names))
