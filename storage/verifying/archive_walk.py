"""Every record of an archive file, in its order, in flat memory; and what in it is none."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from storage.archive import READ_LIMIT, ArchivedRecord, parse

# What is read, and unpacked, at a time (bytes).
_STEP = 1 << 18
_MAGIC = b"\x1f\x8b\x08"
# A record is its payload and some headers; whatever is larger is none of ours.
_LARGEST = READ_LIMIT + (1 << 20)


@dataclass(frozen=True, slots=True)
class Placed:
    """A record and where it stands, in bytes; `record` is None for a stretch that is damaged.

    `is_tail` tells a stretch behind which nothing whole comes: what a crash left of the record that was being written.
    """

    offset: int
    length: int
    record: ArchivedRecord | None
    is_tail: bool = False


def walk(file: BinaryIO) -> Iterator[Placed]:
    """The records of a file of gzip members. Raises OSError, ArchiveError where the file cannot be read."""
    members, damaged_from = _Members(file), -1
    while True:
        start = members.position
        if not members.has_more():
            break
        record, is_whole = None, True
        try:
            record = parse(members.unpack())
        except EOFError:  # the end is missing
            is_whole = False
        except zlib.error:
            is_whole = False
        except ValueError:  # a whole member, and no record that can be read
            pass
        if not is_whole:
            damaged_from = start if damaged_from < 0 else damaged_from
            if not members.seek_magic(start + 1):
                yield Placed(damaged_from, members.position - damaged_from, None, is_tail=True)
                return
            continue
        if damaged_from >= 0:
            yield Placed(damaged_from, start - damaged_from, None)
            damaged_from = -1
        yield Placed(start, members.position - start, record)


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
        """The next member. Raises zlib.error, EOFError where it has no end, and ValueError where it is too large."""
        unpacker, parts, size = zlib.decompressobj(wbits=31), list[bytes](), 0
        while not unpacker.eof:
            had = self._ahead or self._file.read(_STEP)
            part = unpacker.decompress(had, _STEP)
            if not had and not part:
                self._ahead = b""
                raise EOFError
            self._ahead = unpacker.unconsumed_tail or unpacker.unused_data
            self.position += len(had) - len(self._ahead)
            size += len(part)
            if size > _LARGEST:
                parts.clear()
            else:
                parts.append(part)
        if size > _LARGEST:
            raise ValueError("too large for a record")
        return b"".join(parts)

    def seek_magic(self, start: int) -> bool:
        """Goes to where the next member seems to begin, from `start` on; to the end where there is none."""
        self._file.seek(start)
        self._ahead, self.position = b"", start
        while part := self._file.read(_STEP):
            window = self._ahead + part
            if (at := window.find(_MAGIC)) >= 0:
                self.position += at
                self._ahead = window[at:]
                return True
            self.position += len(window) - min(2, len(window))
            self._ahead = window[-2:]
        self.position += len(self._ahead)
        self._ahead = b""
        return False
