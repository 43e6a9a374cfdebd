"""`scrapy crawl`: Scrapy's own, with every mistake of the user told in one line before anything starts."""

from __future__ import annotations

import gc
import logging
import math
import sys
from typing import TYPE_CHECKING, Any

from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.settings import default_settings

from spiders import registry
from spiders import settings as own_settings
from spiders.arguments import ArgumentError, Arguments
from spiders.crawl_run import CrawlRun
from spiders.extraction.outlet_modules import check_outlets
from spiders.extraction.text import clean_line
from spiders.output import ItemOutput, check_output
from spiders.sources.files import saved_files
from spiders.sources.warc import check_readable
from storage import config, database
from storage.archive_store import ArchiveError, ArchiveUnavailable, StoredFile, open_store

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings

LIVE_WITHOUT_CONTACT = (
    "a live crawl names a contact, so that the outlet can reach whoever crawls it: "
    "set DATELINE_CONTACT to your e-mail address or a page about you"
)

# What Scrapy tells of its own parts at each start; with -L DEBUG it may.
_CHATTER = ("scrapy.middleware", "scrapy.crawler", "scrapy.addons")

# Numbers with which a crawl would wait for ever, never rest, or not start: whole ones of at least 1 and of at least 0,
# and seconds that must be more than 0 and at least 0.
_FROM_ONE = (
    "ARCHIVE_ROLL_OVER_BYTES",
    *("READER_PROCESSES", "LANDING_BATCH", "CONCURRENT_ITEMS", "CONCURRENT_REQUESTS"),
    *("CONCURRENT_REQUESTS_PER_DOMAIN", "REACTOR_THREADPOOL_MAXSIZE"),
)
_FROM_ZERO = (
    *(
        "LISTING_PAGES",
        "SITEMAP_DEPTH",
        "SITEMAPS",
        "ROUTINE_SITEMAPS",
        "DISCOVERY_DAYS",
        "WAITING",
        "REVISITS",
        "FEED_ARTICLES",
    ),
    *("RETRY_TIMES", "REDIRECT_MAX_TIMES"),
)
_SOME_TIME = ("ARCHIVE_ROLL_OVER_SECONDS", "READER_TIMEOUT", "LANDING_SECONDS", "NORMALISE_SECONDS", "DOWNLOAD_TIMEOUT")
_ANY_TIME = ("LOGSTATS_INTERVAL", "DOWNLOAD_DELAY", "LEASE_WAIT")

# The statistic of Scrapy's that counts outputs which could not be stored.
_NOT_STORED = "feedexport/failed_count"

_MISTAKES = (registry.RegistryError, ArgumentError, config.ConfigError, ArchiveError)
# What another try may find well.
_AWAY = (database.WarehouseUnavailable, ArchiveUnavailable)


class Command(CrawlCommand):
    """Exit codes: 0 for a whole run; 1 for one that failed, or found no warehouse or archive; 2 for a mistake."""

    def short_desc(self) -> str:
        return "Crawl an outlet into the warehouse, live or from captures (-a captures=PATH)"

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Checks what the user said before Scrapy starts anything. Raises SystemExit, the line told."""
        super().process_options(args, opts)
        try:
            self.check_words(args, opts)
            if self.settings is not None:
                check_settings(self.settings, [given.partition("=")[0] for given in opts.set])
                for uri in self.settings.getdict("FEEDS"):
                    check_output(uri)
        except (*_AWAY, *_MISTAKES) as error:
            sys.stderr.write(f"dateline: {clean_line(str(error))}\n")
            raise SystemExit(1 if isinstance(error, _AWAY) else 2) from None

    def check_words(self, args: list[str], opts: argparse.Namespace) -> None:
        """Checks what this command was given. Raises what `check` does."""
        if len(args) != 1:
            raise ArgumentError("name one spider; `scrapy list` tells which there are")
        check(args[0], opts.spargs)

    def spider_arguments(self, args: list[str], opts: argparse.Namespace) -> dict[str, Any]:  # noqa: ARG002
        """What the spider is made with."""
        return dict(opts.spargs)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawls, and takes over how it ended."""
        if self.crawler_process is None:
            raise RuntimeError("Scrapy gave the command no crawler process")
        if opts.loglevel != "DEBUG":
            for name in _CHATTER:
                logging.getLogger(name).setLevel(logging.WARNING)
        # What is loaded by now stays; looking through it for garbage again and again slows a crawl.
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 100)
        crawler = self._create_crawler(args[0])
        self.crawler_process.crawl(crawler, **self.spider_arguments(args, opts))
        self.crawler_process.start()
        run = crawler.get_extension(CrawlRun)
        if self.crawler_process.bootstrap_failed or run is None or run.failure or not _written(crawler):
            self.exitcode = 1
        elif not run.on_record:
            sys.stderr.write("dateline: the crawl was stopped before its run could be finished\n")
            self.exitcode = 1


def check(spider: str, given: dict[str, str]) -> None:
    """Everything that can be known to be wrong before the crawl, the warehouse's state included.

    Raises RegistryError, ArgumentError, ConfigError, ArchiveError, WarehouseUnavailable.
    """
    edition = check_edition(spider)
    arguments = Arguments.parse(given)
    settings = config.load()
    if arguments.captures is None and not settings.contact:
        raise ArgumentError(LIVE_WITHOUT_CONTACT)
    if arguments.captures is None and not edition.feeds:
        raise ArgumentError(f"{edition.outlet}.toml declares no feed: nothing would be found")
    open_store(settings.archive).check(writable=True)
    if arguments.captures is not None:
        warcs = [file for file in saved_files(arguments.captures) if isinstance(file, StoredFile)]
        # Of an object store's many objects one tells whether they can be had.
        for file in warcs[:1] if isinstance(arguments.captures, str) else warcs:
            check_readable(file)
    database.prepare(settings)


def check_edition(spider: str) -> registry.Edition:
    """The edition of a spider's name, everything declared being loadable. Raises RegistryError."""
    edition = registry.edition_named(spider)
    check_outlets()
    return edition


def check_settings(settings: BaseSettings, names: Iterable[str]) -> None:
    """Whether each of the settings is of its default's type, and in its range. Raises ArgumentError."""
    for name in names:
        default = getattr(own_settings, name, getattr(default_settings, name, None))
        try:
            if isinstance(default, bool):
                settings.getbool(name)
            elif name in _FROM_ONE + _FROM_ZERO:
                settings.getint(name)
            elif isinstance(default, int | float):  # a default of 0 may be a half
                settings.getfloat(name)
        except (ValueError, TypeError, OverflowError):
            raise ArgumentError(f"-s {name}: not like {default}: {settings[name]!r}") from None
        if name in _FROM_ONE + _SOME_TIME and not 0 < settings.getfloat(name) < math.inf:
            raise ArgumentError(f"-s {name}: more than 0 is needed, not {settings[name]!r}")
        if name in _FROM_ZERO + _ANY_TIME and not 0 <= settings.getfloat(name) < math.inf:
            raise ArgumentError(f"-s {name}: 0 or more is needed, not {settings[name]!r}")


def _written(crawler: Crawler) -> bool:
    """Whether the items went where `-O` and `-o` said; Scrapy has told where not."""
    if not crawler.settings.getdict("FEEDS"):
        return True
    failed = [name for name in (crawler.stats.get_stats() if crawler.stats else ()) if name.startswith(_NOT_STORED)]
    return not failed and crawler.get_extension(ItemOutput) is not None
