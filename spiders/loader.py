"""One spider for each declared edition: Scrapy asks here for them."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Self

from spiders import registry
from spiders.outlet_spider import OutletSpider

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.settings import BaseSettings


class EditionLoader:
    """Scrapy's spider loader over the outlet registry; a wrong declaration ends the program with one line."""

    def __init__(self) -> None:
        try:
            self._editions = {edition.spider: edition for edition in registry.editions()}
        except registry.RegistryError as error:
            raise SystemExit(f"dateline: {error}") from None

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:  # noqa: ARG003  (the interface that Scrapy asks for)
        return cls()

    def load(self, spider_name: str) -> type[Spider]:
        """The spider class of an edition. Raises KeyError, as Scrapy expects."""
        return OutletSpider.of(self._editions[spider_name])

    def list(self) -> list[str]:
        """The names of all spiders."""
        return sorted(self._editions)

    def find_by_request(self, request: Request) -> builtins.list[str]:
        """The names of the spiders to whose hosts a request goes."""
        edition = registry.edition_of_url(request.url)
        return [edition.spider] if edition else []
