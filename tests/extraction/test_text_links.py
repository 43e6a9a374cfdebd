"""Links that a renderer spells out, in Markdown or by number: what is said of them is no word of the page."""

from __future__ import annotations

import textwrap

import pytest

from spiders.extraction.text_lines import to_lines
from spiders.extraction.text_links import breaks_in_links, without_definitions, without_links, without_numbers

PAGE = "https://news.example/harbour/ropes-and-chains-of-the-outer-quay"
MARKED = (
    f"The harbour office of Marly has [counted its ropes]({PAGE}) once more, and finds that none of them is lost,"
    f" though two were lent to the [ferry line]({PAGE}) in spring and came back shorter than they had been, as its"
    " keeper said."
)
PLAIN = (
    "The harbour office of Marly has counted its ropes once more, and finds that none of them is lost, though two were"
    " lent to the ferry line in spring and came back shorter than they had been, as its keeper said."
)
NUMBERED = PLAIN.replace("counted", "[{0}]counted").replace("ferry line", "[{1}]ferry line")
DEFINITIONS = ["", "References", "", *(f"   {number}. {PAGE}/{number}" for number in range(1, 9))]


def texts(lines: list[str]) -> list[str]:
    return [line.text for line in to_lines("\n".join(lines))]


@pytest.mark.parametrize("column", [64, 72, 78])
def test_a_link_broken_over_lines_is_joined(column: int) -> None:
    wrapped = textwrap.wrap(MARKED, column, break_long_words=False)
    assert texts([*wrapped, "", *wrapped, "", *textwrap.wrap(PLAIN, column)]) == [PLAIN] * 3


def test_a_link_within_a_line_stands_with_its_address() -> None:
    (line,) = to_lines(f'  * [Ropes of Marly]({PAGE} "Ropes")')
    assert (line.text, line.links, line.bullet) == ("Ropes of Marly", (("Ropes of Marly", PAGE),), True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[Ropes](/ropes_(Marly)) are counted", "Ropes are counted"),
        ("[Ropes](mailto:ropes@news.example)", "Ropes"),
        ("[Ropes][3] are counted", "Ropes are counted"),
        (f"[![A rope](rope.jpg)]({PAGE})", ""),
        ("![A rope on the quay](/rope.jpg) Ropes are counted", "Ropes are counted"),
        ("He said [they](sic) counted [the ropes]", "He said [they](sic) counted [the ropes]"),
    ],
)
def test_the_words_of_links_stay(text: str, words: str) -> None:
    assert " ".join(without_links(text)[0].split()) == words


@pytest.mark.parametrize("column", [72, 78])
def test_numbers_of_links_go_with_the_list_of_their_addresses(column: int) -> None:
    lines = [part for at in range(1, 8, 2) for part in ("", *textwrap.wrap(NUMBERED.format(at, at + 1), column))]
    assert texts([*lines, *DEFINITIONS]) == [PLAIN] * 4


def test_footnotes_stay() -> None:
    lines = [f"The ropes of pier {number} are counted.[{number}]" for number in range(1, 9)]
    assert without_numbers(lines) == lines
    notes = [f"[{number}] Report of the harbour office, {number}" for number in range(1, 9)]
    assert without_numbers(notes) == notes


def test_numbers_that_do_not_go_up_stay() -> None:
    lines = [f"[{number}]pounds of rope" for number in (12, 3, 44, 5, 19, 2)]
    assert without_numbers(lines) == lines


def test_a_list_of_references_with_words_stays() -> None:
    lines = [PLAIN, "References", "1. The ropes of Marly, https://news.example"]
    assert without_definitions(lines) == lines


def test_no_break_without_a_link() -> None:
    assert breaks_in_links([PLAIN, "[", "](", PLAIN]) == {}
