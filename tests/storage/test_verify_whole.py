"""Verification of a whole archive: gone, written to, looked at in haste, large, or kept in an object store."""

from __future__ import annotations

import gzip
import os
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage import config
from storage.archive_store import ArchiveUnavailable, open_store
from storage.config import Config
from storage.landing import Landing
from storage.verifying import verify_stage
from storage.verifying.findings import CAPTURES, MOVED, OBSERVATIONS, WITHHELD
from storage.verifying.verify import look
from tests.objects import BUCKET, ObjectServer
from tests.storage.herald import HERALD, Connection, again, archive, files, mended, page, rows, verified
from tests.storage.making import DAY, at, run


@pytest.fixture
def settings(warehouse: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.setenv("DATABASE_URL", warehouse)
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    return config.load()


def test_an_empty_archive_is_a_disk_that_is_not_there(settings: Config, connection: Connection, tmp_path: Path) -> None:
    with archive(settings) as into:
        page(into, "1", "Fog")
    mended(settings)
    Path(settings.archive).rename(tmp_path / "aside")
    with pytest.raises(ArchiveUnavailable, match="cannot be read"):
        verified(settings, repair=True)
    Path(settings.archive).mkdir()
    with pytest.raises(ArchiveUnavailable, match="the archive is empty"):
        verified(settings, repair=True)
    with pytest.raises(ArchiveUnavailable, match="the archive is empty"):
        look(settings, {}, everything=True)
    assert rows(connection, "SELECT retired_at, lost_at FROM landing.capture") == [(None, None)]


def test_a_crawl_at_work_is_no_fault(settings: Config) -> None:
    """It lands what it wrote a little later, and its file may end anywhere."""
    with archive(settings) as into, Landing(settings.database_url or "") as landing:
        landing.start_run(run(started_at=datetime.now(tz=DAY.tzinfo) - timedelta(seconds=30)))
        page(into, "1", "Fog")
        into.sync()
        (path,) = files(settings)
        with path.open("ab") as file:
            file.write(b"\x1f\x8b\x08")
        found = verified(settings, repair=True)
        assert (found.is_well, found.writing, found.tails.count, +found.wrong) == (True, 1, 0, Counter())
    deadline = time.monotonic() + 60
    while (found := verified(settings)).writing:  # the server notices the end of a session a little later
        assert time.monotonic() < deadline
    assert (found.wrong[CAPTURES], found.tails.count) == (1, 1), "its end was a crash"


def test_a_quick_look_reads_no_record(settings: Config) -> None:
    with archive(settings) as one, archive(settings) as two:
        page(one, "1", "Fog")
        cut = page(two, "2", "Sun")
    mended(settings)
    quick = look(settings, {"herald_en": HERALD}, everything=False)
    assert (quick.is_well, quick.files, quick.rows) == (True, 2, 2)
    path = Path(settings.archive) / cut.file
    os.truncate(path, cut.offset + cut.length - 1)
    assert look(settings, {"herald_en": HERALD}, everything=False).nowhere.count == 1
    path.unlink()
    quick = look(settings, {"herald_en": HERALD}, everything=True)
    assert [line.rpartition(": ")[2] for line in quick.nowhere.first] == [cut.file]


def test_findings_are_taken_some_at_a_time(
    settings: Config, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that memory stays flat; what is mended in between does not change what else is found."""
    monkeypatch.setattr(verify_stage, "_BATCH", 2)
    names = [str(number) for number in range(5)]
    with archive(settings) as one, archive(settings) as two, archive(settings) as three:
        for name in names:
            first = page(one, name, name)
            again(two, name, first, at(1))
            again(two, f"none {name}", first, at(2))
            page(three, f"gone {name}", name)
    mended_of = verified(settings, repair=True)
    assert (mended_of.mended[CAPTURES], mended_of.mended[OBSERVATIONS]) == (10, 5)
    assert mended_of.without_original.count == 5
    connection.execute("DELETE FROM landing.observation WHERE captured_at = %s", (at(1),))
    connection.execute("UPDATE landing.capture SET withheld = true WHERE location NOT LIKE '%gone%'")
    for path in files(settings):
        if path.name == Path(first.file).name:
            path.rename(path.with_name("renamed.warc.gz"))
        elif b"gone" in gzip.decompress(path.read_bytes()):
            path.unlink()
    assert look(settings, {"herald_en": HERALD}, everything=True).nowhere.count == 10
    found = verified(settings, repair=True)
    assert (found.nowhere.count, found.to_fetch, found.without_original.count) == (5, 5, 5)
    assert +found.mended == Counter({OBSERVATIONS: 5, WITHHELD: 5, MOVED: 5})
    then = verified(settings)
    assert (+then.wrong, then.known_lost) == (Counter(), 5)


@pytest.fixture(scope="module")
def server_of_objects(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    server = ObjectServer(tmp_path_factory.mktemp("objects") / "top")
    yield server
    server.stop()


@pytest.mark.usefixtures("settings")
def test_an_object_store_is_verified_alike(server_of_objects: ObjectServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in server_of_objects.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DATELINE_ARCHIVE", f"s3://{BUCKET}/dateline")
    remote = config.load()
    open_store(remote.archive).check(writable=True)
    with archive(remote) as into:
        position = page(into, "1", "Fog")
        into.sync()
        page(into, "2", "Sun")
    assert mended(remote) == Counter({CAPTURES: 2})
    found = verified(remote)
    assert (found.files, found.unknown.count) == (2, 0)
    open_store(remote.archive).delete(position.file)
    assert verified(remote).nowhere.count == 1
    assert look(remote, {}, everything=True).nowhere.count == 1
