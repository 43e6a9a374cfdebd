"""body_html says what body says, with its structure, in a few elements and nothing of the page's own markup."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.extraction import body_html as module
from spiders.extraction import read
from spiders.extraction.text import letters
from storage.records import Extraction, PageClass
from tests.extraction.work import keeps_pace

URL = "https://www.harbour-herald.example/2026/09/23/harbour"
OPENING = tuple(
    f"<p>The {office} office said that the ferries run again, after three weeks of storm and of waiting.</p>"
    for office in ("harbour", "pilots'", "customs")
)
MARKUP = re.compile(
    r"</?(?:p|h[2-4]|ul|ol|li|blockquote|table|tr|th|td|figure|figcaption|em|strong|a)>|<a href=\"https?://[^\"<>]+\">"
)


def reading(body: str) -> Extraction:
    found = read(
        f"<title>Ferries run</title><h1>Ferries run</h1><article>{''.join(OPENING)}{body}</article>".encode(), URL
    )
    assert found.page_class is PageClass.ARTICLE, found.reason
    return found


def inside(found: Extraction) -> str:
    """What stands below the opening."""
    assert found.body_html is not None
    return found.body_html.removeprefix("\n".join(OPENING)).strip()


def plain(html: str, headline: str | None) -> str:
    """The lines of an HTML body, as in `body`: with the sub-headings that stand between two paragraphs."""
    html = re.sub(r"<figure>.*?</figure>", "", html.replace("\n", "").replace("</th>", "</td>").replace("<th>", "<td>"))
    html = html.replace("</td><td>", " | ")
    html = re.sub(r"<h[2-4]>", "\0", re.sub(r"</(?:p|li|tr|h[2-4])>", "\n\n", html))
    lines = [line for line in unescape(re.sub(r"<[^>]*>", "", html)).split("\n\n") if line]
    prose = [place for place, line in enumerate(lines) if not line.startswith("\0")]
    between = lines[prose[0] : prose[-1] + 1] if prose else []
    return "\n\n".join(
        line.lstrip("\0") for line in between if letters(line) != letters(headline or "") or line[0] != "\0"
    )


def check(found: Extraction) -> None:
    if found.body is None:
        assert found.body_html is None
        return
    assert found.body_html is not None
    assert "<" not in MARKUP.sub("", found.body_html)
    assert plain(found.body_html, found.headline) == found.body


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<h2>What comes next</h2><p>Spring.</p>", "<h2>What comes next</h2>\n<p>Spring.</p>"),
        ("<h5>Deep</h5><p>Well.</p>", "<h4>Deep</h4>\n<p>Well.</p>"),
        ("<ul><li>One rope</li><li>Two ropes</li></ul>", "<ul><li>One rope</li><li>Two ropes</li></ul>"),
        ("<ol><li>Go</li></ol><ol><li>Stay</li></ol>", "<ol><li>Go</li></ol>\n<ol><li>Stay</li></ol>"),
        ("<ul><li>Sea<ul><li>Salt</li></ul></li></ul>", "<ul><li>Sea</li></ul>\n<ul><li>Salt</li></ul>"),
        ("<blockquote><p>Wait.</p><p>Row.</p></blockquote>", "<blockquote><p>Wait.</p><p>Row.</p></blockquote>"),
        ("<blockquote>We wait.</blockquote>", "<blockquote><p>We wait.</p></blockquote>"),
        (
            "<table><tr><th>Pier</th><th>Boats</th></tr><tr><td>East</td><td>4</td></tr></table>",
            "<table><tr><th>Pier</th><th>Boats</th></tr><tr><td>East</td><td>4</td></tr></table>",
        ),
        (
            "<table><tr><th>Left | right</th><td></td><td>4<br>5</td></tr></table>",
            "<table><tr><th>Left | right</th><td>4 5</td></tr></table>",
        ),
        (
            "<figure><img src='/a.jpg'><figcaption>The quay &amp; the sea</figcaption></figure><p>Calm.</p>",
            "<figure><figcaption>The quay &amp; the sea</figcaption></figure>\n<p>Calm.</p>",
        ),
        (
            "<p>It <b>was</b> <i>not <a href='//e.example/a'>the sea</a></i>.</p>",
            '<p>It <strong>was</strong> <em>not</em> <a href="https://e.example/a"><em>the sea</em></a>.</p>',
        ),
        ("<p>One line of it<br>and <em>another</em></p>", "<p>One line of it</p>\n<p>and <em>another</em></p>"),
        ("<div>Loose <b>text</b><p>Here.</p></div>", "<p>Loose <strong>text</strong></p>\n<p>Here.</p>"),
        ("<p>A <a href='javascript:alert(1)'>trap</a> here</p>", "<p>A trap here</p>"),
        ("<p>5 &lt; 6 &amp;amp; <a href='//e.example/?a=1&quot;b&amp;c'>link</a> it</p>",
         '<p>5 &lt; 6 &amp;amp; <a href="https://e.example/?a=1&quot;b&amp;c">link</a> it</p>'),
        ("<p onclick='x()' style='color:red'>Red <span class='x'>rope</span></p>", "<p>Red rope</p>"),
    ],
)  # fmt: skip
def test_structure_is_kept(body: str, html: str) -> None:
    found = reading(body)
    assert inside(found) == html
    check(found)


PARTS = (
    "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<em>", "<a href='{}'>", "</a>", "<ul>", "<li>", "</ul>", "<ol>",
    "<blockquote>", "</blockquote>", "<h2>", "</h2>", "<h3>", "<table><tr><td>", "</td></tr></table>", "<br>", "<td>",
    "<figure><figcaption>", "</figure>", "<script>", "</script>", "<span>", "</span>", "<div>", "</div>", "{}", " {} ",
)  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(
        ["sea", "rope & sea", "<b>",
          "&lt;script&gt;", "javascript:alert(1)", "https://e.example/\"'<>", "/quay", "e\u0301",
         "\u200c\u200d", "\x1b[31m", "\u202e", "a | b", "  ", "&#0;", "\u00a0"]
    ),
    st.text(max_size=12),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PARTS), WORDS), max_size=30))
def test_whatever_the_markup_it_says_what_the_body_says(parts: list[tuple[str, str]]) -> None:
    body = "".join(part.replace("{}", word) for part, word in parts)
    check(read(f"<h1>Ferries run</h1><article>{''.join(OPENING)}{body}</article>".encode("utf-8", "replace"), URL))


def test_lines_of_one_element_are_bounded_work() -> None:
    lines = "<br>".join(f"line {number} of <b>many</b>" for number in range(500))
    found = reading(f"<p>{lines}</p>")
    check(found)
    assert found.body_html is not None
    assert "<p>line 7 of <strong>many</strong></p>" in found.body_html


def test_an_element_of_many_lines_is_looked_through_once() -> None:
    found = reading("<p>" + "a<br>" * 2000 + "</p>")
    check(found)
    assert (found.body or "").count("\n\na") == 2000
    assert keeps_pace(lambda lines: "<p>" + "a<br>" * lines + "</p>", reading, 1000)


def test_a_body_that_is_too_long_is_written_without_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "<p>A <b>long</b> line.</p>" * 20
    whole = reading(body)
    assert whole.body_html is not None
    monkeypatch.setattr(module, "LONGEST_BODY_HTML", len(whole.body_html) - 1)
    marked = reading(body)
    assert marked.body_html == whole.body_html.replace("<strong>", "").replace("</strong>", "")
    monkeypatch.setattr(module, "LONGEST_BODY_HTML", 100)
    assert (reading(body).body_html, reading(body).body) == (None, whole.body)


def test_a_text_rendering_has_its_paragraphs_headings_and_bullets() -> None:
    prose = "The harbour office said that the ferries run again, after three weeks of storm and of waiting."
    text = "\n\n".join([
        "Ferries run again on all days", "12 May 2023", prose, "## What is new & dear", prose,
        "  * One rope <b>\n  * Two ropes", prose,
    ])  # fmt: skip
    found = read(text.encode(), URL, "text/plain")
    assert found.page_class is PageClass.ARTICLE, found.reason
    assert found.body_html == (
        f"<p>{prose}</p>\n<h2>What is new &amp; dear</h2>\n<p>{prose}</p>\n"
        f"<ul><li>One rope &lt;b&gt;</li><li>Two ropes</li></ul>\n<p>{prose}</p>"
    )
    check(found)
