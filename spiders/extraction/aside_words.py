"""The words of lines that sites print among an article's paragraphs, for the readers of web pages and of texts.

Patterns of parts of a line; `site_lines.py` and `text_asides.py` say how much of the line, and where it stands.
`closing_lines.py` has those of what stands below an article.
"""

from __future__ import annotations

STAMPED = r"(?:(?:last|originally|first)\s+)?(?:updated|published|posted|reviewed|modified)\b"
"""What stands before the day on which an article was posted."""
STAMP = rf"{STAMPED}\W{{0,3}}.{{0,40}}\d{{4}}.{{0,25}}"
"""Such a line with its year."""

CONTENTS = (
    r"(?:table\s+of\s+)?contents|(?:in|on)\s+this\s+(?:article|page|post|guide|story)(?::?\s+toggle\b.{0,100})?:?"
    r"|(?:jump|skip)\s+to\s+content"
)
"""Headings of an article's list of contents."""

CALLS = (
    r"(?:learn|read|find\s+out|discover|see|view|show|load)\s+(?:more|less|all)"
    r"|(?:book|schedule|request|get)\s+(?:a|your)\s+(?:\w+\s+)?(?:demo|call|quote|consultation)"
    r"|(?:buy|shop|download|apply|order|sign\s+up|start|enroll|register|try\s+it)\s+now|get\s+started|add\s+to\s+cart"
    r"|start\s+(?:your\s+)?free\s+trial|view\s+deal|(?:check|see)\s+(?:the\s+)?price.{0,30}"
)
"""What buttons say."""

READ_ON = r"read\s+more|continue\s+reading|leer\s+m[áa]s|lire\s+la\s+suite|weiterlesen"
"""What a button says that leads on from a beginning, and no sentence ends with."""
UNFOLDS = (
    rf"{READ_ON}|keep\s+reading|read\s+(?:on|the\s+rest|(?:the\s+)?full\s+(?:article|story|text))"
    r"|(?:show|see|view|load)\s+(?:more|all|the\s+rest|(?:the\s+)?full\s+(?:article|story|text))|expand"
    r"|seguir\s+leyendo|continuar\s+leyendo|ver\s+m[áa]s"
    r"|lire\s+plus|continuer\s+la\s+lecture|(?:afficher|voir)\s+(?:la\s+suite|plus)"
    r"|(?:artikel\s+)?weiter\s+lesen|mehr\s+(?:lesen|anzeigen)"
    r"|continu(?:ar?|e)\s+(?:lendo|a\s+ler|a\s+leggere)|(?:leia|ler)\s+mais|leggi\s+(?:tutto|di\s+più)"
    r"|اقر[أا]\s+المزيد|(?:متابعة|مواصلة|[أا]كمل)\s+القراءة|عرض\s+المزيد"
)
"""What a button says that shows the rest of an article."""

NETWORKS = (
    r"(?:whats?app|telegram|facebook|instagram|twitter|google|youtube|\bx\b|tiktok|threads\b|viber|linkedin|bluesky|snapchat\b|вконтакте|дзен\w*"
    r"|телеграмм?\w*|واتساب|واتس\s?[آا]ب|تلغرام|تليجرام|تيليجرام|تلگرام|גוגל|טלגרם|וואטסאפ"
    r"|व्हाट्सएप|व्हाट्सऐप|टेलीग्राम|गूगल|फेसबुक)"
)
"""Where sites ask readers to follow them."""

SHARES = (
    r"share(?:\s+(?:this|on|via|with)\b.{0,40})?|tweet|facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest"
    r"|messenger|flipboard|tumblr|viber|e-?mail|print|save|copy\s+link|teilen|drucken"
    r"|compartir(?:\s+en\b.{0,30})?|imprimir|compartilhar|partager(?:\s+(?:sur|cet)\b.{0,30})?|imprimer"
    r"|condividi|stampa|поделиться|paylaş|(?:شارك|مشاركة)(?:\s+(?:المقال|الخبر|هذا))?|طباعة|نسخ\s+الرابط"
)
"""What buttons say with which an article is sent on, printed or kept."""
