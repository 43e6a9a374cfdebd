"""The body of an article out of its element: paragraphs, sub-headings, pictures; without the furniture among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.body_node import Node, opening_of
from spiders.extraction.class_words import IN_DECLARED_BODY, POST
from spiders.extraction.document import classes_of, names_of, text_of
from spiders.extraction.outline import has_sentence
from spiders.extraction.selecting import selector
from spiders.extraction.tags import BESIDE_ARTICLE, HEADINGS, SILENT
from spiders.extraction.text import CLOSING, clean_line, rough_words
from spiders.extraction.unseen import UNSEEN


class Kind(Enum):
    """What a block of a body is."""

    PARAGRAPH = auto()
    ITEM = auto()
    QUOTE = auto()
    ROW = auto()
    HEADING = auto()
    FIGURE = auto()
    CARD = auto()


LABELS = frozenset({Kind.PARAGRAPH, Kind.HEADING})
"""As what a label, or a box's heading, may stand in a body."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a body in reading order. `text` is one clean line; `element` is where it stands in the page.

    `group` is the list, quotation or table that it is a part of; `parts` are the texts and elements whose text it is,
    or one of whose lines.
    """

    kind: Kind
    text: str = ""
    element: HtmlElement | None = field(default=None, compare=False)
    group: HtmlElement | None = field(default=None, compare=False)
    parts: tuple[str | HtmlElement, ...] = field(default=(), compare=False)

    @property
    def first_element(self) -> HtmlElement | None:
        """The element that it stands in, else the first of those whose text it is."""
        parts = (part for part in self.parts if not isinstance(part, str))
        return self.element if self.element is not None else next(parts, None)


class Cell(NamedTuple):
    """A cell of a table that holds text, as one clean line; `tag` is `th` or `td`."""

    text: str
    tag: str = "td"


_CONTAINERS = frozenset({"div", "section", "article", "main", "center", "body", "details", "dl", "dd", "dt"}) | {
    *("li", "tr", "td", "th"),  # outside their list or table, as broken markup leaves them
}
_PICTURES = frozenset({"figure", "img", "picture", "figcaption", "amp-img"})
_NEVER = SILENT | BESIDE_ARTICLE | {"form", "header", "video", "audio", "canvas", "embed", "hr", "input", "head"}
# What broken markup leaves open around the rest of the article.
_LEFT_OPEN = _PICTURES | BESIDE_ARTICLE | {"button", "form", "header"}
_TEXTS = frozenset({"p", "pre", "ul", "ol", "blockquote", "table"})
# A line of its own, which a reader clicks to unfold the rest.
_SUMMARY = "summary"
_BLOCKS = HEADINGS | _CONTAINERS | _PICTURES | _NEVER | _TEXTS | {_SUMMARY}
# One of these in a container makes it more than a label.
_TELLING = ("p", "h2", "h3", "h4", "ul", "ol", "table", "pre", "blockquote")
_PARTS_OF_QUOTE = frozenset({"p", "ul", "ol", "div"})
_PARTS_OF_ITEM = _PARTS_OF_QUOTE | {"h2", "h3", "h4", "h5", "h6", "blockquote", "table", "section"}
# With more of its letters in links a paragraph is a teaser: of such, three in four are none of the article's.
_TEASER = 0.8
# A sentence of the article's own that is a link as a whole: a title may ask, call or break off.
_WHOLE_SENTENCE = re.compile(rf"[\w“‘«„\"'(¿¡].*(?<![.…])[.。।۔։።][{CLOSING}]*")
_LEAST_SENTENCE = 8  # words
# What stands between the cells of a row in its text.
BETWEEN_CELLS = " | "
_HAS_FIGURE = selector("figure, img, picture")
_LINKS = selector("a[href]")
_ROWS = selector("tr")
_PARAGRAPHS = selector("p")
_FIGURES = selector("figure, figcaption")
_STRONG = frozenset({"strong", "b"})


def blocks_of(
    nodes: Iterable[HtmlElement], furniture: frozenset[HtmlElement], cards: frozenset[HtmlElement]
) -> list[Block]:
    """The blocks of a body that stands in `nodes`, without `furniture`; `cards` are teasers, kept as such.

    Where a container holds paragraphs directly, its other containers are looked into only if they hold paragraphs
    too and are not mostly links: text that is loose in them is a caption, a card or a share bar.
    """
    found: list[Block] = []
    for node in nodes:
        if node.tag in _CONTAINERS or node.tag == "span":
            _Walk(found, furniture, cards).container(node, strict=False)
        else:
            _Walk(found, furniture, cards).element(node, strict=False)
    return found


def blocks_of_node(node: Node) -> list[Block]:
    """The blocks of a body that was found by its prose."""
    found: list[Block] = []
    walk = _WeighedWalk(found, node)
    for element in opening_of(node):
        walk.element(element, strict=False)
    walk.container(node.element, strict=False)
    return found


class _Walk:
    """One pass over a body. Trees are 256 deep at most, and each level is two calls, so recursion is safe."""

    def __init__(self, found: list[Block], furniture: frozenset[HtmlElement], cards: frozenset[HtmlElement]) -> None:
        self.found, self.furniture, self.cards = found, furniture, cards
        # What a paragraph is here, and the list or quotation that it is a part of.
        self.kind = Kind.PARAGRAPH
        self.group: HtmlElement | None = None

    def container(self, node: HtmlElement, *, strict: bool) -> None:
        """The blocks of what stands in an element, and of what stands loose between them."""
        strict = strict or self._is_strict(node)
        loose: list[str | HtmlElement] = [node.text or ""]
        for child in node:
            if self._is_inline(child):
                loose.append(child)
            else:
                self._flush(loose, strict)
                self.element(child, strict=strict)
            if child.tail:
                loose.append(child.tail)
        self._flush(loose, strict)

    def element(self, child: HtmlElement, *, strict: bool) -> None:
        """The blocks that an element is, or holds."""
        tag = child.tag
        if child in self.cards:
            self.found.append(Block(Kind.CARD, element=child))
        elif child in self.furniture or tag in _NEVER:
            return
        elif tag in HEADINGS:
            self._add(Kind.HEADING, text_of(child), child)
        elif tag in _PICTURES:
            self.found.append(Block(Kind.FIGURE, element=child))
        elif tag == "blockquote" and _PARTS_OF_QUOTE.intersection(part.tag for part in child):
            if not _is_embed(child):
                self._within(Kind.QUOTE, child, child)
        elif tag in _TEXTS or (tag == _SUMMARY and not any(part.tag in _BLOCKS for part in child.iterdescendants())):
            self._text(child)
        elif self._enters(child, strict=strict):
            self.container(child, strict=strict)
        # Whatever else stands here (an unknown element of a script) holds no text of the article.

    def _is_strict(self, node: HtmlElement) -> bool:
        """Whether text that is loose in a container is none of the article's."""
        return any(child.tag == "p" and not _is_blank(child) for child in node)

    def _enters(self, child: HtmlElement, *, strict: bool) -> bool:
        """Whether a container is looked into."""
        return child.tag in _CONTAINERS and not _is_furniture(child) and (not strict or _has_prose(child))

    def _within(self, kind: Kind, group: HtmlElement, container: HtmlElement) -> None:
        """What stands in a part of a list or quotation, whose paragraphs are of that kind."""
        outer = self.kind, self.group
        self.kind, self.group = kind, group
        self.container(container, strict=False)
        self.kind, self.group = outer

    def _text(self, child: HtmlElement) -> None:
        if child.tag in ("ul", "ol"):
            for item in child:
                if item.tag != "li":
                    self.element(item, strict=False)
                elif item not in self.furniture:
                    self._item(item, child)
        elif child.tag == "blockquote":
            if not _is_embed(child):
                self._add(Kind.QUOTE, text_of(child), child, child)
        elif child.tag == "table":
            for row in _ROWS(child):
                # The nearest of these: a table within has its own rows, and nobody sees those of a hidden part.
                if next(row.iterancestors("table", UNSEEN)) is child:
                    self._row(row, child)
        else:
            self._paragraph(child)

    def _item(self, item: HtmlElement, group: HtmlElement) -> None:
        if any(part.tag in _PARTS_OF_ITEM for part in item):
            self._within(Kind.ITEM, group, item)
        else:
            self._figures(item)
            self._add(Kind.ITEM, _prose_of(item), item, group)

    def _row(self, row: HtmlElement, table: HtmlElement) -> None:
        """The cells of a row on one line; those of a table that holds others, for its layout, are containers."""
        if next(row.iterdescendants("table"), None) is not None:
            for cell in row.iterchildren("td", "th"):
                self.container(cell, strict=False)
        else:
            self._add(Kind.ROW, BETWEEN_CELLS.join(cell.text for cell in cells_of(row)), row, table)

    def _is_inline(self, child: HtmlElement) -> bool:
        return child.tag not in _BLOCKS and child not in self.furniture and child not in self.cards

    def _paragraph(self, element: HtmlElement) -> None:
        self._figures(element)
        if _is_bold_line(element):
            self._add(Kind.HEADING, _prose_of(element), element)
        else:
            self._add(self.kind, _prose_of(element), element, self.group)

    def _figures(self, element: HtmlElement) -> None:
        """The pictures pasted into a paragraph: their captions are no prose, the text around them is."""
        if len(element) and (pictures := _HAS_FIGURE(element)):
            inner = set(pictures)
            outer = [picture for picture in pictures if inner.isdisjoint(picture.iterancestors())]
            self.found.extend(Block(Kind.FIGURE, element=picture) for picture in outer)

    def _flush(self, loose: list[str | HtmlElement], strict: bool) -> None:
        if not strict:
            text = "".join(map(_text_of_part, loose))
            self._add(self.kind, text, None, self.group, tuple(loose))
        loose.clear()

    def _add(
        self,
        kind: Kind,
        text: str,
        element: HtmlElement | None,
        group: HtmlElement | None = None,
        parts: tuple[str | HtmlElement, ...] = (),
    ) -> None:
        if element is not None:
            parts = (element,)
        for line in text.split("\n"):
            if cleaned := clean_line(line):
                self.found.append(Block(kind, cleaned, element, group, parts))


class _WeighedWalk(_Walk):
    """The same where the prose of every element is known: loose text is text, and open markup is looked into."""

    def __init__(self, found: list[Block], node: Node) -> None:
        super().__init__(found, node.furniture, frozenset())
        self.weights = node.weights
        self.letters: dict[HtmlElement, tuple[int, int]] = {}

    def element(self, child: HtmlElement, *, strict: bool) -> None:
        if child.tag == "figure" and child in self.furniture:
            self.found.append(Block(Kind.FIGURE, element=child))
        elif child.tag == "header" and child not in self.furniture and child not in self.weights:
            for heading in child.iter("h2", "h3", "h4"):
                super().element(heading, strict=strict)
        elif child.tag in _LEFT_OPEN and child not in self.furniture and self._holds_text(child):
            self.container(child, strict=strict)
        else:
            super().element(child, strict=strict)

    def _add(
        self,
        kind: Kind,
        text: str,
        element: HtmlElement | None,
        group: HtmlElement | None = None,
        parts: tuple[str | HtmlElement, ...] = (),
    ) -> None:
        """Without paragraphs that are links and hardly anything else: teasers of other pages."""
        is_link = kind is Kind.PARAGRAPH and _is_linked(text, (element,) if element is not None else parts)
        if not is_link or (element is not None and _is_sentence_amid(element)):
            super()._add(kind, text, element, group, parts)

    def _holds_text(self, child: HtmlElement) -> bool:
        """Prose, or a table of figures."""
        return child in self.weights or (child.tag == "figure" and next(child.iter("table"), None) is not None)

    def _is_strict(self, node: HtmlElement) -> bool:  # noqa: ARG002 - what the base class asks
        return False

    def _enters(self, child: HtmlElement, *, strict: bool) -> bool:  # noqa: ARG002 - what the base class asks
        """Containers of any kind that hold prose, or some text that is not mostly links."""
        if child.tag in _NEVER or not (child.tag in _CONTAINERS or len(child)):
            return False
        if child in self.weights:
            return True
        if next(child.iter(*_TELLING), None) is None:
            return False
        letters, linked = self._letters_of(child)
        return 2 * linked < letters

    def _letters_of(self, element: HtmlElement) -> tuple[int, int]:
        """How many letters an element shows, and how many of them in links; each element is counted once."""
        if element not in self.letters:
            letters, linked = len((element.text or "").strip()), 0
            for child in element:
                if child.tag not in SILENT:
                    inner, inner_linked = self._letters_of(child)
                    letters += inner
                    linked += inner if child.tag == "a" else inner_linked
                letters += len((child.tail or "").strip())
            self.letters[element] = letters, linked
        return self.letters[element]

    def _is_inline(self, child: HtmlElement) -> bool:
        if child.tag in _BLOCKS or child in self.furniture:
            return False
        return not any(part.tag in _BLOCKS for part in child.iterdescendants())


def cells_of(row: HtmlElement) -> list[Cell]:
    """The cells of a row of a table that hold text, a page's or one of trafilatura's tree."""
    cells = ((clean_line(_spaced_text(cell)), cell) for cell in row.iterchildren("td", "th", "cell"))
    return [
        Cell(text, "th" if cell.tag == "th" or cell.get("role") == "head" else "td") for text, cell in cells if text
    ]


def _text_of_part(part: str | HtmlElement) -> str:
    if isinstance(part, str):
        return part.replace("\n", " ")
    return "\n" if part.tag == "br" else text_of(part)


def _spaced_text(cell: HtmlElement) -> str:
    """The text of a cell, with a space between its parts."""
    if not any(part.tag in _BLOCKS for part in cell):
        return text_of(cell)
    return " ".join([_text_of_part(cell.text or ""), *(text_of(part) + " " + (part.tail or "") for part in cell)])


def _prose_of(element: HtmlElement) -> str:
    """The text of a paragraph without the figures in it. Trees are 256 deep at most, and each level is one call."""
    figures = set(_FIGURES(element)) if len(element) else set()
    if not figures:
        return text_of(element)
    parts = [(element.text or "").replace("\n", " ")]
    for child in element:
        if child not in figures and child.tag not in SILENT:
            parts.append("\n" if child.tag == "br" else _prose_of(child))
        parts.append((child.tail or "").replace("\n", " "))
    return "".join(parts)


def _is_embed(quote: HtmlElement) -> bool:
    """Whether a script of another site fills it: a post, not the article's own quotation."""
    return any(POST.match(name) for name in classes_of(quote)) or bool(quote.get("data-instgrm-permalink"))


def _is_blank(element: HtmlElement) -> bool:
    return not text_of(element).strip()


def _is_furniture(element: HtmlElement) -> bool:
    return any(IN_DECLARED_BODY.search(name) for name in names_of(element).split())


def _has_prose(element: HtmlElement) -> bool:
    """Whether paragraphs, or items with a sentence, stand in a container, and most of their letters in no link."""
    has_text = any(not _is_blank(paragraph) for paragraph in _PARAGRAPHS(element)) or any(
        has_sentence(text_of(item)) for item in element.iter("li")
    )
    return has_text and _link_share(element) < 0.5


def _link_share(element: HtmlElement) -> float:
    """Which share (0..1) of the element's letters stands in links."""
    total = len(text_of(element).strip())
    linked = sum(len(text_of(link).strip()) for link in _LINKS(element))
    return min(1.0, linked / total) if total else 0.0


def _is_linked(text: str, parts: tuple[str | HtmlElement, ...]) -> bool:
    """Whether nearly all letters of a text stand in links."""
    links = (link for part in parts if not isinstance(part, str) for link in part.iter("a"))
    linked = sum(len(text_of(link).strip()) for link in links)
    return linked > _TEASER * len(text.strip())


def _is_sentence_amid(element: HtmlElement) -> bool:
    """Whether a paragraph says a whole sentence, and stands between two that are prose: the article's own, though all
    of it but the stop is a link. A title has no stop, and what a site asks of its readers is a link with its stop."""
    text = clean_line(text_of(element))
    if element.tag != "p" or rough_words(text) < _LEAST_SENTENCE or not _WHOLE_SENTENCE.fullmatch(text):
        return False
    last = text_of(element[-1]).rstrip() if len(element) and not (element[-1].tail or "").strip() else ""
    if last and _WHOLE_SENTENCE.fullmatch(clean_line(last)):
        return False
    beside = (element.getprevious(), element.getnext())
    return all(each is not None and each.tag == "p" and _is_plain_prose(each) for each in beside)


def _is_plain_prose(element: HtmlElement) -> bool:
    text = text_of(element)
    return has_sentence(text) and rough_words(text) >= _LEAST_SENTENCE and not _is_linked(text, (element,))


def _is_bold_line(element: HtmlElement) -> bool:
    """A paragraph that is one short bold line without a full stop stands for a sub-heading."""
    if (
        len(element) != 1
        or element[0].tag not in _STRONG
        or (element.text or "").strip()
        or (element[0].tail or "").strip()
    ):
        return False
    text = text_of(element).strip()
    return 0 < len(text) <= 120 and "\n" not in text and text[-1] not in '.:,;"”'
