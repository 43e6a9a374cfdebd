"""Names that are marked as an author's on a page that is not signed, and are of something else."""

from __future__ import annotations

import pytest

from tests.extraction.strangers import PROSE, article, stranger

SCHEMA = "http://schema.org"


@pytest.mark.parametrize(
    "box",
    [
        f"<div itemscope itemtype='{SCHEMA}/Book'><b itemprop='name'>Ropes</b> <i itemprop='author'>Bo Ray</i></div>",
        f"<div itemscope itemtype='{SCHEMA}/Review'><span itemprop='author'>Bo Ray</span><p>Lovely.</p></div>",
        f"<div itemscope itemtype='{SCHEMA}/Review'><span itemprop='author' itemscope itemtype='{SCHEMA}/Person'>"
        "<span itemprop='name'>Bo Ray</span></span></div>",
        "<p>Publisher: <span class='author'>Bo Ray</span></p>",
        "<p>Photos and illustrations by <span class='author'>Bo Ray</span></p>",
        "<div><span>Edited by</span> <span class='author'>Bo Ray</span></div>",
        "<div>Video by <span class='author'>Bo Ray</span></div>",
        "<p>Photographer <a rel='author' href='/people/bo'>Bo Ray</a></p>",
        "<p class='byline photographer'>Bo Ray</p>",
        "<div class='embed'><a class='author' href='https://x.com/bo'>Bo Ray</a></div>",
        "<div class='pullquote'><p>The sea gives.</p><span class='author'>Bo Ray</span></div>",
        "<div class='letter'><p>Dear editor, thank you.</p><p class='author'>Bo Ray, Lorne</p></div>",
        "<div class='discussion'><div><span class='author'>Bo Ray</span><p>Nice pier.</p></div></div>",
        "<div class='gallery'><img src='/1.jpg'><span>by Bo Ray</span></div>",
        "<ol><li><a href='/sea/2'>Why I love old piers</a> <span class='byline'>By Bo Ray</span></li></ol>",
        "<div><a href='/sea/2'><h3>Why I love piers</h3></a><p class='byline'>By Bo Ray</p></div>",
        "<div><a href='/sea/2'>Why I love old piers</a><span class='author'>Bo Ray</span></div>",
        "<ul><li><a href='/sea/2'>Why I love all old piers</a><p>Gulls</p><p class='author'>Bo Ray</p></li></ul>",
        "<div><h3><a rel='bookmark' href='/sea/2'>Why I love piers</a></h3><p class='byline'>By Bo Ray</p></div>",
        "<div><span>Camera</span> <span class='author'>Bo Ray</span></div>",
        "<div>Hosted by <span class='author'>Bo Ray</span></div>",
        "<blockquote class='testimonial'><p>The sea gives.</p><span class='author'>Bo Ray</span></blockquote>",
    ],
)
@pytest.mark.parametrize("place", ["{box}{prose}", "{prose}{box}{prose}", "{prose}{prose}</main>{box}<main>"])
def test_a_name_of_something_else_signs_no_article(box: str, place: str) -> None:
    assert article(below=place.format(box=box, prose=PROSE))._byline()[1] == ()


@pytest.mark.parametrize(
    "signed",
    [
        f"<div itemscope itemtype='{SCHEMA}/NewsArticle'><span itemprop='author'>Ada Lorne</span></div>",
        f"<span itemprop='author' itemscope itemtype='{SCHEMA}/Person'><span itemprop='name'>Ada Lorne</span></span>",
        "<div><span>Story and photos by</span> <span class='author'>Ada Lorne</span></div>",
        "<div><span>By</span> <span class='author'>Ada Lorne</span></div>",
        "<p>Reporter: <span class='author'>Ada Lorne</span></p>",
        "<p>Updated 20 November 2026 <span class='author'>Ada Lorne</span></p>",
        # More by an author stands below the name.
        "<div><a class='author' href='/author/ada'>Ada Lorne</a><a href='/sea/2'>Why I love old piers</a></div>",
        # A link within a sentence, and one to a section, are no titles.
        "<div><a href='/sea'>Sea Letters</a> <span class='author'>Ada Lorne</span></div>",
        # What names of classes have in them besides, and what is said of a person or of the kind of a text.
        "<div class='author slide'><span class='author-name'>Ada Lorne</span></div>",
        "<p class='byline letter-spacing-wide has-photography'>Ada Lorne</p>",
        "<div class='author-card-embed'><a class='author twitter-handle' href='/author/ada'>Ada Lorne</a></div>",
        "<div>Film review by <a rel='author' href='/author/ada'>Ada Lorne</a></div>",
        "<div>Political Editor: <a rel='author' href='/author/ada'>Ada Lorne</a></div>",
        "<div><span>Medical correspondent</span> <a rel='author' href='/author/ada'>Ada Lorne</a></div>",
        # Sections, and links that are days, lead to series or to what readers say.
        "<p><span>Video</span> <span class='author'>Ada Lorne</span></p>",
        "<p><a href='/reviews'>Reviews</a> <span class='author'>Ada Lorne</span></p>",
        "<div><a href='/n/1'><time>20 November 2026</time><time>20 November 2026</time></a>"
        " <span class='author'>Ada Lorne</span></div>",
        "<div><a href='/n/1'>Friday, 20 November 2026, 10:30</a><span class='author'>Ada Lorne</span></div>",
        "<div><h4><a href='/series/sea'>How we live by the sea</a></h4><p class='byline'>By Ada Lorne</p></div>",
        "<div><a href='/category/sea'>Harbours, storms and the sea</a><p class='byline'>By Ada Lorne</p></div>",
        "<div><a href='/n/1#comments'>Read 12 comments on this</a><p class='byline'>By Ada Lorne</p></div>",
        "<div><a rel='bookmark' href='/n/1'>Ropes are counted again</a><p class='byline'>By Ada Lorne</p></div>",
        "<div><a href='/sea/2'>Why I love all old piers</a> is her first book. <b class='author'>Ada Lorne</b></div>",
        # What holds a text is no box.
        f"<div><a href='/sea'><h3>Of the old sea</h3></a><p>{'Ropes. ' * 100}</p><i class=byline>Ada Lorne</i></div>",
        # Below a standfirst, or two short lines.
        "<p>Ropes</p><p>Nets</p><div><h3>Report</h3><p class='author'>Ada Lorne</p></div>",
        f"<p>{'Twelve ropes were lent in spring. ' * 3}</p><div><h3>Report</h3><p class='author'>Ada Lorne</p></div>",
        # The author's own page is elsewhere.
        "<p><a class='author' href='https://social.example/ada'>Ada Lorne</a></p>",
    ],
)
def test_a_name_of_the_article_signs_it(signed: str) -> None:
    assert article(below=f"{signed}{PROSE}")._byline()[1] == ("Ada Lorne",)


def test_a_review_that_is_the_article_has_its_author() -> None:
    scope, signed = (
        f"<div itemscope itemtype='{SCHEMA}/Review'>",
        f"<i itemprop='author'>Ada Lorne</i>{PROSE * 2}</div>",
    )
    assert article(above=scope, below=signed)._byline()[1] == ("Ada Lorne",)
    assert article(below=f"{scope}{signed}")._byline()[1] == ("Ada Lorne",)


@pytest.mark.parametrize(
    ("box", "names"),
    [
        ("<section><h3>Opinion</h3><p class='author'>Bo Ray</p><p>Ropes.</p></section>", ()),
        ("<div><h3>The Sea and the Wall</h3><p class='author'>by Bo Ray</p><p>240 pages</p></div>", ()),
        ("<section><h3>About the author</h3><p class='author'>Bo Ray</p></section>", ("Bo Ray",)),
        ("<section><h3>Credits</h3><p class='author'>Bo Ray</p></section>", ("Bo Ray",)),
        ("<section><h3>Zur Autorin</h3><p class='author'>Bo Ray</p></section>", ("Bo Ray",)),
        ("<section><h3>Bo Ray</h3><p class='author'>Bo Ray</p></section>", ("Bo Ray",)),
        ("<section><p class='author'>Bo Ray</p><h3>Opinion</h3></section>", ("Bo Ray",)),
    ],
)
def test_a_box_below_prose_with_a_heading_of_its_own_names_its_own_people(box: str, names: tuple[str, ...]) -> None:
    page = f"<main><h1>Ropes are counted again</h1>{PROSE * 3}{{}}</main>"
    assert stranger(page.format(box), "<title>Ropes are counted again</title>")._byline()[1] == names
    amid = stranger(page.format(f"{box}{PROSE * 2}"), "<title>Ropes are counted again</title>")
    assert amid._byline()[1] == ()


def test_a_standfirst_above_a_byline_is_no_heading_of_another() -> None:
    header = "<div><h2>Twelve were lent in spring</h2><p class='author'>Ada Lorne</p></div>"
    assert article(below=f"{header}{PROSE}")._byline()[1] == ("Ada Lorne",)
