"""Lines of the header above the prose: left out of the body if they are the page's dates and byline alone."""

from __future__ import annotations

from datetime import date

import pytest

from spiders.extraction import read
from spiders.extraction.body import Block, Kind
from spiders.extraction.header_in_body import without_header_lines
from tests.extraction.strangers import PROSE, article

OPENING = "The harbour office counts its ropes in the autumn"


@pytest.mark.parametrize(
    ("below", "lang"),
    [
        ("<p>Published: 10:15, 9 November 2026 | Updated: 14:40, 10 November 2026</p>", "en"),
        ("<p>Publié le 2 novembre 2026 à 18h05</p><p>Modifié le 02/11/2026 à 19:00</p>", "fr"),
        ("<p>Por Lucía Peral</p><p>17 de noviembre de 2026 11:20 a. m.</p>", "es"),
        ("<p>20. November 2026 | 16:48 Uhr</p>", "de"),
        ("<p>Red./APA, 14. Jänner 2026, 07:30</p>", "de"),
        ("<p>الخميس 19 نوفمبر 2026 | 07:15 مساءً</p>", "ar"),
        ("<p>كتب - محمود عبد الرحمن وسارة فؤاد</p>", "ar"),
        ("<p>Par Hélène Marlot, publié le 2 novembre 2026 à 18h05</p>", "fr"),
        ("<div><span>Ada Lorne</span><span>9 Nov 2026</span><span>4 min read</span></div>", "en"),
    ],
)
def test_dates_and_the_byline_are_no_words_of_the_body(below: str, lang: str) -> None:
    page = article(below=below, lang=lang)
    assert page.body.paragraphs[0].startswith(OPENING)


@pytest.mark.parametrize(
    "line",
    [
        "9 November 2026 was a cold day.",
        "Ada Lorne is seventy.",
        "3 May 1999",  # the first of a list of events
        "November 2026",
        "Updated: the list of ropes",
    ],
)
def test_other_short_lines_stay(line: str) -> None:
    blocks = [Block(Kind.PARAGRAPH, line), Block(Kind.PARAGRAPH, OPENING)]
    assert without_header_lines(blocks, lambda: ("Ada Lorne",), lambda: (date(2026, 11, 9),), "en") == blocks


def test_lines_below_the_first_prose_stay() -> None:
    blocks = [Block(Kind.PARAGRAPH, f"{OPENING} and has lost none"), Block(Kind.PARAGRAPH, "Published 9 November 2026")]
    assert without_header_lines(blocks, tuple, tuple, "en") == blocks


def test_a_declared_page_prints_its_dates_in_the_body() -> None:
    dates = "Saturday, 21 November 2026 9:15 AM  [ Last Update: Saturday, 21 November 2026 9:40 AM ]"
    page = (
        "<html lang='en'><head><title>Ropes are counted</title></head><body><h1>Ropes are counted</h1>"
        f"<div class='details-page'><div class='col-md-9'><div>{dates}</div>{PROSE * 3}</div></div></body></html>"
    )
    reading = read(page.encode(), "https://www.presstv.ir/Detail/2026/11/21/759001/ropes", "text/html")
    assert reading.outlet == "presstv"
    assert reading.body is not None
    assert reading.body.startswith(OPENING)
