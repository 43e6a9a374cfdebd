"""`make up` and `make down`: Airflow as a user has it, on a data folder of the test's."""

from __future__ import annotations

import urllib.error

import psycopg
import pytest

from dags.local import COMPONENTS
from spiders.registry import editions
from storage import config, database
from tests.dags.running import Up, until


def test_the_demo_fills_the_warehouse(up: Up) -> None:
    """The DAGs are there; one click crawls, and normalise follows by itself."""
    until(180, lambda: up.ask("/api/v2/dags")["total_entries"] == 5 + 3 * len(editions()))
    assert up.ask("/api/v2/importErrors")["total_entries"] == 0
    paused = {dag["dag_id"]: dag["is_paused"] for dag in up.ask("/api/v2/dags")["dags"]}
    assert {name for name, is_paused in paused.items() if not is_paused} == {
        "demo",
        "normalise",
        "quality",
        "reread",
        "upkeep",
        *(f"silence_{edition.spider}" for edition in editions()),
    }
    run = up.ask("/api/v2/dags/demo/dagRuns", {"logical_date": None, "conf": {}})
    path = f"/api/v2/dags/demo/dagRuns/{run['dag_run_id']}"
    until(180, lambda: up.ask(path)["state"] not in ("queued", "running"))
    assert up.ask(path)["state"] == "success"
    settings = config.load({"DATELINE_DATA": str(up.data)})

    def articles() -> int:
        with psycopg.connect(database.warehouse_url(settings)) as connection:
            ((count,),) = connection.execute("SELECT count(*) FROM news.article").fetchall()
        return int(count)

    until(180, lambda: articles() == 2)


def test_several_crawls_at_once_lead_to_few_normalises(up: Up) -> None:
    """What lands while one normalise runs is the next one's, however much it is."""
    runs = "/api/v2/dags/normalise/dagRuns?run_type=asset_triggered"
    before = up.ask(runs)["total_entries"]
    assets = [asset["id"] for asset in up.ask("/api/v2/assets")["assets"] if asset["name"].startswith("landed_")]
    assert len(assets) == len(editions())
    for asset in 4 * assets:
        up.ask("/api/v2/assets/events", {"asset_id": asset})
    until(180, lambda: up.ask(runs)["total_entries"] > before)
    until(180, lambda: up.ask("/api/v2/dags/normalise/assets/queuedEvents")["total_entries"] == 0)
    until(180, lambda: {run["state"] for run in up.ask(runs)["dag_runs"]} == {"success"})
    assert up.ask(runs)["total_entries"] - before <= 3


def test_a_backfill_has_one_run_for_each_day(up: Up) -> None:
    """The first and the last included; its form sends midnights of UTC."""
    days = {"from_date": "2017-12-11T00:00:00Z", "to_date": "2017-12-13T00:00:00Z"}
    planned = up.ask("/api/v2/backfills/dry_run", {"dag_id": "backfill_presstv"} | days)["backfills"]
    assert [run["logical_date"] for run in planned] == [f"2017-12-{day}T00:00:00Z" for day in (11, 12, 13)]


def test_no_secret_stands_in_a_log(up: Up) -> None:
    keys = [(up.data / "airflow" / name).read_text() for name in ("secret_key", "jwt_secret")]
    logs = [path for path in (up.data / "airflow").rglob("*.log") if path.is_file()]
    assert len(logs) > len(COMPONENTS)
    for path in logs:
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not [secret for secret in (*keys, up.password) if secret in text], path


def test_the_api_asks_who_one_is(up: Up) -> None:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        up.ask("/api/v2/dags", as_user=False)
    assert refusal.value.code == 401


def test_it_is_up_once(up: Up) -> None:
    second = up.command("up")
    assert second.returncode == 1
    assert second.stderr == f"dateline: it is up already: http://127.0.0.1:{up.port} (`make down` ends it)\n"


def test_down_leaves_no_process(up: Up) -> None:
    """The last of the tests: what it ends stays ended."""
    assert [command for command in up.processes() if "bin/postgres" in command]
    down = up.command("down")
    assert (down.returncode, down.stdout) == (0, "Stopped.\n")
    assert up.process.wait(30) == 0
    until(10, lambda: not up.processes())
    assert up.command("down").stdout == "It was not running.\n"
