"""What stands on a page, line by line: prose, titles, teasers, pictures."""

from __future__ import annotations

import pytest

from spiders.extraction.outline import Outline, has_sentence, in_lists, leads_elsewhere, shape
from tests.extraction.strangers import stranger

SENTENCE = "The harbour office has counted its ropes."
TITLE = "<a href='/n/{0}'>Crane number {0} fell at the quay</a>"


def outline(page: str) -> Outline:
    return Outline(stranger(page).document)


def texts(page: str) -> list[str]:
    return [line.text for line in outline(page).lines]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        (
            "<p>One <b>two</b> three</p>four<br>five<div>six</div>seven",
            ["One two three", "four", "five", "six", "seven"],
        ),
        ("<p><time>3 May</time><span>Harbour</span></p>", ["3 May Harbour"]),
        ("<p>One<script>no</script><svg>no</svg> two</p>", ["One two"]),
        ("<nav>no</nav><div role=navigation>no</div><footer>no</footer><p>yes</p>", ["yes"]),
        ("<button>no</button><button><h1>The page</h1><p>yes</p></button>", ["The page", "yes"]),
    ],
)
def test_lines_are_what_a_browser_shows_as_one_without_furniture(page: str, lines: list[str]) -> None:
    assert texts(page) == lines


@pytest.mark.parametrize(
    ("page", "is_prose", "is_title"),
    [
        (f"<p>{SENTENCE}</p>", True, False),
        ("<p>The harbour office has counted its ropes</p>", False, False),
        ("<p>They were not counted.</p>", False, False),
        (f"<h2>{SENTENCE}</h2>", False, False),
        ("<p>Copyright 2026 The Harbour Herald. All of its ropes are counted.</p>", False, False),
        ("<p>The harbour office has counted its ropes. © Ada Lorne</p>", False, False),
        ("<p>The harbour <a href='/n'>office has counted its ropes.</a></p>", False, True),
        ("<p>The harbour office <a href='/n'>has counted</a> its ropes.</p>", True, False),
        ("<p>The harbour <a href='#n'>office has counted its ropes.</a></p>", True, False),
        ("<p><a href='/n'>Ropes</a></p>", False, False),
    ],
)
def test_prose_is_a_sentence_most_of_which_is_no_link_and_a_title_mostly_is_one(
    page: str, is_prose: bool, is_title: bool
) -> None:
    (line,) = outline(page).lines
    assert (line.is_prose, line.is_title) == (is_prose, is_title)


def test_bold_lines_and_the_levels_of_headings_are_told() -> None:
    lines = outline("<p><b>All of it</b></p><p><b>A</b> part of the line</p><h3>Ropes</h3><p>And lamps</p>").lines
    assert [(line.bold, line.heading) for line in lines] == [(True, 0), (False, 0), (False, 3), (False, 0)]


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("It broke.", True),
        ("It broke. Nobody", True),
        ("It broke.) Nobody", True),
        ("Version 2.0", False),
        ("Ropes", False),
        ("เชือก" * 20, True),
        ("เชือก", False),
    ],
)
def test_a_sentence_ends_in_a_stop_or_is_long_where_there_are_none(text: str, has: bool) -> None:
    assert has_sentence(text) is has


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        *(("/n", True), ("https://a.example", True), ("#n", False), (" #n", False), ("?page=2", False), ("", False)),
        *((None, False), ("javascript:void(0)", False), ("mailto:a@b.example", False)),
    ],
)
def test_a_link_leads_to_another_page(href: str | None, leads: bool) -> None:
    assert leads_elsewhere(href) is leads


def test_entries_of_a_list_are_of_one_shape_and_the_innermost_that_are_enough() -> None:
    rows = "".join(
        f"<ul class='row-{row}'>" + "".join(f"<li class='card-{at} big'><b>x</b></li>" for at in range(3)) + "</ul>"
        for row in range(4)
    )
    page = stranger(f"<div>{rows}</div>").document
    marks = page.select("b")
    assert [[each.tag for each in entries] for entries in in_lists(marks, 3)] == [["li"] * 3] * 4
    assert [[each.tag for each in entries] for entries in in_lists(marks, 4)] == [["ul"] * 4]
    assert list(in_lists(marks, 5)) == []
    assert {shape(each) for each in page.select("li")} == {("li", "card-")}


def listed(*entries: str) -> str:
    return "<ul>" + "".join(f"<li>{entry}</li>" for entry in entries) + "</ul>"


def test_titles_in_a_list_are_teasers_with_their_summaries_and_the_rest_is_the_pages_own() -> None:
    found = outline(f"<p>{SENTENCE}</p>{listed(*(f'{TITLE.format(at)}<p>{SENTENCE}</p>' for at in range(4)))}")
    assert found.entries == 4
    assert [line.text for line in found.own] == [SENTENCE]
    assert found.prose == 7
    assert outline(listed(*(TITLE.format(at) for at in range(3)))).entries == 0


def test_what_goes_on_beyond_a_summarys_length_is_the_pages_own() -> None:
    entry = f"<p>{f'{SENTENCE} ' * 11}</p><p>{SENTENCE}</p>"
    found = outline(listed(*(f"{TITLE.format(at)}{entry}" for at in range(4))))
    assert found.prose == 4 * 7
    assert len(found.cards) == 0
    assert len(outline(listed(*(f"{TITLE.format(at)}<p>{SENTENCE}</p>" for at in range(4)))).cards) == 4


def test_a_sentence_that_is_linked_again_and_again_is_no_title() -> None:
    assert outline(listed(*["<a href='/join'>Read on with us today.</a>"] * 5)).entries == 0


def test_what_is_recommended_on_other_sites_is_counted() -> None:
    abroad = (
        f"<a href='https://quay{at}.example/n'>Crane number {at} fell at the quay</a><p>{SENTENCE}</p>"
        for at in range(4)
    )
    assert outline(listed(*abroad)).recommended == 4 * 7
    assert outline(listed(*(f"{TITLE.format(at)}<p>{SENTENCE}</p>" for at in range(4)))).recommended == 0


PICTURE = "<img src='/{0}.jpg'>"


def test_pictures_in_a_list_are_told_with_what_is_said_of_them() -> None:
    entries = (f"{PICTURE.format(at)}<h3>Ropes</h3><p>{SENTENCE}</p>" for at in range(4))
    found = outline(PICTURE.format("logo") + listed(*entries))
    assert (len(found.pictures), len(found.listed_pictures), len(found.picture_entries)) == (5, 4, 4)
    assert found.captioned == (4, 4 * 7, 4)
    long = outline(listed(*(f"{PICTURE.format(at)}<p>{SENTENCE * 20}</p>" for at in range(4))))
    assert long.captioned == (0, 0, 0)


def test_a_picture_alone_is_its_own_entry_and_a_figures_text_is_a_caption() -> None:
    found = outline(f"{PICTURE.format(1)}")
    assert [each.tag for each in found.picture_entries] == ["img"]
    found = outline(f"<figure>{PICTURE.format(1)}<figcaption>{SENTENCE}</figcaption></figure>")
    assert [each.tag for each in found.picture_entries] == ["figure"]
    assert [line.text for line in found.captions] == [SENTENCE]
    assert found.prose == 0


@pytest.mark.parametrize(
    ("page", "players"),
    [
        ("<video></video>", 1),
        ("<iframe src='https://player.vimeo.com/video/1'></iframe>", 1),
        ("<iframe data-src='https://www.youtube.com/embed/1'></iframe>", 1),
        ("<iframe src='https://a.example/map'></iframe>", 0),
        ("<nav><video></video></nav>", 0),
    ],
)
def test_players_are_counted(page: str, players: int) -> None:
    assert outline(page).players == players
