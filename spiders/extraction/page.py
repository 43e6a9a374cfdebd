"""`Page`: how an article page is read. An outlet's class declares only what is peculiar to it, all else is inherited.

Fields are functions of the page, see `fields.py`; those declared here are the generic reader's, for pages of outlets
that nobody has declared. The body, and which of its alternatives is taken, is `page_body.py`'s; the times are
`page_dates.py`'s, pictures `pictures.py`'s; links, ticker, menus and notices are put together in `around.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, tzinfo
from functools import cached_property
from typing import ClassVar, Literal

from lxml.html import HtmlElement

from spiders.extraction import (
    classify,
    generic,
    generic_byline,
    generic_dates,
    generic_headline,
    generic_tags,
    page_clocks,
    pictures,
)
from spiders.extraction.addresses import is_likely_article, plain_address_key
from spiders.extraction.around import Surroundings, links_of, menu_of, notices_of, ticker_of
from spiders.extraction.body import Block
from spiders.extraction.body_html import body_html, printed_lines
from spiders.extraction.bylines import parse_byline, split_authors
from spiders.extraction.dates import UTC_ZONE
from spiders.extraction.document import Document
from spiders.extraction.field_sources import Origin, origin_of, with_sources
from spiders.extraction.fields import Field, Found, Kept, first_of, linked_data, meta, nothing
from spiders.extraction.header_lines import HeaderLines, header_lines, heading_of
from spiders.extraction.landmarks import GENERAL, Rules
from spiders.extraction.language import BY_ITS_WORDS, SAMPLE, language_of
from spiders.extraction.limits import LONGEST_BYLINE, LONGEST_HEADLINE, LONGEST_LABEL, MOST_BREADCRUMBS, MOST_TAGS
from spiders.extraction.live_posts import LiveBlog, live_blog
from spiders.extraction.outline import Outline
from spiders.extraction.page_body import Body, body_of, declared_bodies_of, plain_body_of, without_standfirst
from spiders.extraction.page_dates import date_of_field, modified_of, published_of, raw_of
from spiders.extraction.printed_dates import PrintedDates, printed_dates
from spiders.extraction.reading_time import reading_minutes
from spiders.extraction.text import clean_line, join_paragraphs, word_count
from spiders.extraction.version import READER_VERSION
from spiders.registry import Edition
from storage.records import Extraction, Link, MenuEntry, PageClass

_LONGEST = dict.fromkeys(("source_credit", "section", "breadcrumbs", "tags", "native_id"), LONGEST_LABEL)
_LONGEST["headline"] = LONGEST_HEADLINE
_MOST_BODIES = 5
_LEAST_TOLD = 400  # letters of a page's beginning whose language is the page's


class Page:
    """The generic reader, and the base of every outlet's page class.

    `edition` is None for an outlet that is not declared: its times without an offset are taken as UTC.
    """

    # Which elements hold the body (CSS, ordered alternatives), what stands in it and is no part of it, and which
    # elements in it are teasers of other articles.
    body_elements: ClassVar[tuple[str, ...]] = ()
    furniture: ClassVar[str] = ""
    cards: ClassVar[str] = ""
    # Whether links, ticker and menus around an article are known by the headings and labels of the outlet's landmarks.
    has_headed_blocks: ClassVar[bool] = False

    headline: ClassVar[Field] = generic_headline.headline
    standfirst: ClassVar[Field] = generic.standfirst
    byline: ClassVar[Field] = generic_byline.byline
    source_credit: ClassVar[Field] = nothing
    section: ClassVar[Field] = first_of(meta("article:section"), linked_data("articleSection"))
    breadcrumbs: ClassVar[Field] = generic.breadcrumbs
    tags: ClassVar[Field] = generic_tags.tags
    published: ClassVar[Field] = generic_dates.published
    # The publication time as printed, where another alternative decides.
    published_raw: ClassVar[Field] = nothing
    modified: ClassVar[Field] = generic_dates.modified
    reading_time: ClassVar[Field] = generic.reading_time
    native_id: ClassVar[Field] = nothing
    # The page's address in metadata that no other outlet has: tells whose a page is that has no other address.
    own_address: ClassVar[Field] = nothing
    lead_image: ClassVar[Field] = first_of(meta("og:image"), linked_data("image"), meta("twitter:image"))
    lead_figure: ClassVar[Field] = pictures.lead_figure
    notices: ClassVar[Field] = nothing

    def __init__(
        self,
        document: Document,
        edition: Edition | None = None,
        captured_at: datetime | None = None,
        rules: Rules = GENERAL.rules,
    ) -> None:
        self.document = document
        self.edition = edition
        self.captured_at = captured_at
        self.rules = rules
        self.sources: dict[str, str] = {}
        self.kept: dict[Field, Kept] = {}
        """What fields found that several others ask for, see `asked_once`."""
        self.undated_raw: str | None = None
        """A printed publication time of which nobody can tell the day: `3 hours ago`, in a page of unknown age."""

    # What identifies a page of the outlet. Asked of addresses before anything is fetched, so without a page.

    @classmethod
    def address_key(cls, url: str) -> str:
        """The identity that follows from an address: the same for all addresses of one article."""
        return plain_address_key(url)

    @classmethod
    def is_article_url(cls, url: str) -> bool:
        """Whether an address can be an article's."""
        return is_likely_article(url)

    @classmethod
    def address_day(cls, url: str) -> date | None:  # noqa: ARG003 - for outlets whose addresses tell it
        """The day of publication at the outlet, where the address tells it."""
        return None

    @classmethod
    def native_key(cls, extraction: Extraction) -> str | None:
        """The identity that follows from the outlet's own id in the page; None where there is none."""
        return f"{extraction.outlet}:{extraction.native_id}" if extraction.native_id else None

    # What an outlet may add beyond declarations.

    def declared_video(self) -> bool:
        """Whether the page says of itself that it is a video, which may have no body."""
        return classify.declared_video(self.document)

    def take_byline(self, blocks: list[Block]) -> tuple[str | None, list[Block]]:
        """The byline that an outlet prints inside the body, and the blocks without it."""
        return None, blocks

    def own_blocks(self, blocks: list[Block]) -> list[Block]:
        """The blocks without what stands elsewhere on the page too, such as the standfirst."""
        return without_standfirst(self, blocks)

    def links(self) -> Iterator[Link]:
        """Links to other articles beside the body."""
        yield from self._around.links(self) if self._around else ()

    def ticker(self) -> Iterator[str]:
        """The breaking-news lines around the article."""
        yield from self._around.ticker(self.declared_parts) if self._around else ()

    def menu(self) -> Iterator[MenuEntry]:
        """The labels of the outlet's menus."""
        yield from self._around.menu(self.language) if self._around else ()

    @cached_property
    def _around(self) -> Surroundings | None:
        return Surroundings(self.document, self.rules) if self.has_headed_blocks else None

    # Reading.

    @property
    def url(self) -> str | None:
        """The address from which the page was captured, else the one it claims."""
        return self.document.url or self.document.claimed_url

    @property
    def zone(self) -> tzinfo:
        """The zone of times that are printed without one: the outlet's, else that by which the page declares a time."""
        return self.edition.timezone if self.edition else self._declared_zone

    @cached_property
    def _declared_zone(self) -> tzinfo:
        return page_clocks.printed_clock(self) or UTC_ZONE

    @cached_property
    def _zone_of_declared(self) -> tzinfo:
        return page_clocks.declared_clock(self) or UTC_ZONE

    def zone_of(self, found: Found) -> tzinfo:
        """The zone of a found time that tells none; an outlet may print another than it declares."""
        return self.zone if self.edition or found.origin in (Origin.PRINTED, Origin.MARKUP) else self._zone_of_declared

    @cached_property
    def language(self) -> str:
        """The language of the page's words."""
        return self._told_language[0] or "en"

    @cached_property
    def _told_language(self) -> tuple[str | None, str | None]:
        """The language, and where it came from: the edition's, else as its title and first paragraphs have it."""
        return language_of(self.edition.language if self.edition else None, self.document.language, self._beginning)

    @cached_property
    def _beginning(self) -> str:
        return "" if self.edition else self.document.sample(SAMPLE)

    def read(self) -> Extraction:
        """The page as an extraction. Only an article has its fields filled."""
        verdict = self._verdict()
        extraction = Extraction(
            READER_VERSION,
            verdict.page_class,
            verdict.reason,
            url=self.document.claimed_url,
            outlet=self.edition.outlet if self.edition else None,
            edition=self.edition.code if self.edition else None,
        )
        if verdict.page_class.is_article:
            extraction = self._article(extraction, self.title)
        return with_sources(extraction, {**self.sources, "url": self.document.claim[1]})

    def _verdict(self) -> classify.Verdict:
        if self.plain_body is not None:
            return classify.Verdict(PageClass.ARTICLE)
        may_be_article = self._may_be_article()
        verdict = classify.before_reading(
            self.document,
            self.outline,
            may_be_article=may_be_article,
            blog=self.live_blog if self.title else None,
            is_signed=lambda: self._is_signed,
        )
        return verdict or classify.after_reading(
            self.document,
            self.outline,
            headline=self.title,
            paragraphs=self.body.paragraphs,
            declared_body=self.body.is_declared,
            matter=self.matter,
            is_signed=lambda: self._is_signed,
        )

    @cached_property
    def outline(self) -> Outline:
        """What stands on the page, line by line."""
        return Outline(self.document)

    @cached_property
    def matter(self) -> PageClass | None:
        """A video or a gallery, where the page is one; None for words."""
        return classify.matter_of(self.document, self.outline, is_video=self.declared_video())

    @cached_property
    def live_blog(self) -> LiveBlog | None:
        """The posts, where the page is a live blog."""
        blog = None if self.plain_body is not None else live_blog(self, self.outline)
        self.note("posts", blog.source if blog else None)
        return blog

    def day_of(self, name: Literal["published", "modified"]) -> date | None:
        """The day on which the page says that it was `published`, or last `modified`."""
        found = date_of_field(self, name)
        if found is None or origin_of(found.source) is Origin.CHANGE:
            return None
        return found.date.at.astimezone(self.zone).date()

    @cached_property
    def title(self) -> str | None:
        """The headline."""
        return self._text("headline")

    @cached_property
    def heading(self) -> HtmlElement | None:
        """The element that prints the headline, else the page's first h1 or h2."""
        return heading_of(self.document.tree, self.title)

    @cached_property
    def header(self) -> HeaderLines:
        """The lines around the headline, where dates and bylines are printed."""
        return header_lines(self.heading)

    @cached_property
    def printed_dates(self) -> PrintedDates:
        """The dates in the lines around the headline."""
        return printed_dates(self)

    @cached_property
    def _is_signed(self) -> bool:
        """Whether the page names an author, or declares when it was published; a day printed on it may be any."""
        published = date_of_field(self, "published")
        return bool(self._byline()[1]) or (published is not None and origin_of(published.source).is_declared)

    def _may_be_article(self) -> bool:
        if self.url is None or self.is_article_url(self.url) or self._text("native_id") is not None:
            return True
        return self.edition is None and classify.is_reading_matter(self.outline)

    def _article(self, extraction: Extraction, headline: str | None) -> Extraction:
        """The extraction with an article's fields; where they came from stands in `sources`."""
        body = self.body
        text = join_paragraphs(printed_lines(body.pieces, headline)) or None
        byline, authors = self._byline()
        published = published_of(self)
        modified = modified_of(self, published)
        breadcrumbs = self._texts("breadcrumbs")[:MOST_BREADCRUMBS]
        section = self._text("section")
        if section is None and breadcrumbs:
            section = breadcrumbs[-1]
            self.note("section", self.sources["breadcrumbs"])
        self.note("body", body.source)
        self.note("subheadings", body.source)
        language, language_from = self._told_language
        if not self.edition and (language_from in (None, BY_ITS_WORDS) or len(self._beginning) < _LEAST_TOLD):
            # The body has the fewest words of others.
            language, language_from = language_of(None, self.document.language, text or headline or "")
        self.note("language", language_from)
        return replace(
            extraction,
            native_id=self._text("native_id"),
            headline=headline,
            standfirst=self._text("standfirst"),
            body=text,
            body_html=body_html(body.pieces, self.document.absolute),
            byline=byline,
            authors=authors,
            source_credit=self._text("source_credit"),
            section=section,
            breadcrumbs=breadcrumbs,
            subheadings=body.subheadings,
            tags=self._texts("tags")[:MOST_TAGS],
            language=language,
            published_at=published.date.at if published else None,
            published_precision=published.date.precision if published else None,
            published_raw=raw_of(self, published),
            published_from=published.source if published else None,
            modified_at=modified.date.at if modified else None,
            modified_raw=modified.date.raw if modified else None,
            reading_minutes=self._minutes(),
            word_count=word_count(text or ""),
            images=pictures.images_of(self),
            links=links_of(self),
            ticker=ticker_of(self),
            menu=menu_of(self),
            notices=notices_of(self),
            posts=self.live_blog.posts if self.live_blog else (),
        )

    # Fields.

    def note(self, name: str, source: str | None) -> None:
        """Keeps where a value came from; what is noted of a field that stays empty is left out at the end."""
        if source:
            self.sources[name] = source

    def find(self, name: str) -> Iterator[tuple[Found, tuple[str, ...]]]:
        """What the alternatives of a field found, in order, with the clean values; empty and too long ones left out."""
        longest = _LONGEST.get(name)
        for found in getattr(self, name)():
            lines = (line for value in found.values if (line := clean_line(value)))
            values = tuple(line for line in lines if longest is None or len(line) <= longest)
            if values:
                yield found, values

    def _text(self, name: str) -> str | None:
        for found, values in self.find(name):
            self.note(name, found.source)
            return values[0]
        return None

    def _texts(self, name: str) -> tuple[str, ...]:
        for found, values in self.find(name):
            self.note(name, found.source)
            return tuple(dict.fromkeys(values))
        return ()

    def _byline(self) -> tuple[str | None, tuple[str, ...]]:
        """The line and whom it names, by the first alternative that names anybody."""
        for found in self.byline():
            if (named := self._named_by(found)) is not None:
                self.note("byline", found.source)
                self.note("authors", found.source)
                return named
        return None, ()

    def _named_by(self, found: Found) -> tuple[str, tuple[str, ...]] | None:
        """The line and whom it names; several values of one alternative are several authors."""
        lines = [value for value in found.values if clean_line(value)]
        if sum(map(len, lines)) > LONGEST_BYLINE:
            return None
        if found.are_names and lines:
            return ", ".join(lines), tuple(dict.fromkeys(map(clean_line, lines)))
        if len(lines) == 1 and (parsed := parse_byline(lines[0], language=self.language, is_field=True)):
            return parsed.raw, parsed.authors
        authors = tuple(dict.fromkeys(author for line in lines for author in split_authors(line, self.language)))
        return (", ".join(dict.fromkeys(map(clean_line, lines))), authors) if authors else None

    def _minutes(self) -> int | None:
        for found, values in self.find("reading_time"):
            for minutes in filter(None, map(reading_minutes, values)):
                self.note("reading_minutes", found.source)
                return minutes
        return None

    # The body.

    @cached_property
    def body(self) -> Body:
        """The body, from one of its alternatives."""
        return self.plain_body or body_of(self)

    @cached_property
    def plain_body(self) -> Body | None:
        """The declared body where the page is plainly an article, which spares its outline; None where that is open."""
        return plain_body_of(self) if self._may_be_article() and self.title else None

    @cached_property
    def declared_bodies(self) -> tuple[Body, ...]:
        """What stands in the elements that the outlet declares for the body, in order, until one is an article's."""
        return tuple(declared_bodies_of(self))

    @cached_property
    def declared_parts(self) -> frozenset[HtmlElement]:
        """The elements that the outlet declares for the body, and the cards in it."""
        declared = filter(None, (*self.body_elements, self.cards))
        return frozenset(element for expression in declared for element in self.document.select(expression))

    def body_nodes(self, expression: str) -> Iterator[list[HtmlElement]]:
        """The elements in which the body may stand, for one of `body_elements`; the first that hold prose are taken."""
        yield from ([element] for element in self.document.select(expression)[:_MOST_BODIES])
