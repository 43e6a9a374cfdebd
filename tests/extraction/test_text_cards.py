"""Lists of articles as text: a title, its teaser and perhaps a day, again and again."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from storage.records import Extraction, PageClass

# Titles and teasers that have nothing to do with each other, in several languages and scripts.
CARDS = {
    "en": (
        ("Ferry strike ends after nine days", "Captains go back to work on Monday, the union says."),
        ("Fish prices rise for a third month", "Cod costs twice as much as in spring, and traders blame fuel."),
        ("New keeper for the northern lighthouse", "Bo Okoye takes over in March from a man who kept it 30 years."),
        ("Council opens its books", "The accounts show four payments that nobody can explain yet."),
        ("School roofs to be mended", "Builders start on Saturday with the two oldest schools in town."),
        ("Two held after cannery fire", "Police say nobody was hurt and that the building stood empty."),
    ),
    "de": (
        ("Streik der Fähren endet", "Die Kapitäne arbeiten ab Montag wieder, sagt die Gewerkschaft."),
        ("Fischpreise steigen weiter", "Dorsch kostet doppelt so viel wie im Frühjahr, sagen die Händler."),
        ("Neue Wärterin im Leuchtturm", "Im März übernimmt sie von einem Mann, der 30 Jahre blieb."),
        ("Rat legt die Bücher offen", "Vier Zahlungen kann bisher niemand im Rathaus erklären."),
        ("Schuldächer werden geflickt", "Am Samstag beginnen die Arbeiten an den zwei ältesten Schulen."),
        ("Zwei Festnahmen nach dem Brand", "Verletzt wurde niemand, das Gebäude stand nach Angaben der Polizei leer."),
    ),
    "ar": (
        ("إغلاق الرصيف القديم", "قال مكتب الميناء يوم الاثنين إن الرصيف سيبقى مغلقاً حتى الربيع."),
        ("العبارات تنتقل شمالاً", "نُقلت ثلاث عبارات إلى الحوض الشمالي ولم يصب أحد من ركابها بأذى."),
        ("المجلس يصوت على رصيف", "يطالب سكان البلدة برصيف جديد منذ العاصفة التي ضربتها قبل شتاءين."),
        ("حبال مفقودة من المخزن", "سيصوت المجلس على الخطة الأسبوع المقبل بحسب عضوين اطلعا على المسودة."),
        ("القناة تفقد متراً", "أظهر مسح لقاع البحر أن القناة فقدت قرابة متر من عمقها."),
        ("خباز يطعم الطواقم", "وزع خباز البلدة الخبز على كل من انتظروا طوال الليل."),
    ),
    "zh": (
        ("渡轮罢工九天后结束", "工会表示，船长们将于周一返回工作岗位，渡轮恢复通航。"),
        ("鱼价连续第三个月上涨", "鳕鱼价格是春季的两倍，商贩们认为原因在于燃料价格上涨。"),
        ("北方灯塔迎来新守塔人", "她将于三月接替一位在那里守了三十年灯塔的老人，居民们表示欢迎。"),
        ("议会公开码头合同账目", "账目显示有四笔款项至今无人能够解释，议员要求展开调查。"),
        ("学校屋顶冬前完成修缮", "工人们从周六开始修缮城里最古老的两所学校，预计需要三周时间。"),
        ("罐头厂火灾后两人被捕", "警方表示无人受伤，火灾发生时厂房空无一人，原因仍在调查之中。"),
    ),
}
PARAGRAPHS = tuple(
    f"The harbour office of Marly has counted its {thing} once more, and finds that none of them is lost, though two"
    " were lent to the ferry line in spring and came back shorter than they had been."
    for thing in ("ropes", "chains", "buoys")
)


def reading(*lines: str) -> Extraction:
    return read("\n\n".join(lines).encode(), None, "text/plain")


def cards(language: str = "en", *below: str, most: int = 6) -> list[str]:
    return [line for card in CARDS[language][:most] for line in (*card, *below)]


@pytest.mark.parametrize("language", CARDS)
@pytest.mark.parametrize(
    "heading", [(), ("Local news",), ("Harbour", "All that we wrote on the old quay and its ropes.")]
)
def test_six_titles_with_a_teaser_each_are_a_list(language: str, heading: tuple[str, ...]) -> None:
    found = reading(*heading, *cards(language))
    assert (found.page_class, found.body) == (PageClass.LISTING, None)
    assert (found.reason or "").startswith("6 titles with a teaser each")


@pytest.mark.parametrize(
    "mark",
    [
        "20 November 2026",
        "By Ann Lee | 20 November 2026",
        "20 November 2026 · By Ann Lee",
        "By Ella Norr 10 Nov",
        "3 hours ago",
        "20 November 2026 | 3 comments",
    ],
)
def test_four_with_a_day_or_an_author_are_one(mark: str) -> None:
    found = reading("Local news", *cards("en", mark, most=4))
    assert (found.page_class, found.published_at, found.authors) == (PageClass.LISTING, None, ())


def test_a_day_may_stand_between_title_and_teaser() -> None:
    found = reading(*(line for title, teaser in CARDS["en"][:4] for line in (title, "20 November 2026", teaser)))
    assert found.page_class is PageClass.LISTING


def test_a_list_in_which_sections_have_headings_is_one() -> None:
    pieces = cards("en")
    assert reading("News", *pieces[:4], "Politics", *pieces[4:8], "World", *pieces[8:]).page_class is PageClass.LISTING


def test_a_list_goes_on_below_a_card_that_a_renderer_broke() -> None:
    broken = ("Repairs to take eleven weeks", "The baker gave bread to all who waited. 13 November 2026")
    dated = cards("en", "20 November 2026")
    assert "6 titles" in (reading("News", *dated[:12], *broken, *dated[12:]).reason or "")


def test_fewer_cards_tell_nothing() -> None:
    assert reading("Local news", *cards("en", most=5)).page_class is not PageClass.LISTING


def chapters(mark: str = "") -> list[str]:
    """Six parts of two sentences each, the titles behind a mark."""
    texts = [text for _, text in CARDS["en"]]
    told = [f"{text} {other}" for text, other in zip(texts, (*texts[1:], texts[0]), strict=True)]
    return [line for (title, _), text in zip(CARDS["en"], told, strict=True) for line in (f"{mark}{title}", text)]


COUNTED = ("Six things that the harbour learnt", "Seis cosas que aprendió el puerto", "The harbour: 7 things to know")


@pytest.mark.parametrize("leads", range(1, 4))
@pytest.mark.parametrize(
    ("headline", "mark"), [*((each, "") for each in COUNTED), ("# Harbour counts its ropes", "## ")]
)
def test_short_chapters_of_a_signed_article_are_no_cards(leads: int, headline: str, mark: str) -> None:
    found = reading(headline, "By Ann Lee", "Share", "Save", "Print", *PARAGRAPHS[:leads], *chapters(mark))
    assert found.page_class is PageClass.ARTICLE
    assert [line for line in chapters() if line not in (found.body or "")] == []


def test_nor_are_those_that_the_lead_counts_or_that_have_numbers() -> None:
    lead = "The office has counted again, and these are the six things that it found in its books."
    numbered = [f"{at // 2 + 1}. {line}" if at % 2 == 0 else line for at, line in enumerate(chapters())]
    below_heading = (*PARAGRAPHS[:2], "What to see", *numbered)
    for below in ((*PARAGRAPHS[:2], lead, *chapters()), (*PARAGRAPHS[:2], *numbered), below_heading):
        found = reading("Harbour counts its ropes", "By Ann Lee", *below)
        assert CARDS["en"][2][1] in (found.body or "")


@pytest.mark.parametrize("headline", ["Harbour counts its ropes", "Three held after fire in the harbour", COUNTED[0]])
@pytest.mark.parametrize("label", ["More stories", "Local news", "Elsewhere in the county", "Trending"])
@pytest.mark.parametrize("mark", ["", "#"])
@pytest.mark.parametrize("leads", [1, 2])
def test_below_a_heading_they_are_other_articles(headline: str, label: str, mark: str, leads: int) -> None:
    marks = (f"{mark} ", f"{mark}{mark} ") if mark else ("", "")
    above = (f"{marks[0]}{headline}", "By Ann Lee", "20 November 2026", *PARAGRAPHS[:leads])
    found = reading(*above, f"{marks[1]}{label}", *chapters(marks[1]))
    assert (found.page_class, found.authors) == (PageClass.ARTICLE, ("Ann Lee",))
    assert (found.body or "").split("\n\n") == list(PARAGRAPHS[:leads])


@pytest.mark.parametrize("label", ["More stories", "Related", "Top stories"])
@pytest.mark.parametrize("leads", [3, 4])
def test_a_long_article_has_none_of_them_as_parts_below_a_heading_that_closes_it(label: str, leads: int) -> None:
    above = (*PARAGRAPHS, "Nobody in the harbour office has any doubt of that.")[:leads]
    found = reading("Harbour counts its ropes", "By Ann Lee", *above, label, *chapters())
    assert (found.body or "").split("\n\n") == list(above)


def test_it_has_them_below_a_heading_of_its_own() -> None:
    found = reading("Harbour counts its ropes", "By Ann Lee", *PARAGRAPHS, "In this guide", *chapters())
    assert CARDS["en"][2][1] in (found.body or "")


@pytest.mark.parametrize("headline", ["Harbour counts its ropes", "Three held after fire", "20 held after fire"])
def test_so_are_those_that_nothing_tells_to_be_its_own(headline: str) -> None:
    found = reading(headline, "By Ann Lee", "20 November 2026", *PARAGRAPHS[:2], *chapters())
    assert (found.body or "").split("\n\n") == list(PARAGRAPHS[:2])


def test_what_is_listed_below_an_article_is_none_of_it() -> None:
    found = reading("Harbour counts its ropes", "By Ann Lee", *PARAGRAPHS[:2], *cards())
    assert not any(text in (found.body or "") for _, text in CARDS["en"])


def test_headed_paragraphs_of_an_article_are_no_cards() -> None:
    headed = [line for number, text in enumerate(PARAGRAPHS * 2) for line in (f"The {number + 2} counts", text)]
    found = reading("Harbour office counts its ropes again", "By Ann Lee", *headed)
    assert found.page_class is PageClass.ARTICLE
    assert (found.body or "").count("\n\n") >= 2 * len(PARAGRAPHS) - 1


@pytest.mark.parametrize("time", ["{:02}:15", "{} minutes ago", "il y a {} minutes"])
def test_posts_of_a_live_blog_are_no_cards(time: str) -> None:
    posts = [line for at, card in enumerate(CARDS["en"]) for line in (time.format(at + 10), *card)]
    assert reading("Election night in Marly", *posts).page_class is PageClass.ARTICLE


@pytest.mark.parametrize(
    "headline", ["Storm over Marly: live", "EN DIRECT - Tempête à Marly", "مباشر: العاصفة في مارلي"]
)
def test_nor_are_those_below_a_headline_that_announces_it(headline: str) -> None:
    assert reading(headline, *cards("en")).page_class is PageClass.ARTICLE


@pytest.mark.parametrize(
    ("heading", "said", "language"),
    [
        ("Page not found", "Sorry, the page you were looking for is no longer here.", "en"),
        ("Seite nicht gefunden", "Die gesuchte Seite gibt es nicht mehr.", "de"),
    ],
)
def test_an_error_page_with_cards_is_one(heading: str, said: str, language: str) -> None:
    assert reading(heading, said, *cards(language)).page_class is PageClass.ERROR


def test_cards_below_a_short_article_are_none_of_it() -> None:
    found = reading("Harbour office counts its ropes again", "By Ann Lee", *PARAGRAPHS[:2], *cards("en"))
    assert (found.page_class, found.headline) == (PageClass.ARTICLE, "Harbour office counts its ropes again")
    assert (found.body or "").split("\n\n") == list(PARAGRAPHS[:2])


def test_in_a_long_article_they_may_be_its_parts() -> None:
    found = reading("Six things that we learnt", "By Ann Lee", *PARAGRAPHS, *cards("en"), *PARAGRAPHS)
    assert found.page_class is PageClass.ARTICLE
    assert CARDS["en"][2][1] in (found.body or "")


@pytest.mark.parametrize(
    "leads", [("The council closed the pier after the storm, and built its wall again.",), PARAGRAPHS[:1]]
)
def test_the_short_chapters_of_a_signed_article_are_no_list(leads: tuple[str, ...]) -> None:
    found = reading("Old pier opens after eleven months", "By Ann Lee", "2 May 2026", *leads, *cards())
    assert found.page_class is PageClass.ARTICLE
    assert [line for line in cards() if line not in (found.body or "").split("\n\n")] == []
    assert found.authors == ("Ann Lee",)
