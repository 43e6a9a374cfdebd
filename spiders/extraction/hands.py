"""What others than its author do for an article: what they make, what is done by them, what they are. The one table."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spiders.extraction.byline_joins import AND

# What is photographed: so a gallery's pictures are called as well, whose author took them.
_PHOTOS = {
    "en": "photo(?:graph(?:s|y)?|s)?|pictures|images",
    "es": "fotos?|fotograf[íi]as?",
    "pt": "fotos?|fotografias?",
    "fr": "photos?|photographies?",
    "de": "fotos?|fotografien?",
    "it": "foto|fotografi[ae]",
    "nl": "foto(?:[’']?s)?",
    "sv": "foton?",
    "no": "foto",
    "da": "fotos?",
    "fi": "(?:valo)?kuvat?",
    "tr": "fotoğraf(?:lar)?",
    "pl": "zdjęci[ae]|foto(?:grafi[ae])?",
    "hu": "fotók?|fényképek?",
    "el": "φωτογραφί(?:α|ες)",
    "ru": "фото(?:графи[яи])?",
    "uk": "фото(?:графі[яї])?|світлин[аи]",
}
_SHOWN = {
    "en": "picture|image|illustrations?|(?:info)?graphics?|videos?|art(?:work)?|drawings?|cartoons?|maps?|camera",
    "es": "im[áa]genes|ilustraci(?:ón|ones)|infograf[íi]as?|dibujos?|v[íi]deos?",
    "pt": "imagens|ilustraç(?:ão|ões)|infográficos?|desenhos?|vídeos?",
    "fr": "images|illustrations?|infographies?|dessins?|vidéos?",
    "de": "bild(?:er)?|illustration(?:en)?|(?:info)?grafik(?:en)?|zeichnung(?:en)?|videos?|kamera",
    "it": "immagini|video|illustrazion[ei]|infografic(?:a|he)|disegn[io]",
    "nl": "beeld(?:en)?|illustraties?|tekening(?:en)?",
    "sv": "bild(?:er)?|illustration(?:er)?|grafik",
    "no": "bilder|illustrasjon(?:er)?|grafikk",
    "da": "billeder|illustration(?:er)?|grafik",
    "tr": "görsel(?:ler)?|görüntü(?:ler)?|çizim(?:ler)?",
    "pl": "ilustracj[ae]|rysun(?:ek|ki)|wideo",
    "hu": "képek|illusztrációk?|videók?",
    "el": "εικόν(?:α|ες)|βίντεο",
    "ru": "иллюстраци[яи]|рисун(?:ок|ки)|видео",
    "uk": "ілюстраці[яї]|малюн(?:ок|ки)|відео",
}
_ELSE = {
    "en": "translation|editing|design",
    "es": "traducción",
    "pt": "tradução",
    "fr": "traduction",
    "de": "übersetzung",
    "it": "traduzione",
    "nl": "vertaling",
    "sv": "översättning",
    "no": "oversettelse",
    "da": "oversættelse",
}
_PERSONS = {
    "en": "(?:photographer|illustrator|cartoonist|translator|producer|publisher)s?",
    "es": "fotógraf[oa]s?|ilustrador(?:a|es)?|traductor(?:a|es)?",
    "pt": "fotógraf[oa]s?|ilustrador(?:a|es)?|tradutor(?:a|es)?",
    "fr": "photographes?|illustrat(?:eur|rice)s?|traduct(?:eur|rice)s?",
    "de": "fotograf(?:in|en)?|illustrator(?:in)?|übersetzer(?:in)?",
    "it": "fotograf[oa]|illustrat(?:ore|rice)|traduttore|traduttrice",
    "nl": "fotogra(?:af|fen)|illustrator(?:en)?|tekenaars?|vertalers?",
    "sv": "fotograf(?:er)?|illustratör(?:er)?|översättare",
    "no": "fotograf(?:er)?|illustratør(?:er)?|oversettere?",
    "da": "fotograf(?:er)?|illustrator(?:er)?|oversættere?",
}
_DEEDS = {
    "en": r"edited|(?:medically\s+)?reviewed|(?:fact[\s-]*)?checked|translated|photographed|illustrated|drawn|filmed"
    r"|produced|hosted|presented|narrated|curated|designed|sponsored|paid\s+for|additional\s+reporting",
    "es": "editado|traducido|revisado|ilustrado|fotografiado|patrocinado",
    "pt": "editado|traduzido|revisado|ilustrado|patrocinado",
    "fr": "(?:traduit|édité|relu|illustré|photographié)e?",
    "de": "übersetzt|bearbeitet|redigiert|illustriert|fotografiert",
    "it": "tradott[oa]|illustrat[oa]",
    "nl": "vertaald|bewerkt|geredigeerd|geïllustreerd|gefotografeerd",
    "sv": "översatt|redigera[dt]|illustrera[dt]|fotografera[dt]",
    "no": "oversatt|redigert|illustrert|fotografert",
    "da": "oversat|redigeret|illustreret|fotograferet",
}
# Before whom it was done, behind a deed, and behind what is made: there also what is on it.
_BY = {"en": "by", "es": "por", "pt": "por", "fr": "par", "de": "von", "it": "da"} | {
    "nl": "door", "sv": "av", "no": "av", "da": "af",
}  # fmt: skip
_BY_OR_OF = {"en": "by", "es": "por|de", "pt": "por|de", "fr": "par|de", "de": "von", "it": "di"} | {
    "nl": "door|van", "sv": "av", "no": "av", "da": "af",
}  # fmt: skip


def _any_of(*tables: Mapping[str, str]) -> str:
    """A pattern of all that tables have, in whatever language."""
    return f"(?:{'|'.join(dict.fromkeys(pattern for table in tables for pattern in table.values()))})"


def _by(by: Mapping[str, str], *tables: Mapping[str, str]) -> str:
    """A pattern of what tables have before whoever did it, in one language each."""
    done = {each: "|".join(table[each] for table in tables if each in table) for each in by}
    return "|".join(rf"(?:{done[each]})(?:\s+(?:{AND})\s+\w+)?\s+(?:{word})\b" for each, word in by.items())


BY = _any_of(_BY, _BY_OR_OF)
PICTURES = _any_of(_PHOTOS, _SHOWN)
"""What pictures are called."""
WORK = _any_of(_PHOTOS, _SHOWN, _ELSE, _PERSONS)
"""What stands before a colon and whoever made something, or behind a name in brackets."""
PERSONS = _any_of(_PERSONS)
DEEDS = _any_of(_DEEDS)
PHOTOS_BY = _by(_BY_OR_OF, _PHOTOS)
WORK_BY = rf"(?:{_by(_BY, _DEEDS)}|{_by(_BY_OR_OF, _PHOTOS, _SHOWN, _ELSE)})"
"""What stands before whoever did something else for an article than write it: `Edited by`, `Photos and art by`."""
PICTURES_OF = re.compile(rf"{PICTURES}\s+(?:von|de|di|van|av|af)\s", re.IGNORECASE)
"""What may as well stand before what is on a picture: `Bilder von Bord`."""
BY_OTHERS = re.compile(
    r"review|fact.?check|\bedit(?:ed|ing|or\b)|photo|illustrat|updat|medical|translat|\bvideo|graphic|sponsor"
    rf"|powered|present|provided|image|designed|approved|verified|curated|\b(?:{WORK_BY}|{WORK}\s?[:：])",
    re.IGNORECASE,
)
"""Words before or behind a name that tell of somebody else's deeds, or that the name is another's."""
LINE_OF_OTHERS = re.compile(rf"(?:{WORK_BY}|reporting\s+from)\s*:?\s+(?P<who>\S.*)", re.IGNORECASE)
"""A line that tells who did something else for an article than write it, or where it was written, and `who` that is."""
# The same in Korean, Japanese and Chinese, before names: pictures, drawings, and those who edit.
BESIDE_NAMES = (
    "사진|그림|영상|편집|写真|撮影|イラスト|編集|[图圖](?:片)?|[摄攝]影|[編编][辑輯]|[責责][編编]"
    "|[責责]任[編编][辑輯]|[审審]校|校[对對]"
)
