"""Pages out of the archive again, by what the warehouse knows of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage import database
from storage.archive import ArchiveError, read_record
from storage.archive_store import open_store
from storage.config import Config
from storage.records import ArchivePosition
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
    """The newest capture of an address, None where there is none.

    Raises WarehouseUnavailable, and ArchiveError where the bytes are not there.
    """
    keys = {"outlet": outlet, "edition": edition, "url_key": url_key}
    with database.connect(database.prepare(config)) as connection:
        row = connection.execute(statement("landing/newest"), keys).fetchone()
    if row is None:
        return None
    file, offset, length, captured_at, media_type, url, retired_at = row
    if retired_at is not None:
        raise ArchiveError(
            f"the bytes of {url or url_key} were retired on {retired_at:%Y-%m-%d}: see keep in the TOML file"
        )
    record = read_record(open_store(config.archive), ArchivePosition(file, offset, length))
    return KeptPage(record.payload, media_type, url, captured_at, record.charset)
