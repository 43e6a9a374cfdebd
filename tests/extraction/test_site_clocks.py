"""The day of today at the top of a site's pages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.extraction.strangers import PROSE, URL, stranger

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
NAV = "<header><nav><a href='/sea'>Sea</a><a href='/town'>Town</a></nav></header>"
LIST = "<ul><li><a href='/1'>Sea</a><li><a href='/2'>Town</a><li><a href='/3'>Fish</a><li><a href='/4'>Art</a></ul>"
TITLE = "<h1>Ropes are counted again</h1>"


def day_of(
    above: str, below: str = "", around: str = "<main><article>{}</article></main>", lang: str = "en"
) -> str | None:
    page = stranger(above + around.format(TITLE + below + PROSE * 3), lang=lang, captured_at=NOW)
    found = page.read().published_at
    return found.date().isoformat() if found else None


@pytest.mark.parametrize(
    ("today", "lang"),
    [
        ("Sunday, November 22, 2026", "en"),
        ("Κυριακή 22/11/2026", "el"),
        ("22.11.2026", "he"),
        ("2026.11.22 (일)", "ko"),
        ("2026年11月22日 星期日", "zh"),
        ("22 Kasım 2026 Pazar", "tr"),
        ("الأحد 22 نوفمبر 2026", "ar"),
        ("Dimanche 22 novembre 2026", "fr"),
        ("Monday, November 23, 2026", "en"),  # farther east
    ],
)
@pytest.mark.parametrize(
    "top",
    [
        "<div id=top><p>{}</p></div>",
        "<div class=topbar><span class=date>{}</span><span>12°C</span></div>",
        "<div><div class=current-time><div>{}</div></div></div>",
        "<time>{}</time>",
    ],
)
def test_the_sites_clock_tells_no_day_of_an_article(top: str, today: str, lang: str) -> None:
    clock = top.format(today)
    assert day_of(clock + NAV, lang=lang) is None
    assert day_of(NAV + clock, lang=lang) is None
    assert day_of(clock + LIST, around="<div class=story>{}</div>", lang=lang) is None
    assert day_of(clock + NAV, "<p>By Ann Lee</p><p>2 days ago</p>", lang="en") == "2026-11-20"


@pytest.mark.parametrize(
    ("above", "around"),
    [
        (f"{NAV}<p>November 22, 2026</p>", "<div>{}</div>"),
        (f"{NAV}<p>November 22, 2026</p>", "<article>{}</article>"),
        (NAV, "<main><p>November 22, 2026</p><article>{}</article></main>"),
        (NAV, "<main><article><p>November 22, 2026</p>{}</article></main>"),
        (f"<p>Published on November 22, 2026</p>{NAV}", "<main>{}</main>"),
        (f"<p>November 20, 2026</p>{NAV}", "<main>{}</main>"),
        ("<p>November 22, 2026</p><div><ul><li><a href='/1'>Sea</a></ul></div>", "<div>{}</div>"),
    ],
)
def test_other_days_above_a_headline_are_its_own(above: str, around: str) -> None:
    assert day_of(above, around=around) is not None


def test_a_day_below_the_headline_is_no_clock() -> None:
    assert day_of(NAV, "<p>November 22, 2026</p>") == "2026-11-22"
    assert day_of(NAV, f"{PROSE * 2}</article></main><div class=date>November 22, 2026</div>{LIST}") == "2026-11-22"


def test_nobody_knows_todays_day_without_the_time_of_the_capture() -> None:
    body = f"<p>November 22, 2026</p>{NAV}<main><article>{TITLE}{PROSE * 3}</article></main>"
    assert stranger(body, url=URL).read().published_at is not None
