"""Times of day and ages, as printed in lines of any language."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from spiders.extraction.clocks import AGE_WORDS, find_age, find_clock
from spiders.extraction.date_words import NOW
from spiders.extraction.dates import parse_date


@pytest.mark.parametrize(
    ("line", "printed", "hour", "minute", "offset"),
    [
        ("20:15", "20:15", 20, 15, None),
        ("Posted at 8:05 pm by Ann", "8:05 pm ", 20, 5, None),
        ("12:20 a.m.", "12:20 a.m.", 0, 20, None),
        ("11:20 p. m.", "11:20 p. m.", 23, 20, None),
        ("11 a. m. en punto", "11 a. m. ", 11, 0, None),
        ("15:20 بتوقيت غرينتش", "15:20 بتوقيت غرينتش", 15, 20, 0),
        ("9 PM", "9 PM", 21, 0, None),
        ("20h05 Le direct", "20h05 ", 20, 5, None),
        ("19.30 Uhr: Lage im Hafen", "19.30 ", 19, 30, None),
        ("٢٠:١٥", "٢٠:١٥", 20, 15, None),
        ("۲۰:۱۵ تهران", "۲۰:۱۵ ", 20, 15, None),
        ("10:15 م", "10:15 م", 22, 15, None),
        ("21:15 CET", "21:15 CET", 21, 15, 1),
        ("21:15 +0330", "21:15 +0330", 21, 15, 3.5),
    ],
)
def test_a_time_of_day_is_found_where_it_stands(
    line: str, printed: str, hour: int, minute: int, offset: float | None
) -> None:
    found = find_clock(line)
    assert found is not None
    assert line[found.start : found.end] == printed
    assert (found.clock.hour, found.clock.minute, found.clock.is_real) == (hour, minute, True)
    named = found.clock.offset
    assert (None if named is None else named.utcoffset(None)) == (None if offset is None else timedelta(hours=offset))


@pytest.mark.parametrize("line", ["", "2026", "1.30 crowns", "3-1", "a ratio of 1:2:3:4", "404"])
def test_no_time_of_day(line: str) -> None:
    assert find_clock(line) is None


@pytest.mark.parametrize("line", ["24:30", "10:75", "25:00 GMT"])
def test_a_time_that_no_clock_shows_is_not_real(line: str) -> None:
    found = find_clock(line)
    assert found is not None
    assert not found.clock.is_real


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("5 min ago", 300),
        ("Ann, 5m ago", 300),
        ("an hour ago", 3600),
        ("hace 5 minutos", 300),
        ("il y a une heure", 3600),
        ("vor 20 Minuten", 1200),
        ("منذ 5 دقائق", 300),
        ("قبل ساعتين", 7200),
        ("۵ دقیقه پیش", 300),
        ("5 минут назад", 300),
        ("5 minuti fa", 300),
        ("há 5 minutos", 300),
        ("vor 5 Min.", 300),
        ("vor 2 Std.", 7200),
        ("ha 5 minutos", 300),
        ("5 minutos atras", 300),
        ("hace un día", 86_400),
        ("٥ دقائق قبل", 300),
        ("2 saat önce", 7_200),
        ("bir gün önce", 86_400),
        ("3小时前", 10_800),
        ("3 小時前", 10_800),
        ("3 時間前", 10_800),
        ("2天前", 172_800),
        ("2日前", 172_800),
        ("5分钟前", 300),
        ("1週間前", 604_800),
        ("2일 전", 172_800),
        ("3시간전", 10_800),
        ("πριν από 2 ώρες", 7_200),
        ("πριν 2 ημέρες", 172_800),
        ("2 ώρες πριν", 7_200),
        ("πριν από μία ώρα", 3_600),
        ("לפני שעתיים", 7_200),
        ("לפני 2 שעות", 7_200),
        ("לפני יומיים", 172_800),
        ("לפני שעה", 3_600),
        ("för 2 timmar sedan", 7_200),
        ("2 timmar sedan", 7_200),
        ("for 2 timer siden", 7_200),
        ("for en time siden", 3_600),
        ("2 dage siden", 172_800),
        ("před 2 hodinami", 7_200),
        ("před hodinou", 3_600),
        ("pred 2 dňami", 172_800),
        ("2 godziny temu", 7_200),
        ("5 minut temu", 300),
        ("2 tuntia sitten", 7_200),
        ("2 tundi tagasi", 7_200),
        ("2 uur geleden", 7_200),
        ("2 dagen geleden", 172_800),
        ("acum 2 ore", 7_200),
        ("2 ore în urmă", 7_200),
        ("преди 2 часа", 7_200),
        ("2 години тому", 7_200),
        ("2 часа тому назад", 7_200),
        ("pre 2 sata", 7_200),
        ("пре 2 сата", 7_200),
        ("prije 2 dana", 172_800),
        ("pred 2 urama", 7_200),
        ("2 jam yang lalu", 7_200),
        ("2 hari lalu", 172_800),
        ("2 giờ trước", 7_200),
        ("2 घंटे पहले", 7_200),
        ("२ दिन पहले", 172_800),
        ("2 گھنٹے پہلے", 7_200),
        ("pirms 2 stundām", 7_200),
        ("prieš 2 valandas", 7_200),
        ("fa 2 hores", 7_200),
        ("2 orë më parë", 7_200),
        ("2 saat əvvəl", 7_200),
        ("2 сағат бұрын", 7_200),
        ("2 ժամ առաջ", 7_200),
        ("2 საათის წინ", 7_200),
        ("fyrir 2 dögum", 172_800),
        ("2 órája", 7_200),
        ("2 órával ezelőtt", 7_200),
        ("3 napja", 259_200),
        ("2 ชั่วโมงที่แล้ว", 7_200),
        ("1 hr 41 min ago", 6_060),
        ("1 hour, 41 minutes ago", 6_060),
        ("an hour and 41 minutes ago", 6_060),
        ("1h 41m ago", 6_060),
        ("1h41m ago", 6_060),
        ("il y a 1h41", 6_060),
        ("il y a 1 h 41", 6_060),
        ("il y a 1h", 3_600),
        ("hace 1 h 41 min", 6_060),
        ("hace 1 hora y 41 minutos", 6_060),
        ("vor 1 Std. 41 Min.", 6_060),
        ("vor einer Stunde und 41 Minuten", 6_060),
        ("1h41 fa", 6_060),
        ("منذ ساعتين و5 دقائق", 7_500),
        ("לפני שעה ו-41 דקות", 6_060),
        ("1 час 41 минуту назад", 6_060),
        ("1時間41分前", 6_060),
        ("1시간 41분 전", 6_060),
        ("1 day, 3 hours ago", 97_200),
        *((word, 0) for word in NOW),
        ("À l’instant", 0),
        ("Только что", 0),
        ("هم‌اكنون", 0),
        ("Ann, just now", 0),
    ],
)
def test_ages(line: str, seconds: int) -> None:
    found = find_age(line)
    assert found is not None
    assert found.seconds == seconds
    assert any(word in line.lower() for word in AGE_WORDS)


@pytest.mark.parametrize(
    ("line", "age"),
    [
        ("an hour and 5 minutes ago by Ann", "an hour and 5 minutes ago"),
        ("vor 1 Std. 41 Min. Ann", "vor 1 Std. 41 Min."),
        ("5 min 2 hours ago", "2 hours ago"),
        ("2 boats 41 min ago", "41 min ago"),
        ("il y a 41 min 2 h", "il y a 41 min"),
        ("vor 2 Stunden 18 Boote", "vor 2 Stunden"),
    ],
)
def test_the_units_of_an_age_go_from_the_largest_to_the_smallest(line: str, age: str) -> None:
    found = find_age(line)
    assert found is not None
    assert line[found.start : found.end] == age


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("1h 41m ago", None),
        ("il y a 1h41", None),
        ("il y a 1h41, à 20h05", (20, 5)),
        ("20h05 : la mer", (20, 5)),
        ("20h05 fa freddo", (20, 5)),
    ],
)
def test_an_age_is_no_time_of_day(line: str, clock: tuple[int, int] | None) -> None:
    found = find_clock(line)
    assert (found and found.clock[:2]) == clock


@pytest.mark.parametrize(
    "line",
    [
        "Justin just nowhere",
        "adjust now",
        "vor dem Rathaus",
        "قبل الحرب",
        "long ago",
        "5 boats ago",
        "hace frío",
        "il y a du vent",
        "2日前後",
        "2일 전국에서",
        "5 percent",
        "15 napjait",
        "2 saat",
        "2 boats sedan",
        "πριν από 2 πλοία",
        "לפני המלחמה",
        "před domem",
    ],
)
def test_no_age(line: str) -> None:
    assert find_age(line) is None


@pytest.mark.parametrize(
    "line",
    [
        *NOW,
        "À l’instant",
        "vor 5 Min.",
        "há 5 minutos",
        "ha 5 minutos",
        "för 5 minuter sedan",
        "5 dakika önce",
        "5分前",
        "5분 전",
        "πριν από 5 λεπτά",
        "לפני 5 דקות",
        "před 5 minutami",
        "5 मिनट पहले",
        "5 perce",
    ],
)
def test_an_age_by_itself_is_a_date(line: str) -> None:
    now = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    found = parse_date(line, ZoneInfo("UTC"), now=now)
    assert found is not None
    assert found.at == now - timedelta(minutes=5 * any(map(str.isdigit, line)))


@pytest.mark.parametrize(("line", "hour"), [("à 19h", 19), ("às 9h", 9), ("a 19h", 19)])
def test_an_hour_alone_behind_its_word(line: str, hour: int) -> None:
    found = find_clock(line)
    assert found is not None
    assert (found.clock.hour, found.clock.minute) == (hour, 0)


@pytest.mark.parametrize("line", ["19h", "il y a 19h", "il y a 9h", "em 19h", "à 19hl"])
def test_hours_that_are_no_time_of_day(line: str) -> None:
    assert find_clock(line) is None


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        ("WIB", 7),
        ("WITA", 8),
        ("WIT", 9),
        ("EAT", 3),
        ("WAT", 1),
        ("PKT", 5),
        ("SGT", 8),
        ("NZST", 12),
        ("NZDT", 13),
        ("TRT", 3),
    ],
)
@pytest.mark.parametrize("line", ["18 November 2026, 17:12 {}", "18/11/2026 17:12 ({})", "18 Nov 2026 5:12 PM {}"])
def test_the_zones_of_more_places(line: str, zone: str, hours: int) -> None:
    found = parse_date(line.format(zone), ZoneInfo("UTC"))
    assert found is not None
    assert found.at == datetime(2026, 11, 18, 17, 12, tzinfo=UTC) - timedelta(hours=hours)


def test_a_time_with_a_dot_before_a_zone_of_indonesia() -> None:
    found = parse_date("18/11/2026 17.12 WIB", ZoneInfo("UTC"))
    assert found is not None
    assert found.at == datetime(2026, 11, 18, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize("line", ["19:30 Wat we weten", "19:30 Eat well", "19:30 wit"])
def test_words_that_are_written_as_zones_are_none(line: str) -> None:
    found = find_clock(line)
    assert found is not None
    assert found.clock.offset is None
