"""The words of class names and ids by which pages of any site name what is none of an article's text, and its parts.

The one home of these words: groups of them by what they name, and below the readings that are made of the groups, each
with what it adds. `furniture.py` judges the elements around and in a stranger's article, `places.py` the lines of any
page, `body.py` the containers in a declared body, `header_lines.py` what stands around a headline.
"""

from __future__ import annotations

import re
from functools import lru_cache

# What several readings have.
_COMMENTS = r"comments?|disqus|respond"
_CONSENT = r"cookies?|gdpr|consent"
_SHARING = r"share|sharing"
_RECOMMENDED = r"trending|popular"
_PROMOTED = r"social|newsletter|promo|advert|sponsored"
_MENUS = r"navbar|navigation|menu|masthead|footer"

# Furniture of a stranger's page, by what it is.
_OTHER_ARTICLES = (
    rf"relateds?|recirc|recirculation|recommend(?:ed|ation|ations)|outbrain|taboola|{_RECOMMENDED}"
    r"|most-?(?:read|popular|viewed)|read-?(?:more|next|also)|more-?(?:from|stories|news)|see-?also|up-?next"
    r"|you-?may(?:-?also)?-?like|teasers?"
)
_OFFERS = (
    r"promos?|promoted|sponsor|sponsored|adverts?|advertisement|ads"
    r"|ad-?(?:slot|unit|container|wrapper|box|block)|dfp|gpt-ad"
    r"|newsletters?|signup|sign-?up|subscribe|subscription-?(?:box|form)|mailchimp|opt-?in|lead-?magnet|mailing-?list"
    r"|ctas?|cta-?(?:box|button|wrapper|container|block)|donate|donation|paywall-?(?:prompt|message)|banner"
)
_SHARES = rf"{_SHARING}|share-?(?:bar|tools|buttons?|daddy|this)|addtoany|addthis|socials?|follow-?us"
_DIALOGS = rf"{_CONSENT}|popup|pop-?up|modal|lightbox|tooltip|dropdown|dropdown-?menu|overlay|feedback|survey"
_AUTHORS = (
    r"bylines?|author-?(?:bio|box|info|card|details|container|block|profile|name|image|description|meta|section)"
    r"|m-a-box|abh_box|(?:staff|writer|contributor)-?(?:bio|box|info|card)"  # plugins call what tells of an author so
    r"|author|authors|about-?(?:the-?)?author|bio|vcard|saboxplugin|posted-?(?:on|by)|entry-?meta|post-?meta"
    r"|post-?meta-?data"
    r"|article-?meta|meta-?data|date-?line-?time|timestamp|pub-?date|publish(?:ed)?-?date|reading-?time|read-?time"
)
_READERS = (
    rf"{_COMMENTS}|comment-?(?:list|form|area|section)|replies|reader-?comments|talkback|leserbriefe"
    r"|reader-?(?:opinions|letters)"
)
_PICTURES = (
    r"(?:fig)?captions?|(?:wp-)?caption-?text|credits?|photo-?credit|image-?credit|swiper|attachment|carousel|slider"
    r"|slick"
)
_NOTICES = r"copyright|disclaimer|disclosure|affiliate-?(?:disclosure|disclaimer|notice)|boilerplate"
_EMBEDDED = (
    r"oembed|twitter-?tweet|instagram-?media|widgets?-?area|sidebar-?widget|audio-?player|video-?player|jwplayer"
    r"|listen-?(?:to|button)"
)
_SPOKEN = r"sr-?only|visually-?hidden|screen-?reader(?:-?text)?"
_UNPRINTED = rf"{_SPOKEN}|hidden-?text|print-?(?:only|footer)"
_SITE = rf"{_MENUS}|site-?footer|site-?header|back-?to-?top|skip-?link|pagination|pager|logos?"


def named(words: str) -> re.Pattern[str]:
    """Words of class names and ids, alone between hyphens, underscores and capitals.

    `post-share` and `relatedArticles` hold `share` and `related`, `shareholder` does not.
    """
    start, end = r"(?:(?<![a-zA-Z0-9])|(?<=[a-z])(?=[A-Z]))", r"(?:(?![a-zA-Z0-9])|(?<=[a-z])(?=[A-Z]))"
    return re.compile(f"{start}(?i:{words}){end}")


def _hyphened(words: str) -> re.Pattern[str]:
    """The same between hyphens and underscores alone."""
    return re.compile(rf"(?:^|[-_])(?:{words})(?:$|[-_])", re.IGNORECASE)


# furniture.py: a whole name that is the name of nothing else, whatever stands there.
CERTAIN = re.compile(
    r"(?:(?:main|left|right|primary|secondary|page|site|blog|article|post)[-_]?)?(?:side-?bar|right-?rail|left-?rail)"
    r"|(?:comments?|disqus)(?:[-_](?:list|area|section|thread|container|wrapper))?|commentlist|respond"
    r"|cookie[-_]?(?:bar|banner|notice|consent)"
    r"|(?:mega|main|site)[-_]?menu",
    re.IGNORECASE,
)
# Under these names pages of any site hold no prose of the article: measured on a thousand pages of news and blogs.
SURE = named(
    f"{_OTHER_ARTICLES}|{_OFFERS}|{_SHARES}|{_DIALOGS}|{_AUTHORS}|{_READERS}|{_PICTURES}|{_NOTICES}"
    f"|{_EMBEDDED}|{_UNPRINTED}"
    f"|{_SITE}"
)
# These name what holds a few words or links; where they stand at much prose, they mean something else.
LIKELY = named(
    r"toc|table-?of-?contents|jump-?links|nav|breadcrumbs?|sidebar|tags?(?!-)|tag-?list|tags-?links|buttons?|btns?"
    r"|ratings?|star-?rating|badge|ad|meta|quiz|helpful|share(?:s|-count)|embed|metadata|date"
)
# Words of whole names of what stands beside an article, and those that say nothing beside them.
_BESIDE = frozenset({
    "related", "relateds", "recirc", "recirculation", "recommended", "recommendations", "comments", "comment", "disqus",
    "discussion", "talkback", "replies", "newsletter", "newsletters", "teasers", "trending", "popular", "thread",
    "next",
})  # fmt: skip
_NEUTRAL = frozenset({
    "article", "articles", "story", "stories", "post", "posts", "news", "content", "item", "items", "box", "list",
    "section", "container", "wrapper", "block", "area", "module", "widget", "reader", "readers", "more", "most", "read",
    "also", "up", "latest", "signup", "form", "the",
})  # fmt: skip
# Those that some sites give to the article's own parts as well.
_MAYBE_BESIDE = frozenset({"comment", "discussion", "thread", "next"})
_PARTED = re.compile(r"[-_]+|(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=16384)
def is_beside_article(name: str) -> bool:
    """Whether a whole class name or id is that of other articles, of comments or of a newsletter's box.

    `related-stories` and `nextArticle` are; `post-related-with-text` has words of something else, and `__next` alone
    is what a framework calls the whole page.
    """
    words = _words_of(name)
    return not words.isdisjoint(_BESIDE) and words <= _BESIDE | _NEUTRAL and words != {"next"}


def is_surely_beside(name: str) -> bool:
    """Whether a name that `is_beside_article` has a word that no part of an article bears: `next-section` has none."""
    return is_beside_article(name) and not _words_of(name).isdisjoint(_BESIDE - _MAYBE_BESIDE)


def _words_of(name: str) -> set[str]:
    return {word.lower() for word in _PARTED.split(name) if word}


FOLDED = named(r"accordions?|collapsible|collapse|faqs?|toggle|tab-?(?:pane|panel|content)|expandable")
"""Text that a reader unfolds, which is no furniture though it is hidden."""

# places.py
PLAYER = re.compile(
    r"^(?:(?:video|jw|vjs|html5|brightcove|flow)?-?(?:player|jwplayer|reproductor|videoplayer)|jwplayer|video-js|player"
    r"|reproductor|video-?(?:container|wrapper|player|embed))(?:$|[-_])",
    re.IGNORECASE,
)
_SAID_OF_PICTURES = r"caption|legende?|pie|figcaption|cutline|bildunterschrift"
CAPTION = _hyphened(rf"{_SAID_OF_PICTURES}|credits?")
COOKIE = re.compile(rf"(?:^|[-_])(?:{_CONSENT})(?:$|[-_])|^cmp$", re.IGNORECASE)
COMMENT = _hyphened(_COMMENTS)
BOX = _hyphened(
    rf"related|recommend(?:ed|ations?)|most|{_RECOMMENDED}|sidebar|breadcrumbs?|{_MENUS}|topbar|{_SHARING}|{_PROMOTED}"
)
OWN = _hyphened(r"content|main|primary|article|story|body|page|wrap|wrapper|container|layout|with|has|no|row|grid")
"""Words that stand for the page's own part, though a name of it also names the furniture in or beside it."""
TELLING = re.compile(
    "|".join(f"(?:{reading.pattern})" for reading in (PLAYER, CAPTION, COOKIE, COMMENT, BOX)), re.IGNORECASE
)
"""Any of the five that tell of more than the page's own part."""

# unseen.py: whole class names of words for those who hear a page.
SPOKEN = re.compile(rf"(?<![\w-])(?:{_SPOKEN})(?![\w-])", re.IGNORECASE)

# generic_headline.py: what stands in a headline's element and is no word of it.
BADGE = re.compile(
    r"(?<![a-z])(?:badge|label|kicker|eyebrow|overline|top-?line|roofline|dachzeile|spitzmarke|surtitre|occhiello"
    r"|premium|exclusive|subscriber|paid|flag|pill|tag)s?(?![a-z])",
    re.IGNORECASE,
)

# generic_headline.py: whole names of the heading of a blog's post, or of an article.
POST_TITLES = frozenset({"post-title", "entry-title", "article-title", "post__title", "article__title", "story__title"})

# body.py
IN_DECLARED_BODY = _hyphened(
    rf"related|recommended|{_SHARING}|{_PROMOTED}|advertisement|ads?|tags?|comments?|captions?|credits?"
    r"|disclaimer|embed|oembed|most-?read|read-?(?:more|next|also)|widget|subscribe"
)
POST = re.compile(r"^(?:twitter-|instagram-|tiktok-|fb-|bluesky-|telegram-|reddit-|truthsocial-|mastodon-)")
"""Blocks that other sites' scripts fill."""

# pictures.py: what stands between a headline and the text below it.
NO_LEAD_PICTURE = named(
    rf"{_AUTHORS}|{_SHARES}|{_OFFERS}|{_OTHER_ARTICLES}|{_SITE}|avatars?|gravatar|headshot|icons?|emojis?|flags?"
)
LEAD_PICTURE = named(
    r"(?:lead|hero|featured?|main|top|cover|article|post|entry|story|news|wp-?post)-?"
    r"(?:image|img|photo|picture|pic|media|figure|thumb|thumbnail)"
)

# generic.py: whole names of what stands between a headline and the text; the second are given to its opening as well.
SUBTITLE = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2})*(?:standfirst|sub-?title|sub-?head(?:line)?|dek|antetitulo|subtitulo)", re.IGNORECASE
)
INTRODUCTION = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2})*(?:intro(?:duction)?|lede|chapo|summary|excerpt|desc(?:ription)?|entradilla"
    r"|vorspann|bajada|lead|strapline|chapeau|sommario|anrisstext|anleser|einleitung|ingress|manchet|zajawka|perex)",
    re.IGNORECASE,
)
OWN_TEASER = re.compile(
    r"(?:(?:article|story|post|news|entry|page|text|content|detail|header)[-_]{0,2})?teaser(?:[-_]{0,2}text)?",
    re.IGNORECASE,
)
"""What some call the article's own summary, and most what leads to other articles."""

# generic_tags.py: a box of tags.
TAGS = named(
    r"tags|tag-?(?:list|links|items|container|wrapper|box|block|section)"
    r"|(?:article|post|story|entry|news|field)-?topics?"
)

# others_names.py: whole names of what is another's than the author's, alone or with words that say nothing beside them.
NAMES_OTHER_HAND = re.compile(r"(?:photographers?|illustrators?|translators?)(?:[-_]names?)?", re.IGNORECASE)
QUOTES_OTHERS = re.compile(
    r"(?:pull|block)[-_]?quotes?|testimonials?|discussions?|letter|readers?[-_]?letters?|embed|tweets?|galler(?:y|ies)",
    re.IGNORECASE,
)

# caption_lines.py: those that are given to no credits of an article.
OF_PICTURE = _hyphened(_SAID_OF_PICTURES)

# own_changes.py, other_articles.py, generic_byline.py: anywhere in the names; the last tell of a person and name none.
BYLINE = re.compile(r"byline|dateline", re.IGNORECASE)
OF_AUTHOR = re.compile(r"byline|author", re.IGNORECASE)
TELLS_OF_AUTHOR = re.compile(
    r"auth?or[-_]*(?:info[-_]*)?(?:desc(?:ription)?|bio(?:graphy)?|titles?|roles?|job(?:[-_]*title)?|position|expertise)(?![a-z])",
    re.IGNORECASE,
)

# header_lines.py: names of what holds the byline as well as buttons beside it, in lower case.
BYLINE_WITH_BUTTONS = re.compile(
    r"(?=\S*(?:share|social|newsletter|popular|sponsor))(?=\S*(?:byline|author|auteur|autor|signa|meta|details))\S+"
)
# Anywhere in the names, in lower case.
BESIDE_HEADLINE = re.compile(
    rf"related|recommend|{_RECOMMENDED}|{_PROMOTED}|sponsor|comment|share|most-read|breadcrumb|cookie|table-of-contents"
)
