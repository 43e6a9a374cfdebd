"""A real browser at the Airflow UI: Debian's Chromium without a window, driven by Playwright."""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Iterator

from playwright.sync_api import Browser, Frame, Page, expect, sync_playwright

from tests.dags.running import Up

# Milliseconds for what a page shows in the end, on a machine that does much else besides.
PATIENCE = 60_000

_OPTIONS = (
    # Its sandbox refuses root, and needs what containers often withhold; only our own pages on loopback are opened.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium with a profile of its own, which is forgotten afterwards."""
    program = shutil.which("chromium")
    assert program, "Chromium is missing; on Debian: apt-get install chromium"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_OPTIONS, headless=True)
        yield browser
        browser.close()


def log_in(page: Page, up: Up) -> None:
    """By the form that Airflow shows to strangers."""
    page.set_default_timeout(PATIENCE)
    page.goto(f"{up.address}/")
    page.locator("input[name=username]").fill("admin")
    page.locator("input[name=password]").fill(up.password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Newsroom")).to_be_visible()


def open_newsroom(page: Page) -> Frame:
    """The Newsroom from Airflow's menu: the frame that holds it."""
    page.get_by_test_id("nav-home-link").click()
    expect(page.locator("iframe[title=Newsroom]")).to_have_count(0)  # else it could be the one that goes
    page.get_by_role("link", name="Newsroom", exact=True).click()
    return newsroom(page)


def newsroom(page: Page) -> Frame:
    """The frame with the Newsroom, once it is loaded."""
    expect(page.frame_locator("iframe[title=Newsroom]").get_by_role("heading", name="Newsroom")).to_be_visible()
    frame = page.locator("iframe[title=Newsroom]").element_handle().content_frame()
    assert frame is not None
    frame.wait_for_load_state()  # a heading can be seen before its style sheet is there
    return frame


def run_demo(page: Page) -> None:
    """Triggers the DAG by its dialog, as a newcomer does, and waits for its success."""
    page.get_by_role("link", name="Dags", exact=True).click()
    page.get_by_role("link", name="Demo: crawl the two saved pages").click()
    trigger = page.get_by_role("button", name="Trigger Dag")
    expect(trigger).to_have_count(1)  # the list of DAGs has one for each
    trigger.click()
    page.get_by_role("dialog").get_by_role("button", name="Trigger", exact=True).click()
    page.wait_for_url("**/dags/demo/runs/**")
    expect(page.get_by_test_id("state-badge").first).to_have_text("Success", timeout=3 * PATIENCE)


def wait_for_articles(page: Page, text: str) -> Frame:
    """The Newsroom, once it tells so many articles: `normalise` follows a crawl by itself."""
    deadline = time.monotonic() + PATIENCE / 1000
    while (frame := open_newsroom(page)).locator("#articles").inner_text() != text:
        assert time.monotonic() < deadline, frame.locator("#articles").inner_text()
        page.wait_for_timeout(500)
    return frame
