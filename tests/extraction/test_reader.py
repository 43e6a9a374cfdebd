"""`read`: which reader is asked, whose page it is, and how bytes become text."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from spiders.extraction import READER_VERSION, read
from spiders.extraction.decoding import decode
from spiders.extraction.limits import LONGEST_HEADLINE
from spiders.registry import RegistryError
from storage.records import Extraction, PageClass

PRESSTV_URL = "https://www.presstv.co.uk/Detail/2026/09/23/771122/night-ferry"
PRESSTV_PAGE = (
    '<div class="details-page"><h1 class="news-title-container">Night ferry waits</h1>'
    '<div class="col-md-9"><p>The night ferry waits for better weather.</p></div></div>'
)
PROSE = "".join(
    f"<p>On day {day} the harbour office counted {day} ropes, and found all of them.</p>" for day in range(15)
)
GENERIC = f"<html lang='es-MX'><title>Ropes | The Herald</title><h1>Ropes are dear again</h1>{PROSE}</html>"


def whose(**given: str) -> tuple[str | None, str | None]:
    found = read(given.pop("page", PRESSTV_PAGE).encode(), given.pop("url", None), **given)  # type: ignore[arg-type]
    return found.outlet, found.edition


def test_edition_follows_from_the_address() -> None:
    assert whose(url=PRESSTV_URL) == ("presstv", "en")
    assert whose(url="https://english.almayadeen.net/news/politics/night-ferry") == ("almayadeen", "en")
    assert whose(url="https://harbour-herald.example/a") == (None, None)


def test_edition_may_be_told() -> None:
    assert whose(edition="presstv") == ("presstv", "en")
    assert whose(url="http://127.0.0.1:8000/Detail/2026/09/23/771122/x", edition="presstv") == ("presstv", "en")
    with pytest.raises(RegistryError, match="no outlet is declared for 'nobody'"):
        read(b"", edition="nobody")


def test_edition_of_a_page_without_an_address_is_what_the_page_claims() -> None:
    assert whose() == (None, None)
    assert whose(page=f'<link rel="canonical" href="{PRESSTV_URL}">{PRESSTV_PAGE}') == ("presstv", "en")
    assert whose(page=f'<meta property="og:url" content="{PRESSTV_URL}">{PRESSTV_PAGE}') == ("presstv", "en")


def claimed(claim: str, url: str | None, page: str = PRESSTV_PAGE) -> str | None:
    return read(f'<link rel="canonical" href="{claim}">{page}'.encode(), url).url


MAYADEEN_URL = "https://english.almayadeen.net/news/politics/night-ferry"


@pytest.mark.parametrize(
    "claim",
    [
        PRESSTV_URL,
        "https://harbour-herald.example/ropes",
        "https://ada@english.almayadeen.net/news/politics/night-ferry",
        "https://english.almayadeen.net/news/politics/night\u202eferry/\ue000",
        f"{MAYADEEN_URL}/{'a' * 2083}",
    ],
)
def test_no_page_claims_an_address_that_is_not_its_outlets(claim: str) -> None:
    assert claimed(claim, MAYADEEN_URL) is None
    both = f'<meta property="og:url" content="{MAYADEEN_URL}?a=1">{PRESSTV_PAGE}'
    assert claimed(claim, MAYADEEN_URL, both) == f"{MAYADEEN_URL}?a=1"


def test_an_address_may_be_claimed_at_any_host_of_the_edition() -> None:
    assert claimed(PRESSTV_URL, PRESSTV_URL.replace("co.uk", "ir")) == PRESSTV_URL


def test_an_unknown_outlet_claims_its_own_host_only() -> None:
    own, foreign = "https://www.harbour-herald.example/ropes", "https://other.example/ropes"
    assert claimed(own, "https://harbour-herald.example/ropes?a=1", GENERIC) == own
    assert claimed(foreign, own, GENERIC) is None
    assert claimed(PRESSTV_URL, own, GENERIC) is None
    assert claimed(own, None, GENERIC) == own


def test_unknown_outlet() -> None:
    found = read(
        GENERIC.encode(), "https://harbour-herald.example/ropes", captured_at=datetime(2026, 11, 1, tzinfo=UTC)
    )
    assert (found.page_class, found.outlet, found.headline) == (PageClass.ARTICLE, None, "Ropes are dear again")
    assert (found.language, found.reader_version) == ("es", READER_VERSION)
    assert found.body is not None
    assert found.body.count("\n\n") == 14


def test_site_name_is_cut_from_titles() -> None:
    page = f"<title>Ropes are dear - The Herald</title><meta property='og:site_name' content='The Herald'>{PROSE}"
    assert read(page.encode(), "https://harbour-herald.example/ropes").headline == "Ropes are dear"


def test_time_of_an_unknown_outlet_keeps_its_clock() -> None:
    head = '<meta property="article:published_time" content="2026-09-23T22:30:00-05:00">'
    found = read((head + GENERIC).encode(), "https://harbour-herald.example/ropes")
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2026-09-23T22:30:00-05:00"


@pytest.mark.parametrize("media_type", ["text/html", "TEXT/HTML; charset=utf-8", "application/xhtml+xml", ""])
def test_media_types_of_pages(media_type: str) -> None:
    assert read(PRESSTV_PAGE.encode(), PRESSTV_URL, media_type).page_class is PageClass.ARTICLE


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "application/json"])
def test_other_media_types_are_no_page(media_type: str) -> None:
    found = read(b"%PDF", PRESSTV_URL, media_type)
    assert (found.page_class, found.reason, found.outlet) == (PageClass.UNKNOWN, f"no page: {media_type}", "presstv")


@pytest.mark.parametrize("body", [b"", b" \n ", b"\0\0\0"])
def test_empty_pages(body: bytes) -> None:
    assert (read(body).page_class, read(body).reason) == (PageClass.ERROR, "empty page")


@pytest.mark.parametrize(
    ("charset", "codec"), [(None, "utf-8"), ("utf-8", "utf-8"), ("cp1252", "cp1252"), (None, "utf-8-sig")]
)
def test_plain_text_is_decoded(charset: str | None, codec: str) -> None:
    text = (
        "News   /   Europe\n\nCafé of the harbour opens\n\nThe café of the harbour opened on Monday, its owner said.\n"
    )
    found = read(text.encode(codec), PRESSTV_URL, "text/plain", charset=charset)
    assert (found.page_class, found.headline) == (PageClass.ARTICLE, "Café of the harbour opens")


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", "Le préfet a rouvert « très bien » le quai à l’été, où il était."),
        ("cp1252", "El señor Núñez dijo que la reparación terminó."),
        ("cp1252", "“We never thought we would see this day,” she said."),
        ("cp1251", "Старый пирс снова открыт для посетителей, сказал мэр города."),
        ("shift_jis", "古い桟橋は三年間の工事を終えて金曜日に再び開かれたと港湾局が発表した。"),
        ("euc_jp", "古い桟橋は三年間の工事を終えて金曜日に再び開かれたと港湾局が発表した。"),
        ("cp1256", "أعيد افتتاح الرصيف القديم أمام الزوار يوم الجمعة بعد ثلاث سنوات من العمل"),
    ],
)
def test_a_page_that_declares_no_charset_is_read_as_its_bytes_look(codec: str, text: str) -> None:
    page = f"<title>{text}</title><ul><li><a href=/>Home</a></ul>{f'<p>{text}</p>' * 3}"
    assert text in decode(page.encode(codec), None, is_html=True)
    assert text in decode(page.encode() + b"<p>\xff\xfe</p>", None, is_html=True)


@pytest.mark.parametrize(
    ("lang", "codec", "text"),
    [
        ("cs", "cp1250", "Přístav v Marly je po bouřích opět otevřen, řekl ve čtvrtek starosta města."),
        ("pl-PL", "cp1250", "Port znów jest otwarty po burzach, powiedział w środę burmistrz, który był na nabrzeżu."),
        ("pl", "iso8859_2", "Port znów jest otwarty po burzach, powiedział w środę burmistrz, który był na nabrzeżu."),
        ("hu", "iso8859_2", "A kikötő újra megnyílt a viharok után, közölte csütörtökön a polgármester, aki ott volt."),
        ("tr", "cp1254", "Fırtınaların ardından liman yeniden açıldı, dedi belediye başkanı perşembe günü."),
        ("lt", "cp1257", "Uostas po audrų vėl atidarytas, ketvirtadienį pranešė miesto meras, kuris ten buvo."),
        ("de", "cp1252", "Nach den Stürmen ist der Hafen wieder geöffnet, sagte der Bürgermeister am Freitag."),
    ],
)
def test_such_a_page_in_latin_letters_is_in_its_languages_charset(lang: str, codec: str, text: str) -> None:
    page = f"<!doctype html><html class=no-js lang='{lang}'><title>{text}</title><p>{text}</p><p>{text}</p>"
    assert text in decode(page.encode(codec), None, is_html=True)


def test_same_article_from_text_and_html() -> None:
    html = """
        <div class="details-page">
        <div class="news-section-container"><a href="/Section/1">News</a> / <a href="/Section/2">Europe</a>
        </div>
        <h1 class="news-title-container">Café of the harbour opens</h1>
        <div class="col-md-9"><p>The café of the harbour opened on Monday, its owner said.</p><h3>Cake and rope</h3>
        <p>It sells cake, and rope by the metre.</p></div></div>"""
    text = (
        "News   /   Europe\n\nCafé of the harbour opens\n\n"
        "The café of the harbour opened on Monday, its owner said.\n\n"
        "Cake and rope\n\nIt sells cake, and rope by the metre.\n"
    )
    page, rendering = read(html.encode(), PRESSTV_URL), read(text.encode(), PRESSTV_URL, "text/plain")
    assert page.content_key is not None
    same = ("content_key", "wording_hash", "headline", "body", "section", "breadcrumbs", "subheadings")
    for name in (*same, "published_at"):
        assert getattr(page, name) == getattr(rendering, name), name


MAYADEEN_PAGE = (
    '<div class="details-white-box"><h1>Night ferry waits</h1><p>{when}</p></div><div class="p-content">'
    + PROSE
    + "</div>"
)
TEXT_PAGE = f"News / Harbour\n\nNight ferry waits\n\n{{when}}\n\n{PROSE}".replace("<p>", "").replace("</p>", "\n\n")


@pytest.mark.parametrize("when", ["3 hours ago", "Today 16:52", "25 December 8:10"])
@pytest.mark.parametrize(
    ("page", "url", "media_type"),
    [
        (MAYADEEN_PAGE, MAYADEEN_URL, "text/html"),
        (
            GENERIC.replace("<h1>", '<p class="post-date">{when}</p><h1>'),
            "https://harbour-herald.example/a",
            "text/html",
        ),
        (TEXT_PAGE, "https://www.presstv.ir/detail/130017.html", "text/plain"),
    ],
    ids=["outlet", "generic", "text"],
)
def test_nothing_is_counted_from_a_capture_of_unknown_time(when: str, page: str, url: str, media_type: str) -> None:
    body = page.replace("{when}", when).encode()
    found = read(body, url, media_type, not_after=datetime(2026, 11, 22, 17, tzinfo=UTC))
    assert found.page_class is PageClass.ARTICLE
    assert (found.published_at, found.published_raw) == (None, when)
    dated = read(body, url, media_type, captured_at=datetime(2026, 11, 22, 17, tzinfo=UTC))
    assert dated.published_at is not None


@pytest.mark.parametrize("when", ["7 May 2031 10:00", "Today 16:52"])
def test_what_lies_after_the_page_itself_is_no_time_of_it(when: str) -> None:
    body = MAYADEEN_PAGE.replace("{when}", when).encode()
    late, now = datetime(2032, 1, 1, tzinfo=UTC), datetime(2026, 11, 22, 8, tzinfo=UTC)
    for found in (read(body, MAYADEEN_URL, captured_at=now), read(body, MAYADEEN_URL, not_after=now)):
        assert (found.published_at, found.published_precision, found.published_raw) == (None, None, when)
        assert "published_at" not in dict(found.field_sources)
    told = when.startswith("7")
    assert (read(body, MAYADEEN_URL, not_after=late).published_at is not None) is told


OWN = "https://herald.example/2026/own-article-here"
OTHER = {
    "@type": "NewsArticle", "headline": "Goats", "url": "https://herald.example/2019/other-story",
    "datePublished": "2019-01-02T03:04:05Z", "author": {"name": "Jane Other"}, "articleSection": "Sports",
    "keywords": "goats", "image": "https://herald.example/goat.jpg",
}  # fmt: skip
UNNAMED = {key: value for key, value in OTHER.items() if key != "url"}


LIKELY = UNNAMED | {"headline": "Why good ropes are so dear"}


@pytest.mark.parametrize(("site", "expected"), [("The Herald", ("Jane Other",)), ("The Harbour Post", ())])
def test_a_title_that_is_the_sites_name_contradicts_no_headline(site: str, expected: tuple[str, ...]) -> None:
    script = f'<script type="application/ld+json">{json.dumps(UNNAMED)}</script>'
    head = f'<title>The Herald</title><meta property="og:site_name" content="{site}">{script}'
    assert read(f"<head>{head}</head><h2>Ropes</h2>{PROSE}".encode(), OWN).authors == expected


def says(data: object) -> Extraction:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    title = f'<title>Ropes are dear again | The Herald</title><link rel="canonical" href="{OWN}">'
    return read(f"<head>{title}{script}</head><h1>Ropes are dear again</h1>{PROSE}".encode(), OWN + "?utm_source=x")


@pytest.mark.parametrize(
    "data",
    [
        OTHER,
        [OTHER],
        UNNAMED,
        UNNAMED | {"mainEntityOfPage": {"@id": "#page"}},
        OTHER | {"url": "https://herald.example/"},
        [{"@type": "Article", "headline": "Ropes are dear again", "mainEntityOfPage": OWN}, UNNAMED],
        {"@graph": [{"@type": "WebPage", "url": OWN}, OTHER]},
        OTHER | {"url": OWN + "-2"},
        UNNAMED | {"mainEntityOfPage": {"@type": "WebPage", "@id": "/2019/other-story"}},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHER}]},
        {"@type": "ItemList", "itemListElement": [UNNAMED]},
        {"@type": "CollectionPage", "hasPart": [UNNAMED], "relatedLink": UNNAMED},
        {"@type": "WebPage", "mentions": UNNAMED, "citation": [UNNAMED]},
    ],
)
def test_what_is_said_of_other_articles_is_not_said_of_the_page(data: object) -> None:
    found = says(data)
    assert found.headline == "Ropes are dear again"
    assert (found.authors, found.section, found.tags, found.images) == ((), None, (), ())
    assert found.published_at is None


@pytest.mark.parametrize(
    "data",
    [
        LIKELY,
        {key: value for key, value in UNNAMED.items() if key != "headline"},
        OTHER | {"url": OWN},
        OTHER | {"url": "http://m.herald.example/amp/2026/own-article-here.html#top"},
        LIKELY | {"url": "https://herald.example/"},
        LIKELY | {"mainEntityOfPage": {"@id": "#page"}},
        OTHER | {"headline": "Ropes are dear again", "url": "https://search.example/article"},
        {"@type": "ItemList", "itemListElement": [{"item": OTHER | {"url": OWN}}]},
        [OTHER, LIKELY],
        # What its page is called by is its address; what is written in another script tells of the same.
        UNNAMED | {"@id": f"{OWN}#article"},
        UNNAMED | {"headline": "الحبال باهظة الثمن هذا العام"},
        # Of two that are like the title the one that has it as it is.
        [LIKELY | {"author": {"name": "Bo Else"}}, LIKELY | {"headline": "Ropes are dear again"}],
        # Of the page's own the one that names both its address and its title; a video, only where nothing else is.
        [LIKELY | {"author": {"name": "Bo Else"}}, LIKELY | {"@type": "BlogPosting", "url": OWN}],
        [{"@type": "VideoObject", "name": "Ropes are dear again", "mainEntityOfPage": OWN}, LIKELY],
    ],
)
def test_what_may_be_said_of_the_page_is_taken(data: object) -> None:
    assert says(data).authors == ("Jane Other",)


COMMENT = "<p>I have seen these ropes, and all of them are old.</p>"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "<meta name=author content='Mallory Eve'><meta property='article:published_time' content='2001-01-01'>",
        f"<div class=comments><a rel=author href='/u/1'>Mallory Eve</a>{COMMENT}</div>",
        f"<ol id=comments><li class=comment><span itemprop=author>Mallory Eve</span>{COMMENT}</li></ol>",
        f"<section class=comment-list><i itemprop=datePublished content='2001-01-01'>once</i>{COMMENT}</section>",
    ],
)
def test_what_others_say_below_an_article_is_not_said_of_it(elsewhere: str) -> None:
    page = f"<title>Ropes are dear again</title><body><main><h1>Ropes are dear again</h1>{PROSE}</main>{elsewhere}"
    found = read(page.encode(), "https://herald.example/2026/11/20/ropes-are-dear")
    assert found.authors == ()
    assert found.published_at is not None
    assert found.published_at.year == 2026


def test_meta_tags_that_broken_markup_puts_into_the_body_are_read() -> None:
    told = "<meta name=author content='Ada Lorne'><meta property='article:published_time' content='2026-11-20'>"
    page = f"<head><title>Ropes are dear again</title><div></div>{told}</head><h1>Ropes are dear again</h1>{PROSE}"
    found = read(page.encode(), OWN)
    assert found.authors == ("Ada Lorne",)
    assert str(found.published_at).startswith("2026-11-20")


@pytest.mark.parametrize("clock", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
def test_a_capture_at_the_calendars_end_has_no_known_time(clock: datetime) -> None:
    page = f"<h1>Ropes are counted again</h1><p>3 hours ago</p>{PROSE * 3}".encode()
    plain = read(page, "https://www.harbour-herald.example/sea/ropes")
    assert plain.page_class is PageClass.ARTICLE
    assert read(page, "https://www.harbour-herald.example/sea/ropes", captured_at=clock, not_after=clock) == plain


def test_what_is_too_long_for_a_headline_is_none() -> None:
    endless = "x" * (LONGEST_HEADLINE + 1)
    head = f"<title>{endless}</title><meta property='og:title' content='{endless}'>"
    found = read(f"<head>{head}</head><h1>Ropes are counted again</h1>{PROSE * 3}".encode())
    assert (found.page_class, found.headline) == (PageClass.ARTICLE, "Ropes are counted again")
    assert read(f"<head>{head}</head><h1>{endless}</h1>{PROSE * 3}".encode()).headline is None


PIER = (
    "<p>The old pier at Port Ossel opened again on Friday, and repairs have cost more than three million so far.</p>"
    "<p>Its northern wall broke in a winter storm, and boats may moor there from Monday on, says the harbour.</p>"
)
TITLES = {
    "en": ("Old pier opens again after eleven months", "Port Ossel pier: what its repairs cost and when boats moor"),
    "de": ("Hafenamt zählt wieder alle Taue", "Taue im Hafen: warum das Zählen bis zum Abend dauert"),
}
PIERS = {
    "en": PIER,
    "de": "<p>Das Hafenamt hat im Hafen am Abend wieder alle Taue gezählt, und das Zählen geht bis Mai weiter.</p>" * 2,
}


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize(
    "more", [{}, {"mainEntityOfPage": True}, {"mainEntityOfPage": "https://www.harbour-herald.example/"}]
)
def test_the_only_statement_may_have_a_headline_for_search_engines(lang: str, more: dict[str, object]) -> None:
    title, headline = TITLES[lang]
    stated = {"headline": headline, "author": "Ann Lee", "datePublished": "2026-11-20"}
    own: dict[str, object] = {"@type": "NewsArticle", **stated, **more}

    def seen(data: object, prose: str = PIERS[lang]) -> Extraction:
        script = f"<script type='application/ld+json'>{json.dumps(data)}</script>"
        page = f"<head><title>{title}</title>{script}</head><h1>{title}</h1>{prose * 3}"
        return read(page.encode(), "https://www.harbour-herald.example/sea/ropes-are-counted")

    found = seen(own)
    assert (found.headline, found.authors, str(found.published_at)[:10]) == (title, ("Ann Lee",), "2026-11-20")
    others = [
        [own, {**own, "headline": "Goats eat all of the harbour"}],
        {**own, "@id": "https://www.harbour-herald.example/sea/another-one"},
        {**own, "url": "https://www.harbour-herald.example/sea/another-one"},
        {"@type": "WebPage", "mentions": own},
        {**own, "@type": "VideoObject"},
        {**own, "headline": "Goats eat all of the ropes"},
    ]
    for other in others:
        assert (seen(other).authors, seen(other).published_at) == ((), None)
    assert seen(own, PROSE).authors == ()


@pytest.mark.parametrize("headline", ["!!!", "ropes"])
@pytest.mark.parametrize("more", [{}, {"url": "https://www.harbour-herald.example/sea/another-one"}])
def test_a_headline_that_says_next_to_nothing_is_no_proof_of_whose_a_statement_is(
    headline: str, more: dict[str, str]
) -> None:
    other = {"@type": "NewsArticle", "headline": headline, "author": "Mallory Eve", "datePublished": "2011-01-01"}
    script = f"<script type='application/ld+json'>{json.dumps({**other, **more})}</script>"
    title = "Ropes are counted again in the old harbour"
    page = f"<head><title>{title}</title>{script}</head><h1>{title}</h1><p>By Ada Lorne</p>{PROSE * 3}"
    found = read(page.encode(), "https://www.harbour-herald.example/sea/ropes-are-counted")
    assert (found.authors, found.published_at) == (("Ada Lorne",), None)
