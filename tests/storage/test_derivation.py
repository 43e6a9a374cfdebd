"""news.* follows from what has landed, and from nothing else: neither from its order nor from when normalise ran."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.landing import Batch, Landing
from storage.normalise import normalise
from storage.records import MenuEntry, MenuKind, Observation, PageClass, Post
from tests.storage.making import absence, at, capture, staged
from tests.storage.test_normalise import contents

Connection = psycopg.Connection[tuple[Any, ...]]

LANDED = "landing.capture, landing.observation, landing.extraction, landing.absence, landing.pending"
DERIVED = (
    "news.article, news.revision_start, news.removal, news.article_capture, news.article_alias, news.image, news.link, "
    "news.live_post, news.ticker, news.menu"
)
ADDRESSES = ["https://herald.example/1", "https://herald.example/2"]


@dataclass(frozen=True)
class Seen:
    """Bytes that an address, or a file without one, gave at a minute; `confirmed`: by 304, where they are known."""

    page: str
    url: str | None
    minute: int
    confirmed: bool = False


@dataclass(frozen=True)
class Missed:
    """An address that gave no page."""

    url: str
    minute: int
    status: int


@dataclass(frozen=True)
class Read:
    """What a reader makes of some bytes."""

    native: str | None
    page_class: PageClass
    wording: str
    around: str


MINUTES = st.integers(0, 8).map(lambda step: step * 30)
EVENTS = st.one_of(
    st.builds(Seen, st.sampled_from("abc"), st.sampled_from([None, *ADDRESSES]), MINUTES, st.booleans()),
    st.builds(Missed, st.sampled_from(ADDRESSES), MINUTES, st.sampled_from([404, 404, 410, 301])),
)
READINGS = st.builds(
    Read,
    st.sampled_from([None, "id:1", "id:2"]),
    st.sampled_from([PageClass.ARTICLE] * 3 + [PageClass.LIVE_BLOG, PageClass.ERROR]),
    st.sampled_from("XY"),
    st.sampled_from(["", "f", "g", "fg"]),
)
# By bytes and reader; a reader that is not there has not read them.
READERS = st.dictionaries(st.tuples(st.sampled_from("abc"), st.integers(1, 2)), READINGS, max_size=6)


def batch(event: Seen | Missed, readings: dict[tuple[str, int], Read]) -> Batch:
    """What lands of an event. Which readers have read a capture does not depend on when."""
    if isinstance(event, Missed):
        return Batch(absences=[absence(at(event.minute), url=event.url, status=event.status)])
    plain = event.page == "c"
    page = capture(event.page, at(event.minute), url=event.url, media_type="text/plain" if plain else "text/html")
    if event.confirmed:
        return Batch(observations=[Observation(page.capture_id, page.captured_at)])
    landed = Batch(captures=[page])
    for (name, reader), read in readings.items():
        if name == event.page:
            menu = tuple(MenuEntry(MenuKind.SECTION, f"{line}{name}") for line in read.around)
            landed.extractions.append(
                staged(
                    page,
                    reader=reader,
                    native=read.native if event.url else None,
                    page_class=read.page_class,
                    body=read.wording,
                    posts=tuple(map(Post, read.around)) if read.page_class is PageClass.LIVE_BLOG else (),
                    ticker=tuple(read.around),
                    menu=menu if reader == 1 else (),
                )
            )
    return landed


def from_nothing(connection: Connection) -> None:
    connection.execute(f"TRUNCATE {LANDED}, {DERIVED}")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    events=st.lists(EVENTS, min_size=1, max_size=9, unique_by=lambda event: (event.url, event.minute)),
    readings=READERS,
    order=st.randoms(use_true_random=False),
)
def test_however_it_trickles_in_the_outcome_is_the_same(
    warehouse: str,
    connection: Connection,
    events: list[Seen | Missed],
    readings: dict[tuple[str, int], Read],
    order: Any,
) -> None:
    """Step by step, all at once over what stands there, in another order into an empty warehouse."""
    # A confirmation is of bytes that are known; in any order it counts only if it does so here.
    known = {(event.page, event.url) for event in events if isinstance(event, Seen) and not event.confirmed}
    events = [event for event in events if isinstance(event, Missed) or (event.page, event.url) in known]
    confirmed = [event for event in events if isinstance(event, Seen) and event.confirmed]
    first = [event for event in events if event not in confirmed]
    from_nothing(connection)
    with Landing(warehouse) as landing:
        for event in sorted(first, key=lambda event: event.minute) + confirmed:
            landing.land(batch(event, readings))
            normalise(warehouse)
        trickled = contents(connection)
        normalise(warehouse, everything=True)
        assert contents(connection) == trickled

        from_nothing(connection)
        order.shuffle(first)
        for event in first:
            landing.land(batch(event, readings))
        for event in confirmed:
            landing.land(batch(event, readings))
        normalise(warehouse)
        assert contents(connection) == trickled


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    events=st.lists(EVENTS, min_size=2, max_size=7, unique_by=lambda event: (event.url, event.minute)),
    readings=READERS,
)
def test_reading_again_later_is_as_reading_at_once(
    warehouse: str, connection: Connection, events: list[Seen | Missed], readings: dict[tuple[str, int], Read]
) -> None:
    """The newer reader comes when everything has been derived already, in whatever order things landed."""
    older = {key: read for key, read in readings.items() if key[1] == 1}
    from_nothing(connection)
    with Landing(warehouse) as landing:
        for step, known in ((1, older), (2, readings)):
            for event in events:
                landing.land(batch(event, known))
                if step == 2 or isinstance(event, Missed):
                    normalise(warehouse)
        normalise(warehouse)
        stepwise = contents(connection)
        connection.execute(f"TRUNCATE {DERIVED}")
        normalise(warehouse, everything=True)
        assert contents(connection) == stepwise
