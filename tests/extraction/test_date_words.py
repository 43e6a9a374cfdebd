"""Printed dates in the languages of Europe and around it: months, days of the week, labels and times."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from spiders.extraction import read
from spiders.extraction.byline_parts import before_date
from spiders.extraction.date_words import begins_with_day
from spiders.extraction.dates import UTC_ZONE, find_dates, parse_date, parse_date_line

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
PUBLISHED, CHANGED = date(2026, 11, 20), date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("pátek 20. listopadu 2026", "cs"),
        ("piatok 20. novembra 2026", "sk"),
        ("petek, 20. november 2026", "sl"),
        ("petak, 20. studenoga 2026.", "hr"),
        ("петак, 20. новембар 2026.", "sr"),
        ("petak, 20. novembar 2026.", "sr"),
        ("петок, 20 ноември 2026", "mk"),
        ("петък, 20 ноември 2026 г.", "bg"),
        ("пятніца, 20 лістапада 2026", "be"),
        ("2026. november 20., péntek", "hu"),
        ("vineri, 20 noiembrie 2026", "ro"),
        ("fredag den 20. november 2026", "da"),
        ("fredag 20. november 2026", "nb"),
        ("föstudagur 20. nóvember 2026", "is"),
        ("perjantaina 20. marraskuuta 2026", "fi"),
        ("reede, 20. november 2026", "et"),
        ("piektdiena, 2026. gada 20. novembris", "lv"),
        ("2026 m. lapkričio 20 d.", "lt"),
        ("Παρασκευή, 20 Νοεμβρίου 2026", "el"),
        ("20 nëntor 2026", "sq"),
        ("divendres, 20 de novembre de 2026", "ca"),
        ("Jumat, 20 Nov 2026", "id"),
        ("20 noyabr 2026", "az"),
        ("20 қараша 2026", "kk"),
        ("20 նոյեմբերի 2026", "hy"),
        ("20 ნოემბერი 2026", "ka"),
        ("20 בנובמבר 2026", "he"),
        ("20 نومبر 2026", "ur"),
    ],
)
def test_a_day_in_words(text: str, language: str) -> None:
    found = parse_date(text, UTC_ZONE, language=language)
    assert found is not None
    assert found.at.date() == PUBLISHED


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("5. elokuuta 2026", 8), ("5. heinäkuuta 2026", 7), ("5. srpna 2026", 8), ("5. července 2026", 7),
        ("5. června 2026", 6), ("5 iulie 2026", 7), ("5 iunie 2026", 6), ("5 Μαΐου 2026", 5), ("5 Μαρτίου 2026", 3),
        ("2026 m. liepos 5 d.", 7), ("5 d’abril de 2026", 4), ("5. maj 2026", 5), ("5. marts 2026", 3),
        ("5 липня 2026", 7), ("5 ліпеня 2026", 7), ("5. juni 2026", 6), ("5 במאי 2026", 5), ("5 تموز 2026", 7),
    ],
)  # fmt: skip
def test_months_that_look_alike(text: str, month: int) -> None:
    found = parse_date(text, UTC_ZONE)
    assert found is not None
    assert (found.at.month, found.at.day) == (month, 5)


def test_croatia_calls_october_what_others_call_november() -> None:
    for language, month in (("hr", 10), ("pl", 11), ("cs", 11)):
        found = parse_date("20. listopada 2025.", UTC_ZONE, language=language)
        assert found is not None
        assert found.at.month == month
        (within,) = find_dates("Most, 20. listopada 2025. u gradu", UTC_ZONE, language=language)
        assert within.at.month == month


@pytest.mark.parametrize(
    "text",
    ["20.11.2026 klo 10.15", "20 november 2026 kl. 10.15", "20. november 2026 kl 10.15", "20 novembre 2026 ore 10.15",
     "20.11.2026 um 10.15", "20. november 2026 ob 10.15", "Jumat, 20 Nov 2026 pukul 10.15"],
)  # fmt: skip
def test_a_dot_in_a_time_stands_behind_its_word(text: str) -> None:
    found = parse_date(text, UTC_ZONE)
    assert found is not None
    assert found.at == datetime(2026, 11, 20, 10, 15, tzinfo=UTC)


def test_a_dot_between_numbers_alone_is_no_time() -> None:
    assert parse_date("20.11.2026 10.15", UTC_ZONE) is None


@pytest.mark.parametrize(
    ("published", "changed"),
    [
        ("Julkaistu 20.11.2026 klo 10.15", "Päivitetty 21. marraskuuta 2026"),
        ("Publicerad 20 november 2026", "Senast uppdaterad 21 november 2026"),
        ("Publiceret 20. november 2026", "Opdateret 21. november 2026"),
        ("Publisert 20. november 2026", "Sist oppdatert 21. november 2026"),
        ("Publikováno: 20. listopadu 2026", "Aktualizováno 21. listopadu 2026"),
        ("Objavljeno: 20. studenoga 2026.", "Ažurirano: 21. studenoga 2026."),
        ("Megjelent: 2026. november 20.", "Frissítve: 2026. november 21."),
        ("Publicat: 20 noiembrie 2026", "Actualizat: 21 noiembrie 2026"),
        ("Публикувано: 20 ноември 2026", "Обновена: 21 ноември 2026"),
        ("Δημοσίευση: 20 Νοεμβρίου 2026", "Τελευταία ενημέρωση: 21 Νοεμβρίου 2026"),
        ("Paskelbta 2026-11-20", "Atnaujinta 2026-11-21"),
        ("Publicat el 20 de novembre de 2026", "Actualitzat el 21 de novembre de 2026"),
        ("Diterbitkan 20 November 2026", "Diperbarui 21 November 2026"),
        ("פורסם: 20 בנובמבר 2026", "עודכן: 21 בנובמבר 2026"),
    ],
)
def test_labels_tell_publications_from_changes(published: str, changed: str) -> None:
    line = parse_date_line(f"{published} | {changed}", UTC_ZONE)
    assert line.published is not None
    assert line.modified is not None
    assert (line.published.at.date(), line.modified.at.date()) == (PUBLISHED, CHANGED)
    prose = "Ann Lee walked over the old bridge before it was closed for the winter by the town and its engineers. "
    page = read(
        f"<title>The bridge is closed</title><main><article><h1>The bridge is closed</h1><p>{changed}</p>"
        f"<p>{published}</p>{f'<p>{prose * 3}</p>' * 4}</article></main>".encode(),
        "https://herald.example/news/the-bridge-is-closed",
        captured_at=NOW,
    )
    assert page.published_at is not None
    assert page.modified_at is not None
    assert (page.published_at.date(), page.modified_at.date()) == (PUBLISHED, CHANGED)
    assert (page.body or "").startswith("Ann Lee")


def test_a_day_in_these_languages_begins_no_list() -> None:
    assert begins_with_day("20. marraskuuta silta suljettiin.")
    assert begins_with_day("20. marts 2026")
    assert not begins_with_day("4. Mars is the fourth planet.")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("16 Ноябрь 2026", "ru"), ("Ноябрь 16, 2026", "ru"), ("16 листопад 2026", "uk"), ("16 лис 2026", "uk"),
        ("16 лістапад 2026", "be"), ("16 lis 2026", "pl"), ("16 listopad 2026", "pl"), ("Listopad 16, 2026", "pl"),
        ("16 listopada 2026", "pl"), ("16. lis 2026", "cs"), ("16. listopad 2026", "cs"), ("16. stu 2026.", "hr"),
        ("16. нов 2026.", "sr"), ("16 ное 2026", "bg"), ("16 ное 2026", "mk"), ("2026 lapkritis 16", "lt"),
        ("16 lapkr. 2026", "lt"), ("16. marras 2026", "fi"), ("16. marrask. 2026", "fi"), ("16 Noiem. 2026", "ro"),
        ("15 בנוב׳ 2026", "he"), ("15 בנוב' 2026", "he"), ("נוב׳ 15, 2026", "he"),
    ],
)  # fmt: skip
def test_months_in_the_nominative_and_cut_short(text: str, language: str) -> None:
    found = parse_date(text, UTC_ZONE, language=language)
    assert found is not None
    assert (found.at.month, found.at.day // 2) == (11, 8 - (language == "he"))


@pytest.mark.parametrize(
    ("text", "language", "month"),
    [
        ("16. listopad 2026", "hr", 10), ("16. lis 2026", "hr", 10), ("16. listopada 2026.", "hr", 10),
        ("16 lip 2026", "pl", 7), ("16. lip 2026.", "hr", 6), ("16. srp 2026", "cs", 8), ("16. srp 2026.", "hr", 7),
        ("16 mrz 2026", "de", 3), ("2026. szept. 16.", "hu", 9), ("16. dets 2026", "et", 12), ("16. avg 2026", "sl", 8),
        ("16 sie 2026", "pl", 8), ("16. bře 2026", "cs", 3), ("16 iun 2026", "ro", 6), ("16. febr. 2026", "lv", 2),
        ("16 Септ 2026", "bg", 9), ("16 Μάι 2026", "el", 5), ("16 жов 2026", "uk", 10),
    ],
)  # fmt: skip
def test_the_language_tells_which_month_a_word_is(text: str, language: str, month: int) -> None:
    found = parse_date(text, UTC_ZONE, language=language)
    assert found is not None
    assert found.at.month == month


@pytest.mark.parametrize(
    "text",
    [
        "16 listopad 2026",
        "16 listopada 2026",
        "16 lis 2026",
        "16 Pro 2026",
        "16 lip 2026",
        "16 sie 2026",
        "16 нов 2026",
    ],
)
def test_what_means_several_months_or_is_a_word_elsewhere_is_none_without_its_language(text: str) -> None:
    assert parse_date(text, UTC_ZONE, language="en") is None
    assert find_dates(f"The match of {text} was lost.", UTC_ZONE, language="en") == ()


def test_a_byline_ends_before_a_month_of_its_language() -> None:
    assert before_date("Anna Lorne, 16 lis 2026", "pl") == "Anna Lorne"
    assert before_date("Anna Lorne, 16 listopad 2026") == "Anna Lorne"
    assert before_date("Anna Lorne 16 Pro 2026", "en") == "Anna Lorne 16 Pro 2026"
