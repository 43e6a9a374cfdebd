"""Pages of declared outlets that are plainly articles: read without a look at every line, and read alike."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from spiders.extraction.decoding import decode
from spiders.extraction.document import Document, parse
from spiders.extraction.page import Page
from spiders.outlets.presstv import PressTVPage
from storage.records import Extraction, PageClass
from tests import page_classes
from tests.newsstand import presstv
from tests.newsstand.invented import NEWEST, invented_articles

URL = "https://www.harbour-herald.example/2026/10/{}"


class Declared(Page):
    """An outlet that says where the body is, in the words that most pages use."""

    body_elements = ("article", "main", "body")


class LookedAt(Declared):
    """The same, where every page is looked at line by line."""

    plain_body = None


def read_as(kind: type[Page], html: str, name: str = "harbour-reopens-after-storm") -> tuple[Page, Extraction]:
    tree = parse(html)
    assert tree is not None
    page = kind(Document(tree, URL.format(name)), None, NEWEST + timedelta(days=1))
    return page, page.read()


@cache
def story(paragraphs: int = 9) -> str:
    sentence = "The harbour office said on Monday that ferries would sail again once the fog had lifted from the quays."
    return "".join(f"<p>{number}. {sentence} {sentence}</p>" for number in range(1, paragraphs + 1))


def html(body: str, head: str = "") -> str:
    title = "Harbour reopens"
    return f"<html><head><title>{title}</title>{head}</head><body><main><h1>{title}</h1>{body}</main></body>"


@pytest.mark.parametrize(
    "path",
    [path for made, path in page_classes.pages() if made not in (PageClass.BLOCK, PageClass.ERROR)],
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_what_is_read_does_not_depend_on_it(path: Path) -> None:
    source = decode(path.read_bytes(), None, is_html=True)
    page, found = read_as(Declared, source, path.stem)
    if page.plain_body is not None:  # else both are read alike
        assert found == read_as(LookedAt, source, path.stem)[1]


def test_an_article_in_the_outlets_own_element_is_not_looked_at_line_by_line() -> None:
    page, found = read_as(Declared, html(story()))
    assert (found.page_class, len((found.body or "").split("\n\n"))) == (PageClass.ARTICLE, 9)
    assert "outline" not in vars(page)


def test_less_prose_suffices_where_the_page_says_that_it_is_an_article() -> None:
    declared = '<meta property="og:type" content="article">'
    for head, is_outlined in (("", True), (declared, False)):
        page, found = read_as(Declared, html(story(5), head))
        assert found.page_class is PageClass.ARTICLE
        assert ("outline" in vars(page)) is is_outlined


def test_articles_of_a_declared_outlet_are_plain() -> None:
    for article in invented_articles(6, 4, outlet="presstv"):
        tree = parse(presstv.article_html(article))
        assert tree is not None
        page = PressTVPage(Document(tree, article.url))
        assert page.read().page_class is PageClass.ARTICLE
        assert "outline" not in vars(page)


def _posts() -> str:
    return "".join(f"<div class='post'><time>1{hour}:{10 + hour * hour}</time>{story(2)}</div>" for hour in range(7))


def _pictures() -> str:
    said = "<figcaption>The quay at dawn, seen from the old customs house by the ferry.</figcaption>"
    return "".join(f"<figure><img src='/{number}.jpg'>{said}</figure>" for number in range(5))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<article>{story()}</article>{_posts()}", PageClass.LIVE_BLOG),
        (f"<article>{story(3)}</article><div id='feed'>{_posts()}</div>", PageClass.LIVE_BLOG),
        (f"<article>{story(5)}</article>{_pictures()}", PageClass.ARTICLE),
        (f"<p class='lead'>Pictures of the harbour.</p>{_pictures()}", PageClass.GALLERY),
    ],
)
def test_signs_of_another_class_are_seen(body: str, expected: PageClass) -> None:
    assert read_as(Declared, html(body))[1].page_class is expected


def test_an_article_that_is_not_free_is_looked_at() -> None:
    statement = '{"@context":"https://schema.org","@type":"NewsArticle","isAccessibleForFree":false}'
    page, _ = read_as(Declared, html(story(5), f'<script type="application/ld+json">{statement}</script>'))
    assert "outline" in vars(page)


def test_titles_of_other_pages_are_no_prose() -> None:
    titles = "".join(
        f"<p><a href='/news/{number}'>The harbour office said on Monday that ferry {number} sails again.</a></p>"
        for number in range(30)
    )
    page, found = read_as(Declared, html(titles))
    assert found.page_class is PageClass.LISTING
    assert "outline" in vars(page)
