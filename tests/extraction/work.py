"""How much work the reader does, told without a clock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


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
