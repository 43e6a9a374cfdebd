"""`python -m spiders.extraction PAGE`: how the reader reads one saved page, as JSON; fetches and stores nothing."""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from spiders.extraction.as_json import as_json, to_dict
from spiders.extraction.limits import MAX_BYTES
from spiders.extraction.reader import read
from spiders.extraction.text import clean_line
from spiders.extraction.version import READER_VERSION
from spiders.registry import RegistryError, edition_named
from storage.records import FIRST_YEAR, Extraction, is_capture_time

_STDIN = "-"
_TEXTS = frozenset({".txt", ".text"})
_NO_ARTICLE = 3
_MARKUP_OR_NO_TEXT = re.compile(rb"<[A-Za-z!?/]|[\x00-\x08\x0e-\x1f]")
_NO_MARKUP = "no markup was read{}; --text reads a text rendering"
_CLOSED = "{} is closed"  # Python has no such stream then
_ENDINGS = (
    "exit codes: 0 an article was read; 1 the page cannot be opened, or its reading not be written; 2 a wrong command "
    f"line, or an outlet's file that is wrong; {_NO_ARTICLE} the page is no article, its page_class and reason say "
    "what instead"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads one page, writes the reading to stdout, and gives the exit code that `--help` tells of."""
    options = _options(arguments)
    try:
        page = _bytes_of(options.page)
        reading = read(
            page,
            options.url,
            "text/plain" if _is_text(options) else "text/html",
            edition=options.edition,
            charset=options.charset,
            captured_at=options.captured_at,
        )
        said = to_dict(reading)
        shown = {name: said[name] for name in options.field} if options.field else said
        if sys.stdout is None:
            raise OSError(_CLOSED.format("stdout"))
        sys.stdout.write(as_json(shown, sys.stdout.encoding or "ascii") + "\n")
        sys.stdout.flush()
        if not reading.page_class.is_article:
            if not {"page_class", "reason"} & shown.keys():
                _tell(f"no article but {reading.page_class}: {reading.reason}")
            if not _is_text(options) and _is_unmarked(page):
                _tell(_NO_MARKUP.format(" from stdin" if options.page == _STDIN else ""))
    except BrokenPipeError:
        # Who read it has gone; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except RegistryError as error:
        _tell(str(error))
        return 2
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except OSError as error:
        _tell(f"{error.filename}: {error.strerror}" if error.filename and error.strerror else str(error))
        return 1
    return 0 if reading.page_class.is_article else _NO_ARTICLE


def _tell(message: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"dateline: {clean_line(message)}\n")


def _is_unmarked(page: bytes) -> bool:
    """Whether a page is text in which no element begins."""
    return bool(page.strip()) and not _MARKUP_OR_NO_TEXT.search(page)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for. Ends the program with 2 for a wrong command line."""
    parser = _Parser(
        prog="python -m spiders.extraction",
        description="Reads one saved page and prints what stands in it as JSON. Fetches and stores nothing.",
        epilog=_ENDINGS,
    )
    parser.add_argument("page", metavar="PAGE", help="the page's file, HTML or a text rendering; - for stdin")
    parser.add_argument(
        "--url",
        type=_address,
        help="the address of the page, else what it says of itself counts; `url` in what is printed is what it says",
    )
    parser.add_argument("--text", action="store_true", help="it is a text rendering, as files named .txt or .text are")
    parser.add_argument("--edition", type=_edition, metavar="SPIDER", help="whose page it is, else told by the page")
    parser.add_argument(
        "--captured-at",
        type=_moment,
        metavar="TIME",
        help="when it was saved, with a zone, such as 2026-11-20T08:00:00Z; gives words such as yesterday their day",
    )
    parser.add_argument("--charset", help="the encoding that its response declared, else told by the page")
    parser.add_argument(
        "--field",
        action="append",
        choices=sorted(Extraction.__dataclass_fields__),
        metavar="NAME",
        help="print this field alone, such as headline; may be given again for more",
    )
    parser.add_argument("--version", action="version", version=f"reader {READER_VERSION}")
    return parser.parse_args(arguments)


class _Parser(argparse.ArgumentParser):
    """Tells a mistake in one line, without what in the command line a terminal would act on."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(2, f"dateline: {clean_line(message)}; see --help\n")


def _is_text(options: argparse.Namespace) -> bool:
    return bool(options.text) or (options.page != _STDIN and Path(options.page).suffix.lower() in _TEXTS)


def _bytes_of(page: str) -> bytes:
    """A page up to one byte more than the reader takes, so that it can tell of one that is too large."""
    if page == _STDIN and sys.stdin is None:
        raise OSError(_CLOSED.format("stdin"))
    if page == _STDIN:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    if page.startswith(("http://", "https://")):
        raise OSError(f"{page} is an address, and saved pages alone are read: save it, and give its address by --url")
    with Path(page).open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_address = False
    if not is_address:
        raise argparse.ArgumentTypeError(f"expected an http(s) address, not {text[:200]!r}")
    return text


def _edition(text: str) -> str:
    try:
        return edition_named(text).spider
    except RegistryError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise argparse.ArgumentTypeError(
            f"expected a time with a zone, such as 2026-11-20T08:00:00Z, not {text[:200]!r}"
        )
    if not is_capture_time(moment):
        raise argparse.ArgumentTypeError(f"a time that cannot be: {moment}; expected one from {FIRST_YEAR} until now")
    return moment


if __name__ == "__main__":
    sys.exit(main())
