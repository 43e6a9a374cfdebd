"""What the newsstand shows: articles, one of them moved, and what is another in the first crawl than later."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from enum import StrEnum

from tests.newsstand.article import Article
from tests.newsstand.faults import CONSENT, Fault
from tests.newsstand.invented import invented_articles
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import HOSTS, Page, rendered


class Phase(StrEnum):
    """What a crawl finds: a warehouse that knows next to nothing, or one where all that it knows is due."""

    FIRST = "first"
    AGAIN = "again"


_INVENTED = invented_articles(15, 21, outlet="presstv")
_NEWER, _STEADY = _INVENTED[:2], _INVENTED[2:9]
# Taken down after the first crawl.
GONE = _INVENTED[9]
# Listed, and leads to an article that nothing lists.
MOVED, TARGET = _INVENTED[10:12]
# 404, and a consent page in its place, until the newsstand is mended.
MISSING, WALLED = _INVENTED[12:14]
# SHA-256 of that page, in hex.
WALL = hashlib.sha256(CONSENT.encode()).hexdigest()
# Of a day by its address and of another by what it says: who asks for the first day's articles finds it out of range.
DAY_OF_ADDRESS = "2026-10-30"
MISDATED = replace(_INVENTED[14], url=_INVENTED[14].url.replace("/2026/10/31/", "/2026/10/30/"))


def newsstand(phase: Phase) -> Newsstand:
    """The newsstand as it is in a phase: in the second two articles are reworded, two are new, and one is gone."""
    always = (MOVED, MISSING, WALLED, MISDATED)
    if phase is Phase.FIRST:
        stand = Newsstand((*_STEADY, GONE, *always))
        stand.fault("*", MISSING.path, Fault.NOT_FOUND)
        stand.fault("*", WALLED.path, Fault.CONSENT)
    else:
        reworded = [replace(each, headline=f"{each.headline}, as was said later") for each in _STEADY[:2]]
        stand = Newsstand((*_NEWER, *reworded, *_STEADY[2:], *always))
    for host, outlet in HOSTS.items():
        if outlet == "presstv":
            stand.put(host, MOVED.path, Page(b"", status=301, headers=(("Location", TARGET.url),)))
            stand.put(host, TARGET.path, _page(TARGET))
    return stand


def _page(article: Article) -> Page:
    return Page(rendered(article).encode(), changed=article.modified or article.published_time)
