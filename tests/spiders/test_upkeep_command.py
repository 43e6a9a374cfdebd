"""`scrapy upkeep`: what the outlets' files declare reaches the warehouse."""

from __future__ import annotations

import re
from dataclasses import replace

from spiders.commands.upkeep import retention
from spiders.registry import Keep, edition_named
from storage.upkeep import Retention
from tests.spiders.crawling import PROJECT, Crawler


def test_it_tends_the_warehouse_and_says_what_it_did(crawler: Crawler) -> None:
    crawler.saved("presstv", PROJECT / "tests/fixtures/seeds")
    first = crawler.whole("upkeep")
    made = r"(landing\.sighting|ops\.disposition) \d{4}-\d\d"
    assert re.fullmatch(rf"Upkeep: partitions made: {made}(, {made}){{5}}; rows moved into them: 2\.\n", first.stdout)
    assert crawler.whole("upkeep").stdout == "Upkeep: nothing was to be done but vacuum.\n"
    ((analysed,),) = crawler.rows("SELECT reltuples FROM pg_class WHERE oid = 'news.article'::regclass")
    assert analysed == 1
    # Nothing is declared for the seeds' outlets, so nothing goes.
    assert crawler.rows("SELECT count(*) FROM landing.capture WHERE retired_at IS NOT NULL") == [(0,)]
    assert crawler.command("upkeep", "presstv").code == 2


def test_what_an_edition_declares_is_what_is_kept() -> None:
    edition = replace(edition_named("presstv"), keep=Keep(captures_days=1, sightings_days=2, dispositions_days=3))
    assert retention(edition) == Retention("presstv", "en", 1, 2, 3)
