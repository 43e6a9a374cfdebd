"""What the pages of all outlets share: escaping, furniture that is no text, feeds and sitemaps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape

# Inline scripts and styles of the kind every news page carries; a reader must not take them for text.
SCRIPTS = """<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}
if(1<2&&"</p><p>Not text</p>".length>3){gtag("js",new Date());}</script>
<script async src="/assets/app.min.js?v=8841"></script>"""
STYLES = """<style>.hidden{display:none}.lazy{opacity:0;transition:opacity .2s}
@media(max-width:768px){.wide{display:none}}
nav li::before{content:"\\2022"}</style>
<link rel="stylesheet" href="/assets/app.min.css?v=8841">"""


def lines(text: str) -> str:
    """Escaped text with its line breaks as HTML; an empty line holds a no-break space, as editors leave it."""
    return "<br />\n".join(escape(line, quote=False) if line.strip() else "&nbsp;" for line in text.split("\n"))


def meta(attribute: str, name: str, content: str | None) -> str:
    """A meta tag, nothing where there is no content."""
    return f'<meta {attribute}="{escape(name)}" content="{escape(content)}">\n' if content else ""


def menu(entries: Iterable[tuple[str, str]], css_class: str) -> str:
    """A list of links: (label, address)."""
    items = "".join(f'<li><a href="{escape(url)}">{escape(label)}</a></li>' for label, url in entries)
    return f'<ul class="{css_class}">{items}</ul>'


def ballast(size: int) -> str:
    """About `size` bytes of what makes news pages heavy: half of it inline script, half of it menus of links."""
    parts: list[str] = []
    for number in range(size // 4096):
        if number % 2:
            entries = [(f"Quayside {number}-{n}", f"/Section/{n}/topic-{number}") for n in range(70)]
            parts.append(f'<nav class="mega-menu" aria-hidden="true">{menu(entries, "mega-menu-list")}</nav>')
        else:
            state = ",".join(f'"{number}-{n}":{{"id":{n},"seen":false,"slot":"q{n}"}}' for n in range(94))
            parts.append(f"<script>window.__state_{number}={{{state}}};</script>")
    return "\n".join(parts)


def rss(title: str, home: str, built: str, items: Iterable[tuple[str, str, str]], language: str = "en") -> str:
    """RSS 2.0 without pubDate. `built` is the lastBuildDate, an item is (title, link, description)."""
    entries = "\n".join(
        f"<item><title>{escape(name)}</title><link>{escape(link)}</link>"
        f"<description><![CDATA[{text.replace(']]>', ']]&gt;')}]]></description>"
        f'<guid isPermaLink="true">{escape(link)}</guid></item>'
        for name, link, text in items
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>{escape(title)}</title><link>{escape(home)}</link>
<description>{escape(title)}</description><language>{language}</language><lastBuildDate>{escape(built)}</lastBuildDate>
{entries}
</channel></rss>
"""


def sitemap_index(sitemaps: Iterable[tuple[str, datetime | None]]) -> str:
    """A sitemap index: (address, last change)."""
    entries = "\n".join(f"<sitemap><loc>{escape(url)}</loc>{_lastmod(when)}</sitemap>" for url, when in sitemaps)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{entries}
</sitemapindex>
"""


def sitemap(name: str, pages: Iterable[tuple[str, str, datetime | None, str | None]], language: str = "en") -> str:
    """A sitemap: (address, title, last change, publication date for the news extension or None)."""
    entries = "\n".join(
        f"<url><loc>{escape(url)}</loc>{_lastmod(changed)}{_news(name, title, published, language)}</url>"
        for url, title, changed, published in pages
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
{entries}
</urlset>
"""


def not_found(site: str) -> str:
    """The page behind an honest 404."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>404 - {escape(site)}</title>{STYLES}
</head><body><h1>404</h1><p>The page you are looking for does not exist.</p><a href="/">{escape(site)}</a></body></html>
"""


def _lastmod(when: datetime | None) -> str:
    return f"<lastmod>{when.isoformat(timespec='seconds')}</lastmod>" if when else ""


def _news(name: str, title: str, published: str | None, language: str) -> str:
    if published is None:
        return ""
    return (
        f"<news:news><news:publication><news:name>{escape(name)}</news:name><news:language>{language}</news:language>"
        f"</news:publication><news:publication_date>{published}</news:publication_date>"
        f"<news:title>{escape(title)}</news:title></news:news>"
    )
