"""Reads a plain-text rendering of a page: no network, no guess where the text does not tell."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TypeVar
from zoneinfo import ZoneInfo

from spiders.extraction.addresses import host_of
from spiders.extraction.body_html import body_html, lines_in_order, printed_lines
from spiders.extraction.byline_parts import without_house
from spiders.extraction.bylines import Byline
from spiders.extraction.captions import split_credit
from spiders.extraction.dates import DateLine, FoundDate, find_dates, is_ambiguous, parse_date
from spiders.extraction.field_sources import AMBIGUOUS, Origin, origin_of, with_sources
from spiders.extraction.landmarks import GENERAL, Landmarks
from spiders.extraction.language import language_of
from spiders.extraction.limits import (
    LONGEST_CAPTION,
    LONGEST_LABEL,
    LONGEST_SUBHEADING,
    MAX_LINES,
    MOST_BREADCRUMBS,
    MOST_LETTERS,
    MOST_PICTURES,
    MOST_SUBHEADINGS,
    MOST_TAGS,
)
from spiders.extraction.live_posts import with_moments
from spiders.extraction.printed_dates import tells_order
from spiders.extraction.refusals import refusal_of_text, unreadable
from spiders.extraction.text import join_paragraphs, letters, split_lines, word_count
from spiders.extraction.text_asides import with_marks, without_asides
from spiders.extraction.text_beside import byline_beside, date_beside, is_label, labelled_date_below
from spiders.extraction.text_blocks import menu_labels, read_blocks, read_menu, ticker_range
from spiders.extraction.text_body import Body, read_body
from spiders.extraction.text_boxes import beyond_boxes
from spiders.extraction.text_cards import are_last, beside_cards, lists_of_cards
from spiders.extraction.text_classify import (
    Frame,
    foot_of,
    is_gallery,
    is_short_beside_cards,
    list_of_cards,
    no_article,
)
from spiders.extraction.text_extent import find_extent, tells_of_article
from spiders.extraction.text_glued import unglued
from spiders.extraction.text_header import (
    Head,
    Setting,
    breadcrumbs_of,
    broken_breadcrumbs,
    is_section_label,
    is_sure,
    numbered_breadcrumbs,
    read_head,
    read_meta,
)
from spiders.extraction.text_headline import asks, find_headline, first_of_two, without_site
from spiders.extraction.text_interruptions import interruptions, own_lines
from spiders.extraction.text_kinds import without_more
from spiders.extraction.text_lines import Line, to_lines
from spiders.extraction.text_live import Live, find_live
from spiders.extraction.version import READER_VERSION
from storage.records import Extraction, Image, Link, PageClass, Precision

Key = TypeVar("Key")

# How far below the headline a brand's name is still the byline.
_HEAD = 6
# How far below the first prose (a ticker's, perhaps) the byline and date may stand, and how long such a line is.
_TOP = 40
_META_WORDS = 16
_LONGEST_SIGN = 200  # letters
_DATE_LINE = "text:date line"


def read_text(  # noqa: PLR0913 - all that is known of a rendering
    text: str,
    *,
    landmarks: Landmarks = GENERAL,
    url: str | None = None,
    zone: ZoneInfo,
    language: str | None = None,
    captured_at: datetime | None = None,
) -> Extraction:
    """Reads one rendering. `zone` is that of printed times, `captured_at` (aware) bounds dates from above.

    An article has a headline, and prose below it; a page of a declared outlet with hardly any prose (a video's) is one
    if it prints a date or a summary. All else is classed as what it is, with a reason. Raises nothing, on any text.
    """
    if reason := unreadable(text) or _too_long(text):
        return Extraction(READER_VERSION, PageClass.UNKNOWN, reason)
    lines = to_lines(text)
    if not lines:
        return Extraction(READER_VERSION, PageClass.UNKNOWN, "empty")
    language, language_from = language_of(language, None, text)
    setting = Setting(landmarks, zone, language or "en", captured_at, url)
    lists = lists_of_cards(lines, setting) if landmarks is GENERAL else []
    for said in (lines, beside_cards(lines, lists, first=True))[: 1 + bool(lists)]:
        if refused := refusal_of_text(said, lambda line: tells_of_article(line, setting)):
            return Extraction(READER_VERSION, *refused)
    beside = beside_cards(lines, lists)
    if lists and (is_short_beside_cards(beside) or are_last(lists, lines)):
        lines = beside
        if reason := list_of_cards(lists, lines, setting):
            found = Extraction(READER_VERSION, PageClass.LISTING, reason, language=language)
            return with_sources(found, {"language": language_from})
    if landmarks is GENERAL:
        lines = without_more(unglued(lines), setting)
    frame = _frame(lines, setting)
    live = find_live(lines, frame.headline, setting) if landmarks is GENERAL else None
    if live is not None:  # what is said above the posts is the body
        frame = frame._replace(body=min(frame.body, live.lines.start), end=live.lines.start, boxes=())
    head = read_head(lines, frame.headline, frame.body, frame.end, setting)
    trust_bullets = landmarks is not GENERAL or frame.end < len(lines)
    byline = byline_beside(lines, frame.headline, frame.body, frame.end, setting) if landmarks is GENERAL else None
    rows = frame.rows(lines, head.end)
    if landmarks is GENERAL:
        rows = without_asides(with_marks(rows), byline.authors if byline else (), setting)
    body = read_body(rows, landmarks, setting.language, trust_bullets=trust_bullets)
    if live is None and (verdict := no_article(lines, frame, head, body, setting)):
        return with_sources(Extraction(READER_VERSION, *verdict, language=language), {"language": language_from})
    if live is not None:
        frame = frame._replace(end=live.lines.stop)
    extraction, sources = _article(lines, rows, frame, head, body, setting)
    if live is not None:
        extraction = _as_live_blog(extraction, live, setting)
        sources["posts"] = "text:lines with a time"
    return with_sources(replace(extraction, language=language), {**sources, "language": language_from})


def _as_live_blog(extraction: Extraction, live: Live, setting: Setting) -> Extraction:
    """What was read of a live blog above its posts, with these."""
    is_inferred = origin_of(extraction.published_from or "").is_inferred
    stated = None if is_inferred else extraction.published_at
    first, last = (at.astimezone(setting.zone).date() if at else None for at in (stated, extraction.modified_at))
    posts = tuple(with_moments(live.posts, first, last, setting.zone, setting.now))
    return replace(extraction, page_class=PageClass.LIVE_BLOG, posts=posts)


def _too_long(text: str) -> str | None:
    """Why a text has more letters or lines than any page; None for others."""
    if len(text) > MOST_LETTERS:
        return f"too large: {len(text)} letters, at most {MOST_LETTERS} are read"
    number = len(split_lines(text))
    return f"too large: {number} lines, at most {MAX_LINES} are read" if number > MAX_LINES else None


def recognise(text: str, candidates: Mapping[Key, Landmarks]) -> Key | None:
    """Whose page a text without an address is, by the lines that only one outlet prints; None for a stranger's.

    None as well where two candidates claim it, and for a text that is too long to be read.
    """
    if _too_long(text):
        return None
    lines = {line.text for line in to_lines(text)}
    short = [line for line in lines if len(line) <= _LONGEST_SIGN]
    claims = [key for key, marks in candidates.items() if any(marks.rules.sign.fullmatch(line) for line in short)]
    if not claims:
        claims = [
            key
            for key, marks in candidates.items()
            if sum(any(hint.search(line) for line in lines) for hint in marks.rules.hints) >= 2
        ]
    return claims[0] if len(claims) == 1 else None


def _frame(lines: Sequence[Line], setting: Setting) -> Frame:
    if setting.marks is GENERAL:
        inside, own = interruptions(lines, setting), own_lines(lines, setting)
        body, end, boxes = beyond_boxes(lines, find_extent(lines, setting, inside, own), inside, setting)
        ticker = range(0)
        title = find_headline(lines, body, setting, ticker)
        if title is None and body + 1 < end and asks(lines[body]):
            return Frame(body, body + 1, end, ticker, boxes)
        return Frame(title and first_of_two(lines, title, setting), body, end, ticker, boxes)
    ticker = ticker_range(lines, setting)
    foot = foot_of(lines, ticker.stop, setting)
    prose = next((at for at in range(ticker.stop, foot) if lines[at].prose), foot)
    metas: list[int] = []
    run = None
    for at in range(ticker.stop, min(prose + _TOP, foot)):
        if lines[at].words <= _META_WORDS and is_sure(lines[at], setting):
            if metas and at - metas[-1] <= 3:
                run = metas[-1]
                break
            metas.append(at)
    limit = run if run is not None and run > prose else max(prose, metas[0] if metas and metas[0] < prose else 0)
    headline = find_headline(lines, limit, setting, ticker)
    if headline is not None and ticker and headline > ticker.stop:
        crumbs = (at for at in range(ticker.stop, headline) if lines[at].numbered or breadcrumbs_of(lines[at].text))
        ticker = range(ticker.start, next(crumbs, headline))
    start = 0 if headline is None else headline + 1
    return Frame(headline, start, _end_of(lines, start, setting), ticker)


def _end_of(lines: Sequence[Line], start: int, setting: Setting) -> int:
    """The first line that belongs to what follows the article."""
    rules = setting.marks.rules
    for at in range(start, len(lines)):
        line = lines[at]
        if line.words <= 20 and (
            rules.end.fullmatch(line.text) or (at > start + _HEAD and rules.brand.fullmatch(line.text))
        ):
            return at
    return len(lines)


def _article(  # noqa: PLR0913, PLR0917 - what was found in a text
    lines: Sequence[Line], rows: Sequence[Line], frame: Frame, head: Head, body: Body, setting: Setting
) -> tuple[Extraction, dict[str, str | None]]:
    """The article, and where its fields came from."""
    above = lines[: frame.headline if frame.headline is not None else frame.body]
    crumbs = _breadcrumbs(above, setting)[:MOST_BREADCRUMBS]
    crumbs = () if any(len(crumb) > LONGEST_LABEL for crumb in crumbs) else crumbs
    section, section_from = _section(above, crumbs, setting)
    captioned = (each for each in (*head.images, *body.images) if len(each.caption or "") <= LONGEST_CAPTION)
    images = tuple(map(_with_credit, islice(captioned, MOST_PICTURES)))
    if setting.marks is GENERAL and not head.dates.published:
        labelled = labelled_date_below(lines, frame.body, frame.end, setting)
        head.dates = DateLine(labelled, head.dates.modified)
    for line in reversed(above[max(frame.ticker.stop, len(above) - 4) :]):
        if (meta := read_meta(line, setting)) and meta.sure:
            head.take(meta)
    modified = head.dates.modified
    published, published_from = _published(head, images, lines, frame, setting)
    if published and modified and modified.at == published.at:
        modified = None
    if published is None and modified:
        published, published_from = modified._replace(precision=Precision.INFERRED), f"{Origin.CHANGE}:{_DATE_LINE}"
    is_inferred = origin_of(published_from or "").is_inferred
    is_open = setting.marks is GENERAL and not tells_order(setting.language, setting.url)
    if is_open and published and published_from and is_ambiguous(published.raw):
        published_from += AMBIGUOUS
    byline = _byline(lines, frame, head, body, setting)
    headline = lines[frame.headline].text if frame.headline is not None else setting.slug
    if headline and setting.marks is GENERAL:
        headline = without_site(headline)
    is_of_pictures = is_gallery(headline, rows, head, body, setting)
    if is_of_pictures:
        images, body.paragraphs = _with_listed(images, body.paragraphs, rows), []
    pieces = lines_in_order(rows, body.paragraphs, body.subheadings)
    text = join_paragraphs(printed_lines(pieces, headline)) or None
    sources = {
        "headline": "text:title line" if frame.headline is not None else "url",
        "standfirst": "text:line below the headline",
        "body": "text:paragraphs",
        "byline": "text:byline line" if head.byline else "text:byline in the body",
        "authors": "text:byline line" if head.byline else "text:byline in the body",
        "source_credit": "text:source line",
        "section": section_from,
        "breadcrumbs": "text:breadcrumb line",
        "subheadings": "text:short lines",
        "tags": "text:list at the end",
        "published_at": published_from,
        "modified_at": _DATE_LINE,
        "reading_minutes": "text:reading time",
        "images": "text:captions",
        "links": "text:related blocks",
        "ticker": "text:ticker block",
        "menu": "text:menus",
        "notices": "text:notices",
    }
    extraction = Extraction(
        reader_version=READER_VERSION,
        page_class=PageClass.GALLERY if is_of_pictures else PageClass.ARTICLE,
        headline=headline,
        standfirst=head.standfirst,
        body=text,
        body_html=body_html(pieces, lambda _: None),
        byline=byline.raw if byline else None,
        authors=byline.authors if byline else (),
        source_credit=head.source,
        section=section,
        breadcrumbs=crumbs,
        subheadings=tuple(line for line in body.subheadings if len(line) <= LONGEST_SUBHEADING)[:MOST_SUBHEADINGS],
        tags=tuple(dict.fromkeys(tag for tag in body.tags if len(tag) <= LONGEST_LABEL))[:MOST_TAGS],
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_raw=(published.raw if published and not is_inferred else None) or head.undated_raw,
        published_from=published_from,
        modified_at=modified.at if modified else None,
        modified_raw=modified.raw if modified else None,
        reading_minutes=head.minutes,
        word_count=word_count(text or ""),
        images=images,
        links=(*body.links, *_links(lines, frame, setting, menu_labels(above))),
        ticker=tuple(line.text for line in lines[frame.ticker.start + 1 : frame.ticker.stop]),
        menu=read_menu(above, setting.marks, setting.language),
        notices=(*body.notices, *_notices(lines[frame.end :], setting)),
    )
    return extraction, sources


def _links(lines: Sequence[Line], frame: Frame, setting: Setting, labels: Container[str]) -> Iterator[Link]:
    """The links in the boxes that break the article, and below it."""
    for part in (*frame.boxes, range(frame.end, len(lines))):
        yield from read_blocks(lines[part.start : part.stop], setting, labels)


def _breadcrumbs(above: Sequence[Line], setting: Setting) -> tuple[str, ...]:
    for line in reversed(above[-6:]):
        if crumbs := breadcrumbs_of(line.text):
            return crumbs
    if crumbs := broken_breadcrumbs(above) or numbered_breadcrumbs(above):
        return crumbs
    known = setting.marks.rules
    labels = [
        line for line in above if not known.furniture.fullmatch(line.text) and not known.notice.fullmatch(line.text)
    ]
    alone = setting.marks.prints_section_first and len(labels) == 1 and is_section_label(labels[0], setting)
    return (labels[0].text,) if alone else ()


def _section(above: Sequence[Line], crumbs: tuple[str, ...], setting: Setting) -> tuple[str | None, str | None]:
    """The last breadcrumb, else the address' category in the outlet's own spelling; and where it came from."""
    if crumbs:
        return crumbs[-1], "text:breadcrumb line"
    category = setting.marks.rules.category_of(setting.url, menu_labels(above))
    return (category, "url") if category and len(category) <= LONGEST_LABEL else (None, None)


def _byline(lines: Sequence[Line], frame: Frame, head: Head, body: Body, setting: Setting) -> Byline | None:
    printed = head.byline or body.byline
    if setting.marks is not GENERAL:
        return printed
    found = byline_beside(lines, frame.headline, frame.body, frame.end, setting)
    found = found or (None if printed and any(map(is_label, printed.authors)) else printed)
    return _without_house(found, setting) if found else None


def _without_house(byline: Byline, setting: Setting) -> Byline | None:
    """A byline without the outlet's name behind a person's; None where it named nobody but both in one."""
    houses = {letters(host_of(setting.url or "").removeprefix("www.").partition(".")[0])} - {""}
    authors = tuple(own for name in byline.authors if (own := without_house(name, houses)))
    return byline._replace(authors=authors) if authors or not byline.authors else None


def _published(
    head: Head, images: Sequence[Image], lines: Sequence[Line], frame: Frame, setting: Setting
) -> tuple[FoundDate | None, str | None]:
    """What is printed, else the address' day, else, where the outlet often prints none, the latest full date in
    the captions (marked as inferred).

    On an unknown outlet's page, a full date inside a short line near the headline counts as printed.
    """
    if head.dates.published:
        return head.dates.published, _DATE_LINE
    day = setting.marks.address_day(setting.url) if setting.url else None
    if day and (found := parse_date(day.isoformat(), setting.zone, now=setting.now)):
        return found._replace(raw=""), "url"
    if setting.marks is GENERAL:
        near = date_beside(lines, frame.headline, frame.body, frame.end, setting)
        return near, "text:line near the headline" if near else None
    if not setting.marks.prints_no_date:
        return None, None
    captions = [image.caption for image in images if image.caption]
    dates = [found for caption in captions for found in find_dates(caption, setting.zone, now=setting.now)]
    if not dates:
        return None, None
    return max(dates, key=lambda found: found.at)._replace(precision=Precision.INFERRED), "caption"


def _with_listed(images: Sequence[Image], said: Sequence[str], rows: Sequence[Line]) -> tuple[Image, ...]:
    """The pictures of a gallery with those of which only words without a credit tell, as they stand in its rows."""
    places = {row.text: at for at, row in enumerate(rows)}
    every = [*images, *(Image(caption=text) for text in said)]
    return tuple(sorted(every, key=lambda image: places.get(image.caption or "", -1))[:MOST_PICTURES])


def _with_credit(image: Image) -> Image:
    if image.credit is not None or image.caption is None:
        return image
    return replace(image, credit=split_credit(image.caption))


def _notices(lines: Sequence[Line], setting: Setting) -> tuple[str, ...]:
    notice = setting.marks.rules.notice
    return tuple(dict.fromkeys(line.text for line in lines if line.words <= 80 and notice.fullmatch(line.text)))
