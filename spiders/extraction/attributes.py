"""Tags with more attributes than any page has: told before a page is parsed, since libxml2 takes their square."""

from __future__ import annotations

import re

MOST_ATTRIBUTES = 256
"""Of one tag. The busiest of a thousand news pages had 40; 60,000 cost libxml2 half a minute."""

_NAME, _VALUE = r"[\s/]*+[^\s/>][^\s/>=]*+", r"""\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)"""
# What stands in these is no markup, and their words would count as attributes.
_RAW = "|".join(rf"(?i:{name})\b[^<]*+(?:<(?!/(?i:{name}))[^<]*+)*+" for name in ("script", "style"))
_COMMENT = "!--[^-]*+(?:-(?!->)[^-]*+)*+[^<]*+"
_TAG = rf"[a-zA-Z][^\s/>]*+(?:{_NAME}(?:{_VALUE})?+){{0,{MOST_ATTRIBUTES}}}+[\s/]*+(?:>[^<]*+|\Z)"
# As many tags as have few enough attributes, with what stands behind each. Nothing is looked at twice.
_BEARABLE = re.compile(rf"[^<]*+(?:<(?:/[^<]*+|{_COMMENT}|{_RAW}|{_TAG}|(?![a-zA-Z])[^<]*+))*+")


def has_too_many(text: str) -> bool:
    """Whether a tag of a page's source has more than `MOST_ATTRIBUTES` attributes; takes time as the text is long."""
    bearable = _BEARABLE.match(text)
    return bearable is None or bearable.end() < len(text)
