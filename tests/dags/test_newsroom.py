"""The Newsroom's app: what it shows, that it shows strangers' text harmlessly, and whom it refuses."""

from __future__ import annotations

import inspect
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import psycopg
import pytest
from airflow.api_fastapi.app import init_auth_manager
from airflow.api_fastapi.auth.managers.simple.user import SimpleAuthManagerUser
from airflow.api_fastapi.core_api.security import get_user
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from dags.newsroom.app import app, router
from dags.newsroom.search import SHOWN
from spiders.quality import judge
from spiders.registry import edition_named
from storage.config import PROJECT
from storage.landing import Batch, Landing
from storage.normalise import normalise
from storage.quality import Verdict, measure, record
from storage.records import Disposition, Ending, Extraction, PageClass, Precision, StagedExtraction
from storage.statements import statement
from tests.dags.browser import chromium
from tests.dags.running import until
from tests.storage.making import capture, land, run, staged

pytestmark = pytest.mark.usefixtures("metadata")

NOW = datetime.now(UTC)
EARLIER = NOW - timedelta(hours=9)
HOSTILE = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\x1b]0;x\x07{{ 1234*5678 }}\u202eevil\u2066"
_BLOCKS = ("p", "li", "dt", "dd", "th", "td", "h1", "h2", "h3")
PERSIAN = "مذاکره\u200cها ادامه دارد"


class Page(HTMLParser):
    """What a browser makes of a page: its elements with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._warns = False
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.warnings: list[str] = []
        self.feed(html)
        self.text = " ".join(self.text.split())
        self.warnings = [" ".join(warning.split()) for warning in self.warnings]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.text += " " if tag in _BLOCKS else ""
        if dict(attrs).get("class") == "warning":
            self._warns = True
            self.warnings.append("")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._warns:
            self.warnings[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._warns = self._warns and tag != "p"

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def stranger() -> Iterator[TestClient]:
    """Somebody who is not logged in."""
    init_auth_manager()
    yield TestClient(app, raise_server_exceptions=True)


@pytest.fixture
def client(stranger: TestClient, dateline: str) -> Iterator[TestClient]:
    """Somebody who may look at everything and change nothing, at a fresh warehouse."""
    assert dateline
    yield from logged_in(stranger, "viewer")


def logged_in(client: TestClient, role: str | None) -> Iterator[TestClient]:
    app.dependency_overrides[get_user] = lambda: SimpleAuthManagerUser(username="x", role=role)
    yield client
    app.dependency_overrides.clear()


def look(client: TestClient, path: str = "/", **query: str) -> Page:
    answer = client.get(path, params=query)
    assert answer.status_code == 200, answer.text
    return Page(answer.text)


def article(url: str, when: datetime = NOW, **fields: Any) -> tuple[Any, StagedExtraction]:
    page = capture(f"{url}{fields}", when, url=url, outlet="presstv")
    values: dict[str, Any] = {"published_at": when, "published_precision": Precision.MINUTE}
    return page, staged(page, **(values | fields))


def fill(url: str, *pages: tuple[Any, StagedExtraction]) -> None:
    land(url, *pages, run_=run(outlet="presstv", spider="presstv", started_at=NOW - timedelta(hours=4)))
    normalise(url)


# Whom it lets in


@pytest.mark.parametrize("path", [route.path for route in router.routes if isinstance(route, APIRoute)])
def test_every_page_asks_who_one_is(stranger: TestClient, dateline: str, path: str) -> None:
    fill(dateline, article("https://www.presstv.ir/1", headline="Secret"))
    answer = stranger.get(path, params={"q": "secret"})
    assert answer.status_code == 401
    assert "You are not logged in" in answer.text
    assert "Secret" not in answer.text
    assert stranger.get(path, headers={"Authorization": "Bearer x"}).status_code == 403


def test_who_may_read_no_dag_may_not_read_it(stranger: TestClient) -> None:
    for client in logged_in(stranger, None):
        assert client.get("/", params={"dag_id": "demo"}).status_code == 403


def test_nothing_else_is_open(stranger: TestClient) -> None:
    assert stranger.get("/newsroom.css").headers["content-type"] == "text/css; charset=utf-8"
    for path in ("/docs", "/openapi.json", "/redoc", "/app.py", "/../app.py", "/templates/wall.html"):
        assert stranger.get(path).status_code == 404
    refusal = stranger.post("/search")
    assert refusal.status_code == 405
    assert refusal.headers["allow"] == "GET"


@pytest.mark.parametrize("path", ["/search/", "/search%2f", "/newsroom.css/", "/x//evil.example/"])
def test_nobody_is_led_to_another_host(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path, headers={"Host": "evil.example"}, follow_redirects=False)
    assert answer.status_code == 404
    assert "evil" not in answer.text


def test_pages_allow_themselves_nothing(client: TestClient) -> None:
    for path in ("/", "/search", "/nowhere", "/newsroom.css"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'self'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
    assert client.get("/").headers["cache-control"] == "no-store"


def test_routes_that_ask_the_database_run_in_threads() -> None:
    endpoints = [route.endpoint for route in router.routes if isinstance(route, APIRoute)]
    assert len(endpoints) == 2
    assert not any(map(inspect.iscoroutinefunction, endpoints))


def test_only_the_api_server_loads_the_app() -> None:
    """Every task loads the plugin."""
    code = """
import sys, airflow.sdk
from airflow.plugins_manager import _get_plugins
plugins, errors = _get_plugins()
assert not errors, errors
ours = [plugin for plugin in plugins if "newsroom" in str(plugin.source)]
assert [plugin.name for plugin in ours] == ["newsroom"]
assert "dags.newsroom.app" not in sys.modules
(mounted,) = ours[0].fastapi_apps
assert mounted["url_prefix"] == "/newsroom"
assert "dags.newsroom.app" in sys.modules
assert not {"scrapy", "lxml", "trafilatura"} & set(sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, check=False)
    assert done.returncode == 0, done.stderr


# What the wall shows


def test_a_new_warehouse_says_what_to_do(client: TestClient) -> None:
    page = look(client)
    assert "0 articles of 2 editions" in page.text
    assert "It has not run yet. Trigger the DAG demo, or turn on crawl_presstv." in page.text
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
    assert look(client).text.count("Not checked yet: quality does so when live crawls are loaded.") == 2
    presstv, yesterday = edition_named("presstv"), NOW.date() - timedelta(days=1)
    with psycopg.connect(dateline, autocommit=True) as connection:
        measures = measure(connection, "presstv", "en", yesterday)
        assert measures is not None
        record(connection, "presstv", "en", judge(presstv, yesterday, measures))
    seen = look(client)
    assert f"articles_per_day unjudged: not followed yet before {yesterday}, just now" in seen.text
    assert "2 checks well, " in seen.text
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
    for edition in ("en", "fr"):
        record(connection, "presstv", edition, [Verdict("dispositions", "well"), found])
    assert look(client).warnings == ["layout changed: byline failure, just now"]
    for _ in range(2):
        record(connection, "presstv", "en", [Verdict("dispositions", "well")])
    seen = look(client)
    assert seen.warnings == []
    assert "source of byline: css:p.by well: no longer found, just now" in seen.text
    kept = "SELECT edition, verdict FROM ops.quality WHERE check_name = %s ORDER BY edition, verdict"
    assert connection.execute(kept, [found.name]).fetchall() == [("en", "failure"), ("en", "well"), ("fr", "failure")]


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
    assert look(client).text.count("crawl not known to Airflow yet") == 2
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


def test_revisions_are_shown_before_and_after(client: TestClient, dateline: str) -> None:
    address = "https://www.presstv.ir/5"
    fill(dateline, article(address, NOW - timedelta(hours=5), headline="Council to meet", body="One."))
    fill(dateline, article(address, NOW - timedelta(hours=1), headline=HOSTILE, body="Two."))
    seen = look(client)
    assert "Before: Council to meet After: </title><script>" in seen.text
    assert "wording 2, seen 1 hour ago; changed: headline, body" in seen.text
    assert_harmless(seen)


# Strangers' text


def assert_harmless(page: Page) -> None:
    """No element and no attribute of the outlet's, no character that steers."""
    for tag, attributes in page.elements:
        assert tag not in ("script", "img", "iframe", "object", "embed", "style", "base")
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action"):
            address = attributes.get(name) or ""
            assert address.startswith(("https://", "http://")) or ":" not in address
    assert not {"\x1b", "\x07", "\u202e", "\u2066"} & set(page.text)
    assert "7006652" not in page.text  # what the template in HOSTILE comes to


def test_hostile_text_is_text(client: TestClient, dateline: str) -> None:
    pages = [
        article("https://www.presstv.ir/1", headline=HOSTILE, body=f"harbour {HOSTILE} ** alone", byline=HOSTILE),
        article("javascript:alert(1)//harbour", EARLIER, headline="harbour by script"),
        article("data:text/html,<script>alert(1)</script>", EARLIER, headline="harbour by data"),
        article("https://www.presstv.ir/2?\"onclick='x'><b>", EARLIER, headline=f"harbour {PERSIAN}"),
    ]
    fill(dateline, *pages)
    for seen in (look(client), look(client, "/search", q="harbour")):
        assert "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>" in seen.text
        assert_harmless(seen)
    assert "4 articles" in seen.text
    assert PERSIAN in seen.text  # its joiner too, without which it is misspelt
    assert "javascript:alert(1)//harbour" in seen.text
    links = [link for link in seen.all("a") if link.get("target")]
    assert sorted(str(link["href"]) for link in links) == [
        "https://www.presstv.ir/1",
        "https://www.presstv.ir/2?\"onclick='x'><b>",
    ]
    assert {link["rel"] for link in links} == {"noopener noreferrer"}
    assert {heading.get("dir") for heading in seen.all("h3")} == {"auto"}
    assert len(seen.all("mark")) >= 4


def test_no_text_breaks_the_page(client: TestClient, dateline: str, connection: psycopg.Connection[Any]) -> None:
    """A word without an end, a letter with hundreds of marks: nothing is wider than the window, or over its card."""
    endless, piled = "harbour " + "W" * 3000, "harbour Z" + "\u0301\u0489\u030d" * 400
    address = f"https://www.presstv.ir/{'x' * 2000}"
    long_field = (("headline", "css:" + "W" * 1000), ("body", piled))
    fill(dateline, article(address, EARLIER, headline=piled, body=endless, field_sources=long_field))
    fill(dateline, article(address, NOW - timedelta(hours=3), headline=endless, body=endless))
    fill(dateline, article("https://www.presstv.ir/2", NOW - timedelta(hours=2), headline=piled, body=piled))
    check = "INSERT INTO ops.quality VALUES ('presstv', 'en', %s, now(), %s, DEFAULT, 0, 0, %s)"
    for text in (endless, piled):
        connection.execute(check, [text, "failure", text])
        connection.execute(check, [f"{text} ", "well", text])
    style = (PROJECT / "dags/newsroom/newsroom.css").read_text(encoding="utf-8")
    link = '<link rel="stylesheet" href="newsroom.css">'
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    open_all = "document.querySelectorAll('details').forEach(each => each.open = true)"
    with chromium() as browser:
        page = browser.new_page()
        for path in ("/", "/search?q=harbour", f"/search?q={'W' * 300}"):
            html = client.get(path).text
            assert link in html
            page.set_content(html.replace(link, f"<style>{style}</style>"))
            page.evaluate(open_all)
            for width in (360, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(wide) == 0, (path, width)


@pytest.mark.parametrize(
    "query",
    [
        HOSTILE,
        "\0",
        "a\0b",
        "' OR 1=1; DROP TABLE news.article; --",
        '"""',
        "& | ! <-> ( ) : * \\",
        "harbour:*",
        "-",
        "or or or",
        "%s %(query)s {}",
        "\u202e\u200f\ufeff\U0010ffff",
        "the and of",
        "harbour " * 5000,
        "💥" * 400,
        "مرفأ",
    ],
)
def test_any_query_has_an_answer(client: TestClient, query: str) -> None:
    seen = look(client, "/search", q=query)
    assert_harmless(seen)
    assert seen.all("input")[0]["name"] == "q"


@pytest.mark.parametrize("raw", ["q=%ed%a0%80", "q=%ff%fe", "q=%00", "q=1&q=2", "q", "", "q[]=1", "q=%"])
def test_any_address_has_an_answer(client: TestClient, raw: str) -> None:
    assert client.get(f"/search?{raw}").status_code == 200


def test_there_is_a_limit_and_it_is_told(client: TestClient, dateline: str) -> None:
    fill(dateline, *(article(f"https://www.presstv.ir/{n}", headline=f"Harbour {n}") for n in range(SHOWN + 2)))
    seen = look(client, "/search", q="harbour")
    assert f"The {SHOWN} best matches for harbour" in seen.text
    assert len(seen.all("li")) == SHOWN
    assert "2 articles for" in look(client, "/search", q='"harbour 7" or "harbour 8"').text


# A warehouse that does not answer


def test_an_empty_warehouse_is_told(client: TestClient, empty_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_database)
    for path in ("/", "/search?q=x"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "The warehouse is empty" in answer.text
        assert "python -m storage migrate" in answer.text


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("DATABASE_URL", "postgresql://reader:hush-hush@127.0.0.1:9/x", "The warehouse cannot be reached"),
        ("DATELINE_READER_URL", "postgresql://reader:hush-hush@127.0.0.1:9/x", "The warehouse cannot be reached"),
        ("DATABASE_URL", "mysql://reader:hush-hush@127.0.0.1/x", "DATABASE_URL must begin with"),
    ],
)
def test_an_unreachable_warehouse_is_told(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, told: str
) -> None:
    monkeypatch.setenv(variable, value)
    for path in ("/", "/search?q=x"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert told in answer.text
        assert "hush-hush" not in answer.text


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("REVOKE SELECT ON news.article FROM dateline_reader", "InsufficientPrivilege"),
        ("REVOKE USAGE ON SCHEMA news FROM dateline_reader", "InsufficientPrivilege"),
        ("ALTER TABLE news.article RENAME COLUMN published_precision TO hush", "UndefinedColumn"),
    ],
)
def test_a_warehouse_that_refuses_is_told(
    client: TestClient, connection: psycopg.Connection[Any], fault: str, told: str
) -> None:
    """A login without the grant, a schema older than the code."""
    connection.execute(fault)
    for path in ("/", "/search?q=hush"):
        answer = client.get(path)
        assert answer.status_code == 503
        said = Page(answer.text).text
        assert "The warehouse cannot be read Its login may lack the role dateline_reader" in said
        assert said.endswith(f"Postgres says: {told}.")


def test_what_takes_too_long_is_told(client: TestClient, dateline: str, connection: psycopg.Connection[Any]) -> None:
    """As Postgres ends a question after its time: here it is ended at once."""
    answers: list[Any] = []
    asking = threading.Thread(target=lambda: answers.append(client.get("/search", params={"q": "x"})))
    end = """SELECT pg_cancel_backend(pid) FROM pg_stat_activity
             WHERE wait_event_type = 'Lock' AND datname = current_database()"""
    with psycopg.connect(dateline) as other:
        other.execute("LOCK TABLE news.article")
        asking.start()
        until(8, lambda: bool(connection.execute(end).fetchall()))
        asking.join()
    assert answers[0].status_code == 503
    assert "That took too long" in answers[0].text
