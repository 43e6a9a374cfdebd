"""`scrapy upkeep`: tends the warehouse and the archive, by the retention that the outlets' files declare."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import psycopg
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.log import configure_logging

from spiders import registry
from spiders.extraction.text import clean_line
from storage import config, database
from storage.upkeep import Retention, upkeep

if TYPE_CHECKING:
    import argparse

logger = logging.getLogger(__name__)


class Command(ScrapyCommand):
    """Exit codes: 0, 1 where something could not be done, 2 for a mistake."""

    requires_project = True
    requires_crawler_process = False

    def short_desc(self) -> str:
        return "Tend the warehouse: partitions ahead, retention as the outlets' files declare it, vacuum"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002 (Scrapy's)
        """Does it, and tells what was done."""
        if args:
            raise UsageError("upkeep takes no arguments", print_help=False)
        configure_logging(self.settings)
        try:
            done = upkeep(config.load(), [retention(edition) for edition in registry.editions()])
        except (registry.RegistryError, config.ConfigError) as error:
            sys.stderr.write(f"dateline: {clean_line(str(error))}\n")
            self.exitcode = 2
            return
        except (database.WarehouseUnavailable, psycopg.Error) as error:
            sys.stderr.write(f"dateline: {clean_line(str(error))}\n")
            self.exitcode = 1
            return
        sys.stdout.write(f"Upkeep: {done.sentence()}.\n")
        for line in done.failures:
            logger.error("%s", clean_line(line))
        self.exitcode = 1 if done.failures else 0


def retention(edition: registry.Edition) -> Retention:
    """What an edition declares to keep."""
    keep = edition.keep
    return Retention(edition.outlet, edition.code, keep.captures_days, keep.sightings_days, keep.dispositions_days)
