"""Boxes of the site among an article's paragraphs, and headings with which an article ends or goes on."""

from __future__ import annotations

from functools import partial

import pytest

from spiders.extraction import read
from spiders.extraction.body import Block, Kind
from spiders.extraction.boxes import Boxes, without_boxes
from spiders.extraction.document import Document
from spiders.extraction.generic_body import prose
from tests.extraction.strangers import stranger
from tests.extraction.work import keeps_pace, lines_run

URL = "https://www.harbour-herald.example/2026/09/23/harbour"
LINES = [
    f"On day {day} the harbour office counted {day + 3} ropes, and it found all of them in their places."
    for day in range(9)
]
TITLES = ("Mayor resigns after a row about the roof", "Why are the gulls leaving the bay?", "Ferry is to be sold soon")
LINKS = "".join(f"<li><a href='/{place}'>{title}</a></li>" for place, title in enumerate(TITLES))
LIFE = "Ada Lorne is a reporter for The Harbour Herald, and she writes of all that floats."
SUMMARY = "The mayor has stepped down after a long quarrel about the fish market."


def paragraphs(first: int = 0, end: int = len(LINES)) -> str:
    return "".join(f"<p>{line}</p>" for line in LINES[first:end])


def lines(body: str) -> list[str]:
    page = f"<title>Ropes are counted</title><article><h1>Ropes are counted</h1>{body}</article>"
    return (read(page.encode(), URL).body or "").split("\n\n")


@pytest.mark.parametrize(
    "heading",
    [
        "What’s next?",
        "What’s next for the ropes",
        "Next up: the lighthouse",
        "More on the wall",
        "More about the storm",
        "More about the ropes",
        "Latest from the court",
        "The author",
        "Popular",
        "Other products",
        "What to watch next week",
        "Most discussed: the ropes",
        "Trending",
        "More stories from keepers of ropes",
        "Similar stories elsewhere",
        "Other news in brief",
        "Further reading of the ropes",
        "About the author of the count",
    ],
)
@pytest.mark.parametrize("below", [6, 8])
def test_an_articles_own_subheading_does_not_end_it(heading: str, below: int) -> None:
    body = f"{paragraphs(0, below)}<h2>{heading}</h2>{paragraphs(below)}"
    assert lines(body) == [*LINES[:below], heading, *LINES[below:]]


@pytest.mark.parametrize(
    "heading", ["Meet the authors", "Get in touch", "Two responses", "Related content", "More news from the office"]
)
def test_a_heading_of_a_long_run_of_paragraphs_is_the_articles(heading: str) -> None:
    def below(rest: str) -> list[str]:
        return lines(f"{paragraphs()}<h3>{heading}</h3>{rest}")

    assert below(paragraphs(0, 5)) == [*LINES, heading, *LINES[:5]]
    assert below(paragraphs(0, 4)) == LINES
    assert below(f"<p>{LIFE}</p>{paragraphs(0, 5)}") == LINES
    assert below(paragraphs(0, 5).replace("ropes,", "<a href='/1'>ropes</a>,")) == LINES


@pytest.mark.parametrize("heading", ["What’s next?", "More on the wall", "The author"])
def test_a_chapter_under_such_a_heading_is_the_articles(heading: str) -> None:
    below = 6
    parts = f"<section>{paragraphs(0, below)}</section><section><h2>{heading}</h2>{paragraphs(below)}</section>"
    assert lines(parts) == [*LINES[:below], heading, *LINES[below:]]


@pytest.mark.parametrize("heading", ["The author", "Popular", "Latest"])
def test_so_is_one_in_an_element_of_its_own_that_speaks_of_the_same(heading: str) -> None:
    assert lines(f"{paragraphs(0, 8)}<div><h2>{heading}</h2>{paragraphs(8)}</div>") == [*LINES[:8], heading, LINES[8]]
    assert lines(f"{paragraphs()}<div><h2>{heading}</h2><p>{SUMMARY}</p></div>") == LINES


@pytest.mark.parametrize("heading", ["The author", "Author", "Written by"])
@pytest.mark.parametrize("life", [f"<p>{LIFE}</p>", f"<p>Ada Lorne</p><p>{LIFE}</p>", f"<p>{LIFE}</p><p>{SUMMARY}</p>"])
def test_the_life_of_who_wrote_it_ends_an_article(heading: str, life: str) -> None:
    assert lines(f"{paragraphs()}<h2>{heading}</h2>{life}") == LINES


def test_one_of_whom_the_article_tells_is_of_it() -> None:
    told = "Ropes are all that Ada Lorne writes of, and nobody knows more about them than she does."
    book = f"<p>{told}</p>{paragraphs()}<h2>The author</h2><p>{LIFE}</p>"
    assert lines(book) == [told, *LINES, "The author", LIFE]
    assert lines(f"<p>By Ada Lorne</p>{book}")[-1] == LINES[-1]


@pytest.mark.parametrize("around", ["<div>{}</div>", "<div><p>{}</p></div>", "<div class=part><p>{}</p></div>"])
def test_so_it_does_not_where_each_paragraph_stands_in_an_element_of_its_own(around: str) -> None:
    parts = [around.format(line) for line in LINES]
    parts.insert(6, "<div><h2>What’s next?</h2></div>")
    assert lines("".join(parts)) == [*LINES[:6], "What’s next?", *LINES[6:]]


def test_nor_where_a_list_of_sentences_follows() -> None:
    items = "".join(f"<li>{line}</li>" for line in LINES[6:])
    assert lines(f"{paragraphs(0, 6)}<h2>What’s next?</h2><ul>{items}</ul>") == [*LINES[:6], "What’s next?", *LINES[6:]]
    assert lines(f"{paragraphs(0, 6)}<h2>3 comments</h2><ul>{items}</ul>") == LINES[:6]


@pytest.mark.parametrize("heading", ["What’s next?", "More from The Herald", "Latest"])
@pytest.mark.parametrize(
    "below", [f"<ul>{LINKS}</ul>", f"<div>{LINES[0]}</div>", f"<div class=x><p>{SUMMARY}</p><p>{SUMMARY}</p></div>", ""]
)
def test_the_same_words_end_it_where_its_prose_does_not_go_on(heading: str, below: str) -> None:
    assert lines(f"{paragraphs()}<h2>{heading}</h2>{below}") == LINES


def test_prose_below_such_a_heading_is_another_s_where_none_of_its_place_stands_above() -> None:
    quoted = f"<blockquote>{'<br>'.join(LINES)}</blockquote>"
    found = lines(f"{quoted}<p>Related papers</p><div class=column>{paragraphs(0, 2)}</div>")
    assert found == LINES


def test_a_sentence_of_the_words_of_a_heading_stays() -> None:
    said = ["“Will it hold?”", "No comment."]
    between = "".join(f"<p>{line}</p>" for line in said)
    assert lines(paragraphs(0, 5) + between + paragraphs(5)) == [*LINES[:5], *said, *LINES[5:]]


@pytest.mark.parametrize(
    "heading",
    [
        "Related Articles",
        "Most read",
        "You may also like",
        "More on this story",
        "Lire aussi",
        "اقرأ أيضاً",
        "Читайте также",
        "По теме:",
        "Czytaj też",
        "İlgili Haberler",
        "延伸阅读",
        "相關新聞",
        "関連記事",
        "Mais lidas",
    ],
)
@pytest.mark.parametrize("place", [2, 5, 8])
def test_a_box_of_other_articles_is_left_out_and_what_stands_below_it_read(heading: str, place: int) -> None:
    for box in (f"<h3>{heading}</h3><ul>{LINKS}</ul>", f"<div><p>{heading}</p><ul>{LINKS}</ul></div>"):
        assert lines(paragraphs(0, place) + box + paragraphs(place)) == LINES


TEASERS = (
    "The ferry captain who sang all night was asked to leave the ship by the master of the port.",
    "Gulls have been seen again in the bay, and there are more of them than people now, says a keeper.",
)


@pytest.mark.parametrize(
    "heading",
    [
        "Comments",
        "2 Comments",
        "Two comments",
        "About the author",
        "More about the author",
        "Related articles",
        "Latest news",
        "More news",
        "More from the Herald",
    ],
)
@pytest.mark.parametrize("between", ["", "<p><a href='/1'>Ferry captain must go</a></p>"])
def test_a_heading_that_is_surely_another_s_ends_the_article_at_its_end(heading: str, between: str) -> None:
    below = "".join(f"{between}<p>{line}</p>" for line in TEASERS)
    assert lines(f"{paragraphs()}<h3>{heading}</h3>{below}") == LINES


@pytest.mark.parametrize("heading", ["Comments", "About the author"])
def test_no_article_goes_on_below_comments_or_who_wrote_it(heading: str) -> None:
    assert lines(f"{paragraphs(0, 7)}<h3>{heading}</h3><ul>{LINKS}</ul>{paragraphs(7)}") == LINES[:7]


def test_nor_below_a_heading_of_other_articles_without_links() -> None:
    assert lines(f"{paragraphs(0, 7)}<h3>Related articles</h3>{paragraphs(7)}") == LINES[:7]


STRANGE = (
    "Nobody had asked the baker, who sold fewer loaves in March than in any winter before.",
    "A school painted its fence, and the paint was gone when summer came with its long rains.",
    "Some clouds hang above the lighthouse, where a keeper once lived with four children.",
)
TITLE = f"<p><a href='/1'>{TITLES[0]}</a></p>"


@pytest.mark.parametrize("heading", ["You may also like", "More from Port Ossel", "Das könnte Sie auch interessieren"])
@pytest.mark.parametrize(
    ("box", "fewest"),
    [("<div><p>{}</p>{}</div>", 2), ("<h3>{}</h3><ul><li>{}</li></ul>", 2), ("<p>{}</p>{}", 3), ("<h3>{}</h3>{}", 3)],
)
def test_below_a_box_paragraphs_run_on_that_share_no_word(heading: str, box: str, fewest: int) -> None:
    def below(count: int) -> list[str]:
        rest = "".join(f"<p>{line}</p>" for line in STRANGE[:count])
        return lines(paragraphs() + box.format(heading, TITLE) + rest)

    assert below(fewest) == [*LINES, *STRANGE[:fewest]]
    assert below(fewest - 1) == LINES


def test_no_article_runs_on_where_links_stand_between() -> None:
    linked = "".join(f"<p>{line} <a href='/{at}'>Read more of it</a></p>" for at, line in enumerate(STRANGE))
    assert lines(f"{paragraphs()}<div><p>You may also like</p>{TITLE}</div>{linked}") == LINES


@pytest.mark.parametrize("label", ["Most read", "More on this story", "Noticias relacionadas"])
@pytest.mark.parametrize("line", ["<p><strong>{}: {}</strong></p>", "<p>{}: {}</p>"])
def test_a_label_and_a_title_on_one_line_are_left_out(label: str, line: str) -> None:
    title = f"<a href='/1'>{TITLES[0]}</a>"
    assert lines(paragraphs(0, 4) + line.format(label, title) + paragraphs(4)) == LINES
    said = f"{label}: the office says that <a href='/1'>this</a> is what the town reads."
    assert said.replace("<a href='/1'>", "").replace("</a>", "") in lines(
        paragraphs(0, 4) + f"<p>{said}</p>" + paragraphs(4)
    )


def test_who_wrote_a_book_stays_though_a_link_names_them() -> None:
    assert "Author: Ada Lorne" in lines(paragraphs(0, 4) + "<p>Author: <a href='/1'>Ada Lorne</a></p>" + paragraphs(4))


def test_a_button_at_each_title_makes_no_box_of_them() -> None:
    things = "".join(f"<p>Read more</p><h3><a href='/{title[0]}'>{title}</a></h3>" for title in TITLES)
    assert [line for line in lines(paragraphs(0, 3) + things + paragraphs(3)) if line in TITLES] == list(TITLES)


@pytest.mark.parametrize(
    "box",
    [
        "<div><h3>Sign up for our morning newsletter</h3><p>Get the day’s news in your inbox every morning.</p></div>",
        "<div><div><h3>The Morning Rope</h3></div><p>Sign up for our newsletter. It is free, and it comes at seven."
        "</p></div>",
        "<div><p>Subscribe to our newsletter and be the first to know.</p><form><input type=email></form></div>",
    ],
)
@pytest.mark.parametrize("place", [1, 5])
def test_an_offer_in_an_element_of_its_own_is_left_out(box: str, place: int) -> None:
    assert lines(paragraphs(0, place) + box + paragraphs(place)) == LINES


def test_what_stands_beside_an_offer_and_is_more_than_it_stays() -> None:
    lead = "The rope walk of Port Ossel opens its doors to all who want to see how ropes are made, the office said."
    box = f"<div><p>{lead}</p><p>Subscribe to our newsletter to read more.</p></div>"
    assert lead in lines(box + paragraphs())
    thing = f"<div><h3>A lamp</h3><p>{lead}</p><p>We may earn a commission if you buy it by our links.</p></div>"
    assert lead in lines(paragraphs(0, 5) + thing + paragraphs(5))


def test_many_offers_cost_no_square_of_them() -> None:
    offer = "<div><h3>Lamp</h3><p>We may earn a commission if you buy this lamp by the links of our site.</p></div>"
    often, oftener = (
        lines_run(partial(lines, f"{paragraphs()}<div>{offer * count}</div>"), "boxes") for count in (200, 400)
    )
    assert oftener <= 2.2 * often


@pytest.mark.parametrize(
    "offer",
    [
        "Sign up for our newsletter today.",
        "Contact the reporter by e-mail or phone.",
        "You may republish our stories for free.",
        "We may receive compensation from our partners.",
        "Our editors independently select these products.",
        "Do you have an opinion on what you read in this article?",
        "This nonprofit newsroom depends on your donations.",
        "Support us and consider becoming a member.",
        "Please enter a valid e-mail.",
        "All rights reserved by the harbour office.",
        "Alle Rechte vorbehalten.",
        "As an Amazon Associate we earn from purchases.",
        "Links in this post earn us a small commission.",
        "This page may get affiliate fees from links.",
        "By clicking here you agree to our privacy policy.",
        "© 2026 The Harbour Herald",
    ],
)
def test_an_offer_amid_an_article_is_left_out(offer: str) -> None:
    assert lines(f"{paragraphs(end=4)}<p>{offer}</p>{paragraphs(4)}") == LINES


def test_what_an_article_says_of_newsletters_stays() -> None:
    said = "Sign up for our newsletter, the poster said, and half of the town did so on the first day."
    assert said in lines(f"{paragraphs(0, 5)}<p>{said}</p>{paragraphs(5)}")
    parts = [f"<div class=part>{paragraphs(place, place + 1)}</div>" for place in range(9)]
    parts.insert(5, f"<div class=part><p>{said}</p><p>{LINES[0][:-1]} again.</p></div>")
    assert said in lines("".join(parts))


@pytest.mark.parametrize(
    ("heading", "ask", "more"),
    [
        (
            "We value your privacy",
            "We and our 842 partners store and access information on your device, such as cookies, and process personal"
            " data for personalised ads and content.",
            "With your permission we may use precise location data. You may withdraw your consent at any time.",
        ),
    ],
)
def test_all_of_a_banner_that_asks_for_consent_is_left_out(heading: str, ask: str, more: str) -> None:
    byline = "<div class=byline>By <a rel=author href=/author/ada>Ada Lorne</a></div>"
    banner = f"<div><h2>{heading}</h2><p>{ask}</p><p>{more}</p><button>Accept all</button></div>"
    text = f"<h1>Ropes are counted</h1>{byline}{paragraphs()}"
    page = f"<title>Ropes are counted</title><div>{banner}<div>{text}</div></div>"
    assert (read(page.encode(), URL).body or "").split("\n\n") == LINES


def cards(count: int, title: str = "Mayor resigns after a row about the roof", place: str = "/news/") -> str:
    return "".join(
        f"<div><h5><a href='{place}{number}'>{title} {number}</a></h5><p>{SUMMARY}</p></div>" for number in range(count)
    )


def test_cards_of_other_articles_below_the_article_are_left_out() -> None:
    assert lines(f"{paragraphs()}<div>{cards(4)}</div>") == LINES
    assert lines(f"{paragraphs()}<h4>Also in the news</h4><div>{cards(3)}</div>")[: len(LINES)] == LINES
    whole = "".join(
        f"<a href='/{number}'><h5>Mayor resigns after a row</h5><p>{SUMMARY}</p></a>" for number in range(4)
    )
    assert SUMMARY not in lines(f"{paragraphs()}<div>{whole}</div>")


@pytest.mark.parametrize(
    "guide",
    [
        f"{cards(4)}{paragraphs()}",
        f"{paragraphs()}{cards(12)}",
        f"{paragraphs()}{cards(2)}",
        f"{paragraphs()}{cards(4, 'The pier')}",
        f"{paragraphs()}{cards(4, place='https://ropes.example/')}",
        f"{paragraphs()}{cards(4).replace('<div>', '').replace('</div>', '')}",
    ],
)
def test_an_article_that_is_made_of_cards_keeps_them(guide: str) -> None:
    assert SUMMARY in lines(guide)


def test_boxes_cost_no_square_of_their_number() -> None:
    def page(size: int) -> Document:
        heads = f"<h3>Related</h3><ul>{LINKS}</ul><div><p>Sign up for our newsletter.</p></div>{cards(2)}" * size
        return stranger(f"<article>{paragraphs()}{heads}{paragraphs()}</article>").document

    assert keeps_pace(page, lambda document: prose(document, ()), 30)


def test_blocks_of_no_known_place_are_told_by_their_words() -> None:
    blocks = [Block(Kind.PARAGRAPH, line) for line in LINES]
    assert without_boxes(blocks, "") == blocks
    assert Boxes([*blocks, Block(Kind.HEADING, "Related")]).headed(len(blocks)).is_end


@pytest.mark.parametrize(
    ("chapter", "box"), [("section", "div class=container"), ("div class=part-1", "div class=inner")]
)
def test_an_article_goes_on_in_chapters_that_stand_in_boxes_of_one_shape(chapter: str, box: str) -> None:
    around = (f"<{chapter}><{box}>", f"</{box.split(maxsplit=1)[0]}></{chapter.split(maxsplit=1)[0]}>")
    above, below = (f"{around[0]}{text}{around[1]}" for text in (paragraphs(end=7), f"<h2>Ropes</h2>{paragraphs(7)}"))
    found = lines(
        f"<div class=entry-content>{above[: -len(around[1])]}<p>Related:</p><ul>{LINKS}</ul>{around[1]}{below}</div>"
    )
    assert [line for line in found if line in LINES] == LINES
    assert not set(TITLES) & set(found)


@pytest.mark.parametrize("name", ["m-a-box", "abh_box", "staff-box"])
def test_who_wrote_an_article_is_told_in_a_box_of_a_plugin(name: str) -> None:
    life = " ".join(f"In {year} Ada Lorne went to sea and wrote of it for the paper of her town." for year in range(7))
    box = f"<div class='{name}'><p>{life}</p></div>"
    assert lines(f"<div class='entry-content'><div class='inner'>{paragraphs()}</div>{box}</div>") == LINES
