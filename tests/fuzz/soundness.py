"""What must be true of every reading, whatever the bytes were. Each rule yields a sentence for what is not."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from spiders.extraction import limits
from spiders.extraction.dates import is_plausible
from spiders.extraction.decoding import decode
from spiders.extraction.document import NestedTooDeepError, parse
from spiders.extraction.field_sources import SOURCED
from spiders.extraction.limits import MAX_BYTES, MAX_URL
from spiders.extraction.outlet_modules import landmarks
from spiders.extraction.text import clean_line, word_count
from spiders.registry import editions
from spiders.sources.feeds import Announcement, NotUnderstood
from spiders.sources.found import is_address
from storage.records import FIRST_YEAR, LAST_YEAR, Extraction
from tests.fuzz.samples import CAPTURED_AT, Kind, Sample

# Controls but line feeds, lone surrogates, and what turns the writing direction.
HOSTILE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_JSON_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_MARKUP = re.compile(r"<[^<>]*>")
_LONGEST_TITLE = 1000  # of a link in a feed
_MOST_LINKS = 50_000
# Letters of a page beyond which it is not asked where each word comes from.
_MOST_CHECKED = 400_000


def texts(value: Any) -> list[str]:
    """Every text inside a reading."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return [value]
    if is_dataclass(value):
        return [text for field in fields(value) for text in texts(getattr(value, field.name))]
    return [text for item in value for text in texts(item)] if isinstance(value, tuple) else []


def faults(sample: Sample, found: Extraction) -> list[str]:
    """What is wrong with a reading of a sample, empty if nothing is; each begins with the rule's name and a colon."""
    return [*unsound(found), *(f"nothing_invented: {told}" for told in nothing_invented(found, _Printed(sample)))]


def unsound(found: Extraction) -> list[str]:
    """The same as far as it shows without the page."""
    return [f"{rule.__name__}: {told}" for rule in _RULES for told in rule(found)]


def feed_faults(found: Announcement | NotUnderstood) -> list[str]:
    """The same of a feed or listing."""
    return [f"feed: {told}" for told in _feed(found)] if isinstance(found, Announcement) else []


def _feed(found: Announcement) -> Iterator[str]:
    for link in (*found.links, *found.sitemaps):
        if not is_address(link.url):
            yield f"the address {link.url[:80]!r}"
        if link.title is not None and (clean_line(link.title) != link.title or len(link.title) > _LONGEST_TITLE):
            yield f"the title {link.title[:80]!r}"
        for at in (link.published_at, link.modified_at):
            if at is not None and (at.tzinfo is None or not FIRST_YEAR <= at.year <= LAST_YEAR):
                yield f"the time {at!r}"
    for url in filter(None, (found.next_page, *(url for _, url in found.feeds))):
        if not is_address(url):
            yield f"the address {url[:80]!r}"
    if max(len(found.links), len(found.sitemaps)) > _MOST_LINKS:
        yield f"{len(found.links)} links, {len(found.sitemaps)} sitemaps"


class _Printed:
    """The letters and digits of a page, as far as its text, its attributes and its scripts hold any."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.is_checked = len(sample.body) <= _MOST_CHECKED

    @cached_property
    def _views(self) -> tuple[str, ...]:
        is_html = self.sample.kind is Kind.PAGE
        source = decode(self.sample.body, self.sample.charset, is_html=is_html)
        if not is_html:
            return (source, self.sample.url or "")
        try:
            tree = parse(source)
        except NestedTooDeepError:
            tree = None
        views = [source, self.sample.url or ""]
        if tree is not None:
            views += ["".join(map(str, tree.itertext()))]
            views += [" ".join(str(value) for element in tree.iter() for value in element.attrib.values())]
            views += [_unescaped(str(script.text)) for script in tree.iter("script") if script.text]
        views += [html.unescape(view) for view in views]
        return (*views, *(_MARKUP.sub("", html.unescape(view)) for view in views))

    @cached_property
    def letters(self) -> str:
        """All of them in one text, and once more without what `clean_line` takes out of words."""
        return "\n".join(folded(each) for view in self._views for each in (view, clean_line(view)))

    @cached_property
    def amount(self) -> int:
        """How many the fullest view has."""
        return max((len(folded(view)) for view in self._views), default=0)


def folded(text: str) -> str:
    """Letters and digits without their marks, case folded."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text.casefold())))


def _unescaped(script: str) -> str:
    return _JSON_ESCAPE.sub(lambda escape: chr(int(escape[1], 16)) if escape[1] else escape[2], script)


def whole(found: Extraction) -> Iterator[str]:
    """The reader does not fail, and gives a class and a reason that go together."""
    if (found.reason or "").startswith("the reader failed"):
        yield found.reason or ""
    if found.page_class.is_article != (found.reason is None):
        yield f"{found.page_class} with the reason {found.reason!r}"
    if found.page_class.is_article and not found.headline:
        yield "an article without a headline"


def clean(found: Extraction) -> Iterator[str]:
    """No text holds what has no place in one; white space and Unicode are in order."""
    for text in texts(found):
        if HOSTILE.search(text) or not unicodedata.is_normalized("NFC", text):
            yield f"{text[:80]!r} is not clean"
    for name in _LINES:
        for text in texts(getattr(found, name) or ()):
            if not text or clean_line(text) != text:
                yield f"{name} {text[:80]!r} is no clean line"
    for told in (found.body, *(post.body for post in found.posts)):
        for paragraph in told.split("\n\n") if told is not None else ():
            if not paragraph or clean_line(paragraph) != paragraph:
                yield f"the paragraph {paragraph[:80]!r} is no clean line"


def short(found: Extraction) -> Iterator[str]:
    """Short values are short, and not too many."""
    for name, longest in _LONGEST.items():
        for text in texts(getattr(found, name) or ()):
            if len(text) > longest:
                yield f"{name} of {len(text)} letters"
    for name, most in _MOST.items():
        if len(getattr(found, name)) > most:
            yield f"{len(getattr(found, name))} {name}"
    for image in found.images:
        if len(image.caption or "") > limits.LONGEST_CAPTION:
            yield f"a caption of {len(image.caption or '')} letters"


def nothing_invented(found: Extraction, page: _Printed) -> Iterator[str]:
    """Each word stands in the page, and the body is not longer than it; what an address names is called as declared."""
    if not page.is_checked:
        return
    is_declared = dict(found.field_sources).get("section") == "url" and found.section in _declared_sections(found)
    for name in _PRINTED:
        if name == "section" and is_declared:
            continue
        for word in dict.fromkeys(" ".join(texts(getattr(found, name) or ())).split()):
            if folded(word) not in page.letters:
                yield f"{name} has {word[:80]!r}"
    if found.body and len(folded(found.body)) > page.amount:
        yield f"a body of {len(folded(found.body))} letters, out of {page.amount}"


def _declared_sections(found: Extraction) -> frozenset[str]:
    """The labels by which the edition of a reading calls the sections that its addresses name."""
    of = (found.outlet, found.edition)
    own = [landmarks(edition) for edition in editions() if (edition.outlet, edition.code) == of]
    return frozenset(label for marks in own for label in marks.categories.values())


def timely(found: Extraction) -> Iterator[str]:
    """Times carry a zone, and can be of an article captured then."""
    moments = [found.published_at, found.modified_at, *(post.posted_at for post in found.posts)]
    for at in moments:
        if isinstance(at, datetime) and (at.tzinfo is None or not is_plausible(at, CAPTURED_AT)):
            yield f"the time {at!r}"
    known = (found.published_at is None, found.published_precision is None, found.published_from is None)
    if len(set(known)) > 1:
        yield f"published {found.published_at} precision {found.published_precision} from {found.published_from}"


def addressed(found: Extraction) -> Iterator[str]:
    """Addresses are of the web, and not too long."""
    for url in (found.url, *(image.url for image in found.images), *(link.url for link in found.links)):
        if url is not None:
            parts = urlsplit(url)
            if parts.scheme not in ("http", "https") or not parts.hostname or len(url) > MAX_URL or " " in url:
                yield f"the address {url[:80]!r}"


def sourced(found: Extraction) -> Iterator[str]:
    """Each filled field has a source, no other has one."""
    filled = [name for name in SOURCED if getattr(found, name) not in (None, ())]
    if (named := [name for name, source in found.field_sources if source]) != filled:
        yield f"sources of {named}, filled are {filled}"
    for name, sure in found.confidences:
        if not 0 <= sure <= 1:
            yield f"{name} with the confidence {sure}"


def counted(found: Extraction) -> Iterator[str]:
    """The words are counted."""
    if found.word_count != word_count(found.body or ""):
        yield f"{found.word_count} words, {word_count(found.body or '')} are there"


def structured(found: Extraction) -> Iterator[str]:
    """`body_html` is well formed, has the few elements and addresses that it may have, and the words of the body."""
    if found.body_html is None:
        return
    try:
        tree = etree.fromstring(f"<body>{found.body_html}</body>", etree.XMLParser(huge_tree=True))
    except etree.XMLSyntaxError as error:
        yield f"{error}"
        return
    for element in tree.iterdescendants():
        if element.tag not in _ELEMENTS:
            yield f"the element {str(element.tag)!r}"
        for name, value in element.attrib.items():
            if (element.tag, name) != ("a", "href") or urlsplit(str(value)).scheme not in ("http", "https"):
                yield f"{element.tag!s} with {name!s}={str(value)[:80]!r}"
    if not _holds(tree, folded(found.body or "")):
        yield f"the words of {found.body_html[:80]!r} are not those of {(found.body or '')[:80]!r}"


def _holds(tree: etree._Element, body: str) -> bool:
    """Whether a body is what stands in its HTML, one after the other; headings may be left out, captions are."""
    ends = {0}
    for element in tree:
        text = folded("".join(map(str, element.itertext())))
        read = {end + len(text) for end in ends if body.startswith(text, end)}
        if element.tag != "figure":
            ends = read | (ends if element.tag in ("h2", "h3", "h4") else set())
    return len(body) in ends


_RULES: tuple[Callable[[Extraction], Iterator[str]], ...] = (
    whole, clean, short, timely, addressed, sourced, counted, structured,
)  # fmt: skip
_ELEMENTS = frozenset(
    (
        "p",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "tr",
        "th",
        "td",
        "th",
        "figure",
        "figcaption",
        "a",
        "em",
        "strong",
    )
)
_LINES = (
    "headline", "standfirst", "byline", "authors", "source_credit", "section", "breadcrumbs", "subheadings", "tags",
    "language", "published_raw", "modified_raw", "ticker", "menu", "notices", "images", "links", "native_id",
)  # fmt: skip
_PRINTED = (
    "headline", "standfirst", "body", "authors", "source_credit", "section", "breadcrumbs", "subheadings", "tags",
    "ticker", "notices",
)  # fmt: skip
_LONGEST = {
    **dict.fromkeys(("section", "breadcrumbs", "tags", "source_credit", "native_id"), limits.LONGEST_LABEL),
    "subheadings": limits.LONGEST_SUBHEADING,
    "byline": 2 * limits.LONGEST_BYLINE,
    "headline": MAX_BYTES,
}
_MOST = {
    "tags": limits.MOST_TAGS,
    "breadcrumbs": limits.MOST_BREADCRUMBS,
    "subheadings": limits.MOST_SUBHEADINGS,
}
