"""Pages out of the archive again, by what the warehouse knows of them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg

from storage import database
from storage.archive import ArchiveError, read_record
from storage.archive_store import open_store
from storage.config import Config
from storage.records import ArchivePosition, CaptureSource
from storage.statements import statement


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A captured page: its bytes as they are read, without content coding, and what is known of them.

    `charset` is the one that the server declared, which a page need not say again.
    """

    body: bytes
    media_type: str
    url: str | None
    captured_at: datetime
    charset: str | None = None


def newest_page(config: Config, outlet: str, edition: str, url_key: str) -> KeptPage | None:
    """The newest capture of an address, its own or the one that its article claims; None where there is none.

    Raises WarehouseUnavailable, and ArchiveError where the bytes are not there.
    """
    keys = {"outlet": outlet, "edition": edition, "url_key": url_key}
    with database.connect(database.prepare(config)) as connection:
        row = connection.execute(statement("landing/newest"), keys).fetchone()
    if row is None:
        return None
    file, offset, length, captured_at, media_type, url, retired_at, lost_at = row
    if retired_at is not None:
        why, see = ("found lost", "`scrapy verify`") if lost_at else ("retired", "keep in the TOML file")
        raise ArchiveError(f"the bytes of {url or url_key} were {why} on {retired_at:%Y-%m-%d}: see {see}")
    record = read_record(open_store(config.archive), ArchivePosition(file, offset, length))
    return KeptPage(record.payload, media_type, url, captured_at, record.charset)


@dataclass(frozen=True, slots=True)
class Selection:
    """Captures of an edition that are pages, by their media types.

    Only those in the archive files of these names, where some are given; and, unless `everything`, only those that this
    version of the reader has not read, or with `rejected` those that the last run which met them rejected.
    """

    outlet: str
    edition: str
    media_types: tuple[str, ...]
    reader_version: int
    files: tuple[str, ...] = ()
    everything: bool = False
    rejected: bool = False

    @property
    def values(self) -> dict[str, Any]:
        """For the statements."""
        return {
            "outlet": self.outlet,
            "edition": self.edition,
            "media_types": list(self.media_types),
            "reader_version": self.reader_version,
            "files": list(self.files) or None,
            "everything": self.everything,
            "rejected": self.rejected,
        }


@dataclass(frozen=True, slots=True)
class KeptCapture:
    """A row of landing.capture: what is known of a capture whose bytes stand at `position`."""

    capture_id: uuid.UUID
    url: str | None
    location: str
    media_type: str
    status: int | None
    headers: tuple[tuple[str, str], ...]
    captured_at: datetime
    time_is_known: bool
    source: CaptureSource
    payload_digest: str
    opt_outs: tuple[str, ...]
    position: ArchivePosition


def files_of(connection: psycopg.Connection[Any], selection: Selection) -> dict[str, int]:
    """The archive files that hold the captures, and how many each. Raises psycopg.Error."""
    return dict(connection.execute(statement("landing/kept_files"), selection.values).fetchall())


def captures_of(
    connection: psycopg.Connection[Any], selection: Selection, after: KeptCapture | None, count: int
) -> list[KeptCapture]:
    """So many captures from behind one, in the order in which the archive holds them. Raises psycopg.Error."""
    where = after.position if after else ArchivePosition("", -1, 0)
    place = {"file": where.file, "offset": where.offset, "capture_id": after.capture_id if after else uuid.UUID(int=0)}
    rows = connection.execute(statement("landing/kept"), selection.values | place | {"count": count}).fetchall()
    return [
        KeptCapture(
            capture_id=row[0],
            url=row[1],
            location=row[2],
            media_type=row[3],
            status=row[4],
            headers=tuple((name, value) for name, value in row[5]),
            captured_at=row[6],
            time_is_known=row[7],
            source=CaptureSource(row[8]),
            payload_digest=row[9],
            opt_outs=tuple(row[10]),
            position=ArchivePosition(*row[11:]),
        )
        for row in rows
    ]
