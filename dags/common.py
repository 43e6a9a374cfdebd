"""What every DAG shares: its owner, how it retries, its tags, the panel that tells of an edition."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from spiders.registry import OUTLETS_FOLDER, Edition

# Before any crawl; without catch-up nothing is run for the time since.
START = datetime(2026, 1, 1, tzinfo=UTC)

# A crawl that failed on the way has landed what it read: a retry fetches the rest. The first waits as long as Airflow's
# setting default_task_retry_delay says, which whoever runs it sets.
DEFAULTS: dict[str, Any] = {
    "owner": "dateline",
    "retries": 3,
    "retry_exponential_backoff": 2.0,
    "max_retry_delay": timedelta(minutes=15),
    "execution_timeout": timedelta(hours=2),
}


def pool(edition: Edition) -> str:
    """The pool with one slot that all crawls of an edition share, so that its delay holds."""
    return f"crawl_{edition.spider}"


def tags(edition: Edition, *more: str) -> list[str]:
    return [edition.outlet, edition.language, *more]


def panel(edition: Edition, what: str) -> str:
    """What a DAG does, and the outlet's file as it stands, for the panel in the UI (Markdown)."""
    declaration = (OUTLETS_FOLDER / f"{edition.outlet}.toml").read_text(encoding="utf-8")
    title = f"### {edition.outlet_name}, {edition.code}"
    return f"{title}\n\n{what}\n\n`spiders/outlets/{edition.outlet}.toml`:\n\n```toml\n{declaration}```\n"
