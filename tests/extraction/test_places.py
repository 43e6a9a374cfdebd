"""What stands among readers' comments."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement

from spiders.extraction.outline import Outline
from spiders.extraction.places import outside_comments, stands_in_comments
from tests.extraction.strangers import stranger
from tests.extraction.work import keeps_pace, lines_run


@pytest.mark.parametrize(
    ("page", "outside"),
    [
        ("<div class=comments><p><a>no</a></p><a>no</a></div><a>yes</a>", 1),
        ("<div class=comments><h1>Ropes</h1><a>yes</a><div id=comments><a>no</a></div><a>yes</a></div>", 2),
        ("<div class=comments><div class=comments><h1>Ropes</h1><a>yes</a></div><a>yes</a></div>", 2),
        (
            "<a class=comments>no</a><div class=comments><p><a>no</a></p><p><a>no</a></p></div>",
            0,
        ),
    ],
)
def test_what_stands_among_comments_is_told_from_what_holds_the_page(page: str, outside: int) -> None:
    links = stranger(page).document.select("a")
    found = list(outside_comments(links))
    assert [link.text for link in found] == ["yes"] * outside
    assert found == [link for link in links if not stands_in_comments(link)]


def test_many_links_among_comments_cost_no_square_of_them() -> None:
    def links(count: int) -> list[HtmlElement]:
        return stranger(
            f"<h1>Ropes</h1><div class=comments>{'<a>Ada</a>' * count}{'<i></i>' * (9 * count)}</div>"
        ).document.select("a")

    assert keeps_pace(links, lambda found: list(outside_comments(found)), 500)


@pytest.mark.parametrize("told", ["<h1>Ropes</h1>", f"<p>{'All ropes are there. ' * 9}</p>" * 5])
def test_what_tells_a_wrapper_is_looked_for_once_however_many_stand_in_each_other(told: str) -> None:
    def lines(levels: int) -> int:
        document = stranger(f"{'<div class=sidebar>' * levels}{'<p>Ada</p>' * 400}{told}").document
        return lines_run(lambda: Outline(document), "places")

    assert lines(200) < 2 * lines(1)
