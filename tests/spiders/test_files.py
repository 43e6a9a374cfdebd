"""Which files of a folder are captures."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from spiders.arguments import ArgumentError
from spiders.sources.files import SavedFile, passed_over, saved_files


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path: Path) -> None:
    put(tmp_path, "b/2.html", "b/10.txt", "z.warc.gz", "a/deep/1.warc", "a/notes.pdf", "B/1.htm", "a.html")
    names = ["a.html", "z.warc.gz", "B/1.htm", "a/deep/1.warc", "b/10.txt", "b/2.html"]
    assert [file.name for file in saved_files(tmp_path)] == names
    paths = [file.path if isinstance(file, SavedFile) else Path(str(file)) for file in saved_files(tmp_path)]
    assert paths == [tmp_path / name for name in names]


def test_what_is_hidden_or_behind_a_link_to_a_folder_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path / "kept", "page.html", ".page.html", ".cache/page.html")
    put(tmp_path, "elsewhere/page.html", "other.txt")
    (tmp_path / "kept/linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "kept/around").symlink_to(tmp_path / "kept")
    (tmp_path / "kept/file.txt").symlink_to(tmp_path / "other.txt")
    assert [file.name for file in saved_files(tmp_path / "kept")] == ["file.txt", "page.html"]
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    assert [file.name for file in saved_files(tmp_path / "link")] == ["file.txt", "page.html"]


def test_each_folder_may_have_its_index(tmp_path: Path) -> None:
    put(tmp_path, "page.html", "below/page.html")
    for folder in ("", "below"):
        entry = f'[[capture]]\nfile = "page.html"\nurl = "https://herald.example/{folder}"\n'
        (tmp_path / folder / "captures.toml").write_text(entry)
    assert [(file.name, file.url) for file in saved_files(tmp_path) if isinstance(file, SavedFile)] == [
        ("page.html", "https://herald.example/"),
        ("below/page.html", "https://herald.example/below"),
    ]
    (tmp_path / "below/captures.toml").write_text('[[capture]]\nfile = "gone.html"\n')
    with pytest.raises(ArgumentError, match=r"below/captures\.toml: no such file: gone\.html"):
        saved_files(tmp_path)


def test_a_folder_that_holds_no_page_is_said(tmp_path: Path) -> None:
    put(tmp_path, "below/notes.pdf")
    with pytest.raises(ArgumentError, match="no page in"):
        saved_files(tmp_path)


def test_what_is_passed_over_is_counted(tmp_path: Path) -> None:
    put(tmp_path, "a.html", "notes.pdf", "below/b.PDF", "README", ".hidden/x.html", ".x.html", "below/captures.toml")
    assert passed_over(tmp_path) == {".pdf": 2, "without a suffix": 1, "hidden": 2}
    assert passed_over(tmp_path / "a.html") == {}


def test_names_are_printable_and_no_two_become_one(tmp_path: Path) -> None:
    names = [b"a\xfe.txt", b"a\xff.txt", b"a\\xfe.txt", b"a\\\\xfe.txt", "\u0645\u0642\u0627\u0644\u0647.txt".encode()]
    for name in names:
        Path(tmp_path, os.fsdecode(name)).write_text("x")
    told = [file.name for file in saved_files(tmp_path)]
    assert len({name.encode() for name in told}) == len(names)
    assert {"a\\xfe.txt", "a\\\\xfe.txt", "\u0645\u0642\u0627\u0644\u0647.txt"} <= set(told)


def test_an_index_that_is_too_large_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "a.html")
    (tmp_path / "captures.toml").write_text('[[capture]]\nfile = "a.html"\n' + "#" * 8_000_000)
    with pytest.raises(ArgumentError, match="larger than 8,000,000 bytes"):
        saved_files(tmp_path)
