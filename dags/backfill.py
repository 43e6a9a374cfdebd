"""One DAG for each declared edition that crawls what was published on one day: *Backfill* in the UI takes many days."""

from __future__ import annotations

from airflow.sdk import DAG, CronDataIntervalTimetable

from dags.assets import landed
from dags.common import DEFAULTS, START, panel, pool, tags
from dags.scrapy_operator import ScrapyOperator
from spiders.registry import Edition, editions

_WHAT = (
    "A run crawls what was published on one day at the outlet, by its sitemaps and listings: the run's data interval "
    "is that day. Turn it on, then *Trigger > Backfill* with two dates. While it is on, it also crawls each day once "
    "more when that day is over. Articles that the warehouse holds are not fetched again."
)


def backfill_dag(edition: Edition) -> DAG:
    """The crawl of one edition by day of publication."""
    zone = edition.timezone.key
    day = "{{ data_interval_start.in_timezone('" + zone + "').to_date_string() }}"
    with DAG(
        dag_id=f"backfill_{edition.spider}",
        dag_display_name=f"Backfill {edition.outlet_name} ({edition.code})",
        description=f"Crawls what {edition.outlet_name}, {edition.code}, published on a day",
        doc_md=panel(edition, _WHAT),
        schedule=CronDataIntervalTimetable("0 0 * * *", timezone=zone),
        start_date=START,
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
