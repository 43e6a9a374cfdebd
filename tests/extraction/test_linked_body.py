"""The text of an article that linked data states, where its page shows none of it or a part."""

from __future__ import annotations

import json

import pytest

from spiders.extraction import read
from spiders.extraction.linked_body import stated_blocks
from storage.records import Extraction, PageClass
from tests.extraction.strangers import stranger

URL = "https://www.harbour-herald.example/2026/09/23/harbour"
LINES = [
    f"On day {day} the harbour office counted {day + 3} ropes, and it found all of them in their places."
    for day in range(9)
]
OTHER = "The mayor of another town has said that nothing of the kind will ever happen there, whatever comes."


def page(shown: str, stated: str, **said: object) -> Extraction:
    linked = {"@type": "NewsArticle", "headline": "Ropes are counted", "articleBody": stated, **said}
    script = f"<script type='application/ld+json'>{json.dumps(linked)}</script>"
    source = (
        f"<title>Ropes are counted</title>{script}<body><article><h1>Ropes are counted</h1>{shown}</article></body>"
    )
    return read(source.encode(), URL)


@pytest.mark.parametrize("shown", ["<div id=root></div>", f"<p>{LINES[0]}</p><p>{LINES[1]}</p>"])
@pytest.mark.parametrize("between", ["\n\n", "\r\n", "<br>", "</p><p class='a'>"])
def test_what_is_stated_is_read_where_the_page_shows_but_its_beginning(shown: str, between: str) -> None:
    found = page(shown, between.join(LINES))
    assert (found.page_class, (found.body or "").split("\n\n")) == (PageClass.ARTICLE, LINES)
    assert dict(found.field_sources)["body"] == "json-ld:articleBody"
    assert 0 < dict(found.confidences)["body"] < 1


def test_marks_and_entities_in_it_are_resolved() -> None:
    stated = "<p>" + "</p><p>".join(["<b>Ropes &amp; nets</b> are counted once a year.", *LINES]) + "</p>"
    assert (page("", stated).body or "").split("\n\n") == ["Ropes & nets are counted once a year.", *LINES]


@pytest.mark.parametrize("at", [3, len(LINES)])
@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Read more: Nine nets are sold",
        "Share this article",
        "Follow us on Facebook",
        "Story continues below",
    ],
)
def test_the_sites_lines_in_it_are_left_out(line: str, at: int) -> None:
    stated = [*LINES[:at], line, *LINES[at:]]
    assert (page("", "\n".join(stated)).body or "").split("\n\n") == LINES


def test_so_are_those_at_its_end() -> None:
    last = [
        "Subscribe to our newsletter",
        "Sign up for our newsletter to get the best of the harbour in your inbox.",
        "(Reporting by Ada Lorne; editing by Bo Lind)",
    ]
    assert (page("", "\n".join([*LINES, *last])).body or "").split("\n\n") == LINES


def test_one_paragraph_that_begins_with_who_the_author_is_stays() -> None:
    stated = " ".join(["Ada Lorne is the harbour correspondent of the Herald.", *LINES[:6]])
    found = page("<div id=root></div>", stated, author={"@type": "Person", "name": "Ada Lorne"})
    assert (found.page_class, found.body) == (PageClass.ARTICLE, stated)


def test_two_days_above_what_happened_on_them_stay() -> None:
    stated = [*LINES[:2], "Jan 4, 2024", *LINES[2:5], "Jan 5, 2025", *LINES[5:]]
    assert (page("", "\n".join(stated)).body or "").split("\n\n") == stated


@pytest.mark.parametrize("line", ["Read more", "Recommended stories", "The author"])
def test_it_goes_on_below_a_line_that_heads_what_follows_an_article(line: str) -> None:
    found = (page("", "\n".join([*LINES[:8], line, *LINES[8:]])).body or "").split("\n\n")
    assert [text for text in found if text != line] == LINES


@pytest.mark.parametrize(
    ("shown", "stated"),
    [
        (LINES, " ".join(LINES[:3])),
        (LINES[:8], "\n".join(LINES)),
        (LINES[:6], "\n".join([*LINES[:8], "Nine nets are sold"])),
        (LINES[1:6], "\n".join(LINES)),
        ([OTHER, OTHER[:-1] + " in spring.", *LINES[:1]], "\n".join(LINES)),
        (LINES[:3], "It is free."),
    ],
)
def test_what_the_page_shows_is_read_where_that_is_most_of_it_or_something_else(shown: list[str], stated: str) -> None:
    found = page("".join(f"<p>{line}</p>" for line in shown), stated)
    assert (found.body or "").split("\n\n") == shown


def test_what_goes_on_where_the_page_ends_is_read() -> None:
    found = page("".join(f"<p>{line}</p>" for line in LINES[:6]) + "<a class='more'>Read on</a>", "\n".join(LINES))
    assert (found.body or "").split("\n\n") == LINES


def test_of_an_article_that_is_not_free_only_what_everybody_may_read_is_read() -> None:
    found = page(f"<p>{LINES[0]}</p><p>{LINES[1]}</p>", "\n".join(LINES), isAccessibleForFree=False)
    assert LINES[5] not in (found.body or "")


@pytest.mark.parametrize("free", [False, "False"])
def test_nor_of_one_of_which_a_part_is_not_free(free: object) -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": free, "cssSelector": ".rest"}
    found = page(f"<p>{LINES[0]}</p><p>{LINES[1]}</p>", "\n".join(LINES), hasPart=part)
    assert LINES[5] not in (found.body or "")


def test_behind_a_paywall_that_the_page_shows_nothing_is_read() -> None:
    wall = "<div class=paywall><p>Subscribe to read on</p></div>"
    assert page(f"<p>{LINES[0]}</p><p>{LINES[1]}</p>{wall}", "\n".join(LINES)).page_class is PageClass.PAYWALL


def test_a_text_of_other_things_is_not_this_page_s() -> None:
    assert page("<p>A short line.</p>", "\n".join([OTHER] * 9)).page_class is not PageClass.ARTICLE


@pytest.mark.parametrize(
    ("title", "stated", "is_own"),
    [
        ("港口清点绳索", "港口的工作人员在星期五早上清点了所有的绳索，发现一根也没有少。" * 12, True),
        ("图书馆屋顶开放", "港口的工作人员在星期五早上清点了所有的绳索，发现一根也没有少。" * 12, False),
        ("Up", "\n".join(LINES), True),
    ],
)
def test_so_it_is_told_in_scripts_without_spaces_and_not_by_titles_that_tell_nothing(
    title: str, stated: str, is_own: bool
) -> None:
    linked = json.dumps({"@type": "NewsArticle", "articleBody": stated})
    found = stranger(head=f"<title>{title}</title><script type='application/ld+json'>{linked}</script>")
    assert bool(stated_blocks(found.document, found.outline, ())) is is_own


def test_a_text_without_breaks_is_read_only_where_the_page_shows_hardly_any() -> None:
    shown = LINES[:3]
    assert (page("".join(f"<p>{line}</p>" for line in shown), " ".join(LINES)).body or "").split("\n\n") == shown
    found = page(f"<p>{LINES[0]}</p>", " ".join(LINES))
    assert (found.body or "").split("\n\n") == [LINES[0], " ".join(LINES[1:])]
