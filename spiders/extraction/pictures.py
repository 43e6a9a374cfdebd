"""Pictures of an article: which they are, and of each the address, caption and credit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from spiders.extraction.addresses import bare_host, may_be_one_article, names_a_page
from spiders.extraction.captions import bare_credit, split_credit
from spiders.extraction.cards import stands_in_aside
from spiders.extraction.class_words import LEAD_PICTURE, NO_LEAD_PICTURE
from spiders.extraction.document import Document, names_of, text_of
from spiders.extraction.fields import Found
from spiders.extraction.header_lines import stands_in_other_matter
from spiders.extraction.limits import LONGEST_CAPTION, MOST_PICTURES
from spiders.extraction.outline import leads_elsewhere
from spiders.extraction.seen_text import seen_text_of
from spiders.extraction.selecting import selector
from spiders.extraction.text import clean_line, letters, line_words
from spiders.extraction.unseen import is_for_hearing
from storage.records import Image

if TYPE_CHECKING:
    from spiders.extraction.body_html import Piece
    from spiders.extraction.page import Page

# Where pages keep the address until the picture is scrolled to, before where they show it.
_ADDRESS_ATTRIBUTES = ("data-src", "data-lazy-src", "data-original", "data-original-src", "data-image", "src")
_CAPTIONS = selector("figcaption, [class*='caption']", inside=False)
_CREDITS = selector(
    "[class*='credit'], [class*='Credit'], [class*='copyright'], [class*='photographer'], [itemprop='copyrightHolder']",
    inside=False,
)
_MOST_BETWEEN = 1000  # elements between the headline and the body
_MOST_PICTURES = 12  # of those that are looked at
_MOST_CAPTIONS = 12  # of one picture: they may stand in each other, each with all the text of the others
_MOST_IMAGES = 50  # of one figure
_MOST_FIGURES = 20  # of a page that are held against the address that it names
_LONGEST_CREDIT = 200  # letters
_LONGEST_SOURCE = 10 * LONGEST_CAPTION  # letters of a text with the spaces of its source
_WIDE = 300  # pixels; icons and faces are smaller
_LONGEST_QUERY = 2000  # letters of an address
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg|jfif|bmp|tiff?)$", re.IGNORECASE)
# In an address: what names a picture, and what says how it is to be shown.
_ADDRESS_KEYS = frozenset({"url", "src", "image", "img", "source", "file"})
_SIZE_KEYS = frozenset(
    {"w", "h", "q", "dpr", "width", "height", "quality", "size", "resize", "fit", "crop", "format", "fm", "auto"}
)
_BANNER = 3  # times as wide as high
# A picture's own address, or the page that a site has for each picture.
_PICTURE_PAGE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])|attachment", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d{1,5})")
_PLAYERS = ("iframe", "video", "audio", "object", "embed", "amp-video", "amp-youtube", "amp-iframe")
_TITLE_WORDS = 3  # of a link in a figure
_MOST_LABELS = 15  # elements of a figure
# Only for those who hear a page, before whom it credits.
_CREDIT_LABEL = re.compile(
    r"(?:(?:image|photo|picture|media)\s+)?(?:source|credit)s?\s*[:,]?|photo\s*[:,]?|crédit(?:\s+photo)?\s*:?"
    r"|bildquelle\s*:?|fuente\s*:?",
    re.IGNORECASE,
)


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


def lead_figure(page: Page) -> Iterator[Found]:
    """The picture between the headline and the body's first words; else the figure of the one that the page names."""
    if page.body.opens_with_image:
        return
    first = next((part for piece in page.body.pieces[:1] for part in _elements_of(piece)), None)
    heading = page.heading
    if first is not None and heading is not None:
        between = _lead_between(heading, first, page)
        if between is not None:
            yield Found((), "page:below headline", elements=(between,))
            return
    if named := _named_files(page):
        for figure in islice(page.document.tree.iter("figure"), _MOST_FIGURES):
            if named.intersection(map(_file_of, _addresses(figure, page.document))):
                yield Found((), "page:figure", elements=(figure,))
                return


def _elements_of(piece: Piece) -> Iterator[HtmlElement]:
    return (part for part in piece.block.parts if not isinstance(part, str))


def _lead_between(heading: HtmlElement, first: HtmlElement, page: Page) -> HtmlElement | None:
    """The first picture from `heading` to `first` that may be the article's; None where `first` is not reached."""
    around = {heading, *heading.iterancestors(), first, *first.iterancestors()}
    pictures: list[HtmlElement] = []
    for element in islice(_following(heading), _MOST_BETWEEN):
        if element is first:
            leads = (_lead_of(picture, around, page) for picture in pictures[:_MOST_PICTURES])
            return next((lead for lead in leads if lead is not None), None)
        if element.tag in ("figure", "img", "amp-img"):
            pictures.append(element)
    return None


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    """What stands behind an element, in the page's order."""
    while True:
        while (after := element.getnext()) is None:
            above = element.getparent()
            if above is None:
                return
            element = above
        yield from after.iter()
        element = after


def _lead_of(element: HtmlElement, around: set[HtmlElement], page: Page) -> HtmlElement | None:
    """The box of a picture, if it may be the article's: a figure, or one that is called so, wide, or has a caption.

    `around`: the elements that hold the headline or the body.
    """
    box = element
    names = [names_of(element)]
    for above in element.iterancestors():
        if above in around:
            break
        names.append(names_of(above))
        box = box if element.tag == "figure" else above
    parent = element.getparent()
    is_beside = parent is not None and (stands_in_other_matter(parent) or stands_in_aside(parent))
    if is_beside or any(map(NO_LEAD_PICTURE.search, names)):
        return None
    is_named = bool(_named_files(page).intersection(map(_file_of, _addresses(element, page.document))))
    if not is_named and not _CAPTIONS(box) and _leads_away(element, around, page.document):
        return None
    if element.tag == "figure":
        return element if image_of(element, page.document, not_caption=page.title) else None
    is_wide = _size_of(element, "width") >= _WIDE
    is_lead = is_wide or is_named or any(map(LEAD_PICTURE.search, names)) or bool(_CAPTIONS(box))
    return box if is_lead and next(_addresses(element, page.document), None) else None


def _leads_away(element: HtmlElement, around: set[HtmlElement], document: Document) -> bool:
    """Whether a picture is a link to another page of the site, or a banner that leads anywhere."""
    picture = next(element.iter("img", "amp-img"), element)
    link = next(picture.iterancestors("a"), None)
    url = document.absolute(link.get("href")) if link is not None and link not in around else None
    if url is None or _PICTURE_PAGE.search(url):
        return False
    if document.base and names_a_page(url) and may_be_one_article(url, document.base):
        return False
    is_banner = _size_of(picture, "width") > _BANNER * _size_of(picture, "height") > 0
    return is_banner or bare_host(url) == bare_host(document.base or "")


def _size_of(picture: HtmlElement, side: str) -> int:
    """A picture's declared `width` or `height` in pixels; 0 where it declares none."""
    size = _NUMBER.match(picture.get(side) or "")
    return int(size[1]) if size else 0


def _named_files(page: Page) -> set[str]:
    """The pictures that the page declares as its own."""
    urls = (page.document.absolute(value) for _, values in page.find("lead_image") for value in values[:1])
    return {_file_of(url) for url in urls if url}


def image_of(element: HtmlElement, document: Document, *, not_caption: str | None = None) -> Image | None:
    """The picture in a figure or image element; None where it has neither an address nor a caption.

    `not_caption`: a text, such as the headline, that may stand in the figure and is no caption.
    """
    if element.tag == "figure" and _is_card(element):
        return None
    url = next(_addresses(element, document), None)
    marked = (clean_line(_short_text_of(each)) for each in _CREDITS(element)[:_MOST_PICTURES])
    credited = next((line for line in (*marked, _behind_label(element)) if 0 < len(line) <= _LONGEST_CREDIT), "")
    # A figure without a picture says something else, unless it marks what it says as a caption.
    whole = element.tag == "figure" and next(element.iter("img", "amp-img", "picture"), None) is not None
    places = [*_CAPTIONS(element)[:_MOST_CAPTIONS], *([element] if whole else ())]
    lines = (_uncredited(_without(not_caption, _short_text_of(place)), credited) for place in places)
    caption = next((line for line in lines if 0 < len(line) <= LONGEST_CAPTION), None)
    credit = bare_credit(credited) or (split_credit(caption) if caption else None)
    return Image(caption, url, credit) if url or caption else None


def is_of_player(element: HtmlElement) -> bool:
    """Whether a figure shows what plays, and no picture."""
    return next(element.iter(*_PLAYERS), None) is not None and next(element.iter("img", "amp-img"), None) is None


def _is_card(figure: HtmlElement) -> bool:
    """Whether a figure is a link to another page with the title of that: what sites make of an address in a text.

    One with a caption, or with a picture and no more than one line in the link, shows a picture.
    """
    if next(figure.iter("figcaption"), None) is not None:
        return False
    has_picture = next(figure.iter("img", "amp-img", "picture"), None) is not None
    for link in islice(figure.iter("a"), _MOST_IMAGES):
        if leads_elsewhere(link.get("href")) and not _PICTURE_PAGE.search(link.get("href") or ""):
            said = [text for text in link.itertext() if not text.isspace()]
            is_titled = line_words(clean_line(_short_text_of(link))) >= _TITLE_WORDS
            if is_titled and (len(said) > 1 or not has_picture):
                return True
    return False


def _behind_label(element: HtmlElement) -> str:
    """What follows a credit's label that only those hear who have a page read to them; empty where there is none."""
    for label in islice(element.iter("span", "div", "p"), _MOST_LABELS):
        if is_for_hearing(label) and _CREDIT_LABEL.fullmatch(clean_line(text_of(label))):
            behind = label.getnext()
            return clean_line(f"{label.tail or ''} {'' if behind is None else _short_text_of(behind)}")
    return ""


def _short_text_of(element: HtmlElement) -> str:
    """An element's text as it is seen, with a space between what stands apart; none where it is too long for a
    caption."""
    text = text_of(element)
    if not text or len(text) > _LONGEST_SOURCE:
        return ""
    # What is too long for one comes as it is: captions may stand in each other.
    is_whole = not len(element) or len(clean_line(text)) > LONGEST_CAPTION + _LONGEST_CREDIT
    return text if is_whole else seen_text_of(element)


def _addresses(element: HtmlElement, document: Document) -> Iterator[str]:
    """The addresses of the pictures in an element, or of one that it is."""
    for image in islice(element.iter("img", "amp-img"), _MOST_IMAGES):
        # A pixel counts readers; AMP declares proportions.
        is_pixel = image.tag == "img" and _size_of(image, "width") == _size_of(image, "height") == 1
        for attribute in _ADDRESS_ATTRIBUTES[: -1 if is_pixel else None]:
            said = image.get(attribute) or "data:"
            if not said.startswith("data:") and (url := document.absolute(said)):
                yield url


def _uncredited(caption: str, credited: str) -> str:
    """A caption without the credit that the page marks as one, before or behind it."""
    return clean_line(caption.removesuffix(credited).removeprefix(credited)) if credited else caption


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
    """What an address has in common at two hosts or sizes: its path, and what in its query names another picture.

    A script that makes pictures smaller is asked with the address of the picture, or with what else names it.
    """
    parts = urlsplit(url)
    asked = parse_qsl(parts.query[:_LONGEST_QUERY]) if parts.query else []
    for key, value in asked:
        if key.lower() in _ADDRESS_KEYS and "/" in value:
            try:
                return urlsplit(value).path
            except ValueError:
                break
    if not asked or _PICTURE_FILE.search(parts.path):
        return parts.path
    named = ("=".join(each) for each in sorted(asked) if each[0].lower() not in _SIZE_KEYS)
    return f"{parts.path}?{'&'.join(named)}".rstrip("?")
