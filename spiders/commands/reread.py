"""`scrapy reread`: reads what the archive holds of an edition again, with the reader as it is now."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spiders import registry
from spiders.arguments import ArgumentError, Reread
from spiders.commands.crawl import Command as CrawlCommand
from spiders.commands.crawl import check_edition
from spiders.sources.archived import selection
from storage import config, database
from storage.archive import written_by
from storage.archive_store import ArchiveError, open_store
from storage.kept import files_of

if TYPE_CHECKING:
    import argparse

_STANDARD_OUTPUT = "-"


class Command(CrawlCommand):
    """Adds readings, and changes nothing else: no capture, no observation, no record. Exit codes as of `crawl`."""

    def syntax(self) -> str:
        return "[options] <spider> [archive file ...]"

    def short_desc(self) -> str:
        return "Read what the archive holds of an edition again, with the reader as it is now"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--all", action="store_true", help="what this version of the reader has read before, too")
        parser.add_argument(
            "--rejected", action="store_true", help="what the last run that met it rejected, and only that"
        )
        parser.add_argument(
            "--list",
            metavar="FILE",
            nargs="?",
            const=_STANDARD_OUTPUT,
            help="read nothing: write the names of the archive files that would be read, one a line",
        )

    def check_words(self, args: list[str], opts: argparse.Namespace) -> None:
        """Raises RegistryError, ArgumentError, ConfigError, ArchiveError, WarehouseUnavailable."""
        if not args:
            raise ArgumentError("name a spider, and archive files where not all of them are meant")
        if opts.spargs:
            raise ArgumentError("-a is for `scrapy crawl`; reread takes the names of archive files")
        if opts.all and opts.rejected:
            raise ArgumentError("--all and --rejected: one of them")
        edition = check_edition(args[0])
        settings = config.load()
        database.prepare(settings)
        named = tuple(args[1:])
        missing = sorted(set(named) - set(_files(edition, settings, Reread(named, everything=True)))) if named else []
        if missing:
            raise ArgumentError(f"no capture of {edition.spider} stands in an archive file of this name: {missing[0]}")
        # Where nothing was ever captured there is no archive yet.
        if _files(edition, settings, Reread(named, opts.all, opts.rejected)):
            open_store(settings.archive).check(writable=False)

    def spider_arguments(self, args: list[str], opts: argparse.Namespace) -> dict[str, Any]:
        """See the base class."""
        return {"reread": Reread(tuple(args[1:]), opts.all, opts.rejected)}

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Reads again, or lists."""
        edition, settings = registry.edition_named(args[0]), config.load()
        names = _files(edition, settings, Reread(tuple(args[1:]), opts.all, opts.rejected))
        if opts.list is None and names:
            super().run(args, opts)
            return
        if opts.list is None:
            hint = "--all reads what this version of the reader has read, too"
            if opts.rejected:
                hint = "no page was rejected by the last run that met it"
            if _is_unknown(edition, settings):
                hint = "no capture of it has its bytes; `scrapy verify --repair` takes up what the archive's files hold"
            sys.stdout.write(f"{args[0]}: nothing to read; {hint}\n")
            return
        text = "".join(f"{name}\n" for name in names)
        if opts.list == _STANDARD_OUTPUT:
            sys.stdout.write(text)
        else:
            Path(opts.list).write_text(text, encoding="utf-8")


def _files(edition: registry.Edition, settings: config.Config, reread: Reread) -> list[str]:
    """The archive files that hold such captures. Raises WarehouseUnavailable."""
    with database.connect(database.warehouse_url(settings), autocommit=True) as connection:
        return list(files_of(connection, selection(edition, reread)))


def _is_unknown(edition: registry.Edition, settings: config.Config) -> bool:
    """Whether the archive has files of an edition of which the warehouse knows no capture."""
    if _files(edition, settings, Reread(everything=True)):
        return False
    try:
        store = open_store(settings.archive)
        return any((own := written_by(file.name)) and own[0] == edition.spider for file in store.files())
    except ArchiveError:
        return False  # where nothing was ever captured there is no archive
