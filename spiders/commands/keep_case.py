"""`scrapy keep_case`: keeps a page as a test case of its edition."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from spiders import registry
from spiders.arguments import ArgumentError
from spiders.extraction import identity
from spiders.extraction.text import clean_line
from spiders.sources.files import MEDIA_TYPES
from spiders.sources.found import is_address
from storage import config, database
from storage.archive import ArchiveError
from storage.kept import KeptPage, newest_page

if TYPE_CHECKING:
    import argparse

# Of the project whose outlets these are, whatever folder the command is run in.
CASES_FOLDER = registry.OUTLETS_FOLDER.parents[1] / "tests/outlets"

_NAME = re.compile(r"[a-z][a-z0-9_]*")

_MISTAKES = (
    registry.RegistryError,
    ArgumentError,
    config.ConfigError,
    database.WarehouseUnavailable,
    ArchiveError,
    OSError,
)


class Command(ScrapyCommand):
    """The page comes from a file, or, by its address, from the archive; nothing is fetched."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "<spider> <case> <file or address>"

    def short_desc(self) -> str:
        return "Keep a saved or captured page as a test case (tests/outlets/<spider>/<case>)"

    def long_desc(self) -> str:
        return (
            "Keeps a page as a test case: tests/outlets/<spider>/<case>. The case is a name in lower case letters, "
            "digits and underscores, such as long_breadcrumbs, that says what is peculiar to the page. The page is a "
            f"file whose name ends in {', '.join(MEDIA_TYPES)}, or an address that a crawl has captured."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--url", help="the address of the page, where it comes from a file")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Writes the case, or says why not (exit code 2)."""
        if len(args) != 3:
            raise UsageError("name the spider, the case, and the page", print_help=False)
        try:
            folder = keep(CASES_FOLDER, registry.edition_named(args[0]), args[1], page_from(args[0], args[2], opts.url))
        except _MISTAKES as error:
            sys.stderr.write(f"dateline: {clean_line(str(error))}\n")
            self.exitcode = 2
            return
        sys.stdout.write(f"kept: {folder}\n")
        sys.stdout.write("next: run the tests once (make dev, then .venv/bin/pytest tests/outlets); they write\n")
        sys.stdout.write(
            "expected.toml, and fail until you have read it, mended what is wrong, and set reviewed = true\n"
        )


def page_from(spider: str, source: str, url: str | None) -> KeptPage:
    """The page of a file, or of an address that was captured.

    Raises ArgumentError, OSError, and what storage.kept.newest_page raises.
    """
    if source.startswith(("http://", "https://")):
        if url is not None:
            raise ArgumentError("--url is for a page from a file; this one has its address already")
        _check_address(source)
        edition = registry.edition_named(spider)
        page = newest_page(config.load(), edition.outlet, edition.code, identity.address_key(source, edition))
        if page is None:
            raise ArgumentError(f"no capture of {source}; crawl it first, or give a saved file")
        return page
    if url is not None:
        _check_address(url)
    path = Path(source)
    if path.suffix.lower() not in MEDIA_TYPES:
        raise ArgumentError(f"cannot tell what {path} is; names end in {', '.join(MEDIA_TYPES)}")
    return KeptPage(path.read_bytes(), MEDIA_TYPES[path.suffix.lower()], url, datetime.now(UTC).replace(microsecond=0))


def keep(cases: Path, edition: registry.Edition, name: str, page: KeptPage) -> Path:
    """Writes a page and what is known of it (url, time, charset) into a folder of its own.

    Raises ArgumentError, OSError.
    """
    if not _NAME.fullmatch(name):
        likely = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
        hint = f", such as {likely}" if _NAME.fullmatch(likely) else ""
        raise ArgumentError(
            f"{name[:200]!r}: a case's name is lower case letters, digits and underscores, a letter first{hint}"
        )
    folder = cases / edition.spider / name
    if folder.exists():
        raise ArgumentError(f"{folder} exists already")
    folder.mkdir(parents=True)
    plain = page.media_type == "text/plain"
    (folder / ("page.txt" if plain else "page.html")).write_bytes(page.body)
    lines = [f"captured_at = {page.captured_at.isoformat()}"]
    if plain:
        lines.append('media_type = "text/plain"')
    if page.charset:
        lines.append(f"charset = {_toml(page.charset)}")
    if page.url:
        lines.insert(0, f"url = {_toml(page.url)}")
    (folder / "capture.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _check_address(url: str) -> None:
    if not is_address(url):
        raise ArgumentError(f"expected an http(s) address, not {url[:200]!r}")


def _toml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
