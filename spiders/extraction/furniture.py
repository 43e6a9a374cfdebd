"""What stands in an article's element and is none of its text: told by the names and attributes of elements."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from lxml.html import HtmlElement


def _named(words: str) -> re.Pattern[str]:
    """Words of class names and ids, alone between hyphens, underscores and capitals.

    `post-share` and `relatedArticles` hold `share` and `related`, `shareholder` does not.
    """
    start, end = r"(?:(?<![a-zA-Z0-9])|(?<=[a-z])(?=[A-Z]))", r"(?:(?![a-zA-Z0-9])|(?<=[a-z])(?=[A-Z]))"
    return re.compile(f"{start}(?i:{words}){end}")


# These are the names of nothing else, whatever stands there.
_CERTAIN = re.compile(
    r"(?:(?:main|left|right|primary|secondary|page|site|blog|article|post)[-_]?)?(?:side-?bar|right-?rail|left-?rail)"
    r"|(?:comments?|disqus)(?:[-_](?:list|area|section|thread|container|wrapper))?|commentlist|respond"
    r"|cookie[-_]?(?:bar|banner|notice|consent)"
    r"|(?:mega|main|site)[-_]?menu",
    re.IGNORECASE,
)
# Under these names pages of any site hold no prose of the article: measured on a thousand pages of news and blogs.
_SURE = _named(
    r"relateds?|recirc|recirculation|recommend(?:ed|ation|ations)|outbrain|taboola|trending"
    r"|most-?(?:read|popular|viewed)|read-?(?:more|next|also)|more-?(?:from|stories|news)|see-?also|up-?next"
    r"|you-?may(?:-?also)?-?like|teasers?|promos?|promoted|sponsor|sponsored"
    r"|share|sharing|share-?(?:bar|tools|buttons?|daddy|this)|addtoany|addthis|socials?|follow-?us"
    r"|newsletters?|signup|sign-?up|subscribe|subscription-?(?:box|form)|mailchimp|opt-?in|lead-?magnet|mailing-?list"
    r"|adverts?|advertisement|ads|ad-?(?:slot|unit|container|wrapper|box|block)|dfp|gpt-ad"
    r"|cookies?|consent|gdpr|popup|pop-?up|modal|lightbox|tooltip|dropdown|dropdown-?menu"
    r"|bylines?|author-?(?:bio|box|info|card|details|container|block|profile|name|image|description|meta|section)"
    r"|authors|about-?(?:the-?)?author|bio|vcard|saboxplugin|posted-?(?:on|by)|entry-?meta|post-?meta|article-?meta|meta-?data"
    r"|date-?line-?time|timestamp|pub-?date|publish(?:ed)?-?date|reading-?time|read-?time"
    r"|comments?|comment-?(?:list|form|area|section)|disqus|respond|replies|reader-?comments"
    r"|(?:fig)?captions?|(?:wp-)?caption-?text|credits?|photo-?credit|image-?credit|copyright"
    r"|disclaimer|disclosure|affiliate-?(?:disclosure|disclaimer|notice)"
    r"|oembed|twitter-?tweet|instagram-?media|widgets?-?area|sidebar-?widget"
    r"|ctas?|cta-?(?:box|button|wrapper|container|block)|swiper"
    r"|donate|donation|paywall-?(?:prompt|message)|sr-?only|visually-?hidden|screen-?reader(?:-?text)?|hidden-?text"
    r"|print-?(?:only|footer)|back-?to-?top|skip-?link|audio-?player|video-?player|jwplayer|listen-?(?:to|button)"
    r"|feedback|survey|site-?footer|site-?header|masthead|footer"
    r"|navbar|navigation|menu|pagination|pager|popular|attachment|carousel|slider|slick|author|banner|logos?|overlay"
)
# These name what holds a few words or links; where they stand at much prose, they mean something else.
_LIKELY = _named(
    r"toc|table-?of-?contents|jump-?links|nav|breadcrumbs?|sidebar|tags?(?!-)|tag-?list|tags-?links|buttons?|btns?"
    r"|ratings?|star-?rating|badge|ad|quiz|helpful|share(?:s|-count)|embed|metadata|date"
)
_ROLES = frozenset({
    "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "toolbar",
    "tooltip", "tablist", "doc-endnotes",
})  # fmt: skip

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# An id with so many hyphens is a sentence.
_SLUG = 3
_FOLDED = _named(r"accordions?|collapsible|collapse|faqs?|toggle|tab-?(?:pane|panel|content)|expandable")
# Not within an address: `url(x;display:none)`.
_DISPLAYS_NONE = re.compile(r"(?:^|;)display:none(?![^;(]*\))")


class Furniture(Enum):
    """How sure an element's names and attributes make it that no prose of the article stands in it."""

    CERTAIN = auto()
    SURE = auto()
    LIKELY = auto()


def furniture_by_name(element: HtmlElement) -> Furniture | None:
    """What an element says of itself by its names and attributes; None where it may hold prose."""
    attributes = element.attrib
    if not attributes:
        return None
    if attributes.get("role") in _ROLES or "aria-modal" in attributes:
        return Furniture.SURE
    if attributes.get("aria-hidden") == "true" or _is_unseen(attributes.get("style")):
        return None if is_folded(element) else Furniture.SURE
    # What is hidden may be waiting for a script that puts it in its place.
    if "hidden" in attributes or attributes.get("role") == "button":
        return None if is_folded(element) else Furniture.LIKELY
    if element.tag in _HEADINGS:
        # They are named by what stands below them, or by their own words.
        return None
    kinds = [kind for name in _names(element) if (kind := _by_name(name)) is not None]
    return min(kinds, key=lambda kind: kind.value, default=None)


def _names(element: HtmlElement) -> list[str]:
    """The class names and the id, unless that is a heading's words, which links lead to."""
    identity = element.get("id") or ""
    return [*(element.get("class") or "").split(), *(identity.split() if identity.count("-") < _SLUG else ())]


def is_folded(element: HtmlElement) -> bool:
    """Whether what is hidden is text that a reader unfolds: the panel of an accordion or of tabs."""
    if element.get("role") in ("region", "tabpanel"):
        return True
    around = element.getparent()
    names = f"{element.get('class') or ''} {'' if around is None else around.get('class') or ''}"
    return _FOLDED.search(names) is not None


def _is_unseen(style: str | None) -> bool:
    return style is not None and _DISPLAYS_NONE.search(style.replace(" ", "").lower()) is not None


@lru_cache(maxsize=16384)
def _by_name(name: str) -> Furniture | None:
    if _CERTAIN.fullmatch(name):
        return Furniture.CERTAIN
    if _SURE.search(name):
        return Furniture.SURE
    return Furniture.LIKELY if _LIKELY.search(name) else None
