"""The Newsroom's app: whom it refuses, what its pages allow themselves, and a warehouse that does not answer."""

from __future__ import annotations

import inspect
import subprocess
import sys
import threading
from typing import Any

import psycopg
import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from dags.newsroom.app import router
from storage.config import PROJECT
from tests.dags.newsroom_pages import Page, article, fill, logged_in
from tests.dags.running import until

pytestmark = pytest.mark.usefixtures("metadata")

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
