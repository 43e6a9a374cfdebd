"""Undoes the content codings of HTTP (RFC 9110, 8.4.1), and says when a body lacks its end."""

from __future__ import annotations

import sys
import zlib
from typing import Any

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_SCRAPYS = frozenset({"gzip", "x-gzip", "deflate", "br", "zstd"})
_STEP = 1 << 20
_BREAKS_OFF = "the body breaks off before its end"


class CannotDecodeError(ValueError):
    """The body is not what its header says, or breaks off; the message is one line."""


def decoded(body: bytes, codings: str | None, limit: int, *, like_scrapy: bool = False) -> bytes:
    """The body without the codings of a Content-Encoding header; of more than `limit` bytes only a byte more than that.

    With `like_scrapy` an empty body is whole, and a coding that Scrapy does not know is left, with all before it: so it
    is with the pages of a crawl. Raises CannotDecodeError.
    """
    for coding in reversed([part.strip().lower() for part in (codings or "").split(",") if part.strip()]):
        if like_scrapy and (not body or coding not in _SCRAPYS):
            break
        body = _undone(body, coding, limit)
    return body


def _undone(body: bytes, coding: str, limit: int) -> bytes:
    try:
        match coding:
            case "identity":
                return body
            case "gzip" | "x-gzip":
                return _gunzipped(body, limit)
            case "deflate":
                return _inflated(body, limit)
            case "br":
                return _unbrotlied(body, limit)
            case "zstd":
                return _whole(zstd.ZstdDecompressor(), body, limit)
    except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
        raise CannotDecodeError(f"the body is no {coding}: {error}") from None
    raise CannotDecodeError(f"an unknown content coding: {coding[:40]}")


def _gunzipped(body: bytes, limit: int) -> bytes:
    """All members; what follows the last one is nothing of the body."""
    out = b""
    while True:
        member = zlib.decompressobj(wbits=31)
        out += member.decompress(body, limit + 1 - len(out))
        if len(out) > limit:
            return out
        if not member.eof:
            raise CannotDecodeError(_BREAKS_OFF)
        body = member.unused_data
        if body[:2] != b"\x1f\x8b":
            return out


def _inflated(body: bytes, limit: int) -> bytes:
    """As RFC 9110 says, or without zlib's frame, as some servers send it."""
    try:
        return _whole(zlib.decompressobj(), body, limit)
    except zlib.error:
        return _whole(zlib.decompressobj(wbits=-15), body, limit)


def _whole(decompressor: Any, body: bytes, limit: int) -> bytes:
    """By a decompressor of zlib or zstd: both tell at `eof` whether they have met the end."""
    out: bytes = decompressor.decompress(body, limit + 1)
    if len(out) <= limit and not decompressor.eof:
        raise CannotDecodeError(_BREAKS_OFF)
    return out


def _unbrotlied(body: bytes, limit: int) -> bytes:
    decompressor = brotli.Decompressor()
    out: bytes = decompressor.process(body, output_buffer_limit=_STEP)
    while not decompressor.is_finished() and len(out) <= limit:
        part = decompressor.process(b"", output_buffer_limit=_STEP)
        if not part:
            raise CannotDecodeError(_BREAKS_OFF)
        out += part
    return out[: limit + 1]
