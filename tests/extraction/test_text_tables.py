"""Tables that a renderer draws with lines around their cells."""

from __future__ import annotations

from spiders.extraction.text_lines import to_lines
from spiders.extraction.text_tables import without_frames

DRAWN = """\
┌─────────┬────────┬───────────────────┐
│         │Average │                   │
│Harbour  │depth   │Who keeps it       │
├─────────┼────────┼───────────────────┤
│Marly    │9 m     │The harbour office,│
│         │        │since the autumn.  │
├─────────┼────────┼───────────────────┤
│Oldport  │        │Nobody             │
└─────────┴────────┴───────────────────┘"""


def test_each_row_of_a_drawn_table_is_one_line() -> None:
    rows = [line for line in without_frames(DRAWN.splitlines()) if line]
    assert rows == [
        "Harbour | Average depth | Who keeps it",
        "Marly | 9 m | The harbour office, since the autumn.",
        "Oldport | Nobody",
    ]


def test_tables_beside_each_other_and_within_others_end_where_their_cells_do() -> None:
    drawn = ["│ │Ropes │ │", "│ │of    │ │", "│ │Marly │ │", "│Chains │", "Prose │ with a bar."]
    assert without_frames(drawn) == ["Ropes of Marly", "Chains", "Prose │ with a bar."]


def test_a_drawn_table_stands_among_lines_that_were_filled() -> None:
    prose = (
        "The harbour office of Marly has counted its ropes\nonce more, and finds that none of them is lost,\n"
        "though two were lent to the ferry line in spring\nand came back shorter than they had been."
    )
    texts = [line.text for line in to_lines(f"{prose}\n\n{DRAWN}\n\n{prose}")]
    whole = prose.replace("\n", " ")
    assert [texts[0], texts[-1], len(texts)] == [whole, whole, 5]
