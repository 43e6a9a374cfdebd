"""Pages of every class against the class that they were made for; and what else tells one class from another."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from storage.records import Extraction, PageClass
from tests.page_classes import as_table, confusion, pages

URL = "https://www.harbour-herald.example/2026/09/23/story"
LINE = "On day {} the harbour office counted {} ropes, and none of them was lost to the sea."
NEWS = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ropes are dear"}</script>'


def prose(count: int) -> str:
    return "".join(f"<p>{LINE.format(day, day + 7)}</p>" for day in range(count))


def told(body: str, head: str = "") -> Extraction:
    head = f"<title>Ropes are dear</title>{head}"
    page = f"<html lang='en'><head>{head}</head><body><h1>Ropes are dear</h1>{body}</body></html>"
    return read(page.encode(), URL)


def test_every_page_is_told_as_what_it_is() -> None:
    counts = confusion()
    assert not [pair for pair in counts if pair[0] is not pair[1]], f"\n{as_table(counts)}"


def test_there_are_pages_of_every_class() -> None:
    made = [page_class for page_class, _ in pages()]
    assert {page_class: made.count(page_class) >= 10 for page_class in PageClass} == dict.fromkeys(PageClass, True)


VIDEO = "<div class='player'><video src='/v.mp4'></video></div>"
FIGURE = (
    "<figure><img src='/{0}.jpg'><figcaption>On day {0} the boat of Sule lies at the old quay.</figcaption></figure>"
)
FIGURES = "".join(map(FIGURE.format, range(8)))
TEASERS = "".join(
    f"<li><a href='/s/{n}'>Story {n} of the old quay</a><p>{LINE.format(n, n)}</p></li>" for n in range(9)
)


@pytest.mark.parametrize(
    ("body", "head", "expected"),
    [
        (VIDEO + prose(1), "", PageClass.VIDEO),
        (VIDEO + prose(4), "", PageClass.ARTICLE),
        (VIDEO + prose(4), '<meta property="og:type" content="video.other">', PageClass.VIDEO),
        (VIDEO + prose(4), '<meta property="og:type" content="video.other">' + NEWS, PageClass.ARTICLE),
        (VIDEO + prose(20), '<meta property="og:type" content="video.other">', PageClass.ARTICLE),
        (FIGURES + prose(1), "", PageClass.GALLERY),
        (FIGURES + prose(12), "", PageClass.ARTICLE),
        ("".join(map(FIGURE.format, range(3))) + prose(3), "", PageClass.ARTICLE),
        (f"<ul>{TEASERS}</ul>", "", PageClass.LISTING),
        (f"<ul>{TEASERS}</ul>{prose(8)}", "", PageClass.ARTICLE),
        (f"{prose(2)}<ul>{TEASERS}</ul>", NEWS, PageClass.ARTICLE),
    ],
)
def test_what_little_prose_there_is_beside_it_decides(body: str, head: str, expected: PageClass) -> None:
    assert told(body, head).page_class is expected


WEBSITE = '<meta property="og:type" content="website">'
COLLECTION = '<script type="application/ld+json">{"@type": "CollectionPage"}</script>'


@pytest.mark.parametrize(
    ("lines", "head", "expected"),
    [
        (7, WEBSITE, PageClass.ARTICLE),
        (3, "", PageClass.ARTICLE),
        (1, WEBSITE, PageClass.LISTING),
        (7, COLLECTION, PageClass.LISTING),
    ],
)
def test_a_signed_article_among_teasers_is_no_list(lines: int, head: str, expected: PageClass) -> None:
    byline = "<p class='byline'>By <a rel='author' href='/authors/ann'>Ann Lorrimer</a></p>"
    assert told(f"{byline}{prose(lines)}<ul>{TEASERS}</ul>", head).page_class is expected
    assert told(f"{prose(lines)}<ul>{TEASERS}</ul>", head).page_class is PageClass.LISTING


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        (", as <a href='/n/{0}'>the Herald reports</a>.", PageClass.ARTICLE),
        (", as <b>the Herald <a href='/n/{0}'>reports</a></b>.", PageClass.ARTICLE),
        (". <a href='/n/{0}'>Read more</a>", PageClass.LISTING),
        (".<!-- more --> <span>[<a href='/n/{0}'>Read more</a>]</span>", PageClass.LISTING),
        ("<b>.</b> <i><a href='/n/{0}'>Read more</a></i>", PageClass.LISTING),
    ],
)
def test_links_to_sources_make_no_list_of_a_round_up(ending: str, expected: PageClass) -> None:
    lines = "".join(f"<p>{LINE.format(n, n).rstrip('.')}{ending.format(n)}</p>" for n in range(9))
    assert told(lines).page_class is expected


@pytest.mark.parametrize("around", ["<nav>", "<button>", "<div class='share'>", "<div class='cookies'>"])
def test_an_element_of_furniture_that_was_left_open_hides_no_article(around: str) -> None:
    assert told(f"{around}<a href='/'>Home</a>{prose(9)}").page_class is PageClass.ARTICLE


@pytest.mark.parametrize(
    ("part", "shown", "expected"),
    [
        (".locked", f"<div class='locked'>{prose(2)}</div>", PageClass.ARTICLE),
        ("#rest", f"<div id='rest'>{prose(2)}</div>", PageClass.ARTICLE),
        (".locked", "<div class='locked'></div>", PageClass.PAYWALL),
        (".locked", "", PageClass.PAYWALL),
        ("div:has(((", f"<div class='locked'>{prose(2)}</div>", PageClass.PAYWALL),
    ],
)
def test_what_is_not_free_and_is_shown_is_no_paywall(part: str, shown: str, expected: PageClass) -> None:
    closed = f'"isAccessibleForFree": false, "hasPart": {{"@type": "WebPageElement", "cssSelector": "{part}"}}'
    head = NEWS.replace("}<", f", {closed}}}<")
    assert told(f"{prose(2)}{shown}", head).page_class is expected


def test_comments_and_menus_are_no_article() -> None:
    comments = "".join(f"<li><b>Ann {n}</b> <time>9:{10 + n}</time><p>{LINE.format(n, n)}</p></li>" for n in range(9))
    assert told(f"<div id='comments'><ol>{comments}</ol></div>").page_class is PageClass.UNKNOWN
    assert told(f"{prose(3)}<div id='comments'><ol>{comments}</ol></div>", NEWS).page_class is PageClass.ARTICLE


def test_a_gallery_is_its_pictures_with_what_is_said_of_each_and_the_prose_beside_them() -> None:
    slide = "<div class='slide'><img src='/{0}.jpg'><div>{0} / 7</div><p>{1}</p></div>"
    slides = "".join(slide.format(n, LINE.format(n, n)) for n in range(1, 8))
    found = told(f"<nav><a href='/'>Home</a></nav><p>{LINE.format(0, 9)}</p><div class='slides'>{slides}</div>")
    assert (found.page_class, found.body) == (PageClass.GALLERY, LINE.format(0, 9))
    assert [(image.url, image.caption) for image in found.images] == [
        (f"https://www.harbour-herald.example/{n}.jpg", LINE.format(n, n)) for n in range(1, 8)
    ]


def test_the_body_of_a_video_is_the_prose_beside_it() -> None:
    menu = "<div class='menu'><a href='/'>Home</a></div>"
    found = told(f"{menu}{VIDEO}{prose(1)}<div class='menu'>All rights reserved by the Herald of Sule.</div>")
    assert (found.page_class, found.body) == (PageClass.VIDEO, LINE.format(0, 7))


SHOT = "<p><a href='/large/{0}.jpg'><img src='/{0}.jpg' width='{1}'></a></p>"


@pytest.mark.parametrize(
    ("title", "pictures", "lines", "expected"),
    [
        ("Ropes are dear", 9, 1, PageClass.GALLERY),
        ("Ropes are dear", 6, 3, PageClass.ARTICLE),
        ("In pictures: ropes", 6, 3, PageClass.GALLERY),
        ("Ropes are dear", 9, 6, PageClass.ARTICLE),
    ],
)
def test_pictures_without_captions_are_a_gallery_where_little_is_said(
    title: str, pictures: int, lines: int, expected: PageClass
) -> None:
    shots = "".join(SHOT.format(number, 300) for number in range(pictures))
    page = f"<title>{title}</title><header><img src='/logo.png'></header><h1>{title}</h1>{prose(lines)}{shots}"
    found = read(page.encode(), URL)
    assert (found.page_class, found.body) == (expected, "\n\n".join(LINE.format(n, n + 7) for n in range(lines)))
    if expected is PageClass.GALLERY:
        assert [image.url for image in found.images] == [
            f"https://www.harbour-herald.example/{number}.jpg" for number in range(pictures)
        ]


def test_small_pictures_and_links_are_no_gallery() -> None:
    signs = "".join(SHOT.format(number, 24) for number in range(9))
    links = signs.replace("24", "300").replace("/large/", "/story/").replace(".jpg'><img", "'><img")
    assert told(signs).page_class is PageClass.UNKNOWN
    assert told(links).page_class is PageClass.UNKNOWN


@pytest.mark.parametrize(
    ("address", "signed", "expected"),
    [
        ("https://inns.example.net/rooms/{}", True, PageClass.ARTICLE),
        ("https://inns.example.net/rooms/{}", False, PageClass.LISTING),
        ("https://sea.harbour-herald.example/rooms/{}", True, PageClass.LISTING),
        ("/rooms/{}", True, PageClass.LISTING),
    ],
)
def test_who_recommends_what_other_sites_have_and_signs_it_writes_an_article(
    address: str, signed: bool, expected: PageClass
) -> None:
    inns = "".join(
        f"<h2><a href='{address.format(n)}'>Inn number {n}</a></h2><p>{LINE.format(n, n + 7)}</p>" for n in range(8)
    )
    found = told(("<p>By Ada Lorne</p><time datetime='2019-03-03'>3 March 2019</time>" if signed else "") + inns)
    assert found.page_class is expected
    assert expected is PageClass.LISTING or all(LINE.format(n, n + 7) in (found.body or "") for n in range(8))


@pytest.mark.parametrize(
    ("form", "signed", "expected"),
    [
        ("<article><header>{}</header>{}</article>", True, PageClass.ARTICLE),
        ("<article>{}{}</article>", True, PageClass.ARTICLE),
        ("<article>{}{}</article>", False, PageClass.LISTING),
        ("{}{}", True, PageClass.LISTING),
        ("<article>{}</article>{}", True, PageClass.LISTING),
        ("<article>{}<p>Sport</p>{}</article>", True, PageClass.ARTICLE),
    ],
)
def test_a_signed_round_up_in_one_element_is_an_article(form: str, signed: bool, expected: PageClass) -> None:
    top = f"<h1>Ropes are dear</h1>{'<p>By Ada Lorne</p><time>3 March 2019</time>' if signed else ''}"
    news = "".join(f"<h2><a href='/{n}'>Rope number {n} is lost</a></h2><p>{LINE.format(n, n)}</p>" for n in range(8))
    page = f"<html><head><title>Ropes are dear</title></head><body>{form.format(top, news)}</body></html>"
    found = read(page.encode(), URL)
    assert found.page_class is expected
    assert expected is PageClass.LISTING or all(LINE.format(n, n) in (found.body or "") for n in range(8))


def test_titles_with_more_than_prose_between_them_are_a_list() -> None:
    news = "".join(
        f"<h2><a href='/{n}'>Rope {n} is lost</a></h2><p>{LINE.format(n, n)}</p><p>Sport</p>" for n in range(8)
    )
    top = "<h1>Ropes are dear</h1><p>By Ada Lorne</p><time>3 March 2019</time>"
    page = f"<html><head><title>Ropes are dear</title></head><body><article>{top}{news}</article></body></html>"
    assert read(page.encode(), URL).page_class is PageClass.LISTING


@pytest.mark.parametrize(
    ("heading", "said", "expected"),
    [
        ("<h3>Place {0}</h3>", LINE, PageClass.ARTICLE),
        ("", LINE, PageClass.GALLERY),
        ("<h3>Place {0}</h3>", "The old rope of day {} beside {}.", PageClass.GALLERY),
    ],
)
def test_slides_with_a_heading_and_a_sentence_of_prose_each_are_an_article(
    heading: str, said: str, expected: PageClass
) -> None:
    slides = "".join(
        f"<div><img src='/{n}.jpg' width='800' height='500'>{heading.format(n)}<p>{said.format(n, n)}</p></div>"
        for n in range(9)
    )
    found = told(slides)
    assert found.page_class is expected
    assert expected is PageClass.GALLERY or all(LINE.format(n, n) in (found.body or "") for n in range(9))
