"""Makes the fixture known to the newsstand's own tests."""

from tests.newsstand.fixtures import newsstand

__all__ = ["newsstand"]
