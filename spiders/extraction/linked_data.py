"""Schema.org statements in a page's JSON-LD scripts, made flat. Broken ones are left out, never fatal."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from spiders.extraction.addresses import names_a_page

# How many objects of one page are looked at: real pages hold some dozens.
_MAX_NODES = 2000

# Of one article. Papers in physics have more, news have some.
_MOST_AUTHORS = 100

# The types that stand for the page's own article, the more telling first (schema.org's subtypes of Article).
ARTICLE_TYPES = (
    "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "BlogPosting", "Article", "Report",
    "ScholarlyArticle", "TechArticle", "SocialMediaPosting", "VideoObject",
)  # fmt: skip
_PAGES = frozenset({"WebPage", "ItemPage", "AboutPage", "MedicalWebPage", "FAQPage", "QAPage"})
_PARTIES = frozenset({"Person", "Organization", "NewsMediaOrganization", "Corporation"})
_RANK = {name: rank for rank, name in enumerate(ARTICLE_TYPES)}
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
# Where an object's own words are, when a text was asked for and an object was given.
_NAMING_KEYS = ("name", "headline", "@value", "url")
# Where an object holds other articles than the page's own.
_OTHERS = frozenset({
    "itemListElement", "itemList", "relatedLink", "isRelatedTo", "isSimilarTo", "hasPart", "mentions", "citation",
    "isBasedOn", "significantLink", "significantLinks", "blogPost", "blogPosts", "liveBlogUpdate", "comment", "review",
    "workExample", "exampleOfWork", "recommendation", "subjectOf", "about",
})  # fmt: skip


class Author(NamedTuple):
    """Whom the article names as its author; a text that says not what it names counts as a person."""

    name: str
    is_person: bool


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The page's article, and its breadcrumb labels.

    The article is, of those that may be the page's own, the one that names both the page's address and its title, else
    one of them; then one whose headline is in the title as it is, then one of the most telling type, then the first.
    """

    article: dict[str, Any]
    breadcrumbs: tuple[str, ...] = ()
    of_others: bool = False
    """Whether the page holds statements about other articles than its own."""
    kinds: frozenset[str] = frozenset()
    """The types of all that the page states of itself, not of others."""
    live_blog: dict[str, Any] = field(default_factory=dict)
    """The page's own LiveBlogPosting; empty where there is none."""
    page: dict[str, Any] = field(default_factory=dict)
    """What is said of the page as a page (schema.org's WebPage): a date there is mostly its article's."""
    names: dict[str, str] = field(default_factory=dict)
    """The names of persons and organisations by their `@id`."""

    @classmethod
    def of_scripts(
        cls,
        scripts: Iterable[str],
        is_address: Callable[[str], bool],
        is_title: Callable[[str], bool],
        is_like_title: Callable[[str], bool],
        is_of_matter: Callable[[str], bool],
    ) -> LinkedData:
        """Reads the texts of all `application/ld+json` scripts of a page.

        `is_address` and `is_title` tell what may be the page's own, and `is_like_title` what says much the same as its
        title does; `is_of_matter` what speaks of the same as its prose. An article that names a strange address needs
        the title; one that names none needs what is like it, or no headline, or to be the only one and of the same
        matter; and one in a list or among references needs the address.
        """
        articles: list[tuple[bool, int, bool, int, dict[str, Any]]] = []
        breadcrumbs: tuple[str, ...] = ()
        others: list[tuple[dict[str, Any], bool]] = []
        stated: set[str] = set()
        page: dict[str, Any] = {}
        names: dict[str, str] = {}
        for node, is_referred in _nodes(list(scripts)):
            kinds, is_other = _types(node), is_referred
            key, name = node.get("@id"), node.get("name")
            if isinstance(key, str) and isinstance(name, str) and not _PARTIES.isdisjoint(kinds):
                names.setdefault(key, _unescaped(name))
            if not page and not is_other and not _PAGES.isdisjoint(kinds) and any(map(is_address, _addresses(node))):
                page = node
            rank = min((_RANK[kind] for kind in kinds if kind in _RANK), default=None)
            if rank is not None:
                named, titled = list(_addresses(node)), [*islice(_texts(node.get("headline", node.get("name"))), 2)]
                is_here = any(map(is_address, named if is_other else [*named, *_own_address(node)]))
                is_like, is_exact = any(map(is_like_title, titled)), any(map(is_title, titled))
                if is_here or (not is_other and (is_exact if named else is_like or not titled)):
                    articles.append(("VideoObject" in kinds, -(is_here + is_like), not is_exact, rank, node))
                else:
                    is_unnamed = not (is_other or named or [*_own_address(node)] or "VideoObject" in kinds)
                    others.append((node, is_unnamed and any(map(is_of_matter, titled))))
                    is_other = True
            elif "BreadcrumbList" in kinds and not breadcrumbs:
                breadcrumbs = tuple(_breadcrumbs(node))
            stated.update(() if is_other else kinds)
        if not articles and len(others) == 1 and others[0][1]:  # the headline may be another for search engines
            articles.append((False, 0, True, 0, others.pop()[0]))
            stated.update(_types(articles[0][-1]))
        article = min(articles, key=lambda found: found[:-1])[-1] if articles else {}
        blogs = [found for found in articles if "LiveBlogPosting" in _types(found[-1])]
        # One that names neither address nor title may be any other's, where another statement is the page's own.
        live_blog = next((node for _, named, *_, node in blogs if named or len(blogs) == len(articles)), {})
        return cls(article, breadcrumbs, bool(others), frozenset(stated), live_blog, page, names)

    @property
    def authors(self) -> tuple[Author, ...]:
        """The article's authors in its order, those that it only refers to with their names."""
        value = self.article.get("author", self.article.get("creator"))
        found: list[Author] = []
        for item in value[:_MOST_AUTHORS] if isinstance(value, list) else [value]:
            if isinstance(item, dict) and "name" not in item and (name := self.names.get(str(item.get("@id")))):
                item = {**item, "name": name}  # noqa: PLW2901 - the same author, named
            is_person = not isinstance(item, dict) or not _types(item) or "Person" in _types(item)
            found += (Author(name, is_person) for name in _texts(item) if "://" not in name)
        return tuple(found[:_MOST_AUTHORS])

    def texts(self, key: str) -> list[str]:
        """What the article says under a key, as texts: lists and named objects unfolded, entities resolved."""
        return list(_texts(self.article.get(key)))

    @property
    def types(self) -> tuple[str, ...]:
        """The article's types, empty where the page declares none."""
        return _types(self.article)

    @property
    def free(self) -> bool | None:
        """`isAccessibleForFree`, None where it is not said."""
        value = self.article.get("isAccessibleForFree")
        if isinstance(value, bool):
            return value
        return {"true": True, "false": False}.get(value.strip().lower()) if isinstance(value, str) else None


def _nodes(scripts: list[str]) -> Iterator[tuple[dict[str, Any], bool]]:
    """Every object of the scripts, outer before inner, without recursion and at most `_MAX_NODES`.

    With each: whether it stands where other articles than the page's are named.
    """
    waiting = [(loaded, False) for text in reversed(scripts) if (loaded := _load(text)) is not None]
    left = _MAX_NODES
    while waiting and left:
        left -= 1
        item, is_other = waiting.pop()
        if isinstance(item, dict):
            yield item, is_other
            inside = [(value, is_other or key in _OTHERS) for key, value in item.items()]
            waiting.extend(reversed([each for each in inside if isinstance(each[0], dict | list)]))
        elif isinstance(item, list):
            waiting.extend((inner, is_other) for inner in reversed(item[:_MAX_NODES]))


def _addresses(node: dict[str, Any]) -> Iterator[str]:
    """The addresses that an article names as its page's; a video's own address may be its player's."""
    for key in ("mainEntityOfPage",) if "VideoObject" in _types(node) else ("mainEntityOfPage", "url"):
        value = node.get(key)
        for item in value if isinstance(value, list) else [value]:
            address = (item.get("@id") or item.get("url")) if isinstance(item, dict) else item
            if isinstance(address, str) and "/" in address and names_a_page(named := _unescaped(address).strip()):
                yield named


def _own_address(node: dict[str, Any]) -> Iterator[str]:
    """What an article is called by in the page's graph, without its fragment: mostly the page's address."""
    address = node.get("@id")
    if isinstance(address, str) and "VideoObject" not in _types(node):
        named = _unescaped(address).partition("#")[0].strip()
        if "/" in named and names_a_page(named):
            yield named


def _load(text: str) -> Any:
    try:
        return json.loads(_WRAPPING.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _types(node: dict[str, Any]) -> tuple[str, ...]:
    declared = node.get("@type")
    kinds = declared if isinstance(declared, list) else [declared]
    return tuple(kind.rsplit("/", 1)[-1] for kind in kinds if isinstance(kind, str))


def _unescaped(text: str) -> str:
    """The text with its entities resolved; as it is where one's number has more digits than Python reads."""
    try:
        return html.unescape(text)
    except ValueError:
        return text


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip():
            yield _unescaped(value)
    elif isinstance(value, dict):
        named = next((value[key] for key in _NAMING_KEYS if isinstance(value.get(key), str)), None)
        if named and named.strip():
            yield _unescaped(named)
    elif isinstance(value, list):
        for item in value[:_MAX_NODES]:
            # One level is what the standard allows; a list within a list is a mistake not worth following.
            if not isinstance(item, list):
                yield from _texts(item)


def _breadcrumbs(node: dict[str, Any]) -> Iterator[str]:
    elements = node.get("itemListElement")
    for element in elements if isinstance(elements, list) else []:
        if not isinstance(element, dict):
            continue
        yield from _texts(element.get("name") or element.get("item"))
