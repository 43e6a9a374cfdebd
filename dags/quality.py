"""Holds what was loaded against what each edition declares, whenever normalise has run."""

from __future__ import annotations

from datetime import timedelta

from airflow.sdk import DAG

from dags.assets import NEWS
from dags.common import DEFAULTS, START
from dags.scrapy_operator import SKIP, CrawlerOperator
from spiders.registry import editions

with DAG(
    dag_id="quality",
    dag_display_name="Quality",
    description="What was loaded against what the outlets' files expect",
    doc_md="Runs after `normalise`, one task an edition: articles of yesterday, how full each field is, alternatives "
    "of the reader that no longer give a field (*layout changed*), pages that were not understood, dispositions that "
    "do not add up, silence. **Below a minimum the task fails** with the line that says what, and "
    "is not tried again; above a maximum it warns. An edition that was never crawled live is skipped. Every verdict "
    "stands in `ops.quality`. In a terminal: `scrapy quality`.",
    schedule=[NEWS],
    start_date=START,
    catchup=False,
    is_paused_upon_creation=False,
    max_active_runs=1,
    default_args=DEFAULTS | {"execution_timeout": timedelta(minutes=15)},
    tags=["warehouse"],
):
    for _edition in editions():
        CrawlerOperator(
            task_id=f"quality_{_edition.spider}",
            command=["scrapy", "quality", _edition.spider, "--skip-code", str(SKIP)],
        )
