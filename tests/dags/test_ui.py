"""The Newsroom in a real browser, inside a running Airflow. Before test_up.py, which ends it."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.dags.browser import chromium, log_in, newsroom, open_newsroom, run_demo, wait_for_articles
from tests.dags.running import Up, until


@pytest.fixture(scope="module")
def page(up: Up) -> Iterator[Page]:
    """A browser's window, logged in. Its colours are those that Airflow's own switch says."""
    with chromium() as browser:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="null")
        opened = context.new_page()
        log_in(opened, up)
        yield opened
        context.close()


@pytest.mark.parametrize("path", ["/newsroom/", "/newsroom/search?q=missile"])
@pytest.mark.parametrize("token", [None, "nonsense"])
def test_whoever_is_not_logged_in_sees_nothing(up: Up, path: str, token: str | None) -> None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(urllib.request.Request(up.address + path, headers=headers), timeout=30)  # noqa: S310
    assert refusal.value.code == (403 if token else 401)
    assert "frame-ancestors 'self'" in refusal.value.headers["Content-Security-Policy"]
    assert b"edition" not in refusal.value.read()


def test_the_demo_shows_in_the_newsroom(up: Up, page: Page) -> None:
    until(60, lambda: "demo" in {dag["dag_id"] for dag in up.ask("/api/v2/dags")["dags"]})
    frame = open_newsroom(page)
    expect(frame.locator("#articles")).to_have_text("0 articles")
    expect(frame.get_by_text("crawl off: turn on crawl_presstv").first).to_be_visible()
    run_demo(page)
    frame = wait_for_articles(page, "2 articles")
    expect(frame.get_by_role("article", name="Press TV").get_by_text("1 stored")).to_be_visible()


def test_search_needs_a_keyboard_only(page: Page) -> None:
    frame = open_newsroom(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if frame.evaluate("document.hasFocus() && document.activeElement.id") == "q":
            break
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert frame.evaluate(outline) == "solid"
    page.keyboard.type("S-400 missile")
    page.keyboard.press("Enter")
    expect(frame.locator("#found")).to_have_text("2 articles for S-400 missile")
    assert "missile" in frame.locator("mark").all_inner_texts()
    link = frame.get_by_role("link", name="https://www.presstv.ir/Detail/2017/12/11/")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    # Airflow keeps the address, so that it can be handed on.
    page.wait_for_url("**/plugin/newsroom/newsroom/search?q=S-400+missile")
    page.reload()
    expect(newsroom(page).locator("#found")).to_contain_text("2 articles")


def test_it_is_dark_where_airflow_is(page: Page) -> None:
    open_newsroom(page)
    ground = page.frame_locator("iframe[title=Newsroom]").locator("body")
    expect(ground).to_have_css("background-color", "rgb(246, 247, 249)")
    page.get_by_role("button", name="User").click()
    page.get_by_role("menuitem", name="Appearance").click()
    page.get_by_role("menuitemradio", name="Dark").click()
    page.keyboard.press("Escape")
    open_newsroom(page)
    expect(ground).to_have_css("background-color", "rgb(15, 18, 22)")


def test_it_fits_a_narrow_window(up: Up, page: Page, tmp_path: Path) -> None:
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    try:
        page.set_viewport_size({"width": 360, "height": 800})
        assert open_newsroom(page).evaluate(wide) == 0
        for path in ("", "search?q=missile"):
            page.goto(f"{up.address}/newsroom/{path}")
            assert page.evaluate(wide) == 0
        # No part of it is cut off either.
        assert (
            page.evaluate("Math.max(...[...document.querySelectorAll('*')].map(e => e.getBoundingClientRect().right))")
            <= 360
        )
        assert page.screenshot(path=tmp_path / "narrow.png", full_page=True).startswith(b"\x89PNG")
    finally:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{up.address}/")
