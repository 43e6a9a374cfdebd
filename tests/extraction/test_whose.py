"""Whose an HTML page is that came without its address."""

from __future__ import annotations

import json
import re

import pytest

from spiders.extraction import read
from tests.newsstand.invented import EDITIONS, invented_articles
from tests.newsstand.shelf import rendered

PROSE = "The harbour of Marly was opened again on Thursday after it had been closed for three weeks by the storm."
PROSE_ES = "El puerto de Marly fue abierto de nuevo el jueves, después de tres semanas en que lo cerró la tormenta."
PROSE_FR = "Le port de Marly a été rouvert jeudi, après les trois semaines pendant lesquelles la tempête l’avait fermé."
OF_PRESSTV = ("presstv", "en")
OF_ALMAYADEEN = ("almayadeen", "en")
OF_ARABIC, OF_SPANISH, OF_FRENCH = ("almayadeen", "ar"), ("almayadeen", "es"), ("presstv", "fr")
NOBODYS = (None, None)
P, M = "https://www.presstv.ir", "https://english.almayadeen.net"
NOTICE = "Press TV’s website can also be accessed at the following alternate addresses:"


def page(head: str = "", below: str = "", *, title: str = "Harbour reopens", lang: str = "en") -> bytes:
    paragraphs = f"<p>{PROSE}</p>" * 3
    return (
        f'<html lang="{lang}"><head><title>{title}</title>{head}</head><body><h1>Harbour reopens</h1>'
        f"<article>{paragraphs}</article>{below}</body></html>"
    ).encode()


def script(url: str) -> str:
    return f'<script id="tawsiyat-metadata" type="text/tawsiyat">{json.dumps({"postid": "17", "url": url})}</script>'


def linked(url: str) -> str:
    return (
        f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "mainEntityOfPage": url})}</script>'
    )


def links(host: str, count: int = 8) -> str:
    return f'<a href="{host}/">x</a>' + "".join(f'<a href="{host}/Section/{n}">x</a>' for n in range(count))


SITE = '<meta property="og:site_name" content="{}">'
CANONICAL = '<link rel="canonical" href="{}">'
STRANGER = "https://www.herald.example/2026/harbour"


def owner(body: bytes) -> tuple[str | None, str | None]:
    found = read(body)
    return found.outlet, found.edition


@pytest.mark.parametrize(
    ("body", "whom"),
    [
        (page(CANONICAL.format(f"{P}/Detail/2018/05/03/560001/a")), OF_PRESSTV),
        (page(linked(f"{P}/Detail/2018/05/03/560001/a")), OF_PRESSTV),
        (page(script(f"{M}/news/politics/harbour-reopens")), OF_ALMAYADEEN),
        (page(SITE.format("Al Mayadeen English")), OF_ALMAYADEEN),
        (page(SITE.format("PressTV")), OF_PRESSTV),
        (page(title="PressTV-Harbour reopens"), OF_PRESSTV),
        (page('<meta property="og:title" content="PressTV-Harbour reopens">'), OF_PRESSTV),
        (page(title="Harbour reopens | Al Mayadeen English"), OF_ALMAYADEEN),
        (page(below=links(P) + '<a href="https://www.facebook.com/x">f</a>'), OF_PRESSTV),
        (page(below=links(M)), OF_ALMAYADEEN),
        (page(below=f"<div><p>{NOTICE}</p></div>"), OF_PRESSTV),
        (page(title="PressTV-Harbour reopens", below="<a href='/Section/1'>x</a>" * 9), OF_PRESSTV),
        (page(CANONICAL.format("https://french.presstv.ir/Detail/2018/05/03/560001/a")), OF_FRENCH),
        (page(script("https://www.almayadeen.net/news/politics/x"), title="Harbour | Al Mayadeen"), OF_ARABIC),
        (page(SITE.format("Press TV"), lang="fr"), OF_FRENCH),
        (page(SITE.format("Press TV"), lang=""), OF_PRESSTV),
        (page(SITE.format("Press TV"), lang="").replace(PROSE.encode(), PROSE_FR.encode()), OF_FRENCH),
        (page(SITE.format("Al Mayadeen"), lang="").replace(PROSE.encode(), PROSE_ES.encode()), OF_SPANISH),
        (page(SITE.format("الميادين نت"), lang="ar"), OF_ARABIC),
    ],
)
def test_recognised(body: bytes, whom: tuple[str, str]) -> None:
    assert owner(body) == whom


WEAK = [
    {"head": SITE.format("Press TV")},
    {"title": "PressTV-Harbour reopens"},
    {"below": links(P)},
    {"below": f"<p>{NOTICE}</p>"},
    {"head": script(f"{M}/news/politics/harbour-reopens")},
]


@pytest.mark.parametrize("weak", WEAK)
@pytest.mark.parametrize(
    "claim",
    [
        CANONICAL.format(STRANGER),
        f'<meta property="og:url" content="{STRANGER}">',
        CANONICAL.format("https://russian.presstv.example/Detail/2018/05/03/560001/a"),
        CANONICAL.format("https://www.presstv.ir@herald.example/a"),
    ],
)
def test_a_page_that_claims_another_host_is_never_taken(claim: str, weak: dict[str, str]) -> None:
    assert owner(page(**{**weak, "head": claim + weak.get("head", "")})) == NOBODYS


@pytest.mark.parametrize(
    "body",
    [
        page(),
        page(linked(STRANGER), title="PressTV-Harbour reopens"),
        page(script("https://turkce.almayadeen.example/news/politics/x"), title="Harbour | Al Mayadeen"),
        page(SITE.format("The Harbour Herald"), below=links(P)),
        page(SITE.format("The Harbour Herald"), title="Harbour reopens - Press TV"),
        page(SITE.format("Press TV"), lang="tr"),
        page(title="PressTV-Harbour reopens", below=links("https://french.presstv.ir")),
        page(title="PressTV-Harbour reopens", below=links("https://www.herald.example")),
        page(title="Press TV: Harbour reopens"),
        page(title="Harbour reopens, Press TV says"),
        page(title="Harbour reopens | The Press TV Watch"),
        page(below=links(P) + links("https://www.herald.example")),
        page(below=links(P) + "<a href='/about'>x</a>" * 9),
        page(below=links(P).replace(f"{P}/Section", f"{P}/Detail/2018/05/03/56").replace(f'"{P}/"', '"/"')),
        page(below=links(P) + links(M)),
        page(below=f"<p>As it writes: {NOTICE} and so on.</p><p>By Press TV</p><a href='{P}'>presstv.ir</a>"),
        page(below="<p>News / Iran</p><p>Press TV and Al Mayadeen English say so.</p>"),
    ],
)
def test_others_are_not_taken(body: bytes) -> None:
    assert owner(body) == NOBODYS


def test_a_title_with_an_outlets_name_that_the_headline_has_too_is_a_credit() -> None:
    body = page(title="Harbour reopens - Press TV").replace(b"<h1>Harbour reopens", b"<h1>Harbour reopens - Press TV")
    assert owner(body) == NOBODYS


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_that_names_neither_address_nor_language_is_its_editions(edition: str) -> None:
    """Its words tell which of the outlet's editions it is."""
    for article in invented_articles(4, edition=edition):
        bare = re.sub(r"<link rel=.canonical[^>]*>|<meta property=.og:url[^>]*>| lang=.\w\w.", "", rendered(article))
        bare = re.sub(r"<script id=.tawsiyat.*?</script>", "", bare, flags=re.DOTALL)
        assert owner(bare.encode()) == (article.outlet, edition)


def test_the_address_in_the_outlets_metadata_is_the_pages() -> None:
    body = page(script(f"{M}/news/politics/harbour-reopens"))
    found = read(body.replace(b"<article>", b'<div class="p-content">').replace(b"</article>", b"</div>"))
    assert (found.url, found.section) == (f"{M}/news/politics/harbour-reopens", "Politics")
    assert dict(found.field_sources)["url"].endswith("tawsiyat-metadata:url")
