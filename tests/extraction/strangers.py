"""Pages of outlets that nobody has declared, made for tests of the generic reader."""

from __future__ import annotations

from datetime import datetime

from spiders.extraction import read
from spiders.extraction.decoding import decode
from spiders.extraction.document import Document, parse
from spiders.extraction.page import Page

URL = "https://www.harbour-herald.example/sea/ropes-are-counted"
TOLD_LATER = (
    "How the sea wall fell, minute by minute",
    "The night of the storm, as it happened",
    "Live: the Gulls, Old Quay Theatre – review",
)
"""Headlines that have the words of live blogs and stand above what is told afterwards."""
PROSE = "<p>" + "The harbour office counts its ropes in the autumn, and has lost none of them so far. " * 4 + "</p>"
TEXT = tuple(
    f"The harbour office of Marly has counted its {thing} once more, and finds that none of them is lost, though two"
    " were lent to the ferry line in spring and came back shorter than they had been."
    for thing in ("ropes", "chains", "buoys", "lamps", "ladders")
)


def stranger(
    body: str = "", head: str = "", *, url: str = URL, lang: str = "en", captured_at: datetime | None = None
) -> Page:
    """A page of an undeclared outlet with this inside its head and body."""
    tree = parse(
        decode(f"<html lang='{lang}'><head>{head}</head><body>{body}</body></html>".encode(), None, is_html=True)
    )
    assert tree is not None
    return Page(Document(tree, url), captured_at=captured_at)


def article(
    above: str = "",
    below: str = "",
    head: str = "",
    *,
    url: str = URL,
    lang: str = "en",
    captured_at: datetime | None = None,
) -> Page:
    """An article with these lines above and below its headline."""
    body = f"<main>{above}<h1>Ropes are counted again</h1>{below}{PROSE * 3}</main>"
    return stranger(body, f"<title>Ropes are counted again</title>{head}", url=url, lang=lang, captured_at=captured_at)


def authors_of_text(line: str) -> tuple[str, ...]:
    """Whom a text rendering names with that line below its headline."""
    text = "\n\n".join(("Harbour office counts its ropes again", line, *TEXT))
    return read(text.encode(), None, "text/plain").authors
