"""news.search: every article in its own language, best first, with what was found marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from storage.normalise import normalise
from tests.storage.making import at, capture, land, staged

Connection = psycopg.Connection[tuple[Any, ...]]

ARTICLES = {
    "en": (
        "Ministers negotiated the ceasefire",
        "The ministers were negotiating all night. A deal <script> was reached.",
    ),
    "ar": ("المفاوضات مستمرة في المدينة", "أعلنت الوزارة أنّ المفاوضين عقدوا اجتماعات في المدن الكبرى."),
    "es": ("Los ministros negociaron la tregua", "Las negociaciones duraron toda la noche en las ciudades."),
    "fa": ("وزیران مذاکره کردند", "مذاکره تا صبح ادامه داشت."),
}


@pytest.fixture
def archive(warehouse: str, connection: Connection) -> Iterator[Connection]:
    pages = []
    for minute, (language, (headline, body)) in enumerate(ARTICLES.items()):
        page = capture(language, url=f"https://herald.example/{language}", edition=language)
        pages.append((page, staged(page, headline=headline, body=body, language=language, published_at=at(minute))))
    land(warehouse, *pages)
    normalise(warehouse)
    yield connection


def found(connection: Connection, *arguments: Any) -> list[str]:
    marks = ", ".join(["%s"] * len(arguments))
    return [row[0] for row in connection.execute(f"SELECT edition FROM news.search({marks})", arguments)]  # noqa: S608


@pytest.mark.parametrize(
    ("query", "editions"),
    [
        ("negotiate", ["en"]),  # stems: negotiated, negotiating
        ("minister deal", ["en"]),
        ("minister -deal", []),
        ('"all night"', ["en"]),
        ("negociar", ["es"]),  # negociaron
        ("ministro", ["es"]),  # ministros
        ("المدينة", ["ar"]),
        ("مدينة", ["ar"]),  # without the article
        ("مستمر", ["ar"]),
        ("مذاکره", ["fa"]),  # a language without a stemmer
        ("negociar OR negotiate", ["en", "es"]),
        ("", []),
        ("' OR 1=1 -- \\", []),
    ],
)
def test_words_are_found_in_their_language(archive: Connection, query: str, editions: list[str]) -> None:
    assert sorted(found(archive, query)) == editions


def test_what_was_found_is_marked(archive: Connection) -> None:
    row = archive.execute("SELECT headline, snippet, rank > 0, url FROM news.search('negotiate')").fetchone()
    assert row is not None
    assert row[0] == "Ministers negotiated the ceasefire"
    assert "**negotiating** all night" in row[1]
    assert row[2:] == (True, "https://herald.example/en")


def test_it_can_be_narrowed(archive: Connection) -> None:
    either = "negociar OR negotiate OR مذاکره"
    assert found(archive, either, "es") == ["es"]
    assert sorted(found(archive, either, None, at(2))) == ["es", "fa"]
    assert found(archive, either, None, None, at(1)) == ["en"]
    assert len(found(archive, either, None, None, None, 2)) == 2
    assert found(archive, either, None, None, None, -1) == []


def test_the_headline_outweighs_the_body(warehouse: str, connection: Connection) -> None:
    for name, headline, body in [("body", "Weather", "Fog and more."), ("head", "Fog", "Weather and more.")]:
        page = capture(name, url=f"https://herald.example/{name}")
        land(warehouse, (page, staged(page, headline=headline, body=body)))
    normalise(warehouse)
    assert connection.execute("SELECT headline FROM news.search('fog')").fetchall() == [("Fog",), ("Weather",)]


def test_a_huge_article_is_searched_by_its_beginning(warehouse: str, connection: Connection) -> None:
    words = " ".join(f"w{i:x}-{i * 7919:x}/{i:o}.example" for i in range(200_000))
    page = capture("huge")
    land(warehouse, (page, staged(page, body=f"Beginning {words} ending")))
    assert normalise(warehouse).added == 1
    assert found(connection, "beginning") == ["en"]


def test_the_index_is_used(archive: Connection) -> None:
    """Counted by Postgres: the function looks into the index once for each configuration of words."""
    scans = "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'article_search_idx'"

    def counted() -> int:
        archive.execute("SELECT pg_stat_force_next_flush()")
        row = archive.execute(scans).fetchone()
        assert row is not None
        return int(row[0])

    archive.execute("SET enable_seqscan = off")  # four rows alone would not be worth an index
    before = counted()
    assert found(archive, "negotiate") == ["en"]
    assert counted() - before == 5


def test_a_query_without_words_gives_nothing_and_no_notice(archive: Connection) -> None:
    notices: list[psycopg.errors.Diagnostic] = []
    archive.add_notice_handler(notices.append)
    assert found(archive, "the AND of") == []
    assert not notices
