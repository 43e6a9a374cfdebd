"""Which element of an unknown outlet's page holds the article, and what in it is none of its text."""

from __future__ import annotations

import pytest
from lxml import html
from lxml.html import HtmlElement

from spiders.extraction import read
from spiders.extraction.furniture import Furniture, furniture_by_name
from spiders.extraction.generic_body import main_text
from storage.records import Extraction, PageClass
from tests.extraction.strangers import stranger
from tests.extraction.work import calls_made, keeps_pace

URL = "https://www.harbour-herald.example/2026/09/23/harbour"
LINES = [
    f"On day {day} the harbour office counted {day + 3} ropes, and it found all of them in their places."
    for day in range(12)
]
PROSE = "".join(f"<p>{line}</p>" for line in LINES)
OTHER = "<p>The mayor of another town has said that nothing of the kind will ever happen there, whatever comes.</p>"


def reading(body: str) -> Extraction:
    found = read(f"<html><title>Ropes</title><body><h1>Ropes are counted</h1>{body}</body></html>".encode(), URL)
    assert found.page_class is PageClass.ARTICLE, found.reason
    return found


def lines(body: str) -> list[str]:
    return (reading(body).body or "").split("\n\n")


@pytest.mark.parametrize(
    "page",
    [
        f"<article>{PROSE}</article>",
        f"<div class='wrap'><div class='text'>{PROSE}</div><div class='rail'>{OTHER}</div></div>",
        f"<div class='entry-content'>{PROSE}</div><div class='list'>{OTHER * 9}</div>",
        f"<div itemprop='articleBody'>{PROSE}</div><section>{OTHER * 9}</section>",
        f"<main><article>{PROSE}</article><section class='comments'>{OTHER * 5}</section></main>",
        f"<div class='share-page'>{PROSE}</div>",
        f"<form id='page'><div>{PROSE}</div></form>",
        f"<nav><ul><li><a href='/'>Home</a><article>{PROSE}</article></li></ul></nav>",
        f"<button>Menu<article>{PROSE}</article>",
        f"<x-island><x-part>{PROSE}</x-part></x-island>",
        f"<article><div class='part'>{''.join(f'<p>{line}</p>' for line in LINES[:6])}</div>"
        f"<div class='part'>{''.join(f'<p>{line}</p>' for line in LINES[6:])}</div></article>",
        f"<div class='story-body'>{''.join(f'<p>{line}</p>' for line in LINES[:6])}</div>"
        f"<div class='story-body'>{''.join(f'<p>{line}</p>' for line in LINES[6:])}</div>",
        f"<p>{LINES[0]}</p><div class='story-body'>{''.join(f'<p>{line}</p>' for line in LINES[1:])}</div>",
        f"<article>{'<br><br>'.join(LINES)}</article>",
        f"<div><section class='story-body'>{PROSE}</section></div><nav><ul><li>{OTHER * 30}</li></ul></nav>",
        f"<div><article><h1>Ropes are counted</h1><div class='story-body'>{PROSE}</div></article>"
        f"<article><h1>Another</h1><div class='story-body'>{OTHER * 8}</div></article></div>",
    ],
)
def test_the_article_is_found(page: str) -> None:
    assert lines(page) == LINES


@pytest.mark.parametrize(
    "page",
    [
        f"<article>{{}}</article><article><h1>Another</h1><div>{OTHER * 20}</div></article>",
        f"<article>{{}}</article><article><h2><a href='/b'>Another</a></h2><div>{OTHER * 20}</div></article>",
        f"<article>{{}}</article><article><h2>Another</h2><time>3 May 2023</time>{OTHER * 20}</article>",
        f"<section>{{}}</section><section><h1><a href='/b'>Another</a></h1><div>{OTHER * 20}</div></section>",
        f"<section>{{}}</section><section><h2><a href='/b'>Another</a></h2><time>3 May</time>{OTHER * 20}</section>",
        f"<div class=a>{{}}</div><div class=a><h2><a href='/b'>Another</a></h2><time>3 May</time>{OTHER * 20}</div>",
        f"<div class=a>{{}}</div><div class=a><h2>Other</h2><b class=byline>Bo</b><time>3 May</time>{OTHER * 20}</div>",
        f"<article>{{}}</article><aside>{OTHER * 30}</aside>",
        f"<div>{{}}</div><aside>{OTHER * 5}</aside>",
        f"<div>{{}}</div><section class='related-stories'>{OTHER * 30}</section>",
        f"<div>{{}}</div><div id='next-article'>{OTHER * 30}</div>",
    ],
)
def test_the_headline_tells_the_article_from_another_that_is_longer(page: str) -> None:
    article = f"<h1>Ropes are counted</h1><div>{PROSE}</div>"
    source = f"<title>Ropes are counted</title><body><main>{page.format(article)}</main></body>"
    found = read(source.encode(), URL)
    assert (found.headline, (found.body or "").split("\n\n")) == ("Ropes are counted", LINES)


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Ropes are counted</h1><div>{0}</div><div class='related-stories-and-facts'>{1}</div>",
        "<section><h1>Ropes are counted</h1><div>{0}</div></section><section><h1>The count</h1>{1}</section>",
        "<div class=a><h1>Ropes are counted</h1>{0}</div><div class=a><h2>The count</h2>{1}<time>3 May</time>{1}</div>",
        "<p class=a><h1>Ropes are counted</h1>{0}</p><div class=b><h2>The count</h2><time>3 May 2023</time>{1}</div>",
        "<div class=a><h1>Ropes are counted</h1>{0}</div><div class=a><h2>The count</h2>{1}</div>",
        "<div class=a><h1>Ropes are counted</h1>{0}</div><div class=a><h2>Count</h2><p><time>3 May</time> {1}</div>",
        "<div class=a><h1>Ropes are counted</h1>{0}</div><div class=a><h2>The count</h2><time>3 May</time>{1}</div>",
        "<article><h1>Ropes are counted</h1><div>{0}</div></article><article><h2>The count</h2>{1}</article>",
    ],
)
def test_the_rest_of_a_long_article_is_no_other(page: str) -> None:
    source = page.format("".join(f"<p>{line}</p>" for line in LINES), OTHER * 30)
    found = read(f"<title>Ropes are counted</title><body><main>{source}</main></body>".encode(), URL)
    assert "The mayor of another town" in (found.body or "")


@pytest.mark.parametrize("around", ["article", "main", "div class='article-body'", "div"])
@pytest.mark.parametrize(
    "chapter",
    [
        "<h2><a href='/ropes'>The count</a></h2>",
        "<h2>The count</h2><p>It was held on <time>3 May 2023</time>, as the office has said to all who asked it.</p>",
        "<h2><a href='https://elsewhere.example/a'>The count</a></h2><time>3 May 2023</time>",
    ],
)
def test_chapters_with_links_or_dates_are_no_other_articles(chapter: str, around: str) -> None:
    parts = "".join(f"<section>{chapter}<p>{'</p><p>'.join(LINES[at : at + 4])}</p></section>" for at in (4, 8))
    intro = f"<section><h1>Ropes are counted</h1><p>{'</p><p>'.join(LINES[:4])}</p></section>"
    page = f"<body><{around}>{intro}{parts}</{around.partition(' ')[0]}></body>"
    found = read(f"<title>Ropes are counted</title>{page}".encode(), URL)
    assert [line for line in LINES if line not in (found.body or "")] == []


def test_one_other_article_among_chapters_does_not_end_the_article() -> None:
    parts = "".join(
        f"<section>{heading}<time>3 May 2023</time><p>{'</p><p>'.join(LINES[at : at + 4])}</p></section>"
        for heading, at in (("<h2>The count</h2>", 4), ("<h2><a href='/b'>The end</a></h2>", 8))
    )
    intro = f"<section><h1>Ropes are counted</h1><p>{'</p><p>'.join(LINES[:4])}</p></section>"
    found = read(f"<title>Ropes are counted</title><main>{intro}{parts}</main>".encode(), URL)
    assert [line for line in LINES if line not in (found.body or "")] == []


@pytest.mark.parametrize("page", ["{1}<h1>Ropes</h1>{0}", "<h1>Ropes</h1><div>{1}</div>{0}", "<h1>Ropes</h1>{0}{1}"])
def test_what_asks_for_consent_around_a_short_article_is_none_of_it(page: str) -> None:
    asked = "We and our partners use cookies to store personal data on your device and to show advertising."
    told = "You may withdraw your consent to cookies and manage your preferences on this site at any time."
    assert lines(f"<div>{page.format(PROSE, f'<div><p>{asked}</p><p>{told}</p></div>')}</div>") == LINES


def test_sections_with_lower_headings_are_the_articles_own() -> None:
    sections = "".join(f"<section><h2>Part</h2><p>{line}</p></section>" for line in LINES[4:])
    above = f"<section><h1>Ropes are counted</h1>{''.join(f'<p>{line}</p>' for line in LINES[:4])}</section>"
    found = read(f"<html><title>Ropes</title><body><main>{above}{sections}</main></body></html>".encode(), URL)
    assert all(line in (found.body or "") for line in LINES)


@pytest.mark.parametrize(
    "furniture",
    [
        f"<aside>{OTHER}</aside>",
        f"<div class='related-posts'>{OTHER}</div>",
        f"<div class='c-newsletterSignup'>{OTHER}</div>",
        f"<div role='dialog'>{OTHER}</div>",
        f"<div data-nosnippet>{OTHER}</div>",
        f"<div style='display: none'>{OTHER}</div>",
        f"<p class='wp-caption-text'>{LINES[0]} A caption.</p>",
        "<p><a href='/b'>The mayor of another town says no to ropes</a></p>",
        "<p>Follow us on Facebook and Instagram</p>",
        "<p>Advertisement</p>",
        "<p>Story continues below advertisement</p>",
        "<p>Photo: Ann Lorrimer / The Harbour Herald</p>",
        "<p>Source: The harbour office</p>",
        "<p>5 min read</p>",
        "<p>Last updated: 3 May 2023</p>",
        "<div class='tags'><span>Ropes</span> <span>Sea</span></div>",
    ],
)
def test_furniture_is_left_out(furniture: str) -> None:
    assert lines(f"<article>{PROSE}{furniture}<p>The count ends on Friday, the office said.</p></article>") == [
        *LINES,
        "The count ends on Friday, the office said.",
    ]


@pytest.mark.parametrize(
    "beside",
    [
        f"<div id='sidebar'>{OTHER * 20}</div>",
        f"<div class='comments-area'>{OTHER * 20}</div>",
        f"<figure><img src='a.jpg'><figcaption>{LINES[0] * 12}</figcaption></figure>",
    ],
)
def test_what_is_never_the_article_is_left_out_however_much_it_holds(beside: str) -> None:
    assert lines(f"<main><article>{PROSE}</article>{beside}</main>") == LINES
    assert lines(f"<main>{beside}<div>{PROSE}</div></main>") == LINES


@pytest.mark.parametrize("name", ["with-sidebar", "content-sidebar-wrap", "has-comments", "post tag-ropes"])
def test_names_that_only_speak_of_furniture_leave_the_article_alone(name: str) -> None:
    assert lines(f"<div class='{name}'>{PROSE}</div><div>{OTHER}</div>") == LINES


def test_a_page_that_holds_its_text_twice_is_read_once() -> None:
    wide, narrow = (f"<div class='{name}'><h2>In short</h2>{PROSE}</div>" for name in ("for-wide", "for-narrow"))
    assert lines(f"<article>{wide}{narrow}</article>") == ["In short", *LINES]


@pytest.mark.parametrize("refrain", ["So they say.", LINES[0]])
def test_a_refrain_is_said_again(refrain: str) -> None:
    said = [refrain, *LINES[1:4], refrain, *LINES[4:], refrain]
    assert lines(f"<article>{''.join(f'<p>{line}</p>' for line in said)}</article>") == said


@pytest.mark.parametrize("heading", ["About the author", "Related articles", "Leave a comment", "More on this story"])
def test_what_follows_the_article_is_left_out(heading: str) -> None:
    rest = f"<h3>{heading}</h3><p>Edda Lorne counts ropes for a living, and has written of them for years.</p>"
    assert lines(f"<article>{PROSE}{rest}</article>") == LINES
    assert lines(f"<article>{rest}{PROSE}</article>")[-len(LINES) :] == LINES


def test_of_the_headings_above_the_first_paragraph_the_nearest_is_a_subheading() -> None:
    heads = "<h1>Ropes are counted</h1><h2>Harbour</h2>"
    assert lines(f"<article>{heads}<h2>In short</h2>{PROSE}</article>") == ["In short", *LINES]
    assert lines(f"<article>{heads}<h2>On this page</h2>{PROSE}</article>") == ["Harbour", *LINES]


def test_a_heading_of_a_whole_sentence_below_the_headline_is_the_standfirst() -> None:
    said = "The office has lost none of its ropes, and will count them again in spring"
    for date in ("", "<p>23 September 2026 - 10:42 CET</p>"):
        found = reading(f"<h2>{said}</h2>{date}{PROSE}")
        assert (found.standfirst, found.subheadings, found.body) == (said, (), "\n\n".join(LINES))
    # A few words, a link, and one further down are sub-headings or other articles.
    assert reading(f"<p>{LINES[0]}</p><h2>{said}</h2>{PROSE}").standfirst is None
    assert reading(f"<h2>The count of the ropes</h2>{PROSE}").standfirst is None
    assert reading(f"<h2><a href='/b'>{said}</a></h2>{PROSE}").standfirst is None
    assert reading(f"{PROSE}<h2>{said}</h2>{PROSE}").subheadings == (said,)


@pytest.mark.parametrize("name", ["subtitle", "td-post-sub-title", "article__subheadline", "dek"])
def test_a_subtitle_below_the_headline_is_the_standfirst_and_not_in_the_body(name: str) -> None:
    said = "The office has lost none of its ropes"
    for subtitle in (f"<p class='{name}'>{said}</p>", f"<div class='{name}'><span>{said}</span></div>"):
        found = reading(f"<article>{subtitle}<p>23 September 2026</p>{PROSE}</article>")
        assert (found.standfirst, found.body) == (said, "\n\n".join(LINES))


@pytest.mark.parametrize("name", ["standfirst", "article__intro", "article-summary", "deck"])
@pytest.mark.parametrize("above", ["", "<p>By Ada Lorne, Reporter</p>", "<p>23 September 2026</p>"])
def test_a_summary_that_is_called_so_is_told_by_its_name_and_not_in_the_body(above: str, name: str) -> None:
    said = "The office has lost none of its ropes, and it has them all counted, as its keepers say."
    found = reading(f"<article>{above}<p class='{name} wide'>{said}</p>{PROSE}</article>")
    assert (found.standfirst, found.body) == (said, "\n\n".join(LINES))
    assert dict(found.field_sources)["standfirst"] == f"css:.{name}"


def test_a_path_of_sections_is_told_by_a_short_name() -> None:
    found = reading(f"<ul class='breadcrumbs'><li><a href='/'>Home</a></li><li><a href='/sea'>Sea</a></li></ul>{PROSE}")
    assert (found.breadcrumbs, dict(found.field_sources)["breadcrumbs"]) == (("Home", "Sea"), "css:breadcrumb")


@pytest.mark.parametrize("around", ["{}", "<div>{}</div>"])
def test_a_subtitle_that_is_the_first_paragraph_as_well_stays_in_the_body(around: str) -> None:
    found = reading(f"<article>{around.format(f'<div class=dek>{LINES[0]}</div>')}{PROSE}</article>")
    assert (found.standfirst, found.body) == (LINES[0], "\n\n".join(LINES))


@pytest.mark.parametrize("name", ["article__desc lede", "intro", "entry-summary"])
def test_an_introduction_is_the_standfirst_where_it_does_not_open_the_body(name: str) -> None:
    said = "The office has lost none of its ropes."
    found = reading(f"<div><div class='{name}'>{said}</div></div><article>{PROSE}</article>")
    assert (found.standfirst, found.body) == (said, "\n\n".join(LINES))
    first = f"<p class='{name}'>{LINES[0]}</p>{''.join(f'<p>{line}</p>' for line in LINES[1:])}"
    found = reading(f"<article>{first}</article>")
    assert (found.standfirst, found.body) == (None, "\n\n".join(LINES))


LEAD = "The office has lost none of its ropes in nine days, as its keepers say."
SIGNED = "<p class='by'>By Ada Lorne</p><p>23 September 2026</p>"


def below_headline(paragraph: str, *, tag: str = "header", more: str = "") -> Extraction:
    head = f"<h1>Ropes are counted</h1>{paragraph}{SIGNED}"
    source = f"<title>Ropes</title>{more}<article><{tag}>{head}</{tag}><div>{PROSE}</div></article>"
    return read(source.encode(), URL)


@pytest.mark.parametrize(
    "form",
    [
        "<p>{}</p>",
        "<div>{}</div>",
        "<p><strong>{}</strong></p>",
        "<p class='some-name'>{}</p>",
        "<div class='lead'><p>{}</p></div>",
        "<p class='article-teaser'>{}</p>",
    ],
)
@pytest.mark.parametrize("tag", ["header", "div"])
@pytest.mark.parametrize("more", ["", "<meta name=description content='What nine days of ropes mean for the sea.'>"])
def test_a_paragraph_by_the_headline_that_the_body_has_not_is_the_standfirst(form: str, more: str, tag: str) -> None:
    found = below_headline(form.format(LEAD), tag=tag, more=more)
    assert (found.standfirst, found.body, found.authors) == (LEAD, "\n\n".join(LINES), ("Ada Lorne",))


@pytest.mark.parametrize("name", ["teaser", "article__teaser", "teaser-text", "articleTeaser"])
def test_a_teaser_right_below_the_headline_is_the_standfirst(name: str) -> None:
    found = reading(f"<p class='{name}'><b>{LEAD}</b></p>{SIGNED}{PROSE}")
    assert (found.standfirst, found.body) == (LEAD, "\n\n".join(LINES))


@pytest.mark.parametrize(
    "paragraph",
    [
        f"<p><a href='/b'>{LEAD}</a></p>",
        f"<p class='related-teaser'>{LEAD}</p>",
        f"<p class='photo-caption'>{LEAD}</p>",
        "<p>The ropes of nine days.</p>",
        "<p>The ropes of the harbour office in the year 2023. Image: courtesy of the artist.</p>",
        "<p>Ada Lorne counts ropes for a living, and has written of them for years.</p>",
        "<p>Sign up to our newsletter and get the best of the sea in your inbox each day.</p>",
    ],
)
def test_other_lines_in_the_headlines_header_are_no_standfirst(paragraph: str) -> None:
    found = below_headline(paragraph)
    assert (found.standfirst, found.body) == (None, "\n\n".join(LINES))


def test_a_paragraph_by_the_headline_that_opens_the_body_stays_there_alone() -> None:
    found = reading(f"<p>{LEAD}</p>{PROSE}")
    assert (found.standfirst, found.body) == (None, "\n\n".join([LEAD, *LINES]))


@pytest.mark.parametrize("name", [
    "lead", "article__lead", "strapline", "chapeau", "sommario", "anrisstext", "anleser", "einleitung", "ingress",
    "manchet", "zajawka", "perex",
])  # fmt: skip
def test_a_short_introduction_is_told_by_its_name(name: str) -> None:
    assert below_headline(f"<p class='{name}'>None of them is lost</p>").standfirst == "None of them is lost"


@pytest.mark.parametrize(
    "part",
    [
        "<h2 id='what-is-social-media' class='toc'>The count</h2>",
        "<section><header><h2>The count</h2></header></section>",
        "<div class='accordion'><h3 class='toggle'>The count</h3></div>",
        "<div class='faq-item'><div style='display: none'><h3>The count</h3></div></div>",
        "<div id='count' role='region' aria-hidden='true'><h3>The count</h3></div>",
        "<section id='how-to-share-a-count'><h3>The count</h3></section>",
    ],
)
def test_headings_are_kept_where_their_names_are_those_of_furniture(part: str) -> None:
    after = "<p>The count ends on Friday, the office said, and a new one begins.</p>"
    assert lines(f"<article>{PROSE}{part}{after}</article>")[len(LINES)] == "The count"


def test_a_table_in_a_figure_is_text() -> None:
    rows = "".join(f"<tr><td>Day {day}</td><td>{day} ropes</td></tr>" for day in range(4))
    found = lines(f"<article>{PROSE}<figure><table>{rows}</table><figcaption>The count</figcaption></figure></article>")
    assert found[len(LINES) : len(LINES) + 2] == ["Day 0 | 0 ropes", "Day 1 | 1 ropes"]


@pytest.mark.parametrize(
    "line",
    [
        "If you buy through a link on this page, we may earn a commission.",
        "© 2026 The Harbour Herald. May not be reprinted.",
        "Contact reporter Ann Lorrimer at ann@harbour-herald.example.",
    ],
)
def test_a_sites_own_words_around_the_article_are_left_out(line: str) -> None:
    assert lines(f"<article>{PROSE}<p>{line}</p></article>") == LINES


def test_captions_lists_and_tables_have_their_places() -> None:
    parts = "<ul><li>Ropes of hemp</li><li>Ropes of wire</li></ul><table><tr><td>East</td><td>4 ropes</td></tr></table>"
    found = reading(
        f"<article>{PROSE}<figure><figcaption>The quay</figcaption></figure><h2>In short</h2>{parts}</article>"
    )
    assert (found.body or "").split("\n\n")[len(LINES) :] == [
        "In short",
        "Ropes of hemp",
        "Ropes of wire",
        "East | 4 ropes",
    ]
    assert found.subheadings == ("In short",)


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ("post-share", Furniture.SURE),
        ("relatedArticles", Furniture.SURE),
        ("article__newsletter", Furniture.SURE),
        ("shareholder-letter", None),
        ("easyread", None),
        ("sidebar-open", Furniture.LIKELY),
        ("right-sidebar", Furniture.CERTAIN),
        ("comments", Furniture.CERTAIN),
        ("tag-ropes", None),
        ("story", None),
    ],
)
def test_names_tell_furniture(names: str, kind: Furniture | None) -> None:
    assert furniture_by_name(html.fromstring(f"<div class='{names}'></div>")) is kind


@pytest.mark.parametrize(
    ("level", "piece"),
    [
        ("<div>", "<p>the ropes are all counted again.</p>"),
        ("<span>", "<b>word</b>"),
        ("<div class='related'><p>the ropes are counted.</p>", ""),
        ("<ul><li>word word word word<ul>", "<li>the ropes are counted."),
        ("", "<div><p>the ropes are all counted again.</p></div>"),
    ],
)
def test_large_and_deep_pages_take_bounded_time(level: str, piece: str) -> None:
    def page(size: int) -> bytes:
        return f"<h1>x</h1>{level * size}{'The ropes are counted again. ' * 3}{piece * (6 * size)}".encode()

    assert keeps_pace(page, lambda given: read(given, URL), 60)


def test_a_table_that_a_page_embeds_is_text() -> None:
    rows = "".join(f"<tr><td>Day {day}</td><td>{day} ropes</td></tr>" for day in range(4))
    found = lines(f"<article>{PROSE}<div class='w-embed'><table>{rows}</table></div></article>")
    assert found[len(LINES)] == "Day 0 | 0 ropes"


@pytest.mark.parametrize(
    "cells", ["<table><tr><td colspan='{}'>" * 40, "<table><tr><td rowspan='{0}' colspan='{0}'>" * 2]
)
def test_tables_without_measure_take_no_time(cells: str) -> None:
    def calls(span: int) -> int:
        page = f"<h1>Ropes</h1>{cells.replace('{0}', '{}').replace('{}', str(span))}{PROSE[:90]}"
        document = stranger(page).document
        return calls_made(lambda: main_text(document))

    calls(1)  # fills what is kept between pages
    assert calls(900) < 1.2 * calls(1)


@pytest.mark.parametrize(
    "name", ["caption", "modal-body", "popup", "respond", "sidebar", "comments", "right-rail", "site-menu"]
)
def test_a_few_words_elsewhere_make_no_furniture_of_an_article(name: str) -> None:
    few = "".join(
        f"<p>The Harbour Herald is printed on the {day} quay by those who own the ropes, and has been ever since.</p>"
        for day in ("first", "second", "third")
    )
    assert lines(f"<div class='{name}'>{PROSE}</div><div>{few}</div>")[: len(LINES)] == LINES
    assert lines(f"<article>{few}</article><div class='comments'>{OTHER * 40}</div>")[0] == few[3 : few.index("</p>")]


@pytest.mark.parametrize(
    "beside", ["section class='related'", "aside", "div class='discussion'", "div class='talkback'"]
)
def test_a_short_article_is_read_however_much_stands_beside_it(beside: str) -> None:
    short = "".join(f"<p>{line}</p>" for line in LINES[:3])
    page = f"<article><h1>Ropes are counted</h1><div class='article-body'>{short}</div></article>"
    page += f"<{beside}>{OTHER * 20}</{beside.split(maxsplit=1)[0]}>"
    found = read(f"<html><title>Ropes</title><body><main>{page}</main></body></html>".encode(), URL)
    assert (found.body or "").split("\n\n") == LINES[:3]


@pytest.mark.parametrize("beside", ["section class='related'", "aside", "section class='talkback'"])
def test_side_matter_in_the_articles_own_element_is_left_out_however_much_it_is(beside: str) -> None:
    short = "".join(f"<p>{line}</p>" for line in LINES[:6])
    other = "".join(f"<p>{OTHER[3:-4]} They said so {day} times.</p>" for day in range(60))
    inside = f"{short}<{beside}>{other}</{beside.split(maxsplit=1)[0]}>"
    page = f"<main><article><h1>Ropes are counted</h1><div class='article-body'>{inside}</div></article></main>"
    found = read(f"<html><title>Ropes</title><body>{page}</body></html>".encode(), URL)
    assert (found.body or "").split("\n\n") == LINES[:6]
    assert ("body", "prose:contested") in found.field_sources


@pytest.mark.parametrize(
    "rest",
    [
        "<div class='wall'>{}</div>",
        "<section class='promo'>{}</section>",
    ],
)
def test_a_body_that_may_be_another_says_so(rest: str) -> None:
    other = "".join(f"<p>{OTHER[3:-4]} They said so {day} times.</p>" for day in range(60))
    assert ("body", "prose") in reading(f"<article>{PROSE}</article>").field_sources
    found = reading(f"<article>{PROSE}{rest.format(other)}</article>")
    assert ("body", "prose:contested") in found.field_sources


def test_all_parts_of_one_name_are_the_articles() -> None:
    first, rest = (
        f"<div class='post-body'>{part}</div>" for part in (PROSE * 9, "".join(f"<p>{x} So it is.</p>" for x in LINES))
    )
    found = lines(f"<section>{first}<p><a href='/b'>Another</a></p>{rest}</section>")
    assert found[-1] == f"{LINES[-1]} So it is."


def test_a_transcript_below_the_article_that_offers_it_is_the_body() -> None:
    offer = f"<p>Listen to what the harbour office has to say of its ropes and of where it keeps them. {LINES[0]}</p>"
    page = f"<article><h1>Ropes</h1><div class='entry-content'>{offer}</div></article>"
    page += f"<div id='showTranscript'>{PROSE}</div>"
    assert (read(f"<title>Ropes</title><body>{page}".encode(), URL).body or "").split("\n\n") == LINES


@pytest.mark.parametrize(
    "line",
    [
        "PUBLISHED: December 23, 2023 at 3:17 p.m. | UPDATED: December 23, 2023 at 5:22 p.m.",
        "Posted on 3 May 2023 by Ann Lorrimer in Harbours",
        "Monday, August 11th, 2025 at 11:00 am | Categories: Ropes, Sea",
        "By Ann Lorrimer – Updated Mar 5, 2026 at 4:28 PM",
        "A rope on the quay. Photo: The Harbour Herald",
        "Ropes lie on the quay in the first snow of the year. Hal Lorrimer/Getty Images",
    ],
)
def test_lines_above_and_below_an_article_are_left_out(line: str) -> None:
    assert lines(f"<article><p>{line}</p>{PROSE}</article>") == LINES
    assert lines(f"<article>{PROSE}<p>{line}</p></article>") == LINES


@pytest.mark.parametrize(
    "line",
    [
        "All of this the office told Reuters.",
        "On 3 May 2023 the office will count its ropes again, and it will be the last count of them.",
        "By the sea Ann Lorrimer counts ropes.",
        "By the time the ferry came on 3 May 2023 it was dark.",
        "By Friday 3 May 2023 all of the ropes were dry.",
        "John Smith was the director of the harbour office until 2019, when he was dismissed for his ropes.",
        "Ada Lind, her former economy minister, is now director of the ferry line.",
        "Ada Lind is survived by a daughter, Mia, and a son, Bo, who is a professor of law.",
        "The keeper said that the views expressed by the ferry line's owner were none of his.",
        "The harbour office has fought for its registered trademark since 1990, and will fight on.",
    ],
)
def test_what_the_article_says_itself_at_its_end_is_kept(line: str) -> None:
    assert lines(f"<article>{PROSE}<p>{line}</p></article>") == [*LINES, line]


@pytest.mark.parametrize("tag", ["div", "section"])
def test_an_article_that_is_not_to_be_quoted_stays(tag: str) -> None:
    assert lines(f"<article><{tag} data-nosnippet>{PROSE}</{tag}></article>") == LINES
    code = "<section data-nosnippet><pre>count(ropes)</pre></section>"
    assert lines(f"<article>{code}{PROSE}</article>") == ["count(ropes)", *LINES]
    each = PROSE.replace("<p>", f"<{tag} data-nosnippet><p>").replace("</p>", f"</p></{tag}>")
    assert lines(f"<article>{each}</article>") == LINES


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lorrimer is a writer on ropes who lives by the sea.",
        "Dr. Ann Lorrimer has been an editor of the Herald since 1990. She lives by the sea.",
        "Hal Lorrimer and Ann Lind contributed to this report.",
        "The views expressed here are those of the keeper and not of the harbour office.",
        "Ropes and Chains is a registered trademark of the harbour office.",
    ],
)
def test_who_wrote_it_is_left_out_as_the_last_word(line: str) -> None:
    byline = "<p>By Ann Lorrimer</p>"
    assert lines(f"{byline}<article>{PROSE}<p>{line}</p></article>") == LINES
    assert lines(f"{byline}<article><p>{line}</p>{PROSE}</article>") == [line, *LINES]


def test_a_life_is_the_writers_below_a_name_alone_where_nobody_signs() -> None:
    box = "<p><b>Ann Lorrimer</b></p><p>Ann Lorrimer is a writer on ropes who lives by the sea.</p>"
    assert lines(f"<article>{PROSE}{box}</article>") == LINES
    assert len(lines(f"<p>By Hal Lind</p><article>{PROSE}{box}</article>")) == len(LINES) + 2


@pytest.mark.parametrize(
    ("opening", "piece", "most"),
    [
        ("<p>", "<a href='/w'>word i</a> and ", 2000),
        ("<table><tr><td>" * 60, f"<p>{'<b>word</b>' * 19}</p>", 200_000 // 60 // 20),
    ],
)
def test_what_trafilatura_would_take_long_for_is_not_handed_to_it(
    opening: str, piece: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[HtmlElement] = []
    monkeypatch.setattr("trafilatura.bare_extraction", lambda tree, **_: handed.append(tree))
    for count, is_handed in ((most * 9 // 10, True), (most * 11 // 10, False)):
        handed.clear()
        main_text(stranger(opening + piece * count).document)
        assert bool(handed) is is_handed


@pytest.mark.parametrize(
    "line",
    [
        "<div><span>By Ann Lorrimer</span> <span>Wednesday 18 March 2026 - 10:42 pm</span></div>",
        "<p>Published March 17, 2026 6:42 PM UTC. Updated March 18, 2026 7:15 AM UTC</p>",
    ],
)
def test_a_short_article_begins_below_its_headline_and_date(line: str) -> None:
    title = "<h1>The harbour office counts its ropes again, and finds all of them</h1>"
    found = read(
        f"<html lang=en><title>Ropes</title><div>{title}{line}{OTHER}{OTHER[:-5]} again.</p></div>".encode(), URL
    )
    assert (found.body or "").startswith("The mayor")


def test_what_unfolds_the_rest_is_a_line_of_its_own() -> None:
    answer = (
        "All ropes of the old harbour are there again, and the keepers count them."
        " They do so each autumn, in Marly and in Sule, whatever the sea does."
    )
    page = f"<article><h1>Ropes</h1><details><summary>Are the <i>ropes</i> there?</summary>{answer}</details></article>"
    assert lines(page) == ["Are the ropes there?", answer]


@pytest.mark.parametrize(
    "asked", ["How does it feel to see the boats back?", "Q: My dog eats ropes. Is that bad? — Cold Nose, Marly"]
)
def test_an_interview_begins_with_its_first_question(asked: str) -> None:
    page = stranger(f"<main><h1>Ropes are counted again</h1><p><strong>{asked}</strong></p>{PROSE * 3}</main>")
    assert (page.read().body or "").startswith(f"{asked}\n\nOn day 0")


@pytest.mark.parametrize("line", ["Up next is the final on Sunday.", "What’s next is the final on Sunday."])
@pytest.mark.parametrize("at", [6, 12])
def test_a_sentence_that_begins_like_a_heading_of_what_follows_cuts_nothing(line: str, at: int) -> None:
    own = [f"<p>{each}</p>" for each in LINES]
    left = lines("<article>" + "".join((*own[:at], f"<p>{line}</p>", *own[at:])) + "</article>")
    assert [each for each in left if each != line] == LINES


SAID = "The full ruling, which runs to 212 pages, was published by the court on Tuesday"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (f"<p><a href='/r'>{SAID}</a>.</p>", f"{SAID}."),
        (f"<p>“<a href='/r'>{SAID}</a>,” Lorrimer said.</p>", f"“{SAID},” Lorrimer said."),
    ],
)
def test_a_sentence_that_is_a_link_stays_amid_an_article(line: str, text: str) -> None:
    own = [f"<p>{each}</p>" for each in LINES]
    assert lines("".join((*own[:4], line, *own[4:]))) == [*LINES[:4], text, *LINES[4:]]


@pytest.mark.parametrize(
    "line",
    [
        f"<p><a href='/r'>{SAID}</a></p>",
        f"<p><a href='/r'>{SAID}.</a></p>",
        f"<p><a href='/r'>{SAID}?</a></p>",
        f"<p><a href='/r'>{SAID}...</a></p>",
        "<p><a href='/r'>All of the ruling.</a></p>",
        f"<p><a href='/r'>👉 {SAID}.</a></p>",
        f"<p><a href='/r'>{SAID}</a>.</p>" * 2,
    ],
)
def test_titles_of_other_pages_amid_an_article_are_none_of_it(line: str) -> None:
    own = [f"<p>{each}</p>" for each in LINES]
    assert lines("".join((*own[:4], line, *own[4:]))) == LINES
