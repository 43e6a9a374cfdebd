"""Which prose of a page belongs to other articles than that of its headline."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement

from spiders.extraction.other_articles import far_from_headline, first_of_several, signed_below
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


BYLINE, DATE = "<p>By Bo Lind</p>", "<p>22 November 2026</p>"


def signed(body: str) -> list[str | None]:
    tree = stranger(body, f"<title>{OWN} - Harbour Herald</title>").document.tree
    return [each.get("id") for each in signed_below(tree, weigh(tree).weights)]


@pytest.mark.parametrize("tag", ["div", "article", "section"])
@pytest.mark.parametrize("heading", [f"<h1>{OTHER}</h1>", f"<h2>{OTHER}</h2>", f"<h3><a href='/1'>{OTHER}</a></h3>"])
@pytest.mark.parametrize(
    "header",
    [
        BYLINE + DATE,
        DATE + BYLINE,
        "<div class='byline'>Bo Lind</div><time datetime='2026-11-22'>today</time>",
        "<p>Por Lucía Peral</p><p>22 de noviembre de 2026</p>",
    ],
)
def test_a_heading_with_a_byline_and_a_date_begins_another_article(tag: str, heading: str, header: str) -> None:
    other = f"<{tag} id='other'><p>Next story</p>{heading}{header}{PROSE}</{tag}>"
    assert signed(f"<div><div class='story'><h1>{OWN}</h1>{PROSE}</div>{other}</div>") == ["other"]


@pytest.mark.parametrize(
    "chapter",
    [
        f"<h2>{OTHER}</h2>{PROSE}",
        f"<h2>{OTHER}</h2>{DATE}{PROSE}",
        f"<h2>{OTHER}</h2>{BYLINE}{PROSE}",
        f"<h2>{OTHER}</h2>{PROSE}{BYLINE}{DATE}",
        f"{PROSE}<h2>{OTHER}</h2>{BYLINE}{DATE}",
        f"<h2>{OTHER}</h2>{BYLINE}{DATE}<p>Soon.</p>",
        f"<h3>About the author</h3>{BYLINE}{DATE}{PROSE}",
    ],
)
def test_a_chapter_without_both_above_its_prose_begins_none(chapter: str) -> None:
    assert signed(f"<div><h1>{OWN}</h1>{PROSE}<section id='chapter'>{chapter}</section></div>") == []


def test_posts_are_the_page_where_it_holds_nothing_else() -> None:
    post = f"<div id='post'><h2>{OTHER}</h2>{BYLINE}{DATE}{PROSE}</div>"
    assert signed(f"<div><h1>{OWN}</h1>{post * 3}</div>") == []


def test_what_stands_above_the_headline_is_not_below_it() -> None:
    assert signed(f"<div><div id='other'><h2>{OTHER}</h2>{BYLINE}{DATE}{PROSE}</div><h1>{OWN}</h1>{PROSE}</div>") == []


def test_the_body_is_the_headlines() -> None:
    first, second = PROSE.replace("ropes", "chains"), PROSE.replace("ropes", "nets")
    other = f"<article><h1>{OTHER}</h1>{BYLINE}{DATE}{second * 4}</article>"
    page = stranger(
        f"<div id='c'><div class='story'><h1>{OWN}</h1>{first * 3}</div>{other}</div>", f"<title>{OWN}</title>"
    )
    assert ["chains" in text for text in page.body.paragraphs] == [True]


SAME_DAY = "<time datetime='2026-11-20'>20 November 2026</time>"
OWN_HEADER = f"<h1>{OWN}</h1><p class='byline'>By Ada Lorne</p>{SAME_DAY}"


def part(heading: str, byline: str, day: str, tag: str = "div") -> str:
    return f"<{tag} id='part'><h2>{heading}</h2><p class='byline'>{byline}</p>{day}{PROSE}</{tag}>"


@pytest.mark.parametrize("around", ["article", "main"])
@pytest.mark.parametrize(
    "parts",
    [
        part("The quay: boats wait", "By Bo Lind", SAME_DAY),
        part("The quay: boats wait", "By Bo Lind", SAME_DAY) + part("The pier: gulls wait", "By Cy Marr", SAME_DAY),
        part("The quay: boats wait", "By Bo Lind", DATE) + part("The pier: gulls wait", "By Cy Marr", DATE),
        part("Sunday: the quay", "By Ada Lorne", DATE, "section"),
        part("Analysis: the quay", "By Bo Lind", DATE) + PROSE,
    ],
)
def test_parts_of_an_article_by_several_hands_are_its_own(around: str, parts: str) -> None:
    assert signed(f"<{around}>{OWN_HEADER}{PROSE}{parts}</{around}>") == []


@pytest.mark.parametrize(
    "other",
    [
        part(OTHER, "By Bo Lind", DATE),
        part(f"<a href='/nets-1'>{OTHER}</a>", "By Bo Lind", SAME_DAY),
    ],
)
def test_what_is_of_another_day_or_leads_elsewhere_is_another_article_in_the_same_element(other: str) -> None:
    assert signed(f"<article>{OWN_HEADER}{PROSE}{other}</article>") == ["part"]


EARLIER = "<time datetime='2026-11-18'>18 November 2026</time>"
BEFORE_THAT = "<time datetime='2026-11-17'>17 November 2026</time>"
LATER = "<time datetime='2026-11-24'>24 November 2026</time>"


@pytest.mark.parametrize("tag", ["article", "section", "div"])
def test_several_of_other_days_and_hands_behind_the_articles_end_are_others(tag: str) -> None:
    def found(*parts: tuple[str, str], below: str = "") -> list[str | None]:
        others = "".join(part(OTHER, byline, day, tag) for byline, day in parts)
        return signed(f"<article>{OWN_HEADER}{PROSE}{others}{below}</article>")

    bo, cy = ("By Bo Lind", EARLIER), ("By Cy Marr", BEFORE_THAT)
    assert found(bo, cy) == ["part"] * 2
    assert found(bo, ("By Bo Lind", BEFORE_THAT)) == []
    assert found(bo, ("By Cy Marr", EARLIER)) == []
    assert found(bo, ("By Cy Marr", LATER)) == []
    assert found(bo, ("By Ada Lorne", BEFORE_THAT)) == []
    assert found(bo, cy, below=PROSE) == []


def test_several_sections_below_the_headlines_own_are_chapters_without_a_link() -> None:
    events = part("Jazz on the pier", "Chosen by Bo Lind", DATE, "section") * 3
    assert signed(f"<main><section>{OWN_HEADER}{PROSE}</section>{events}</main>") == []
    linked = events.replace("<h2>Jazz on the pier</h2>", "<h2><a href='/jazz'>Jazz on the pier</a></h2>")
    assert signed(f"<main><section>{OWN_HEADER}{PROSE}</section>{linked}</main>") == ["part"] * 3
