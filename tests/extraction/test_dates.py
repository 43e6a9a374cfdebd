"""Printed dates of many shapes, and texts that are none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.dates import (
    UTC_ZONE,
    cut_at_labels,
    date_among,
    find_dates,
    is_date_line,
    parse_date,
    parse_date_line,
    printed_date,
)
from storage.records import Precision

BEIRUT = ZoneInfo("Asia/Beirut")
TEHRAN = ZoneInfo("Asia/Tehran")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=BEIRUT)  # a Sunday


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2023-12-30T21:59:00.0000000", "2023-12-30T21:59+02:00"),
        ("2024-04-30T00:58:00+03:00", "2024-04-30T00:58+03:00"),
        ("2024-04-30T00:58:00Z", "2024-04-30T03:58+03:00"),
        ("2024-04-30 00:58", "2024-04-30T00:58+03:00"),
        ("2024-04-30T00:58:00-0500", "2024-04-30T08:58+03:00"),
        ("20240430T005800Z", "2024-04-30T03:58+03:00"),
        ("Tue, 14 May 2024 10:20:30 GMT", "2024-05-14T13:20:30+03:00"),
        ("Tue, 14 May 2024 10:20:30 +0330", "2024-05-14T09:50:30+03:00"),
        ("7 May 2023 16:52", "2023-05-07T16:52+03:00"),
        ("Sep 26 2022 08:20", "2022-09-26T08:20+03:00"),
        ("Wednesday, 23 September 2026 8:20 AM", "2026-09-23T08:20+03:00"),
        ("Sun Mar 17, 2019 01:16PM", "2019-03-17T13:16+02:00"),
        ("May 7, 2023 at 12:05 a.m.", "2023-05-07T00:05+03:00"),
        ("May 7, 2023 at 4:52 pm EDT", "2023-05-07T23:52+03:00"),
        ("12 May 2023 - 9:30 p.m. (GMT+3)", "2023-05-12T21:30+03:00"),
        ("3/9/2026 11:50:13 AM", "2026-09-03T11:50:13+03:00"),
        ("17/11/2025 à 18h42", "2025-11-17T18:42+02:00"),
        ("Publié le mar. 17/11/2025 - 18h42", "2025-11-17T18:42+02:00"),
        ("Monday 17.11.2025, um 18.42 Uhr", "2025-11-17T18:42+02:00"),
        ("Wed 19 Nov 2025 22.42 GMT", "2025-11-20T00:42+02:00"),
        ("Nov. 19, 2025, 10:42 p.m. ET", "2025-11-20T05:42+02:00"),
        ("July 9, 2025 10:42 AM PT", "2025-07-09T20:42+03:00"),
        ("Published: 7 May 2023 16:52", "2023-05-07T16:52+03:00"),
        ("23 Julio 19:20", "2026-07-23T19:20+03:00"),
        ("23 Diciembre 19:20", "2025-12-23T19:20+02:00"),
        ("23 de julio de 2024 19:20", "2024-07-23T19:20+03:00"),
        ("1er janvier 2023 à 16h52", "2023-01-01T16:52+02:00"),
        ("اليوم 06:42", "2026-11-22T06:42+02:00"),
        ("أمس 10:30", "2026-11-21T10:30+02:00"),
        ("15 كانون الثاني 2023 10:30", "2023-01-15T10:30+02:00"),
        ("٧ أيار ٢٠٢٣ ١٦:٥٢", "2023-05-07T16:52+03:00"),
        ("20 minutes ago", "2026-11-22T09:40+02:00"),
        ("1 hr 41 min ago", "2026-11-22T08:19+02:00"),
        ("il y a 1h41", "2026-11-22T08:19+02:00"),
        ("hace 20 minutos", "2026-11-22T09:40+02:00"),
        ("قبل ٢٠ دقيقة", "2026-11-22T09:40+02:00"),
        ("منذ ۵ دقائق", "2026-11-22T09:55+02:00"),
        ("أول من أمس 10:30", "2026-11-20T10:30+02:00"),
        ("2023/05/07 - 16:52", "2023-05-07T16:52+03:00"),
        ("٢٠٢٣/٥/٧ | ١٦:٥٢", "2023-05-07T16:52+03:00"),
        ("ayer 22:10", "2026-11-21T22:10+02:00"),
        ("19 Nov 14:05 hs", "2026-11-19T14:05+02:00"),
        ("avant-hier à 8h20", "2026-11-20T08:20+02:00"),
        ("mercredi 23 septembre 2026 8:20", "2026-09-23T08:20+03:00"),
        ("الأحد، 22 تشرين الثاني 2026، الساعة 8:20 صباحاً", "2026-11-22T08:20+02:00"),
        ("\u200f۲۰ آب ۲۰۲۳ - ٨:٢٠ م\u200f", "2023-08-20T20:20+03:00"),
        ("نُشر في: 7 أيار 2023 16:52", "2023-05-07T16:52+03:00"),
        # The time before the day.
        ("16:52 07/05/2023", "2023-05-07T16:52+03:00"),
        ("16:52 - 07-05-2023", "2023-05-07T16:52+03:00"),
        ("16:52 | 7.5.2023", "2023-05-07T16:52+03:00"),
        ("a las 16:52 del 07/05/2023", "2023-05-07T16:52+03:00"),
        ("16:52 2023/05/07", "2023-05-07T16:52+03:00"),
        ("16:52 - 2023-05-07", "2023-05-07T16:52+03:00"),
        # Further languages.
        ("7 мая 2023, 16:52", "2023-05-07T16:52+03:00"),
        ("16:52, 7 мая 2023 г.", "2023-05-07T16:52+03:00"),
        ("Опубликовано: 7 травня 2023 16:52", "2023-05-07T16:52+03:00"),
        ("Giriş: 7 Mayıs 2023 Pazar 16:52", "2023-05-07T16:52+03:00"),
        ("Yayınlanma Tarihi: 23 Ağustos 2023 - 16:52", "2023-08-23T16:52+03:00"),
        ("Gepubliceerd op zondag 7 mei 2023 om 16:52 uur", "2023-05-07T16:52+03:00"),
        ("niedziela, 7 maja 2023, godz. 16:52", "2023-05-07T16:52+03:00"),
        ("Publicado em 7 de maio de 2023 16h52", "2023-05-07T16:52+03:00"),
        ("Pubblicato il 7 maggio 2023 alle 16:52", "2023-05-07T16:52+03:00"),
        ("نشر في: 7 مايو 2023 04:52 م GST", "2023-05-07T15:52+03:00"),
        ("вчера 16:52", "2026-11-21T16:52+02:00"),
    ],
)
def test_dates_with_a_time(text: str, at: str) -> None:
    found = parse_date(text, BEIRUT, now=NOW)
    assert found is not None
    assert found.at == datetime.fromisoformat(at)
    assert found.precision is Precision.MINUTE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 Aug 2022", "2022-08-15"),
        ("令和4年8月15日", "2022-08-15"),
        ("令和元年8月15日", "2019-08-15"),
        ("平成30年8月15日", "2018-08-15"),
        ("Thu 2 Sept. 2015", "2015-09-02"),
        ("August 15th, 2022", "2022-08-15"),
        ("2024-04-30", "2024-04-30"),
        ("2024/4/30", "2024-04-30"),
        ("20240430", "2024-04-30"),
        ("7.5.2023", "2023-05-07"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("20 اب", "2026-08-20"),
        ("٢٠ آب ٢٠٢٣", "2023-08-20"),
        ("السبت 6 نيسان/أبريل 2024", "2024-04-06"),
        ("1 كانون الأول 2024", "2024-12-01"),
        ("le 12 août 2023", "2023-08-12"),
        ("12. Dezember 2023", "2023-12-12"),
        ("29 February", "2024-02-29"),
        ("3 hours ago", "2026-11-22"),
        ("1 day, 3 hours ago", "2026-11-21"),
        ("قبل يومين", "2026-11-20"),
        ("قبل 3 ساعات", "2026-11-22"),
        ("hace 3 horas", "2026-11-22"),
        ("anteayer", "2026-11-20"),
        ("23 تشرين الثاني", "2025-11-23"),  # tomorrow's day was last year's
        ("3 يوليه 2025", "2025-07-03"),
        ("3 جويلية 2025", "2025-07-03"),
        ("5 غشت 2024", "2024-08-05"),
        ("7 شتنبر 2024", "2024-09-07"),
        ("5 كانون أول 2025", "2025-12-05"),
        ("Publication date: 15 Aug 2022", "2022-08-15"),
        ("Fecha de publicación: 15/08/2022", "2022-08-15"),
        ("بتاريخ: 15 أغسطس 2022", "2022-08-15"),
        ("أضيف في 15 أغسطس 2022", "2022-08-15"),
    ],
)
def test_days_stand_at_noon(text: str, day: str) -> None:
    found = parse_date(text, BEIRUT, now=NOW)
    assert found is not None
    assert found.at.isoformat()[:19] == f"{day}T12:00:00"
    assert found.at.utcoffset() == found.at.astimezone(BEIRUT).utcoffset()
    assert found.precision is Precision.DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Monday",
        "May 2023",
        "31 Feb 2023",
        "31/02/2023",
        "1 May 1980",
        "December 30, 9999",
        "9999-12-31T23:59:59Z",
        "0001-01-01",
        "1 May 2027",
        "24:30 7 May 2023",
        "12:75 7 May 2023",
        "hello 12 May 2023",
        "117/11/2025",
        "pier 3/9/2025",
        "7 May 2023 16:52 XST",
        "7 mai 2023 16:52 et",
        "12 May 2023 was a Friday",
        "12 May 13 June 2023",
        "12 5 2023",
        "5:30",
        "S-400",
        "67 martyrs",
        "On 3 May 2023 the harbour reopened.",
        "1 2 3 4",
        "99999999999999999999",
        "9999 years ago",
        "3 hours ago / 22:05 GMT",
        "2023-13-01",
        "20231301",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text, BEIRUT, now=NOW) is None


def test_raw_is_what_was_printed_without_its_label() -> None:
    found = parse_date("Published:  7 May 2023\u00a016:52 ", BEIRUT)
    assert found is not None
    assert found.raw == "7 May 2023 16:52"
    arabic = parse_date("٢٠ آب ٢٠٢٣", BEIRUT)
    assert arabic is not None
    assert arabic.raw == "٢٠ آب ٢٠٢٣"


def test_month_first_settles_only_what_is_open() -> None:
    dates = [parse_date(text, TEHRAN, month_first=True) for text in ("3/9/2026 11:50:13 AM", "25/9/2026", "3.9.2026")]
    assert [found and found.at.date().isoformat() for found in dates] == ["2026-03-09", "2026-09-25", "2026-09-03"]


def test_mar_is_a_tuesday_beside_another_month_in_spanish() -> None:
    found = parse_date("mar 15 ago 2023", BEIRUT, language="es")
    assert found is not None
    assert found.at.date().isoformat() == "2023-08-15"
    assert parse_date("mar 15 ago 2023", BEIRUT, language="en") is None


def test_without_now_nothing_relative_is_read() -> None:
    assert [parse_date(text, BEIRUT) for text in ("today 06:42", "23 Julio 19:20", "3 hours ago")] == [None] * 3


def test_dates_up_to_two_days_after_the_capture_are_taken_for_clocks_that_are_wrong() -> None:
    assert parse_date("24 Nov 2026 09:00", BEIRUT, now=NOW) is not None
    assert parse_date("24 Nov 2026 11:00", BEIRUT, now=NOW) is None


def test_updates_are_told_from_publications() -> None:
    line = parse_date_line("Sun Mar 17, 2019 01:16PM [Updated: Tue Mar 19, 2019 12:03PM ]", TEHRAN)
    assert line.published is not None
    assert line.modified is not None
    assert (line.published.at.day, line.modified.at.day) == (17, 19)
    assert line.published.raw == "Sun Mar 17, 2019 01:16PM"
    alone = parse_date_line("Last Update: Wednesday, 23 September 2026 8:20 AM", TEHRAN)
    assert alone.published is None
    assert alone.modified is not None
    assert parse_date_line("The page was updated on Monday", TEHRAN) == (None, None)


@pytest.mark.parametrize(
    "line",
    [
        "Updated 20 November 2026 08:10, published 19 November 2026 18:20",
        "Published 19 November 2026 18:20. Last updated: 20 November 2026 08:10",
        "Last updated 20 November 2026 08:10. First published 19 November 2026 18:20",
        "Updated: Nov 20, 2026 8:10 AM | Published: Nov 19, 2026 6:20 PM",
        "Mis à jour le 20/11/2026 à 08:10, publié le 19/11/2026 à 18:20",
        "Actualizado: 20/11/2026 08:10, publicado: 19/11/2026 18:20",
        "19/11/2026 a las 18:20 - Actualizado a las 08:10 del 20/11/2026",
        "Atualizado em 20/11/2026 08h10, publicado em 19/11/2026 18h20",
        "Letzte Aktualisierung: 20. November 2026 08:10 Uhr, veröffentlicht am 19.11.2026 um 18:20 Uhr",
        "Pubblicato: 19/11/2026 18:20 - Ultimo aggiornamento: 20/11/2026 08:10",
        "18:20 19.11.2026 (обновлено: 08:10 20.11.2026)",
        "Giriş: 19.11.2026 - 18:20 Son Güncelleme: 20.11.2026 - 08:10",
        "19.11.2026, 18:20 Uhr, Stand: 20.11.2026, 08:10 Uhr",
        "Update vom 20.11.2026, 08:10 Uhr; erstmals erschienen am 19.11.2026, 18:20 Uhr",
        "19.11.2026, 18:20 Aktualizacja: 20.11.2026, 08:10",
        "تم التحديث: 20 نوفمبر 2026 08:10 - نشر: 19 نوفمبر 2026 18:20",
    ],
)
def test_each_label_owns_the_date_behind_it(line: str) -> None:
    found = parse_date_line(line, BEIRUT)
    assert [each and each.at.isoformat()[:16] for each in found] == ["2026-11-19T18:20", "2026-11-20T08:10"]


def test_a_line_is_cut_before_its_labels() -> None:
    published, updated = "published May 4, 2026 by Ada", "Updated May 6, 2026"
    assert cut_at_labels(f"{updated}, {published}") == (updated, published)
    assert cut_at_labels(f"{published}. {updated}") == (f"{published}.", updated)
    assert cut_at_labels("May 4, 2026, 4:52 p.m.") == ("May 4, 2026, 4:52 p.m.",)


def test_full_dates_are_found_in_running_text() -> None:
    text = (
        "Shown in Marly on March 11, 2019, on Sept. 2, 2015, at noon of 17 December 2021, 2023-05-07 and ٢٠ آب ٢٠٢٢;"
        " not on March 11, 41 May 2020, in May 2023, nor at 11-2019."
    )
    days = [found.at.date().isoformat() for found in find_dates(text, BEIRUT)]
    assert days == ["2019-03-11", "2015-09-02", "2021-12-17", "2023-05-07", "2022-08-20"]
    assert {found.precision for found in find_dates(text, BEIRUT)} == {Precision.DAY}
    assert find_dates("on March 11, 2031", BEIRUT, now=NOW) == ()


DATE_LIKE = st.lists(
    st.sampled_from(
        [
            "7",
            "31",
            "2023",
            "May",
            "mar",
            "Sunday",
            "اليوم",
            "آب",
            "كانون",
            "الثاني",
            ":",
            "16:52",
            "99:99",
            "pm",
            "h",
            "GMT+99:99",
            "+03:30",
            "-",
            "/",
            "T",
            "Z",
            "ago",
            "hace",
            "Updated:",
            "[",
            "hours",
            "9999",
            "0",
            "\ud800",
            "\x00",
            "٣",
            "ⅷ",
            "²",
        ]
    ),
    max_size=9,
).map(" ".join)


@given(st.one_of(st.text(st.characters(), max_size=150), DATE_LIKE), st.booleans())
def test_no_text_raises_and_what_is_found_is_plausible(text: str, month_first: bool) -> None:
    found = parse_date(text, TEHRAN, language="es", now=NOW, month_first=month_first)
    assert found is None or datetime(1990, 1, 1, tzinfo=TEHRAN) <= found.at <= NOW + timedelta(days=2)
    parse_date_line(text, TEHRAN, now=NOW)
    for each in find_dates(text, TEHRAN):
        assert each.at.tzinfo is not None


@given(st.datetimes(datetime(1990, 1, 2), datetime(2026, 11, 20)))  # noqa: DTZ001 - the zone is the reader's
def test_every_printed_moment_comes_back(moment: datetime) -> None:
    for shape in ("%d %B %Y %H:%M", "%b %d %Y %H:%M", "%A, %d %B %Y %I:%M %p", "%Y-%m-%dT%H:%M:%S.0000000"):
        found = parse_date(moment.strftime(shape), ZoneInfo("UTC"), now=NOW)
        assert found is not None
        seconds = moment.second if "%S" in shape else 0
        assert found.at == moment.replace(second=seconds, microsecond=0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["Today 16:52", "22 November 16:52", "heute 10:01", "Today 8:30 GMT", "اليوم ١١:٠٠", "22 Noviembre 19:20"]
)
def test_a_time_counted_from_the_capture_never_lies_after_it(text: str) -> None:
    assert parse_date(text, BEIRUT, now=NOW) is None
    assert is_date_line(text, BEIRUT)
    assert printed_date(text, BEIRUT) == text


def test_the_time_of_an_update_is_no_printed_publication() -> None:
    assert printed_date("Published: 3 hours ago", BEIRUT) == "3 hours ago"
    assert printed_date("Last update: 3 hours ago", BEIRUT) is None
    assert printed_date("Three ferries run", BEIRUT) is None


def test_a_label_that_is_a_words_beginning_stands_behind_no_word() -> None:
    assert cut_at_labels("Act. 15 Nov 2026 - 08:05. Publicado 14 Nov 2026") == (
        "Act. 15 Nov 2026 - 08:05.",
        "Publicado 14 Nov 2026",
    )
    assert cut_at_labels("Publicado 14 Nov 2026 Act. 15 Nov 2026") == ("Publicado 14 Nov 2026", "Act. 15 Nov 2026")
    assert cut_at_labels("The Clean Water Act. 15 Nov 2026") == ("The Clean Water Act. 15 Nov 2026",)
    assert cut_at_labels("5 Mart 2026 Güncellendi: 6 Mart 2026") == ("5 Mart 2026", "Güncellendi: 6 Mart 2026")


@pytest.mark.parametrize(
    ("text", "zone", "language", "moment"),
    [
        ("Updated: November 18, 2026 at 11:02 AM CST", UTC_ZONE, "en", datetime(2026, 11, 18, 17, 2, tzinfo=UTC)),
        ("Updated: Nov 18, 2026, 10:30 IST", ZoneInfo("Asia/Kolkata"), "en", datetime(2026, 11, 18, 5, tzinfo=UTC)),
        ("Updated: 18 Nov 2026 (10:30 IST)", UTC_ZONE, "ta", datetime(2026, 11, 18, 5, tzinfo=UTC)),
        ("Updated 1 July 2026 14:30 AST", ZoneInfo("America/Halifax"), "en", datetime(2026, 7, 1, 18, 30, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_a_zone_that_may_be_one_of_several_is_the_pages_own_or_that_of_its_language(
    text: str, zone: ZoneInfo, language: str, moment: datetime
) -> None:
    line = parse_date_line(text, zone, language=language)
    assert line.modified is not None
    assert (line.modified.at, line.modified.precision) == (moment, Precision.MINUTE)


@pytest.mark.parametrize(
    "text",
    [
        "Updated: Nov 18, 2026 10:30 IST",
        "Updated: 18 Nov 2026, 22:30 CST",
        "Updated: 18 Nov 2026 10:30 AM (AST)",
    ],
)
def test_of_a_time_on_one_of_several_clocks_the_day_stays(text: str) -> None:
    line = parse_date_line(text, UTC_ZONE, language="en")
    assert line.published is None and line.modified is not None
    assert (line.modified.at.date(), line.modified.precision) == (date(2026, 11, 18), Precision.DAY)


def test_other_capitals_behind_a_time_are_no_zone() -> None:
    assert parse_date("18 Nov 2026 10:30 IRT", UTC_ZONE) is None
    assert parse_date("18 Nov 2026 IST", UTC_ZONE) is None


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        ("آخر تحديث: 19/11/2026 10:02 (توقيت مكة)", 7),
        ("آخر تحديث: 19/11/2026 10:02 بتوقيت مكة المكرمة", 7),
        ("آخر تحديث: 19/11/2026 10:02 بتوقيت القاهرة", 8),
        ("Published On 18 Nov 2026|آخر تحديث: 19/11/2026 10:02 (توقيت مكة)", 7),
    ],
)
def test_arabic_names_the_place_whose_time_it_is(line: str, hour: int) -> None:
    found = parse_date_line(line, UTC_ZONE, language="ar").modified
    assert found is not None
    assert found.at == datetime(2026, 11, 19, hour, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published in The Courier from 14 to 16 November 2026", 14),
        ("First published 14–16 November 2026", 14),
        ("Published Nov 14 - 16, 2026", 14),
        ("Published in Vol. 12 - 16 November 2026", 16),
        ("Published no 12 - 16 November 2026", 16),
        ("Published 10.30 - 16 November 2026", 16),
        ("Publicado 18/11 - 16 november 2026", 16),
    ],
)
def test_a_range_of_days_begins_behind_its_label_and_no_other_number(text: str, day: int) -> None:
    found = date_among(text, UTC_ZONE)
    assert found is not None
    assert found.at.day == day


def test_words_that_tell_of_more_than_changes_are_labels_before_days_alone() -> None:
    for line in ("2026, changed 3 laws", "Climate update 19 November 2026", "19.11.2026, aggiornamento Windows 12"):
        assert cut_at_labels(line) == (line,)
    assert cut_at_labels("18 MAJ 2026") == ("18 MAJ 2026",)
    assert cut_at_labels("18/11/2026, MAJ 19/11/2026") == ("18/11/2026", "MAJ 19/11/2026")
