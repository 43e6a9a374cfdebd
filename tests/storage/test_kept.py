"""Pages out of the archive, as they were fetched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from storage import config
from storage.archive import Archive
from storage.archive_store import FolderStore
from storage.kept import KeptPage, newest_page
from storage.normalise import normalise
from tests.storage.making import DAY, at, capture, land, staged

TEXT = "<p>ارتفاع أسعار القمح</p>"


def test_the_newest_capture_comes_with_its_declared_charset(warehouse: str, tmp_path: Path) -> None:
    settings = config.load({"DATABASE_URL": warehouse, "DATELINE_ARCHIVE": str(tmp_path)})
    url = "https://herald.example/1"
    for minute, charset in enumerate(("utf-8", "windows-1256")):
        body, when = TEXT.encode(charset), at(minute)
        with Archive(FolderStore(tmp_path), "herald_ar") as archive:
            position = archive.write_response(
                url=url,
                status=200,
                reason="OK",
                request_headers=[],
                response_headers=[("Content-Type", f"text/html; charset={charset}")],
                body=body,
                captured_at=when,
            )
        page = capture(
            charset,
            when,
            url=url,
            archive_file=position.file,
            archive_offset=position.offset,
            archive_length=position.length,
        )
        land(warehouse, (page, None))
    newest = newest_page(settings, "herald", "en", url)
    assert newest == KeptPage(TEXT.encode("windows-1256"), "text/html", url, at(1), "windows-1256")
    assert newest.body.decode(newest.charset or "") == TEXT
    assert newest_page(settings, "herald", "ar", url) is None


def test_a_file_declares_no_charset(warehouse: str, tmp_path: Path) -> None:
    settings = config.load({"DATABASE_URL": warehouse, "DATELINE_ARCHIVE": str(tmp_path)})
    with Archive(FolderStore(tmp_path), "herald_ar") as archive:
        position = archive.write_resource("file:page.txt", "text/plain", TEXT.encode(), DAY)
    place: dict[str, Any] = {
        "archive_file": position.file,
        "archive_offset": position.offset,
        "archive_length": position.length,
    }
    land(warehouse, (capture("a", url=None, url_key="content:a", media_type="text/plain", **place), None))
    assert newest_page(settings, "herald", "en", "content:a") == KeptPage(TEXT.encode(), "text/plain", None, DAY)


def test_a_page_is_found_by_the_address_that_it_claims_for_itself(warehouse: str, tmp_path: Path) -> None:
    """It came from a file that has no address, and news.article shows the one that the page names."""
    settings = config.load({"DATABASE_URL": warehouse, "DATELINE_ARCHIVE": str(tmp_path)})
    with Archive(FolderStore(tmp_path), "herald_en") as archive:
        position = archive.write_resource("file:page.html", "text/html", TEXT.encode(), DAY)
    place: dict[str, Any] = {
        "archive_file": position.file,
        "archive_offset": position.offset,
        "archive_length": position.length,
    }
    page = capture("a", url=None, url_key="content:a", **place)
    claimed = "https://herald.example/wheat-is-dear"
    land(warehouse, (page, staged(page, address=claimed)))
    assert newest_page(settings, "herald", "en", claimed) is None
    normalise(warehouse)
    assert newest_page(settings, "herald", "en", claimed) == KeptPage(TEXT.encode(), "text/html", None, DAY)
    assert newest_page(settings, "herald", "ar", claimed) is None
