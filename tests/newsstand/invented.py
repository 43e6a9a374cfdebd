"""Made-up articles, the same for the same seed, in the languages of the editions; see `vocabularies.py`."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from random import Random
from urllib.parse import quote
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
from tests.newsstand.tongues import ALMAYADEEN, PRESSTV
from tests.newsstand.vocabularies import VOCABULARIES, Vocabulary

OUTLETS = ("almayadeen", "presstv")
EDITIONS = {"en": OUTLETS, "ar": ("almayadeen",), "es": ("almayadeen",), "fr": ("presstv",)}
"""Who publishes in a language."""

# The newest invented article; each further one is this much older.
NEWEST = datetime(2026, 10, 31, 18, 5, tzinfo=ZoneInfo("UTC"))
STEP = timedelta(minutes=37)

# A slug is cut here (seen on Al Mayadeen).
_SLUG_LENGTH = 60


def invented_articles(
    count: int, seed: int = 1, *, outlet: str | None = None, edition: str = "en", kb: int | None = None
) -> tuple[Article, ...]:
    """`count` articles, the newest first; of the edition's outlets in turn, or of the one that is named.

    With `kb` the page carries scripts and menus besides, so that it comes out near `kb` * 1024 bytes: a heavy page
    says no more than a light one.
    """
    chosen = EDITIONS[edition] if outlet is None else (outlet,)
    return tuple(_invent(number, seed, chosen[number % len(chosen)], edition, kb) for number in range(count))


def _invent(number: int, seed: int, outlet: str, edition: str, kb: int | None) -> Article:
    random = Random(f"{seed}/{number}")  # noqa: S311 - the same articles each time are the point
    moment = NEWEST - number * STEP
    return (_almayadeen if outlet == "almayadeen" else _presstv)(number, random, moment, edition, kb)


def _almayadeen(number: int, random: Random, moment: datetime, edition: str, kb: int | None) -> Article:
    words = VOCABULARIES[edition]
    published = moment.astimezone(ZoneInfo("Asia/Beirut"))
    section = random.choice(words.sections)
    headline = _headline(number, random, words)
    opinion = number % 7 == 3 and edition == "en"
    kind = "articles/opinion" if opinion else f"news/{_slug(section)}"
    home = ALMAYADEEN[edition].home
    return Article(
        outlet="almayadeen",
        edition=edition,
        ident=2_000_000 + number,
        url=f"{home}/{_almayadeen_path(number, edition, kind, section, headline)}",
        headline=headline,
        standfirst=_sentence(random, words),
        byline=random.choice(words.house),
        source_credit=random.choice(words.sources),
        published=published,
        modified=published + timedelta(minutes=random.randint(5, 300)) if random.random() < 0.4 else None,
        section="Opinion" if opinion else section,
        reading_minutes=random.randint(1, 9),
        lead=_picture(random, words, f"https://media.almayadeen.net/{number}") if random.random() < 0.8 else None,
        blocks=_blocks(random, words, "https://media.almayadeen.net", f"{home}/news", boxes=True),
        tags=tuple(random.sample(words.tags, random.randint(0, 5))),
        most_read=tuple(
            Card(
                _headline(n, random, words),
                f"{home}/news/most-read-{n}",
                random.choice(words.sections),
                published.date(),
            )
            for n in range(random.choice((0, 4)))
        ),
        coverage=(Card(words.coverage, f"{home}/coverages/autumn-tides"),) if random.random() < 0.5 else (),
        read_next=tuple(
            Card(_headline(n, random, words), f"{home}/news/read-next-{n}", random.choice(words.regions))
            for n in range(random.choice((0, 4)))
        ),
        ticker=tuple(_sentence(random, words) for _ in range(random.choice((0, 3, 10)))),
        ballast=_ballast(kb),
    )


def _almayadeen_path(number: int, edition: str, kind: str, section: str, headline: str) -> str:
    """`news/politics/<slug>`; in Arabic letters, percent-encoded; in Spanish with the number (seen)."""
    if edition == "ar":
        return f"news/{quote(_slug(section))}/{quote(_slug(headline))}"
    return (
        f"{_slug(section)}/{2_000_000 + number}/{_slug(headline)}" if edition == "es" else f"{kind}/{_slug(headline)}"
    )


def _presstv(number: int, random: Random, moment: datetime, edition: str, kb: int | None) -> Article:
    words = VOCABULARIES[edition]
    published = moment.astimezone(ZoneInfo("Asia/Tehran"))
    section = random.choice(tuple(PRESSTV[edition].sections))
    headline = _headline(number, random, words)
    ident = 900_000 - number
    home = PRESSTV[edition].home
    day = f"{published:%Y/%m/%d}" if number % 5 else f"{published.year}/{published.month}/{published.day}"
    return Article(
        outlet="presstv",
        edition=edition,
        ident=ident,
        url=f"{home}/Detail/{day}/{ident}/{_slug(headline)}{'-' if number % 4 == 1 else ''}",
        headline=headline,
        byline=random.choice(words.desks) if random.random() < 0.3 else None,
        published=published,
        modified=published + timedelta(minutes=random.randint(5, 300)) if random.random() < 0.4 else None,
        section=section,
        breadcrumbs=(*random.choice(words.crumbs), section),
        lead=_picture(random, words, f"https://cdn.presstv.ir/photo/{number}") if random.random() < 0.8 else None,
        blocks=_blocks(random, words, "https://cdn.presstv.ir/photo", f"{home}/Detail/2026/10/01", boxes=False),
        template=Template.EARLIER if number % 3 == 1 and edition == "en" else Template.CURRENT,
        ballast=_ballast(kb),
    )


def _blocks(random: Random, words: Vocabulary, images: str, cards: str, *, boxes: bool) -> tuple[Block, ...]:
    """Paragraphs with a picture, sub-headings and link boxes between some of them."""
    wanted = random.randint(1500, 6000)
    blocks: list[Block] = [Paragraph(_paragraph(random, words))]
    size = 0
    while size < wanted:
        chance = random.random()
        if chance < 0.06:
            blocks.append(SubHeading(_headline(len(blocks), random, words)))
        elif chance < 0.1:
            blocks.append(_picture(random, words, f"{images}/{len(blocks)}"))
        elif chance < 0.13:
            blocks.append(ReadMore((_card(random, words, cards, len(blocks)),)))
        elif chance < 0.15 and boxes:
            blocks.append(RelatedNews(tuple(_card(random, words, cards, len(blocks) + more) for more in (0, 1000))))
        paragraph = _paragraph(random, words)
        blocks.append(Paragraph(paragraph))
        size += len(paragraph.encode()) + len("<p></p>\n")
    return tuple(blocks)


# What a page holds beside its ballast, in bytes: measured on both outlets' pages, roughly.
_LIGHT = 9_000


def _ballast(kb: int | None) -> int:
    return max(kb * 1024 - _LIGHT, 0) if kb else 0


def _card(random: Random, words: Vocabulary, base: str, number: int) -> Card:
    title = _headline(number, random, words)
    return Card(title, f"{base}/{800_000 + number}/{_slug(title)}")


def _picture(random: Random, words: Vocabulary, base: str) -> Picture:
    caption = words.caption.format(thing=_capital(random.choice(words.things)), place=random.choice(words.places))
    return Picture(f"{base}/picture.jpg", caption if random.random() < 0.85 else None)


def _headline(number: int, random: Random, words: Vocabulary) -> str:
    thing, place, news = (random.choice(pool) for pool in (words.things, words.places, words.news))
    # The number stands early: slugs are cut, and yet no two articles may share an address by chance.
    return words.headline.format(number=number + 1, thing=thing, place=place, news=news)


def _paragraph(random: Random, words: Vocabulary) -> str:
    sentences = [_sentence(random, words) for _ in range(random.randint(2, 4))]
    if random.random() < 0.4:
        speech = random.choice(words.speech)
        sentences.append(speech.format(person=random.choice(words.people), place=random.choice(words.places)))
    return " ".join(sentences)


def _sentence(random: Random, words: Vocabulary) -> str:
    pools = (words.things, words.places, words.people, words.doings, words.reasons)
    thing, place, person, doing, reason = (random.choice(pool) for pool in pools)
    day = random.randint(1, 365)
    return words.sentence.format(thing=_capital(thing), place=place, person=person, doing=doing, reason=reason, day=day)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _slug(text: str) -> str:
    """Letters and digits with dashes between, letters without accents and vowel signs."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9\u0620-\u064a]", "-", bare)[:_SLUG_LENGTH]
