"""What stands near the headline of an unknown outlet's page, and is the article's or not."""

from __future__ import annotations

import pytest

from spiders.extraction.body_node import find_node, opening_of
from spiders.extraction.document import text_of
from tests.extraction.strangers import stranger
from tests.extraction.work import lines_run

LINES = [
    f"On day {day} the harbour office counted {day + 3} ropes, and it found all of them in their places."
    for day in range(12)
]
PROSE = "".join(f"<p>{line}</p>" for line in LINES)
OTHER = "<p>The mayor of another town has said that nothing of the kind will ever happen there, whatever comes.</p>"


@pytest.mark.parametrize(
    ("above", "opening"),
    [
        (f"<div><p>By Ann Lee</p><h1>Ropes are counted</h1><p>By Ann Lee</p>{OTHER * 2}</div>", 2),
        (f"<div><h1>Ropes are counted</h1>{OTHER}</div>", 0),
        (f"<header><h1>Ropes are counted</h1>{OTHER * 2}</header>", 0),
        (f"<div><div><h1>Ropes are counted</h1></div>{OTHER * 2}</div>", 0),
        ("<div><h1>Ropes are counted</h1>" + f"<p><a href='/other'>{OTHER[3:-4]}</a></p>" * 2 + "</div>", 0),
    ],
)
def test_paragraphs_beside_the_headline_in_its_own_element_open_the_body(above: str, opening: int) -> None:
    page = f"<title>Ropes are counted</title><article>{above}<div>{PROSE}</div></article>"
    node = find_node(stranger(page).document.tree, "herald.example")
    assert node is not None
    assert node.element.tag == "div"
    assert len(opening_of(node)) == opening


@pytest.mark.parametrize(("name", "found"), [("entry-content", "entry-content"), ("columns", "second")])
def test_a_part_in_a_box_of_its_own_is_left_out_of_no_body_that_a_page_calls_so(name: str, found: str) -> None:
    """100 words beside many more, each part in a column; where nothing is called the body, the larger part is it."""
    lead = f"<div class=first><div>{''.join(f'<p>Lead {line}</p>' for line in LINES[:7])}</div></div>"
    page = f"<h1>Ropes are counted</h1><div class='{name}'>{lead}<div class=second>{PROSE * 6}</div></div>"
    node = find_node(stranger(page).document.tree, "herald.example")
    assert node is not None
    assert node.element.get("class") == found


NAMES = ["class='article-comment'", "class=thread", "class='next-section'", "id=discussion", "class=next", "id=__next"]


@pytest.mark.parametrize("name", NAMES)
def test_a_weak_name_throws_nothing_away_that_is_many_times_longer_than_the_rest(name: str) -> None:
    assert _holds_prose(f"<article class=top><h1>Ropes are counted</h1>{OTHER * 2}</article><div {name}>{PROSE}</div>")


@pytest.mark.parametrize(("name", "others"), [*((name, 6) for name in NAMES[:4]), ("class=comments", 2)])
def test_what_stands_beside_an_article_by_its_name_is_none_of_it(name: str, others: int) -> None:
    top = f"<article class=top><h1>Ropes are counted</h1>{OTHER * others}</article>"
    assert not _holds_prose(f"{top}<div {name}>{PROSE * 4}</div>")


def test_elements_in_a_line_cost_the_same_however_they_are_nested() -> None:
    def cost(levels: int) -> int:
        text = f"<main>{PROSE}{'<span>' * levels}{'<b>x</b>' * 2000}{'</span>' * levels}</main>"
        tree = stranger(text).document.tree
        return lines_run(lambda: find_node(tree, ""), "weights")

    assert cost(200) < 1.2 * cost(1)


def test_prose_beside_the_article_is_weighed_once_however_it_is_nested() -> None:
    other = "".join(f"<p>{OTHER[3:-4]} They said so {day} times.</p>" for day in range(60))
    for levels in (1, 3):
        opened, closed = "<nav>" * levels, "</nav>" * levels
        page = f"<article>{PROSE * 4}</article><div class=wall>{other}</div>{opened}{other}{closed}"
        node = find_node(stranger(page).document.tree, "")
        assert node is not None
        assert node.is_contested


def _holds_prose(body: str) -> bool:
    """Whether the article is found where `PROSE` stands."""
    node = find_node(stranger(body).document.tree, "herald.example")
    return node is not None and LINES[0] in text_of(node.element)
