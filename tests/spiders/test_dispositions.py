"""One ending for each URL that a run met."""

from __future__ import annotations

import uuid
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from spiders.dispositions import Ledger
from storage.records import Ending

KEYS = st.sampled_from([f"key{n}" for n in range(8)])
STEPS = st.lists(st.tuples(st.sampled_from(["meet", "end"]), KEYS, st.sampled_from(list(Ending))), max_size=60)


def test_the_first_ending_stands() -> None:
    ledger = Ledger(uuid.uuid4())
    assert ledger.meet("a", "https://a.example/1")
    assert not ledger.meet("a", "https://a.example/1?again")
    first = ledger.end("a", Ending.STORED)
    assert first is not None
    assert (first.run_id, first.url, first.ending) == (ledger.run_id, "https://a.example/1", Ending.STORED)
    assert ledger.end("a", Ending.REJECTED) is None
    assert ledger.end("never met", Ending.REJECTED) is None


@given(STEPS)
def test_endings_add_up_to_what_was_met(steps: list[tuple[str, str, Ending]]) -> None:
    ledger = Ledger(uuid.uuid4())
    ended: Counter[str] = Counter()
    met = set()
    for action, key, ending in steps:
        if action == "meet":
            assert ledger.meet(key, key) is (key not in met)
            met.add(key)
        elif disposition := ledger.end(key, ending):
            ended[disposition.url] += 1
    for disposition in ledger.close("the end"):
        assert disposition.ending is Ending.NOT_FETCHED
        ended[disposition.url] += 1
    assert set(ended) == met
    assert set(ended.values()) <= {1}
    assert list(ledger.close("again")) == []
