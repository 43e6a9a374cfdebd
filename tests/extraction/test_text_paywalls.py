"""Paywalls as text: the beginning of an article, and below it what asks to subscribe."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from storage.records import PageClass

TITLE = "The hidden cost of the sea wall"
TEASER = (
    "Councillors in Marly approved a plan on Tuesday to rebuild the sea wall, two years after a storm broke it.",
    "The vote was 11 to 4 after a debate of nearly five hours, in which residents of the lower town pleaded for faster"
    " work and for a road that stays open in winter.",
)


def page_class(*lines: str) -> PageClass:
    return read("\n\n".join((TITLE, "By Jonas Dahl", *lines)).encode(), None, "text/plain").page_class


@pytest.mark.parametrize(
    "asking",
    [
        ("Subscribe to keep reading", "One month for one crown."),
        ("Get full access to this story", "Choose the plan that is right for you."),
        ("This story is for subscribers", "Support local journalism."),
        ("Dieser Artikel ist Abonnenten vorbehalten", "4 Wochen für 1 Euro."),
        ("Regístrate gratis para seguir leyendo",),
        ("Cet article est réservé à nos abonnés", "À partir de 1 € par mois, sans engagement."),
    ],
)
def test_a_short_text_that_ends_with_what_asks_to_subscribe(asking: tuple[str, ...]) -> None:
    assert page_class(*TEASER, *asking) is PageClass.PAYWALL


def test_one_such_line_tells_nothing_below_a_longer_text() -> None:
    assert page_class(*TEASER * 2, "Subscribe to keep reading") is PageClass.ARTICLE


@pytest.mark.parametrize(
    "line",
    [
        "Sie haben bereits ein Abo? Dann lesen Sie die Zeitung auch in der App.",
        "Already a subscriber? You find the paper in the app as well.",
        "Subscribe to our newsletter to read more of this.",
    ],
)
def test_what_only_asks_whether_one_is_a_reader_is_no_paywall(line: str) -> None:
    news = "The road along the wall of Marly stays shut until Friday, since the wind is still too strong for men on it."
    assert page_class(news, line) is PageClass.ARTICLE


def test_the_headline_of_an_article_on_paywalls_is_no_sign() -> None:
    heading = "# Why readers of this page must subscribe to keep reading"
    found = read("\n\n".join((heading, "By Jonas Dahl", *TEASER)).encode(), None, "text/plain")
    assert found.page_class is PageClass.ARTICLE
    wall = "## Why readers of this page must subscribe to keep reading"
    assert page_class(*TEASER, wall) is PageClass.PAYWALL


NEWS = (*TEASER, "The council will vote on the plan once more next week, and the mayor has said that it will pass.")


@pytest.mark.parametrize(
    "lines",
    [
        ("Please log in or register to continue the conversation", "Comments are for subscribers only. Subscribe now."),
        ("### Already a subscriber? Log in", "Subscribe from one crown a week."),
        ("### Subscribe to keep reading the Herald", "Local news needs you."),
    ],
)
def test_what_stands_at_the_foot_of_a_short_text_closes_nothing(lines: tuple[str, ...]) -> None:
    assert page_class(*NEWS, *lines) is PageClass.ARTICLE


def test_what_is_asked_above_a_signed_text_closes_nothing() -> None:
    asked = ("You have 2 free articles left this month. Subscribe for unlimited access.", "Log in to continue reading.")
    found = read("\n\n".join((*asked, TITLE, "By Jonas Dahl", *NEWS)).encode(), None, "text/plain")
    assert (found.page_class, found.headline) == (PageClass.ARTICLE, TITLE)
    assert read("\n\n".join((*asked, TITLE, *NEWS)).encode(), None, "text/plain").page_class is PageClass.PAYWALL


def test_what_a_text_quotes_of_a_banner_is_none() -> None:
    title = "We value your privacy? What the banners of this town really ask"
    quoted = "“We and our 842 partners store and access information on your device,” begins the notice of the bakery."
    lines = (title, "By Jonas Dahl", "18 November 2026", f"{quoted} Accept all, or manage options.", NEWS[2])
    found = read("\n\n".join(lines).encode(), None, "text/plain")
    assert (found.page_class, found.headline) == (PageClass.ARTICLE, title)
