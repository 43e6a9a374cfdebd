"""Dates as Chinese, Japanese and Korean print them, in the numbers that `dates` reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

CHANGES = (
    r"(?=[最更修최수업])"  # at most places a text is no such label, and one look tells it
    r"(?:(?:最[終终后後]\s?)?(?:更新|修正|修改)(?:于|於|日[时時期]?|[时時][间間])?|(?:최종\s?)?(?:수정|업데이트)(?:일시?|\s?시[간각])?)(?:\s?：)?"
)
"""What stands before the time of a change, as alternatives of a pattern."""
PUBLISHED = (
    r"(?:[发發][布佈](?:于|於|日期?|[时時][间間])"
    r"|(?:公[开開]|[掲揭]載|配信|投稿)(?:日[时時]?|[时時][间間])?(?=\s?[:：]?\s?\d{4}))(?:\s?：)?"
)
"""What stands before the time of a publication, as alternatives of a pattern."""

_LABEL = re.compile(
    r"\s*(?:[发發][布佈]|刊登|公[开開]|[掲揭]載|配信|投稿|입력|등록|승인|게시)(?:于|於|日[时時]?|[时時][间間]|일시?)?\s*[:：]?\s*(?=\d{4}-)"
)
# The same behind its date: `2026/11/20(金) 15:30配信`.
_LABEL_BEHIND = re.compile(r"(?<=\d)\s?(?:[发發][布佈]|刊登|公[开開]|[掲揭]載|配信|投稿|송고)\s*$")
_YEAR, _MONTH, _DAY = r"(?<!\d)(\d{4})\s?[年년]\s?", r"(\d\d?)\s?[月월]\s?", r"(\d\d?)\s?[日号號일]"
_DATE = re.compile(rf"{_YEAR}{_MONTH}{_DAY}")
# 2026. 11. 20., 2026/11/20
_DOTTED = r"(?<!\d)(\d{4})[./]\s?(\d\d?)[./]\s?(\d\d?)\.?(?![\d./])"
_WEEKDAY = (
    r"\s?[(（]?(?:(?:星期|[周週])[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일"
    r"|(?<=[(（])[月火水木金土日월화수목금토일])[)）]?"
)
_AFTERNOON = frozenset({"下午", "晚上", "午後", "오후"})
_MORNING = frozenset({"上午", "凌晨", "早上", "午前", "오전"})  # which begins at twelve
_HALF = r"(上午|下午|凌晨|早上|中午|晚上|午前|午後|오전|오후)"
_CLOCK = rf"\s*{_HALF}?\s?(\d\d?)(?:\s?[:：]\s?(\d\d)(?:[:：](\d\d))?|\s?[时時点點시](?:\s?(\d\d?)\s?[分분])?)"
_MOMENT = re.compile(rf"(?:{_YEAR}{_MONTH}{_DAY}|{_DOTTED})(?:{_WEEKDAY})?(?:{_CLOCK})?")
# The years of Japan's eras: 令和8年 is 2026, and the first is written 元.
_ERA = re.compile(r"(令和|平成)\s?(\d{1,2}|元)\s?(?=年)")
_BEFORE_ERA = {"令和": 2018, "平成": 1988}
_NOON = 12
# One of these stands in each such date that does not begin with its year, or in its label.
_SIGNS = ("年", "년", "发", "發", "刊登", "公", "載", "配信", "投稿", "입력", "등록", "승인", "게시")


def in_numbers(text: str) -> str:
    """A text with such dates as `2026-11-20 20:30`, without a label of the publication before; others as they are."""
    if not text[:4].isdecimal() and (text.isascii() or not any(sign in text for sign in _SIGNS)):
        return text
    dated = _MOMENT.sub(_numbered, _in_common_years(text))
    label = _LABEL.match(dated)
    return _LABEL_BEHIND.sub("", dated[label.end() :] if label else dated)


def _in_common_years(text: str) -> str:
    """A text with the years of Japan's eras as those of all others."""
    return _ERA.sub(_common_year, text) if "和" in text or "平" in text else text


def _common_year(match: re.Match[str]) -> str:
    return str(_BEFORE_ERA[match[1]] + (1 if match[2] == "元" else int(match[2])))


def days_in(text: str) -> Iterator[tuple[int, str, int, int, int]]:
    """Where such a day stands in running text, as printed, and its year, month and day."""
    if "年" in text or "년" in text:
        for match in _DATE.finditer(text):
            yield match.start(), match[0], int(match[1]), int(match[2]), int(match[3])


def _numbered(match: re.Match[str]) -> str:
    year, month, day = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
    written = f"{year}-{month:0>2}-{day:0>2}"
    if not match[8]:
        return written
    hour = int(match[8])
    if match[7] in _MORNING and hour == _NOON:
        hour = 0
    hour += _NOON if match[7] in _AFTERNOON and hour < _NOON else 0
    return f"{written} {hour:0>2}:{match[9] or match[11] or 0:0>2}" + (f":{match[10]}" if match[10] else "")
