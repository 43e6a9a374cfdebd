"""Letters in one form, whatever they are spelt with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.letter_forms import fold, fold_in_place


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Há ÉTÉ Märkte", "ha ete markte"),
        ("e\u0301te\u0301", "ete"),
        ("à l’instant", "a l'instant"),
        ("أُخرى إلى آخر", "اخري الي اخر"),
        ("مسؤولة", "مسووله"),
        ("هم‌اکنون", "هماكنون"),
        ("تـــم ٢٠٢٦ ۲۰", "تم 2026 20"),
        ("ещё мой", "еще мои"),
        ("ﻻ", "لا"),
        ("10\u202f000", "10 000"),
        ("Ἀθῆναι", "αθηναι"),
        ("ＡＢＣ１", "abc1"),
        ("co\u00adop", "coop"),
        ("رَحْمٰن", "رحمن"),
    ],
)
def test_a_word_has_one_form(written: str, plain: str) -> None:
    assert fold(written) == plain
    assert fold(fold_in_place(written)) == plain


@given(st.text(max_size=50))
def test_places_stay_the_same_and_nothing_is_left_to_fold(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)
    assert fold_in_place(fold_in_place(text)) == fold_in_place(text)
