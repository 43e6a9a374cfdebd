"""Tags of too many attributes are told before anything is parsed, in time that grows as the page does."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from spiders.extraction.attributes import has_too_many
from spiders.extraction.limits import MOST_ATTRIBUTES
from storage.records import PageClass
from tests.extraction.work import keeps_pace

MANY = " ".join(f"a{number}=x" for number in range(MOST_ATTRIBUTES + 1))
FEWER = " ".join(f"a{number}=x" for number in range(MOST_ATTRIBUTES))


@pytest.mark.parametrize(
    "page",
    [
        f"<p {MANY}>",
        f"<p {MANY.replace('=x', '')}>",
        f"<p {MANY.replace('=x', chr(10))}",
        f"<p>text<!-- a comment --><br><P {MANY}/>",
        "<p " + "a='>' b=\"<p>\" c = x>y ".replace(">y", "") * 100 + ">",
        f"<script>if (a<b) c()</script><style>p>a {{}}</style><body {MANY}>",
        *(f"{before}<p {MANY}>" for before in ("<!-->", "<!--->", "<!-- --!>", "<!-- -- --!>", "<!---->")),
        *(f"{before}<p {MANY}>" for before in ("<script/>", "<SCRIPT async />", "<svg><style/>", "<style\n/>")),
        *(f"{before}<p {MANY}>" for before in ("<?<!-->", "<!x <script>", "</p <!-->", "</p a='<style>'>", "</<!-->")),
        *(f"{before}<p {MANY}>" for before in ("<title><!--</title>", "<script a=b/><!--</script>")),
        f"<script {MANY}></script>",
        f"<script async {MANY}/>",
        f"<p a=>{'<p>' * 9}<p/{MANY.replace('=x', '').replace(' ', '/')}>",
    ],
)
def test_too_many_are_told(page: str) -> None:
    assert has_too_many(page)


@pytest.mark.parametrize(
    "page",
    [
        f"<p {FEWER}>" * 3,
        f"<p {FEWER} />text",
        f"<script>for (i = 0; i<n; i++) {{ {MANY} }}</script>",
        f"<SCRIPT type=x>a<b {MANY}</SCRIPT><style>{MANY}</style><p>",
        f"<!-- <p {MANY}> --><p>",
        f"<!-- -> --!<p {MANY}> -- > --><p>",
        f"<script / >a<b {MANY}</script><script a='/'>a<b {MANY}</script>",
        f"1 < 2 {MANY}",
        f"</p {MANY}>",
        f"<!DOCTYPE html {MANY}>",
        f'<p title="{MANY}">{MANY}</p>',
        f"<p title='<b {MANY}'>",
        "",
        "<",
        "<p",
        "<!--",
        "<script>",
    ],
)
def test_what_is_no_attribute_does_not_count(page: str) -> None:
    assert not has_too_many(page)


def test_such_a_page_is_not_parsed() -> None:
    """libxml2 compares each attribute with all others."""

    def page(count: int) -> bytes:
        attributes = " ".join(f"a{number}=x" for number in range(count))
        return f"<html><body {attributes}><h1>The quay of Sule</h1></body></html>".encode()

    found = read(page(2000))
    assert (found.page_class, found.reason) == (PageClass.UNKNOWN, "a tag of more than 256 attributes")
    assert keeps_pace(page, read, 2000)


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<a", "</", "<!--", "<!-->", "<!--->", "--!>", "<!", "-->",
     "<script/>", "<script a ", "<?", "</p ", "<!<", "<script>", "<script>a<b",
     "<style></", "<a b='", '<a b="', "<a b= ",
     "<a =", "< a", "<a b='>", "<a\n" + "b " * 200 + ">"],
)  # fmt: skip
def test_no_source_is_looked_at_twice(piece: str) -> None:
    assert keeps_pace(lambda size: piece * (size // len(piece)), has_too_many, 20_000)
