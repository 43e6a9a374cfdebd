"""The archive: what was fetched, byte for byte, in WARC 1.1 files (ISO 28500:2017), each record a gzip member.

One file belongs to one writer, so two crawls never share one, and a file is only appended to: a record torn by a crash
is the last one, and all before it can be read. `sync` makes what was written durable; name positions only after it.
After an error the file is left, and the next record begins another. In an object store nothing can be appended to what
is durable: there each `sync` ends the file.
"""

from __future__ import annotations

import contextlib
import io
import re
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import BinaryIO, Self

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from storage import warc_records
from storage.archive_store import ArchiveError, ArchiveFile, ArchiveStore
from storage.content_coding import decoded
from storage.records import About, ArchivePosition, CaptureSource, Original
from storage.warc_records import Headers, Seal, charset_of, media_type_of, sha1

__all__ = [
    "Archive",
    "ArchiveError",
    "ArchivePosition",
    "ArchivedRecord",
    "charset_of",
    "read_from",
    "read_record",
    "written_by",
]

# A file ends with the first record that finds it of this size or age: WARC tools are at home in files of a gigabyte,
# and what a long crawl has fetched can be copied away within the hour.
ROLL_OVER_BYTES = 1_000_000_000
ROLL_OVER_SECONDS = 3600.0
READ_LIMIT = 64 * 1024 * 1024

_USUAL = About()
# Of a file: the spider that wrote it, when it was begun.
_NAME = re.compile(r"(?:.*/)?dateline-(\w+)-(\d{8}T\d{6})(\d{6})?Z-[0-9a-f]{12}\.warc\.gz", re.ASCII)
_TIME = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class ArchivedRecord:
    """A record as it is read back: `payload` without content coding, `media_type` without parameters.

    `kind` is its WARC-Type, `digest` its WARC-Payload-Digest, `original` the record to which a revisit refers, and
    `headers` are as they were sent. `about` is what it says of itself; where it says nothing (`tells` is False: it is
    of another tool, or older than that), what is usual. Of a warcinfo `file_name` is the name
    under which its file was written. `fault` says why a whole record has no payload.
    """

    kind: str
    url: str
    status: int | None
    headers: tuple[tuple[str, str], ...]
    media_type: str
    charset: str | None
    captured_at: datetime
    payload: bytes
    about: About
    tells: bool = True
    digest: str | None = None
    original: Original | None = None
    file_name: str | None = None
    fault: str | None = None


class Archive:
    """A writer with a file of its own in a store, begun with its first record. Not for two threads at once."""

    def __init__(
        self,
        store: ArchiveStore,
        spider: str,
        roll_over_bytes: int = ROLL_OVER_BYTES,
        roll_over_seconds: float = ROLL_OVER_SECONDS,
    ) -> None:
        self._store = store
        self._spider = re.sub(r"[^A-Za-z0-9_]", "_", spider)
        self._roll_over_bytes, self._roll_over_seconds = roll_over_bytes, roll_over_seconds
        self._file: ArchiveFile | None = None
        self._name = ""
        self._offset = 0
        self._seal = Seal.new()
        self._begun_at = 0.0
        self._lost: Exception | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def write_response(  # noqa: PLR0913 (the parts of one exchange)
        self,
        *,
        url: str,
        status: int,
        reason: str,
        response_headers: Headers,
        body: bytes,
        captured_at: datetime,
        request_headers: Headers | None = None,
        method: str = "GET",
        decoded: bool = False,
        about: About = _USUAL,
    ) -> ArchivePosition:
        """Appends a response, and the request for it where it was ours (`request_headers`, as they were sent).

        `body` has no transfer coding; it has its content coding unless `decoded`. The position is that of the
        response. Raises ArchiveError.
        """
        headers = warc_records.true_headers(response_headers, len(body), decoded=decoded)
        digest = sha1(body)
        fields = [("WARC-Payload-Digest", digest), *warc_records.about_fields(about)]
        block = warc_records.http(f"HTTP/1.1 {status:d} {warc_records.flat(reason)}", headers) + body
        asked = None if request_headers is None else warc_records.request_block(url, method, list(request_headers))
        return self._exchange("response", url, captured_at, fields, block, asked, digest)

    def write_revisit(  # noqa: PLR0913 (the parts of one exchange)
        self,
        *,
        url: str,
        status: int,
        reason: str,
        response_headers: Headers,
        captured_at: datetime,
        original: Original,
        request_headers: Headers | None = None,
        method: str = "GET",
        decoded_length: int | None = None,
        about: About = _USUAL,
    ) -> ArchivePosition:
        """Appends a response whose payload `original` holds already, by the server's word (304) or byte for byte.

        The record keeps the head of the response and no body; `decoded_length` is the payload's length in bytes where
        `original` holds it without its content coding. Raises ArchiveError.
        """
        headers = warc_records.escaped(response_headers)
        if decoded_length is not None:
            headers = warc_records.true_headers(response_headers, decoded_length, decoded=True)
        fields = [*warc_records.revisit_fields(status, original), *warc_records.about_fields(about)]
        block = warc_records.http(f"HTTP/1.1 {status:d} {warc_records.flat(reason)}", headers)
        asked = None if request_headers is None else warc_records.request_block(url, method, list(request_headers))
        return self._exchange("revisit", url, captured_at, fields, block, asked, original.digest)

    def write_resource(  # noqa: PLR0913, PLR0917 (the parts of one record)
        self,
        uri: str,
        media_type: str,
        body: bytes,
        captured_at: datetime,
        charset: str | None = None,
        about: About = _USUAL,
    ) -> ArchivePosition:
        """Appends bytes that no server sent, such as a file. Raises ArchiveError."""
        digest = sha1(body)
        fields = [
            *warc_records.target(uri),
            ("WARC-Payload-Digest", digest),
            *warc_records.about_fields(about),
            ("Content-Type", warc_records.content_type(media_type, charset)),
        ]
        return self._append("resource", captured_at, fields, body, digest)

    def write_withheld(self, position: ArchivePosition, captured_at: datetime, *, withheld: bool = True) -> None:
        """Notes of a record of the archive that it is not to be read, or takes that back.

        `captured_at` is when the bytes came of which that was found. Raises ArchiveError.
        """
        block = warc_records.withheld_block(position, withheld=withheld)
        self._append("metadata", captured_at, [("Content-Type", "application/warc-fields")], block)

    def sync(self) -> None:
        """Returns when all that was written is durable.

        Raises ArchiveError, and from then on at each call: the kernel tells once only that it has lost something.
        """
        file = self._file
        if file is not None and self._lost is None:
            try:
                file.sync()
            except (OSError, ArchiveError) as error:
                self._lost = error
            else:
                if file.ends_with_sync:
                    self._let_go()
        if self._lost is not None:
            raise ArchiveError(f"the archive cannot be written: {self._lost}") from self._lost

    def close(self) -> None:
        """Makes all durable and ends the file; the next record begins another. Raises ArchiveError."""
        if self._file is not None:
            try:
                self.sync()
            finally:
                self._let_go()

    def _let_go(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with contextlib.suppress(OSError):  # all is durable, or `sync` has said that it is not
                file.close()

    def _exchange(  # noqa: PLR0913, PLR0917 (the parts of one exchange)
        self,
        kind: str,
        url: str,
        captured_at: datetime,
        fields: Headers,
        block: bytes,
        request: bytes | None,
        digest: str,
    ) -> ArchivePosition:
        """A response or revisit, and behind it in the same file the request that led to it."""
        target = warc_records.target(url)
        fields = [*target, *fields, ("Content-Type", "application/http; msgtype=response")]
        position = self._append(kind, captured_at, fields, block, digest)
        if request is not None:
            fields = [
                *target,
                ("WARC-Concurrent-To", self._seal.record_id(position.offset)),
                ("Content-Type", "application/http; msgtype=request"),
            ]
            self._append("request", captured_at, fields, request, same_file=True)
        return position

    def _append(  # noqa: PLR0913 (the parts of one record)
        self,
        kind: str,
        captured_at: datetime,
        fields: Headers,
        block: bytes,
        digest: str | None = None,
        *,
        same_file: bool = False,
    ) -> ArchivePosition:
        try:
            if self._file is None or (self._is_full and not same_file):
                self.close()
                self._begin()
            return self._write(kind, captured_at, fields, block, digest)
        except OSError as error:
            self._leave()
            raise ArchiveError(f"the archive cannot be written: {error}") from error

    @property
    def _is_full(self) -> bool:
        age = time.monotonic() - self._begun_at
        return self._offset >= self._roll_over_bytes or age >= self._roll_over_seconds

    def _write(
        self, kind: str, captured_at: datetime, fields: Headers, block: bytes, digest: str | None = None
    ) -> ArchivePosition:
        if self._file is None:
            raise ArchiveError("the archive has no file")
        member = warc_records.member(self._seal.record_id(self._offset), kind, captured_at, fields, block)
        position = ArchivePosition(self._name, self._offset, len(member), digest)
        self._file.write(member)
        self._offset += len(member)
        return position

    def _leave(self) -> None:
        """Ends the file after an error, since nothing may stand behind half a record; what is whole is made durable."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.truncate(self._offset)
            with contextlib.suppress(ArchiveError):
                self.close()

    def _begin(self) -> None:
        now = datetime.now(UTC)
        name = f"dateline-{self._spider}-{now:{_TIME}}Z-{uuid.uuid4().hex[:12]}.warc.gz"
        self._name, self._offset = f"{now:%Y-%m}/{name}", 0
        self._file, self._begun_at = self._store.create(self._name), time.monotonic()
        self._seal = Seal.new()
        fields = [("WARC-Filename", name), ("Content-Type", "application/warc-fields")]
        self._write("warcinfo", now, fields, warc_records.warcinfo_block(self._spider, self._seal))


def written_by(name: str) -> tuple[str, datetime] | None:
    """Of a file of ours the spider, as its files call it, and when it was begun; None for any other file."""
    found = _NAME.fullmatch(name)
    try:
        if found is None:
            return None
        # Files of earlier releases tell their time to the second.
        return found[1], datetime.strptime(found[2] + (found[3] or "0"), _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def read_record(store: ArchiveStore, position: ArchivePosition, limit: int = READ_LIMIT) -> ArchivedRecord:
    """Reads the record at a position of an archive, its content coding undone.

    Raises ArchiveError where it is missing or broken, or its payload larger than `limit` bytes, and ArchiveUnavailable
    where the archive as a whole cannot be read.
    """
    return _record(position, store.read(position.file, position.offset, position.length), limit)


def read_from(file: BinaryIO, position: ArchivePosition, limit: int = READ_LIMIT) -> ArchivedRecord:
    """The same from the position's file, opened: in the order of their offsets, many records cost few reads."""
    try:
        file.seek(position.offset)
        member = file.read(position.length)
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{position.file} at {position.offset}: {error}") from error
    return _record(position, member, limit)


def parse(member: bytes, limit: int = READ_LIMIT) -> ArchivedRecord:
    """The record that a gzip member holds, or that these bytes are. Raises ValueError where it is broken."""
    try:
        for record in ArchiveIterator(io.BytesIO(member), parse_http=False):
            return _read(record, limit)
    except OSError as error:
        raise ValueError(str(error)) from None
    raise ValueError("no record")


def _record(position: ArchivePosition, member: bytes, limit: int) -> ArchivedRecord:
    try:
        record = parse(member, limit)
        if record.fault:
            raise ValueError(record.fault)
    except ValueError as error:
        raise ArchiveError(f"{position.file} at {position.offset}: {error}") from None
    return record


def _read(record: WarcRecord, limit: int) -> ArchivedRecord:
    fields = {name.lower(): value for name, value in record.headers.astuples()}
    status, codings, fault = None, "", None
    headers: tuple[tuple[str, str], ...] = ()
    content_type = fields.get("content-type", "")
    if not record.verify_block_digest():
        raise ValueError("the record is broken: its digest is not that of its bytes")
    if record.record_date is None:
        raise ValueError("the record has no date")
    if record.record_type in (WarcRecordType.response, WarcRecordType.revisit):
        record.parse_http(auto_decode="none")
        if record.http_headers is None:
            raise ValueError("the response has no headers")
        status, headers = record.http_headers.status_code, tuple(record.http_headers.to_tuples())
        content_type = next((value for name, value in reversed(headers) if name.lower() == "content-type"), "")
        codings = ",".join(value for name, value in headers if name.lower() == "content-encoding")
    payload = record.reader.read(limit + 1)
    try:
        if len(payload) <= limit and record.record_type != WarcRecordType.revisit:
            payload = decoded(payload, codings, limit, like_scrapy=True)
        if len(payload) > limit:
            raise ValueError(f"the payload is larger than {limit} bytes")
    except ValueError as error:
        payload, fault = b"", str(error)
    told = warc_records.about_of(record.headers.astuples())
    return ArchivedRecord(
        kind=fields.get("warc-type", ""),
        url=warc_records.target_of(fields.get("warc-target-uri", ""), fields.get(warc_records.ADDRESS.lower())),
        status=status,
        headers=warc_records.as_sent(headers),
        media_type=media_type_of(content_type),
        charset=charset_of(content_type),
        captured_at=record.record_date,
        payload=payload,
        about=told or _usual_of(record),
        tells=told is not None,
        digest=fields.get("warc-payload-digest"),
        original=warc_records.original_of(fields),
        file_name=fields.get("warc-filename"),
        fault=fault,
    )


def _usual_of(record: WarcRecord) -> About:
    return About(source=CaptureSource.FILE) if record.record_type == WarcRecordType.resource else _USUAL
