"""The newsstand as a process of its own: `python -m tests.newsstand --pages 2000 --kb 60`.

The first line it writes is its address, the second the Scrapy options that lead a crawl there. Ends on SIGINT or
SIGTERM.
"""

from __future__ import annotations

import argparse
import shlex
import signal
import sys

from tests.newsstand.invented import EDITIONS, OUTLETS, invented_articles
from tests.newsstand.seeds import seed_articles
from tests.newsstand.server import Newsstand


def main() -> int:
    """Serves until a signal comes."""
    parser = argparse.ArgumentParser(prog="python -m tests.newsstand", description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--pages", type=int, default=24, help="invented articles")
    parser.add_argument("--kb", type=int, help="size of an invented article's page in kilobytes")
    parser.add_argument("--outlet", choices=OUTLETS, help="only this outlet's invented articles")
    parser.add_argument("--edition", choices=EDITIONS, default="en", help="the invented articles' language")
    parser.add_argument("--seed", type=int, default=1, help="another seed invents other articles")
    parser.add_argument("--seeds", action=argparse.BooleanOptionalAction, default=True, help="serve the two seed pages")
    parser.add_argument(
        "--compress", action=argparse.BooleanOptionalAction, default=True, help="gzip where it is taken"
    )
    chosen = parser.parse_args()
    signals = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    if chosen.outlet not in (None, *EDITIONS[chosen.edition]):
        parser.error(f"{chosen.outlet} has no edition {chosen.edition}")
    invented = invented_articles(chosen.pages, chosen.seed, outlet=chosen.outlet, edition=chosen.edition, kb=chosen.kb)
    articles = (*seed_articles(), *invented) if chosen.seeds else invented
    try:
        with Newsstand(articles, port=chosen.port, compress=chosen.compress) as stand:
            stand.warm()
            options = " ".join(f"-s {shlex.quote(f'{key}={value}')}" for key, value in stand.settings().items())
            sys.stdout.write(f"{stand.address}\n{options}\n")
            sys.stdout.flush()
            signal.sigwait(signals)
    except OSError as error:
        parser.exit(1, f"port {chosen.port}: {error.strerror}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
