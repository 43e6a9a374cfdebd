"""Pages in scripts that put no spaces between words, or end sentences with signs of their own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from spiders.extraction import read
from spiders.extraction.body import blocks_of
from spiders.extraction.boxes import without_boxes
from spiders.extraction.captions import is_caption
from spiders.extraction.dates import UTC_ZONE, find_dates, parse_date, parse_date_line
from spiders.extraction.outline import has_sentence
from spiders.extraction.text import line_words, rough_words, word_count
from spiders.extraction.text_wrapping import unwrapped
from storage.records import Extraction, PageClass, Precision
from tests.extraction.strangers import stranger


class Story(NamedTuple):
    """An invented article: its headline, its date as printed, and its paragraphs."""

    headline: str
    date: str
    paragraphs: tuple[str, ...]


STORIES = {
    "zh": Story(
        "旧码头时隔十一个月重新开放",
        "2026年11月20日 20:30",
        (
            "奥塞尔港的旧码头星期五重新开放，距离冲毁堤墙、击沉两艘渔船的那场风暴已经过去十一个月。",
            "石匠们把堤墙砌得比以前更高，市议会表示，港口预计在冬天结束之前接待的船只将增加一倍。",
            "“我们等这一天等了很久，”负责港口账目的玛尔塔·奎尔说，她自己也在风暴中失去了一艘船。",
        ),
    ),
    "ja": Story(
        "旧桟橋が11カ月ぶりに再開",
        "2026年11月20日（金）20時30分",
        (
            "オッセル港の旧桟橋が金曜日、防波堤を壊し二隻の船を沈めた嵐から11カ月ぶりに再び開いた。",
            "石工たちは以前より高く壁を築き、港は冬が終わるまでに二倍の船を見込んでいると、議会は述べた。",
            "「この日を長い間待っていました」と、港の帳簿をつけ、自らも船を失ったマルタ・クイルさんは語った。",
        ),
    ),
    "ko": Story(
        "옛 부두, 열한 달 만에 다시 문 열어",
        "2026년 11월 20일 20:30",
        (
            "옛 부두가 방파제를 무너뜨리고 배 두 척을 가라앉힌 폭풍이 지나간 지 열한 달 만에 다시 문을 열었다.",
            "석공들은 벽을 예전보다 높게 쌓았고, 항구는 겨울이 끝나기 전에 두 배의 배가 들어올 것으로 본다고 밝혔다.",
            "공사에는 사백만 크로네가 들었고, 절반은 주 정부가, 나머지는 어부들이 1987년부터 모은 기금이 부담했다.",
        ),
    ),
    "th": Story(
        "ท่าเรือเก่าเปิดอีกครั้งหลังผ่านไปสิบเอ็ดเดือน",
        "2026-11-20 20:30",
        (
            "ท่าเรือเก่าของเมืองออสเซลเปิดอีกครั้งเมื่อวันศุกร์ สิบเอ็ดเดือนหลังจากพายุที่พังกำแพงและทำให้เรือสองลำจมลง",
            "ช่างหินก่อกำแพงสูงกว่าเดิม และท่าเรือคาดว่าจะมีเรือเข้ามามากขึ้นเป็นสองเท่าก่อนสิ้นฤดูหนาว สภาเมืองกล่าว",
            "งานนี้ใช้เงินสี่ล้านคราวน์ ครึ่งหนึ่งจ่ายโดยจังหวัด ส่วนที่เหลือมาจากกองทุนที่ชาวประมงสะสมมาตั้งแต่ปี 1987",
        ),
    ),
    "hi": Story(
        "ग्यारह महीने बाद पुराना घाट फिर खुला",
        "2026-11-20 20:30",
        (
            "ओसेल बंदरगाह का पुराना घाट शुक्रवार को फिर खुल गया, उस तूफान के ग्यारह महीने बाद जिसने उसकी दीवार तोड़ दी थी।",
            "राजमिस्त्रियों ने दीवार को पहले से ऊंचा बनाया है और बंदरगाह को दोगुने जहाजों की उम्मीद है, परिषद ने कहा।",
            "काम पर चालीस लाख क्राउन खर्च हुए, जिनमें से आधे प्रांत ने दिए और बाकी मछुआरों के कोष से आए थे।",
        ),
    ),
}
MENU = ("首页", "ニュース", "스포츠", "อากาศ")


def page(language: str, main: str) -> Extraction:
    menu = "".join(f"<li><a href='/{place}/'>{name}</a></li>" for place, name in enumerate(MENU))
    html = f"<html lang='{language}'><body><nav><ul>{menu}</ul></nav><main>{main}</main></body></html>"
    return read(html.encode(), "https://www.harbour-herald.example/sea/page")


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("is_html", [True, False])
def test_a_page_of_prose_is_an_article(language: str, is_html: bool) -> None:
    story = STORIES[language]
    if is_html:
        paragraphs = "".join(f"<p>{each}</p>" for each in story.paragraphs)
        found = page(language, f"<h1>{story.headline}</h1><time>{story.date}</time>{paragraphs}")
    else:
        menu = "\n".join(f"   * {name}" for name in MENU)
        found = read("\n\n".join((menu, story.headline, story.date, *story.paragraphs)).encode(), None, "text/plain")
    assert (found.page_class, found.headline) == (PageClass.ARTICLE, story.headline)
    assert tuple((found.body or "").split("\n\n")) == story.paragraphs
    assert found.published_at == datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
    assert found.word_count >= 35


@pytest.mark.parametrize("language", ["zh", "ja", "th"])
def test_titles_of_other_pages_are_a_list(language: str) -> None:
    cards = "".join(
        f"<div class='card'><h2><a href='/2026/11/{place}.html'>{text[:24]}</a></h2><p>{text[:40]}</p></div>"
        for place, text in enumerate(STORIES[language].paragraphs * 3)
    )
    assert page(language, f"<h1>{MENU[0]}</h1>{cards}").page_class is PageClass.LISTING


@pytest.mark.parametrize("language", ["zh", "ja", "th"])
def test_a_line_of_a_page_is_no_article(language: str) -> None:
    found = page(language, f"<h1>{MENU[1]}</h1><p>{STORIES[language].paragraphs[0][:20]}</p>")
    assert not found.page_class.is_article


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("旧码头时隔十一个月重新开放，", 7),  # thirteen letters
        ("码头 开放", 2),  # too short to tell
        ("旧码头时隔十一个月， Gannet 重新开放。", 8),
        ("カモメ号が港に入る「ガネット」", 7),
        ("ท่าเรือเก่าเปิด", 3),
        ("옛 부두가 다시 문을 열었다", 5),
        ("Donaudampfschifffahrtsgesellschaft", 1),
        ("the old quay", 3),
    ],
)
def test_letters_make_words_where_no_spaces_do(text: str, words: int) -> None:
    assert word_count(text) == words
    assert rough_words(f"\n {text} ") == words
    assert line_words(text) == words


def test_white_space_holds_no_words() -> None:
    assert rough_words(" \n ") == word_count(" \n ") == 0


@pytest.mark.parametrize(
    "sentence", ["码头开了。", "「開いた！」", "开了吗？", "घाट खुल गया।", "بندرگاہ کھل گئی۔", "It opened."]
)
def test_sentences_end_in_every_script(sentence: str) -> None:
    assert has_sentence(sentence)
    assert not has_sentence(sentence.rstrip("。！？।۔.」"))


def test_a_long_text_is_a_sentence_where_a_script_has_no_stops() -> None:
    assert has_sentence(STORIES["th"].paragraphs[0])
    assert not has_sentence(STORIES["th"].headline)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026年11月20日 20:30", "2026-11-20T20:30"),
        ("2026年11月20日20時30分", "2026-11-20T20:30"),
        ("2026年1月2日（金）8時", "2026-01-02T08:00"),
        ("2026年11月20日 星期五 下午3:05", "2026-11-20T15:05"),
        ("2026年11月20日 午後0時5分", "2026-11-20T12:05"),
        ("2026年11月20日 午前12時30分", "2026-11-20T00:30"),
        ("2026년 11월 20일 20:30", "2026-11-20T20:30"),
        ("2026년 11월 20일 (금) 오후 8시 30분", "2026-11-20T20:30"),
        ("입력 2026.11.20 20:30", "2026-11-20T20:30"),
        ("2026. 11. 20. 오후 8:30", "2026-11-20T20:30"),
        ("发布时间：2026-11-20 20:30", "2026-11-20T20:30"),
        ("2026.11.20 08:15:01", "2026-11-20T08:15:01"),
    ],
)
def test_dates_in_their_order(text: str, at: str) -> None:
    found = parse_date(text, UTC_ZONE)
    assert found is not None
    assert (found.at, found.precision) == (datetime.fromisoformat(at).replace(tzinfo=UTC), Precision.MINUTE)
    assert found.raw == text


@pytest.mark.parametrize(
    "text", ["2026年13月20日", "2026年11月", "公開された", "2026년 11월 20일 개장", "第2026年11月20日号船"]
)
def test_what_is_no_such_date(text: str) -> None:
    assert parse_date(text, UTC_ZONE) is None


@pytest.mark.parametrize(
    "text",
    [
        "公開 2026年11月20日 20時30分 更新 2026年11月21日 8時5分",
        "发布时间：2026-11-20 20:30 更新时间：2026-11-21 08:05",
        "입력 2026.11.20 20:30 수정 2026.11.21 08:05",
    ],
)
def test_a_change_is_told_from_the_publication(text: str) -> None:
    line = parse_date_line(text, UTC_ZONE)
    assert line.published is not None
    assert line.modified is not None
    assert line.published.at == datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
    assert line.modified.at == datetime(2026, 11, 21, 8, 5, tzinfo=UTC)


def test_such_days_are_found_in_running_text() -> None:
    text = "奥塞尔港2026年11月20日电 (记者) 1987年的基金, 오셀 2025년 3월 4일"
    assert [each.at.date().isoformat() for each in find_dates(text, UTC_ZONE)] == ["2026-11-20", "2025-03-04"]


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_paragraphs_that_were_broken_at_a_column_are_joined_without_spaces(language: str) -> None:
    story = STORIES[language]
    filled = ["\n".join(text[at : at + 26] for at in range(0, len(text), 26)) for text in story.paragraphs]
    found = read("\n\n".join([story.headline, story.date, *filled]).encode(), media_type="text/plain")
    assert found.body == "\n\n".join(story.paragraphs)


@pytest.mark.parametrize(
    "lines",
    [
        ("奥塞尔港的旧码头星期五重新开放，堤墙更高。", "石匠们把堤墙砌得比以前更高，费用也更高。"),  # each a sentence
        ("奥塞尔港的旧码头星期五重新开放，堤墙更高", "石匠们把堤墙砌得比以前更高，费用也更高了"),  # titles
        ("旧码头重新开放", "奥塞尔港的旧码头星期五重新开放，距离那场风暴已经过去十一个月。"),  # a label above
    ],
)
def test_lines_that_no_column_broke_stay_apart(lines: tuple[str, ...]) -> None:
    assert unwrapped(lines) == list(lines)


@pytest.mark.parametrize("language", ["zh", "ja", "th"])
def test_the_lead_of_a_live_blog_is_its_body(language: str) -> None:
    story = STORIES[language]
    posts = "".join(
        f"<div class='post'><b>{time}</b><p>{text}</p></div>"
        for time, text in zip(("21:40", "20:15", "19:30"), story.paragraphs, strict=True)
    )
    lead = story.paragraphs[2].replace("1987", "1986")[:40]
    found = page(language, f"<h1>{story.headline}</h1><p>{story.date}</p><p>{lead}</p>{posts}")
    assert (found.page_class, found.body) == (PageClass.LIVE_BLOG, lead)


def test_a_credited_line_is_a_caption_and_a_long_paragraph_is_none() -> None:
    assert is_caption("渔民们在旧码头上迎接第一艘船(Reuters)")
    assert not is_caption("渔民们在旧码头上迎接第一艘船。" * 14 + "(Reuters)")


@pytest.mark.parametrize("form", ["<p class='standfirst'>{}</p>", "<h2>{}</h2>"])
def test_what_stands_below_a_headline_is_its_standfirst(form: str) -> None:
    story = STORIES["ja"]
    summary = "市議会は港が冬までに二倍の船を見込むと説明"
    body = "".join(f"<p>{text}</p>" for text in story.paragraphs)
    found = page("ja", f"<h1>{story.headline}</h1>{form.format(summary)}<p>{story.date}</p>{body}")
    assert found.standfirst == summary


@pytest.mark.parametrize("times", [1, 4])
def test_cards_below_an_article_are_others_and_those_that_say_much_are_not(times: int) -> None:
    story = STORIES["zh"]
    told = "市长在大雨里为新的灯塔剪彩，并说它会为所有的渔船照亮归途。" * 2 * times
    cards = "".join(
        f"<div><h3><a href='/news/{at}'>{text[:20]}</a></h3><p>{told}</p></div>"
        for at, text in enumerate(story.paragraphs)
    )
    body = "".join(f"<p>{text}</p>" for text in story.paragraphs * 8)
    document = stranger(f"<article><h1>{story.headline}</h1>{body}<div>{cards}</div></article>").document
    article = document.tree.find(".//article")
    assert article is not None
    kept = without_boxes(blocks_of([article], frozenset(), frozenset()), "")
    assert (told in [block.text for block in kept]) is (times > 1)


def test_an_article_in_few_letters_goes_on_below_a_box() -> None:
    story = STORIES["zh"]
    body = "".join(f"<p>{text}</p>" for text in story.paragraphs)
    box = "<div><h3>Related articles</h3><ul><li><a href='/1'>市长在大雨里为新的灯塔剪彩</a></li></ul></div>"
    rest = (
        "四只海鸥在灯塔的旧屋顶上筑巢，看守人说它们比镇上任何一个人都更懂得海风。",
        "面包师在下雪的夜里送来热汤，孩子们用粉笔在石墙上画下一只只归航的小船。",
    )
    below = "".join(f"<p>{text}</p>" for text in rest)
    found = page("zh", f"<article><h1>{story.headline}</h1><p>{story.date}</p>{body * 2}{box}{below}</article>")
    assert tuple((found.body or "").split("\n\n")[-2:]) == rest
