"""Which element's text is the body, where the first that is declared holds hardly any."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from spiders.extraction.document import Document, parse
from spiders.extraction.generic_body import main_text
from storage.records import Extraction, PageClass
from tests.extraction.strangers import stranger
from tests.extraction.work import keeps_pace

URLS = {
    "presstv": "https://www.presstv.ir/Detail/2018/05/03/560001/harbour-reopens",
    "almayadeen": "https://english.almayadeen.net/news/politics/harbour-reopens",
}
TOPS = {
    "presstv": '<h1 class="news-title-container">Harbour reopens</h1>',
    "almayadeen": '<div class="details-white-box"><h1>Harbour reopens</h1></div>',
}
CLASSES = {"presstv": "col-md-9", "almayadeen": "p-content"}
PROSE = [
    "The harbour of Marly was opened again on Thursday after it had been closed for three weeks by the storm.",
    "Ferries to the outer islands leave every hour, the port office said in a statement, and cost nothing today.",
]


def page(outlet: str, *bodies: str, below: str = "") -> Extraction:
    held = "<div class='col-md-12'></div>".join(f'<div class="{CLASSES[outlet]}">{body}</div>' for body in bodies)
    return read(f'<div class="details-page">{TOPS[outlet]}{held}</div>{below}'.encode(), URLS[outlet])


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize("first", ["Photo by Reuters staff", "Watch the video below.", "Ada Lorne in Marly reports."])
@pytest.mark.parametrize("outlet", URLS)
def test_a_first_element_with_hardly_a_word_gives_way_to_the_article(outlet: str, first: str) -> None:
    found = page(outlet, paragraphs(first), paragraphs(*PROSE))
    assert (found.page_class, found.body) == (PageClass.ARTICLE, "\n\n".join(PROSE))


@pytest.mark.parametrize("outlet", URLS)
def test_an_article_outside_the_declared_elements_is_found(outlet: str) -> None:
    below = f"<article>{paragraphs(*PROSE * 4)}</article>"
    found = page(outlet, paragraphs("Photo by Reuters staff"), below=below)
    assert found.page_class is PageClass.ARTICLE
    assert PROSE[0] in (found.body or "")


@pytest.mark.parametrize("outlet", URLS)
def test_a_page_with_a_photographers_name_and_nothing_else_is_no_article(outlet: str) -> None:
    found = page(outlet, paragraphs("Photo by Reuters staff"))
    assert (found.page_class, found.reason) == (PageClass.UNKNOWN, "no sentence in the body")


@pytest.mark.parametrize("outlet", URLS)
def test_a_brief_stays_what_it_is(outlet: str) -> None:
    found = page(outlet, paragraphs("The harbour of Marly is open again."), paragraphs("Follow us for more."))
    assert (found.page_class, found.body) == (PageClass.ARTICLE, "The harbour of Marly is open again.")


def test_tables_within_tables_are_read_once() -> None:
    """Tables that are never closed nest; each text of the innermost would else stand once for every level."""
    prose = "<p>The harbour office said that the ferries run again.</p>" * 9
    tree = parse(f"<h1>Ferries run</h1>{prose}{'<table><tr><td>Quay' * 50}{'<i>boat</i> and ' * 100}")
    assert tree is not None
    assert sum(block.text.count("boat") for block in main_text(Document(tree, None))) == 100


def test_links_of_a_paragraph_of_many_lines_are_not_told_by_each_of_them() -> None:
    def results(lines: int) -> bytes:
        told = "".join(
            f'<a href="/Detail/2018/05/03/{place}/r">Runner {place}</a> came in.<br>' for place in range(lines)
        )
        body = f"{paragraphs(*PROSE)}<p>{told}</p>"
        return f'<div class="details-page">{TOPS["presstv"]}<div class="col-md-9">{body}</div></div>'.encode()

    assert len(read(results(30), URLS["presstv"]).links) == 30
    assert keeps_pace(results, lambda given: read(given, URLS["presstv"]), 100)


LONG = "Ropes are counted again after eleven months of storms by the keepers of the harbour"
BRIEF = "The harbour office in Marly has all of its ropes again."
MENU = "<header><a href='/'>Harbour Herald</a><nav><a href='/a'>Ropes</a> <a href='/b'>Ferries</a></nav></header>"


@pytest.mark.parametrize("body", ["<div>{}</div>", "<div itemprop='articleBody'>{}</div>", "<p>{}</p>"])
@pytest.mark.parametrize("below", ["<time datetime='2026-11-20'>20 November 2026</time>", "", "<p>By Ada Lorne</p>"])
@pytest.mark.parametrize(
    "beside", ["", "<section><h2>Related stories</h2><ul><li><a href='/c'>Tar is dear</a></ul></section>"]
)
def test_a_brief_of_one_sentence_is_not_the_whole_page(body: str, below: str, beside: str) -> None:
    main = f"<main><div><h1>{LONG}</h1>{below}{body.format(BRIEF)}</div></main>"
    page = stranger(
        f"{MENU}{main}{beside}",
        f"<title>{LONG}</title>",
    )
    assert page.body.paragraphs == (BRIEF,)


def test_a_brief_that_begins_with_the_headlines_words_is_read_all_the_same() -> None:
    page = stranger(f"<h1>The harbour office</h1><div>{BRIEF}</div>", "<title>The harbour office</title>")
    assert page.body.paragraphs == (BRIEF,)
