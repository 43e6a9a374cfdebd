"""What a site is called, and a title without it: which of a title's parts are the site's own name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spiders.extraction.addresses import host_of
from spiders.extraction.document import Document
from spiders.extraction.text import clean_line
from spiders.extraction.titles import LONGEST_TITLE, loose

_SEPARATOR = re.compile(r"\s+(?:\||–|—|-|·|•|»|«|::|:)\s+|\s*\|\s*")
_LABEL = re.compile(r"\w[\w ]{0,20}:\s+")
LEAST_LEFT = 3
"""Words of a title without what stands before or behind it."""


def site_names(document: Document, url: str | None) -> tuple[str, ...]:
    """What the page and its address call the site."""
    host = host_of(url or "").removeprefix("www.")
    names = [*document.meta.get("og:site_name", []), *document.meta.get("application-name", [])]
    names += document.linked_data.texts("publisher")
    return tuple(name for name in (*map(clean_line, names), host, host.partition(".")[0]) if name)


def without_site_name(title: str, names: tuple[str, ...], *, sure_bars: bool = True) -> str:
    """A title without the site's name at either end: `Floods recede | The Herald`, `Herald - Floods recede`.

    With `sure_bars` what stands behind a bar is taken for a site's name, whatever it is.
    """
    if len(title) > LONGEST_TITLE:
        return title
    known = {loose(name).replace(" ", "") for name in names if len(loose(name)) > 2}
    while match := _last_separator(title):
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        if not head or not is_site(tail, known, certain=sure_bars and "|" in match.group() and len(head.split()) >= 4):
            break
        title = head
    while match := _SEPARATOR.search(title):
        rest = title[match.end() :].strip()
        if not is_site(title[: match.start()], known, certain=False) or len(rest.split()) < LEAST_LEFT:
            break
        title = rest
    return title


def is_site(part: str, known: set[str], *, certain: bool) -> bool:
    """Whether a part of a title is the site's name: one `known` (in letters and digits), or, where that is
    `certain`, whatever it says."""
    bare = loose(part).replace(" ", "")
    if not bare or len(part.split()) > 6:
        return False
    return certain or any(bare == name or (len(bare) >= 4 and (bare in name or name in bare)) for name in known)


def parts_of_title(title: str) -> list[str]:
    """What stands between the bars, dashes and colons of a title."""
    return _SEPARATOR.split(title[:LONGEST_TITLE])


def behind_label(title: str) -> str | None:
    """A title without the label before it: `Opinion: The quay is too short`; None where it has none."""
    match = _LABEL.match(title)
    return title[match.end() :] if match else None


def without_ends(title: str) -> Iterator[str]:
    """A title without its last part, and without its first: `Floods recede - The Herald`, `Herald: Floods recede`."""
    last, first = _last_separator(title), _SEPARATOR.search(title) or _LABEL.match(title)
    pieces = _SEPARATOR.split(title) if last else []
    longest = max(pieces, key=len) if len(pieces) > 2 else ""
    parts = (title[: last.start()] if last else "", title[first.end() :] if first else "", longest)
    return (part for part in parts if len(part.split()) >= LEAST_LEFT)


def _last_separator(title: str) -> re.Match[str] | None:
    last = None
    for match in _SEPARATOR.finditer(title):
        last = match
    return last
