"""`scrapy requeue`: lets the next crawl of an edition fetch addresses once more."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import psycopg
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from spiders import registry
from spiders.arguments import ArgumentError
from spiders.extraction import identity
from spiders.extraction.text import clean_line
from spiders.sources.found import is_address
from storage import config, database, frontier

if TYPE_CHECKING:
    import argparse


class Command(ScrapyCommand):
    """Exit codes: 0, 1 where the warehouse is away, 2 for a mistake."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "<spider> [URL ...]"

    def short_desc(self) -> str:
        return "Let the next crawl fetch addresses again: those named, else all that failed or were rejected"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002 (Scrapy's)
        """Puts them back, and tells how many."""
        if not args:
            raise UsageError("name a spider, and addresses where not all that failed are meant", print_help=False)
        try:
            edition = registry.edition_named(args[0])
            addresses = {identity.address_key(url, edition): url for url in args[1:] if _checked(url, edition)}
            names = (config.load(), edition.outlet, edition.code)
            count = frontier.requeue(*names, addresses) if addresses else frontier.requeue_failed(*names)
        except (registry.RegistryError, ArgumentError, config.ConfigError) as error:
            self._end(error, 2)
        except (database.WarehouseUnavailable, psycopg.Error) as error:
            self._end(error, 1)
        else:
            what = "address waits" if count == 1 else "addresses wait"
            sys.stdout.write(f"{count} {what} for the next crawl of {edition.spider}\n")

    def _end(self, error: Exception, code: int) -> None:
        sys.stderr.write(f"dateline: {clean_line(str(error))}\n")
        self.exitcode = code


def _checked(url: str, edition: registry.Edition) -> bool:
    """True. Raises ArgumentError for what is no address of an article of the edition."""
    if not is_address(url) or registry.edition_of_url(url) is not edition or not identity.is_article_url(url, edition):
        raise ArgumentError(f"no address of an article of {edition.spider}: {url[:200]}")
    return True
