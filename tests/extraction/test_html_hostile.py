"""No bytes make the reader raise, and nothing hostile comes out of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from spiders.extraction import read
from spiders.extraction.limits import MAX_BYTES, MAX_ELEMENTS, MAX_URL
from storage.records import Extraction, PageClass
from tests.extraction.work import calls_made, keeps_pace
from tests.fuzz.mutation import broken
from tests.fuzz.samples import samples
from tests.fuzz.soundness import texts, unsound
from tests.fuzz.trial import outcome_of
from tests.outlets.cases import cases

URLS = (
    None,
    "https://www.presstv.ir/Detail/2026/09/23/771122/night-ferry",
    "https://english.almayadeen.net/news/politics/harbour-reopens",
    "https://www.harbour-herald.example/2026/09/23/harbour",
    "http://[broken",
)
SAMPLES = [sample for sample in samples() if len(sample.body) < 20_000]
PAGES = [(case.folder / "page.html").read_bytes() for case in cases() if (case.folder / "page.html").exists()]
PROSE = "<p>The harbour office said that the ferries run again. {}</p>"
ARTICLE = "".join(PROSE.format(f"It is day {day} of the storm.") for day in range(20))


def check(found: Extraction) -> Extraction:
    assert unsound(found) == []
    return found


TAGS = ("html", "head", "body", "title", "meta", "h1", "h2", "p", "div", "section", "article", "ul", "li", "a",
        "figure", "img", "figcaption", "blockquote", "table", "tr", "td", "br", "time", "script")  # fmt: skip
CLASSES = ("details-white-box", "p-content", "read-section", "summary", "details-page", "col-md-9", "col-md-12",
           "item-text", "item-date", "dual-related")  # fmt: skip
SHAPES = (
    "<{tag} class='{name}'>{text}",
    "</{tag}>",
    "<{tag} href='{text}'>",
    "{text}",
    "<{tag} id='{text}'>{text}</{tag}>",
)
PIECES = st.builds(
    lambda shape, tag, name, text: shape.format(tag=tag, name=name, text=text),
    *map(st.sampled_from, (SHAPES, TAGS, CLASSES)),
    st.text(max_size=30),
)
TAG_SOUP = st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass"))


@settings(max_examples=60)
@given(st.binary(max_size=2000), st.sampled_from(URLS), st.sampled_from(("text/html", "text/plain", "")))
def test_random_bytes(body: bytes, url: str | None, media_type: str) -> None:
    check(read(body, url, media_type))


@settings(max_examples=60)
@given(TAG_SOUP, st.sampled_from(URLS))
def test_tag_soup(body: bytes, url: str | None) -> None:
    check(read(body, url))


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_broken_pages_texts_and_feeds(random: Random) -> None:
    """A few of those that `python -m tests.bench.fuzz` reads as long as one likes."""
    sample = broken(SAMPLES, random)
    note(repr(sample))
    assert outcome_of(sample).faults == ()


@settings(max_examples=30)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_charset_and_address(charset: str, url: str) -> None:
    check(read(PAGES[0], url, charset=charset))


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize(
    "opening", ["<div>", "<p><b>", "<table><tr><td>", "<ul><li>", "<blockquote>", "<section><article>"]
)
def test_deep_nesting(opening: str, url: str | None) -> None:
    check(read((opening * 50_000 + "Words.").encode(), url))


def test_too_large() -> None:
    found = check(read(b"<p>word</p>" * 2_000_000))
    assert found.page_class is PageClass.UNKNOWN
    assert found.reason == f"too large: 22000000 bytes, at most {MAX_BYTES} are read"


def test_too_many_elements() -> None:
    found = check(read(b"<h1>Ferries</h1>" + b"<p>" * 60_000, "https://a.example/x"))
    assert found.page_class is PageClass.UNKNOWN
    assert found.reason == f"too large: 60003 elements, at most {MAX_ELEMENTS} are read"


@pytest.mark.parametrize(
    ("blocks", "links", "kept"), [(1, 500, 300), (200, 1, 100)], ids=["links of a block", "blocks"]
)
def test_blocks_and_their_links_are_kept_up_to_a_number(blocks: int, links: int, kept: int) -> None:
    around = "".join(
        "<div><h3>Most Read</h3><ul>"
        + "".join(f"<li><a href='/b{block}-{link}'>Title {block} {link} here</a></li>" for link in range(links))
        + "</ul></div>"
        for block in range(blocks)
    )
    page = f'<div class="details-white-box"><h1>Ferries run again</h1><div class="p-content">{ARTICLE}</div></div>'
    assert len(check(read(f"{page}{around}".encode(), URLS[2])).links) == kept


IN_BODY = (
    "<img src='/{n}.jpg'>",
    "<p>Read more: <a href='/c{n}'>Title {n} of ours</a></p>",
    "<figure><img src='/{n}.jpg'><figcaption>Boats (AFP)</figcaption></figure>",
    "<a href='/news/politics/a{n}-x'>Title {n} of ours again</a>",
    "<h3>Most Read</h3><ul><li><a href='/b{n}'>Title number {n} here</a></li></ul>",
    "<div class='dual-related'><a href='/a{n}'><h4>Tar {n} is good</h4></a></div>",
    "<div>BREAKING</div>",
    "<li>Politics</li>",
)
AROUND = ("{}", "<p>{}</p>", "<div class='dual-related'>{}</div>", "<div><h3>Most Read</h3><ul>{}</ul></div>")


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("piece", IN_BODY)
@pytest.mark.parametrize("beside", [False, True])
def test_work_grows_with_the_number_of_elements_and_no_faster(piece: str, around: str, *, beside: bool) -> None:
    """Eight times the elements: eight times the calls, sixty-four were a loop within a loop."""

    def calls(number: int) -> int:
        pieces = around.format("".join(piece.format(n=n) for n in range(number)))
        inside, outside = ("", pieces) if beside else (pieces, "")
        page = (
            f'<div class="details-white-box"><h1>Ferries run again</h1><div class="p-content">{ARTICLE}{inside}</div>'
            f"</div><section>{outside}</section>"
        )
        return calls_made(lambda: read(page.encode(), URLS[2]))

    calls(30)
    assert calls(240) < 12 * calls(30)


def test_script_in_a_headline_is_text_or_nothing() -> None:
    page = f"<h1>Ferries <script>alert(1)</script>run &lt;b&gt;again&lt;/b&gt; today</h1><article>{ARTICLE}</article>"
    assert check(read(page.encode(), "https://a.example/x")).headline == "Ferries run <b>again</b> today"


@pytest.mark.parametrize(
    "script",
    ["[" * 100_000, "null", "[[], 7, null]", '{"@type": {"a": 1}, "headline": 5}', '{"@type": "NewsArticle"',
     '{"@type": "NewsArticle", "author": [[["x"]]], "datePublished": {"@value": 9}}',
     '{"@graph": [{"@type": ["NewsArticle"]}]}',
     '{"@type": "NewsArticle", "url": "/&#9;", "keywords": "&#9;", "author": {"@type": "Person", "name": "&#9;"}}'],
)  # fmt: skip
def test_broken_linked_data(script: str) -> None:
    # More digits than Python makes a number of.
    script = script.replace("&#9;", f"&#{'9' * 5000};")
    page = f'<script type="application/ld+json">{script}</script><h1>Ferries run again today</h1>{ARTICLE}'
    assert check(read(page.encode(), "https://a.example/x")).headline == "Ferries run again today"


@pytest.mark.parametrize(
    "script", ["[" * 100_000, "[]", '{"classes": 5, "postid": {}, "title": []}', '{"keywords": [null, 5]}']
)
def test_broken_metadata_script(script: str) -> None:
    page = (
        f'<script id="tawsiyat-metadata" type="text/tawsiyat">{script}</script><div class="details-white-box">'
        f'<h1>Ferries run again today</h1><div class="p-content">{ARTICLE}</div></div>'
    )
    assert check(read(page.encode(), URLS[2])).headline == "Ferries run again today"


@pytest.mark.parametrize(
    ("when", "source"),
    [
        ("9999-12-31T23:59:59-12:00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("99999-01-01", None),
        ("2026-02-30", "htmldate"),  # it infers a day of that month
    ],
)
def test_absurd_dates_are_no_dates(when: str, source: str | None) -> None:
    page = f'<meta property="article:published_time" content="{when}"><h1>Ferries run again today</h1>{ARTICLE}'
    found = check(read(page.encode(), "https://a.example/x", captured_at=datetime(2026, 11, 1, tzinfo=UTC)))
    assert found.published_from == source
    assert (found.published_at is None) is (source is None)


BAD_LINKS = (
    *("javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "http://[bad", "/a" * MAX_URL),
    *("https://english.almayadeen.net@evil.example/", "//a:b@evil.example/"),
)


def test_links_lead_nowhere_but_to_the_web() -> None:
    links = "".join(
        f'<p>Read more: <a href="{href}">Title {at}</a></p>' for at, href in enumerate((*BAD_LINKS, "/fine"))
    )
    page = (
        f'<div class="details-white-box"><h1>Ferries run again</h1><div class="p-content">{ARTICLE}{links}</div></div>'
    )
    found = check(read(page.encode(), URLS[2]))
    assert [link.url for link in found.links] == [None] * len(BAD_LINKS) + ["https://english.almayadeen.net/fine"]


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("caf\u00e9".encode(), None),
        ("caf\u00e9".encode(), "windows-1256"),
        ("caf\u00e9".encode("latin-1"), "iso-8859-1"),
        ("caf\u00e9".encode("utf-16"), "latin-1"),
        ("\ufeffcaf\u00e9".encode(), "bogus-99"),
        ("caf\u00e9".encode(), "hex"),
        ("caf\u00e9".encode().decode("latin-1").encode(), None),  # encoded twice
    ],
)
def test_charsets(body: bytes, charset: str | None) -> None:
    encoding = "utf-16-le" if body.startswith(b"\xff\xfe") else "utf-8" if b"\xc3" in body else "latin-1"
    start = "<h1>The ferry and the ".encode(encoding)
    end = f"</h1><article>{ARTICLE}</article>".encode(encoding)
    bom, word = (body[:2], body[2:]) if encoding == "utf-16-le" else (b"", body.removeprefix(b"\xef\xbb\xbf"))
    found = check(read(bom + start + word + end, "https://a.example/x", charset=charset))
    assert found.headline == "The ferry and the caf\u00e9"


def test_a_page_that_is_written_otherwise_than_it_says_is_no_article() -> None:
    prose = "".join(
        f"<p>Паром номер {number} снова ходит между островами после долгой зимы.</p>" for number in range(20)
    )
    page = f"<meta charset=utf-8><title>Паромы ходят снова</title><h1>Паромы ходят снова</h1>{prose}"
    found = read(page.encode("cp1251"), "https://a.example/sea/ferries-run-again")
    assert (found.page_class, found.headline, found.body) == (PageClass.UNKNOWN, None, None)
    assert "undecodable; --charset names" in (found.reason or "")
    as_said = read(page.encode(), "https://a.example/sea/ferries-run-again")
    assert (as_said.page_class, as_said.headline) == (PageClass.ARTICLE, "Паромы ходят снова")


@pytest.mark.parametrize("charset", ["undefined", "UNDEFINED", "idna", "punycode", "unicode_escape"])
def test_codecs_that_are_no_charset_are_passed_over(charset: str) -> None:
    prose = "<p>Café, the harbour is open again.</p>".encode("latin-1")
    page = f'<meta charset="{charset}"><h1>Harbour</h1>'.encode() + prose
    for found in (read(page), read(page, charset=charset), read(page, media_type="text/plain", charset=charset)):
        assert not (found.reason or "").startswith("the reader failed")


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-32", "cp037"])
def test_a_page_of_ascii_is_read_whatever_its_label(charset: str) -> None:
    page = f"<title>Ferries run</title><h1>Ferries run</h1><article>{ARTICLE}</article>".encode()
    assert check(read(page, "https://a.example/x", charset=charset)).headline == "Ferries run"
    text = "Ferries run\n\nThe harbour office said that the ferries run again."
    assert read(text.encode("utf-16-le"), media_type="text/plain", charset="utf-16-le") == read(
        text.encode(), media_type="text/plain", charset=charset
    )


@pytest.mark.parametrize(
    ("tag", "url"),
    [
        *((tag, URLS[3]) for tag in ("<b>", "<span>", "<font>", "<blockquote>", "<ul>", "<li>", "<table><tr><td>")),
        *(("<b>", url) for url in URLS[1:3]),
    ],
)
def test_tags_that_are_never_closed_cost_no_text(tag: str, url: str) -> None:
    """Each makes a level: the page is read whole though it is deeper than the parser and Python go by themselves."""
    paragraphs = "".join(f"<p>The harbour office counted {day} days of storm, it said.</p>" for day in range(300))
    page = (
        '<div class="details-white-box"><div class="details-page"><h1>Ferries run again</h1><div class="col-md-9">'
        f'<div class="p-content"><article><p>It is over.{tag * 300}{paragraphs}</article></div></div></div></div>'
    )
    words = (check(read(page.encode(), url)).body or "").split()
    assert [word for word in words if word.isdecimal()] == [str(day) for day in range(300)]


def test_a_page_that_the_parser_gives_up_is_told_and_never_cut() -> None:
    page = f"<h1>Ferries run again</h1><article>{ARTICLE}{'<b>' * 5000}{ARTICLE}</article>"
    found = check(read(page.encode(), "https://a.example/x"))
    assert (found.page_class, found.reason) == (PageClass.UNKNOWN, "nested too deep")


@pytest.mark.parametrize("label", ["hex", "undefined", "idna", "punycode", "rot13", "base64", "zip", "utf-7", "bogus"])
@pytest.mark.parametrize("declared", [False, True])
def test_what_is_no_charset_counts_as_none(label: str, *, declared: bool) -> None:
    page = f"<head><meta charset={label if declared else 'windows-1252'}></head><h1>The caf\u00e9</h1>{ARTICLE}"
    found = check(read(page.encode("cp1252"), "https://a.example/x", charset=None if declared else label))
    assert found.headline == "The caf\u00e9"


SHORT_VALUES = ("section", "breadcrumbs", "tags", "subheadings", "source_credit", "byline", "authors", "native_id")


@pytest.mark.parametrize("url", URLS[1:4])
@pytest.mark.parametrize("value", ["g" * 3000, "Goat " * 600, "Goat, " * 500, "By Ada Lorne and Ben Moss, " * 110])
def test_short_values_are_short_or_none(value: str, url: str | None) -> None:
    metadata = json.dumps({"keywords": value, "postid": value, "author": value, "classes": [
        {"mapping": "category", "value": value}, {"mapping": "author", "value": value}]})  # fmt: skip
    linked = json.dumps({"@type": "NewsArticle", "author": [value] * 110, "articleSection": value, "keywords": value})
    page = (
        f"<script id=tawsiyat-metadata>{metadata}</script><script type='application/ld+json'>{linked}</script>"
        f'<meta name=author content="{value}"><meta name=keywords content="{value}">'
        f'<nav class=breadcrumb><a>{value}</a></nav><div class="details-white-box details-page"><h1>Ferries run</h1>'
        f'<p>Source: {value}</p><div class="p-content col-md-9">{ARTICLE}<h3>{value}</h3>{ARTICLE}</div></div>'
    )
    found = check(read(page.encode(), url))
    short = [text for name in SHORT_VALUES for text in texts(getattr(found, name)) if getattr(found, name) is not None]
    assert max(map(len, short), default=0) <= 2000
    assert max(map(len, (*found.tags, *found.breadcrumbs, found.section or "", found.native_id or ""))) <= 200
    assert len(found.tags) <= 100


@pytest.mark.parametrize("name", ["[" * 30, "g" * 90, "Goat, " * 12, "a@" * 30, "{} Goat, " * 10])
def test_many_and_long_names_of_authors_cost_little(name: str) -> None:
    """Half a minute where each is searched through from each of its letters, and told apart from all others."""

    def page(size: int) -> bytes:
        names = [name.replace("{}", chr(65 + n)) * size for n in range(26)]
        linked = json.dumps({"@type": "NewsArticle", "author": names})
        return f"<script type='application/ld+json'>{linked}</script><h1>Ferries run again today</h1>{ARTICLE}".encode()

    assert len(check(read(page(40), URLS[3])).authors) <= 100
    assert keeps_pace(page, lambda given: read(given, URLS[3]), 10)


@pytest.mark.parametrize(("opening", "levels"), [("<h1><div>", 5), ("<div class=dek>", 10), ("<h2><div>", 10)])
def test_elements_in_each_other_cost_what_one_of_them_does(opening: str, levels: int) -> None:
    """Each holds the whole text: a hundred megabytes, where every one is looked at."""

    def page(size: int) -> bytes:
        inner = opening * size + "Lorem ipsum dolor. " * (600 * size)
        return (
            f"<meta property='og:title' content='Ferries run again'>{inner}{'</div>' * size}<p>They run.</p>".encode()
        )

    check(read(page(100), URLS[3]))
    assert keeps_pace(page, lambda given: read(given, URLS[3]), levels)


def test_a_heading_too_long_to_be_one_stays_in_the_body() -> None:
    page = f"<h1>Ferries run</h1><div class='p-content'>{ARTICLE}<h3>{'Goat ' * 100}</h3>{ARTICLE}</div>"
    found = check(read(page.encode(), URLS[2]))
    assert found.subheadings == ()
    assert "Goat Goat" in (found.body or "")
    assert "<p>Goat Goat" in (found.body_html or "")


@pytest.mark.parametrize("value", ["g" * 9000, "Goat " * 1200])
def test_short_values_of_a_text_are_short_or_none(value: str) -> None:
    prose = "The harbour office said that the ferries run again, and found the ropes.\n\n" * 5
    head = f"News / {value}\n\nFerries run again\n\nBy {value}\n\nSource: {value}\n\n"
    text = f"{head}{prose}# {value}\n\n{prose}Tags: {value}\n"
    found = check(read(text.encode(), URLS[1], "text/plain"))
    short = [text for name in SHORT_VALUES for text in texts(getattr(found, name)) if getattr(found, name) is not None]
    assert max(map(len, short), default=0) <= 300


@pytest.mark.parametrize("piece", ["a\n", "\u2028b\r\n"])
def test_texts_of_too_many_lines_are_told(piece: str) -> None:
    for url in (None, URLS[1]):
        found = check(read((piece * 1_000_000).encode(), url, "text/plain"))
        assert (found.reason or "").startswith("too large: ")


@pytest.mark.parametrize(
    "line",
    [
        *("\u201c" * 100_000, "a" + "\u0316\u0301" * 100_000, "1" * 100_000, "Photo by (" * 50),
        *(f"By {marks * 100_000}x" for marks in (",", "(", "-–")),
        *(f"# a{marks * 100_000}b" for marks in ("#", " ")),
        *(f"= a{' ' * 100_000}b", "**a " * 50_000, "**" + "__a " * 50_000, f"![a]({'.#' * 50_000}"),
    ],
)
def test_one_long_line_costs_what_it_is_long(line: str) -> None:
    """Each would take minutes in a search or a sort that takes the square of its length."""
    prose = "The harbour office said that the ferries run again, and found the ropes.\n\n" * 5
    check(read(f"Ferries run again\n\n{line}\n\n{prose}{line}\n\n{prose}".encode(), URLS[1], "text/plain"))
    check(read(f"<h1>Ferries run again</h1><p>{line}</p>{ARTICLE}".encode(), URLS[3]))
