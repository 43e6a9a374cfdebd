"""Bytes that are no text, though they are called a page: pictures, documents, packed files."""

from __future__ import annotations

import re

# How files begin that are taken for pages. Source: WHATWG's MIME Sniffing (6.1, 6.4), and the formats' specifications.
_BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF87a": "a GIF picture",
    b"GIF89a": "a GIF picture",
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an office document",
    b"\x1f\x8b": "a file packed by gzip; unpack it first",
    b"BZh9": "a file packed by bzip2; unpack it first",
    b"\xfd7zXZ\x00": "a file packed by xz; unpack it first",
    b"\x28\xb5\x2f\xfd": "a file packed by zstd; unpack it first",
}
_ANY_BEGINNING = tuple(_BEGINNINGS)
_LOOKED_AT = 4096
# Bytes that no text has but in UTF-16 and UTF-32 (WHATWG, MIME Sniffing, 3: binary data byte).
_BINARY = bytes({*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)})
_MOST_BINARY = 0.1  # of a text, however damaged
_DAMAGED = 1 / 8  # share of places in a wide encoding that may hold what they should not; capitals are few as well
# The head of a message, and what it says where it is a page saved with all that it shows (RFC 2557).
_HEADERS = re.compile(rb"(?:\xef\xbb\xbf)?\s*+((?:[\w-]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)++)\r?\n")
_OF_WEB_ARCHIVE = (
    re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE),
    re.compile(rb"^content-type:\s*multipart/(?:related|mixed)\b", re.IGNORECASE | re.MULTILINE),
)
_TAR_AT, _TAR = 257, b"ustar"  # POSIX.1-2017, pax, "ustar Interchange Format"


def kind_of(body: bytes) -> str | None:
    """What bytes are that are no text, in words; None for what may be a page, a damaged one too."""
    if body.startswith(_ANY_BEGINNING):
        return next(kind for beginning, kind in _BEGINNINGS.items() if body.startswith(beginning))
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "a WebP picture"
    if body[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
        return "a tar archive"
    start = body[:_LOOKED_AT]
    headers = _HEADERS.match(start)
    if headers and all(sign.search(headers[1]) for sign in _OF_WEB_ARCHIVE):
        return "a web archive (MHTML); save the page as HTML"
    return "binary data" if _binary(start) > _MOST_BINARY * len(start) and not _is_wide(start) else None


def _binary(part: bytes) -> int:
    return len(part) - len(part.translate(None, _BINARY))


def _is_wide(start: bytes) -> bool:
    """Whether it looks like UTF-16 or UTF-32: such bytes in every other place only, or zeros at one end of each four.

    Small numbers of four bytes have zeros there too; what stands at their other end is no letter.
    """
    few, many = sorted((_binary(start[::2]), _binary(start[1::2])))
    if few < many * _DAMAGED:
        return True
    ends = sorted((start[::4], start[3::4]), key=lambda end: end.count(0))
    zeros = ends[1].count(0)
    return zeros > len(ends[1]) * (1 - _DAMAGED) and _binary(ends[0]) < zeros * 2 * _DAMAGED
