"""The records that travel from a spider to the warehouse: frozen, plain, free of any library.

`Capture` is one immutable response, `Extraction` one reading of it, `Disposition` how one URL of a run ended; what a
crawl keeps beside these stands in `crawl_records.py`. Field names are those of the `landing.*` columns.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

# A name space of our own for the ids below (RFC 9562, version 5): ids follow from keys, so a rebuild gives the same.
_NAMESPACE = uuid.UUID("6f1d3a52-8c0e-5a57-9d0e-3c1a6f0b7d11")

# No outlet published on the web before; times of later years are mistakes, and far ones overflow in another zone.
FIRST_YEAR, LAST_YEAR = 1990, 2100

CLOCKS_APART = timedelta(minutes=5)
"""So far may the clocks of two machines be apart: of a crawl's, the database's, and whoever saved a page."""

_ALNUM = re.compile(r"[^\W_]+")  # letters and digits of any script, as str.isalnum has them


def is_capture_time(at: datetime) -> bool:
    """Whether something can have been captured then (`at` with a zone): not before the web, and not after now."""
    return FIRST_YEAR <= at.year <= LAST_YEAR and at <= datetime.now(UTC) + CLOCKS_APART


class PageClass(StrEnum):
    """What a captured page is."""

    ARTICLE = "article"
    LIVE_BLOG = "live_blog"
    VIDEO = "video"
    GALLERY = "gallery"
    LISTING = "listing"
    CONSENT = "consent"
    PAYWALL = "paywall"
    BLOCK = "block"
    ERROR = "error"
    UNKNOWN = "unknown"

    @property
    def is_article(self) -> bool:
        """Whether such a page is an article of its outlet, and goes into `news.article`."""
        return self in _ARTICLES


_ARTICLES = frozenset({PageClass.ARTICLE, PageClass.LIVE_BLOG, PageClass.VIDEO, PageClass.GALLERY})


class Precision(StrEnum):
    """How exactly `published_at` is known. `INFERRED` days come from hints such as caption dates."""

    MINUTE = "minute"
    DAY = "day"
    INFERRED = "inferred"


class LinkKind(StrEnum):
    """Where on a page a link to another article stands."""

    INLINE = "inline"
    RELATED = "related"
    MOST_READ = "most_read"
    READ_NEXT = "read_next"
    COVERAGE = "coverage"


class MenuKind(StrEnum):
    """Which of the outlet's menus an entry stands in."""

    SECTION = "section"
    REGION = "region"
    EDITION = "edition"


class CaptureSource(StrEnum):
    """Where a capture came from; of a run also that its captures were in the archive and are read again."""

    LIVE = "live"
    WARC = "warc"
    FILE = "file"
    ARCHIVE = "archive"


class Ending(StrEnum):
    """The closed set of ways in which a URL of a run can end; each URL gets exactly one.

    `STORED` and `UNCHANGED` are told apart while landing: a capture that the warehouse already holds, read by
    the same reader, is unchanged.
    """

    STORED = "stored"  # read as an article and landed
    UNCHANGED = "unchanged"  # as it was: not modified, or the same bytes, read before by the same reader
    DISCOVERY = "discovery"  # a feed, sitemap or listing that was read for its links
    KNOWN = "known"  # settled by an earlier run, as an article mostly, and not asked again
    NOT_ARTICLE = "not_article"  # understood, and no article: a listing, consent, paywall, block or error page
    REJECTED = "rejected"  # not understood, with the reason; what came is kept as a capture
    OUT_OF_RANGE = "out_of_range"  # published outside since/until
    OTHER_EDITION = "other_edition"  # a page of another outlet or edition
    OPTED_OUT = "opted_out"  # reserved by its outlet, and not read, as the edition's policy has it
    REDIRECTED = "redirected"  # led to a URL that has its own ending
    ROBOTS = "robots"  # refused by robots.txt
    OFFSITE = "offsite"  # not a host of the edition
    HTTP_ERROR = "http_error"  # a status that says no: 404, 410, 500 after retries ...
    NETWORK_ERROR = "network_error"  # no whole answer: time-out, connection lost, truncated, too large
    NOT_FETCHED = "not_fetched"  # met, but the run ended before (a limit, a stop)


class Purpose(StrEnum):
    """What a response was asked for: only one for an article can be a capture."""

    ARTICLE = "article"
    DISCOVERY = "discovery"  # a feed, sitemap or listing
    MANNERS = "manners"  # robots.txt, and other files that say what a crawler may do
    PASSAGE = "passage"  # what a redirect led to that is no article, or is asked for by itself


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the article, in reading order; the lead image is the first."""

    caption: str | None = None
    url: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another article; `linked_on` is the day printed beside it."""

    kind: LinkKind
    title: str
    url: str | None = None
    section: str | None = None
    linked_on: date | None = None


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A label of the outlet's own menus; an edition's label is its language code (ISO 639-1)."""

    kind: MenuKind
    label: str


@dataclass(frozen=True, slots=True)
class Post:
    """One entry of a live blog, in the page's order. `body` holds paragraphs parted by one empty line.

    `posted_at` carries a zone; `posted_raw` is the time as printed or declared.
    """

    body: str
    headline: str | None = None
    posted_at: datetime | None = None
    posted_raw: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """One immutable response. Times carry a zone; `payload_digest` is the SHA-256 of the decoded body, in hex.

    `archive_*` (bytes) say where the archive holds the record. `location` is what a person calls it: the URL, or the
    file's name for a capture without an address. `url_key` is the outlet's identity rule applied to the URL,
    `content:<digest>` where there is none. Where `time_is_known` is False, it was taken over at
    `captured_at`. `archive_digest` is the WARC-Payload-Digest of the record. `opt_outs` are the reservations of rights
    that came with it. What is `withheld` lay outside of what its crawl asked for, and is not to be read.
    """

    outlet: str
    edition: str
    url: str | None
    url_key: str
    location: str
    payload_digest: str
    captured_at: datetime
    source: CaptureSource
    status: int | None
    media_type: str
    headers: tuple[tuple[str, str], ...] = ()
    archive_file: str = ""
    archive_offset: int = 0
    archive_length: int = 0
    archive_digest: str | None = None
    time_is_known: bool = True
    opt_outs: tuple[str, ...] = ()
    withheld: bool = False

    @property
    def capture_id(self) -> uuid.UUID:
        """The id that follows from the capture's key: (edition, url key, payload digest)."""
        return capture_id(self.outlet, self.edition, self.url_key, self.payload_digest)


@dataclass(frozen=True, slots=True)
class Extraction:
    """One reading of one capture by one reader version. What the page does not say is None or empty.

    `body` holds the article's paragraphs and the sub-headings between them, parted by one empty line, without captions
    and furniture; `word_count` counts its words, about as many as there are where a script puts no space between them
    (`text.word_count`). A heading that repeats the headline stands in `subheadings` alone, and in its place in
    `body_html`. `standfirst` is the summary that is printed by itself, and no part of `body`, or else the description
    that the page declares; an introduction with which the text opens stands in `body` alone. `byline` is the printed
    line where it is taken whole (a declared outlet, a text rendering), else the names alone; `authors` are those whom
    it names. `published_at` of day precision stands at noon in the outlet's zone, so that the day is right in every
    zone from UTC-8 to UTC+14. `reason` says why a page is no article.
    `body_html` is the same body with its structure: a small subset of HTML, made by the reader and never copied, in
    which sub-headings, lists, quotes and captions stand in their place. `posts` are those of a live blog; they are no
    part of `body`.
    `field_sources` tells for each filled field which alternative gave it, e.g. ("headline", "css:h1");
    `confidences` how sure (0..1) the reader is of it: of the values with .9, about nine in ten are right.
    `url` is the address that the page claims for itself and `native_id` the outlet's own id found in the page.
    """

    reader_version: int
    page_class: PageClass
    reason: str | None = None
    outlet: str | None = None
    edition: str | None = None
    url: str | None = None
    native_id: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    body: str | None = None
    body_html: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    source_credit: str | None = None
    section: str | None = None
    breadcrumbs: tuple[str, ...] = ()
    subheadings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    published_at: datetime | None = None
    published_precision: Precision | None = None
    published_raw: str | None = None
    published_from: str | None = None
    modified_at: datetime | None = None
    modified_raw: str | None = None
    reading_minutes: int | None = None
    word_count: int = 0
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    ticker: tuple[str, ...] = ()
    menu: tuple[MenuEntry, ...] = ()
    notices: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    field_sources: tuple[tuple[str, str], ...] = ()
    confidences: tuple[tuple[str, float], ...] = ()

    @property
    def content_key(self) -> str | None:
        """What makes two captures without an address one article: the headline and the opening of the body.

        Letters and digits only, case folded, the first 200 of the body: a text rendering and an HTML page of one
        article agree in these. None where there is no headline or no body.
        """
        if not self.headline or not self.body:
            return None
        opening = _letters(self.body, 200)
        return "content:" + _digest(_letters(self.headline), opening)

    @property
    def wording_hash(self) -> str:
        """Changes exactly when the wording (headline, standfirst, body) does; white space does not count."""
        return _digest(*(" ".join((part or "").split()) for part in (self.headline, self.standfirst, self.body)))


@dataclass(frozen=True, slots=True)
class StagedExtraction:
    """An extraction on its way to landing: which capture it read, and the keys by which it can be identified.

    `native_key` follows from the outlet's own id in the page, `address_key` from the URL; the first that is there
    identifies the article, else the extraction's `content_key`.
    """

    capture_id: uuid.UUID
    extraction: Extraction
    native_key: str | None
    address_key: str | None


@dataclass(frozen=True, slots=True)
class Disposition:
    """How one URL of one run ended. `url` is the file's name for a capture without an address."""

    run_id: uuid.UUID
    url: str
    ending: Ending
    detail: str | None = None
    capture_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class ArchivePosition:
    """Where a record stands in the archive: the WARC file's path below the archive folder, and bytes within it.

    `digest` is the record's WARC-Payload-Digest; None where it is not known.
    """

    file: str
    offset: int
    length: int
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """The record that a revisit record refers to (WARC 1.1, 6.7): its address, date and WARC-Payload-Digest."""

    url: str
    captured_at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class About:
    """What a record of ours says beside what WARC says, so that the archive alone is enough to rebuild a warehouse.

    `location` is the name of a file without an address, `opt_outs` are the reservations that came with it.
    """

    purpose: Purpose = Purpose.ARTICLE
    source: CaptureSource = CaptureSource.LIVE
    time_is_known: bool = True
    location: str | None = None
    opt_outs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """A time (with a zone) at which the bytes of a capture were seen again: come as they were, or confirmed by 304."""

    capture_id: uuid.UUID
    captured_at: datetime


def capture_id(outlet: str, edition: str, url_key: str, payload_digest: str) -> uuid.UUID:
    """The id that follows from a capture's key."""
    return _key_id("capture", outlet, edition, url_key, payload_digest)


def _letters(text: str, limit: int | None = None) -> str:
    """The first `limit` letters and digits, case folded. Folding goes sign by sign, so the text behind them is left."""
    found = ""
    step = len(text) if limit is None else limit * 3 // 2  # enough for prose in one step
    for start in range(0, len(text), step or 1):
        found += "".join(_ALNUM.findall(text[start : start + step].casefold()))
        if limit is not None and len(found) >= limit:
            break
    return found[:limit]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _key_id(*parts: str) -> uuid.UUID:
    return uuid.uuid5(_NAMESPACE, "\n".join(parts))
