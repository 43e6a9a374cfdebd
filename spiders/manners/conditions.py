"""Conditional questions (RFC 9110, 13.1): what changed is sent, and 304 says that nothing did.

A server that cannot bear the condition itself has not answered the question: it is asked again without.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from spiders.manners.politeness import NOT_FETCHED, asks_for_manners

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response

logger = logging.getLogger(__name__)

_ETAG, _DATE = "If-None-Match", "If-Modified-Since"

# Servers refuse headers of some kilobytes (nginx and Apache from 8 on, all of a request together); tags have some 50.
_LONGEST = 1000
# An entity-tag (RFC 9110, 8.8.3), of printable ASCII only: other bytes are not the same after every proxy.
_ENTITY_TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e]*"')
_PRINTABLE = re.compile(r"[\x20-\x7e]+")

# The request is malformed, the condition fails, the headers are too large (RFC 9110, 15.5; RFC 6585, 5).
_OF_THE_QUESTION = frozenset({400, 412, 431})


class ConditionsMiddleware:
    """Asks once more without conditions where the answer may be to these and not to the question.

    Of robots.txt and its like that is every 4xx: it would say that there is no such file. 429 asks to wait.
    """

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Reached when the retries are used up, before a mirror is asked."""
        if NOT_FETCHED in request.meta or not is_conditional(request):
            return response
        whatever = asks_for_manners(request) and 400 <= response.status < 500 and response.status != 429
        if not whatever and response.status not in _OF_THE_QUESTION:
            return response
        logger.info("%s answers %d to a conditional question: asked again without", request.url, response.status)
        again = request.replace(dont_filter=True)
        drop_conditions(again)
        return again


def conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The headers that ask for an answer only where it is another than the one with these validators.

    A validator that is none, or that a server may stumble over, is not sent.
    """
    headers = {}
    if etag and len(etag) <= _LONGEST and _ENTITY_TAG.fullmatch(etag):
        headers[_ETAG] = etag
    if last_modified and len(last_modified) <= _LONGEST and _PRINTABLE.fullmatch(last_modified):
        headers[_DATE] = last_modified
    return headers


def is_conditional(request: Request | None) -> bool:
    """Whether a request has conditions: to one without, 304 is no answer."""
    return request is not None and any(name in request.headers for name in (_ETAG, _DATE))


def drop_conditions(request: Request) -> None:
    """Makes a request ask for the answer in any case."""
    for name in (_ETAG, _DATE):
        request.headers.pop(name, None)
