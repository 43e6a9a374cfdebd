"""The archive: what was fetched, byte for byte, in WARC 1.1 files (ISO 28500:2017), each record a gzip member.

One file belongs to one writer, so two crawls never share one, and a file is only appended to: a record torn by a crash
is the last one, and all before it can be read. `sync` makes what was written durable; name positions only after it.
After an error the file is left, and the next record begins another. In an object store nothing can be appended to what
is durable: there each `sync` ends the file.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import re
import uuid
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import quote, urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from storage.archive_store import ArchiveError, ArchiveFile, ArchiveStore
from storage.content_coding import decoded
from storage.records import ArchivePosition

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

ROLL_OVER_BYTES = 1_000_000_000
READ_LIMIT = 64 * 1024 * 1024

# A page of 60 kB: level 3 takes 0.9 ms and leaves 14.5 kB, level 6 takes 1.8 ms and leaves 13.3 kB.
_LEVEL = 3
_SOFTWARE = "Dateline"
# Of a file: the spider that wrote it, when it was begun.
_NAME = re.compile(r"(?:.*/)?dateline-(\w+)-(\d{8}T\d{6}Z)-[0-9a-f]{12}\.warc\.gz", re.ASCII)
_TIME = "%Y%m%dT%H%M%SZ"
Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ArchivedRecord:
    """A record as it is read back: `payload` without content coding, `media_type` without parameters."""

    url: str
    status: int | None
    headers: tuple[tuple[str, str], ...]
    media_type: str
    charset: str | None
    captured_at: datetime
    payload: bytes


class Archive:
    """A writer with a file of its own in a store, begun with its first record. Not for two threads at once."""

    def __init__(self, store: ArchiveStore, spider: str, roll_over: int = ROLL_OVER_BYTES) -> None:
        self._store = store
        self._spider = re.sub(r"[^A-Za-z0-9_]", "_", spider)
        self._roll_over = roll_over
        self._file: ArchiveFile | None = None
        self._name = ""
        self._offset = 0
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
    ) -> ArchivePosition:
        """Appends a response and the request for it, where there was one of ours (`request_headers`).

        `body` has no transfer coding; it has its content coding unless `decoded`. The position is that of the
        response. Raises ArchiveError.
        """
        response_id, target = _new_id(), _address(url)
        headers = _true_headers(response_headers, len(body), decoded=decoded)
        block = _http(f"HTTP/1.1 {status:d} {_flat(reason)}", headers) + body
        fields = [
            ("WARC-Record-ID", response_id),
            ("WARC-Target-URI", target),
            ("WARC-Payload-Digest", _sha1(body)),
            ("Content-Type", "application/http; msgtype=response"),
        ]
        position = self._append(_member("response", captured_at, fields, block))
        if request_headers is None:
            return position
        parts = urlsplit(target)
        asked = f"{_flat(method)} {parts.path or '/'}{'?' if parts.query else ''}{parts.query} HTTP/1.1"
        fields = [
            ("WARC-Record-ID", _new_id()),
            ("WARC-Target-URI", target),
            ("WARC-Concurrent-To", response_id),
            ("Content-Type", "application/http; msgtype=request"),
        ]
        request = _http(asked, [("Host", parts.netloc.rpartition("@")[2]), *request_headers])
        self._append(_member("request", captured_at, fields, request), same_file=True)
        return position

    def write_resource(
        self, uri: str, media_type: str, body: bytes, captured_at: datetime, charset: str | None = None
    ) -> ArchivePosition:
        """Appends bytes that no server sent, such as a file. Raises ArchiveError."""
        fields = [
            ("WARC-Record-ID", _new_id()),
            ("WARC-Target-URI", _address(uri)),
            ("WARC-Payload-Digest", _sha1(body)),
            ("Content-Type", _content_type(media_type, charset)),
        ]
        return self._append(_member("resource", captured_at, fields, body))

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

    def _append(self, member: bytes, *, same_file: bool = False) -> ArchivePosition:
        try:
            if self._file is None or (self._offset >= self._roll_over and not same_file):
                self.close()
                self._begin()
            return self._write(member)
        except OSError as error:
            self._leave()
            raise ArchiveError(f"the archive cannot be written: {error}") from error

    def _write(self, member: bytes) -> ArchivePosition:
        if self._file is None:
            raise ArchiveError("the archive has no file")
        position = ArchivePosition(self._name, self._offset, len(member))
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
        name = f"dateline-{self._spider}-{now:{_TIME}}-{uuid.uuid4().hex[:12]}.warc.gz"
        self._name, self._offset = f"{now:%Y-%m}/{name}", 0
        self._file = self._store.create(self._name)
        about = f"software: {_SOFTWARE}\r\nformat: WARC File Format 1.1\r\nspider: {self._spider}\r\n"
        fields = [
            ("WARC-Record-ID", _new_id()),
            ("WARC-Filename", name),
            ("Content-Type", "application/warc-fields"),
        ]
        self._write(_member("warcinfo", now, fields, about.encode()))


def written_by(name: str) -> tuple[str, datetime] | None:
    """Of a file of ours the spider, as its files call it, and when it was begun; None for any other file."""
    found = _NAME.fullmatch(name)
    try:
        return (found[1], datetime.strptime(found[2], _TIME).replace(tzinfo=UTC)) if found else None
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


def _record(position: ArchivePosition, member: bytes, limit: int) -> ArchivedRecord:
    try:
        for record in ArchiveIterator(io.BytesIO(member), parse_http=False):
            return _read(record, limit)
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{position.file} at {position.offset}: {error}") from error
    raise ArchiveError(f"{position.file} at {position.offset}: no record")


def _read(record: WarcRecord, limit: int) -> ArchivedRecord:
    status, coding = None, None
    headers: tuple[tuple[str, str], ...] = ()
    media_type = record.headers.get("Content-Type") or ""
    charset = charset_of(media_type)
    if not record.verify_block_digest():
        raise ValueError("the record is broken: its digest is not that of its bytes")
    if record.record_type == WarcRecordType.response:
        record.parse_http(auto_decode="none")
        if record.http_headers is None:
            raise ValueError("the response has no headers")
        status, headers = record.http_headers.status_code, tuple(record.http_headers.to_tuples())
        media_type, charset = record.http_content_type or "", record.http_charset
        coding = record.http_headers.get("Content-Encoding")
    payload = record.reader.read(limit + 1)
    if len(payload) <= limit:
        payload = decoded(payload, coding, limit)
    if len(payload) > limit:
        raise ValueError(f"the payload is larger than {limit} bytes")
    return ArchivedRecord(
        url=record.headers.get("WARC-Target-URI") or "",
        status=status,
        headers=headers,
        media_type=media_type.split(";")[0].strip().lower(),
        charset=charset,
        captured_at=record.record_date,
        payload=payload,
    )


def _member(kind: str, captured_at: datetime, fields: Headers, block: bytes) -> bytes:
    """One record as a gzip member. Digests are SHA-1 in base 32, the form that WARC tools agree on."""
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Date: {captured_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}",
        *(f"{name}: {_flat(value)}" for name, value in fields),
        f"WARC-Block-Digest: {_sha1(block)}",
        f"Content-Length: {len(block)}",
    ]
    # zlib lets go of the interpreter while it packs, so a crawl goes on meanwhile.
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    head = ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "replace")
    return packer.compress(head + block + b"\r\n\r\n") + packer.flush()


def _sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def _new_id() -> str:
    return f"<{uuid.uuid4().urn}>"


def _address(url: str) -> str:
    """An address as RFC 3986 wants it: what is not allowed there is percent-encoded."""
    return quote(_flat(url).encode("utf-8", "replace"), safe="%/:?#[]@!$&'()*+,;=~-._")


def _http(head: str, headers: Headers) -> bytes:
    lines = [head, *(f"{_flat(name)}: {_flat(value)}" for name, value in headers), "", ""]
    return b"\r\n".join(map(_encoded, lines))


def _true_headers(headers: Headers, length: int, *, decoded: bool) -> list[tuple[str, str]]:
    """The headers, save that those which would misdescribe the body as it is kept are renamed, as archives do."""
    codings = {"transfer-encoding", "content-encoding"} if decoded else {"transfer-encoding"}
    kept: list[tuple[str, str]] = []
    for name, value in headers:
        wrong = name.lower() in codings or (name.lower() == "content-length" and value.strip() != str(length))
        kept.append((f"X-Archive-Orig-{name}" if wrong else name, value))
    if not any(name.lower() == "content-length" for name, _ in kept):
        kept.append(("Content-Length", str(length)))
    return kept


def charset_of(content_type: str) -> str | None:
    """The charset that a Content-Type header names, None where it names none."""
    message = Message()
    message["Content-Type"] = _flat(content_type)
    charset = message.get_param("charset")
    return charset if isinstance(charset, str) and charset else None


def _content_type(media_type: str, charset: str | None) -> str:
    message = Message()
    message["Content-Type"] = _flat(media_type)
    if charset:
        message.set_param("charset", _flat(charset))
    return str(message["Content-Type"])


def _flat(text: str) -> str:
    """One line: control characters, line breaks first of all, would end a header or begin another."""
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text).strip()


def _encoded(text: str) -> bytes:
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")
