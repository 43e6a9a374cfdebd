"""Archive files in an object store: a real S3 server, and obstore's own in memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from obstore.store import MemoryStore

from storage import object_store
from storage.archive import Archive, ArchiveError, read_from, read_record
from storage.archive_store import ArchiveStore, ArchiveUnavailable, FolderStore, open_store
from storage.object_store import ObjectStore
from tests.objects import BUCKET, SECRET, ObjectServer, Wire
from tests.replay import check
from tests.storage.test_archive import response

PLACE = f"s3://{BUCKET}/kept pages"


@pytest.fixture(scope="module")
def objects(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    running = ObjectServer(tmp_path_factory.mktemp("s3"))
    yield running
    running.stop()


@pytest.fixture
def s3(objects: ObjectServer, monkeypatch: pytest.MonkeyPatch) -> ObjectServer:
    """The server, its variables in the environment."""
    for name, value in objects.environment().items():
        monkeypatch.setenv(name, value)
    return objects


@pytest.fixture(params=["folder", "memory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ArchiveStore:
    """Each kind of store, empty."""
    if request.param == "s3":
        request.getfixturevalue("s3")
        return open_store(f"s3://{BUCKET}/{tmp_path.name}")
    return FolderStore(tmp_path / "archive") if request.param == "folder" else ObjectStore(MemoryStore(), "memory")


def test_what_is_synced_comes_back_from_every_store(store: ArchiveStore) -> None:
    store.check(writable=True)
    pages = [b"<p>Fog</p>" * size for size in (1, 2000, 3)]
    with Archive(store, "herald_en") as archive:
        positions = [response(archive, body=page) for page in pages[:2]]
        archive.sync()
        archive.sync()
        positions.append(response(archive, body=pages[2]))
    assert [read_record(store, position).payload for position in positions] == pages
    names = sorted({position.file for position in positions})
    files = {file.name: file for file in store.files() if file.name.endswith(".warc.gz")}
    assert sorted(files) == names
    for position, page in zip(positions, pages, strict=True):
        file = files[position.file]
        assert file.size == store.size(position.file) >= position.offset + position.length
        with file.open() as stream:
            assert read_from(stream, position).payload == page
            assert (stream.seek(-1, os.SEEK_END), len(stream.read())) == (file.size - 1, 1)
    for name in names:
        store.delete(name)
        store.delete(name)
        with pytest.raises(ArchiveError) as missing:
            store.read(name, 0, 1)
        assert not isinstance(missing.value, ArchiveUnavailable)
    assert not [file.name for file in store.files() if file.name in names]


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "a/../../b", "a\0b"])
def test_a_name_leads_nowhere_else(store: ArchiveStore, name: str) -> None:
    store.check(writable=True)
    with pytest.raises(ArchiveError):
        store.read(name, 0, 1)


def test_each_sync_is_an_object_that_other_tools_accept(s3: ObjectServer) -> None:
    store = open_store(PLACE)
    with Archive(store, "herald_en") as archive:
        for _ in range(2):
            for number in range(3):
                response(archive, url=f"https://herald.example/{number}")
            archive.sync()
    objects = list((s3.folder / "kept pages").rglob("*.warc.gz"))
    assert len(objects) == 2
    for path in objects:
        told = check(path)
        assert told.count("digest pass") == 7
        assert "fail" not in told


def test_a_large_object_goes_by_way_of_the_disk(s3: ObjectServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(object_store, "IN_MEMORY", 1_000_000)
    store = open_store(PLACE)
    bodies = [os.urandom(3_000_000), os.urandom(4_000_000)]
    with Archive(store, "herald_en") as archive:
        positions = [response(archive, body=body) for body in bodies]
    (position, _) = positions
    assert (s3.folder / "kept pages" / position.file).stat().st_size > 7_000_000
    assert [read_record(store, position).payload for position in positions] == bodies


def test_a_lost_answer_is_asked_for_again(s3: ObjectServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(object_store, "_PAUSES", (0.01, 0.01))
    with Wire(s3.port).running() as wire:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{wire.port}")
        store = open_store(PLACE)
        with Archive(store, "herald_en") as archive:
            position = response(archive)
            wire.lose = 2
            archive.sync()
        assert wire.lose == 0
        assert read_record(store, position).payload == b"<p>Fog</p>"


def test_an_object_is_never_written_over() -> None:
    store = ObjectStore(MemoryStore(), "memory")
    store.put("a", BytesIO(b"Fog"), 3)
    store.put("a", BytesIO(b"Fog"), 3)  # as after an answer that was lost
    with pytest.raises(ArchiveError):
        store.put("a", BytesIO(b"Rain"), 4)
    assert store.read("a", 0, 9) == b"Fog"


@pytest.mark.parametrize(
    ("place", "variables", "told"),
    [
        ("s3://no-such-bucket/x", {}, "no such bucket"),
        (PLACE, {"AWS_SECRET_ACCESS_KEY": "another-secret"}, "no access to"),
        (PLACE, {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}, "Connection refused"),
        ("az://container/x", {}, "Account must be specified"),
        ("az://c/x", {"AZURE_STORAGE_ACCOUNT_NAME": "a", "AZURE_STORAGE_ACCOUNT_KEY": "another-secret!"}, "Access Key"),
    ],
)
@pytest.mark.usefixtures("s3")
def test_what_is_wrong_with_the_store_is_one_line_without_a_secret(
    monkeypatch: pytest.MonkeyPatch, place: str, variables: dict[str, str], told: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for writable in (True, False):
        with pytest.raises(ArchiveUnavailable, match=told) as refusal:
            open_store(place).check(writable=writable)
        assert place in str(refusal.value)
        assert str(refusal.value).isprintable()
        assert SECRET not in str(refusal.value)
        assert "another-secret" not in str(refusal.value)


def test_what_could_not_be_stored_is_never_called_durable(s3: ObjectServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(object_store, "_PAUSES", ())
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    archive = Archive(open_store(PLACE), "herald_en")
    response(archive)
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{s3.port}")
    for attempt in (archive.sync, archive.sync, archive.close):
        with pytest.raises(ArchiveError, match="Connection refused"):
            attempt()


def test_a_local_archive_loads_no_store(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom storage.archive_store import open_store\n"
        f"open_store(Path({str(tmp_path)!r}))\nprint('obstore' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
