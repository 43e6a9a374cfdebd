"""Where an archive or captures may be: a path on this machine, or a place in an object store, named by a URI."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

# The object stores, by the schemes that obstore and their own tools use for them.
OBJECT_STORES = ("s3", "gs", "az", "abfs", "abfss")

# A path on this machine, or an object store's URI without a slash at its end.
Place = Path | str

_URI = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://", re.ASCII)


class PlaceError(ValueError):
    """The text names no place; the message is one line, and never shows what may be a password."""


def parse(text: str) -> Place:
    """What a text names: a path of this machine, as it stands there, or a URI. Raises PlaceError."""
    found = _URI.match(text)
    if found is None:
        return Path(text)
    scheme = found[1].lower()
    try:
        parts = urlsplit(text)
    except ValueError:
        raise PlaceError("no valid address") from None
    if scheme == "file":
        if parts.netloc not in ("", "localhost") or not parts.path.startswith("/"):
            raise PlaceError("file:// needs the whole path, as in file:///var/lib/archive")
        return Path(unquote(parts.path))
    if scheme not in OBJECT_STORES:
        known = ", ".join(f"{name}://" for name in ("file", *OBJECT_STORES))
        raise PlaceError(f"unknown kind of address: {scheme}://; there are a folder's path, {known}")
    # abfs://container@account.dfs.core.windows.net/path is how Azure's tools write it.
    if parts.password is not None or (parts.username is not None and not scheme.startswith("abfs")):
        raise PlaceError("an address holds no user and no password; the store's own variables name them")
    if parts.query or parts.fragment:
        raise PlaceError("an address ends with its path; what stands behind ? or # is not part of one")
    if not parts.hostname:
        raise PlaceError(f"{scheme}:// needs the name of a bucket, as in {scheme}://bucket/prefix")
    if ".." in parts.path.split("/"):
        raise PlaceError("an address has no .. in it")
    return f"{scheme}://{parts.netloc}{parts.path}".rstrip("/")
