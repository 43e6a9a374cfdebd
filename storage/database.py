"""Where the warehouse is, and connections to it."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import pq
from psycopg.conninfo import make_conninfo

from storage import migrate
from storage.binaries import EmbeddedError
from storage.config import Config
from storage.embedded import Cluster
from storage.statements import statement

# Seconds that a server which starts, or recovers from a crash, is waited for, and between two looks at it.
_PATIENCE, _LOOK = 30.0, 0.1
_CONNECT_SECONDS = 10


class WarehouseUnavailable(RuntimeError):
    """The warehouse cannot be used; the message is one line, and never shows a password."""


class WarehouseEmpty(WarehouseUnavailable):
    """The warehouse was never migrated: it has no tables."""


def warehouse_url(config: Config) -> str:
    """The address of DATABASE_URL, else of the embedded server, which is started where needed.

    Raises WarehouseUnavailable.
    """
    if config.database_url:
        return config.database_url
    try:
        return Cluster(config.data_dir).url()
    except EmbeddedError as error:
        raise WarehouseUnavailable(str(error)) from error


def connect(url: str, **options: Any) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection that speaks UTF-8 and lives in UTC. `options` are those of psycopg.connect.

    A server that says it is starting up is waited for. Raises WarehouseUnavailable.
    """
    settings: dict[str, Any] = {
        "connect_timeout": _CONNECT_SECONDS,
        "application_name": "dateline",
        "client_encoding": "utf8",
    }
    try:
        connection = _connected(url, settings | options)
        autocommit = connection.autocommit
        connection.autocommit = True
        connection.execute(statement("session"))
        connection.autocommit = autocommit
    except psycopg.Error as error:
        raise WarehouseUnavailable(f"the warehouse cannot be reached: {_one_line(error, url)}") from None
    return connection


def _connected(url: str, settings: dict[str, Any]) -> psycopg.Connection[tuple[Any, ...]]:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return psycopg.connect(url, **settings)
        except psycopg.errors.ConnectionTimeout:
            raise
        except psycopg.OperationalError:
            if time.monotonic() > end or not _is_starting(url):
                raise
        time.sleep(_LOOK)


def _is_starting(url: str) -> bool:
    """Whether the server answers with cannot_connect_now; a failed connection itself bears no SQLSTATE.

    https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PQPING
    """
    asked = make_conninfo(url, connect_timeout=_CONNECT_SECONDS)
    return pq.PGconn.ping(asked.encode()) == pq.Ping.REJECT


def reader(config: Config) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection that can only read: as the role `dateline_reader`, or as the login of DATELINE_READER_URL.

    A question may take 10 seconds. Raises WarehouseUnavailable, and WarehouseEmpty where there is nothing to read.
    """
    url = config.reader_url or warehouse_url(config)
    connection = connect(url, autocommit=True)
    try:
        if connection.execute(statement("migrate/has_ledger")).fetchone() != (True,):
            connection.close()
            raise WarehouseEmpty("it has no tables yet: `python -m storage migrate` makes them, and so does any crawl")
        if config.reader_url is None:
            connection.execute(statement("reader"))
        connection.execute(statement("reader_session"))
    except psycopg.Error as error:
        connection.close()
        raise WarehouseUnavailable(f"the warehouse cannot be read: {_one_line(error, url)}") from None
    return connection


def prepare(config: Config) -> str:
    """The address of the warehouse with its schema up to date. Raises WarehouseUnavailable."""
    url = warehouse_url(config)
    try:
        with connect(url, autocommit=True) as connection:
            migrate.apply(connection)
    except migrate.MigrationError as error:
        raise WarehouseUnavailable(str(error)) from None
    except psycopg.Error as error:
        raise WarehouseUnavailable(f"the schema cannot be looked up: {_one_line(error, url)}") from None
    return url


def airflow_url(config: Config) -> str:
    """The address of the database `airflow` beside the warehouse, made where it is missing.

    Raises WarehouseUnavailable.
    """
    url = warehouse_url(config)
    try:
        with connect(url, autocommit=True) as connection:
            if connection.execute(statement("airflow_exists")).fetchone() is None:
                connection.execute(statement("airflow_create"))
    except psycopg.errors.DuplicateDatabase:
        pass  # another starter was quicker
    except psycopg.Error as error:
        raise WarehouseUnavailable(f"the database airflow cannot be made: {_one_line(error, url)}") from None
    return urlsplit(url)._replace(path="/airflow").geturl()


def _one_line(error: psycopg.Error, url: str) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    try:
        password = urlsplit(url).password
    except ValueError:
        return "DATABASE_URL is no valid address"
    if isinstance(error, psycopg.ProgrammingError) and error.sqlstate is None:  # no server has said so
        return "DATABASE_URL is no valid address"
    for secret in {password, unquote(password)} if password else ():
        text = text.replace(secret, "***")
    return text
