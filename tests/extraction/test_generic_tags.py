"""The tags of a page that no outlet has declared."""

from __future__ import annotations

import pytest

from tests.extraction.strangers import PROSE, article, stranger

LINKS = "<li><a rel='tag' href='/t/1'>Ropes</a></li><li><a rel='tag' href='/t/2'>Tar</a></li>"
_ITEMS = "".join(f"<li><a href='/t/{name}'>{name}</a></li>" for name in ("Ropes", "Tar", "Nets"))
_BOX = "<a href='/t/1'>Ropes</a>, <a href='/t/2'>Tar</a>"


@pytest.mark.parametrize(
    ("head", "below", "expected", "source"),
    [
        ('<meta property="article:tag" content="Nets">', f"<ul>{LINKS}</ul>", ("Nets",), "meta:article:tag"),
        ('<meta name="keywords" content="sea, news">', "", ("sea", "news"), "meta:keywords"),
        # Links marked as tags: of one place, of this article, and no sections.
        ('<meta name="keywords" content="sea, news">', f"<ul>{LINKS}</ul>", ("Ropes", "Tar"), "css:rel=tag"),
        ("", f"<p><a rel='category tag' href='/s'>Sea</a></p><ul>{LINKS}</ul>", ("Ropes", "Tar"), "css:rel=tag"),
        ("", f"<ul>{LINKS}</ul><p><a rel='tag' href='/t/3'>Other</a></p>", ("Ropes", "Tar"), "css:rel=tag"),
        ("", f"<aside><ul>{LINKS}</ul></aside>", (), None),
        ("", f"<article><h3>Nets are sold</h3><ul>{LINKS}</ul></article>", (), None),
        # In a box that is called so.
        ("", f"<div class='tags'>{_BOX}</div>", ("Ropes", "Tar"), "css:tags"),
        ("", f"<ul class='post-tags'><li>{_BOX}</li></ul>", ("Ropes", "Tar"), "css:tags"),
        ("", f"<div class='articleTags'><span>Tags:</span> {_BOX}</div>", ("Ropes", "Tar"), "css:tags"),
        ("", "<div class='field field--name-field-tags'><div class='field__label'>Tags</div>"
         "<div class='item'><a href='/1'>Ropes</a></div><div class='item'><a href='/2'>Tar</a></div></div>",
         ("Ropes", "Tar"), "css:tags"),
        ("", f"<div class='tags'>{_BOX} and all that the council said of them</div>", (), None),
        ("", f"<div class='stage'>{_BOX}</div>", (), None),
        ("", "<div class='tags'><a href='/t/1'>What the council says of ropes on Friday</a></div>", (), None),
        ("", f"<div><h3><a href='/2'>Nets are sold</a></h3><div class='tags'>{_BOX}</div></div>", (), None),
        ("", f"<div class='sidebar'><div class='tags'>{_BOX}</div></div>", (), None),
        ("", f"<footer><div class='tags'>{_BOX}</div></footer>", ("Ropes", "Tar"), "css:tags"),  # the article's own
        # Behind a label.
        ("", "<p>Tags: ropes, tar; #nets</p>", ("ropes", "tar", "nets"), "page:tags"),
        ("", "<div><h4>Topics</h4><ul><a href='/t/1'>Ropes</a> <a href='/t/2'>Tar</a></ul></div>", ("Ropes", "Tar"),
         "page:tags"),
        ("", "<p><b>Etiquetas:</b> <a href='/t/1'>Cuerdas</a> (12)</p>", ("Cuerdas",), "page:tags"),
        ("", "<p>وسوم: حبال، بحر</p>", ("حبال", "بحر"), "page:tags"),
        ("", "<p>Tags: AC/DC, 24/7 news, F#, 2026, U.S. / tar #nets</p>",
         ("AC/DC", "24/7 news", "F#", "2026", "U.S.", "tar", "nets"), "page:tags"),
        ("", "<p>Tags: Ropes Inc., tar.</p>", ("Ropes Inc", "tar"), "page:tags"),
        ("", "<p>Tags: <a href='/t/1'>Ropes</a> 7 <a href='/t/2'>2026</a> <a href='/t/3'>Tar <i>12</i></a></p>",
         ("Ropes", "2026", "Tar"), "page:tags"),
        ("", "<ul><li><a rel='tag' href='/t/1'>#Ropes (3)</a></li><li><a rel='tag' href='/t/2'>2026</a></li></ul>",
         ("Ropes", "2026"), "css:rel=tag"),
        # All of a list below the label, but none of a menu or of other articles.
        ("", f"<section><h2>Related topics</h2><ul>{_ITEMS}</ul></section>", ("Ropes", "Tar", "Nets"), "page:tags"),
        ("", f"<section><h2>Tags</h2><ul>{_ITEMS * 8}</ul></section>", ("Ropes",), "page:tags"),
        ("", "<h3>Topics</h3><ul><li><a href='/1'>Ropes</a></li><li>and what is said of them</li></ul>", ("Ropes",),
         "page:tags"),
        # Links to share the page, below a heading that has none of its own.
        ("", "<div><h4>Tags</h4><p><a href='#'>Share</a> <a href='#'>Print</a></p></div>", (), None),
        # Prose that begins like one.
        ("", "<p>Topics: this week the council speaks of ropes.</p>", (), None),
        ("", "<p>Topics: what the council says of ropes</p>", (), None),
        ("", "<p>Topics: ropes are sold.</p>", (), None),
        ("", "<p>Topics of the day were ropes, tar and nets.</p>", (), None),
        ("", f"<p>Tags: {'many words about ropes and the sea ' * 4}</p>", (), None),
        ("", "<div><h4>Tags</h4></div><p>Recent posts</p>", (), None),
    ],
)  # fmt: skip
def test_tags(head: str, below: str, expected: tuple[str, ...], source: str | None) -> None:
    page = article(below=PROSE + below, head=head)
    assert (page._texts("tags"), page.sources.get("tags")) == (expected, source)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<div class='tags'>{_BOX}</div><main><h1>Nets</h1>{PROSE * 3}</main>", ()),
        (f"<div class='tags'>{_BOX}</div><h1>Nets</h1>{PROSE * 3}", ("Ropes", "Tar")),
        (f"<main><div class='tags'>{_BOX}</div><article><h1>Nets</h1>{PROSE * 3}</article></main>", ("Ropes", "Tar")),
        (f"<article><h1>Nets</h1>{PROSE * 3}</article><div class='tags'>{_BOX}</div>", ("Ropes", "Tar")),
        (
            f"<h1>Nets</h1>{PROSE * 3}<div><a href='/o'><h3>Oars are sold</h3></a><div class='tags'>{_BOX}</div></div>",
            (),
        ),
    ],
)
def test_a_box_of_tags_stands_with_the_headline(body: str, expected: tuple[str, ...]) -> None:
    assert stranger(body).read().tags == expected
