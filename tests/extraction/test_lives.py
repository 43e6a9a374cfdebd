"""Sentences that tell who somebody is, and the names that they stand below."""

from __future__ import annotations

import pytest

from spiders.extraction.lives import (
    bare_name,
    begins_with_name,
    is_biography,
    is_life,
    is_life_below_name,
    is_life_of,
    is_life_with_address,
    is_name_of,
    tells_of_person,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lorne is a writer in Port Ossel.", True),
        ("Dr. Ada Lorne, of the rope walk, is professor of knots at Sule.", True),
        ("Ada Lorne has been covering the harbour since 1998.", True),
        ("Ada Lorne works for the Herald as a photographer.", True),
        ("Ada Lorne writes a column and covers ropes.", True),
        ("Ada Lorne is a copywriter in Port Ossel.", True),
        ("Ada Lorne is a researcher at the rope walk.", True),
        ("Ada Lorne is a friend of the harbour.", False),
        ("The mayor is a lawyer.", False),
        ("Ada is a writer.", False),
        ("Yesterday Ada Lorne, a writer, spoke.", False),
    ],
)
def test_a_life_begins_with_a_name_and_tells_a_profession(text: str, expected: bool) -> None:
    assert is_life(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lorne covers the harbour. Write to her: ada@harbour-herald.example", True),
        ("Ada Lorne edits the Sunday pages; ada@harbour-herald.example", True),
        ("Ada Lorne reports on ropes: ada@harbour-herald.example", True),
        ("Ada Lorne is a freelance journalist, ada@harbour-herald.example", True),
        ("She can be reached at ada@harbour-herald.example.", True),
        ("Ada may be reached at ada@harbour-herald.example.", True),
        ("Ada Lorne covers the harbour.", False),
        ("Ada Lorne is the mayor: ada@sule.example", False),
        ("The office can be reached at port@sule.example", False),
    ],
)
def test_who_writes_can_be_written_to(text: str, expected: bool) -> None:
    assert is_life_with_address(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lorne, PhD, is a writer of the Herald.", True),
        ("Ada is currently our freelance photographer.", True),
        ("Ada Lorne is the Herald's editor-in-chief.", True),
        ("Ada Lorne serves as the founder of a rope walk.", True),
        ("Ada Lorne covers ropes.", True),
        ("Ada Lorne reports on ropes.", True),
        ("The Herald writes about ropes.", False),
        ("Ada Lorne covers Tuesday's count.", False),
        ("Ada Lorne is a professor of knots.", False),
        ("Yesterday a writer spoke.", False),
    ],
)
def test_who_writes_for_a_page(text: str, expected: bool) -> None:
    assert is_biography(text) is expected


@pytest.mark.parametrize(
    ("text", "below", "told"),
    [
        ("Professor of knots at Sule, and of ropes.", True, False),
        ("Political editor of the Herald.", True, False),
        ("Lorne was the harbour's first historian.", True, True),
        ("Ada Lorne brings twenty years of experience to ropes.", False, True),
        ("Ada Lorne has counted ropes since she was six.", False, True),
        ("Ada Lorne has counted the ropes.", False, False),
        ("Ada Lorne, and her ropes.", False, False),
        (f"Ada Lorne {'and the ropes ' * 12} of which she is fond.", False, False),
    ],
)
def test_what_tells_of_whom_a_name_names(text: str, below: bool, told: bool) -> None:
    assert (is_life_below_name(text), tells_of_person(text)) == (below, told)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Ada Lorne keeps the ropes.", ["ada lorne"], True),
        ("Prof. Ada Lorne keeps the ropes.", ["Dr. Ada Lorne, PhD"], True),
        ("Lorne keeps the ropes.", ["Ada Lorne"], False),
        ("Ada Lorne keeps the ropes.", [""], False),
        ("Ada Lorne keeps the ropes.", [], False),
    ],
)
def test_a_text_that_begins_with_a_whole_name(text: str, names: list[str], expected: bool) -> None:
    assert begins_with_name(text, names) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lorne is the deputy chief of ropes at the harbour office of Marly.", True),
        ("Ada Lorne (she/her) has written on ropes for ten years.", True),
        ("Ada Lorne, Editor, Ropes and Chains, studied the sea at Sule.", True),
        ("Dr. Ada Lorne teaches knots.", True),
        ("Ada Lorne was seen on the quay.", False),
        ("Ada Lorne said that all was well.", False),
        ("Lorne is the keeper of the ropes.", False),
        ("Herald is a paper of the harbour.", False),
    ],
)
def test_the_life_of_one_who_wrote_the_article(text: str, expected: bool) -> None:
    assert is_life_of(text, ["Prof. Ada Lorne", "Herald"]) is expected


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("Ada Lorne", "Ada Lorne keeps the ropes.", True),
        ("Ada Lorne, keeper of ropes", "Ada keeps the ropes.", True),
        ("Ada Lorne | Herald", "Lorne keeps the ropes.", True),
        ("Ada Lorne (Sule)", "I’m the keeper of the ropes.", True),
        ("Ada Lorne – Sule", "I am the keeper of the ropes.", True),
        ("Ada Lorne", "Dr. Ada Lorne keeps the ropes.", True),
        ("Ada Lorne", "The ropes are kept by her.", False),
        ("Ada", "Ada keeps the ropes.", False),
        ("Ada Bo Cy Di Eve Flo Gus Hal", "Ada keeps the ropes.", False),
        ("ADA LORNE", "ADA LORNE keeps the ropes.", False),
        ("Ropes and sails", "Ropes and sails are dear.", False),
        (f"Ada Lorne, {'keeper of ropes ' * 8}", "Ada keeps the ropes.", False),
    ],
)
def test_a_label_that_names_who_is_told_of_below(label: str, text: str, expected: bool) -> None:
    assert is_name_of(label, text) is expected


def test_a_name_without_what_the_person_is() -> None:
    assert [bare_name(label) for label in ("Ada Lorne, keeper", "Ada Lorne | Sule", "Ada Lorne - Sule")] == [
        "Ada Lorne"
    ] * 3
    assert bare_name("Jean-Luc Lorne") == "Jean-Luc Lorne"
