"""How much prose each element holds, and which are furniture by name."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement

from spiders.extraction.furniture import Furniture
from spiders.extraction.weights import net_of, outermost, weigh
from tests.extraction.strangers import stranger

TEN = "Ropes lie on the quay, and nobody has counted them."
LINK = "<a href='/n'>{}</a>"


def top_of(page: str) -> HtmlElement:
    body = stranger(page).document.tree.find("body")
    assert body is not None
    return body


@pytest.mark.parametrize(
    ("page", "weight"),
    [
        (f"<p>{TEN}</p>", 10),
        (f"<ul><li>{TEN}</li></ul>", 6),
        (f"<table><tr><td>{TEN}</td></tr></table>", 3),
        (f"<h2>{TEN}</h2><figcaption>{TEN}</figcaption>", 0),
        ("<p>Three words here</p>", 0),
        # In links.
        (f"<p>Ropes lie {LINK.format('on the quay and nobody has counted')} them.</p>", 0),
        (f"<p>Ropes lie on the quay, {LINK.format('and nobody has counted them')}.</p>", 5),
        # Loose in a container.
        (f"<div>{TEN}</div>", 10),
        (f"<div>{TEN}<p>{TEN}</p>{TEN}</div>", 30),
        ("<div>Ropes lie on the quay and nobody</div>", 0),
        (f"<div>{TEN} {LINK.format('Those who have counted ropes before know what it is like')}</div>", 0),
        (f"<li><div>{TEN}</div>{TEN}</li>", 16),
        # In an inline element that holds paragraphs, and in a button that was left open.
        (f"<span><p>{TEN}</p></span>", 10),
        (f"<span><h2>{TEN}</h2></span>", 0),
        (f"<div><b><i><p>{TEN}</p></i></b></div>", 10),
        (f"<button>{TEN}</button>", 0),
        (f"<button><p>{TEN}</p></button>", 10),
        (f"<noscript><p>{TEN}</p></noscript>", 0),
    ],
)
def test_words_weigh_by_where_they_stand(page: str, weight: float) -> None:
    assert weigh(top_of(page)).whole == pytest.approx(weight)


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("<nav></nav>", Furniture.CERTAIN),
        ("<aside></aside>", Furniture.SURE),
        ("<figure><img></figure>", Furniture.CERTAIN),
        ("<figure><table></table></figure>", None),
        ("<header><h2>Ropes</h2></header>", None),
        ("<header><h2>Ropes</h2><time>3 May</time></header>", Furniture.SURE),
        ("<header><h1>Ropes</h1></header>", Furniture.SURE),
        ("<button>More</button><button><p>More</p></button>", Furniture.LIKELY),
        ("<div class=embed></div>", Furniture.LIKELY),
        ("<div class=embed><table></table></div>", None),
        ("<div class=story></div>", None),
    ],
)
def test_furniture_is_told_by_tag_and_names_unless_it_is_a_part_of_the_text(page: str, kind: Furniture | None) -> None:
    assert set(weigh(top_of(page)).marked.values()) == (set() if kind is None else {kind})


def test_what_is_left_out_weighs_nothing_above_it_and_nothing_in_it() -> None:
    top = top_of(f"<main><div><p>{TEN}</p><p>{TEN}</p></div><section><div><p>{TEN}</p></div></section></main>")
    section = next(top.iter("section"))
    found = weigh(top)
    net = net_of(frozenset({section}), found.weights)
    assert [(each.tag, weight) for each, weight in net.items()] == [
        *(("body", 20.0), ("main", 20.0), ("div", 20.0), ("p", 10.0), ("p", 10.0)),
    ]
    assert net_of(frozenset(), found.weights) == found.weights
    assert net_of(frozenset({section, next(section.iter("p"))}), found.weights) == net


def test_the_outermost_stand_in_no_other() -> None:
    top = top_of("<div><p></p></div><p></p>")
    first, second = top.iter("p")
    div = next(top.iter("div"))
    assert outermost([first, div, second]) == [div, second]
    assert outermost([first]) == [first]
