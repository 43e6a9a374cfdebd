"""Which line of an unknown outlet's text is the headline, with nothing in the address to tell it."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from storage.records import Extraction

TITLE, SUBTITLE = "How a town forgot its river", "And what it cost to remember"
ADDRESS = "https://paper.example/news/local/old-pier-opens-again-1234567"
PARAGRAPHS = (
    "The river runs under the car park of the market hall, and nobody I asked could tell me what it was called once.",
    "It was put into a pipe because of the smell, says one who was an apprentice then and is the last of those men.",
    "Now the town has to choose between a new pipe and the river itself, and the mayor has asked for a vote in March.",
)


def reading(*head: str) -> Extraction:
    return read("\n\n".join([*head, *PARAGRAPHS]).encode(), media_type="text/plain")


def headings(found: Extraction) -> tuple[str | None, str | None]:
    return found.headline, found.standfirst


@pytest.mark.parametrize("above", [(), ("Slow Water",), ("Slow Water", "Subscribe Sign in"), ("  • News", "  • Sport")])
@pytest.mark.parametrize("signed", [("By Ada Lorne", "Nov 14, 2026"), ("Ada Lorne", "Nov 14, 2026"), ("14 Nov 2026",)])
def test_below_the_headline_stands_a_short_sub_title(above: tuple[str, ...], signed: tuple[str, ...]) -> None:
    assert headings(reading(*above, TITLE, SUBTITLE, *signed)) == (TITLE, SUBTITLE)


@pytest.mark.parametrize(
    "above",
    [
        "Notes from among the many reeds",  # of which the article says nothing
        "home newsletter blog river town",
        "The Town and River Post - News",
    ],
)
def test_a_line_of_the_site_above_the_headline_is_none(above: str) -> None:
    assert reading(above, TITLE, "By Ada Lorne", "Nov 14, 2026").headline == TITLE


@pytest.mark.parametrize("subtitle", [(), ("The council put it into a pipe and nobody knows its name",)])
def test_the_names_behind_a_label_of_their_own_are_no_headline(subtitle: tuple[str, ...]) -> None:
    found = reading("Slow Water", TITLE, *subtitle, "By\nAda Lorne and Bo Lind\n-\nNovember 14, 2026")
    assert headings(found) == (TITLE, subtitle[0] if subtitle else None)
    assert found.authors == ("Ada Lorne", "Bo Lind")


@pytest.mark.parametrize(
    "line",
    [
        "Port Marly - 14 Nov. 2026 - 21:47 CET and again in the days that came after it",
        "Port Marly and the islands - 14 Nov. 2026 Updated: 15 Nov. 2026",
    ],
)
def test_a_line_with_a_date_and_its_time_is_no_headline(line: str) -> None:
    assert reading("Slow Water", TITLE, "Ada Lorne / Bo Lind", line).headline == TITLE


@pytest.mark.parametrize(
    "names",
    [
        "Ada Lorne / Bo Lind",
        "Ada Lorne & Bo Lind",
        "Ada Lorne and Bo Lind\n\nNorthern News, Marly",
        "Ada Lorne, Bo Lind\n\nNorthern News, Marly",
        "  • Ada Lorne\n\nAda Lorne, Bo Lind",
    ],
)
def test_names_above_a_date_are_the_authors_and_no_standfirst(names: str) -> None:
    found = reading("Slow Water", TITLE, names, "14 November 2026")
    assert (found.headline, found.standfirst, found.authors) == (TITLE, None, ("Ada Lorne", "Bo Lind"))


def test_a_name_and_a_post_are_one_author() -> None:
    found = reading(TITLE, "Ada Lorne, Shipping Reporter", "14 November 2026")
    assert found.authors == ("Ada Lorne",)


def test_names_behind_a_label_of_their_own_tell_of_the_headline_above_them() -> None:
    summary = "The council put it into a pipe, and nobody living can say what it was called."
    found = reading("Search the Slow Water pages", TITLE, summary, "By \nAda Lorne, Bo Lind", "Share this page")
    assert found.headline == TITLE


def test_a_weekday_that_is_printed_right_behind_a_name_is_none_of_it() -> None:
    found = reading(TITLE, "Ada LorneWed, November 18, 2026 at 5:00 AM EST2 min read")
    assert found.authors == ("Ada Lorne",)


# Title, summary, who wrote it, caption with its credit, the day, and what the article says.
PAPERS = {
    "fr": (
        "Le vieux pont rouvre après onze mois de travaux",
        "Fermé depuis la crue, l’ouvrage accueillera de nouveau les voitures lundi",
        "Claire Le Goff",
        ("Le pont rouvert, vendredi matin.", " Photo Jean Petit"),
        "20 novembre 2026",
        "La municipalité a annoncé vendredi la réouverture du vieux pont de Marly, fermé depuis onze mois.",
    ),
    "de": (
        "Hängebrücke in Marly ist wieder offen",
        "Radfahrer müssen trotzdem absteigen, denn die Rampen bleiben steil",
        "Katharina Heide",
        ("Die Hängebrücke am Freitagmorgen.", " Foto: Peter Ray"),
        "20. November 2026",
        "Die alte Hängebrücke in Marly ist nach elf Monaten Bauzeit wieder für Fußgänger und Radfahrer geöffnet.",
    ),
    "ru": (
        "Старый причал в Марли снова открыт",
        "Лодки смогут причаливать с понедельника, а фонарей всё ещё нет",
        "Мария Ковалёва",
        ("Причал после ремонта.", " Фото: Пётр Лучев"),
        "20 ноября 2026",
        "Власти города Марли открыли в пятницу старый причал, который ремонтировали одиннадцать месяцев.",
    ),
    "ar": (
        "إعادة افتتاح رصيف الميناء القديم بعد أحد عشر شهرا",
        "الصيادون يعودون يوم الاثنين والمرحلة الثانية في الربيع",
        "محمد عبد الرحمن",
        ("الرصيف بعد إعادة افتتاحه.", " تصوير: كريم راي"),
        "20 نوفمبر 2026",
        "أعادت بلدية الميناء القديم يوم الجمعة افتتاح الرصيف بعد أحد عشر شهرا من أعمال الترميم التي أعقبت العاصفة.",
    ),
    "zh": (
        "青江老码头时隔十一个月重新开放",
        "渔船周一起可靠泊，步道仍缺路灯",
        "李明华",
        ("重新开放的码头。", "摄影：张伟"),
        "2026年11月20日",
        "青江市政府宣布，因风暴受损的老码头经过十一个月的修缮，已于当日上午重新对外开放，市民可以免费进入参观游览。",
    ),
}


@pytest.mark.parametrize("url", [None, ADDRESS])
@pytest.mark.parametrize("language", PAPERS)
def test_the_headline_is_no_caption_above_byline_and_day(language: str, url: str | None) -> None:
    title, _, name, (scene, credit), day, text = PAPERS[language]
    found = read(
        "\n\n".join((title, f"{scene}\n{scene}{credit}", f"By {name}\n{day}", *[text] * 5)).encode(), url, "text/plain"
    )
    assert found.headline == title


@pytest.mark.parametrize("url", [None, ADDRESS])
@pytest.mark.parametrize("language", PAPERS)
def test_nor_the_author_or_summary_below_which_the_name_stands_twice(language: str, url: str | None) -> None:
    title, summary, name, _, day, text = PAPERS[language]
    found = read("\n\n".join((title, summary, name, name, day, *[text] * 5)).encode(), url, "text/plain")
    assert found.headline == title


@pytest.mark.parametrize(
    ("title", "url", "below"),
    [
        ("Harbour Pilot Courses", None, ()),
        ("Ada Maria Lorne", "https://paper.example/news/ada-maria-lorne", ("By Bo Lind", "20 November 2026")),
    ],
)
def test_a_title_like_a_name_may_stand_twice(title: str, url: str | None, below: tuple[str, ...]) -> None:
    found = read("\n\n".join((title, title, *below, *PARAGRAPHS)).encode(), url, "text/plain")
    assert found.headline == title


@pytest.mark.parametrize("mark", ["›", "»", ">"])
@pytest.mark.parametrize(
    "title",
    [
        "Old pier opens again after eleven months of repairs",
        "Άνοιξε ξανά η παλιά προβλήτα μετά από έντεκα μήνες",
        "Старый причал в Марли снова открыт после долгого ремонта",
    ],
)
def test_nor_a_path_that_ends_in_the_title(mark: str, title: str) -> None:
    head = (f"Home {mark} News {mark} {title}", "  • News", title, PARAGRAPHS[0], "By", "Ann Lee", "-", "20 Nov 2026")
    found = read("\n\n".join((*head, "0", "1482", *PARAGRAPHS)).encode(), ADDRESS, "text/plain")
    assert found.headline == title


@pytest.mark.parametrize("language", ["fr", "de", "ru", "ar"])
def test_an_address_in_another_language_tells_nothing_of_two_titles(language: str) -> None:
    title, summary, name, _, day, text = PAPERS[language]
    found = read("\n\n".join((title, summary, f"{name}\n{day}", *[text] * 5)).encode(), ADDRESS, "text/plain")
    assert found.headline == title


def test_a_title_may_end_in_what_looks_like_a_credit() -> None:
    title, _, name, _, day, text = PAPERS["de"]
    title = "Sturm über Marly. Fotos zeigen die Schäden"
    found = read("\n\n".join((title, f"{name}\n{day}", *[text] * 5)).encode(), None, "text/plain")
    assert found.headline == title


def test_a_title_that_is_printed_below_its_picture_again_counts_for_more() -> None:
    title, other = "Old pier opens again", "What to know of the harbour this week"
    body = "Masons built the wall of the pier higher, and the office expects twice as many ships in it this year."
    found = read("\n\n".join((title, other, body, title, *[body] * 5)).encode(), None, "text/plain")
    assert found.headline == title


@pytest.mark.parametrize("title", ["« La rivière doit couler », dit le maire", "«Река вернётся», говорит мэр"])
def test_a_quotation_in_guillemets_is_no_path(title: str) -> None:
    assert reading(title, "By Ada Lorne", "14 November 2026").headline == title


@pytest.mark.parametrize(
    "title", ["Why does a whole town pay for a river that nobody sees?", "لماذا تدفع مدينة كاملة ثمن نهر لا يراه أحد؟"]
)
def test_a_headline_may_be_a_question(title: str) -> None:
    found = reading(title)
    assert (found.headline, found.body) == (title, "\n\n".join(PARAGRAPHS))


@pytest.mark.parametrize(
    "text",
    [
        "It was said again at the meeting. Why does a whole town pay for a river that nobody sees?",
        "Why, he asks, does a whole town of bakers and masons pay for a river that nobody sees but those who clean it?",
    ],
)
def test_a_paragraph_that_ends_in_a_question_is_none(text: str) -> None:
    assert reading(text).headline is None


@pytest.mark.parametrize(
    "line",
    [
        "Thứ tư, 18/11/2026, 10:12 (GMT+7)",
        "Updated on",
        "Veröffentlicht am",
    ],
)
def test_the_line_of_a_date_or_its_label_is_none(line: str) -> None:
    assert reading("The river", line, "14 Nov 2026").headline == "The river"


def test_a_link_to_the_content_with_the_menu_behind_it_is_none() -> None:
    assert reading("Skip to contentWatch LiveRegisterSign In", "The river", "14 Nov 2026").headline == "The river"


def test_a_title_that_begins_like_one_is_a_headline() -> None:
    title = "Skipping to school: how the river path was saved"
    assert reading("Harbour Herald", title, "14 Nov 2026").headline == title
