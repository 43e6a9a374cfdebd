"""Captures from WARC files, ours or anybody's: an edition's pages, other hosts passed over before they are parsed."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import BinaryIO
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from spiders.arguments import ArgumentError
from spiders.extraction import identity
from spiders.extraction.limits import MAX_BYTES
from spiders.registry import Edition
from spiders.sources.found import PAGE_TYPES, CapturedPage, is_address
from storage.archive import charset_of
from storage.archive_store import StoredFile
from storage.content_coding import decoded
from storage.records import About, CaptureSource, Purpose, is_capture_time
from storage.warc_records import Seal, about_of, as_sent, seal_of

# Records up to this length are held against their digests (bytes); larger ones are no page.
_CHECKED = MAX_BYTES + (1 << 20)
# How long a digest is in hex, and SHA-1 in base 32, in which WARC tools write it; others are not known to be right.
_DIGESTS = {"md5": (32,), "sha1": (40, 32), "sha256": (64,)}
_BREAKS_OFF = "the body breaks off before its end"
_RUNS_ON = "the body breaks off before its end, and another record follows"


class WarcUnreadable(Exception):
    """The file, or the rest of it, is no WARC; the message says which and where."""


def is_warc(name: str) -> bool:
    """Whether a file's name says that it is a WARC."""
    return name.lower().endswith((".warc", ".warc.gz"))


def check_readable(file: StoredFile) -> None:
    """Reads the first record. Raises ArgumentError where there is none, and ArchiveError where nothing can be read."""
    try:
        with file.open() as stream:
            first = next(iter(ArchiveIterator(stream, parse_http=False)), None)
    except (OSError, ValueError) as error:
        raise ArgumentError(f"captures: {file} cannot be read as WARC: {error}") from None
    if first is None:
        raise ArgumentError(f"captures: {file} cannot be read as WARC: it holds no record")


def read_pages(
    file: StoredFile, edition: Edition, passed_over: Counter[str] | None = None
) -> Generator[CapturedPage | int, None, None]:
    """The edition's pages in a WARC file, in the file's order, in flat memory.

    Between them, a number now and then: the position in the file (bytes), so that progress can be shown. A record
    that cannot be read is passed over, to the next gzip member. Raises WarcUnreadable in the end where that happened,
    or where the file breaks off, and ArchiveError where it cannot be read at all. `passed_over` counts the captures
    that are no page of the edition, by what they are.
    """
    start, broken = 0, 0
    passed_over = Counter() if passed_over is None else passed_over
    with file.open() as stream:
        seal = _seal(stream)
        while True:
            walk = _Walk(file, stream, start, edition, passed_over, seal)
            try:
                yield from walk.pages()
                if not _is_whole(file, walk.position):
                    broken += 1
                break
            except (OSError, ValueError):
                broken += 1
                following = _next_member(stream, walk.position + 1)
                if following is None:
                    break
                start = following
    if broken:
        raise WarcUnreadable(f"{file}: {broken} record{'s' * (broken != 1)} could not be read, or the end is missing")


class _Walk:
    """One way through a file from a record's start; `position` (bytes) is where the last record met begins.

    `seal` is that of a file of ours. Only what bears it may say of itself what our records say; behind damage, where
    what a server sent may look like a record, only that is one.
    """

    def __init__(  # noqa: PLR0913, PLR0917 (what a walk needs)
        self,
        file: StoredFile,
        stream: BinaryIO,
        start: int,
        edition: Edition,
        passed_over: Counter[str],
        seal: Seal | None,
    ) -> None:
        self.file, self.stream, self.start, self.edition, self.position = file, stream, start, edition, start
        self.passed_over, self.seal = passed_over, seal

    def pages(self) -> Iterator[CapturedPage | int]:
        self.stream.seek(self.start)
        for record in ArchiveIterator(
            self.stream, record_types=WarcRecordType.any_type, parse_http=False, func_filter=self._wanted
        ):
            yield self.position
            if _is_capture(record):
                ends_early = partial(_ends_early, self.file, self.position, record.content_length)
                page = _page(record, self.edition, is_ours=self._is_ours(record), ends_early=ends_early)
                if not isinstance(page, CapturedPage):
                    self.passed_over[page] += 1
                    continue
                yield page
                if page.fault == _broken(_RUNS_ON):
                    raise ValueError("the next record was taken for a part of this one")

    def _wanted(self, record: WarcRecord) -> bool:
        self.position = record.stream_pos
        if self.seal is not None and self.start and not self._is_ours(record):
            self.passed_over["within damaged records"] += 1
            return False
        if _host(record) in self.edition.hosts:
            return True
        if _is_capture(record):
            self.passed_over["of other hosts"] += 1
        return False

    def _is_ours(self, record: WarcRecord) -> bool:
        return self.seal is not None and record.headers.get("WARC-Record-ID") == self.seal.record_id(self.position)


def _seal(stream: BinaryIO) -> Seal | None:
    """The seal of a file of ours, None of any other."""
    try:
        first = next(iter(ArchiveIterator(stream, parse_http=False)), None)
        is_info = first is not None and first.record_type == WarcRecordType.warcinfo
        return seal_of(first.reader.read(1 << 16)) if first is not None and is_info else None
    except (OSError, ValueError):
        return None


def _ends_early(file: StoredFile, position: int, length: int) -> bool:
    """Whether the gzip member that begins at `position` (bytes) holds less than its record's `length`, and no more."""
    with file.open() as stream:
        stream.seek(position)
        member, unpacked = zlib.decompressobj(wbits=31), bytearray()
        try:
            while not member.eof and len(unpacked) <= _CHECKED and (part := stream.read(1 << 16)):
                unpacked += member.decompress(part, _CHECKED + 1 - len(unpacked))
        except zlib.error:
            return False  # not packed, or not by the record
    head, _, block = unpacked.partition(b"\r\n\r\n")
    return member.eof and head.startswith(b"WARC/") and len(block) < length


def _is_capture(record: WarcRecord) -> bool:
    return record.record_type in (WarcRecordType.response, WarcRecordType.resource)


def _next_member(stream: BinaryIO, position: int) -> int | None:
    """Where the next gzip member seems to begin, None where there is none."""
    stream.seek(position)
    before = b""
    while part := stream.read(1 << 20):
        window = before + part
        if (at := window.find(b"\x1f\x8b\x08")) >= 0:
            return stream.tell() - len(window) + at
        before = window[-2:]
    return None


def _is_whole(file: StoredFile, position: int) -> bool:
    """Whether a file holds all of its last record, which begins at `position` (bytes); the iterator does not tell."""
    with file.open() as stream:
        stream.seek(position)
        start = stream.read(2)
        stream.seek(position)
        if start == b"\x1f\x8b":
            member = zlib.decompressobj(wbits=31)
            while not member.eof and (part := stream.read(1 << 20)):
                while part and not member.eof:
                    member.decompress(part, 1 << 20)
                    part = member.unconsumed_tail
            return member.eof
        length = 0
        while (line := stream.readline(1 << 16)) and line.strip():
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length" and value.strip().isdigit():
                length = int(value)
        return file.size >= stream.tell() + length


def _is_short(record: WarcRecord) -> bool:
    """Whether a response holds less than its header says; asked before the body is read."""
    said = record.http_headers.get("Content-Length") if record.http_headers is not None else None
    chunked = record.http_headers is not None and record.http_headers.get("Transfer-Encoding")
    return bool(said and said.isdecimal() and not chunked and record.content_length < int(said[:18]))


def _host(record: WarcRecord) -> str | None:
    try:
        return urlsplit(_url(record)).hostname
    except ValueError:
        return None


def _url(record: WarcRecord) -> str:
    # Some writers put the address between angle brackets, as WARC 1.0's grammar had it.
    return (record.headers.get("WARC-Target-URI") or "").strip("<>")


def _broken(reason: object) -> str:
    return f"the record is broken: {reason}"


def _is_digest(digest: str | None) -> bool:
    """Whether it is one that can be checked."""
    algorithm, _, value = (digest or "").partition(":")
    return len(value) in _DIGESTS.get(algorithm.lower(), ())


def _block_is_wrong(record: WarcRecord) -> bool:
    """Whether the block is another than its digest says; asked before any of it is read."""
    digests = [record.headers.get("WARC-Block-Digest")]
    if record.record_type == WarcRecordType.resource:
        digests.append(record.headers.get("WARC-Payload-Digest"))  # there the payload is the block
    for digest in filter(_is_digest, digests):
        record.headers["WARC-Block-Digest"] = str(digest)
        if not record.verify_block_digest():
            return True
    return False


def _payload_is_wrong(record: WarcRecord) -> bool:
    """The same of the payload of a response, of which tools do not agree what it is with a transfer coding."""
    if record.http_headers is None or record.http_headers.get("Transfer-Encoding"):
        return False
    return _is_digest(record.headers.get("WARC-Payload-Digest")) and not record.verify_payload_digest()


def _payload(record: WarcRecord, ends_early: Callable[[], bool]) -> bytes:
    """What a record holds, without codings; one byte over the limit at most: a bomb is rejected by its size."""
    if cut := record.headers.get("WARC-Truncated"):
        raise ValueError(f"it was cut off when it was archived: {cut}")
    if _is_short(record):
        raise ValueError(_BREAKS_OFF)
    length = record.content_length
    body = record.reader.read(MAX_BYTES + 1)
    is_coded = record.http_headers is not None and record.http_headers.get("Transfer-Encoding")
    if b"\r\n\r\nW" in body and ends_early():
        raise ValueError(_RUNS_ON)
    if not is_coded and len(body) < min(length, MAX_BYTES + 1):
        raise ValueError(_BREAKS_OFF)
    if record.http_headers is not None and len(body) <= MAX_BYTES:
        return decoded(body, record.http_headers.get("Content-Encoding"), MAX_BYTES)
    return body


def _page(record: WarcRecord, edition: Edition, *, is_ours: bool, ends_early: Callable[[], bool]) -> CapturedPage | str:
    """The page of one record, or what it is that is no page, such as an image or a redirect."""
    status, fault = None, None
    headers: tuple[tuple[str, str], ...] = ()
    media_type = record.headers.get("Content-Type")
    charset = charset_of(media_type or "")
    body = b""
    is_checked = record.content_length <= _CHECKED
    try:
        if record.record_type == WarcRecordType.response:
            media_type, charset = "text/html", None  # until the response's own header says otherwise
        is_wrong = is_checked and _block_is_wrong(record)
        if record.record_type == WarcRecordType.response:
            record.parse_http(auto_decode="transfer")
            if record.http_headers is None:
                raise ValueError("no HTTP headers")
            status, headers = record.http_headers.status_code, record.http_headers.to_tuples()
            media_type, charset = record.http_content_type, record.http_charset
            if status is None:
                raise ValueError("no status")
        if is_ours:
            headers = as_sent(headers)
        is_wrong = is_wrong or (is_checked and _payload_is_wrong(record))
        body = _payload(record, ends_early)
        if is_wrong:
            raise ValueError("its digest is not that of its bytes")
    except (OSError, ValueError) as error:
        fault = _broken(error)
    media_type = (media_type or "").split(";")[0].strip().lower()
    about = (about_of(list(record.headers.astuples())) if is_ours else None) or About()
    if about.purpose is Purpose.MANNERS:
        return "robots.txt and its like"
    if status not in (None, 200):
        return "with another status than 200"
    if media_type not in PAGE_TYPES:
        return "of other media types"
    url = _url(record)
    if not is_address(url):
        return "without a usable address"
    captured_at = record.record_date
    if captured_at is None or not is_capture_time(captured_at):
        fault, captured_at = "the record has no time that can be", datetime.now(UTC)
    return CapturedPage(
        key=identity.address_key(url, edition),
        location=url,
        url=url,
        body=body,
        media_type=media_type,
        charset=charset,
        status=status,
        headers=headers,
        captured_at=captured_at,
        source=CaptureSource.WARC,
        fault=fault,
        # The date of a saved file in an archive may be that of its taking over.
        time_is_known=record.record_type == WarcRecordType.response,
        opt_outs=about.opt_outs,
    )
