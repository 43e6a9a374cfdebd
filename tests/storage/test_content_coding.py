"""Content codings: undone whole, bounded, or refused."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.content_coding import CannotDecodeError, decoded

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BODY = b"The ferry has returned to the old quay. " * 40
LIMIT = 10_000


def raw_deflated(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


CODINGS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("gzip", gzip.compress),
    ("X-GZip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", raw_deflated),
    ("br", brotli.compress),
    ("zstd", zstd.compress),
]


@pytest.mark.parametrize(("coding", "packed"), CODINGS)
@given(body=st.binary(max_size=300))
def test_what_was_packed_comes_back(coding: str, packed: Callable[[bytes], bytes], body: bytes) -> None:
    assert decoded(packed(body), coding, LIMIT) == body


@pytest.mark.parametrize(("coding", "packed"), CODINGS)
@given(data=st.data())
def test_what_breaks_off_is_refused(coding: str, packed: Callable[[bytes], bytes], data: st.DataObject) -> None:
    whole = packed(BODY)
    length = data.draw(st.integers(0, len(whole) - 1))
    if coding == "zstd" and length >= len(whole) - 4 and len(whole) > 4:
        return  # without its checksum a frame of zstd may still be whole
    with pytest.raises(CannotDecodeError):
        decoded(whole[:length], coding, LIMIT)


@pytest.mark.parametrize(("coding", "packed"), CODINGS)
def test_a_bomb_is_not_unpacked_further_than_needed(coding: str, packed: Callable[[bytes], bytes]) -> None:
    assert len(decoded(packed(bytes(5_000_000)), coding, LIMIT)) == LIMIT + 1


def test_members_of_gzip_are_one_body() -> None:
    assert decoded(gzip.compress(b"one ") + gzip.compress(b"two") + b"\0\0", "gzip", LIMIT) == b"one two"


def test_codings_are_undone_from_the_last() -> None:
    assert decoded(brotli.compress(gzip.compress(BODY)), "gzip, br", LIMIT) == BODY


@pytest.mark.parametrize("codings", [None, "", "identity", " , "])
def test_without_a_coding_it_is_the_body(codings: str | None) -> None:
    assert decoded(BODY, codings, LIMIT) == BODY


@pytest.mark.parametrize("coding", ["rot13", "gzip", "deflate", "br", "zstd"])
def test_what_cannot_be_undone_is_told(coding: str) -> None:
    with pytest.raises(CannotDecodeError) as refusal:
        decoded(b"plain text", coding, LIMIT)
    assert "\n" not in str(refusal.value)
