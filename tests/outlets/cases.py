"""Saved pages as test cases: a page, what is known of its capture, and what must be read from it.

A case is a folder `tests/outlets/<spider>/<case>/` with `page.html` or `page.txt`, `capture.toml` (url, media_type,
charset, captured_at; all may be missing) and `expected.toml`: `reviewed` and every field of the extraction that is
filled, the body as a list of paragraphs.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from spiders.extraction import read
from storage.records import Extraction

FOLDER = Path(__file__).parent
FIELDS = tuple(
    field.name
    for field in fields(Extraction)
    if field.name not in {"reader_version", "field_sources", "confidences", "word_count", "body_html"}
)
PAGES = {"page.html": "text/html", "page.txt": "text/plain"}


@dataclass(frozen=True)
class Case:
    """One saved page."""

    folder: Path

    @property
    def spider(self) -> str:
        return self.folder.parent.name

    @property
    def name(self) -> str:
        return f"{self.spider}/{self.folder.name}"

    @property
    def expected_file(self) -> Path:
        return self.folder / "expected.toml"


def cases() -> Iterator[Case]:
    """Every saved page, by name."""
    for page in sorted(FOLDER.glob("*/*/page.*")):
        yield Case(page.parent)


def reading(case: Case) -> dict[str, Any]:
    """What the reader makes of a case's page, in the shape of an expected file."""
    return plain(extraction_of(case))


@cache
def extraction_of(case: Case) -> Extraction:
    """What the reader makes of a case's page."""
    file = next(case.folder / name for name in PAGES if (case.folder / name).exists())
    capture: dict[str, Any] = {}
    if (case.folder / "capture.toml").exists():
        capture = tomllib.loads((case.folder / "capture.toml").read_text(encoding="utf-8"))
    return read(
        file.read_bytes(),
        capture.get("url"),
        capture.get("media_type", PAGES[file.name]),
        charset=capture.get("charset"),
        captured_at=capture.get("captured_at"),
    )


def plain(extraction: Extraction) -> dict[str, Any]:
    """The filled fields of an extraction as TOML values."""
    values = {name: _plain(getattr(extraction, name)) for name in FIELDS}
    if extraction.body:
        values["body"] = extraction.body.split("\n\n")
    return {name: value for name, value in values.items() if value not in (None, [])}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        items = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {name: item for name, item in items.items() if item is not None}
    return value


def expected(case: Case) -> dict[str, Any]:
    """The expected file of a case; where there is none, one is written for a person to read and to mark reviewed."""
    if not case.expected_file.exists():
        case.expected_file.write_text(dump({"reviewed": False, **reading(case)}), encoding="utf-8")
    return tomllib.loads(case.expected_file.read_text(encoding="utf-8"))


def dump(values: dict[str, Any]) -> str:
    """TOML, a line per value and per item of a list."""
    return "".join(f"{name} = {_dump(value)}\n" for name, value in values.items())


def _dump(value: Any, *, indent: str = "") -> str:
    if isinstance(value, list):
        items = "".join(f"{indent}    {_dump(item, indent=indent + '    ')},\n" for item in value)
        return f"[\n{items}{indent}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_dump(item)}" for name, item in value.items()) + " }"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime | date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
