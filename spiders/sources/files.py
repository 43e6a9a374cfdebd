"""Captures from files: pages saved as HTML or as plain text, with an optional `captures.toml`, beside WARC files.

In an object store only the WARC files are read.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any

from spiders.arguments import ArgumentError
from spiders.extraction import identity
from spiders.extraction.limits import MAX_BYTES
from spiders.registry import Edition
from spiders.sources.found import CapturedPage, is_address
from spiders.sources.warc import is_warc
from storage.archive_store import FolderStore, StoredFile, open_store
from storage.places import Place
from storage.records import FIRST_YEAR, CaptureSource, is_capture_time

INDEX_NAME = "captures.toml"
_EXAMPLE_TIME = "2026-11-20T08:00:00Z"
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
}
KINDS = ", ".join([*MEDIA_TYPES, ".warc", ".warc.gz"])
"""How the names of files end that can be read."""


@dataclass(frozen=True, slots=True)
class SavedFile:
    """One page's file to read, with what the index says of it; `captured_at` has a zone.

    `name` is its path below the captures, printable: of a name that is no UTF-8 each odd byte stands as `\\xfe`, and
    for no two names to become one, a backslash as two.
    """

    path: Path
    name: str
    url: str | None = None
    captured_at: datetime | None = None


def saved_files(captures: Place) -> list[SavedFile | StoredFile]:
    """The files at a place: the file itself, or those of a folder and all below it that hold pages or WARC records.

    WARC files come as StoredFile. By folder, then by name; links to folders are not followed, hidden files and folders
    are passed over. Each folder may have an index of its own. Raises ArgumentError when nothing there can be read or an
    index is wrong, and ArchiveError where an object store gives no answer.
    """
    if isinstance(captures, str):
        return list(_objects(captures))
    if not captures.is_dir():
        if not _is_readable(captures):
            raise ArgumentError(f"captures: cannot tell what {captures} is; names end in {KINDS}")
        return [_saved(captures, captures.parent, _index(captures.parent / INDEX_NAME))]
    files = []
    for folder, paths, _ in _folders(captures):
        index = _index(folder / INDEX_NAME)
        missing = sorted(set(index) - {path.name for path in paths})
        if missing:
            raise ArgumentError(f"{folder / INDEX_NAME}: no such file: {missing[0]}")
        files += [_saved(path, captures, index) for path in paths if _is_readable(path)]
    if not files:
        raise ArgumentError(f"captures: no page in {captures}; files that can be read end in {KINDS}")
    return files


def _objects(uri: str) -> list[StoredFile]:
    above, _, name = uri.rpartition("/")
    if is_warc(name):
        store = open_store(above)
        return [StoredFile(store, name, store.size(name))]
    found = sorted((file for file in open_store(uri).files() if is_warc(file.name)), key=lambda file: file.name)
    if not found:
        raise ArgumentError(f"captures: no WARC file in {uri}; names end in .warc, .warc.gz")
    return found


def passed_over(captures: Place) -> Counter[str]:
    """How many files of a folder and all below it are not read, by their suffix or as "hidden" (a folder counts one).

    Raises ArgumentError, ArchiveError.
    """
    counts: Counter[str] = Counter()
    if isinstance(captures, str):
        if not is_warc(captures):
            unread_names = [PurePath(file.name) for file in open_store(captures).files() if not is_warc(file.name)]
            counts.update(name.suffix.lower() or "without a suffix" for name in unread_names)
    elif captures.is_dir():
        for _, paths, hidden in _folders(captures):
            unread = [path for path in paths if not _is_readable(path) and path.name != INDEX_NAME]
            counts.update(path.suffix.lower() or "without a suffix" for path in unread)
            counts["hidden"] += hidden
    return +counts


def _folders(top: Path) -> Iterator[tuple[Path, list[Path], int]]:
    """A folder and those below it, each with its regular files, in order, and how many entries of it are hidden.

    Raises ArgumentError.
    """

    def refuse(error: OSError) -> None:
        raise ArgumentError(f"captures: {error}")

    for folder, below, names in os.walk(top, onerror=refuse):
        hidden = sum(name.startswith(".") for name in [*below, *names])
        below[:] = sorted(name for name in below if not name.startswith("."))
        paths = [Path(folder, name) for name in sorted(names) if not name.startswith(".")]
        yield Path(folder), [path for path in paths if path.is_file()], hidden


def _is_readable(path: Path) -> bool:
    return path.suffix.lower() in MEDIA_TYPES or is_warc(path.name)


def _saved(path: Path, captures: Path, index: dict[str, dict[str, Any]]) -> SavedFile | StoredFile:
    name = path.relative_to(captures).as_posix()
    if is_warc(name):
        return StoredFile(FolderStore(captures), name, path.stat().st_size)
    entry = index.get(path.name, {})
    return SavedFile(path, printable(name), entry.get("url"), entry.get("captured_at"))


def printable(name: str) -> str:
    """A file's name as text: of one that is no UTF-8 each odd byte stands as `\\xfe`, and a backslash as two."""
    return os.fsencode(name.replace("\\", "\\\\")).decode(errors="backslashreplace")


def read_page(file: SavedFile, edition: Edition) -> CapturedPage:
    """The page of one file, one byte over the reader's limit at most. Raises OSError.

    Where the index gives no time, the capture's time is now: the moment at which it was taken over.
    """
    return CapturedPage(
        key=identity.address_key(file.url, edition) if file.url else file.name,
        location=file.url or file.name,
        url=file.url,
        body=_read(file.path, MAX_BYTES + 1),
        media_type=MEDIA_TYPES[file.path.suffix.lower()],
        charset=None,
        status=None,
        headers=(),
        captured_at=file.captured_at or datetime.now(UTC),
        source=CaptureSource.FILE,
        time_is_known=file.captured_at is not None,
    )


def _index(path: Path) -> dict[str, dict[str, Any]]:
    if not path.exists():
        return {}
    if not path.is_file():
        raise ArgumentError(f"{path}: no regular file")
    try:
        index = _read(path, MAX_BYTES + 1)
        if len(index) > MAX_BYTES:
            raise ValueError(f"larger than {MAX_BYTES:,} bytes; each folder may have an index of its own")
        data = _parsed(path, index.decode())
    except (OSError, ValueError, RecursionError) as error:
        raise ArgumentError(f"{path}: {error}") from None
    unknown = sorted(set(data) - {"capture"})
    if unknown:
        raise ArgumentError(f"{path}: unknown key: {unknown[0]}")
    return dict(_entries(path, data.get("capture", [])))


def _parsed(path: Path, index: str) -> dict[str, Any]:
    """The index as TOML. Raises ArgumentError with the line that is none, ValueError."""
    try:
        return tomllib.loads(index)
    except tomllib.TOMLDecodeError as error:
        number = re.search(r"at line (\d+)", str(error))
        line = index.splitlines()[int(number[1]) - 1].strip()[:200] if number else ""
        hint = f"; a time is written like {_EXAMPLE_TIME}" if line.startswith("captured_at") else ""
        raise ArgumentError(f"{path}: {error}: {line!r}{hint}") from None


def _entries(path: Path, entries: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ArgumentError(f"{path}: capture: expected [[capture]] tables")
    seen = set()
    for number, entry in enumerate(entries, 1):
        unknown = sorted(set(entry) - {"file", "url", "captured_at"})
        if unknown:
            raise ArgumentError(f"{path}: capture {number}: unknown key: {unknown[0]}")
        name, url, at = entry.get("file"), entry.get("url"), entry.get("captured_at")
        if not isinstance(name, str) or Path(name).name != name:
            raise ArgumentError(f"{path}: capture {number}: file: expected the name of a file beside the index")
        if url is not None and not (isinstance(url, str) and is_address(url)):
            raise ArgumentError(f"{path}: capture {number}: url: expected an http(s) address, not {str(url)[:200]!r}")
        if at is not None and not (isinstance(at, datetime) and at.tzinfo):
            told = repr(at[:200]) if isinstance(at, str) else str(at)
            raise ArgumentError(
                f"{path}: capture {number}: captured_at: expected a time with a zone, without quotation marks, like "
                f"{_EXAMPLE_TIME}, not {told}"
            )
        if at is not None and not is_capture_time(at):
            raise ArgumentError(
                f"{path}: capture {number}: captured_at: a time that cannot be: {at}; it is when the page was saved, "
                f"from {FIRST_YEAR} until now, and Z stands for UTC"
            )
        if name in seen:
            raise ArgumentError(f"{path}: capture {number}: {name} is listed twice")
        seen.add(name)
        yield name, entry


def _read(path: Path, limit: int) -> bytes:
    with path.open("rb") as stream:
        return stream.read(limit)
