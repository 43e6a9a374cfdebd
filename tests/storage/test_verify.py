"""The archive's files against the rows: what is missing on either side is told, and made good where it can be."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage import config, looking, warc_records
from storage.config import Config
from storage.landing import Batch, Landing
from storage.records import About, ArchivePosition, CaptureSource, Purpose
from storage.verifying.findings import ABSENCES, CAPTURES, MOVED, OBSERVATIONS, WITHHELD
from tests.storage.herald import (
    CAPTURED,
    HTML,
    NO_SEAL,
    SEEN,
    SITE,
    Connection,
    again,
    archive,
    files,
    mended,
    page,
    rows,
    verified,
)
from tests.storage.making import DAY, at, capture, run


@pytest.fixture
def settings(warehouse: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.setenv("DATABASE_URL", warehouse)
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    return config.load()


def test_records_without_rows_are_landed(settings: Config, connection: Connection) -> None:
    with archive(settings, roll_over_bytes=1500) as into:
        first = page(into, "1", "Fog", about=About(opt_outs=("noai",)))
        page(into, "1", "Fog", at(1))
        page(into, "1", "Sun", at(2))
        again(into, "1", first, at(3))
        page(into, "2", "", at(4), status=404)
        page(into, "3", "", at(5), status=301, response_headers=[("Location", f"{SITE}/")])
        about = About(source=CaptureSource.FILE, location="a b.html", time_is_known=False)
        into.write_resource("file:a%20b.html", "text/html", b"Rain", at(6), about=about)
        into.write_resource("file:a%20b.html", "text/html", b"Rain", at(7), about=about)
        # None of these makes a row.
        page(into, "4", "Fog", response_headers=[("Content-Type", "image/png")])
        page(into, "5", "Fog", response_headers=[*HTML, ("Content-Encoding", "gzip")])
        page(into, "6", "Fog", status=500)
        page(into, "7", "x" * 1_000_001)
        for purpose in (Purpose.DISCOVERY, Purpose.MANNERS, Purpose.PASSAGE):
            page(into, "8", "Fog", about=About(purpose))
            page(into, "8", "", status=404, about=About(purpose))
    assert len(files(settings)) > 2
    found = verified(settings)
    missing = Counter({CAPTURES: 3, OBSERVATIONS: 2, ABSENCES: 2})
    assert (found.is_well, +found.wrong, +found.mended) == (False, missing, Counter())
    assert rows(connection, CAPTURED) == []
    assert mended(settings) == missing
    assert rows(connection, CAPTURED) == [
        (f"{SITE}/news/1", "live", 200, "text/html", DAY),
        (f"{SITE}/news/1", "live", 200, "text/html", at(2)),
        ("a b.html", "file", None, "text/html", at(6)),
    ]
    assert rows(connection, SEEN) == [
        *[(f"{SITE}/news/1", at(minute)) for minute in range(4)],
        ("a b.html", at(6)),
    ]
    assert rows(connection, "SELECT url_key, status, seen_at, led_to FROM landing.absence ORDER BY 1") == [
        ("/news/2", 404, at(4), None),
        ("/news/3", 301, at(5), f"{SITE}/"),
    ]
    told = "SELECT url, url_key ~ '^content:', time_is_known, opt_outs FROM landing.capture ORDER BY captured_at"
    assert [rows(connection, told)[0], rows(connection, told)[2]] == [
        (f"{SITE}/news/1", False, True, ["noai"]),
        (None, True, False, []),
    ]
    assert rows(connection, "SELECT source, status, arguments, urls FROM ops.run") == [
        ("archive", "finished", {"verify": "repair"}, 0)
    ]


def test_rows_are_led_to_where_their_bytes_are(settings: Config, connection: Connection) -> None:
    with archive(settings) as one, archive(settings) as two:
        page(one, "1", "Fog")
        page(one, "2", "Sun")
        page(two, "2", "Sun", at(1))
    mended(settings)
    first, second = files(settings)
    (Path(settings.archive) / "elsewhere").mkdir()
    moved = first.rename(Path(settings.archive) / "elsewhere" / "renamed.warc.gz")
    assert verified(settings).wrong[MOVED] == 2
    assert mended(settings) == Counter({MOVED: 2})
    where = "SELECT DISTINCT archive_file FROM landing.capture ORDER BY 1"
    assert {Path(settings.archive) / name for (name,) in rows(connection, where)} <= {moved, second}
    moved.unlink()
    found = verified(settings, repair=True)
    assert (found.nowhere.count, found.is_well) == (1, False), "of one the other file has the bytes"
    assert found.nowhere.first[0].startswith(f"{SITE}/news/1: ")


def test_lost_bytes_are_kept_when_they_come_again(settings: Config, connection: Connection, tmp_path: Path) -> None:
    with archive(settings) as into:
        page(into, "1", "Fog")
        page(into, "2", "Sun")
    mended(settings)
    with archive(settings) as into:
        page(into, "3", "Rain")
    mended(settings)
    lost = next(
        path
        for path in files(settings)
        if rows(
            connection,
            "SELECT FROM landing.capture WHERE location LIKE '%%1' AND archive_file LIKE %s",
            f"%{path.name}",
        )
    )
    aside = lost.rename(tmp_path / "aside")
    assert (verified(settings).nowhere.count, verified(settings).known_lost) == (2, 0)
    connection.execute("UPDATE landing.capture SET source = 'warc' WHERE url_key = '/news/2'")
    settled = "INSERT INTO landing.frontier VALUES ('herald', 'en', '/news/1', '', now(), 3, now(), now(), 'stored')"
    connection.execute(settled)
    found = verified(settings, repair=True)
    assert (found.is_well, found.to_fetch) == (False, 1)
    with Landing(settings.database_url or "") as landing:
        assert looking.waiting(landing, "herald", "en", 9) == [f"{SITE}/news/1"], "what came from the live web"
    then = verified(settings, repair=True)
    assert (then.is_well, then.known_lost, then.rows, then.to_fetch) == (True, 2, 1, 0)
    with archive(settings) as into:
        position = page(into, "1", "Fog", at(9))
        into.sync()
        fields = {"archive_file": position.file, "archive_offset": position.offset, "archive_length": position.length}
        kept = capture("Fog", at(9), url=f"{SITE}/news/1", url_key="/news/1", archive_digest=position.digest, **fields)
        with Landing(settings.database_url or "") as landing:
            landing.start_run(run())
            landing.land(Batch(captures=[kept]))
    then = verified(settings)
    assert (then.is_well, then.known_lost, then.rows) == (True, 1, 2)
    ((referred_to,),) = rows(connection, "SELECT archived_at FROM landing.capture WHERE archived_at IS NOT NULL")
    assert referred_to == at(9), "revisit records name the record that holds the bytes"
    aside.rename(lost)
    assert mended(settings) == Counter({MOVED: 1}), "the other is back"
    assert verified(settings).known_lost == 0


def test_what_a_crash_left_is_told_and_damage_is_no_tail(settings: Config) -> None:
    with archive(settings) as into:
        page(into, "1", "Fog")
        middle = page(into, "2", "Sun")
        page(into, "3", "Rain")
    mended(settings)
    (path,) = files(settings)
    whole = path.read_bytes()
    path.write_bytes(whole * 2)
    found = verified(settings)
    assert (found.is_well, found.tails.count, found.damaged.count) == (True, 0, 0), "whole records, come twice"
    path.write_bytes(whole + whole[:50])
    found = verified(settings)
    assert (found.is_well, found.damaged.count, found.tails.first) == (
        True, 0, [f"{path.relative_to(settings.archive)}: 50 bytes from {len(whole)} on"]
    )  # fmt: skip
    broken = bytearray(whole)
    broken[middle.offset + middle.length // 2] ^= 0xFF
    path.write_bytes(broken)
    found = verified(settings)
    assert (found.is_well, found.tails.count, found.damaged.count) == (False, 0, 1)
    assert [line.partition(": ")[0] for line in found.nowhere.first] == [f"{SITE}/news/2"]
    path.write_bytes(b"")
    assert verified(settings).nowhere.count == 3


def test_files_of_others_are_left_alone(settings: Config) -> None:
    with archive(settings) as into:
        page(into, "1", "Fog")
    with archive(settings, "former_en") as into:
        page(into, "1", "Fog")
    top = Path(settings.archive)
    (top / "notes.txt").write_text("Mine.")
    fields = [("WARC-Target-URI", f"{SITE}/news/9"), ("Content-Type", "application/http; msgtype=response")]
    foreign = warc_records.member(
        NO_SEAL, "response", DAY, fields, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nFog"
    )
    (top / "CC-NEWS-1.warc.gz").write_bytes(foreign)
    assert mended(settings) == Counter({CAPTURES: 1})
    found = verified(settings)
    assert sorted(found.unknown.first) == ["CC-NEWS-1.warc.gz", "notes.txt"]
    assert [Path(name).name.startswith("dateline-former_en-") for name in found.undeclared.first] == [True]
    assert (top / "CC-NEWS-1.warc.gz").read_bytes() == foreign
    named = verified(settings, everything=False)
    assert (named.files, named.undeclared.count) == (1, 0)


def test_a_file_by_another_name_is_ours_by_its_seal(settings: Config) -> None:
    """Not by the word of its warcinfo, which anybody can write; nor is what somebody put behind our records."""
    with archive(settings) as into:
        page(into, "1", "Fog")
    (path,) = files(settings)
    with archive(settings) as into:
        page(into, "2", "Sun")
    (later,) = set(files(settings)) - {path}
    forged = warc_records.warcinfo_block("herald_en", warc_records.Seal.new())
    fields = [("WARC-Target-URI", f"{SITE}/news/9"), ("Content-Type", "application/http; msgtype=response")]
    fields += warc_records.about_fields(About())
    gone = warc_records.member(NO_SEAL, "response", DAY, fields, b"HTTP/1.1 404 X\r\n\r\n")
    other = Path(settings.archive) / "from-a-colleague.warc.gz"
    other.write_bytes(warc_records.member(NO_SEAL, "warcinfo", DAY, [], forged) + gone)
    later.write_bytes(later.read_bytes() + gone)
    later.rename(Path(settings.archive) / "renamed.warc.gz")
    found = verified(settings)
    assert (found.unknown.first, found.damaged.count) == (["from-a-colleague.warc.gz"], 1)
    assert found.damaged.first[0].startswith(f"renamed.warc.gz: {len(gone)} bytes from ")
    assert +found.wrong == Counter({CAPTURES: 2})


def test_of_what_is_dated_after_now_no_row_follows(settings: Config, connection: Connection) -> None:
    now = datetime.now(tz=DAY.tzinfo)
    later = now + timedelta(hours=1)
    with archive(settings) as into:
        page(into, "1", "Fog", now + timedelta(minutes=2))
        first = page(into, "2", "Sun")
        again(into, "2", first, later)
        page(into, "3", "Rain", later)
        page(into, "4", "", later, status=404)
    found = verified(settings, repair=True)
    assert (found.ahead.count, found.is_well, +found.mended) == (3, False, Counter({CAPTURES: 2}))
    counts = "SELECT (SELECT count(*) FROM landing.absence), (SELECT count(*) FROM landing.observation)"
    assert rows(connection, counts) == [(0, 2)]


def test_a_revisit_finds_its_capture_or_is_told(settings: Config, connection: Connection) -> None:
    with archive(settings) as one, archive(settings) as two:
        first = page(one, "1", "Fog")
        mine = again(two, "1", first, at(1))
        again(two, "9", first, at(2))
        again(two, "1", first, at(3), first=at(-5))
    found = verified(settings, repair=True)
    assert found.mended[OBSERVATIONS] == 2, "by the record's time, else by its digest"
    assert found.without_original.first == [f"{mine.file} at {mine.offset + mine.length}"]
    assert rows(connection, SEEN) == [(f"{SITE}/news/1", at(minute)) for minute in (0, 1, 3)]
    assert not verified(settings).is_well


def test_what_is_withheld_stays_so_until_it_is_asked_for(settings: Config, connection: Connection) -> None:
    with archive(settings) as into:
        for name, taken_back in (("1", None), ("2", "seen"), ("3", "told"), ("4", "withheld again")):
            position = page(into, name, "Fog")
            into.write_withheld(position, DAY)
            if taken_back in {"seen", "withheld again"}:
                again(into, name, position, at(1))
            if taken_back == "withheld again":
                into.write_withheld(position, at(1))
            if taken_back == "told":
                into.write_withheld(position, DAY, withheld=False)
        late = page(into, "5", "Fog")
        into.write_withheld(late, at(9))
    mended(settings)
    withheld = "SELECT right(location, 1) FROM landing.capture WHERE withheld ORDER BY 1"
    assert rows(connection, withheld) == [("1",), ("4",)]
    connection.execute("UPDATE landing.capture SET withheld = NOT withheld")
    assert mended(settings) == Counter({WITHHELD: 5})
    assert rows(connection, withheld) == [("1",), ("4",)]


def test_records_of_before_they_said_what_they_are_for(settings: Config, connection: Connection) -> None:
    """By an older release: what was asked for follows from the address, where it came from from the request."""
    with archive(settings) as into:
        into.write_withheld(ArchivePosition("none", 0, 0), DAY)
    (path,) = files(settings)
    now = datetime.now(tz=DAY.tzinfo)
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    with path.open("ab") as file:
        for name, asked in (("/news/1", True), ("/", True), ("/robots.txt", True), ("/news/2", False)):
            fields = [("WARC-Target-URI", f"{SITE}{name}"), ("Content-Type", "application/http; msgtype=response")]
            file.write(warc_records.member(NO_SEAL, "response", DAY, fields, block + name.encode()))
            if asked:
                file.write(warc_records.member(NO_SEAL, "request", DAY, fields, b"GET / HTTP/1.1\r\n\r\n"))
        for name, when in (("old.html", DAY), ("new.html", now)):
            fields = [("WARC-Target-URI", f"file:{name}"), ("Content-Type", "text/html")]
            file.write(warc_records.member(NO_SEAL, "resource", when, fields, name.encode()))
    assert mended(settings) == Counter({CAPTURES: 4})
    told = "SELECT location, source, time_is_known FROM landing.capture ORDER BY location"
    assert rows(connection, told) == [
        (f"{SITE}/news/1", "live", True),
        (f"{SITE}/news/2", "warc", True),
        ("new.html", "file", False),
        ("old.html", "file", True),
    ]
    assert {kind: count for kind, count in verified(settings).records.items() if "response" in kind} == {
        "response, article": 2,
        "response, discovery": 1,
        "response, manners": 1,
    }
