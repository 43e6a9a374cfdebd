"""Archive pages of a few posts, which call themselves articles, and articles with the marks of such pages."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from storage.records import PageClass

URL = "https://www.harbour-herald.example/category/harbour/"
OG = '<meta property="og:type" content="article">'
COLLECTION = '<script type="application/ld+json">{"@type": "CollectionPage", "name": "Harbour"}</script>'
LINES = (
    "The harbour office counted forty ropes on the old quay, and none of them was lost to the sea this year.",
    "Two boats of the town will sail to the island on Friday, said the harbour master, who has seen worse winters.",
    "The new crane costs more than the last three together, and the council will pay for it until the year 2040.",
)
PROSE = "".join(f"<p>{line}</p>" for line in LINES)


def post(number: int, text: str = f"<p>{LINES[0]} {LINES[1]}</p>", href: str | None = None) -> str:
    title = ("Forty ropes on the old quay", "Boats sail to the island again", "A new crane for the harbour")[number % 3]
    link = f'<h2 class="entry-title"><a href="{href or f"/p{number}/"}" rel="bookmark">{title}</a></h2>'
    return f'<article>{link}<p>November {number + 1}, 2026 by <a href="/author/al">Al Reed</a></p>{text}</article>'


def class_of(
    body: str, *, heading: str = "Harbour", head: str = "", names: str = "", url: str | None = URL
) -> PageClass:
    page = (
        f"<html lang='en'><head><title>{heading} - Harbour Herald</title>{head}</head><body class='{names}'>"
        f"<main><h1>{heading}</h1>{body}</main></body></html>"
    )
    return read(page.encode(), url).page_class


@pytest.mark.parametrize("posts", [1, 2, 3, 5])
@pytest.mark.parametrize(
    ("heading", "head", "names"),
    [
        ("Category: Harbour", OG, "archive category category-harbour"),
        ("Tag: harbour", OG + COLLECTION, ""),
        ("Schlagwort: Hafen", OG, ""),
        ("Étiquette : port", OG, ""),
        ("Метка: порт", OG, ""),
        ("Harbour", OG + COLLECTION, "archive"),
        ("Harbour", OG, "archive date"),
        ("Harbour", COLLECTION, ""),
        ("Harbour Archives", OG, ""),
        ("Month: November 2026", "", ""),
    ],
)
def test_an_archive_of_a_few_posts_is_a_listing(posts: int, heading: str, head: str, names: str) -> None:
    body = "".join(map(post, range(posts)))
    assert class_of(body, heading=heading, head=head, names=names) is PageClass.LISTING


def test_two_marks_tell_an_archive_of_whole_posts() -> None:
    body = post(0, PROSE * 2) + post(1, PROSE * 2)
    assert class_of(body, head=OG, names="archive category") is PageClass.LISTING
    assert class_of(body, head=OG + COLLECTION) is PageClass.ARTICLE


@pytest.mark.parametrize(
    ("body", "heading", "head", "names"),
    [
        # The article's own prose stands above the titles of others.
        (PROSE + post(1), "Ropes are dear this year", OG + COLLECTION, "archive category"),
        # The title is the page's own.
        (post(0, PROSE, URL) + post(1), "Harbour", OG + COLLECTION, "archive"),
        (post(0, PROSE), "Forty ropes on the old quay", OG + COLLECTION, ""),
        # One post's template, or nothing of an archive at all.
        (post(0, PROSE), "Harbour", OG, "single single-post category tag"),
        (post(0, PROSE), "Harbour", OG, ""),
        # Nothing leads to other pages.
        (f"<h2>Ropes</h2>{PROSE}", "Tag: harbour", OG + COLLECTION, "archive"),
        # The page declares its own article.
        (
            post(0, PROSE),
            "Harbour",
            OG + COLLECTION + '<script type="application/ld+json">'
            '{"@type": "NewsArticle", "headline": "Harbour"}</script>',
            "archive category",
        ),
    ],
)
def test_an_article_with_such_marks_stays_one(body: str, heading: str, head: str, names: str) -> None:
    assert class_of(body, heading=heading, head=head, names=names) is PageClass.ARTICLE


def test_a_single_link_tells_no_other_page_where_the_own_address_is_unknown() -> None:
    assert class_of(post(0), head=OG, names="archive category", url=None) is PageClass.ARTICLE
    assert class_of(post(0) + post(1), head=OG, names="archive category", url=None) is PageClass.LISTING


@pytest.mark.parametrize("names", ["archive", "news category"])
def test_a_brief_with_its_day_above_other_titles_is_no_archive(names: str) -> None:
    day = '<p>By Ann Lorrimer</p><time datetime="2026-11-20T10:00:00Z">20 November 2026</time>'
    others = "".join(
        f"<section><h3><a href='/p{at}/'>The ropes of the island {at}</a></h3></section>" for at in range(3)
    )
    brief = f"<article>{day}<p>{LINES[0]}</p><p>{LINES[1]}</p>{others}</article>"
    assert class_of(brief, heading="Fire at the old quay", names=names) is PageClass.ARTICLE
