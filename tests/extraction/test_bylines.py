"""Printed bylines, and lines that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.bylines import parse_byline, split_authors
from spiders.extraction.name_kinds import looks_like_name


@pytest.mark.parametrize(
    ("text", "language", "authors"),
    [
        ("By Al Mayadeen English", "en", ("Al Mayadeen English",)),
        ("By Ada Lorne and Bo Lind", "en", ("Ada Lorne", "Bo Lind")),
        ("By: Ada Lorne | Bo Lind", "en", ("Ada Lorne", "Bo Lind")),
        ("By Ada Lorne, Bo Lind, and Mia van der Holt", "en", ("Ada Lorne", "Bo Lind", "Mia van der Holt")),
        ("By Lorne, Lind and Holt", "en", ("Lorne", "Lind", "Holt")),
        ("Ada Lorne / Press TV, Tehran", "en", ("Ada Lorne",)),
        ("Ada Lorne\nPress TV, Tehran", "en", ("Ada Lorne",)),
        ("By Ada Lorne in Marly", "en", ("Ada Lorne",)),
        # An agency behind the name, told by its name or by the name's capitals.
        ("By ADA LORNE Associated Press November 18, 2026", "en", ("ADA LORNE",)),
        ("By Ada Lorne Reuters", "en", ("Ada Lorne",)),
        ("By Ada Lorne AP", "en", ("Ada Lorne",)),
        ("By Ada Lorne EFE", "es", ("Ada Lorne",)),
        ("By Ada Lorne Apa", "en", ("Ada Lorne Apa",)),
        ("By Ada Lorne and Bloomberg", "en", ("Ada Lorne",)),
        ("Door Mia van der Holt en Bo Lind, met ANP", "nl", ("Mia van der Holt", "Bo Lind")),
        ("By Ada Lorne Harbour News Service", "en", ("Ada Lorne",)),
        ("By ADA LORNE and BO LIND Harbour Press", "en", ("ADA LORNE", "BO LIND")),
        ("Ada Lorne HARBOUR TODAY NETWORK", "en", ("Ada Lorne",)),
        ("By Ada Lorne CPP", "en", ("Ada Lorne CPP",)),
        # Surnames in capitals are no agency.
        ("Par Jean Paul DUPONT MARTIN", "fr", ("Jean Paul DUPONT MARTIN",)),
        ("By Ada van der LORNE LIND", "en", ("Ada van der LORNE LIND",)),
        # An agency is credited, and writes nothing; nor does an outlet's writer who is not named.
        ("By The Associated Press", "en", ()),
        ("By AFP", "en", ()),
        ("Por EFE", "es", ()),
        ("作者：新华社", "zh", ()),
        ("By Ada Lorne and Xinhua", "en", ("Ada Lorne",)),
        ("By Ada Bloomberg", "en", ("Ada Bloomberg",)),
        ("By Press TV Staff Writer", "en", ()),
        ("By Harbour Herald Staff Reporter", "en", ()),
        ("By Harbour Herald Staff", "en", ("Harbour Herald Staff",)),
        ("By HH Staff", "en", ("HH Staff",)),
        ("By Harbour Herald Correspondent", "en", ("Harbour Herald Correspondent",)),
        ("By Ada Lorne and agencies", "en", ("Ada Lorne",)),
        ("By Ada Lorne with agencies", "en", ("Ada Lorne",)),
        ("By Ada Lorne, with the news agencies", "en", ("Ada Lorne",)),
        ("Par Hélène Marlot avec AFP", "fr", ("Hélène Marlot",)),
        ("Par Hélène Marlot (avec AFP)", "fr", ("Hélène Marlot",)),
        ("Von Jörg Änderling (mit dpa)", "de", ("Jörg Änderling",)),
        ("Von Jörg Änderling und Mia Holt, mit dpa", "de", ("Jörg Änderling", "Mia Holt")),
        ("Por Lucía Peral / EFE", "es", ("Lucía Peral",)),
        ("Por Lucía Peral con agencias", "es", ("Lucía Peral",)),
        ("By Harbour staff and agencies", "en", ("Harbour staff",)),
        ("Guest columnist Ada Lorne", "en", ("Ada Lorne",)),
        ("Propos recueillis par Yann Le Moal", "fr", ("Yann Le Moal",)),
        ("كتب - محمود عبد الرحمن وسارة فؤاد", "ar", ("محمود عبد الرحمن", "سارة فؤاد")),
        ("كتب: محمود خالد وليد", "ar", ("محمود خالد وليد",)),
        ("كتب: محمود أحمد وليد خالد", "ar", ("محمود أحمد وليد خالد",)),
        ("By CBS SPORTS Staff", "en", ("CBS SPORTS Staff",)),
        # Others than the author, named behind.
        ("Written by: Ada Lorne Edited by: Bo Lind", "en", ("Ada Lorne",)),
        ("By Ada Lorne; photographs by Mia Holt", "en", ("Ada Lorne",)),
        ("By Ada Lorne with additional reporting by Bo Lind", "en", ("Ada Lorne",)),
        ("By Ada Lorne, Reuters", "en", ("Ada Lorne",)),
        ("By Ada Lorne, Gaza City", "en", ("Ada Lorne",)),
        ("By Ada Lorne, senior correspondent", "en", ("Ada Lorne",)),
        ("By Ada Lorne - May 12, 2023", "en", ("Ada Lorne",)),
        ("By Ada Lorne 12 May 2023", "en", ("Ada Lorne",)),
        # The words that lead to a date are none of the name's.
        ("By Ada Lorne on May 12, 2023", "en", ("Ada Lorne",)),
        ("By Ada Lorne on Friday, May 12, 2023 at 6:20 PM", "en", ("Ada Lorne",)),
        ("Submitted by Ada Lorne on Fri, 05/12/2023 - 07:15", "en", ("Ada Lorne",)),
        ("Ada Lorne, 12 May 2023", "en", ("Ada Lorne",)),
        ("Par Hélène Marlot le 12 mai 2023 à 18h20", "fr", ("Hélène Marlot",)),
        ("Von Jörg Änderling am 12.05.2023", "de", ("Jörg Änderling",)),
        ("Ольга Ветрова, 12 мая 2023 г.", "ru", ("Ольга Ветрова",)),
        # What somebody is and where, behind a comma or a full stop.
        ("By Ada Lorne, Transport Correspondent", "en", ("Ada Lorne",)),
        ("By Ada Lorne, Harbour Bureau Chief, and Bo Lind, Tides Editor", "en", ("Ada Lorne", "Bo Lind")),
        ("Por Lucía Peral, Puerto Marly", "es", ("Lucía Peral",)),
        ("Por Lucía Peral, enviada especial", "es", ("Lucía Peral",)),
        ("Por Inês Braga, Porto Velho", "pt", ("Inês Braga",)),
        ("By Ada Lorne, Marly County", "en", ("Ada Lorne",)),
        ("Lucía Peral. Marly 12/05/2023", "es", ("Lucía Peral",)),
        ("By Ada Lorne, Bo Lind", "en", ("Ada Lorne", "Bo Lind")),
        ("By Ada Lorne, Rope Fellow", "en", ("Ada Lorne",)),
        ("By Ada Lorne, Marly Heights", "en", ("Ada Lorne",)),
        # Persons called as places are.
        ("By Ada Lake, El Lorne and San Oo", "en", ("Ada Lake", "El Lorne", "San Oo")),
        ("By Ada Lorne, Rio Lind", "en", ("Ada Lorne", "Rio Lind")),
        ("By Bo Lind, Ada Springs", "en", ("Bo Lind", "Ada Springs")),
        # Titles and names that are cut short end no name.
        ("By Ada Lorne and Prof. Bo Lind", "en", ("Ada Lorne", "Prof. Bo Lind")),
        ("By Ada Lorne and Rep. Bo Lind", "en", ("Ada Lorne", "Rep. Bo Lind")),
        ("By The Rev. Bo Lind", "en", ("The Rev. Bo Lind",)),
        ("By Lieutenant Col. Bo Lind", "en", ("Lieutenant Col. Bo Lind",)),
        ("By Carl Chr. Lind", "en", ("Carl Chr. Lind",)),
        # Surnames that days and little words are called as well.
        ("By Wei Sun | 20 November 2026", "en", ("Wei Sun",)),
        ("By Ada Sun, 20 November 2026", "en", ("Ada Sun",)),
        ("By Ann Mei Sun | 20 November 2026", "en", ("Ann Mei Sun",)),
        ("By Ada Lorne Wed, 18 November 2026", "en", ("Ada Lorne",)),
        ("By Kim Do - 20.11.2026", "en", ("Kim Do",)),
        ("By Ann Le 20 November 2026", "en", ("Ann Le",)),
        ("By Ada Lorne Sun 20 November 2026", "en", ("Ada Lorne",)),
        ("By Ada Lorne | Sun, 20 November 2026", "en", ("Ada Lorne",)),
        ("By Wei Sun on Sun, 20 November 2026", "en", ("Wei Sun",)),
        ("By Prof. Ada Lorne", "en", ("Prof. Ada Lorne",)),
        ("Автор: Ольга Ветрова", "ru", ("Ольга Ветрова",)),
        ("Haber: Defne Aksoy", "tr", ("Defne Aksoy",)),
        ("Door Mia van der Holt", "nl", ("Mia van der Holt",)),
        ("Texto: Lucía Peral", "es", ("Lucía Peral",)),
        ("By Ada al-Lorne @lorne", "en", ("Ada al-Lorne",)),
        ("By Dr. Ada Q. Lorne Jr.", "en", ("Dr. Ada Q. Lorne Jr.",)),
        ("By Ada Lorne, MD, Ph.D., and Bo Lind", "en", ("Ada Lorne, MD, Ph.D.", "Bo Lind")),
        ("By A. Q. Lorne", "en", ("A. Q. Lorne",)),
        ("By April Lorne and Sam Lind", "en", ("April Lorne", "Sam Lind")),
        ("BY ADA LORNE", "en", ("ADA LORNE",)),
        ("By Press TV Website Staff", "en", ("Press TV Website Staff",)),
        ("By The Harbour Press", "en", ("The Harbour Press",)),
        ("By Staff Writer", "en", ()),
        ("By News Desk", "en", ("News Desk",)),
        ("By Ada Lorne, Head of Ropes", "en", ("Ada Lorne",)),
        ("By Ada Lorne, Contributing Writer", "en", ("Ada Lorne",)),
        ("Por Ana López y Juan Peral", "es", ("Ana López", "Juan Peral")),
        ("Par Jean Dupont", "fr", ("Jean Dupont",)),
        ("بقلم أحمد خليل", "ar", ("أحمد خليل",)),
        ("الميادين نت", "ar", ("الميادين نت",)),
        ("شبكة الميادين", "ar", ("شبكة الميادين",)),
        ("الكاتب: محمد علي", "ar", ("محمد علي",)),  # Ali, and not "on"
        ("حاوره: عليّ رضا", "ar", ("عليّ رضا",)),
        ("القاهرة - أحمد دوران", "ar", ("أحمد دوران",)),
        ("بيروت ـ سمر حداد", "ar", ("سمر حداد",)),
        ("London - Ada Lorne", "en", ("Ada Lorne",)),
        ("Por Al Mayadeen Español", "es", ("Al Mayadeen Español",)),
        ("Léa Quémeneur\nPress TV, Évrecourt", "fr", ("Léa Quémeneur",)),
    ],
)
def test_bylines(text: str, language: str, authors: tuple[str, ...]) -> None:
    byline = parse_byline(text, language=language)
    assert byline is not None
    assert byline.authors == authors
    assert byline.raw == text.replace("\n", " / ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "By Monday the storm had moved on.",
        "By the time it ended, three people were missing",
        "By law, harbours are open to all ships",
        "Press TV, Tehran",
        "Source: Agencies",
        "The minister said on Sunday",
        "Read more",
        "7 May 2023 16:52",
        "3 Min Read",
        "By " + "A" * 300,
        "“We built it,” she said",
        "المصدر: الميادين",
        "المصدر:",
        "المرفأ يعود إلى العمل",
    ],
)
def test_what_is_no_byline(text: str) -> None:
    assert parse_byline(text) is None


def test_authors_of_a_field_are_split_without_handles_roles_and_repeats() -> None:
    assert split_authors("Ada Lorne; Bo Lind (@bo), editor; Ada Lorne") == ("Ada Lorne", "Bo Lind")
    assert split_authors("12 May 2023") == ()
    assert split_authors("Ada Lorne [Harbour], a.lorne@herald.example, Bo Lind") == ("Ada Lorne", "Bo Lind")
    assert split_authors("alorne") == ("alorne",)
    assert split_authors("ada lorne") == ("ada lorne",)
    assert split_authors("of the ropes") == split_authors("read more") == split_authors("alorne2@a.example") == ()


def test_of_a_field_that_is_too_long_no_name_is_kept_that_is_cut() -> None:
    assert set(split_authors("Ada Lorne, Bo Lind, " * 100)) == {"Ada Lorne", "Bo Lind"}
    assert split_authors("Ada " * 1000) == ()


@given(st.text(st.characters(), max_size=300), st.sampled_from(["en", "es", "ar", "xx"]))
def test_no_text_raises_and_authors_stand_in_the_line(text: str, language: str) -> None:
    byline = parse_byline(text, language=language)
    for author in byline.authors if byline else ():
        assert byline is not None
        assert author in byline.raw
        assert looks_like_name(author)
    split_authors(text)
