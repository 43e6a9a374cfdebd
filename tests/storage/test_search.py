"""news.search: every article in its own language, best first, with what was found marked."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from storage import migrate
from storage.normalise import normalise
from storage.records import PageClass, Post
from tests.storage.making import at, capture, land, staged

Connection = psycopg.Connection[tuple[Any, ...]]

# Each word beside a sign, with the vowel signs and digits that are printed.
ARTICLES = {
    "en": (
        "Ministers negotiated the ceasefire",
        "The ministers were negotiating all night. A deal <script> was reached, José Erdoğan told Andre.",
    ),
    "ar": (
        "المفاوضات مستمرة في المدينة",
        "أعلنت الوزارة أنّ المفاوضين، وعددهم ٢٥، عقدوا «اجتماعاً» في غزّة؛ والمرفأ سيُفتح على الموسيقى.",
    ),
    "es": (
        "Los ministros negociaron la tregua",
        "Las negociaciones —dijo— duraron: “¿Toda la noche?” en las ciudades. Una negociación, según él, difícil.",
    ),
    "fr": (
        "L’Iran et l’Europe négocient",
        "Des négociateurs de l’État sont arrivés… « La trêve est proche », disent-ils de leur œuvre.",
    ),
    "tr": ("Erdoğan İstanbul'da", "Bir ışık yandı."),
    "fa": ("وزیران مذاکره کردند", "مذاکره تا صبح ادامه داشت."),
}
# Of a live blog, what stands above its posts.
ABOVE = "What happened at sea today, as it happened."
POSTS = (Post("The tugboats turned back at noon.", headline="Gale warnings"), Post("A lighthouse went dark."))


@pytest.fixture
def archive(warehouse: str, connection: Connection) -> Iterator[Connection]:
    pages = []
    for minute, (language, (headline, body)) in enumerate(ARTICLES.items()):
        page = capture(language, url=f"https://herald.example/{language}", edition=language)
        pages.append((page, staged(page, headline=headline, body=body, language=language, published_at=at(minute))))
    blog = capture("live", url="https://herald.example/live", edition="live")
    reading = staged(
        blog, page_class=PageClass.LIVE_BLOG, headline="Storm", body=ABOVE, posts=POSTS, published_at=at(len(ARTICLES))
    )
    land(warehouse, *pages, (blog, reading))
    normalise(warehouse)
    yield connection


def found(connection: Connection, *arguments: Any) -> list[str]:
    marks = ", ".join(["%s"] * len(arguments))
    return [row[0] for row in connection.execute(f"SELECT edition FROM news.search({marks})", arguments)]  # noqa: S608


FOUND = [
    ("negotiate", ["en"]),  # stems: negotiated, negotiating
    ("minister deal", ["en"]),
    ("minister -deal", []),
    ('"all night"', ["en"]),
    ("negociar", ["es"]),  # negociaron
    ("ministro", ["es"]),  # ministros
    ("المدينة", ["ar"]),
    ("مدينة", ["ar"]),  # without the article
    ("مستمر", ["ar"]),
    ("اجتماع", ["ar"]),  # between quotation marks, with a vowel sign
    ("المفاوضين", ["ar"]),  # before an Arabic comma
    ("غزة", ["ar"]),  # غزّة
    ("المرفا", ["ar"]),  # والمرفأ
    ("سَيُفْتَح", ["ar"]),
    ("25 المفاوضين", ["ar"]),
    ("noche", ["es"]),
    ("“toda la noche”", ["es"]),
    ("Iran", ["fr"]),  # behind an elided article
    ("l’état", ["fr"]),
    ("trêves", ["fr"]),
    ("مذاکره", ["fa"]),  # a language without a stemmer
    ("مذاكره", ["fa"]),  # on an Arabic keyboard
    ("negociar OR negotiate", ["en", "es"]),
    ("lighthouses", ["live"]),  # in a post
    ("gale", ["live"]),  # in the headline of one
    ("Erdogan", ["en", "tr"]),  # Erdoğan
    ("Erdoğan", ["en", "tr"]),
    ("Jose", ["en"]),  # José
    ('"jose erdogan"', ["en"]),
    ("ERDOG\u0306AN", ["en", "tr"]),  # as some keyboards compose it
    ("Istanbul", ["tr"]),  # İstanbul
    ("isik", ["tr"]),  # ışık
    ("André", ["en"]),  # Andre: a stemmer takes the e of one, not of the other
    ("negociacion", ["es"]),  # negociación
    ("negociación", ["es"]),
    ("negociaciones", ["es"]),
    ("tregua -negociacion", []),
    ("tregua -negociación", []),
    ("oeuvre", ["fr"]),  # œuvre
    ("treve", ["fr"]),  # trêve
    ("treves", ["fr"]),
    ("المدينه", ["ar"]),  # ة as ه
    ("الـمَدِيــنة", ["ar"]),  # widened, with vowel signs
    ("الموسيقي", ["ar"]),  # الموسيقى
    ("الموسيقى", ["ar"]),
    ("\u200fغزه\u200f", ["ar"]),  # as copied
    ("minister NOT deal", []),
    ("minister NOT peace", ["en"]),
    ("minister AND NOT peace", ["en"]),
    ("minister -peace", ["en"]),
    ("minister - deal", ["en"]),  # a dash
    ("minister -(deal OR peace)", []),
    ('minister -"all day"', ["en"]),
    ('minister NOT "all night"', []),
    ("negociar or negotiate", ["en", "es"]),
    ('negociar "or" negotiate', []),  # a word
    ("deal (negociar OR negotiate)", ["en"]),
    ("deal negociar OR negotiate", ["en"]),
    ("noche (negociar OR negotiate)", ["es"]),
    ("negociar OR (negotiate NOT deal)", ["es"]),
    ("peace OR (deal (night OR noche))", ["en"]),
    ('"deal night"', []),
    ("“deal night”", []),
    ("«all night»", ["en"]),
    ('negotiate "all night', ["en"]),  # no phrase begins
    ("(negotiate deal", ["en"]),  # no brackets
    ("negotiate) deal (", ["en"]),
    ("(" * 30 + "negotiate" + ")" * 30, ["en"]),
    ("OR negotiate NOT", ["en"]),
    ("() negotiate (OR)", ["en"]),
    ("negotiate () -(peace)", ["en"]),
    ("peace OR OR negotiate AND", ["en"]),
    ("NOT NOT peace negotiate", ["en"]),
    ("", []),
    ('OR AND ( ) " -', []),
    ("' OR 1=1 -- \\", []),
]


def test_words_are_found_in_their_language(archive: Connection) -> None:
    assert [(query, sorted(found(archive, query))) for query, _ in FOUND] == FOUND


def test_articles_of_before_are_searched_like_new_ones(archive: Connection) -> None:
    vectors = "SELECT article_id, search FROM news.article ORDER BY 1"
    made = archive.execute(vectors).fetchall()
    archive.execute("UPDATE news.article SET search = ''")
    archive.execute((migrate.MIGRATIONS / "0010_search.sql").read_text(encoding="utf-8"))
    assert archive.execute(vectors).fetchall() == made


def test_what_was_found_is_marked(archive: Connection) -> None:
    row = archive.execute("SELECT headline, snippet, rank > 0, url FROM news.search('negotiate')").fetchone()
    assert row is not None
    assert row[0] == "Ministers negotiated the ceasefire"
    assert "**negotiating** all night" in row[1]
    assert row[2:] == (True, "https://herald.example/en")


def test_any_query_is_one(connection: Connection) -> None:
    """Whatever is typed, and however much of it."""
    parts = [*"\"'\\()-|&! ", ":*", "<->", "OR", "NOT", "AND", "fog", "l'eau", "غزّه", "$1", "%s"]
    chance = random.Random(5)  # noqa: S311
    queries = ["".join(chance.choices(parts, k=12)) for _ in range(200)]
    queries += [" ".join(chance.choices(parts, k=5000)), "(" * 50_000, "NOT " * 5000]
    connection.execute("SET statement_timeout = '10s'")
    asked = "SELECT count(news.search_query('arabic', q)) FROM unnest(%s::text[]) AS q"
    assert connection.execute(asked, (queries,)).fetchone() == (len(queries),)


def test_what_kind_of_article_it_is_stands_beside(archive: Connection) -> None:
    query = "SELECT edition, page_class FROM news.search('lighthouse OR negotiate') ORDER BY 1"
    assert archive.execute(query).fetchall() == [("en", "article"), ("live", "live_blog")]


MARKED = [
    ("اجتماع", "«**اجتماعاً**» في"),
    ("المفاوضين", "أنّ **المفاوضين**، وعددهم"),
    ("noche", "“¿Toda la **noche**?”"),
    ("État", "de l’**État** sont"),
    ("etat", "de l’**État** sont"),
    ("المرفا", "غزّة؛ **والمرفأ** سيُفتح"),
    ("erdogan deal", "A **deal** <script> was reached, José **Erdoğan** told"),
    ('"jose erdogan" -peace', "reached, **José** **Erdoğan** told"),
    ("negociacion", "Una **negociación**, según"),
    ("negociaciones", "**negociaciones** —dijo— duraron: “¿Toda la noche?” en las ciudades. Una **negociación**,"),
    ("isik", "**ışık** yandı"),
    ("lighthouses", "A **lighthouse** went dark"),
    ("gale", "**Gale** warnings The tugboats"),
    ("happened noon", "What **happened** at sea today"),
    ("happened noon", "turned back at **noon**"),
]


def test_marks_stand_beside_signs_and_the_text_is_as_printed(archive: Connection) -> None:
    for query, marked in MARKED:
        row = archive.execute("SELECT snippet FROM news.search(%s)", (query,)).fetchone()
        assert row is not None, query
        assert marked in row[0]
        assert "\x1f" not in row[0]


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


HUGE = [
    " ".join(f"w{i:x}-{i * 7919:x}/{i:o}.example" for i in range(200_000)),
    "é" + "\u0958" * 681,  # a word as long as one may be, and longer once its letters are taken apart
    "a_b-" * 7_500 + " " + "a-b." * 7_500,  # whose square Postgres's parser takes: minutes, in which nobody else loads
]


@pytest.mark.parametrize("words", HUGE, ids=["links", "word", "joined"])
def test_a_huge_article_is_searched_by_its_beginning(warehouse: str, connection: Connection, words: str) -> None:
    page = capture("huge")
    land(warehouse, (page, staged(page, body=f"Beginning {words} ending")))
    assert normalise(warehouse).added == 1
    (snippet,) = connection.execute("SELECT snippet FROM news.search('beginning')").fetchall()
    assert snippet[0].startswith("**Beginning**")


REPETITIVE = [
    ("pier ", "**pier**"),
    ("a-b_", "**b**"),
    ("a@b.", "**b.a**"),
    ("l'été ", "**été**"),
    ("a.de/b ", "**/b**"),
]


def test_a_long_query_over_a_repetitive_text_is_answered(connection: Connection) -> None:
    """Asked as typed, each takes Postgres nine seconds and more; of each word once, half a second."""
    connection.execute("SET statement_timeout = '5s'")
    asked = "SELECT news.search_snippet(c, %s, news.search_query(c, %s)) FROM (SELECT 'english'::regconfig) AS c (c)"
    for again, marked in REPETITIVE:
        row = connection.execute(asked, (again * (60_000 // len(again)), again * (300 // len(again)))).fetchone()
        assert row is not None
        assert marked in row[0]


def test_a_very_long_query_is_asked_by_its_beginning(archive: Connection) -> None:
    """Whole, the first two are more than Postgres can nest, the others take it seconds."""
    archive.execute("SET statement_timeout = '2s'")
    for again in ("negotiate or ", "or negotiate ", "-ropes "):
        assert found(archive, f"negotiate {again * 20_000}") == ["en"]
    # Of a phrase without its end the words are asked.
    assert found(archive, f'"{"negotiate " * 20_000}"') == ["en"]


SNIPPETS = [("pier ", "**pier**"), ("l'été ", "**été**"), ("':1 ", "**1**")]


@pytest.mark.parametrize(
    ("printed", "query", "shown"),
    [
        ("Russia sold two S-400 systems to the old pier.", "sold S-400", "**sold** two **S-400** systems"),
        ("An F-16 and an S-400 met above the old pier.", "S-400 (f-16 pier)", "**F-16** and an **S-400** met"),
        ("It fell to -400 or so, said the keeper of the pier.", "-400 OR fell", "**fell** to -400 or"),
        ("The pier and the **deal**-5 clause were signed.", "pier clause", "**pier** and the **deal**-5 **clause**"),
    ],
)
def test_a_snippet_marks_a_name_with_a_number_whole(
    connection: Connection, printed: str, query: str, shown: str
) -> None:
    asked = "SELECT news.search_snippet(c, %s, news.search_query(c, %s)) FROM (SELECT 'english'::regconfig) AS c (c)"
    row = connection.execute(asked, (printed, query)).fetchone()
    assert row is not None
    assert shown in row[0]


def test_a_snippet_of_a_repetitive_text_takes_no_second(connection: Connection) -> None:
    connection.execute("SET statement_timeout = '1s'")
    asked = "SELECT news.search_snippet(c, %s, news.search_query(c, %s)) FROM (SELECT 'english'::regconfig) AS c (c)"
    for again, marked in SNIPPETS:
        row = connection.execute(asked, (again * (60_000 // len(again)), marked.strip("*"))).fetchone()
        assert row is not None
        assert marked in row[0]


def test_a_snippet_shows_what_stands_far_down(connection: Connection) -> None:
    asked = "SELECT news.search_snippet(c, %s, news.search_query(c, %s)) FROM (SELECT 'english'::regconfig) AS c (c)"
    row = connection.execute(
        asked, (f"{'Fog at sea. ' * 3_000}The pier is closed. {'Rain. ' * 1_000}", "pier")
    ).fetchone()
    assert row is not None
    assert "**pier** is closed" in row[0]


# Beside spaces, a quotation mark, a dash and a digit, and where a run without a space is cut.
LONE_MARKS = f"He said \u0301 so: “\u0301 said’\u0301 x\u0302 5 \u0302 6 –\u0308 {'b' * 200}\u0301c \u0344 end."


def test_marks_without_a_letter_are_no_words(warehouse: str, connection: Connection) -> None:
    languages = ("ar", "en", "es", "fa", "fr")
    pages = [capture(language, url=f"https://herald.example/{language}", edition=language) for language in languages]
    fields: dict[str, Any] = {"headline": "\u0301", "standfirst": LONE_MARKS, "tags": ("\u0302",), "body": LONE_MARKS}
    land(warehouse, *((page, staged(page, language=page.edition, **fields)) for page in pages))
    assert normalise(warehouse).added == len(languages)
    vectors = "SELECT article_id, search FROM news.article ORDER BY 1"
    made = connection.execute(vectors).fetchall()
    connection.execute((migrate.MIGRATIONS / "0010_search.sql").read_text(encoding="utf-8"))
    assert connection.execute(vectors).fetchall() == made
    snippets = connection.execute("SELECT snippet FROM news.search('\u0301 end x -“\u0301')").fetchall()
    assert len(snippets) == len(languages)
    assert all("“\u0301 said’\u0301 **x\u0302** 5" in snippet and "**end**" in snippet for (snippet,) in snippets)
    assert not found(connection, "\u0301")


def test_the_index_is_used(archive: Connection) -> None:
    """Counted by Postgres: the function looks into the index once for each configuration of words."""
    scans = "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'article_search_idx'"

    def counted() -> int:
        archive.execute("SELECT pg_stat_force_next_flush()")
        row = archive.execute(scans).fetchone()
        assert row is not None
        return int(row[0])

    archive.execute("SET enable_seqscan = off")  # so few rows alone would not be worth an index
    before = counted()
    assert found(archive, "negotiate") == ["en"]
    assert counted() - before == 5


def test_a_query_without_words_gives_nothing_and_no_notice(archive: Connection) -> None:
    notices: list[psycopg.errors.Diagnostic] = []
    archive.add_notice_handler(notices.append)
    assert found(archive, "the AND of") == []
    assert not notices
