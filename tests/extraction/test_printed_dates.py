"""The dates around a headline, and what each of them is: rule by rule."""

from __future__ import annotations

import pytest

from spiders.extraction.printed_dates import Printed, date_of, writes_month_first
from storage.records import Precision
from tests.extraction.strangers import article

DAY, LATER = "3 March 2026", "5 March 2026"


def printed(below: str, lang: str = "en") -> list[Printed]:
    return list(article(below=below, lang=lang).printed_dates.after)


def values(below: str, lang: str = "en") -> list[str]:
    return [each.value for each in printed(below, lang)]


def changes(below: str, lang: str = "en") -> list[str]:
    return [each.value for each in article(below=below, lang=lang).printed_dates.changes]


@pytest.mark.parametrize(
    ("below", "lang"),
    [
        (f"The fair opens on {DAY}", "en"),
        (f"The fair is on from {DAY}", "en"),
        ("La feria abre el 3 de marzo de 2026", "es"),
        ("La foire ouvre le 3 mars 2026", "fr"),
        ("Die Messe beginnt am 3. März 2026", "de"),
        ("Il mercato apre il 3 marzo 2026", "it"),
    ],
)
def test_a_sentences_day_is_no_dateline(below: str, lang: str) -> None:
    assert values(f"<p>{below}</p>", lang) == []


@pytest.mark.parametrize(
    ("below", "lang"),
    [
        # Words on both sides.
        (f"On {DAY}, the ferry sank", "en"),
        (f"Ferry of {DAY}: how it sank", "en"),
        (f"Lorne was chosen on {DAY} and left soon", "en"),
        (f"A survey published on {DAY} warned of this.", "en"),
        (f"The survey was published on {DAY} and runs to 90 pages.", "en"),
        (f"Published on {DAY}, the survey runs to 90 pages.", "en"),
        ("Born 12 May 1950, died 3 March 2026", "en"),
        ("Un rapport publié le 3 mars 2026 alertait.", "fr"),
        ("Le 3 mars 2026, le bac coulait.", "fr"),
        ("El 3 de marzo de 2026 se hundió el barco.", "es"),
        ("Um estudo publicado em 3 de março de 2026 apontava riscos.", "pt"),
        ("Ein am 3. März 2026 veröffentlichter Bericht warnt davor.", "de"),
        ("Am 3. März 2026 war alles noch gut.", "de"),
        ("3 марта 2026 года затонул паром.", "ru"),
        ("3 Mart 2026’da yayınlanan rapor tehlikeye dikkat çekti.", "tr"),
        ("2026年3月3日，旧渡船在港口外沉没。", "zh"),
        # A stop behind words.
        (f"It sank on {DAY}.", "en"),
        (f"Three were lost when the ferry sank on {DAY}.", "en"),
        (f"The harbour’s plan was updated on {DAY}", "en"),
        (f"It sank on {DAY}. | Harbour", "en"),
        (f"It sank on {DAY}. • Read more", "en"),
        # A label of names, and no names.
        (f"By the sea the fair opens on {DAY}.", "en"),
        (f"It sank on <a href=/sea>{DAY}</a>, and nobody knew.", "en"),
    ],
)
def test_a_day_of_which_a_sentence_says_something_is_no_dateline(below: str, lang: str) -> None:
    assert (values(f"<p>{below}</p>", lang), changes(f"<p>{below}</p>", lang)) == ([], [])


@pytest.mark.parametrize(
    ("below", "lang"),
    [
        (f"By Ada Lorne of the Harbour Herald, {DAY}.", "en"),
        (f"By Ada Lorne, sea correspondent, {DAY} in News", "en"),
        (f"This article was first published on {DAY} and has been shortened since.", "en"),
        ("Dieser Beitrag wurde am 3. März 2026 veröffentlicht.", "de"),
        (f"Posted on {DAY} by Ada Lorne in News, Sea.", "en"),
        (f"PORT OSSEL, {DAY} - The ferry has been found.", "en"),
        (f"{DAY}. The ferry has been found at last.", "en"),
        (f"<b>{DAY}</b> The ferry has been found at last.", "en"),
        (f"{DAY} at 10:20, 5 min read", "en"),
        (f"{DAY} | Ada Lorne asks how it sank.", "en"),
        ("来源：海港报 2026年3月3日 15:04 作者：王小明", "zh"),
        ("Порт-Оссел, 3 марта 2026 г.", "ru"),
    ],
)
def test_a_day_beside_names_labels_and_parted_sentences_is_a_dateline(below: str, lang: str) -> None:
    assert len(values(f"<p>{below}</p>", lang)) == 1


PROSE = "Ropes of all lengths lie in the shed behind the harbour office, and nobody has counted them since spring."


def doubtful(below: str, lang: str = "en", above: str = "") -> list[str]:
    return [each.value for each in article(above=above, below=below, lang=lang).printed_dates.doubtful]


@pytest.mark.parametrize(
    ("below", "lang"),
    [
        ("It sank on 3 March 2026.", "en"),
        ("Lorne was chosen on 3 March 2026.", "en"),
        ("On 3 March 2026, the ferry sank.", "en"),
        ("Three were lost in the cold when it sank on 3 March 2026.", "en"),
        ("A survey published on 3 March 2026 warned of this.", "en"),
        ("Le 3 mars 2026, le bac coulait.", "fr"),
        ("Le 3 mars 2026, le bac s’effondrait.", "fr"),
        ("El 3 de marzo de 2026 se hundió el barco.", "es"),
        ("3 марта 2026 года затонул паром.", "ru"),
        ("2026年3月3日，旧渡船在港口外沉没。", "zh"),
    ],
)
def test_a_plain_sentence_leaves_no_doubt(below: str, lang: str) -> None:
    assert (values(f"<p>{below}</p>", lang), doubtful(f"<p>{below}</p>", lang)) == ([], [])


@pytest.mark.parametrize(
    ("below", "lang"),
    [
        ("Press release issued on 3 March 2026.", "en"),
        ("The Phare | Press release issued on 3 March 2026.", "en"),
        ("Di Stefano opened the fair on 3 March 2026.", "en"),
        ("Zuerst erschienen am 3. März 2026.", "de"),
        ("Paru dans le Phare du 3 mars 2026.", "fr"),
        ("Nota de prensa del 3 de marzo de 2026.", "es"),
        ("3 March 2026, share this story.", "en"),
        ("3 mars 2026, aucun commentaire.", "fr"),
        ("Le 3 mars 2026 dans Politique.", "fr"),
        ("3 marca 2026, czas czytania 4 minuty.", "pl"),
        ("3 March 2026 by admin, filed under harbour news.", "en"),
        ("رام الله 3 مارس 2026.", "ar"),
    ],
)
def test_a_short_line_that_may_be_a_sentence_is_doubtful_right_by_the_headline_alone(below: str, lang: str) -> None:
    line = f"<p>{below}</p>"
    assert (values(line, lang), len(doubtful(line, lang)), len(doubtful("", lang, above=line))) == ([], 1, 1)
    assert doubtful(f"<p>{PROSE}</p>{line}", lang) == []
    assert doubtful("<p>Ropes</p>" * 8 + line, lang) == []


@pytest.mark.parametrize(
    ("below", "lang"),
    [
        ("Listen to this story. 3 March 2026.", "en"),
        ("Category: harbour news. 3 March 2026.", "en"),
        ("Mis en ligne le 3 mars 2026.", "fr"),
        ("Geplaatst door Ada Lorne op 3 maart 2026.", "nl"),
        ("Geschreven door Ada Lorne op 3 maart 2026.", "nl"),
        ("Dodano dnia 3 marca 2026.", "pl"),
        ("Artykuł opublikowany 3 marca 2026.", "pl"),
        ("Размещено 3 марта 2026 года.", "ru"),
        ("Ada Lorne tarafından 3 Mart 2026 tarihinde.", "tr"),
        ("3 Mart 2026 tarihinde yayınlandı.", "tr"),
        ("Eklenme tarihi 3 Mart 2026.", "tr"),
        ("发布时间：2026年3月3日 10:30。", "zh"),
        ("نشر بتاريخ 3 مارس 2026.", "ar"),
    ],
)
def test_labels_bylines_and_sentences_of_their_own_before_a_day_leave_it_a_dateline(below: str, lang: str) -> None:
    assert (len(values(f"<p>{below}</p>", lang)), doubtful(f"<p>{below}</p>", lang)) == (1, [])


@pytest.mark.parametrize(
    ("below", "lang", "day"),
    [
        (f"Latest update on {LATER}.", "en", LATER),
        (f"Most recent update on {LATER}.", "en", LATER),
        (f"Last reviewed on {LATER}.", "en", LATER),
        ("Последнее обновление 5 марта 2026 года.", "ru", "5 марта 2026 года"),
    ],
)
def test_a_changes_day_behind_its_label_and_before_a_stop(below: str, lang: str, day: str) -> None:
    assert (values(f"<p>{below}</p>", lang), changes(f"<p>{below}</p>", lang)) == ([], [day])


@pytest.mark.parametrize(
    ("below", "lang", "day"),
    [
        (f"The Lantern Herald on {DAY}", "en", DAY),
        ("El Heraldo Marino el 3 de marzo de 2026", "es", "3 de marzo de 2026"),
        ("Le Phare Bleu le 3 mars 2026", "fr", "3 mars 2026"),
        ("Die Hafen Zeitung am 3. März 2026", "de", "3. März 2026"),
        ("Il Corriere Blu il 3 marzo 2026", "it", "3 marzo 2026"),
    ],
)
def test_a_papers_day_is_a_dateline(below: str, lang: str, day: str) -> None:
    assert values(f"<p>{below}</p>", lang) == [day]


@pytest.mark.parametrize(
    "below",
    [f"The Lantern 24 {DAY}", f"The fair {DAY}", f"Fair is open {DAY}", f"The keeper of ropes, {DAY}"],
)
def test_what_only_begins_like_a_sentence_leaves_the_day(below: str) -> None:
    assert values(f"<p>{below}</p>") == [DAY]


def test_a_line_that_says_little_else_is_close_and_a_long_one_is_prose() -> None:
    beside = "Ada Lorne of the harbour office in Port Ossel, "
    more = "who counts ropes for the Herald and the ferry line, "
    assert [(each.value, each.is_close) for each in printed(f"<p>{beside}{DAY}</p>")] == [(DAY, True)]
    assert [each.is_close for each in printed(f"<p>{beside}{more}<span>{DAY}</span></p>")] == [False]
    assert values(f"<p>{beside}{more}{DAY}</p>") == []
    assert values(f"<p>{beside}{more * 3}<span>{DAY}</span></p>") == []


def test_what_is_far_below_is_not_close() -> None:
    lines = "<p>Ropes</p>" * 7
    assert [each.is_close for each in printed(f"{lines}<p>{DAY}</p>")] == [True]
    assert [each.is_close for each in printed(f"<p>Ropes</p>{lines}<p>{DAY}</p>")] == [False]
    above = [article(above=f"<p>{DAY}</p>{more}{lines}").printed_dates.before for more in ("", "<p>Ropes</p>")]
    assert [[each.is_close for each in dates] for dates in above] == [[True], [False]]


@pytest.mark.parametrize(
    ("below", "alone", "labelled"),
    [
        (DAY, True, False),
        (f"Published: {DAY}", True, True),
        (f"By Ada Lorne: {DAY}", True, False),
        (f"The fair: {DAY}", False, False),
        (f"A story of {DAY}", False, False),
        (f"Ada Lorne, {DAY}", True, False),
        (f"<span>The fair:</span> <span>{DAY}</span>", False, False),
        (f"<span>Published:</span> <span>{DAY}</span>", True, True),
    ],
)
def test_what_else_a_line_says_that_its_day_is_of(below: str, alone: bool, labelled: bool) -> None:
    assert [(each.is_alone, each.is_labelled) for each in printed(f"<p>{below}</p>")] == [(alone, labelled)]


def test_a_label_is_of_the_next_date_alone() -> None:
    assert changes(f"<p>Updated</p><p>{LATER}</p><p>{DAY}</p>") == [LATER]
    assert values(f"<p>Updated</p><p>{LATER}</p><p>{DAY}</p>") == [DAY]
    assert changes(f"<p>Updated</p><p>Ropes of all lengths</p><p>{LATER}</p>") == []
    assert values(f"<p>Updated</p><p>Published: {DAY}</p>") == [DAY]
    prose = "Ropes of all lengths lie in the shed behind the harbour office. " * 4
    assert changes(f"<p>Updated</p><p>{prose}</p><p>{LATER}</p>") == []


def test_a_label_is_short() -> None:
    assert values(f"<p>Ada Lorne has changed how ropes are counted</p><p>{DAY}</p>") == [DAY]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("18 Nov 2026 - 23:10", ["18 Nov 2026 - 23:10"]),
        ("18 Nov 2026 | at 23:10", ["18 Nov 2026 | at 23:10"]),
        ("23:10 | 18 Nov 2026", ["23:10 | 18 Nov 2026"]),
        ("Sea | 18 Nov 2026", ["18 Nov 2026"]),
        ("18 Nov 2026 | Room 4 at 23:10", ["18 Nov 2026"]),
        ("Sea | 23:10", []),
        ("Sea | 23:10, 18 Nov 2026", ["23:10, 18 Nov 2026"]),
    ],
)
def test_bars_part_a_line_but_not_a_day_from_its_time(below: str, expected: list[str]) -> None:
    assert values(f"<p>{below}</p>") == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (f"<time datetime='2026-03-03T08:00:00Z'>{DAY}</time>", "2026-03-03T08:00:00Z"),
        (f"<time datetime='2026-03-03T08:00:00Z'><span>{DAY}</span></time>", "2026-03-03T08:00:00Z"),
        (f"<time datetime='in spring'>{DAY}</time>", DAY),
        (f"<time>{DAY}</time>", DAY),
    ],
)
def test_what_an_element_declares_of_the_day_that_it_shows(below: str, expected: str) -> None:
    assert values(f"<p>{below}</p>") == [expected]


def test_a_change_is_what_is_printed_for_its_element_may_declare_the_publication() -> None:
    below = f"<p>Updated: <time datetime='2026-03-03T08:00:00Z'>{LATER}</time></p>"
    assert (values(below), changes(below)) == ([], [LATER])


def test_a_time_before_a_reading_time() -> None:
    found = printed("<p>3.3.2026, 11:05 Uhr Lesedauer: 3 Min.</p>", "de")
    assert [(each.shown.at.hour, each.shown.precision) for each in found] == [(11, Precision.MINUTE)]


def test_a_change_whose_label_stands_behind_its_date() -> None:
    below = "<p>2026/3/3 15:04 (2026/3/5 7:00 更新)</p>"
    assert (values(below, "ja"), changes(below, "ja")) == (["2026/3/3 15:04"], ["2026/3/5 7:00"])


@pytest.mark.parametrize(
    ("zone", "precision"), [("IST", Precision.DAY), ("CET", Precision.MINUTE), ("", Precision.MINUTE)]
)
def test_a_time_is_of_no_known_clock_where_the_next_ones_zone_means_several(zone: str, precision: Precision) -> None:
    for behind in ("", " - PORT OSSEL"):
        below = f"<p>{DAY} 12:05 pm | Updated {LATER} 08:15 am {zone}{behind}</p>"
        assert [each.shown.precision for each in printed(below)] == [precision]


@pytest.mark.parametrize(
    ("time", "precision"),
    [
        ("10:30 AM", Precision.MINUTE),
        ("10:30 AM PT", Precision.MINUTE),
        ("17:30 CET", Precision.MINUTE),
        ("17:30 XYT", Precision.DAY),
        ("10:30 AM XYT", Precision.DAY),
    ],
)
def test_a_time_behind_a_byline_is_left_out_where_its_zone_is_unknown(time: str, precision: Precision) -> None:
    (found,) = printed(f"<p>By Ada Lorne, Staff Writer Nov. 20, 2026 {time}</p>")
    assert (found.shown.at.date().isoformat(), found.shown.precision) == ("2026-11-20", precision)


def test_an_age_right_below_the_headline_is_counted_and_a_changes_is_not() -> None:
    far = "<p>Ropes</p>" * 8
    assert article(below="<p>3 hours ago</p>").printed_dates.counted == ("3 hours ago",)
    assert article(below="<p>Updated 3 hours ago</p>").printed_dates.counted == ()
    assert article(below=f"{far}<p>3 hours ago</p>").printed_dates.counted == ()


@pytest.mark.parametrize(
    ("lang", "url", "expected"),
    [
        ("en-US", "https://news.example/a", True),
        ("en-GB", "https://news.example/a", False),
        ("en", "https://news.example/a", True),
        ("en", "https://news.example.ie/a", False),
        ("de", "https://news.example/a", False),
    ],
)
def test_where_the_month_is_written_first(lang: str, url: str, expected: bool) -> None:
    assert writes_month_first(article(lang=lang, url=url)) is expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("Ropes 24 | at 20:30, 3 March 2026", ["at 20:30, 3 March 2026"]),
        ("Page 7, 18:20 | 3 March 2026", ["3 March 2026"]),
        ("18:20 | (3 March 2026)", ["(3 March 2026"]),
        ("(3 March 2026)", ["3 March 2026"]),
        ("[3 March 2026];", ["3 March 2026"]),
    ],
)
def test_what_is_beside_a_bar_or_in_brackets(below: str, expected: list[str]) -> None:
    assert values(f"<p>{below}</p>") == expected


def test_what_says_that_a_page_was_changed_may_be_a_sentence() -> None:
    assert changes(f"<p>This guide was reviewed {DAY}</p>") == [DAY]


@pytest.mark.parametrize(("before", "expected"), [(2, [DAY]), (9, [])])
def test_an_agency_has_its_day_near_the_beginning(before: int, expected: list[str]) -> None:
    start = f"HARBOUR CITY, {'of ropes ' * before}{DAY} - "
    assert values(f"<p>{start}{'The office counts its ropes again. ' * 6}</p>") == expected


@pytest.mark.parametrize(
    ("text", "at"),
    [("Bo Lind, updated 20:30, 3 March 2026", "20:30"), ("Bo Lind, updated 3 March 2026", "12:00")],
)
def test_a_change_behind_other_words_has_its_time(text: str, at: str) -> None:
    found = date_of(text, "en", month_first=False)
    assert found is not None
    assert f"{found.at:%Y-%m-%d %H:%M}" == f"2026-03-03 {at}"


@pytest.mark.parametrize("who", ["Bo Ray", "Dr. Bo Ray, MD"])
@pytest.mark.parametrize(
    ("label", "lang"),
    [
        ("Edited by", "en"),
        ("Edited By:", "en"),
        ("Reviewed by", "en"),
        ("Medically reviewed by", "en"),
        ("Reviewed and edited by", "en"),
        ("Edited & reviewed by", "en"),
        ("Revisado por", "es"),
        ("Revisado por", "pt"),
    ],
)
def test_whoever_looked_through_an_article_makes_no_change_of_its_day(label: str, who: str, lang: str) -> None:
    name = label.removesuffix(":") + (":" if label.endswith(":") else "")
    for below in (f"<p>{name} {who}</p><p>3/3/2026</p>", f"<p>{name} {who} | 3/3/2026</p>"):
        assert (values(below, lang), changes(below, lang)) == (["3/3/2026"], [])


@pytest.mark.parametrize(
    "below",
    [
        f"<p>Edited {DAY}</p>",
        "<p>Last edited:</p><p>3 March 2026</p>",
        f"<p>Reviewed by Bo Ray on {DAY}</p>",
        f"<p>Edited by Bo Ray</p><p>Updated {DAY}</p>",
        f"<p>Revised {DAY}</p>",
        f"<p>Revisado el {DAY}</p>",
    ],
)
def test_the_day_on_which_it_was_looked_through_is_a_changes(below: str) -> None:
    assert (values(below), len(changes(below))) == ([], 1)


SENTENCE = "The old pier has opened again, eleven months after a storm broke its northern wall and two of its lamps."


@pytest.mark.parametrize(
    ("start", "lang"),
    [
        ("PORT OSSEL, March 3, 2026 /Newswire/ --", "en"),
        ("PORT OSSEL, March 3, 2026 (HARBOUR WIRE) --", "en"),
        ("Port Ossel, 3 March 2026 (Harbour Wire) –", "en"),
        ("Port Ossel, 3 March 2026:", "en"),
        ("Port Ossel, Outer Isles, Tuesday, 3 March 2026 -", "en"),
        ("(Port Ossel, March 3, 2026)", "en"),
        ("Villa del Mar, 3 de marzo de 2026 –", "es"),
        ("Saint-Clair, le 3 mars 2026 –", "fr"),
        ("Neustadt am Meer, 3. März 2026 –", "de"),
        ("Порт-Оссел, 3 марта 2026 —", "ru"),
    ],
)
def test_releases_begin_with_their_place_and_day(start: str, lang: str) -> None:
    for prose in (SENTENCE, SENTENCE * 2):
        (found,) = printed(f"<p>{start} {prose}</p>", lang)
        assert (found.shown.at.month, found.shown.at.day) == (3, 3)
        assert not found.is_close and not found.is_alone


@pytest.mark.parametrize(
    "start",
    [
        "Ann Lee, May 4, 1950 – June 5, 2026:",
        "Sailors of Port Ossel, since 3 March 2026:",
        "Ann Lee, chosen on 3 March 2026:",
        "Port Ossel, 3 March 2026 was cold:",
        "Since the storm, 3 March 2026:",
    ],
)
def test_other_openings_are_no_places_and_days(start: str) -> None:
    assert printed(f"<p>{start} {SENTENCE}</p>") == []


def test_only_the_first_prose_begins_so() -> None:
    assert printed(f"<p>{PROSE}</p><p>Port Ossel, 3 March 2026: {SENTENCE}</p>") == []


def test_a_change_is_what_its_element_declares_where_that_is_of_the_day_that_is_shown() -> None:
    below = f"<ul><li>Updated <time datetime='2026-03-05T09:12:00-07:00'>{LATER}</time></li></ul>"
    assert changes(below) == ["2026-03-05T09:12:00-07:00"]


@pytest.mark.parametrize(
    ("below", "change"),
    [
        ("Publié le 3 mars 2026 à 17h48, mis à jour à 18h10", ["3 mars 2026 à 18h10"]),
        ("Publié le 3 mars 2026 à 17h48 | Mis à jour à 19h", ["3 mars 2026 à 19h"]),
        ("Publié le 3 mars 2026 à 17h48, mis à jour à 16h10", []),
        ("Publié le 3 mars 2026 à 17h48, mis à jour à 28h10", []),
        ("Publié le 3 mars 2026 à 17h48 CET, mis à jour à 18h10", []),
        ("Publié le 3 mars 2026 à 17h48, mis à jour par Ada Lorne à 18h10", []),
        ("Publié le 3 mars 2026, mis à jour à 18h10", []),
        ("Publié le 3 mars 2026 à 17h48, 18h10", []),
    ],
)
def test_a_change_of_which_only_the_time_is_told_is_of_the_publications_day(below: str, change: list[str]) -> None:
    assert changes(f"<p>{below}</p>", "fr") == change


@pytest.mark.parametrize(
    ("below", "lang", "change"),
    [
        ("Corrected: March 5, 2026 at 2:15 PM EST", "en", "March 5, 2026 at 2:15 PM EST"),
        ("This article was amended on 5 March 2026 to correct a name.", "en", "5 March 2026"),
        ("Corregido el 5 de marzo de 2026", "es", "5 de marzo de 2026"),
        ("Act. 5 mar 2026 - 08:05", "es", "5 mar 2026 - 08:05"),
        ("Güncellendi: 5 Mart 2026", "tr", "5 Mart 2026"),
    ],
)
def test_words_of_corrections_are_those_of_a_change(below: str, lang: str, change: str) -> None:
    assert (values(f"<p>{below}</p>", lang), changes(f"<p>{below}</p>", lang)) == ([], [change])


def test_what_says_that_another_thing_was_changed_tells_neither_day() -> None:
    below = f"<p>Updated guidance of {DAY}</p><p>Last amended: {DAY}</p><p>Polling stations updated {DAY}</p>"
    assert (values(below), changes(below)) == ([], [])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published in The Courier from Nov. 14 to Nov. 16, 2026", "2026-11-14"),
        ("Published by The Courier from Dec. 30 to Jan. 2, 2027", "2026-12-30"),
        ("Published in The Courier from 14 to 16 November 2026.", "2026-11-14"),
        ("Published in The Courier from 30 November to 2 December 2026", "2026-11-30"),
        ("Published in Room 14 to Nov. 16, 2026", "2026-11-16"),
        ("Published Nov. 14–16, 2026", "2026-11-14"),
        ("The fair is on from Nov. 14 to Nov. 16, 2026", "2026-11-16"),
        ("18/11/2026 17:12 (XYZ)", "2026-11-18"),
        ("By Ada Lorne, 18.11.2026, 17:12 XYZ", "2026-11-18"),
    ],
)
def test_the_first_of_days_and_the_day_on_an_unknown_clock(text: str, day: str) -> None:
    found = date_of(text, "en", month_first=False)
    assert found is not None
    assert (found.at.date().isoformat(), found.precision) == (day, Precision.DAY)
