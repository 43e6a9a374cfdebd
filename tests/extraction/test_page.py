"""The page class: ordered alternatives, where a value came from, and what stands in a body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from spiders.extraction.decoding import decode
from spiders.extraction.document import Document, parse
from spiders.extraction.fields import (
    Found,
    address_day,
    css,
    first_of,
    linked_data,
    meta,
    month_first,
    script_json,
    split,
    xpath,
)
from spiders.extraction.limits import MOST_PICTURES
from spiders.extraction.page import Page
from storage.records import Extraction, Image, LinkKind, PageClass, Precision

URL = "https://www.harbour-herald.example/2026/09/23/ropes"
PROSE = "<p>The ropes of the harbour are counted every year.</p><p>None was lost to the sea.</p>"


class HeraldPage(Page):
    """An outlet of its own for these tests."""

    body_elements = ("div.text", "div.old-text")
    furniture = ".promo"
    cards = ".card"

    headline = first_of(css("h1.title"), css("h2.old-title"), meta("og:title"))
    standfirst = css(".intro")
    byline = first_of(css("[rel=author]"), linked_data("author"))
    section = script_json("script#data", "section")
    tags = split(script_json("script#data", "tags"), ",")
    published = first_of(month_first(meta("created")), css("time", "datetime"), address_day)
    modified = xpath("//p[@class='updated']")

    @classmethod
    def address_day(cls, url: str) -> date | None:
        found = re.search(r"/(\d{4})/(\d\d)/(\d\d)/", url)
        return date(*map(int, found.groups())) if found else None

    def source_credit(self) -> Iterator[Found]:
        """Written out, since it must be cut."""
        for found in css(".source")(self):
            yield found._replace(values=tuple(value.removeprefix("Source: ") for value in found.values))


def reading(body: str, head: str = "", url: str | None = URL) -> Extraction:
    tree = parse(decode(f"<html><head>{head}</head><body>{body}</body></html>".encode(), None, is_html=True))
    assert tree is not None
    return HeraldPage(Document(tree, url), None, datetime(2026, 11, 1, tzinfo=UTC)).read()


def source(found: Extraction, name: str) -> str | None:
    return dict(found.field_sources).get(name)


def test_first_alternative_that_holds_a_text_wins_and_is_named() -> None:
    text = f'<div class="text">{PROSE}</div>'
    both = reading(f'<h1 class="title">New</h1><h2 class="old-title">Old</h2>{text}')
    assert (both.headline, source(both, "headline")) == ("New", "css:h1.title")
    empty = reading(f'<h1 class="title"> </h1><h2 class="old-title">Old</h2>{text}')
    assert (empty.headline, source(empty, "headline")) == ("Old", "css:h2.old-title")
    tag = reading(text, '<meta property="OG:Title" content="Tagged">')
    assert (tag.headline, source(tag, "headline")) == ("Tagged", "meta:og:title")


def test_templates_are_told_apart_by_the_page() -> None:
    new = reading(f'<h1 class="title">Ropes</h1><div class="text">{PROSE}</div>')
    old = reading(f'<h1 class="title">Ropes</h1><div class="old-text">{PROSE}</div>')
    assert new.body == old.body == "The ropes of the harbour are counted every year.\n\nNone was lost to the sea."
    assert (source(new, "body"), source(old, "body")) == ("css:div.text", "css:div.old-text")


def test_the_prose_is_read_that_no_declared_element_holds() -> None:
    prose = "".join(
        f"<p>On day {day} the harbour office counted {day} ropes, and found all of them.</p>" for day in range(15)
    )
    found = reading(f'<h1 class="title">Ropes</h1><div class="text"> </div><article>{prose}</article>')
    assert source(found, "body") == "prose"
    assert found.body is not None
    assert found.body.count("harbour office") == 15


def test_script_json_linked_data_and_written_out_fields() -> None:
    head = (
        '<script id="data" type="application/json">{"section": "Harbour", "tags": "Ropes, Sea,,Ropes"}</script>'
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",'
        ' "author": [{"@type": "Person", "name": "Mira Tamsin"}, "Edda Lorne"]}]}</script>'
    )
    found = reading(
        f'<h1 class="title">R</h1><i class="source">Source: Agencies</i><div class="text">{PROSE}</div>', head
    )
    assert (found.section, found.tags, found.source_credit) == ("Harbour", ("Ropes", "Sea"), "Agencies")
    assert (found.byline, found.authors) == ("Mira Tamsin, Edda Lorne", ("Mira Tamsin", "Edda Lorne"))
    assert source(found, "authors") == "json-ld:author"
    assert source(found, "section") == "script#data:section"


@pytest.mark.parametrize(
    ("head", "body", "day", "precision", "label", "raw"),
    [
        ('<meta name="Created" content="3/9/2026 11:50:13 AM">', "", (2026, 3, 9, 11), "minute", "meta:created",
         "3/9/2026 11:50:13 AM"),
        ('<meta name="created" content="soon">', '<time datetime="2026-09-22T08:00:00Z">', (2026, 9, 22, 8), "minute",
         "css:time@datetime", "2026-09-22T08:00:00Z"),
        ("", '<time datetime="9999-01-01">', (2026, 9, 23, 12), "day", "url", None),
    ],
)  # fmt: skip
def test_dates_pass_over_what_is_none(  # noqa: PLR0917
    head: str, body: str, day: tuple[int, int, int, int], precision: str, label: str, raw: str | None
) -> None:
    found = reading(f'<h1 class="title">Ropes</h1>{body}</time><div class="text">{PROSE}</div>', head)
    assert found.published_at is not None
    assert (found.published_at.year, found.published_at.month, found.published_at.day, found.published_at.hour) == day
    assert (found.published_precision, found.published_from, found.published_raw) == (Precision(precision), label, raw)


def test_modified_never_fills_published() -> None:
    updated = '<p class="updated">Updated: 24 September 2026 10:15</p>'
    found = reading(
        f'<h1 class="title">Ropes</h1>{updated}<div class="text">{PROSE}</div>', url="https://a.example/ropes"
    )
    assert found.modified_at == datetime(2026, 9, 24, 10, 15, tzinfo=UTC)
    assert (found.published_at, found.published_raw) == (None, None)


def test_printed_time_without_a_label_is_no_update() -> None:
    shown = '<p class="updated">24 September 2026 10:15</p>'
    assert reading(f'<h1 class="title">Ropes</h1>{shown}<div class="text">{PROSE}</div>').modified_at is None


def body_of(inside: str) -> Extraction:
    found = reading(
        f'<h1 class="title">Ropes</h1><div class="text"><p>First of all.</p>{inside}<p>Last of all.</p></div>'
    )
    assert found.page_class is PageClass.ARTICLE
    return found


@pytest.mark.parametrize(
    ("inside", "between"),
    [
        ("<p>One<br>two<br/>&nbsp;<br>three</p>", ["One", "two", "three"]),
        ("<p>White\n   space \t folds &amp; entities &lt;b&gt; stay</p>", ["White space folds & entities <b> stay"]),
        ("<ul><li>One</li><li>Two <b>words</b></li></ul>", ["One", "Two words"]),
        ("<blockquote><p>They float.</p></blockquote>", ["They float."]),
        ("<blockquote>They float.</blockquote>", ["They float."]),
        ('<blockquote class="twitter-tweet"><p>A post</p></blockquote>', []),
        ('<div class="promo"><p>Buy ropes now.</p></div>', []),
        ('<div class="related-posts"><p>Read this too, it is long enough to be prose.</p></div>', []),
        ("<div>loose caption</div>", []),
        ("<div><p>A paragraph in a wrapper of its own.</p></div>", ["A paragraph in a wrapper of its own."]),
        ('<div><p><a href="/a">Nothing but a link to elsewhere</a></p></div>', []),
        ("<script>var p = '<p>not text</p>'</script><style>p{}</style><noscript>off</noscript>", []),
        ("<figure><img src='/a.jpg'><figcaption>A rope.</figcaption></figure>", []),
        ("<p><img src='/a.jpg'>Text beside a picture.</p>", ["Text beside a picture."]),
        ("<h3>Of ropes</h3><p><strong>And of knots</strong></p>", ["Of ropes", "And of knots"]),
        ("<p>Read more: <a href='/b'>Knots</a></p><p>Advertisement</p>", []),
        ("<table><tr><th>Rope</th><td>12 m</td></tr></table>", ["Rope | 12 m"]),
        ("<p></p><p>&nbsp;</p><p>\u200b</p>", []),
    ],
)
def test_body(inside: str, between: list[str]) -> None:
    assert (body_of(inside).body or "").split("\n\n") == ["First of all.", *between, "Last of all."]


def test_what_stands_in_a_body_is_kept_in_its_own_place() -> None:
    found = body_of(
        "<h3>Of ropes</h3>"
        "<figure><img data-src='/a.jpg' src='data:image/gif,R0'><noscript><img src='/a.jpg'></noscript>"
        "<figcaption>A rope. (Photo by AFP)</figcaption></figure><p><b>Read also:</b> <a href='/b'>Knots</a></p>"
        "<div class='card'><a href='/c'><img src='/t.jpg'></a><a href='/c'><h4>Tar</h4></a></div>"
    )
    assert found.subheadings == ("Of ropes",)
    assert [(image.caption, image.url, image.credit) for image in found.images] == [
        ("A rope. (Photo by AFP)", "https://www.harbour-herald.example/a.jpg", "AFP")
    ]
    assert [(link.kind, link.title, link.url) for link in found.links] == [
        (LinkKind.INLINE, "Knots", "https://www.harbour-herald.example/b"),
        (LinkKind.RELATED, "Tar", "https://www.harbour-herald.example/c"),
    ]


def test_loose_text_parted_by_breaks_is_a_body() -> None:
    found = reading('<h1 class="title">Ropes</h1><div class="text">One <i>of</i> them.<br><br>Two of them.</div>')
    assert found.body == "One of them.\n\nTwo of them."


def test_the_headline_above_the_body_is_no_sub_heading() -> None:
    title = '<h1 class="title">Ropes</h1>'
    found = reading(f'{title}<div class="text"><h2>Ropes</h2>{PROSE}<h2>Ropes</h2><p>They are dear again.</p></div>')
    assert found.subheadings == ("Ropes",)
    video = reading(
        f"{title.replace('Ropes', 'Rally for the old bridge')}<p>Rally.</p>",
        '<meta property="og:type" content="video.other">',
    )
    assert (video.page_class, video.body, video.subheadings) == (PageClass.VIDEO, "Rally.", ())


def test_pictures_are_kept_once_and_up_to_a_number() -> None:
    found = body_of(PROSE * 5 + "".join(f"<img src='/{size}.jpg'>" for size in [*range(200), *range(200)]))
    assert [image.url for image in found.images] == [
        f"https://www.harbour-herald.example/{number}.jpg" for number in range(MOST_PICTURES)
    ]


def test_what_is_too_long_for_a_caption_is_none() -> None:
    figure = f"<figure><img src='/a.jpg'><figcaption>{'Rope ' * 500}</figcaption></figure>"
    found = reading(f'<h1 class="title">Ropes</h1><div class="text">{PROSE * 3}{figure}</div>')
    assert [image.caption for image in found.images] == [None]


def test_a_caption_whose_picture_has_no_address_has_a_source() -> None:
    found = reading(f'<h1 class="title">Ropes</h1><div class="text">{PROSE}<figcaption>A rope.</figcaption></div>')
    assert found.images == (Image("A rope."),)
    assert ("images", "css:div.text") in found.field_sources


def test_no_article_has_no_fields() -> None:
    found = reading('<h1 class="title">Ropes</h1><div class="text"></div>')
    assert (found.page_class, found.reason, found.headline) == (PageClass.UNKNOWN, "empty body", None)
