"""Which boxes around an article are other articles' cards, whose authors and days are not its own."""

from __future__ import annotations

from functools import partial

import pytest
from lxml.html import HtmlElement

from spiders.extraction.cards import stands_in_card
from spiders.extraction.document import start_of_text, text_of
from tests.extraction.strangers import PROSE, stranger
from tests.extraction.work import lines_run

DAY = "2026-10-02"

CARD = (
    "<div><a href='/1'><h3>The nets of the harbour are sold</h3></a><p>By <a href='/author/bo'>Bo Lind</a></p>"
    "<time datetime='2026-10-03'>October 3, 2026</time></div>"
)
OWN = f"<article><h1>Ropes are counted again</h1>{{}}{PROSE * 3}</article>"


# Of titles in no heading.
PLAIN_CARD = (
    "<div class='box'><img src='/n.jpg'><a href='/1'>Nine nets of the harbour are sold</a><p>By Bo Lind</p>"
    "<b class='author'>Bo Lind</b><span><time class='date' datetime='2026-10-03'>October 3, 2026</time></span></div>"
)
BARE = OWN.replace("article>", "section>")


@pytest.mark.parametrize(
    "page",
    [
        f"{CARD}{OWN}",
        f"{OWN}{CARD}",
        f"<main>{CARD}<div>{OWN}</div>{CARD}</main>",
        f"{PLAIN_CARD}{OWN}",
        f"<main><div>{OWN}</div>{PLAIN_CARD}</main>",
        f"<div>{PLAIN_CARD}<div>{BARE}</div></div>",
        f"<div>{PLAIN_CARD.replace('<p>', ' ' * 700 + '<p>')}<div>{BARE}</div></div>",
        f"<div><div>{BARE}</div>{CARD}{PLAIN_CARD}</div>",
    ],
)
def test_the_cards_around_an_article_tell_neither_its_author_nor_its_day(page: str) -> None:
    bare = stranger(page.format("")).read()
    assert (bare.authors, bare.published_at) == ((), None)
    own = stranger(page.format("<p>By Ada Lorne</p><time datetime='2026-09-23'>September 23</time>")).read()
    assert own.published_at is not None
    assert (own.authors, own.published_at.date().isoformat()) == (("Ada Lorne",), "2026-09-23")


@pytest.mark.parametrize(
    "link",
    [
        "<a href='#talk'>Go to what the readers say</a>",
        "<h2><a href='#talk'>Go to what the readers say</a></h2>",
        "<a href='/talk'>Leave a comment on this article</a>",
        "<h2><a href='/sea/ropes-are-counted'>Ropes are counted again</a></h2>",
    ],
)
def test_a_byline_beside_the_headlines_article_counts_where_no_other_title_is(link: str) -> None:
    header = f"<div><p>By <a href='/author/ada'>Ada Lorne</a></p>{link}</div>"
    assert stranger(f"{header}{OWN.format('')}").read().authors == ("Ada Lorne",)


def test_a_link_in_a_sentence_is_no_title() -> None:
    said = "<p>As we told in <a href='/1'>Nine nets of the harbour are sold</a>, there are no others.</p>"
    header = f"<div>{said}<p>By <a href='/author/ada'>Ada Lorne</a></p></div>"
    assert stranger(f"{header}{OWN.format('')}").read().authors == ("Ada Lorne",)


def test_what_stands_in_the_headlines_article_is_no_card() -> None:
    box = "<div><h3><a href='/1'>The nets of the harbour</a></h3><p>By Ada Lorne</p></div>"
    page = stranger(OWN.format(box))
    (byline,) = page.document.select("article > div > p")
    assert not stands_in_card(byline, page.heading)


def test_a_link_to_an_author_is_no_title() -> None:
    names = "<p class='byline'><a href='/author/ada'>Ada Lorne of the Harbour Desk</a></p>"
    assert stranger(f"<div>{names}</div>{OWN.format('')}").read().authors == ("Ada Lorne of the Harbour Desk",)


@pytest.mark.parametrize(
    "page",
    [
        "<div><a href='/series/ropes'>The long fight for the ropes</a>{}</div><h1>Ropes are counted again</h1>{}",
        "<article><h1>Ropes are counted again</h1>{1}</article>"
        "<div><a href='/corrections'>Report an error in this article</a>{0}</div><div><p>Ropes.</p></div>",
    ],
)
def test_a_link_to_a_series_is_no_title_above_the_only_byline(page: str) -> None:
    lines = "<p>By <a href='/author/ada'>Ada Lorne</a></p><img src='/ada.jpg'><time datetime='2026-09-23'>Wed</time>"
    found = stranger(page.format(lines, f"<div>{PROSE * 3}</div>")).read()
    assert found.published_at is not None
    assert (found.authors, found.published_at.date().isoformat()) == (("Ada Lorne",), "2026-09-23")


TITLE = "<a href='/1'>Nine nets of the harbour are sold</a>"
NAMED = "<p>By <a href='/author/bo'>Bo Lind</a></p><time datetime='2026-10-03'>October 3, 2026</time>"
WRAPPED = NAMED.replace("<time", "<p><time")


@pytest.mark.parametrize(
    ("card", "is_card"),
    [
        (f"<article>{TITLE}{NAMED}</article>", True),
        (f"<div><a href='/1'><img src='/n.jpg'>Nine nets of the harbour are sold</a>{NAMED}</div>", True),
        (f"<div>{TITLE}{NAMED}<a href='/1'>Read on</a></div>", True),
        (f"<div><div>{TITLE}{NAMED}</div><a href='/1'><img src='/n.jpg'></a></div>", True),
        (f"<div><div>{TITLE}<div>{WRAPPED}</div></div><a href='/1'><img src='/n.jpg'></a></div>", True),
        (f"<ul><li>{TITLE.replace('1', '2')}</li><li>{TITLE}{NAMED}</li></ul>", True),
        (f"<ul><li>{TITLE}{NAMED}</li><li>{TITLE.replace('1', '2')}</li></ul>", True),
        (f"<div>{TITLE}{NAMED}</div>", False),
        (f"<div>{TITLE}{NAMED}</div><div class='more'>{TITLE.replace('1', '2')}</div>", False),
        (f"<div>{TITLE}{NAMED}</div><div>{PROSE * 2}{TITLE.replace('1', '2')}</div>", False),
    ],
)
def test_a_second_sign_tells_that_a_plain_link_is_a_title(card: str, *, is_card: bool) -> None:
    found = stranger(f"<main><div>{OWN.format('')}</div><section>{card}</section></main>").read()
    assert (found.authors, found.published_at is None) == (() if is_card else ("Bo Lind",), is_card)


def test_a_long_box_without_an_article_is_no_card() -> None:
    said = f"<div><h2><a href='/1'>Nine nets of the harbour are sold</a></h2><p class='byline'>Ada Lorne</p>{PROSE * 2}"
    assert stranger(f"<main><h1>Ropes are counted again</h1>{said}</div></main>").read().authors == ("Ada Lorne",)


@pytest.mark.parametrize("tag", ["h1", "h2", "h3"])
@pytest.mark.parametrize(
    "beside",
    [
        "",
        "<a href='#talk'>Go to what the readers say</a>",
        "<p>As <a href='/1'>we told in an earlier report</a>, all is well.</p>",
        "<a href='/talk'>Leave a comment here</a>",
        "<h4>By Ada Lorne</h4>",
        "<h2><a href='/sea/ropes-are-counted'>Ropes are counted again</a></h2>",
    ],
)
def test_an_earlier_day_right_below_a_headline_of_any_level_is_its_own(tag: str, beside: str) -> None:
    box = f"<div><span>September 23, 2026</span>{beside}</div>"
    for below in (box, f"{box}<h3>How they are counted</h3>"):
        assert day_below(f"<{tag}>Ropes are counted again</{tag}>{below}") == "2026-09-23"


@pytest.mark.parametrize(
    "box",
    [
        "<div><h1>Nets</h1><span>September 23, 2026</span></div>",
        "<div><h3>Nets</h3><span>September 23, 2026</span></div>",
        "<div><span>September 23, 2026</span><a href='/1'>Nine nets of the harbour are sold</a></div>",
        "<div><span>September 23, 2026</span><h5><a href='/1'>Nine nets are sold</a></h5></div>",
        "<div role='complementary'><span>September 23, 2026</span></div>",
    ],
)
def test_one_in_a_box_with_another_title_is_not(box: str) -> None:
    assert day_below(f"<h1>Ropes are counted again</h1>{box}") == "2026-10-20"


@pytest.mark.parametrize("day", ["<h3>{}</h3>", "<a href='/archive'><span>Wednesday, {} at 08:20</span></a>"])
def test_a_day_that_is_a_heading_or_a_link_itself_has_no_other_title(day: str) -> None:
    assert day_below(f"<h1>Ropes are counted again</h1>{day.format('September 23, 2026')}") == "2026-09-23"


def day_below(header: str) -> str:
    """The day of an article with this header that declares a later one."""
    head = "<title>Ropes are counted again</title>" + (
        '<meta property="article:published_time" content="2026-10-20T08:00:00+00:00">'
    )
    found = stranger(f"<main><div>{header}{PROSE * 3}</div></main>", head).read()
    assert found.published_at is not None
    return found.published_at.date().isoformat()


@pytest.mark.parametrize(
    ("beside", "is_card"),
    [
        ("<p>{}<a href='/corrections'>Report an error in this article</a></p>", False),
        ("<p>As told in</p><p>{}</p>", False),
        ("<a href='/1'>Nets of harbours sold</a>{}", False),  # four words
        ("<a href='/1'>Nine nets of harbours sold</a>{}", True),
        ("<p>See <a href='/1'>Nine nets of harbours sold</a></p>{}", False),
        ("<p><a href='/1'>Nine nets of harbours sold</a> of June</p>{}", False),
        ("<a href='/1'>Why all the ropes are counted again</a>{}", False),
    ],
)
def test_what_a_card_has_above_its_names(beside: str, *, is_card: bool) -> None:
    own = OWN.replace("Ropes are counted", "Why all the ropes are counted")
    found = stranger(f"<main><div>{own.format('')}</div><article>{beside.format(NAMED)}</article></main>").read()
    assert found.authors == (() if is_card else ("Bo Lind",))


@pytest.mark.parametrize(("between", "is_card"), [("<hr>" * 2, True), ("<hr>" * 3, False)])
def test_of_several_cards_some_lines_may_stand_between(between: str, *, is_card: bool) -> None:
    other = f"<div>{TITLE.replace('1', '2')}</div>"
    card = f"<section><div>{TITLE}{NAMED}</div>{between}{other}</section>"
    found = stranger(f"<main><div>{OWN.format('')}</div>{card}</main>").read()
    assert found.authors == (() if is_card else ("Bo Lind",))


NAMES = ("Mia Holt", "Cy Ray")
LINKS = [f"<a href='/author/{name[:3]}'>{name}</a>" for name in NAMES]
TEASERS = "".join(
    f"<div class='t'><a href='/{name[:3]}'><h4>Why nets are dear to me</h4></a><b class='byline'>By {name}</b></div>"
    for name in NAMES
)
PEOPLE = (
    f"<aside><p class='author'>{LINKS[0]}</p></aside>",
    f"<aside><ul><li>{LINKS[0]}</li><li>{LINKS[1]}</li></ul></aside>",
    f"<div><div class='author'>{LINKS[0]}</div><div class='author'>{LINKS[1]}</div></div>",
    f"<ul><li>{LINKS[0]}</li><li>{LINKS[1]}</li></ul>",
    f"<div><h3>Our columnists</h3><div><a rel='author' href='/m'>{NAMES[0]}</a></div></div>",
    f"<div><h3>Yazarlar</h3><div class='author'>{LINKS[0]}<a href='/1'>Why nets are dear to me</a></div></div>",
    f"<div><h3>Bookshop</h3><div><a href='/b'>The Nets</a><p>by {NAMES[0]}</p></div></div>",
    TEASERS,
)
SHELLS = (
    OWN,
    f"<main><article><h1>Ropes are counted again</h1>{{}}</article>{PROSE * 3}</main>",
    f"<main><h1>Ropes are counted again</h1>{{}}{PROSE * 3}</main>",
    f"<div><div><h1>Ropes are counted again</h1>{{}}</div>{PROSE * 3}</div>",
)


@pytest.mark.parametrize("people", PEOPLE)
@pytest.mark.parametrize("shell", SHELLS)
def test_people_outside_of_the_article_sign_it_not(shell: str, people: str) -> None:
    assert stranger(f"<div>{shell.format('')}</div>{people}").read().authors == ()
    signed = shell.format("<p>By <a href='/author/ada'>Ada Lorne</a></p>")
    assert stranger(f"<div>{signed}</div>{people}").read().authors == ("Ada Lorne",)
    # One of them may have written it.
    own = shell.format(f"<p>By {LINKS[1]}</p>")
    assert stranger(f"<div>{own}</div>{people}").read().authors == ("Cy Ray",)


@pytest.mark.parametrize("people", PEOPLE[1:4])
def test_those_before_it_do_not_either(people: str) -> None:
    assert stranger(f"{people}<div>{OWN.format('')}</div>").read().authors == ()


@pytest.mark.parametrize(
    "people",
    [
        f"<aside>By {LINKS[0]} and {LINKS[1]}</aside>",
        f"<div class='aside'><p class='author'>By {NAMES[0]}</p><p class='author'>By {NAMES[1]}</p></div>",
        f"<ul><li>{LINKS[0]}</li><li>{LINKS[1]}</li></ul>",
    ],
)
@pytest.mark.parametrize("shell", SHELLS)
def test_people_in_it_do(shell: str, people: str) -> None:
    assert stranger(f"<div>{shell.format(people)}</div>").read().authors == NAMES


@pytest.mark.parametrize(
    "around",
    [
        f"<div><h3>Our subjects</h3><p>By {LINKS[0]}</p></div><div>{OWN}</div>",
        f"<div>{OWN}</div><div><p class='author'>{LINKS[0]}</p><p class='author'><a href='/s'>Sea</a></p></div>",
        f"<div>{OWN}</div><div><h3>About the author</h3><p class='author'>{LINKS[0]}</p></div>",
        f"<div>{OWN}</div><div><h3>Written by</h3><p class='author'>{LINKS[0]}</p></div>",
        f"<div>{OWN}</div><div><h3>More of Mia Holt</h3><p class='author'>{LINKS[0]}</p></div>",
        f"<main><div><h1>Ropes</h1>{{}}{PROSE * 3}</div><aside><p class='author'>{LINKS[0]}</p></aside></main>",
        f"<div>{OWN}</div><div><p class='author'>{LINKS[0]}</p><h3>Our subjects</h3></div>",
        f"<div>{OWN}</div><div><p class='author'>{LINKS[0]}</p><p class='author'>{LINKS[0]}</p></div>",
    ],
)
def test_one_name_outside_of_it_does_where_nothing_tells_of_others(around: str) -> None:
    assert stranger(around.format("")).read().authors == ("Mia Holt",)


def test_two_authors_below_their_label_are_no_list() -> None:
    box = "<div><h3>About the authors</h3><ul><li>{}</li><li>{}</li></ul></div>"
    assert "Mia Holt" in stranger(f"<div>{OWN.format('')}</div>{box.format(*LINKS)}").read().authors


@pytest.mark.parametrize(
    "box", ["<div><a href='/1'>The old nets <ul><li>", "<header><nav><ul><li><a href='/1'>Nine nets of the harbour"]
)
def test_boxes_that_are_never_closed_are_not_read_again_for_each_name_and_day_in_them(box: str) -> None:
    own = OWN.format("<p>By Ada Lorne</p>")
    marked = f"<time datetime='{DAY}'>{DAY}</time><span class=author>Bo Lind</span><p>Updated: {DAY}</p>" * 20

    def work(marked: str, words: int) -> int:
        behind = "".join(f"<li><i>word {number}</i> <b>two</b>" for number in range(words))
        page = stranger(f"{own}{box * 9}{marked}<ul>{behind}")
        return lines_run(page.read, "document")

    few, many = (work(marked, words) - work("", words) for words in (300, 900))
    assert many < 2 * few


def test_the_start_of_a_text_is_told_without_reading_on() -> None:
    def tree(count: int) -> HtmlElement:
        (box,) = stranger(
            "<div>Nine<br>nets <b>of</b> the<script>no</script> " + "<i></i><p>bay</p>" * count + "</div>"
        ).document.select("div")
        return box

    assert start_of_text(tree(1), 80) == text_of(tree(1)) == "Nine\nnets of the bay"
    assert start_of_text(tree(1), 12) == "Nine\nnets of"
    assert len({lines_run(partial(start_of_text, tree(count), 50), "document") for count in (100, 400)}) == 1
