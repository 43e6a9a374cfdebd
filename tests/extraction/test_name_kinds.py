"""What a name may be: a person's, a desk's, and what is none."""

from __future__ import annotations

import pytest

from spiders.extraction.name_kinds import is_desk, looks_like_name


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Ada Lorne", True),
        ("Mia van der Holt", True),
        ("Al Mayadeen English", True),
        ("O. Lind", True),
        ("أحمد خليل", True),
        ("ada lorne", False),
        ("Ada Lorne said", False),
        ("Friends of", False),
        ("April", False),
        ("Ada 2", False),
        ("Today's News:", False),
        ("The", False),
        ("It’s Harbour Time", False),
        ("", False),
        ("Ada Lorne was here.", False),
        ("A B C D E F G H", False),
        ("<b>Ada</b>", False),
        ("هذا الخبر من هنا", False),
    ],
)
def test_names(text: str, is_name: bool) -> None:
    assert looks_like_name(text) is is_name


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("News Desk", True),
        ("Harbour Redaktion", True),
        ("Redaktion", True),
        ("Team Harbour", True),
        ("The Lantern editors", True),
        ("Senior Editors", True),
        ("Staff", False),
        ("Staff Writer", False),
        ("Ada Lorne", False),
        ("", False),
    ],
)
def test_desks(name: str, is_one: bool) -> None:
    assert is_desk(name) is is_one
