"""A short box in the middle of an unknown outlet's text leaves the article whole."""

from __future__ import annotations

from functools import partial

import pytest

from spiders.extraction import read
from storage.records import Extraction
from tests.extraction.work import lines_run

LEAD = (
    "The ferry council of Marly voted on Tuesday to raise every fare by a fifth, and named the price of fuel as cause.",
    "Two captains called the decision a mistake, and said that they would ask the islanders what they thought of it.",
)
REST = (
    "The council meets again in December, when it will hear how many passengers such a rise is expected to lose.",
    "Islanders have promised to fight it in court, and two of them have hired a lawyer from the capital.",
    "“We shall see them there,” said the oldest of them, who has taken the boat each morning for sixty years.",
)
TEASERS = (
    "The library opens its roof to readers from Monday on, and asks all of them to bring chairs of their own.",
    "The roof of the library has room for forty chairs, and the town will buy no others before the autumn.",
)


def reading(*blocks: str) -> Extraction:
    head = ("Marly Herald", "Ferry fares to rise by a fifth in spring", "By Ada Lorne", "17 November 2026")
    return read("\n\n".join([*head, *blocks, "Copyright 2026 Marly Herald"]).encode(), media_type="text/plain")


def paragraphs(found: Extraction) -> tuple[str, ...]:
    return tuple((found.body or "").split("\n\n"))


@pytest.mark.parametrize(
    "box",
    [
        ("Subscribe",),
        ("Newsletter",),
        ("Sign up to our newsletter", "Get the day's headlines in your inbox each morning."),
        ("Sign up for the Herald", "[                    ] Subscribe", "No spam. Unsubscribe anytime."),
        ("More on this story", "Slipway plans approved after long fight"),
        ("Most read", "Slipway plans approved after long fight"),
    ],
)
@pytest.mark.parametrize(("upper", "lower"), [(LEAD, REST), (REST, LEAD)])
def test_an_article_goes_on_below_a_short_box(
    box: tuple[str, ...], upper: tuple[str, ...], lower: tuple[str, ...]
) -> None:
    assert paragraphs(reading(*upper, *box, *lower)) == (*upper, *lower)


def test_an_article_goes_on_below_an_offer_with_a_paragraph_and_a_heading() -> None:
    found = reading(*LEAD, "Subscribe", REST[0], "The islanders", *REST[1:])
    assert paragraphs(found) == (*LEAD, REST[0], "The islanders", *REST[1:])


def test_an_article_goes_on_below_an_offer_and_a_heading_of_its_own() -> None:
    offer = ("Subscribe to the Harbour Letter", "By submitting your name you agree to the rules of the Herald.")
    heading = "Fares and captains"
    found = reading(*LEAD, REST[0], *LEAD, *offer, heading, REST[1], f"The fares and the captains: {REST[0]}")
    assert paragraphs(found)[5:7] == (heading, REST[1])


@pytest.mark.parametrize(
    "tail",
    [
        ("Most read", "The library opens its roof", *TEASERS),
        ("Most read", *TEASERS),
        ("Subscribe", "Most read", *TEASERS),
        ("Most read", "Readers on the roof", "17 March 2026", *TEASERS),
        ("Subscribe", "Leave a reply", *TEASERS),
        ("Subscribe", TEASERS[0]),
    ],
)
def test_other_articles_below_a_box_are_none_of_it(tail: tuple[str, ...]) -> None:
    assert paragraphs(reading(*LEAD, *REST, *tail)) == (*LEAD, *REST)


def test_a_plea_for_subscribers_is_none_of_it() -> None:
    plea = "The Herald is paid for by its readers. To support it, consider becoming a free or paid subscriber."
    assert paragraphs(reading(*LEAD, plea, "Subscribe", *REST)) == (*LEAD, *REST)


@pytest.mark.parametrize(
    "box",
    [
        ("Editor's picks", "Library opens its roof", "5 hours ago", "Bells ring again", "2 hours ago"),
        ("Latest news", "Library opens its roof", "3 comments"),
    ],
)
def test_the_longer_part_below_a_box_keeps_its_lead(box: tuple[str, ...]) -> None:
    body = paragraphs(reading(*LEAD, *box, *REST, *REST))
    assert (body[:2], body[-1]) == (LEAD, REST[-1])


def test_the_date_of_a_post_ends_no_article() -> None:
    post = "— Islanders (@marlyislanders) November 17, 2026"
    assert paragraphs(reading(*REST, "Subscribe", LEAD[0], post, LEAD[1])) == (*REST, *LEAD)


@pytest.mark.parametrize(
    "line", ["What’s next?", "More on the fares", "12 comments", "No comment.", "© 2026 Bo Lind/Sule Pictures"]
)
def test_an_article_goes_on_right_below_a_line_that_ends_others(line: str) -> None:
    kept = [each for each in paragraphs(reading(*REST, *LEAD, line, *REST)) if each != line]
    assert tuple(kept) == (*REST, *LEAD, *REST)


@pytest.mark.parametrize("line", ["What’s next?", "12 comments", "© 2026 Bo Lind/Sule Pictures"])
def test_other_things_below_such_a_line_are_none_of_it(line: str) -> None:
    tail = (line, "The library opens its roof", "By Bo Lind", "17 March 2026", *TEASERS)
    assert paragraphs(reading(*LEAD, *REST, *tail)) == (*LEAD, *REST)


@pytest.mark.parametrize("line", ["Subscribe", "Sign up for our newsletter", "2 comments", "Comments"])
def test_paragraphs_of_other_matters_below_an_offer_or_comments_are_none_of_it(line: str) -> None:
    others = (*TEASERS, "A third of the loaves went to gulls last year, as the keeper of the market told everybody.")
    assert paragraphs(reading(*LEAD, *REST, line, *others)) == (*LEAD, *REST)
    # Of an article that has hardly begun nobody knows its words.
    assert paragraphs(reading(*LEAD, "Subscribe", *others)) == (*LEAD, *others)


def test_what_a_line_is_is_found_out_once_however_many_offers_stand_below_it() -> None:
    offer = ("Sign up for our newsletter", TEASERS[0])
    pages = [(*LEAD, *REST * 2, *offer * count) for count in (40, 160)]
    few, many = (lines_run(partial(reading, *page), "text_kinds") for page in pages)
    assert many < 4 * few


# Four paragraphs with hardly a word of the fares.
ASIDE = (
    "Gulls have nested on the slipway for as long as anybody can remember, and nobody has ever sent them away.",
    "Bo Lind paints them on Sundays, from a stool that his grandmother left behind when she went to the city.",
    "Some forty of his pictures hang in the customs house, where clerks look at them between two cups of tea.",
    "Whether he will sell any of them is a question that he answers with a laugh and another pot of paint.",
)


@pytest.mark.parametrize("offer", [("Subscribe",), ("Sign up for our newsletter", "Email address", "Subscribe")])
def test_paragraphs_in_a_row_down_to_the_foot_of_a_page_are_the_articles_below_an_offer(offer: tuple[str, ...]) -> None:
    assert paragraphs(reading(*LEAD, *REST, *offer, *ASIDE)) == (*LEAD, *REST, *ASIDE)


@pytest.mark.parametrize("above", [LEAD, (*LEAD, *REST)])
@pytest.mark.parametrize("comments", ["Leave a comment", "12 comments"])
def test_two_paragraphs_above_the_comments_are_the_articles_below_an_offer(
    above: tuple[str, ...], comments: str
) -> None:
    tail = (comments, "I have said so for years, and nobody wrote it down. Thank you.")
    assert paragraphs(reading(*above, "Subscribe", *ASIDE[:2], *tail)) == (*above, *ASIDE[:2])


def test_two_paragraphs_below_an_offer_and_a_heading_are_of_an_article_that_had_hardly_begun() -> None:
    assert paragraphs(reading(*LEAD, "Subscribe", "What the gulls do", *ASIDE[:2])) == (
        *LEAD,
        "What the gulls do",
        *ASIDE[:2],
    )


@pytest.mark.parametrize("title", ["The library opens its roof", "Readers on the roof"])
def test_a_row_with_a_title_in_it_is_of_other_articles(title: str) -> None:
    assert paragraphs(reading(*LEAD, *REST, "Subscribe", *ASIDE[:2], title, *ASIDE[2:])) == (*LEAD, *REST)


@pytest.mark.parametrize(
    "box",
    [
        ("Most read", "Slipway plans approved after long fight", "Bells of the island ring again"),
        ("À lire aussi", "* Le maire du port démissionne", "* Les mouettes quittent l’île"),
        ("Lesen Sie auch", "* Bürgermeister tritt nach Streit zurück", "* Möwen verlassen die Insel"),
    ],
)
def test_the_last_paragraph_below_a_box_of_titles_is_the_articles(box: tuple[str, ...]) -> None:
    assert paragraphs(reading(*LEAD, *REST, *box, ASIDE[0])) == (*LEAD, *REST, ASIDE[0])


def test_a_paragraph_below_a_single_title_is_a_teaser() -> None:
    assert paragraphs(reading(*LEAD, *REST, "Most read", "Gulls of the slipway", ASIDE[0])) == (*LEAD, *REST)


@pytest.mark.parametrize(
    "box",
    [
        ("Читайте также", "Мэр ушел в отставку после спора", "Чайки покидают остров"),
        ("Czytaj też", "* Burmistrz rezygnuje po sporze o dach", "* Dlaczego mewy opuszczają wyspę"),
        ("İlgili Haberler", "* Başkan çatı tartışması sonrası istifa etti", "* Martılar adayı neden terk ediyor"),
        ("Read also", "[a]", "Mayor resigns after a row about the roof", "* Why do the gulls leave?"),
    ],
)
def test_the_lead_above_titles_under_a_heading_that_no_list_knows_is_the_articles(box: tuple[str, ...]) -> None:
    lead = "The fares of the ferry will rise by a fifth."
    assert paragraphs(reading(lead, *box, *REST, *ASIDE)) == (lead, *REST, *ASIDE)


def test_a_paragraph_that_a_date_parts_from_the_article_is_a_teaser() -> None:
    box = ("Bells of the island ring again", "16 November 2026", "Gulls leave the island for good")
    teaser = "The library opens its roof to readers from Monday on."
    assert paragraphs(reading(teaser, *box, *LEAD, *REST))[0] == LEAD[0]
