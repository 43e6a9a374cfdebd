"""What the editions' pages say around their articles: labels, menus and times in the edition's language.

Of the Arabic, Spanish and French pages little was seen (the forms of times, some house names): the other words are what
the English pages' words are in the language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

Menu = tuple[tuple[str, tuple[str, ...]], ...]

_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_AR = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
    "كانون الأول",
)  # fmt: skip
_ES = (
    "Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio", "Agosto", "Septiembre", "Octubre", "Noviembre",
    "Diciembre",
)  # fmt: skip
_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_FR_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


@dataclass(frozen=True, slots=True, kw_only=True)
class AlMayadeenWords:
    """The words of an edition of Al Mayadeen."""

    language: str
    home: str
    site: str
    direction: str = "ltr"
    by: str
    source: str
    min_read: str
    read_more: str
    related: str
    most_read: str
    coverage: str
    read_next: str
    every: str
    breaking: str
    slogan: str
    about: str
    rights: str
    load_more: str
    menus: Menu
    regions: tuple[str, ...]
    editions: tuple[tuple[str, str], ...]

    def day(self, day: date) -> str:
        """A day as a card prints it: `7 May 2023`, `20 آب`, `23 Julio`."""
        if self.language == "en":
            return f"{day.day} {_EN[day.month - 1]} {day.year}"
        return f"{day.day} {(_AR if self.language == 'ar' else _ES)[day.month - 1]}"

    def displayed(self, moment: datetime) -> str:
        """A time as an article's page prints it: `7 May 2023 16:52`, `23 Julio 19:20`."""
        return f"{self.day(moment.date())} {moment:%H:%M}"


_AR_HOME, _ES_HOME, _EN_HOME = (f"https://{host}.almayadeen.net" for host in ("www", "espanol", "english"))
ALMAYADEEN = {
    "en": AlMayadeenWords(
        language="en",
        home=_EN_HOME,
        site="Al Mayadeen English",
        by="By ",
        source="Source: ",
        min_read="Min Read",
        read_more="Read more",
        related="Related News",
        most_read="Most Read",
        coverage="Coverage",
        read_next="Read Next",
        every="All",
        breaking="BREAKING",
        slogan="Slogan",
        about="Al Mayadeen is an Arab Independent Media Satellite Channel.",
        rights="All Rights Reserved",
        load_more="Load more",
        menus=(
            (
                "News",
                (
                    "Politics",
                    "Economy",
                    "Sports",
                    "Arts&Culture",
                    "Health",
                    "Miscellaneous",
                    "Technology",
                    "Environment",
                ),
            ),
            ("Articles", ("Opinion", "Analysis", "Blog", "Features")),
            ("Videos", ("NewsFeed", "Video Features", "Explainers", "TV", "Digital Series")),
        ),
        regions=("Africa", "Asia", "Asia-Pacific", "Europe", "Latin America", "MENA", "Palestine", "US & Canada"),
        editions=(("Ar", f"{_AR_HOME}/"), ("Es", f"{_ES_HOME}/")),
    ),
    "ar": AlMayadeenWords(
        language="ar",
        home=_AR_HOME,
        site="الميادين نت",
        direction="rtl",
        by="الكاتب: ",
        source="المصدر: ",
        min_read="دقائق قراءة",
        read_more="اقرأ أيضاً",
        related="أخبار ذات صلة",
        most_read="الأكثر قراءة",
        coverage="تغطيات",
        read_next="اقرأ التالي",
        every="الكل",
        breaking="عاجل",
        slogan="الواقع كما هو",
        about="الميادين قناة فضائية عربية مستقلة.",
        rights="جميع الحقوق محفوظة",
        load_more="تحميل المزيد",
        menus=(
            ("الأخبار", ("سياسة", "اقتصاد", "رياضة", "ثقافة وفنون", "صحة", "منوعات", "تكنولوجيا", "بيئة")),
            ("مقالات", ("رأي", "تحليل", "مدونات")),
            ("فيديو", ("تقارير", "وثائقيات")),
        ),
        regions=("أفريقيا", "آسيا", "أوروبا", "أميركا اللاتينية", "فلسطين", "لبنان", "سوريا"),
        editions=(("English", f"{_EN_HOME}/"), ("Español", f"{_ES_HOME}/")),
    ),
    "es": AlMayadeenWords(
        language="es",
        home=_ES_HOME,
        site="Al Mayadeen Español",
        by="Por ",
        source="Fuente: ",
        min_read="min de lectura",
        read_more="Leer más",
        related="Noticias relacionadas",
        most_read="Lo más leído",
        coverage="Coberturas",
        read_next="Lea a continuación",
        every="Todos",
        breaking="Última hora",
        slogan="La realidad como es",
        about="Al Mayadeen es un canal satelital árabe independiente.",
        rights="Todos los derechos reservados",
        load_more="Cargar más",
        menus=(
            ("Noticias", ("Política", "Economía", "Deportes", "Cultura", "Salud", "Tecnología", "Medio Ambiente")),
            ("Artículos", ("Opinión", "Análisis", "Entrevistas")),
            ("Videos", ("Reportajes", "Documentales")),
        ),
        regions=("África", "Asia", "Europa", "América Latina", "Palestina", "Estados Unidos"),
        editions=(("العربية", f"{_AR_HOME}/"), ("English", f"{_EN_HOME}/")),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PressTvWords:
    """The words of an edition of Press TV."""

    language: str
    home: str
    mirror: str
    updated: str
    read_more: str
    following: str
    latest: str
    elsewhere: str
    application: str
    rights: str
    sections: dict[str, int]
    footer: tuple[tuple[str, str], ...]

    def displayed(self, moment: datetime) -> str:
        """`Wednesday, 23 September 2026 8:20 AM`, `mercredi 23 septembre 2026 8:20`."""
        if self.language == "fr":
            return f"{_FR_DAYS[moment.weekday()]} {moment.day} {_FR[moment.month - 1]} {moment.year} {moment:%-H:%M}"
        return f"{moment:%A}, {moment.day} {moment:%B %Y} {int(f'{moment:%I}')}:{moment:%M %p}"


PRESSTV = {
    "en": PressTvWords(
        language="en",
        home="https://www.presstv.ir",
        mirror="https://www.presstv.co.uk",
        updated="Last Update",
        read_more="Read More",
        following="Next",
        latest="Latest",
        elsewhere="Press TV’s website can also be accessed at the following alternate addresses:",
        application="Install the new version of PressTv application",
        rights="Press TV. All rights reserved.",
        sections={
            "Iran": 101, "West Asia": 102, "US": 103, "Asia-Pacific": 104, "Africa": 105, "Europe": 106,
            "Americas": 107, "UK": 108,
        },
        footer=(("About", "/About"), ("Contact us", "/Contact"), ("Frequencies", "/Frequencies")),
    ),
    "fr": PressTvWords(
        language="fr",
        home="https://french.presstv.ir",
        mirror="https://french.presstv.co.uk",
        updated="Dernière mise à jour",
        read_more="Lire aussi",
        following="Suivant",
        latest="À la une",
        elsewhere="Le site de Press TV est également accessible aux adresses suivantes :",
        application="Installez la nouvelle version de l’application PressTV",
        rights="Press TV. Tous droits réservés.",
        sections={"Iran": 101, "Asie de l’Ouest": 102, "Amériques": 107, "Afrique": 105, "Europe": 106},
        footer=(("À propos", "/About"), ("Contact", "/Contact"), ("Fréquences", "/Frequencies")),
    ),
}  # fmt: skip
