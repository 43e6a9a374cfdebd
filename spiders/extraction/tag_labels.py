"""The labels behind which pages and texts print an article's tags."""

from __future__ import annotations

TAG_LABELS = (
    r"(?:filed|tagged)\s+under|(?:article|blog|post|related)\s+(?:tags?|topics?)|tags?|topics?|keywords"
    r"|etiquetas|temas|palabras\s+clave|mots[\s-]cl[ée]s|[ée]tiquettes|th[èe]mes|schlagw[öo]rter|themen"
    r"|tag\s+articolo|argomenti|assuntos|palavras[\s-]chave"
    r"|(?:ال)?وسوم|كلمات\s+(?:مفتاحية|دلالية)|الكلمات\s+(?:المفتاحية|الدلالية)"
)
"""Alternatives of a pattern without colons, for all languages, case ignored."""
