"""Boxes among the blocks of a body: titles of other pages, offers and consents, told by what stands in and around them.

The words of a heading alone open no box, and some end no article: it has sub-headings of its own, such as `What's
next?`, and what stands below them where its own paragraphs do, and is prose, goes on with it. Below a heading that is
surely another's, such as `Related articles`, it goes on where links stand between and the prose speaks of the same, or
runs on without another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice, takewhile
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction.addresses import bare_host
from spiders.extraction.body import LABELS, Block, Kind
from spiders.extraction.closing_lines import (
    calls_to_read,
    heads_people,
    heads_what_follows,
    is_consent,
    is_offer,
    may_be_own,
)
from spiders.extraction.document import text_of
from spiders.extraction.lives import is_biography
from spiders.extraction.outline import LONGEST_SUMMARY, has_sentence, leads_elsewhere, shape
from spiders.extraction.text import line_words
from spiders.extraction.titles import recurring, telling

# Letters of a paragraph that tells where the article's own stand; its words where a script puts more into few letters.
_LEAST_PROSE, _LEAST_WORDS = 60, 14
_LINKED = 0.8  # share of the letters of a title of another page that stand in links
_LONGEST_HEADING = 70  # letters
# Letters of what a site says in a box, and of one line that tells whose words they are.
_LONGEST_OFFER, _LONGEST_CONSENT, _LONGEST_LINE = 500, 1500, 300
_MOST_BLOCKS = 40  # of such a box
_ASKED = 0.4  # share of its letters
_FEWEST_CARDS = 3
_TITLE_WORDS = 5  # of a card, in the mean: names of things and places have fewer
_IN_CARDS = frozenset({Kind.PARAGRAPH, Kind.FIGURE})
_FORMS = ("form", "input", "button")
_CLIMB = 8  # levels
_DEEPEST = 3  # boxes around the text of a chapter
# Blocks below a box, paragraphs above it, and how many words of the article the first have where they are its own.
_LOOKED_BELOW, _MOST_ABOVE, _SAME_MATTER = 12, 60, 2
# Paragraphs in a row below a box in an element of its own, below titles that stand among them, and those below which
# anything may follow.
_RUN_BELOW_BOX, _RUN_BELOW_TITLES, _LONG_RUN = 2, 3, 5


class Ended(NamedTuple):
    """What a heading of what follows an article does where it stands: `is_end` ends it, else so many blocks, itself and
    the titles below it, are a box of other pages; it has titles on the page even where these are no blocks."""

    is_end: bool
    box: int
    has_titles: bool


_MOST_CALLED = 2  # titles below what calls to read something else too


class Boxes:
    """The blocks of a body, and where the most prose of it stands."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks

    @cached_property
    def own(self) -> HtmlElement | None:
        """The element in which the most prose stands."""
        held: Counter[HtmlElement] = Counter()
        for block, place in self._prose:
            held[place] += len(block.text)
        return max(held, key=lambda each: held[each], default=None)

    @cached_property
    def _prose(self) -> list[tuple[Block, HtmlElement]]:
        long = (each for each in self.blocks if each.kind is Kind.PARAGRAPH and _is_long(each.text))
        return [(block, place) for block in long if (place := _place(block)) is not None]

    @cached_property
    def _is_one_each(self) -> bool:
        """Whether each paragraph stands in an element of its own."""
        return sum(1 for _, place in self._prose if place is self.own) == 1

    def headed(self, at: int) -> Ended:
        """What the heading `at` a place in the blocks does; its words are those of what follows an article."""
        below = at + 1
        while below < len(self.blocks) and _is_title(self.blocks[below]):
            below += 1
        has_box = below > at + 1 or self._stands_on_title(at)
        is_own = may_be_own(self.blocks[at].text) or (not has_box and self._is_long_run(below))
        # Of a place that has none above the heading nobody knows whether it is the article's.
        goes_on = self._own_below[0] > self._own_below[at] and self._own_below[below] > 0
        # What has no place on the page is not parted by one: prose below a line goes on.
        if not is_own and goes_on and self.own is not None:
            goes_on = has_box and self._goes_on(at, below)
        is_own = is_own and not has_box
        if is_own and not goes_on and below < len(self.blocks):
            goes_on = self._goes_on_below(at, below)
        return Ended(not goes_on, 0 if is_own else below - at, has_box)

    def is_called_amid(self, at: int) -> bool:
        """Whether what stands `at` a place calls to read a title or two, and the article's own prose follows them; what
        stands between titles is said of those."""
        below = at + 1
        while below < len(self.blocks) and _is_title(self.blocks[below]):
            below += 1
        rest, behind = self.blocks[below : below + 1], self.blocks[below + 1 : below + 2]
        goes_on = any(self._is_own_prose(block) and not _linked(block) for block in rest)
        goes_on = goes_on and not any(map(_is_title, behind))
        titles = below - at - 1 or int(self._stands_on_title(at))
        return goes_on and 1 <= titles <= _MOST_CALLED and calls_to_read(self.blocks[at].text)

    def _goes_on_below(self, at: int, below: int) -> bool:
        """Whether the article goes on below a heading of its own in a list, or in an element that both stand in: there
        prose speaks of the same."""
        first, place = self.blocks[below], _place(self.blocks[at])
        if place is None or place is not _place(first) or first.kind is not Kind.PARAGRAPH:
            return self._is_own_item(first)
        is_prose = _is_long(first.text) and has_sentence(first.text)
        return is_prose and len(telling([first.text]) & self._matter) >= _SAME_MATTER

    def _goes_on(self, at: int, below: int) -> bool:
        """Whether prose below a box of other pages, and its heading `at` a place, speaks of the same, or runs on."""
        if heads_people(self.blocks[at].text):
            return False
        if self._runs_on(below):
            return True
        near = islice(self.blocks, below, below + _LOOKED_BELOW)
        said = telling(block.text for block in near if self._is_own_prose(block))
        return len(said & self._matter) >= _SAME_MATTER

    def _stands_on_title(self, at: int) -> bool:
        """Whether the element below a heading is a title of another page that no block is made of."""
        element = self.blocks[at].element
        below = next(element.itersiblings(), None) if element is not None else None
        if below is None or any(block.element is below for block in self.blocks[at + 1 : at + 2]):
            return False
        said = text_of(below).strip()
        return bool(said) and _linked(Block(Kind.PARAGRAPH, said, below, parts=(below,))) > _LINKED * len(said)

    def _runs_on(self, below: int) -> bool:
        """Whether paragraphs without a link follow one another below a box: other pages have a title each, comments a
        name. So they do up to the end of the prose, or are many."""
        place = _place(self.blocks[below - 1])
        fewest = _RUN_BELOW_BOX if place is not None and place is not self.own else _RUN_BELOW_TITLES
        run = self._run(below)
        return run >= _LONG_RUN or (run >= fewest and run == self._own_below[below])

    def _is_long_run(self, below: int) -> bool:
        """Whether so many paragraphs without a link follow a heading that it is the article's own after all; no lives
        of those who wrote it."""
        return self._run(below) >= _LONG_RUN and not is_biography(self.blocks[below].text)

    def _run(self, below: int) -> int:
        """How many of the article's own paragraphs without a link to other pages follow one another from a place on."""
        rest = islice(self.blocks, below, None)
        return sum(1 for _ in takewhile(lambda block: self._is_own_prose(block) and not _linked(block), rest))

    @cached_property
    def _matter(self) -> set[str]:
        """The words of the page's title, and those that recur in the upper half of the article's own paragraphs."""
        own = [block.text for block in self.blocks if self._is_own_prose(block)]
        root = self.own.getroottree() if self.own is not None else None
        title = next(root.iter("title"), None) if root is not None else None
        named = telling([text_of(title)]) if title is not None else set()
        return named | recurring(own[: min(_MOST_ABOVE, (len(own) + 1) // 2)])

    def strangers(self, host: str) -> Iterator[range]:
        """The places of offers, consents and cards of other pages."""
        yield from self._offers()
        yield from self._cards(host)

    @cached_property
    def _own_below(self) -> list[int]:
        """How many paragraphs of the article's own stand at each place and below it."""
        return [*accumulate(map(self._is_own_prose, reversed(self.blocks)), initial=0)][::-1]

    def _is_own_prose(self, block: Block) -> bool:
        """Whether a block is a paragraph that stands where the article's do."""
        if block.kind is not Kind.PARAGRAPH or not _is_long(block.text) or not has_sentence(block.text):
            return False
        return self._is_own_place(_place(block))

    def _is_own_item(self, block: Block) -> bool:
        """Whether a block is a sentence in a plain list that stands where the article's paragraphs do."""
        is_plain = block.kind is Kind.ITEM and block.element is not None and block.element.tag == "li"
        is_prose = is_plain and _is_long(block.text) and has_sentence(block.text)
        return is_prose and block.group is not None and self._is_own_place(block.group.getparent())

    def _is_own_place(self, place: HtmlElement | None) -> bool:
        """Whether it is the element of the most prose, or one like it beside that, as articles have one a chapter."""
        if place is None or self.own is None or place is self.own:
            return place is self.own
        is_part = self._is_one_each or place.tag == "section" or bool(place.get("class"))
        return is_part and _stand_alike(place, self.own)

    def _offers(self) -> Iterator[range]:
        """The places of what a site asks of its readers, in elements of their own: all of each."""
        end = 0
        for at, block in enumerate(self.blocks):
            if at < end or block.kind not in LABELS or block.element is None or self._is_own_place(_place(block)):
                continue
            if len(block.text) <= _LONGEST_LINE and is_offer(block.text):
                box, most = self._box(at, _LONGEST_OFFER)
            elif is_consent(block.text):
                box, most = self._box(at, _LONGEST_CONSENT)
            else:
                continue
            is_box = len(box) > 1 or (most is not None and next(most.iter(*_FORMS), None) is not None)
            if is_box and self._is_all_asked(box):
                end = box.stop
                yield box

    def _is_all_asked(self, box: range) -> bool:
        """Whether much of a box asks something of the readers: a lead, or what a thing is, may stand beside it."""
        texts = [self.blocks[place].text for place in box]
        asked = sum(len(text) for text in texts if is_offer(text) or is_consent(text) or not has_sentence(text))
        return asked >= _ASKED * sum(map(len, texts))

    def _box(self, at: int, longest: int) -> tuple[range, HtmlElement | None]:
        """The places around one that stand in the largest element of so few letters without the article's own prose,
        and that element."""
        found, most = range(at, at + 1), None
        element = self.blocks[at].element
        for around in islice(element.iterancestors(), _CLIMB) if element is not None else ():
            box = self._inside(around, found, longest)
            if box is None:
                break
            found, most = box, around
        return found, most

    def _inside(self, around: HtmlElement, known: range, longest: int) -> range | None:
        """The places of the blocks in an element, of which some are known: they stand side by side.

        None where the article's own prose is in it, or more letters or blocks than a box has: so no page is looked
        through for each of its offers.
        """
        start, stop = known.start, known.stop
        letters = sum(len(self.blocks[place].text) for place in known)
        while letters <= longest and stop - start <= _MOST_BLOCKS:
            if start and _is_in(self.blocks[start - 1], around):
                start -= 1
                added = start
            elif stop < len(self.blocks) and _is_in(self.blocks[stop], around):
                added = stop
                stop += 1
            else:
                return range(start, stop)
            if self._is_own_place(_place(self.blocks[added])):
                return None
            letters += len(self.blocks[added].text)
        return None

    def _cards(self, host: str) -> Iterator[range]:
        """The places of cards in a row: each in an element of its own, with a linked heading and hardly any text."""
        row: list[range] = []
        at = 0
        while at < len(self.blocks):
            card = self._card(at, host)
            if card is not None and (not row or self._is_next(row[-1], card)):
                row.append(card)
            else:
                yield from self._others(row)
                row = [card] if card is not None else []
            at = at + 1 if card is None else card.stop
        yield from self._others(row)

    def _others(self, row: list[range]) -> Iterator[range]:
        """All the places of a row, if it stands below the article and holds no more than that: a guide may be made of
        such cards."""
        titles = [self.blocks[card.start].text for card in row]
        if len(row) < _FEWEST_CARDS or self._own_below[row[-1].stop]:
            return
        if sum(map(line_words, titles)) < _TITLE_WORDS * len(titles):
            return
        places = range(row[0].start, row[-1].stop)
        whole = sum(len(block.text) for block in self.blocks)
        if 2 * sum(len(self.blocks[place].text) for place in places) <= whole:
            yield places

    def _card(self, at: int, host: str) -> range | None:
        """The places of a heading that is a link to another page of the site, and of the few words beside it in its
        element; None where that is the element of the article's prose."""
        heading = self.blocks[at]
        place = _place(heading)
        if heading.kind is not Kind.HEADING or heading.element is None or place is None or place is self.own:
            return None
        if not _leads_to_own(heading.element, host):
            return None
        end, words = at + 1, 0
        while end < len(self.blocks) and self.blocks[end].kind in _IN_CARDS and _is_in(self.blocks[end], place):
            words += line_words(self.blocks[end].text)
            end += 1
        return range(at, end) if words <= LONGEST_SUMMARY else None

    def _is_next(self, before: range, card: range) -> bool:
        """Whether two cards stand side by side in elements of one shape."""
        first, second = _place(self.blocks[before.start]), _place(self.blocks[card.start])
        if first is None or second is None or first is second or shape(first) != shape(second):
            return False
        return before.stop == card.start


def without_boxes(blocks: list[Block], host: str) -> list[Block]:
    """The blocks without offers, consents and cards of other pages, each in elements of their own; `host`: the page's,
    bare."""
    left_out = {place for box in Boxes(blocks).strangers(host) for place in box}
    return [block for place, block in enumerate(blocks) if place not in left_out] if left_out else blocks


def is_labelled_title(block: Block) -> bool:
    """Whether a block is a label such as `Related:` and the title of another page behind it, on one line."""
    label, colon, title = block.text.partition(":")
    if not colon or not title or len(label) > _LONGEST_HEADING or not heads_what_follows(label) or may_be_own(label):
        return False
    return _linked(block) > _LINKED * len(title.strip())


def _is_long(text: str) -> bool:
    """Whether a text is as long as a paragraph."""
    return len(text) >= _LEAST_PROSE or line_words(text) >= _LEAST_WORDS


def _stand_alike(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements of one shape stand side by side, or in boxes of one shape each that do."""
    for _ in range(_DEEPEST):
        one_above, other_above = one.getparent(), other.getparent()
        if shape(one) != shape(other) or one_above is None or other_above is None:
            return False
        if one_above is other_above:
            return True
        one, other = one_above, other_above
    return False


def _place(block: Block) -> HtmlElement | None:
    """The element in which a block stands; None where nobody can tell."""
    element = block.first_element
    return element.getparent() if element is not None else None


def _is_in(block: Block, around: HtmlElement) -> bool:
    """Whether a block stands in an element, not too deep."""
    place = _place(block)
    return place is not None and (place is around or around in islice(place.iterancestors(), _CLIMB))


def _is_title(block: Block) -> bool:
    """Whether nearly all of a block is a link to another page."""
    first = next((part for part in block.parts if not isinstance(part, str)), None)
    return _linked(block) > _LINKED * len(block.text) or (first is not None and _link_around(first) is not None)


def _linked(block: Block) -> int:
    """How many letters of a block are links to other pages."""
    elements = (part for part in block.parts if not isinstance(part, str))
    links = (link for element in elements for link in element.iter("a") if leads_elsewhere(link.get("href")))
    return sum(len(text_of(link).strip()) for link in links)


def _link_around(element: HtmlElement) -> HtmlElement | None:
    link = next(element.iterancestors("a"), None)
    return link if link is not None and leads_elsewhere(link.get("href")) else None


def _leads_to_own(heading: HtmlElement, host: str) -> bool:
    """Whether a heading is as a whole a link to another page of the site."""
    link = _link_around(heading)
    if link is None:
        link = next((each for each in heading.iter("a") if leads_elsewhere(each.get("href"))), None)
        if link is None or len(text_of(link).strip()) < _LINKED * len(text_of(heading).strip()):
            return False
    href = (link.get("href") or "").strip()
    return "//" not in href.partition("?")[0] or bare_host(href) == host
