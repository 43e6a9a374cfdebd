"""What a page as HTML and the same page as text must agree on."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from storage.records import Extraction

ALMAYADEEN, PRESSTV = "https://english.almayadeen.net", "https://www.presstv.ir"
PROSE = "The harbour of Marly was opened again on Thursday after it had been closed for three weeks by the storm."
CAPTION = "Ferries wait in the harbour of Marly. (Reuters)"
HEADLINE = "Harbour reopens after the storm"


def as_html(url: str, figure: str = "", *, inside: bool = False) -> Extraction:
    outer, inner = ("", figure) if inside else (figure, "")
    body = f'<div class="p-content col-md-9">{inner}<p>{PROSE}</p><p>{PROSE}</p></div>'
    return read(
        f'<div class="details-page details-white-box"><h1>{HEADLINE}</h1>{outer}</div>'
        f'<div class="details-page">{body}</div>'.encode(),
        url,
    )


def as_text(url: str) -> Extraction:
    text = f"{HEADLINE}\n\n  • By Al Mayadeen English\n  • 7 May 2023 16:52\n\n{PROSE}\n\n{PROSE}\n"
    return read(text.encode(), url, "text/plain")


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("/news/politics/harbour-reopens", "Politics"),
        ("/News/Politics/Harbour-Reopens/", "Politics"),
        ("/news/arts-culture/harbour-reopens", "Arts&Culture"),
        ("/news/us-canada/harbour-reopens", "US & Canada"),
        ("/news/mena/harbour-reopens", "MENA"),
        ("/news/far-north/harbour-reopens", "Far North"),
        ("/articles/opinion/harbour-reopens", "Opinion"),
        ("/Articles/Opinion/harbour-reopens", "Opinion"),
        ("/videos/newsfeed/harbour-reopens", "NewsFeed"),
        ("/videos/video-features/harbour-reopens", "Video Features"),
        ("/articles/harbour-reopens", "Articles"),
        ("/news/2046797/harbour-reopens", None),
    ],
)
def test_the_section_that_an_address_names(path: str, section: str | None) -> None:
    url = f"{ALMAYADEEN}{path}"
    assert (as_html(url).section, as_text(url).section) == (section, section)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/Detail/2018/05/03/560001/harbour-reopens", "2018-05-03"),
        ("/detail/2018/5/3/560001/Harbour-Reopens", "2018-05-03"),
        ("/Video/2015/3/9/401234/harbour-reopens", "2015-03-09"),
        ("/Detail/2018/05/03/560001", "2018-05-03"),
        ("/detail/560001.html", None),
    ],
)
def test_the_day_that_an_address_tells(path: str, day: str | None) -> None:
    url = f"{PRESSTV}{path}"
    text = f"News / Society\n\n{HEADLINE}\n\n{PROSE}\n\n{PROSE}\n"
    for found in (as_html(url), read(text.encode(), url, "text/plain")):
        assert (str(found.published_at.date()) if found.published_at else None) == day
        assert (found.published_from == "url") is (day is not None)


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("url", [f"{ALMAYADEEN}/news/politics/a-b", f"{PRESSTV}/Detail/2018/05/03/560001/a-b"])
@pytest.mark.parametrize(
    ("printed", "caption"),
    [
        (f"{HEADLINE}<br>{CAPTION}", CAPTION),
        (f"<br>{HEADLINE.upper()}<br>{CAPTION}", CAPTION),
        (f"<span>{HEADLINE}</span><span>{CAPTION}</span>", CAPTION),
        (f"<h5>{HEADLINE}</h5><p>{CAPTION}</p>", CAPTION),
        (CAPTION, CAPTION),
        (HEADLINE, None),
    ],
)
def test_the_headline_again_is_no_part_of_the_caption(
    printed: str, caption: str | None, url: str, *, inside: bool
) -> None:
    figure = f'<figure class="item-image"><img src="/a.jpg"><figcaption>{printed}</figcaption></figure>'
    assert [image.caption for image in as_html(url, figure, inside=inside).images] == [caption]
