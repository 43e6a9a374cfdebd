"""Al Mayadeen's summary in text renderings: told from the body, to which a line belongs where that is in doubt."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from storage.records import Extraction

HEAD = (
    "Al Mayadeen English\n\nHarbour office counts its ropes again\n\n"
    "  • By Al Mayadeen English\n  • Source: Agencies\n  • 7 May 2023 16:52\n3 Min Read\n\n"
)
SUMMARY = "The harbour office says that none of its ropes is lost."
FIRST = "The harbour office counted the ropes of the town on Sunday, for the first time since the flood of last year."
SECOND = (
    "It had been asked to do so by the captains of the outer quay, who had missed some of theirs after the storm,"
    " and by two of the three ferry lines that still run between the town and the islands beyond the reef."
)
THIRD = SECOND.replace("It had", "The mayor, who keeps a boat, had also")


def reading(*parts: str) -> Extraction:
    page = HEAD + "\n\n".join(parts) + "\n\nMost Read\n"
    return read(page.encode(), "https://english.almayadeen.net/news/politics/harbour-office-counts-ropes", "text/plain")


@pytest.mark.parametrize(
    "figure", ["  • x\n  • Harbour office counts its ropes again\n    Ropes (Reuters)", "Ropes on the quay. (Reuters)"]
)
def test_above_the_figure_it_is_the_summary(figure: str) -> None:
    found = reading(FIRST, figure, SECOND, THIRD)
    assert (found.standfirst, found.body) == (FIRST, f"{SECOND}\n\n{THIRD}")


OPENINGS = (
    "Iran rejects the accusation.",
    "Hundreds gathered in Sanaa on Friday.",
    '"We will not leave," she says.',
    "Protesters clash with police in Paris on Saturday.",
    "Nobody knows why.",
    "A fire broke out in Marly.",
)
FIGURE = "  • x\n  • Harbour office counts its ropes again"


@pytest.mark.parametrize("figure", [FIGURE, f"{FIGURE}\n    Ropes on the quay.", FIGURE.replace("  • x\n", "")])
@pytest.mark.parametrize("summary", [SUMMARY, "None is lost", "Is one lost? The harbour office says no."])
@pytest.mark.parametrize("opening", OPENINGS)
def test_above_the_figure_it_is_the_summary_whatever_the_body_begins_with(
    opening: str, summary: str, figure: str
) -> None:
    found = reading(summary, figure, opening, SECOND, THIRD)
    assert (found.standfirst, found.body) == (summary, f"{opening}\n\n{SECOND}\n\n{THIRD}")


@pytest.mark.parametrize("opening", [*OPENINGS, SUMMARY])
def test_below_the_figure_there_is_no_summary(opening: str) -> None:
    found = reading(FIGURE, opening, SECOND, THIRD)
    assert (found.standfirst, found.body) == (None, f"{opening}\n\n{SECOND}\n\n{THIRD}")


def test_without_a_figure_a_short_sentence_above_longer_paragraphs_is_the_summary() -> None:
    found = reading(SUMMARY, FIRST, SECOND)
    assert (found.standfirst, found.body) == (SUMMARY, f"{FIRST}\n\n{SECOND}")


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param((FIRST, SUMMARY, SECOND), id="a shorter one follows"),
        pytest.param((FIRST, SECOND), id="one paragraph follows"),
        pytest.param((SECOND, THIRD, SECOND), id="as long as the others"),
        pytest.param((f"{SUMMARY} It counted twice.", SECOND, THIRD), id="two sentences"),
        pytest.param((FIRST, FIRST.replace("Sunday", "Monday"), THIRD), id="not much shorter"),
    ],
)
def test_without_a_figure_a_line_in_doubt_is_the_bodys(paragraphs: tuple[str, ...]) -> None:
    found = reading(*paragraphs)
    assert (found.standfirst, found.body) == (None, "\n\n".join(paragraphs))
