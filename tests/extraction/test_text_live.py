"""Live blogs as text: a headline that announces one, and posts with a time each."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.extraction import read
from storage.records import Extraction, PageClass
from tests.extraction.strangers import TOLD_LATER

TITLE = "Storm over Marly: live updates"
LEAD = "The storm has closed the harbour of Marly, and the ferries stay where they are until the wind turns."
SAID = (
    "The first crews have reached the sea wall, and find that it holds.",
    "The mayor asks all who live by the river to stay indoors.",
    "The last train has left for the hills, with two hundred on it.",
    "The harbour office lets no ship leave any more.",
)
TIMES = ("20:15", "19:40", "18:55", "18:02")
DAY = "20 November 2026"


def reading(*blocks: str, title: str = TITLE) -> Extraction:
    text = "\n\n".join(("Harbour Herald", title, *blocks))
    return read(text.encode(), None, "text/plain", captured_at=datetime(2026, 11, 22, tzinfo=UTC))


def posts(marks: tuple[str, ...] = TIMES) -> list[str]:
    return [f"{mark}\n\n{said}" for mark, said in zip(marks, SAID, strict=True)]


@pytest.mark.parametrize(
    "marks",
    [
        TIMES,
        tuple(reversed(TIMES)),
        ("2 minutes ago", "11 minutes ago", "25 minutes ago", "48 minutes ago"),
        ("90'", "78'", "61'", "12'"),
    ],
)
def test_posts_are_kept_apart_with_their_times_and_the_lead_is_the_body(marks: tuple[str, ...]) -> None:
    below = (
        "Follow us on Facebook.",
        "Related stories",
        "3 hours ago",
        "Ropes are dear this year, they say in the town.",
    )
    found = reading(LEAD, *posts(marks), *below)
    assert (found.page_class, found.headline, found.body) == (PageClass.LIVE_BLOG, TITLE, LEAD)
    assert [(post.posted_raw, post.body) for post in found.posts] == list(zip(marks, SAID, strict=True))


def test_a_word_that_may_announce_a_live_blog_does_where_the_newest_stands_first() -> None:
    assert len(reading(LEAD, *posts(), title="Council of Marly live: the sea wall").posts) == len(TIMES)


@pytest.mark.parametrize(
    "title", ["Storm live: latest from Marly", "Budget 2026 live: chancellor speaks", "Storm in Marly LIVE"]
)
def test_a_title_that_announces_a_live_blog_does_where_the_oldest_stands_first(title: str) -> None:
    assert len(reading(LEAD, *posts(TIMES[::-1]), title=title).posts) == len(TIMES)


@pytest.mark.parametrize(
    "title",
    [
        "Jazz live: programme of the week",
        "Gulls live: how to watch on television",
        "Budget live: five things to watch",
        "Cricket live: schedule for Saturday",
        "Cine en vivo: programa de la semana",
    ],
)
def test_what_tells_where_and_when_to_watch_announces_none(title: str) -> None:
    found = reading(LEAD, *posts(TIMES[::-1]), title=title)
    assert (found.page_class, found.posts) == (PageClass.ARTICLE, ())


@pytest.mark.parametrize("title", TOLD_LATER)
def test_what_is_told_later_and_reviews_are_articles(title: str) -> None:
    said = [SAID[0].replace("The first", f"{place} of the first") for place in ("One", "Two", "Three", "Four")]
    found = reading(LEAD, *[f"{mark}\n\n{each}" for mark, each in zip(TIMES[::-1], said, strict=True)], title=title)
    assert (found.page_class, found.posts) == (PageClass.ARTICLE, ())
    assert all(each in (found.body or "") for each in (LEAD, *said))


def test_the_times_are_of_the_articles_day() -> None:
    found = reading(f"Published {DAY}, 12:00 GMT", LEAD, *posts())
    assert [post.posted_at for post in found.posts] == [
        datetime.fromisoformat(f"2026-11-20T{time}+00:00") for time in TIMES
    ]


@pytest.mark.parametrize("when", [f"{DAY}, 12:00", "Last updated 20:20"])
def test_the_time_of_the_page_is_no_posts(when: str) -> None:
    assert len(reading(when, LEAD, *posts()).posts) == len(TIMES)


def test_a_post_with_its_own_day_is_of_that() -> None:
    found = reading("Published 19 November 2026", LEAD, *posts(tuple(f"{DAY}, {time}" for time in TIMES)))
    assert found.posts[0].posted_at == datetime(2026, 11, 20, 20, 15, tzinfo=UTC)
    assert found.posts[0].posted_raw == f"{DAY}, 20:15"


def moments(found: Extraction) -> list[str | None]:
    return [f"{post.posted_at:%d %H:%M}" if post.posted_at else None for post in found.posts]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({0: "20 November", 2: "19 November"}, ["20 20:15", "20 19:40", "19 18:55", "19 18:02"]),
        (
            {0: DAY, 1: DAY, 2: "Thursday, 19 November", 3: "18 November 2026"},
            ["20 20:15", "20 19:40", "19 18:55", "18 18:02"],
        ),
        # What stands above the newest first of the days is later than that, and nobody tells how much.
        ({2: "19 November"}, [None, None, "19 18:55", "19 18:02"]),
        # The page's own, and days in no order.
        ({0: "20 November"}, ["18 20:15", "18 19:40", "18 18:55", "18 18:02"]),
        ({1: "10 May", 2: "19 November", 3: "4 June"}, ["18 20:15", "18 19:40", "18 18:55", "18 18:02"]),
    ],
)
def test_a_day_on_a_line_of_its_own_is_that_of_the_posts_below(
    days: dict[int, str], expected: list[str | None]
) -> None:
    blocks = [block for at, post in enumerate(posts()) for block in ([days[at], post] if at in days else [post])]
    found = reading("Published 18 November 2026", LEAD, *blocks)
    assert moments(found) == expected


def test_a_day_that_ends_a_post_divides_nothing() -> None:
    blocks = posts()
    found = reading(f"Published {DAY}", LEAD, blocks[0], "Photo: Ada Lorne", "18 November 2026", *blocks[1:])
    assert moments(found) == ["20 20:15", "20 19:40", "20 18:55", "20 18:02"]


def test_it_does_where_the_clock_goes_against_the_others() -> None:
    blocks = posts((*TIMES[:2], "21:55", "18:02"))
    found = reading(f"Published {DAY}", LEAD, DAY, *blocks[:2], "Photo: Ada Lorne", "19 November 2026", *blocks[2:])
    assert moments(found) == ["20 20:15", "20 19:40", "19 21:55", "19 18:02"]


def test_the_day_before_may_be_seen_from_the_pages_day_or_the_captures() -> None:
    blocks = posts((*TIMES[:2], "21:55", "18:02"))
    found = reading(f"Published {DAY}", LEAD, *blocks[:2], "Yesterday", *blocks[2:])
    assert moments(found) == [None] * 4


def test_days_between_posts_with_the_oldest_first() -> None:
    blocks = posts(("8:02", "9:55", "7:40", "8:15"))
    found = reading("Published 18 November 2026", LEAD, *blocks[:2], "19 November", *blocks[2:])
    assert moments(found) == ["18 08:02", "18 09:55", "19 07:40", "19 08:15"]
    assert [post.body for post in found.posts] == list(SAID)


def test_a_post_may_have_a_title_and_an_author() -> None:
    marks = ("20:15 Ada Lorne", "19:40 – The mayor speaks", "18:55", "18:02")
    first, second, third, last = reading(LEAD, *posts(marks)).posts
    assert (first.author, first.headline, first.posted_raw) == ("Ada Lorne", None, "20:15")
    assert (second.author, second.headline, second.body) == (None, "The mayor speaks", SAID[1])
    third, last = reading(LEAD, *posts((*TIMES[:2], "18:55\n\nLast train", "18:02\n\nBy Bo Lind"))).posts[2:]
    assert (third.headline, last.author) == ("Last train", "Bo Lind")


def test_titles_in_scripts_without_capitals_are_no_names() -> None:
    title, said = "المعارضة تنتقد العقد", "وقالت مديرة الميناء إن السفن لن تغادر المدينة قبل أن تهدأ الرياح."
    text = "\n\n".join(
        ("عاصفة في مرلي: تغطية مباشرة", *[said] * 2, *(f"{time}\n\n{title}\n\n{said}" for time in TIMES))
    )
    found = read(text.encode(), None, "text/plain")
    assert {(post.headline, post.author, post.body) for post in found.posts} == {(title, None, said)}


def test_the_last_post_ends_below_its_prose() -> None:
    found = reading(
        LEAD, *posts(), "Our newspaper", "The Herald is printed by the harbour, and has been since the war."
    )
    assert found.posts[-1].body == SAID[-1]


@pytest.mark.parametrize(
    ("title", "blocks"),
    [
        ("Storm over Marly: what is known", posts()),  # not announced
        ("Those who live by the sea: a day in Marly", posts()),  # a verb
        ("Where the gulls live: a day in Marly", posts(TIMES[::-1])),  # a verb, and the times of a diary
        (TITLE, posts()[:2]),  # too few
        (
            TITLE,
            [*[f"{said}\n\n{time}" for said, time in zip(SAID, TIMES, strict=True)], "Home", "News"],
        ),  # times below
        (TITLE, posts(("20:15",) * 4)),  # one time
        (TITLE, [f"{time} Ropes" for time in TIMES]),  # no more than labels
        (TITLE, [*[f"{time} Ropes" for time in ("21:01", "21:02", "21:03")], *posts()[:3]]),
        (TITLE, [*[LEAD.replace("storm", f"storm {at}") for at in range(20)], *posts()]),  # below an article
    ],
)
def test_other_pages_are_no_live_blogs(title: str, blocks: list[str]) -> None:
    found = reading(LEAD, *blocks, title=title)
    assert (found.page_class is PageClass.LIVE_BLOG, found.posts) == (False, ())


def test_an_age_is_counted_from_the_capture_and_heads_no_post() -> None:
    ages = ("4 min ago", "1 hr 41 min ago", "3 hr 53 min ago", "1 day, 2 hr 3 min ago")
    found = reading(LEAD, *posts(ages))
    assert moments(found) == ["21 23:56", "21 22:19", "21 20:07", "20 21:57"]
    assert [(post.headline, post.posted_raw) for post in found.posts] == [(None, age) for age in ages]
