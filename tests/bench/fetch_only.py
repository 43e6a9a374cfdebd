"""A spider that only fetches: what Scrapy alone does with the same pages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response


class FetchOnlySpider(Spider):
    """Asks for every address in the file `-a urls=FILE`, and lets go of what comes."""

    name = "fetch_only"

    async def start(self) -> AsyncIterator[Any]:
        """The addresses, one a line."""
        for url in Path(self.urls).read_text(encoding="utf-8").split():  # type: ignore[attr-defined]
            yield Request(url)

    def parse(self, response: Response) -> None:
        """Nothing: the page has come, that is all."""
