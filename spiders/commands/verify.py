"""`scrapy verify`: holds the archive's files and the warehouse's rows against each other, and repairs the rows."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import psycopg
from rich.console import Console
from rich.table import Table
from rich.text import Text
from scrapy.commands import ScrapyCommand
from scrapy.utils.log import configure_logging

from spiders import registry
from spiders.absences import absence_of
from spiders.arguments import ArgumentError
from spiders.extraction import identity
from spiders.extraction.text import clean_line
from spiders.sources.found import PAGE_TYPES
from storage import config, database
from storage.archive_store import ArchiveError
from storage.verifying.archive_rows import Identity
from storage.verifying.findings import CAPTURES
from storage.verifying.verify import look, verify

if TYPE_CHECKING:
    import argparse

    from scrapy.settings import Settings

    from storage.verifying.findings import Findings, Lines

# As of `scrapy quality`: a verdict, which looking again does not change.
SOMETHING_MISSING = 3

_MISTAKES = (registry.RegistryError, config.ConfigError, ArgumentError)


class Command(ScrapyCommand):
    """Exit codes: 0 where all is well or was mended, 3 where something is missing, 2 for a mistake.

    And 1 where the warehouse or the archive is away.
    """

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] [spider ...]"

    def short_desc(self) -> str:
        return "Check that the archive holds every capture's bytes, and the warehouse a row for every record"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--repair",
            action="store_true",
            help="land what the archive tells and the warehouse lacks; mark captures whose bytes are nowhere",
        )
        parser.add_argument(
            "--quick", action="store_true", help="read no record: only whether the files are there, and long enough"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Verifies, and tells."""
        configure_logging(self.settings)
        try:
            if opts.quick and opts.repair:
                raise ArgumentError("--repair needs to read the records, which --quick does not")
            if self.settings is None:
                raise RuntimeError("Scrapy gave the command no settings")
            editions = [registry.edition_named(name) for name in args] or registry.editions()
            identities = {each.spider: identity_of(each, self.settings) for each in editions}
            if opts.quick:
                found = look(config.load(), identities, everything=not args)
            else:
                often = self.settings.getfloat("LOGSTATS_INTERVAL")
                found = verify(config.load(), identities, everything=not args, repair=opts.repair, often=often)
        except _MISTAKES as error:
            self._end(2, error)
        except (database.WarehouseUnavailable, ArchiveError, psycopg.Error) as error:
            self._end(1, error)
        else:
            show(found, is_quick=opts.quick, repair=opts.repair)
            self.exitcode = 0 if found.is_well else SOMETHING_MISSING

    def _end(self, code: int, error: Exception) -> None:
        sys.stderr.write(f"dateline: {clean_line(str(error))}\n")
        self.exitcode = code


def identity_of(edition: registry.Edition, settings: Settings) -> Identity:
    """What a verify must know of an edition; of bodies beyond DOWNLOAD_MAXSIZE a crawl keeps none."""
    return Identity(
        spider=edition.spider,
        outlet=edition.outlet,
        edition=edition.code,
        key=partial(identity.address_key, edition=edition),
        is_article=partial(identity.is_article_url, edition=edition),
        absence=partial(absence_of, edition=edition),
        media_types=PAGE_TYPES,
        largest=settings.getint("DOWNLOAD_MAXSIZE"),
    )


def show(found: Findings, *, is_quick: bool, repair: bool) -> None:
    """Tells what was found: what there is, then what is wrong with it."""
    console = Console()
    table = Table(title="the archive", title_justify="left")
    table.add_column("what there is")
    table.add_column("how many", justify="right")
    table.add_row("files", f"{found.files:,} ({found.size / 1e6:,.1f} MB)")
    for kind, count in sorted(found.records.items()):
        table.add_row(f"records: {kind}", f"{count:,}")
    table.add_row("captures with their bytes", f"{found.rows - found.nowhere.count * (not repair):,}")
    table.add_row("captures given up by retention", f"{found.retired:,}")
    table.add_row("captures known to be lost", f"{found.known_lost:,}")
    table.add_row("files that a crawl is at work on", f"{found.writing:,}")
    console.print(table)
    for told, lines in (
        ("behind the last whole record, left by a crash", found.tails),
        ("files of others, left alone", found.unknown),
        ("files of spiders that are not declared", found.undeclared),
    ):
        _list(console, told, lines, "dim")
    for told, lines in (
        ("captures whose bytes are nowhere", found.nowhere),
        ("stretches that cannot be read", found.damaged),
        ("revisits whose original is nowhere", found.without_original),
        ("records of the future, of which nothing is taken up", found.ahead),
    ):
        _list(console, told, lines, "bold red")
    for kind, count in sorted(found.wrong.items()):
        if count:
            mended = f"; {found.mended[kind]:,} mended" if repair else ""
            console.print(Text(f"not in order: {kind}: {count:,}{mended}", "yellow" if mended else "bold red"))
    if repair and found.nowhere.count:
        wait = "1 address waits" if found.to_fetch == 1 else f"{found.to_fetch:,} addresses wait"
        console.print(f"to be fetched again: {wait} for the next crawl")
    console.print(Text(_verdict(found, is_quick=is_quick, repair=repair), "bold"))


def _list(console: Console, told: str, lines: Lines, style: str) -> None:
    if not lines.count:
        return
    console.print(Text(f"{told}: {lines.count:,}", style))
    for line in lines.first:
        console.print(Text(f"  {clean_line(line)}"), soft_wrap=True)
    if lines.count > len(lines.first):
        console.print(Text(f"  and {lines.count - len(lines.first):,} more"))


def _verdict(found: Findings, *, is_quick: bool, repair: bool) -> str:
    if repair and found.nowhere.count:
        return "What is nowhere was marked as lost: a crawl that gets the same bytes keeps them again."
    if not found.is_well and not repair and (+found.wrong or found.nowhere.count):
        return "`scrapy verify --repair` makes good what can be made good, and marks what is nowhere as lost."
    if not found.is_well:
        return "Something is missing that cannot be made good."
    if found.mended[CAPTURES]:
        return "All is in order now. `scrapy reread SPIDER` reads the captures that were taken up."
    return "All files are there, and long enough." if is_quick else "All is in order."
