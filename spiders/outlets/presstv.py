"""Press TV: pages in two templates, identity by number and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property
from itertools import takewhile
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from spiders.extraction.addresses import path_of, query_of
from spiders.extraction.body import Block
from spiders.extraction.byline_labels import has_byline_label
from spiders.extraction.bylines import parse_byline
from spiders.extraction.dates import is_date_line, parse_date_line
from spiders.extraction.document import classes_of
from spiders.extraction.field_sources import Origin
from spiders.extraction.fields import (
    Field,
    Found,
    address_day,
    css,
    first_of,
    linked_data,
    meta,
    month_first,
    nothing,
    split,
    xpath,
)
from spiders.extraction.generic import claimed_date
from spiders.extraction.landmarks import Landmarks
from spiders.extraction.name_kinds import looks_like_name
from spiders.extraction.page import Page
from storage.records import Precision

# /detail/2017/12/11/545288/slug, /video/2015/3/9/401234, with or without a slug, months and days padded or not.
_DATED = re.compile(r"^/[a-z]+/(\d{4})/(\d{1,2})/(\d{1,2})/(\d{1,9})(?:/|$)")
# /detail/130017.html, about 2010; /detail.aspx?id=130017 is the same page.
_NUMBERED = re.compile(r"^/(?:detail|video)/(\d{4,9})(?:\.html?|/[^/\d][^/]*)?/?$")
_BY_QUERY = re.compile(r"^/(?:detail|video)\.aspx$")
_GMT = ZoneInfo("UTC")
# The declared time has seconds and may be that of the first draft.
_SAME_TIME = timedelta(minutes=15)
# `Press TV, New York`: a place has capitals, "Press TV, which has learned" has none.
_DESK_LINE = r"(?i:press\s?tv),\s+(?-i:[A-ZÀ-Þ][\w.’'-]*(?:,?\s(?:[A-ZÀ-Þ][\w.’'-]*|(?:al|el|de|of|la)\b[\w-]*)){0,4})"
_STAFF_LINE = r"press\s?tv\s+(?:website(?:\s+staff)?|staff(?:\s+writer)?)"
_PREFIX = re.compile(r"^\s*PressTV\s*-\s*", re.IGNORECASE)


def _without_prefix(field: Field) -> Field:
    """Titles in meta tags begin with `PressTV-`."""

    def find(page: Page) -> Iterator[Found]:
        for found in field(page):
            yield found._replace(values=tuple(_PREFIX.sub("", value) for value in found.values))

    return find


def _date_line(page: Page) -> Iterator[Found]:
    """In an unknown template: the lines around the headline that are dates, perhaps with that of an update."""
    if page.body.is_declared:
        return
    for line in (*page.header.after, *page.header.before):
        for text, element in line:
            if any(map(str.isdigit, text)) and is_date_line(text, page.zone, language=page.language):
                yield Found((text,), "line:date", elements=(element,))


class PressTVPage(Page):
    """The current template and that of about 2015 to 2019 are told apart by what stands in the page.

    `DC.Date.Created` is month/day/year in Tehran's time and decides over the displayed time. The zone of displayed
    times is not known for certain: it is GMT where the two lie apart by just that, else taken as Tehran's. The
    `datetime` attribute keeps the publication where the text of the time says "Last Update". The address's day is a
    Tehran day. A byline, where there is one, stands in the body, as `By Name` or as `Name` over `Press TV, City`.
    Teasers in the body are `div[data-oembed-url]`; a bare "Read More:" is the label of one that a script fills.
    """

    body_elements = ("div.details-page div.col-md-9", "div.item-text", "div.details-page")
    furniture = (
        "h1, time, .news-section-container, h2.page-header, .item-date, .share, .mirrors,"
        " div.col-md-12, div.col-md-12 ~ *"
    )
    cards = "div[data-oembed-url]"

    headline = first_of(
        css("h1.news-title-container"),
        css("h2.page-header"),
        _without_prefix(meta("og:title", "twitter:title")),
        _without_prefix(xpath("/html/head/title")),
        css("h1"),
    )
    # Its description is the body's opening, cut.
    standfirst = nothing
    section = nothing
    breadcrumbs = first_of(css(".news-section-container a"), css(".item-category a"), css(".breadcrumb a"))
    tags = first_of(
        css("div.news-tags a, div.item-tags a, div.tags a, ul.tags a"), split(linked_data("keywords"), ",;")
    )
    published = first_of(
        month_first(meta("DC.Date.Created")),
        css("time.news-modifydate-container", "datetime"),
        css("div.item-date"),
        css("time.news-modifydate-container"),
        meta("article:published_time"),
        linked_data("datePublished"),
        _date_line,
        claimed_date,
        address_day,
    )
    published_raw = first_of(css("time.news-modifydate-container", "datetime"), css("div.item-date"), _date_line)
    modified = first_of(
        css("time.news-modifydate-container strong"),
        css("div.item-date"),
        meta("article:modified_time"),
        linked_data("dateModified"),
        _date_line,
    )
    lead_figure = css("figure.item-image, figure.news-image")
    # They stand below the body, outside its element.
    notices = css("div.details-page div.col-md-12 > p, div.details-page div.col-md-12 > a, div.item-footer > p")

    @classmethod
    def address_key(cls, url: str) -> str:
        """`presstv:<id>:<day>`, whatever the host, case or slug; without a day where the address has none."""
        found = _identity(url)
        if found is None:
            return super().address_key(url)
        number, day = found
        return f"presstv:{number}:{day.isoformat()}" if day else f"presstv:{number}"

    @classmethod
    def is_article_url(cls, url: str) -> bool:
        """Whether the address has an article's number."""
        return _identity(url) is not None

    @classmethod
    def address_day(cls, url: str) -> date | None:
        """The Tehran day in the address."""
        found = _identity(url)
        return found[1] if found else None

    def byline(self) -> Iterator[Found]:
        """Is printed in the body only; else whom linked data names, in an unknown template whom the page names."""
        if self.body.byline:
            yield Found((self.body.byline,), "body")
        yield from linked_data("author")(self) if self.body.is_declared else Page.byline(self)

    def take_byline(self, blocks: list[Block]) -> tuple[str | None, list[Block]]:
        """`By Name`, or `Name` over `Press TV, City`, among the first or the last lines of the body."""
        lines = [position for position, block in enumerate(blocks) if block.text]
        for at in dict.fromkeys([*lines[:2], *lines[-2:]]):
            after = next((position for position in lines if position > at), None)
            first = blocks[at].text
            second = blocks[after].text if after is not None else ""
            both = f"{first}\n{second}"
            if (
                self.rules.is_place_line(second)
                and looks_like_name(first)
                and parse_byline(both, language=self.language)
            ):
                return both, [block for i, block in enumerate(blocks) if i not in (at, after)]
            labelled = has_byline_label(first, self.language) or re.search(r"[,/]\s*Press TV\b", first)
            if labelled and parse_byline(first, language=self.language):
                desk = after if self.rules.is_place_line(second) else at
                return first, [block for i, block in enumerate(blocks) if i not in (at, desk)]
        return None, blocks

    def zone_of(self, found: Found) -> tzinfo:
        """GMT for displayed times that lie Tehran's offset before the declared one."""
        return self._displayed_zone if found.origin is Origin.MARKUP else self.zone

    @cached_property
    def _displayed_zone(self) -> tzinfo:
        created = next(self._dates(meta("DC.Date.Created"), self.zone, month_first=True), None)
        shown = next(self._dates(type(self).published_raw, self.zone), None)
        if created is None or shown is None or (offset := created.utcoffset()) is None:
            return self.zone
        return _GMT if abs(created - shown - offset) <= _SAME_TIME else self.zone

    def _dates(self, field: Field, zone: tzinfo, *, month_first: bool = False) -> Iterator[datetime]:
        for found in field(self):
            for value in found.values:
                line = parse_date_line(value, zone, now=self.captured_at, month_first=month_first)
                if line.published is not None and line.published.precision is Precision.MINUTE:
                    yield line.published.at

    def body_nodes(self, expression: str) -> Iterator[list[HtmlElement]]:
        """In the current template the body runs from the first `div.col-md-9` to the next `div.col-md-12`."""
        for nodes in super().body_nodes(expression):
            if expression.endswith("div.col-md-9"):
                following = takewhile(lambda other: "col-md-12" not in classes_of(other), nodes[0].itersiblings())
                nodes.extend(following)
            yield nodes


def _identity(url: str) -> tuple[str, date | None] | None:
    """The article's number, and the day in the address."""
    path = path_of(url)
    if match := _DATED.match(path):
        try:
            return match[4].lstrip("0"), date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
    if match := _NUMBERED.match(path):
        return match[1].lstrip("0"), None
    number = query_of(url).get("id", "")
    return (number.lstrip("0"), None) if _BY_QUERY.match(path) and re.fullmatch(r"\d{4,9}", number) else None


LANDMARKS = Landmarks(
    signs=(
        r"press tv[’'`]s website can also be accessed at the following alternate addresse?s?",
        r"press tv news roku",
        r"install the new version of press ?tv application",
        _DESK_LINE,
        r"by press tv(?: website)?(?: staff)?",
        r"press tv[’']s news headlines",
        r"(?:www\.)?presstv\.(?:ir|com|co\.uk|tv)",
        r"news\s*/\s*#presstv(?:\s*/.*)?",
    ),
    hints=(r"^news\s*/\s*\w", r"\bpress tv\b"),
    desks=(_DESK_LINE, _STAFF_LINE),
    prints_captions_first=True,
    prints_captions_inside=True,
    prints_no_date=True,
    prints_section_first=True,
    furniture=(
        r"install the new version of press ?tv application",
        r"embed",
        r"share this article",
        r"\[? ?last update ?:.{6,60}",
        r"watch press ?tv live",
        r"(?:follow|join|find|like|subscribe to) press ?tv(?:[’'`]s)?(?: \w+)? on .{2,60}",
    ),
    notices=(
        r"press tv[’'`]s website can also be accessed at the following alternate addresse?s?",
        r"press tv news roku",
        r"(?:https?://)?(?:www\.)?presstv\.(?:ir|com|co\.uk|tv)/?",
        r"\(?the (?:opinions?|views?) (?:mentioned|expressed) in this article .{10,300}",
    ),
    tails=(
        r"press tv[’'`]s website can also be accessed at the following alternate addresse?s?",
        r"press tv news roku",
        r"share this article",
    ),
    address_day=PressTVPage.address_day,
    is_article_url=PressTVPage.is_article_url,
)

_MIRRORS_FR = (
    r"le site (?:web |internet )?de press ?tv est (?:également |aussi )?accessible"
    r" (?:aux|à l[’'`]|via les|par les|depuis les|sur les) ?adresses? (?:\w+ ){0,2}suivantes?"
)

# Nothing of the French pages' words was seen: these are what the English ones are in French (inferred).
LANDMARKS_FR = replace(
    LANDMARKS,
    signs=(
        r"(?:https?://)?french\.presstv\.(?:ir|co\.uk)/?",
        r"par (?:la rédaction de )?press ?tv",
        r"press ?tv (?:français|en français|french)",
        _MIRRORS_FR,
        _DESK_LINE,
    ),
    hints=(r"^(?:accueil|actualités|infos?|news)\s*/\s*\w", r"\bpress ?tv\b"),
    brands=(r"press ?tv (?:français|en français|french)",),
    house_authors=("Press TV", "PressTV Français", "Press TV en français"),
    related=(r"(?:articles|sujets) (?:liés|similaires)", r"sur le même (?:sujet|thème)"),
    most_read=(r"les (?:articles les )?plus (?:lus|vus)", r"les plus populaires"),
    furniture=(
        *LANDMARKS.furniture,
        r"partage[rz] cet article",
        r"\[? ?dernière mise à jour ?:.{6,60}",
        r"(?:regarder |suivre )?press ?tv en direct",
        r"(?:suivez|rejoignez|retrouvez)(?:[- ]nous)? (?:sur )?press ?tv(?: français| en français)? sur .{2,60}",
        r"installez la nouvelle version de l[’']application press ?tv",
    ),
    notices=(
        *LANDMARKS.notices,
        _MIRRORS_FR,
        r"(?:https?://)?french\.presstv\.(?:ir|co\.uk)/?",
        r"\(?les (?:opinions|points de vue) exprimée?s dans cet article .{10,300}",
    ),
    tails=(
        *LANDMARKS.tails,
        _MIRRORS_FR,
        r"partage[rz] cet article",
    ),
)
