"""Lines among and below a stranger's paragraphs that are none of them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from spiders.extraction.landmarks import GENERAL
from spiders.extraction.text_asides import with_marks, without_asides
from spiders.extraction.text_header import Setting
from spiders.extraction.text_lines import Line, to_lines
from tests.extraction.test_text_strangers import NAV, PARAGRAPHS, TITLE, paragraphs, reading

# What begins like an aside.
PROSE = (
    "A chart showing all the ropes was lost in the fire of 1987.",
    "A picture of calm was painted by the keeper of the ropes.",
    "The diagram shows that all ropes become shorter every year.",
    "Photo of the year: what the jury said of it, and why nobody agreed.",
)
LIFE = "Ada Lorne is a reporter who covers the harbour and its ropes for the paper, and has done so for ten years."


def lines(*texts: str) -> list[Line]:
    return to_lines("\n\n".join(texts))


def kept(*texts: str, authors: tuple[str, ...] = ()) -> list[str]:
    setting = Setting(GENERAL, ZoneInfo("UTC"), "en", None, None)
    return [line.text for line in without_asides(lines(*texts), authors, setting)]


@pytest.mark.parametrize(
    "aside",
    [
        "Ropes of all lengths lie in the shed behind the harbour office. Ben Quay/Getty Images",
        "Ropes lie on the quay, and nobody has counted them yet (Getty Images)",
        "Ropes lie on the quay. REUTERS",
        "A rope of the harbour office, as seen by Shutterstock",
        "The keeper of the ropes. Photograph: Ben Quay/The Marly Herald",
        "MORE: Library opens its roof",
        "Also: Library opens its roof to readers",
        "CLICK HERE TO READ MORE ON THE MARLY HERALD",
        "Sign up for our newsletter and get the harbour in your inbox each morning.",
        "We may earn a small commission when you buy a rope through the links on this page.",
        "Ropes! pic.twitter.com/abcDEF123",
        "Table of contents",
        "Published on May 7, 2023",
        "View on Ropeshop $15",
        "Show more ropes",
        "(Learn more about the ropes of Marly here.)",
        "from $1,199.99",
        "Ben Quay/The Marly Herald",
        "Infographic titled “Ropes of Marly.” It shows how long each of them is.",
        "A line chart showing that ropes become shorter every year.",
        "Screenshot of the harbour office's list of ropes.",
        "Which ropes are the longest of allWhich ropes are the longest of all",
    ],
)
def test_an_aside_among_paragraphs_is_left_out(aside: str) -> None:
    assert kept(*PARAGRAPHS[:3], aside, *PARAGRAPHS[3:]) == list(PARAGRAPHS)


@pytest.mark.parametrize("text", ["Show your ropes", "$15 for a rope", "* $15 for a rope, and more", "Here they lie"])
def test_what_only_begins_like_one_stays(text: str) -> None:
    assert kept(*PARAGRAPHS[:3], text, *PARAGRAPHS[3:]) == [*PARAGRAPHS[:3], text.removeprefix("* "), *PARAGRAPHS[3:]]


def test_a_label_that_is_printed_again_and_again_is_left_out_and_an_item_or_heading_stays() -> None:
    assert kept(*(text for paragraph in PARAGRAPHS for text in (paragraph, "Ropeshop"))) == list(PARAGRAPHS)
    items = [text for paragraph in PARAGRAPHS for text in (paragraph, "* hemp")]
    assert kept(*items) == [text.removeprefix("* ") for text in items]
    twice = [*PARAGRAPHS[:2], "Ropeshop", *PARAGRAPHS[2:4], "Ropeshop", PARAGRAPHS[4]]
    assert kept(*twice) == twice


def test_what_stands_above_the_byline_and_date_is_the_head() -> None:
    assert kept("Share full article", "581", "By Ada Lorne", "May 7, 2023", *PARAGRAPHS) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("above", "stays"),
    [
        ("Ropes of all lengths lie in the shed behind the harbour office on Monday, May 1, 2023.", False),
        ("The keeper counts his ropes once more, and finds that none of them is lost.", True),
    ],
)
def test_a_dated_line_above_the_byline_is_the_pictures_and_a_summary_is_not(above: str, stays: bool) -> None:
    assert kept(above, "By Ada Lorne", "May 7, 2023", *PARAGRAPHS) == [*([above] if stays else []), *PARAGRAPHS]


def test_what_stands_for_a_picture_is_left_out() -> None:
    assert kept(PARAGRAPHS[0], "a coil of rope on the quay", "Ropes", "Ropes", PARAGRAPHS[1]) == [
        PARAGRAPHS[0],
        "Ropes",
        PARAGRAPHS[1],
    ]


@pytest.mark.parametrize(
    "printed",
    [
        ("Ropes on the quay of Marly Ropes on the quay of Marly",),
        ("Ropes of all lengths lie on the quay. Ropes of all lengths lie on the quay. Ada Lorne",),
        ("Ropes of all lengths lie on the quay.", "Ropes of all lengths lie on the quay. (Ada Lorne/Marly Herald)"),
        ("The keeper has counted his ropes (",),
    ],
)
def test_a_pictures_words_and_its_caption_are_left_out(printed: tuple[str, ...]) -> None:
    assert kept(*PARAGRAPHS[:3], *printed, *PARAGRAPHS[3:]) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "said", ["“Count them all! Count them all! Count them all!”", "Count them all! Count them all!"]
)
def test_a_call_that_is_repeated_stays(said: str) -> None:
    assert kept(*PARAGRAPHS[:3], said, *PARAGRAPHS[3:]) == [*PARAGRAPHS[:3], said, *PARAGRAPHS[3:]]


@pytest.mark.parametrize(
    "panel",
    [
        "These cookies are necessary for the website to function and cannot be switched off in the systems of the firm."
        " They are set in answer to what a visitor does there, and hold nothing that tells who that visitor is.",
        "Some of the targeting cookies are set by partners of the firm, which build a profile of what visitors like."
        " A visitor who does not allow these cookies will see less of what is called targeted advertising.",
    ],
)
def test_a_consent_panel_is_no_article(panel: str) -> None:
    found = reading(*NAV, TITLE, *PARAGRAPHS, "Cookie List", *[f"{panel} ({number})" for number in range(12)])
    assert paragraphs(found) == PARAGRAPHS


@pytest.mark.parametrize(
    "text",
    [
        "Reuters first told of the ropes on Monday, and the keeper of the harbour office would not say who had.",
        "All of this the keeper of the harbour office told Reuters.",
        "“None of the ropes is lost,” the keeper said to the AP.",
        "Also on Monday, the keeper counted the chains: none of them is lost.",
        "“Sign up for our newsletter and you will see,” the keeper said, and would not say what.",
        "He signed up for the ferry line in spring, and has been its keeper ever since.",
        "The keeper published on Monday what the harbour office had written in May 2023 of the ropes.",
    ],
)
def test_prose_that_sounds_like_one_stays(text: str) -> None:
    assert kept(*PARAGRAPHS[:3], text, *PARAGRAPHS[3:]) == [*PARAGRAPHS[:3], text, *PARAGRAPHS[3:]]


@pytest.mark.parametrize(
    "tail",
    [
        ("Ada Lorne", LIFE),
        ("Ada Lorne, staff writer", LIFE, "Follow her on the harbour's own wall."),
        ("This article was first published in the spring paper and has been updated since.",),
        ("Editor's note: the ropes were counted twice.",),
        ("Thanks for reading!",),
        ("Want to learn more?", "Contact us for a rope of your own, and we will tell you what it costs."),
    ],
)
def test_what_a_page_says_below_an_article_is_left_out(tail: tuple[str, ...]) -> None:
    assert kept(*PARAGRAPHS, *tail) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("last", "stays"),
    [
        ("Copyright law of 1976 says nothing of ropes, and the keeper of the harbour office is glad of that.", True),
        ("Copyright the harbour office of Marly, which may not be asked for more than one print a year.", False),
        ("Alle Rechte vorbehalten.", False),
    ],
)
def test_whose_the_page_is_is_none_of_the_article_and_the_law_is(last: str, stays: bool) -> None:
    assert kept(*PARAGRAPHS, last) == [*PARAGRAPHS, *([last] if stays else [])]


def test_the_author_is_known_by_the_byline() -> None:
    assert kept(*PARAGRAPHS, LIFE, authors=("Ada Lorne",)) == list(PARAGRAPHS)
    assert kept(*PARAGRAPHS, LIFE.replace("reporter", "sailor"), authors=("Ben Quay",))[-1].startswith("Ada Lorne")
    founder = "Ada Lorne was the founder of the ferry line, and of the harbour office as well."
    assert kept(*PARAGRAPHS, founder, authors=("Ben Quay",)) == [*PARAGRAPHS, founder]


def test_a_person_in_a_list_of_persons_stays() -> None:
    people = [part for name in ("Ada Lorne", "Ben Quay") for part in (name, LIFE.replace("Ada Lorne", name))]
    assert kept(*people, *PARAGRAPHS) == [*people, *PARAGRAPHS]


def test_a_numbered_title_has_its_number_and_a_list_has_none() -> None:
    found = with_marks(lines("1. Ropes", PARAGRAPHS[0], "2. Chains", PARAGRAPHS[1]))
    assert [line.text for line in found] == ["1. Ropes", PARAGRAPHS[0], "2. Chains", PARAGRAPHS[1]]
    listed = with_marks(to_lines(f"{PARAGRAPHS[0]}\n\n1. Ropes\n2. Chains\n3. Buoys\n"))
    assert [line.text for line in listed[1:]] == ["Ropes", "Chains", "Buoys"]


@pytest.mark.parametrize(
    "said",
    [
        ("– None of them is lost, says Ada Lorne.", "– No."),
        ("- Were the ropes cold?", "- They were, and the keeper was."),
        ("1. The rock is hard.", "2. Nobody asked the keeper of the ropes, who knew it well."),
    ],
)
@pytest.mark.parametrize("margin", ["", "   "])
def test_the_dashes_of_dialogue_and_the_numbers_of_paragraphs_stay(said: tuple[str, ...], margin: str) -> None:
    text = (PARAGRAPHS[0], *said, PARAGRAPHS[1])
    assert [line.text for line in with_marks(to_lines("\n\n".join(f"{margin}{line}" for line in text)))] == list(text)


@pytest.mark.parametrize("marks", [("-", "-"), ("*", "*"), ("•", "•"), ("1.", "2.")])
@pytest.mark.parametrize(("margin", "between"), [("", "\n"), ("  ", "\n"), ("  ", "\n\n")])
def test_items_of_a_list_stand_without_their_marks(marks: tuple[str, str], margin: str, between: str) -> None:
    said = ("The ropes lie in the sun.", "Nobody asked the keeper of the ropes, who knew it well.")
    listed = between.join(f"{margin}{mark} {line}" for mark, line in zip(marks, said, strict=True))
    found = with_marks(to_lines(f"{PARAGRAPHS[0]}\n\n{listed}\n\n{PARAGRAPHS[1]}"))
    assert [line.text for line in found[1:3]] == list(said)


def test_the_items_of_a_list_whose_numbers_end_below_each_other_have_none() -> None:
    said = [f"The {thing} lie in the sun." for thing in ("ropes", "chains")]
    found = with_marks(to_lines(f"{PARAGRAPHS[0]}\n\n 9. {said[0]}\n\n10. {said[1]}\n\n{PARAGRAPHS[1]}"))
    assert [line.text for line in found[1:3]] == said


def test_words_printed_twice_in_a_line_are_a_pictures_and_thrice_a_refrain() -> None:
    said = "The ropes of the quay lie in the sun."
    assert kept(*PARAGRAPHS[:2], f"{said} {said}", PARAGRAPHS[2]) == list(PARAGRAPHS[:3])
    refrain = [*PARAGRAPHS[:2], f"{said} {said} {said}", PARAGRAPHS[2]]
    assert kept(*refrain) == refrain


@pytest.mark.parametrize("prose", PROSE)
def test_prose_that_speaks_of_a_picture_stays(prose: str) -> None:
    assert prose in kept(*PARAGRAPHS, prose, *PARAGRAPHS)
