"""What a run remembers of an edition's feeds, for the runs that follow: their states, by the rules of discovery.py."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import chain, zip_longest

from spiders import discovery, registry
from spiders.keeper import Keeper
from spiders.registry import Edition, Feed
from spiders.sources import feeds
from spiders.sources.found import FoundLink
from storage import looking
from storage.crawl_records import FeedState

logger = logging.getLogger(__name__)

# No outlet has so many feeds; one that names ever new ones is not followed beyond.
_MOST_FEEDS = 20_000


class FeedMemory:
    """The states of an edition's feeds by address; what changes is landed with the next batch.

    A run that `forgets` reads them and changes none.
    """

    def __init__(self, edition: Edition, keeper: Keeper, *, forgets: bool) -> None:
        self._edition = edition
        self._keeper = keeper
        self._forgets = forgets
        self._states: dict[str, FeedState] = {}

    async def load(self) -> None:
        """Takes up what earlier runs left. Raises NotKept."""
        outlet, code = self._edition.outlet, self._edition.code
        self._states = await self._keeper.ask(lambda landing: looking.feeds(landing, outlet, code))

    def get(self, url: str) -> FeedState | None:
        """The state of a feed, None for one that was never met."""
        return self._states.get(url)

    def resting(self) -> dict[str, datetime]:
        """See discovery.resting."""
        return discovery.resting(self._edition, self._states, datetime.now(UTC))

    def to_continue(self) -> list[FeedState]:
        """See discovery.to_continue."""
        return discovery.to_continue(self._edition, self._states.values(), datetime.now(UTC))

    def announce(self, found: Iterable[tuple[str, str]], announced_in: str) -> None:
        """Notes feeds, as (kind, address), that something tells of and nobody declared."""
        declared = {feed.url for feed in self._edition.feeds}
        for kind, url in found:
            is_own = registry.edition_of_url(url) is self._edition
            if is_own and url not in declared and url not in self._states and len(self._states) < _MOST_FEEDS:
                logger.info("a feed that is not declared: %s, announced in %s", url, announced_in)
                self._remember(discovery.first_seen(self._edition, Feed(kind, url), datetime.now(UTC), announced_in))

    def ask(self, feed: Feed, announced_in: str) -> None:
        """Notes that a feed is asked: should the run end before it is read, the next one asks again."""
        self._remember(discovery.asked(self._state_of(feed, announced_in), datetime.now(UTC)))

    def unchanged(self, feed: Feed, announced_in: str | None, status: int) -> None:
        """See discovery.unchanged."""
        self._remember(discovery.unchanged(self._state_of(feed, announced_in), status, datetime.now(UTC)))

    def changed(self, feed: Feed, announced_in: str | None, answer: discovery.Answer, articles: int) -> None:
        """See discovery.changed; for the same bytes, `unchanged`. Last of all: the state vouches for what was found."""
        state, now = self._state_of(feed, announced_in), datetime.now(UTC)
        is_same = state.payload_digest == answer.payload_digest
        self._remember(
            discovery.unchanged(state, 200, now) if is_same else discovery.changed(state, answer, articles, now)
        )

    def failed(self, feed: Feed, announced_in: str | None, status: int | None, detail: str) -> None:
        """See discovery.failed."""
        self._remember(discovery.failed(self._state_of(feed, announced_in), status, detail, datetime.now(UTC)))

    def still_to_ask(self, index: str, since: date, until: date, *, owed: bool = False) -> list[FoundLink]:
        """Sitemaps that an index told of before; of those that are `owed`, whatever their age."""
        found = discovery.children(self._states.values(), index, datetime.now(UTC))
        if owed:
            found = [link for link in found if discovery.is_owed(self._states[link.url])]
        return feeds.sitemaps_to_read(tuple(found), since, until)

    def in_turn(self, sitemaps: Sequence[FoundLink]) -> list[FoundLink]:
        """New ones, the latest first, and known ones, those asked longest ago first, by turns.

        So a limit starves neither: an index that names ever new addresses, or one that names very many.
        """
        new = [each for each in sitemaps if self._asked_at(each) is None]
        known = [each for each in sitemaps if self._asked_at(each) is not None]
        new.sort(key=lambda each: each.modified_at.timestamp() if each.modified_at else 0.0, reverse=True)
        known.sort(key=lambda each: self._asked_at(each) or datetime.min.replace(tzinfo=UTC))
        return [each for each in chain.from_iterable(zip_longest(new, known)) if each is not None]

    def _asked_at(self, sitemap: FoundLink) -> datetime | None:
        state = self._states.get(sitemap.url)
        return state.asked_at if state else None

    def _state_of(self, feed: Feed, announced_in: str | None) -> FeedState:
        return self._states.get(feed.url) or discovery.first_seen(self._edition, feed, datetime.now(UTC), announced_in)

    def _remember(self, state: FeedState) -> None:
        if self._forgets:
            return
        self._states[state.url] = state
        self._keeper.batch.feeds.append(state)
