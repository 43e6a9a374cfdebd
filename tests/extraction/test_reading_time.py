"""How long a page says that its reading takes, where no outlet has declared it."""

from __future__ import annotations

import pytest

from tests.extraction.strangers import article


@pytest.mark.parametrize(
    ("below", "minutes"),
    [
        ("<p class='meta'><time>Oct 2, 2026</time> <span>&bull; 9 min read</span></p>", 9),
        ("<p>By Ann Lee · 12 minute read</p>", 12),
        ("<p>Temps de Lecture 3 min.</p>", 3),
        ("<p>Lesezeit: ca. 4 Minuten</p>", 4),
        ("<p>Tiempo de lectura: 5 minutos</p>", 5),
        ("<p>مدة القراءة: 4 دقائق</p>", 4),
        ("<p>4 min</p>", None),  # of a video, or ago
        ("<p>4 min watch</p>", None),
        (
            "<p>The keeper spent 90 minutes reading the names of all the ropes, " + "and of the chains, " * 8 + "</p>",
            None,
        ),
        ("<aside><h3>Nets are sold</h3><p>7 min read</p></aside>", None),
        ("<section class='related'><h3>Nets are sold</h3><p>7 min read</p></section>", None),
    ],
)
def test_minutes_of_reading_stand_by_the_headline(below: str, minutes: int | None) -> None:
    found = article(below=below).read()
    assert found.reading_minutes == minutes
    assert dict(found.field_sources).get("reading_minutes") == (minutes and "page:reading time")


def test_the_minutes_of_another_article_below_the_text_are_none() -> None:
    page = article(above="<p>5 min read</p>", below="<p>By Ann Lee</p>").read()
    assert page.reading_minutes == 5
    page = article(
        below="<p>By Ann Lee</p>" + "<p>The ropes are long, and all are counted again.</p>" * 30 + "<p>7 min read</p>"
    ).read()
    assert page.reading_minutes is None
