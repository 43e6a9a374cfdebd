"""Lines by a headline that say when a picture was taken."""

from __future__ import annotations

import pytest

from tests.extraction.strangers import article

CAPTIONS = [
    ("A man walks on the pier, December 4, 2025. REUTERS/Cy Ray", "en"),
    ("Le pont pendant la crue, le 4 décembre 2025. AFP", "fr"),
    ("Die Brücke am 4. Dezember 2025. Foto: dpa", "de"),
    ("El muelle, el 4 de diciembre de 2025. EFE", "es"),
    ("الرصيف في 4 ديسمبر 2025 (رويترز)", "ar"),
    ("Причал, 4 декабря 2025 года. Фото: ТАСС", "ru"),
    ("İskele, 4 Aralık 2025. Fotoğraf: AA", "tr"),
    ("桟橋＝2025年12月4日、青浜市、高橋光撮影", "ja"),
    ("2025年12月4日，码头被风暴损坏。新华社", "zh"),
    ("2025년 12월 4일 폭풍으로 무너진 부두. 연합뉴스", "ko"),
]
IMAGE = "<img src=/pier.jpg width=800>"
PLACES = [
    "<div class='wp-caption'>{img}<p class='wp-caption-text'>{line}</p></div>",
    "<div class='photo'>{img}<div class='caption'>{line}</div></div>",
    "<table><tr><td>{img}</td></tr><tr><td>{line}</td></tr></table>",
    "<figure>{img}</figure><p>{line}</p>",
    "<p>{img}<em>{line}</em></p>",
    "<div><a href=/pier.jpg>{img}</a> {line}</div>",
    "<div><p>{img}</p><p><small>{line}</small></p></div>",
]


def days(below: str, lang: str = "en") -> list[str]:
    printed = article(below=below, lang=lang).printed_dates
    return [each.shown.at.date().isoformat() for each in (*printed.after, *printed.doubtful)]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("line", "lang"), CAPTIONS)
def test_the_day_of_a_caption_is_not_the_articles(place: str, line: str, lang: str) -> None:
    below = place.format(img=IMAGE, line=line)
    assert days(f"{below}<p>20.11.2026</p>", lang) == ["2026-11-20"]
    assert days(below, lang) == []


@pytest.mark.parametrize("line", ["The pier, December 4, 2025", "Port Ossel, December 4, 2025"])
def test_a_caption_by_name_and_place_may_say_little(line: str) -> None:
    assert days(PLACES[0].format(img=IMAGE, line=line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "A man walks on the pier, December 4, 2025. (Photo by Cy Ray)",
        "A man walks on the pier, December 4, 2025. REUTERS/Cy Ray",
        "Un hombre camina por el muelle, 4 de diciembre de 2025. Foto: EFE",
    ],
)
def test_a_credit_tells_a_caption_without_its_picture(line: str) -> None:
    assert days(f"<p>{line}</p>") == []


@pytest.mark.parametrize(
    "line",
    [
        "20 November 2026",
        "Ann Lee, 20 November 2026",
        "By Ann Lee of the harbour desk, 20 November 2026",
        "Von Ann Lee aus der kleinen Redaktion, 20. November 2026",
        "Harbour Herald, 20 November 2026. Updated 21 November 2026",
        "Published in the sea section on 20 November 2026",
        "20 November 2026 · 5 min read",
        "海港报 2026年11月20日 15:04",
        "20 November 2026 © Harbour Herald",
        "Harbour Herald · 20 November 2026 (Reuters)",
    ],
)
@pytest.mark.parametrize("place", ["{img}<p>{line}</p>", "<div class='caption'>{line}</div>", "<p>{line}</p>"])
def test_a_dateline_below_a_picture_is_one(place: str, line: str) -> None:
    assert "2026-11-20" in days(place.format(img=IMAGE, line=line))


@pytest.mark.parametrize(
    "above",
    [
        "<img src=/ann.jpg width=48>",
        "<img src=/ann.jpg class=avatar>",
        "<span class=share-icons><img src=/share.png></span>",
        "<img src=/pier.jpg><p>The pier</p>",
        "",
    ],
)
def test_faces_icons_and_pictures_farther_up_make_no_caption(above: str) -> None:
    line = "A slow walk along the quay, 20 November 2026"
    assert days(f"{IMAGE}<p>{line}</p>") == []
    assert days(f"{above}<p>{line}</p>") == ["2026-11-20"]


def test_a_picture_before_other_words_of_the_line_is_not_right_above_it() -> None:
    assert days(f"<div>{IMAGE}<b>Sea</b><p>A slow walk along the quay, 20 November 2026</p></div>") == ["2026-11-20"]
    assert days(f"<div>{IMAGE} Sea <p>A slow walk along the quay, 20 November 2026</p></div>") == ["2026-11-20"]
    assert days(f"<div>Sea {IMAGE}<p>A slow walk along the quay, 20 November 2026</p></div>") == []
