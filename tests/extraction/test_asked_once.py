"""Fields that several others ask for are looked for once on a page."""

from __future__ import annotations

from collections.abc import Iterator

from spiders.extraction.fields import Found, asked_once
from spiders.extraction.page import Page
from tests.extraction.strangers import stranger


def test_each_alternative_is_looked_for_once_and_only_when_it_is_asked_for() -> None:
    asked: list[str] = []

    @asked_once
    def ropes(_: Page) -> Iterator[Found]:
        """How many ropes there are."""
        for name in ("first", "second", "third"):
            asked.append(name)
            yield Found((name,), name)

    page = stranger()
    assert next(ropes(page)).source == "first"
    assert asked == ["first"]
    one, other = ropes(page), ropes(page)
    assert [next(each).source for each in (one, other, other, one)] == ["first", "first", "second", "second"]
    assert asked == ["first", "second"]
    assert [found.source for found in ropes(page)] == ["first", "second", "third"]
    assert [found.source for found in ropes(page)] == ["first", "second", "third"]
    assert asked == ["first", "second", "third"]
    assert ropes.__doc__ == "How many ropes there are."


def test_what_was_found_on_a_page_is_not_told_of_another() -> None:
    @asked_once
    def address(page: Page) -> Iterator[Found]:
        yield Found((page.url or "",), "url")

    pages = [stranger(url=f"https://herald.example/{name}") for name in ("ropes", "chains")]
    assert [next(address(page)).values for page in (*pages, *pages)] == [(page.url,) for page in (*pages, *pages)]
