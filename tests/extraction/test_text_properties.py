"""The text reader on anything at all: no error, nothing invented, no effect of furniture, no runaway work."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.extraction.landmarks import GENERAL, Landmarks
from spiders.extraction.text import without_controls
from spiders.extraction.text_page import read_text, recognise
from spiders.outlets import almayadeen, presstv
from spiders.outlets.almayadeen import LANDMARKS as ALMAYADEEN
from spiders.outlets.presstv import LANDMARKS as PRESSTV
from storage.records import Extraction
from tests.extraction.test_text_page import MARKS, NOW, ZONES, address, as_page_of, seed
from tests.extraction.work import calls_made

PIECES = st.sampled_from(
    [
        *(
            "BREAKING",
            "Related News",
            "Read more:",
            "Most Read",
            "Read Next",
            "Coverage",
            "All",
            "x",
            "  • x",
            "=====",
            "1. One",
        ),
        *(
            "News / Turkey",
            "  • 15 May 2025",
            "By Ada Lorne",
            "Ada Lorne",
            "Press TV, Tehran",
            "Source: Agencies",
            "  • Politics",
        ),
        *(
            "7 May 2023 16:52",
            "3 Min Read",
            "",
            "Library of Marly opens its roof to readers",
            "# A heading",
            "\x1b[31m",
            "\x00",
        ),
        *(
            "Press TV News Roku",
            "Al Mayadeen English",
            "Tags: one, two",
            "![alt](http://a.b/c.png)",
            "[Five](https://a.b/c)",
        ),
        *(
            "عاجل",
            "المصدر: وكالات",
            "٢٠ آب ١٨:٠٥",
            "اقرأ أيضاً: المرفأ يفتح",
            "الأكثر قراءة",
            "ayer 22:10",
            "Lire aussi :",
        ),
        "The library has put forty chairs on its roof, its keeper said on Monday.",
        "Boats wait in Marly on May 3, 2017. (Photo by AFP)",
        "\ud800",
    ]
)
ANY_PAGE = st.one_of(
    st.text(st.characters(), max_size=400),
    st.lists(st.one_of(PIECES, st.text(st.characters(), max_size=40)), max_size=40).map("\n".join),
)
WORD = re.compile(r"\w+")


@settings(max_examples=100, deadline=None)
@given(
    ANY_PAGE,
    st.sampled_from(
        [GENERAL, ALMAYADEEN, PRESSTV, almayadeen.LANDMARKS_AR, almayadeen.LANDMARKS_ES, presstv.LANDMARKS_FR]
    ),
    st.sampled_from([None, *map(address, MARKS), "http://[", "x"]),
)
def test_any_text_is_read_without_an_error_and_nothing_is_invented(
    text: str, marks: Landmarks, url: str | None
) -> None:
    def read() -> Extraction:
        return read_text(text, landmarks=marks, url=url, zone=ZONES["presstv"], captured_at=NOW)

    found = read()
    assert found == read()
    assert found.page_class.is_article == (found.reason is None)
    printed = [
        found.headline,
        found.standfirst,
        found.body,
        found.byline,
        *found.authors,
        *found.tags,
        *found.subheadings,
    ]
    printed += (
        [link.title for link in found.links]
        + [image.caption for image in found.images]
        + [*found.ticker, *found.notices]
    )
    for value in filter(None, printed):
        assert not {"Cc", "Cs"} & {unicodedata.category(c) for c in value.replace("\n\n", " ")}
    known = set(WORD.findall(unicodedata.normalize("NFC", re.sub(r"\W", "", without_controls(text)).casefold())))
    letters = "".join(known)
    for word in WORD.findall(found.body or ""):
        assert "_" in word or re.sub(r"\W", "", word).casefold() in letters
    recognise(text, MARKS)


FURNITURE = st.lists(
    st.sampled_from(["Ferries run again from Monday", "Who pays for the new pier?", "Snow on the hill road tonight"])
)


@settings(max_examples=25, deadline=None)
@given(FURNITURE, FURNITURE, FURNITURE)
def test_furniture_does_not_change_the_body(ticker: list[str], related: list[str], tags: list[str]) -> None:
    text = seed("almayadeen")
    text = text.replace("BREAKING\n", "".join(f"{line}\n" for line in ["BREAKING", *ticker]))
    text = text.replace("Related News\n\n", "".join(f"{line}\n\n" for line in ["Related News", *related]))
    text = text.replace(
        "  • S-400\n", "".join(f"  • {line}\n" for line in ["S-400", *(tag.strip("?") for tag in tags)])
    )
    found, known = as_page_of("almayadeen", text), as_page_of("almayadeen", seed("almayadeen"))
    assert (found.body, found.headline, found.subheadings) == (known.body, known.headline, known.subheadings)
    assert found.ticker == (*ticker, *known.ticker)


LONG = (
    *("a ", "(", "• ", "word. ", "x\n", "[a](", "- ", "![a](b(", "Ab \n", "7 May 2023\n", "Ada Lorne\n\n", "[a](b("),
    "He came to Marly on Monday.\n\n",
)


@pytest.mark.parametrize("piece", LONG)
def test_work_grows_with_length_and_no_faster(piece: str) -> None:
    """Eight times the text: eight times the calls, sixty-four were a loop within a loop.

    What one search of a pattern costs is not counted; a page that takes too long is given up by the crawl.
    """

    def calls(length: int) -> int:
        text = piece * (length // len(piece))
        return calls_made(lambda: read_text(text, landmarks=PRESSTV, zone=ZONES["presstv"]))

    calls(3_000)  # fills what is kept between pages
    assert calls(24_000) < 12 * calls(3_000) + 2_000
