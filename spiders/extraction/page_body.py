"""The body of an HTML page as its reader keeps it: paragraphs, and what stands among them, each in its own place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from spiders.extraction import pictures
from spiders.extraction.addresses import host_of
from spiders.extraction.blocks import teasers_in
from spiders.extraction.body import Block, Kind
from spiders.extraction.body_html import Piece
from spiders.extraction.captions import split_credit
from spiders.extraction.document import selector, text_of
from spiders.extraction.landmarks import Rules
from spiders.extraction.limits import LONGEST_SUBHEADING, MOST_SUBHEADINGS
from spiders.extraction.text import clean_line, letters
from storage.records import Image, Link, LinkKind

if TYPE_CHECKING:
    from spiders.extraction.page import Page

_LONGEST_LABEL = 30


@dataclass(frozen=True, slots=True)
class Body:
    """An article's body as read: what `Extraction` keeps of it, and which alternative gave it."""

    source: str | None = None
    paragraphs: tuple[str, ...] = ()
    subheadings: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    notices: tuple[str, ...] = ()
    byline: str | None = None
    opens_with_image: bool = False
    pieces: tuple[Piece, ...] = ()
    """The paragraphs, and the sub-headings and captions in their places among them."""


def sorted_blocks(blocks: list[Block], page: Page) -> Body:
    """Parts what stands among the paragraphs from them."""
    rules = page.rules
    paragraphs: list[str] = []
    subheadings: list[str] = []
    images: list[Image] = []
    links: list[Link] = []
    notices: list[str] = []
    pieces: list[Piece] = []
    opens_with_image = False
    ended = False
    for block in blocks:
        ended = ended or bool(rules.tail.fullmatch(block.text))
        if rules.notice.fullmatch(block.text):
            notices.append(block.text)
        elif ended or rules.furniture.fullmatch(block.text):
            continue
        elif block.kind is Kind.FIGURE and block.element is not None:
            if (image := pictures.image_of(block.element, page.document, not_caption=page.title)) is not None:
                if image.caption is None and block.text:
                    image = replace(image, caption=block.text, credit=split_credit(block.text))
                opens_with_image = opens_with_image or not (paragraphs or images)
                images.append(image)
                if image.caption:
                    pieces.append(Piece(block, image.caption))
        elif block.kind is Kind.CARD and block.element is not None:
            links.extend(_card_links(block.element, page))
        elif (title := _title_after_label(block.text, rules)) is not None:
            links.extend(_read_more(block, title, page))
        elif (
            block.kind is Kind.HEADING and len(block.text) <= LONGEST_SUBHEADING and len(subheadings) < MOST_SUBHEADINGS
        ):
            # Above the first paragraph it is the page's own title; further down the outlet may print it once more.
            if paragraphs or letters(block.text) != letters(page.title or ""):
                subheadings.append(block.text)
                pieces.append(Piece(block, block.text))
        elif block.text:
            paragraphs.append(block.text)
            # What is too long for a sub-heading is a paragraph, wherever it stands.
            kind = Kind.PARAGRAPH if block.kind is Kind.HEADING else block.kind
            pieces.append(Piece(replace(block, kind=kind), block.text))
            links.extend(_links_in(block, page))
    return Body(
        None,
        tuple(paragraphs),
        tuple(subheadings),
        tuple(images),
        tuple(links),
        tuple(notices),
        None,
        opens_with_image,
        tuple(pieces),
    )


def _title_after_label(text: str, rules: Rules) -> str | None:
    """What follows a label such as `Read more:`, perhaps nothing; None for other lines."""
    match = rules.inline.fullmatch(text) or (len(text) <= _LONGEST_LABEL and rules.inline.fullmatch(f"{text}:"))
    return match[2].strip() if match else None


def _read_more(block: Block, title: str, page: Page) -> Iterator[Link]:
    """`Read more: A title` with the address of its link, or one link for each title that is a link."""
    anchors = selector("a[href]")(block.element) if block.element is not None else []
    titled = [(anchor, line) for anchor in anchors if (line := clean_line(text_of(anchor))) and line in title]
    for anchor, line in titled:
        yield Link(LinkKind.INLINE, line, page.document.absolute(anchor.get("href")))
    if title and not titled:
        url = next((url for anchor in anchors if (url := page.document.absolute(anchor.get("href")))), None)
        yield Link(LinkKind.INLINE, title, url)


def _card_links(card: HtmlElement, page: Page) -> Iterator[Link]:
    return (Link(LinkKind.RELATED, teaser.title, teaser.url) for teaser in teasers_in([card], page.document))


def _links_in(block: Block, page: Page) -> Iterator[Link]:
    """Links out of the prose to other articles of the outlet."""
    if page.edition is None or block.element is None or not len(block.element):
        return
    for anchor in selector("a[href]")(block.element):
        url, title = page.document.absolute(anchor.get("href")), clean_line(text_of(anchor))
        if url and title and host_of(url) in page.edition.hosts and page.is_article_url(url):
            yield Link(LinkKind.INLINE, title, url)
