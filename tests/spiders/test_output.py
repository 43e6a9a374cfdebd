"""`-O`: where the items cannot be written, that is told in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.spiders.crawling import PROJECT, CommandLine, Crawler

SEEDS = PROJECT / "tests/fixtures/seeds"


@pytest.mark.parametrize(
    ("output", "complaint"),
    [
        ("{folder}", "-O {folder}: a folder, not a file"),
        ("file://{folder}", "-O file://{folder}: a folder, not a file"),
        ("/proc/nope/x.jsonl", "-O /proc/nope/x.jsonl: cannot be written: No such file or directory"),
        ("{folder}/file.txt/x.jsonl", "-O {folder}/file.txt/x.jsonl: cannot be written: "),
    ],
)
@pytest.mark.parametrize("option", ["-O", "-o"])
def test_what_cannot_be_written_is_known_before(
    line: CommandLine, tmp_path: Path, option: str, output: str, complaint: str
) -> None:
    (tmp_path / "file.txt").write_text("x")
    where = output.format(folder=tmp_path)
    told = line.refused("crawl", "presstv", "-a", f"captures={SEEDS}", option, f"{where}:jsonlines")
    assert told.startswith(f"dateline: {complaint.format(folder=tmp_path)}")


@pytest.mark.parametrize("kind", ["jsonlines", "json", "csv", "xml"])
def test_a_full_disk_fails_the_run_in_one_line(crawler: Crawler, kind: str) -> None:
    finished = crawler.command("crawl", "presstv", "-a", f"captures={SEEDS}", "-O", f"/dev/full:{kind}")
    assert finished.code == 1
    assert "Traceback" not in finished.stderr
    complaint = "the items cannot be written: [Errno 28] No space left on device"
    assert finished.stderr.count(f"ERROR: {complaint}\n") == 1
    assert crawler.rows("SELECT status, detail FROM ops.run") == [("failed", complaint)]
    assert crawler.rows("SELECT count(*) FROM news.article") == [(1,)], "the warehouse has it all the same"


def test_an_unknown_place_is_a_failure(crawler: Crawler) -> None:
    finished = crawler.command("crawl", "presstv", "-a", f"captures={SEEDS}", "-O", "gopher://h.example/x:json")
    assert (finished.code, "Traceback" in finished.stderr) == (1, False)
    assert "Unknown feed storage scheme: gopher" in finished.stderr


def test_a_new_folder_is_made_and_an_old_file_is_kept_until_it_is_overwritten(crawler: Crawler, tmp_path: Path) -> None:
    output = tmp_path / "new/items.jsonl"
    crawler.saved("presstv", SEEDS, "-O", str(output))
    crawler.saved("presstv", SEEDS, "-o", str(output))
    assert len([json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]) == 2
    assert list(output.parent.iterdir()) == [output]
