"""Cleaning of text that nobody can trust."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.text import clean_line, ends_sentence, join_paragraphs, word_count, words

# Lone surrogates and controls too: pages hold them.
ANY_TEXT = st.text(st.characters(), max_size=300)
FORBIDDEN = {"Cc", "Cs"}


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  two\tthree \n four ", "two three four"),
        ("NUL\x00 in\x00side", "NUL inside"),
        ("\x1b[31mred\x1b[0m \x1b]0;title\x07text", "red text"),
        ("a lone \x1b] mark, \x1b]0;title\nand \x1b_command\x1b\\\x07", "a lone mark, 0;title and"),
        ("C1 \x9b31mcsi \x85next", "C1 csi next"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("\u202eright\u202c to \u2066left\u2069", "right to left"),
        ("soft\u00adhyphen zero\u200bwidth\ufeff", "softhyphen zerowidth"),
        ("a\u00a0b\u2003c\u3000d", "a b c d"),
        ("cafe\u0301", "café"),
        ("می\u200cخواهم \u200cو\u200c", "می\u200cخواهم و"),
        ("\u200d", ""),
        ("bare\U000e0173\U000e0165 words", "bare words"),
        ("\u845b\U000e0100\U000e0165\u57ce", "\u845b\U000e0100\u57ce"),
        ("", ""),
    ],
)
def test_clean_line(raw: str, clean: str) -> None:
    assert clean_line(raw) == clean


@given(ANY_TEXT)
def test_clean_line_is_one_clean_line_and_stays_so(text: str) -> None:
    cleaned = clean_line(text)
    assert not FORBIDDEN & {unicodedata.category(c) for c in cleaned}
    assert cleaned == " ".join(cleaned.split())
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean_line(cleaned) == cleaned


@given(st.text(st.characters(categories=["L", "N"]), max_size=200))
def test_clean_line_loses_no_letter(text: str) -> None:
    assert (
        clean_line(text) == unicodedata.normalize("NFC", text)
        or not text.isprintable()
        or "\u3164" in text
        or any(c in text for c in "\u115f\u1160\uffa0")
    )


def test_words_are_runs_with_a_letter_or_digit() -> None:
    assert word_count("It's 20 — or 21 — o'clock… 4:30.") == 6
    assert word_count("") == 0
    assert word_count("اليوم ٢٠ آب") == 3


def test_paragraphs_are_parted_by_one_empty_line() -> None:
    assert join_paragraphs(["one", "", "two"]) == "one\n\ntwo"


def test_marks_that_fall_into_two_are_counted_as_marks() -> None:
    """U+0F73 is of combining class 0, and NFC sorts the two marks in it all the same."""
    assert clean_line("a" + "\u0f73" * 40_000) == "a" + "\u0f71" * 30


def test_a_letter_keeps_thirty_marks_and_the_rest_is_dropped() -> None:
    # Put in order, as NFC asks, the marks of this text take minutes: their square.
    cleaned = clean_line("a" + "\u0316\u0301" * 500_000 + "b")
    assert len(cleaned) == len(unicodedata.normalize("NFC", "a" + "\u0316\u0301" * 15)) + 1
    assert clean_line("\u0958" + "\u0301" * 40) == clean_line(clean_line("\u0958" + "\u0301" * 40))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Lorne’s wall,” he said - twice.", ["Lorne’s", "wall", "he", "said", "twice"]),
        ("¿Qué pasa? ... (nada)", ["Qué", "pasa", "nada"]),
        ("नई दिल्ली।", ["नई", "दिल्ली"]),
        ("港の壁が崩れた。", ["港の", "壁が", "崩れ", "た"]),
        ("ท่าเรือเปิด", ["ท่าเร", "ือเปิ", "ด"]),
        ("ﾊﾞｽが来た｡", ["ﾊﾞ", "ｽが", "来た"]),
        (" - ", []),
    ],
)
def test_words_have_no_signs_around_them(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It broke.", "It broke.”", "It broke].", "It broke.[3]", "It broke. ", "开了。」", "開いた｡", "गया।", "गया॥",
        "ተከፈተ።", "Բացվեց։", "ပြီ။", "فتح؟", "It broke …",
    ],
)  # fmt: skip
def test_what_ends_a_sentence(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["", "It broke", "It broke:", "It broke. Then", "It broke.[note]"])
def test_what_ends_none(text: str) -> None:
    assert not ends_sentence(text)
