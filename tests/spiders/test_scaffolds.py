"""`scrapy new_outlet` and `scrapy keep_case`: what they write, and what they refuse."""

from __future__ import annotations

import shutil
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from spiders import registry
from spiders.arguments import ArgumentError
from spiders.commands.keep_case import keep, page_from
from spiders.commands.new_outlet import declare
from storage.kept import KeptPage
from tests.newsstand.seeds import seed_articles
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import rendered
from tests.spiders.crawling import PROJECT, Crawler

FACTS = {
    "name": "The Harbour Herald",
    "host": "www.harbour-herald.example",
    "timezone": "Europe/London",
    "edition": "en",
}
PAGE = KeptPage(b"<html></html>", "text/html", 'https://a.example/"q"', datetime(2026, 11, 1, tzinfo=UTC), "cp1256")


def test_a_new_outlet_is_one_pair_of_files_that_load(tmp_path: Path) -> None:
    declaration, page = declare(tmp_path, "harbour_herald", FACTS)
    (edition,) = registry.load_outlet(declaration).editions
    assert (edition.spider, edition.hosts) == ("harbour_herald_en", ("www.harbour-herald.example",))
    compile(page.read_text(), page.name, "exec")
    with pytest.raises(registry.RegistryError, match="exists already"):
        declare(tmp_path, "harbour_herald", FACTS)


@pytest.mark.parametrize(
    ("key", "facts"), [("Bad Key", {}), ("harbour", {"timezone": "Nowhere"}), ("h", {"edition": "x.y"})]
)
def test_a_wrong_outlet_leaves_nothing(tmp_path: Path, key: str, facts: dict[str, str]) -> None:
    with pytest.raises(registry.RegistryError):
        declare(tmp_path, key, FACTS | facts)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("https://www.harbour-herald.example/news", "; write 'www.harbour-herald.example', the name alone"),
        ("WWW.Harbour-Herald.Example", "; write 'www.harbour-herald.example', the name alone"),
        ("harbour", ", such as 'www.example.org'"),
        ("http://[harbour", ", such as 'www.example.org'"),
    ],
)
def test_a_host_that_is_none_is_told_with_what_to_write(tmp_path: Path, host: str, told: str) -> None:
    with pytest.raises(registry.RegistryError) as caught:
        declare(tmp_path, "harbour", FACTS | {"host": host})
    assert str(caught.value) == f"harbour.toml: editions.en.hosts: no host's name in lower case: {host!r}{told}"


def test_a_case_holds_the_page_and_what_is_known_of_it(tmp_path: Path) -> None:
    edition = registry.edition_named("presstv")
    folder = keep(tmp_path, edition, "odd_quotes", PAGE)
    assert (folder / "page.html").read_bytes() == PAGE.body
    known = {"url": PAGE.url, "captured_at": PAGE.captured_at, "charset": PAGE.charset}
    assert tomllib.loads((folder / "capture.toml").read_text()) == known
    for name in ("odd_quotes", "../up", "Upper"):
        with pytest.raises(ArgumentError):
            keep(tmp_path, edition, name, PAGE)
    with pytest.raises(ArgumentError, match="cannot tell what"):
        page_from("presstv", "page.pdf", None)
    with pytest.raises(ArgumentError, match="such as long_breadcrumbs"):
        keep(tmp_path, edition, "Long-Breadcrumbs!", PAGE)


@pytest.mark.parametrize(
    "url", ["presstv.ir/1", "ftp://presstv.ir/1", "https://", "http://[", "https://a.example/\x1b[2J", ""]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ArgumentError, match="expected an http"):
        page_from("presstv", "page.html", url)
    if url.startswith("http"):
        with pytest.raises(ArgumentError, match="expected an http"):
            page_from("presstv", url, None)


def test_an_address_is_given_once() -> None:
    with pytest.raises(ArgumentError, match="has its address already"):
        page_from("presstv", "https://www.presstv.ir/Detail/1", "https://www.presstv.ir/Detail/1")


def test_a_case_is_kept_in_the_project_whatever_folder_one_is_in(crawler: Crawler, tmp_path: Path) -> None:
    tree = tmp_path / "project"
    for room in ("spiders", "storage"):
        shutil.copytree(PROJECT / room, tree / room)
    shutil.copy(PROJECT / "scrapy.cfg", tree)
    (tree / "saved").mkdir()
    (tree / "saved/page.html").write_text("<html></html>")
    words = ("keep_case", "presstv", "from_afar", "page.html", "--url")
    wrong = crawler.command(*words, "no\naddress", folder=tree / "saved")
    assert (wrong.code, wrong.stderr.count("\n"), wrong.stdout) == (2, 1, "")
    kept = crawler.command(*words, "https://www.presstv.ir/Detail/1", folder=tree / "saved")
    assert kept.code == 0, kept.stderr
    assert (tree / "tests/outlets/presstv/from_afar/page.html").exists()
    assert [path.name for path in (tree / "saved").iterdir()] == ["page.html"]


def test_a_captured_page_is_kept_from_the_archive(crawler: Crawler, tmp_path: Path) -> None:
    """The command runs in a copy of the project, for it writes into the tests."""
    article = next(article for article in seed_articles() if article.outlet == "presstv")
    with Newsstand([article]) as stand:
        crawler.live(stand, "presstv", "-a", "since=1990-01-02")
    tree = tmp_path / "project"
    for room in ("spiders", "storage"):
        shutil.copytree(PROJECT / room, tree / room)
    shutil.copy(PROJECT / "scrapy.cfg", tree)
    address = article.url.replace("www.presstv.ir", "presstv.ir")
    kept = crawler.command("keep_case", "presstv", "seed_again", address, folder=tree)
    assert kept.code == 0, kept.stderr
    assert (tree / "tests/outlets/presstv/seed_again/page.html").read_bytes() == rendered(article).encode()
    missing = crawler.command(
        "keep_case", "presstv", "other", "https://www.presstv.ir/Detail/2001/1/1/1/x", folder=tree
    )
    assert (missing.code, missing.stderr.count("\n")) == (2, 1)
    assert "crawl it first" in missing.stderr
