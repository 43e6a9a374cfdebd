"""The marker that keeps these tests in one process, known also where pytest-xdist is switched off."""

from __future__ import annotations

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """See https://docs.pytest.org/en/stable/how-to/mark.html."""
    config.addinivalue_line("markers", "xdist_group(name): run by one process, with --dist loadgroup")
