"""Puts addresses of articles back to wait for the next crawl."""

from __future__ import annotations

from collections.abc import Mapping

from storage import database, rows
from storage.config import Config
from storage.statements import statement


def requeue(config: Config, outlet: str, edition: str, addresses: Mapping[str, str]) -> int:
    """Makes addresses (by URL key) wait, whatever became of them before; tells how many.

    Raises WarehouseUnavailable, psycopg.Error.
    """
    keys = [rows.key(key) for key in addresses]
    values = {"outlet": outlet, "edition": edition, "keys": keys, "urls": list(map(rows.text, addresses.values()))}
    with database.connect(database.prepare(config)) as connection:
        return connection.execute(statement("frontier/requeue"), values).rowcount


def requeue_failed(config: Config, outlet: str, edition: str) -> int:
    """Makes all wait that failed, was given up or was rejected; tells how many.

    Raises WarehouseUnavailable, psycopg.Error.
    """
    with database.connect(database.prepare(config)) as connection:
        return connection.execute(statement("frontier/requeue_failed"), {"outlet": outlet, "edition": edition}).rowcount
