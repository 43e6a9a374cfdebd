"""`scrapy new_outlet`: writes the pair of files that an outlet is made of."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from spiders import registry

if TYPE_CHECKING:
    import argparse

DECLARATION = Template("""\
# What is known of the outlet, each line with the month in which it was seen.
name = "$name"
timezone = "$timezone"

[editions.$edition]
language = "$edition"
hosts = ["$host"]
schedule = "*/20 * * * *"
delay = 2

[[editions.$edition.feeds]]
kind = "rss"
url = "https://$host/rss"
""")

PAGE = Template('''\
"""$name: what is peculiar to its pages."""

from __future__ import annotations

from spiders.extraction.page import Page


class ${title}Page(Page):
    """Everything is inherited: linked data, meta tags, visible markup, the element that holds the prose."""
''')


class Command(ScrapyCommand):
    """Declares an outlet; the tests then ask for a page of each edition (`scrapy keep_case`)."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "<key> --name NAME --host HOST --timezone ZONE [--edition CODE]"

    def short_desc(self) -> str:
        return "Declare a new outlet: writes spiders/outlets/<key>.toml and <key>.py"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--name", required=True, help="the outlet's name, as it calls itself")
        parser.add_argument("--host", required=True, help="the canonical host's name alone, such as www.example.org")
        parser.add_argument("--timezone", required=True, help="an IANA zone, such as Europe/London")
        parser.add_argument("--edition", default="en", help="the edition's language code (default: en)")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Writes both files, or none and says why (exit code 2)."""
        if len(args) != 1:
            raise UsageError("name the outlet by one key, such as harbour_herald", print_help=False)
        try:
            facts = {name: getattr(opts, name) for name in ("name", "host", "timezone", "edition")}
            paths = declare(registry.OUTLETS_FOLDER, args[0], facts)
        except registry.RegistryError as error:
            sys.stderr.write(f"dateline: {error}\n")
            self.exitcode = 2
            return
        sys.stdout.write("".join(f"written: {path}\n" for path in paths))
        (edition,) = registry.load_outlet(paths[0]).editions
        sys.stdout.write(f"next: correct the feeds, crawl {edition.spider}, and keep a page of it: ")
        sys.stdout.write(f"scrapy keep_case {edition.spider} CASE FILE\n")


def declare(folder: Path, key: str, facts: Mapping[str, str]) -> tuple[Path, Path]:
    """Writes an outlet's two files into a folder; `facts` are its name, host, timezone and edition.

    Raises RegistryError, and leaves nothing, where the declaration would be wrong.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", key):
        raise registry.RegistryError(f"{key!r}: a key is lower case letters, digits and underscores")
    declaration, page = folder / f"{key}.toml", folder / f"{key}.py"
    for path in (declaration, page):
        if path.exists():
            raise registry.RegistryError(f"{path.name} exists already")
    values = {name: re.sub(r'["\\\n]', "", value) for name, value in facts.items()}
    values["title"] = "".join(part.title() for part in key.split("_"))
    declaration.write_text(DECLARATION.substitute(values), encoding="utf-8")
    try:
        registry.outlets.cache_clear()
        registry.outlets(folder)
    except registry.RegistryError:
        declaration.unlink()
        raise
    page.write_text(PAGE.substitute(values), encoding="utf-8")
    return declaration, page
