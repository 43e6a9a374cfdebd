"""What the warehouse knows before something is asked for again."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from storage import looking
from storage.crawl_records import Absence, Attempt, FeedState, Found
from storage.landing import Batch, Landing
from storage.looking import Known
from storage.records import ArchivePosition, Capture, CaptureSource, Ending, Observation, Original, PageClass
from storage.statements import statement
from tests.storage.making import DAY, at, capture, land, staged

Connection = psycopg.Connection[tuple[object, ...]]

URL = "https://herald.example/1"
STEPS = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=3))


def known(url: str, *keys: str) -> dict[str, Known]:
    with Landing(url) as landing:
        assert looking.known(landing, "herald", "ar", list(keys)) == {}
        return looking.known(landing, "herald", "en", [*keys, "other"])


def looked_up(url: str, *keys: str) -> dict[str, Known]:
    with Landing(url) as landing:
        return looking.known(landing, "herald", "en", keys)


def batch(url: str, rows: Batch) -> None:
    with Landing(url) as landing:
        assert landing.land(rows).dropped == 0


def attempt(ending: Ending, *, settles_after: int = 1, key: str = URL) -> Attempt:
    return Attempt("herald", "en", key, key, ending, settles_after)


def waiting(url: str) -> list[str]:
    with Landing(url) as landing:
        return looking.waiting(landing, "herald", "en", 10)


def due(url: str, steps: tuple[timedelta, ...] = STEPS) -> list[str]:
    with Landing(url) as landing:
        return [page.url for page in looking.due(landing, "herald", "en", steps, 10)]


def ago(**span: float) -> datetime:
    return datetime.now(UTC) - timedelta(**span)


def article(url: str, when: datetime, **fields: object) -> Capture:
    """An article that a crawl fetched then."""
    page = capture(f"{url} {when}", when, url=f"https://herald.example/{uuid.uuid4()}", **fields)
    land(url, (page, staged(page)))
    return page


def test_where_a_capture_is_kept(warehouse: str) -> None:
    page = capture("a", archive_digest="sha1:A")
    land(warehouse, (page, None))
    with Landing(warehouse) as landing:
        kept = looking.kept(landing, page.capture_id, DAY)
        assert kept is not None
        assert kept.position == ArchivePosition("a.warc.gz", 5, 7, "sha1:A")
        assert kept.original == Original(URL, DAY, "sha1:A")
        assert (kept.is_seen_then, kept.is_read) == (True, False)
        later = looking.kept(landing, page.capture_id, at(1))
        assert later is not None
        assert not later.is_seen_then
        assert looking.kept(landing, uuid.uuid4(), DAY) is None


def test_only_an_article_is_known(warehouse: str) -> None:
    """A page that came as something else, or was not read, is fetched again: next time it may be the article."""
    consent, unread, page = capture("consent"), capture("unread", at(1)), capture("article", at(2))
    land(warehouse, (consent, staged(consent, page_class=PageClass.CONSENT)), (unread, None))
    assert known(warehouse, URL) == {URL: Known.CAPTURED}
    land(warehouse, (page, staged(page)))
    assert known(warehouse, URL) == {URL: Known.SETTLED}
    # The newest reading counts: a better reader saw that it is none.
    land(warehouse, (page, staged(page, reader=2, page_class=PageClass.ERROR)))
    assert known(warehouse, URL) == {URL: Known.CAPTURED}


def test_what_failed_rests_longer_each_time_and_what_is_settled_stays_so(
    warehouse: str, connection: Connection
) -> None:
    batch(warehouse, Batch(found=[Found("herald", "en", URL, URL)]))
    assert (waiting(warehouse), known(warehouse, URL)) == ([URL], {})
    for tries, rest in ((1, 15), (2, 30), (3, 60)):
        batch(warehouse, Batch(attempts=[attempt(Ending.NETWORK_ERROR, settles_after=20)]))
        assert (waiting(warehouse), known(warehouse, URL)) == ([], {URL: Known.RESTS})
        rested = "UPDATE landing.frontier SET tried_at = now() - make_interval(mins => %s, secs => %s) RETURNING tries"
        assert connection.execute(rested, (rest, -5)).fetchall() == [(tries,)]
        assert waiting(warehouse) == []
        connection.execute(rested, (rest, 1))
        assert waiting(warehouse) == [URL]
    batch(warehouse, Batch(attempts=[attempt(Ending.HTTP_ERROR)], found=[Found("herald", "en", URL, URL)]))
    assert (waiting(warehouse), known(warehouse, URL)) == ([], {URL: Known.SETTLED})
    # It may be listed before it is there: a few answers are waited for.
    for tries in range(1, 5):
        batch(warehouse, Batch(attempts=[attempt(Ending.HTTP_ERROR, settles_after=4, key="gone")]))
        expected = Known.SETTLED if tries == 4 else Known.RESTS
        assert looked_up(warehouse, "gone") == {"gone": expected}
    # A later look that fails does not make it new again.
    batch(warehouse, Batch(attempts=[attempt(Ending.NETWORK_ERROR, settles_after=20)]))
    assert (waiting(warehouse), known(warehouse, URL)) == ([], {URL: Known.SETTLED})


def test_what_was_out_of_range_is_asked_for_when_it_is_wanted(warehouse: str) -> None:
    withheld = capture("a", withheld=True)
    land(warehouse, (withheld, None))
    batch(warehouse, Batch(attempts=[attempt(Ending.OUT_OF_RANGE)]))
    assert (known(warehouse, URL), waiting(warehouse)) == ({URL: Known.CAPTURED}, [])
    with Landing(warehouse) as landing:
        kept = looking.kept(landing, withheld.capture_id, DAY)
        assert kept is not None
        assert not kept.is_read
    # A crawl that finds it now makes it wait, should it end before it asks.
    batch(warehouse, Batch(found=[Found("herald", "en", URL, URL)]))
    assert waiting(warehouse) == [URL]
    batch(warehouse, Batch(attempts=[attempt(Ending.STORED)], found=[Found("herald", "en", URL, URL)]))
    assert waiting(warehouse) == []
    land(warehouse, (replace(withheld, withheld=False), staged(withheld)))
    assert known(warehouse, URL) == {URL: Known.SETTLED}


@pytest.mark.parametrize(
    ("minutes", "looks", "expected"),
    [
        (10, [], False),
        (16, [], True),
        (50, [35], False),
        (70, [35], True),
        (70, [8], True),
        (200, [15], True),
        (200, [15, 30, 90], True),
        (200, [15, 30, 90, 199], False),
        (60 * 24 * 6, [], True),
        (60 * 24 * 9, [], False),  # a week after the last step nobody asks any more
    ],
)
def test_an_article_is_due_after_each_step(warehouse: str, minutes: float, looks: list[float], expected: bool) -> None:
    page = article(warehouse, ago(minutes=minutes))
    seen = [Observation(page.capture_id, page.captured_at + timedelta(minutes=look)) for look in looks]
    batch(warehouse, Batch(observations=seen))
    assert due(warehouse) == [page.url] * expected
    assert due(warehouse, ()) == []


def test_an_edit_does_not_begin_the_steps_anew(warehouse: str) -> None:
    first = capture("a", ago(days=30))
    second = capture("b", ago(hours=2))
    land(warehouse, (first, staged(first)), (second, staged(second)))
    assert due(warehouse) == []


def test_only_what_was_fetched_live_is_due(warehouse: str) -> None:
    article(warehouse, ago(minutes=20), source=CaptureSource.WARC)
    assert due(warehouse) == []


def test_a_first_absence_is_confirmed_an_hour_later(warehouse: str) -> None:
    page = article(warehouse, ago(hours=5))

    def gone(**span: float) -> None:
        batch(warehouse, Batch(absences=[Absence("herald", "en", page.url_key, ago(**span), 404, page.location)]))

    gone(minutes=50)
    assert due(warehouse) == []
    gone(minutes=70)
    assert due(warehouse) == [page.url]
    gone(minutes=5)
    assert due(warehouse) == []


def test_what_is_gone_is_asked_ever_more_seldom_and_whenever_a_feed_shows_it(warehouse: str) -> None:
    page = article(warehouse, ago(days=50))

    def gone(**span: float) -> None:
        batch(warehouse, Batch(absences=[Absence("herald", "en", page.url_key, ago(**span), 404, page.location)]))

    gone(hours=30)
    gone(hours=26)
    assert due(warehouse) == [page.url]
    gone(hours=12)
    assert due(warehouse) == []
    assert known(warehouse, page.url_key) == {page.url_key: Known.CAPTURED}
    gone(minutes=50)
    assert known(warehouse, page.url_key) == {page.url_key: Known.SETTLED}
    batch(warehouse, Batch(observations=[Observation(page.capture_id, ago(minutes=1))]))
    assert (due(warehouse), known(warehouse, page.url_key)) == ([], {page.url_key: Known.SETTLED})


def test_what_fails_at_a_second_look_rests(warehouse: str) -> None:
    page = article(warehouse, ago(minutes=20))
    batch(warehouse, Batch(attempts=[attempt(Ending.NETWORK_ERROR, settles_after=20, key=page.url_key)]))
    assert due(warehouse) == []


def test_the_condition_is_that_of_the_bytes_seen_last(warehouse: str) -> None:
    headers = (("ETag", '"a"'), ("Last-Modified", "Thu, 01 Jan 2026 12:00:00 GMT"))
    first, second = capture("a", at(0), headers=headers, archive_digest="sha1:A"), capture("b", at(1))
    land(warehouse, (first, staged(first)), (second, staged(second)))
    batch(warehouse, Batch(observations=[Observation(first.capture_id, at(2))]))
    with Landing(warehouse) as landing:
        page = looking.pages(landing, "herald", "en", [URL, "other"])[URL]
    assert (page.etag, page.last_modified) == ('"a"', "Thu, 01 Jan 2026 12:00:00 GMT")
    assert page.original == Original(URL, at(0), "sha1:A")


def test_a_feed_that_is_announced_changes_nothing_of_one_that_is_known(warehouse: str) -> None:
    announced = FeedState("herald", "en", "https://herald.example/rss", "rss", DAY, "https://herald.example/")
    read = replace(announced, asked_at=at(1), read_at=at(1), status=200, etag='"1"', articles=7)
    for states in ([announced], [read, announced], [announced]):
        batch(warehouse, Batch(feeds=states))
    with Landing(warehouse) as landing:
        assert looking.feeds(landing, "herald", "en") == {read.url: read}


def test_a_confirmation_is_no_work_for_normalise(warehouse: str, connection: Connection) -> None:
    page = article(warehouse, DAY)
    connection.execute("DELETE FROM landing.pending")
    batch(warehouse, Batch(observations=[Observation(page.capture_id, at(20))]))
    assert connection.execute("SELECT count(*) FROM landing.pending").fetchone() == (0,)
    batch(warehouse, Batch(absences=[Absence("herald", "en", page.url_key, at(30), 404, page.location)]))
    batch(warehouse, Batch(observations=[Observation(page.capture_id, at(40))]))
    assert connection.execute("SELECT count(*) FROM landing.pending").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM landing.observation").fetchone() == (3,)


def test_upkeep_forgets_feeds_that_nobody_declared_and_nobody_asks(warehouse: str, connection: Connection) -> None:
    old = FeedState("herald", "en", "https://herald.example/old", "rss", DAY, "https://herald.example/")
    states = [
        old,
        replace(old, url="https://herald.example/declared", announced_in=None, asked_at=DAY),
        replace(old, url="https://herald.example/asked", asked_at=ago(days=20)),
    ]
    batch(warehouse, Batch(feeds=states))
    assert connection.execute(statement("upkeep/delete_feeds"), {"days": 30}).rowcount == 1
    with Landing(warehouse) as landing:
        assert set(looking.feeds(landing, "herald", "en")) == {state.url for state in states[1:]}
