"""What the Newsroom's wall shows of each edition."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from starlette.testclient import TestClient

from dags.newsroom import words
from spiders.quality import judge
from spiders.registry import edition_named, editions
from storage.crawl_records import Sighting
from storage.landing import Batch, Landing
from storage.normalise import normalise
from storage.quality import Verdict, measure, record
from storage.records import Disposition, Ending, Extraction, Observation, PageClass, StagedExtraction
from storage.statements import statement
from tests.dags.newsroom_pages import EARLIER, HOSTILE, NOW, article, assert_harmless, fill, look
from tests.storage.making import absence, capture, land_looks, run

pytestmark = pytest.mark.usefixtures("metadata")


def test_a_new_warehouse_says_what_to_do(client: TestClient) -> None:
    page = look(client)
    assert f"0 articles of {len(editions())} editions" in page.text
    assert "It has not run yet: turn on crawl_presstv. The DAG demo crawls two saved pages, in English." in page.text
    assert "No article was published in the last 30 days." in page.text
    assert "none yet" in page.text


def test_it_shows_how_an_edition_stands(client: TestClient, dateline: str) -> None:
    sources = (("headline", "css:h1"), ("body", "css:div.text"))
    fill(
        dateline,
        article("https://www.presstv.ir/1", NOW - timedelta(hours=3), headline="Ferry late", field_sources=sources),
        article(
            "https://www.presstv.ir/2",
            NOW - timedelta(days=2),
            headline="Quay open",
            field_sources=(("headline", "meta:og:title"),),
        ),
        article("https://www.presstv.ir/3", NOW + timedelta(days=300), headline="From the future"),
    )
    text = look(client).text
    assert "Last article 3 hours ago" in text
    assert "Ferry late" in text
    assert "From the future" not in text
    assert "Articles 3" in text
    assert "2 articles published in the last 30 days" in text
    assert "4 hours ago live finished 3 stored" in text
    assert "of the newest 3 pages read as articles" in text
    assert "headline 67% 99% css:h1 33%, 1 more 33% css:h1 33% meta:og:title" in text
    assert "body 33% 95% css:div.text" in text
    assert "Declared: silent for 12 hours at most, 20 to 300 articles a day" in text


def test_it_shows_the_verdicts_of_quality_and_none_of_its_own(client: TestClient, dateline: str) -> None:
    """On the day after the first crawl there is no whole day yet to judge."""
    fill(dateline, article("https://www.presstv.ir/1", headline="Ferry late"))
    assert look(client).text.count("Not checked yet: quality does so when live crawls are loaded.") == len(editions())
    presstv, yesterday = edition_named("presstv"), NOW.date() - timedelta(days=1)
    with psycopg.connect(dateline, autocommit=True) as connection:
        measures = measure(connection, "presstv", "en", yesterday)
        assert measures is not None
        record(connection, "presstv", "en", judge(presstv, yesterday, measures))
    seen = look(client)
    assert f"articles_per_day unjudged: not followed yet before {yesterday}, just now" in seen.text
    assert "3 checks well, " in seen.text
    assert "dispositions well, just now" in seen.text
    assert seen.warnings == []


def test_the_newest_verdict_on_each_check_counts(client: TestClient, connection: psycopg.Connection[Any]) -> None:
    insert = """INSERT INTO ops.quality (outlet, edition, check_name, checked_at, verdict, detail)
                VALUES ('presstv', 'en', %s, %s, %s, %s)"""
    kept = [
        ("filled body", 50, "failure", "body is found in 3%"),
        ("filled body", 26, "well", None),
        ("articles_per_day", 49, "well", None),
        ("articles_per_day", 2, "warning", "999 articles, at most 300"),
        ("understood", 800, "failure", f"9 pages {HOSTILE}"),
        (f"source of byline: {HOSTILE}", 30, "well", None),
    ]
    for name, hours, verdict, detail in kept:
        connection.execute(insert, [name, NOW - timedelta(hours=hours), verdict, detail])
    seen = look(client)
    assert [warning.rpartition("}}")[2] for warning in seen.warnings] == [
        "\ufffdevil\ufffd failure, 33 days ago",
        "999 articles, at most 300 warning, 2 hours ago",
    ]
    assert "2 checks well" in seen.text
    assert "filled body well, 26 hours ago" in seen.text
    assert "3%" not in seen.text
    assert_harmless(seen)


def test_a_layout_change_that_is_over_is_no_trouble(client: TestClient, connection: psycopg.Connection[Any]) -> None:
    """The check of an alternative is made only while it is silent."""
    found = Verdict("source of byline: css:p.by", "failure", 0, 1, "layout changed: byline")
    for edition in ("en", "tr"):
        record(connection, "presstv", edition, [Verdict("dispositions", "well"), found])
    assert look(client).warnings == ["layout changed: byline failure, just now"]
    for _ in range(2):
        record(connection, "presstv", "en", [Verdict("dispositions", "well")])
    seen = look(client)
    assert seen.warnings == []
    assert "source of byline: css:p.by well: no longer found, just now" in seen.text
    kept = "SELECT edition, verdict FROM ops.quality WHERE check_name = %s ORDER BY edition, verdict"
    assert connection.execute(kept, [found.name]).fetchall() == [("en", "failure"), ("en", "well"), ("tr", "failure")]


def test_alerts_show_while_they_last(client: TestClient, connection: psycopg.Connection[Any]) -> None:
    insert = """INSERT INTO ops.alert (outlet, edition, kind, since, raised_at, resolved_at, detail)
                VALUES ('presstv', 'en', 'silence', %s, %s, %s, %s)"""
    connection.execute(insert, [NOW - timedelta(hours=20), NOW - timedelta(hours=8), None, "nothing new for 12 hours"])
    connection.execute(insert, [EARLIER - timedelta(days=9), EARLIER, NOW, "that is over"])
    assert look(client).warnings == ["nothing new for 12 hours alert, 8 hours ago"]


def test_it_tells_whether_a_crawl_is_on(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    following = datetime(2026, 11, 22, 12, 15, tzinfo=UTC)
    crawls = {"crawl_presstv": (True, following), "crawl_almayadeen_en": (False, None)}
    monkeypatch.setattr("dags.newsroom.app.crawls_by_dag", lambda _: {})
    assert look(client).text.count("crawl not known to Airflow yet") == len(editions())
    monkeypatch.setattr("dags.newsroom.app.crawls_by_dag", lambda _: crawls)
    text = look(client).text
    assert "crawl on, next 22 Nov 2026, 12:15 UTC" in text
    assert "crawl off: turn on crawl_almayadeen_en" in text


def test_the_urls_of_a_run_are_counted_once(connection: psycopg.Connection[Any]) -> None:
    asked = {"outlets": ["presstv"], "editions": ["en"], "runs": 3}
    plan = [line for (line,) in connection.execute("EXPLAIN " + statement("newsroom/runs"), asked)]
    assert len([line for line in plan if "on disposition_default" in line]) == 1


def test_rejections_have_their_reasons(client: TestClient, dateline: str) -> None:
    this = run(outlet="presstv", spider="presstv", started_at=NOW)
    page = capture("consent", NOW, url="https://www.presstv.ir/9", outlet="presstv")
    reading = Extraction(1, PageClass.CONSENT, f"asks for consent {HOSTILE}")
    ending = Disposition(this.run_id, page.location, Ending.REJECTED, None, page.capture_id)
    with Landing(dateline) as landing:
        landing.start_run(this)
        landing.land(Batch([page], [StagedExtraction(page.capture_id, reading, None, None)], [ending]))
        landing.finish_run(this.run_id, "finished")
    seen = look(client)
    assert "asks for consent </title><script>alert(1)</script>" in seen.text
    assert "taken for: consent https://www.presstv.ir/9" in seen.text
    assert_harmless(seen)


def test_revisions_are_shown_word_by_word(client: TestClient, dateline: str) -> None:
    address = "https://www.presstv.ir/5"
    long = " ".join(f"word{number}" for number in range(60))
    first = {"headline": "Council to meet", "body": f"One {long} two {long} {HOSTILE}"}
    second = {"headline": "Council to meet again", "body": f"One {long} three {long} {HOSTILE}"}
    fill(dateline, article(address, NOW - timedelta(hours=5), **first))
    fill(dateline, article(address, NOW - timedelta(hours=3), **second))
    seen = look(client)
    assert "headline Council to meetadded: again body" in seen.text
    assert (
        "body … word52 word53 word54 word55 word56 word57 word58 word59 removed: twoadded: three word0 word1"
        in seen.text
    )
    assert "word7 … wording 2, seen 3 hours ago" in seen.text
    assert "flicker" not in seen.text
    fill(dateline, article(address, NOW - timedelta(hours=1), **first | {"byline": "By Ann Lee"}))
    again = look(client)
    assert again.text.count("flicker: part of a change that was taken back") == 2, "the first wording is no revision"
    assert len(again.all("ins")) == 3
    fill(dateline, article("https://www.presstv.ir/6", EARLIER, headline="Harbour", body="One"))
    fill(dateline, article("https://www.presstv.ir/6", NOW, headline=HOSTILE, body="Two"))
    hostile = look(client)
    assert "removed: Harbouradded: </title><script>" in hostile.text
    assert_harmless(hostile)


def test_what_was_taken_down_is_told(client: TestClient, dateline: str, connection: psycopg.Connection[Any]) -> None:
    assert "Latest removals" not in look(client).text
    address = "https://www.presstv.ir/7"
    fill(dateline, article(address, NOW - timedelta(days=3), headline=HOSTILE))
    gone_from, back_at = NOW - timedelta(days=2), NOW - timedelta(hours=30)
    absences = [absence(at, url=address, outlet="presstv") for at in (gone_from, gone_from + timedelta(hours=2))]
    land_looks(dateline, *absences)
    normalise(dateline)
    seen = look(client)
    assert f"gone since {words.moment(gone_from)} {address}" in seen.text
    assert_harmless(seen)
    ((capture_id,),) = connection.execute("SELECT capture_id FROM news.article").fetchall()
    land_looks(dateline, Observation(capture_id, back_at))
    normalise(dateline)
    assert f"gone since {words.moment(gone_from)}; back {words.moment(back_at)}" in look(client).text


def test_what_was_listed_is_held_against_what_is_stored(client: TestClient, dateline: str) -> None:
    assert "Listed against stored" not in look(client).text
    stored = article("https://www.presstv.ir/8", NOW)
    batch = Batch(
        sightings=[
            Sighting(uuid.uuid4(), "presstv", "en", url, url, "https://www.presstv.ir/rss", at)
            for url, at in (
                ("https://www.presstv.ir/8", NOW),
                ("https://www.presstv.ir/9", NOW),
                ("https://www.presstv.ir/old", NOW - timedelta(days=8)),
            )
        ]
    )
    with Landing(dateline) as landing:
        landing.land(batch)
    fill(dateline, stored)
    assert f"{words.day(NOW.date())} 2 1 50% 1 waiting" in look(client).text
