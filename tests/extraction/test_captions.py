"""Which lines are captions, and whom they credit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.captions import is_caption, is_credit_line, may_be_lead_caption, split_credit


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Boats wait in the harbour of Marly. (Photo by AFP)", "AFP"),
        ("Boats wait in the harbour of Marly (Reuters)", "Reuters"),
        ("Boats wait in the harbour of Marly, Sept. 2, 2015 (AP/Ada Lorne).", "AP/Ada Lorne"),
        ("The harbour of Marly (via Telegram)", "Telegram"),
        ("The harbour of Marly (File photo)", None),
        ("Boats leave for the outer reef© Ada Lorne/Reef Images", "Ada Lorne/Reef Images"),
        ("Players celebrate in Marly on May 6, 2016. ADA LORNE / AFP", "ADA LORNE / AFP"),
        ("A handout photo released by the port office shows the mayor (R) shaking hands with a captain.", None),
        ("This picture taken on May 3, 2020 shows a bridge.", None),
        ("In this photo from June, a dredger works beside the wall.", None),
        ("File photo of the old lighthouse", None),
        ("FILE PHOTO: The old lighthouse", None),
        ("A screengrab from a video shows the flooded road.", None),
        ("The mayor (L) and the captain (C) on the quay", None),
        ("Fishermen mend nets on December 11, 2017 near the pier, east of Marly.", None),
        ("An aerial view of the lower town after the flood", None),
        ("صورة من الأرشيف (رويترز)", "رويترز"),
    ],
)
def test_captions(text: str, credit: str | None) -> None:
    assert is_caption(text)
    assert split_credit(text) == credit


@pytest.mark.parametrize(
    "text",
    [
        "The harbour of Marly opened on Monday.",
        "The deal was signed on December 11, 2017 in Marly.",
        "The mayor told reporters on December 11, 2017 that the harbour would open.",
        "The law comes into force on January 1, 2018.",
        "A picture of calm emerges from the figures, the mayor said.",
        "The image of the party has suffered.",
        "The port (built in 1904) is closed, said the mayor (R) of Marly.",
        "He showed the photo to the court.",
        "The port is open since May 3, 2020, according to its office.",
        "An aerial view of the lower town shows the flood, the mayor warned.",
        "In this photo from June, a dredger works beside the wall, the office announced.",
        "this picture taken on May 3, 2020 shows a bridge.",
        "The dredger works on May 3, 2020 " + "beside the long wall " * 15 + "of Marly.",
        "This picture shows a bridge " + "beside the long wall " * 15 + "of Marly.",
        "Iranian President Masoud Pezeshkian arrived in Doha on Monday, May 3, 2025.",
        "Hundreds gathered in Sanaa on May 3, 2025.",
        "A fire broke out in Marly on May 3, 2025.",
        "Sleep matters on May 3, 2025 as always, friends.",
        "AFP",
        "Published on December 11, 2017",
        "What was lost",
        "x",
    ],
)
def test_what_is_no_caption(text: str) -> None:
    assert not is_caption(text)


@pytest.mark.parametrize(
    "text",
    ["The old lighthouse is seen from a boat.", "The captain shakes hands with the mayor", "Ferries wait at the quay"],
)
def test_what_may_be_the_lead_pictures_caption(text: str) -> None:
    assert may_be_lead_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "At four in the morning Abu Samir lights the oven with the leg of a chair.",
        "Protesters clash with police in Paris on Saturday.",
        "The captain arrived in Marly and works there",
        "A fire broke out near the quay where ferries wait",
    ],
)
def test_what_may_begin_the_article_is_no_caption(text: str) -> None:
    assert not may_be_lead_caption(text)


def test_a_credit_may_stand_alone() -> None:
    assert is_credit_line("(Photo by AFP)")
    assert is_credit_line("Photo: Ada Lorne")
    assert not is_credit_line("Photographers gathered at the pier")


@given(st.text(st.characters(), max_size=300))
def test_no_text_raises(text: str) -> None:
    is_caption(text)
    credit = split_credit(text)
    assert credit is None or credit in text
