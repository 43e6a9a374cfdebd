"""Text that was encoded twice on its way: UTF-8 that some server took for Latin-1 and encoded once more."""

from __future__ import annotations

import re
from itertools import islice

# Letters of Western Europe, signs and pictures in UTF-8, each byte shown as the Latin-1 character of its number; other
# pairs of such characters are text: `LIBERTÉ :` with a hard space, `groß«`.
_AS_LATIN_1 = re.compile("(?:[\xc2\xc3][\x80-\xbf]|\xe2[\x80-\xbf]{2}|\xf0\x9f[\x80-\xbf]{2})+")
# Quotes and dashes: the third character is one that no text has, nor does any have the second.
_SIGN = re.compile("\xe2\x80[\x80-\xbf]")
# The first two bytes of a letter, each encoded once more.
_TWICE = re.compile(rb"\xc3[\x82-\xb4]\xc2[\x80-\xbf]")
_FEWEST_SIGNS = 2


def may_be_encoded_twice(body: bytes) -> bool:
    """Whether some letter of a text in UTF-8 may be; of all other texts `encoded_once` makes nothing else."""
    return b"\xc2" in body and b"\xc3" in body and _TWICE.search(body) is not None


def encoded_once(text: str) -> str:
    """The text as it was before it was encoded twice, all of it or most; any other text as it is."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        pass
    if len(list(islice(_SIGN.finditer(text), _FEWEST_SIGNS))) < _FEWEST_SIGNS:
        return text
    return _AS_LATIN_1.sub(_decoded, text)


def _decoded(match: re.Match[str]) -> str:
    try:
        return match[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
