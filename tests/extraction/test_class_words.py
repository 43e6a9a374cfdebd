"""The words by which pages name what is none of an article's text, as the readers of places take them."""

from __future__ import annotations

import pytest

from spiders.extraction.document import Document, parse
from spiders.extraction.places import Place, meaning_of


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("gdpr-wall", Place.BANNER),
        ("cmp", Place.BANNER),
        ("disqus_thread", Place.COMMENTS),
        ("Respond", Place.COMMENTS),
        ("post-topbar", Place.FURNITURE),
        ("recommendations", Place.FURNITURE),
        ("sharing", Place.FURNITURE),
        ("navbar-left", Place.FURNITURE),
        ("rope_bildunterschrift", Place.CAPTION),
        ("shareholders", Place.OWN),
        ("article-sidebar content", Place.OWN),
        ("ropes", Place.OWN),
    ],
)
def test_what_a_name_tells(name: str, place: Place) -> None:
    assert meaning_of(name, None)[0] is place
    assert meaning_of("ropes", f"{name} chains")[0] is place


@pytest.mark.parametrize("name", ["reproductor", "vjs-player", "video-wrapper"])
def test_players_are_known_by_their_names(name: str) -> None:
    assert meaning_of(f"ropes {name}", None)[1]
    assert not meaning_of(f"ropes-{name}s", None)[1]


@pytest.mark.parametrize("attribute", ["class", "id"])
def test_names_beyond_a_thousand_letters_tell_nothing_and_are_kept_nowhere(attribute: str) -> None:
    long = f"story-body {'related-' * 9000} b"
    tree = parse(f"<html {attribute}='{long}'><p {attribute}='{long}'>A</p><p {attribute}='story-body'>B</p>")
    assert tree is not None
    assert [name for _, name in Document(tree, None).names[attribute]] == ["story-body", "story-body"]
    assert [each.get(attribute) for each in tree.iter("html", "p")] == ["story-body"] * 3
