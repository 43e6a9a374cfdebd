"""Lets time pass for a world: its warehouse and its archive are as if all had been asked so much earlier."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import psycopg

HERE = Path(__file__).parent
# The fields of a WARC record that say when (WARC 1.1, 5.4 and 5.12).
_DATES = re.compile(rb"(?im)^(WARC-Date|WARC-Refers-To-Date): ([0-9TZ:.-]+)")
_MOVE = """
    UPDATE landing.capture SET archive_offset = -%s, archive_length = %s WHERE archive_file = %s AND archive_offset = %s
"""


def age(url: str, archive: Path, by: timedelta) -> None:
    """Moves the times of both back, and each capture to where its record has come to stand."""
    with psycopg.connect(url) as connection:
        connection.execute((HERE / "earlier.sql").read_bytes(), {"by": by})
        for path in archive.rglob("*.warc.gz"):
            name = path.relative_to(archive).as_posix()
            written = b""
            for offset, record in records(path.read_bytes()):
                packer = zlib.compressobj(wbits=31)
                member = packer.compress(_earlier(record, by)) + packer.flush()
                # Negative until all are moved: two must not meet in one place.
                connection.execute(_MOVE, (len(written), len(member), name, offset))
                written += member
            path.write_bytes(written)
        connection.execute("UPDATE landing.capture SET archive_offset = -archive_offset WHERE archive_offset < 0")


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Where each gzip member of a whole file begins (bytes), and what it holds."""
    at = 0
    while at < len(data):
        unpacker = zlib.decompressobj(wbits=31)
        record = unpacker.decompress(data[at:])
        yield at, record
        at = len(data) - len(unpacker.unused_data)


def _earlier(record: bytes, by: timedelta) -> bytes:
    head, end, block = record.partition(b"\r\n\r\n")
    return _DATES.sub(lambda found: found[1] + b": " + _moved(found[2].decode(), by).encode(), head) + end + block


def _moved(date: str, by: timedelta) -> str:
    return f"{(datetime.fromisoformat(date) - by).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"
