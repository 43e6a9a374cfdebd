"""Waiting for the next article of an edition, and what is done when none comes. The triggerer imports this module.

Storage is imported where it is used: parsing a DAG loads no driver of the database.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from airflow.sdk import BaseOperator, Context
from airflow.triggers.base import BaseTrigger, TriggerEvent

if TYPE_CHECKING:
    from storage.silence import Silence

# Seconds between two looks into the warehouse.
LOOK_EVERY = 60.0

# A week in seconds, see longest_wait.
_WEEK = 7 * 24 * 3600.0

_log = logging.getLogger(__name__)


def longest_wait(silence_hours: float) -> float:
    """Seconds after which what waits gives way to the next run, so that none grows old and none are many at once.

    A run waits well beyond its deadline, for Airflow drops the deadlines of runs that have ended well. What a missed
    deadline began ends after as long: the next run, if it waits in vain, misses its own.
    """
    return max(_WEEK, 2 * silence_hours * 3600)


class NextArticle(BaseOperator):
    """Waits, without a worker, until an edition has published something newer than what the warehouse holds now."""

    def __init__(self, *, outlet: str, edition: str, silence_hours: float, **options: Any) -> None:
        super().__init__(**options)
        self.outlet = outlet
        self.edition = edition
        self.silence_hours = silence_hours

    def execute(self, context: Context) -> None:  # noqa: ARG002 (Airflow's)
        """Defers. Raises WarehouseUnavailable."""
        from storage import config, silence  # noqa: PLC0415 (see above)

        found = silence.look(config.load(), self.outlet, self.edition)
        known = found.since.isoformat() if found else None
        longest = longest_wait(self.silence_hours)
        self.defer(trigger=ArticleTrigger(self.outlet, self.edition, known, longest), method_name="heard")

    def heard(self, context: Context, event: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002 (Airflow's)
        """What ended the waiting, see ArticleTrigger."""
        return event


class ArticleTrigger(BaseTrigger):
    """Fires when an edition is silent since a later time than `known` (ISO 8601; None: it was never crawled live).

    The event is {"silent_since": that time, or None where `longest` seconds were over}. Each look also resolves the
    alerts of silences that have ended.
    """

    def __init__(self, outlet: str, edition: str, known: str | None, longest: float, every: float = LOOK_EVERY) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # untyped in Airflow
        self.outlet = outlet
        self.edition = edition
        self.known = known
        self.longest = longest
        self.every = every

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """Airflow's: how the triggerer makes it anew."""
        arguments = {"outlet": self.outlet, "edition": self.edition, "known": self.known}
        return "dags.alerts.ArticleTrigger", arguments | {"longest": self.longest, "every": self.every}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Looks until it fires; a warehouse that is away is asked again."""
        known = datetime.fromisoformat(self.known) if self.known else None
        end = time.monotonic() + self.longest
        while time.monotonic() < end:
            silence = await _look(self.outlet, self.edition)
            if silence is not None and (known is None or silence.since > known):
                yield _event(silence.since.isoformat())
                return
            await asyncio.sleep(self.every)
        yield _event(None)


def _event(silent_since: str | None) -> TriggerEvent:
    return TriggerEvent({"silent_since": silent_since})  # type: ignore[no-untyped-call]  # untyped in Airflow


async def alert_silence(outlet: str, edition: str, declared_hours: float, every: float = LOOK_EVERY) -> str:
    """The callback of a missed deadline: puts the silence on record, and logs it, unless an article came after all.

    The deadline knows when nothing came, not whether anybody asked: it is silence when a crawl so long after the last
    article found nothing, which may be the next crawl, or one after a pause. Where none tells within longest_wait, a
    later run's deadline looks on. Tells what it came to.
    """
    first = None
    end = time.monotonic() + longest_wait(declared_hours)
    while time.monotonic() < end:
        silence = await _look(outlet, edition)
        if silence is not None:
            first = first or silence
            if silence.since > first.since:
                return "an article came"
            if silence.is_too_long(declared_hours):
                is_new = await _put_on_record(outlet, edition, silence, declared_hours)
                line = f"{outlet} {edition}: {silence.line(declared_hours)}"
                if is_new:
                    _log.error("%s", line)
                if is_new is not None:
                    return line
        await asyncio.sleep(every)
    return "nobody could tell"


async def _look(outlet: str, edition: str) -> Silence | None:
    """An edition's silence; None where it was never crawled live, or, with a warning, where the warehouse is away."""
    from storage import config, database, silence  # noqa: PLC0415 (see above)

    try:
        return await asyncio.to_thread(silence.look, config.load(), outlet, edition)
    except database.WarehouseUnavailable as error:
        _log.warning("silence of %s %s: %s", outlet, edition, error)
        return None


async def _put_on_record(outlet: str, edition: str, found: Silence, declared_hours: float) -> bool | None:
    """Whether the alert is new; None, with a warning, where the warehouse is away."""
    from storage import config, database, silence  # noqa: PLC0415 (see above)

    try:
        return await asyncio.to_thread(silence.alert, config.load(), outlet, edition, found, declared_hours)
    except database.WarehouseUnavailable as error:
        _log.warning("silence of %s %s: %s", outlet, edition, error)
        return None
