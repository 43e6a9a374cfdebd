"""What stands around an article of an outlet whose landmarks tell the headings and labels; an invented outlet."""

from __future__ import annotations

from datetime import date

import pytest

from spiders.extraction.document import Document, parse
from spiders.extraction.landmarks import Landmarks
from spiders.extraction.page import Page
from storage.records import Extraction, Link, LinkKind, MenuEntry, MenuKind

RULES = Landmarks(
    ticker=("breaking",),
    most_read=("most read",),
    sections=("Harbour", "Tides", "Weather"),
    front_page=r"https://(?:www|fr)\.harbour-herald\.example/?",
).rules
STORY = "<p>" + "The wall broke at dawn, and the water stood in the streets of the harbour until noon. " * 4 + "</p>"
MOST_READ = """
  <div><h3>Most read</h3><ul>
    <li><a href="/news/crane">A crane fell at the quay</a><span>tides</span><span>3 May 2026</span></li>
    <li><a href="/tides">Tides</a></li>
  </ul></div>
"""
MENU = """
  <ul><li>Harbour</li><li>TIDES</li><li>Weather</li><li>Lamps</li></ul>
  <ul><li>Harbour</li><li>Lamps and oil</li><li>Ropes</li></ul>
  <a href="https://fr.harbour-herald.example/">Français</a>
  <a href="https://fr.harbour-herald.example/aide">Español</a>
"""


class HarbourHeraldPage(Page):
    body_elements = ("div.story",)
    has_headed_blocks = True


def article(around: str, kind: type[Page] = HarbourHeraldPage) -> Extraction:
    tree = parse(
        f"<html lang=en><body><h1>The wall broke again</h1>{around}<div class=story>{STORY * 6}</div></body></html>"
    )
    assert tree is not None
    return kind(Document(tree, "https://www.harbour-herald.example/news/wall"), rules=RULES).read()


def test_teasers_under_a_known_heading_have_section_and_day_and_what_is_a_label_is_none() -> None:
    url = "https://www.harbour-herald.example/news/crane"
    assert article(MOST_READ).links == (
        Link(LinkKind.MOST_READ, "A crane fell at the quay", url, "Tides", date(2026, 5, 3)),
    )


def test_a_list_is_a_menu_where_most_of_it_is_known_and_editions_are_told_by_their_front_pages() -> None:
    section = MenuKind.SECTION
    assert article(MENU).menu == (
        *(MenuEntry(section, label) for label in ("Harbour", "TIDES", "Weather", "Lamps")),
        MenuEntry(MenuKind.EDITION, "fr"),
    )


@pytest.mark.parametrize(
    ("around", "lines"),
    [
        ("<div><b>Breaking</b><a href=/n/1>Ferry lost at sea</a></div>", ("Ferry lost at sea",)),
        ("<section><b>Breaking</b><p>Ferry lost<br>Pier shut</p></section>", ("Ferry lost", "Pier shut")),
        ("<section><b>Breaking</b><div>Ferry lost</div><p>" + "long " * 30 + "</p></section>", ("Ferry lost",)),
        ("<section><b>Breaking</b><div class=story>No line of it</div><p>Pier shut</p></section>", ("Pier shut",)),
        ("<section><b>Broken</b><p>Ferry lost</p></section>", ()),
    ],
)
def test_the_ticker_is_the_links_below_its_heading_else_the_short_lines_beside_it(
    around: str, lines: tuple[str, ...]
) -> None:
    assert article(around).ticker == lines


def test_an_outlet_that_does_not_ask_for_them_has_none() -> None:
    class PlainPage(HarbourHeraldPage):
        has_headed_blocks = False

    extraction = article(MOST_READ + MENU + "<section><b>Breaking</b><p>Ferry lost</p></section>", PlainPage)
    assert (extraction.links, extraction.menu, extraction.ticker) == ((), (), ())
    assert extraction.body
