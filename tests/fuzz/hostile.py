"""What the fuzzer puts into pages: each has broken a reader of pages somewhere, or is of the kind that does."""

from __future__ import annotations

import codecs

PROSE = "The harbour office said on Monday that the ferries run again, and that the quay of Sule is dry. "
TEXTS = (
    "", " ", "\n", "\t", "\x00", "\x1b[31mred\x1b[0m", "\x1b]0;owned\x07", "\x9b31m", "\ud800", "\udfff", "\ufeff",
    "\ufffe", "\u202eevil\u202c", "\u2066a\u2069", "\u200b", "\u200d", "\u00ad", "\u2028", "\u0301", "e\u0301\u0316",
    "\u0316" * 40, "\u0f71\u0f72\u0f73", "\u1100\u1161\u11a8", "\uac00", "\U000e0041", "\U0001f468\u200d\U0001f469",
    "\u0130", "\ufb03", "\u00df", "\u212b", "\u2126", "\u0958", "\u06f1\u06f2", "\u00b2", "\u2460", "مرفأ سولي", "ﷺ",
    "ﻻ", "«", "“", "”", "'", '"', "`", "=", "&", "&amp;", "&amp;amp;lt;", "&#0;", "&#x1b;[2J", "&#xD800;",
    "&#x110000;", "&#128;", "&#x202e;", "&nbsp;", "&lt;b&gt;", "&notanentity;", "&#", "&#x", "&" * 50, "<", ">", "</",
    "<!--", "-->", "<![CDATA[", "]]>", "<?php", "?>", "\\u0000", "\\ud83d", "%s", "%00", "{0}", "${7*7}",
    "'; DROP TABLE article; --", "javascript:alert(1)", "By ", "By Ada Lorne", "Source: Agencies", "Related News",
    "Read more: ", "BREAKING", "Tags: ", "Photo by (", "3 hours ago", "[Updated: ", "12 min read", "1" * 400,
    "a" * 3000, "Ab " * 300, "• ", "- ", "# ", "| ", "![a](b(", "[a](", "====", "----", "1. ", "> ",
    "7 May 2023 16:52", "15 مايو 2025", PROSE, PROSE * 10,
)  # fmt: skip
DATES = (
    "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "99999-01-01", "2026-02-30", "2026-13-01", "1e9", "0",
    "-1", "253402300800", "1790146500", "1790146500000", "2026-09-23", "2026-09-23T08:15", "2026-09-23T08:15:00+99:99",
    "2026-09-23T08:15:00.123456789Z", "Sun, 23 Sep 2026 08:15:00 +0000", "23/9/2026", "3/9/26", "٢٣ سبتمبر ٢٠٢٦",
    "September 23, 2026", "24:00", "25:61", "now", "NaN", "Infinity", "2026-09-23T08:15:00Z" * 20,
)  # fmt: skip
ADDRESSES = (
    None, "https://www.presstv.ir/Detail/2026/09/23/771122/night-ferry",
    "https://english.almayadeen.net/news/politics/harbour-reopens",
    "https://www.harbour-herald.example/2026/09/23/harbour", "https://a.example/", "http://[broken",
    "http://[::1]:99999/x", "https://user:word@a.example/x", "//a.example/x", "ftp://a.example/x",
    "https://a.example/\u202e\x00", "x", "https://a.example/" + "a/" * 2000, "https://a.example/9999/99/99/x",
    "https://xn--a.example/%ff%fe?a=%00#x",
)  # fmt: skip
NAMES = (
    "html", "head", "body", "title", "base", "meta", "link", "script", "style", "noscript", "template", "h1", "h2",
    "h3", "p", "div", "section", "article", "main", "aside", "nav", "header", "footer", "ul", "ol", "li", "dl", "dt",
    "dd", "a", "b", "i", "em", "span", "font", "figure", "img", "picture", "figcaption", "blockquote", "q", "table",
    "tbody", "tr", "td", "th", "caption", "br", "hr", "wbr", "time", "form", "button", "select", "option", "textarea",
    "iframe", "object", "svg", "math", "video", "audio", "source", "pre", "code", "sup", "sub", "ruby", "rt",
    "details", "summary", "frameset", "plaintext", "xmp", "marquee", "x:y", "item", "url", "loc", "entry", "channel",
    "pubDate", "lb", "graphic",
)  # fmt: skip
MARKUP = (
    "<script>alert(1)</script>", "<script>", "</script>", "<style>*{}</style>", "<style>",
    "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>x</a>", "<svg onload=alert(1)>",
    "<iframe srcdoc='<p>x'>", "<base href='//evil.example/'>", "<base href='http://[bad'>", "<meta charset='utf-7'>",
    "<meta charset=''>", "<!--", "-->", "<!-- > -- >", "<![CDATA[x]]>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;",
    "<?xml version='1.0' encoding='x'?>", "<?x", "</p>", "</body>", "</html>", "<html>", "<body>", "<head>", "<title>",
    "</title>", "<br>", "<p>", "<p><b>", "<li>", "<td>", "<tr><td>x", "<table>", "<table><tr><td>", "</table>",
    "<ul><li><a href='/a'>Ferries run again</a></li></ul>", "<h1>", "<h1>Another</h1>", "<h2>Ferries</h2>",
    "<blockquote>", "</blockquote>", "<form>", "<select><option>", "<textarea>", "<plaintext>", "<noscript>",
    "<template>", "<frameset>", "<x:y>", "<a b='", '<a b="', "<a b=", "<a ", "< a>", "<>", "</>", "<a/b/c>",
    "<p class>", "<p =x>", "<p x==>", "<p \x00>", "<div hidden>", "<div style='display:none'>", "<article>",
    "</article>", "<div class='p-content'>", "<div class='details-white-box'>", "<div class='dual-related'>",
    "<div class='paywall'>", "<figure><img src='/x.jpg'><figcaption>Boats (AFP)</figcaption></figure>",
    "<time datetime='2026-09-23'>", "<ruby>a<rt>b", f"<p>{PROSE}</p>", f"<div>{PROSE}<br><br>{PROSE}</div>",
    "<p>Read more: <a href='/c'>Title of ours</a></p>", "<math><mtext><table><mglyph><style><img src=x>",
    "<item><title>T</title><link>/a</link></item>",
)  # fmt: skip
CLAIMS = (
    '<meta property="article:published_time" content="{value}">', '<meta name="author" content="{value}">',
    '<meta property="og:title" content="{value}">', '<meta property="og:url" content="{value}">',
    '<meta property="og:image" content="{value}">', '<meta name="keywords" content="{value}">',
    '<meta property="article:section" content="{value}">', '<meta property="article:modified_time" content="{value}">',
    '<meta property="og:site_name" content="{value}">', '<meta property="og:type" content="{value}">',
    '<meta name="description" content="{value}">', '<link rel="canonical" href="{value}">', "<title>{value}</title>",
    '<time datetime="{value}">{value}</time>', "<h1>{value}</h1>", '<p class="byline">{value}</p>',
    '<a href="{value}">{value}</a>', '<span itemprop="author">{value}</span>',
    '<span itemprop="datePublished" content="{value}">{value}</span>', '<nav class="breadcrumb"><a>{value}</a></nav>',
    "<pubDate>{value}</pubDate>", "<loc>{value}</loc>", "<lastmod>{value}</lastmod>", '<html lang="{value}">',
    '<base href="{value}">', "<figcaption>{value}</figcaption>", '<div class="standfirst">{value}</div>',
)  # fmt: skip
TYPES = (
    "NewsArticle", "Article", "LiveBlogPosting", "VideoObject", "BreadcrumbList", "ItemList", ["NewsArticle", 5], "",
    None,
)  # fmt: skip
KEYS = (
    "headline", "author", "datePublished", "dateModified", "articleBody", "articleSection", "keywords", "image",
    "publisher", "description", "url", "mainEntityOfPage", "@id", "isAccessibleForFree", "itemListElement",
    "liveBlogUpdate", "name", "@graph",
)  # fmt: skip
JSON = (
    "", "null", "[]", "{}", "[" * 5000, "[" * 100_000, '{"a":' * 5000, '{"@type":"NewsArticle"',
    "{'@type': 'NewsArticle'}", '{"@type":"NewsArticle","headline":"\\ud800"}',
    '{"@type":"NewsArticle","headline":"a\\u0000b"}', "NaN", "1e99999", '{"@type":"NewsArticle","author":[[[["x"]]]]}',
    '<!--{"@type":"NewsArticle"}-->', '//<![CDATA[\n{}\n//]]>', "1" * 5000,
)  # fmt: skip
CHARSETS = (
    "utf-8", "latin-1", "windows-1252", "windows-1256", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7",
    "shift_jis", "gb18030", "big5", "euc-kr", "iso-2022-jp", "koi8-r", "cp037", "hex", "idna", "undefined", "bogus-99",
    "", "\x00",
)  # fmt: skip
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, b"\x1f\x8b", b"%PDF-1.7\n")
BYTES = (
    b"", b"\x00", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80", b"\xe2\x80", b"\x1b$B", b"\x0e",
    b"\x0c", b"\x85", b"<", b">", b'"', b"\x00<\x00p\x00>", bytes(range(256)), b"\xa0" * 30,
)  # fmt: skip
