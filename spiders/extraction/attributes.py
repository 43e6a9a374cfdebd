"""Tags with more attributes than any page has: told before a page is parsed, since libxml2 takes their square."""

from __future__ import annotations

import re
from string import ascii_letters

from spiders.extraction.limits import MOST_ATTRIBUTES

_NAME, _VALUE = r"[\s/]*+[^\s/>][^\s/>=]*+", r"""\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)"""
_ATTRIBUTES = rf"(?:{_NAME}(?:{_VALUE})?+){{0,{MOST_ATTRIBUTES}}}+"
_TAG = rf"[a-zA-Z][^\s/>]*+{_ATTRIBUTES}[\s/]*+(?:>[^<]*+|\Z)"
# What stands in these is no markup, and their words would count as attributes. Nothing stands in `<script/>`, nor in
# the comments `<!-->` and `<!--->`, and `--!>` ends one too: so libxml2 reads them.
_RAW_ELEMENTS = ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
_RAW = "|".join(
    rf"(?i:{name})(?=[\s/>]){_ATTRIBUTES}(?:[\s/]*+(?<!/))?>[^<]*+(?:<(?!/(?i:{name}))[^<]*+)*+"
    for name in _RAW_ELEMENTS
)
_COMMENT = "!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+)[^<]*+"
# End tags, whose attributes are none, and what begins like a comment or a declaration and ends at the first `>`.
_OTHER = rf"/[a-zA-Z][^\s/>]*+(?:{_NAME}(?:{_VALUE})?+)*+[^<]*+|(?!/[a-zA-Z])[/!?][^>]*+[^<]*+"
# What most tags are, told several times faster: `</p>`, `<p>`, `<a href="..." class="...">`.
_RAW_INITIALS = "".join(sorted({letter for name in _RAW_ELEMENTS for letter in (name[0], name[0].upper())}))
_PLAIN_NAME = "[a-zA-Z][a-zA-Z0-9]*+"
_OTHER_INITIALS = "".join(sorted(set(ascii_letters).difference(_RAW_INITIALS)))
_PLAIN_START = rf'[{_OTHER_INITIALS}][a-zA-Z0-9]*+(?: [a-zA-Z-]++="[^"]*+"){{0,8}}+'
_PLAIN = rf"/{_PLAIN_NAME}>[^<]*+|{_PLAIN_START}>[^<]*+"
# As many tags as have few enough attributes, with what stands behind each. Nothing is looked at twice.
_BEARABLE = re.compile(
    rf"[^<]*+(?:<(?:{_PLAIN}|{_COMMENT}|(?=[{_RAW_INITIALS}])(?:{_RAW})|{_TAG}|{_OTHER}|(?![a-zA-Z/!?])[^<]*+))*+"
)


def has_too_many(text: str) -> bool:
    """Whether a tag of a page's source has more than `MOST_ATTRIBUTES` attributes; takes time as the text is long."""
    bearable = _BEARABLE.match(text)
    return bearable is None or bearable.end() < len(text)
