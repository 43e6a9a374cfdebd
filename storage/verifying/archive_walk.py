"""Every record of an archive file, in its order, in flat memory; and what in it is none.

Behind damage nothing tells a record of ours from bytes that a server sent within one, and these may well be a record.
There only what bears the file's seal is a record (see storage/warc_records.py).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from storage.archive import READ_LIMIT, ArchivedRecord, parse
from storage.warc_records import Seal, seal_of

# What is read, and unpacked, at a time (bytes).
_STEP = 1 << 18
# A record is its payload and some headers; whatever is larger is none of ours.
_LARGEST = READ_LIMIT + (1 << 20)
# How each member of ours begins (RFC 1952: no flags, no time), and each record.
_MAGIC = b"\x1f\x8b\x08\x00\x00\x00\x00\x00"
_RECORD = b"WARC/"
# So much of a record says whether it is ours, and stands in so much of its member (bytes).
_HEAD, _PACKED_HEAD = 128, 1024


@dataclass(frozen=True, slots=True)
class Placed:
    """A record and where it stands, in bytes; `record` is None for a stretch that is damaged.

    `is_tail` tells a stretch behind which nothing whole comes: what a crash left of the record that was being written.
    `is_sealed` tells a record that bears the seal of the file.
    """

    offset: int
    length: int
    record: ArchivedRecord | None
    is_tail: bool = False
    is_sealed: bool = False


class _NoRecord(Exception):
    """What stands there is no member with a record, or not all of one."""


def walk(file: BinaryIO) -> Iterator[Placed]:
    """The records of a file of gzip members. Raises OSError, ArchiveError where the file cannot be read."""
    members, ours = _Members(file), _Ours()
    while members.has_more():
        start = members.position
        try:
            unpacked = members.unpack()
            if not ours.takes(start, unpacked):
                raise _NoRecord
        except _NoRecord:
            ours.is_damaged = True
            found = members.seek(start + 1, ours.begins)
            if found and not ours.is_sealed:
                members.seek_end()
            yield Placed(start, members.position - start, None, is_tail=not found)
            continue
        record = _parsed(unpacked)
        if record is not None and record.kind == "warcinfo":
            ours.begin(start, seal_of(record.payload))
        yield Placed(start, members.position - start, record, is_sealed=ours.is_sealed and ours.begins(start, unpacked))


def _parsed(unpacked: bytes) -> ArchivedRecord | None:
    try:
        return parse(unpacked)
    except ValueError:  # a whole member, and no record that can be read
        return None


class _Ours:
    """Which records of a file are ours: before any damage all of them, since each begins where another ends."""

    def __init__(self) -> None:
        self.is_damaged = False
        self._seal: Seal | None = None
        self._start = 0

    @property
    def is_sealed(self) -> bool:
        return self._seal is not None

    def begin(self, start: int, seal: Seal | None) -> None:
        """A warcinfo stands at `start` (bytes): there may be several files in one, one behind the other."""
        self._seal, self._start = seal, start

    def takes(self, offset: int, record: bytes) -> bool:
        """Whether a record counts that was met where the one before it ends."""
        return not self.is_damaged or (self.is_sealed and self.begins(offset, record))

    def begins(self, offset: int, record: bytes) -> bool:
        """Whether a record with these first bytes has its place there; without a seal, whether it is any record."""
        if self._seal is None:
            return record.startswith(_RECORD)
        return self._seal.fits(offset - self._start, record)


class _Members:
    """Gzip members of a file, one after the other; `position` (bytes) is behind the last one."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._ahead = b""
        self.position = 0

    def has_more(self) -> bool:
        """Whether anything follows."""
        if not self._ahead:
            self._ahead = self._file.read(_STEP)
        return bool(self._ahead)

    def unpack(self) -> bytes:
        """The record in the next member. Raises _NoRecord, as soon as that is clear."""
        unpacker, parts, size = zlib.decompressobj(wbits=31), list[bytes](), 0
        first = b""
        while not unpacker.eof:
            had = self._ahead or self._file.read(_STEP)
            try:
                part = unpacker.decompress(had, _STEP)
            except zlib.error:
                raise _NoRecord from None
            if not had and not part:
                raise _NoRecord  # the end is missing
            self._ahead = unpacker.unconsumed_tail or unpacker.unused_data
            self.position += len(had) - len(self._ahead)
            size += len(part)
            first = (first + part)[: len(_RECORD)] if len(first) < len(_RECORD) else first
            if size > _LARGEST or not _RECORD.startswith(first):
                raise _NoRecord
            parts.append(part)
        if first != _RECORD:
            raise _NoRecord
        return b"".join(parts)

    def seek(self, start: int, begins: Callable[[int, bytes], bool]) -> bool:
        """Goes to the next member, from `start` on, whose record `begins` takes by its first bytes; else to the end.

        No more than _PACKED_HEAD is unpacked of each that seems to be one, so that the time follows the length.
        """
        self._file.seek(start)
        window, at, is_end = b"", start, False
        while not is_end:
            part = self._file.read(_STEP)
            window, is_end = window + part, not part
            known = len(window) if is_end else max(0, len(window) - _PACKED_HEAD)
            found = window.find(_MAGIC)
            while 0 <= found < known:
                if begins(at + found, _head(window[found : found + _PACKED_HEAD])):
                    self.position, self._ahead = at + found, window[found:]
                    return True
                found = window.find(_MAGIC, found + 1)
            window, at = window[known:], at + known
        self.position, self._ahead = at, b""
        return False

    def seek_end(self) -> None:
        """Goes to the end of the file."""
        self.position, self._ahead = self._file.seek(0, 2), b""


def _head(member: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(member, _HEAD)
    except zlib.error:
        return b""
