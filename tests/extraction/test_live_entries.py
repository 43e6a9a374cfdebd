"""Which entries with a time are the posts of a live blog."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from spiders.extraction.live_entries import (
    announce_live_blog,
    entries_of,
    find_minute,
    lines_below,
    may_have_entries,
    stand_newest_first,
)
from spiders.extraction.outline import Outline
from tests.extraction.strangers import PROSE, stranger

NEWEST_FIRST = ("11:32", "10:05", "9:40", "9:12")
OLDEST_FIRST = NEWEST_FIRST[::-1]
TEXTS = (
    "The wind has torn the roof off the rope store, the harbour office said.",
    "Nobody was hurt when a crane fell onto the old quay, police told the Herald.",
    "The bridge will stay closed until the morning, says the council of Sule.",
    "Volunteers bring bread to the crews that wait in the hall of the market.",
)
DIV = "<div><b>{0}</b><p>{1}</p></div>"
POST = "<div class=post><b>{0}</b><p>{1}</p></div>"


def posts(times: Sequence[str], form: str = DIV, texts: Sequence[str] = TEXTS) -> str:
    return "".join(form.format(time, texts[at % len(texts)], at) for at, time in enumerate(times))


def count(page: str, title: str = "The storm, hour by hour", *, is_declared: bool = False) -> int:
    document = stranger(f"<h1>{title}</h1><main>{page}</main>").document
    return len(entries_of(Outline(document), [title], is_declared=is_declared))


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (posts(NEWEST_FIRST), 4),
        (posts(NEWEST_FIRST[:2]), 0),
        (posts(["11:32"] * 4, POST), 0),
        # In the order of a chronicle: only what is made as posts are.
        (posts(OLDEST_FIRST), 0),
        (posts(OLDEST_FIRST, POST), 4),
        (posts(OLDEST_FIRST, "<article><b>{0}</b><p>{1}</p></article>"), 4),
        (posts(OLDEST_FIRST, "<div class=entry><b>{0}</b><p>{1}</p></div>"), 0),
        (posts(OLDEST_FIRST, "<div class=entry><b>{0}</b><p>{1}</p></div>", [" ".join(TEXTS)]), 4),
        # In no order: what is made as posts, or as parts of a programme, are.
        (posts(("9:12", "11:32", "10:05", "11:50", "9:40")), 0),
        (posts(("9:12", "11:32", "10:05", "11:50", "9:40"), "<div class=entry><b>{0}</b><p>{1}</p></div>"), 5),
        # The time may be a label of what follows.
        (posts(NEWEST_FIRST, "<h4>{0}</h4><p>{1}</p>"), 4),
        # Headed by links to other pages.
        (
            posts(
                NEWEST_FIRST[:3], "<div><b>{0}</b><h3><a href='/n/{2}'>Crane fell at quay {2}</a></h3><p>{1}</p></div>"
            ),
            0,
        ),
        # Nothing said.
        (posts(NEWEST_FIRST, "<div><b>{0}</b><p>Quay is shut</p></div>"), 0),
        # Signed, each by another: what readers say.
        (posts([f"{name} {time}" for name, time in zip(("Ann", "Bo", "Cy", "Di"), NEWEST_FIRST, strict=True)]), 0),
        # In even steps: a timetable.
        (posts(("12:00", "11:30", "11:00", "10:30")), 0),
        (posts(("12:00", "11:30", "11:10", "10:30")), 4),
        # Little of the page.
        (posts(NEWEST_FIRST) + PROSE, 4),
        (posts(NEWEST_FIRST) + PROSE * 2, 0),
    ],
)
def test_entries_with_times_are_posts(page: str, found: int) -> None:
    assert count(page) == found


@pytest.mark.parametrize(
    ("page", "title", "is_declared", "found"),
    [
        (posts(OLDEST_FIRST), "The storm: live", False, 4),
        (posts(OLDEST_FIRST), "The storm", True, 4),
        (posts(OLDEST_FIRST) + PROSE * 2, "The storm: live", False, 4),
        (posts(OLDEST_FIRST) + PROSE * 2, "The storm", True, 0),
        (posts(OLDEST_FIRST) + PROSE * 5, "The storm: live", False, 0),
    ],
)
def test_a_page_that_calls_itself_a_live_blog_may_hold_more_beside_its_posts(
    page: str, title: str, is_declared: bool, found: int
) -> None:
    assert count(page, title, is_declared=is_declared) == found


@pytest.mark.parametrize(
    ("title", "marks", "found"),
    [
        ("Harbour v Quay", ("45+1'", "30'", "12'"), 3),
        ("Harbour 3-2 Quay", ("44'", "30'", "12'"), 3),
        ("The ropes", ("44'", "30'", "12'"), 0),
        ("The ropes", ("45+1'", "30'", "12'"), 3),
    ],
)
def test_minutes_are_those_of_a_match(title: str, marks: tuple[str, ...], found: int) -> None:
    assert count(posts(marks), title) == found


def test_what_is_printed_for_each_width_of_screen_counts_once() -> None:
    assert count(posts(NEWEST_FIRST) * 2) == 4
    twice = "<div><b>{0}</b><p>{1}</p><b>{0}</b><p>{1}</p></div>"
    document = stranger(f"<h1>The storm</h1><main>{posts(NEWEST_FIRST, twice)}</main>").document
    found = entries_of(Outline(document), ["The storm"], is_declared=False)
    assert [len(entry.lines) for entry in found] == [2] * 4


def test_an_entry_tells_its_time_and_what_stands_beside_it() -> None:
    page = f"<h1>The storm</h1><main>{posts([f'{time} Harbour' for time in NEWEST_FIRST])}</main>"
    first, *_ = entries_of(Outline(stranger(page).document), ["The storm"], is_declared=True)
    assert first.clock is not None
    assert (first.clock.hour, first.clock.minute, first.label, first.prose) == (11, 32, "Harbour", 14)


def test_an_article_goes_on_below_its_chronicle() -> None:
    page = f"<h1>The storm</h1><main>{PROSE}{posts(NEWEST_FIRST)}{PROSE}</main><div>{PROSE}</div>"
    outline = Outline(stranger(page).document)
    found = entries_of(outline, ["The storm: live"], is_declared=False)
    assert len(found) == 4
    assert len(lines_below(found, outline)) == 1
    assert lines_below([], outline) == []


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("90+2' It is over", "90+2'"),
        ("7’ Goal", "7’"),
        ("6' 2\" tall", None),
        ("6'2'' tall", None),
        ("1970's ropes", None),
        ("At 7' a goal", None),
    ],
)
def test_the_minute_of_play_begins_a_line_and_is_no_length(text: str, minute: str | None) -> None:
    match = find_minute(text)
    assert (match and match[0]) == minute


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        (("11:32", "10:05", "9:40"), True),
        (("9:40", "10:05", "11:32"), False),
        (("5 minutes ago", "an hour ago"), True),
        (("2 hours ago", "an hour ago"), False),
        (("90'", "78'", "61'"), True),
        (("12'", "30'", "45+1'"), False),
        ((), False),
    ],
)
def test_the_newest_stands_first_by_times_ages_or_minutes(marks: tuple[str, ...], found: bool) -> None:
    assert stand_newest_first(marks) is found


@pytest.mark.parametrize(
    ("title", "announces", "may"),
    [
        ("Live: the storm", True, True),
        ("LIVE Storm over Marly", True, True),
        ("The storm: live", True, True),
        ("The storm: live updates from the quay", True, True),
        ("Der Sturm im Liveticker", True, True),
        ("Sturm über Marly: Der Ticker", True, True),
        ("The storm in Marly LIVE", True, True),
        ("Storm live: latest from Marly", True, True),
        ("Budget 2026 live: chancellor speaks", True, True),
        ("Harbour v Quay, as it happened", True, True),
        ("Última hora: la tormenta", True, True),
        ("La tormenta, en directo", True, True),
        ("EN DIRECT - Tempête sur Marly", True, True),
        ("Suivez la tempête en direct", True, True),
        ("مباشر: العاصفة تصل إلى سولي", True, True),
        ("تغطية مباشرة للعاصفة", True, True),
        ("Шторм в Марли: онлайн", True, True),
        ("Шторм в Марли: хроника", True, True),
        # Told later, if the oldest stands first.
        ("The storm as it happened", False, True),
        ("How the pier fell, minute by minute", False, True),
        ("El accidente, minuto a minuto", False, True),
        ("How the storm hit: live updates that we wrote", False, True),
        ("Live: the Gulls, Old Quay Theatre – review", False, False),
        ("LIVE REVIEW: the Gulls at the Old Quay", False, False),
        # A verb, a show or a way to buy: the order of the times tells.
        ("Council meeting live: the sea wall", False, True),
        ("العاصفة مباشر", False, True),
        ("Concert des marins en direct", False, True),
        ("Портовая хроника", False, True),
        ("Where the gulls live: a day on the island", False, True),
        ("What we need to live: figures of a year", False, True),
        ("A quay on which to live: flats by the sea", False, True),
        ("Как купить билет онлайн: день кассира", False, True),
        ("Those who live by the sea", False, False),
        ("Live music returns: the programme", False, False),
        ("LIVE MUSIC RETURNS TO MARLY", False, False),
        ("On TV live tonight: our guide", False, False),
        ("Stock ticker at work", False, False),
        ("Хроника одного дня в порту", False, False),
        ("هجوم غير مباشر على الميناء", False, False),
        ("الهجوم غير مباشر", False, False),
        ("Teatro en vivo en el muelle: el programa", False, False),
        ("Vente en direct du pêcheur : une journée", False, False),
        ("Alive and well", False, False),
        (None, False, False),
    ],
)
def test_titles_announce_a_live_blog(title: str | None, announces: bool, may: bool) -> None:
    assert announce_live_blog([None, title], is_newest_first=False) is announces
    assert announce_live_blog([None, title], is_newest_first=True) is may


@pytest.mark.parametrize(
    ("page", "may"),
    [
        (posts(NEWEST_FIRST), True),
        (posts(NEWEST_FIRST[:2]), False),
        (posts(("5 minutes ago", "an hour ago", "2 hours ago")), True),
        (posts(("منذ 5 دقائق", "منذ ساعة", "منذ 3 ساعات")), True),
        (PROSE * 5, False),
    ],
)
def test_a_page_may_hold_posts_where_three_short_texts_tell_a_time(page: str, may: bool) -> None:
    assert may_have_entries(stranger(page).document) is may
