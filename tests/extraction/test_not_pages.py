"""Bytes that are called a page and are none: the reader says what they are."""

from __future__ import annotations

import gzip
import io
import sqlite3
import struct
import sys
import tarfile
from pathlib import Path

import pytest

from spiders.extraction import read
from storage.records import PageClass

PROSE = (
    "<html><body><h1>Port opens</h1>" + "<p>Ships came into the harbour by night, and all of them were counted.</p>" * 5
)

MHTML = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://herald.example/news/port-opens
Subject: Port opens
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--a----"

------MultipartBoundary--a----
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

{PROSE}
"""


def tar() -> bytes:
    """An archive of one page."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        entry = tarfile.TarInfo("page.html")
        entry.size = len(PROSE.encode())
        archive.addfile(entry, io.BytesIO(PROSE.encode()))
    return packed.getvalue()


def database() -> bytes:
    """An SQLite file with one table."""
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE pages (url TEXT)")
        return connection.serialize()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "a WebP picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (gzip.compress(PROSE.encode()), "a file packed by gzip; unpack it first"),
        (MHTML.encode(), "a web archive (MHTML); save the page as HTML"),
        (f"\ufeff\r\n{MHTML}".encode(), "a web archive (MHTML); save the page as HTML"),
        (MHTML.replace("/related", "/mixed").encode(), "a web archive (MHTML); save the page as HTML"),
        (bytes(range(1, 256)) * 20, "binary data"),
        (tar(), "a tar archive"),
        (database(), "binary data"),
        (Path(sys.executable).read_bytes()[:100_000], "binary data"),
        (struct.pack("<1000I", *(*range(20),) * 50), "binary data"),
        (b"\x7fELF\x02\x01\x01" + bytes(3000) + b".text .data", "binary data"),
    ],
)
@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
def test_what_is_no_page_is_told(body: bytes, kind: str, media_type: str) -> None:
    found = read(body, "https://herald.example/news/port-opens", media_type)
    assert (found.page_class, found.reason) == (PageClass.UNKNOWN, f"no page but {kind}")


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_a_page_is_one_in_any_encoding_and_damaged_too(charset: str) -> None:
    damaged = PROSE.replace("harbour", "har\x00\x07bour").encode(charset)
    assert "no page but" not in (read(damaged, charset=charset).reason or "")
    for text in ("Порт открыт. ", "الميناء مفتوح. ", "港口已開放。", "Port opens. "):
        assert "no page but" not in (read((text * 50).encode(charset), charset=charset).reason or "")


@pytest.mark.parametrize(
    "beginning", ["<!DOCTYPE html>", "<?xml version='1.0'?><rss>", "\n<html lang=en>", "<rss version='2'>"]
)
def test_the_source_of_a_page_is_no_rendering_of_it(beginning: str) -> None:
    found = read(f"{beginning}\n{PROSE}".encode(), "https://herald.example/news/port-opens", "text/plain")
    assert (found.page_class, found.reason) == (PageClass.UNKNOWN, "no text: the source of a page or a feed")


def test_a_text_that_speaks_of_web_archives_is_none() -> None:
    text = f"Date: today\nContent-Type: multipart/related is what browsers write.\n\n{'Ships came by night. ' * 30}"
    assert "web archive" not in (read(text.encode(), None, "text/plain").reason or "")
