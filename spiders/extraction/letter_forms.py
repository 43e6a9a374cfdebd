"""Letters in one form, so that words are found however they are spelt: the one table of it, for dates and walls."""

from __future__ import annotations

import unicodedata

# Letters with accents: Latin, Greek, Cyrillic; Arabic ones with a hamza; the forms that old typesetting gave them all.
_WITH_MARKS = (
    range(0xA0, 0x250), range(0x370, 0x460), range(0x622, 0x627), range(0x6C0, 0x6D4), range(0x1E00, 0x2000),
    range(0xFB50, 0xFDFD), range(0xFE70, 0xFEFD), range(0xFF10, 0xFF5B),
)  # fmt: skip
# What is one letter to a reader of Arabic or Persian; digits; apostrophes; the space that is narrow.
_TWINS = "ةىیک" + "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹" + "’‘ʼ´`" + "\u202f"
_ONE_OF_THEM = "هييك" + "0123456789" * 2 + "'" * 5 + " "
# Accents that stand apart, vowel signs, and what only shapes a word: the joiners, soft hyphens, tatweel.
_UNSEEN = (*range(0x300, 0x370), *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6DD), 0x200C, 0x200D, 0xAD, 0x640)


def _plain(letter: str) -> str:
    marked = unicodedata.normalize("NFKD", letter.lower())
    return "".join(sign for sign in marked if not unicodedata.combining(sign))


_TWIN_OF = str.maketrans(_TWINS, _ONE_OF_THEM)
_SHAPES = {code: _plain(chr(code)).translate(_TWIN_OF) for codes in _WITH_MARKS for code in codes}
_FORMS: dict[int, str | None] = {
    **{code: plain for code, plain in _SHAPES.items() if plain != chr(code)},
    **{ord(twin): one for twin, one in zip(_TWINS, _ONE_OF_THEM, strict=True)},
    **dict.fromkeys(_UNSEEN),
}
_IN_PLACE = {code: form for code, form in _FORMS.items() if form is not None and len(form) == 1}


def fold(text: str) -> str:
    """To look for words in: lower case without accents or vowel signs, letters, digits and apostrophes in one form."""
    return text.lower() if text.isascii() else text.lower().translate(_FORMS)


def fold_in_place(text: str) -> str:
    """The same with one sign for each sign, so that places in the text stay the same; what is unseen stays."""
    if text.isascii():
        return text.lower()
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    return lower.translate(_IN_PLACE)
