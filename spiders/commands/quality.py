"""`scrapy quality`: holds what was loaded against what the editions declare, and keeps the verdicts in ops.quality."""

from __future__ import annotations

import logging
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import psycopg
from rich.console import Console
from rich.table import Table
from rich.text import Text
from scrapy.commands import ScrapyCommand
from scrapy.utils.log import configure_logging

from spiders import quality, registry
from spiders.extraction.text import clean_line
from storage import config, database
from storage.quality import Verdict, measure, record

if TYPE_CHECKING:
    import argparse

logger = logging.getLogger(__name__)

# A verdict, which looking again does not change.
CHECK_FAILED = 3

_STYLES = {"failure": "bold red", "warning": "yellow", "unjudged": "dim"}


class Command(ScrapyCommand):
    """Exit codes: 0 where all is well, 3 where something is not, 1 where that could not be looked up, 2 for a mistake.

    Where none of the editions was ever crawled live for what is new, there is nothing to check, which is well; who must
    tell that apart gives `--skip-code`, as Airflow's task does.
    """

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[spider ...]"

    def short_desc(self) -> str:
        return "Check what was loaded against what the outlets' files expect (all editions, or those named)"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--skip-code", type=int, default=0, metavar="CODE", help="exit code where there is nothing to check (0)"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Checks, tells and keeps."""
        configure_logging(self.settings)
        try:
            wanted = [registry.edition_named(name) for name in args] or list(registry.editions())
            url = database.prepare(config.load())
            with database.connect(url, autocommit=True) as connection:
                found = [(edition, verdicts) for edition in wanted if (verdicts := _checked(connection, edition))]
        except (registry.RegistryError, config.ConfigError) as error:
            sys.stderr.write(f"dateline: {clean_line(str(error))}\n")
            self.exitcode = 2
            return
        except (database.WarehouseUnavailable, psycopg.Error) as error:
            sys.stderr.write(f"dateline: {clean_line(str(error))}\n")
            self.exitcode = 1
            return
        if not found:
            names = ", ".join(edition.spider for edition in wanted)
            be = "was" if len(wanted) == 1 else "were"
            sys.stdout.write(f"Nothing to check: {names} {be} never crawled live for what is new.\n")
            self.exitcode = opts.skip_code
            return
        for edition, verdicts in found:
            _show(edition, verdicts)
        failures = [_tell(edition, verdict) for edition, verdicts in found for verdict in verdicts].count("failure")
        if failures > 1:
            logger.error("%d checks failed", failures)
        self.exitcode = CHECK_FAILED if failures else 0


def _checked(connection: psycopg.Connection[tuple[object, ...]], edition: registry.Edition) -> list[Verdict]:
    """The verdicts on an edition, kept; none where it was never crawled live."""
    yesterday = datetime.now(edition.timezone).date() - timedelta(days=1)
    measures = measure(connection, edition.outlet, edition.code, yesterday)
    if measures is None:
        logger.info("%s was never crawled live for what is new", edition.spider)
        return []
    verdicts = quality.judge(edition, yesterday, measures)
    record(connection, edition.outlet, edition.code, verdicts)
    return verdicts


def _tell(edition: registry.Edition, verdict: Verdict) -> str:
    level = {"failure": logging.ERROR, "warning": logging.WARNING}.get(verdict.verdict)
    if level is not None:
        # What alternatives are called comes from pages too.
        logger.log(level, "%s: %s", edition.spider, clean_line(verdict.detail or verdict.name))
    return verdict.verdict


def _show(edition: registry.Edition, verdicts: list[Verdict]) -> None:
    console = Console(highlight=False)
    console.print(Text(f"{edition.outlet_name} ({edition.spider})", style="bold"))
    table = Table()
    table.add_column("check", overflow="fold")
    table.add_column("verdict", no_wrap=True)
    table.add_column("value", justify="right", no_wrap=True)
    table.add_column("expected", justify="right", no_wrap=True)
    table.add_column("detail", overflow="fold")
    for each in verdicts:
        numbers = ["" if number is None else f"{number:.3g}" for number in (each.value, each.expected)]
        cells = [clean_line(each.name), each.verdict, *numbers, clean_line(each.detail or "")]
        table.add_row(*map(Text, cells), style=_STYLES.get(each.verdict))
    console.print(table)
