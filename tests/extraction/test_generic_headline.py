"""The headline of a page that no outlet has declared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.extraction.site_names import without_site_name
from tests.extraction.strangers import PROSE, stranger
from tests.extraction.work import lines_run

SITE = '<meta property="og:site_name" content="The Harbour Herald">'
UNNAMED = "https://www.paper.example/sea/ropes"


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


def ld(headline: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{headline}"}}</script>'


@pytest.mark.parametrize(
    ("head", "body", "headline", "source"),
    [
        # The h1 as printed, whatever the machines are told.
        (og("Ropes: all are there - The Harbour Herald"), "<h1>Ropes: all are there</h1>", "Ropes: all are there",
         "css:h1"),
        (ld("What ropes cost now") + og("What ropes cost now"), "<h1>The price of a good rope</h1>",
         "The price of a good rope", "css:h1"),
        # Of several h1, the one that a claim repeats.
        (og("All ropes are there"), "<h1>The Harbour Herald</h1><h1>All ropes are there</h1><h1>Newsletter</h1>",
         "All ropes are there", "css:h1"),
        # An h1 that is the site's, or a section's; its name may be all that the title says.
        ("<title>Harbour Herald</title>", "<header><h1>Harbour Herald</h1></header><h1>All ropes are there</h1>",
         "All ropes are there", "css:h1"),
        ("<title>Harbour Herald - the sea</title>", "<h1>Harbour Herald</h1><main><h1>All ropes are there</h1></main>",
         "All ropes are there", "css:h1"),
        ("<title>Herald: ropes</title>", "<header><h1>Herald: ropes</h1></header><h1>All we sell here</h1>",
         "Herald: ropes", "css:h1"),
        ("<title>Harbour Herald sold</title>", "<article><h1>Harbour Herald sold</h1></article><h1>Ropes we sell</h1>",
         "Harbour Herald sold", "css:h1"),
        (SITE + og("All ropes are there"), "<h1>The Harbour Herald</h1>", "All ropes are there", "meta:og:title"),
        (og("All ropes are there"), "<h1>Human interest</h1>", "All ropes are there", "meta:og:title"),
        (og("All ropes are there") + "<title>Sea letters: All ropes are there</title>", "<h1>Sea letters</h1>",
         "All ropes are there", "meta:og:title"),
        # Labels and dates inside the h1, which a claim leaves out.
        (og("All ropes are there"), "<h1><span>News</span> All ropes are there</h1>", "All ropes are there", "css:h1"),
        (og("All ropes are there"), "<h1>All ropes are there <small>Posted on 23 September</small></h1>",
         "All ropes are there", "css:h1"),
        (og("All ropes are there"), "<h1>Opinion | All ropes are there</h1>", "All ropes are there", "css:h1"),
        (og("All ropes are there"), "<h1>Blog: All ropes are there</h1>", "All ropes are there", "css:h1"),
        (SITE + og("All ropes are there"), "<h1>All ropes are there – The Harbour Herald</h1>", "All ropes are there",
         "css:h1"),
        (og("All ropes are there"), "<h1><a><time>Sep <b>23</b></time> All ropes are there</a> <i>(news)</i> 87</h1>",
         "All ropes are there", "css:h1"),
        (og("Ropes, all of them") + ld("Ropes, all of them"), "<h1><i>News</i> <em>Ropes</em>, all of them</h1>",
         "Ropes, all of them", "css:h1"),
        # A label glued to it, where no claim tells that it is one.
        ("", "<h1><span class='badge'>Premium</span>All ropes are there</h1>", "All ropes are there", "css:h1"),
        ("", "<h1>All ropes are there<small class='label-new'>Exclusive</small></h1>", "All ropes are there", "css:h1"),
        ("", "<h1><span class='first'>All ropes</span><span>Are there</span></h1>", "All ropes Are there", "css:h1"),
        ("", "<h1><span class='badge'>All ropes</span> there</h1>", "All ropes there", "css:h1"),
        ("", "<h1><b>R</b>opes<span class='tagline'>: all there</span></h1>", "Ropes: all there", "css:h1"),
        (og("Live: all ropes are there"), "<h1><span class='badge'>Live: </span>all ropes are there</h1>",
         "Live: all ropes are there", "css:h1"),
        # The site's name is no claim; of several h1 the one in the article, and none of a dialog or the site's menu.
        ("<title>Harbour Herald</title>", "<dialog><h1>Join our readers</h1></dialog><main><h1>All ropes are there</h1>"
         "</main>", "All ropes are there", "css:h1"),
        (SITE + "<title>The Harbour Herald</title>", "<h1>News from the sea</h1><article><h1>All ropes are there</h1>"
         "</article><h1>Nets are dear</h1>", "All ropes are there", "css:h1"),
        ("<title>Harbour Herald</title>", "<p>Ropes.</p>", "Harbour Herald", "css:title"),
        # An h1 that names the section, however long, where a smaller heading prints the claim.
        ("<title>All ropes are there - Harbour Herald</title>",
         "<h1>Business and economy news</h1><h2>All ropes are there</h2>", "All ropes are there", "css:title"),
        ("<title>All ropes are there - Harbour Herald</title>",
         "<h1>Business and economy news</h1><h2><a href='/2'>All ropes are there</a></h2>", "Business and economy news",
         "css:h1"),
        ("<title>All ropes are there - Harbour Herald</title>",
         "<h1>Each of our ropes, counted again</h1><h2>All ropes are there</h2>", "Each of our ropes, counted again",
         "css:h1"),
        # A lone h1 beside the point: the claims are at one, and the address has their words.
        (og("Ropes are counted again"), "<h1>Find what you need for your own boat</h1>", "Ropes are counted again",
         "meta:og:title"),
        (og("What ropes are counted") + ld("Ropes and nets"), "<h1>Find what you need for your own boat</h1>",
         "Find what you need for your own boat", "css:h1"),
        # One that is printed twice is a lone one.
        (og("How do you count ropes?"), "<h1>Ropes and their counting</h1>" * 2, "Ropes and their counting", "css:h1"),
        # What belongs to the headline stays.
        (og("Live: all ropes are there"), "<h1>Live: all ropes are there</h1>", "Live: all ropes are there", "css:h1"),
        (og("All ropes are there – and more"), "<h1>All ropes are there – and more</h1>",
         "All ropes are there – and more", "css:h1"),
        # Capitals that are a matter of style.
        (og("All ropes are there"), "<h1>ALL ROPES ARE THERE</h1>", "All ropes are there", "meta:og:title"),
        (og("There are all ropes"), "<h1>ALL ROPES ARE THERE</h1>", "all ropes are There", "css:h1"),
        (og("All nets are there"), "<h1>ALL ROPES ARE THERE</h1>", "ALL ROPES ARE THERE", "css:h1"),
        # No h1: the claim that was not cut short.
        (ld("All ropes are there ...") + og("All ropes are there and counted"), "", "All ropes are there and counted",
         "meta:og:title"),
        ("<title>All ropes are there | Sea | The Harbour Herald</title>", "", "All ropes are there", "css:title"),
        (SITE + "<title>Herald | harbour-herald.example - All ropes are there</title>", "", "All ropes are there",
         "css:title"),
        ("", "", None, None),
    ],
)  # fmt: skip
def test_headlines(head: str, body: str, headline: str | None, source: str | None) -> None:
    page = stranger(body + PROSE, head)
    assert (page.title, page.sources.get("headline")) == (headline, source)


@pytest.mark.parametrize(
    "h1",
    [
        "<a class='premium-link' href='/x'>All ropes</a> are there again",
        "All ropes are there <span class='tag-highlight'>again</span>",
        "<em class='label-kicker'>All the ropes:</em> they are there again",
    ],
)
def test_a_part_of_a_headline_is_no_badge(h1: str) -> None:
    page = stranger(f"<h1>{h1}</h1>{PROSE}", "<title>The Harbour Herald</title>")
    assert (page.title or "").startswith("All ")
    assert (page.title or "").endswith("again")


def test_a_standfirst_in_an_h1_is_no_headline() -> None:
    page = stranger(f"<h1>{'Many words about ropes and the sea ' * 8}</h1>", og("All ropes are there"))
    assert page.title == "All ropes are there"


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=3))
@settings(max_examples=50)
def test_a_title_without_its_site_is_a_part_of_it(title: str, names: list[str]) -> None:
    assert without_site_name(title, tuple(names)) in title


@pytest.mark.parametrize("title", ["{} - Herald", "Herald: {}", "{} – The Phare News"])
@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_without_an_h1_a_smaller_heading_tells_what_of_the_title_is_the_sites_name(title: str, tag: str) -> None:
    said = "Ropes of the old pier are counted"
    head = f"<title>{title.format(said)}</title>"
    found = stranger(f"<article><{tag}>{said}</{tag}>{PROSE * 3}</article>", head, url=UNNAMED).read()
    assert (found.headline, dict(found.field_sources)["headline"]) == (said, f"css:{tag}")
    linked = f"<article><{tag}><a href='/x'>{said}</a></{tag}>{PROSE * 3}</article>"
    assert stranger(linked, head, url=UNNAMED).read().headline == title.format(said)


LONG_TITLE = "Storm over Port Ossel: who pays for the ropes?"
CHAPTER = "<h3>Who pays for the ropes?</h3>"


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ("<h2>Who pays for the ropes?</h2>", "Who pays for the ropes?"),
        (f"<header>{PROSE}</header>{CHAPTER}", "Who pays for the ropes?"),
        (f"<div><div>{PROSE}</div></div><div><h3>Who pays for the ropes?</h3></div>", "Who pays for the ropes?"),
        (f"{PROSE}{CHAPTER}", LONG_TITLE),
        (f"<div>{'The ropes of the harbour were counted again. ' * 3}<br></div>{CHAPTER}", LONG_TITLE),
        (f"<div class=headline>{LONG_TITLE}</div>{CHAPTER}", LONG_TITLE),
        (f"<div><b>Storm over Port Ossel:</b> who pays for the ropes?</div>{CHAPTER}", LONG_TITLE),
    ],
)
def test_a_chapter_is_not_the_headline_of_a_page_without_an_h1(above: str, headline: str) -> None:
    page = stranger(f"<article>{above}{PROSE * 3}</article>", f"<title>{LONG_TITLE}</title>")
    assert page.title == headline


NAMED = "<h1><a href='/'>Rope Notes</a></h1>"
POST = "<div class=post><h3 class='post-title entry-title'>{}</h3>{}</div>"


@pytest.mark.parametrize("href", ["/", "https://www.harbour-herald.example/", "https://harbour-herald.example"])
@pytest.mark.parametrize("heading", ["All ropes are there", "<a href='/2012/05/ropes.html'>All ropes are there</a>"])
def test_the_name_of_a_blog_above_its_posts_title_is_no_headline(href: str, heading: str) -> None:
    body = NAMED.replace("'/'", f"'{href}'") + POST.format(heading, PROSE * 3)
    page = stranger(body, "<title>Rope Notes: All ropes are there</title>")
    assert page.title == "All ropes are there"


@pytest.mark.parametrize("title", ["Rope Notes: All ropes are there", "All ropes are there - Rope Notes"])
def test_nor_is_a_name_that_the_title_has_beside_the_posts_own(title: str) -> None:
    body = "<h1>Rope Notes</h1>" + POST.format("All ropes are there", PROSE * 3)
    assert stranger(body, f"<title>{title}</title>").title == "All ropes are there"


@pytest.mark.parametrize(
    ("name", "post", "headline"),
    [
        (NAMED.replace("'/'", "'/ropes'").replace("Notes", "Letters"), POST, "Rope Letters"),
        (NAMED.replace("'/'", "'https://www.other.example/'").replace("Notes", "Letters"), POST, "Rope Letters"),
        (NAMED.replace("</h1>", " and more</h1>"), POST, "Rope Notes and more"),
        (NAMED, POST.replace("post-title entry-title", "widget-title"), "Rope Notes"),
    ],
)
def test_an_h1_that_is_no_link_to_the_front_page_stays_the_headline(name: str, post: str, headline: str) -> None:
    body = name + post.format("<a href='/r'>All ropes are there</a>", PROSE * 3)
    assert stranger(body, "<title>Rope Notes: All ropes are there</title>").title == headline


def test_a_count_of_comments_in_an_h1_is_no_part_of_it() -> None:
    heading = "<h1>All ropes are there<span class='comments-count'>24 comments</span></h1>"
    page = stranger(heading + PROSE * 3, "<title>All ropes are there | The Rope Notes</title>")
    assert page.title == "All ropes are there"


SAID = "All ropes of the pier are there"
FRONT = "<header><h1 class='site-title'><a href='/'>The Beacon</a></h1></header>"
SECTION = "<section><h1>News &amp; Events</h1></section>"
HEADINGS = (
    f"<h2>{SAID}</h2>",
    f"<h2 class='title'><a href='{UNNAMED}'>{SAID}</a></h2>",
    f"<h2 class='entry-title'><a href='/x'>{SAID}</a></h2>",
    f"<h3 class='post-title'>{SAID}</h3>",
    f"<h2 itemprop='headline'>{SAID}</h2>",
    f"<div class='article-title'>{SAID}</div>",
)


@pytest.mark.parametrize("above", ["", FRONT, FRONT.replace("<a href='/'>The Beacon</a>", "The Beacon"), SECTION])
@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize(
    "title", ["{}", "{} - The Beacon", "{} | The Beacon", "The Beacon: {}", "{} - News & Events - The Beacon"]
)
def test_a_part_of_the_title_that_is_printed_wins_against_the_name_of_site_or_section(
    above: str, heading: str, title: str
) -> None:
    page = stranger(f"{above}<div>{heading}{PROSE * 3}</div>", f"<title>{title.format(SAID)}</title>", url=UNNAMED)
    assert page.title == SAID


@pytest.mark.parametrize(
    "heading", [each for each in HEADINGS if "itemprop" in each or "class='title'" not in each][1:]
)
def test_what_alone_is_named_as_a_headline_is_it_where_the_title_is_the_sites_name(heading: str) -> None:
    head = "<title>The Beacon</title>"
    link = "<div><a href='/'>The Beacon</a></div>"
    for above in (FRONT, link, link + SECTION):
        assert stranger(f"{above}<div>{heading}{PROSE * 3}</div>", head, url=UNNAMED).title == SAID
    two = f"{FRONT}<div>{heading}{PROSE * 3}{heading.replace('ropes', 'boats')}</div>"
    assert stranger(two, head, url=UNNAMED).title == "The Beacon"
    assert stranger(f"{FRONT}<div>{heading}{PROSE}</div>", head + og("What the pier is for"), url=UNNAMED).title != SAID


@pytest.mark.parametrize(
    ("body", "title", "headline"),
    [
        # The name of a site that nothing tells of; an h1 that is named as the headline.
        (f"<h1>Dry summer</h1>{PROSE}<h3 class='entry-title'>{SAID}</h3>", "Dry summer", "Dry summer"),
        (f"<h1 class='entry-title'>Rope news</h1>{PROSE}<h2>{SAID}</h2>", f"Rope news: {SAID}", "Rope news"),
        # A chapter with the rest of the title, below an h1 that is no site's.
        (f"<main><h1>Rope news</h1><h2>{SAID}</h2>{PROSE}</main>", f"Rope news: {SAID}", "Rope news"),
        # An h1 that says something of the matter; a heading in side matter.
        (f"<h1>The pier counts</h1><h2>{SAID}</h2>{PROSE}", f"{SAID} - The Beacon", "The pier counts"),
        (f"{SECTION}<aside><h2>{SAID}</h2></aside>{PROSE}", f"{SAID} - The Beacon", f"{SAID} - The Beacon"),
        # A link elsewhere that is not named as the headline.
        (f"{SECTION}<h2><a href='/x'>{SAID}</a></h2>{PROSE}", f"{SAID} - The Beacon", f"{SAID} - The Beacon"),
    ],
)
def test_other_headings_cut_nothing_off(body: str, title: str, headline: str) -> None:
    assert stranger(body, f"<title>{title}</title>", url=UNNAMED).title == headline


@pytest.mark.parametrize("name", ["head__topline", "dachzeile", "article-surtitre"])
def test_a_kicker_in_the_h1_is_no_part_of_it(name: str) -> None:
    h1 = f"<h1><span class='{name}'>Storm</span> <span>All ropes are safe on the pier</span></h1>"
    assert stranger(h1 + PROSE * 3, "<title>Storm at Ossel: ropes safe | The Beacon</title>").title == (
        "All ropes are safe on the pier"
    )


def test_paragraphs_that_are_never_closed_are_not_read_whole_for_each_of_them() -> None:
    def work(words: int) -> int:
        page = stranger("<p><ins>" * 80 + "<i>words and </i>" * words, f"<title>{SAID} - The Beacon</title>")
        return lines_run(lambda: (page.title, page.document.sample(2000)), "document")

    few, many = work(2000), work(6000)
    assert many < 1.5 * few


@pytest.mark.parametrize("sign", ["|", "-", "–"])
@pytest.mark.parametrize(
    "below", ["<h2>{}</h2><p>Ropes.</p>", "<p>Ropes.</p><h3>{}</h3>", "<p class='entry-title'>{}</p>"]
)
def test_what_else_a_title_has_is_no_headline_though_it_is_printed(sign: str, below: str) -> None:
    other = "Premier League fixtures and results"
    head = f"<title>Gulls win again {sign} {other} {sign} Harbour Herald</title>"
    body = f"<main><article><h1>Gulls win again</h1>{PROSE}{below.format(other)}{PROSE * 2}</article></main>"
    assert stranger(body, head).read().headline == "Gulls win again"
