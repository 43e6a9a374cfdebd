"""Al Mayadeen's pages, in the markup that is known of the site: metadata script, meta tags and the visible page.

The class names and the script's keys are those seen in public scrapers and data sets; what stands between them is
furniture of the usual kind.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from html import escape

from tests.newsstand import markup
from tests.newsstand.article import Article, Block, Card, Paragraph, Picture, ReadMore, SubHeading

HOME = "https://english.almayadeen.net"
SITE = "Al Mayadeen English"
LISTED = 24

SECTIONS = ("Politics", "Economy", "Sports", "Arts&Culture", "Health", "Miscellaneous", "Technology", "Environment")
REGIONS = ("Africa", "Asia", "Asia-Pacific", "Europe", "Latin America", "MENA", "Palestine", "US & Canada")
EDITIONS = (("Ar", "https://www.almayadeen.net/"), ("Es", "https://espanol.almayadeen.net/"))
MENUS = (
    ("News", SECTIONS),
    ("Articles", ("Opinion", "Analysis", "Blog", "Features")),
    ("Videos", ("NewsFeed", "Video Features", "Explainers", "TV", "Digital Series")),
)


def article_html(article: Article) -> str:
    """The article's page. Both the metadata script and the visible markup tell the same."""
    body = "\n".join(_block(block) for block in article.blocks)
    standfirst = f'<p class="lg_para summary">{escape(article.standfirst)}</p>' if article.standfirst else ""
    minutes = f'<div class="read-time">{article.reading_minutes} Min Read</div>' if article.reading_minutes else ""
    tags = markup.menu([(tag, f"/tags/{_slug(tag)}") for tag in article.tags], "tags-list") if article.tags else ""
    content = f"""<main class="container">
<div class="details-white-box">
<h1>{escape(article.headline)}</h1>
<ul class="post-type post-metas type-wrap article-details-metas">{_credits(article)}</ul>
{minutes}
{standfirst}
{_lead(article)}
<section class="read-section"><div class="p-content">
{body}
</div></section>
{tags}
</div>
{_most_read(article.most_read)}
{_coverage(article.coverage)}
{_read_next(article.read_next)}
</main>"""
    return _page(article.headline, _head(article), content, article.ticker, article.ballast)


def listing_html(articles: Sequence[Article], title: str) -> str:
    """A section page: cards, the newest first; more of them come by script only."""
    cards = "\n".join(_listed(article) for article in articles[:LISTED])
    content = f"""<main class="container"><h1>{escape(title)}</h1>
<div class="row listing">{cards}</div><button class="loadmorebtn" data-page="2">Load more</button></main>"""
    return _page(title, markup.meta("property", "og:type", "website"), content, ())


def displayed(moment: datetime) -> str:
    """A time as the page prints it: `7 May 2023 16:52`."""
    return f"{moment.day} {moment:%b %Y %H:%M}"


def _metadata(article: Article) -> str:
    published, modified = article.published_time, article.modified or article.published_time
    classes = [{"key": "posttype1", "mapping": "posttype", "value": "News"}]
    classes.append({"key": "category1", "mapping": "category", "value": article.section})
    if article.byline:
        classes.append({"key": "author1", "mapping": "author", "value": article.byline.removeprefix("By ")})
    classes += [{"key": "coverage1", "mapping": "coverage", "value": card.title or ""} for card in article.coverage]
    data = {
        "postid": str(article.ident),
        "title": article.headline,
        "url": article.url,
        "keywords": ",".join(article.tags),
        "thumbnail": article.lead.url if article.lead else "",
        "published_time": _stamp(article, published),
        "last_updated": _stamp(article, modified),
        "author": (article.byline or "").removeprefix("By "),
        "type": "page",
        "video_duration": None,
        "lang": "en",
        "description": article.standfirst or "",
        "html": "",
        "lite_url": "",
        "word_count": sum(len(text.split()) for text in article.paragraphs) // 2,
        "classes": classes,
    }
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


def _stamp(article: Article, moment: datetime | None) -> str:
    """Both forms that were seen: without an offset and with seven digits, or with one."""
    if moment is None:
        return ""
    if article.ident % 2:
        return moment.isoformat(timespec="seconds")
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + ".0000000"


def _head(article: Article) -> str:
    published, modified = article.published_time, article.modified or article.published_time
    return "".join(
        (
            f'<script id="tawsiyat-metadata" type="text/tawsiyat">{_metadata(article)}</script>\n',
            markup.meta("name", "postid", str(article.ident)),
            markup.meta("name", "keywords", ",".join(article.tags)),
            markup.meta("name", "description", article.standfirst),
            markup.meta("name", "author", (article.byline or "").removeprefix("By ")),
            markup.meta("property", "og:type", "article"),
            markup.meta("property", "og:site_name", SITE),
            markup.meta("property", "og:title", f"{article.headline} | {SITE}"),
            markup.meta("property", "og:description", article.standfirst),
            markup.meta("property", "og:url", article.url),
            markup.meta("property", "og:image", article.lead.url if article.lead else None),
            markup.meta("property", "article:published_time", _stamp(article, published)),
            markup.meta("property", "article:modified_time", _stamp(article, modified)),
            f'<link rel="canonical" href="{escape(article.url)}">\n',
        )
    )


def _credits(article: Article) -> str:
    """By, Source and the time. Every third page prints the source before the author, as older pages did."""
    by, source = article.byline, article.source_credit
    parts = [f"<li>{escape(by)}</li>"] if by else []
    parts += [f"<li>Source: {escape(source)}</li>"] if source else []
    if article.ident % 3 == 0:
        parts.reverse()
    if moment := article.published_time:
        parts.append(f'<li><div class="time"><p>{displayed(moment)}</p></div></li>')
    return "".join(parts)


def _lead(article: Article) -> str:
    """The lead image; the page says the headline again above the caption, beside a lone "x" that closes it."""
    if article.lead is None:
        return ""
    caption = f"<figcaption>{escape(article.lead.caption)}</figcaption>" if article.lead.caption else ""
    return f"""<ul class="gallery"><li class="close">x</li>
<li><figure><img class="lazy" src="{escape(article.lead.url)}" alt="{escape(article.headline)}">
<h5>{escape(article.headline)}</h5>{caption}</figure></li></ul>"""


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return f"<p>{markup.lines(text)}</p>"
        case SubHeading(text):
            return f"<h2>{escape(text)}</h2>"
        case Picture(url, caption):
            printed = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
            return f'<figure><img class="lazy" data-src="{escape(url)}" alt="">{printed}</figure>'
        case ReadMore(cards):
            links = ", ".join(f'<a href="{escape(card.url)}">{escape(card.title or "")}</a>' for card in cards)
            return f"<p><strong>Read more: {links}</strong></p>"
        case _:
            related = "".join(
                f'<div class="white-card"><a href="{escape(card.url)}"><h4>{escape(card.title or "")}</h4></a></div>'
                for card in block.cards
            )
            return f'<div class="dual-related"><h3>Related News</h3>{related}</div>'


def _most_read(cards: Sequence[Card]) -> str:
    if not cards:
        return ""
    shown = "\n".join(
        f'<div class="white-card"><a href="{escape(card.url)}">'
        f'<img alt="{escape(card.picture_alt or "")}" src="/t.webp">'
        f"<h4>{escape(card.title or '')}</h4></a><ul><li>{_category(card)}</li><li>{_day(card)}</li></ul></div>"
        for card in cards
    )
    return f'<section class="most-read"><h3>Most Read</h3>{shown}</section>'


def _coverage(cards: Sequence[Card]) -> str:
    if not cards:
        return ""
    shown = "\n".join(
        f'<div class="white-card"><a href="{escape(card.url)}"><h4>{escape(card.title or "")}</h4></a></div>'
        for card in cards
    )
    return f'<section class="coverage"><h3>Coverage</h3><a href="/coverages">All</a>{shown}</section>'


def _read_next(cards: Sequence[Card]) -> str:
    if not cards:
        return ""
    shown = "\n".join(
        f'<div class="white-card"><img alt="{escape(card.picture_alt or "")}" src="/t.webp">{_category(card)}'
        f'<a href="{escape(card.url)}"><h4>{escape(card.title or "")}</h4></a></div>'
        for card in cards
    )
    return f'<section class="read-next"><h3>Read Next</h3><a href="/news">All</a>{shown}</section>'


def _category(card: Card) -> str:
    section = card.section or ""
    return f'<a class="category-meta" href="/news/{_slug(section)}">{escape(section)}</a>' if section else ""


def _day(card: Card) -> str:
    return f'<div class="time"><p>{card.day.day} {card.day:%b %Y}</p></div>' if card.day else ""


def _listed(article: Article) -> str:
    moment = article.published_time
    time = f'<div class="time"><p>{moment.day} {moment:%b %Y}</p></div>' if moment else ""
    section = f'<a class="category-meta" href="/news/{_slug(article.section)}">{escape(article.section)}</a>'
    return (
        f'<div class="white-card"><a href="{escape(article.path)}"><img alt="" src="/t.webp">'
        f"<h4>{escape(article.headline)}</h4></a>{section}{time}</div>"
    )


def _slug(label: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in label.lower())


def _page(title: str, head: str, content: str, ticker: Sequence[str], ballast: int = 0) -> str:
    heavy = markup.ballast(ballast)
    languages = markup.menu([*EDITIONS, ("x", "#")], "languages")
    wide = "".join(
        f'<li><a href="/{_slug(name)}">{name}</a>{_entries(name, entries, "sub-menu")}</li>' for name, entries in MENUS
    )
    narrow = "".join(f"<h6>{name}</h6>{_entries(name, entries, 'mobile-menu')}" for name, entries in MENUS)
    breaking = "".join(f'<div class="news-item"><a href="/breaking">{escape(line)}</a></div>' for line in ticker)
    bar = f'<div class="breaking-news"><span class="label">BREAKING</span>{breaking}</div>' if ticker else ""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | {SITE}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
{head}{markup.STYLES}
{markup.SCRIPTS}</head>
<body class="en">
<header><a class="logo" href="/">{SITE}</a>{languages}<a class="logo-mobile" href="/">{SITE}</a>
<div class="slogan">Slogan</div>
<nav><ul class="main-menu">{wide}<li><a href="/infographs">Infographs</a></li>
<li><a href="/in-pictures">In Pictures</a></li><li><a href="/live">&bull; LIVE</a></li></ul></nav>
<div class="side-menu">{narrow}<h6>Infographs</h6><h6>In Pictures</h6>{_entries("regions", REGIONS, "regions")}</div>
</header>
{bar}
{content}
<footer><div class="footer_top_menu"><a href="/">{SITE}</a></div>
<div class="footer_middle_menu"><p>Al Mayadeen is an Arab Independent Media Satellite Channel.</p></div>
<p class="footer-bottom-text">All Rights Reserved</p>
<div class="footer_btm_row"><ul><li>x</li><li><a href="/privacy-policy">Privacy Policy</a></li>
<li><a href="/about">About Us</a></li><li><a href="/contact">Contact Us</a></li>
<li><a href="/authors">Authors</a></li></ul>
<a href="/android">Android</a> <a href="/ios">iOS</a></div></footer>
<script>document.querySelectorAll("img.lazy").forEach(function(i){{i.src=i.dataset.src||i.src}});</script>
{heavy}</body></html>
"""


def _entries(name: str, labels: Sequence[str], css_class: str) -> str:
    return markup.menu([(label, f"/{_slug(name)}/{_slug(label)}") for label in labels], css_class)
