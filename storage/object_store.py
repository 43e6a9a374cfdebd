"""Archive files in an object store, through obstore: S3 and what speaks its protocol, Google's, Azure's.

Credentials, endpoint, region and time-outs come from the variables that obstore reads by itself: AWS_ACCESS_KEY_ID,
AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL, AWS_REGION, AWS_ALLOW_HTTP ..., GOOGLE_..., AZURE_STORAGE_....
"""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import IO, TYPE_CHECKING, BinaryIO, Self

import obstore
from obstore.exceptions import (
    AlreadyExistsError,
    BaseError,
    GenericError,
    NotSupportedError,
    PermissionDeniedError,
    UnauthenticatedError,
)
from obstore.store import from_url

from storage.archive_store import ArchiveError, ArchiveFile, ArchiveUnavailable, StoredFile

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from obstore.store import ObjectStore as Store
    from obstore.store import RetryConfig

# An object is gathered in memory up to this size, beyond it in a temporary file; then it goes up in parts (bytes).
IN_MEMORY = 8 * 1024 * 1024
# What is asked for at a time when an object is read from one end to the other (bytes).
_PART = 8 * 1024 * 1024
# Requests that got no answer or a server's error (5xx) are sent again by obstore: up to 4 times and for 30 seconds,
# each given up after its 30 seconds (AWS_TIMEOUT and its like set another).
_RETRIES: RetryConfig = {
    "max_retries": 4,
    "retry_timeout": timedelta(seconds=30),
    "backoff": {"init_backoff": timedelta(milliseconds=200), "max_backoff": timedelta(seconds=5), "base": 2},
}
# It does not repeat a conditional put whose answer was lost; we may, since nobody else writes an object of this name.
_PAUSES = (1.0, 3.0)

# Written whenever a crawl begins, so that what is wrong with the store shows before anything is fetched.
_ABOUT = ("dateline.txt", b"Below here Dateline keeps what it fetched: WARC files, by month.\n")


class ObjectStore:
    """A bucket, or what is below a prefix of it. An object is written whole by each sync, and never changed."""

    def __init__(self, store: Store, place: str) -> None:
        self.place = place
        self._store = store

    @classmethod
    def at(cls, uri: str) -> Self:
        """The store that a URI names. Raises ArchiveUnavailable."""
        try:
            return cls(from_url(uri, retry_config=_RETRIES), uri)
        except (BaseError, ValueError, OSError) as error:
            raise ArchiveUnavailable(f"{uri} cannot be used: {_setting(error)}") from None

    def address(self, name: str) -> str:
        """See ArchiveStore."""
        return f"{self.place}/{name}" if name else self.place

    def check(self, *, writable: bool) -> None:
        """See ArchiveStore."""
        name, text = _ABOUT
        with self._told(""):
            if writable:
                obstore.put(self._store, name, text)
            else:
                next(iter(obstore.list(self._store, chunk_size=1)), None)

    def create(self, name: str) -> ArchiveFile:
        """See ArchiveStore."""
        return _ObjectFile(self, name)

    def put(self, name: str, data: IO[bytes], size: int) -> None:
        """Stores an object that is new. Raises ArchiveError where it cannot be, after some tries."""
        with self._told(name):
            for pause in _PAUSES:
                try:
                    return self._put(name, data, size)
                except GenericError:  # no answer, or a server's error; what is refused stays refused
                    time.sleep(pause)
            return self._put(name, data, size)

    def _put(self, name: str, data: IO[bytes], size: int) -> None:
        data.seek(0)
        if size > IN_MEMORY:
            obstore.put(self._store, name, data)  # in parts, which know no condition
            return
        try:
            obstore.put(self._store, name, data, mode="create")
        except AlreadyExistsError:
            # The name has a random part: what is there is our own, from a try whose answer was lost.
            if obstore.head(self._store, name)["size"] != size:
                raise
        except NotSupportedError:
            data.seek(0)
            obstore.put(self._store, name, data)

    def size(self, name: str) -> int:
        """See ArchiveStore."""
        with self._told(name):
            return obstore.head(self._store, name)["size"]

    def open(self, name: str) -> BinaryIO:
        """See ArchiveStore."""
        return io.BufferedReader(_Reader(self, name), _PART)

    def read(self, name: str, offset: int, length: int) -> bytes:
        """See ArchiveStore."""
        with _Reader(self, name) as file:
            file.seek(offset)
            return file.read(length) or b""

    def range(self, name: str, offset: int, length: int) -> bytes | None:
        """Bytes that an object holds; None where the server gives whole objects only, as it may (RFC 9110, 14.2)."""
        with self._told(name):
            try:
                return bytes(obstore.get_range(self._store, name, start=offset, length=length))
            except GenericError as error:
                if "non-partial response" not in str(error):
                    raise
                return None

    def whole(self, name: str) -> IO[bytes]:
        """A copy of an object in a temporary file. Raises ArchiveError."""
        with self._told(name), contextlib.ExitStack() as stack:
            file = stack.enter_context(tempfile.TemporaryFile(prefix="dateline-"))
            for part in obstore.get(self._store, name).stream(_PART):
                file.write(part)
            stack.pop_all()
            return file

    def files(self) -> Iterator[StoredFile]:
        """See ArchiveStore. In the order of their names, as far as the server keeps one."""
        with self._told(""):
            for part in obstore.list(self._store, chunk_size=1000):
                for meta in part:
                    yield StoredFile(self, meta["path"], meta["size"])

    def delete(self, name: str) -> None:
        """See ArchiveStore."""
        with self._told(name), contextlib.suppress(FileNotFoundError):
            obstore.delete(self._store, name)

    @contextlib.contextmanager
    def _told(self, name: str) -> Iterator[None]:
        """Turns what obstore raises into an ArchiveError; `name` is the object's, empty for the place as a whole."""
        try:
            yield
        except (BaseError, OSError, ValueError) as error:
            raise _told(self.address(name), error) from None


class _ObjectFile:
    """An object in the making: gathered in memory, beyond some size in a temporary file, and stored by `sync`."""

    ends_with_sync = True

    def __init__(self, store: ObjectStore, name: str) -> None:
        self._store, self._name = store, name
        self._data = tempfile.SpooledTemporaryFile(IN_MEMORY, prefix="dateline-")  # noqa: SIM115 (until `close`)

    def write(self, data: bytes) -> None:
        self._data.write(data)

    def truncate(self, length: int) -> None:
        self._data.truncate(length)
        self._data.seek(length)

    def sync(self) -> None:
        self._store.put(self._name, self._data, self._data.tell())

    def close(self) -> None:
        self._data.close()


class _Reader(io.RawIOBase):
    """An object as a file: each read is a request for just these bytes."""

    def __init__(self, store: ObjectStore, name: str) -> None:
        super().__init__()
        self._store, self._name, self._size = store, name, store.size(name)
        self._at = 0
        self._copy: IO[bytes] | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence])
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._bytes(max(0, min(len(view), self._size - self._at)))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        if self._copy is not None:
            self._copy.close()
        super().close()

    def _bytes(self, length: int) -> bytes:
        if not length:
            return b""
        if self._copy is None:
            data = self._store.range(self._name, self._at, length)
            if data is not None:
                return data
            self._copy = self._store.whole(self._name)
        self._copy.seek(self._at)
        return self._copy.read(length)


def _told(where: str, error: Exception) -> ArchiveError:
    """An error of obstore's in one line of our own: its text holds addresses, which may hold a token."""
    text = str(error)
    reason = next((found[1] for pattern in _REASONS if (found := re.search(pattern, text))), type(error).__name__)
    if isinstance(error, PermissionDeniedError | UnauthenticatedError) or re.search(r"status code: 40[13]", text):
        return ArchiveUnavailable(f"no access to {where}: {reason}; see the store's credentials in the environment")
    if isinstance(error, FileNotFoundError) and not re.search(_NO_BUCKET, text):
        return ArchiveError(f"{where}: no such object")
    if re.search(_NO_BUCKET, text):
        return ArchiveUnavailable(f"{where}: no such bucket")
    if isinstance(error, BaseError):
        return ArchiveUnavailable(f"{where} cannot be used: {reason}")
    return ArchiveError(f"{where}: {' '.join(text.split())[:200]}")


def _setting(error: Exception) -> str:
    """What is wrong with the store's settings, without their values."""
    told = re.match(r"[^:\n]*: ([^:\"\n]*)", str(error))
    return told[1].strip() if told else type(error).__name__


# Where the reason stands in an error's text: the store's own code, the status, the system's word, the library's.
_REASONS = (
    r"<Code>(\w{1,60})</Code>",
    r"status code: (\d{3} [A-Za-z -]{1,40})",
    r'message: "([^"\n]{1,80})"',
    r"HTTP error: ([a-z ]{1,80})",
)
_NO_BUCKET = "NoSuchBucket|ContainerNotFound|bucket does not exist"
