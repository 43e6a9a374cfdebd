"""Lines among the paragraphs that are none: titles of other pages, labels said again and again."""

from __future__ import annotations

import pytest

from spiders.extraction.body import Block, blocks_of
from spiders.extraction.document import parse
from spiders.extraction.stray_lines import without_stray_lines
from tests.extraction.strangers import TEXT, article
from tests.extraction.work import keeps_pace

HOST = "https://www.harbour-herald.example"
P = [f"<p>{text}</p>" for text in TEXT]
TITLES = ("Nine nets are sold at the old quay", "Why do the gulls leave the island?", "Tar is dear for the third year")


def left(*between: str) -> list[str]:
    """What the body has besides its paragraphs, with these lines among them."""
    body = "".join(f"{paragraph}{line}" for paragraph, line in zip(P, (*between, *[""] * len(P)), strict=False))
    page = article(below=f"{body}")
    return [
        text for text in page.body.paragraphs if text not in TEXT and not text.startswith("The harbour office counts")
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Don’t miss:",
        "Read also:",
        "RELATED:",
        "Lire aussi :",
        "Lea también:",
        "اقرأ أيضا:",
        "Auch interessant:",
        "İlginizi çekebilir:",
        "Ранее мы писали:",
        "【編集部より】",
        "MORE |",
        "More on the harbour:",
        "Read next:",
        "You may also like:",
        "Latest news:",
        "Lee también:",
        "►",
    ],
)
@pytest.mark.parametrize("href", ["/n/1-123456", f"{HOST}/n/1-123456"])
def test_a_title_behind_a_label_is_none_of_the_paragraphs(label: str, href: str) -> None:
    assert left(f"<p><strong>{label}</strong> <a href='{href}'>{TITLES[0]}</a></p>") == []


def test_a_label_is_the_same_wherever_it_stands() -> None:
    lines = (f"<p>Auch interessant: <a href='/n/{number}'>{title}</a></p>" for number, title in enumerate(TITLES))
    assert left(*lines) == []


@pytest.mark.parametrize(
    "line",
    [
        "Update: <a href='/n/1'>The council of the old town</a> has bought all the ropes.",
        "The keeper says: <a href='/n/1'>All ropes are there</a> and <a href='/n/2'>none of them is lost</a>",
        "Statement: <a href='https://elsewhere.example/ropes'>What the rope makers of Sule say</a>",
        "Report: <a href='/files/ropes.pdf'>All ropes of the old harbour</a>",
        "Keeper: <a href='/people/ada-lorne'>Ada Lorne</a>",
        "Last regatta: <a href='/n/1'>Aug. 12 against the boats of Sule</a>",
        "More: <a href='#notes'>What the notes say of it</a>",
        "Winner: <a href='/books/1'>The sea and the wall</a>",
        "Human Rights Watch: <a href='/v/1'>nobody was told of it</a>",
        "They also wrote: <a href='/v/1'>the pier is not safe</a>",
        "Latest report: <a href='/v/1'>the pier is not safe</a>",
        "More seriously – <a href='/v/1'>the pier is not safe</a>",
        "Next stop: <a href='/v/1'>the islands of the north</a>",
        "Also on stage: <a href='/v/1'>the singers of Marly</a>",
        "Verdict: <a href='/v/1'>guilty on all three counts</a>",
        "Where: <a href='/places/1'>Old Quay Theatre, Port Ossel</a>",
        "Correction – <a href='/n/1'>an earlier story on the pier</a>",
        "Quelle: <a href='/docs/1'>Bericht über die nördliche Mauer</a>",
        "Ganador: <a href='/libros/1'>El mar y el viejo muelle</a>",
        "Источник: <a href='/docs/1'>Доклад о северной стене порта</a>",
        "Kazanan: <a href='/kitap/1'>Deniz ile eski duvarın öyküsü</a>",
        "The keepers of all the ropes in the old harbour of Marly say of it: <a href='/n/1'>None of them is lost</a>",
    ],
)
def test_a_paragraph_that_begins_with_a_label_stays(line: str) -> None:
    assert len(left(f"<p>{line}</p>")) == 1


def test_labels_of_several_titles_are_the_points_of_a_list() -> None:
    days = ("On Monday evening", "On Tuesday morning", "On Friday evening")
    lines = (f"<p>{day}: <a href='/n/{day}'>{title}</a></p>" for day, title in zip(days, TITLES, strict=True))
    assert len(left(*lines)) == len(days)


def bold(title: str) -> str:
    return f"<p><strong><a href='/n/1-123456'>{title}</a></strong></p>"


def test_a_lone_title_in_bold_is_another_pages() -> None:
    page = article(below="".join((P[0], bold(TITLES[0]), *P[1:])))
    assert page.body.subheadings == ()


def test_titles_in_bold_of_what_the_article_tells_stay() -> None:
    page = article(below="".join(f"{bold(title)}{text}" for title, text in zip(TITLES, P, strict=False)))
    assert page.body.subheadings == TITLES


def listed(*titles: str, tag: str = "a") -> str:
    return f"<ul>{''.join(f'<li><{tag} href=/n/{len(title)}>{title}</{tag}></li>' for title in titles)}</ul>"


def test_a_list_of_titles_between_paragraphs_is_other_pages() -> None:
    assert left("", listed(*TITLES)) == []


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ((f"<p>The keepers read. These are the three:</p>{listed(*TITLES)}",), 4),
        (
            (f"<p>The council heard of gulls on the island, and of tar in its third year.</p>{listed(*TITLES)}",),
            4,
        ),
        ((f"<h3>What we read</h3>{listed(*TITLES)}",), 3),
        ((listed(*TITLES, tag="b"),), 3),
        ((listed(*TITLES), listed(*TITLES[::-1])), 6),
        ((listed("Ropes", "Nets"),), 2),
    ],
)
def test_a_list_that_the_article_is_about_stays(lines: tuple[str, ...], count: int) -> None:
    assert len(left("", *lines)) == count


@pytest.mark.parametrize("label", ["Article content", "Advertisement 2", "___", "* * *", "Anzeige", "広告"])
def test_a_label_that_comes_again_and_again_is_none_of_the_paragraphs(label: str) -> None:
    assert left(*[f"<p>{label}</p>"] * 3) == []


def test_such_labels_may_be_counted() -> None:
    assert left(*[f"<p>Advertisement {number}</p>" for number in range(1, 5)]) == []


def test_two_such_labels_are_none_of_the_paragraphs() -> None:
    assert left(*["<p>Advertisement 2</p><p>Article content</p>"] * 4) == []


MARKS = (
    *("False", "Mostly false", "Falsch", "Faux", "Falso", "Ложь", "Yanlış", "خطأ", "نادرست", "שקר", "गलत", "Ψευδές"),
    *("거짓", "不属实", "Guilty", "Yes", "In favour", "Promise kept", "7/10", "★★★★", "1-0", "$20", "2019", "Sold out"),
    *(
        "Lucky number 7",
        "Marta Rivers",
        "Rivers",
        "The mayor",
        "Sing, my heart",
        "Never again",
        "(Laughter)",
        "Day one",
    ),
)


@pytest.mark.parametrize(
    "lines",
    [
        ["<p>Article content</p>"] * 2,
        ["<p>Why then?</p>"] * 4,
        ["<p>Why:</p>"] * 4,
        ["<p>Certificate: yes</p>"] * 4,
        ["<p>He said no.</p>"] * 4,
        ["<p>Ada Lorne</p>", "<p>Bo Lind</p>"] * 3,
        ["<p>The ropes of old</p>"] * 4,
        ["<p>***</p>", "<p>****</p>"] * 2 + ["<p>***</p>"],
        ["<p>–</p>"] * 4,
        *([f"<p>{mark}</p>"] * 3 for mark in MARKS),
        *([f"<p>{mark}</p>"] * 3 + ["<p>True</p>"] for mark in MARKS),
    ],
)
def test_what_an_article_says_again_stays(lines: list[str]) -> None:
    assert len(left(*lines)) == min(len(lines), len(P))


def test_a_refrain_stays() -> None:
    verses = ("<p>The boats go out at night</p><p>And home the keepers sail</p><p>haul away, lads</p>",) * 3
    page = article(below="".join(verses))
    assert page.body.paragraphs.count("haul away, lads") == len(verses)


def test_a_drawn_line_is_none_and_marks_stay() -> None:
    assert left("<p>___</p>") == []
    assert left("<p>***</p>") == ["***"]
    assert left("<p>***</p>", "<p>* *</p>") == ["***", "* *"]


def test_lines_of_one_paragraph_are_not_each_looked_for_links_in_all_of_it() -> None:
    def results(lines: int) -> list[Block]:
        told = "".join(f"{place} of the runners<br>" for place in range(lines))
        tree = parse(f"<p>{told}</p><p><a href=/n/races>All races</a></p>")
        assert tree is not None
        return blocks_of(list(tree), frozenset(), frozenset())

    assert len(results(9)) == 10
    assert keeps_pace(results, lambda blocks: without_stray_lines(blocks, "harbour-herald.example"), 3000)
