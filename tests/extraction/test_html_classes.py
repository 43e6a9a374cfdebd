"""What a page is, told by the page: few walls pass for articles, and no article for a wall."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from storage.records import PageClass
from tests.extraction.work import lines_run

URL = "https://www.harbour-herald.example/2026/09/23/story"
LONG = "".join(
    f"<p>On day {day} the harbour office counted {day + 7} ropes, and none was lost to the sea.</p>"
    for day in range(30)
)
SHORT = "<p>The harbour office will answer on Monday, it said in a note on its door to all who knock.</p>"


def page(title: str, body: str, head: str = "") -> bytes:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Cookies: why bakers in Sule use less sugar", f"<h1>Cookies: why bakers in Sule use less sugar</h1>{LONG}"),
        (
            "Access denied: harbour office closes its gate",
            f"<h1>Access denied: harbour office closes its gate</h1>{LONG}",
        ),
        ("404 ferries and one quay", f"<h1>404 ferries and one quay</h1>{LONG}"),
        ("Are you a robot? Captcha tests grow harder", f"<h1>Are you a robot? Captcha tests grow harder</h1>{LONG}"),
        ("Page not found in the archive of Sule", f"<h1>Page not found in the archive of Sule</h1>{LONG}"),
        ("Ferries run", f"<h1>Ferries run again today</h1>{LONG}<div class='paywall'></div>"),
        ("Ferries run", f"<h1>Ferries run again today</h1>{LONG}<form action='/consent'><p>We use cookies</p></form>"),
    ],
)
def test_articles_that_look_like_walls(title: str, body: str) -> None:
    found = read(page(title, body), URL)
    assert (found.page_class, found.reason) == (PageClass.ARTICLE, None)


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Just a moment...", "<div id='challenge-form'></div>", PageClass.BLOCK),
        ("403 Forbidden", "<h1>403 Forbidden</h1>", PageClass.BLOCK),
        (
            "The Herald",
            "<div id='px-captcha'></div><p>Press and hold the button to go on reading this site.</p>",
            PageClass.BLOCK,
        ),
        ("Page not found", f"<h1>Page not found</h1>{SHORT}", PageClass.ERROR),
        ("Before you continue", f"<h1>The Herald</h1>{SHORT}", PageClass.CONSENT),
        ("The Herald", f"<form action='https://consent.harbour.example/go'>{SHORT}</form>", PageClass.CONSENT),
        ("Ropes", f"<h1>Ropes are dear</h1>{SHORT}<div class='paywall'>Subscribe to go on</div>", PageClass.PAYWALL),
        ("Ropes", "<h1>Ropes are dear</h1>", PageClass.UNKNOWN),
        (
            "Herald",
            "<ul>" + "".join(f"<li><a href='/a/{n}'>Story {n}</a></li>" for n in range(40)) + "</ul>",
            PageClass.LISTING,
        ),
    ],
)
def test_pages_that_are_no_article(title: str, body: str, expected: PageClass) -> None:
    found = read(page(title, body), URL)
    assert found.page_class is expected
    assert found.reason
    assert (found.headline, found.body) == (None, None)


FORM = "<form action='/session'><input name='user'><input type='password'></form>"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (f"<h1>Sign in to the Harbour Herald</h1>{SHORT * 2}{FORM}", "asks to sign in"),
        (f"<h2>Se connecter</h2>{SHORT * 2}{FORM}", "asks to sign in"),
        (f"<h1>تسجيل الدخول</h1>{SHORT * 2}{FORM}", "asks to sign in"),
        # Without a field for it, below another headline, with a text or a day of its own.
        (f"<h1>Sign in to the Harbour Herald</h1>{SHORT * 2}<form><input type='text'></form>", None),
        (f"<h1>Ropes are dear</h1>{SHORT * 2}<div><h2>Sign in</h2>{FORM}</div>", None),
        (f"<div><h2>Sign in</h2>{FORM}</div><h1>Ropes are dear</h1>{SHORT * 2}", None),
        (f"<h1>Log in the harbour is a tree again</h1>{SHORT * 4}{FORM}", None),
        (f"<h1>Log in the harbour is a tree</h1><p class='byline'>By <a rel='author'>Ann Lee</a></p>{SHORT * 2}{FORM}",
         None),
    ],
)  # fmt: skip
def test_a_page_that_asks_who_one_is_is_no_article(body: str, reason: str | None) -> None:
    found = read(page("The Herald", body), URL)
    assert (found.page_class.is_article, found.reason) == (reason is None, reason)


@pytest.mark.parametrize(
    "said",
    [
        "You try to read this paper from a country in the European Economic Area, and so access cannot be granted now.",
        "Dear reader, this site is currently not available to visitors from the European Union, which we regret.",
        "We are sorry to say that our website is unavailable in most countries of Europe for the time being.",
        "Unavailable for legal reasons. What the harbour says of it stands in a note on its door for all to read.",
        "Dieser Inhalt ist in Ihrem Land leider nicht verfügbar. Wir bitten um Verständnis und grüßen Sie herzlich.",
    ],
)
def test_who_is_kept_out_for_where_he_reads_is_shown_no_article(said: str) -> None:
    note = "<p>For all that you want to know of the harbour, write to its office in Sule.</p>"
    assert read(page("The Herald", f"<h1>The Herald</h1><p>{said}</p>{note}"), URL).page_class is PageClass.BLOCK
    news = page("Herald closes its doors abroad", f"<h1>Herald closes its doors abroad</h1><p>{said}</p>{LONG}")
    assert read(news, URL).page_class is PageClass.ARTICLE


TEASER = "The harbour office has counted its ropes on this day too, and has told the Herald what came of it."


@pytest.mark.parametrize(
    "teaser",
    [
        f"<p><b><a href='/s/{{0}}'>Ropes of day {{0}}.</a></b> {TEASER}</p>",
        f"<div><h2>Ropes of day {{0}}</h2><p>{TEASER} <a href='/s/{{0}}'>Read more</a> »</p></div>",
    ],
)
def test_teasers_without_a_text_of_their_own_are_a_listing(teaser: str) -> None:
    listed = "".join(map(teaser.format, range(8)))
    assert read(page("News", f"<h1>All the news</h1>{listed}"), URL).page_class is PageClass.LISTING
    # One who signs has chosen them, and an article may point elsewhere again and again.
    signed = f"<h1>Ropes of the week</h1><p>By Ada Lorne</p>{listed}"
    assert read(page("Ropes of the week", signed), URL).page_class is PageClass.ARTICLE
    assert read(page("Ropes", f"<h1>Ropes are dear</h1>{LONG}{listed}"), URL).page_class is PageClass.ARTICLE


def cards(count: int, below: str = "", tag: str = "div", said: int = 1) -> str:
    """Titles of other pages with a teaser each, and with what stands below it."""
    teaser = "The office in Port Ossel has told on Monday what it will do about the ropes. " * said
    inner = (f"<h2><a href='/local/{at}'>Rope number {at} is found</a></h2><p>{teaser}</p>" for at in range(count))
    return "".join(f"<{tag}>{each}{below}</{tag}>" for each in inner)


@pytest.mark.parametrize("tag", ["div", "article"])
@pytest.mark.parametrize("below", ["", "<time>20 Nov</time>", "<p>By Ada Lorne</p>"])
@pytest.mark.parametrize("count", [3, 4, 5])
def test_a_few_cards_below_a_sections_heading_are_a_listing(count: int, below: str, tag: str) -> None:
    found = read(page("Local news", f"<main><h1>Local news</h1><div>{cards(count, below, tag)}</div></main>"), URL)
    assert found.page_class is PageClass.LISTING
    assert (found.reason or "").startswith(f"{count} titles of other pages")


OPENING = "<p>In Port Ossel the harbour office has looked for its ropes all autumn, and it has found these so far.</p>"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<div>{cards(3)}</div>", "<meta property='og:type' content='article'>"),
        (f"<p>By Ada Lorne</p><div>{cards(3)}</div>", ""),
        (f"<div>{cards(2)}</div>", ""),
        (f"{OPENING * 2}<div>{cards(3)}</div>", ""),
        (f"<div>{cards(3, said=6)}</div>", ""),
        (cards(3).replace("<div>", "").replace("</div>", ""), ""),
        (f"<div>{cards(3)}</div>".replace("/local/", "https://www.other.example/"), ""),
    ],
    ids=["declared", "signed", "two", "prose beside", "long", "in no elements", "abroad"],
)
def test_sections_of_an_article_with_a_link_in_each_heading_are_no_cards(body: str, head: str) -> None:
    found = read(page("Ropes that were found", f"<main><h1>Ropes that were found</h1>{body}</main>", head), URL)
    assert found.page_class is PageClass.ARTICLE


ABOUT = (
    "<p>News and analysis on the ropes of Port Ossel, which its harbour office has counted since the storm of 2023, and"
    " which have cost the town four million crowns so far.</p>"
)


@pytest.mark.parametrize("below", ["", "<p>By Ada Lorne, 20 November 2026</p>"])
def test_a_topics_page_with_a_sentence_about_it_is_a_listing(below: str) -> None:
    def told(name: str, above: str, listed: str) -> PageClass:
        return read(page(name, f"<main><h1>{name}</h1>{above}{listed}</main>"), URL).page_class

    listed = cards(4, below)
    assert told("Ropes", ABOUT, listed) is PageClass.LISTING
    assert told("Ropes that were found", ABOUT, listed) is PageClass.ARTICLE
    assert told("Ropes", f"<p>By Ann Lorrimer</p>{ABOUT}", listed) is PageClass.ARTICLE
    assert told("Ropes", ABOUT + OPENING, listed) is PageClass.ARTICLE
    assert told("Ropes", ABOUT, cards(3, below)) is PageClass.ARTICLE
    assert told("Ropes", ABOUT, f"<h2>Why they were lost</h2>{listed}") is PageClass.ARTICLE


@pytest.mark.parametrize("count", [4, 8])
@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ('<p class="byline"><a href="/author/ann">Ann Lorrimer</a></p>', PageClass.ARTICLE),
        ('<time datetime="2026-09-23T10:30:00Z">23 September 2026</time>', PageClass.ARTICLE),
        ("<p>All that we know</p>", PageClass.LISTING),
        ("", PageClass.LISTING),
    ],
)
def test_a_brief_with_a_short_headline_above_cards_is_signed_or_dated(
    above: str, expected: PageClass, count: int
) -> None:
    listed = cards(count, '<p><time datetime="2026-09-22">22 September 2026</time></p>')
    found = read(page("Fire in harbour", f"<main><h1>Fire in harbour</h1>{above}{ABOUT}{listed}</main>"), URL)
    assert found.page_class is expected


def test_whoever_signs_a_card_has_not_signed_the_page() -> None:
    listed = "".join(
        f"<article><h2><a href='/2026/09/1{at}/a-story'>{title}</a></h2><p>A dispute at the harbour is settled.</p>"
        f"<p>By Ada Lorne, 1{at} September 2026</p></article>"
        for at, title in enumerate(("Work starts again", "What went wrong", "Opinion: count them", "Letters: no more"))
    )
    assert read(page("Ropes", f"<main><h1>Ropes</h1>{ABOUT}{listed}</main>"), URL).page_class is PageClass.LISTING


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ('<div class="modal">', PageClass.ARTICLE),
        ('<div class="modal fade">', PageClass.ARTICLE),
        ('<div class="modal show">', PageClass.PAYWALL),
        ('<div class="modal" aria-modal="true">', PageClass.PAYWALL),
        ("<div>", PageClass.PAYWALL),
    ],
)
def test_a_box_that_waits_to_be_opened_closes_no_article(box: str, expected: PageClass) -> None:
    asked = "<h4>Thank you for reading!</h4><p>Please purchase a subscription to continue reading.</p>"
    asked += "<p>Subscribe to read this article. Already a subscriber?</p>"
    body = f"<main><article><h1>Ropes are counted again</h1><p>By Ada Lorne</p>{ABOUT}{OPENING}</article></main>"
    assert read(page("Ropes are counted again", f"{body}{box}{asked}</div>"), URL).page_class is expected


def test_paywall_by_linked_data_counts_only_where_the_text_is_cut() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    assert read(page("Ropes", f"<h1>Ropes are dear</h1>{SHORT}", head), URL).page_class is PageClass.PAYWALL
    assert read(page("Ropes", f"<h1>Ropes are dear</h1>{LONG}", head), URL).page_class is PageClass.ARTICLE


def test_paywalls_within_each_other_cost_no_square_of_them() -> None:
    parts = ",".join('{"cssSelector": ".paywall"}' for _ in range(10))
    data = f'{{"@type": "NewsArticle", "isAccessibleForFree": false, "hasPart": [{parts}]}}'

    def nested(levels: int) -> bytes:
        text = f"{SHORT}{'<div class=paywall>' * levels}{'<i></i>' * 500}"
        return page("Ropes", text, f'<script type="application/ld+json">{data}</script>')

    def lines(levels: int) -> int:
        return lines_run(lambda: read(nested(levels)), "document")

    assert read(nested(245)).page_class is PageClass.PAYWALL
    assert lines(245) < 2 * lines(1)


def test_declared_video_needs_no_body() -> None:
    found = read(page("Ferry", "<h1>The ferry leaves</h1>", '<meta property="og:type" content="video.other">'), URL)
    assert (found.page_class, found.headline, found.body) == (PageClass.VIDEO, "The ferry leaves", None)


PIER = "This view of the pier shows what the sea does to its old planks, and who walks there in the morning."


@pytest.mark.parametrize(
    ("passage", "page_class", "said"),
    [
        (
            "<p>{pier} It has {at} lamps.</p><p><a href='/gifts'>You can keep it so by a gift to its keepers.</a></p>",
            "article",
            12,
        ),
        ("<h3><a href='/piers/{at}'>Pier {at} of the old harbour</a></h3><p>{pier}</p>", "video", 0),
    ],
)
def test_passages_with_a_player_and_a_link_each(passage: str, page_class: str, said: int) -> None:
    player = "<div><iframe src='https://www.youtube.com/embed/{at}'></iframe></div>"
    passages = "".join(f"<div>{player}{passage}</div>".format(at=at, pier=PIER) for at in range(1, 13))
    found = read(page("The piers of Marly", f"<main><h1>The piers of Marly</h1>{passages}</main>"), URL)
    assert (found.page_class, (found.body or "").count(PIER)) == (page_class, said)


def test_menu_text_is_no_body() -> None:
    menu = "".join(f"<p>Politics Economy Sports Health {n}</p>" for n in range(30))
    assert read(page("Herald", f"<h1>The Herald</h1>{menu}"), URL).page_class is not PageClass.ARTICLE


def test_front_page_is_no_article() -> None:
    address = "https://www.harbour-herald.example/"
    titles = "".join(f"<li><a href='/s/{n}'>Story {n} of the old quay</a></li>" for n in range(9))
    for body in (LONG[:900], f"{LONG}<ul>{titles}</ul>"):
        assert read(page("Herald", f"<h1>The Herald today</h1>{body}"), address).reason
    # A blog's front page may be its one post.
    assert read(page("Herald", f"<h1>The Herald today</h1>{LONG}"), address).page_class is PageClass.ARTICLE


CALLED_ARTICLE = '<meta property="og:type" content="article">'
SIGNED = '<p class="byline">By <a rel="author" href="/authors/ann">Ann Lorrimer</a></p>'
OFFICE = "<p>The harbour office counted {} ropes on its quay, and it will count them again before the winter comes.</p>"
SOME = "".join(map(OFFICE.format, range(4)))


@pytest.mark.parametrize(
    ("title", "heading", "body", "expected"),
    [
        ("Page not found | The Herald", "Page not found", SHORT * 2, PageClass.ERROR),
        ("Seite nicht gefunden", "Seite nicht gefunden", SHORT * 2, PageClass.ERROR),
        ("Access denied", "Access denied", SHORT * 2, PageClass.BLOCK),
        ("The Herald", "We will be right back", SHORT * 2, PageClass.ERROR),
        ("A long story of the old ropes | The Herald", "Before you continue", SHORT * 2, PageClass.CONSENT),
    ],
)
@pytest.mark.parametrize("head", ["", CALLED_ARTICLE])
def test_a_wall_is_one_whatever_its_template_calls_it(
    head: str, title: str, heading: str, body: str, expected: PageClass
) -> None:
    assert read(page(title, f"<h1>{heading}</h1>{body}", head), URL).page_class is expected


MISSING = (
    "Deze pagina bestaat niet meer", "Nie znaleziono strony", "Strona nie została znaleziona", "Stránka nenalezena",
    "Сторінку не знайдено", "Aradığınız sayfa bulunamadı", "Sidan hittades inte", "Siden blev ikke fundet",
    "Siden ble ikke funnet", "Sivua ei löytynyt", "Az oldal nem található", "Pagina nu a fost găsită",
    "Η σελίδα δεν βρέθηκε", "Stranica nije pronađena", "הדף לא נמצא", "पृष्ठ नहीं मिला", "Halaman tidak ditemukan",
    "Không tìm thấy trang", "お探しのページは見つかりませんでした", "抱歉，您访问的页面不存在", "找不到页面",
)  # fmt: skip


@pytest.mark.parametrize("says", MISSING)
def test_a_missing_page_says_so_in_its_language(says: str) -> None:
    line = f"<h1>{says}</h1><p>{says}.</p>"
    assert read(page(f"{says} | The Herald", line), URL).page_class is PageClass.ERROR
    assert read(page("The Herald", line), URL).page_class is PageClass.ERROR
    told = f"{says}: 1984 - Ada Lorne"
    assert read(page(told, f"<h1>{told}</h1>{LONG}"), URL).page_class is PageClass.ARTICLE


@pytest.mark.parametrize(
    ("title", "heading", "before", "expected"),
    [
        ("Access denied | The Herald", "Access denied", "", PageClass.BLOCK),
        ("Security check", "Please verify you are a human", "<form id='challenge-form'></form>", PageClass.BLOCK),
        ("The Herald", "We value your privacy", "", PageClass.CONSENT),
        ("404 Not Found", "Oops, page not found", "", PageClass.ERROR),
        ("The Herald", "Ropes are dear this year", "<div id='px-captcha'></div>", PageClass.ARTICLE),
        ("Gone", "Gone with the ropes of the old quay", "", PageClass.ARTICLE),
        ("Page not found in the archive of Sule", "Page not found in the archive of Sule", "", PageClass.ARTICLE),
    ],
)
def test_a_long_text_is_a_wall_where_title_and_heading_say_so(
    title: str, heading: str, before: str, expected: PageClass
) -> None:
    assert read(page(title, f"<h1>{heading}</h1>{before}{LONG}"), URL).page_class is expected


@pytest.mark.parametrize(
    "title",
    [
        "Gone",
        "Forbidden",
        "Just a moment",
        "500 — the number",
        "503 service members",
        "500 not out",
        "Your privacy matters",
        "This story does not end well",
        "The post could not be saved",
    ],
)
def test_an_unsigned_article_may_be_called_as_walls_are(title: str) -> None:
    found = read(page(title, f"<h1>{title}</h1>{LONG}"), URL)
    assert (found.page_class, found.headline) == (PageClass.ARTICLE, title)


@pytest.mark.parametrize(
    "title", ["404 | The Herald", "Error 404", "503 Service Unavailable", "This page could not be found", "410 Gone"]
)
def test_a_short_text_under_an_errors_title_is_an_error_and_no_long_one_is(title: str) -> None:
    heading = title.partition(" | ")[0]
    assert read(page(title, f"<h1>{heading}</h1>{SHORT * 2}"), URL).page_class is PageClass.ERROR
    assert read(page(title, f"<h1>{heading}</h1>{SOME * 2}"), URL).page_class is PageClass.ERROR
    assert read(page(title, f"<h1>{heading}</h1>{LONG * 3}"), URL).page_class is PageClass.ARTICLE


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("We will be right back", PageClass.ERROR),
        ("Down for maintenance", PageClass.ERROR),
        ("Sitio en mantenimiento", PageClass.ERROR),
        ("الموقع قيد الصيانة", PageClass.ERROR),
        ("Please enable JavaScript", PageClass.BLOCK),
        ("Veuillez activer JavaScript", PageClass.BLOCK),
        ("You are browsing too fast", PageClass.BLOCK),
        ("Are you over 18?", PageClass.CONSENT),
        ("¿Eres mayor de edad?", PageClass.CONSENT),
    ],
)
def test_wordings_of_walls(heading: str, expected: PageClass) -> None:
    assert read(page("The Herald", f"<h1>{heading}</h1>{SHORT * 2}"), URL).page_class is expected


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Gone", ""),
        ("Access denied", ""),
        ("404 not found: how a page got lost", ""),
        ("Ropes are dear", "<p>The server said too many requests were made by the tenders.</p>"),
        ("Ropes are dear", "<p>Visitors read: the page you requested has been removed.</p>"),
        ("Ropes are dear", "<h2>Before you continue</h2>"),
    ],
)
def test_a_short_signed_article_may_be_called_so_and_speak_of_it(title: str, line: str) -> None:
    found = read(page(f"{title} | The Herald", f"<h1>{title}</h1>{SIGNED}{SOME}{line}{SHORT}"), URL)
    assert (found.page_class, found.headline, found.authors) == (PageClass.ARTICLE, title, ("Ann Lorrimer",))


@pytest.mark.parametrize("signed", ["", '<meta property="article:published_time" content="2026-09-23T08:00:00Z">'])
def test_a_wall_in_the_place_of_the_article_that_the_head_names(signed: str) -> None:
    head = CALLED_ARTICLE + signed
    wall = f"<h2>We value your privacy</h2>{SOME}"
    title = "Ropes of the old quay are dear | The Herald"
    assert read(page(title, wall, head), URL).page_class is PageClass.CONSENT
    found = read(page(title, f"<p>Ropes of the old quay are dear</p>{wall}", head), URL)
    assert found.page_class is PageClass.ARTICLE


@pytest.mark.parametrize(
    "line",
    [
        "<div class='foot'><p>Already a subscriber? Sign in to manage your account.</p></div>",
        "<div class='box'><p>Subscribe to our newsletter to keep reading stories like this.</p></div>",
        "<div class='box'><h3>Subscribe to our newsletter to keep reading.</h3></div>",
        "<section class='reactions'><p>Why must I subscribe to continue reading this, says a reader.</p></section>",
        "<div id='comments'><p>Subscribe to continue reading? This article is for members only? No.</p></div>",
        "<p>They counted and counted, and then the ropes were all gone…</p>",
    ],
)
@pytest.mark.parametrize("head", ["", CALLED_ARTICLE])
def test_one_line_makes_no_paywall(head: str, line: str) -> None:
    assert read(page("Ropes", f"<h1>Ropes are dear</h1>{SOME}{line}", head), URL).page_class is PageClass.ARTICLE


@pytest.mark.parametrize(
    "lines",
    [
        "<h3>Subscribe to continue reading</h3>",
        "<p>This article is for members only. Already a member? Sign in.</p>",
        "<p>Opposition members said that the ropes of the old quay were…</p><p>Subscribe to continue reading.</p>",
        "<p>Subscribe to continue reading.</p><div class='paywall'>Sign in</div>",
    ],
)
def test_two_signs_make_a_paywall(lines: str) -> None:
    found = read(page("Ropes", f"<h1>Ropes are dear</h1>{SOME}{lines}", CALLED_ARTICLE), URL)
    assert found.page_class is PageClass.PAYWALL


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Please enable JS and disable any ad blocker", PageClass.BLOCK),
        ("Verify you are human", PageClass.BLOCK),
        ("Your IP has been blocked", PageClass.BLOCK),
        ("Attention Required!", PageClass.BLOCK),
        ("Votre adresse IP a été bloquée", PageClass.BLOCK),
        ("Ihre IP-Adresse wurde gesperrt", PageClass.BLOCK),
        ("تأكد من أنك لست روبوتاً", PageClass.BLOCK),
        ("Подтвердите, что вы не робот", PageClass.BLOCK),
        ("دسترسی شما مسدود شده است", PageClass.BLOCK),
        ("We value your privacy", PageClass.CONSENT),
        ("Ihre Privatsphäre ist uns wichtig", PageClass.CONSENT),
        ("Le respect de votre vie privée est notre priorité", PageClass.CONSENT),
        ("نحن نقدر خصوصيتك", PageClass.CONSENT),
        ("Мы ценим вашу конфиденциальность", PageClass.CONSENT),
        ("حریم خصوصی شما برای ما مهم است", PageClass.CONSENT),
        ("Oops! That page can’t be found.", PageClass.ERROR),
        ("Страница не найдена", PageClass.ERROR),
        ("صفحه مورد نظر یافت نشد", PageClass.ERROR),
        ("요청하신 페이지를 찾을 수 없습니다", PageClass.ERROR),
    ],
)
def test_wordings_in_the_languages_that_are_read(line: str, expected: PageClass) -> None:
    assert read(page("The Herald", f"<h1>{line}</h1>{SHORT}"), URL).page_class is expected


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to keep reading",
        "You have reached your limit of free articles",
        "This content is for members only",
        "Log in to continue",
        "Cet article est réservé à nos abonnés",
        "Has alcanzado el límite de artículos gratuitos",
        "Dieser Artikel ist Abonnenten vorbehalten",
        "هذا المحتوى للمشتركين فقط",
        "Материал доступен только по подписке",
        "Дочитать могут только наши подписчики",
        "Tylko dla naszych subskrybentów",
        "Aby przeczytać cały tekst, wykup dostęp",
        "Haberin devamını okumak için abone olun",
        "Abonelere özel",
        "有料会員限定の記事です。",
        "残り1,234文字",
        "続きを読むには登録が必要です",
        "付费内容",
        "訂閱後可閱讀全文",
        "会员专享",
        "برای ادامه مطالعه مشترک شوید",
        "Continue reading this article with a Herald subscription",
        "This is a premium article. Please log in to read on.",
        "Want to read more? Subscribe today",
        "Read the rest of this story with a free account",
        "Den här artikeln är för prenumeranter",
        "Läs vidare med Plus. Redan prenumerant? Logga in",
        "Denne saken er for abonnenter. Logg inn for å lese videre",
        "Denne artikel er kun for abonnenter. Log ind",
        "Bliv abonnent for at læse resten",
        "Verder lezen? Word abonnee",
        "Dit artikel is alleen voor abonnees. Lees verder met een abonnement",
        "Bu haberin devamını okumak için abone olun",
        "이 기사는 유료회원 전용입니다. 로그인 후 계속 읽으세요",
        "기사를 계속 읽으려면 구독하세요",
    ],
)
@pytest.mark.parametrize("tag", ["h3", "p"])
def test_one_plain_request_below_a_short_teaser_is_a_paywall(line: str, tag: str) -> None:
    wall = f"<div class='x'><{tag}>{line}</{tag}><p>One month for one crown.</p></div>"
    found = read(page("Ropes", f"<h1>Ropes are dear</h1>{OFFICE}{OFFICE}{wall}"), URL)
    assert found.page_class is PageClass.PAYWALL


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("The Gazette asks for money: subscribe to continue reading", PageClass.ARTICLE),
        ("Subscribe to continue reading", PageClass.PAYWALL),
        ("Subscribe to continue reading The Gazette of Sule", PageClass.PAYWALL),
    ],
)
def test_the_headline_of_news_of_a_paywall_is_none(headline: str, expected: PageClass) -> None:
    told = f"{OFFICE}<p>“To continue reading, people will pay a crown,” said its owner.</p>{OFFICE}"
    assert read(page(headline, f"<h1>{headline}</h1>{SIGNED}{told}"), URL).page_class is expected


@pytest.mark.parametrize(
    "line", ["Haberin devamını okumak için tıklayınız.", "Masz już konto? Zaloguj się", "已有账号？登录"]
)
def test_to_read_on_and_to_have_an_account_make_no_paywall(line: str) -> None:
    found = read(page("Ropes", f"<h1>Ropes are dear</h1>{OFFICE * 4}<p>{line}</p>"), URL)
    assert found.page_class is PageClass.ARTICLE


@pytest.mark.parametrize(
    ("offer", "account"),
    [
        ("Zamów prenumeratę", "Masz już konto?"),
        ("Abone olun", "Zaten abone misiniz?"),
        ("会員になる", "会員の方はこちら"),
        ("立即订阅", "已有账号？"),
        ("立即訂閱", "已有帳號？"),
    ],
)
def test_what_a_paywalls_element_offers_is_a_sign_of_one(offer: str, account: str) -> None:
    def told(name: str) -> PageClass:
        wall = f"<div class='{name}'><p>{offer}</p></div><p>{account}</p>"
        return read(page("Ropes", f"<h1>Ropes are dear</h1>{OFFICE * 4}{wall}"), URL).page_class

    assert (told("paywall"), told("box")) == (PageClass.PAYWALL, PageClass.ARTICLE)


def test_a_wall_with_all_that_an_article_declares_of_itself_is_a_paywall() -> None:
    head = (
        '<meta property="og:type" content="article"><meta name="author" content="Ann Lorrimer">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ropes are dear this year",'
        '"author": {"@type": "Person", "name": "Ann Lorrimer"}, "datePublished": "2026-09-23T08:00:00Z",'
        '"isAccessibleForFree": false}</script>'
    )
    for lines in ("", OFFICE, OFFICE * 4):
        wall = f"<h1>Ropes are dear this year</h1>{SIGNED}{lines}<p>Subscribe to keep reading</p>"
        assert read(page("Ropes are dear this year", wall, head), URL).page_class is PageClass.PAYWALL


@pytest.mark.parametrize("title", ["Gone", "Forbidden", "Slow down", "503 service members honoured at the harbour"])
def test_a_short_unsigned_article_under_a_title_that_walls_have(title: str) -> None:
    found = read(page(f"{title} | The Herald", f"<h1>{title}</h1>{SOME}"), URL)
    assert (found.page_class, found.headline) == (PageClass.ARTICLE, title)


BESIDE = "Harbour Herald\n\nCouncil closes the old ferry pier\n\nBy Ada Lorne\n20 November 2026\n\n" + "\n\n".join(
    f"The harbour office counted {number} ropes on its quay, and it will count them again in spring."
    for number in range(4)
)
BEGINS_LIKE_A_WALL = [
    "Cookies on sale at the bakery",
    "Access to the site restricted by police",
    "Your visit was suspended by the palace",
    "Before you continue to the island",
    "You must be 18 to vote in Sule",
    "Vos données, votre vie",
    "Antes de continuar la marcha",
    "Доступ к порту закрыт после шторма",
    "لم نجد السفينة في الميناء",
]


@pytest.mark.parametrize("title", BEGINS_LIKE_A_WALL)
@pytest.mark.parametrize("body", [SHORT * 2, SHORT * 5, LONG])
def test_a_headline_that_only_begins_as_a_walls_does_makes_none(title: str, body: str) -> None:
    found = read(page(f"{title} | The Herald", f"<h1>{title}</h1>{body}"), URL)
    assert (found.page_class, found.headline) == (PageClass.ARTICLE, title)


@pytest.mark.parametrize("title", BEGINS_LIKE_A_WALL)
def test_a_text_under_a_headline_that_only_begins_as_a_walls_does_is_no_wall(title: str) -> None:
    text = f"{title}\n\n" + "\n\n".join(BESIDE.split("\n\n")[3:])
    assert read(text.encode(), URL, "text/plain").page_class is PageClass.ARTICLE


@pytest.mark.parametrize(
    ("title", "line", "expected"),
    [
        ("Before you continue to the Herald", "We use cookies and data to keep this site running.", PageClass.CONSENT),
        ("Your visit was suspended by the server", "Complete the captcha to go on.", PageClass.BLOCK),
        ("You do not have permission to enter", "Your IP address has been blocked.", PageClass.BLOCK),
    ],
)
def test_such_a_head_is_a_walls_where_the_text_says_so_too(title: str, line: str, expected: PageClass) -> None:
    assert read(page(title, f"<h1>{title}</h1><p>{line}</p>{SHORT * 2}"), URL).page_class is expected
    text = f"{title}\n\n{line}\n\nThe office will answer on Monday, it said in a note on its door to all.\n"
    assert read(text.encode(), URL, "text/plain").page_class is expected


@pytest.mark.parametrize(
    "line",
    [
        "Many sites say that your IP address has been blocked, and give no reason.",
        "We use cookies, says a banner that stands on each of these sites.",
        "The page you requested has been removed, it said on the screen.",
    ],
)
def test_an_unsigned_article_may_speak_of_walls(line: str) -> None:
    title = "What some sites say to those who read"
    found = read(page(title, f"<h1>{title}</h1>{OFFICE}<p>{line}</p>{OFFICE}"), URL)
    assert found.page_class is PageClass.ARTICLE


@pytest.mark.parametrize(
    "line",
    [
        "Gone.",
        "Forbidden",
        "Already a subscriber? Sign in.",
        "Subscribe to continue reading stories like this.",
        "The server said too many requests were made by the tenders.",
    ],
)
def test_one_line_of_a_text_makes_no_wall(line: str) -> None:
    assert read(f"{BESIDE}\n\n{line}\n".encode(), URL, "text/plain").page_class is PageClass.ARTICLE


def test_a_banner_above_a_text_makes_no_wall() -> None:
    assert read(f"We value your privacy\n\n{BESIDE}".encode(), URL, "text/plain").page_class is PageClass.ARTICLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ops! Essa página não existe\n\nO endereço digitado pode estar errado.\n", PageClass.ERROR),
        ("요청하신 페이지를 찾을 수 없습니다\n\n주소가 잘못 입력되었거나 삭제된 기사입니다.\n", PageClass.ERROR),
        ("404 Not Found\n\nThe page you were looking for could not be found.\n", PageClass.ERROR),
        ("Access Denied\n\nYou don't have permission to access this on this server.\n", PageClass.BLOCK),
        ("We value your privacy\n\nWe and our partners store data on a device, such as cookies.\n", PageClass.CONSENT),
        ("Ropes are dear\n\nThe office counts.\n\nThis article is for members only.\n", PageClass.PAYWALL),
        ("Страница не найдена\n\nСтраница, которую вы ищете, не существует или удалена.\n", PageClass.ERROR),
    ],
)
def test_texts_of_walls(text: str, expected: PageClass) -> None:
    assert read(text.encode(), URL, "text/plain").page_class is expected


DAY = "<p>By Ann Lorrimer</p><p>23 September 2026</p>"
ARTICLE = f"<article><h1>Ropes are dear this year</h1>{DAY}{SOME}</article>"
GATE = "<div><h3>{}</h3><p>From one crown a week.</p></div>"


@pytest.mark.parametrize(
    "body",
    [
        ARTICLE + GATE.format("Already a subscriber? Log in"),
        ARTICLE.replace("</article>", GATE.format("Already a subscriber? Log in") + "</article>"),
        ARTICLE.replace("</article>", GATE.format("Subscribe to keep reading the Herald") + "</article>"),
        ARTICLE + GATE.format("Subscribe now for full access"),
        f"<header><p>You have used your free articles.</p><p>Log in to continue.</p></header>{ARTICLE}",
        f"<header>{GATE.format('Subscribe now for full access')}</header>{ARTICLE}",
        f"<header><p>You have 2 free articles left.</p><p>Subscribe to keep reading.</p></header>{ARTICLE}",
        ARTICLE + GATE.format("This article is free to read. Subscribe to support us."),
        ARTICLE + GATE.format("Unlock this article for a friend. Subscribe now."),
        ARTICLE + GATE.format("Read the full story in the print edition. Subscribe now."),
        ARTICLE + "<div><h3>Please log in or register to continue the conversation</h3></div>",
        ARTICLE + "<div><h3>Log in to comment, or register to read what others say</h3></div>",
    ],
)
def test_what_stands_beside_a_short_article_that_is_whole_closes_nothing(body: str) -> None:
    assert read(page("Ropes are dear this year", f"<main>{body}</main>"), URL).page_class is PageClass.ARTICLE


@pytest.mark.parametrize(
    "wall",
    [
        GATE.format("Subscribe to keep reading"),
        "<div role='dialog'><h2>This post is for paid subscribers</h2></div>",
        "<div><p>This article is for subscribers only.</p><p>Already a subscriber? Log in.</p></div>",
        "<div><h3>You’ve reached your free article limit</h3><p>Subscribe now for unlimited access.</p></div>",
        "<div><p>Subscribe to read the rest of this article.</p><p>Already a member? Log in</p></div>",
        "<div><h2>Weiterlesen mit H+</h2><p>Dieser Artikel ist nur für Abonnenten.</p></div>",
        "<div><p>Abonnez-vous pour lire la suite de cet article.</p><p>Déjà abonné ? Connectez-vous</p></div>",
        "<div><p>Suscríbete para seguir leyendo.</p><p>¿Ya eres suscriptor? Inicia sesión</p></div>",
        "<div><p>Questo articolo è riservato agli abbonati.</p><p>Abbonati per continuare a leggere.</p></div>",
    ],
)
def test_what_closes_this_very_article_does_so_wherever_it_stands(wall: str) -> None:
    for body in (ARTICLE + wall, f"</main>{ARTICLE}<main>{wall}", f"<main>{wall}</main>{ARTICLE}"):
        assert read(page("Ropes are dear this year", f"<main>{body}</main>"), URL).page_class is PageClass.PAYWALL


OF_LIBRARIES = {
    "ko": (
        "청강시는 20일 시민 앱을 개편해 로그인 후 이용할 수 있는 민원 서비스를 대폭 늘린다고 밝혔다.",
        "이미 회원인 시민은 별도 절차 없이 새 앱을 쓸 수 있고, 신규 이용자는 회원가입 후 이용할 수 있다.",
    ),
    "nl": (
        "De bibliotheek van Ossel sluit haar leeszaal op zaterdag, alleen voor abonnees blijft een kleine zaal open.",
        "Om verder te lezen in de oude kranten moeten bezoekers in januari een nieuwe pas halen, meldt de gemeente.",
    ),
    "sv": (
        "Biblioteket stänger sin läsesal, men ett litet rum hålls ännu öppet, endast för prenumeranter på tidningen.",
        "För att läsa vidare i de gamla tidningarna behöver besökare ett nytt kort i januari, skriver kommunen.",
    ),
    "no": (
        "Biblioteket stenger lesesalen på lørdager, men et lite rom holdes åpent, kun for abonnenter av en avis.",
        "For å lese videre i de gamle avisene trenger besøkende et nytt kort i januar, skriver kommunen.",
    ),
    "tr": (
        "Kütüphane cumartesi günleri kapanıyor, küçük bir salon ise yine de yalnızca aboneler için açık kalacak.",
        "Eski gazeteleri okumak için üye olmak isteyenler ocak ayında yeni bir kart alacak, dedi belediye sözcüsü dün.",
    ),
}


@pytest.mark.parametrize("language", OF_LIBRARIES)
def test_short_news_of_subscribers_is_no_wall(language: str) -> None:
    lines = (*OF_LIBRARIES[language], BESIDE)
    body = "".join(f"<p>{line}</p>" for line in lines)
    article = f"<article><h1>Ropes are dear this year</h1>{DAY}{body}</article>"
    text = "\n\n".join(("Ropes are dear this year", "By Ann Lorrimer", "23 September 2026", *lines))
    assert read(page("Ropes are dear this year", f"<main>{article}</main>"), URL).page_class is PageClass.ARTICLE
    assert read(text.encode(), URL, "text/plain").page_class is not PageClass.PAYWALL


@pytest.mark.parametrize(
    "body",
    [
        ARTICLE.replace("</article>", GATE.format("Subscribe to keep reading") + "</article>"),
        ARTICLE.replace("</article>", "<p>Opposition members said that the ropes were…</p></article>")
        + GATE.format("Subscribe to keep reading"),
        ARTICLE.replace(DAY, "") + GATE.format("Subscribe to keep reading"),
        ARTICLE.replace(SOME, OFFICE * 2) + GATE.format("Subscribe to keep reading"),
        ARTICLE + "<div class='paywall'><h3>Subscribe to keep reading</h3></div>",
    ],
    ids=["in the article", "broken off", "unsigned", "short", "called a paywall"],
)
def test_a_wall_below_a_teaser_stays_one(body: str) -> None:
    assert read(page("Ropes are dear this year", f"<main>{body}</main>"), URL).page_class is PageClass.PAYWALL


def test_an_article_about_paywalls_is_none() -> None:
    title = "Subscribe to continue reading: how the paywall won"
    quoted = "<p>Readers have grown used to the sentence “This article is for subscribers only”.</p>"
    found = read(page(title, f"<h1>{title}</h1>{DAY}{OFFICE}{quoted}{OFFICE}"), URL)
    assert (found.page_class, found.headline) == (PageClass.ARTICLE, title)
