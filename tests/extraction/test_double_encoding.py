"""Pages that some server encoded twice, and pages that end in their midst."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction import read
from spiders.extraction.decoding import decode
from spiders.extraction.double_encoding import encoded_once

SAID = "“Ropes – and more ropes”, says the café’s owner in São Paulo; the rest is 北京."


def twice(text: str) -> str:
    return text.encode().decode("latin-1")


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_what_was_encoded_twice_is_read_as_it_was(text: str) -> None:
    text = f"“{text}”"
    assert encoded_once(twice(text)) == text


@pytest.mark.parametrize("text", [SAID, "Ã© is what é becomes", "naïve Ï\x80", "“â\x80\x99 alone”", ""])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert encoded_once(text) == text
    assert decode(text.encode(), None, is_html=True) == text


def test_where_a_part_was_encoded_twice_the_rest_is_left_as_it_is() -> None:
    quoted = f"{twice('“São Paulo”')}, 北京"
    assert encoded_once(f"LIBERTÉ\u00a0: «groß« {quoted}") == "LIBERTÉ\u00a0: «groß« “São Paulo”, 北京"


@pytest.mark.parametrize("tag", ["</HTML >", "</html/>", "</html lang=en>"])
def test_a_page_goes_on_behind_its_end_tag(tag: str) -> None:
    line = "The harbour office counted its ropes, and found all of them in their places. "
    page = f"<html><body><h1>Ropes are counted</h1></body>{tag}\n<article><p>{line * 8}</p></article></html>"
    assert (read(page.encode(), "https://www.harbour-herald.example/sea/ropes").body or "").startswith("The harbour")
