"""When the address of an article gives no page."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urljoin

from spiders.extraction import identity
from spiders.registry import Edition
from storage.crawl_records import Absence

# Nothing is there any more, or never was (RFC 9110, 15.5.5 and 15.5.11).
GONE = frozenset({404, 410})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def absence_of(
    url: str, status: int | None, location: str | None, seen_at: datetime, edition: Edition
) -> Absence | None:
    """What an answer to a question for an article says of its absence; None where it says nothing of it.

    `location` is the Location header. A redirect to the same article (another slug, another host) is no absence.
    """
    if status in GONE:
        return Absence(edition.outlet, edition.code, identity.address_key(url, edition), seen_at, status, url)
    if status not in _REDIRECTS or not location:
        return None
    key = identity.address_key(url, edition)
    try:
        led_to = urljoin(url, location.strip())
        same = identity.address_key(led_to, edition) == key
    except ValueError:
        return None
    return None if same else Absence(edition.outlet, edition.code, key, seen_at, status, url, led_to)
