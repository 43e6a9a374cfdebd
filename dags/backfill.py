"""One DAG for each declared edition that crawls what was published on one day: *Backfill* in the UI takes many days."""

from __future__ import annotations

from datetime import UTC, datetime

from airflow.sdk import DAG, CronDataIntervalTimetable

from dags.assets import landed
from dags.common import DEFAULTS, panel, pool, tags
from dags.scrapy_operator import ScrapyOperator
from spiders.registry import Edition, editions
from storage.records import FIRST_YEAR

# Airflow runs no task of a run before its DAG's start: no outlet has articles on the web before this.
EARLIEST = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)

_WHAT = (
    "A run crawls what was published on one day, by the outlet's sitemaps and listings: the day that its data interval "
    "begins on is the name of a day at the outlet, from midnight to midnight there. Turn it on, then *Trigger > "
    "Backfill* with two dates, both included. While it is on, it also crawls each day once more when that day is over "
    "in UTC. Articles that the warehouse holds are not fetched again."
)


def backfill_dag(edition: Edition) -> DAG:
    """The crawl of one edition by day of publication."""
    day = "{{ data_interval_start.to_date_string() }}"
    with DAG(
        dag_id=f"backfill_{edition.spider}",
        dag_display_name=f"Backfill {edition.outlet_name} ({edition.code})",
        description=f"Crawls what {edition.outlet_name}, {edition.code}, published on a day",
        doc_md=panel(edition, _WHAT),
        # UTC wherever the outlet is: the backfill's form asks for midnights of UTC, the last one included.
        schedule=CronDataIntervalTimetable("0 0 * * *", timezone="UTC"),
        start_date=EARLIEST,
        catchup=False,
        is_paused_upon_creation=True,
        max_active_runs=1,
        default_args=DEFAULTS,
        tags=tags(edition, "backfill"),
    ) as dag:
        ScrapyOperator(
            task_id="crawl",
            spider=edition.spider,
            arguments={"since": day, "until": day},
            pool=pool(edition),
            outlets=[landed(edition)],
        )
    return dag


for _edition in editions():
    globals()[f"backfill_{_edition.spider}"] = backfill_dag(_edition)
