"""Al Mayadeen's pages, in the markup that is known of the site: metadata script, meta tags and the visible page.

The class names and the script's keys are those seen in public scrapers and data sets; what stands between them is
furniture of the usual kind.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from html import escape
from urllib.parse import unquote

from tests.newsstand import markup
from tests.newsstand.article import Article, Block, Card, Paragraph, Picture, ReadMore, SubHeading
from tests.newsstand.tongues import ALMAYADEEN, AlMayadeenWords

LISTED = 24


def article_html(article: Article) -> str:
    """The article's page. Both the metadata script and the visible markup tell the same."""
    words = ALMAYADEEN[article.edition]
    body = "\n".join(_block(block, words) for block in article.blocks)
    standfirst = f'<p class="lg_para summary">{escape(article.standfirst)}</p>' if article.standfirst else ""
    minutes = (
        f'<div class="read-time">{article.reading_minutes} {words.min_read}</div>' if article.reading_minutes else ""
    )
    tags = markup.menu([(tag, f"/tags/{_slug(tag)}") for tag in article.tags], "tags-list") if article.tags else ""
    content = f"""<main class="container">
<div class="details-white-box">
<h1>{escape(article.headline)}</h1>
<ul class="post-type post-metas type-wrap article-details-metas">{_credits(article, words)}</ul>
{minutes}
{standfirst}
{_lead(article)}
<section class="read-section"><div class="p-content">
{body}
</div></section>
{tags}
</div>
{_most_read(article.most_read, words)}
{_coverage(article.coverage, words)}
{_read_next(article.read_next, words)}
</main>"""
    return _page(words, article.headline, _head(article, words), content, article.ticker, article.ballast)


def listing_html(articles: Sequence[Article], title: str, words: AlMayadeenWords = ALMAYADEEN["en"]) -> str:
    """A section page: cards, the newest first; more of them come by script only."""
    cards = "\n".join(_listed(article, words) for article in articles[:LISTED])
    content = f"""<main class="container"><h1>{escape(title)}</h1>
<div class="row listing">{cards}</div><button class="loadmorebtn" data-page="2">{words.load_more}</button></main>"""
    return _page(words, title, markup.meta("property", "og:type", "website"), content, ())


def _metadata(article: Article, words: AlMayadeenWords) -> str:
    published, modified = article.published_time, article.modified or article.published_time
    classes = [{"key": "posttype1", "mapping": "posttype", "value": "News"}]
    classes.append({"key": "category1", "mapping": "category", "value": article.section})
    if article.byline:
        classes.append({"key": "author1", "mapping": "author", "value": article.byline.removeprefix(words.by)})
    classes += [{"key": "coverage1", "mapping": "coverage", "value": card.title or ""} for card in article.coverage]
    data = {
        "postid": str(article.ident),
        "title": article.headline,
        "url": article.url,
        "keywords": ",".join(article.tags),
        "thumbnail": article.lead.url if article.lead else "",
        "published_time": _stamp(article, published),
        "last_updated": _stamp(article, modified),
        "author": (article.byline or "").removeprefix(words.by),
        "type": "page",
        "video_duration": None,
        "lang": words.language,
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


def _head(article: Article, words: AlMayadeenWords) -> str:
    published, modified = article.published_time, article.modified or article.published_time
    return "".join(
        (
            f'<script id="tawsiyat-metadata" type="text/tawsiyat">{_metadata(article, words)}</script>\n',
            markup.meta("name", "postid", str(article.ident)),
            markup.meta("name", "keywords", ",".join(article.tags)),
            markup.meta("name", "description", article.standfirst),
            markup.meta("name", "author", (article.byline or "").removeprefix(words.by)),
            markup.meta("property", "og:type", "article"),
            markup.meta("property", "og:site_name", words.site),
            markup.meta("property", "og:title", f"{article.headline} | {words.site}"),
            markup.meta("property", "og:description", article.standfirst),
            markup.meta("property", "og:url", article.url),
            markup.meta("property", "og:image", article.lead.url if article.lead else None),
            markup.meta("property", "article:published_time", _stamp(article, published)),
            markup.meta("property", "article:modified_time", _stamp(article, modified)),
            f'<link rel="canonical" href="{escape(article.url)}">\n',
        )
    )


def _credits(article: Article, words: AlMayadeenWords) -> str:
    """By, Source and the time. Every third page prints the source before the author, as older pages did."""
    by, source = article.byline, article.source_credit
    parts = [f"<li>{escape(by)}</li>"] if by else []
    parts += [f"<li>{words.source}{escape(source)}</li>"] if source else []
    if article.ident % 3 == 0:
        parts.reverse()
    if moment := article.published_time:
        parts.append(f'<li><div class="time"><p>{words.displayed(moment)}</p></div></li>')
    return "".join(parts)


def _lead(article: Article) -> str:
    """The lead image; the page says the headline again above the caption, beside a lone "x" that closes it."""
    if article.lead is None:
        return ""
    caption = f"<figcaption>{escape(article.lead.caption)}</figcaption>" if article.lead.caption else ""
    return f"""<ul class="gallery"><li class="close">x</li>
<li><figure><img class="lazy" src="{escape(article.lead.url)}" alt="{escape(article.headline)}">
<h5>{escape(article.headline)}</h5>{caption}</figure></li></ul>"""


def _block(block: Block, words: AlMayadeenWords) -> str:
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
            return f"<p><strong>{words.read_more}: {links}</strong></p>"
        case _:
            related = "".join(
                f'<div class="white-card"><a href="{escape(card.url)}"><h4>{escape(card.title or "")}</h4></a></div>'
                for card in block.cards
            )
            return f'<div class="dual-related"><h3>{words.related}</h3>{related}</div>'


def _most_read(cards: Sequence[Card], words: AlMayadeenWords) -> str:
    if not cards:
        return ""
    shown = "\n".join(
        f'<div class="white-card"><a href="{escape(card.url)}">'
        f'<img alt="{escape(card.picture_alt or "")}" src="/t.webp">'
        f"<h4>{escape(card.title or '')}</h4></a><ul><li>{_category(card)}</li><li>{_day(card, words)}</li></ul></div>"
        for card in cards
    )
    return f'<section class="most-read"><h3>{words.most_read}</h3>{shown}</section>'


def _coverage(cards: Sequence[Card], words: AlMayadeenWords) -> str:
    if not cards:
        return ""
    shown = "\n".join(
        f'<div class="white-card"><a href="{escape(card.url)}"><h4>{escape(card.title or "")}</h4></a></div>'
        for card in cards
    )
    return f'<section class="coverage"><h3>{words.coverage}</h3><a href="/coverages">{words.every}</a>{shown}</section>'


def _read_next(cards: Sequence[Card], words: AlMayadeenWords) -> str:
    if not cards:
        return ""
    shown = "\n".join(
        f'<div class="white-card"><img alt="{escape(card.picture_alt or "")}" src="/t.webp">{_category(card)}'
        f'<a href="{escape(card.url)}"><h4>{escape(card.title or "")}</h4></a></div>'
        for card in cards
    )
    return f'<section class="read-next"><h3>{words.read_next}</h3><a href="/news">{words.every}</a>{shown}</section>'


def _category(card: Card) -> str:
    section = card.section or ""
    return f'<a class="category-meta" href="/news/{_slug(section)}">{escape(section)}</a>' if section else ""


def _day(card: Card, words: AlMayadeenWords) -> str:
    return f'<div class="time"><p>{words.day(card.day)}</p></div>' if card.day else ""


def _listed(article: Article, words: AlMayadeenWords) -> str:
    """A card; addresses in it are as people read them, unlike those of the sitemaps."""
    moment = article.published_time
    time = f'<div class="time"><p>{words.day(moment.date())}</p></div>' if moment else ""
    section = f'<a class="category-meta" href="/news/{_slug(article.section)}">{escape(article.section)}</a>'
    return (
        f'<div class="white-card"><a href="{escape(unquote(article.path))}"><img alt="" src="/t.webp">'
        f"<h4>{escape(article.headline)}</h4></a>{section}{time}</div>"
    )


def _slug(label: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in label.lower())


def _page(  # noqa: PLR0917 - the parts of a page
    words: AlMayadeenWords, title: str, head: str, content: str, ticker: Sequence[str], ballast: int = 0
) -> str:
    heavy = markup.ballast(ballast)
    languages = markup.menu([*words.editions, ("x", "#")], "languages")
    wide = "".join(
        f'<li><a href="/{_slug(name)}">{name}</a>{_entries(name, entries, "sub-menu")}</li>'
        for name, entries in words.menus
    )
    regions = _entries("regions", words.regions, "regions")
    narrow = "".join(f"<h6>{name}</h6>{_entries(name, entries, 'mobile-menu')}" for name, entries in words.menus)
    breaking = "".join(f'<div class="news-item"><a href="/breaking">{escape(line)}</a></div>' for line in ticker)
    bar = f'<div class="breaking-news"><span class="label">{words.breaking}</span>{breaking}</div>' if ticker else ""
    return f"""<!DOCTYPE html>
<html lang="{words.language}" dir="{words.direction}"><head><meta charset="utf-8">
<title>{escape(title)} | {words.site}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
{head}{markup.STYLES}
{markup.SCRIPTS}</head>
<body class="{words.language}">
<header><a class="logo" href="/">{words.site}</a>{languages}
<a class="logo-mobile" href="/">{words.site}</a>
<div class="slogan">{words.slogan}</div>
<nav><ul class="main-menu">{wide}<li><a href="/infographs">Infographs</a></li>
<li><a href="/in-pictures">In Pictures</a></li><li><a href="/live">&bull; LIVE</a></li></ul></nav>
<div class="side-menu">{narrow}<h6>Infographs</h6><h6>In Pictures</h6>{regions}</div>
</header>
{bar}
{content}
<footer><div class="footer_top_menu"><a href="/">{words.site}</a></div>
<div class="footer_middle_menu"><p>{words.about}</p></div>
<p class="footer-bottom-text">{words.rights}</p>
<div class="footer_btm_row"><ul><li>x</li><li><a href="/privacy-policy">Privacy Policy</a></li>
<li><a href="/about">About Us</a></li><li><a href="/contact">Contact Us</a></li>
<li><a href="/authors">Authors</a></li></ul>
<a href="/android">Android</a> <a href="/ios">iOS</a></div></footer>
<script>document.querySelectorAll("img.lazy").forEach(function(i){{i.src=i.dataset.src||i.src}});</script>
{heavy}</body></html>
"""


def _entries(name: str, labels: Sequence[str], css_class: str) -> str:
    return markup.menu([(label, f"/{_slug(name)}/{_slug(label)}") for label in labels], css_class)
