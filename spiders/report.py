"""The closing table of a crawl: how every URL ended, and how full each field was."""

from __future__ import annotations

import json
import sys
import uuid
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from spiders import quality

if TYPE_CHECKING:
    from spiders.registry import Edition
    from storage.normalise import Changes

_KEPT_READINGS = (
    "{} of these pages now read otherwise than this version of the reader has read them before. The warehouse keeps the"
    " former readings, since those of one version are compared: raise READER_VERSION in spiders/extraction/version.py"
    " and reread."
)
ARTICLES = ""  # under this name the articles themselves are counted among the fields


def show(
    edition: Edition,
    endings: Mapping[str, int],
    filled: Counter[str],
    sources: Counter[tuple[str, str]],
    changes: Changes | None,
) -> None:
    """Prints to standard error, for standard output may carry the items."""
    console = Console(file=sys.stderr, highlight=False, soft_wrap=False)
    console.print(Text(f"{edition.outlet_name} ({edition.spider}): how each URL ended", style="bold"))
    console.print(dispositions(endings))
    articles = filled[ARTICLES]
    if articles:
        console.print(Text(f"{articles} article{'s' * (articles != 1)} read: how full each field is", style="bold"))
        console.print(fullness(edition, filled, sources))
    if changes is not None:
        console.print(Text(changes.sentence()))


def show_otherwise(pages: int) -> None:
    """Prints how many pages the same version of the reader has read otherwise before; nothing for none."""
    if pages:
        console = Console(file=sys.stderr, highlight=False, soft_wrap=False)
        console.print(Text(_KEPT_READINGS.format(pages), style="bold yellow"))


def as_json(run_id: uuid.UUID, spider: str, outcome: str, failure: str | None, endings: Mapping[str, int]) -> str:
    """The run for programs: `run_id`, `spider`, `outcome`, `failure` (one line or null), `urls` (how many ended how).

    The outcome is that of `landing.run`: `failed`, or Scrapy's reason, `shutdown` where it was told to end.
    """
    told = {"run_id": str(run_id), "spider": spider, "outcome": outcome, "failure": failure, "urls": dict(endings)}
    return json.dumps(told) + "\n"


def dispositions(endings: Mapping[str, int]) -> Table:
    """How the URLs of the run ended; the last row is their sum."""
    table = Table()
    table.add_column("disposition")
    table.add_column("URLs", justify="right")
    for ending, count in sorted(endings.items(), key=lambda pair: -pair[1]):
        table.add_row(Text(ending), str(count))
    table.add_section()
    table.add_row("met", str(sum(endings.values())))
    return table


def fullness(edition: Edition, filled: Counter[str], sources: Counter[tuple[str, str]]) -> Table:
    """How many of the articles read have each field, from where mostly, and where that is less than is expected."""
    articles = filled[ARTICLES]
    table = Table()
    table.add_column("field", no_wrap=True)
    table.add_column("filled", justify="right", no_wrap=True)
    table.add_column("mostly from", overflow="fold", max_width=50)
    table.add_column("expected", justify="right", no_wrap=True)
    names = sorted((set(filled) | set(edition.expect.filled)) - {ARTICLES}, key=lambda name: (-filled[name], name))
    for name in names:
        share = filled[name] / articles
        expected = edition.expect.filled.get(name)
        low = quality.is_low(edition, name, share)
        best = max((pair for pair in sources if pair[0] == name), key=lambda pair: sources[pair], default=("", ""))
        wanted = "" if expected is None else f"{expected:.0%}{' LOW' * low}"
        table.add_row(Text(name), f"{share:.0%}", Text(best[1]), wanted, style="bold red" if low else None)
    return table
