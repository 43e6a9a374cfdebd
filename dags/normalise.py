"""Brings news.* up to date whenever a crawl has landed something, and once an hour."""

from __future__ import annotations

from datetime import timedelta

from airflow.sdk import DAG, AssetAny, AssetOrTimeSchedule, CronTriggerTimetable

from dags.assets import NEWS, landed
from dags.common import DEFAULTS, START
from dags.scrapy_operator import CrawlerOperator
from spiders.registry import editions

with DAG(
    dag_id="normalise",
    dag_display_name="Normalise",
    description="landing.* to news.*, after crawls",
    doc_md="Derives `news.*` from what crawls have landed. Several crawls at once lead to one run; what a crawl landed "
    "that then failed waits for an hour at most. It may run twice, or die in the middle: the warehouse is the same "
    "afterwards.",
    schedule=AssetOrTimeSchedule(
        assets=AssetAny(*(landed(edition) for edition in editions())),
        # A task that fails emits no asset, and has landed something all the same.
        timetable=CronTriggerTimetable("23 * * * *", timezone="UTC"),
    ),
    start_date=START,
    catchup=False,
    is_paused_upon_creation=False,
    max_active_runs=1,
    default_args=DEFAULTS | {"execution_timeout": timedelta(hours=1)},
    tags=["warehouse"],
):
    CrawlerOperator(task_id="normalise", command=["python", "-m", "storage", "normalise"], outlets=[NEWS])
