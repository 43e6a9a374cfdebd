"""From landing to news: identity, revisions, what an article shows, and that nothing can make it wrong."""

from __future__ import annotations

import threading
from typing import Any

import psycopg
import pytest

from storage.normalise import Changes, normalise
from storage.records import Image, Link, LinkKind, MenuEntry, MenuKind, PageClass, Post, Precision
from tests.storage.making import at, capture, land, staged

Connection = psycopg.Connection[tuple[Any, ...]]
NEWS = (
    "article", "revision_start", "removal", "image", "link", "live_post", "ticker", "menu", "article_capture",
    "article_alias",
)  # fmt: skip


def contents(connection: Connection, *tables: str) -> dict[str, list[Any]]:
    """All rows of news.*, in one order."""
    return {
        name: connection.execute(f"SELECT t::text FROM news.{name} t ORDER BY 1").fetchall()  # noqa: S608
        for name in tables or NEWS
    }


def keys(connection: Connection) -> list[str]:
    return [key for (key,) in connection.execute("SELECT article_key FROM news.article ORDER BY 1")]


def one(connection: Connection, query: str) -> Any:
    row = connection.execute(query).fetchone()
    assert row is not None
    return row[0] if len(row) == 1 else row


def test_an_article_shows_its_newest_capture(warehouse: str, connection: Connection) -> None:
    old, new = capture("a", at(0)), capture("b", at(60))
    reading = staged(
        new,
        headline="Harbour closes",
        authors=("Ann Lee",),
        tags=("ships",),
        images=(Image("The pier", "https://herald.example/p.jpg", "Reuters"), Image("Fog")),
        links=(Link(LinkKind.RELATED, "Fog"), Link(LinkKind.INLINE, "Ships"), Link(LinkKind.RELATED, "Rain")),
    )
    land(warehouse, (old, staged(old, byline="By Bob")), (new, reading))
    assert normalise(warehouse) == Changes(captures=2, added=1, changed=0, removed=0)
    row = one(
        connection,
        "SELECT headline, byline, authors, first_captured_at, last_captured_at, revision_count FROM news.article",
    )
    assert row == ("Harbour closes", None, ["Ann Lee"], at(0), at(60), 2)
    assert one(connection, "SELECT lead_image_url, lead_image_caption FROM news.article")[1] == "The pier"
    images = connection.execute("SELECT position, caption, credit FROM news.image ORDER BY 1").fetchall()
    assert images == [(1, "The pier", "Reuters"), (2, "Fog", None)]
    links = connection.execute("SELECT kind, position, title FROM news.link ORDER BY 1, 2").fetchall()
    assert links == [("inline", 1, "Ships"), ("related", 1, "Fog"), ("related", 2, "Rain")]


def test_again_changes_nothing(warehouse: str, connection: Connection) -> None:
    page = capture("a")
    land(warehouse, (page, staged(page, ticker=("Fog lifts",), menu=(MenuEntry(MenuKind.SECTION, "Port"),))))
    normalise(warehouse)
    before = contents(connection)
    assert normalise(warehouse) == Changes(0, 0, 0, 0)
    assert normalise(warehouse, everything=True) == Changes(1, 0, 0, 0)
    assert contents(connection) == before


def test_only_articles_make_articles(warehouse: str, connection: Connection) -> None:
    page = capture("a")
    land(warehouse, (page, staged(page, page_class=PageClass.CONSENT, ticker=("Fog lifts",))))
    assert normalise(warehouse).added == 0
    assert one(connection, "SELECT line FROM news.ticker") == "Fog lifts"


@pytest.mark.parametrize("page_class", PageClass)
def test_what_is_an_article_is_one_rule(warehouse: str, connection: Connection, page_class: PageClass) -> None:
    """The reader's rule and the warehouse's: of every class that there is."""
    page = capture("a")
    land(warehouse, (page, staged(page, page_class=page_class)))
    assert normalise(warehouse).added == page_class.is_article
    assert one(connection, "SELECT landing.is_article(page_class) FROM landing.extraction") is page_class.is_article
    assert [row for (row,) in connection.execute("SELECT page_class FROM news.article")] == [
        page_class
    ] * page_class.is_article


def test_how_sure_the_reader_was_of_a_field_is_told_on_average(warehouse: str, connection: Connection) -> None:
    pages = [capture(name, url=f"https://herald.example/{name}") for name in "abc"]
    sources = (("headline", "css:h1"), ("body", "css:article"))
    told = [
        staged(page, field_sources=sources, confidences=(("headline", sure),))
        for page, sure in zip(pages[:2], (0.9, 0.4), strict=True)
    ]
    land(warehouse, *zip(pages, [*told, staged(pages[2], field_sources=sources)], strict=True))
    shown = "SELECT field, pages, confidence::float FROM ops.field_source ORDER BY field"
    assert connection.execute(shown).fetchall() == [("body", 3, None), ("headline", 3, 0.65)]


def live_blog(*posts: Post, **fields: Any) -> dict[str, Any]:
    return {"page_class": PageClass.LIVE_BLOG, "headline": "The storm, hour by hour", "posts": posts, **fields}


def test_a_live_blog_shows_the_posts_of_its_newest_capture(warehouse: str, connection: Connection) -> None:
    first = Post("Roofs are gone.", posted_at=at(-60), posted_raw="11:00")
    second = Post("It calms down.\n\nFerries wait.", "Calm", at(0), "12:00", "Ann Lee")
    undated = Post("More soon.", posted_raw="3 min ago")
    old, new = capture("a", at(0)), capture("b", at(60))
    land(warehouse, (old, staged(old, **live_blog(first))))
    normalise(warehouse)
    land(warehouse, (new, staged(new, **live_blog(undated, second, first, body_html="<p>Ships came.</p>"))))
    normalise(warehouse)
    shown = "SELECT position, posted_at, posted_raw, headline, body, author FROM news.live_post ORDER BY 1"
    assert connection.execute(shown).fetchall() == [
        (1, None, "3 min ago", None, "More soon.", None),
        (2, at(0), "12:00", "Calm", "It calms down.\n\nFerries wait.", "Ann Lee"),
        (3, at(-60), "11:00", None, "Roofs are gone.", None),
    ]
    assert one(connection, "SELECT page_class, body_html FROM news.article") == ("live_blog", "<p>Ships came.</p>")
    # A live blog grows: what is posted is no edit of what stands above it.
    assert one(connection, "SELECT revision_count FROM news.article") == 1
    land(warehouse, (new, staged(new, reader=2)))
    normalise(warehouse)
    assert contents(connection, "live_post") == {"live_post": []}


def test_a_live_blog_is_found_by_its_posts_while_they_stand_there(warehouse: str, connection: Connection) -> None:
    found = "SELECT count(*) FROM news.search('chimneys')"
    page, later = capture("a", at(0)), capture("b", at(60))
    land(warehouse, (page, staged(page, **live_blog(Post("Seven chimneys fell.")))))
    normalise(warehouse)
    assert one(connection, found) == 1
    land(warehouse, (later, staged(later, **live_blog(Post("All is calm.")))))
    normalise(warehouse)
    assert one(connection, found) == 0


def test_a_newer_reader_may_find_that_it_is_no_article(warehouse: str, connection: Connection) -> None:
    page = capture("a")
    land(warehouse, (page, staged(page)))
    normalise(warehouse)
    land(warehouse, (page, staged(page, reader=2, page_class=PageClass.CONSENT)))
    assert normalise(warehouse) == Changes(1, 0, 0, 1)
    assert contents(connection, "article", "article_capture", "revision_start") == {
        "article": [],
        "article_capture": [],
        "revision_start": [],
    }


# --- identity


def test_the_same_address_is_the_same_article(warehouse: str, connection: Connection) -> None:
    pages = [capture("a", at(0)), capture("b", at(1)), capture("c", at(2), url="https://herald.example/2")]
    land(warehouse, *((page, staged(page)) for page in pages))
    normalise(warehouse)
    assert keys(connection) == ["https://herald.example/1", "https://herald.example/2"]


def test_the_outlets_own_id_joins_addresses(warehouse: str, connection: Connection) -> None:
    first, moved = capture("a"), capture("b", at(1), url="https://herald.example/moved")
    bare = capture("c", at(2))  # the first address again, the id not to be found
    land(warehouse, (first, staged(first, native="id:7")), (moved, staged(moved, native="id:7")), (bare, staged(bare)))
    normalise(warehouse)
    assert keys(connection) == ["id:7"]


def test_an_id_that_turns_up_later_takes_over_the_address(warehouse: str, connection: Connection) -> None:
    bare, known = capture("a"), capture("b", at(1))
    land(warehouse, (bare, staged(bare)))
    normalise(warehouse)
    former = one(connection, "SELECT article_id FROM news.article")
    land(warehouse, (known, staged(known, native="id:7")))
    assert normalise(warehouse) == Changes(1, 1, 0, 1)
    assert keys(connection) == ["id:7"]
    assert connection.execute("SELECT * FROM news.article_alias").fetchall() == [
        (former, one(connection, "SELECT article_id FROM news.article"))
    ]


def test_a_page_without_address_waits_for_it(warehouse: str, connection: Connection) -> None:
    text = capture("text", at(5), url=None, media_type="text/plain")
    page = capture("html", at(0), url="https://herald.example/1")
    land(warehouse, (text, staged(text)))
    normalise(warehouse)
    assert keys(connection)[0].startswith("content:")
    former = one(connection, "SELECT article_id FROM news.article")
    land(warehouse, (page, staged(page)))
    normalise(warehouse)
    now = one(connection, "SELECT article_id, article_key, url, revision_count FROM news.article")
    assert now[1:] == ("https://herald.example/1", "https://herald.example/1", 1)
    assert connection.execute("SELECT * FROM news.article_alias").fetchall() == [(former, now[0])]
    assert one(connection, "SELECT count(DISTINCT article_id) FROM news.article_capture") == 1


def test_the_same_bytes_are_the_same_article_though_nothing_was_read(warehouse: str, connection: Connection) -> None:
    nameless, page = capture("same", url=None), capture("same")
    land(warehouse, (nameless, staged(nameless, headline=None)), (page, staged(page, headline=None)))
    normalise(warehouse)
    assert keys(connection) == ["https://herald.example/1"]


def test_aliases_are_followed_to_the_end(warehouse: str, connection: Connection) -> None:
    text, page, known = capture("t", url=None), capture("p", at(1)), capture("k", at(2))
    for step in ((text, staged(text)), (page, staged(page)), (known, staged(known, native="id:7"))):
        land(warehouse, step)
        normalise(warehouse)
    article = one(connection, "SELECT article_id FROM news.article")
    aliases = connection.execute("SELECT article_id FROM news.article_alias").fetchall()
    assert aliases == [(article,), (article,)]


def test_outlets_and_editions_keep_apart(warehouse: str, connection: Connection) -> None:
    pages = [capture("a", edition=edition, url=None) for edition in ("en", "ar")]
    land(warehouse, *((page, staged(page)) for page in pages))
    normalise(warehouse)
    assert one(connection, "SELECT count(*) FROM news.article") == 2


# --- revisions


def revisions(connection: Connection) -> list[tuple[int, str]]:
    return connection.execute("SELECT version, body FROM news.revision ORDER BY version").fetchall()


def test_back_and_forth_is_three_wordings(warehouse: str, connection: Connection) -> None:
    pages = [
        (capture(name, at(minute)), body) for minute, (name, body) in enumerate([("1", "A"), ("2", "B"), ("3", "A")])
    ]
    land(warehouse, *((page, staged(page, body=body)) for page, body in pages))
    normalise(warehouse)
    assert revisions(connection) == [(1, "A"), (2, "B"), (3, "A")]


def test_back_to_the_very_bytes_is_seen_too(warehouse: str, connection: Connection) -> None:
    for minute, body in enumerate(["A", "B", "A", "A"]):
        page = capture(body, at(minute))
        land(warehouse, (page, staged(page, body=body)))
        normalise(warehouse)
    assert revisions(connection) == [(1, "A"), (2, "B"), (3, "A")]
    assert one(connection, "SELECT body, last_captured_at, revision_count FROM news.article") == ("A", at(2), 3)


def test_a_late_capture_takes_its_place(warehouse: str, connection: Connection) -> None:
    for minute, body in [(0, "A"), (20, "C"), (10, "B")]:
        page = capture(body, at(minute))
        land(warehouse, (page, staged(page, body=body)))
        normalise(warehouse)
    assert revisions(connection) == [(1, "A"), (2, "B"), (3, "C")]
    assert one(connection, "SELECT body FROM news.article") == "C"


def test_a_new_reader_fakes_no_edit(warehouse: str, connection: Connection) -> None:
    old, new = capture("a", at(0)), capture("b", at(1))
    land(warehouse, (old, staged(old, reader=1, body="Text and furniture")))
    land(warehouse, (new, staged(new, reader=2, body="Text")))
    normalise(warehouse)
    assert revisions(connection) == [(1, "Text and furniture")]
    # Read again by the new reader, the two can be compared: the same wording.
    land(warehouse, (old, staged(old, reader=2, body="Text")))
    normalise(warehouse)
    assert revisions(connection) == [(1, "Text")]
    # The newest common reader decides: what the old one took for an edit is none.
    land(warehouse, (new, staged(new, reader=1, body="Text and other furniture")))
    normalise(warehouse)
    assert revisions(connection) == [(1, "Text")]


def test_a_text_rendering_is_no_edit_of_the_page(warehouse: str, connection: Connection) -> None:
    html, text, edited = capture("h", at(0)), capture("t", at(1), media_type="text/plain"), capture("e", at(2))
    land(warehouse, (html, staged(html, body="A")), (text, staged(text, body="A.")), (edited, staged(edited, body="B")))
    normalise(warehouse)
    assert revisions(connection) == [(1, "A"), (2, "B")]


# --- dates, tickers, menus


@pytest.mark.parametrize("weaker", [{"published_at": at(9), "published_precision": Precision.INFERRED}, {}])
def test_a_stated_date_beats_an_inferred_one(warehouse: str, connection: Connection, weaker: dict[str, Any]) -> None:
    stated, later = capture("a", at(0)), capture("b", at(1))
    said: dict[str, Any] = {"published_at": at(-60), "published_precision": Precision.MINUTE, "published_raw": "11:00"}
    land(warehouse, (stated, staged(stated, **said)), (later, staged(later, headline="New", **weaker)))
    normalise(warehouse)
    row = one(connection, "SELECT headline, published_at, published_precision, published_raw FROM news.article")
    assert row == ("New", at(-60), "minute", "11:00")


def test_each_ticker_line_once_with_its_times(warehouse: str, connection: Connection) -> None:
    first, second = capture("a", at(0)), capture("b", at(9))
    land(warehouse, (second, staged(second, ticker=("Rain", "Fog"))))
    normalise(warehouse)
    land(warehouse, (first, staged(first, ticker=("Fog", "Wind", "Fog"))))
    normalise(warehouse)
    lines = connection.execute(
        "SELECT line, position, first_seen_at, last_seen_at FROM news.ticker ORDER BY 1"
    ).fetchall()
    assert lines == [("Fog", 2, at(0), at(9)), ("Rain", 1, at(9), at(9)), ("Wind", 2, at(0), at(0))]


def test_the_newest_menu_wins(warehouse: str, connection: Connection) -> None:
    for minute, labels in [(5, ("Port", "Ships")), (0, ("Old",)), (9, ())]:
        page = capture(f"{minute}", at(minute))
        land(warehouse, (page, staged(page, menu=tuple(MenuEntry(MenuKind.SECTION, label) for label in labels))))
        normalise(warehouse)
    assert connection.execute("SELECT position, label FROM news.menu ORDER BY 1").fetchall() == [
        (1, "Port"),
        (2, "Ships"),
    ]


# --- whatever happens


def test_twice_at_once(warehouse: str, connection: Connection) -> None:
    pages = [capture(f"{i}", at(i), url=f"https://herald.example/{i}") for i in range(60)]
    land(warehouse, *((page, staged(page)) for page in pages))
    done: list[Changes] = []
    threads = [threading.Thread(target=lambda: done.append(normalise(warehouse))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(changes.added for changes in done) == [0, 0, 60]
    assert one(connection, "SELECT count(*) FROM news.article") == 60


def test_killed_in_the_middle(warehouse: str, connection: Connection) -> None:
    page = capture("a")
    land(warehouse, (page, staged(page)))
    with psycopg.connect(warehouse) as blocker:
        blocker.execute("LOCK TABLE news.article")  # so that normalise stands still at its middle
        failures: list[Exception] = []

        def attempt() -> None:
            try:
                normalise(warehouse)
            except psycopg.Error as error:
                failures.append(error)

        thread = threading.Thread(target=attempt)
        thread.start()
        waiting = (
            "SELECT pid FROM pg_stat_activity"
            " WHERE application_name = 'dateline normalise' AND wait_event_type = 'Lock'"
        )
        while not (found := connection.execute(waiting).fetchone()):
            assert thread.is_alive()
        connection.execute("SELECT pg_terminate_backend(%s)", found)
        thread.join(30)
    assert failures
    assert contents(connection) == {name: [] for name in NEWS}
    assert normalise(warehouse) == Changes(1, 1, 0, 0)
    assert one(connection, "SELECT count(*) FROM news.article") == 1
