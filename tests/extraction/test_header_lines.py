"""The lines around a headline."""

from __future__ import annotations

from functools import partial

from spiders.extraction.header_lines import header_lines, heading_of, text_in
from tests.extraction.strangers import article, stranger
from tests.extraction.work import lines_run


def texts(above: str = "", below: str = "") -> tuple[list[str], list[str]]:
    before, after = article(above, below).header
    return [text_in(line) for line in before], [text_in(line) for line in after]


def test_inline_elements_stand_on_one_line_and_blocks_on_their_own() -> None:
    before, after = texts(
        "<p>Sea</p><div>Harbour <b>news</b></div>", "<div>By<a>Ada</a>, <i>here</i></div>of late<p>x</p>"
    )
    assert before == ["Sea", "Harbour news"]
    assert after[:3] == ["By Ada , here", "of late", "x"]


def test_other_matter_is_left_out_but_not_what_holds_the_article() -> None:
    _, after = texts(below="<nav>Menu</nav><div class='share-buttons'>Share</div><figure>Picture</figure><p>Ada</p>")
    assert after[0] == "Ada"
    page = stranger(f"<h1>Ropes</h1><div class='has-comments'><p>Ada</p>{'<p>word word</p>' * 500}</div>")
    assert text_in(page.header.after[0]) == "Ada"


def test_a_headline_that_is_no_heading_is_found() -> None:
    page = stranger("<p>Sea</p><div>All ropes are there</div><p>Ada</p>", "<title>All ropes are there</title>")
    assert [text_in(line) for line in page.header.after] == ["Ada"]
    assert text_in(page.header.before[-1]) == "Sea"


def test_a_page_without_a_headline_has_no_lines() -> None:
    assert header_lines(heading_of(stranger("<p>Ada</p>").document.tree, None)) == ((), ())


def test_large_and_deep_pages_cost_no_more_than_what_stands_around_the_headline() -> None:
    deep = "<div>" * 250 + "<p>Ada</p>" + "</div>" * 250
    for body in (f"{deep}<h1>Ropes</h1>{deep}", f"{'<p>Ada</p>' * 60}<h1>Ropes</h1>{'<p>Ada</p>' * 60}"):
        once, often = (
            lines_run(
                partial(header_lines, heading_of(stranger(f"{wide}{body}{wide}").document.tree, "Ropes")),
                "header_lines",
            )
            for wide in ("<div><i></i></div>" * count for count in (2000, 4000))
        )
        assert often <= once
