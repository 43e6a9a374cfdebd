"""Readers of pages that are compared with ours: `python -m tests.bench.page_readers READER GOLD SET [MOST]`.

Reads the pages of a set one by one, and prints a line of JSON for each, with the seconds it took; before them the
reader's version. Each reader needs its own library only, so that peers run in an environment of their own.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench.gold import pages_of

Read = Callable[[bytes, str], dict[str, Any]]


def _dateline() -> Read:
    from spiders.extraction import read

    def page(html: bytes, url: str) -> dict[str, Any]:
        found = read(html, url or None)
        return {
            "title": found.headline,
            "body": found.body,
            "authors": list(found.authors),
            "published": found.published_at.isoformat() if found.published_at else None,
        }

    return page


def _trafilatura() -> Read:
    import trafilatura

    def page(html: bytes, url: str) -> dict[str, Any]:
        found = trafilatura.bare_extraction(html, url=url or None, with_metadata=True, include_comments=False)
        if found is None or isinstance(found, dict):
            return {}
        return {"title": found.title, "body": found.text, "authors": [found.author or ""], "published": found.date}

    return page


def _newspaper4k() -> Read:
    newspaper = import_module("newspaper")

    def page(html: bytes, url: str) -> dict[str, Any]:
        article = newspaper.Article(url or "https://example.org/", fetch_images=False)
        article.download(input_html=html.decode("utf-8", "replace"))
        article.parse()
        published = article.publish_date
        return {
            "title": article.title,
            "body": article.text,
            "authors": list(article.authors),
            "published": published.isoformat() if hasattr(published, "isoformat") else published,
        }

    return page


def _news_please() -> Read:
    news_please = import_module("newsplease").NewsPlease

    def page(html: bytes, url: str) -> dict[str, Any]:
        found = news_please.from_html(html.decode("utf-8", "replace"), url=url or None, fetch_images=False)
        published = found.date_publish
        return {
            "title": found.title,
            "body": found.maintext,
            "authors": list(found.authors or ()),
            "published": published.isoformat() if published else None,
        }

    return page


# The name of each, as its package is called, and how it is loaded.
READERS: dict[str, Callable[[], Read]] = {
    "dateline": _dateline,
    "trafilatura": _trafilatura,
    "newspaper4k": _newspaper4k,
    "news-please": _news_please,
}
PEERS = ("newspaper4k", "news-please")


def main(name: str, folder: str, chosen: str, most: int | None) -> None:
    """Prints what the reader makes of the set. A page on which it fails counts as one of which it read nothing."""
    read = READERS[name]()
    sys.stdout.write(json.dumps({"version": "" if name == "dateline" else version(name)}) + "\n")
    pages = pages_of(Path(folder), chosen, most)
    for page in (pages[0], *pages):  # the first loads what is loaded late, and is not told
        html = page.html
        began = time.perf_counter()
        try:
            found = read(html, page.url)
        except Exception:  # noqa: BLE001 - it is the reader that is measured
            found = {}
        line = {"id": page.id, "seconds": time.perf_counter() - began, **found}
        sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else None)
