"""Made-up articles, the same for the same seed: harbours, libraries and weather in places that do not exist."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.newsstand.article import (
    Article,
    Block,
    Card,
    Paragraph,
    Picture,
    ReadMore,
    RelatedNews,
    SubHeading,
    Template,
)
from tests.newsstand.presstv import SECTIONS as PRESSTV_SECTIONS

OUTLETS = ("almayadeen", "presstv")

# The newest invented article; each further one is this much older.
NEWEST = datetime(2026, 10, 31, 18, 5, tzinfo=ZoneInfo("UTC"))
STEP = timedelta(minutes=37)

# A slug is cut here (seen on Al Mayadeen).
_SLUG_LENGTH = 60

_PLACES = ("Lower Vandray", "Port Ossel", "Merrowdun", "Quillhaven", "East Tamsin", "Brannoch Bay", "Sule", "Oldferry")
_PEOPLE = ("the harbour master", "a ferry captain", "the head librarian", "a weather observer", "the council’s clerk")
_THINGS = (
    "the new quay",
    "the reading room",
    "the tide table",
    "the night ferry",
    "the lighthouse road",
    "the archive",
)
_DOINGS = (
    "will open again before the winter storms",
    "has been measured for the third time this year",
    "was moved to higher ground after the spring tide",
    "costs about $2.5 million less than first planned",
    "is open to everyone who holds a borrower’s card",
    "stays closed until the wind falls below force 7",
)
_REASONS = (
    "because the old timbers no longer carry the cranes",
    "as rain fell for eleven days on end",
    "although half of the shelves are still empty",
    "while the gulls nest on the breakwater",
    "since the survey of 12 stations was finished early",
)
_SPEECH = (
    "“We measured twice, and the water was higher both times,” said {who} in {place}.",
    "“Nobody in {place} remembers such a calm October,” {who} said. “Not even the gulls.”",
    "The word used in {place} is مرفأ, which means harbour, {who} explained.",
    "A sign at the gate of {place} reads مكتبة المدينة (city library).",
)
_TAGS = ("Harbour", "Library", "Weather", "Port Ossel", "Ferries & Quays", "Spring tide", "Sule", "مرفأ")
_ALMAYADEEN_SECTIONS = ("Politics", "Economy", "Arts&Culture", "Environment", "Miscellaneous")
_CRUMBS = (("News",), ("News", "#PressTV", "Viewpoint"), ("News", "Society"))
_BYLINES = ("By Press TV Website Staff", "Quay Desk\nPress TV, Port Ossel", "By Harbour Desk")


def invented_articles(
    count: int, seed: int = 1, *, outlet: str | None = None, kb: int | None = None
) -> tuple[Article, ...]:
    """`count` articles, the newest first; of both outlets in turn, or of the one that is named.

    With `kb` the page carries scripts and menus besides, so that it comes out near `kb` * 1024 bytes: a heavy page
    says no more than a light one.
    """
    chosen = OUTLETS if outlet is None else (outlet,)
    return tuple(_invent(number, seed, chosen[number % len(chosen)], kb) for number in range(count))


def _invent(number: int, seed: int, outlet: str, kb: int | None) -> Article:
    random = Random(f"{seed}/{number}")  # noqa: S311 - the same articles each time are the point
    moment = NEWEST - number * STEP
    return (_almayadeen if outlet == "almayadeen" else _presstv)(number, random, moment, kb)


def _almayadeen(number: int, random: Random, moment: datetime, kb: int | None) -> Article:
    published = moment.astimezone(ZoneInfo("Asia/Beirut"))
    section = random.choice(_ALMAYADEEN_SECTIONS)
    headline = _headline(number, random)
    opinion = number % 7 == 3
    kind = "articles/opinion" if opinion else f"news/{_slug(section)}"
    home = "https://english.almayadeen.net"
    return Article(
        outlet="almayadeen",
        ident=2_000_000 + number,
        url=f"{home}/{kind}/{_slug(headline)}",
        headline=headline,
        standfirst=_sentence(random),
        byline=random.choice(("By Al Mayadeen English", "By Al Mayadeen English", None)),
        source_credit=random.choice(("Agencies", "Al Mayadeen Net", None)),
        published=published,
        modified=published + timedelta(minutes=random.randint(5, 300)) if random.random() < 0.4 else None,
        section="Opinion" if opinion else section,
        reading_minutes=random.randint(1, 9),
        lead=_picture(random, f"https://media.almayadeen.net/{number}") if random.random() < 0.8 else None,
        blocks=_blocks(random, "https://media.almayadeen.net", f"{home}/news", boxes=True),
        tags=tuple(random.sample(_TAGS, random.randint(0, 5))),
        most_read=tuple(
            Card(
                _headline(n, random),
                f"{home}/news/most-read-{n}",
                random.choice(_ALMAYADEEN_SECTIONS),
                published.date(),
            )
            for n in range(random.choice((0, 4)))
        ),
        coverage=(Card("Autumn tides", f"{home}/coverages/autumn-tides"),) if random.random() < 0.5 else (),
        read_next=tuple(
            Card(_headline(n, random), f"{home}/news/read-next-{n}", random.choice(("Asia", "US & Canada", "MENA")))
            for n in range(random.choice((0, 4)))
        ),
        ticker=tuple(_sentence(random) for _ in range(random.choice((0, 3, 10)))),
        ballast=_ballast(kb),
    )


def _presstv(number: int, random: Random, moment: datetime, kb: int | None) -> Article:
    published = moment.astimezone(ZoneInfo("Asia/Tehran"))
    section = random.choice(tuple(PRESSTV_SECTIONS))
    headline = _headline(number, random)
    ident = 900_000 - number
    home = "https://www.presstv.ir"
    day = f"{published:%Y/%m/%d}" if number % 5 else f"{published.year}/{published.month}/{published.day}"
    return Article(
        outlet="presstv",
        ident=ident,
        url=f"{home}/Detail/{day}/{ident}/{_slug(headline)}{'-' if number % 4 == 1 else ''}",
        headline=headline,
        byline=random.choice(_BYLINES) if random.random() < 0.3 else None,
        published=published,
        modified=published + timedelta(minutes=random.randint(5, 300)) if random.random() < 0.4 else None,
        section=section,
        breadcrumbs=(*random.choice(_CRUMBS), section),
        lead=_picture(random, f"https://cdn.presstv.ir/photo/{number}") if random.random() < 0.8 else None,
        blocks=_blocks(random, "https://cdn.presstv.ir/photo", f"{home}/Detail/2026/10/01", boxes=False),
        template=Template.EARLIER if number % 3 == 1 else Template.CURRENT,
        ballast=_ballast(kb),
    )


def _blocks(random: Random, images: str, cards: str, *, boxes: bool) -> tuple[Block, ...]:
    """Paragraphs with a picture, sub-headings and link boxes between some of them."""
    wanted = random.randint(1500, 6000)
    blocks: list[Block] = [Paragraph(_paragraph(random))]
    size = 0
    while size < wanted:
        chance = random.random()
        if chance < 0.06:
            blocks.append(SubHeading(_headline(len(blocks), random)))
        elif chance < 0.1:
            blocks.append(_picture(random, f"{images}/{len(blocks)}"))
        elif chance < 0.13:
            blocks.append(ReadMore((_card(random, cards, len(blocks)),)))
        elif chance < 0.15 and boxes:
            blocks.append(RelatedNews((_card(random, cards, len(blocks)), _card(random, cards, len(blocks) + 1000))))
        paragraph = _paragraph(random)
        blocks.append(Paragraph(paragraph))
        size += len(paragraph.encode()) + len("<p></p>\n")
    return tuple(blocks)


# What a page holds beside its ballast, in bytes: measured on both outlets' pages, roughly.
_LIGHT = 9_000


def _ballast(kb: int | None) -> int:
    return max(kb * 1024 - _LIGHT, 0) if kb else 0


def _card(random: Random, base: str, number: int) -> Card:
    title = _headline(number, random)
    return Card(title, f"{base}/{800_000 + number}/{_slug(title)}")


def _picture(random: Random, base: str) -> Picture:
    caption = f"{_capital(random.choice(_THINGS))} in {random.choice(_PLACES)}, seen from the sea. (File photo)"
    return Picture(f"{base}/picture.jpg", caption if random.random() < 0.85 else None)


def _headline(number: int, random: Random) -> str:
    thing, place = random.choice(_THINGS), random.choice(_PLACES)
    doing = random.choice(("opens early", "waits for ‘better weather’", "to close: council", "draws 4,000 visitors"))
    # The number stands early: slugs are cut, and yet no two articles may share an address by chance.
    return f"Report {number + 1}: {thing} of {place} {doing}"


def _paragraph(random: Random) -> str:
    sentences = [_sentence(random) for _ in range(random.randint(2, 4))]
    if random.random() < 0.4:
        speech = random.choice(_SPEECH)
        sentences.append(speech.format(who=random.choice(_PEOPLE), place=random.choice(_PLACES)))
    return " ".join(sentences)


def _sentence(random: Random) -> str:
    opening = f"{_capital(random.choice(_THINGS))} of {random.choice(_PLACES)}"
    told = f"according to {random.choice(_PEOPLE)}"
    return f"{opening} {random.choice(_DOINGS)} {random.choice(_REASONS)}, {told} on day {random.randint(1, 365)}."


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "-", text.lower())[:_SLUG_LENGTH]
