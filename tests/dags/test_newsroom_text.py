"""Strangers' text in the Newsroom: it is text, whatever it is, and any question has an answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import psycopg
import pytest
from starlette.testclient import TestClient

from dags.newsroom.search import SHOWN
from storage.config import PROJECT
from storage.records import PageClass
from tests.dags.browser import chromium
from tests.dags.newsroom_pages import EARLIER, HOSTILE, NOW, article, assert_harmless, fill, look

pytestmark = pytest.mark.usefixtures("metadata")

PERSIAN = "مذاکره\u200cها ادامه دارد"


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


def test_what_is_no_plain_article_says_so(client: TestClient, dateline: str) -> None:
    blog = article(
        "https://www.presstv.ir/1", EARLIER, headline="Harbour as it happened", page_class=PageClass.LIVE_BLOG
    )
    fill(dateline, blog, article("https://www.presstv.ir/2", headline="Harbour opens"))
    seen = look(client, "/search", q="harbour")
    assert seen.text.count("presstv/en live blog") == 1
    assert "2 articles for" in seen.text
    assert "Harbour opens" not in look(client, "/search", q="harbour NOT opens").text


@pytest.mark.parametrize("raw", ["q=%ed%a0%80", "q=%ff%fe", "q=%00", "q=1&q=2", "q", "", "q[]=1", "q=%"])
def test_any_address_has_an_answer(client: TestClient, raw: str) -> None:
    assert client.get(f"/search?{raw}").status_code == 200


def test_there_is_a_limit_and_it_is_told(client: TestClient, dateline: str) -> None:
    fill(dateline, *(article(f"https://www.presstv.ir/{n}", headline=f"Harbour {n}") for n in range(SHOWN + 2)))
    seen = look(client, "/search", q="harbour")
    assert f"The {SHOWN} best matches for harbour" in seen.text
    assert len(seen.all("li")) == SHOWN
    assert "2 articles for" in look(client, "/search", q='"harbour 7" or "harbour 8"').text
