"""The text of a page's bytes, whatever its labels say of its charset."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, html_to_unicode

from spiders.extraction.double_encoding import encoded_once, may_be_encoded_twice

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What Python can decode and no page is written in: codecs of other things, and one that hides markup (UTF-7).
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape"}
    | {"utf-7", "mbcs", "oem"}
)
# What such a page in a language is written in: HTML Standard, 13.2.3.2, "Determining the character encoding".
_BY_LANGUAGE = {
    **dict.fromkeys(("cs", "hr", "hu", "pl", "ro", "sk", "sl"), "windows-1250"),
    **dict.fromkeys(("et", "lt", "lv"), "windows-1257"),
    **dict.fromkeys(("az", "ku", "tr"), "windows-1254"),
    "vi": "windows-1258",
}
_LANGUAGE = re.compile(rb"<html\b[^>]{0,400}?\slang\s*=\s*[\"']?([a-z]{2})(?![a-z])", re.IGNORECASE)
# Letters of windows-1250 that are none in ISO 8859-2, which has no signs there.
_NOT_IN_LATIN_2 = re.compile(rb"[\x80-\x9f]")
_TEXT_BYTES = re.compile(rb"[^<>]+")
_LAST_LATIN = "\u024f"
_MOST_GUESSED = 20_000  # bytes from which a charset is guessed


def decode(body: bytes, charset: str | None, *, is_html: bool) -> str:
    """The text of a body, whatever its labels say; never raises.

    A byte order mark decides, then what is valid as UTF-8 is UTF-8 (other encodings hardly ever are by chance; what was
    encoded twice is decoded twice), then the given charset, then the one declared in the page, then what the bytes look
    like; UTF-8 with some broken signs is UTF-8.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    if not body.isascii():
        try:
            text = body.decode("utf-8")
            return encoded_once(text) if may_be_encoded_twice(body) else text
        except UnicodeDecodeError:
            pass
    label = _python_codec(charset)
    if label and body.isascii() and b"\0" not in body and b"<p>".decode(label, "replace") != "<p>":
        label = None  # UTF-16, EBCDIC: the label is wrong
    if is_html:
        label = label or _python_codec(html_body_declared_encoding(body)) or _guessed(body)
        return html_to_unicode(f"text/html; charset={label}", body, auto_detect_fun=None)[1]
    if label:
        return body.decode(label, "replace")
    guess = None if body.isascii() else from_bytes(body).best()
    return str(guess) if guess is not None else body.decode("utf-8", "replace")


def _guessed(body: bytes) -> str:
    """What the bytes of a page look like that declares nothing: told by its texts, of which most are not markup."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if 2 * broken <= len(text) - len(text.encode("ascii", "ignore")):
        return "utf-8"
    telling = b" ".join(part for part in _TEXT_BYTES.findall(body) if not part.isascii())
    guess = from_bytes(telling[:_MOST_GUESSED]).best()
    found = [sign for sign in str(guess or "") if sign.isalpha()]
    is_of_other_script = 2 * sum(sign > _LAST_LATIN for sign in found) > len(found)
    return guess.encoding if guess is not None and is_of_other_script else _latin(body, telling)


def _latin(body: bytes, telling: bytes) -> str:
    """The charset of a page in Latin letters, among which guesses are mostly wrong: as browsers have it, by its
    language."""
    language = _LANGUAGE.search(body[:_MOST_GUESSED])
    charset = _BY_LANGUAGE.get(language[1].decode().lower(), "windows-1252") if language else "windows-1252"
    is_latin_2 = charset == "windows-1250" and not _NOT_IN_LATIN_2.search(telling)
    return "iso-8859-2" if is_latin_2 else charset


def _python_codec(label: str | None) -> str | None:
    """A charset label that decodes text, None for unknown ones and for codecs that are no charset ("hex", "idna")."""
    try:
        info = codecs.lookup(label.strip()) if label else None
    except (LookupError, ValueError):
        return None
    return info.name if info is not None and info._is_text_encoding and info.name not in _NO_CHARSETS else None
