"""The lines with which sites end an article in its own element, and paragraphs that only look like them."""

from __future__ import annotations

import pytest

from spiders.extraction.body import Block, Kind
from spiders.extraction.site_lines import without_site_lines

TEXT = [
    f"On day {day} the harbour office counted {day + 3} ropes, and it found all of them in their places."
    for day in range(12)
]
LAST = [
    "(Reporting by Ada Lorne in Marly; Editing by Bo Lind)",
    "Additional reporting by Ada Lorne",
    "Our Standards: The Harbour Principles.",
    "Reporting by Ada Lorne in Marly and Bo Lind in New Sule; additional reporting by Mia Van Der Quay",
    "The views expressed by contributors are their own.",
    "The opinions expressed by its speakers do not necessarily reflect those of the Herald.",
    "This document is subject to copyright. No part of it may be printed without leave.",
    "Puedes seguir a El Muelle en Facebook y X, o apuntarte aquí para recibir nuestra newsletter semanal.",
    "Suivez Le Quai sur WhatsApp et Telegram.",
    "Ada Lorne covers the sea for The Herald. E-mail: ada.lorne@herald.example",
    "Ada Lorne is a reporter for The Herald. She can be reached at ada@herald.example.",
    "She can be reached at ada@herald.example or on the telephone.",
    "Contact Ada Lorne at ada@herald.example or 555-0142.",
    "Do you have a tip? Write to ada@herald.example, or call us at night.",
    "For more on this story, read: Who counts the ropes of the north",
    "alo/dpa",
    "(c) 2026 The Harbour Herald. All rights reserved.",
]


def left(*lines: str) -> list[str]:
    blocks = [Block(Kind.PARAGRAPH, text) for text in (*TEXT, *lines)]
    return [block.text for block in without_site_lines(blocks, ())][len(TEXT) :]


@pytest.mark.parametrize("line", LAST)
def test_a_sites_last_line_is_left_out(line: str) -> None:
    assert left(line) == []


AUTHORS = ("Ada Lorne", "Bo Lind", "鈴木一郎", "Ida")
SIGNATURES = ["Von Ada Lorne", "Text: Ada Lorne", "Par Ada Lorne et Bo Lind", "Ada Lorne / Bo Lind", "文・鈴木一郎"]
NO_SIGNATURES = ["Not even Ada Lorne knew.", "Who was Ada Lorne of Marly", "Ask Mia Kern", "For Ida"]


@pytest.mark.parametrize(
    ("line", "is_kept"), [*((each, False) for each in SIGNATURES), *((each, True) for each in NO_SIGNATURES)]
)
def test_the_authors_names_below_a_text_are_none_of_it(line: str, is_kept: bool) -> None:
    blocks = [Block(Kind.PARAGRAPH, text) for text in (*TEXT, line)]
    assert len(without_site_lines(blocks, AUTHORS)) == len(TEXT) + is_kept
    assert len(without_site_lines([*blocks, *blocks], AUTHORS)) > 2 * len(TEXT)  # amid a text it stays


def test_so_are_all_of_them_together() -> None:
    assert sum(map(len, LAST)) > 400
    assert left(*LAST) == []


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the harbour office began in March.",
        "Reporting by The Times and the BBC has shown that ropes were lent to the ferry line in spring.",
        "The views expressed by the minister are shared by all who count ropes.",
        "After the verdict the songs of the quay are subject to copyright disputes no longer.",
        "Maria Gomez is collecting ropes for the islands at maria@aid.example",
        "Writing by hand is what the keeper likes best.",
        "Our standards: those of the sea, the keeper said, and of all who have to live by what it leaves.",
        "Sigue la búsqueda de los cabos en la bahía de Marly.",
        "Ada Lorne is the keeper of the ropes, and she will count them again in the spring.",
        "Contact the office at ropes@harbour.example for a list of them.",
        "Have a story to tell, the keeper says, and they will sit down with you.",
        "For more on the ropes the keeper will have to wait until the spring.",
        "Write to the office at ropes@harbour.example for a list of them.",
    ],
)
def test_a_last_paragraph_of_the_article_stays(line: str) -> None:
    assert left(line) == [line]


def test_above_the_end_nothing_of_it_is_left_out() -> None:
    blocks = [Block(Kind.PARAGRAPH, text) for text in (TEXT[0], *LAST[:3], *TEXT[1:])]
    assert len(without_site_lines(blocks, ())) == len(blocks)


@pytest.mark.parametrize(
    "line",
    [
        "Ada Lorne is a reporter of the Harbour Herald.",
        "Ada Lorne covers the sea for the Harbour Herald. Reach her at ada@harbour.example.",
    ],
)
def test_a_life_empties_no_body(line: str) -> None:
    blocks = [Block(Kind.PARAGRAPH, line)]
    assert without_site_lines(blocks, ("Ada Lorne",)) == blocks


def test_below_the_text_a_life_is_told_by_the_authors_name() -> None:
    life = "Ada Lorne is the deputy chief of ropes at the harbour office."
    blocks = [Block(Kind.PARAGRAPH, text) for text in (*TEXT, life)]
    assert [block.text for block in without_site_lines(blocks, ("Ada Lorne",))] == TEXT
    assert without_site_lines(blocks, ("Bo Lind",)) == blocks
    assert without_site_lines(blocks[::-1], ("Ada Lorne",)) == blocks[::-1]


def chronicle(kind: Kind, *lines: str) -> list[str]:
    """Which lines are left of those that stand above a paragraph each."""
    text = iter(TEXT)
    blocks = [Block(Kind.PARAGRAPH, next(text)) for _ in range(3)]
    for line in lines:
        blocks += [Block(kind, line), Block(Kind.PARAGRAPH, next(text)), Block(Kind.PARAGRAPH, next(text))]
    return [block.text for block in without_site_lines(blocks, ()) if block.text in lines]


@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.PARAGRAPH])
@pytest.mark.parametrize(
    "days",
    [
        ("March 3, 2026", "Monday, March 9, 2026", "April 1, 2026"),
        ("3 March 2026: ropes", "9 March 2026 - Who counted them", "1 April 2026"),
        ("2026-03-03", "2026-03-09", "2026-04-01"),
    ],
)
def test_the_days_of_a_chronicle_stay(kind: Kind, days: tuple[str, ...]) -> None:
    assert chronicle(kind, *days) == list(days)


def test_two_headings_are_a_chronicle_and_two_lines_are_none() -> None:
    days = ("March 3, 2026", "March 9, 2026")
    assert chronicle(Kind.HEADING, *days) == list(days)
    assert chronicle(Kind.PARAGRAPH, *days) == []


def test_one_day_said_over_and_over_is_no_chronicle() -> None:
    assert chronicle(Kind.HEADING, *["March 3, 2026"] * 4) == []


def test_entries_that_begin_with_their_day_stay() -> None:
    days = [f"{day} March 2026 - The keeper counted {day} ropes." for day in (3, 5, 9)]
    assert left(*days) == days


@pytest.mark.parametrize("above", ["Bo Lind", "Nine boats are painted red"])
def test_days_below_names_and_titles_are_no_chronicle(above: str) -> None:
    days = [f"March {day}, 2026" for day in (3, 5, 9)]
    blocks = [Block(Kind.PARAGRAPH, text) for day in days for text in (TEXT[0], above, day, TEXT[1])]
    assert days[1] not in [block.text for block in without_site_lines(blocks, ())]


@pytest.mark.parametrize(
    "line",
    [
        "More than two million people follow the singer on Instagram, where she posts daily.",
        "Find me on the pier, she wrote, at noon.",
        "Photos: none survive of the first pier.",
        "Image: a white gull on black ground.",
        "Updated: the council met on 19 November 2026 and voted.",
        "Updated rules for the pier: 21 November 2026 is the day.",
        "Published on 18 November 2026, the report names nobody.",
        "Do you have a story about the old pier? The museum collects them until spring.",
        "Sigue a Jesús en Instagram medio millón de personas.",
        "“Sign up for our newsletter,” the keeper said to all who came.",
        "Our journalism is of no use to gulls.",
        "Our journalism school has supported the museum since spring.",
        "The Beacon is a nonprofit newsroom that depends on donations, and it has lost half of them.",
        "Anyone may republish this article for free, the court held.",
        "Follow the launch live on YouTube from 8 p.m. on Saturday, when the crews go aboard.",
        "Join us on Saturday for the opening of the pier.",
        "Find them on the northern shore, where they nest.",
    ],
)
@pytest.mark.parametrize("at", [0, 6, len(TEXT)])
def test_sentences_that_begin_like_a_sites_line_stay(line: str, at: int) -> None:
    blocks = [Block(Kind.PARAGRAPH, text) for text in (*TEXT[:at], line, *TEXT[at:])]
    assert line in [block.text for block in without_site_lines(blocks, ())]


@pytest.mark.parametrize(
    "line",
    [
        "Follow the Herald on Instagram.",
        "Follow @herald on X",
        "You can follow Ada Lorne on Twitter.",
        "Like what you see? Follow Ada Lorne on Facebook",
        "All our readers may follow us on Instagram.",
        "Photo: courtesy of the museum of the sea.",
        "Updated on 19 November 2026 at 10:20 a.m.",
        "[embedded content]",
        "Page 1 of 3",
        "To view this video please enable JavaScript, and consider upgrading to a browser that supports HTML5 video",
        "(Function(d,s,id){var js=d.getElementById(id);if(js)return;",
        "Sign up to our WhatsApp channel for the news of the harbour.",
        "Get the best of the Herald in your inbox",
        "Find us on Facebook",
        "Join us on our WhatsApp channel",
        "* Follow the Herald on Snapchat, Instagram and Threads.",
        "Please use the Chrome browser for a more accessible video player",
        "By signing up, you agree to receive messages from the Herald at the number that you gave.",
        "Thank you for subscribing to our daily newsletter.",
        "If you buy by clicking one of the links, we may earn an affiliate fee.",
        "Purchases made through links earn us a small commission, at no cost to you.",
        "Our journalism needs your support. Please subscribe today.",
    ],
)
def test_a_sites_line_anywhere_is_left_out(line: str) -> None:
    blocks = [Block(Kind.PARAGRAPH, text) for text in (*TEXT[:6], line, *TEXT[6:])]
    assert [block.text for block in without_site_lines(blocks, ())] == TEXT


WALL = [
    "Already have an account? Log in",
    "This article is for subscribers only",
    "Unlock this article — plus newsletters and the news of the harbour.",
    "Monthly",
    "$39 for 3 months",
]


@pytest.mark.parametrize("first", range(3))
def test_a_paywalls_offer_at_the_end_is_left_out(first: int) -> None:
    assert left(*WALL[first:]) == []


@pytest.mark.parametrize(
    "lines",
    [
        [*WALL, "The chains of the harbour were counted by hand, and by night too."],
        WALL[:1],
        WALL[3:],
        [WALL[2], "“It rained,” he said.", "Nobody left."],
        [WALL[2], "Ropes: 12", "Chains: 7", "Lamps: 3", "Buoys: 9"],
        [*WALL, "They have counted the ropes again."],
        ["“Unlock this article,” the keeper says to each who comes to read what is on the wall of his tower."],
    ],
)
def test_what_is_no_such_offer_stays(lines: list[str]) -> None:
    assert left(*lines) == lines


def test_a_short_text_above_an_offer_is_for_others_to_judge() -> None:
    blocks = [Block(Kind.PARAGRAPH, text) for text in (TEXT[0], *WALL)]
    assert without_site_lines(blocks, ()) == blocks


def test_no_list_of_the_articles_goes_with_an_offer() -> None:
    blocks = [Block(Kind.PARAGRAPH, text) for text in (*TEXT, *WALL)] + [Block(Kind.ITEM, "Ropes: 12")]
    assert without_site_lines(blocks, ()) == blocks


def test_what_the_author_says_of_all_things_is_no_life() -> None:
    said = "Ada Lorne lives in Marly now, she said on Friday."
    blocks = [Block(Kind.PARAGRAPH, text) for text in (*TEXT, said)]
    assert without_site_lines(blocks, ("Ada Lorne",)) == blocks
