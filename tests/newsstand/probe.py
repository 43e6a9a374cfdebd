"""A spider that fetches the addresses it is given and tells what it saw; run by the newsstand's own tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import scrapy
from scrapy.http import Response
from twisted.python.failure import Failure


class ProbeSpider(scrapy.Spider):
    """`-a urls=` takes addresses parted by blanks. Yields one item for each answer or failure."""

    name = "probe"
    custom_settings = {  # noqa: RUF012 - the attribute's type is Scrapy's
        "REMOTE_CONTROL_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "ROBOTSTXT_OBEY": True,
        "RETRY_TIMES": 1,
        "DOWNLOAD_TIMEOUT": 10,
        "HTTPERROR_ALLOW_ALL": True,
        "USER_AGENT": "newsstand probe",
    }

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for url in str(getattr(self, "urls", "")).split():
            yield scrapy.Request(url, self.parse, errback=self.failed, dont_filter=True)

    def parse(self, response: Response, **_: Any) -> Iterator[dict[str, object]]:
        """What came back, after Scrapy's middlewares."""
        yield {
            "url": response.url,
            "status": response.status,
            "kind": type(response).__name__,
            "size": len(response.body),
            "retries": response.meta.get("retry_times", 0),
            "latency": response.meta.get("download_latency"),
        }

    def failed(self, failure: Failure) -> Iterator[dict[str, object]]:
        """Which error ended the request."""
        request: scrapy.Request = failure.request  # type: ignore[attr-defined] # Scrapy adds it
        yield {"url": request.url, "error": failure.type.__name__ if failure.type else None}
