"""Walking through a file of the archive: each record where it stands, and damage told for what it is."""

from __future__ import annotations

import io
import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from storage.archive import Archive, ArchivePosition
from storage.archive_store import FolderStore
from storage.verifying.archive_walk import Placed, walk
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
    assert set(untouched) <= set(places(walked))
    assert sum(placed.length for placed in walked) == len(data)
