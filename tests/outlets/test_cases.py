"""Every saved page of every edition, a test per field; and the seeds against what is known to stand in them."""

from __future__ import annotations

import json
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from spiders.extraction import read
from spiders.registry import editions
from storage.records import Extraction, LinkKind, MenuKind
from tests.outlets.cases import FIELDS, FOLDER, Case, cases, expected, reading

SEEDS = Path(__file__).parent.parent / "fixtures" / "seeds"
SEED_VALUES: dict[str, dict[str, Any]] = json.loads((SEEDS / "expected.json").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=case.name) for case in cases()]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("case", CASES)
def test_field(case: Case, field: str) -> None:
    assert reading(case).get(field) == expected(case).get(field)


@pytest.mark.parametrize("case", CASES)
def test_expected_file_was_read_by_a_person(case: Case) -> None:
    values = expected(case)
    assert values.get("reviewed") is True, f"read {case.expected_file}, mend it, then set reviewed = true"
    assert set(values) <= {"reviewed", *FIELDS}


def test_every_folder_of_cases_is_a_spider() -> None:
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("__")}
    assert folders <= {edition.spider for edition in editions()}


def _seed(name: str, *, with_address: bool = True) -> Extraction:
    captures = tomllib.loads((SEEDS / "captures.toml").read_text(encoding="utf-8"))["capture"]
    capture = next(each for each in captures if each["file"] == name)
    return read(
        (SEEDS / name).read_bytes(),
        capture["url"] if with_address else None,
        "text/plain",
        captured_at=capture.get("captured_at"),
    )


def _seed_value(name: str, key: str) -> Any:
    """What was read from a seed, in the shape of the expected value under a key."""
    found = _seed(name)
    paragraphs = (found.body or "").split("\n\n")
    kinds = {kind: [link for link in found.links if link.kind is kind] for kind in LinkKind}
    menus = {kind: [entry.label for entry in found.menu if entry.kind is kind] for kind in MenuKind}
    values = {
        "links": {
            "inline": [link.title for link in kinds[LinkKind.INLINE]],
            "related": [link.title for link in kinds[LinkKind.RELATED]],
            "most_read": [
                [link.title, link.section, link.linked_on.isoformat() if link.linked_on else None]
                for link in kinds[LinkKind.MOST_READ]
            ],
            "read_next": [[link.title, link.section] for link in kinds[LinkKind.READ_NEXT]],
            "coverage": [link.title for link in kinds[LinkKind.COVERAGE]],
        },
        "lead_image_caption": found.images[0].caption,
        "image_captions": len(found.images),
        "body_paragraphs": len(paragraphs),
        "body_first": paragraphs[0],
        "ticker_items": len(found.ticker),
        "ticker_first": next(iter(found.ticker), None),
        "sections_in_menu": menus[MenuKind.SECTION],
        "regions_in_menu": menus[MenuKind.REGION],
        "other_editions": menus[MenuKind.EDITION],
        "mirrors_notice": any("alternate addresses" in notice for notice in found.notices),
    }
    if key in values:
        return values[key]
    value = getattr(found, key)
    return list(value) if isinstance(value, tuple) else value


_OTHERWISE = {"url", "published_at", "published_from", "body_last_words", "body_excludes"}
_SEED_FIELDS = [(name, key) for name, values in SEED_VALUES.items() for key in values if key not in _OTHERWISE]


@pytest.mark.parametrize(("name", "key"), _SEED_FIELDS)
def test_seed_field(name: str, key: str) -> None:
    assert _seed_value(name, key) == SEED_VALUES[name][key]


@pytest.mark.parametrize("name", SEED_VALUES)
def test_seed_body_ends_where_the_article_ends_and_holds_no_furniture(name: str) -> None:
    body = _seed(name).body or ""
    assert body.endswith(SEED_VALUES[name]["body_last_words"])
    assert [words for words in SEED_VALUES[name]["body_excludes"] if words in body] == []


@pytest.mark.parametrize("name", SEED_VALUES)
def test_seed_date(name: str) -> None:
    found, known = _seed(name), SEED_VALUES[name]["published_at"]
    assert found.published_at is not None
    if len(known) == len("2017-12-11"):
        assert found.published_at.date() == date.fromisoformat(known)
    else:
        assert found.published_at == datetime.fromisoformat(known)


def test_seed_date_without_address_is_inferred_from_captions() -> None:
    found = _seed("004_780554462f59e82e.txt", with_address=False)
    assert (found.outlet, found.published_from, str(found.published_precision)) == ("presstv", "caption", "inferred")
    assert found.published_at is not None
    assert found.published_at.date() == date(2017, 12, 11)
    assert found.published_raw == "December 11, 2017"


def test_seed_outlet_is_found_without_address() -> None:
    assert [_seed(name, with_address=False).outlet for name in SEED_VALUES] == ["almayadeen", "presstv"]
