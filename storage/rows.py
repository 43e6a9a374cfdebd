"""Records as rows of the stage tables, cleaned of what Postgres cannot hold. Pure functions.

Scraped values are hostile: NUL bytes, lone surrogates, absurd dates and numbers, keys of any length. None of them may
stop a load, so each is brought into what the column holds, or left out.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from storage.crawl_records import Absence, Attempt, FeedState, Found, Run, Sighting
from storage.records import Capture, Disposition, Extraction, Observation, Post, StagedExtraction

# A B-tree entry holds 2,704 bytes at most.
KEY_BYTES = 2000

_INTEGER = 2**31 - 1
_BIGINT = 2**63 - 1
_JSON = json.JSONEncoder(ensure_ascii=False)


def capture_row(capture: Capture, run_id: uuid.UUID | None) -> tuple[Any, ...]:
    """The values that landing/copy_capture.sql takes, in its order."""
    return (
        capture.capture_id,
        text(capture.outlet),
        text(capture.edition),
        text(capture.url),
        key(capture.url_key),
        text(capture.location),
        text(capture.payload_digest),
        moment(capture.captured_at),
        capture.source.value,
        number(capture.status),
        text(capture.media_type),
        _json([list(header) for header in capture.headers]),
        text(capture.archive_file),
        number(capture.archive_offset, _BIGINT),
        number(capture.archive_length, _BIGINT),
        capture.time_is_known,
        run_id,
        text(capture.archive_digest),
        _texts(capture.opt_outs),
        capture.withheld,
    )


def observation_row(observation: Observation) -> tuple[Any, ...]:
    """The values that landing/copy_observation.sql takes, in its order."""
    return (observation.capture_id, moment(observation.captured_at))


def absence_row(absence: Absence, run_id: uuid.UUID | None) -> tuple[Any, ...]:
    """The values that landing/copy_absence.sql takes, in its order."""
    return (
        text(absence.outlet),
        text(absence.edition),
        key(absence.url_key),
        moment(absence.seen_at),
        number(absence.status),
        text(absence.url),
        text(absence.led_to),
        run_id,
    )


def found_row(found: Found) -> tuple[Any, ...]:
    """The values that landing/copy_found.sql takes, in its order."""
    return (text(found.outlet), text(found.edition), key(found.url_key), text(found.url))


def attempt_row(attempt: Attempt) -> tuple[Any, ...]:
    """The values that landing/copy_attempt.sql takes, in its order."""
    return (
        text(attempt.outlet),
        text(attempt.edition),
        key(attempt.url_key),
        text(attempt.url),
        attempt.ending.value,
        number(attempt.settles_after),
    )


def feed_row(feed: FeedState) -> tuple[Any, ...]:
    """The values that landing/copy_feed.sql takes, in its order."""
    return (
        text(feed.outlet),
        text(feed.edition),
        key(feed.url),
        text(feed.kind),
        moment(feed.first_seen_at),
        text(feed.announced_in),
        moment(feed.asked_at),
        number(feed.status),
        moment(feed.read_at),
        moment(feed.changed_at),
        text(feed.etag),
        text(feed.last_modified),
        text(feed.payload_digest),
        text(feed.archive_url),
        text(feed.archive_digest),
        moment(feed.archived_at),
        number(feed.articles),
        number(feed.failures),
        text(feed.detail),
    )


def extraction_row(staged: StagedExtraction) -> tuple[Any, ...]:
    """The values that landing/copy_extraction.sql takes, in its order."""
    read: Extraction = staged.extraction
    published_at = moment(read.published_at)
    return (
        staged.capture_id,
        number(read.reader_version),
        read.page_class.value,
        text(read.reason),
        key(staged.native_key),
        key(staged.address_key),
        read.content_key,
        read.wording_hash,
        text(read.outlet),
        text(read.edition),
        text(read.url),
        text(read.native_id),
        text(read.headline),
        text(read.standfirst),
        text(read.body),
        text(read.body_html),
        text(read.byline),
        _texts(read.authors),
        text(read.source_credit),
        text(read.section),
        _texts(read.breadcrumbs),
        _texts(read.subheadings),
        _texts(read.tags),
        text(read.language),
        published_at,
        # The day at the outlet: in the zone that the reader gave, before it is turned to UTC.
        read.published_at.date() if published_at and read.published_at else None,
        read.published_precision.value if published_at and read.published_precision else None,
        text(read.published_raw),
        text(read.published_from),
        moment(read.modified_at),
        text(read.modified_raw),
        number(read.reading_minutes),
        number(read.word_count),
        _json([{"caption": i.caption, "url": i.url, "credit": i.credit} for i in read.images]),
        _json(
            [
                {
                    "kind": i.kind.value,
                    "title": i.title,
                    "url": i.url,
                    "section": i.section,
                    "linked_on": _day(i.linked_on),
                }
                for i in read.links
            ]
        ),
        _texts(read.ticker),
        _json([{"kind": entry.kind.value, "label": entry.label} for entry in read.menu]),
        _texts(read.notices),
        _json([_post(post) for post in read.posts]),
        _json(_sources(read)),
    )


def disposition_row(disposition: Disposition) -> tuple[Any, ...]:
    """The values that landing/copy_disposition.sql takes, in its order."""
    return (
        disposition.run_id,
        key(disposition.url),
        disposition.ending.value,
        text(disposition.detail),
        disposition.capture_id,
    )


def sighting_row(sighting: Sighting) -> tuple[Any, ...]:
    """The values that landing/copy_sighting.sql takes, in its order.

    The two parts of its key share the room of one index entry.
    """
    return (
        text(sighting.outlet),
        text(sighting.edition),
        key(sighting.url_key, KEY_BYTES // 2),
        key(sighting.seen_in, KEY_BYTES // 2),
        moment(sighting.seen_at),
        sighting.run_id,
        text(sighting.url),
        text(sighting.title),
        moment(sighting.published_at),
    )


def run_row(run: Run) -> dict[str, Any]:
    """The values of landing.run, by column."""
    return {
        "run_id": run.run_id,
        "outlet": text(run.outlet),
        "edition": text(run.edition),
        "spider": text(run.spider),
        "source": run.source.value,
        "arguments": _json(run.arguments),
        "reader_version": number(run.reader_version),
        "started_at": moment(run.started_at),
    }


def text(value: str | None) -> str | None:
    """Text that UTF-8 and Postgres can hold: no NUL, surrogate pairs joined, lone surrogates replaced by U+FFFD."""
    if value is None:
        return None
    if "\0" in value:
        value = value.replace("\0", "")
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return value


def key(value: str | None, limit: int = KEY_BYTES) -> str | None:
    """Text short enough for an index; what is longer keeps its beginning and the digest of the whole."""
    cleaned = text(value)
    if cleaned is None or len(cleaned) * 4 <= limit or len(raw := cleaned.encode()) <= limit:
        return cleaned
    return raw[: limit - 72].decode("utf-8", "ignore") + "#sha256:" + hashlib.sha256(raw).hexdigest()


def moment(value: datetime | None) -> datetime | None:
    """A time in UTC that Python reads back in every zone: years 2 to 9998. None without a zone or beyond them."""
    if value is None or value.tzinfo is None:
        return None
    try:
        in_utc = value.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return in_utc if 2 <= in_utc.year <= 9998 else None


def number(value: int | None, limit: int = _INTEGER) -> int | None:
    """A whole number within the column's range."""
    return None if value is None else max(-limit, min(limit, value))


def _texts(values: Iterable[str]) -> list[str | None]:
    return [text(value) for value in values]


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _post(post: Post) -> dict[str, str | None]:
    at = moment(post.posted_at)
    return {
        "headline": post.headline,
        "body": post.body,
        "posted_at": None if at is None else at.isoformat(),
        "posted_raw": post.posted_raw,
        "author": post.author,
    }


def _sources(read: Extraction) -> list[dict[str, str | float]]:
    """A field of which the reader tells no confidence has none."""
    sure = dict(read.confidences)
    return [
        {"field": field, "source": source} | ({"confidence": sure[field]} if field in sure else {})
        for field, source in read.field_sources
    ]


def _json(value: Any) -> str:
    written = _JSON.encode(value)
    if "\\u0000" in written:
        written = _JSON.encode(_without_nul(value))
    return text(written) or "null"


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list):
        return [_without_nul(item) for item in value]
    if isinstance(value, dict):
        return {_without_nul(name): _without_nul(item) for name, item in value.items()}
    return value
