"""Addresses of no outlet in particular: which part of them is identity."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from spiders.extraction.date_words import month_number
from storage.records import FIRST_YEAR

# Parameters that say where a reader came from, never what is read.
_TRACKING = re.compile(
    r"^(?:utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|igshid|igsh|twclid|ttclid|mc_[ce]id"
    r"|mkt_tok|_ga|_gl"
    r"|at_.*|ns_.*|cmpid?|campaign.*|ref|ref_?src|ref_?url|referrer|source|src|share|smid|smtyp|xtor|s?cid|ocid|ito|spm"
    r"|guccounter|guce_.*|amp|outputtype|sh|partner|rss|feed.*|__twitter_impression)$",
    re.IGNORECASE,
)


def host_of(url: str) -> str:
    """The host in lower case; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def bare_host(url: str) -> str:
    """The host without `www.`, with and without which a site is the same."""
    return host_of(url).removeprefix("www.")


def path_of(url: str) -> str:
    """The path, percent-decoded, case folded, without a trailing slash."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return unquote(path).casefold().rstrip("/")


_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d\d?|[a-z]{3,9})[/-](\d\d?)(?!\d)")
_DIGITS = re.compile(r"(?<=/)((?:19|20)\d\d)(\d\d)(\d\d)(?=/)")


def day_in(url: str) -> date | None:
    """The first day in an address' path as year, month, day: `/2026/3/9/`, `/2026-03-09-ferries`, `/2026/mar/9/`."""
    return _first_day(_DAY, url)


def day_in_digits(url: str) -> date | None:
    """The day that a part of an address' path may be: `/20260309/`, which a number may look like as well."""
    return _first_day(_DIGITS, url)


def _first_day(pattern: re.Pattern[str], url: str) -> date | None:
    for match in pattern.finditer(path_of(url)):
        year, named, day = match.groups()
        month = int(named) if named.isdecimal() else month_number(named)
        with suppress(ValueError):
            if month and int(year) >= FIRST_YEAR:
                return date(int(year), month, int(day))
    return None


def query_of(url: str) -> dict[str, str]:
    """The query's parameters, names in lower case, the first value of each."""
    found: dict[str, str] = {}
    try:
        pairs = parse_qsl(urlsplit(url).query, max_num_fields=100)
    except ValueError:
        return found
    for name, value in pairs:
        found.setdefault(name.lower(), value)
    return found


# How a path is written otherwise for the same article.
_SAME_PAGE = re.compile(r"(?:\.(?:amp|html?|php|aspx))+$")
# Numbers and words that one article has: a slug, or an id.
_TELLING = re.compile(r"\d{5}|(?<![^\W_])[^\W_]++[-_][^\W_]++[-_][^\W_]")


def may_be_one_article(first: str, second: str) -> bool:
    """Whether two addresses may lead to one article: the same path, or the same slug or number at its end.

    Hosts do not count (mobile, mirrors, syndication), nor do AMP's marks. True as well where one names no article: the
    front page, and what a site's address says in its query only.
    """
    parts, others = _parts_of(first), _parts_of(second)
    if not parts or not others or parts == others:
        left, right = query_of(first), query_of(second)
        shared = [name for name in left.keys() & right.keys() if not _TRACKING.match(name)]
        return all(left[name] == right[name] for name in shared)
    return parts[-1] == others[-1] and bool(_TELLING.search(parts[-1]))


def names_a_page(url: str) -> bool:
    """Whether an address leads to more than a site's front page, or a place on the page that gives it."""
    return bool(_parts_of(url) or query_of(url))


def _parts_of(url: str) -> list[str]:
    parts = [part for part in path_of(url).split("/") if part not in ("", "amp")]
    return [*parts[:-1], _SAME_PAGE.sub("", parts[-1])] if parts else []


def at_host(url: str, host: str) -> str:
    """The same address at another host."""
    try:
        return urlsplit(url)._replace(netloc=host).geturl()
    except ValueError:
        return url


def plain_address_key(url: str) -> str:
    """Host, path and what is left of the query without tracking parameters; scheme, `www.` and fragment do not count.

    The path's case is kept: on an unknown site it may matter.
    """
    try:
        parts = urlsplit(url)
        query = sorted(pair for pair in parse_qsl(parts.query, max_num_fields=100) if not _TRACKING.match(pair[0]))
    except ValueError:
        return f"url:{url.strip()}"
    host = bare_host(url)
    path = unquote(parts.path).rstrip("/") or "/"
    return f"url:{host}{path}" + (f"?{urlencode(query)}" if query else "")


def is_likely_article(url: str) -> bool:
    """Whether an unknown site's address can be an article's: anything but the front page."""
    return bool(path_of(url)) or bool(query_of(url))
