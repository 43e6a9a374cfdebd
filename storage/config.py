"""The only reader of the environment: where the warehouse and the archive are, and how an outlet reaches us."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from storage.places import Place, PlaceError, parse

PROJECT = Path(__file__).resolve().parent.parent


class ConfigError(ValueError):
    """A variable of the environment is wrong; the message is one line and names the variable."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the environment says. `database_url` None means the embedded Postgres under `data_dir`.

    `reader_url` is the address of the warehouse for a login that may only read, None where `database_url` serves.
    `archive` is a folder, or the URI of a place in an object store, which reads variables of its own for how to get in.
    `contact` is an e-mail address or a web address by which an outlet can reach the operator of the crawler.
    `crawler_bin` is where the programs of the crawler's environment are, `crawl_options` are Scrapy's options for every
    crawl that Airflow starts, and `port` is that of Airflow's address on this machine.
    """

    database_url: str | None
    reader_url: str | None
    data_dir: Path
    archive: Place
    contact: str | None
    crawler_bin: Path
    crawl_options: tuple[str, ...]
    port: int


def load(environ: Mapping[str, str] = os.environ) -> Config:
    """Reads DATABASE_URL, DATELINE_READER_URL, DATELINE_DATA, DATELINE_ARCHIVE, DATELINE_CONTACT,
    DATELINE_CRAWLER (a folder), DATELINE_CRAWL_OPTIONS (as in a shell) and DATELINE_PORT; empty counts as unset.
    Either address may stand in a file that DATABASE_URL_FILE or DATELINE_READER_URL_FILE names, as secrets are mounted.

    Raises ConfigError.
    """
    data_dir = _folder(environ, "DATELINE_DATA", PROJECT / ".data")
    return Config(
        database_url=_database_url(environ, "DATABASE_URL"),
        reader_url=_database_url(environ, "DATELINE_READER_URL"),
        data_dir=data_dir,
        archive=_archive(environ, data_dir / "archive"),
        contact=_contact(environ),
        crawler_bin=_folder(environ, "DATELINE_CRAWLER", PROJECT / ".venv" / "bin"),
        crawl_options=_options(environ),
        port=_port(environ),
    )


def _text(environ: Mapping[str, str], name: str) -> str | None:
    value = environ.get(name, "").strip()
    if any(not c.isprintable() for c in value):
        raise ConfigError(f"{name} holds a character that cannot be printed")
    return value or None


def _folder(environ: Mapping[str, str], name: str, default: Path) -> Path:
    value = _text(environ, name)
    return _checked(name, Path(value) if value else default)


def _checked(name: str, folder: Path) -> Path:
    folder = folder.expanduser().absolute()
    try:
        if folder.exists() and not folder.is_dir():
            raise ConfigError(f"{name} is no folder: {folder}")
    except OSError as error:
        raise ConfigError(f"{name} cannot be looked at: {folder}: {error.strerror}") from None
    return folder


def _archive(environ: Mapping[str, str], default: Path) -> Place:
    value = _text(environ, "DATELINE_ARCHIVE")
    try:
        place = parse(value) if value else default
    except PlaceError as error:
        raise ConfigError(f"DATELINE_ARCHIVE: {error}") from None
    return place if isinstance(place, str) else _checked("DATELINE_ARCHIVE", place)


def _options(environ: Mapping[str, str]) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(_text(environ, "DATELINE_CRAWL_OPTIONS") or ""))
    except ValueError as error:
        raise ConfigError(f"DATELINE_CRAWL_OPTIONS: {error}") from None


def _port(environ: Mapping[str, str]) -> int:
    text = _text(environ, "DATELINE_PORT") or "8080"
    if not text.isdecimal() or not 1024 <= int(text) <= 65535:
        raise ConfigError(f"DATELINE_PORT is no port from 1024 to 65535: {text[:20]}")
    return int(text)


def _database_url(environ: Mapping[str, str], name: str) -> str | None:
    url, file = _text(environ, name), _text(environ, f"{name}_FILE")
    if url and file:
        raise ConfigError(f"{name} and {name}_FILE are both set: one of them")
    if file:
        url = _text({name: _secret(f"{name}_FILE", file)}, name)
        if not url:
            raise ConfigError(f"{name}_FILE is empty: {file}")
    if url and not url.startswith(("postgresql://", "postgres://")):
        raise ConfigError(f"{name} must begin with postgresql:// (its value is not shown, it may hold a password)")
    return url


def _secret(name: str, file: str) -> str:
    try:
        return Path(file).expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise ConfigError(f"{name} cannot be read: {file}: {reason}") from None


def _contact(environ: Mapping[str, str]) -> str | None:
    contact = _text(environ, "DATELINE_CONTACT")
    if contact is None:
        return None
    if any(c.isspace() for c in contact) or not contact.isascii():
        raise ConfigError("DATELINE_CONTACT must be an e-mail address or a web address, without spaces, in ASCII")
    if "@" not in contact.strip("@") and not contact.startswith(("https://", "http://")):
        raise ConfigError("DATELINE_CONTACT must be an e-mail address or begin with https://")
    return contact
