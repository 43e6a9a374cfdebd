"""Faults are real on the wire."""

from __future__ import annotations

import gzip
import http.client
import socket
import time
from dataclasses import replace

import pytest

from tests.newsstand.client import MAYADEEN, PRESSTV, Reply
from tests.newsstand.faults import BOMB_BYTES, DEEP_LEVELS, HOSTILE_BYTES, HUGE_BYTES, Fault
from tests.newsstand.seeds import presstv_seed
from tests.newsstand.server import Newsstand
from tests.newsstand.shelf import rendered


class TestFaults:
    path = presstv_seed().path

    def reply(self, stand: Newsstand, fault: Fault, **headers: str) -> Reply:
        stand.fault(PRESSTV, self.path, fault, times=1)
        return Reply(stand, PRESSTV, self.path, **headers)

    @pytest.mark.parametrize(
        ("fault", "status", "location"),
        [
            (Fault.NOT_FOUND, 404, None),
            (Fault.GONE, 410, None),
            (Fault.UNAVAILABLE, 503, None),
            (Fault.TOO_MANY, 429, None),
            (Fault.BLOCKED, 403, None),
            (Fault.NOT_MODIFIED, 304, None),
            (Fault.EMPTY, 200, None),
            (Fault.CONSENT, 200, None),
            (Fault.SOFT_NOT_FOUND, 200, None),
            (Fault.REDIRECT_LOOP, 302, path),
            (Fault.REDIRECT_ONWARD, 302, f"{path}?1"),
            (Fault.REDIRECT_ELSEWHERE, 302, "https://www.harbour-herald.example/"),
            (Fault.REDIRECT_MIRROR, 302, f"https://www.presstv.co.uk{path}"),
            (Fault.REDIRECT_HOME, 302, "/"),
        ],
    )
    def test_a_wrong_answer_comes_once_and_then_the_right_one(
        self, newsstand: Newsstand, fault: Fault, status: int, location: str | None
    ) -> None:
        reply = self.reply(newsstand, fault)
        assert (reply.status, reply.headers.get("location")) == (status, location)
        assert presstv_seed().headline not in reply.text
        after = Reply(newsstand, PRESSTV, self.path)
        assert (after.status, after.text) == (200, rendered(presstv_seed()))

    def test_conditions_are_refused_and_nothing_else(self, newsstand: Newsstand) -> None:
        assert self.reply(newsstand, Fault.CONDITIONS_REFUSED, **{"If-None-Match": '"1"'}).status == 400
        assert self.reply(newsstand, Fault.CONDITIONS_REFUSED).text == rendered(presstv_seed())

    def test_retry_after_is_told_in_seconds(self, newsstand: Newsstand) -> None:
        newsstand.fault("*", "*", Fault.TOO_MANY, seconds=7)
        assert [Reply(newsstand, MAYADEEN, "/news").headers["retry-after"] for _ in range(3)] == ["7"] * 3
        newsstand.mend()
        assert Reply(newsstand, MAYADEEN, "/news").status == 200

    def test_faults_keep_to_their_host_and_are_played_in_order(self, newsstand: Newsstand) -> None:
        newsstand.fault(PRESSTV, "*", Fault.UNAVAILABLE, times=1)
        newsstand.fault(PRESSTV, self.path, Fault.GONE)
        assert Reply(newsstand, "presstv.ir", self.path).status == 200
        assert [Reply(newsstand, PRESSTV, self.path).status for _ in range(3)] == [503, 410, 410]

    @pytest.mark.parametrize("fault", [Fault.TRUNCATED, Fault.STALLED])
    def test_half_a_body_is_sent_of_the_length_that_was_announced(self, newsstand: Newsstand, fault: Fault) -> None:
        newsstand.fault(PRESSTV, self.path, fault)
        connection = http.client.HTTPConnection(newsstand.address, timeout=1.5)
        connection.request("GET", self.path, headers={"Host": PRESSTV})
        answer = connection.getresponse()
        whole = len(rendered(presstv_seed()).encode())
        assert int(answer.headers["Content-Length"]) == whole
        with pytest.raises(http.client.IncompleteRead if fault is Fault.TRUNCATED else TimeoutError):
            answer.read()
        connection.close()

    def test_a_slow_body_takes_its_time_and_is_whole(self, newsstand: Newsstand) -> None:
        newsstand.fault(PRESSTV, self.path, Fault.SLOW, seconds=0.4)
        start = time.monotonic()
        assert Reply(newsstand, PRESSTV, self.path).text == rendered(presstv_seed())
        assert time.monotonic() - start >= 0.4

    def test_a_reset_comes_before_any_answer(self, newsstand: Newsstand) -> None:
        with pytest.raises(ConnectionResetError):
            self.reply(newsstand, Fault.RESET)

    def test_a_compressed_body_ends_early(self, newsstand: Newsstand) -> None:
        with pytest.raises(EOFError):
            gzip.decompress(self.reply(newsstand, Fault.BROKEN_GZIP).body)

    def test_a_bomb_is_small_on_the_wire(self, newsstand: Newsstand) -> None:
        reply = self.reply(newsstand, Fault.GZIP_BOMB)
        assert reply.headers["content-encoding"] == "gzip"
        assert len(reply.body) < BOMB_BYTES / 500
        assert len(gzip.decompress(reply.body)) > BOMB_BYTES

    def test_arabic_bytes_are_called_utf_8(self, newsstand: Newsstand) -> None:
        article = replace(presstv_seed(), headline="مرفأ المدينة")
        newsstand.publish(article)
        reply = self.reply(newsstand, Fault.ARABIC_AS_UTF8)
        assert reply.headers["content-type"] == "text/html; charset=utf-8"
        assert article.headline.encode("windows-1256") in reply.body
        with pytest.raises(UnicodeDecodeError):
            reply.body.decode()

    def test_utf_8_bytes_are_called_arabic(self, newsstand: Newsstand) -> None:
        reply = self.reply(newsstand, Fault.UTF8_AS_ARABIC)
        assert reply.headers["content-type"] == "text/html; charset=windows-1256"
        assert reply.text == rendered(presstv_seed())

    def test_a_huge_page_still_is_a_page(self, newsstand: Newsstand) -> None:
        reply = self.reply(newsstand, Fault.HUGE)
        assert HUGE_BYTES < len(reply.body) < HUGE_BYTES + 100_000
        assert reply.text.rstrip().endswith("</body></html>")

    def test_a_deep_page_closes_what_it_opens(self, newsstand: Newsstand) -> None:
        text = self.reply(newsstand, Fault.DEEP).text
        assert "<body>" + "<div>" * DEEP_LEVELS in text
        assert "</div>" * DEEP_LEVELS + "</body>" in text

    def test_hostile_text_stands_in_headline_and_body(self, newsstand: Newsstand) -> None:
        body = self.reply(newsstand, Fault.HOSTILE_TEXT).body
        assert b'<h1 class="news-title-container">' + HOSTILE_BYTES in body
        assert body.count(HOSTILE_BYTES) > 15

    def test_an_endless_body_has_no_end(self, newsstand: Newsstand) -> None:
        newsstand.fault(PRESSTV, self.path, Fault.ENDLESS)
        connection = http.client.HTTPConnection(newsstand.address, timeout=10)
        connection.request("GET", self.path, headers={"Host": PRESSTV})
        answer = connection.getresponse()
        assert answer.headers["Content-Length"] is None
        assert len(answer.read(30_000_000)) == 30_000_000
        connection.close()

    def test_odd_header_lines_are_sent_as_they_are(self, newsstand: Newsstand) -> None:
        newsstand.fault(PRESSTV, self.path, Fault.ODD_HEADERS)
        host, _, port = newsstand.address.partition(":")
        with socket.create_connection((host, int(port)), timeout=10) as raw:
            raw.sendall(f"GET {self.path} HTTP/1.1\r\nHost: {PRESSTV}\r\n\r\n".encode())
            answer = b"".join(iter(lambda: raw.recv(65536), b""))
        head, _, body = answer.partition(b"\r\n\r\n")
        assert b"X-Odd: caf\xe9 \xff\x80" in head
        assert b"\r\nNo colon on this line\r\n" in head
        assert body.decode() == rendered(presstv_seed())

    def test_every_fault_is_played(self, newsstand: Newsstand) -> None:
        """A fault without an answer would come back as the server's own 500."""
        for fault in set(Fault) - {Fault.STALLED, Fault.ENDLESS, Fault.RESET, Fault.TRUNCATED, Fault.ODD_HEADERS}:
            assert self.reply(newsstand, fault).status != 500, fault
