"""Whether Airflow's components are well, as its API server tells: `python -m dags.health ADDRESS PART ...`.

Standard library only and quick: container health checks run it. Exit code 0 or 1, with one line of reason.
"""

from __future__ import annotations

import json
import sys
import urllib.request
from collections.abc import Sequence

# What `GET /api/v2/monitor/health` tells of.
PARTS = ("metadatabase", "scheduler", "triggerer", "dag_processor")


def unhealthy(address: str, parts: Sequence[str] = PARTS) -> str | None:
    """Which part is not well, in one line; None where all are."""
    try:
        with urllib.request.urlopen(f"{address}/api/v2/monitor/health", timeout=5) as response:  # noqa: S310
            told = json.load(response)
    except (OSError, ValueError) as error:
        return f"{address} does not answer: {error}"
    for part in parts:
        state = told.get(part, {}).get("status")
        if state != "healthy":
            return f"{part}: {state}"
    return None


if __name__ == "__main__":
    sys.exit(unhealthy(sys.argv[1], sys.argv[2:]))
