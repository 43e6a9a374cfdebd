"""Where each value came from: the labels of sources, and that each filled field of an extraction has exactly one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache

from spiders.registry import FIELDS
from storage.records import Extraction

# All that is read off a page. What follows from another field (a raw form, a precision, a count) has that field's.
SOURCED = ("url", "native_id", *FIELDS)

# Labels that more than one rule knows, or none of a field's alternatives bears; the others stand beside these.

CONTESTED = "prose:contested"
"""Prose beside which there is as much that may be the article: of such fewer are right, and the longer no more."""
LABELLED = "page:labelled"
"""A day or an author below the body, after a label."""
FIRST_POST = "page:first post"
"""A live blog's beginning, where nothing else tells it."""
AMBIGUOUS = ":ambiguous"
"""Behind another label: a numeric date that may be either of two days, read as the page's language mostly writes it."""


class Origin(StrEnum):
    """What kind of claim a value is; the first word of its source's label (`meta:og:title`) says it, `OTHER` apart."""

    LINKED_DATA = "json-ld"
    META = "meta"
    MARKUP = "css"
    PRINTED = "page"
    ADDRESS = "url"
    GUESS = "htmldate"
    CHANGE = "change"
    OTHER = ""

    @property
    def is_declared(self) -> bool:
        """Whether it is told to machines, and nobody sees it on the page."""
        return self in (Origin.LINKED_DATA, Origin.META)

    @property
    def is_unprinted_day(self) -> bool:
        """Whether a day of it follows from something else than a printed or declared date."""
        return self is Origin.ADDRESS or self.is_inferred

    @property
    def is_inferred(self) -> bool:
        """Whether a day of publication is a guess, or that of a change of which alone the page tells."""
        return self in (Origin.GUESS, Origin.CHANGE)


_NAMED = {origin.value: origin for origin in Origin if origin} | {"xpath": Origin.MARKUP}


@cache
def origin_of(source: str) -> Origin:
    """The kind of claim that a source's label names: the one place that tells the kind."""
    return _NAMED.get(source.partition(":")[0], Origin.OTHER)


def with_sources(extraction: Extraction, sources: Mapping[str, str | None]) -> Extraction:
    """The extraction with a source for each filled field, out of those that its reader noted while it looked.

    Raises ValueError for a filled field of which no source was noted.
    """
    filled = [name for name in SOURCED if getattr(extraction, name) not in (None, ())]
    if unknown := [name for name in filled if not sources.get(name)]:
        raise ValueError(f"no source was noted for {', '.join(unknown)}")
    return replace(extraction, field_sources=tuple((name, sources[name] or "") for name in filled))
