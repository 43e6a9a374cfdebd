"""Hypothesis tries the same examples in every run: new ones are what `python -m tests.bench.fuzz` looks for."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")
