"""Links made absolute."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spiders.extraction.document import resolve
from spiders.extraction.limits import MAX_URL

BASES = (
    "https://herald.example/news/ferry",
    "http://herald.example:8080",
    "https://herald.example?q=/x",
    "HTTPS://Herald.example/x",
    "https://user@herald.example/x",
    None,
)
HREFS = st.text(alphabet="/ab.:;?#@%&=-_~[]\\'\" \u00e9", max_size=10)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(BASES), st.sampled_from(["", "/", "https://", "https://a"]), HREFS)
@example(BASES[0], "/", "a/../b")
@example(BASES[0], "/", "/other.example/x")
@example(BASES[0], "/", "a?")
@example(BASES[0], "/", "a;#")
def test_plain_links_come_out_as_all_others(base: str | None, start: str, rest: str) -> None:
    # White space around an address means nothing, and is not plain.
    assert resolve(base, start + rest) == resolve(base, f" {start}{rest}\n")


@pytest.mark.parametrize("href", ["/{}", "https://herald.example/{}"])
def test_an_address_that_is_too_long_is_none(href: str) -> None:
    assert resolve(BASES[0], href.format("a" * 100)) == f"https://herald.example/{'a' * 100}"
    assert resolve(BASES[0], href.format("a" * MAX_URL)) is None
