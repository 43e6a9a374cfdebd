"""Lines of the header above the prose: left out of the body if they are the page's dates and byline alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from spiders.extraction import read
from spiders.extraction.body import Block, Kind
from spiders.extraction.header_in_body import Told, without_header_lines
from tests.extraction.strangers import PROSE, article, stranger

TITLE = "<title>Ropes are counted again</title>"
HEADLINE = "<h1>Ropes are counted again</h1>"
SUMMARY = "<p class='dek'>In Port Ossel all ropes of the old harbour are there, as its keepers say.</p>"
OPENING = "The harbour office counts its ropes in the autumn"


@pytest.mark.parametrize(
    ("below", "lang"),
    [
        ("<p>Published: 10:15, 9 November 2026 | Updated: 14:40, 10 November 2026</p>", "en"),
        ("<p>Publié le 2 novembre 2026 à 18h05</p><p>Modifié le 02/11/2026 à 19:00</p>", "fr"),
        ("<p>Por Lucía Peral</p><p>17 de noviembre de 2026 11:20 a. m.</p>", "es"),
        ("<p>20. November 2026 | 16:48 Uhr</p>", "de"),
        ("<p>Red./APA, 14. Jänner 2026, 07:30</p>", "de"),
        ("<p>الخميس 19 نوفمبر 2026 | 07:15 مساءً</p>", "ar"),
        ("<p>كتب - محمود عبد الرحمن وسارة فؤاد</p>", "ar"),
        ("<p>Par Hélène Marlot, publié le 2 novembre 2026 à 18h05</p>", "fr"),
        ("<div><span>Ada Lorne</span><span>9 Nov 2026</span><span>4 min read</span></div>", "en"),
    ],
)
def test_dates_and_the_byline_are_no_words_of_the_body(below: str, lang: str) -> None:
    page = article(below=below, lang=lang)
    assert page.body.paragraphs[0].startswith(OPENING)


@pytest.mark.parametrize(
    "line",
    [
        "9 November 2026 was a cold day.",
        "Ada Lorne is seventy.",
        "3 May 1999",  # the first of a list of events
        "November 2026",
        "Updated: the list of ropes",
        "Photos de Paris",
    ],
)
def test_other_short_lines_stay(line: str) -> None:
    blocks = [Block(Kind.PARAGRAPH, line), Block(Kind.PARAGRAPH, OPENING)]
    assert without_header_lines(blocks, Told(lambda: ("Ada Lorne",), lambda: (date(2026, 11, 9),), "en")) == blocks


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Port Ossel, 20. November 2026 – Der Hafen ist offen, teilte die Verwaltung mit.", "de"),
        ("PORT OSSEL, 20 November 2026 (Harbour Press) - The harbour is open to all, the port said.", "en"),
        ("(Port Ossel, 20 November 2026) – The harbour is open to all, the port said.", "en"),
        ("Port Ossel, le 20 novembre 2026 - Le port est ouvert à tous, selon la mairie.", "fr"),
    ],
)
def test_a_short_report_behind_a_place_and_a_day_stays(line: str, lang: str) -> None:
    page = article(below=f"<p>{line}</p>", lang=lang)
    assert page.body.paragraphs[0] == line
    page = article(below="<p>Published in the Herald of Port Ossel on 20 November 2026 | Updated today</p>", lang=lang)
    assert page.body.paragraphs[0].startswith(OPENING)


def test_lines_below_the_first_prose_stay() -> None:
    blocks = [Block(Kind.PARAGRAPH, f"{OPENING} and has lost none"), Block(Kind.PARAGRAPH, "Published 9 November 2026")]
    assert without_header_lines(blocks, Told(tuple, tuple, "en")) == blocks


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("By Ada Lorne, Harbour correspondent", "en"),
        ("By Ada Lorne in Port Ossel", "en"),
        ("By Ada Lorne and Bo Lind, staff writers", "en"),
        ("By Ada Lorne, Reporter.", "en"),
        ("<b>By Ada Lorne, Reporter</b>", "en"),
        ("Von Jana Roth, Berlin", "de"),
        ("Par Marie Dupont, envoyée spéciale à Ossel", "fr"),
        ("Por Lucía Peral, corresponsal en Lima", "es"),
        ("Por Ana Souza, enviada especial a Lima", "pt"),
        ("di Anna Rossi, inviata a Ossel", "it"),
        ("Door Jan de Vries, verslaggever", "nl"),
        ("Автор: Анна Иванова, корреспондент", "ru"),
        ("Haber: Ayşe Yılmaz, İstanbul", "tr"),
        ("كتب: محمود عبد الرحمن، مراسل القاهرة", "ar"),
    ],
)
@pytest.mark.parametrize("summary", ["", SUMMARY, SUMMARY.replace(" class='dek'", "")])
def test_the_line_that_gave_the_byline_is_none_of_the_body(line: str, lang: str, summary: str) -> None:
    page = article(below=f"{summary}<p>{line}</p>", lang=lang)
    said = (*page.body.paragraphs, *page.body.subheadings)
    assert [text for text in said if not text.startswith((OPENING, "In Port Ossel"))] == []


@pytest.mark.parametrize(
    ("line", "name", "lang"),
    [
        ("Von unserer Korrespondentin Jana Roth", "Jana Roth", "de"),
        ("Jana Roth, Ossel", "Jana Roth", "de"),
        ("Marie Dupont, envoyée spéciale à Ossel", "Marie Dupont", "fr"),
        ("ADA LORNE | Harbour correspondent | 20 November 2026", "Ada Lorne", "en"),
        ("Interview: Ada Lorne", "Ada Lorne", "en"),
        ("記者：田中太郎", "田中太郎", "ja"),
    ],
)
def test_a_line_of_a_declared_authors_name_and_what_that_person_is_goes(line: str, name: str, lang: str) -> None:
    blocks = [Block(Kind.PARAGRAPH, line), Block(Kind.PARAGRAPH, OPENING)]
    assert without_header_lines(blocks, Told(lambda: (name,), tuple, lang)) == blocks[1:]


@pytest.mark.parametrize(
    ("line", "name", "lang"),
    [
        ("Ada Lorne has opened the pier.", "Ada Lorne", "en"),
        ("Ada Lorne, the mayor, has opened the pier.", "Ada Lorne", "en"),
        ("Ada Lorne has waited", "Ada Lorne", "en"),
        ("By Ada Lorne’s account, the pier was lost", "Ada Lorne", "en"),
        ("By Ada Lorne, the keeper, the ropes were counted. All of them.", "Ada Lorne", "en"),
        ("Por Lucía Peral, la ciudad se detuvo.", "Lucía Peral", "es"),
        ("Par Marie Dupont, la ville a tout perdu !", "Marie Dupont", "fr"),
        ("Von Jana Roth ist der Satz, den alle kennen.", "Jana Roth", "de"),
        ("كتب محمود عبد الرحمن أن الميناء مفتوح.", "محمود عبد الرحمن", "ar"),
        ("By the sea", "Ada Lorne", "en"),
        ("Ada Lorne, 1951–2026", "Ada Lorne", "en"),
        ("Ada Lorne, 34", "Ada Lorne", "en"),
        ("Ada Lorne, writer and diver", "Ada Lorne", "en"),
        ("Por Lucía Peral votó Lima", "Lucía Peral", "es"),
        ("di Anna Rossi resta il sorriso", "Anna Rossi", "it"),
        ("Por Ana Souza e pelo pai", "Ana Souza", "pt"),
        ("By Ada Lorne and all of the ropes that she has kept in the house of the old harbour", "Ada Lorne", "en"),
    ],
)
def test_prose_that_names_the_author_stays(line: str, name: str, lang: str) -> None:
    blocks = [Block(Kind.PARAGRAPH, line), Block(Kind.PARAGRAPH, OPENING)]
    assert without_header_lines(blocks, Told(lambda: (name,), tuple, lang)) == blocks


def test_a_name_alone_below_the_first_prose_stays() -> None:
    blocks = [Block(Kind.PARAGRAPH, f"{OPENING} and has lost none"), Block(Kind.PARAGRAPH, "Ada Lorne, Port Ossel")]
    assert without_header_lines(blocks, Told(lambda: ("Ada Lorne",), tuple, "en")) == blocks


def test_a_label_and_a_name_among_the_prose_stay() -> None:
    blocks = [Block(Kind.PARAGRAPH, f"{OPENING} and has lost none")] * 2 + [Block(Kind.PARAGRAPH, "Author: Ada Lorne")]
    assert without_header_lines(blocks, Told(lambda: ("Ada Lorne",), tuple, "en")) == blocks


@pytest.mark.parametrize("label", ["Politics", "Exclusive", "Special report", "Harbour notes", "Who pays?", "العالم"])
@pytest.mark.parametrize("markup", ["<p class='kicker'>{}</p>", "<span>{}</span>", "<p>{}</p>", "<h3>{}</h3>"])
def test_what_stands_above_the_headline_and_is_no_prose_is_no_body(label: str, markup: str) -> None:
    above = markup.format(label)
    body = stranger(f"<article>{above}{HEADLINE}{SUMMARY}{PROSE * 3}</article>", TITLE).body
    assert body.paragraphs[0].startswith(OPENING)
    assert body.subheadings == ()


def test_prose_above_the_headline_stays_and_the_headline_is_no_subheading() -> None:
    above = "<p>Ropes</p><p>All ropes of the old harbour are there.</p><p>Ropes and more</p>"
    body = stranger(f"<article>{above}{HEADLINE}{PROSE * 3}</article>", TITLE).body
    assert body.paragraphs[:2] == ("All ropes of the old harbour are there.", "Ropes and more")
    assert body.subheadings == ()


def test_a_heading_that_is_not_the_headlines_has_nothing_above_it_left_out() -> None:
    page = stranger(f"<article><p>Ropes</p><h2>Nets</h2>{PROSE * 3}</article>", TITLE)
    assert page.body.paragraphs[0] == "Ropes"
    assert page.body.subheadings == ("Nets",)


def test_a_regions_name_is_a_heading_of_the_body_below_the_headline() -> None:
    assert article(below="<h2>Asia</h2>").body.subheadings == ("Asia",)


def test_a_summary_below_the_byline_is_left_out_as_it_is_below_the_headline() -> None:
    page = article(below=f"<p>Par Marie Dupont, à Ossel</p>{SUMMARY}", lang="fr")
    assert page.body.paragraphs[0].startswith(OPENING)


def test_a_declared_page_prints_its_dates_in_the_body() -> None:
    dates = "Saturday, 21 November 2026 9:15 AM  [ Last Update: Saturday, 21 November 2026 9:40 AM ]"
    page = (
        "<html lang='en'><head><title>Ropes are counted</title></head><body><h1>Ropes are counted</h1>"
        f"<div class='details-page'><div class='col-md-9'><div>{dates}</div>{PROSE * 3}</div></div></body></html>"
    )
    reading = read(page.encode(), "https://www.presstv.ir/Detail/2026/11/21/759001/ropes", "text/html")
    assert reading.outlet == "presstv"
    assert reading.body is not None
    assert reading.body.startswith(OPENING)


DATE = "<p>20 November 2026</p>"
CAPTURED = datetime(2026, 11, 22, 8, tzinfo=UTC)


def shown(below: str, *, lang: str = "en", head: str = "") -> tuple[str, ...]:
    """What an article captured on 22 November 2026 prints above its prose, as its body has it."""
    page = article(below=below, lang=lang, head=head, captured_at=CAPTURED)
    return tuple(text for text in page.body.paragraphs if not text.startswith(OPENING))


@pytest.mark.parametrize(
    ("below", "lang"),
    [
        ("<p>By Ada Lorne</p><p>2 days ago</p>", "en"),
        ("<p>By Ada Lorne • 2 days ago</p>", "en"),
        ("<p>2 days ago</p>", "en"),
        ("<p>il y a 2 jours</p>", "fr"),
        ("<p>2 gün önce</p>", "tr"),
        ("<p>记者 李明华 • 2天前</p>", "zh"),
        ("<div>November 20, 2026 / 10:30 AM EST / Herald News</div>", "en"),
        ("<div>Ada Lorne | Harbour Herald | Posted 20/11/2026</div>", "en"),
        ("<div>20.11.2026 - 10:30 | Son Güncellenme: 20.11.2026 - 14:12</div>", "tr"),
        ("<div>2026年11月20日 10:30 青江晚报</div>", "zh"),
        ("<p>20 November 2026</p><div><p>Listen to this article</p><span>3:42</span></div>", "en"),
        ("<time datetime='2026-11-20'>20 November 2026</time><p>1,482 views</p>", "en"),
        ("<address>By <a rel='author' href='/a'>Ada Lorne</a></address><div>Fri 20 Nov 2026 10.30 GMT</div>"
         "<div>Last modified on Fri 20 Nov 2026 14.12 GMT</div>", "en"),
        ("<details><summary>Fri 20 Nov 2026 10.30 GMT</summary>Last modified on Fri 20 Nov 2026 14.12 GMT</details>",
         "en"),
    ],
)  # fmt: skip
def test_the_line_that_gave_the_date_is_none_of_the_body(below: str, lang: str) -> None:
    assert shown(below, lang=lang) == ()


@pytest.mark.parametrize("label", ["Reporting from the pier", "Issue 12", "3:42", "1,482 views", "Save | Print"])
@pytest.mark.parametrize("field", [DATE, "<p>By Ada Lorne</p>", "<p>2 days ago</p>"])
def test_labels_above_the_byline_or_the_date_are_none_of_the_body(label: str, field: str) -> None:
    assert shown(f"<p>{label}</p>{field}") == ()


def test_links_in_a_list_above_the_byline_are_none_of_the_body() -> None:
    links = "<li><a href='/1'>Sign up for our newsletter</a></li>"
    links += "<li><a href='/2'>Nine nets are sold at the old quay of the town, as it is told</a></li>"
    assert shown(f"<ul>{links}</ul><p>By Ada Lorne</p>") == ()


def test_what_an_article_says_in_short_above_its_date_stays() -> None:
    assert shown(f"<ul><li>No ropes lost</li><li>Nets are cheaper</li></ul>{DATE}") == (
        "No ropes lost",
        "Nets are cheaper",
    )


@pytest.mark.parametrize(
    "line",
    [
        "When: Saturday, 28 November 2026, 19:00",
        "Why now?",
        "All ropes of the old harbour are there.",
        "In the autumn of each year, whatever the weather, the ropes are counted",
    ],
)
def test_what_is_no_label_stays_above_the_date(line: str) -> None:
    assert shown(f"<p>{line}</p>{DATE}") == (line,)


@pytest.mark.parametrize(
    "line", ["When: Saturday, 28 November 2026, 19:00", "Dear readers", "Reporting on 28 November 2026"]
)
def test_lines_below_the_date_that_say_something_else_stay(line: str) -> None:
    assert shown(f"{DATE}<p>{line}</p>") == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "Port Ossel, 20 November 2026",
        "Statement by Mayor Bo Lind, 20 November 2026",
        "Born 20 November 2026",
        "Released 20 November 2026",
        "Score on 20 November 2026: 3-1",
        "Day 12, 20 November 2026",
        "20 November 2026: the pier opens.",
    ],
)
@pytest.mark.parametrize("field", [DATE, "<p>By Ada Lorne</p><time datetime='2026-11-20'>20 November 2026</time>"])
def test_what_a_line_says_beside_the_articles_day_stays(line: str, field: str) -> None:
    assert shown(f"{field}<p>{line}</p>") == (line,)


def test_so_it_does_in_german() -> None:
    line = "Stand 20. November 2026: 3 Tote"
    assert shown(f"<p>20. November 2026</p><p>{line}</p>", lang="de") == (line,)


@pytest.mark.parametrize(
    "line",
    ["Published on 20 November 2026", "Friday 20th November 2026 at 10.30 GMT", "20 Nov 2026 10:30 | Harbour Herald"],
)
def test_a_day_with_its_label_time_and_page_goes(line: str) -> None:
    assert shown(f"{DATE}<p>{line}</p>") == ()


def test_a_line_of_labels_with_the_authors_name_and_the_articles_day_is_none_of_the_body() -> None:
    line = "来源：青江晚报 作者：李明华 编辑：王晓燕 2026-11-20 10:30"
    assert shown(f"<div>{line}</div>", lang="zh", head="<meta name='author' content='李明华'>") == ()
    assert shown(f"<div>{line}</div>", lang="zh", head="<meta name='author' content='王大力'>") == (line,)


def test_the_times_of_a_chronicle_stay() -> None:
    page = article(below=f"{DATE}<p>10:15</p>{PROSE}<p>11:30</p>{PROSE}", captured_at=CAPTURED)
    assert [text for text in page.body.paragraphs if len(text) < 9] == ["10:15", "11:30"]


def test_prose_without_spaces_has_begun_as_well() -> None:
    prose = "港务局在秋天清点绳索，至今一根也没有丢失，守护人说。"
    page = article(below=f"<p>{prose}</p><p>港口</p><p>{prose}</p>{DATE}", lang="zh", captured_at=CAPTURED)
    assert page.body.paragraphs[:2] == (prose, "港口")


def test_labels_above_a_date_among_the_prose_stay() -> None:
    page = article(below=f"{DATE}{PROSE}<p>Harbours</p>{PROSE}{DATE}", captured_at=CAPTURED)
    assert "Harbours" in page.body.paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "Edited by Bo Lind",
        "Edited and reviewed by Bo Lind.",
        "Photos by Bo Lind and Mia Oduya",
        "Illustration by Bo Lind",
        "Fact-checked by Bo Lind",
        "Reporting from Port Ossel",
        "Sponsored by Harbour Bank",
        "<b>Translated by Bo Lind</b>",
        "Traduit par Bo Lind",
        "Übersetzt von Bo Lind",
        "Foto di Bo Lind",
        "Fotos von Bo Lind und Mia Oduya",
        "Drawings by Bo Lind",
        "Dessins de Bo Lind",
        "Grafik von Bo Lind",
        "Foto av Bo Lind",
    ],
)
def test_whoever_did_something_else_than_write_is_none_of_the_body(line: str) -> None:
    page = article(below=f"{DATE}<p>{line}</p>")
    assert (page.body.paragraphs[0][:20], page.body.subheadings) == (OPENING[:20], ())


@pytest.mark.parametrize(
    "line",
    [
        "Photos by the keepers of the old ropes",
        "Edited by Bo Lind, the book is out.",
        "Reporting from the front line",
        "Fotos von Bord der Möwe",
        "Bilder von Wänden und Booten",
        "Grafiken von Wind und Wellen",
        "Dessins de Marly",
        "Video by Bo Lind of what became of all the ropes in the old harbour",
    ],
)
def test_what_says_more_than_who_did_it_stays(line: str) -> None:
    assert shown(f"{DATE}<p>{line}</p>") == (line,)


@pytest.mark.parametrize("markup", ["<div class='headline'>{}</div>", "<h1>{0}</h1><p>{0}</p>"])
def test_a_headline_that_is_no_heading_is_no_paragraph(markup: str) -> None:
    body = stranger(f"<article>{markup.format('Ropes are counted again')}{PROSE * 3}</article>", TITLE).body
    assert body.paragraphs[0].startswith(OPENING)


def test_a_headline_said_again_further_down_stays() -> None:
    page = article(below=f"{PROSE}<p>Ropes are counted again</p>{PROSE}")
    assert "Ropes are counted again" in page.body.paragraphs


@pytest.mark.parametrize(
    "header", ["9 November 2026", "By Ada Lorne<br>9 November 2026", "Ada Lorne | 9 November 2026"]
)
def test_a_date_in_bare_text_takes_no_paragraph_beside_it_away(header: str) -> None:
    texts = [f"On day {day} the harbour office counted {day + 3} ropes, and it found all of them." for day in range(9)]
    body = f"{header}<br>{'<br><br>'.join(texts)}"
    found = read(f"{TITLE}<article>{HEADLINE}{body}</article>".encode(), "https://www.herald.example/a/b")
    assert (found.body or "").split("\n\n") == texts
