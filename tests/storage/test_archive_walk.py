"""Walking through a file of the archive: each record where it stands, and damage told for what it is."""

from __future__ import annotations

import gzip
import io
import os
import tracemalloc
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.archive import Archive, ArchivePosition
from storage.archive_store import FolderStore
from storage.records import About
from storage.verifying.archive_walk import Placed, walk
from storage.warc_records import Seal, about_fields, member, warcinfo_block
from tests.extraction.work import keeps_pace
from tests.storage.test_archive import NOW, URL, files, response


def written(folder: Path) -> tuple[bytes, list[ArchivePosition]]:
    """The bytes of a file, and where its responses and resources stand; one of them is larger than a step."""
    with Archive(FolderStore(folder), "herald") as archive:
        positions = [
            response(archive),
            response(archive, url=URL + "&2", body=os.urandom(700_000)),
            archive.write_resource("file:a", "text/plain", b"Fog" * 500_000, NOW),
            response(archive, url=URL + "&3"),
        ]
    return files(folder)[0].read_bytes(), positions


def places(walked: list[Placed]) -> list[tuple[int, int]]:
    return [
        (placed.offset, placed.length)
        for placed in walked
        if placed.record and placed.record.kind in {"response", "resource"}
    ]


def test_each_record_is_found_where_it_was_written(tmp_path: Path) -> None:
    data, positions = written(tmp_path)
    walked = list(walk(io.BytesIO(data)))
    assert [placed.record.kind if placed.record else None for placed in walked] == [
        "warcinfo", "response", "request", "response", "request", "resource", "response", "request",
    ]  # fmt: skip
    assert places(walked) == [(position.offset, position.length) for position in positions]
    assert [placed.offset + placed.length for placed in walked][:-1] == [placed.offset for placed in walked][1:]
    assert walked[-1].offset + walked[-1].length == len(data)
    assert not any(placed.is_tail for placed in walked)


@cache
def example() -> tuple[bytes, list[ArchivePosition]]:
    with TemporaryDirectory() as folder:
        return written(Path(folder))


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_whatever_is_cut_off_is_a_tail(data: st.DataObject) -> None:
    whole, positions = example()
    length = data.draw(st.integers(0, len(whole) - 1))
    walked = list(walk(io.BytesIO(whole[:length])))
    kept = [(p.offset, p.length) for p in positions if p.offset + p.length <= length]
    assert places(walked) == kept
    assert sum(placed.length for placed in walked) == length
    ends = [placed.offset for placed in walk(io.BytesIO(whole))] + [len(whole)]
    assert [placed.is_tail for placed in walked if not placed.record] == [True] * (length not in ends)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**9), st.binary(min_size=1, max_size=40))
def test_damage_costs_the_records_that_it_hit_and_no_others(at: int, noise: bytes) -> None:
    whole, positions = example()
    at %= len(whole)
    data = (whole[:at] + noise + whole[at + len(noise) :])[: len(whole)]
    walked = list(walk(io.BytesIO(data)))
    untouched = [(p.offset, p.length) for p in positions if p.offset + p.length <= at or p.offset >= at + len(noise)]
    if at >= positions[0].offset:
        assert set(untouched) <= set(places(walked))
    else:
        assert places(walked) in ([], places(list(walk(io.BytesIO(whole))))), "the seal was hit, or nothing was"
    assert sum(placed.length for placed in walked) == len(data)


def forged(seal: Seal | None = None) -> bytes:
    """What an outlet may send: a member with a record, as ours are; of a file of ours, with a seal of its own."""
    fields = [("WARC-Target-URI", URL), ("Content-Type", "text/html"), *about_fields(About())]
    record = member((seal or Seal.new()).record_id(0), "resource", NOW, fields, b"<p>Forged</p>")
    return member(seal.record_id(0), "warcinfo", NOW, [], warcinfo_block("herald", seal)) + record if seal else record


@pytest.mark.parametrize("seal", [None, Seal.new()])
def test_no_record_that_a_server_sent_counts_in_a_torn_or_damaged_one(tmp_path: Path, seal: Seal | None) -> None:
    """Noise is kept as it is within a member, and what is hidden in it stands in our file verbatim."""
    noise, hidden = Random(4).randbytes(100_000), forged(seal)  # noqa: S311 (the same at each run)
    with Archive(FolderStore(tmp_path), "herald") as archive:
        first = response(archive)
        torn = response(archive, body=noise + hidden + noise)
        last = response(archive)
    data = files(tmp_path)[0].read_bytes()
    assert hidden in data
    cut = list(walk(io.BytesIO(data[: torn.offset + torn.length - 50_000])))
    assert (places(cut), cut[-1].offset, cut[-1].is_tail) == ([(first.offset, first.length)], torn.offset, True)
    hit = bytearray(data)
    hit[torn.offset + 1000] ^= 0xFF
    assert places(list(walk(io.BytesIO(hit)))) == [(p.offset, p.length) for p in (first, last)]


def test_a_file_without_a_seal_tells_nothing_behind_damage() -> None:
    whole = [forged(), forged()]
    assert [placed.record is not None for placed in walk(io.BytesIO(b"".join(whole)))] == [True, True]
    walked = list(walk(io.BytesIO(whole[0] + whole[1][:50] + whole[1])))
    assert [(placed.offset, placed.record is None, placed.is_tail) for placed in walked] == [
        (0, False, False),
        (len(whole[0]), True, False),
    ]


def test_copies_of_files_in_one_file_have_a_seal_each() -> None:
    whole, positions = example()
    walked = list(walk(io.BytesIO(whole * 2)))
    assert places(walked) == [(copy + p.offset, p.length) for copy in (0, len(whole)) for p in positions]


@pytest.mark.parametrize("inner", [b"", b"WARC/1.1\r\n"])
def test_a_bomb_is_left_as_soon_as_it_shows(inner: bytes) -> None:
    """A member within a member, and a record that has no end."""
    packed = gzip.compress(inner + bytes(300_000_000), compresslevel=1)
    bomb = packed if inner else gzip.compress(packed)
    tracemalloc.start()
    walked = list(walk(io.BytesIO(bomb)))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [(placed.record, placed.is_tail) for placed in walked] == [(None, True)]
    assert most < 100_000_000


def test_false_heads_cost_no_more_than_their_length() -> None:
    """Each of so many heads of members begins a stream that goes on to the end of the file."""

    def data(heads: int) -> bytes:
        made = bytearray()
        for number in range(heads):
            rest = ((heads - 1 - number) * 15).to_bytes(2, "little")
            made += b"\x1f\x8b\x08\0\0\0\0\0\0\x03\0" + rest + bytes(byte ^ 0xFF for byte in rest)
        return bytes(made) + (b"\x00\xff\xff\0\0" + bytes(65535)) * (heads // 10)

    (placed,) = walk(io.BytesIO(data(800)))
    assert placed.length == len(data(800))
    assert keeps_pace(data, lambda given: list(walk(io.BytesIO(given))), 200)
