"""Live blogs: their posts with times, headlines and authors, apart from what stands above them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from spiders.extraction import read
from spiders.extraction.limits import MOST_POSTS
from spiders.extraction.live_entries import entries_of, is_newest_first
from spiders.extraction.outline import Outline
from storage.records import Extraction, PageClass, Post, Precision
from tests.extraction.strangers import TOLD_LATER, stranger
from tests.extraction.work import lines_run

URL = "https://www.harbour-herald.example/2026/11/20/storm"
LEAD = "A storm has come to the coast of Sule, and the ferries wait in the northern basin."
TEXTS = (
    "The wind has torn the roof off the rope store, the harbour office said.",
    "Nobody was hurt when a crane fell onto the old quay, police told the Herald.",
    "The bridge will stay closed until the morning, says the council of Sule.",
    "Volunteers bring bread to the crews that wait in the hall of the market.",
)
NIGHT = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)
CET = timezone(timedelta(hours=1))


def live(entries: str, head: str = "", lang: str = "en", captured_at: datetime | None = NIGHT) -> Extraction:
    page = (
        f"<html lang='{lang}'><head><title>The storm, hour by hour</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><main><h1>The storm, hour by hour</h1><p>{LEAD}</p>{entries}</main>"
        "</body></html>"
    )
    return read(page.encode(), URL, captured_at=captured_at)


def declared(updates: Any, **more: Any) -> str:
    data = {"@type": "LiveBlogPosting", "headline": "The storm, hour by hour", "liveBlogUpdate": updates, **more}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def entries(times: tuple[str, ...], form: str = "<div class='post'><b>{0}</b><h3>Post {1}</h3><p>{2}</p></div>") -> str:
    return "".join(
        form.format(time, number, text) for number, (time, text) in enumerate(zip(times, TEXTS, strict=False))
    )


def test_posts_of_linked_data() -> None:
    update = {
        "@type": "BlogPosting",
        "headline": "Roof gone",
        "articleBody": f"<p>{TEXTS[0]}</p><p>{TEXTS[1]}</p>",
        "datePublished": "2026-11-20T22:10:00+01:00",
        "author": [{"@type": "Person", "name": "Ann Lorrimer"}, {"@type": "Person", "name": "Bo Tern"}],
    }
    found = live("", declared([update, {"articleBody": TEXTS[2]}]))
    assert (found.page_class, found.reason) == (PageClass.LIVE_BLOG, None)
    assert found.posts == (
        Post(
            f"{TEXTS[0]}\n\n{TEXTS[1]}",
            "Roof gone",
            datetime(2026, 11, 20, 22, 10, tzinfo=CET),
            "2026-11-20T22:10:00+01:00",
            "Ann Lorrimer, Bo Tern",
        ),
        Post(TEXTS[2]),
    )
    assert dict(found.field_sources)["posts"] == "json-ld:liveBlogUpdate"


@pytest.mark.parametrize(
    "form",
    [
        "<div class='post'><b>{0}</b><h3>Post {1}</h3><p>{2}</p></div>",
        "<article><header><span>{0}</span></header><h2>Post {1}</h2><div><p>{2}</p></div></article>",
        "<h4>{0}</h4><p><strong>Post {1}</strong></p><p>{2}</p>",
        "<h4>{0} - Post {1}</h4><div><p>{2}</p></div>",
        "<li class='e{1}'><time>{0}</time><p><b>Post {1}</b></p><p>{2}</p></li>",
    ],
)
def test_posts_of_a_page_that_declares_none(form: str) -> None:
    head = '<meta property="article:published_time" content="2026-11-20T18:00:00+00:00">'
    found = live(f"<ol>{entries(('22:05', '21:40', '20:15'), form)}</ol>", head)
    assert found.page_class is PageClass.LIVE_BLOG
    assert [post.posted_at for post in found.posts] == [
        datetime(2026, 11, 20, 22, 5, tzinfo=UTC),
        datetime(2026, 11, 20, 21, 40, tzinfo=UTC),
        datetime(2026, 11, 20, 20, 15, tzinfo=UTC),
    ]
    assert [post.posted_raw for post in found.posts] == ["22:05", "21:40", "20:15"]
    assert [(post.headline, post.body) for post in found.posts] == [
        (f"Post {number}", text) for number, text in enumerate(TEXTS[:3])
    ]
    assert (found.body, found.headline) == (LEAD, "The storm, hour by hour")
    assert dict(found.field_sources)["posts"] == "page:entries with a time"


@pytest.mark.parametrize(
    ("times", "moments"),
    [
        (("0:20", "23:50", "23:10"), [(21, 0, 20), (20, 23, 50), (20, 23, 10)]),
        (("23:10", "23:50", "0:20", "1:05"), [(20, 23, 10), (20, 23, 50), (21, 0, 20), (21, 1, 5)]),
        (("9:15 pm", "7:30 p.m.", "11:02 am"), [(20, 21, 15), (20, 19, 30), (20, 11, 2)]),
        (("21:15 GMT", "20h05", "19.30 Uhr"), [(20, 21, 15), (20, 20, 5), (20, 19, 30)]),
        (("21:15 CET", "20:05 CET", "19:30 CET"), [(20, 20, 15), (20, 19, 5), (20, 18, 30)]),
        (("٢١:١٥", "٢٠:٠٥", "١٩:٣٠"), [(20, 21, 15), (20, 20, 5), (20, 19, 30)]),
        (("5 minutes ago", "20 min ago", "50 mins ago"), [(21, 5, 55), (21, 5, 40), (21, 5, 10)]),
        (("5 min ago", "1 hr 41 min ago", "3 hr 53 min ago"), [(21, 5, 55), (21, 4, 19), (21, 2, 7)]),
        (("il y a 5 min", "il y a 1h41", "il y a 3h53"), [(21, 5, 55), (21, 4, 19), (21, 2, 7)]),
        (("vor 5 Min.", "vor 1 Std. 41 Min.", "vor 3 Std. 53 Min."), [(21, 5, 55), (21, 4, 19), (21, 2, 7)]),
    ],
)
def test_times_as_they_are_printed(times: tuple[str, ...], moments: list[tuple[int, int, int]]) -> None:
    head = '<meta property="article:published_time" content="2026-11-20T08:00:00+00:00">'
    found = live(entries(times), head)
    assert [post.posted_at for post in found.posts] == [datetime(2026, 11, *moment, tzinfo=UTC) for moment in moments]
    assert tuple(post.posted_raw for post in found.posts) == times


@pytest.mark.parametrize(
    "mark",
    [
        "<header><a><time datetime='2026-11-20T{0}:00Z'><span>4h ago</span><span>{0} GMT</span></time></a></header>",
        "<div><time><span>Posted at </span><span>{0} 20 Nov 2026</span></time></div>",
        "<div><span>Posted at </span><time>{0} 20 Nov 2026</time></div>",
        "<div>Posted at {0}</div>",
        "<div>3 hours ago / {0} GMT</div>",
    ],
)
def test_what_belongs_to_a_time_heads_no_post(mark: str) -> None:
    head = '<meta property="article:published_time" content="2026-11-20T08:00:00+00:00">'
    found = live(
        entries(("22:05", "21:40", "20:15"), f"<article>{mark}<h2>Post {{1}}</h2><p>{{2}}</p></article>"), head
    )
    assert [(post.headline, post.body) for post in found.posts] == [
        (f"Post {number}", text) for number, text in enumerate(TEXTS[:3])
    ]
    assert [post.posted_at for post in found.posts] == [
        datetime(2026, 11, 20, *at, tzinfo=UTC) for at in ((22, 5), (21, 40), (20, 15))
    ]


def test_declared_posts_are_completed_by_what_the_page_prints_of_them() -> None:
    updates = [
        {"headline": f"Post {number}", "datePublished": f"2026-11-20T{time}:00Z", "articleBody": f"{text[:30]}..."}
        for number, (time, text) in enumerate(zip(("22:05", "21:40", "20:15"), TEXTS, strict=False))
    ]
    updates[1]["articleBody"] = "Somebody else's words."
    posted = "<div class='post'><time datetime='2026-11-20T{0}:00Z'>{0}</time><h3>Post {1}</h3>"
    form = posted + "<p class='author'>By Ann Lee</p><p>{2}</p></div>"
    found = live(entries(("22:05", "21:40", "20:15"), form), declared(updates))
    assert [post.body for post in found.posts] == [TEXTS[0], "Somebody else's words.", TEXTS[2]]
    assert [post.author for post in found.posts] == ["Ann Lee", None, "Ann Lee"]
    assert dict(found.field_sources)["posts"] == "json-ld:liveBlogUpdate"


@pytest.mark.parametrize(
    ("head", "published", "source"),
    [
        ("", (20, 15), "page:first post"),
        (
            '<meta property="article:published_time" content="2026-11-20T21:00:00Z">',
            (21, 0),
            "meta:article:published_time",
        ),
    ],
)
def test_no_post_but_the_first_tells_when_a_live_blog_was_published(
    head: str, published: tuple[int, int], source: str
) -> None:
    posted = (
        "<div class='post'><time datetime='2026-11-20T{0}:00Z'>{0} 20 Nov 2026</time><h3>Post {1}</h3><p>{2}</p></div>"
    )
    found = live(entries(("22:05", "21:40", "20:15"), posted), head)
    assert (found.published_at, found.published_from) == (datetime(2026, 11, 20, *published, tzinfo=UTC), source)
    assert (found.published_precision == "inferred") is (not head)


def test_the_key_points_are_of_the_lead_and_that_it_is_over_is_not() -> None:
    points = f"<div class='box'><h2>What we know</h2><ul><li>{TEXTS[0]}</li><li>{TEXTS[1]}</li></ul></div>"
    over = "<p>This live blog has ended. For what came later see our front page.</p><p>Updated Nov. 20, 2026, 22:05</p>"
    page = f"<main><h1>The storm, hour by hour</h1><p>{LEAD}</p>{over}{points}"
    page += f"{entries(('22:05', '21:40', '20:15'))}</main>"
    found = read(page.replace(TEXTS[0], TEXTS[3], 1).encode(), URL, captured_at=NIGHT)
    assert found.page_class is PageClass.LIVE_BLOG
    assert found.body == "\n\n".join((LEAD, "What we know", TEXTS[3]))


def undated(above: str) -> list[Post]:
    page = f"<main><h1>The storm, hour by hour</h1>{above}<p>{LEAD}</p>{entries(('0:20', '23:50', '23:10'))}</main>"
    found = read(page.encode(), "https://www.harbour-herald.example/storm", captured_at=NIGHT)
    assert found.page_class is PageClass.LIVE_BLOG
    return list(found.posts)


def test_a_time_of_which_nobody_can_tell_the_day_stays_as_printed() -> None:
    assert [(post.posted_at, post.posted_raw) for post in undated("")] == [
        (None, "0:20"),
        (None, "23:50"),
        (None, "23:10"),
    ]


def test_the_day_of_the_last_update_is_that_of_the_last_post() -> None:
    posts = undated("<div>Last updated 0:20 GMT, 20 November 2026</div>")
    assert [post.posted_at for post in posts] == [
        datetime(2026, 11, 20, 0, 20, tzinfo=UTC),
        datetime(2026, 11, 19, 23, 50, tzinfo=UTC),
        datetime(2026, 11, 19, 23, 10, tzinfo=UTC),
    ]


@pytest.mark.parametrize("is_declared", [True, False])
def test_no_post_is_later_than_the_page(is_declared: bool) -> None:
    times = ("2026-11-20T22:05:00Z", "2099-12-31T00:00:00Z", "2026-11-20T20:15:00Z")
    if is_declared:
        updates = [{"articleBody": text, "datePublished": at} for text, at in zip(TEXTS, times, strict=False)]
        page = f"<h1>The storm</h1>{declared(updates)}"
    else:
        marks = tuple(f"<time datetime='{at}'>{at[11:16]}</time>" for at in times)
        page = f"<h1>The storm</h1><p>{LEAD}</p>{entries(marks)}"
    found = read(page.encode(), URL, not_after=NIGHT)
    assert [post.posted_at and post.posted_at.hour for post in found.posts] == [22, None, 20]
    assert all(post.posted_raw for post in found.posts)


def test_who_wrote_a_post_wrote_not_the_page() -> None:
    form = "<div class='post'><b>{0}</b><h3>Post {1}</h3><p>{2}</p><p class='byline'>By Ann Lorrimer</p></div>"
    found = live(entries(("22:05", "21:40", "20:15"), form))
    assert {post.author for post in found.posts} == {"Ann Lorrimer"}
    assert not any("Ann" in post.body for post in found.posts)


COMMENTS = "<div id='comments'><ul>{}</ul></div>"
SCHEDULE = "<tr><td>{0}</td><td>Film {1}</td></tr>"
LINKED = "<li><time>{0}</time> <a href='/n/{1}'>Roof of the rope store gone</a><p>{2}</p></li>"


@pytest.mark.parametrize(
    "body",
    [
        COMMENTS.format(entries(("22:05", "21:40", "20:15"))) + f"<p>{TEXTS[0]}</p>" * 3,
        f"<table>{entries(('22:05', '21:40', '20:15', '19:05'), SCHEDULE)}</table>",
        f"<ul>{entries(('22:05', '21:40', '20:15', '19:05'), LINKED)}</ul>",
        "".join(f"<p>{text} {LEAD}</p>" for text in TEXTS * 2) + f"<ul>{entries(('8:00', '9:30', '11:10'))}</ul>",
        entries(("22:05", "21:40")),
        entries(("9 November", "12 November", "14 November")),
    ],
    ids=["comments", "schedule", "listing", "chronicle", "two", "days"],
)
def test_pages_with_times_that_are_no_live_blog(body: str) -> None:
    found = live(body)
    assert found.page_class is not PageClass.LIVE_BLOG
    assert found.posts == ()


@pytest.mark.parametrize(
    "updates", [None, "soon", 7, {}, [None, "x", [], {"articleBody": 3}], [{"author": {"name": 1}}]]
)
def test_a_live_blog_without_a_post_is_an_article(updates: Any) -> None:
    found = live(f"<p>{' '.join(TEXTS)}</p>", declared(updates))
    assert (found.page_class, found.posts) == (PageClass.ARTICLE, ())
    assert found.body == f"{LEAD}\n\n{' '.join(TEXTS)}"
    assert "posts" not in dict(found.field_sources)


def test_broken_updates_are_left_out() -> None:
    found = live("", declared([None, "x", [], {"articleBody": 3}, {"articleBody": TEXTS[0]}]))
    assert (found.page_class, found.posts) == (PageClass.LIVE_BLOG, (Post(TEXTS[0]),))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"headline": "Another live blog of another day"}, PageClass.ARTICLE),
        ({"headline": "The storm"}, PageClass.LIVE_BLOG),
        ({"headline": "Another title", "url": URL}, PageClass.LIVE_BLOG),
        ({"headline": "Another title", "mainEntityOfPage": URL}, PageClass.LIVE_BLOG),
        # Beside a statement of the page's own, one that names nothing may be any other's.
        ({"headline": None}, PageClass.ARTICLE),
        ({"headline": "!!!"}, PageClass.ARTICLE),
    ],
)
def test_a_live_blog_of_another_page_is_none(more: dict[str, Any], expected: PageClass) -> None:
    own = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The storm, hour by hour"}</script>'
    found = live(f"<p>{' '.join(TEXTS)}</p>", own + declared([{"articleBody": TEXTS[0]}], **more))
    assert found.page_class is expected


COMMENT = "<div class='c'><span>{0}</span><b>Ann {1}</b><p>{2} {2}</p></div>"
DEPARTURE = "<li>{0} The boat to the outer island leaves from pier {1}, if the weather lets it do so.</li>"
HOURS = tuple(f"{hour}:30" for hour in range(8, 15))


@pytest.mark.parametrize("around", ["<main><article>{}</article></main>", "<div><div>{}</div></div>"])
def test_entries_below_an_article_are_readers_words(around: str) -> None:
    written = f"<h1>Ropes are dear</h1>{''.join(f'<p>{text}</p>' for text in TEXTS * 2)}"
    talk = "".join(COMMENT.format(f"{20 - n}:{49 - n}", n, TEXTS[n % 4]) for n in range(12))
    page = f"<body>{around.format(written)}<section id='talk'>{talk}</section></body>"
    found = read(page.encode(), URL, captured_at=NIGHT)
    assert (found.page_class, found.posts) == (PageClass.ARTICLE, ())
    assert (found.body or "").startswith("\n\n".join(TEXTS * 2))


def test_a_lead_in_an_element_of_its_own_is_the_body() -> None:
    posts = entries(("22:05", "21:41", "20:15"))
    page = f"<article><header><h1>The storm</h1></header><p>{LEAD}</p></article><div>{posts}</div>"
    found = read(page.encode(), URL, captured_at=NIGHT)
    assert (found.page_class, len(found.posts), found.body) == (PageClass.LIVE_BLOG, 3, LEAD)


def test_times_in_even_steps_are_a_timetable() -> None:
    table = "".join(DEPARTURE.format(time, pier) for pier, time in enumerate(HOURS))
    table = table.replace("<li>", "<li class='post'>")
    assert live(f"<ul>{table}</ul>").page_class is PageClass.ARTICLE
    assert live(f"<ul>{table.replace('9:30', '9:41')}</ul>").page_class is PageClass.LIVE_BLOG


PROGRAMME = ("8:10", "8:45", "9:20", "10:40")
RISING = "<div><b>{0}</b><p>{2}</p></div>"


@pytest.mark.parametrize(
    "form",
    [
        "<tr><td><time>{0}</time></td><td>Hall {1}</td><td>{2}</td></tr>",
        "<div class='timeline-item'><b>{0}</b><p>{2}</p></div>",
        "<div class='agenda-entry'><b>{0}</b><p>{2}</p></div>",
    ],
)
def test_the_parts_of_a_programme_are_no_posts(form: str) -> None:
    def told(times: tuple[str, ...]) -> PageClass:
        rows = entries(times, form)
        return live(f"<table>{rows}</table>" if form.startswith("<tr") else rows).page_class

    assert told(PROGRAMME) is PageClass.ARTICLE
    assert told(PROGRAMME[::-1]) is PageClass.LIVE_BLOG


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (PROGRAMME, PageClass.ARTICLE),
        (PROGRAMME[::-1], PageClass.LIVE_BLOG),
        (("3:16", "14:12", "5:44", "13:02"), PageClass.ARTICLE),
        (("1h10", "2h15", "0h45", "1h30"), PageClass.ARTICLE),
        (("5' 9\"", "6' 1\"", "5’ 11”", "6' 3''"), PageClass.ARTICLE),
        (("12'", "23'", "37'", "71'"), PageClass.ARTICLE),
        (("12'", "23'", "45+2'", "71'"), PageClass.LIVE_BLOG),
    ],
)
def test_figures_of_things_are_no_posts(times: tuple[str, ...], expected: PageClass) -> None:
    assert live(entries(times, RISING)).page_class is expected


@pytest.mark.parametrize("title", ["Sule v Marly: storm in the box", "Sule 3-2 Marly"])
def test_minutes_are_those_of_a_match_that_the_title_names(title: str) -> None:
    posts = entries(("12'", "23'", "37'", "71'"), RISING)
    page = f"<title>{title}</title><body><main><h1>{title}</h1>{posts}</main></body>"
    assert len(read(page.encode(), URL, captured_at=NIGHT).posts) == 4


SIGNED = "<div><b>{0}</b> <span>{1}</span><p>{2}</p></div>"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("seagull7", "Ann Lorrimer", "bo_t", "Cy Tern"), PageClass.ARTICLE),
        (("Ann Lorrimer",) * 4, PageClass.LIVE_BLOG),
    ],
)
def test_who_reports_a_live_blog_comes_again(names: tuple[str, ...], expected: PageClass) -> None:
    posts = zip(names, ("22:05", "21:41", "20:15", "19:02"), TEXTS, strict=True)
    assert live("".join(SIGNED.format(*post) for post in posts)).page_class is expected


@pytest.mark.parametrize(("head", "words"), [("", 3), (declared(None), 1)])
def test_posts_may_come_at_even_steps_where_they_say_much_or_the_page_is_declared(head: str, words: int) -> None:
    posts = "".join(f"<div><b>{hour}:00</b><p>{f'{TEXTS[hour % 4]} ' * words}</p></div>" for hour in range(8, 15))
    found = live(posts, head)
    assert (found.page_class, len(found.posts)) == (PageClass.LIVE_BLOG, 7)


@pytest.mark.parametrize(("head", "leads"), [("", 5), (declared(None), 12)])
def test_posts_may_stand_below_a_long_lead(head: str, leads: int) -> None:
    form = "<div class='post'><b>{0}</b><p>{1} {2}</p></div>"
    posts = "".join(form.format(f"{9 + n}:{17 * n % 50 + 10}", TEXTS[n % 4], TEXTS[0]) for n in range(12))
    lead = f"<header><h1>The storm</h1><p>{f'{LEAD} ' * leads}</p></header>"
    found = read(f"<head>{head}</head><main>{lead}<div>{posts}</div></main>".encode(), URL, captured_at=NIGHT)
    assert (found.page_class, len(found.posts)) == (PageClass.LIVE_BLOG, 12)
    assert (found.body or "").startswith(LEAD)


@pytest.mark.parametrize("heading", ["The storm, live", "The storm"])
@pytest.mark.parametrize("leads", [7, 9])
def test_a_lead_of_more_than_a_hundred_words_leaves_the_posts_of_an_undeclared_live_blog(
    heading: str, leads: int
) -> None:
    posts = "".join(f"<div><b>{21 - n}:{17 * n % 50 + 10}</b><p>{TEXTS[n % 4]}</p></div>" for n in range(8))
    lead = f"<header><h1>{heading}</h1><p>{f'{LEAD} ' * leads}</p></header>"
    found = read(f"<main>{lead}<div>{posts}</div></main>".encode(), URL, captured_at=NIGHT)
    assert (found.page_class, len(found.posts), 100 < found.word_count < 160) == (PageClass.LIVE_BLOG, 8, True)


def test_minutes_of_play_head_posts_and_tell_no_time() -> None:
    found = live(entries(("90+2'", "71’", "18'"), "<div><b>{0} Post {1}</b><p>{2}</p></div>"))
    assert found.page_class is PageClass.LIVE_BLOG
    assert [(post.posted_at, post.posted_raw) for post in found.posts] == [
        (None, "90+2'"),
        (None, "71’"),
        (None, "18'"),
    ]
    assert [post.headline for post in found.posts] == ["Post 0", "Post 1", "Post 2"]


def test_thousands_of_posts_whose_times_of_day_come_again() -> None:
    number = 3000
    many = "".join(f"<div><b>{n // 60 % 24}:{n % 60:02d}</b><p>{TEXTS[n % 4]}</p></div>" for n in range(number, 0, -1))
    found = live(many)
    assert (found.page_class, len(found.posts)) == (PageClass.LIVE_BLOG, MOST_POSTS)
    assert found.reason == f"{number} posts, the first {MOST_POSTS} are kept"
    assert all(post.posted_at for post in found.posts)


def test_comments_take_not_the_place_of_declared_posts() -> None:
    talk = "".join(COMMENT.format(f"{20 - n}:{49 - n}", n, TEXTS[n % 4]) for n in range(12))
    written = f"<article><h1>The storm, hour by hour</h1><p>{f'{LEAD} ' * 8}</p></article><section>{talk}</section>"
    page = f"<head>{declared([{'articleBody': text} for text in TEXTS])}</head><body>{written}</body>"
    assert [post.body for post in read(page.encode(), URL, captured_at=NIGHT).posts] == list(TEXTS)


def test_posts_are_bounded_in_number_and_length_and_the_page_says_so() -> None:
    found = live("", declared([{"articleBody": "word " * 30_000}] + [{"articleBody": "word"}] * (MOST_POSTS + 5)))
    assert len(found.posts) == MOST_POSTS
    assert max(len(post.body) for post in found.posts) <= 20_000
    assert found.reason == f"{MOST_POSTS + 6} posts, the first {MOST_POSTS} are kept; 1 posts are cut at 20000 letters"
    form = "<div class='post'><b>{0}:{1:02d}</b><p>{2}</p></div>"
    found = live("".join(form.format(n // 60 % 24, n % 60, TEXTS[n % 4]) for n in range(MOST_POSTS + 5)))
    assert (len(found.posts), found.reason) == (MOST_POSTS, f"{MOST_POSTS + 5} posts, the first {MOST_POSTS} are kept")


def test_what_linked_data_says_of_a_post_is_made_clean() -> None:
    long = "The ropes of the old quay " * 40
    updates = [
        {"articleBody": "<scr<script>ipt>Ropes are <b>dear</b>.", "author": "Ann <b>Lorrimer</b>"},
        {"articleBody": TEXTS[0], "headline": long, "author": [{"name": "The editor of " + "x" * 9000}]},
        {"articleBody": TEXTS[1], "headline": "<i>Roof</i> gone", "author": ["By Ann Lorrimer", "Ann Lorrimer"]},
    ]
    first, second, third = live("", declared(updates)).posts
    assert ("<" in first.body, first.author) == (False, "Ann Lorrimer")
    assert (second.headline, second.body) == (None, f"{long.strip()}\n\n{TEXTS[0]}")
    assert (third.headline, third.author) == ("Roof gone", "Ann Lorrimer")


def test_the_order_of_no_time_or_of_one_is_unknown() -> None:
    assert not is_newest_first([])
    assert not is_newest_first([600])
    assert is_newest_first([600, 540, 480])
    assert not is_newest_first([480, 540, 600])


@pytest.mark.parametrize(
    ("hours", "expected"), [((1, 2, 3, 4), PageClass.LIVE_BLOG), ((4, 3, 2, 1), PageClass.ARTICLE)]
)
def test_ages_tell_which_entry_is_the_newest(hours: tuple[int, ...], expected: PageClass) -> None:
    posts = "".join(f"<div><b>{hour} hours ago</b><p>{text}</p></div>" for hour, text in zip(hours, TEXTS, strict=True))
    lead = f"<header><h1>The storm</h1><p>{f'{LEAD} ' * 5}</p></header>"
    page = f"<html><body><main>{lead}<div>{posts}</div></main></body></html>"
    assert read(page.encode(), URL, captured_at=NIGHT).page_class is expected


@pytest.mark.parametrize(
    ("ages", "oldest"),
    [
        (("5 min ago", "1 hour ago", "2 hours ago", "3 hours ago"), timedelta(hours=3)),
        (("hace 5 minutos", "hace 1 hora", "hace 2 horas", "hace 2 días"), timedelta(days=2)),
        (("vor 5 Minuten", "vor 20 Minuten", "vor 1 Stunde", "vor 2 Stunden"), timedelta(hours=2)),
    ],
)
def test_a_blog_is_as_old_as_its_oldest_post(ages: tuple[str, ...], oldest: timedelta) -> None:
    posts = "".join(f"<div class=post><b>{age}</b><p>{text}</p></div>" for age, text in zip(ages, TEXTS, strict=True))
    page = f"<main><h1>The storm: live updates</h1><p>By Ada Lorne</p><p>{LEAD}</p>{posts}</main>"
    found = read(page.encode(), "https://www.harbour-herald.example/sea/storm", captured_at=NIGHT)
    assert found.page_class is PageClass.LIVE_BLOG
    assert (found.published_at, found.published_precision) == (NIGHT - oldest, Precision.INFERRED)


@pytest.mark.parametrize(
    ("form", "times"),
    [
        ("<div class='post'><b>{0}</b><p>{2}</p></div>" * 2, 1),
        ("<div class='post'><b>{0}</b><p>{2}</p></div>", 2),
        ("<div class='post'><div><b>{0}</b><p>{2}</p></div><div><b>{0}</b><p>{2}</p></div></div>", 1),
    ],
)
@pytest.mark.parametrize("wrap", ["{}", "<div>{}</div>"])
def test_posts_printed_for_each_width_of_screen_are_kept_once(form: str, times: int, wrap: str) -> None:
    posts = entries(("22:10", "21:40", "20:05", "19:30"), form)
    found = live(wrap.format(posts) * times)
    assert found.page_class is PageClass.LIVE_BLOG
    assert [post.body for post in found.posts] == list(TEXTS)


@pytest.mark.parametrize("around", ["<ul>{}</ul>", "{}"])
def test_many_lists_with_times_cost_no_square_of_them(around: str) -> None:
    def cost(lists: int) -> int:
        rows = (
            "".join(f"<li class=c{chr(97 + n % 26) * (1 + n // 26)}>9:{10 + m}</li>" for m in range(3))
            for n in range(lists)
        )
        document = stranger(f"<h1>The storm</h1>{''.join(map(around.format, rows))}").document
        return lines_run(lambda: entries_of(Outline(document), (), is_declared=True), "live_entries")

    assert cost(200) < 3 * cost(100)


def timeline(written: int, posts: int, below: int) -> Extraction:
    """A page with so many paragraphs, a list of entries with the newest first, and paragraphs again."""
    told = "".join(f"<li><time>{21 - n}:{17 * n % 50 + 10}</time><p>{TEXTS[n % 4]}</p></li>" for n in range(posts))
    above, last = (
        "".join(f"<p>{LEAD} It is night {night}.</p>" for night in nights)
        for nights in (range(written), range(written, written + below))
    )
    page = f"<main><article><h1>The storm</h1>{above}<ul>{told}</ul>{last}</article></main>"
    return read(page.encode(), URL, captured_at=NIGHT)


def test_an_article_that_goes_on_below_a_timeline_is_no_live_blog_where_it_outweighs_that() -> None:
    found = timeline(5, 5, 1)
    assert (found.page_class, found.posts) == (PageClass.ARTICLE, ())
    assert [(found.body or "").count(f"night {night}.") for night in (0, 5)] == [1, 1]
    assert timeline(5, 5, 0).page_class is PageClass.LIVE_BLOG


def test_what_goes_on_with_the_lead_below_the_posts_is_of_the_body() -> None:
    found = timeline(2, 8, 1)
    assert (found.page_class, len(found.posts)) == (PageClass.LIVE_BLOG, 8)
    assert (found.body or "").split("\n\n") == [f"{LEAD} It is night {night}." for night in range(3)]


def by_hours(times: tuple[str, ...], form: str, below: int = 2, title: str = "A night at the quay") -> Extraction:
    """An article with a paragraph above such hours and some below."""
    last = "".join(f"<p>{LEAD} It is night {night}.</p>" for night in range(below))
    hours = entries(times, form)
    page = f"<main><article><h1>{title}</h1><p>{LEAD}</p>{hours}{last}</article></main>"
    return read(page.encode(), URL, captured_at=NIGHT)


@pytest.mark.parametrize(
    ("form", "below"),
    [
        ("<h3>{0}</h3><p>{2}</p>", 2),
        ("<h3>{0}</h3><p>{2}</p>", 0),
        ("<p><strong>{0}</strong></p><p>{2}</p>", 2),
        ("<div><b>{0}</b><p>{2} {2} {2}</p></div>", 1),
    ],
)
def test_an_article_told_by_the_hours_is_no_live_blog(form: str, below: int) -> None:
    found = by_hours(("18:10", "22:05", "3:30"), form, below)
    assert (found.page_class, found.posts) == (PageClass.ARTICLE, ())
    assert all(text in (found.body or "") for text in (LEAD, *TEXTS[:3]))
    assert (found.body or "").count("It is night") == below


@pytest.mark.parametrize("title", TOLD_LATER)
def test_what_is_told_later_and_reviews_are_articles(title: str) -> None:
    found = by_hours(("18:10", "22:05", "3:30"), "<h3>{0}</h3><p>{2}</p>", title=title)
    assert (found.page_class, found.posts) == (PageClass.ARTICLE, ())
    assert all(text in (found.body or "") for text in (LEAD, *TEXTS[:3]))


@pytest.mark.parametrize(
    ("times", "form"),
    [
        (("3:30", "22:05", "18:10"), "<h3>{0}</h3><p>{2} {2}</p>"),
        (("18:10", "22:05", "3:30"), "<div class='post'><h3>{0}</h3><p>{2} {2} {2}</p></div>"),
    ],
)
def test_entries_that_go_back_or_are_made_as_posts_are_a_live_blog(times: tuple[str, ...], form: str) -> None:
    assert by_hours(times, form, 0).page_class is PageClass.LIVE_BLOG


@pytest.mark.parametrize(
    ("printed", "published", "source"),
    [
        ("20 November 2026, 21:00", (21, 0), "page:dateline"),
        ("20 November 2026, 22:05", (20, 15), "page:first post"),
        ("20 November 2026, 23:00", (20, 15), "page:first post"),
    ],
)
def test_a_printed_time_is_that_of_a_live_blog_unless_it_is_a_posts_or_the_last(
    printed: str, published: tuple[int, int], source: str
) -> None:
    page = f"<main><h1>The storm, hour by hour</h1><p>{printed}</p><p>{LEAD}</p>"
    found = read(f"{page}{entries(('22:05', '21:40', '20:15'))}</main>".encode(), URL, captured_at=NIGHT)
    assert (found.published_at, found.published_from) == (datetime(2026, 11, 20, *published, tzinfo=UTC), source)
