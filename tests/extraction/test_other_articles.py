"""Which prose of a page belongs to other articles than that of its headline."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement

from spiders.extraction.other_articles import far_from_headline, first_of_several
from spiders.extraction.weights import weigh
from tests.extraction.strangers import PROSE, stranger

HOST = "harbour-herald.example"
OWN, OTHER = "Ropes are counted", "Nine nets are sold"


def first(body: str) -> HtmlElement | None:
    tree = stranger(body, f"<title>{OWN} - Harbour Herald</title>").document.tree
    return first_of_several(tree, weigh(tree).weights, HOST)


def article(heading: str, more: str = "", tag: str = "article") -> str:
    return f"<{tag}>{heading}{more}{PROSE}</{tag}>"


@pytest.mark.parametrize(
    ("heading", "more"),
    [
        (f"<h1>{OTHER}</h1>", ""),
        (f"<h2><a href='/1'>{OTHER}</a></h2>", ""),
        (f"<a href='/1'><h2>{OTHER}</h2></a>", ""),
        (f"<h2>{OTHER}</h2>", "<time>3 March 2026</time>"),
    ],
)
def test_the_first_of_several_articles_is_the_pages(heading: str, more: str) -> None:
    found = first(article(f"<h1>{OWN}</h1>") + article(heading, more))
    assert found is not None
    assert found.get("id") is None
    assert found.findtext("h1") == OWN


@pytest.mark.parametrize("heading", [f"<h2>{OTHER}</h2>", f"<h2><a href='#nets'>{OTHER}</a></h2>", f"<h1>{OWN}</h1>"])
def test_a_chapter_is_no_other_article(heading: str) -> None:
    assert first(article(f"<h1>{OWN}</h1>") + article(heading)) is None


@pytest.mark.parametrize("heading", [f"<h2>{OWN}</h2>", "<h1>The sea</h1>", "<h1></h1>"])
def test_the_first_is_the_pages_where_an_h1_of_its_title_heads_it(heading: str) -> None:
    assert first(article(heading) + article(f"<h1>{OTHER}</h1>")) is None


@pytest.mark.parametrize(
    ("heading", "more", "is_other"),
    [
        (f"<h1><a href='/1'>{OTHER}</a></h1>", "", True),
        (f"<h2><a href='/1'>{OTHER}</a></h2>", "<time>3 March 2026</time>", True),
        (f"<h2><a href='https://{HOST}/1'>{OTHER}</a></h2>", "<time>3 March 2026</time>", True),
        (f"<h1>{OTHER}</h1>", "", False),
        (f"<h2><a href='/1'>{OTHER}</a></h2>", "", False),
        (f"<h2>{OTHER}</h2>", "<time>3 March 2026</time>", False),
        (f"<h2><a href='https://elsewhere.example/1'>{OTHER}</a></h2>", "<time>3 March 2026</time>", False),
    ],
)
def test_sections_are_articles_by_their_links(heading: str, more: str, *, is_other: bool) -> None:
    found = first(article(f"<h1>{OWN}</h1>", tag="section") + article(heading, more, "section"))
    assert (found is not None) is is_other


@pytest.mark.parametrize(("more", "count"), [("", 1), (f"<h1>{OTHER}</h1>", 0)])
def test_what_stands_beside_is_told_by_the_only_headline(more: str, count: int) -> None:
    body = f"<div>{article(f'<h1>{OWN}</h1>')}<aside>{more}{PROSE * 2}</aside></div>"
    tree = stranger(body).document.tree
    assert len([each for each in far_from_headline(tree, weigh(tree).weights) if each.tag == "aside"]) == count
