"""Al Mayadeen: a metadata script, and blocks around the article that are known by their headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, cached_property
from itertools import chain

from spiders.extraction.addresses import path_of, query_of
from spiders.extraction.blocks import short_lines
from spiders.extraction.body import Block, Kind
from spiders.extraction.byline_labels import has_byline_label, source_credit
from spiders.extraction.bylines import parse_byline
from spiders.extraction.dates import printed_date
from spiders.extraction.fields import Found, css, first_of, linked_data, meta, script_json, split
from spiders.extraction.generic import claimed_date
from spiders.extraction.landmarks import Landmarks
from spiders.extraction.menus import REGIONS
from spiders.extraction.page import Page
from spiders.extraction.reading_time import reading_minutes
from spiders.extraction.text import letters

_METADATA = "script#tawsiyat-metadata"
_PRINTED_SUMMARY = first_of(css("p.lg_para.summary"), css("p.summary"))
_DESCRIPTIONS = first_of(
    script_json(_METADATA, "description"), meta("description", "og:description"), linked_data("description")
)

# /articles/<kind> lists articles; /articles/<slug> is one.
_ARTICLE_KINDS = frozenset({"opinion", "analysis", "blog", "features", "feature"})
# /entrevistas/2046797/<slug> (seen, Spanish) and /news/print/123456 (seen, older Arabic): the number is the article's.
_NUMBERED = re.compile(r"^/(?:[^/]+/){1,2}(\d{5,9})/[^/]+$|^/news/print/(\d{4,9})$")
_SINGLE = frozenset({"articles", "videos", "video", "infographs", "in-pictures", "newsfeed", "episodes"})

_VIDEO = ("video", "vídeo", "فيديو")
_BOXES = "div.details-white-box, ul.article-details-metas, div.article-details-metas"
_LONGEST_CREDIT = 120
# Above a headline stand menus too: of these the lines next to it.
_LINES_BEFORE = 3
# So many blocks of a body may be what stands above it once more.
_OPENING = 8


class AlMayadeenPage(Page):
    """The metadata script leads, then meta tags, then the visible page.

    What is printed (byline, source, time) is taken from the short lines around the headline, since "By" and "Source"
    come in either order; a desk of the house signs without a label. Times without an offset are Beirut's. Ticker,
    menus, Most Read, Coverage, Read Next and Related News are found by their headings and labels: the selectors of
    these were not verified on the live site.
    """

    body_elements = ("section.read-section div.p-content", "div.p-content", "section.read-section")
    furniture = (
        ".post_disclaimer, .post-type.post-metas.type-wrap.article-details-metas, .col-4, .footer-bottom-text,"
        " .footer_top_menu, .footer_middle_menu, .footer_btm_row, p.summary"
    )
    cards = "div.dual-related"
    has_headed_blocks = True

    headline = first_of(
        css("div.details-white-box h1"),
        script_json(_METADATA, "title"),
        css("div.details-white-box h2"),
        Page.headline,
    )
    tags = first_of(
        split(script_json(_METADATA, "keywords"), ",،;"),
        split(meta("keywords"), ",،;"),
        css("ul[class*='tags'] a, div[class*='tags'] a"),
        Page.tags,
    )
    modified = first_of(
        script_json(_METADATA, "last_updated"), meta("article:modified_time"), linked_data("dateModified")
    )
    own_address = script_json(_METADATA, "url")
    native_id = first_of(script_json(_METADATA, "postid"), meta("postid"))
    lead_image = first_of(script_json(_METADATA, "thumbnail"), Page.lead_image)
    lead_figure = css("div.details-white-box > figure, div.details-white-box :not(.p-content) > figure")

    @classmethod
    def address_key(cls, url: str) -> str:
        """`almayadeen:<path>`, case folded; the query counts only where it holds the number of the article.

        `almayadeen:no:<number>` where the path holds one: whether that is the page's postid is not known.
        """
        path = path_of(url)
        if match := _NUMBERED.match(path):
            return f"almayadeen:no:{(match[1] or match[2]).lstrip('0')}"
        number = query_of(url).get("id") or query_of(url).get("postid") or ""
        return f"almayadeen:{path or '/'}" + (f"?id={number}" if number.isdecimal() else "")

    @classmethod
    def is_article_url(cls, url: str) -> bool:
        """`/news/<category>/<slug>`, `/articles/<slug>`, `/articles/<kind>/<slug>`, and a number with a slug."""
        parts = [part for part in path_of(url).split("/") if part]
        if len(parts) >= 3:
            return parts[0] not in ("tags", "authors", "sitemaps")
        return len(parts) == 2 and parts[0] in _SINGLE and parts[1] not in _ARTICLE_KINDS and "-" in parts[1]

    def declared_video(self) -> bool:
        """The script says so in its type or in its class "posttype"."""
        kinds = [*self._script_texts("type"), *self._mapped("posttype")]
        named = (word in kind.casefold() for kind in kinds for word in _VIDEO)
        return any(named) or super().declared_video()

    def standfirst(self) -> Iterator[Found]:
        """The printed summary; a declared one only where it is not the body's opening, perhaps cut."""
        yield from _PRINTED_SUMMARY(self)
        opening = letters(" ".join(self.body.paragraphs[:2]))
        for found in _DESCRIPTIONS(self):
            if (start := letters(found.values[0].rstrip(" .…"))) and not opening.startswith(start):
                yield found

    def own_blocks(self, blocks: list[Block]) -> list[Block]:
        """Without the standfirst and the credits, where a template prints them at the body's beginning."""
        summaries = [text for found in _PRINTED_SUMMARY(self) for text in found.values]
        longest = 2 * max(map(len, summaries), default=0)
        told = {letters(text) for text in summaries}

        def is_printed(block: Block) -> bool:
            if not block.text or block.kind is Kind.FIGURE:
                return False
            if len(block.text) <= longest and letters(block.text) in told:
                return True
            return len(block.text) <= _LONGEST_CREDIT and self._is_all_credits(letters(block.text))

        return [block for block in blocks[:_OPENING] if not is_printed(block)] + blocks[_OPENING:]

    def byline(self) -> Iterator[Found]:
        """The printed line, else the author of the metadata; in an unknown template whom the page names like any's."""
        for line in self._credits:
            if self._is_byline(line):
                yield Found((line,), "line:By")
        yield from (Found((line,), "line:house") for line in self._credits if self.rules.is_house(line))
        yield from first_of(script_json(_METADATA, "author"), meta("author"))(self)
        if authors := self._mapped("author"):
            yield Found(authors, f"{_METADATA}:classes.author")
        yield from linked_data("author")(self)
        if not self._known_credits:
            yield from Page.byline(self)

    def source_credit(self) -> Iterator[Found]:
        """Stands on the page only."""
        for line in self._credits:
            if credit := source_credit(line):
                yield Found((credit,), "line:Source")

    def published(self) -> Iterator[Found]:
        """The script's time, the meta tag's, that of linked data, the printed one, then any that the page claims."""
        yield from first_of(
            script_json(_METADATA, "published_time"), meta("article:published_time"), linked_data("datePublished")
        )(self)
        yield from self.published_raw()
        yield from claimed_date(self)

    def published_raw(self) -> Iterator[Found]:
        """The first short line at the headline that is a date."""
        for line in self._credits:
            if self._is_date(line):
                yield Found((line,), "line:date")

    def reading_time(self) -> Iterator[Found]:
        """`3 Min Read`."""
        yield from (Found((line,), "line:Min Read") for line in self._credits if reading_minutes(line))

    def section(self) -> Iterator[Found]:
        """The script's category, else the address's, by the label it has in the menus."""
        if categories := self._mapped("category"):
            yield Found(categories, f"{_METADATA}:classes.category")
        yield from Page.section(self)
        if category := self.rules.category_of(self.url):
            yield Found((category,), "url")

    @cached_property
    def _credits(self) -> tuple[str, ...]:
        """The short lines around the headline, outside the body; in the known boxes, else wherever they stand."""
        if self._known_credits:
            return self._known_credits
        around = (*self.header.before[-_LINES_BEFORE:], *self.header.after)
        texts = (segment.text for line in around for segment in line)
        return tuple(dict.fromkeys(text for text in texts if len(text) <= _LONGEST_CREDIT))

    @cached_property
    def _known_credits(self) -> tuple[str, ...]:
        """The short lines of the known boxes but the headline, where any of them is a credit; else the template is not
        known."""
        boxes = self.document.select(_BOXES)
        found = (short_lines(box, _LONGEST_CREDIT, self.declared_parts) for box in boxes[:2])
        lines = tuple(line for line in dict.fromkeys(chain.from_iterable(found)) if line != self.title)
        return lines if any(map(self._is_credit, lines)) else ()

    def _is_all_credits(self, line: str) -> bool:
        """Whether a line (in `letters`) holds credits and nothing else; unparted by markup they run into each other."""
        rest = line
        for credit, plain in self._credit_letters:
            if plain in rest and self._is_credit(credit):
                rest = rest.replace(plain, "")
        return bool(line) and not rest

    @cached_property
    def _credit_letters(self) -> list[tuple[str, str]]:
        """The lines around the headline and their letters, the longest first."""
        found = [(line, plain) for line in self._credits if (plain := letters(line))]
        return sorted(found, key=lambda each: len(each[1]), reverse=True)

    def _is_credit(self, line: str) -> bool:
        """Whether a line tells of an article who wrote it, whose news it is, or when it was published."""
        if len(line) > _LONGEST_CREDIT:
            return False
        return bool(source_credit(line)) or self.rules.is_house(line) or self._is_byline(line) or self._is_date(line)

    @cached_property
    def _is_byline(self) -> Callable[[str], bool]:
        """Tells whether a line names an author behind a label; several fields ask for the same lines."""
        language = self.language
        return cache(
            lambda line: has_byline_label(line, language) and parse_byline(line, language=language) is not None
        )

    @cached_property
    def _is_date(self) -> Callable[[str], bool]:
        """Tells whether a line is a date; several fields ask for the same lines."""
        zone, language = self.zone, self.language
        return cache(lambda line: any(map(str.isdigit, line)) and bool(printed_date(line, zone, language=language)))

    def _script_texts(self, key: str) -> tuple[str, ...]:
        return tuple(value for found in script_json(_METADATA, key)(self) for value in found.values)

    def _mapped(self, mapping: str) -> tuple[str, ...]:
        """The values of the script's classes of one mapping."""
        classes = self.document.script_json(_METADATA).get("classes")
        return tuple(
            entry["value"]
            for entry in (classes if isinstance(classes, list) else [])
            if isinstance(entry, dict) and entry.get("mapping") == mapping and isinstance(entry.get("value"), str)
        )


# The English labels of sections were seen, the others are what these are called in the edition's language (inferred).
_SECTIONS_EN = ("Politics", "Economy", "Sports", "Arts&Culture", "Health", "Miscellaneous", "Technology", "Environment")
# Of the other editions by what their addresses name in English.
_SECTIONS_AR = {
    "politics": "سياسة", "economy": "اقتصاد", "sports": "رياضة", "culture": "ثقافة", "arts-culture": "ثقافة وفنون",
    "health": "صحة", "miscellaneous": "منوعات", "technology": "تكنولوجيا", "environment": "بيئة", "society": "مجتمع",
}  # fmt: skip
_SECTIONS_ES = {
    "politics": "Política", "economy": "Economía", "sports": "Deportes", "culture": "Cultura",
    "arts-culture": "Arte y Cultura", "health": "Salud", "miscellaneous": "Misceláneas", "technology": "Tecnología",
    "environment": "Medio Ambiente", "society": "Sociedad", "interviews": "Entrevistas",
}  # fmt: skip
_SECTIONS = (*_SECTIONS_EN, *_SECTIONS_AR.values(), *_SECTIONS_ES.values())
_KINDS = ("Opinion", "Analysis", "Blog", "Features", "NewsFeed", "Video Features", "Explainers", "TV", "Digital Series")

# Where an address names the section; in the Arabic and the Spanish edition an article's number may stand before its
# slug.
_CATEGORY = r"^/(?:news|articles|videos)/(?!\d+/)([^/]+)/[^/]+$|^/([a-z-]+)/[^/]+$"
_NUMBERED_CATEGORY = (
    r"^/(?:news|noticias|articles|videos)/(?!\d+/|print/)([^/]+)/(?:\d+/)?[^/]+$"
    r"|^/(?!(?:news|noticias|articles|videos)/)([^/]+)/\d+/[^/]+$"
)

# What the outlet says of itself below each page.
_COLOPHON = r"al mayadeen is an arab independent media satellite channel\.?"
_COLOPHON_AR = r"الميادين\s+قناة\s+فضائية\s+(?:إخبارية\s+)?عربية\s+مستقلة.{0,40}"
_COLOPHON_ES = r"al mayadeen es un (?:canal|medio) (?:satelital )?.{0,30}árabe.{0,60}"

LANDMARKS = Landmarks(
    signs=(
        r"al mayadeen english",
        r"by al mayadeen(?: english| net)?",
        _COLOPHON,
        r"source: al mayadeen(?: english| net)?",
    ),
    hints=(r"\bto al mayadeen\b", r"\bal mayadeen[’']s? correspondents?\b", r"\bal mayadeen (?:english|net)\b"),
    brands=(r"al mayadeen english", r"slogan"),
    section_menu="News",
    ticker=(r"breaking(?: news)?", r"urgent", r"live updates?"),
    house_authors=("Al Mayadeen English", "Al Mayadeen Net", "Al Mayadeen", "الميادين نت", "شبكة الميادين"),
    prints_standfirst=True,
    related=(r"related (?:news|articles?|videos?|stories)",),
    most_read=(r"most (?:read|viewed|watched)",),
    coverage=(r"coverages?",),
    read_next=(r"read next", r"watch next", r"more from .{2,40}"),
    furniture=(r"slogan", r"\d+ min(?:ute)?s? (?:read|watch)"),
    notices=(r"the (?:opinions?|views?) (?:mentioned|expressed) in this article .{10,300}",),
    tails=(
        _COLOPHON,
        r"all rights reserved",
        r"privacy policy",
        r"contact us",
    ),
    category_in_path=_CATEGORY,
    is_article_url=AlMayadeenPage.is_article_url,
    sections=_SECTIONS,
    front_page=r"\s*(?:https?:)?//(?:[a-z]+\.)?almayadeen\.net/?\s*",
    section_labels=(*_SECTIONS, *REGIONS, *_KINDS),
)

# What is seen: the house authors, "Exclusivo Al Mayadeen", "Visualizaciones", the breadcrumbs. The other words of these
# two are what the English pages' words are in the edition's language (inferred).
LANDMARKS_AR = replace(
    LANDMARKS,
    signs=(
        r"(?:(?:بقلم|الكاتب|المصدر)\s*:?\s*)?(?:شبكة\s+الميادين|الميادين\s+نت)",
        _COLOPHON_AR,
        r"خاص\s+الميادين(?:\s+نت)?",
    ),
    hints=(r"\bل(?:لميادين|ـالميادين|شبكة الميادين)\b", r"\b(?:مراسل|مراسلة|موفد)\s+الميادين\b"),
    brands=(r"شبكة\s+الميادين", r"الميادين(?:\s+نت)?"),
    section_menu="الأخبار",
    ticker=(r"(?:خبر\s+|أخبار\s+)?عاجلة?",),
    house_authors=("الميادين نت", "شبكة الميادين", "الميادين", "Al Mayadeen Net", "Al Mayadeen"),
    related=(r"(?:أخبار|مواضيع|مقالات)\s+ذات\s+صلة",),
    most_read=(r"الأكثر\s+(?:قراءة|مشاهدة|تداولا|تداولاً|تداولًا)",),
    coverage=(r"تغطيات|تغطية\s+خاصة|ملفات",),
    read_next=(r"اقرأ\s+التالي|التالي|المزيد\s+من\s+(?:الأخبار|المقالات|المواضيع).{0,20}|إقرأ\s+التالي",),
    furniture=(r"\d+\s+(?:دقائق|دقيقة|د)(?:\s+(?:للقراءة|قراءة))?",),
    notices=(r"(?:إن\s+)?(?:الآراء|الأفكار|المقالات?|هذا\s+المقال)\s.{0,80}لا\s+[تي]عبّ?ر\s.{5,150}",),
    tails=(
        _COLOPHON_AR,
        r"جميع\s+الحقوق\s+محفوظة.{0,60}",
        r"سياسة\s+الخصوصية",
        r"(?:اتصل\s+بنا|من\s+نحن)",
    ),
    category_in_path=_NUMBERED_CATEGORY,
    categories=_SECTIONS_AR,
)
LANDMARKS_ES = replace(
    LANDMARKS,
    signs=(
        r"al mayadeen (?:español|en español)",
        r"(?:por:?\s+)?al mayadeen español",
        r"(?:fuente:?\s+)?exclusivo al mayadeen",
        r"fuente: al mayadeen(?: español| net| tv)?",
        _COLOPHON_ES,
    ),
    hints=(r"\ba al mayadeen\b", r"\bcorresponsal(?:es)? de al mayadeen\b", r"\bal mayadeen español\b"),
    brands=(r"al mayadeen (?:español|en español)",),
    section_menu="Noticias",
    ticker=(r"última hora", r"urgente", r"último minuto"),
    house_authors=("Al Mayadeen Español", "Al Mayadeen en Español", "Al Mayadeen Net", "Al Mayadeen"),
    related=(r"(?:noticias|art[ií]culos|temas) relacionad[oa]s",),
    most_read=(r"(?:lo )?más (?:leíd|vist)[oa]s?",),
    coverage=(r"coberturas?|dossier",),
    read_next=(r"(?:lea|leer) (?:a continuación|después)|siguiente", r"más (?:noticias|artículos)(?: de .{2,40})?"),
    furniture=(r"\d+ min(?:utos?)?(?: de lectura)?", r"[\d.,]+ visualizaciones"),
    notices=(r"las (?:opiniones|ideas) (?:expresadas|vertidas) en este (?:artículo|texto) .{10,300}",),
    tails=(
        _COLOPHON_ES,
        r"todos los derechos reservados.{0,60}",
        r"política de privacidad",
        r"(?:contáctenos|quiénes somos|sobre nosotros)",
    ),
    category_in_path=_NUMBERED_CATEGORY,
    categories=_SECTIONS_ES,
)
