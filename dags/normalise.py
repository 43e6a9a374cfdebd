"""Brings news.* up to date whenever a crawl has landed something."""

from __future__ import annotations

from datetime import timedelta

from airflow.sdk import DAG, AssetAny

from dags.assets import NEWS, landed
from dags.common import DEFAULTS, START
from dags.scrapy_operator import CrawlerOperator
from spiders.registry import editions

with DAG(
    dag_id="normalise",
    dag_display_name="Normalise",
    description="landing.* to news.*, after crawls",
    doc_md="Derives `news.*` from what crawls have landed. Several crawls at once lead to one run. It may run twice, "
    "or die in the middle: the warehouse is the same afterwards.",
    schedule=AssetAny(*(landed(edition) for edition in editions())),
    start_date=START,
    catchup=False,
    is_paused_upon_creation=False,
    max_active_runs=1,
    default_args=DEFAULTS | {"execution_timeout": timedelta(hours=1)},
    tags=["warehouse"],
):
    CrawlerOperator(task_id="normalise", command=["python", "-m", "storage", "normalise"], outlets=[NEWS])
