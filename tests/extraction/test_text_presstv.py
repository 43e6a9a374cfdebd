"""Bylines, captions and lists on pages like Press TV's as text."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from spiders.extraction import read
from spiders.extraction.landmarks import GENERAL, Landmarks
from spiders.extraction.text_page import read_text
from spiders.outlets.presstv import LANDMARKS
from storage.records import Extraction
from tests.extraction.test_captions import SCENES, STATEMENTS

URL = "https://www.presstv.ir/Detail/2018/05/03/560001/harbour-reopens"
HEADLINE = "Harbour of Marly reopens after the storm"
CAPTION = "Ferries wait in the harbour of Marly on May 2, 2018. (Photo by AFP)"
FIRST = "The harbour of Marly was opened again on Thursday after it had been closed for three weeks."
SECOND = "Ferries to the outer islands leave every hour, the port office said in a statement."
TAIL = "Press TV’s website can also be accessed at the following alternate addresses:"


def page(*lines: str) -> Extraction:
    text = "\n\n".join(["News   /   Society", HEADLINE, *lines, TAIL])
    return read_text(text, landmarks=LANDMARKS, url=URL, zone=ZoneInfo("Asia/Tehran"), language="en")


def html_page(*paragraphs: str) -> Extraction:
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    top = f'<h1 class="news-title-container">{HEADLINE}</h1>'
    return read(f'<div class="details-page">{top}<div class="col-md-9">{inner}</div></div>'.encode(), URL)


def paragraphs(found: Extraction) -> list[str]:
    return (found.body or "").split("\n\n")


PLACES = ["Press TV, Ankara", "Press TV, New York", "Press TV, Kuala Lumpur, Malaysia", "PressTV, Sana’a"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("at", ["top", "below the picture", "tail"])
def test_name_over_place_is_the_byline(at: str, place: str, between: str) -> None:
    byline = f"Johnny Miller{between}{place}"
    lines = {
        "top": (byline, CAPTION, FIRST, SECOND),
        "below the picture": (CAPTION, byline, FIRST, SECOND),
        "tail": (CAPTION, FIRST, SECOND, byline),
    }[at]
    found = page(*lines)
    assert (found.byline, found.authors) == (f"Johnny Miller / {place}", ("Johnny Miller",))
    assert (paragraphs(found), found.subheadings, len(found.images)) == ([FIRST, SECOND], (), 1)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("at", [0, 2])
def test_name_over_place_is_the_byline_in_html(at: int, place: str) -> None:
    lines = [FIRST, SECOND]
    lines[at:at] = ["Johnny Miller", place]
    found = html_page(*lines)
    assert (found.byline, found.authors) == (f"Johnny Miller / {place}", ("Johnny Miller",))
    assert paragraphs(found) == [FIRST, SECOND]


HOUSE_PROSE = [
    "Press TV has learned that the deal is off.",
    "Press TV has learned it",
    "Press TV correspondent reports",
    "Press TV, which was there, left.",
    "Press TV reported on Monday.",
]


@pytest.mark.parametrize("prose", HOUSE_PROSE)
@pytest.mark.parametrize("first", ["Key Points", "Johnny Miller", "The Deal"])
def test_a_sentence_about_the_house_makes_no_byline(first: str, prose: str) -> None:
    for found in (page(CAPTION, first, prose, FIRST, SECOND), html_page(first, prose, FIRST, SECOND)):
        assert (found.byline, found.authors) == (None, ())
    assert not LANDMARKS.rules.is_place_line(prose)


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_place_without_a_name_is_no_sub_heading(at: int) -> None:
    lines = [CAPTION, FIRST, SECOND]
    lines.insert(at, "Press TV, Tehran")
    found = page(*lines)
    assert found.subheadings == ()
    assert "Press TV, Tehran" in paragraphs(found)


@pytest.mark.parametrize(
    "line", ["US President Donald Trump", "Javad Zarif in Moscow", "The White House", "Trump signed the deal"]
)
def test_a_short_line_above_the_first_paragraph_is_the_caption(line: str) -> None:
    found = page(line, FIRST, SECOND)
    assert ([image.caption for image in found.images], found.subheadings) == ([line], ())
    assert paragraphs(found) == [FIRST, SECOND]


def test_a_sub_heading_further_down_stays_one_and_so_does_a_marked_one() -> None:
    assert page(CAPTION, FIRST, "The White House", SECOND).subheadings == ("The White House",)
    assert page(CAPTION, "## The White House", FIRST, SECOND).subheadings == ("The White House",)


ITEMS = ["Lifting of all sanctions on the port", "Return of the ferries", "A halt to night work"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("marks", [LANDMARKS, GENERAL], ids=["presstv", "general"])
def test_a_numbered_list_is_the_bodys(marks: Landmarks, between: str) -> None:
    items = between.join(f"{number}. {item}" for number, item in enumerate(ITEMS, start=1))
    text = "\n\n".join(
        ["News / Society", HEADLINE, FIRST, *[SECOND] * 9, "The union asks for three things:", items, *[SECOND] * 9]
    )
    found = read_text(text, landmarks=marks, url=URL, zone=ZoneInfo("UTC"), language="en")
    assert [item for item in ITEMS if item not in paragraphs(found)] == []
    assert found.subheadings == ()


def test_numbered_sub_headings_have_prose_between_them() -> None:
    found = page(CAPTION, FIRST, "1. The port", SECOND, "2. The islands", FIRST)
    assert found.subheadings == ("The port", "The islands")


@pytest.mark.parametrize("at", [0, 1, 2, 3])
@pytest.mark.parametrize("statement", STATEMENTS)
def test_dated_statements_stay_in_the_body(statement: str, at: int) -> None:
    lines = [CAPTION, FIRST, SECOND]
    lines.insert(at, statement)
    found = page(*lines)
    assert statement in paragraphs(found)
    assert [image.caption for image in found.images] == [CAPTION]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_an_article_without_a_picture_may_begin_with_a_dated_statement(statement: str) -> None:
    found = page(statement, FIRST, SECOND)
    assert (paragraphs(found), found.images) == ([statement, FIRST, SECOND], ())


@pytest.mark.parametrize("scene", SCENES)
def test_a_dated_scene_is_a_caption_where_the_outlet_prints_such(scene: str) -> None:
    found = page(CAPTION, FIRST, scene, SECOND)
    assert [image.caption for image in found.images] == [CAPTION, scene]
    assert paragraphs(found) == [FIRST, SECOND]
    text = "\n\n".join([HEADLINE, *[FIRST] * 5, scene, *[SECOND] * 5])
    assert scene in paragraphs(read_text(text, zone=ZoneInfo("UTC"), language="en"))
