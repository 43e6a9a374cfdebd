"""The labels of blocks, inline links and furniture in the editions' languages, and lines that only look like them."""

from __future__ import annotations

import pytest

from spiders.extraction.outlet_modules import landmarks
from spiders.registry import edition_named
from storage.records import LinkKind

AR, ES, FR = "almayadeen_ar", "almayadeen_es", "presstv_fr"


@pytest.mark.parametrize(
    ("spider", "heading", "kind"),
    [
        (AR, "الأكثر قراءة", LinkKind.MOST_READ),
        (AR, "الأكثر مشاهدة:", LinkKind.MOST_READ),
        (AR, "أخبار ذات صلة", LinkKind.RELATED),
        (AR, "تغطيات", LinkKind.COVERAGE),
        (AR, "اقرأ التالي", LinkKind.READ_NEXT),
        (AR, "عاجل", "ticker"),
        (ES, "Lo más leído", LinkKind.MOST_READ),
        (ES, "Noticias relacionadas", LinkKind.RELATED),
        (ES, "Artículos relacionados", LinkKind.RELATED),
        (ES, "Coberturas", LinkKind.COVERAGE),
        (ES, "ÚLTIMA HORA", "ticker"),
        (FR, "Les plus lus", LinkKind.MOST_READ),
        (FR, "Sur le même sujet", LinkKind.RELATED),
        (FR, "Articles similaires", LinkKind.RELATED),
        # Sub-headings.
        (AR, "المزيد من الضغوط على الحكومة", None),
        (AR, "قراءة في الأرقام", None),
        (ES, "Más de mil visitantes en un día", None),
        (FR, "Un port très lu", None),
    ],
)
def test_headings_of_blocks(spider: str, heading: str, kind: LinkKind | str | None) -> None:
    assert landmarks(edition_named(spider)).rules.block_kind(heading) == kind


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("اقرأ أيضاً: بلدات الساحل تحصي الخسائر", "بلدات الساحل تحصي الخسائر"),
        ("إقرأ أيضا: العنوان هنا", "العنوان هنا"),
        ("اقرأوا أيضًا : العنوان هنا", "العنوان هنا"),
        ("شاهد أيضاً | العنوان هنا", "العنوان هنا"),
        ("Leer más: El puerto abre", "El puerto abre"),
        ("Lea también: El puerto abre", "El puerto abre"),
        ("Te puede interesar: El puerto abre", "El puerto abre"),
        ("Lire aussi : Le port ouvre", "Le port ouvre"),
        ("A lire également : Le port ouvre", "Le port ouvre"),
        ("À LIRE AUSSI: Le port ouvre", "Le port ouvre"),
        ("Voir aussi:", ""),
        ("Lire un livre : le port ouvre une bibliothèque", None),
        ("Además, el puerto abre: lo dijo el capitán", None),
        ("قرأ أيضاً: هكذا قال", None),
    ],
)
def test_labels_before_titles(line: str, title: str | None) -> None:
    for spider in (AR, ES, FR):
        match = landmarks(edition_named(spider)).rules.inline.fullmatch(line)
        assert (match[2].strip() if match else None) == title


@pytest.mark.parametrize(
    ("spider", "line"),
    [
        (AR, "٣ دقائق قراءة"),
        (AR, "1,250 مشاهدة"),
        (AR, "شارك المقال"),
        (ES, "20 Visualizaciones"),
        (ES, "Compartir en Facebook"),
        (FR, "Partager sur Facebook"),
        (FR, "[Dernière mise à jour: mercredi 23 septembre 2026 8:20 ]"),
    ],
)
def test_furniture(spider: str, line: str) -> None:
    assert landmarks(edition_named(spider)).rules.furniture.fullmatch(line)


def test_desks_of_the_house_sign_in_their_edition() -> None:
    signs = {spider: landmarks(edition_named(spider)).rules.is_house for spider in (AR, ES, FR)}
    assert signs[AR]("الميادين نت")
    assert signs[AR]("شبكة الميادين")
    assert signs[ES]("Al Mayadeen Español")
    assert not signs[FR]("Al Mayadeen Español")
    assert not signs[AR]("سليم علي")


def test_the_section_of_an_address_is_printed_as_in_the_menus() -> None:
    arabic, spanish = (landmarks(edition_named(spider)).rules.category_of for spider in (AR, ES))
    assert arabic("https://www.almayadeen.net/news/%D8%A8%D9%8A%D8%A6%D8%A9/a-b") == "بيئة"
    assert arabic("https://www.almayadeen.net/news/print/1388888") is None
    assert spanish("https://espanol.almayadeen.net/politica/2046797/a-b") == "Política"
    assert spanish("https://espanol.almayadeen.net/entrevistas/2046797/a-b") == "Entrevistas"
    # Addresses in English.
    assert arabic("https://www.almayadeen.net/news/politics/a-b") == "سياسة"
    assert spanish("https://espanol.almayadeen.net/news/politics/a-b") == "Política"
    assert spanish("https://espanol.almayadeen.net/noticias/medio-ambiente/a-b") == "Medio Ambiente"
    # Words of which nobody knows what the edition calls them.
    assert arabic("https://www.almayadeen.net/news/long-reads/a-b") is None
    assert spanish("https://espanol.almayadeen.net/news/long-reads/a-b") is None
    assert arabic("https://www.almayadeen.net/news/long-reads/a-b", {"longreads": "ملفات"}) == "ملفات"
