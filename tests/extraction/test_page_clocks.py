"""On which clock a page prints and declares its times; invented pages."""

from __future__ import annotations

import pytest

from spiders.extraction.field_sources import Origin
from storage.records import Extraction
from tests.extraction.strangers import article

UTC_CLAIM = '<meta property="article:published_time" content="2026-11-18T21:30:00+00:00">'


def _page(below: str, head: str = "", lang: str = "en") -> Extraction:
    return article(head=head, below=below, lang=lang).read()


def _told(found: Extraction) -> tuple[str, str | None]:
    assert found.published_at is not None
    return found.published_at.isoformat(), found.modified_at.isoformat() if found.modified_at else None


@pytest.mark.parametrize(
    ("lang", "below", "changed"),
    [
        (
            "en",
            '<p><time datetime="2026-11-18T05:00:00-03:00">18/11/2026 05:00</time> Updated: 18/11/2026 09:20</p>',
            "2026-11-18T09:20:00-03:00",
        ),
        (
            "ja",
            '<p><time datetime="2026-11-18T05:00:00+09:00">2026年11月18日 5時00分</time></p>'
            "<p>（2026年11月18日 9時20分更新）</p>",
            "2026-11-18T09:20:00+09:00",
        ),
        # The printed one is on another clock than its element's.
        (
            "en",
            '<p><time datetime="2026-11-18T08:00:00Z">Nov 18, 2026 3:00 am</time></p>'
            "<p>Updated: Nov 18, 2026 9:20 am</p>",
            "2026-11-18T09:20:00-05:00",
        ),
        # A zone that is printed once is that of the other times.
        (
            "en",
            "<p>Published: Nov 18, 2026 5:00 am EST</p><p>Updated: Nov 18, 2026 9:20 am</p>",
            "2026-11-18T09:20:00-05:00",
        ),
    ],
)
def test_a_printed_change_is_on_the_clock_of_the_publication(lang: str, below: str, changed: str) -> None:
    assert _told(_page(below, lang=lang))[1] == changed


def test_a_time_declared_in_utc_and_printed_tells_the_clock_of_what_is_printed() -> None:
    below = "<p>November 18, 2026 3:30 pm</p><p>Updated November 18, 2026 5:10 pm</p>"
    assert _told(_page(below, UTC_CLAIM))[1] == "2026-11-18T17:10:00-06:00"


@pytest.mark.parametrize("printed", ["November 18, 2026 3:37 pm", "November 18, 2026", "November 16, 2026 3:30 pm"])
def test_a_change_on_a_clock_that_is_not_known_is_never_before_the_publication(printed: str) -> None:
    below = f"<p>{printed}</p><p>Updated November 18, 2026 5:10 pm</p>"
    found = _page(below, UTC_CLAIM)
    assert found.modified_at is None or found.published_at is None or found.modified_at >= found.published_at


def test_a_change_that_tells_its_clock_or_is_later_stays() -> None:
    later = _page("<p>Updated November 18, 2026 11:10 pm</p>", UTC_CLAIM)
    told = _page("<p>Updated November 18, 2026 5:10 pm EST</p>", UTC_CLAIM)
    assert (_told(later)[1], _told(told)[1]) == ("2026-11-18T23:10:00+00:00", "2026-11-18T17:10:00-05:00")


@pytest.mark.parametrize(
    ("declared", "below", "lang", "published"),
    [
        ("2026-11-17 14:33:12", "<p>Nov 17, 2026 2:33 PM EST</p>", "en", "2026-11-17T14:33:12-05:00"),
        ("2026/11/17 14:33:12", "<p>Selasa, 17 Nov 2026 14:33 WIB</p>", "id", "2026-11-17T14:33:12+07:00"),
        ("2026-11-17 14:33:12", "<p>Nov 17, 2026 2:33 PM (GMT+7)</p>", "en", "2026-11-17T14:33:12+07:00"),
        # Another time of day, and a declared one that names its zone.
        ("2026-11-17 14:33:12", "<p>Nov 17, 2026 9:33 AM EST</p>", "en", "2026-11-17T14:33:12+00:00"),
        ("2026-11-17 14:33:12", "<p>Nov 17, 2026 2:33 PM</p>", "en", "2026-11-17T14:33:12+00:00"),
    ],
)
def test_a_declared_time_without_a_zone_takes_that_printed_beside_it(
    declared: str, below: str, lang: str, published: str
) -> None:
    found = _page(below, f'<meta name="publishdate" content="{declared}">', lang)
    assert _told(found)[0] == published
    assert dict(found.field_sources)["published_at"].startswith(Origin.META.value)


def test_the_day_of_a_publication_is_that_of_the_clock_which_is_told() -> None:
    claim = UTC_CLAIM.replace("18T21", "19T02")
    found = _page("<p>November 18, 2026 8:30 pm</p><p>Updated November 18, 2026 9:10 pm</p>", claim)
    assert _told(found) == ("2026-11-18T20:30:00-06:00", "2026-11-18T21:10:00-06:00")


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("nl", "Aangepast 18 nov 2026, 08:05"), ("nl", "Gewijzigd: 18-11-2026 08:05"),
        ("nl", "Laatst gewijzigd op 18 november 2026 08:05"), ("nl", "Bijgewerkt 18 november 2026 08:05"),
        ("cs", "Upraveno 18. listopadu 2026 8:05"), ("sv", "Ändrad 18 november 2026 08:05"),
        ("vi", "Cập nhật: 18/11/2026 08:05"),
    ],
)  # fmt: skip
def test_words_of_a_change_tell_of_no_publication(lang: str, line: str) -> None:
    age = '<p><time datetime="2026-11-17T22:48:00+01:00">22:48</time></p>'
    assert _told(_page(f"{age}<p>{line}</p>", lang=lang)) == (
        "2026-11-17T22:48:00+01:00",
        "2026-11-18T08:05:00+01:00",
    )
