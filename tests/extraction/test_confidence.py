"""How sure the reader is of what it read."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from spiders.extraction import read
from spiders.extraction.confidence import ValueKind, confidence, estimate, kinds, summed
from spiders.extraction.document import Document, parse
from spiders.extraction.field_sources import CONTESTED
from spiders.extraction.page import Page
from storage.records import Extraction

PROSE = "".join(
    f"<p>The harbour board met on day {day}, and the ferry sailed as usual in the evening.</p>" for day in range(9)
)


def page(*, title: str, day: str = "") -> Extraction:
    head = f'<title>{title}</title><meta property="article:published_time" content="2026-03-04T08:00:00Z">'
    shown = f'<time datetime="{day}">then</time>' if day else ""
    body = f"<article><h1>Ferry sails again</h1>{shown}{PROSE}</article>"
    return read(f"<html><head>{head}</head><body>{body}</body></html>".encode())


def sure(extraction: Extraction, field: str) -> float:
    return dict(extraction.confidences)[field]


def test_every_field_with_a_source_has_a_confidence() -> None:
    html, text = (
        page(title="Ferry sails again"),
        read(b"Ferry sails again\n\n" + b"It sailed on Monday. " * 30, None, "text/plain"),
    )
    for found in (html, text):
        assert found.field_sources
        assert [field for field, _ in found.confidences] == [field for field, _ in found.field_sources]
        assert all(0 < share < 1 for _, share in found.confidences)


def test_what_other_claims_say_as_well_is_surer() -> None:
    alone, agreed = page(title=""), page(title="Ferry sails again")
    assert alone.headline == agreed.headline
    assert sure(agreed, "headline") > sure(alone, "headline") + 0.1


def test_a_time_on_the_page_that_is_of_the_same_day_agrees() -> None:
    assert [agreeing("published_at", day) for day in ("2026-01-01", "2026-03-04T10:00:00+03:00")] == [0, 1]


def agreeing(field: str, day: str) -> int:
    """How many claims of a page with a `time` of that day agree with what was read of a field."""
    extraction = page(title="Ferry", day=day)
    tree = parse(f'<html><title>Ferry</title><time datetime="{day}">then</time></html>')
    assert tree is not None
    return next(kind.agreeing for kind in kinds(extraction, Page(Document(tree, None))) if kind.field == field)


def test_a_claim_with_a_source_of_its_own_agrees_with_any_other_source() -> None:
    extraction = replace(page(title="Ferry sails again"), field_sources=(("headline", "script#state:title"),))
    tree = parse("<html><title>Ferry sails again</title></html>")
    assert tree is not None
    (kind,) = kinds(extraction, Page(Document(tree, None)))
    assert kind.agreeing == 1
    (own,) = kinds(replace(extraction, field_sources=(("headline", "css:title"),)), Page(Document(tree, None)))
    assert own.agreeing == 0


def test_a_long_body_beside_as_much_prose_is_less_sure() -> None:
    said = [
        f"<p>The harbour board met for hour {hour}, and boat {hour} sailed as usual to the island.</p>"
        for hour in range(90)
    ]
    long, other = "".join(said[:40]), "".join(said[40:])
    alone, contested = (
        read(f"<article><h1>Ferry sails again</h1>{long}</article><aside class='related'>{more}</aside>".encode())
        for more in ("", other)
    )
    assert alone.body == contested.body
    assert sure(alone, "body") > sure(contested, "body")


def test_a_contested_body_is_no_surer_for_its_length() -> None:
    short, long = (
        replace(page(title=""), word_count=words, field_sources=(("body", CONTESTED),)) for words in (100, 900)
    )
    assert list(kinds(short, None)) == list(kinds(long, None))


def test_a_kind_of_which_little_was_seen_is_as_sure_as_those_around_it() -> None:
    many, few = ValueKind("headline", "css:h1", 1), ValueKind("headline", "css:h2", 1)
    measured = summed([(many, 90, 100), (few, 0, 1)])
    assert estimate(many, measured) == pytest.approx(0.9, abs=0.02)
    # One wrong value proves little.
    assert 0.7 < estimate(few, measured) < estimate(many, measured)
    assert estimate(ValueKind("headline", "css:h3", 1), measured) == pytest.approx(estimate(many, measured), abs=0.05)
    assert estimate(ValueKind("section", "meta:section", 0), {}) == 0.5


def test_an_inferred_day_is_as_sure_as_others_of_its_sort() -> None:
    kinds = [ValueKind("published_at", f"{source}:text:date line", 0) for source in ("change", "page")]
    inferred, printed = map(confidence, kinds)
    assert 0.4 < inferred < 0.75 < printed


def test_the_measured_kinds_are_used() -> None:
    assert confidence(ValueKind("headline", "css:h1", 2)) > 0.9 > confidence(ValueKind("headline", "css:h1", 0))


def declared(key: str, value: object, shown: str, heading: str = "Ferry sails again") -> Extraction:
    """A page with a statement of linked data, and with this below its headline."""
    said = json.dumps({"@type": "NewsArticle", key: value, "mainEntityOfPage": URL})
    head = f"<title>The Herald</title><script type='application/ld+json'>{said}</script>"
    return read(f"<head>{head}</head><article><h1>{heading}</h1>{shown}{PROSE}</article>".encode(), URL)


URL = "https://www.harbour-herald.example/sea/ferry"
DAY, ADA = "2026-03-04T08:00:00Z", {"@type": "Person", "name": "Ada Lorne"}


@pytest.mark.parametrize(
    ("field", "key", "value", "shown"),
    [
        ("published_at", "datePublished", DAY, "<p>14 March 2026</p>"),
        ("published_at", "datePublished", DAY, "<p>Published: 14 March 2026</p>"),
        ("authors", "author", ADA, "<p>By Bo Lind</p>"),
        ("byline", "author", ADA, "<p>By Bo Lind and Mia Holt</p>"),
    ],
)
def test_what_the_page_denies_by_its_headline_is_less_sure(field: str, key: str, value: object, shown: str) -> None:
    alone, denied = declared(key, value, ""), declared(key, value, shown)
    assert getattr(alone, field) == getattr(denied, field)
    assert dict(denied.field_sources)[field].startswith("json-ld:")
    assert sure(denied, field) < sure(alone, field) - 0.05


def test_a_declared_headline_is_less_sure_where_the_printed_one_has_none_of_its_words() -> None:
    shown = replace(declared("author", ADA, ""), field_sources=(("headline", "json-ld:headline"),))
    pages = (f"<article><h1>{heading}</h1>{PROSE}</article>" for heading in ("Ferry is late again", "Nine nets sold"))
    found = [
        next(iter(kinds(shown, Page(Document(tree, None))))) for each in pages if (tree := parse(each)) is not None
    ]
    assert [kind.agreeing for kind in found] == [0, -1]
    assert confidence(found[1]) < confidence(found[0])


@pytest.mark.parametrize(
    ("field", "key", "value", "shown"),
    [
        ("published_at", "datePublished", DAY, "<p>5 March 2026</p>"),
        ("published_at", "datePublished", DAY, "<p>Updated 14 March 2026</p>"),
        ("published_at", "datePublished", DAY, "<p>The fair: 14 March 2026</p>"),
        ("published_at", "datePublished", DAY, "<p>6/7/2026</p>"),
        ("authors", "author", ADA, "<p>By Dr. Ada Lorne, Tides Editor</p>"),
        ("authors", "author", ADA, "<p>By The Harbour Team</p>"),
        ("authors", "author", ADA, "<p>Photos by Bo Lind</p>"),
    ],
)
def test_what_says_something_else_denies_nothing(field: str, key: str, value: object, shown: str) -> None:
    assert sure(declared(key, value, shown), field) >= sure(declared(key, value, ""), field)
