"""Tends the warehouse and the archive once a day."""

from __future__ import annotations

from datetime import timedelta

from airflow.sdk import DAG, CronTriggerTimetable

from dags.common import DEFAULTS, START
from dags.scrapy_operator import CrawlerOperator

with DAG(
    dag_id="upkeep",
    dag_display_name="Upkeep",
    description="Partitions ahead, retention, vacuum",
    doc_md="Makes the partitions of the months to come, gives up what is past the retention that the outlets' files "
    "declare (`[editions.en.keep]`: `captures_days`, `sightings_days`, `dispositions_days`; what is not declared is "
    "kept for ever), and vacuums. Old captures are retired: their bytes go from the archive, as do feeds and listings "
    "of that time; the rows and articles stay. It asks no outlet, and may run beside crawls. In a terminal: "
    "`scrapy upkeep`.",
    schedule=CronTriggerTimetable("30 3 * * *", timezone="UTC"),
    start_date=START,
    catchup=False,
    is_paused_upon_creation=False,
    max_active_runs=1,
    default_args=DEFAULTS | {"execution_timeout": timedelta(hours=2)},
    tags=["warehouse"],
):
    CrawlerOperator(task_id="upkeep", command=["scrapy", "upkeep"])
