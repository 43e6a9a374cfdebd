"""The archive: records that other tools accept, and that come back as they were written, whatever was in them."""

from __future__ import annotations

import contextlib
import errno
import gzip
import os
import resource
import subprocess
import sys
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import warc_records
from storage.archive import Archive, ArchiveError, ArchivePosition, read_record
from storage.archive_store import FolderStore
from storage.records import About, CaptureSource, Original, Purpose
from tests.replay import check, records, replay

NOW = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
URL = "https://herald.example/news?id=1"


def response(archive: Archive, **fields: Any) -> ArchivePosition:
    values: dict[str, Any] = {
        "url": URL,
        "status": 200,
        "reason": "OK",
        "request_headers": [("User-Agent", "Dateline")],
        "response_headers": [("Content-Type", "text/html; charset=utf-8")],
        "body": b"<p>Fog</p>",
        "captured_at": NOW,
    }
    return archive.write_response(**(values | fields))


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.warc.gz"))


def test_other_tools_accept_the_file(tmp_path: Path) -> None:
    packed = gzip.compress(b"<p>Fog</p>" * 100)
    with Archive(FolderStore(tmp_path), "herald_en") as archive:
        response(
            archive, body=packed, response_headers=[("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
        )
        response(archive, status=304, reason="Not\r\nModified", body=b"")
        response(archive, url="https://herald.example/münchen?q=ä b", response_headers=[("X", "a\r\nY: b"), ("Ж", "Ж")])
        archive.write_resource("file:/tmp/a b.txt", "text/plain", b"Fog", NOW)
    (path,) = files(tmp_path)
    told = check(path)
    assert told.count("digest pass") == 8
    assert "fail" not in told
    with path.open("rb") as stream:
        kinds = [str(record.record_type).rpartition(".")[2] for record in ArchiveIterator(stream)]
    assert [kind.lower() for kind in kinds] == ["warcinfo", *["response", "request"] * 3, "resource"]
    assert path.name.startswith("dateline-herald_en-")
    with path.open("rb") as stream:
        first = gzip.GzipFile(fileobj=stream).read(300)
    assert first.partition(b"\r\nWARC-Type: ")[2].startswith(b"warcinfo\r\n")


def test_a_revisit_refers_to_the_record_that_holds_its_bytes(tmp_path: Path) -> None:
    """By the word of the standard (6.7); read by another tool than the one that reads for us."""
    headers = [("ETag", '"1"'), ("Content-Length", "10")]
    with Archive(FolderStore(tmp_path), "herald_en") as archive:
        position = response(archive)
        assert position.digest is not None
        original = Original(URL, NOW, position.digest)
        revisit: dict[str, Any] = {
            "url": URL + "&again",
            "response_headers": headers,
            "captured_at": LATER,
            "original": original,
        }
        confirmed = archive.write_revisit(status=304, reason="Not Modified", request_headers=[("X", "1")], **revisit)
        archive.write_revisit(status=200, reason="OK", **revisit)
        archive.write_withheld(position, LATER)
    (path,) = files(tmp_path)
    assert (confirmed.digest, "fail" in check(path)) == (position.digest, False)
    kept = [(record, record.content_stream().read()) for record in records([path])]
    assert [record.rec_type for record, _ in kept] == [
        "warcinfo", "response", "request", "revisit", "request", "revisit", "metadata",
    ]  # fmt: skip
    (by_word, no_body), (asked, _), (by_bytes, left_out) = kept[3:6]
    for record, profile in ((by_word, "server-not-modified"), (by_bytes, "identical-payload-digest")):
        fields = record.rec_headers
        assert fields["WARC-Profile"] == f"http://netpreserve.org/warc/1.1/revisit/{profile}"
        assert fields["WARC-Refers-To-Target-URI"] == URL
        assert fields["WARC-Refers-To-Date"] == "2026-01-02T03:04:05.678901Z" == kept[1][0].rec_headers["WARC-Date"]
        assert fields["WARC-Payload-Digest"] == position.digest
        assert record.http_headers.headers == headers
    assert (by_word.http_headers.statusline, by_bytes.http_headers.statusline) == ("304 Not Modified", "200 OK")
    assert (no_body, left_out) == (b"", b"")
    assert (by_word.rec_headers["WARC-Truncated"], by_bytes.rec_headers["WARC-Truncated"]) == (None, "length")
    assert asked.rec_headers["WARC-Concurrent-To"] == by_word.rec_headers["WARC-Record-ID"]
    assert asked.http_headers.headers == [("X", "1"), ("Host", "herald.example")]
    withheld = f"record-file: {position.file}\r\nrecord-offset: {position.offset}\r\nwithheld: yes\r\n"
    assert [(shown.kind, shown.url, shown.body) for shown in replay([path])] == [
        ("response", URL, b"<p>Fog</p>"),
        *[("revisit", URL + "&again", b"<p>Fog</p>")] * 2,
    ]
    assert (kept[6][0].content_type, kept[6][1].decode()) == ("application/warc-fields", withheld)


ABOUT = st.builds(
    About,
    purpose=st.sampled_from(Purpose),
    source=st.sampled_from(CaptureSource),
    time_is_known=st.booleans(),
    location=st.none() | st.text(max_size=20),
    opt_outs=st.lists(st.text(max_size=10), max_size=3).map(tuple),
)


@settings(deadline=None, max_examples=40)
@given(about=ABOUT, path=st.text(st.characters(codec="utf-8"), max_size=20))
def test_what_a_record_says_of_itself_comes_back(
    tmp_path_factory: pytest.TempPathFactory, about: About, path: str
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    url = f"https://herald.example/{path}"
    with Archive(FolderStore(folder), "herald") as archive:
        positions = [
            response(archive, url=url, about=about),
            archive.write_resource(url, "text/plain", b"Fog", NOW, about=about),
        ]
    for position in positions:
        record = read_record(FolderStore(folder), position)
        assert (record.about, record.url) == (about, url)


def test_a_record_of_before_it_said_so(tmp_path: Path) -> None:
    """Written by an older release, or by others: pages are live, and what is no response came from a file."""
    fields = [("WARC-Target-URI", URL), ("Content-Type", "application/http; msgtype=response")]
    block = b"HTTP/1.1 200 OK\r\n\r\nFog"
    with (tmp_path / "old.warc.gz").open("wb") as file:
        first = file.write(warc_records.member("<urn:x>", "response", NOW, fields, block))
        second = file.write(
            warc_records.member("<urn:x>", "resource", NOW, [("WARC-Target-URI", "file:a%20b.txt")], b"Fog")
        )
    read = [
        read_record(FolderStore(tmp_path), ArchivePosition("old.warc.gz", *place))
        for place in ((0, first), (first, second))
    ]
    assert [(record.about, record.url) for record in read] == [
        (About(), URL),
        (About(source=CaptureSource.FILE), "file:a%20b.txt"),
    ]


def test_a_response_comes_back(tmp_path: Path) -> None:
    with Archive(FolderStore(tmp_path), "herald") as archive:
        body = "<p>نص</p>".encode()
        position = response(archive, body=zlib.compress(body), response_headers=[("Content-Encoding", "deflate")])
    record = read_record(FolderStore(tmp_path), position)
    assert (record.url, record.status, record.payload, record.captured_at) == (URL, 200, body, NOW)
    assert ("Content-Encoding", "deflate") in record.headers


def test_headers_never_misdescribe_the_body(tmp_path: Path) -> None:
    """In the file; whoever reads them with us is told what was sent."""
    headers = [("Content-Length", "999"), ("Transfer-Encoding", "chunked"), ("Set-Cookie", "a"), ("Set-Cookie", "b")]
    with Archive(FolderStore(tmp_path), "herald") as archive:
        record = read_record(FolderStore(tmp_path), response(archive, response_headers=headers))
        bare = read_record(FolderStore(tmp_path), response(archive, response_headers=headers[2:]))
    assert record.payload == bare.payload == b"<p>Fog</p>"
    assert (record.headers, bare.headers) == (tuple(headers), tuple(headers[2:]))
    kept = [list(record.http_headers.headers) for record in records(files(tmp_path)) if record.rec_type == "response"]
    assert kept == [
        [
            ("X-Archive-Orig-Content-Length", "999"),
            ("X-Archive-Orig-Transfer-Encoding", "chunked"),
            ("Set-Cookie", "a"),
            ("Set-Cookie", "b"),
            ("Content-Length", "10"),
        ],
        [("Set-Cookie", "a"), ("Set-Cookie", "b")],
    ]


RENAMED = st.tuples(
    st.sampled_from(("", "X-Archive-Orig-", "x-archive-orig-", "X-Archive-Orig-X-Archive-Orig-")),
    st.sampled_from(("Location", "Content-Length", "content-encoding", "Transfer-Encoding")),
).map("".join)


@given(headers=st.lists(st.tuples(RENAMED, st.sampled_from(("5", "9"))), max_size=4).map(tuple), decoded=st.booleans())
def test_headers_that_are_named_as_our_own_renaming_come_back(
    headers: tuple[tuple[str, str], ...], *, decoded: bool
) -> None:
    written = warc_records.true_headers(headers, 5, decoded=decoded)
    assert warc_records.as_sent(written) == headers
    assert warc_records.as_sent(warc_records.escaped(headers)) == headers
    older = (("X-Archive-Orig-Location", "/"), ("X-Archive-Orig-Content-Encoding", "gzip"))
    assert warc_records.as_sent(older) == (older[0], ("Content-Encoding", "gzip")), "a Location is never renamed"


@pytest.mark.parametrize(
    ("codings", "body", "payload"),
    [("gzip", b"", b""), ("nonsense", b"Fog", b"Fog"), ("nonsense, gzip", gzip.compress(b"Fog", mtime=0), b"Fog")],
)
def test_codings_that_lie_are_undone_as_the_crawl_undid_them(
    tmp_path: Path, codings: str, body: bytes, payload: bytes
) -> None:
    with Archive(FolderStore(tmp_path), "herald") as archive:
        position = response(archive, body=body, response_headers=[("Content-Encoding", codings)])
    assert read_record(FolderStore(tmp_path), position).payload == payload


HOSTILE = st.text(st.characters(), max_size=20)


@settings(deadline=None, max_examples=60)
@given(name=HOSTILE, value=HOSTILE, reason=HOSTILE, path=HOSTILE, body=st.binary(max_size=50))
def test_hostile_values_stay_in_their_record(  # noqa: PLR0917 (one for each thing that is hostile)
    tmp_path_factory: pytest.TempPathFactory, name: str, value: str, reason: str, path: str, body: bytes
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    with Archive(FolderStore(folder), "../her\x00ald") as archive:
        first = response(
            archive,
            url=f"https://herald.example/{path}",
            reason=reason,
            response_headers=[(name, value)],
            body=body,
        )
        second = response(archive)
    (file,) = files(folder)
    assert "fail" not in check_digests(file)
    assert read_record(FolderStore(folder), first).payload == body
    assert read_record(FolderStore(folder), second).payload == b"<p>Fog</p>"


def check_digests(path: Path) -> str:
    with path.open("rb") as stream:
        return " ".join(
            "pass" if record.verify_block_digest() else "fail" for record in ArchiveIterator(stream, parse_http=False)
        )


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    with Archive(FolderStore(tmp_path), "herald") as archive:
        position = response(archive, body=bomb, response_headers=[("Content-Encoding", "gzip")])
    with pytest.raises(ArchiveError, match="larger than 1000000 bytes"):
        read_record(FolderStore(tmp_path), position, limit=1_000_000)


def test_a_torn_record_spoils_none_before_it(tmp_path: Path) -> None:
    with Archive(FolderStore(tmp_path), "herald") as archive:
        whole, torn = response(archive), response(archive, url="https://herald.example/2", body=b"x" * 5000)
    path = tmp_path / whole.file
    with path.open("r+b") as file:
        file.truncate(torn.offset + torn.length // 2)
    assert read_record(FolderStore(tmp_path), whole).payload == b"<p>Fog</p>"
    with pytest.raises(ArchiveError):
        read_record(FolderStore(tmp_path), torn)


def test_what_was_synced_survives_a_kill(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "from storage.archive import Archive\nfrom storage.archive_store import FolderStore\n"
        "archive = Archive(FolderStore(Path(sys.argv[1])), 'herald')\n"
        "p = archive.write_resource('file:/a', 'text/plain', b'Fog', datetime.now(UTC))\narchive.sync()\n"
        "print(p.file, p.offset, p.length, flush=True)\nos.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == -9
    name, offset, length = done.stdout.split()
    assert read_record(FolderStore(tmp_path), ArchivePosition(name, int(offset), int(length))).payload == b"Fog"


def test_files_roll_over_and_are_never_shared(tmp_path: Path) -> None:
    """By size and by age; a request stays with its response."""
    with (
        Archive(FolderStore(tmp_path), "herald", roll_over_bytes=2000) as one,
        Archive(FolderStore(tmp_path), "herald") as other,
        Archive(FolderStore(tmp_path), "herald", roll_over_seconds=0) as hasty,
    ):
        positions = [response(one, body=bytes(str(i), "ascii")) for i in range(8)]
        response(other)
        late = [response(hasty).file, response(hasty).file]
    assert len({position.file for position in positions}) > 1
    assert len(files(tmp_path)) == len({position.file for position in positions}) + 1 + len(set(late))
    assert late[0] != late[1]
    assert [record.rec_type for record in records([tmp_path / late[1]])] == ["warcinfo", "response", "request"]
    assert [read_record(FolderStore(tmp_path), position).payload for position in positions] == [
        str(i).encode() for i in range(8)
    ]


@pytest.mark.parametrize("name", ["missing.warc.gz", "../outside.warc.gz"])
def test_a_position_that_is_none(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    (tmp_path / "outside.warc.gz").write_bytes(b"secret")
    with pytest.raises(ArchiveError, match=name):
        read_record(FolderStore(folder), ArchivePosition(name, 0, 6))


@contextlib.contextmanager
def full_disk(beyond: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes: what fits is written, then the system refuses."""
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (beyond, former[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)


@pytest.mark.parametrize("can_truncate", [True, False])
def test_a_full_disk_spoils_no_other_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_truncate: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    positions = []
    with Archive(FolderStore(tmp_path), "herald") as archive:
        positions += [response(archive), response(archive)]
        with monkeypatch.context() as patch:
            if not can_truncate:
                patch.setattr(os, "ftruncate", refuse)
            for _ in range(2):
                with full_disk(beyond=9000), pytest.raises(ArchiveError, match="File too large"):
                    response(archive, body=os.urandom(20_000))
        positions += [response(archive), response(archive)]
        archive.sync()
    assert [read_record(FolderStore(tmp_path), position).payload for position in positions] == [b"<p>Fog</p>"] * 4
    if can_truncate:
        assert "fail" not in "".join(map(check_digests, files(tmp_path)))


def test_what_the_disk_lost_is_never_called_durable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux tells of a failed write-back once; a later fsync of the same file succeeds although the bytes are gone."""
    archive = Archive(FolderStore(tmp_path), "herald")
    response(archive)
    fsync, refusals = os.fsync, [OSError(errno.EIO, "Input/output error")]

    def refuse_once(handle: int) -> None:
        if refusals:
            raise refusals.pop()
        fsync(handle)

    monkeypatch.setattr(os, "fsync", refuse_once)
    for attempt in (archive.sync, archive.sync, archive.close):
        with pytest.raises(ArchiveError, match="Input/output error"):
            attempt()


@pytest.mark.parametrize("is_checked", [True, False])
def test_a_file_is_durable_with_every_folder_that_was_made_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_checked: bool
) -> None:
    synced: set[str] = set()
    monkeypatch.setattr(os, "fsync", lambda handle: synced.add(str(Path(f"/proc/self/fd/{handle}").readlink())))
    store = FolderStore(tmp_path / "far" / "away" / "archive")
    if is_checked:
        store.check(writable=True)
    store.create("2026-11/a.warc.gz").close()
    made = ("far", "far/away", "far/away/archive", "far/away/archive/2026-11")
    assert {str(tmp_path), *(str(tmp_path / name) for name in made)} <= synced
