"""Lines of a rendering: what their marks say, and that these are no words."""

from __future__ import annotations

import pytest

from spiders.extraction.text_lines import to_lines


@pytest.mark.parametrize(
    ("raw", "level", "text"),
    [
        ("## The pier", 2, "The pier"),
        ("## The pier ##", 2, "The pier"),
        ("   # The pier#  ", 1, "The pier"),
        ("#The pier", 0, "#The pier"),
        ("== The pier ==", 2, "The pier"),
        ("== The pier ===", 0, "== The pier ==="),
        ("= The pier=", 0, "= The pier="),
        ("====== a = b ======", 6, "a = b"),
    ],
)
def test_a_heading_by_its_mark(raw: str, level: int, text: str) -> None:
    assert [(line.level, line.text) for line in to_lines(raw)] == [(level, text)]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("It is **all** over, __he__ said.", "It is all over, he said."),
        ("It is ***all*** over.", "It is all over."),
        ("It is **not __yet__ all** over.", "It is not __yet__ all over."),
        ("It is ** not all** over.", "It is ** not all** over."),
        ("It is **not all over.", "It is **not all over."),
        ("A **lone mark and **a pair** of them.", "A **lone mark and a pair of them."),
        ("Rows of **** and ** stay.", "Rows of **** and ** stay."),
    ],
)
def test_marks_of_emphasis_are_no_words(raw: str, text: str) -> None:
    assert [line.text for line in to_lines(raw)] == [text]


def test_no_mark_of_markdown_is_left_where_the_text_is_that() -> None:
    marked = ["It is **all** over.", "**Ropes **", "On **Quay **,**Ferry ** and **Rope", "A f**k, he **said**."]
    assert [line.text for line in to_lines("\n\n".join(marked))] == [
        "It is all over.",
        "Ropes",
        "On Quay ,Ferry and Rope",
        "A f**k, he said.",
    ]


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        ("[old-rope-2]", []),
        ("[copp]", []),
        ("IFRAME: film0", []),
        ("Record of the ropes [gn-arrow]", ["Record of the ropes"]),
        ("Ropes [65380c7f96?width=600&amp;format=jpeg&amp; q=80] and chains", ["Ropes and chains"]),
        ("A rope [DEL:$21:DEL] [INS:$16:INS] at the quay", ["A rope $16 at the quay"]),
        ("The [Applause] went on.", ["The [Applause] went on."]),
        ("[Applause]", ["[Applause]"]),
        ("He spoke of “a [rope-bound] quay”.", ["He spoke of “a [rope-bound] quay”."]),
    ],
)
def test_what_text_browsers_print_for_pictures_and_changes_is_no_word(raw: str, texts: list[str]) -> None:
    assert [line.text for line in to_lines(raw)] == texts


@pytest.mark.parametrize(
    "raw",
    [
        "20. November 2026 um 11:05 Uhr",
        "3. Oktober 1990 war der Tag, an dem die Mauer am Hafen fiel.",
        "9. März: Die Mauer fällt",
        "1. mars 2026",
        "04. listopada 2026",
        "20. Nov. 2026",
        "1. May 2026",
        "12. december",
    ],
)
def test_a_day_before_its_month_is_no_number_of_a_list(raw: str) -> None:
    (line,) = to_lines(raw)
    assert (line.text, line.bullet, line.numbered) == (raw, False, False)


def test_a_day_in_a_list_keeps_its_number() -> None:
    (line,) = to_lines("* 20. November 2026")
    assert (line.text, line.bullet, line.numbered) == ("20. November 2026", True, False)


@pytest.mark.parametrize(
    "raw",
    [
        "2. March on the town hall",
        "1. May the best win",
        "7. Set yourself a time",
        "3. April Lorne",
        "40. November 2026",
        "5. Ropes 2026",
    ],
)
def test_what_is_no_day_is_a_number_of_a_list(raw: str) -> None:
    (line,) = to_lines(raw)
    assert (line.text, line.numbered) == (raw.partition(" ")[2], True)


@pytest.mark.parametrize("mark", "•◦□☆○■★◎")
def test_each_sign_that_text_browsers_print_before_an_item_is_a_bullet(mark: str) -> None:
    (line,) = to_lines(f"    {mark} Harbour\n      {mark} \n")
    assert (line.text, line.bullet) == ("Harbour", True)


@pytest.mark.parametrize("day", ["16. 11. 2026", "6. 1. 2026 10:15"])
def test_a_day_in_figures_with_spaces_is_no_numbered_line(day: str) -> None:
    (line,) = to_lines(day)
    assert (line.text, line.numbered) == (day, False)


@pytest.mark.parametrize("item", ["16. 40 years of ropes", "16. 11 ropes of 2026", "3. 14. 159"])
def test_a_numbered_line_that_goes_on_with_figures_is_one(item: str) -> None:
    (line,) = to_lines(item)
    assert line.numbered
