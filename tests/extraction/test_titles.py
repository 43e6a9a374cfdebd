"""Which words tell what a text is about; whether two titles say much the same."""

from __future__ import annotations

import pytest

from spiders.extraction.titles import are_alike, recurring, telling, title_words


def test_words_tell_something_that_have_letters_enough() -> None:
    assert telling(["The wall of Marly broke", "A pier fell"]) == {"marly", "broke"}
    assert telling(["The wall of Marly broke", "A pier fell"], 4) == {"wall", "marly", "broke", "pier", "fell"}


def test_words_recur_that_stand_in_a_third_of_the_paragraphs_and_in_two_at_least() -> None:
    assert recurring(["the harbour wall", "the harbour was shut", "nobody came"]) == {"harbour"}
    assert recurring(["the harbour wall", "nobody came"]) == set()
    assert recurring(["the harbour", "the harbour", *["nobody"] * 5]) == {"nobody"}


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("The wall of Marly broke", {"wall", "marly", "broke"}),
        ("He is in", {"he", "is", "in"}),
        ("Das Öl", {"öl"}),
        ("港の壁", {"港", "の", "壁"}),
    ],
)
def test_particles_tell_nothing_of_a_title_unless_it_has_nothing_else(title: str, words: set[str]) -> None:
    assert title_words(title) == words


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("The wall of Marly broke", "Marly: the wall fell into the water", True),
        ("The wall of Marly broke at dawn", "A crane fell into the water", False),
        ("The wall of Marly broke", "港の壁が崩れた", True),
    ],
)
def test_titles_are_alike_by_a_third_of_their_words_and_of_two_scripts_cannot_be_compared(
    one: str, other: str, are: bool
) -> None:
    assert are_alike(title_words(one), title_words(other)) is are
