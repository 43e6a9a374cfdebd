"""Paragraphs that tell of other pages."""

from __future__ import annotations

import pytest

from spiders.extraction.outline import LONGEST_SUMMARY, Outline
from spiders.extraction.teasers import teaser_paragraphs
from tests.extraction.strangers import stranger

SAID = "The harbour office counts its ropes in the autumn, and has lost none of them so far."


def teasers(paragraph: str, count: int = 1) -> int:
    body = "".join(paragraph.format(number) for number in range(count))
    return len(teaser_paragraphs(Outline(stranger(body).document).own))


@pytest.mark.parametrize(
    "paragraph",
    [
        f"<p><a href='/{{0}}'>Ropes {{0}}</a> {SAID}</p>",
        f"<p>{SAID} <a href='/{{0}}'>Read more</a> »</p>",
        f"<p><b><a href='/{{0}}'>Ropes {{0}}</a></b> {SAID}</p>",
    ],
)
def test_a_summary_with_a_link_at_an_end_is_a_teaser(paragraph: str) -> None:
    assert teasers(paragraph, 3) == 3


@pytest.mark.parametrize(
    "paragraph",
    [
        f"<p>{SAID}</p>",
        "<p>The harbour office has lost none of its ropes so far, as <a href='/{0}'>the Herald reports</a>.</p>",
        f"<p><a href='#{{0}}'>Ropes</a> {SAID}</p>",
    ],
)
def test_other_paragraphs_are_none(paragraph: str) -> None:
    assert teasers(paragraph) == 0


def test_two_of_one_page_are_one() -> None:
    assert teasers(f"<p><a href='/1'>Ropes {{0}}</a> {SAID}</p>", 2) == 1


def test_a_summary_has_so_many_words_at_most() -> None:
    words = SAID.split()
    longest = (words * LONGEST_SUMMARY)[: LONGEST_SUMMARY - 2]
    form = "<p><a href='/1'>Nine ropes</a> {}.</p>"
    assert teasers(form.format(" ".join(longest))) == 1
    assert teasers(form.format(" ".join([*longest, "more"]))) == 0
