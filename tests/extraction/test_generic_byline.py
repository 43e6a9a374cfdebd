"""Who wrote a page that no outlet has declared."""

from __future__ import annotations

import pytest

from spiders.extraction.page import Page
from tests.extraction.strangers import PROSE, article, stranger

SITE = '<meta property="og:site_name" content="The Harbour Herald">'

CARD = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Lorne">'


def authors(page: Page) -> tuple[str, ...]:
    return page._byline()[1]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("<p>By Ada Lorne</p>", ("Ada Lorne",)),
        ("<p>by Ada Lorne and Bo Lind | 23 September 2026 | 4 min read</p>", ("Ada Lorne", "Bo Lind")),
        ("<div><span>By</span><a href='/people/ada'>Ada Lorne</a><span>, Staff Writer</span></div>", ("Ada Lorne",)),
        ("<div><span>By</span><b>Ada Lorne</b><i>Keeper of the ropes</i></div>", ("Ada Lorne",)),
        ("<p>By <b>Ada Lorne</b>, <b>Bo Lind</b> and <b>Mia van der Holt</b></p>",
         ("Ada Lorne", "Bo Lind", "Mia van der Holt")),
        ("<p>By Ada Lorne, keeper of the harbour's ropes since 1990</p>", ("Ada Lorne",)),
        ("<p>By Dr. Ada Lorne, MD, PhD</p>", ("Dr. Ada Lorne, MD, PhD",)),
        ("<p>By A. Q. Lorne</p>", ("A. Q. Lorne",)),
        ("<p>By April Lorne and Sam Lind</p>", ("April Lorne", "Sam Lind")),
        ("<p>Written by:</p><p>Ada Lorne</p><p>Edited by:</p><p>Bo Lind</p>", ("Ada Lorne",)),
        ("<p>Written by: Ada Lorne Edited by: Bo Lind</p>", ("Ada Lorne",)),
        ("<p>By ADA LORNE Associated Press November 18, 2026</p>", ("ADA LORNE",)),
        ("<p>By</p><p>Ada Lorne</p><p>By</p><p>Bo Lind</p>", ("Ada Lorne", "Bo Lind")),
        ("<p>Reviewed by Bo Lind</p><p>Written by Ada Lorne</p>", ("Ada Lorne",)),
        ("<p>Published 23 September 2026 by Ada Lorne</p>", ("Ada Lorne",)),
        ("<p>Photos and story by Ada Lorne</p>", ("Ada Lorne",)),
        ("<p>Por Ana López y Juan Peral</p>", ("Ana López", "Juan Peral")),
        ("<p>بقلم: أحمد خليل</p>", ("أحمد خليل",)),
        ("<p>كتب - محمود عبد الرحمن وسارة فؤاد</p>", ("محمود عبد الرحمن", "سارة فؤاد")),
        ("<p>19 نوفمبر 2026</p><p>آخر تحديث: 19 نوفمبر 2026 15:20</p>", ()),
        ("<p class='byline'>By Ada Lorne and agencies</p>", ("Ada Lorne",)),
        ("<p>Par Hélène Marlot (avec AFP)</p>", ("Hélène Marlot",)),
        ("<p>Guest columnist Ada Lorne</p>", ("Ada Lorne",)),
        ("<p><button>Ada Lorne</button><span>23 September 2026</span></p>", ("Ada Lorne",)),
        ("<p>Ada Lorne</p><p>23 September 2026</p>", ("Ada Lorne",)),
        ("<p>Ada Lorne and Bo Lind</p><p>Senior Correspondents</p>", ("Ada Lorne", "Bo Lind")),
        ("<p><a href='/authors/ada-lorne'>Ada Lorne</a></p>", ("Ada Lorne",)),
        ("<p>By The Lantern Team</p>", ("The Lantern Team",)),
        ("<div class='author'>Lantern Staff</div>", ("Lantern Staff",)),
        ("<h3><a href='/userprofile/ada'>Ada Lorne</a></h3>", ("Ada Lorne",)),
        ("<div>23 September 2026 · Ada Lorne on behalf of <a href='/lantern'>the Watch</a></div>", ("Ada Lorne",)),
        ("<div>23 September 2026 · <a title='Ada Lorne'>Ada Lorne</a></div>", ("Ada Lorne",)),
        # Accounts, desks in lower case, names that end like a loose word, and what says who somebody is.
        ("<p>by <b>whova</b> | 23 September 2026</p>", ("whova",)),
        ("<p>By the Lantern Team</p>", ("the Lantern Team",)),
        ("<p>By <a href='/lantern'>The Lantern editors</a></p>", ("The Lantern editors",)),
        ("<p>Written by <b>Music On</b></p>", ("Music On",)),
        ("<p>By <b>Ada Lorne</b><i>, Senior Director, Ropes & Nets, Lantern Institute</i></p>", ("Ada Lorne",)),
        ("<p>Ada Lorne</p><p>Ropes and tar</p><p>Articles by Ada</p>", ("Ada Lorne",)),
        # A date behind the name, in one text.
        ("<p>By Ada Lorne on November 19, 2026 at 6:20 PM</p>", ("Ada Lorne",)),
        ("<p class='author'>By Ada Lorne on November 19, 2026</p>", ("Ada Lorne",)),
        ("<p class='author'>Ada Lorne, 19 November 2026</p>", ("Ada Lorne",)),
        # What somebody is, or where, behind the name; behind names that are links it is in none.
        ("<p>By Ada Lorne, Photo Editor</p>", ("Ada Lorne",)),
        ("<p>By Ada Lorne, Tides Editor, and Bo Lind</p>", ("Ada Lorne", "Bo Lind")),
        ("<p class='byline'>By <a href='/a'>Ada Lorne</a>, Marly</p>", ("Ada Lorne",)),
        ("<p>By <a href='/a'>Ada Lorne</a>, Bo Lind</p>", ("Ada Lorne", "Bo Lind")),
        ("<p>By <a href='/a'>Ada Lorne</a>, <b>Bo Lind, Mia Holt</b></p>", ("Ada Lorne", "Bo Lind", "Mia Holt")),
        ("<p>By <a href='/a'>Ada Lorne</a>, Puerto Lindo</p>", ("Ada Lorne",)),
        ("<p>By <a href='/a'>Ada Lorne</a>, Senior Ropewalker</p>", ("Ada Lorne",)),
        ("<p>By <a href='/a'>Ada Lorne</a>, Rope Officer</p>", ("Ada Lorne",)),
        ("<p>By <a href='/a'>Ada Lorne</a>, QRST Today</p>", ("Ada Lorne",)),
        ("<p class='byline'>By <a href='/a'>Ada Lorne</a> and <a href='/b'>Bo Lind</a>, Marly</p>",
         ("Ada Lorne", "Bo Lind")),
        ("<p class='byline'>By <a href='/a'>Ada Lorne</a>, <a href='/b'>Bo Lind</a>, Mia Holt and Jo Perl</p>",
         ("Ada Lorne", "Bo Lind", "Mia Holt", "Jo Perl")),
        ("<p class='byline'>By <a href='/a'>Ada Lorne</a>, <span>Herald Columnist</span></p>", ("Ada Lorne",)),
        ("<p class='byline'>By <a href='/a'>Ada Lorne</a>, <b>Bo Lind</b> and <a href='/c'>Mia Holt</a></p>",
         ("Ada Lorne", "Bo Lind", "Mia Holt")),
        ("<div>By <a href='/a'>Ada Lorne</a></div><div>and <a href='/b'>Bo Lind</a></div>", ("Ada Lorne", "Bo Lind")),
        # Several, with what each of them is, some of them links.
        ("<p class='byline'>By <a href='/a'>Ada Lorne</a>, Tides Editor, and <a href='/b'>Bo Lind</a> in Marly</p>",
         ("Ada Lorne", "Bo Lind")),
        ("<p>By <a href='/author/ada'>Ada Lorne</a> and Bo Lind, Reuters</p>", ("Ada Lorne", "Bo Lind")),
        ("<p>By <a href='/author/ada'>Ada Lorne</a>, Sea Correspondent, <a href='/author/bo'>Bo Lind</a>, Data Editor,"
         " and Mia Holt</p>", ("Ada Lorne", "Bo Lind", "Mia Holt")),
        ("<p>By <a href='/author/ada'>Ada Lorne</a> and photos by Bo Lind</p>", ("Ada Lorne",)),
        ("<p>By <a href='/author/ada'>Ada Lorne</a> and photos by <a href='/author/bo'>Bo Lind</a></p>",
         ("Ada Lorne",)),
        ("<p>By <a href='/author/ada'>Ada Lorne</a> and edited by <a href='/author/bo'>Bo Lind</a></p>",
         ("Ada Lorne",)),
        ("<p>By <a href='/author/ada'>Ada Lorne</a> and translated by <a href='/author/bo'>Bo Lind</a></p>",
         ("Ada Lorne",)),
        ("<p>By <a href='/author/ada'>Ada Lorne</a>, Head of Ropes and Nets</p>", ("Ada Lorne",)),
        ("<ul><li><a href='/author/ada'>Ada Lorne</a><li><a href='/author/bo'>Bo Lind</a></ul>",
         ("Ada Lorne", "Bo Lind")),
        ("<a href='/author/ada'>Ada Lorne</a><p>Sea reporter</p><a href='/author/bo'>Bo Lind</a><p>Editor</p>",
         ("Ada Lorne", "Bo Lind")),
        ("<div><a href='/author/ada'>Ada Lorne</a><p>Edited by</p><a href='/author/bo'>Bo Lind</a></div>",
         ("Ada Lorne",)),
        ("<p>By Ada Lorne, HNN Verify, and Bo Lind, HNN News Marly</p>", ("Ada Lorne", "Bo Lind")),
        # For whom somebody writes, and to whom somebody spoke.
        ("<p>By Ada Lorne For the Harbour Herald</p>", ("Ada Lorne",)),
        ("<p>By Ada Lorne of the Harbour Herald</p>", ("Ada Lorne",)),
        ("<p>By Ada Lorne for the Harbour Herald and Bo Lind</p>", ("Ada Lorne", "Bo Lind")),
        ("<p>By Ada Lorne for the Harbour Herald & Bo Lind for the Marly Lantern</p>", ("Ada Lorne", "Bo Lind")),
        ("<p>By Ada Lorne of the Harbour Herald and Bo Lind of the Marly Gazette and Mia Holt</p>",
         ("Ada Lorne", "Bo Lind", "Mia Holt")),
        ("<p>By Ada Lorne for the Harbour and Pier Herald</p>", ("Ada Lorne",)),
        ("<p>By Ada Lorne for the Rope and Net and Pier Herald and Bo Lind</p>", ("Ada Lorne", "Bo Lind")),
        ("<p>By Ada Lorne for the Harbour Press and Journal</p>", ("Ada Lorne",)),
        ("<p>By Ada Lorne Special to the Lantern</p>", ("Ada Lorne",)),
        ("<p>BY ADA LORNE AND BO LIND STAFF WRITERS</p>", ("ADA LORNE", "BO LIND")),
        ("<p>By Harbour Herald News Desk</p>", ("Harbour Herald News Desk",)),
        ("<p>By Friends of the Harbour</p>", ("Friends of the Harbour",)),
        ("<p>Interview by Ada Lorne with Bo Lind</p>", ("Ada Lorne",)),
        # Marked as an author's, but telling of what that person is.
        (f"{PROSE}<p>Ada Lorne</p><div class='post-author-description'>Licensed Rope Grader</div><i>May 4, 2026</i>",
         ("Ada Lorne",)),
        # Links to topics name nobody.
        ("<p>By</p><p><a href='/category/sea'>Sea Letters</a></p><p>Ada Lorne</p><p>23 September 2026</p>",
         ("Ada Lorne",)),
        # Below the body.
        (f"{PROSE * 4}<h3>Article written by: Ada Lorne, MD</h3>", ("Ada Lorne, MD",)),
        (f"{PROSE * 4}<h3>Written by Ada Lorne</h3>", ("Ada Lorne",)),
        (f"{PROSE * 4}<h3>Author</h3><p>Ada Lorne</p><p>Bo Lind</p>", ("Ada Lorne",)),
        (f"{PROSE * 4}<h6>Author(s)</h6><ul><li>Ada Lorne</li><li>Bo Lind</li></ul><p>The ropes.</p>",
         ("Ada Lorne", "Bo Lind")),
        (f"{PROSE * 4}<p><strong>Contributors:</strong> Ada Lorne</p>", ("Ada Lorne",)),
    ],
)  # fmt: skip
def test_printed_bylines(below: str, expected: tuple[str, ...]) -> None:
    assert authors(article(below=below)) == expected


@pytest.mark.parametrize(
    "below",
    [
        "<p>Press Release</p><p>No date</p>",
        "<p><a href='/topics/health-care'>Health Care</a></p><p>23 September 2026</p>",
        "<h2>Table of Contents</h2><p>23 September 2026</p>",
        "<p>READ ON</p><p>23 September 2026</p>",
        "<p>Counted Ropes</p><p>23 September 2026</p>",
        "<p>Shop by Room</p>",
        "<p>by <b>email</b></p>",
        "<p>By clicking on it you agree to our <a href='/u'>User Agreement</a> and <a href='/p'>Privacy Policy</a></p>",
        "<p>by</p><p>lorne</p>",
        "<p>Photo by Bo Lind</p>",
        "<figure><figcaption>By Bo Lind</figcaption></figure>",
        "<p>Edited by Bo Lind</p>",
        "<p><a href='/author/login'>Login</a></p>",
        "<p class='author'>@lorne</p>",
        "<nav><a href='/authors/bo'>Bo Lind</a></nav>",
        f"{PROSE * 4}<div class='related'><p>Written by Bo Lind</p></div>",
        f"{PROSE * 4}<h3>Author</h3><p>What is said of the author at the length of a line or two.</p>",
        "",
        "<p>By Royal Appointment</p>",
        "<p>By Popular Demand</p>",
        # Words before a colon and a date are a label, and so may be two words beside one where nothing has capitals.
        "<p>Harbour Watch: November 19, 2026</p>",
        "<p>Date Published: November 19, 2026</p>",
        "<p>Publication Day, 19 November 2026</p>",
        "<p>Lorne City, 19 November 2026</p>",
        "<p>تم التحديث: 20 نوفمبر 2026 - نشر: 19 نوفمبر 2026</p>",
        "<p>أخبار محلية - 19 نوفمبر 2026</p>",
        "<p>الشرق الأوسط | 19 نوفمبر 2026</p>",
        "<p class='author'>أخبار محلية</p>",
    ],
)
def test_what_names_nobody(below: str) -> None:
    assert authors(article(below=below)) == ()


def test_a_desk_in_portuguese() -> None:
    assert authors(article(below="<p>Da Redação | 20 de novembro de 2026</p>", lang="pt")) == ("Redação",)


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
