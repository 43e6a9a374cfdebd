"""Who wrote a page that no outlet has declared."""

from __future__ import annotations

import pytest

from spiders.extraction.page import Page
from tests.extraction.strangers import PROSE, article, stranger

SITE = '<meta property="og:site_name" content="The Harbour Herald">'

CARD = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Lorne">'


def authors(page: Page) -> tuple[str, ...]:
    return page._byline()[1]


DATED = "<p>23 September 2026</p>"


@pytest.mark.parametrize(
    "below",
    [
        "<p>Bo Lind, the mayor of Port Ossel, opened the old pier on Friday.</p>",
        "<p>Bo Lind and Mia Holt, who built the pier, spoke on Friday.</p>",
        "<p>Bo Lind, who is missing.</p>",
        "<p>Bo Lind, the Herald's correspondent, who was found in the harbour.</p>",
        "<p>Bo Lind, who covers the harbour, is missing.</p>",
        "<p>Bo Lind, the <a href='/m'>mayor</a> of Port Ossel, opened it.</p>",
        "<p>Bo Lind, alcalde de Port Ossel, inauguró el muelle.</p>",
        "<p>Bo Lind, der Bürgermeister, hat die Brücke eröffnet.</p>",
        "<p>Игорь Линд, глава города, открыл старый причал.</p>",
        "<p>Bo Lind, the mayor, on walls, storms and why he never learnt to swim</p>",
        "<p>Bo Lind, mayor. Photo: Cy Ray</p>",
        "<p>Bo Lind - the mayor of Port Ossel - opened the old pier on Friday.</p>",
        "<p>Bo Lind at the pier</p>",
        "<p>Edited by Bo Lind</p>",
        "<p>By Staff Reporter</p><p>Bo Lind, mayor of Port Ossel</p>",
    ],
)
def test_whom_a_sentence_begins_with_is_no_author(below: str) -> None:
    assert authors(article(below=f"{DATED}{below}")) == ()


@pytest.mark.parametrize(
    "below",
    [
        "Ada Lorne, sea correspondent",
        "Ada Lorne, Port Ossel",
        "Ada Lorne, Harbour Press",
        "Ada Lorne, Professor of Tides and Currents at the University of Port Ossel",
        "Ada Lorne, reporter.",
        "Ada Lorne in Port Ossel",
        "Ada Lorne @adalorne",
        "Ada Lorne (@adalorne)",
        "Ada Lorne, who covers the harbour.",
        "Ada Lorne, the Herald's harbour correspondent, who is in Port Ossel",
        "Ada Lorne in Port Ossel, who is our correspondent",
        "Ada Lorne, 23 September 2026",
    ],
)
def test_whom_a_short_line_names_beside_a_date_is_the_author(below: str) -> None:
    assert authors(article(below=f"{DATED}<p>{below}</p>")) == ("Ada Lorne",)


@pytest.mark.parametrize(
    ("head", "below", "expected", "source"),
    [
        ('<meta name="author" content="Ada Lorne, Bo Lind">', "", ("Ada Lorne", "Bo Lind"), "meta:author"),
        ('<meta name="citation_author" content="Lorne, Ada">', "", ("Ada Lorne",), "meta:citation_author"),
        # A desk or an account that is declared gives way to a person who is printed.
        ('<meta name="author" content="Lantern Admin">', "<p>By Ada Lorne</p>", ("Ada Lorne",), "page:byline"),
        ('<meta name="author" content="Lantern Team">', "", ("Lantern Team",), "meta:author"),
        ('<meta name="author" content="https://a.example/ada">', "", (), None),
        # So does a name of one word, and an account, or a name as outlets have them.
        ('<meta name="author" content="AdaL">', "<p>By Ada Lorne</p>", ("Ada Lorne",), "page:byline"),
        ('<meta name="author" content="AdaL">', "<p>By Lorne</p>", ("AdaL",), "meta:author"),
        ('<meta name="author" content="alorne">', "<p>By Lorne</p>", ("Lorne",), "page:byline"),
        ('<meta name="author" content="alorne">', "", ("alorne",), "meta:author"),
        ('<meta name="author" content="The Lantern">', "<p>By Ada Lorne</p>", ("Ada Lorne",), "page:byline"),
        ('<meta name="author" content="webmaster">', "", (), None),
        (CARD, "", ("Ada Lorne",), "meta:twitter:data1"),
        (CARD.replace("Written by", "Reading time"), "", (), None),
        # A part of an address is nobody's name.
        ('<meta name="author" content="sao-paulo">', "", (), None),
        # The fuller of two claims; titles make no other person.
        ('<meta name="author" content="Ada Lorne">', "<p>By Dr Ada Lorne, Bo Lind and Mia Holt</p>",
         ("Dr Ada Lorne", "Bo Lind", "Mia Holt"), "page:byline"),
        ('<meta name="author" content="Ada Lorne"><meta name="dc.creator" content="Ada Lorne, Bo Lind">', "",
         ("Ada Lorne", "Bo Lind"), "meta:dc.creator"),
        ('<meta name="author" content="Ada Lorne">', "<p>By Bo Lind and Mia Holt</p>", ("Ada Lorne",), "meta:author"),
        # The site's own name, which counts where it stands as a byline and nobody else is named.
        (SITE, "<p>By The Harbour Herald</p>", ("The Harbour Herald",), "page:byline"),
        (SITE, "<p>The Harbour Herald</p><p>23 September 2026</p>", ("The Harbour Herald",), "page:name"),
        (SITE, "<p>The Harbour Herald</p><p>Sea</p><p>Ropes</p>", (), None),
        (SITE + '<meta name="author" content="The Harbour Herald">', "", (), None),
        (SITE + '<meta name="author" content="The Harbour Herald">', "<p>By Ada Lorne</p>", ("Ada Lorne",),
         "page:byline"),
    ],
)  # fmt: skip
def test_declared_authors(head: str, below: str, expected: tuple[str, ...], source: str | None) -> None:
    page = article(below=below, head=head)
    assert (authors(page), page.sources.get("authors")) == (expected, source)


@pytest.mark.parametrize(
    ("author", "below", "expected"),
    [
        ('{"@type": "Person", "name": "Ada Lorne"}', "<p>By Bo Lind</p>", ("Ada Lorne",)),
        ('[{"@type": "Person", "name": "Ada Lorne"}, "Bo Lind"]', "", ("Ada Lorne", "Bo Lind")),
        ('{"@id": "https://a.example/#ada"}', "", ("Ada Lorne",)),
        ('{"@type": "Organization", "name": "The Harbour Herald"}', "<p>By Bo Lind</p>", ("Bo Lind",)),
        ('{"@type": "Organization", "name": "The Harbour Herald"}', "", ("The Harbour Herald",)),
        ('{"@type": "Organization", "name": "Lind and Holt"}', "", ("Lind and Holt",)),
        ('{"@type": "Person", "name": "News Desk"}', "<p>By Bo Lind</p>", ("News Desk",)),
        ('{"@type": "Person", "name": "BoL"}', "<p>By Bo Lind</p>", ("Bo Lind",)),
        ('[{"@type": "Person", "name": "Ada Lorne"}, {"@type": "Person", "name": "Sponsored"}]', "", ("Ada Lorne",)),
        ('"https://a.example/ada"', "", ()),
        ("[[]]", "", ()),
    ],
)
def test_linked_data_tells_persons_from_others(author: str, below: str, expected: tuple[str, ...]) -> None:
    known = '{"@type": "Person", "@id": "https://a.example/#ada", "name": "Ada Lorne"}'
    graph = f'{{"@graph": [{{"@type": "NewsArticle", "author": {author}}}, {known}]}}'
    head = f'{SITE}<script type="application/ld+json">{graph}</script>'
    assert authors(article(below=below, head=head)) == expected


def test_an_arabic_paper_may_leave_out_that_it_is_one() -> None:
    site = '<meta property="og:site_name" content="صحيفة الأفق">'
    assert authors(article(below="<p class='author'>الأفق - بيروت</p>", head=site)) == ()


def test_a_footer_that_opens_an_article_tells_who_wrote_it_and_when() -> None:
    submitted = "<div>Submitted by <span>Ada Lorne</span> on <span>Thu, 11/19/2026 - 07:15</span></div>"
    page = stranger(f"<main><h1>Ropes</h1><article><footer>{submitted}</footer><div>{PROSE * 3}</div></article></main>")
    assert authors(page) == ("Ada Lorne",)
    assert [each.value for each in page.printed_dates.after] == ["Thu, 11/19/2026 - 07:15"]
    below = stranger(f"<main><h1>Ropes</h1><article>{PROSE * 3}<footer>{submitted}</footer><p>No</p></article></main>")
    assert authors(below) == ()


def test_a_byline_above_the_headline_counts() -> None:
    assert authors(article(above="<p>23 September 2026</p><p>By Ada Lorne</p>")) == ("Ada Lorne",)


def test_bylines_of_other_articles_do_not_count() -> None:
    below = f"{PROSE * 3}<div class='teaser'><h3>Tar</h3><p>By Bo Lind</p></div>"
    assert authors(article(below=below)) == ()


def test_a_line_that_names_nobody_is_kept_as_a_byline() -> None:
    page = article(below='<div class="byline">By Staff Writer</div>')
    assert page._byline() == ("By Staff Writer", ())


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<header><a rel='author' href='/u/m'>Mallory Eve</a></header>", ""),
        ("", "<footer><a rel='author' href='/u/m'>Mallory Eve</a></footer>"),
        ("", "<blockquote><p>I said so.</p><p>By Mallory Eve</p></blockquote>"),
        ("", "<p>A profile of <a href='/people/mallory-eve'>Mallory Eve</a></p>"),
        ("", "<p><a href='/bio/'>Marine Biology</a></p>"),
        ("<div id='header'><a rel='author' href='/u/m'>Mallory Eve</a></div>", ""),
        ("<div class='site-header'><a href='/author/m'>Mallory Eve</a></div>", ""),
        ("", "<p>The keeper <a href='/people/mallory-eve'>Mallory Eve</a> resigns.</p>"),
        ("", "<p>By The Numbers</p>"),
        ("", "<p>By Rail And Sea</p>"),
        ("", "<p>Sule United</p><p>3 March 2026</p>"),
        ("", "<p>Hong Kong</p><p>3 March 2026</p>"),
    ],
)
def test_whom_a_site_a_quotation_or_a_sentence_names_wrote_nothing(above: str, below: str) -> None:
    assert authors(stranger(f"{above}<div><h1>Ropes are counted again</h1>{below}{PROSE * 3}</div>")) == ()


def test_the_sites_owner_in_its_footer_wrote_nothing() -> None:
    footer = "<div class='footer'><a rel='author' href='/u/m'>Mallory Eve</a></div>"
    assert authors(stranger(f"<main><h1>Ropes are counted again</h1>{PROSE * 3}</main>{footer}")) == ()
    assert authors(stranger(f"<article><h1>Ropes are counted again</h1>{PROSE * 3}{footer}</article>")) == (
        "Mallory Eve",
    )


@pytest.mark.parametrize(
    "below",
    [
        "<p>Our correspondent <a href='/people/ada'>Ada Lorne</a> reports.</p>",
        "<p>Text by <a href='/people/ada'>Ada Lorne</a>, keeper of the ropes.</p>",
        "<p><a href='/people/ada'>Ada Lorne</a> writes on ropes.</p>",
        "<p>By ADA LORNE</p>",
        "<p>By Ada Lorne And Bo Lind</p>",
    ],
)
def test_words_around_a_name_that_say_who_wrote(below: str) -> None:
    assert next(map(str.title, authors(article(below=below)))) == "Ada Lorne"


def test_a_byline_in_an_aside_gives_way_to_the_articles() -> None:
    other = "<aside><p>By Mallory Eve</p></aside>"
    assert authors(article(below=f"{other}<p>By Ada Lorne</p>")) == ("Ada Lorne",)
    assert authors(article(below=other)) == ("Mallory Eve",)


def test_who_took_a_gallerys_pictures_is_its_author() -> None:
    figures = "".join(
        f"<figure><img src='/{day}.jpg'><figcaption>The harbour on day {day}.</figcaption></figure>" for day in range(8)
    )
    lines = "<p>Photographs by Mia Holt</p>"
    title = "<title>Ropes in pictures</title>"
    page = stranger(f"<article><h1>Ropes in pictures</h1>{lines}{figures}</article>", title)
    assert (authors(page), page.sources["authors"]) == (("Mia Holt",), "page:photographer")
    signed = stranger(f"<article><h1>Ropes in pictures</h1><p>By Ada Lorne</p>{lines}{figures}</article>", title)
    assert authors(signed) == ("Ada Lorne",)
    # Of an article with words it is somebody else.
    assert authors(article(below=lines)) == ()


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("en", "Le Minh"),
        ("vi", "Lê Thị Hoa"),
        ("ar", "محمود عبد الرحمن"),
        ("ar", "أحمد خليل"),
        ("fa", "علی رضایی"),
        ("he", "דוד כהן"),
        ("hi", "राहुल देव"),
        ("hi", "अमृत शर्मा"),
        ("th", "สมชาย ใจดี"),
    ],
)
@pytest.mark.parametrize("lines", ["<p>{}</p><p>23 September 2026</p>", "<p>23 September 2026</p><p>{}</p>"])
def test_a_name_alone_by_a_date_is_the_authors_in_any_script(lang: str, name: str, lines: str) -> None:
    assert authors(article(below=lines.format(name), lang=lang)) == (name,)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("fr", "Le Havre"),
        ("es", "La Paz"),
        ("ar", "الشرق الأوسط"),
        ("ar", "اقتصاد عالمي"),
        ("ar", "رام الله"),
        ("ar", "خان يونس"),
        ("he", "בני ברק"),
        ("hi", "सीमा विवाद"),
        ("ko", "정치부"),
        ("ja", "政治部記者"),
        ("ja", "記者会見"),
    ],
)
def test_a_place_or_section_by_a_date_is_nobody(lang: str, line: str) -> None:
    assert authors(article(below=f"<p>{line}</p><p>23 September 2026</p>", lang=lang)) == ()


def test_a_name_in_the_menu_is_a_section_in_any_script() -> None:
    page = article("<nav><a href='/k'>أحمد خليل</a></nav>", "<p>أحمد خليل</p><p>23 September 2026</p>", lang="ar")
    assert authors(page) == ()


@pytest.mark.parametrize(
    ("lang", "line", "name"),
    [
        ("ko", "김민수 기자", "김민수"),
        ("ko", "김민수 특파원", "김민수"),
        ("ja", "山田太郎 記者", "山田太郎"),
        ("zh", "王小明 记者", "王小明"),
        ("zh", "本报记者 王小明", "王小明"),
    ],
)
@pytest.mark.parametrize("form", ["<p>{}</p><p>2026-09-23</p>", "<p class='byline'>{}</p>"])
def test_an_east_asian_name_with_the_word_for_a_reporter(lang: str, line: str, name: str, form: str) -> None:
    assert authors(article(below=form.format(line), lang=lang)) == (name,)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Photos by Bo Lind, text by Ada Lorne"),
        ("en", "Photographs by Bo Lind and Mia Holt; words by Ada Lorne"),
        ("en", "Photos: Bo Lind, Text: Ada Lorne"),
        ("es", "Fotos de Bo Lind, texto de Ada Lorne"),
        ("fr", "Photos de Bo Lind et texte de Ada Lorne"),
        ("de", "Fotos: Bo Lind, Text: Ada Lorne"),
    ],
)
@pytest.mark.parametrize("form", ["<p>{}</p>", "<p class='byline'>{}</p>", "<meta name='author' content='{}'>"])
def test_who_took_the_pictures_and_is_named_first_wrote_nothing(lang: str, line: str, form: str) -> None:
    text = form.format(line)
    head, below = (text, "") if "meta" in text else ("", text)
    assert authors(article(below=below, head=head, lang=lang)) == ("Ada Lorne",)


@pytest.mark.parametrize(
    "below",
    [
        "<p>Middle East</p><p>23 September 2026</p>",
        "<div><span>Real Estate</span> · <time datetime='2026-09-23'>23 September 2026</time></div>",
        "<p>Medio Ambiente</p><p>23 September 2026</p>",
        "<p>Bo Lind/Getty Images</p><p>23 September 2026</p>",
        # Before a date on one line stand names, but matters and places as often.
        "<p>Real Estate, 23 September 2026</p>",
        "<p>Salt Walk Prison, 23 September 2026</p>",
        "<p>Winter Edition, 23 September 2026</p>",
    ],
)
def test_a_section_and_whose_the_picture_is_are_no_authors(below: str) -> None:
    found = article(below=below).read()
    assert found.authors == ()
    assert "Middle East" not in (found.body or "")


def test_what_the_menu_calls_so_is_a_section() -> None:
    below = "<p>Rope Walks</p><p>23 September 2026</p>"
    assert authors(article(below=below)) == ("Rope Walks",)
    assert authors(article(above="<nav><a href='/rope-walks'>Rope Walks</a></nav>", below=below)) == ()


FIGURE = "<figure{}><img src='/i.jpg'{}><figcaption>The pier. {}</figcaption></figure>"
CREDITS = (
    FIGURE.format("", "", "<span class='author'>Cy Ray</span>"),
    FIGURE.format("", "", "<span class='byline'>Cy Ray</span>"),
    FIGURE.format("", "", "<b itemprop='author'>Cy Ray</b>"),
    "<figure><img src='/i.jpg'><span class='author'>Cy Ray</span></figure>",
    "<div itemscope itemtype='https://schema.org/ImageObject'><img src='/i.jpg'><b itemprop='author'>Cy Ray</b></div>",
    "<div><img src='/i.jpg'><span>Cy Ray</span></div>",
    "<div><img src='/i.jpg'><p><b>Cy Ray</b></p></div>",
    "<img src='/i.jpg'><div>Cy Ray/Herald</div>",
)


@pytest.mark.parametrize("credit", CREDITS)
def test_whose_a_picture_is_is_no_author(credit: str) -> None:
    for below in (f"{DATED}{credit}", f"{credit}{DATED}", f"{DATED}{PROSE}{credit}"):
        assert authors(article(below=below)) == ()
    assert authors(article(below=f"{credit}<p>By Ada Lorne</p>{DATED}")) == ("Ada Lorne",)
    # Who took it may have written the article.
    assert authors(article(below=f"{credit}<p>By Cy Ray</p>{DATED}")) == ("Cy Ray",)


@pytest.mark.parametrize(
    "below",
    [
        "<figure class='avatar'><img src='/a.jpg'><b class='author'>Ada Lorne</b></figure>",
        "<figure><img src='/a.jpg' width='48'><b class='author'>Ada Lorne</b></figure>",
        "<figure><img src='/a.jpg' alt='Ada Lorne'><b class='author'>Ada Lorne</b></figure>",
        "<div class='author'><img src='/a.jpg'><span>Ada Lorne</span></div>",
        "<div><img src='/a.jpg' alt='Ada Lorne'><span>Ada Lorne</span></div>",
        "<div><img src='/a.jpg'><span>Ada Lorne</span><p>Reporter</p></div>",
        "<img src='/a.jpg'><div>Ada Lorne</div>",
        "<div><img src='/a.jpg'></div><p>Ada Lorne</p>",
    ],
)
def test_a_name_by_a_writers_face_or_between_a_picture_and_the_day_is_an_author(below: str) -> None:
    assert authors(article(below=f"{below}{DATED}")) == ("Ada Lorne",)


def test_a_lone_name_right_below_a_picture_that_follows_the_day_is_whose_that_is() -> None:
    credit = "<img src='/i.jpg'><div>Cy Ray</div>"
    assert authors(article(below=f"{DATED}{credit}")) == ()
    assert authors(article(below=f"{DATED}{credit.replace('Cy Ray', 'By Cy Ray')}")) == ("Cy Ray",)
    assert authors(article(below=f"{DATED}<p>Ada Lorne</p>{credit}")) == ("Ada Lorne",)
    face = credit.replace("'>", "' alt='Cy Ray'>")
    assert authors(article(below=f"{DATED}{face}")) == ("Cy Ray",)


@pytest.mark.parametrize("name", ["AFP", "Reuters", "PTI", "The Associated Press", "Agencies", "新华社", "وكالات"])
def test_an_agency_is_no_author_wherever_it_stands(name: str) -> None:
    linked = '<script type="application/ld+json">{"@type": "NewsArticle", "author": %s}</script>'
    party = '{"@type": "%s", "name": "%s"}'
    heads = [linked % party % (kind, name) for kind in ("Organization", "Person")]
    for head in (*heads, linked % f'"{name}"', f'<meta name="author" content="{name}">'):
        assert authors(article(head=head)) == ()
        assert authors(article(head=head, below="<p>By Ada Lorne</p>")) == ("Ada Lorne",)
    for below in (
        f"<p>By {name}</p>",
        f"<p class='author'>{name}</p>",
        f"<p>By <a rel='author' href='/a'>{name}</a></p>",
    ):
        assert authors(article(below=f"{below}{DATED}")) == ()


@pytest.mark.parametrize("name", ["News Desk", "Redacción", "Harbour Herald Staff"])
def test_a_desk_is_one_wherever_it_stands(name: str) -> None:
    assert authors(article(head=f'<meta name="author" content="{name}">')) == (name,)
    for below in (f"<p>By {name}</p>", f"<p class='author'>{name}</p>"):
        assert authors(article(below=f"{below}{DATED}")) == (name,)


def test_what_an_agency_signs_the_house_does_not() -> None:
    party = '{"@type": "Organization", "name": "The Harbour Herald"}'
    head = f'{SITE}<script type="application/ld+json">{{"@type": "NewsArticle", "author": {party}}}</script>'
    assert authors(article(head=head, below="<p>By Reuters</p>")) == ()
    assert authors(article(head=head)) == ("The Harbour Herald",)
    house = "<p>The Harbour Herald</p><p>23 September 2026</p>"
    assert authors(article(head=SITE, below=f"<p>By Reuters</p>{house}")) == ()
    assert authors(article(head=SITE, below=house)) == ("The Harbour Herald",)


@pytest.mark.parametrize(
    "below",
    [
        "<span class=author>Ada Lorne</span> <span class=author>Bo Lind</span>",
        "<p class=author>Ada Lorne</p><p class=author>Bo Lind</p>",
        "<div class=author-name>Ada Lorne</div><div class=author-name>Bo Lind</div>",
        "<p><span class=byline__name>Ada Lorne</span>, <span class=byline__name>Bo Lind</span></p>",
    ],
)
def test_authors_each_in_an_element_of_their_own_that_are_marked_alike(below: str) -> None:
    assert article(below=f"{below}<time>20 November 2026</time>").read().authors == ("Ada Lorne", "Bo Lind")


def test_marks_of_different_names_are_not_alike() -> None:
    below = "<div><span class=author-of>Ada Lorne</span> <span class=author-guest>Bo Lind</span></div>"
    assert authors(article(below=f"{below}{PROSE}")) == ("Ada Lorne",)


def test_authors_marked_alike_may_stand_below_a_standfirst() -> None:
    standfirst = "<p>The keepers have counted all of the ropes of the harbour once more and found none lost.</p>"
    below = "<div><span class=author>Ada Lorne</span> <span class=author>Bo Lind</span></div>"
    assert authors(article(below=f"{standfirst}{below}{PROSE}")) == ("Ada Lorne", "Bo Lind")


def test_names_below_the_text_sign_it_one_at_a_time() -> None:
    columnists = "<div><a class=author href=/c/a>Ada Lorne</a> <a class=author href=/c/b>Bo Lind</a></div>"
    assert len(authors(article(below=f"{PROSE}{PROSE}{columnists}"))) < 2


@pytest.mark.parametrize(
    "beside",
    [
        "<span class=author>Harbour correspondent</span>",
        "<span class=author>Senior Marine Biologist</span>",
        "<span class=author>Medically reviewed by Bo Lind</span>",
        "<span class=author>Photos Bo Lind</span>",
        "<span class=author>Cape Town</span>",
        "<b class=author>Bo Lind</b>",
        "<span class=author>ADA LORNE</span>",
        "<span class=author>A. Lorne</span>",
        "<span class=editor>Bo Lind</span>",
    ],
)
def test_what_else_stands_beside_an_author_is_none(beside: str) -> None:
    below = f"<div><span class=author>Ada Lorne</span>{beside}</div>"
    elsewhere = "<section><span class=author>Bo Lind</span></section>"
    assert article(below=f"{below}{elsewhere}").read().authors == ("Ada Lorne",)


@pytest.mark.parametrize("name", ["author-share", "byline_social", "content__signa-share", "metaNewsletter"])
def test_a_box_of_the_byline_and_of_buttons_is_the_bylines(name: str) -> None:
    below = f"<div class='{name}'><p>By <b>Ada Lorne</b></p><button>Share</button></div>"
    assert article(below=below).read().authors == ("Ada Lorne",)
    other = below.replace(name, "share-tools")
    assert article(below=other).read().authors == ()


@pytest.mark.parametrize(
    "label", ["Media contact", "Press contacts:", "For more information", "Pressekontakt", "Rückfragen an"]
)
def test_whom_the_press_may_ask_is_no_author(label: str) -> None:
    contact = "<p>{}</p><p>Bo Lind</p><p>20 September 2026</p>"
    assert article(below=contact.format("Marly")).read().authors == ("Bo Lind",)
    assert article(below=contact.format(label)).read().authors == ()


def test_a_person_beside_the_papers_name_is_the_author() -> None:
    head = "<meta property='og:site_name' content='Harbour Herald'>"
    below = "<div>{}</div><p>20 September 2026</p>"
    assert article(head=head, below=below.format("Harbour Herald <i>Ada Lorne</i>")).read().authors == ("Ada Lorne",)
    assert article(head=head, below=below.format("Harbour Herald")).read().authors == ("Harbour Herald",)


@pytest.mark.parametrize(
    ("name", "is_person"),
    [
        ("Gift Ndlovu", True),
        ("Kelly Link", True),
        ("By Laurens van der Post", True),
        ("Gift Link", False),
        ("Bottom Line", False),
        ("Quick Facts", False),
    ],
)
def test_names_that_are_words_of_pages_too(name: str, *, is_person: bool) -> None:
    expected = (name.removeprefix("By "),) if is_person else ()
    assert article(below=f"<p>{name}</p><p>20 September 2026</p>").read().authors == expected
