"""Whom the lines around a headline name, and lines that name nobody."""

from __future__ import annotations

import pytest

from tests.extraction.strangers import PROSE, article


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
        ("<p>By <a href='/a'>Ada Lorne and</a> <b>by</b> <a href='/b'>Bo Lind</a></p>", ("Ada Lorne", "Bo Lind")),
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
    assert article(below=below)._byline()[1] == expected


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
    assert article(below=below)._byline()[1] == ()


def test_a_desk_in_portuguese() -> None:
    assert article(below="<p>Da Redação | 20 de novembro de 2026</p>", lang="pt")._byline()[1] == ("Redação",)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "14. November 2026, 17:48 Uhr, von Ada Lorne"),
        ("de", "18.11.2026, von Ada Lorne"),
        ("es", "18 de noviembre de 2026, por Ada Lorne"),
        ("fr", "18 novembre 2026, par Ada Lorne"),
        ("it", "18 novembre 2026, di Ada Lorne"),
        ("en", "18.11.2026 / Ada Lorne"),
        ("es", "Ada Lorne / Marly / 14 NOV 2026 - 17:48 CET"),
        ("es", "14 de noviembre del 2026 | Actualizado 18:10 h. | Ada Lorne"),
    ],
)
def test_a_name_behind_a_date(language: str, line: str) -> None:
    assert article(below=f"<p>{line}</p>", lang=language)._byline()[1] == ("Ada Lorne",)


@pytest.mark.parametrize(
    "line",
    [
        "18.11.2026, von der Polizei",
        "18.11.2026 / Sport",
        "The year 2026, by Ada Lorne's count, was wet.",
        "Room 12, por Ada Lorne",
    ],
)
def test_what_stands_behind_a_date_and_is_no_name(line: str) -> None:
    assert article(below=f"<p>{line}</p>", lang="de")._byline()[1] == ()


@pytest.mark.parametrize(
    "address",
    [
        "/by/ada-lorne", "/en/team/ada", "/u/ada", "/@ada", "/redacteur/ada", "/correspondents/ada",
        "mailto:ada@herald.example", "https://x.com/ada", "https://www.harbour-herald.example/by/ada",
    ],
)  # fmt: skip
def test_a_link_that_may_lead_to_an_author_names_one_beside_a_date(address: str) -> None:
    link = f"<a href='{address}'>Ada Lorne</a>"
    picture = f"<a href='{address}'><img alt='Ada Lorne'></a>"
    for below in (f"{link}<span>18 Nov 2026</span>", f"{picture}{link}<span>18 Nov 2026</span>"):
        assert article(below=f"<p>{below}</p>")._byline()[1] == ("Ada Lorne",)
    assert article(below=f"<p>{link}</p>")._byline()[1] == ()


@pytest.mark.parametrize(
    "address", ["/sea/ada-lorne", "/", "#", "/sports/team/ada", "/by/", "https://x.com/ada/status/1"]
)
def test_other_links_beside_a_date_name_nobody(address: str) -> None:
    assert article(below=f"<p><a href='{address}'>Ada Lorne</a><span>18 Nov 2026</span></p>")._byline()[1] == ()


@pytest.mark.parametrize(
    "line",
    [
        "By <a href='/authors/ada'>Ada Lorne</a>, Bo Lind and Cy Ray",
        "By Ada Lorne, <a href='/authors/bo'>Bo Lind</a> and Cy Ray",
        "By <a href='/authors/ada'>Ada Lorne</a>, <a href='/authors/bo'>Bo Lind</a> and Cy Ray",
        "By <a href='/authors/ada'><i class=n>Ada Lorne</i></a>, <i class=n>Bo Lind</i>, <i class=n>Cy Ray</i>",
        "<span>By Ada Lorne</span> <span>By Bo Lind</span> <span>By Cy Ray</span>",
        "<i class=name>Ada Lorne</i> <i class=name>Bo Lind</i> <i class=name>Cy Ray</i>",
    ],
)
def test_names_that_are_links_and_names_that_are_none(line: str) -> None:
    assert article(below=f"<p class='byline'>{line}</p>")._byline()[1] == ("Ada Lorne", "Bo Lind", "Cy Ray")


@pytest.mark.parametrize(
    "line",
    [
        "<a href='/authors/ada'>Ada Lorne</a>, Political editor and <a href='/authors/bo'>Bo Lind</a>, Health editor",
        "<a href='/authors/ada'>Ada Lorne</a> Political editor and <a href='/authors/bo'>Bo Lind</a> Health editor",
    ],
)
def test_posts_between_names_that_are_links(line: str) -> None:
    assert article(below=f"<p class='byline'>{line}</p>")._byline()[1] == ("Ada Lorne", "Bo Lind")


@pytest.mark.parametrize(
    "beside",
    [
        ", City Hall",
        ", City Hall and courts reporter",
        " and photos by Bo Lind",
        ", <span class=place>Harbour Road</span>",
        "<span> Photos by Bo Lind</span>",
        "<span class=role>Senior Marine Biologist</span>",
    ],
)
def test_what_stands_beside_a_name_that_is_a_link_and_is_none(beside: str) -> None:
    line = f"By <a href='/authors/ada'><i class=name>Ada Lorne</i></a>{beside}"
    assert article(below=f"<p class='byline'>{line}</p>")._byline()[1] == ("Ada Lorne",)


@pytest.mark.parametrize("name", ["Photos Bo Lind", "Daily Mail", "Premier League", "White House"])
def test_a_word_for_anything_marks_no_names(name: str) -> None:
    line = f"<span class='meta'>By Ada Lorne</span> <span class='meta'>{name}</span>"
    assert article(below=f"<div class='byline'>{line}</div>")._byline()[1] == ("Ada Lorne",)
