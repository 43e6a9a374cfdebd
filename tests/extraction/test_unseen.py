"""What stands on a page and is hidden is read as if it were not there."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from spiders.extraction.document import Document
from spiders.extraction.style_sheets import rules_of
from spiders.extraction.unseen import hide, is_seen
from storage.records import Extraction
from tests.extraction.strangers import stranger
from tests.extraction.work import keeps_pace, lines_run

URL = "https://www.harbour-herald.example/sea/ropes-are-counted"
LINES = [
    f"On day {day} the harbour office counted {day + 3} ropes, and it found all of them there." for day in range(9)
]
SPAM = "The harbour office sold all of its ropes in secret, as nobody who sees this page can read."
HIDING = (
    "hidden",
    "style='display:none'",
    "style='color: red; DISPLAY : none !important'",
    "style='visibility: hidden'",
    "style='font-size:0'",
    "style='position:absolute; left:-9999px'",
    "style='Display:None'",
    "style='display:/* at first */none'",
    "style='left:  -9999px; position:absolute'",
    "style='position:absolute; clip:rect(0,0,0,0)'",
    "style='height:0; overflow:hidden'",
    "style='overflow: hidden; max-height: 0px'",
    "style='opacity:0; pointer-events:none'",
)


def page(*, above: str = "", within: str = "", below: str = "", headline: str = "Ropes are counted") -> Extraction:
    prose = "".join(f"<p>{line}</p>" for line in LINES)
    first = f"<p>They found{within} what they sought, and the office has said so to all.</p>" if within else ""
    source = (
        f"<title>Ropes are counted | The Harbour Herald</title><main>{above}<h1>{headline}</h1>"
        f"<p class=byline>By <a rel=author href=/author/ada>Ada Lorne</a></p>{first}{prose}{below}</main>"
    )
    return read(source.encode(), URL)


@pytest.mark.parametrize("hiding", HIDING)
def test_hidden_words_and_blocks_are_no_part_of_the_body(hiding: str) -> None:
    found = page(within=f"<span {hiding}> nothing of</span>", below=f"<div {hiding}><p>{SPAM}</p></div>" * 20)
    assert "They found what they sought" in (found.body or "")
    assert "They found what they sought" in (found.body_html or "")
    assert "secret" not in (found.body or "")
    assert LINES[-1] in (found.body or "")


@pytest.mark.parametrize("hiding", [*HIDING, "class=sr-only"])
def test_a_hidden_heading_is_no_headline(hiding: str) -> None:
    assert page(above=f"<h1 {hiding}>Ropes are sold</h1>").headline == "Ropes are counted"
    source = (
        f"<title>Ropes are counted</title><h1 {hiding}>Nobody knows what came to pass</h1><p>{'</p><p>'.join(LINES)}"
    )
    assert read(source.encode(), URL).headline == "Ropes are counted"


@pytest.mark.parametrize("hiding", HIDING)
def test_a_hidden_byline_names_nobody(hiding: str) -> None:
    line = f"<p class=byline {hiding}>By <a rel=author href=/author/x>Cy Evil</a></p>"
    assert page(above=line).authors == ("Ada Lorne",)
    source = (
        f"<title>Ropes are counted</title><main><h1>Ropes are counted</h1><p>{'</p><p>'.join(LINES)}</p></main>{line}"
    )
    assert read(source.encode(), URL).authors == ()


def test_what_is_said_aside_to_those_who_hear_the_page_is_left_out() -> None:
    found = page(
        headline="Ropes are counted<span class=sr-only> by order of the office</span>",
        within="<a href=/x> there<span class=visually-hidden> (opens in a new window)</span></a>",
        below=f"<div class='screen-reader-text'><p>{SPAM}</p></div>" * 20,
    )
    assert found.headline == "Ropes are counted"
    assert "They found there what they sought" in (found.body or "")
    assert "secret" not in (found.body or "")
    # A label is a part of what follows it.
    label = "<title>Ropes are counted</title><h1>Ropes are counted</h1><p><span class=sr-only>By</span> Bo Lind</p>"
    assert read(f"{label}<p>{'</p><p>'.join(LINES)}".encode(), URL).authors == ("Bo Lind",)


@pytest.mark.parametrize(
    "panel",
    [
        "<div class=accordion><div style='display:none'>{}</div></div>",
        "<div role=region style='display:none'>{}</div>",
        "<div hidden=until-found>{}</div>",
        "<template id='B:1'></template><div hidden id='S:1'>{}</div>",
        "<div style='opacity:0'>{}</div>",
    ],
)
def test_what_a_reader_unfolds_and_what_a_script_puts_in_its_place_are_read(panel: str) -> None:
    answer = "<p>The count ends on Friday, the office said, and after it a new one begins at the other pier. </p>" * 3
    assert "The count ends on Friday" in (page(below=panel.format(answer)).body or "")


@pytest.mark.parametrize("hiding", ["hidden", "style='display:none'", "id=rest", "aria-hidden=true"])
@pytest.mark.parametrize("label", ["Continue reading", "Read more »", "Lire la suite", "Weiterlesen", "اقرأ المزيد"])
def test_the_rest_of_an_article_that_a_button_unfolds_is_read(hiding: str, label: str) -> None:
    rest = "The count ends on Friday, the office said, and after it a new one begins at the other pier."
    sheet = "<style>#rest{display:none}</style>"
    button, part = f"<button>{label}</button>", f"<div {hiding}><p>{rest}</p></div>"
    for below in (part + button, button + part):
        assert (page(above=sheet, below=below).body or "").endswith(rest)
        assert (page(above=sheet, below=f"<div><p>{LINES[0]}</p></div>{below}").body or "").endswith(rest)
    # A notice below a picture or a form is none, nor is one that a button closes.
    for below in (f"<img src=a>{part}{button}", f"{part}<button>Close</button>", f"<form></form>{part}{button}"):
        assert rest not in (page(above=sheet, below=below).body or "")


@pytest.mark.parametrize("hiding", HIDING)
def test_a_page_that_waits_for_a_script_to_show_it_is_read(hiding: str) -> None:
    source = f"<title>Ropes</title><body><div {hiding}><h1>Ropes are counted</h1><p>{'</p><p>'.join(LINES)}</div>"
    found = read(source.encode(), URL)
    assert (found.headline, (found.body or "").split("\n\n")) == ("Ropes are counted", LINES)


def test_what_a_script_puts_in_its_place_is_read_there() -> None:
    streamed = "<p>The count ends on Friday, the office said, and after it a new one begins at the other pier.</p>"
    found = page(
        above=f"<div hidden id='S:1'>{streamed}</div>", below="<template id='B:1'></template><p>So it ends.</p>"
    )
    assert (found.body or "").split("\n\n")[-2:] == [streamed[3:-4], "So it ends."]
    within_itself = page(below="<div hidden id='S:1'><template id='P:1'></template><p>So it ends.</p></div>")
    assert LINES[-1] in (within_itself.body or "")


@pytest.mark.parametrize("part", ["tbody", "tr", "td"])
def test_hidden_parts_of_tables_are_left_out(part: str) -> None:
    row = f"<tbody><tr><td>{SPAM}</td></tr></tbody>".replace(f"<{part}>", f"<{part} hidden>")
    found = page(below=f"<table><tr><td>East</td><td>4 ropes</td></tr>{row}</table>")
    assert (found.body or "").endswith("East | 4 ropes")


def test_parts_for_those_who_hear_a_page_cost_the_same_however_they_are_nested() -> None:
    def cost(levels: int) -> int:
        opened, closed = "<div class=sr-only>" * levels, "</div>" * levels
        document = stranger(f"<main>{f'{opened}a {closed}' * (2000 // levels)}{'<p>Ada</p>' * 2000}</main>").document
        return lines_run(lambda: hide(document), "unseen")

    assert cost(100) < 1.2 * cost(1)


def test_hidden_words_are_counted_once_however_many_elements_hide_them() -> None:
    hidden = "The ropes of this office were sold in secret by those who ought to have kept them from the sea. " * 2
    seen = "<p>The harbour office counts its ropes in the autumn, and it has lost none of them so far.</p>" * 3
    for levels in (1, 2, 9):
        text = f"{seen}{'<div hidden>' * levels}<p>{hidden}</p>{'</div>' * levels}"
        document = stranger(f"<main><h1>Ropes</h1>{text}</main>").document
        hide(document)
        assert [is_seen(paragraph) for paragraph in document.tree.iter("p")] == [True, True, True, False]


def test_what_follows_a_hidden_element_within_another_counts_as_hidden() -> None:
    loose = "".join(f"<i hidden>x</i>{line} " for line in LINES)
    found = read(f"<title>Ropes</title><main><h1>Ropes</h1><div hidden>{loose}</div></main>".encode(), URL)
    assert LINES[0] in (found.body or "")


def test_what_machines_are_told_in_hidden_elements_counts() -> None:
    told = "<div hidden><meta itemprop=datePublished content='2026-09-23'></div>"
    found = page(above=told)
    assert found.published_at is not None
    assert found.published_at.date().isoformat() == "2026-09-23"


NOTICE = "<p>The Harbour Herald uses cookies so that its pages come faster to all who read them by the sea.</p>" * 7


@pytest.mark.parametrize("beside", [f"<footer>{NOTICE}</footer>", f"<div class=foot>{NOTICE}</div>"])
@pytest.mark.parametrize(
    "place",
    [
        "<main {0}><h1>Ropes are counted</h1>{1}</main>",
        "<h1>Ropes are counted</h1><article><div {0}>{1}</div></article>",
        "<h1>Ropes are counted</h1><div itemprop=articleBody {0}>{1}</div>",
        "<div {0}><h1>Ropes are counted</h1>{1}</div>",
    ],
)
def test_the_only_place_of_an_article_is_read_though_a_page_shows_a_long_notice(place: str, beside: str) -> None:
    for hiding in (*HIDING, "style='margin-left:-9999px'"):
        text = place.format(hiding, f"<p>{'</p><p>'.join(LINES)}</p>")
        found = read(f"<title>Ropes are counted</title><body>{text}{beside}</body>".encode(), URL)
        assert (found.body or "").split("\n\n")[: len(LINES)] == LINES


@pytest.mark.parametrize(
    "seen",
    [
        "<p class=wow style='visibility: hidden'>{}</p>",
        "<div style='font-size:0'><p style='font-size:16px'>{}</p></div>",
        "<div style='visibility:hidden'><p style='visibility: visible'>{}</p></div>",
        "<div style='position:relative; left:-1000px'><p>{}</p></div>",
        "<p style='background:url(x;display:none)'>{}</p>",
        "<div style='flex:1;width:0;overflow:hidden'><p>{}</p></div>",
        "<div style='flex: 1 1 auto; width: 0; overflow: hidden'><p>{}</p></div>",
        "<div style='overflow:hidden; height:0; min-height:100%'><p>{}</p></div>",
    ],
)
def test_what_a_style_shows_after_all_is_read(seen: str) -> None:
    line = "The count ends on Friday, the office said, and after it a new one begins at the other pier."
    assert line in (page(below=seen.format(line)).body or "")


@pytest.mark.parametrize("step", [1, -1])
def test_parts_that_are_put_into_each_other_cost_no_square_of_them(step: int) -> None:
    def streamed(count: int) -> Document:
        parts = [f"<div hidden id='S:{i}'><template id='B:{i + 1}'></template></div>" for i in range(count)]
        return stranger(f"<template id='B:0'></template>{''.join(parts[::step])}").document

    assert keeps_pace(streamed, hide, 1500)


@pytest.mark.parametrize(
    ("sheet", "is_hidden"),
    [
        (".tip{display:none}", True),
        ("#tip { color: red; visibility: hidden; }", True),
        ("a{color:red} p.no, div.tip{display:none !important}", True),
        ("/* .tip{display:block} */ .tip{display:none}", True),
        (".tip{display:none} .tips{display:block}", True),
        ("p.tip{display:none}", False),
        (".tip{display:none} .tip.open{display:block}", False),
        (".tip{display:none} @media (min-width: 600px){.tip{display:block}}", False),
        ("@media print{.tip{display:none}}", False),
        (".tip{display:none} @media (min-width: 600px){.md\\:block{display:block}}", False),
        (".tip{display:none} .a{display:block}", False),
        (".tip{display:none} .\\61 {display:block; &:hover{color:red}}", False),
        (".tip{display:none} .a p, .a::after, .b .c{display:block}", True),
        (".tip{display:none} .b:after{content:'.a{display:block}'}", True),
        (".tip{DISPLAY:none}", True),
        (".menu .tip{display:none}", False),
        ("body:not(.a, .tip, .b) .share{display:none}", False),
        (":is(.a, .tip, .b) .share{display:none}", False),
        (".b:not(.x, .y), .tip{display:none}", True),
        (".tip{display:none} div:is(.a, .b){display:block}", False),
        (".tip{color:none} .display:none{color:red}", False),
        (".tip{height:0}", False),
        ("", False),
    ],
)
def test_what_a_plain_rule_of_the_page_hides_is_not_read(sheet: str, is_hidden: bool) -> None:
    found = page(above=f"<style>{sheet}</style>", below=f"<div class='a tip md:block' id=tip><p>{SPAM}</p></div>")
    assert ("secret" not in (found.body or "")) is is_hidden
    shown = page(above=f"<style>{sheet}</style>", below=f"<div class=tip style='display:block'><p>{SPAM}</p></div>")
    assert "secret" in (shown.body or "")


@pytest.mark.parametrize(
    "sheet",
    [
        "<noscript><style>.a{display:none}</style></noscript>",
        "<style media=print>.a{display:none}</style>",
        "<style media='(max-width: 600px)'>.a{display:none}</style>",
        "<style>.a{display:none}</style><style media='(min-width: 600px)'>.a{display:block}</style>",
        "<style>.a{display:none}</style><noscript><style>.a{display:block}</style></noscript>",
    ],
)
def test_style_sheets_for_others_hide_nothing(sheet: str) -> None:
    assert "secret" in (page(above=sheet, below=f"<div class=a><p>{SPAM}</p></div>").body or "")


@pytest.mark.parametrize("hiding", ["class=text", "hidden", "style='visibility:hidden'"])
def test_an_article_of_short_paragraphs_in_a_script_without_spaces_is_read_though_it_is_hidden(hiding: str) -> None:
    line = "港の事務所は金曜日に、嵐で三週間閉ざされていた港を再び開けたと発表した。"
    body = "".join(f"<p>{number}、{line}</p>" for number in range(8))
    sheet = "<style>.text{display:none}</style>"
    article = f"<article><h1>港が再開</h1><p class=byline>文・鈴木一郎</p><div {hiding}>{body}</div></article>"
    page = f"<html lang=ja><title>港が再開</title>{sheet}<main>{article}</main><footer>© Harbour Herald</footer>"
    found = read(page.encode(), URL)
    assert (found.body or "").count("再び開けた") == 8
    assert dict(found.field_sources)["body"] == "prose"


def test_an_article_that_a_script_is_to_show_is_read() -> None:
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    source = f"<style>.wait{{display:none}}</style><main><h1>Ropes are counted</h1><div class=wait>{lines}</div></main>"
    assert (read(source.encode(), URL).body or "").split("\n\n") == LINES


@pytest.mark.parametrize("name", ["d\x1b", "o:p\x02", 'a"b', "a&b"])
def test_an_article_in_an_element_whose_name_cannot_be_given_is_read(name: str) -> None:
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    source = f"<title>Ropes are counted</title><main><h1>Ropes are counted</h1><{name} hidden>{lines}</{name}></main>"
    assert (read(source.encode(), URL).body or "").split("\n\n") == LINES


@pytest.mark.parametrize(
    "sheet",
    [
        "display:none;" * 15_000,
        "{display:none" * 15_000,
        ".a{display:none}" * 12_000,
        "/*" * 100_000,
        "/* *" * 50_000,
        f".a{{display:none}}{'.a ' * 60_000}",
        f"{'.a' * 90_000}{{display:none}}",
        f".a{{display:none}}{chr(34)}{(chr(92) + chr(34)) * 90_000}",
    ],
)
def test_long_style_sheets_cost_no_square_of_their_length(sheet: str) -> None:
    def styled(share: int) -> Document:
        part = sheet[: len(sheet) * share // 4]
        return stranger(
            f"<style>.x{{display:none}}{part}</style>{'<p class=a id=b>Ropes</p>' * (250 * share)}"
        ).document

    assert keeps_pace(styled, hide, 1)


@pytest.mark.parametrize("page", ["<main>{}</main>", "{}"])
@pytest.mark.parametrize(
    "rest", ["<div class=rest>{}</div>", "{}", "<div class=outer><div class=rest>{}</div></div>"], ids=str
)
def test_the_rest_of_an_article_that_a_sheet_hides_is_read(rest: str, page: str) -> None:
    first = "".join(f"<p>{line} So it was told to all who asked for it by the sea.</p>" for line in LINES)
    rest = rest.format("".join(f"<p class=more>{line}</p>" for line in LINES))
    sheet = "<style>.rest,.outer,p.more{display:none}</style>"
    body = page.format(f"<h1>Ropes are counted</h1>{first}{rest}")
    found = read(f"<title>Ropes are counted</title>{sheet}<body>{body}</body>".encode(), URL)
    assert [line for line in LINES if line not in (found.body or "").split("\n\n")] == []


def test_the_selectors_of_a_rule_are_read_once_whatever_it_declares() -> None:
    def cost(times: int) -> int:
        tree = stranger(
            f"<style>{'.a,' * 500}.b{{{'display:none;' * times}}}</style><p class=a>Ropes</p>"
        ).document.tree
        return lines_run(lambda: rules_of(tree, {".a"}), "style_sheets")

    assert cost(500) < 1.2 * cost(1)


@pytest.mark.parametrize(
    "sign",
    [
        "<a class='anchor' href='#ropes'>#</a>",
        "<a class='headerlink' href='#ropes' title='Link'>\u00b6</a>",
        "<a href='/sea/ropes-are-counted#ropes'> <span>\U0001f517</span> </a>",
        "<span aria-hidden='true'>\U0001f517\ufe0f</span>",
    ],
)
def test_the_sign_of_a_headings_link_to_itself_is_no_word_of_it(sign: str) -> None:
    found = page(headline=f"All ropes are counted{sign}", below=f"<h2>{sign}The count</h2><p>{LINES[0]}</p>")
    assert (found.headline, found.subheadings) == ("All ropes are counted", ("The count",))


@pytest.mark.parametrize("part", ["<b>#</b>", "<a href='/tags'>#</a>", "<a href='#ropes'>#ropes</a>"])
def test_other_signs_in_a_heading_are_its_own(part: str) -> None:
    assert page(below=f"<h2>All {part} of them</h2><p>{LINES[0]}</p>").subheadings[0].startswith("All #")


def test_a_sentence_in_a_linked_heading_below_the_headline_is_no_standfirst() -> None:
    said = "All that is to be known of the count of these ropes"
    found = page(below="", headline=f"Ropes are counted</h1><h2>{said}<a href='#a'>#</a></h2><h1>")
    assert (found.standfirst, found.subheadings) == (None, (said,))
