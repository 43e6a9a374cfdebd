"""`-O` and `-o`: Scrapy's feed exporter, with a file that cannot be written told in one line."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.extensions.feedexport import FeedExporter
from w3lib.url import file_uri_to_path

from spiders.arguments import ArgumentError
from spiders.crawl_run import CrawlRun

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.extensions.feedexport import FeedSlot


class ItemOutput(FeedExporter):
    """What cannot be written fails the run, and the crawl goes on: the warehouse has it all the same."""

    def item_scraped(self, item: Any, spider: Spider) -> None:
        """Writes an item."""
        try:
            super().item_scraped(item, spider)
        except OSError as error:
            self._fail(error)

    async def _close_slot(self, slot: FeedSlot, spider: Spider) -> None:
        try:
            # As Scrapy does next, which would log a traceback.
            if slot.itemcount or (slot.store_empty and slot.batch_id == 1):
                slot.start_exporting()
                slot.finish_exporting()
                if slot.file is not None:
                    slot.file.flush()
        except OSError as error:
            self._fail(error)
            if slot.file is not None:
                with suppress(OSError):
                    slot.file.close()
            return
        await super()._close_slot(slot, spider)

    def _fail(self, error: OSError) -> None:
        CrawlRun.of(self.crawler).fail(f"the items cannot be written: {error}", stop=False)


def check_output(uri: str) -> None:
    """Whether a file named with `-O` or `-o` can be written, as far as can be known before. Raises ArgumentError."""
    if urlsplit(uri).scheme not in ("", "file") or "%(" in uri:
        return  # elsewhere, or a name that is known only when it is written
    path = Path(file_uri_to_path(uri) if uri.startswith("file:") else uri)
    try:
        if path.is_dir():
            raise ArgumentError(f"-O {uri}: a folder, not a file")
        if path.is_file():
            path.open("ab").close()
        elif not path.exists():  # a pipe or a device is found out when it is written
            path.parent.mkdir(parents=True, exist_ok=True)
            with TemporaryFile(dir=path.parent):
                pass
    except OSError as error:
        raise ArgumentError(f"-O {uri}: cannot be written: {error.strerror}") from None
