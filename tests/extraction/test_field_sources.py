"""Each filled field tells exactly one source, no empty one tells any, whatever the page."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from spiders.extraction import read
from storage.records import Extraction, PageClass
from tests.newsstand import presstv
from tests.newsstand.article import Article, Template
from tests.newsstand.invented import invented_articles
from tests.newsstand.seeds import almayadeen_seed, presstv_seed
from tests.newsstand.shelf import rendered
from tests.outlets.cases import Case, cases, extraction_of

# What is no field of the page, or is another field in another form.
_WITHOUT = {"reader_version", "page_class", "reason", "outlet", "edition", "word_count", "field_sources"}
_WITHOUT |= {"published_precision", "published_raw", "published_from", "modified_raw", "body_html", "confidences"}
FIELDS = {field.name for field in fields(Extraction)} - _WITHOUT


def assert_each_filled_field_has_one_source(found: Extraction) -> None:
    named = [name for name, _ in found.field_sources]
    filled = {name for name in FIELDS if getattr(found, name) not in (None, "", ())}
    assert sorted(named) == sorted(filled)
    assert all(source for _, source in found.field_sources)
    assert dict(found.field_sources).get("published_at") == found.published_from


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases()])
def test_saved_pages(case: Case) -> None:
    assert_each_filled_field_has_one_source(extraction_of(case))


def test_newsstand_pages() -> None:
    articles = [*invented_articles(60), almayadeen_seed(), presstv_seed()]
    for article in articles:
        found = read(rendered(article).encode(), article.url)
        assert found.page_class is PageClass.ARTICLE
        assert_each_filled_field_has_one_source(found)
    filled = {name for article in articles for name, _ in read(rendered(article).encode(), article.url).field_sources}
    assert filled == FIELDS - {"posts"}, "an outlet's article has no posts"


def test_strangers_pages() -> None:
    prose = "".join(f"<p>On day {day} the office counted {day + 7} ropes, and none was lost.</p>" for day in range(20))
    staff = f"<h1>Ropes are dear</h1><p class='byline'>By Staff Writer</p><article>{prose}</article>"
    posts = "".join(f"<div><b>{hour}:10</b><p>{prose[3:60]}.</p></div>" for hour in range(9, 15))
    for page in (
        f"<h1>Ropes, hour by hour</h1>{posts}",
        staff,
        f"<html lang='en'>{staff}</html>",
        "<h1>Ropes</h1>",
        prose,
    ):
        assert_each_filled_field_has_one_source(read(page.encode(), "https://herald.example/2026/09/23/ropes"))
    by_nobody = read(staff.encode(), "https://herald.example/2026/09/23/ropes")
    assert (by_nobody.byline, by_nobody.authors) == ("By Staff Writer", ())
    assert "authors" not in dict(by_nobody.field_sources)
    assert dict(by_nobody.field_sources)["language"] == "words"


def test_a_language_that_was_guessed_is_not_called_declared() -> None:
    text = "Ropes are dear\n\n" + "The harbour office counted the ropes of the town and none of them was lost.\n\n" * 6
    found = read(text.encode(), None, "text/plain")
    assert (found.language, dict(found.field_sources)["language"]) == ("en", "words")
    seed = read(rendered(presstv_seed()).encode(), presstv_seed().url)
    assert dict(seed.field_sources)["language"] == "declared"


def _of(outlet: str) -> Article:
    article = next(each for each in invented_articles(40, outlet=outlet) if each.lead and each.published_time)
    return replace(article, modified=None)


def test_a_page_that_was_not_changed_tells_no_change() -> None:
    """Al Mayadeen's script gives the publication once more; Press TV's earlier template prints one time."""
    almayadeen = _of("almayadeen")
    press_tv = replace(_of("presstv"), template=Template.EARLIER)
    for article in (almayadeen, press_tv):
        found = read(rendered(article).encode(), article.url)
        assert found.published_at == article.published_time
        assert (found.modified_at, found.modified_raw) == (None, None)
    twice = presstv.earlier_html(press_tv).replace(
        "<head>", f'<head><meta property="article:modified_time" content="{press_tv.published}">'
    )
    assert read(twice.encode(), press_tv.url).modified_at is None


@pytest.mark.parametrize("headline", ["Ferries run again", "Ferries  run\tagain: “late”", "“Ferries” run & run again"])
def test_a_lead_picture_without_a_caption_does_not_take_the_headline_for_one(headline: str) -> None:
    article = _of("almayadeen")
    assert article.lead is not None
    bare = replace(article, headline=headline, lead=replace(article.lead, caption=None))
    found = read(rendered(bare).encode(), bare.url)
    assert (found.images[0].url, found.images[0].caption) == (article.lead.url, None)
    other = rendered(bare).replace("<h5>", "<h5>\n  ")
    assert read(other.encode(), bare.url).images[0].caption is None


@pytest.mark.parametrize(
    "url",
    [
        "https://english.almayadeen.net/news/politics/the-harbour-counts-its-ropes",
        "https://www.presstv.ir/Detail/2026/11/18/758001/the-harbour-counts-its-ropes",
    ],
)
def test_where_nothing_of_the_outlets_own_is_found_linked_data_speak(url: str) -> None:
    statement = {
        "@type": "NewsArticle", "headline": "The harbour counts its ropes", "datePublished": "2026-11-18T12:20:00Z",
        "dateModified": "2026-11-18T13:00:00Z", "author": {"@type": "Person", "name": "Ada Lorne"},
        "keywords": "ropes, sea",
    }  # fmt: skip
    line = "<p>The harbour office counted its ropes on Monday, and it found all of them in their places again.</p>"
    page = (
        f"<script type='application/ld+json'>{json.dumps(statement)}</script><h1>The harbour counts its ropes</h1>"
        f"<article>{line}{line.replace('Monday', 'Tuesday')}{line.replace('Monday', 'Friday')}</article>"
    )
    found = read(page.encode(), url)
    assert found.published_at == datetime(2026, 11, 18, 12, 20, tzinfo=UTC)
    assert found.modified_at == datetime(2026, 11, 18, 13, tzinfo=UTC)
    assert (found.authors, found.tags) == (("Ada Lorne",), ("ropes", "sea"))
    assert dict(found.field_sources)["published_at"] == "json-ld:datePublished"
