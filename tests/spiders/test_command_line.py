"""A user's mistakes: one clear line, a non-zero exit code, no traceback, nothing begun."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.spiders.crawling import PROJECT, CommandLine, Crawler

SEEDS = PROJECT / "tests/fixtures/seeds"
PAGE = "from spiders.extraction.page import Page"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["crawl", "nosuch"], "dateline: no outlet is declared for 'nosuch'; there are: almayadeen_en, "),
        (["crawl", "presstv", "-a", "captures=/no/such/folder"], "dateline: captures: no such file or folder"),
        (["crawl", "presstv", "-a", "since=2026-10-02", "-a", "until=2026-10-01"], "since 2026-10-02 is after until"),
        (["crawl", "presstv", "-a", "captures=" + "x" * 5000], "dateline: captures: no such file or folder"),
        (["crawl", "presstv", "-a", "captures=/dev/zero"], "dateline: captures: no such file or folder"),
        (["crawl", "presstv", "-a", "since=soon"], "dateline: since: not a day like 2026-10-31: 'soon'"),
        (["crawl", "presstv", "-a", "colour=red"], "dateline: unknown argument -a colour="),
        (
            ["crawl", "presstv", "-s", "CLOSESPIDER_ITEMCOUNT=abc"],
            "-s CLOSESPIDER_ITEMCOUNT: not like 0: 'abc'",
        ),
        (["crawl", "presstv", "-s", "READER_TIMEOUT=soon"], "dateline: -s READER_TIMEOUT: not like 30.0: 'soon'"),
        *(
            (
                ["crawl", "presstv", "-s", f"{name}={value}"],
                f"dateline: -s {name}: more than 0 is needed, not '{value}'",
            )
            for name, value in [
                ("READER_PROCESSES", "0"),
                ("READER_PROCESSES", "-1"),
                ("READER_TIMEOUT", "-1.5"),
                ("READER_TIMEOUT", "nan"),
                ("LANDING_SECONDS", "0"),
                ("LANDING_BATCH", "-2"),
                ("NORMALISE_SECONDS", "inf"),
                ("CONCURRENT_ITEMS", "0"),
                ("CONCURRENT_REQUESTS", "0"),
                ("CONCURRENT_REQUESTS_PER_DOMAIN", "0"),
            ]
        ),
        (["crawl", "presstv", "-s", "DISCOVERY_DAYS=-1"], "dateline: -s DISCOVERY_DAYS: 0 or more is needed, not '-1'"),
        (["crawl", "presstv", "-s", "READER_PROCESSES=2.5"], "dateline: -s READER_PROCESSES: not like "),
        (["crawl", "presstv", "-s", "NORMALISE=perhaps"], "dateline: -s NORMALISE: not like True: 'perhaps'"),
    ],
)
def test_mistakes_are_one_line(line: CommandLine, words: list[str], complaint: str) -> None:
    assert complaint in line.refused(*words)


def test_a_mistake_is_one_line_in_a_terminal(crawler: Crawler) -> None:
    finished = crawler.command("crawl", "presstv", "-a", "since=soon")
    told = "dateline: since: not a day like 2026-10-31: 'soon'\n"
    assert (finished.code, finished.stdout, finished.stderr) == (2, "", told)


def test_captures_that_cannot_be_read_are_told(line: CommandLine, tmp_path: Path) -> None:
    noise = tmp_path / "noise.warc.gz"
    noise.write_bytes(b"this is no archive" * 100)
    assert "cannot be read as WARC" in line.refused("crawl", "presstv", "-a", f"captures={noise}")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no page in" in line.refused("crawl", "presstv", "-a", f"captures={empty}")
    odd = tmp_path / "page.pdf"
    odd.write_bytes(b"%PDF")
    assert "cannot tell what" in line.refused("crawl", "presstv", "-a", f"captures={odd}")


@pytest.mark.parametrize(
    ("index", "complaint"),
    [
        ("[[capture]]\nfile = 'a.txt'\nlink = 'x'", "capture 1: unknown key: link"),
        ("[[captures]]\nfile = 'a.txt'", "unknown key: captures"),
        ("[[capture]]\nfile = 'b.txt'", "no such file: b.txt"),
        ("[[capture]]\nfile = '../a.txt'", "expected the name of a file beside the index"),
        ("[[capture]]\nfile = 'a.txt'\nurl = 'ftp://a.example'", "expected an http(s) address"),
        ("[[capture]]\nfile = 'a.txt'\ncaptured_at = 2026-01-01", "like 2026-11-20T08:00:00Z, not 2026-01-01"),
        (
            "[[capture]]\nfile = 'a.txt'\ncaptured_at = '1 May'",
            "without quotation marks, like 2026-11-20T08:00:00Z, not",
        ),
        (
            "[[capture]]\nfile = 'a.txt'\ncaptured_at = 2026-11-31T08:00:00Z",
            "'captured_at = 2026-11-31T08:00:00Z'; a time is written like 2026-11-20T08:00:00Z",
        ),
        ("[[capture]]\nfile = 'a.txt'\n[[capture]]\nfile = 'a.txt'", "a.txt is listed twice"),
        ("[[capture]]\nfile = 'a.txt'\nurl = 'https://u:p@a.example/'", "expected an http(s) address"),
        ('[[capture]]\nfile = "a.txt"\nurl = "https://a.example/\\u001b[31m"', "expected an http(s) address"),
        ("[[capture]]\nfile = 'a.txt'\ncaptured_at = 9999-12-31T23:59:59-12:00", "a time that cannot be: 9999-12-31"),
        ("[[capture]]\nfile = 'a.txt'\ncaptured_at = 2099-12-31T00:00:00Z", "a time that cannot be: 2099-12-31"),
        ("a = " + "[" * 20_000, "captures.toml: "),
        ("a = " + "9" * 100_000, "captures.toml: "),
        ("capture = 1", "expected [[capture]] tables"),
        ("= nonsense", "captures.toml: Invalid"),
    ],
)
def test_a_wrong_index_is_told(line: CommandLine, tmp_path: Path, index: str, complaint: str) -> None:
    (tmp_path / "a.txt").write_text("News / Turkey\n\nHeadline\n")
    (tmp_path / "captures.toml").write_text(index)
    assert complaint in line.refused("crawl", "presstv", "-a", f"captures={tmp_path}")


def test_no_page_was_saved_after_now(line: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("News / Turkey\n\nHeadline\n")
    at = datetime.now(UTC) + timedelta(minutes=10)
    (tmp_path / "captures.toml").write_text(f"[[capture]]\nfile = 'a.txt'\ncaptured_at = {at.isoformat()}")
    told = line.refused("crawl", "presstv", "-a", f"captures={tmp_path}")
    assert "a time that cannot be: " in told
    assert told.endswith("until now, and Z stands for UTC")


def test_a_database_that_is_down_is_told(line: CommandLine) -> None:
    told = line.refused(
        "crawl",
        "presstv",
        "-a",
        f"captures={SEEDS}",
        code=1,  # another try may find it
        DATABASE_URL="postgresql://somebody:secret@127.0.0.1:1/nothing",
    )
    assert told.startswith("dateline: the warehouse cannot be reached")
    assert "secret" not in told


def test_a_live_crawl_needs_a_contact(line: CommandLine) -> None:
    assert "DATELINE_CONTACT" in line.refused("crawl", "presstv", DATELINE_CONTACT="")
    assert "DATELINE_CONTACT" in line.refused("crawl", "presstv", DATELINE_CONTACT="not a contact")


def test_the_spiders_are_listed(crawler: Crawler) -> None:
    names = ["almayadeen_ar", "almayadeen_en", "almayadeen_es", "presstv", "presstv_fr"]
    assert crawler.whole("list").stdout.split() == names


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the project."""
    copy = tmp_path / "project"
    for room in ("spiders", "storage"):
        shutil.copytree(PROJECT / room, copy / room)
    shutil.copy(PROJECT / "scrapy.cfg", copy)
    return copy


OWN = """from spiders.extraction.page import Page


class A(Page):"""


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("class X(:", "dateline: presstv.py: SyntaxError: "),
        (f"{OWN}\n    furniture = 'div[promo'", "presstv.py: A.furniture: 'div[promo' is no CSS selector: "),
    ],
)
def test_an_outlet_file_that_is_wrong_is_told(crawler: Crawler, tree: Path, code: str, complaint: str) -> None:
    (tree / "spiders/outlets/presstv.py").write_text(code)
    finished = crawler.command("crawl", "almayadeen_en", "-a", f"captures={SEEDS}", folder=tree)
    assert finished.code == 2
    assert complaint in finished.stderr
    assert finished.stderr.count("\n") == 1


def test_an_outlet_file_that_is_wrong_is_told_of_a_saved_page(tree: Path) -> None:
    (tree / "spiders/outlets/presstv.py").write_text(f"{OWN}\n    standfrist = '.a'")
    page = tree / "page.html"
    page.write_text("<h1>Old pier opens again</h1>\n")
    finished = subprocess.run(
        [sys.executable, "-m", "spiders.extraction", str(page)], cwd=tree, capture_output=True, text=True, check=False
    )
    complaint = "dateline: presstv.py: A.standfrist: a page has no such field; did you mean standfirst?\n"
    assert (finished.returncode, finished.stdout, finished.stderr) == (2, "", complaint)


def test_an_edition_without_feeds_cannot_be_crawled_live(crawler: Crawler, tree: Path) -> None:
    declaration = tree / "spiders/outlets/presstv.toml"
    text = declaration.read_text()
    declaration.write_text(re.sub(r"\[\[editions\.en\.feeds\]\]\n(\w+ = .*\n)+", "", text))
    finished = crawler.command("crawl", "presstv", folder=tree)
    assert (finished.code, finished.stderr) == (2, "dateline: presstv.toml declares no feed: nothing would be found\n")


def test_a_wrong_declaration_is_told(crawler: Crawler, tree: Path) -> None:
    declaration = tree / "spiders/outlets/presstv.toml"
    declaration.write_text(declaration.read_text().replace("timezone", "timezones", 1))
    for words in (["crawl", "almayadeen_en", "-a", f"captures={SEEDS}"], ["list"]):
        finished = crawler.command(*words, folder=tree)
        assert finished.code not in (0, None)
        assert finished.stderr.strip() == "dateline: presstv.toml: unknown key: timezones"
