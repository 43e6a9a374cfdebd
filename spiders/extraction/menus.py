"""What the menus of news sites say: the names of editions and of regions, in the languages of those that are read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spiders.extraction.text import letters
from storage.records import MenuEntry, MenuKind

# How menus name other editions: by code or by the language's own name.
EDITIONS = {
    name: code
    for code, names in {
        "en": ("en", "english", "inglés", "anglais", "الإنجليزية", "الإنكليزية"),
        "ar": ("ar", "arabic", "عربي", "العربية", "árabe", "arabe"),
        "es": ("es", "español", "spanish", "espagnol", "الإسبانية"),
        "fr": ("fr", "français", "french", "francés", "الفرنسية"),
        "fa": ("fa", "فارسی", "persian", "persan", "persa", "الفارسية"),
        "tr": ("tr", "türkçe"),
        "de": ("de", "deutsch"),
        "ru": ("ru", "русский"),
        "pt": ("pt", "português"),
        "he": ("he", "עברית"),
        "ur": ("ur", "اردو"),
    }.items()
    for name in names
}
REGIONS = (
    "Africa", "Asia", "Asia-Pacific", "Europe", "Latin America", "MENA", "Middle East", "West Asia", "East Asia",
    "South Asia", "Central Asia", "Palestine", "US & Canada", "US", "USA", "North America", "South America",
    "Americas", "America", "Caribbean", "Oceania", "Australia", "UK", "Iran", "Lebanon", "Syria", "Yemen", "Gulf",
    "Levant", "Maghreb", "World", "Canada", "China", "Russia",
    "أفريقيا", "إفريقيا", "آسيا", "آسيا والمحيط الهادئ", "أوروبا", "أميركا اللاتينية", "أمريكا اللاتينية", "أميركا",
    "أمريكا", "الولايات المتحدة", "الولايات المتحدة وكندا", "الشرق الأوسط", "غرب آسيا", "فلسطين", "لبنان", "سوريا",
    "العراق", "اليمن", "إيران", "الخليج", "المغرب العربي", "مصر", "العالم", "روسيا", "الصين", "تركيا",
    "África", "América Latina", "América del Norte", "América", "Asia Occidental", "Asia Pacífico", "Europa",
    "Medio Oriente", "Oriente Medio", "Palestina", "Líbano", "Siria", "Irán", "Irak", "EE. UU.", "Estados Unidos",
    "Mundo", "Cuba", "Venezuela",
    "Afrique", "Asie", "Asie-Pacifique", "Asie de l’Ouest", "Amérique", "Amérique latine", "Amériques",
    "États-Unis", "Etats-Unis", "Moyen-Orient", "Proche-Orient", "Syrie", "Liban", "Irak", "Yémen", "France", "Monde",
)  # fmt: skip
REGION_LETTERS = frozenset(map(letters, REGIONS))
_LEAST_KNOWN = 3


def edition_of_label(label: str) -> str | None:
    """The language code of the edition that a label names."""
    return EDITIONS.get(label.casefold())


def is_menu_of(known: frozenset[str], labels: Sequence[str]) -> bool:
    """Whether a list of labels is a menu: some are known, and they are most of it. `known` is in `letters`."""
    hits = sum(1 for label in labels if letters(label) in known)
    return hits >= _LEAST_KNOWN and hits * 2 > len(labels)


class MenuLabels:
    """The labels of an outlet's menus: its sections, and what any site calls regions and editions."""

    def __init__(self, sections: Sequence[str]) -> None:
        labels = (*sections, *REGIONS)
        # In folded case, as a page's elements are asked for them: those that stand in lists, and all.
        self.of_lists = tuple(map(str.casefold, labels))
        self.asked = frozenset((*self.of_lists, *EDITIONS))
        self._printed = {letters(label): label for label in labels}
        self._known = {MenuKind.SECTION: frozenset(map(letters, sections)), MenuKind.REGION: REGION_LETTERS}
        # Most menus of a page stand on the next one too.
        self.entries = lru_cache(maxsize=256)(self._entries)

    def named(self, text: str) -> str | None:
        """The section or region that a text is the label of, as the outlet spells it."""
        return self._printed.get(letters(text))

    def _entries(self, labels: tuple[str, ...]) -> tuple[MenuEntry, ...]:
        """The entries of the menus that a list of labels is."""
        kinds = (kind for kind, known in self._known.items() if is_menu_of(known, labels))
        return tuple(MenuEntry(kind, label) for kind in kinds for label in labels)
