"""Which lines by a headline are the standfirst: no date, no word of the site's, no caption, nothing of another article;
a description that the page declares goes before a paragraph of which it is doubtful."""

from __future__ import annotations

import lxml.html
import pytest

from spiders.extraction import read
from spiders.extraction.header_lines import lines_after
from spiders.extraction.introductions import begins_alike, introduction_in, is_of_matter

URL = "https://harbourherald.example/news/ropes"
LINES = [
    f"On day {day} the harbour office counted {day + 3} ropes, and it found all of them in their places."
    for day in range(12)
]
PROSE = "".join(f"<p>{line}</p>" for line in LINES)
LEAD = "The office has lost none of its ropes in nine days, as its keepers say."
TOLD = "What nine days of ropes mean for the sea."
OTHER = "The council of Loam raised the rents for the third time. Owners have gone to court."


def standfirst(below: str, *, told: str | None = TOLD, header: bool = True, language: str = "en") -> str | None:
    head = f"<h1>Ropes are counted</h1>{below}"
    head = f"<header>{head}</header>" if header else head
    description = f'<meta name=description content="{told}">' if told else ""
    signed = "<p class='by'>By Ada Lorne</p>"
    page = f"<title>Ropes</title>{description}<article>{head}{signed}<div>{PROSE}</div></article>"
    return read(f"<html lang={language}>{page}</html>".encode(), URL).standfirst


@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Veröffentlicht am 17. November 2026 um 10:30 Uhr, aktualisiert am 18. November 2026"),
        ("de", "17. November 2026, 10:30 Uhr · Lesezeit: 4 Min. · Kommentare zu den Seilen"),
        ("en", "Posted on Nov. 17, 2026 at 10:30 a.m. Updated Nov. 18, 2026 at 11 a.m."),
        ("en", "Filed under: Harbour. Ropes. Sea. Ferries. The North Coast. Weather. News."),
        ("cs", "17. listopadu 2026 10:30, aktualizováno 18. listopadu 2026 11:00 v redakci"),
    ],
)
def test_a_line_of_dates_is_no_standfirst(language: str, line: str, header: bool) -> None:
    below = f"<div class='info'>{line}</div>"
    assert standfirst(below, header=header, language=language) == TOLD
    assert standfirst(below, header=header, language=language, told=None) is None


@pytest.mark.parametrize(
    "line",
    [
        "The ropes of the harbour were counted on Nov. 17, 2026, and nine days before that.",
        "Published at noon: the ropes of the harbour office. Nine days of counting the ropes.",
        "The ropes of the harbour: nine days of counting. It is a 4 min read.",
        "The ferry leaves the harbour with nine ropes on Friday, days after that. (Bo Ray / Harbour Press)",
        "In this photo of the nine days the ropes are counted in the harbour office.",
        "Subscribe now to read on of the ropes that the harbour office counted in nine days.",
    ],
)
def test_what_speaks_of_the_matter_may_still_be_a_date_a_caption_or_a_wall(line: str) -> None:
    assert standfirst(f"<p>{line}</p>") == TOLD
    assert standfirst(f"<p>{line}</p>", told=None) is None


@pytest.mark.parametrize(
    "line",
    [
        "This article is more than two years old and may no longer be correct.",
        "You have read two of your three free articles this month. Log in to read more.",
        "Sponsored by the port of Marly. Our newsroom had no part in making this text.",
        "Correction: an earlier version of this story gave a wrong name. We regret the error.",
        "In this episode Ann Lee speaks with the mayor. Listen wherever you get podcasts.",
        "Dieser Artikel ist älter als zwei Jahre. Der Inhalt kann überholt sein, bitte beachten Sie das.",
        "Cet article est réservé aux abonnés. Il vous reste 80 % de cet article à lire.",
    ],
)
def test_a_word_of_the_sites_is_no_standfirst(line: str) -> None:
    for below in (
        f"<p>{line}</p>",
        f"<div class='some-name'>{line}</div>",
        f"<div class='lead'><img><p>{line}</p></div>",
    ):
        assert standfirst(below) == TOLD
        assert standfirst(below, told=None) is None


def test_a_paragraph_is_the_standfirst_where_the_page_describes_itself_so() -> None:
    assert standfirst(f"<p>{LEAD}</p>", told=f"{LEAD[:45]}...") == LEAD
    # That says more than its words do.
    dated = "On Nov. 17, 2026 the office had lost none of its ropes, as its keepers say."
    assert standfirst(f"<p>{dated}</p>", told=f"{dated[:60]} ...") == dated
    assert standfirst(f"<p>{LEAD}</p>") == LEAD
    assert standfirst(f"<p>{LEAD}</p>", told=None) == LEAD
    of_another_matter = "Twine from Loam sells well this summer."
    assert standfirst(f"<p>{LEAD}</p>", told=of_another_matter) == of_another_matter


@pytest.mark.parametrize(
    "card",
    [
        "<a href='/b' class='teaser'><h3>Ropes are sold</h3><p>{}</p></a>",
        "<a href='/b'><p class='teaser'>{}</p></a>",
        "<div class='card'><a href='/b'><b>Ropes</b></a><p class='teaser'>{}</p></div>",
        "<div class='article-teaser'><h3>Ropes are sold</h3><p>{}</p></div>",
    ],
)
@pytest.mark.parametrize("text", [OTHER, LEAD])
def test_a_teaser_of_another_article_is_no_standfirst(card: str, text: str) -> None:
    for header in (True, False):
        assert standfirst(card.format(text), header=header) == TOLD


@pytest.mark.parametrize("name", ["lead", "intro", "ingress", "perex"])
def test_of_an_introductions_box_its_paragraphs_alone_are_taken(name: str) -> None:
    two = "None of them is lost. All of them are wet."
    first, second = (f"<p>{each}.</p>" for each in two.strip(".").split(". "))
    for beside in (
        "<p>By Ann Lee</p><p>18 November 2026</p>",
        "<span>By Ann Lee</span> <span>18 November 2026</span>",
        "<p>Updated: 18 November 2026 at noon by Ann Lee</p>",
        "<p>By Ann Lee, who was there. Nov. 17, 2026</p>",
        "<div itemtype='https://schema.org/ImageObject'><p>The pier at night.</p></div>",
        "<p class='photo-caption'>The pier at night.</p>",
        "<p>Sign up to our newsletter and get the best of the sea in your inbox each day.</p>",
        "<p>Ada Lorne is a reporter at the Harbour Herald.</p>",
    ):
        assert standfirst(f"<div class='{name}'>{beside}{first}{second}</div>") == two
    assert standfirst(f"<div class='{name}'>{two}<p>By Ann Lee</p></div>") == two
    assert standfirst(f"<ul class='{name}'><li>None of them is lost.</li><li>All of them are wet.</li></ul>") == two
    assert standfirst(f"<p class='{name}'>None of <b>them</b>: H<sub>2</sub>O is all</p>") == "None of them: H2O is all"


@pytest.mark.parametrize("name", ["lead", "intro", "strapline"])
@pytest.mark.parametrize(
    "held",
    [
        f"<h3><a href='/b'>Tea houses are to close in March</a></h3><p>{OTHER}</p>",
        f"<a href='/b'><h3>Tea houses are to close in March</h3><p>{OTHER}</p></a>",
        f"<a href='/b'>Tea houses are to close in March</a><p>{LEAD}</p>",
        f"<h3>Tea houses are to close</h3><p>{OTHER}</p>",
        "<img src='a.jpg'><p>The ferry Anna leaves Marly on Friday.</p>",
        "<p>The ferry Anna leaves Marly on Friday.</p><img src='a.jpg'>",
        "<p>The author</p><p>Bo Ray is a writer from the south of Marly. He has studied the sea.</p>",
    ],
)
def test_a_box_of_another_matter_is_no_introduction(name: str, held: str) -> None:
    assert standfirst(f"<div class='{name}'>{held}</div>") == TOLD


def test_an_introduction_below_a_heading_or_a_picture_is_taken_where_it_is_of_the_matter() -> None:
    for above in ("<h3>In short</h3>", "<h3>Ropes: what is known</h3>"):
        assert standfirst(f"<div class='lead'>{above}<p>{LEAD}</p></div>") == LEAD
    assert standfirst(f"<div class='lead'><p>{LEAD}</p><img src='a.jpg'></div>") == LEAD
    assert standfirst(f"<div class='lead'><img src='a.jpg'><p>The pier at night.</p><p>{LEAD}</p></div>") == LEAD
    short = "All but two of it is left."
    assert standfirst(f"<div class='lead'><p>{short}</p><img src='a.jpg'></div>", told=f"{short} So it is.") == short


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("None of the ropes of Marly is lost.", "None of the ropes of Marly is …", True),
        ("None of the ropes of Marly is lost.", "None of the nets of Marly is lost.", False),
        ("None.", "None.", False),
    ],
)
def test_two_texts_begin_alike(text: str, other: str, expected: bool) -> None:
    assert begins_alike(text, other) is expected


def test_words_of_few_letters_are_no_matter() -> None:
    assert not is_of_matter("This page will have more than that.", ["What this will have on that."], "Ropes", LINES)
    assert is_of_matter("This harbour will have ropes.", ["What this harbour will have."], "Ropes", LINES)


@pytest.mark.parametrize(
    ("text", "told", "headline", "expected"),
    [
        # Nothing is told: the words of the headline and those that recur in the body.
        ("Twine and barges are sold.", None, "Barges of twine", True),
        ("Twine and barges are sold.", None, "Barges", False),
        ("Twine, barges, winches, anchors, masts, decks, sails, oars, keels are sold.", None, "Barges of twine", False),
        # A third of the words told, a quarter where the body has much of the text as well.
        ("Twine and barges: north, south.", "Twine and barges, east, west, coast, isles.", "", True),
        (
            "Harbour ropes: north, south, west, east.",
            "Harbour ropes of coast, isles, lakes, shoals, docks.",
            "",
            False,
        ),
        ("Harbour ropes found, counted: south, east.", "Harbour ropes of coast, isles, lakes, cliffs.", "", True),
        ("Barges, north.", "Barges, south.", "", False),
    ],
)
def test_a_paragraph_is_of_the_pages_matter(text: str, told: str | None, headline: str, expected: bool) -> None:
    assert is_of_matter(text, [told] if told else [], headline, LINES) is expected


def test_of_a_box_only_the_lines_in_it_are_its() -> None:
    tree = lxml.html.fromstring(f"<div><h1>Ropes</h1><div><p>{LEAD}</p></div><p>{OTHER}</p></div>")
    assert introduction_in(tree[1], lines_after(tree[0]), "en") == LEAD
