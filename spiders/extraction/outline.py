"""What stands on a page, line by line, and where: the evidence by which its class is told.

One pass over the tree. A line is what a browser shows as one: the text between two borders of blocks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.addresses import host_of
from spiders.extraction.closing_lines import begins_with_whose
from spiders.extraction.document import Document
from spiders.extraction.places import Place, Wrappers, meaning_of
from spiders.extraction.tags import BESIDE_ARTICLE, HEADINGS, INLINE, SILENT
from spiders.extraction.text import CLOSING, LONG_ENOUGH, STOPS, UNSTOPPED, clean_line, line_words, rough_words

# Sentences of news have more words; Arabic ones have the fewest.
_SENTENCE_WORDS = 6
_LONGEST_TITLE = 30  # words
_MOST_ENTRIES = 2000
# A summary in a list has a few sentences; an article's paragraphs below a linked heading go on.
LONGEST_SUMMARY = 80  # words
FEWEST_ENTRIES = 4
FEWEST_CARDS = 3  # elements that hold a title and its summary
_LONGEST_CAPTION = 120  # words, of a picture in a gallery
_LINKED = 0.6
_DIGITS = re.compile(r"\d+")

_CREDITED = re.compile(r"©.{0,80}$")

# What menus and lists of titles do not have. Where a script has no stops, a long text is a sentence.
_SENTENCE_END = re.compile(rf"[{STOPS}](?:[{CLOSING}]|\s|$)")
_LONG_ENOUGH = re.compile(rf"[{UNSTOPPED}]{LONG_ENOUGH}")

# What shows nothing but players and pictures, which are counted, has no lines.
_SILENT = (SILENT - {"iframe"}) | {"head", "canvas", "input"}
_BOLD = frozenset({"b", "strong"})
_LABELS = frozenset({"time", "span", "label", "b", "strong"})
_FIGURES = frozenset({"figure", "figcaption"})
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_NEUTRAL = HEADINGS | {"article", "main", "body", "html"}
_FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "complementary"})
_FURNITURE_TAGS = BESIDE_ARTICLE | {"dialog", "menu"}
_PLAYERS = frozenset({"video", "amp-video", "amp-youtube", "video-js"})
_PICTURES = frozenset({"img", "amp-img"})
# Addresses in an iframe and class words that stand for a player; an audio player is none.
_PLAYER_ADDRESS = re.compile(
    r"youtube(?:-nocookie)?\.com/embed|player\.vimeo\.com|dailymotion\.com/(?:embed|player)|brightcove|jwplatform"
    r"|facebook\.com/plugins/video|rutube\.ru/play|aparat\.com|/(?:embed|player)[/.]|\bplayer\.|/video/embed",
    re.IGNORECASE,
)


def has_sentence(text: str) -> bool:
    """Whether a sentence ends in a text."""
    return bool(_SENTENCE_END.search(text)) or (not text.isascii() and bool(_LONG_ENOUGH.search(text)))


@dataclass(slots=True)
class Line:
    """A line as shown. `block` is the element that it stands in, `linked` how many of its words are in links elsewhere.

    `heading` is its level (1 to 6, 0 for none). A title is a short line most of which is a link; prose is a paragraph
    or a part of one: at least a sentence, most of it no link.
    """

    block: HtmlElement
    text: str
    words: int
    linked: int
    heading: int
    place: Place
    bold: bool = False
    is_teaser: bool = False
    is_title: bool = field(init=False)
    is_prose: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_title = self.linked > 0 and 2 <= self.words <= _LONGEST_TITLE and self.linked >= _LINKED * self.words
        self.is_prose = (
            self.words >= _SENTENCE_WORDS
            and self.linked < 0.5 * self.words
            and not self.heading
            and not begins_with_whose(self.text)
            and not _CREDITED.search(self.text)
            and has_sentence(self.text)
        )


class Captioned(NamedTuple):
    """How many pictures have a short text each, how many words of prose these hold, and how many have a heading."""

    pictures: int
    words: int
    headed: int


class Outline:
    """The lines of a page in its order, its players and pictures; furniture is left out."""

    def __init__(self, document: Document) -> None:
        self._walk = _Walk()
        body = document.tree.find("body")
        self._walk.block(document.tree if body is None else body, Place.OWN, 0)
        self._walk.flush()
        self.lines: list[Line] = self._walk.lines
        self.players: int = self._walk.players
        self._teasers: set[HtmlElement] = set()
        self._own_site = _site(document.base)
        titles = [line for line in self.lines if line.is_title and line.words >= 3][:_MOST_ENTRIES]
        abroad = {line.block for line in titles if self._leads_abroad(line.block, document)}
        self._titles = [line for line in titles if line.block not in abroad]
        self.entries, self.recommended = _mark_teasers(self.lines, titles, abroad, self._teasers)
        """How many titles of other pages there are, and how many words of prose below those that head a round-up."""

    def _leads_abroad(self, title: HtmlElement, document: Document) -> bool:
        """Whether the link in a title leads to another site."""
        link = title if title.tag == "a" else next(title.iter("a"), None)
        site = _site(document.absolute(link.get("href"))) if link is not None else ""
        return bool(self._own_site and site) and site != self._own_site

    @cached_property
    def own(self) -> list[Line]:
        """The lines of the page's own part, without teasers of other pages."""
        return [line for line in self.lines if line.place is Place.OWN and not line.is_teaser]

    @cached_property
    def prose(self) -> int:
        """How many words of prose the page's own part holds."""
        return sum(line.words for line in self.own if line.is_prose)

    @cached_property
    def cards(self) -> list[list[Line]]:
        """What stands in each element of a list that holds a title of another page of the site, and a short text."""
        titles = [line.block for line in self._titles if line.place is Place.OWN]
        cards: dict[HtmlElement, list[Line]] = {}
        for found in in_lists(titles, FEWEST_CARDS):
            cards.update((entry, []) for entry in found)
        known: dict[HtmlElement, HtmlElement | None] = {}
        for line in self.lines if cards else ():
            if (card := entry_of(line.block, cards, known)) is not None:
                cards[card].append(line)
        return [card for card in cards.values() if sum(line.words - line.linked for line in card) <= LONGEST_SUMMARY]

    @cached_property
    def pictures(self) -> list[HtmlElement]:
        """The pictures of the page's own part."""
        known: dict[HtmlElement, HtmlElement | None] = {}
        return [each for each in self._walk.pictures if entry_of(each, self._teasers, known) is None]

    @cached_property
    def _picture_lists(self) -> set[HtmlElement]:
        """The entries of lists of pictures."""
        return {entry for found in in_lists(self.pictures[:_MOST_ENTRIES], FEWEST_ENTRIES) for entry in found}

    @property
    def listed_pictures(self) -> list[HtmlElement]:
        """The pictures that stand in lists of them."""
        known: dict[HtmlElement, HtmlElement | None] = {}
        entries = self._picture_lists
        return [each for each in self.pictures if entry_of(each, entries, known) is not None]

    @property
    def picture_entries(self) -> list[HtmlElement]:
        """What holds each picture with what is said of it: its figure, else its entry in a list, else itself.

        Beside lists and figures a picture that stands alone is a logo or another sign.
        """
        known: dict[HtmlElement, HtmlElement | None] = {}
        entries = self._picture_lists
        figures = (next(each.iterancestors("figure"), None) for each in self.pictures)
        held = [
            figure if figure is not None else entry_of(each, entries, known)
            for each, figure in zip(self.pictures, figures, strict=True)
        ]
        return [each for each in held if each is not None] or self.pictures

    @cached_property
    def captioned(self) -> Captioned:
        """What stands beside the pictures that are in a list with a text each."""
        entries = self._picture_lists
        words: Counter[HtmlElement] = Counter()
        prose: Counter[HtmlElement] = Counter()
        headed: set[HtmlElement] = set()
        known: dict[HtmlElement, HtmlElement | None] = {}
        for line in self.lines:
            if line.place in (Place.OWN, Place.CAPTION) and (entry := entry_of(line.block, entries, known)) is not None:
                words[entry] += line.words
                prose[entry] += line.words if line.is_prose and line.place is Place.OWN else 0
                if line.heading:
                    headed.add(entry)
        short = [entry for entry, count in words.items() if count <= _LONGEST_CAPTION]
        return Captioned(len(short), sum(prose[entry] for entry in short), sum(entry in headed for entry in short))

    @cached_property
    def captions(self) -> list[Line]:
        """The captions of the page's own pictures."""
        return [line for line in self.lines if line.place is Place.CAPTION and not line.is_teaser]


class _Walk:
    """The pass itself. Trees are 256 deep at most, so recursion is safe."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pictures: list[HtmlElement] = []
        self.players = 0
        self._wrappers = Wrappers()
        self._parts: list[str] = []
        self._linked: list[str] = []
        self._bold: list[str] = []
        self._at: tuple[HtmlElement, Place, int] | None = None

    def flush(self) -> None:
        """Ends the line."""
        if self._at is not None and (text := clean_line(" ".join("".join(self._parts).split()))):
            block, place, heading = self._at
            words = line_words(text)
            linked = rough_words("".join(self._linked)) if self._linked else 0
            bold = bool(self._bold) and rough_words("".join(self._bold)) >= _LINKED * words
            self.lines.append(Line(block, text, words, min(linked, words), heading, place, bold))
        self._parts.clear()
        self._linked.clear()
        self._bold.clear()

    def block(self, element: HtmlElement, place: Place, heading: int, *, linked: bool = False) -> None:
        """An element that begins and ends a line, and all that stands in it."""
        if self._parts:
            self.flush()
        self._at = (element, place, heading)
        if text := element.text:
            self._text(text, linked, bold=False)
        if len(element):
            self._children(element, place, heading, linked=linked, bold=False)
        if self._parts:
            self.flush()

    def _children(self, parent: HtmlElement, place: Place, heading: int, *, linked: bool, bold: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag in INLINE:
                inside_link = linked or (tag == "a" and leads_elsewhere(child.get("href")))
                inside_bold = bold or tag in _BOLD
                if text := child.text:
                    self._text(text, inside_link, inside_bold)
                if len(child):
                    self._children(child, place, heading, linked=inside_link, bold=inside_bold)
                if self._parts and tag in _LABELS:
                    self._parts.append(" ")  # set apart by style alone
            elif tag == "br":
                self.flush()
            elif tag in _PICTURES:
                self.pictures.append(child)
            elif tag == "iframe" or tag in _PLAYERS:
                self._player(child)
            elif tag not in _SILENT or (tag == "button" and self._wrappers.holds_the_page(child, Place.FURNITURE)):
                self._inner(child, place, heading, linked=linked)
                self._at = (parent, place, heading)
            if text := child.tail:
                self._text(text, linked, bold)

    def _inner(self, child: HtmlElement, place: Place, heading: int, *, linked: bool) -> None:
        tag, classes, identity = str(child.tag), child.get("class"), child.get("id")
        meaning, is_player = meaning_of(classes, identity) if classes or identity else (Place.OWN, False)
        if tag in _NEUTRAL:
            meaning = Place.OWN
        elif tag in _FURNITURE_TAGS or child.get("role") in _FURNITURE_ROLES:
            meaning = Place.FURNITURE
        if meaning >= Place.BANNER:
            if self._wrappers.holds_the_page(child, meaning):
                meaning = Place.OWN
            elif meaning is not Place.BANNER:
                if self._parts:
                    self.flush()
                return
        elif meaning is Place.OWN and tag in _FIGURES:
            meaning = Place.CAPTION
        inner = max(place, meaning)
        self.players += is_player and inner is not Place.BANNER
        self.block(child, inner, _LEVELS.get(tag, heading), linked=linked)

    def _text(self, text: str, linked: bool, bold: bool) -> None:
        if not self._parts and text.isspace():
            return
        self._parts.append(text)
        if linked:
            self._linked.append(text)
        if bold:
            self._bold.append(text)

    def _player(self, element: HtmlElement) -> None:
        if element.tag in _PLAYERS or _PLAYER_ADDRESS.search(element.get("src") or element.get("data-src") or ""):
            self.players += 1


def leads_elsewhere(href: str | None) -> bool:
    """Whether a link leads to another page: a fragment or a script's does not."""
    return bool(href) and not (href or "").lstrip().startswith(("#", "?", "javascript:", "mailto:"))


def shape(element: HtmlElement) -> tuple[str, str]:
    """What the entries of one list have in common: the tag, and the first class but for numbers in it."""
    return str(element.tag), _DIGITS.sub("", next(iter((element.get("class") or "").split()), ""))


def in_lists(marks: Iterable[HtmlElement], fewest: int) -> Iterator[list[HtmlElement]]:
    """The lists that elements stand in: their entries, each an element of the list's shape with a mark in it.

    Each mark belongs to the innermost list that has so many entries; `fewest` is that number.
    """
    chains: list[list[HtmlElement]] = []
    counts: Counter[tuple[HtmlElement, tuple[str, str]]] = Counter()
    met: set[HtmlElement] = set()
    for mark in marks:
        chain = [mark, *mark.iterancestors()]
        chains.append(chain)
        for child, parent in pairwise(chain):
            if child in met:
                break
            met.add(child)
            counts[parent, shape(child)] += 1
    lists: dict[tuple[HtmlElement, tuple[str, str]], dict[HtmlElement, None]] = {}
    for chain in chains:
        for child, parent in pairwise(chain):
            key = (parent, shape(child))
            if counts[key] >= fewest:
                lists.setdefault(key, {})[child] = None
                break
    yield from (list(entries) for entries in lists.values())


def _site(url: str | None) -> str:
    """The end of an address' host, which those of one site share; others may share it too."""
    return ".".join(host_of(url).split(".")[-2:]) if url else ""


def _mark_teasers(
    lines: list[Line], titles: list[Line], abroad: set[HtmlElement], entries: set[HtmlElement]
) -> tuple[int, int]:
    """Marks the lines that tell of other pages in lists of them, and gathers the entries of these lists.

    Gives how many of the entries stand in the page's own part, and how many words of prose there stand in or below
    those of a title `abroad`, and below titles that are the page's own sub-headings.
    """
    # A sentence that is printed in one passage after the other asks the reader for something.
    printed = Counter(line.text for line in titles if has_sentence(line.text))
    titles = [line for line in titles if printed[line.text] < FEWEST_ENTRIES]
    for found in in_lists((line.block for line in titles), FEWEST_ENTRIES):
        entries.update(found)
    if not entries:
        return 0, 0
    abroad = abroad | _headings_of_passages(lines, entries)
    own: set[HtmlElement] = set()
    known: dict[HtmlElement, HtmlElement | None] = {}
    inside: HtmlElement | None = None
    summary = recommended = 0
    is_abroad = False
    for line in lines:
        entry = entry_of(line.block, entries, known)
        if entry is not None:
            if entry is not inside:
                inside, summary, is_abroad = entry, 0, False
            is_abroad = is_abroad or line.block in abroad
            summary += line.words - line.linked
            line.is_teaser = summary <= LONGEST_SUMMARY
            if line.place is Place.OWN or line.place is Place.CAPTION:
                own.add(entry)
        elif inside is not None and line.block.getparent() is inside.getparent() and line.words <= LONGEST_SUMMARY:
            # A list without elements of its own for its entries: each title is followed by its summary.
            line.is_teaser = summary == 0 or not line.is_prose
            summary += line.words if line.is_prose else 0
        else:
            inside, is_abroad = None, False
        if is_abroad and line.is_teaser and line.is_prose and line.place is Place.OWN:
            recommended += line.words
    return len(own), recommended


def _headings_of_passages(lines: Sequence[Line], entries: Container[HtmlElement]) -> set[HtmlElement]:
    """The titles that are headings right in the headline's own `article`, with prose between them and nothing else."""
    headline = next((line.block for line in lines if line.heading == 1 and line.place is Place.OWN), None)
    article = next(headline.iterancestors("article"), None) if headline is not None else None
    if article is None:
        return set()
    heads = [
        place
        for place, line in enumerate(lines)
        if line.heading > 1 and line.block in entries and line.block.getparent() is article
    ]
    ends = [*heads[1:], heads[-1] + 2] if heads else []
    for first, end in zip(heads, ends, strict=True):
        passage = lines[first + 1 : end]
        if not passage or not all(line.is_prose and line.place is Place.OWN for line in passage):
            return set()
    return {lines[place].block for place in heads}


def entry_of(
    element: HtmlElement, entries: Container[HtmlElement], known: dict[HtmlElement, HtmlElement | None]
) -> HtmlElement | None:
    """Which of some elements another is or stands in; `known` keeps what was found, so that all lines cost one pass."""
    path: list[HtmlElement] = []
    node: HtmlElement | None = element
    while node is not None and node not in known and node not in entries:
        path.append(node)
        node = node.getparent()
    found = node if node is None or node in entries else known[node]
    known.update(dict.fromkeys(path, found))
    return found
