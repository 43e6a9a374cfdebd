"""A page that was read is freed at once, with its tree: none of what a crawl reads waits for the garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from spiders.extraction import read
from storage.records import PageClass
from tests import page_classes
from tests.newsstand import almayadeen, presstv
from tests.newsstand.invented import NEWEST, invented_articles

STRANGERS = [
    *(next(path for made, path in page_classes.pages() if made is each) for each in PageClass),
    # Fields of these are not asked for all that they would find.
    *(path for _, path in page_classes.pages() if path.stem in {"en_wp_plain", "es_amp", "en_with_reader_comments"}),
]


def declared() -> Iterator[tuple[str, bytes, str]]:
    for outlet, template in (("presstv", presstv), ("almayadeen", almayadeen)):
        page = next(iter(invented_articles(1, 1, outlet=outlet)))
        yield outlet, template.article_html(page).encode(), page.url


def strangers(path: Path) -> tuple[str, bytes, str]:
    return f"{path.parent.name}/{path.stem}", path.read_bytes(), f"https://www.harbour-herald.example/pages/{path.stem}"


def elements() -> int:
    return sum(isinstance(each, HtmlElement) for each in gc.get_objects())


@pytest.mark.parametrize(
    ("body", "url"), [pytest.param(*case, id=name) for name, *case in (*declared(), *map(strangers, STRANGERS))]
)
def test_nothing_of_a_page_stays(body: bytes, url: str) -> None:
    read(body, url, captured_at=NEWEST + timedelta(days=1))  # what is kept for all pages is kept now
    gc.collect()
    gc.disable()
    try:
        before = elements()
        read(body, url, captured_at=NEWEST + timedelta(days=1))
        assert elements() == before
    finally:
        gc.enable()


@pytest.mark.parametrize("is_running", [True, False])
@pytest.mark.parametrize("fails", [True, False])
def test_the_collector_runs_after_a_page_as_before(
    is_running: bool, fails: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def decode(*_: object, **__: object) -> str:
        seen.append(gc.isenabled())
        if fails:
            raise ZeroDivisionError
        return "<p>A page"

    monkeypatch.setattr("spiders.extraction.reader.decode", decode)
    was_running = gc.isenabled()
    (gc.enable if is_running else gc.disable)()
    try:
        extraction = read(b"<p>A page")
        assert gc.isenabled() == is_running
        assert seen == [False]
        assert (extraction.reason == "the reader failed: ZeroDivisionError") == fails
    finally:
        (gc.enable if was_running else gc.disable)()
