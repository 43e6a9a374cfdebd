"""Everything that can go wrong on the wire: each fault takes the right page and answers wrongly."""

from __future__ import annotations

import asyncio
import socket
import struct
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from aiohttp import web

from tests.newsstand.shelf import BLOCKED, Page

HUGE_BYTES = 20 * 1024 * 1024
DEEP_LEVELS = 50_000
BOMB_BYTES = 64 * 1024 * 1024

_CHUNK = 64 * 1024


class Fault(StrEnum):
    """What goes wrong. `seconds` of a fault sets how long SLOW takes and what Retry-After says."""

    NOT_FOUND = "not_found"  # 404
    GONE = "gone"  # 410
    TOO_MANY = "too_many"  # 429 with Retry-After
    UNAVAILABLE = "unavailable"  # 503
    BLOCKED = "blocked"  # 403 with the page of a content delivery network
    NOT_MODIFIED = "not_modified"  # 304, whatever was asked
    CONDITIONS_REFUSED = "conditions_refused"  # 400 to a question with conditions; the page, with an ETag, to others
    EMPTY = "empty"  # 200 without a body
    CONSENT = "consent"  # 200 with a consent page instead of the article
    SOFT_NOT_FOUND = "soft_not_found"  # 200 with a page that says it was not found
    SLOW = "slow"  # the whole body, in small pieces
    STALLED = "stalled"  # half the body, then silence until the client leaves
    TRUNCATED = "truncated"  # half the body of the length that was announced, then the end; reset where it is empty
    BROKEN_GZIP = "broken_gzip"  # a whole answer whose compressed body ends early
    RESET = "reset"  # the connection is reset before any answer
    REDIRECT_LOOP = "redirect_loop"  # to itself
    REDIRECT_ONWARD = "redirect_onward"  # to the same path, its query a number higher
    REDIRECT_ELSEWHERE = "redirect_elsewhere"  # to a host of nobody here
    REDIRECT_MIRROR = "redirect_mirror"  # to the same path of Press TV's mirror
    REDIRECT_HOME = "redirect_home"  # to the front page
    ARABIC_AS_UTF8 = "arabic_as_utf8"  # windows-1256 bytes that are called UTF-8
    UTF8_AS_ARABIC = "utf8_as_arabic"  # UTF-8 bytes that the header calls windows-1256
    GZIP_BOMB = "gzip_bomb"  # a small answer that unpacks to BOMB_BYTES
    ENDLESS = "endless"  # a body without an end
    HUGE = "huge"  # the page, grown by HUGE_BYTES
    DEEP = "deep"  # the page inside DEEP_LEVELS elements
    ODD_HEADERS = "odd_headers"  # the page behind header lines that no standard knows
    HOSTILE_TEXT = "hostile_text"  # the page with NUL, escape sequences, a lone surrogate and script in its text


ELSEWHERE = "https://www.harbour-herald.example/"
MIRROR = "https://www.presstv.co.uk"

CONSENT = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Before you continue</title></head><body>
<div id="consent-dialog" role="dialog" class="cookie-consent"><h1>We value your privacy</h1>
<p>We and our partners store and access information on a device, such as cookies, and process personal data.</p>
<form method="post" action="/consent"><button name="accept">Accept all</button><button name="reject">Reject all</button>
<a href="/privacy-policy">Manage preferences</a></form></div></body></html>
"""

SOFT_NOT_FOUND = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Page not found</title></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/Section/101">Iran</a></li></ul></nav>
<h1>Page not found</h1><p>Sorry, the page you requested could not be found.</p></body></html>
"""

# After the opening of the body element's text: a NUL, terminal escapes, a lone surrogate as bytes, and script.
HOSTILE_BYTES = (
    b"Nul \x00 colour \x1b[31m bell \x07 title \x1b]0;owned\x07 surrogate \xed\xa0\x80 <script>alert(1)</script>"
)


@dataclass(slots=True)
class Planned:
    """A fault that waits for its request. `host` and `path` may be "*"; `left` is None for a fault that stays."""

    host: str
    path: str
    fault: Fault
    left: int | None
    seconds: float

    def meets(self, host: str, path: str) -> bool:
        return self.left != 0 and self.host in {"*", host} and self.path in {"*", path}


async def play(planned: Planned, request: web.BaseRequest, page: Page) -> web.StreamResponse:
    """Answers a request wrongly. `page` is what would have been right."""
    if status := _STATUS.get(planned.fault):
        return _answer(Page(f"<html><body><h1>{status}</h1></body></html>".encode(), status=status))
    if instead := _INSTEAD.get(planned.fault):
        return _answer(instead(page))
    if location := _locations(request).get(planned.fault):
        return web.Response(status=302, headers={"Location": location})
    try:
        return await _ON_THE_WIRE[planned.fault](request, page, planned.seconds)
    except ConnectionError:
        return web.Response()  # the client has left: nobody reads this


def _answer(page: Page, **headers: str) -> web.Response:
    return web.Response(body=page.body, status=page.status, headers={"Content-Type": page.media_type, **headers})


_STATUS = {Fault.NOT_MODIFIED: 304, Fault.NOT_FOUND: 404, Fault.GONE: 410, Fault.UNAVAILABLE: 503}


def _locations(request: web.BaseRequest) -> dict[Fault, str]:
    return {
        Fault.REDIRECT_LOOP: request.raw_path,
        Fault.REDIRECT_ONWARD: _onward(request.raw_path),
        Fault.REDIRECT_ELSEWHERE: ELSEWHERE,
        Fault.REDIRECT_MIRROR: MIRROR + request.raw_path,
        Fault.REDIRECT_HOME: "/",
    }


def _onward(path: str) -> str:
    before, _, number = path.partition("?")
    return f"{before}?{int(number) + 1 if number.isdecimal() else 1}"


def _arabic_as_utf8(page: Page) -> Page:
    return Page(page.body.decode().encode("windows-1256", "xmlcharrefreplace"))


def _utf8_as_arabic(page: Page) -> Page:
    return Page(page.body, "text/html; charset=windows-1256")


def _huge(page: Page) -> Page:
    filler = b"<p>The tide tables of the harbour, one line after the other.</p>\n"
    return _inside(page, b"", filler * (HUGE_BYTES // len(filler) + 1))


def _deep(page: Page) -> Page:
    return _inside(page, b"<div>" * DEEP_LEVELS, b"</div>" * DEEP_LEVELS)


def _hostile_text(page: Page) -> Page:
    """Every paragraph and the headline begin with what no reader wants."""
    body = page.body
    for tag in (b"<h1>", b'<h1 class="news-title-container">', b'<h2 class="page-header">', b"<p>"):
        body = body.replace(tag, tag + HOSTILE_BYTES)
    return Page(body, page.media_type)


def _inside(page: Page, opening: bytes, closing: bytes) -> Page:
    """The page with something after its body's start tag and something before its body's end tag."""
    head, mark, rest = page.body.partition(b"<body")
    tag, end, content = rest.partition(b">")
    text, close, tail = content.rpartition(b"</body>")
    return Page(b"".join((head, mark, tag, end, opening, text, closing, close, tail)), page.media_type)


_INSTEAD: dict[Fault, Callable[[Page], Page]] = {
    Fault.BLOCKED: lambda _: Page(BLOCKED.encode(), status=403),
    Fault.EMPTY: lambda _: Page(b""),
    Fault.CONSENT: lambda _: Page(CONSENT.encode()),
    Fault.SOFT_NOT_FOUND: lambda _: Page(SOFT_NOT_FOUND.encode()),
    Fault.ARABIC_AS_UTF8: _arabic_as_utf8,
    Fault.UTF8_AS_ARABIC: _utf8_as_arabic,
    Fault.HUGE: _huge,
    Fault.DEEP: _deep,
    Fault.HOSTILE_TEXT: _hostile_text,
}


async def _too_many(request: web.BaseRequest, page: Page, seconds: float) -> web.StreamResponse:
    del request, page
    return _answer(
        Page(b"<html><body><h1>Too Many Requests</h1></body></html>", status=429), **{"Retry-After": f"{seconds:.0f}"}
    )


async def _conditions_refused(request: web.BaseRequest, page: Page, seconds: float) -> web.StreamResponse:
    del seconds
    if "If-None-Match" in request.headers or "If-Modified-Since" in request.headers:
        return _answer(Page(b"<html><body><h1>Request Header Too Large</h1></body></html>", status=400))
    return _answer(page, ETag=page.etag)


async def _slow(request: web.BaseRequest, page: Page, seconds: float) -> web.StreamResponse:
    response = await _start(request, page)
    step = len(page.body) // 20 + 1
    pieces = [page.body[start : start + step] for start in range(0, len(page.body), step)]
    for piece in pieces:
        await asyncio.sleep(seconds / len(pieces))
        await response.write(piece)
    return response


async def _stalled(request: web.BaseRequest, page: Page, seconds: float) -> web.StreamResponse:
    del seconds
    response = await _start(request, page)
    await response.write(page.body[: len(page.body) // 2])
    while request.transport is not None and not request.transport.is_closing():
        await asyncio.sleep(0.05)
    return response


async def _truncated(request: web.BaseRequest, page: Page, seconds: float) -> web.StreamResponse:
    if not page.body:
        return await _reset(request, page, seconds)
    response = await _start(request, page)
    await response.write(page.body[: len(page.body) // 2])
    _transport(request).close()
    return response


async def _broken_gzip(request: web.BaseRequest, page: Page, seconds: float) -> web.StreamResponse:
    del request, seconds
    return _answer(Page(page.gzipped[: len(page.gzipped) // 2], page.media_type), **{"Content-Encoding": "gzip"})


async def _reset(request: web.BaseRequest, page: Page, seconds: float) -> web.StreamResponse:
    del page, seconds
    transport = _transport(request)
    # Lingering for zero seconds makes close() send RST (see socket(7)).
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
    return web.Response()


async def _gzip_bomb(request: web.BaseRequest, page: Page, seconds: float) -> web.StreamResponse:
    del request, page, seconds
    return _answer(Page(bomb()), **{"Content-Encoding": "gzip"})


async def _endless(request: web.BaseRequest, page: Page, seconds: float) -> web.StreamResponse:
    del seconds
    response = web.StreamResponse(headers={"Content-Type": page.media_type})
    await response.prepare(request)
    await response.write(page.body)
    while request.transport is not None and not request.transport.is_closing():
        await response.write(b"<p>and so on</p>\n" * (_CHUNK // 17))
        await asyncio.sleep(0)
    return response


async def _odd_headers(request: web.BaseRequest, page: Page, seconds: float) -> web.StreamResponse:
    """Latin-1 bytes, a line without a colon, an empty value, a name with a dot, a cookie of its own mind."""
    del seconds
    head = (
        b"HTTP/1.1 200 Tr\xe8s bien\r\nX-Odd: caf\xe9 \xff\x80\r\nNo colon on this line\r\nX-Empty:\r\n"
        b"x.y!z: dots\r\nSet-Cookie: =\xc3\xa9; path=\r\nX-Odd: twice\r\n"
        b"Content-Type: " + page.media_type.encode() + b"\r\nContent-Length: " + str(len(page.body)).encode()
    )
    transport = _transport(request)
    transport.write(head + b"\r\nConnection: close\r\n\r\n" + page.body)
    transport.close()
    return web.Response()


_ON_THE_WIRE: dict[Fault, Callable[[web.BaseRequest, Page, float], Awaitable[web.StreamResponse]]] = {
    Fault.TOO_MANY: _too_many,
    Fault.CONDITIONS_REFUSED: _conditions_refused,
    Fault.SLOW: _slow,
    Fault.STALLED: _stalled,
    Fault.TRUNCATED: _truncated,
    Fault.BROKEN_GZIP: _broken_gzip,
    Fault.RESET: _reset,
    Fault.GZIP_BOMB: _gzip_bomb,
    Fault.ENDLESS: _endless,
    Fault.ODD_HEADERS: _odd_headers,
}


@cache
def bomb() -> bytes:
    """A gzip body of some hundred kilobytes that unpacks to BOMB_BYTES of one page."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    block = b" " * (1024 * 1024)
    parts = [packer.compress(b"<html><body><p>")]
    parts += [packer.compress(block) for _ in range(BOMB_BYTES // len(block))]
    return b"".join((*parts, packer.flush()))


async def _start(request: web.BaseRequest, page: Page) -> web.StreamResponse:
    """The head of an answer that announces the whole body."""
    response = web.StreamResponse(status=page.status, headers={"Content-Type": page.media_type})
    response.content_length = len(page.body)
    await response.prepare(request)
    return response


def _transport(request: web.BaseRequest) -> asyncio.Transport:
    """The connection. Raises ConnectionResetError where the client has left already."""
    if request.transport is None:
        raise ConnectionResetError("the client has left")
    return request.transport
