"""Text renderings of outlets that nobody declared: where the body is, who wrote it and when."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.extraction import read
from storage.records import Extraction, PageClass, Precision

URL = "https://news.example/harbour/harbour-office-counts-its-ropes-again"
TITLE = "Harbour office counts its ropes again"
PARAGRAPHS = tuple(
    f"The harbour office of Marly has counted its {thing} once more, and finds that none of them is lost, though two"
    " were lent to the ferry line in spring and came back shorter than they had been."
    for thing in ("ropes", "chains", "buoys", "lamps", "ladders")
)
NAV = ("Home", "Harbour", "Ferries", "About us", "Contact us", "Log in")
TEASERS = tuple(
    f"The library of Marly opens its {place} to readers from Monday on, and asks them to bring chairs of their own, for"
    " it has none to spare and the town will buy no others this year."
    for place in ("roof", "cellar", "garden")
)


def reading(*blocks: str, url: str | None = URL) -> Extraction:
    return read("\n\n".join(blocks).encode(), url, "text/plain", captured_at=datetime(2024, 1, 1, tzinfo=UTC))


def paragraphs(found: Extraction) -> tuple[str, ...]:
    return tuple((found.body or "").split("\n\n"))


@pytest.mark.parametrize(
    ("line", "at", "authors"),
    [
        ("20.11.2023, 11:05 Uhr Lesedauer: 3 Min.", datetime(2023, 11, 20, 11, 5, tzinfo=UTC), ()),
        ("20 ноября 2023, 10:15 Автор: Мария Линд", datetime(2023, 11, 20, 10, 15, tzinfo=UTC), ("Мария Линд",)),
        (
            "Autor: Anna Lind | Data publikacji: 20.11.2023 10:32 | Ostatnia aktualizacja: 21.11.2023",
            datetime(2023, 11, 20, 10, 32, tzinfo=UTC),
            ("Anna Lind",),
        ),
        ("Press release issued on 20 November 2023.", datetime(2023, 11, 20, 12, tzinfo=UTC), ()),
        ("20 November 2023, leave a reply.", datetime(2023, 11, 20, 12, tzinfo=UTC), ()),
        ("رام الله 20 نوفمبر 2023.", datetime(2023, 11, 20, 12, tzinfo=UTC), ()),
        ("The survey, published on 3 March 2021, warned of the danger.", None, ()),
        ("Ein am 3. März 2021 veröffentlichter Bericht warnte davor.", None, ()),
    ],
)
def test_the_time_on_a_line_with_other_things_and_none_in_a_sentence(
    line: str, at: datetime | None, authors: tuple[str, ...]
) -> None:
    found = reading(TITLE, line, *PARAGRAPHS)
    assert (found.published_at, found.authors) == (at, authors)


def test_a_line_that_may_be_a_sentence_dates_a_text_only_right_below_its_headline() -> None:
    doubtful, sure = "Press release issued on 20 November 2023.", "21 November 2023"
    at = [
        found and found.day
        for found in (
            reading(TITLE, doubtful, sure, *PARAGRAPHS).published_at,
            reading(TITLE, doubtful, *PARAGRAPHS, "Ferries run again", sure).published_at,
            reading(TITLE, *PARAGRAPHS, doubtful).published_at,
        )
    ]
    assert at == [21, 20, None]


@pytest.mark.parametrize(
    "tail",
    [
        ("2 comments", "Zed", "Nice ropes.", "21 November 2023"),
        ("Zed Other", "I was there.", "Last edited: 21 November 2023"),
        ("Zed Other", "I was there.", "Edited 21 November 2023"),
    ],
)
def test_a_readers_day_below_an_article_is_not_its_own(tail: tuple[str, ...]) -> None:
    assert reading(TITLE, *PARAGRAPHS, *tail).published_at is None
    assert reading(TITLE, "20 November 2023", *PARAGRAPHS, *tail).published_raw == "20 November 2023"


def test_a_day_below_an_article_dates_it_where_no_reader_speaks() -> None:
    assert reading(TITLE, *PARAGRAPHS, "Ada Lorne", "21 November 2023").published_raw == "21 November 2023"


@pytest.mark.parametrize(
    "tail",
    [
        ("Share this article", "Related articles", *TEASERS),
        ("About the author", "Ada Lorne is a writer of the Marly Herald.", "More from the harbour", *TEASERS),
        ("Leave a Reply", "Your email address will not be published.", *TEASERS),
        ("Post navigation", "Ferries run again", "Recent posts", *TEASERS),
        ("Artículos relacionados", *TEASERS),
        ("© 2023 The Marly Herald", *TEASERS),
        ("Library opens its roof", "March 3, 2023", TEASERS[0], "Cellar opens", "March 4, 2023", TEASERS[1]),
        ("More on the harbour:", "Ferries run again", "Ada Lorne /", "March 3, 2023", *TEASERS),
        ("See all comments (8)", "gg83", *TEASERS),
        ("Subscribe to our newsletter", "Get the news of the harbour in your inbox each morning."),
    ],
)
def test_what_follows_an_article_is_not_its_body(tail: tuple[str, ...]) -> None:
    found = reading(*NAV, TITLE, *PARAGRAPHS, *tail)
    assert (found.headline, paragraphs(found)) == (TITLE, PARAGRAPHS)


@pytest.mark.parametrize(
    "tail",
    [
        ("© 2023 The Marly Herald. All rights reserved.",),
        ("The Marly Herald, alle Rechte vorbehalten",),
        ("The Marly Herald, todos os direitos reservados",),
        ("You may also like",),
        ("About the Herald",),
        ("Library opens its roof", "By Bo Lind", "March 4, 2023"),
        ("Library opens its roof", "By Bo Lind", "3 hours ago"),
        ("Library opens its roof", "By Bo Lind", "hace 3 horas"),
        ("Library opens its roof", "By Bo Lind", "il y a 3 heures"),
        ("Library opens its roof", "By Bo Lind", "vor 3 Stunden"),
        ("Library opens its roof", "By Bo Lind", "منذ 3 ساعات"),
        ("Library opens its roof", "By Bo Lind", "4 min read"),
    ],
)
def test_what_is_longer_than_the_article_above_it_is_not_its_body(tail: tuple[str, ...]) -> None:
    longer = [line.replace("this year", f"before {year}") for year in range(2030, 2035) for line in TEASERS]
    found = reading(TITLE, "By Ada Lorne", *PARAGRAPHS, *tail, *longer, url="https://marlyherald.example/7123")
    assert paragraphs(found) == PARAGRAPHS


@pytest.mark.parametrize("heading", ["Editor's picks", "Related stories", "More from the Herald"])
def test_the_longer_part_of_an_article_below_a_box_of_other_titles_is_its_body(heading: str) -> None:
    rest = [line.replace("this year", f"before {year}") for year in range(2030, 2035) for line in TEASERS]
    more = [line.replace("The library of Marly", "The ferry captain of the harbour office") for line in rest]
    said = [f"{line} The captain of the ferry heard of it." for line in PARAGRAPHS]
    box = ("Library opens its roof to the readers of Marly, and will not close it again.", "16d", "Bells ring", "5d")
    found = reading(TITLE, "By Ada Lorne", *said, heading, *box, *more)
    assert paragraphs(found)[0] == said[0]
    assert paragraphs(found)[-1] == more[-1]


def test_a_heading_about_the_law_of_copyright_ends_nothing() -> None:
    said = (*PARAGRAPHS[:3], "Copyright law of 1976", *TEASERS)
    assert paragraphs(reading(TITLE, "By Ada Lorne", *said))[-1] == TEASERS[-1]


def test_who_the_writer_is_with_a_degree_is_not_the_articles() -> None:
    life = "Ada Lorne, PhD, is a writer of the Marly Herald who lives in a house by the quay with her three dogs."
    assert paragraphs(reading(TITLE, *PARAGRAPHS, life)) == PARAGRAPHS


@pytest.mark.parametrize(
    "line",
    [
        "The bakers of Marly baked four hundred cookies for the children of the islands, and gave them away on Monday.",
        "Residents who want to speak at the hearing should get in touch with the town hall before Friday noon.",
        "Parents of the outer islands have until Friday to register for the summer school, the office said on Monday.",
        "The two firms fell out over the terms of use of the harbour crane, and the court will decide on it in May.",
        "The Marly Street Journal reports that the harbour office will count its ropes once more in the spring.",
        "The privacy policy of the harbour office was criticised by the court on Monday for what it says of ropes.",
    ],
)
def test_the_news_tell_of_what_sites_speak_of_too(line: str) -> None:
    for said in ((line, *PARAGRAPHS), (*PARAGRAPHS, line)):
        assert paragraphs(reading(TITLE, "By Ada Lorne", *said)) == said


@pytest.mark.parametrize(
    "line",
    [
        "By using this site and all of its pages you agree to our terms of use and to what we say of privacy.",
        "Get in touch with the editors of the Herald, by letter or by telephone, and tell them what is missing.",
        "Log in to read the rest of this and all that the Herald has ever printed on the ropes of the town.",
        "Bo Lind writes about ropes and chains for the Herald, and has a boat of his own on the outer quay.",
    ],
)
def test_what_a_site_says_to_its_readers_is_not_the_articles(line: str) -> None:
    assert paragraphs(reading(TITLE, "By Bo Lind", *PARAGRAPHS, line)) == PARAGRAPHS


SUMMARY = "Keeper promises new lamps and thanks the islanders who fed her crew"


@pytest.mark.parametrize("signed", [("By Ada Lorne", "May 3, 2023"), ("May 3, 2023", "By Ada Lorne")])
@pytest.mark.parametrize("above", [(), NAV])
def test_of_two_titles_above_a_byline_the_second_is_the_standfirst(
    above: tuple[str, ...], signed: tuple[str, str]
) -> None:
    found = reading(*above, TITLE, SUMMARY, *signed, *PARAGRAPHS, url="https://news.example/harbour/7123")
    assert (found.headline, found.standfirst, found.authors) == (TITLE, SUMMARY, ("Ada Lorne",))
    assert paragraphs(found) == PARAGRAPHS


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Ropes counted again at the harbour - The Herald", SUMMARY),
        ("Keeper promises new lamps to islanders", SUMMARY),
        ("Library opens its roof on Monday", TITLE),
        ("News of the harbour", SUMMARY),
        ("The library opens its roof on Monday.", SUMMARY),
    ],
)
def test_a_line_above_the_headline_is_not_always_one(upper: str, lower: str) -> None:
    found = reading(upper, lower, "By Ada Lorne", "May 3, 2023", *PARAGRAPHS, url="https://news.example/harbour/7123")
    assert found.headline == lower


def test_a_part_of_an_article_may_be_about_what_the_site_is_not_called() -> None:
    found = reading(TITLE, "By Ada Lorne", *PARAGRAPHS, "About the library", *TEASERS)
    assert paragraphs(found)[-1] == TEASERS[-1]


def test_a_credit_with_a_sign_of_copyright_ends_nothing() -> None:
    assert paragraphs(reading(TITLE, *PARAGRAPHS[:3], "(c) Quay/Marly", *PARAGRAPHS[3:]))[-1] == PARAGRAPHS[-1]


def test_a_heading_between_the_parts_of_an_article_ends_nothing() -> None:
    found = reading(TITLE, *PARAGRAPHS[:3], "Most popular", *PARAGRAPHS[3:], "Most popular", TEASERS[0])
    assert paragraphs(found) == PARAGRAPHS


FAR = (
    "“We ask the captains of the Marly ferry line to hand back what they were lent,” Ada Lorne of the office told the"
    " Harbour Board on Tuesday, and added that the Marly lamps would be counted next."
)


@pytest.mark.parametrize(
    "box",
    [
        ("Related stories", "Ferries run again", "Bells ring at night"),
        ("Editor's picks", "Ferries run again"),
        ("Sign up for the harbour letter", "Get the news of the harbour in your inbox each morning."),
    ],
)
def test_an_article_goes_on_below_a_box_of_other_things(box: tuple[str, ...]) -> None:
    said = (PARAGRAPHS[0], f"The Harbour Board of Marly asked for it. {PARAGRAPHS[1]}", *PARAGRAPHS[2:])
    found = reading(*NAV, TITLE, *said, *box, FAR, "© 2023 The Marly Herald")
    assert paragraphs(found) == (*said, FAR)


def test_nouns_with_capitals_are_not_the_names_that_an_article_goes_on_with() -> None:
    title = "Hafenamt zählt die Taue der Reederei Marly"
    said = [
        f"Das Hafenamt hat die {thing} noch einmal gezählt, und die Stadt sagt den Menschen im Land, dass keines davon"
        " verloren ist, obwohl die Reederei Marly im Frühling zwei davon für ihre Schiffe bekam."
        for thing in ("Taue", "Ketten", "Bojen", "Lampen", "Leitern")
    ]
    other = (
        "Die Bücherei öffnet im Herbst ihr Dach für alle Menschen, und die Stadt bittet sie, auf eigenen Stühlen zu"
        " sitzen, denn im ganzen Land gibt es davon zu wenige, und es wird auch keine neuen mehr geben."
    )
    own = other.replace("Die Bücherei", "Das Hafenamt der Reederei Marly")
    above = ("Von Ada Lorne", *said, "Lesen Sie auch", "Glocken läuten nachts")
    for far, is_own in ((other, False), (own, True)):
        found = reading(title, *above, far, url="https://zeitung.example/hafen/71")
        assert (paragraphs(found)[-1] == far) is is_own
        assert found.language == "de"


@pytest.mark.parametrize(
    "part",
    [
        ("About the author", FAR),
        ("Related stories", "By Ada Lorne", FAR),
        ("Related stories", "March 3, 2023", FAR),
        ("Leave a comment", FAR),
        ("Related stories", TEASERS[0]),
        ("Related stories", *["Ferries run again"] * 20, FAR),
    ],
)
def test_what_stands_below_another_end_is_not_the_articles(part: tuple[str, ...]) -> None:
    said = (*PARAGRAPHS[:4], f"The Harbour Board of Marly asked for it. {PARAGRAPHS[4]}")
    assert paragraphs(reading(TITLE, *said, *part)) == said


def test_an_article_begins_above_a_box_below_its_title() -> None:
    box = ("Featured stories", *(f"Harbour\n{what} at night" for what in ("Ferries run", "Bells ring", "Lamps burn")))
    found = reading(*NAV, TITLE, *PARAGRAPHS[:2], *box, *PARAGRAPHS[2:])
    assert paragraphs(found) == PARAGRAPHS


def test_lists_with_hardly_a_paragraph_do_not_end_an_article() -> None:
    things = "\n".join(f"• {thing}" for thing in ("Ropes", "Chains", "Buoys"))
    steps = [f"Then count what is in shed {number} a second time, and write it down." for number in range(1, 11)]
    lists = (part for at, step in enumerate(steps) for part in (f"Shed {at}", things, step))
    found = paragraphs(reading(TITLE, *PARAGRAPHS[:2], *lists, "© 2023 The Marly Herald"))
    assert [line for line in found if line in steps] == steps


def test_a_list_of_contents_does_not_part_the_opening_from_the_rest() -> None:
    contents = "\n".join(f"  • The {thing}" for thing in ("ropes", "chains", "buoys", "lamps") * 4)
    found = reading(*NAV, TITLE, PARAGRAPHS[0], "Table of contents", contents, *PARAGRAPHS[1:])
    assert paragraphs(found)[0] == PARAGRAPHS[0]
    assert paragraphs(found)[-4:] == PARAGRAPHS[1:]


def test_a_list_that_a_line_announces_is_the_articles() -> None:
    ropes = [f"Rope {number} of the harbour" for number in range(12)]
    listed = "\n".join(f"  * {rope}" for rope in ropes)
    assert paragraphs(reading(TITLE, *PARAGRAPHS, "These are the ropes of Marly:", listed))[-12:] == tuple(ropes)
    assert paragraphs(reading(TITLE, *PARAGRAPHS, "Ropes", listed)) == PARAGRAPHS


def test_a_menu_that_is_printed_in_one_line_is_no_prose() -> None:
    menu = " ".join(f"Harbour of Marly | Ferry Line {number}" for number in range(30))
    assert paragraphs(reading(menu, menu, TITLE, *PARAGRAPHS)) == PARAGRAPHS


def test_the_title_is_the_one_near_the_body() -> None:
    menu = [f"The library of Marly opens its roof {number}" for number in range(200)]
    teaser = (
        "The library of Marly opens its roof to readers from Monday on, and asks them to bring chairs of their own."
    )
    assert paragraphs(reading(TITLE, teaser, *menu, TITLE, *PARAGRAPHS)) == PARAGRAPHS


def test_a_table_does_not_end_an_article() -> None:
    cells = [f"Rope {number}" for number in range(60)]
    found = reading(TITLE, *PARAGRAPHS[:3], *cells, *PARAGRAPHS[3:])
    assert paragraphs(found)[-2:] == PARAGRAPHS[3:]


def test_prose_above_the_title_is_not_the_body() -> None:
    picture = "Ropes of all lengths lie in the shed behind the harbour office, where the keeper counts them on Mondays."
    found = reading(*NAV, picture, f"# {TITLE}", *PARAGRAPHS)
    assert (found.headline, paragraphs(found)) == (TITLE, PARAGRAPHS)


def test_another_article_below_is_not_taken_for_the_page() -> None:
    found = reading(TITLE, *PARAGRAPHS, "Read next", "The library opens its roof", *TEASERS)
    assert paragraphs(found) == PARAGRAPHS


def test_a_page_without_a_title_has_the_words_of_its_address() -> None:
    found = reading(*PARAGRAPHS)
    assert found.headline == "harbour office counts its ropes again"
    assert "headline" in {name for name, _ in found.field_sources}
    assert reading(*PARAGRAPHS, url=None).headline is None


def test_the_headline_begins_the_title_that_a_renderer_prints_first() -> None:
    found = reading(f"{TITLE} | The Marly Herald", "Library opens", TITLE, *PARAGRAPHS, url="https://news.example/7123")
    assert found.headline == TITLE


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (("By Ada Lorne",), ("Ada Lorne",)),
        (("By", "Ada Lorne"), ("Ada Lorne",)),
        (("Written by", "Ada Lorne", "Staff Writer"), ("Ada Lorne",)),
        (("By Ada Lorne Staff Writer",), ("Ada Lorne",)),
        (("By Ada Lorne and Bo Lind | March 3, 2023",), ("Ada Lorne", "Bo Lind")),
        (("posted on 2023-03-03 23:30 EST by Ada Lorne",), ("Ada Lorne",)),
        (("By Ada LornePublished: Mar 3, 2023",), ("Ada Lorne",)),
        (("Ada Lorne March 3, 2023",), ("Ada Lorne",)),
        (("Ada Lorne", "March 3, 2023"), ("Ada Lorne",)),
        (("Ada Lorne", "Ada Lorne"), ("Ada Lorne",)),
        (("Medically reviewed by Bo Lind", "By Ada Lorne"), ("Ada Lorne",)),
        (("Photo by Bo Lind", "March 3, 2023"), ()),
        (("Stay Connected", "March 3, 2023"), ()),
        (("By clicking here you agree",), ()),
        # Names beside each other, or the line below that names this person and others.
        (("Ada Lorne & Bo Lind", "March 3, 2023"), ("Ada Lorne", "Bo Lind")),
        (("Ada Lorne", "Ada Lorne, Bo Lind", "March 3, 2023"), ("Ada Lorne", "Bo Lind")),
        (("Ada Lorne", "Ada Lorne, Marly City", "March 3, 2023"), ("Ada Lorne",)),
        (("Ada LorneFri, March 3, 2023",), ("Ada Lorne",)),
        (("By Ada LorneSenior Rope Reporter",), ("Ada Lorne",)),
        (("By Ada McLind",), ("Ada McLind",)),
        (("Ada LorneAda Lorne", "March 3, 2023"), ("Ada Lorne",)),
        (("By", "Ada Lorne, Associated Press Ada Lorne, Associated Press"), ("Ada Lorne",)),
        (("Submitted by Ada Lorne on Fri, 03/03/2023 - 07:15",), ("Ada Lorne",)),
        # Where it was written is nobody, and what kind of article it is no part of a name.
        (("Port Lorne ● Fri, March 3, 2023",), ()),
        (("Lake Marly, March 3, 2023",), ()),
        (("Ein Gastbeitrag von Prof. Dr. Ada Lorne", "3. März 2023"), ("Prof. Dr. Ada Lorne",)),
        (("A guest essay by Ada Lorne", "March 3, 2023"), ("Ada Lorne",)),
        (("Une tribune par Ada Lorne", "3 mars 2023"), ("Ada Lorne",)),
        (("Una columna por Ada Lorne", "3 de marzo de 2023"), ("Ada Lorne",)),
        (("3 марта 2023, 10:15 Автор: Мария Лорн",), ("Мария Лорн",)),
        (("3 Mart 2023 10:15 Yazar: Ayşe Lorn",), ("Ayşe Lorn",)),
        # Words before a colon and a date are a label, and so may be two words beside one where nothing has capitals.
        (("Harbour Watch: March 3, 2023",), ()),
        (("تاريخ النشر: 3 آذار 2023",), ()),
        (("آخر الأخبار: 3 آذار 2023",), ()),
        (("الشرق الأوسط | 3 آذار 2023",), ()),
    ],
)
def test_who_wrote_it_stands_beside_the_headline(lines: tuple[str, ...], authors: tuple[str, ...]) -> None:
    assert reading(*NAV, TITLE, *lines, *PARAGRAPHS).authors == authors


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ada Lorne", "By Ada Lorne"),
        ("posted on 2023-03-03 23:30 EST by Ada Lorne", "Ada Lorne"),
        ("Posted on March 3, 2023 by Ada Lorne and Bo Lind in Harbour", "Ada Lorne and Bo Lind"),
        ("By Ada Lorne and Bo Lind | March 3, 2023", "By Ada Lorne and Bo Lind"),
        ("Ada Lorne March 3, 2023", "Ada Lorne"),
        ("By Ada Lorne on March 3, 2023", "By Ada Lorne"),
        ("Submitted by Ada Lorne on Fri, 03/03/2023 - 07:15", "Submitted by Ada Lorne"),
    ],
)
def test_the_byline_holds_persons_and_no_date(line: str, byline: str) -> None:
    assert reading(*NAV, TITLE, line, *PARAGRAPHS).byline == byline


@pytest.mark.parametrize(
    ("line", "moments"),
    [
        ("Submitted by Ada Lorne on Fri, 03/03/2023 - 07:15", ("2023-03-03T07:15", None)),
        ("By Ada Lorne on March 3, 2023 at 6:20 PM", ("2023-03-03T18:20", None)),
        ("Updated: March 4, 2023 8:10 AM | Published: March 3, 2023 6:20 PM", ("2023-03-03T18:20", "2023-03-04T08:10")),
        ("Updated March 4, 2023, published March 3, 2023 by Ada Lorne", ("2023-03-03T12:00", None)),
        ("Last modified: March 4, 2023", ("2023-03-04T12:00", "2023-03-04T12:00")),
        ("Mar 3, 20236:20 PM", ("2023-03-03T18:20", None)),
        ("Sat 4 Mar 2023 18.08 CETFirst published on Fri 3 Mar 2023 18:20", ("2023-03-03T18:20", None)),
    ],
)
def test_when_it_was_published_and_changed_stands_there_too(line: str, moments: tuple[str | None, ...]) -> None:
    found = reading(*NAV, TITLE, line, *PARAGRAPHS)
    assert tuple(at and at.isoformat()[:16] for at in (found.published_at, found.modified_at)) == moments


@pytest.mark.parametrize("line", ["Gone.", "Forbidden", "Cookie policy", "Accept all cookies", "Just a moment"])
def test_a_line_that_names_an_error_or_a_wall_refuses_no_article(line: str) -> None:
    for blocks in ((line, TITLE, *PARAGRAPHS[:2]), (TITLE, PARAGRAPHS[0], line, PARAGRAPHS[1])):
        assert reading(*blocks).page_class is PageClass.ARTICLE
    assert reading(line).page_class is not PageClass.ARTICLE


@pytest.mark.parametrize(
    ("blocks", "day"),
    [
        ((TITLE, "By Ada Lorne on March 3, 2023 in Harbour", *PARAGRAPHS), "2023-03-03"),
        ((TITLE, *PARAGRAPHS, "Posted on March 3, 2023"), "2023-03-03"),
        ((TITLE, "March 3, 2023March 9, 2023", *PARAGRAPHS), "2023-03-03"),
        ((TITLE, *PARAGRAPHS), None),
    ],
)
def test_the_day_stands_beside_the_headline_or_below_the_body(blocks: tuple[str, ...], day: str | None) -> None:
    found = reading(*NAV, *blocks)
    assert (found.published_at.date().isoformat() if found.published_at else None) == day


@pytest.mark.parametrize("lines", [("Last updated on March 3, 2023",), ("Updated on", "March 3, 2023")])
def test_the_day_of_a_change_is_inferred_for_the_publication_where_no_other_is_told(lines: tuple[str, ...]) -> None:
    found = reading(*NAV, TITLE, *lines, *PARAGRAPHS)
    assert found.published_at == found.modified_at is not None
    assert (found.published_precision, found.published_from) == (Precision.INFERRED, "change:text:date line")
    assert found.published_raw is None
    told = reading(*NAV, TITLE, "Published on March 1, 2023", *lines, *PARAGRAPHS)
    assert (told.published_at and told.published_at.day, told.published_precision) == (1, Precision.DAY)


def test_the_day_may_stand_in_the_address() -> None:
    found = reading(
        *NAV, TITLE, *PARAGRAPHS, url="https://news.example/2023/03/03/harbour-office-counts-its-ropes-again"
    )
    assert found.published_at is not None
    assert (found.published_at.date().isoformat(), found.published_from) == ("2023-03-03", "url")


@pytest.mark.parametrize(
    ("line", "crumbs"),
    [
        ("Home | Harbour | Ropes", ("Home", "Harbour", "Ropes")),
        ("Home > Business > Sports", ("Home", "Business", "Sports")),
        ("Home | Politics | Economy | Sports", ()),
        ("Home | Ferries | Ropes | Chains | Buoys", ()),
        ("Inicio | Política | Economía", ()),
        ("الرئيسية | سياسة | اقتصاد | رياضة", ()),
    ],
)
def test_a_menu_in_one_line_is_no_path(line: str, crumbs: tuple[str, ...]) -> None:
    found = reading("The Marly Herald", line, TITLE, "By Ada Lorne", *PARAGRAPHS)
    assert (found.headline, found.breadcrumbs) == (TITLE, crumbs)
    assert found.section == (crumbs[-1] if crumbs else None)


@pytest.mark.parametrize("line", ["All rights reserved (c) 2026", "© The Marly Herald 2026", "Tous droits réservés"])
def test_whose_the_page_is_ends_the_related_titles(line: str) -> None:
    found = reading(
        TITLE, *PARAGRAPHS, "Related articles", "Ferries run again from Monday on", line, "Ropes of the week"
    )
    assert [link.title for link in found.links] == ["Ferries run again from Monday on"]


@pytest.mark.parametrize(
    ("date", "url", "is_marked"),
    [
        ("05/06/2023", URL, True),
        ("13/06/2023", URL, False),
        ("5 June 2023", URL, False),
        ("05/06/2023", "https://news.example.ie/harbour/ropes-again", False),
    ],
)
def test_a_texts_date_that_may_be_either_of_two_says_so(date: str, url: str, is_marked: bool) -> None:
    found = reading(TITLE, "By Ada Lorne", date, *PARAGRAPHS, url=url)
    assert found.published_at is not None
    assert (found.published_from or "").endswith(":ambiguous") is is_marked


def test_headings_that_begin_alike_stand_below_each_part_of_an_article() -> None:
    names = ("Ada Lorne", "Bo Lind", "Cleo Marsh")
    parts = [block for name, text in zip(names, TEASERS, strict=True) for block in (f"More on {name}", text)]
    assert paragraphs(reading(TITLE, *PARAGRAPHS, *parts))[-1] == TEASERS[-1]


def test_a_list_that_a_short_article_announces_is_its_own() -> None:
    items = ("Measure each rope before it is lent", "Count chains twice", "Ask the keeper", "Write down each knot")
    announced = "The office has told its captains what to do with ropes from now on, and these are its first rules:"
    found = paragraphs(reading(*NAV, TITLE, PARAGRAPHS[0], announced, *(f"* {item}" for item in items)))
    assert found[1:] == (announced, *items)


@pytest.mark.parametrize(
    "bar",
    [
        ("BREAKING NEWS", "Library of Oldport burns down in the night", "2 hours ago"),
        ("Live", "Library of Oldport burns down in the night", "May 4, 2023"),
        ("Most read", "Library of Oldport burns down in the night", "By Bo Lind", "May 2, 2023"),
    ],
)
def test_a_bar_above_the_headline_is_none_where_the_address_does_not_tell(bar: tuple[str, ...]) -> None:
    found = reading("Marly Herald", *bar, TITLE, "By Ada Lorne", "May 3, 2023", *PARAGRAPHS, url=None)
    assert (found.headline, found.authors) == (TITLE, ("Ada Lorne",))
    assert found.published_at and found.published_at.day == 3


@pytest.mark.parametrize("announced", [(), ("The office keeps a list of its own:",)])
def test_a_chronology_is_of_its_article(announced: tuple[str, ...]) -> None:
    items = ("12 March 2023: the ropes were counted", "13 April 2023: none was lost")
    own = (*PARAGRAPHS[:3], *announced, *items, *PARAGRAPHS[3:])
    listed = (*PARAGRAPHS[:3], *announced, *(f"* {item}" for item in items), *PARAGRAPHS[3:])
    assert paragraphs(reading(TITLE, "By Ada Lorne", "May 3, 2023", *listed)) == own


@pytest.mark.parametrize("label", ["Published: May 3, 2023", "Published on 3 May 2023 at 10:20"])
def test_a_labelled_day_below_an_article_counts_more_than_the_mastheads_day(label: str) -> None:
    found = reading("Marly Herald", "Friday, May 5, 2023", TITLE, *PARAGRAPHS, label)
    assert found.published_at and found.published_at.day == 3


def test_the_day_above_a_headline_counts_where_another_articles_stands_below() -> None:
    found = reading("Friday, May 5, 2023", TITLE, *PARAGRAPHS, "Related articles", *TEASERS, "Published: May 3, 2023")
    assert found.published_at and found.published_at.day == 5


@pytest.mark.parametrize("label", ["Submitted by", "Contributed by"])
@pytest.mark.parametrize("date", ["", " on May 3, 2023", " on Wed, 5/3/2023 - 10:20"])
def test_who_submitted_an_article_wrote_it(label: str, date: str) -> None:
    found = reading(TITLE, f"{label} Ada Lorne{date}", *PARAGRAPHS)
    assert found.authors == ("Ada Lorne",)


SHORT = (
    "The harbour office of Marly has counted its ropes once more, and finds that none of them is lost this year.",
    "“We are glad,” said the keeper, who has counted them for thirty years, “and we shall count all of them again.”",
)
COOKIES = (
    "We value your privacy",
    "We and our partners use cookies to store and access information on your device. You can accept all cookies or"
    " manage your preferences in our cookie policy at any time.",
    "Accept all",
)
BLOCKER = ("Ad blocker detected", "Please disable your ad blocker or whitelist this site to continue.")


@pytest.mark.parametrize("banner", [COOKIES, BLOCKER])
def test_a_banner_beside_a_short_signed_article_refuses_nothing(banner: tuple[str, ...]) -> None:
    signed = (TITLE, "By Ada Lorne", "May 3, 2023", *SHORT)
    assert paragraphs(reading(*banner, *signed)) == SHORT
    assert reading(*signed, *banner).page_class is PageClass.ARTICLE


@pytest.mark.parametrize(("banner", "page_class"), [(COOKIES, PageClass.CONSENT), (BLOCKER, PageClass.BLOCK)])
@pytest.mark.parametrize("above", [(), ("Marly Herald", "May 3, 2023"), (TITLE, "By Ada Lorne", "May 3, 2023")])
def test_a_banner_that_covers_the_article_refuses(
    banner: tuple[str, ...], page_class: PageClass, above: tuple[str, ...]
) -> None:
    assert reading(*above, *banner).page_class is page_class


@pytest.mark.parametrize(
    "line",
    [
        "03.03.2023, 11:05 Uhr Lesedauer: 3 Min.",
        "March 3, 2023 11:05 · 3 min read",
        "3 de marzo de 2023, 11:05 - Tiempo de lectura: 3 min",
        "3 mars 2023, 11:05 | Temps de lecture : 3 minutes",
    ],
)
def test_a_date_with_a_reading_time_behind_it(line: str) -> None:
    found = reading(*NAV, TITLE, line, *PARAGRAPHS)
    assert found.published_at is not None
    assert (f"{found.published_at:%Y-%m-%d %H:%M}", found.reading_minutes) == ("2023-03-03 11:05", 3)


@pytest.mark.parametrize(
    "line",
    ["3 марта 2023, 11:05 Автор: Мария Лорн", "03.03.2023, 11:05 Autor: Ada Lorne", "3 Mart 2023 11:05 Yazar: A. Lorn"],
)
def test_a_time_with_a_byline_behind_it(line: str) -> None:
    found = reading(*NAV, TITLE, line, *PARAGRAPHS)
    assert f"{found.published_at:%Y-%m-%d %H:%M}" == "2023-03-03 11:05"


@pytest.mark.parametrize(
    ("title", "sign", "text"),
    [
        (
            "Two hurt as ferry hits quay",
            "20 November 2023",
            "Two people were slightly hurt on Sunday when the morning ferry hit the quay at Marly in fog, police said.",
        ),
        (
            "Zwei Verletzte bei Unfall einer Fähre",
            "20. November 2023",
            "Zwei Menschen sind am Sonntag leicht verletzt worden, als die Fähre im dichten Nebel gegen den Kai von"
            " Marly fuhr. Das teilte die Polizei mit.",
        ),
        (
            "El precio de la sal se dobla",
            "Por Ana Ruiz",
            "El panadero del pueblo dio pan a quienes esperaron toda la noche. El ministerio no respondió a las"
            " preguntas sobre el retraso.",
        ),
        (
            "إصابة شخصين في حادث عبارة",
            "20 نوفمبر 2023",
            "أصيب شخصان بجروح طفيفة يوم الأحد عندما اصطدمت عبارة الصباح برصيف ميناء مارلي وسط ضباب كثيف، بحسب ما قالت"
            " الشرطة في بيان لها.",
        ),
    ],
)
def test_short_news_is_an_article_where_it_tells_a_day_or_an_author(title: str, sign: str, text: str) -> None:
    found = reading(title, sign, text, url=None)
    assert (found.page_class, found.headline, found.body) == (PageClass.ARTICLE, title, text)
    unsigned = reading(title, text, url=None)
    assert unsigned.page_class is PageClass.UNKNOWN
    least = 26 if title.startswith("إصابة") else 40  # a denser language
    assert f"{least} make an article" in (unsigned.reason or "")


def test_a_summary_counts_as_prose_of_a_short_text() -> None:
    summary = "Masons built the wall of Marly higher than before, and the harbour office expects twice as many ships."
    text = "The ferry was taken out of service, and it will be looked at on Monday by the harbour office, which has"
    found = reading("Old pier opens again", summary, "2 min read", f"{text} two men to spare for that.", url=None)
    assert found.page_class is PageClass.ARTICLE


def test_a_line_that_a_renderer_draws_is_no_paragraph() -> None:
    found = reading(TITLE, *PARAGRAPHS[:2], f"{'━' * 79}\n{PARAGRAPHS[2]}", *PARAGRAPHS[3:])
    assert found.body == "\n\n".join(PARAGRAPHS)


def test_a_table_of_cookies_below_a_short_article_is_no_body() -> None:
    table = (
        "This cookie is set by the Ropeworks plugin to store the consent of whoever visits the pages of the harbour.",
        "Buoymaster sets this cookie to count how often each of the pages of the harbour office has been asked for.",
        "Set by Anchorage, this cookie is an identifier of each device, for ten years, to analyse what is read on it.",
    )
    found = reading(TITLE, *PARAGRAPHS[:3], *("Cookie Duration Description\n" + row for row in table * 3))
    assert found.body == "\n\n".join(PARAGRAPHS[:3])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "אושר שיפוץ המזח הישן בגבעת ארזים\n\nהמועצה המקומית אישרה אתמול את תוכנית השיפוץ של המזח הישן,"
            " בעלות של שבעה מיליון שקלים.\n\nהעבודות יחלו בחודש הבא ויימשכו כשנה, והסירות יעברו בינתיים אל המזח"
            " הצפוני שבצד השני.",
            "אושר שיפוץ המזח הישן בגבעת ארזים",
        ),
    ],
)
def test_in_languages_of_dense_words_fewer_make_an_article(text: str, title: str) -> None:
    found = read(text.encode(), None, "text/plain")
    assert (found.page_class, found.headline) == (PageClass.ARTICLE, title)
    assert read(text.rpartition("\n")[0].encode(), None, "text/plain").page_class is PageClass.UNKNOWN
