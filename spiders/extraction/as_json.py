"""An extraction as JSON: plain values for a program, and a text that is safe on a terminal."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from storage.records import Extraction

# Fields that hold pairs of a field's name and what is told of it.
_BY_FIELD = frozenset({"field_sources", "confidences"})
# Joiners shape letters of Persian and Indic scripts, and no terminal acts on them.
_SHOWN = frozenset("\n\u200c\u200d")


def to_dict(extraction: Extraction) -> dict[str, Any]:
    """The extraction as JSON has values: every field by its name, empty ones too.

    Times and days are ISO 8601, times with their offset. Lists stand for tuples; `field_sources` and `confidences` are
    objects by the field's name.
    """
    return {
        field.name: dict(value) if field.name in _BY_FIELD else _plain(value)
        for field in fields(extraction)
        for value in (getattr(extraction, field.name),)
    }


def _plain(value: Any) -> Any:
    """A value of a record; records hold no more than two levels of these."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    return str(value) if isinstance(value, str) else value  # of an enumeration its word


def as_json(value: Any, encoding: str = "utf-8") -> str:
    """A value of `to_dict`, or a part of it, as JSON over several lines, in characters that `encoding` has.

    Controls, overrides of the writing direction and all else that is not printable are written as `\\uXXXX`: whatever
    a page holds, a terminal that is shown this does nothing but show it.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    text = "".join(each if each.isprintable() or each in _SHOWN else json.dumps(each)[1:-1] for each in text)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = "".join(each if each.isascii() else json.dumps(each)[1:-1] for each in text)
    return text
