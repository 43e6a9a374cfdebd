"""What HTML's elements are to a reader of text: which stand within a line, and which hold no text that anybody sees.

The sources are the HTML standard's phrasing content and its obsolete elements. A rule that means something narrower or
wider says so where it stands: `INLINE | {"img"}`.
"""

from __future__ import annotations

from lxml.html import HtmlElement

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
})  # fmt: skip
"""Elements that stand within a line of text."""

SILENT = frozenset({
    "script", "style", "noscript", "template", "iframe", "svg", "button", "select", "textarea", "object",
})  # fmt: skip
"""Elements whose text no reader sees."""

BESIDE_ARTICLE = frozenset({"nav", "aside", "footer"})
"""Elements that hold menus, side matter and a page's end, not an article."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements that head what follows them."""

TOPS = frozenset({"html", "body"})
"""Elements that hold the whole page."""


def is_aside(element: HtmlElement) -> bool:
    """Whether an element is, by its tag or its role, what a page prints beside its text."""
    return element.tag == "aside" or element.get("role") == "complementary"
