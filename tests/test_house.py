"""The house itself: import directions, lock files, the README's and the contract's names."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

from spiders.registry import FIELDS, editions

PROJECT = Path(__file__).resolve().parents[1]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=False)


def loaded_by(*modules: str) -> set[str]:
    """The modules that are loaded with some, in a fresh interpreter."""
    result = run(sys.executable, "-c", f"import sys, {', '.join(modules)}; print(*sys.modules)")
    assert result.returncode == 0, result.stderr
    return set(result.stdout.split())


def test_imports_go_one_way() -> None:
    result = run(str(Path(sys.executable).with_name("lint-imports")))
    assert result.returncode == 0, result.stdout


def test_the_registry_needs_the_standard_library_only() -> None:
    """With -S Python finds no installed package."""
    result = run(sys.executable, "-S", "-c", "import sys, spiders.registry; print(*sys.modules)")
    assert result.returncode == 0, result.stderr
    ours = {name for name in result.stdout.split() if name.startswith(("spiders", "storage"))}
    assert ours == {"spiders", "spiders.registry"}


def test_the_reader_loads_no_crawler_and_no_database() -> None:
    modules = ["spiders.extraction", *(f"spiders.outlets.{edition.outlet}" for edition in editions())]
    loaded = loaded_by(*modules)
    assert not {"scrapy", "psycopg", "twisted", "airflow"} & loaded
    assert {name for name in loaded if name.startswith("storage")} == {"storage", "storage.records"}
    rooms = {".".join(name.split(".")[:2]) for name in loaded if name.startswith("spiders.")}
    assert rooms == {"spiders.extraction", "spiders.outlets", "spiders.registry"}


@pytest.mark.parametrize("words", [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",)], ids=" ".join)
def test_the_code_is_clean(words: tuple[str, ...]) -> None:
    result = run(str(Path(sys.executable).with_name(words[0])), *words[1:])
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("name", ["crawler.lock", "dev.lock", "airflow.lock", "airflow-dev.lock"])
def test_the_locks_pin_every_package_by_hash_and_name_no_registry(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 50
    for entry in entries:
        assert re.match(r"[A-Za-z0-9_.-]+(\[[a-z,]+\])?==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_the_dev_lock_holds_the_crawler_lock() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[A-Za-z0-9_.\[\]-]+==[^\s;]+", (PROJECT / name).read_text(encoding="utf-8"), re.M))

    assert pins("crawler.lock") <= pins("dev.lock")


def test_every_edition_has_a_saved_page() -> None:
    saved = {path.parent.parent.name for path in (PROJECT / "tests/outlets").glob("*/*/page.*")}
    assert {edition.spider for edition in editions()} <= saved, "keep one: scrapy keep_case"


def test_contributing_names_every_module_of_the_reader_and_no_file_that_is_not_there() -> None:
    contributing = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = "\n".join(line for line in contributing.splitlines() if line.startswith("| "))
    named = set(re.findall(r"[\w/-]+\.(?:py|sql|csv|toml)\b", table))
    modules = {path.name for path in (PROJECT / "spiders/extraction").glob("*.py")} - {"__init__.py"}
    assert modules - {Path(name).name for name in named} == set()
    rooms = [PROJECT / room for room in ("spiders", "storage", "dags", "tests")]
    there = {path.name for room in rooms for path in room.rglob("*.*")}
    assert {name for name in named if not (PROJECT / name).exists() and name not in there} == set()


def test_the_readme_shows_the_queries_that_are_there() -> None:
    readme = re.sub(r"(?m)^ {4}", "", (PROJECT / "README.md").read_text(encoding="utf-8"))
    for path in (PROJECT / "storage/queries").glob("*.sql"):
        assert path.read_text(encoding="utf-8").strip() in readme, path.name


def test_the_readmes_example_of_the_reader_is_as_it_says() -> None:
    tested = doctest.testfile(str(PROJECT / "README.md"), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert (tested.failed, tested.attempted > 5) == (0, True)


def test_ci_calls_make_test() -> None:
    assert "make test" in (PROJECT / ".ci/run").read_text(encoding="utf-8")


def test_fields_are_named_in_the_warehouse_as_in_the_registry() -> None:
    fill = (PROJECT / "storage/views/20_ops.sql").read_text(encoding="utf-8").partition("CREATE VIEW ops.field_fill")[2]
    assert set(re.findall(r"\('(\w+)', e\.", fill)) == set(FIELDS)
