"""Whose an HTML page without an address is: strong claims first, weaker signs only where nothing speaks against them.

An address that the page gives itself settles it, also for a stranger. Pages that merely write about an outlet, link to
it or quote it name it in their prose; what counts here stands in the page's own furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from spiders.extraction.addresses import bare_host, host_of, path_of
from spiders.extraction.date_words import word_set
from spiders.extraction.document import Document, resolve, text_of
from spiders.extraction.language import guess_language
from spiders.extraction.outlet_modules import landmarks, page_class
from spiders.extraction.selecting import selector
from spiders.extraction.tags import SILENT
from spiders.extraction.text import clean_line, letters
from spiders.registry import Edition, edition_of_url, editions

_Claim = tuple[str | None, str | None]
_NO_CLAIM: _Claim = (None, None)
# Where everybody links to; says nothing of whose a page is.
_SOCIAL = word_set("""
    facebook.com twitter.com x.com t.me telegram.me whatsapp.com api.whatsapp.com wa.me youtube.com youtu.be
    instagram.com linkedin.com pinterest.com reddit.com tumblr.com google.com plus.google.com play.google.com
    apps.apple.com itunes.apple.com vk.com tiktok.com
    """)
# A host has the page where it has so many different links, and so large a share of all.
_FEWEST_LINKS, _SHARE = 5, 0.8
_MOST_LINKS = 2000
_LONGEST_SIGN = 200  # letters
_LEAST_SIGN_WORDS = 3
_TITLE_PREFIX = re.compile(r"(.{2,40}?)\s*[-–—|]\s*\S")
_TITLE_SUFFIX = re.compile(r".*\S\s+[-–—|·]\s+(.{2,40})")
_LINKS = selector("a[href]")
_HEADLINES = selector("h1")
_TEXTS = etree.XPath("//text()[normalize-space()]")


def whose(document: Document) -> tuple[Edition | None, _Claim]:
    """The edition whose page it is, None for a stranger's, and the address that only the outlet's own metadata tell."""
    if document.claims:
        return (edition_of_url(document.claimed_url) if document.claimed_url else None), _NO_CLAIM
    for url in _linked_addresses(document):
        return edition_of_url(url), _NO_CLAIM
    for edition in editions():
        page = page_class(edition)(document, edition, None, landmarks(edition).rules)
        for found in page.own_address():
            if told := resolve(None, found.values[0]):
                named = edition_of_url(told)
                owner = named if named and named.outlet == edition.outlet else None
                return owner, ((told, found.source) if owner else _NO_CLAIM)
    return _by_signs(document), _NO_CLAIM


def _linked_addresses(document: Document) -> Iterator[str]:
    """What the page's JSON-LD says is its address."""
    article = document.linked_data.article
    for value in (article.get("url"), article.get("mainEntityOfPage"), article.get("@id")):
        named = (value.get("@id") or value.get("url")) if isinstance(value, dict) else value
        if isinstance(named, str) and (url := resolve(None, named)):
            yield url


def _by_signs(document: Document) -> Edition | None:
    """The only edition that the page's name, links or own notices point to; None where anything points elsewhere."""
    links, relative = _links(document)
    language = document.language or guess_language(text_of(document.tree))
    named = [letters(name) for name in document.meta.get("og:site_name", [])]
    found = [
        edition
        for edition in editions()
        if language in (None, edition.language)
        and not (named and not _names(edition).issuperset(named))
        and not _mostly_elsewhere(links, edition)
        and (
            bool(named)
            or _in_title(document, edition)
            or _has_the_links(links, relative, edition)
            or _has_a_notice(document, edition)
        )
    ]
    return found[0] if len(found) == 1 else None


def _names(edition: Edition) -> frozenset[str]:
    """What an edition calls itself, by letters."""
    return frozenset(map(letters, (edition.outlet_name, *landmarks(edition).house_authors)))


def _links(document: Document) -> tuple[Counter[str], int]:
    """The page's different links, by address, and how many have no host."""
    found: Counter[str] = Counter()
    relative = 0
    for link in _LINKS(document.tree)[:_MOST_LINKS]:
        href = clean_line(link.get("href") or "")
        if url := resolve(None, href):
            if bare_host(url) not in _SOCIAL:
                found[url] += 1
        elif href and not href.startswith("#") and ":" not in href.partition("/")[0]:
            relative += 1
    return found, relative


def _mostly_elsewhere(links: Counter[str], edition: Edition) -> bool:
    """Whether another host has more of the links: the page's own, or an edition's that is not declared."""
    hosts = Counter(host_of(url) for url in links)
    own = sum(hosts[host] for host in edition.hosts)
    others = Counter({host: count for host, count in hosts.items() if host not in edition.hosts})
    return any(count >= max(3, own) for _, count in others.most_common(1))


def _has_the_links(links: Counter[str], relative: int, edition: Edition) -> bool:
    """Whether nearly all links are to the edition, its front page among them: a page saved by a browser."""
    own = [url for url in links if host_of(url) in edition.hosts]
    enough = len(own) >= max(_FEWEST_LINKS, _SHARE * (len(links) + relative))
    return enough and any(not path_of(url) and not urlsplit(url).query for url in own)


def _in_title(document: Document, edition: Edition) -> bool:
    """`HarbourTV-Title` or `Title | Harbour TV`, while the headline on the page lacks the name."""
    headlines = {letters(text_of(headline)) for headline in _HEADLINES(document.tree)[:3]}
    for title in [document.title or "", *map(clean_line, document.meta.get("og:title", []))]:
        for pattern in (_TITLE_PREFIX, _TITLE_SUFFIX):
            match = (pattern.match if pattern is _TITLE_PREFIX else pattern.fullmatch)(title)
            if match and letters(match[1]) in _names(edition) and letters(title) not in headlines:
                return bool(headlines) or pattern is _TITLE_PREFIX
    return False


def _has_a_notice(document: Document, edition: Edition) -> bool:
    """Whether a text of its own says of the page what only this outlet's pages say of themselves."""
    rules = landmarks(edition).rules
    for text in _TEXTS(document.tree):
        if len(text) > _LONGEST_SIGN or text.getparent().tag in SILENT:
            continue
        line = clean_line(text)
        if line.count(" ") + 1 >= _LEAST_SIGN_WORDS and rules.colophon.fullmatch(line) and rules.sign.fullmatch(line):
            return True
    return False
