"""What `-O` writes of an article: the names of `news.article`, values that JSON can hold."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

from spiders.reading import article_item
from spiders.registry import edition_named
from spiders.sources.found import CapturedPage
from storage.records import CaptureSource, Extraction, PageClass, Post

AT = datetime(2026, 11, 20, 22, 10, tzinfo=timezone(timedelta(hours=1)))


def test_a_live_blog_with_its_posts() -> None:
    posts = (Post("The wind took it.", "Roof gone", AT, "22:10", "Ann Lorrimer"), Post("More soon."))
    read = Extraction(1, PageClass.LIVE_BLOG, headline="The storm", body_html="<p>It came.</p>", posts=posts)
    url = "https://www.presstv.ir/1"
    page = CapturedPage("1", url, url, b"", "text/html", None, 200, (), AT, CaptureSource.LIVE)
    item = json.loads(json.dumps(article_item(read, page, edition_named("presstv"))))
    assert (item["page_class"], item["body_html"]) == ("live_blog", "<p>It came.</p>")
    assert item["posts"] == [
        {
            "headline": "Roof gone",
            "body": "The wind took it.",
            "posted_at": "2026-11-20T22:10:00+01:00",
            "posted_raw": "22:10",
            "author": "Ann Lorrimer",
        },
        {"headline": None, "body": "More soon.", "posted_at": None, "posted_raw": None, "author": None},
    ]
