"""Retry-After in both of its forms."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from scrapy.http import Response

from spiders.politeness import retry_after


@pytest.mark.parametrize(
    ("value", "seconds"),
    [(b"120", 120.0), (b"0", 0.0), (b"soon", None), (b"", None), (b"-5", None), (b"9" * 400, 999_999.0)],
)
def test_seconds(value: bytes, seconds: float | None) -> None:
    assert retry_after(Response("https://a.example/", headers={"Retry-After": value})) == seconds


def test_a_date() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    asked = retry_after(Response("https://a.example/", headers={"Retry-After": later}))
    assert asked is not None
    assert 85 <= asked <= 90
    past = format_datetime(datetime.now(UTC) - timedelta(days=1), usegmt=True)
    assert retry_after(Response("https://a.example/", headers={"Retry-After": past})) == 0.0
