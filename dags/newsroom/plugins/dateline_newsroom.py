"""What Airflow loads: the Newsroom as an app beside its own, and as an entry of its menu."""

from __future__ import annotations

from typing import Any

from airflow.plugins_manager import AirflowPlugin


class Newsroom(AirflowPlugin):
    """Every process of Airflow loads its plugins, each task too: only the API server asks for the app, and loads it."""

    name = "newsroom"
    external_views = [  # noqa: RUF012 (Airflow's own declaration)
        {"name": "Newsroom", "href": "newsroom/", "destination": "nav", "url_route": "newsroom", "nav_top_level": True}
    ]

    @property
    def fastapi_apps(self) -> list[Any]:  # type: ignore[override]  # Airflow only reads it
        from dags.newsroom.app import app  # noqa: PLC0415 (some seconds, which no task shall wait)

        return [{"app": app, "url_prefix": "/newsroom", "name": "Newsroom"}]
