"""The fuzzer itself: the same pages for the same number, rules that tell what is wrong, failing pages made smaller."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from spiders.extraction import read
from spiders.reader_processes import ReaderProcesses
from spiders.sources.feeds import Announcement
from spiders.sources.found import FoundLink
from storage.records import Extraction, Image, PageClass, Precision
from tests.bench.fuzz import Tally, keep, kept, lines_of
from tests.fuzz.mutation import numbered, pieces_of
from tests.fuzz.samples import CAPTURED_AT, Kind, Sample, samples
from tests.fuzz.soundness import faults, feed_faults
from tests.fuzz.trial import Outcome, outcome_of, shrunk, tried

STRANGER = samples()[-1]


@pytest.fixture(scope="module")
def found() -> Extraction:
    return read(STRANGER.body, STRANGER.url, captured_at=CAPTURED_AT)


def test_every_sample_is_read_soundly() -> None:
    for sample in samples():
        if sample.kind in (Kind.PAGE, Kind.TEXT):
            assert faults(sample, read(sample.body, sample.url, sample.media_type, captured_at=CAPTURED_AT)) == []


def test_a_number_gives_the_same_page_again() -> None:
    assert list(map(numbered, range(5))) == list(map(numbered, range(5)))
    assert len({numbered(seed).body for seed in range(20)}) == 20


def test_broken_pages_are_read_soundly() -> None:
    wrong = {seed: outcome.faults for seed in range(40) if (outcome := outcome_of(numbered(seed))).faults}
    assert wrong == {}


def test_pieces_are_the_whole_page() -> None:
    for sample in samples():
        assert "".join(pieces_of(sample)).encode() == sample.body


WRONG: dict[str, dict[str, Any]] = {
    "whole": {"reason": "the reader failed: ValueError"},
    "clean": {"headline": "Ferries \x1b[31mrun"},
    "short": {"section": "Harbour" * 100},
    "nothing_invented": {"headline": "Ferries never run"},
    "timely": {"published_at": datetime(2026, 9, 23)},  # noqa: DTZ001 (what must not be)
    "addressed": {"images": (Image("The quay", "javascript:alert(1)"),)},
    "sourced": {"field_sources": ()},
    "counted": {"word_count": 7},
    "structured": {"body_html": "<p onclick='x'>Words.</p><script>y</script>"},
}


@pytest.mark.parametrize("rule", WRONG)
def test_each_rule_tells_what_is_wrong(found: Extraction, rule: str) -> None:
    assert faults(STRANGER, found) == []
    assert rule in {fault.partition(":")[0] for fault in faults(STRANGER, replace(found, **WRONG[rule]))}


@pytest.mark.parametrize(
    "wrong",
    [
        {"page_class": PageClass.LISTING},
        {"body": "One.\n\n\n\nTwo."},
        {"tags": ("e\u0301",)},
        {"published_at": datetime(2027, 1, 1, tzinfo=UTC)},
        {"published_precision": None},
        {"published_precision": Precision.DAY, "published_at": None},
        {"confidences": (("headline", 1.5),)},
        {"body_html": "<p>One"},
        {"body_html": "<p>One</p>"},
        {"images": (Image("Boats " * 1000),)},
        {"tags": tuple(map(str, range(1000)))},
    ],
)
def test_other_wrongs_are_told_as_well(found: Extraction, wrong: dict[str, Any]) -> None:
    assert faults(STRANGER, replace(found, **wrong))


@pytest.mark.parametrize(
    "link",
    [
        FoundLink("ftp://a.example/x"),
        FoundLink("https://a.example/x", "two  spaces"),
        FoundLink("https://a.example/x", published_at=datetime(2026, 9, 23)),  # noqa: DTZ001
        FoundLink("https://a.example/x", modified_at=datetime(9999, 9, 23, tzinfo=UTC)),
    ],
)
def test_what_is_wrong_with_a_feed_is_told(link: FoundLink) -> None:
    assert feed_faults(Announcement((FoundLink("https://a.example/x", "Fine"),))) == []
    assert feed_faults(Announcement((link,)))


def test_a_failing_page_is_made_smaller_and_kept(tmp_path: Path) -> None:
    sample = Sample(Kind.PAGE, b"<p>" * 300 + b"<i>x</i>" + b"</p>" * 300, "https://a.example/\x00", "koi8-r")
    small = shrunk(sample, lambda each: b"<i>" in each.body)
    assert small == replace(sample, body=b"<i>")
    keep(small, tmp_path / "failures" / "1")
    assert kept(tmp_path / "failures" / "1") == small


def test_a_page_is_read_in_a_process_and_what_takes_too_long_for_its_size_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readers = ReaderProcesses(1)
    try:
        outcome = tried(readers, STRANGER)
        assert (outcome.told, outcome.faults) == ("article", ())
        monkeypatch.setattr("tests.fuzz.trial._ANY_PAGE", -1)
        assert tried(readers, STRANGER).rules == {"linear"}
    finally:
        readers.stop()
    tally = Tally()
    tally.add(7, STRANGER, outcome)
    tally.add(8, STRANGER, Outcome("unknown", 0.1, ("clean: x", "clean: y")))
    figures = {line.what: line.figure for line in lines_of(tally)}
    assert (figures["page: article"], figures["does not hold: clean"]) == ("1", "1")
