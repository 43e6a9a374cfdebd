"""What a line of an unknown outlet's text is: paragraphs of a round-up, each with a link to more behind it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from spiders.extraction import read
from spiders.extraction.landmarks import GENERAL
from spiders.extraction.text_header import Setting
from spiders.extraction.text_kinds import without_more
from spiders.extraction.text_lines import to_lines
from storage.records import PageClass

SETTING = Setting(GENERAL, ZoneInfo("UTC"), "en", None, None)
WHOLE = (
    "The harbour froze on Monday, for the first time since the great winter. The keeper of the ropes let nobody onto"
    " the ice, said his daughter, who keeps the books of the old quay.",
    "A collie fell down the shaft of the old mine, and came out wagging her tail. Her master had looked for her for"
    " three days and two nights, with a lamp that his neighbours had lent him.",
)
TITLES = ("Ice", "A dog is home")


def lines_of(*texts: str) -> list[str]:
    return [line.text for line in without_more(to_lines("\n\n".join(texts)), SETTING)]


@pytest.mark.parametrize("more", ["Read more", "Continue reading »", "Lire la suite", "[12]Read more"])
def test_the_paragraphs_of_a_round_up_stand_without_what_leads_to_more(more: str) -> None:
    assert lines_of(*(f"{text} {more}" for text in WHOLE)) == list(WHOLE)


@pytest.mark.parametrize(
    "texts",
    [
        (f"{WHOLE[0]} Read more", WHOLE[1]),  # the page itself is cut
        (f"{WHOLE[0]}.. Read more", f"{WHOLE[1]}.. Read more"),
        (f"{WHOLE[0]} Read more", TITLES[1], "16 November 2026", f"{WHOLE[1]} Read more"),
        ("The ice is gone. Nobody fell. Read more", "The dog is home. She is well. Read more"),
    ],
)
def test_teasers_keep_it(texts: tuple[str, ...]) -> None:
    assert lines_of(*texts) == list(texts)


def test_a_round_up_is_an_article() -> None:
    told = [each for title, text in zip(TITLES, WHOLE, strict=True) for each in (title, f"{text} Read more")]
    text = ("Harbour Herald", "The Herald's morning: ice and dogs", "16 November 2026", *told)
    found = read("\n\n".join(text).encode(), None, "text/plain")
    assert found.page_class is PageClass.ARTICLE
    assert (found.body or "").split("\n\n")[-3:] == [WHOLE[0], TITLES[1], WHOLE[1]]


def listed(*above: str) -> list[str]:
    told = [each for title, text in zip(TITLES, WHOLE, strict=True) for each in (title, f"{text} Read more")]
    return [*above, *told]


def test_what_is_listed_below_an_article_keeps_it() -> None:
    own = [
        f"The harbour office of Marly has counted its {thing} once more this winter, and it finds that none of them is"
        " lost, though two were lent to the ferry line in spring."
        for thing in ("ropes", "chains", "buoys")
    ]
    text = ["Harbour counts its ropes", "By Ann Lee", "16 November 2026", *own]
    assert lines_of(*listed(*text)) == listed(*text)
    found = read("\n\n".join(listed(*text)).encode(), None, "text/plain")
    assert (found.body or "").split("\n\n") == own


def test_below_an_introduction_they_are_the_round_up_itself() -> None:
    text = ("The Herald's morning: ice and dogs", "Good morning. Here is what happened in the harbour this weekend.")
    assert lines_of(*listed(*text))[-1] == WHOLE[1]
