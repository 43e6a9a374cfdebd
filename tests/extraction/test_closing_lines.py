"""Headings of what follows an article end it, on web pages as in texts."""

from __future__ import annotations

import pytest

from spiders.extraction import closing_lines, read
from spiders.extraction.reading_time import holds_reading_time, is_reading_time, reading_minutes

URL = "https://news.example/harbour/harbour-office-counts-its-ropes-again"
TITLE = "Harbour office counts its ropes again"
PARAGRAPHS = tuple(
    f"The harbour office of Marly has counted its {thing} once more, and finds that none of them is lost, though two"
    " were lent to the ferry line in spring and came back shorter than they had been."
    for thing in ("ropes", "chains", "buoys", "lamps", "ladders")
)
TEASER = "The library of Marly opens its roof to readers from Monday on, and asks them to bring chairs."


@pytest.mark.parametrize(
    "heading",
    [
        "Related articles",
        "About the author",
        "Leave a reply",
        "Get in touch",
        "Artículos relacionados",
        "Sobre el autor",
        "Deja un comentario",
        "À lire aussi",
        "À propos de l’auteur",
        "مقالات ذات صلة",
        "عن الكاتب",
        "Ähnliche Beiträge",
        "Über die Autorin:",
        "Читайте также:",
        "Самое читаемое",
        "Zobacz także",
        "Najczęściej czytane",
        "İlgili haberler",
        "Çok okunanlar",
        "相关文章",
        "热门新闻",
        "あわせて読みたい",
        "アクセスランキング",
        "Mais lidas",
    ],
)
def test_a_page_ends_where_its_text_ends(heading: str) -> None:
    html = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"<html><body><article><h1>{TITLE}</h1>{html}<h3>{heading}</h3><p>{TEASER}</p></article></body></html>"
    text = "\n\n".join((TITLE, *PARAGRAPHS, heading, TEASER))
    for found in (read(page.encode(), URL), read(text.encode(), URL, "text/plain")):
        assert tuple((found.body or "").split("\n\n")) == PARAGRAPHS


def test_labels_that_stand_above_an_article_head_nothing_on_a_page() -> None:
    for label in ("Categories", "Contact", "Back to news"):
        assert closing_lines.closes(label)
        assert not closing_lines.heads_what_follows(label)


@pytest.mark.parametrize("heading", ["What to watch next week", "Most discussed: the lamps", "Trending"])
def test_an_articles_own_heading_ends_no_text(heading: str) -> None:
    text = "\n\n".join((TITLE, *PARAGRAPHS[:3], heading, *PARAGRAPHS[3:]))
    body = read(text.encode(), URL, "text/plain").body or ""
    assert [line for line in body.split("\n\n") if line != heading] == list(PARAGRAPHS)


@pytest.mark.parametrize("line", ["Related ropes are counted", "The author of the count", "Copyright law of 1976"])
def test_headings_of_an_articles_own_parts_end_nothing(line: str) -> None:
    assert not closing_lines.closes(line)
    assert not closing_lines.heads_what_follows(line)


RESERVED = (
    "All rights reserved",
    "Todos los derechos reservados",
    "Tous droits réservés",
    "جميع الحقوق محفوظة",
    "Alle Rechte vorbehalten",
    "Todos os direitos reservados",
    "Tutti i diritti riservati",
    "Все права защищены",
    "Tüm hakları saklıdır",
    "כל הזכויות שמורות",
)


@pytest.mark.parametrize("reserved", RESERVED)
def test_whose_a_page_is_in_any_language(reserved: str) -> None:
    for line in (reserved, f"The Harbour Herald 2026. {reserved}."):
        assert closing_lines.tells_whose(line)
        assert closing_lines.is_foot(line)
        assert closing_lines.is_offer(line)
    assert closing_lines.begins_with_whose(f"{reserved}. {TEASER}")


@pytest.mark.parametrize(
    ("text", "whose", "begins", "foot"),
    [
        ("© 2026 The Harbour Herald", True, True, True),
        ("(c) 2026 The Harbour Herald", True, True, True),
        ("Copyright The Harbour Herald 2026", True, True, True),
        ("© Ada Lorne/Reef Images", True, True, False),
        (f"© 2026 The Harbour Herald. {TEASER} {TEASER}", False, True, True),
        ("Copyright law of 1976 is to be changed.", False, False, False),
        ("Herald of Sule © 2026", False, False, False),
        ("(Copyright: parts of this are the rope walk's.)", False, False, False),
    ],
)
def test_whose_something_is_and_what_of_it_is_a_pages_foot(text: str, whose: bool, begins: bool, foot: bool) -> None:
    found = (closing_lines.tells_whose(text), closing_lines.begins_with_whose(text), closing_lines.is_foot(text))
    assert found == (whose, begins, foot)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the Harbour newsletter.",
        "Want the harbour each morning? Subscribe for free e-mails.",
        "You can subscribe to our weekly newsletter and read of ropes each Friday.",
        "Ropes and chains, delivered straight to your inbox.",
        "We may earn a commission.",
        "When you buy through links in this story, the Herald might receive a small compensation.",
        "All ropes are independently selected by our editors.",
        "By submitting your address you agree to our rules.",
        "By signing up, you consent to letters.",
        "Your subscription has been confirmed.",
        "Get more news from Marly straight to your inbox here.",
        "The Herald is a nonprofit newsroom that depends on readers like you.",
        "You may republish this article for free under a Creative Commons license.",
        "Do you have an opinion on the issues raised in this article?",
    ],
)
def test_what_a_site_offers_its_readers(line: str) -> None:
    assert closing_lines.is_offer(line)


NEWS = (
    "Those who lost their boats may receive compensation by spring, the mayor said.",
    "The two experts were independently selected by the court.",
    "By signing the treaty the two countries agree to count their ropes together each spring.",
    "By submitting the plan on Monday the ministry accepted what the harbour office had asked for.",
    "Residents can sign up for flood alerts at the harbour office from Monday on.",
    "He signed the newsletter of the party, to which two thousand people subscribe.",
    "She thanked him: thank you for signing the treaty.",
    "The nonprofit newsroom of the island opened on Monday.",
    "Do you have an opinion on ropes, the keeper asked all who came in.",
    "Agents of the ferry line might earn large commissions, the keeper found.",
)


@pytest.mark.parametrize("line", NEWS)
def test_what_the_news_tell_of_offers_is_none(line: str) -> None:
    assert not closing_lines.is_offer(line)
    text = "\n\n".join((TITLE, *PARAGRAPHS[:2], line, *PARAGRAPHS[2:]))
    assert line in (read(text.encode(), URL, "text/plain").body or "").split("\n\n")
    html = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, line))
    page = f"<html><body><article><h1>{TITLE}</h1>{html}</article></body></html>"
    assert (read(page.encode(), URL).body or "").endswith(line)


@pytest.mark.parametrize(
    ("line", "minutes", "is_line", "is_inside"),
    [
        ("3 Min Read", 3, True, True),
        ("Reading time: 5 minutes", 5, True, False),
        ("Read time: 5 min", 5, True, False),
        ("5 min de lectura", 5, True, True),
        ("مدة القراءة: 4 دقائق", 4, True, False),
        ("Temps de lecture : 3 min", 3, True, False),
        ("Lesezeit: 3 Minuten", 3, True, False),
        ("Reading time: less than a minute", None, True, False),
        ("The library opens its roof, 4 min read", None, False, True),
        ("100m", 100, False, False),
        ("The keeper waited 5 minutes", None, False, False),
    ],
)
def test_reading_times(line: str, minutes: int | None, is_line: bool, is_inside: bool) -> None:
    assert (reading_minutes(line), is_reading_time(line), holds_reading_time(line)) == (minutes, is_line, is_inside)


def test_labels_of_tags_close_an_article_in_every_language() -> None:
    assert all(
        map(
            closing_lines.closes,
            ["Tags", "Post topics: ropes", "Temas: cuerdas", "Mots-clés", "Schlagwörter", "الوسوم"],
        )
    )
    assert not any(map(closing_lines.closes, ["Tagsüber", "Themenwoche", "Tags of the ropes are red"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We and our partners use cookies to store personal data on your device and to show advertising.", True),
        ("You may withdraw your consent to cookies and manage your preferences on this site.", True),
        (
            "Nous et nos partenaires stockons des cookies et données sur votre appareil, avec votre accord.",
            True,
        ),
        ("Cookies store personal data on a device, and advertising lives by them, said the court.", False),
        ("“We use cookies to store personal data on your device for advertising,” said the firm.", False),
        ("We bake cookies for our partners.", False),
        (
            "US courts are to decide whether advertising firms may store cookies and personal data on a device without"
            " consent.",
            False,
        ),
    ],
)
def test_who_asks_for_consent_speaks_of_himself(text: str, expected: bool) -> None:
    assert closing_lines.is_consent(text) is expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("What to watch next week", True),
        ("What to watch next", False),
        ("Most discussed: the lamps", True),
        ("Most discussed", False),
        ("More stories from survivors", True),
        ("More stories from the Herald", False),
        ("Other news in brief", True),
        ("Latest news for you", False),
        ("About the author of the plan", True),
        ("About the author of this article", False),
    ],
)
def test_where_more_words_follow_a_heading_may_be_the_articles_own(heading: str, expected: bool) -> None:
    assert closing_lines.heads_what_follows(heading)
    assert closing_lines.may_be_own(heading) is expected


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("The study, which has not been independently reviewed, found links between storms and warmer seas.", False),
        ("Families who live near this site may receive compensation of 5,000 from the council this year.", False),
        ("Passengers may get compensation when the ferry's links to the trains are missed.", False),
        ("Every wreck should be independently reviewed, and our courts must be given the money for it.", False),
        ("Under the old treaty all rights reserved to the fishermen remain in force.", False),
        ("We may receive compensation from the partners whose products we link to.", True),
        ("This site may earn compensation from links on this page.", True),
        ("Things you buy through links on this site may earn us a commission; you may get an affiliate fee.", True),
        ("Everything is independently reviewed by our editors.", True),
        ("Everything that we recommend is independently reviewed.", True),
        ("Copyright 2026 Harbour Press. All rights reserved. This may not be published.", True),
    ],
)
def test_whom_the_news_are_of_are_paid_and_chosen_as_well(line: str, is_one: bool) -> None:
    assert closing_lines.is_offer(line) is is_one
