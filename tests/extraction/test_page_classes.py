"""Pages of every class against the class that they were made for; and what else tells one class from another."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from storage.records import Extraction, PageClass
from tests.page_classes import as_table, confusion, pages

URL = "https://www.harbour-herald.example/2026/09/23/story"
LINE = "On day {} the harbour office counted {} ropes, and none of them was lost to the sea."
NEWS = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ropes are dear"}</script>'


def prose(count: int) -> str:
    return "".join(f"<p>{LINE.format(day, day + 7)}</p>" for day in range(count))


def told(body: str, head: str = "") -> Extraction:
    head = f"<title>Ropes are dear</title>{head}"
    page = f"<html lang='en'><head>{head}</head><body><h1>Ropes are dear</h1>{body}</body></html>"
    return read(page.encode(), URL)


def test_every_page_is_told_as_what_it_is() -> None:
    counts = confusion()
    assert not [pair for pair in counts if pair[0] is not pair[1]], f"\n{as_table(counts)}"


def test_there_are_pages_of_every_class() -> None:
    made = [page_class for page_class, _ in pages()]
    assert {page_class: made.count(page_class) >= 10 for page_class in PageClass} == dict.fromkeys(PageClass, True)


VIDEO = "<div class='player'><video src='/v.mp4'></video></div>"
FIGURE = (
    "<figure><img src='/{0}.jpg'><figcaption>On day {0} the boat of Sule lies at the old quay.</figcaption></figure>"
)
FIGURES = "".join(map(FIGURE.format, range(8)))
TEASERS = "".join(
    f"<li><a href='/s/{n}'>Story {n} of the old quay</a><p>{LINE.format(n, n)}</p></li>" for n in range(9)
)


@pytest.mark.parametrize(
    ("body", "head", "expected"),
    [
        (VIDEO + prose(1), "", PageClass.VIDEO),
        (VIDEO + prose(4), "", PageClass.ARTICLE),
        (VIDEO + prose(4), '<meta property="og:type" content="video.other">', PageClass.VIDEO),
        (VIDEO + prose(4), '<meta property="og:type" content="video.other">' + NEWS, PageClass.ARTICLE),
        (VIDEO + prose(20), '<meta property="og:type" content="video.other">', PageClass.ARTICLE),
        (FIGURES + prose(1), "", PageClass.GALLERY),
        (FIGURES + prose(12), "", PageClass.ARTICLE),
        ("".join(map(FIGURE.format, range(3))) + prose(3), "", PageClass.ARTICLE),
        (f"<ul>{TEASERS}</ul>", "", PageClass.LISTING),
        (f"<ul>{TEASERS}</ul>{prose(8)}", "", PageClass.ARTICLE),
        (f"{prose(2)}<ul>{TEASERS}</ul>", NEWS, PageClass.ARTICLE),
    ],
)
def test_what_little_prose_there_is_beside_it_decides(body: str, head: str, expected: PageClass) -> None:
    assert told(body, head).page_class is expected


@pytest.mark.parametrize("around", ["<nav>", "<button>", "<div class='share'>", "<div class='cookies'>"])
def test_an_element_of_furniture_that_was_left_open_hides_no_article(around: str) -> None:
    assert told(f"{around}<a href='/'>Home</a>{prose(9)}").page_class is PageClass.ARTICLE


def test_comments_and_menus_are_no_article() -> None:
    comments = "".join(f"<li><b>Ann {n}</b> <time>9:{10 + n}</time><p>{LINE.format(n, n)}</p></li>" for n in range(9))
    assert told(f"<div id='comments'><ol>{comments}</ol></div>").page_class is PageClass.UNKNOWN
    assert told(f"{prose(3)}<div id='comments'><ol>{comments}</ol></div>", NEWS).page_class is PageClass.ARTICLE
