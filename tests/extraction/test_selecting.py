"""Elements by CSS selectors: found around their names, as they are found in the whole page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.extraction.document import parse
from spiders.extraction.selecting import Selection, selector

SELECTORS = (
    ".a",
    "p.a.b",
    "#a",
    "div#b .a",
    ".a > .b",
    ".a .b, .b .a, #b",
    "div.a, p.b, .c",
    ".a :not(.b) > p",
    ".a + .b",
    ".a ~ p",
    "[class*='a'], [rel~='a']",
    "[itemprop='b'], .b",
    "div",
)
NAMES = st.lists(st.sampled_from(["a", "b", "c"]), max_size=2).map(" ".join)
START = st.tuples(
    st.sampled_from(["div", "p", "span"]), st.sampled_from(["class", "id", "rel", "itemprop"]), NAMES
).map(lambda tag: f'<{tag[0]} {tag[1]}="{tag[2]}">')
MARKUP = st.lists(st.one_of(START, st.sampled_from(["</div>", "</p>", "</span>", "x"])), max_size=25).map("".join)


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_what_is_found_is_what_stands_in_the_whole_page(markup: str) -> None:
    tree = parse(f'<html class="a"><body class="b">{markup}<p class="c">end</p></body></html>')
    assert tree is not None
    selection = Selection(tree)
    for css in SELECTORS:
        assert selection.select(css) == selector(css)(tree), css


@pytest.mark.parametrize("nested", [False, True])
def test_a_name_that_many_elements_bear_is_found_as_well(nested: bool) -> None:
    item = '<div class="item"><p class="title">x</p>'
    tree = parse(f"<html><body>{item * 50 if nested else (item + '</div>') * 50}</body></html>")
    assert tree is not None
    assert len(Selection(tree).select("div.item > p.title")) == 50
