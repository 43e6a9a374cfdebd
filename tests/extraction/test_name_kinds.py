"""What a name may be: a person's, a desk's, and what is none."""

from __future__ import annotations

import pytest

from spiders.extraction.name_kinds import is_desk, looks_like_name, opens_as_day
from tests.extraction.strangers import article, authors_of_text


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


_FIELDS = (
    ("", "<p>By {}</p>"),
    ("", "<p class='byline'>{}</p>"),
    ("", "<a rel='author' href='/who/1'>{}</a>"),
    ("<meta name='author' content='{}'>", ""),
    (
        '<script type="application/ld+json">{{"@type": "NewsArticle", "author": {{"@type": "Person", "name": "{}"}}}}'
        "</script>",
        "",
    ),
)


@pytest.mark.parametrize(("head", "below"), _FIELDS)
@pytest.mark.parametrize(
    "name",
    [
        "Dawn Lorne",
        "Dawn Mia Lorne",
        "Sunday Lind",
        "Friday O. Holt",
        "DAWN LORNE",
        "Domingo Lind",
        "Dawn Reads",
        "Dawn Short",
        "Sunday Williams",
        "Domingo Reyes",
        "Monday Lorne",
    ],
)
def test_days_that_are_given_names_name_persons(name: str, head: str, below: str) -> None:
    assert article(head=head.format(name), below=below.format(name))._byline()[1] == (name,)


@pytest.mark.parametrize(("head", "below"), _FIELDS)
@pytest.mark.parametrize(
    "text",
    [
        "Dawn",
        "Sunday",
        "Sunday’s Storm",
        "Monday Night Football",
        "Friday Night Lights",
        "Sunday Times",
        "Saturday Morning",
        "Tuesday November",
        "Tuesday 18 November",
        "Dawn Raid",
        "Sunday storm",
        "Friday Favorites",
        "Monday Musings",
        "Sunday Long Reads",
        "Saturday Lorne",
        "Saturday Paper",
        "Friday Focus",
        "Sunday Supplement",
    ],
)
def test_what_is_on_a_day_is_nobody(text: str, head: str, below: str) -> None:
    assert article(head=head.format(text), below=below.format(text))._byline()[1] == ()


@pytest.mark.parametrize(("text", "is_one"), [("", False), (" ", False), ("Sunday", False), ("Sunday Lind", True)])
def test_what_begins_as_a_day(text: str, *, is_one: bool) -> None:
    assert opens_as_day(text) is is_one


@pytest.mark.parametrize("text", ["Friday Fixtures", "Sunday Lind"])
@pytest.mark.parametrize("between", ["\n\n", "\n", " | "])
def test_a_day_and_a_word_alone_beside_a_date_are_nobody(text: str, between: str) -> None:
    assert article(below=f"<p>{text}</p><p>20 September 2026</p>").read().authors == ()
    assert authors_of_text(f"{text}{between}20 September 2026") == ()
    assert authors_of_text(f"By Sunday Lind{between}20 September 2026") == ("Sunday Lind",)


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


@pytest.mark.parametrize(
    "line",
    [
        "By PA Reporter",
        "By AI Writer",
        "By Reader's Letter",
        "By Our Bureau",
        "بقلم: فريق التحرير",
        "كتب: محرر الشؤون المحلية",
        "بقلم: قسم الأخبار",
        "نویسنده: واحد خبر",
        "作者：网络",
        "글: 온라인뉴스팀",
        "글: 디지털부",
    ],
)
def test_who_signs_and_is_nobody(line: str) -> None:
    page = article(below=f"<p>{line}</p><p class='byline'>{line.partition(':')[2]}</p>")
    assert page._byline()[1] == authors_of_text(line) == ()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Von Online-Redaktion"),
        ("de", "Von Redaktionsnetzwerk Marly"),
        ("es", "Por Equipo de Datos"),
        ("ru", "Автор: Редакция Гавань"),
        ("tr", "Yazar: Spor Servisi"),
        ("tr", "Haber: Haber Merkezi"),
        ("fr", "Par Service Politique"),
    ],
)
def test_desks_give_way_to_whoever_is_marked(language: str, line: str) -> None:
    name = line.partition(" ")[2]
    assert article(below=f"<p>{line}</p>", lang=language)._byline()[1] == (name,)
    declared = f'<meta name="author" content="{name}">'
    assert article(below="<p>By Ada Lorne</p>", head=declared)._byline()[1] == ("Ada Lorne",)


@pytest.mark.parametrize("name", ["Press Release", "Sponsored Content"])
@pytest.mark.parametrize("kind", ["Person", "Organization"])
def test_who_is_declared_as_a_person_and_is_none(name: str, kind: str) -> None:
    said = f'{{"@type": "NewsArticle", "author": {{"@type": "{kind}", "name": "{name}"}}}}'
    head = f'<script type="application/ld+json">{said}</script>'
    assert article(head=head)._byline()[1] == ()
    assert article(below="<p>By Ada Lorne</p>", head=head)._byline()[1] == ("Ada Lorne",)
