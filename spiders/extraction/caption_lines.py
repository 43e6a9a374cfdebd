"""Lines by a headline that tell when a picture was taken, and no day of the article: `The pier, 4 May 2019. Agency`."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from spiders.extraction.byline_labels import has_any_byline_label
from spiders.extraction.captions import is_caption, split_credit
from spiders.extraction.class_words import NO_LEAD_PICTURE, OF_PICTURE
from spiders.extraction.dates import has_label_at_start
from spiders.extraction.document import names_of, text_of
from spiders.extraction.sentences import words_said
from spiders.extraction.text import IDEOGRAPHIC, letters

_PICTURES = ("img", "picture", "amp-img", "video", "amp-video")
_FIGURES = frozenset({"figure", "figcaption"})
_IMAGE = re.compile("ImageObject|Photograph$")
_LONGEST_ALT = 200  # letters
_SMALL = 100  # pixels; faces and icons are no larger
_SIZE = re.compile(r"\s*(\d{1,5})")
_CLIMB, _MOST_BEFORE = 4, 4  # elements around a line, and before each, in which its picture may stand
_NAMED = 3  # elements around a line whose names may call it a caption
_ENOUGH, _ENOUGH_UNSPACED = 2, 4  # words of what a picture shows; fewer are a name of the paper
_UNSPACED = re.compile(f"[{IDEOGRAPHIC}]")
_BARS = ("|", "•", "·", "・")
# Behind a date, and perhaps its word for year: another sentence, or brackets.
_FURTHER = re.compile(r"(?:\s[^\W\d_]{1,4})?\W*[.。(（]\W*(?=[^\W\d_])")


def is_of_picture(first: HtmlElement, text: str, date: str) -> bool:
    """Whether a line that begins in an element says of a picture when it was taken.

    It is called a caption, or stands right below a picture, and says more than a dateline does; or it has a credit.
    """
    before, _, behind = text.partition(date)
    rest = f"{before} {behind}"
    if not any(map(str.isalpha, rest)) or has_any_byline_label(text):
        return False
    is_below = is_below_picture(first)
    is_named = _is_named_caption(first)
    if is_below and is_named:
        return True
    is_said = words_said(rest) >= (_ENOUGH_UNSPACED if _UNSPACED.search(rest) else _ENOUGH)
    if is_below or is_named:
        return is_said or _is_credited(text, before, behind)
    return is_said and any(map(str.isalpha, before)) and (is_caption(text) or split_credit(text) is not None)


def stands_in_figure(element: HtmlElement) -> bool:
    """Whether an element stands in a figure, or in what is marked as an image, but for that of a writer's face."""
    for each in (element, *element.iterancestors()):
        if each.tag in _FIGURES or _IMAGE.search(each.get("itemtype") or ""):
            figure = each if each.tag != "figcaption" else next(each.iterancestors("figure"), each)
            return not _shows_face(figure, next(figure.iter(*_PICTURES), None), text_of(element))
    return False


def is_alone_with_picture(element: HtmlElement) -> bool:
    """Whether an element stands in a box with a picture and nothing else."""
    said = text_of(element).strip()
    for box in islice(element.iterancestors(), _NAMED):
        if text_of(box).strip() != said:
            return False
        if (picture := next(box.iter(*_PICTURES), None)) is not None:
            return not _shows_face(box, picture, said)
    return False


def _shows_face(box: HtmlElement, picture: HtmlElement | None, name: str = "") -> bool:
    """Whether a picture is by its names or those of its box, by its size or by what it says, a person's or an icon."""
    if any(NO_LEAD_PICTURE.search(names_of(each)) for each in (box, picture) if each is not None):
        return True
    told = letters((picture.get("alt") or "")[:_LONGEST_ALT]) if picture is not None else ""
    return (picture is not None and _is_small(picture)) or bool(told and letters(name) == told)


def _is_credited(text: str, before: str, behind: str) -> bool:
    """Whether something stands before a date, and behind it whose picture that is: `The pier, 4 May 2019. Agency`."""
    further = _FURTHER.match(behind)
    if not any(map(str.isalpha, before)) or before.rstrip().endswith(_BARS) or further is None:
        return False
    return split_credit(text) is not None or not has_label_at_start(behind[further.end() :])


def _is_named_caption(element: HtmlElement) -> bool:
    for each in islice((element, *element.iterancestors()), _NAMED):
        if next(each.iter("h1"), None) is not None:
            return False
        if any(map(OF_PICTURE.search, names_of(each).split())):
            return True
    return False


def is_below_picture(element: HtmlElement) -> bool:
    """Whether the last thing before a line is a picture, not a face or an icon."""
    name = text_of(element)
    if not (element.text or "").strip() and any(map(_shows_picture, islice(element, 1))):
        return True
    for each in islice((element, *element.iterancestors()), _CLIMB):
        for before in islice(each.itersiblings(preceding=True), _MOST_BEFORE):
            if (before.tail or "").strip():
                return False
            if _shows_picture(before, name):
                return True
            if isinstance(before.tag, str) and text_of(before).strip():
                return False
        parent = each.getparent()
        if parent is None or (parent.text or "").strip():
            return False
    return False


def _shows_picture(element: HtmlElement, name: str = "") -> bool:
    """Whether an element is a picture, or holds one and no text; none of whoever is named."""
    if not isinstance(element.tag, str):
        return False
    picture = next(element.iter(*_PICTURES), None)
    return picture is not None and not text_of(element).strip() and not _shows_face(element, picture, name)


def _is_small(picture: HtmlElement) -> bool:
    sizes = (_SIZE.match(picture.get(side) or "") for side in ("width", "height"))
    return any(size is not None and 0 < int(size[1]) < _SMALL for size in sizes)
