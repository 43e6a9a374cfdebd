"""Headings and labels of other articles among an article's paragraphs, on web pages and in texts."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from tests.extraction.test_closing_lines import PARAGRAPHS, TITLE, URL

TITLES = ("Ferries stay in port for a third day", "Mayor of Sule steps down over budget", "A museum opens in May")
HEADINGS = (
    "Read also",
    "See also",
    "Don’t miss",
    "Lea también",
    "Lee también:",
    "Lire aussi",
    "اقرأ أيضا",
    "همچنین بخوانید",
    "Lesen Sie auch",
    "Siehe auch",
    "Auch interessant",
    "Veja também",
    "Saiba mais",
    "Leggi anche",
    "Lees ook",
    "Les også",
    "Læs også",
    "Läs också",
    "Lue myös",
    "Przeczytaj także",
    "Читайте также",
    "Читайте також",
    "Ayrıca okuyun",
    "Διαβάστε επίσης",
    "קראו גם",
    "यह भी पढ़ें",
    "延伸阅读",
    "関連記事",
    "관련 기사",
    "Čtěte také",
    "Čitajte i",
    "Citește și",
    "Baca juga",
    "Xem thêm",
)
UPPER, LOWER = PARAGRAPHS[:3], PARAGRAPHS[3:]


def from_page(*between: str, lower: tuple[str, ...] = LOWER) -> tuple[str, ...]:
    """The body's lines of a page with these elements among its paragraphs."""
    above, below = ("".join(f"<p>{text}</p>" for text in texts) for texts in (UPPER, lower))
    page = f"<html><body><article><h1>{TITLE}</h1>{above}{''.join(between)}{below}</article></body></html>"
    return tuple((read(page.encode(), URL).body or "").split("\n\n"))


def from_text(*between: str, lower: tuple[str, ...] = LOWER) -> tuple[str, ...]:
    """The same of a text."""
    text = "\n\n".join((TITLE, "By Ada Lorne", "17 November 2026", *UPPER, *between, *lower))
    return tuple((read(text.encode(), URL, "text/plain").body or "").split("\n\n"))


def listed(*titles: str) -> str:
    return f"<ul>{''.join(f'<li><a href=/n/{len(title)}>{title}</a></li>' for title in titles)}</ul>"


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_of_other_articles_goes_with_its_titles(heading: str) -> None:
    assert from_page(f"<h3>{heading}</h3>", listed(*TITLES)) == PARAGRAPHS
    assert from_text(heading, *TITLES) == PARAGRAPHS
    assert from_text(heading, "\n".join(f"* {title}" for title in TITLES)) == PARAGRAPHS


@pytest.mark.parametrize("label", [*HEADINGS, "Lue lisää", "Les mer", "Czytaj więcej", "You may also like", "More"])
def test_a_label_goes_with_its_title(label: str) -> None:
    label = label.rstrip(":")
    assert from_text(f"{label}: {TITLES[0]}") == PARAGRAPHS


@pytest.mark.parametrize(
    "heading", ["See also", "Don’t miss", "In case you missed it", "Auch interessant", "Saiba mais"]
)
def test_a_heading_above_prose_may_be_the_articles_own(heading: str) -> None:
    assert from_page(f"<h3>{heading}</h3>") == (*UPPER, heading, *LOWER)
    assert from_page(f"<h3>{heading}</h3>", lower=LOWER[:1]) == (*UPPER, heading, LOWER[0])
    assert tuple(line for line in from_text(heading) if line != heading) == PARAGRAPHS
    line = f"{heading}: the chains of the harbour are as old as its ropes."
    assert from_page(f"<p>{line}</p>") == (*UPPER, line, *LOWER)


@pytest.mark.parametrize(
    "heading", ["Related resources", "Temas relacionados", "Where to see them", "What we read", "Les bateaux"]
)
def test_an_articles_own_list_stays_below_its_own_heading(heading: str) -> None:
    names = tuple(f"<a href='https://elsewhere.example/{at}'>{title}</a>" for at, title in enumerate(TITLES))
    items = "".join(f"<li>{name}, which the harbour office of Marly has counted.</li>" for name in names)
    assert from_page(f"<h3>{heading}</h3>", f"<ul>{items}</ul>")[3] == heading


@pytest.mark.parametrize(
    "line",
    [
        "Related to the ropes of the harbour are the chains: all of them were counted on the same day.",
        "You may like it or not: the harbour office counts its ropes each spring, and each autumn.",
        "See also the chains, said the keeper: they are as old as the ropes, and as many.",
        "Más de cien cuerdas: la oficina del puerto las cuenta cada primavera, y cada otoño.",
        "Noticias relacionadas: la oficina del puerto las cuenta cada primavera, y cada otoño.",
        "Interessant auch: Die Ketten sind so alt wie die Taue, und es sind ebenso viele.",
        "Les cordes: le bureau du port les compte au printemps, et encore une fois à l’automne.",
    ],
)
def test_a_sentence_with_such_words_stays(line: str) -> None:
    assert from_page(f"<p>{line}</p>") == (*UPPER, line, *LOWER)
    assert from_text(line) == (*UPPER, line, *LOWER)


@pytest.mark.parametrize(
    "button", ["Teilen", "Compartilhar", "Condividi", "Поделиться", "Paylaş", "Copy link", "مشاركة"]
)
def test_what_share_buttons_say_is_none_of_an_article(button: str) -> None:
    assert from_page(f"<p>{button}</p>") == PARAGRAPHS
    assert from_text(button) == PARAGRAPHS


@pytest.mark.parametrize("network", ["YouTube", "WhatsApp", "Bluesky", "TikTok"])
def test_an_invitation_to_any_network_is_none_of_an_article(network: str) -> None:
    for line in (f"Follow the Harbour Herald on {network}", f"Suivez-nous sur {network} et ailleurs"):
        assert from_page(lower=(*LOWER, line)) == PARAGRAPHS


@pytest.mark.parametrize(
    "heading", ["Read more", "Lesen Sie auch", "Lire aussi", "Leia também", "Baca juga", "اقرأ أيضا"]
)
def test_a_label_needs_no_colon_before_a_title_that_is_a_link(heading: str) -> None:
    label, title = f"<b>{heading}</b>", f"<a href=/n/1>{TITLES[0]}</a>"
    assert from_page(f"<p>{label} {title}</p>") == PARAGRAPHS
    assert from_page(f"<p>{label} {TITLES[0]}</p>") != PARAGRAPHS
    assert from_page(f"<p>{label} {title} and more</p>") != PARAGRAPHS
    assert from_page(f"<p>{label} <a href=/n/1>Ferries</a></p>") != PARAGRAPHS
    assert from_page(f"<p>Ropes too {title}</p>") != PARAGRAPHS
    assert from_page(f"<p>{label} <a href=/n/1>in the report of the council</a></p>") != PARAGRAPHS
    assert from_page(f"<p>{label} <a href=/n/1>{TITLES[0]}.</a></p>") != PARAGRAPHS


@pytest.mark.parametrize("label", ["Read also", "Baca juga", "Läs också", "Lees ook", "Lesen Sie auch", "Lire aussi"])
@pytest.mark.parametrize("titles", [1, 2])
def test_below_a_title_or_two_the_article_goes_on(label: str, titles: int) -> None:
    links = "".join(f"<p><a href=/n/{at}>{TITLES[at]}</a></p>" for at in range(titles))
    assert from_page(f"<p>{label}:</p>{links}", lower=LOWER[:1]) == (*UPPER, LOWER[0])


@pytest.mark.parametrize(
    "label",
    [
        "Lee también", "À lire aussi", "Les også", "Se även", "Lue myös", "Ayrıca okuyun", "Pročitajte i", "Đọc thêm",
        "あわせて読みたい", "Auch interessant", "Leia também",
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", ["<p>{}</p>", "<div>{}</div>", "<ul><li>{}</li></ul>"])
def test_so_it_does_below_what_calls_to_read_in_any_language_and_element(label: str, title: str) -> None:
    link = title.format(f"<a href=/n/1>{TITLES[0]}</a>")
    assert from_page(f"<h3>{label}</h3>{link}", lower=LOWER[:1]) == (*UPPER, LOWER[0])


@pytest.mark.parametrize("label", ["Read also", "À lire aussi", "Lee también"])
def test_what_is_said_of_each_of_several_titles_at_the_end_is_none_of_the_article(label: str) -> None:
    said = "Owners have gone to court, and the council of Loam will hear them on the first day of the next month."
    teasers = "".join(
        f"<h4><a href='/n/{n}'>Tea houses are to close in row {n}</a></h4><p>{said}</p>" for n in range(3)
    )
    assert from_page(f"<h3>{label}</h3>{teasers}", lower=()) == UPPER
