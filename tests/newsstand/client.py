"""What the newsstand's tests ask with: one request over a connection of its own."""

from __future__ import annotations

import http.client

from tests.newsstand.server import Newsstand

PRESSTV = "www.presstv.ir"
MAYADEEN = "english.almayadeen.net"


class Reply:
    """One answer: status, headers by lower-case name, body as it came. A header `a-b` is asked with as `a_b`."""

    def __init__(self, stand: Newsstand, host: str, path: str, **headers: str) -> None:
        connection = http.client.HTTPConnection(stand.address, timeout=10)
        try:
            connection.request(
                "GET", path, headers={"Host": host} | {k.replace("_", "-"): v for k, v in headers.items()}
            )
            answer = connection.getresponse()
            self.status = answer.status
            self.headers = {name.lower(): value for name, value in answer.getheaders()}
            self.body = answer.read()
        finally:
            connection.close()

    @property
    def text(self) -> str:
        """The body as UTF-8."""
        return self.body.decode()
