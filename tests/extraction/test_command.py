"""`python -m spiders.extraction`: one page's reading as JSON."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction import read, to_dict
from spiders.extraction.__main__ import main
from spiders.extraction.as_json import as_json

PAGE = """<html lang="en"><head><title>Old pier opens | Harbour Herald</title>
<meta property="article:published_time" content="2026-11-20T08:30:00+00:00"></head>
<body><h1>Old pier opens</h1><p class="byline">By Ann Lee</p>
<p>The old pier of Port Ossel opened on Friday, eleven months after the storm that broke its wall.</p>
<p>Masons built it higher than it was, and the harbour expects twice as many ships before winter.</p>
</body></html>"""
URL = "https://harbour-herald.example/news/old-pier-opens"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_saved_page_is_printed_as_json(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(page), "--url", URL]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said == to_dict(read(PAGE.encode(), URL))
    assert (said["headline"], said["authors"], said["page_class"]) == ("Old pier opens", ["Ann Lee"], "article")
    assert (said["published_at"], said["published_precision"]) == ("2026-11-20T08:30:00+00:00", "minute")
    assert said["field_sources"]["published_at"] == "meta:article:published_time"
    assert 0 < said["confidences"]["headline"] <= 1


def test_only_the_fields_that_are_asked_for(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(page), "--field", "authors", "--field", "headline"]) == 0
    assert json.loads(capsys.readouterr().out) == {"authors": ["Ann Lee"], "headline": "Old pier opens"}


def test_a_page_of_today_has_its_day_from_its_capture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "today.html"
    path.write_text(PAGE.replace("By Ann Lee</p>", "By Ann Lee</p><time>Yesterday</time>").replace("08:30", "x"))
    assert main([str(path), "--captured-at", "2026-11-20T20:00:00Z", "--field", "published_at"]) == 0
    assert json.loads(capsys.readouterr().out)["published_at"].startswith("2026-11-19")


def test_a_page_from_stdin_and_one_that_is_no_article(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\x89PNG\r\n\x1a\n")))
    assert main(["-"]) == 3
    said = json.loads(capsys.readouterr().out)
    assert (said["page_class"], said["reason"]) == ("unknown", "no page but a PNG picture")


def test_what_is_known_of_a_page_is_handed_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = PAGE.replace("Old pier", "Старый мол").replace(
        "</head>", '<meta property="og:image" content="https://www.presstv.ir/p.jpg"></head>'
    )
    path = tmp_path / "page.HTM"
    path.write_bytes(page.encode("koi8-r"))
    assert main([str(path), "--charset", "koi8-r", "--edition", "presstv"]) == 0
    said = json.loads(capsys.readouterr().out)
    expected = read(page.encode("koi8-r"), charset="koi8-r", edition="presstv")
    assert said == to_dict(expected)
    assert (said["headline"].startswith("Старый мол"), said["outlet"]) == (True, "presstv")
    (picture,) = said["images"]
    assert picture == {name: getattr(expected.images[0], name) for name in picture}


def test_a_text_rendering_is_told_by_its_name_or_the_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Old pier opens\n\nBy Ann Lee\n\n" + "\n\n".join(
        f"The old pier of Port Ossel opened on day {day}, eleven months after the storm that broke its wall."
        for day in ("one", "two", "three")
    )
    for name, options in (("page.txt", []), ("PAGE.TEXT", []), ("page", ["--text"])):
        (tmp_path / name).write_text(text)
        assert main([str(tmp_path / name), *options]) == 0
        assert json.loads(capsys.readouterr().out)["headline"] == "Old pier opens"


@pytest.mark.parametrize(
    ("page", "options", "is_told"),
    [
        ("Old pier opens\n\nThe old pier of Port Ossel opened on Friday.", [], True),
        ("Old pier opens\n\nThe old pier of Port Ossel opened on Friday.", ["--text"], False),
        ("<h1>Old pier opens</h1>", [], False),
        ("\x89PNG\r\n\x1a\n", [], False),
        ("", [], False),
    ],
)
def test_of_a_text_on_stdin_the_option_for_texts_is_told(
    page: str, options: list[str], is_told: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page.encode("latin-1"))))
    assert main(["-", *options]) == 3
    assert capsys.readouterr().err == (
        "dateline: no markup was read from stdin; --text reads a text rendering\n" * is_told
    )


def test_of_a_text_in_another_file_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.md"
    path.write_text("Old pier opens\n\nThe old pier of Port Ossel opened on Friday.")
    assert main([str(path)]) == 3
    assert capsys.readouterr().err == "dateline: no markup was read; --text reads a text rendering\n"


def test_whoever_asks_for_a_field_is_told_why_there_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "picture.html"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert main([str(path), "--field", "headline"]) == 3
    told = capsys.readouterr()
    assert (json.loads(told.out), told.err) == (
        {"headline": None},
        "dateline: no article but unknown: no page but a PNG picture\n",
    )
    assert main([str(path), "--field", "reason"]) == 3
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["no\x1b[31mpe.html"], 1, "No such file"),
        (["."], 1, "directory"),
        (["-", "--url", "herald.example"], 2, "expected an http(s) address"),
        (["-", "--url", "http://[x/"], 2, "expected an http(s) address"),
        (["-", "--edition", "harbour_herald"], 2, "no outlet is declared for 'harbour_herald'"),
        (["-", "--edition", "almayadeen"], 2, "is an outlet; its spiders are: almayadeen_en, almayadeen_ar"),
        (["-", "--captured-at", "2026-11-20T08:00:00"], 2, "expected a time with a zone"),
        (["-", "--captured-at", "now"], 2, "expected a time with a zone"),
        (["-", "--captured-at", "2062-01-01T00:00:00Z"], 2, "a time that cannot be"),
        (["-", "--field", "title\x1b[31m"], 2, "invalid choice"),
        ([], 2, "PAGE"),
        (["-", "\x1b]0;title\x07"], 2, "unrecognized"),
    ],
)
def test_mistakes_are_one_clean_line(
    arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        ended = main(arguments)
    except SystemExit as end:
        ended = int(end.code or 0)
    told = capsys.readouterr()
    assert (ended, told.out, told.err.count("\n")) == (code, "", 1)
    assert said in told.err
    assert told.err.removesuffix("\n").isprintable()


def test_a_reader_that_goes_away_ends_it_quietly(page: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "import sys; sys.stdin.read(); from spiders.extraction.__main__ import main; sys.exit(main(sys.argv[1:]))",
    ]
    # Where Python keeps nothing back, nothing is left to be written at its end.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        [*command, str(page)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.parametrize("name", ["stdin", "stdout"])
def test_a_closed_stream_is_told_in_one_line(
    name: str, page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, name, None)
    assert main(["-" if name == "stdin" else str(page)]) == 1
    assert capsys.readouterr().err == f"dateline: {name} is closed\n"


@given(st.text(max_size=60), st.sampled_from(["utf-8", "ascii", "latin-1"]))
def test_json_of_any_text_is_printable_and_the_same_text(text: str, encoding: str) -> None:
    shown = as_json({"text": text}, encoding)
    assert json.loads(shown) == {"text": text}
    shown.encode(encoding)
    assert all(each.isprintable() or each in "\n\u200c\u200d" for each in shown)


def test_terminal_escapes_and_overrides_are_spelled() -> None:
    shown = as_json("\x1b]0;x\x07 \x9b2J \x7f \u202egnp.exe \ud800")
    assert shown == '"\\u001b]0;x\\u0007 \\u009b2J \\u007f \\u202egnp.exe \\ud800"'
