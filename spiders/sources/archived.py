"""Captures that the warehouse holds already, out of the archive, to be read again.

What is known of a capture comes from its row in landing.capture: where its bytes stand, its address, when it was taken.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from contextlib import ExitStack
from typing import BinaryIO

from spiders.arguments import Reread
from spiders.extraction import READER_VERSION
from spiders.registry import Edition
from spiders.sources.found import PAGE_TYPES, CapturedPage
from storage import database
from storage.archive import ArchivedRecord, ArchiveError, read_from
from storage.archive_store import ArchiveStore, ArchiveUnavailable, open_store
from storage.config import Config
from storage.kept import KeptCapture, Selection, captures_of, files_of

# Rows that are asked for at a time.
_ROWS = 500


def selection(edition: Edition, reread: Reread) -> Selection:
    """The edition's captures that are to be read again."""
    pages = tuple(sorted(PAGE_TYPES))
    return Selection(
        edition.outlet, edition.code, pages, READER_VERSION, reread.files, reread.everything, reread.rejected
    )


def read_pages(settings: Config, selected: Selection) -> Generator[int | CapturedPage, None, None]:
    """How many there are, then each of them, file by file, in flat memory.

    What is missing or broken comes with its fault. Raises WarehouseUnavailable, psycopg.Error, and ArchiveUnavailable
    where the archive as a whole cannot be read.
    """
    url, last = database.warehouse_url(settings), None
    with database.connect(url, autocommit=True) as connection, _OneFile(open_store(settings.archive)) as file:
        yield sum(files_of(connection, selected).values())
        met: set[str] = set()
        while captures := captures_of(connection, selected, last, _ROWS):
            for capture in captures:
                last = capture
                yield _page(capture, file, first=capture.location not in met)
                met.add(capture.location)


class _OneFile:
    """The archive file that is being read, open; why it cannot be read is remembered too."""

    def __init__(self, store: ArchiveStore) -> None:
        self._store = store
        self._name = ""
        self._opened: BinaryIO | ArchiveError | None = None
        self._stack = ExitStack()

    def __enter__(self) -> _OneFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def record(self, capture: KeptCapture) -> ArchivedRecord:
        """The record of a capture. Raises ArchiveError."""
        if self._opened is None or self._name != capture.position.file:
            self._stack.close()
            self._name, self._opened = capture.position.file, self._open(capture.position.file)
        if isinstance(self._opened, ArchiveError):
            raise self._opened
        return read_from(self._opened, capture.position)

    def _open(self, name: str) -> BinaryIO | ArchiveError:
        try:
            return self._stack.enter_context(self._store.open(name))
        except ArchiveUnavailable:
            raise
        except ArchiveError as error:
            return error


def _page(capture: KeptCapture, file: _OneFile, *, first: bool) -> CapturedPage:
    body, charset, fault = b"", None, None
    try:
        record = file.record(capture)
        body, charset = record.payload, record.charset
        if hashlib.sha256(body).hexdigest() != capture.payload_digest:
            raise ArchiveError(f"{capture.position.file} at {capture.position.offset}: these are not its bytes")
    except ArchiveUnavailable:
        raise
    except ArchiveError as error:
        fault = f"the archive does not hold it: {error}"
    return CapturedPage(
        key=str(capture.capture_id),
        # Of an article that was captured more than once each capture has an ending, told apart by its id.
        location=capture.location if first else f"{capture.location}#capture={capture.capture_id}",
        url=capture.url,
        body=body,
        media_type=capture.media_type,
        charset=charset,
        status=capture.status,
        headers=capture.headers,
        captured_at=capture.captured_at,
        source=capture.source,
        position=capture.position,
        fault=fault,
        time_is_known=capture.time_is_known,
        capture_id=capture.capture_id,
        opt_outs=capture.opt_outs,
    )
