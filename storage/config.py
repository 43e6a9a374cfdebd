"""The only reader of the environment: where the warehouse and the archive are, and how an outlet reaches us."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


class ConfigError(ValueError):
    """A variable of the environment is wrong; the message is one line and names the variable."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the environment says. `database_url` None means the embedded Postgres under `data_dir`.

    `contact` is an e-mail address or a web address by which an outlet can reach the operator of the crawler.
    """

    database_url: str | None
    data_dir: Path
    archive_dir: Path
    contact: str | None


def load(environ: Mapping[str, str] = os.environ) -> Config:
    """Reads DATABASE_URL, DATELINE_DATA, DATELINE_ARCHIVE and DATELINE_CONTACT; empty counts as unset.

    Raises ConfigError.
    """
    data_dir = _folder(environ, "DATELINE_DATA", PROJECT / ".data")
    return Config(
        database_url=_database_url(environ),
        data_dir=data_dir,
        archive_dir=_folder(environ, "DATELINE_ARCHIVE", data_dir / "archive"),
        contact=_contact(environ),
    )


def _text(environ: Mapping[str, str], name: str) -> str | None:
    value = environ.get(name, "").strip()
    if any(not c.isprintable() for c in value):
        raise ConfigError(f"{name} holds a character that cannot be printed")
    return value or None


def _folder(environ: Mapping[str, str], name: str, default: Path) -> Path:
    value = _text(environ, name)
    folder = Path(value).expanduser().absolute() if value else default
    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"{name} is no folder: {folder}")
    return folder


def _database_url(environ: Mapping[str, str]) -> str | None:
    url = _text(environ, "DATABASE_URL")
    if url and not url.startswith(("postgresql://", "postgres://")):
        raise ConfigError("DATABASE_URL must begin with postgresql:// (its value is not shown, it may hold a password)")
    return url


def _contact(environ: Mapping[str, str]) -> str | None:
    contact = _text(environ, "DATELINE_CONTACT")
    if contact is None:
        return None
    if any(c.isspace() for c in contact) or not contact.isascii():
        raise ConfigError("DATELINE_CONTACT must be an e-mail address or a web address, without spaces, in ASCII")
    if "@" not in contact.strip("@") and not contact.startswith(("https://", "http://")):
        raise ConfigError("DATELINE_CONTACT must be an e-mail address or begin with https://")
    return contact
