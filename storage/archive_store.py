"""Where the archive's files are: a folder here, an object store in `object_store.py`. The rest knows no difference."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Protocol

from storage.places import Place


class ArchiveError(Exception):
    """A record cannot be written or read; the message is one line, and never shows a secret."""


class ArchiveUnavailable(ArchiveError):
    """The archive as a whole cannot be used: no such bucket, no access, no answer. Of its records it says nothing."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a store; `name` is its path there, parted by slashes, `size` in bytes."""

    store: ArchiveStore
    name: str
    size: int

    def open(self) -> BinaryIO:
        """Raises ArchiveError."""
        return self.store.open(self.name)

    def __str__(self) -> str:
        return self.store.address(self.name)


class ArchiveFile(Protocol):
    """A file that is being written. All methods raise OSError or ArchiveError."""

    ends_with_sync: bool
    """Whether nothing can be appended once it is durable."""

    def write(self, data: bytes) -> None:
        """Appends all of it."""

    def truncate(self, length: int) -> None:
        """Leaves its first `length` bytes only."""

    def sync(self) -> None:
        """Returns when all that was written is durable."""

    def close(self) -> None:
        """Lets go of it; what was not synced may be lost."""


class ArchiveStore(Protocol):
    """Files below one place. A name is a path without `..`; whatever is wrong raises ArchiveError."""

    place: str
    """What a person calls it: the folder, or the URI."""

    def address(self, name: str) -> str:
        """What a person calls a file of it."""

    def check(self, *, writable: bool) -> None:
        """Whether it is there, and can be written. Raises ArchiveUnavailable."""

    def create(self, name: str) -> ArchiveFile:
        """A new file. Raises OSError too."""

    def open(self, name: str) -> BinaryIO:
        """A file to be read from anywhere in it, in flat memory."""

    def read(self, name: str, offset: int, length: int) -> bytes:
        """Bytes of a file, fewer where it ends before."""

    def size(self, name: str) -> int:
        """Of a file, in bytes."""

    def files(self) -> Iterator[StoredFile]:
        """All files, hidden ones too."""

    def delete(self, name: str) -> None:
        """Removes a file for good; one that is not there is no error."""


def open_store(place: Place) -> ArchiveStore:
    """The store at a place; nothing is asked of it yet. Raises ArchiveUnavailable."""
    if isinstance(place, Path):
        return FolderStore(place)
    from storage.object_store import ObjectStore  # noqa: PLC0415 (its library is loaded where it is needed only)

    return ObjectStore.at(place)


class FolderStore:
    """A folder of this machine, made with its first file."""

    def __init__(self, folder: Path) -> None:
        self.place = str(folder)
        self._folder = folder

    def address(self, name: str) -> str:
        """See ArchiveStore."""
        return str(self._folder / name)

    def check(self, *, writable: bool) -> None:
        """See ArchiveStore."""
        try:
            if writable:
                _make_folder(self._folder)
                with TemporaryFile(dir=self._folder):
                    return
            next(self._folder.iterdir(), None)
        except OSError as error:
            verb = "written" if writable else "read"
            raise ArchiveUnavailable(f"the archive's folder cannot be {verb}: {self.place}: {error.strerror}") from None

    def create(self, name: str) -> ArchiveFile:
        """See ArchiveStore."""
        return _FolderFile(self._path(name), self._folder)

    def open(self, name: str) -> BinaryIO:
        """See ArchiveStore."""
        try:
            return self._path(name).open("rb")
        except (OSError, ValueError) as error:
            raise _unreadable(name, error) from None

    def read(self, name: str, offset: int, length: int) -> bytes:
        """See ArchiveStore."""
        try:
            with self.open(name) as file:
                file.seek(offset)
                return file.read(length)
        except (OSError, ValueError) as error:
            raise _unreadable(name, error) from None

    def size(self, name: str) -> int:
        """See ArchiveStore."""
        try:
            return self._path(name).stat().st_size
        except (OSError, ValueError) as error:
            raise _unreadable(name, error) from None

    def files(self) -> Iterator[StoredFile]:
        """See ArchiveStore. By folder, then by name."""
        for folder, below, names in os.walk(self._folder):
            below.sort()
            for path in (Path(folder, name) for name in sorted(names)):
                if path.is_file():
                    yield StoredFile(self, path.relative_to(self._folder).as_posix(), path.stat().st_size)

    def delete(self, name: str) -> None:
        """See ArchiveStore."""
        try:
            self._path(name).unlink(missing_ok=True)
            if self._path(name).parent.is_dir():
                _sync_folder(self._path(name).parent)
        except OSError as error:
            raise ArchiveError(f"{name} cannot be removed: {error}") from None

    def _path(self, name: str) -> Path:
        # Links are followed: older months may lie on another disk.
        if name.startswith("/") or ".." in name.split("/"):
            raise ArchiveError(f"{name}: no file of the archive")
        return self._folder / name


class _FolderFile:
    """A file that is only appended to, unbuffered."""

    ends_with_sync = False

    def __init__(self, path: Path, top: Path) -> None:
        _make_folder(path.parent)
        self._file = path.open("xb", buffering=0)
        # The latter two for another process that has just made what was found here.
        for folder in (path.parent, top, top.parent):
            _sync_folder(folder)

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]

    def truncate(self, length: int) -> None:
        os.ftruncate(self._file.fileno(), length)

    def sync(self) -> None:
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self._file.close()


def _unreadable(name: str, error: OSError | ValueError) -> ArchiveError:
    if isinstance(error, PermissionError):
        return ArchiveUnavailable(f"{name} cannot be read: {error}")
    return ArchiveError(f"{name} cannot be read: {error}")


def _make_folder(folder: Path) -> None:
    """With all that is missing above it; durable, since each of them is a name in the one above. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for made in missing:
        _sync_folder(made.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
