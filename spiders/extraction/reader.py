"""`read`: bytes in, `Extraction` out. Pure, and it never raises: what it cannot understand says so."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from spiders.extraction.attributes import has_too_many
from spiders.extraction.confidence import with_confidences
from spiders.extraction.dates import UTC_ZONE, is_plausible
from spiders.extraction.decoding import decode
from spiders.extraction.document import Document, NestedTooDeepError, parse
from spiders.extraction.language import guess_language
from spiders.extraction.limits import MAX_BYTES, MAX_ELEMENTS, MOST_ATTRIBUTES
from spiders.extraction.not_pages import kind_of
from spiders.extraction.outlet_modules import landmarks, page_class
from spiders.extraction.refusals import unreadable
from spiders.extraction.text_page import read_text, recognise
from spiders.extraction.unseen import hide
from spiders.extraction.version import READER_VERSION
from spiders.extraction.whose import whose
from spiders.registry import Edition, RegistryError, edition_named, edition_of_url, editions
from storage.records import Extraction, PageClass, Post

_PLAIN_TEXT = "text/plain"
_HTML = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "")


def read(  # noqa: PLR0913 - all that is known of a capture
    body: bytes,
    url: str | None = None,
    media_type: str = "text/html",
    *,
    edition: str | None = None,
    charset: str | None = None,
    captured_at: datetime | None = None,
    not_after: datetime | None = None,
) -> Extraction:
    """Reads one captured page.

    `edition` is a spider's name; without it the edition follows from the address's host, else from what the page
    says of itself. `captured_at` (aware) bounds dates and gives "today" its meaning; where it is not known, such words
    name no date, and `not_after` (aware) is a time at which the page was there already. Neither is known where it lies
    outside of the years that an article may be of. A page that is no article, or is not understood, has another page
    class and a reason. Raises RegistryError for an edition that is not declared, or for an outlet's Python file that
    is wrong, and nothing else, whatever the bytes.
    """
    hint = edition_named(edition) if edition else None
    captured_at, not_after = _told_by_a_clock(captured_at), _told_by_a_clock(not_after)
    try:
        with _collector_at_rest():
            extraction = _read(body, url, media_type, hint, charset, captured_at)
        return _without_later(extraction, not_after) if not_after else extraction
    except RegistryError:
        raise  # no page's fault
    except Exception as error:  # noqa: BLE001 - a page must never stop a crawl; it is kept and counted with this reason
        return _unknown(f"the reader failed: {type(error).__name__}", hint)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keeps Python's collector of cycles at rest, which finds nothing in a page and costs a twentieth of its time."""
    is_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_running:
            gc.enable()


def _told_by_a_clock(moment: datetime | None) -> datetime | None:
    """A moment before or after which something may lie; one at the calendar's end is nobody's clock."""
    return moment if moment is not None and is_plausible(moment, None) else None


def _read(  # noqa: PLR0913, PLR0917 - what `read` was given
    body: bytes,
    url: str | None,
    media_type: str,
    hint: Edition | None,
    charset: str | None,
    captured_at: datetime | None,
) -> Extraction:
    media_type = media_type.partition(";")[0].strip().lower()
    edition = hint or (edition_of_url(url) if url else None)
    if len(body) > MAX_BYTES:
        return _unknown(f"too large: {len(body)} bytes, at most {MAX_BYTES} are read", edition)
    if kind := kind_of(body):
        return _unknown(f"no page but {kind}", edition)
    if media_type == _PLAIN_TEXT:
        return _read_text(decode(body, charset, is_html=False), url, edition, captured_at)
    if media_type not in _HTML:
        return _unknown(f"no page: {media_type[:60]}", edition)
    source = decode(body, charset, is_html=True)
    if has_too_many(source):
        return _unknown(f"a tag of more than {MOST_ATTRIBUTES} attributes", edition)
    try:
        tree = parse(source)
    except NestedTooDeepError:
        return _unknown("nested too deep", edition)
    if tree is None:
        # Nobody prints an empty page: as an error it is asked for again.
        return replace(_unknown("empty page", edition), page_class=PageClass.ERROR)
    document = Document(tree, url, edition.hosts if edition else ())
    if document.size > MAX_ELEMENTS:
        return _unknown(f"too large: {document.size} elements, at most {MAX_ELEMENTS} are read", edition)
    hide(document)
    if edition is None and url is None:
        edition, told = whose(document)
        document = Document(tree, None, edition.hosts if edition else (), told)
    page = page_class(edition)(document, edition, captured_at, landmarks(edition).rules)
    try:
        extraction = page.read()
        if extraction.body and (reason := unreadable(f"{extraction.headline or ''}\n{extraction.body}")):
            return _unknown(reason, edition)  # a page that is written otherwise than it says
        return with_confidences(extraction, page)
    finally:
        page.kept.clear()  # what nobody asked on for leads back to the page, which is to be freed at once


def _read_text(text: str, url: str | None, edition: Edition | None, captured_at: datetime | None) -> Extraction:
    """A plain-text rendering; without an address, its outlet is the one whose landmarks stand in it."""
    if edition is None and url is None:
        language = guess_language(text)
        candidates = (each for each in editions() if language in (None, each.language))
        spider = recognise(text, {each.spider: landmarks(each) for each in candidates})
        edition = edition_named(spider) if spider else None
    extraction = read_text(
        text,
        landmarks=landmarks(edition),
        url=url,
        zone=edition.timezone if edition else UTC_ZONE,
        language=edition.language if edition else None,
        captured_at=captured_at,
    )
    extraction = with_confidences(extraction)
    return replace(extraction, outlet=edition.outlet if edition else None, edition=edition.code if edition else None)


def _without_later(extraction: Extraction, latest: datetime) -> Extraction:
    """Without times that lie after the page itself; they stay as printed."""
    later = {
        name
        for name in ("published_at", "modified_at")
        if (at := getattr(extraction, name)) is not None and not is_plausible(at, latest)
    }
    if "published_at" in later:
        extraction = replace(extraction, published_at=None, published_precision=None, published_from=None)
    if "modified_at" in later:
        extraction = replace(extraction, modified_at=None)
    if extraction.posts:
        extraction = replace(extraction, posts=tuple(_posted_before(latest, post) for post in extraction.posts))
    sources = tuple(source for source in extraction.field_sources if source[0] not in later)
    confidences = tuple(each for each in extraction.confidences if each[0] not in later)
    return replace(extraction, field_sources=sources, confidences=confidences) if later else extraction


def _posted_before(latest: datetime, post: Post) -> Post:
    return post if post.posted_at is None or is_plausible(post.posted_at, latest) else replace(post, posted_at=None)


def _unknown(reason: str, edition: Edition | None) -> Extraction:
    return Extraction(
        READER_VERSION,
        PageClass.UNKNOWN,
        reason,
        outlet=edition.outlet if edition else None,
        edition=edition.code if edition else None,
    )
