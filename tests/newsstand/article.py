"""Article: what an article says, free of any outlet's markup. Pages are rendered from it, tests compare with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from urllib.parse import urlsplit


class Template(StrEnum):
    """The markup an article is served in. Press TV has two, which both occur on one day."""

    CURRENT = "current"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Card:
    """A link to another article as the page shows it; without a title it is a card that a script fills in."""

    title: str | None
    url: str
    section: str | None = None
    day: date | None = None
    picture_alt: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. A line break inside is one on the page; an empty line parts two paragraphs of the body."""

    text: str


@dataclass(frozen=True, slots=True)
class SubHeading:
    """A heading between paragraphs."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with its printed caption."""

    url: str
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class ReadMore:
    """A line between paragraphs that leads to other articles."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class RelatedNews:
    """A box between paragraphs under the heading "Related News"."""

    cards: tuple[Card, ...]


Block = Paragraph | SubHeading | Picture | ReadMore | RelatedNews


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of one outlet. `blocks` is the body in page order; `lead` stands before it.

    `published` is a day where the page prints no time at all, so that only the URL tells it. `byline` is the printed
    line or lines. `ident` is the edition's own number. Times carry the outlet's zone.
    """

    outlet: str
    edition: str = "en"
    ident: int
    url: str
    headline: str
    published: datetime | date
    section: str
    blocks: tuple[Block, ...]
    breadcrumbs: tuple[str, ...] = ()
    standfirst: str | None = None
    byline: str | None = None
    source_credit: str | None = None
    modified: datetime | None = None
    reading_minutes: int | None = None
    lead: Picture | None = None
    tags: tuple[str, ...] = ()
    most_read: tuple[Card, ...] = ()
    coverage: tuple[Card, ...] = ()
    read_next: tuple[Card, ...] = ()
    ticker: tuple[str, ...] = ()
    template: Template = Template.CURRENT
    # Bytes of scripts and menus that the page carries beside what it says.
    ballast: int = 0

    @property
    def site(self) -> str:
        """Whose site it stands on: the outlet's, and its edition's where that is not the English one."""
        return self.outlet if self.edition == "en" else f"{self.outlet}_{self.edition}"

    @property
    def path(self) -> str:
        """The path of the article's address."""
        return urlsplit(self.url).path

    @property
    def published_on(self) -> date:
        """The day of publication in the outlet's zone."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    @property
    def published_time(self) -> datetime | None:
        """The minute of publication, None where the page prints none."""
        return self.published if isinstance(self.published, datetime) else None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body as a reader should give it: paragraph by paragraph, any white space as one blank."""
        texts = (block.text for block in self.blocks if isinstance(block, Paragraph))
        return tuple(" ".join(part.split()) for text in texts for part in re.split(r"\n\s*\n", text))

    @property
    def subheadings(self) -> tuple[str, ...]:
        """The headings between the paragraphs."""
        return tuple(block.text.strip() for block in self.blocks if isinstance(block, SubHeading))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture of the article in page order, the lead first."""
        inside = tuple(block for block in self.blocks if isinstance(block, Picture))
        return (self.lead, *inside) if self.lead else inside
