"""Reservations of rights: where they stand, whom they mean, and what a hostile page can do about it."""

from __future__ import annotations

import json

import pytest

from spiders.manners.opt_outs import HEAD_BYTES, Rule, found, of_site, rules_of
from tests.extraction.work import keeps_pace

AGENT = "Dateline"
HOST = "https://www.harbour-herald.example"


def in_head(*elements: str) -> bytes:
    return ("<!DOCTYPE html><html><head>" + "".join(elements) + "</head><body><p>Tides.</p></body></html>").encode()


def of_headers(*headers: tuple[str, str]) -> tuple[str, ...]:
    return found(headers, b"", AGENT)


def of_page(*elements: str) -> tuple[str, ...]:
    return found((), in_head(*elements), AGENT)


@pytest.mark.parametrize(
    ("headers", "names"),
    [
        ([("TDM-Reservation", " 1 ")], ("tdm-reservation",)),
        ([("tdm-reservation", "0")], ()),
        ([("tdm-reservation", "yes")], ()),
        ([("tdm-reservation", "0"), ("tdm-reservation", "1")], ("tdm-reservation",)),
        ([("X-Robots-Tag", "noai, noimageai")], ("noai", "noimageai")),
        ([("x-robots-tag", "NoAI")], ("noai",)),
        ([("X-Robots-Tag", "otherbot: noai, noimageai")], ()),
        ([("X-Robots-Tag", "dateline: noai")], ("noai",)),
        ([("X-Robots-Tag", "otherbot: noindex, Dateline: noai")], ("noai",)),
        ([("X-Robots-Tag", "otherbot: noai"), ("X-Robots-Tag", "noimageai")], ("noimageai",)),
        ([("X-Robots-Tag", "max-snippet: 20, noai")], ("noai",)),
        ([("X-Robots-Tag", "unavailable_after: 25 Jun 2030 15:00:00 GMT, noai")], ("noai",)),
        ([("X-Robots-Tag", "noindex, nofollow")], ()),
        ([("X-Robots-Tag", "noairplanes")], ()),
    ],
)
def test_headers(headers: list[tuple[str, str]], names: tuple[str, ...]) -> None:
    assert of_headers(*headers) == names


@pytest.mark.parametrize(
    ("element", "names"),
    [
        ('<meta name="tdm-reservation" content="1">', ("tdm-reservation",)),
        ("<META CONTENT=1 NAME=TDM-Reservation />", ("tdm-reservation",)),
        ("<meta\n  name = 'robots'\n  content = 'noindex,noai'\n/>", ("noai",)),
        ('<meta name="dateline" content="noimageai">', ("noimageai",)),
        ('<meta name="otherbot" content="noai">', ()),
        ('<meta name="robots" content="&#110;oai">', ("noai",)),
        ('<meta name="description" content="noai"><meta property="robots" content="noai">', ()),
        ('<!-- <meta name="robots" content="noai"> -->', ()),
        ("""<script>document.write('<meta name="robots" content="noai">')</script>""", ()),
        ('<title><meta name="robots" content="noai"></title>', ()),
        ('<meta name="a" content="a > b"><meta name="robots" content="noai">', ("noai",)),
        ('</head><body><p><meta name="robots" content="noai">', ("noai",)),
        ("<!--><meta name=robots content=noai>", ("noai",)),
        ("<!---><meta name=robots content=noai>", ("noai",)),
        ("<!-- --!><meta name=robots content=noai>", ("noai",)),
        ("<!-- > -> -- ><meta name=robots content=noai>-->", ()),
        ("<!-- <meta name=robots content=noai>", ()),
        ('<!DOCTYPE html "<meta name=robots content=noai>">', ()),
        ("</ <meta name=robots content=noai>", ()),
        ('<link title="<body >"><meta name=robots content=noai>', ("noai",)),
        ("<link data-a='</head>' data-b=\"<!--\"><meta name=robots content=noai>", ("noai",)),
        ('<link title="<meta name=robots content=noai>">', ()),
        ('<p title=a"b><meta name=robots content=noai>', ("noai",)),
        ('<p "><meta name=robots content=noai>', ("noai",)),
        ("<a< <b <meta name=robots content=noai>", ()),
        ("1 < 2 <meta name=robots content=noai>", ("noai",)),
        ("<metadata name=robots content=noai>", ()),
        ("<meta/name=robots/content=noai>", ()),
        ("<meta name=robots name=x content=noai content=x>", ("noai",)),
        ("<title/><meta name=robots content=noai></title>", ()),
        (
            "<style></styles><meta name=robots content=noai></STYLE ><meta name=tdm-reservation content=1>",
            ("tdm-reservation",),
        ),
        ("<textarea><meta name=robots content=noai></textarea>", ()),
        ('<noscript><meta name="robots" content="noai"></noscript>', ("noai",)),
    ],
)
def test_elements_of_the_head(element: str, names: tuple[str, ...]) -> None:
    assert of_page(element) == names


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "windows-1256"])
def test_a_page_in_any_coding(coding: str) -> None:
    page = in_head("<title>الميادين</title>", '<meta name="robots" content="noai">').decode()
    assert found((), page.encode(coding), AGENT) == ("noai",)


def test_the_page_goes_before_its_header_and_that_before_the_hosts_file() -> None:
    site, reserved, free = ("tdm-reservation",), ("tdm-reservation", "1"), ("tdm-reservation", "0")
    meta = '<meta name="tdm-reservation" content="{}">'
    assert found((), b"", AGENT, site) == site
    assert found([free], b"", AGENT, site) == ()
    assert found([free], in_head(meta.format(1)), AGENT) == site
    assert found([reserved], in_head(meta.format(0)), AGENT, site) == ()
    assert found([reserved], in_head(meta.format("perhaps")), AGENT) == site, "what is no value says nothing"


RULES = [
    {"location": "/free/*", "tdm-reservation": 0},
    {"location": "/exact$", "tdm-reservation": 1},
    {"location": "/*/photos/*.html$", "tdm-reservation": "1"},
    {"location": "/news%2Fopen", "tdm-reservation": 1},
    {"location": "/news", "tdm-reservation": 1, "tdm-policy": "https://policies.example/1"},
    {"location": 5, "tdm-reservation": 1},
    "no rule",
]


@pytest.mark.parametrize(
    ("path", "is_reserved"),
    [
        ("/news/1", True),
        ("/free/news", False),
        ("/exact", True),
        ("/exactly", False),
        ("/a/photos/b/c.html", True),
        ("/a/photos/b.html?page=2", False),
        ("/photos/b.html", False),
        ("/%6Eews/1", True),
        ("/", False),
        ("", False),
    ],
)
def test_the_file_of_the_host(path: str, is_reserved: bool) -> None:
    told = of_site(rules_of(json.dumps(RULES).encode()), HOST + path)
    assert told == (("tdm-reservation",) if is_reserved else ())


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>not found</html>", b'{"location": "/"}', b"[1, null]", b"\xff\xfe\x00", b"null", b'{"error": 404}'],
)
def test_what_is_no_file_of_rules_reserves_nothing(body: bytes) -> None:
    assert of_site(rules_of(body), f"{HOST}/news") == ()


FREE = b'{"location": "/news", "tdm-reservation": 0}'


@pytest.mark.parametrize(
    "body",
    [
        b"[" + FREE + b",",
        b" \xef\xbb\xbf[" + FREE,
        "[{'location': '/other'}]".encode("utf-16"),
        b"[" * 100_000,
        b"[" + b"9" * 5000 + b"]",
        b'{"location": "/", "tdm-reservation": 1}',
    ],
)
def test_a_file_of_rules_that_cannot_be_read_reserves_all(body: bytes) -> None:
    assert of_site(rules_of(body), f"{HOST}/news?a=b") == ("tdm-reservation",)


def test_rules_beyond_those_that_are_read_may_reserve_all() -> None:
    rules = rules_of(b"[" + b",".join([FREE] * 1001) + b"]")
    assert of_site(rules, f"{HOST}/news") == ()
    assert of_site(rules, f"{HOST}/sport") == ("tdm-reservation",)
    assert of_site(rules_of(b"[" + b",".join([FREE] * 1000) + b"]"), f"{HOST}/sport") == ()


def reserves(value: object) -> bool:
    (rule,) = rules_of(json.dumps([{"location": "/*", "tdm-reservation": value}]).encode())
    return rule.is_reserved


NO_ONES: tuple[object, ...] = (0, False, None, "0", 2, "", [1], {})


def test_what_is_meant_for_1() -> None:
    assert all(reserves(value) for value in (1, 1.0, True, "1", " 1 "))
    assert not any(reserves(value) for value in NO_ONES)


HOSTILE = {
    "open comments": (b"", b"<!--", b""),
    "open scripts": (b"", b"<script ", b""),
    "open elements": (b"", b"<meta ", b""),
    "open quotes": (b"", b'<meta name="', b""),
    "long attributes": (b"<meta ", b"a", b""),
    "many attributes": (b"<meta ", b"a=b ", b""),
    "equals": (b"<meta a", b" ", b"="),
    "noise": (b"", bytes(range(256)), b""),
    "less-than signs": (b"", b"<", b""),
    "elements that are never closed": (b"", b"<b></i>", b""),
    "open values": (b"<a b='", b"<a b=", b""),
    "equals signs": (b"<meta ", b"= ", b""),
    "ends of comments": (b"<!--", b"--!", b""),
    "scripts": (b"", b"<script></script>", b""),
    "meta elements": (b"", b"<meta a=b name=a content=b>", b""),
    "a number of many digits": (b'<meta name=a content="&#', b"9", b';">'),
}


@pytest.mark.parametrize(("opening", "piece", "end"), HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_head_takes_no_time(opening: bytes, piece: bytes, end: bytes) -> None:
    def head(size: int) -> bytes:
        # A head that names no reservation is not looked through.
        return b"<!-- noai -->" + opening + piece * (size // len(piece)) + end

    assert found((), head(HEAD_BYTES // 5), AGENT) == ()
    assert keeps_pace(head, lambda body: found((), body, AGENT), HEAD_BYTES // 5)


def test_no_more_than_the_first_part_of_a_page_is_looked_at() -> None:
    assert found((), b" " * HEAD_BYTES + in_head('<meta name="robots" content="noai">'), AGENT) == ()


def test_a_header_of_megabytes() -> None:
    assert of_headers(("X-Robots-Tag", "a:" * 500_000 + ",noai")) == ()
    assert keeps_pace(lambda size: ("X-Robots-Tag", "a:," * size + "noai"), of_headers, 10_000)


def test_a_location_of_many_stars() -> None:
    def asked(size: int) -> tuple[tuple[Rule, ...], str]:
        rules = rules_of(json.dumps([{"location": f"{'/*' * (size // 2)}x", "tdm-reservation": 1}]).encode())
        return rules, f"{HOST}/{'a/' * size}"

    assert of_site(*asked(200)) == ()
    assert keeps_pace(asked, lambda given: of_site(*given), 200)
