"""Whether a body came whole."""

from __future__ import annotations

import gzip

from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import Response

from spiders.capturing import is_cut_off

BODY = b"The ferry has returned to the old quay. " * 40


def response(gzipped: bytes | None, body: bytes) -> Response:
    request = Request("https://www.presstv.ir/", meta={} if gzipped is None else {"gzipped": gzipped})
    return Response(request.url, body=body, request=request)


@given(st.binary(max_size=200), st.integers(0, 9))
def test_a_whole_body_is_no_cut_one(body: bytes, level: int) -> None:
    assert not is_cut_off(response(gzip.compress(body, level), body))


def test_several_members_are_one_body() -> None:
    assert not is_cut_off(response(gzip.compress(BODY) + gzip.compress(b"more"), BODY + b"more"))


def test_what_follows_the_last_member_is_nothing_of_it() -> None:
    assert not is_cut_off(response(gzip.compress(BODY) + b"\0" * 50, BODY))


@given(st.integers(2, len(gzip.compress(BODY)) - 1))
def test_a_body_without_its_end_is_cut_off(length: int) -> None:
    assert is_cut_off(response(gzip.compress(BODY)[:length], BODY[: length // 2]))


def test_a_body_that_was_not_packed_is_left_to_its_length() -> None:
    assert not is_cut_off(response(None, BODY))
