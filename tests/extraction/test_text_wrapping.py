"""Line breaks that a renderer made at a column are undone, and no others."""

from __future__ import annotations

import textwrap

import pytest

from spiders.extraction.text_lines import to_lines
from spiders.extraction.text_wrapping import unwrapped

FIRST = (
    "The harbour office of Marly has counted its ropes once more, and finds that none of them is lost, though two were"
    " lent to the ferry line in spring and came back shorter than they had been, as its keeper said on Monday."
)
SECOND = (
    "It had been asked to count by the captains of the outer quay, who had missed some of theirs after the storm of the"
    " week before, and by those of the three ferry lines that still run between the town and the islands."
)
ITEM = "Ropes of the outer quay, which the captains keep in a shed of their own behind the office and nowhere else."
MENU = ["Home", "Harbour", "Ferries and times", "Weather at the quay", "Library", "Contact", "About the town"]


def broken(text: str, column: int, indent: str = "", following: str = "") -> list[str]:
    return textwrap.wrap(text, column, initial_indent=indent, subsequent_indent=following)


@pytest.mark.parametrize("column", [60, 72, 78, 80, 100])
@pytest.mark.parametrize("margin", ["", "   "])
def test_a_page_that_is_broken_at_a_column_is_joined(column: int, margin: str) -> None:
    lines = [*MENU, "", *broken(FIRST, column, margin, margin), "", *broken(SECOND, column, margin, margin)]
    assert unwrapped(lines) == [*MENU, "", margin + FIRST, "", margin + SECOND]


def test_list_items_are_joined_each_for_itself() -> None:
    item = [*broken(ITEM, 72, "  • ", "    ")]
    lines = [*broken(FIRST, 72), "", *broken(SECOND, 72), "", *item, *item]
    assert unwrapped(lines) == [FIRST, "", SECOND, "", f"  • {ITEM}", f"  • {ITEM}"]


def test_a_page_that_is_not_broken_stays() -> None:
    titles = [f"Ferry number {number} runs again from Monday on, the office of the line says" for number in range(20)]
    lines = [*MENU, "", FIRST, "", SECOND, "", *titles]
    assert unwrapped(lines) == lines


def test_a_paragraph_that_its_author_broke_is_joined_among_others() -> None:
    lines = [FIRST, "", *broken(SECOND, 64), "", FIRST, "", SECOND, "", *MENU]
    assert unwrapped(lines) == [FIRST, "", SECOND, "", FIRST, "", SECOND, "", *MENU]


SHORT = (
    "The harbour office of Marly has counted its ropes and finds that none of them is lost, though two were lent away.",
    "It had been asked to count by the captains of the outer quay, who had missed some of theirs after a great storm.",
    "Ada Lorne, Bo Lind, Mia Quay, Hal Lorrimer, Ann Lind, Captain Una Marly, Mayor Leo Sule, Mr Ivo Dahl, Eva Tarn.",
)
ARABIC = (
    "قال مكتب الميناء في مرلي إنه أحصى الحبال مرة أخرى ووجد أن أيا منها لم يفقد رغم أن اثنين منها أعيرا في الربيع.",
    "وكان قباطنة الرصيف الخارجي قد طلبوا من المكتب إحصاء الحبال بعد أن فقدوا بعضا منها إثر العاصفة التي ضربت البلدة.",
    "وقالت الحارسة إن المكتب سيحصي السلاسل في المرة القادمة وإنها تأمل أن تجدها كلها في المكان الذي تركت فيه.",
)


@pytest.mark.parametrize("column", [80, 100])
@pytest.mark.parametrize("paragraphs", [SHORT, ARABIC])
def test_a_short_text_of_paragraphs_of_two_lines_below_a_long_title_is_joined(
    paragraphs: tuple[str, ...], column: int
) -> None:
    parts = [broken(paragraph, column) for paragraph in paragraphs]
    assert [len(part) for part in parts] == [2, 2, 2]
    title = paragraphs[0].rstrip(".") + paragraphs[1][:20]
    lines = [title, "", *(line for part in parts for line in (*part, ""))]
    assert [line for line in unwrapped(lines) if line] == [title, *paragraphs]


def test_titles_above_sentences_are_not_joined() -> None:
    titles = [f"Harbour office counts its {'very ' * (at % 7)}long ropes again and finds all" for at in range(12)]
    lines = [line for title in titles for line in (title, "Many were lent to the ferry line.", "")]
    assert unwrapped([*lines, FIRST, "", SECOND]) == [*lines, FIRST, "", SECOND]


def test_a_word_that_was_broken_at_its_hyphen_has_no_space() -> None:
    text = FIRST.replace("shorter than", "well-worn, short- and long-term,")
    for column in range(60, 90):
        found = unwrapped([*broken(text, column), "", *broken(SECOND, column)])
        assert found == [text, "", SECOND]


def test_verse_is_not_joined() -> None:
    verse = ["The ropes are counted, one by one,", "The ferries wait for morning,", "And nobody has seen the sun", ""]
    assert unwrapped(verse * 6) == verse * 6


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("The _Harbour Herald_ of Marly", "The Harbour Herald of Marly"),
        ("An *open* letter, **again**", "An open letter, again"),
        ("2023\\. A year \\- and no more", "2023. A year - and no more"),
        ("snake_case_names stay, and 2 * 3 * 4", "snake_case_names stay, and 2 * 3 * 4"),
        ("[261x157] Ropes on the quay", "Ropes on the quay"),
        ("[rope-shed.jpg]", None),
        ("Search for: [________] (BUTTON)", "Search for:"),
        ("“We [the office] counted,” he said", "“We [the office] counted,” he said"),
    ],
)
def test_marks_of_renderers_are_no_text(printed: str, text: str | None) -> None:
    assert [line.text for line in to_lines(printed)] == ([text] if text else [])


def test_headings_that_are_wider_than_indented_prose_are_joined() -> None:
    heading = "Harbour office counts its ropes again, and finds that two of them came back as"
    assert len(heading) > 77
    indented = [*broken(FIRST, 74, "   ", "   "), "", *broken(SECOND, 74, "   ", "   ")]
    assert unwrapped([heading, "shorter ones", "", *indented])[0] == f"{heading} shorter ones"
    centred = [heading, " " * 30 + "shorter ones", "", *indented]
    assert unwrapped(centred)[0] == f"{heading} shorter ones"


BY_HAND = """The harbour office has counted its ropes once more this week, and
Marly has lost none of them, as far as anybody can say.

The keeper said there was no other choice left to the office. Mayor
Ada Lorne called it a good day for ropes and said she would look
for a second keeper.

The ferry line said that the count would stand and that nobody had
been told of it before Monday, when the list was printed.

The union said it would ask for a count of the chains as well.
It has asked for one in each of the last ten years, and has been given
none so far."""


def test_what_was_broken_by_hand_is_joined_by_its_sentences() -> None:
    whole = [" ".join(part.split("\n")) for part in BY_HAND.split("\n\n")]
    for indent in ("", "   "):
        lines = [indent + line if line else "" for line in BY_HAND.split("\n")]
        assert [line.strip() for line in unwrapped(lines) if line] == whole


@pytest.mark.parametrize(
    "text",
    [
        # No sentences: nothing ends as one does.
        "two cups of flour that was sifted and dried well\none spoon of salt from the sea of the town of Marly\n"
        "three eggs of hens that live by the quay and see the sea\nfour drops of tar from the old keeper's own pot",
        # Titles under each other, and one paragraph a line.
        "Harbour office counts its ropes again, and finds them all\nFerry line lends two ropes, and has them by May\n"
        "The library of the town opens its roof to all readers.",
        "The harbour office has counted its ropes once more this week.\n"
        "Marly has lost none of them, as far as one says.\n"
        "The keeper said there was no other choice left to the office.\nthe end of it all came on Monday of that week.",
    ],
)
def test_lines_that_were_not_broken_stay(text: str) -> None:
    lines = text.split("\n")
    assert unwrapped(lines) == lines


FEW = (
    "The old pier of Marly opened on Friday, in the year 1961. Nobody knows who walked on it before the storm came.",
    "The harbour expects twice as many ships.",
)
FEW_PERSIAN = ("پل قدیمی شهر که سال گذشته بر اثر سیل آسیب دیده بود، پس از یک سال تعمیر، صبح جمعه گشوده شد.",)


@pytest.mark.parametrize("paragraphs", [FEW, FEW_PERSIAN])
@pytest.mark.parametrize("column", [66, 72, 80])
def test_a_text_with_a_break_or_two_is_joined_where_empty_lines_part_it(paragraphs: list[str], column: int) -> None:
    lines = ["Old pier opens", ""]
    for paragraph in paragraphs:
        lines += [*broken(paragraph, column), ""]
    assert unwrapped(lines) == ["Old pier opens", "", *(line for each in paragraphs for line in (each, ""))]


def test_short_lines_of_their_own_in_a_text_without_a_column_stay() -> None:
    verse = ["The ropes are counted, and the lamps are lit and", "the boats lie still beside the quay of Marly."]
    lines = [*verse, "", FEW[0], "", "The captain of the ferry has counted ropes for years."]
    assert unwrapped(lines) == lines


def test_a_line_that_begins_with_a_day_goes_on_with_its_paragraph() -> None:
    told = (
        "Die Taue hat das Hafenamt früh selbst abermals dort nach dem großen Sturm vom 3. Oktober 1990 noch einmal"
        " gezählt, wie es heißt."
    )
    assert broken(told, 78)[1].startswith("3. Oktober")
    lines = [*broken(FIRST, 78), "", *broken(SECOND, 78), "", *broken(told, 78)]
    assert unwrapped(lines) == [FIRST, "", SECOND, "", told]


@pytest.mark.parametrize("mark", "─━═")
def test_a_line_that_is_drawn_across_the_page_is_not_joined(mark: str) -> None:
    paragraph = textwrap.fill(" ".join(["The harbour office has counted its ropes and its buoys once more,"] * 5), 79)
    (said,) = unwrapped(paragraph.split("\n"))
    lines = ["", "Read more about the ropes", mark * 79]
    assert unwrapped([*paragraph.split("\n"), *lines]) == [said, *lines]
