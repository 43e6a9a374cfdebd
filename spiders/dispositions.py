"""The ledger of one run: every URL that is met ends in exactly one disposition."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator

from storage.records import Disposition, Ending

# With the rests between (landing.rest): so many are some two weeks, and two hours.
PATIENT, WARY = 20, 4

# What may end otherwise another time is asked again, so many times in a row: a failure, and an answer that may pass.
_SETTLES_AFTER = {
    Ending.HTTP_ERROR: PATIENT,
    Ending.NETWORK_ERROR: PATIENT,
    Ending.ROBOTS: PATIENT,
    Ending.OFFSITE: WARY,
}


def settles_after(ending: Ending) -> int:
    """After how many such endings in a row an address is not asked again, unless more is known of it."""
    return _SETTLES_AFTER.get(ending, 1)


class Ledger:
    """Keeps which URLs a run met and which of them have not ended yet.

    A URL is told from another by its key (the outlet's identity rule), so one article under two addresses is met
    once. Only the open ones are kept whole; of the ended ones a key remains. `endings` counts how they ended; storing
    may still turn out to be unchanged when it is landed.
    """

    def __init__(self, run_id: uuid.UUID) -> None:
        self.run_id = run_id
        self.endings: Counter[Ending] = Counter()
        self._met: set[str] = set()
        self._open: dict[str, str] = {}

    def meet(self, key: str, url: str) -> bool:
        """Notes that the run met a URL; False when it had met it before."""
        if key in self._met:
            return False
        self._met.add(key)
        self._open[key] = url
        return True

    def has_met(self, key: str) -> bool:
        """Whether the run met a URL."""
        return key in self._met

    def end(
        self, key: str, ending: Ending, detail: str | None = None, capture_id: uuid.UUID | None = None
    ) -> Disposition | None:
        """Ends a URL; None when it has ended already or was never met, for the first ending stands."""
        url = self._open.pop(key, None)
        if url is None:
            return None
        self.endings[ending] += 1
        return Disposition(self.run_id, url, ending, detail, capture_id)

    def close(self, detail: str) -> Iterator[Disposition]:
        """Ends whatever is still open as not fetched."""
        for key in list(self._open):
            disposition = self.end(key, Ending.NOT_FETCHED, detail)
            if disposition is not None:
                yield disposition

    @property
    def met(self) -> int:
        """How many URLs the run has met."""
        return len(self._met)
