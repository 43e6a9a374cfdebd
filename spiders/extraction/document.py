"""A captured page as the readers see it: parsed once, looked up lazily."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

from spiders.extraction.addresses import bare_host, host_of, may_be_one_article
from spiders.extraction.depth import flatten
from spiders.extraction.limits import MAX_ELEMENTS, MAX_URL
from spiders.extraction.linked_data import LinkedData
from spiders.extraction.selecting import Names, Selection
from spiders.extraction.tags import HEADINGS, SILENT
from spiders.extraction.text import clean_line, letters
from spiders.extraction.titles import LONGEST_TITLE, are_alike, title_words
from spiders.extraction.unseen import is_seen

# A line break in HTML, and in the trees that trafilatura returns.
_BREAKS = frozenset({"br", "lb"})
_BREAK = "\0"  # in what is gathered: no parsed text holds one

# Which elements hold labels of menus and headings of blocks, and how long such a text is at most.
_LABELLED = HEADINGS | {"span", "div", "p", "a", "strong", "b", "li"}
_LONGEST_LABEL = 40

_MOST_HEADINGS = 5
# Words that a headline has with a page's prose, and paragraphs of that.
_LEAST_OF_MATTER, _MOST_PARAGRAPHS = 3, 60
_MOST_SAMPLED = 60  # paragraphs
_LEAST_OF_TITLE = 0.34  # share of a title's words or letters that a headline has which says the same

_END_TAG = re.compile(rb"</(?:body|html)(?:[\s/][^<>]*+)?+>", re.IGNORECASE)
_ABSOLUTE = re.compile(r"https?://[^/]")
# What most links are: addresses that are fit as they stand, and paths that need a host and nothing else. Not those with
# dots, empty parts or parameters (`;`), which are resolved by RFC 3986.
_PLAIN_ADDRESS = re.compile(r"(https?://[A-Za-z0-9][A-Za-z0-9.-]*+(?::\d++)?)(?:[/?#][!-~]*+)?")
_PLAIN_PATH = re.compile(r"(?:/(?![/.])(?:(?![/?#;])[!-~])*+)++(?:\?(?:(?!#)[!-~])++)?(?:#[!-~]++)?")


class NestedTooDeepError(ValueError):
    """The parser gave a page up: what it read of it is not the whole page."""


def parse(text: str) -> HtmlElement | None:
    """The tree of a page, `MAX_DEPTH` elements deep at most, which is what allows recursion over it.

    None where there is nothing to parse. Raises NestedTooDeepError for a page that libxml2 cannot read to its end: it
    stops at 256 levels, and at 2048 where it is asked for more.
    """
    # At an end tag in the midst of a page libxml2 stops, and browsers go on.
    source = _END_TAG.sub(b"", text.encode("utf-8", "replace").replace(b"\0", b""))
    tree, whole = _parsed(source, huge=False)
    if not whole:
        tree, whole = _parsed(source, huge=True)
        if not whole:
            raise NestedTooDeepError
        if tree is not None and int(_COUNT(tree)) <= MAX_ELEMENTS:
            flatten(tree)
    return tree


def _parsed(source: bytes, *, huge: bool) -> tuple[HtmlElement | None, bool]:
    """The tree, and whether the parser came to the page's end."""
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, default_doctype=False,
        huge_tree=huge,
    )  # fmt: skip
    # What trafilatura takes without parsing again; the lookup that lxml.html brings itself is several times slower.
    parser.set_element_class_lookup(_PLAIN_ELEMENTS)
    try:
        tree: HtmlElement | None = html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        tree = None
    # Where libxml2 stops it says so last.
    last = parser.error_log.last_error
    whole = last is None or last.type != etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return (tree if tree is not None and isinstance(tree.tag, str) else None), whole


def text_of(element: HtmlElement) -> str:
    """The visible text of an element on one line, but for its `br`, each of which is a line break."""
    if not len(element):
        return unbroken(element.text or "")
    parts: list[str] = []
    _gather(element, parts, sys.maxsize)  # trees are 256 deep at most, and each level is one call
    return _joined(parts)


def start_of_text(element: HtmlElement, letters: int) -> str:
    """The first letters of what `text_of` gives, without reading on; fewer where many elements stand in it."""
    parts: list[str] = []
    _gather(element, parts, letters + 1)
    return _joined(parts)[:letters]


def holds_at_most(element: HtmlElement, letters: int) -> bool:
    """Whether the text of an element has no more letters than that, which is told without reading on."""
    left = letters
    for text in element.itertext():
        left -= len(text.strip())
        if left < 0:
            return False
    return True


def _gather(element: HtmlElement, parts: list[str], letters: int) -> int:
    """Gathers texts until they have so many letters, and tells how many are left; an element counts as one, too."""
    left = letters - 1
    if text := element.text:
        parts.append(text)
        left -= len(text)
    for child in element:
        if left <= 0:
            break
        if child.tag in _BREAKS:
            parts.append(_BREAK)
            left -= 1
        elif child.tag not in SILENT:
            left = _gather(child, parts, left)
        if tail := child.tail:
            parts.append(tail)
            left -= len(tail)
    return left


def _joined(parts: list[str]) -> str:
    """One text of what was gathered: the line ends of the source mean nothing, its `br` break lines."""
    return unbroken("".join(parts)).replace(_BREAK, "\n")


def unbroken(text: str) -> str:
    """A text of the source without its line ends, which mean nothing on the page."""
    return text.replace("\n", " ").replace("\r", " ")


def classes_of(element: HtmlElement) -> frozenset[str]:
    """The element's class names."""
    return frozenset((element.get("class") or "").split())


def names_of(element: HtmlElement) -> str:
    """The element's class names and its id, as they stand in the markup."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


class Document:
    """One parsed page. `url` is the address it was fetched from, None where that is not known.

    `hosts` are those of the page's edition: the only ones that it may claim for itself. `told` is an address that is
    known from elsewhere in the page, and from where.
    """

    def __init__(
        self,
        tree: HtmlElement,
        url: str | None,
        hosts: tuple[str, ...] = (),
        told: tuple[str | None, str | None] = (None, None),
    ) -> None:
        self.tree = tree
        self.url = url
        self.hosts = hosts
        self.told = told
        self._selection = Selection(tree)

    def select(self, css: str) -> list[HtmlElement]:
        """The elements of the page that a selector matches; costs little where their classes are not on the page."""
        return self._selection.select(css)

    @property
    def names(self) -> Names:
        """The elements that have a class and those that have an id, see `Selection.names`."""
        return self._selection.names

    @property
    def all_names(self) -> frozenset[str]:
        """Every class (`.name`) and id (`#name`) of the page."""
        return self._selection.all_names

    def rearranged(self) -> None:
        """Tells that elements stand in other places than before."""
        self._selection = Selection(self.tree)

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """The meta tags' contents by lower-case name, property or itemprop, in page order."""
        found: dict[str, list[str]] = {}
        for element in [*_METAS(self.tree), *_moved_metas(self.tree.find("body"))]:
            name = element.get("property") or element.get("name") or element.get("itemprop")
            content = element.get("content")
            if name and content and not content.isspace():
                found.setdefault(name.strip().lower(), []).append(content)
        return found

    def meta_texts(self, *names: str) -> list[str]:
        """The contents of the meta tags of these lower-case names."""
        return [content for name in names for content in self.meta.get(name, ())]

    @cached_property
    def linked_data(self) -> LinkedData:
        """The page's JSON-LD."""
        scripts = (script.text or "" for script in self.tree.iter("script") if "ld+json" in (script.get("type") or ""))
        return LinkedData.of_scripts(
            scripts, self._may_be_here, self._may_be_titled, self._is_like_a_title, self._is_of_its_matter
        )

    def _may_be_titled(self, headline: str) -> bool:
        """Whether the page's own title holds a headline; few others are said to be at the wrong address."""
        key = letters(headline[:LONGEST_TITLE])
        titles = (letters(title[:LONGEST_TITLE]) for title in (self.title or "", *self.meta.get("og:title", [])))
        return bool(key) and any(key in title and _LEAST_OF_TITLE * len(title) <= len(key) for title in titles)

    def _is_like_a_title(self, headline: str) -> bool:
        """Whether a headline shares a good part of the words of one of the page's own, or the page has none.

        One without letters or digits says nothing, and a word or two of a long title stand in many others.
        """
        own = title_words(headline)
        if not own or not self._titles:
            return bool(own)
        return any(are_alike(own, each) and _LEAST_OF_TITLE * len(each) <= len(own) for each in self._titles)

    def _is_of_its_matter(self, headline: str) -> bool:
        """Whether a headline, though unlike the page's own titles, has a word of one and a good part of its prose's."""
        own = {word for word in title_words(headline) if len(word) > 1}  # a character alone stands in any text
        if len(own) < _LEAST_OF_MATTER or all(map(own.isdisjoint, self._titles)):
            return False
        said = {word for paragraph in self.select("p")[:_MOST_PARAGRAPHS] for word in title_words(text_of(paragraph))}
        return len(own & said) >= max(_LEAST_OF_MATTER, _LEAST_OF_TITLE * len(own))

    @cached_property
    def _titles(self) -> list[frozenset[str]]:
        """The telling words of each title that the page gives itself or prints; the site's name is none."""
        names = {letters(name) for name in self.meta_texts("og:site_name", "application-name")}
        printed = (text_of(heading) for heading in filter(is_seen, self.select("h1")[:_MOST_HEADINGS]))
        titles = (self.title or "", *self.meta_texts("og:title", "twitter:title")[:_MOST_HEADINGS], *printed)
        return [words for title in titles if letters(title) not in names and (words := title_words(title))]

    def _may_be_here(self, address: str) -> bool:
        """Whether an address may be that of this page: where it came from, or what it calls itself."""
        own = [url for url in (self.url, self.claimed_url) if url]
        url = resolve(self.base, address)
        return not own or url is None or any(may_be_one_article(url, each) for each in own)

    @cached_property
    def _scripts(self) -> dict[str, Any]:
        return {}

    def script_json(self, css: str) -> dict[str, Any]:
        """The JSON object in the first element that matches; empty where it is missing or broken."""
        if css not in self._scripts:
            elements = self.select(css)
            self._scripts[css] = _load_object(elements[0].text) if elements else {}
        found: dict[str, Any] = self._scripts[css]
        return found

    @property
    def claimed_url(self) -> str | None:
        """The address that the page gives itself."""
        return self.claim[0]

    @cached_property
    def claims(self) -> tuple[tuple[str, str], ...]:
        """The addresses that the page's canonical link and `og:url` name, and where they stand."""
        candidates = [(link.get("href") or "", "link:canonical") for link in _CANONICAL(self.tree)]
        candidates += [(content, "meta:og:url") for content in self.meta.get("og:url", [])]
        found = ((resolve(self.url, href), source) for href, source in candidates)
        return tuple((url, source) for url, source in found if url)

    @cached_property
    def claim(self) -> tuple[str | None, str | None]:
        """The address that the page gives itself, and where it says so: the canonical link, else `og:url`."""
        return next((claim for claim in self.claims if self._may_claim(claim[0])), self.told)

    def _may_claim(self, url: str) -> bool:
        """Whether an address can be this page's own: at its edition's hosts, else at the host it was captured from."""
        if "@" in urlsplit(url).netloc or not url.isprintable():
            return False
        if self.hosts:
            return host_of(url) in self.hosts
        return self.url is None or bare_host(url) == bare_host(self.url)

    @cached_property
    def base(self) -> str | None:
        """What relative links are resolved against."""
        own = self.url or self.claimed_url
        declared = next((base.get("href") for base in _BASE(self.tree)), None)
        return (resolve(own, declared) if declared else None) or own

    def absolute(self, href: str | None) -> str | None:
        """A link of the page as an absolute web address; None for scripts, mail and the like, and broken links.

        None too where it names a user, who looks like a host himself: https://herald.example@evil.example/.
        """
        url = resolve(self.base, href) if href else None
        return url if url and ("@" not in url or "@" not in urlsplit(url).netloc) else None

    def labelled(self, label_of: Callable[[str], str | None]) -> dict[str, list[HtmlElement]]:
        """The elements that begin with a short text, by what `label_of` makes of it; without those of None."""
        found: dict[str, list[HtmlElement]] = {}
        body = self.tree.find("body")
        for element in () if body is None else body.iter(*_LABELLED):
            text = element.text
            if text and len(text) <= _LONGEST_LABEL and (label := label_of(text)):
                found.setdefault(label, []).append(element)
        return found

    @cached_property
    def texts(self) -> list[str]:
        """Every text of the body in page order."""
        found: list[str] = _TEXTS(self.tree)
        return found

    @cached_property
    def language(self) -> str | None:
        """The ISO 639 code in the page's `lang` attribute."""
        label = self.tree.get("lang") or self.tree.get("xml:lang") or ""
        code = re.match(r"[a-z]{2,3}(?=$|[-_])", label.strip().lower())
        return code.group() if code else None

    def sample(self, letters: int) -> str:
        """So many letters of the page's title and paragraphs, of scripts none."""
        found = [self.title or ""]
        for paragraph in islice(self.tree.iter("p"), _MOST_SAMPLED):
            if letters <= 0:
                break
            found.append(start_of_text(paragraph, letters))
            letters -= len(found[-1])
        return " ".join(found)

    @property
    def size(self) -> int:
        """How many elements the page has."""
        return self._selection.size

    @cached_property
    def title(self) -> str | None:
        """The text of the `title` element."""
        return next((line for title in _TITLE(self.tree) if (line := clean_line(text_of(title)))), None)


def _moved_metas(body: HtmlElement | None) -> Iterator[HtmlElement]:
    """The head's meta tags that stand in the body, where the parser puts them behind broken markup: before all text.

    Others there may be anybody's.
    """
    for child in body if body is not None else ():
        if child.tag == "meta":
            yield child
        elif next(child.iter("h1", "h2", "p"), None) is not None:
            return


def resolve(base: str | None, href: str) -> str | None:
    """An http(s) address made absolute, cleaned, and within `MAX_URL`; None where that cannot be."""
    if url := _plainly_resolved(base, href):
        return url if len(url) <= MAX_URL else None
    href = clean_line(href).replace(" ", "%20")
    if not href or href.startswith("#"):
        return None
    try:
        url = urljoin(base, href) if base and not _ABSOLUTE.match(href) else href
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return url if usable and len(url) <= MAX_URL else None


def _plainly_resolved(base: str | None, href: str) -> str | None:
    """The same for plain addresses and paths, told many times faster; None for all others."""
    if _PLAIN_ADDRESS.fullmatch(href):
        return href
    if base and href.startswith("/") and (own := _PLAIN_ADDRESS.fullmatch(base)) and _PLAIN_PATH.fullmatch(href):
        return f"{own[1]}{href}"
    return None


def _load_object(text: str | None) -> dict[str, Any]:
    """A JSON object out of a page; empty where it is none, is broken, or is nested beyond reason."""
    try:
        loaded = json.loads(text or "", strict=False)
    except (ValueError, RecursionError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


_PLAIN_ELEMENTS = etree.ElementDefaultClassLookup(element=HtmlElement)

_COUNT = etree.XPath("count(//*)")
_METAS = etree.XPath("/html/head//meta[@content]")
_TEXTS = etree.XPath("/html/body/descendant::text()", smart_strings=False)
_CANONICAL = etree.XPath("/html/head//link[@rel='canonical'][@href]")
_BASE = etree.XPath("/html/head/base[@href]")
_TITLE = etree.XPath("/html/head//title|/html/body/title")
