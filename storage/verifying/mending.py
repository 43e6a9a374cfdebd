"""Lands what the archive tells and the warehouse lacks, each edition in a run of its own that is on record."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

import psycopg

from storage.crawl_records import Run
from storage.landing import Batch, Landing
from storage.records import CaptureSource
from storage.statements import statement
from storage.verifying.archive_rows import Identity


class Mender:
    """Use it as a context manager: a run is begun with the first row of its edition, and finished in the end."""

    def __init__(self, url: str, connection: psycopg.Connection[Any], identities: Mapping[str, Identity]) -> None:
        self._url = url
        self._connection = connection
        self._identities = {(each.outlet, each.edition): each for each in identities.values()}
        self._runs: dict[tuple[str, str], tuple[Landing, uuid.UUID]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for landing, run_id in self._runs.values():
            with landing:
                if error is None:
                    landing.finish_run(run_id, "finished", met=0)

    @property
    def run_ids(self) -> list[uuid.UUID]:
        """Of the runs that were begun."""
        return [run_id for _, run_id in self._runs.values()]

    def land(self, outlet: str, edition: str, batch: Batch) -> int:
        """How many of the rows were landed. Raises what Landing does."""
        if not len(batch):
            return 0
        landing, _ = self._runs.get((outlet, edition)) or self._begin(outlet, edition)
        return len(batch) - landing.land(batch).dropped

    def withhold(self, capture_ids: list[uuid.UUID], withheld: list[bool]) -> int:
        """Sets of captures whether they are withheld; how many were changed."""
        values = {"capture_ids": capture_ids, "withheld": withheld}
        return self._connection.execute(statement("verify/withhold"), values).rowcount

    def repoint(self, found: list[tuple[Any, ...]]) -> int:
        """Leads captures to where their bytes are; how many were changed.

        Each is (capture, file, offset, length, digest, date of the record where it is another than the capture's).
        """
        names = ("capture_ids", "files", "offsets", "lengths", "digests", "archived_at")
        values = {name: [row[place] for row in found] for place, name in enumerate(names)}
        return self._connection.execute(statement("verify/repoint"), values).rowcount

    def lose(self, capture_ids: list[uuid.UUID]) -> int:
        """Marks captures whose bytes are nowhere, so that they are kept again when they come again.

        Tells how many addresses on the live web wait for that now.
        """
        return self._connection.execute(statement("verify/lose"), {"capture_ids": capture_ids}).rowcount

    def _begin(self, outlet: str, edition: str) -> tuple[Landing, uuid.UUID]:
        landing, run_id = Landing(self._url), uuid.uuid4()
        self._runs[outlet, edition] = landing, run_id
        landing.start_run(
            Run(
                run_id=run_id,
                outlet=outlet,
                edition=edition,
                spider=self._identities[outlet, edition].spider,
                source=CaptureSource.ARCHIVE,
                arguments={"verify": "repair"},
                reader_version=0,
                started_at=datetime.now(UTC),
            )
        )
        return landing, run_id
