"""What is peculiar to an outlet's plain-text renderings, declared as data; the rules that use it stand in `text_*.py`.

Patterns are regular expressions that must match a whole cleaned line, case ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Literal

from spiders.extraction import closing_lines
from spiders.extraction.addresses import day_in, path_of
from spiders.extraction.aside_words import SHARES
from spiders.extraction.letter_forms import fold
from spiders.extraction.menus import MenuLabels
from spiders.extraction.more_to_read import LABEL, RELATED
from spiders.extraction.text import letters
from storage.records import LinkKind


def _no_day(_: str) -> date | None:
    return None


def _any_address(_: str) -> bool:
    return True


@dataclass(frozen=True)
class Landmarks:
    """How an outlet's pages look as text. All fields have defaults that suit an unknown outlet."""

    signs: tuple[str, ...] = ()
    """Lines that no other outlet prints: one of them tells whose page it is."""
    hints: tuple[str, ...] = ()
    """Patterns found inside lines that others may print too: two different ones tell whose page it is."""
    brands: tuple[str, ...] = ()
    """Lines that stand for the outlet itself, at the top and at the bottom."""
    section_menu: str | None = None
    """The menu heading whose items are the sections."""
    ticker: tuple[str, ...] = ()
    """Headings of the breaking-news lines."""
    desks: tuple[str, ...] = ()
    """The second line of a byline: a desk and the place it reports from."""
    house_authors: tuple[str, ...] = ()
    """Desks that sign as authors, with or without a label."""
    prints_standfirst: bool = False
    """Whether a summary stands between the headline and the body of every article."""
    prints_captions_first: bool = False
    """Whether a line without a full stop between headline and body is the lead picture's caption: there is no
    sub-heading above the first paragraph, unless it is marked as one."""
    prints_captions_inside: bool = False
    """Whether captions, often without a credit, stand as lines of their own among the paragraphs."""
    prints_no_date: bool = False
    """Whether the renderings often lack the date; then the newest one in the captions tells it."""
    prints_section_first: bool = False
    """Whether nothing but the path of sections stands above the headline; it may be a single label."""
    related: tuple[str, ...] = ()
    most_read: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()
    read_next: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    """Lines to pass over wherever they stand."""
    notices: tuple[str, ...] = ()
    """Lines that say something of the page itself: kept, and no part of the article."""
    tails: tuple[str, ...] = ()
    """Lines with which the page's end begins."""
    address_day: Callable[[str], date | None] = _no_day
    """The day of publication that an address tells: the rule of the outlet's page class."""
    is_article_url: Callable[[str], bool] = _any_address
    """Whether an address can be an article's: the rule of the outlet's page class."""
    category_in_path: str | None = None
    """Finds the section's name in the address' path."""
    sections: tuple[str, ...] = ()
    """The labels of the outlet's menus of sections."""
    front_page: str | None = None
    """The addresses of the editions' front pages, to which menus lead."""
    section_labels: tuple[str, ...] = ()
    """How the outlet spells its sections, where the page's own menus are not at hand."""
    categories: Mapping[str, str] = field(default_factory=dict)
    """The edition's labels of the words by which its addresses name sections, where these may be in another language:
    then only those words and the labels themselves name one."""

    @cached_property
    def rules(self) -> Rules:
        """The patterns of this outlet and the general ones, compiled once."""
        return Rules(self)


_INLINE = rf"(?:{LABEL}|(?:videos?|vidéo|vídeo|فيديو|photos?|in\s+(?:pictures|photos))(?=\s*\|))"
_FURNITURE = (
    r"(?:(?:x|×|✕|✖|\||all|more|menu|search|close|open|home|login|log\s+in|sign\s+in|sign\s+up|skip\s+to\s+.{3,30}"
    r"|back\s+to\s+top|top)\b\.?)",
    rf"(?:{SHARES}|instagram|youtube|bookmark|embed|download|comments?|listen|follow|subscribe)(?:\s*\d+)?",
    r"(?:advertisements?|adverts?|ads?|sponsored(?:\s+content)?|promoted"
    r"|story\s+continues\s+below(?:\s+(?:this\s+)?ad(?:vertisement)?)?"
    r"|article\s+continues\s+below(?:\s+(?:this\s+)?ad(?:vertisement)?)?|publicidad|publicité|anzeige|إعلان"
    r"|scroll\s+to\s+continue.{0,30})",
    r"(?:inicio|menú|buscar|cerrar|abrir|todos|síguenos(?:\s+en\b.{0,30})?"
    r"|accueil|rechercher|fermer|suivez-nous(?:\s+sur\b.{0,30})?"
    r"|الرئيسية|القائمة|بحث|إغلاق|الكل|تابعونا(?:\s+على\s.{0,30})?)",
    r"(?:listen\s+to\s+(?:this|the)\s+(?:article|story)|your\s+browser\s+does\s+not\s+support.{0,60}|loading\.*"
    r"|play\s+video|[\d.,]+\s?[km]?\s+(?:shares?|views?|reads|likes)"
    r"|[\d.,٫٬]+\s+(?:visualizaciones|vistas|vues|مشاهدة|مشاهدات)"
    r"|click\s+to\s+(?:share|expand|enlarge|print|email).{0,60}"
    r"|\(opens\s+in\s+new\s+window\)|font\s+size.{0,20})",
)


_LONGEST_HEADING = 60  # letters, of a block of links


class Rules:
    """The compiled patterns of one outlet."""

    def __init__(self, marks: Landmarks) -> None:
        self.sign = _whole(marks.signs)
        self.hints = tuple(re.compile(hint, re.IGNORECASE) for hint in marks.hints)
        self.brand = _whole(marks.brands)
        self.ticker = _whole(marks.ticker)
        self.desk = _whole(marks.desks)
        self.related = _whole((*marks.related, *RELATED))
        self.most_read = _whole(marks.most_read)
        self.coverage = _whole(marks.coverage)
        self.read_next = _whole(marks.read_next)
        self.furniture = _whole((*marks.furniture, *_FURNITURE))
        self.notice = _whole(marks.notices)
        self.colophon = _whole((*marks.notices, *marks.tails))
        self.tail = _whole((*marks.tails, *marks.brands))
        ends = (*marks.tails, *marks.most_read, *marks.coverage, *marks.read_next)
        self.end = _whole((*ends, *closing_lines.ENDS, *closing_lines.COMMENTS))
        self.comments = _whole(closing_lines.COMMENTS)
        self.inline = re.compile(rf"[\[(]?({_INLINE})\s*(?:[:：»>|]|[-–—]\s)\s*(.*?)[\])]?", re.IGNORECASE)

        self.menus = MenuLabels(marks.sections)
        self._house = frozenset(map(letters, marks.house_authors))
        self.front_page = re.compile(marks.front_page or r"(?!)", re.IGNORECASE)
        self._category = re.compile(marks.category_in_path or r"(?!)")
        self._labels = {letters(fold(label)): label for label in marks.section_labels}
        named = [*marks.categories.items(), *((label, label) for label in marks.categories.values())]
        self._categories = {letters(fold(word)): label for word, label in named}
        self._link_kinds = (
            (self.most_read, LinkKind.MOST_READ),
            (self.coverage, LinkKind.COVERAGE),
            (self.read_next, LinkKind.READ_NEXT),
            (self.related, LinkKind.RELATED),
        )

        # Asked of every label of a page, most of which stand on the next one too.
        self.block_kind = lru_cache(maxsize=4096)(self._block_kind)
        self.label_of = lru_cache(maxsize=8192)(self._label_of)

    def _block_kind(self, heading: str) -> LinkKind | Literal["ticker"] | None:
        """What stands under a heading: links of a kind, or the breaking-news lines; None for one that is not known."""
        return self.link_kind(heading) or ("ticker" if self.ticker.fullmatch(heading) else None)

    def _label_of(self, text: str) -> str | None:
        """The label of a block, a menu's entry or an edition that a text is, in folded case; None for other texts."""
        label = text.strip().casefold()
        return label if label in self.menus.asked or self.block_kind(label) else None

    def link_kind(self, heading: str) -> LinkKind | None:
        """Which links stand under a heading; None for one that is not known."""
        if len(heading) > _LONGEST_HEADING:
            return None
        return next((kind for rule, kind in self._link_kinds if rule.fullmatch(heading)), None)

    def category_of(self, url: str | None, printed: Mapping[str, str] = MappingProxyType({})) -> str | None:
        """The section that an address names, as the page's menus spell it (`printed`, by letters), else the outlet."""
        match = self._category.search(path_of(url)) if url else None
        named = next((group for group in match.groups() if group), None) if match else None
        if named is None:
            return None
        if self._categories:
            return printed.get(letters(named)) or self._categories.get(letters(fold(named)))
        known = printed.get(letters(named)) or self._labels.get(letters(fold(named)))
        return known or " ".join(named.replace("-", " ").split()).title()

    def is_house(self, text: str) -> bool:
        """Whether a line is the name of a desk of the outlet, which signs without a label."""
        return letters(text) in self._house

    def is_place_line(self, text: str) -> bool:
        """`Harbour TV, Marly`, the second line of a byline."""
        return text.count(" ") <= 7 and bool(self.desk.fullmatch(text))


def _whole(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern for any of several; without any, one that matches nothing."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(rf"(?:{joined})\s*:?" if joined else r"(?!)", re.IGNORECASE)


GENERAL = Landmarks(address_day=day_in)
"""For outlets of which nothing is known."""
