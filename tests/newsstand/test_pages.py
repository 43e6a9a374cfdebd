"""Pages say what their articles say; invented articles are many, different and the same each time."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace

import lxml.etree
import lxml.html
import pytest

from tests.newsstand import almayadeen, presstv
from tests.newsstand.article import Article, Template
from tests.newsstand.invented import invented_articles
from tests.newsstand.seeds import ALMAYADEEN_FILE, FOLDER, PRESSTV_FILE, almayadeen_seed, presstv_seed
from tests.newsstand.shelf import rendered


def shown(page: str) -> str:
    """What a page shows: its text and the alternative texts of its images, white space squeezed."""
    [tree] = lxml.html.fromstring(page).xpath("//body")
    lxml.etree.strip_elements(tree, "script", "style", "noscript", with_tail=False)
    for image in tree.iter("img"):
        image.tail = f" {image.get('alt', '')} {image.tail or ''}"
    return squeezed(" ".join(tree.itertext()))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def assert_in_order(text: str, parts: Iterable[str]) -> None:
    position = 0
    for part in parts:
        found = text.find(squeezed(part), position)
        assert found >= 0, f"not on the page after {text[max(0, position - 60) : position]!r}: {part!r}"
        position = found + len(squeezed(part))


def seed_lines(name: str, last: int | None = None) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").split("\n")[:last]
    return [line.lstrip(" •") for line in lines if line.strip(" •\xa0")]


class TestPages:
    def test_the_almayadeen_page_shows_every_line_of_the_seed_in_order(self) -> None:
        assert_in_order(shown(almayadeen.article_html(almayadeen_seed())), seed_lines(ALMAYADEEN_FILE))

    def test_the_current_presstv_page_shows_every_line_of_the_seed_in_order(self) -> None:
        assert_in_order(shown(presstv.current_html(presstv_seed())), seed_lines(PRESSTV_FILE))

    def test_the_earlier_presstv_page_shows_the_seed_up_to_its_tail(self) -> None:
        # The link to the Roku channel is newer than that template.
        assert_in_order(shown(presstv.earlier_html(presstv_seed())), seed_lines(PRESSTV_FILE, 47))

    def test_the_seeds_hold_the_number_of_paragraphs_that_people_counted(self) -> None:
        expected = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
        for article, name in ((almayadeen_seed(), ALMAYADEEN_FILE), (presstv_seed(), PRESSTV_FILE)):
            assert len(article.paragraphs) == expected[name]["body_paragraphs"]
            assert article.paragraphs[0] == expected[name]["body_first"]
            assert article.paragraphs[-1].endswith(expected[name]["body_last_words"])
            assert article.url == expected[name]["url"]

    @pytest.mark.parametrize(("kb", "edition"), [(None, "en"), (20, "en"), (None, "ar"), (None, "es"), (None, "fr")])
    def test_an_invented_page_shows_its_article(self, kb: int | None, edition: str) -> None:
        for article in invented_articles(40, kb=kb, edition=edition):
            text = shown(rendered(article))
            assert_in_order(text, (article.headline, *article.paragraphs, *article.tags))
            for words in (article.standfirst, article.byline, *article.subheadings, *article.ticker):
                assert squeezed(words or "") in text
            assert all(picture.caption is None or picture.caption in text for picture in article.pictures)

    def test_arabic_runs_from_right_to_left(self) -> None:
        [article] = invented_articles(1, edition="ar")
        tree = lxml.html.fromstring(rendered(article))
        assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")

    def test_the_metadata_script_tells_what_the_page_shows(self) -> None:
        forms = set()
        for article in invented_articles(12, outlet="almayadeen"):
            [script] = lxml.html.fromstring(rendered(article)).xpath("//script[@type='text/tawsiyat']/text()")
            data = json.loads(script)
            assert (data["title"], data["url"], data["postid"]) == (article.headline, article.url, str(article.ident))
            assert article.published_time is not None
            assert data["published_time"].startswith(article.published_time.strftime("%Y-%m-%dT%H:%M:%S"))
            forms.add(data["published_time"][19:])
        assert forms == {".0000000", "+02:00"}

    def test_a_headline_cannot_close_the_metadata_script(self) -> None:
        [article] = invented_articles(1, outlet="almayadeen")
        hostile = replace(article, headline='</script><script>alert("1")</script>')
        [script] = lxml.html.fromstring(rendered(hostile)).xpath("//script[@type='text/tawsiyat']/text()")
        assert json.loads(script)["title"] == hostile.headline

    def test_both_presstv_templates_print_their_form_of_a_time(self) -> None:
        article = next(a for a in invented_articles(20, outlet="presstv") if a.modified)
        assert article.published_time is not None
        current = lxml.html.fromstring(presstv.current_html(article)).find(".//time")
        assert current is not None
        assert re.fullmatch(r"[A-Z][a-z]+day, \d\d? [A-Z][a-z]+ \d{4} \d\d?:\d\d [AP]M", current.get("datetime", ""))
        assert current.text_content().startswith("Last Update: ")
        [earlier] = lxml.html.fromstring(presstv.earlier_html(article)).xpath("//div[@class='item-date']/text()")
        day = r"[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d?, \d{4} \d\d:\d\d[AP]M"
        assert re.fullmatch(rf"{day} \[Updated: {day} \]", earlier)


class TestInvented:
    def test_the_same_seed_gives_the_same_articles_and_another_gives_others(self) -> None:
        assert invented_articles(30, seed=4) == invented_articles(30, seed=4)
        assert invented_articles(30, seed=4) != invented_articles(30, seed=5)

    def test_more_articles_do_not_change_the_first_ones(self) -> None:
        assert invented_articles(60)[:20] == invented_articles(20)

    def test_no_two_share_an_address_or_a_number(self) -> None:
        articles = invented_articles(2000)
        assert len({article.url for article in articles}) == len({(a.outlet, a.ident) for a in articles}) == 2000

    def test_they_differ_in_what_they_have(self) -> None:
        articles = invented_articles(60)
        has: list[Callable[[Article], object]] = [
            lambda a: a.lead,
            lambda a: a.byline,
            lambda a: a.modified,
            lambda a: a.subheadings,
            lambda a: a.source_credit,
            lambda a: len(a.breadcrumbs) > 2,
            lambda a: a.ticker,
            lambda a: a.most_read,
            lambda a: a.template is Template.EARLIER,
            lambda a: "مرفأ" in "".join(a.paragraphs),
            lambda a: "“" in "".join(a.paragraphs),
            lambda a: "\n" in (a.byline or ""),
        ]
        for number, test in enumerate(has):
            assert 0 < sum(bool(test(article)) for article in articles) < len(articles), f"property {number}"

    def test_a_page_grows_to_about_the_size_that_was_asked_for(self) -> None:
        sizes = [len(rendered(article).encode()) / 1024 for article in invented_articles(10, kb=60)]
        assert all(50 < size < 75 for size in sizes)
