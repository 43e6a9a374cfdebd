"""The archive by other eyes: warcio's own check, and a replay that knows WARC and nothing of Dateline."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a visitor of the archive is shown: `body` without content coding, of a revisit that of its original."""

    kind: str
    url: str
    date: str
    body: bytes


def check(path: Path) -> str:
    """What warcio says of every record and digest of a file."""
    done = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "-v", str(path)], capture_output=True, text=True, check=True
    )
    return done.stdout


def records(paths: Iterable[Path]) -> Iterator[Any]:
    """The records of WARC files, as warcio has them; read each before the next."""
    for path in paths:
        with path.open("rb") as stream:
            yield from ArchiveIterator(stream)


def replay(paths: Iterable[Path]) -> list[Replayed]:
    """Every response, resource and revisit; an original is found by its address and date, as the standard has it.

    Raises KeyError where an original is not there.
    """
    shown, originals = [], {}
    for record in records(paths):
        fields = record.rec_headers
        if record.rec_type not in {"response", "resource", "revisit"}:
            continue
        url, date = fields["WARC-Target-URI"], fields["WARC-Date"]
        refers_to = fields["WARC-Refers-To-Target-URI"], fields["WARC-Refers-To-Date"]
        body = record.content_stream().read()
        if record.rec_type != "revisit":
            originals[url, date] = body
        shown.append((record.rec_type, url, date, refers_to, body))
    return [
        Replayed(kind, url, date, originals[refers_to] if kind == "revisit" else body)
        for kind, url, date, refers_to, body in shown
    ]
