"""What the DAGs hand on to each other, by name."""

from __future__ import annotations

from airflow.sdk import Asset

from spiders.registry import Edition

# What people query; normalise brings it up to date.
NEWS = Asset("news", uri="dateline://warehouse/news")


def landed(edition: Edition) -> Asset:
    """What a crawl of an edition has landed."""
    return Asset(f"landed_{edition.spider}", uri=f"dateline://warehouse/landing/{edition.outlet}/{edition.code}")
