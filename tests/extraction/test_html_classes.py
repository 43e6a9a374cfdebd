"""What a page is, told by the page: few walls pass for articles, and no article for a wall."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from storage.records import PageClass

URL = "https://www.harbour-herald.example/2026/09/23/story"
LONG = "".join(
    f"<p>On day {day} the harbour office counted {day + 7} ropes, and none was lost to the sea.</p>"
    for day in range(30)
)
SHORT = "<p>The harbour office will answer on Monday, it said in a note on its door to all who knock.</p>"


def page(title: str, body: str, head: str = "") -> bytes:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Cookies: why bakers in Sule use less sugar", f"<h1>Cookies: why bakers in Sule use less sugar</h1>{LONG}"),
        (
            "Access denied: harbour office closes its gate",
            f"<h1>Access denied: harbour office closes its gate</h1>{LONG}",
        ),
        ("404 ferries and one quay", f"<h1>404 ferries and one quay</h1>{LONG}"),
        ("Are you a robot? Captcha tests grow harder", f"<h1>Are you a robot? Captcha tests grow harder</h1>{LONG}"),
        ("Page not found in the archive of Sule", f"<h1>Page not found in the archive of Sule</h1>{LONG}"),
        ("Ferries run", f"<h1>Ferries run again today</h1>{LONG}<div class='paywall'></div>"),
        ("Ferries run", f"<h1>Ferries run again today</h1>{LONG}<form action='/consent'><p>We use cookies</p></form>"),
    ],
)
def test_articles_that_look_like_walls(title: str, body: str) -> None:
    found = read(page(title, body), URL)
    assert (found.page_class, found.reason) == (PageClass.ARTICLE, None)


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Just a moment...", "<div id='challenge-form'></div>", PageClass.BLOCK),
        ("403 Forbidden", "<h1>403 Forbidden</h1>", PageClass.BLOCK),
        (
            "The Herald",
            "<div id='px-captcha'></div><p>Press and hold the button to go on reading this site.</p>",
            PageClass.BLOCK,
        ),
        ("Page not found", f"<h1>Page not found</h1>{SHORT}", PageClass.ERROR),
        ("Before you continue", f"<h1>The Herald</h1>{SHORT}", PageClass.CONSENT),
        ("The Herald", f"<form action='https://consent.harbour.example/go'>{SHORT}</form>", PageClass.CONSENT),
        ("Ropes", f"<h1>Ropes are dear</h1>{SHORT}<div class='paywall'>Subscribe to go on</div>", PageClass.PAYWALL),
        ("Ropes", "<h1>Ropes are dear</h1>", PageClass.UNKNOWN),
        (
            "Herald",
            "<ul>" + "".join(f"<li><a href='/a/{n}'>Story {n}</a></li>" for n in range(40)) + "</ul>",
            PageClass.LISTING,
        ),
    ],
)
def test_pages_that_are_no_article(title: str, body: str, expected: PageClass) -> None:
    found = read(page(title, body), URL)
    assert found.page_class is expected
    assert found.reason
    assert (found.headline, found.body) == (None, None)


def test_paywall_by_linked_data_counts_only_where_the_text_is_cut() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    assert read(page("Ropes", f"<h1>Ropes are dear</h1>{SHORT}", head), URL).page_class is PageClass.PAYWALL
    assert read(page("Ropes", f"<h1>Ropes are dear</h1>{LONG}", head), URL).page_class is PageClass.ARTICLE


def test_declared_video_needs_no_body() -> None:
    found = read(page("Ferry", "<h1>The ferry leaves</h1>", '<meta property="og:type" content="video.other">'), URL)
    assert (found.page_class, found.headline, found.body) == (PageClass.VIDEO, "The ferry leaves", None)


def test_menu_text_is_no_body() -> None:
    menu = "".join(f"<p>Politics Economy Sports Health {n}</p>" for n in range(30))
    assert read(page("Herald", f"<h1>The Herald</h1>{menu}"), URL).page_class is not PageClass.ARTICLE


def test_front_page_is_no_article() -> None:
    address = "https://www.harbour-herald.example/"
    titles = "".join(f"<li><a href='/s/{n}'>Story {n} of the old quay</a></li>" for n in range(9))
    for body in (LONG[:900], f"{LONG}<ul>{titles}</ul>"):
        assert read(page("Herald", f"<h1>The Herald today</h1>{body}"), address).reason
    # A blog's front page may be its one post.
    assert read(page("Herald", f"<h1>The Herald today</h1>{LONG}"), address).page_class is PageClass.ARTICLE
