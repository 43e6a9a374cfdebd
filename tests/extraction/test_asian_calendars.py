"""Dates of Thailand, India, Bangladesh and Iran."""

from __future__ import annotations

from datetime import date

import pytest

from spiders.extraction.asian_calendars import gregorian_of, in_gregorian
from spiders.extraction.dates import UTC_ZONE, find_dates, is_date_line, parse_date, parse_date_line
from storage.records import Precision
from tests.extraction.strangers import article

THAI = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
THAI_SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค."
HINDI = "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"
PERSIAN = "ژانویهٔ فوریهٔ مارس آوریل مهٔ ژوئن ژوئیهٔ اوت سپتامبر اکتبر نوامبر دسامبر"

INDIAN = (
    "जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
    "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
    "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
    "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ સપ્ટેમ્બર ઑક્ટોબર નવેમ્બર ડિસેમ્બર",
    "ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್",
    "ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ",
    "ਜਨਵਰੀ ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
)
BENGALI_IN_ONE_SIGN = INDIAN[1].replace("\u09af\u09bc", "\u09df")


@pytest.mark.parametrize("months", [THAI, THAI_SHORT, HINDI, PERSIAN, *INDIAN, BENGALI_IN_ONE_SIGN])
def test_the_months_of_a_year(months: str) -> None:
    found = [parse_date(f"20 {month} 2026", UTC_ZONE) for month in months.split()]
    assert [each.at.date() if each else None for each in found] == [date(2026, month, 20) for month in range(1, 13)]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("วันศุกร์ที่ 20 พฤศจิกายน พ.ศ. 2569 เวลา 20.30 น.", "2026-11-20 20:30"),
        ("20 พ.ย. 2569 20:30 น.", "2026-11-20 20:30"),
        ("20 พฤศจิกายน 2569 | 20:30", "2026-11-20 20:30"),
        ("शुक्रवार, 20 नवंबर 2026, 08:30 PM", "2026-11-20 20:30"),
        ("20 नवम्बर 2026 को शाम 8:30 बजे", "2026-11-20 20:30"),
        ("20 नवम्बर 2026, सुबह 8:30 बजे", "2026-11-20 08:30"),
        ("20 नवंबर 2026, रात 8:30 बजे", "2026-11-20 20:30"),
        ("20 नवंबर 2026, रात 1:30 बजे", "2026-11-20 01:30"),
        ("20 नवंबर 2026, रात 12:30 बजे", "2026-11-20 00:30"),
        ("২০ নভেম্বর ২০২৬, ০৮:৩০ পিএম", "2026-11-20 20:30"),
        ("২০ নভেম্বর ২০২৬, রাত ৮: ৩০", "2026-11-20 20:30"),
        ("২০ নভেম্বর ২০২৬, সকাল ৮:৩০", "2026-11-20 08:30"),
        ("নভেম্বর ২০, ২০২৬ ২০:৩০", "2026-11-20 20:30"),
        ("جمعه ۲۹ آبان ۱۴۰۵ - ۲۰:۳۰", "2026-11-20 20:30"),
        ("جمعه، ۲۹ آبان ماه ۱۴۰۵ ساعت ۲۰:۳۰", "2026-11-20 20:30"),
        ("۱۴۰۵/۰۸/۲۹ ۲۰:۳۰", "2026-11-20 20:30"),
        ("جمعه ۲۰ نوامبر ۲۰۲۶، ۲۰:۳۰", "2026-11-20 20:30"),
    ],
)
def test_dates_of_other_calendars_with_a_time(text: str, at: str) -> None:
    found = parse_date(text, UTC_ZONE, language="fa")
    assert found is not None
    assert (f"{found.at:%Y-%m-%d %H:%M}", found.precision, found.raw) == (at, Precision.MINUTE, text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20 พฤศจิกายน 2569", "2026-11-20"),
        ("20 พฤศจิกายน ค.ศ. 2026", "2026-11-20"),
        ("20 พ.ย. 69", "2026-11-20"),
        ("20 พ.ย. 26", "2026-11-20"),
        ("เผยแพร่: 20 พ.ย. 2569", "2026-11-20"),
        ("२० नवंबर २०२६", "2026-11-20"),
        ("नवंबर 20, 2026", "2026-11-20"),
        ("20 नव॰ 2026", "2026-11-20"),
        ("पंचांग 20 नवंबर 2026", None),
        ("۲۹ آبان ۱۴۰۵", "2026-11-20"),
        ("تاریخ انتشار: ۲۹ آبان ۱۴۰۵", "2026-11-20"),
        ("سه‌شنبه ۱۹ آبان ۱۴۰۵", "2026-11-10"),
        ("30 กุมภาพันธ์ 2569", None),
        ("۳۱ مهر ۱۴۰۵", None),
        ("۳۰ اسفند ۱۴۰۴", None),
    ],
)
def test_days(text: str, day: str | None) -> None:
    found = parse_date(text, UTC_ZONE)
    assert (found.at.date().isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("year", "first"),
    [
        # Iran's new year, as its calendars give it, on both sides of leap years.
        (1370, date(1991, 3, 21)),
        (1375, date(1996, 3, 20)),
        (1376, date(1997, 3, 21)),
        (1391, date(2012, 3, 20)),
        (1395, date(2016, 3, 20)),
        (1399, date(2020, 3, 20)),
        (1400, date(2021, 3, 21)),
        (1403, date(2024, 3, 20)),
        (1404, date(2025, 3, 21)),
        (1405, date(2026, 3, 21)),
        (1408, date(2029, 3, 20)),
    ],
)
def test_irans_new_year(year: int, first: date) -> None:
    assert gregorian_of(year, 1, 1) == first


def test_each_day_of_irans_calendar_follows_the_other() -> None:
    days = [
        gregorian_of(year, month, day) for year in range(1380, 1410) for month in range(1, 13) for day in range(1, 32)
    ]
    real = [day.toordinal() for day in days if day]
    assert real == list(range(real[0], real[0] + len(real)))
    leap = [year for year in range(1380, 1410) if gregorian_of(year, 12, 30)]
    assert leap == [1383, 1387, 1391, 1395, 1399, 1403, 1408]


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1447, 5, 0), (1405, 13, 1), (1405, 0, 1), (1405, 8, 32), (2026, 1, 1)]
)
def test_what_irans_calendar_has_not_is_no_day(year: int, month: int, day: int) -> None:
    assert gregorian_of(year, month, day) is None


def test_numbers_are_of_irans_calendar_in_its_language_only() -> None:
    assert in_gregorian("۱۴۴۷/۰۵/۲۹", "ar") == "۱۴۴۷/۰۵/۲۹"
    assert parse_date("۱۴۴۷/۰۵/۲۹", UTC_ZONE, language="ar") is None


def test_labels_of_a_change() -> None:
    for line in ("อัปเดตล่าสุด: 20 พ.ย. 2569", "अपडेटेड: 20 नवंबर 2026", "به‌روزرسانی: ۲۹ آبان ۱۴۰۵"):
        found = parse_date_line(line, UTC_ZONE)
        assert (found.published, found.modified is not None) == (None, True)


def test_days_in_running_text() -> None:
    text = "สำนักงานนับเชือก 20 พ.ย. 2569 และ 20 नवंबर 2026 ، ۲۹ آبان ۱۴۰۵ بود"
    assert [found.at.date() for found in find_dates(text, UTC_ZONE)] == [date(2026, 11, 20)] * 3
    assert not is_date_line(text, UTC_ZONE)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("th", "20 พฤศจิกายน 2569 20:30 น."),
        ("hi", "प्रकाशित: 20 नवंबर 2026, 20:30"),
        ("bn", "প্রকাশ: ২০ নভেম্বর ২০২৬, ০৮:৩০ পিএম"),
        ("bn", "প্রকাশিত: ২০ নভেম্বর ২০২৬, ২০:৩০"),
        ("fa", "جمعه ۲۹ آبان ۱۴۰۵ - ۲۰:۳۰"),
        ("fa", "۱۴۰۵/۰۸/۲۹ - ۲۰:۳۰"),
    ],
)
def test_a_page_prints_when_it_was_published(lang: str, line: str) -> None:
    found = article(below=f"<p>{line}</p>", lang=lang).read()
    assert found.published_at is not None
    assert (f"{found.published_at:%Y-%m-%d %H:%M}", found.published_from) == ("2026-11-20 20:30", "page:dateline")
    assert line not in (found.body or "")
