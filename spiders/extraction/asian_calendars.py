"""Dates as Thailand, India, Bangladesh and Iran print them, in the English words that `dates` reads; Thailand counts
the years of the Buddhist era, Iran has a calendar of its own.

The names of months and days are CLDR's (locales th, hi, mr, bn, ta, te, gu, kn, ml, pa and fa), with the spellings that
are usual beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import reduce
from unicodedata import normalize

from spiders.extraction.letter_forms import fold, fold_in_place

PUBLISHED = r"เผยแพร่(?:เมื่อ|วันที่)?|โพสต์เมื่อ|प्रकाशित|প্রকাশ(?:িত)?(?=\s*:)|প্রকাশিত|تار[یي]خ\s+انتشار|منتشر\s+شده?(?:\s+در)?"
CHANGED = (
    r"(?:อัปเดต|อัพเดต|แก้ไข)(?:ล่าสุด|เมื่อ)*|(?:अंतिम\s+)?अपडेट(?:ेड)?|(?:সর্বশেষ\s+)?আপডেট"
    r"|به[\u200c\s]?روز[\u200c\s]?رسان[یي]|آخر[یي]ن\s+تغ[یي][یي]ر"
)
"""What stands before the times of a publication and of a change, as alternatives of a pattern."""

_ENGLISH = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_THAI = (
    "มกราคม ม.ค. / กุมภาพันธ์ ก.พ. / มีนาคม มี.ค. / เมษายน เม.ย. / พฤษภาคม พ.ค. / มิถุนายน มิ.ย."
    " / กรกฎาคม ก.ค. / สิงหาคม ส.ค. / กันยายน ก.ย. / ตุลาคม ต.ค. / พฤศจิกายน พ.ย. / ธันวาคม ธ.ค."
)
_HINDI = (
    "जनवरी जन॰ / फ़रवरी फरवरी फ़र॰ / मार्च / अप्रैल / मई / जून / जुलाई जुल॰ / अगस्त अग॰ / सितंबर सितम्बर सित॰"
    " / अक्टूबर अक्तूबर अक्टू॰ अक्तू॰ / नवंबर नवम्बर नव॰ / दिसंबर दिसम्बर दिस॰"
)
# Of the other languages of India and of Bangladesh, each in a script of its own but for Marathi.
_INDIAN = (
    _HINDI,
    "जानेवारी जाने / फेब्रुवारी फेब्रु / मार्च / एप्रिल / मे / जून / जुलै / ऑगस्ट / सप्टेंबर / ऑक्टोबर / नोव्हेंबर / डिसेंबर",
    "জানুয়ারি জানুয়ারী / ফেব্রুয়ারি ফেব্রুয়ারী / মার্চ / এপ্রিল / মে / জুন / জুলাই / আগস্ট / সেপ্টেম্বর / অক্টোবর / নভেম্বর / ডিসেম্বর",
    "ஜனவரி ஜன. / பிப்ரவரி பிப். / மார்ச் / ஏப்ரல் ஏப். / மே / ஜூன் / ஜூலை / ஆகஸ்ட் ஆக. / செப்டம்பர் செப்."
    " / அக்டோபர் அக். / நவம்பர் நவ. / டிசம்பர் டிச.",
    "జనవరి / ఫిబ్రవరి / మార్చి / ఏప్రిల్ / మే / జూన్ / జులై జూలై / ఆగస్టు ఆగస్ట్ / సెప్టెంబర్ సెప్టెంబరు / అక్టోబర్ అక్టోబరు"
    " / నవంబర్ నవంబరు / డిసెంబర్ డిసెంబరు",
    "જાન્યુઆરી / ફેબ્રુઆરી / માર્ચ / એપ્રિલ / મે / જૂન / જુલાઈ / ઑગસ્ટ ઓગસ્ટ / સપ્ટેમ્બર / ઑક્ટોબર ઓક્ટોબર / નવેમ્બર / ડિસેમ્બર",
    "ಜನವರಿ / ಫೆಬ್ರವರಿ / ಮಾರ್ಚ್ / ಏಪ್ರಿಲ್ / ಮೇ / ಜೂನ್ / ಜುಲೈ / ಆಗಸ್ಟ್ / ಸೆಪ್ಟೆಂಬರ್ / ಅಕ್ಟೋಬರ್ / ನವೆಂಬರ್ / ಡಿಸೆಂಬರ್",
    "ജനുവരി / ഫെബ്രുവരി / മാർച്ച് / ഏപ്രിൽ / മേയ് / ജൂൺ / ജൂലൈ / ഓഗസ്റ്റ് / സെപ്റ്റംബർ / ഒക്ടോബർ / നവംബർ / ഡിസംബർ",
    "ਜਨਵਰੀ / ਫ਼ਰਵਰੀ ਫਰਵਰੀ / ਮਾਰਚ / ਅਪ੍ਰੈਲ / ਮਈ / ਜੂਨ / ਜੁਲਾਈ / ਅਗਸਤ / ਸਤੰਬਰ / ਅਕਤੂਬਰ / ਨਵੰਬਰ / ਦਸੰਬਰ",
)
_IRANIAN = "فروردین / اردیبهشت / خرداد / تیر / مرداد / شهریور / مهر / آبان / آذر / دی / بهمن / اسفند"
# One sign, and the two that are the same.
_DOTTED = (("\u09af\u09bc", "\u09df"), ("\u092b\u093c", "\u095e"), ("\u0a2b\u0a3c", "\u0a5e"))
_THAI_DAYS = "อาทิตย์ จันทร์ อังคาร พุธ พฤหัสบดี พฤหัส ศุกร์ เสาร์"
_HINDI_DAYS = "रविवार सोमवार मंगलवार बुधवार गुरुवार बृहस्पतिवार शुक्रवार शनिवार रवि सोम मंगल बुध गुरु शुक्र शनि"
_IRANIAN_DAYS = "یکشنبه یک‌شنبه دوشنبه دو‌شنبه سه‌شنبه چهارشنبه چهار‌شنبه پنجشنبه پنج‌شنبه جمعه شنبه"
_AFTERNOON = {fold(word) for word in ("दोपहर", "शाम", "रात", "দুপুর", "বিকাল", "বিকেল", "সন্ধ্যা", "রাত", "পিএম")}
_NIGHT = {"रात", "রাত"}
_EVENING = 6  # the first hour that a night has before midnight
_IRANIAN_LANGUAGE = "fa"
# Of the Buddhist era; two digits are of it where they tell of a time since there are news on the web.
_BUDDHIST, _FIRST_BUDDHIST, _FIRST_SHORT = 543, 2400, 33
# Years of Iran's calendar that may be meant, and the day before the first of its days, as of `date.toordinal`.
_IRANIAN_YEARS, _IRANIAN_EPOCH = range(1360, 1480), 226_894
_LONG_MONTHS, _LONG, _SHORT = 6, 31, 30
_MONTHS_A_YEAR = 12
_NOON = 12


def _numbered(*lists: str) -> dict[str, int]:
    """Letters with a dot below, `য়` and `फ़`, are one sign to some keyboards and two to others."""
    groups = (group.split() for names in lists for group in names.split("/"))
    return {
        fold(form): number % _MONTHS_A_YEAR + 1
        for number, group in enumerate(groups)
        for name in group
        for form in (name, normalize("NFD", name), reduce(lambda form, dot: form.replace(*dot), _DOTTED, name))
    }


_MONTHS = _numbered(_THAI, *_INDIAN)
_IRANIAN_MONTHS = _numbered(_IRANIAN)


def _any_of(names: Iterable[str]) -> str:
    """A pattern for each name, folded or folded in place, the longest first."""
    forms = {form(name) for name in names for form in (fold, fold_in_place)}
    return "|".join(re.escape(each).replace(r"\ ", r"\s?") for each in sorted(forms, key=len, reverse=True))


_DAY = r"(?<!\d)(?P<day>\d\d?)"
_THAI_DATE = re.compile(
    rf"(?:(?:วัน)?(?:(?:{_any_of(_THAI_DAYS.split())})\s?)?(?:ที่)?\s?)?{_DAY}"
    rf"\s?(?P<month>{_any_of(_numbered(_THAI))})"
    r"\s?(?:พ\.?\s?ศ\.?\s?|ค\.?\s?ศ\.?\s?)?(?P<year>\d{4}|\d\d)(?!\d)"
)
_HINDI_DATE = re.compile(
    rf"(?:(?:{_any_of(_HINDI_DAYS.split())}),?\s?)?(?:{_DAY}\s?(?P<month>{_any_of(_numbered(*_INDIAN))})\s?,?"
    rf"|(?P<month_first>{_any_of(_numbered(*_INDIAN))})\s?(?P<day_behind>\d\d?)\s?,)\s?(?P<year>\d{{4}})(?!\d)"
)
_IRANIAN_DAY = rf"(?:(?:{_any_of(_IRANIAN_DAYS.split())})\s?[،,]?\s?)?"
_IRANIAN_DATE = re.compile(
    rf"{_IRANIAN_DAY}{_DAY}\s?(?:-\s?)?(?P<month>{_any_of(list(_IRANIAN_MONTHS))})(?!\w)\s?(?:ماه\s)?\s?[،,]?\s?"
    r"(?P<year>1[34]\d\d)(?!\d)"
)
_IRANIAN_NUMBERS = re.compile(
    rf"{_IRANIAN_DAY}(?<!\d)(?P<year>1[34]\d\d)(?P<sign>[/.-])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?!\d)"
)
# A time of day: Thailand writes a dot, and a sign for `hours` behind; India the part of the day before.
_THAI_CLOCK = re.compile(r"(?:เวลา\s?)?(?<!\d)(\d\d?)[.:](\d\d)\s?(?:น\.?|นาฬิกา)(?!\w)")
_HINDI_CLOCK = re.compile(
    r"(?:को\s)?(?:(सुबह|दोपहर|शाम|रात|সকাল|দুপুর|বিকাল|বিকেল|সন্ধ্যা|রাত)\s)?(?<!\d)(\d\d?):\s?(\d\d)(?!\d)"
    r"\s?(?:बजे|(এএম|পিএম))?"
)
_IRANIAN_HOUR = re.compile(r"(?<!\w)ساعت(?!\w)")
_SCRIPTS = re.compile("[\u0600-\u06ff\u0900-\u0d7f\u0e00-\u0e7f]")


def in_gregorian(text: str, language: str = "") -> str:
    """A text with such dates as `20 november 2026`, and their times as `20:30`; others as they are.

    Numbers alone, `1405/08/29`, are of Iran's calendar in its language only.
    """
    if text.isascii() or not _SCRIPTS.search(text):
        return text
    plain = fold(text)
    told = _THAI_DATE.sub(_in_english, plain)
    if told != plain:
        return _THAI_CLOCK.sub(r" \1:\2", told)
    told = _HINDI_DATE.sub(_in_english, plain)
    if told != plain:
        return _HINDI_CLOCK.sub(_hindi_clock, told)
    told = _IRANIAN_DATE.sub(_in_english, plain)
    if told == plain and language == _IRANIAN_LANGUAGE:
        told = _IRANIAN_NUMBERS.sub(_in_english, plain)
    return text if told == plain else _IRANIAN_HOUR.sub(" ", told)


def days_in(text: str) -> Iterator[tuple[int, str, int, int, int]]:
    """Where such a day stands in running text, as printed, and its year, month and day of our calendar."""
    if text.isascii() or not _SCRIPTS.search(text):
        return
    plain = fold_in_place(text)
    for pattern in (_THAI_DATE, _HINDI_DATE, _IRANIAN_DATE):
        for match in pattern.finditer(plain):
            if day := _day_of(match):
                yield match.start(), text[match.start() : match.end()], day.year, day.month, day.day


def gregorian_of(year: int, month: int, day: int) -> date | None:
    """A day of Iran's calendar (Solar Hijri) in ours; None for one that it has not, or that no news are of.

    The arithmetic is that of ICU's PersianCalendar: leap years come in a cycle of 33, as they do in these years.
    """
    is_day = 1 <= month <= len(_ENGLISH) and 1 <= day <= (_LONG if month <= _LONG_MONTHS else _SHORT)
    if year not in _IRANIAN_YEARS or not is_day:
        return None
    found = _new_year(year) + timedelta(days=(month - 1) * _SHORT + min(month - 1, _LONG_MONTHS) + day - 1)
    return found if found < _new_year(year + 1) else None


def _new_year(year: int) -> date:
    return date.fromordinal(_IRANIAN_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + 1)


def _day_of(match: re.Match[str]) -> date | None:
    """The day that a match of one of the patterns names."""
    named = match.groupdict()
    month, year = named["month"] or named["month_first"], int(named["year"])
    day = int(named["day"] or named["day_behind"])
    if match.re in (_IRANIAN_DATE, _IRANIAN_NUMBERS):
        return gregorian_of(year, int(month) if month.isdecimal() else _IRANIAN_MONTHS[fold(month)], day)
    try:
        return date(_of_buddhist_era(year) if match.re is _THAI_DATE else year, _MONTHS[fold(month)], day)
    except ValueError:
        return None


def _of_buddhist_era(year: int) -> int:
    if year < 100:
        return 2500 + year - _BUDDHIST if year >= _FIRST_SHORT else 2000 + year
    return year - _BUDDHIST if year >= _FIRST_BUDDHIST else year


def _in_english(match: re.Match[str]) -> str:
    day = _day_of(match)
    return f"{day.day} {_ENGLISH[day.month - 1]} {day.year} " if day else match[0]


def _hindi_clock(match: re.Match[str]) -> str:
    hour = int(match[2])
    half = fold(match[1] or match[4] or "")
    if half in _NIGHT and (hour == _NOON or hour < _EVENING):
        hour %= _NOON
    elif half in _AFTERNOON and hour < _NOON:
        hour += _NOON
    return f" {hour}:{match[3]} "
