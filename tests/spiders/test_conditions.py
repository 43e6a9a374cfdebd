"""Which validators are sent back, and when a question is asked again without them."""

from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.http import Response

from spiders.manners.conditions import ConditionsMiddleware, conditions, is_conditional
from spiders.manners.politeness import manners_request

DATE = "Thu, 01 Jan 2026 12:00:00 GMT"
ASKED = {"If-None-Match": '"1"', "If-Modified-Since": DATE}
ARTICLE = Request("https://a.example/1", headers={**ASKED, "Accept": "*/*"}, meta={"key": "1"}, priority=7)
RULES = manners_request("https://a.example/robots.txt", "herald", ASKED)


@pytest.mark.parametrize("etag", ['"1"', 'W/"1"', '""', '"a,b"', '"' + "x" * 998 + '"'])
def test_entity_tags_are_sent(etag: str) -> None:
    assert conditions(etag, None) == {"If-None-Match": etag}


NO_TAGS = ("*", "1", '"', 'W/"x', 'w/"x"', '"a" , "b"', '"a"b"', '"\t"', '"a b"', '"é"', '"1"\r\n', '"\0"', '"\x7f"')


@pytest.mark.parametrize("etag", [None, "", *NO_TAGS, f'"{"x" * 7000}"'])
def test_what_is_no_entity_tag_is_not_sent(etag: str | None) -> None:
    assert conditions(etag, DATE) == {"If-Modified-Since": DATE}


@pytest.mark.parametrize("date", [None, "", "é", DATE + "\n", "1" * 1001])
def test_dates_that_a_server_may_stumble_over_are_not_sent(date: str | None) -> None:
    assert conditions('"1"', date) == {"If-None-Match": '"1"'}


def after(request: Request, status: int) -> Request | Response:
    return ConditionsMiddleware().process_response(request, Response(request.url, status=status))


@pytest.mark.parametrize(
    ("request_", "status"),
    [(ARTICLE, 400), (ARTICLE, 412), (ARTICLE, 431), (RULES, 400), (RULES, 403), (RULES, 404), (RULES, 412)],
)
def test_an_answer_to_the_conditions_is_none_to_the_question(request_: Request, status: int) -> None:
    again = after(request_, status)
    assert isinstance(again, Request)
    assert not is_conditional(again)
    assert is_conditional(request_), "what was sent is told as it was sent"
    assert (again.url, again.priority, again.dont_filter) == (request_.url, request_.priority, True)
    assert again.meta == request_.meta
    assert again.headers.get("Accept") == request_.headers.get("Accept")
    assert isinstance(after(again, status), Response), "once"


@pytest.mark.parametrize(
    ("request_", "status"),
    [(ARTICLE, 200), (ARTICLE, 304), (ARTICLE, 404), (ARTICLE, 410), (ARTICLE, 500), (RULES, 304), (RULES, 429)],
)
def test_other_answers_stand(request_: Request, status: int) -> None:
    assert isinstance(after(request_, status), Response)
