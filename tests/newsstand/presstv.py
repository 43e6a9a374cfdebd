"""Press TV's pages: the current template and the one of about 2015 to 2019, listings and the front page.

Class names, meta names and date forms are those seen in public scrapers, data sets and feeds; what stands between
them is furniture of the usual kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from tests.newsstand import markup
from tests.newsstand.article import (
    Article,
    Block,
    Card,
    Paragraph,
    Picture,
    ReadMore,
    RelatedNews,
    SubHeading,
    Template,
)
from tests.newsstand.tongues import PRESSTV, PressTvWords

SITE = "Press TV"
ZONE = ZoneInfo("Asia/Tehran")
LISTED = 20

# The seed's breadcrumb says Turkey, whose number is not known; West Asia lists it.
_LISTED_UNDER = {"Turkey": "West Asia"}


def section_id(article: Article) -> int:
    """The number of the section page that lists an article."""
    sections = PRESSTV[article.edition].sections
    return sections.get(_LISTED_UNDER.get(article.section, article.section), sections["Iran"])


def article_html(article: Article) -> str:
    """The article's page in the template it says."""
    return earlier_html(article) if article.template is Template.EARLIER else current_html(article)


def current_html(article: Article) -> str:
    """The article's page in the current template."""
    words = PRESSTV[article.edition]
    body = "\n".join(_block(block, words) for block in article.blocks)
    crumbs = " &nbsp; / &nbsp; ".join(
        f'<a href="/Section/{_number(name, words)}">{escape(name)}</a>' for name in article.breadcrumbs
    )
    content = f"""<div class="body-content details-page"><div class="row">
<div class="col-12 news-section-container">{crumbs}</div>
<div class="col-12"><h1 class="news-title-container">{escape(article.headline)}</h1>
{_current_time(article, words)}</div>
<div class="col-md-9 col-12">
{_lead(article)}
<div class="news-content">{_byline(article)}
{body}
</div></div>
<div class="col-md-12">
<p>{words.elsewhere}</p>
<p class="mirrors"><a href="{words.mirror}"><img src="/img/uk.png" alt=""></a></p>
<div class="share" data-url="{escape(article.url)}"></div>
<a class="apps" href="/roku">Press TV News Roku</a></div>
</div></div>"""
    return _page(words, article.headline, _created(article) + _head(article), content, article.ballast)


def earlier_html(article: Article) -> str:
    """The article's page in the earlier template, which only the English edition is known to have had."""
    words = PRESSTV["en"]
    body = "\n".join(_block(block, words) for block in article.blocks)
    crumbs = " / ".join(f'<a href="/Section/{_number(name, words)}">{escape(name)}</a>' for name in article.breadcrumbs)
    content = f"""<div class="container body-content"><div class="item-detail">
<div class="item-category">{crumbs}</div>
<h2 class="page-header">{escape(article.headline)}</h2>
{_earlier_time(article)}
{_earlier_lead(article)}
<div class="item-text">{_byline(article)}
{body}
</div>
<div class="item-footer"><p>{words.elsewhere}</p>
<p>{words.application}</p><a href="#embed">Embed</a></div>
</div></div>"""
    return _page(words, article.headline, _head(article), content, article.ballast)


def listing_html(articles: Sequence[Article], section: int, number: int, words: PressTvWords = PRESSTV["en"]) -> str:
    """Page `number` (from 1) of a section, `LISTED` links each, the newest first; the last has no `.next`."""
    shown = articles[(number - 1) * LISTED : number * LISTED]
    links = "\n".join(_listed(article) for article in shown)
    following = f'<li class="next"><a href="/Section/{section}/{number + 1}">{words.following}</a></li>'
    next_page = following if number * LISTED < len(articles) else ""
    name = next((name for name, known in words.sections.items() if known == section), "News")
    content = f"""<div class="body-content"><h2>{name}</h2><div class="section-latest-news">{links}</div>
<ul class="pagination">{next_page}</ul></div>"""
    return _page(words, name, "", content)


def front_html(articles: Sequence[Article], words: PressTvWords = PRESSTV["en"]) -> str:
    """The front page."""
    links = "\n".join(_listed(article) for article in articles[:LISTED])
    return _page(words, "PressTV", "", f'<div class="body-content home"><h2>{words.latest}</h2>{links}</div>')


def earlier_displayed(moment: datetime) -> str:
    """A time as the earlier template prints it: `Sun Mar 17, 2019 01:16PM`."""
    return f"{moment:%a %b} {moment.day}, {moment:%Y %I:%M%p}"


def _clock(moment: datetime, seconds: str = "") -> str:
    """Twelve hours, the hour without a leading zero; `seconds` is a format of its own."""
    return f"{int(f'{moment:%I}')}:{moment:%M{seconds} %p}"


def _created(article: Article) -> str:
    """Month, day, year in Tehran; of the earlier template it is not known, so only the current one has it."""
    moment = article.published_time
    if moment is None:
        return ""
    return markup.meta("name", "DC.Date.Created", f"{moment.month}/{moment.day}/{moment.year} {_clock(moment, ':%S')}")


def _head(article: Article) -> str:
    description = article.paragraphs[0] if article.paragraphs else None
    return "".join(
        (
            markup.meta("name", "description", description),
            markup.meta("property", "og:type", "article"),
            markup.meta("property", "og:title", f"PressTV-{article.headline}"),
            markup.meta("property", "og:description", description),
            markup.meta("property", "og:url", article.url),
            markup.meta("property", "og:image", article.lead.url if article.lead else None),
            f'<link rel="canonical" href="{escape(article.url)}">\n',
        )
    )


def _current_time(article: Article, words: PressTvWords) -> str:
    """The attribute keeps the publication; the text of an updated article tells the update instead."""
    moment = article.published_time
    if moment is None:
        return ""
    shown = text = words.displayed(moment)
    if article.modified:
        text = f"<strong>{words.updated}: {words.displayed(article.modified)}</strong>"
    return f'<time class="news-modifydate-container" datetime="{shown}">{text}</time>'


def _earlier_time(article: Article) -> str:
    moment = article.published_time
    if moment is None:
        return ""
    updated = f" [Updated: {earlier_displayed(article.modified)} ]" if article.modified else ""
    return f'<div class="item-date">{earlier_displayed(moment)}{updated}</div>'


def _lead(article: Article) -> str:
    if article.lead is None:
        return ""
    caption = f"<figcaption>{escape(article.lead.caption)}</figcaption>" if article.lead.caption else ""
    return f'<figure class="news-image"><img src="{escape(article.lead.url)}" alt="">{caption}</figure>'


def _earlier_lead(article: Article) -> str:
    """Lazy images with their twin for browsers without scripts."""
    if article.lead is None:
        return ""
    url, caption = escape(article.lead.url), article.lead.caption
    printed = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return (
        f'<figure class="item-image"><img class="lazy" data-src="{url}" alt="">'
        f'<noscript><img src="{url}" alt=""></noscript>{printed}</figure>'
    )


def _byline(article: Article) -> str:
    return f"<p><strong>{markup.lines(article.byline)}</strong></p>" if article.byline else ""


def _block(block: Block, words: PressTvWords) -> str:
    match block:
        case Paragraph(text):
            return f"<p>{markup.lines(text)}</p>"
        case SubHeading(text):
            return f"<h3>{escape(text)}</h3>"
        case Picture(url, caption):
            printed = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
            return f'<figure><img data-src="{escape(url)}" alt="">{printed}</figure>'
        case ReadMore(cards) | RelatedNews(cards):
            return f"<p><strong>{words.read_more}:</strong></p>" + "".join(_card(card) for card in cards)


def _card(card: Card) -> str:
    inside = ""
    if card.title:
        inside = f'<a href="{escape(card.url)}"><img src="/t.jpg" alt=""><h4>{escape(card.title)}</h4></a>'
    return f'<div data-oembed-url="{escape(card.url)}">{inside}</div>'


def _listed(article: Article) -> str:
    return (
        f'<a class="section-latest-news-link" href="{escape(article.path)}"><img src="/t.jpg" alt="">'
        f"<span>{escape(article.headline)}</span></a>"
    )


def _number(name: str, words: PressTvWords) -> int:
    return words.sections.get(name, 10100)


def _page(words: PressTvWords, title: str, head: str, content: str, ballast: int = 0) -> str:
    heavy = markup.ballast(ballast)
    sections = markup.menu([(name, f"/Section/{number}") for name, number in words.sections.items()], "nav navbar-nav")
    footer = markup.menu(words.footer, "links")
    return f"""<!DOCTYPE html>
<html lang="{words.language}"><head><meta charset="utf-8"><title>PressTV-{escape(title)}</title>
<meta name="viewport" content="width=device-width">
{head}{markup.STYLES}
{markup.SCRIPTS}</head>
<body>
<nav class="navbar"><a class="navbar-brand" href="/"><img src="/img/logo.png" alt=""></a>{sections}
<form action="/Search"><input name="q" placeholder="Search"></form></nav>
{content}
<footer>{footer}<span>&copy; {words.rights}</span></footer>
<script>(function(){{var t=document.querySelector("time");if(t){{t.dataset.seen="1"}}}})();</script>
{heavy}</body></html>
"""
