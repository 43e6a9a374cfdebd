"""Plain-text renderings of gold pages, read: `python -m tests.bench.renderings GOLD`; GOLD as `gold.py` has it.

Each renderer is a command that is looked for on PATH: `w3m` and `lynx` (Debian), `inscript` (the package inscriptis),
`html2text`, whole lines and broken at 78 columns, links spelled out or not. What it makes of a page is read as
`text/plain`.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from rich.console import Console

from spiders.extraction import read
from spiders.extraction.decoding import decode
from tests.bench.gold import GoldPage, pages_of, sets_of
from tests.bench.readers import as_markdown
from tests.bench.scoring import Reading, score
from tests.bench.table import machine

_LYNX = ("-stdin", "-force_html", "-assume_charset=utf-8", "-display_charset=utf-8")
# They read UTF-8 from standard input and write it to standard output.
RENDERERS = {
    "inscriptis": ("inscript", "--encoding", "utf-8"),
    "html2text": ("html2text", "--ignore-links", "--ignore-images", "--body-width", "0", "-", "utf-8"),
    "html2text, 78 columns": ("html2text", "--ignore-links", "--ignore-images", "--body-width", "78", "-", "utf-8"),
    "html2text, links spelled out": ("html2text", "-", "utf-8"),
    "w3m": ("w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"),
    "lynx": ("lynx", "-dump", "-nolist", *_LYNX),
    "lynx, links numbered": ("lynx", "-dump", *_LYNX),
}
_SECONDS = 60
_ENCODING = re.compile(r"<meta[^>]{0,200}charset[^>]{0,200}>", re.IGNORECASE)


def main() -> int:
    """Prints one table a set, as Markdown; 1 where no renderer is installed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.renderings", description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, help="the folder of gold pages")
    parser.add_argument("--most", type=int, help="only so many pages of each set, evenly spread")
    chosen = parser.parse_args()
    console = Console(stderr=True, highlight=False)
    installed = {name: command for name, command in RENDERERS.items() if shutil.which(command[0])}
    for name in sorted(RENDERERS.keys() - installed.keys()):
        console.print(f"{name}: there is no command {RENDERERS[name][0]}")
    if not installed:
        return 1
    for set_name in sets_of(chosen.gold):
        pages = pages_of(chosen.gold, set_name, chosen.most)
        rows = []
        for name, command in installed.items():
            console.print(f"{set_name}: {name} renders {len(pages)} pages ...")
            rows.append((name, score([(page, read_rendered(page, command)) for page in pages])))
        sys.stdout.write(f"{set_name}, {len(pages)} pages:\n\n{as_markdown(rows)}\n")
    sys.stdout.write(f"{machine('lxml')}.\n")
    return 0


def read_rendered(page: GoldPage, command: tuple[str, ...]) -> Reading:
    """What is read in the rendering of a page, in the seconds that reading took. Raises RuntimeError without one."""
    text = render(page.html, command)
    started = time.perf_counter()
    found = read(text.encode(), page.url or None, "text/plain")
    seconds = time.perf_counter() - started
    published = found.published_at.isoformat() if found.published_at else None
    return Reading(found.headline, found.body, found.authors, published, seconds)


def render(html: bytes, command: tuple[str, ...]) -> str:
    """A page as text. Raises RuntimeError where the command fails or takes more than a minute."""
    # What the page says of its encoding is no longer so.
    page = _ENCODING.sub("", decode(html, None, is_html=True)).encode("utf-8", "replace")
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(command, input=page, capture_output=True, env=environment, timeout=_SECONDS, check=True)
    except (subprocess.SubprocessError, OSError) as error:
        raise RuntimeError(f"{command[0]} made no text: {error}") from error
    return done.stdout.decode("utf-8", "replace")


if __name__ == "__main__":
    sys.exit(main())
