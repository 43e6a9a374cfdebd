"""Pictures of an article of any outlet: the one below the headline, captions, and whom they credit."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from spiders.extraction.pictures import in_order
from storage.records import Image
from tests.extraction.work import lines_run

URL = "https://ledger.example/news/old-pier-opens"
HEADLINE = "<h1>Old pier of Port Ossel opens again</h1>"
PROSE = (
    "<p>The old pier of Port Ossel opened on Friday, eleven months after the storm that broke its wall.</p>"
    "<p>Masons built it higher than it was, and the harbour expects twice as many ships before winter.</p>"
)
BODY = f'<div class="article-content">{PROSE}</div>'
PIER = "https://ledger.example/i/pier.jpg"


def _images(markup: str, named: str = "") -> tuple[Image, ...]:
    head = f'<meta property="og:image" content="{named}">' if named else ""
    page = f"<html lang=en><head><title>Old pier of Port Ossel opens again</title>{head}</head><body>{markup}</body>"
    return read(page.encode(), URL).images


@pytest.mark.parametrize("named", ["", PIER, "https://cdn.example/i/pier.jpg?w=1200", "https://cdn.example/other.jpg"])
def test_the_figure_between_headline_and_body_is_the_lead(named: str) -> None:
    figure = '<figure><img src="/i/pier.jpg"><figcaption>The pier on Friday.</figcaption></figure>'
    for markup in (
        f"<div>{HEADLINE}<p class='byline'>By Ann Lee</p>{figure}{BODY}</div>",
        f"<article><header>{HEADLINE}<p>By Ann Lee</p></header><div class='hero'>{figure}</div>{BODY}</article>",
    ):
        assert _images(markup, named)[0] == Image("The pier on Friday.", PIER)


def test_an_image_without_a_figure_is_the_lead_where_something_says_so() -> None:
    for box in (
        '<div><img src="/i/pier.jpg" width="800"></div>',
        '<div class="featured-image"><img src="/i/pier.jpg"></div>',
    ):
        assert _images(f"<div>{HEADLINE}{box}{BODY}</div>") == (Image(None, PIER),)
    captioned = '<div><img src="/i/pier.jpg"><p class="wp-caption-text">The pier. Credit: Ann Lee</p></div>'
    assert _images(f"<div>{HEADLINE}{captioned}{BODY}</div>") == (Image("The pier. Credit: Ann Lee", PIER, "Ann Lee"),)


@pytest.mark.parametrize(
    "box",
    [
        '<div class="author"><figure><img src="/i/ann.jpg"></figure>By Ann Lee</div>',
        '<div><img src="/i/ann.jpg" width="48"> By Ann Lee</div>',
        '<img class="avatar" src="/i/ann.jpg" width="480">',
        '<div class="social-share"><img src="/i/x.png" width="400"></div>',
        '<aside><figure><img src="/i/other.jpg"></figure></aside>',
        '<div class="related"><figure><img src="/i/other.jpg"><figcaption>Other</figcaption></figure></div>',
    ],
)
def test_faces_icons_and_other_articles_pictures_are_none(box: str) -> None:
    assert _images(f"<div>{HEADLINE}{box}{BODY}</div>") == ()


def test_a_figure_above_the_headline_is_known_by_the_address_that_the_page_names() -> None:
    figure = '<figure><img src="/i/pier.jpg"><figcaption>The pier on Friday.</figcaption></figure>'
    markup = f"<article>{figure}{HEADLINE}{BODY}</article>"
    assert _images(markup, PIER) == (Image("The pier on Friday.", PIER),)


def test_a_picture_below_the_body_is_no_lead() -> None:
    assert _images(f"<div>{HEADLINE}{BODY}<figure><img src='/i/ship.jpg'></figure></div>", PIER) == (Image(url=PIER),)


@pytest.mark.parametrize(
    ("caption", "said", "credit"),
    [
        (
            "The pier on Friday. Photo: Raj Patel/Agency",
            "The pier on Friday. Photo: Raj Patel/Agency",
            "Raj Patel/Agency",
        ),
        ("The pier. Photograph: R. Patel", "The pier. Photograph: R. Patel", "R. Patel"),
        ("Le quai vendredi. Crédit photo : Agence Mer", "Le quai vendredi. Crédit photo : Agence Mer", "Agence Mer"),
        ("The pier. Photo by Raj Patel", "The pier. Photo by Raj Patel", "Raj Patel"),
        ('The pier on Friday <span class="credit">Raj Patel</span>', "The pier on Friday", "Raj Patel"),
        ('The pier <span class="photo-credit">Photo: Raj Patel</span>', "The pier", "Raj Patel"),
        ('<span class="image-copyright">© Raj Patel</span> The pier', "The pier", "Raj Patel"),
        ('<span class="credit">Raj Patel</span>', None, "Raj Patel"),
        ("The mayor took a photo: it was of the pier", "The mayor took a photo: it was of the pier", None),
        ("A photo by Raj Patel shows the pier", "A photo by Raj Patel shows the pier", None),
    ],
)
def test_whom_a_caption_credits(caption: str, said: str | None, credit: str | None) -> None:
    figure = f'<figure><img src="/i/pier.jpg"><figcaption>{caption}</figcaption></figure>'
    for markup in (f"<div>{HEADLINE}{figure}{BODY}</div>", f"<div>{HEADLINE}<div>{PROSE}{figure}</div></div>"):
        assert _images(markup) == (Image(said, PIER, credit),)


@pytest.mark.parametrize(
    ("box", "is_lead"),
    [
        ('<figure><a href="/news/other-pier"><img src="/i/pier.jpg"></a></figure>', False),
        ('<a href="/news/other-pier"><img src="/i/pier.jpg" width="640"></a>', False),
        ('<a href="https://shop.example/"><img src="/i/pier.jpg" width="728" height="90"></a>', False),
        ('<figure><img src="/i/pier.jpg" width="1" height="1"></figure>', False),
        ('<figure><a href="/i/pier-large.jpg"><img src="/i/pier.jpg"></a></figure>', True),
        ('<figure><a href="/news/old-pier-opens#top"><img src="/i/pier.jpg"></a></figure>', True),
        ('<figure><a href="https://photos.example/1"><img src="/i/pier.jpg"></a></figure>', True),
        ('<figure><img data-src="/i/pier.jpg" width="1" height="1"></figure>', True),
        ('<figure><img src="/i/x.gif" width="1" height="1"></figure><figure><img src="/i/pier.jpg"></figure>', True),
    ],
)
def test_links_to_other_pages_banners_and_pixels_are_no_lead(box: str, is_lead: bool) -> None:
    assert _images(f"<div>{HEADLINE}<div>{box}</div>{BODY}</div>") == ((Image(None, PIER),) if is_lead else ())


def test_a_linked_picture_is_the_lead_where_it_has_a_caption_or_the_page_names_it() -> None:
    linked = '<a href="/news/other-pier"><img src="/i/pier.jpg"></a>'
    captioned = f"<figure>{linked}<figcaption>The pier on Friday.</figcaption></figure>"
    assert _images(f"<div>{HEADLINE}{captioned}{BODY}</div>") == (Image("The pier on Friday.", PIER),)
    assert _images(f"<div>{HEADLINE}<figure>{linked}</figure>{BODY}</div>", PIER) == (Image(None, PIER),)


CARD = "<div class='card-title'>How the ferry was lost</div><div class='card-text'>It was not the fog.</div>"


@pytest.mark.parametrize(
    "figure",
    [
        f"<figure class='bookmark'><a href='/older'>{CARD}</a></figure>",
        f"<figure><a href='/older'>{CARD}<img src='/i/thumb.jpg'></a></figure>",
        "<figure><div>Twelve ships, two boats</div></figure>",
    ],
)
def test_a_figure_that_is_a_card_or_shows_nothing_is_no_picture(figure: str) -> None:
    assert _images(f"<div>{HEADLINE}<div>{PROSE}{figure}</div></div>") == ()
    assert _images(f"<div>{HEADLINE}{figure}{BODY}</div>") == ()


def test_a_link_to_the_picture_itself_makes_no_card_of_its_figure() -> None:
    figure = "<figure><a href='/i/pier-large.jpg'><img src='/i/pier.jpg'><span>See it in full</span></a></figure>"
    assert [each.url for each in _images(f"<div>{HEADLINE}<div>{PROSE}{figure}</div></div>")] == [PIER]


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><a href='/x'><img src='/i/pier.jpg'><span class='cap'>The pier on Friday.</span></a></figure>",
        "<figure><a href='/gallery/1'><img src='/i/pier.jpg'> See all nine of them</a>"
        "<figcaption>The pier on Friday.</figcaption></figure>",
    ],
)
def test_a_picture_that_is_a_link_with_its_caption_is_no_card(figure: str) -> None:
    assert _images(f"<div>{HEADLINE}<div>{PROSE}{figure}</div></div>") == (Image("The pier on Friday.", PIER),)


def test_the_caption_of_a_player_is_one_of_no_picture() -> None:
    player = "<iframe src='https://video.example/embed/1'></iframe>"
    figure = f"<figure>{player}<figcaption>The pier, filmed.</figcaption></figure>"
    page = f"<html lang=en><title>Old pier</title><body><div>{HEADLINE}<div>{PROSE}{figure}{PROSE}</div></div></body>"
    found = read(page.encode(), URL)
    assert found.images == ()
    assert "<figcaption>The pier, filmed.</figcaption>" in (found.body_html or "")


@pytest.mark.parametrize(
    ("figure", "caption", "credit"),
    [
        # What stands apart is parted by a space, and no word is.
        ("<img src='/i/pier.jpg'><figcaption>The pier at dawn<small>Photo: Raj Patel</small></figcaption>",
         "The pier at dawn Photo: Raj Patel", "Raj Patel"),
        ("<img src='/i/pier.jpg'><figcaption><p>The pier.</p><p>It is old</p></figcaption>", "The pier. It is old",
         None),
        ("<img src='/i/pier.jpg'><figcaption>The <em>P</em>ier<span>, at dawn</span></figcaption>", "The Pier, at dawn",
         None),
        # Labels for those who hear the page.
        ("<img src='/i/pier.jpg'><figcaption><span class='visually-hidden'>Image caption, </span><p>The pier</p>"
         "</figcaption>", "The pier", None),
        ("<div><span class='sr-only'>Image source, </span><span>Raj Patel</span><img src='/i/pier.jpg'></div>"
         "<figcaption>The pier</figcaption>", "The pier", "Raj Patel"),
        ("<img src='/i/pier.jpg'><span class='sr-only'>Photo credit: </span>Raj Patel", None, "Raj Patel"),
    ],
)  # fmt: skip
def test_captions_are_what_is_seen(figure: str, caption: str | None, credit: str | None) -> None:
    markup = f"<div>{HEADLINE}<div>{PROSE}<figure>{figure}</figure></div></div>"
    assert _images(markup) == (Image(caption, PIER, credit),)


def test_each_picture_between_headline_and_body_costs_the_same_however_many_they_are() -> None:
    def cost(pictures: int) -> int:
        boxes = "<div class='share'>" * 100 + "<img src='/i/icon.png'><i>x</i>" * pictures + "</div>" * 100
        page = f"<html lang=en><title>Old pier</title><body>{HEADLINE}{boxes}{BODY}</body>".encode()
        return lines_run(lambda: read(page, URL), "pictures")

    assert cost(1600) < 5 * cost(400)


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("/_next/image?url=%2Fp%2Fa.jpg&w=640", "/_next/image?url=%2Fp%2Fb.jpg&w=640", 2),
        ("/_next/image?url=%2Fp%2Fa.jpg&w=640", "/_next/image?url=%2Fp%2Fa.jpg&w=1200", 1),
        ("/_next/image?url=https%3A%2F%2Fa.example%2Fp%2Fa.jpg&w=640", "https://b.example/p/a.jpg", 1),
        ("/image.php?id=1", "/image.php?id=2", 2),
        ("/image.php?id=1&w=300", "/image.php?w=900&id=1", 1),
        ("/p/a.jpg?v=1", "/p/a.jpg?w=1200", 1),
        ("/picture?w=300", "/picture", 1),
        ("/_next/image?url=//[x/&w=1", "/_next/image?url=//[x/&w=2", 1),
    ],
)
def test_addresses_with_a_query_are_one_picture_where_they_name_the_same(first: str, second: str, count: int) -> None:
    assert len(in_order(None, None, [Image(url=first), Image(url=second)])) == count


@pytest.mark.parametrize("named", ["", "https://cdn.example/other.jpg"])
def test_a_picture_costs_no_more_however_many_captions_and_images_stand_in_it(named: str) -> None:
    def cost(parts: int) -> int:
        captions = "<div class='caption'>" * parts + "The pier on Friday. " * 1000 + "</div>" * parts
        images = "<img data-src='data:,' src='/i/pier.jpg'>" * (20 * parts)
        markup = f"<div>{HEADLINE}<figure>{images}{captions}</figure>{BODY}<figure>{images}</figure></div>"
        page = f"<title>Old pier</title><meta property='og:image' content='{named}'>{markup}".encode()
        return lines_run(lambda: read(page, URL), "pictures")

    assert cost(80) < 1.1 * cost(20)
