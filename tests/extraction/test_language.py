"""The language of texts that nobody named: whole articles, single sentences, and what is too little or unknown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.extraction import read
from spiders.extraction.language import guess_language
from tests.newsstand.invented import EDITIONS, invented_articles

SENTENCES = {
    "en": ("The harbour reopened on Thursday after repairs.", "Ministers said the deal was close"),
    "es": ("El puerto reabrió el jueves tras las obras.", "¿Por qué cerró el muelle de Sule?"),
    "fr": ("Le port a rouvert jeudi après des travaux.", "Les ministres négocient une trêve"),
    "de": ("Der Hafen wurde am Donnerstag wieder geöffnet.", "Sturm trifft die Küste im Norden"),
    "it": ("Il porto ha riaperto giovedì dopo i lavori.", "La tempesta colpisce la costa nel nord"),
    "pt": ("O navio não chegou ao porto até quinta-feira.", "A tempestade não chegou à costa"),
    "tr": ("Liman onarımdan sonra perşembe günü yeniden açıldı.", "Fırtına ve yağmur için yeni bir uyarı"),
    "ru": ("Порт вновь открылся в четверг после ремонта.", "Было ли это так, он не сказал"),
    "ar": ("أعيد افتتاح المرفأ يوم الخميس بعد أعمال الترميم.", "عاصفة تضرب الساحل الشمالي"),
    "fa": ("بندر روز پنجشنبه پس از تعمیر بازگشایی شد.", "وزیران مذاکره کردند"),
    "ur": ("بندرگاہ جمعرات کو دوبارہ کھول دی گئی ہے۔",),
    "nl": ("De haven is donderdag na reparaties weer geopend en het werk is klaar.",),
    "pl": ("Port został ponownie otwarty w czwartek po naprawie i jest już czynny.",),
    "he": ("הנמל נפתח מחדש ביום חמישי",),
    "el": ("Το λιμάνι άνοιξε ξανά την Πέμπτη",),
    "zh": ("港口周四重新开放",),
    "ja": ("港は木曜日に再開した",),
    "ko": ("항구가 목요일에 다시 열렸다",),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert [guess_language(sentence) for sentence in SENTENCES[language]] == [language] * len(SENTENCES[language])


@pytest.mark.parametrize("language", EDITIONS)
def test_articles_tell_their_language_though_they_quote_another(language: str) -> None:
    for article in invented_articles(20, edition=language):
        assert guess_language("\n\n".join(article.paragraphs)) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "404",
        "BBC",
        "© 2026",
        "Port Ossel – Merrowdun",
        "AI, US, UN",
        "Порт знову відкрили після ремонту",
        "Порт беше отворен",
        "بەندەر دووبارە کرایەوە",
        "😀😀😀",
        "\ud800\ud800",
        "----",
    ],
)
def test_what_tells_too_little_or_is_in_another_language_has_none(text: str) -> None:
    assert guess_language(text) is None


def test_a_page_that_does_not_say_its_language_is_told_by_its_words() -> None:
    page = (
        "<h1>عاصفة تضرب الساحل</h1><article><p>"
        + "ضربت عاصفة قوية الساحل الشمالي مساء الخميس. " * 12
        + "</p></article>"
    )
    found = read(page.encode(), "https://www.herald.example/2026/11/storm-hits-coast")
    assert (found.language, dict(found.field_sources)["language"]) == ("ar", "words")


SPANISH = (
    "<h1>El viejo muelle abre de nuevo</h1><p>Por Marta Lago</p><p>05/11/2026</p>"
    "<p>El viejo muelle de Puerto Osel abrió el viernes, once meses después de la tormenta que rompió su muro.</p>"
    "<p>Los pescadores no están contentos, porque hay menos sitio para sus barcos que antes de las obras.</p>"
)
ENGLISH = (
    "<h1>The old pier opens again</h1><p>By Ann Lee</p><p>05/11/2026</p>"
    "<p>The old pier of Port Ossel opened on Friday, eleven months after the storm that had broken its wall.</p>"
    "<p>The fishermen are not content, since there is less room for their boats than there was before.</p>"
)


@pytest.mark.parametrize(
    ("mark", "page", "told", "day"),
    [
        ("lang='en-US'", SPANISH, ("es", "words"), "2026-11-05"),
        ("lang='en'", SPANISH, ("es", "words"), "2026-11-05"),
        ("", SPANISH, ("es", "words"), "2026-11-05"),
        ("lang='fr'", SPANISH, ("fr", "html:lang"), "2026-11-05"),
        ("lang='en-US'", ENGLISH, ("en", "html:lang"), "2026-05-11"),
        ("lang='es'", ENGLISH, ("es", "html:lang"), "2026-11-05"),
    ],
)
def test_the_english_of_a_template_gives_way_to_the_pages_words(
    mark: str, page: str, told: tuple[str, str], day: str
) -> None:
    """With the language goes the order of numbers in a day."""
    found = read(f"<html {mark}><article>{page}</article></html>".encode(), "https://www.herald.example/news/the-pier")
    assert (found.language, dict(found.field_sources)["language"]) == told
    assert found.published_at is not None
    assert found.published_at.date().isoformat() == day
    assert (found.published_from or "").endswith("ambiguous") is False


@settings(max_examples=40)
@given(st.text(st.characters(), max_size=400))
def test_a_language_is_told_of_any_text_or_none(text: str) -> None:
    language = guess_language(text)
    assert language is None or len(language) == 2


def test_a_text_is_told_by_its_beginning_alone() -> None:
    assert guess_language("the harbour of " * 300 + "le port de la ville est dans les mains des autres " * 1000) == "en"
