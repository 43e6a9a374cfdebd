"""The body of an HTML page: which alternative it is read from, and what stands in it, each in its own place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby, islice, takewhile
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from spiders.extraction import classify, generic, generic_body, generic_byline, generic_dates, linked_body, pictures
from spiders.extraction.addresses import host_of
from spiders.extraction.blocks import teasers_in
from spiders.extraction.body import Block, Kind, blocks_of
from spiders.extraction.body_html import Piece
from spiders.extraction.captions import split_credit
from spiders.extraction.closing_lines import may_be_own
from spiders.extraction.dates import UTC_ZONE, parse_date
from spiders.extraction.document import text_of
from spiders.extraction.field_sources import CONTESTED
from spiders.extraction.header_in_body import Told, below_headline, header_labels, without_header_lines
from spiders.extraction.header_lines import text_in
from spiders.extraction.landmarks import Rules
from spiders.extraction.limits import LONGEST_SUBHEADING, MOST_SUBHEADINGS
from spiders.extraction.live_posts import lead_of, may_be_live_blog
from spiders.extraction.matter import BESIDE, beside
from spiders.extraction.selecting import selector
from spiders.extraction.sentences import ends_in_stop
from spiders.extraction.site_lines import without_site_lines
from spiders.extraction.text import clean_line, letters, line_words, rough_words
from storage.records import Image, Link, LinkKind

if TYPE_CHECKING:
    from spiders.extraction.page import Page

# Alternatives that no outlet declares.
_PROSE = "prose"
_TRAFILATURA = "trafilatura"
_UNDECLARED = frozenset({_PROSE, CONTESTED, _TRAFILATURA, BESIDE})
_FULLER = 2
_MOST_CLAIMS = 3  # of a date
_NEAR_ABOVE = 4  # paragraphs
_FEWEST_OF_TITLE = 3  # words
_LONGEST_LABELLED = 200  # letters of a label and the title behind it
_LONGEST_LINK_LABEL = 30  # letters of `Read more` and the like, alone


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
    prose: int = 0
    """How many words of the paragraphs are prose, see `classify.prose_words`."""

    @property
    def is_declared(self) -> bool:
        """Whether it stood in what the outlet, or the page's linked data, declares for it."""
        return self.source not in _UNDECLARED


def body_of(page: Page) -> Body:
    """The body from the first alternative that holds an article's prose, else from the fullest.

    The alternatives are the declared elements, then linked data where the page shows but a part of what it states, then
    the element in which most of the page's prose stands, then trafilatura's reading of the page. Where all are short, a
    later one must hold much more than the ones before: else what it has more is furniture.
    """
    fullest = Body()
    for body in _bodies(page):
        enough = body.prose >= classify.LEAST_WORDS
        if enough and body.source != _TRAFILATURA:
            return body
        fuller = body.prose >= max(1, _FULLER * fullest.prose) and (enough or body.source != _TRAFILATURA)
        if (body.paragraphs or body.source == BESIDE) and (fuller or not fullest.paragraphs):
            fullest = body
    return fullest


def _bodies(page: Page) -> Iterator[Body]:
    if page.live_blog is not None:
        yield _read("page:above the posts", lead_of(page.live_blog, page), page)
        return
    yield from page.declared_bodies
    if page.matter is not None:
        yield _read(BESIDE, beside(page.outline, page.matter), page)
        return
    authors = generic_byline.first_authors(page)
    prose = generic_body.prose(page.document, authors)
    shown = _read(CONTESTED if prose.is_contested else _PROSE, prose.blocks, page)
    if stated := linked_body.stated_blocks(page.document, page.outline, shown.paragraphs):
        yield _read(linked_body.SOURCE, without_site_lines(stated, authors, has_headings=False), page)
    yield shown
    found = generic_body.main_text(page.document)
    if not any(_holds_header(block.text, page) for block in found):
        yield _read(_TRAFILATURA, found, page)


def _holds_header(text: str, page: Page) -> bool:
    """Whether a text has the headline and the line below it among its words: it is the page's whole text then."""
    below = page.header.after[:1]
    if page.heading is None or not below:
        return False
    return letters(text_of(page.heading)) + letters(text_in(below[0])) in letters(text)


def declared_bodies_of(page: Page) -> Iterator[Body]:
    """The bodies in the elements that the outlet declares, up to the first that holds an article's prose."""
    for expression in page.body_elements:
        for nodes in page.body_nodes(expression):
            furniture, cards = _inside(nodes, page.furniture), _inside(nodes, page.cards)
            body = _read(f"css:{expression}", blocks_of(nodes, furniture, cards), page)
            yield body
            if body.prose >= classify.LEAST_WORDS:
                return


def plain_body_of(page: Page) -> Body | None:
    """The declared body where it tells alone that the page is an article; else more of the page must be looked at."""
    body = next(reversed(page.declared_bodies), None)
    if body is None or body.prose < classify.LEAST_WORDS:
        return None
    words = body.prose - _linked_words(body)
    is_plain = classify.is_plainly_article(page.document, words=words, pictures=len(body.images))
    return body if is_plain and not may_be_live_blog(page.document) else None


def without_standfirst(page: Page, blocks: list[Block]) -> list[Block]:
    """A stranger's blocks without the heading or sub-title above them that is the page's standfirst; a paragraph of
    the same words below it stays."""
    if page.edition is not None:
        return blocks
    above = sum(1 for _ in takewhile(lambda block: block.kind in (Kind.HEADING, Kind.FIGURE), blocks))
    printed = generic.heading_below(page) if above else None
    subtitle = generic.standfirst_element(page)
    own = [block for block in blocks[:above] if printed is None or block.text != printed]
    rest = blocks[above:]
    if subtitle is not None and rest and not _opens_with(rest, subtitle):
        rest = rest[1:] if rest[0].text == clean_line(text_of(subtitle)) else rest
    return [*own, *rest] if printed or subtitle is not None else blocks


def _opens_with(blocks: list[Block], subtitle: HtmlElement) -> bool:
    """Whether a body has a paragraph of a sub-title's words besides: its first, or one right above its second."""
    first, second = (*(block.first_element for block in blocks[:2]), None)[:2]
    if first is not None and first is not subtitle and subtitle not in first.iterancestors():
        return True
    above = islice(second.itersiblings("p", preceding=True), _NEAR_ABOVE) if second is not None else ()
    return any(each is not subtitle and clean_line(text_of(each)) == blocks[0].text for each in above)


def _linked_words(body: Body) -> int:
    parts = dict.fromkeys(part for piece in body.pieces for part in piece.block.parts if not isinstance(part, str))
    return sum(rough_words(text_of(link)) for part in parts for link in part.iter("a"))


def _read(source: str, blocks: list[Block], page: Page) -> Body:
    byline, rest = page.take_byline(page.own_blocks(below_headline(blocks, page.heading, page.title)))
    # Several lines may ask, and the answers cost a look around the headline.
    told = Told(cache(lambda: generic_byline.first_authors(page)), cache(lambda: _days_of(page)), page.language)
    labels = cache(lambda: header_labels(page.header.after, page.printed_dates.below, told))
    opened = without_header_lines(rest, told, labels)
    # The standfirst may stand below such lines.
    rest = rest if opened is rest else page.own_blocks(opened)
    body = _sorted_blocks(rest, page)
    return replace(body, source=source, byline=byline, prose=classify.prose_words(body.paragraphs))


def _days_of(page: Page) -> tuple[date, ...]:
    """When a page was published and changed by what is claimed on any outlet's page; asks nothing of the body."""
    fields = (generic_dates.stated(page), generic_dates.modified(page))
    claims = (
        parse_date(value, UTC_ZONE, language=page.language, month_first=found.month_first)
        for field in fields
        for found in islice((found for found in field if found.values), _MOST_CLAIMS)
        for value in found.values[:1]
    )
    return tuple(claim.at.date() for claim in claims if claim)


def _inside(nodes: Iterable[HtmlElement], expression: str) -> frozenset[HtmlElement]:
    if not expression:
        return frozenset()
    return frozenset(found for node in nodes for found in selector(expression, inside=False)(node))


def _sorted_blocks(blocks: list[Block], page: Page) -> Body:
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
    below_label = False
    linked: set[HtmlElement | None] = {None}
    for block, anchors in _with_anchors(blocks):
        ended = ended or bool(rules.tail.fullmatch(block.text))
        named = _title_after_label(block.text, anchors, rules)
        was_below, below_label = below_label, named == ""
        if rules.notice.fullmatch(block.text):
            notices.append(block.text)
        elif ended or rules.furniture.fullmatch(block.text):
            continue
        elif was_below and (teaser := _teaser_in(block, page)) is not None:
            links.append(teaser)
            below_label = True
        elif block.kind is Kind.FIGURE and block.element is not None:
            if (image := pictures.image_of(block.element, page.document, not_caption=page.title)) is not None:
                if image.caption is None and block.text:
                    image = replace(image, caption=block.text, credit=split_credit(block.text))
                shown = [] if image.url is None and pictures.is_of_player(block.element) else [image]
                opens_with_image = opens_with_image or bool(shown and not (paragraphs or images))
                images += shown
                if image.caption:
                    pieces.append(Piece(block, image.caption))
        elif (teasers := _teasers_of(block, named, anchors, page)) is not None:
            links.extend(teasers)
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
            is_heading = block.kind is Kind.HEADING
            pieces.append(Piece(replace(block, kind=Kind.PARAGRAPH) if is_heading else block, block.text))
            links.extend(_links_in(anchors, page) if block.element not in linked else ())
            linked.add(block.element)
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


def _teasers_of(block: Block, title: str | None, anchors: Sequence[HtmlElement], page: Page) -> Iterator[Link] | None:
    """The other articles that a card, or a line with a label such as `Read more:` and what follows it (`title`), names;
    None for other blocks."""
    if block.kind is Kind.CARD and block.element is not None:
        return _card_links(block.element, page)
    return None if title is None else _read_more(anchors, title, page)


def _title_after_label(text: str, anchors: Sequence[HtmlElement], rules: Rules) -> str | None:
    """What follows a label such as `Read more:`, perhaps nothing; None for other lines, and for words that may be
    the article's own with no link or colon behind them."""
    match = rules.inline.fullmatch(text) or (len(text) <= _LONGEST_LINK_LABEL and rules.inline.fullmatch(f"{text}:"))
    if not match and len(text) <= _LONGEST_LABELLED and (said := _said_before_link(text, anchors)):
        match = rules.inline.fullmatch(f"{said}: {text.removeprefix(said)}")
    is_own = match and may_be_own(match[1]) and not text.endswith(":") and not anchors
    return match[2].strip() if match and not is_own else None


def _said_before_link(text: str, anchors: Sequence[HtmlElement]) -> str:
    """What a paragraph says before a link that ends it and is as long as a title: perhaps a label without a colon."""
    title = clean_line(text_of(anchors[0])) if len(anchors) == 1 else ""
    may_be_title = line_words(title) >= _FEWEST_OF_TITLE and not (title[:1].islower() or ends_in_stop(title))
    is_title = may_be_title and text.endswith(title)
    said = text.removesuffix(title).strip() if is_title else ""
    return said if len(said) <= _LONGEST_LINK_LABEL else ""


def _read_more(anchors: Sequence[HtmlElement], title: str, page: Page) -> Iterator[Link]:
    """`Read more: A title` with the address of its link, or one link for each title that is a link."""
    titled = [(anchor, line) for anchor in anchors if (line := clean_line(text_of(anchor))) and line in title]
    for anchor, line in titled:
        yield Link(LinkKind.INLINE, line, page.document.absolute(anchor.get("href")))
    if title and not titled:
        url = next((url for anchor in anchors if (url := page.document.absolute(anchor.get("href")))), None)
        yield Link(LinkKind.INLINE, title, url)


def _teaser_in(block: Block, page: Page) -> Link | None:
    """The title of another article below a label such as `Read more:`: a line that is a link as a whole."""
    if block.kind in (Kind.FIGURE, Kind.CARD) or not block.text:
        return None
    for part in block.parts:
        for anchor in () if isinstance(part, str) else part.iter("a"):
            if anchor.get("href") is not None and block.text in map(clean_line, text_of(anchor).split("\n")):
                return Link(LinkKind.INLINE, block.text, page.document.absolute(anchor.get("href")))
    return None


def _with_anchors(blocks: Iterable[Block]) -> Iterator[tuple[Block, list[HtmlElement]]]:
    """Each block with the links in its element, looked for once: thousands of lines may be of one."""
    for element, lines in groupby(blocks, key=lambda block: block.element):
        inside = element.iterdescendants("a") if element is not None else ()
        anchors = [link for link in inside if link.get("href") is not None]
        yield from ((block, anchors) for block in lines)


def _card_links(card: HtmlElement, page: Page) -> Iterator[Link]:
    return (Link(LinkKind.RELATED, teaser.title, teaser.url) for teaser in teasers_in([card], page.document))


def _links_in(anchors: Sequence[HtmlElement], page: Page) -> Iterator[Link]:
    """Links out of the prose to other articles of the outlet."""
    if page.edition is None:
        return
    for anchor in anchors:
        url, title = page.document.absolute(anchor.get("href")), clean_line(text_of(anchor))
        if url and title and host_of(url) in page.edition.hosts and page.is_article_url(url):
            yield Link(LinkKind.INLINE, title, url)
