"""What tests of the Newsroom share: articles to show, a look at a page, and what makes one harmless."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

from airflow.api_fastapi.auth.managers.simple.user import SimpleAuthManagerUser
from airflow.api_fastapi.core_api.security import get_user
from starlette.testclient import TestClient

from dags.newsroom.app import app
from storage.normalise import normalise
from storage.records import Precision, StagedExtraction
from tests.storage.making import capture, land, run, staged

NOW = datetime.now(UTC)
EARLIER = NOW - timedelta(hours=9)
HOSTILE = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\x1b]0;x\x07{{ 1234*5678 }}\u202eevil\u2066"
_BLOCKS = ("p", "li", "dt", "dd", "th", "td", "h1", "h2", "h3")


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
