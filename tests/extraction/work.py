"""How much work something is, told so that neither a slow nor a busy machine tells otherwise."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")

# A square of four times as much is sixteen times as much.
_GROWTH, _MOST, _RUNS = 4, 9, 3


def lines_run(work: Callable[[], object], module: str) -> int:
    """How many lines of a module of the reader are run by some work, each as often as it is."""
    count = 0

    def within(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return within

    def on_call(frame: FrameType, _event: str, _argument: object) -> Any:
        return within if frame.f_globals.get("__name__") == f"spiders.extraction.{module}" else None

    before = sys.gettrace()
    sys.settrace(on_call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def calls_made(work: Callable[[], object]) -> int:
    """How many functions, ours and built-in ones, are called while something is done: the same on any machine."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def keeps_pace(make: Callable[[int], T], work: Callable[[T], object], size: int) -> bool:
    """Whether work on four times as much takes less than nine times the CPU time: for what is done in C.

    `make` gives what there is to work on, of a size, and is not measured. Of some runs the least time counts.
    """

    def cost(size: int) -> float:
        given = make(size)
        began = time.process_time()
        work(given)
        return time.process_time() - began

    bearable = _MOST * min(cost(size) for _ in range(_RUNS))
    return any(cost(_GROWTH * size) < bearable for _ in range(_RUNS))
