"""The two seed pages as articles: the words are those of the text files, taken by line.

What the text renderings do not tell (post id, image and card addresses) is made up, and marked so below.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.newsstand.article import Article, Card, Paragraph, Picture, ReadMore, RelatedNews, SubHeading

FOLDER = Path(__file__).parent.parent / "fixtures" / "seeds"
ALMAYADEEN_FILE = "000_eb0a1433f1a75fa8.txt"
PRESSTV_FILE = "004_780554462f59e82e.txt"

# Made up: the rendering holds no post id.
_POSTID = 1577522


class _Lines:
    """A text file by line numbers, counted from 1 as editors do."""

    def __init__(self, name: str) -> None:
        self._lines = (FOLDER / name).read_text(encoding="utf-8").split("\n")

    def __getitem__(self, number: int) -> str:
        return self._lines[number - 1]

    def bullet(self, number: int) -> str:
        """A line without the mark and the indent that the rendering puts before it."""
        return self[number].lstrip(" •")

    def paragraphs(self, *numbers: int) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(self[number]) for number in numbers)


def seed_articles() -> tuple[Article, Article]:
    """Al Mayadeen's seed and Press TV's, the latter in the current template."""
    return almayadeen_seed(), presstv_seed()


def almayadeen_seed() -> Article:
    """The Al Mayadeen seed."""
    text = _Lines(ALMAYADEEN_FILE)
    home = "https://english.almayadeen.net"
    # One paragraph of the page: the rendering shows two line breaks with a no-break space between.
    quotation = Paragraph("\n".join((text[94], text[95], text[96])))
    return Article(
        outlet="almayadeen",
        ident=_POSTID,
        url=f"{home}/news/politics/turkish-fm-says-us-suggested-sending-s-400s-to-kiev",
        headline=text[75],
        byline=text.bullet(77),
        source_credit=text.bullet(78).removeprefix("Source: "),
        published=datetime(2023, 5, 7, 16, 52, tzinfo=ZoneInfo("Asia/Beirut")),
        reading_minutes=3,
        standfirst=text[82],
        section="Politics",
        lead=Picture("https://media.almayadeen.net/archive/image/2023/5/7/s400.jpg", text[86].strip()),
        blocks=(
            *text.paragraphs(88),
            ReadMore((Card(text[90].removeprefix("Read more: "), f"{home}/news/politics/india-russia-begun-s-400"),)),
            *text.paragraphs(92),
            quotation,
            RelatedNews(_cards(home, "politics", text[100], text[102])),
            *text.paragraphs(104, 106, 108, 110, 112, 114),
        ),
        tags=tuple(text.bullet(number) for number in range(116, 123)),
        most_read=tuple(
            Card(
                title=text[start + 2],
                url=f"{home}/news/most-read-{start}",
                section=text.bullet(start + 4),
                day=_day(text.bullet(start + 5)),
                picture_alt=text[start],
            )
            for start in (126, 132, 138, 144)
        ),
        coverage=(Card(text[154], f"{home}/coverages/gaza-prevails"),),
        read_next=tuple(
            Card(
                title=text[start + 3],
                url=f"{home}/news/read-next-{start}",
                section=text[start + 1],
                picture_alt=text[start],
            )
            for start in (159, 164, 169, 174)
        ),
        ticker=tuple(text[number] for number in range(64, 74)),
    )


def presstv_seed() -> Article:
    """The Press TV seed. It prints no time: only the address tells the day."""
    text = _Lines(PRESSTV_FILE)
    images = "https://cdn.presstv.ir/photo/20171211"
    return Article(
        outlet="presstv",
        ident=545288,
        url="https://www.presstv.ir/Detail/2017/12/11/545288/russia-turkey-missile-us-palestine-al-quds",
        headline=text[3],
        published=date(2017, 12, 11),
        section="Turkey",
        breadcrumbs=("News", "Turkey"),
        lead=Picture(f"{images}/lead.jpg", text[5]),
        blocks=(
            *text.paragraphs(7, 9, 11, 13),
            Picture(f"{images}/handout.jpg", text[15]),
            *text.paragraphs(17),
            ReadMore(_untitled(545270)),
            *text.paragraphs(21),
            SubHeading(text[23]),
            *text.paragraphs(25, 27),
            Picture(f"{images}/gaza.jpg", text[29].strip()),
            *text.paragraphs(31, 33, 35),
            ReadMore(_untitled(545101)),
            *text.paragraphs(39, 41, 43, 45),
        ),
    )


def _untitled(ident: int) -> tuple[Card, ...]:
    """A card that a script fills in: the rendering shows nothing but its label."""
    return (Card(None, f"https://www.presstv.ir/Detail/2017/12/11/{ident}/related"),)


def _cards(home: str, section: str, *titles: str) -> tuple[Card, ...]:
    return tuple(Card(title, f"{home}/news/{section}/related-{number}") for number, title in enumerate(titles, 1))


def _day(printed: str) -> date:
    day, month, year = printed.split()
    names: Sequence[str] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return date(int(year), names.index(month) + 1, int(day))
