"""Captures from WARC files, ours or anybody's: an edition's pages, other hosts passed over before they are parsed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from spiders.arguments import ArgumentError
from spiders.registry import Edition
from spiders.settings import DOWNLOAD_MAXSIZE
from spiders.sources.found import CapturedPage
from storage.records import CaptureSource


class WarcUnreadable(Exception):
    """The file, or the rest of it, is no WARC; the message says which and where."""


def is_warc(path: Path) -> bool:
    """Whether a file's name says that it is a WARC."""
    return path.name.lower().endswith((".warc", ".warc.gz"))


def check_readable(path: Path) -> None:
    """Reads the first record. Raises ArgumentError where there is none."""
    try:
        with path.open("rb") as stream:
            first = next(iter(ArchiveIterator(stream, parse_http=False)), None)
    except (OSError, ValueError) as error:
        raise ArgumentError(f"captures: {path} cannot be read as WARC: {error}") from None
    if first is None:
        raise ArgumentError(f"captures: {path} cannot be read as WARC: it holds no record")


def read_pages(path: Path, edition: Edition) -> Iterator[CapturedPage | int]:
    """The edition's pages in a WARC file, in the file's order, in flat memory.

    Between them, a number now and then: the position in the file (bytes), so that progress can be shown. Raises
    WarcUnreadable when the file breaks off.
    """
    try:
        with path.open("rb") as stream:
            records = ArchiveIterator(
                stream,
                record_types=WarcRecordType.response | WarcRecordType.resource,
                parse_http=False,
                func_filter=lambda record: _host(record) in edition.hosts,
            )
            for record in records:
                yield record.stream_pos
                page = _page(record)
                if page is not None:
                    yield page
    except (OSError, ValueError) as error:
        raise WarcUnreadable(f"{path}: {error}") from error


def _host(record: WarcRecord) -> str | None:
    try:
        return urlsplit(_url(record)).hostname
    except ValueError:
        return None


def _url(record: WarcRecord) -> str:
    # Some writers put the address between angle brackets, as WARC 1.0's grammar had it.
    return (record.headers.get("WARC-Target-URI") or "").strip("<>")


def _page(record: WarcRecord) -> CapturedPage | None:
    """The page of one record; None for what is no page, such as an image or a redirect."""
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    if record.record_type == WarcRecordType.response:
        try:
            record.parse_http(auto_decode="all")
        except (OSError, ValueError):
            return None
        status = record.http_headers.status_code
        headers = record.http_headers.to_tuples()
        media_type, charset = record.http_content_type, record.http_charset
    else:
        media_type, charset = record.headers.get("Content-Type"), None
    media_type = (media_type or "").split(";")[0].strip().lower()
    if status not in (None, 200) or media_type not in ("text/html", "application/xhtml+xml", "text/plain"):
        return None
    url = _url(record)
    return CapturedPage(
        key=url,
        location=url,
        url=url,
        body=_payload(record),
        media_type=media_type,
        charset=charset,
        status=status,
        headers=headers,
        captured_at=record.record_date,
        source=CaptureSource.WARC,
    )


def _payload(record: WarcRecord) -> bytes:
    """The body with its codings undone, one byte over the limit at most: a bomb is rejected by its size."""
    try:
        return record.reader.read(DOWNLOAD_MAXSIZE + 1)
    except (OSError, ValueError):
        return b""
