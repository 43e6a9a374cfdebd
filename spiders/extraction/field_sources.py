"""Where each value came from: which fields of an extraction have a source, and that they have exactly one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spiders.registry import FIELDS
from storage.records import Extraction

# All that is read off a page. What follows from another field (a raw form, a precision, a count) has that field's.
SOURCED = ("url", "native_id", *FIELDS)


def with_sources(extraction: Extraction, sources: Mapping[str, str | None]) -> Extraction:
    """The extraction with a source for each filled field, out of those that its reader noted while it looked.

    Raises ValueError for a filled field of which no source was noted.
    """
    filled = [name for name in SOURCED if getattr(extraction, name) not in (None, ())]
    if unknown := [name for name in filled if not sources.get(name)]:
        raise ValueError(f"no source was noted for {', '.join(unknown)}")
    return replace(extraction, field_sources=tuple((name, sources[name] or "") for name in filled))
