"""Pictures of an article: which they are, and of each the address, caption and credit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from spiders.extraction.captions import split_credit
from spiders.extraction.document import Document, text_of
from spiders.extraction.limits import LONGEST_CAPTION, MOST_PICTURES
from spiders.extraction.selecting import selector
from spiders.extraction.text import clean_line, letters
from storage.records import Image

if TYPE_CHECKING:
    from spiders.extraction.page import Page

# Where pages keep the address until the picture is scrolled to, before where they show it.
_ADDRESS_ATTRIBUTES = ("data-src", "data-lazy-src", "data-original", "data-original-src", "data-image", "src")
_CAPTIONS = selector("figcaption, [class*='caption']", inside=False)


def images_of(page: Page) -> tuple[Image, ...]:
    """The lead image first: its figure, with the address that the page names if it has none; then the body's."""
    figures = ((found.source, element) for found in page.lead_figure() for element in found.elements)
    lead, source = next(
        (
            (image, source)
            for source, figure in figures
            if (image := image_of(figure, page.document, not_caption=page.title))
        ),
        (None, page.body.source),
    )
    inside = list(page.body.images)
    if lead is None and page.body.opens_with_image:
        lead = inside.pop(0)
    named = ((page.document.absolute(values[0]), found.source) for found, values in page.find("lead_image"))
    lead_url, named_by = next((each for each in named if each[0]), (None, None))
    images = in_order(lead_url, lead, inside)
    is_named = lead is None and lead_url is not None and bool(images) and images[0].url == lead_url
    page.note("images", named_by if is_named else source)
    return images


def image_of(element: HtmlElement, document: Document, *, not_caption: str | None = None) -> Image | None:
    """The picture in a figure or image element; None where it has neither an address nor a caption.

    `not_caption`: a text, such as the headline, that may stand in the figure and is no caption.
    """
    addresses = (
        document.absolute(image.get(attribute))
        for image in element.iter("img", "amp-img")
        for attribute in _ADDRESS_ATTRIBUTES
        if not (image.get(attribute) or "data:").startswith("data:")
    )
    url = next((address for address in addresses if address), None)
    places = [*_CAPTIONS(element), *([element] if element.tag == "figure" else ())]
    lines = (_without(not_caption, text_of(place)) for place in places)
    caption = next((line for line in lines if 0 < len(line) <= LONGEST_CAPTION), None)
    return Image(caption, url, split_credit(caption) if caption else None) if url or caption else None


def _without(repeated: str | None, text: str) -> str:
    """A caption as one line, without the headline that stands above it on a line of its own or before it."""
    lines = [clean_line(line) for line in text.split("\n")]
    if repeated:
        lines = [line.removeprefix(repeated) for line in lines if letters(line) != letters(repeated)]
    return clean_line(" ".join(lines))


def in_order(lead_url: str | None, lead: Image | None, others: Iterable[Image]) -> tuple[Image, ...]:
    """The lead image first: its figure, else the address that the page names; each once, up to `MOST_PICTURES`."""
    images = list(others)
    if lead is not None:
        images.insert(0, replace(lead, url=lead.url or lead_url))
    elif lead_url and _file_of(lead_url) not in {_file_of(image.url) for image in images if image.url}:
        images.insert(0, Image(url=lead_url))
    kept: dict[str | Image, Image] = {}
    for image in images:
        kept.setdefault(_file_of(image.url) if image.url else image, image)
    return tuple(islice(kept.values(), MOST_PICTURES))


def _file_of(url: str) -> str:
    """What an address has in common at two hosts or sizes: its path."""
    return urlsplit(url).path
