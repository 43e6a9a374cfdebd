"""What a page is, by the evidence on it: a status code alone says little, and soft errors come with 200.

Evidence before guesses: what a page declares of itself counts together with what stands on it (`outline`). The words of
a wall or an error page count only where the page holds little prose of its own, or nothing on it says otherwise:
articles about cookies, captchas or missing pages are articles, and so are articles with a video or some pictures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from spiders.extraction import paywalls, refusals
from spiders.extraction.archives import archived_titles
from spiders.extraction.byline_labels import has_any_byline_label
from spiders.extraction.captions import is_credit_line
from spiders.extraction.document import Document, classes_of, text_of
from spiders.extraction.linked_data import ARTICLE_TYPES
from spiders.extraction.live_posts import LiveBlog
from spiders.extraction.outline import FEWEST_CARDS, FEWEST_ENTRIES, Line, Outline, has_sentence
from spiders.extraction.refusal_words import SIGN_IN
from spiders.extraction.selecting import selector
from spiders.extraction.teasers import teaser_paragraphs
from spiders.extraction.text import letters, line_words, rough_words
from storage.records import PageClass

# Less than this may be a teaser, a caption or a notice.
LEAST_WORDS = 25
# A teaser before a paywall has some sentences; a whole article behind a soft wall has more. The second is for pages
# that both declare that they are not free and ask to subscribe.
_TEASER_WORDS, _SURE_TEASER_WORDS = 150, 250
# Signs of a paywall on a page that does not declare that it is not free.
_SIGNS = 2
# What the body's reader takes for one on a page that has none; more is an article in an unusual place.
_FOOTER_WORDS = 60
_LISTING_LINKS = 10
_LISTING_ENTRIES = 6
# Prose beside the entries of a list: an introduction, or whom the author's page is about.
_INTRODUCTION = 60
_DECLARED_INTRODUCTION = 150
_MOST_BELOW = 10  # lines below a headline, among which its day stands
_LONGEST_TOPIC = 3  # words of a topic's name; a headline has more
# What stands below a video that is the page's whole matter, by how plainly the page says that it is one.
_VIDEO_TEXT, _MAYBE_VIDEO_TEXT, _CLIP_TEXT = 200, 30, 40
_GALLERY_PICTURES = 5
_GALLERY_TEXT = 150
# Of a picture in a gallery, on average, and of one under a heading; beside captions proper, told by their elements.
_CAPTION_TEXT, _HEADED_TEXT = 30, 14
# Pictures without captions, and the prose beside them; fewer and more where the title says that there are pictures.
_BARE_PICTURES, _BARE_TEXT = 8, 60
_SMALLEST = 100  # pixels of a picture's declared width or height; smaller ones are signs
PICTURES_ANNOUNCED = re.compile(
    r"\b(?:in|the) (?:pictures|photos|images)\b|^(?:photos|pictures|gallery|photo gallery|photo essay)\b|\bphotos?\W*$"
    r"|\ben (?:images|photos|imágenes|fotos)\b|diaporama|portfolio|fotogalería"
    r"|galería|^fotos\b|^las (?:imágenes|fotos)\b"
    r"|bilderstrecke|fotostrecke|^(?:die )?bilder\b|\bin bildern\b"
    r"|بالصور|^صور\b|گزارش تصویری|تصاویر|фоторепортаж|галерея"
    r"|^фото\b|em (?:fotos|imagens)|\ble foto\b",
    re.IGNORECASE,
)
_PICTURE_ADDRESS = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)|^#", re.IGNORECASE)
# With so much prose a page under an address that is no article's is read all the same: a blog's front page is its post.
_READING_MATTER = 250

_ARTICLES = frozenset(ARTICLE_TYPES) - {"VideoObject"}
_LISTS = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage", "ItemList"})
_GALLERIES = frozenset({"ImageGallery", "MediaGallery"})
# So much prose in the outlet's own body is more than any rule here takes for something else; the second where the page
# also declares that it is an article, and does not say that it is not free.
_PLAIN_WORDS = max(
    _SURE_TEASER_WORDS, _VIDEO_TEXT, _GALLERY_TEXT, _DECLARED_INTRODUCTION, *refusals.MOST_PROSE.values()
)
_DECLARED_PLAIN_WORDS = max(_TEASER_WORDS, _GALLERY_TEXT, _CLIP_TEXT, LEAST_WORDS)
_MARKS = {
    PageClass.BLOCK: selector(
        "#challenge-form, #challenge-running, #challenge-error-text, #cf-error-details, #cf-wrapper, #px-captcha,"
        " iframe[src*='captcha-delivery'], iframe[src*='_Incapsula_'], form[action*='captcha'], form#challenge"
    ),
    PageClass.CONSENT: selector(
        "form[action*='consent'], form[action*='Consent'], form.consent-form, #consent-page, .consent-page,"
        " .cookie-wall, #cookie-wall, #cookiewall, .cookiewall"
    ),
}
# Words of prose beside such marks: challenges are put in a page's place, what asks for consent stands on any page.
_MOST_BESIDE = {PageClass.BLOCK: refusals.MOST_PROSE[PageClass.BLOCK], PageClass.CONSENT: LEAST_WORDS}
_PAYWALL_MARKS = selector(
    "[class*='paywall'], [id*='paywall'], .subscriber-only, .subscription-required, .piano-offer, [class*='regwall']"
)
_LONGEST_TITLE = 500  # letters
_PLAIN_SELECTOR = re.compile(r"[.#][A-Za-z][\w-]{0,80}", re.ASCII)
_MOST_PARTS = 10
# How boxes over a page are called once they are open: Bootstrap's name, and others.
_OPENED = frozenset(
    {"show", "shown", "in", "open", "opened", "is-open", "active", "is-active", "visible", "is-visible"}
)
# Elements that are called a paywall's, menus' badges among them.
_MOST_MARKS = 500
_LINKS = selector("a[href]")
_PASSWORDS = selector("input[type='password']")
# Prose beside the fields of a page that asks who one is.
_SIGN_IN_TEXT = 60


class Verdict(NamedTuple):
    """The class of a page, and why it is no article; of a live blog, what of it is not kept."""

    page_class: PageClass
    reason: str | None = None


def before_reading(
    document: Document, outline: Outline, *, may_be_article: bool, blog: LiveBlog | None, is_signed: Callable[[], bool]
) -> Verdict | None:
    """A verdict that needs no reading: walls, errors, lists, addresses that are no article's. None where it is open.

    `is_signed`: whether the page names an author or declares when it was published; asked only where that decides.
    """
    verdict = _refusal(document, outline, is_signed)
    if verdict is not None:
        return verdict
    if not may_be_article:
        if len(_LINKS(document.tree)) >= _LISTING_LINKS:
            return Verdict(PageClass.LISTING, "links under an address that is no article's")
        return Verdict(PageClass.UNKNOWN, "not an article's address")
    if blog is not None:
        return Verdict(PageClass.LIVE_BLOG, blog.left_out)
    if not document.linked_data.kinds & _ARTICLES and (titles := archived_titles(document, outline)):
        return Verdict(PageClass.LISTING, f"the marks of an archive, {titles} titles of other pages")
    if _is_listing(document, outline, is_signed):
        listed = f"{outline.entries} titles" if outline.entries >= _LISTING_ENTRIES else "teasers"
        return Verdict(PageClass.LISTING, f"{listed} of other pages, {outline.prose} words of prose")
    return None


def is_reading_matter(outline: Outline) -> bool:
    """Whether a page holds as much prose as an article, and no list of other pages."""
    return outline.prose >= _READING_MATTER and outline.entries < _LISTING_ENTRIES


def _refusal(document: Document, outline: Outline, is_signed: Callable[[], bool]) -> Verdict | None:
    """What the title, the headings, the lines or the marks of a page say that is a wall or an error's."""
    # A short article may carry a consent banner, and speak of walls; a wall does not call itself an article.
    has_prose = outline.prose >= LEAST_WORDS
    is_declared = has_prose and _declared_article(document)
    found = refusals.refusal_of_page(
        document.title, outline, is_declared=is_declared, is_signed=lambda: has_prose and is_signed()
    )
    if found is not None:
        return Verdict(*found)
    if not _declared_article(document):
        for page_class, marks in _MARKS.items():
            if outline.prose < _MOST_BESIDE[page_class] and marks(document.tree) and not (has_prose and is_signed()):
                return Verdict(page_class, f"has the marks of a {page_class} page")
        if _asks_who_one_is(document, outline) and not (has_prose and is_signed()):
            return Verdict(PageClass.UNKNOWN, "asks to sign in")
    return None


def _asks_who_one_is(document: Document, outline: Outline) -> bool:
    """Whether the first heading says to sign in, a field takes the password, and hardly any prose stands beside them.

    On any page a form for it may stand below a heading of its own, but for the largest.
    """
    if outline.prose >= _SIGN_IN_TEXT or not _PASSWORDS(document.tree):
        return False
    headings = sorted((line for line in outline.lines if line.heading), key=lambda line: line.heading)
    said = headings[0].text if headings else document.title or ""
    return SIGN_IN.match(said[:_LONGEST_TITLE]) is not None


def _is_listing(document: Document, outline: Outline, is_signed: Callable[[], bool]) -> bool:
    """Many titles or teasers of other pages, and beside them no more than an introduction; a list is nobody's and of no
    day."""
    if _declared_article(document):
        return False
    prose = outline.prose
    if outline.entries < _LISTING_ENTRIES:
        teasers = teaser_paragraphs(outline.own)
        if len(teasers) < _LISTING_ENTRIES:
            return False
        prose -= sum(line.words for line in teasers)
    if _has_other_matter(document, outline):
        return False
    if document.linked_data.kinds & _LISTS:
        return prose < _DECLARED_INTRODUCTION
    introduction = _DECLARED_INTRODUCTION if "website" in _kinds(document) else _INTRODUCTION
    # Who recommends what other sites have, and signs it, writes an article.
    is_open = outline.prose >= LEAST_WORDS or outline.recommended >= introduction
    return prose < introduction and not (is_open and (_is_dated(outline) or is_signed()))


def _has_other_matter(document: Document, outline: Outline) -> bool:
    return bool(outline.players or declared_video(document) or document.linked_data.kinds & _GALLERIES)


def _are_cards(document: Document, outline: Outline, is_signed: Callable[[], bool]) -> bool:
    """Whether a few cards of other pages are all that a page holds: too few for a list that is told by its length.

    Sections of an article may look alike, but have an author above them, and hardly a label or date each.
    """
    if _declared_article(document) or _has_other_matter(document, outline):
        return False
    cards = outline.cards
    if len(cards) < FEWEST_CARDS:
        return False
    in_cards = sum(line.words for card in cards for line in card if line.is_prose and not line.is_teaser)
    if outline.prose - in_cards >= LEAST_WORDS:
        # Whoever is named below the prose may have written one of the cards.
        is_briefs = _is_dated(outline) or (bool(_above_prose(outline)) and is_signed())
        return _are_of_topic(outline) and not is_briefs
    are_labelled = all(any(not (line.is_prose or line.is_title) for line in card) for card in cards)
    return are_labelled or not is_signed()


def _are_of_topic(outline: Outline) -> bool:
    """Whether one paragraph stands above the cards under a topic's name, and all smaller headings are links: nobody has
    signed it."""
    if len(outline.cards) < FEWEST_ENTRIES:
        return False
    in_cards = {line.block for card in outline.cards for line in card}
    beside = [line for line in outline.own if line.block not in in_cards]
    names = [line for line in beside if line.heading == 1]
    told = [line for line in beside if line.is_prose]
    if len(names) != 1 or names[0].words > _LONGEST_TOPIC or len(told) != 1 or told[0].words >= _INTRODUCTION:
        return False
    return not any(
        (line.heading > 1 and not line.is_title) or (not line.is_prose and has_any_byline_label(line.text))
        for line in beside
    )


def _is_dated(outline: Outline) -> bool:
    """Whether a time that is marked as one stands between the headline and the first prose: an article's."""
    return any(map(_is_time, _above_prose(outline)))


def _above_prose(outline: Outline) -> Sequence[Line]:
    """The lines between the headline and the first prose."""
    own = outline.own
    start = next((place for place, line in enumerate(own) if line.heading == 1), len(own))
    end = next((place for place, line in enumerate(own) if place > start and line.is_prose), start)
    return own[start + 1 : end][:_MOST_BELOW]


def _is_time(line: Line) -> bool:
    time = line.block if line.block.tag == "time" else next(line.block.iter("time"), None)
    return time is not None and letters(text_of(time)) == letters(line.text)


def after_reading(  # noqa: PLR0913 - all that is known
    document: Document,
    outline: Outline,
    *,
    headline: str | None,
    paragraphs: Sequence[str],
    declared_body: bool,
    matter: PageClass | None,
    is_signed: Callable[[], bool],
) -> Verdict:
    """The verdict on what was read. `declared_body`: the body stood in the element that the outlet declares for it.

    `matter` is what `matter_of` says of the page, `is_signed` as in `before_reading`.
    """
    words = sum(map(line_words, paragraphs))
    prose = prose_words(paragraphs)
    if not declared_body or words < LEAST_WORDS:
        words = prose
    seen = outline.prose + outline.recommended
    if not declared_body and (words < _FOOTER_WORDS or (outline.lines and not seen)):
        words = min(words, seen)
    if words < _SURE_TEASER_WORDS and _is_teaser(document, outline, words, is_signed):
        return Verdict(PageClass.PAYWALL, f"behind a paywall, {words} words before it")
    if headline is None:
        return _no_article(document, outline, "no headline")
    if matter is not None:
        return Verdict(matter)
    if not words:
        return _no_article(
            document, outline, "no sentence in the body" if declared_body and paragraphs else "empty body"
        )
    if words < LEAST_WORDS and not declared_body and not _declared_article(document):
        return _no_article(document, outline, f"too little prose: {words} words")
    if not declared_body and _are_cards(document, outline, is_signed):
        return Verdict(PageClass.LISTING, f"{len(outline.cards)} titles of other pages and nothing beside them")
    return Verdict(PageClass.ARTICLE)


def is_plainly_article(document: Document, *, words: int, pictures: int) -> bool:
    """Whether the body in the element that the outlet declares for it tells alone that the page is an article.

    `words` of prose stand in it outside of links, and so many `pictures`. All rules above would pass such a page, but
    for a live blog; to know it beforehand spares the look at every line of the page.
    """
    if pictures >= FEWEST_ENTRIES or document.linked_data.kinds & _GALLERIES:
        return False
    if refusals.is_title_of_wall(document.title or ""):
        return False
    if words >= _PLAIN_WORDS:
        return True
    return words >= _DECLARED_PLAIN_WORDS and _declared_article(document) and document.linked_data.free is not False


def matter_of(document: Document, outline: Outline, *, is_video: bool) -> PageClass | None:
    """What a page consists of where it is not words: pictures or a video.

    `is_video`: the page says that it is a video, in the outlet's way or in everybody's.
    """
    if _is_gallery(document, outline):
        return PageClass.GALLERY
    return PageClass.VIDEO if _is_video(document, outline, declared=is_video) else None


def _is_video(document: Document, outline: Outline, *, declared: bool) -> bool:
    """A video is the page's matter: by the page's word, or since there is a player, and hardly any text beside it."""
    if declared:
        return outline.prose < (_MAYBE_VIDEO_TEXT if _declared_article(document) else _VIDEO_TEXT)
    return bool(outline.players) and outline.prose < _CLIP_TEXT


def _is_gallery(document: Document, outline: Outline) -> bool:
    """Pictures are the page's matter: many of them, and hardly any text but what is said of each."""
    if len(outline.pictures) < _GALLERY_PICTURES:
        return False
    if _is_bare_gallery(document, outline):
        return True
    captioned, words, headed = outline.captioned
    beside = outline.prose - words
    if document.linked_data.kinds & _GALLERIES:
        return beside < _GALLERY_TEXT
    if words > (_HEADED_TEXT if headed > captioned / 2 else _CAPTION_TEXT) * captioned:
        # A guide, or a list of things, has a picture to each of its passages, many under headings of their own.
        return False
    said = words + sum(line.words for line in outline.captions)
    return captioned >= _GALLERY_PICTURES and beside < min(_GALLERY_TEXT, said)


def _is_bare_gallery(document: Document, outline: Outline) -> bool:
    """Pictures in a list that lead to no other page, with nothing said of them, and hardly any text beside them."""
    announced = bool(PICTURES_ANNOUNCED.search((document.title or "")[:_LONGEST_TITLE]))
    if outline.prose >= (_GALLERY_TEXT if announced else _BARE_TEXT) or outline.players:
        return False
    shown = sum(map(_is_shown_large, outline.listed_pictures))
    return shown >= (_GALLERY_PICTURES if announced else _BARE_PICTURES)


def _is_shown_large(picture: HtmlElement) -> bool:
    """Whether a picture is no sign, and no link to another page."""
    sizes = [size for name in ("width", "height") if (size := picture.get(name, "")).isdecimal()]
    if any(int(size[:5]) < _SMALLEST for size in sizes):
        return False
    link = next(picture.iterancestors("a"), None)
    return link is None or not link.get("href") or bool(_PICTURE_ADDRESS.search(link.get("href", "").strip()))


def prose_words(paragraphs: Sequence[str]) -> int:
    """How many words stand in paragraphs that hold a sentence and are no caption."""
    return sum(
        line_words(paragraph) for paragraph in paragraphs if has_sentence(paragraph) and not is_credit_line(paragraph)
    )


def is_behind_paywall(document: Document, outline: Outline, paragraphs: Sequence[str]) -> bool:
    """Whether the page shows these paragraphs of its article, and below them a paywall."""
    return _is_teaser(document, outline, prose_words(paragraphs))


def _is_teaser(document: Document, outline: Outline, words: int, is_signed: Callable[[], bool] = lambda: False) -> bool:
    """Whether so few words are what a paywall shows."""
    waiting = frozenset(
        part for box in document.select(".modal")[:_MOST_MARKS] if _is_closed(box) for part in box.iter()
    )
    signs = paywalls.paywall_signs(document.title, outline, waiting, is_signed) + _has_paywall(document)
    if document.linked_data.free is False and not _shows_closed_part(document):
        return bool(signs) or words < _TEASER_WORDS
    return signs >= (1 if words < LEAST_WORDS else _SIGNS) and words < _TEASER_WORDS


def _is_closed(box: HtmlElement) -> bool:
    """Whether a box over the page waits for a script to open it: many pages have one that nobody sees."""
    return _OPENED.isdisjoint(classes_of(box)) and box.get("aria-modal") != "true"


def _has_paywall(document: Document) -> bool:
    """Whether a paywall's element holds its words: the element alone stands on every page of many sites."""
    marks = _outermost(_PAYWALL_MARKS(document.tree)[:_MOST_MARKS])
    return any(paywalls.asks_to_subscribe(text_of(mark)) for mark in marks)


def _shows_closed_part(document: Document) -> bool:
    """Whether the part that linked data names as not free is on the page all the same.

    The statement is that of Google's markup for subscriptions and paywalled content: `hasPart` with a `cssSelector`.
    """
    parts = document.linked_data.article.get("hasPart")
    named = [
        part.get("cssSelector") for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict)
    ]
    plain = [css for css in named[:_MOST_PARTS] if isinstance(css, str) and _PLAIN_SELECTOR.fullmatch(css)]
    shown = _outermost([each for css in dict.fromkeys(plain) for each in document.select(css)[:_MOST_PARTS]])
    return any(rough_words(text_of(each)) >= LEAST_WORDS for each in shown)


def _outermost(elements: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Elements, each once, without those that stand in another: all their texts are no longer than the page's."""
    all_of_them = set(elements)
    return [each for each in dict.fromkeys(elements) if all_of_them.isdisjoint(each.iterancestors())]


def _no_article(document: Document, outline: Outline, reason: str) -> Verdict:
    if not _declared_article(document) and (likely := refusals.likely_refusal(document.title, outline)):
        return Verdict(*likely)
    if not _declared_article(document) and len(_LINKS(document.tree)) >= 3 * _LISTING_LINKS:
        return Verdict(PageClass.LISTING, f"many links, {reason}")
    if not _declared_article(document) and outline.entries and not _has_other_matter(document, outline):
        return Verdict(PageClass.LISTING, f"{outline.entries} titles of other pages, {reason}")
    return Verdict(PageClass.UNKNOWN, reason)


def _declared_article(document: Document) -> bool:
    """Whether the page says of itself that it is an article in words."""
    return "article" in _kinds(document) or bool(document.linked_data.kinds & _ARTICLES)


def declared_video(document: Document) -> bool:
    """Whether the page says of itself that it is, or holds, a video."""
    return any(kind.startswith("video") for kind in _kinds(document)) or "VideoObject" in document.linked_data.kinds


def _kinds(document: Document) -> set[str]:
    return {kind.strip().lower() for kind in document.meta.get("og:type", [])}
